//! Funding lines over the use cases: opened by two people, matched at the payout and at the close, never beyond a quota, replaced,
//! priced on, made again from the book.

use codes::ApplicationId;
use loan::PrepaymentMode;
use platform::access::Role;
use platform::approvals::{Act, ApprovalState};
use platform::funding::cards::{FundingCard, FundingLineCard};
use platform::funding::{FundingAct, NewAmendment, NewEligibility, NewFundingLine};
use platform::origination::NewApplication;
use platform::servicing::RailAnswer;
use platform::{Code, Request};
use views::objects;

use crate::support::{Bank, ENGINES, cny, day, refused};

const PRICED: &str = include_str!("../../../../products/inclusive-relending.yaml");

fn asked(name: &str, quota: &str, cost: &str) -> NewFundingLine {
    NewFundingLine {
        kind: "relending".into(),
        name: name.into(),
        source: "人民银行（模拟）".into(),
        quota: quota.into(),
        annual_cost_percent: cost.into(),
        from: "2025-01-01".into(),
        until: "2025-12-31".into(),
        revolving: true,
        priority: 1,
        eligible: NewEligibility::default(),
        reason: "再贷款合同".into(),
    }
}

/// Proposed by one person, opened by another; its number.
async fn opened(bank: &Bank, new: &NewFundingLine) -> String {
    let (platform, people) = (&bank.platform, &bank.people);
    let proposal = platform.propose_funding(&Request::plain(&people.finance), new).await.unwrap();
    platform.approve(&Request::plain(&people.reviewer), &proposal.id).await.unwrap();
    let lines = lines(bank).await;
    lines.into_iter().find(|line| line.name == new.name).unwrap().number
}

async fn lines(bank: &Bank) -> Vec<FundingLineCard> {
    bank.platform.funding_lines(&bank.people.auditor, "", 50).await.unwrap().0
}

async fn shown(bank: &Bank, line: &str) -> FundingCard {
    bank.platform.funding_line(&bank.people.auditor, line).await.unwrap()
}

/// What carries a loan: numbers of lines with amounts, and own funds.
async fn carried(bank: &Bank, loan: &str) -> (Vec<(String, String)>, String) {
    let funding = bank.loan(loan).await.funding.unwrap();
    let lines = funding.lines.into_iter().map(|line| (line.number, line.amount.text)).collect();
    (lines, funding.own_funds.text)
}

/// Contracts of the first firms that get an offer, their payouts released.
async fn sent(bank: &Bank, how_many: usize, amount: &str) -> Vec<String> {
    let (platform, people) = (&bank.platform, &bank.people);
    let mut loans = Vec::new();
    for firm in &bank.firms {
        if loans.len() == how_many {
            break;
        }
        let card = bank.decided(*firm, amount, 12).await;
        if card.state.id != "offered"
            || card.decision.as_ref().unwrap().amount.as_ref().unwrap().minor != cny(amount).minor()
        {
            continue;
        }
        let number = bank.contract(&card).await;
        platform.instruct_payout(&Request::plain(&people.officer), &number).await.unwrap();
        platform.release_payout(&Request::plain(&people.finance), &number).await.unwrap();
        loans.push(number);
    }
    assert_eq!(loans.len(), how_many, "the province has too few firms that are offered {amount}");
    loans
}

async fn rows(bank: &Bank) -> Vec<String> {
    let (book, tenant) = (bank.platform.book(), bank.people.officer.institution);
    let mut rows = Vec::new();
    for kind in ["funding", "funding-desk", "approval"] {
        rows.extend(
            objects::list(book, tenant, kind, None, "", 500).await.unwrap().iter().map(|row| format!("{row:?}")),
        );
    }
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_opened_changed_and_closed_by_two_people() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let finance = Request::plain(&people.finance);
        let new = asked("支小再贷款", "100000", "1.75");
        assert_eq!(refused(platform.propose_funding(&Request::plain(&people.officer), &new).await), Code::Forbidden);
        let proposal = platform.propose_funding(&finance, &new).await.unwrap();
        assert_eq!(refused(platform.propose_funding(&finance, &new).await), Code::Pending, "the same waits already");
        assert!(lines(&bank).await.is_empty(), "nothing is open before a second person agreed");
        assert_eq!(refused(platform.approve(&finance, &proposal.id).await), Code::SamePerson);
        let shown_proposal = platform.proposal(&people.reviewer, &proposal).await.unwrap().funding.unwrap();
        assert!(shown_proposal.terms.iter().any(|term| term.name.id == "annual-cost" && term.zh == "1.75%"));
        platform.approve(&Request::plain(&people.finance2), &proposal.id).await.unwrap();
        let card = &lines(&bank).await[0];
        assert_eq!(
            (card.quota.text.as_str(), card.free.text.as_str(), card.state.id.as_str()),
            ("100,000.00", "100,000.00", "open")
        );
        let number = card.number.clone();
        assert!(number.starts_with("ZJ20250702"), "{number}");

        for (wrong, code) in [
            (NewFundingLine { kind: "gold".into(), ..new.clone() }, Code::Invalid),
            (NewFundingLine { quota: "1.001".into(), ..new.clone() }, Code::AmountInvalid),
            (NewFundingLine { annual_cost_percent: "36.01".into(), ..new.clone() }, Code::Invalid),
            (NewFundingLine { until: "2025-07-01".into(), ..new.clone() }, Code::Invalid),
            (
                NewFundingLine {
                    eligible: NewEligibility { sizes: vec!["tiny".into()], ..Default::default() },
                    ..new.clone()
                },
                Code::Invalid,
            ),
        ] {
            assert_eq!(refused(platform.propose_funding(&finance, &wrong).await), code, "{wrong:?}");
        }
        let change = NewAmendment {
            quota: Some("80000".into()),
            from: Some("2025-07-05".into()),
            reason: "调减".into(),
            ..Default::default()
        };
        let proposal = platform.propose_funding_change(&finance, &number, &change).await.unwrap();
        platform.approve(&Request::plain(&people.reviewer), &proposal.id).await.unwrap();
        assert_eq!(shown(&bank, &number).await.line.quota.text, "100,000.00", "not before its day");
        bank.today("2025-07-05");
        assert_eq!(shown(&bank, &number).await.line.quota.text, "80,000.00");
        let proposal = platform.propose_funding_act(&finance, &number, FundingAct::Suspend, "核查").await.unwrap();
        let refusing = platform.refuse(&Request::plain(&people.finance), &proposal.id, "撤回").await.unwrap();
        assert_eq!(refusing.state, ApprovalState::Refused);
        assert_eq!(
            refused(platform.propose_funding_act(&finance, &number, FundingAct::Resume, "x").await),
            Code::WrongState
        );
        let proposal = platform.propose_funding_act(&finance, &number, FundingAct::Close, "还清").await.unwrap();
        platform.approve(&Request::plain(&people.reviewer), &proposal.id).await.unwrap();
        let card = shown(&bank, &number).await;
        assert_eq!((card.line.state.id.as_str(), card.changes.len(), card.allowed.len()), ("closed", 3, 0));
        assert_eq!(refused(platform.funding_lines(&people.officer, "", 5).await), Code::Forbidden);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn four_payouts_at_once_never_exceed_a_quota_and_none_is_refused() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let cheap = opened(&bank, &asked("再贷款", "70000", "1.75")).await;
        let dear =
            opened(&bank, &NewFundingLine { priority: 2, kind: "deposits".into(), ..asked("存款", "30000", "2.1") })
                .await;
        let loans = sent(&bank, 4, "30000").await;
        let finance = Request::plain(&people.finance);
        let confirm = |number: &'_ str| {
            let number = number.to_owned();
            let finance = &finance;
            async move { platform.confirm_payout(finance, &number, RailAnswer::Confirmed, "RAIL", day("2025-07-02")).await }
        };
        let done = tokio::join!(confirm(&loans[0]), confirm(&loans[1]), confirm(&loans[2]), confirm(&loans[3]));
        for receipt in [done.0, done.1, done.2, done.3] {
            assert_eq!(receipt.unwrap().state.id, "active", "a payout never waits for a line");
        }
        let used: Vec<(String, String)> =
            lines(&bank).await.into_iter().map(|line| (line.number, line.used.text)).collect();
        assert_eq!(used, [(cheap.clone(), "70,000.00".into()), (dear.clone(), "30,000.00".into())]);
        let report = platform.funding_report(&people.auditor).await.unwrap();
        assert_eq!(
            (report.outstanding.text.as_str(), report.carried.text.as_str(), report.own_funds.text.as_str()),
            ("120,000.00", "100,000.00", "20,000.00")
        );
        let mut own = 0;
        for loan in &loans {
            let funding = bank.loan(loan).await.funding.unwrap();
            let carried: i64 = funding.lines.iter().map(|line| line.amount.minor).sum();
            assert_eq!(carried + funding.own_funds.minor, 3_000_000, "lines and own funds are the whole of it");
            own += funding.own_funds.minor;
        }
        assert_eq!(own, 2_000_000);
        // Two processes on one store: the desk lets one run write, the other looks again.
        let other = bank.platform.match_funding(&finance);
        let (a, b) = tokio::join!(other, platform.match_funding(&finance));
        assert_eq!((a.unwrap().loans, b.unwrap().loans), (0, 0));
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn repaid_principal_frees_quota_and_a_payment_taken_back_never_exceeds_it() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let finance = Request::plain(&people.finance);
        let line = opened(&bank, &asked("再贷款", "50000", "1.75")).await;
        let first = bank.lent("50000", 12).await;
        assert_eq!(carried(&bank, &first).await, (vec![(line.clone(), "50,000.00".into())], "0.00".into()));

        bank.today("2025-07-10");
        platform
            .prepay(&finance, &first, cny("30000"), day("2025-07-10"), "P1", PrepaymentMode::KeepTerm)
            .await
            .unwrap();
        let owes = bank.loan(&first).await.position.unwrap().outstanding.minor;
        let now = shown(&bank, &line).await.line;
        assert_eq!((now.used.minor, now.free.minor), (owes, 5_000_000 - owes));
        // What is free is taken by the next loan at its payout; the rest of that loan is own funds.
        let second = sent(&bank, 1, "50000").await.remove(0);
        platform.confirm_payout(&finance, &second, RailAnswer::Confirmed, "R2", day("2025-07-10")).await.unwrap();
        let free = 5_000_000 - owes;
        let funding = bank.loan(&second).await.funding.unwrap();
        assert_eq!((funding.lines[0].amount.minor, funding.own_funds.minor), (free, owes));
        // The payment is taken back: the line was full, so the tranche that came last gives way.
        bank.today("2025-07-11");
        let act = Act::ReversePayment {
            loan: bank.loan(&first).await.id.parse().unwrap(),
            reference: "P1".into(),
            on: day("2025-07-11"),
        };
        let proposal = platform.propose(&finance, act, "退票").await.unwrap();
        platform.approve(&Request::plain(&people.reviewer), &proposal.id).await.unwrap();
        let now = shown(&bank, &line).await.line;
        assert_eq!((now.used.text.as_str(), now.over.minor, now.free.minor), ("50,000.00", free, 0));
        assert_eq!(carried(&bank, &first).await.0, vec![(line.clone(), "50,000.00".into())]);
        assert_eq!(carried(&bank, &second).await, (Vec::new(), "50,000.00".into()));
        // Paid again, back-dated: it counts by itself on its own day.
        platform
            .prepay(&finance, &first, cny("20000"), day("2025-07-10"), "P2", PrepaymentMode::KeepTerm)
            .await
            .unwrap();
        assert!(shown(&bank, &line).await.line.over.minor < free);
        let months = platform.funding_months(&people.auditor, &line).await.unwrap();
        assert_eq!((months.len(), months[0].month.as_str(), months[0].through.as_str()), (1, "2025-07", "2025-07-11"));
        assert_eq!(months[0].margin.minor, months[0].income.minor - months[0].cost.minor);
        // Full until the 9th, then full again by the second loan: 50,000.00 on each of ten days at 1.75% over 360.
        assert_eq!((months[0].cost.minor, months[0].mean_balance.minor), (2_431, 5_000_000 * 10 / 11));
        bank.verifies().await;
        let before = rows(&bank).await;
        platform.rebuild(&people.root).await.unwrap();
        assert_eq!(rows(&bank).await, before, "made again from the book");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_close_finds_what_a_payout_could_not_and_an_ended_line_is_replaced() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let finance = Request::plain(&people.finance);
        let loan = bank.lent("40000", 24).await;
        assert_eq!(bank.loan(&loan).await.funding, None, "an institution without lines");
        let wrong = NewEligibility { longest_months: Some(12), ..Default::default() };
        opened(&bank, &NewFundingLine { eligible: wrong, ..asked("短期", "90000", "1") }).await;
        let sizes = ["micro", "small", "medium", "large"].map(str::to_owned).to_vec();
        let known = NewEligibility {
            sizes,
            regions: vec!["13".into()],
            purposes: vec!["working-capital".into()],
            ..Default::default()
        };
        let line = opened(&bank, &NewFundingLine { eligible: known, ..asked("再贷款", "90000", "1.75") }).await;
        bank.close("2025-07-02").await;
        assert_eq!(carried(&bank, &loan).await, (vec![(line.clone(), "40,000.00".into())], "0.00".into()));
        let card = shown(&bank, &line).await;
        assert_eq!((card.loans.len(), card.conditions.len(), card.line.utilisation_percent.as_str()), (1, 3, "44.44"));
        let charged = bank.loan(&loan).await.rate.annual_percent;
        assert_eq!(card.line.charged_percent.as_deref(), Some(charged.as_str()));
        assert_eq!(card.line.cost_percent.as_deref(), Some("1.75"));
        assert_eq!(refused(platform.replace_funding(&finance, &line).await), Code::WrongState, "it is in use");

        bank.today("2026-01-01");
        let ended = shown(&bank, &line).await;
        assert_eq!(ended.line.state.id, "expired");
        assert!(ended.line.to_replace.minor > 0 && ended.line.to_replace == ended.line.balance);
        assert!(ended.allowed.iter().any(|act| act.act == "replace" && !act.can), "an auditor only reads");
        assert!(bank.loan(&loan).await.funding.unwrap().lines[0].to_replace);
        let next =
            NewFundingLine { from: "2026-01-01".into(), until: "2026-12-31".into(), ..asked("接续", "10000", "2") };
        let next = opened(&bank, &next).await;
        let run = platform.replace_funding(&finance, &line).await.unwrap();
        assert_eq!((run.loans, run.amount.text.as_str()), (1, "10,000.00"));
        let (carried, own) = carried(&bank, &loan).await;
        assert_eq!(carried, vec![(next, "10,000.00".into())]);
        assert_eq!(own, "30,000.00", "what finds no line comes from own funds");
        assert_eq!(shown(&bank, &line).await.line.balance.minor, 0);
        let trail = platform::audit::AuditFilter { object: Some(format!("funding/{line}")), ..Default::default() };
        let kinds: Vec<String> = platform
            .audit(&people.auditor, &trail, "", 50)
            .await
            .unwrap()
            .0
            .into_iter()
            .map(|row| row.kind.id)
            .collect();
        assert_eq!(kinds, ["released", "taken", "opened"]);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_prices_on_what_the_money_costs_and_replays() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (officer, reviewer) = (Request::plain(&people.officer), Request::plain(&people.reviewer));
        platform.publish_product(&Request::plain(&people.risk), PRICED).await.unwrap();
        platform.approve_product(&reviewer, "inclusive-relending", None).await.unwrap();
        let decide = async |firm, product: &str| {
            let new = NewApplication { product: product.into(), ..Bank::asking(firm, "20000", 12) };
            let id: ApplicationId = platform.submit(&officer, new).await.unwrap().id.parse().unwrap();
            platform.decide(&officer, id).await.unwrap().decision.unwrap()
        };
        let mut firms = bank.firms.iter();
        let (firm, own) = loop {
            let firm = *firms.next().expect("a firm that is offered the product");
            bank.consent(firm).await;
            let decision = decide(firm, "inclusive-relending").await;
            if decision.rate.is_some() {
                break (firm, decision);
            }
        };
        let said = |decision: &platform::cards::DecisionCard, step: &str| {
            decision.price.iter().find(|line| line.step == step).map(|line| line.percent.clone())
        };
        assert_eq!(said(&own, "funding"), None, "no line: the price of own funds");
        opened(&bank, &asked("再贷款", "20000", "1.75")).await;
        let cheap = decide(firm, "inclusive-relending").await;
        assert_eq!(said(&cheap, "funding").as_deref(), Some("1.75"));
        let rate = |decision: &platform::cards::DecisionCard| -> money::Decimal {
            decision.rate.as_ref().unwrap().annual_percent.parse().unwrap()
        };
        let margin: money::Decimal = said(&cheap, "spread").unwrap().parse().unwrap();
        let cap: money::Decimal = "5.5".parse().unwrap();
        assert_eq!(rate(&cheap), ("1.75".parse::<money::Decimal>().unwrap() + margin).min(cap));
        assert!(rate(&cheap) <= rate(&own) && rate(&own) <= cap);
        // The room is gone: later decisions price on own funds again, the earlier ones replay as they were made.
        let act = NewAmendment { quota: Some("19999.99".into()), reason: "调减".into(), ..Default::default() };
        let line = lines(&bank).await.remove(0).number;
        let proposal = platform.propose_funding_change(&Request::plain(&people.finance), &line, &act).await.unwrap();
        platform.approve(&reviewer, &proposal.id).await.unwrap();
        assert_eq!(rate(&decide(firm, "inclusive-relending").await), rate(&own));
        let everyday = decide(firm, "hebei-everyday").await;
        assert!(everyday.checks.iter().all(|check| check.rule != "funding.cost_percent"), "it does not ask");
        let replays = platform.replay(&people.risk, None).await.unwrap();
        assert!(replays.len() >= 4 && replays.iter().all(|one| one.identical), "{replays:?}");
        assert!(people.risk.roles.contains(&Role::Risk));
        bank.verifies().await;
    }
}
