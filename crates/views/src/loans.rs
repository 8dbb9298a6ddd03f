//! The list of loans, each with its position when something last happened to it or the last day was closed.

use codes::InstitutionId;
use serde::{Deserialize, Serialize};
use store::{Arg, Book, ReadError, Row, Statement};

use crate::filter::Conditions;
use crate::lanes::in_lanes;
use crate::{limits, statement, text};

/// One loan as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanRow {
    /// Loan id.
    pub id: String,
    /// Contract number people use (借据号).
    pub number: String,
    /// Firm id.
    pub firm: String,
    /// Application it came from.
    pub application: Option<String>,
    /// Product code and version.
    pub product: String,
    /// Contract principal, in minor units.
    pub principal: i64,
    /// Currency code.
    pub currency: String,
    /// Where it stands, in kebab case.
    pub state: String,
    /// First day of the contract.
    pub starts_on: String,
    /// Last due day.
    pub ends_on: String,
    /// Day of the month on which it fell due first, as its contract was signed.
    pub due_day: i64,
    /// Term in months, begun ones counted, to the last due day before holidays move it.
    pub term_months: i64,
    /// Guarantee agreement, when one covers it.
    pub agreement: Option<String>,
    /// Stream version the row was made from.
    pub version: i64,
    /// Product code without the version.
    pub product_code: String,
    /// Contract rate, percent a year.
    pub rate: String,
    /// Division of the firm (GB/T 2260) as the decision knew it, six digits.
    pub region: Option<String>,
    /// Industry of the firm (GB/T 4754) as the decision knew it.
    pub industry: Option<String>,
    /// Grade of the decision.
    pub grade: Option<String>,
    /// What was lent, in minor units: the whole principal while a signed contract waits, nothing once it was cancelled.
    pub lent: i64,
    /// Principal that the firm still owes in law, also after a write-off, in minor units.
    pub owed: i64,
    /// Where it stood at the end of a day; nothing before money reached the firm.
    pub position: Option<Standing>,
}

/// What a closed day found of one loan.
#[derive(Debug, Clone)]
pub struct Closed {
    /// Loan id.
    pub id: String,
    /// Stream version it was found from.
    pub version: i64,
    /// Where it stands, in kebab case; `None` where its row says so already. Four indexes hold it, so it is not written for nothing.
    pub state: Option<String>,
    /// Principal owed in law, in minor units.
    pub owed: i64,
    /// Its position.
    pub standing: Standing,
}

/// What was lent under one covered loan and what is owed of it, in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// Loan id.
    pub id: String,
    /// What was lent.
    pub lent: i64,
    /// Principal owed in law.
    pub owed: i64,
}

/// Where a loan stood at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The day: of its last event, or the last one closed when that is later.
    pub on_day: String,
    /// Outstanding principal, in minor units.
    pub outstanding: i64,
    /// The oldest due date unpaid past its grace, while something is owed. Rows keep it rather than a number that grows each day.
    pub overdue_since: Option<String>,
    /// Days past due, while something is owed: made from it when a row is read.
    pub days_past_due: Option<i64>,
    /// Five-category class in kebab case, while something is owed.
    pub class: Option<String>,
    /// Overdue bucket, while something is owed.
    pub bucket: Option<String>,
    /// When the money reached the firm.
    pub disbursed_on: Option<String>,
    /// First day it was past due long enough to be bad, or was written off.
    pub bad_on: Option<String>,
}

impl LoanRow {
    /// What the sums of a close group it by.
    #[must_use]
    pub fn grouped(&self) -> Grouped {
        Grouped {
            firm: self.firm.clone(),
            principal: self.principal,
            currency: self.currency.clone(),
            region: self.region.clone(),
            industry: self.industry.clone(),
            product: self.product_code.clone(),
            grade: self.grade.clone(),
        }
    }
}

impl Standing {
    /// With its days past due, which count from the due date to the day of the standing.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] when a day is none.
    pub fn counted(mut self) -> Result<Self, ReadError> {
        let day = |text: &str| {
            calendar::parse_date(text).map_err(|_| ReadError::Damaged { what: format!("a loan's day '{text}'") })
        };
        let late = match &self.overdue_since {
            Some(since) => i64::from(calendar::days_between(day(since)?, day(&self.on_day)?)).max(0),
            None => 0,
        };
        self.days_past_due = self.class.is_some().then_some(late);
        Ok(self)
    }
}

/// What a list is asked for. An empty filter is no filter.
#[derive(Debug, Clone, Default)]
pub struct LoanQuery {
    /// State in kebab case.
    pub state: Option<String>,
    /// Product code.
    pub product: Option<String>,
    /// Class in kebab case.
    pub class: Option<String>,
    /// Overdue bucket.
    pub bucket: Option<String>,
    /// First 2, 4 or 6 digits of the division code.
    pub region: Option<String>,
    /// Section letter of the industry.
    pub industry: Option<String>,
    /// Only these firms; at most [`limits::MAX_NAMED`].
    pub firms: Option<Vec<String>>,
    /// Numbers that begin so: digits and capital letters.
    pub number_prefix: Option<String>,
    /// Numbers from this one on.
    pub number_from: Option<String>,
    /// Numbers that are not above this one.
    pub number_to: Option<String>,
    /// Oldest number first.
    pub ascending: bool,
    /// After this number in the order asked for.
    pub after: Option<String>,
}

impl LoanQuery {
    /// The filters by one column, the rarest values first. All but the first are written so that no index serves them:
    /// without statistics SQLite would choose among them blindly, and the common value costs most. The indexes of place, section
    /// and state end in what rarely changes, so that a second filter is checked before a row is fetched. Settled loans become
    /// many as a book grows old, and are still looked for by state before product: that index holds the product too.
    fn facets(&self) -> Vec<(&'static str, &str)> {
        let common = [("class", "normal"), ("bucket", "current"), ("state", "active")];
        let region = match self.region.as_deref().map_or(0, str::len) {
            2 => "SUBSTR(region, 1, 2)",
            4 => "SUBSTR(region, 1, 4)",
            _ => "region",
        };
        let asked = [
            ("class", &self.class),
            ("bucket", &self.bucket),
            (region, &self.region),
            ("SUBSTR(industry, 1, 1)", &self.industry),
            ("state", &self.state),
            ("product_code", &self.product),
        ];
        let mut facets: Vec<(&str, &str)> =
            asked.into_iter().filter_map(|(column, value)| Some((column, value.as_deref()?))).collect();
        facets.sort_by_key(|facet| common.contains(facet) || facet.0.ends_with("1, 2)"));
        facets
    }

    /// Whether no loan can answer: one that owes nothing has no class and no bucket. Asked of the store, it would read every
    /// settled loan to say so.
    fn is_void(&self) -> bool {
        self.state.as_deref() == Some("settled") && (self.class.is_some() || self.bucket.is_some())
    }
}

/// Writes or replaces the row of one loan.
#[must_use]
pub fn put(institution: InstitutionId, row: LoanRow) -> Statement {
    let mut args = vec![
        text(institution),
        Arg::Text(row.id),
        Arg::Text(row.number),
        Arg::Text(row.firm),
        Arg::OptText(row.application),
        Arg::Text(row.product),
        Arg::Int(row.principal),
        Arg::Text(row.currency),
        Arg::Text(row.state),
        Arg::Text(row.starts_on),
        Arg::Text(row.ends_on),
        Arg::OptText(row.agreement),
        Arg::Int(row.version),
        Arg::Text(row.product_code),
        Arg::Text(row.rate),
        Arg::OptText(row.region),
        Arg::OptText(row.industry),
        Arg::OptText(row.grade),
    ];
    args.extend(standing_args(row.position));
    args.extend([Arg::Int(row.lent), Arg::Int(row.owed), Arg::Int(row.term_months), Arg::Int(row.due_day)]);
    statement(
        "INSERT INTO v_loan (institution, id, number, firm, application, product, principal, currency, state, starts_on, ends_on, \
         agreement, version, product_code, rate, region, industry, grade, position_on, outstanding, overdue_since, class, bucket, \
         disbursed_on, bad_on, lent, owed, term_months, due_day) VALUES \
         ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29) \
         ON CONFLICT (institution, id) DO UPDATE SET firm = excluded.firm, rate = excluded.rate, \
         term_months = excluded.term_months, state = excluded.state, starts_on = excluded.starts_on, \
         ends_on = excluded.ends_on, version = excluded.version, position_on = excluded.position_on, \
         outstanding = excluded.outstanding, overdue_since = excluded.overdue_since, class = excluded.class, \
         bucket = excluded.bucket, disbursed_on = excluded.disbursed_on, bad_on = excluded.bad_on, lent = excluded.lent, \
         owed = excluded.owed",
        args,
    )
}

fn standing_args(standing: Option<Standing>) -> [Arg; 7] {
    let Some(s) = standing else {
        return [
            Arg::OptText(None),
            Arg::OptInt(None),
            Arg::OptText(None),
            Arg::OptText(None),
            Arg::OptText(None),
            Arg::OptText(None),
            Arg::OptText(None),
        ];
    };
    [
        Arg::OptText(Some(s.on_day)),
        Arg::OptInt(Some(s.outstanding)),
        Arg::OptText(s.overdue_since),
        Arg::OptText(s.class),
        Arg::OptText(s.bucket),
        Arg::OptText(s.disbursed_on),
        Arg::OptText(s.bad_on),
    ]
}

/// The most loans one statement of [`place`] moves: eleven arguments each, and the institution.
const PLACED_ROWS: usize = 90;

/// Sets where loans stood at the end of a closed day, unless something happened to them since or a later day is known already.
#[must_use]
pub fn place(institution: InstitutionId, found: Vec<Closed>) -> Vec<Statement> {
    let (moved, same): (Vec<Closed>, Vec<Closed>) = found.into_iter().partition(|loan| loan.state.is_some());
    let mut statements = place_rows(institution, same, "");
    statements.extend(place_rows(institution, moved, "state = f.column11, "));
    statements
}

fn place_rows(institution: InstitutionId, found: Vec<Closed>, state: &str) -> Vec<Statement> {
    const COLUMNS: usize = 11;
    let mut statements = Vec::with_capacity(found.len() / PLACED_ROWS + 1);
    let mut found = found.into_iter().peekable();
    while found.peek().is_some() {
        let mut args = vec![text(institution)];
        let mut rows = Vec::new();
        for loan in found.by_ref().take(PLACED_ROWS) {
            let places: Vec<String> = (1..=COLUMNS).map(|n| format!("${}", args.len() + n)).collect();
            rows.push(format!("({})", places.join(",")));
            args.push(Arg::Text(loan.id));
            args.extend(standing_args(Some(loan.standing)));
            args.extend([Arg::Int(loan.owed), Arg::Int(loan.version), Arg::OptText(loan.state)]);
        }
        let sql = format!(
            "UPDATE v_loan SET position_on = f.column2, outstanding = f.column3, overdue_since = f.column4, class = f.column5, \
             bucket = f.column6, disbursed_on = f.column7, bad_on = f.column8, {state}owed = f.column9 \
             FROM (VALUES {}) AS f WHERE v_loan.institution = $1 AND v_loan.id = f.column1 AND v_loan.version = f.column10 \
             AND (v_loan.position_on IS NULL OR v_loan.position_on <= f.column2)",
            rows.join(",")
        );
        statements.push(statement(sql, args));
    }
    statements
}

/// What the sums of a close group a loan by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouped {
    /// Firm id.
    pub firm: String,
    /// Contract principal, in minor units.
    pub principal: i64,
    /// Currency code.
    pub currency: String,
    /// Division of the firm.
    pub region: Option<String>,
    /// Industry of the firm.
    pub industry: Option<String>,
    /// Product code.
    pub product: String,
    /// Grade of the decision.
    pub grade: Option<String>,
}

/// Which of these loans are there.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn known(book: &Book, institution: InstitutionId, ids: &[String]) -> Result<Vec<String>, ReadError> {
    in_lanes(ids, |ids| some_known(book, institution, ids)).await
}

async fn some_known(book: &Book, institution: InstitutionId, ids: &[String]) -> Result<Vec<String>, ReadError> {
    let mut conditions = Conditions::of(institution);
    conditions.push_in("id", ids);
    let (sql, args) = conditions.finish();
    let query = statement(format!("SELECT id FROM v_loan WHERE {sql}"), args);
    book.query(institution, &query).await?.iter().map(|row| row.text(0)).collect()
}

/// The first number of an institution's loans: it begins with the day the first contract was signed.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn first_number(book: &Book, institution: InstitutionId) -> Result<Option<String>, ReadError> {
    let query = statement("SELECT MIN(number) FROM v_loan WHERE institution = $1", vec![text(institution)]);
    book.query(institution, &query).await?.first().map_or(Ok(None), |row| row.opt_text(0))
}

const COLUMNS: &str = "SELECT id, number, firm, application, product, principal, currency, state, starts_on, ends_on, agreement, \
                       version, product_code, rate, region, industry, grade, position_on, outstanding, overdue_since, class, \
                       bucket, disbursed_on, bad_on, lent, owed, \
                       (SELECT MAX(on_day) FROM v_close WHERE institution = $1), term_months, due_day FROM v_loan";

/// A page of loans by id, after `after`, in a state when one is given.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn list(
    book: &Book,
    institution: InstitutionId,
    state: Option<&str>,
    after: &str,
    limit: u32,
) -> Result<Vec<LoanRow>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND id > $2 AND ($3 = '' OR state = $3) ORDER BY id LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(after), text(state.unwrap_or(""))],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// A page of loans by number, the newest first unless asked otherwise, and one more: whether another page follows.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn find(
    book: &Book,
    institution: InstitutionId,
    asked: &LoanQuery,
    limit: u32,
) -> Result<Vec<LoanRow>, ReadError> {
    if asked.is_void() {
        return Ok(Vec::new());
    }
    let mut conditions = Conditions::of(institution);
    if let Some(firms) = &asked.firms {
        conditions.push_in("firm", firms);
    }
    for (index, (column, value)) in asked.facets().into_iter().enumerate() {
        let indexed = index == 0 && asked.firms.is_none();
        let column = if indexed { column.to_owned() } else { format!("COALESCE({column}, '')") };
        conditions.push(&format!("{column} ="), value);
    }
    // Where a few firms choose the loans, the order must not tempt the planner to walk all numbers.
    let number = if asked.firms.is_some() { "COALESCE(number, '')" } else { "number" };
    if let Some(prefix) = &asked.number_prefix {
        conditions.push(&format!("{number} >="), prefix);
        conditions.push(&format!("{number} <="), format!("{prefix}ZZ"));
    }
    if let Some(from) = &asked.number_from {
        conditions.push(&format!("{number} >="), from);
    }
    if let Some(to) = &asked.number_to {
        conditions.push(&format!("{number} <="), to);
    }
    let (beyond, order) = if asked.ascending { (">", "") } else { ("<", " DESC") };
    if let Some(after) = &asked.after {
        conditions.push(&format!("{number} {beyond}"), after);
    }
    let (sql, args) = conditions.finish();
    let query =
        statement(format!("{COLUMNS} WHERE {sql} ORDER BY {number}{order} LIMIT {}", limits::page(limit) + 1), args);
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// The loan with this id.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn get(book: &Book, institution: InstitutionId, id: &str) -> Result<Option<LoanRow>, ReadError> {
    let query = statement(format!("{COLUMNS} WHERE institution = $1 AND id = $2"), vec![text(institution), text(id)]);
    book.query(institution, &query).await?.first().map(read).transpose()
}

/// The contract numbers of these loans; at most [`limits::MAX_NAMED`].
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn numbers(
    book: &Book,
    institution: InstitutionId,
    ids: &[String],
) -> Result<Vec<(String, String)>, ReadError> {
    let mut conditions = Conditions::of(institution);
    conditions.push_in("id", ids);
    let (sql, args) = conditions.finish();
    let query = statement(format!("SELECT id, number FROM v_loan WHERE {sql}"), args);
    book.query(institution, &query).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

/// Every loan of a firm at this institution, by id; at most [`limits::MAX_PAGE`].
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn of_firm(book: &Book, institution: InstitutionId, firm: &str) -> Result<Vec<LoanRow>, ReadError> {
    let query = statement(
        format!("{COLUMNS} WHERE institution = $1 AND firm = $2 ORDER BY id LIMIT {}", limits::MAX_PAGE),
        vec![text(institution), text(firm)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// Every loan of these firms at this institution, by firm and id; at most [`limits::MAX_NAMED`] firms.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn of_firms(book: &Book, institution: InstitutionId, firms: &[String]) -> Result<Vec<LoanRow>, ReadError> {
    let mut conditions = Conditions::of(institution);
    conditions.push_in("firm", firms);
    let (sql, args) = conditions.finish();
    let query = statement(format!("{COLUMNS} WHERE {sql} ORDER BY firm, id"), args);
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// What was lent and what is owed of every loan under an agreement, by id.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn of_agreement(book: &Book, institution: InstitutionId, agreement: &str) -> Result<Vec<Covered>, ReadError> {
    // A row of an older release is taken for what it says until it is written anew.
    const ASKED: &str = "SELECT id, COALESCE(lent, CASE state WHEN 'cancelled' THEN 0 ELSE principal END), \
                         COALESCE(owed, outstanding, CASE state WHEN 'cancelled' THEN 0 ELSE principal END) FROM v_loan \
                         WHERE institution = $1 AND agreement = $2 AND id > $3 ORDER BY id LIMIT";
    let mut found: Vec<Covered> = Vec::new();
    loop {
        let after = found.last().map_or("", |row| row.id.as_str());
        let args = vec![text(institution), text(agreement), text(after)];
        let rows = book.query(institution, &statement(format!("{ASKED} {}", limits::MAX_PAGE), args)).await?;
        let page = rows.len();
        for row in rows {
            found.push(Covered { id: row.text(0)?, lent: row.int(1)?, owed: row.int(2)? });
        }
        if page < limits::MAX_PAGE as usize {
            return Ok(found);
        }
    }
}

/// The loan with this contract number.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn numbered(book: &Book, institution: InstitutionId, number: &str) -> Result<Option<LoanRow>, ReadError> {
    let query =
        statement(format!("{COLUMNS} WHERE institution = $1 AND number = $2"), vec![text(institution), text(number)]);
    book.query(institution, &query).await?.first().map(read).transpose()
}

fn read(row: &Row) -> Result<LoanRow, ReadError> {
    let position = match row.opt_text(17)? {
        None => None,
        Some(on_day) => Some(Standing {
            // A close writes only what changed: a row it left alone holds for the day it closed as well.
            on_day: row.opt_text(26)?.map_or(on_day.clone(), |closed| closed.max(on_day)),
            outstanding: row.opt_int(18)?.unwrap_or(0),
            overdue_since: row.opt_text(19)?,
            days_past_due: None,
            class: row.opt_text(20)?,
            bucket: row.opt_text(21)?,
            disbursed_on: row.opt_text(22)?,
            bad_on: row.opt_text(23)?,
        }),
    };
    let position = position.map(Standing::counted).transpose()?;
    let (principal, state) = (row.int(5)?, row.text(7)?);
    let whole = if state == "cancelled" { 0 } else { principal };
    let known = position.as_ref().map(|standing: &Standing| standing.outstanding);
    Ok(LoanRow {
        // What a row of an older release does not say is as good as said by the rest of it.
        lent: row.opt_int(24)?.unwrap_or(whole),
        owed: row.opt_int(25)?.or(known).unwrap_or(whole),
        id: row.text(0)?,
        number: row.text(1)?,
        firm: row.text(2)?,
        application: row.opt_text(3)?,
        product: row.text(4)?,
        principal,
        currency: row.text(6)?,
        state,
        starts_on: row.text(8)?,
        ends_on: row.text(9)?,
        term_months: row.opt_int(27)?.unwrap_or_default(),
        due_day: row.opt_int(28)?.unwrap_or_default(),
        agreement: row.opt_text(10)?,
        version: row.int(11)?,
        product_code: row.text(12)?,
        rate: row.text(13)?,
        region: row.opt_text(14)?,
        industry: row.opt_text(15)?,
        grade: row.opt_text(16)?,
        position,
    })
}
