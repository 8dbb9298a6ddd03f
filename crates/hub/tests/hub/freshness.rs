//! Freshness, coverage and a monitor's sums.

use calendar::{Date, Timestamp, parse_date};
use hub::{Catalogue, Category, Coverage, Freshness, MeasureId, Monitor, Received, Refresh, monitor};

use crate::support::{AS_OF, table};

fn optional(text: &str) -> Option<Date> {
    (!text.is_empty()).then(|| parse_date(text).unwrap())
}

fn d(text: &str) -> Date {
    parse_date(text).unwrap()
}

#[test]
fn how_late_a_source_is() {
    let (_, cases) = table("freshness.csv");
    for case in cases {
        let [name, every, within, last_period, learned, as_of, expected] = case.as_slice() else { panic!("{case:?}") };
        let every = serde_json::from_value(every.as_str().into()).unwrap();
        let refresh = Refresh { every, within_days: within.parse().unwrap() };
        let learned = (!learned.is_empty()).then(|| learned.parse::<Timestamp>().unwrap().as_microsecond());
        let received = Received { last_period: optional(last_period), last_learned_us: learned };
        let told = match refresh.freshness(received, d(as_of)).unwrap() {
            Freshness::Fresh => "fresh".to_owned(),
            Freshness::Missing => "missing".to_owned(),
            Freshness::Late { days, due } => format!("late {days} since {due}"),
        };
        assert_eq!(&told, expected, "{name}");
    }
}

#[test]
fn the_edge_of_the_calendar_is_an_error() {
    let refresh = Catalogue::built_in().category("tax").unwrap().refresh;
    let received = Received { last_period: Some(Date::MAX), last_learned_us: None };
    assert!(refresh.freshness(received, AS_OF).is_err());
}

fn category(id: &str) -> &'static Category {
    Catalogue::built_in().category(id).unwrap()
}

fn id(measure: &str) -> MeasureId {
    Catalogue::built_in().find(measure).unwrap()
}

/// The last days of the months of a range, both included.
fn months(first: &str, last: &str) -> Vec<Date> {
    let mut all = vec![d(first).last_of_month()];
    while *all.last().unwrap() < d(last) {
        all.push(calendar::add_months(*all.last().unwrap(), 1).unwrap().last_of_month());
    }
    all
}

/// Tax is due 20 days after the month: on 15 July 2025 the months from June 2023 to May 2025 are.
#[test]
fn coverage_counts_the_months_that_were_due() {
    let tax = category("tax");
    let sales = id("vat_sales_fen");
    let all = months("2023-06-30", "2025-05-31");
    assert_eq!(all.len(), 24);
    let of = |held: &[Date], established| tax.coverage(established, held.iter().map(|on| (sales, *on)), AS_OF).unwrap();
    assert_eq!(of(&all, None), Coverage { expected: 24, present: 24 });
    assert_eq!(of(&all, None).share_bps(), Some(10_000));
    assert_eq!(of(&all[1..], None), Coverage { expected: 24, present: 23 });
    assert_eq!(of(&all[1..], None).share_bps(), Some(9_583), "23 of 24, rounded down");
    let around = [all.clone(), months("2023-04-30", "2023-05-31"), months("2025-06-30", "2025-06-30")].concat();
    assert_eq!(of(&around, None).present, 24, "months outside the window do not count");
    let twice = [all.clone(), all.clone()].concat();
    assert_eq!(of(&twice, None).present, 24, "nor does a month told twice");
    assert_eq!(of(&[], None), Coverage { expected: 24, present: 0 });
    assert_eq!(of(&all, Some(d("2025-03-31"))), Coverage { expected: 3, present: 3 }, "a firm of March");
    assert_eq!(of(&[], Some(d("2025-07-01"))).share_bps(), None, "nothing was due of a firm of July");
    let optional = tax.coverage(None, all.iter().map(|on| (id("vat_paid_fen"), *on)), AS_OF).unwrap();
    assert_eq!(optional.present, 0, "only what is required counts");
    let june =
        tax.coverage(None, months("2025-06-30", "2025-06-30").into_iter().map(|on| (sales, on)), d("2025-07-20"));
    assert_eq!(june.unwrap(), Coverage { expected: 24, present: 1 }, "June is due on the 20th");
}

#[test]
fn a_category_that_requires_nothing_counts_months_with_anything() {
    let utilities = category("utilities");
    let held = [
        (id("water_m3"), d("2025-05-31")),
        (id("gas_m3"), d("2025-05-31")),
        (id("utilities_bill_fen"), d("2025-04-30")),
        (id("utilities_late_count"), d("2025-03-20")),
        (id("power_kwh"), d("2025-02-28")),
    ];
    assert_eq!(utilities.coverage(None, held, AS_OF).unwrap(), Coverage { expected: 24, present: 2 });
}

#[test]
fn events_are_not_expected() {
    let held = [(id("court_case_count"), d("2025-06-03"))];
    assert_eq!(category("judicial").coverage(None, held, AS_OF).unwrap(), Coverage::default());
}

/// Sensors are due after two days: from 16 July 2023 to 13 July 2025 there are 729 days (2024 is a leap year).
#[test]
fn daily_measures_count_by_the_day() {
    let sensors = category("crop-sensors");
    let soil = id("soil_moisture_pct");
    let held = [(soil, d("2025-07-13")), (soil, d("2025-07-14")), (soil, d("2023-07-16")), (soil, d("2023-07-15"))];
    assert_eq!(sensors.coverage(None, held, AS_OF).unwrap(), Coverage { expected: 729, present: 2 });
    let young = sensors.coverage(Some(d("2025-07-10")), held, AS_OF).unwrap();
    assert_eq!(young, Coverage { expected: 4, present: 1 });
}

#[test]
fn a_monitor_adds_firms_up() {
    let mut monitor = Monitor::default();
    let half = Coverage { expected: 24, present: 12 };
    monitor.add(Freshness::Fresh, Coverage { expected: 24, present: 24 });
    monitor.add(Freshness::Late { days: 9, due: d("2025-07-06") }, half);
    monitor.add(Freshness::Late { days: 3, due: d("2025-07-12") }, half);
    monitor.add(Freshness::Missing, Coverage { expected: 24, present: 0 });
    assert_eq!((monitor.firms, monitor.fresh, monitor.late, monitor.missing), (4, 1, 2, 1));
    assert_eq!(monitor.latest_days, 9);
    assert_eq!(monitor.coverage.share_bps(), Some(5_000));
}

#[test]
fn every_category_has_its_line_on_the_monitor() {
    let through = |text: &str| Received { last_period: Some(d(text)), last_learned_us: None };
    let received = [
        ("tax", through("2025-05-31"), Coverage { expected: 24, present: 24 }),
        ("tax", through("2025-04-30"), Coverage { expected: 24, present: 23 }),
        ("tax", Received::default(), Coverage { expected: 24, present: 0 }),
        ("power", through("2025-05-31"), Coverage { expected: 24, present: 24 }),
        ("weather", through("2025-05-31"), Coverage { expected: 24, present: 24 }),
    ];
    let all = monitor(Catalogue::built_in(), received, AS_OF).unwrap();
    assert_eq!(all.len(), 28);
    let tax = Monitor {
        firms: 3,
        fresh: 1,
        late: 1,
        missing: 1,
        latest_days: 25,
        coverage: Coverage { expected: 72, present: 47 },
    };
    assert_eq!(all["tax"], tax, "May was due on 20 June");
    assert_eq!(all["power"].late, 1, "June was due on 10 July");
    assert_eq!(all["judicial"], Monitor::default());
}
