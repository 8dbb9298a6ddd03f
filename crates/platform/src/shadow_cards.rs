//! A shadow run as people see it: agreement, differences of amount, limit and price, the applications that differ.

use decision::backtest::{Side, Terms};
use money::{Currency, Decimal, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::shadows::ShadowRow;

use crate::backtest_cards::{BackTestCard, unable_named};
use crate::cards::{Cash, Named};
use crate::decisions::verdict_name;
use crate::problem::Outcome;
use crate::shadow::{Beside, mean};

/// What a candidate said beside live decisions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ShadowReport {
    /// Product code.
    pub code: String,
    /// The candidate version.
    pub version: u32,
    /// Whether it still runs.
    pub running: bool,
    /// The first live decision it stood beside, RFC 3339.
    pub first_at: Option<String>,
    /// The last one.
    pub last_at: Option<String>,
    /// Live decisions it stood beside.
    pub number: u64,
    /// Of them with the same outcome.
    pub same_outcome: u64,
    /// That, in percent.
    pub same_outcome_percent: Option<String>,
    /// Of them the same in outcome, amount, limit and rate.
    pub identical: u64,
    /// That, in percent.
    pub identical_percent: Option<String>,
    /// Those on which it could not decide; the reasons stand in the comparison.
    pub unable: u64,
    /// Where both have an offer: amount, limit and rate against the live ones.
    pub differences: Vec<DifferenceLine>,
    /// The newest applications on which it said something else.
    pub lines: Vec<ShadowLine>,
    /// Swap set, groups, rates, limits and margins, as of a back-test; `before` is the live decision.
    pub comparison: BackTestCard,
}

/// How far one figure of an offer differs from the live one, where both have an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DifferenceLine {
    /// Amount, limit or rate.
    pub what: Named,
    /// Unit of the mean: the currency, or percentage points a year.
    pub unit: Named,
    /// Applications with an offer on both sides.
    pub both: u64,
    /// The same.
    pub same: u64,
    /// Higher under the candidate.
    pub higher: u64,
    /// Lower under the candidate.
    pub lower: u64,
    /// Candidate less live, on average.
    pub mean: Option<String>,
}

/// One side of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShadowSide {
    /// What came out.
    pub outcome: Named,
    /// Amount of the offer.
    pub amount: Option<Cash>,
    /// Its limit.
    pub limit: Option<Cash>,
    /// Its rate, percent a year.
    pub rate_percent: Option<String>,
}

/// One application on which the candidate said something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShadowLine {
    /// Application id.
    pub application: String,
    /// Decision id.
    pub decision: String,
    /// When it was decided, RFC 3339.
    pub decided_at: String,
    /// The version in force then.
    pub live_version: u32,
    /// As decided.
    pub live: ShadowSide,
    /// As the candidate would have; nothing when it could not.
    pub candidate: Option<ShadowSide>,
    /// Why it could not.
    pub unable: Option<Named>,
}

fn side(side: &Side) -> ShadowSide {
    ShadowSide {
        outcome: verdict_name(side.outcome),
        amount: side.offer.map(|o| Cash::from(o.amount)),
        limit: side.offer.map(|o| Cash::from(o.limit)),
        rate_percent: side.offer.map(|o| o.rate.percent().normalize().to_string()),
    }
}

/// The card of one application.
pub(crate) fn line_card(row: &ShadowRow, both: &Beside) -> ShadowLine {
    ShadowLine {
        application: row.application.clone(),
        decision: row.decision.clone(),
        decided_at: row.decided_at.clone(),
        live_version: both.live_version,
        live: side(&both.live),
        candidate: both.candidate.as_ref().ok().map(side),
        unable: both.candidate.as_ref().err().map(unable_named),
    }
}

#[derive(Default)]
struct Difference {
    same: u64,
    higher: u64,
    lower: u64,
    sum: Decimal,
}

impl Difference {
    fn add(&mut self, by: Decimal) {
        match by.cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Equal => self.same += 1,
            std::cmp::Ordering::Greater => self.higher += 1,
            std::cmp::Ordering::Less => self.lower += 1,
        }
        self.sum += by;
    }

    fn line(&self, what: Named, unit: Named, currency: Option<Currency>) -> DifferenceLine {
        let both = self.same + self.higher + self.lower;
        let (same, higher, lower) = (self.same, self.higher, self.lower);
        DifferenceLine { what, unit, both, same, higher, lower, mean: mean(self.sum, both, currency) }
    }
}

/// Sums over a run.
pub(crate) struct Differences {
    currency: Currency,
    number: u64,
    same_outcome: u64,
    identical: u64,
    unable: u64,
    amount: Difference,
    limit: Difference,
    rate: Difference,
}

impl Differences {
    pub(crate) fn new(currency: Currency) -> Self {
        let (amount, limit, rate) = Default::default();
        Self { currency, number: 0, same_outcome: 0, identical: 0, unable: 0, amount, limit, rate }
    }

    pub(crate) fn add(&mut self, both: &Beside) -> Outcome<()> {
        self.number += 1;
        let Ok(candidate) = &both.candidate else {
            self.unable += 1;
            return Ok(());
        };
        self.same_outcome += u64::from(candidate.outcome == both.live.outcome);
        self.identical += u64::from(*candidate == both.live);
        if let (Some(live), Some(now)) = (both.live.offer, candidate.offer) {
            let money = |of: fn(&Terms) -> Money| Decimal::from(of(&now).minor()) - Decimal::from(of(&live).minor());
            self.amount.add(money(|t| t.amount));
            self.limit.add(money(|t| t.limit));
            self.rate.add(now.rate.percent() - live.rate.percent());
        }
        Ok(())
    }

    pub(crate) fn report(
        self,
        code: &str,
        version: u32,
        running: bool,
        (first_at, last_at): (Option<String>, Option<String>),
        lines: Vec<ShadowLine>,
        comparison: BackTestCard,
    ) -> ShadowReport {
        let percent = |part: u64| mean(Decimal::from(part) * Decimal::ONE_HUNDRED, self.number, None);
        let money = || Named::new(self.currency.code(), self.currency.code(), self.currency.code());
        let differences = vec![
            self.amount.line(Named::new("amount", "拟授信金额", "amount"), money(), Some(self.currency)),
            self.limit.line(Named::new("limit", "核定额度", "limit"), money(), Some(self.currency)),
            self.rate.line(
                Named::new("rate", "年利率", "rate a year"),
                Named::new("points", "个百分点", "percentage points"),
                None,
            ),
        ];
        ShadowReport {
            code: code.to_owned(),
            version,
            running,
            first_at,
            last_at,
            number: self.number,
            same_outcome: self.same_outcome,
            same_outcome_percent: percent(self.same_outcome),
            identical: self.identical,
            identical_percent: percent(self.identical),
            unable: self.unable,
            differences,
            lines,
            comparison,
        }
    }
}
