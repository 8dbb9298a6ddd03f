//! Discrimination, calibration and stability.

use scoring::calibrate::calibration_error;
use scoring::develop::Report;
use scoring::metrics::{
    BootstrapOptions, MetricError, bootstrap_discrimination, brier, by_segment, jeffreys_interval, pd_test,
    traffic_light,
};
use scoring::{CompiledScorecard, Grade, Outcome, Sample, Table};

use super::{BySegment, CalibrationEvidence, Discrimination, GradeEvidence, Stability};
use crate::StudyError;
use crate::limits::{BOOTSTRAP_REPLICATES, BOOTSTRAP_ROWS};
use crate::prepare::Segments;

/// Asset correlation of the traffic light: small firms default together a little.
const CORRELATION: f64 = 0.05;

/// Probabilities of a sample's rows.
pub(crate) fn pds(outcomes: &[Outcome], sample: &Sample) -> Vec<f64> {
    sample.rows.iter().map(|row| outcomes[*row as usize].pd).collect()
}

pub(crate) fn discrimination(outcomes: &[Outcome], sample: &Sample) -> Result<Discrimination, MetricError> {
    let pd = pds(outcomes, sample);
    let weights = sample.weights.as_deref();
    let found = scoring::metrics::discrimination(&pd, &sample.bad, weights)?;
    let rows = sample.len();
    let replicates = if rows <= BOOTSTRAP_ROWS { BOOTSTRAP_REPLICATES } else { BOOTSTRAP_REPLICATES / 5 };
    let options = BootstrapOptions { replicates, ..BootstrapOptions::default() };
    let intervals = bootstrap_discrimination(&pd, &sample.bad, weights, options)?;
    Ok(Discrimination {
        rows: rows as u64,
        bads: sample.bads() as u64,
        auc: found.auc,
        auc_interval: intervals.auc,
        gini: found.gini,
        gini_interval: intervals.gini,
        ks: found.ks,
        ks_interval: intervals.ks,
        replicates: intervals.replicates as u64,
    })
}

pub(crate) fn calibration(
    outcomes: &[Outcome],
    test: &Sample,
    report: &Report,
    groups: usize,
) -> Result<CalibrationEvidence, MetricError> {
    let pd = pds(outcomes, test);
    let weights = test.weights.as_deref();
    let grades = Grade::ALL.into_iter().filter_map(|grade| of_grade(outcomes, test, grade).transpose());
    Ok(CalibrationEvidence {
        groups: report.test.calibration.clone(),
        hosmer_lemeshow: report.test.hosmer_lemeshow,
        error: calibration_error(&pd, &test.bad, weights, groups)?,
        brier: brier(&pd, &test.bad, weights)?,
        grades: grades.collect::<Result<_, _>>()?,
        level_set_on_test: report.platt_on_test,
    })
}

fn of_grade(outcomes: &[Outcome], test: &Sample, grade: Grade) -> Result<Option<GradeEvidence>, MetricError> {
    let (mut rows, mut sum, mut squares, mut bads, mut pd) = (0_u64, 0.0, 0.0, 0.0, 0.0);
    for (at, row) in test.rows.iter().enumerate() {
        let outcome = &outcomes[*row as usize];
        if outcome.grade == grade {
            let weight = test.weight(at);
            rows += 1;
            sum += weight;
            squares += weight * weight;
            pd += weight * outcome.pd;
            bads += if test.bad[at] { weight } else { 0.0 };
        }
    }
    if rows == 0 {
        return Ok(None);
    }
    let (bad_rate, mean_pd) = (bads / sum, pd / sum);
    let effective = sum * sum / squares;
    // Counts of rows: far below 2^53.
    let effective_rows = libm::round(effective).max(1.0) as u64;
    let effective_bads = (libm::round(effective * bad_rate) as u64).min(effective_rows);
    Ok(Some(GradeEvidence {
        grade,
        rows,
        effective_rows,
        effective_bads,
        mean_pd,
        bad_rate,
        interval: jeffreys_interval(effective * bad_rate, effective, 0.95)?,
        test: pd_test(effective_rows, effective_bads, mean_pd).ok(),
        light: traffic_light(effective_rows, effective_bads, mean_pd, CORRELATION).ok(),
    }))
}

pub(crate) fn stability(
    table: &Table,
    compiled: &CompiledScorecard,
    (train, test): (&Sample, &Sample),
    report: &Report,
) -> Result<Stability, StudyError> {
    let mut characteristics = compiled.shifts(table, &train.rows, &test.rows)?;
    characteristics.sort_by(|a, b| b.index.total_cmp(&a.index));
    Ok(Stability {
        psi: report.score_stability,
        shift: report.score_shift,
        bands: report.stability_bands.clone(),
        characteristics,
    })
}

/// The card by segment over some rows.
pub(crate) fn segments_of(
    outcomes: &[Outcome],
    sample: &Sample,
    segments: &Segments,
) -> Result<BySegment, MetricError> {
    let codes: Vec<u32> = sample.rows.iter().map(|row| segments.codes[*row as usize]).collect();
    let pd = pds(outcomes, sample);
    let lines = by_segment(&pd, &sample.bad, sample.weights.as_deref(), (&codes, &segments.names))?;
    Ok(BySegment { zh: segments.zh.clone(), en: segments.en.clone(), lines })
}
