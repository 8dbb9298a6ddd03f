//! Portraits as people see them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use codes::FirmId;
use hub::{Measure, Unit};
use portrait::{Catalogue, Dimension, Indicator, Portrait, Reading};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use watch::{Held, Warning, Watcher};

use crate::cards::Named;
use crate::features::number_text;
use crate::firms::word;
use crate::sources::category_name;

/// How a firm stands in one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PortraitDimension {
    /// The dimension.
    pub dimension: Named,
    /// 0 to 100 with two digits; nothing where too little is known.
    pub score: Option<String>,
    /// The part of its indicators, by weight, that have a value, percent.
    pub coverage_percent: String,
}

/// What is made of all indicators together, on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ScoresCard {
    /// The day.
    pub on: String,
    /// 0 to 100 with two digits; nothing where no dimension has a score.
    pub total: Option<String>,
    /// `A` to `D`, by bands of the total; nothing without a total.
    pub grade: Option<String>,
    /// The part of the indicators, by weight, that have a value, percent.
    pub coverage_percent: String,
    /// How far the portrait may be relied on: coverage, depth of history and freshness together, percent.
    pub confidence_percent: String,
    /// The five dimensions.
    pub dimensions: Vec<PortraitDimension>,
    /// The main class; nothing for a firm of which nothing is known.
    pub class: Option<Named>,
    /// The sub-class.
    pub sub_class: Option<Named>,
    /// The stage of life.
    pub stage: Option<Named>,
}

/// One indicator of a firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PortraitIndicator {
    /// The indicator.
    pub indicator: Named,
    /// What it tells a lender.
    pub meaning: Named,
    /// The dimension it counts towards.
    pub dimension: Named,
    /// Whether more is better.
    pub direction: Named,
    /// How it is computed.
    pub operation: Named,
    /// The formula of that.
    pub formula: String,
    /// Over how many months.
    pub window_months: u8,
    /// The unit of the text.
    pub unit: Named,
    /// The value as people write it, amounts in yuan; nothing where it is missing.
    pub value: Option<String>,
    /// Why there is no value.
    pub missing: Option<Named>,
    /// Points the value is given, 0 to 100; nothing for one that is shown and not scored.
    pub points: Option<String>,
    /// How much it counts within its dimension.
    pub weight: u16,
    /// The categories of data it is computed from.
    pub sources: Vec<Named>,
}

/// A firm on a day, from what its institution may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PortraitCard {
    /// Firm id.
    pub firm: String,
    /// Registered name.
    pub name: String,
    /// Whether it is a simulated firm.
    pub simulated: bool,
    /// Nothing learnt after this instant was looked at; all that is known when left out.
    pub known_at: Option<String>,
    /// Categories that the firm's consents name and something came in of.
    pub seen: Vec<Named>,
    /// Categories of which something came in that no consent names: not looked at.
    pub not_consented: Vec<Named>,
    /// Facts looked at.
    pub facts: u64,
    /// Scores, class, stage, grade.
    pub scores: ScoresCard,
    /// How likely the firm's account runs dry; nothing where too little of it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash_break: Option<CashBreakCard>,
    /// Every indicator.
    pub indicators: Vec<PortraitIndicator>,
}

/// The cash break (资金链断裂) foreseen: the first day on which account and owner together cannot pay what is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CashBreakCard {
    /// Probability of a break within so many days, percent, with one digit.
    pub probability_percent: String,
    /// Within how many days.
    pub within_days: u16,
    /// Whether it is above the line of alarm, which at most one in twenty firm-months without a break cross.
    pub alarm: bool,
    /// What raised it most, the largest first.
    pub reasons: Vec<Named>,
    /// Whether the model was trained on simulated firms.
    pub trained_on_simulated: bool,
}

/// How a firm stands now, as the service holds it in memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LivePortraitCard {
    /// Firm id.
    pub firm: String,
    /// Whether it came from memory; made of the lake otherwise, which takes longer and says the same.
    pub from_memory: bool,
    /// Scores, class, stage, grade.
    pub scores: ScoresCard,
    /// The warnings that hold, by id: `GET /v1/warnings` describes them. That of a fallen grade compares with the end of last month.
    pub warnings: Vec<String>,
    /// Every indicator that has a value, by id: amounts in yuan, the unit of the others as `GET /v1/firms/{id}/portrait` names it.
    #[schema(value_type = BTreeMap<String, f64>)]
    pub readings: BTreeMap<Cow<'static, str>, f64>,
}

pub(crate) fn live_card(firm: FirmId, portrait: &Portrait, held: Held, from_memory: bool) -> LivePortraitCard {
    let warnings: Vec<&Warning> = Watcher::built_in().warnings().collect();
    let readings = Catalogue::built_in().indicators().iter().zip(&portrait.readings).filter_map(|(one, reading)| {
        let value = reading.value()?;
        Some((Cow::Borrowed(one.id.as_str()), number(value, one.scale, one.counts_fen())))
    });
    LivePortraitCard {
        firm: firm.to_string(),
        from_memory,
        scores: scores_card(portrait),
        warnings: held.iter().filter_map(|at| warnings.get(at)).map(|warning| warning.id.clone()).collect(),
        readings: readings.collect(),
    }
}

pub(crate) fn cash_break_card(foreseen: &cashflow::Foreseen) -> CashBreakCard {
    let reasons = foreseen.reasons.iter().map(|reason| Named::new(&reason.code, &reason.text_zh, &reason.text_en));
    CashBreakCard {
        probability_percent: format!("{:.1}", foreseen.probability * 100.0),
        within_days: u16::try_from(cashflow::limits::HORIZON_DAYS).unwrap_or(u16::MAX),
        alarm: foreseen.alarm,
        reasons: reasons.collect(),
        trained_on_simulated: cashflow::Foresight::built_in().is_of_simulated_firms(),
    }
}

/// A firm's scores at the end of months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PortraitHistoryCard {
    /// Firm id.
    pub firm: String,
    /// The oldest first; the last is of the day asked for.
    pub months: Vec<ScoresCard>,
}

/// An indicator on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct IndicatorPoint {
    /// The day.
    pub on: String,
    /// The value as people write it; nothing where it is missing.
    pub value: Option<String>,
    /// The same as a number for drawing, in the unit of the text.
    pub number: Option<f64>,
}

/// A value that a source reported, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TraceCard {
    /// The measure.
    pub measure: Named,
    /// The category.
    pub source: Named,
    /// The day it held; the last day of the month for a monthly measure.
    pub on: String,
    /// The value as people write it; nothing for one that was taken back.
    pub value: Option<String>,
    /// The unit of the text.
    pub unit: Named,
    /// When it was learnt.
    pub learned_at: String,
    /// The batch.
    pub batch: String,
    /// The file it came in.
    pub file: String,
    /// The row of that file, the first data row being 1.
    pub row: u64,
    /// The batch from whose quarantine it was replayed, under the same number; none for a row that stood at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replayed_from: Option<String>,
    /// Whether something learnt later stands in its place.
    pub superseded: bool,
}

/// An indicator followed back: its course, and the values it is computed from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct IndicatorDetail {
    /// The indicator on the day.
    pub indicator: PortraitIndicator,
    /// At the end of months, the oldest first.
    pub course: Vec<IndicatorPoint>,
    /// What its measures reported, the newest first.
    pub traces: Vec<TraceCard>,
    /// How many there are in all.
    pub traces_in_all: u64,
}

/// An integer with digits after the point as people write it: amounts in fen become yuan.
pub(crate) fn said(value: i64, scale: u8, is_fen: bool) -> String {
    number_text(number(value, scale, is_fen))
}

#[expect(clippy::cast_precision_loss, reason = "a number to be shown")]
pub(crate) fn number(value: i64, scale: u8, is_fen: bool) -> f64 {
    let digits = i32::from(scale) + if is_fen { 2 } else { 0 };
    value as f64 / libm::pow(10.0, f64::from(digits))
}

/// Hundredths of a percent or point.
fn hundredths(value: i32) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}

/// The unit of an indicator: `fen` is shown in yuan; a compound names both of its parts.
pub(crate) fn unit_name(unit: &str) -> Named {
    let (zh, en) = match unit {
        "fen" => ("元", "yuan"),
        "pct" => ("%", "%"),
        "count" => ("次", "times"),
        "flag" => ("是否", "yes or no"),
        "points" => ("分", "points"),
        "ratio" => ("倍", "times"),
        "days" => ("天", "days"),
        "months" => ("个月", "months"),
        "hours" => ("小时", "hours"),
        "kwh" => ("千瓦时", "kWh"),
        "kg" => ("千克", "kg"),
        "m2" => ("平方米", "m²"),
        "lux" => ("勒克斯", "lux"),
        "celsius" => ("℃", "°C"),
        "fen_per_hour" => ("元/小时", "yuan an hour"),
        "fen_per_km" => ("元/公里", "yuan a km"),
        "fen_per_kwh" => ("元/千瓦时", "yuan a kWh"),
        "count_per_hour" => ("件/小时", "pieces an hour"),
        "kwh_per_hour" => ("千瓦时/小时", "kWh an hour"),
        "kg_per_wan_yuan" => ("千克/万元", "kg for 10,000 yuan"),
        "m3_per_wan_yuan" => ("立方米/万元", "m³ for 10,000 yuan"),
        _ => return Named::new(unit, unit.replace('_', " "), unit.replace('_', " ")),
    };
    Named::new(unit, zh, en)
}

/// A measure's value with its unit.
pub(crate) fn measured(measure: &Measure, value: i64) -> String {
    said(value, measure.scale, measure.unit == Unit::Fen)
}

pub(crate) fn measure_unit(measure: &Measure) -> Named {
    match measure.unit {
        Unit::Fen => Named::new("yuan", "元", "yuan"),
        unit => Named::new(unit.suffix(), unit.zh(), unit.en()),
    }
}

pub(crate) fn scores_card(portrait: &Portrait) -> ScoresCard {
    let catalogue = Catalogue::built_in();
    let scores = &portrait.scores;
    let dimensions = Dimension::ALL.into_iter().map(|dimension| {
        let found = portrait.dimension(dimension);
        PortraitDimension {
            dimension: dimension_name(dimension),
            score: found.score.map(hundredths),
            coverage_percent: hundredths(found.coverage),
        }
    });
    let segments = catalogue.segments();
    let sub_class = portrait.sub_class.and_then(|at| segments.sub_classes().get(at));
    let class = portrait.sub_class.and_then(|at| segments.class_of(at));
    ScoresCard {
        on: portrait.as_of.to_string(),
        total: scores.total.map(hundredths),
        grade: portrait.grade.map(|grade| format!("{grade:?}")),
        coverage_percent: hundredths(scores.coverage),
        confidence_percent: hundredths(scores.confidence),
        dimensions: dimensions.collect(),
        class: class.map(|class| Named::new(&class.id, &class.zh, &class.en)),
        sub_class: sub_class.map(|sub| Named::new(&sub.id, &sub.zh, &sub.en)),
        stage: portrait.stage.map(|stage| Named::new(stage.en(), stage.zh(), stage.en())),
    }
}

fn dimension_name(dimension: Dimension) -> Named {
    Named::new(dimension.en().replace(' ', "-"), dimension.zh(), dimension.en())
}

pub(crate) fn indicator_card(at: usize, indicator: &Indicator, reading: Reading) -> PortraitIndicator {
    let catalogue = Catalogue::built_in();
    let is_fen = indicator.counts_fen();
    let points = reading.value().and_then(|value| catalogue.scoring().points(at, value));
    let operation = &indicator.operation;
    PortraitIndicator {
        indicator: Named::new(&indicator.id, &indicator.zh, &indicator.en),
        meaning: Named::new("", &indicator.meaning_zh, &indicator.meaning_en),
        dimension: dimension_name(indicator.dimension),
        direction: Named::new(
            indicator.direction.en().replace(' ', "-"),
            indicator.direction.zh(),
            indicator.direction.en(),
        ),
        operation: Named::new(operation.name(), operation.zh(), operation.name().replace('-', " ")),
        formula: operation.formula().to_owned(),
        window_months: indicator.window_months,
        unit: unit_name(&indicator.unit),
        value: reading.value().map(|value| said(value, indicator.scale, is_fen)),
        missing: match reading {
            Reading::Missing(why) => Some(Named::new(word(&why), why.zh(), why.en())),
            Reading::Value(_) => None,
        },
        points: points.map(hundredths),
        weight: indicator.weight,
        sources: catalogue.sources(indicator).into_iter().map(category_name).collect(),
    }
}
