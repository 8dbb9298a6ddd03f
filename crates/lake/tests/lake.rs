//! What is written is read back, a changed byte is found, and nothing half-written stays.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as the tests do")]

use std::path::Path;

use calendar::{Date, Timestamp};
use codes::{BatchId, FirmId};
use lake::limits::{MAX_LEVELS, MAX_OBSERVATIONS_PER_WRITE, MAX_TEXT_BYTES, OTHER_LEVEL, ROWS_PER_GROUP};
use lake::{
    ColumnOptions, HistoryLoan, Lake, LakeError, Note, Observation, ObservationFilter, Outcome, QuarantineRow,
    SegmentInfo, Setting, Value, bucket_of,
};
use money::Currency;

fn batch(n: u8) -> BatchId {
    BatchId::from_bytes([n; 16])
}

fn open() -> (tempfile::TempDir, Lake) {
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    (folder, lake)
}

fn full_loan(n: u32) -> HistoryLoan {
    let mut loan = HistoryLoan::new(format!("{n}"), Currency::USD, 6_000_000 + i64::from(n));
    loan.row = u64::from(n);
    loan.approved_on = Some(Date::constant(1997, 2, 28));
    loan.fiscal_year = Some(1997);
    loan.guaranteed_minor = Some(3_000_000);
    loan.industry = Some("445310".to_owned());
    loan.region = Some("CA".to_owned());
    loan.setting = Some(if n.is_multiple_of(2) { Setting::Rural } else { Setting::Urban });
    loan.new_business = Some(true);
    loan.employees = Some(n);
    loan.jobs_created = Some(1);
    loan.jobs_retained = Some(2);
    loan.franchise = Some(false);
    loan.revolving = Some(true);
    loan.low_doc = Some(false);
    loan.lender = Some(format!("虚构银行{}", n % 300));
    loan.bank_region = Some("NC".to_owned());
    loan.term_months = Some(84);
    loan.disbursed_on = Some(Date::constant(1997, 3, 31));
    loan.disbursed_minor = Some(5_900_000);
    loan.outcome = [Outcome::Paid, Outcome::ChargedOff, Outcome::Unknown][n as usize % 3];
    loan.charged_off_minor = Some(7);
    loan.charged_off_on = Some(Date::constant(1999, 6, 15));
    loan.sample_weight = 10.5;
    loan.in_stratified = Some(true);
    loan.in_block = Some(false);
    loan.notes.add(Note::RevolvingCode);
    loan
}

fn read_all(lake: &Lake, segments: &[SegmentInfo]) -> Vec<HistoryLoan> {
    lake.history(segments).flat_map(Result::unwrap).collect()
}

#[test]
fn loans_come_back_as_they_were() {
    let (_folder, lake) = open();
    let bare = HistoryLoan::new("bare".to_owned(), Currency::CNY, 1);
    let mut loans: Vec<HistoryLoan> = (0..ROWS_PER_GROUP as u32 + 3).map(full_loan).collect();
    loans.push(bare);
    let segments = lake.write_history(batch(1), &loans).unwrap();
    assert_eq!(segments.len(), 1);
    let info = &segments[0];
    assert_eq!((info.rows, info.batch), (loans.len() as u64, batch(1)));
    assert_eq!((info.first_on, info.last_on), (Some(Date::constant(1997, 2, 28)), Some(Date::constant(1997, 2, 28))));
    assert_eq!(info.bytes, std::fs::metadata(lake.root().join(&info.file)).unwrap().len());
    lake.verify(info).unwrap();
    assert!(read_all(&lake, &segments) == loans, "past one row group");
    let json = serde_json::to_string(info).unwrap();
    assert_eq!(&serde_json::from_str::<SegmentInfo>(&json).unwrap(), info);
    assert!(serde_json::from_str::<SegmentInfo>(&json.replacen('{', "{\"more\":1,", 1)).is_err());
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let (_a, first) = open();
    let (_b, second) = open();
    let loans: Vec<HistoryLoan> = (0..500).map(full_loan).collect();
    assert_eq!(first.write_history(batch(1), &loans).unwrap(), second.write_history(batch(1), &loans).unwrap());
}

#[test]
fn a_changed_byte_a_missing_file_and_a_wrong_path_are_found() {
    let (_folder, lake) = open();
    let segments = lake.write_history(batch(1), &[full_loan(1)]).unwrap();
    let path = lake.root().join(&segments[0].file);
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    assert!(matches!(lake.verify(&segments[0]), Err(LakeError::Altered { .. })));
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(lake.verify(&segments[0]), Err(LakeError::Io { .. })));
    for outside in ["../book.db", "/etc/hosts", "loan-history/../../x", ""] {
        let wrong = SegmentInfo { file: outside.to_owned(), ..segments[0].clone() };
        assert!(matches!(lake.verify(&wrong), Err(LakeError::OutsideLake(_))), "{outside}");
    }
}

#[test]
fn nothing_half_written_stays_and_nothing_is_overwritten() {
    let (folder, lake) = open();
    let mut writer = lake.history_writer(batch(1));
    for n in 0..ROWS_PER_GROUP as u32 + 1 {
        writer.push(full_loan(n)).unwrap();
    }
    assert_eq!(lake.unrecorded([]).unwrap(), [format!("loan-history/{}-00001.tmp", batch(1))]);
    drop(writer);
    assert_eq!(lake.unrecorded([]).unwrap(), Vec::<String>::new());

    std::fs::write(lake.root().join("loan-history/left.tmp"), b"half").unwrap();
    Lake::open(folder.path()).unwrap();
    assert_eq!(lake.unrecorded([]).unwrap(), Vec::<String>::new(), "opening cleans up");

    let segments = lake.write_history(batch(1), &[full_loan(1)]).unwrap();
    let again = lake.write_history(batch(1), &[full_loan(2)]);
    assert!(matches!(again, Err(LakeError::Exists(_))));
    assert_eq!(read_all(&lake, &segments)[0].external_id, "1");
    assert_eq!(lake.unrecorded([]).unwrap().len(), 1);
    assert!(lake.unrecorded([segments[0].file.as_str()]).unwrap().is_empty());
}

#[test]
fn values_no_segment_may_hold() {
    let (_folder, lake) = open();
    let push = |change: &dyn Fn(&mut HistoryLoan)| {
        let mut loan = full_loan(1);
        change(&mut loan);
        lake.history_writer(batch(1)).push(loan)
    };
    push(&|loan| loan.lender = Some("x".repeat(MAX_TEXT_BYTES))).unwrap();
    assert!(push(&|loan| loan.lender = Some("x".repeat(MAX_TEXT_BYTES + 1))).is_err());
    assert!(push(&|loan| loan.external_id.clear()).is_err());
    assert!(push(&|loan| loan.amount_minor = 0).is_err());
    assert!(push(&|loan| loan.amount_minor = -1).is_err());
    for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(push(&|loan| loan.sample_weight = weight).is_err(), "{weight}");
    }
    assert!(lake.write_history(batch(1), &[]).unwrap().is_empty(), "no rows, no segment");
}

#[test]
fn columns_hold_nothing_after_origination() {
    let (_folder, lake) = open();
    let mut loans: Vec<HistoryLoan> = (0..900).map(full_loan).collect();
    loans[0].in_stratified = Some(false);
    loans[1].fiscal_year = Some(2012);
    let segments = lake.write_history(batch(1), &loans).unwrap();
    let columns = lake.history_columns(&segments, &ColumnOptions::default()).unwrap();
    assert_eq!((columns.len(), columns.bads()), (900, 300));
    let names: Vec<&str> = columns.numeric.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["log_amount", "guaranteed_share", "employees", "jobs_created", "jobs_retained", "approval_month"]
    );
    assert!((columns.numeric[0].1[0] - 60_000_f64.ln()).abs() < 1e-12);
    let lender = &columns.categorical.iter().find(|(name, _)| name == "lender").unwrap().1;
    let levels: std::collections::BTreeSet<_> = lender.iter().flatten().collect();
    assert_eq!(levels.len(), MAX_LEVELS + 1, "300 lenders become 200 and the rest");
    assert!(levels.iter().any(|level| *level == OTHER_LEVEL));

    let leaking = ColumnOptions { with_leaking: true, ..ColumnOptions::default() };
    assert_eq!(lake.history_columns(&segments, &leaking).unwrap().leaking, ["term_months"]);
    let fewer = ColumnOptions { only_stratified: true, years: Some(1990..=2010), ..ColumnOptions::default() };
    assert_eq!(lake.history_columns(&segments, &fewer).unwrap().len(), 898);
}

#[test]
fn a_feature_table_comes_back_as_it_was() {
    let (_folder, lake) = open();
    let loans: Vec<HistoryLoan> = (0..50).map(full_loan).collect();
    let history = lake.write_history(batch(1), &loans).unwrap();
    let options = ColumnOptions { with_leaking: true, ..ColumnOptions::default() };
    let mut table = lake.history_columns(&history, &options).unwrap();
    table.categorical[0].1[3] = None;
    let segments = lake.write_features(batch(2), &table).unwrap();
    assert_eq!(lake.features(&segments).unwrap(), table);
    table.numeric[0].1[3] = f64::NAN;
    let with_gap = lake.features(&lake.write_features(batch(3), &table).unwrap()).unwrap();
    assert!(with_gap.numeric[0].1[3].is_nan());
    let both = [segments[0].clone(), history[0].clone()];
    assert!(lake.features(&both).is_err(), "another dataset among them");
    assert!(lake.history(&segments).next().unwrap().is_err());
}

fn observation(firm: u8, month: i8, row: u64) -> Observation {
    Observation {
        firm: FirmId::from_bytes([firm; 16]),
        metric: "revenue_fen".to_owned(),
        held_on: Date::constant(2025, month, 28),
        period_start: Some(Date::constant(2025, month, 1)),
        value: if row.is_multiple_of(5) {
            Value::Text("停产".to_owned())
        } else {
            Value::Fixed { units: -(row as i64), scale: 2 }
        },
        learned_at: Timestamp::from_second(1_750_000_000 + row as i64).unwrap(),
        category: "tax".to_owned(),
        row,
    }
}

#[test]
fn observations_are_found_by_firm_day_and_what_was_known() {
    let (_folder, lake) = open();
    let mut all = Vec::new();
    for firm in 0..20 {
        for month in 1..=6 {
            all.push(observation(firm, month, all.len() as u64));
        }
    }
    let segments = lake.write_observations(batch(1), &all).unwrap();
    assert!(segments.len() > 6, "spread over buckets and months");
    let read = |filter| -> Vec<Observation> {
        let mut rows: Vec<_> = lake.observations(&segments, filter).flat_map(Result::unwrap).collect();
        rows.sort_by_key(|observation| observation.row);
        rows
    };
    assert_eq!(read(ObservationFilter::default()), all);
    let firm = FirmId::from_bytes([3; 16]);
    let of_firm = ObservationFilter { firm: Some(firm), ..ObservationFilter::default() };
    assert_eq!(read(of_firm), all[18..24]);
    let march = Date::constant(2025, 3, 28);
    let one = ObservationFilter { from: Some(march), through: Some(march), ..of_firm };
    assert_eq!(read(one), all[20..21]);
    let known_at = Some(all[20].learned_at);
    assert_eq!(read(ObservationFilter { known_at, ..of_firm }), all[18..21]);
    let bucket = bucket_of(firm, Lake::DEFAULT_BUCKETS);
    let mine = segments.iter().filter(|s| s.file.contains(&format!("/of-004/b-{bucket:03}/"))).count();
    assert_eq!(mine, 6, "one file a month");
}

#[test]
fn observations_at_their_bounds() {
    let (_folder, lake) = open();
    let with = |change: &dyn Fn(&mut Observation)| {
        let mut one = observation(1, 1, 1);
        change(&mut one);
        lake.write_observations(batch(7), &[one])
    };
    assert!(with(&|o| o.value = Value::Fixed { units: 1, scale: 19 }).is_err());
    assert!(with(&|o| o.value = Value::Text("x".repeat(MAX_TEXT_BYTES + 1))).is_err());
    assert!(with(&|o| o.metric.clear()).is_err());
    assert_eq!(with(&|o| o.value = Value::Fixed { units: i64::MIN, scale: 18 }).unwrap().len(), 1);
    assert!(Lake::open_with_buckets(lake.root(), 0).is_err());
    assert!(Lake::open_with_buckets(lake.root(), 257).is_err());
    assert!(Lake::open_with_buckets(lake.root(), 256).is_ok());
    let many = vec![observation(1, 1, 1); MAX_OBSERVATIONS_PER_WRITE + 1];
    assert!(matches!(lake.write_observations(batch(8), &many), Err(LakeError::TooMany { .. })));
}

#[test]
fn quarantine_is_kept_listed_and_cut() {
    let (_folder, lake) = open();
    assert!(lake.quarantined_batches().unwrap().is_empty());
    assert!(lake.quarantine_writer(batch(1)).finish().unwrap().is_none(), "no bad row, no file");
    let row = |raw: String| QuarantineRow {
        row: 7,
        raw,
        field: Some("GrAppv".to_owned()),
        reason: "bad-amount".to_owned(),
        reason_zh: "金额无法识别".to_owned(),
        reason_en: "not an amount".to_owned(),
        detail: "'NaN' is not an amount".to_owned(),
        cells: vec!["1".to_owned(), "NaN".to_owned()],
    };
    let mut writer = lake.quarantine_writer(batch(1));
    writer.push(row("a,\"b\"\nc".to_owned())).unwrap();
    writer.push(row("安".repeat(5_000))).unwrap();
    assert!(lake.quarantined_batches().unwrap().is_empty(), "not before it is whole");
    let info = writer.finish().unwrap().unwrap();
    assert_eq!((info.rows, lake.quarantined_batches().unwrap()), (2, vec![batch(1)]));
    lake.verify_quarantine(&info).unwrap();
    let rows: Vec<QuarantineRow> = lake.quarantine(batch(1)).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows[0], row("a,\"b\"\nc".to_owned()));
    assert_eq!(rows[1].raw.len(), 4_095, "cut at a character, within 4,096 bytes");
    assert_eq!(lake.quarantine(batch(2)).unwrap().count(), 0);
}

#[test]
fn golden_records_of_the_book_still_open() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/segment_info.json");
    let held: Vec<SegmentInfo> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(held[0].rows, 2);
    assert_eq!(held[1].first_on, None);
}
