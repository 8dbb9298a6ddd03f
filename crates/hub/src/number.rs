//! Numbers as Chinese files write them, in the unit that their column declares.

use money::Decimal;
use serde::{Deserialize, Serialize};

use crate::limits::MAX_DIGITS;
use crate::measure::{Measure, Unit};
use crate::refusal::Reason;

/// In what a column writes its numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Written {
    /// In the unit of the measure.
    #[default]
    Plain,
    /// In yuan, for a measure in fen.
    Yuan,
    /// In ten thousand yuan (万元), for a measure in fen.
    WanYuan,
    /// In thousands of the unit: tonnes for kilograms, megawatt-hours for kilowatt-hours.
    Thousand,
    /// In ten thousands of the unit (万): 万千瓦时 for kilowatt-hours.
    Wan,
    /// As a fraction of one, for a measure in percent.
    Fraction,
}

impl Written {
    /// How many of the measure's units one written unit is; none where the two do not fit.
    #[must_use]
    pub fn units(self, unit: Unit) -> Option<i64> {
        match (self, unit) {
            (Self::Plain, _) => Some(1),
            (Self::Yuan, Unit::Fen) | (Self::Fraction, Unit::Pct) => Some(100),
            (Self::WanYuan, Unit::Fen) => Some(1_000_000),
            (_, Unit::Fen | Unit::Flag | Unit::Points | Unit::Pct)
            | (Self::Yuan | Self::WanYuan | Self::Fraction, _) => None,
            (Self::Thousand, _) => Some(1_000),
            (Self::Wan, _) => Some(10_000),
        }
    }

    /// What is declared, as a person writes it behind a number.
    #[must_use]
    pub fn zh(self, unit: Unit) -> String {
        match (self, unit) {
            (Self::Plain, Unit::Pct) => "%".to_owned(),
            (Self::Plain, _) => unit.zh().to_owned(),
            (Self::Yuan, _) => "元".to_owned(),
            (Self::WanYuan, _) => "万元".to_owned(),
            (Self::Thousand, Unit::Kg) => "吨".to_owned(),
            (Self::Thousand, Unit::Kwh) => "兆瓦时".to_owned(),
            (Self::Thousand, _) => format!("千{}", unit.zh()),
            (Self::Wan, _) => format!("万{}", unit.zh()),
            (Self::Fraction, _) => "小数".to_owned(),
        }
    }
}

/// What a field of a measure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// Nothing.
    Nothing,
    /// That what was said before no longer holds.
    Retracted,
    /// A number, in the column's unit.
    Number(Decimal),
}

/// What files write where there is nothing to say.
const NOTHING: [&str; 9] = ["", "-", "--", "—", "——", "/", "无", "N/A", "null"];
/// What takes a value back.
const RETRACTED: [&str; 2] = ["撤回", "retracted"];
/// What files write behind or before numbers, to tell a wrong unit from a wrong number.
const UNITS: [&str; 24] = [
    "元",
    "万元",
    "亿元",
    "分",
    "角",
    "千元",
    "万",
    "亿",
    "%",
    "‰",
    "度",
    "万度",
    "千瓦时",
    "kWh",
    "MWh",
    "吨",
    "千克",
    "kg",
    "人",
    "户",
    "笔",
    "小时",
    "天",
    "米",
];

/// The half-width form of a character of a Chinese keyboard.
fn half(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{2212}' | '\u{2013}' => '-',
        '￥' => '¥',
        other => other,
    }
}

/// A text with half-width characters and without the blanks around it.
pub(crate) fn plain(text: &str) -> String {
    let text: String = text.chars().map(half).collect();
    text.trim().to_owned()
}

/// Whether the digits before the point are ungrouped or in groups of three after the first.
fn well_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let alone = !whole.contains(',');
    digits(first) && (alone || first.len() <= 3) && groups.all(|group| group.len() == 3 && digits(group))
}

/// Reads a field of a measure.
pub(crate) fn read(text: &str, measure: &Measure, written: Written) -> Result<Said, Reason> {
    let text = plain(text);
    if NOTHING.iter().any(|nothing| nothing.eq_ignore_ascii_case(&text)) {
        return Ok(Said::Nothing);
    }
    if RETRACTED.iter().any(|word| word.eq_ignore_ascii_case(&text)) {
        return Ok(Said::Retracted);
    }
    if measure.unit == Unit::Flag {
        match text.as_str() {
            "是" => return Ok(Said::Number(Decimal::ONE)),
            "否" => return Ok(Said::Number(Decimal::ZERO)),
            _ => {}
        }
    }
    let bad = || Reason::BadNumber(text.clone());
    let (negative, inner) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (true, inner.trim()),
        None => (false, text.as_str()),
    };
    let inner = if measure.unit == Unit::Fen { inner.strip_prefix('¥').unwrap_or(inner).trim() } else { inner };
    let end = inner.rfind(|c: char| c.is_ascii_digit()).ok_or_else(bad)? + 1;
    let (number, unit) = (&inner[..end], inner[end..].trim());
    if !unit.is_empty() && !is_unit(unit, measure.unit, written) {
        let wrong = Reason::WrongUnit { found: text.clone(), declared: written.zh(measure.unit) };
        return Err(if UNITS.contains(&unit) { wrong } else { bad() });
    }
    let value = digits(number).ok_or_else(bad)?;
    // Brackets are an accountant's minus; both at once say nothing that can be known.
    match (negative, number.starts_with('-')) {
        (true, true) => Err(bad()),
        (true, false) => Ok(Said::Number(-value)),
        (false, _) => Ok(Said::Number(value)),
    }
}

/// Whether what stands behind a number is the unit that its column declares.
fn is_unit(text: &str, unit: Unit, written: Written) -> bool {
    let also = match (written, unit) {
        (Written::Plain, Unit::Kwh) => &["度"][..],
        (Written::Plain, Unit::Count) => &["人", "户", "笔", "件", "次", "张", "单", "家", "项"],
        (Written::Wan, Unit::Kwh) => &["万度"],
        (Written::Wan, Unit::Count) => &["万", "万件", "万笔"],
        (Written::Thousand, Unit::Kwh) => &["MWh"],
        (Written::Fraction, _) => return false,
        _ => &[],
    };
    text == written.zh(unit) || (written == Written::Plain && text == unit.en()) || also.contains(&text)
}

fn digits(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let fraction_fits = !unsigned.contains('.') || !fraction.is_empty();
    if !well_grouped(whole) || !fraction_fits || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '+')).collect();
    let count = plain.bytes().filter(u8::is_ascii_digit).count();
    if count > MAX_DIGITS { None } else { Decimal::from_str_exact(&plain).ok() }
}

/// A number of a column as the measure's fixed-point integer, inside its plausible range.
pub(crate) fn fixed(value: Decimal, measure: &Measure, written: Written) -> Result<i64, Reason> {
    let (Some((low, high)), Some(units)) = (measure.bounds(), written.units(measure.unit)) else {
        return Err(Reason::OutOfRange { found: value.to_string(), low: 0, high: 0, unit: measure.unit });
    };
    let outside = || Reason::OutOfRange {
        found: value.normalize().to_string(),
        low: measure.range[0],
        high: measure.range[1],
        unit: measure.unit,
    };
    let factor = Decimal::from(units) * Decimal::from(10_i64.pow(measure.scale.into()));
    // At most 15 digits by at most 12 more: a product of 28 digits is exact.
    let scaled = value.checked_mul(factor).ok_or_else(outside)?.normalize();
    if scaled.scale() > 0 {
        return Err(Reason::Fraction {
            found: value.normalize().to_string(),
            scale: measure.scale,
            unit: measure.unit,
        });
    }
    i64::try_from(scaled).ok().filter(|value| (low..=high).contains(value)).ok_or_else(outside)
}
