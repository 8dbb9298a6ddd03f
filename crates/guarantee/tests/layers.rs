//! Losses through layers, by hand: every row of `tables/waterfall.csv`; triggers, deadlines and trade volumes.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use calendar::{DayCount, Period};
use common::{NO_CAPS, d, firm, institution, layer, layered, loan, minor, run, signed, yuan};
use guarantee::limits::{MAX_BANDS, MAX_LAYERS, MAX_TEXT_BYTES};
use guarantee::{
    Agreement, AgreementError, AgreementState, Band, Basis, CapKind, Caps, Cause, Command, Deadlines, GuaranteeError,
    Layer, LayerError, Peril, RecoveryOrder, Role, Slice, Step, Trigger,
};
use money::{Currency, Money, Rate, Rounding};

fn only(mut layer: Layer, peril: Peril) -> Layer {
    layer.perils.insert(peril);
    layer
}

/// The agreements that the table names. Party 1 is the bank, 2 to 4 are others.
fn named(name: &str) -> Agreement {
    let all = Slice::Proportional {};
    let layers = match name {
        "50-30-20" => vec![layer("all", all, &[(1, 50), (2, 30), (3, 20)])],
        "by peril" => {
            let core = Slice::Shortfall { limit: Some(yuan(300_000)) };
            vec![
                only(layer("core firm", core, &[(3, 100)]), Peril::ReceivableShortfall),
                only(layer("insurer", all, &[(2, 100)]), Peril::TradeInterruption),
                only(layer("bank", all, &[(1, 100)]), Peril::Credit),
            ]
        }
        "moving" => {
            let mut moving = layer("all", all, &[(1, 50), (2, 30), (3, 20)]);
            for (millions, bank, core) in [(100, 45, 25), (200, 40, 30)] {
                let shares = layer("", all, &[(1, bank), (2, 30), (3, core)]).shares;
                moving.bands.push(Band { from_volume: yuan(millions * 1_000_000), shares });
            }
            vec![moving]
        }
        "fund of the bank's loss" => {
            vec![layer("guarantor", all, &[(4, 50)]), layer("fund", all, &[(2, 40)])]
        }
        "20-20-20-40" => vec![layer("all", all, &[(1, 20), (2, 20), (3, 20), (4, 40)])],
        "20-30-20-30" => vec![layer("all", all, &[(1, 20), (2, 30), (3, 20), (4, 30)])],
        "first loss" => {
            let pool = Slice::FirstLoss { limit: yuan(500_000), per: Basis::Agreement };
            vec![layer("pool", pool, &[(2, 100)]), layer("guarantor", all, &[(4, 50)])]
        }
        "excess" => {
            let excess = Slice::ExcessOfLoss { above: yuan(100_000), limit: yuan(1_000_000) };
            vec![layer("excess", excess, &[(2, 50)])]
        }
        "stop loss" => {
            vec![layer("stop", Slice::StopLoss { above: yuan(100_000), limit: yuan(200_000) }, &[(2, 100)])]
        }
        "capped" => vec![layer("fund", all, &[(2, 30)]), layer("guarantor", all, &[(4, 100)])],
        other => panic!("no agreement is called {other}"),
    };
    let caps = Caps { per_loan: (name == "capped").then(|| yuan(600)), ..NO_CAPS };
    let order = if matches!(name, "first loss" | "stop loss") {
        RecoveryOrder::LastLayerFirst
    } else {
        RecoveryOrder::Proportional
    };
    let mut terms = Agreement { recovery_order: order, ..layered(layers, caps) };
    // Whoever bears something may pay first: party 4 where it does, else party 2.
    if !terms.layers.iter().any(|layer| layer.bears(institution(4))) {
        terms.front = institution(2);
    }
    terms.check().unwrap();
    terms
}

#[test]
fn every_row_of_the_waterfall_table() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables/waterfall.csv")).unwrap();
    let mut books: BTreeMap<String, AgreementState> = BTreeMap::new();
    let mut rows = 0u8;
    for line in text.lines().skip(1) {
        rows += 1;
        let cells: Vec<&str> = line.split(',').collect();
        let money = |at: usize| Money::parse(cells[at], Currency::CNY).unwrap();
        let amounts = |from: usize| (from..from + 4).map(|at| money(at).minor()).collect::<Vec<_>>();
        let state = books.entry(cells[0].to_owned()).or_insert_with(|| signed(named(cells[0])));
        if money(5).is_positive() {
            run(state, Command::ReportVolume { on: d("2025-05-31"), volume: money(5) }).unwrap();
        }
        let loan = loan(rows);
        let perils = [Peril::Credit, Peril::TradeInterruption, Peril::ReceivableShortfall];
        let causes = perils.iter().zip(2..).map(|(peril, at)| Cause { peril: *peril, amount: money(at) });
        let causes: Vec<Cause> = causes.filter(|cause| cause.amount.is_positive()).collect();
        let principal = Money::sum(Currency::CNY, causes.iter().map(|cause| cause.amount)).unwrap();
        let (overdue_since, interest) = (d("2025-06-01"), yuan(0));
        let on = d("2025-02-01");
        run(state, Command::CoverLoan { on, loan, principal, firm: Some(firm(1)) }).unwrap();
        let on = d("2025-06-10");
        run(state, Command::NoticeLoss { on, loan, overdue_since, principal, interest, causes }).unwrap();
        run(state, Command::Demand { on: d("2025-08-30"), loan }).unwrap();
        let paid = run(state, Command::Pay { on: d("2025-09-15"), loan, principal, interest });
        if cells[10] == "refused" {
            assert!(matches!(paid, Err(GuaranteeError::NothingCovered(_))), "{line}: {paid:?}");
            continue;
        }
        paid.unwrap();
        let claim = state.cover(loan).unwrap().claim.clone().unwrap();
        let (_, split) = claim.paid.clone().unwrap();
        assert_eq!(minor(&split.parts), amounts(6), "{line}");
        assert_eq!(split.limited_by, (cells[10] == "per-loan").then_some(CapKind::PerLoan), "{line}");
        if money(11).is_positive() {
            common::recover(state, loan, "R-1", money(11)).unwrap();
            let claim = state.cover(loan).unwrap().claim.clone().unwrap();
            assert_eq!(minor(&claim.recoveries["R-1"].parts), amounts(12), "{line}");
        }
    }
    assert_eq!(rows, 26, "every row of the file was looked at");
}

#[test]
fn a_reversed_claim_gives_its_layer_room_back() {
    let mut state = signed(named("first loss"));
    let mut pay = |number: u8, amount: i64| {
        common::demanded(&mut state, loan(number), yuan(amount), yuan(0));
        common::pay(&mut state, loan(number), "2025-09-15").unwrap();
        let claim = state.cover(loan(number)).unwrap().claim.clone().unwrap();
        minor(&claim.paid.unwrap().1.parts)
    };
    assert_eq!(pay(1, 500_000), [0, 50_000_000, 0, 0]);
    assert_eq!(pay(2, 500_000), [25_000_000, 0, 0, 25_000_000], "the pool is used up");
    let reason = "paid late".to_owned();
    run(&mut state, Command::ReverseCompensation { on: d("2025-10-01"), loan: loan(1), reason }).unwrap();
    common::demanded(&mut state, loan(3), yuan(600_000), yuan(0));
    common::pay(&mut state, loan(3), "2025-11-01").unwrap();
    let claim = state.cover(loan(3)).unwrap().claim.clone().unwrap();
    assert_eq!(
        minor(&claim.paid.unwrap().1.parts),
        [5_000_000, 50_000_000, 0, 5_000_000],
        "its 500,000 are free again"
    );
}

#[test]
fn a_firm_has_one_cap_for_all_its_loans() {
    let caps = Caps { per_firm: Some(yuan(1_000)), ..NO_CAPS };
    let mut state = signed(Agreement { waiting_days: 0, ..common::agreement([20, 20, 20, 40], caps) });
    for (number, owner, expected) in [(1, 1, 800), (2, 1, 200), (3, 2, 800)] {
        let (on, loan, firm) = (d("2025-02-01"), loan(number), Some(firm(owner)));
        run(&mut state, Command::CoverLoan { on, loan, principal: yuan(1_000), firm }).unwrap();
        let (on, overdue_since, interest) = (d("2025-06-10"), d("2025-06-01"), yuan(0));
        let principal = yuan(1_000);
        run(&mut state, Command::NoticeLoss { on, loan, overdue_since, principal, interest, causes: vec![] }).unwrap();
        run(&mut state, Command::Demand { on, loan }).unwrap();
        run(&mut state, Command::Pay { on, loan, principal, interest }).unwrap();
        assert_eq!(state.cover(loan).unwrap().paid, yuan(expected), "loan {number} of firm {owner}");
    }
}

#[test]
fn the_shares_are_those_of_the_first_overdue_day() {
    let mut state = signed(named("moving"));
    run(&mut state, Command::ReportVolume { on: d("2025-05-01"), volume: yuan(100_000_000) }).unwrap();
    run(&mut state, Command::ReportVolume { on: d("2025-06-02"), volume: yuan(200_000_000) }).unwrap();
    let again = Command::ReportVolume { on: d("2025-06-02"), volume: yuan(200_000_000) };
    assert_eq!(state.decide(again).unwrap(), [], "the same report changes nothing");
    assert_eq!(state.volume(d("2025-04-30")), None);
    assert_eq!(state.volume(d("2025-06-01")), Some(yuan(100_000_000)));
    common::demanded(&mut state, loan(1), yuan(1_000), yuan(0));
    common::pay(&mut state, loan(1), "2025-09-15").unwrap();
    let claim = state.cover(loan(1)).unwrap().claim.clone().unwrap();
    assert_eq!(
        minor(&claim.paid.unwrap().1.parts),
        [45_000, 30_000, 25_000, 0],
        "as traded on 1 June, not the day after"
    );
    let plain = signed(named("50-30-20"));
    let report = Command::ReportVolume { on: d("2025-05-01"), volume: yuan(1) };
    assert!(matches!(plain.decide(report), Err(GuaranteeError::NotAgreed(_))));
}

#[test]
fn a_demand_waits_for_its_trigger_and_not_for_ever() {
    let deadlines = Deadlines { notice_days: Some(9), demand_days: Some(730), reimbursement_days: Some(20) };
    let terms = Agreement { trigger: Trigger::Enforced, deadlines, ..common::agreement([20, 20, 20, 40], NO_CAPS) };
    let mut state = signed(terms.clone());
    let (loan, interest) = (loan(1), yuan(0));
    run(&mut state, Command::CoverLoan { on: d("2025-02-01"), loan, principal: yuan(1_000), firm: None }).unwrap();
    let (on, overdue_since, principal) = (d("2025-06-11"), d("2025-06-01"), yuan(1_000));
    run(&mut state, Command::NoticeLoss { on, loan, overdue_since, principal, interest, causes: vec![] }).unwrap();
    let demand = |on: &str| Command::Demand { on: d(on), loan };
    let missing = GuaranteeError::NotTriggered { loan, trigger: Trigger::Enforced };
    assert_eq!(state.decide(demand("2025-12-01")), Err(missing));
    let evidence = "（2025）冀01执001号".to_owned();
    run(&mut state, Command::NoteTrigger { on: d("2025-09-01"), loan, evidence: evidence.clone() }).unwrap();
    // 90 waiting days from 1 September end on 30 November; 730 days from 1 June 2025 end on 1 June 2027.
    assert!(matches!(state.decide(demand("2025-11-29")), Err(GuaranteeError::TooEarly { .. })));
    assert!(state.decide(demand("2025-11-30")).is_ok());
    assert!(state.decide(demand("2027-06-01")).is_ok());
    let late = state.decide(demand("2027-06-02")).unwrap_err();
    assert_eq!(late, GuaranteeError::TooLate { what: "a demand", on: d("2027-06-02"), latest: d("2027-06-01") });
    let overdue = signed(common::agreement([20, 20, 20, 40], NO_CAPS));
    let note = Command::NoteTrigger { on: d("2025-09-01"), loan, evidence };
    assert!(matches!(overdue.decide(note), Err(GuaranteeError::NotAgreed(_))));

    let steps = |state: &AgreementState, today: &str| {
        let claim = state.cover(loan).unwrap().claim.clone().unwrap();
        let all = claim.deadlines(&terms);
        all.iter().map(|line| (line.step, line.by.to_string(), line.missed(d(today)))).collect::<Vec<_>>()
    };
    run(&mut state, demand("2025-12-01")).unwrap();
    let expected = [
        (Step::Notice, "2025-06-10".to_owned(), true),
        (Step::Demand, "2027-06-01".to_owned(), false),
        (Step::Payment, "2025-12-31".to_owned(), true),
    ];
    assert_eq!(steps(&state, "2026-01-01"), expected, "the notice came a day late, the payment is a day late");
    run(&mut state, Command::Pay { on: d("2025-12-31"), loan, principal, interest }).unwrap();
    let last = |state: &AgreementState, today: &str| steps(state, today).pop().unwrap();
    assert_eq!(last(&state, "2026-01-20"), (Step::Reimbursement, "2026-01-20".to_owned(), false));
    assert_eq!(last(&state, "2026-01-21"), (Step::Reimbursement, "2026-01-20".to_owned(), true));
    for number in [2, 3] {
        let (on, amount) = (d("2026-01-20"), yuan(200));
        run(&mut state, Command::Reimburse { on, loan, institution: institution(number), amount }).unwrap();
    }
    assert_eq!(last(&state, "2026-03-01"), (Step::Reimbursement, "2026-01-20".to_owned(), false), "paid in time");
}

#[test]
fn a_party_is_liable_for_the_worst_that_can_befall_it() {
    let terms = named("by peril");
    let parts = terms.liabilities(yuan(1_000_000)).unwrap();
    assert_eq!(minor(&parts), [100_000_000, 100_000_000, 30_000_000, 0], "each peril by itself");
    let year = Period::try_new(d("2025-01-01"), d("2026-01-01")).unwrap();
    let mut priced = terms.clone();
    priced.parties[2].fee_rate = Rate::from_bps(50);
    let fees = priced.fees(yuan(1_000_000), year, DayCount::Actual365, Rounding::HalfUp).unwrap();
    assert_eq!(minor(&fees), [0, 300_000, 150_000, 0], "0.3% of 1,000,000; 0.5% of the 300,000 it is bound for");
    let four = named("20-20-20-40").liabilities(yuan(1_000)).unwrap();
    assert_eq!(minor(&four), [20_000, 20_000, 20_000, 40_000]);
}

#[test]
fn causes_make_up_the_loss() {
    let mut state = signed(named("by peril"));
    run(&mut state, Command::CoverLoan { on: d("2025-02-01"), loan: loan(1), principal: yuan(10), firm: None })
        .unwrap();
    let cause = |peril, amount| Cause { peril, amount: yuan(amount) };
    let (credit, trade) = (Peril::Credit, Peril::TradeInterruption);
    for (causes, good) in [
        (vec![], true),
        (vec![cause(credit, 9), cause(trade, 1)], true),
        (vec![cause(credit, 9)], false),
        (vec![cause(credit, 5), cause(credit, 5)], false),
        (vec![cause(credit, 10), cause(trade, 0)], false),
    ] {
        let (on, loan, overdue_since) = (d("2025-06-10"), loan(1), d("2025-06-01"));
        let (principal, interest) = (yuan(10), yuan(0));
        let decided = state.decide(Command::NoticeLoss { on, loan, overdue_since, principal, interest, causes });
        assert_eq!(decided.is_ok(), good, "{decided:?}");
        assert!(good || matches!(decided, Err(GuaranteeError::Causes { .. })));
    }
}

#[test]
fn layers_that_do_not_add_up_are_refused() {
    let with = |change: &dyn Fn(&mut Agreement)| {
        let mut terms = named("moving");
        change(&mut terms);
        terms.check()
    };
    let layer_error = |change: &dyn Fn(&mut Agreement)| match with(change) {
        Err(AgreementError::Layer(error)) => error,
        other => panic!("{other:?}"),
    };
    let whole = |a: &mut Agreement| a.layers[0].shares[0].share_ppm += 1;
    assert_eq!(layer_error(&whole), LayerError::Shares("all".into()));
    assert_eq!(
        layer_error(&|a| a.layers[0].bands[1].shares[0].institution = institution(9)),
        LayerError::Shares("all".into())
    );
    assert_eq!(layer_error(&|a| a.layers[0].bands.swap(0, 1)), LayerError::Bands("all".into()));
    assert_eq!(layer_error(&|a| a.parties[1].share_ppm = 1), LayerError::PartyShares);
    assert_eq!(layer_error(&|a| a.layers[0].name.clear()), LayerError::Name(String::new()));
    assert!(matches!(layer_error(&|a| a.layers.push(a.layers[0].clone())), LayerError::Name(_)));
    let free = Slice::FirstLoss { limit: yuan(0), per: Basis::Loan };
    assert!(matches!(layer_error(&|a| a.layers[0].slice = free), LayerError::Amounts { .. }));
    assert_eq!(with(&|a| a.front = institution(4)), Err(AgreementError::Front), "a party without a share");
    assert_eq!(with(&|a| a.deadlines.demand_days = Some(89)), Err(AgreementError::Dates), "over before it begins");
    assert_eq!(with(&|a| a.deadlines.demand_days = Some(90)), Ok(()));
    assert_eq!(with(&|a| a.parties[3].role = Role::CoreFirm), Ok(()));

    let many = |layers: usize, bands: usize, name: usize| {
        with(&|a| {
            let first = a.layers[0].clone();
            a.layers = (0..layers).map(|at| Layer { name: format!("{at:0name$}"), ..first.clone() }).collect();
            let shares = first.shares.clone();
            let band = |at: usize| Band { from_volume: yuan(at as i64 + 1), shares: shares.clone() };
            a.layers[0].bands = (0..bands).map(band).collect();
        })
    };
    assert_eq!(many(MAX_LAYERS, MAX_BANDS, MAX_TEXT_BYTES), Ok(()));
    assert_eq!(many(MAX_LAYERS + 1, 1, 2), Err(LayerError::TooMany.into()));
    assert_eq!(many(1, MAX_BANDS + 1, 2), Err(LayerError::TooMany.into()));
    assert!(matches!(many(1, 1, MAX_TEXT_BYTES + 1), Err(AgreementError::Layer(LayerError::Name(_)))));
    let perils: BTreeSet<_> = Peril::ALL.iter().map(|peril| peril.zh()).collect();
    assert_eq!(perils.len(), Peril::ALL.len());
}
