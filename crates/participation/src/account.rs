//! [`Account`]: what a holder is owed under an arrangement, by period, and what was passed on.

use std::collections::BTreeMap;

use calendar::{Date, add_days, days_between};
use codes::LoanId;
use money::{Currency, Money, MoneyError, Rounding, round_div};

use crate::allocation::StakeShare;
use crate::event::{Began, Funded, Lot, Remitted};
use crate::flow::{Part, Parts};
use crate::limits::WHOLE_PPM;
use crate::state::ParticipationError;
use crate::terms::{Fee, Price, Terms};

/// What a holder has of an arrangement at the end of a day, from its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// What it got, part by part.
    pub parts: Parts,
    /// Its part of the principal when the shares passed.
    pub opening: Money,
    /// Its principal.
    pub principal: Money,
    /// What the servicer kept for its work.
    pub fee: Money,
    /// What loans that went back cost the seller.
    pub bought_back: Money,
    /// What the price would be less, or more where it is negative, as the principal sold is known now.
    pub price_correction: Money,
    /// All that is to be passed on: what came in, less the fee, with loans that went back and the correction of the price.
    pub due: Money,
}

/// A period's account with a holder. `due_in_period` is `received - fee + bought_back + price_correction`; `still_due` is
/// `brought_forward + due_in_period - remitted`; `closing` is `opening + entered - collected - lost - returned`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Principal at the end of the day before.
    pub opening: Money,
    /// Principal bought or lent in the period.
    pub entered: Money,
    /// What came in, and what was lost.
    pub parts: Parts,
    /// Principal at the end.
    pub closing: Money,
    /// The servicer's fee.
    pub fee: Money,
    /// Loans that went back, at their price.
    pub bought_back: Money,
    /// Correction of the price, where the principal sold turned out another.
    pub price_correction: Money,
    /// To be passed on for the period.
    pub due_in_period: Money,
    /// What was owed for earlier days, as known now, less what was passed on for them: unpaid, or corrected by what came to be
    /// known later; negative where too much was passed on.
    pub brought_forward: Money,
    /// Passed on for days of the period.
    pub remitted: Money,
    /// What is left to be passed on; negative where too much was.
    pub still_due: Money,
}

/// What may be passed on next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remittable {
    /// All that was owed by the day.
    pub due: Money,
    /// What was passed on before.
    pub remitted: Money,
    /// The difference.
    pub amount: Money,
    /// What the holder has yet to put in for what was lent by the day: until then nothing is passed on to it.
    pub to_fund: Money,
}

/// A holder's account under an arrangement.
#[derive(Debug, Clone)]
pub struct Account<'a> {
    /// The terms.
    pub terms: &'a Terms,
    /// How the shares passed.
    pub began: &'a Began,
    /// Its shares of loans.
    pub shares: Vec<(LoanId, StakeShare)>,
    /// What was passed on to it, oldest first.
    pub remitted: Vec<&'a Remitted>,
    /// What it put in for loans lent jointly.
    pub funded: Vec<&'a Funded>,
}

impl Account<'_> {
    fn currency(&self) -> Currency {
        self.terms.currency
    }

    fn sum(
        &self,
        of: impl Fn(LoanId, &StakeShare) -> Result<Money, ParticipationError>,
    ) -> Result<Money, ParticipationError> {
        let mut sum = Money::zero(self.currency());
        for (loan, share) in &self.shares {
            sum = sum.checked_add(of(*loan, share)?)?;
        }
        Ok(sum)
    }

    /// What of a holder's parts are firms' fees that are its: none where they are not shared.
    #[must_use]
    pub const fn fees(&self, parts: &Parts) -> Money {
        if self.terms.fees_shared { parts.get(Part::Fee) } else { Money::zero(self.terms.currency) }
    }

    /// What the holder has at the end of a day.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn figures(&self, day: Date) -> Result<Figures, ParticipationError> {
        let mut parts = Parts::zero(self.currency());
        for (_, share) in &self.shares {
            parts = parts.checked_add(&share.between(None, day)?)?;
        }
        let entered = |share: &StakeShare| share.stake.after.is_some_and(|after| day >= after);
        let nothing = Money::zero(self.currency());
        let opening = self.sum(|_, share| Ok(if entered(share) { share.opening } else { nothing }))?;
        let fee = self.sum(|_, share| Ok(fee_kept(self.terms.fee, share, day)?))?;
        let bought_back = self.sum(|loan, share| {
            let gone = share.stake.until.is_some_and(|until| until <= day);
            if gone { self.return_price(loan, share) } else { Ok(nothing) }
        })?;
        let price_correction = if day >= self.began.on { self.price_correction()? } else { nothing };
        let received = parts.received(self.terms.fees_shared)?;
        let due = received.checked_sub(fee)?.checked_add(bought_back)?.checked_add(price_correction)?;
        let principal = self.sum(|_, share| Ok(share.principal(day)?))?;
        Ok(Figures { parts, opening, principal, fee, bought_back, price_correction, due })
    }

    /// What the buyer paid too much (or too little, where negative) for principal that turned out not to have been there.
    fn price_correction(&self) -> Result<Money, ParticipationError> {
        let Some(Price::Principal { ppm }) = self.terms.sale().map(|sale| sale.price) else {
            return Ok(Money::zero(self.currency()));
        };
        let sold = self.sum(|_, share| Ok(share.opening))?;
        Ok(self.began.price.checked_sub(priced(sold, ppm)?)?)
    }

    /// What a loan that goes back costs: its principal at the ratio it was bought at, with interest earned and unpaid in full.
    ///
    /// Where the package was bought for an amount, that is the loan's part of it, of which as much is given back as of the
    /// principal that was bought. What else is in the package, and what is learnt late of it, changes nothing about it.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn return_price(&self, loan: LoanId, share: &StakeShare) -> Result<Money, ParticipationError> {
        let Some((principal, accrued)) = share.returned else { return Ok(Money::zero(self.currency())) };
        let ratio = match self.terms.sale().map(|sale| sale.price) {
            Some(Price::Principal { ppm }) => priced(principal, ppm)?,
            Some(Price::Amount { amount }) => {
                let parts = price_parts(amount, &self.began.lots)?;
                let paid = parts.get(&loan).copied().ok_or(ParticipationError::Loans)?;
                if share.opening.is_zero() {
                    // Nothing of it was there, as is known now: what was paid for it goes back.
                    paid
                } else {
                    paid.checked_mul_ratio(principal.minor(), share.opening.minor(), Rounding::HalfUp)?
                }
            }
            None => principal,
        };
        Ok(ratio.checked_add(accrued)?)
    }

    /// The account of a period.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn statement(&self, from: Date, to: Date) -> Result<Statement, ParticipationError> {
        if to < from {
            return Err(ParticipationError::Days);
        }
        let eve = add_days(from, -1).map_err(|_| ParticipationError::Days)?;
        let (before, after) = (self.figures(eve)?, self.figures(to)?);
        let parts = after.parts.checked_sub(&before.parts)?;
        let passed = |within: &dyn Fn(Date) -> bool| {
            let amounts = self.remitted.iter().filter(|one| within(one.through)).map(|one| one.amount);
            Money::sum(self.currency(), amounts)
        };
        let brought_forward = before.due.checked_sub(passed(&|day| day < from)?)?;
        let due_in_period = after.due.checked_sub(before.due)?;
        let remitted = passed(&|day| from <= day && day <= to)?;
        let bought = after.opening.checked_sub(before.opening)?;
        Ok(Statement {
            from,
            to,
            opening: before.principal,
            entered: bought.checked_add(parts.get(Part::Lent))?,
            parts,
            closing: after.principal,
            fee: after.fee.checked_sub(before.fee)?,
            bought_back: after.bought_back.checked_sub(before.bought_back)?,
            price_correction: after.price_correction.checked_sub(before.price_correction)?,
            due_in_period,
            brought_forward,
            remitted,
            still_due: brought_forward.checked_add(due_in_period)?.checked_sub(remitted)?,
        })
    }

    /// What may be passed on for all days up to one.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn remittable(&self, through: Date) -> Result<Remittable, ParticipationError> {
        let figures = self.figures(through)?;
        let due = figures.due;
        let remitted = Money::sum(self.currency(), self.remitted.iter().map(|one| one.amount))?;
        // Put in for it on whatever day: what counts is whether it is still owed now.
        let funded = Money::sum(self.currency(), self.funded.iter().map(|one| one.amount))?;
        let to_fund = figures.parts.get(Part::Lent).checked_sub(funded)?;
        Ok(Remittable { due, remitted, amount: due.checked_sub(remitted)?, to_fund })
    }

    /// What the holder has yet to put in for its share of what was lent.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn to_fund(&self, day: Date) -> Result<Money, ParticipationError> {
        let lent = self.figures(day)?.parts.get(Part::Lent);
        let funded = self.funded.iter().filter(|one| one.on <= day).map(|one| one.amount);
        Ok(lent.checked_sub(Money::sum(self.currency(), funded)?)?)
    }
}

/// What of an amount paid for a whole package was paid for each loan: in proportion to the principal it was sold with. Rounded
/// along the running sum, so that the parts are exactly the amount and each is within a minor unit of its own.
///
/// # Errors
/// [`MoneyError`] past what can be computed with.
pub fn price_parts(amount: Money, lots: &[Lot]) -> Result<BTreeMap<LoanId, Money>, MoneyError> {
    let whole: i128 = lots.iter().map(|lot| i128::from(lot.principal.minor())).sum();
    let (mut so_far, mut given, mut parts) = (0_i128, 0_i64, BTreeMap::new());
    for lot in lots {
        so_far += i128::from(lot.principal.minor());
        let upto = i128::from(amount.minor()).checked_mul(so_far).and_then(|exact| exact.checked_div(whole));
        let upto = upto.and_then(|upto| i64::try_from(upto).ok()).ok_or(MoneyError::Overflow)?;
        parts.insert(lot.loan, Money::from_minor(upto - given, amount.currency()));
        given = upto;
    }
    Ok(parts)
}

/// A part of an amount, half up.
pub(crate) fn priced(principal: Money, ppm: u32) -> Result<Money, MoneyError> {
    principal.checked_mul_ratio(i64::from(ppm), i64::from(WHOLE_PPM), Rounding::HalfUp)
}

/// What the servicer has kept of a share by the end of a day. It is taken out of interest and penalties as they come in, so it
/// grows on their days only.
///
/// # Errors
/// [`MoneyError`].
pub(crate) fn fee_kept(fee: Fee, share: &StakeShare, day: Date) -> Result<Money, MoneyError> {
    let currency = share.opening.currency();
    let paid = |parts: &Parts| parts.minor(Part::Interest) != 0 || parts.minor(Part::Penalty) != 0;
    let last = share.days.iter().rev().find(|(on, parts)| *on <= day && paid(parts));
    let Some((day, _)) = last else { return Ok(Money::zero(currency)) };
    let got = share.between(None, *day)?;
    match fee {
        Fee::Nothing => Ok(Money::zero(currency)),
        Fee::Interest { ppm } => {
            got.get(Part::Interest).checked_mul_ratio(i64::from(ppm), i64::from(WHOLE_PPM), Rounding::Down)
        }
        Fee::Principal { bps } => {
            let earned = principal_days(share, *day)?.checked_mul(i128::from(bps));
            let fee = earned.and_then(|earned| round_div(earned, 10_000 * 360, Rounding::HalfUp));
            let fee = fee.and_then(|fee| i64::try_from(fee).ok()).ok_or(MoneyError::Overflow)?;
            let most = got.get(Part::Interest).checked_add(got.get(Part::Penalty))?;
            Money::from_minor(fee, currency).checked_min(most)
        }
    }
}

/// Principal held times days, up to the end of a day: each day counts with what was held at the end of the one before.
fn principal_days(share: &StakeShare, through: Date) -> Result<i128, MoneyError> {
    let mut held = share.opening.minor();
    let mut since = share.stake.after;
    let mut sum = 0_i128;
    let grown = |held: i64, since: Option<Date>, to: Date| {
        since.map_or(0, |since| i128::from(held) * i128::from(days_between(since, to).max(0)))
    };
    for (day, parts) in share.days.iter().filter(|(day, _)| *day <= through) {
        sum += grown(held, since, *day);
        let left = parts.minor(Part::Principal) + parts.minor(Part::PrincipalLost) + parts.minor(Part::Returned);
        held = held.checked_add(parts.minor(Part::Lent) - left).ok_or(MoneyError::Overflow)?;
        since = Some(*day);
    }
    Ok(sum + grown(held, since, through))
}
