//! What each run of expected losses found of each loan: one row a loan and run.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Row, Statement};

use crate::{limits, statement, text};

/// One loan in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LossRow {
    /// The run.
    pub run: String,
    /// Loan id.
    pub loan: String,
    /// Its number.
    pub number: String,
    /// 1, 2 or 3.
    pub stage: i64,
    /// Exposure, in minor units.
    pub exposure: i64,
    /// Expected loss, in minor units.
    pub loss: i64,
    /// What it was computed from, as JSON.
    pub body: String,
}

/// Writes or replaces the row of one loan.
#[must_use]
pub fn put(institution: InstitutionId, row: LossRow) -> Statement {
    statement(
        "INSERT INTO v_loss (institution, run, loan, number, stage, exposure, loss, body) VALUES ($1,$2,$3,$4,$5,$6,$7,$8) \
         ON CONFLICT (institution, run, loan) DO UPDATE SET number = excluded.number, stage = excluded.stage, \
         exposure = excluded.exposure, loss = excluded.loss, body = excluded.body",
        vec![
            text(institution),
            Arg::Text(row.run),
            Arg::Text(row.loan),
            Arg::Text(row.number),
            Arg::Int(row.stage),
            Arg::Int(row.exposure),
            Arg::Int(row.loss),
            Arg::Text(row.body),
        ],
    )
}

const COLUMNS: &str = "SELECT run, loan, number, stage, exposure, loss, body FROM v_loss";

fn read(row: &Row) -> Result<LossRow, ReadError> {
    Ok(LossRow {
        run: row.text(0)?,
        loan: row.text(1)?,
        number: row.text(2)?,
        stage: row.int(3)?,
        exposure: row.int(4)?,
        loss: row.int(5)?,
        body: row.text(6)?,
    })
}

/// A page of a run by number, after `after`, in one stage when one is given.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn page(
    book: &Book,
    institution: InstitutionId,
    run: &str,
    stage: Option<i64>,
    after: &str,
    limit: u32,
) -> Result<Vec<LossRow>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND run = $2 AND number > $3 AND ($4 = 0 OR stage = $4) ORDER BY number LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(run), text(after), Arg::Int(stage.unwrap_or(0))],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// One loan in a run.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn get(book: &Book, institution: InstitutionId, run: &str, loan: &str) -> Result<Option<LossRow>, ReadError> {
    let query = statement(
        format!("{COLUMNS} WHERE institution = $1 AND run = $2 AND loan = $3"),
        vec![text(institution), text(run), text(loan)],
    );
    book.query(institution, &query).await?.first().map(read).transpose()
}
