//! A loan that follows the LPR and is repaid by season, a fee, and a renewal that moves no cash.

use codes::ApplicationId;
use platform::Request;
use platform::approvals::Act;
use platform::cards::LoanCard;
use platform::loan_changes::{LoanChange, NewFee};
use platform::origination::NewApplication;

use crate::support::{Bank, ENGINES, cny, day};

const HARVEST: &str = include_str!("../../../../products/hebei-harvest.yaml");

/// A loan of the harvest product, paid out today, by a way to repay.
async fn harvest(bank: &Bank, repayment: &str) -> LoanCard {
    let (platform, people) = (&bank.platform, &bank.people);
    let officer = Request::plain(&people.officer);
    for firm in &bank.firms {
        bank.consent(*firm).await;
        let new = NewApplication {
            product: "hebei-harvest".into(),
            repayment: Some(repayment.into()),
            ..Bank::asking(*firm, "100000", 24)
        };
        let id: ApplicationId = platform.submit(&officer, new).await.unwrap().id.parse().unwrap();
        let card = platform.decide(&officer, id).await.unwrap();
        if card.state.id == "offered" {
            assert_eq!((card.repayment.id.as_str(), card.frequency.id.as_str()), (repayment, "quarterly"));
            let number = bank.contract(&card).await;
            bank.pay_out(&number).await;
            return bank.loan(&number).await;
        }
    }
    panic!("no firm of the province gets a harvest loan");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_harvest_loan_is_repaid_by_season_and_follows_the_lpr() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        platform.publish_product(&Request::plain(&people.risk), HARVEST).await.unwrap();
        platform.approve_product(&Request::plain(&people.reviewer), "hebei-harvest", None).await.unwrap();
        let loan = harvest(&bank, "seasonal").await;
        assert_eq!(loan.method.zh, "季节性还款（每年6、9、12月还本）");
        assert!(loan.floating.as_ref().unwrap().zh.contains("LPR"), "{:?}", loan.floating);
        // Paid out on 2 July: quarters end in October, January, April and July, none of them a month of the harvest.
        let due: Vec<_> = loan.schedule.iter().map(|row| row.due_on[5..7].to_owned()).collect();
        assert_eq!(due[..4], ["10", "01", "04", "07"]);
        let principal: i64 = loan.schedule.iter().map(|row| row.principal.minor).sum();
        assert_eq!(principal, 10_000_000);

        let fee = NewFee {
            name: "抵押登记费".into(),
            payee: Some("不动产登记中心".into()),
            amount: cny("80"),
            on: day("2025-07-02"),
            reference: "FEE-1".into(),
        };
        let finance = Request::plain(&people.finance);
        platform.record_fee(&finance, &loan.number, fee.clone()).await.unwrap();
        platform.record_fee(&finance, &loan.number, fee).await.unwrap();
        let named = |card: &LoanCard, kind: &str| card.facts.iter().filter(|fact| fact.kind.id == kind).count();
        assert_eq!(named(&bank.loan(&loan.number).await, "fee-paid"), 1, "the same reference is the same fee");

        // The close of the first day of the year sets the rate anew, once.
        bank.today("2026-01-03");
        bank.close("2026-01-02").await;
        let card = bank.loan(&loan.number).await;
        assert_eq!(named(&card, "rate-reset"), 1);
        assert_eq!(card.rate.annual_percent, loan.rate.annual_percent, "the LPR was 3.00% on both days");
        bank.close("2026-01-03").await;
        assert_eq!(named(&bank.loan(&loan.number).await, "rate-reset"), 1);
        bank.trial_balance_is_zero().await;
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_settles_one_loan_with_another() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let old = bank.lent("60000", 12).await;
        let loan = bank.loan(&old).await;
        let first = &loan.schedule[0];
        bank.today(&first.due_on);
        bank.pay(&old, first.unpaid.minor, &first.due_on, "P-1").await;
        let firm = loan.firm.parse().unwrap();
        let card = bank.decided(firm, "60000", 12).await;
        let new = bank.contract(&card).await;
        let finance = Request::plain(&people.finance);
        let id = platform.loan_id(&people.finance, &old).await.unwrap();
        let change = LoanChange::Renew { by_loan: new.clone(), qualifies: true };
        let act = Act::ChangeLoan { loan: id, on: day(&first.due_on), change };
        let proposal = platform.propose(&finance, act, "无还本续贷").await.unwrap();
        assert_eq!(bank.loan(&old).await.state.id, "active", "nothing happens before a second person agrees");
        platform.approve(&Request::plain(&people.finance2), &proposal.id).await.unwrap();
        let (old, new) = (bank.loan(&old).await, bank.loan(&new).await);
        assert_eq!((old.state.id.as_str(), new.state.id.as_str()), ("settled", "active"));
        assert_eq!(new.position.as_ref().unwrap().outstanding.minor, 6_000_000 - first.principal.minor);
        let renewed = |card: &LoanCard| {
            let clearing = card.postings.iter().filter(|posting| posting.account == "1011");
            clearing
                .filter(|posting| posting.value_date == first.due_on)
                .map(|posting| posting.amount.minor)
                .sum::<i64>()
        };
        assert_eq!(renewed(&old) + renewed(&new), first.unpaid.minor, "only the instalment was cash");
        bank.close(&first.due_on).await;
        bank.trial_balance_is_zero().await;
        bank.verifies().await;
    }
}
