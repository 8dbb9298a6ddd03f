//! What draws count against their facility's limit, each in its own currency and at the parity of the day, and the picture of it.

use std::sync::Arc;

use calendar::{Date, Timestamp};
use facility::{DrawUse, FacilityState};
use money::{Currency, ExchangeRate, Money};
use rulebook::Rulebook;

use crate::cards::Cash;
use crate::facilities::{Drawings, facility_problem};
use crate::facility_cards::{CurrencyUseCard, FacilityPoint};
use crate::limits::{MAX_FACILITY_POINTS, MAX_FACILITY_POSITIONS};
use crate::parity::{Parities, ParityCard};
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::loan_problem;

/// By which parities draws in other currencies count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quoted {
    /// Those in force on the day: what decides whether there is room.
    InForce,
    /// The newest of the day, however old: what is shown.
    Newest,
}

/// What the draws made by a day count at its end, in the currency of the limit.
pub(crate) fn uses(
    drawings: &Drawings,
    day: Date,
    currency: Currency,
    (parities, quoted): (&Parities, Quoted),
) -> Outcome<Vec<DrawUse>> {
    let made = drawings.iter().filter(|(drawn, _)| drawn.on <= day);
    let mut uses = Vec::with_capacity(drawings.len());
    for (_, state) in made {
        let Some(own) = DrawUse::of(state, day).map_err(loan_problem)? else { continue };
        uses.push(counted(own, currency, (parities, quoted))?);
    }
    Ok(uses)
}

/// A draw as it counts against a limit in a currency.
pub(crate) fn counted(own: DrawUse, currency: Currency, (parities, quoted): (&Parities, Quoted)) -> Outcome<DrawUse> {
    let theirs = own.drawn.currency();
    if theirs == currency {
        return Ok(own);
    }
    // A draw that was cancelled counts nothing and needs no parity.
    if own.drawn.is_zero() && own.owed.is_zero() {
        return Ok(DrawUse { drawn: Money::zero(currency), owed: Money::zero(currency), ..own });
    }
    let rate = match quoted {
        Quoted::InForce => ExchangeRate { from: parities.of(theirs)?.yuan, to: parities.of(currency)?.yuan },
        Quoted::Newest => ExchangeRate { from: parities.newest(theirs)?.yuan, to: parities.newest(currency)?.yuan },
    };
    own.at(currency, rate).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
}

/// An amount refused in another currency than the limit's, with the parity it was counted by.
pub(crate) fn with_parity(
    mut problem: Problem,
    parities: &Parities,
    amount: Money,
    currency: Currency,
) -> Outcome<Problem> {
    if amount.currency() == currency {
        return Ok(problem);
    }
    let (mut en, mut zh) = (problem.detail.clone(), problem.detail_zh().to_owned());
    for one in [amount.currency(), currency].into_iter().filter(|one| *one != Currency::CNY) {
        let parity = parities.of(one)?;
        let (code, yuan, on) = (one.code(), parity.yuan.normalize(), parity.published_on);
        en.push_str(&format!(" ({code} at {yuan} yuan, the central parity of {on})"));
        zh.push_str(&format!("（{on} 中间价：1 {code} = {yuan} 元）"));
    }
    problem.detail = en;
    Ok(problem.in_chinese(zh))
}

/// What is in use in each currency of a facility that is drawn in several, its own first; nothing for one that is not.
pub(crate) fn used_in(
    drawings: &Drawings,
    terms: &facility::Terms,
    (today, parities): (Date, &Parities),
) -> Outcome<Vec<CurrencyUseCard>> {
    let own = terms.limit.currency();
    let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
    let mut cards = Vec::new();
    if terms.currencies.is_empty() {
        return Ok(cards);
    }
    for currency in std::iter::once(own).chain(terms.currencies.iter().copied()) {
        let (mut used, mut counts) = (Money::zero(currency), Money::zero(own));
        for (drawn, state) in drawings.iter().filter(|(drawn, _)| drawn.amount.currency() == currency) {
            let Some(one) = DrawUse::of(state, today).map_err(loan_problem)?.filter(|_| drawn.on <= today) else {
                continue;
            };
            used = used.checked_add(one.counted(terms.revolving)).map_err(bad)?;
            let one = counted(one, own, (parities, Quoted::Newest))?;
            counts = counts.checked_add(one.counted(terms.revolving)).map_err(bad)?;
        }
        let parity = parities.newest(currency).ok().filter(|_| currency != own);
        cards.push(CurrencyUseCard {
            used: Cash::from(used),
            counted: Cash::from(counts),
            parity: parity.map(ParityCard::from),
        });
    }
    Ok(cards)
}

/// The limit in force and what was in use, from the first day to the last: on every day on which an act or a fact of a draw
/// changed something, thinned evenly where there are more than a picture needs, and with the first days of seasons.
pub(crate) fn points(
    state: &FacilityState,
    drawings: &Drawings,
    (today, rules, now): (Date, &Arc<Rulebook>, Timestamp),
) -> Outcome<Vec<FacilityPoint>> {
    let Some(opened) = state.opened() else { return Ok(Vec::new()) };
    let terms = &opened.terms;
    let last = terms.until.max(today);
    let mut days = state.turning_days();
    // Claims fall due: what they cover then, if nobody pays or brings another, is known.
    let ahead: Vec<Date> = days.iter().copied().filter(|day| today < *day && *day <= last).collect();
    for (_, loan) in drawings {
        days.extend(loan.facts().through(today).map(|fact| fact.effective_on));
    }
    days.retain(|day| *day <= today);
    days.sort_unstable();
    days.dedup();
    let most = (MAX_FACILITY_POSITIONS / drawings.len().max(1)).clamp(12, MAX_FACILITY_POINTS);
    let step = days.len().div_ceil(most).max(1);
    let mut days: Vec<Date> = days.into_iter().rev().step_by(step).collect();
    days.extend(ahead.iter().step_by(ahead.len().div_ceil(most).max(1)));
    for season in &terms.seasons {
        let years = terms.from.year()..=last.year();
        days.extend(
            years.filter_map(|year| season.from.in_year(year)).filter(|day| terms.from <= *day && *day <= last),
        );
    }
    days.extend([terms.from, today.max(terms.from), last]);
    days.sort_unstable();
    days.dedup();
    let mut points = Vec::with_capacity(days.len());
    for day in days {
        // The limit of days to come is known, as things stand; the use of them is not.
        let parities = Parities::new(Arc::clone(rules), day.min(today), now);
        let uses = uses(drawings, day.min(today), terms.limit.currency(), (&parities, Quoted::Newest))?;
        let at = state.availability(day, &uses).map_err(facility_problem)?;
        let used = (day <= today).then(|| at.used.minor());
        points.push(FacilityPoint { on: day.to_string(), ceiling: at.ceiling.minor(), used });
    }
    Ok(points)
}
