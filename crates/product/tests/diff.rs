//! A comparison says what a person would want to know, and misses nothing.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

use product::{Change, Product, diff};
use serde_json::Value;

fn shipped(name: &str) -> String {
    let path = format!("{}/../../products/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

const NAMES: [&str; 3] = ["sme-working-capital", "specialised-tech", "hebei-everyday"];

fn product(text: &str) -> Product {
    Product::from_yaml(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The changes of the working-capital product with one text replaced.
fn changed(from: &str, to: &str) -> Vec<Change> {
    let text = shipped("sme-working-capital");
    assert!(text.contains(from), "the product no longer holds {from}");
    diff(&product(&text), &product(&text.replacen(from, to, 1)))
}

fn only(from: &str, to: &str) -> (String, String, String) {
    let changes = changed(from, to);
    assert_eq!(changes.len(), 1, "{changes:#?}");
    let one = changes.into_iter().next().unwrap();
    (one.place, one.zh, one.en)
}

fn said(place: &str, zh: &str, en: &str) -> (String, String, String) {
    (place.to_owned(), zh.to_owned(), en.to_owned())
}

#[test]
fn changes_are_said_in_words_of_both_languages() {
    assert_eq!(
        only("max: \"3000000\"", "max: \"5000000\""),
        said("amount.max", "最高金额由 3000000 提高到 5000000", "most amount raised from 3000000 to 5000000")
    );
    assert_eq!(
        only("max: 36", "max: 24"),
        said(
            "tenor_months.max",
            "最长期限由 36 个月 降低到 24 个月",
            "longest tenor lowered from 36 months to 24 months"
        )
    );
    assert_eq!(
        only("floor_percent: \"3.00\"", "floor_percent: \"3.450\""),
        said("pricing.floor_percent", "利率下限由 3% 提高到 3.45%", "lowest rate raised from 3% to 3.45%")
    );
    assert_eq!(
        only("sizes: [micro, small]", "sizes: [micro, small, medium]"),
        said("firms.sizes/medium", "新增服务的企业规模：中型", "added size of firm served: medium")
    );
    assert_eq!(
        only("  - { code: stock, zh: 备货, en: stock }\n", ""),
        said("purposes/stock", "删除贷款用途：备货", "removed purpose: stock")
    );
    assert_eq!(
        only("(feature.inquiries_6m ?? 0) > 10", "(feature.inquiries_6m ?? 0) > 6"),
        said(
            "authority.refer_when/many-inquiries",
            "转人工条件由“(feature.inquiries_6m ?? 0) > 10”改为“(feature.inquiries_6m ?? 0) > 6”",
            "condition for a person to decide changed from '(feature.inquiries_6m ?? 0) > 10' to '(feature.inquiries_6m ?? 0) > 6'"
        )
    );
    assert_eq!(
        only("{ _id: young, age: \"< 12\"", "{ _id: young, age: \"< 6\""),
        said(
            "rules.eligibility/refusals/young",
            "准入规则·准入规则的行由“成立月数 < 12 → code \"firm-too-young\"，zh \"成立未满12个月\"，en \"registered for less than 12 months\"”\
             改为“成立月数 < 6 → code \"firm-too-young\"，zh \"成立未满12个月\"，en \"registered for less than 12 months\"”",
            "row of eligibility/refusals changed from 'firm.age_months < 12 → code \"firm-too-young\", zh \"成立未满12个月\", en \"registered \
             for less than 12 months\"' to 'firm.age_months < 6 → code \"firm-too-young\", zh \"成立未满12个月\", en \"registered for less than \
             12 months\"'"
        )
    );
}

#[test]
fn the_number_of_the_version_alone_is_no_change() {
    for name in NAMES {
        let text = shipped(name);
        assert_eq!(diff(&product(&text), &product(&text.replacen("\nversion: 1\n", "\nversion: 2\n", 1))), vec![]);
    }
}

#[test]
fn a_row_put_elsewhere_is_a_change_of_order() {
    let text = shipped("sme-working-capital");
    let before = product(&text);
    let mut after = before.clone();
    let table = after.rules.eligibility.nodes.iter_mut().find(|node| node.id == "refusals").unwrap();
    table.content.rules.swap(0, 1);
    let changes = diff(&before, &after);
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert_eq!(changes[0].en, "row of eligibility/refusals stand in another order");
    assert!(changes[0].after.as_ref().unwrap().starts_with("young, grade-d"));
}

#[test]
fn rows_without_names_are_matched_by_what_is_around_them() {
    let mut before = product(&shipped("sme-working-capital"));
    let table = before.rules.eligibility.nodes.iter_mut().find(|node| node.id == "refusals").unwrap();
    for row in &mut table.content.rules {
        row.remove("_id");
    }
    let mut after = before.clone();
    let table = after.rules.eligibility.nodes.iter_mut().find(|node| node.id == "refusals").unwrap();
    table.content.rules.remove(1);
    let changes = diff(&before, &after);
    assert_eq!(changes.len(), 1, "one row is gone and the rest are the same: {changes:#?}");
    assert!(
        changes[0].en.starts_with("removed row of eligibility/refusals: firm.age_months < 12"),
        "{}",
        changes[0].en
    );
}

/// Every place of a document where a value stands.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, v)| leaves(v, &format!("{path}/{key}"), found)),
        Value::Array(items) => items.iter().enumerate().for_each(|(i, v)| leaves(v, &format!("{path}/{i}"), found)),
        _ => found.push(path.to_owned()),
    }
}

#[test]
fn whatever_is_changed_in_a_document_is_found() {
    let mut tried = 0;
    for name in NAMES {
        let before = product(&shipped(name));
        let tree = serde_json::to_value(&before).unwrap();
        let mut places = Vec::new();
        leaves(&tree, "", &mut places);
        for place in places {
            // No policy: the form, the version, the names of arrows, where a node is drawn, what the editor notes for itself.
            let silent = ["/schema", "/version"].contains(&place.as_str())
                || place.contains("/position/")
                || place.ends_with("/isDefault")
                || place.contains("/edges/") && place.ends_with("/id");
            let mut other = tree.clone();
            let leaf = other.pointer_mut(&place).unwrap();
            let candidates = match leaf {
                Value::Bool(yes) => vec![Value::Bool(!*yes)],
                Value::Number(n) => vec![Value::from(n.as_u64().unwrap() + 1)],
                Value::String(text) => [
                    "1",
                    "x",
                    "first",
                    "collect",
                    "annuity",
                    "medium",
                    "text",
                    "number",
                    "upfront",
                    "zero",
                    "industry",
                    "policy",
                    "2031-01-01",
                    "USD",
                    "thirty360",
                ]
                .iter()
                .filter(|word| **word != text)
                .map(|word| Value::from(*word))
                .collect(),
                _ => continue,
            };
            for candidate in candidates {
                *other.pointer_mut(&place).unwrap() = candidate;
                let Ok(after) = serde_json::from_value::<Product>(other.clone()) else { continue };
                if after == before {
                    continue;
                }
                tried += 1;
                assert_eq!(diff(&before, &after).is_empty(), silent, "{name}: {place} = {:?}", other.pointer(&place));
                break;
            }
        }
    }
    assert!(tried > 800, "only {tried} places were changed");
}
