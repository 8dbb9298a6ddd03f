//! Funding lines (资金端): where the money that is lent comes from; which line carries which part of which loan; what that costs.
//!
//! | phase | reads | writes, in one transaction |
//! |---|---|---|
//! | open | how many lines there are, the desk's version | the event, its row, the opening on the desk, with the second person's approval |
//! | change, suspend, resume, close | line | the event, its row, with the second person's approval |
//! | match | every line, a page of loans, the desk's version | tranches on lines, the run on the desk, rows; page after page |
//! | replace | the same, some loans of the line | what the line lets go, tranches on others, the run on the desk, rows |
//! | look | lines, what loans owe | |
//!
//! A payout never waits for a line. Once it is confirmed and durable, a matching of that one loan is tried for a moment; what
//! that does not get to is found by the matching that follows a close of day or by `anji funding match`, which look at every
//! loan of which no line carries a part.
//!
//! Runs of one institution follow each other: each writes to the stream of its *desk* at the version that was read, so of two
//! at the same moment one is written and the other looks again. A line is also written at the version that was read. So no quota
//! is exceeded and no part of a loan is given out twice, also by two processes on one store.

pub mod cards;
mod changes;
mod desk;
mod lines;
mod look;
mod matching;

use calendar::Date;
use codes::{FundingLineId, InstitutionId};
use funding::{FundingError, FundingEvent, FundingState, Opened};
use store::{Expected, Statement, StoredEvent, StreamAppend};
use views::objects;

use crate::Platform;
use crate::events::{JsonEvent, appending};
use crate::limits::MAX_FUNDING_HELD;
use crate::problem::{Code, Outcome, Problem};

pub use changes::{FundingAct, LineChange, NewAmendment, NewEligibility, NewFundingLine};
pub use desk::DeskEvent;
pub(crate) use desk::desk_row;

impl JsonEvent for FundingEvent {
    const STREAM: &'static str = "funding";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, _: Date) -> Date {
        Self::effective_on(self)
    }
}

/// A line with what saving it needs.
pub(crate) struct HeldLine {
    pub id: FundingLineId,
    pub state: FundingState,
    pub history: Vec<(StoredEvent, FundingEvent)>,
    /// How many events it has, with those that were written since it was read.
    pub version: u64,
}

pub(crate) fn funding_problem(error: FundingError) -> Problem {
    let code = match &error {
        FundingError::Step(..) => Code::WrongState,
        FundingError::SameHands => Code::SamePerson,
        FundingError::Money(_) | FundingError::NoRoom { .. } => Code::AmountInvalid,
        FundingError::NotHeld => Code::NotFound,
        FundingError::Full => Code::TooLarge,
        FundingError::Terms(_) | FundingError::TooEarly(..) | FundingError::Nothing | FundingError::Text => {
            Code::Invalid
        }
    };
    Problem::from_domain(code, error)
}

pub(crate) fn money_problem(error: money::MoneyError) -> Problem {
    Problem::from_domain(Code::AmountInvalid, error)
}

/// The number of a line.
fn number(opened: &Opened) -> String {
    let hex = hex::encode(opened.line.as_bytes());
    format!("ZJ{}{}", opened.on.strftime("%Y%m%d"), hex[..6].to_uppercase())
}

/// The state in its row of a line that is closed and has let everything go.
pub(crate) const DONE: &str = "done";
/// The state in its row of a line that is closed and holds loans still.
pub(crate) const CLOSED: &str = "closed";

/// The read-model row of a line, as it was when something last happened to it.
pub(crate) fn line_row(id: FundingLineId, state: &FundingState, version: u64) -> Outcome<objects::Object> {
    let opened = state.opened().ok_or_else(|| Problem::not_found("funding line", id))?;
    let (word, ..) = state.status(state.last_on().unwrap_or(opened.on)).map_err(funding_problem)?.words();
    let word = if state.is_done() { DONE } else { word };
    Ok(objects::Object {
        kind: "funding".into(),
        id: id.to_string(),
        state: word.into(),
        label: number(opened),
        version: i64::try_from(version).unwrap_or(i64::MAX),
        body: "{}".into(),
    })
}

impl HeldLine {
    fn opened(&self) -> Outcome<&Opened> {
        self.state.opened().ok_or_else(|| Problem::not_found("funding line", self.id))
    }

    /// Takes events in and says what saving them writes: the events at the version that was read, and the row.
    fn did(
        &mut self,
        institution: InstitutionId,
        today: Date,
        events: &[FundingEvent],
    ) -> Outcome<(StreamAppend, Statement)> {
        events.iter().for_each(|event| self.state.apply(event));
        let append = appending(*self.id.as_bytes(), Expected::Version(self.version), today, events)?;
        self.version += events.len() as u64;
        let row = line_row(self.id, &self.state, self.version)?;
        Ok((append, objects::put(institution, row)))
    }
}

impl Platform {
    /// The lines of an institution that are not done with, the first asked first.
    pub(crate) async fn held_lines(&self, institution: InstitutionId) -> Outcome<Vec<HeldLine>> {
        let rows = objects::other(&self.book, institution, "funding", &[DONE], MAX_FUNDING_HELD).await?;
        let (mut lines, today) = (Vec::with_capacity(rows.len()), self.clock.today());
        for row in rows {
            lines.push(self.held_line(institution, &row.id).await?);
        }
        let mut keyed = Vec::with_capacity(lines.len());
        for line in lines {
            let terms = line.state.terms_on(today).map_err(funding_problem)?;
            keyed.push(((terms.priority, terms.annual_cost, terms.until, line.id), line));
        }
        keyed.sort_by_key(|(key, _)| *key);
        Ok(keyed.into_iter().map(|(_, line)| line).collect())
    }

    /// One line, by id or number.
    pub(crate) async fn held_line(&self, institution: InstitutionId, which: &str) -> Outcome<HeldLine> {
        let id = match which.parse::<FundingLineId>() {
            Ok(id) => id,
            Err(_) => {
                let rows = objects::labelled(&self.book, institution, "funding", which).await?;
                let row = rows.first().ok_or_else(|| Problem::not_found("funding line", which))?;
                row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?
            }
        };
        let history = self.history::<FundingEvent>(institution, *id.as_bytes()).await?;
        if history.is_empty() {
            return Err(Problem::not_found("funding line", which));
        }
        let state = FundingState::fold(history.iter().map(|(_, event)| event));
        let version = history.len() as u64;
        Ok(HeldLine { id, state, history, version })
    }
}
