//! The same measures by segment or by vintage: a card that ranks well over all may rank nobody within a county.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::intervals::{Interval, auc_error, jeffreys_interval};
use super::{MetricError, discrimination, same_length, weight_at};
use crate::limits::MAX_SEGMENTS;
use crate::table::MISSING_CODE;

/// How the card does on the rows of one segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SegmentQuality {
    /// The segment's name; `None` for rows of no segment.
    pub segment: Option<String>,
    /// Rows.
    pub rows: u64,
    /// Bads.
    pub bads: u64,
    /// Weighted bad rate.
    pub bad_rate: f64,
    /// Its Jeffreys interval over unweighted rows, at 95%.
    pub bad_rate_interval: Interval,
    /// Weighted mean probability; outside the interval the segment is judged too kindly or too harshly.
    pub mean_pd: f64,
    /// AUC; absent when the segment has one outcome only.
    pub auc: Option<f64>,
    /// Its interval by DeLong's error, at 95%.
    pub auc_interval: Option<Interval>,
    /// Gini.
    pub gini: Option<f64>,
    /// Kolmogorov-Smirnov.
    pub ks: Option<f64>,
}

/// Measures probabilities by segment; `codes` index `names`, [`MISSING_CODE`] is a segment of its own. Segments without a
/// row are left out; the order is that of `names`.
///
/// # Errors
/// [`MetricError`] when lengths differ, a probability is outside 0 to 1, a code has no name or there are too many.
pub fn by_segment(
    pd: &[f64],
    bad: &[bool],
    weights: Option<&[f64]>,
    (codes, names): (&[u32], &[String]),
) -> Result<Vec<SegmentQuality>, MetricError> {
    same_length(pd.len(), bad.len(), weights)?;
    same_length(pd.len(), codes.len(), None)?;
    if names.len() > MAX_SEGMENTS {
        return Err(MetricError::Groups { found: names.len(), most: MAX_SEGMENTS });
    }
    if let Some(value) = pd.iter().find(|pd| !(0.0..=1.0).contains(*pd)) {
        return Err(MetricError::Number { what: "probability", value: *value, rule: "must lie between 0 and 1" });
    }
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); names.len() + 1];
    for (at, code) in codes.iter().enumerate() {
        let place = if *code == MISSING_CODE { names.len() } else { *code as usize };
        let found = MetricError::Groups { found: place + 1, most: names.len() };
        rows.get_mut(place).filter(|_| place < names.len() || *code == MISSING_CODE).ok_or(found)?.push(at);
    }
    let measured = rows.into_par_iter().enumerate().filter(|(_, rows)| !rows.is_empty());
    measured.map(|(at, rows)| segment(names.get(at), &rows, (pd, bad, weights))).collect()
}

type Measured<'a> = (&'a [f64], &'a [bool], Option<&'a [f64]>);

fn segment(
    name: Option<&String>,
    rows: &[usize],
    (pd, bad, weights): Measured<'_>,
) -> Result<SegmentQuality, MetricError> {
    let pd: Vec<f64> = rows.iter().map(|row| pd[*row]).collect();
    let bad: Vec<bool> = rows.iter().map(|row| bad[*row]).collect();
    let weights: Option<Vec<f64>> = weights.map(|weights| rows.iter().map(|row| weights[*row]).collect());
    let (mut all, mut bads, mut sum) = (0.0, 0.0, 0.0);
    for at in 0..rows.len() {
        let weight = weight_at(weights.as_deref(), at);
        all += weight;
        sum += weight * pd[at];
        bads += if bad[at] { weight } else { 0.0 };
    }
    let count = bad.iter().filter(|bad| **bad).count();
    let ranked = match discrimination(&pd, &bad, weights.as_deref()) {
        Ok(found) => Some((found, auc_error(&pd, &bad)?)),
        Err(MetricError::OneOutcome { .. }) => None,
        Err(error) => return Err(error),
    };
    Ok(SegmentQuality {
        segment: name.cloned(),
        rows: rows.len() as u64,
        bads: count as u64,
        bad_rate: bads / all,
        bad_rate_interval: jeffreys_interval(count as f64, rows.len() as f64, 0.95)?,
        mean_pd: sum / all,
        auc: ranked.as_ref().map(|(found, _)| found.auc),
        auc_interval: ranked
            .as_ref()
            .map(|(found, error)| Interval::around(found.auc, error.standard_error, 0.95).within(0.0, 1.0)),
        gini: ranked.as_ref().map(|(found, _)| found.gini),
        ks: ranked.map(|(found, _)| found.ks),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_that_ranks_between_segments_only_is_seen_through() {
        let names = ["city".to_owned(), "county".to_owned()];
        let (mut pd, mut bad, mut codes) = (Vec::new(), Vec::new(), Vec::new());
        for at in 0..400_u32 {
            let code = at % 2;
            codes.push(if at >= 398 { MISSING_CODE } else { code });
            pd.push(if code == 0 { 0.1 } else { 0.3 });
            bad.push(at / 2 % 10 < if code == 0 { 1 } else { 3 });
        }
        let found = by_segment(&pd, &bad, None, (&codes, &names)).unwrap();
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].auc, found[1].auc), (Some(0.5), Some(0.5)));
        assert!(discrimination(&pd, &bad, None).unwrap().auc > 0.6);
        assert!(found[1].bad_rate_interval.holds(found[1].mean_pd));
        assert_eq!((found[2].segment.clone(), found[2].rows, found[2].auc), (None, 2, None));
        assert!(by_segment(&pd, &bad, None, (&[7; 400], &names)).is_err());
        let many: Vec<String> = (0..=MAX_SEGMENTS).map(|at| at.to_string()).collect();
        assert!(by_segment(&pd, &bad, None, (&codes, &many[1..])).is_ok());
        assert!(by_segment(&pd, &bad, None, (&codes, &many)).is_err());
    }
}
