//! Merged facts are the facts that were merged: the same rows with the same lineage, one run a firm, in fewer files.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as the tests do")]

use std::collections::BTreeMap;
use std::sync::Mutex;

use calendar::{Date, add_days};
use codes::{BatchId, FirmId};
use lake::limits::{FACTS_PER_MERGED_BUCKET, MAX_MERGED_BUCKETS, ROWS_PER_READ};
use lake::{FactFilter, FactRow, Lake, LakeError, RunFact, SegmentInfo, bucket_of, is_merged, merged_buckets};

const START: Date = Date::constant(2024, 1, 31);
const MEASURES: [&str; 3] = ["output_tax_fen", "vat_sales_fen", "vat_filed"];

fn firm(n: u32) -> FirmId {
    FirmId::from_bytes((u128::from(n) << 64).to_be_bytes())
}

fn batch(n: u8) -> BatchId {
    BatchId::from_bytes([n; 16])
}

/// Three deliveries: a large one over many months, a small one that corrects some of it, and one that takes some back.
fn delivered(lake: &Lake) -> Vec<SegmentInfo> {
    let mut segments = Vec::new();
    let row = |n: u32, month: i32, value, learned_us, row| FactRow {
        firm: firm(n),
        measure: MEASURES[n as usize % 3],
        on: add_days(START, month * 31).unwrap(),
        reference: u64::from(n % 2) << 63,
        value,
        learned_us,
        row,
    };
    let large: Vec<_> = (0..6_000).flat_map(|n| (0..4).map(move |m| row(n, m, Some(i64::from(n) - 9), 5, 1))).collect();
    segments.extend(lake.write_facts(batch(1), "tax", &large).unwrap());
    let small: Vec<_> = (0..200).map(|n| row(n * 7, 1, Some(i64::MAX), 4, u64::MAX)).collect();
    segments.extend(lake.write_facts(batch(2), "tax", &small).unwrap());
    let back: Vec<_> = (0..50).map(|n| row(n * 3, 2, None, -6, 3)).collect();
    segments.extend(lake.write_facts(batch(3), "tax", &back).unwrap());
    segments
}

type Facts = BTreeMap<FirmId, Vec<(String, Date, u64, i64, BatchId, u64, Option<i64>)>>;

/// Every fact by firm, read row by row.
fn by_rows(lake: &Lake, segments: &[SegmentInfo]) -> Facts {
    let mut found = Facts::new();
    for chunk in lake.facts(segments, FactFilter::default()) {
        let chunk = chunk.unwrap();
        let names: Vec<String> = chunk.measures().map(str::to_owned).collect();
        for fact in chunk.rows().map(Result::unwrap) {
            let name = names[fact.measure].clone();
            let seen = (name, fact.on, fact.reference, fact.learned_us, fact.batch, fact.row, fact.value);
            found.entry(fact.firm).or_default().push(seen);
        }
    }
    found.values_mut().for_each(|facts| facts.sort());
    found
}

/// The same, read firm by firm.
fn by_runs(lake: &Lake, segments: &[SegmentInfo], buckets: u16) -> Facts {
    let mut found = Facts::new();
    let resolve = |name: &str| MEASURES.iter().position(|known| *known == name).map(|at| at as u16);
    for bucket in 0..buckets {
        let filter = FactFilter { bucket: Some((bucket, buckets)), ..FactFilter::default() };
        let mut runs = lake.firm_runs(segments, filter, &resolve).unwrap();
        let mut before = None;
        loop {
            let mut facts = Vec::new();
            let seen = |_, fact: &RunFact| {
                let name = MEASURES[usize::from(fact.measure)].to_owned();
                facts.push((name, fact.on, fact.reference, fact.learned_us, fact.batch, fact.row, fact.value));
            };
            let Some(firm) = runs.next(seen).unwrap() else { break };
            assert_eq!(bucket_of(firm, buckets), bucket);
            assert!(before < Some(firm), "firms come in order, each once");
            before = Some(firm);
            facts.sort();
            assert!(found.insert(firm, facts).is_none());
        }
    }
    found
}

#[test]
fn merged_facts_are_the_facts_with_their_lineage() {
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let segments = delivered(&lake);
    assert!(segments.len() > 10 && segments.iter().all(|segment| !is_merged(segment)));
    let wanted = by_rows(&lake, &segments);
    assert_eq!(wanted.values().map(Vec::len).sum::<usize>(), 24_250);
    let told = Mutex::new(Vec::new());
    let tell = |bucket, of| told.lock().unwrap().push((bucket, of));
    let merged = lake.merge_facts(batch(9), "tax", &segments, &tell).unwrap();
    assert_eq!(told.into_inner().unwrap(), [(0, 1)]);
    assert_eq!(merged.len(), 1, "a category this small is one file");
    assert!(is_merged(&merged[0]) && lake.verify(&merged[0]).is_ok());
    assert_eq!(merged[0].rows, 24_250);
    assert_eq!((merged[0].first_on, merged[0].last_on), (Some(START), Some(add_days(START, 93).unwrap())));
    assert!(by_rows(&lake, &merged) == wanted);
    // As runs: from the parts, from the merged segment, from the merged one with a later delivery beside it, in any division.
    assert!(by_runs(&lake, &segments, 1) == wanted);
    assert!(by_runs(&lake, &merged, 1) == wanted);
    assert!(by_runs(&lake, &merged, 8) == wanted);
    assert!(by_runs(&lake, &segments, 3) == wanted, "three buckets cut across the four that were written");
    let late = lake
        .write_facts(
            batch(4),
            "tax",
            &[FactRow {
                firm: firm(11),
                measure: MEASURES[2],
                on: START,
                reference: 0,
                value: Some(1),
                learned_us: 9,
                row: 1,
            }],
        )
        .unwrap();
    let both: Vec<SegmentInfo> = merged.iter().chain(&late).cloned().collect();
    let mut with_late = wanted.clone();
    let of_firm = with_late.get_mut(&firm(11)).unwrap();
    of_firm.push((MEASURES[2].into(), START, 0, 9, batch(4), 1, Some(1)));
    of_firm.sort();
    assert!(by_runs(&lake, &both, 4) == with_late);
    // A merged segment is merged again with what came later.
    let again = lake.merge_facts(batch(10), "tax", &both, &|_, _| {}).unwrap();
    assert!(by_rows(&lake, &again) == with_late);
}

#[test]
fn one_firm_is_found_in_a_merged_segment() {
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let segments = delivered(&lake);
    let merged = lake.merge_facts(batch(9), "tax", &segments, &|_, _| {}).unwrap();
    let filter = FactFilter { firm: Some(firm(21)), ..FactFilter::default() };
    let of_firm = |segments: &[SegmentInfo]| {
        let mut found: Vec<_> = lake
            .facts(segments, filter)
            .flat_map(|chunk| chunk.unwrap().rows().map(Result::unwrap).collect::<Vec<_>>())
            .collect();
        found.sort_by_key(|fact| (fact.on, fact.learned_us));
        found.into_iter().map(|fact| (fact.on, fact.batch, fact.value)).collect::<Vec<_>>()
    };
    assert_eq!(of_firm(&merged).len(), 6, "four months, one corrected, one taken back");
    assert_eq!(of_firm(&merged), of_firm(&segments));
}

#[test]
fn buckets_grow_with_the_facts_and_firms_come_in_order() {
    for (facts, buckets) in [
        (0, 1),
        (FACTS_PER_MERGED_BUCKET, 1),
        (FACTS_PER_MERGED_BUCKET + 1, 2),
        (FACTS_PER_MERGED_BUCKET * 5, 8),
        (u64::MAX, MAX_MERGED_BUCKETS),
    ] {
        assert_eq!(merged_buckets(facts), buckets, "{facts}");
    }
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let mut writer = lake.merged_writer(batch(1), "tax", (0, 1), &MEASURES).unwrap();
    let fact =
        |row| RunFact { measure: 1, on: START, reference: 0, value: Some(2), learned_us: 1, batch: batch(7), row };
    writer.firm(firm(2), (0..ROWS_PER_READ as u64 * 9).map(fact)).unwrap();
    let wrong = writer.firm(firm(2), [fact(1)]);
    assert!(matches!(wrong, Err(LakeError::BadValue { field: "firm", .. })), "{wrong:?}");
    writer.firm(firm(3), [fact(1)]).unwrap();
    let segments = writer.finish().unwrap();
    let rows = by_rows(&lake, &segments);
    assert_eq!(rows[&firm(2)].len(), ROWS_PER_READ * 9, "a firm's run may be longer than a chunk");
    assert!(by_runs(&lake, &segments, 1) == rows);
    assert!(lake.merged_writer(batch(1), "../tax", (0, 1), &MEASURES).is_err());
}
