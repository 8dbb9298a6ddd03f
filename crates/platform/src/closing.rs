//! Closing a day: each loan's position and class, the sums, and the event after which the day stays as it was.
//!
//! That a day was closed, and when, is a fact: it decides the book date of what is learnt later. So it is an event of the
//! institution's `close` stream, and the rows of the lists are made from it.

use std::collections::BTreeMap;

use calendar::{Date, add_days, days_between};
use codes::{InstitutionId, UserId};
use loan::{ClassificationRule, Closing, FiveCategory, LoanEvent, LoanState, Position, Standing};
use money::{Currency, Decimal, Money};
use serde::{Deserialize, Serialize};
use store::{Expected, Statement};
use views::loans::{LoanRow, Standing as Placed};
use views::{closes, loans};

use crate::Platform;
use crate::access::Action;
use crate::cards::{Bucket, Cash, CloseCard, Named};
use crate::classing::Classes;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::limits::MAX_CLOSE_DAYS;
use crate::portfolio::Summing;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{LoanBook, class_name, loan_problem, owed, word};

/// One day to close, with the version of the stream of closes before it.
struct CloseOf {
    day: Date,
    version: u64,
    is_last: bool,
    /// Those that are not of days past due.
    classes: Classes,
}

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
    Ok(closes::put(institution, day, i64::try_from(card.loans).unwrap_or(i64::MAX), body))
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
    /// Streams are read once and folded for each day; a day is one small transaction.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a day in the future or too far away.
    pub async fn close_through(
        &self,
        request: &Request<'_>,
        through: Date,
        mut progress: impl FnMut(u64, u64),
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
        let currency = self.institution(institution).await?.currency;
        let book = self.loan_states(institution).await?;
        let book = self.reset_rates(request, book, through).await?;
        let last = closes::last(&self.book, institution, None).await?.map(|(day, _)| calendar::parse_date(&day));
        let first = match last.transpose().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))? {
            // A closed day is what it was: what came in since belongs to the days after it.
            Some(day) if day >= through => return self.closed(institution, through).await,
            Some(day) => add_days(day, 1).map_err(|error| Problem::from_domain(Code::Invalid, error))?,
            None => book
                .iter()
                .filter_map(|(_, _, history)| history.first().map(|(_, e)| LoanEvent::effective_on(e)))
                .min()
                .unwrap_or(through)
                .min(through),
        };
        let days = days_between(first, through) + 1;
        if days > MAX_CLOSE_DAYS {
            return Err(Problem::new(
                Code::TooLarge,
                format!("{days} days to close; at most {MAX_CLOSE_DAYS} at a time: close through an earlier day first"),
            ));
        }
        let mut version = self.events::<CloseEvent>(institution, *institution.as_bytes()).await?.len() as u64;
        let classing = self.classing(institution, self.clock.now()).await?;
        let mut card = None;
        for step in 0..days {
            let day = add_days(first, step).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
            let closing = CloseOf { day, version, is_last: step + 1 == days, classes: classing.at(day, &book)? };
            card = Some(self.close_day(request, currency, &book, closing).await?);
            version += 1;
            progress(u64::from(step.unsigned_abs()) + 1, u64::from(days.unsigned_abs()));
        }
        card.ok_or_else(|| Problem::new(Code::Invalid, "there is no day to close"))
    }

    async fn close_day(
        &self,
        request: &Request<'_>,
        currency: Currency,
        book: &LoanBook,
        CloseOf { day, version, is_last, classes }: CloseOf,
    ) -> Outcome<CloseCard> {
        let institution = request.institution();
        let rule = self.classification(institution, day, self.clock.now()).await?;
        let mut sums = CloseSums::new(currency);
        let mut writes = Vec::new();
        let mut whole = match is_last {
            true => Some(Summing::of(currency, day, self.closings(institution).await?)),
            false => None,
        };
        for (row, state, history) in book {
            let Some(position) = state.position(day).map_err(loan_problem)? else { continue };
            sums.add(&position, classes.of(&row.id, position.class(&rule)))?;
            let Some(whole) = &mut whole else { continue };
            let mut placed = place(state, &position, &rule, known_bad(row, day))?;
            classes.write(&row.id, &mut placed);
            let seen = LoanRow { position: placed.clone(), ..row.clone() };
            whole.add(&seen, state, history)?;
            let Some(standing) = placed else { continue };
            let found = loans::Closed {
                id: row.id.clone(),
                version: row.version,
                state: word(state.stage_of(Some(&position))),
                owed: owed(&position)?,
                standing,
            };
            writes.push(loans::place(institution, found));
        }
        let card = sums.card(day);
        // The positions first: the event that says the day is closed comes with the last of what it wrote.
        let mut rest = self.write_ahead(institution, writes).await?;
        rest.push(close_row(institution, day, &card, self.clock.today())?);
        if let Some(whole) = whole {
            rest.push(whole.finish(institution)?);
        }
        let event = CloseEvent::Closed { day, card: card.clone(), by: request.who.user };
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let append = appending(*institution.as_bytes(), expected, self.clock.today(), &[event])?;
        self.save(&Request::plain(request.who), vec![append], rest, card).await
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

/// The day a loan went bad, where its row knows it already and nothing has happened to the loan since.
fn known_bad(row: &LoanRow, day: Date) -> Option<String> {
    let known = row.position.as_ref().and_then(|position| position.bad_on.clone());
    known.filter(|bad_on| *bad_on <= day.to_string())
}

/// Where a loan stands, as its row keeps it; nothing before money reached the firm.
///
/// `known_bad` spares looking for the day it went bad when that day is known. Without it the search is made only where it
/// can find one at the end of the day of the position: a loan that is bad then.
pub(crate) fn place(
    state: &LoanState,
    position: &Position,
    rule: &ClassificationRule,
    known_bad: Option<String>,
) -> Outcome<Option<Placed>> {
    if position.standing == Standing::NotDisbursed {
        return Ok(None);
    }
    let is_bad = position.days_past_due > rule.substandard_over_days || position.standing == Standing::WrittenOff;
    let bad_on = match known_bad {
        None if is_bad => went_bad(state, position.at, rule)?,
        known => known,
    };
    let owing = position.standing == Standing::Outstanding;
    let bucket = BUCKETS.iter().find(|(.., from, to)| (*from..=*to).contains(&position.days_past_due));
    Ok(Some(Placed {
        on_day: position.at.to_string(),
        outstanding: position.outstanding_principal.minor(),
        days_past_due: owing.then_some(i64::from(position.days_past_due)),
        class: owing.then(|| class_name(position.class(rule)).id),
        bucket: bucket.filter(|_| owing).map(|bucket| bucket.0.to_owned()),
        disbursed_on: position.disbursed_on.map(|day| day.to_string()),
        bad_on,
    }))
}

/// The first day a loan was bad, up to a day.
pub(crate) fn went_bad(state: &LoanState, through: Date, rule: &ClassificationRule) -> Outcome<Option<String>> {
    let day = state.first_bad(rule.substandard_over_days, through).map_err(loan_problem)?;
    Ok(day.map(|day| day.to_string()))
}

/// The non-performing share of a day's balance (substandard and worse), percent.
pub(crate) fn npl_percent(card: &CloseCard) -> Option<String> {
    let all = Decimal::from(card.outstanding.minor);
    let is_bad = |bucket: &&Bucket| ["substandard", "doubtful", "loss"].contains(&bucket.name.id.as_str());
    let bad: i64 = card.classes.iter().filter(is_bad).map(|bucket| bucket.amount.minor).sum();
    (all > Decimal::ZERO).then(|| (Decimal::from(bad) * Decimal::ONE_HUNDRED / all).round_dp(2).to_string())
}

/// The overdue buckets people here read: days past due, both ends included.
pub(crate) const BUCKETS: [(&str, &str, &str, u32, u32); 6] = [
    ("current", "未逾期", "not overdue", 0, 0),
    ("1-30", "1–30 天", "1–30 days", 1, 30),
    ("31-60", "31–60 天", "31–60 days", 31, 60),
    ("61-90", "61–90 天", "61–90 days", 61, 90),
    ("91-360", "91–360 天", "91–360 days", 91, 360),
    ("over-360", "360 天以上", "over 360 days", 361, u32::MAX),
];

/// Sums of one day over all loans with a balance.
struct CloseSums {
    loans: u64,
    outstanding: Money,
    overdue: [(u64, Money); 6],
    classes: BTreeMap<FiveCategory, (u64, Money)>,
}

impl CloseSums {
    fn new(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            loans: 0,
            outstanding: zero,
            overdue: [(0, zero); 6],
            classes: FiveCategory::ALL.into_iter().map(|class| (class, (0, zero))).collect(),
        }
    }

    fn add(&mut self, position: &Position, class: FiveCategory) -> Outcome<()> {
        if position.standing != Standing::Outstanding {
            return Ok(());
        }
        let add = |slot: &mut (u64, Money)| -> Outcome<()> {
            slot.0 += 1;
            slot.1 = slot
                .1
                .checked_add(position.outstanding_principal)
                .map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
            Ok(())
        };
        let mut all = (self.loans, self.outstanding);
        add(&mut all)?;
        (self.loans, self.outstanding) = all;
        let days = position.days_past_due;
        if let Some(index) = BUCKETS.iter().position(|(.., from, to)| (*from..=*to).contains(&days)) {
            add(&mut self.overdue[index])?;
        }
        if let Some(slot) = self.classes.get_mut(&class) {
            add(slot)?;
        }
        Ok(())
    }

    fn card(self, day: Date) -> CloseCard {
        let bucket = |name: Named, (count, amount): (u64, Money)| Bucket { name, count, amount: Cash::from(amount) };
        CloseCard {
            day: day.to_string(),
            loans: self.loans,
            outstanding: Cash::from(self.outstanding),
            overdue: BUCKETS
                .iter()
                .zip(self.overdue)
                .map(|((id, zh, en, ..), sums)| bucket(Named::new(*id, *zh, *en), sums))
                .collect(),
            classes: self.classes.into_iter().map(|(class, sums)| bucket(class_name(class), sums)).collect(),
        }
    }
}
