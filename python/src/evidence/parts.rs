//! The parts of the evidence, each from the rows it concerns.

use std::collections::BTreeMap;
use std::sync::Arc;

use scoring::calibrate::{CalibrationError, calibration_error};
use scoring::fairness::{
    AttributeKind, AttributeReport, FairnessOptions, GroupAttribute, Judged, ProxyOptions, ProxyReport, assess, proxies,
};
use scoring::metrics::{
    AucComparison, AucError, BinomialTest, BootstrapOptions, CalibrationGroup, CharacteristicShift, Discrimination,
    DiscriminationIntervals, HosmerLemeshow, Interval, SegmentQuality, Shift, TrafficLight, auc_error,
    bootstrap_discrimination, brier, by_segment, calibration_groups, compare_auc, discrimination, drift,
    hosmer_lemeshow, jeffreys_interval, log_loss, pd_test, population_stability, traffic_light,
};
use scoring::{Column, ColumnData, CompiledScorecard, Grade, Table};
use serde::Serialize;

use super::Asked;
use crate::away::Wanted;
use crate::frame::joined;

/// What was handed over.
pub struct Given {
    pub bad: Vec<Option<bool>>,
    pub pd: Vec<f64>,
    pub weights: Option<Vec<f64>>,
    pub benchmark: Option<Vec<f64>>,
    pub before: Option<Vec<f64>>,
    pub approved: Option<Vec<bool>>,
    pub segments: Vec<Column>,
    pub attributes: Vec<Column>,
    pub features: Option<Vec<Column>>,
    pub earlier: Option<Vec<Column>>,
    pub card: Option<Arc<CompiledScorecard>>,
}

/// Rows whose outcome is known.
struct Known {
    rows: Vec<usize>,
    pd: Vec<f64>,
    bad: Vec<bool>,
    weights: Option<Vec<f64>>,
}

/// A grade with the tests of its probability; unweighted counts, as the tests ask.
#[derive(Serialize)]
struct GradeTest {
    grade: Grade,
    rows: u64,
    bads: u64,
    mean_pd: f64,
    bad_rate: f64,
    bad_rate_interval: Interval,
    test: BinomialTest,
    light: TrafficLight,
}

#[derive(Serialize)]
struct Calibrated {
    brier: f64,
    log_loss: f64,
    groups: Vec<CalibrationGroup>,
    hosmer_lemeshow: Option<HosmerLemeshow>,
    error: CalibrationError,
    overall: Option<BinomialTest>,
    light: Option<TrafficLight>,
    grades: Vec<GradeTest>,
}

#[derive(Serialize)]
struct Stability {
    index: f64,
    shift: Shift,
    edges: Vec<f64>,
    expected: Vec<f64>,
    actual: Vec<f64>,
}

#[derive(Serialize)]
struct AucByDeLong {
    #[serde(flatten)]
    error: AucError,
    interval: Interval,
    chance_p: f64,
}

/// The record.
#[derive(Serialize)]
pub struct Evidence {
    rows: usize,
    rows_without_outcome: usize,
    bads: usize,
    bad_rate: f64,
    mean_pd: f64,
    discrimination: Discrimination,
    intervals: DiscriminationIntervals,
    auc_by_delong: AucByDeLong,
    calibration: Calibrated,
    benchmark: Option<AucComparison>,
    segments: BTreeMap<String, Vec<SegmentQuality>>,
    stability: Option<Stability>,
    characteristics: Vec<CharacteristicShift>,
    card_characteristics: Vec<CharacteristicShift>,
    fairness: Vec<AttributeReport>,
    proxies: Vec<ProxyReport>,
}

/// A sentence for whoever asked.
type Told<T> = Result<T, String>;

fn tell(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Puts the record together; stops between its parts when it is no longer wanted.
pub fn evidence(given: &Given, asked: &Asked, wanted: &Wanted) -> Told<Evidence> {
    check(given, asked)?;
    let known = known(given);
    let weights = known.weights.as_deref();
    let goes_on = || if wanted.still() { Ok(()) } else { Err("the validation was stopped".to_owned()) };
    let discrimination = discrimination(&known.pd, &known.bad, weights).map_err(tell)?;
    let bootstrap = BootstrapOptions { replicates: asked.replicates, seed: asked.seed, level: asked.level };
    let intervals = bootstrap_discrimination(&known.pd, &known.bad, weights, bootstrap).map_err(tell)?;
    goes_on()?;
    let error = auc_error(&known.pd, &known.bad).map_err(tell)?;
    let benchmark = given.benchmark.as_ref().map(|other| {
        let other: Vec<f64> = known.rows.iter().map(|row| other[*row]).collect();
        compare_auc(&known.pd, &other, &known.bad)
    });
    let (characteristics, card_characteristics) = shifts(given, asked)?;
    goes_on()?;
    let fairness = fairness(given, asked)?;
    goes_on()?;
    let mean = |values: &mut dyn Iterator<Item = f64>| {
        let (mut sum, mut all) = (0.0, 0.0);
        for (at, value) in values.enumerate() {
            let weight = weights.map_or(1.0, |weights| weights[at]);
            (sum, all) = (sum + weight * value, all + weight);
        }
        sum / all
    };
    Ok(Evidence {
        rows: given.pd.len(),
        rows_without_outcome: given.pd.len() - known.rows.len(),
        bads: known.bad.iter().filter(|bad| **bad).count(),
        bad_rate: mean(&mut known.bad.iter().map(|bad| f64::from(u8::from(*bad)))),
        mean_pd: mean(&mut known.pd.iter().copied()),
        discrimination,
        intervals,
        auc_by_delong: AucByDeLong { error, interval: error.interval(asked.level), chance_p: error.chance_p() },
        calibration: calibrated(&known, asked)?,
        benchmark: benchmark.transpose().map_err(tell)?,
        segments: segments(given, &known)?,
        stability: given.before.as_ref().map(|before| stability(before, &given.pd, asked.bins)).transpose()?,
        characteristics,
        card_characteristics,
        proxies: revealed(given, asked)?,
        fairness,
    })
}

fn check(given: &Given, asked: &Asked) -> Told<()> {
    let rows = given.pd.len();
    let lengths = [
        ("outcomes", Some(given.bad.len())),
        ("weights", given.weights.as_ref().map(Vec::len)),
        ("benchmark", given.benchmark.as_ref().map(Vec::len)),
        ("approved", given.approved.as_ref().map(Vec::len)),
    ];
    let columns = given.segments.iter().chain(&given.attributes).chain(given.features.iter().flatten());
    let columns = columns.map(|column| (column.name.as_str(), Some(column.len())));
    for (what, found) in lengths.into_iter().chain(columns) {
        if let Some(found) = found.filter(|found| *found != rows) {
            return Err(format!("{what}: {found} values for {rows} probabilities: pass one for each row"));
        }
    }
    if !(asked.level > 0.0 && asked.level < 1.0) {
        return Err(format!("level is {}: must lie strictly between 0 and 1", asked.level));
    }
    if let Some(at) = given.weights.iter().flatten().position(|weight| !(weight.is_finite() && *weight > 0.0)) {
        return Err(format!(
            "weight of row {at}: weights are finite and above 0; leave rows out instead of weighting them 0"
        ));
    }
    if given.earlier.is_some() && given.features.is_none() && given.card.is_none() {
        return Err("features of before were given, but not those of now: pass both".to_owned());
    }
    Ok(())
}

fn known(given: &Given) -> Known {
    let rows: Vec<usize> = (0..given.bad.len()).filter(|row| given.bad[*row].is_some()).collect();
    Known {
        pd: rows.iter().map(|row| given.pd[*row]).collect(),
        bad: rows.iter().filter_map(|row| given.bad[*row]).collect(),
        weights: given.weights.as_ref().map(|weights| rows.iter().map(|row| weights[*row]).collect()),
        rows,
    }
}

fn calibrated(known: &Known, asked: &Asked) -> Told<Calibrated> {
    let (pd, bad, weights) = (&known.pd, &known.bad, known.weights.as_deref());
    let groups = calibration_groups(pd, bad, weights, asked.groups).map_err(tell)?;
    let tested: Vec<(f64, f64, f64)> = groups.iter().map(|group| (group.rows, group.mean_pd, group.bads)).collect();
    let all: Vec<usize> = (0..pd.len()).collect();
    let (rows, bads, mean) = tally(known, &all);
    let mut grades = Vec::new();
    for grade in Grade::ALL {
        let rows: Vec<usize> = all.iter().copied().filter(|row| asked.grades.grade(pd[*row]) == grade).collect();
        let (rows, bads, mean_pd) = tally(known, &rows);
        // A grade without rows, or of a sure probability, has nothing to test.
        if rows == 0 || mean_pd <= 0.0 || mean_pd >= 1.0 {
            continue;
        }
        let of_rows = (bads as f64, rows as f64);
        grades.push(GradeTest {
            grade,
            rows,
            bads,
            mean_pd,
            bad_rate: of_rows.0 / of_rows.1,
            bad_rate_interval: jeffreys_interval(of_rows.0, of_rows.1, asked.level).map_err(tell)?,
            test: pd_test(rows, bads, mean_pd).map_err(tell)?,
            light: traffic_light(rows, bads, mean_pd, asked.correlation).map_err(tell)?,
        });
    }
    Ok(Calibrated {
        brier: brier(pd, bad, weights).map_err(tell)?,
        log_loss: log_loss(pd, bad, weights).map_err(tell)?,
        hosmer_lemeshow: hosmer_lemeshow(&tested, asked.in_sample).ok(),
        error: calibration_error(pd, bad, weights, asked.groups).map_err(tell)?,
        groups,
        overall: pd_test(rows, bads, mean).ok(),
        light: traffic_light(rows, bads, mean, asked.correlation).ok(),
        grades,
    })
}

/// Rows, bads and the mean probability, each row counting once.
fn tally(known: &Known, rows: &[usize]) -> (u64, u64, f64) {
    let bads = rows.iter().filter(|row| known.bad[**row]).count() as u64;
    let sum: f64 = rows.iter().map(|row| known.pd[*row]).sum();
    (rows.len() as u64, bads, if rows.is_empty() { 0.0 } else { sum / rows.len() as f64 })
}

fn segments(given: &Given, known: &Known) -> Told<BTreeMap<String, Vec<SegmentQuality>>> {
    let mut found = BTreeMap::new();
    for column in &given.segments {
        let column = as_category(column);
        let ColumnData::Categorical { codes, levels } = &column.data else { continue };
        let codes: Vec<u32> = known.rows.iter().map(|row| codes[*row]).collect();
        let quality = by_segment(&known.pd, &known.bad, known.weights.as_deref(), (&codes, levels)).map_err(tell)?;
        found.insert(column.name.clone(), quality);
    }
    Ok(found)
}

/// Numbers that name groups (years, codes) by their spelling.
fn as_category(column: &Column) -> Column {
    let ColumnData::Numeric(values) = &column.data else { return column.clone() };
    let texts: Vec<Option<String>> = values.iter().map(|value| (!value.is_nan()).then(|| value.to_string())).collect();
    Column::categorical(column.name.clone(), texts.iter().map(Option::as_deref))
}

fn stability(before: &[f64], now: &[f64], bins: usize) -> Told<Stability> {
    if before.is_empty() || !(2..=50).contains(&bins) {
        return Err("stability of the score needs rows of before and 2 to 50 bins".to_owned());
    }
    let mut sorted = before.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let mut edges: Vec<f64> = (1..bins).map(|at| sorted[sorted.len() * at / bins]).collect();
    edges.dedup();
    let count = |values: &[f64]| {
        let mut counts = vec![0.0; edges.len() + 1];
        values.iter().for_each(|value| counts[edges.partition_point(|edge| edge <= value)] += 1.0);
        counts
    };
    let (expected, actual) = (count(before), count(now));
    let index = population_stability(&expected, &actual).map_err(tell)?;
    Ok(Stability { index, shift: Shift::of(index), edges, expected, actual })
}

/// Stability of the columns by quantiles, and of the card's characteristics by its bins.
fn shifts(given: &Given, asked: &Asked) -> Told<(Vec<CharacteristicShift>, Vec<CharacteristicShift>)> {
    let (Some(now), Some(then)) = (&given.features, &given.earlier) else { return Ok(Default::default()) };
    let mut columns = Vec::with_capacity(now.len());
    for column in now {
        let Some(earlier) = then.iter().find(|earlier| earlier.name == column.name) else {
            return Err(format!("column '{}' is not among the features of before: pass the same columns", column.name));
        };
        columns.push(joined(earlier, column).map_err(tell)?);
    }
    let before = then.first().map_or(0, Column::len) as u32;
    let rows = before + given.pd.len() as u32;
    let table = Table::try_new(columns, vec![None; rows as usize], None).map_err(tell)?;
    let (then, now): (Vec<u32>, Vec<u32>) = ((0..before).collect(), (before..rows).collect());
    let card = given.card.as_ref().map(|card| card.shifts(&table, &then, &now)).transpose().map_err(tell)?;
    Ok((drift(&table, &then, &now, asked.bins).map_err(tell)?, card.unwrap_or_default()))
}

fn attribute(column: &Column, asked: &Asked) -> Told<GroupAttribute> {
    let kind = asked.kinds.get(&column.name).copied().unwrap_or(AttributeKind::Other);
    match asked.bands.get(&column.name) {
        Some(edges) => GroupAttribute::banded(column, kind, edges).map_err(tell),
        None => GroupAttribute::of_column(&as_category(column), kind).map_err(tell),
    }
}

fn fairness(given: &Given, asked: &Asked) -> Told<Vec<AttributeReport>> {
    let by_cut_off = || given.pd.iter().map(|pd| *pd < asked.cut_off).collect::<Vec<bool>>();
    let approved = given.approved.clone().unwrap_or_else(by_cut_off);
    let judged =
        Judged { approved: &approved, bad: &given.bad, pd: Some(&given.pd), weights: given.weights.as_deref() };
    let options = FairnessOptions {
        level: asked.level,
        least_rows: asked.least_rows,
        least_ratio: asked.least_ratio,
        most_odds_gap: asked.most_odds_gap,
        ..FairnessOptions::default()
    };
    let reports =
        given.attributes.iter().map(|column| assess(&attribute(column, asked)?, &judged, &options).map_err(tell));
    reports.collect()
}

/// Features that reveal an attribute, where features were given.
fn revealed(given: &Given, asked: &Asked) -> Told<Vec<ProxyReport>> {
    let Some(features) = &given.features else { return Ok(Vec::new()) };
    if given.attributes.is_empty() {
        return Ok(Vec::new());
    }
    let table = Table::try_new(features.clone(), vec![None; given.pd.len()], None).map_err(tell)?;
    let options = ProxyOptions { seed: asked.seed, ..ProxyOptions::default() };
    given.attributes.iter().map(|column| proxies(&table, &attribute(column, asked)?, &options).map_err(tell)).collect()
}
