//! Vintages: the cumulative share of bads by months on book, for accounts opened together.

use serde::{Deserialize, Serialize};

use super::{BadDefinition, Ending, History};

/// Accounts opened in one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Vintage {
    /// The period: the opening month divided by the width asked for.
    pub period: i32,
    /// Accounts.
    pub accounts: u64,
    /// Share that was ever bad by the end of each month on book, from 0; it stops where the youngest account's history ends.
    pub cumulative_bad: Vec<f64>,
}

/// The vintages and how they flatten.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VintageTable {
    /// By period.
    pub vintages: Vec<Vintage>,
    /// First month on book by which the vintages known for as long as the oldest had, together, the wanted share of the bads
    /// they ever had: the performance window that catches them. Absent without bads.
    pub window_months: Option<u16>,
}

/// Month on book at which an account first was bad, and the last it was seen at.
fn first_bad(history: &History, definition: &BadDefinition) -> (Option<usize>, usize) {
    let late = history.days.iter().position(|days| days.is_some_and(|days| days > definition.bad_above_days));
    let off = (history.ending == Ending::WrittenOff && definition.write_off_is_bad).then_some(history.days.len());
    // An account that ended is known for ever after: it cannot become bad any more.
    let seen = if history.ending == Ending::Open { history.days.len() - 1 } else { usize::MAX };
    (late.or(off), seen)
}

/// Builds the table. `last` is the last month for which histories were drawn; `width` months make a period; `caught` (0.9,
/// say) is the share of the bads that the performance window should catch.
///
/// ```
/// use scoring::target::{BadDefinition, Ending, History, vintages};
/// let good = History::try_new(0, vec![Some(0); 6], Ending::Open).unwrap();
/// let bad = History::try_new(2, vec![Some(0), Some(40), Some(95), Some(120)], Ending::Open).unwrap();
/// let found = vintages(&[good, bad], &BadDefinition::default(), 5, 12, 0.9);
/// assert_eq!(found.vintages[0].cumulative_bad, [0.0, 0.0, 0.5, 0.5]);
/// assert_eq!(found.window_months, Some(2));
/// ```
#[must_use]
pub fn vintages(histories: &[History], definition: &BadDefinition, last: i32, width: u16, caught: f64) -> VintageTable {
    let mut groups: std::collections::BTreeMap<i32, Vec<&History>> = std::collections::BTreeMap::new();
    for history in histories.iter().filter(|history| history.opened <= last) {
        groups.entry(history.opened.div_euclid(i32::from(width.max(1)))).or_default().push(history);
    }
    let vintages: Vec<Vintage> = groups
        .into_iter()
        .map(|(period, group)| {
            let facts: Vec<(Option<usize>, usize)> =
                group.iter().map(|history| first_bad(history, definition)).collect();
            let youngest = group.iter().map(|history| last - history.opened).min().unwrap_or(0);
            // `last` is not before the opening month.
            let known = facts.iter().map(|(_, seen)| *seen).min().unwrap_or(0).min(youngest as usize);
            let mut cumulative = vec![0.0; known + 1];
            for month in facts.iter().filter_map(|(bad, _)| *bad).filter(|month| *month <= known) {
                cumulative[month..].iter_mut().for_each(|count| *count += 1.0);
            }
            cumulative.iter_mut().for_each(|count| *count /= group.len() as f64);
            Vintage { period, accounts: group.len() as u64, cumulative_bad: cumulative }
        })
        .collect();
    let longest = vintages.iter().map(|vintage| vintage.cumulative_bad.len()).max().unwrap_or(0);
    // Young vintages would make the curve look flat where it is only short, so the longest decide.
    let oldest: Vec<&Vintage> = vintages.iter().filter(|vintage| vintage.cumulative_bad.len() == longest).collect();
    let bads = |month: usize| {
        oldest.iter().map(|vintage| vintage.accounts as f64 * vintage.cumulative_bad[month]).sum::<f64>()
    };
    let window_months = longest.checked_sub(1).filter(|end| bads(*end) > 0.0).and_then(|end| {
        (0..=end).find(|month| bads(*month) >= caught.clamp(0.0, 1.0) * bads(end)).map(|month| month as u16)
    });
    VintageTable { vintages, window_months }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_never_fall_and_stop_where_the_youngest_ends() {
        let history = |opened: i32, bad_at: usize| {
            let months = (24 - opened + 1) as usize;
            let days = (0..months).map(|month| Some(if month >= bad_at { 100 } else { 0 })).collect();
            History::try_new(opened, days, Ending::Open).unwrap()
        };
        let histories: Vec<History> = (0..24).map(|at| history(at, 3 + (at as usize * 5) % 20)).collect();
        let found = vintages(&histories, &BadDefinition::default(), 24, 6, 0.8);
        let lengths: Vec<usize> = found.vintages.iter().map(|vintage| vintage.cumulative_bad.len()).collect();
        assert_eq!(lengths, [20, 14, 8, 2]);
        for vintage in &found.vintages {
            assert!(vintage.cumulative_bad.windows(2).all(|pair| pair[0] <= pair[1]));
        }
        let first = &found.vintages[0].cumulative_bad;
        let window = usize::from(found.window_months.unwrap());
        assert!(first[window] >= 0.8 * first[19] && first[window - 1] < 0.8 * first[19]);
        let repaid = History::try_new(0, vec![Some(0)], Ending::Repaid).unwrap();
        let off = History::try_new(0, vec![Some(0), Some(20)], Ending::WrittenOff).unwrap();
        let found = vintages(&[repaid, off], &BadDefinition::default(), 10, 1, 0.9);
        assert_eq!(found.vintages[0].cumulative_bad[1..3], [0.0, 0.5]);
        assert_eq!(found.vintages[0].cumulative_bad.len(), 11, "an ended account is known for ever after");
    }
}
