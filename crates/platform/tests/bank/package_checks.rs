//! What a second person agrees to, what a holder may see, and when joint lending may begin.

use platform::loan_changes::NewFee;
use platform::participations::{
    JointDocument, LenderDocument, NewBuyBack, NewRemittance, NewTransfer, PackageDocument,
};
use platform::servicing::RailAnswer;
use platform::{Code, Request};
use views::shares;

use crate::packages::{approved, document, offered, other_bank, pay_due, statement, transfer};
use crate::support::{Bank, ENGINES, cny, day, refused};

/// Loans with one instalment paid, on the day after the cut-off of [`document`].
async fn loans(bank: &Bank, amounts: &[&str]) -> Vec<String> {
    let mut loans = Vec::new();
    for amount in amounts {
        loans.push(bank.lent(amount, 12).await);
    }
    bank.today("2025-08-21");
    for loan in &loans {
        pay_due(bank, loan, "2025-08-02", "P1").await;
    }
    loans
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_submitted_is_what_is_put_to_the_holders() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, risk) = (&bank.platform, Request::plain(&bank.people.risk));
        let reviewer = Request::plain(&bank.people.reviewer);
        other_bank(&bank, "river-bank").await;
        let loans = loans(&bank, &["50000", "40000"]).await;
        let number = platform.package_draft(&risk, document(&loans, "60")).await.unwrap().line.number;
        let proposal = platform.package_submit(&risk, &number, "调整资产结构").await.unwrap();
        // A loan is taken out while it waits: what the second person would agree to is not what was asked.
        platform.package_drop(&risk, &number, &loans[1..]).await.unwrap();
        let problem = platform.approve(&reviewer, &proposal.id).await.unwrap_err();
        assert_eq!(problem.code, Code::Conflict);
        assert!(problem.detail.contains("changed after it was submitted"), "{problem:?}");
        assert!(problem.detail_zh().contains("提交复核后已变") && problem.detail_zh().contains(&number));
        assert_eq!(platform.package(&bank.people.auditor, &number).await.unwrap().line.state.id, "draft");
        // As it was submitted it may be agreed to; and so may what is submitted anew.
        platform.package_add(&risk, &number, &loans[1..]).await.unwrap();
        platform.package_drop(&risk, &number, &loans[..1]).await.unwrap();
        assert_eq!(refused(platform.approve(&reviewer, &proposal.id).await), Code::Conflict);
        platform.refuse(&reviewer, &proposal.id, "已变").await.unwrap();
        let proposal = platform.package_submit(&risk, &number, "调整资产结构").await.unwrap();
        approved(&bank, &proposal.id).await;
        assert_eq!(platform.package(&bank.people.auditor, &number).await.unwrap().line.state.id, "offered");
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_for_is_what_is_passed_on() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, finance) = (&bank.platform, Request::plain(&bank.people.finance));
        let reviewer = Request::plain(&bank.people.reviewer);
        let buyer = other_bank(&bank, "river-bank").await;
        let loans = loans(&bank, &["50000"]).await;
        let number = offered(&bank, document(&loans, "60")).await.line.number;
        platform.holding_accept(&Request::plain(&buyer.reviewer), &number, None).await.unwrap();
        platform.package_transfer(&finance, &number, transfer("T1")).await.unwrap();
        bank.today("2025-09-03");
        pay_due(&bank, &loans[0], "2025-09-02", "P2").await;
        let remit = |reference: &str| NewRemittance {
            holder: None,
            through: Some("2025-09-02".into()),
            reference: reference.into(),
            reason: "按月划付".into(),
        };
        let proposal = platform.package_remit(&finance, &number, remit("HF-1")).await.unwrap();
        let due = statement(&bank, &number, "2025-09-01", "2025-09-02").await.still_due;
        let told = platform.proposal(&bank.people.reviewer, &proposal).await.unwrap();
        assert_eq!(told.amount.as_ref(), Some(&due), "the second person sees how much");
        // Money of an earlier day is found while it waits.
        platform
            .prepay(&finance, &loans[0], cny("1000"), day("2025-09-02"), "E1", loan::PrepaymentMode::KeepTerm)
            .await
            .unwrap();
        let problem = platform.approve(&reviewer, &proposal.id).await.unwrap_err();
        assert_eq!(problem.code, Code::Conflict);
        assert!(
            problem.detail.contains(&due.text) && problem.detail_zh().contains("请拒绝此项并重新申请"),
            "{problem:?}"
        );
        platform.refuse(&reviewer, &proposal.id, "金额已变").await.unwrap();
        let proposal = platform.package_remit(&finance, &number, remit("HF-1")).await.unwrap();
        approved(&bank, &proposal.id).await;
        let card = platform.package(&bank.people.auditor, &number).await.unwrap();
        assert_eq!((card.holders_of[0].still_due.minor, card.passed_on.minor > due.minor), (0, true));
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_of_a_package_bought_for_an_amount_goes_back_for_its_part() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, risk) = (&bank.platform, Request::plain(&bank.people.risk));
        let buyer = other_bank(&bank, "river-bank").await;
        let loans = loans(&bank, &["50000", "40000", "30000"]).await;
        bank.today("2025-08-20");
        let price = PackageDocument { price_percent: None, price: Some("66666.67".into()), ..document(&loans, "60") };
        let number = offered(&bank, price).await.line.number;
        platform.holding_accept(&Request::plain(&buyer.reviewer), &number, None).await.unwrap();
        let finance = Request::plain(&bank.people.finance);
        let sold = platform.package_transfer(&finance, &number, transfer("T1")).await.unwrap();
        let whole: i64 = sold.loans_of.iter().map(|loan| loan.at_cut_off.as_ref().unwrap().minor).sum();
        let mut sum = 0;
        for loan in &loans {
            // On the day of the cut-off nothing has been earned or paid since.
            let said = NewBuyBack { loan: loan.clone(), on: None, reason: "封包日已有争议".into() };
            let proposal = platform.package_buy_back(&risk, &number, said).await.unwrap();
            approved(&bank, &proposal.id).await;
            let card = platform.package(&bank.people.auditor, &number).await.unwrap();
            let one = card.loans_of.iter().find(|one| one.number == *loan).unwrap();
            let cost = one.bought_back.as_ref().unwrap().minor;
            let exact = i128::from(one.at_cut_off.as_ref().unwrap().minor) * 6_666_667;
            assert!((i128::from(cost) * i128::from(whole) - exact).abs() < i128::from(whole), "{cost}");
            sum += cost;
            assert_eq!(card.holders_of[0].bought_back.minor, sum);
        }
        assert_eq!(sum, 6_666_667);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_sale_that_was_given_up_a_holder_sees_no_loans() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, risk) = (&bank.platform, Request::plain(&bank.people.risk));
        let buyer = other_bank(&bank, "river-bank").await;
        let loans = loans(&bank, &["50000", "40000"]).await;
        // A draft that was given up was never put to anybody.
        let draft = platform.package_draft(&risk, document(&loans, "60")).await.unwrap().line.number;
        platform.package_cancel(&risk, &draft, "不再需要").await.unwrap();
        assert_eq!(refused(platform.holding(&buyer.finance, &draft).await), Code::NotFound);
        let document = PackageDocument { fees_shared: true, most_days_past_due: Some(30), ..document(&loans, "60") };
        let number = offered(&bank, document).await.line.number;
        let seen = platform.holding(&buyer.finance, &number).await.unwrap();
        assert_eq!((seen.loans_of.len(), seen.line.loans, seen.price.is_some()), (2, 2, true));
        assert_eq!((seen.fees_shared, seen.most_days_past_due), (true, Some(30)));
        platform.package_cancel(&risk, &number, "买方资金未到位").await.unwrap();
        let seen = platform.holding(&buyer.finance, &number).await.unwrap();
        assert_eq!((seen.line.state.id.as_str(), seen.loans_of.len(), seen.line.loans), ("cancelled", 0, 0));
        assert_eq!((seen.price, seen.allowed.len()), (None, 0), "nor what they come to");
        let (lines, next) = platform.holdings(&buyer.finance, "", 50).await.unwrap();
        assert_eq!((lines.len(), lines[0].loans, next), (1, 0, None));
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn holdings_are_found_however_many_there_are() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, book) = (&bank.platform, bank.platform.book());
        let buyer = other_bank(&bank, "river-bank").await;
        let loans = loans(&bank, &["50000"]).await;
        let mut numbers = Vec::new();
        for _ in 0..3 {
            numbers.push(offered(&bank, document(&loans, "10")).await.line.number);
        }
        numbers.sort();
        numbers.reverse();
        let (first, next) = platform.holdings(&buyer.finance, "", 2).await.unwrap();
        let (rest, end) = platform.holdings(&buyer.finance, &next.unwrap(), 2).await.unwrap();
        let told: Vec<_> = first.iter().chain(&rest).map(|line| line.number.clone()).collect();
        assert_eq!((told, first.len(), end), (numbers.clone(), 2, None));
        // Past a page of the largest size each is found by its number and by its id, and the list says that there is more.
        let (tenant, holder) = (bank.people.officer.institution, buyer.finance.institution);
        let many = (0..500)
            .map(|n| shares::put_holder(tenant, &format!("par_{n:032x}"), holder, &format!("ZB20240101{n:06X}")));
        book.execute(tenant, many.collect()).await.unwrap();
        let page = shares::held_by(book, tenant, holder, "", 500).await.unwrap();
        assert_eq!(page.len(), 501, "one more than a page says that there is another");
        let rest = shares::held_by(book, tenant, holder, &page[499].1, 500).await.unwrap();
        assert_eq!(rest.len(), 3);
        assert_eq!(rest[2].0, format!("par_{:032x}", 0), "the oldest");
        let id = platform.package(&bank.people.auditor, &numbers[2]).await.unwrap().line.id;
        for which in [id.as_str(), numbers[2].as_str()] {
            assert_eq!(platform.holding(&buyer.finance, which).await.unwrap().line.number, numbers[2]);
        }
        let last = shares::held(book, tenant, holder, "ZB20240101000000").await.unwrap();
        assert_eq!(last, Some(format!("par_{:032x}", 0)));
        assert_eq!(shares::held(book, tenant, holder, "ZB20240101FFFFFF").await.unwrap(), None);
    }
}

fn joint() -> JointDocument {
    JointDocument {
        name: None,
        lead_bps: 7_000,
        lenders: vec![LenderDocument { institution: None, name: Some("白洋信用社".into()), share_bps: 3_000 }],
        fee_bps: None,
        fee_interest_percent: None,
        fees_shared: true,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn joint_lending_is_agreed_on_while_the_money_has_not_left() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (risk, finance, officer) =
            (Request::plain(&people.risk), Request::plain(&people.finance), Request::plain(&people.officer));
        let loan = bank.signed("50000", 12).await;
        let offered = async || bank.loan(&loan).await.allowed.iter().any(|act| act.act == "lend-jointly");
        let drafts = async || platform.joint_draft(&risk, &loan, joint()).await.map(|card| card.line.number);
        assert!(offered().await && drafts().await.is_ok(), "signed");
        platform.instruct_payout(&officer, &loan).await.unwrap();
        assert!(offered().await, "instructed");
        let number = drafts().await.unwrap();
        let proposal = platform.package_submit(&risk, &number, "联合授信").await.unwrap();
        approved(&bank, &proposal.id).await;
        platform.package_accept_by_hand(&finance, &number, 1, "白信函〔2025〕8号").await.unwrap();
        platform.release_payout(&finance, &loan).await.unwrap();
        // Sent: the money may be with the firm already.
        assert!(!offered().await);
        let problem = drafts().await.unwrap_err();
        assert_eq!(problem.code, Code::WrongState);
        assert!(problem.detail.contains("its money has left") && problem.detail_zh().contains("在途"), "{problem:?}");
        let begin = || NewTransfer { reference: "XY-1".into(), price: None };
        assert_eq!(refused(platform.package_transfer(&finance, &number, begin()).await), Code::WrongState);
        let today = platform.clock().today();
        let answer = |answer| platform.confirm_payout(&finance, &loan, answer, "RAIL-1", today);
        answer(RailAnswer::Unknown).await.unwrap();
        assert_eq!(refused(drafts().await), Code::WrongState, "unknown");
        answer(RailAnswer::Returned).await.unwrap();
        assert!(offered().await && drafts().await.is_ok(), "it came back");
        platform.package_transfer(&finance, &number, begin()).await.unwrap();
        bank.pay_out(&loan).await;
        assert_eq!(refused(drafts().await), Code::WrongState, "paid out");
        fees_are_shared(&bank, &number, &loan).await;
        let other = bank.signed("20000", 12).await;
        platform.cancel_contract(&officer, &other, "企业放弃").await.unwrap();
        let problem = platform.joint_draft(&risk, &other, joint()).await.unwrap_err();
        assert!(problem.detail.contains("cancelled") && problem.detail_zh().contains("撤销"), "{problem:?}");
        bank.verifies().await;
    }
}

/// Fees of the firm are in the account, the statement and its flows.
async fn fees_are_shared(bank: &Bank, number: &str, loan: &str) {
    let fee = NewFee {
        name: "账户管理费".into(),
        payee: None,
        amount: cny("100"),
        on: bank.platform.clock().today(),
        reference: "F1".into(),
    };
    let on = fee.on.to_string();
    bank.platform.record_fee(&Request::plain(&bank.people.finance), loan, fee).await.unwrap();
    let card = bank.platform.package(&bank.people.auditor, number).await.unwrap();
    assert_eq!((card.holders_of[0].fees.minor, card.holders_of[0].due.minor), (3_000, 3_000));
    let said = statement(bank, number, &on, &on).await;
    assert_eq!((said.fees.minor, said.flows.len(), said.flows[0].fees.minor), (3_000, 1, 3_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn fees_that_are_not_shared_are_nobody_elses() {
    let Some(bank) = Bank::open(ENGINES[0]).await else { return };
    let (platform, finance) = (&bank.platform, Request::plain(&bank.people.finance));
    let buyer = other_bank(&bank, "river-bank").await;
    let loans = loans(&bank, &["50000"]).await;
    let number = offered(&bank, document(&loans, "60")).await.line.number;
    platform.holding_accept(&Request::plain(&buyer.reviewer), &number, None).await.unwrap();
    platform.package_transfer(&finance, &number, transfer("T1")).await.unwrap();
    let fee = NewFee {
        name: "账户管理费".into(),
        payee: None,
        amount: cny("100"),
        on: day("2025-08-21"),
        reference: "F1".into(),
    };
    platform.record_fee(&finance, &loans[0], fee).await.unwrap();
    let account = platform.holding(&buyer.finance, &number).await.unwrap().account.unwrap();
    assert_eq!((account.fees.minor, account.due.minor), (0, 0));
    let said = statement(&bank, &number, "2025-08-21", "2025-08-21").await;
    assert_eq!((said.fees.minor, said.flows.len()), (0, 0), "what is not the holder's is no flow of it");
}
