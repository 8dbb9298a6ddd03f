//! Promises over random batches: nothing is lost, order is of no matter, nothing panics.

use std::collections::BTreeMap;

use codes::{BatchId, Uscc};
use hub::{Catalogue, Checked, Fact, Kind, Known, Layout, Months, Row, Rules, Written, check};
use proptest::prelude::*;

use crate::support::{arrival, layout, rows};

const FIRMS: [&str; 5] = ["91130100T0000001XX", "91130100T00000028X", " 91130100t00000036q", "91130100T00000036P", ""];
const MONTHS: [&str; 6] = ["2025-05", "2025年6月", "2025-06-30", "202506", "2025-08", "六月"];
const VALUES: [&str; 10] = ["1", "20", "20.0", "21", "２１", "3.5", "-4", "撤回", "", "x"];

/// Rows of the freight layout: their fields are drawn from few values, so that repeats, contradictions and every kind of refusal happen.
fn batches() -> impl Strategy<Value = Vec<Vec<String>>> {
    let text = |from: &'static [&'static str]| prop::sample::select(from).prop_map(str::to_owned);
    let row = (text(&FIRMS), text(&MONTHS), prop::collection::vec(text(&VALUES), 7), 0..30u8).prop_map(
        |(firm, month, values, width)| {
            let mut fields = vec![firm, month];
            // What is required is mostly there.
            fields.extend(values);
            if width % 3 > 0 && fields[2].parse::<u32>().is_err() {
                "7".clone_into(&mut fields[2]);
            }
            if width == 0 {
                fields.pop();
            }
            fields
        },
    );
    prop::collection::vec(row, 0..25)
}

fn plain_freight() -> (Layout, Vec<String>) {
    let mut layout = layout("freight", Kind::Monthly);
    for column in &mut layout.columns {
        column.written = Written::Plain;
    }
    let mut headings = vec![layout.firm.clone(), layout.period.clone()];
    headings.extend(layout.columns.iter().map(|column| column.heading.clone()));
    (layout, headings)
}

/// All three stages; of one firm something is known before.
fn all_stages(rows: &[Row]) -> Checked {
    let catalogue = Catalogue::built_in();
    let (layout, headings) = plain_freight();
    let mut checked = check(catalogue, &layout, &headings, rows, &arrival()).unwrap();
    let firm: Uscc = FIRMS[0].parse().unwrap();
    let mut history = Months::default();
    let known = Known { learned_us: 0, batch: BatchId::from_bytes([1; 16]), row: 1 };
    let measure = catalogue.find("freight_trip_count").unwrap();
    let on = calendar::Date::constant(2025, 5, 31);
    history.learn(catalogue, firm, [&Fact { measure, on, reference: 0, value: Some(20), known }]);
    Rules::built_in().judge(catalogue, &layout, history, &mut checked);
    checked
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_row_is_taken_or_refused_whatever_the_order(
        (fields, shuffled) in batches().prop_flat_map(|fields| {
            let rows = rows(fields.clone());
            (Just(fields), Just(rows).prop_shuffle())
        })
    ) {
        let in_order = rows(fields);
        let one = all_stages(&in_order);
        prop_assert_eq!(&one, &all_stages(&shuffled));
        let mut numbers: Vec<u64> = one.accepted.iter().map(|row| row.row).collect();
        numbers.extend(one.refused.iter().map(|row| row.row));
        numbers.sort_unstable();
        prop_assert_eq!(numbers, in_order.iter().map(|row| row.number).collect::<Vec<_>>());
        prop_assert!(one.accepted.iter().all(|row| !row.facts.is_empty()));
        prop_assert!(one.refused.iter().all(|row| !row.refusals.is_empty()));
    }

    #[test]
    fn each_cell_is_taken_once_and_leads_back_to_its_row(fields in batches()) {
        let rows = rows(fields);
        let (layout, headings) = plain_freight();
        let checked = all_stages(&rows);
        let mut cells = BTreeMap::new();
        for accepted in &checked.accepted {
            let row = rows.iter().find(|row| row.number == accepted.row).unwrap();
            for traced in &accepted.facts {
                prop_assert!(cells.insert((accepted.firm, traced.fact.cell()), accepted.row).is_none());
                prop_assert_eq!(traced.fact.known.row, row.number);
                let column = &layout.columns[usize::from(traced.column)];
                prop_assert_eq!(Catalogue::built_in().find(&column.measure), Some(traced.fact.measure));
                let at = headings.iter().position(|heading| *heading == column.heading).unwrap();
                prop_assert_eq!(traced.fact.value.is_none(), row.fields[at] == "撤回");
            }
        }
    }

    #[test]
    fn no_text_is_a_panic(firm in ".{0,30}", month in ".{0,30}", value in "[0-9.,()%元万¥-]{0,30}", other in ".{0,300}") {
        let fields = [vec![firm, month, value.clone(), other.clone()], vec![FIRMS[0].to_owned(), MONTHS[0].to_owned(), value, other]];
        let fields = fields.map(|row| [row, vec![String::new(); 5]].concat());
        let checked = all_stages(&rows(fields.to_vec()));
        prop_assert_eq!(checked.accepted.len() + checked.refused.len(), 2);
        for refusal in checked.refused.iter().flat_map(|row| &row.refusals) {
            prop_assert!(!refusal.zh().is_empty() && !refusal.en().is_empty());
        }
    }
}
