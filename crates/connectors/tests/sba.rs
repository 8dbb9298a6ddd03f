//! SBA files: invented rows with one fault each, and the real files where they are at hand.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as the tests do")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calendar::Date;
use codes::BatchId;
use connectors::sba::{ImportOptions, Sink, import, read};
use connectors::{Encoding, ImportError, ImportSummary, Reason};
use lake::{ColumnOptions, HistoryLoan, Lake, Note, Outcome, QuarantineRow, Setting};

#[derive(Default)]
struct Collect {
    accepted: Vec<HistoryLoan>,
    refused: Vec<QuarantineRow>,
}

impl Sink for Collect {
    fn accept(&mut self, loan: HistoryLoan) -> Result<(), ImportError> {
        self.accepted.push(loan);
        Ok(())
    }
    fn refuse(&mut self, row: QuarantineRow) -> Result<(), ImportError> {
        self.refused.push(row);
        Ok(())
    }
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn collect(name: &str) -> (ImportSummary, Collect) {
    let mut sink = Collect::default();
    let summary = read(&golden(name), &ImportOptions::default(), &mut sink, &mut |_| {}).unwrap();
    assert_eq!(summary.read, summary.accepted + summary.quarantined);
    assert_eq!(summary.accepted, summary.good + summary.bad + summary.unknown);
    (summary, sink)
}

fn error(name: &str) -> String {
    read(&golden(name), &ImportOptions::default(), &mut Collect::default(), &mut |_| {}).unwrap_err().to_string()
}

#[test]
fn each_fault_is_refused_by_its_reason_and_the_rest_goes_on() {
    let (summary, sink) = collect("national.csv");
    assert_eq!((summary.layout.as_str(), summary.encoding.as_str()), ("sba-national", "utf-8"));
    let refused: Vec<(u64, &str)> = sink.refused.iter().map(|row| (row.row, row.reason.as_str())).collect();
    assert_eq!(
        refused,
        [
            (3, "duplicate-id"),
            (4, "bad-amount"),
            (5, "negative-amount"),
            (6, "bad-date"),
            (7, "zero-amount"),
            (8, "guaranteed-more-than-lent"),
            (9, "bad-outcome"),
            (10, "outcome-contradicts"),
            (13, "missing"),
            (14, "bad-id"),
            (15, "wrong-field-count"),
            (16, "missing"),
            (18, "absurd-approval"),
            (20, "missing"),
        ]
    );
    assert_eq!(summary.by_reason[&Reason::Missing], 3);
    let date = &sink.refused[3];
    assert_eq!(date.field.as_deref(), Some("ApprovalDate"));
    assert!(date.detail.contains("30-Feb-97") && date.detail.contains("1997-02-28"), "{}", date.detail);
    assert!(date.raw.starts_with("1000000006,INVENTED NAME") && date.raw.contains("\"$60,000.00 \""), "{}", date.raw);
    assert_eq!(date.reason_zh, "日期无法识别");
}

#[test]
fn every_field_of_an_accepted_row() {
    let (_, sink) = collect("national.csv");
    let loan = &sink.accepted[1];
    assert_eq!((loan.external_id.as_str(), loan.row), ("1000000002", 2));
    assert_eq!(loan.approved_on, Some(Date::constant(1997, 2, 28)));
    assert_eq!((loan.fiscal_year, loan.amount_minor, loan.guaranteed_minor), (Some(1997), 6_000_000, Some(4_800_000)));
    assert_eq!(loan.guaranteed_share(), Some(0.8));
    assert_eq!((loan.industry.as_deref(), loan.industry_sector()), (Some("445310"), Some("44-45")));
    assert_eq!((loan.region.as_deref(), loan.bank_region.as_deref()), (Some("CA"), Some("NC")));
    assert_eq!(loan.same_region_lender(), Some(false));
    assert_eq!((loan.setting, loan.new_business, loan.franchise), (Some(Setting::Rural), Some(true), Some(true)));
    assert_eq!((loan.revolving, loan.low_doc), (Some(true), Some(false)));
    assert_eq!((loan.employees, loan.jobs_created, loan.jobs_retained), (Some(4), Some(0), Some(2)));
    assert_eq!((loan.term_months, loan.lender.as_deref()), (Some(84), Some("MADE UP BANK")));
    assert_eq!((loan.disbursed_on, loan.disbursed_minor), (Some(Date::constant(1997, 3, 31)), Some(6_000_000)));
    assert_eq!((loan.outcome, loan.charged_off_minor), (Outcome::ChargedOff, Some(2_000_000)));
    assert_eq!(loan.charged_off_on, Some(Date::constant(1999, 6, 15)));
    assert_eq!((loan.sample_weight, loan.in_stratified, loan.notes.bits()), (1.0, None, 0));
}

#[test]
fn faults_that_cost_only_a_field_leave_a_note() {
    let (summary, sink) = collect("national.csv");
    let of = |id: &str| sink.accepted.iter().find(|loan| loan.external_id == id).unwrap();
    let notes = |id: &str| of(id).notes.iter().collect::<Vec<_>>();
    assert_eq!(notes("1000000011"), [Note::PaidWithChargeOffDate]);
    assert_eq!((of("1000000011").outcome, of("1000000011").charged_off_on), (Outcome::Paid, None));
    assert_eq!(
        notes("1000000012"),
        [
            Note::AbsurdDisbursementDate,
            Note::RevolvingCode,
            Note::LowDocCode,
            Note::AbsurdHeadcount,
            Note::AbsurdTerm,
            Note::NoOutcome
        ]
    );
    let junk = of("1000000012");
    assert_eq!((junk.revolving, junk.low_doc, junk.employees, junk.term_months), (None, None, None, None));
    assert_eq!((junk.setting, junk.industry.as_deref(), junk.outcome), (None, None, Outcome::Unknown));
    assert_eq!(notes("1000000017"), [], "October belongs to the next fiscal year");
    assert_eq!(of("1000000019").fiscal_year, Some(1976));
    assert_eq!(summary.by_note[&Note::NoOutcome], 1);
}

#[test]
fn chinese_text_in_both_encodings_reads_the_same() {
    let (gb, first) = collect("gb18030.csv");
    let (utf8, second) = collect("utf8_bom.csv");
    assert_eq!((gb.encoding.as_str(), utf8.encoding.as_str()), ("gb18030", "utf-8"));
    assert_eq!(first.accepted, second.accepted);
    assert_eq!(first.accepted[0].lender.as_deref(), Some("虚构农村商业银行"));
}

#[test]
fn a_row_of_other_bytes_is_refused_unless_its_encoding_is_named() {
    let (summary, sink) = collect("mixed_bytes.csv");
    assert_eq!((summary.accepted, sink.refused[0].reason.as_str()), (1, "bad-encoding"));
    let options = ImportOptions { encoding: Some(Encoding::Windows1252) };
    let named = read(&golden("mixed_bytes.csv"), &options, &mut Collect::default(), &mut |_| {}).unwrap();
    assert_eq!((named.accepted, named.quarantined), (2, 0));
}

#[test]
fn the_disclosure_layout() {
    let (summary, sink) = collect("foia.csv");
    assert_eq!((summary.layout.as_str(), summary.accepted), ("sba-foia", 3));
    assert_eq!(sink.refused[0].reason, "bad-date");
    let outcomes: Vec<Outcome> = sink.accepted.iter().map(|loan| loan.outcome).collect();
    assert_eq!(outcomes, [Outcome::Paid, Outcome::ChargedOff, Outcome::Unknown]);
    let loan = &sink.accepted[1];
    assert_eq!((loan.external_id.as_str(), loan.amount_minor, loan.revolving), ("row-2", 2_500_000, Some(true)));
    assert_eq!((loan.new_business, loan.franchise, loan.charged_off_minor), (Some(true), Some(true), Some(1_800_000)));
    assert_eq!((sink.accepted[0].fiscal_year, sink.accepted[0].franchise), (Some(2017), Some(false)));
}

#[test]
fn the_teaching_case_counts_days() {
    let (summary, sink) = collect("case.csv");
    assert_eq!((summary.layout.as_str(), sink.refused[0].reason.as_str()), ("sba-case", "bad-date"));
    assert_eq!(sink.accepted[0].approved_on, Some(Date::constant(2001, 4, 9)));
    assert_eq!(sink.accepted[0].amount_minor, 3_000_000);
}

#[test]
fn a_wrong_file_is_refused_with_its_remedy() {
    assert!(error("wrong_header.csv").contains("its columns are id, amount, when"));
    assert!(error("missing_columns.csv").contains("lacks the columns ApprovalFY, MIS_Status"));
    assert!(error("no_such_file.csv").contains("check the path"));
    let folder = tempfile::tempdir().unwrap();
    let refused = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        read(&path, &ImportOptions::default(), &mut Collect::default(), &mut |_| {}).unwrap_err().to_string()
    };
    assert!(refused("empty.csv", b"").contains("it is empty"));
    assert!(refused("utf16.csv", b"\xff\xfeL\0o\0").contains("UTF-16"));
    assert!(refused("sheet.csv", b"PK\x03\x04....").contains("spreadsheet"));
    assert!(refused("broken.parquet", b"PAR1 and no more").contains("not a readable Parquet file"));
    let one_bad = std::fs::read_to_string(golden("national.csv")).unwrap();
    let lines: Vec<&str> = one_bad.lines().collect();
    let only_bad = format!("{}\n{}\n", lines[0], lines[4]);
    assert!(refused("none.csv", only_bad.as_bytes()).contains("none of the 1 rows"));
}

#[test]
fn a_quotation_mark_never_closed_does_not_read_the_file_into_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unclosed.csv");
    let header = std::fs::read_to_string(golden("national.csv")).unwrap().lines().next().unwrap().to_owned();
    let open = format!("{header}\nfiller,filler\n1000000002,\"NEVER CLOSED\n");
    std::fs::write(&path, format!("{open}{}", "filler,filler\n".repeat(60_000))).unwrap();
    let error = read(&path, &ImportOptions::default(), &mut Collect::default(), &mut |_| {}).unwrap_err();
    assert!(matches!(error, ImportError::RowTooLong { row: 2, .. }), "{error}");
}

#[test]
fn an_import_reaches_the_lake_and_its_quarantine() {
    let folder = tempfile::tempdir().unwrap();
    let (lake, batch) = (Lake::open(folder.path()).unwrap(), BatchId::from_bytes([1; 16]));
    let mut told = Vec::new();
    let options = ImportOptions::default();
    let imported = import(&lake, batch, &golden("national.csv"), &options, &mut |p| told.push(p)).unwrap();
    assert_eq!(imported.segments.iter().map(|s| s.rows).sum::<u64>(), imported.summary.accepted);
    let quarantine = imported.quarantine.unwrap();
    assert_eq!(quarantine.rows, imported.summary.quarantined);
    assert_eq!(lake.quarantine(batch).unwrap().map(Result::unwrap).count() as u64, quarantine.rows);
    lake.verify_quarantine(&quarantine).unwrap();
    let last = told.last().unwrap();
    assert_eq!((last.rows, last.done), (20, last.total));
    let again = import(&lake, batch, &golden("national.csv"), &options, &mut |_| {}).unwrap_err();
    assert!(again.to_string().contains("never overwritten"), "{again}");
}

/// Imports a real file; `None` where it is absent.
fn real(name: &str) -> Option<(tempfile::TempDir, Lake, connectors::Imported)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if !path.exists() {
        println!("skipped: {name} is not at hand");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let imported = import(&lake, BatchId::from_bytes([9; 16]), &path, &ImportOptions::default(), &mut |_| {}).unwrap();
    let summary = &imported.summary;
    println!("{name}: {summary:?}");
    assert_eq!(summary.read, summary.accepted + summary.quarantined);
    assert_eq!(imported.segments.iter().map(|s| s.rows).sum::<u64>(), summary.accepted);
    assert_eq!(imported.quarantine.as_ref().map_or(0, |q| q.rows), summary.quarantined);
    Some((folder, lake, imported))
}

#[test]
fn the_real_loans() {
    let Some((_folder, lake, imported)) = real("sba_loans.parquet") else { return };
    let summary = &imported.summary;
    assert_eq!(summary.read, 41_236);
    assert!(summary.quarantined < 412, "less than one in a hundred is refused");
    // Paid, yet with a charge-off date: with an amount as well the label is in doubt, without one the date goes.
    assert_eq!(
        (summary.by_reason[&Reason::OutcomeContradicts], summary.by_note[&Note::PaidWithChargeOffDate]),
        (227, 5)
    );
    assert_eq!((summary.good, summary.bad, summary.unknown), (25_711 - 227, 15_435, 90));
    let options = ColumnOptions { only_stratified: true, years: Some(0..=2010), ..ColumnOptions::default() };
    let columns = lake.history_columns(&imported.segments, &options).unwrap();
    assert!(columns.len() > 22_000 && columns.bads() > 10_000, "{} rows, {} bads", columns.len(), columns.bads());
    assert!(columns.leaking.is_empty() && columns.numeric.iter().all(|(name, _)| name != "term_months"));
    // The sample weights restore the national mix: 17.56% by construction.
    let all = lake.history_columns(&imported.segments, &ColumnOptions { only_stratified: true, ..Default::default() });
    let all = all.unwrap();
    let mut sums = BTreeMap::from([(true, 0.0), (false, 0.0)]);
    for (bad, weight) in all.bad.iter().zip(&all.weight) {
        if let Some(bad) = bad {
            *sums.entry(*bad).or_default() += weight;
        }
    }
    let rate = sums[&true] / (sums[&true] + sums[&false]);
    assert!((rate - 0.1756).abs() < 0.002, "{rate}");
}

#[test]
fn the_real_origination_file() {
    let Some((_folder, lake, imported)) = real("sba_origination.parquet") else { return };
    let summary = &imported.summary;
    assert_eq!((summary.read, summary.layout.as_str()), (459_297, "sba-origination"));
    assert_eq!(summary.unknown, 0);
    let columns = lake.history_columns(&imported.segments, &ColumnOptions::default()).unwrap();
    // No dates, no states, no lenders: what the file lacks is not made up as empty columns.
    assert_eq!(
        columns.numeric.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["log_amount", "guaranteed_share"]
    );
    assert_eq!((columns.len() as u64, columns.bads() as u64), (summary.accepted, summary.bad));
}

#[test]
fn the_real_teaching_case() {
    let Some((_folder, lake, imported)) = real("sba_case.csv") else { return };
    assert_eq!((imported.summary.read, imported.summary.layout.as_str()), (2_102, "sba-case"));
    let first = lake.history(&imported.segments).next().unwrap().unwrap().remove(0);
    assert_eq!(first.approved_on, Some(Date::constant(2001, 4, 9)));
}
