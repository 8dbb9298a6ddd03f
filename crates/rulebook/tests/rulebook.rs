//! The shipped rulebook: whole, dated, sourced; its two dates; its overlays.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

use calendar::{Date, Timestamp, add_days, parse_date};
use proptest::prelude::*;
use rulebook::limits::{MAX_FACTS, MAX_LIST, MAX_PARAMETERS, MAX_TEXT_BYTES};
use rulebook::{
    Confidence, Fact, LprTerm, Operator, Overlay, Parameter, ParameterError, Pinned, Pins, RuleError, Rulebook,
    Snapshot, Value, read_document,
};
use rust_decimal::Decimal;

fn d(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Long after everything that ships was published.
fn now() -> Timestamp {
    at("2026-11-01T00:00:00Z")
}

fn on(day: &str) -> Snapshot {
    Rulebook::shipped().snapshot(d(day), now())
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn fact(value: Value, from: &str, to: Option<&str>, recorded: &str) -> Fact {
    Fact {
        value,
        effective_from: d(from),
        effective_to: to.map(d),
        recorded_at: at(recorded),
        source: "a letter of the bank".into(),
        confidence: Confidence::Own,
        note_zh: String::new(),
        note_en: String::new(),
    }
}

/// The overlay of a shipped parameter: its definition with other facts.
fn overlay(id: &str, facts: Vec<Fact>) -> Parameter {
    let base = Rulebook::shipped().parameters().find(|p| p.id == id).unwrap();
    Parameter { facts, ..base.clone() }
}

fn own(id: &str, overlay: Overlay, facts: Vec<Fact>) -> Parameter {
    let (zh, en, unit) = ("自定".into(), "own".into(), "count".into());
    Parameter { id: id.into(), zh, en, unit, operator: None, overlay, facts }
}

#[test]
fn every_parameter_says_its_names_source_and_confidence() {
    let mut count = 0;
    for parameter in Rulebook::shipped().parameters() {
        count += 1;
        assert!(!parameter.zh.is_ascii(), "{}: its Chinese name has no Chinese in it", parameter.id);
        assert!(parameter.en.is_ascii(), "{}: its English name is not plain", parameter.id);
        for fact in &parameter.facts {
            assert!(!fact.source.is_empty() && fact.confidence != Confidence::Own, "{}", parameter.id);
            let is_default = fact.source == "Anji project default";
            let by_design = fact.confidence == Confidence::Design;
            assert_eq!(is_default, by_design, "{}: a default is marked as ours, a rule is not", parameter.id);
            assert_eq!(fact.note_zh.is_empty(), fact.note_en.is_empty(), "{}: one language only", parameter.id);
        }
        let tightens = matches!(parameter.overlay, Overlay::TightenLower | Overlay::TightenHigher);
        assert!(!tightens || parameter.facts[0].value.number().is_some(), "{} cannot be compared", parameter.id);
    }
    assert!(count >= 176, "only {count} parameters");
}

/// At every instant something was learnt and on every day something changes, at most one fact of an id holds.
#[test]
fn no_two_facts_hold_at_once() {
    for parameter in Rulebook::shipped().parameters() {
        for learnt in parameter.facts.iter().map(|f| f.recorded_at) {
            let known: Vec<&Fact> = parameter.facts.iter().filter(|f| f.recorded_at <= learnt).collect();
            // A later record of the same first day corrects the earlier one.
            let corrected = |fact: &Fact| {
                known.iter().any(|o| o.effective_from == fact.effective_from && o.recorded_at > fact.recorded_at)
            };
            let known: Vec<&Fact> = known.iter().copied().filter(|fact| !corrected(fact)).collect();
            for one in &known {
                let starting = known.iter().filter(|f| f.effective_from == one.effective_from).count();
                assert_eq!(starting, 1, "{} from {}", parameter.id, one.effective_from);
                for other in known.iter().filter(|o| o.effective_from > one.effective_from) {
                    assert!(one.effective_to.is_none_or(|to| to <= other.effective_from), "{}", parameter.id);
                }
            }
        }
    }
}

#[test]
fn an_overlay_is_written_without_instants_and_read_with_one() {
    let at: Timestamp = "2026-08-20T10:00:00+08:00".parse().unwrap();
    let shipped: Vec<_> = Rulebook::shipped().parameters().cloned().collect();
    let text = rulebook::write_overlay(&shipped).unwrap();
    assert!(!text.contains("recorded_at"));
    let mut expected = shipped;
    expected.iter_mut().flat_map(|parameter| &mut parameter.facts).for_each(|fact| fact.recorded_at = at);
    // Corrections share a first day; what one instant says of a day twice is refused, as anywhere.
    expected.retain(|parameter| {
        let mut days: Vec<_> = parameter.facts.iter().map(|fact| fact.effective_from).collect();
        days.dedup();
        days.len() == parameter.facts.len()
    });
    let text = rulebook::write_overlay(&expected).unwrap();
    assert_eq!(rulebook::read_overlay(&text, at).unwrap(), expected);
    let dated = text.replacen("source =", "recorded_at = \"2020-01-01T00:00:00Z\"\nsource =", 1);
    assert!(matches!(rulebook::read_overlay(&dated, at), Err(ParameterError::Document(_))));
}

#[test]
fn lpr_matches_the_published_table_and_the_boundary_of_may_2025() {
    let four_times = |day: &str| on(day).four_times_lpr(&mut Pins::default()).unwrap().to_string();
    assert_eq!(four_times("2025-05-19"), "12.4%");
    assert_eq!(four_times("2025-05-20"), "12%");
    assert_eq!(four_times("2019-08-20"), "17%");
    let before = on("2019-08-19").lpr(LprTerm::OneYear, &mut Pins::default());
    assert!(matches!(before, Err(RuleError::NotInForce { .. })), "{before:?}");
    for (day, one, five) in [
        ("2020-04-20", 385, 465),
        ("2021-12-19", 385, 465),
        ("2022-08-22", 365, 430),
        ("2024-07-21", 345, 395),
        ("2024-10-21", 310, 360),
        ("2026-07-20", 300, 350),
    ] {
        for (term, bps) in [(LprTerm::OneYear, one), (LprTerm::FiveYears, five)] {
            let quote = on(day).lpr(term, &mut Pins::default()).unwrap();
            assert_eq!(quote.rate, money::Rate::from_bps(bps), "{term:?} on {day}");
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/codes/lpr.csv");
    let Ok(mut reader) = csv::Reader::from_path(path) else {
        println!("skipped: {path} is absent");
        return;
    };
    for row in reader.records() {
        let row = row.unwrap();
        for (term, bps) in [(LprTerm::OneYear, &row[1]), (LprTerm::FiveYears, &row[2])] {
            let quote = on(&row[0]).lpr(term, &mut Pins::default()).unwrap();
            assert_eq!(quote.rate, money::Rate::from_bps(bps.parse().unwrap()), "{term:?} on {}", &row[0]);
            assert_eq!((quote.published_on, quote.age_days, quote.stale), (d(&row[0]), 0, false));
        }
    }
}

#[test]
fn an_old_lpr_warns_and_then_refuses_until_a_newer_one_is_given() {
    let newest = d("2026-07-20");
    let quote = |book: &Rulebook, days| {
        let snapshot = book.snapshot(add_days(newest, days).unwrap(), now());
        let stale = snapshot.lpr(LprTerm::OneYear, &mut Pins::default()).unwrap().stale;
        (stale, snapshot.lpr_for_new_contract(LprTerm::OneYear, &mut Pins::default()))
    };
    let shipped = Rulebook::shipped();
    assert!(matches!(quote(shipped, 40), (false, Ok(_))));
    assert!(matches!(quote(shipped, 41), (true, Ok(_))));
    assert!(matches!(quote(shipped, 70), (true, Ok(_))));
    let refused = quote(shipped, 71).1.unwrap_err();
    assert!(matches!(refused, RuleError::StaleLpr { age_days: 71, limit_days: 70, .. }));
    assert!(refused.to_string().contains("overlay"), "{refused}");

    let newer = fact(Value::Decimal(decimal("0.0290")), "2026-09-21", None, "2026-09-21T01:30:00Z");
    let kept_up = shipped.with_overlay(vec![overlay("lpr.1y", vec![newer])]).unwrap();
    let fresh = quote(&kept_up, 71).1.unwrap();
    assert_eq!((fresh.rate.to_string().as_str(), fresh.age_days), ("2.9%", 8));
    let earlier = kept_up.snapshot(d("2026-09-20"), now()).lpr(LprTerm::OneYear, &mut Pins::default()).unwrap();
    assert_eq!(earlier.rate.to_string(), "3%", "a quote does not reach back");

    // A quote of ours that never was can be withdrawn: then the one before it goes on.
    let never = fact(Value::Decimal(decimal("0.03")), "2026-07-20", Some("2026-07-20"), "2026-08-01T00:00:00Z");
    let without = shipped.with_overlay(vec![overlay("lpr.1y", vec![never])]).unwrap();
    let quote = without.snapshot(d("2026-07-21"), now()).lpr(LprTerm::OneYear, &mut Pins::default()).unwrap();
    assert_eq!(quote.published_on, d("2026-06-22"));
}

#[test]
fn thresholds_hold_on_the_right_side_of_the_number() {
    for (id, observed, holds) in [
        ("class.special-mention.overdue-days", "0", false),
        ("class.special-mention.overdue-days", "1", true),
        ("class.technical-delay.max-days", "7", true),
        ("class.technical-delay.max-days", "8", false),
        ("class.substandard.overdue-days", "90", false),
        ("class.substandard.overdue-days", "91", true),
        ("class.doubtful.overdue-days", "270", false),
        ("class.doubtful.overdue-days", "271", true),
        ("class.loss.overdue-days", "360", false),
        ("class.loss.overdue-days", "361", true),
        ("class.substandard.other-debt-share", "0.2000", false),
        ("class.substandard.other-debt-share", "0.2001", true),
        ("class.doubtful.ecl-share", "0.4999", false),
        ("class.doubtful.ecl-share", "0.50", true),
        ("class.loss.ecl-share", "0.90", true),
        ("class.contagion.debtor-share", "0.10", false),
        ("class.contagion.debtor-share", "0.11", true),
        ("ecl.stage2.overdue-days", "30", false),
        ("ecl.stage2.overdue-days", "31", true),
        ("ecl.stage3.overdue-days", "89", false),
        ("ecl.stage3.overdue-days", "90", true),
        ("cost.cap.new-loans", "0.24", true),
        ("cost.cap.new-loans", "0.240001", false),
        ("guarantee.capacity.multiple", "10", true),
        ("guarantee.capacity.multiple", "10.01", false),
        ("guarantee.concentration.single", "0.10", true),
        ("guarantee.weight.small-firm.limit", "5000000", true),
        ("guarantee.weight.small-firm.limit", "5000000.01", false),
        ("inclusive.regulator.limit", "10000000", true),
        ("inclusive.regulator.limit", "10000000.01", false),
        ("aml.large.cash", "50000", true),
        ("aml.large.cash", "49999.99", false),
        ("aml.large.transfer.entity", "1999999", false),
        ("aml.large.transfer.person-cross-border", "200000", true),
        ("aml.beneficial-owner.share", "0.24", false),
        ("aml.beneficial-owner.share", "0.25", true),
    ] {
        let found = on("2026-01-15").holds(id, decimal(observed), &mut Pins::default()).unwrap();
        assert_eq!(found, holds, "{id} at {observed}");
    }
    let no_threshold = on("2026-01-15").holds("provision.specific.loss", Decimal::ONE, &mut Pins::default());
    assert!(matches!(no_threshold, Err(RuleError::NoOperator(_))));
    let words = [Operator::MoreThan, Operator::AtLeast, Operator::AtMost, Operator::LessThan].map(Operator::zh);
    assert_eq!(words, ["超过", "以上（含）", "以下（含）", "不满"]);
    assert!(!Operator::LessThan.holds(Decimal::ONE, Decimal::ONE));
}

#[test]
fn rules_change_on_their_day() {
    let years = |day| on(day).int("retention.aml.years", &mut Pins::default()).unwrap();
    assert_eq!((years("2024-12-31"), years("2025-01-01")), (5, 10));
    let limit = |day| on(day).money("inclusive.central-bank.limit", &mut Pins::default()).unwrap().to_string();
    assert_eq!((limit("2023-12-31"), limit("2024-01-01")), ("10,000,000.00 CNY".into(), "20,000,000.00 CNY".into()));
    // The shares of a loss make up the whole.
    for id in ["guarantee.shares.four-party", "guarantee.shares.batch"] {
        let sum: Decimal = on("2026-01-01").list(id, &mut Pins::default()).unwrap().iter().sum();
        assert_eq!(sum, Decimal::ONE, "{id}");
    }
}

#[test]
fn a_rule_is_not_known_before_it_was_published() {
    // In force from 2025-01-01, published on 2024-11-08.
    let years = |known_at| {
        let snapshot = Rulebook::shipped().snapshot(d("2025-06-01"), at(known_at));
        snapshot.int("retention.aml.years", &mut Pins::default()).unwrap()
    };
    assert_eq!((years("2024-11-07T15:59:59Z"), years("2024-11-07T16:00:00Z")), (5, 10));
}

#[test]
fn a_late_correction_shows_only_once_it_is_known() {
    let facts = vec![
        fact(Value::Int(10), "2025-01-01", None, "2024-12-20T00:00:00Z"),
        fact(Value::Int(20), "2025-06-01", None, "2025-05-20T00:00:00Z"),
        // On 1 August the bank learns that June's number had been 25, and on 1 September that it never was.
        fact(Value::Int(25), "2025-06-01", None, "2025-08-01T00:00:00Z"),
        fact(Value::Int(25), "2025-06-01", Some("2025-06-01"), "2025-09-01T00:00:00Z"),
    ];
    let book = Rulebook::shipped().with_overlay(vec![own("own.limit", Overlay::Replace, facts)]).unwrap();
    let value = |day, known_at| book.snapshot(d(day), at(known_at)).int("own.limit", &mut Pins::default());
    assert_eq!(value("2025-05-31", "2025-12-01T00:00:00Z"), Ok(10));
    assert_eq!(value("2025-07-01", "2025-05-19T00:00:00Z"), Ok(10), "the next number was not known yet");
    assert_eq!(value("2025-07-01", "2025-07-31T23:59:59Z"), Ok(20));
    assert_eq!(value("2025-07-01", "2025-08-01T00:00:00Z"), Ok(25));
    assert_eq!(value("2025-07-01", "2025-09-01T00:00:00Z"), Ok(10), "withdrawn: the one before goes on");
    assert!(matches!(value("2024-12-31", "2025-12-01T00:00:00Z"), Err(RuleError::NotInForce { .. })));
    assert!(matches!(value("2025-07-01", "2024-12-01T00:00:00Z"), Err(RuleError::NotInForce { .. })));
}

#[test]
fn what_was_used_is_pinned_and_a_replay_finds_a_rewritten_fact() {
    let snapshot = on("2026-01-15");
    let mut pins = Pins::default();
    snapshot.rate("lpr.1y", &mut pins).unwrap();
    snapshot.int("class.substandard.overdue-days", &mut pins).unwrap();
    snapshot.int("class.substandard.overdue-days", &mut pins).unwrap();
    let used = pins.used();
    assert_eq!(used.len(), 2);
    assert!(pins.contains("lpr.1y") && !pins.contains("lpr.5y"));
    assert_eq!(used[1].effective_from, d("2025-12-22"));
    let json = serde_json::to_string(&used).unwrap();
    let read: Vec<Pinned> = serde_json::from_str(&json).unwrap();
    assert_eq!(read, used);
    snapshot.check(&read).unwrap();

    let newer = fact(Value::Decimal(decimal("0.0301")), "2025-12-22", None, "2026-02-01T00:00:00Z");
    let corrected = Rulebook::shipped().with_overlay(vec![overlay("lpr.1y", vec![newer])]).unwrap();
    let as_it_was = corrected.snapshot(d("2026-01-15"), at("2026-01-15T00:00:00Z"));
    as_it_was.check(&read).unwrap();
    let today = corrected.snapshot(d("2026-01-15"), now());
    assert_eq!(today.check(&read), Err(RuleError::Changed("lpr.1y".into())));
    assert_ne!(today.digest(), as_it_was.digest());
    assert_eq!(on("2026-01-15").digest(), snapshot.digest());
}

#[test]
fn getters_refuse_another_kind_and_an_unknown_id() {
    let (snapshot, mut pins) = (on("2026-01-15"), Pins::default());
    assert!(matches!(snapshot.int("lpr.1y", &mut pins), Err(RuleError::Kind { .. })));
    assert!(matches!(snapshot.money("lpr.1y", &mut pins), Err(RuleError::Kind { .. })));
    assert!(matches!(snapshot.list("lpr.1y", &mut pins), Err(RuleError::Kind { .. })));
    assert!(matches!(snapshot.text("lpr.1y", &mut pins), Err(RuleError::Kind { .. })));
    assert!(matches!(snapshot.decimal("cost", &mut pins), Err(RuleError::Unknown(_))));
    assert_eq!(snapshot.decimal("guarantee.capacity.multiple", &mut pins), Ok(Decimal::TEN));
    assert_eq!(
        snapshot.decimal("class.loss.overdue-days", &mut pins),
        Ok(Decimal::from(360)),
        "a count is a decimal too"
    );
    assert_eq!(snapshot.text("interest.day-count.default", &mut pins), Ok("actual-360"));
    let (parameter, fact) = snapshot.describe("cost.cap.new-loans").unwrap();
    assert_eq!((parameter.operator, fact.confidence), (Some(Operator::AtMost), Confidence::Found));
}

#[test]
fn an_institution_may_tighten_and_not_loosen() {
    let shipped = Rulebook::shipped();
    let cap = |value: &str, from| {
        vec![overlay(
            "cost.cap.new-loans",
            vec![fact(Value::Decimal(decimal(value)), from, None, "2026-01-01T00:00:00Z")],
        )]
    };
    let tight = shipped.with_overlay(cap("0.18", "2026-01-01")).unwrap();
    let value = |book: &Rulebook, day| {
        book.snapshot(d(day), now()).decimal("cost.cap.new-loans", &mut Pins::default()).unwrap()
    };
    assert_eq!((value(&tight, "2025-12-31"), value(&tight, "2026-01-01")), (decimal("0.24"), decimal("0.18")));
    assert!(shipped.with_overlay(cap("0.24", "2026-01-01")).is_ok(), "the rule's own number is not looser");
    let loose = shipped.with_overlay(cap("0.2401", "2026-01-01")).unwrap_err();
    assert!(matches!(loose, ParameterError::Looser { .. }), "{loose}");

    // A floor tightens upwards.
    let coverage = |value: &str| {
        let own = fact(Value::Decimal(decimal(value)), "2026-01-01", None, "2026-01-01T00:00:00Z");
        shipped.with_overlay(vec![overlay("provision.coverage.minimum", vec![own])])
    };
    assert!(coverage("1.60").is_ok() && matches!(coverage("1.10"), Err(ParameterError::Looser { .. })));
}

/// A bank's 20% cap of March, entered in January, cannot outlive a rule of 15% published in February.
#[test]
fn a_rule_that_tightens_later_wins_over_an_older_overlay() {
    let document = |facts: &str| {
        format!(
            "[[parameter]]\nid = \"x.cap\"\nzh = \"上限\"\nen = \"cap\"\nunit = \"fraction\"\noperator = \"at-most\"\n\
             overlay = \"tighten-lower\"\nfact = [{facts}]\n"
        )
    };
    let line = |value: &str, from: &str| {
        format!(
            "{{ value.decimal = \"{value}\", effective_from = \"{from}\", recorded_at = \"{from}T00:00:00Z\", \
             source = \"s\", confidence = \"found\" }}"
        )
    };
    let rules = document(&format!("{}, {}", line("0.24", "2025-01-01"), line("0.15", "2026-02-01")));
    let book = Rulebook::from_documents([rules.as_str()]).unwrap();
    let own = document(&line("0.20", "2026-01-01"));
    let book = book.with_overlay(read_document(&own).unwrap()).unwrap();
    let value = |day| book.snapshot(d(day), now()).decimal("x.cap", &mut Pins::default()).unwrap().to_string();
    assert_eq!(
        (value("2025-12-31"), value("2026-01-31"), value("2026-02-01")),
        ("0.24".into(), "0.20".into(), "0.15".into())
    );
}

#[test]
fn overlays_that_are_not_allowed_name_the_remedy() {
    let shipped = Rulebook::shipped();
    let number = |n| fact(Value::Int(n), "2026-01-01", None, "2026-01-01T00:00:00Z");
    let refuse = |p: Parameter| shipped.with_overlay(vec![p]).unwrap_err();
    assert!(matches!(refuse(own("bank.limit", Overlay::Replace, vec![number(1)])), ParameterError::NotOurs(_)));
    assert!(matches!(refuse(own("own limit", Overlay::Replace, vec![number(1)])), ParameterError::Id(_)));
    assert!(matches!(refuse(overlay("court.cap.lpr-multiple", vec![number(3)])), ParameterError::Fixed(_)));
    assert!(matches!(refuse(overlay("lpr.1y", vec![number(3)])), ParameterError::Differs { .. }));
    let other_unit = Parameter { unit: "months".into(), ..overlay("decision.offer.valid-days", vec![number(3)]) };
    assert!(matches!(refuse(other_unit), ParameterError::Differs { what: "unit", .. }));
    let twice = overlay("decision.offer.valid-days", vec![number(3), number(4)]);
    assert!(matches!(refuse(twice), ParameterError::Overlap { .. }));
    let mixed = own(
        "own.mixed",
        Overlay::Replace,
        vec![number(1), fact(Value::Text("x".into()), "2026-02-01", None, "2026-01-01T00:00:00Z")],
    );
    assert!(matches!(refuse(mixed), ParameterError::Kind { .. }));
    let closed = |to| fact(Value::Int(1), "2026-01-01", Some(to), "2026-01-01T00:00:00Z");
    let later = fact(Value::Int(2), "2026-03-01", None, "2026-01-01T00:00:00Z");
    let overlapping = own("own.closed", Overlay::Replace, vec![closed("2026-03-02"), later.clone()]);
    assert!(matches!(refuse(overlapping), ParameterError::Overlap { .. }));
    assert!(shipped.with_overlay(vec![own("own.closed", Overlay::Replace, vec![closed("2026-03-01"), later])]).is_ok());
    assert!(matches!(
        refuse(own("own.back", Overlay::Replace, vec![closed("2025-12-31")])),
        ParameterError::Overlap { .. }
    ));
    let words = own(
        "own.words",
        Overlay::TightenLower,
        vec![fact(Value::Text("x".into()), "2026-01-01", None, "2026-01-01T00:00:00Z")],
    );
    assert!(matches!(refuse(words), ParameterError::Kind { .. }), "words cannot be tighter");

    // A replacement holds until it ends, and then ours again.
    let days = overlay("decision.offer.valid-days", vec![closed("2026-02-01")]);
    let book = shipped.with_overlay(vec![days]).unwrap();
    let value = |day| book.snapshot(d(day), now()).int("decision.offer.valid-days", &mut Pins::default()).unwrap();
    assert_eq!((value("2025-12-31"), value("2026-01-31"), value("2026-02-01")), (30, 1, 30));
    assert!(read_document("[[parameter]]\nid = 3\n").unwrap_err().to_string().contains("cannot be read"));
    assert!(read_document("surprise = 1\n").is_err(), "unknown fields are refused");
}

#[test]
fn bounds_hold_at_the_limit_and_one_past_it() {
    let number = |day: i32| Fact {
        effective_from: add_days(d("2000-01-01"), day).unwrap(),
        ..fact(Value::Int(1), "2000-01-01", None, "2026-01-01T00:00:00Z")
    };
    let facts =
        |n: usize| own("own.many", Overlay::Replace, (0..n).map(|i| number(i32::try_from(i).unwrap())).collect());
    let shipped = Rulebook::shipped();
    assert!(shipped.with_overlay(vec![facts(MAX_FACTS)]).is_ok());
    assert!(matches!(shipped.with_overlay(vec![facts(MAX_FACTS + 1)]), Err(ParameterError::Bound { .. })));
    assert!(matches!(shipped.with_overlay(vec![facts(0)]), Err(ParameterError::Bound { .. })));

    let list = |n| {
        own(
            "own.list",
            Overlay::Replace,
            vec![fact(Value::List(vec![Decimal::ONE; n]), "2026-01-01", None, "2026-01-01T00:00:00Z")],
        )
    };
    assert!(shipped.with_overlay(vec![list(MAX_LIST)]).is_ok());
    assert!(matches!(shipped.with_overlay(vec![list(MAX_LIST + 1)]), Err(ParameterError::Bound { .. })));

    let text = |n| {
        own(
            "own.text",
            Overlay::Replace,
            vec![fact(Value::Text("x".repeat(n)), "2026-01-01", None, "2026-01-01T00:00:00Z")],
        )
    };
    assert!(shipped.with_overlay(vec![text(MAX_TEXT_BYTES)]).is_ok());
    assert!(matches!(shipped.with_overlay(vec![text(MAX_TEXT_BYTES + 1)]), Err(ParameterError::Bound { .. })));

    let many = |n| (0..n).map(|i| own(&format!("own.p{i}"), Overlay::Replace, vec![number(0)])).collect();
    let room = MAX_PARAMETERS - shipped.parameters().count();
    assert!(shipped.with_overlay(many(room)).is_ok());
    assert!(matches!(shipped.with_overlay(many(room + 1)), Err(ParameterError::Bound { .. })));
}

#[test]
fn the_list_reads_like_a_table() {
    let list = Rulebook::shipped().list(d("2026-01-15"), now());
    let line = list.iter().find(|l| l.id == "inclusive.regulator.limit").unwrap();
    assert_eq!((line.operator.as_str(), line.value.as_str(), line.unit.as_str()), ("<=", "10,000,000.00", "yuan"));
    assert!(list.is_sorted_by(|a, b| a.id < b.id));
    let all = Rulebook::shipped().parameters().count();
    let later = ["disclosure.personal-loans.from"];
    assert!(list.len() <= all && later.iter().all(|id| list.iter().any(|l| l.id == *id)));
}

proptest! {
    /// Facts that arrive late give the same snapshot as facts that arrive in order.
    #[test]
    fn order_of_arrival_does_not_matter(
        raw in prop::collection::btree_map((0i32..40, 0i64..40), 0i64..1_000, 1..25),
        day in 0i32..45,
        known in 0i64..45,
    ) {
        let facts: Vec<Fact> = raw
            .iter()
            .map(|((from, recorded), value)| Fact {
                effective_from: add_days(d("2025-01-01"), *from).unwrap(),
                recorded_at: Timestamp::from_second(1_750_000_000 + recorded * 86_400).unwrap(),
                ..fact(Value::Int(*value), "2025-01-01", None, "2025-01-01T00:00:00Z")
            })
            .collect();
        let mut reversed = facts.clone();
        reversed.reverse();
        // Over an empty rulebook: the shipped one would only make the many cases slow.
        let empty = Rulebook::from_documents([]).unwrap();
        let book = |facts| empty.with_overlay(vec![own("own.p", Overlay::Replace, facts)]).unwrap();
        let (on, known_at) =
            (add_days(d("2025-01-01"), day).unwrap(), Timestamp::from_second(1_750_000_000 + known * 86_400).unwrap());
        let (one, two) = (book(facts).snapshot(on, known_at), book(reversed).snapshot(on, known_at));
        prop_assert_eq!(one.digest(), two.digest());
        // By hand: among the known and begun, the latest beginning, and of that the latest record.
        let expected = raw.iter().filter(|((f, r), _)| *f <= day && *r <= known).max_by_key(|(k, _)| **k).map(|(_, v)| *v);
        prop_assert_eq!(one.int("own.p", &mut Pins::default()).ok(), expected);
    }
}

#[test]
fn a_year_of_working_days_as_it_was_announced_and_corrected() {
    let rules = Rulebook::shipped();
    let years = rules.workdays(now());
    assert_eq!(years.iter().map(|y| y.year).collect::<Vec<_>>(), (2019..=2026).collect::<Vec<i16>>());
    for year in &years {
        let inside = |dates: &rulebook::Dates| dates.days().iter().all(|day| day.year() == year.year);
        assert!(inside(&year.days_off) && inside(&year.worked_weekends), "{}", year.year);
        let weekend = |day: &Date| !calendar::BusinessCalendar::default().is_business_day(*day);
        assert!(year.worked_weekends.days().iter().all(weekend), "{}", year.year);
    }
    // The Spring Festival of 2020 was lengthened on 27 January: who looked before could not know it.
    let before = rules.business_days(at("2020-01-26T12:00:00+08:00"));
    let after = rules.business_days(at("2020-01-27T12:00:00+08:00"));
    assert!(before.is_business_day(d("2020-01-31")) && !after.is_business_day(d("2020-01-31")));
    assert!(before.is_business_day(d("2020-02-01")) && !after.is_business_day(d("2020-02-01")), "a worked Saturday");
    // 2027 is not announced: its weekends are off and nothing else is.
    let business = rules.business_days(now());
    assert!(business.is_business_day(d("2027-10-01")) && !business.is_business_day(d("2027-10-02")));
    // National Day and Mid-Autumn of 2026 with the Sunday and the Saturday that are worked for them.
    for (day, worked) in
        [("2026-09-20", true), ("2026-09-25", false), ("2026-10-07", false), ("2026-10-08", true), ("2026-10-10", true)]
    {
        assert_eq!(business.is_business_day(d(day)), worked, "{day}");
    }
}

#[test]
fn days_are_written_as_runs() {
    let read = |runs: &[&str]| rulebook::Dates::try_from(runs.iter().map(|r| (*r).to_owned()).collect::<Vec<_>>());
    let dates = read(&["2026-01-01..2026-01-03", "2026-01-04", "2026-02-28..2026-03-01"]).unwrap();
    assert_eq!(dates.days().len(), 6);
    assert_eq!(dates.to_string(), "2026-01-01..2026-01-04, 2026-02-28..2026-03-01");
    for bad in [&["2026-02-30"][..], &["2026-01-02..2026-01-01"], &["2026-01-02", "2026-01-02"], &["tomorrow"]] {
        assert!(read(bad).is_err(), "{bad:?}");
    }
    let year = |last: &str| read(&[&format!("2024-01-01..{last}")]);
    assert!(year("2024-12-31").is_ok() && year("2025-01-01").is_err(), "a leap year and one day more");
}

/// What an institution adds of a currency's parity, in the form of those that ship.
fn parity(code: &str, facts: Vec<Fact>) -> Parameter {
    let base = Rulebook::shipped().parameters().find(|p| p.id == "fx.usd.cny").unwrap();
    Parameter { id: format!("fx.{code}.cny"), facts, ..base.clone() }
}

#[test]
fn a_parity_holds_for_a_month_and_then_names_what_to_add() {
    use money::{Currency, Money, Rounding};
    let of = |day: &str| on(day).parity(Currency::USD, &mut Pins::default());
    assert_eq!(of("2024-12-31").unwrap().yuan, decimal("7.1884"));
    let last = of("2025-01-31").unwrap();
    assert_eq!((last.yuan, last.published_on), (decimal("7.1884"), d("2024-12-31")), "31 days old");
    let stale = of("2025-02-01").unwrap_err();
    assert!(matches!(stale, RuleError::StaleParity { age_days: 32, limit_days: 31, .. }), "{stale}");
    assert!(stale.to_string().contains("fx.usd.cny") && stale.to_string().contains("2025-02-01"), "{stale}");
    let none = on("2022-12-29").parity(Currency::USD, &mut Pins::default()).unwrap_err();
    assert!(matches!(none, RuleError::NoParity { .. }), "{none}");
    assert_eq!(on("2025-07-01").parity(Currency::CNY, &mut Pins::default()).unwrap().yuan, Decimal::ONE);

    // The institution's own, of a currency that ships and of one that does not.
    let given = vec![
        parity("usd", vec![fact(Value::Decimal(decimal("7.1587")), "2025-07-01", None, "2025-07-01T01:20:00Z")]),
        parity("sgd", vec![fact(Value::Decimal(decimal("5.6")), "2025-07-01", None, "2025-07-01T01:20:00Z")]),
    ];
    let rules = Rulebook::shipped().with_overlay(given).unwrap();
    let snapshot = rules.snapshot(d("2025-07-02"), now());
    let rate = snapshot.exchange_rate(Currency::USD, Currency::SGD, &mut Pins::default()).unwrap();
    let dollars = Money::from_minor(5_600, Currency::USD);
    assert_eq!(dollars.converted(Currency::SGD, rate, Rounding::HalfUp).unwrap().to_string(), "71.59 SGD");
    let early = rules.snapshot(d("2025-07-02"), at("2025-07-01T01:19:59Z"));
    assert!(early.parity(Currency::USD, &mut Pins::default()).is_err(), "not yet known");

    // What is no parity.
    let text = |value: Value| parity("usd", vec![fact(value, "2025-07-01", None, "2025-07-01T01:20:00Z")]);
    for value in [Value::Decimal(Decimal::ZERO), Value::Decimal(decimal("-7")), Value::Int(7)] {
        let refused = Rulebook::shipped().with_overlay(vec![text(value.clone())]).unwrap_err();
        assert!(matches!(refused, ParameterError::Parity(_)), "{value}: {refused}");
    }
    for code in ["xyz", "cny", "usdollar"] {
        let given = parity(code, vec![fact(Value::Decimal(decimal("7")), "2025-07-01", None, "2025-07-01T01:20:00Z")]);
        let refused = Rulebook::shipped().with_overlay(vec![given]).unwrap_err();
        assert!(matches!(refused, ParameterError::NotOurs(_)), "{code}: {refused}");
    }
}
