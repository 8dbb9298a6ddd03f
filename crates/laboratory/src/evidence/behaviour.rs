//! How the card behaves: what hangs on each characteristic, and which reasons it gives.

use std::collections::BTreeMap;

use rayon::prelude::*;
use scoring::metrics::discrimination;
use scoring::{
    Attribute, Column, ColumnData, CompiledScorecard, Grade, MISSING_CODE, Outcome, Sample, Scorecard, Table, ValueRef,
};

use super::{ReasonLine, Sensitivity};
use crate::StudyError;

/// Rows whose reasons are counted: evenly drawn from the test rows.
const REASON_ROWS: usize = 20_000;
/// A tenth of the range between the first and the last decile.
const STEP: f64 = 0.1;

/// The test rows with the card's features only.
pub(crate) struct TestRows {
    columns: Vec<Column>,
    target: Vec<Option<bool>>,
    weights: Option<Vec<f64>>,
    grades: Vec<Grade>,
    auc: f64,
}

impl TestRows {
    pub(crate) fn try_new(
        table: &Table,
        test: &Sample,
        card: &CompiledScorecard,
        outcomes: &[Outcome],
    ) -> Result<Self, StudyError> {
        let wanted = |column: &&Column| card.features().any(|feature| feature == column.name);
        let columns = table.columns().iter().filter(wanted).map(|column| Column {
            name: column.name.clone(),
            data: match &column.data {
                ColumnData::Numeric(values) => {
                    ColumnData::Numeric(test.rows.iter().map(|row| values[*row as usize]).collect::<Vec<_>>().into())
                }
                ColumnData::Categorical { codes, levels } => ColumnData::Categorical {
                    codes: test.rows.iter().map(|row| codes[*row as usize]).collect(),
                    levels: levels.clone(),
                },
            },
        });
        let pd = super::measures::pds(outcomes, test);
        Ok(Self {
            columns: columns.collect(),
            target: test.bad.iter().map(|bad| Some(*bad)).collect(),
            weights: test.weights.clone(),
            grades: test.rows.iter().map(|row| outcomes[*row as usize].grade).collect(),
            auc: discrimination(&pd, &test.bad, test.weights.as_deref())?.auc,
        })
    }

    fn with(&self, at: usize, data: ColumnData) -> Result<Table, StudyError> {
        let mut columns = self.columns.clone();
        columns[at].data = data;
        Ok(Table::try_new(columns, self.target.clone(), None)?)
    }

    /// Share of rows, by weight, whose grade another score changes.
    fn changed(&self, outcomes: &[Outcome]) -> f64 {
        let (mut all, mut other) = (0.0, 0.0);
        for (at, (outcome, grade)) in outcomes.iter().zip(&self.grades).enumerate() {
            let weight = self.weights.as_ref().map_or(1.0, |weights| weights[at]);
            all += weight;
            other += if outcome.grade == *grade { 0.0 } else { weight };
        }
        other / all
    }
}

/// What hangs on each characteristic, the weightiest first.
pub(crate) fn sensitivity(card: &CompiledScorecard, rows: &TestRows) -> Result<Vec<Sensitivity>, StudyError> {
    let document = card.document();
    let base = Table::try_new(rows.columns.clone(), rows.target.clone(), None)?;
    let told: Result<Vec<Sensitivity>, StudyError> =
        (0..document.characteristics.len()).into_par_iter().map(|at| one(card, rows, &base, at)).collect();
    let mut told = told?;
    told.sort_by(|a, b| b.auc_lost.total_cmp(&a.auc_lost));
    Ok(told)
}

fn one(card: &CompiledScorecard, rows: &TestRows, base: &Table, at: usize) -> Result<Sensitivity, StudyError> {
    let document = card.document();
    let characteristic = &document.characteristics[at];
    let neutral = neutral(document, at).compile().map_err(scoring::develop::DevelopError::from)?;
    let pd: Vec<f64> = neutral.score_table(base)?.iter().map(|outcome| outcome.pd).collect();
    let bad: Vec<bool> = rows.target.iter().map(|bad| *bad == Some(true)).collect();
    let auc = discrimination(&pd, &bad, rows.weights.as_deref())?.auc;
    let place = rows.columns.iter().position(|column| column.name == characteristic.feature).unwrap_or(0);
    let changed = |data| -> Result<f64, StudyError> { Ok(rows.changed(&card.score_table(&rows.with(place, data)?)?)) };
    let data = &rows.columns[place].data;
    let missing = match data {
        ColumnData::Numeric(values) => ColumnData::Numeric(vec![f64::NAN; values.len()].into()),
        ColumnData::Categorical { codes, levels } => {
            ColumnData::Categorical { codes: vec![MISSING_CODE; codes.len()], levels: levels.clone() }
        }
    };
    let moved = |by: f64| match data {
        ColumnData::Numeric(values) => {
            let step = by * spread(values);
            changed(ColumnData::Numeric(values.iter().map(|value| value + step).collect::<Vec<_>>().into())).map(Some)
        }
        ColumnData::Categorical { .. } => Ok(None),
    };
    let points = characteristic.attributes.iter().map(|attribute| attribute.points);
    let (least, most) = points.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), p| (l.min(p), h.max(p)));
    Ok(Sensitivity {
        feature: characteristic.feature.clone(),
        zh: characteristic.label_zh.clone(),
        en: characteristic.label_en.clone(),
        points_range: most - least,
        auc_lost: rows.auc - auc,
        changed_up: moved(STEP)?,
        changed_down: moved(-STEP)?,
        changed_missing: changed(missing)?,
    })
}

/// The card with one characteristic giving everybody its mean.
fn neutral(card: &Scorecard, at: usize) -> Scorecard {
    let mut neutral = card.clone();
    let attributes: &mut Vec<Attribute> = &mut neutral.characteristics[at].attributes;
    let mean: f64 = attributes.iter().map(|attribute| attribute.share * attribute.woe).sum();
    attributes.iter_mut().for_each(|attribute| attribute.woe = mean);
    neutral.recompute_points();
    neutral
}

/// From the first decile to the ninth.
fn spread(values: &[f64]) -> f64 {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    sorted.sort_by(f64::total_cmp);
    let at = |share: usize| sorted.get(sorted.len() * share / 10).copied().unwrap_or(0.0);
    at(9) - at(1)
}

#[derive(Default)]
struct Count {
    words: (String, String),
    first: u64,
    any: u64,
    first_of_d: u64,
}

/// How often each reason is given, the commonest first.
pub(crate) fn reasons(card: &CompiledScorecard, rows: &TestRows) -> Result<Vec<ReasonLine>, StudyError> {
    let names: Vec<&str> = rows.columns.iter().map(|column| column.name.as_str()).collect();
    let slots = card.bind(&names)?;
    let total = rows.target.len();
    let stride = total.div_ceil(REASON_ROWS).max(1);
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let (mut seen, mut seen_d) = (0_u64, 0_u64);
    for row in (0..total).step_by(stride) {
        let values: Vec<ValueRef<'_>> = rows.columns.iter().map(|column| value(column, row)).collect();
        let score = card.score_row(&slots, &values)?;
        seen += 1;
        let d = score.grade == Grade::D;
        seen_d += u64::from(d);
        for (at, reason) in score.reasons.iter().enumerate() {
            let count = counts.entry(reason.code.to_string()).or_default();
            count.words = (reason.text_zh.to_string(), reason.text_en.to_string());
            count.any += 1;
            count.first += u64::from(at == 0);
            count.first_of_d += u64::from(at == 0 && d);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "shares of rows")]
    let share = |part: u64, of: u64| part as f64 / of.max(1) as f64;
    let mut lines: Vec<ReasonLine> = counts
        .into_iter()
        .map(|(code, count)| ReasonLine {
            code,
            zh: count.words.0,
            en: count.words.1,
            first: share(count.first, seen),
            any: share(count.any, seen),
            first_of_d: (seen_d > 0).then(|| share(count.first_of_d, seen_d)),
        })
        .collect();
    lines.sort_by(|a, b| b.first.total_cmp(&a.first).then_with(|| a.code.cmp(&b.code)));
    Ok(lines)
}

fn value(column: &Column, row: usize) -> ValueRef<'_> {
    match &column.data {
        ColumnData::Numeric(values) if values[row].is_nan() => ValueRef::Missing,
        ColumnData::Numeric(values) => ValueRef::Number(values[row]),
        ColumnData::Categorical { codes, levels } => {
            levels.get(codes[row] as usize).map_or(ValueRef::Missing, |level| ValueRef::Category(level))
        }
    }
}
