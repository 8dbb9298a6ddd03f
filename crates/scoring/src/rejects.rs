//! Reject inference: a card that has seen only whom an earlier policy approved, told about the others.
//!
//! The outcomes of declined applicants are not known and nothing here makes them known; inference states an assumption and
//! shows what it does. Both methods take the card developed on the approved as a start (Siddiqi, *Credit Risk Scorecards*,
//! 2006, chapter 6), and `factor` says by how much the declined are worse than approved rows of the same score, because
//! whoever declined them saw more than the card does. With a factor of 1 and all features that the old policy used, little
//! should move; if much moves, do not believe it.

use serde::{Deserialize, Serialize};

use crate::develop::{DevelopError, DevelopOptions, Development, Side, Split, develop, parts, sides};
use crate::draw::unit_hash;
use crate::limits::MAX_CALIBRATION_GROUPS;
use crate::metrics::{MetricError, population_stability, require, same_length};
use crate::quantiles::{place, quantile_edges};
use crate::table::{Table, TableError};

/// How outcomes are given to the declined.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RejectMethod {
    /// In bands of like probability as many of the declined are made bad, by lot, as the approved of the band were, times
    /// the factor.
    Parcelling {
        /// Bands.
        bands: usize,
        /// How many times as bad the declined of a band are.
        factor: f64,
        /// Draws the lots.
        seed: u64,
    },
    /// Each declined row enters twice, as bad with the weight of its probability times the factor and as good with the rest.
    Fuzzy {
        /// How many times as bad the declined are as the card says.
        factor: f64,
    },
}

impl RejectMethod {
    /// Whether its parameters are in range.
    ///
    /// # Errors
    /// [`MetricError`], naming the one that is not.
    pub fn check(&self) -> Result<(), MetricError> {
        let factor = match *self {
            Self::Parcelling { bands, factor, .. } => {
                let allowed = (1..=MAX_CALIBRATION_GROUPS).contains(&bands);
                require("bands", bands as f64, "must lie between 1 and 100", allowed)?;
                factor
            }
            Self::Fuzzy { factor } => factor,
        };
        require("factor", factor, "must be above 0 and at most 20", factor > 0.0 && factor <= 20.0)
    }
}

/// Why nothing was inferred.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RejectError {
    /// A card was not developed.
    #[error(transparent)]
    Develop(#[from] DevelopError),
    /// The table with the declined was refused.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Lengths, options, measures.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// A row that is marked declined and has an outcome.
    #[error("row {0} is marked declined and has an outcome: mark only rows without one")]
    HasOutcome(usize),
    /// Nobody was declined.
    #[error("no declined row is on the side that fits the card: nothing to infer")]
    NoRejects,
}

/// What inference did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RejectEffect {
    /// Declined rows that took part.
    pub rejects: u64,
    /// Share of them made bad (weighted).
    pub inferred_bad_rate: f64,
    /// Bad rate of the approved rows that fitted the first card.
    pub approved_bad_rate: f64,
    /// Mean probability of the declined by the first card.
    pub mean_pd_before: f64,
    /// Mean probability of the declined by the second.
    pub mean_pd_after: f64,
    /// AUC of the first card on approved test rows.
    pub auc_before: f64,
    /// AUC of the second on the same rows. A fall is the price of a card that speaks of all; a steep one says that the
    /// assumption does not suit.
    pub auc_after: f64,
    /// Stability of the points of all rows, approved and declined, from the first card to the second.
    pub points_shift: f64,
    /// Characteristics only the first card has.
    pub left: Vec<String>,
    /// Characteristics only the second has.
    pub entered: Vec<String>,
}

/// Two cards and what lies between them.
#[derive(Debug, Clone)]
pub struct Inferred {
    /// Developed on the approved.
    pub before: Development,
    /// Developed on the approved and the declined with inferred outcomes. The figures of its report and the numbers of rows of its
    /// document are of approved rows; bins, information values and standard errors count invented rows, and the last must not be read.
    pub after: Development,
    /// The effect.
    pub effect: RejectEffect,
}

/// The declined rows that would take part: those on the side that fits.
///
/// # Errors
/// [`DevelopError`] when the split does not suit the table.
pub fn rejects_to_fit(table: &Table, declined: &[bool], split: &Split) -> Result<Vec<usize>, DevelopError> {
    let (fit, _) = parts(table, split)?;
    Ok(fit.into_iter().filter(|row| declined.get(*row).copied().unwrap_or(false)).collect())
}

/// Develops a card on the approved, infers outcomes for the declined, and develops again.
///
/// # Errors
/// [`RejectError`], naming what to change.
pub fn infer(
    table: &Table,
    declined: &[bool],
    options: &DevelopOptions,
    method: RejectMethod,
) -> Result<Inferred, RejectError> {
    same_length(table.rows(), declined.len(), None)?;
    if let Some(row) = (0..declined.len()).find(|row| declined[*row] && table.target()[*row].is_some()) {
        return Err(RejectError::HasOutcome(row));
    }
    method.check()?;
    let (RejectMethod::Parcelling { factor, .. } | RejectMethod::Fuzzy { factor }) = method;
    let side = sides(table, &options.split)?;
    let rejects = rejects_to_fit(table, declined, &options.split)?;
    if rejects.is_empty() {
        return Err(RejectError::NoRejects);
    }
    let before = develop(table, options, &mut |_| ())?;
    let first = before.compiled.score_table(table).map_err(DevelopError::from)?;
    let pd: Vec<f64> = first.iter().map(|outcome| outcome.pd).collect();
    let added = match method {
        RejectMethod::Parcelling { bands, seed, .. } => parcel(table, &side, (&rejects, &pd), (bands, factor, seed)),
        RejectMethod::Fuzzy { .. } => fuzzy(table, &rejects, &pd, factor),
    };
    let (all, split) = augmented(table, &side, &added)?;
    let mut again = options.clone();
    if let Split::Time { column, .. } = &options.split {
        again.exclude.insert(column.clone(), "parts the rows".to_owned());
    }
    again.split = split;
    let mut after = develop(&all, &again, &mut |_| ())?;
    after.scorecard.trained_on.clone_from(&before.scorecard.trained_on);
    let after = after.remeasured(table, options)?;
    let second = after.compiled.score_table(table).map_err(DevelopError::from)?;
    let mean = |pd: &dyn Fn(usize) -> f64| rejects.iter().map(|row| pd(*row)).sum::<f64>() / rejects.len() as f64;
    let (bad, weight) =
        added.iter().fold((0.0, 0.0), |sum, row| (sum.0 + if row.bad { row.weight } else { 0.0 }, sum.1 + row.weight));
    let only = |a: &Development, b: &Development| {
        a.compiled
            .features()
            .filter(|feature| b.compiled.features().all(|other| other != *feature))
            .map(str::to_owned)
            .collect()
    };
    let points = |outcomes: &[crate::runtime::Outcome]| outcomes.iter().map(|outcome| outcome.points).collect();
    let effect = RejectEffect {
        rejects: rejects.len() as u64,
        inferred_bad_rate: bad / weight,
        approved_bad_rate: before.report.train.bad_rate,
        mean_pd_before: mean(&|row| pd[row]),
        mean_pd_after: mean(&|row| second[row].pd),
        auc_before: before.report.test.auc,
        auc_after: after.report.test.auc,
        points_shift: shift(points(&first), points(&second))?,
        left: only(&before, &after),
        entered: only(&after, &before),
    };
    Ok(Inferred { before, after, effect })
}

/// A declined row with the outcome it was given.
struct Added {
    row: usize,
    bad: bool,
    weight: f64,
}

fn weight_of(table: &Table, row: usize) -> f64 {
    table.weights().map_or(1.0, |weights| weights[row])
}

fn fuzzy(table: &Table, rejects: &[usize], pd: &[f64], factor: f64) -> Vec<Added> {
    let both = rejects.iter().flat_map(|row| {
        let (p, weight) = ((pd[*row] * factor).clamp(1e-6, 1.0 - 1e-6), weight_of(table, *row));
        [
            Added { row: *row, bad: true, weight: weight * p },
            Added { row: *row, bad: false, weight: weight * (1.0 - p) },
        ]
    });
    both.collect()
}

fn parcel(
    table: &Table,
    side: &[Side],
    (rejects, pd): (&[usize], &[f64]),
    (bands, factor, seed): (usize, f64, u64),
) -> Vec<Added> {
    // Bands are quantiles of the declined, so that each has some of them.
    let mut of_rejects: Vec<f64> = rejects.iter().map(|row| pd[*row]).collect();
    let edges = quantile_edges(&mut of_rejects, bands);
    let mut sums = vec![[0.0; 3]; edges.len() + 1];
    for row in (0..side.len()).filter(|row| side[*row] == Side::Train) {
        if let Some(bad) = table.target()[row] {
            let weight = weight_of(table, row);
            let sum = &mut sums[place(&edges, pd[row])];
            sum[0] += weight;
            sum[1] += if bad { weight } else { 0.0 };
            sum[2] += weight * pd[row];
        }
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); edges.len() + 1];
    rejects.iter().for_each(|row| members[place(&edges, pd[*row])].push(*row));
    let mut added = Vec::with_capacity(rejects.len());
    for ([weight, bads, expected], mut rows) in sums.into_iter().zip(members) {
        let mean = rows.iter().map(|row| pd[*row]).sum::<f64>() / rows.len().max(1) as f64;
        // A band may reach further among the declined than among the approved: the rate follows the mean probability, and a
        // band that no approved row entered takes it from the card alone.
        let rate = if expected > 0.0 && weight > 0.0 { bads / expected * mean } else { mean };
        let bad = libm::round((rate * factor).min(1.0) * rows.len() as f64) as usize;
        rows.sort_by(|a, b| unit_hash(seed, *a as u64).total_cmp(&unit_hash(seed, *b as u64)));
        let lots = rows.into_iter().enumerate();
        added.extend(lots.map(|(lot, row)| Added { row, bad: lot < bad, weight: weight_of(table, row) }));
    }
    added
}

/// The known rows and the declined with their outcomes; all of these fit, the known test rows test.
fn augmented(table: &Table, side: &[Side], added: &[Added]) -> Result<(Table, Split), TableError> {
    let known: Vec<usize> =
        (0..side.len()).filter(|row| side[*row] != Side::LeftOut && table.target()[*row].is_some()).collect();
    let rows: Vec<usize> = known.iter().copied().chain(added.iter().map(|row| row.row)).collect();
    let target = known.iter().map(|row| table.target()[*row]).chain(added.iter().map(|row| Some(row.bad)));
    let weights = known.iter().map(|row| weight_of(table, *row)).chain(added.iter().map(|row| row.weight));
    let train = known.iter().map(|row| side[*row] == Side::Train).chain(added.iter().map(|_| true)).collect();
    let all = Table::try_new(table.columns_at(&rows), target.collect(), Some(weights.collect()))?;
    Ok((all, Split::Given { train }))
}

fn shift(before: Vec<f64>, after: Vec<f64>) -> Result<f64, MetricError> {
    let edges = quantile_edges(&mut before.clone(), 10);
    let count = |points: &[f64]| {
        let mut counts = vec![0.0; edges.len() + 1];
        points.iter().for_each(|points| counts[place(&edges, *points)] += 1.0);
        counts
    };
    population_stability(&count(&before), &count(&after))
}
