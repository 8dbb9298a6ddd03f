//! Whether bins differ, and what moving them did: Pearson's chi-square per bin, per pair of neighbours and per variable;
//! information value, AUC and KS before and after an edit.

use serde::{Deserialize, Serialize};
use statrs::function::gamma::gamma_ur;

use super::{BinningError, BinningOptions, Counts, VariableBins, evaluate};
use crate::scorecard::BinRule;
use crate::table::{Column, Sample};

/// A chi-square statistic with its upper tail.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChiSquare {
    /// `sum (observed - expected)^2 / expected`, without Yates' correction.
    pub statistic: f64,
    /// Degrees of freedom.
    pub degrees: usize,
    /// Chance of so large a statistic where nothing differs.
    pub p_value: f64,
}

impl ChiSquare {
    fn new(statistic: f64, degrees: usize) -> Self {
        let p_value =
            if statistic > 0.0 && degrees > 0 { gamma_ur(degrees as f64 / 2.0, statistic / 2.0) } else { 1.0 };
        Self { statistic, degrees, p_value }
    }

    /// Pearson's test of a table of goods and bads by bin (Philosophical Magazine 50, 1900). Counts are weighted; the tails
    /// hold as far as weights are frequencies. `None` when fewer than two bins have rows, or an outcome is absent.
    ///
    /// ```
    /// use scoring::binning::{ChiSquare, Counts};
    /// let bins = [(400.0, 10.0), (300.0, 20.0)].map(|(goods, bads)| Counts { goods, bads, rows: 1 });
    /// let found = ChiSquare::of(&bins).unwrap();
    /// assert!((found.statistic - 6.62384).abs() < 5e-6 && (found.p_value - 0.010062).abs() < 5e-7);
    /// ```
    #[must_use]
    pub fn of(bins: &[Counts]) -> Option<Self> {
        let filled: Vec<&Counts> = bins.iter().filter(|bin| bin.weight() > 0.0).collect();
        let total = filled.iter().fold(Counts::default(), |sum, bin| sum.plus(**bin));
        if filled.len() < 2 || total.goods <= 0.0 || total.bads <= 0.0 {
            return None;
        }
        let cells = filled.iter().map(|bin| {
            [(bin.goods, total.goods), (bin.bads, total.bads)]
                .map(|(seen, all)| {
                    let expected = bin.weight() * all / total.weight();
                    (seen - expected) * (seen - expected) / expected
                })
                .iter()
                .sum::<f64>()
        });
        Some(Self::new(cells.sum(), filled.len() - 1))
    }
}

/// How a variable's bins are associated with the outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Association {
    /// All bins.
    pub variable: Option<ChiSquare>,
    /// Each bin against the rest of the rows.
    pub bins: Vec<Option<ChiSquare>>,
    /// Each bin against the one before it: a large p-value says that the two could be one (Kerber, "ChiMerge", AAAI 1992).
    pub neighbours: Vec<Option<ChiSquare>>,
    /// `sqrt(chi-square / rows)` (Cramer's V for two outcomes).
    pub cramers_v: Option<f64>,
}

impl VariableBins {
    /// Chi-square of the bins.
    #[must_use]
    pub fn association(&self) -> Association {
        let counts: Vec<Counts> = self.bins.iter().map(|bin| bin.counts).collect();
        let total = counts.iter().fold(Counts::default(), |sum, bin| sum.plus(*bin));
        let rest = |bin: &Counts| Counts {
            goods: (total.goods - bin.goods).max(0.0),
            bads: (total.bads - bin.bads).max(0.0),
            rows: total.rows - bin.rows,
        };
        let variable = ChiSquare::of(&counts);
        Association {
            bins: counts.iter().map(|bin| ChiSquare::of(&[*bin, rest(bin)])).collect(),
            neighbours: counts.windows(2).map(ChiSquare::of).collect(),
            cramers_v: variable.map(|found| libm::sqrt(found.statistic / total.weight())),
            variable,
        }
    }

    /// `(AUC, KS)` of the variable alone, from its bins: worse evidence ranks as riskier, equal evidence as tied.
    #[must_use]
    pub fn ranking(&self) -> Option<(f64, f64)> {
        let mut order: Vec<&super::BinStats> = self.bins.iter().filter(|bin| bin.counts.weight() > 0.0).collect();
        order.sort_by(|a, b| a.woe.total_cmp(&b.woe));
        let total = order.iter().fold(Counts::default(), |sum, bin| sum.plus(bin.counts));
        if total.goods <= 0.0 || total.bads <= 0.0 {
            return None;
        }
        let (mut goods, mut bads, mut area, mut ks) = (0.0, 0.0, 0.0, 0.0_f64);
        let mut at = 0;
        while at < order.len() {
            let tied = order[at..].iter().take_while(|bin| bin.woe == order[at].woe).count();
            let group = order[at..at + tied].iter().fold(Counts::default(), |sum, bin| sum.plus(bin.counts));
            area += group.goods * (bads + 0.5 * group.bads);
            goods += group.goods;
            bads += group.bads;
            ks = ks.max((bads / total.bads - goods / total.goods).abs());
            at += tied;
        }
        Some((area / (total.goods * total.bads), ks))
    }
}

/// What bins are worth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BinsWorth {
    /// Bins with rows.
    pub bins: usize,
    /// Information value.
    pub iv: f64,
    /// AUC of the variable alone.
    pub auc: f64,
    /// KS of the variable alone.
    pub ks: f64,
    /// Chi-square of the bins.
    pub chi_square: Option<ChiSquare>,
    /// Whether the bad rate keeps one direction over the ranges (special values and missing apart).
    pub monotone: bool,
    /// Rows of the smallest bin that has any.
    pub smallest_rows: u64,
}

impl VariableBins {
    /// Figures that an edit is judged by.
    #[must_use]
    pub fn worth(&self) -> BinsWorth {
        let (auc, ks) = self.ranking().unwrap_or((0.5, 0.0));
        let filled = || self.bins.iter().filter(|bin| bin.counts.rows > 0);
        let rates: Vec<f64> =
            filled().filter(|bin| matches!(bin.rule, BinRule::Range { .. })).filter_map(|bin| bin.bad_rate).collect();
        let keeps = |order: fn(&f64, &f64) -> bool| rates.windows(2).all(|pair| order(&pair[0], &pair[1]));
        BinsWorth {
            bins: filled().count(),
            iv: self.iv,
            auc,
            ks,
            chi_square: self.association().variable,
            monotone: keeps(|a, b| a <= b) || keeps(|a, b| a >= b),
            smallest_rows: filled().map(|bin| bin.counts.rows).min().unwrap_or(0),
        }
    }
}

/// What an edit did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EditEffect {
    /// The bins as they were.
    pub before: BinsWorth,
    /// The edited bins.
    pub after: BinsWorth,
    /// Information value gained; negative when lost.
    pub iv_gained: f64,
    /// KS gained.
    pub ks_gained: f64,
    /// The edited bins with their counts.
    pub bins: VariableBins,
}

/// Counts edited bins on the rows the old ones were counted on, and says what changed.
///
/// # Errors
/// [`BinningError`] when the edited rules do not part the column's values or the sample lacks an outcome.
pub fn edit_effect(
    column: &Column,
    sample: &Sample,
    before: &VariableBins,
    rules: Vec<BinRule>,
    options: &BinningOptions,
) -> Result<EditEffect, BinningError> {
    let bins = evaluate(column, sample, rules, options)?;
    let (before, after) = (before.worth(), bins.worth());
    Ok(EditEffect { iv_gained: after.iv - before.iv, ks_gained: after.ks - before.ks, before, after, bins })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::binning::{bin_column, ranges};
    use crate::metrics::discrimination;
    use crate::table::Table;

    #[test]
    fn an_edit_shows_what_it_costs() {
        let value: Vec<f64> = (0..900).map(|at| f64::from(at % 30)).collect();
        let bad: Vec<bool> = (0..900)
            .map(|at| {
                (at / 30) % 10
                    < if at % 30 < 10 {
                        6
                    } else if at % 30 < 20 {
                        3
                    } else {
                        1
                    }
            })
            .collect();
        let target = bad.iter().map(|bad| Some(*bad)).collect();
        let table = Table::try_new(vec![Column::numeric("x", value)], target, None).unwrap();
        let (column, sample) = (&table.columns()[0], table.sample(|_| true));
        let options = BinningOptions::default();
        let found = bin_column(column, &sample, &options).unwrap();
        let merged = edit_effect(column, &sample, &found, ranges(&[10.0], &[]), &options).unwrap();
        assert_eq!((merged.before.bins, merged.after.bins), (3, 2));
        assert!(merged.iv_gained < 0.0 && merged.after.monotone && merged.before.auc > merged.after.auc);
        let turned = edit_effect(column, &sample, &found, ranges(&[10.0, 20.0, 25.0], &[]), &options).unwrap();
        assert!(turned.iv_gained.abs() < 1e-12, "splitting equal rates adds nothing");
        let neighbours = turned.bins.association().neighbours;
        assert!(neighbours[0].unwrap().p_value < 1e-6 && neighbours[2].unwrap().p_value > 0.99);
        // The bins' own ranking is that of the rows.
        let risk: Vec<f64> = sample
            .rows
            .iter()
            .map(|row| {
                let at = found.bins.iter().position(|bin| match (&bin.rule, &column.data) {
                    (BinRule::Range { from, below }, crate::table::ColumnData::Numeric(values)) => {
                        let value = values[*row as usize];
                        from.is_none_or(|from| value >= from) && below.is_none_or(|below| value < below)
                    }
                    _ => false,
                });
                -found.bins[at.unwrap()].woe
            })
            .collect();
        let rows = discrimination(&risk, &sample.bad, None).unwrap();
        let (auc, ks) = found.ranking().unwrap();
        assert!((rows.auc - auc).abs() < 1e-12 && (rows.ks - ks).abs() < 1e-12);
    }

    #[test]
    fn one_bin_or_one_outcome_has_no_test() {
        let bin = |goods, bads| Counts { goods, bads, rows: 1 };
        assert!(ChiSquare::of(&[bin(3.0, 4.0), bin(0.0, 0.0)]).is_none());
        assert!(ChiSquare::of(&[bin(3.0, 0.0), bin(4.0, 0.0)]).is_none());
        assert_eq!(ChiSquare::of(&[bin(2.0, 1.0), bin(4.0, 2.0)]).unwrap().p_value, 1.0);
    }
}
