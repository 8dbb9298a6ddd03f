//! Decisions by trees instead of a scorecard, and a challenger beside the champion, small enough to work out by hand.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

mod common;

use calendar::parse_date;
use codes::{ProductId, ScorecardId};
use decision::backtest::{Case, Lent, Unable, Why, again};
use decision::challenge::{self, Contest, Pair, Placed};
use decision::{Bundle, Decision, DecisionInput, Outcome, ReplayOutcome, Weight, decide, replay};
use money::{Currency, Money};
use product::CompiledProduct;
use rulebook::{Rulebook, Snapshot};
use scoring::{FeatureValue, Grade, TrainedOn};
use trees::{
    CompiledModel, Feature, Forest, Leaf, Link, Missing, Precision, Side, Split, Test, Tree, TreeModel, Values,
};

const DAY: &str = "2025-06-10";
const NAME: &str = "sme-working-capital";

/// `value <= threshold` leads to `low`, else and when missing to `high`; 60 of 100 training rows went low.
fn stump(feature: u16, threshold: f64, low: f64, high: f64) -> Tree {
    let test = Test::AtMost { threshold, missing: Missing::Apart, default: Side::Right };
    Tree {
        splits: vec![Split { feature, test, left: -1, right: -2, cover: 100.0 }],
        leaves: vec![Leaf { value: low, cover: 60.0 }, Leaf { value: high, cover: 40.0 }],
    }
}

/// Overdue at most once: logit -1, else +1. At most four inquiries: -0.5, else +0.75. On a base of -2.5.
fn document(features: [&str; 2]) -> TreeModel {
    let forest = Forest {
        features: features.map(str::to_owned).to_vec(),
        link: Link::Logistic { slope: 1.0 },
        base: -2.5,
        mean: false,
        precision: Precision::Double,
        trees: vec![stump(0, 1.0, -1.0, 1.0), stump(1, 4.0, -0.5, 0.75)],
    };
    let rows = TrainedOn { description: "by hand".into(), rows: 100, bads: 9, split: "none".into() };
    let mut model = TreeModel::plain("trees", "90 days overdue", rows, forest);
    model.version = 7;
    model.features[0] = Feature {
        label_zh: "逾期次数".into(),
        label_en: "times overdue".into(),
        reason_code: "overdue".into(),
        reason_zh: "近期逾期较多".into(),
        reason_en: "overdue of late".into(),
        values: Values::Number {},
    };
    model
}

fn trees() -> CompiledModel {
    document(["overdue_count_24m", "inquiries_6m"]).compile().unwrap()
}

fn rules() -> Snapshot {
    Rulebook::shipped().snapshot(parse_date(DAY).unwrap(), format!("{DAY}T12:00:00+08:00").parse().unwrap())
}

fn product() -> CompiledProduct {
    CompiledProduct::from_yaml(&common::product_text(NAME)).unwrap()
}

fn bundle(model: CompiledModel) -> Bundle {
    Bundle::try_new(ProductId::from_bytes([1; 16]), product(), ScorecardId::from_bytes([9; 16]), model, rules())
        .unwrap()
}

fn number(input: &mut DecisionInput, name: &str, value: f64) {
    input.features.insert(name.to_owned(), FeatureValue::Number(value));
}

#[test]
fn trees_decide_with_their_points_pd_and_reasons() {
    let mut input = common::input();
    let sound = decide(&input, &bundle(trees())).unwrap();
    let score = sound.score.as_ref().unwrap();
    // -2.5 - 1 - 0.5 = -4: PD 1 / (1 + e^4) = 1.80%, 600 - 20 / ln 2 x (ln 50 - 4) off 602.5.
    assert!((score.pd - 0.017_986_209_962_091_56).abs() < 1e-15 && score.grade == Grade::A);
    assert!((score.points - 602.5385).abs() < 5e-5, "{}", score.points);
    assert!(score.reasons.is_empty(), "better than the mean in both: {:?}", score.reasons);
    assert_eq!((sound.outcome, sound.scorecard.version), (Outcome::Offer, 7));

    number(&mut input, "overdue_count_24m", 7.0);
    let bad = decide(&input, &bundle(trees())).unwrap();
    let score = bad.score.as_ref().unwrap();
    // The mean of the first tree is 0.6 x -1 + 0.4 x 1 = -0.2; 7 times overdue lie 1.2 above it: 1.2 x 20 / ln 2 points.
    assert_eq!(score.reasons.len(), 1);
    assert!((score.reasons[0].lost_points - 1.2 * 20.0 / core::f64::consts::LN_2).abs() < 1e-12);
    let sum: f64 = score.contributions.iter().map(|given| given.points).sum();
    assert!((sum - score.points).abs() < 1e-9, "what the features give adds up");
    let note = bad.reasons.iter().find(|reason| reason.weight == Weight::Note && reason.code == "overdue").unwrap();
    assert_eq!((note.zh.as_str(), note.en.as_str(), note.tell), ("近期逾期较多", "overdue of late", true));
    assert_eq!((note.subject.as_str(), note.threshold.as_str()), ("feature.overdue_count_24m", "34.6 points lost"));
}

#[test]
fn a_decision_by_trees_is_made_again_to_the_bit_and_only_under_its_own_version() {
    let bundle = bundle(trees());
    let record = Decision::from_bytes(&decide(&common::input(), &bundle).unwrap().to_bytes()).unwrap();
    assert!(matches!(replay(&record, &bundle).unwrap(), ReplayOutcome::Identical { .. }));
    let mut other = document(["overdue_count_24m", "inquiries_6m"]);
    other.forest.trees[1].leaves[0].value = -0.500_000_000_000_000_1;
    let other = self::bundle(other.compile().unwrap());
    assert!(replay(&record, &other).unwrap_err().to_string().contains("scorecard version 7"));
}

#[test]
fn trees_and_product_must_agree_on_features() {
    let compiled = |features| document(features).compile().unwrap();
    let with = |model: CompiledModel| {
        let id = ScorecardId::from_bytes([9; 16]);
        Bundle::try_new(ProductId::from_bytes([1; 16]), product(), id, model, rules()).unwrap_err().to_string()
    };
    assert!(
        with(compiled(["overdue_count_24m", "nobody_knows"]))
            .contains("'nobody_knows', which the product does not declare")
    );
    assert!(
        with(compiled(["overdue_count_24m", "tax_grade"]))
            .contains("'tax_grade' is a text for the product and a number")
    );
}

fn case(change: impl FnOnce(&mut DecisionInput), bad: Option<bool>) -> Case {
    let mut input = common::input();
    change(&mut input);
    let yuan = |yuan: i64| Money::from_minor(yuan * 100, Currency::CNY);
    let lent = bad.map(|bad| Lent { principal: yuan(500_000), bad, owed: yuan(100_000) });
    Case { decision: decide(&input, &common::bundle(NAME, DAY)).unwrap(), lent }
}

#[test]
fn a_challenger_is_scored_from_the_record_and_changes_nothing_of_it() {
    let challenger = trees().into();
    let champion = case(|_| {}, Some(false));
    let bytes = champion.decision.to_bytes();
    let ready = challenge::case(champion.clone(), &product(), &challenger).unwrap();
    let pair = challenge::pair(&ready, &challenger).unwrap().unwrap();
    assert_eq!((pair.champion.points, pair.bad), (champion.decision.score.as_ref().unwrap().points, Some(false)));
    assert!((pair.challenger.points - 602.5385).abs() < 5e-5);
    assert_eq!(champion.decision.to_bytes(), bytes);

    // Stopped before the score: no matter of the model.
    let stopped = case(|input| input.facts.overdue_days = 5, None);
    let ready = challenge::case(stopped, &product(), &challenger).unwrap();
    assert_eq!(challenge::pair(&ready, &challenger), Ok(None));

    // What the product asks for and nobody recorded is missing; what it never asked for is not.
    let mut forgotten = champion.clone();
    forgotten.decision.input.features.remove("inquiries_6m");
    let ready = challenge::case(forgotten, &product(), &challenger).unwrap();
    assert_eq!(ready.decision.input.features["inquiries_6m"], FeatureValue::Missing);
    let strange = document(["overdue_count_24m", "invention_patents_x"]).compile().unwrap().into();
    let unable = Unable { why: Why::NotRecorded, subject: "invention_patents_x".into() };
    assert_eq!(challenge::case(champion.clone(), &product(), &strange).unwrap_err(), unable);

    // Under the rules of the day, with the challenger in the champion's place.
    let id = ScorecardId::from_bytes([9; 16]);
    let policy = challenge::policy(ProductId::from_bytes([1; 16]), &product(), (id, &challenger), rules()).unwrap();
    let line = again(&champion, &policy);
    assert_eq!(line.after.unwrap().outcome, Outcome::Offer);
    assert!((line.pd.unwrap() - 0.017_986_209_962_091_56).abs() < 1e-15);
}

fn pair(champion: (f64, Grade), challenger: (f64, Grade), bad: Option<bool>) -> Pair {
    let placed = |(pd, grade): (f64, Grade)| Placed { points: 600.0 - 1_000.0 * pd, pd, grade };
    Pair { champion: placed(champion), challenger: placed(challenger), bad }
}

#[test]
fn a_contest_is_counted_by_hand() {
    use Grade::{A, B, C, D};
    let pairs = [
        pair((0.01, A), (0.01, A), Some(false)),
        pair((0.02, B), (0.01, A), Some(false)),
        pair((0.03, B), (0.20, D), Some(true)),
        pair((0.10, C), (0.03, B), Some(false)),
        pair((0.30, D), (0.30, D), None),
    ];
    let found = Contest::of(&pairs);
    assert_eq!((found.pairs, found.same_grade, found.near_grade), (5, 2, 4));
    assert_eq!(found.grades[B as usize], [1, 0, 0, 1]);
    let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
    assert!(close(found.mean_pd[0], 0.092) && close(found.mean_pd[1], 0.11));
    // The cut after B: passed by both 1 and 2, by the champion alone 3 (which went bad), by the challenger alone 4.
    let numbers: Vec<(u64, u64, u64)> = found.cuts[1].fields.iter().map(|f| (f.number, f.lent, f.bad)).collect();
    assert_eq!(numbers, [(2, 2, 0), (1, 1, 1), (1, 1, 0), (1, 0, 0)]);
    // Four loans, one bad. The champion ranks it above two of three goods, the challenger above all three.
    let auc = found.outcomes.auc.unwrap();
    assert!(close(auc.second, 2.0 / 3.0) && close(auc.first, 1.0), "{auc:?}");
    assert_eq!((found.outcomes.loans, found.outcomes.bads), (4, 1));
    assert_eq!(found.outcomes.grades[3].sides, [(0, 0), (1, 1)]);
    let (champion, challenger): (u64, u64) =
        found.bands.iter().fold((0, 0), |(a, b), band| (a + band.champion, b + band.challenger));
    assert_eq!((champion, challenger), (5, 5));
    assert_eq!(Contest::of(&[]).psi, None);
    let same: Vec<Pair> = pairs.iter().map(|p| Pair { challenger: p.champion, ..*p }).collect();
    assert_eq!(Contest::of(&same).psi, Some(0.0), "a model does not differ from itself");
}
