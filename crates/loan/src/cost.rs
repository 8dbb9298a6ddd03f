//! All-in annual cost (综合融资成本): what a loan costs with every fee, whoever is paid (rules 2.2).
//!
//! The method of PBoC Announcement 〔2021〕3: the rate at which the borrower's payments are worth what it received. Which
//! convention a cap means is not settled, so both are given: simple (period rate times periods) and compounded, and from
//! dates the compounded rate over days/365. Rates are found in binary floating point with pure-Rust functions, the same
//! on every machine, and given to one millionth.

use calendar::{Date, days_between};
use money::{Decimal, Money, MoneyError, Rate};
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::form::RepaymentMethod;
use crate::limits::MAX_FLOWS;
use crate::schedule::Schedule;
use crate::terms::Terms;

/// When a fee is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeeTiming {
    /// When the loan is paid out, deducted or not: either way the firm has that much less.
    UpFront,
    /// With each instalment.
    EachInstalment,
}

/// One fee, to the lender or to a third party (guarantee, insurance, appraisal, notary).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// What it is for.
    pub name: String,
    /// Who is paid.
    pub payee: String,
    /// How much each time.
    pub amount: Money,
    /// When.
    pub timing: FeeTiming,
}

/// One movement as the borrower sees it: received is positive, paid is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashFlow {
    /// When.
    pub on: Date,
    /// How much.
    pub amount: Money,
}

/// What a loan costs a year, each to one millionth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllInCost {
    /// Period rate times periods a year (单利).
    pub simple: Rate,
    /// Period rate compounded over a year (复利, IRR).
    pub compounded: Rate,
    /// Compounded over actual days/365 (XIRR).
    pub by_days: Rate,
}

impl AllInCost {
    /// The highest of the three: what a cap is to be tested with while its convention is open.
    #[must_use]
    pub fn highest(&self) -> Rate {
        self.simple.max(self.compounded).max(self.by_days)
    }
}

/// Why there is no cost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CostError {
    /// Nothing received or nothing paid.
    #[error("a cost needs money received first and money paid afterwards: check the amounts and fees")]
    NoCredit,
    /// Too many movements.
    #[error("{0} cash flows are more than {MAX_FLOWS}: group them")]
    TooMany(usize),
    /// No rate between -99% and 10,000% a period.
    #[error("no rate between -99% and 10,000% makes the payments worth what was received: check the amounts and fees")]
    NoRate,
    /// A sum past 64 bits or two currencies.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// The cost of a schedule with its fees, instalments a month apart.
///
/// # Errors
/// [`CostError`].
pub fn all_in_cost(paid_out_on: Date, schedule: &Schedule, fees: &[Fee]) -> Result<AllInCost, CostError> {
    cost(paid_out_on, schedule, fees, Some(1))
}

impl Terms {
    /// The cost of a schedule of these terms with its fees. A period rate counts as many times a year as the contract has
    /// periods; where dues are not one length apart (stated dates, an end off the row) the period is a month and its rate that
    /// of the dated flows.
    ///
    /// # Errors
    /// [`CostError`].
    pub fn cost(&self, paid_out_on: Date, schedule: &Schedule, fees: &[Fee]) -> Result<AllInCost, CostError> {
        let spec = self.spec();
        let months = match (&spec.method, spec.last_due_on) {
            (_, Some(_)) => None,
            (RepaymentMethod::Bullet, None) => Some(spec.term_months),
            (_, None) => spec.frequency.months(),
        };
        cost(paid_out_on, schedule, fees, months)
    }
}

fn cost(paid_out_on: Date, schedule: &Schedule, fees: &[Fee], months: Option<u16>) -> Result<AllInCost, CostError> {
    let flows = cash_flows(paid_out_on, schedule, fees)?;
    let by_days = xirr(&flows)?;
    let Some(months) = months else {
        let year = by_days.fraction().to_f64().ok_or(CostError::NoRate)?;
        let simple = rounded((libm::pow(1.0 + year, 1.0 / 12.0) - 1.0) * 12.0)?;
        return Ok(AllInCost { simple, compounded: by_days, by_days });
    };
    let (period, periods) = (period_rate(&flows)?, 12.0 / f64::from(months));
    Ok(AllInCost {
        simple: rounded(period * periods)?,
        compounded: rounded(libm::pow(1.0 + period, periods) - 1.0)?,
        by_days,
    })
}

/// What the borrower receives and pays, fees included: the first flow is the payout.
///
/// # Errors
/// [`CostError`].
pub fn cash_flows(paid_out_on: Date, schedule: &Schedule, fees: &[Fee]) -> Result<Vec<CashFlow>, CostError> {
    let mut received = schedule.total_principal()?;
    let mut each = Money::zero(received.currency());
    for fee in fees {
        match fee.timing {
            FeeTiming::UpFront => received = received.checked_sub(fee.amount)?,
            FeeTiming::EachInstalment => each = each.checked_add(fee.amount)?,
        }
    }
    let mut flows = vec![CashFlow { on: paid_out_on, amount: received }];
    for instalment in &schedule.instalments {
        let amount = instalment.payment()?.checked_add(each)?.checked_neg()?;
        flows.push(CashFlow { on: instalment.due_on, amount });
    }
    Ok(flows)
}

/// The principal that bears interest when a part is held back at the payout (砍头息): what was really advanced
/// (民法典 670).
///
/// # Errors
/// [`CostError::NoCredit`] when nothing would be left, [`CostError::Money`].
pub fn principal_in_use(contract: Money, held_back: Money) -> Result<Money, CostError> {
    let in_use = contract.checked_sub(held_back)?;
    if in_use.is_positive() && !held_back.is_negative() { Ok(in_use) } else { Err(CostError::NoCredit) }
}

/// The rate a period of flows one period apart, as a fraction of one; not rounded.
///
/// # Errors
/// [`CostError`].
pub fn period_rate(flows: &[CashFlow]) -> Result<f64, CostError> {
    check(flows)?;
    solve(|rate| {
        let factor = 1.0 / (1.0 + rate);
        let (mut value, mut slope) = (0.0, 0.0);
        // Horner's rule from the last flow: value and derivative in the discount factor.
        for flow in flows.iter().rev() {
            slope = slope * factor + value;
            value = value * factor + units(flow.amount);
        }
        (value, -slope * factor * factor)
    })
}

/// The rate a year of dated flows, compounded over actual days/365.
///
/// # Errors
/// [`CostError`].
pub fn xirr(flows: &[CashFlow]) -> Result<Rate, CostError> {
    check(flows)?;
    let start = flows[0].on;
    let rate = solve(|rate| {
        let (mut value, mut slope) = (0.0, 0.0);
        for flow in flows {
            let years = f64::from(days_between(start, flow.on)) / 365.0;
            let discounted = units(flow.amount) * libm::pow(1.0 + rate, -years);
            value += discounted;
            slope -= years * discounted / (1.0 + rate);
        }
        (value, slope)
    })?;
    rounded(rate)
}

fn check(flows: &[CashFlow]) -> Result<(), CostError> {
    if flows.len() > MAX_FLOWS {
        return Err(CostError::TooMany(flows.len()));
    }
    let Some(first) = flows.first() else { return Err(CostError::NoCredit) };
    Money::sum(first.amount.currency(), flows.iter().map(|flow| flow.amount))?;
    let pays = flows[1..].iter().any(|flow| flow.amount.is_negative());
    if first.amount.is_positive() && pays { Ok(()) } else { Err(CostError::NoCredit) }
}

/// Minor units as a float: exact below 2^53, and amounts are bounded below that.
fn units(amount: Money) -> f64 {
    amount.minor() as f64
}

const LOWEST: f64 = -0.99;
const HIGHEST: f64 = 100.0;
const STEPS: usize = 200;

/// The root of a function that gives value and slope: Newton's step where it stays inside the bracket, otherwise half.
fn solve(function: impl Fn(f64) -> (f64, f64)) -> Result<f64, CostError> {
    let (mut low, mut high) = (LOWEST, HIGHEST);
    let low_is_negative = function(low).0 < 0.0;
    if low_is_negative == (function(high).0 < 0.0) {
        return Err(CostError::NoRate);
    }
    let mut rate = 0.01;
    for _ in 0..STEPS {
        let (value, slope) = function(rate);
        if value == 0.0 {
            return Ok(rate);
        }
        if (value < 0.0) == low_is_negative {
            low = rate
        } else {
            high = rate
        }
        let newton = rate - value / slope;
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if libm::fabs(next - rate) < 1e-13 {
            return Ok(next);
        }
        rate = next;
    }
    Ok(rate)
}

/// To one millionth, half away from zero.
fn rounded(rate: f64) -> Result<Rate, CostError> {
    let millionths = libm::round(rate * 1e6);
    if libm::fabs(millionths) > 1e15 {
        return Err(CostError::NoRate);
    }
    let whole = millionths as i64;
    Ok(Rate::from_fraction(Decimal::new(whole, 6)))
}
