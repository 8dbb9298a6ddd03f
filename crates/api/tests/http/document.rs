//! The OpenAPI document and the pages made from code.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

fn document() -> Value {
    serde_json::from_str(&api::openapi()).unwrap()
}

#[test]
fn every_operation_is_described() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut ids = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let place = format!("{method} {path}");
            let text = |name: &str| operation[name].as_str().unwrap_or_default().to_owned();
            assert!(
                !text("summary").is_empty() && operation["tags"].as_array().is_some_and(|t| t.len() == 1),
                "{place}"
            );
            assert!(ids.insert(text("operationId")), "{place}: the operation id stands twice");
            let doors = ["/v1/login", "/v1/links/redeem", "/v1/setup", "/healthz", "/readyz", "/metrics"];
            let open = doors.contains(&path.as_str());
            assert_eq!(open, operation["security"].is_null(), "{place}");
            for (status, response) in operation["responses"].as_object().unwrap() {
                assert!(response["description"].as_str().is_some_and(|d| !d.is_empty()), "{place} {status}");
                let problem = !response["content"]["application/problem+json"].is_null();
                assert_eq!(status.as_str() >= "400", problem, "{place} {status}");
            }
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                assert!(parameter["description"].as_str().is_some_and(|d| !d.is_empty()), "{place} {parameter}");
                // Generated clients put a parameter where the document says it is.
                let in_path = path.contains(&format!("{{{}}}", parameter["name"].as_str().unwrap()));
                assert_eq!(in_path, parameter["in"] == "path", "{place} {parameter}");
            }
        }
    }
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        for (field, property) in schema["properties"].as_object().into_iter().flatten() {
            let said = property.to_string().contains("\"description\"") || property.to_string().contains("\"$ref\"");
            assert!(said || property["enum"].is_array(), "{name}.{field} has no description");
        }
    }
}

/// A generator stops, or leaves an operation out, where a reference leads nowhere.
#[test]
fn every_reference_leads_to_a_schema() {
    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for reference in found {
        let pointer = reference.strip_prefix('#').expect("references stay in the document");
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

/// The document kept beside the code is the one the code makes. To renew it: `anji openapi > openapi/anji.json`, or this
/// test with `RENEW=1`.
#[test]
fn the_kept_document_is_the_present_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi/anji.json");
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&path, api::openapi()).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(kept == api::openapi(), "openapi/anji.json is old: run anji openapi > openapi/anji.json");
}

#[test]
fn the_error_page_names_every_code() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/errors.md");
    let page = std::fs::read_to_string(page).unwrap();
    for code in platform::Code::ALL {
        assert!(page.contains(&format!("`{}`", code.as_str())), "docs/errors.md lacks {}", code.as_str());
        assert!(page.contains(code.zh()) && page.contains(code.en()), "{}", code.as_str());
    }
}
