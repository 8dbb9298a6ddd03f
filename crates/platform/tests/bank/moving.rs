//! A book moves to another place, and to another engine, as one backup and one restore.

use platform::devices::Device;
use platform::moving::MoveStep;
use platform::{Clock, Code, Folder, Platform, Request};
use store::{CopyStage, Location};

use crate::support::{Bank, ENGINES, PASSWORD, place, refused, restore};

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

#[tokio::test(flavor = "multi_thread")]
async fn a_data_folder_moves_to_postgresql_and_goes_on_there() {
    let Some(bank) = Bank::open(ENGINES[0]).await else { return };
    let Some((to, _database)) = place(ENGINES[1], bank.root.path()).await else { return };
    let number = bank.lent("100000", 6).await;
    bank.close("2025-07-02").await;
    let session = bank.platform.sign_in("demo-bank", "li", PASSWORD, &Device::default()).await.unwrap().token;
    let before = bank.loan(&number).await;
    assert_eq!(refused(bank.platform.move_to(&bank.people.admin, &to, |_| {}).await), Code::Forbidden);

    let mut steps = Vec::new();
    let report = bank.platform.move_to(&bank.people.root, &to, |step| steps.push(step)).await.unwrap();
    assert!(report.stale.is_empty(), "{report:?}");
    let rows = |name: &str| report.tables.iter().find(|table| table.table == name).unwrap().rows;
    assert!(
        rows("event") == report.events && rows("v_loan") == 1 && rows("vault_firm") == 60 && rows("credential") > 5
    );
    assert_eq!(report.heads.len(), 7, "one head an institution");
    let last = |stage| {
        steps.iter().rev().find_map(|step| match step {
            MoveStep::Copying(at) if at.stage == stage => Some(*at),
            _ => None,
        })
    };
    for stage in [CopyStage::Reading, CopyStage::Comparing] {
        let at = last(stage).unwrap();
        assert!(at.rows == at.total && at.total > 0, "{at:?}");
    }
    assert!(!bank.root.path().join("moving").exists(), "no copy is left behind");
    let again = bank.platform.move_to(&bank.people.root, &to, |_| {}).await;
    assert_eq!(refused(again), Code::Exists, "never over something else");

    // The same folder goes on with the new place: lake and keys are where they were.
    let clock = Clock::simulated(bank.platform.clock().now());
    let moved = Platform::open(Folder::open(bank.root.path()).unwrap(), Some(to), clock).await.unwrap();
    let today = moved.clock().today();
    assert_eq!(moved.loan(&bank.people.auditor, &number, today, None).await.unwrap(), before);
    assert_eq!(moved.authenticate(&session).await.unwrap().name, "li", "sessions moved too");
    assert!(moved.replay(&bank.people.auditor, None).await.unwrap().iter().all(|card| card.identical));
    let officer = Request::plain(&bank.people.officer);
    moved.submit(&officer, Bank::asking(before.firm.parse().unwrap(), "50000", 6)).await.unwrap();
    moved.book().seal().await.unwrap();
    assert!(moved.book().verify(None, None).await.unwrap().is_sound());
    moved.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_or_unreachable_target_is_refused_before_anything_is_copied() {
    let Some(bank) = Bank::open(ENGINES[0]).await else { return };
    let Some((to, database)) = place(ENGINES[1], bank.root.path()).await else { return };
    let elsewhere = Location::Postgres { url: "postgres://nobody@127.0.0.1:1/none".into(), owner_url: None };
    assert_eq!(refused(bank.platform.move_to(&bank.people.root, &elsewhere, |_| {}).await), Code::StoreFailed);

    let options = Platform::store_options(bank.platform.folder(), bank.platform.clock()).unwrap();
    let mut newer = views::MIGRATIONS.to_vec();
    newer.push(store::Migration { id: 9_999, name: "of a later release", sql: "-- what it changed" });
    let options = store::OpenOptions { migrations: newer.leak(), ..options };
    store::Book::open(&to, options).await.unwrap().close().await;
    assert_eq!(refused(bank.platform.move_to(&bank.people.root, &to, |_| {}).await), Code::StoreNewer);
    drop(database);
}
