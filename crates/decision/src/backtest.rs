//! Back-test: recorded decisions made again with a candidate product, and what that would have changed.
//!
//! Everything but the product stays as it was then: the recorded inputs, the scorecard version, the rulebook of the day. The
//! days of sale are not part of the question either, so each decision keeps those of the version it was made under
//! ([`as_then`]). What cannot be decided again is counted with its reason ([`Unable`]) and never left out silently.
//!
//! A decision is *in* when it puts an offer on the table, whether at once or for a person to approve; otherwise it is *out*.
//! What a person then said of a referral is not known for the candidate and plays no part on either side.

use std::collections::BTreeSet;

use codes::{ApplicationId, DecisionId, FirmSize, ProductId, Region, ScorecardId};
use model::Compiled;
use money::{Money, Rate};
use product::{CompiledProduct, Product};
use rayon::prelude::*;
use rulebook::Snapshot;
use scoring::{Grade, Score};
use serde::{Deserialize, Serialize};

use crate::bundle::{Bundle, BundleError};
use crate::decide::verdict;
use crate::input::DecisionInput;
use crate::record::{Decision, Offer, Outcome};

pub use crate::backtest_fold::{
    BAND_BPS, BackTest, Band, FoldError, Group, Move, Outcomes, Quartiles, Report, Swap, SwapCell, UnableCount, Use,
};
pub use crate::backtest_margin::{
    Assumptions, DEFAULT_FUNDING_BPS, DEFAULT_LGD_PERCENT, DEFAULT_OPERATING_BPS, DEFAULT_OPERATING_PER_LOAN, Economics,
};

/// A recorded decision with what is known of the loan it became.
#[derive(Debug, Clone)]
pub struct Case {
    /// The record.
    pub decision: Decision,
    /// The loan, once its money was paid out.
    pub lent: Option<Lent>,
}

/// What became of a loan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lent {
    /// Principal paid out.
    pub principal: Money,
    /// Whether it was more than 90 days past due on some day, or was written off.
    pub bad: bool,
    /// Principal owed in law when last looked at, also after a write-off.
    pub owed: Money,
}

/// A candidate product as it would have stood beside one scorecard on one day.
#[derive(Debug, Clone)]
pub struct Policy {
    bundle: Bundle,
    demands: Demands,
}

/// What a candidate reads that the version it is set beside does not.
#[derive(Debug, Clone)]
pub struct Demands {
    /// Features that the version then did not name: what was never asked for may not have been recorded.
    new_features: Vec<String>,
    /// Category and purpose of consents that nobody asked for then.
    new_consents: Vec<(String, String)>,
    /// Whether it prices by what the money costs.
    funding: bool,
}

impl Demands {
    /// Of a candidate beside a version.
    #[must_use]
    pub fn of(candidate: &CompiledProduct, then: &Product) -> Self {
        let known: BTreeSet<&str> =
            then.data.iter().flat_map(|need| &need.features).map(|feature| feature.name.as_str()).collect();
        let new_features = candidate.features().iter().map(|f| f.name.clone()).filter(|f| !known.contains(f.as_str()));
        let asked = |category: &str, purpose: &str| {
            then.data.iter().any(|need| need.category == category && need.purpose == purpose)
        };
        let needs = candidate.document().data.iter().map(|need| (need.category.clone(), need.purpose.clone()));
        let new_consents = needs.filter(|(category, purpose)| !asked(category, purpose)).collect();
        let funding = candidate.slots().funding_cost.is_some();
        Self { new_features: new_features.collect(), new_consents, funding }
    }

    /// Why this input cannot be decided under the candidate, if so.
    ///
    /// A feature or consent that the version of then asked for and did not get is no hindrance: that is what it decided on.
    #[must_use]
    pub fn hindrance(&self, input: &DecisionInput) -> Option<Unable> {
        for (category, purpose) in &self.new_consents {
            let permits = |c: &crate::Consent| c.permits(input.institution, purpose, category, input.decided_on);
            if !input.consents.iter().any(permits) {
                return Some(Unable { why: Why::NoConsent, subject: category.clone() });
            }
        }
        // That no line had room is recorded; that nobody asked is not the same.
        if self.funding && input.funding.is_none() {
            return Some(Unable { why: Why::NotRecorded, subject: product::FUNDING_COST.to_owned() });
        }
        let missing = self.new_features.iter().find(|name| !input.features.contains_key(*name))?;
        Some(Unable { why: Why::NotRecorded, subject: missing.clone() })
    }
}

/// The candidate with the days of sale of the version it is compared with.
#[must_use]
pub fn as_then(candidate: &Product, then: &Product) -> Product {
    Product { valid: then.valid, ..candidate.clone() }
}

impl Policy {
    /// Puts a candidate ([`as_then`], compiled) in the place of the version a decision was made under.
    ///
    /// # Errors
    /// The scorecard of that time reads what the candidate does not declare.
    pub fn try_new(
        then: &Product,
        (product_id, candidate): (ProductId, CompiledProduct),
        (scorecard_id, scorecard): (ScorecardId, impl Into<Compiled>),
        rules: Snapshot,
    ) -> Result<Self, BundleError> {
        let demands = Demands::of(&candidate, then);
        let bundle = Bundle::try_new(product_id, candidate, scorecard_id, scorecard, rules)?;
        Ok(Self { bundle, demands })
    }

    /// The same candidate and scorecard under another day's rulebook.
    #[must_use]
    pub fn on_day(&self, rules: Snapshot) -> Self {
        Self { bundle: self.bundle.with_rules(rules), demands: self.demands.clone() }
    }

    /// What a whole decision ([`crate::decide`]) under this policy is made with.
    #[must_use]
    pub const fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// Why this input cannot be decided under the candidate, if so ([`Demands::hindrance`]).
    #[must_use]
    pub fn hindrance(&self, input: &DecisionInput) -> Option<Unable> {
        self.demands.hindrance(input)
    }
}

/// Why a decision could not be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The candidate reads a category that the version then did not ask consent for, and none was given.
    NoConsent,
    /// The candidate reads a feature that was never recorded.
    NotRecorded,
    /// The scorecard of then does not go with the candidate's data needs.
    Scorecard,
    /// The firm's data have been erased.
    Erased,
    /// The rules could not be run on this input.
    Undecidable,
}

impl Why {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoConsent => "no-consent",
            Self::NotRecorded => "feature-not-recorded",
            Self::Scorecard => "scorecard-does-not-fit",
            Self::Erased => "erased",
            Self::Undecidable => "undecidable",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::NoConsent => "当时未取得该类数据的授权",
            Self::NotRecorded => "当时未记录该数据项",
            Self::Scorecard => "当时的评分卡与候选产品的数据需求不符",
            Self::Erased => "企业信息已删除",
            Self::Undecidable => "按候选产品无法重新计算",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::NoConsent => "no consent for this category was asked for then",
            Self::NotRecorded => "this feature was not recorded then",
            Self::Scorecard => "the scorecard of then does not fit the candidate's data needs",
            Self::Erased => "the firm's data have been erased",
            Self::Undecidable => "the candidate's rules cannot be run on this input",
        }
    }
}

/// A decision that could not be made again, with what it was about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unable {
    /// Why.
    pub why: Why,
    /// The feature, the category, or what the rules said.
    pub subject: String,
}

/// What one policy said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// What came out.
    pub outcome: Outcome,
    /// The offer on the table, if any.
    pub offer: Option<Terms>,
}

/// The terms of an offer that a comparison looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Amount.
    pub amount: Money,
    /// Limit.
    pub limit: Money,
    /// Contract rate a year.
    pub rate: Rate,
    /// Interest over the whole tenor, on the planned schedule.
    pub interest: Money,
}

impl Side {
    /// What a decision comes to.
    #[must_use]
    pub fn of(outcome: Outcome, offer: Option<&Offer>) -> Self {
        let terms = |o: &Offer| Terms { amount: o.amount, limit: o.limit, rate: o.rate, interest: o.cost.interest };
        Self { outcome, offer: offer.map(terms) }
    }
}

/// One decision before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The decision.
    pub decision: DecisionId,
    /// Its application.
    pub application: ApplicationId,
    /// Asked for.
    pub requested: Money,
    /// As recorded.
    pub before: Side,
    /// Under the candidate.
    pub after: Result<Side, Unable>,
    /// Probability of default, 0 to 1, when either side came to score it; the scorecard is the same.
    pub pd: Option<f64>,
    /// Grade, likewise.
    pub grade: Option<Grade>,
    /// Where the firm is registered.
    pub region: Option<Region>,
    /// Size of the firm.
    pub size: Option<FirmSize>,
    /// Whether it owed this lender nothing when the decision was made.
    pub new_here: bool,
    /// What became of the loan.
    pub lent: Option<Lent>,
}

impl Line {
    fn new(case: &Case, after: Result<Side, Unable>, score: Option<&Score>) -> Self {
        let Decision { input, outcome, offer, .. } = &case.decision;
        Self {
            decision: input.decision,
            application: input.application,
            requested: input.request.amount,
            before: Side::of(*outcome, offer.as_ref()),
            after,
            pd: score.map(|s| s.pd),
            grade: score.map(|s| s.grade),
            region: input.facts.region,
            size: input.facts.size,
            new_here: input.facts.outstanding.is_zero(),
            lent: case.lent,
        }
    }

    /// A decision that was not made again, and why.
    #[must_use]
    pub fn unable(case: &Case, why: Unable) -> Self {
        Self::new(case, Err(why), case.decision.score.as_ref())
    }
}

/// Decides one case again.
#[must_use]
pub fn again(case: &Case, policy: &Policy) -> Line {
    let input = &case.decision.input;
    if let Some(why) = policy.hindrance(input) {
        return Line::unable(case, why);
    }
    match verdict(input, policy.bundle()) {
        Ok(now) => {
            let score = now.score.as_ref().or(case.decision.score.as_ref());
            Line::new(case, Ok(now.side), score)
        }
        Err(error) => Line::unable(case, Unable { why: Why::Undecidable, subject: error.to_string() }),
    }
}

/// Decides cases again on all cores; the lines stand in the order of the cases, whatever the number of threads.
#[must_use]
pub fn again_all(cases: &[(Case, Result<&Policy, Unable>)]) -> Vec<Line> {
    let one = |(case, policy): &(Case, Result<&Policy, Unable>)| match policy {
        Ok(policy) => again(case, policy),
        Err(why) => Line::unable(case, why.clone()),
    };
    cases.par_iter().map(one).collect()
}

/// A loan that a lender made before it kept its decisions here: what it asks of a product today, and how it was lent then.
#[derive(Debug, Clone)]
pub struct Past {
    /// What a decision of today would be made of.
    pub input: DecisionInput,
    /// Contract rate a year it was lent at.
    pub rate: Rate,
    /// What became of it; none when its outcome is not known.
    pub lent: Option<Lent>,
    /// Why it cannot be asked, when the history holds too little of it.
    pub hindered: Option<Unable>,
}

/// Decides past loans under a product on all cores, in the order of `rows`. Then, each was lent the amount it has in the history, at
/// its rate and repaid in equal instalments; a row that holds too little to ask with says why.
#[must_use]
pub fn past_all(rows: std::ops::Range<usize>, past: impl Fn(usize) -> Past + Sync, bundle: &Bundle) -> Vec<Line> {
    rows.into_par_iter().map(|row| past_line(past(row), bundle)).collect()
}

fn past_line(past: Past, bundle: &Bundle) -> Line {
    let Past { input, rate, lent, hindered } = past;
    let amount = input.request.amount;
    let interest = planned_interest(amount, rate, input.request.tenor_months);
    let before = Side { outcome: Outcome::Offer, offer: Some(Terms { amount, limit: amount, rate, interest }) };
    let now = match hindered {
        Some(why) => Err(why),
        None => verdict(&input, bundle).map_err(|error| Unable { why: Why::Undecidable, subject: error.to_string() }),
    };
    let score = now.as_ref().ok().and_then(|now| now.score.as_ref());
    let (pd, grade) = (score.map(|score| score.pd), score.map(|score| score.grade));
    Line {
        decision: input.decision,
        application: input.application,
        requested: amount,
        before,
        after: now.map(|now| now.side),
        pd,
        grade,
        region: input.facts.region,
        size: input.facts.size,
        new_here: input.facts.outstanding.is_zero(),
        lent,
    }
}

/// Interest of equal monthly instalments over the tenor. The rate is a supposition about the past, so the closed formula does and no
/// schedule is made: `n * P * i / (1 - (1 + i)^-n) - P`.
fn planned_interest(principal: Money, rate: Rate, months: u32) -> Money {
    use rust_decimal::prelude::ToPrimitive as _;
    let monthly = rate.fraction().to_f64().unwrap_or(0.0) / 12.0;
    if monthly <= 0.0 || months == 0 {
        return Money::from_minor(0, principal.currency());
    }
    let (n, minor) = (f64::from(months), principal.minor() as f64);
    let paid = n * minor * monthly / (1.0 - libm::pow(1.0 + monthly, -n));
    // Far below 2^53 for any amount a product allows.
    Money::from_minor(libm::round(paid - minor) as i64, principal.currency())
}
