//! Roll rates: where accounts go from each bucket, month by month and from one window to the next.

use serde::{Deserialize, Serialize};

use super::{Bucket, Ending, History};

/// Months' ends next to one another, by bucket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RollRates {
    /// From (rows) to (columns): the eight buckets, then repaid, then written off.
    pub counts: [[u64; 10]; 8],
    /// Share of those that left a bucket's month for where; all zero for an empty row.
    pub rates: [[f64; 10]; 8],
    /// By bucket, share that was later than before one month on (or written off).
    pub worse: [f64; 8],
    /// By bucket, share that was better one month on (or repaid).
    pub better: [f64; 8],
}

/// Counts every pair of neighbouring months of every history; pairs with a missing month are left out.
///
/// ```
/// use scoring::target::{Bucket, Ending, History, roll_rates};
/// let late = History::try_new(0, vec![Some(0), Some(15), Some(45)], Ending::WrittenOff).unwrap();
/// let found = roll_rates(&[late]);
/// assert_eq!(found.rates[Bucket::M1 as usize][Bucket::M2 as usize], 1.0);
/// assert_eq!(found.worse[Bucket::M2 as usize], 1.0); // written off
/// ```
#[must_use]
pub fn roll_rates(histories: &[History]) -> RollRates {
    let mut counts = [[0_u64; 10]; 8];
    for history in histories {
        for pair in history.days.windows(2) {
            if let [Some(from), Some(to)] = pair {
                counts[Bucket::of(*from) as usize][Bucket::of(*to) as usize] += 1;
            }
        }
        let end = match history.ending {
            Ending::Repaid => Some(8),
            Ending::WrittenOff => Some(9),
            Ending::Open | Ending::Other => None,
        };
        if let (Some(end), Some(Some(last))) = (end, history.days.last()) {
            counts[Bucket::of(*last) as usize][end] += 1;
        }
    }
    let rates = counts.map(|row| {
        let all = row.iter().sum::<u64>().max(1) as f64;
        row.map(|count| count as f64 / all)
    });
    let mut worse = [0.0; 8];
    let mut better = [0.0; 8];
    for (from, row) in rates.iter().enumerate() {
        worse[from] = row[from + 1..8].iter().sum::<f64>() + row[9];
        better[from] = row[..from].iter().sum::<f64>() + row[8];
    }
    RollRates { counts, rates, worse, better }
}

/// Accounts whose worst bucket in one window was this, and what their next window was like.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WorstBucket {
    /// The worst bucket of the first window.
    pub bucket: Bucket,
    /// Accounts.
    pub accounts: u64,
    /// Share never late in the next window, or repaid.
    pub cured: f64,
    /// Share late, but no later than before.
    pub held: f64,
    /// Share later than before, or written off.
    pub rolled: f64,
}

/// The table by which *bad* is chosen: worst bucket in the `months` to a date against the worst in the `months` after it. Bad
/// begins at the bucket from which most do not come back (as a convention, fewer than a quarter are cured).
///
/// Accounts need both windows (or an ending in the second) and a record in each.
#[must_use]
pub fn worst_then_next(histories: &[History], date: i32, months: u16) -> Vec<WorstBucket> {
    let months = i32::from(months.max(1));
    let mut counts = [[0_u64; 3]; 8];
    for history in histories {
        let worst = |from: i32, to: i32| (from..=to).filter_map(|month| history.at(month)).max();
        let before = history.opened <= date - months + 1 && history.end() > date;
        let Some(then) = worst(date - months + 1, date).filter(|_| before) else { continue };
        let ended = history.end() <= date + months;
        let next = worst(date + 1, date + months);
        let then = Bucket::of(then);
        let now = match (ended, history.ending) {
            (true, Ending::WrittenOff) => Some(2),
            (true, Ending::Open | Ending::Other) => None,
            (true, Ending::Repaid) if next.is_none() => Some(0),
            _ => next.map(|days| match Bucket::of(days) {
                Bucket::Current => 0,
                bucket if bucket <= then => 1,
                _ => 2,
            }),
        };
        if let Some(now) = now {
            counts[then as usize][now] += 1;
        }
    }
    let share = |counts: [u64; 3], at: usize| counts[at] as f64 / counts.iter().sum::<u64>().max(1) as f64;
    let filled = Bucket::ALL.into_iter().zip(counts).filter(|(_, counts)| counts.iter().sum::<u64>() > 0);
    filled
        .map(|(bucket, counts)| WorstBucket {
            bucket,
            accounts: counts.iter().sum(),
            cured: share(counts, 0),
            held: share(counts, 1),
            rolled: share(counts, 2),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(days: &[u16], ending: Ending) -> History {
        History::try_new(0, days.iter().map(|days| Some(*days)).collect(), ending).unwrap()
    }

    #[test]
    fn a_hand_counted_table_comes_out() {
        let found = roll_rates(&[
            history(&[0, 0, 10, 40, 0], Ending::Open),
            history(&[0, 10, 10, 0], Ending::Repaid),
            history(&[0, 10, 40, 70], Ending::WrittenOff),
        ]);
        assert_eq!(found.counts[0], [1, 3, 0, 0, 0, 0, 0, 0, 1, 0]);
        assert_eq!(found.counts[1], [1, 1, 2, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(found.counts[2], [1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        assert_eq!(found.counts[3][9], 1);
        assert_eq!((found.worse[1], found.better[1]), (0.5, 0.25));
        let all: u64 = found.counts.iter().flatten().sum();
        assert_eq!(all, 12);
    }

    #[test]
    fn the_worst_bucket_says_who_comes_back() {
        let found = worst_then_next(
            &[
                history(&[0, 5, 0, 0], Ending::Open),
                history(&[0, 5, 40, 0], Ending::Open),
                history(&[0, 40], Ending::WrittenOff),
                history(&[0, 0], Ending::Repaid),
                history(&[0, 0], Ending::Other),
                history(&[0, 0, 0], Ending::Open),
            ],
            1,
            2,
        );
        let of = |bucket| found.iter().find(|row| row.bucket == bucket).copied();
        let m1 = of(Bucket::M1).unwrap();
        assert_eq!((m1.accounts, m1.cured, m1.rolled), (2, 0.5, 0.5));
        assert_eq!(of(Bucket::M2).unwrap().rolled, 1.0);
        assert_eq!(of(Bucket::Current).unwrap().accounts, 1, "neither unripe nor other endings count");
    }
}
