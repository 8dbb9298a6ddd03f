//! Stored events: one golden file a variant, opened for ever; damage and newer schemas are refused.

use std::path::PathBuf;

use codes::{FirmId, LoanId, MigrationId};
use loan::{
    Amounts, Arrears, BroughtIn, Change, ContractCancelled, DebtTransferred, DrawnByRenewal, FeePaid, Floating,
    Frequency, InterestBy, LoanEvent, LprTerm, MoneyReturned, Opening, OpeningArrear, Payee, PayoutAnswer, PayoutSent,
    PenaltyWaived, PrepaymentMode, RateAgreed, RateReset, ReadError, RecoveryReceived, ReleasedBy, RepaymentMethod,
    Reset, SCHEMA, SettledByRenewal, TermsChanged, TermsSpec, WrittenOff, limits,
};
use money::Rate;

use crate::support::{
    CHECKER, MAKER, POLICY, compensated, d, paid, paid_out, prepaid, reversed, signed, terms, terms_of, yuan,
};

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
    events.extend(rates());
    events.extend(changes());
    events.extend(paid_out("2025-01-10", "100,000"));
    events
}

fn rates() -> Vec<LoanEvent> {
    let (reason, by, approved_by, on) = ("双方协商".to_owned(), MAKER, CHECKER, d("2025-07-10"));
    vec![
        LoanEvent::RateReset(RateReset {
            reference: "LPR-2026-01-01".into(),
            on: d("2026-01-01"),
            quote: Rate::from_bps(300),
            published_on: d("2025-12-22"),
        }),
        LoanEvent::RateAgreed(RateAgreed {
            reference: "RC-1".into(),
            on,
            rate: Rate::from_bps(380),
            spread_bps: Some(80),
            reason,
            by,
            approved_by,
        }),
    ]
}

fn changes() -> Vec<LoanEvent> {
    let (reason, by, approved_by) = ("双方协商".to_owned(), MAKER, CHECKER);
    let on = d("2025-07-10");
    let mut stated = TermsSpec::standard(
        yuan("50,000"),
        Rate::from_bps(400),
        RepaymentMethod::Seasonal { months: vec![6, 12] },
        12,
        on,
    )
    .unwrap()
    .every(Frequency::Quarterly)
    .unwrap();
    stated.floating = Some(Floating { tenor: LprTerm::OneYear, spread_bps: 100, reset: Reset::NewYear });
    stated.interest_by = Some(InterestBy::Days);
    stated.last_due_on = Some(d("2026-07-20"));
    let change = Change::Restructuring { in_difficulty: true, arrears: Arrears::Replanned };
    let terms = Box::new(terms_of(stated));
    vec![
        LoanEvent::TermsChanged(TermsChanged {
            reference: "CZ-1".into(),
            on,
            change,
            terms,
            reason: reason.clone(),
            by,
            approved_by,
        }),
        LoanEvent::PenaltyWaived(PenaltyWaived {
            reference: "JM-1".into(),
            on,
            amount: yuan("120.50"),
            reason: reason.clone(),
            by,
            approved_by,
        }),
        LoanEvent::FeePaid(FeePaid {
            reference: "FEE-1".into(),
            name: "抵押登记费".into(),
            payee: Payee::Other("不动产登记中心".into()),
            amount: yuan("80"),
            value_date: on,
        }),
        LoanEvent::DebtTransferred(DebtTransferred {
            reference: "ZY-1".into(),
            on,
            from: FirmId::from_bytes([8; 16]),
            to: FirmId::from_bytes([18; 16]),
            reason,
            by,
            approved_by,
        }),
        LoanEvent::SettledByRenewal(SettledByRenewal {
            reference: "XD-1".into(),
            on,
            amount: yuan("50,000"),
            renewed_by: LoanId::from_bytes([20; 16]),
            by,
            approved_by,
        }),
        LoanEvent::DrawnByRenewal(DrawnByRenewal {
            reference: "XD-1".into(),
            on,
            amount: yuan("50,000"),
            renews: LoanId::from_bytes([5; 16]),
            qualifies: true,
            by,
            approved_by,
        }),
        brought_in(),
    ]
}

fn brought_in() -> LoanEvent {
    LoanEvent::BroughtIn(Box::new(BroughtIn {
        reference: "BROUGHT-IN".into(),
        on: d("2025-06-30"),
        migration: MigrationId::from_bytes([21; 16]),
        source: "旧核心".into(),
        number: "JJ001".into(),
        product: "小微经营贷".into(),
        guaranteed: true,
        region: Some("130608".into()),
        industry: None,
        opening: Some(Opening {
            paid_out_on: d("2025-01-10"),
            not_due: yuan("58,860.37"),
            arrears: vec![OpeningArrear {
                number: Some(5),
                due_on: d("2025-06-10"),
                open: Amounts {
                    principal: yuan("8,287.58"),
                    interest: yuan("243.41"),
                    penalty: yuan("30.04"),
                    compound: yuan("0.88"),
                },
            }],
        }),
        by: MAKER,
        approved_by: CHECKER,
    }))
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
    assert_eq!(kinds.len(), 24, "one of each");
    let files = std::fs::read_dir(golden("x").parent().unwrap()).unwrap().count();
    assert_eq!(files, 24, "no golden file without a variant");
}

/// A loan that is drawn under a facility names it; the file of a contract without one has no such field and is read as before.
#[test]
fn a_draw_names_its_facility() {
    let LoanEvent::ContractSigned(plain) = &one_of_each()[0] else { panic!("a contract comes first") };
    let facility = Some(codes::FacilityId::from_bytes([9; 16]));
    let drawn = LoanEvent::ContractSigned(Box::new(loan::ContractSigned { facility, ..(**plain).clone() }));
    let text = String::from_utf8(drawn.encode()).unwrap();
    assert!(text.contains(r#""facility":"fac_09090909090909090909090909090909","terms""#), "{text}");
    assert_eq!(LoanEvent::read("contract-signed", SCHEMA, text.as_bytes()).unwrap(), drawn);
    // Nothing of the loan follows from it.
    let (with, without) = (loan::LoanState::from_events([&drawn]), loan::LoanState::from_events([&one_of_each()[0]]));
    let on = plain.signed_on;
    assert_eq!(with.position(on).unwrap(), without.position(on).unwrap());
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
