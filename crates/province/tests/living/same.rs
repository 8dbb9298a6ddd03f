//! The same seed gives the same firms, one by one or all together, on any machine.

use calendar::parse_date;
use proptest::prelude::*;
use province::ProvinceError;
use province::limits::{FIRST_LIVING_YEAR, LAST_LIVING_YEAR, MAX_FIRMS_PER_WRITE, MAX_LIVING_FIRMS, MAX_LIVING_MONTHS};
use province::living::{Living, LivingOptions, Trace, WriteError, WriteOptions};
use sha2::{Digest, Sha256};

use super::living;

#[test]
fn golden_digest_of_the_first_twenty_firms() {
    let living = Living::new(20_250_701, LivingOptions { firms: 20, ..LivingOptions::default() }).unwrap();
    let mut digest = Sha256::new();
    let mut count = 0;
    for firm in living.firms() {
        digest.update(format!("{} {} {} {}\n", firm.id(), firm.uscc(), firm.name(), firm.region()));
        for trace in firm.facts() {
            let Trace { measure, on, reference, value, learned_us, row } = trace;
            digest.update(format!("{} {on} {reference:x} {value:?} {learned_us} {row}\n", measure.number()));
            count += 1;
        }
    }
    let held = format!("{count} {}", hex::encode(digest.finalize()));
    assert_eq!(held, include_str!("../golden/living_digest.txt").trim());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_firm_alone_is_the_firm_of_a_run(seed in any::<u64>(), index in 0_u32..400, more in 1_u32..2_000_000) {
        let options = LivingOptions { firms: 400, months: 12, ..LivingOptions::default() };
        let run = Living::new(seed, options).unwrap();
        let before: Vec<Trace> = run.firm(399 - index).unwrap().facts().collect();
        prop_assert!(!before.is_empty());
        let in_run = run.firm(index).unwrap();
        let alone = Living::new(seed, LivingOptions { firms: (index + more).min(2_000_000), ..options }).unwrap();
        let alone = alone.firm(index).unwrap();
        prop_assert_eq!(alone.truth(), in_run.truth());
        prop_assert_eq!(alone.name(), in_run.name());
        prop_assert!(alone.facts().eq(in_run.facts()), "made alone, its facts differ");
    }

    #[test]
    fn daily_values_do_not_move_the_rest(seed in any::<u64>(), index in 0_u32..1_000) {
        let options = LivingOptions { firms: 1_000, months: 6, ..LivingOptions::default() };
        let with = Living::new(seed, options).unwrap();
        let without = Living::new(seed, LivingOptions { daily: false, ..options }).unwrap();
        let catalogue = hub::Catalogue::built_in();
        let rest = |living: &Living| -> Vec<Trace> {
            let firm = living.firm(index).unwrap();
            let kept = firm.facts().filter(|trace| catalogue.measure(trace.measure).unwrap().kind != hub::Kind::Daily);
            kept.map(|trace| Trace { row: 0, ..trace }).collect()
        };
        prop_assert_eq!(rest(&with), rest(&without));
    }
}

#[test]
fn another_seed_is_another_province_and_names_say_it_is_simulated() {
    let (one, two) = (living(1, 50), living(2, 50));
    assert_ne!(one.firm(0).unwrap().id(), two.firm(0).unwrap().id());
    let mut codes = std::collections::BTreeSet::new();
    for firm in one.firms() {
        assert!(firm.name().contains("模拟"), "{}", firm.name());
        assert!(firm.uscc().to_string().parse::<codes::Uscc>().is_ok());
        assert!(codes.insert(firm.uscc().to_string()), "{} twice", firm.uscc());
        assert_eq!(firm.region().city().unwrap().number(), firm.city());
        assert_eq!(firm.industry().letter(), firm.section());
    }
}

#[test]
fn bounds_hold_at_the_limit_and_one_past_it() {
    let make = |firms, months, from: &str| {
        let options = LivingOptions { firms, months, from: parse_date(from).unwrap(), daily: false };
        Living::new(1, options).map(|living| living.options().months)
    };
    assert_eq!(make(MAX_LIVING_FIRMS, MAX_LIVING_MONTHS, "2021-01-31"), Ok(MAX_LIVING_MONTHS));
    for (firms, months) in [(0, 1), (MAX_LIVING_FIRMS + 1, 1), (1, 0), (1, MAX_LIVING_MONTHS + 1)] {
        assert!(
            matches!(make(firms, months, "2021-01-01"), Err(ProvinceError::OutOfBounds { .. })),
            "{firms} {months}"
        );
    }
    assert!(make(1, 1, &format!("{FIRST_LIVING_YEAR}-01-01")).is_ok());
    assert!(make(1, 1, &format!("{LAST_LIVING_YEAR}-12-31")).is_ok());
    for (from, months) in [(format!("{}-12-01", FIRST_LIVING_YEAR - 1), 1), (format!("{LAST_LIVING_YEAR}-12-01"), 2)] {
        assert!(matches!(make(1, months, &from), Err(ProvinceError::Years { .. })), "{from}");
    }
    let one = living(1, 1);
    assert!(one.firm(0).is_ok());
    assert!(matches!(one.firm(1), Err(ProvinceError::NoSuchFirm { index: 1, last: 0 })));
    let last = living(1, MAX_LIVING_FIRMS);
    assert!(last.firm(MAX_LIVING_FIRMS - 1).unwrap().facts().count() > 100, "the last firm is as easily made");
}

#[test]
fn facts_written_to_a_lake_are_read_back_and_batches_do_not_matter() {
    // Each month of each category is a file: two months are enough.
    let options = LivingOptions { firms: 8, months: 2, ..LivingOptions::default() };
    let living = Living::new(3, options).unwrap();
    let count: u64 = living.firms().map(|firm| firm.facts().count() as u64).sum();
    let write = |at_a_time| {
        let folder = tempfile::tempdir().unwrap();
        let lake = lake::Lake::open_with_buckets(folder.path(), 1).unwrap();
        let (mut seen, mut segments) = (0, Vec::new());
        let options = WriteOptions { at_a_time, ..WriteOptions::default() };
        let done = living.write(&lake, options, |progress, some| {
            assert!(progress.firms > seen && progress.of == 8);
            seen = progress.firms;
            segments.extend(some);
        });
        assert_eq!(done.unwrap().facts, count);
        let mut rows = Vec::new();
        for chunk in lake.facts(&segments, lake::FactFilter::default()) {
            let chunk = chunk.unwrap();
            let names: Vec<&str> = chunk.measures().collect();
            for fact in chunk.rows() {
                let fact = fact.unwrap();
                rows.push((fact.row, fact.firm, names[fact.measure].to_owned(), fact.on, fact.value, fact.learned_us));
            }
        }
        rows.sort();
        assert!(matches!(
            living.write(&lake, options, |_, _| {}),
            Err(WriteError::Lake(lake::LakeError::Exists { .. }))
        ));
        rows
    };
    let rows = write(5);
    assert_eq!(rows.len() as u64, count);
    assert_eq!(rows, write(MAX_FIRMS_PER_WRITE));
    let folder = tempfile::tempdir().unwrap();
    let lake = lake::Lake::open(folder.path()).unwrap();
    for (at_a_time, first) in [(0, 0), (MAX_FIRMS_PER_WRITE + 1, 0), (1, 8)] {
        let options = WriteOptions { at_a_time, first, ..WriteOptions::default() };
        let refused = living.write(&lake, options, |_, _| {});
        assert!(matches!(refused, Err(WriteError::Province(ProvinceError::OutOfBounds { .. }))), "{at_a_time} {first}");
    }
}
