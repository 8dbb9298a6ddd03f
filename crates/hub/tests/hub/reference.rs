//! The page on the sources is what the catalogue says.

use std::collections::BTreeSet;

use expect_test::expect_file;
use hub::{Catalogue, Rules, reference};

#[test]
fn the_page_on_the_sources_is_made_from_the_catalogue() {
    let page = reference(Catalogue::built_in(), Rules::built_in());
    expect_file!["../../../../docs/sources.md"].assert_eq(&page);
}

#[test]
fn the_page_has_every_category_and_measure_once() {
    let page = reference(Catalogue::built_in(), Rules::built_in());
    let lines: Vec<&str> = page.lines().collect();
    let unique: BTreeSet<&&str> = lines.iter().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(unique.len(), lines.iter().filter(|line| line.starts_with("## ")).count());
    for measure in Catalogue::built_in().measures() {
        let row = format!(" | `{}` | {} | ", measure.id, measure.en);
        assert_eq!(page.matches(&row).count(), 1, "{}", measure.id);
    }
}
