//! The guarantor's desk and the fiscal pool: the worked numbers of the rules, limits to the cent, and what never happens.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{d, firm, institution, yuan};
use guarantee::{
    Ask, Asset, Capacity, Exposure, Flow, GuarantorError, GuarantorEvent, GuarantorState, Issue, Lane, LaneAnswer,
    LaneRule, LiabilityKind, PoolCommand, PoolError, PoolEvent, PoolLimit, PoolState, PoolTerms, ReserveRules,
    Statement, Subsidy, Weights, judge,
};
use money::{Currency, Decimal, Money, Rate};
use proptest::prelude::*;

const WAN: i64 = 10_000;

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// The weights and lines of 4-rules.md section 3.
fn weights() -> Weights {
    Weights {
        small_firm: dec("0.75"),
        small_firm_limit: yuan(500 * WAN),
        farmer: dec("0.75"),
        farmer_limit: yuan(200 * WAN),
        housing: dec("0.3"),
        other_loan: dec("1"),
        bond_aa: dec("0.8"),
        bond_other: dec("1"),
        other: dec("1"),
        bond_concentration: dec("0.6"),
        multiple: dec("10"),
        multiple_inclusive: dec("15"),
        inclusive_balance: dec("0.5"),
        inclusive_customers: dec("0.8"),
        single: dec("0.10"),
        group: dec("0.15"),
    }
}

/// One balance in many customers, none of them above `each`.
fn spread(kind: LiabilityKind, wan: i64, each: i64, first: u16) -> Vec<Exposure> {
    let count = (wan + each - 1) / each;
    let customer = |at: i64| {
        let mut bytes = [0; 16];
        bytes[..2].copy_from_slice(&(first + u16::try_from(at).unwrap()).to_be_bytes());
        codes::FirmId::from_bytes(bytes)
    };
    let balance = |at: i64| yuan(each.min(wan - at * each) * WAN);
    (0..count).map(|at| Exposure { customer: customer(at), group: None, kind, balance: balance(at) }).collect()
}

/// 18000x.75 + 4000x.75 + 2000x.3 + 6000 + 3000x.8 + 1000 + 500 = 27,000; equity 3,600 - 600 = 3,000: 9.00 times.
#[test]
fn the_worked_book_is_nine_times_its_means() {
    let mut book = Vec::new();
    for (kind, wan, each, first) in [
        (LiabilityKind::SmallFirm, 18_000, 200, 0),
        (LiabilityKind::Farmer, 4_000, 100, 1_000),
        (LiabilityKind::Housing, 2_000, 100, 2_000),
        (LiabilityKind::OtherLoan, 6_000, 200, 3_000),
        (LiabilityKind::BondAa, 3_000, 300, 4_000),
        (LiabilityKind::BondOther, 1_000, 200, 5_000),
        (LiabilityKind::Other, 500, 100, 6_000),
    ] {
        book.extend(spread(kind, wan, each, first));
    }
    let found = Capacity::measure(&book, yuan(3_000 * WAN), &weights()).unwrap();
    assert_eq!((found.balance, found.liability), (yuan(34_500 * WAN), yuan(27_000 * WAN)));
    assert_eq!(found.multiple, Some(dec("9")));
    assert_eq!((found.line, found.room), (dec("10"), yuan(3_000 * WAN)), "130 of 200 customers are not 80%");
    let kinds: Vec<_> = found.kinds.iter().map(|line| line.weighted.minor() / (100 * WAN)).collect();
    assert_eq!(kinds, [13_500, 3_000, 600, 6_000, 2_400, 1_000, 500]);
    // A bond of AA counts at 60% in concentration: 300 x 0.6 = 180 is less than a loan of 200.
    assert_eq!(found.single[0].balance, yuan(200 * WAN));
    let gross = Capacity::measure(&book, yuan(3_000 * WAN), &Weights { small_firm: dec("1"), ..weights() }).unwrap();
    assert!(gross.multiple.unwrap() > dec("10"), "without weights it would be a false breach");
}

/// Rows at each boundary: at the limit the low weight, one cent past it the full one.
#[test]
fn weights_hold_up_to_their_limit() {
    let of = |kind, minor| {
        let one = Exposure { customer: firm(1), group: None, kind, balance: Money::from_minor(minor, Currency::CNY) };
        Capacity::measure(&[one], yuan(WAN), &weights()).unwrap().liability.minor()
    };
    assert_eq!(of(LiabilityKind::SmallFirm, 500_000_000), 375_000_000);
    assert_eq!(of(LiabilityKind::SmallFirm, 500_000_001), 500_000_001);
    assert_eq!(of(LiabilityKind::Farmer, 200_000_000), 150_000_000);
    assert_eq!(of(LiabilityKind::Farmer, 200_000_001), 200_000_001);
    // Two loans of one customer count together.
    let twice = |customer: u8| Exposure {
        customer: firm(customer),
        group: Some("甲集团".into()),
        kind: LiabilityKind::SmallFirm,
        balance: yuan(300 * WAN),
    };
    let together = Capacity::measure(&[twice(1), twice(1)], yuan(6_000 * WAN), &weights()).unwrap();
    assert_eq!(together.liability, yuan(600 * WAN));
    let apart = Capacity::measure(&[twice(1), twice(2)], yuan(6_000 * WAN), &weights()).unwrap();
    assert_eq!(apart.liability, yuan(450 * WAN));
    assert_eq!(apart.line, dec("15"), "all of it serves small firms");
    assert_eq!((apart.single[0].ratio, apart.group[0].ratio), (Some(dec("0.05")), Some(dec("0.10"))));
    assert_eq!(apart.group[0].who, "甲集团");
    let bare = Capacity::measure(&[twice(1)], yuan(-1), &weights()).unwrap();
    assert_eq!((bare.multiple, bare.single[0].ratio), (None, None), "no means, no ratio");
    assert!(bare.room.is_negative());
}

fn statement(on: &str) -> Statement {
    let assets = [
        (Asset::Cash, 1_200),
        (Asset::BondsAa, 700),
        (Asset::GuarantorEquity, 600),
        (Asset::OwnProperty, 1_180),
        (Asset::OtherReceivables, 920),
    ];
    Statement {
        on: d(on),
        total_assets: yuan(5_000 * WAN),
        net_assets: yuan(3_600 * WAN),
        receivable_compensation: yuan(300 * WAN),
        unearned_reserve: yuan(150 * WAN),
        compensation_reserve: yuan(200 * WAN),
        fee_income: yuan(260 * WAN),
        assets: assets.into_iter().map(|(asset, wan)| (asset, yuan(wan * WAN))).collect(),
    }
}

/// Assets 5,000, compensation receivable 300, I 1,200, II 2,300, III 1,100: 25.53%, 74.47%, 23.40%; own funds 79%.
#[test]
fn tiers_and_reserves_of_the_worked_statement() {
    let statement = statement("2025-12-31");
    statement.check(Currency::CNY).unwrap();
    assert_eq!(statement.means().unwrap(), yuan(3_000 * WAN));
    let tiers = statement.tiers().unwrap();
    // Own property of 1,180 counts to 30% of net assets, 1,080, with 620 + 700 + ... in the second tier.
    assert_eq!((tiers.one, tiers.two, tiers.three), (yuan(1_200 * WAN), yuan(2_380 * WAN), yuan(1_020 * WAN)));
    let mut worked = statement.clone();
    worked.assets.insert(Asset::OwnProperty, yuan(1_000 * WAN));
    worked.assets.insert(Asset::OtherReceivables, yuan(1_100 * WAN));
    let tiers = worked.tiers().unwrap();
    let percent = |ratio: Option<Decimal>| (ratio.unwrap() * dec("100")).round_dp(2).to_string();
    assert_eq!(percent(tiers.one_ratio), "25.53");
    assert_eq!(percent(tiers.two_ratio), "74.47");
    assert_eq!(percent(tiers.three_ratio), "23.40");
    assert_eq!(percent(tiers.own_funds), "79.00");
    // Parts of equity in customers and of entrusted loans, 20% and 40%.
    let mut parts = statement.clone();
    parts.assets = BTreeMap::from([(Asset::CustomerEquity, yuan(100)), (Asset::ShortEntrusted, yuan(100))]);
    let tiers = parts.tiers().unwrap();
    assert_eq!((tiers.one, tiers.two, tiers.three), (yuan(0), yuan(60), yuan(140)));

    let rules = ReserveRules { unearned: dec("0.5"), compensation: dec("0.01"), ceiling: dec("0.1") };
    let need = statement.reserves(yuan(27_000 * WAN), &rules).unwrap();
    assert_eq!((need.unearned, need.compensation, need.ceiling), (yuan(130 * WAN), yuan(270 * WAN), yuan(2_700 * WAN)));
    let held = |wan| Statement { compensation_reserve: yuan(wan * WAN), ..statement.clone() };
    let adds = |wan| held(wan).reserves(yuan(27_000 * WAN), &rules).unwrap().compensation;
    assert_eq!(
        (adds(2_430), adds(2_500), adds(2_700), adds(3_000)),
        (yuan(270 * WAN), yuan(200 * WAN), yuan(0), yuan(0))
    );
    let mut wrong = statement.clone();
    wrong.assets.insert(Asset::Cash, yuan(1_301 * WAN));
    assert!(wrong.check(Currency::CNY).is_err(), "the lines are more than all assets");
}

fn issue(number: &str, customer: u8, wan: i64, own: u32) -> Issue {
    Issue {
        number: number.into(),
        customer: firm(customer),
        group: None,
        kind: LiabilityKind::SmallFirm,
        bank: institution(1),
        amount: yuan(wan * WAN),
        own_ppm: own * 10_000,
        bank_ppm: 200_000,
        term_months: 12,
        fee_rate: Rate::from_bps(80),
        by_lane: false,
    }
}

fn enter(book: &mut GuarantorState, event: GuarantorEvent) -> Result<(), GuarantorError> {
    book.check(&event, Currency::CNY)?;
    book.apply(&event)
}

#[test]
fn a_guarantee_is_given_released_paid_and_recovered() {
    let mut book = GuarantorState::default();
    let (on, n) = (d("2025-02-01"), || "DB-1".to_owned());
    enter(&mut book, GuarantorEvent::Issued { on, issue: issue("DB-1", 1, 100, 40) }).unwrap();
    let again = GuarantorEvent::Issued { on, issue: issue("DB-1", 2, 100, 40) };
    assert_eq!(enter(&mut book, again), Err(GuarantorError::NumberTaken(n())));
    let whole = GuarantorEvent::Issued { on, issue: issue("DB-2", 1, 100, 81) };
    assert!(matches!(enter(&mut book, whole), Err(GuarantorError::Terms(_))), "81% and 20% are more than the whole");
    let release = |on: &str, wan| GuarantorEvent::Released { on: d(on), number: n(), amount: yuan(wan * WAN) };
    assert!(matches!(enter(&mut book, release("2025-01-31", 1)), Err(GuarantorError::TooEarly { .. })));
    assert!(matches!(enter(&mut book, release("2025-06-01", 101)), Err(GuarantorError::Amount { .. })));
    enter(&mut book, release("2025-06-01", 60)).unwrap();
    let pay = |wan| GuarantorEvent::CompensationPaid { on: d("2026-01-10"), number: n(), amount: yuan(wan * WAN) };
    assert!(matches!(enter(&mut book, pay(17)), Err(GuarantorError::Amount { .. })), "its own share of 40 is 16");
    enter(&mut book, pay(15)).unwrap();
    assert!(matches!(enter(&mut book, pay(1)), Err(GuarantorError::Amount { .. })), "bound no longer");
    let cny = Currency::CNY;
    let rate = |year| book.rate(Some(year), None, cny);
    assert_eq!((rate(2025).paid, rate(2025).released), (yuan(0), yuan(24 * WAN)));
    assert_eq!((rate(2026).paid, rate(2026).released), (yuan(15 * WAN), yuan(16 * WAN)));
    assert_eq!(book.rate(None, Some(institution(1)), cny).released, yuan(40 * WAN), "all of its own share");
    assert_eq!(book.rate(None, Some(institution(2)), cny).released, yuan(0));
    let recover = |reference: &str, wan| GuarantorEvent::RecoveryReceived {
        on: d("2026-05-01"),
        number: n(),
        reference: reference.into(),
        amount: yuan(wan * WAN),
    };
    enter(&mut book, recover("Z-1", 10)).unwrap();
    assert_eq!(enter(&mut book, recover("Z-1", 1)), Err(GuarantorError::ReferenceTaken("Z-1".into())));
    assert!(matches!(enter(&mut book, recover("Z-2", 6)), Err(GuarantorError::Amount { .. })), "5 are left");
    let flow = GuarantorEvent::FlowBooked { on, flow: Flow::Premium, reference: "F-1".into(), amount: yuan(8_000) };
    enter(&mut book, flow.clone()).unwrap();
    assert!(matches!(enter(&mut book, flow), Err(GuarantorError::ReferenceTaken(_))), "once");
    assert_eq!(book.flow(2025, Flow::Premium, cny), yuan(8_000));
    assert!(book.exposures().unwrap().is_empty());
}

fn lane() -> Lane {
    Lane {
        open: true,
        banks: BTreeSet::from([institution(1)]),
        kinds: BTreeSet::from([LiabilityKind::SmallFirm]),
        customer_limit: yuan(300 * WAN),
        term_months: 36,
        own_ppm: 400_000,
        bank_min_ppm: 200_000,
        stop_rate: dec("0.04"),
        statement_days: 120,
    }
}

fn ask(wan: i64) -> Ask {
    let (kind, bank) = (LiabilityKind::SmallFirm, institution(1));
    let amount = yuan(wan * WAN);
    Ask { customer: firm(1), group: None, kind, bank, amount, bank_ppm: 200_000, term_months: 12 }
}

fn broken(book: &GuarantorState, ask: &Ask, today: &str) -> (LaneAnswer, Vec<LaneRule>) {
    let (answer, checks) = judge(book, ask, d(today), &weights()).unwrap();
    (answer, checks.into_iter().filter(|check| !check.holds).map(|check| check.rule).collect())
}

#[test]
fn the_lane_decides_at_once_within_its_limits() {
    let mut book = GuarantorState::default();
    let today = "2026-01-31";
    assert_eq!(broken(&book, &ask(1), today), (LaneAnswer::Stopped, vec![LaneRule::Open]), "no limits recorded");
    enter(&mut book, GuarantorEvent::StatementReported { statement: statement("2025-12-31") }).unwrap();
    enter(&mut book, GuarantorEvent::LaneSet { on: d("2026-01-01"), lane: lane() }).unwrap();
    assert_eq!(broken(&book, &ask(300), today), (LaneAnswer::Given, vec![]), "at every limit");
    assert_eq!(broken(&book, &ask(301), today), (LaneAnswer::Referred, vec![LaneRule::Customer]));
    let long = Ask { term_months: 37, ..ask(1) };
    assert_eq!(broken(&book, &long, today), (LaneAnswer::Referred, vec![LaneRule::Term]));
    let light = Ask { bank_ppm: 199_999, ..ask(1) };
    assert_eq!(broken(&book, &light, today), (LaneAnswer::Referred, vec![LaneRule::BankShare]));
    let other = Ask { bank: institution(2), kind: LiabilityKind::OtherLoan, ..ask(1) };
    assert_eq!(broken(&book, &other, today).1, [LaneRule::Bank, LaneRule::Kind]);
    assert_eq!(broken(&book, &ask(1), "2026-04-30"), (LaneAnswer::Given, vec![]), "120 days");
    assert_eq!(broken(&book, &ask(1), "2026-05-01"), (LaneAnswer::Stopped, vec![LaneRule::Statement]), "121 days");
    enter(&mut book, GuarantorEvent::LaneSet { on: d("2026-01-01"), lane: Lane { open: false, ..lane() } }).unwrap();
    assert_eq!(broken(&book, &ask(1), today), (LaneAnswer::Stopped, vec![LaneRule::Open]));

    // A line of law: 400 of means 3,000 is more than 10%, and so is it of the group.
    let wide = Lane { customer_limit: yuan(2_000 * WAN), ..lane() };
    enter(&mut book, GuarantorEvent::LaneSet { on: d("2026-01-01"), lane: wide }).unwrap();
    assert_eq!(broken(&book, &ask(750), today), (LaneAnswer::Given, vec![]), "40% of 750 is 300, 10% of 3,000");
    assert_eq!(broken(&book, &ask(751), today), (LaneAnswer::Stopped, vec![LaneRule::Single]));
    let grouped = |wan| Ask { group: Some("甲集团".into()), ..ask(wan) };
    let mut sister = issue("DB-1", 2, 500, 40);
    sister.group = Some("甲集团".into());
    enter(&mut book, GuarantorEvent::Issued { on: d("2026-01-02"), issue: sister }).unwrap();
    assert_eq!(broken(&book, &grouped(625), today), (LaneAnswer::Given, vec![]), "200 + 250 is 15% of 3,000");
    assert_eq!(broken(&book, &grouped(626), today), (LaneAnswer::Stopped, vec![LaneRule::Group]));
}

#[test]
fn the_lane_stops_early_when_too_much_is_paid() {
    let mut book = GuarantorState::default();
    enter(&mut book, GuarantorEvent::StatementReported { statement: statement("2025-12-31") }).unwrap();
    enter(&mut book, GuarantorEvent::LaneSet { on: d("2026-01-01"), lane: lane() }).unwrap();
    // Released 12,000 in the year, and 479 paid: 3.99%. With 1.2 more, both released and paid, it is 4.0013%.
    for (number, bank, own, paid) in [("A", 1, 11_000, 0), ("B", 2, 520, 0), ("C", 2, 480, 479)] {
        let issue = Issue { bank: institution(bank), own_ppm: 800_000, ..issue(number, 9, own * 10 / 8, 80) };
        let (on, amount) = (d("2026-01-02"), issue.amount);
        let number = issue.number.clone();
        enter(&mut book, GuarantorEvent::Issued { on, issue }).unwrap();
        let event = if paid > 0 {
            GuarantorEvent::CompensationPaid { on, number, amount: yuan(paid * WAN) }
        } else {
            GuarantorEvent::Released { on, number, amount }
        };
        enter(&mut book, event).unwrap();
    }
    let today = "2026-01-31";
    let rate = book.rate(Some(2026), None, Currency::CNY);
    assert_eq!((rate.paid.minor(), rate.released.minor()), (479_000_000, 12_000_000_000));
    assert_eq!(broken(&book, &ask(1), today), (LaneAnswer::Given, vec![]), "3.99%");
    let second = Lane { banks: BTreeSet::from([institution(1), institution(2)]), ..lane() };
    enter(&mut book, GuarantorEvent::LaneSet { on: d("2026-01-01"), lane: second }).unwrap();
    let with_second = Ask { bank: institution(2), ..ask(1) };
    assert_eq!(broken(&book, &with_second, today), (LaneAnswer::Stopped, vec![LaneRule::BankRate]));
    let on = d("2026-01-03");
    enter(&mut book, GuarantorEvent::Issued { on, issue: issue("D", 9, 3, 40) }).unwrap();
    let number = "D".to_owned();
    enter(&mut book, GuarantorEvent::CompensationPaid { on, number, amount: yuan(12_000) }).unwrap();
    let next = broken(&book, &ask(1), today);
    assert_eq!(next, (LaneAnswer::Stopped, vec![LaneRule::Rate]), "480.2 of 12,001.2");
}

fn terms() -> PoolTerms {
    PoolTerms {
        name: "县级风险补偿资金池".into(),
        currency: Currency::CNY,
        share_ppm: 400_000,
        per_claim: Some(yuan(300_000)),
        per_year: Some(yuan(500_000)),
        subsidy_per_year: Some(yuan(50_000)),
        stop_ratio: Some(dec("0.5")),
    }
}

fn does(pool: &mut PoolState, command: PoolCommand) -> Result<PoolEvent, PoolError> {
    let event = pool.decide(command)?;
    pool.apply(&event)?;
    Ok(event)
}

fn claim(pool: &mut PoolState, on: &str, reference: &str, loss: i64) -> Result<(i64, Option<PoolLimit>), PoolError> {
    match does(pool, PoolCommand::Pay(d(on), reference.into(), institution(1), yuan(loss)))? {
        PoolEvent::ClaimPaid { amount, limited_by, .. } => Ok((amount.minor() / 100, limited_by)),
        other => panic!("{other:?}"),
    }
}

/// S36: 40% of the bank's loss comes from the fund.
#[test]
fn forty_percent_of_the_banks_loss_within_every_ceiling() {
    let mut pool = PoolState::default();
    let fund = |reference: &str, amount| {
        PoolCommand::Fund(d("2025-01-10"), reference.into(), "2025年预算".into(), yuan(amount))
    };
    assert!(matches!(does(&mut pool, fund("F-1", 1)), Err(PoolError::Stage(_))));
    does(&mut pool, PoolCommand::Open(d("2025-01-01"), terms())).unwrap();
    assert_eq!(claim(&mut pool, "2025-03-01", "C-0", 100), Err(PoolError::Stopped), "nothing is in it yet");
    does(&mut pool, fund("F-1", 1_600_000)).unwrap();
    assert_eq!(claim(&mut pool, "2025-03-01", "C-1", 500_000), Ok((200_000, None)));
    assert_eq!(claim(&mut pool, "2025-04-01", "C-1", 1), Err(PoolError::ReferenceTaken("C-1".into())));
    let cut = claim(&mut pool, "2025-04-01", "C-2", 1_000_000);
    assert_eq!(cut, Ok((300_000, Some(PoolLimit::PerClaim))));
    let spent = claim(&mut pool, "2025-05-01", "C-3", 10);
    assert_eq!(spent, Err(PoolError::Exhausted(PoolLimit::PerYear)), "500,000 were paid in 2025");
    // Another year has its own ceiling; at half of what was put in, 800,000, the pool stops.
    assert_eq!(claim(&mut pool, "2026-01-05", "C-4", 1_000_000), Ok((300_000, Some(PoolLimit::PerClaim))));
    assert_eq!(claim(&mut pool, "2026-01-06", "C-5", 100), Err(PoolError::Stopped));
    let back = PoolCommand::Return(d("2026-02-01"), "R-1".into(), "C-2".into(), yuan(200_000));
    let PoolEvent::Returned { amount, .. } = does(&mut pool, back).unwrap() else { panic!() };
    assert_eq!(amount, yuan(60_000), "300,000 of 1,000,000 were the pool's: so are 60,000 of 200,000");
    let most = PoolCommand::Return(d("2026-02-01"), "R-2".into(), "C-2".into(), yuan(900_000));
    assert!(matches!(does(&mut pool, most), Err(PoolError::Amount { .. })), "more than it paid");
    let subsidy = |amount| {
        PoolCommand::Subsidise(d("2026-02-01"), format!("S-{amount}"), institution(4), Subsidy::Premium, yuan(amount))
    };
    does(&mut pool, subsidy(50_000)).unwrap();
    assert!(matches!(does(&mut pool, subsidy(1)), Err(PoolError::Amount { .. })), "the year's subsidies are spent");
    assert_eq!(pool.balance().unwrap(), yuan(1_600_000 - 800_000 + 60_000 - 50_000));
    let totals = [pool.funded(), pool.paid(None), pool.returned(), pool.subsidies(None)].map(Result::unwrap);
    assert_eq!(totals, [yuan(1_600_000), yuan(800_000), yuan(60_000), yuan(50_000)]);
    let balances: Vec<_> = pool.lines().iter().map(|line| line.balance.minor() / 100).collect();
    assert_eq!(balances, [1_600_000, 1_400_000, 1_100_000, 800_000, 860_000, 810_000]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is asked in whatever order: the balance is never below zero and no ceiling is passed.
    #[test]
    fn a_pool_is_never_overdrawn(
        asked in prop::collection::vec((0u8..6, 1i64..9_000, 0i32..1_200, 0u8..12), 1..80),
        caps in (prop::option::of(1i64..3_000), prop::option::of(1i64..6_000), prop::option::of(1i64..2_000)),
    ) {
        let fen = |minor| Money::from_minor(minor, Currency::CNY);
        let (per_claim, per_year, subsidy_per_year) = (caps.0.map(fen), caps.1.map(fen), caps.2.map(fen));
        let mut pool = PoolState::default();
        let open = PoolTerms { per_claim, per_year, subsidy_per_year, stop_ratio: None, ..terms() };
        does(&mut pool, PoolCommand::Open(d("2025-01-01"), open)).unwrap();
        let mut events = vec![PoolEvent::Opened { on: d("2025-01-01"), terms: pool.terms().unwrap().clone() }];
        for (at, (kind, minor, day, claim)) in asked.into_iter().enumerate() {
            let (on, reference) = (calendar::add_days(d("2025-01-01"), day).unwrap(), format!("N-{at}"));
            let command = match kind {
                0 | 1 => PoolCommand::Fund(on, reference, "budget".into(), fen(minor)),
                2 | 3 => PoolCommand::Pay(on, reference, institution(1), fen(minor)),
                4 => PoolCommand::Return(on, reference, format!("N-{claim}"), fen(minor / 3 + 1)),
                _ => PoolCommand::Subsidise(on, reference, institution(2), Subsidy::Interest, fen(minor / 9 + 1)),
            };
            if let Ok(event) = does(&mut pool, command) {
                events.push(event);
            }
            let balance = pool.balance().unwrap();
            prop_assert!(!balance.is_negative());
            let whole = pool.funded().unwrap().minor() + pool.returned().unwrap().minor()
                - pool.paid(None).unwrap().minor() - pool.subsidies(None).unwrap().minor();
            prop_assert_eq!(whole, balance.minor(), "the ledger sums to its balance");
            for year in 2025i16..2029 {
                prop_assert!(per_year.is_none_or(|cap| pool.paid(Some(year)).unwrap().minor() <= cap.minor()));
                let given = pool.subsidies(Some(year)).unwrap().minor();
                prop_assert!(subsidy_per_year.is_none_or(|cap| given <= cap.minor()));
            }
        }
        prop_assert!(pool.returned().unwrap().minor() <= pool.paid(None).unwrap().minor());
        prop_assert_eq!(PoolState::fold(&events).unwrap(), pool);
    }
}
