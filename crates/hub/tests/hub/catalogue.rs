//! The built-in catalogue, and documents that cannot stand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hub::limits::{
    MAX_BASIS_CHARS, MAX_CATEGORIES, MAX_CATEGORY_MEASURES, MAX_DOCUMENT_BYTES, MAX_ID_BYTES, MAX_MEASURES,
    MAX_NAME_CHARS,
};
use hub::{Catalogue, Fault, Kind, MeasureId};

const DOCUMENT: &str = include_str!("../golden/document.yaml");

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sources")
}

#[test]
fn twenty_eight_categories_of_which_the_report_names_five() {
    let catalogue = Catalogue::built_in();
    assert_eq!(catalogue.categories().len(), 28);
    let named: Vec<&str> =
        catalogue.categories().iter().filter(|one| one.named_by_report).map(|one| one.id.as_str()).collect();
    assert_eq!(named, ["tax", "power", "social-security", "market-supervision", "environment"]);
    let files: BTreeSet<String> =
        std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let shipped: BTreeSet<String> = catalogue.categories().iter().map(|one| format!("{}.yaml", one.id)).collect();
    assert_eq!(files, shipped, "each document of the folder is shipped, under the name of its category");
}

#[test]
fn every_measure_has_both_languages_a_unit_a_scale_and_a_place() {
    let catalogue = Catalogue::built_in();
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for (number, measure) in catalogue.measures().enumerate() {
        assert!(chinese(&measure.zh) && !chinese(&measure.en), "{}", measure.id);
        assert!(measure.id.ends_with(measure.unit.suffix()), "{}", measure.id);
        let id = catalogue.find(&measure.id).unwrap();
        assert_eq!((id.index(), catalogue.measure(id)), (number, Some(measure)));
        assert!(catalogue.category_of(id).unwrap().measures.contains(measure), "{}", measure.id);
    }
    for category in catalogue.categories() {
        assert!(chinese(&category.legal_basis.zh) && !chinese(&category.legal_basis.en), "{}", category.id);
        let text = std::fs::read_to_string(folder().join(format!("{}.yaml", category.id))).unwrap();
        assert_eq!(text.matches("scale: ").count(), category.measures.len(), "{}: each says its scale", category.id);
    }
    assert_eq!(catalogue.measure(MeasureId::new(u16::try_from(catalogue.len()).unwrap())), None);
    assert_eq!(catalogue.find("happiness_points"), None);
}

#[test]
fn there_are_forty_monthly_measures_and_each_kind() {
    let catalogue = Catalogue::built_in();
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for measure in catalogue.measures() {
        *kinds.entry(measure.kind).or_default() += 1;
    }
    assert!(kinds[&Kind::Monthly] >= 40, "{kinds:?}");
    assert!(Kind::ALL.iter().all(|kind| kinds.contains_key(kind)), "{kinds:?}");
    assert!(catalogue.len() >= 90, "{}", catalogue.len());
}

/// A number that is given stands for ever: what a release stored under it must not become something else.
#[test]
fn the_number_of_a_measure_never_changes() {
    let catalogue = Catalogue::built_in();
    let mut rows = csv::Reader::from_path(folder().join("../tests/golden/numbers.csv")).unwrap();
    let mut given = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let id = catalogue.find(&row[1]).unwrap_or_else(|| panic!("{} is gone", &row[1]));
        assert_eq!(id.number().to_string(), row[0], "{}", &row[1]);
        given += 1;
    }
    assert_eq!(given, catalogue.len(), "add new numbers to the end of tests/golden/numbers.csv");
}

#[test]
fn a_document_that_cannot_stand_names_itself_the_place_and_the_remedy() {
    let catalogue = Catalogue::parse(&[("bakery.yaml", DOCUMENT)]).unwrap();
    assert_eq!(catalogue.len(), 2);
    let mut rows = csv::Reader::from_path(folder().join("../tests/golden/documents.csv")).unwrap();
    let mut cases = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let (case, from, to, expected) = (&row[0], &row[1], &row[2], &row[3]);
        assert_eq!(DOCUMENT.matches(from).count(), 1, "{case}: '{from}' stands once in the document");
        let error = Catalogue::parse(&[("bakery.yaml", &DOCUMENT.replace(from, to))]).expect_err(case);
        assert!(error.to_string().contains(expected), "{case}: {error}");
        assert!(error.zh().starts_with("bakery.yaml："), "{case}: {}", error.zh());
        cases += 1;
    }
    assert!(cases >= 25, "{cases}");
}

#[test]
fn an_id_is_used_once_in_all_documents() {
    let twice = Catalogue::parse(&[("a.yaml", DOCUMENT), ("b.yaml", DOCUMENT)]).unwrap_err();
    assert_eq!(twice.to_string(), "b.yaml: bakery: a.yaml has this id already: choose another");
    let other = DOCUMENT.replace("id: bakery", "id: mill");
    let measure = Catalogue::parse(&[("a.yaml", DOCUMENT), ("b.yaml", &other)]).unwrap_err();
    assert_eq!(measure.to_string(), "b.yaml: bread_kg: a.yaml has this id already: choose another");
}

#[test]
fn an_institution_adds_a_category_whose_numbers_go_on() {
    let built_in = Catalogue::built_in();
    let next = built_in.len();
    let own = DOCUMENT
        .replace("number: 1", &format!("number: {}", next + 1))
        .replace("number: 0", &format!("number: {next}"));
    let more = built_in.with("bakery.yaml", &own).unwrap();
    assert_eq!((more.categories().len(), more.len()), (29, next + 2));
    assert_eq!(more.find("bread_kg").unwrap().index(), next);
    assert_eq!(more.find("vat_sales_fen"), built_in.find("vat_sales_fen"));
    let error = built_in.with("bakery.yaml", DOCUMENT).unwrap_err();
    assert!(matches!(error.fault, Fault::Number { .. }), "{error}");
    let error = more.with("again.yaml", &own).unwrap_err();
    assert_eq!(error.to_string(), "again.yaml: bakery: the catalogue has this id already: choose another");
    let error = more.with("again.yaml", &own.replace("id: bakery", "id: mill")).unwrap_err();
    assert_eq!(error.to_string(), "again.yaml: bread_kg: the catalogue has this id already: choose another");
}

/// A document with so many measures, numbered from a number.
fn with_measures(id: &str, from: usize, count: usize) -> String {
    let head = DOCUMENT.split("measures:").next().unwrap().replace("id: bakery", &format!("id: {id}"));
    let head = head.replace(", reference]", "]");
    let measures: String = (from..from + count)
        .map(|at| {
            format!("  - {{ number: {at}, id: x{at}_kg, kind: monthly, adds: flow, unit: kg, scale: 0, range: [0, 1], zh: 量, en: x }}\n")
        })
        .collect();
    format!("{head}measures:\n{measures}")
}

fn parse_all(texts: &[String]) -> Result<Catalogue, hub::CatalogueError> {
    let named: Vec<(&str, &str)> = texts.iter().map(|text| ("many.yaml", text.as_str())).collect();
    Catalogue::parse(&named)
}

#[test]
fn bounds_of_documents_hold_at_the_limit_and_one_past_it() {
    assert_eq!(parse_all(&[with_measures("many", 0, MAX_CATEGORY_MEASURES)]).unwrap().len(), MAX_CATEGORY_MEASURES);
    let error = parse_all(&[with_measures("many", 0, MAX_CATEGORY_MEASURES + 1)]).unwrap_err();
    assert_eq!(error.fault, Fault::Measures(MAX_CATEGORY_MEASURES + 1));
    assert_eq!(parse_all(&[with_measures("many", 0, 0)]).unwrap_err().fault, Fault::Measures(0));

    let mut full: Vec<String> = Vec::new();
    let each = MAX_MEASURES / 20;
    for at in 0..20 {
        full.push(with_measures(&format!("c{at}"), at * each, each));
    }
    assert_eq!(parse_all(&full).unwrap().len(), MAX_MEASURES);
    full.push(with_measures("past", MAX_MEASURES, 1));
    assert_eq!(parse_all(&full).unwrap_err().fault, Fault::Measures(MAX_MEASURES + 1));

    let mut many: Vec<String> = (0..MAX_CATEGORIES).map(|at| with_measures(&format!("c{at}"), at, 1)).collect();
    let catalogue = parse_all(&many).unwrap();
    let past = with_measures("past", MAX_CATEGORIES, 1);
    assert_eq!(catalogue.with("past.yaml", &past).unwrap_err().fault, Fault::Categories);
    many.push(past);
    assert_eq!(parse_all(&many).unwrap_err().fault, Fault::Categories);
}

#[test]
fn bounds_of_texts_hold_at_the_limit_and_one_past_it() {
    let parse = |from: &str, to: &str| Catalogue::parse(&[("bakery.yaml", &DOCUMENT.replace(from, to))]);
    for (from, most, fault) in [
        ("面包房联合会", MAX_NAME_CHARS, Fault::Text("owner.zh")),
        ("经营主体授权", MAX_BASIS_CHARS, Fault::Text("legal_basis.zh")),
        ("面包产量", MAX_NAME_CHARS, Fault::Text("zh")),
    ] {
        assert!(parse(from, &"面".repeat(most)).is_ok(), "{from}");
        assert_eq!(parse(from, &"面".repeat(most + 1)).unwrap_err().fault, fault, "{from}");
    }
    let id = "b".repeat(MAX_ID_BYTES);
    assert!(parse("id: bakery", &format!("id: {id}")).is_ok());
    assert_eq!(parse("id: bakery", &format!("id: {id}b")).unwrap_err().fault, Fault::Id);
    for (from, to) in [
        ("retention_months: 24", "retention_months: 600"),
        ("within_days: 10", "within_days: 400"),
        ("scale: 1", "scale: 6"),
    ] {
        assert!(parse(from, to).is_ok(), "{to}");
    }
    let filled = |bytes: usize| format!("{DOCUMENT}#{}", " ".repeat(bytes - DOCUMENT.len() - 1));
    assert!(Catalogue::parse(&[("long.yaml", &filled(MAX_DOCUMENT_BYTES))]).is_ok());
    assert_eq!(Catalogue::parse(&[("long.yaml", &filled(MAX_DOCUMENT_BYTES + 1))]).unwrap_err().fault, Fault::TooLong);
}
