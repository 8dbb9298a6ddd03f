//! Late = in order, over many random histories with every kind of fact: 10,000 in each run, a million at night.
//!
//! `ANJI_HISTORIES` says how many and `ANJI_HISTORIES_FROM` where to begin; a history that fails is printed with its number,
//! which makes it again alone.

use ledger::IncomeRules;
use loan::{Facts, LoanEvent, Position, Terms, entries};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::income::any_income;
use crate::properties::{any_events, any_terms, day};

type Case = (Terms, (Vec<LoanEvent>, Vec<LoanEvent>), u16, IncomeRules);

fn history() -> impl Strategy<Value = Case> {
    (any_terms(), any_events().prop_flat_map(|e| (Just(e.clone()), Just(e).prop_shuffle())), 0u16..1_100, any_income())
}

fn numbered(number: u64) -> TestRunner {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}

/// What is wrong with a history, in words.
fn fault((terms, (in_order, late), offset, income): &Case) -> Option<String> {
    let at = day(*offset);
    let [in_order, late] = [in_order, late].map(Facts::from_events);
    let [now, then] = [&in_order, &late].map(|facts| Position::at(terms, facts, at));
    let position = match (now, then) {
        (Ok(now), Ok(then)) if now == then => now,
        (now, then) => return Some(format!("the positions differ: {now:?} {then:?}")),
    };
    let [now, then] = [&in_order, &late].map(|facts| entries(terms, facts, at, income));
    if now.is_err() || now != then {
        return Some(format!("the entries differ: {now:?} {then:?}"));
    }
    let rows: i64 = position.rows.iter().map(|row| row.charged.principal.minor()).sum();
    (rows != position.disbursed.minor()).then(|| format!("{rows} is planned of {}", position.disbursed))
}

fn env(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

#[test]
fn late_is_in_order() {
    let (count, from) = (env("ANJI_HISTORIES").unwrap_or(10_000), env("ANJI_HISTORIES_FROM").unwrap_or(0));
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get() as u64).min(8);
    std::thread::scope(|scope| {
        for thread in 0..threads {
            scope.spawn(move || {
                let strategy = history();
                for number in (from..from + count).skip(thread as usize).step_by(threads as usize) {
                    let case = strategy.new_tree(&mut numbered(number)).unwrap().current();
                    if let Some(fault) = fault(&case) {
                        panic!("history {number}: {fault}\n{case:#?}");
                    }
                }
            });
        }
    });
}
