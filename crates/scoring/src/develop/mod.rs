//! From a training table to a scorecard and its report in one call.
//!
//! | step | what happens | what is refused |
//! |---|---|---|
//! | split | rows that fit and rows that test | fewer than 50 bads or goods to fit, none to test |
//! | bin | every column on the fitting rows, in parallel | constant columns, low or suspicious information value |
//! | select | correlation, sign, significance | columns that add nothing |
//! | fit | logistic regression on WOE, calibration, points | separation |
//! | measure | both sets of rows with the finished card | - |

mod options;
mod over_time;
mod regrade;
mod report;
mod select;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::binning::{BinningError, VariableBins, bin_column, evaluate};
use crate::calibrate;
use crate::compile::CompileError;
use crate::draw::unit_hash;
use crate::limits::MAX_CHARACTERISTICS;
use crate::metrics::{MetricError, Shift, population_stability};
use crate::regression::{Fit, FitError};
use crate::runtime::{CompiledScorecard, Outcome, ScoreError};
use crate::scorecard::{Attribute, Calibration, Characteristic, Platt, PriorCorrection, SCHEMA, Scorecard, TrainedOn};
use crate::table::{Column, ColumnData, Sample, Table};

pub use options::{
    DevelopOptions, FeatureText, MATERIAL_GAIN, OverTime, SelectionMethod, SelectionOptions, SignRule, Split,
};
pub use report::{
    Assessment, Exclusion, GradeQuality, IvBand, KsPoint, LEAKS, ON_REQUEST, Quality, REPORT_SCHEMA, Report, ScoreBand,
    StabilityBand, VariableReport,
};

/// Fewest bads, and fewest goods, to fit a card on.
pub const LEAST_OUTCOMES: usize = 50;
/// Columns binned between two reports of progress.
const BATCH_COLUMNS: usize = 8;

/// How far a development has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Columns binned so far.
    Binning {
        /// Done.
        done: usize,
        /// Of.
        total: usize,
    },
    /// A regression on this many columns begins.
    Fitting {
        /// Columns.
        columns: usize,
    },
    /// The card is being measured.
    Measuring,
}

/// A finished development.
#[derive(Debug, Clone)]
pub struct Development {
    /// The card.
    pub scorecard: Scorecard,
    /// The same card, ready to score.
    pub compiled: CompiledScorecard,
    /// What was found.
    pub report: Report,
}

/// Why there is no card.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DevelopError {
    /// Too few outcomes to fit.
    #[error(
        "{found} {what} rows to fit on; at least {LEAST_OUTCOMES} are needed: lengthen the outcome window, pool \
         portfolios, or move the split"
    )]
    TooFew {
        /// `bad` or `good`.
        what: &'static str,
        /// How many.
        found: usize,
    },
    /// A name that is not a column.
    #[error("{place} names column '{column}', which the table lacks: correct the name")]
    NoColumn {
        /// Which option.
        place: &'static str,
        /// The name.
        column: String,
    },
    /// An option out of its range.
    #[error("option {name}: {rule}")]
    Option {
        /// Its name.
        name: &'static str,
        /// What it must keep.
        rule: String,
    },
    /// Every column was rejected.
    #[error("no column is left to build a card from ({rejected} rejected; {example}): add columns, or lower min_iv")]
    NothingLeft {
        /// How many were rejected.
        rejected: usize,
        /// The first of them with its reason.
        example: String,
    },
    /// The test rows cannot be measured.
    #[error("test rows: {0}")]
    Test(MetricError),
    /// Binning.
    #[error(transparent)]
    Binning(#[from] BinningError),
    /// Regression.
    #[error(transparent)]
    Fit(#[from] FitError),
    /// The finished card did not pass its own checks (a text too long, a scale out of range).
    #[error("the finished card was refused: {0}")]
    Compile(#[from] CompileError),
    /// Measures.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// Scoring the table.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// Whoever asked for the card no longer wants it.
    #[error("the development was stopped before it was done")]
    Stopped,
}

/// Develops a scorecard.
///
/// # Errors
/// [`DevelopError`], naming what to change.
pub fn develop(
    table: &Table,
    options: &DevelopOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Development, DevelopError> {
    develop_while(table, options, &mut |step| {
        progress(step);
        true
    })
}

/// As [`develop`], for as long as `go_on` answers `true` at each step: for a person who may press a key.
///
/// # Errors
/// [`DevelopError::Stopped`] after the first `false`, and whatever [`develop`] returns.
pub fn develop_while(
    table: &Table,
    options: &DevelopOptions,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<Development, DevelopError> {
    let progress = &mut |step| if go_on(step) { Ok(()) } else { Err(DevelopError::Stopped) };
    check(table, options)?;
    let (train, test) = split(table, &options.split)?;
    let (binned, mut variables) = bin(table, &train, options, progress)?;
    let mut candidates: Vec<&VariableBins> = candidates(&binned, &mut variables, &options.selection);
    over_time::keep_steady(table, &train, &mut candidates, &mut variables, &options.selection)?;
    let names: Vec<&str> = candidates.iter().map(|bins| bins.feature.as_str()).collect();
    let coded = select::Coded::try_new(table, &train, &candidates)?;
    let mut step = |columns| progress(Progress::Fitting { columns });
    let choice = select::choose(&coded, &names, &options.selection, options.ridge, &mut step)?;
    for (at, why) in choice.excluded {
        if let Some(variable) = variables.get_mut(names[at]) {
            variable.excluded = Some(why);
        }
    }
    if choice.chosen.is_empty() {
        return Err(nothing_left(&variables));
    }
    progress(Progress::Measuring)?;
    let chosen: Vec<&VariableBins> = choice.chosen.iter().map(|at| candidates[*at]).collect();
    for (at, (bins, coefficient)) in chosen.iter().zip(&choice.fit.coefficients).enumerate() {
        if let Some(variable) = variables.get_mut(&bins.feature) {
            variable.coefficient = Some(*coefficient);
            variable.vif = choice.vif.get(at).copied();
        }
    }
    let mut scorecard = assemble(options, &chosen, &choice.fit, &train);
    let mut compiled = scorecard.compile()?;
    let mut outcomes = compiled.score_table(table)?;
    if options.platt_on_test {
        scorecard.calibration.platt = Some(platt(&outcomes, &test)?);
        scorecard.recompute_points();
        compiled = scorecard.compile()?;
        outcomes = compiled.score_table(table)?;
    }
    let report = measure(table, options, (&train, &test), (&compiled, &outcomes), (choice.fit, variables))?;
    Ok(Development { scorecard, compiled, report })
}

fn check(table: &Table, options: &DevelopOptions) -> Result<(), DevelopError> {
    let names = [
        ("exclude", options.exclude.keys().collect::<Vec<_>>()),
        ("binning_of", options.binning_of.keys().collect()),
        ("bins_of", options.bins_of.keys().collect()),
        ("texts", options.texts.keys().collect()),
        ("selection.keep", options.selection.keep.iter().collect()),
    ];
    for (place, columns) in names {
        // A misspelt exclusion would let a leak through, so it is not ignored.
        if let Some(column) = columns.into_iter().find(|name| table.column(name).is_none()) {
            return Err(DevelopError::NoColumn { place, column: column.clone() });
        }
    }
    let selection = &options.selection;
    let range = |name, rule: &str, holds: bool| {
        if holds { Ok(()) } else { Err(DevelopError::Option { name, rule: rule.to_owned() }) }
    };
    let most = selection.max_characteristics;
    range("max_characteristics", "between 1 and 60", (1..=MAX_CHARACTERISTICS).contains(&most))?;
    range(
        "max_correlation",
        "above 0 and at most 1",
        selection.max_correlation > 0.0 && selection.max_correlation <= 1.0,
    )?;
    range("max_p_value", "above 0 and at most 1", selection.max_p_value > 0.0 && selection.max_p_value <= 1.0)?;
    range("min_iv", "below max_iv", selection.min_iv < selection.max_iv)?;
    range("max_vif", "above 1", selection.max_vif.is_none_or(|most| most > 1.0))?;
    let rate = options.population_bad_rate.unwrap_or(0.5);
    range("population_bad_rate", "strictly between 0 and 1", rate > 0.0 && rate < 1.0)?;
    let both = options.platt_on_test && options.population_bad_rate.is_some();
    range("platt_on_test", "sets the level of the card, and so does population_bad_rate: give one of them", !both)
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Train,
    Test,
    LeftOut,
}

/// What each row of a table is for, its outcome known or not.
pub(crate) fn sides(table: &Table, split: &Split) -> Result<Vec<Side>, DevelopError> {
    let option = |name, rule: String| DevelopError::Option { name, rule };
    let side = |train| if train { Side::Train } else { Side::Test };
    match split {
        Split::HoldOut { test_share, seed } => {
            if !(*test_share > 0.0 && *test_share < 1.0) {
                return Err(option("split.test_share", format!("{test_share} must lie strictly between 0 and 1")));
            }
            Ok((0..table.rows()).map(|row| side(unit_hash(*seed, row as u64) >= *test_share)).collect())
        }
        Split::Time { column, train_through, test_through } => {
            let found = table.column(column);
            let found = found.ok_or_else(|| DevelopError::NoColumn { place: "split", column: column.clone() })?;
            let ColumnData::Numeric(when) = &found.data else {
                return Err(option("split.column", format!("'{column}' must be numeric, e.g. a year")));
            };
            let last = test_through.unwrap_or(f64::INFINITY);
            let of = |when: &f64| match when {
                when if when <= train_through => Side::Train,
                when if *when > *train_through && *when <= last => Side::Test,
                _ => Side::LeftOut,
            };
            Ok(when.iter().map(of).collect())
        }
        Split::Given { train } => {
            if train.len() != table.rows() {
                return Err(option("split.train", format!("{} marks for {} rows", train.len(), table.rows())));
            }
            Ok(train.iter().map(|train| side(*train)).collect())
        }
    }
}

/// The rows that a split sets apart to fit and to test, whether their outcomes are known or not.
///
/// # Errors
/// [`DevelopError`] when the split does not suit the table.
pub fn parts(table: &Table, split: &Split) -> Result<(Vec<usize>, Vec<usize>), DevelopError> {
    let side = sides(table, split)?;
    let of = |wanted| (0..side.len()).filter(|row| side[*row] == wanted).collect();
    Ok((of(Side::Train), of(Side::Test)))
}

/// The rows that fit and the rows that test, with their outcomes and weights.
///
/// # Errors
/// [`DevelopError`] when the split does not suit the table or leaves too few outcomes.
pub fn split(table: &Table, split: &Split) -> Result<(Sample, Sample), DevelopError> {
    let sides = sides(table, split)?;
    let mut train = table.sample(|row| sides[row] == Side::Train);
    let mut test = table.sample(|row| sides[row] == Side::Test);
    for (what, found) in [("bad", train.bads()), ("good", train.len() - train.bads())] {
        if found < LEAST_OUTCOMES {
            return Err(DevelopError::TooFew { what, found });
        }
    }
    if test.bads() == 0 || test.bads() == test.len() {
        let error = MetricError::OneOutcome { goods: test.len() - test.bads(), bads: test.bads() };
        return Err(DevelopError::Test(error));
    }
    // Weights state proportions, not sizes: at a mean of 1 standard errors speak of the rows there are.
    for sample in [&mut train, &mut test] {
        if let Some(weights) = &mut sample.weights {
            let mean = weights.iter().sum::<f64>() / weights.len() as f64;
            weights.iter_mut().for_each(|weight| *weight /= mean);
        }
    }
    Ok((train, test))
}

type Variables = BTreeMap<String, VariableReport>;

fn bin(
    table: &Table,
    train: &Sample,
    options: &DevelopOptions,
    progress: &mut dyn FnMut(Progress) -> Result<(), DevelopError>,
) -> Result<(Vec<VariableBins>, Variables), DevelopError> {
    let mut variables = Variables::new();
    let mut wanted: Vec<&Column> = Vec::new();
    for column in table.columns() {
        let feature = column.name.clone();
        let used = matches!(&options.split, Split::Time { column, .. } if *column == feature);
        let excluded = match options.exclude.get(&feature) {
            Some(reason) => Some(Exclusion::ByName { reason: reason.clone() }),
            None => used.then_some(Exclusion::UsedToSplit {}),
        };
        if excluded.is_none() {
            wanted.push(column);
        }
        let empty = VariableReport {
            feature,
            iv: None,
            band: None,
            bins: None,
            coefficient: None,
            stability: None,
            vif: None,
            excluded,
        };
        variables.insert(column.name.clone(), empty);
    }
    let mut binned = Vec::with_capacity(wanted.len());
    for batch in wanted.chunks(BATCH_COLUMNS) {
        let found = batch.par_iter().map(|column| {
            let binning = options.binning_of.get(&column.name).unwrap_or(&options.binning);
            match options.bins_of.get(&column.name) {
                Some(drawn) => evaluate(column, train, drawn.clone(), binning),
                None => bin_column(column, train, binning),
            }
        });
        let found: Vec<VariableBins> = found.collect::<Result<_, BinningError>>()?;
        binned.extend(found);
        progress(Progress::Binning { done: binned.len(), total: wanted.len() })?;
    }
    Ok((binned, variables))
}

/// Binned columns of a sound information value, highest first; the others are marked.
fn candidates<'a>(
    binned: &'a [VariableBins],
    variables: &mut Variables,
    selection: &SelectionOptions,
) -> Vec<&'a VariableBins> {
    let mut candidates = Vec::new();
    for bins in binned {
        let Some(variable) = variables.get_mut(&bins.feature) else { continue };
        variable.iv = Some(bins.iv);
        variable.band = Some(IvBand::of(bins.iv));
        variable.bins = Some(bins.clone());
        let filled = bins.bins.iter().filter(|bin| bin.counts.rows > 0).count();
        variable.excluded = if filled < 2 {
            Some(Exclusion::OneBin {})
        } else if bins.iv < selection.min_iv {
            Some(Exclusion::LowIv { least: selection.min_iv })
        } else if bins.iv > selection.max_iv && !selection.keep.contains(&bins.feature) {
            Some(Exclusion::SuspiciousIv { most: selection.max_iv })
        } else {
            None
        };
        if variable.excluded.is_none() {
            candidates.push(bins);
        }
    }
    // The name breaks ties, so that the order of columns does not reach the card.
    candidates.sort_by(|a, b| b.iv.total_cmp(&a.iv).then_with(|| a.feature.cmp(&b.feature)));
    candidates
}

fn nothing_left(variables: &Variables) -> DevelopError {
    let mut rejected = variables.values().filter_map(|variable| Some((variable, variable.excluded.as_ref()?)));
    let example = rejected.next().map_or_else(String::new, |(variable, why)| {
        format!("{}: {why:?}, information value {:.4}", variable.feature, variable.iv.unwrap_or(0.0))
    });
    DevelopError::NothingLeft { rejected: variables.len(), example }
}

fn assemble(options: &DevelopOptions, chosen: &[&VariableBins], fit: &Fit, train: &Sample) -> Scorecard {
    let prior = options.population_bad_rate.map(|population_bad_rate| PriorCorrection {
        sample_bad_rate: train.bad_rate().unwrap_or(population_bad_rate),
        population_bad_rate,
    });
    let characteristics = chosen.iter().zip(&fit.coefficients).map(|(bins, coefficient)| {
        let text = options.texts.get(&bins.feature).cloned().unwrap_or_else(|| FeatureText::plain(&bins.feature));
        let attributes = bins.bins.iter().map(|bin| Attribute {
            rule: bin.rule.clone(),
            label: bin.label.clone(),
            woe: bin.woe,
            points: 0.0,
            share: bin.share,
            bad_rate: bin.bad_rate,
        });
        Characteristic {
            feature: bins.feature.clone(),
            label_zh: text.label_zh,
            label_en: text.label_en,
            reason_code: text.reason_code,
            reason_zh: text.reason_zh,
            reason_en: text.reason_en,
            coefficient: coefficient.value,
            attributes: attributes.collect(),
        }
    });
    let split = match &options.split {
        Split::HoldOut { test_share, seed } => format!("hold-out of {test_share} by hash, seed {seed}"),
        Split::Time { column, train_through, test_through: None } => format!("{column} <= {train_through}"),
        Split::Time { column, train_through, test_through: Some(last) } => {
            format!("{column} <= {train_through}, tested through {last}")
        }
        Split::Given { .. } => "rows given".to_owned(),
    };
    let mut scorecard = Scorecard {
        schema: SCHEMA,
        name: options.name.clone(),
        version: options.version,
        target: options.target.clone(),
        trained_on: TrainedOn {
            description: options.description.clone(),
            rows: train.len() as u64,
            bads: train.bads() as u64,
            split,
        },
        scaling: options.scaling,
        intercept: fit.intercept.value,
        calibration: Calibration { platt: None, prior },
        grades: options.grades,
        reasons: options.reasons,
        characteristics: characteristics.collect(),
    };
    scorecard.recompute_points();
    scorecard
}

/// A straight line from the card's logit to the outcomes of the given rows.
fn platt(outcomes: &[Outcome], sample: &Sample) -> Result<Platt, FitError> {
    let pd: Vec<f64> = sample.rows.iter().map(|row| outcomes[*row as usize].pd).collect();
    calibrate::platt(&pd, &sample.bad, sample.weights.as_deref())
}

fn measure(
    table: &Table,
    options: &DevelopOptions,
    (train, test): (&Sample, &Sample),
    (compiled, outcomes): (&CompiledScorecard, &[Outcome]),
    (fit, mut variables): (Fit, Variables),
) -> Result<Report, DevelopError> {
    let before = compiled.count_bins(table, &train.rows)?;
    let after = compiled.count_bins(table, &test.rows)?;
    for (feature, (before, after)) in compiled.features().zip(before.iter().zip(&after)) {
        if let Some(variable) = variables.get_mut(feature) {
            variable.stability = Some(population_stability(before, after)?);
        }
    }
    let mut ordered: Vec<VariableReport> = variables.into_values().collect();
    ordered.sort_by(|a, b| {
        let key = |variable: &VariableReport| (variable.coefficient.is_none(), -variable.iv.unwrap_or(-1.0));
        let (a_key, b_key) = (key(a), key(b));
        a_key.0.cmp(&b_key.0).then(a_key.1.total_cmp(&b_key.1)).then_with(|| a.feature.cmp(&b.feature))
    });
    let groups = options.calibration_groups;
    let found = assessed(table, (train, test), outcomes, groups, [true, options.platt_on_test])?;
    Ok(Report {
        schema: REPORT_SCHEMA,
        rows: found.rows,
        rows_without_outcome: found.rows_without_outcome,
        rows_left_out: found.rows_left_out,
        intercept: fit.intercept,
        variables: ordered,
        train: found.train,
        test: found.test,
        score_stability: found.score_stability,
        score_shift: found.score_shift,
        stability_bands: found.stability_bands,
        platt_on_test: options.platt_on_test,
    })
}

/// Measures any model's outcomes on a table by the tests of a development, so that what was brought in is held against the
/// same figures as what was grown here. The split parts the rows as a development would; neither part fitted the model.
///
/// # Errors
/// [`DevelopError`] when the split cannot be made, a part has too few goods or bads, or a figure cannot be worked out.
///
/// # Panics
/// When there is not one outcome for each row of the table.
pub fn assess(table: &Table, parts: &Split, outcomes: &[Outcome]) -> Result<Assessment, DevelopError> {
    assert_eq!(outcomes.len(), table.rows(), "one outcome for each row");
    let (train, test) = split(table, parts)?;
    assessed(table, (&train, &test), outcomes, CALIBRATION_GROUPS, [false; 2])
}

/// Groups by probability when nobody says how many.
const CALIBRATION_GROUPS: usize = 10;

fn assessed(
    table: &Table,
    (train, test): (&Sample, &Sample),
    outcomes: &[Outcome],
    groups: usize,
    [of_train, of_test]: [bool; 2],
) -> Result<Assessment, DevelopError> {
    let known = table.target().iter().filter(|outcome| outcome.is_some()).count();
    let (score_stability, stability_bands) = score_stability(outcomes, train, test)?;
    Ok(Assessment {
        rows: table.rows() as u64,
        rows_without_outcome: (table.rows() - known) as u64,
        rows_left_out: (known - train.len() - test.len()) as u64,
        train: Quality::measure(outcomes, train, (groups, of_train))?,
        test: Quality::measure(outcomes, test, (groups, of_test)).map_err(DevelopError::Test)?,
        score_stability,
        score_shift: Shift::of(score_stability),
        stability_bands,
    })
}

fn score_stability(
    outcomes: &[Outcome],
    train: &Sample,
    test: &Sample,
) -> Result<(f64, Vec<StabilityBand>), MetricError> {
    let mut sorted: Vec<f64> = train.rows.iter().map(|row| outcomes[*row as usize].points).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let mut edges: Vec<f64> = (1..10).map(|tenth| sorted[sorted.len() * tenth / 10]).collect();
    edges.dedup();
    let count = |sample: &Sample| {
        let mut counts = vec![0.0; edges.len() + 1];
        for (at, row) in sample.rows.iter().enumerate() {
            let points = outcomes[*row as usize].points;
            counts[edges.partition_point(|edge| *edge <= points)] += sample.weight(at);
        }
        counts
    };
    let (expected, actual) = (count(train), count(test));
    let index = population_stability(&expected, &actual)?;
    let (then, now): (f64, f64) = (expected.iter().sum(), actual.iter().sum());
    let bands = expected.iter().zip(&actual).enumerate().map(|(at, (expected, actual))| StabilityBand {
        from: at.checked_sub(1).map(|before| edges[before]),
        below: edges.get(at).copied(),
        expected: expected / then,
        actual: actual / now,
    });
    Ok((index, bands.collect()))
}
