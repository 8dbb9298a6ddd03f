//! Facts are facts of the hub: known measures, plausible values, one order of learning in each cell.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, days_between};
use hub::{Catalogue, Kind};
use province::living::{Feed, Living, LivingOptions, Slip};

#[test]
fn values_are_plausible_and_no_two_facts_of_a_cell_are_learnt_at_once() {
    let living = Living::new(11, LivingOptions { firms: 150, ..LivingOptions::default() }).unwrap();
    let catalogue = Catalogue::built_in();
    let mut rows = BTreeSet::new();
    for firm in living.firms() {
        let mut learned = BTreeSet::new();
        for trace in firm.facts() {
            let measure = catalogue.measure(trace.measure).unwrap();
            let (low, high) = measure.bounds().unwrap();
            if let Some(value) = trace.value {
                assert!((low..=high).contains(&value), "{} {} {value}", firm.index(), measure.id);
            }
            assert_eq!(trace.reference != 0, measure.kind == Kind::Event, "{}", measure.id);
            assert!(learned.insert((trace.measure, trace.on, trace.reference, trace.learned_us)), "{}", measure.id);
            assert!(rows.insert(trace.row), "row {} twice", trace.row);
            let held = i64::from(days_between(Date::constant(1970, 1, 1), trace.on));
            assert!(trace.learned_us >= (held + 1) * 86_400_000_000 || measure.kind != Kind::Monthly);
            if measure.kind == Kind::Monthly {
                assert_eq!(trace.on, calendar::month_end(trace.on), "{}", measure.id);
            }
            let category = &catalogue.category_of(trace.measure).unwrap().id;
            let feed = Feed::ALL.into_iter().find(|feed| feed.id() == category).unwrap();
            assert!(firm.knows(feed), "{category} does not know firm {}", firm.index());
        }
    }
}

#[test]
fn every_measure_of_the_hub_is_reported() {
    let living = Living::new(12, LivingOptions { firms: 3_000, months: 24, ..LivingOptions::default() }).unwrap();
    let mut counts = vec![0_u64; Catalogue::built_in().len()];
    for firm in living.firms() {
        for trace in firm.facts() {
            counts[trace.measure.index()] += 1;
        }
    }
    for (measure, count) in Catalogue::built_in().measures().zip(&counts) {
        assert!(*count > 0, "nobody reports {}", measure.id);
    }
}

#[test]
fn what_goes_wrong_in_a_report_is_what_the_truth_says() {
    let living = super::living(13, 400);
    let catalogue = Catalogue::built_in();
    let ends: Vec<Date> = living.month_ends().collect();
    let mut seen = BTreeMap::new();
    for firm in living.firms() {
        let truth = firm.truth();
        // Values of a month of a category in the order of learning, for one measure of it that every firm has.
        let mut tax: BTreeMap<Date, Vec<(i64, Option<i64>)>> = BTreeMap::new();
        for trace in firm.facts().filter(|trace| catalogue.find("vat_sales_fen") == Some(trace.measure)) {
            tax.entry(trace.on).or_default().push((trace.learned_us, trace.value));
        }
        for (month, end) in ends.iter().enumerate().filter(|(month, _)| truth.hidden[*month].alive) {
            let slip = truth.misfilings.iter().find(|slip| slip.feed == Feed::Tax && slip.month == month);
            let mut values = tax.remove(end).unwrap_or_default();
            values.sort_unstable();
            let due = (i64::from(days_between(Date::constant(1970, 1, 1), *end)) + 21) * 86_400_000_000;
            let right = match slip.map(|slip| slip.slip) {
                Some(Slip::Missing) => values.is_empty(),
                Some(Slip::Late(_)) => values.len() == 1 && values[0].0 >= due,
                Some(Slip::TenTimes(_)) => values.len() == 2 && values[0].1.map(|v| v / 10) == values[1].1,
                Some(Slip::Withdrawn(_)) => values.len() == 3 && values[1].1.is_none() && values[0].1 < values[2].1,
                None => values.len() == 1 && values[0].0 < due,
            };
            assert!(right, "firm {} {end} {slip:?} {values:?}", firm.index());
            *seen.entry(slip.map_or("right", |slip| name(slip.slip))).or_insert(0) += 1;
        }
        assert!(tax.is_empty(), "reports of months in which the firm did no business");
    }
    println!("{seen:?}");
    assert_eq!(seen.len(), 5, "{seen:?}");
}

fn name(slip: Slip) -> &'static str {
    match slip {
        Slip::Late(_) => "late",
        Slip::TenTimes(_) => "ten times",
        Slip::Withdrawn(_) => "withdrawn",
        Slip::Missing => "missing",
    }
}

#[test]
fn arrears_that_begin_end_unless_the_firm_is_broken() {
    let living = super::living(14, 1_500);
    let arrears = super::measure("tax_arrears_fen");
    let (mut cleared, mut open) = (0, 0);
    for firm in living.firms() {
        let mut states: Vec<_> = firm.facts().filter(|trace| trace.measure == arrears).collect();
        states.sort_unstable_by_key(|trace| trace.on);
        let Some(last) = states.last() else { continue };
        let months = living.options().months;
        let in_last_month = living.month_ends().nth(usize::from(months) - 2).is_some_and(|end| last.on > end);
        if last.value == Some(0) {
            cleared += 1;
        } else if !in_last_month {
            open += 1;
            assert!(firm.truth().cash_break.is_some() || firm.truth().left_on.is_some(), "firm {}", firm.index());
        }
    }
    assert!(cleared > 30 && open > 10, "{cleared} {open}");
}
