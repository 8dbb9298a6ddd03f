//! One run of a study: the card, how it was developed, and the evidence.

use rayon::prelude::*;
use scoring::develop::{Development, Progress, Report, split};
use scoring::fairness::{FairnessOptions, Judged, ProxyOptions, assess, minimise, proxies};
use scoring::leaks::{LeakOptions, leaks, row_order};
use scoring::policy::{CutoffReport, Economics, GradeConstraints, GradeDesign, GradeSample, cutoffs, design_grades};
use scoring::{Grade, Outcome, Sample, Scorecard};

use crate::StudyError;
use crate::evidence::{
    Evidence, Lineage, TestRows, benchmark, calibration, discrimination, known_limits, reasons, segments_of,
    sensitivity, stability,
};
use crate::limits::CUTOFF_POINTS;
use crate::prepare::{Prepared, feature_name};
use crate::rejects::{self, RejectEvidence};
use crate::study::{Parting, Role, Study};

/// AUC one is ready to lose for not collecting a source of data.
const TOLERANCE: f64 = 0.005;

/// What came of it.
#[derive(Debug, Clone)]
pub struct Run {
    /// The card.
    pub scorecard: Scorecard,
    /// How it was developed: every column with its bins, curves.
    pub report: Report,
    /// Everything the validation report tells.
    pub evidence: Evidence,
}

/// Steps after development, as a person reads them.
const STEPS: [(&str, &str); 6] = [
    ("区分度与校准", "discrimination and calibration"),
    ("基准对比", "benchmarks"),
    ("敏感性与原因", "sensitivity and reasons"),
    ("公平性", "fairness"),
    ("泄漏检查", "leaks"),
    ("切点与分级", "cut-offs and grades"),
];

/// Runs a study. `told` gets the share done, 0 to 1, and what is being done.
///
/// # Errors
/// [`StudyError`], naming the choice to change.
pub fn run(
    prepared: &Prepared,
    study: &Study,
    lineage: Lineage,
    incumbent: Option<&Scorecard>,
    told: &mut dyn FnMut(f64, &'static str, &'static str),
) -> Result<Run, StudyError> {
    let (development, design, inferred) = developed(prepared, study, told)?;
    let Development { mut scorecard, compiled, report } = development;
    sign(&mut scorecard, study, &lineage, inferred.as_ref());
    let table = &prepared.table;
    let outcomes = compiled.score_table(table)?;
    let (train, test) = split(table, &prepared.options.split)?;
    let mut step = |at: usize| {
        let (zh, en) = STEPS[at];
        told(0.5 + 0.5 * at as f64 / STEPS.len() as f64, zh, en);
    };
    step(0);
    let discriminations = (discrimination(&outcomes, &train)?, discrimination(&outcomes, &test)?);
    let all = table.sample(|_| true);
    let segments = prepared.segments.iter().map(|by| segments_of(&outcomes, &test, by)).collect::<Result<_, _>>()?;
    let vintages = prepared.vintages.as_ref().map(|by| segments_of(&outcomes, &all, by)).transpose()?;
    let calibrated = calibration(&outcomes, &test, &report, prepared.options.calibration_groups)?;
    let stable = stability(table, &compiled, (&train, &test), &report)?;
    step(1);
    let benchmark = benchmark(table, (&outcomes, &test), (&scorecard, &report), incumbent)?;
    step(2);
    let rows = TestRows::try_new(table, &test, &compiled, &outcomes)?;
    let (sensitive, given) = (sensitivity(&compiled, &rows)?, reasons(&compiled, &rows)?);
    step(3);
    let (fairness, revealing, sources) = fair(prepared, &outcomes, &test)?;
    step(4);
    let skip = vec![splitting(prepared)];
    let suspects = leaks(table, &LeakOptions { skip: skip.into_iter().flatten().collect(), ..LeakOptions::default() })?;
    let order = row_order(table, 1).ok().map(|found| found.auc);
    step(5);
    let cut = cut(&outcomes, &test, study)?;
    let mut evidence = Evidence {
        lineage: Lineage {
            stayed_out: prepared.stayed_out.clone(),
            unknown: report.rows_without_outcome,
            train: (report.train.rows, report.train.bads),
            test: (report.test.rows, report.test.bads),
            weighted: table.weights().is_some(),
            ..lineage
        },
        target: scorecard.target.clone(),
        split: scorecard.trained_on.split.clone(),
        train: discriminations.0,
        test: discriminations.1,
        segments,
        vintages,
        calibration: calibrated,
        stability: stable,
        benchmark,
        sensitivity: sensitive,
        reasons: given,
        fairness,
        proxies: revealing,
        sources,
        leaks: suspects,
        row_order_auc: order,
        grade_cutoffs: scorecard.grades,
        grade_design: design,
        cutoffs: cut,
        rejects: inferred,
        limits: Vec::new(),
    };
    evidence.limits = known_limits(&evidence, study);
    told(1.0, "完成", "done");
    Ok(Run { scorecard, report, evidence })
}

/// Writes into the card what it was made of, in words.
fn sign(scorecard: &mut Scorecard, study: &Study, lineage: &Lineage, inferred: Option<&RejectEvidence>) {
    let trained_on = &mut scorecard.trained_on;
    trained_on.description.clone_from(&lineage.dataset);
    if let Some(shown) = inferred.and_then(|rejects| rejects.shown.as_ref()) {
        let rejects = shown.effect.rejects;
        let words = format!(" · 含拒绝推断 {rejects} 行 with {rejects} declined rows inferred");
        trained_on.description.push_str(&words);
    }
    if let Some(words) = parted(study) {
        trained_on.split = words;
    }
}

/// How rows were parted by time, in words: the domain counts days.
fn parted(study: &Study) -> Option<String> {
    let Parting::Time { train_through, test_through } = &study.parting else { return None };
    let date = study.of_role(Role::Date)?;
    let last = test_through.as_ref().map_or_else(String::new, |last| format!(", 检验至 tested through {last}"));
    Some(format!("{} {} ≤ {train_through}{last}", date.zh, date.en))
}

/// The column rows are parted by, if any.
fn splitting(prepared: &Prepared) -> Option<String> {
    match &prepared.options.split {
        scoring::develop::Split::Time { column, .. } => Some(column.clone()),
        _ => None,
    }
}

type Developed = (Development, Option<GradeDesign>, Option<RejectEvidence>);

/// The card, with the declined when the study asks for them, and grades chosen on the fitting rows unless it gives them.
fn developed(
    prepared: &Prepared,
    study: &Study,
    told: &mut dyn FnMut(f64, &'static str, &'static str),
) -> Result<Developed, StudyError> {
    let mut progress = |at: Progress| match at {
        Progress::Binning { done, total } => {
            told(0.35 * done as f64 / total.max(1) as f64, "分箱", "binning");
        }
        Progress::Fitting { .. } => told(0.38, "回归", "regression"),
        Progress::Measuring => told(0.45, "评价", "measuring"),
    };
    let (found, inferred) = rejects::developed(prepared, study, &mut progress)?;
    if study.grades.is_some() {
        return Ok((found, None, inferred));
    }
    let outcomes = found.compiled.score_table(&prepared.table)?;
    let (train, _) = split(&prepared.table, &prepared.options.split)?;
    let pd: Vec<f64> = train.rows.iter().map(|row| outcomes[*row as usize].pd).collect();
    let period: Vec<u32> =
        train.rows.iter().map(|row| prepared.periods.get(*row as usize).copied().unwrap_or(0)).collect();
    let sample = GradeSample { pd: &pd, bad: &train.bad, period: &period };
    // Grades must at least rank; that they rank in every period is a wish that old books seldom grant.
    let wishes = [
        GradeConstraints::default(),
        GradeConstraints { max_shift: f64::INFINITY, min_ordered: 0.5, ..GradeConstraints::default() },
    ];
    let Some(design) = wishes.iter().find_map(|wish| design_grades(&sample, wish).ok()) else {
        return Ok((found, None, inferred));
    };
    let graded = found.regraded(&prepared.table, &prepared.options, design.cutoffs)?;
    Ok((graded, Some(design), inferred))
}

type Fair = (
    Vec<scoring::fairness::AttributeReport>,
    Vec<scoring::fairness::ProxyReport>,
    Vec<scoring::fairness::SourceReport>,
);

/// Groups over the test rows, proxies over all, and what each source is worth.
fn fair(prepared: &Prepared, outcomes: &[Outcome], test: &Sample) -> Result<Fair, StudyError> {
    let mut is_test = vec![false; prepared.table.rows()];
    test.rows.iter().for_each(|row| is_test[*row as usize] = true);
    let rows: Vec<usize> = (0..is_test.len()).filter(|row| is_test[*row]).collect();
    let approved: Vec<bool> = rows.iter().map(|row| outcomes[*row].grade != Grade::D).collect();
    let pd: Vec<f64> = rows.iter().map(|row| outcomes[*row].pd).collect();
    let bad: Vec<Option<bool>> = rows.iter().map(|row| prepared.table.target()[*row]).collect();
    let weights: Option<Vec<f64>> =
        prepared.table.weights().map(|weights| rows.iter().map(|row| weights[*row]).collect());
    let judged = Judged { approved: &approved, bad: &bad, pd: Some(&pd), weights: weights.as_deref() };
    let features: Vec<String> = prepared.features.iter().map(|use_| feature_name(use_).to_owned()).collect();
    let told: Result<Vec<_>, StudyError> = prepared
        .groups
        .par_iter()
        .zip(&prepared.group_features)
        .map(|(attribute, own)| {
            let codes = rows.iter().map(|row| attribute.codes()[*row]).collect();
            let here = scoring::fairness::GroupAttribute::try_new(
                &attribute.name,
                attribute.kind,
                codes,
                attribute.groups().to_vec(),
            )?;
            let others = features.iter().filter(|feature| *feature != own).cloned().collect();
            let options = ProxyOptions { features: others, ..ProxyOptions::default() };
            let found = assess(&here, &judged, &FairnessOptions::default())?;
            Ok((found, proxies(&prepared.table, attribute, &options).ok()))
        })
        .collect();
    let (reports, revealing): (Vec<_>, Vec<_>) = told?.into_iter().unzip();
    let sources = if prepared.sources.is_empty() {
        Vec::new()
    } else {
        minimise(&prepared.table, &prepared.options, &prepared.sources, TOLERANCE)?
    };
    Ok((reports, revealing.into_iter().flatten().collect(), sources))
}

/// Cut-offs over the test rows. Weights enter the money: a row that stands for ten loans earns ten times.
fn cut(outcomes: &[Outcome], test: &Sample, study: &Study) -> Result<CutoffReport, StudyError> {
    let pd: Vec<f64> = test.rows.iter().map(|row| outcomes[*row as usize].pd).collect();
    let stakes = study.stakes;
    let Some(weights) = &test.weights else {
        let economics = Economics::Flat { gain: stakes.gain_fen, loss: stakes.loss_fen };
        return Ok(cutoffs(&pd, &test.bad, economics, CUTOFF_POINTS)?);
    };
    // A mean weight is 1, so the fen that rounding moves are lost in the sum.
    let times =
        |fen: i64| -> Vec<i64> { weights.iter().map(|weight| libm::round(fen as f64 * weight) as i64).collect() };
    let (gain, loss) = (times(stakes.gain_fen), times(stakes.loss_fen));
    let mut found = cutoffs(&pd, &test.bad, Economics::ByRow { gain: &gain, loss: &loss }, CUTOFF_POINTS)?;
    // Each row has the same stakes, whatever it stands for.
    let (gain, loss) = (stakes.gain_fen as f64, stakes.loss_fen as f64);
    found.break_even_pd = (gain > 0.0 && loss > 0.0).then(|| gain / (gain + loss));
    Ok(found)
}
