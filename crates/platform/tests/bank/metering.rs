//! Data metered: each use once, from the log, by month, category and purpose.

use std::collections::BTreeMap;

use platform::metering::{UseCard, UsesAsked};
use platform::portraits::PortraitAsked;
use platform::sources::Delivery;
use platform::{Code, Principal, Request};

use crate::support::{Bank, ENGINES, day, refused};

async fn uses(bank: &Bank, who: &Principal) -> Vec<UseCard> {
    bank.platform.book().seal().await.unwrap();
    bank.platform.uses(who, &UsesAsked::default()).await.unwrap()
}

/// Uses by month and purpose of one category.
fn of(uses: &[UseCard], category: &str) -> BTreeMap<(String, String), i64> {
    let of = uses.iter().filter(|one| one.source.id == category);
    of.map(|one| ((one.month.clone(), one.purpose.id.clone()), one.uses)).collect()
}

fn told(rows: &[(&str, &str, i64)]) -> BTreeMap<(String, String), i64> {
    rows.iter().map(|(month, purpose, uses)| (((*month).to_owned(), (*purpose).to_owned()), *uses)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_use_is_counted_once_by_month_category_and_purpose() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        bank.today("2025-07-15");
        assert!(uses(&bank, &bank.people.risk).await.is_empty());
        let firm = bank.firms[0];
        let code = bank.platform.firm(&bank.people.officer, &firm.to_string()).await.unwrap().uscc;
        let file = format!("uscc,period,vat_sales_fen\n{code},2025-06,100\n");
        let delivery = Delivery { category: "tax", source: "t.csv", bytes: file.as_bytes(), layout: None };
        bank.platform.deliver(&Request::plain(&bank.people.risk), delivery).await.unwrap();
        let terms = bank.terms(firm, day("2025-07-15"), day("2026-07-01"), vec!["tax".into(), "power".into()]);
        bank.platform.grant_consent(&Request::plain(&bank.people.officer), terms).await.unwrap();
        let who = &bank.people.officer;
        for _ in 0..3 {
            bank.platform.portrait(who, &code, PortraitAsked::default()).await.unwrap();
        }
        bank.platform.portrait_history(who, &code, PortraitAsked::default()).await.unwrap();
        bank.platform.run_portraits(&Request::plain(&bank.people.risk), None, &|_| {}).await.unwrap();
        bank.today("2025-08-01");
        bank.platform.watch(&Request::plain(&bank.people.risk), Some(&code)).await.unwrap();
        bank.decided(bank.firms[1], "100000", 12).await;

        let wanted = told(&[
            ("2025-07", "portrait", 4),
            ("2025-07", "run", 1),
            ("2025-08", "watch", 1),
            ("2025-08", "decision", 1),
        ]);
        let counted = uses(&bank, &bank.people.risk).await;
        assert_eq!(of(&counted, "tax"), wanted);
        let first = of(&counted, "power");
        assert_eq!(first, wanted, "what a consent names is used, whether or not anything is there");
        assert_eq!(of(&counted, "application"), BTreeMap::new(), "the application is no source");
        assert_eq!(counted[0].month, "2025-08");
        assert!(counted.iter().all(|one| one.institution.id == "demo-bank" && !one.owner.zh.is_empty()));
        // Counted again it is the same, by two at once too, and after a rebuild.
        let (one, two) = tokio::join!(uses(&bank, &bank.people.risk), uses(&bank, &bank.people.root));
        assert_eq!((&one, &two), (&counted, &counted), "the operator sees what each institution used");
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        let (one, two) = tokio::join!(uses(&bank, &bank.people.risk), uses(&bank, &bank.people.auditor));
        assert_eq!((&one, &two), (&counted, &counted));
        bank.platform.portrait(who, &code, PortraitAsked::default()).await.unwrap();
        assert_eq!(of(&uses(&bank, &bank.people.finance).await, "tax")[&("2025-08".into(), "portrait".into())], 1);

        let asked = |from: &str, to: &str| UsesAsked { from: Some(from.into()), to: Some(to.into()) };
        let june = bank.platform.uses(&bank.people.risk, &asked("2025-05", "2025-06")).await.unwrap();
        assert!(june.is_empty());
        for (from, to) in
            [("2025-08", "2025-07"), ("2025-13", "2025-12"), ("2025-7", "2025-08"), ("2022-08", "2025-08")]
        {
            assert_eq!(refused(bank.platform.uses(&bank.people.risk, &asked(from, to)).await), Code::Invalid, "{from}");
        }
        assert!(bank.platform.uses(&bank.people.risk, &asked("2022-09", "2025-08")).await.is_ok());
        assert_eq!(refused(bank.platform.uses(&bank.people.officer, &UsesAsked::default()).await), Code::Forbidden);
    }
}
