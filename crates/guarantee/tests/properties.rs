//! What holds whatever happens and in whatever order: every cent is allocated, no cap is exceeded, recoveries conserve.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod common;

use std::cell::RefCell;

use calendar::{Date, add_days};
use common::{agreement, d, institution, loan, run, signed};
use guarantee::{Agreement, AgreementState, Balance, Caps, ClaimStage, Command, Coverage, GuaranteeEvent};
use money::{Currency, Money};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

/// A command on one of three loans, with a small amount so that caps and odd cents are met often.
fn command() -> impl Strategy<Value = Command> {
    (0u8..20, 1u8..4, 0i32..900, 1i64..4_000, 1u8..6, 0u8..8).prop_map(|(kind, number, day, minor, who, reference)| {
        let (on, loan, amount) = (add_days(d("2025-01-01"), day).unwrap(), loan(number), fen(minor));
        let (reason, reference) = ("because".to_owned(), format!("R-{reference}"));
        match kind {
            0..=2 => {
                let overdue_since = add_days(on, -30).unwrap();
                Command::NoticeLoss { on, loan, overdue_since, principal: amount, interest: fen(minor / 7) }
            }
            3..=5 => Command::Demand { on, loan },
            6..=8 => Command::Pay { on, loan, principal: fen(minor * 2), interest: fen(minor / 9) },
            9 | 10 => Command::Reimburse { on, loan, institution: institution(who), amount },
            11..=15 => Command::Recover { on, loan, reference, amount: fen(minor / 5 + 1) },
            16 => Command::ReverseRecovery { on, loan, reference, reason },
            17 if who > 2 => Command::ReverseCompensation { on, loan, reason },
            18 if who == 5 => Command::Refuse { on, loan, reason },
            _ => Command::ReleaseCover { on, loan, amount: fen(minor / 50 + 1) },
        }
    })
}

fn caps() -> impl Strategy<Value = Caps> {
    let cap = || prop::option::of((1i64..5_000).prop_map(fen));
    (cap(), cap(), cap()).prop_map(|(per_loan, per_year, total)| Caps { per_loan, per_year, total })
}

/// The sums, recomputed from the events alone.
fn paid(events: &[GuaranteeEvent], wanted: impl Fn(Date, codes::LoanId) -> bool) -> i64 {
    let mut live: Vec<(codes::LoanId, Date, i64)> = Vec::new();
    for event in events {
        match event {
            GuaranteeEvent::CompensationPaid { on, loan, split } => live.push((*loan, *on, split.compensation.minor())),
            GuaranteeEvent::CompensationReversed { loan, .. } => {
                let last = live.iter().rposition(|entry| entry.0 == *loan).unwrap();
                live.remove(last);
            }
            _ => {}
        }
    }
    live.iter().filter(|(loan, on, _)| wanted(*on, *loan)).map(|entry| entry.2).sum()
}

fn check(state: &AgreementState, events: &[GuaranteeEvent]) -> Result<(), TestCaseError> {
    let caps = state.agreement().unwrap().caps;
    for number in 1..4 {
        let sum = paid(events, |_, l| l == loan(number));
        prop_assert!(caps.per_loan.is_none_or(|cap| sum <= cap.minor()), "loan {number}: {sum}");
        prop_assert_eq!(sum, state.cover(loan(number)).unwrap().paid.minor());
    }
    for year in 2025i16..2029 {
        let sum = paid(events, |on, _| on.year() == year);
        prop_assert!(caps.per_year.is_none_or(|cap| sum <= cap.minor()), "{year}: {sum}");
        prop_assert_eq!(sum, state.paid(Some(year)).unwrap().minor());
    }
    prop_assert!(caps.total.is_none_or(|cap| paid(events, |_, _| true) <= cap.minor()));
    for (lent, owed) in
        [(10_000, 10_000), (10_000, 3_333), (9_000, 9_000), (10_000, 0), (0, 0)].map(|(a, b)| (fen(a), fen(b)))
    {
        let balances = state.covers().map(|(loan, _)| (*loan, Balance { lent, owed })).collect();
        let bound = state.in_force(&balances).unwrap();
        let (outstanding, released) = (bound.outstanding.minor(), bound.released.minor());
        prop_assert_eq!(outstanding + released, 3 * lent.minor(), "in force and released make up what was lent");
        prop_assert!(outstanding >= 0 && outstanding <= 3 * owed.minor(), "no more is guaranteed than is owed");
        let parts = state.agreement().unwrap().liabilities(bound.outstanding).unwrap();
        prop_assert_eq!(parts.iter().map(|part| part.amount.minor()).sum::<i64>(), outstanding);
    }
    for (_, cover) in state.covers() {
        let Some(claim) = cover.claim.as_ref().filter(|c| c.stage == ClaimStage::Paid) else { continue };
        let (_, split) = claim.paid.as_ref().unwrap();
        let borne: i64 = split.parts.iter().map(|p| p.amount.minor()).sum();
        prop_assert_eq!(borne, split.loss.minor(), "every cent of the loss is someone's");
        prop_assert!(borne > 0 && borne <= claim.covered.minor(), "no more is divided than was claimed");
        prop_assert_eq!(split.parts[0].amount.minor() + split.compensation.minor(), borne);
        let left = claim.still_borne().unwrap();
        for (part, first) in left.iter().zip(&split.parts) {
            prop_assert!(!part.amount.is_negative() && part.amount.minor() <= first.amount.minor());
        }
        let left: i64 = left.iter().map(|p| p.amount.minor()).sum();
        prop_assert_eq!(left + claim.recovered(Currency::CNY).unwrap().minor(), borne, "recoveries conserve");
    }
    Ok(())
}

/// How often the interesting things happened, so that a generator that no longer reaches them fails the test.
#[derive(Default)]
struct Seen {
    paid: usize,
    cut: usize,
    recovered: usize,
    reversed: usize,
}

fn happen(
    caps: Caps,
    mut commands: Vec<Command>,
    both: bool,
    in_order: bool,
    seen: &mut Seen,
) -> Result<(), TestCaseError> {
    let coverage = if both { Coverage::PrincipalAndInterest } else { Coverage::Principal };
    let terms = Agreement { coverage, waiting_days: 0, ..agreement([19, 23, 17, 41], caps) };
    let mut state = signed(terms.clone());
    let mut events = vec![GuaranteeEvent::AgreementSigned { on: d("2025-01-01"), agreement: terms }];
    for number in 1..4 {
        let cover = Command::CoverLoan { on: d("2025-01-01"), loan: loan(number), principal: fen(10_000) };
        events.extend(run(&mut state, cover).unwrap());
    }
    if in_order {
        commands.sort_by_key(day);
    }
    for command in commands {
        if let Ok(happened) = run(&mut state, command) {
            events.extend(happened);
            check(&state, &events)?;
        }
    }
    prop_assert_eq!(AgreementState::fold(&events).unwrap(), state);
    for event in &events {
        match event {
            GuaranteeEvent::CompensationPaid { split, .. } => {
                seen.paid += 1;
                seen.cut += usize::from(split.limited_by.is_some());
            }
            GuaranteeEvent::RecoveryReceived { .. } => seen.recovered += 1,
            GuaranteeEvent::RecoveryReversed { .. } | GuaranteeEvent::CompensationReversed { .. } => seen.reversed += 1,
            _ => {}
        }
    }
    Ok(())
}

fn day(command: &Command) -> Date {
    match command {
        Command::NoticeLoss { on, .. }
        | Command::Demand { on, .. }
        | Command::Pay { on, .. }
        | Command::Reimburse { on, .. }
        | Command::Recover { on, .. }
        | Command::ReverseRecovery { on, .. }
        | Command::ReverseCompensation { on, .. }
        | Command::Refuse { on, .. }
        | Command::ReleaseCover { on, .. }
        | Command::Sign { on, .. }
        | Command::CoverLoan { on, .. }
        | Command::Withdraw { on, .. } => *on,
    }
}

#[test]
fn whatever_happens_in_whatever_order() {
    let config = ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    let seen = RefCell::new(Seen::default());
    let commands = prop::collection::vec(command(), 1..150);
    let outcome = runner.run(&(caps(), commands, any::<bool>(), any::<bool>()), |(caps, commands, both, in_order)| {
        happen(caps, commands, both, in_order, &mut seen.borrow_mut())
    });
    outcome.unwrap();
    let Seen { paid, cut, recovered, reversed } = seen.into_inner();
    println!("paid {paid}, cut by a cap {cut}, recovered {recovered}, reversed {reversed}");
    assert!(paid > 100 && cut > 40 && recovered > 150 && reversed > 30, "{paid} {cut} {recovered} {reversed}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_cent_of_a_loss_is_allocated(
        loss in 0i64..1_000_000_000_000,
        cuts in prop::collection::btree_set(1u32..1_000_000, 3),
        cap in prop::option::of(1i64..1_000_000_000),
    ) {
        let cuts: Vec<u32> = cuts.into_iter().collect();
        let mut terms = agreement([20, 20, 20, 40], common::NO_CAPS);
        let shares = [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 1_000_000 - cuts[2]];
        for (party, share) in terms.parties.iter_mut().zip(shares) {
            party.share_ppm = share;
        }
        terms.check().unwrap();
        let room = cap.map(|minor| guarantee::Room { amount: fen(minor), cap: guarantee::CapKind::Total });
        let split = terms.split(fen(loss), room).unwrap();
        prop_assert_eq!(split.parts.iter().map(|p| p.amount.minor()).sum::<i64>(), loss);
        prop_assert!(split.parts.iter().all(|p| !p.amount.is_negative()));
        prop_assert!(cap.is_none_or(|cap| split.compensation.minor() <= cap));
        prop_assert_eq!(split.limited_by.is_some(), cap.is_some_and(|cap| split.compensation.minor() == cap
            && terms.split(fen(loss), None).unwrap().compensation.minor() > cap));
        for (part, share) in split.parts.iter().zip(shares).filter(|_| split.limited_by.is_none()) {
            let exact = i128::from(loss) * i128::from(share);
            let off = (i128::from(part.amount.minor()) * 1_000_000 - exact).abs();
            prop_assert!(off < 1_000_000, "a part is within a cent of its exact share");
        }
    }

    /// Parties got back in proportion to what they bore, to the cent, however the recovery was cut up.
    #[test]
    fn recoveries_flow_back_in_proportion(loss in 1_000i64..1_000_000, cuts in prop::collection::vec(1i64..50_000, 1..30)) {
        let mut state = signed(agreement([20, 20, 20, 40], common::NO_CAPS));
        common::demanded(&mut state, loan(1), fen(loss), fen(0));
        common::pay(&mut state, loan(1), "2025-09-15").unwrap();
        let mut recovered = 0;
        for (at, cut) in cuts.iter().enumerate() {
            if recovered + cut <= loss && common::recover(&mut state, loan(1), &at.to_string(), fen(*cut)).is_ok() {
                recovered += cut;
            }
        }
        let claim = state.cover(loan(1)).unwrap().claim.clone().unwrap();
        let (_, split) = claim.paid.clone().unwrap();
        for (part, left) in split.parts.iter().zip(claim.still_borne().unwrap()) {
            let back = part.amount.minor() - left.amount.minor();
            let off = i128::from(back) * i128::from(loss) - i128::from(recovered) * i128::from(part.amount.minor());
            prop_assert!(off.abs() <= i128::from(loss), "{back} is more than a cent off after {recovered} of {loss}");
        }
    }
}
