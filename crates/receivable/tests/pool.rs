//! Claims: worked by hand, held in every order of facts, refused with a remedy.
#![allow(clippy::unwrap_used, reason = "tests: what cannot go on should stop with its place")]

use calendar::{Date, add_days, parse_date};
use codes::{FirmId, UserId};
use money::{Currency, Money};
use proptest::prelude::*;
use receivable::limits::{
    MAX_DAYS, MAX_FACTS, MAX_NUMBER_CHARS, MAX_POOL_FACTS, MAX_RECEIVABLES, MAX_TEXT_CHARS, WHOLE_PPM,
};
use receivable::{
    Assigned, Cause, Collected, Credited, Finding, Invoice, Order, Papers, Pool, PoolError, Receipt, Recourse, Shown,
    Status, Terms, TermsError, Weight, check,
};

const MAKER: UserId = UserId::from_bytes([1; 16]);
const CHECKER: UserId = UserId::from_bytes([2; 16]);
const HANDS: (UserId, UserId) = (MAKER, CHECKER);
const NOTHING: Money = Money::zero(Currency::CNY);

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn yuan(text: &str) -> Money {
    Money::parse(text, Currency::CNY).unwrap()
}

fn buyer(at: u8) -> FirmId {
    FirmId::from_bytes([at; 16])
}

fn terms() -> Terms {
    Terms {
        recourse: Recourse::With,
        notified: true,
        advance_ppm: 800_000,
        debtor_ppm: 500_000,
        most_days: 120,
        grace_days: 10,
        tolerance_ppm: 0,
    }
}

fn invoice(number: &str, debtor: u8, amount: &str, on: &str, due_on: &str) -> Invoice {
    Invoice {
        number: number.into(),
        debtor: buyer(debtor),
        amount: yuan(amount),
        on: day(on),
        due_on: day(due_on),
        order: None,
        affiliate: false,
    }
}

fn assigned(invoice: Invoice, on: &str, findings: Vec<Finding>) -> Assigned {
    Assigned { invoice, shown: Shown::default(), findings, on: day(on), by: MAKER }
}

fn paid(number: &str, amount: &str, on: &str, reference: &str) -> Collected {
    let (invoice, reference) = (number.into(), reference.into());
    Collected { invoice, amount: yuan(amount), on: day(on), reference, applied: Vec::new(), by: MAKER }
}

fn credited(number: &str, amount: &str, on: &str, reference: &str) -> Credited {
    let (invoice, reference, reason) = (number.into(), reference.into(), "退货".into());
    Credited { invoice, amount: yuan(amount), on: day(on), reference, reason, by: MAKER }
}

/// The pool of the worked example.
fn worked() -> Pool {
    let (mut pool, today) = (Pool::default(), day("2025-06-30"));
    pool.assigned(&assigned(invoice("A1", 0, "100000", "2025-03-01", "2025-05-30"), "2025-03-05", Vec::new()));
    pool.assigned(&assigned(invoice("B1", 1, "60000", "2025-03-02", "2025-04-30"), "2025-03-05", Vec::new()));
    let late = invoice("C1", 2, "40000", "2025-03-10", "2025-06-30");
    pool.assigned(&assigned(late, "2025-03-12", vec![Finding::NoReceipt]));
    pool.admitted(&pool.admit("C1", day("2025-03-15"), "签收单已补", HANDS).unwrap());
    pool.credited(&pool.credit(credited("A1", "10000.01", "2025-03-20", "CN1"), today).unwrap().unwrap());
    pool.disputed(&pool.dispute("C1", day("2025-04-10"), "数量不符", MAKER, today).unwrap());
    pool.dispute_ended(&pool.end_dispute("C1", day("2025-04-20"), "已对账", HANDS).unwrap());
    pool.collected(&pool.collect(paid("B1", "25000", "2025-04-25", "P1"), today).unwrap().unwrap());
    let back = pool.reassign("B1", (Cause::Overdue, day("2025-05-20")), "买方逾期", HANDS, &terms()).unwrap();
    pool.gone_back(&back);
    pool.collected(&pool.collect(paid("A1", "89999.99", "2025-05-30", "P2"), today).unwrap().unwrap());
    pool
}

#[test]
fn the_worked_example_holds_day_by_day() {
    let (pool, csv) = (worked(), include_str!("base.csv"));
    let lines = csv.lines().filter(|line| !line.starts_with('#') && !line.starts_with("day"));
    let mut seen = 0;
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let base = pool.base(day(cells[0]), &terms(), NOTHING).unwrap();
        let said = [base.open, base.eligible, base.counted, base.covered].map(Money::minor);
        let want = [cells[1], cells[2], cells[3], cells[4]].map(|text| yuan(text).minor());
        assert_eq!(said, want, "{line}");
        seen += 1;
    }
    assert_eq!(seen, 12);
}

#[test]
fn a_payment_taken_back_never_counted() {
    let mut pool = worked();
    pool.reversed(&pool.reverse(("A1", "P2"), day("2025-06-02"), "银行退回", HANDS).unwrap());
    let base = pool.base(day("2025-05-30"), &terms(), NOTHING).unwrap();
    assert_eq!(base.covered, yuan("83999.99"));
    let again = pool.reverse(("A1", "P2"), day("2025-06-02"), "银行退回", HANDS).unwrap_err();
    assert!(matches!(again, PoolError::Step(..)));
    // The reference stays used: a second payment needs its own.
    let same = pool.collect(paid("A1", "89999.99", "2025-05-30", "P2"), day("2025-06-30"));
    assert!(matches!(same, Err(PoolError::Reference(_))));
}

#[test]
fn buyers_are_told_with_what_they_owe() {
    let base = worked().base(day("2025-05-11"), &terms(), NOTHING).unwrap();
    let said: Vec<_> = base.debtors.iter().map(|it| (it.debtor, it.open, it.overdue, it.counted)).collect();
    let want = [
        (buyer(0), yuan("89999.99"), NOTHING, yuan("64999.99")),
        (buyer(2), yuan("40000"), NOTHING, yuan("40000")),
        (buyer(1), yuan("35000"), yuan("35000"), NOTHING),
    ];
    assert_eq!(said, want);
    assert!(base.debtors[2].stopped && !base.debtors[0].stopped);
}

fn paper(order: &str, amount: &str, on: &str) -> Order {
    Order { number: order.into(), buyer: buyer(0), amount: yuan(amount), on: day(on) }
}

fn receipt(number: &str, order: &str, amount: &str, on: &str) -> Receipt {
    Receipt { number: number.into(), order: order.into(), amount: yuan(amount), on: day(on) }
}

/// A claim whose papers agree, and them.
fn sound() -> (Invoice, Papers) {
    let invoice = Invoice { order: Some("PO-1".into()), ..invoice("INV-1", 0, "50000", "2025-03-10", "2025-06-08") };
    let papers = Papers {
        invoices: vec![invoice.clone()],
        orders: vec![paper("PO-1", "80000", "2025-02-01")],
        receipts: vec![receipt("GR-1", "PO-1", "30000", "2025-03-01"), receipt("GR-2", "PO-1", "20000", "2025-03-08")],
    };
    (invoice, papers)
}

fn found(change: impl FnOnce(&mut Invoice, &mut Papers), pool: &Pool) -> Vec<Finding> {
    let (mut invoice, mut papers) = sound();
    change(&mut invoice, &mut papers);
    let shown = papers.shown(&invoice);
    check(&terms(), buyer(1), (&invoice, &shown), pool, (day("2025-03-12"), NOTHING)).unwrap()
}

/// What makes sound papers unsound.
type Change = fn(&mut Invoice, &mut Papers);

#[test]
fn papers_are_held_against_one_another() {
    let empty = Pool::default();
    assert_eq!(found(|_, _| {}, &empty), []);
    let cases: Vec<(Finding, Change)> = vec![
        (Finding::Amount, |it, _| it.amount = NOTHING),
        (Finding::Amount, |_, papers| papers.receipts[0].amount = Money::from_minor(1, Currency::USD)),
        (Finding::Unreadable, |it, _| it.number = "a/b".into()),
        (Finding::Oneself, |it, papers| (it.debtor, papers.orders[0].buyer) = (buyer(1), buyer(1))),
        (Finding::Future, |_, papers| papers.receipts[1].on = day("2025-03-13")),
        (Finding::Due, |it, _| it.due_on = day("2025-03-12")),
        (Finding::Long { days: 121, most: 120 }, |it, _| it.due_on = add_days(it.on, 121).unwrap()),
        (Finding::OtherBuyer, |_, papers| papers.orders[0].buyer = buyer(2)),
        (Finding::OverOrder { invoiced: yuan("50000"), ordered: yuan("49999.99") }, |_, papers| {
            papers.orders[0].amount = yuan("49999.99");
        }),
        (Finding::OverReceived { invoiced: yuan("50000"), received: yuan("49999.99") }, |_, papers| {
            papers.receipts[1].amount = yuan("19999.99");
        }),
        (Finding::NoOrder, |_, papers| papers.orders.clear()),
        (Finding::NoOrder, |it, _| it.order = None),
        (Finding::NoReceipt, |_, papers| papers.receipts.clear()),
        (Finding::OrderAfter, |_, papers| papers.orders[0].on = day("2025-03-11")),
        (Finding::Affiliate, |it, _| it.affiliate = true),
    ];
    for (want, change) in cases {
        assert_eq!(found(change, &empty), std::slice::from_ref(&want), "{want:?}");
    }
    // A receipt that is brought twice arrived once.
    let twice = |_: &mut Invoice, papers: &mut Papers| papers.receipts[1] = papers.receipts[0].clone();
    let over = Finding::OverReceived { invoiced: yuan("50000"), received: yuan("30000") };
    assert_eq!(found(twice, &empty), [over]);
    let before = |it: &mut Invoice, _: &mut Papers| it.due_on = day("2025-03-09");
    assert_eq!(found(before, &empty), [Finding::Dates]);
}

#[test]
fn invoices_of_an_order_are_added_up_over_the_pool() {
    let mut pool = Pool::default();
    let first = Invoice { order: Some("PO-1".into()), ..invoice("INV-0", 0, "30000.01", "2025-03-02", "2025-05-30") };
    pool.assigned(&assigned(first, "2025-03-05", Vec::new()));
    let more =
        |_: &mut Invoice, papers: &mut Papers| papers.receipts.push(receipt("GR-3", "PO-1", "30000.01", "2025-03-09"));
    let over = Finding::OverOrder { invoiced: yuan("80000.01"), ordered: yuan("80000") };
    assert_eq!(found(more, &pool), [over]);
    let back = pool.reassign("INV-0", (Cause::Untrue, day("2025-03-10")), "虚开", HANDS, &terms()).unwrap();
    pool.gone_back(&back);
    assert_eq!(found(more, &pool), []);
    // The number stays known: what went back is not assigned again.
    assert_eq!(found(|it, _| it.number = "INV-0".into(), &pool), [Finding::Twice]);
    let alike = |it: &mut Invoice, _: &mut Papers| (it.number, it.on) = ("INV-2".into(), day("2025-03-02"));
    assert_eq!(found(alike, &pool), []);
    let same = |it: &mut Invoice, papers: &mut Papers| {
        (it.amount, it.on) = (yuan("30000.01"), day("2025-03-02"));
        papers.orders[0].amount = yuan("80000");
    };
    assert_eq!(found(same, &pool), [Finding::Alike]);
}

#[test]
fn an_order_is_fulfilled_and_invoiced_one_delivery_after_another() {
    let mut pool = Pool::default();
    let (mut first, papers) = sound();
    (first.number, first.amount) = ("INV-0".into(), yuan("30000"));
    let mut shown = papers.shown(&first);
    shown.receipts.truncate(1);
    pool.assigned(&Assigned { invoice: first, shown, findings: Vec::new(), on: day("2025-03-05"), by: MAKER });
    // The second delivery alone: its order and the first receipt were brought before.
    let (mut second, mut papers) = sound();
    second.amount = yuan("20000");
    papers.orders.clear();
    papers.receipts.remove(0);
    let today = (day("2025-03-12"), NOTHING);
    let said = |shown: &Shown| check(&terms(), buyer(1), (&second, shown), &pool, today).unwrap();
    assert_eq!(said(&papers.shown(&second)), [Finding::NoOrder]);
    let completed = pool.completed(&second, papers.shown(&second));
    assert_eq!(said(&completed), []);
    assert_eq!(completed.receipts.iter().map(|it| it.number.as_str()).collect::<Vec<_>>(), ["GR-1", "GR-2"]);
}

#[test]
fn what_contradicts_is_refused_and_what_is_missing_waits() {
    let (invoice, papers) = sound();
    let shown = papers.shown(&invoice);
    let pool = Pool::default();
    let refused = pool.assign((invoice.clone(), shown.clone()), vec![Finding::Due], day("2025-03-12"), MAKER);
    assert!(matches!(refused, Err(PoolError::Refused(_))));
    let taken = pool.assign((invoice, shown), vec![Finding::NoReceipt], day("2025-03-12"), MAKER).unwrap();
    let mut pool = Pool::default();
    pool.assigned(&taken);
    let standing = pool.held("INV-1").unwrap().standing(day("2025-03-12"), &terms()).unwrap().unwrap();
    assert_eq!((standing.status, standing.eligible), (Status::Waiting, false));
    assert_eq!(pool.admit("INV-1", day("2025-03-12"), "看过", (MAKER, MAKER)), Err(PoolError::SameHands));
    assert_eq!(pool.admit("INV-1", day("2025-03-12"), " ", HANDS), Err(PoolError::Text));
    assert!(Finding::NoReceipt.weight() == Weight::Look && Finding::Due.weight() == Weight::Refuse);
}

#[test]
fn without_recourse_only_what_is_disputed_or_untrue_goes_back() {
    let terms = Terms { recourse: Recourse::Without, ..terms() };
    let mut pool = Pool::default();
    pool.assigned(&assigned(invoice("A1", 0, "100", "2025-03-01", "2025-03-31"), "2025-03-05", Vec::new()));
    let back = |pool: &Pool, cause| pool.reassign("A1", (cause, day("2025-05-01")), "到期未付", HANDS, &terms);
    assert_eq!(back(&pool, Cause::Overdue), Err(PoolError::NoRecourse));
    assert!(matches!(back(&pool, Cause::Disputed), Err(PoolError::Step("not disputed", _))));
    assert!(back(&pool, Cause::Untrue).is_ok());
    pool.disputed(&pool.dispute("A1", day("2025-04-01"), "质量", MAKER, day("2025-05-01")).unwrap());
    assert!(back(&pool, Cause::Disputed).is_ok());
    let early = pool.reassign("A1", (Cause::Overdue, day("2025-03-31")), "到期日", HANDS, &self::terms());
    assert!(matches!(early, Err(PoolError::Step("not overdue", _))));
}

#[test]
fn facts_are_refused_in_words() {
    let (mut pool, today) = (Pool::default(), day("2025-04-01"));
    pool.assigned(&assigned(invoice("A1", 0, "100", "2025-03-01", "2025-03-31"), "2025-03-05", Vec::new()));
    pool.assigned(&assigned(invoice("A2", 0, "100", "2025-03-01", "2025-03-31"), "2025-03-05", Vec::new()));
    let no = |payment| pool.collect(payment, today).unwrap_err();
    assert!(matches!(no(paid("A9", "1", "2025-03-06", "P")), PoolError::Unknown(_)));
    assert!(matches!(no(paid("A1", "0", "2025-03-06", "P")), PoolError::Amount(_)));
    assert!(matches!(no(paid("A1", "1", "2025-03-04", "P")), PoolError::Day(..)));
    assert!(matches!(no(paid("A1", "1", "2025-04-02", "P")), PoolError::Day(..)));
    assert!(matches!(no(paid("A1", "1", "2025-03-06", "")), PoolError::Reference(_)));
    let mut pool = pool.clone();
    pool.collected(&pool.collect(paid("A1", "60", "2025-03-06", "P"), today).unwrap().unwrap());
    // The same once more is the same; another amount or another claim under its reference is not.
    assert_eq!(pool.collect(paid("A1", "60", "2025-03-06", "P"), today), Ok(None));
    assert!(matches!(pool.collect(paid("A1", "61", "2025-03-06", "P"), today), Err(PoolError::Reference(_))));
    assert!(matches!(pool.collect(paid("A2", "60", "2025-03-06", "P"), today), Err(PoolError::Reference(_))));
    // More than is owed is money that came: it is recorded, and nothing is owed.
    pool.collected(&pool.collect(paid("A1", "60", "2025-03-07", "Q"), today).unwrap().unwrap());
    let now = pool.held("A1").unwrap().standing(today, &terms()).unwrap().unwrap();
    assert_eq!((now.status, now.open, now.paid), (Status::Paid, NOTHING, yuan("120")));
}

#[test]
fn bounds_hold_at_the_limit_and_refuse_one_past_it() {
    let terms = terms();
    for (good, bad) in [
        (Terms { advance_ppm: WHOLE_PPM, ..terms }, Terms { advance_ppm: WHOLE_PPM + 1, ..terms }),
        (Terms { debtor_ppm: 1, ..terms }, Terms { debtor_ppm: 0, ..terms }),
        (Terms { tolerance_ppm: 100_000, ..terms }, Terms { tolerance_ppm: 100_001, ..terms }),
    ] {
        assert_eq!((good.check(), bad.check()), (Ok(()), Err(TermsError::Share)));
    }
    assert_eq!(Terms { most_days: MAX_DAYS, ..terms }.check(), Ok(()));
    assert_eq!(Terms { most_days: MAX_DAYS + 1, ..terms }.check(), Err(TermsError::Days));
    assert_eq!(Terms { most_days: 0, ..terms }.check(), Err(TermsError::Days));

    let mut pool = Pool::default();
    for at in 0..MAX_RECEIVABLES {
        let one = invoice(&format!("N{at}"), 0, "1", "2025-03-01", "2025-03-31");
        let event = pool.assign((one, Shown::default()), Vec::new(), day("2025-03-05"), MAKER).unwrap();
        pool.assigned(&event);
    }
    let one = invoice("more", 0, "1", "2025-03-01", "2025-03-31");
    assert_eq!(pool.assign((one, Shown::default()), Vec::new(), day("2025-03-05"), MAKER), Err(PoolError::Full));
    for at in 0..MAX_FACTS {
        let payment = paid("N0", "0.01", "2025-03-06", &format!("P{at}"));
        pool.collected(&pool.collect(payment, day("2025-04-01")).unwrap().unwrap());
    }
    assert_eq!(pool.collect(paid("N0", "0.01", "2025-03-06", "P"), day("2025-04-01")), Err(PoolError::Full));
    // Facts of all claims together: each has fewer than its own bound.
    let mut full = pool.clone();
    for at in MAX_FACTS..MAX_POOL_FACTS {
        full.collected(&paid(&format!("N{}", at % 4_000 + 1), "0.01", "2025-03-06", &format!("Q{at}")));
    }
    let another = || paid("N4500", "0.01", "2025-03-06", "R");
    assert_eq!(full.collect(another(), day("2025-04-01")), Err(PoolError::Full));
    let disputed = full.dispute("N4500", day("2025-03-06"), "争议", MAKER, day("2025-04-01"));
    assert_eq!(disputed, Err(PoolError::Full));
    assert!(pool.collect(another(), day("2025-04-01")).is_ok());
    let long = "9".repeat(MAX_NUMBER_CHARS);
    assert!(pool.collect(paid("N1", "1", "2025-03-06", &long), day("2025-04-01")).is_ok());
    assert!(pool.collect(paid("N1", "1", "2025-03-06", &format!("{long}9")), day("2025-04-01")).is_err());
    let text = "字".repeat(MAX_TEXT_CHARS);
    assert!(pool.dispute("N1", day("2025-03-06"), &text, MAKER, day("2025-04-01")).is_ok());
    let more = format!("{text}字");
    assert_eq!(pool.dispute("N1", day("2025-03-06"), &more, MAKER, day("2025-04-01")), Err(PoolError::Text));
}

/// One fact of a random history.
#[derive(Debug, Clone)]
enum Fact {
    Paid(Collected),
    Credited(Credited),
}

fn take(pool: &mut Pool, fact: &Fact, today: Date) {
    match fact {
        Fact::Paid(payment) => pool.collected(&pool.collect(payment.clone(), today).unwrap().unwrap()),
        Fact::Credited(note) => pool.credited(&pool.credit(note.clone(), today).unwrap().unwrap()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_base_does_not_depend_on_the_order_of_facts_and_keeps_its_bounds(
        claims in prop::collection::vec((0_u8..3, 1_i64..50_000_000, 1_i32..120), 1..8),
        facts in prop::collection::vec((0_usize..8, 1_i64..20_000_000, 0_i32..150, any::<bool>(), any::<u32>()), 0..20),
        (advance, debtor) in (1_u32..=WHOLE_PPM, 1_u32..=WHOLE_PPM),
        at in 0_i32..160,
    ) {
        let terms = Terms { advance_ppm: advance, debtor_ppm: debtor, ..terms() };
        let (first, today) = (day("2025-03-05"), day("2025-12-31"));
        let mut pool = Pool::default();
        for (at, (debtor, minor, days)) in claims.iter().enumerate() {
            let due_on = add_days(first, *days).unwrap();
            let claim = Invoice {
                amount: Money::from_minor(*minor, Currency::CNY), due_on,
                ..invoice(&format!("N{at}"), *debtor, "1", "2025-03-01", "2025-03-31")
            };
            pool.assigned(&assigned(claim, "2025-03-05", Vec::new()));
        }
        let mut told: Vec<(u32, Fact)> = facts.iter().enumerate().map(|(n, (claim, minor, days, is_payment, key))| {
            let (number, on) = (format!("N{}", claim % claims.len()), add_days(first, *days).unwrap());
            let (amount, reference) = (Money::from_minor(*minor, Currency::CNY), format!("R{n}"));
            let fact = if *is_payment {
                Fact::Paid(Collected { invoice: number, amount, on, reference, applied: Vec::new(), by: MAKER })
            } else {
                Fact::Credited(Credited { invoice: number, amount, on, reference, reason: "折让".into(), by: MAKER })
            };
            (*key, fact)
        }).collect();
        let (mut in_order, mut late) = (pool.clone(), pool);
        for (_, fact) in &told {
            take(&mut in_order, fact, today);
        }
        told.sort_by_key(|(key, _)| *key);
        for (_, fact) in &told {
            take(&mut late, fact, today);
        }
        let day = add_days(first, at).unwrap();
        let (base, other) = (in_order.base(day, &terms, NOTHING).unwrap(), late.base(day, &terms, NOTHING).unwrap());
        prop_assert_eq!(&base, &other);
        prop_assert!(!base.covered.is_negative() && base.covered.minor() <= terms.advance(base.open).unwrap().minor());
        prop_assert!(base.counted.minor() <= base.eligible.minor() && base.eligible.minor() <= base.open.minor());
        let most = i128::from(base.eligible.minor()) * i128::from(debtor) / i128::from(WHOLE_PPM);
        for share in &base.debtors {
            prop_assert!(i128::from(share.counted.minor()) <= most && share.counted.minor() <= share.eligible.minor());
        }
    }
}
