//! Funding lines over the use cases: opened by two people, matched at the payout and after the close, never beyond a quota,
//! replaced, priced on, made again from the book.

use codes::{ApplicationId, FirmId, FundingLineId, LoanId};
use funding::limits::{MAX_LOAN_TRANCHES, MAX_TRANCHES};
use funding::{FundingEvent, Taken};
use loan::PrepaymentMode;
use money::{Currency, Money};
use platform::access::Role;
use platform::approvals::{Act, ApprovalState};
use platform::cards::DecisionCard;
use platform::funding::cards::{FundingCard, FundingLineCard};
use platform::funding::{DeskEvent, FundingAct, NewAmendment, NewEligibility, NewFundingLine};
use platform::limits::{MAX_FUNDING_HELD, MAX_FUNDING_LINES};
use platform::origination::NewApplication;
use platform::servicing::RailAnswer;
use platform::{Code, Folder, Platform, Request};
use store::Expected;
use views::loans::{self, LoanRow, Standing};
use views::objects;

use crate::support::{Bank, ENGINES, Engine, cny, day, refused};

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
        let quota = shown_proposal.terms.iter().find(|term| term.name.id == "quota").unwrap();
        assert_eq!((quota.zh.as_str(), quota.en.as_str()), ("100,000.00 元", "CNY 100,000.00"));
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
        // Who may read the loan and no funding lines is not told.
        assert_eq!(platform.loan(&people.officer, &loans[0], day("2025-07-02"), None).await.unwrap().funding, None);
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
async fn what_a_payout_could_not_is_found_after_the_close_and_an_ended_line_is_replaced() {
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
        assert_eq!(carried(&bank, &loan).await.1, "40,000.00", "a close closes days and matches nothing");
        platform.match_after_close(&people.finance).await;
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
        let report = platform.funding_report(&people.auditor).await.unwrap();
        assert_eq!(
            (report.all.quota.text.as_str(), report.all.used.text.as_str(), report.all.to_replace.text.as_str()),
            ("10,000.00", "0.00", "40,000.00"),
            "what is carried under a quota that is over counts against no quota"
        );
        // Replaced five days late, and from the day after the end all the same.
        bank.today("2026-01-06");
        let run = platform.replace_funding(&finance, &line).await.unwrap();
        assert_eq!((run.loans, run.amount.text.as_str(), run.taken[0].from.as_str()), (1, "10,000.00", "2026-01-01"));
        let (carried, own) = carried(&bank, &loan).await;
        assert_eq!(carried, vec![(next.clone(), "10,000.00".into())]);
        assert_eq!(own, "30,000.00", "what finds no line comes from own funds");
        assert_eq!(shown(&bank, &line).await.line.balance.minor, 0);
        let january = async |line: &str| {
            let months = platform.funding_months(&people.auditor, line).await.unwrap();
            assert_eq!(months[0].month, "2026-01");
            (months[0].mean_balance.text.clone(), months[0].cost.minor)
        };
        assert_eq!(january(&line).await, ("0.00".to_owned(), 0), "it carried nothing after its end");
        // 10,000.00 on each of six days at 2% over 360.
        assert_eq!(january(&next).await, ("10,000.00".to_owned(), 333));
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
            // One whose margin takes it to the cap at a cost that the product's rules are made for.
            let rate = decision.rate.as_ref().and_then(|rate| rate.annual_percent.parse::<money::Decimal>().ok());
            if rate.is_some_and(|rate| rate >= "4.3".parse().unwrap()) {
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
        above_the_cap(&bank, (firm, &cheap), &decide).await;
        let everyday = decide(firm, "hebei-everyday").await;
        assert!(everyday.checks.iter().all(|check| check.rule != "funding.cost_percent"), "it does not ask");
        let replays = platform.replay(&people.risk, None).await.unwrap();
        assert!(replays.len() >= 4 && replays.iter().all(|one| one.identical), "{replays:?}");
        assert!(people.risk.roles.contains(&Role::Risk));
        bank.verifies().await;
    }
}

/// At the highest rate that relending allows the rules decide; a hundredth of a percent above it a person does.
async fn above_the_cap(
    bank: &Bank,
    (firm, cheap): (FirmId, &DecisionCard),
    decide: impl AsyncFn(FirmId, &str) -> DecisionCard,
) {
    let (platform, people) = (&bank.platform, &bank.people);
    let margin =
        cheap.price.iter().find(|line| line.step == "spread").unwrap().percent.parse::<money::Decimal>().unwrap();
    let mut cost = "5.5".parse::<money::Decimal>().unwrap() - margin;
    for result in ["pass", "refer"] {
        let dear = NewFundingLine { priority: 1, ..asked(&format!("{cost}"), "50000", &cost.to_string()) };
        let line = opened(bank, &dear).await;
        let decision = decide(firm, "inclusive-relending").await;
        let rule = "authority.refer_when.above-relending-cap";
        let found = decision.checks.iter().find(|check| check.rule == rule).unwrap();
        assert_eq!(found.result.id, result, "{cost} and {margin}");
        assert_eq!(decision.rate.as_ref().unwrap().annual_percent, "5.5", "never above the cap, and not declined");
        assert!(result == "pass" || decision.outcome.id == "refer", "{}", decision.outcome.id);
        let close = platform
            .propose_funding_act(&Request::plain(&people.finance), &line, FundingAct::Close, "x")
            .await
            .unwrap();
        platform.approve(&Request::plain(&people.reviewer), &close.id).await.unwrap();
        cost += "0.01".parse::<money::Decimal>().unwrap();
    }
}

/// A loan as the list keeps it, that no stream stands behind: its number counts up, its id down.
fn row(n: u16, minor: i64) -> LoanRow {
    let mut id = [9; 16];
    id[..2].copy_from_slice(&(u16::MAX - n).to_be_bytes());
    LoanRow {
        id: LoanId::from_bytes(id).to_string(),
        number: format!("JK20250101{n:06}"),
        firm: "firm".into(),
        application: None,
        product: "hebei-everyday v1".into(),
        principal: minor,
        currency: "CNY".into(),
        state: "active".into(),
        starts_on: "2025-01-01".into(),
        ends_on: "2026-01-01".into(),
        due_day: 1,
        term_months: 12,
        agreement: None,
        version: 1,
        product_code: "hebei-everyday".into(),
        rate: "5".into(),
        region: None,
        industry: None,
        grade: None,
        lent: minor,
        owed: minor,
        position: Some(Standing {
            on_day: "2025-07-02".into(),
            outstanding: minor,
            overdue_since: None,
            days_past_due: None,
            class: None,
            bucket: None,
            disbursed_on: Some("2025-01-01".into()),
            bad_on: None,
        }),
    }
}

async fn listed(bank: &Bank, rows: impl Iterator<Item = LoanRow>) {
    let tenant = bank.people.finance.institution;
    let writes = rows.map(|row| loans::put(tenant, row)).collect();
    bank.platform.book().execute(tenant, writes).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_matching_goes_through_all_pages_in_the_order_of_the_numbers_until_nothing_is_free() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let finance = Request::plain(&bank.people.finance);
        let page = u16::try_from(views::limits::MAX_PAGE).unwrap();
        let how_many = 2 * page + 20;
        listed(&bank, (0..how_many).map(|n| row(n, 10_000))).await;
        // Page after page of transactions: the first line takes what one page and a half are, the second half a loan more than that.
        let first = opened(&bank, &asked("甲", &format!("{}", 100 * u32::from(page + page / 2)), "1")).await;
        let second = opened(&bank, &NewFundingLine { priority: 2, ..asked("乙", "1050", "1") }).await;
        let run = bank.platform.match_funding(&finance).await.unwrap();
        let carried = usize::from(page + page / 2) + 11;
        assert_eq!((run.loans, run.taken.len()), (carried, 500), "of which at most five hundred are told");
        assert_eq!(run.amount.minor, i64::from(page + page / 2) * 10_000 + 105_000);
        assert_eq!(run.own_funds.minor, i64::from(how_many) * 10_000 - run.amount.minor);
        let of = async |n: u16| -> Vec<String> {
            let cards = [shown(&bank, &first).await, shown(&bank, &second).await];
            let held = cards.iter().filter(|card| card.loans.iter().any(|loan| loan.number == row(n, 0).number));
            held.map(|card| card.line.name.clone()).collect()
        };
        let border = page + page / 2;
        assert_eq!((of(border).await, of(border + 10).await), (vec!["乙".to_owned()], vec!["乙".to_owned()]));
        assert!(of(border + 11).await.is_empty(), "nothing was free any more");
        assert_eq!(shown(&bank, &first).await.line.loans, usize::from(border));
        let again = bank.platform.match_funding(&finance).await.unwrap();
        assert_eq!((again.loans, again.amount.minor), (0, 0));
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_is_written_again_says_its_debtor_rate_and_term() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let tenant = bank.people.finance.institution;
        let changed = LoanRow { firm: "other".into(), rate: "4.2".into(), term_months: 24, ..row(1, 10_000) };
        listed(&bank, [row(1, 10_000), changed.clone()].into_iter()).await;
        let read = loans::get(bank.platform.book(), tenant, &changed.id).await.unwrap().unwrap();
        assert_eq!((read.firm, read.rate, read.term_months), ("other".to_owned(), "4.2".to_owned(), 24));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_one_store_match_no_part_of_a_loan_twice() {
    // SQLite lets one process in at a time.
    let Some(bank) = Bank::open(Engine::Postgres).await else { return };
    let folder = Folder::open(bank.root.path()).unwrap();
    let other = Platform::open(folder, Some(bank.location.clone()), bank.platform.clock().clone()).await.unwrap();
    let finance = Request::plain(&bank.people.finance);
    listed(&bank, (0..1_000).map(|n| row(n, 10_000))).await;
    let line = opened(&bank, &asked("甲", "90000", "1")).await;
    let (a, b) = tokio::join!(bank.platform.match_funding(&finance), other.match_funding(&finance));
    let (a, b) = (a.unwrap(), b.unwrap());
    assert_eq!((a.loans + b.loans, a.amount.minor + b.amount.minor), (900, 9_000_000));
    let card = shown(&bank, &line).await.line;
    assert_eq!((card.loans, card.used.text.as_str(), card.over.minor), (900, "90,000.00", 0));
    let desk = objects::list(bank.platform.book(), finance.institution(), "funding-desk", None, "", 1).await.unwrap();
    assert!(desk[0].version >= 4, "one opening and three transactions of four hundred at most");
    bank.verifies().await;
    other.close().await;
}

/// The term counts as it was agreed, not to the Monday on which the last instalment is paid.
#[tokio::test(flavor = "multi_thread")]
async fn a_last_day_moved_by_a_weekend_makes_no_thirteenth_month() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        bank.today("2025-07-05");
        let (officer, reviewer) = (Request::plain(&bank.people.officer), Request::plain(&bank.people.reviewer));
        let product = PRICED.replacen("\nlayer: base\n", "\nlayer: base\nroll: following\n", 1);
        bank.platform.publish_product(&Request::plain(&bank.people.risk), &product).await.unwrap();
        bank.platform.approve_product(&reviewer, "inclusive-relending", None).await.unwrap();
        let short = NewEligibility { longest_months: Some(12), ..Default::default() };
        let line = opened(&bank, &NewFundingLine { eligible: short, ..asked("一年期", "90000", "1") }).await;
        let mut firms = bank.firms.iter();
        let card = loop {
            let firm = *firms.next().expect("a firm that is offered the product");
            bank.consent(firm).await;
            let new = NewApplication { product: "inclusive-relending".into(), ..Bank::asking(firm, "40000", 12) };
            let id: ApplicationId = bank.platform.submit(&officer, new).await.unwrap().id.parse().unwrap();
            let card = bank.platform.decide(&officer, id).await.unwrap();
            if card.state.id == "offered" {
                break card;
            }
        };
        let loan = bank.contract(&card).await;
        bank.pay_out(&loan).await;
        let id = bank.loan(&loan).await.id;
        let row = loans::get(bank.platform.book(), bank.people.finance.institution, &id).await.unwrap().unwrap();
        assert_eq!((row.ends_on.as_str(), row.term_months), ("2026-07-06", 12), "5 July 2026 is a Sunday");
        let (carried, own) = carried(&bank, &loan).await;
        assert_eq!((carried[0].0.as_str(), own.as_str()), (line.as_str(), "0.00"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_lines_do_not_count_and_two_openings_at_once_do_not_pass_the_bound() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (finance, reviewer) = (Request::plain(&people.finance), Request::plain(&people.reviewer));
        let tenant = finance.institution();
        let stand = async |how_many: usize, state: &str| {
            let row = |n: usize| objects::Object {
                kind: "funding".into(),
                id: format!("fund_{state}{n}"),
                state: state.into(),
                label: String::new(),
                version: 1,
                body: "{}".into(),
            };
            let writes = (0..how_many).map(|n| objects::put(tenant, row(n))).collect();
            platform.book().execute(tenant, writes).await.unwrap();
        };
        stand(300, "closed").await;
        stand(300, "done").await;
        stand(MAX_FUNDING_LINES - 1, "open").await;
        let (one, other) = (asked("甲", "1000", "1"), asked("乙", "1000", "1"));
        let one = platform.propose_funding(&finance, &one).await.unwrap();
        let other = platform.propose_funding(&finance, &other).await.unwrap();
        let (a, b) = tokio::join!(platform.approve(&reviewer, &one.id), platform.approve(&reviewer, &other.id));
        let (done, refusal) = if a.is_ok() { (a, b) } else { (b, a) };
        done.unwrap();
        assert!(matches!(refused(refusal), Code::Conflict | Code::TooLarge));
        let third = platform.propose_funding(&finance, &asked("丙", "1000", "1")).await;
        assert_eq!(refused(third), Code::TooLarge, "one past the bound");
        let waiting = objects::list(platform.book(), tenant, "approval", Some("pending"), "", 9).await.unwrap();
        assert_eq!(waiting.len(), 1, "the other waits still");
        assert_eq!(refused(platform.approve(&reviewer, &waiting[0].id).await), Code::TooLarge);
        // Lines that are closed and hold loans have a bound too, since they are read with the others.
        let tenth = asked("丁", "1000", "1");
        platform.book().execute(tenant, views::clear(tenant)).await.unwrap();
        stand(MAX_FUNDING_HELD - 1, "closed").await;
        platform.propose_funding(&finance, &tenth).await.unwrap();
        stand(MAX_FUNDING_HELD, "closed").await;
        assert_eq!(refused(platform.propose_funding(&finance, &asked("戊", "1000", "1")).await), Code::TooLarge);
    }
}

/// A line of so many tranches takes nothing more, and says so; the matching goes on with the others.
#[tokio::test(flavor = "multi_thread")]
async fn a_line_with_all_its_tranches_and_a_loan_in_too_many_are_named() {
    let bank = Bank::open(Engine::Sqlite).await.unwrap();
    let (people, today) = (&bank.people, day("2025-07-02"));
    let finance = Request::plain(&people.finance);
    listed(&bank, (0..2).map(|n| row(n, 10_000))).await;
    let number = opened(&bank, &asked("甲", "90000", "1")).await;
    let id: FundingLineId = shown(&bank, &number).await.line.id.parse().unwrap();
    let loan: LoanId = row(0, 0).id.parse().unwrap();
    let fen = |minor: usize| Money::from_minor(i64::try_from(minor).unwrap(), Currency::CNY);
    // The first loan in as many pieces as it may be; the rest are of loans that owe nothing.
    let taken = |n: usize| {
        let loan = if n < MAX_LOAN_TRANCHES { loan } else { LoanId::from_bytes([1; 16]) };
        let (annual_cost, by) = (money::Rate::from_bps(100), people.finance.user);
        FundingEvent::Taken(Taken { loan, above: fen(n), amount: fen(1), annual_cost, on: today, by })
    };
    for first in (0..MAX_TRANCHES).step_by(1_000) {
        let events: Vec<FundingEvent> = (first..first + 1_000).map(taken).collect();
        let expected = Expected::Version(1 + first as u64);
        let append = platform::events::appending(*id.as_bytes(), expected, today, &events).unwrap();
        bank.append(append).await;
    }
    let card = shown(&bank, &number).await.line;
    assert_eq!((card.tranches_left, card.free.text.as_str()), (0, "89,999.60"));
    let run = bank.platform.match_funding(&finance).await.unwrap();
    assert_eq!((run.loans, run.full_loans.len(), run.full_lines), (0, 0, vec![number.clone()]));
    let next = opened(&bank, &asked("乙", "90000", "1")).await;
    let run = bank.platform.match_funding(&finance).await.unwrap();
    assert_eq!((run.loans, run.full_lines), (1, vec![number]));
    assert_eq!(run.full_loans, [row(0, 0).number], "forty pieces, and no forty-first");
    assert_eq!(shown(&bank, &next).await.loans[0].number, row(1, 0).number);
}

/// A desk is written to by every matching for as long as there are any: it is counted page by page, never folded.
#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_counts_a_desk_of_any_length() {
    let bank = Bank::open(Engine::Sqlite).await.unwrap();
    let (people, today) = (&bank.people, day("2025-07-02"));
    let tenant = people.finance.institution;
    let matched = DeskEvent::Matched {
        on: today,
        tranches: 1,
        amount: Money::from_minor(1, Currency::CNY),
        replaced: None,
        by: people.finance.user,
    };
    // A page of the store, and another.
    let batches = store::limits::MAX_PAGE as usize / 1_000 + 1;
    for n in 0..batches {
        let expected = if n == 0 { Expected::New } else { Expected::Version(n as u64 * 1_000) };
        let events = vec![matched.clone(); 1_000];
        bank.append(platform::events::appending(*tenant.as_bytes(), expected, today, &events).unwrap()).await;
    }
    bank.platform.rebuild(&people.root).await.unwrap();
    let desk = objects::list(bank.platform.book(), tenant, "funding-desk", None, "", 1).await.unwrap();
    assert_eq!(desk[0].version, i64::try_from(batches * 1_000).unwrap());
}
