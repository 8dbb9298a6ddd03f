//! A scorecard, the shipped product, and an application that gets an offer: each test changes one thing.
#![allow(dead_code, clippy::unwrap_used, reason = "each test binary uses a part, and may panic")]

use std::collections::BTreeMap;

use calendar::parse_date;
use codes::{ApplicationId, BodyKind, ConsentId, DecisionId, FirmId, FirmSize, InstitutionId, ProductId, ScorecardId};
use decision::{Bundle, Consent, DecisionInput, FirmFacts, Kyc, LoanRequest, Standing};
use loan::RepaymentMethod;
use money::{Currency, Money};
use product::CompiledProduct;
use rulebook::Rulebook;
use scoring::{
    Attribute, BinRule, Calibration, Characteristic, FeatureValue, GradeCutoffs, ReasonMethod, ReasonPolicy, SCHEMA,
    Scaling, Scorecard, TrainedOn,
};

pub fn product_text(name: &str) -> String {
    let path = format!("{}/../../products/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

pub fn bundle(name: &str, day: &str) -> Bundle {
    bundle_of(&product_text(name), day)
}

pub fn bundle_of(yaml: &str, day: &str) -> Bundle {
    let product = CompiledProduct::from_yaml(yaml).unwrap_or_else(|e| panic!("{e}"));
    let known: calendar::Timestamp = format!("{day}T12:00:00+08:00").parse().unwrap();
    let rules = Rulebook::shipped().snapshot(parse_date(day).unwrap(), known);
    let card = scorecard().compile().unwrap();
    Bundle::try_new(ProductId::from_bytes([1; 16]), product, ScorecardId::from_bytes([2; 16]), card, rules).unwrap()
}

fn attribute(rule: BinRule, label: &str, woe: f64, share: f64) -> Attribute {
    Attribute { rule, label: label.to_owned(), woe, points: 0.0, share, bad_rate: None }
}

fn characteristic(feature: &str, zh: &str, edges: &[f64], woes: &[f64]) -> Characteristic {
    let mut attributes = Vec::new();
    for (i, woe) in woes.iter().enumerate() {
        let from = (i > 0).then(|| edges[i - 1]);
        let to = edges.get(i).copied();
        attributes.push(attribute(BinRule::Range { from, below: to }, &format!("bin {i}"), *woe, 1.0 / 3.0));
    }
    attributes.push(attribute(BinRule::Missing {}, "missing", 0.0, 0.0));
    Characteristic {
        feature: feature.to_owned(),
        label_zh: zh.to_owned(),
        label_en: feature.to_owned(),
        reason_code: format!("score-{}", feature.replace('_', "-")),
        reason_zh: format!("{zh}得分偏低"),
        reason_en: format!("{feature} scores low"),
        coefficient: -0.8,
        attributes,
    }
}

/// Three characteristics; the more overdue, the more inquiries, the less growth, the worse.
pub fn scorecard() -> Scorecard {
    let mut card = Scorecard {
        schema: SCHEMA,
        name: "test".to_owned(),
        version: 3,
        target: "90 days overdue in 12 months".to_owned(),
        trained_on: TrainedOn { description: "none".to_owned(), rows: 1_000, bads: 80, split: "none".to_owned() },
        scaling: Scaling { base_points: 600.0, base_odds: 50.0, pdo: 20.0 },
        intercept: -3.2,
        calibration: Calibration { platt: None, prior: None },
        grades: GradeCutoffs { a_below: 0.02, b_below: 0.06, c_below: 0.15 },
        reasons: ReasonPolicy { method: ReasonMethod::Maximum, count: 3 },
        characteristics: vec![
            characteristic("overdue_count_24m", "逾期记录", &[1.0, 3.0], &[0.9, -0.4, -1.8]),
            characteristic("inquiries_6m", "征信查询", &[4.0, 9.0], &[0.6, -0.2, -1.2]),
            characteristic("revenue_growth", "收入增速", &[-0.1, 0.1], &[-1.0, 0.1, 0.7]),
        ],
    };
    card.recompute_points();
    card
}

/// On 2025-06-10 a small manufacturer in Baoding asks for 500,000 yuan over 12 months: an offer.
pub fn input() -> DecisionInput {
    let institution = InstitutionId::from_bytes([3; 16]);
    let day = |text| parse_date(text).unwrap();
    let number = |n: f64| FeatureValue::Number(n);
    let features = [
        ("annual_revenue", number(6_000_000.0)),
        ("tax_grade", FeatureValue::Category("B".to_owned())),
        ("revenue_growth", number(0.12)),
        ("debt_outstanding", number(800_000.0)),
        ("overdue_count_24m", number(0.0)),
        ("inquiries_6m", number(2.0)),
        ("power_use_growth", FeatureValue::Missing),
        ("tech_level", FeatureValue::Category("provincial".to_owned())),
        ("invention_patents", number(5.0)),
        ("research_share", number(0.06)),
    ];
    DecisionInput {
        decision: DecisionId::from_bytes([4; 16]),
        application: ApplicationId::from_bytes([5; 16]),
        institution,
        firm: FirmId::from_bytes([6; 16]),
        decided_at: "2025-06-10T10:00:00+08:00".parse().unwrap(),
        decided_on: day("2025-06-10"),
        request: LoanRequest {
            amount: Money::from_minor(50_000_000, Currency::CNY),
            tenor_months: 12,
            purpose: "working-capital".to_owned(),
            repayment: RepaymentMethod::Annuity,
        },
        facts: FirmFacts {
            code_valid: true,
            kind: BodyKind::Enterprise,
            natural_person: false,
            size: Some(FirmSize::Small),
            region: Some("130600".parse().unwrap()),
            industry: Some("C33".parse().unwrap()),
            registered_on: Some(day("2019-03-01")),
            standing: Standing::Active,
            kyc: Kyc::Complete,
            overdue_days: 0,
            dishonest_debtor: false,
            outstanding: Money::zero(Currency::CNY),
        },
        consents: vec![Consent {
            id: ConsentId::from_bytes([7; 16]),
            purpose: "credit-assessment".to_owned(),
            categories: ["tax", "credit-report", "utility", "technology"].map(str::to_owned).to_vec(),
            recipient: institution,
            from: day("2025-06-01"),
            to: day("2026-12-31"),
            revoked_on: None,
        }],
        features: features.into_iter().map(|(n, v)| (n.to_owned(), v)).collect::<BTreeMap<_, _>>(),
        guarantee_available: false,
        automation_refused: false,
        funding: None,
    }
}
