//! Decisions: one application, one thing changed, the outcome and its reasons.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

mod common;

use std::collections::BTreeSet;

use common::{bundle, bundle_of, input, product_text};
use decision::{
    DecideError, Decision, DecisionInput, InputError, Kyc, Outcome, ReplayError, ReplayOutcome, Standing, Step, Weight,
    decide, replay,
};
use money::{Currency, Money, Rate};
use scoring::FeatureValue;

const DAY: &str = "2025-06-10";

fn decided(change: impl FnOnce(&mut DecisionInput)) -> Decision {
    let mut input = input();
    change(&mut input);
    decide(&input, &bundle("sme-working-capital", DAY)).unwrap()
}

fn codes(decision: &Decision, weight: Weight) -> Vec<&str> {
    decision.reasons.iter().filter(|r| r.weight == weight).map(|r| r.code.as_str()).collect()
}

#[test]
fn a_sound_request_gets_an_offer_with_its_price_worked_out() {
    let decision = decided(|_| {});
    assert_eq!(decision.outcome, Outcome::Offer, "{:?}", decision.reasons);
    let offer = decision.offer.as_ref().unwrap();
    // 6,000,000 x 0.30 - 800,000 x 0.2, grade A and small.
    assert_eq!(offer.limit.to_string(), "1,640,000.00 CNY");
    assert_eq!(offer.amount.to_string(), "500,000.00 CNY");
    // LPR 3.00% from 2025-05-20, PD below 1%: 60 bps, 12 months: no adjustment.
    assert_eq!(
        (offer.base_rate, offer.spread, offer.rate),
        (Rate::from_bps(300), Rate::from_bps(60), Rate::from_bps(360))
    );
    assert_eq!(offer.overdue_rate, Rate::from_bps(540));
    assert_eq!(offer.cost.simple, Rate::from_bps(360), "no fees: simple cost is the rate");
    assert!(offer.cost.compounded > offer.cost.simple && offer.cost.compounded < Rate::from_bps(370));
    let steps: Vec<Step> = decision.trace.iter().map(|t| t.step).collect();
    assert_eq!(
        steps,
        [
            Step::Consent,
            Step::HardRules,
            Step::Score,
            Step::Grade,
            Step::Match,
            Step::Limit,
            Step::Enhancement,
            Step::Price,
            Step::Cost,
            Step::Authority
        ]
    );
    let used: Vec<&str> = decision.rulebook.used.iter().map(|p| p.id.as_str()).collect();
    assert!(used.contains(&"lpr.1y") && used.contains(&"cost.cap.new-loans"), "{used:?}");
    assert!(decision.notices.is_empty());
}

type Case = (&'static str, fn(&mut DecisionInput), Outcome, &'static str);

const CASES: [Case; 28] = [
    ("no consent", |i| i.consents.clear(), Outcome::Decline, "consent-missing"),
    ("expired", |i| i.consents[0].to = "2025-06-09".parse().unwrap(), Outcome::Decline, "consent-expired"),
    ("last day", |i| i.consents[0].to = i.decided_on, Outcome::Offer, ""),
    ("revoked today", |i| i.consents[0].revoked_on = Some(i.decided_on), Outcome::Decline, "consent-revoked"),
    ("revoked tomorrow", |i| i.consents[0].revoked_on = Some("2025-06-11".parse().unwrap()), Outcome::Offer, ""),
    ("not yet", |i| i.consents[0].from = "2025-06-11".parse().unwrap(), Outcome::Decline, "consent-not-yet"),
    ("other purpose", |i| i.consents[0].purpose = "marketing".into(), Outcome::Decline, "consent-missing"),
    (
        "other lender",
        |i| i.consents[0].recipient = codes::InstitutionId::from_bytes([9; 16]),
        Outcome::Decline,
        "consent-missing",
    ),
    ("bad code", |i| i.facts.code_valid = false, Outcome::Decline, "code-invalid"),
    ("gone", |i| i.facts.standing = Standing::Revoked, Outcome::Decline, "firm-gone"),
    ("abnormal", |i| i.facts.standing = Standing::Abnormal, Outcome::Refer, "firm-abnormal"),
    ("medium firm", |i| i.facts.size = Some(codes::FirmSize::Medium), Outcome::Decline, "size-not-served"),
    ("size unknown", |i| i.facts.size = None, Outcome::Refer, "size-unknown"),
    ("real estate", |i| i.facts.industry = Some("K70".parse().unwrap()), Outcome::Decline, "industry-barred"),
    ("overdue", |i| i.facts.overdue_days = 1, Outcome::Decline, "overdue-now"),
    ("dishonest", |i| i.facts.dishonest_debtor = true, Outcome::Decline, "dishonest-debtor"),
    ("kyc open", |i| i.facts.kyc = Kyc::Incomplete, Outcome::Refer, "kyc-incomplete"),
    ("list hit", |i| i.facts.kyc = Kyc::Hit, Outcome::Refer, "kyc-hit"),
    ("no revenue", |i| drop(i.features.remove("annual_revenue")), Outcome::Refer, "feature-missing"),
    (
        "too much",
        |i| i.request.amount = Money::from_minor(300_000_001, Currency::CNY),
        Outcome::Decline,
        "amount-range",
    ),
    ("too long", |i| i.request.tenor_months = 37, Outcome::Decline, "tenor-range"),
    ("purpose", |i| i.request.purpose = "shares".into(), Outcome::Decline, "purpose"),
    ("dollars", |i| i.request.amount = Money::from_minor(50_000_000, Currency::USD), Outcome::Decline, "currency"),
    ("young", |i| i.facts.registered_on = Some("2024-06-11".parse().unwrap()), Outcome::Decline, "firm-too-young"),
    ("just old enough", |i| i.facts.registered_on = Some("2024-06-10".parse().unwrap()), Outcome::Offer, ""),
    (
        "above authority",
        |i| i.request.amount = Money::from_minor(100_100_000, Currency::CNY),
        Outcome::Refer,
        "above-authority",
    ),
    ("refuses automation", |i| i.automation_refused = true, Outcome::Refer, "automation-refused"),
    (
        "refuses automation where the rules decline",
        |i| (i.automation_refused, i.facts.overdue_days) = (true, 1),
        Outcome::Refer,
        "automation-refused",
    ),
];

#[test]
fn one_change_one_outcome() {
    for (name, change, outcome, code) in CASES {
        let decision = decided(change);
        assert_eq!(decision.outcome, outcome, "{name}: {:?}", decision.reasons);
        if code.is_empty() {
            continue;
        }
        let weight = if outcome == Outcome::Decline { Weight::Decline } else { Weight::Refer };
        assert!(codes(&decision, weight).contains(&code), "{name}: {:?}", decision.reasons);
        let reason = decision.reasons.iter().find(|r| r.code == code).unwrap();
        assert!(!reason.zh.is_empty() && !reason.en.is_empty() && !reason.rule.is_empty(), "{name}: {reason:?}");
        assert_eq!(
            outcome == Outcome::Decline,
            !decision.notices.is_empty(),
            "{name}: a decline tells of human review"
        );
        assert_eq!(reason.tell, code != "kyc-hit", "{name}: no tipping-off");
        if outcome == Outcome::Decline {
            assert_eq!(decision.offer, None, "{name}");
        }
    }
}

#[test]
fn nothing_is_read_without_consent_and_no_score_made_for_one_who_cannot_be_served() {
    let decision = decided(|i| i.consents.clear());
    assert_eq!(decision.trace.len(), 1);
    assert_eq!(decision.score, None);
    let subjects: BTreeSet<&str> = decision.reasons.iter().map(|r| r.subject.as_str()).collect();
    assert_eq!(subjects.len(), 3, "one reason a category: {subjects:?}");
    let decision = decided(|i| i.facts.overdue_days = 5);
    assert_eq!(decision.score, None);
}

#[test]
fn a_rule_that_declines_names_row_value_and_threshold() {
    let decision = decided(|i| {
        i.features.insert("overdue_count_24m".into(), FeatureValue::Number(7.0));
        i.features.insert("revenue_growth".into(), FeatureValue::Number(-0.5));
        i.features.insert("inquiries_6m".into(), FeatureValue::Number(12.0));
        i.features.insert("debt_outstanding".into(), FeatureValue::Number(7_000_000.0));
    });
    assert_eq!(decision.outcome, Outcome::Decline);
    assert_eq!(
        codes(&decision, Weight::Decline),
        ["grade-d", "overdue-history", "debt-above-revenue"],
        "in the table's order"
    );
    let reason = decision.reasons.iter().find(|r| r.code == "overdue-history").unwrap();
    assert_eq!(reason.rule, "eligibility/refusals/overdue");
    assert_eq!(reason.subject, "feature.overdue_count_24m");
    assert_eq!((reason.value.to_string().as_str(), reason.threshold.as_str()), ("7", "> 6"));
    assert_eq!(reason.zh, "近24个月逾期超过6次");
    let notes = codes(&decision, Weight::Note);
    assert!(notes.contains(&"score-overdue-count-24m"), "what cost most points is told: {notes:?}");
    let mut seen = BTreeSet::new();
    assert!(decision.reasons.iter().all(|r| seen.insert((r.weight, &r.code, &r.subject))), "no reason twice");
}

#[test]
fn a_limit_below_the_request_reduces_it_and_one_below_the_product_declines() {
    let decision = decided(|i| drop(i.features.insert("annual_revenue".into(), FeatureValue::Number(1_005_000.0))));
    // 1,005,000 x 0.30 - 160,000 = 141,500, down to whole thousands.
    let offer = decision.offer.as_ref().unwrap();
    assert_eq!(offer.amount.to_string(), "141,000.00 CNY");
    assert!(codes(&decision, Weight::Note).contains(&"amount-reduced"));
    // Grade B and micro: 1,000,000 x 0.18 - 950,000 x 0.2 is below zero.
    let decision = decided(|i| {
        i.facts.size = Some(codes::FirmSize::Micro);
        for (name, value) in [("annual_revenue", 1_000_000.0), ("debt_outstanding", 950_000.0), ("inquiries_6m", 12.0)]
        {
            i.features.insert(name.into(), FeatureValue::Number(value));
        }
    });
    assert_eq!(codes(&decision, Weight::Decline), ["limit-too-low"]);
    assert_eq!(decision.trace.last().unwrap().step, Step::Limit, "nothing is priced that is not lent");
}

/// Policy per grade: D has at most 500,000 yuan, and only under a guarantee. The product says so; the engine knows no grade.
#[test]
fn grade_d_is_held_to_its_limit_and_needs_a_guarantee() {
    let bundle = bundle("specialised-tech", DAY);
    let mut input = input();
    input.request.amount = Money::from_minor(200_000_000, Currency::CNY);
    input.guarantee_available = true;
    let ask = |input: &DecisionInput| decide(input, &bundle).unwrap();
    let sound = ask(&input).offer.unwrap();
    assert_eq!(sound.amount.to_string(), "1,920,000.00 CNY", "6,000,000 x 0.25 + 5 x 100,000 - 800,000 x 0.1");
    for (name, value) in [("overdue_count_24m", 3.0), ("inquiries_6m", 12.0), ("revenue_growth", -0.5)] {
        input.features.insert(name.into(), FeatureValue::Number(value));
    }
    for level in ["provincial", "national"] {
        input.features.insert("tech_level".into(), FeatureValue::Category(level.into()));
        let decision = ask(&input);
        assert_eq!(decision.score.as_ref().unwrap().grade, scoring::Grade::D);
        let offer = decision.offer.as_ref().unwrap_or_else(|| panic!("{:?}", decision.reasons));
        assert_eq!(
            (offer.limit.to_string(), offer.amount.to_string()),
            ("500,000.00 CNY".into(), "500,000.00 CNY".into())
        );
        assert_eq!(offer.guarantee.as_ref().unwrap().agreement, "gov-28-share");
        assert_eq!(offer.rate, Rate::from_bps(520), "3.00% + 220 bps");
        assert!(codes(&decision, Weight::Note).contains(&"amount-reduced"));
    }
    input.guarantee_available = false;
    let without = ask(&input);
    assert_eq!(without.outcome, Outcome::Refer, "never straight through");
    assert!(codes(&without, Weight::Refer).contains(&"guarantee-needed"));
}

#[test]
fn a_guarantee_is_asked_for_and_its_fee_counts_in_the_cost() {
    let bundle = bundle("specialised-tech", DAY);
    let mut input = input();
    input.features.insert("inquiries_6m".into(), FeatureValue::Number(12.0));
    let without = decide(&input, &bundle).unwrap();
    let grade = without.score.as_ref().unwrap().grade;
    assert_eq!(grade, scoring::Grade::B);
    assert_eq!(without.outcome, Outcome::Refer);
    assert!(codes(&without, Weight::Refer).contains(&"guarantee-needed"));
    input.guarantee_available = true;
    let with = decide(&input, &bundle).unwrap();
    assert_eq!(with.outcome, Outcome::Offer, "{:?}", with.reasons);
    let offer = with.offer.unwrap();
    assert_eq!(offer.guarantee.unwrap().agreement, "gov-28-share");
    assert_eq!(offer.fees[0].upfront.to_string(), "2,500.00 CNY", "500,000 x 0.5% x 1 year");
    assert_eq!(offer.rate, Rate::from_bps(360), "3.00% + 60 bps");
    assert!(offer.cost.simple > offer.rate, "the fee counts: {}", offer.cost.simple);
}

#[test]
fn a_cost_above_the_cap_is_no_offer_and_above_four_lpr_an_alarm() {
    let fee = |percent: &str| {
        product_text("sme-working-capital").replace(
            "fees: []",
            &format!("fees: [{{ code: f, zh: 服务费, en: service fee, payee_zh: 某公司, percent: {percent}, when: upfront }}]"),
        )
    };
    let decision = decide(&input(), &bundle_of(&fee("20"), DAY)).unwrap();
    assert_eq!(codes(&decision, Weight::Decline), ["cost-above-cap"]);
    let decision = decide(&input(), &bundle_of(&fee("5"), DAY)).unwrap();
    assert_eq!(codes(&decision, Weight::Alarm), ["cost-above-4-lpr"]);
    let cost = &decision.offer.as_ref().unwrap().cost;
    assert!(cost.compounded > Rate::from_bps(1_200) && cost.compounded <= cost.cap);
}

#[test]
fn an_lpr_too_old_to_lend_on_goes_to_a_person() {
    let mut input = input();
    input.decided_on = "2026-11-20".parse().unwrap();
    input.decided_at = "2026-11-20T10:00:00+08:00".parse().unwrap();
    let decision = decide(&input, &bundle("sme-working-capital", "2026-11-20")).unwrap();
    assert_eq!(decision.outcome, Outcome::Refer, "the last LPR of the table is four months old");
    assert!(codes(&decision, Weight::Refer).contains(&"lpr-stale"));
    assert_eq!(decision.offer, None);
}

#[test]
fn what_is_no_input_is_refused_before_anything_is_decided() {
    let refuse = |change: fn(&mut DecisionInput)| {
        let mut input = input();
        change(&mut input);
        decide(&input, &bundle("sme-working-capital", DAY)).unwrap_err()
    };
    for value in [f64::NAN, f64::INFINITY] {
        let mut input = input();
        input.features.insert("unused".into(), FeatureValue::Number(value));
        let error = decide(&input, &bundle("sme-working-capital", DAY)).unwrap_err();
        assert!(matches!(error, DecideError::Input(InputError::NotFinite { .. })), "{error}");
    }
    let error = refuse(|i| drop(i.features.insert("annual_revenue".into(), FeatureValue::Category("x".into()))));
    assert!(matches!(error, DecideError::Input(InputError::Kind { .. })), "{error}");
    let error = refuse(|i| drop(i.features.insert("annual_revenue".into(), FeatureValue::Number(1e40))));
    assert!(matches!(error, DecideError::Input(InputError::OutOfRange(_))), "{error}");
    let error = refuse(|i| i.request.amount = Money::from_minor(-1, Currency::CNY));
    assert!(matches!(error, DecideError::Input(InputError::Amount(_))), "{error}");
    let error = refuse(|i| i.decided_on = "2025-06-11".parse().unwrap());
    assert!(matches!(error, DecideError::Input(InputError::Dates(_))), "{error}");
    let error = refuse(|i| i.consents = vec![i.consents[0].clone(); decision::limits::MAX_CONSENTS + 1]);
    assert!(matches!(error, DecideError::Input(InputError::TooMany { .. })), "{error}");
    let mut at_limit = input();
    at_limit.consents = vec![at_limit.consents[0].clone(); decision::limits::MAX_CONSENTS];
    assert!(at_limit.check().is_ok());
    for extra in 0..=decision::limits::MAX_FEATURES - at_limit.features.len() {
        let one_past = at_limit.features.len() == decision::limits::MAX_FEATURES;
        assert_eq!(at_limit.check().is_ok(), at_limit.features.len() <= decision::limits::MAX_FEATURES, "{one_past}");
        at_limit.features.insert(format!("x{extra}"), FeatureValue::Missing);
    }
    assert!(at_limit.check().is_err(), "one past the limit");
}

#[test]
fn a_record_comes_back_from_its_bytes_and_replays_to_the_same() {
    let bundle = bundle("sme-working-capital", DAY);
    for (name, change, ..) in CASES {
        let decision = decided(change);
        let bytes = decision.to_bytes();
        let read = Decision::from_bytes(&bytes).unwrap();
        assert_eq!(read.to_bytes(), bytes, "{name}");
        let outcome = replay(&read, &bundle).unwrap();
        assert_eq!(outcome, ReplayOutcome::Identical { digest: decision.digest() }, "{name}");
    }
}

#[test]
fn a_replay_says_where_it_differs_and_refuses_other_versions() {
    let record = decided(|_| {});
    let mut forged = record.clone();
    forged.offer.as_mut().unwrap().rate = Rate::from_bps(100);
    let bundle_then = bundle("sme-working-capital", DAY);
    let ReplayOutcome::Differs(places) = replay(&forged, &bundle_then).unwrap() else { panic!("forged") };
    let paths: Vec<&str> = places.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(paths, ["/offer/rate"]);
    assert_eq!((places[0].recorded.as_str(), places[0].now.as_str()), ("\"0.0100\"", "\"0.0360\""));

    let other = bundle_of(&product_text("sme-working-capital").replace("bps: \"60\"", "bps: \"61\""), DAY);
    assert!(matches!(replay(&record, &other), Err(ReplayError::OtherProduct { .. })));
    let later = bundle("sme-working-capital", "2025-06-11");
    assert!(matches!(replay(&record, &later), Err(ReplayError::OtherDay { .. })));
}

#[test]
fn records_of_a_newer_form_or_no_form_are_refused() {
    let mut newer = decided(|_| {});
    newer.schema = 2;
    let error = Decision::from_bytes(&newer.to_bytes()).unwrap_err().to_string();
    assert!(error.contains("form 2") && error.contains("newer program"), "{error}");
    assert!(Decision::from_bytes(b"{}").is_err());
    let long = vec![b' '; decision::limits::MAX_RECORD_BYTES + 1];
    assert!(Decision::from_bytes(&long).unwrap_err().to_string().contains("at most"));
}

/// The working-capital product with what the money costs above 3% added to its price.
fn priced_on_money() -> String {
    let text = product_text("sme-working-capital");
    let priced = text
        .replacen("  fees: []\n", "  fees: []\n  funding_cost: { min: \"0.50\", max: \"4.00\" }\n", 1)
        .replacen("'term_bps + (", "'((funding.cost_percent ?? 3) - 3) * 100 + term_bps + (", 1);
    assert!(priced.len() > text.len() + 80, "the product no longer holds what is replaced");
    priced
}

#[test]
fn what_the_money_costs_is_in_the_price_and_in_the_record() {
    let bundle = bundle_of(&priced_on_money(), DAY);
    let line = codes::FundingLineId::from_bytes([8; 16]);
    let with = |funding| decide(&DecisionInput { funding, ..input() }, &bundle).unwrap();
    let cost = |bps| Some(decision::Funding { line: Some(line), annual_cost: Some(Rate::from_bps(bps)) });
    let dear = with(cost(350));
    assert_eq!(
        dear.offer.as_ref().unwrap().rate,
        Rate::from_bps(410),
        "60 bps over the LPR of 3%, and 50 for the money"
    );
    assert!(matches!(replay(&dear, &bundle).unwrap(), ReplayOutcome::Identical { .. }));
    let read: Decision = serde_json::from_str(&serde_json::to_string(&dear).unwrap()).unwrap();
    assert_eq!((read.input.funding, read.digest()), (cost(350), dear.digest()), "the line and its cost are recorded");
    let none = with(Some(decision::Funding::default()));
    assert_eq!(none.offer.as_ref().unwrap().rate, Rate::from_bps(360), "no line has room: the rules say what holds");
    assert_ne!(none.digest(), dear.digest());
    for (funding, code) in
        [(None, "feature-missing"), (cost(401), "feature-out-of-range"), (cost(49), "feature-out-of-range")]
    {
        let referred = with(funding);
        assert_eq!((referred.outcome, codes(&referred, Weight::Refer)), (Outcome::Refer, vec![code]));
    }
    assert_eq!(with(cost(400)).outcome, Outcome::Offer, "the end of the range is inside");
}

#[test]
fn a_product_that_does_not_price_on_money_decides_as_before() {
    let text = serde_json::to_string(&decided(|_| {})).unwrap();
    assert!(!text.contains("funding"), "nothing of it is written");
    let bundle = bundle("sme-working-capital", DAY);
    assert_eq!(bundle.product().slots().funding_cost, None, "its rules cannot read it");
    let text =
        product_text("sme-working-capital").replacen("'term_bps + (", "'(funding.cost_percent ?? 3) + term_bps + (", 1);
    assert!(product::CompiledProduct::from_yaml(&text).unwrap_err().to_string().contains("funding.cost_percent"));
}
