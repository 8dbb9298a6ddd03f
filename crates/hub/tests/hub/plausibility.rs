//! Stage 3: sources held against one another.

use std::collections::{BTreeMap, BTreeSet};

use calendar::parse_date;
use codes::{BatchId, Uscc};
use hub::limits::{MAX_DOCUMENT_BYTES, MAX_RULES};
use hub::{
    Catalogue, Checked, Code, Fact, Fault, Kind, Known, Layout, MeasureId, Months, Row, Rules, Severity, Written, check,
};

use crate::support::{arrival, outcome, table};

const RULES: &str = include_str!("../golden/rules.yaml");
const FIRM: &str = "91130100T0000001XX";

fn last_of(month: &str) -> calendar::Date {
    parse_date(&format!("{month}-01")).unwrap().last_of_month()
}

/// A scenario: what was known, and the batch, judged.
fn judged(cells: &[Vec<String>]) -> (Layout, Checked) {
    let catalogue = Catalogue::built_in();
    let firm: Uscc = FIRM.parse().unwrap();
    let known = Known { learned_us: 0, batch: BatchId::from_bytes([1; 16]), row: 1 };
    let mut history = Months::default();
    let mut batch: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for cell in cells {
        let [_, measure, month, value, came] = cell.as_slice() else { panic!("{cell:?}") };
        if came == "batch" {
            batch.entry(month).or_default().insert(measure, value);
            continue;
        }
        let measure = catalogue.find(measure).unwrap();
        let fact = Fact { measure, on: last_of(month), reference: 0, value: Some(value.parse().unwrap()), known };
        history.learn(catalogue, firm, [&fact]);
    }
    let any = batch.values().next().unwrap().keys().next().unwrap();
    let category = catalogue.category_of(catalogue.find(any).unwrap()).unwrap();
    let mut layout = Layout::standard(category, Kind::Monthly).unwrap();
    for column in &mut layout.columns {
        column.written = Written::Plain;
    }
    let mut headings = vec![layout.firm.clone(), layout.period.clone()];
    headings.extend(layout.columns.iter().map(|column| column.heading.clone()));
    let rows: Vec<Row> = batch
        .iter()
        .zip(1..)
        .map(|((month, values), number)| {
            let mut fields = vec![FIRM.to_owned(), (*month).to_owned()];
            let text = |id: &str| (*values.get(id).unwrap_or(&"")).to_owned();
            fields.extend(layout.columns.iter().map(|column| text(&column.measure)));
            Row { number, fields }
        })
        .collect();
    let mut checked = check(catalogue, &layout, &headings, &rows, &arrival()).unwrap();
    assert_eq!(checked.refused, [], "the rows of a scenario pass the stages before");
    Rules::built_in().judge(catalogue, &layout, history, &mut checked);
    assert_eq!(checked.accepted.len() + checked.refused.len(), rows.len());
    (layout, checked)
}

#[test]
fn sources_that_contradict_one_another_are_found_and_told() {
    let (_, cells) = table("plausibility.csv");
    let (_, expected) = table("findings.csv");
    let mut scenarios: Vec<&str> = cells.iter().map(|cell| cell[0].as_str()).collect();
    scenarios.dedup();
    assert_eq!(scenarios.iter().collect::<BTreeSet<_>>().len(), scenarios.len(), "each stands in one piece");
    let mut met = 0;
    for scenario in scenarios {
        let cells: Vec<Vec<String>> = cells.iter().filter(|cell| cell[0] == scenario).cloned().collect();
        let (_, checked) = judged(&cells);
        let refused = checked.refused.iter().flat_map(|refused| &refused.refusals);
        let of_refused = refused.map(|refusal| match &refusal.reason {
            hub::Reason::Implausible(finding) => {
                assert_eq!((refusal.zh(), refusal.en()), (finding.zh(), finding.en()));
                (**finding).clone()
            }
            other => panic!("{other:?}"),
        });
        let found: Vec<Vec<String>> = checked
            .warnings
            .iter()
            .cloned()
            .chain(of_refused)
            .map(|finding| {
                assert_eq!(finding.month, last_of("2025-06"), "{scenario}");
                let rows = checked.accepted.len() + checked.refused.len();
                assert_eq!(finding.row, rows as u64, "{scenario}: June is the last row");
                let severity = finding.severity.en().to_owned();
                [
                    scenario.to_owned(),
                    finding.rule.clone(),
                    severity,
                    finding.month.to_string(),
                    finding.zh(),
                    finding.en(),
                ]
                .to_vec()
            })
            .collect();
        let wanted: Vec<Vec<String>> = expected.iter().filter(|row| row[0] == scenario).cloned().collect();
        assert_eq!(found, wanted, "{scenario}");
        met += wanted.len();
    }
    assert_eq!(met, expected.len(), "each expected finding belongs to a scenario");
}

#[test]
fn a_row_that_contradicts_itself_goes_and_its_neighbour_stays() {
    let (_, cells) = table("plausibility.csv");
    let cells: Vec<Vec<String>> = cells.into_iter().filter(|cell| cell[0] == "more on time than there were").collect();
    let (_, checked) = judged(&cells);
    assert!(outcome(&checked, 1).starts_with("taken: "), "May");
    assert_eq!(outcome(&checked, 2), "implausible: 准时运单数", "June");
    let refusal = &checked.refused[0].refusals[0];
    assert_eq!((refusal.code(), refusal.stage()), (Code::Implausible, hub::Stage::Plausibility));
    assert_eq!(refusal.remedy_zh(), "同一来源自相矛盾：请数据方核对两列");
    assert_eq!(refusal.remedy_en(), "the source contradicts itself; let its owner check both columns");
}

#[test]
fn the_built_in_rules_hold_two_sources_or_one_against_itself() {
    let catalogue = Catalogue::built_in();
    let category = |id: &String| &catalogue.category_of(catalogue.find(id).unwrap()).unwrap().id;
    let mut across = 0;
    for rule in Rules::built_in().iter() {
        let sources: BTreeSet<&String> = rule.left.iter().chain(&rule.right).map(category).collect();
        across += usize::from(sources.len() > 1);
        assert!(rule.severity == Severity::Warn || sources.len() == 1, "{}: two sources may differ", rule.id);
    }
    assert!(across >= 8, "{across}");
}

#[test]
fn a_rule_that_cannot_stand_names_itself_and_the_remedy() {
    let catalogue = Catalogue::built_in();
    assert!(Rules::parse("rules.yaml", RULES, catalogue).is_ok());
    let (_, cases) = table("rules.csv");
    for case in cases {
        let [name, from, to, expected] = case.as_slice() else { panic!("{case:?}") };
        assert_eq!(RULES.matches(from).count(), 1, "{name}: '{from}' stands once in the document");
        match Rules::parse("rules.yaml", &RULES.replace(from, to), catalogue) {
            Ok(_) => assert_eq!(expected, "", "{name}"),
            Err(error) => {
                assert!(!expected.is_empty() && error.to_string().contains(expected.as_str()), "{name}: {error}");
                assert!(error.zh().starts_with("rules.yaml："), "{name}: {}", error.zh());
            }
        }
    }
}

#[test]
fn bounds_of_rules_hold_at_the_limit_and_one_past_it() {
    let catalogue = Catalogue::built_in();
    let (head, rule) = RULES.split_at(RULES.find("  - id").unwrap());
    let many = |count: usize| {
        let rules: String = (0..count).map(|at| rule.replace("bread-per-flour", &format!("r{at}"))).collect();
        format!("{head}{rules}")
    };
    assert_eq!(Rules::parse("many.yaml", &many(MAX_RULES), catalogue).unwrap().iter().count(), MAX_RULES);
    let past = Rules::parse("many.yaml", &many(MAX_RULES + 1), catalogue).unwrap_err();
    assert_eq!(past.to_string(), "many.yaml: more than 100 rules: take some out");
    let twice = Rules::parse("twice.yaml", &format!("{RULES}{rule}"), catalogue).unwrap_err();
    assert_eq!(twice.fault, Fault::DuplicateId("twice.yaml".to_owned()));
    let filled = |bytes: usize| format!("{RULES}#{}", " ".repeat(bytes - RULES.len() - 1));
    assert!(Rules::parse("long.yaml", &filled(MAX_DOCUMENT_BYTES), catalogue).is_ok());
    assert_eq!(
        Rules::parse("long.yaml", &filled(MAX_DOCUMENT_BYTES + 1), catalogue).unwrap_err().fault,
        Fault::TooLong
    );
}

#[test]
fn months_know_only_months_and_the_later_learnt() {
    let catalogue = Catalogue::built_in();
    let firm: Uscc = FIRM.parse().unwrap();
    let fact = |measure: &str, value: Option<i64>, learned_us: i64| Fact {
        measure: catalogue.find(measure).unwrap(),
        on: last_of("2025-06"),
        reference: 0,
        value,
        known: Known { learned_us, batch: BatchId::from_bytes([1; 16]), row: 1 },
    };
    let (first, second) = (fact("inflow_fen", Some(1), 1), fact("inflow_fen", Some(2), 2));
    let (mut one, mut other) = (Months::default(), Months::default());
    one.learn(catalogue, firm, [&first, &second]);
    other.learn(catalogue, firm, [&second, &first]);
    assert_eq!(one, other);
    let mut none = Months::default();
    let past = Fact { measure: MeasureId::new(u16::MAX), ..first };
    none.learn(catalogue, firm, [&fact("balance_fen", Some(1), 1), &fact("court_case_count", Some(1), 1), &past]);
    assert_eq!(none, Months::default(), "days, events and what nobody knows are left out");
}
