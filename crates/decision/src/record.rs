//! A decision as it is kept: inputs, versions, outcome, reasons, trace. Enough to make it again to the byte.

use calendar::{Date, DayCount, Roll, Timestamp};
use codes::{ProductId, ScorecardId};
use loan::{Floating, Frequency, RepaymentMethod};
use money::{Money, Rate};
use product::rules::{NodeTrace, OwnedValue};
use rulebook::Pinned;
use scoring::Score;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::input::DecisionInput;
use crate::limits::MAX_RECORD_BYTES;

/// A decision record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Version of the form: [`Decision::SCHEMA`].
    pub schema: u16,
    /// Everything it read of the application.
    pub input: DecisionInput,
    /// The product version it was made under.
    pub product: ProductPin,
    /// The scorecard version it was made under.
    pub scorecard: ScorecardPin,
    /// The rulebook it was made under.
    pub rulebook: RulebookPin,
    /// What came out.
    pub outcome: Outcome,
    /// What can be offered: with an offer, what goes to the firm; with a referral, what the reviewer may approve.
    pub offer: Option<Offer>,
    /// Why, in canonical order, without repetition.
    pub reasons: Vec<Reason>,
    /// What the firm must be told beside the reasons.
    pub notices: Vec<Notice>,
    /// The score, when it came to that.
    pub score: Option<Score>,
    /// Every step with every check.
    pub trace: Vec<TraceEntry>,
}

/// Which product version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductPin {
    /// The product.
    pub id: ProductId,
    /// Its code.
    pub code: String,
    /// Its version.
    pub version: u32,
    /// SHA-256 of the document, 64 hexadecimal digits.
    pub digest: String,
}

/// Which scorecard version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScorecardPin {
    /// The scorecard.
    pub id: ScorecardId,
    /// Its version.
    pub version: u32,
    /// SHA-256 of the document, 64 hexadecimal digits.
    pub digest: String,
}

/// Which rulebook, and what was read from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulebookPin {
    /// The day its facts hold on.
    pub effective_on: Date,
    /// As known then.
    pub known_at: Timestamp,
    /// Digest of the whole snapshot.
    pub digest: rulebook::Digest,
    /// The parameters used, in order of id.
    pub used: Vec<Pinned>,
}

/// What came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// An offer goes out without a person.
    Offer,
    /// A person decides.
    Refer,
    /// No.
    Decline,
}

impl Outcome {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Offer => "拟授信",
            Self::Refer => "转人工",
            Self::Decline => "拒绝",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Refer => "refer",
            Self::Decline => "decline",
        }
    }
}

/// What can be offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Amount: at most what was asked for.
    pub amount: Money,
    /// The most the rules would lend.
    pub limit: Money,
    /// Months.
    pub tenor_months: u32,
    /// How to repay.
    pub repayment: RepaymentMethod,
    /// How often an instalment falls due.
    #[serde(default, skip_serializing_if = "is_monthly")]
    pub frequency: Frequency,
    /// Where a due date on a day off goes.
    #[serde(default, skip_serializing_if = "Roll::is_unadjusted")]
    pub roll: Roll,
    /// Contract rate a year.
    pub rate: Rate,
    /// How it was built.
    pub base_rate: Rate,
    /// Spread and adjustment over the base rate, before floor and cap.
    pub spread: Rate,
    /// Day count of interest.
    pub day_count: DayCount,
    /// Penalty rate on what is overdue.
    pub overdue_rate: Rate,
    /// Penalty rate on what is misused.
    pub misuse_rate: Rate,
    /// Days of grace.
    pub grace_days: u32,
    /// How the rate follows the loan prime rate; none for a fixed rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floating: Option<Floating>,
    /// The guarantee needed, if any.
    pub guarantee: Option<GuaranteeNeeded>,
    /// Everything the firm pays beside interest; nothing else may be charged.
    pub fees: Vec<FeeDue>,
    /// All-in annual cost, both conventions.
    pub cost: CostSheet,
}

fn is_monthly(frequency: &Frequency) -> bool {
    *frequency == Frequency::Monthly
}

/// A guarantee that the offer rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuaranteeNeeded {
    /// The agreement as the product names it.
    pub agreement: String,
    /// Share of a loss that the guarantor bears, percent.
    pub cover_percent: money::Decimal,
}

/// A fee in money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeDue {
    /// Code.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Who receives it.
    pub payee_zh: String,
    /// Paid at pay-out.
    pub upfront: Money,
    /// Paid with each instalment.
    pub each_instalment: Money,
}

/// The all-in annual cost (综合融资成本) by 中国人民银行公告〔2021〕3号. Which convention a cap means is not settled: the highest is
/// compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostSheet {
    /// Interest over the whole tenor, on the planned schedule.
    pub interest: Money,
    /// Fees over the whole tenor.
    pub fees: Money,
    /// Periodic rate times periods a year.
    pub simple: Rate,
    /// Compounded over a year (IRR).
    pub compounded: Rate,
    /// Compounded over actual days/365 (XIRR).
    pub by_days: Rate,
    /// The cap that the highest of the three was compared with.
    pub cap: Rate,
}

/// How much a reason weighs. The order is that of the list of reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Declines.
    Decline,
    /// Sends to a person.
    Refer,
    /// Changes nothing, and someone should look at it.
    Alarm,
    /// Explains: what cost most points, an amount that was reduced.
    Note,
}

/// A reason as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// How much it weighs.
    pub weight: Weight,
    /// The step it arose in.
    pub step: Step,
    /// Stable code.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// The rule: a built-in one, or graph, node and row.
    pub rule: String,
    /// What it looked at.
    pub subject: String,
    /// The value that caused it.
    pub value: OwnedValue,
    /// What the value was held against, as written.
    pub threshold: String,
    /// Whether the firm may be told (a watch-list hit may not: 反洗钱法, no tipping-off).
    pub tell: bool,
}

/// What the firm must be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Stable code.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// The steps, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Consent for every category the rules read.
    Consent,
    /// Rules that hold for every product.
    HardRules,
    /// Points and probability of default.
    Score,
    /// Grade of the probability.
    Grade,
    /// Whether the product fits the request and the firm.
    Match,
    /// How much.
    Limit,
    /// Whether a guarantee is needed. Before the price: a guarantee costs a fee, and the fee counts in the cost.
    Enhancement,
    /// The rate.
    Price,
    /// The all-in cost against its cap.
    Cost,
    /// Whether a person must decide.
    Authority,
}

impl Step {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Consent => "授权核验",
            Self::HardRules => "准入硬规则",
            Self::Score => "评分",
            Self::Grade => "评级",
            Self::Match => "产品匹配",
            Self::Limit => "额度",
            Self::Enhancement => "增信",
            Self::Price => "定价",
            Self::Cost => "综合融资成本",
            Self::Authority => "审批权限",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::HardRules => "hard rules",
            Self::Score => "score",
            Self::Grade => "grade",
            Self::Match => "match",
            Self::Limit => "limit",
            Self::Enhancement => "enhancement",
            Self::Price => "price",
            Self::Cost => "all-in cost",
            Self::Authority => "authority",
        }
    }
}

/// One step with its checks and what its rule graph did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceEntry {
    /// The step.
    pub step: Step,
    /// Each check, in order.
    pub checks: Vec<Check>,
    /// Each node of the rule graph, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub graph: Vec<NodeTrace>,
}

/// One check, or (where `passed` is absent) one value that was worked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The rule or the name of the value.
    pub rule: String,
    /// What was found.
    pub value: OwnedValue,
    /// What it was held against.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub threshold: String,
    /// Whether it passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<bool>,
}

/// Stored bytes that are no record.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// Past the bound.
    #[error("a decision record has at most {MAX_RECORD_BYTES} bytes and this has {0}: it is not one of ours")]
    TooLarge(usize),
    /// Not the form.
    #[error("this is no decision record: {0}; give it as it was stored")]
    Unreadable(#[from] serde_json::Error),
    /// A newer form.
    #[error("the record has form {0} and this program reads up to {current}: use a newer program", current = Decision::SCHEMA)]
    Newer(u16),
}

impl Decision {
    /// Version of the form of records.
    pub const SCHEMA: u16 = 1;

    /// The canonical bytes: JSON without spaces, fields in the order of the form, maps in order of key.
    ///
    /// # Panics
    /// Never: every number in a record is finite, because the input was checked.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a record holds only finite numbers and texts")
    }

    /// SHA-256 of the canonical bytes, 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> String {
        hex::encode(Sha256::digest(self.to_bytes()))
    }

    /// Reads stored bytes.
    ///
    /// # Errors
    /// Too large, not a record, or of a newer form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, RecordError> {
        if bytes.len() > MAX_RECORD_BYTES {
            return Err(RecordError::TooLarge(bytes.len()));
        }
        #[derive(Deserialize)]
        struct Form {
            schema: u16,
        }
        let form: Form = serde_json::from_slice(bytes)?;
        if form.schema > Self::SCHEMA {
            return Err(RecordError::Newer(form.schema));
        }
        Ok(serde_json::from_slice(bytes)?)
    }
}
