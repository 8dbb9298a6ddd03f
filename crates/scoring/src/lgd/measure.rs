//! How near predicted losses come to the losses that were.

use serde::{Deserialize, Serialize};

use crate::limits::{MAX_CALIBRATION_GROUPS, MAX_SEGMENTS};
use crate::metrics::{MetricError, require, same_length};

/// Rows with like predictions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LgdDecile {
    /// Lowest prediction in the group.
    pub from: f64,
    /// Highest prediction in the group.
    pub to: f64,
    /// Weighted rows.
    pub rows: f64,
    /// Weighted mean prediction.
    pub predicted: f64,
    /// Weighted mean loss.
    pub actual: f64,
}

/// The measures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LgdQuality {
    /// Rows.
    pub rows: u64,
    /// Weighted mean prediction.
    pub predicted: f64,
    /// Weighted mean loss.
    pub actual: f64,
    /// Mean of `|predicted - actual|`.
    pub mean_absolute_error: f64,
    /// Square root of the mean of the squared error.
    pub root_mean_squared_error: f64,
    /// `1 - sum (actual - predicted)^2 / sum (actual - mean)^2`; absent where every loss is alike. Negative when the mean
    /// would have been nearer.
    pub r_squared: Option<f64>,
    /// Groups of like weight by rising prediction.
    pub deciles: Vec<LgdDecile>,
}

/// One segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LgdSegment {
    /// Its name; `None` for rows of no segment.
    pub segment: Option<String>,
    /// Rows.
    pub rows: u64,
    /// Weighted mean prediction.
    pub predicted: f64,
    /// Weighted mean loss.
    pub actual: f64,
    /// Mean of `|predicted - actual|`.
    pub mean_absolute_error: f64,
}

fn check(predicted: &[f64], actual: &[f64], weights: Option<&[f64]>) -> Result<(), MetricError> {
    same_length(predicted.len(), actual.len(), weights)?;
    for value in predicted.iter().chain(actual) {
        require("loss", *value, "must lie between 0 and 1: cap what is outside", (0.0..=1.0).contains(value))?;
    }
    for weight in weights.unwrap_or_default() {
        require("weight", *weight, "must be above 0", *weight > 0.0 && weight.is_finite())?;
    }
    Ok(())
}

/// Weighted mean over given rows.
fn mean(rows: &[usize], weights: Option<&[f64]>, value: impl Fn(usize) -> f64) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for at in rows {
        let weight = weights.map_or(1.0, |weights| weights[*at]);
        (sum, all) = (sum + weight * value(*at), all + weight);
    }
    sum / all
}

/// Measures predictions against losses, both shares from 0 to 1.
///
/// # Errors
/// [`MetricError`] when lengths differ, a share or weight is out of range, or the groups are not between 1 and 100.
///
/// ```
/// use scoring::lgd::measure;
/// let quality = measure(&[0.2, 0.4, 0.6], &[0.1, 0.4, 0.9], None, 3).unwrap();
/// assert!((quality.mean_absolute_error - 0.4 / 3.0).abs() < 1e-12);
/// ```
pub fn measure(
    predicted: &[f64],
    actual: &[f64],
    weights: Option<&[f64]>,
    groups: usize,
) -> Result<LgdQuality, MetricError> {
    check(predicted, actual, weights)?;
    if !(1..=MAX_CALIBRATION_GROUPS).contains(&groups) {
        return Err(MetricError::Groups { found: groups, most: MAX_CALIBRATION_GROUPS });
    }
    let mut order: Vec<usize> = (0..predicted.len()).collect();
    order.sort_by(|a, b| predicted[*a].total_cmp(&predicted[*b]).then(a.cmp(b)));
    let of = |value: &dyn Fn(usize) -> f64| mean(&order, weights, value);
    let centre = of(&|at| actual[at]);
    let squared = of(&|at| (actual[at] - predicted[at]) * (actual[at] - predicted[at]));
    let spread = of(&|at| (actual[at] - centre) * (actual[at] - centre));
    Ok(LgdQuality {
        rows: predicted.len() as u64,
        predicted: of(&|at| predicted[at]),
        actual: centre,
        mean_absolute_error: of(&|at| (actual[at] - predicted[at]).abs()),
        root_mean_squared_error: libm::sqrt(squared),
        r_squared: (spread > 0.0).then(|| 1.0 - squared / spread),
        deciles: deciles(&order, (predicted, actual, weights), groups),
    })
}

fn deciles(
    order: &[usize],
    (predicted, actual, weights): (&[f64], &[f64], Option<&[f64]>),
    groups: usize,
) -> Vec<LgdDecile> {
    let weight = |at: usize| weights.map_or(1.0, |weights| weights[at]);
    let all: f64 = order.iter().map(|at| weight(*at)).sum();
    let (mut found, mut group, mut reached) = (Vec::new(), Vec::new(), 0.0);
    for (place, at) in order.iter().enumerate() {
        group.push(*at);
        reached += weight(*at);
        // Equal predictions stay together: what the model cannot tell apart is one group.
        let tied = order.get(place + 1).is_some_and(|next| predicted[*next] == predicted[*at]);
        let full = reached >= all * (found.len() + 1) as f64 / groups as f64 * (1.0 - 1e-12);
        if place + 1 == order.len() || (full && !tied) {
            let rows: f64 = group.iter().map(|at| weight(*at)).sum();
            found.push(LgdDecile {
                from: predicted[group[0]],
                to: predicted[*at],
                rows,
                predicted: mean(&group, weights, |at| predicted[at]),
                actual: mean(&group, weights, |at| actual[at]),
            });
            group.clear();
        }
    }
    found
}

/// The same by segment; codes past the names are rows of no segment.
///
/// # Errors
/// As [`measure`], and when there are too many segments.
pub fn lgd_by_segment(
    predicted: &[f64],
    actual: &[f64],
    weights: Option<&[f64]>,
    (codes, names): (&[u32], &[String]),
) -> Result<Vec<LgdSegment>, MetricError> {
    check(predicted, actual, weights)?;
    same_length(predicted.len(), codes.len(), None)?;
    if names.len() > MAX_SEGMENTS {
        return Err(MetricError::Groups { found: names.len(), most: MAX_SEGMENTS });
    }
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); names.len() + 1];
    for (at, code) in codes.iter().enumerate() {
        rows[(*code as usize).min(names.len())].push(at);
    }
    let filled = rows.iter().enumerate().filter(|(_, rows)| !rows.is_empty());
    Ok(filled
        .map(|(segment, rows)| LgdSegment {
            segment: names.get(segment).cloned(),
            rows: rows.len() as u64,
            predicted: mean(rows, weights, |at| predicted[at]),
            actual: mean(rows, weights, |at| actual[at]),
            mean_absolute_error: mean(rows, weights, |at| (actual[at] - predicted[at]).abs()),
        })
        .collect())
}
