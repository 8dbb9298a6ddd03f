//! A close that looks only at what changed finds what a close of everything finds; cut off, it goes on; a loan it cannot
//! count it sets aside.

use std::collections::BTreeMap;

use calendar::{Date, add_days};
use codes::InstitutionId;
use loan::{Outlook, Stretch};
use money::{Currency, Money};
use platform::cards::{Bucket, CloseCard};
use platform::circumstances::NewCircumstance;
use platform::{Code, Request};
use views::{loans, outlooks, portfolio};

use crate::support::{Bank, ENGINES, day, refused};

/// What every loan card, folded from its events, comes to on a day.
async fn folded(bank: &Bank, numbers: &[String], at: Date) -> (u64, i64, BTreeMap<String, (u64, i64)>) {
    let mut classes: BTreeMap<String, (u64, i64)> = BTreeMap::new();
    let (mut count, mut sum) = (0, 0);
    for number in numbers {
        let card = bank.loan_at(number, at, None).await;
        let Some(position) = card.position.filter(|position| position.outstanding.minor > 0) else { continue };
        let class = classes.entry(position.class.id.clone()).or_default();
        (class.0, class.1) = (class.0 + 1, class.1 + position.outstanding.minor);
        (count, sum) = (count + 1, sum + position.outstanding.minor);
    }
    (count, sum, classes)
}

fn by_class(buckets: &[Bucket]) -> BTreeMap<String, (u64, i64)> {
    let filled = buckets.iter().filter(|bucket| bucket.count > 0);
    filled.map(|bucket| (bucket.name.id.clone(), (bucket.count, bucket.amount.minor))).collect()
}

async fn close(bank: &Bank, through: &str) -> CloseCard {
    let finance = Request::plain(&bank.people.finance);
    bank.platform.close_through(&finance, day(through), |_| {}).await.unwrap()
}

/// What the store holds of the last close.
async fn sums(bank: &Bank, institution: InstitutionId) -> Vec<String> {
    let book = bank.platform.book();
    let mut rows: Vec<String> =
        portfolio::get(book, institution).await.unwrap().iter().map(|r| format!("{r:?}")).collect();
    rows.extend(loans::list(book, institution, None, "", 500).await.unwrap().iter().map(|row| format!("{row:?}")));
    let counted = outlooks::due(book, institution, outlooks::NEVER, None, 500).await.unwrap().0;
    rows.extend(counted.iter().map(|row| {
        // On whichever day since the last change it was counted.
        let held = Outlook::from_bytes(&row.counted).unwrap();
        let stretch = Stretch { from: Date::MIN, ..held.stretches[0].clone() };
        format!("{:?} {} {:?} {:?} {stretch:?}", row.key, row.next_on, held.disbursed_on, held.bad_on)
    }));
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_is_enough_for_exact_sums() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let tenant = bank.people.auditor.institution;
        let numbers = vec![bank.lent("100000", 12).await, bank.lent("60000", 6).await, bank.lent("80000", 12).await];
        bank.lends_dollars("7.1587").await;
        let dollars = vec![bank.lent_dollars("50000", 12).await];
        let plan = bank.loan(&numbers[0]).await.schedule;
        let first = (plan[0].unpaid.minor, plan[0].due_on.clone());
        bank.close("2025-07-01").await;
        let mut today = day("2025-07-02");
        let mut looked_at = 0;
        // The first pays once, and late; a payment is found ten days after it came; the others never pay.
        while today <= day("2025-11-20") {
            bank.today(&today.to_string());
            if today == day("2025-08-20") {
                bank.pay(&numbers[0], first.0, &first.1, "LATE").await;
            }
            if today == day("2025-08-25") {
                let (finance, amount) =
                    (Request::plain(&bank.people.finance), Money::from_minor(500_000, Currency::USD));
                bank.platform.pay(&finance, &dollars[0], amount, today, "DOLLARS").await.unwrap();
                let yuan = Money::from_minor(500_000, Currency::CNY);
                let mixed = bank.platform.pay(&finance, &dollars[0], yuan, today, "YUAN").await;
                assert_eq!(refused(mixed), Code::AmountInvalid, "a loan is paid in its own currency");
            }
            if today == day("2025-09-30") {
                bank.pay(&numbers[1], 500_000, "2025-09-20", "FOUND").await;
            }
            let card = close(&bank, &today.to_string()).await;
            let work = card.work.clone().unwrap();
            assert_eq!(work.set_aside, 0);
            looked_at += work.looked_at;
            if today.day() % 9 == 0 || today.day() == 20 {
                let found = folded(&bank, &numbers, today).await;
                assert_eq!((card.loans, card.outstanding.minor, by_class(&card.classes)), found, "{engine:?} {today}");
                let found = folded(&bank, &dollars, today).await;
                let other = &card.others[0];
                assert_eq!((card.others.len(), other.outstanding.currency.as_str()), (1, "USD"));
                let told = (other.loans, other.outstanding.minor, by_class(&other.classes));
                assert_eq!(told, found, "{engine:?} {today} in dollars");
            }
            today = add_days(today, 1).unwrap();
        }
        assert!(looked_at < 190, "{looked_at} looks in 142 days at four loans");
        let portfolio = bank.platform.portfolio(&bank.people.auditor, None).await.unwrap();
        let in_dollars = bank.platform.portfolio(&bank.people.auditor, Some("usd")).await.unwrap();
        assert_eq!(portfolio.currencies, ["CNY", "USD"]);
        assert_eq!((portfolio.loans, in_dollars.loans, in_dollars.outstanding.currency.as_str()), (3, 1, "USD"));
        assert_eq!(in_dollars.balances.iter().map(|line| line.balance.minor).sum::<i64>(), 0);
        let days = bank.platform.closed_days(&bank.people.auditor, Some("USD"), None, 1).await.unwrap().rows;
        assert_eq!((days[0].loans, days[0].outstanding.currency.as_str()), (1, "USD"));
        let before = sums(&bank, tenant).await;
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        let after = sums(&bank, tenant).await;
        assert_eq!(before, after, "{engine:?}");
        assert_eq!(bank.platform.portfolio(&bank.people.auditor, None).await.unwrap(), portfolio);
        assert_eq!(bank.platform.portfolio(&bank.people.auditor, Some("USD")).await.unwrap(), in_dollars);
        assert_eq!(portfolio.balances.iter().map(|line| line.balance.minor).sum::<i64>(), 0);
    }
}

/// What a day of the debtor's story brings.
async fn story(bank: &Bank, today: Date, loans: &[String]) {
    let (officer, reviewer) = (Request::plain(&bank.people.officer), Request::plain(&bank.people.reviewer));
    let entry = |loan: &str, kind: &str| NewCircumstance {
        loan: Some(loan.into()),
        kind: kind.into(),
        source: "现场检查".into(),
        reason: "检查发现".into(),
        ..NewCircumstance::default()
    };
    let (one, two) = (loans[0].as_str(), loans[1].as_str());
    let over = async |kind: &str, from: &str| {
        let known = bank.platform.circumstances(&bank.people.officer, None).await.unwrap();
        let id = &known.iter().find(|card| card.what.id == kind).unwrap().id;
        bank.platform.end_circumstance(&officer, id, Some(day(from)), "已整改").await.unwrap();
        bank.platform.approve_circumstance(&reviewer, id).await.unwrap();
    };
    match today.to_string().as_str() {
        "2025-08-01" => {
            let firm = Some(bank.loan(one).await.firm);
            let entry = |kind: &str| NewCircumstance { loan: None, firm: firm.clone(), ..entry(one, kind) };
            bank.platform.record_circumstance(&officer, entry("non-retail")).await.unwrap();
        }
        "2025-07-20" => drop(bank.platform.record_circumstance(&officer, entry(one, "use-changed")).await.unwrap()),
        // Over from a later day on: nothing happens to the debtor on that day.
        "2025-07-22" => over("use-changed", "2025-07-26").await,
        // An eighth of what the debtor owes: the rest follows.
        "2025-09-20" => drop(bank.platform.record_circumstance(&officer, entry(&loans[2], "impaired")).await.unwrap()),
        "2025-10-10" => over("impaired", "2025-10-14").await,
        "2026-01-20" => over("non-retail", "2026-01-24").await,
        // Everything overdue of the second is paid, more than 90 days late, and it is kept up from then on.
        "2025-11-05" => bank.pay(two, 4_100_000, "2025-11-05", "ARREARS").await,
        "2025-11-10" => {
            let card = bank.platform.record_circumstance(&officer, entry(two, "able-to-perform")).await.unwrap();
            bank.platform.approve_circumstance(&reviewer, &card.id).await.unwrap();
        }
        "2025-12-10" => bank.pay(one, 9_000_000, "2025-12-10", "OFF-1").await,
        "2025-12-12" => bank.pay(&loans[2], 2_400_000, "2025-12-12", "OFF-3").await,
        // Found two months later: part of it had come in before the second was bad.
        "2026-01-15" => bank.pay(two, 100_000, "2025-09-20", "FOUND").await,
        date if date.ends_with("-01") && date > "2025-11-30" => {
            bank.pay(two, 280_000, date, &format!("ON-{date}")).await
        }
        _ => {}
    }
}

/// The classes that hold a balance, each time they are others.
const STORY: [&str; 6] =
    ["normal", "normal special-mention", "normal", "special-mention", "substandard", "normal substandard"];

#[tokio::test(flavor = "multi_thread")]
async fn debtors_looked_at_as_a_whole_are_counted_as_their_pages_say() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let tenant = bank.people.auditor.institution;
        let numbers = vec![bank.lent("80000", 24).await, bank.lent("60000", 24).await, bank.lent("20000", 24).await];
        let debtors: Vec<String> = loans::list(bank.platform.book(), tenant, None, "", 10)
            .await
            .unwrap()
            .into_iter()
            .map(|row| row.firm)
            .collect();
        assert!(debtors.windows(2).all(|two| two[0] == two[1]), "one debtor owes all of them");
        bank.close("2025-07-01").await;
        let (mut today, mut seen, mut looked_at) = (day("2025-07-02"), Vec::new(), 0);
        while today <= day("2026-05-20") {
            // Some days one by one, some three at once, and many when little happens.
            let more = if today > day("2026-01-31") { 9 } else { 2 * i32::from(today.day() % 10 >= 5) };
            let through = add_days(today, more).unwrap();
            while today < through {
                bank.today(&today.to_string());
                story(&bank, today, &numbers).await;
                today = add_days(today, 1).unwrap();
            }
            bank.today(&today.to_string());
            story(&bank, today, &numbers).await;
            let card = close(&bank, &today.to_string()).await;
            let (work, classes) = (card.work.clone().unwrap(), by_class(&card.classes));
            assert_eq!(work.set_aside, 0);
            looked_at += work.looked_at;
            let names: Vec<String> = classes.keys().cloned().collect();
            if seen.last() != Some(&names) || today.day() % 10 == 0 {
                let found = folded(&bank, &numbers, today).await;
                assert_eq!((card.loans, card.outstanding.minor, classes), found, "{engine:?} {today}");
                for row in loans::list(bank.platform.book(), tenant, None, "", 10).await.unwrap() {
                    let said = bank.loan_at(&row.number, today, None).await.position.unwrap();
                    let said = (said.outstanding.minor > 0).then_some(said.class.id);
                    assert_eq!(row.position.unwrap().class, said, "{engine:?} {today} {}", row.number);
                }
            }
            if seen.last() != Some(&names) {
                seen.push(names);
                let kept = sums(&bank, tenant).await;
                bank.platform.rebuild(&bank.people.root).await.unwrap();
                assert_eq!(kept, sums(&bank, tenant).await, "{engine:?} {today}");
            }
            today = add_days(today, 1).unwrap();
        }
        let told: Vec<String> = seen.iter().map(|names| names.join(" ")).collect();
        assert_eq!(told, STORY, "{engine:?}");
        assert!(looked_at < 150, "{looked_at} looks in 323 days at three loans");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_close_cut_off_goes_on_and_only_one_runs() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let tenant = bank.people.auditor.institution;
        bank.lent("100000", 12).await;
        bank.lent("60000", 6).await;
        bank.today("2025-08-31");
        bank.close("2025-08-31").await;
        bank.today("2025-09-01");
        let finance = Request::plain(&bank.people.finance);
        // Whoever waits stops waiting at the first word of how far it is: the future is dropped in the middle of the day.
        for words in [2, 3, 4] {
            let (sender, mut cut) = tokio::sync::mpsc::unbounded_channel();
            let mut said = 0;
            let running = bank.platform.close_through(&finance, day("2025-09-01"), move |_| {
                said += 1;
                if said >= words {
                    let _ = sender.send(());
                }
            });
            tokio::select! {
                biased;
                _ = cut.recv() => {}
                done = running => { done.unwrap(); }
            }
        }
        let card = close(&bank, "2025-09-01").await;
        let found = sums(&bank, tenant).await;
        assert_eq!(close(&bank, "2025-09-01").await, card, "closing a closed day changes nothing");
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(sums(&bank, tenant).await, found, "{engine:?}");

        bank.today("2025-09-02");
        let (one, other) = tokio::join!(
            bank.platform.close_through(&finance, day("2025-09-02"), |_| {}),
            bank.platform.close_through(&finance, day("2025-09-02"), |_| {}),
        );
        assert!(one.is_ok() != other.is_ok() || one.is_ok(), "one of them closes");
        assert_eq!(refused(if one.is_ok() { other } else { one }), Code::Conflict);
        assert!(bank.platform.close_progress(&bank.people.auditor).unwrap().is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_that_cannot_be_counted_is_set_aside_and_the_rest_goes_on() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let tenant = bank.people.auditor.institution;
        let good = bank.lent("100000", 12).await;
        let bad = bank.lent("60000", 6).await;
        bank.today("2025-08-31");
        bank.close("2025-08-31").await;
        let id = *bank.platform.loan_id(&bank.people.finance, &bad).await.unwrap().as_bytes();
        let row = outlooks::due(bank.platform.book(), tenant, outlooks::NEVER, None, 500).await.unwrap().0;
        let whole = row.into_iter().find(|row| row.key.loan == id).unwrap();
        let outlook = |bytes: Vec<u8>| outlooks::OutlookRow {
            key: whole.key,
            by: whole.by.clone(),
            version: whole.version,
            listed_on: whole.listed_on.clone(),
            reset_on: None,
            outlook: bytes,
        };
        let spoilt =
            vec![outlooks::put(tenant, outlook(vec![9, 9, 9])), outlooks::look_at(tenant, whole.key, whole.version)];
        bank.platform.book().execute(tenant, spoilt).await.unwrap();
        bank.today("2025-09-01");
        let card = close(&bank, "2025-09-01").await;
        assert_eq!((card.loans, card.work.unwrap().set_aside), (2, 1), "counted as it was last seen");
        let aside = bank.platform.set_aside(&bank.people.auditor).await.unwrap().rows;
        assert_eq!(aside.len(), 1);
        assert_eq!((aside[0].number.as_deref(), aside[0].day.as_str()), (Some(bad.as_str()), "2025-09-01"));
        assert!(aside[0].reason.contains("anji rebuild"), "{:?}", aside[0]);
        assert!(bank.loan(&good).await.position.is_some());

        // Its row is made again: the next close counts it, and takes it off the list.
        bank.platform
            .book()
            .execute(tenant, vec![outlooks::put(tenant, outlook(whole.outlook.clone()))])
            .await
            .unwrap();
        bank.today("2025-09-02");
        let card = close(&bank, "2025-09-02").await;
        assert_eq!((card.loans, card.work.unwrap().set_aside), (2, 0));
        assert!(bank.platform.set_aside(&bank.people.auditor).await.unwrap().rows.is_empty());
        let numbers = [good, bad];
        assert_eq!(folded(&bank, &numbers, day("2025-09-02")).await.1, card.outstanding.minor);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn more_loans_than_a_statement_names_are_looked_at_in_the_order_of_their_keys() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (book, tenant) = (bank.platform.book(), bank.people.auditor.institution);
        let count = 2 * views::limits::MAX_NAMED as u16 + 1;
        let keys: Vec<outlooks::LoanKey> = (0..count)
            .map(|n| {
                let mut loan = [3; 16];
                loan[..2].copy_from_slice(&n.wrapping_mul(40_503).to_be_bytes());
                outlooks::LoanKey { due_day: i64::from(n % 31) + 1, loan }
            })
            .collect();
        let by = views::loans::Grouped {
            firm: "firm".into(),
            principal: 7,
            currency: "CNY".into(),
            region: None,
            industry: Some("C13".into()),
            product: "p".into(),
            grade: None,
        };
        let mut rows = Vec::new();
        for key in &keys {
            let row = outlooks::OutlookRow {
                key: *key,
                version: 4,
                listed_on: "2025-07-01".into(),
                reset_on: None,
                by: by.clone(),
                outlook: key.loan.to_vec(),
            };
            rows.push(outlooks::put(tenant, row));
            rows.push(outlooks::look_at(tenant, *key, 4));
        }
        for rows in rows.chunks(500) {
            book.execute(tenant, rows.to_vec()).await.unwrap();
        }
        let mut sorted = keys.clone();
        sorted.sort_unstable();
        let (found, last) = outlooks::due(book, tenant, "2025-07-01", None, u32::from(count) - 1).await.unwrap();
        let mut read: Vec<outlooks::LoanKey> = found.iter().map(|look| look.key).collect();
        read.sort_unstable();
        assert_eq!(read, sorted[..sorted.len() - 1]);
        assert!(found.iter().all(|look| look.by == by && look.outlook == look.key.loan && look.version == 4));
        let (rest, end) = outlooks::due(book, tenant, "2025-07-01", last.as_ref(), 10).await.unwrap();
        assert_eq!(rest.iter().map(|look| look.key).collect::<Vec<_>>(), sorted[sorted.len() - 1..]);
        assert_eq!(end.map(|(_, key)| key), sorted.last().copied());
        assert_eq!(outlooks::counted(book, tenant, &keys).await.unwrap().len(), keys.len());
    }
}
