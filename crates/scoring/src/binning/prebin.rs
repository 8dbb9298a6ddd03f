//! Fine bins before merging: quantiles of a number, categories in order of their bad rate.

use crate::table::{MISSING_CODE, Sample};

use super::woe::Counts;

/// Quantiles of more rows than this are taken from a fixed subset of about this size; counts always use every row.
const QUANTILE_ROWS: usize = 100_000;

/// Lower edges of the pre-bins after the first, ascending. Values that fill a pre-bin by themselves stand alone.
pub(super) fn quantile_edges(values: &[f64], sample: &Sample, special: &[f64], prebins: usize) -> Vec<f64> {
    let keep_all = sample.len() <= QUANTILE_ROWS;
    let threshold = (u32::MAX as usize / sample.len().max(1)).saturating_mul(QUANTILE_ROWS) as u64;
    let mut sorted: Vec<f64> = sample
        .rows
        .iter()
        .filter(|row| keep_all || u64::from(scatter(**row)) < threshold)
        .map(|row| values[*row as usize])
        .filter(|value| !value.is_nan() && !special.contains(value))
        // -0.0 and 0.0 are one value.
        .map(|value| value + 0.0)
        .collect();
    sorted.sort_unstable_by(f64::total_cmp);
    edges_of_sorted(&sorted, prebins)
}

fn edges_of_sorted(sorted: &[f64], prebins: usize) -> Vec<f64> {
    let mut runs: Vec<(f64, usize)> = Vec::new();
    let mut at = 0;
    while at < sorted.len() {
        let run = sorted[at..].partition_point(|value| *value <= sorted[at]);
        runs.push((sorted[at], run));
        at += run;
    }
    if runs.len() <= prebins {
        return runs.iter().skip(1).map(|run| run.0).collect();
    }
    let target = sorted.len().div_ceil(prebins).max(1);
    let mut edges = Vec::new();
    let mut filled = 0;
    for (value, run) in runs {
        // A new pre-bin begins when the last is full, or before a value that fills one alone.
        if filled > 0 && (filled >= target || run >= target) {
            edges.push(value);
            filled = 0;
        }
        filled += run;
    }
    edges
}

/// A fixed scramble of the row number, so that the subset does not follow the file's order.
fn scatter(row: u32) -> u32 {
    let mut x = row.wrapping_mul(0x9E37_79B1);
    x ^= x >> 16;
    x = x.wrapping_mul(0x85EB_CA6B);
    x ^= x >> 13;
    x = x.wrapping_mul(0xC2B2_AE35);
    x ^ (x >> 16)
}

/// Neighbouring levels in the order of their bad rates.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// Levels named one by one.
    pub(super) listed: Vec<u32>,
    /// Whether the rare levels are in it too; they are not listed, they are what "never seen" means in practice.
    pub(super) pooled: bool,
    pub(super) counts: Counts,
    order: f64,
}

/// Levels with fewer rows than `least_rows` are pooled, each rate is drawn towards the mean by `shrink` rows of it (so
/// that few rows decide little), and at most `most` groups are made.
pub(super) struct LevelOrder {
    pub(super) least_rows: u64,
    pub(super) shrink: f64,
    pub(super) most: usize,
}

impl LevelOrder {
    pub(super) fn groups(&self, codes: &[u32], levels: &[String], sample: &Sample) -> Vec<Group> {
        let mut per_level = vec![Counts::default(); levels.len()];
        for (at, row) in sample.rows.iter().enumerate() {
            let code = codes[*row as usize];
            if code != MISSING_CODE {
                add(&mut per_level[code as usize], sample.bad[at], sample.weight(at));
            }
        }
        let total = per_level.iter().fold(Counts::default(), |sum, counts| sum.plus(*counts));
        let mean = total.bad_rate().unwrap_or(0.0);
        let order = |counts: &Counts| (counts.bads + self.shrink * mean) / (counts.weight() + self.shrink);
        let mut groups: Vec<Group> = Vec::new();
        let mut rare = Counts::default();
        for (code, counts) in per_level.into_iter().enumerate().filter(|(_, counts)| counts.rows > 0) {
            if counts.rows >= self.least_rows {
                groups.push(Group { listed: vec![code as u32], pooled: false, counts, order: order(&counts) });
            } else {
                rare = rare.plus(counts);
            }
        }
        if rare.rows > 0 {
            groups.push(Group { listed: Vec::new(), pooled: true, counts: rare, order: order(&rare) });
        }
        // Spelling breaks ties, so that the order of levels in the table does not reach the result.
        let spelling = |group: &Group| group.listed.first().map(|code| levels[*code as usize].as_str());
        groups.sort_by(|a, b| a.order.total_cmp(&b.order).then_with(|| spelling(a).cmp(&spelling(b))));
        squeeze(groups, self.most)
    }
}

/// Joins neighbours until at most `most` groups are left, by equal shares of the weight.
fn squeeze(groups: Vec<Group>, most: usize) -> Vec<Group> {
    if groups.len() <= most {
        return groups;
    }
    // Two neighbours that were not joined weigh more than a share together, so there are at most `most` groups.
    let share = groups.iter().map(|group| group.counts.weight()).sum::<f64>() * 2.0 / most as f64;
    let mut joined: Vec<Group> = Vec::new();
    for group in groups {
        match joined.last_mut() {
            Some(last) if last.counts.weight() + group.counts.weight() <= share => {
                last.pooled |= group.pooled;
                last.listed.extend(group.listed);
                last.counts = last.counts.plus(group.counts);
            }
            _ => joined.push(group),
        }
    }
    joined
}

/// Adds one row.
pub(super) fn add(counts: &mut Counts, bad: bool, weight: f64) {
    counts.rows += 1;
    if bad {
        counts.bads += weight;
    } else {
        counts.goods += weight;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_fills_a_pre_bin_stands_alone() {
        let mut values = vec![0.0; 50];
        values.extend((1..=50).map(f64::from));
        let edges = edges_of_sorted(&values, 10);
        assert_eq!(edges[0], 1.0, "all the zeros are one pre-bin and nothing else is in it");
        assert_eq!(edges, [1.0, 11.0, 21.0, 31.0, 41.0]);
    }

    #[test]
    fn few_distinct_values_each_get_a_pre_bin() {
        assert_eq!(edges_of_sorted(&[1.0, 1.0, 2.0, 3.0, 3.0], 3), [2.0, 3.0]);
        assert!(edges_of_sorted(&[4.0, 4.0], 3).is_empty());
        assert!(edges_of_sorted(&[], 3).is_empty());
    }

    #[test]
    fn squeezing_keeps_every_level_and_the_bound() {
        let one = |code: u32| Group {
            listed: vec![code],
            pooled: code == 7,
            counts: Counts { goods: 1.0 + f64::from(code % 5), bads: 1.0, rows: 2 },
            order: f64::from(code),
        };
        let joined = squeeze((0..500).map(one).collect(), 64);
        assert!(joined.len() <= 64, "{}", joined.len());
        assert_eq!(joined.iter().map(|group| group.listed.len()).sum::<usize>(), 500);
        assert_eq!(joined.iter().filter(|group| group.pooled).count(), 1);
    }
}
