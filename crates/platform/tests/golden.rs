//! Every event the platform keeps of its own, as the first release wrote it: each file is opened for ever.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::path::PathBuf;

use calendar::Date;
use codes::{
    ApplicationId, BatchId, CircumstanceId, DecisionId, FirmId, InstitutionId, LoanId, LossRunId, ParticipationId,
    PolicyId, ProductId, ProgrammeId, RunId, SampleSetId, ScorecardId, SessionId, UserId,
};
use decision::backtest::{Side, Terms, Unable, Why};
use decision::shadow::{Said, Shadowed};
use decision::{Outcome, ProductPin};
use lake::Dataset;
use loan::FiveCategory;
use money::{Currency, Money, Rate};
use platform::Role;
use platform::approvals::{Act, ApprovalEvent};
use platform::cards::{Bucket, Cash, CloseCard, CurrencyClose, DayBrought, Named};
use platform::closing::CloseEvent;
use platform::data::{Batch, DataEvent};
use platform::events::BookEvent;
use platform::firm_file::FirmAccessEvent;
use platform::firms::{ConsentEvent, ConsentTerms, FirmEvent};
use platform::identity::UserEvent;
use platform::keys::KeyEvent;
use platform::laboratory::runs::{Figures, Ran};
use platform::laboratory::sets::{SampleSet, SampleSetEvent, SetColumn};
use platform::laboratory::studies::StudyEvent;
use platform::lake_query::LakeQueryEvent;
use platform::ledger::bank::BankStatementEvent;
use platform::ledger::periods::{CurrencyFigures, MonthFigures, PeriodEvent};
use platform::ledger::rules::PostingRulesEvent;
use platform::loss_cards::{LossLine, LossRunCard, StageClass};
use platform::loss_parameters::LossParametersEvent;
use platform::losses::LossRunEvent;
use platform::models::ScorecardEvent;
use platform::overlays::OverlayEvent;
use platform::scorecard_use::Serves;
use platform::setup::{InstitutionEvent, InstitutionKind};
use platform::shadow::ShadowEvent;
use platform::sources::{Delivered, Merged};
use platform::webhooks::WebhookEvent;
use quality::{
    Ceiling, Circumstance, CircumstanceEvent, LossParameters, Programme, Quarter, Renewal, RenewalFor, SubsidyEvent,
    SubsidyLine, Support,
};
use store::{StoredEvent, StreamId};

#[path = "golden_events/alerts.rs"]
mod alerts;
#[path = "golden_events/data.rs"]
mod data;
#[path = "golden_events/facilities.rs"]
mod facilities;

const DAY: Date = Date::constant(2025, 7, 1);

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Opens the file of an event and holds it against the value; what is written today is what stands in the file.
fn holds<E: BookEvent + PartialEq + Debug>(name: &str, event: &E) {
    let file = folder().join(format!("v1-{name}.json"));
    let payload = std::fs::read(&file).unwrap();
    let payload = payload.strip_suffix(b"\n").unwrap_or(&payload).to_vec();
    assert_eq!(E::SCHEMA, 1, "a new shape needs files of its own beside these");
    assert_eq!(String::from_utf8(event.encode().unwrap()), String::from_utf8(payload.clone()), "{name}");
    let stored = StoredEvent {
        institution: InstitutionId::from_bytes([1; 16]),
        stream: StreamId::new(E::STREAM, [2; 16]),
        version: 1,
        kind: event.kind(),
        schema: 1,
        effective_on: DAY,
        recorded_at: calendar::Timestamp::UNIX_EPOCH,
        actor: "test".into(),
        payload,
        previous: [0; 32],
        hash: [0; 32],
    };
    assert_eq!(&E::decode(&stored).unwrap(), event, "{name}");
    let unknown = StoredEvent { payload: br#"{"type":"no-such-event"}"#.to_vec(), ..stored };
    assert!(E::decode(&unknown).is_err());
}

fn user(n: u8) -> UserId {
    UserId::from_bytes([n; 16])
}

#[test]
fn people_and_institutions() {
    let roles = BTreeSet::from([Role::Officer, Role::Auditor]);
    holds("user-added", &UserEvent::Added { name: "li".into(), roles: roles.clone() });
    holds("user-roles-changed", &UserEvent::RolesChanged { roles });
    holds("user-password-changed", &UserEvent::PasswordChanged);
    holds("user-disabled", &UserEvent::Disabled);
    let kinds = BTreeSet::from(["payment-received".to_owned()]);
    let url = "https://core.example.org/anji".to_owned();
    let subscribed = WebhookEvent::Subscribed { url, kinds, label: "核心系统".into(), after: 7 };
    holds("webhook-subscribed", &subscribed);
    holds("webhook-disabled", &WebhookEvent::Disabled);
    holds("user-link-made", &UserEvent::LinkMade);
    holds("user-link-used", &UserEvent::LinkUsed);
    let sessions = BTreeSet::from([SessionId::from_bytes([1; 16]), SessionId::from_bytes([2; 16])]);
    holds("user-sessions-ended", &UserEvent::SessionsEnded { sessions });
    let expires_at = "2026-07-01T00:00:00Z".parse().unwrap();
    holds("key-made", &KeyEvent::Made { user: user(7), label: "nightly report".into(), expires_at });
    holds("key-revoked", &KeyEvent::Revoked);
    holds(
        "institution-registered",
        &InstitutionEvent::Registered {
            code: "demo-bank".into(),
            name_zh: "模拟县域银行".into(),
            name_en: "Simulated county bank".into(),
            kind: InstitutionKind::Lender,
            currency: Currency::CNY,
            simulated: true,
        },
    );
}

/// What a candidate said beside a live decision: an offer, and that it could not.
#[test]
fn shadow_runs() {
    let shadowed = |said| Shadowed {
        application: ApplicationId::from_bytes([1; 16]),
        decision: DecisionId::from_bytes([2; 16]),
        candidate: ProductPin {
            id: ProductId::from_bytes([3; 16]),
            code: "hebei-everyday".into(),
            version: 2,
            digest: "0".repeat(64),
        },
        said,
    };
    let yuan = |yuan: i64| Money::from_minor(yuan * 100, Currency::CNY);
    let terms = Terms {
        amount: yuan(50_000),
        limit: yuan(80_000),
        rate: Rate::from_percent("4.35".parse().unwrap()),
        interest: yuan(1_186),
    };
    let offered = Said::Decided(Side { outcome: Outcome::Offer, offer: Some(terms) });
    holds("shadow-decided", &ShadowEvent::ShadowDecided { shadowed: shadowed(offered) });
    let unable = Said::Unable(Unable { why: Why::NoConsent, subject: "customs".into() });
    holds("shadow-unable", &ShadowEvent::ShadowDecided { shadowed: shadowed(unable) });
}

#[test]
fn firms_and_consents() {
    holds(
        "firm-registered",
        &FirmEvent::Registered {
            uscc_hash: "00ff".into(),
            region: "130102".into(),
            industry: "C1411".into(),
            simulated: true,
        },
    );
    holds("firm-file-opened", &FirmEvent::Opened { recipient: InstitutionId::from_bytes([1; 16]) });
    let categories = vec!["bank-flow".to_owned(), "tax".to_owned()];
    holds("firm-portrait-read", &FirmAccessEvent::PortraitRead { what: "portrait".into(), categories });
    holds("firm-code-revealed", &FirmAccessEvent::CodeRevealed { reason: "寄送合同".into() });
    holds("firm-erased", &FirmEvent::Erased);
    let terms = ConsentTerms {
        firm: FirmId::from_bytes([3; 16]),
        recipient: InstitutionId::from_bytes([1; 16]),
        purpose: "credit-assessment".into(),
        categories: vec!["tax".into(), "power".into()],
        from: DAY,
        until: Date::constant(2026, 6, 30),
        text_sha256: "ab".repeat(32),
        method: "counter-signature".into(),
    };
    holds("consent-granted", &ConsentEvent::Granted(terms));
    holds("consent-withdrawn", &ConsentEvent::Withdrawn);
}

#[test]
fn data_and_scorecards() {
    let batch = Batch {
        id: BatchId::from_bytes([4; 16]),
        dataset: Dataset::LoanHistory,
        source: "loans.csv".into(),
        simulated: false,
        read: 10,
        accepted: 9,
        refused: BTreeMap::from([("金额为负 negative amount".into(), 1)]),
        segments: Vec::new(),
        quarantine: None,
        delivered: None,
        merged: None,
    };
    holds("batch-imported", &DataEvent::Imported { batch: batch.clone().into() });
    let tables = vec!["facts".into(), "firms".into()];
    holds("lake-queried", &LakeQueryEvent::Asked { sql: "TABLE facts".into(), tables, firms: 3 });
    let delivered = Delivered {
        category: "tax".into(),
        kind: hub::Kind::Monthly,
        format: "csv/gb18030".into(),
        digest: "ef".repeat(32),
        facts: 36,
        firms: 3,
        warnings: 1,
        columns: None,
        replayed_from: None,
    };
    let batch = Batch { dataset: Dataset::Facts, delivered: Some(delivered), ..batch };
    holds("batch-imported-facts", &DataEvent::Imported { batch: batch.clone().into() });
    let of = [BatchId::from_bytes([4; 16]), BatchId::from_bytes([5; 16])].into();
    let merged = Some(Merged { category: "tax".into(), of, deliveries: 2 });
    let merge = Batch { delivered: None, merged, ..batch.clone() };
    holds("batch-imported-merged", &DataEvent::Imported { batch: merge.into() });
    data::quarantine_settled(batch);
    let developed = ScorecardEvent::Developed {
        version: 1,
        document: "{}".into(),
        report: "{}".into(),
        digest: "cd".repeat(32),
        by: user(5),
    };
    holds("scorecard-developed", &developed);
    let imported = platform::models::Imported {
        version: 2,
        // `{}`, gzipped.
        packed: "H4sIAAAAAAAC/6uuBQBDv6ajAgAAAA==".into(),
        digest: "ab".repeat(32),
        format: model::import::Format::Lightgbm,
        file_digest: "ef".repeat(32),
        mapping: "features: {}".into(),
        columns: BTreeMap::from([("city".to_owned(), "place".to_owned())]),
        unused: BTreeSet::from(["constant".to_owned()]),
        check: r#"{"kind":"unable","found":{"reason":"no-history"}}"#.into(),
        by: user(5),
    };
    holds("scorecard-imported", &ScorecardEvent::Imported(Box::new(imported)));
    let (version, reason, by) = (2, "better on 2024".to_owned(), user(5));
    holds("challenge-started", &ScorecardEvent::ChallengeStarted { version, reason: reason.clone(), by });
    holds("challenge-stopped", &ScorecardEvent::ChallengeStopped { version, reason, by });
    let only = ScorecardEvent::Approved { version: 2, by: user(6), serves: Serves::ProductsNamingIt };
    holds("scorecard-approved-for-some", &only);
    holds("scorecard-approved", &ScorecardEvent::Approved { version: 1, by: user(6), serves: Serves::EveryProduct });
}

#[test]
fn sets_and_studies() {
    let set = SampleSet {
        id: SampleSetId::from_bytes([6; 16]),
        name: "2024样本".into(),
        source: "loans.csv".into(),
        format: "csv/gb18030".into(),
        sheet: None,
        digest: "ab".repeat(32),
        title_rows: 2,
        read: 10,
        rows: 9,
        columns: vec![SetColumn {
            name: "年营业收入".into(),
            kind: "number".into(),
            unread: 1,
            example: Some("未知".into()),
        }],
        batch: BatchId::from_bytes([4; 16]),
        segments: Vec::new(),
        simulated: false,
        by: user(2),
        at: "2026-07-01T00:00:00Z".into(),
    };
    holds("sample-set-brought", &SampleSetEvent::Brought { set });
    let (set, document) = (SampleSetId::from_bytes([6; 16]), "{}".to_owned());
    holds("study-opened", &StudyEvent::Opened { name: "城区".into(), set, document: document.clone(), by: user(2) });
    holds("study-revised", &StudyEvent::Revised { document, by: user(2) });
    let ran = Ran {
        run: RunId::from_bytes([7; 16]),
        revision: 2,
        study_digest: "cd".repeat(32),
        card: "H4sI".into(),
        card_digest: "ef".repeat(32),
        report: "H4sI".into(),
        evidence: "H4sI".into(),
        figures: Figures {
            train_auc: 0.75,
            test_auc: 0.7,
            test_ks: 0.3,
            psi: 0.05,
            characteristics: 8,
            level_error: -0.001,
        },
        by: user(2),
    };
    holds("study-ran", &StudyEvent::Ran(Box::new(ran)));
    let (run, scorecard) = (RunId::from_bytes([7; 16]), ScorecardId::from_bytes([8; 16]));
    holds("study-submitted", &StudyEvent::Submitted { run, scorecard, version: 1, by: user(2) });
}

#[test]
fn approvals_and_closes() {
    let proposed = |act| ApprovalEvent::Proposed { act, by: user(5), reason: "入账串户".into() };
    let loan = LoanId::from_bytes([7; 16]);
    let reversal = Act::ReversePayment { loan, reference: "P1".into(), on: DAY };
    holds("approval-proposed-reversal", &proposed(reversal));
    holds("approval-proposed-write-off", &proposed(Act::WriteOff { loan, on: DAY }));
    let limit = Money::from_minor(20_000_000, Currency::CNY);
    let policy = Act::ReleasePolicy { policy: PolicyId::from_bytes([8; 16]), limit, until: DAY };
    holds("approval-proposed-policy", &proposed(policy));
    let document = "# overlay\n".to_owned();
    holds("approval-proposed-overlay", &proposed(Act::LayOverRulebook { document: document.clone() }));
    holds("rulebook-overlay-laid", &OverlayEvent::Laid { document, by: user(5), approved_by: user(6) });
    holds("approval-approved", &ApprovalEvent::Approved { by: user(6) });
    holds("approval-refused", &ApprovalEvent::Refused { by: user(6), reason: "材料不全".into() });
    let built_in = PostingRulesEvent::Adopted {
        version: 1,
        document: "schema: anji.posting-rules/1\n".into(),
        by: user(5),
        approved_by: user(6),
    };
    holds("posting-rules-adopted", &built_in);
    let document = "schema: anji.posting-rules/1\n".to_owned();
    holds("approval-proposed-posting-rules", &proposed(Act::AdoptPostingRules { document }));
    holds("approval-proposed-month-close", &proposed(Act::CloseMonth { month: "2025-07".into() }));
    let brought = BankStatementEvent::Brought {
        digest: "cd".repeat(32),
        source: "流水.csv".into(),
        format: "csv/gb18030".into(),
        // `{}`, gzipped.
        body: "H4sIAAAAAAAC/6uuBQBDv6ajAgAAAA==".into(),
        by: user(5),
    };
    holds("bank-statement-brought", &brought);
}

/// Closed days and months, in one currency and in several.
#[test]
fn closed_days_and_months() {
    let amount = Cash::from(yuan(200_000));
    let bucket =
        |id: &str, zh: &str, en: &str| Bucket { name: Named::new(id, zh, en), count: 1, amount: amount.clone() };
    let card = CloseCard {
        others: Vec::new(),
        work: None,
        day: DAY.to_string(),
        loans: 1,
        outstanding: amount.clone(),
        overdue: vec![bucket("current", "未逾期", "not overdue")],
        classes: vec![bucket("normal", "正常", "normal")],
    };
    let figures = MonthFigures {
        accounts: vec![("1303".into(), 0, 20_000_000, 500_000)],
        entries: 3,
        digest: "ab".repeat(32),
        others: Vec::new(),
    };
    let month = |figures: MonthFigures| PeriodEvent::MonthClosed {
        month: "2025-07".into(),
        figures,
        by: user(5),
        approved_by: user(6),
    };
    holds("month-closed", &month(figures.clone()));
    let dollars = CurrencyFigures {
        currency: Currency::USD,
        accounts: vec![("1303".into(), 0, 5_000_000, 0)],
        entries: 1,
        digest: "cd".repeat(32),
    };
    holds("month-closed-currencies", &month(MonthFigures { others: vec![dollars], ..figures }));
    holds("day-closed", &CloseEvent::Closed { day: DAY, card: card.clone(), by: user(9) });
    let cash = |minor: i64| Cash::from(Money::from_minor(minor, Currency::USD));
    let of = |bucket: &Bucket| Bucket { amount: cash(5_000_000), ..bucket.clone() };
    let dollars = CurrencyClose {
        loans: 1,
        outstanding: cash(5_000_000),
        overdue: card.overdue.iter().map(of).collect(),
        classes: card.classes.iter().map(of).collect(),
        brought: DayBrought {
            interest_a_day: cash(700),
            fallen_due_loans: 0,
            fallen_due_principal: cash(0),
            fallen_due_interest: cash(0),
        },
    };
    let card = CloseCard { others: vec![dollars], ..card };
    holds("day-closed-currencies", &CloseEvent::Closed { day: DAY, card, by: user(9) });
}

fn yuan(yuan: i64) -> Money {
    Money::from_minor(yuan * 100, Currency::CNY)
}

/// What bears on a class.
#[test]
fn circumstances() {
    let (id, loan) = (CircumstanceId::from_bytes([1; 16]), Some(LoanId::from_bytes([2; 16])));
    let (source, reason) = ("现场检查".to_owned(), "资金挪用".to_owned());
    let recorded = |circumstance, loan| CircumstanceEvent::Recorded {
        id,
        loan,
        circumstance,
        on: DAY,
        source: source.clone(),
        reason: reason.clone(),
        by: user(1),
    };
    holds("circumstance-recorded", &recorded(Circumstance::UseChanged, loan));
    holds("circumstance-debts", &recorded(Circumstance::DebtsOverdue { overdue: yuan(21), all: yuan(100) }, None));
    let renewal = Renewal {
        firm: RenewalFor::Medium,
        matures_on: DAY,
        lawful: true,
        stable: true,
        good_credit: true,
        was_normal: true,
        meets_standard: true,
    };
    holds("circumstance-renewal", &recorded(Circumstance::RenewalQualifies { renewal }, loan));
    holds("circumstance-judged", &recorded(Circumstance::Judged { class: FiveCategory::Doubtful }, loan));
    holds("circumstance-confirmed", &CircumstanceEvent::Confirmed { id, by: user(2) });
    holds("circumstance-approved", &CircumstanceEvent::Approved { id, by: user(3) });
    holds("circumstance-refused", &CircumstanceEvent::Refused { id, reason: reason.clone(), by: user(2) });
    holds(
        "circumstance-end-proposed",
        &CircumstanceEvent::EndProposed { id, on: DAY, reason: reason.clone(), by: user(1) },
    );
    holds("circumstance-ended", &CircumstanceEvent::Ended { id, by: user(2) });
    holds("circumstance-end-refused", &CircumstanceEvent::EndRefused { id, reason, by: user(2) });
}

/// Parameters and runs of expected losses.
#[test]
fn expected_losses() {
    let reason = "资金挪用".to_owned();
    let document: LossParameters =
        serde_norway::from_str(include_str!("../../../examples/expected-losses.yaml")).unwrap();
    holds("loss-parameters-drafted", &LossParametersEvent::Drafted { document: Box::new(document), by: user(1) });
    holds("loss-parameters-approved", &LossParametersEvent::Approved { version: 1, by: user(2) });
    holds("loss-parameters-refused", &LossParametersEvent::Refused { version: 1, by: user(2), reason });
    let line = LossLine {
        name: Named::new("1", "第一阶段", "stage 1"),
        loans: 1,
        exposure: Cash::from(yuan(1_000)),
        loss: Cash::from(yuan(10)),
        coverage_percent: Some("1.00".into()),
    };
    let card = LossRunCard {
        id: LossRunId::from_bytes([3; 16]).to_string(),
        day: DAY.to_string(),
        parameters: 1,
        parameters_name: "2025".into(),
        loans: 1,
        exposure: Cash::from(yuan(1_000)),
        loss: Cash::from(yuan(10)),
        coverage_percent: Some("1.00".into()),
        stages: vec![line],
        classes: Vec::new(),
        products: Vec::new(),
        grades: Vec::new(),
        covers: Vec::new(),
        stage_classes: vec![StageClass {
            stage: 1,
            class: Named::new("normal", "正常", "normal"),
            exposure: Cash::from(yuan(1_000)),
            loss: Cash::from(yuan(10)),
        }],
    };
    holds("losses-run", &LossRunEvent::Ran { day: DAY, parameters: 1, card: Box::new(card), by: user(1) });
}

/// Programmes of subsidies and their claims.
#[test]
fn subsidies() {
    let reason = "资金挪用".to_owned();
    let programme = Programme {
        name: "贴息".into(),
        source: "财政局".into(),
        support: Support::Share { share: "0.5".parse().unwrap() },
        year_days: 360,
        from: DAY,
        until: Date::constant(2026, 6, 30),
        principal_most: Some(yuan(1_000_000)),
        per_loan: None,
        per_firm_year: Some(yuan(50_000)),
        per_year: None,
        products: vec!["hebei-everyday".into()],
        industries: Vec::new(),
        loan_most: None,
    };
    let quarter = Quarter { year: 2025, quarter: 3 };
    let drafted =
        SubsidyEvent::Drafted { id: ProgrammeId::from_bytes([4; 16]), programme: Box::new(programme), by: user(1) };
    holds("subsidy-drafted", &drafted);
    holds("subsidy-approved", &SubsidyEvent::Approved { by: user(2) });
    holds("subsidy-refused", &SubsidyEvent::Refused { by: user(2), reason: reason.clone() });
    let line = SubsidyLine {
        loan: LoanId::from_bytes([2; 16]),
        number: "JK20250701020202".into(),
        firm: FirmId::from_bytes([5; 16]),
        days: 92,
        balance_days: 920_000_000,
        accrued: yuan(500),
        amount: yuan(400),
        cut_by: Some(Ceiling::FirmYear),
    };
    holds("subsidy-claimed", &SubsidyEvent::Claimed { quarter, lines: vec![line], by: user(3) });
    holds("subsidy-claim-approved", &SubsidyEvent::ClaimApproved { quarter, by: user(2) });
    let paid = SubsidyEvent::Paid { quarter, on: DAY, reference: "CZ-1".into(), amount: yuan(400), by: user(3) };
    holds("subsidy-paid", &paid);
    holds("subsidy-claim-refused", &SubsidyEvent::ClaimRefused { quarter, reason, by: user(2) });
}

/// The terms of a package: one buyer, on this platform.
fn package_terms() -> participation::Terms {
    participation::Terms {
        name: "一号资产包".into(),
        currency: Currency::CNY,
        form: participation::Form::Package(participation::Sale {
            cut_off: DAY,
            transfer_on: DAY,
            price: participation::Price::Principal { ppm: 985_000 },
            accrued: participation::Accrued::Stays,
            recourse_days: Some(180),
            most_days_past_due: Some(0),
        }),
        holders: vec![participation::Holder {
            institution: Some(InstitutionId::from_bytes([4; 16])),
            name: None,
            share_ppm: 600_000,
        }],
        fee: participation::Fee::Interest { ppm: 50_000 },
        fees_shared: false,
    }
}

/// Joint lending: a lender by name.
fn joint_terms() -> participation::Terms {
    participation::Terms {
        name: "联合贷款".into(),
        form: participation::Form::Joint,
        holders: vec![participation::Holder {
            institution: None, name: Some("白洋信用社".into()), share_ppm: 300_000
        }],
        fee: participation::Fee::Principal { bps: 50 },
        ..package_terms()
    }
}

/// A package and a joint loan from their draft to the end.
#[test]
fn events_of_participations_are_read_for_ever() {
    use participation::ParticipationEvent as E;
    let participation = ParticipationId::from_bytes([1; 16]);
    let (servicer, loan) = (InstitutionId::from_bytes([3; 16]), LoanId::from_bytes([8; 16]));
    let drafted =
        |terms| E::Drafted(Box::new(participation::Drafted { participation, servicer, terms, on: DAY, by: user(1) }));
    holds("participation-drafted", &drafted(package_terms()));
    holds("participation-drafted-joint", &drafted(joint_terms()));
    holds("participation-loans-added", &E::LoansAdded { loans: vec![loan], on: DAY, by: user(1) });
    holds("participation-loans-dropped", &E::LoansDropped { loans: vec![loan], on: DAY, by: user(1) });
    let reason = "调整资产结构".to_owned();
    let confirmed = E::Confirmed { on: DAY, reason: reason.clone(), by: user(1), approved_by: user(2) };
    holds("participation-confirmed", &confirmed);
    let by_hand =
        participation::Acceptance {
            holder: 0, reference: Some("白信函〔2025〕8号".into()), on: DAY, by: user(1)
        };
    holds("participation-accepted-by-hand", &E::AcceptedByHand(by_hand.clone()));
    let began = participation::Began {
        on: DAY,
        lots: vec![participation::Lot { loan, principal: yuan(50_000), allowance: yuan(500) }],
        price: yuan(29_550),
        reference: "ZR-1".into(),
        accepted: vec![participation::Acceptance { reference: None, ..by_hand }],
        by: user(1),
    };
    holds("participation-began", &E::Began(Box::new(began)));
    let funded =
        participation::Funded { holder: 0, reference: "CZ-1".into(), amount: yuan(15_000), on: DAY, by: user(1) };
    holds("participation-funded", &E::Funded(funded));
    let remitted = participation::Remitted {
        holder: 0,
        reference: "HF-07".into(),
        through: DAY,
        amount: yuan(3_000),
        on: DAY,
        by: user(1),
        approved_by: user(2),
    };
    holds("participation-remitted", &E::Remitted(remitted));
    let back = participation::BoughtBack {
        loan,
        on: DAY,
        price: yuan(20_000),
        reason: reason.clone(),
        by: user(1),
        approved_by: user(2),
    };
    holds("participation-bought-back", &E::BoughtBack(back));
    holds("participation-cancelled", &E::Cancelled { on: DAY, reason, by: user(1) });
}

/// The register of shares, what holders say, and what is proposed about them.
#[test]
fn events_of_shares_are_read_for_ever() {
    use participation::{Accrued, HoldingEvent, RegisterEvent};
    let participation = ParticipationId::from_bytes([1; 16]);
    let (servicer, loan) = (InstitutionId::from_bytes([3; 16]), LoanId::from_bytes([8; 16]));
    let reason = "调整资产结构".to_owned();
    let taken = RegisterEvent::Taken {
        participation,
        loans: vec![loan],
        shares_ppm: vec![600_000],
        after: Some(DAY),
        accrued: Accrued::Stays,
        on: DAY,
    };
    holds("share-register-taken", &taken);
    holds("share-register-returned", &RegisterEvent::Returned { participation, loan, until: DAY });
    let accepted = HoldingEvent::Accepted {
        participation,
        servicer,
        share_ppm: 600_000,
        digest: "ab".repeat(32),
        on: DAY,
        by: user(1),
    };
    holds("holding-accepted", &accepted);
    let declined = HoldingEvent::Declined { participation, servicer, reason: reason.clone(), on: DAY, by: user(1) };
    holds("holding-declined", &declined);
    let proposed = |act| ApprovalEvent::Proposed { act, by: user(5), reason: reason.clone() };
    holds("approval-proposed-offer", &proposed(Act::OfferShares { participation, digest: "ab".repeat(32) }));
    let (reference, amount) = ("HF-07".to_owned(), yuan(3_000));
    let remit = Act::RemitShares { participation, holder: 0, through: DAY, reference, amount };
    holds("approval-proposed-remittance", &proposed(remit));
    holds("approval-proposed-buy-back", &proposed(Act::BuyBackShares { participation, loan, on: DAY }));
}

#[test]
fn every_file_here_is_opened_by_a_test() {
    let mut found: Vec<String> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    let tests = [
        include_str!("golden.rs"),
        include_str!("golden_events/alerts.rs"),
        include_str!("golden_events/data.rs"),
        include_str!("golden_events/facilities.rs"),
    ]
    .concat();
    for file in &found {
        let name = file.strip_prefix("v1-").and_then(|rest| rest.strip_suffix(".json")).unwrap();
        assert!(tests.contains(&format!("\"{name}\"")), "{file} is opened by nobody");
    }
    assert_eq!(found.len(), 144);
}

/// An existing book brought in.
#[test]
fn migrations() {
    use codes::MigrationId;
    use platform::migration::MigrationEvent;
    // `{}`, gzipped.
    let body = || "H4sIAAAAAAAC/6uuBQBDv6ajAgAAAA==".to_owned();
    holds("migration-rows-kept", &MigrationEvent::RowsKept { body: body() });
    holds("migration-refused-kept", &MigrationEvent::RefusedKept { body: body() });
    let source = "旧核心".to_owned();
    holds(
        "migration-submitted",
        &MigrationEvent::Submitted { source, cut_over: DAY, checked: body(), parts: 1, by: user(5) },
    );
    holds("migration-confirmed", &MigrationEvent::Confirmed { by: user(5), approved_by: user(6) });
    holds("migration-lines-kept", &MigrationEvent::LinesKept { body: body() });
    holds("migration-done", &MigrationEvent::Done { summary: body() });
    let act = Act::BringBook { migration: MigrationId::from_bytes([7; 16]) };
    let reason = "核心系统切换".to_owned();
    holds("approval-proposed-bring-book", &ApprovalEvent::Proposed { act, by: user(5), reason });
}

fn funding_terms() -> funding::Terms {
    funding::Terms {
        kind: funding::Kind::Relending,
        name: "支小再贷款".into(),
        source: "人民银行".into(),
        quota: yuan(100_000),
        annual_cost: Rate::from_bps(175),
        from: DAY,
        until: Date::constant(2026, 6, 30),
        revolving: true,
        priority: 1,
        eligible: funding::Eligibility {
            sizes: vec![codes::FirmSize::Micro, codes::FirmSize::Small],
            industries: vec!["C".parse().unwrap(), "F51".parse().unwrap()],
            regions: vec!["130000".parse().unwrap()],
            products: vec!["hebei-everyday".into()],
            purposes: vec!["stock".into()],
            largest_principal: Some(yuan(100_000)),
            highest_rate: Some(Rate::from_fraction("0.055".parse().unwrap())),
            longest_months: Some(36),
        },
    }
}

/// A funding line with all its conditions, what changes it, what it takes and lets go, and the proposals about it.
#[test]
fn funding_lines() {
    use codes::FundingLineId;
    use funding::{Amendment, FundingEvent, Released, Taken};
    use platform::funding::{DeskEvent, LineChange};
    let (line, loan) = (FundingLineId::from_bytes([1; 16]), LoanId::from_bytes([8; 16]));
    let (by, approved_by, on, reason) = (user(1), user(2), DAY, "利率下调".to_owned());
    let institution = InstitutionId::from_bytes([3; 16]);
    let terms = funding_terms();
    let opened = funding::Opened { line, institution, terms: terms.clone(), on, by, approved_by };
    holds("funding-opened", &FundingEvent::Opened(Box::new(opened)));
    let change = Amendment {
        quota: Some(yuan(50_000)),
        annual_cost: Some(Rate::from_fraction("0.015".parse().unwrap())),
        until: Some(Date::constant(2026, 12, 31)),
        priority: Some(2),
        eligible: Some(funding::Eligibility::default()),
    };
    let from = Date::constant(2025, 8, 1);
    let changed = FundingEvent::Changed { on, from, change: Box::new(change), reason: reason.clone(), by, approved_by };
    holds("funding-changed", &changed);
    holds("funding-suspended", &FundingEvent::Suspended { on, reason: reason.clone(), by, approved_by });
    holds("funding-resumed", &FundingEvent::Resumed { on, reason: reason.clone(), by, approved_by });
    holds("funding-closed", &FundingEvent::Closed { on, reason: reason.clone(), by, approved_by });
    let annual_cost = Rate::from_bps(175);
    let taken = Taken { loan, above: yuan(0), amount: yuan(20_000), annual_cost, on, by };
    holds("funding-taken", &FundingEvent::Taken(taken));
    holds("funding-released", &FundingEvent::Released(Released { loan, on, reason: reason.clone(), by }));
    let matched = DeskEvent::Matched { on, tranches: 1, amount: yuan(20_000), replaced: Some(line), by };
    holds("funding-desk-matched", &matched);
    holds("funding-desk-line-opened", &DeskEvent::LineOpened { on, line, by });
    let proposed = |change| {
        let act = Act::ChangeFunding { line, change };
        ApprovalEvent::Proposed { act, by: user(5), reason: reason.clone() }
    };
    holds("approval-proposed-funding", &proposed(LineChange::Open { terms: Box::new(terms) }));
    let amendment = Box::new(Amendment { priority: Some(2), ..Amendment::default() });
    holds("approval-proposed-funding-change", &proposed(LineChange::Change { from, amendment }));
    holds("approval-proposed-funding-suspension", &proposed(LineChange::Suspend));
}
