//! Stages 1 and 2, by golden files that a person can check.

use std::collections::BTreeSet;

use hub::limits::{MAX_COLUMNS, MAX_FIELD_CHARS, MAX_ROWS};
use hub::{BatchError, Catalogue, Code, Kind, Layout, Row, Stage, Written, check, reference_of};

use crate::support::{AS_OF, arrival, layout, outcome, rows, table};

fn written(text: &str) -> Written {
    serde_json::from_value(serde_json::Value::from(text)).unwrap()
}

/// A row of a file in which only one measure is of interest; others that must be there are 1.
fn one_field(measure: &str, how: &str, period: &str, text: &str) -> (Layout, Vec<String>, Vec<Row>) {
    let catalogue = Catalogue::built_in();
    let id = catalogue.find(measure).unwrap();
    let category = catalogue.category_of(id).unwrap();
    let mut layout = Layout::standard(category, catalogue.measure(id).unwrap().kind).unwrap();
    let mut headings = vec![layout.firm.clone(), layout.period.clone()];
    let mut fields = vec!["91130100T0000001XX".to_owned(), period.to_owned()];
    for column in &mut layout.columns {
        headings.push(column.heading.clone());
        let required = catalogue.measure(catalogue.find(&column.measure).unwrap()).unwrap().required;
        if column.measure == measure {
            column.written = written(how);
            fields.push(text.to_owned());
        } else {
            fields.push(if required { "1" } else { "" }.to_owned());
        }
    }
    (layout, headings, rows(vec![fields]))
}

#[test]
fn fields_are_read_as_files_write_them() {
    let catalogue = Catalogue::built_in();
    let (_, cases) = table("parse.csv");
    let mut codes = BTreeSet::new();
    for case in cases {
        let [name, measure, how, period, text, expected] = case.as_slice() else { panic!("{case:?}") };
        let (layout, headings, rows) = one_field(measure, how, period, text);
        let checked = check(catalogue, &layout, &headings, &rows, &arrival()).unwrap();
        let told = match (checked.accepted.as_slice(), checked.refused.as_slice()) {
            ([accepted], []) => {
                let id = catalogue.find(measure).unwrap();
                let found = accepted.facts.iter().find(|traced| traced.fact.measure == id);
                found.map_or_else(
                    || "nothing".to_owned(),
                    |traced| {
                        assert_eq!(&layout.columns[usize::from(traced.column)].measure, measure, "{name}");
                        let value = traced.fact.value.map_or_else(|| "none".to_owned(), |value| value.to_string());
                        format!("{value}@{}", traced.fact.on)
                    },
                )
            }
            ([], [refused]) => {
                assert_eq!(refused.refusals.len(), 1, "{name}: {refused:?}");
                let code = refused.refusals[0].code();
                codes.insert(code);
                format!("{}/{}", code.stage().as_str(), code.as_str())
            }
            _ => panic!("{name}: {checked:?}"),
        };
        assert_eq!(&told, expected, "{name}");
    }
    assert!(codes.len() >= 9, "{codes:?}");
}

fn golden_file(name: &str, category: &str, kind: Kind) {
    let (headings, fields) = table(name);
    let expected: Vec<String> = fields.iter().map(|row| row.last().unwrap().clone()).collect();
    let rows = rows(fields);
    let checked = check(Catalogue::built_in(), &layout(category, kind), &headings, &rows, &arrival()).unwrap();
    for (row, expected) in rows.iter().zip(&expected) {
        assert_eq!(row.fields[0], row.number.to_string(), "rows of the file are numbered");
        assert_eq!(
            &outcome(&checked, row.number),
            expected,
            "row {}: {}",
            row.number,
            row.fields[row.fields.len() - 2]
        );
    }
    assert_eq!(checked.unread, ["情形", "结果", "行"]);
    assert_eq!(checked.accepted.len() + checked.refused.len(), rows.len());
    for refusal in checked.refused.iter().flat_map(|refused| &refused.refusals) {
        for text in [refusal.zh(), refusal.en(), refusal.remedy_zh(), refusal.remedy_en()] {
            assert!(!text.is_empty(), "{refusal:?}");
        }
        assert_ne!(refusal.stage(), Stage::Plausibility);
    }
    for accepted in &checked.accepted {
        for traced in &accepted.facts {
            assert_eq!(traced.fact.known.row, accepted.row);
            assert_eq!(traced.fact.known.batch, arrival().batch);
            assert_eq!(traced.fact.known.learned_us, arrival().learned_us);
        }
    }
}

#[test]
fn a_file_of_months() {
    golden_file("validate.csv", "tax", Kind::Monthly);
}

#[test]
fn a_file_of_events() {
    golden_file("events.csv", "judicial", Kind::Event);
}

#[test]
fn events_keep_the_hash_of_their_own_number() {
    let (headings, fields) = table("events.csv");
    let checked =
        check(Catalogue::built_in(), &layout("judicial", Kind::Event), &headings, &rows(fields), &arrival()).unwrap();
    let references: BTreeSet<u64> =
        checked.accepted.iter().flat_map(|row| &row.facts).map(|traced| traced.fact.reference).collect();
    assert_eq!(references, BTreeSet::from(["（2025）冀0102民初1号", "（2025）冀0102民初2号"].map(reference_of)));
}

#[test]
fn a_refusal_says_what_and_what_to_do_in_both_languages() {
    let (headings, fields) = table("validate.csv");
    let checked =
        check(Catalogue::built_in(), &layout("tax", Kind::Monthly), &headings, &rows(fields), &arrival()).unwrap();
    let of = |row: u64| checked.refused.iter().find(|refused| refused.row == row).unwrap().refusals[0].clone();
    let wrong = of(10);
    assert_eq!(wrong.zh(), "'91130100T00000036P' 不是统一社会信用代码：校验码应为 'Q'，现为 'P'");
    assert!(wrong.en().contains("character 18 is 'P', but the first 17 call for 'Q'"), "{}", wrong.en());
    assert_eq!(
        (wrong.remedy_zh().as_str(), wrong.remedy_en().as_str()),
        ("与营业执照核对", "compare it with the licence")
    );
    assert_eq!(of(4).zh(), "与第 5 行同一主体、同一期间而数值不同");
    assert_eq!(of(4).en(), "row 5 says something else of the same firm and period");
    assert_eq!(of(15).en(), "'x' is not a number");
    assert_eq!(of(16).zh(), "'91130100T0000004' 不是统一社会信用代码：应为 18 位，现为 16 位");
    let future = &checked.refused.iter().find(|refused| refused.row == 16).unwrap().refusals[1];
    assert_eq!(future.zh(), "2025-08-31 晚于 2025-07-15");
    let unit = &checked.refused.iter().find(|refused| refused.row == 19).unwrap().refusals[1];
    assert_eq!(unit.zh(), "'3万元' 的单位与列声明的单位（个）不符");
}

#[test]
fn every_code_has_its_words_and_is_met_in_a_test_of_a_stage() {
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    let goldens = ["parse.csv", "validate.csv", "events.csv"]
        .map(|name| std::fs::read_to_string(crate::support::golden(name)).unwrap());
    // Width and length of fields are tested here, contradictions with the rules.
    for code in Code::ALL.iter().filter(|code| !matches!(code, Code::RowWidth | Code::TooLong | Code::Implausible)) {
        assert!(goldens.iter().any(|text| text.contains(code.as_str())), "{code:?}");
    }
}

fn two_columns() -> (Layout, Vec<String>) {
    let layout = layout("power", Kind::Daily);
    (layout.clone(), vec![layout.firm, layout.period, layout.columns[0].heading.clone()])
}

fn fields(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_row_of_another_width_and_a_field_past_the_length_are_refused() {
    let (layout, headings) = two_columns();
    let code = "91130100T0000001XX";
    let long = format!("1{}", " ".repeat(MAX_FIELD_CHARS));
    let at = "九".repeat(MAX_FIELD_CHARS);
    let past = "九".repeat(MAX_FIELD_CHARS + 1);
    let rows = rows(vec![
        fields(&[code, "2025-06-30"]),
        fields(&[code, "2025-06-30", "1", "2"]),
        fields(&[code, "2025-06-30", &at]),
        fields(&[code, "2025-06-30", &past]),
        // Blanks around a field do not count.
        fields(&[code, "2025-06-30", &long]),
    ]);
    let checked = check(Catalogue::built_in(), &layout, &headings, &rows, &arrival()).unwrap();
    let told: Vec<String> = (1..=5).map(|row| outcome(&checked, row)).collect();
    assert_eq!(
        told,
        ["row-width", "row-width", "bad-number: 日用电量[千瓦时]", "too-long: 日用电量[千瓦时]", "taken: 10"]
    );
}

#[test]
fn a_batch_that_cannot_be_read_as_a_whole() {
    let catalogue = Catalogue::built_in();
    let (layout, headings) = two_columns();
    let run = |headings: &[String], rows: &[Row]| check(catalogue, &layout, headings, rows, &arrival());
    let missing = run(&headings[..2], &[]).unwrap_err();
    assert_eq!(missing.to_string(), "there is no column '日用电量[千瓦时]': add it, or change the layout");
    assert_eq!(missing.zh(), "缺少列“日用电量[千瓦时]”：请补列，或修改列对照");
    let twice = [headings.clone(), vec!["日期 ".to_owned()]].concat();
    assert_eq!(run(&twice, &[]).unwrap_err(), BatchError::TwoColumns("日期".to_owned()));
    let row = Row { number: 3, fields: fields(&["91130100T0000001XX", "2025-06-30", "1"]) };
    assert_eq!(run(&headings, &[row.clone(), row]).unwrap_err(), BatchError::TwoRows(3));
    let marked: Vec<String> =
        headings.iter().zip(["\u{feff}", " ", ""]).map(|(text, mark)| format!("{mark}{text}")).collect();
    assert!(run(&marked, &[]).is_ok(), "a byte order mark and blanks around headings are no part of them");
    let mut wrong = layout.clone();
    wrong.columns[0].written = Written::Yuan;
    let error = check(catalogue, &wrong, &headings, &[], &arrival()).unwrap_err();
    assert_eq!(error.to_string(), "layout: power_day_kwh: the column's unit does not fit the measure: change written");
}

#[test]
fn bounds_of_a_batch_hold_at_the_limit_and_one_past_it() {
    let catalogue = Catalogue::built_in();
    let (layout, mut headings) = two_columns();
    headings.extend((headings.len()..MAX_COLUMNS).map(|at| format!("x{at}")));
    let checked = check(catalogue, &layout, &headings, &[], &arrival()).unwrap();
    assert_eq!(checked.unread.len(), MAX_COLUMNS - 3);
    headings.push("past".to_owned());
    let past = check(catalogue, &layout, &headings, &[], &arrival());
    assert_eq!(past.unwrap_err(), BatchError::Columns(MAX_COLUMNS + 1));
    // Rows without fields are refused soonest.
    let mut rows: Vec<Row> = (1..=MAX_ROWS as u64).map(|number| Row { number, fields: Vec::new() }).collect();
    let (layout, headings) = two_columns();
    assert_eq!(check(catalogue, &layout, &headings, &rows, &arrival()).unwrap().refused.len(), MAX_ROWS);
    rows.push(Row { number: 0, fields: Vec::new() });
    let past = check(catalogue, &layout, &headings, &rows, &arrival());
    assert_eq!(past.unwrap_err(), BatchError::Rows(MAX_ROWS + 1));
}

#[test]
fn every_category_has_a_standard_layout_of_each_of_its_kinds_that_reads_its_own_values() {
    let catalogue = Catalogue::built_in();
    for category in catalogue.categories() {
        let mut read = 0;
        for kind in Kind::ALL {
            let Some(layout) = Layout::standard(category, kind) else { continue };
            layout.check(&layout.id, catalogue).unwrap();
            let mut headings = vec![layout.firm.clone(), layout.period.clone()];
            let mut fields = vec!["91130100T0000001XX".to_owned(), "2025-06-30".to_owned()];
            if let Some(reference) = &layout.reference {
                headings.push(reference.clone());
                fields.push("1号".to_owned());
            }
            for column in &layout.columns {
                headings.push(column.heading.clone());
                fields.push("1".to_owned());
            }
            let checked = check(catalogue, &layout, &headings, &rows(vec![fields]), &arrival()).unwrap();
            assert_eq!(checked.refused, [], "{}", layout.id);
            for traced in &checked.accepted[0].facts {
                let measure = catalogue.measure(traced.fact.measure).unwrap();
                let unit = if measure.unit == hub::Unit::Fen { 100 } else { 1 };
                assert_eq!(traced.fact.value, Some(unit * 10_i64.pow(measure.scale.into())), "{}", measure.id);
                assert!(traced.fact.on <= AS_OF);
                read += 1;
            }
        }
        assert_eq!(read, category.measures.len(), "{}", category.id);
    }
}
