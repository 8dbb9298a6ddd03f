//! Packages and joint lending over the use cases: refused by name, confirmed, accepted, transferred, passed on, corrected, taken back.

use std::collections::BTreeSet;

use loan::PrepaymentMode;
use platform::access::{Principal, Role};
use platform::approvals::Act;
use platform::participations::{
    JointDocument, LenderDocument, NewBuyBack, NewFunding, NewRemittance, NewTransfer, PackageCard, PackageDocument,
    StatementCard,
};
use platform::setup::InstitutionKind;
use platform::{Code, Request};
use views::{objects, shares};

use crate::support::{Bank, ENGINES, cny, day, institution, refused};

const PASSWORD: &str = "correct horse battery staple 9";

/// People of another bank.
pub struct Buyer {
    pub reviewer: Principal,
    pub finance: Principal,
}

pub async fn other_bank(bank: &Bank, code: &str) -> Buyer {
    let platform = &bank.platform;
    let root = Request::plain(&bank.people.root);
    platform.register_institution(&root, institution(code, InstitutionKind::Lender), "admin", PASSWORD).await.unwrap();
    let admin = platform.local_principal(code, "admin").await.unwrap();
    for (name, role) in [("he", Role::Reviewer), ("jin", Role::Finance)] {
        platform.add_user(&Request::plain(&admin), name, BTreeSet::from([role]), PASSWORD).await.unwrap();
    }
    Buyer {
        reviewer: platform.local_principal(code, "he").await.unwrap(),
        finance: platform.local_principal(code, "jin").await.unwrap(),
    }
}

pub fn document(loans: &[String], share: &str) -> PackageDocument {
    PackageDocument {
        name: "一号资产包".into(),
        buyer: Some("river-bank".into()),
        share_percent: Some(share.into()),
        cut_off: "2025-08-20".into(),
        transfer_on: Some("2025-08-25".into()),
        price_percent: Some("98.5".into()),
        recourse_days: Some(180),
        fee_interest_percent: Some("5".into()),
        loans: loans.to_vec(),
        ..PackageDocument::default()
    }
}

pub fn transfer(reference: &str) -> NewTransfer {
    NewTransfer { reference: reference.into(), price: None }
}

pub async fn approved(bank: &Bank, id: &str) {
    bank.platform.approve(&Request::plain(&bank.people.reviewer), id).await.unwrap();
}

/// A package put to the holders.
pub async fn offered(bank: &Bank, document: PackageDocument) -> PackageCard {
    let risk = Request::plain(&bank.people.risk);
    let card = bank.platform.package_draft(&risk, document).await.unwrap();
    let proposal = bank.platform.package_submit(&risk, &card.line.number, "调整资产结构").await.unwrap();
    approved(bank, &proposal.id).await;
    card
}

async fn remitted(bank: &Bank, package: &str, through: &str, reference: &str) {
    let said = NewRemittance {
        holder: None,
        through: Some(through.into()),
        reference: reference.into(),
        reason: "按月划付".into(),
    };
    let proposal = bank.platform.package_remit(&Request::plain(&bank.people.finance), package, said).await.unwrap();
    approved(bank, &proposal.id).await;
}

pub async fn statement(bank: &Bank, package: &str, from: &str, to: &str) -> StatementCard {
    bank.platform.package_statement(&bank.people.auditor, package, None, (Some(from), Some(to))).await.unwrap()
}

/// Pays the instalment that falls due on a day.
pub async fn pay_due(bank: &Bank, loan: &str, on: &str, reference: &str) {
    let due = bank.loan_at(loan, day(on), None).await.position.unwrap().due.minor;
    assert!(due > 0, "{loan} owes something on {on}");
    bank.pay(loan, due, on, reference).await;
}

async fn rows(bank: &Bank) -> Vec<String> {
    let (book, tenant) = (bank.platform.book(), bank.people.officer.institution);
    let list = objects::list(book, tenant, "participation", None, "", 500).await.unwrap();
    let mut rows: Vec<String> = list.iter().map(|row| format!("{row:?}")).collect();
    rows.extend(shares::held_principal(book, tenant, None).await.unwrap().iter().map(|row| format!("{row:?}")));
    for other in bank.platform.institutions().await.unwrap() {
        rows.extend(
            shares::held_by(book, tenant, other.id, "", 500).await.unwrap().iter().map(|row| format!("{row:?}")),
        );
    }
    for loan in views::loans::list(book, tenant, None, "", 500).await.unwrap() {
        let of = shares::of_loan(book, tenant, &loan.id).await.unwrap();
        rows.extend(of.iter().map(|row| format!("{row:?}")));
    }
    rows
}

/// Drafts with what does not fit left out, and puts it to the buyer; nobody outside sees the draft.
async fn confirmed_by_two(bank: &Bank, buyer: &Buyer, loans: &[String]) -> PackageCard {
    let (platform, people) = (&bank.platform, &bank.people);
    let risk = Request::plain(&bank.people.risk);
    let finance = Request::plain(&bank.people.finance);
    // An unknown loan is refused by name; so is a second time; the officer may not draft.
    let mut asked = loans.to_vec();
    asked.extend(["JK-NONE".to_owned(), loans[0].clone()]);
    assert_eq!(
        refused(platform.package_draft(&Request::plain(&people.officer), document(&asked, "60")).await),
        Code::Forbidden
    );
    let card = platform.package_draft(&risk, document(&asked, "60")).await.unwrap();
    let number = card.line.number.clone();
    assert_eq!((card.loans_of.len(), card.line.state.id.as_str()), (3, "draft"));
    let why: Vec<_> = card.refused.iter().map(|one| one.why.id.as_str()).collect();
    assert_eq!(why, ["unknown", "twice"]);
    // Nobody outside sees a draft.
    assert_eq!(refused(platform.holding(&buyer.reviewer, &number).await), Code::NotFound);
    assert_eq!(refused(platform.package_transfer(&finance, &number, transfer("T1")).await), Code::WrongState);
    let proposal = platform.package_submit(&risk, &number, "调整资产结构").await.unwrap();
    assert_eq!(refused(platform.package_submit(&risk, &number, "again").await), Code::Pending);
    let told = platform.proposal(&people.reviewer, &proposal).await.unwrap();
    assert_eq!(told.participation_number.as_deref(), Some(number.as_str()));
    assert_eq!(told.digest.as_deref(), Some(card.digest.as_str()));
    approved(bank, &proposal.id).await;
    assert_eq!(refused(platform.package_add(&risk, &number, loans).await), Code::WrongState);
    let said = platform.package(&people.auditor, &number).await.unwrap().changes;
    let added = said.iter().find(|change| change.what.id == "loans-added").unwrap();
    assert_eq!((added.loans, &added.reason), (Some(3), &None));
    card
}

/// The buyer accepts, and the shares pass at the price they come to.
async fn transferred(bank: &Bank, buyer: &Buyer, offered: &PackageCard, loans: &[String]) {
    let number = offered.line.number.clone();
    let platform = &bank.platform;
    let finance = Request::plain(&bank.people.finance);
    // The buyer's people accept, in their own book; nobody else does.
    assert_eq!(refused(platform.package_transfer(&finance, &number, transfer("T1")).await), Code::WrongState);
    let stranger = other_bank(bank, "lake-bank").await;
    let (he, jin) = (Request::plain(&buyer.reviewer), Request::plain(&buyer.finance));
    assert_eq!(refused(platform.holding_accept(&jin, &number, None).await), Code::Forbidden);
    assert_eq!(refused(platform.holding(&stranger.reviewer, &number).await), Code::NotFound);
    assert_eq!(
        refused(platform.holding_accept(&Request::plain(&stranger.reviewer), &number, None).await),
        Code::NotFound
    );
    assert_eq!(refused(platform.holding_accept(&he, &number, Some("00")).await), Code::Conflict);
    let holding = platform.holding_accept(&he, &number, Some(&offered.digest)).await.unwrap();
    assert_eq!((holding.line.acceptance.state.id.as_str(), holding.loans_of.len()), ("accepted", 3));
    // What the holder sees is its holding; not the package, nor the loan, nor the firm.
    assert_eq!(refused(platform.package(&buyer.reviewer, &number).await), Code::NotFound);
    let loan_id = bank.loan(&loans[0]).await.id;
    assert!(platform.loan(&buyer.reviewer, &loan_id, day("2025-08-21"), None).await.is_err());
    let firm = bank.loan(&loans[0]).await.firm_name.unwrap();
    assert!(!serde_json::to_string(&holding).unwrap().contains(&firm));

    let wrong = NewTransfer { reference: "T1".into(), price: Some("1".into()) };
    assert_eq!(refused(platform.package_transfer(&finance, &number, wrong).await), Code::AmountInvalid);
    bank.today("2025-08-25");
    let card = platform.package_transfer(&finance, &number, transfer("T1")).await.unwrap();
    assert_eq!(refused(platform.package_transfer(&finance, &number, transfer("T1")).await), Code::WrongState);
    let opening = card.holders_of[0].opening.minor;
    let price = card.line.price.clone().unwrap().minor;
    assert_eq!(price, (opening * 985 + 500) / 1_000);
    assert_eq!(card.result.clone().unwrap().minor, price - opening, "sold below its carrying amount");
    assert_eq!(card.kept.minor + card.line.principal.as_ref().unwrap().minor, card.outstanding.minor);
}

/// A month is passed on, and not again.
async fn passed_on_once(bank: &Bank, buyer: &Buyer, number: &str, loans: &[String]) {
    let platform = &bank.platform;
    let finance = Request::plain(&bank.people.finance);
    // September: all pay; the buyer's part is passed on once.
    bank.today("2025-09-03");
    for loan in loans {
        pay_due(bank, loan, "2025-09-02", "P2").await;
    }
    let said = statement(bank, number, "2025-09-02", "2025-09-02").await;
    assert_eq!(said.still_due.minor, said.due_in_period.minor);
    assert_eq!(said.due_in_period.minor, said.principal.minor + said.interest.minor - said.fee.minor);
    assert_eq!(said.closing.minor, said.opening.minor - said.principal.minor);
    let theirs = platform.holding_statement(&buyer.finance, number, (Some("2025-09-02"), Some("2025-09-02"))).await;
    assert_eq!(theirs.unwrap(), said, "both sides read the same");
    remitted(bank, number, "2025-09-02", "HF-09").await;
    let again = NewRemittance {
        holder: None,
        through: Some("2025-09-02".into()),
        reference: "HF-09b".into(),
        reason: "again".into(),
    };
    assert_eq!(refused(platform.package_remit(&finance, number, again).await), Code::WrongState, "nothing is owed");
}

/// What is learnt late is made good by the next remittance.
async fn made_good(bank: &Bank, number: &str, loans: &[String]) {
    let (platform, people) = (&bank.platform, &bank.people);
    let finance = Request::plain(&bank.people.finance);
    // A payment is found that counts before the cut-off, and one is taken back: the next remittance makes it good.
    bank.today("2025-10-02");
    platform
        .prepay(&finance, &loans[1], cny("10000"), day("2025-08-10"), "E1", PrepaymentMode::KeepTerm)
        .await
        .unwrap();
    let act = Act::ReversePayment {
        loan: bank.loan(&loans[2]).await.id.parse().unwrap(),
        reference: "P2".into(),
        on: day("2025-10-02"),
    };
    let proposal = platform.propose(&finance, act, "退票").await.unwrap();
    approved(bank, &proposal.id).await;
    pay_due(bank, &loans[0], "2025-10-02", "P3").await;
    pay_due(bank, &loans[2], "2025-10-02", "P3").await;
    let said = statement(bank, number, "2025-09-03", "2025-10-02").await;
    assert!(said.brought_forward.minor != 0, "what was learnt late is brought forward");
    remitted(bank, number, "2025-10-02", "HF-10").await;
    let card = platform.package(&people.auditor, number).await.unwrap();
    let holder = &card.holders_of[0];
    assert_eq!((holder.still_due.minor, holder.due.minor), (0, holder.remitted.minor));
    assert!(holder.price_correction.minor > 0, "the buyer paid for principal that was not there");
}

/// A loan goes back; exposures and the ledger say so.
async fn taken_back(bank: &Bank, buyer: &Buyer, number: &str, loans: &[String]) {
    let (platform, people) = (&bank.platform, &bank.people);
    let risk = Request::plain(&bank.people.risk);
    // One loan goes back, once.
    let back =
        |on: &str| NewBuyBack { loan: loans[2].clone(), on: Some(on.into()), reason: "封包日已有争议".into() };
    assert_eq!(refused(platform.package_buy_back(&risk, number, back("2025-10-03")).await), Code::Invalid, "to come");
    let early = platform.package_buy_back(&risk, number, back("2025-08-24")).await;
    assert_eq!(refused(early), Code::Invalid, "before the transfer");
    let proposal = platform.package_buy_back(&risk, number, back("2025-10-02")).await.unwrap();
    // It goes back on the day that was said, whenever the second person agrees.
    bank.today("2025-10-06");
    approved(bank, &proposal.id).await;
    let held = platform.loan_shares(&people.auditor, &loans[2]).await.unwrap();
    assert_eq!(held.shares[0].until.as_deref(), Some("2025-10-02"));
    assert_eq!(held.kept, held.outstanding);
    assert_eq!(refused(platform.package_buy_back(&risk, number, back("2025-10-02")).await), Code::Invalid);
    let card = platform.package(&people.auditor, number).await.unwrap();
    let gone = card.loans_of.iter().find(|loan| loan.number == loans[2]).unwrap();
    assert_eq!((gone.shared.minor, gone.kept.minor), (0, gone.outstanding.minor));
    assert_eq!(card.holders_of[0].still_due, card.holders_of[0].bought_back);
    let exposure = platform.share_exposure(&buyer.finance).await.unwrap();
    assert_eq!((exposure[0].lent.minor, exposure[0].held_of.len()), (0, 1));
    let ours = platform.share_exposure(&people.finance).await.unwrap();
    assert_eq!(ours[0].passed.minor, exposure[0].held.minor);
    assert_eq!(ours[0].net.minor, ours[0].lent.minor - ours[0].passed.minor);
    // The ledger of the package balances and says what is to be passed on.
    let entries = platform.package_entries(&people.auditor, number).await.unwrap();
    assert_eq!(entries.iter().map(|entry| entry.amount.minor).sum::<i64>(), 0);
    let payable = entries.iter().filter(|entry| entry.role.id == "payable-to-holders");
    assert_eq!(payable.map(|entry| entry.amount.minor).sum::<i64>(), -card.holders_of[0].still_due.minor);
    let held = platform.loan_shares(&people.auditor, &loans[0]).await.unwrap();
    assert_eq!((held.shares.len(), held.shares[0].share_percent.as_str()), (1, "60"));
    let (whole, kept) = (held.outstanding.unwrap().minor, held.kept.unwrap().minor);
    assert_eq!(whole, kept + held.shares[0].principal.minor);
    assert_eq!(card.still_due.clone().unwrap(), card.holders_of[0].still_due);
    assert_eq!(card.passed_on, card.holders_of[0].remitted);
    let came: i64 = card.flows.iter().map(|flow| flow.principal + flow.interest + flow.other).sum();
    assert_eq!(card.came_in.minor, came);
}

/// The holder sees a loan that went back as it stood then, whatever becomes of it.
async fn seen_as_it_went_back(bank: &Bank, buyer: &Buyer, number: &str, loans: &[String]) {
    let before = bank.platform.holding(&buyer.finance, number).await.unwrap();
    bank.today("2025-11-20");
    pay_due(bank, &loans[0], "2025-11-02", "P4").await;
    bank.pay(&loans[2], 100_000, "2025-10-05", "P5").await;
    let after = bank.platform.holding(&buyer.finance, number).await.unwrap();
    let of = |which: usize| {
        (before.loans_of.iter().find(|one| one.number == loans[which]).unwrap(), {
            after.loans_of.iter().find(|one| one.number == loans[which]).unwrap()
        })
    };
    let (then, now) = of(2);
    assert_eq!(then, now, "nothing of what came after 2 October");
    assert_eq!((now.bought_back_on.as_deref(), now.principal.minor), (Some("2025-10-02"), 0));
    let (then, now) = of(0);
    assert!(now.outstanding.minor < then.outstanding.minor, "what it holds it sees");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_is_sold_and_its_cash_flows_are_passed_on() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let buyer = other_bank(&bank, "river-bank").await;
        let mut loans = Vec::new();
        for amount in ["50000", "40000", "30000"] {
            loans.push(bank.lent(amount, 12).await);
        }
        bank.today("2025-08-21");
        for loan in &loans {
            pay_due(&bank, loan, "2025-08-02", "P1").await;
        }
        let card = confirmed_by_two(&bank, &buyer, &loans).await;
        let number = card.line.number.clone();
        transferred(&bank, &buyer, &card, &loans).await;
        passed_on_once(&bank, &buyer, &number, &loans).await;
        made_good(&bank, &number, &loans).await;
        taken_back(&bank, &buyer, &number, &loans).await;
        seen_as_it_went_back(&bank, &buyer, &number, &loans).await;
        bank.verifies().await;
        let before = rows(&bank).await;
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(rows(&bank).await, before, "made again from the book");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_four_sales_of_one_loan_at_once_one_passes() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let platform = &bank.platform;
        let buyer = other_bank(&bank, "river-bank").await;
        let loan = bank.lent("50000", 12).await;
        bank.today("2025-08-21");
        pay_due(&bank, &loan, "2025-08-02", "P1").await;
        let mut packages = Vec::new();
        for _ in 0..4 {
            // 60% each: any one fits, no two do.
            let number = offered(&bank, document(std::slice::from_ref(&loan), "60")).await.line.number;
            platform.holding_accept(&Request::plain(&buyer.reviewer), &number, None).await.unwrap();
            packages.push(number);
        }
        let finance = Request::plain(&bank.people.finance);
        let sell = |at: usize| platform.package_transfer(&finance, &packages[at], transfer("T"));
        let done = tokio::join!(sell(0), sell(1), sell(2), sell(3));
        let done = [done.0, done.1, done.2, done.3];
        assert_eq!(done.iter().filter(|one| one.is_ok()).count(), 1);
        for problem in done.into_iter().filter_map(Result::err) {
            assert!(matches!(problem.code, Code::Conflict | Code::OverLimit), "{problem:?}");
        }
        let held = platform.loan_shares(&bank.people.auditor, &loan).await.unwrap();
        assert_eq!(held.shares.iter().map(|one| one.share_percent.as_str()).collect::<Vec<_>>(), ["60"]);
        // What is left may still be sold, and no more: the draft says why by name.
        let card = platform
            .package_draft(&Request::plain(&bank.people.risk), document(std::slice::from_ref(&loan), "40.01"))
            .await
            .unwrap();
        assert_eq!((card.loans_of.len(), card.refused[0].why.id.as_str()), (0, "shared"));
        let card = platform
            .package_draft(&Request::plain(&bank.people.risk), document(std::slice::from_ref(&loan), "40"))
            .await
            .unwrap();
        assert_eq!((card.loans_of.len(), card.refused.len()), (1, 0));
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_is_lent_by_three_from_its_payout_on() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (risk, finance) = (Request::plain(&people.risk), Request::plain(&people.finance));
        let partner = other_bank(&bank, "river-bank").await;
        let loan = bank.signed("50000", 12).await;
        let joint = |lead_bps| JointDocument {
            name: None,
            lead_bps,
            lenders: vec![
                LenderDocument { institution: Some("river-bank".into()), name: None, share_bps: 2_000 },
                LenderDocument { institution: None, name: Some("白洋信用社".into()), share_bps: 1_000 },
            ],
            fee_bps: Some(50),
            fee_interest_percent: None,
            fees_shared: false,
        };
        assert_eq!(refused(platform.joint_draft(&risk, &loan, joint(6_999)).await), Code::Invalid, "not 10,000");
        let card = platform.joint_draft(&risk, &loan, joint(7_000)).await.unwrap();
        let number = card.line.number.clone();
        assert!(number.starts_with("LH"));
        let proposal = platform.package_submit(&risk, &number, "联合授信").await.unwrap();
        approved(&bank, &proposal.id).await;
        platform.holding_accept(&Request::plain(&partner.reviewer), &number, None).await.unwrap();
        assert_eq!(refused(platform.package_transfer(&finance, &number, transfer("XY-1")).await), Code::WrongState);
        platform.package_accept_by_hand(&finance, &number, 2, "白信函〔2025〕8号").await.unwrap();
        platform.package_transfer(&finance, &number, transfer("XY-1")).await.unwrap();
        bank.pay_out(&loan).await;
        let card = platform.package(&people.auditor, &number).await.unwrap();
        let principal: Vec<_> = card.holders_of.iter().map(|holder| holder.principal.text.as_str()).collect();
        assert_eq!(principal, ["10,000.00", "5,000.00"]);
        assert_eq!((card.kept.text.as_str(), card.holders_of[0].to_fund.text.as_str()), ("35,000.00", "10,000.00"));
        let acts = |loan: platform::cards::LoanCard| loan.allowed.into_iter().any(|act| act.act == "lend-jointly");
        assert!(!acts(bank.loan(&loan).await), "after the payout");
        let put = || NewFunding { holder: 1, reference: "CZ-1".into(), amount: "10000".into() };
        platform.package_fund(&finance, &number, put()).await.unwrap();
        let card = platform.package_fund(&finance, &number, put()).await.unwrap();
        assert_eq!(card.holders_of[0].to_fund.minor, 0, "once");
        bank.today("2025-08-03");
        let due = bank.loan_at(&loan, day("2025-08-02"), None).await.position.unwrap().due.minor;
        pay_due(&bank, &loan, "2025-08-02", "P1").await;
        let paid = 5_000_000 - bank.loan(&loan).await.position.unwrap().outstanding.minor;
        let card = platform.package(&people.auditor, &number).await.unwrap();
        let [first, second] = [&card.holders_of[0], &card.holders_of[1]];
        assert_eq!(first.principal_paid.minor, paid * 2 / 10);
        assert_eq!(second.interest.minor, (due - paid) / 10);
        assert!(
            first.fee.minor > 0
                && first.due.minor == first.principal_paid.minor + first.interest.minor - first.fee.minor
        );
        passed_on_to_who_put_in(&bank, &number).await;
        bank.verifies().await;
    }
}

/// What came in is passed on to a lender that has put its part in, and not to one that has not.
async fn passed_on_to_who_put_in(bank: &Bank, number: &str) {
    let finance = Request::plain(&bank.people.finance);
    let remit = |holder: u16| NewRemittance {
        holder: Some(holder),
        through: Some("2025-08-02".into()),
        reference: format!("HF-{holder}"),
        reason: "按月划付".into(),
    };
    let problem = bank.platform.package_remit(&finance, number, remit(2)).await.unwrap_err();
    assert_eq!(problem.code, Code::WrongState);
    assert!(problem.detail.contains("5,000.00") && problem.detail_zh().contains("尚欠出资"), "{problem:?}");
    bank.platform.package_remit(&finance, number, remit(1)).await.unwrap();
    let put = NewFunding { holder: 2, reference: "CZ-2".into(), amount: "4999.99".into() };
    bank.platform.package_fund(&finance, number, put).await.unwrap();
    assert_eq!(refused(bank.platform.package_remit(&finance, number, remit(2)).await), Code::WrongState, "one fen");
    let put = NewFunding { holder: 2, reference: "CZ-3".into(), amount: "0.01".into() };
    bank.platform.package_fund(&finance, number, put).await.unwrap();
    bank.platform.package_remit(&finance, number, remit(2)).await.unwrap();
}
