//! The list of firms, who may see which, and what one institution has with a firm.
//!
//! Firms belong to the platform's operator; `v_firm_reader` says which institutions have a file on which firm. The rows are
//! the operator's, so that one query joins them with the vault.

use codes::InstitutionId;
use store::{Book, ReadError, Row, Statement};

use crate::vault::{FIRM_COLUMNS, FirmRow, read as read_firm};
use crate::{limits, statement, text};

/// An institution has a file on a firm from now on.
#[must_use]
pub fn put_reader(operator: InstitutionId, recipient: InstitutionId, firm: &str) -> Statement {
    statement(
        "INSERT INTO v_firm_reader (institution, recipient, firm) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        vec![text(operator), text(recipient), text(firm)],
    )
}

/// Whether an institution has a file on a firm.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn is_reader(
    book: &Book,
    operator: InstitutionId,
    recipient: InstitutionId,
    firm: &str,
) -> Result<bool, ReadError> {
    let query = statement(
        "SELECT firm FROM v_firm_reader WHERE institution = $1 AND recipient = $2 AND firm = $3",
        vec![text(operator), text(recipient), text(firm)],
    );
    Ok(!book.query(operator, &query).await?.is_empty())
}

/// The consents of a firm that a recipient has a file on, all recipients'; nothing where it has none. One look at the book for what every
/// read of a firm's data asks.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn consents_on_file(
    book: &Book,
    operator: InstitutionId,
    recipient: InstitutionId,
    firm: &str,
) -> Result<Option<Vec<String>>, ReadError> {
    let query = statement(
        "SELECT c.body FROM v_firm_reader r \
         LEFT JOIN v_object c ON c.institution = r.institution AND c.kind = 'consent' AND c.label = r.firm \
         WHERE r.institution = $1 AND r.recipient = $2 AND r.firm = $3",
        vec![text(operator), text(recipient), text(firm)],
    );
    let rows = book.query_kept(operator, &query).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let consents: Vec<Option<String>> = rows.iter().map(|row| row.opt_text(0)).collect::<Result<_, _>>()?;
    Ok(Some(consents.into_iter().flatten().collect()))
}

/// Which firms a list shows; an empty text asks for nothing.
#[derive(Debug, Clone, Default)]
pub struct FirmFilter {
    /// The institution that must have a file on it; empty for every firm.
    pub recipient: String,
    /// Part of the name.
    pub name: String,
    /// Keyed hash of the whole credit code.
    pub uscc_index: String,
    /// First digits of the division code.
    pub region: String,
    /// First characters of the industry code.
    pub industry: String,
}

/// A page of firms by id, after `after`.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn list(
    book: &Book,
    operator: InstitutionId,
    filter: &FirmFilter,
    after: &str,
    limit: u32,
) -> Result<Vec<FirmRow>, ReadError> {
    let sql = format!(
        "SELECT {FIRM_COLUMNS} FROM vault_firm f WHERE f.institution = $1 AND f.firm > $2 \
         AND ($3 = '' OR EXISTS (SELECT 1 FROM v_firm_reader r WHERE r.institution = f.institution \
           AND r.recipient = $3 AND r.firm = f.firm)) \
         AND ($4 = '' OR f.name LIKE $4 ESCAPE '!') AND ($5 = '' OR f.uscc_index = $5) \
         AND ($6 = '' OR f.region LIKE $6 ESCAPE '!') AND ($7 = '' OR f.industry LIKE $7 ESCAPE '!') \
         ORDER BY f.firm LIMIT {}",
        limits::page(limit)
    );
    let arguments = vec![
        text(operator),
        text(after),
        text(&filter.recipient),
        text(like("%", &filter.name)),
        text(&filter.uscc_index),
        text(like("", &filter.region)),
        text(like("", &filter.industry)),
    ];
    book.query(operator, &statement(sql, arguments)).await?.iter().map(read_firm).collect()
}

/// A pattern for what begins with a text (or, after `%`, holds it); empty when nothing is asked for.
fn like(before: &str, asked: &str) -> String {
    if asked.is_empty() {
        return String::new();
    }
    let mut pattern = before.to_owned();
    for letter in asked.chars() {
        if ['!', '%', '_'].contains(&letter) {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// An application in a firm's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmApplication {
    /// Application id.
    pub id: String,
    /// Product code.
    pub product: String,
    /// Amount asked for, in minor units.
    pub amount: i64,
    /// Currency code.
    pub currency: String,
    /// Where it stands, in kebab case.
    pub state: String,
    /// Business date of submission.
    pub submitted_on: String,
}

/// The newest applications of a firm at an institution.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn applications(
    book: &Book,
    institution: InstitutionId,
    firm: &str,
    limit: u32,
) -> Result<Vec<FirmApplication>, ReadError> {
    let query = statement(
        format!(
            "SELECT id, product, amount, currency, state, submitted_on FROM v_application \
             WHERE institution = $1 AND firm = $2 ORDER BY submitted_on DESC, id LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(firm)],
    );
    let read = |row: &Row| {
        Ok(FirmApplication {
            id: row.text(0)?,
            product: row.text(1)?,
            amount: row.int(2)?,
            currency: row.text(3)?,
            state: row.text(4)?,
            submitted_on: row.text(5)?,
        })
    };
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// A loan in a firm's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmLoan {
    /// Loan id.
    pub id: String,
    /// Contract number.
    pub number: String,
    /// Contract principal, in minor units.
    pub principal: i64,
    /// Currency code.
    pub currency: String,
    /// Where it stands, in kebab case.
    pub state: String,
    /// First day.
    pub starts_on: String,
    /// Last due day.
    pub ends_on: String,
}

/// The newest loans of a firm at an institution.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn loans(
    book: &Book,
    institution: InstitutionId,
    firm: &str,
    limit: u32,
) -> Result<Vec<FirmLoan>, ReadError> {
    let query = statement(
        format!(
            "SELECT id, number, principal, currency, state, starts_on, ends_on FROM v_loan \
             WHERE institution = $1 AND firm = $2 ORDER BY starts_on DESC, id LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(firm)],
    );
    let read = |row: &Row| {
        Ok(FirmLoan {
            id: row.text(0)?,
            number: row.text(1)?,
            principal: row.int(2)?,
            currency: row.text(3)?,
            state: row.text(4)?,
            starts_on: row.text(5)?,
            ends_on: row.text(6)?,
        })
    };
    book.query(institution, &query).await?.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn what_people_type_is_no_pattern() {
        assert_eq!(like("%", "100%_店!"), "%100!%!_店!!%");
        assert_eq!((like("", "1301").as_str(), like("%", "").as_str()), ("1301%", ""));
    }
}
