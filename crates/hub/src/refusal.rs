//! [`Refusal`]: why a row does not become facts, in both languages, with what to do.

use calendar::Date;
use codes::UsccError;

use crate::limits::{FIRST_YEAR, MAX_DIGITS, MAX_FIELD_CHARS};
use crate::measure::Unit;
use crate::plausibility::Finding;

/// Where a row was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// It could not be read.
    Parse,
    /// It says what cannot be.
    Validate,
    /// It contradicts another source.
    Plausibility,
}

impl Stage {
    /// Its name in a file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Parse => "parse",
            Self::Validate => "validate",
            Self::Plausibility => "plausibility",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Parse => "解析",
            Self::Validate => "校验",
            Self::Plausibility => "跨源合理性",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        self.as_str()
    }
}

/// The stable code of a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// `row-width`
    RowWidth,
    /// `too-long`
    TooLong,
    /// `bad-number`
    BadNumber,
    /// `wrong-unit`
    WrongUnit,
    /// `bad-date`
    BadDate,
    /// `missing`
    Missing,
    /// `bad-credit-code`
    BadCreditCode,
    /// `empty-row`
    EmptyRow,
    /// `not-a-month`
    NotAMonth,
    /// `not-a-day`
    NotADay,
    /// `in-future`
    InFuture,
    /// `too-early`
    TooEarly,
    /// `fraction`
    Fraction,
    /// `out-of-range`
    OutOfRange,
    /// `repeated`
    Repeated,
    /// `conflicting`
    Conflicting,
    /// `implausible`
    Implausible,
}

impl Code {
    /// Every code, in the order of the stages.
    pub const ALL: [Self; 17] = [
        Self::RowWidth,
        Self::TooLong,
        Self::BadNumber,
        Self::WrongUnit,
        Self::BadDate,
        Self::Missing,
        Self::BadCreditCode,
        Self::EmptyRow,
        Self::NotAMonth,
        Self::NotADay,
        Self::InFuture,
        Self::TooEarly,
        Self::Fraction,
        Self::OutOfRange,
        Self::Repeated,
        Self::Conflicting,
        Self::Implausible,
    ];

    /// As it is stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RowWidth => "row-width",
            Self::TooLong => "too-long",
            Self::BadNumber => "bad-number",
            Self::WrongUnit => "wrong-unit",
            Self::BadDate => "bad-date",
            Self::Missing => "missing",
            Self::BadCreditCode => "bad-credit-code",
            Self::EmptyRow => "empty-row",
            Self::NotAMonth => "not-a-month",
            Self::NotADay => "not-a-day",
            Self::InFuture => "in-future",
            Self::TooEarly => "too-early",
            Self::Fraction => "fraction",
            Self::OutOfRange => "out-of-range",
            Self::Repeated => "repeated",
            Self::Conflicting => "conflicting",
            Self::Implausible => "implausible",
        }
    }

    /// Where it stops a row.
    #[must_use]
    pub const fn stage(self) -> Stage {
        match self {
            Self::RowWidth | Self::TooLong | Self::BadNumber | Self::WrongUnit | Self::BadDate => Stage::Parse,
            Self::Implausible => Stage::Plausibility,
            _ => Stage::Validate,
        }
    }

    /// In a few words, in Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::RowWidth => "字段数与表头不符",
            Self::TooLong => "字段过长",
            Self::BadNumber => "不是数字",
            Self::WrongUnit => "单位不符",
            Self::BadDate => "不是日期或月份",
            Self::Missing => "必填字段为空",
            Self::BadCreditCode => "统一社会信用代码有误",
            Self::EmptyRow => "没有任何度量",
            Self::NotAMonth => "应为月份",
            Self::NotADay => "应为日期",
            Self::InFuture => "日期在将来",
            Self::TooEarly => "日期过早",
            Self::Fraction => "小数位过多",
            Self::OutOfRange => "超出合理范围",
            Self::Repeated => "批内重复",
            Self::Conflicting => "批内矛盾",
            Self::Implausible => "与其他来源矛盾",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::RowWidth => "fields and headings differ in number",
            Self::TooLong => "a field is too long",
            Self::BadNumber => "not a number",
            Self::WrongUnit => "another unit than declared",
            Self::BadDate => "neither a day nor a month",
            Self::Missing => "a required field is empty",
            Self::BadCreditCode => "not a unified social credit code",
            Self::EmptyRow => "no measure is given",
            Self::NotAMonth => "a month belongs here",
            Self::NotADay => "a day belongs here",
            Self::InFuture => "in the future",
            Self::TooEarly => "too early",
            Self::Fraction => "too many digits after the point",
            Self::OutOfRange => "outside the plausible range",
            Self::Repeated => "told twice in the batch",
            Self::Conflicting => "told in two ways in the batch",
            Self::Implausible => "contradicts another value",
        }
    }
}

/// Why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// More or fewer fields than headings.
    RowWidth {
        /// Fields.
        found: usize,
        /// Headings.
        expected: usize,
    },
    /// A field that is too long.
    TooLong {
        /// Its characters.
        found: usize,
    },
    /// No number.
    BadNumber(String),
    /// A unit behind the number that its column does not declare.
    WrongUnit {
        /// What stood there.
        found: String,
        /// What the column declares.
        declared: String,
    },
    /// No day and no month.
    BadDate(String),
    /// A field that must be given.
    Missing,
    /// No credit code.
    BadCreditCode {
        /// What stood there.
        found: String,
        /// What is wrong with it.
        why: UsccError,
    },
    /// No measure is given.
    EmptyRow,
    /// A day where a month belongs.
    NotAMonth(Date),
    /// A month where a day belongs.
    NotADay(Date),
    /// After the day on which it is checked, or a month that has not ended.
    InFuture {
        /// The day, or the last of the month.
        on: Date,
        /// The day on which it is checked.
        as_of: Date,
    },
    /// Before the first year.
    TooEarly(Date),
    /// More digits after the point than the measure has.
    Fraction {
        /// What stood there.
        found: String,
        /// Digits after the point of the measure.
        scale: u8,
        /// Its unit.
        unit: Unit,
    },
    /// Outside the plausible range.
    OutOfRange {
        /// What stood there, in the column's unit.
        found: String,
        /// The least, in whole units of the measure.
        low: i64,
        /// The greatest.
        high: i64,
        /// Its unit.
        unit: Unit,
    },
    /// Another row of the batch says exactly the same.
    Repeated {
        /// The row that was taken.
        of: u64,
    },
    /// Another row of the batch says something else of the same firm and period.
    Conflicting {
        /// Another such row, the first of them.
        with: u64,
    },
    /// It contradicts another source.
    Implausible(Box<Finding>),
}

/// One reason against one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The row's number in the batch.
    pub row: u64,
    /// The heading of the field at fault, if one is.
    pub field: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// A text in both languages: what is wrong, then what to do.
struct Told {
    zh: String,
    en: String,
    do_zh: String,
    do_en: String,
}

fn told(zh: impl Into<String>, en: impl Into<String>, do_zh: impl Into<String>, do_en: impl Into<String>) -> Told {
    Told { zh: zh.into(), en: en.into(), do_zh: do_zh.into(), do_en: do_en.into() }
}

impl Reason {
    /// Its stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::RowWidth { .. } => Code::RowWidth,
            Self::TooLong { .. } => Code::TooLong,
            Self::BadNumber(_) => Code::BadNumber,
            Self::WrongUnit { .. } => Code::WrongUnit,
            Self::BadDate(_) => Code::BadDate,
            Self::Missing => Code::Missing,
            Self::BadCreditCode { .. } => Code::BadCreditCode,
            Self::EmptyRow => Code::EmptyRow,
            Self::NotAMonth(_) => Code::NotAMonth,
            Self::NotADay(_) => Code::NotADay,
            Self::InFuture { .. } => Code::InFuture,
            Self::TooEarly(_) => Code::TooEarly,
            Self::Fraction { .. } => Code::Fraction,
            Self::OutOfRange { .. } => Code::OutOfRange,
            Self::Repeated { .. } => Code::Repeated,
            Self::Conflicting { .. } => Code::Conflicting,
            Self::Implausible(_) => Code::Implausible,
        }
    }

    fn told(&self) -> Told {
        match self {
            Self::RowWidth { .. }
            | Self::TooLong { .. }
            | Self::BadNumber(_)
            | Self::WrongUnit { .. }
            | Self::BadDate(_) => self.unread(),
            Self::Missing
            | Self::BadCreditCode { .. }
            | Self::EmptyRow
            | Self::Repeated { .. }
            | Self::Conflicting { .. } => self.unnamed(),
            Self::NotAMonth(_) | Self::NotADay(_) | Self::InFuture { .. } | Self::TooEarly(_) => self.untimely(),
            Self::Fraction { found, scale, unit } => {
                let (zh, en) = (unit.zh(), unit.en());
                told(
                    format!("{found} 折算为{zh}后小数超过 {scale} 位"),
                    format!("{found} has more than {scale} digits after the point in {en}"),
                    "核对数值与列的单位；需要舍入的由数据方舍入",
                    "check the number and the unit of its column; whoever reports it rounds it",
                )
            }
            Self::OutOfRange { found, low, high, unit } => {
                let (zh, en) = (unit.zh(), unit.en());
                told(
                    format!("{found} 折算后不在 {low} 至 {high}{zh}之内"),
                    format!("{found} lies outside {low} to {high} {en}"),
                    "核对数值与列的单位（元、万元）",
                    "check the number and the unit of its column (yuan, ten thousand yuan)",
                )
            }
            Self::Implausible(finding) => told(finding.zh(), finding.en(), &*finding.remedy.zh, &*finding.remedy.en),
        }
    }

    fn unread(&self) -> Told {
        match self {
            Self::RowWidth { found, expected } => told(
                format!("有 {found} 个字段，表头有 {expected} 个"),
                format!("{found} fields under {expected} headings"),
                "补齐或删去多余字段；含分隔符的内容须加引号",
                "fill it up or take fields out; put a text with a separator in quotation marks",
            ),
            Self::TooLong { found } => told(
                format!("字段有 {found} 个字符"),
                format!("the field has {found} characters"),
                format!("至多 {MAX_FIELD_CHARS} 个字符：请缩短"),
                format!("shorten it to {MAX_FIELD_CHARS}"),
            ),
            Self::WrongUnit { found, declared } => told(
                format!("'{found}' 的单位与列声明的单位（{declared}）不符"),
                format!("'{found}' is in another unit than its column declares ({declared})"),
                "改写数值，或修改列的单位声明",
                "restate the number, or declare the column's unit",
            ),
            Self::BadDate(found) => told(
                format!("'{found}' 不是日期或月份"),
                format!("'{found}' is neither a day nor a month"),
                "日期写作 2025-06-30，月份写作 2025-06",
                "write a day as 2025-06-30, a month as 2025-06",
            ),
            other => {
                let found = if let Self::BadNumber(found) = other { found.as_str() } else { "" };
                told(
                    format!("'{found}' 不是数字"),
                    format!("'{found}' is not a number"),
                    format!("写作 1234.50 或 1,234.50，至多 {MAX_DIGITS} 位数字，不用科学记数法"),
                    format!("write 1234.50 or 1,234.50, at most {MAX_DIGITS} digits, no exponent"),
                )
            }
        }
    }

    fn unnamed(&self) -> Told {
        match self {
            Self::BadCreditCode { found, why } => told(
                format!("'{found}' 不是统一社会信用代码：{}", credit_code_zh(why)),
                format!("'{found}' is not a unified social credit code: {why}"),
                "与营业执照核对",
                "compare it with the licence",
            ),
            Self::EmptyRow => told(
                "没有给出任何度量",
                "no measure is given",
                "填写至少一项，或删去此行",
                "give at least one, or drop the row",
            ),
            Self::Repeated { of } => told(
                format!("与第 {of} 行完全相同"),
                format!("row {of} says exactly the same"),
                "已采用该行，无需处理",
                "that row was taken; there is nothing to do",
            ),
            Self::Conflicting { with } => told(
                format!("与第 {with} 行同一主体、同一期间而数值不同"),
                format!("row {with} says something else of the same firm and period"),
                "各行均未采用：核实后只保留正确的一行",
                "none of them was taken: find out which is right and keep that one",
            ),
            _ => told("必填字段为空", "a required field is empty", "补填", "fill it in"),
        }
    }

    fn untimely(&self) -> Told {
        match self {
            Self::NotAMonth(on) => told(
                format!("{on} 是某一天，此处为月度数据"),
                format!("{on} is a day, and this is a monthly value"),
                "写明月份，如 2025-06；月末日亦可",
                "name the month, as 2025-06; its last day will do",
            ),
            Self::NotADay(on) => told(
                format!("{:04}-{:02} 是月份，此处须写明某一天", on.year(), on.month()),
                format!("{:04}-{:02} is a month, and a day belongs here", on.year(), on.month()),
                "写明日期，如 2025-06-30",
                "name the day, as 2025-06-30",
            ),
            Self::InFuture { on, as_of } => told(
                format!("{on} 晚于 {as_of}"),
                format!("{on} is later than {as_of}"),
                "核对日期；月度数据在月末后报送",
                "check the date; a month is reported when it has ended",
            ),
            other => {
                let on = if let Self::TooEarly(on) = other { on.to_string() } else { String::new() };
                told(
                    format!("{on} 早于 {FIRST_YEAR} 年"),
                    format!("{on} is before {FIRST_YEAR}"),
                    "核对日期",
                    "check the date",
                )
            }
        }
    }
}

fn credit_code_zh(why: &UsccError) -> String {
    match why {
        UsccError::Length { found } => format!("应为 18 位，现为 {found} 位"),
        UsccError::Character { position, found } => {
            format!("第 {position} 位 '{found}' 不是可用字符（不用 I、O、S、V、Z）")
        }
        UsccError::RegionDigit { position, found } => format!("第 {position} 位 '{found}' 应为行政区划数字"),
        UsccError::Check { expected, found, .. } => format!("校验码应为 '{expected}'，现为 '{found}'"),
    }
}

impl Refusal {
    /// Where the row was stopped.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.reason.code().stage()
    }

    /// The stable code of the reason.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.reason.code()
    }

    /// The reason in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        self.reason.told().zh
    }

    /// The reason in English.
    #[must_use]
    pub fn en(&self) -> String {
        self.reason.told().en
    }

    /// What to do, in Chinese.
    #[must_use]
    pub fn remedy_zh(&self) -> String {
        self.reason.told().do_zh
    }

    /// What to do, in English.
    #[must_use]
    pub fn remedy_en(&self) -> String {
        self.reason.told().do_en
    }
}
