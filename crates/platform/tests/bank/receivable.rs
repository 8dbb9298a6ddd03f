//! Receivables over the use cases: papers held against one another, what they cover, buyers who pay, claims that go back.

use codes::ApplicationId;
use platform::facilities::NewDraw;
use platform::origination::NewApplication;
use platform::receivable_cards::{AssignedCard, ReceivablesCard};
use platform::receivables::{NewCollection, NewCreditNote, PaperFiles, ReceivableChange};
use platform::{Code, Request};
use receivable::Cause;

use crate::support::{Bank, ENGINES, day, refused};

const FACTORING: &str = include_str!("../../../../examples/factoring.yaml");

/// A credit code with its check character: the standard's example with another registration number.
fn code(n: u32) -> String {
    let stem = format!("91350100M0001{n:03}Y");
    let digits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    digits.chars().map(|c| format!("{stem}{c}")).find(|code| code.parse::<codes::Uscc>().is_ok()).unwrap()
}

fn invoices(rows: &[(&str, u32, &str, &str, &str, &str)]) -> String {
    let mut text = String::from("发票号码,购方名称,购方统一社会信用代码,价税合计（元）,开票日期,到期日,订单号\n");
    for (number, buyer, amount, on, due_on, order) in rows {
        text.push_str(&format!("{number},买方{buyer}有限公司,{},\"{amount}\",{on},{due_on},{order}\n", code(*buyer)));
    }
    text
}

fn orders() -> String {
    let (x, y) = (code(1), code(2));
    format!("订单号,买方统一社会信用代码,订单金额,订单日期\nPO1,{x},150000,2025-08-01\nPO2,{y},60000,2025-08-15\n")
}

const RECEIPTS: &str =
    "签收单号,订单号,签收金额,签收日期\nGR1,PO1,\"100,000.00\",2025-09-18\nGR2,PO2,60000,2025-09-24\n";

/// The papers of the worked example: two that agree, one without an order, one beyond its order, one that cannot be read.
fn papers() -> String {
    invoices(&[
        ("A1", 1, "100,000.00", "2025-09-20", "2025-12-19", "PO1"),
        ("B1", 2, "60000", "2025-09-25", "2025-12-24", "PO2"),
        ("C1", 2, "40000", "2025-09-28", "2025-12-27", ""),
        ("D1", 1, "90000", "2025-09-29", "2025-12-28", "PO1"),
        ("E1", 1, "90000", "昨天", "2025-12-28", "PO1"),
    ])
}

/// Facilities of the firms that are offered one, at most `most`.
async fn opened(bank: &Bank, most: usize) -> Vec<String> {
    let (platform, people) = (&bank.platform, &bank.people);
    let (officer, reviewer) = (Request::plain(&people.officer), Request::plain(&people.reviewer));
    platform.publish_product(&Request::plain(&people.risk), FACTORING).await.unwrap();
    platform.approve_product(&reviewer, "factoring", None).await.unwrap();
    let mut numbers = Vec::new();
    for firm in &bank.firms {
        bank.consent(*firm).await;
        let new = NewApplication { product: "factoring".into(), ..Bank::asking(*firm, "200000", 12) };
        let id: ApplicationId = platform.submit(&officer, new).await.unwrap().id.parse().unwrap();
        if platform.decide(&officer, id).await.unwrap().state.id == "offered" {
            numbers.push(platform.open_facility(&officer, id).await.unwrap().line.number);
        }
        if numbers.len() == most {
            return numbers;
        }
    }
    panic!("the province has fewer than {most} firms that are offered factoring");
}

async fn assign(bank: &Bank, facility: &str, invoices: &str) -> AssignedCard {
    let (orders, officer) = (orders(), Request::plain(&bank.people.officer));
    let files = PaperFiles {
        invoices: invoices.as_bytes(),
        orders: Some(orders.as_bytes()),
        receipts: Some(RECEIPTS.as_bytes()),
    };
    bank.platform.assign_receivables(&officer, facility, files).await.unwrap()
}

/// Two people change a claim.
async fn change(bank: &Bank, (facility, invoice): (&str, &str), change: ReceivableChange) {
    let officer = Request::plain(&bank.people.officer);
    let proposal = bank.platform.propose_receivable(&officer, (facility, invoice), change, "单据已核").await.unwrap();
    bank.platform.approve(&Request::plain(&bank.people.reviewer), &proposal.id).await.unwrap();
}

fn payment(amount: &str, on: &str, reference: &str) -> NewCollection {
    NewCollection { amount: amount.into(), on: on.into(), reference: reference.into(), direct: false }
}

async fn claims(bank: &Bank, facility: &str) -> ReceivablesCard {
    bank.platform.receivables(&bank.people.auditor, facility, "", 50).await.unwrap()
}

async fn now(bank: &Bank, facility: &str) -> (String, String, String, Vec<String>) {
    let card = bank.platform.facility(&bank.people.auditor, facility).await.unwrap().line.availability;
    let stops = card.stops.iter().map(|stop| stop.id.clone()).collect();
    (card.covered.unwrap().text, card.used.text, card.free.text, stops)
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_are_checked_and_cover_what_is_drawn() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let officer = Request::plain(&people.officer);
        bank.today("2025-10-08");
        let francs = FACTORING.replace("currency: CNY", "currency: CHF");
        let published = platform.publish_product(&Request::plain(&people.risk), &francs).await;
        let refusal = published.expect_err("no parity of the franc is known");
        assert_eq!(refusal.code, Code::ProductInvalid);
        assert!(refusal.detail.contains("fx.chf.cny"), "{}", refusal.detail);
        let number = &opened(&bank, 1).await[0];
        let draw = |amount: &str| NewDraw { amount: amount.into(), months: 3, currency: None };
        assert_eq!(now(&bank, number).await.0, "0.00", "nothing is assigned");
        assert_eq!(refused(platform.draw(&officer, number, draw("1000")).await), Code::AmountInvalid);

        let card = assign(&bank, number, &papers()).await;
        assert_eq!((card.taken, card.waiting, card.known), (2, 1, 0));
        let said: Vec<_> = card.refused.iter().map(|one| (one.row, one.invoice.as_str())).collect();
        assert_eq!(said, [(4, "D1")]);
        let why: Vec<_> = card.refused[0].findings.iter().map(|it| it.zh.as_str()).collect();
        assert_eq!(
            why,
            [
                "该订单累计开票 190,000.00 元，超过订单金额 150,000.00 元",
                "该订单累计开票 190,000.00 元，超过已签收金额 100,000.00 元"
            ]
        );
        assert_eq!((card.unread.len(), card.unread[0].row, card.unread[0].reason.id.as_str()), (1, 5, "bad-date"));
        // 160,000 are eligible; one buyer counts for half of it: 80,000 + 60,000, and 80 % of that.
        assert_eq!(now(&bank, number).await, ("112,000.00".into(), "0.00".into(), "112,000.00".into(), vec![]));
        let again = assign(&bank, number, &papers()).await;
        assert_eq!((again.taken, again.waiting, again.known, again.refused.len()), (0, 0, 3, 1));

        change(&bank, (number, "C1"), ReceivableChange::Admit).await;
        assert_eq!(now(&bank, number).await.0, "160,000.00", "two buyers of 100,000 each");
        assert_eq!(refused(platform.draw(&officer, number, draw("160000.01")).await), Code::AmountInvalid);
        let loan = platform.draw(&officer, number, draw("150000")).await.unwrap().number;
        bank.pay_out(&loan).await;
        assert_eq!(now(&bank, number).await.2, "10,000.00");

        // A dispute takes its claim out at once, and what is then lent beyond stops draws.
        let disputed = platform.dispute_receivable(&officer, (number, "B1"), "数量不符").await.unwrap();
        assert_eq!(disputed.line.status.id, "disputed");
        assert_eq!(now(&bank, number).await.3, ["over"]);
        change(&bank, (number, "B1"), ReceivableChange::EndDispute).await;
        let note = NewCreditNote {
            amount: "10000".into(),
            on: "2025-10-08".into(),
            reference: "CN1".into(),
            reason: "退货".into(),
        };
        let credited = platform.credit_receivable(&officer, (number, "B1"), note).await.unwrap();
        assert_eq!(
            (credited.line.open.text.as_str(), credited.base.covered.text.as_str()),
            ("50,000.00", "148,000.00")
        );
        // 190,000 are eligible: X 95,000 of 100,000, Y 90,000.
        assert_eq!(credited.base.counted.text, "185,000.00");
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_buyer_pays_pays_the_loans_and_is_taken_back_with_them() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (officer, finance) = (Request::plain(&people.officer), Request::plain(&people.finance));
        bank.today("2025-10-08");
        let number = &opened(&bank, 1).await[0];
        assign(&bank, number, &papers()).await;
        let early = platform.collect_receivable(&finance, (number, "A1"), payment("1000", "2025-10-08", "P0")).await;
        assert_eq!(refused(early), Code::WrongState, "nothing was lent: the money is the seller's");
        let mut loans = Vec::new();
        for (amount, months) in [("60000", 3), ("50000", 2)] {
            let asked = NewDraw { amount: amount.into(), months, currency: None };
            let loan = platform.draw(&officer, number, asked).await.unwrap().number;
            bank.pay_out(&loan).await;
            loans.push(loan);
        }
        bank.today("2025-10-20");
        let by_officer = platform.collect_receivable(&officer, (number, "A1"), payment("1", "2025-10-20", "P")).await;
        assert_eq!(refused(by_officer), Code::Forbidden);
        let paid = payment("100000", "2025-10-20", "HK1");
        let receipt = platform.collect_receivable(&finance, (number, "A1"), paid.clone()).await.unwrap();
        assert_eq!(receipt.line.status.id, "paid");
        let applied = &receipt.line.collections[0].applied;
        // The one that falls due first is paid off with its interest; the rest goes to the other.
        assert_eq!(applied[0].number, loans[1]);
        assert!(applied[0].amount.minor > 5_000_000 && applied[1].number == loans[0]);
        assert_eq!(applied[0].amount.minor + applied[1].amount.minor, 10_000_000);
        assert_eq!(bank.loan(&loans[1]).await.state.id, "settled");
        let owed = bank.loan(&loans[0]).await.position.unwrap().outstanding.minor;
        assert!(owed > 1_000_000 && owed < 1_100_000, "{owed}");
        // The same payment again is the same.
        platform.collect_receivable(&finance, (number, "A1"), paid.clone()).await.unwrap();
        assert_eq!(claims(&bank, number).await.rows[0].collections.len(), 1);
        let other = payment("99999", "2025-10-20", "HK1");
        assert_eq!(refused(platform.collect_receivable(&finance, (number, "A1"), other).await), Code::Invalid);

        // The bank returns it: on the claim and on both loans it never counted.
        bank.today("2025-10-22");
        change(&bank, (number, "A1"), ReceivableChange::TakeBack { reference: "HK1".into() }).await;
        assert_eq!(now(&bank, number).await.1, "110,000.00");
        assert_eq!(bank.loan(&loans[1]).await.position.unwrap().outstanding.text, "50,000.00");
        let line = claims(&bank, number).await.rows.remove(0);
        assert_eq!((line.open.text.as_str(), line.collections[0].reversed), ("100,000.00", true));

        // Found late, and more than is owed: what no loan needs waits on the last one for the seller.
        let late = payment("115000", "2025-10-15", "HK2");
        let receipt = platform.collect_receivable(&finance, (number, "A1"), late).await.unwrap();
        assert_eq!(receipt.line.paid.text, "115,000.00");
        assert_eq!(now(&bank, number).await.1, "0.00");
        let waits = async || platform.payoff(&people.auditor, &loans[0], day("2025-10-22")).await.unwrap();
        let left = waits().await;
        assert!(left.principal.minor == 0 && left.advance.minor > 400_000, "{left:?}");
        // Paid to the seller: the claim is smaller, no loan moves.
        let direct = NewCollection { direct: true, ..payment("60000", "2025-10-21", "HK3") };
        let receipt = platform.collect_receivable(&finance, (number, "B1"), direct).await.unwrap();
        assert!(receipt.line.collections[0].direct && receipt.line.status.id == "paid");
        assert_eq!(waits().await, left);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_invoice_is_one_claim_of_the_institution() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let platform = &bank.platform;
        bank.today("2025-10-08");
        let numbers = opened(&bank, 2).await;
        let (orders, officer) = (orders(), Request::plain(&bank.people.officer));
        let one = invoices(&[("A1", 1, "100000", "2025-09-20", "2025-12-19", "PO1")]);
        let files = PaperFiles {
            invoices: one.as_bytes(),
            orders: Some(orders.as_bytes()),
            receipts: Some(RECEIPTS.as_bytes()),
        };
        let (a, b) = tokio::join!(
            platform.assign_receivables(&officer, &numbers[0], files),
            platform.assign_receivables(&officer, &numbers[1], files)
        );
        let taken = [&a, &b].into_iter().filter(|one| one.as_ref().is_ok_and(|card| card.taken == 1)).count();
        assert_eq!(taken, 1, "{a:?} {b:?}");
        let [first, second] = [claims(&bank, &numbers[0]).await, claims(&bank, &numbers[1]).await];
        assert_eq!(first.rows.len() + second.rows.len(), 1);
        let other = if first.rows.is_empty() { &numbers[0] } else { &numbers[1] };
        let refused = assign(&bank, other, &one).await;
        assert_eq!(refused.refused[0].findings.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["twice"]);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_overdue_goes_back_with_recourse_and_buyers_are_beside_their_lines() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        bank.today("2025-10-08");
        let number = &opened(&bank, 1).await[0];
        assign(&bank, number, &papers()).await;
        let officer = Request::plain(&people.officer);
        let hand_back = |cause| ReceivableChange::HandBack { cause };
        let early = platform.propose_receivable(&officer, (number, "A1"), hand_back(Cause::Overdue), "未付").await;
        assert_eq!(refused(early), Code::WrongState);
        // 4.4 of the rules: risk assets of 500, one debtor at most 250, affiliates at most 200, net assets of 50 at least.
        let card = platform.receivable_concentration(&people.auditor, (Some("500000"), Some("50000"))).await.unwrap();
        assert_eq!(card.open.text, "200,000.00");
        let gauges: Vec<_> =
            card.gauges.iter().map(|it| (it.value.as_deref(), it.line.as_str(), it.light.as_str())).collect();
        assert_eq!(gauges, [(Some("20"), "50", "green"), (Some("0"), "40", "green"), (Some("10"), "10", "yellow")]);
        assert_eq!(card.debtors.iter().map(|one| one.percent.as_deref()).collect::<Vec<_>>(), [Some("20"); 2]);
        let red = platform.receivable_concentration(&people.auditor, (Some("199999.99"), None)).await.unwrap();
        assert_eq!(red.gauges[0].light, "red");
        assert_eq!((red.gauges[2].value.as_deref(), red.gauges[2].light.as_str()), (None, "none"));

        // Due on 2025-12-19 with 15 days of grace: on the sixteenth nothing of that buyer counts; the other is within grace.
        bank.today("2026-01-03");
        assert_eq!(now(&bank, number).await.0, "112,000.00");
        bank.today("2026-01-04");
        assert_eq!(now(&bank, number).await.0, "24,000.00", "half of 60,000, and 80 % of that");
        let stopped = claims(&bank, number).await.base.debtors.into_iter().filter(|one| one.stopped);
        assert_eq!(stopped.map(|one| one.counted.minor).collect::<Vec<_>>(), [0]);
        change(&bank, (number, "A1"), hand_back(Cause::Overdue)).await;
        let card = claims(&bank, number).await;
        assert_eq!((card.rows[0].status.id.as_str(), card.base.debtors.len()), ("reassigned", 1));
        assert_eq!(card.base.covered.text, "24,000.00");
        let again = platform.propose_receivable(&officer, (number, "A1"), hand_back(Cause::Agreed), "再次").await;
        assert_eq!(refused(again), Code::WrongState);
        bank.verifies().await;
    }
}
