//! Expected losses held against an independent computation (`golden/make_losses.py`), stages, ratios, documents.

use std::collections::BTreeMap;

use loan::FiveCategory;
use money::{Currency, Decimal, Money};
use proptest::prelude::*;
use quality::{
    ByClass, Coefficients, Cover, DaysLine, Exposure, GradeCurve, LossParameters, LossStage, ParameterError, Ratio,
    Scenario, StageCause, StageFacts, StageLines, Staging, expected_loss, interest_base, limits, stage,
};
use rulebook::Operator;

use crate::support::yuan;

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn list<T>(text: &str, read: impl Fn(&str) -> T) -> Vec<T> {
    text.split(';').map(read).collect()
}

#[test]
fn the_golden_losses_to_the_fen() {
    let mut reader = csv::Reader::from_reader(include_str!("../golden/losses.csv").as_bytes());
    let mut rows = 0;
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let fen = |text: &str| Money::from_minor(text.parse().unwrap(), Currency::CNY);
        let exposure = Exposure {
            by_year: list(&row["ead_fen"], fen),
            days_left: row["days_left"].parse().unwrap(),
            effective_rate: number(&row["rate"]),
            loss_given_default: number(&row["lgd"]),
            curve: list(&row["curve"], number),
        };
        let scenarios = list(&row["scenarios"], |text| {
            let parts: Vec<Decimal> = text.split('*').map(number).collect();
            Scenario { name: "case".into(), weight: parts[0], pd_factor: parts[1], lgd_factor: parts[2] }
        });
        let stage = LossStage::from_number(row["stage"].parse().unwrap()).unwrap();
        let found = expected_loss(&exposure, &scenarios, stage).unwrap();
        let years: Vec<i64> = found.years.iter().map(|year| year.loss.minor()).collect();
        assert_eq!(years, list(&row["years_fen"], |text| text.parse::<i64>().unwrap()), "{}", row["case"]);
        assert_eq!(found.loss, fen(&row["loss_fen"]), "{}", row["case"]);
        rows += 1;
    }
    assert_eq!(rows, 13);
}

/// The worked numbers of rules 1.3.
#[test]
fn the_worked_numbers() {
    let exposure = |curve: &[&str]| Exposure {
        by_year: vec![yuan(1_000_000)],
        days_left: 3 * 365,
        effective_rate: number("0.06"),
        loss_given_default: number("0.45"),
        curve: curve.iter().map(|pd| number(pd)).collect(),
    };
    let base =
        [Scenario { name: "base".into(), weight: Decimal::ONE, pd_factor: Decimal::ONE, lgd_factor: Decimal::ONE }];
    let worked = exposure(&["0.02", "0.03", "0.035"]);
    let lifetime = expected_loss(&worked, &base, LossStage::Two).unwrap();
    let years: Vec<String> = lifetime.years.iter().map(|year| year.loss.digits()).collect();
    assert_eq!(years, ["8,490.57", "11,774.65", "12,570.74"]);
    assert_eq!(lifetime.loss.digits(), "32,835.96");
    assert_eq!(expected_loss(&worked, &base, LossStage::One).unwrap().loss.digits(), "8,490.57");
    let scenarios: Vec<Scenario> = [("good", "0.2", "0.75"), ("base", "0.5", "1"), ("bad", "0.3", "1.5")]
        .into_iter()
        .map(|(name, weight, pd)| Scenario {
            name: name.into(),
            weight: number(weight),
            pd_factor: number(pd),
            lgd_factor: Decimal::ONE,
        })
        .collect();
    assert_eq!(expected_loss(&exposure(&["0.02"]), &scenarios, LossStage::One).unwrap().loss.digits(), "9,339.62");
    let third = expected_loss(&worked, &base, LossStage::Three).unwrap();
    assert_eq!(interest_base(&third, LossStage::Three).unwrap().digits(), "550,000.00", "net");
    assert_eq!(interest_base(&lifetime, LossStage::Two).unwrap().digits(), "1,000,000.00", "gross");
}

pub fn document() -> LossParameters {
    let curve = |grade: &str, pds: &[&str]| GradeCurve {
        grade: grade.into(),
        yearly: pds.iter().map(|pd| number(pd)).collect(),
    };
    let scenario = |name: &str, weight: &str, pd: &str| Scenario {
        name: name.into(),
        weight: number(weight),
        pd_factor: number(pd),
        lgd_factor: Decimal::ONE,
    };
    LossParameters {
        name: "2025".into(),
        source: "study".into(),
        grades: vec![curve("A", &["0.01"]), curve("B", &["0.02", "0.03"]), curve("C", &["0.05"])],
        ungraded: vec![number("0.04")],
        losses: Cover::ALL.into_iter().map(|cover| (cover, number("0.45"))).collect(),
        scenarios: vec![scenario("good", "0.2", "0.75"), scenario("base", "0.5", "1"), scenario("bad", "0.3", "1.5")],
        staging: Staging { stage2: None, stage3: None, downgrade_notches: 2, special_mention: true, watched: true },
    }
}

#[test]
fn stages_at_their_boundaries() {
    let of = |facts: StageFacts| stage(Some(&document()), &StageLines::STANDARD, &facts);
    let late = |days: u32| StageFacts { days_past_due: days, ..StageFacts::default() };
    let numbers = [0, 30, 31, 89, 90].map(|days| of(late(days)).0.number());
    assert_eq!(numbers, [1, 1, 2, 2, 3]);
    // At exactly 90 the class is special mention and the stage 3; non-performing is stage 3 whatever the days.
    let class = |class| StageFacts { class: Some(class), ..StageFacts::default() };
    assert_eq!(of(class(FiveCategory::Substandard)), (LossStage::Three, StageCause::NonPerforming));
    assert_eq!(of(class(FiveCategory::SpecialMention)), (LossStage::Two, StageCause::SpecialMention));
    assert_eq!(of(StageFacts { rebutted: true, ..late(31) }).0, LossStage::One);
    assert_eq!(of(StageFacts { rebutted: true, ..late(90) }).0, LossStage::Three, "the rebuttal is of 30 days only");
    assert_eq!(of(StageFacts { impaired: true, ..late(0) }), (LossStage::Three, StageCause::Impaired));
    assert_eq!(of(StageFacts { notches: 1, ..late(0) }).0, LossStage::One);
    assert_eq!(of(StageFacts { notches: 2, ..late(0) }), (LossStage::Two, StageCause::Downgraded));
    assert_eq!(of(StageFacts { watched: true, ..late(0) }), (LossStage::Two, StageCause::Watched));
    let mut stricter = document();
    stricter.staging.stage2 = Some(DaysLine { operator: Operator::AtLeast, days: 30 });
    stricter.staging.stage3 = Some(DaysLine { operator: Operator::AtLeast, days: 60 });
    stricter.check(&StageLines::STANDARD).unwrap();
    let strict = |days| stage(Some(&stricter), &StageLines::STANDARD, &late(days)).0.number();
    assert_eq!([29, 30, 59, 60].map(strict), [1, 2, 2, 3]);
}

#[test]
fn a_document_at_its_bounds() {
    let lines = StageLines::STANDARD;
    let refused = |change: fn(&mut LossParameters)| {
        let mut bad = document();
        change(&mut bad);
        bad.check(&lines).unwrap_err()
    };
    document().check(&lines).unwrap();
    assert_eq!(refused(|d| d.name = "n".repeat(limits::MAX_NAME_CHARS + 1)), ParameterError::Text);
    assert_eq!(refused(|d| d.grades.clear()), ParameterError::Grades);
    assert_eq!(refused(|d| d.grades[1].grade = "A".into()), ParameterError::Grades);
    assert_eq!(
        refused(|d| d.grades = (0..=limits::MAX_GRADES)
            .map(|n| GradeCurve { grade: n.to_string(), yearly: vec![Decimal::ZERO] })
            .collect()),
        ParameterError::Grades
    );
    assert_eq!(refused(|d| d.ungraded = vec![number("1.01")]), ParameterError::Curve("ungraded".into()));
    assert_eq!(
        refused(|d| d.grades[0].yearly = vec![Decimal::ZERO; limits::MAX_YEARS + 1]),
        ParameterError::Curve("A".into())
    );
    assert_eq!(
        refused(|d| {
            d.losses.remove(&Cover::Pledged);
        }),
        ParameterError::Losses
    );
    assert!(matches!(
        refused(|d| {
            d.scenarios.pop();
            d.scenarios[0].weight = number("0.5");
        }),
        ParameterError::Scenarios { least: 3, .. }
    ));
    assert!(matches!(refused(|d| d.scenarios[0].weight = number("0.21")), ParameterError::Scenarios { .. }));
    assert!(matches!(
        refused(|d| {
            let one = d.scenarios[1].clone();
            let weight = Decimal::ONE / Decimal::from(25);
            d.scenarios = vec![Scenario { weight, ..one }; limits::MAX_SCENARIOS + 5];
        }),
        ParameterError::Scenarios { .. }
    ));
    assert_eq!(
        refused(|d| d.staging.stage2 = Some(DaysLine { operator: Operator::MoreThan, days: 31 })),
        ParameterError::Line(2)
    );
    assert_eq!(
        refused(|d| d.staging.stage3 = Some(DaysLine { operator: Operator::MoreThan, days: 90 })),
        ParameterError::Line(3)
    );
    assert_eq!(refused(|d| d.staging.downgrade_notches = 0), ParameterError::Notches);
    let good = document();
    assert_eq!(
        (good.notches(Some("A"), Some("C")), good.notches(Some("C"), Some("A")), good.notches(None, Some("C"))),
        (2, 0, 0)
    );
    assert_eq!(good.curve(Some("Z")), good.curve(None));
}

/// The worked portfolio of rules 1.2: 900/60/20/12/8.
#[test]
fn the_worked_portfolio() {
    let book = ByClass { balances: [900, 60, 20, 12, 8].map(yuan) };
    let coefficients =
        |general: &str, specific: [&str; 5]| Coefficients { general: number(general), specific: specific.map(number) };
    let of_2002 = book.required(&coefficients("0.01", ["0", "0.02", "0.25", "0.50", "1.00"])).unwrap();
    assert_eq!((of_2002.general.digits(), of_2002.total.digits()), ("10.00".into(), "30.20".into()));
    let of_2012 = book.required(&coefficients("0", ["0.015", "0.03", "0.30", "0.60", "1.00"])).unwrap();
    assert_eq!(of_2012.total.digits(), "36.50");
    let bad = book.non_performing().unwrap();
    let npl = Ratio { part: bad, whole: book.total().unwrap() };
    let coverage = Ratio { part: of_2002.total, whole: bad };
    let reserve = Ratio { part: of_2002.total, whole: book.total().unwrap() };
    let said = [npl, coverage, reserve].map(|ratio| ratio.percent().unwrap());
    assert_eq!(said, ["4.00", "75.50", "3.02"]);
    assert!(
        !coverage.at_least(number("1.20")) && !coverage.at_least(number("1.50")) && reserve.at_least(number("0.025"))
    );
    let at = |part: i64| Ratio {
        part: Money::from_minor(part, Currency::CNY),
        whole: Money::from_minor(100_000, Currency::CNY),
    };
    assert!(at(2_500).at_least(number("0.025")) && !at(2_499).at_least(number("0.025")));
    assert_eq!(at(2_4995).percent().unwrap(), "25.00", "the rounded figure is not what is held against a line");
    assert_eq!(Ratio { part: bad, whole: yuan(0) }.percent(), None);
}

proptest! {
    #[test]
    fn the_years_sum_and_a_later_stage_is_never_cheaper(
        owed in 1_i64..10_000_000_000_000, days in 0_u32..4_000, rate in 0_i64..3_000, lgd in 0_i64..=1_000, pd in 0_i64..=1_000,
    ) {
        let exposure = Exposure {
            by_year: vec![Money::from_minor(owed, Currency::CNY)],
            days_left: days,
            effective_rate: Decimal::new(rate, 4),
            loss_given_default: Decimal::new(lgd, 3),
            curve: vec![Decimal::new(pd, 3)],
        };
        let of = |stage| expected_loss(&exposure, &document().scenarios, stage).unwrap();
        let [one, two, three] = LossStage::ALL.map(of);
        for found in [&one, &two, &three] {
            let sum: i64 = found.years.iter().map(|year| year.loss.minor()).sum();
            prop_assert_eq!(sum, found.loss.minor());
            prop_assert!(found.loss.minor() <= owed + i64::try_from(found.years.len()).unwrap());
        }
        prop_assert!(one.loss.minor() <= two.loss.minor());
        prop_assert!(two.loss.minor() <= three.loss.minor() + i64::try_from(two.years.len()).unwrap());
    }
}
