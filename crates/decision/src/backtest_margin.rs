//! What an offer is expected to earn: interest less funding, expected loss and operating cost, on stated assumptions.
//!
//! Interest is that of the planned schedule. Funding and the yearly part of operating cost run on the same balance for the same
//! days, so they are the interest times their rate over the contract rate; nothing has to be spread over the tenor again. The
//! expected loss is PD x LGD x amount before any guarantee, with the probability as the scorecard states it: interest that a
//! default keeps from being paid is not taken off, and fees are left out, since the product pays them to third parties.

use money::{Currency, Decimal, Money};
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

use crate::backtest::Terms;
use crate::backtest_fold::FoldError;
use crate::decide::decimal;

/// Loss given default where the asker names none, percent of the amount: the foundation-IRB figure of Basel II for senior
/// unsecured claims (for firms the present standard, CRE 32, has 40%). A lender that knows its own passes it.
pub const DEFAULT_LGD_PERCENT: u32 = 45;
/// Cost of funds where the asker names none, hundredths of a percent a year: this project's own default, of the order of a small
/// bank's deposits.
pub const DEFAULT_FUNDING_BPS: u32 = 200;
/// Operating cost on the balance where the asker names none, hundredths of a percent a year: this project's own default.
pub const DEFAULT_OPERATING_BPS: u32 = 80;
/// Operating cost of making one loan where the asker names none, in whole currency: this project's own default.
pub const DEFAULT_OPERATING_PER_LOAN: u32 = 300;

/// What a back-test takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assumptions {
    /// Loss given default, a share of the amount, 0 to 1.
    pub lgd: Decimal,
    /// Cost of funds, percent a year.
    pub funding_percent: Decimal,
    /// Operating cost on the balance, percent a year.
    pub operating_percent: Decimal,
    /// Operating cost of making one loan.
    pub operating_per_loan: Money,
}

impl Assumptions {
    /// The defaults, in a currency.
    #[must_use]
    pub fn standard(currency: Currency) -> Self {
        let per_loan = product::to_money(DEFAULT_OPERATING_PER_LOAN.into(), currency);
        Self {
            lgd: Decimal::new(DEFAULT_LGD_PERCENT.into(), 2),
            funding_percent: Decimal::new(DEFAULT_FUNDING_BPS.into(), 2),
            operating_percent: Decimal::new(DEFAULT_OPERATING_BPS.into(), 2),
            operating_per_loan: per_loan.unwrap_or_else(|| Money::zero(currency)),
        }
    }

    /// # Errors
    /// A share outside 0 to 1, a percentage outside 0 to 100, an amount below zero.
    pub(crate) fn check(&self) -> Result<(), FoldError> {
        if !(Decimal::ZERO..=Decimal::ONE).contains(&self.lgd) {
            return Err(FoldError::Lgd(self.lgd));
        }
        for percent in [self.funding_percent, self.operating_percent] {
            if !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&percent) {
                return Err(FoldError::Percent(percent));
            }
        }
        if self.operating_per_loan.is_negative() {
            return Err(FoldError::PerLoan(self.operating_per_loan));
        }
        Ok(())
    }
}

/// What offers are expected to earn, and what became of those that were lent. Amounts in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Economics {
    /// Offers.
    pub offers: u64,
    /// Amounts offered.
    pub amount: i64,
    /// Interest over the tenors, as planned.
    pub interest: i64,
    /// Cost of the funds.
    pub funding: i64,
    /// Operating cost.
    pub operating: i64,
    /// PD x LGD x amount.
    pub expected_loss: i64,
    /// Interest less the three.
    pub profit: i64,
    /// Offers without a score: no expected loss is in their profit.
    pub unscored: u64,
    /// Those that became loans and were paid out.
    pub lent: u64,
    /// Their principal.
    pub lent_amount: i64,
    /// Of them bad: more than 90 days past due on some day, or written off.
    pub bad: u64,
    /// Principal still owed on the bad ones when last looked at: the loss known so far, before recoveries.
    pub realised_loss: i64,
}

/// Rates as whole millionths of a percent, so that a line costs a few integer operations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Costs {
    assumed: Assumptions,
    funding: i128,
    operating: i128,
}

/// Decimal places kept of a percentage.
const PLACES: u32 = 9;

fn scaled(percent: Decimal) -> i128 {
    let mut kept = percent;
    kept.rescale(PLACES);
    kept.mantissa()
}

/// `amount` times `numerator` over `denominator`, halves away from zero.
fn ratio(amount: i64, numerator: i128, denominator: i128) -> Result<i64, FoldError> {
    if denominator <= 0 {
        return Ok(0);
    }
    let product = i128::from(amount).checked_mul(numerator).ok_or(FoldError::Overflow)?;
    let half = if product < 0 { -denominator / 2 } else { denominator / 2 };
    let rounded = product.checked_add(half).ok_or(FoldError::Overflow)? / denominator;
    rounded.try_into().map_err(|_| FoldError::Overflow)
}

impl Costs {
    pub(crate) fn of(assumed: Assumptions) -> Self {
        Self { assumed, funding: scaled(assumed.funding_percent), operating: scaled(assumed.operating_percent) }
    }

    /// What one offer is expected to earn.
    pub(crate) fn offer(&self, terms: &Terms, pd: Option<f64>) -> Result<Economics, FoldError> {
        let (amount, interest) = (terms.amount.minor(), terms.interest.minor());
        let rate = scaled(terms.rate.percent());
        let funding = ratio(interest, self.funding, rate)?;
        let yearly = ratio(interest, self.operating, rate)?;
        let operating = yearly.checked_add(self.assumed.operating_per_loan.minor()).ok_or(FoldError::Overflow)?;
        let expected_loss = pd.map_or(Ok(0), |pd| expected_loss(pd, self.assumed.lgd, amount))?;
        let costs = funding.checked_add(operating).and_then(|sum| sum.checked_add(expected_loss));
        let profit = costs.and_then(|costs| interest.checked_sub(costs)).ok_or(FoldError::Overflow)?;
        let unscored = u64::from(pd.is_none());
        Ok(Economics {
            offers: 1,
            amount,
            interest,
            funding,
            operating,
            expected_loss,
            profit,
            unscored,
            ..Economics::default()
        })
    }
}

impl Economics {
    /// Adds another.
    pub(crate) fn add(&mut self, more: &Self) -> Result<(), FoldError> {
        self.offers += more.offers;
        self.unscored += more.unscored;
        self.lent += more.lent;
        self.bad += more.bad;
        for (sum, more) in [
            (&mut self.amount, more.amount),
            (&mut self.interest, more.interest),
            (&mut self.funding, more.funding),
            (&mut self.operating, more.operating),
            (&mut self.expected_loss, more.expected_loss),
            (&mut self.profit, more.profit),
            (&mut self.lent_amount, more.lent_amount),
            (&mut self.realised_loss, more.realised_loss),
        ] {
            *sum = sum.checked_add(more).ok_or(FoldError::Overflow)?;
        }
        Ok(())
    }
}

/// PD x LGD x amount, to the nearest minor unit, halves away from zero.
pub(crate) fn expected_loss(pd: f64, lgd: Decimal, minor: i64) -> Result<i64, FoldError> {
    let loss = decimal(pd).checked_mul(lgd).and_then(|share| share.checked_mul(minor.into()));
    let loss = loss.ok_or(FoldError::Overflow)?;
    let rounded = loss.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    rounded.to_i64().ok_or(FoldError::Overflow)
}
