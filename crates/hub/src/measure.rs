//! [`Measure`]: one raw quantity that a source reports, with its unit, its digits and what it is a quantity of.

use serde::{Deserialize, Serialize};

/// Where a measure stands in its catalogue: its number in the documents. Numbers are given once and never reused, so the number of
/// a built-in measure means the same in every release; what is stored beyond a process names the measure by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MeasureId(u16);

impl MeasureId {
    /// By number.
    #[must_use]
    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The number as a place in a slice.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a value is a quantity of: a month, a day, something that happened, or a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A sum or level of a calendar month, held on its last day.
    Monthly,
    /// A sum or level of a day.
    Daily,
    /// Something that happened on a day, with an amount or 1. Several on one day are told apart by their reference.
    Event,
    /// What holds from a day until another value is reported.
    State,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Monthly, Self::Daily, Self::Event, Self::State];

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Monthly => "月度",
            Self::Daily => "日度",
            Self::Event => "事件",
            Self::State => "状态",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Daily => "daily",
            Self::Event => "event",
            Self::State => "state",
        }
    }

    /// Whether a value covers a stretch of time, so that it must say whether it adds up.
    #[must_use]
    pub const fn is_periodic(self) -> bool {
        matches!(self, Self::Monthly | Self::Daily)
    }
}

/// Whether values of neighbouring periods add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adds {
    /// They do: sales, kilowatt-hours.
    Flow,
    /// They do not: heads, a balance.
    Level,
}

impl Adds {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Flow => "流量",
            Self::Level => "存量",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Level => "level",
        }
    }
}

/// What a value counts. The name of a measure ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A hundredth of a yuan.
    Fen,
    /// Things, people, times.
    Count,
    /// 1 while something holds, otherwise 0.
    Flag,
    /// Points of somebody's assessment.
    Points,
    /// Hundredths of a whole.
    Pct,
    /// Kilowatt-hours.
    Kwh,
    /// Kilowatts.
    Kw,
    /// Cubic metres.
    M3,
    /// Square metres.
    M2,
    /// Kilograms.
    Kg,
    /// Kilometres.
    Km,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Degrees Celsius.
    Celsius,
    /// Lux.
    Lux,
    /// Gigabytes.
    Gb,
}

impl Unit {
    /// What the name of a measure in this unit ends in, and its name in a document.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Fen => "fen",
            Self::Count => "count",
            Self::Flag => "flag",
            Self::Points => "points",
            Self::Pct => "pct",
            Self::Kwh => "kwh",
            Self::Kw => "kw",
            Self::M3 => "m3",
            Self::M2 => "m2",
            Self::Kg => "kg",
            Self::Km => "km",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Celsius => "celsius",
            Self::Lux => "lux",
            Self::Gb => "gb",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Fen => "分",
            Self::Count => "个",
            Self::Flag => "是否",
            Self::Points => "分值",
            Self::Pct => "百分比",
            Self::Kwh => "千瓦时",
            Self::Kw => "千瓦",
            Self::M3 => "立方米",
            Self::M2 => "平方米",
            Self::Kg => "千克",
            Self::Km => "千米",
            Self::Hours => "小时",
            Self::Days => "天",
            Self::Celsius => "摄氏度",
            Self::Lux => "勒克斯",
            Self::Gb => "吉字节",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Fen => "fen",
            Self::Count => "count",
            Self::Flag => "0 or 1",
            Self::Points => "points",
            Self::Pct => "percent",
            Self::Kwh => "kWh",
            Self::Kw => "kW",
            Self::M3 => "m³",
            Self::M2 => "m²",
            Self::Kg => "kg",
            Self::Km => "km",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Celsius => "°C",
            Self::Lux => "lux",
            Self::Gb => "GB",
        }
    }
}

/// One raw quantity that a source reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its number in the catalogue: the next free one when it was added, never another's.
    pub number: u16,
    /// `snake_case`, ending in its unit: `vat_sales_fen`.
    pub id: String,
    /// What a value is of.
    pub kind: Kind,
    /// Whether values of neighbouring periods add up; said for monthly and daily measures only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adds: Option<Adds>,
    /// What a value counts.
    pub unit: Unit,
    /// Digits after the point of the fixed-point integer: 215 at scale 1 is 21.5.
    pub scale: u8,
    /// The least and the greatest plausible value, in whole units (not at the scale), both included.
    pub range: [i64; 2],
    /// Whether every row of its kind must give it.
    #[serde(default)]
    pub required: bool,
    /// What it is called, in Chinese; its heading in a file.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Measure {
    /// Where it stands in the catalogue.
    #[must_use]
    pub const fn measure_id(&self) -> MeasureId {
        MeasureId(self.number)
    }

    /// The plausible range at its scale; none when it does not fit, which a checked catalogue rules out.
    #[must_use]
    pub fn bounds(&self) -> Option<(i64, i64)> {
        let factor = 10_i64.checked_pow(self.scale.into())?;
        Some((self.range[0].checked_mul(factor)?, self.range[1].checked_mul(factor)?))
    }
}
