//! Discrimination: area under the ROC curve, Gini, Kolmogorov-Smirnov.

use serde::{Deserialize, Serialize};

use super::{MetricError, require, same_length, weight_at};
use crate::limits::MAX_ROC_POINTS;

/// A point of the ROC curve, riskiest rows first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RocPoint {
    /// Share of goods at or above the cut.
    pub of_goods: f64,
    /// Share of bads at or above the cut.
    pub of_bads: f64,
}

/// How well a risk measure parts bad from good.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discrimination {
    /// Area under the ROC curve; a tie of a good and a bad counts half.
    pub auc: f64,
    /// `2 x AUC - 1`.
    pub gini: f64,
    /// `max |F_bad - F_good|`.
    pub ks: f64,
    /// The risk at which it is reached: rows with at least this much stand on the bad side.
    pub ks_at: f64,
    /// The curve from (0, 0) to (1, 1), thinned to at most `MAX_ROC_POINTS`.
    pub roc: Vec<RocPoint>,
}

/// Measures a risk (higher is riskier, e.g. a probability of default or minus the points). Order n log n.
///
/// # Errors
/// [`MetricError`] when lengths differ, a value is not finite, or an outcome is absent.
///
/// ```
/// let found = scoring::metrics::discrimination(&[0.9, 0.4, 0.4, 0.1], &[true, true, false, false], None).unwrap();
/// assert_eq!(found.auc, 0.875); // three pairs in order, one tie
/// ```
pub fn discrimination(risk: &[f64], bad: &[bool], weights: Option<&[f64]>) -> Result<Discrimination, MetricError> {
    same_length(risk.len(), bad.len(), weights)?;
    let bads = bad.iter().filter(|bad| **bad).count();
    if bads == 0 || bads == bad.len() {
        return Err(MetricError::OneOutcome { goods: bad.len() - bads, bads });
    }
    if let Some(value) = risk.iter().find(|value| !value.is_finite()) {
        require("risk", *value, "must be finite", false)?;
    }
    let mut order: Vec<(f64, u32)> = risk.iter().enumerate().map(|(at, value)| (value + 0.0, at as u32)).collect();
    // The row number breaks ties, so that weighted sums come out the same on every run.
    order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut total = [0.0; 2];
    for (_, at) in &order {
        total[usize::from(bad[*at as usize])] += weight_at(weights, *at as usize);
    }
    let [mut goods, mut bads] = [0.0, 0.0];
    let (mut area, mut ks, mut ks_at) = (0.0, 0.0, order[0].0);
    let mut roc = vec![RocPoint { of_goods: 0.0, of_bads: 0.0 }];
    let mut at = 0;
    while at < order.len() {
        let cut = order[at].0;
        let mut group = [0.0; 2];
        while at < order.len() && order[at].0 == cut {
            let row = order[at].1 as usize;
            group[usize::from(bad[row])] += weight_at(weights, row);
            at += 1;
        }
        area += group[0] * (bads + 0.5 * group[1]);
        goods += group[0];
        bads += group[1];
        let point = RocPoint { of_goods: goods / total[0], of_bads: bads / total[1] };
        let apart = (point.of_bads - point.of_goods).abs();
        if apart > ks {
            (ks, ks_at) = (apart, cut);
        }
        roc.push(point);
    }
    let auc = area / (total[0] * total[1]);
    Ok(Discrimination { auc, gini: 2.0 * auc - 1.0, ks, ks_at, roc: thin(roc) })
}

fn thin(roc: Vec<RocPoint>) -> Vec<RocPoint> {
    if roc.len() <= MAX_ROC_POINTS {
        return roc;
    }
    let last = roc.len() - 1;
    (0..MAX_ROC_POINTS).map(|at| roc[at * last / (MAX_ROC_POINTS - 1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_worked_example_gives_its_ks_auc_and_gini() {
        let (mut risk, mut bad, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (goods, bads)) in [(400.0, 10.0), (300.0, 20.0), (200.0, 30.0), (100.0, 40.0)].into_iter().enumerate()
        {
            risk.extend([at as f64, at as f64]);
            bad.extend([false, true]);
            weights.extend([goods, bads]);
        }
        let found = discrimination(&risk, &bad, Some(&weights)).unwrap();
        assert!((found.ks - 0.40).abs() < 1e-12 && (found.auc - 0.75).abs() < 1e-12);
        assert!((found.gini - 0.50).abs() < 1e-12);
        assert_eq!(found.ks_at, 2.0);
        assert_eq!(found.roc.last(), Some(&RocPoint { of_goods: 1.0, of_bads: 1.0 }));
    }

    #[test]
    fn what_cannot_be_measured_is_refused() {
        assert!(matches!(discrimination(&[], &[], None), Err(MetricError::Length { .. })));
        assert!(matches!(discrimination(&[1.0], &[true], None), Err(MetricError::OneOutcome { goods: 0, bads: 1 })));
        assert!(matches!(discrimination(&[1.0, f64::NAN], &[true, false], None), Err(MetricError::Number { .. })));
        assert!(matches!(discrimination(&[1.0, 2.0], &[true, false], Some(&[1.0])), Err(MetricError::Length { .. })));
    }

    #[test]
    fn a_long_curve_is_thinned_to_the_bound_and_keeps_its_ends() {
        let risk: Vec<f64> = (0..5_000).map(f64::from).collect();
        let bad: Vec<bool> = (0..5_000).map(|at| at % 7 == 0).collect();
        let roc = discrimination(&risk, &bad, None).unwrap().roc;
        assert_eq!(roc.len(), MAX_ROC_POINTS);
        assert_eq!((roc[0].of_bads, roc[MAX_ROC_POINTS - 1].of_goods), (0.0, 1.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn auc_is_the_share_of_pairs_in_order(rows in prop::collection::vec((0_u8..6, any::<bool>(), 1_u8..4), 2..40)) {
            let risk: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
            let bad: Vec<bool> = rows.iter().map(|row| row.1).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.2)).collect();
            let found = discrimination(&risk, &bad, Some(&weights));
            let (mut pairs, mut won) = (0.0, 0.0);
            for i in 0..rows.len() {
                for j in 0..rows.len() {
                    if bad[i] && !bad[j] {
                        let weight = weights[i] * weights[j];
                        pairs += weight;
                        won += weight * if risk[i] > risk[j] { 1.0 } else if risk[i] == risk[j] { 0.5 } else { 0.0 };
                    }
                }
            }
            match found {
                Ok(found) => prop_assert!((found.auc - won / pairs).abs() < 1e-12),
                Err(error) => prop_assert!(pairs == 0.0, "{error}"),
            }
        }
    }
}
