//! Lists with filters: each page is what a filter by hand over all rows gives, and nothing of another institution.

use std::collections::BTreeSet;

use platform::Request;
use platform::cards::{ApplicationLine, LoanLine};
use platform::lists::{ApplicationFilter, LoanFilter};
use platform::{Code, Principal};
use views::loans;

use crate::support::{Bank, ENGINES, day, refused};

/// Every row of a list, page after page of two.
async fn walk(bank: &Bank, who: &Principal, filter: &LoanFilter) -> Vec<LoanLine> {
    let mut filter = filter.clone();
    let mut rows = Vec::new();
    loop {
        let page = bank.platform.loan_lines(who, &filter, 2).await.unwrap();
        assert!(page.rows.len() <= 2);
        rows.extend(page.rows);
        match page.next {
            Some(next) => filter.after = Some(next),
            None => return rows,
        }
    }
}

async fn applications(bank: &Bank, filter: &ApplicationFilter) -> Vec<ApplicationLine> {
    let mut filter = filter.clone();
    let mut rows = Vec::new();
    loop {
        let page = bank.platform.application_lines(&bank.people.auditor, &filter, 2).await.unwrap();
        rows.extend(page.rows);
        match page.next {
            Some(next) => filter.after = Some(next),
            None => return rows,
        }
    }
}

/// Loans of several days and fates: current, late, very late, not yet paid out.
async fn lend(bank: &Bank) {
    bank.lent("100000", 6).await;
    bank.lent_under_guarantee("1200000", 12).await;
    bank.today("2025-07-20");
    bank.lent("60000", 3).await;
    bank.today("2025-09-10");
    bank.lent("50000", 12).await;
    bank.today("2025-12-20");
    bank.signed("40000", 12).await;
    let paid = bank.lent("30000", 12).await;
    bank.pay(&paid, 100_000, "2025-12-20", "P1").await;
    bank.close("2025-12-20").await;
}

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_filter_gives_what_a_filter_by_hand_gives() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        lend(&bank).await;
        let who = &bank.people.auditor;
        let book = bank.platform.book();
        let rows = loans::list(book, who.institution, None, "", 500).await.unwrap();
        let all = walk(&bank, who, &LoanFilter::default()).await;
        assert_eq!(all.len(), rows.len());
        assert!(all.windows(2).all(|pair| pair[0].number > pair[1].number), "the newest number first");
        assert!(all.iter().all(|line| line.firm_name.is_some() && !line.product_zh.is_empty()), "{all:?}");
        let up = walk(&bank, who, &LoanFilter { ascending: true, ..LoanFilter::default() }).await;
        assert!(up.iter().rev().eq(&all), "the other way round");

        // By each value that occurs in each column, against the rows themselves.
        type Column = (fn(&loans::LoanRow) -> Option<String>, fn(String) -> LoanFilter);
        let columns: [Column; 9] = [
            (|r| Some(r.state.clone()), |v| LoanFilter { state: Some(v), ..LoanFilter::default() }),
            (|r| Some(r.product_code.clone()), |v| LoanFilter { product: Some(v), ..LoanFilter::default() }),
            (
                |r| r.position.as_ref().and_then(|p| p.class.clone()),
                |v| LoanFilter { class: Some(v), ..LoanFilter::default() },
            ),
            (
                |r| r.position.as_ref().and_then(|p| p.bucket.clone()),
                |v| LoanFilter { overdue: Some(v), ..LoanFilter::default() },
            ),
            (|r| r.region.as_ref().map(|c| c[..2].into()), |v| LoanFilter { region: Some(v), ..LoanFilter::default() }),
            (|r| r.region.as_ref().map(|c| c[..4].into()), |v| LoanFilter { region: Some(v), ..LoanFilter::default() }),
            (|r| r.region.clone(), |v| LoanFilter { region: Some(v), ..LoanFilter::default() }),
            (
                |r| r.industry.as_ref().map(|c| c[..1].into()),
                |v| LoanFilter { industry: Some(v), ..LoanFilter::default() },
            ),
            (|r| Some(r.firm.clone()), |v| LoanFilter { firm: Some(v), ..LoanFilter::default() }),
        ];
        let mut tried = 0;
        for (column, filter) in columns {
            let values: BTreeSet<String> = rows.iter().filter_map(column).collect();
            assert!(!values.is_empty());
            for value in values {
                let by_hand: BTreeSet<_> =
                    rows.iter().filter(|r| column(r).as_ref() == Some(&value)).map(|r| r.id.clone()).collect();
                let found = walk(&bank, who, &filter(value.clone())).await;
                assert_eq!(found.iter().map(|l| l.id.clone()).collect::<BTreeSet<_>>(), by_hand, "{value}");
                assert_eq!(found.len(), by_hand.len(), "{value}: a row came twice");
                tried += 1;
            }
        }
        assert!(tried > 15, "{tried}");
        by_days_and_words(&bank, &all).await;
        refusals(&bank).await;
    }
}

async fn by_days_and_words(bank: &Bank, all: &[LoanLine]) {
    let who = &bank.people.auditor;
    for (from, to) in [("2025-07-01", "2025-07-20"), ("2025-07-21", "2025-12-31"), ("2025-09-10", "2025-09-10")] {
        let filter = LoanFilter { from: Some(day(from)), to: Some(day(to)), ..LoanFilter::default() };
        let by_hand = all.iter().filter(|line| (from..=to).contains(&line.starts_on.as_str()));
        assert!(walk(bank, who, &filter).await.iter().eq(by_hand), "{from}..{to}");
    }
    let newest = &all[0];
    let name = newest.firm_name.clone().unwrap();
    let prefix: String = name.chars().take(4).collect();
    for q in [newest.number.to_lowercase(), newest.number[..8].to_owned(), name, prefix] {
        let filter = LoanFilter { q: Some(q.clone()), ..LoanFilter::default() };
        let by_hand = all.iter().filter(|line| {
            line.number.to_lowercase().starts_with(&q.to_lowercase())
                || line.firm_name.as_ref().is_some_and(|name| name.starts_with(&q))
        });
        assert!(walk(bank, who, &filter).await.iter().eq(by_hand), "{q}");
    }
    // Two filters at once, the first by its index and the second on what it found.
    let filter = LoanFilter { state: text("active"), class: text("normal"), ..LoanFilter::default() };
    let by_hand = all
        .iter()
        .filter(|line| line.state.id == "active" && line.class.as_ref().is_some_and(|class| class.id == "normal"));
    assert!(walk(bank, who, &filter).await.iter().eq(by_hand));

    let apps = applications(bank, &ApplicationFilter::default()).await;
    assert!(apps.windows(2).all(|pair| (&pair[0].submitted_on, &pair[0].id) > (&pair[1].submitted_on, &pair[1].id)));
    assert!(apps.iter().all(|line| !line.submitted_by_name.is_empty()), "{apps:?}");
    let contracted = ApplicationFilter { state: text("contracted"), ..ApplicationFilter::default() };
    let found = applications(bank, &contracted).await;
    assert!(found.iter().eq(apps.iter().filter(|line| line.state.id == "contracted")));
    assert!(found.iter().all(|line| line.loan_number.is_some()));
    let refer =
        ApplicationFilter { outcome: text("refer"), from: Some(day("2025-07-02")), ..ApplicationFilter::default() };
    let by_hand = apps.iter().filter(|line| {
        line.outcome.as_ref().is_some_and(|o| o.id == "refer") && line.submitted_on.as_str() >= "2025-07-02"
    });
    assert!(applications(bank, &refer).await.iter().eq(by_hand));
}

async fn refusals(bank: &Bank) {
    let (platform, who) = (&bank.platform, &bank.people.auditor);
    for filter in [
        LoanFilter { state: text("gone"), ..LoanFilter::default() },
        LoanFilter { class: text("bad"), ..LoanFilter::default() },
        LoanFilter { overdue: text("7"), ..LoanFilter::default() },
        LoanFilter { region: text("130"), ..LoanFilter::default() },
        LoanFilter { industry: text("Z"), ..LoanFilter::default() },
        LoanFilter { q: Some("企".repeat(platform::limits::MAX_SEARCH_CHARS + 1)), ..LoanFilter::default() },
    ] {
        assert_eq!(refused(platform.loan_lines(who, &filter, 50).await), Code::Invalid, "{filter:?}");
    }
    let longest = LoanFilter { q: Some("企".repeat(platform::limits::MAX_SEARCH_CHARS)), ..LoanFilter::default() };
    assert!(platform.loan_lines(who, &longest, 50).await.unwrap().rows.is_empty());
    assert_eq!(refused(platform.loan_lines(&bank.people.admin, &LoanFilter::default(), 50).await), Code::Forbidden);
    let erased = platform.loan_lines(who, &LoanFilter::default(), 1).await.unwrap().rows.remove(0);
    platform.erase_firm(&Request::plain(&bank.people.root), erased.firm.parse().unwrap()).await.unwrap();
    let after = platform.loan_lines(who, &LoanFilter::default(), 1).await.unwrap().rows.remove(0);
    assert_eq!((after.id, after.firm_name), (erased.id, None), "the name went with the firm");
    let by_name = LoanFilter { q: erased.firm_name, ..LoanFilter::default() };
    assert!(platform.loan_lines(who, &by_name, 50).await.unwrap().rows.iter().all(|line| line.firm != erased.firm));
}
