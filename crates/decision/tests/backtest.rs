//! A back-test on a bank small enough to count by hand, and what must hold for every back-test.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

mod common;

use calendar::parse_date;
use codes::{ApplicationId, DecisionId, FirmSize, ProductId, ScorecardId};
use decision::backtest::{
    Assumptions, BAND_BPS, BackTest, Case, FoldError, Group, Lent, Outcomes, Policy, Report, Unable, Why, again,
    again_all, as_then,
};
use decision::{DecisionInput, Outcome, decide};
use money::{Currency, Decimal, Money, Rate};
use product::{CompiledProduct, Product};
use rulebook::Rulebook;
use scoring::FeatureValue;

const DAY: &str = "2025-06-10";
const NAME: &str = "sme-working-capital";

fn then() -> Product {
    Product::from_yaml(&common::product_text(NAME)).unwrap()
}

/// The candidate in the place of the shipped version.
fn policy(candidate: &Product) -> Policy {
    let compiled = CompiledProduct::try_new(as_then(candidate, &then())).unwrap_or_else(|e| panic!("{e}"));
    let rules =
        Rulebook::shipped().snapshot(parse_date(DAY).unwrap(), format!("{DAY}T12:00:00+08:00").parse().unwrap());
    let card = (ScorecardId::from_bytes([2; 16]), common::scorecard().compile().unwrap());
    Policy::try_new(&then(), (ProductId::from_bytes([1; 16]), compiled), card, rules).unwrap()
}

fn yuan(yuan: i64) -> Money {
    Money::from_minor(yuan * 100, Currency::CNY)
}

fn case(number: u8, lent: Option<Lent>, change: impl FnOnce(&mut DecisionInput)) -> Case {
    let mut input = common::input();
    input.decision = DecisionId::from_bytes([number; 16]);
    input.application = ApplicationId::from_bytes([number; 16]);
    change(&mut input);
    Case { decision: decide(&input, &common::bundle(NAME, DAY)).unwrap(), lent }
}

/// Six applications, as decided then:
///
/// | | asks for | who | then |
/// |---|---|---|---|
/// | 1 | 500,000 | a small firm of Baoding | offer; lent and sound |
/// | 2 | 400,000 | registered six months ago | declined: too young |
/// | 3 | 2,000,000 | | 1,640,000 for a person to approve; lent and bad, 1,000,000 still owed |
/// | 4 | 500,000 | a medium-sized firm | declined: size not served |
/// | 5 | 500,000 | tax grade D, Tangshan | declined |
/// | 6 | 300,000 | refused automation, too young | a person, without an offer |
fn bank() -> Vec<Case> {
    let sound = Lent { principal: yuan(500_000), bad: false, owed: yuan(200_000) };
    let bad = Lent { principal: yuan(1_640_000), bad: true, owed: yuan(1_000_000) };
    let young = |input: &mut DecisionInput| input.facts.registered_on = Some(parse_date("2024-12-01").unwrap());
    vec![
        case(1, Some(sound), |_| {}),
        case(2, None, |input| {
            young(input);
            input.request.amount = yuan(400_000);
        }),
        case(3, Some(bad), |input| input.request.amount = yuan(2_000_000)),
        case(4, None, |input| input.facts.size = Some(FirmSize::Medium)),
        case(5, None, |input| {
            input.features.insert("tax_grade".into(), FeatureValue::Category("D".into()));
            input.facts.region = Some("130200".parse().unwrap());
        }),
        case(6, None, |input| {
            young(input);
            input.request.amount = yuan(300_000);
            input.automation_refused = true;
        }),
    ]
}

/// Takes firms of six months, lends at most 1,500,000, and at least at 4%.
fn candidate() -> Product {
    let text = common::product_text(NAME)
        .replacen("age: \"< 12\"", "age: \"< 6\"", 1)
        .replacen("max: \"3000000\"", "max: \"1500000\"", 1)
        .replacen("floor_percent: \"3.00\"", "floor_percent: \"4.00\"", 1)
        .replacen("valid: { from: \"2020-01-01\" }", "valid: { from: \"2030-01-01\" }", 1);
    Product::from_yaml(&text).unwrap()
}

fn run(cases: Vec<Case>, policy: &Policy) -> Report {
    let cases: Vec<_> = cases.into_iter().map(|case| (case, Ok(policy))).collect();
    let mut test = BackTest::try_new(Currency::CNY, Assumptions::standard(Currency::CNY)).unwrap();
    for line in again_all(&cases) {
        test.add(&line).unwrap();
    }
    test.finish()
}

#[test]
fn the_swap_set_of_a_small_bank_is_what_a_person_counts() {
    let cases = bank();
    let pd = cases[0].decision.score.as_ref().unwrap().pd;
    let report = run(cases, &policy(&candidate()));
    assert_eq!((report.decided, report.again, report.unable.len()), (6, 6, 0));
    let [newly_in, newly_out, same_in, same_out] = report.swap;
    // 2 is old enough now, and so is 6, which a person may now approve.
    assert_eq!((newly_in.number, newly_in.requested, newly_in.offered_after), (2, 70_000_000, 70_000_000));
    assert_eq!((newly_in.offered_before, newly_in.loss_before, newly_in.lent), (0, 0, 0));
    // 3 asks for more than the candidate lends at all. It went bad.
    assert_eq!((newly_out.number, newly_out.offered_before, newly_out.offered_after), (1, 164_000_000, 0));
    assert_eq!(
        (newly_out.lent, newly_out.lent_amount, newly_out.bad, newly_out.bad_owed),
        (1, 164_000_000, 1, 100_000_000)
    );
    assert_eq!((same_in.number, same_in.offered_before, same_in.offered_after), (1, 50_000_000, 50_000_000));
    assert_eq!((same_in.lent, same_in.bad, same_in.bad_owed), (1, 0, 0));
    assert_eq!((same_out.number, same_out.offered_before, same_out.offered_after), (2, 0, 0));
    // All but 4 and 5 have the features of 1, hence its PD; 4 was never scored.
    let loss = |fen: f64| (pd * 0.45 * fen).round();
    #[allow(clippy::cast_precision_loss, reason = "small amounts")]
    let close = |fen: i64, wanted: f64| assert!((fen as f64 - wanted).abs() <= 1.0, "{fen} is not {wanted}");
    close(newly_in.loss_after, loss(40_000_000.0) + loss(30_000_000.0));
    close(newly_out.loss_before, loss(164_000_000.0));
    close(same_in.loss_before, loss(50_000_000.0));
    assert_eq!(same_in.loss_before, same_in.loss_after);
    assert!(same_in.loss_before > 0);
    assert!((newly_in.mean_pd.unwrap() - pd).abs() < 1e-15 && same_out.scored == 1);
}

#[test]
fn outcomes_groups_prices_and_limits_are_what_a_person_counts() {
    let report = run(bank(), &policy(&candidate()));
    let outcomes = |offer, refer, decline| Outcomes { offer, refer, decline };
    assert_eq!(report.outcomes, [outcomes(1, 2, 3), outcomes(2, 1, 3)]);
    let moves: Vec<_> = report.moves.iter().map(|m| (m.from, m.to, m.number)).collect();
    assert_eq!(
        moves,
        [
            (Outcome::Offer, Outcome::Offer, 1),
            (Outcome::Refer, Outcome::Refer, 1),
            (Outcome::Refer, Outcome::Decline, 1),
            (Outcome::Decline, Outcome::Offer, 1),
            (Outcome::Decline, Outcome::Decline, 2),
        ]
    );
    let rows = |groups: &[Group]| {
        groups.iter().map(|g| (g.key.clone(), g.number, g.sides[0].offers, g.sides[1].offers)).collect::<Vec<_>>()
    };
    assert_eq!(rows(&report.cities), [("130200".to_owned(), 1, 0, 0), ("130600".to_owned(), 5, 2, 3)]);
    assert_eq!(rows(&report.sizes), [("medium".to_owned(), 1, 0, 0), ("small".to_owned(), 5, 2, 3)]);
    assert_eq!(rows(&report.grades), [(String::new(), 1, 0, 0), ("A".to_owned(), 5, 2, 3)]);
    // Then 3.60% for both (large amounts and short tenors have their own adjustment); the candidate's floor holds for all.
    let [before, after] = report.rates.map(Option::unwrap);
    assert!(before.max < Rate::from_bps(400) && before.min <= before.lower && before.lower <= before.median);
    assert_eq!([after.min, after.lower, after.median, after.upper, after.max], [Rate::from_bps(400); 5]);
    // 1 and 3 then, each with a limit of 1,640,000; 1, 2 and 6 under the candidate with its most, 1,500,000.
    assert_eq!(
        (report.limits[0].number, report.limits[0].limit, report.limits[0].amount),
        (2, 328_000_000, 214_000_000)
    );
    assert_eq!(
        (report.limits[1].number, report.limits[1].limit, report.limits[1].amount),
        (3, 450_000_000, 120_000_000)
    );
}

/// 997 applications that vary in amount, tenor, features, place, size and standing.
fn many() -> Vec<Case> {
    let bundle = common::bundle(NAME, DAY);
    let cities = ["130100", "130200", "130600", "131100"];
    let one = |i: i32| {
        let mut input = common::input();
        let byte = u8::try_from(i % 251).unwrap();
        input.decision = DecisionId::from_bytes([byte; 16]);
        input.request.amount = yuan(i64::from(i % 390 + 1) * 10_000);
        input.request.tenor_months = 3 + i.unsigned_abs() % 40;
        input.facts.size = [Some(FirmSize::Micro), Some(FirmSize::Small), Some(FirmSize::Medium), None][i as usize % 4];
        input.facts.region = Some(cities[i as usize % 4].parse().unwrap());
        input.facts.overdue_days = u32::from(i % 17 == 0);
        input.automation_refused = i % 13 == 0;
        input.features.insert("overdue_count_24m".into(), FeatureValue::Number(f64::from(i % 9)));
        input.features.insert("inquiries_6m".into(), FeatureValue::Number(f64::from(i % 13)));
        input.features.insert("revenue_growth".into(), FeatureValue::Number(f64::from(i % 60) / 100.0 - 0.3));
        if i % 29 == 0 {
            input.features.insert("annual_revenue".into(), FeatureValue::Missing);
        }
        if i % 31 == 0 {
            input.consents.clear();
        }
        Case { decision: decide(&input, &bundle).unwrap(), lent: None }
    };
    (0..997).map(one).collect()
}

#[test]
fn the_unchanged_product_changes_nothing() {
    let cases = many();
    let unchanged = policy(&then());
    for case in &cases {
        let line = again(case, &unchanged);
        assert_eq!(line.after.as_ref().unwrap(), &line.before, "{}", case.decision.input.decision);
    }
    let report = run(cases, &unchanged);
    assert_eq!(report.again, 997);
    assert!(report.outcomes[0].offer > 50 && report.outcomes[0].refer > 50 && report.outcomes[0].decline > 50);
    assert_eq!((report.swap[0].number, report.swap[1].number), (0, 0), "nobody is newly in or newly out");
    assert_eq!(report.outcomes[0], report.outcomes[1]);
    assert_eq!(report.rates[0], report.rates[1]);
    assert_eq!(report.limits[0], report.limits[1]);
    assert!(report.moves.iter().all(|m| m.from == m.to));
    let groups = report.grades.iter().chain(&report.cities).chain(&report.sizes);
    assert!(groups.clone().count() > 9 && groups.clone().all(|g| g.sides[0] == g.sides[1]));
    for cell in report.swap {
        assert_eq!((cell.offered_before, cell.loss_before), (cell.offered_after, cell.loss_after));
    }
}

#[test]
fn the_number_of_threads_changes_no_figure() {
    let candidate = policy(&candidate());
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| run(many(), &candidate))
    };
    let one = on(1);
    assert!(one.swap[0].number > 0 || one.swap[1].number > 0);
    assert_eq!(one, on(4));
}

#[test]
fn what_cannot_be_decided_again_is_counted_with_its_reason() {
    let text = common::product_text(NAME);
    let reads = |from: &str, to: &str| Product::from_yaml(&text.replacen(from, to, 1)).unwrap();
    let why = |candidate: &Product| again(&case(1, None, |_| {}), &policy(candidate)).after.unwrap_err();

    let feature = "      - { name: tax_grade,";
    let more = reads(feature, &format!("      - {{ name: staff, type: number, zh: 员工数 }}\n{feature}"));
    assert_eq!(why(&more), Unable { why: Why::NotRecorded, subject: "staff".into() });

    let category = "  - category: utility\n";
    let need = "  - category: customs\n    purpose: credit-assessment\n    features:\n      - { name: exports, type: number, zh: 出口额 }\n";
    let customs = reads(category, &format!("{need}{category}"));
    assert_eq!(why(&customs), Unable { why: Why::NoConsent, subject: "customs".into() });

    let report = run(vec![case(1, None, |_| {})], &policy(&customs));
    assert_eq!((report.decided, report.again), (1, 0));
    assert_eq!(report.unable.len(), 1);
    assert_eq!(report.unable[0].then, Outcomes { offer: 1, refer: 0, decline: 0 });

    // A consent that the version of then asked for and did not get is what it decided on, not a hindrance.
    let without = case(1, None, |input| input.consents.clear());
    assert_eq!(again(&without, &policy(&then())).after.unwrap().outcome, Outcome::Decline);
}

#[test]
fn an_assumption_out_of_its_range_is_refused() {
    let standard = Assumptions::standard(Currency::CNY);
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    for (lgd, fits) in [("0", true), ("1", true), ("-0.01", false), ("1.01", false)] {
        let made = BackTest::try_new(Currency::CNY, Assumptions { lgd: decimal(lgd), ..standard });
        assert_eq!(made.map(|_| ()), if fits { Ok(()) } else { Err(FoldError::Lgd(decimal(lgd))) });
    }
    for (percent, fits) in [("0", true), ("100", true), ("-0.01", false), ("100.01", false)] {
        let wanted = if fits { Ok(()) } else { Err(FoldError::Percent(decimal(percent))) };
        let funding = Assumptions { funding_percent: decimal(percent), ..standard };
        let operating = Assumptions { operating_percent: decimal(percent), ..standard };
        assert_eq!(BackTest::try_new(Currency::CNY, funding).map(|_| ()), wanted);
        assert_eq!(BackTest::try_new(Currency::CNY, operating).map(|_| ()), wanted);
    }
    let owed = Money::from_minor(-1, Currency::CNY);
    let made = BackTest::try_new(Currency::CNY, Assumptions { operating_per_loan: owed, ..standard });
    assert_eq!(made.map(|_| ()), Err(FoldError::PerLoan(owed)));
}

/// One offer worked by hand: 500,000 yuan, the interest of its plan, 2% for funds and 0.8% for running it, 300 yuan to make it.
#[test]
fn profit_is_interest_less_funding_operating_cost_and_expected_loss() {
    let case = case(1, None, |_| {});
    let pd = case.decision.score.as_ref().unwrap().pd;
    let offer = case.decision.offer.clone().unwrap();
    let report = run(vec![case], &policy(&then()));
    let [before, after] = report.economics;
    assert_eq!(before, after);
    assert_eq!((before.offers, before.amount, before.unscored), (1, offer.amount.minor(), 0));
    assert_eq!(before.interest, offer.cost.interest.minor());
    let percent: f64 = offer.rate.percent().to_string().parse().unwrap();
    #[allow(clippy::cast_precision_loss, reason = "small amounts")]
    let (interest, amount) = (before.interest as f64, before.amount as f64);
    #[allow(clippy::cast_precision_loss, reason = "small amounts")]
    let close = |fen: i64, wanted: f64| assert!((fen as f64 - wanted).abs() <= 1.0, "{fen} is not {wanted}");
    close(before.funding, interest * 2.0 / percent);
    close(before.operating, interest * 0.8 / percent + 30_000.0);
    close(before.expected_loss, pd * 0.45 * amount);
    assert_eq!(before.profit, before.interest - before.funding - before.operating - before.expected_loss);
    let bps: i64 = (offer.rate.percent() * Decimal::ONE_HUNDRED).floor().try_into().unwrap();
    let [band] = report.bands[..] else { panic!("one offer, one band") };
    assert!(band.from_bps <= bps && bps < band.from_bps + BAND_BPS && band.offers == [1, 1]);
    let keys = |groups: &[Group]| groups.iter().map(|g| g.key.clone()).collect::<Vec<_>>();
    assert_eq!((keys(&report.places), keys(&report.borrowers)), (vec![String::new()], vec!["new-here".into()]));
}
