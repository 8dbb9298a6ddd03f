//! An existing book brought in: a small one that can be checked by hand, line by line, and what must hold after it.

use std::path::PathBuf;

use platform::ledger::books::{JournalAsked, LedgerAsked};
use platform::lists::LoanFilter;
use platform::migration::report::{MigrationLine, SetAside};
use platform::migration::{BookFiles, CheckedBook, LineFilter, MigrationAsked, MigrationCard};
use platform::{Code, OPERATOR, Request};
use views::{loans, objects};

use crate::support::{Bank, ENGINES, day, refused};

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/migration").join(name)
}

/// The three files of the golden book.
struct Book {
    contracts: Vec<u8>,
    balances: Vec<u8>,
    history: Vec<u8>,
}

impl Book {
    fn read() -> Self {
        let read = |name: &str| std::fs::read(golden(name)).unwrap();
        Self { contracts: read("contracts.csv"), balances: read("balances.csv"), history: read("history.csv") }
    }

    fn files(&self) -> BookFiles<'_> {
        BookFiles {
            contracts: ("contracts.csv", &self.contracts),
            balances: ("balances.csv", &self.balances),
            history: Some(("history.csv", &self.history)),
        }
    }
}

fn asked() -> MigrationAsked {
    MigrationAsked { source: "旧核心".into(), cut_over: day("2025-06-30") }
}

fn cells(line: &MigrationLine) -> String {
    let theirs = line.theirs.as_ref();
    let side = |of: fn(&platform::migration::report::SideCard) -> String| {
        format!("{},{}", theirs.map_or_else(String::new, of), of(&line.ours))
    };
    let causes: Vec<&str> = line.causes.iter().chain(&line.notes).map(|cause| cause.id.as_str()).collect();
    format!(
        "{},{},{},{},{},{},{},{},{},{},{}",
        line.number,
        line.way.id,
        line.ours.principal.currency,
        if line.agrees { "agrees" } else { "differs" },
        side(|side| side.principal.text.replace(',', "")),
        side(|side| side.interest.text.replace(',', "")),
        side(|side| side.penalty.text.replace(',', "")),
        side(|side| side.days_past_due.to_string()),
        side(|side| side.class.id.clone()),
        side(|side| format!(
            "{} {}",
            side.next_due_on.clone().unwrap_or_default(),
            side.next_due.as_ref().map_or_else(String::new, |cash| cash.text.replace(',', ""))
        )
        .trim()
        .to_owned()),
        causes.join("+"),
    )
}

const HEADING: &str = "number,way,currency,result,their principal,our principal,their interest,our interest,their penalty,our penalty,their days,our days,their class,our class,their next,our next,causes";

/// Holds lines against the golden report; `UPDATE_GOLDEN=1` writes it.
fn holds(lines: &[MigrationLine], set_aside: &[SetAside]) {
    let mut text = format!("{HEADING}\n");
    let mut sorted: Vec<&MigrationLine> = lines.iter().collect();
    sorted.sort_by(|a, b| a.number.cmp(&b.number));
    for line in sorted {
        text.push_str(&cells(line));
        text.push('\n');
    }
    let mut aside = "file,row,number,column,reason\n".to_owned();
    let mut rows: Vec<&SetAside> = set_aside.iter().collect();
    rows.sort_by(|a, b| (&a.file.id, a.row).cmp(&(&b.file.id, b.row)));
    for row in rows {
        let number = row.number.as_deref().unwrap_or("");
        aside.push_str(&format!("{},{},{number},{},{}\n", row.file.id, row.row, row.column, row.why.id));
    }
    for (name, text) in [("report.csv", text), ("set-aside.csv", aside)] {
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(golden(name), &text).unwrap();
        }
        assert_eq!(text, std::fs::read_to_string(golden(name)).unwrap(), "{name}");
    }
}

async fn checked(bank: &Bank, book: &Book) -> CheckedBook {
    bank.platform.check_book(&bank.people.finance, &asked(), &book.files(), |_, _| {}).await.unwrap()
}

async fn brought(bank: &Bank, book: &Book) -> MigrationCard {
    let request = Request::plain(&bank.people.finance);
    let (head, approval) =
        bank.platform.submit_book(&request, &asked(), &book.files(), "核心切换", |_, _| {}).await.unwrap();
    let second = Request::plain(&bank.people.reviewer);
    assert_eq!(refused(bank.platform.run_migration(&second, &head.id, |_, _| {}).await), Code::WrongState);
    assert_eq!(refused(bank.platform.approve(&request, &approval.id).await), Code::SamePerson);
    bank.platform.approve(&second, &approval.id).await.unwrap();
    bank.platform.run_migration(&second, &head.id, |_, _| {}).await.unwrap()
}

async fn all_lines(bank: &Bank, id: &str) -> Vec<MigrationLine> {
    let who = &bank.people.auditor;
    let (lines, next) = bank.platform.migration_lines(who, id, &LineFilter::default(), "", 500).await.unwrap();
    assert_eq!(next, None);
    lines
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_book_is_reconciled_as_it_was_by_hand() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let book = Book::read();
        let before = loans::list(bank.platform.book(), bank.people.finance.institution, None, "", 500).await.unwrap();
        let found = checked(&bank, &book).await;
        holds(&found.lines().collect::<Vec<_>>(), &found.refused().collect::<Vec<_>>());
        // A check writes nothing: no loan, no firm, no import.
        let after = loans::list(bank.platform.book(), bank.people.finance.institution, None, "", 500).await.unwrap();
        assert_eq!(before.len(), after.len());
        assert!(bank.platform.migrations(&bank.people.finance, "", 50).await.unwrap().0.is_empty());

        let card = brought(&bank, &book).await;
        assert_eq!(card.head.state.id, "done");
        assert_eq!(card.confirmed_by_name.as_deref(), Some("wang"));
        assert_eq!(card.summary, found.summary, "the import finds what the check found");
        holds(
            &all_lines(&bank, &card.head.id).await,
            &bank.platform.migration_refused(&bank.people.auditor, &card.head.id).await.unwrap(),
        );
        let summary = &card.summary;
        assert_eq!((summary.loans, summary.folded, summary.opened, summary.agree, summary.differ), (14, 9, 5, 9, 5));
        let only = |only: &str| LineFilter { only: Some(only.into()), ..LineFilter::default() };
        let (differs, _) = bank
            .platform
            .migration_lines(&bank.people.auditor, &card.head.id, &only("differs"), "", 500)
            .await
            .unwrap();
        assert_eq!(differs.len(), 5);
        assert!(differs.iter().all(|line| line.firm_name.as_ref().is_some_and(|name| name.starts_with("清苑"))));
        let (page, next) =
            bank.platform.migration_lines(&bank.people.auditor, &card.head.id, &only("differs"), "", 2).await.unwrap();
        let (rest, last) = bank
            .platform
            .migration_lines(&bank.people.auditor, &card.head.id, &only("differs"), &next.unwrap(), 3)
            .await
            .unwrap();
        assert_eq!((page.len(), rest.len(), last), (2, 3, None), "pages go on where they stopped");
        assert_eq!([page, rest].concat(), differs);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_import_the_book_goes_on() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let book = Book::read();
        let card = brought(&bank, &book).await;
        let platform = &bank.platform;
        // Under its number there, as anywhere else a loan is named.
        let opened = bank.loan("JJ002").await;
        assert!(opened.number.ends_with("-JJ002"), "{}", opened.number);
        for q in ["JJ002", &opened.number, &opened.number[..14]] {
            let filter = LoanFilter { q: Some(q.into()), ..LoanFilter::default() };
            let found = platform.loan_lines(&bank.people.officer, &filter, 10).await.unwrap();
            assert!(found.rows.iter().any(|line| line.number == opened.number), "{q}");
        }
        bank.pay("JJ002", 854_479, "2025-07-02", "P-1").await;
        bank.today("2025-07-10");
        bank.close("2025-07-10").await;
        bank.trial_balance_is_zero().await;
        let at = LedgerAsked {
            from: None,
            at: day("2025-07-10"),
            view: ledger::DateView::Book,
            known_at: None,
            currency: None,
        };
        let trial = platform.ledger_trial(&bank.people.auditor, at).await.unwrap();
        assert!(trial.difference.minor == 0 && trial.debits.minor > 0);
        // Paid on the second, due on the tenth: the sixth instalment is cleared by it.
        let paid = bank.loan("JJ002").await;
        let position = paid.position.unwrap();
        assert_eq!((position.outstanding.minor, position.days_past_due), (5_833_335 - 833_333, 0));
        // What was owed at the cut-over is booked against the clearing account, and nothing of it is income.
        let entries = platform
            .ledger_entries(
                &bank.people.auditor,
                &JournalAsked {
                    period: LedgerAsked { from: Some(day("2025-06-01")), ..at },
                    account: None,
                    loan: Some("JJ014".into()),
                    rule: Some("loan.brought-in".into()),
                },
                100,
            )
            .await
            .unwrap();
        let lines: Vec<(String, i64)> = entries
            .iter()
            .flat_map(|entry| &entry.lines)
            .map(|line| (line.role.id.clone(), line.amount.minor))
            .collect();
        let of = |role: &str| lines.iter().filter(|(found, _)| found == role).map(|(_, minor)| minor).sum::<i64>();
        assert_eq!(of("loans"), 7_540_559);
        assert_eq!(of("penalty-receivable"), 6_000);
        assert_eq!(of("interest-income"), 0);
        assert_eq!(lines.iter().map(|(_, minor)| minor).sum::<i64>(), 0);
        // The report stays as it was found.
        assert_eq!(platform.migration(&bank.people.auditor, &card.head.id).await.unwrap().summary, card.summary);
        bank.verifies().await;
    }
}

async fn rows(bank: &Bank) -> Vec<String> {
    let (book, tenant) = (bank.platform.book(), bank.people.finance.institution);
    let mut rows = Vec::new();
    for kind in ["migration", "brought-loan", "approval"] {
        rows.extend(
            objects::list(book, tenant, kind, None, "", 500).await.unwrap().iter().map(|row| format!("{row:?}")),
        );
    }
    rows.extend(loans::list(book, tenant, None, "", 500).await.unwrap().iter().map(|row| format!("{row:?}")));
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_gives_the_same_rows_and_the_same_files_bring_nothing_twice() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let book = Book::read();
        brought(&bank, &book).await;
        bank.close("2025-07-02").await;
        bank.today("2025-07-03");
        let before = rows(&bank).await;
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(rows(&bank).await, before, "{engine:?}");
        assert!(
            bank.platform.rebuild(&bank.people.finance).await.is_err() && OPERATOR != bank.people.finance.institution
        );

        let request = Request::plain(&bank.people.finance);
        let again = bank.platform.submit_book(&request, &asked(), &book.files(), "再来一次", |_, _| {}).await;
        assert_eq!(again.err().unwrap().code, Code::Conflict, "the same files are the same import");
        // Other files with the same loans: each is told to be in the book already, and none comes in twice.
        let other = Book { contracts: [book.contracts.as_slice(), b"\n"].concat(), ..Book::read() };
        let card = brought(&bank, &other).await;
        assert_eq!((card.summary.known, card.summary.folded, card.summary.opened), (14, 0, 0));
        let all = loans::list(bank.platform.book(), bank.people.finance.institution, None, "", 500).await.unwrap();
        assert_eq!(all.len(), 14);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_may_bring_a_book_in() {
    let Some(bank) = Bank::open(crate::support::Engine::Sqlite).await else { return };
    let book = Book::read();
    for who in [&bank.people.officer, &bank.people.auditor, &bank.people.reviewer] {
        let found = bank.platform.check_book(who, &asked(), &book.files(), |_, _| {}).await;
        assert_eq!(found.err().unwrap().code, Code::Forbidden);
    }
    let future = MigrationAsked { cut_over: day("2025-07-03"), ..asked() };
    let found = bank.platform.check_book(&bank.people.finance, &future, &book.files(), |_, _| {}).await;
    assert_eq!(found.err().unwrap().code, Code::Invalid);
    let bare = BookFiles { contracts: ("x.csv", "借据号,客户名称\nA,B\n".as_bytes()), ..book.files() };
    let problem = bank.platform.check_book(&bank.people.finance, &asked(), &bare, |_, _| {}).await.err().unwrap();
    assert_eq!(problem.code, Code::ImportFailed);
    assert!(
        problem.detail.contains("年利率 annual rate") && !problem.detail.contains("客户名称 client、"),
        "{}",
        problem.detail
    );
}
