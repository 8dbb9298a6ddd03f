//! A book moves to another place, and to another engine, as one backup and one restore.

use crate::support::{Bank, ENGINES, place, restore};

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_book_answers_as_the_first_did() {
    for (from, to) in [(ENGINES[0], ENGINES[0]), (ENGINES[0], ENGINES[1]), (ENGINES[1], ENGINES[0])] {
        let Some(bank) = Bank::open(from).await else { continue };
        let number = bank.lent("100000", 6).await;
        bank.close("2025-07-02").await;
        bank.verifies().await;
        let backup = bank.root.path().join("moved");
        bank.platform.backup(&bank.people.root, &backup, true).await.unwrap();

        let root = tempfile::tempdir().unwrap();
        let Some((location, _database)) = place(to, root.path()).await else { continue };
        let moved = restore(&backup, root.path(), &location).await;
        moved.clock().set(bank.platform.clock().now());
        let auditor = &bank.people.auditor;
        assert_eq!(moved.summary(auditor).await.unwrap(), bank.platform.summary(auditor).await.unwrap());
        let today = moved.clock().today();
        assert_eq!(moved.loan(auditor, &number, today, None).await.unwrap(), bank.loan(&number).await);
        assert!(moved.replay(auditor, None).await.unwrap().iter().all(|card| card.identical));
        let tenant = auditor.institution;
        let (head, report) = (bank.platform.book().head(tenant).await.unwrap(), moved.book().verify(None, None).await);
        assert_eq!(moved.book().head(tenant).await.unwrap(), head, "{from:?} to {to:?}");
        assert!(head.is_some() && report.unwrap().faults.is_empty());
        moved.close().await;
    }
}
