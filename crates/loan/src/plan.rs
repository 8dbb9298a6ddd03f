//! From a balance and a date to instalments: the one place where a form of repayment becomes amounts.
//!
//! Every form is a rule for the principal of each instalment; interest is counted on what is left, and the last instalment
//! takes what remains, so that principal sums exactly whatever was rounded on the way.

use calendar::{CalendarError, Date, add_months};
use money::{Decimal, Money, MoneyError, Rate, Rounding, round_div};

use crate::amortise::{PeriodRate, share};
use crate::form::{InterestBy, RepaymentMethod};
use crate::schedule::{Instalment, ScheduleError, carried_interest, elapsed};
use crate::terms::Terms;

/// What a new plan keeps of the old one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Keep<'a> {
    /// The due dates: the amounts are worked out anew.
    Term,
    /// The level amount, in minor units: the term shortens.
    Level(i64),
    /// The planned principal of each instalment: what is missing is taken from the last ones.
    Principal(&'a [Instalment]),
}

/// What is to be planned.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask<'a> {
    /// The contract rate as it is now.
    pub rate: Rate,
    /// The first day of interest.
    pub from: Date,
    /// Principal to be spread.
    pub balance: Money,
    /// Principal once paid out: what a balloon's residual is a part of.
    pub lent: Money,
    /// Interest of the running period at earlier rates, as [`crate::schedule::weighted`] products.
    pub carried: i128,
    /// What stays as it was.
    pub keep: Keep<'a>,
    /// Whether this is the plan of the day the money was paid out: only then does a rent in advance fall due at once.
    pub opens: bool,
}

/// A plan and the level amount it keeps, in minor units.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub instalments: Vec<Instalment>,
    pub level: i64,
}

/// Plans a balance over the due dates after `from`.
pub(crate) fn plan(terms: &Terms, ask: Ask<'_>) -> Result<Plan, ScheduleError> {
    let mut first = terms.due_on().partition_point(|due| *due <= ask.from);
    if first == terms.due_on().len() {
        return Err(ScheduleError::AfterMaturity { paid_out_on: ask.from, matures_on: terms.matures_on() });
    }
    // Money that reaches the firm late moves its first rent to that day; the others stay.
    if ask.opens && terms.spec().method.is_in_advance() {
        first = first.saturating_sub(1);
    }
    let planner = Planner::new(terms, ask, first)?;
    let level = match ask.keep {
        Keep::Level(level) => level,
        Keep::Term | Keep::Principal(_) => planner.level()?,
    };
    Ok(Plan { instalments: planner.instalments(level)?, level })
}

struct Planner<'a> {
    terms: &'a Terms,
    ask: Ask<'a>,
    /// Index of the first due date that is still to come.
    first: usize,
    count: u16,
    months: u16,
    by: InterestBy,
    period: PeriodRate,
    rounding: Rounding,
    /// Whether the first instalment to come is a rent in advance: it bears nothing.
    advance: bool,
    /// For a seasonal loan: whether principal falls due with each instalment to come.
    season: Vec<bool>,
    /// For a stated plan: the parts to come and their sum.
    parts: &'a [u64],
    whole: i128,
}

impl<'a> Planner<'a> {
    fn new(terms: &'a Terms, ask: Ask<'a>, first: usize) -> Result<Self, ScheduleError> {
        let spec = terms.spec();
        let months = match spec.method {
            RepaymentMethod::Bullet => spec.term_months,
            _ => spec.frequency.months().unwrap_or(1),
        };
        let season = match &spec.method {
            RepaymentMethod::Seasonal { months } => spec.unrolled()?[first..]
                .iter()
                .map(|date| months.contains(&u8::try_from(date.month()).unwrap_or(0)))
                .collect(),
            _ => Vec::new(),
        };
        let parts = match &spec.method {
            RepaymentMethod::StatedPlan { parts } => parts.get(first..).unwrap_or_default(),
            _ => &[],
        };
        Ok(Self {
            terms,
            ask,
            first,
            count: u16::try_from(terms.due_on().len() - first).unwrap_or(u16::MAX),
            months,
            by: spec.interest_by(),
            period: PeriodRate::try_new(ask.rate, months, spec.rounding)?,
            rounding: spec.rounding,
            advance: ask.opens && spec.method.is_in_advance(),
            season,
            parts,
            whole: parts.iter().map(|part| i128::from(*part)).sum(),
        })
    }

    /// What stays level: an instalment, a part of principal, or the instalment of a growing row before its first step.
    fn level(&self) -> Result<i64, MoneyError> {
        let balance = self.ask.balance.minor();
        match &self.terms.spec().method {
            RepaymentMethod::Annuity => self.period.annuity(balance, self.count),
            RepaymentMethod::EqualPrincipal => share(balance, self.count, self.rounding),
            RepaymentMethod::Seasonal { .. } => {
                let times = self.season.iter().filter(|due| **due).count();
                if times == 0 { Ok(0) } else { share(balance, u16::try_from(times).unwrap_or(1), self.rounding) }
            }
            RepaymentMethod::StepUp { every, growth_bps } => self.growing(*every, *growth_bps),
            RepaymentMethod::RentInAdvance { residual_bps } if self.advance => self.rent(self.residual(*residual_bps)?),
            RepaymentMethod::Balloon { residual_bps } | RepaymentMethod::RentInAdvance { residual_bps } => {
                self.down_to(self.residual(*residual_bps)?)
            }
            RepaymentMethod::InterestFirst | RepaymentMethod::Bullet | RepaymentMethod::StatedPlan { .. } => Ok(0),
        }
    }

    /// The rate of one period as a fraction of one, to the 28 digits of a decimal.
    fn period_rate(&self) -> Result<Decimal, MoneyError> {
        let twelfths = self.ask.rate.fraction().checked_mul(Decimal::from(self.months)).ok_or(MoneyError::Overflow)?;
        Ok(twelfths / Decimal::from(12))
    }

    /// The first amount of a row of instalments that grows: `P / sum of g^step v^k`, with `v = 1 / (1 + i)`. Steps are counted
    /// from the first instalment of the contract, so a new plan goes on where the old one was.
    fn growing(&self, every: u16, growth_bps: u32) -> Result<i64, MoneyError> {
        let growth = Decimal::ONE + Decimal::new(i64::from(growth_bps), 4);
        let discount = Decimal::ONE / (Decimal::ONE + self.period_rate()?);
        let mut factor = power(growth, self.first / usize::from(every))?;
        let (mut present, mut sum) = (discount, Decimal::ZERO);
        for index in self.first..self.terms.due_on().len() {
            if index > self.first && index % usize::from(every) == 0 {
                factor = factor.checked_mul(growth).ok_or(MoneyError::Overflow)?;
            }
            let worth = factor.checked_mul(present).ok_or(MoneyError::Overflow)?;
            sum = sum.checked_add(worth).ok_or(MoneyError::Overflow)?;
            present *= discount;
        }
        rounded(Decimal::from(self.ask.balance.minor()).checked_div(sum), self.rounding)
    }

    /// The level instalment that leaves a residual to the last: `(P - R v^n) i / (1 - v^n)`.
    fn down_to(&self, residual: i64) -> Result<i64, MoneyError> {
        let balance = self.ask.balance.minor();
        let rate = self.period_rate()?;
        if rate.is_zero() {
            return share(balance - residual, self.count, self.rounding);
        }
        let discount = power(Decimal::ONE / (Decimal::ONE + rate), usize::from(self.count))?;
        let worth = Decimal::from(residual).checked_mul(discount).ok_or(MoneyError::Overflow)?;
        let level = (Decimal::from(balance) - worth).checked_mul(rate).ok_or(MoneyError::Overflow)?;
        rounded(level.checked_div(Decimal::ONE - discount), self.rounding)
    }

    /// The level rent at the beginning of each period that leaves a residual to the last rent: `(P - R v^(n-1)) (1 - v) / (1 - v^n)`.
    fn rent(&self, residual: i64) -> Result<i64, MoneyError> {
        let balance = self.ask.balance.minor();
        let rate = self.period_rate()?;
        if rate.is_zero() {
            return share(balance - residual, self.count, self.rounding);
        }
        let discount = Decimal::ONE / (Decimal::ONE + rate);
        let last = power(discount, usize::from(self.count) - 1)?;
        let worth = Decimal::from(residual).checked_mul(last).ok_or(MoneyError::Overflow)?;
        let rents =
            (Decimal::from(balance) - worth).checked_mul(Decimal::ONE - discount).ok_or(MoneyError::Overflow)?;
        rounded(rents.checked_div(Decimal::ONE - last * discount), self.rounding)
    }

    fn residual(&self, residual_bps: u32) -> Result<i64, MoneyError> {
        let part = i128::from(self.ask.lent.minor()) * i128::from(residual_bps);
        let residual = round_div(part, 10_000, self.rounding).and_then(|minor| i64::try_from(minor).ok());
        Ok(residual.ok_or(MoneyError::Overflow)?.min(self.ask.balance.minor()))
    }

    fn instalments(&self, level: i64) -> Result<Vec<Instalment>, ScheduleError> {
        let currency = self.ask.balance.currency();
        let mut left = self.ask.balance.minor();
        let mut start = self.ask.from;
        let mut instalments = Vec::with_capacity(usize::from(self.count));
        let mut steps = self.steps(level)?;
        for (place, due_on) in self.terms.due_on()[self.first..].iter().enumerate() {
            let at_once = self.advance && place == 0;
            let due_on = if at_once { (*due_on).max(start) } else { *due_on };
            let regular = self.is_regular(place)?;
            let whole = if at_once { 0 } else { self.period.interest(left)? };
            let interest = if regular { whole } else { self.by_days(place, left, start, due_on)? };
            // A stub changes its own interest only, unless the contract counts every period by days.
            let counted = if self.by == InterestBy::Days { interest } else { whole };
            let last = place + 1 == usize::from(self.count);
            let wanted = self.wanted(place, level, left, counted, &mut steps)?;
            let principal = if last { left } else { wanted.clamp(0, left) };
            left -= principal;
            instalments.push(Instalment {
                number: u16::try_from(self.first + place + 1).unwrap_or(u16::MAX),
                from: start,
                due_on,
                principal: Money::from_minor(principal, currency),
                interest: Money::from_minor(interest, currency),
                regular,
            });
            if left == 0 {
                break;
            }
            start = due_on;
        }
        Ok(instalments)
    }

    /// The principal one instalment is to have.
    fn wanted(&self, place: usize, level: i64, left: i64, interest: i64, steps: &mut Steps) -> Result<i64, MoneyError> {
        if let Keep::Principal(planned) = self.ask.keep {
            return Ok(planned.get(place).map_or(left, |instalment| instalment.principal.minor()));
        }
        Ok(match &self.terms.spec().method {
            RepaymentMethod::Annuity | RepaymentMethod::Balloon { .. } | RepaymentMethod::RentInAdvance { .. } => {
                level - interest
            }
            RepaymentMethod::EqualPrincipal => level,
            RepaymentMethod::InterestFirst | RepaymentMethod::Bullet => 0,
            RepaymentMethod::Seasonal { .. } => {
                if self.season[place] {
                    level
                } else {
                    0
                }
            }
            RepaymentMethod::StepUp { .. } => steps.amount(self.first + place, self.rounding)? - interest,
            RepaymentMethod::StatedPlan { .. } => self.stated(place)?,
        })
    }

    /// The part of a stated plan: the difference of two rounded sums, so that the parts make the whole.
    fn stated(&self, place: usize) -> Result<i64, MoneyError> {
        if self.whole == 0 {
            return Ok(0);
        }
        let up_to = |places: usize| {
            let parts: i128 = self.parts[..places].iter().map(|part| i128::from(*part)).sum();
            let share = i128::from(self.ask.balance.minor()) * parts;
            round_div(share, self.whole, self.rounding)
                .and_then(|minor| i64::try_from(minor).ok())
                .ok_or(MoneyError::Overflow)
        };
        Ok(up_to(place + 1)? - up_to(place)?)
    }

    fn steps(&self, level: i64) -> Result<Steps, MoneyError> {
        let RepaymentMethod::StepUp { every, growth_bps } = self.terms.spec().method else {
            return Ok(Steps { amount: Decimal::ZERO, growth: Decimal::ONE, every: 1, step: 0 });
        };
        let growth = Decimal::ONE + Decimal::new(i64::from(growth_bps), 4);
        Ok(Steps { amount: Decimal::from(level), growth, every: usize::from(every), step: 0 })
    }

    /// Interest by days, with what the running period bore at earlier rates.
    fn by_days(&self, place: usize, balance: i64, start: Date, due_on: Date) -> Result<i64, MoneyError> {
        let days = elapsed(self.terms.spec().day_count, start, due_on);
        let carried = if place == 0 { self.ask.carried } else { 0 };
        let products = i128::from(balance) * i128::from(days);
        Ok(carried_interest(carried, self.ask.rate, products, self.terms, self.rounding)?.minor())
    }

    /// Whether an instalment bears interest for one whole period of the contract.
    fn is_regular(&self, place: usize) -> Result<bool, CalendarError> {
        let (spec, index) = (self.terms.spec(), self.first + place);
        let bullet = spec.method == RepaymentMethod::Bullet;
        if self.by == InterestBy::Days || (spec.frequency.months().is_none() && !bullet) {
            return Ok(false);
        }
        if place == 0 && self.ask.carried != 0 {
            return Ok(false);
        }
        // A last due date off the row of dates ends a period of another length.
        if let Some(last) = spec.last_due_on.filter(|_| index + 1 == self.terms.due_on().len()) {
            let on_the_row = add_months(spec.first_due_on, i32::try_from(index).unwrap_or(0) * i32::from(self.months))?;
            if last != on_the_row {
                return Ok(false);
            }
        }
        let from = self.ask.from;
        if self.advance && place < 2 {
            // The first rent bears no period; the second a whole one if the first fell due when the contract says.
            return Ok(place == 1 && self.terms.due_on()[self.first] >= from);
        }
        if place > 0 {
            return Ok(true);
        }
        if index > 0 {
            return Ok(self.terms.due_on()[index - 1] == from);
        }
        // Month ends are not symmetric: 31 January plus a month is 28 February, which less a month is 28 January.
        let months = i32::from(self.months);
        Ok(add_months(from, months)? == spec.first_due_on || add_months(spec.first_due_on, -months)? == from)
    }
}

/// The amounts of a growing row, stepped on as its instalments are gone through.
struct Steps {
    amount: Decimal,
    growth: Decimal,
    every: usize,
    step: usize,
}

impl Steps {
    fn amount(&mut self, index: usize, rounding: Rounding) -> Result<i64, MoneyError> {
        while self.step < index / self.every {
            self.amount = self.amount.checked_mul(self.growth).ok_or(MoneyError::Overflow)?;
            self.step += 1;
        }
        rounded(Some(self.amount), rounding)
    }
}

fn power(base: Decimal, exponent: usize) -> Result<Decimal, MoneyError> {
    (0..exponent).try_fold(Decimal::ONE, |product, _| product.checked_mul(base)).ok_or(MoneyError::Overflow)
}

fn rounded(amount: Option<Decimal>, rounding: Rounding) -> Result<i64, MoneyError> {
    let exact = amount.ok_or(MoneyError::Overflow)?;
    let bottom = 10i128.checked_pow(exact.scale()).ok_or(MoneyError::Overflow)?;
    round_div(exact.mantissa(), bottom, rounding)
        .and_then(|minor| i64::try_from(minor).ok())
        .ok_or(MoneyError::Overflow)
}
