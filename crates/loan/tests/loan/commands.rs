//! Every command from every stage: what is possible, what is refused, and what was done already.

use loan::{Command, Hands, Idempotent, LoanError, LoanEvent, LoanState, PrepaymentMode, ReleasedBy, Stage, limits};

use crate::support::{AGREEMENT, CHECKER, MAKER, POLICY, d, fen, signed, terms, yuan};

const HANDS: Hands = Hands { by: MAKER, approved_by: CHECKER };

fn instruct(reference: &str) -> Command {
    Command::InstructPayout { reference: reference.into(), amount: yuan("100,000"), on: d("2025-01-10"), by: MAKER }
}

fn send() -> Command {
    let released_by = ReleasedBy::Person { user: CHECKER };
    Command::SendPayout { reference: "PAYOUT-1".into(), on: d("2025-01-10"), released_by }
}

fn confirm() -> Command {
    Command::ConfirmPayout {
        reference: "PAYOUT-1".into(),
        effective_on: d("2025-01-10"),
        rail_reference: "RAIL-1".into(),
    }
}

fn answer(returned: bool) -> Command {
    let (reference, on, reason) = ("PAYOUT-1".into(), d("2025-01-11"), "no such account".into());
    if returned {
        Command::ReturnPayout { reference, on, reason }
    } else {
        Command::MarkPayoutUnknown { reference, on, reason }
    }
}

fn pay(reference: &str, on: &str, amount: &str) -> Command {
    Command::RecordPayment { reference: reference.into(), amount: yuan(amount), value_date: d(on) }
}

/// Pays everything off ten days after the payout.
fn settle() -> Command {
    let (reference, amount, value_date) = ("P-0".into(), yuan("100,120.83"), d("2025-01-20"));
    Command::RecordPrepayment { reference, amount, value_date, mode: PrepaymentMode::KeepTerm }
}

fn write_off() -> Command {
    Command::WriteOff { reference: "WO-1".into(), on: d("2026-03-10"), reason: "no assets".into(), hands: HANDS }
}

fn recover(amount: &str, share: &str, on: &str) -> Command {
    let (amount, guarantor_share) = (yuan(amount), yuan(share));
    Command::RecordRecovery { reference: "R-1".into(), amount, guarantor_share, value_date: d(on) }
}

fn compensate() -> Command {
    Command::RecordCompensation {
        reference: "C-1".into(),
        amount: yuan("5,000"),
        value_date: d("2025-06-01"),
        agreement: AGREEMENT,
    }
}

fn refund(amount: &str) -> Command {
    Command::RefundOverpayment { reference: "F-1".into(), amount: yuan(amount), on: d("2025-01-20"), hands: HANDS }
}

fn reverse(reference: &str) -> Command {
    Command::ReversePayment {
        reference: reference.into(),
        on: d("2025-03-01"),
        reason: "returned by the bank".into(),
        hands: HANDS,
    }
}

/// A state reached by commands that must all succeed.
fn after(commands: &[Command]) -> LoanState {
    let mut state = LoanState::default();
    for command in commands {
        for event in state.decide(command.clone()).unwrap().into_inner() {
            state.apply(&event);
        }
    }
    state
}

fn sign() -> Command {
    Command::Sign(Box::new(signed(terms())))
}

fn active() -> LoanState {
    after(&[sign(), instruct("PAYOUT-1"), send(), confirm()])
}

fn with(mut state: LoanState, commands: &[Command]) -> LoanState {
    for command in commands {
        for event in state.decide(command.clone()).unwrap().into_inner() {
            state.apply(&event);
        }
    }
    state
}

fn at(stage: Stage) -> LoanState {
    let cancel = Command::Cancel { on: d("2025-01-09"), reason: "changed its mind".into(), by: MAKER };
    match stage {
        Stage::Absent => after(&[]),
        Stage::Signed => after(&[sign()]),
        Stage::Cancelled => after(&[sign(), cancel]),
        Stage::Instructed => after(&[sign(), instruct("PAYOUT-1")]),
        Stage::Sent => after(&[sign(), instruct("PAYOUT-1"), send()]),
        Stage::Unknown => after(&[sign(), instruct("PAYOUT-1"), send(), answer(false)]),
        Stage::Returned => after(&[sign(), instruct("PAYOUT-1"), send(), answer(true)]),
        Stage::Active => active(),
        Stage::Settled => with(active(), &[settle()]),
        Stage::WrittenOff => with(active(), &[write_off()]),
    }
}

/// One row a command, one letter a stage in the order of `Stage::ALL`: `E` executed, `D` already done, `x` refused as an
/// illegal transition, `o` refused for another reason that names its remedy.
#[test]
fn every_command_from_every_stage() {
    let prepay = Command::RecordPrepayment {
        reference: "P-2".into(),
        amount: yuan("10"),
        value_date: d("2025-02-01"),
        mode: PrepaymentMode::KeepTerm,
    };
    let share =
        Command::PayGuarantorShare { reference: "S-1".into(), amount: yuan("1"), on: d("2026-04-01"), hands: HANDS };
    let cancel = Command::Cancel { on: d("2025-01-12"), reason: "changed its mind".into(), by: MAKER };
    let table = [
        (sign(), "EDDDDDDDDD"),
        (cancel, "xEDxxxExxx"),
        (instruct("PAYOUT-1"), "xExDDDDDDD"),
        (instruct("PAYOUT-2"), "xExxxxExxx"),
        (send(), "xxxEDDDDDD"),
        (confirm(), "xxxxEExDDD"),
        (answer(false), "xxxxEDxxxx"),
        (answer(true), "xxxEEEDxxx"),
        (pay("P-1", "2025-02-10", "8,530.99"), "xxxxxxxEEE"),
        (prepay, "xxxxxxxEEE"),
        (compensate(), "xxxxxxxEEE"),
        (reverse("NONE"), "xxxxxxxooo"),
        (write_off(), "xxxxxxxEoD"),
        (recover("10", "0", "2026-04-01"), "xxxxxxxooE"),
        (refund("10"), "xxxxxxxooo"),
        (share, "xxxxxxxooo"),
    ];
    for (command, expected) in table {
        let found: String = Stage::ALL
            .into_iter()
            .map(|stage| {
                let state = at(stage);
                assert_eq!(state.stage_at(d("2026-03-10")).unwrap(), stage);
                match state.decide(command.clone()) {
                    Ok(Idempotent::Executed(events)) => {
                        assert_eq!(events.len(), 1);
                        'E'
                    }
                    Ok(Idempotent::AlreadyDone) => 'D',
                    Err(error) => {
                        assert!(error.to_string().len() > 25, "{error}");
                        if matches!(error, LoanError::IllegalTransition { .. }) { 'x' } else { 'o' }
                    }
                }
            })
            .collect();
        assert_eq!(found, expected, "{} over {:?}", command.name(), Stage::ALL);
    }
}

/// A command given twice writes once; the same reference with another content is refused.
#[test]
fn what_was_done_is_not_done_again() {
    let first = pay("P-1", "2025-02-10", "8,530.99");
    let state = with(active(), std::slice::from_ref(&first));
    assert_eq!(state.decide(first.clone()), Ok(Idempotent::AlreadyDone));
    for other in [pay("P-1", "2025-02-10", "8,531"), pay("P-1", "2025-02-11", "8,530.99")] {
        assert!(matches!(state.decide(other), Err(LoanError::ReferenceReused { .. })));
    }
    let gone = with(state, &[reverse("P-1")]);
    assert_eq!(gone.decide(reverse("P-1")), Ok(Idempotent::AlreadyDone));
    assert!(matches!(gone.decide(first), Err(LoanError::ReferenceReused { .. })), "money that comes again is new");
    let paid = with(active(), &[compensate()]);
    assert_eq!(paid.decide(compensate()), Ok(Idempotent::AlreadyDone));
}

#[test]
fn refusals_name_what_is_wrong() {
    let state = active();
    let own = ReleasedBy::Person { user: MAKER };
    let same = Command::SendPayout { reference: "PAYOUT-1".into(), on: d("2025-01-10"), released_by: own };
    assert_eq!(at(Stage::Instructed).decide(same), Err(LoanError::SameHands));
    let policy = ReleasedBy::Policy { policy: POLICY };
    let by_policy = Command::SendPayout { reference: "PAYOUT-1".into(), on: d("2025-01-10"), released_by: policy };
    assert!(matches!(at(Stage::Instructed).decide(by_policy), Ok(Idempotent::Executed(_))));
    let other = Command::ConfirmPayout {
        reference: "PAYOUT-9".into(),
        effective_on: d("2025-01-10"),
        rail_reference: "RAIL-1".into(),
    };
    assert!(matches!(at(Stage::Sent).decide(other), Err(LoanError::OtherPayout { .. })));
    let early = Command::ConfirmPayout {
        reference: "PAYOUT-1".into(),
        effective_on: d("2025-01-09"),
        rail_reference: "RAIL-1".into(),
    };
    assert!(matches!(at(Stage::Sent).decide(early), Err(LoanError::TooEarly { .. })));
    let too_much = Command::InstructPayout {
        reference: "PAYOUT-1".into(),
        amount: yuan("100,000.01"),
        on: d("2025-01-10"),
        by: MAKER,
    };
    assert!(matches!(at(Stage::Signed).decide(too_much), Err(LoanError::MoreThanPrincipal { .. })));
    assert!(matches!(state.decide(pay("P", "2025-01-09", "1")), Err(LoanError::TooEarly { .. })));
    assert!(matches!(state.decide(pay("P", "2025-02-01", "-1")), Err(LoanError::BadAmount(_))));
    assert!(matches!(state.decide(pay(" ", "2025-02-01", "1")), Err(LoanError::BadReference)));
    assert!(matches!(state.decide(pay("a\nb", "2025-02-01", "1")), Err(LoanError::BadReference)));
    assert!(matches!(state.decide(reverse("PAYOUT-1")), Err(LoanError::NotReversible { .. })));
    let alone = Hands { by: MAKER, approved_by: MAKER };
    let solo = Command::WriteOff { reference: "WO".into(), on: d("2026-03-10"), reason: "lost".into(), hands: alone };
    assert_eq!(state.decide(solo), Err(LoanError::SameHands));
    let foreign = Command::RecordCompensation {
        reference: "C-9".into(),
        amount: yuan("1"),
        value_date: d("2025-06-01"),
        agreement: codes::AgreementId::from_bytes([99; 16]),
    };
    assert!(matches!(state.decide(foreign), Err(LoanError::OtherAgreement { .. })));
}

#[test]
fn money_after_a_loss_is_a_recovery() {
    let lost = at(Stage::WrittenOff);
    assert!(matches!(lost.decide(pay("P", "2026-03-11", "1")), Err(LoanError::UseRecovery { .. })));
    assert!(lost.decide(pay("P", "2026-03-10", "1")).is_ok(), "money that counts before it may still arrive late");
    assert!(matches!(lost.decide(recover("1", "2", "2026-04-01")), Err(LoanError::BadShare { .. })));
    assert!(matches!(lost.decide(recover("1", "-1", "2026-04-01")), Err(LoanError::BadShare { .. })));
    let later = with(active(), &[pay("P-1", "2026-04-01", "1")]);
    assert!(matches!(later.decide(write_off()), Err(LoanError::FactsAfter { .. })));
    let clear = with(active(), &[pay("P-1", "2026-02-01", "1,000,000")]);
    assert!(matches!(clear.decide(write_off()), Err(LoanError::NothingOutstanding { .. })));
}

#[test]
fn only_what_is_there_can_be_returned() {
    let state = with(active(), &[pay("P-1", "2025-01-15", "100")]);
    assert!(state.decide(refund("100")).is_ok());
    assert_eq!(
        state.decide(refund("100.01")),
        Err(LoanError::MoreThanAvailable { asked: yuan("100.01"), available: yuan("100") })
    );
    let used = with(state, &[pay("P-2", "2025-02-15", "1")]);
    assert_eq!(
        used.decide(refund("100")),
        Err(LoanError::MoreThanAvailable { asked: yuan("100"), available: fen(0) }),
        "the instalment of 10 February has used it"
    );
}

#[test]
fn compensation_states_the_days_it_was_paid_for() {
    let events = active().decide(compensate()).unwrap().into_inner();
    let [LoanEvent::CompensationReceived(stated)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(stated.days_past_due, 111, "10 February to 1 June");
}

/// At the limit and one past it, for what only commands see.
#[test]
fn bounds_of_commands() {
    let state = active();
    let long = |n: usize| pay(&"r".repeat(n), "2025-02-01", "1");
    assert!(state.decide(long(limits::MAX_REFERENCE_BYTES)).is_ok());
    assert_eq!(state.decide(long(limits::MAX_REFERENCE_BYTES + 1)), Err(LoanError::BadReference));
    let reason = |n: usize| Command::WriteOff {
        reference: "WO".into(),
        on: d("2026-03-10"),
        reason: "损".repeat(n),
        hands: HANDS,
    };
    assert!(state.decide(reason(limits::MAX_REASON_CHARS)).is_ok());
    assert_eq!(state.decide(reason(limits::MAX_REASON_CHARS + 1)), Err(LoanError::BadReason));
    let much =
        |minor: i64| Command::RecordPayment { reference: "P".into(), amount: fen(minor), value_date: d("2025-02-01") };
    assert!(state.decide(much(limits::MAX_AMOUNT_MINOR)).is_ok());
    assert!(matches!(state.decide(much(limits::MAX_AMOUNT_MINOR + 1)), Err(LoanError::BadAmount(_))));
    let mut full = state;
    for number in full.facts().len()..limits::MAX_FACTS {
        assert!(full.facts().len() < limits::MAX_FACTS);
        full.apply(&crate::support::paid(&format!("P-{number}"), "2025-02-01", "0.01"));
    }
    assert_eq!(full.decide(pay("one more", "2025-02-01", "1")), Err(LoanError::TooManyFacts));
    let last = full.position(d("2025-02-01")).unwrap().unwrap();
    assert_eq!(last.unapplied, fen(i64::try_from(limits::MAX_FACTS - 2).unwrap()), "and the fold still stands");
}
