//! The product document: what a person writes in YAML and two people sign.
//!
//! Amounts and percentages are exact decimals: in YAML the digits as written, in JSON a string (`"3.45"`), because a JSON
//! number would pass through binary floating point on its way in. Unknown fields are refused.

use calendar::{Date, DayCount, Roll};
use codes::{BodyKind, FirmSize};
use loan::{Frequency, RepaymentMethod, Reset};
use money::Currency;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::facility::FacilityForm;
use crate::rules::{Graph, Kind};

/// The version of this form.
pub const SCHEMA: u16 = 1;

/// A credit product, one version of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Version of the form: 1.
    pub schema: u16,
    /// Code over all versions: small letters, digits and hyphens.
    pub code: String,
    /// Version of the product, from 1 up.
    pub version: u32,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// What it is for, for people.
    #[serde(default)]
    pub description_zh: String,
    /// Layer of the product matrix.
    pub layer: Layer,
    /// Currency of all amounts.
    #[schemars(with = "String")]
    pub currency: Currency,
    /// Amounts that may be asked for, in whole currency (yuan).
    pub amount: AmountRange,
    /// Tenors that may be asked for.
    pub tenor_months: TenorRange,
    /// Ways to repay. By name: annuity, equal-principal, interest-first, bullet; with data:
    /// `seasonal: {months: [6, 9, 12]}`, `step-up: {every: 12, growth_bps: 500}`, `balloon: {residual_bps: 3000}`,
    /// `rent-in-advance: {residual_bps: 100}` (a finance lease), `stated-plan: {parts: [1, 1, 2]}`.
    #[schemars(with = "Vec<serde_json::Value>")]
    #[serde(with = "serde_norway::with::singleton_map_recursive")]
    pub repayment: Vec<RepaymentMethod>,
    /// How often an instalment falls due: monthly, quarterly, half-yearly or yearly.
    #[schemars(with = "String")]
    #[serde(default, skip_serializing_if = "is_monthly")]
    pub frequency: Frequency,
    /// Where a due date on a day off goes: `unadjusted`, `following` (the next business day) or `modified-following` (the
    /// next one of the same month, else the one before).
    #[schemars(with = "String")]
    #[serde(default, skip_serializing_if = "Roll::is_unadjusted")]
    pub roll: Roll,
    /// What the money may be used for.
    pub purposes: Vec<Purpose>,
    /// Who may apply.
    pub firms: Firms,
    /// The data the rules read, each with the consent it needs.
    pub data: Vec<DataNeed>,
    /// Name of the scorecard that scores its applicants; the institution's own for every product when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scorecard: Option<String>,
    /// How the rate is built.
    pub pricing: Pricing,
    /// What lateness and misuse cost.
    pub late: LateTerms,
    /// Guarantee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enhancement: Option<Enhancement>,
    /// The facility, where the contract is one under which several loans are drawn: the amount is then its limit and the tenor
    /// how long it may be drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<FacilityForm>,
    /// What may be approved without a person.
    pub authority: Authority,
    /// When it may be sold.
    pub valid: Validity,
    /// The rule graphs.
    pub rules: Rules,
}

/// Layer of the product matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// For any small firm.
    Base,
    /// For one industry.
    Industry,
    /// For a policy's purpose, often with a guarantee or subsidy.
    Policy,
}

impl Layer {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Base => "基础层",
            Self::Industry => "行业层",
            Self::Policy => "政策层",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Industry => "industry",
            Self::Policy => "policy",
        }
    }
}

/// From and to, both included, in whole currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AmountRange {
    /// Least.
    pub min: Decimal,
    /// Most.
    pub max: Decimal,
    /// Offers are rounded down to a multiple of this.
    pub step: Decimal,
}

/// From and to, both included, in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TenorRange {
    /// Shortest.
    pub min: u32,
    /// Longest.
    pub max: u32,
}

/// Code of a way to repay, as in documents and rules.
#[must_use]
pub const fn repayment_code(method: &RepaymentMethod) -> &'static str {
    method.code()
}

fn is_monthly(frequency: &Frequency) -> bool {
    *frequency == Frequency::Monthly
}

/// What the money may be used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Code, as in applications and rules.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
}

/// Who may apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Firms {
    /// Sizes served: micro, small, medium, large (工信部联企业〔2011〕300号).
    #[schemars(with = "Vec<String>")]
    pub sizes: Vec<FirmSize>,
    /// Industries not served: a section letter (`K`) or the first 2 to 4 digits (`69`), GB/T 4754.
    #[serde(default)]
    pub barred_industries: Vec<String>,
}

/// Code of a firm's size, as in documents and rules.
#[must_use]
pub const fn size_code(size: FirmSize) -> &'static str {
    match size {
        FirmSize::Micro => "micro",
        FirmSize::Small => "small",
        FirmSize::Medium => "medium",
        FirmSize::Large => "large",
    }
}

/// Code of a body's kind, as in rules.
#[must_use]
pub const fn kind_code(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Enterprise => "enterprise",
        BodyKind::SoleTrader => "sole-trader",
        BodyKind::FarmerCooperative => "farmer-cooperative",
        BodyKind::PublicBody => "public-body",
        BodyKind::SocialOrganisation => "social-organisation",
        BodyKind::RuralCollective => "rural-collective",
        BodyKind::Other => "other",
    }
}

/// One category of data that the rules read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataNeed {
    /// Source category, e.g. `tax`.
    pub category: String,
    /// The purpose that the firm's consent must name, e.g. `credit-assessment`.
    pub purpose: String,
    /// What is read of it.
    pub features: Vec<FeatureNeed>,
}

/// One feature that rules read as `feature.<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeatureNeed {
    /// Its name: small letters, digits and _.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Chinese name.
    pub zh: String,
    /// Whether an application without it is referred to a person and the rules may rely on it.
    #[serde(default)]
    pub required: bool,
    /// The values a number can have, both included. Checks before release rely on it, so an application with another value goes
    /// to a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<ValueRange>,
}

/// From and to, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueRange {
    /// Least.
    pub min: Decimal,
    /// Most.
    pub max: Decimal,
}

/// How the rate is built: base rate + `spread_bps` + `adjustment_bps` from the price graph, within floor and cap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pricing {
    /// The base rate.
    pub base: BaseRate,
    /// Lowest rate, percent a year.
    pub floor_percent: Decimal,
    /// Highest rate, percent a year.
    pub cap_percent: Decimal,
    /// Day count of interest: actual360, actual365, thirty360, actual-actual.
    #[schemars(with = "String")]
    pub day_count: DayCount,
    /// When the rate is set anew, for a rate that follows the LPR: new-year, anniversary or each-period. Left out, the rate is fixed
    /// for the life of the loan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub reset: Option<Reset>,
    /// Everything the firm pays beside interest. Nothing else may be charged.
    #[serde(default)]
    pub fees: Vec<Fee>,
    /// The funding costs, percent a year, that the price rules are made for. Naming them lets the rules read
    /// `funding.cost_percent`: what the money for this loan costs by the line it would be matched to; missing where no line has
    /// room. A cost outside goes to a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funding_cost: Option<ValueRange>,
}

/// The base rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BaseRate {
    /// One-year loan prime rate.
    LprOneYear,
    /// Over-five-year loan prime rate.
    LprFiveYears,
    /// One-year LPR up to 60 months, over-five-year LPR beyond.
    LprByTenor,
    /// None: the price graph gives the whole rate (for currencies without an LPR).
    Zero,
}

/// A fee, with its payee, as the cost sheet must show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// Code.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Who receives it.
    pub payee_zh: String,
    /// Percent of the principal.
    pub percent: Decimal,
    /// When it is due.
    pub when: FeeTiming,
    /// Whether it is due only when the loan is guaranteed.
    #[serde(default)]
    pub only_if_guaranteed: bool,
}

/// When a fee is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FeeTiming {
    /// Once, at pay-out. It is paid beside the loan: nothing may be deducted from principal (民法典 670).
    Upfront,
    /// The percent is for each year of the tenor, begun years counted in full, paid at pay-out.
    UpfrontPerYear,
    /// With each instalment.
    EachInstalment,
}

/// What lateness and misuse cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LateTerms {
    /// Days after the due date without penalty.
    pub grace_days: u32,
    /// Added to the contract rate on what is overdue, percent of that rate (30 to 50).
    pub overdue_uplift_percent: Decimal,
    /// Added on what is misused, percent of the contract rate (50 to 100).
    pub misuse_uplift_percent: Decimal,
}

/// A guarantee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enhancement {
    /// Name of the guarantee agreement that applies.
    pub agreement: String,
    /// Chinese name, for people.
    pub zh: String,
    /// Share of a loss that the guarantor bears, percent.
    pub cover_percent: Decimal,
    /// When a guarantee is needed: a condition over the same variables as the price graph.
    pub required_when: String,
}

/// What may be approved without a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Whether an offer may go out without a person at all.
    pub straight_through: bool,
    /// Up to this amount, in whole currency.
    pub max_amount: Decimal,
    /// Send to a person when one of these holds.
    #[serde(default)]
    pub refer_when: Vec<ReferCondition>,
}

/// A condition that sends an application to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferCondition {
    /// Reason code.
    pub code: String,
    /// The condition, over the same variables as the price graph.
    pub when: String,
    /// The reason in Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
}

/// When it may be sold: both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// First day.
    #[schemars(with = "String")]
    pub from: Date,
    /// Last day; open if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub to: Option<Date>,
}

/// The rule graphs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Gives `reasons`: a collecting table's list with `code`, `zh` and `en`; empty: eligible.
    pub eligibility: Graph,
    /// Gives `limit`: the most to lend, in whole currency.
    pub limit: Graph,
    /// Gives `spread_bps` over the base rate, and `adjustment_bps` where wanted.
    pub price: Graph,
}
