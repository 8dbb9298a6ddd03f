//! Acts stand; what a later-learnt fact took from them is listed.

use loan::{CorrectionKind, Hands, LoanEvent, LoanState, MoneyReturned, corrections};

use crate::support::{AGREEMENT, CHECKER, MAKER, d, paid, paid_out, reversed, signed, terms, yuan};

fn start() -> LoanState {
    let mut state = LoanState::default();
    state.apply(&LoanEvent::ContractSigned(Box::new(signed(terms()))));
    for event in paid_out("2025-01-10", "100,000") {
        state.apply(&event);
    }
    state
}

fn act(state: &mut LoanState, command: loan::Command) {
    for event in state.decide(command).unwrap().into_inner() {
        state.apply(&event);
    }
}

#[test]
fn a_compensation_paid_for_a_delay_that_was_none() {
    let mut state = start();
    let command = loan::Command::RecordCompensation {
        reference: "C-1".into(),
        amount: yuan("100,000"),
        value_date: d("2025-06-01"),
        agreement: AGREEMENT,
    };
    act(&mut state, command);
    assert_eq!(corrections(&state).unwrap(), [], "the delay was real");
    for month in 2..=5 {
        state.apply(&paid(&format!("P-{month}"), &format!("2025-{month:02}-10"), "8,530.99"));
    }
    let cases = corrections(&state).unwrap();
    let kinds: Vec<_> = cases.iter().map(|case| (case.reference.as_str(), case.kind)).collect();
    let owed = yuan("67,326.45");
    assert_eq!(
        kinds,
        [
            ("C-1", CorrectionKind::CompensationReasonGone { stated_days_past_due: 111, days_past_due: 0 }),
            ("C-1", CorrectionKind::CompensationExceedsDebt { owed }),
        ],
        "67,147.95 and 22 days of 4.35%/360"
    );
    let position = state.position(d("2025-06-01")).unwrap().unwrap();
    assert_eq!(position.compensated, yuan("100,000"), "nothing is undone");
    assert_eq!(position.guarantor_payable, yuan("32,673.55"), "what was too much is owed back");
}

#[test]
fn a_write_off_whose_reason_a_late_payment_removed() {
    let mut state = start();
    let hands = Hands { by: MAKER, approved_by: CHECKER };
    let command =
        loan::Command::WriteOff { reference: "WO-1".into(), on: d("2025-12-01"), reason: "owner gone".into(), hands };
    act(&mut state, command);
    assert_eq!(corrections(&state).unwrap(), []);
    state.apply(&paid("P-1", "2025-11-01", "90,000"));
    let kinds: Vec<_> = corrections(&state).unwrap().into_iter().map(|case| case.kind).collect();
    let [CorrectionKind::WriteOffReasonGone { stated_days_past_due: 294, days_past_due }, second] = kinds[..] else {
        panic!("{kinds:?}")
    };
    assert!(days_past_due < 294);
    assert!(matches!(second, CorrectionKind::WriteOffAmountChanged { outstanding } if outstanding.minor() < 2_000_000));
}

#[test]
fn a_refund_of_money_that_never_came() {
    let mut state = start();
    state.apply(&paid("P-1", "2025-01-15", "100"));
    state.apply(&LoanEvent::OverpaymentRefunded(MoneyReturned {
        reference: "F-1".into(),
        amount: yuan("100"),
        on: d("2025-01-20"),
        by: MAKER,
        approved_by: CHECKER,
    }));
    assert_eq!(corrections(&state).unwrap(), []);
    state.apply(&reversed("P-1", "2025-02-01"));
    let cases = corrections(&state).unwrap();
    assert_eq!(cases[0].kind, CorrectionKind::ReturnNotCovered { available: yuan("0") });
    assert_eq!((cases.len(), cases[0].kind.zh()), (1, "退款缺少来源"));
    let position = state.position(d("2025-02-01")).unwrap().unwrap();
    assert_eq!(position.unapplied, yuan("-100"), "the firm owes what was refunded too much");
}
