//! Stored events: one golden file a variant, opened for ever; damage and newer schemas are refused.

use std::path::PathBuf;

use loan::{
    ContractCancelled, LoanEvent, MoneyReturned, PayoutAnswer, PayoutSent, PrepaymentMode, ReadError, RecoveryReceived,
    ReleasedBy, SCHEMA, WrittenOff, limits,
};

use crate::support::{CHECKER, MAKER, POLICY, compensated, d, paid, paid_out, prepaid, reversed, signed, terms, yuan};

fn one_of_each() -> Vec<LoanEvent> {
    let returned = |reference: &str| MoneyReturned {
        reference: reference.into(),
        amount: yuan("54.28"),
        on: d("2025-07-01"),
        by: MAKER,
        approved_by: CHECKER,
    };
    let answer = |reason: &str| PayoutAnswer {
        reference: "PAYOUT-1".into(),
        amount: yuan("100,000"),
        on: d("2025-01-11"),
        reason: reason.into(),
    };
    let mut events = vec![
        LoanEvent::ContractSigned(Box::new(signed(terms()))),
        LoanEvent::ContractCancelled(ContractCancelled {
            on: d("2025-01-09"), reason: "客户放弃".into(), by: MAKER
        }),
        LoanEvent::PayoutSent(PayoutSent {
            reference: "PAYOUT-1".into(),
            on: d("2025-01-10"),
            released_by: ReleasedBy::Policy { policy: POLICY },
        }),
        LoanEvent::PayoutUnknown(answer("no answer in time")),
        LoanEvent::PayoutReturned(answer("account closed")),
        paid("P-1", "2025-02-10", "8,530.99"),
        prepaid("P-2", "2025-06-22", "20,085.35", PrepaymentMode::ShortenTerm),
        reversed("P-1", "2025-03-01"),
        LoanEvent::WrittenOff(WrittenOff {
            reference: "WO-1".into(),
            on: d("2026-03-10"),
            amount: yuan("100,000"),
            days_past_due: 393,
            reason: "无可执行财产".into(),
            by: MAKER,
            approved_by: CHECKER,
        }),
        LoanEvent::RecoveryReceived(RecoveryReceived {
            reference: "R-1".into(),
            amount: yuan("10,000"),
            guarantor_share: yuan("8,000"),
            value_date: d("2026-05-01"),
        }),
        compensated("C-1", "2025-06-01", "80,000"),
        LoanEvent::OverpaymentRefunded(returned("F-1")),
        LoanEvent::GuarantorSharePaid(returned("S-1")),
    ];
    events.extend(paid_out("2025-01-10", "100,000"));
    events
}

fn golden(kind: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/events/v{SCHEMA}/{kind}.json"))
}

/// Set `UPDATE_GOLDEN=1` to write the files of a new schema; those of an old one never change.
#[test]
fn every_variant_is_read_from_its_golden_file() {
    let events = one_of_each();
    for event in &events {
        let path = golden(event.kind());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, event.encode()).unwrap();
        }
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(LoanEvent::read(event.kind(), 1, &bytes).unwrap(), *event, "{}", event.kind());
        assert_eq!(event.encode(), bytes, "the same event has the same bytes: {}", event.kind());
    }
    let mut kinds: Vec<_> = events.iter().map(LoanEvent::kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), 15, "one of each");
    let files = std::fs::read_dir(golden("x").parent().unwrap()).unwrap().count();
    assert_eq!(files, 15, "no golden file without a variant");
}

#[test]
fn damage_and_newer_schemas_are_refused() {
    let event = paid("P-1", "2025-02-10", "8,530.99");
    let bytes = event.encode();
    let read = |kind: &str, schema, bytes: &[u8]| LoanEvent::read(kind, schema, bytes);
    assert!(matches!(read("payment-received", SCHEMA + 1, &bytes), Err(ReadError::Newer { .. })));
    assert!(matches!(read("payment-received", 0, &bytes), Err(ReadError::NeverWas { .. })));
    assert!(matches!(read("written-off", SCHEMA, &bytes), Err(ReadError::Kind { .. })));
    assert!(matches!(read("payment-received", SCHEMA, &bytes[1..]), Err(ReadError::Json { .. })));
    let more = String::from_utf8(bytes).unwrap().replace("\"amount\"", "\"x\":1,\"amount\"");
    assert!(matches!(read("payment-received", SCHEMA, more.as_bytes()), Err(ReadError::Json { .. })), "unknown field");
    let big = |n: usize| read("payment-received", SCHEMA, &vec![b' '; n]);
    assert!(matches!(big(limits::MAX_EVENT_BYTES), Err(ReadError::Json { .. })));
    assert!(matches!(big(limits::MAX_EVENT_BYTES + 1), Err(ReadError::TooLarge { .. })));
}

#[test]
fn an_event_is_dated_when_it_counts() {
    for event in one_of_each() {
        let text = String::from_utf8(event.encode()).unwrap();
        assert!(text.contains(&format!("\"{}\"", event.effective_on())), "{text}");
        assert!(text.starts_with(&format!("{{\"type\":\"{}\"", event.kind())));
    }
}
