//! Facilities and the claims they live on, as the first release wrote them.

use calendar::Date;
use codes::{ApplicationId, ContractId, DecisionId, FacilityId, FirmId, InstitutionId, LoanId, ProductId};
use facility::{DrawTerms, Drawn, FacilityEvent, Milestone, MonthDay, Part, Season, StageOpened};
use platform::approvals::{Act, ApprovalEvent};

use super::{DAY, holds, user, yuan};

fn facility_terms() -> facility::Terms {
    let part = Part::Share { ppm: 300_000 };
    let amount = Part::Amount { amount: yuan(50_000) };
    let day = |text| MonthDay::parse(text).unwrap();
    let season = |zh: &str, en: &str, from, until, part| {
        let (zh, en, from, until) = (zh.into(), en.into(), day(from), day(until));
        Season { zh, en, from, until, part }
    };
    let milestone =
        Milestone {
            zh: "播种面积核实".into(), en: "sown area checked".into(), source: "县农业农村局".into()
        };
    let stage = |code: &str, milestone| facility::Stage {
        code: code.into(),
        zh: "播种".into(),
        en: "sowing".into(),
        part,
        milestone,
    };
    facility::Terms {
        no_transfer: false,
        receivables: None,
        limit: yuan(100_000),
        revolving: false,
        from: DAY,
        until: Date::constant(2026, 6, 30),
        seasons: vec![
            season("雪季", "snow season", "09-15", "03-31", amount),
            season("淡季", "off season", "04-01", "09-14", part),
        ],
        stages: vec![stage("preparing", None), stage("sowing", Some(milestone))],
        draw: DrawTerms { minimum: yuan(5_000), most_months: 12, matures_by: Date::constant(2026, 12, 31) },
        currencies: Vec::new(),
    }
}

/// A facility with a season and a stage, what is drawn under it, and what restricts and eases it.
#[test]
fn facilities() {
    let opened = facility::Opened {
        facility: FacilityId::from_bytes([1; 16]),
        contract: ContractId::from_bytes([2; 16]),
        institution: InstitutionId::from_bytes([3; 16]),
        firm: FirmId::from_bytes([4; 16]),
        application: ApplicationId::from_bytes([5; 16]),
        decision: DecisionId::from_bytes([6; 16]),
        product: loan::ProductRef { product: ProductId::from_bytes([7; 16]), version: 1 },
        terms: facility_terms(),
        on: DAY,
        by: user(1),
    };
    holds("facility-opened", &FacilityEvent::Opened(Box::new(opened.clone())));
    let currencies = vec![money::Currency::USD, money::Currency::HKD];
    let terms = facility::Terms { currencies, ..facility_terms() };
    let opened = facility::Opened { terms, ..opened };
    holds("facility-opened-currencies", &FacilityEvent::Opened(Box::new(opened)));
    let (loan, matures_on) = (LoanId::from_bytes([8; 16]), Date::constant(2026, 1, 1));
    holds(
        "facility-drawn",
        &FacilityEvent::Drawn(Drawn { loan, amount: yuan(20_000), on: DAY, matures_on, by: user(1) }),
    );
    let stage = StageOpened {
        stage: "sowing".into(),
        source: "县农业农村局".into(),
        evidence: "核验单 2025-041".into(),
        attested_on: DAY,
        on: DAY,
        by: user(1),
        approved_by: user(2),
    };
    holds("facility-stage-opened", &FacilityEvent::StageOpened(stage));
    let reason = "涉诉预警".to_owned();
    holds("facility-frozen", &FacilityEvent::Frozen { on: DAY, reason: reason.clone(), by: user(1) });
    let unfrozen = FacilityEvent::Unfrozen { on: DAY, reason: reason.clone(), by: user(1), approved_by: user(2) };
    holds("facility-unfrozen", &unfrozen);
    let reduced = FacilityEvent::Reduced { on: DAY, to: yuan(50_000), reason: reason.clone(), by: user(1) };
    holds("facility-reduced", &reduced);
    holds("facility-cancelled", &FacilityEvent::Cancelled { on: DAY, reason: reason.clone(), by: user(1) });
    let facility = FacilityId::from_bytes([1; 16]);
    let act = Act::OpenStage {
        facility,
        stage: "sowing".into(),
        source: "县农业农村局".into(),
        evidence: "核验单 2025-041".into(),
        attested_on: DAY,
    };
    let proposed = |act| ApprovalEvent::Proposed { act, by: user(5), reason: reason.clone() };
    holds("approval-proposed-stage", &proposed(act));
    holds("approval-proposed-unfreezing", &proposed(Act::UnfreezeFacility { facility }));
}

/// A facility that lives on receivables, a claim with its papers, and what happens to it.
#[test]
fn receivables() {
    let terms = receivable::Terms {
        recourse: receivable::Recourse::With,
        notified: true,
        advance_ppm: 800_000,
        debtor_ppm: 500_000,
        most_days: 180,
        grace_days: 15,
        tolerance_ppm: 10_000,
    };
    let terms =
        facility::Terms { receivables: Some(terms), seasons: Vec::new(), stages: Vec::new(), ..facility_terms() };
    let (facility, loan, debtor) =
        (FacilityId::from_bytes([1; 16]), LoanId::from_bytes([8; 16]), FirmId::from_bytes([9; 16]));
    let opened = facility::Opened {
        facility,
        contract: ContractId::from_bytes([2; 16]),
        institution: InstitutionId::from_bytes([3; 16]),
        firm: FirmId::from_bytes([4; 16]),
        application: ApplicationId::from_bytes([5; 16]),
        decision: DecisionId::from_bytes([6; 16]),
        product: loan::ProductRef { product: ProductId::from_bytes([7; 16]), version: 1 },
        terms,
        on: DAY,
        by: user(1),
    };
    holds("facility-opened-on-receivables", &FacilityEvent::Opened(Box::new(opened)));
    let invoice = receivable::Invoice {
        number: "24130001".into(),
        debtor,
        amount: yuan(100_000),
        on: DAY,
        due_on: Date::constant(2026, 1, 1),
        order: Some("PO-1".into()),
        affiliate: true,
    };
    let order = receivable::Order { number: "PO-1".into(), buyer: debtor, amount: yuan(150_000), on: DAY };
    let receipts =
        vec![receivable::Receipt { number: "GR-1".into(), order: "PO-1".into(), amount: yuan(100_000), on: DAY }];
    let shown = receivable::Shown { order: Some(order), receipts };
    let findings = vec![receivable::Finding::Affiliate];
    let assigned = receivable::Assigned { invoice, shown, findings, on: DAY, by: user(1) };
    holds("facility-assigned", &FacilityEvent::Assigned(Box::new(assigned)));
    let (number, reason, by, approved_by) = (|| "24130001".to_owned(), || "已核对".to_owned(), user(1), user(2));
    let admitted = receivable::Admitted { invoice: number(), on: DAY, reason: reason(), by, approved_by };
    holds("facility-admitted", &FacilityEvent::Admitted(admitted));
    let (amount, reference) = (yuan(40_000), || "HK-1".to_owned());
    let applied = vec![receivable::Applied { loan, amount }];
    let collected = receivable::Collected { invoice: number(), amount, on: DAY, reference: reference(), applied, by };
    holds("facility-collected", &FacilityEvent::Collected(collected));
    let reversed = receivable::CollectionReversed {
        invoice: number(),
        reference: reference(),
        on: DAY,
        reason: reason(),
        by,
        approved_by,
    };
    holds("facility-collection-reversed", &FacilityEvent::CollectionReversed(reversed));
    let credited =
        receivable::Credited { invoice: number(), amount, on: DAY, reference: "CN-1".into(), reason: reason(), by };
    holds("facility-credited", &FacilityEvent::Credited(credited));
    let disputed = receivable::Disputed { invoice: number(), on: DAY, reason: reason(), by };
    holds("facility-disputed", &FacilityEvent::Disputed(disputed));
    let ended = receivable::DisputeEnded { invoice: number(), on: DAY, reason: reason(), by, approved_by };
    holds("facility-dispute-ended", &FacilityEvent::DisputeEnded(ended));
}

/// How a claim goes back, and what two people were asked for.
#[test]
fn claims_that_go_back() {
    let facility = FacilityId::from_bytes([1; 16]);
    let (number, reason, by, approved_by) = (|| "24130001".to_owned(), || "已核对".to_owned(), user(1), user(2));
    let reference = || "HK-1".to_owned();
    let cause = receivable::Cause::Overdue;
    let back = receivable::Reassigned { invoice: number(), on: DAY, cause, reason: reason(), by, approved_by };
    holds("facility-reassigned", &FacilityEvent::Reassigned(back));
    let change = platform::receivables::ReceivableChange::TakeBack { reference: reference() };
    let act = Act::ChangeReceivable { facility, invoice: number(), change };
    holds("approval-proposed-receivable", &ApprovalEvent::Proposed { act, by: user(5), reason: reason() });
    let assigned = platform::receivables::InvoiceEvent::InvoiceAssigned { invoice: number(), facility };
    holds("invoice-assigned", &assigned);
}
