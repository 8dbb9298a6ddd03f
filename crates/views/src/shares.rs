//! Shares of loans that others hold, and which institution is a holder of what.
//!
//! Rows are the servicer's. A holder finds its own by asking each servicer for the rows that name it, so that no row of one
//! institution is written in a transaction of another.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Row, Statement};

use crate::{limits, statement, text};

/// A share of a loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareRow {
    /// Loan id.
    pub loan: String,
    /// The arrangement.
    pub participation: String,
    /// Which holder, by its place in the terms.
    pub holder: i64,
    /// Parts per million.
    pub share_ppm: i64,
    /// The last day whose flows are not the holder's.
    pub after_on: Option<String>,
    /// The last day whose flows are the holder's.
    pub until_on: Option<String>,
}

/// Rows of one statement: seven arguments each, within the store's bound of a thousand.
const ROWS: usize = 100;

/// Writes or replaces shares.
#[must_use]
pub fn put(institution: InstitutionId, rows: &[ShareRow]) -> Vec<Statement> {
    let one = |chunk: &[ShareRow]| {
        let mut args = vec![text(institution)];
        let mut values = Vec::with_capacity(chunk.len());
        for row in chunk {
            let at = args.len();
            values.push(format!("($1,${},${},${},${},${},${})", at + 1, at + 2, at + 3, at + 4, at + 5, at + 6));
            args.extend([
                text(&row.loan),
                text(&row.participation),
                Arg::Int(row.holder),
                Arg::Int(row.share_ppm),
                Arg::OptText(row.after_on.clone()),
                Arg::OptText(row.until_on.clone()),
            ]);
        }
        let sql = format!(
            "INSERT INTO v_share (institution, loan, participation, holder, share_ppm, after_on, until_on) VALUES {} \
             ON CONFLICT (institution, loan, participation, holder) DO UPDATE SET share_ppm = excluded.share_ppm, \
             after_on = excluded.after_on, until_on = excluded.until_on",
            values.join(",")
        );
        statement(sql, args)
    };
    rows.chunks(ROWS).map(one).collect()
}

/// An institution is a holder of the arrangement with this number.
#[must_use]
pub fn put_holder(institution: InstitutionId, participation: &str, holder: InstitutionId, number: &str) -> Statement {
    statement(
        "INSERT INTO v_holder (institution, participation, holder, number, place) VALUES ($1,$2,$3,$4,$5) \
         ON CONFLICT (institution, participation, holder) DO UPDATE SET number = excluded.number, place = excluded.place",
        vec![text(institution), text(participation), text(holder), text(number), text(place(participation, number))],
    )
}

/// Where an arrangement stands in a list: by the day and letters of its number, whichever kind it is, then by its id.
fn place(participation: &str, number: &str) -> String {
    format!("{}-{participation}", number.get(2..).unwrap_or_default())
}

/// The arrangement of one servicer with this id or number of which an institution is a holder: its id.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn held(
    book: &Book,
    servicer: InstitutionId,
    holder: InstitutionId,
    which: &str,
) -> Result<Option<String>, ReadError> {
    let query = statement(
        "SELECT participation FROM v_holder WHERE institution = $1 AND holder = $2 AND (participation = $3 OR number = $3) \
         ORDER BY participation LIMIT 1",
        vec![text(servicer), text(holder), text(which)],
    );
    book.query(servicer, &query).await?.first().map(|row| row.text(0)).transpose()
}

/// The arrangements of one servicer of which an institution is a holder, the newest first, after a place: id and place. One more
/// than a page of `limit`, so that the reader of several servicers sees whether there is another page.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn held_by(
    book: &Book,
    servicer: InstitutionId,
    holder: InstitutionId,
    after: &str,
    limit: u32,
) -> Result<Vec<(String, String)>, ReadError> {
    let query = statement(
        format!(
            "SELECT participation, place FROM v_holder WHERE institution = $1 AND holder = $2 AND ($3 = '' OR place < $3) \
             ORDER BY place DESC LIMIT {}",
            limits::page(limit) + 1
        ),
        vec![text(servicer), text(holder), text(after)],
    );
    book.query(servicer, &query).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

/// The shares of a loan.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn of_loan(book: &Book, institution: InstitutionId, loan: &str) -> Result<Vec<ShareRow>, ReadError> {
    let query = statement(
        "SELECT loan, participation, holder, share_ppm, after_on, until_on FROM v_share WHERE institution = $1 AND loan = $2 \
         ORDER BY participation, holder",
        vec![text(institution), text(loan)],
    );
    let read = |row: &Row| {
        Ok(ShareRow {
            loan: row.text(0)?,
            participation: row.text(1)?,
            holder: row.int(2)?,
            share_ppm: row.int(3)?,
            after_on: row.opt_text(4)?,
            until_on: row.opt_text(5)?,
        })
    };
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// Principal of which a holder of an arrangement has a share, as the list of loans knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPrincipal {
    /// The arrangement.
    pub participation: String,
    /// Which holder.
    pub holder: i64,
    /// Parts per million.
    pub share_ppm: i64,
    /// Currency code.
    pub currency: String,
    /// Loans with a share that runs.
    pub loans: i64,
    /// Principal outstanding of these, whole, in minor units.
    pub outstanding: i64,
}

/// Principal of which others hold a share, by arrangement, holder and currency; of arrangements of which one institution is a
/// holder, where one is given.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn held_principal(
    book: &Book,
    institution: InstitutionId,
    holder: Option<InstitutionId>,
) -> Result<Vec<HeldPrincipal>, ReadError> {
    let query = statement(
        "SELECT s.participation, s.holder, s.share_ppm, l.currency, COUNT(*), CAST(SUM(COALESCE(l.outstanding, 0)) AS BIGINT) \
         FROM v_share s JOIN v_loan l ON l.institution = s.institution AND l.id = s.loan \
         WHERE s.institution = $1 AND s.until_on IS NULL AND ($2 = '' OR EXISTS (SELECT 1 FROM v_holder h \
         WHERE h.institution = s.institution AND h.participation = s.participation AND h.holder = $2)) \
         GROUP BY s.participation, s.holder, s.share_ppm, l.currency ORDER BY s.participation, s.holder, s.share_ppm, l.currency",
        vec![text(institution), text(holder.map_or_else(String::new, |holder| holder.to_string()))],
    );
    let read = |row: &Row| {
        Ok(HeldPrincipal {
            participation: row.text(0)?,
            holder: row.int(1)?,
            share_ppm: row.int(2)?,
            currency: row.text(3)?,
            loans: row.int(4)?,
            outstanding: row.int(5)?,
        })
    };
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// All principal outstanding by currency, whole, as the list of loans knows it.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn outstanding(book: &Book, institution: InstitutionId) -> Result<Vec<(String, i64)>, ReadError> {
    let query = statement(
        "SELECT currency, CAST(SUM(COALESCE(outstanding, 0)) AS BIGINT) FROM v_loan WHERE institution = $1 \
         GROUP BY currency ORDER BY currency",
        vec![text(institution)],
    );
    book.query(institution, &query).await?.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}
