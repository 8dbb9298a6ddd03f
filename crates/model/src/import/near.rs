//! Names near a name that nobody knows.

use std::collections::BTreeSet;

use crate::limits::MAX_SUGGESTIONS;

/// The known names nearest to this one, the nearest first; none when nothing resembles it.
pub(super) fn near(name: &str, known: &BTreeSet<String>) -> Vec<String> {
    let name = name.to_lowercase();
    let mut found: Vec<(usize, &String)> = known
        .iter()
        .filter_map(|other| {
            let lower = other.to_lowercase();
            let apart = distance(&name, &lower);
            // A shared word counts for more than letters: `turnover_yuan` is near `revenue_yuan`, not `tenor_months`.
            let shared = words(&name).filter(|word| words(&lower).any(|held| held == *word)).count();
            let longest = name.chars().count().max(lower.chars().count());
            (apart * 2 <= longest || shared > 0).then_some((apart.saturating_sub(shared * 3), other))
        })
        .collect();
    found.sort();
    found.into_iter().take(MAX_SUGGESTIONS).map(|(_, name)| name.clone()).collect()
}

/// Words of at least three letters.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3)
}

/// Letters to change, add or drop (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, one) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = at + 1;
        for (place, other) in b.iter().enumerate() {
            let change = corner + usize::from(one != *other);
            corner = row[place + 1];
            row[place + 1] = change.min(row[place] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_misspelt_or_shares_a_word_is_near() {
        let known: BTreeSet<String> =
            ["revenue_12m_fen", "tenor_months", "city", "invoice_months_12m", "power_volatility_pct"]
                .map(str::to_owned)
                .into();
        assert_eq!(near("revenue12m_fen", &known), ["revenue_12m_fen"]);
        assert_eq!(near("citty", &known), ["city"]);
        assert_eq!(near("power_vol", &known), ["power_volatility_pct"]);
        assert!(near("xyz", &known).is_empty());
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
