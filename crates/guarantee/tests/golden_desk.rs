//! One stored event of every kind of a guarantor's book and of a pool, opened for ever; `UPDATE_GOLDEN=1` writes a new one.
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{d, firm, institution, yuan};
use guarantee::{
    Asset, Flow, GuarantorEvent, GuarantorState, Issue, Lane, LiabilityKind, PoolEvent, PoolLimit, PoolState,
    PoolTerms, Statement, Subsidy,
};
use money::{Currency, Decimal, Rate};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn book() -> Vec<GuarantorEvent> {
    let (on, number) = (d("2025-02-01"), || "DB-1".to_owned());
    let statement = Statement {
        on: d("2024-12-31"),
        total_assets: yuan(5_000),
        net_assets: yuan(3_600),
        receivable_compensation: yuan(300),
        unearned_reserve: yuan(150),
        compensation_reserve: yuan(200),
        fee_income: yuan(260),
        assets: BTreeMap::from([(Asset::Cash, yuan(1_200)), (Asset::GuarantorEquity, yuan(600))]),
    };
    let lane = Lane {
        open: true,
        banks: BTreeSet::from([institution(1)]),
        kinds: BTreeSet::from([LiabilityKind::SmallFirm, LiabilityKind::Farmer]),
        customer_limit: yuan(3_000),
        term_months: 36,
        own_ppm: 400_000,
        bank_min_ppm: 200_000,
        stop_rate: Decimal::new(4, 2),
        statement_days: 120,
    };
    let issue = Issue {
        number: number(),
        customer: firm(1),
        group: Some("甲集团".into()),
        kind: LiabilityKind::SmallFirm,
        bank: institution(1),
        amount: yuan(1_000),
        own_ppm: 400_000,
        bank_ppm: 200_000,
        term_months: 12,
        fee_rate: Rate::from_bps(83),
        by_lane: true,
    };
    let (flow, reference) = (Flow::Premium, "F-1".to_owned());
    vec![
        GuarantorEvent::StatementReported { statement },
        GuarantorEvent::LaneSet { on, lane },
        GuarantorEvent::Issued { on, issue },
        GuarantorEvent::Released { on, number: number(), amount: yuan(400) },
        GuarantorEvent::CompensationPaid { on, number: number(), amount: yuan(240) },
        GuarantorEvent::RecoveryReceived { on, number: number(), reference: "Z-1".into(), amount: yuan(40) },
        GuarantorEvent::FlowBooked { on, flow, reference, amount: yuan(8) },
    ]
}

fn ledger() -> Vec<PoolEvent> {
    let on = d("2025-02-01");
    let terms = PoolTerms {
        name: "县级风险补偿资金池".into(),
        currency: Currency::CNY,
        share_ppm: 400_000,
        per_claim: Some(yuan(300)),
        per_year: None,
        subsidy_per_year: Some(yuan(50)),
        stop_ratio: Some(Decimal::new(5, 1)),
    };
    let (lender, limited_by) = (institution(1), Some(PoolLimit::PerClaim));
    vec![
        PoolEvent::Opened { on, terms },
        PoolEvent::Funded { on, reference: "F-1".into(), source: "2025年预算".into(), amount: yuan(1_600) },
        PoolEvent::ClaimPaid { on, reference: "C-1".into(), lender, loss: yuan(1_000), amount: yuan(300), limited_by },
        PoolEvent::Returned {
            on,
            reference: "R-1".into(),
            claim: "C-1".into(),
            recovered: yuan(200),
            amount: yuan(60),
        },
        PoolEvent::SubsidyPaid {
            on,
            reference: "S-1".into(),
            to: institution(4),
            purpose: Subsidy::Premium,
            amount: yuan(30),
        },
    ]
}

fn golden<E: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(name: &str, event: &E) {
    let path = format!("{}/tests/golden-desk/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let written = serde_json::to_string(event).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(written, stored, "a stored event changed its form: write an upcast and a new schema");
    assert_eq!(serde_json::from_str::<E>(&stored).unwrap(), *event);
}

#[test]
fn every_kind_of_event_is_read_and_written_as_it_was() {
    for event in book() {
        golden(&format!("guarantor-v{}-{}", GuarantorEvent::SCHEMA, event.kind()), &event);
    }
    for event in ledger() {
        golden(&format!("pool-v{}-{}", PoolEvent::SCHEMA, event.kind()), &event);
    }
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden-desk")).unwrap().count();
    assert_eq!(files, 12, "one file of every kind");
    let state = GuarantorState::fold(&book()).unwrap();
    assert_eq!(state.rate(Some(2025), None, Currency::CNY).released, yuan(400), "160 repaid and 240 paid");
    assert_eq!(PoolState::fold(&ledger()).unwrap().balance().unwrap(), yuan(1_330));
}
