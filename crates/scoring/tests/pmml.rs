//! Cards go out as PMML and come back as they were; cards of other programs are read by the meaning of their predicates.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

mod support;

use std::collections::BTreeMap;

use scoring::develop::{DevelopOptions, Split, develop};
use scoring::limits::{MAX_DOCUMENT_BYTES, MAX_PMML_DEPTH};
use scoring::pmml::{ImportOptions, PmmlError};
use scoring::{BinRule, FeatureValue, Scaling, Scorecard};

const OURS: ImportOptions =
    ImportOptions { scaling: Scaling { base_points: 0.0, base_odds: 1.0, pdo: 1.0 }, unmatched_points: None };

fn golden_card() -> Scorecard {
    let path = format!("{}/tests/golden/scorecard-v1.json", env!("CARGO_MANIFEST_DIR"));
    Scorecard::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_golden_card_comes_back_to_the_bit() {
    let mut card = golden_card();
    // Everything that XML or an Array must escape.
    card.name = "小微 <卡> & \"quotes\" 'too'".to_owned();
    if let Some(BinRule::Categories { values, .. }) = card
        .characteristics
        .iter_mut()
        .flat_map(|characteristic| &mut characteristic.attributes)
        .map(|attribute| &mut attribute.rule)
        .find(|rule| matches!(rule, BinRule::Categories { .. }))
    {
        values.extend(["a b", "a\"b\\c", "<餐饮> & 住宿", ""].map(str::to_owned));
    }
    let text = card.compile().unwrap().to_pmml().unwrap();
    assert_eq!(Scorecard::from_pmml(&text, OURS).unwrap(), card);
}

#[test]
fn a_developed_card_scores_alike_after_the_round_trip() {
    let Some(table) = support::german() else { return };
    let mut options = DevelopOptions::new("german", "bad payer", Split::HoldOut { test_share: 0.3, seed: 1 });
    options.platt_on_test = true;
    let card = develop(&table, &options, &mut |_| ()).unwrap();
    let back = Scorecard::from_pmml(&card.compiled.to_pmml().unwrap(), OURS).unwrap();
    assert_eq!(back, card.scorecard);
    assert_eq!(back.compile().unwrap().score_table(&table).unwrap(), card.compiled.score_table(&table).unwrap());
}

/// A card as another program writes it: closed intervals, first match wins, defaults by `True`, an initial score.
const FOREIGN: &str = r#"<?xml version="1.0"?>
<PMML xmlns="http://www.dmg.org/PMML-4_2" version="4.2">
  <Header/>
  <DataDictionary>
    <DataField name="age" optype="continuous" dataType="integer"/>
    <DataField name="trade" optype="categorical" dataType="string"><Value value="food"/></DataField>
  </DataDictionary>
  <Scorecard modelName="foreign" functionName="regression" initialScore="100" useReasonCodes="true">
    <MiningSchema><MiningField name="age"/><MiningField name="trade"/></MiningSchema>
    <Characteristics>
      <Characteristic name="AgeScore" reasonCode="AGE">
        <Attribute partialScore="-5"><SimplePredicate field="age" operator="isMissing"/></Attribute>
        <Attribute partialScore="3"><SimplePredicate field="age" operator="equal" value="99"/></Attribute>
        <Attribute partialScore="10"><SimplePredicate field="age" operator="lessOrEqual" value="30"/></Attribute>
        <Attribute partialScore="20">
          <CompoundPredicate booleanOperator="and">
            <SimplePredicate field="age" operator="greaterThan" value="25"/>
            <SimplePredicate field="age" operator="lessOrEqual" value="45"/>
          </CompoundPredicate>
        </Attribute>
        <Attribute partialScore="30"><True/></Attribute>
      </Characteristic>
      <Characteristic name="TradeScore">
        <Attribute partialScore="7" reasonCode="TRADE">
          <SimpleSetPredicate field="trade" booleanOperator="isIn"><Array n="2" type="string">food "dry goods"</Array></SimpleSetPredicate>
        </Attribute>
        <Attribute partialScore="1"><SimplePredicate field="trade" operator="notEqual" value="arms"/></Attribute>
        <Attribute partialScore="-40"><SimplePredicate field="trade" operator="equal" value="arms"/></Attribute>
      </Characteristic>
    </Characteristics>
  </Scorecard>
</PMML>"#;

#[test]
fn a_foreign_card_is_read_by_what_its_predicates_mean() {
    let options = ImportOptions { scaling: Scaling::default(), unmatched_points: Some(-2.0) };
    let card = Scorecard::from_pmml(FOREIGN, options).unwrap();
    assert_eq!(
        (card.characteristics[0].reason_code.as_str(), card.characteristics[1].reason_code.as_str()),
        ("AGE", "TRADE")
    );
    let compiled = card.compile().unwrap();
    let number = FeatureValue::Number;
    let text = |text: &str| FeatureValue::Category(text.to_owned());
    for (age, trade, points) in [
        (number(30.0), text("food"), 117.0),
        (number(30.000_001), text("dry goods"), 127.0),
        (number(45.0), text("new trade"), 121.0),
        (number(45.000_001), text("new trade"), 131.0),
        (number(99.0), text("arms"), 63.0),
        (number(99.5), text("arms"), 90.0),
        (FeatureValue::Missing, FeatureValue::Missing, 93.0),
    ] {
        let row = BTreeMap::from([("age".to_owned(), age.clone()), ("trade".to_owned(), trade.clone())]);
        let score = compiled.score(&row).unwrap();
        assert!((score.points - points).abs() < 1e-9, "{age:?} {trade:?}: {}", score.points);
        let pd = 1.0 / (1.0 + ((points - Scaling::default().offset()) / Scaling::default().factor()).exp());
        assert!((score.pd - pd).abs() < 1e-12);
    }
    let again = Scorecard::from_pmml(&compiled.to_pmml().unwrap(), OURS).unwrap();
    assert_eq!(again, card, "once read it goes out and comes back like ours");
    let refused = Scorecard::from_pmml(FOREIGN, ImportOptions { unmatched_points: None, ..options });
    assert!(refused.unwrap_err().to_string().contains("no attribute of 'trade' takes missing"));
}

#[test]
fn what_a_card_cannot_hold_is_refused() {
    let options = ImportOptions { scaling: Scaling::default(), unmatched_points: Some(0.0) };
    let with = |from: &str, to: &str| Scorecard::from_pmml(&FOREIGN.replacen(from, to, 1), options);
    assert!(with("", "").is_ok());
    for (from, to) in [
        ("<PMML", "<!DOCTYPE x [<!ENTITY a \"b\">]><PMML"),
        ("<Scorecard", "<TreeModel/><X"),
        ("partialScore=\"10\"", ""),
        ("partialScore=\"10\"", "partialScore=\"NaN\""),
        ("<SimplePredicate field=\"age\" operator=\"isMissing\"/>", ""),
        ("operator=\"isMissing\"", "operator=\"almost\""),
        ("booleanOperator=\"and\"", "booleanOperator=\"xor\""),
        (
            "<SimplePredicate field=\"age\" operator=\"isMissing\"/>",
            "<SimplePredicate field=\"trade\" operator=\"isMissing\"/>",
        ),
        ("<MiningSchema>", "<LocalTransformations><DerivedField/></LocalTransformations><MiningSchema>"),
        ("</Characteristics>", ""),
        ("dataType=\"integer\"", "dataType=\"dateTime\""),
    ] {
        assert!(with(from, to).is_err(), "{from} -> {to}");
    }
    let nested = |depth: usize| {
        let (open, close) = ("<a>".repeat(depth), "</a>".repeat(depth));
        Scorecard::from_pmml(&format!("{open}{close}"), options).unwrap_err()
    };
    assert!(matches!(nested(MAX_PMML_DEPTH), PmmlError::Xml(_)));
    assert!(matches!(nested(MAX_PMML_DEPTH + 1), PmmlError::Bound(_)));
    let long = |bytes: usize| Scorecard::from_pmml(&format!("{FOREIGN}{}", " ".repeat(bytes - FOREIGN.len())), options);
    assert!(long(MAX_DOCUMENT_BYTES).is_ok());
    assert!(matches!(long(MAX_DOCUMENT_BYTES + 1), Err(PmmlError::Bound(_))));
}
