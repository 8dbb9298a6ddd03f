//! Decisions a second and the 99th percentile on one thread, over requests that vary in amount, tenor and features, by a
//! scorecard of three characteristics and by 200 trees of 31 leaves with their exact reasons.
//!
//! `cargo run --release -p decision --example decide_speed -- [count]`

use std::time::Instant;

use money::{Currency, Money};
use scoring::FeatureValue;

#[path = "../tests/common/mod.rs"]
mod common;

const FEATURES: [(&str, f64, f64); 6] = [
    ("annual_revenue", 0.0, 12_000_000.0),
    ("revenue_growth", -0.4, 0.4),
    ("debt_outstanding", 0.0, 2_000_000.0),
    ("overdue_count_24m", 0.0, 9.0),
    ("inquiries_6m", 0.0, 13.0),
    ("power_use_growth", -0.4, 0.4),
];

/// The same product and rules with 200 trees of 31 leaves, grown at random from a fixed seed.
fn by_trees(bundle: &decision::Bundle) -> decision::Bundle {
    let mut state = 7_u64;
    let mut draw = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from((state >> 33) as u32) / f64::from(u32::MAX >> 1)
    };
    let trees = (0..200).map(|_| tree(&mut draw)).collect();
    let forest = trees::Forest {
        features: FEATURES.map(|(name, ..)| name.to_owned()).to_vec(),
        link: trees::Link::Logistic { slope: 1.0 },
        base: -3.5,
        mean: false,
        precision: trees::Precision::Double,
        trees,
    };
    let rows = scoring::TrainedOn { description: "at random".into(), rows: 3_100, bads: 0, split: "none".into() };
    let model = trees::TreeModel::plain("trees", "none", rows, forest).compile().expect("the trees are sound");
    let (product, card) = (bundle.product_pin().id, bundle.scorecard_pin().id);
    decision::Bundle::try_new(product, bundle.product().clone(), card, model, bundle.rules().clone()).expect("they fit")
}

/// Splits the leaf with most rows until there are 31.
fn tree(draw: &mut impl FnMut() -> f64) -> trees::Tree {
    let mut splits: Vec<trees::Split> = Vec::new();
    let mut leaves = vec![trees::Leaf { value: 0.0, cover: 3_100.0 }];
    while leaves.len() < 31 {
        let most = (0..leaves.len()).max_by(|a, b| leaves[*a].cover.total_cmp(&leaves[*b].cover)).unwrap_or_default();
        let feature = (draw() * FEATURES.len() as f64) as usize % FEATURES.len();
        let ((_, low, high), share) = (FEATURES[feature], 0.3 + 0.4 * draw());
        let (at, right, cover) = (splits.len() as i32, leaves.len() as i32, leaves[most].cover);
        for split in &mut splits {
            for child in [&mut split.left, &mut split.right] {
                if *child == -1 - most as i32 {
                    *child = at;
                }
            }
        }
        let test = trees::Test::AtMost {
            threshold: low + (high - low) * draw(),
            missing: trees::Missing::Apart,
            default: trees::Side::Left,
        };
        splits.push(trees::Split { feature: feature as u16, test, left: -1 - most as i32, right: -1 - right, cover });
        leaves[most] = trees::Leaf { value: draw() / 25.0 - 0.02, cover: cover * share };
        leaves.push(trees::Leaf { value: draw() / 25.0 - 0.02, cover: cover * (1.0 - share) });
    }
    trees::Tree { splits, leaves }
}

#[allow(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#[allow(clippy::cast_precision_loss, reason = "counts are small")]
fn main() {
    let count: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let inputs: Vec<_> = (0..997_i32)
        .map(|i| {
            let mut input = common::input();
            input.request.amount = Money::from_minor(i64::from(i % 90 + 2) * 1_000_000, Currency::CNY);
            input.request.tenor_months = 3 + i.unsigned_abs() % 34;
            input.features.insert("overdue_count_24m".into(), FeatureValue::Number(f64::from(i % 9)));
            input.features.insert("inquiries_6m".into(), FeatureValue::Number(f64::from(i % 13)));
            input.features.insert("revenue_growth".into(), FeatureValue::Number(f64::from(i % 60) / 100.0 - 0.3));
            input
        })
        .collect();
    let by_card =
        ["sme-working-capital", "specialised-tech"].map(|product| (product, common::bundle(product, "2025-06-10")));
    let by_trees = by_card.clone().map(|(product, bundle)| (product, by_trees(&bundle)));
    let named = [("", by_card), (", 200 trees", by_trees)];
    for (model, (product, bundle)) in named.into_iter().flat_map(|(model, all)| all.map(|one| (model, one))) {
        let mut outcomes = std::collections::BTreeMap::new();
        let mut nanos = Vec::with_capacity(count);
        let start = Instant::now();
        for input in inputs.iter().cycle().take(count) {
            let one = Instant::now();
            let decision = decision::decide(input, &bundle).expect("the inputs are sound");
            nanos.push(one.elapsed().as_nanos());
            *outcomes.entry(decision.outcome.en()).or_insert(0_usize) += 1;
        }
        let seconds = start.elapsed().as_secs_f64();
        nanos.sort_unstable();
        let at = |share: f64| nanos[((count as f64 * share) as usize).min(count - 1)] as f64 / 1_000.0;
        println!(
            "{product}{model}: {:.0} decisions/s, p50 {:.1} us, p99 {:.1} us, {outcomes:?}",
            count as f64 / seconds,
            at(0.50),
            at(0.99)
        );
    }
    let bundle = common::bundle("sme-working-capital", "2025-06-10");
    let decision = decision::decide(&common::input(), &bundle).expect("the input is sound");
    let start = Instant::now();
    let rounds = count / 10 + 1;
    let bytes: usize = (0..rounds).map(|_| decision.digest().len() + decision.to_bytes().len() - 64).sum();
    println!(
        "record: {} bytes, written and digested {:.0}/s",
        bytes / rounds,
        rounds as f64 / start.elapsed().as_secs_f64()
    );
}
