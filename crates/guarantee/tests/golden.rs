//! One stored event of every kind, opened for ever; `UPDATE_GOLDEN=1` writes the file of a new kind.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod common;

use std::collections::BTreeSet;

use common::{NO_CAPS, agreement, d, demanded, institution, loan, run, yuan};
use guarantee::{AgreementState, Caps, Command, GuaranteeEvent, ReadError};

/// A life of an agreement in which every kind of event happens.
fn life() -> Vec<GuaranteeEvent> {
    let caps = Caps { per_loan: Some(yuan(5_000_000)), ..NO_CAPS };
    let mut state = AgreementState::default();
    let mut events = Vec::new();
    let terms = agreement([20, 20, 20, 40], caps);
    let mut go = |state: &mut AgreementState, command| events.extend(run(state, command).unwrap());
    go(&mut state, Command::Sign { on: d("2025-01-01"), agreement: terms });
    let on = d("2025-02-01");
    for number in [1, 2, 3] {
        go(&mut state, Command::CoverLoan { on, loan: loan(number), principal: yuan(8_000_000) });
        go(&mut state, Command::ReleaseCover { on, loan: loan(number), amount: yuan(1_000_000) });
        let (overdue_since, principal, interest) = (d("2025-06-01"), yuan(4_000_000), yuan(123_456));
        let notice =
            Command::NoticeLoss { on: d("2025-06-10"), loan: loan(number), overdue_since, principal, interest };
        go(&mut state, notice);
        go(&mut state, Command::Demand { on: d("2025-08-30"), loan: loan(number) });
    }
    let (on, reason) = (d("2025-09-15"), || "借款人已还款".to_owned());
    go(&mut state, Command::Withdraw { on, loan: loan(2), reason: reason() });
    go(&mut state, Command::Refuse { on, loan: loan(3), reason: reason() });
    go(&mut state, Command::Pay { on, loan: loan(1), principal: yuan(4_000_000), interest: yuan(123_456) });
    go(&mut state, Command::Reimburse { on, loan: loan(1), institution: institution(2), amount: yuan(800_000) });
    go(&mut state, Command::Recover { on, loan: loan(1), reference: "R-1".into(), amount: yuan(1_000_000) });
    go(&mut state, Command::ReverseRecovery { on, loan: loan(1), reference: "R-1".into(), reason: reason() });
    go(&mut state, Command::ReverseCompensation { on, loan: loan(1), reason: reason() });
    events
}

#[test]
fn every_kind_of_event_is_read_and_written_as_it_was() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let mut kinds = BTreeSet::new();
    for event in life() {
        if !kinds.insert(event.kind()) {
            continue;
        }
        let path = format!("{folder}/v{}-{}.json", GuaranteeEvent::SCHEMA, event.kind());
        let written = String::from_utf8(event.encode().unwrap()).unwrap();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &written).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(written, golden, "a stored event changed its form: write an upcast and a new schema");
        let read = GuaranteeEvent::read(GuaranteeEvent::SCHEMA, golden.as_bytes()).unwrap();
        assert_eq!(read, event);
        assert!(golden.contains(&format!("\"type\":\"{}\"", event.kind())), "kind and stored type agree");
    }
    let files = std::fs::read_dir(folder).unwrap().count();
    assert_eq!((kinds.len(), files), (12, 12), "one file of every kind");
}

#[test]
fn a_newer_schema_and_foreign_bytes_are_refused() {
    let newer = GuaranteeEvent::read(GuaranteeEvent::SCHEMA + 1, b"{}").unwrap_err();
    assert!(matches!(newer, ReadError::NewerSchema { found: 2 }) && newer.to_string().contains("upgrade"));
    let event = &life()[0];
    let text = String::from_utf8(event.encode().unwrap()).unwrap();
    for bad in ["", "null", "{\"type\":\"surprise\"}", &text.replace("\"on\"", "\"surprise\":1,\"on\"")] {
        assert!(matches!(GuaranteeEvent::read(1, bad.as_bytes()), Err(ReadError::Malformed { .. })), "{bad}");
    }
    assert_eq!(event.effective_on(), d("2025-01-01"));
}

#[test]
fn the_fold_of_a_whole_life_is_the_state_it_led_to() {
    let state = AgreementState::fold(&life()).unwrap();
    assert_eq!(state.paid(None).unwrap(), yuan(0), "reversed");
    assert_eq!(state.covers().count(), 3);
    // A stream with its beginning missing is refused and not folded into nonsense.
    assert!(AgreementState::fold(life().iter().skip(1)).is_err());
    let mut whole = common::signed(agreement([20, 20, 20, 40], NO_CAPS));
    demanded(&mut whole, loan(1), yuan(10), yuan(0));
    let bound = whole.in_force(&std::collections::BTreeMap::new()).unwrap();
    assert_eq!(bound.outstanding, yuan(20), "without a balance a cover counts in full");
}
