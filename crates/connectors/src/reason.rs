//! Why a row is refused.

use serde::{Deserialize, Serialize};

/// The reason of a refusal; its code is stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// More or fewer fields than the header.
    WrongFieldCount,
    /// Bytes that are no text in the file's encoding.
    BadEncoding,
    /// A field no loan can do without is empty.
    Missing,
    /// The loan's number is not one.
    BadId,
    /// The loan's number was there before; the first row stays.
    DuplicateId,
    /// Not an amount.
    BadAmount,
    /// An amount below zero.
    NegativeAmount,
    /// A loan of nothing.
    ZeroAmount,
    /// More guaranteed than lent.
    GuaranteedMoreThanLent,
    /// Not a date.
    BadDate,
    /// An approval outside the programme's life.
    AbsurdApproval,
    /// Not a whole number.
    BadNumber,
    /// An outcome code that is not known.
    BadOutcome,
    /// Paid in full, yet with a charged-off amount; or charged off and the flag says paid.
    OutcomeContradicts,
    /// A sample weight that is not a positive number.
    BadWeight,
    /// A programme that is none of those known.
    UnknownProgramme,
    /// Not a credit code.
    BadCode,
    /// A word that is not known here.
    UnknownWord,
    /// A message that is no JSON object, or too long.
    BadPayload,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 19] = [
        Self::WrongFieldCount,
        Self::BadEncoding,
        Self::Missing,
        Self::BadId,
        Self::DuplicateId,
        Self::BadAmount,
        Self::NegativeAmount,
        Self::ZeroAmount,
        Self::GuaranteedMoreThanLent,
        Self::BadDate,
        Self::AbsurdApproval,
        Self::BadNumber,
        Self::BadOutcome,
        Self::OutcomeContradicts,
        Self::BadWeight,
        Self::UnknownProgramme,
        Self::BadCode,
        Self::UnknownWord,
        Self::BadPayload,
    ];

    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongFieldCount => "wrong-field-count",
            Self::BadEncoding => "bad-encoding",
            Self::Missing => "missing",
            Self::BadId => "bad-id",
            Self::DuplicateId => "duplicate-id",
            Self::BadAmount => "bad-amount",
            Self::NegativeAmount => "negative-amount",
            Self::ZeroAmount => "zero-amount",
            Self::GuaranteedMoreThanLent => "guaranteed-more-than-lent",
            Self::BadDate => "bad-date",
            Self::AbsurdApproval => "absurd-approval",
            Self::BadNumber => "bad-number",
            Self::BadOutcome => "bad-outcome",
            Self::OutcomeContradicts => "outcome-contradicts",
            Self::BadWeight => "bad-weight",
            Self::UnknownProgramme => "unknown-programme",
            Self::BadCode => "bad-code",
            Self::UnknownWord => "unknown-word",
            Self::BadPayload => "bad-payload",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::WrongFieldCount => "列数与表头不符",
            Self::BadEncoding => "含有无法识别的字符",
            Self::Missing => "缺少必填项",
            Self::BadId => "贷款编号无效",
            Self::DuplicateId => "贷款编号重复",
            Self::BadAmount => "金额无法识别",
            Self::NegativeAmount => "金额为负",
            Self::ZeroAmount => "金额为零",
            Self::GuaranteedMoreThanLent => "担保金额大于贷款金额",
            Self::BadDate => "日期无法识别",
            Self::AbsurdApproval => "批准日期不合理",
            Self::BadNumber => "数字无法识别",
            Self::BadOutcome => "结果代码无法识别",
            Self::OutcomeContradicts => "结果前后矛盾",
            Self::BadWeight => "样本权重无效",
            Self::UnknownProgramme => "项目类型无法识别",
            Self::BadCode => "统一社会信用代码有误",
            Self::UnknownWord => "用语无法识别",
            Self::BadPayload => "报文无法识别",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::WrongFieldCount => "number of fields differs from the header",
            Self::BadEncoding => "bytes that are no text",
            Self::Missing => "a required field is empty",
            Self::BadId => "not a loan number",
            Self::DuplicateId => "loan number seen before",
            Self::BadAmount => "not an amount",
            Self::NegativeAmount => "negative amount",
            Self::ZeroAmount => "amount of zero",
            Self::GuaranteedMoreThanLent => "guaranteed more than lent",
            Self::BadDate => "not a date",
            Self::AbsurdApproval => "approval date cannot be",
            Self::BadNumber => "not a whole number",
            Self::BadOutcome => "unknown outcome code",
            Self::OutcomeContradicts => "outcome contradicts itself",
            Self::BadWeight => "not a positive weight",
            Self::UnknownProgramme => "unknown programme",
            Self::BadCode => "not a credit code",
            Self::UnknownWord => "a word that is not known",
            Self::BadPayload => "a message that cannot be read",
        }
    }
}

/// A refusal: the reason, the field as the source names it, what was found and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Why.
    pub reason: Reason,
    /// Which field, if one.
    pub field: Option<&'static str>,
    /// What was found and the remedy.
    pub detail: String,
}

impl Fault {
    pub(crate) fn of(reason: Reason, field: &'static str, detail: String) -> Self {
        Self { reason, field: Some(field), detail }
    }
}
