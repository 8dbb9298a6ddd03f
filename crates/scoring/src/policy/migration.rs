//! Who moved from which grade to which between two dates.

use serde::{Deserialize, Serialize};

use crate::metrics::{MetricError, same_length};
use crate::scorecard::Grade;

/// Grades then (rows) and now (columns), A to D; the fifth column is those no longer graded (repaid, written off).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MigrationMatrix {
    /// Counts.
    pub counts: [[u64; 5]; 4],
    /// Share of those of a grade that went where; all zero for a grade that nobody had.
    pub rates: [[f64; 5]; 4],
    /// Graded now and not then.
    pub new: [u64; 4],
    /// Share of those graded twice whose grade is better now.
    pub upgraded: Option<f64>,
    /// Share of those graded twice whose grade is the same.
    pub unchanged: Option<f64>,
    /// Share of those graded twice whose grade is worse now.
    pub downgraded: Option<f64>,
    /// Downgrades per upgrade; absent without upgrades. Far from 1 the whole book is moving.
    pub drift: Option<f64>,
}

/// Counts migrations; `None` is "not graded at that date".
///
/// ```
/// use scoring::Grade::{A, B};
/// let found = scoring::policy::migration(&[Some(A), Some(A), Some(B), None], &[Some(A), Some(B), None, Some(A)]).unwrap();
/// assert_eq!((found.counts[0][1], found.counts[1][4], found.new[0]), (1, 1, 1));
/// assert_eq!(found.downgraded, Some(0.5));
/// ```
///
/// # Errors
/// [`MetricError`] when lengths differ.
pub fn migration(then: &[Option<Grade>], now: &[Option<Grade>]) -> Result<MigrationMatrix, MetricError> {
    same_length(then.len(), now.len(), None)?;
    let (mut counts, mut new) = ([[0_u64; 5]; 4], [0_u64; 4]);
    for pair in then.iter().zip(now) {
        match pair {
            (Some(then), Some(now)) => counts[*then as usize][*now as usize] += 1,
            (Some(then), None) => counts[*then as usize][4] += 1,
            (None, Some(now)) => new[*now as usize] += 1,
            (None, None) => {}
        }
    }
    let rates = counts.map(|line| {
        let all = line.iter().sum::<u64>().max(1) as f64;
        line.map(|count| count as f64 / all)
    });
    let side = |holds: fn(usize, usize) -> bool| {
        let cells = (0..4).flat_map(|then| (0..4).map(move |now| (then, now)));
        cells.filter(|(then, now)| holds(*then, *now)).map(|(then, now)| counts[then][now]).sum::<u64>() as f64
    };
    let (up, same, down) = (side(|then, now| now < then), side(|then, now| now == then), side(|then, now| now > then));
    let twice = up + same + down;
    let share = |part: f64| (twice > 0.0).then(|| part / twice);
    Ok(MigrationMatrix {
        counts,
        rates,
        new,
        upgraded: share(up),
        unchanged: share(same),
        downgraded: share(down),
        drift: (up > 0.0).then(|| down / up),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_counted_once() {
        let grade = |at: usize| [Some(Grade::A), Some(Grade::B), Some(Grade::C), Some(Grade::D), None][at % 5];
        let then: Vec<_> = (0..100).map(grade).collect();
        let now: Vec<_> = (0..100).map(|at| grade(at / 5)).collect();
        let found = migration(&then, &now).unwrap();
        let all: u64 = found.counts.iter().flatten().sum::<u64>() + found.new.iter().sum::<u64>();
        assert_eq!(all, 96, "four rows were graded at neither date");
        assert!(found.rates.iter().all(|line| (line.iter().sum::<f64>() - 1.0).abs() < 1e-12));
        assert_eq!(found.drift, Some(1.0));
        assert!(migration(&then, &now[1..]).is_err());
        assert_eq!(migration(&[None], &[None]).unwrap().upgraded, None);
    }
}
