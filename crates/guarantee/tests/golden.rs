//! One stored event of every kind, opened for ever; `UPDATE_GOLDEN=1` writes the file of a new kind.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod common;

use std::collections::BTreeSet;

use common::{NO_CAPS, agreement, d, demanded, firm, institution, layer, layered, loan, run, yuan};
use guarantee::{
    Agreement, AgreementState, Band, Basis, Caps, Cause, Command, Deadlines, GuaranteeEvent, Peril, ReadError,
    RecoveryOrder, Slice, Trigger,
};

/// A life of an agreement with everything the document can say, in which every kind of event happens.
fn life() -> Vec<GuaranteeEvent> {
    let caps = Caps { per_loan: Some(yuan(5_000_000)), per_firm: Some(yuan(6_000_000)), ..NO_CAPS };
    let mut state = AgreementState::default();
    let mut events = Vec::new();
    let mut go = |state: &mut AgreementState, command| events.extend(run(state, command).unwrap());
    go(&mut state, Command::Sign { on: d("2025-01-01"), agreement: terms(caps) });
    go(&mut state, Command::ReportVolume { on: d("2025-05-31"), volume: yuan(100_000_000) });
    let on = d("2025-02-01");
    for number in [1, 2, 3] {
        let (loan, firm) = (loan(number), Some(firm(7)));
        go(&mut state, Command::CoverLoan { on, loan, principal: yuan(8_000_000), firm });
        go(&mut state, Command::ReleaseCover { on, loan, amount: yuan(1_000_000) });
        let (overdue_since, principal, interest) = (d("2025-06-01"), yuan(4_000_000), yuan(123_456));
        let cause = |peril, amount| Cause { peril, amount: yuan(amount) };
        let causes = vec![cause(Peril::Credit, 3_123_456), cause(Peril::ReceivableShortfall, 1_000_000)];
        let on = d("2025-06-10");
        go(&mut state, Command::NoticeLoss { on, loan, overdue_since, principal, interest, causes });
        go(&mut state, Command::NoteTrigger { on, loan, evidence: "（2025）冀01执001号".into() });
        go(&mut state, Command::Demand { on: d("2025-09-08"), loan });
    }
    let (on, reason) = (d("2025-09-15"), || "借款人已还款".to_owned());
    go(&mut state, Command::Withdraw { on, loan: loan(2), reason: reason() });
    go(&mut state, Command::Refuse { on, loan: loan(3), reason: reason() });
    go(&mut state, Command::Pay { on, loan: loan(1), principal: yuan(4_000_000), interest: yuan(123_456) });
    go(&mut state, Command::Reimburse { on, loan: loan(1), institution: institution(2), amount: yuan(100_000) });
    go(&mut state, Command::Recover { on, loan: loan(1), reference: "R-1".into(), amount: yuan(1_000_000) });
    go(&mut state, Command::ReverseRecovery { on, loan: loan(1), reference: "R-1".into(), reason: reason() });
    go(&mut state, Command::ReverseCompensation { on, loan: loan(1), reason: reason() });
    events
}

fn terms(caps: Caps) -> Agreement {
    let first = Slice::FirstLoss { limit: yuan(500_000), per: Basis::Agreement };
    let mut moving = layer("share", Slice::Proportional {}, &[(2, 20), (3, 20), (4, 40)]);
    let shares = layer("", Slice::Proportional {}, &[(2, 30), (3, 20), (4, 40)]).shares;
    moving.bands.push(Band { from_volume: yuan(100_000_000), shares });
    let mut shortfall = layer("core", Slice::Shortfall { limit: Some(yuan(800_000)) }, &[(3, 100)]);
    shortfall.perils.insert(Peril::ReceivableShortfall);
    let excess = Slice::ExcessOfLoss { above: yuan(100_000), limit: yuan(900_000) };
    let stop = Slice::StopLoss { above: yuan(50_000), limit: yuan(1_000_000) };
    let layers = vec![
        layer("first", first, &[(2, 100)]),
        shortfall,
        moving,
        layer("excess", excess, &[(4, 50)]),
        layer("stop", stop, &[(2, 60)]),
    ];
    Agreement {
        recovery_order: RecoveryOrder::LastLayerFirst,
        trigger: Trigger::Enforced,
        deadlines: Deadlines { notice_days: Some(30), demand_days: Some(730), reimbursement_days: Some(20) },
        ..layered(layers, caps)
    }
}

/// What the first schema wrote is read as it was, and would be written as it was.
#[test]
fn events_of_the_first_schema_are_read_as_before() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("v1-"));
    assert_eq!(names.len(), 12, "every kind of the first schema");
    for path in names {
        let golden = std::fs::read_to_string(&path).unwrap();
        let read = GuaranteeEvent::read(1, golden.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(read.encode().unwrap()).unwrap(), golden, "{}", path.display());
    }
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
    assert_eq!((kinds.len(), files), (14, 26), "one file of every kind, and those of the first schema");
}

#[test]
fn a_newer_schema_and_foreign_bytes_are_refused() {
    let newer = GuaranteeEvent::read(GuaranteeEvent::SCHEMA + 1, b"{}").unwrap_err();
    assert!(matches!(newer, ReadError::NewerSchema { found: 3 }) && newer.to_string().contains("upgrade"));
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
