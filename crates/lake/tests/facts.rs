//! Facts of sources are read back as they were written, by firm, bucket and day, and nothing else of a segment is.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as the tests do")]

use calendar::Date;
use codes::{BatchId, FirmId};
use lake::limits::{MAX_OBSERVATIONS_PER_WRITE, MAX_TEXT_BYTES, ONE_SEGMENT_FACTS, ROWS_PER_READ};
use lake::{FactFilter, FactRow, HeldFact, Lake, LakeError, SegmentInfo, bucket_of, category_of};

fn open() -> (tempfile::TempDir, Lake) {
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    (folder, lake)
}

fn firm(n: u16) -> FirmId {
    FirmId::from_bytes(u128::from(n).to_be_bytes())
}

fn row(n: u16, measure: &str, on: Date, value: Option<i64>) -> FactRow<'_> {
    FactRow { firm: firm(n), measure, on, reference: u64::from(n) << 40, value, learned_us: -1 + i64::from(n), row: 7 }
}

/// Every fact of the segments with its measure's name and its batch, in order.
fn read(lake: &Lake, segments: &[SegmentInfo], filter: FactFilter) -> Vec<(String, BatchId, HeldFact)> {
    let mut found = Vec::new();
    for chunk in lake.facts(segments, filter) {
        let chunk = chunk.unwrap();
        let names: Vec<String> = chunk.measures().map(str::to_owned).collect();
        for fact in chunk.rows() {
            let fact = fact.unwrap();
            found.push((names[fact.measure].clone(), fact.batch, HeldFact { measure: 0, ..fact }));
        }
    }
    found.sort_by(|a, b| (a.2.firm, &a.0, a.2.on).cmp(&(b.2.firm, &b.0, b.2.on)));
    found
}

const JUNE: Date = Date::constant(2025, 6, 30);
const JULY: Date = Date::constant(2025, 7, 31);

#[test]
fn facts_come_back_as_they_were_by_month_and_bucket() {
    let (_folder, lake) = open();
    let rows: Vec<FactRow<'_>> = (0..ROWS_PER_READ as u16 + 9)
        .flat_map(|n| [row(n, "vat_sales_fen", JUNE, Some(i64::from(n) - 5)), row(n, "vat_sales_fen", JULY, None)])
        .collect();
    let batch = BatchId::from_bytes([3; 16]);
    let segments = lake.write_facts(batch, "tax", &rows).unwrap();
    assert_eq!(segments.len(), 2 * usize::from(Lake::DEFAULT_BUCKETS), "a segment a month and bucket");
    for segment in &segments {
        lake.verify(segment).unwrap();
        assert!(segment.file.starts_with("facts/tax/2025-0"), "{}", segment.file);
        assert_eq!(category_of(segment), Some("tax"));
        assert_eq!(segment.first_on, segment.last_on, "one month's end");
    }
    let found = read(&lake, &segments, FactFilter::default());
    assert_eq!(found.len(), rows.len());
    let mut wanted = rows.clone();
    wanted.sort_by(|a, b| (a.firm, a.measure, a.on).cmp(&(b.firm, b.measure, b.on)));
    for (wanted, (name, from, fact)) in wanted.iter().zip(&found) {
        assert_eq!((name.as_str(), *from), (wanted.measure, batch));
        let FactRow { firm, on, reference, value, learned_us, row, .. } = *wanted;
        assert_eq!(*fact, HeldFact { firm, measure: 0, on, reference, value, learned_us, batch, row });
    }
}

#[test]
fn one_firm_one_bucket_or_some_days_alone() {
    // One segment for all, and one for each month and bucket.
    for firms in [300, 9_000] {
        let (_folder, lake) = open();
        let rows: Vec<FactRow<'_>> =
            (0..firms).flat_map(|n| [row(n, "power_kwh", JUNE, Some(1)), row(n, "power_kwh", JULY, Some(2))]).collect();
        let segments = lake.write_facts(BatchId::from_bytes([1; 16]), "power", &rows).unwrap();
        let of_firm = read(&lake, &segments, FactFilter { firm: Some(firm(17)), ..FactFilter::default() });
        assert_eq!(
            of_firm.iter().map(|(.., fact)| (fact.firm, fact.on)).collect::<Vec<_>>(),
            [(firm(17), JUNE), (firm(17), JULY)]
        );
        let july = read(&lake, &segments, FactFilter { from: Some(JULY), ..FactFilter::default() });
        assert_eq!(july.len(), usize::from(firms));
        assert!(july.iter().all(|(.., fact)| fact.on == JULY));
        let june = read(&lake, &segments, FactFilter { through: Some(JUNE), ..FactFilter::default() });
        assert_eq!(june.len(), usize::from(firms));
        // Buckets part the firms: each is in exactly one, also when segments were written with another number of them.
        for buckets in [Lake::DEFAULT_BUCKETS, 7] {
            let mut seen = 0;
            for bucket in 0..buckets {
                let filter = FactFilter { bucket: Some((bucket, buckets)), ..FactFilter::default() };
                let part = read(&lake, &segments, filter);
                assert!(part.iter().all(|(.., fact)| bucket_of(fact.firm, buckets) == bucket));
                seen += part.len();
            }
            assert_eq!(seen, rows.len(), "{buckets} buckets");
        }
    }
}

#[test]
fn a_small_write_is_one_segment() {
    let (_folder, lake) = open();
    let rows: Vec<FactRow<'_>> = (0..=ONE_SEGMENT_FACTS as u16).map(|n| row(n, "m", JUNE, Some(1))).collect();
    let small = lake.write_facts(BatchId::from_bytes([1; 16]), "tax", &rows[1..]).unwrap();
    assert_eq!(small.len(), 1);
    assert!(small[0].file.starts_with("facts/tax/small/of-001/b-000/"), "{}", small[0].file);
    assert_eq!(category_of(&small[0]), Some("tax"));
    let spread = lake.write_facts(BatchId::from_bytes([2; 16]), "tax", &rows).unwrap();
    assert_eq!(spread.len(), usize::from(Lake::DEFAULT_BUCKETS));
}

#[test]
fn names_that_would_leave_the_lake_or_are_too_long_are_refused() {
    let (_folder, lake) = open();
    let batch = BatchId::from_bytes([1; 16]);
    let long = "x".repeat(MAX_TEXT_BYTES);
    lake.write_facts(batch, &long, &[row(1, &long, JUNE, Some(1))]).unwrap();
    for name in ["", "../tax", "Tax", "税", &"x".repeat(MAX_TEXT_BYTES + 1)] {
        let category = lake.write_facts(batch, name, &[row(1, "m", JUNE, Some(1))]);
        assert!(matches!(category, Err(LakeError::BadValue { field: "category", .. })), "{name}");
        let measure = lake.write_facts(batch, "tax", &[row(1, name, JUNE, Some(1))]);
        assert!(matches!(measure, Err(LakeError::BadValue { field: "measure", .. })), "{name}");
    }
    let again = lake.write_facts(batch, &long, &[row(1, &long, JUNE, Some(1))]);
    assert!(matches!(again, Err(LakeError::Exists(_))), "a batch is written once");
}

#[test]
fn a_write_is_bounded() {
    let (_folder, lake) = open();
    let rows = vec![row(1, "m", JUNE, Some(1)); MAX_OBSERVATIONS_PER_WRITE + 1];
    let refused = lake.write_facts(BatchId::from_bytes([1; 16]), "tax", &rows);
    assert!(matches!(refused, Err(LakeError::TooMany { .. })));
    lake.write_facts(BatchId::from_bytes([1; 16]), "tax", &rows[1..]).unwrap();
}
