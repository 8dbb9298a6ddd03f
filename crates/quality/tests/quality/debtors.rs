//! What one claim does to its debtor's others, the way up, and that no order matters.

use loan::FiveCategory::{Doubtful, Loss, Normal, SpecialMention, Substandard};
use loan::{FiveCategory, Position};
use proptest::prelude::*;
use quality::{Circumstance, Claim, ClassRules, Cover, DebtorClass, Mark, Trigger, classify};

use crate::support::{day, loan, mark, paid, position, yuan};

fn class(positions: &[Position], marks: &[Mark]) -> DebtorClass {
    class_by(&ClassRules::RULES_2023, positions, marks)
}

fn class_by(rules: &ClassRules, positions: &[Position], marks: &[Mark]) -> DebtorClass {
    let claims: Vec<Claim<'_>> = positions
        .iter()
        .zip(1_u8..)
        .map(|(position, n)| Claim {
            loan: loan(n),
            position,
            counted: position.outstanding_principal,
            cover: Cover::Unsecured,
        })
        .collect();
    classify(rules, &claims, marks, positions[0].at).unwrap()
}

fn classes(debtor: &DebtorClass) -> Vec<FiveCategory> {
    debtor.claims.iter().map(|claim| claim.class).collect()
}

#[test]
fn contagion_at_its_boundary() {
    let at = day("2025-06-30");
    let two = |good: i64, bad: i64| [position(at, good, 0), position(at, bad, 100)];
    let at_ten = class(&two(90, 10), &[]);
    assert!(!at_ten.contagion && at_ten.share_percent() == "10.00");
    // The other is special mention: the debtor has a non-performing claim here.
    assert_eq!(classes(&at_ten), [SpecialMention, Substandard]);
    let above = class(&two(89, 11), &[]);
    assert!(above.contagion && above.share_percent() == "11.00");
    assert_eq!(classes(&above), [Substandard, Substandard]);
    assert_eq!(above.claims[0].own, Normal);
    assert_eq!(above.claims[0].reasons[0].trigger, Trigger::Contagion);
    assert!(above.claims[0].reasons[0].zh.contains("11.00%"));
    let excepted = mark(1, Some(loan(1)), Circumstance::EnhancementRecognised, "2025-01-01");
    assert_eq!(classes(&class(&two(89, 11), &[excepted])), [SpecialMention, Substandard]);
    // A claim that is worse than substandard stays there.
    let worse = class(&[position(at, 50, 0), position(at, 50, 300)], &[]);
    assert_eq!(classes(&worse), [Substandard, Doubtful]);
    let retail = mark(2, None, Circumstance::Retail, "2025-01-01");
    let by_itself = class(&two(89, 11), std::slice::from_ref(&retail));
    assert!(by_itself.retail);
    assert_eq!(classes(&by_itself), [Normal, Substandard]);
    let both = [retail, mark(3, None, Circumstance::NonRetail, "2025-01-01")];
    assert_eq!(classes(&class(&two(89, 11), &both)), [Substandard, Substandard], "the more severe counts");
}

#[test]
fn retail_by_size_at_its_boundary() {
    let rules = ClassRules { retail_most: Some(yuan(100)), ..ClassRules::RULES_2023 };
    let at = day("2025-06-30");
    let of = |good: i64| class_by(&rules, &[position(at, good, 0), position(at, 50, 100)], &[]);
    assert!(of(50).retail);
    assert!(!of(51).retail);
    assert_eq!(classes(&of(51)), [Substandard, Substandard]);
}

/// Overdue from 2025-01-10 to 2025-05-10 (120 days), then paid on time each month.
fn cured(at: &str) -> Position {
    let mut position = position(day(at), 100, 0);
    position.rows =
        vec![paid("2025-01-10", 120), paid("2025-02-10", 89), paid("2025-03-10", 61), paid("2025-04-10", 30)];
    for due in ["2025-06-10", "2025-07-10", "2025-08-10", "2025-09-10", "2025-10-10", "2025-11-10"] {
        if day(due) <= day(at) {
            position.rows.push(paid(due, 0));
        }
    }
    position
}

#[test]
fn rising_from_non_performing_takes_every_condition() {
    let able = |on: &str| mark(1, Some(loan(1)), Circumstance::AbleToPerform, on);
    let of = |at: &str, marks: &[Mark]| class(&[cured(at)], marks).claims.remove(0);
    let early = of("2025-07-20", &[able("2025-05-20")]);
    let way = early.upgrade.unwrap();
    assert_eq!(
        (way.since, way.kept, way.months_until, way.met),
        (Some(day("2025-05-10")), 2, Some(day("2025-11-10")), false)
    );
    assert_eq!((early.class, early.reasons[0].trigger), (Substandard, Trigger::UpgradePending));
    assert_eq!(of("2025-11-09", &[able("2025-05-20")]).class, Substandard);
    assert_eq!(of("2025-11-10", &[able("2025-05-20")]).class, Normal, "six months, and two instalments long since");
    assert_eq!(of("2025-11-10", &[]).class, Substandard, "nobody assessed it");
    assert_eq!(of("2025-11-10", &[able("2025-05-09")]).class, Substandard, "assessed before everything was repaid");
    let merged = [able("2025-05-20"), mark(2, None, Circumstance::Merged, "2025-08-01")];
    let held = of("2025-11-10", &merged);
    assert_eq!((held.class, held.upgrade.unwrap().merged_until), (Substandard, Some(day("2026-02-01"))));
    assert_eq!(of("2026-02-01", &merged).class, Normal);
    // Another impaired claim of the debtor.
    let mut second = position(day("2025-11-10"), 1, 0);
    second.rows.clear();
    let bad = [able("2025-05-20"), mark(3, Some(loan(2)), Circumstance::Impaired, "2025-10-01")];
    let both = class(&[cured("2025-11-10"), second], &bad);
    assert!(both.claims[0].upgrade.as_ref().unwrap().other_impaired);
    assert_eq!(classes(&both), [Substandard, Substandard]);
}

#[test]
fn a_later_miss_begins_the_count_anew() {
    let mut missed = cured("2025-12-01");
    missed.rows[6] = paid("2025-08-10", 5);
    let way = class(&[missed], &[]).claims.remove(0).upgrade.unwrap();
    assert_eq!((way.since, way.kept), (Some(day("2025-08-15")), 3));
}

#[test]
fn two_cured_claims_do_not_hold_each_other() {
    let able = mark(1, None, Circumstance::AbleToPerform, "2025-06-01");
    let both = class(&[cured("2025-12-01"), cured("2025-12-01")], &[able]);
    assert_eq!(classes(&both), [Normal, Normal]);
}

fn circumstances() -> impl Strategy<Value = Circumstance> {
    prop_oneof![
        Just(Circumstance::UseChanged),
        Just(Circumstance::NplElsewhere),
        Just(Circumstance::Impaired),
        Just(Circumstance::RatingCut),
        (0_i64..=100).prop_map(|n| Circumstance::DebtsOverdue { overdue: yuan(n), all: yuan(100) }),
        (0_i64..=100).prop_map(|n| Circumstance::ExpectedLoss { loss: yuan(n), carrying: yuan(100) }),
        Just(Circumstance::Evasion),
        Just(Circumstance::Bankruptcy),
        Just(Circumstance::TechnicalDelay),
        Just(Circumstance::EnhancementRecognised),
        Just(Circumstance::Retail),
        Just(Circumstance::NonRetail),
        Just(Circumstance::Judged { class: Doubtful }),
        Just(Circumstance::Merged),
    ]
}

type Drawn = (Vec<(i64, u32)>, Vec<(Circumstance, u8)>);

fn drawn() -> impl Strategy<Value = Drawn> {
    (prop::collection::vec((1_i64..1_000, 0_u32..400), 1..6), prop::collection::vec((circumstances(), 0_u8..6), 0..8))
}

fn made((owed, recorded): &Drawn) -> (Vec<Position>, Vec<Mark>) {
    let at = day("2025-06-30");
    let positions = owed.iter().map(|(owed, days)| position(at, *owed, *days)).collect();
    let marks = recorded.iter().zip(1_u8..).map(|((what, of), n)| {
        let of = (what.scope() == quality::Scope::Loan || (what.scope() == quality::Scope::Either && *of > 0))
            .then(|| loan((*of).max(1)));
        mark(n, of, what.clone(), "2025-01-01")
    });
    (positions, marks.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn neither_the_order_of_recording_nor_of_claims_matters(drawn in drawn(), turn in 0_usize..8) {
        let (positions, mut marks) = made(&drawn);
        let first = class(&positions, &marks);
        if !marks.is_empty() {
            let by = turn % marks.len();
            marks.rotate_left(by);
            marks.reverse();
        }
        let again = class(&positions, &marks);
        prop_assert_eq!(&first.claims.iter().map(|one| (one.class, one.own)).collect::<Vec<_>>(), &again.claims.iter().map(|one| (one.class, one.own)).collect::<Vec<_>>());
        let mut claims: Vec<Claim<'_>> = positions.iter().zip(1_u8..).map(|(position, n)| Claim { loan: loan(n), position, counted: position.outstanding_principal, cover: Cover::Unsecured }).collect();
        claims.reverse();
        let mut turned = classify(&ClassRules::RULES_2023, &claims, &marks, positions[0].at).unwrap();
        turned.claims.reverse();
        prop_assert_eq!(classes(&first), classes(&turned));
    }

    #[test]
    fn more_circumstances_that_worsen_never_make_a_class_better(drawn in drawn(), more in circumstances()) {
        prop_assume!(more.worsens());
        let (positions, mut marks) = made(&drawn);
        let before = class(&positions, &marks);
        let of = (more.scope() != quality::Scope::Debtor).then(|| loan(1));
        marks.push(mark(99, of, more, "2025-01-01"));
        let after = class(&positions, &marks);
        for (one, other) in before.claims.iter().zip(&after.claims) {
            prop_assert!(other.class >= one.class, "{:?} {:?}", one, other);
        }
    }

    #[test]
    fn above_a_tenth_everything_is_non_performing(drawn in drawn()) {
        let (positions, marks) = made(&drawn);
        let debtor = class(&positions, &marks);
        let over = debtor.non_performing.minor() * 10 > debtor.balance.minor();
        prop_assert_eq!(debtor.contagion, over && !debtor.retail);
        for one in &debtor.claims {
            let excepted = marks.iter().any(|mark| mark.circumstance == Circumstance::EnhancementRecognised && mark.concerns(one.loan));
            prop_assert!(!debtor.contagion || excepted || one.class.is_non_performing());
            prop_assert!(one.class >= one.own && one.class <= Loss);
        }
    }
}
