//! Alarms and breaks that a person can check by hand, the panel's rows, and bounds.

use calendar::{Date, add_days};
use cashflow::limits::{HORIZON_DAYS, MAX_FACTORS, MAX_SIGNALS};
use cashflow::{Evaluation, EvaluationError, Foresight, History, Scored, SignalError, Signals, threshold};
use portrait::Catalogue;

fn alarms() -> Vec<Scored> {
    let mut rows = csv::Reader::from_reader(include_str!("../golden/alarms.csv").as_bytes());
    let row = |row: csv::StringRecord| Scored {
        firm: row[0].parse().unwrap(),
        days_to_break: row[1].parse().ok(),
        score: row[2].parse().unwrap(),
    };
    rows.records().map(|found| row(found.unwrap())).collect()
}

#[test]
fn alarms_and_breaks_give_the_figures_worked_by_hand() {
    let rows = alarms();
    let mut expected = csv::Reader::from_reader(include_str!("../golden/alarms_expected.csv").as_bytes());
    let mut cases = 0;
    for case in expected.records().map(Result::unwrap) {
        let most: f64 = case[0].parse().unwrap();
        let found = Evaluation::of(&rows, threshold(&rows, most).unwrap()).unwrap();
        let leads: Vec<i32> = case[4].split(' ').map(|days| days.parse().unwrap()).collect();
        let numbers = [found.false_alarms, found.calm_rows, found.breaks, found.rows_alarmed];
        let wanted = [1, 2, 3, 6].map(|at| case[at].parse::<usize>().unwrap());
        assert_eq!((numbers, &found.leads), (wanted, &leads), "at most {most}");
        assert_eq!(found.median_lead_days(), case[5].parse().ok(), "at most {most}");
        assert!(found.false_alarm_rate() <= most);
        assert_eq!(found.recall(), leads.len() as f64 / 4.0);
        cases += 1;
    }
    assert_eq!(cases, 6);
}

#[test]
fn recall_falls_as_more_lead_is_asked_for() {
    let rows = alarms();
    let found = Evaluation::of(&rows, threshold(&rows, 0.3).unwrap()).unwrap();
    let recall = [1, 2, 40, 41, 58, 59].map(|days| found.recall_at_lead(days));
    assert_eq!(recall, [1.0, 0.75, 0.75, 0.5, 0.25, 0.0]);
    assert!(found.brier.is_some_and(|brier| brier < 0.5), "scores between 0 and 1 are judged as probabilities");
}

#[test]
fn rows_that_are_alike_are_alarmed_together_or_not_at_all() {
    let row = |days_to_break, score| Scored { firm: 1, days_to_break, score };
    let rows = [row(None, 0.5), row(None, 0.5), row(None, 0.1), row(None, 0.1), row(Some(3), 0.5)];
    let found = Evaluation::of(&rows, threshold(&rows, 0.25).unwrap()).unwrap();
    assert_eq!((found.false_alarms, found.leads.len()), (0, 0), "half of two equal rows cannot be alarmed");
}

#[test]
fn what_cannot_be_judged_is_refused() {
    let row = |days, score| Scored { firm: 7, days_to_break: days, score };
    assert_eq!(threshold(&[row(None, 0.1)], 1.1), Err(EvaluationError::Rate(1.1)));
    assert!(threshold(&[row(Some(1), 0.1)], 0.1).is_err(), "without a calm row no rate can be kept");
    assert!(threshold(&[row(None, f64::NAN)], 0.1).is_err());
    let within = [row(None, 0.1), row(Some(HORIZON_DAYS), 0.9)];
    assert_eq!(Evaluation::of(&within, 0.5).unwrap().leads, [HORIZON_DAYS]);
    for days in [0, HORIZON_DAYS + 1] {
        let beyond = [row(None, 0.1), row(Some(days), 0.9)];
        assert_eq!(Evaluation::of(&beyond, 0.5), Err(EvaluationError::Days { firm: 7, days }));
    }
}

#[test]
fn a_row_is_there_while_the_firm_is_and_the_next_sixty_days_are_known() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let (first, last) = (day("2025-01-31"), day("2025-12-31"));
    let firm = |broke_on, left_on| History { firm: 1, facts: &[], broke_on, watched: (first, last), left_on };
    let found = |firm: History<'_>, as_of| firm.row(as_of).map(|row| row.days_to_break);
    assert_eq!(found(firm(None, None), day("2024-12-31")), None, "before it is watched");
    assert_eq!(found(firm(None, None), first), Some(None));
    let newest = add_days(last, -HORIZON_DAYS).unwrap();
    assert_eq!(found(firm(None, None), newest), Some(None));
    assert_eq!(found(firm(None, None), add_days(newest, 1).unwrap()), None, "nobody knows what comes");
    let broke = day("2025-06-15");
    for (as_of, days) in [
        ("2025-04-16", Some(Some(60))),
        ("2025-04-15", Some(None)),
        ("2025-06-14", Some(Some(1))),
        ("2025-06-15", None),
    ] {
        assert_eq!(found(firm(Some(broke), None), day(as_of)), days, "{as_of}");
    }
    assert_eq!(found(firm(None, Some(broke)), broke), None, "after it left");
}

#[test]
fn signals_are_bounded_and_name_what_they_cannot_find() {
    let catalogue = Catalogue::built_in();
    let of = |above: usize| vec!["balance_day_last"; above].join("*") + "/inflow_sum_12m";
    assert!(Signals::try_new(catalogue, [of(MAX_FACTORS - 1).as_str()]).is_ok());
    let long = of(MAX_FACTORS);
    assert_eq!(Signals::try_new(catalogue, [long.as_str()]), Err(SignalError::Form(long.clone())));
    assert!(Signals::try_new(catalogue, vec!["lenders_last"; MAX_SIGNALS]).is_ok());
    let many = Signals::try_new(catalogue, vec!["lenders_last"; MAX_SIGNALS + 1]);
    assert_eq!(many, Err(SignalError::Count(MAX_SIGNALS + 1)));
    assert_eq!(Signals::try_new(catalogue, []), Err(SignalError::Count(0)));
    assert!(matches!(Signals::try_new(catalogue, ["a/b/c"]), Err(SignalError::Form(_))));
    let unknown = Signals::try_new(catalogue, ["lenders_last/nonsense"]).unwrap_err();
    assert!(unknown.to_string().contains("'nonsense'"), "{unknown}");
}

#[test]
fn every_signal_of_the_shipped_model_has_words_and_a_number() {
    let (catalogue, foresight) = (Catalogue::built_in(), Foresight::built_in());
    let document = foresight.model().document();
    for (at, feature) in document.features.iter().enumerate() {
        assert_eq!((feature.label_zh.clone(), feature.label_en.clone()), foresight.signals().words(catalogue, at));
    }
    assert!(document.trained_on.description.contains("模拟 simulated"));
    assert!(foresight.alarm_from() > 0.0 && foresight.alarm_from() < 0.1, "{}", foresight.alarm_from());
}
