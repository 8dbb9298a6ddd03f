//! Every step in every stage of a claim: `tables/transitions.csv` says where it leads, `-` that it is refused.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod common;

use common::{NO_CAPS, agreement, d, institution, loan, recover, run, signed, yuan};
use guarantee::{AgreementState, Command, GuaranteeError};

fn reason() -> String {
    "because".to_owned()
}

fn notice(on: &str) -> Command {
    let (on, overdue_since, principal, interest) = (d(on), d("2025-06-01"), yuan(1_000), yuan(0));
    Command::NoticeLoss { on, loan: loan(1), overdue_since, principal, interest, causes: Vec::new() }
}

/// A claim brought to a stage by the shortest way.
fn at(stage: &str) -> AgreementState {
    let (loan, reason, on) = (loan(1), reason(), d("2025-09-15"));
    let mut state = signed(agreement([20, 20, 20, 40], NO_CAPS));
    let mut steps = vec![Command::CoverLoan { on: d("2025-02-01"), loan, principal: yuan(2_000), firm: None }];
    if stage != "no claim" {
        steps.push(notice("2025-06-10"));
    }
    if !matches!(stage, "no claim" | "noticed") {
        steps.push(Command::Demand { on: d("2025-08-30"), loan });
    }
    match stage {
        "withdrawn" => steps.push(Command::Withdraw { on, loan, reason }),
        "refused" => steps.push(Command::Refuse { on, loan, reason }),
        "paid" | "reversed" => steps.push(Command::Pay { on, loan, principal: yuan(1_000), interest: yuan(0) }),
        _ => {}
    }
    for step in steps {
        run(&mut state, step).unwrap();
    }
    if stage == "paid" {
        recover(&mut state, loan, "R-0", yuan(10)).unwrap();
    }
    if stage == "reversed" {
        run(&mut state, Command::ReverseCompensation { on, loan, reason: self::reason() }).unwrap();
    }
    assert_eq!(standing(&state), stage);
    state
}

fn standing(state: &AgreementState) -> &'static str {
    state.cover(loan(1)).unwrap().claim.as_ref().map_or("no claim", |claim| claim.stage.en())
}

fn step(name: &str) -> Command {
    let (on, loan) = (d("2025-12-01"), loan(1));
    match name {
        "notice" => notice("2025-12-01"),
        "demand" => Command::Demand { on, loan },
        "withdraw" => Command::Withdraw { on, loan, reason: reason() },
        "refuse" => Command::Refuse { on, loan, reason: reason() },
        "pay" => Command::Pay { on, loan, principal: yuan(1), interest: yuan(0) },
        "reimburse" => Command::Reimburse { on, loan, institution: institution(2), amount: yuan(1) },
        "recover" => Command::Recover { on, loan, reference: "R-1".into(), amount: yuan(1) },
        "reverse recovery" => Command::ReverseRecovery { on, loan, reference: "R-0".into(), reason: reason() },
        "reverse" => Command::ReverseCompensation { on, loan, reason: reason() },
        other => panic!("no step is called {other}"),
    }
}

#[test]
fn every_step_in_every_stage() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables/transitions.csv")).unwrap();
    let steps: Vec<&str> = text.lines().next().unwrap().split(',').skip(1).collect();
    let (mut taken, mut refused) = (0, 0);
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        assert_eq!(cells.len(), steps.len() + 1, "{row}");
        for (name, expected) in steps.iter().zip(&cells[1..]) {
            let mut state = at(cells[0]);
            let before = state.clone();
            match run(&mut state, step(name)) {
                Ok(_) => {
                    assert_eq!(standing(&state), *expected, "{name} on a claim {}", cells[0]);
                    taken += 1;
                }
                Err(GuaranteeError::Stage { .. }) => {
                    assert_eq!(*expected, "-", "{name} on a claim {}", cells[0]);
                    assert_eq!(state, before, "a refused step changes nothing");
                    refused += 1;
                }
                Err(other) => panic!("{name} on a claim {}: {other}", cells[0]),
            }
        }
    }
    assert_eq!((taken, refused), (14, 49), "every cell was looked at");
}
