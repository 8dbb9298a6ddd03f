//! Applications and decisions.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AllowedAct, Cash, InstalmentCard, Named, RateCard};

/// One reason of a decision: the rule and the value that caused it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReasonCard {
    /// Stable reason code.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// How much it weighs: declines, refers, or only explains.
    pub weight: Named,
    /// The rule that fired, or the feature that cost points.
    pub rule: String,
    /// What was found, in English words; nothing where a value would say nothing.
    pub value: Option<String>,
    /// The same in Chinese.
    pub value_zh: Option<String>,
    /// What it was held against, in English words, where there is something.
    pub threshold: Option<String>,
    /// The same in Chinese.
    pub threshold_zh: Option<String>,
}

/// Points of one characteristic of the scorecard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScorePoints {
    /// The feature.
    pub feature: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Its value, as people write it.
    pub value: String,
    /// The same in Chinese.
    pub value_zh: String,
    /// The bin the value fell into.
    pub bin: String,
    /// The same in Chinese.
    pub bin_zh: String,
    /// Points granted.
    pub points: f64,
    /// The most points this characteristic can give.
    pub best_points: f64,
    /// Points lost against the yardstick of the card; negative when better than it.
    pub lost: f64,
}

/// One step of the price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PriceStep {
    /// Which, in kebab case.
    pub step: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Percent a year.
    pub percent: String,
}

/// A fee of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FeeLine {
    /// Code.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Who receives it.
    pub payee_zh: String,
    /// Paid at pay-out.
    pub upfront: Cash,
    /// Paid with each instalment.
    pub each_instalment: Cash,
}

/// One check of a decision, or one value that was worked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckLine {
    /// The step it belongs to.
    pub step: Named,
    /// The rule, as recorded.
    pub rule: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// `pass`, `refer`, `decline`, or `info` for what decides nothing by itself.
    pub result: Named,
    /// What was found, in English.
    pub value: String,
    /// What was found, in Chinese.
    pub value_zh: String,
    /// What it was held against, in English.
    pub threshold: Option<String>,
    /// What it was held against, in Chinese.
    pub threshold_zh: Option<String>,
}

/// One thing that was known of the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InputLine {
    /// Name of the feature.
    pub name: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Its value, as people write it; nothing when it was missing.
    pub value: Option<String>,
    /// The same in Chinese.
    pub value_zh: Option<String>,
    /// The source category it was read under.
    pub category: Option<Named>,
}

/// The all-in annual cost of an offer, percent, by each convention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AllIn {
    /// Periodic rate times periods a year.
    pub simple_percent: String,
    /// Compounded over a year.
    pub compound_percent: String,
    /// Compounded over actual days.
    pub by_days_percent: String,
    /// The cap the highest of them was held against.
    pub cap_percent: String,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DecisionCard {
    /// Decision id.
    pub id: String,
    /// The application.
    pub application: String,
    /// Business date.
    pub decided_on: String,
    /// Offer, refer or decline.
    pub outcome: Named,
    /// Points of the scorecard.
    pub score: Option<i64>,
    /// Probability of default, percent.
    pub pd_percent: Option<String>,
    /// Grade.
    pub grade: Option<String>,
    /// The limit the rules give.
    pub limit: Option<Cash>,
    /// The amount offered.
    pub amount: Option<Cash>,
    /// The price offered.
    pub rate: Option<RateCard>,
    /// All-in annual cost by simple annualisation, percent.
    pub all_in_simple_percent: Option<String>,
    /// All-in annual cost compounded, percent.
    pub all_in_compound_percent: Option<String>,
    /// Why.
    pub reasons: Vec<ReasonCard>,
    /// What was pinned: product, scorecard and rulebook, each with its version and digest.
    pub pinned: Vec<String>,
    /// What points are held against: the most a characteristic can give (`best`), or, of trees, the mean firm's (`mean`).
    pub yardstick: Named,
    /// What each characteristic of the scorecard gave.
    pub score_points: Vec<ScorePoints>,
    /// How the rate was built.
    pub price: Vec<PriceStep>,
    /// What the firm pays beside interest.
    pub fees: Vec<FeeLine>,
    /// Every check with what was found.
    pub checks: Vec<CheckLine>,
    /// What was known of the firm when it was decided.
    pub inputs: Vec<InputLine>,
    /// All-in annual cost beside its cap, with an offer.
    pub all_in: Option<AllIn>,
    /// The repayment plan if the offer were paid out on the day of the decision.
    pub plan: Vec<InstalmentCard>,
    /// SHA-256 of the decision record, hexadecimal.
    pub digest: String,
}

/// What a reviewer said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReviewCard {
    /// User id.
    pub by: String,
    /// User name.
    pub by_name: String,
    /// Approved or declined.
    pub outcome: Named,
    /// Why.
    pub reason: String,
}

/// An application.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationCard {
    /// Application id.
    pub id: String,
    /// Firm id.
    pub firm: String,
    /// Registered name of the firm; nothing once it was erased.
    pub firm_name: Option<String>,
    /// Product code.
    pub product: String,
    /// Product name in Chinese.
    pub product_zh: String,
    /// Product name in English.
    pub product_en: String,
    /// Amount asked for.
    pub amount: Cash,
    /// Months asked for.
    pub tenor_months: u32,
    /// Purpose.
    pub purpose: Named,
    /// How it is to be repaid.
    pub repayment: Named,
    /// How often an instalment falls due.
    pub frequency: Named,
    /// Where it stands.
    pub state: Named,
    /// Business date of submission.
    pub submitted_on: String,
    /// User id of who submitted it.
    pub submitted_by: String,
    /// User name of who submitted it.
    pub submitted_by_name: String,
    /// The last decision.
    pub decision: Option<DecisionCard>,
    /// What a reviewer said.
    pub review: Option<ReviewCard>,
    /// The loan it became.
    pub loan: Option<String>,
    /// Contract number of that loan.
    pub loan_number: Option<String>,
    /// The facility that was opened from it.
    pub facility: Option<String>,
    /// Contract number of that facility.
    pub facility_number: Option<String>,
    /// What can be done next, and whether by the person who asks.
    pub allowed: Vec<AllowedAct>,
}

/// Whether a decision came out the same again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReplayCard {
    /// Decision id.
    pub decision: String,
    /// Whether every byte is the same.
    pub identical: bool,
    /// Whether the firm's data have been erased since: then there is nothing to make again.
    pub erased: bool,
    /// In words.
    pub detail: String,
}

/// An application in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationLine {
    /// Application id.
    pub id: String,
    /// Firm id.
    pub firm: String,
    /// Registered name of the firm; nothing once it was erased.
    pub firm_name: Option<String>,
    /// Product code.
    pub product: String,
    /// Product name in Chinese.
    pub product_zh: String,
    /// Product name in English.
    pub product_en: String,
    /// Amount asked for.
    pub amount: Cash,
    /// Months asked for.
    pub tenor_months: i64,
    /// Where it stands.
    pub state: Named,
    /// Outcome of the last decision.
    pub outcome: Option<Named>,
    /// Grade of the last decision.
    pub grade: Option<String>,
    /// Business date of submission.
    pub submitted_on: String,
    /// User id of who submitted it.
    pub submitted_by: String,
    /// User name of who submitted it.
    pub submitted_by_name: String,
    /// The loan it became.
    pub loan: Option<String>,
    /// Contract number of that loan.
    pub loan_number: Option<String>,
}
