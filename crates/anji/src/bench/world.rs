//! The small simulated world the benches share: a province, a product and a scorecard developed on its past loans.

use std::collections::BTreeMap;

use anyhow::Context;
use calendar::Date;
use province::{Features, Options, Province};
use scoring::develop::{DevelopOptions, Split};
use scoring::{Column, FeatureValue, Scorecard, Table};

/// The shipped product that reads what the simulated province knows.
pub const PRODUCT: &str = include_str!("../../../../products/hebei-everyday.yaml");
/// Its code.
pub const PRODUCT_CODE: &str = "hebei-everyday";
/// Every bench stands on this day: the same work on every machine and every day.
pub const DAY: Date = Date::constant(2025, 7, 1);
/// Past loans: about two hundred bad ones, enough to develop on and quick to draw.
const HISTORY: u32 = 4_000;

/// A province of so many firms.
pub fn province(firms: u32) -> anyhow::Result<Province> {
    Ok(Province::generate(42, &Options { firms, history: HISTORY, as_of: DAY })?)
}

/// A scorecard developed on the province's past loans, a quarter of them held out.
pub fn scorecard(province: &Province) -> anyhow::Result<Scorecard> {
    let history = province.history_columns();
    let numeric = history.numeric.iter().map(|(name, values)| Column::numeric(name, values.clone()));
    let categorical =
        history.categorical.iter().map(|(name, values)| Column::categorical(name, values.iter().map(Option::as_deref)));
    let table = Table::try_new(numeric.chain(categorical).collect(), history.bad.clone(), None)?;
    let options = DevelopOptions::new("bench", "ended bad", Split::HoldOut { test_share: 0.25, seed: 1 });
    Ok(scoring::develop::develop(&table, &options, &mut |_| ()).context("developing the scorecard")?.scorecard)
}

/// What is known of a firm that asks for a loan, as a decision reads it.
pub fn features(features: &Features, amount_fen: i64, term_months: u16) -> BTreeMap<String, FeatureValue> {
    let numbers = features.named_numeric(amount_fen, term_months).into_iter().map(|(name, value)| {
        (name.to_owned(), if value.is_nan() { FeatureValue::Missing } else { FeatureValue::Number(value) })
    });
    let categories = features
        .named_categorical()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.map_or(FeatureValue::Missing, FeatureValue::Category)));
    numbers.chain(categories).collect()
}

/// The source categories the product reads, which a firm must consent to.
pub fn categories() -> anyhow::Result<Vec<String>> {
    let product = product::Product::from_yaml(PRODUCT)?;
    Ok(product.data.iter().map(|group| group.category.clone()).collect())
}
