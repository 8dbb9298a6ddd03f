//! Worked numbers of the rules, every step a claim may and may not take, caps and reversals.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod common;

use std::collections::BTreeMap;

use calendar::{DayCount, Period};
use common::{NO_CAPS, agreement, d, demanded, institution, loan, minor, pay, recover, run, signed, yuan};
use guarantee::limits::{MAX_LOANS, MAX_PARTIES, MAX_RECOVERIES, MAX_TERM_DAYS, MAX_TEXT_BYTES};
use guarantee::{
    Agreement, AgreementError, AgreementState, Balance, CapKind, Caps, ClaimStage, Command, CompensationRate, Coverage,
    GuaranteeError, Party, Role,
};
use money::{Currency, Money, Rate, Rounding};

const WAN: i64 = 10_000;

#[test]
fn twenty_twenty_twenty_forty_of_four_million() {
    let mut state = signed(agreement([20, 20, 20, 40], NO_CAPS));
    demanded(&mut state, loan(1), yuan(4_000_000), yuan(0));
    pay(&mut state, loan(1), "2025-09-15").unwrap();
    let claim = state.cover(loan(1)).unwrap().claim.clone().unwrap();
    let (_, split) = claim.paid.clone().unwrap();
    assert_eq!(minor(&split.parts), [80_000_000, 80_000_000, 80_000_000, 160_000_000]);
    assert_eq!((split.compensation, split.limited_by), (yuan(3_200_000), None));
    let due = state.reimbursement_due(&claim).unwrap();
    assert_eq!(minor(&due).iter().sum::<i64>(), 160_000_000, "the guarantor gets 1.6m back");
    for number in [2, 3] {
        let (on, amount) = (d("2025-10-01"), yuan(800_000));
        run(&mut state, Command::Reimburse { on, loan: loan(1), institution: institution(number), amount }).unwrap();
    }
    let claim = state.cover(loan(1)).unwrap().claim.clone().unwrap();
    assert_eq!(minor(&state.reimbursement_due(&claim).unwrap()), [0, 0]);
    recover(&mut state, loan(1), "R-1", yuan(1_000_000)).unwrap();
    let claim = state.cover(loan(1)).unwrap().claim.clone().unwrap();
    assert_eq!(minor(&claim.recoveries["R-1"].parts), [20_000_000, 20_000_000, 20_000_000, 40_000_000]);
    assert_eq!(minor(&claim.still_borne().unwrap()), [60_000_000, 60_000_000, 60_000_000, 120_000_000]);
}

#[test]
fn batch_shares_and_the_fee_of_the_fund() {
    let batch = agreement([20, 30, 20, 30], NO_CAPS);
    let split = batch.split(yuan(4_000_000), None).unwrap();
    assert_eq!(minor(&split.parts), [80_000_000, 120_000_000, 80_000_000, 120_000_000]);
    let year = Period::try_new(d("2025-01-01"), d("2026-01-01")).unwrap();
    let fee = |rate_bps, principal| {
        let mut terms = agreement([20, 20, 20, 40], NO_CAPS);
        terms.parties[1].fee_rate = Rate::from_bps(rate_bps);
        minor(&terms.fees(principal, year, DayCount::Actual365, Rounding::HalfUp).unwrap())
    };
    assert_eq!(fee(30, yuan(3_000_000)), [0, 180_000, 0, 0]);
    assert_eq!(fee(50, yuan(8_000_000)), [0, 800_000, 0, 0]);
}

#[test]
fn compensation_rate_is_over_what_was_released() {
    let mut state = signed(agreement([20, 20, 20, 40], NO_CAPS));
    demanded(&mut state, loan(1), yuan(1_000_000), yuan(0));
    pay(&mut state, loan(1), "2026-01-05").unwrap();
    demanded(&mut state, loan(2), yuan(500_000), yuan(0));
    assert_eq!((state.paid(Some(2025)).unwrap(), state.paid(Some(2026)).unwrap()), (yuan(0), yuan(800_000)));
    // The first loan of 2,000,000 was compensated; of the second of 1,000,000 the firm still owes 400,000.
    let balances = BTreeMap::from([
        (loan(1), Balance { lent: yuan(2_000_000), owed: yuan(200_000) }),
        (loan(2), Balance { lent: yuan(1_000_000), owed: yuan(400_000) }),
    ]);
    let bound = state.in_force(&balances).unwrap();
    assert_eq!((bound.loans, bound.outstanding, bound.released), (1, yuan(400_000), yuan(2_600_000)));
    let rate = CompensationRate { paid: state.paid(None).unwrap(), released: bound.released };
    assert_eq!(rate.ratio().unwrap().round_dp(6).to_string(), "0.307692");
    let nothing = CompensationRate { released: yuan(0), ..rate };
    assert_eq!(nothing.ratio(), None, "nothing was released");
    let line = Rate::from_bps(500);
    let year = CompensationRate { paid: yuan(750 * WAN), released: yuan(12_000 * WAN) };
    assert_eq!(year.beyond(line, Rounding::HalfUp).unwrap(), yuan(150 * WAN));
    let calm = CompensationRate { paid: yuan(450 * WAN), ..year };
    assert_eq!(calm.beyond(line, Rounding::HalfUp).unwrap(), yuan(0));
}

/// Every row of the table: what became of a covered loan, what is in force and released, and each party's part of it.
#[test]
fn cover_falls_with_the_principal() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables/cover.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows = 0;
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let amount = |at: usize| Money::parse(cells[at], Currency::CNY).unwrap();
        let terms = agreement([20, 20, 20, 40], NO_CAPS);
        let mut state = signed(terms.clone());
        run(&mut state, Command::CoverLoan { on: d("2025-02-01"), loan: loan(1), principal: amount(1), firm: None })
            .unwrap();
        if amount(2).is_positive() {
            run(&mut state, Command::ReleaseCover { on: d("2025-03-01"), loan: loan(1), amount: amount(2) }).unwrap();
        }
        if cells[3] != "none" {
            claimed(&mut state, amount(5), cells[3]);
        }
        let balances = BTreeMap::from([(loan(1), Balance { lent: amount(4), owed: amount(5) })]);
        let found = state.in_force(&balances).unwrap();
        assert_eq!(found.loans.to_string(), cells[6], "{line}");
        assert_eq!((found.outstanding, found.released), (amount(7), amount(8)), "{line}");
        let parts = terms.liabilities(found.outstanding).unwrap();
        assert_eq!(minor(&parts), (9..13).map(|at| amount(at).minor()).collect::<Vec<_>>(), "{line}");
        rows += 1;
    }
    assert_eq!(rows, 16, "every row of the file was looked at");
}

/// Brings a claim on all that is owed as far as a stage.
fn claimed(state: &mut AgreementState, principal: Money, stage: &str) {
    let (loan, interest, overdue_since) = (loan(1), yuan(0), d("2025-06-01"));
    run(
        state,
        Command::NoticeLoss { on: d("2025-06-10"), loan, overdue_since, principal, interest, causes: Vec::new() },
    )
    .unwrap();
    run(state, Command::Demand { on: d("2025-08-30"), loan }).unwrap();
    if stage == "demanded" {
        return;
    }
    pay(state, loan, "2025-09-15").unwrap();
    if stage == "reversed" {
        run(state, Command::ReverseCompensation { on: d("2025-10-01"), loan, reason: "paid late".into() }).unwrap();
    }
}

/// A loss of 1,000 and 50 of interest was noticed; by the day the guarantor pays, the firm has paid some of it.
#[test]
fn a_claim_is_paid_only_as_far_as_it_is_still_lost() {
    for (coverage, principal, interest, loss) in [
        (Coverage::Principal, 1_000, 50, Some(1_000)),
        (Coverage::Principal, 600, 0, Some(600)),
        (Coverage::PrincipalAndInterest, 1_000, 80, Some(1_050)),
        (Coverage::PrincipalAndInterest, 900, 80, Some(980)),
        (Coverage::Principal, 0, 20, None),
        (Coverage::PrincipalAndInterest, 0, 0, None),
    ] {
        let mut state = signed(Agreement { coverage, ..agreement([20, 20, 20, 40], NO_CAPS) });
        demanded(&mut state, loan(1), yuan(1_000), yuan(50));
        let (principal, interest) = (yuan(principal), yuan(interest));
        let paid = run(&mut state, Command::Pay { on: d("2025-09-15"), loan: loan(1), principal, interest });
        match loss {
            None => assert_eq!(paid, Err(GuaranteeError::NothingLost(loan(1)))),
            Some(loss) => {
                let claim = state.cover(loan(1)).unwrap().claim.clone().unwrap();
                let (_, split) = claim.paid.unwrap();
                assert_eq!(split.loss, yuan(loss), "{coverage:?}");
                assert_eq!(split.parts.iter().map(|part| part.amount.minor()).sum::<i64>(), loss * 100);
            }
        }
    }
}

#[test]
fn interest_is_covered_only_where_agreed() {
    for (coverage, covered, uncovered) in [(Coverage::Principal, 1_000, 50), (Coverage::PrincipalAndInterest, 1_050, 0)]
    {
        let mut state = signed(Agreement { coverage, ..agreement([20, 20, 20, 40], NO_CAPS) });
        demanded(&mut state, loan(1), yuan(1_000), yuan(50));
        let claim = state.cover(loan(1)).unwrap().claim.clone().unwrap();
        assert_eq!((claim.covered, claim.uncovered), (yuan(covered), yuan(uncovered)), "{coverage:?}");
    }
}

/// Loss 1,000 on each of three loans, compensation 800 each, with one cap after another.
#[test]
fn each_cap_cuts_the_compensation_and_the_lender_bears_the_rest() {
    let caps = |per_loan: Option<i64>, per_year: Option<i64>, total: Option<i64>| Caps {
        per_firm: None,
        per_loan: per_loan.map(yuan),
        per_year: per_year.map(yuan),
        total: total.map(yuan),
    };
    for (caps, second_paid, second_cap) in [
        (caps(Some(800), None, None), 800, None),
        (caps(Some(799), None, None), 799, Some(CapKind::PerLoan)),
        (caps(None, Some(1_500), None), 700, Some(CapKind::PerYear)),
        (caps(None, None, Some(1_500)), 700, Some(CapKind::Total)),
        (caps(Some(800), Some(1_500), Some(1_400)), 600, Some(CapKind::Total)),
    ] {
        let mut state = signed(agreement([20, 20, 20, 40], caps));
        for number in [1, 2] {
            demanded(&mut state, loan(number), yuan(1_000), yuan(0));
            pay(&mut state, loan(number), "2025-09-15").unwrap();
        }
        let claim = state.cover(loan(2)).unwrap().claim.clone().unwrap();
        let (_, split) = claim.paid.unwrap();
        assert_eq!((split.compensation, split.limited_by), (yuan(second_paid), second_cap), "{caps:?}");
        assert_eq!(split.parts[0].amount, yuan(1_000 - second_paid), "the lender's part");
        let others = minor(&split.parts[1..]);
        assert!(others[2] >= others[0] + others[1] - 1 && others[2] <= others[0] + others[1] + 1, "{others:?}");
    }
    // A cap that is used up is a reason to refuse, and the next year begins anew.
    let mut state = signed(agreement([20, 20, 20, 40], caps(None, Some(800), None)));
    for number in [1, 2] {
        demanded(&mut state, loan(number), yuan(1_000), yuan(0));
    }
    pay(&mut state, loan(1), "2025-09-15").unwrap();
    assert_eq!(pay(&mut state, loan(2), "2025-12-31"), Err(GuaranteeError::CapReached(CapKind::PerYear)));
    assert!(pay(&mut state, loan(2), "2026-01-01").is_ok());
}

#[test]
fn a_reversed_compensation_gives_back_what_is_left_and_its_room() {
    let caps = Caps { per_year: Some(yuan(800)), ..NO_CAPS };
    let mut state = signed(agreement([20, 20, 20, 40], caps));
    for number in [1, 2] {
        demanded(&mut state, loan(number), yuan(1_000), yuan(0));
    }
    pay(&mut state, loan(1), "2025-09-15").unwrap();
    recover(&mut state, loan(1), "R-1", yuan(100)).unwrap();
    assert_eq!(recover(&mut state, loan(1), "R-1", yuan(100)), Ok(0), "the same again changes nothing");
    let other = recover(&mut state, loan(1), "R-1", yuan(99));
    assert_eq!(other, Err(GuaranteeError::ReferenceTaken("R-1".into())));
    let reverse =
        Command::ReverseCompensation { on: d("2025-12-20"), loan: loan(1), reason: "paid late in June".into() };
    let events = run(&mut state, reverse).unwrap();
    let guarantee::GuaranteeEvent::CompensationReversed { refunds, .. } = &events[0] else { panic!("{events:?}") };
    assert_eq!(minor(refunds), [18_000, 18_000, 36_000], "borne less recovered, without the lender");
    assert_eq!(state.cover(loan(1)).unwrap().claim.as_ref().unwrap().stage, ClaimStage::Reversed);
    assert_eq!(state.paid(Some(2025)).unwrap(), yuan(0));
    assert!(pay(&mut state, loan(2), "2025-12-31").is_ok(), "the year has its room again");
}

#[test]
fn a_reversed_recovery_is_borne_again() {
    let mut state = signed(agreement([20, 20, 20, 40], NO_CAPS));
    demanded(&mut state, loan(1), yuan(1_000), yuan(0));
    pay(&mut state, loan(1), "2025-09-15").unwrap();
    recover(&mut state, loan(1), "R-1", yuan(333)).unwrap();
    let before = state.clone();
    recover(&mut state, loan(1), "R-2", yuan(667)).unwrap();
    let borne = |state: &AgreementState| state.cover(loan(1)).unwrap().claim.as_ref().unwrap().still_borne().unwrap();
    assert_eq!(minor(&borne(&state)), [0, 0, 0, 0], "everything recovered: everyone whole to the cent");
    assert!(matches!(
        recover(&mut state, loan(1), "R-3", Money::from_minor(1, Currency::CNY)),
        Err(GuaranteeError::Amount { .. })
    ));
    let reverse = |reference: &str| {
        let (reference, reason) = (reference.to_owned(), "cheque bounced".to_owned());
        Command::ReverseRecovery { on: d("2025-12-05"), loan: loan(1), reference, reason }
    };
    run(&mut state, reverse("R-2")).unwrap();
    assert_eq!(borne(&state), borne(&before));
    assert_eq!(run(&mut state, reverse("R-2")), Err(GuaranteeError::UnknownRecovery("R-2".into())));
    let claim = state.cover(loan(1)).unwrap().claim.clone().unwrap();
    assert_eq!(claim.recovered(Currency::CNY).unwrap(), yuan(333));
}

#[test]
fn dates_and_amounts_at_their_limits() {
    let mut state = signed(agreement([20, 20, 20, 40], NO_CAPS));
    let cover =
        |on: &str, number, amount| Command::CoverLoan { on: d(on), loan: loan(number), principal: amount, firm: None };
    assert!(matches!(state.decide(cover("2024-12-31", 1, yuan(1))), Err(GuaranteeError::OutOfForce { .. })));
    assert!(matches!(state.decide(cover("2027-01-01", 1, yuan(1))), Err(GuaranteeError::OutOfForce { .. })));
    assert!(state.decide(cover("2026-12-31", 1, yuan(1))).is_ok());
    assert!(matches!(state.decide(cover("2025-02-01", 1, yuan(0))), Err(GuaranteeError::Amount { .. })));
    let dollars = Money::from_minor(100, Currency::USD);
    assert!(matches!(state.decide(cover("2025-02-01", 1, dollars)), Err(GuaranteeError::Money(_))));
    run(&mut state, cover("2025-02-01", 1, yuan(1_000))).unwrap();
    assert_eq!(state.decide(cover("2025-02-01", 1, yuan(1))), Err(GuaranteeError::AlreadyCovered(loan(1))));
    assert_eq!(
        state.decide(Command::Demand { on: d("2025-02-01"), loan: loan(2) }),
        Err(GuaranteeError::UnknownLoan(loan(2)))
    );

    let release = |amount| Command::ReleaseCover { on: d("2025-03-01"), loan: loan(1), amount };
    assert!(matches!(state.decide(release(yuan(1_001))), Err(GuaranteeError::Amount { .. })));
    run(&mut state, release(yuan(400))).unwrap();
    let notice = |principal, interest| {
        let (on, overdue_since) = (d("2025-06-10"), d("2025-06-01"));
        Command::NoticeLoss { on, loan: loan(1), overdue_since, principal, interest, causes: Vec::new() }
    };
    assert!(matches!(state.decide(notice(yuan(601), yuan(0))), Err(GuaranteeError::Amount { .. })));
    assert!(matches!(state.decide(notice(yuan(600), yuan(-1))), Err(GuaranteeError::Amount { .. })));
    run(&mut state, notice(yuan(600), yuan(0))).unwrap();

    // 90 waiting days from 1 June end on 30 August.
    let early = state.decide(Command::Demand { on: d("2025-08-29"), loan: loan(1) }).unwrap_err();
    assert_eq!(early, GuaranteeError::TooEarly { what: "a demand", on: d("2025-08-29"), earliest: d("2025-08-30") });
    run(&mut state, Command::Demand { on: d("2025-08-30"), loan: loan(1) }).unwrap();
    assert!(matches!(pay(&mut state, loan(1), "2025-08-29"), Err(GuaranteeError::TooEarly { .. })));
    pay(&mut state, loan(1), "2025-08-30").unwrap();

    let reimburse = |number, amount| {
        let (on, institution) = (d("2025-09-01"), institution(number));
        Command::Reimburse { on, loan: loan(1), institution, amount }
    };
    assert!(state.decide(reimburse(2, yuan(120))).is_ok());
    assert!(matches!(state.decide(reimburse(2, yuan(121))), Err(GuaranteeError::Amount { .. })));
    for number in [1, 4, 7] {
        let error = state.decide(reimburse(number, yuan(1))).unwrap_err();
        assert_eq!(error, GuaranteeError::NotAParty(institution(number)), "the lender, the front party, a stranger");
    }
}

#[test]
fn texts_and_recoveries_are_bounded() {
    let mut state = signed(agreement([20, 20, 20, 40], NO_CAPS));
    demanded(&mut state, loan(1), yuan(1_000_000), yuan(0));
    let refuse = |n: usize| Command::Refuse { on: d("2025-09-01"), loan: loan(1), reason: "x".repeat(n) };
    assert!(state.decide(refuse(MAX_TEXT_BYTES)).is_ok());
    assert!(matches!(state.decide(refuse(MAX_TEXT_BYTES + 1)), Err(GuaranteeError::Bound { .. })));
    assert!(matches!(state.decide(refuse(0)), Err(GuaranteeError::Bound { .. })), "a reason is a reason");
    pay(&mut state, loan(1), "2025-09-15").unwrap();
    for number in 0..MAX_RECOVERIES {
        recover(&mut state, loan(1), &format!("R-{number}"), yuan(1)).unwrap();
    }
    assert!(matches!(recover(&mut state, loan(1), "one more", yuan(1)), Err(GuaranteeError::Bound { .. })));
}

#[test]
fn an_agreement_that_does_not_add_up_is_refused() {
    let good = agreement([20, 20, 20, 40], NO_CAPS);
    good.check().unwrap();
    let with = |change: &dyn Fn(&mut Agreement)| {
        let mut terms = good.clone();
        change(&mut terms);
        terms.check().unwrap_err()
    };
    assert_eq!(with(&|a| a.parties[3].share_ppm -= 1), AgreementError::Shares { found: 999_999 });
    assert_eq!(with(&|a| a.parties.truncate(1)), AgreementError::Parties(1));
    assert_eq!(with(&|a| a.parties[1].role = Role::Lender), AgreementError::Roles);
    assert_eq!(with(&|a| a.parties[1].institution = institution(3)), AgreementError::Roles);
    assert_eq!(with(&|a| a.front = institution(1)), AgreementError::Front);
    assert_eq!(with(&|a| a.front = institution(8)), AgreementError::Front);
    assert_eq!(with(&|a| a.caps.total = Some(yuan(0))), AgreementError::Amounts(Currency::CNY));
    let dollars = Money::from_minor(1, Currency::USD);
    assert_eq!(with(&|a| a.caps.per_year = Some(dollars)), AgreementError::Amounts(Currency::CNY));
    assert_eq!(with(&|a| a.parties[1].fee_rate = Rate::from_bps(-1)), AgreementError::Amounts(Currency::CNY));
    assert_eq!(with(&|a| a.effective_to = a.effective_from), AgreementError::Dates);
    assert_eq!(with(&|a| a.waiting_days = MAX_TERM_DAYS + 1), AgreementError::Dates);
    Agreement { waiting_days: MAX_TERM_DAYS, ..good.clone() }.check().unwrap();

    let many = |n: usize| {
        let share = |at: usize| if at == 0 { 1_000_000 - u32::try_from(n - 1).unwrap() } else { 1 };
        let party = |at: usize| Party {
            institution: institution(u8::try_from(at + 1).unwrap()),
            role: if at == 0 { Role::Lender } else { Role::Guarantor },
            share_ppm: share(at),
            fee_rate: Rate::ZERO,
        };
        Agreement { parties: (0..n).map(party).collect(), front: institution(2), ..good.clone() }.check()
    };
    assert_eq!((many(MAX_PARTIES), many(MAX_PARTIES + 1)), (Ok(()), Err(AgreementError::Parties(MAX_PARTIES + 1))));

    let state = signed(good.clone());
    let again = Command::Sign { on: d("2025-01-02"), agreement: good };
    assert_eq!(state.decide(again), Err(GuaranteeError::AlreadySigned));
    let unsigned = Command::CoverLoan { on: d("2025-02-01"), loan: loan(1), principal: yuan(1), firm: None };
    assert_eq!(AgreementState::default().decide(unsigned), Err(GuaranteeError::NotSigned));
}

#[test]
fn loans_of_an_agreement_are_bounded() {
    let mut state = signed(agreement([20, 20, 20, 40], NO_CAPS));
    let (on, principal) = (d("2025-02-01"), yuan(1));
    let numbered = |n: usize| codes::LoanId::from_bytes((n as u128).to_be_bytes());
    for n in 0..MAX_LOANS - 1 {
        state.apply(&guarantee::GuaranteeEvent::LoanCovered { on, loan: numbered(n), principal, firm: None }).unwrap();
    }
    run(&mut state, Command::CoverLoan { on, loan: numbered(MAX_LOANS - 1), principal, firm: None }).unwrap();
    let error = state.decide(Command::CoverLoan { on, loan: numbered(MAX_LOANS), principal, firm: None }).unwrap_err();
    assert!(matches!(error, GuaranteeError::Bound { most: MAX_LOANS, .. }), "{error}");
}
