//! The example board and alerts ask for nothing that the service does not tell.

use std::collections::BTreeSet;

use crate::house::House;

/// Every name of a metric of ours in a text.
fn names(text: &str) -> BTreeSet<&str> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.split(|c: char| !word(c)).filter(|name| name.starts_with("anji_")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_metric_named_in_the_packaging_is_exported() {
    let house = House::open().await;
    house.ask("GET", "/healthz", &[], "").await;
    let told = house.ask("GET", "/metrics", &[], "").await.text;
    let told = names(&told);
    let mut asked = 0;
    for (file, text) in [
        ("packaging/grafana/anji.json", include_str!("../../../../packaging/grafana/anji.json")),
        ("packaging/anji-alerts.yml", include_str!("../../../../packaging/anji-alerts.yml")),
        ("docs/how-to/monitor.md", include_str!("../../../../docs/how-to/monitor.md")),
    ] {
        for name in names(text) {
            // A histogram is written by its base name in documents and exported with its parts.
            let exported = told.contains(name) || told.contains(format!("{name}_bucket").as_str());
            assert!(exported, "{file} names {name}, which /metrics does not tell: {told:?}");
            asked += 1;
        }
    }
    assert!(asked >= 11, "{asked}");
    let board: serde_json::Value =
        serde_json::from_str(include_str!("../../../../packaging/grafana/anji.json")).expect("the board is JSON");
    assert!(board["panels"].as_array().is_some_and(|panels| panels.len() >= 9));
}
