//! Which neighbouring pre-bins to merge: exact dynamic programming over (number of bins, last bin).
//!
//! The objective is a sum over bins and every constraint concerns one bin or two neighbours, so the state "the last bin
//! is pre-bins `i..j`" carries all that the future needs and the optimum is exact. Time is of order
//! `max_bins x prebins^3 / 6`; with 64 pre-bins and 10 bins that is 0.4 million steps.

use super::woe::{Counts, ZeroCell};
use super::{BinningOptions, Trend};

/// Information value of a column that all but parts the outcomes; sound columns stay below 1.
const PARTING_VALUE: f64 = 1.0;

/// Merged bins as pre-bin ranges, with the trend that was imposed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Merge {
    pub(super) cuts: Vec<usize>,
    pub(super) trend: Trend,
    value: f64,
}

/// A bin `from..to` of pre-bins.
struct Spans {
    count: usize,
    value: Vec<f64>,
    rate: Vec<f64>,
    feasible: Vec<bool>,
}

impl Spans {
    fn new(prebins: &[Counts], total: &Counts, options: &BinningOptions, penalty: f64) -> Self {
        let count = prebins.len();
        let side = count + 1;
        let mut spans = Self {
            count,
            value: vec![f64::NEG_INFINITY; side * side],
            rate: vec![0.0; side * side],
            feasible: vec![false; side * side],
        };
        for from in 0..count {
            let mut sum = Counts::default();
            for to in from + 1..=count {
                sum = sum.plus(prebins[to - 1]);
                let at = from * side + to;
                let (_, iv) = sum.worth(total, ZeroCell::AddHalf);
                spans.value[at] = iv - penalty;
                spans.rate[at] = sum.bad_rate().unwrap_or(0.0);
                spans.feasible[at] = (sum.weight() >= options.min_bin_share * total.weight()
                    && sum.bads >= options.min_bin_bads
                    && sum.goods >= options.min_bin_goods)
                    || (from == 0 && to == count);
            }
        }
        spans
    }
}

/// The best merge under the wanted trend. `Auto` takes the better of rising and falling; `AutoAny` a turn, or else any
/// shape, only when it is worth `options.turn_gain` times as much, since it needs a story to tell the applicant.
///
/// A column that parts the outcomes completely has no cut that leaves goods and bads on both sides. It must not pass for
/// a constant, so the floors on goods and bads give way to a value that only a leak (or a rule of the house) has.
pub(super) fn merge(prebins: &[Counts], total: &Counts, options: &BinningOptions, penalty: f64) -> Merge {
    let found = shape(prebins, total, options, penalty);
    if !found.cuts.is_empty() {
        return found;
    }
    let bare = BinningOptions { min_bin_bads: 0.0, min_bin_goods: 0.0, ..options.clone() };
    let parted = shape(prebins, total, &bare, penalty);
    if parted.value > PARTING_VALUE { parted } else { found }
}

fn shape(prebins: &[Counts], total: &Counts, options: &BinningOptions, penalty: f64) -> Merge {
    let spans = Spans::new(prebins, total, options, penalty);
    let solve = |trend| solve(&spans, trend, options.max_bins);
    // The penalty can make a value negative; a ratio then says nothing, and the orderly shape stays unless beaten.
    let better = |a: Merge, b: Merge, gain: f64| if b.value > a.value.max(0.0) * gain { b } else { a };
    match options.trend {
        Trend::Auto | Trend::AutoAny => {
            let mut best = solve(Trend::Rising);
            let falling = solve(Trend::Falling);
            if falling.value > best.value {
                best = falling;
            }
            if options.trend == Trend::AutoAny {
                let turned = better(solve(Trend::Peak), solve(Trend::Valley), 1.0);
                best = better(best, turned, options.turn_gain);
                best = better(best, solve(Trend::None), options.turn_gain);
            }
            best
        }
        trend => solve(trend),
    }
}

/// Whether a bin may follow, and in which phase the sequence then is.
fn follow(trend: Trend, phase: usize, before: f64, after: f64) -> Option<usize> {
    let (up, down) = (after >= before, after <= before);
    match trend {
        Trend::None | Trend::Auto | Trend::AutoAny => Some(0),
        Trend::Rising => up.then_some(0),
        Trend::Falling => down.then_some(0),
        Trend::Peak => match phase {
            0 if up => Some(0),
            _ => down.then_some(1),
        },
        Trend::Valley => match phase {
            0 if down => Some(0),
            _ => up.then_some(1),
        },
    }
}

fn solve(spans: &Spans, trend: Trend, max_bins: usize) -> Merge {
    let side = spans.count + 1;
    let phases = if matches!(trend, Trend::Peak | Trend::Valley) { 2 } else { 1 };
    let layer = phases * side * side;
    let key = |phase: usize, from: usize, to: usize| (phase * side + from) * side + to;
    let most = max_bins.min(spans.count).max(1);
    let mut value = vec![f64::NEG_INFINITY; layer * most];
    // Where the bin before began and its phase; enough to walk back.
    let mut before = vec![(0_u16, 0_u8); layer * most];
    for to in 1..=spans.count {
        if spans.feasible[to] {
            value[key(0, 0, to)] = spans.value[to];
        }
    }
    for bins in 1..most {
        let (done, rest) = value.split_at_mut(bins * layer);
        let last = &done[(bins - 1) * layer..];
        for from in bins..spans.count {
            for to in from + 1..=spans.count {
                let span = from * side + to;
                if !spans.feasible[span] {
                    continue;
                }
                for start in bins - 1..from {
                    let rate = spans.rate[start * side + from];
                    for phase in 0..phases {
                        let so_far = last[key(phase, start, from)];
                        if so_far == f64::NEG_INFINITY {
                            continue;
                        }
                        let Some(next) = follow(trend, phase, rate, spans.rate[span]) else { continue };
                        let at = key(next, from, to);
                        if so_far + spans.value[span] > rest[at] {
                            rest[at] = so_far + spans.value[span];
                            before[bins * layer + at] = (start as u16, phase as u8);
                        }
                    }
                }
            }
        }
    }
    walk_back(spans.count, trend, &value, &before, (layer, most, phases))
}

fn walk_back(
    count: usize,
    trend: Trend,
    value: &[f64],
    before: &[(u16, u8)],
    (layer, most, phases): (usize, usize, usize),
) -> Merge {
    let side = count + 1;
    let mut best = (f64::NEG_INFINITY, 0, 0, 0);
    for bins in 0..most {
        for phase in 0..phases {
            for from in 0..count {
                let found = value[bins * layer + (phase * side + from) * side + count];
                // Strictly better only: of equals, the fewest bins win.
                if found > best.0 {
                    best = (found, bins, phase, from);
                }
            }
        }
    }
    let (total, mut bins, mut phase, mut from) = best;
    let mut cuts = Vec::new();
    let mut to = count;
    while bins > 0 {
        cuts.push(from);
        let (start, earlier) = before[bins * layer + (phase * side + from) * side + to];
        (to, from, phase, bins) = (from, usize::from(start), usize::from(earlier), bins - 1);
    }
    cuts.reverse();
    Merge { cuts, trend, value: total }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts(goods: u32, bads: u32) -> Counts {
        Counts { goods: f64::from(goods), bads: f64::from(bads), rows: u64::from(goods + bads) }
    }

    /// Every way to cut, by brute force.
    fn brute(prebins: &[Counts], total: &Counts, options: &BinningOptions, penalty: f64, trend: Trend) -> f64 {
        let spans = Spans::new(prebins, total, options, penalty);
        let side = spans.count + 1;
        let mut best = f64::NEG_INFINITY;
        for mask in 0_u32..1 << (spans.count - 1) {
            let mut edges = vec![0];
            edges.extend((1..spans.count).filter(|at| mask >> (at - 1) & 1 == 1));
            edges.push(spans.count);
            if edges.len() - 1 > options.max_bins {
                continue;
            }
            let bins: Vec<usize> = edges.windows(2).map(|pair| pair[0] * side + pair[1]).collect();
            if !bins.iter().all(|at| spans.feasible[*at]) {
                continue;
            }
            let rates: Vec<f64> = bins.iter().map(|at| spans.rate[*at]).collect();
            let up = |pair: &[f64]| pair[1] >= pair[0];
            let down = |pair: &[f64]| pair[1] <= pair[0];
            let turn = |first: &dyn Fn(&[f64]) -> bool, then: &dyn Fn(&[f64]) -> bool| {
                (0..rates.len()).any(|top| rates[..=top].windows(2).all(first) && rates[top..].windows(2).all(then))
            };
            let holds = match trend {
                Trend::None | Trend::Auto | Trend::AutoAny => true,
                Trend::Rising => rates.windows(2).all(up),
                Trend::Falling => rates.windows(2).all(down),
                Trend::Peak => turn(&up, &down),
                Trend::Valley => turn(&down, &up),
            };
            if holds {
                best = best.max(bins.iter().map(|at| spans.value[*at]).sum());
            }
        }
        best
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn the_optimum_is_the_one_found_by_trying_every_cut(
            cells in prop::collection::vec((0_u32..60, 0_u32..20), 2..9),
            max_bins in 1_usize..6,
            min_bads in 0_u32..12,
            penalty in 0.0..0.05_f64,
        ) {
            let prebins: Vec<Counts> = cells.iter().map(|(goods, bads)| counts(goods + 1, *bads)).collect();
            let total = prebins.iter().fold(counts(0, 1), |sum, bin| sum.plus(*bin));
            let options = BinningOptions { max_bins, min_bin_bads: f64::from(min_bads), min_bin_share: 0.03, ..BinningOptions::default() };
            for trend in [Trend::None, Trend::Rising, Trend::Falling, Trend::Peak, Trend::Valley] {
                let spans = Spans::new(&prebins, &total, &options, penalty);
                let found = solve(&spans, trend, max_bins);
                let brute = brute(&prebins, &total, &options, penalty, trend);
                prop_assert!((found.value - brute).abs() < 1e-12, "{trend:?}: {} against {brute}", found.value);
                prop_assert!(found.cuts.len() < max_bins);
                let side = spans.count + 1;
                let mut edges = vec![0];
                edges.extend(&found.cuts);
                edges.push(spans.count);
                let sum: f64 = edges.windows(2).map(|pair| spans.value[pair[0] * side + pair[1]]).sum();
                prop_assert!((sum - found.value).abs() < 1e-12, "the cuts are not those of the value");
            }
        }
    }
}
