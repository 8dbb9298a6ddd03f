//! Whole lives of a loan a person can follow by hand: 40,000 without interest, four instalments of 10,000 on the 10th of
//! February to May 2025. Each row is recorded after the one above it, and says what the loan is at the end of a date.

use std::path::Path;

use loan::{
    LoanEvent, LoanState, MoneyReturned, PrepaymentMode, RecoveryReceived, RepaymentMethod, TermsSpec, WrittenOff,
};
use money::Rate;

use crate::support::{CHECKER, MAKER, compensated, d, fen, paid, paid_out, prepaid, reversed, signed, terms_of, yuan};

fn event(what: &str, reference: &str, on: &str, amount: &str) -> Option<LoanEvent> {
    let reason = || "no assets left".to_owned();
    Some(match what {
        "look" => return None,
        "payment" => paid(reference, on, amount),
        "prepayment" => prepaid(reference, on, amount, PrepaymentMode::KeepTerm),
        "compensation" => compensated(reference, on, amount),
        "reversal" => reversed(reference, on),
        "refund" => LoanEvent::OverpaymentRefunded(MoneyReturned {
            reference: reference.into(),
            amount: yuan(amount),
            on: d(on),
            by: MAKER,
            approved_by: CHECKER,
        }),
        "write-off" => LoanEvent::WrittenOff(WrittenOff {
            reference: reference.into(),
            on: d(on),
            amount: yuan(amount),
            days_past_due: 0,
            reason: reason(),
            by: MAKER,
            approved_by: CHECKER,
        }),
        "recovery" => LoanEvent::RecoveryReceived(RecoveryReceived {
            reference: reference.into(),
            amount: yuan(amount),
            guarantor_share: fen(0),
            value_date: d(on),
        }),
        other => panic!("'{other}' is no event of this file"),
    })
}

#[test]
fn a_loan_is_what_its_facts_come_to() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/lives.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let (mut case, mut events, mut rows) = (String::new(), Vec::new(), 0);
    for row in reader.records() {
        let row = row.unwrap();
        if row[0] != case {
            case = row[0].to_owned();
            let spec =
                TermsSpec::standard(yuan("40,000"), Rate::ZERO, RepaymentMethod::EqualPrincipal, 4, d("2025-01-10"));
            events = vec![LoanEvent::ContractSigned(Box::new(signed(terms_of(spec.unwrap()))))];
            events.extend(paid_out("2025-01-10", "40,000"));
        }
        events.extend(event(&row[1], &row[2], &row[3], &row[4]));
        let state = LoanState::from_events(&events);
        let at = d(&row[5]);
        let position = state.position(at).unwrap().unwrap();
        let stage = serde_json::to_value(state.stage_at(at).unwrap()).unwrap();
        assert_eq!(stage, row[6], "{case}: {row:?}");
        let found = [position.outstanding_principal, position.principal_owed().unwrap(), position.payoff];
        assert_eq!(found, [&row[7], &row[8], &row[9]].map(yuan), "{case}: {row:?}");
        rows += 1;
    }
    assert_eq!(rows, 27, "every row of the file was looked at");
}
