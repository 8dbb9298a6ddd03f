//! Cut-off analysis: who would be approved at each probability, what it would have earned, and who changes sides.

use serde::{Deserialize, Serialize};

use crate::limits::MAX_CUTOFFS;
use crate::metrics::{MetricError, same_length};

/// Why nothing was cut.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PolicyError {
    /// Lengths and numbers.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// Money that does not fit.
    #[error("the sum of profits passes what 64 bits hold: use larger units")]
    TooLarge,
    /// Nothing satisfies the constraints.
    #[error("no grades satisfy the constraints: {0}")]
    NoGrades(&'static str),
}

/// What a row earns or loses, in integer minor units of one currency; the caller has netted funding and running costs.
#[derive(Debug, Clone, Copy)]
pub enum Economics<'a> {
    /// The same for every row.
    Flat {
        /// Earned on a good.
        gain: i64,
        /// Lost on a bad.
        loss: i64,
    },
    /// Per row.
    ByRow {
        /// Earned if good.
        gain: &'a [i64],
        /// Lost if bad.
        loss: &'a [i64],
    },
}

/// One cut-off: rows below this probability are approved.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Cutoff {
    /// Approved below this probability; infinite would approve all, so the last is above every row's.
    pub pd_below: f64,
    /// Rows approved.
    pub approved: u64,
    /// Share approved.
    pub approval_rate: f64,
    /// Bads among them.
    pub bads: u64,
    /// Bad rate among them; absent when there is none.
    pub bad_rate: Option<f64>,
    /// Bad rate of the last rows let in since the cut-off before: what the next loan is like.
    pub marginal_bad_rate: Option<f64>,
    /// What the approved earned, in minor units.
    pub profit: i64,
}

/// Cut-offs by rising probability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CutoffReport {
    /// The curve, from nobody to everybody.
    pub curve: Vec<Cutoff>,
    /// The cut-off of the highest profit over every possible one, not only those of the curve.
    pub best: Cutoff,
    /// For a flat gain and loss, the probability at which an expected profit is zero, `gain / (gain + loss)`: a calibrated
    /// card's best cut-off lies there, and a best cut-off far from it says that the level is wrong.
    pub break_even_pd: Option<f64>,
}

/// Cuts rows of known outcome at up to `points` probabilities of like count. Outcomes of declined rows are not known, so
/// the analysis speaks of the rows given; see [`crate::rejects`] for the rest.
///
/// # Errors
/// [`PolicyError`] when lengths differ, a probability is not one, or sums do not fit.
///
/// ```
/// use scoring::policy::{Economics, cutoffs};
/// let (pd, bad) = ([0.05, 0.1, 0.3, 0.6], [false, false, true, true]);
/// let found = cutoffs(&pd, &bad, Economics::Flat { gain: 1_000, loss: 5_000 }, 10).unwrap();
/// assert_eq!((found.best.approved, found.best.profit), (2, 2_000));
/// assert!((found.break_even_pd.unwrap() - 1.0 / 6.0).abs() < 1e-12);
/// ```
pub fn cutoffs(pd: &[f64], bad: &[bool], economics: Economics<'_>, points: usize) -> Result<CutoffReport, PolicyError> {
    same_length(pd.len(), bad.len(), None)?;
    if !(2..=MAX_CUTOFFS).contains(&points) {
        return Err(MetricError::Groups { found: points, most: MAX_CUTOFFS }.into());
    }
    if let Some(value) = pd.iter().find(|pd| !(0.0..=1.0).contains(*pd)) {
        let rule = "must lie between 0 and 1";
        return Err(MetricError::Number { what: "probability", value: *value, rule }.into());
    }
    if let Economics::ByRow { gain, loss } = economics {
        same_length(pd.len(), gain.len(), None)?;
        same_length(pd.len(), loss.len(), None)?;
    }
    let worth = |at: usize| -> i128 {
        let (gain, loss) = match economics {
            Economics::Flat { gain, loss } => (gain, loss),
            Economics::ByRow { gain, loss } => (gain[at], loss[at]),
        };
        if bad[at] { -i128::from(loss) } else { i128::from(gain) }
    };
    let mut order: Vec<usize> = (0..pd.len()).collect();
    order.sort_by(|a, b| pd[*a].total_cmp(&pd[*b]).then(a.cmp(b)));
    let rows = order.len();
    let nobody = Cutoff {
        pd_below: pd[order[0]],
        approved: 0,
        approval_rate: 0.0,
        bads: 0,
        bad_rate: None,
        marginal_bad_rate: None,
        profit: 0,
    };
    let (mut best, mut curve) = (nobody, vec![nobody]);
    let (mut bads, mut profit) = (0_u64, 0_i128);
    for (place, at) in order.iter().enumerate() {
        bads += u64::from(bad[*at]);
        profit += worth(*at);
        let next = order.get(place + 1).map(|next| pd[*next]);
        if next == Some(pd[*at]) {
            continue;
        }
        let approved = place as u64 + 1;
        let before = curve[curve.len() - 1];
        let (more, worse) = (approved - before.approved, bads - before.bads);
        let cut = Cutoff {
            // The next row's probability, which is not approved; past the last row anything above it.
            pd_below: next.unwrap_or_else(|| pd[*at].next_up()),
            approved,
            approval_rate: approved as f64 / rows as f64,
            bads,
            bad_rate: Some(bads as f64 / approved as f64),
            marginal_bad_rate: Some(worse as f64 / more as f64),
            profit: i64::try_from(profit).map_err(|_| PolicyError::TooLarge)?,
        };
        if cut.profit > best.profit {
            best = cut;
        }
        if next.is_none() || (place + 1) * points >= rows * curve.len() {
            curve.push(cut);
        }
    }
    let break_even_pd = match economics {
        Economics::Flat { gain, loss } if gain > 0 && loss > 0 => Some(gain as f64 / (gain as f64 + loss as f64)),
        _ => None,
    };
    Ok(CutoffReport { curve, best, break_even_pd })
}

/// Who changes sides between two policies that decide on the same rows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SwapSet {
    /// Approved by both.
    pub both: u64,
    /// Declined by both.
    pub neither: u64,
    /// Newly approved.
    pub swapped_in: u64,
    /// Newly declined.
    pub swapped_out: u64,
    /// Bad rate of those swapped in, where outcomes are known.
    pub bad_rate_in: Option<f64>,
    /// Bad rate of those swapped out, where outcomes are known. A challenger is better when it is higher than the rate in.
    pub bad_rate_out: Option<f64>,
}

/// Compares an incumbent's approvals with a challenger's.
///
/// # Errors
/// [`MetricError`] when lengths differ.
pub fn swap_set(incumbent: &[bool], challenger: &[bool], bad: &[Option<bool>]) -> Result<SwapSet, MetricError> {
    same_length(incumbent.len(), challenger.len(), None)?;
    same_length(incumbent.len(), bad.len(), None)?;
    let mut counts = [[0_u64; 2]; 2];
    let mut known = [[[0_u64; 2]; 2]; 2];
    for at in 0..bad.len() {
        let (then, now) = (usize::from(incumbent[at]), usize::from(challenger[at]));
        counts[then][now] += 1;
        if let Some(bad) = bad[at] {
            known[then][now][usize::from(bad)] += 1;
        }
    }
    let rate = |[goods, bads]: [u64; 2]| (goods + bads > 0).then(|| bads as f64 / (goods + bads) as f64);
    Ok(SwapSet {
        both: counts[1][1],
        neither: counts[0][0],
        swapped_in: counts[0][1],
        swapped_out: counts[1][0],
        bad_rate_in: rate(known[0][1]),
        bad_rate_out: rate(known[1][0]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_cutoff_is_the_best_of_all() {
        let pd: Vec<f64> = (0..500).map(|at| f64::from(at % 97) / 100.0).collect();
        let bad: Vec<bool> = (0..500).map(|at| (at * 31 % 97) < at % 97).collect();
        let gain: Vec<i64> = (0..500).map(|at| 100 + at % 7).collect();
        let loss: Vec<i64> = (0..500).map(|at| 300 + at % 11).collect();
        let found = cutoffs(&pd, &bad, Economics::ByRow { gain: &gain, loss: &loss }, 20).unwrap();
        let profit = |below: f64| -> i64 {
            (0..500).filter(|at| pd[*at] < below).map(|at| if bad[at] { -loss[at] } else { gain[at] }).sum()
        };
        let brute = pd.iter().map(|pd| profit(*pd)).chain([profit(2.0)]).max().unwrap();
        assert_eq!(found.best.profit, brute);
        for cut in &found.curve {
            assert_eq!(cut.profit, profit(cut.pd_below));
        }
        assert_eq!(found.curve.last().unwrap().approved, 500);
        assert!((18..=23).contains(&found.curve.len()), "{}", found.curve.len());
    }

    #[test]
    fn bounds_hold_at_the_limit_and_one_past_it() {
        let run = |points| cutoffs(&[0.1, 0.2], &[true, false], Economics::Flat { gain: 1, loss: 1 }, points);
        assert!(run(MAX_CUTOFFS).is_ok() && run(MAX_CUTOFFS + 1).is_err() && run(1).is_err());
        let huge = cutoffs(&[0.1, 0.1], &[false, false], Economics::Flat { gain: i64::MAX, loss: 1 }, 2);
        assert_eq!(huge.unwrap_err(), PolicyError::TooLarge);
        let swap =
            swap_set(&[true, true, false, false], &[true, false, true, false], &[None, Some(true), Some(false), None]);
        let swap = swap.unwrap();
        assert_eq!((swap.swapped_in, swap.swapped_out, swap.both, swap.neither), (1, 1, 1, 1));
        assert_eq!((swap.bad_rate_in, swap.bad_rate_out), (Some(0.0), Some(1.0)));
    }
}
