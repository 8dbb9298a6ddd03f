//! Random histories of a loan, random shares of it: parts add up, nobody gets more than there was, order changes nothing.

use calendar::{Date, add_days};
use loan::{LoanState, RepaymentMethod};
use money::Money;
use participation::{Account, Accrued, Allocation, Fee, Form, Part, Parts, Remitted, Role, Stake, allocate, journal};
use proptest::prelude::*;

use super::support::{CHECKER, Loan, MAKER, began, day, fen, sale, stake, terms};

/// Something that happens to the loan: what, how many days in, and how much in hundredths of what is owed.
#[derive(Debug, Clone, Copy)]
struct Happening {
    kind: u8,
    after_days: i32,
    hundredths: i64,
}

fn happening() -> impl Strategy<Value = Happening> {
    (0_u8..10, 1_i32..500, 1_i64..120).prop_map(|(kind, after_days, hundredths)| Happening {
        kind,
        after_days,
        hundredths,
    })
}

const START: &str = "2025-01-10";

/// A loan to which some of these things happened, in the order in which they came; what the loan refuses does not happen.
fn lived(method: RepaymentMethod, principal: i64, happenings: &[Happening]) -> Loan {
    let mut loan = Loan::paid_out(1, fen(principal), (600, 12), day(START), method);
    for (at, one) in happenings.iter().enumerate() {
        let on = add_days(day(START), one.after_days).unwrap();
        let reference = format!("B{at}");
        let amount = fen((principal / 12 * one.hundredths / 100).max(1));
        let _ = match one.kind {
            0..=4 => loan.pay(&reference, amount, on),
            5 => loan.prepay(&reference, fen(amount.minor() * 4), on),
            6 if at > 0 => loan.reverse(&format!("B{}", at - 1), on),
            7 => loan.compensate(&reference, amount, on),
            8 if one.after_days > 400 => loan.write_off(on),
            _ => loan.recover(&reference, amount, on),
        };
    }
    loan
}

/// Shares within the whole of a loan: from the outset or after a day, some of them returned.
fn stakes() -> impl Strategy<Value = Vec<Stake>> {
    let one = (1_u32..=333_333, prop::option::of(0_i32..300), prop::option::of(1_i32..200), any::<bool>());
    prop::collection::vec(one, 1..=3).prop_map(|ones| {
        let one = |(at, (share, after, held, goes)): (usize, (u32, Option<i32>, Option<i32>, bool))| {
            let after = after.map(|days| add_days(day(START), days).unwrap());
            let until = held.map(|days| add_days(after.unwrap_or(day(START)), days).unwrap());
            let accrued = if goes { Accrued::Goes } else { Accrued::Stays };
            stake(u8::try_from(at).unwrap() + 1, 0, share, after, until, accrued)
        };
        ones.into_iter().enumerate().map(one).collect()
    })
}

fn method() -> impl Strategy<Value = RepaymentMethod> {
    prop_oneof![Just(RepaymentMethod::Annuity), Just(RepaymentMethod::EqualPrincipal), Just(RepaymentMethod::Bullet)]
}

/// What came in or was lost: what no holder can have more of than there was.
const MOVED: [Part; 9] = [
    Part::Lent,
    Part::Principal,
    Part::Interest,
    Part::Penalty,
    Part::Recovery,
    Part::Fee,
    Part::PrincipalLost,
    Part::InterestLost,
    Part::PenaltyLost,
];

fn by(days: &[(Date, Parts)], through: Date) -> Parts {
    let within = days.iter().filter(|(on, _)| *on <= through).map(|(_, parts)| parts);
    within.fold(Parts::zero(money::Currency::CNY), |sum, parts| sum.checked_add(parts).unwrap())
}

/// On every day on which anything moved.
fn adds_up(allocation: &Allocation) {
    for (on, _) in &allocation.whole {
        let whole = by(&allocation.whole, *on);
        let mut sum = by(&allocation.kept, *on);
        for share in &allocation.shares {
            let got = by(&share.days, *on);
            for part in MOVED {
                assert!(got.minor(part) >= 0 && got.minor(part) <= whole.minor(part), "{part:?} on {on}");
            }
            sum = sum.checked_add(&got).unwrap();
        }
        for part in Part::ALL {
            assert_eq!(sum.minor(part), whole.minor(part), "{part:?} on {on}");
        }
    }
}

/// A holder's principal is within a minor unit of its exact share.
fn exact(allocation: &Allocation, through: Date) {
    for share in &allocation.shares {
        let whole: i128 = (allocation.whole.iter())
            .filter(|(on, _)| *on <= through && share.stake.covers(*on))
            .map(|(_, parts)| i128::from(parts.minor(Part::Principal)))
            .sum();
        let got = i128::from(by(&share.days, through).minor(Part::Principal));
        let exact = whole * i128::from(share.stake.share_ppm);
        assert!((got * 1_000_000 - exact).abs() < 1_000_000, "{got} of {exact}");
    }
}

/// Every entry balances, and the ledger says what the account says.
fn booked(loan: &Loan, stakes: &[Stake], (through, transfer): (Date, Date), fee: Fee) {
    let allocation = allocate(&loan.state, stakes, through).unwrap();
    let share = allocation.shares[0].clone();
    let form = match share.stake.after {
        Some(after) => Form::Package(sale(after, transfer)),
        None => Form::Joint,
    };
    let terms = terms(form, &[share.stake.share_ppm], fee);
    let paid = if share.stake.after.is_some() { fen(share.opening.minor() * 985 / 1_000) } else { fen(0) };
    let began = began(&[(loan.id, fen(0))], paid, transfer);
    let account =
        Account { terms: &terms, began: &began, shares: vec![(loan.id, share)], remitted: vec![], funded: vec![] };
    let figures = account.figures(through).unwrap();
    let mut sums = std::collections::BTreeMap::<Role, i64>::new();
    for entry in journal(&account, through).unwrap() {
        let sum: i64 = entry.lines.iter().map(|(_, amount)| amount.minor()).sum();
        assert_eq!(sum, 0, "{} on {}", entry.rule, entry.on);
        for (role, amount) in &entry.lines {
            *sums.entry(*role).or_default() += amount.minor();
        }
    }
    let of = |role: Role| sums.get(&role).copied().unwrap_or(0);
    assert_eq!(of(Role::PayableToHolders), -figures.due.minor(), "what is to be passed on");
    assert_eq!(of(Role::Loans), -figures.principal.minor(), "what is off the books");
    assert_eq!(of(Role::ServicingFee), -figures.fee.minor());
    let came = figures.parts.get(Part::Interest).minor() + figures.parts.get(Part::Penalty).minor();
    assert!(figures.fee.minor() >= 0 && figures.fee.minor() <= came, "a fee is kept out of what came in");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn parts_add_up_and_nobody_gets_more_than_there_was(
        method in method(),
        principal in 100_000_i64..90_000_007,
        happenings in prop::collection::vec(happening(), 0..14),
        stakes in stakes(),
        days in 1_i32..700,
        bps in 1_u32..300,
    ) {
        let loan = lived(method, principal, &happenings);
        let through = add_days(day(START), days).unwrap();
        let allocation = allocate(&loan.state, &stakes, through).unwrap();
        adds_up(&allocation);
        exact(&allocation, through);
        let last = stakes.iter().filter_map(|stake| stake.after).max().unwrap_or(day(START));
        if last <= through {
            booked(&loan, &stakes, (through, last), Fee::Principal { bps });
            booked(&loan, &stakes, (through, last), Fee::Interest { ppm: bps * 1_000 });
        }
        // What is repaid in full, or went back, leaves nothing behind with anybody.
        let settled = loan.state.position(through).unwrap().unwrap().outstanding_principal.is_zero();
        for share in &allocation.shares {
            let ended = share.stake.until.is_some_and(|until| until <= through);
            let begun = share.stake.after.is_none_or(|after| after <= through);
            if begun && (settled || ended) {
                prop_assert_eq!(share.principal(through).unwrap(), fen(0));
            }
        }
    }

    #[test]
    fn late_is_in_order_after_the_next_remittance(
        happenings in prop::collection::vec(happening(), 1..14),
        stakes in stakes(),
        known in 0_usize..14,
        order in any::<u64>(),
    ) {
        let all = lived(RepaymentMethod::EqualPrincipal, 12_345_678, &happenings);
        // The facts in another order are the same facts.
        let mut events = all.events.clone();
        let tail = events.split_off(4);
        let mut shuffled = tail.clone();
        for at in (1..shuffled.len()).rev() {
            shuffled.swap(at, usize::try_from(order % (at as u64 + 1)).unwrap());
        }
        let other = LoanState::from_events(events.iter().chain(&shuffled));
        let end = day("2026-12-31");
        let in_order = allocate(&all.state, &stakes, end).unwrap();
        if other.stage() == all.state.stage() {
            prop_assert_eq!(&allocate(&other, &stakes, end).unwrap(), &in_order);
        }
        // What was known at first is passed on; then all is known, and the difference is.
        let first = LoanState::from_events(events.iter().chain(tail.iter().take(known)));
        let share_of = |state: &LoanState, through: Date| allocate(state, &stakes, through).unwrap().shares[0].clone();
        let terms = terms(Form::Joint, &[stakes[0].share_ppm], Fee::Nothing);
        let began = began(&[], fen(0), day(START));
        let at = day("2025-12-31");
        let account = |shares, remitted| Account { terms: &terms, began: &began, shares, remitted, funded: vec![] };
        let then = account(vec![(all.id, share_of(&first, at))], vec![]).remittable(at).unwrap();
        let passed = Remitted {
            holder: 0,
            reference: "R1".into(),
            through: at,
            amount: then.amount,
            on: at,
            by: MAKER,
            approved_by: CHECKER,
        };
        let now = account(vec![(all.id, share_of(&all.state, end))], vec![&passed]);
        let next = now.remittable(end).unwrap();
        prop_assert_eq!(passed.amount.checked_add(next.amount).unwrap(), now.figures(end).unwrap().due);
        prop_assert_eq!(next.to_fund, now.to_fund(end).unwrap());
        // The statement of what follows says the same: brought forward is what was learnt late.
        let statement = now.statement(day("2026-01-01"), end).unwrap();
        prop_assert_eq!(statement.still_due, next.amount);
        let late = now.figures(at).unwrap().due.checked_sub(passed.amount).unwrap();
        prop_assert_eq!(statement.brought_forward, late);
    }

    #[test]
    fn loans_of_a_package_bought_for_an_amount_go_back_for_its_parts(
        principals in prop::collection::vec(1_i64..50_000_000, 1..8),
        amount in 1_i64..400_000_000,
        share_ppm in 1_u32..=1_000_000,
    ) {
        // Each goes back on the day it was bought: together they cost what was paid, and one costs its part, whatever the others do.
        let price = participation::Price::Amount { amount: fen(amount) };
        let sold = participation::Sale { price, ..sale(day(START), day(START)) };
        let terms = terms(Form::Package(sold), &[share_ppm], Fee::Nothing);
        let lots: Vec<_> =
            (1_u8..).zip(&principals).map(|(n, principal)| (super::support::loan_id(n), fen(*principal))).collect();
        let began = began(&lots, fen(amount), day(START));
        let back = |n: u8, principal: i64| {
            let loan = Loan::paid_out(n, fen(principal), (600, 12), day(START), RepaymentMethod::EqualPrincipal);
            let stake = stake(9, 0, share_ppm, Some(day(START)), Some(day(START)), Accrued::Stays);
            (loan.id, allocate(&loan.state, &[stake], day(START)).unwrap().shares.remove(0))
        };
        let shares: Vec<_> = (1_u8..).zip(&principals).map(|(n, principal)| back(n, *principal)).collect();
        let whole: i128 = principals.iter().map(|one| i128::from(*one)).sum();
        let mut sum = 0;
        for ((loan, share), principal) in shares.iter().zip(&principals) {
            // Nobody else's share is known to the account.
            let account = Account {
                terms: &terms, began: &began, shares: vec![(*loan, share.clone())], remitted: vec![], funded: vec![],
            };
            let cost = account.return_price(*loan, share).unwrap().minor();
            let exact = i128::from(amount) * i128::from(*principal);
            prop_assert!((i128::from(cost) * whole - exact).abs() < whole, "{cost} of {amount}");
            sum += cost;
        }
        prop_assert_eq!(sum, amount);
        let all = Account { terms: &terms, began: &began, shares, remitted: vec![], funded: vec![] };
        prop_assert_eq!(all.figures(day(START)).unwrap().bought_back, fen(amount));
    }

    #[test]
    fn a_division_is_the_whole(amount in 0_i64..1_000_000_000_000, shares in prop::collection::vec(0_u32..100_000, 0..9)) {
        let entitled: Vec<i128> = shares.iter().map(|share| i128::from(amount) * i128::from(*share)).collect();
        let parts = participation::parts(&entitled, amount);
        prop_assert_eq!(parts.iter().sum::<i64>(), amount);
        for (part, exact) in parts.iter().zip(&entitled) {
            prop_assert!((i128::from(*part) * 1_000_000 - exact).abs() < 1_000_000 && *part >= 0);
        }
        prop_assert!(Money::sum(money::Currency::CNY, parts.iter().map(|part| fen(*part))).is_ok());
    }
}
