//! Layouts of a source's own.

use hub::limits::{MAX_DOCUMENT_BYTES, MAX_NAME_CHARS};
use hub::{Catalogue, CatalogueError, Fault, Layout, Unit, Written, check};

use crate::support::{arrival, rows, table};

const LAYOUT: &str = include_str!("../golden/layout.yaml");

fn parse(text: &str) -> Result<Layout, CatalogueError> {
    Layout::parse("power.yaml", text, Catalogue::built_in())
}

#[test]
fn a_file_with_headings_and_units_of_its_own_is_read() {
    let layout = parse(LAYOUT).unwrap();
    let text = |texts: [&str; 4]| texts.map(str::to_owned).to_vec();
    let headings = text(["账期", "电费", "电量（万度）", "用户信用代码"]);
    let rows = rows(vec![text(["2025年6月", "12,000", "1.85万度", "91130100T0000001XX"])]);
    let checked = check(Catalogue::built_in(), &layout, &headings, &rows, &arrival()).unwrap();
    let found: Vec<(u16, Option<i64>)> =
        checked.accepted[0].facts.iter().map(|traced| (traced.column, traced.fact.value)).collect();
    assert_eq!(found, [(0, Some(18_500)), (1, Some(1_200_000))]);
}

#[test]
fn a_layout_that_cannot_stand_names_itself_and_the_remedy() {
    let (_, cases) = table("layouts.csv");
    for case in cases {
        let [name, from, to, expected] = case.as_slice() else { panic!("{case:?}") };
        assert_eq!(LAYOUT.matches(from).count(), 1, "{name}: '{from}' stands once in the document");
        let error = parse(&LAYOUT.replace(from, to)).expect_err(name);
        assert!(error.to_string().contains(expected.as_str()), "{name}: {error}");
        assert!(error.zh().starts_with("power.yaml："), "{name}: {}", error.zh());
    }
    let (head, _) = LAYOUT.split_once("columns:").unwrap();
    let none = parse(&format!("{head}columns: []\n")).unwrap_err();
    assert_eq!(none.to_string(), "power.yaml: county-power: there is no column: give at least one measure");
}

#[test]
fn bounds_of_layouts_hold_at_the_limit_and_one_past_it() {
    let heading = |chars: usize| LAYOUT.replace("heading: 电费", &format!("heading: {}", "电".repeat(chars)));
    assert!(parse(&heading(MAX_NAME_CHARS)).is_ok());
    assert_eq!(parse(&heading(MAX_NAME_CHARS + 1)).unwrap_err().fault, Fault::Text("heading"));
    let filled = |bytes: usize| format!("{LAYOUT}#{}", " ".repeat(bytes - LAYOUT.len() - 1));
    assert!(parse(&filled(MAX_DOCUMENT_BYTES)).is_ok());
    assert_eq!(parse(&filled(MAX_DOCUMENT_BYTES + 1)).unwrap_err().fault, Fault::TooLong);
}

#[test]
fn a_unit_fits_what_it_counts_or_nothing() {
    for (written, unit, units) in [
        (Written::Plain, Unit::Lux, Some(1)),
        (Written::Yuan, Unit::Fen, Some(100)),
        (Written::Yuan, Unit::Kwh, None),
        (Written::WanYuan, Unit::Fen, Some(1_000_000)),
        (Written::WanYuan, Unit::Count, None),
        (Written::Thousand, Unit::Kg, Some(1_000)),
        (Written::Thousand, Unit::Fen, None),
        (Written::Wan, Unit::Kwh, Some(10_000)),
        (Written::Wan, Unit::Pct, None),
        (Written::Wan, Unit::Flag, None),
        (Written::Fraction, Unit::Pct, Some(100)),
        (Written::Fraction, Unit::Count, None),
    ] {
        assert_eq!(written.units(unit), units, "{written:?} of {unit:?}");
    }
}
