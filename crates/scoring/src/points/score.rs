//! Points of one firm, with the trace.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::document::{PointsDimension, PointsDocument, PointsError, PointsIndicator, PointsRule};
use crate::scorecard::Grade;
use crate::value::FeatureValue;

/// Why an indicator got its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// By its rule.
    Rule,
    /// By its rule, cut at its cap.
    Capped,
    /// Nothing: the value is not known.
    NoValue,
    /// Nothing: what proves it is not there.
    NoEvidence,
}

impl Why {
    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Rule => "按规则计分",
            Self::Capped => "达到上限",
            Self::NoValue => "缺少数据，不计分",
            Self::NoEvidence => "缺少佐证，不计分",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Rule => "by its rule",
            Self::Capped => "reached its cap",
            Self::NoValue => "no value, no points",
            Self::NoEvidence => "no evidence, no points",
        }
    }
}

/// One indicator's points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorTrace {
    /// The indicator.
    pub id: String,
    /// The value as it was given; absent where it is not known.
    pub value: Option<FeatureValue>,
    /// Points.
    pub points: u32,
    /// Most points.
    pub cap: u32,
    /// Why.
    pub why: Why,
}

/// One dimension's points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionTrace {
    /// The dimension.
    pub id: String,
    /// Sum of its indicators.
    pub sum: u32,
    /// Points: the sum, at most the cap.
    pub points: u32,
    /// Most points.
    pub cap: u32,
}

/// What stands between a firm and more points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointsReason {
    /// The indicator.
    pub indicator: String,
    /// Points that it would add to the total at its cap.
    pub lost_points: u32,
    /// In Chinese.
    pub text_zh: String,
    /// In English.
    pub text_en: String,
}

/// The points of one firm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointsScore {
    /// Sum of the dimensions.
    pub total: u32,
    /// Most points to be had.
    pub most: u32,
    /// The grade.
    pub grade: Grade,
    /// Dimensions, in the document's order.
    pub dimensions: Vec<DimensionTrace>,
    /// Indicators, in the document's order.
    pub indicators: Vec<IndicatorTrace>,
    /// Largest losses first.
    pub reasons: Vec<PointsReason>,
}

impl PointsIndicator {
    fn given(&self, value: &FeatureValue) -> Result<Option<u32>, PointsError> {
        let kind = |found: &FeatureValue, needed| {
            let found = found.as_ref().kind().to_owned();
            Err(PointsError::Kind { indicator: self.id.clone(), found, needed })
        };
        match (&self.rule, value) {
            (_, FeatureValue::Missing) => Ok(None),
            (PointsRule::Categories { points, other }, FeatureValue::Category(text)) => {
                Ok(Some(points.get(text).copied().unwrap_or(*other)))
            }
            (PointsRule::Categories { .. }, number) => kind(number, "a category"),
            (_, FeatureValue::Number(number)) if !number.is_finite() || *number < 0.0 => Err(PointsError::Kind {
                indicator: self.id.clone(),
                found: number.to_string(),
                needed: "a finite number, not negative",
            }),
            (PointsRule::Bands { bands }, FeatureValue::Number(number)) => {
                Ok(Some(bands.iter().rev().find(|band| band.from <= *number).map_or(0, |band| band.points)))
            }
            (PointsRule::Each { points }, FeatureValue::Number(number)) => {
                // A whole number within the bound of points, or so many that the cap ends it.
                let whole = libm::floor(*number).min(f64::from(self.cap)) as u32;
                Ok(Some(whole.saturating_mul(*points)))
            }
            (_, category) => kind(category, "a number"),
        }
    }

    fn trace(
        &self,
        values: &BTreeMap<String, FeatureValue>,
        proven: &BTreeSet<String>,
    ) -> Result<IndicatorTrace, PointsError> {
        let value = values.get(&self.id).filter(|value| **value != FeatureValue::Missing);
        let given = value.map_or(Ok(None), |value| self.given(value))?;
        let (points, why) = match given {
            None => (0, Why::NoValue),
            // What is worth nothing needs no proof.
            Some(points) if points > 0 && self.evidence.is_some() && !proven.contains(&self.id) => (0, Why::NoEvidence),
            Some(points) if points >= self.cap => (self.cap, Why::Capped),
            Some(points) => (points, Why::Rule),
        };
        Ok(IndicatorTrace { id: self.id.clone(), value: value.cloned(), points, cap: self.cap, why })
    }
}

/// What an indicator would add to the total at its cap: no more than its dimension has room for.
fn loss(trace: &IndicatorTrace, dimension: &DimensionTrace) -> u32 {
    let room = dimension.cap - dimension.points;
    (trace.cap - trace.points).min(room)
}

fn reason(
    dimension: &PointsDimension,
    indicator: &PointsIndicator,
    trace: &IndicatorTrace,
    lost_points: u32,
) -> PointsReason {
    let (mut text_zh, mut text_en) = (
        format!("{}·{}：{} / {} 分", dimension.zh, indicator.zh, trace.points, trace.cap),
        format!("{}, {}: {} of {} points", dimension.en, indicator.en, trace.points, trace.cap),
    );
    if matches!(trace.why, Why::NoValue | Why::NoEvidence) {
        text_zh.push_str(&format!("（{}）", trace.why.zh()));
        text_en.push_str(&format!(" ({})", trace.why.en()));
    }
    if let (Why::NoEvidence, Some(evidence)) = (trace.why, &indicator.evidence) {
        text_zh.push_str(&format!("，请提供：{evidence}"));
        text_en.push_str(&format!("; please provide: {evidence}"));
    }
    PointsReason { indicator: indicator.id.clone(), lost_points, text_zh, text_en }
}

impl PointsDocument {
    /// Points of named values; `proven` names the indicators whose evidence is there. A value that is not given is not known
    /// and counts nothing.
    ///
    /// # Errors
    /// [`PointsError`] when the document does not hold together, a value is of the wrong kind, or a name is none of its
    /// indicators (a misspelt name would otherwise cost points in silence).
    pub fn score(
        &self,
        values: &BTreeMap<String, FeatureValue>,
        proven: &BTreeSet<String>,
    ) -> Result<PointsScore, PointsError> {
        self.check()?;
        let known: BTreeSet<&String> = self.indicators().map(|(_, indicator)| &indicator.id).collect();
        if let Some(name) = values.keys().chain(proven).find(|name| !known.contains(name)) {
            return Err(PointsError::Unknown(name.clone()));
        }
        let (mut dimensions, mut indicators, mut reasons) = (Vec::new(), Vec::new(), Vec::new());
        for dimension in &self.dimensions {
            let traces = dimension.indicators.iter().map(|one| one.trace(values, proven));
            let traces = traces.collect::<Result<Vec<IndicatorTrace>, _>>()?;
            let sum = traces.iter().map(|trace| trace.points).sum::<u32>();
            let points = sum.min(dimension.cap);
            let told = DimensionTrace { id: dimension.id.clone(), sum, points, cap: dimension.cap };
            for (indicator, trace) in dimension.indicators.iter().zip(&traces) {
                let lost = loss(trace, &told);
                if lost > 0 {
                    reasons.push(reason(dimension, indicator, trace, lost));
                }
            }
            dimensions.push(told);
            indicators.extend(traces);
        }
        // Equal losses keep the document's order.
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.lost_points));
        reasons.truncate(usize::from(self.reasons));
        let total = dimensions.iter().map(|dimension| dimension.points).sum();
        let grade = self.grades.iter().find(|grade| total >= grade.from).map_or(Grade::D, |grade| grade.grade);
        Ok(PointsScore { total, most: self.most(), grade, dimensions, indicators, reasons })
    }
}
