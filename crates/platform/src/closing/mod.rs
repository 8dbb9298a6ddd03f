//! Closing a day: each loan's position and class, the sums, and the event after which the day stays as it was.
//!
//! That a day was closed, and when, is a fact: it decides the book date of what is learnt later. So it is an event of the
//! institution's `close` stream, and the rows of the lists are made from it.
//!
//! | phase | what | where |
//! |---|---|---|
//! | rates | what floats and was to be set anew is | `loan_changes` |
//! | look | loans whose standing changes by the day, or to which something happened, chunk by chunk: read, look, count | `day`, `look` |
//! | debtors | debtors with recorded circumstances or a claim that is or was non-performing: their claims together | `debtors` |
//! | finish | the sums of the day before with what the chunks brought, the card, the event: one transaction | `day`, `sums` |
//!
//! A chunk is one durable transaction: what was counted of its loans, what that adds to the sums, the rows of the list. A close
//! cut off goes on after the last of them. Payments come in meanwhile: what they change is looked at by this close or the next.

mod aside;
mod day;
mod debtors;
mod look;
mod place;
mod progress;
mod sums;

use calendar::{Date, add_days, days_between};
use codes::{InstitutionId, UserId};
use loan::Closing;
use serde::{Deserialize, Serialize};
use store::Statement;
use views::{closes, loans};

pub use aside::{AsideCard, AsideLoans};
pub(crate) use debtors::{Held, WholeDebtor, is_troubled, moved_text, troubles};
pub(crate) use look::Eye;
pub(crate) use place::{BUCKETS, npl_percent, placed_on};
pub(crate) use progress::Running;
pub use progress::{ClosePhase, CloseProgress};
pub(crate) use sums::{CurrencySums, GroupNames, Moved, Share, Sums, grouped_share, known_currency, months};

use crate::Platform;
use crate::access::Action;
use crate::cards::CloseCard;
use crate::events::{JsonEvent, Request, from_json, to_json};
use crate::limits::MAX_CLOSE_DAYS;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::day_of_number;

/// What happened to an institution's days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum CloseEvent {
    /// A day was closed; what is learnt later about it is booked later.
    Closed {
        /// The day.
        day: Date,
        /// What the close found.
        card: CloseCard,
        /// Who closed it.
        by: UserId,
    },
}

impl JsonEvent for CloseEvent {
    const STREAM: &'static str = "close";
    fn kind(&self) -> &'static str {
        "day-closed"
    }
    fn effective_on(&self, _: Date) -> Date {
        let Self::Closed { day, .. } = self;
        *day
    }
}

/// The read-model row of a closed day.
pub(crate) fn close_row(
    institution: InstitutionId,
    day: Date,
    card: &CloseCard,
    closed_on: Date,
) -> Outcome<Statement> {
    let body = to_json(&CloseBody { card: card.clone(), closed_on })?;
    let body = String::from_utf8_lossy(&body).into_owned();
    let loans = card.others.iter().fold(card.loans, |sum, other| sum.saturating_add(other.loans));
    Ok(closes::put(institution, day, i64::try_from(loans).unwrap_or(i64::MAX), body))
}

/// What a close keeps of a day.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CloseBody {
    pub card: CloseCard,
    pub closed_on: Date,
}

impl Platform {
    /// Closes the book day by day through a day: each loan's position and class, the sums, the trial balance.
    ///
    /// Loans on which nothing changes are not read. A close that was cut off goes on where it stopped; a loan that cannot be
    /// counted is set aside with its reason, and the rest goes on.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a day in the future or too far away, [`Code::Conflict`] while another close
    /// of the institution runs.
    pub async fn close_through(
        &self,
        request: &Request<'_>,
        through: Date,
        mut progress: impl FnMut(&CloseProgress) + Send,
    ) -> Outcome<CloseCard> {
        request.who.require(Action::CloseDay)?;
        let institution = request.institution();
        let today = self.clock.today();
        if through > today {
            return Err(Problem::new(
                Code::Invalid,
                format!("{through} has not ended: close through {today} at the latest"),
            ));
        }
        let mut run = self.closing.begin(institution, &mut progress)?;
        run.phase(ClosePhase::Rates);
        self.reset_rates(request, through).await?;
        let last = closes::last(&self.book, institution, None).await?.map(|(day, _)| calendar::parse_date(&day));
        let first = match last.transpose().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))? {
            // A closed day is what it was: what came in since belongs to the days after it.
            Some(day) if day >= through => return self.closed(institution, through).await,
            Some(day) => add_days(day, 1).map_err(|error| Problem::from_domain(Code::Invalid, error))?,
            None => {
                let number = loans::first_number(&self.book, institution).await?;
                number.as_deref().and_then(day_of_number).unwrap_or(through).min(through)
            }
        };
        let days = days_between(first, through) + 1;
        if days > MAX_CLOSE_DAYS {
            return Err(Problem::new(
                Code::TooLarge,
                format!("{days} days to close; at most {MAX_CLOSE_DAYS} at a time: close through an earlier day first"),
            ));
        }
        let mut version = self.events::<CloseEvent>(institution, *institution.as_bytes()).await?.len() as u64;
        let mut card = None;
        for step in 0..days {
            let day = add_days(first, step).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
            run.day(day, step.unsigned_abs(), days.unsigned_abs());
            card = Some(self.close_day(request, &mut run, day, version).await?);
            version += 1;
        }
        run.done(days.unsigned_abs());
        card.ok_or_else(|| Problem::new(Code::Invalid, "there is no day to close"))
    }

    /// What a close said when the day was closed.
    async fn closed(&self, institution: InstitutionId, day: Date) -> Outcome<CloseCard> {
        let Some((_, body)) = closes::last(&self.book, institution, Some(day)).await? else {
            return Err(Problem::new(Code::Invalid, format!("{day} lies before the first day of this book")));
        };
        Ok(from_json::<CloseBody>(body.as_bytes())?.card)
    }

    /// The closings of an institution: one a month is enough for the book view, since days close in order.
    pub(crate) async fn closings(&self, institution: InstitutionId) -> Outcome<Vec<Closing>> {
        let mut closings = Vec::new();
        for (day, body) in closes::all(&self.book, institution).await? {
            let body: CloseBody = from_json(body.as_bytes())?;
            let day = calendar::parse_date(&day).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            closings.push(Closing { closed_through: day, closed_on: body.closed_on });
        }
        Ok(closings)
    }
}
