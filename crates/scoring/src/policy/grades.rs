//! Grades A to D: cut on the calibrated probability so that they part risks, hold over time, and none swallows the book.
//!
//! Cuts are chosen among quantiles of the probability, every combination being tried, for the highest information value of
//! the four grades under the constraints. What a grade must keep follows what validators ask of rating scales (BCBS Working
//! Paper 14, 2005: rank order, no undue concentration, stability).

use serde::{Deserialize, Serialize};

use super::PolicyError;
use crate::limits::{MAX_GRADE_CANDIDATES, MAX_GRADE_PERIODS};
use crate::metrics::{MetricError, population_stability, require, same_length};
use crate::quantiles::{place, quantile_edges};
use crate::scorecard::GradeCutoffs;

/// Rows to grade.
#[derive(Debug, Clone, Copy)]
pub struct GradeSample<'a> {
    /// Calibrated probability of default.
    pub pd: &'a [f64],
    /// Outcome.
    pub bad: &'a [bool],
    /// Period of each row, from 0 (a year since the first).
    pub period: &'a [u32],
}

/// What grades must keep.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GradeConstraints {
    /// Least share of the rows in a grade.
    pub min_share: f64,
    /// Most.
    pub max_share: f64,
    /// Most concentration, the sum of the squared shares (Herfindahl); a quarter is the least that four grades can have.
    pub max_concentration: f64,
    /// Fewest bads in a grade over all periods, so that its probability can be tested.
    pub min_bads: u64,
    /// Largest stability index of the grades' shares between one period and all rows.
    pub max_shift: f64,
    /// Share of the periods, with rows enough, in which bad rates must rise from A to D.
    pub min_ordered: f64,
    /// Quantiles of the probability that may become a cut.
    pub candidates: usize,
}

impl Default for GradeConstraints {
    fn default() -> Self {
        Self {
            min_share: 0.05,
            max_share: 0.50,
            max_concentration: 0.35,
            min_bads: 20,
            max_shift: 0.25,
            min_ordered: 1.0,
            candidates: 60,
        }
    }
}

/// One grade's figures over all periods.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeFigures {
    /// Rows.
    pub rows: u64,
    /// Bads.
    pub bads: u64,
    /// Share of the rows.
    pub share: f64,
    /// Bad rate.
    pub bad_rate: f64,
}

/// The grades found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeDesign {
    /// The cuts.
    pub cutoffs: GradeCutoffs,
    /// A to D.
    pub grades: [GradeFigures; 4],
    /// Information value of the four grades.
    pub iv: f64,
    /// Sum of the squared shares.
    pub concentration: f64,
    /// Largest stability index of a period against all rows.
    pub shift: f64,
    /// Share of the periods, with rows enough, in which bad rates rose from A to D.
    pub ordered: f64,
}

/// Running counts of goods and bads up to each candidate cut.
struct Running {
    /// `[period][cut] = (rows, bads)` below the cut, with everything at the end; the last period is all of them.
    below: Vec<Vec<(f64, f64)>>,
    edges: Vec<f64>,
}

impl Running {
    fn new(sample: &GradeSample<'_>, candidates: usize) -> Self {
        let mut edges = quantile_edges(&mut sample.pd.to_vec(), candidates + 1);
        edges.retain(|edge| *edge > 0.0 && *edge < 1.0);
        let periods = sample.period.iter().copied().max().unwrap_or(0) as usize + 1;
        let mut below = vec![vec![(0.0, 0.0); edges.len() + 1]; periods + 1];
        for at in 0..sample.pd.len() {
            let bin = place(&edges, sample.pd[at]);
            for period in [sample.period[at] as usize, periods] {
                let cell = &mut below[period][bin];
                cell.0 += 1.0;
                cell.1 += f64::from(u8::from(sample.bad[at]));
            }
        }
        for counts in &mut below {
            for at in 1..counts.len() {
                counts[at] = (counts[at].0 + counts[at - 1].0, counts[at].1 + counts[at - 1].1);
            }
        }
        Self { below, edges }
    }

    /// Rows and bads of the four grades cut after bins `cuts`.
    fn grades(&self, period: usize, cuts: [usize; 3]) -> [(f64, f64); 4] {
        let counts = &self.below[period];
        let ends = [counts[cuts[0]], counts[cuts[1]], counts[cuts[2]], counts[counts.len() - 1]];
        let mut before = (0.0, 0.0);
        ends.map(|end| {
            let grade = (end.0 - before.0, end.1 - before.1);
            before = end;
            grade
        })
    }
}

/// Fewest bads of a period from which its order of bad rates is judged.
const LEAST_BADS_OF_PERIOD: f64 = 20.0;

fn value(grades: &[(f64, f64); 4]) -> f64 {
    let (rows, bads) = grades.iter().fold((0.0, 0.0), |sum, grade| (sum.0 + grade.0, sum.1 + grade.1));
    let goods = rows - bads;
    let one = |(rows, bad): &(f64, f64)| {
        let (of_goods, of_bads) = ((rows - bad).max(0.5) / goods, bad.max(0.5) / bads);
        (of_goods - of_bads) * libm::log(of_goods / of_bads)
    };
    grades.iter().map(one).sum()
}

fn rising(grades: &[(f64, f64); 4]) -> bool {
    // Compared across products, so that an empty grade needs no rate; it is no step down.
    grades.windows(2).all(|pair| pair[0].1 * pair[1].0 <= pair[1].1 * pair[0].0)
}

fn design(running: &Running, cuts: [usize; 3], constraints: &GradeConstraints) -> Option<GradeDesign> {
    let all = running.below.len() - 1;
    let grades = running.grades(all, cuts);
    let rows: f64 = grades.iter().map(|grade| grade.0).sum();
    let shares = grades.map(|grade| grade.0 / rows);
    let concentration: f64 = shares.iter().map(|share| share * share).sum();
    let held = shares.iter().all(|share| (constraints.min_share..=constraints.max_share).contains(share))
        && concentration <= constraints.max_concentration
        && grades.iter().all(|grade| grade.1 >= constraints.min_bads as f64)
        && rising(&grades);
    if !held {
        return None;
    }
    let (mut shift, mut judged, mut in_order) = (0.0_f64, 0_u32, 0_u32);
    for period in 0..all {
        let now = running.grades(period, cuts);
        let counts = now.map(|grade| grade.0);
        // A period without a row moves nothing.
        shift = shift.max(population_stability(&shares, &counts).unwrap_or(0.0));
        if now.iter().map(|grade| grade.1).sum::<f64>() >= LEAST_BADS_OF_PERIOD {
            judged += 1;
            in_order += u32::from(rising(&now));
        }
    }
    let ordered = if judged == 0 { 1.0 } else { f64::from(in_order) / f64::from(judged) };
    if shift > constraints.max_shift || ordered < constraints.min_ordered {
        return None;
    }
    let edge = |at: usize| running.edges[cuts[at]];
    let figures = |(rows_of, bads): (f64, f64)| GradeFigures {
        rows: rows_of as u64,
        bads: bads as u64,
        share: rows_of / rows,
        bad_rate: bads / rows_of,
    };
    Some(GradeDesign {
        cutoffs: GradeCutoffs { a_below: edge(0), b_below: edge(1), c_below: edge(2) },
        grades: grades.map(figures),
        iv: value(&grades),
        concentration,
        shift,
        ordered,
    })
}

/// Designs the grades.
///
/// # Errors
/// [`PolicyError`] when lengths differ, a probability is not one, a constraint is out of range, or nothing satisfies them.
pub fn design_grades(sample: &GradeSample<'_>, constraints: &GradeConstraints) -> Result<GradeDesign, PolicyError> {
    same_length(sample.pd.len(), sample.bad.len(), None)?;
    same_length(sample.pd.len(), sample.period.len(), None)?;
    let candidates = constraints.candidates;
    let allowed = (3..=MAX_GRADE_CANDIDATES).contains(&candidates);
    require("candidates", candidates as f64, "must lie between 3 and 200", allowed)?;
    let share = constraints.min_share;
    require("min_share", share, "must be above 0 and at most 0.25", share > 0.0 && share <= 0.25)?;
    if let Some(value) = sample.pd.iter().find(|pd| !(0.0..=1.0).contains(*pd)) {
        let rule = "must lie between 0 and 1";
        return Err(MetricError::Number { what: "probability", value: *value, rule }.into());
    }
    let last = sample.period.iter().copied().max().unwrap_or(0) as usize;
    if last >= MAX_GRADE_PERIODS {
        return Err(MetricError::Groups { found: last + 1, most: MAX_GRADE_PERIODS }.into());
    }
    let running = Running::new(sample, candidates);
    let cuts = running.edges.len();
    if cuts < 3 {
        return Err(PolicyError::NoGrades("fewer than four distinct probabilities"));
    }
    let mut best: Option<GradeDesign> = None;
    let everything = running.below.len() - 1;
    for a in 0..cuts - 2 {
        for b in a + 1..cuts - 1 {
            for c in b + 1..cuts {
                // The value is cheap and the constraints are not: only what would win is checked.
                let iv = value(&running.grades(everything, [a, b, c]));
                if best.as_ref().is_none_or(|best| iv > best.iv) {
                    best = design(&running, [a, b, c], constraints).or(best);
                }
            }
        }
    }
    best.ok_or(PolicyError::NoGrades("relax the shares, the order or the shift, or calibrate the card first"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::unit_hash;

    fn rows(count: u64) -> (Vec<f64>, Vec<bool>, Vec<u32>) {
        let pd: Vec<f64> = (0..count).map(|row| 0.3 * unit_hash(1, row) * unit_hash(2, row)).collect();
        let bad = pd.iter().zip(0..).map(|(pd, row)| unit_hash(3, row) < *pd).collect();
        (pd, bad, (0..count).map(|row| (row % 4) as u32).collect())
    }

    #[test]
    fn grades_keep_every_constraint() {
        let (pd, bad, period) = rows(20_000);
        let sample = GradeSample { pd: &pd, bad: &bad, period: &period };
        let found = design_grades(&sample, &GradeConstraints::default()).unwrap();
        let rates = found.grades.map(|grade| grade.bad_rate);
        assert!(rates.windows(2).all(|pair| pair[0] < pair[1]), "{rates:?}");
        assert!(found.grades.iter().all(|grade| (0.05..=0.5).contains(&grade.share) && grade.bads >= 20));
        assert!(found.concentration <= 0.35 && found.shift < 0.01 && found.ordered == 1.0);
        let counted = pd.iter().filter(|pd| found.cutoffs.grade(**pd) == crate::scorecard::Grade::B).count();
        assert_eq!(counted as u64, found.grades[1].rows, "the cuts grade rows as they were counted");
        let free = GradeConstraints {
            max_share: 1.0,
            max_concentration: 1.0,
            min_share: 0.001,
            min_bads: 1,
            ..GradeConstraints::default()
        };
        assert!(design_grades(&sample, &free).unwrap().iv >= found.iv, "constraints cost value");
        let none = GradeConstraints { max_concentration: 0.2, ..GradeConstraints::default() };
        assert!(matches!(design_grades(&sample, &none), Err(PolicyError::NoGrades(_))));
    }

    #[test]
    fn a_scale_that_moves_is_refused() {
        let (pd, bad, _) = rows(20_000);
        let mut order: Vec<usize> = (0..pd.len()).collect();
        order.sort_by(|a, b| pd[*a].total_cmp(&pd[*b]));
        let mut period = vec![0; pd.len()];
        order[10_000..].iter().for_each(|at| period[*at] = 1);
        let sample = GradeSample { pd: &pd, bad: &bad, period: &period };
        assert!(design_grades(&sample, &GradeConstraints::default()).is_err());
    }

    #[test]
    fn bounds_hold_at_the_limit_and_one_past_it() {
        let (pd, bad, mut period) = rows(4_000);
        let run = |candidates, period: &[u32]| {
            let constraints =
                GradeConstraints { candidates, min_ordered: 0.0, max_shift: 9.0, ..GradeConstraints::default() };
            design_grades(&GradeSample { pd: &pd, bad: &bad, period }, &constraints)
        };
        assert!(run(MAX_GRADE_CANDIDATES, &period).is_ok() && run(MAX_GRADE_CANDIDATES + 1, &period).is_err());
        assert!(run(2, &period).is_err());
        period[0] = MAX_GRADE_PERIODS as u32 - 1;
        assert!(run(10, &period).is_ok());
        period[0] = MAX_GRADE_PERIODS as u32;
        assert!(run(10, &period).is_err());
    }
}
