//! What a close of day works from: each loan's outlook, what the last close counted of it, and the sums of a close under way.
//!
//! | table | one row for | written by |
//! |---|---|---|
//! | `v_outlook` | a loan: where it stands from a day on if nothing happens | the transaction of the loan's event |
//! | `v_counted` | a loan: what the sums hold of it, and the day on which it is to be looked at next | the close; an event sets that day to the empty text, which is before every day |
//! | `v_close_part` | a chunk of a close: what it adds to the sums | the transaction that counts the chunk |
//! | `v_aside` | a loan that could not be counted, and why | the close |
//!
//! A close reads `v_counted` by the day of the next look: loans on which nothing changes are not read at all. Rows of loans that
//! fall due on the same day of the month lie together ([`LoanKey`]), so what an ordinary day changes is a few thousand pages in a
//! row, not one page anywhere for each loan; and an outlook's row says what the sums group its loan by, so that the list of
//! loans is not read. A part's number is taken once, so two closes of one institution cannot both count a chunk.

use calendar::Date;
use codes::InstitutionId;
use store::{Arg, Book, ReadError, Row, Statement};

use crate::lanes::in_lanes;
use crate::loans::Grouped;
use crate::{limits, statement, text};

/// The day of the next look at a loan on which something happened since it was counted: before every day.
pub const AT_ONCE: &str = "";
/// The day of the next look at a loan that will never change by itself.
pub const NEVER: &str = "9999-12-31";
/// The most rows one statement counts: five arguments each, and the institution.
const COUNTED_ROWS: usize = 190;

/// The most keys one statement names: two arguments each, and the institution.
const NAMED_KEYS: usize = limits::MAX_NAMED / 2;

/// Where the rows of a loan lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LoanKey {
    /// Day of the month on which the loan fell due first, as its contract was signed: whatever is agreed later, its rows stay.
    pub due_day: i64,
    /// Loan id.
    pub loan: [u8; 16],
}

/// A loan's outlook as its row keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlookRow {
    /// The loan.
    pub key: LoanKey,
    /// Stream version it was made from.
    pub version: i64,
    /// The day whose standing the list of loans was given with it.
    pub listed_on: String,
    /// The next day on which the rate is set anew, for a rate that floats.
    pub reset_on: Option<String>,
    /// What the sums group the loan by.
    pub by: Grouped,
    /// The outlook.
    pub outlook: Vec<u8>,
}

/// A loan that a close looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The loan.
    pub key: LoanKey,
    /// Stream version of the outlook.
    pub version: i64,
    /// The day of this look: [`AT_ONCE`] when something happened.
    pub next_on: String,
    /// What the sums hold of it; empty for a loan never counted.
    pub counted: Vec<u8>,
    /// The day whose standing the list was given with the outlook.
    pub listed_on: String,
    /// What the sums group the loan by.
    pub by: Grouped,
    /// The outlook.
    pub outlook: Vec<u8>,
}

/// What a close counted of one loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The loan.
    pub key: LoanKey,
    /// Stream version it was counted from.
    pub version: i64,
    /// When to look again.
    pub next_on: String,
    /// What the sums hold of it.
    pub counted: Vec<u8>,
}

/// A loan that could not be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Loan id.
    pub loan: [u8; 16],
    /// The day whose close set it aside.
    pub on_day: String,
    /// Code of the problem.
    pub code: String,
    /// The reason, with its remedy.
    pub reason: String,
}

/// Writes a loan's outlook, unless a newer one is there.
#[must_use]
pub fn put(institution: InstitutionId, row: OutlookRow) -> Statement {
    statement(
        "INSERT INTO v_outlook (institution, due_day, loan, version, listed_on, reset_on, firm, principal, currency, region, \
         industry, product, grade, outlook) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14) \
         ON CONFLICT (institution, due_day, loan) DO UPDATE SET version = excluded.version, listed_on = excluded.listed_on, \
         reset_on = excluded.reset_on, firm = excluded.firm, outlook = excluded.outlook \
         WHERE v_outlook.version <= excluded.version",
        vec![
            text(institution),
            Arg::Int(row.key.due_day),
            Arg::Blob(row.key.loan.to_vec()),
            Arg::Int(row.version),
            Arg::Text(row.listed_on),
            Arg::OptText(row.reset_on),
            Arg::Text(row.by.firm),
            Arg::Int(row.by.principal),
            Arg::Text(row.by.currency),
            Arg::OptText(row.by.region),
            Arg::OptText(row.by.industry),
            Arg::Text(row.by.product),
            Arg::OptText(row.by.grade),
            Arg::Blob(row.outlook),
        ],
    )
}

/// Has the next close look at a loan: something happened to it.
#[must_use]
pub fn look_at(institution: InstitutionId, key: LoanKey, version: i64) -> Statement {
    let LoanKey { due_day, loan } = key;
    statement(
        "INSERT INTO v_counted (institution, due_day, loan, version, next_on, counted) VALUES ($1,$2,$3,$4,$5,$6) \
         ON CONFLICT (institution, due_day, loan) DO UPDATE SET version = excluded.version, next_on = excluded.next_on",
        vec![
            text(institution),
            Arg::Int(due_day),
            Arg::Blob(loan.to_vec()),
            Arg::Int(version),
            text(AT_ONCE),
            Arg::Blob(Vec::new()),
        ],
    )
}

/// Keeps what a close counted. A loan to which something happened meanwhile keeps its place in the queue of the next look.
#[must_use]
pub fn count(institution: InstitutionId, rows: Vec<Counted>) -> Vec<Statement> {
    let mut statements = Vec::with_capacity(rows.len() / COUNTED_ROWS + 1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut args = vec![text(institution)];
        let mut places = String::new();
        for row in rows.by_ref().take(COUNTED_ROWS) {
            let n = args.len();
            let comma = if n == 1 { "" } else { "," };
            places.push_str(&format!("{comma}($1,${},${},${},${},${})", n + 1, n + 2, n + 3, n + 4, n + 5));
            args.extend([
                Arg::Int(row.key.due_day),
                Arg::Blob(row.key.loan.to_vec()),
                Arg::Int(row.version),
                Arg::Text(row.next_on),
                Arg::Blob(row.counted),
            ]);
        }
        let sql = format!(
            "INSERT INTO v_counted (institution, due_day, loan, version, next_on, counted) VALUES {places} \
             ON CONFLICT (institution, due_day, loan) DO UPDATE SET counted = excluded.counted, next_on = \
             CASE WHEN v_counted.version = excluded.version THEN excluded.next_on ELSE v_counted.next_on END"
        );
        statements.push(statement(sql, args));
    }
    statements
}

/// Where a page of loans to be looked at ends: the day of the look and the loan.
pub type Place = (String, LoanKey);

/// Loans to be looked at on a day or before, in the order of that day and their keys, after one of them; and where the page ends,
/// where it holds any.
///
/// Their places come from the index alone, their rows on several connections at once: from a disk, most of the time is waiting.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn due(
    book: &Book,
    institution: InstitutionId,
    through: &str,
    after: Option<&Place>,
    limit: u32,
) -> Result<(Vec<Look>, Option<Place>), ReadError> {
    let mut args = vec![text(institution), text(through)];
    let mut beyond = "";
    if let Some((day, key)) = after {
        args.extend([text(day), Arg::Int(key.due_day), Arg::Blob(key.loan.to_vec())]);
        beyond = " AND (next_on, due_day, loan) > ($3, $4, $5)";
    }
    let query = statement(
        format!(
            "SELECT next_on, due_day, loan FROM v_counted WHERE institution = $1 AND next_on <= $2{beyond} \
             ORDER BY next_on, due_day, loan LIMIT {limit}"
        ),
        args,
    );
    let places: Vec<Place> = book.query(institution, &query).await?.iter().map(place).collect::<Result<_, _>>()?;
    let found = in_lanes(&places, |places| looks(book, institution, places)).await?;
    Ok((found, places.into_iter().next_back()))
}

/// The rows of loans to be looked at.
async fn looks(book: &Book, institution: InstitutionId, places: &[Place]) -> Result<Vec<Look>, ReadError> {
    let mut found = Vec::with_capacity(places.len());
    for places in places.chunks(NAMED_KEYS) {
        found.extend(some_looks(book, institution, places).await?);
    }
    Ok(found)
}

async fn some_looks(book: &Book, institution: InstitutionId, places: &[Place]) -> Result<Vec<Look>, ReadError> {
    let (keys, args) = named(institution, places.iter().map(|(_, key)| *key));
    let query = statement(
        format!(
            "SELECT c.due_day, c.loan, c.version, c.next_on, c.counted, o.listed_on, o.outlook, o.firm, o.principal, o.currency, \
             o.region, o.industry, o.product, o.grade FROM ({keys}) k CROSS JOIN v_counted c CROSS JOIN v_outlook o \
             WHERE c.institution = $1 AND c.due_day = k.column1 AND c.loan = k.column2 \
             AND o.institution = $1 AND o.due_day = c.due_day AND o.loan = c.loan"
        ),
        args,
    );
    book.query(institution, &query).await?.iter().map(look).collect()
}

/// Keys of loans as a list of values, whose columns both engines call `column1` and `column2`; and the arguments, of which the first
/// is the institution. Tables are joined to it by CROSS JOIN, which SQLite takes in the order written: of its own accord it walked
/// every loan of the institution and looked each up in the list.
fn named(institution: InstitutionId, keys: impl Iterator<Item = LoanKey>) -> (String, Vec<Arg>) {
    let (mut places, mut args) = (String::from("VALUES "), vec![text(institution)]);
    for LoanKey { due_day, loan } in keys {
        let n = args.len();
        let comma = if n == 1 { "" } else { "," };
        places.push_str(&format!("{comma}(${},${})", n + 1, n + 2));
        args.extend([Arg::Int(due_day), Arg::Blob(loan.to_vec())]);
    }
    (places, args)
}

/// What the sums hold of these loans. Loans never counted are left out.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn counted(book: &Book, institution: InstitutionId, loans: &[LoanKey]) -> Result<Vec<Counted>, ReadError> {
    let mut found = Vec::with_capacity(loans.len());
    for loans in loans.chunks(NAMED_KEYS) {
        found.extend(some_counted(book, institution, loans).await?);
    }
    Ok(found)
}

async fn some_counted(book: &Book, institution: InstitutionId, loans: &[LoanKey]) -> Result<Vec<Counted>, ReadError> {
    let (keys, args) = named(institution, loans.iter().copied());
    let query = statement(
        format!(
            "SELECT c.due_day, c.loan, c.version, c.next_on, c.counted FROM ({keys}) k CROSS JOIN v_counted c \
             WHERE c.institution = $1 AND c.due_day = k.column1 AND c.loan = k.column2"
        ),
        args,
    );
    let read = |row: &Row| {
        Ok(Counted { key: key(row, 0)?, version: row.int(2)?, next_on: row.text(3)?, counted: row.blob(4)? })
    };
    book.query(institution, &query).await?.iter().map(read).collect()
}

fn look(row: &Row) -> Result<Look, ReadError> {
    Ok(Look {
        key: key(row, 0)?,
        version: row.int(2)?,
        next_on: row.text(3)?,
        counted: row.blob(4)?,
        listed_on: row.text(5)?,
        outlook: row.blob(6)?,
        by: Grouped {
            firm: row.text(7)?,
            principal: row.int(8)?,
            currency: row.text(9)?,
            region: row.opt_text(10)?,
            industry: row.opt_text(11)?,
            product: row.text(12)?,
            grade: row.opt_text(13)?,
        },
    })
}

fn key(row: &Row, at: usize) -> Result<LoanKey, ReadError> {
    Ok(LoanKey { due_day: row.int(at)?, loan: row.id(at + 1)? })
}

/// Loans whose rate is to be set anew on a day or before, in the order of that day and their ids, after one of them.
///
/// In that order the index of floating rates gives them; by their ids SQLite would walk every loan.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn resets_due(
    book: &Book,
    institution: InstitutionId,
    through: Date,
    after: Option<&Place>,
    limit: u32,
) -> Result<Vec<Place>, ReadError> {
    let mut args = vec![text(institution), text(through)];
    let mut beyond = "";
    if let Some((day, key)) = after {
        args.extend([text(day), Arg::Int(key.due_day), Arg::Blob(key.loan.to_vec())]);
        beyond = " AND (reset_on, due_day, loan) > ($3, $4, $5)";
    }
    let query = statement(
        format!(
            "SELECT reset_on, due_day, loan FROM v_outlook WHERE institution = $1 AND reset_on IS NOT NULL \
             AND reset_on <= $2{beyond} ORDER BY reset_on, due_day, loan LIMIT {limit}"
        ),
        args,
    );
    book.query(institution, &query).await?.iter().map(place).collect()
}

fn place(row: &Row) -> Result<Place, ReadError> {
    Ok((row.text(0)?, key(row, 1)?))
}

/// How many loans a close of a day will look at.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn due_count(book: &Book, institution: InstitutionId, through: &str) -> Result<i64, ReadError> {
    let query = statement(
        "SELECT COUNT(*) FROM v_counted WHERE institution = $1 AND next_on <= $2",
        vec![text(institution), text(through)],
    );
    book.query(institution, &query).await?.first().map_or(Ok(0), |row| row.int(0))
}

/// Adds what a chunk of a close brings; refused when the number is taken.
#[must_use]
pub fn put_part(institution: InstitutionId, part: i64, body: String) -> Statement {
    statement(
        "INSERT INTO v_close_part (institution, part, body) VALUES ($1,$2,$3)",
        vec![text(institution), Arg::Int(part), Arg::Text(body)],
    )
}

/// Forgets parts before a number.
#[must_use]
pub fn forget_parts(institution: InstitutionId, before: i64) -> Statement {
    statement(
        "DELETE FROM v_close_part WHERE institution = $1 AND part < $2",
        vec![text(institution), Arg::Int(before)],
    )
}

/// The parts from a number on, in order.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn parts(book: &Book, institution: InstitutionId, from: i64) -> Result<Vec<(i64, String)>, ReadError> {
    let query = statement(
        "SELECT part, body FROM v_close_part WHERE institution = $1 AND part >= $2 ORDER BY part",
        vec![text(institution), Arg::Int(from)],
    );
    book.query(institution, &query).await?.iter().map(|row| Ok((row.int(0)?, row.text(1)?))).collect()
}

/// Sets a loan aside.
#[must_use]
pub fn set_aside(institution: InstitutionId, row: Aside) -> Statement {
    statement(
        "INSERT INTO v_aside (institution, loan, on_day, code, reason) VALUES ($1,$2,$3,$4,$5) \
         ON CONFLICT (institution, loan) DO UPDATE SET on_day = excluded.on_day, code = excluded.code, \
         reason = excluded.reason",
        vec![
            text(institution),
            Arg::Blob(row.loan.to_vec()),
            Arg::Text(row.on_day),
            Arg::Text(row.code),
            Arg::Text(row.reason),
        ],
    )
}

/// Takes loans that could be counted off the list of those set aside.
#[must_use]
pub fn take_back(institution: InstitutionId, loans: &[[u8; 16]]) -> Statement {
    let mut args = vec![text(institution)];
    args.extend(loans.iter().map(|loan| Arg::Blob(loan.to_vec())));
    let places: Vec<String> = (2..=args.len()).map(|n| format!("${n}")).collect();
    let sql = format!("DELETE FROM v_aside WHERE institution = $1 AND loan IN ({})", places.join(","));
    statement(sql, args)
}

/// Loans set aside, by id after one of them.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn aside(book: &Book, institution: InstitutionId, after: &[u8], limit: u32) -> Result<Vec<Aside>, ReadError> {
    let query = statement(
        format!(
            "SELECT loan, on_day, code, reason FROM v_aside WHERE institution = $1 AND loan > $2 ORDER BY loan LIMIT {limit}"
        ),
        vec![text(institution), Arg::Blob(after.to_vec())],
    );
    let read =
        |row: &Row| Ok(Aside { loan: row.id(0)?, on_day: row.text(1)?, code: row.text(2)?, reason: row.text(3)? });
    book.query(institution, &query).await?.iter().map(read).collect()
}
