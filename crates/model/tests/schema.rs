//! The published JSON Schemas: they are what the code says, and the golden documents keep them.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

use serde_json::{Map, Value};

fn published(name: &str) -> String {
    format!("{}/../../docs/schemas/{name}.json", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_published_schemas_are_those_of_the_code() {
    for (name, schema) in [
        ("scorecard", model::schema::scorecard()),
        ("tree-model", model::schema::trees()),
        ("model-mapping", model::schema::mapping()),
    ] {
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(published(name), &text).unwrap();
        }
        let held = std::fs::read_to_string(published(name)).unwrap_or_default();
        assert!(held == text, "docs/schemas/{name}.json is old: run with UPDATE_EXPECT=1 and read the difference");
    }
}

/// As much of JSON Schema 2020-12 as these schemas use; a keyword it does not know is a failure, not a pass.
fn holds(schema: &Value, root: &Value, value: &Value, path: &str) -> Result<(), String> {
    let rules = match schema {
        Value::Bool(true) => return Ok(()),
        Value::Object(rules) => rules,
        other => return Err(format!("{path}: {other} is no schema")),
    };
    for (keyword, rule) in rules {
        match keyword.as_str() {
            "$schema" | "title" | "description" | "$defs" | "format" | "default" | "additionalProperties" => {}
            "$ref" => {
                let place = rule.as_str().unwrap().strip_prefix('#').unwrap();
                holds(root.pointer(place).unwrap(), root, value, path)?;
            }
            "type" => typed(rule, value, path)?,
            "const" if rule == value => {}
            "enum" if rule.as_array().unwrap().contains(value) => {}
            "minimum" | "maximum" => {
                let (bound, found) = (rule.as_f64().unwrap(), value.as_f64().unwrap_or_default());
                if (keyword == "minimum" && found < bound) || (keyword == "maximum" && found > bound) {
                    return Err(format!("{path}: {found} against {keyword} {bound}"));
                }
            }
            "required" => {
                let missing = rule.as_array().unwrap().iter().find(|name| value.get(name.as_str().unwrap()).is_none());
                if let Some(name) = missing {
                    return Err(format!("{path}: {name} is missing"));
                }
            }
            "properties" => {
                let empty = Map::new();
                for (name, part) in value.as_object().unwrap_or(&empty) {
                    match (rule.get(name), rules.get("additionalProperties")) {
                        (Some(rule), _) => holds(rule, root, part, &format!("{path}/{name}"))?,
                        (None, Some(Value::Bool(false))) => return Err(format!("{path}: {name} is not known")),
                        (None, _) => {}
                    }
                }
            }
            "items" => {
                for (at, part) in value.as_array().into_iter().flatten().enumerate() {
                    holds(rule, root, part, &format!("{path}/{at}"))?;
                }
            }
            "anyOf" | "oneOf" => {
                let found: Vec<_> = rule.as_array().unwrap().iter().map(|one| holds(one, root, value, path)).collect();
                let count = found.iter().filter(|one| one.is_ok()).count();
                if count == 0 || (keyword == "oneOf" && count > 1) {
                    return Err(format!("{path}: {count} of {keyword}: {found:?}"));
                }
            }
            _ => return Err(format!("{path}: {keyword} {rule} against {value}")),
        }
    }
    Ok(())
}

fn typed(rule: &Value, value: &Value, path: &str) -> Result<(), String> {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        _ => false,
    };
    let names: Vec<&str> = match rule {
        Value::String(name) => vec![name],
        list => list.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect(),
    };
    if names.iter().any(|name| is(name)) { Ok(()) } else { Err(format!("{path}: {value} is no {rule}")) }
}

#[test]
fn the_golden_documents_keep_the_schemas_and_a_changed_one_does_not() {
    let card: Value = serde_json::from_str(include_str!("../../scoring/tests/golden/scorecard-v1.json")).unwrap();
    let tree: Value = serde_json::from_str(include_str!("../../trees/tests/golden/model-v1.json")).unwrap();
    let mapping: Value = serde_norway::from_str(include_str!("../../../docs/schemas/mapping-example.yaml")).unwrap();
    for (schema, document, place) in [
        (model::schema::scorecard(), card, "/characteristics/0/attributes/0/rule"),
        (model::schema::trees(), tree, "/forest/trees/0/splits/0"),
        (model::schema::mapping(), mapping, "/scaling"),
    ] {
        assert_eq!(holds(&schema, &schema, &document, ""), Ok(()));
        let mut changed = document.clone();
        changed.pointer_mut(place).unwrap()["no_such_field"] = Value::Bool(true);
        assert!(holds(&schema, &schema, &changed, "").is_err(), "{place}");
    }
}
