//! Which movement of the bank's statement is which movement of the book.
//!
//! One to one, in three passes, each of which asks for the same amount to the cent and dates within a number of days: the
//! reference of the book stands in the bank's words; the counterparty is the firm; nothing else could be meant. A pair of
//! an earlier pass is never taken apart by a later one, so the answer does not hang on the order of the files.

use std::collections::BTreeMap;

use calendar::{Date, days_between};

/// A movement on either side, in minor units: money in positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Movement {
    pub on: Date,
    pub minor: i64,
    /// Who paid or was paid.
    pub name: Option<String>,
    /// References and words in which a reference may stand.
    pub words: Vec<String>,
}

/// Why two movements are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Reference,
    Name,
    Alone,
}

/// A pair: index at the bank, index in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub bank: usize,
    pub book: usize,
    pub by: By,
}

/// Shortest reference that is looked for inside words: a shorter one stands in many by chance.
const MIN_REFERENCE_CHARS: usize = 6;

/// Pairs of movements, in the order of the bank.
pub(crate) fn pairs(bank: &[Movement], book: &[Movement], days: i32) -> Vec<Pair> {
    let mut taken = vec![false; book.len()];
    let mut found: Vec<Option<Pair>> = vec![None; bank.len()];
    // By amount, so that a statement of a busy account is not held against the whole book row by row.
    let (by_amount, theirs_by_amount) = (indexed(book), indexed(bank));
    let near = |a: &Movement, b: &Movement| days_between(a.on, b.on).abs() <= days;
    for by in [By::Reference, By::Name] {
        for (at, theirs) in bank.iter().enumerate().filter(|(_, m)| m.minor != 0) {
            if found[at].is_some() {
                continue;
            }
            let candidates = by_amount.get(&theirs.minor).into_iter().flatten().copied();
            let fits = candidates.filter(|ours| {
                let ours_there = &book[*ours];
                !taken[*ours] && near(theirs, ours_there) && says(by, theirs, ours_there)
            });
            let best = fits.min_by_key(|ours| (days_between(theirs.on, book[*ours].on).abs(), *ours));
            if let Some(ours) = best {
                taken[ours] = true;
                found[at] = Some(Pair { bank: at, book: ours, by });
            }
        }
    }
    for at in 0..bank.len() {
        let theirs = &bank[at];
        if found[at].is_some() || theirs.minor == 0 {
            continue;
        }
        let of = |index: &BTreeMap<i64, Vec<usize>>| index.get(&theirs.minor).cloned().unwrap_or_default();
        let free: Vec<usize> =
            of(&by_amount).into_iter().filter(|ours| !taken[*ours] && near(theirs, &book[*ours])).collect();
        let [ours] = free[..] else { continue };
        let rivals = of(&theirs_by_amount).into_iter().filter(|b| found[*b].is_none() && near(&bank[*b], &book[ours]));
        if rivals.count() == 1 {
            taken[ours] = true;
            found[at] = Some(Pair { bank: at, book: ours, by: By::Alone });
        }
    }
    found.into_iter().flatten().collect()
}

/// Places by amount.
fn indexed(movements: &[Movement]) -> BTreeMap<i64, Vec<usize>> {
    let mut index: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (at, movement) in movements.iter().enumerate() {
        index.entry(movement.minor).or_default().push(at);
    }
    index
}

fn says(by: By, theirs: &Movement, ours: &Movement) -> bool {
    match by {
        By::Reference => ours
            .words
            .iter()
            .filter(|word| word.chars().count() >= MIN_REFERENCE_CHARS)
            .any(|word| theirs.words.iter().any(|text| holds(text, word))),
        By::Name => match (&theirs.name, &ours.name) {
            (Some(theirs), Some(ours)) => plain(theirs) == plain(ours) && !plain(ours).is_empty(),
            _ => false,
        },
        By::Alone => false,
    }
}

/// Whether a reference stands in a text as a whole: `JK-1` is not in `JK-12`.
fn holds(text: &str, reference: &str) -> bool {
    let (text, reference) = (text.to_uppercase(), reference.to_uppercase());
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(&reference)
        .any(|(at, found)| !joins(text[..at].chars().next_back()) && !joins(text[at + found.len()..].chars().next()))
}

/// A name without spaces and with brackets of one kind.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn movement(day: i8, minor: i64, name: &str, words: &str) -> Movement {
        let name = (!name.is_empty()).then(|| name.to_owned());
        Movement { on: Date::constant(2025, 7, day), minor, name, words: vec![words.to_owned()] }
    }

    fn found(bank: &[Movement], book: &[Movement]) -> Vec<(usize, usize, By)> {
        pairs(bank, book, 3).into_iter().map(|pair| (pair.bank, pair.book, pair.by)).collect()
    }

    #[test]
    fn a_reference_wins_over_a_nearer_date_and_a_name_over_none() {
        let book = [movement(4, 100, "甲公司", "PAY-0001"), movement(2, 100, "乙公司", "PAY-0002")];
        let bank = [movement(2, 100, "", "摘要 pay-0001 货款"), movement(3, 100, "乙公司", "")];
        assert_eq!(found(&bank, &book), [(0, 0, By::Reference), (1, 1, By::Name)]);
    }

    #[test]
    fn what_two_could_mean_is_left_to_a_person() {
        let book = [movement(2, 100, "甲", ""), movement(3, 100, "乙", "")];
        assert_eq!(found(&[movement(2, 100, "丙", "")], &book), []);
        assert_eq!(found(&[movement(2, 100, "", ""), movement(2, 100, "", "")], &book[..1]), []);
        assert_eq!(found(&[movement(2, 100, "", "")], &book[..1]), [(0, 0, By::Alone)]);
    }

    #[test]
    fn days_count_at_the_bound_and_one_past_it_and_a_longer_number_is_another() {
        let book = [movement(5, 100, "甲", "PAY-00012")];
        assert_eq!(found(&[movement(8, 100, "", "")], &book).len(), 1);
        assert_eq!(found(&[movement(9, 100, "甲", "PAY-00012")], &book), []);
        assert_eq!(found(&[movement(5, -100, "甲", "PAY-00012")], &book), [], "money out is not money in");
        let two = [movement(5, 100, "", "PAY-0001"), movement(5, 100, "", "PAY-00012")];
        assert_eq!(found(&[movement(5, 100, "", "ref PAY-00012.")], &two)[0], (0, 1, By::Reference));
        assert!(!holds("PAY-00012", "PAY-0001") && holds("x PAY-0001, y", "PAY-0001"));
    }

    proptest! {
        /// Nothing is paired twice, every pair has one amount, and swapping the book's order pairs the same money.
        #[test]
        fn pairs_are_one_to_one(
            bank in proptest::collection::vec((1..28_i8, -3..4_i64, 0..3_usize), 0..20),
            book in proptest::collection::vec((1..28_i8, -3..4_i64, 0..3_usize), 0..20),
        ) {
            let names = ["", "甲公司", "乙公司"];
            let made = |rows: &[(i8, i64, usize)]| -> Vec<Movement> {
                rows.iter().map(|(day, minor, name)| movement(*day, *minor, names[*name], "")).collect()
            };
            let (bank, book) = (made(&bank), made(&book));
            let pairs = pairs(&bank, &book, 3);
            let mut banks: Vec<usize> = pairs.iter().map(|p| p.bank).collect();
            let mut books: Vec<usize> = pairs.iter().map(|p| p.book).collect();
            banks.dedup();
            books.sort_unstable();
            books.dedup();
            prop_assert_eq!((banks.len(), books.len()), (pairs.len(), pairs.len()));
            for pair in &pairs {
                prop_assert_eq!(bank[pair.bank].minor, book[pair.book].minor);
                prop_assert!(days_between(bank[pair.bank].on, book[pair.book].on).abs() <= 3);
            }
        }
    }
}
