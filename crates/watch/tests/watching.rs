//! Warnings found in portraits, and alerts worked by people.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as the tests do")]

use calendar::{Date, add_days};
use codes::{BatchId, FirmId, UserId};
use hub::{Fact, Known};
use portrait::{Catalogue, FirmState, Portrait};
use proptest::prelude::*;
use watch::limits::{MAX_CONDITION_CHARS, MAX_NOTES, MAX_TEXT_CHARS, MAX_WARNINGS};
use watch::{
    Alert, AlertCommand, AlertError, AlertEvent, Category, Finding, Held, Level, Said, Sighting, Status, Warning,
    WarningError, Watcher, Work,
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn person(number: u8) -> UserId {
    UserId::from_bytes([number; 16])
}

fn known(learned_us: i64) -> Known {
    Known { learned_us, batch: BatchId::from_bytes([1; 16]), row: 1 }
}

/// A firm that sells 100,000 yuan a month for two years until 2025-12, and in the last months what is given.
fn seller(last: &[i64]) -> FirmState {
    let catalogue = Catalogue::built_in();
    let measure = catalogue.hub().find("vat_sales_fen").unwrap();
    let mut state = FirmState::new();
    for back in 0..24 {
        let on = calendar::add_months(day("2025-12-01"), -back).unwrap().last_of_month();
        let sales = usize::try_from(back).ok().and_then(|back| last.get(back)).copied().unwrap_or(100_000);
        state
            .observe(catalogue, &Fact { measure, on, reference: 0, value: Some(sales * 100), known: known(1) })
            .unwrap();
    }
    state
}

fn found(state: &FirmState, on: &str, before: Option<&str>) -> Vec<String> {
    let catalogue = Catalogue::built_in();
    let now = Portrait::of(catalogue, state, day(on)).unwrap();
    let before = before.map(|before| Portrait::of(catalogue, state, day(before)).unwrap());
    Watcher::built_in().look(&now, before.as_ref()).found.iter().map(|found| found.warning.id.clone()).collect()
}

/// The account of a simulated firm before its cash breaks raises the warning that a model stands behind; with the account unknown nothing
/// can be said, and the warning is not asked fact by fact.
#[test]
fn a_cash_break_foreseen_is_warned_of_at_a_look() {
    let options = province::living::LivingOptions { firms: 240, months: 24, ..Default::default() };
    let living = province::living::Living::new(11, options).unwrap();
    let (catalogue, watcher) = (Catalogue::built_in(), Watcher::built_in());
    let (mut near, mut silent) = (0, 0);
    for firm in living.firms() {
        let Some(broke) = firm.truth().cash_break.as_ref().map(|broke| broke.on) else { continue };
        let day = add_days(broke, -10).unwrap();
        let mut state = FirmState::new();
        for told in firm.facts().filter(|told| told.on <= day) {
            let known = Known { learned_us: told.learned_us, batch: BatchId::from_bytes([1; 16]), row: told.row };
            let (measure, on, reference, value) = (told.measure, told.on, told.reference, told.value);
            state.observe(catalogue, &Fact { measure, on, reference, value, known }).unwrap();
        }
        let portrait = Portrait::of(catalogue, &state, day).unwrap();
        let looked = watcher.look(&portrait, None);
        let foreseen = cashflow::Foresight::built_in().foresee(&portrait).unwrap();
        let asks_model = |id: &str| watcher.reads(id).contains(&"cash_break_alarm");
        let warned: Vec<_> = looked.found.iter().filter(|one| asks_model(&one.warning.id)).collect();
        assert_eq!(warned.len(), usize::from(foreseen.as_ref().is_some_and(|foreseen| foreseen.alarm)));
        for one in &warned {
            let said = one.said.iter().find(|said| said.what == "cash_break").unwrap();
            let percent: f64 = said.value.parse().unwrap();
            assert!((percent - foreseen.as_ref().unwrap().probability * 100.0).abs() <= 0.05);
            near += 1;
        }
        silent += usize::from(warned.is_empty());
        let mut held = Held::default();
        watcher.again(&mut watcher.room(), &portrait, None, None, &mut held, |turned| {
            assert!(!asks_model(&watcher.warnings().nth(turned.warning).unwrap().id));
        });
    }
    assert!(near > silent && near > 8, "{near} warned of, {silent} not");
    let unknown = Portrait::of(catalogue, &seller(&[]), day("2026-01-10")).unwrap();
    assert!(watcher.look(&unknown, None).unknown.contains(&"cash-break-likely"));
}

#[test]
fn every_category_has_a_warning_and_every_warning_reads_something() {
    let watcher = Watcher::built_in();
    for category in Category::ALL {
        assert!(watcher.warnings().any(|warning| warning.category == category), "{category:?}");
    }
    for warning in watcher.warnings() {
        assert!(!watcher.reads(&warning.id).is_empty(), "{}", warning.id);
        assert!(watcher.reads(&warning.id).iter().all(|name| watcher.subject(name).is_some()));
    }
}

#[test]
fn a_seller_that_goes_on_warns_of_nothing_and_one_that_stops_does() {
    assert_eq!(found(&seller(&[]), "2026-01-05", None), Vec::<String>::new());
    // 30,000 a month in the last three of 2025 against 100,000: -70%; the year: -17.5%, above -20.
    assert!(!found(&seller(&[30_000, 30_000, 30_000]), "2026-01-05", None).contains(&"sales-collapse".to_owned()));
    // 10,000 in the last four: the quarter -90%, the year -30%.
    let stops = found(&seller(&[10_000; 4]), "2026-01-05", None);
    assert!(stops.contains(&"sales-collapse".to_owned()), "{stops:?}");
}

#[test]
fn what_a_condition_read_is_told_in_the_units_people_use() {
    let catalogue = Catalogue::built_in();
    let mut state = seller(&[]);
    let measure = catalogue.hub().find("overdue_fen").unwrap();
    let fact = Fact { measure, on: day("2025-12-31"), reference: 0, value: Some(1_234_567), known: known(1) };
    state.observe(catalogue, &fact).unwrap();
    let portrait = Portrait::of(catalogue, &state, day("2026-01-05")).unwrap();
    let all = Watcher::built_in().look(&portrait, None);
    assert!(all.unknown.contains(&"sensors-offline") && !all.unknown.contains(&"overdue-now"));
    let overdue = all.found.iter().find(|found| found.warning.id == "overdue-now").expect("it is overdue");
    let said: Vec<_> = overdue.said.iter().map(|said| (said.what.as_str(), said.value.as_str())).collect();
    assert_eq!(said, [("overdue_last", "12345.67")]);
    assert_eq!(overdue.warning.level, Level::Red);
}

#[test]
fn a_document_that_cannot_stand_says_why() {
    let one = |id: &str, when: &str| {
        format!(
            "  - {{ id: {id}, zh: 一, en: one, category: cash, level: blue, when: '{when}', do_zh: 看, do_en: look }}\n"
        )
    };
    let head = "schema: anji.warnings/1\nwarnings:\n";
    let parse = |text: &str| Watcher::parse(Catalogue::built_in(), text).map(|_| ()).unwrap_err().to_string();
    assert!(parse("schema: x/1\nwarnings: []").contains("this program reads 'anji.warnings/1'"));
    assert!(parse(&format!("{head}{}", one("a", "no_such_thing > 1"))).contains("no_such_thing"));
    assert!(parse(&format!("{head}{}", one("a", "grade > 1"))).starts_with("warning 'a'"));
    assert!(parse(&format!("{head}{}", one("A", "score > 1"))).contains("small letters"));
    let twice = [one("a", "score > 1"), one("a", "score > 2")].concat();
    assert!(parse(&format!("{head}{twice}")).contains("taken"));
    let long = "score > 1".to_owned() + &" ".repeat(MAX_CONDITION_CHARS);
    assert!(parse(&format!("{head}{}", one("a", &long))).contains("two warnings"));
    let many = |count: usize| -> String { (0..count).map(|n| one(&format!("a{n}"), "score > 1")).collect() };
    assert!(Watcher::parse(Catalogue::built_in(), &format!("{head}{}", many(MAX_WARNINGS))).is_ok());
    let error = Watcher::parse(Catalogue::built_in(), &format!("{head}{}", many(MAX_WARNINGS + 1))).unwrap_err();
    assert_eq!(error, WarningError::TooMany(MAX_WARNINGS + 1));
}

fn warning(level: &str) -> &'static Warning {
    Watcher::built_in().warning(if level == "red" { "overdue-now" } else { "sued" }).unwrap()
}

fn sighting(owed: i64) -> Sighting {
    let said = vec![Said { what: "overdue_last".into(), value: owed.to_string() }];
    Sighting { said, grade: None, grade_before: None, owed, sources: vec!["credit-report".into()] }
}

struct Case {
    alert: Option<Alert>,
    warning: &'static Warning,
}

impl Case {
    fn new(level: &str) -> Self {
        Self { alert: None, warning: warning(level) }
    }

    fn does(&mut self, command: AlertCommand, on: &str, by: u8) -> Result<&'static str, AlertError> {
        let event = self.alert.as_ref().expect("it was raised").decide(command, day(on), person(by))?;
        Ok(self.takes(event))
    }

    fn looks(&mut self, owed: Option<i64>, on: &str) -> &'static str {
        let firm = FirmId::from_bytes([7; 16]);
        let event = Alert::look(self.alert.as_ref(), firm, self.warning, owed.map(sighting), day(on)).unwrap();
        self.takes(event)
    }

    fn takes(&mut self, event: Option<AlertEvent>) -> &'static str {
        let Some(event) = event else { return "nothing" };
        self.alert = Alert::after(self.alert.take(), &event);
        event.kind()
    }

    fn status(&self) -> Status {
        self.alert.as_ref().unwrap().status
    }
}

fn close() -> AlertCommand {
    AlertCommand::Close { finding: Finding::FalseAlarm, reason: "核对无误".into() }
}

fn note(text: &str) -> AlertCommand {
    AlertCommand::Note { work: Work::Called, text: text.into() }
}

#[test]
fn a_grave_alert_is_raised_once_worked_and_closed_by_two() {
    let mut case = Case::new("red");
    assert_eq!(case.looks(None, "2026-01-05"), "nothing");
    assert_eq!(case.looks(Some(1), "2026-01-05"), "alert-raised");
    assert_eq!(case.alert.as_ref().unwrap().due_on, day("2026-01-07"));
    assert_eq!(case.looks(Some(1), "2026-01-06"), "nothing", "the same again is no news");
    assert_eq!(case.looks(Some(2), "2026-01-06"), "alert-changed");
    assert_eq!(case.does(close(), "2026-01-06", 1), Err(AlertError::Status(Status::Open)));
    assert_eq!(case.does(AlertCommand::Take, "2026-01-06", 1), Ok("alert-taken"));
    assert_eq!(case.does(AlertCommand::Take, "2026-01-06", 1), Ok("nothing"));
    assert_eq!(case.does(note("已致电"), "2026-01-06", 2), Err(AlertError::NotHandler));
    assert_eq!(case.does(note("已致电"), "2026-01-06", 1), Ok("alert-noted"));
    assert_eq!(case.does(note(" "), "2026-01-06", 1), Err(AlertError::Text));
    assert_eq!(case.does(close(), "2026-01-06", 1), Ok("alert-closing-proposed"));
    assert_eq!(case.does(AlertCommand::Agree, "2026-01-06", 1), Err(AlertError::SamePerson));
    let refuse = AlertCommand::Refuse { reason: "请附凭证".into() };
    assert_eq!(case.does(refuse, "2026-01-06", 2), Ok("alert-closing-refused"));
    assert_eq!(case.status(), Status::Taken);
    assert_eq!(case.does(close(), "2026-01-07", 1), Ok("alert-closing-proposed"));
    assert_eq!(case.does(AlertCommand::Agree, "2026-01-07", 2), Ok("alert-closed"));
    assert_eq!(case.does(AlertCommand::Agree, "2026-01-07", 2), Err(AlertError::Status(Status::Closed)));
    // It stays quiet for thirty days, and is raised again when it is found after them.
    assert_eq!(case.looks(Some(3), "2026-02-05"), "nothing");
    assert_eq!(case.looks(Some(3), "2026-02-06"), "alert-raised");
    assert_eq!(case.alert.as_ref().unwrap().times, 2);
}

#[test]
fn a_slight_alert_is_closed_by_one_also_when_it_holds_no_more() {
    let mut case = Case::new("yellow");
    case.looks(Some(1), "2026-01-05");
    assert_eq!(case.looks(None, "2026-01-06"), "alert-cleared");
    assert_eq!(case.looks(None, "2026-01-07"), "nothing");
    assert_eq!(case.status(), Status::Open, "what somebody may have begun is not closed by itself");
    assert_eq!(case.looks(Some(1), "2026-01-08"), "alert-changed");
    assert_eq!(case.alert.as_ref().unwrap().cleared_on, None);
    case.does(AlertCommand::Take, "2026-01-08", 1).unwrap();
    assert_eq!(case.does(AlertCommand::Take, "2026-01-08", 2), Ok("alert-taken"), "another may take it over");
    assert_eq!(case.does(close(), "2026-01-08", 2), Ok("alert-closed"));
    assert_eq!(case.does(AlertCommand::Take, "2026-01-08", 2), Err(AlertError::Status(Status::Closed)));
}

#[test]
fn bounds_hold_at_the_limit_and_one_past_it() {
    let mut case = Case::new("yellow");
    case.looks(Some(1), "2026-01-05");
    case.does(AlertCommand::Take, "2026-01-05", 1).unwrap();
    assert_eq!(case.does(note(&"字".repeat(MAX_TEXT_CHARS)), "2026-01-05", 1), Ok("alert-noted"));
    assert_eq!(case.does(note(&"字".repeat(MAX_TEXT_CHARS + 1)), "2026-01-05", 1), Err(AlertError::Text));
    for _ in 1..MAX_NOTES {
        assert_eq!(case.does(note("x"), "2026-01-05", 1), Ok("alert-noted"));
    }
    assert_eq!(case.does(note("x"), "2026-01-05", 1), Err(AlertError::Full));
}

#[test]
fn events_are_read_back_as_they_were_written() {
    let mut case = Case::new("red");
    case.looks(Some(1), "2026-01-05");
    let event = AlertEvent::Closed {
        on: day("2026-01-06"),
        by: person(1),
        finding: Finding::Resolved,
        reason: "已还清".into(),
    };
    let text = serde_json::to_string(&event).unwrap();
    assert_eq!(serde_json::from_str::<AlertEvent>(&text).unwrap(), event);
}

proptest! {
    /// Whatever people and looks do: a closed alert was taken, a grave one was closed by somebody other than who proposed it, and
    /// no alert is raised while one is open or quiet.
    #[test]
    fn alerts_keep_their_promises(steps in prop::collection::vec((0_u8..7, 1_u8..4, 0_u8..3), 1..60)) {
        let mut case = Case::new("red");
        let (mut on, mut proposed, mut closed_on) = (day("2026-01-01"), None, None::<Date>);
        for (what, who, days) in steps {
            on = add_days(on, (days * 7).into()).unwrap();
            let was = case.alert.as_ref().map(|alert| alert.status);
            let command = match what {
                0 => AlertCommand::Take,
                1 => note("x"),
                2 => close(),
                3 => AlertCommand::Agree,
                _ => AlertCommand::Refuse { reason: "x".into() },
            };
            let kind = if what >= 5 {
                case.looks((what == 5).then(|| who.into()), &on.to_string())
            } else if case.alert.is_some() {
                let Ok(kind) = case.does(command, &on.to_string(), who) else { continue };
                kind
            } else {
                continue
            };
            match kind {
                "alert-closing-proposed" => proposed = Some(who),
                "alert-closed" => {
                    prop_assert_ne!(proposed, Some(who));
                    prop_assert!(case.alert.as_ref().unwrap().handler.is_some());
                    closed_on = Some(on);
                }
                "alert-raised" => {
                    prop_assert!(was.is_none() || was == Some(Status::Closed));
                    if let Some(closed_on) = closed_on {
                        prop_assert!(on >= add_days(closed_on, 30).unwrap());
                    }
                }
                _ => {}
            }
        }
    }
}
