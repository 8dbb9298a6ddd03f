//! What a study tells beyond a card: when loans go bad, how much is lost then; and points that experts agreed on. Nothing is kept.

use std::collections::{BTreeMap, BTreeSet};

use laboratory::{LossAsked, LossFound, TermAsked, TermFound};
use scoring::FeatureValue;
use scoring::points::{IndicatorTrace, PointsDocument, PointsError, PointsIndicator, PointsScore};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::studies::{invalid, monthly};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::problem::{Code, Outcome, Problem};

/// A firm to give points to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsAsked {
    /// The document of points.
    pub document: PointsDocument,
    /// What is known of the firm, by indicator: a number, a category or null. What is not given counts nothing.
    #[schema(value_type = Object)]
    #[serde(default)]
    pub values: BTreeMap<String, FeatureValue>,
    /// Indicators whose evidence is there.
    #[serde(default)]
    pub proven: BTreeSet<String>,
}

/// One indicator's points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct IndicatorCard {
    /// The indicator.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Unit of the value, in both languages.
    pub unit: String,
    /// The value as given.
    #[schema(value_type = Option<Object>)]
    pub value: Option<FeatureValue>,
    /// Points.
    pub points: u32,
    /// Most points.
    pub cap: u32,
    /// Why, in Chinese.
    pub why_zh: String,
    /// In English.
    pub why_en: String,
    /// What would prove it.
    pub evidence: Option<String>,
}

/// One dimension's points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DimensionCard {
    /// The dimension.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Sum of its indicators.
    pub sum: u32,
    /// Points: the sum, at most the cap.
    pub points: u32,
    /// Most points.
    pub cap: u32,
    /// Its indicators.
    pub indicators: Vec<IndicatorCard>,
}

/// What stands between the firm and more points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PointsLost {
    /// The indicator.
    pub indicator: String,
    /// Points it would add.
    pub points: u32,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A firm's points with the trace. They order firms; they are no probability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PointsCard {
    /// The document's name.
    pub name: String,
    /// Its version.
    pub version: u32,
    /// Who agreed on it, and what it is not.
    pub note: String,
    /// Points.
    pub total: u32,
    /// Most points to be had.
    pub most: u32,
    /// The grade.
    pub grade: String,
    /// Dimension by dimension.
    pub dimensions: Vec<DimensionCard>,
    /// Largest losses first.
    pub reasons: Vec<PointsLost>,
}

fn indicator((held, trace): (&PointsIndicator, &IndicatorTrace)) -> IndicatorCard {
    IndicatorCard {
        id: held.id.clone(),
        zh: held.zh.clone(),
        en: held.en.clone(),
        unit: held.unit.clone(),
        value: trace.value.clone(),
        points: trace.points,
        cap: trace.cap,
        why_zh: trace.why.zh().to_owned(),
        why_en: trace.why.en().to_owned(),
        evidence: held.evidence.clone(),
    }
}

fn card(document: &PointsDocument, score: PointsScore) -> PointsCard {
    // Traces stand in the document's order.
    let mut traces = score.indicators.iter();
    let dimensions = document.dimensions.iter().zip(&score.dimensions).map(|(held, told)| DimensionCard {
        id: held.id.clone(),
        zh: held.zh.clone(),
        en: held.en.clone(),
        sum: told.sum,
        points: told.points,
        cap: told.cap,
        indicators: held.indicators.iter().zip(traces.by_ref()).map(indicator).collect(),
    });
    PointsCard {
        name: document.name.clone(),
        version: document.version,
        note: document.note.clone(),
        total: score.total,
        most: score.most,
        grade: format!("{:?}", score.grade),
        dimensions: dimensions.collect(),
        reasons: score
            .reasons
            .into_iter()
            .map(|lost| PointsLost {
                indicator: lost.indicator,
                points: lost.lost_points,
                zh: lost.text_zh,
                en: lost.text_en,
            })
            .collect(),
    }
}

fn refused(error: &PointsError) -> Problem {
    let zh = match error {
        PointsError::Schema(found) => format!("积分文件格式为 {found}，本程序不认识：请更新程序"),
        PointsError::Count { what, found, most } => format!("{what} 有 {found} 个，允许 1 至 {most} 个"),
        PointsError::Rule { place, problem } => format!("积分文件的 {place} 不成立：{problem}"),
        PointsError::Kind { indicator, found, needed } => {
            format!("指标“{indicator}”的值是 {found}，规则需要 {needed}")
        }
        PointsError::Unknown(name) => format!("积分文件中没有指标“{name}”：请更正名称"),
    };
    Problem::new(Code::Invalid, error.to_string()).in_chinese(zh)
}

impl Platform {
    /// When loans of a study go bad: probabilities by period, from the fitting rows, held against the test rows.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::StudyInvalid`].
    pub async fn study_term_structure(&self, who: &Principal, which: &str, asked: &TermAsked) -> Outcome<TermFound> {
        who.require(Action::DevelopScorecard)?;
        let (study, columns, second, held) = self.study_rows(who, which).await?;
        let found = tokio::task::block_in_place(|| {
            laboratory::term_structure(&columns, &study, monthly(second.as_ref()), (&held.name, asked))
        });
        found.map_err(|error| invalid(&error))
    }

    /// How much is lost of a study's bad loans, from the fitting rows, held against the test rows.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::StudyInvalid`].
    pub async fn study_loss(&self, who: &Principal, which: &str, asked: &LossAsked) -> Outcome<LossFound> {
        who.require(Action::DevelopScorecard)?;
        let (study, columns, second, held) = self.study_rows(who, which).await?;
        let found = tokio::task::block_in_place(|| {
            laboratory::loss_given_default(&columns, &study, monthly(second.as_ref()), (&held.name, asked))
        });
        found.map_err(|error| invalid(&error))
    }

    /// Points of a firm by a document that experts agreed on.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a document that does not hold together or a value that does not suit it.
    pub fn points(&self, who: &Principal, asked: &PointsAsked) -> Outcome<PointsCard> {
        who.require(Action::ReadScorecard)?;
        let score = asked.document.score(&asked.values, &asked.proven).map_err(|error| refused(&error))?;
        Ok(card(&asked.document, score))
    }
}
