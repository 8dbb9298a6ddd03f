//! Every route by every role, without a token, and from another institution.

use std::collections::BTreeSet;

use platform::access::allows;
use platform::{Action, Role};
use serde_json::Value;

use crate::catalogue::{AGREEMENT, CONSENT, firm_entry};
use crate::credit::{CODE, Lent};
use crate::house::House;

/// Who may use a route.
enum May {
    Anybody,
    /// Whoever is signed in.
    Signed,
    /// A person in a session: no program's key, as the keys of this test are.
    Person,
    /// Whoever the table of `platform::access` lets do this.
    Do(Action),
}

/// A book that nobody can bring in: its files hold nothing.
const BOOK: &str = r#"{"source": "core", "cut_over": "2025-06-30", "contracts": {"name": "c.csv", "content": ""}, "balances": {"name": "b.csv", "content": ""}, "reason": "x"}"#;

/// One row for each operation of the OpenAPI document: the test fails when a route has none.
const ROUTES: &[(&str, &str, May, &str)] = &[
    ("get", "/healthz", May::Anybody, ""),
    ("get", "/readyz", May::Anybody, ""),
    ("get", "/metrics", May::Anybody, ""),
    ("post", "/v1/login", May::Anybody, r#"{"institution": "x", "name": "y", "password": "z"}"#),
    ("post", "/v1/logout", May::Signed, ""),
    ("get", "/v1/me", May::Signed, ""),
    ("post", "/v1/me/password", May::Person, r#"{"password": "short"}"#),
    ("get", "/v1/sessions", May::Person, ""),
    ("delete", "/v1/sessions", May::Person, ""),
    ("delete", "/v1/sessions/{id}", May::Person, ""),
    ("post", "/v1/links/redeem", May::Anybody, r#"{"token": "anjil_none"}"#),
    ("get", "/v1/setup", May::Anybody, ""),
    ("post", "/v1/setup", May::Anybody, r#"{"token": "x", "name": "root", "password": "y"}"#),
    ("get", "/v1/applications", May::Do(Action::ReadApplication), ""),
    (
        "post",
        "/v1/applications",
        May::Do(Action::SubmitApplication),
        r#"{"firm": "91130100MA00000000", "product": "p", "amount": "10000", "tenor_months": 12, "purpose": "stock"}"#,
    ),
    ("get", "/v1/applications/{id}", May::Do(Action::ReadApplication), ""),
    ("post", "/v1/applications/{id}/decision", May::Do(Action::DecideApplication), ""),
    (
        "post",
        "/v1/applications/{id}/review",
        May::Do(Action::ReviewApplication),
        r#"{"approve": true, "reason": "checked"}"#,
    ),
    ("post", "/v1/applications/{id}/contract", May::Do(Action::SignContract), ""),
    ("get", "/v1/decisions/{id}", May::Do(Action::ReadApplication), ""),
    ("get", "/v1/decisions/{id}/replay", May::Do(Action::ReplayDecision), ""),
    ("get", "/v1/loans", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/loans/{id}", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/loans/{id}/schedule", May::Do(Action::ReadLoan), ""),
    ("post", "/v1/loans/{id}/payout", May::Do(Action::InstructPayout), ""),
    ("post", "/v1/loans/{id}/payout/release", May::Do(Action::ReleasePayout), ""),
    (
        "post",
        "/v1/loans/{id}/payout/confirmation",
        May::Do(Action::ConfirmPayout),
        r#"{"result": "unknown", "reference": "BANK-2"}"#,
    ),
    ("post", "/v1/loans/{id}/cancellation", May::Do(Action::SignContract), r#"{"reason": "withdrawn"}"#),
    ("post", "/v1/loans/{id}/payments", May::Do(Action::RecordPayment), r#"{"amount": "10.00", "reference": "PAY-1"}"#),
    (
        "post",
        "/v1/loans/{id}/corrections",
        May::Do(Action::ProposeCorrection),
        r#"{"act": "write-off", "reason": "lost"}"#,
    ),
    (
        "post",
        "/v1/loans/{id}/prepayments",
        May::Do(Action::RecordPayment),
        r#"{"amount": "1000.00", "reference": "AHEAD-1"}"#,
    ),
    (
        "post",
        "/v1/loans/{id}/changes",
        May::Do(Action::ProposeCorrection),
        r#"{"change": {"change": "extend", "months": 6}, "reason": "late payers"}"#,
    ),
    (
        "post",
        "/v1/loans/{id}/fees",
        May::Do(Action::RecordPayment),
        r#"{"name": "valuation", "amount": "80.00", "reference": "FEE-1"}"#,
    ),
    ("get", "/v1/loans/{id}/payoff", May::Do(Action::ReadLoan), ""),
    ("post", "/v1/loans/{id}/preview", May::Do(Action::ReadLoan), r#"{"act": "pay", "amount": "10.00"}"#),
    ("get", "/v1/approvals", May::Do(Action::ReadLoan), ""),
    (
        "post",
        "/v1/approvals",
        May::Do(Action::ProposePolicy),
        r#"{"limit": "50000", "until": "2025-12-31", "reason": "daily payouts"}"#,
    ),
    ("post", "/v1/approvals/{id}/approve", May::Do(Action::ApproveCorrection), ""),
    ("post", "/v1/approvals/{id}/refuse", May::Do(Action::ApproveCorrection), r#"{"reason": "no"}"#),
    ("get", "/v1/summary", May::Do(Action::ReadReport), ""),
    ("get", "/v1/portfolio", May::Do(Action::ReadReport), ""),
    ("get", "/v1/closes", May::Do(Action::ReadReport), ""),
    ("get", "/v1/closes/running", May::Do(Action::ReadReport), ""),
    ("get", "/v1/closes/set-aside", May::Do(Action::ReadReport), ""),
    ("post", "/v1/closes", May::Do(Action::CloseDay), r#"{"through": "2025-07-02"}"#),
    ("get", "/v1/ledger/trial-balance", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/ledger/trial-balance/export", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/ledger/journal", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/ledger/journal/export", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/ledger/accounts", May::Do(Action::ReadLedger), ""),
    ("post", "/v1/ledger/rules/check", May::Do(Action::ReadLedger), r#"{"document": "x: 1"}"#),
    ("post", "/v1/ledger/rules", May::Do(Action::ProposeLedger), r#"{"document": "x: 1", "reason": "own chart"}"#),
    ("get", "/v1/ledger/months", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/ledger/months/{month}", May::Do(Action::ReadLedger), ""),
    ("post", "/v1/ledger/months/{month}/close", May::Do(Action::ProposeLedger), r#"{"reason": "looked at"}"#),
    ("get", "/v1/ledger/statements", May::Do(Action::ReadLedger), ""),
    ("post", "/v1/ledger/statements", May::Do(Action::ReconcileBank), "x"),
    ("get", "/v1/ledger/statements/{id}", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/ledger/collection", May::Do(Action::RecordPayment), ""),
    ("get", "/v1/ledger/collection/export", May::Do(Action::RecordPayment), ""),
    ("post", "/v1/ledger/collection/results", May::Do(Action::RecordPayment), "x"),
    ("get", "/v1/ledger/payouts/order", May::Do(Action::ReleasePayout), ""),
    ("get", "/v1/migrations", May::Do(Action::ReadLedger), ""),
    ("post", "/v1/migrations", May::Do(Action::MigrateBook), BOOK),
    ("post", "/v1/migrations/check", May::Do(Action::MigrateBook), BOOK),
    ("get", "/v1/migrations/{id}", May::Do(Action::ReadLedger), ""),
    ("post", "/v1/migrations/{id}/run", May::Do(Action::ApproveMigration), ""),
    ("get", "/v1/migrations/{id}/lines", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/migrations/{id}/lines/export", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/migrations/{id}/set-aside", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/migrations/{id}/set-aside/export", May::Do(Action::ReadLedger), ""),
    ("get", "/v1/firms", May::Do(Action::ReadFirm), ""),
    (
        "post",
        "/v1/firms",
        May::Do(Action::RegisterFirm),
        r#"{"uscc": "x", "name": "y", "industry": "C1411", "standing": "active", "kyc": "complete"}"#,
    ),
    ("get", "/v1/firms/{id}", May::Do(Action::ReadFirm), ""),
    (
        "post",
        "/v1/firms/{id}/consents",
        May::Do(Action::GrantConsent),
        r#"{"purpose": "post-loan", "categories": ["tax"], "text": "同意", "method": "one-tap"}"#,
    ),
    ("get", "/v1/firms/{id}/portrait", May::Do(Action::ReadPortrait), ""),
    ("get", "/v1/warnings", May::Do(Action::ReadAlert), ""),
    ("post", "/v1/watch-runs", May::Do(Action::Watch), "{}"),
    ("get", "/v1/alerts", May::Do(Action::ReadAlert), ""),
    ("get", "/v1/alerts/{id}", May::Do(Action::ReadAlert), ""),
    ("post", "/v1/alerts/{id}/handler", May::Do(Action::WorkAlert), "{}"),
    ("post", "/v1/alerts/{id}/notes", May::Do(Action::WorkAlert), r#"{"work": "called", "text": "x"}"#),
    ("post", "/v1/alerts/{id}/closing", May::Do(Action::WorkAlert), r#"{"finding": "resolved", "reason": "x"}"#),
    ("post", "/v1/alerts/{id}/agreement", May::Do(Action::AgreeAlert), "{}"),
    ("post", "/v1/alerts/{id}/refusal", May::Do(Action::AgreeAlert), r#"{"reason": "x"}"#),
    ("post", "/v1/portrait-runs", May::Do(Action::RunPortraits), "{}"),
    ("get", "/v1/portrait-runs", May::Do(Action::ReadPortrait), ""),
    ("get", "/v1/portrait-runs/{id}", May::Do(Action::ReadPortrait), ""),
    ("get", "/v1/portrait-runs/{id}/firms", May::Do(Action::ReadPortrait), ""),
    ("get", "/v1/firms/{id}/portrait/live", May::Do(Action::ReadPortrait), ""),
    ("get", "/v1/firms/{id}/portrait/peers", May::Do(Action::ReadPortrait), ""),
    ("get", "/v1/firms/{id}/portrait/history", May::Do(Action::ReadPortrait), ""),
    ("get", "/v1/firms/{id}/portrait/indicators/{indicator}", May::Do(Action::ReadPortrait), ""),
    ("get", "/v1/sources", May::Do(Action::ReadSources), ""),
    ("get", "/v1/sources/{source}", May::Do(Action::ReadSources), ""),
    ("get", "/v1/sources/{source}/template", May::Do(Action::ReadSources), ""),
    ("post", "/v1/sources/{source}/deliveries", May::Do(Action::DeliverSources), "a,b"),
    ("get", "/v1/feeds", May::Do(Action::ReadSources), ""),
    ("post", "/v1/feeds", May::Do(Action::ManageFeeds), r#"{"document": "x: 1"}"#),
    ("post", "/v1/feeds/{id}/end", May::Do(Action::ManageFeeds), r#"{"reason": "replaced"}"#),
    ("post", "/v1/feeds/{id}/run", May::Do(Action::ManageFeeds), "{}"),
    ("get", "/v1/metering", May::Do(Action::ReadMetering), ""),
    ("get", "/v1/metering/export", May::Do(Action::ReadMetering), ""),
    ("get", "/v1/source-map", May::Do(Action::ReadSources), ""),
    ("post", "/v1/firms/{id}/reveal", May::Do(Action::RevealFirm), r#"{"reason": "寄送合同"}"#),
    ("post", "/v1/firms/{id}/erase", May::Do(Action::EraseFirm), ""),
    ("post", "/v1/consents/{id}/withdraw", May::Do(Action::GrantConsent), ""),
    ("get", "/v1/scorecards", May::Do(Action::ReadScorecard), ""),
    ("post", "/v1/scorecards", May::Do(Action::DevelopScorecard), r#"{"name": "x", "exclude": ["no-such-column"]}"#),
    ("get", "/v1/scorecards/{id}", May::Do(Action::ReadScorecard), ""),
    ("post", "/v1/scorecards/{id}/approve", May::Do(Action::ApproveScorecard), ""),
    ("post", "/v1/scorecards/import", May::Do(Action::DevelopScorecard), r#"{"name": "x", "file": ""}"#),
    ("get", "/v1/scorecards/{id}/document", May::Do(Action::ReadScorecard), ""),
    ("post", "/v1/scorecards/{id}/challenge", May::Do(Action::DevelopScorecard), r#"{"reason": "compare"}"#),
    ("post", "/v1/scorecards/{id}/challenge/stop", May::Do(Action::DevelopScorecard), r#"{"reason": "compared"}"#),
    ("get", "/v1/scorecards/{id}/contest", May::Do(Action::ReplayDecision), ""),
    ("get", "/v1/scorecards/{id}/report", May::Do(Action::ReadScorecard), ""),
    ("get", "/v1/sample-sets", May::Do(Action::ReadData), ""),
    ("post", "/v1/sample-sets", May::Do(Action::ImportData), "a,b"),
    ("post", "/v1/sample-sets/from-book", May::Do(Action::ImportData), r#"{"name": "book"}"#),
    ("get", "/v1/sample-sets/{id}", May::Do(Action::ReadData), ""),
    ("get", "/v1/studies", May::Do(Action::ReadScorecard), ""),
    ("post", "/v1/studies", May::Do(Action::DevelopScorecard), r#"{"name": "x", "sample_set": "none"}"#),
    ("get", "/v1/studies/{id}", May::Do(Action::ReadScorecard), ""),
    (
        "put",
        "/v1/studies/{id}",
        May::Do(Action::DevelopScorecard),
        r#"{"revision": 9, "study": {"schema": 1, "columns": [], "target": {"kind": "column", "bad": ["1"], "words": ""},
            "parting": {"kind": "hold-out", "test_percent": 30, "seed": 1}, "level": {"kind": "as-sampled"}}}"#,
    ),
    ("get", "/v1/studies/{id}/profile", May::Do(Action::ReadScorecard), ""),
    ("get", "/v1/studies/{id}/outcomes", May::Do(Action::ReadScorecard), ""),
    ("get", "/v1/studies/{id}/definition", May::Do(Action::ReadScorecard), ""),
    ("get", "/v1/studies/{id}/bins", May::Do(Action::ReadScorecard), ""),
    ("post", "/v1/studies/{id}/bins", May::Do(Action::ReadScorecard), r#"{"column": "x", "rules": []}"#),
    ("post", "/v1/studies/{id}/term-structure", May::Do(Action::DevelopScorecard), r#"{"seen": "x"}"#),
    ("post", "/v1/studies/{id}/lgd", May::Do(Action::DevelopScorecard), r#"{"lost": "x"}"#),
    (
        "post",
        "/v1/points",
        May::Do(Action::ReadScorecard),
        r#"{"document": {"schema": 1, "name": "x", "version": 1, "note": "x", "reasons": 3, "dimensions": [], "grades": []}}"#,
    ),
    ("post", "/v1/studies/{id}/runs", May::Do(Action::DevelopScorecard), ""),
    ("get", "/v1/progress/{id}", May::Do(Action::ReadScorecard), ""),
    ("get", "/v1/studies/{id}/runs/{run}", May::Do(Action::ReadScorecard), ""),
    ("get", "/v1/studies/{id}/runs/{run}/report", May::Do(Action::ReadScorecard), ""),
    ("post", "/v1/studies/{id}/runs/{run}/submit", May::Do(Action::DevelopScorecard), r#"{"scorecard": "x"}"#),
    ("get", "/v1/batches", May::Do(Action::ReadData), ""),
    ("get", "/v1/batches/quarantine", May::Do(Action::ReadData), ""),
    (
        "post",
        "/v1/batches/{id}/quarantine/replay",
        May::Do(Action::SettleQuarantine),
        r#"{"rows": [1], "reason": "mended"}"#,
    ),
    (
        "post",
        "/v1/batches/{id}/quarantine/dismissal",
        May::Do(Action::SettleQuarantine),
        r#"{"rows": [1], "reason": "withdrawn"}"#,
    ),
    ("get", "/v1/products", May::Do(Action::ReadProduct), ""),
    ("post", "/v1/products", May::Do(Action::DraftProduct), r#"{"document": "x"}"#),
    ("post", "/v1/products/validate", May::Do(Action::DraftProduct), r#"{"document": "x"}"#),
    ("get", "/v1/products/{code}", May::Do(Action::ReadProduct), ""),
    ("post", "/v1/products/{code}/diff", May::Do(Action::ReadProduct), r#"{"document": "x"}"#),
    ("post", "/v1/products/{code}/backtest", May::Do(Action::ReplayDecision), r#"{"document": "x"}"#),
    (
        "post",
        "/v1/studies/{id}/backtest",
        May::Do(Action::ReplayDecision),
        r#"{"document": "x", "read_as": {"amount_column": "a", "rate_percent": "5"}}"#,
    ),
    (
        "post",
        "/v1/products/{code}/backtest/trace",
        May::Do(Action::ReplayDecision),
        r#"{"document": "x", "application": "y"}"#,
    ),
    ("post", "/v1/products/check", May::Do(Action::CheckProduct), r#"{"document": "x"}"#),
    ("post", "/v1/products/{code}/approve", May::Do(Action::ApproveProduct), ""),
    ("post", "/v1/products/{code}/activate", May::Do(Action::ApproveProduct), r#"{"version": 9, "reason": "x"}"#),
    ("post", "/v1/products/{code}/rollback", May::Do(Action::RollBackProduct), r#"{"version": 9, "reason": "x"}"#),
    ("get", "/v1/products/{code}/shadow", May::Do(Action::ReadShadow), ""),
    ("post", "/v1/products/{code}/shadow", May::Do(Action::ShadowProduct), r#"{"version": 9}"#),
    ("post", "/v1/products/{code}/shadow/stop", May::Do(Action::ShadowProduct), r#"{"reason": "x"}"#),
    ("get", "/v1/products/{code}/shadow/{application}", May::Do(Action::ReadShadow), ""),
    ("get", "/v1/agreements", May::Do(Action::ReadGuarantee), ""),
    ("post", "/v1/agreements", May::Do(Action::AgreeGuarantee), r#"{"document": "x"}"#),
    ("get", "/v1/agreements/{id}", May::Do(Action::ReadGuarantee), ""),
    ("post", "/v1/loans/{id}/claims", May::Do(Action::ClaimGuarantee), ""),
    ("post", "/v1/claims/{id}/compensation", May::Do(Action::ClaimGuarantee), r#"{"reference": "C-1"}"#),
    ("post", "/v1/claims/{id}/recoveries", May::Do(Action::ClaimGuarantee), r#"{"amount": "1", "reference": "R-1"}"#),
    ("post", "/v1/claims/{id}/demand", May::Do(Action::ClaimGuarantee), ""),
    ("post", "/v1/claims/{id}/refusal", May::Do(Action::ClaimGuarantee), r#"{"reason": "not covered"}"#),
    ("post", "/v1/claims/{id}/withdrawal", May::Do(Action::ClaimGuarantee), r#"{"reason": "paid"}"#),
    ("post", "/v1/claims/{id}/reimbursements", May::Do(Action::ClaimGuarantee), r#"{"from": "x", "amount": "1"}"#),
    ("post", "/v1/claims/{id}/trigger", May::Do(Action::ClaimGuarantee), r#"{"evidence": "No. 1"}"#),
    ("post", "/v1/agreements/{id}/volumes", May::Do(Action::AgreeGuarantee), r#"{"volume": "1"}"#),
    ("get", "/v1/guarantor/desk", May::Do(Action::ReadGuarantee), ""),
    (
        "post",
        "/v1/guarantor/entries",
        May::Do(Action::ClaimGuarantee),
        r#"{"entries": [{"type": "flow", "flow": "premium", "reference": "F-1", "amount": "1"}]}"#,
    ),
    (
        "post",
        "/v1/guarantor/applications",
        May::Do(Action::AgreeGuarantee),
        r#"{"number": "DB-1", "customer": "firm_00000000000000000000000000000001", "kind": "small-firm", "bank": "x", "amount": "1", "bank_percent": "20", "term_months": 12, "fee_percent": "1"}"#,
    ),
    ("get", "/v1/pools", May::Do(Action::ReadGuarantee), ""),
    ("post", "/v1/pools", May::Do(Action::AgreeGuarantee), r#"{"name": "county", "share_percent": "40"}"#),
    ("get", "/v1/pools/{id}", May::Do(Action::ReadGuarantee), ""),
    (
        "post",
        "/v1/pools/{id}/entries",
        May::Do(Action::ClaimGuarantee),
        r#"{"entries": [{"type": "fund", "reference": "F-1", "source": "budget", "amount": "1"}]}"#,
    ),
    ("get", "/v1/classification", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/debtors/{id}", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/circumstances", May::Do(Action::ReadLoan), ""),
    (
        "post",
        "/v1/circumstances",
        May::Do(Action::RecordCircumstance),
        r#"{"kind": "evasion", "source": "x", "reason": "y"}"#,
    ),
    ("post", "/v1/circumstances/{id}/confirmation", May::Do(Action::ConfirmClass), "{}"),
    ("post", "/v1/circumstances/{id}/approval", May::Do(Action::ApproveClass), "{}"),
    ("post", "/v1/circumstances/{id}/refusal", May::Do(Action::ApproveClass), r#"{"reason": "x"}"#),
    ("post", "/v1/circumstances/{id}/end", May::Do(Action::RecordCircumstance), r#"{"reason": "x"}"#),
    ("get", "/v1/losses/parameters", May::Do(Action::ReadReport), ""),
    (
        "post",
        "/v1/losses/parameters",
        May::Do(Action::DraftLosses),
        r#"{"document": {"name": "x", "source": "y", "grades": [], "ungraded": [], "losses": {}, "scenarios": [], "staging": {"downgrade_notches": 1, "special_mention": true, "watched": true}}}"#,
    ),
    ("post", "/v1/losses/parameters/{version}/approval", May::Do(Action::ApproveLosses), "{}"),
    ("post", "/v1/losses/parameters/{version}/refusal", May::Do(Action::ApproveLosses), r#"{"reason": "x"}"#),
    ("get", "/v1/losses/runs", May::Do(Action::ReadReport), ""),
    ("post", "/v1/losses/runs", May::Do(Action::RunLosses), "{}"),
    ("get", "/v1/losses/runs/{id}", May::Do(Action::ReadReport), ""),
    ("get", "/v1/losses/runs/{id}/loans", May::Do(Action::ReadReport), ""),
    ("get", "/v1/losses/runs/{id}/loans/{loan}", May::Do(Action::ReadReport), ""),
    ("get", "/v1/losses/runs/{id}/movement", May::Do(Action::ReadReport), ""),
    ("get", "/v1/facilities", May::Do(Action::ReadLoan), ""),
    (
        "post",
        "/v1/facilities",
        May::Do(Action::SignContract),
        r#"{"application": "app_00000000000000000000000000000001"}"#,
    ),
    ("get", "/v1/facilities/{id}", May::Do(Action::ReadLoan), ""),
    ("post", "/v1/facilities/{id}/draws", May::Do(Action::SignContract), r#"{"amount": "1", "months": 1}"#),
    (
        "post",
        "/v1/facilities/{id}/milestones",
        May::Do(Action::ProposeFacility),
        r#"{"stage": "x", "source": "x", "evidence": "x", "reason": "x"}"#,
    ),
    ("post", "/v1/facilities/{id}/freeze", May::Do(Action::RestrictFacility), r#"{"reason": "x"}"#),
    ("post", "/v1/facilities/{id}/unfreezing", May::Do(Action::ProposeFacility), r#"{"reason": "x"}"#),
    ("post", "/v1/facilities/{id}/reduction", May::Do(Action::RestrictFacility), r#"{"to": "1", "reason": "x"}"#),
    ("post", "/v1/facilities/{id}/cancellation", May::Do(Action::RestrictFacility), r#"{"reason": "x"}"#),
    ("get", "/v1/facilities/{id}/receivables", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/facilities/{id}/receivables/export", May::Do(Action::ReadLoan), ""),
    (
        "post",
        "/v1/facilities/{id}/receivables",
        May::Do(Action::ProposeFacility),
        r#"{"invoices": {"name": "x", "content": ""}}"#,
    ),
    (
        "post",
        "/v1/facilities/{id}/receivables/{invoice}/collections",
        May::Do(Action::RecordPayment),
        r#"{"amount": "1", "on": "2025-11-01", "reference": "x"}"#,
    ),
    (
        "post",
        "/v1/facilities/{id}/receivables/{invoice}/credits",
        May::Do(Action::ProposeFacility),
        r#"{"amount": "1", "on": "2025-11-01", "reference": "x", "reason": "x"}"#,
    ),
    (
        "post",
        "/v1/facilities/{id}/receivables/{invoice}/disputes",
        May::Do(Action::ProposeFacility),
        r#"{"reason": "x"}"#,
    ),
    (
        "post",
        "/v1/facilities/{id}/receivables/{invoice}/proposals",
        May::Do(Action::ProposeFacility),
        r#"{"change": {"change": "admit"}, "reason": "x"}"#,
    ),
    ("get", "/v1/receivables/concentration", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/packages", May::Do(Action::ReadShare), ""),
    (
        "post",
        "/v1/packages",
        May::Do(Action::DraftShare),
        r#"{"name": "x", "buyer_name": "y", "cut_off": "2025-07-01", "price_percent": "98"}"#,
    ),
    ("get", "/v1/packages/export", May::Do(Action::ReadShare), ""),
    ("get", "/v1/packages/{id}", May::Do(Action::ReadShare), ""),
    ("get", "/v1/packages/{id}/statement", May::Do(Action::ReadShare), ""),
    ("get", "/v1/packages/{id}/entries", May::Do(Action::ReadShare), ""),
    ("post", "/v1/packages/{id}/loans", May::Do(Action::DraftShare), r#"{"loans": ["x"]}"#),
    ("post", "/v1/packages/{id}/loans/removal", May::Do(Action::DraftShare), r#"{"loans": ["x"]}"#),
    ("post", "/v1/packages/{id}/submission", May::Do(Action::DraftShare), r#"{"reason": "x"}"#),
    ("post", "/v1/packages/{id}/acceptance", May::Do(Action::SettleShare), r#"{"reference": "x"}"#),
    ("post", "/v1/packages/{id}/transfer", May::Do(Action::SettleShare), r#"{"reference": "x"}"#),
    (
        "post",
        "/v1/packages/{id}/funding",
        May::Do(Action::SettleShare),
        r#"{"holder": 1, "reference": "x", "amount": "1"}"#,
    ),
    ("post", "/v1/packages/{id}/remittances", May::Do(Action::SettleShare), r#"{"reference": "x", "reason": "x"}"#),
    ("post", "/v1/packages/{id}/buy-backs", May::Do(Action::DraftShare), r#"{"loan": "x", "reason": "x"}"#),
    ("post", "/v1/packages/{id}/cancellation", May::Do(Action::DraftShare), r#"{"reason": "x"}"#),
    ("get", "/v1/loans/{id}/participations", May::Do(Action::ReadLoan), ""),
    (
        "post",
        "/v1/loans/{id}/joint",
        May::Do(Action::DraftShare),
        r#"{"lead_bps": 7000, "lenders": [{"name": "x", "share_bps": 3000}]}"#,
    ),
    ("get", "/v1/exposure", May::Do(Action::ReadShare), ""),
    ("get", "/v1/holdings", May::Do(Action::ReadShare), ""),
    ("get", "/v1/holdings/{id}", May::Do(Action::ReadShare), ""),
    ("get", "/v1/holdings/{id}/statement", May::Do(Action::ReadShare), ""),
    ("post", "/v1/holdings/{id}/acceptance", May::Do(Action::AcceptShare), "{}"),
    ("post", "/v1/holdings/{id}/refusal", May::Do(Action::AcceptShare), r#"{"reason": "x"}"#),
    ("get", "/v1/subsidies", May::Do(Action::ReadReport), ""),
    (
        "post",
        "/v1/subsidies",
        May::Do(Action::DraftSubsidy),
        r#"{"name": "x", "source": "y", "share_percent": "50", "from": "2025-01-01", "until": "2025-12-31"}"#,
    ),
    ("get", "/v1/subsidies/{id}", May::Do(Action::ReadReport), ""),
    ("post", "/v1/subsidies/{id}/approval", May::Do(Action::ApproveSubsidy), "{}"),
    ("post", "/v1/subsidies/{id}/refusal", May::Do(Action::ApproveSubsidy), r#"{"reason": "x"}"#),
    ("post", "/v1/subsidies/{id}/claims", May::Do(Action::ClaimSubsidy), r#"{"quarter": "2025Q3"}"#),
    ("post", "/v1/subsidies/{id}/claims/{quarter}/approval", May::Do(Action::ApproveSubsidy), "{}"),
    ("post", "/v1/subsidies/{id}/claims/{quarter}/refusal", May::Do(Action::ApproveSubsidy), r#"{"reason": "x"}"#),
    (
        "post",
        "/v1/subsidies/{id}/claims/{quarter}/payment",
        May::Do(Action::ClaimSubsidy),
        r#"{"reference": "x", "amount": "1"}"#,
    ),
    ("get", "/v1/history/guarantees", May::Do(Action::ReadData), ""),
    ("get", "/v1/history/programmes", May::Do(Action::ReadData), ""),
    ("get", "/v1/users", May::Do(Action::ManageUsers), ""),
    ("put", "/v1/users/{name}/roles", May::Do(Action::ManageUsers), r#"{"roles": ["auditor"]}"#),
    ("post", "/v1/users/{name}/disable", May::Do(Action::ManageUsers), ""),
    ("get", "/v1/users/{name}/sessions", May::Do(Action::ManageUsers), ""),
    ("delete", "/v1/users/{name}/sessions", May::Do(Action::ManageUsers), ""),
    ("get", "/v1/keys", May::Do(Action::ManageKeys), ""),
    ("post", "/v1/keys", May::Do(Action::ManageKeys), r#"{"user": "auditor", "label": "report"}"#),
    ("post", "/v1/keys/{id}/revoke", May::Do(Action::ManageKeys), ""),
    ("get", "/v1/roles", May::Signed, ""),
    ("get", "/v1/audit", May::Do(Action::ReadAudit), ""),
    ("get", "/v1/audit/kinds", May::Signed, ""),
    ("get", "/v1/verification", May::Do(Action::VerifyBook), ""),
    ("get", "/v1/rulebook", May::Signed, ""),
    ("get", "/v1/workdays", May::Signed, ""),
    ("get", "/v1/market", May::Do(Action::ReadReport), ""),
    ("post", "/v1/users", May::Do(Action::ManageUsers), r#"{"name": "newcomer", "roles": ["officer"]}"#),
    ("post", "/v1/users/{name}/link", May::Do(Action::ManageUsers), ""),
    ("get", "/v1/institutions", May::Do(Action::RegisterInstitution), ""),
    (
        "post",
        "/v1/institutions",
        May::Do(Action::RegisterInstitution),
        r#"{"code": "third-bank", "name_zh": "三", "name_en": "Third", "kind": "lender", "currency": "CNY", "admin": "boss"}"#,
    ),
    ("get", "/v1/applications/export", May::Do(Action::ReadApplication), ""),
    ("get", "/v1/facilities/export", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/loans/export", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/firms/export", May::Do(Action::ReadFirm), ""),
    ("get", "/v1/approvals/export", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/audit/export", May::Do(Action::ReadAudit), ""),
    ("get", "/v1/users/export", May::Do(Action::ManageUsers), ""),
    ("get", "/v1/keys/export", May::Do(Action::ManageKeys), ""),
    ("get", "/v1/products/export", May::Do(Action::ReadProduct), ""),
    ("get", "/v1/scorecards/export", May::Do(Action::ReadScorecard), ""),
    ("get", "/v1/agreements/export", May::Do(Action::ReadGuarantee), ""),
    ("get", "/v1/batches/export", May::Do(Action::ReadData), ""),
    ("get", "/v1/batches/quarantine/export", May::Do(Action::ReadData), ""),
    ("get", "/v1/webhooks/export", May::Do(Action::ReadWebhooks), ""),
    ("get", "/v1/closes/export", May::Do(Action::ReadReport), ""),
    ("get", "/v1/rulebook/export", May::Signed, ""),
    ("get", "/v1/webhooks", May::Do(Action::ReadWebhooks), ""),
    ("post", "/v1/webhooks", May::Do(Action::ManageWebhooks), r#"{"url": "https://192.0.2.1/", "label": "core"}"#),
    ("post", "/v1/webhooks/{id}/disable", May::Do(Action::ManageWebhooks), ""),
    ("post", "/v1/webhooks/{id}/test", May::Do(Action::ManageWebhooks), ""),
    ("get", "/v1/webhooks/{id}/deliveries", May::Do(Action::ReadWebhooks), ""),
    ("get", "/v1/funding-lines", May::Do(Action::ReadFunding), ""),
    ("get", "/v1/funding-lines/export", May::Do(Action::ReadFunding), ""),
    ("get", "/v1/funding-report", May::Do(Action::ReadFunding), ""),
    ("get", "/v1/funding-lines/{id}", May::Do(Action::ReadFunding), ""),
    ("get", "/v1/funding-lines/{id}/months", May::Do(Action::ReadFunding), ""),
    (
        "post",
        "/v1/funding-lines",
        May::Do(Action::ProposeFunding),
        r#"{"kind": "x", "name": "x", "source": "x", "quota": "1", "annual_cost_percent": "1", "from": "2025-01-01", "until": "2025-12-31", "revolving": true, "priority": 1, "reason": "x"}"#,
    ),
    ("post", "/v1/funding-lines/{id}/changes", May::Do(Action::ProposeFunding), r#"{"reason": "x"}"#),
    ("post", "/v1/funding-lines/{id}/suspension", May::Do(Action::ProposeFunding), r#"{"reason": "x"}"#),
    ("post", "/v1/funding-lines/{id}/resumption", May::Do(Action::ProposeFunding), r#"{"reason": "x"}"#),
    ("post", "/v1/funding-lines/{id}/closure", May::Do(Action::ProposeFunding), r#"{"reason": "x"}"#),
    ("post", "/v1/funding-lines/{id}/replacement", May::Do(Action::MatchFunding), ""),
    ("post", "/v1/funding-lines/matching", May::Do(Action::MatchFunding), ""),
];

/// Who may read the trail of one object without the right to the whole trail: whoever may read that object.
const TRAILS: &[(&str, Action)] = &[
    ("loan", Action::ReadLoan),
    ("application", Action::ReadApplication),
    ("firm", Action::ReadFirm),
    ("consent", Action::ReadFirm),
    ("product", Action::ReadProduct),
    ("scorecard", Action::ReadScorecard),
    ("agreement", Action::ReadGuarantee),
    ("user", Action::ManageUsers),
    ("key", Action::ManageKeys),
    ("approval", Action::ReadLoan),
];

/// Real objects of lender A, so that a refusal is for the role and not for a missing object.
struct Objects {
    lent: Lent,
    proposal: String,
    firm: String,
    consent: String,
    agreement: String,
    key: String,
    webhook: String,
}

impl Objects {
    fn path(&self, template: &str) -> String {
        let id = match template.split('/').nth(2) {
            Some("applications") => &self.lent.application,
            Some("decisions") => &self.lent.decision,
            Some("loans" | "claims") => &self.lent.id,
            Some("approvals") => &self.proposal,
            Some("firms") => &self.firm,
            Some("consents") => &self.consent,
            Some("agreements") => &self.agreement,
            Some("pools" | "subsidies" | "facilities" | "packages" | "holdings" | "funding-lines") => "county",
            Some("debtors") => &self.lent.id,
            Some("portrait-runs") => "latest",
            Some("feeds") => "feed_00000000000000000000000000000001",
            Some("batches") => "bat_00000000000000000000000000000001",
            Some("alerts") => "alt_00000000000000000000000000000001",
            Some("circumstances") => "cir_00000000000000000000000000000001",
            Some("losses") => "last",
            Some("migrations") => "mig_00000000000000000000000000000001",
            Some("scorecards") => "card",
            Some("sample-sets") => "rows",
            Some("studies") => "study",
            Some("progress") => "run_00000000000000000000000000000001",
            Some("ledger") => "00000000000000000000000000000000",
            Some("keys") => &self.key,
            Some("webhooks") => &self.webhook,
            // A session that is nobody's: the tests of sessions end real ones.
            Some("sessions") => "ses_00000000000000000000000000000000",
            _ => "",
        };
        template
            .replace("{id}", id)
            .replace("{name}", "spare")
            .replace("{source}", "tax")
            .replace("{indicator}", "sales_sum_12m")
            .replace("{month}", "2025-07")
            .replace("{version}", "1")
            .replace("{quarter}", "2025Q3")
            .replace("{loan}", &self.lent.id)
            .replace("{code}", CODE)
            .replace("{application}", "app_00000000000000000000000000000001")
            .replace("{run}", "run_00000000000000000000000000000001")
    }

    /// The object of a kind, as the audit trail is asked for it.
    fn of_kind(&self, kind: &str) -> String {
        let id = match kind {
            "loan" => &self.lent.id,
            "application" => &self.lent.application,
            "firm" => &self.firm,
            "consent" => &self.consent,
            "product" => CODE,
            "scorecard" => "card",
            "agreement" => &self.agreement,
            "user" => "officer",
            "key" => &self.key,
            _ => &self.proposal,
        };
        format!("/v1/audit?object={kind}/{id}")
    }
}

async fn objects(house: &House) -> Objects {
    let lent = house.lend().await;
    let body = r#"{"amount": "20.00", "reference": "PAY-0"}"#;
    house.post("finance", &format!("{}/payments", lent.loan), body).await.expect(201);
    let body = r#"{"act": "reverse-payment", "reference": "PAY-0", "reason": "another firm's"}"#;
    let proposal = house.post("finance", &format!("{}/corrections", lent.loan), body).await.expect(201);
    let id = |value: Value| value["id"].as_str().unwrap().to_owned();
    let firm = id(house.post("officer", "/v1/firms", &firm_entry("91130104MA0000001X")).await.expect(201));
    let path = format!("/v1/firms/{firm}/consents");
    let consent = id(house.post("officer", &path, CONSENT).await.expect(201));
    let document = serde_json::json!({ "document": AGREEMENT }).to_string();
    let agreement = id(house.post("risk", "/v1/agreements", &document).await.expect(201));
    let asked = r#"{"user": "officer", "label": "spare"}"#;
    let key = id(house.post("admin", "/v1/keys", asked).await.expect(201));
    house.add_user("spare").await;
    let asked = r#"{"url": "https://example.org/hook", "label": "core", "kinds": ["payment-received"]}"#;
    let webhook = id(house.post("admin", "/v1/webhooks", asked).await.expect(201));
    let table: String = (0..40).map(|at| format!("{},{}\n", at, at % 2)).collect();
    let file = format!("x,bad\n{table}");
    house.post("risk", "/v1/sample-sets?name=rows", &file).await.expect(200);
    house.post("risk", "/v1/studies", r#"{"name": "study", "sample_set": "rows"}"#).await.expect(201);
    Objects { lent, proposal: id(proposal), firm, consent, agreement, key, webhook }
}

#[test]
fn every_route_has_a_row() {
    let document: Value = serde_json::from_str(&api::openapi()).unwrap();
    let mut described = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        described.extend(item.as_object().unwrap().keys().map(|method| (method.clone(), path.clone())));
    }
    let rows = ROUTES.iter().map(|(method, path, _, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    assert_eq!(described, rows);
}

#[tokio::test(flavor = "multi_thread")]
async fn routes_by_roles_and_tenants() {
    let house = House::open().await;
    let objects = objects(&house).await;
    let mut tried = (0, 0, 0);
    for (method, template, may, body) in ROUTES {
        let path = objects.path(template);
        let place = format!("{method} {path}");
        let bare = house.ask(&method.to_uppercase(), &path, &[("idempotency-key", "k")], (*body).to_owned()).await;
        match may {
            May::Anybody => assert_ne!(bare.code(), "auth.required", "{place}"),
            _ => _ = bare.expect_problem(401, "auth.required"),
        }
        for role in Role::ALL {
            let answer = send(&house, method, role.as_str(), &path, body).await;
            let allowed = match may {
                May::Anybody | May::Signed => true,
                May::Person => false,
                May::Do(action) => allows(role, *action),
            };
            if allowed {
                let refused = ["auth.required", "auth.forbidden"].contains(&answer.code().as_str());
                assert!(!refused && answer.status < 500, "{place} by {role:?}: {}", answer.text);
                tried.0 += 1;
            } else {
                answer.expect_problem(403, "auth.forbidden");
                tried.1 += 1;
            }
        }
        // A category of data is nobody's own: the catalogue is the same for all.
        if template.contains("/{") && !template.contains("{source}") {
            // Somebody with every role of a lender, but at lender B.
            let answer = send(&house, method, "everybody", &path, body).await;
            if template.ends_with("/erase") || matches!(may, May::Person) {
                answer.expect_problem(403, "auth.forbidden");
            } else {
                answer.expect_problem(404, "resource.not_found");
            }
            tried.2 += 1;
        }
    }
    assert_eq!(tried.0 + tried.1, ROUTES.len() * Role::ALL.len(), "every route by every role");
    assert!(tried.0 > ROUTES.len() && tried.1 > ROUTES.len() && tried.2 >= 15, "both answers are common: {tried:?}");
    let lists = ["/v1/applications", "/v1/loans", "/v1/approvals", "/v1/scorecards", "/v1/products", "/v1/agreements"];
    for list in lists {
        let (theirs, ours) = (house.get("everybody", list).await, house.get("auditor", list).await);
        assert!(ours.expect(200).to_string().contains("\"id\""), "{list}");
        assert!(!theirs.expect(200).to_string().contains("\"id\""), "{list} shows lender A's to lender B");
    }
}

/// One object's trail by every role, and from another institution.
#[tokio::test(flavor = "multi_thread")]
async fn trails_by_roles_and_tenants() {
    let house = House::open().await;
    let objects = objects(&house).await;
    for (kind, read) in TRAILS {
        let path = objects.of_kind(kind);
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Operator) {
            let answer = house.get(role.as_str(), &path).await;
            if allows(role, *read) || allows(role, Action::ReadAudit) {
                let rows = answer.expect(200)["rows"].as_array().unwrap().clone();
                assert!(!rows.is_empty(), "{path}");
                // What an event says is for whoever may read the object.
                assert!(rows.iter().all(|row| row["payload"].is_null() != allows(role, *read)), "{path} by {role:?}");
            } else {
                answer.expect_problem(403, "auth.forbidden");
            }
        }
        if *kind != "product" && *kind != "scorecard" {
            house
                .get("everybody", &path.replace("user/officer", "user/spare"))
                .await
                .expect_problem(404, "resource.not_found");
        }
    }
    house.get("auditor", "/v1/audit?object=horse/1").await.expect_problem(422, "request.invalid");
    house.get("auditor", "/v1/audit?object=loan").await.expect_problem(422, "request.invalid");
    house.get("auditor", "/v1/audit?object=loan/none").await.expect_problem(404, "resource.not_found");
}

async fn send(house: &House, method: &str, who: &str, path: &str, body: &str) -> crate::house::Answer {
    match method {
        "get" => house.get(who, path).await,
        "put" => house.put(who, path, body).await,
        "delete" => house.delete(who, path).await,
        _ => house.post(who, path, body).await,
    }
}
