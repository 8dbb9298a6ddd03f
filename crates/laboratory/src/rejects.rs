//! Reject inference as a choice of the study: who was turned away, and what the card became when they were brought in.
//!
//! The card of a study that asks for it is the one fitted with the declined. When it cannot be done the card is the one of the
//! approved, and the evidence says why: a run that stopped there would show nobody what the approved say.

use lake::SampleValues;
use scoring::develop::{DevelopOptions, Development, Progress, Report, develop};
use scoring::rejects::{Inferred, RejectEffect, RejectError, RejectMethod, infer, rejects_to_fit};
use scoring::{Characteristic, Scorecard};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::StudyError;
use crate::cells::{Cells, text_of};
use crate::evidence::KnownLimit;
use crate::limits::LEAST_REJECTS;
use crate::prepare::Prepared;
use crate::study::{Rejects, Role, Study, Target};

/// What became of one characteristic. Absent on the side whose card has it not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CharacteristicEffect {
    /// The characteristic.
    pub feature: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Information value on the approved.
    pub iv_before: Option<f64>,
    /// Information value on the approved and the declined with inferred outcomes.
    pub iv_after: Option<f64>,
    /// Least and most points on the card of the approved.
    pub points_before: Option<(f64, f64)>,
    /// Least and most points on the card with the declined.
    pub points_after: Option<(f64, f64)>,
}

/// What reject inference did to the card. Test rows are approved ones, before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RejectsShown {
    /// Rows, rates and AUC.
    pub effect: RejectEffect,
    /// KS of the first card on approved test rows.
    pub ks_before: f64,
    /// KS of the second on the same rows.
    pub ks_after: f64,
    /// Characteristics of either card, those of the second first.
    pub characteristics: Vec<CharacteristicEffect>,
}

/// Reject inference in a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RejectEvidence {
    /// The column that tells who was turned away.
    pub column: String,
    /// Its values that do.
    pub values: Vec<String>,
    /// How outcomes were given.
    pub method: RejectMethod,
    /// Rows that were turned away, whether they would fit, test or neither.
    pub marked: u64,
    /// What it did; absent when it could not be done.
    pub shown: Option<RejectsShown>,
    /// Why it could not be done: the card is that of the approved alone.
    pub problem: Option<KnownLimit>,
}

/// Rows of the set that were turned away; empty when the study does not ask.
pub(crate) fn marked(cells: &Cells<'_>, study: &Study) -> Result<Vec<bool>, StudyError> {
    let Some(rejects) = &study.rejects else { return Ok(Vec::new()) };
    rejects.method.check().map_err(StudyError::RejectMethod)?;
    let says = |text: &String| rejects.values.contains(text);
    Ok(match cells.get(&rejects.column)? {
        SampleValues::Texts { codes, levels } => {
            let judged: Vec<bool> = levels.iter().map(says).collect();
            codes.iter().map(|code| judged.get(*code as usize).copied().unwrap_or(false)).collect()
        }
        values => (0..cells.rows()).map(|row| text_of(values, row).as_ref().is_some_and(says)).collect(),
    })
}

/// Sees to it that no row turned away has an outcome. A column that says both how loans ended and who got none may be read
/// as good wherever it does not say bad; elsewhere an outcome of a declined row means that the wrong rows are marked.
pub(crate) fn hide(outcomes: &mut [Option<bool>], marked: &[bool], study: &Study) -> Result<(), StudyError> {
    let Some(rejects) = &study.rejects else { return Ok(()) };
    let same = matches!(study.target, Target::Column { .. })
        && study.of_role(Role::Outcome).is_some_and(|use_| use_.column == rejects.column);
    let both = || outcomes.iter().zip(marked).filter(|(outcome, marked)| **marked && outcome.is_some()).count();
    if !same && both() > 0 {
        return Err(StudyError::RejectHasOutcome { column: rejects.column.clone(), rows: both() });
    }
    outcomes.iter_mut().zip(marked).filter(|(_, marked)| **marked).for_each(|(outcome, _)| *outcome = None);
    Ok(())
}

/// Develops the card, with the declined when the study asks for them.
pub(crate) fn developed(
    prepared: &Prepared,
    study: &Study,
    progress: &mut dyn FnMut(Progress),
) -> Result<(Development, Option<RejectEvidence>), StudyError> {
    let (table, options) = (&prepared.table, &prepared.options);
    let Some(rejects) = &study.rejects else { return Ok((develop(table, options, progress)?, None)) };
    let mut evidence = RejectEvidence {
        column: rejects.column.clone(),
        values: rejects.values.clone(),
        method: rejects.method,
        marked: prepared.declined.iter().filter(|declined| **declined).count() as u64,
        shown: None,
        problem: None,
    };
    let tried = match rejects_to_fit(table, &prepared.declined, &options.split)?.len() {
        fit if fit >= LEAST_REJECTS => {
            infer(table, &prepared.declined, options, rejects.method).map_err(|error| why(&error))
        }
        fit => Err(too_few(rejects, evidence.marked, fit)),
    };
    match tried {
        Ok(found) => {
            evidence.shown = Some(shown(&found, options));
            Ok((found.after, Some(evidence)))
        }
        Err(problem) => {
            evidence.problem = Some(problem);
            Ok((develop(table, options, progress)?, Some(evidence)))
        }
    }
}

fn too_few(rejects: &Rejects, marked: u64, fit: usize) -> KnownLimit {
    let (column, values) = (&rejects.column, rejects.values.join(", "));
    if marked == 0 {
        return KnownLimit {
            zh: format!("没有一行的“{column}”取值为“{values}”：没有被拒绝的申请可供推断，请更正列名或取值"),
            en: format!(
                "no row has '{values}' in '{column}': there is nobody to infer, correct the column or the values"
            ),
        };
    }
    KnownLimit {
        zh: format!(
            "被拒绝的申请共 {marked} 笔，其中只有 {fit} 笔在训练期内，至少需要 {LEAST_REJECTS} 笔：请移动划分时点或扩大样本"
        ),
        en: format!(
            "{marked} applications were turned away, {fit} of them among the fitting rows; at least {LEAST_REJECTS} are \
             needed: move the split, or take more of them"
        ),
    }
}

/// What the second card failed on; had the first, the run fails with it.
fn why(error: &RejectError) -> KnownLimit {
    let zh = match error {
        RejectError::Develop(error) => StudyError::Develop(error.clone()).zh(),
        _ => None,
    };
    KnownLimit {
        zh: format!("加入被拒绝的申请后无法拟合：{}", zh.unwrap_or_else(|| error.to_string())),
        en: format!("no card can be fitted with the declined: {error}"),
    }
}

fn shown(found: &Inferred, options: &DevelopOptions) -> RejectsShown {
    let (before, after) =
        ((&found.before.scorecard, &found.before.report), (&found.after.scorecard, &found.after.report));
    let held =
        |card: &Scorecard, feature: &str| card.characteristics.iter().find(|held| held.feature == feature).cloned();
    let later = after.0.characteristics.iter();
    let earlier = before.0.characteristics.iter().filter(|held| self::absent(after.0, &held.feature));
    let lines = later.chain(earlier).map(|either| {
        let feature = &either.feature;
        let text = options.texts.get(feature);
        CharacteristicEffect {
            feature: feature.clone(),
            zh: text.map_or_else(|| feature.clone(), |text| text.label_zh.clone()),
            en: text.map_or_else(|| feature.clone(), |text| text.label_en.clone()),
            iv_before: iv(before.1, feature),
            iv_after: iv(after.1, feature),
            points_before: held(before.0, feature).map(|held| points(&held)),
            points_after: held(after.0, feature).map(|held| points(&held)),
        }
    });
    RejectsShown {
        effect: found.effect.clone(),
        ks_before: before.1.test.ks,
        ks_after: after.1.test.ks,
        characteristics: lines.collect(),
    }
}

fn absent(card: &Scorecard, feature: &str) -> bool {
    card.characteristics.iter().all(|held| held.feature != feature)
}

fn iv(report: &Report, feature: &str) -> Option<f64> {
    report.variables.iter().find(|variable| variable.feature == feature)?.iv
}

fn points(held: &Characteristic) -> (f64, f64) {
    let all = held.attributes.iter().map(|attribute| attribute.points);
    all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), points| (least.min(points), most.max(points)))
}
