//! [`allocate`]: divides what a loan brought between the holders of its shares, to the minor unit.
//!
//! | phase | what |
//! |---|---|
//! | marks | what was earned by the end of each day on which a share begins or ends, read off the loan's position |
//! | walk | day by day over the flows; each share's exact entitlement grows as an integer over a million |
//! | round | each holder's entitlement so far is rounded down; what is left of the whole is the servicer's |
//!
//! Rounding what a holder has so far, rather than each flow, has four consequences: parts always add up to the whole; a holder
//! is never a minor unit away from its exact share, however many flows there are; one holder's rounding never moves another's;
//! and how flows are ordered within a day, or when they came to be known, changes nothing. The servicer has the fractions: of
//! each part at most one minor unit less than there are holders.
//!
//! Principal, recoveries and fees belong to whoever holds the share on their day. Interest and penalties belong to whoever held
//! it while they were *earned*: what is paid meets what was earned first. So a payment after the cut-off day pays first what
//! the seller had earned, unless that goes with the share ([`Accrued::Goes`]).

use std::collections::BTreeMap;

use calendar::Date;
use ledger::IncomeRules;
use loan::{LoanState, Position};
use money::{Currency, Money, MoneyError, Rounding};

use crate::flow::{Flow, Part, Parts, flows};
use crate::limits::WHOLE_PPM;
use crate::register::Stake;
use crate::state::ParticipationError;
use crate::terms::Accrued;

/// What had been earned of a loan by the end of a day, in minor units, waived penalties included; and what was outstanding.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Interest.
    interest: i64,
    /// Penalty and compound interest.
    penalty: i64,
    /// Principal outstanding.
    principal: i64,
}

impl Mark {
    fn of(position: &Position) -> Result<Self, MoneyError> {
        let penalty = position.charged.penalties()?.checked_add(position.waived.penalties()?)?;
        Ok(Self {
            interest: position.charged.interest.minor(),
            penalty: penalty.minor(),
            principal: position.outstanding_principal.minor(),
        })
    }
}

/// What a holder got of a loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StakeShare {
    /// The share.
    pub stake: Stake,
    /// Its part of the principal outstanding when it began; nothing from the outset.
    pub opening: Money,
    /// Its part of what was earned and unpaid when it began, where that went with it.
    pub opening_accrued: Money,
    /// What went back when it ended: principal, and interest and penalties earned and unpaid.
    pub returned: Option<(Money, Money)>,
    /// What it got, by day, rising.
    pub days: Vec<(Date, Parts)>,
}

impl StakeShare {
    /// What it got after one day (from the outset where there is none) and up to another.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn between(&self, after: Option<Date>, through: Date) -> Result<Parts, MoneyError> {
        let within = |day: Date| after.is_none_or(|after| day > after) && day <= through;
        let mut sum = Parts::zero(self.opening.currency());
        for (_, parts) in self.days.iter().filter(|(day, _)| within(*day)) {
            sum = sum.checked_add(parts)?;
        }
        Ok(sum)
    }

    /// Its principal at the end of a day.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn principal(&self, day: Date) -> Result<Money, MoneyError> {
        let nothing = Money::zero(self.opening.currency());
        if self.stake.after.is_some_and(|after| day < after) {
            return Ok(nothing);
        }
        let moved = self.between(None, day)?;
        let left = LEFT.iter().map(|part| moved.get(*part));
        let left = Money::sum(self.opening.currency(), left)?;
        self.opening.checked_add(moved.get(Part::Lent))?.checked_sub(left)
    }
}

/// What a loan brought and who got it, through a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// The day.
    pub through: Date,
    /// The loan's currency.
    pub currency: Currency,
    /// The shares, in the order in which they were taken.
    pub shares: Vec<StakeShare>,
    /// What the servicer has for itself, by day.
    pub kept: Vec<(Date, Parts)>,
    /// What the loan brought in all, by day.
    pub whole: Vec<(Date, Parts)>,
}

impl Allocation {
    /// What some of the shares come to of the principal at the end of a day.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn principal_of(&self, day: Date, of: impl Fn(&Stake) -> bool) -> Result<Money, MoneyError> {
        let mut sum = Money::zero(self.currency);
        for share in self.shares.iter().filter(|share| of(&share.stake)) {
            sum = sum.checked_add(share.principal(day)?)?;
        }
        Ok(sum)
    }
}

/// A holder's part of an amount: its exact share, rounded down as [`parts`] does.
///
/// # Errors
/// [`MoneyError`].
///
/// ```
/// use money::{Currency, Money};
/// use participation::part_of;
///
/// let fen = |minor| Money::from_minor(minor, Currency::CNY);
/// assert_eq!(part_of(fen(100), 301_250)?, fen(30));
/// # Ok::<(), money::MoneyError>(())
/// ```
pub fn part_of(whole: Money, share_ppm: u32) -> Result<Money, MoneyError> {
    whole.checked_mul_ratio(i64::from(share_ppm), i64::from(WHOLE_PPM), Rounding::Down)
}

/// Divides an amount: each holder's part is its exact entitlement (amount times parts per million) rounded down; the last
/// part is what is left of the whole.
#[must_use]
pub fn parts(entitled: &[i128], whole: i64) -> Vec<i64> {
    let floors = entitled.iter().map(|exact| exact.div_euclid(i128::from(WHOLE_PPM)));
    let mut found: Vec<i64> = floors.map(narrow).collect();
    let given: i128 = found.iter().map(|part| i128::from(*part)).sum();
    found.push(narrow(i128::from(whole) - given));
    found
}

/// Amounts of a loan fit in 64 bits, and so does any part of one.
fn narrow(minor: i128) -> i64 {
    i64::try_from(minor).unwrap_or(if minor < 0 { i64::MIN } else { i64::MAX })
}

/// Divides what a loan brought by the end of a day.
///
/// # Errors
/// [`ParticipationError`] when the loan cannot be folded or has no contract.
pub fn allocate(loan: &LoanState, stakes: &[Stake], through: Date) -> Result<Allocation, ParticipationError> {
    let contract = loan.contract().ok_or(ParticipationError::NoContract)?;
    // What the firm paid for interest is the holders' whether the seller's books call it income or keep it off balance.
    let entries = loan::entries(&contract.terms, loan.facts(), through, &IncomeRules::PLAIN)?;
    let marks = marks(loan, stakes, through)?;
    divide(contract.terms.currency(), &flows(&entries)?, &marks, stakes, through)
}

/// What had been earned by the days on which shares begin or end, up to a day.
fn marks(loan: &LoanState, stakes: &[Stake], through: Date) -> Result<BTreeMap<Date, Mark>, ParticipationError> {
    let mut marks = BTreeMap::new();
    for day in stakes.iter().flat_map(|stake| [stake.after, stake.until]).flatten().filter(|day| *day <= through) {
        if let Some(position) = loan.position(day)? {
            marks.insert(day, Mark::of(&position)?);
        }
    }
    Ok(marks)
}

/// An interval of what is earned, and the running place of what was paid, lost or given up of it.
#[derive(Debug, Clone, Copy, Default)]
struct Axis {
    /// What was paid, lost or given up so far.
    met: i64,
    /// What was earned so far, as the entries book it.
    earned: i64,
}

/// How principal leaves a holder. Rounded together, so that what is left is exactly nothing in the end.
const LEFT: [Part; 3] = [Part::Principal, Part::PrincipalLost, Part::Returned];

/// A share as the walk goes: its exact entitlements by part, and from where on the axes of interest and penalties it counts.
struct Walker {
    stake: Stake,
    exact: [i128; Part::ALL.len()],
    /// From where on interest and penalties are the holder's, as they are paid.
    from: (i64, i64),
    /// From where on they are the holder's, as they are earned.
    earned_from: (i64, i64),
    opening: i128,
    opening_accrued: i128,
    returned: Option<i128>,
    began: bool,
}

fn overlap(from: i64, low: i64, high: i64) -> i128 {
    i128::from((high - low.max(from)).max(0))
}

/// Divides flows, in the order of their days, between shares.
fn divide(
    currency: Currency,
    flows: &[Flow],
    marks: &BTreeMap<Date, Mark>,
    stakes: &[Stake],
    through: Date,
) -> Result<Allocation, ParticipationError> {
    let mut walk = Walk::begin(currency, stakes);
    let mut rest = flows;
    let mut days: Vec<Date> = flows.iter().map(|flow| flow.on).chain(marks.keys().copied()).collect();
    days.sort_unstable();
    days.dedup();
    for day in days.into_iter().filter(|day| *day <= through) {
        let today = rest.partition_point(|flow| flow.on <= day);
        for flow in &rest[..today] {
            walk.take(day, &flow.parts)?;
        }
        rest = &rest[today..];
        if let Some(mark) = marks.get(&day) {
            walk.mark(day, *mark);
        }
        walk.settle(day)?;
    }
    walk.finish(through)
}

struct Walk {
    currency: Currency,
    walkers: Vec<Walker>,
    interest: Axis,
    penalty: Axis,
    whole: Parts,
    /// Cumulative parts of each share and of the servicer as last rounded.
    rounded: Vec<Parts>,
    days: Vec<Vec<(Date, Parts)>>,
    whole_days: Vec<(Date, Parts)>,
    last_whole: Parts,
}

impl Walk {
    fn begin(currency: Currency, stakes: &[Stake]) -> Self {
        let walker = |stake: &Stake| Walker {
            stake: *stake,
            exact: [0; Part::ALL.len()],
            from: (0, 0),
            earned_from: (0, 0),
            opening: 0,
            opening_accrued: 0,
            returned: None,
            began: stake.after.is_none(),
        };
        let nothing = Parts::zero(currency);
        Self {
            currency,
            walkers: stakes.iter().map(walker).collect(),
            interest: Axis::default(),
            penalty: Axis::default(),
            whole: nothing,
            rounded: vec![nothing; stakes.len() + 1],
            days: vec![Vec::new(); stakes.len() + 1],
            whole_days: Vec::new(),
            last_whole: nothing,
        }
    }

    /// Takes a flow in: by day for what is shared by day, by what it meets for interest and penalties.
    fn take(&mut self, day: Date, parts: &Parts) -> Result<(), MoneyError> {
        self.whole = self.whole.checked_add(parts)?;
        let by_day = [Part::Lent, Part::Principal, Part::Recovery, Part::Fee, Part::PrincipalLost];
        for part in by_day {
            let amount = i128::from(parts.minor(part));
            for walker in self.walkers.iter_mut().filter(|walker| walker.stake.covers(day)) {
                walker.exact[part as usize] += amount * i128::from(walker.stake.share_ppm);
            }
        }
        self.meet(day, parts, false, Part::InterestEarned, &[Part::Interest, Part::InterestLost]);
        self.meet(day, parts, true, Part::PenaltyEarned, &[Part::Penalty, Part::PenaltyWaived, Part::PenaltyLost]);
        Ok(())
    }

    fn meet(&mut self, day: Date, parts: &Parts, penalty: bool, earned: Part, met_by: &[Part]) {
        let axis = if penalty { &mut self.penalty } else { &mut self.interest };
        let mut moves = Vec::with_capacity(met_by.len() + 1);
        let amount = parts.minor(earned);
        moves.push((earned, axis.earned, axis.earned + amount));
        axis.earned += amount;
        for part in met_by {
            let amount = parts.minor(*part);
            moves.push((*part, axis.met, axis.met + amount));
            axis.met += amount;
        }
        for walker in self.walkers.iter_mut().filter(|walker| walker.began && walker.stake.covers(day)) {
            for (part, low, high) in &moves {
                let pair = if *part == earned { walker.earned_from } else { walker.from };
                let from = if penalty { pair.1 } else { pair.0 };
                // An accrual that shrinks again takes back what it gave.
                let exact = if high >= low { overlap(from, *low, *high) } else { -overlap(from, *high, *low) };
                walker.exact[*part as usize] += exact * i128::from(walker.stake.share_ppm);
            }
        }
    }

    /// Shares begin and end at the end of a day.
    fn mark(&mut self, day: Date, mark: Mark) {
        for walker in &mut self.walkers {
            let share = i128::from(walker.stake.share_ppm);
            let (interest, penalty) = (self.interest, self.penalty);
            if walker.stake.after == Some(day) {
                walker.began = true;
                walker.opening = i128::from(mark.principal) * share;
                walker.from = match walker.stake.accrued {
                    Accrued::Stays => (mark.interest, mark.penalty),
                    Accrued::Goes => (interest.met, penalty.met),
                };
                walker.earned_from = (mark.interest, mark.penalty);
                let open = overlap(walker.from.0, interest.met, mark.interest)
                    + overlap(walker.from.1, penalty.met, mark.penalty);
                walker.opening_accrued = open * share;
            }
            if walker.stake.until == Some(day) && walker.began {
                let open = overlap(walker.from.0, interest.met, mark.interest)
                    + overlap(walker.from.1, penalty.met, mark.penalty);
                walker.returned = Some(open * share);
                // Earned by now and not yet booked: the entry that books it comes when the share has ended.
                let unbooked = |from: i64, axis: Axis, to: i64| overlap(from, axis.earned, to) * share;
                walker.exact[Part::InterestEarned as usize] += unbooked(walker.earned_from.0, interest, mark.interest);
                walker.exact[Part::PenaltyEarned as usize] += unbooked(walker.earned_from.1, penalty, mark.penalty);
                let exact = |part: Part| walker.exact[part as usize];
                let left = walker.opening + exact(Part::Lent) - exact(Part::Principal) - exact(Part::PrincipalLost);
                walker.exact[Part::Returned as usize] = left;
            }
        }
    }

    /// Rounds what everybody has by the end of a day and keeps what is new.
    fn settle(&mut self, day: Date) -> Result<(), MoneyError> {
        let mut now = vec![Parts::zero(self.currency); self.rounded.len()];
        for part in Part::ALL {
            // What leaves principal one way is rounded together with what left it another.
            let with: &[Part] = LEFT.iter().position(|left| *left == part).map_or(&[], |at| &LEFT[..at]);
            let exact = |walker: &Walker| with.iter().chain([&part]).map(|part| walker.exact[*part as usize]).sum();
            let entitled: Vec<i128> = self.walkers.iter().map(exact).collect();
            let whole = with.iter().chain([&part]).map(|part| self.whole.minor(*part)).sum();
            for (slot, minor) in now.iter_mut().zip(parts(&entitled, whole)) {
                let less: i64 = with.iter().map(|part| slot.minor(*part)).sum();
                slot.add(part, Money::from_minor(minor - less, self.currency))?;
            }
        }
        for ((now, before), days) in now.into_iter().zip(&mut self.rounded).zip(&mut self.days) {
            let new = now.checked_sub(before)?;
            if !new.is_zero() {
                days.push((day, new));
            }
            *before = now;
        }
        let new = self.whole.checked_sub(&self.last_whole)?;
        if !new.is_zero() {
            self.whole_days.push((day, new));
        }
        self.last_whole = self.whole;
        Ok(())
    }

    fn finish(mut self, through: Date) -> Result<Allocation, ParticipationError> {
        let money = |minor: i64| Money::from_minor(minor, self.currency);
        let openings = parts(&self.walkers.iter().map(|walker| walker.opening).collect::<Vec<_>>(), 0);
        let accrued = parts(&self.walkers.iter().map(|walker| walker.opening_accrued).collect::<Vec<_>>(), 0);
        let returned = parts(&self.walkers.iter().map(|walker| walker.returned.unwrap_or(0)).collect::<Vec<_>>(), 0);
        let kept = self.days.pop().unwrap_or_default();
        let mut shares = Vec::with_capacity(self.walkers.len());
        for (at, (walker, days)) in self.walkers.iter().zip(std::mem::take(&mut self.days)).enumerate() {
            let mut share = StakeShare {
                stake: walker.stake,
                opening: money(openings[at]),
                opening_accrued: money(accrued[at]),
                returned: None,
                days,
            };
            if walker.returned.is_some() {
                let principal = share.between(None, through)?.get(Part::Returned);
                share.returned = Some((principal, money(returned[at])));
            }
            shares.push(share);
        }
        Ok(Allocation { through, currency: self.currency, shares, kept, whole: self.whole_days })
    }
}
