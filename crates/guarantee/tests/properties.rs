//! What holds whatever happens and in whatever order: every cent is allocated, no cap is exceeded, recoveries conserve.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod common;

use std::cell::RefCell;
use std::collections::BTreeMap;

use calendar::{Date, add_days};
use common::{agreement, d, firm, institution, layered, loan, run, signed};
use guarantee::{
    Agreement, AgreementState, Balance, Band, Basis, Caps, Cause, ClaimStage, Command, Coverage, GuaranteeEvent, Layer,
    Peril, RecoveryOrder, Share, Slice,
};
use money::{Currency, Money};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

/// The causes of a loss: none named, or one peril or two.
fn causes(loss: i64, who: u8) -> Vec<Cause> {
    let (first, second) = (Peril::ALL[usize::from(who % 4)], Peril::ALL[usize::from((who + 1) % 4)]);
    match who {
        1 => Vec::new(),
        2 | 3 => vec![Cause { peril: first, amount: fen(loss) }],
        _ if loss < 2 => Vec::new(),
        _ => vec![Cause { peril: first, amount: fen(loss / 2) }, Cause { peril: second, amount: fen(loss - loss / 2) }],
    }
}

/// Shares of the four parties that sum to at most the whole.
fn shares() -> impl Strategy<Value = Vec<Share>> {
    prop::collection::vec(0u32..250_001, 4).prop_filter_map("somebody bears something", |ppm| {
        let share = |(at, ppm)| Share { institution: institution(u8::try_from(at).unwrap() + 1), share_ppm: ppm };
        let shares: Vec<Share> = ppm.into_iter().enumerate().map(share).collect();
        shares.iter().any(|share| share.share_ppm > 0).then_some(shares)
    })
}

fn layer() -> impl Strategy<Value = Layer> {
    let amount = || (1i64..4_000).prop_map(fen);
    let slice = (0u8..8, amount(), amount()).prop_map(|(kind, limit, above)| match kind {
        0 => Slice::Proportional {},
        1 => Slice::FirstLoss { limit, per: Basis::Loan },
        2 => Slice::FirstLoss { limit, per: Basis::Firm },
        3 => Slice::FirstLoss { limit, per: Basis::Agreement },
        4 => Slice::ExcessOfLoss { above, limit },
        5 => Slice::StopLoss { above, limit },
        6 => Slice::Shortfall { limit: Some(limit) },
        _ => Slice::FirstLoss { limit, per: Basis::Year },
    });
    let perils = prop::collection::btree_set((0usize..4).prop_map(|at| Peril::ALL[at]), 0..3);
    let bands = prop::option::of((amount(), shares()));
    (slice, perils, shares(), bands).prop_map(|(slice, perils, shares, band)| {
        let bands = band.into_iter().map(|(from_volume, shares)| Band { from_volume, shares }).collect();
        Layer { name: String::new(), slice, perils, shares, bands }
    })
}

/// Terms by shares or, three times in four, by layers.
fn terms() -> impl Strategy<Value = Agreement> {
    let order = (0u8..3).prop_map(|at| match at {
        0 => RecoveryOrder::Proportional,
        1 => RecoveryOrder::LastLayerFirst,
        _ => RecoveryOrder::FirstLayerFirst,
    });
    let layers = prop::collection::vec(layer(), 1..5);
    (caps(), prop::bool::weighted(0.75), layers, order, any::<bool>()).prop_filter_map(
        "somebody must pay first",
        |(caps, by_layers, mut layers, recovery_order, both)| {
            let coverage = if both { Coverage::PrincipalAndInterest } else { Coverage::Principal };
            for (at, layer) in layers.iter_mut().enumerate() {
                layer.name = format!("layer {at}");
            }
            let plain = if by_layers { layered(layers, caps) } else { agreement([19, 23, 17, 41], caps) };
            let terms = Agreement { coverage, waiting_days: 0, recovery_order, ..plain };
            terms.check().is_ok().then_some(terms)
        },
    )
}

/// A command on one of three loans, with a small amount so that caps and odd cents are met often.
fn command() -> impl Strategy<Value = Command> {
    (0u8..20, 1u8..4, 0i32..900, 1i64..4_000, 1u8..6, 0u8..8).prop_map(|(kind, number, day, minor, who, reference)| {
        let (on, loan, amount) = (add_days(d("2025-01-01"), day).unwrap(), loan(number), fen(minor));
        let (reason, reference) = ("because".to_owned(), format!("R-{reference}"));
        match kind {
            0..=2 => {
                let (overdue_since, interest) = (add_days(on, -30).unwrap(), fen(minor / 7));
                let causes = causes(minor + minor / 7, who);
                Command::NoticeLoss { on, loan, overdue_since, principal: amount, interest, causes }
            }
            3..=5 => Command::Demand { on, loan },
            6..=8 => Command::Pay { on, loan, principal: fen(minor * 2), interest: fen(minor / 9) },
            9 if who == 5 => Command::ReportVolume { on, volume: amount },
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
    let caps = (cap(), cap(), cap(), cap());
    caps.prop_map(|(per_loan, per_firm, per_year, total)| Caps { per_loan, per_firm, per_year, total })
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
    let of_two = paid(events, |_, l| l != loan(3));
    prop_assert!(caps.per_firm.is_none_or(|cap| of_two <= cap.minor()), "the firm of two loans: {of_two}");
    check_layers(state)?;
    for (lent, owed) in
        [(10_000, 10_000), (10_000, 3_333), (9_000, 9_000), (10_000, 0), (0, 0)].map(|(a, b)| (fen(a), fen(b)))
    {
        let balances = state.covers().map(|(loan, _)| (*loan, Balance { lent, owed })).collect();
        let bound = state.in_force(&balances).unwrap();
        let (outstanding, released) = (bound.outstanding.minor(), bound.released.minor());
        prop_assert_eq!(outstanding + released, 3 * lent.minor(), "in force and released make up what was lent");
        prop_assert!(outstanding >= 0 && outstanding <= 3 * owed.minor(), "no more is guaranteed than is owed");
        let parts = state.agreement().unwrap().liabilities(bound.outstanding).unwrap();
        let sum = parts.iter().map(|part| part.amount.minor()).sum::<i64>();
        prop_assert!(
            parts.iter().all(|part| part.amount.minor() <= outstanding),
            "nobody is bound for more than there is"
        );
        prop_assert!(sum >= outstanding && (sum == outstanding || !state.agreement().unwrap().layers.is_empty()));
    }
    for (_, cover) in state.covers() {
        let Some(claim) = cover.claim.as_ref().filter(|c| c.stage == ClaimStage::Paid) else { continue };
        let (_, split) = claim.paid.as_ref().unwrap();
        let borne: i64 = split.parts.iter().map(|p| p.amount.minor()).sum();
        prop_assert_eq!(borne, split.loss.minor(), "every cent of the loss is someone's");
        prop_assert!(borne > 0 && borne <= claim.covered.minor(), "no more is divided than was claimed");
        prop_assert!(split.parts.iter().all(|part| !part.amount.is_negative()));
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

/// No layer takes more than its limit over its basis, whatever was paid, reversed and paid again before.
fn check_layers(state: &AgreementState) -> Result<(), TestCaseError> {
    for layer in &state.agreement().unwrap().layers {
        let Some(limit) = layer.slice.limit() else { continue };
        let mut sums: BTreeMap<String, i64> = BTreeMap::new();
        for (id, cover) in state.covers() {
            let Some(claim) = cover.claim.as_ref().filter(|c| c.stage == ClaimStage::Paid) else { continue };
            let (on, split) = claim.paid.as_ref().unwrap();
            let key = match layer.slice.basis() {
                Basis::Loan => id.to_string(),
                Basis::Firm => cover.firm.unwrap().to_string(),
                Basis::Year => on.year().to_string(),
                Basis::Agreement => String::new(),
            };
            for met in split.layers.iter().filter(|met| met.layer == layer.name) {
                let parts: i64 = met.parts.iter().map(|part| part.amount.minor()).sum();
                prop_assert!(parts <= met.taken.minor() && met.taken.minor() <= met.reached.minor());
                *sums.entry(key.clone()).or_default() += met.taken.minor();
            }
        }
        for (key, sum) in sums {
            prop_assert!(sum <= limit.minor(), "{} {key}: {sum} of {}", layer.name, limit.minor());
        }
    }
    Ok(())
}

/// How often the interesting things happened, so that a generator that no longer reaches them fails the test.
#[derive(Default)]
struct Seen {
    paid: usize,
    layered: usize,
    cut: usize,
    recovered: usize,
    reversed: usize,
}

fn happen(terms: Agreement, mut commands: Vec<Command>, in_order: bool, seen: &mut Seen) -> Result<(), TestCaseError> {
    let mut state = signed(terms.clone());
    let mut events = vec![GuaranteeEvent::AgreementSigned { on: d("2025-01-01"), agreement: terms }];
    for number in 1..4 {
        let cover = Command::CoverLoan {
            on: d("2025-01-01"),
            loan: loan(number),
            principal: fen(10_000),
            firm: Some(firm(number / 3)),
        };
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
                seen.layered += usize::from(split.layers.len() > 1);
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
        | Command::ReportVolume { on, .. }
        | Command::NoteTrigger { on, .. }
        | Command::Withdraw { on, .. } => *on,
    }
}

#[test]
fn whatever_happens_in_whatever_order() {
    let config = ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    let seen = RefCell::new(Seen::default());
    let commands = prop::collection::vec(command(), 1..150);
    let outcome = runner.run(&(terms(), commands, any::<bool>()), |(terms, commands, in_order)| {
        happen(terms, commands, in_order, &mut seen.borrow_mut())
    });
    outcome.unwrap();
    let Seen { paid, layered, cut, recovered, reversed } = seen.into_inner();
    println!(
        "paid {paid}, through several layers {layered}, cut by a cap {cut}, recovered {recovered}, reversed {reversed}"
    );
    assert!(
        paid > 100 && layered > 50 && cut > 40 && recovered > 150 && reversed > 30,
        "the generator reaches too little"
    );
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
