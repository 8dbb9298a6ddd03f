//! SQLite over the disk that loses power: what is synced survives every seed, what is not does not survive all of them.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Executor};
use testkit::fault_vfs::{FaultDisk, Loss};

struct Machine {
    folder: tempfile::TempDir,
    disk: FaultDisk,
    synchronous: SqliteSynchronous,
}

impl Machine {
    fn new(synchronous: SqliteSynchronous) -> Self {
        let disk = FaultDisk::register().expect("SQLite takes the VFS");
        Self { folder: tempfile::tempdir().expect("a folder"), disk, synchronous }
    }

    fn file(&self) -> std::path::PathBuf {
        Path::new(self.folder.path()).join("book.sqlite")
    }

    async fn try_open(&self) -> Result<SqliteConnection, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(self.file())
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(self.synchronous)
            .vfs(self.disk.name().to_owned());
        let mut connection = options.connect().await?;
        connection.execute("CREATE TABLE IF NOT EXISTS rows (x INTEGER PRIMARY KEY, filler BLOB)").await?;
        Ok(connection)
    }

    async fn open(&self) -> SqliteConnection {
        self.try_open().await.expect("the file opens")
    }
}

async fn insert(connection: &mut SqliteConnection, x: i64) -> Result<(), sqlx::Error> {
    let insert = sqlx::query("INSERT INTO rows VALUES ($1, randomblob(3000))").bind(x);
    insert.execute(connection).await.map(|_| ())
}

async fn rows(connection: &mut SqliteConnection) -> Vec<i64> {
    let fault: String =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut *connection).await.expect("a check");
    assert_eq!(fault, "ok");
    sqlx::query_scalar("SELECT x FROM rows ORDER BY x").fetch_all(connection).await.expect("rows")
}

/// Inserts until the power goes, loses it, opens again. True when all acknowledged rows are there.
async fn lose_power_while_writing(seed: u64, synchronous: SqliteSynchronous, lying: bool) -> (bool, Loss) {
    let machine = Machine::new(synchronous);
    let mut acknowledged = Vec::new();
    let mut total = Loss::default();
    for round in 0..3 {
        let mut connection = match machine.try_open().await {
            Ok(connection) => connection,
            Err(_) => return (false, total),
        };
        let found = rows(&mut connection).await;
        let kept = acknowledged.iter().all(|x| found.contains(x));
        if !kept || found.len() > acknowledged.len() + 1 {
            return (false, total);
        }
        acknowledged = found;
        if lying {
            machine.disk.lie_about_syncs();
        }
        machine.disk.cut_power_after(seed % 61);
        for x in round * 1000.. {
            match insert(&mut connection, x).await {
                Ok(()) => acknowledged.push(x),
                Err(_) => break,
            }
        }
        assert!(machine.disk.is_off());
        let _fails_without_power = connection.close().await;
        let loss = machine.disk.crash(seed + 1).expect("all is closed");
        total.add(&loss);
    }
    let kept = rows(&mut machine.open().await).await;
    (acknowledged.iter().all(|x| kept.contains(x)), total)
}

#[tokio::test]
async fn acknowledged_rows_survive_every_power_loss_with_full_sync() {
    let mut total = Loss::default();
    for seed in 0..150 {
        let (good, loss) = lose_power_while_writing(seed, SqliteSynchronous::Full, false).await;
        assert!(good, "seed {seed} lost an acknowledged row");
        total.dropped += loss.dropped;
        total.torn += loss.torn;
    }
    assert!(total.dropped > 50 && total.torn > 50, "the disk lost too little to prove anything: {total:?}");
}

#[tokio::test]
async fn rows_are_lost_when_syncs_are_taken_out_or_lied_about() {
    let (mut off, mut lied) = (0, 0);
    for seed in 20..40 {
        off += u32::from(!lose_power_while_writing(seed, SqliteSynchronous::Off, false).await.0);
        lied += u32::from(!lose_power_while_writing(seed, SqliteSynchronous::Full, true).await.0);
    }
    assert!(off >= 10, "synchronous=OFF was caught in {off} of 20 seeds");
    assert!(lied >= 10, "a lying disk was caught in {lied} of 20 seeds");
}

#[tokio::test]
async fn a_commit_syncs_once_and_a_failed_sync_is_not_a_commit() {
    let machine = Machine::new(SqliteSynchronous::Full);
    let mut connection = machine.open().await;
    insert(&mut connection, 1).await.expect("a row");
    let before = machine.disk.counts();
    insert(&mut connection, 2).await.expect("a row");
    assert_eq!(machine.disk.counts().syncs, before.syncs + 1);
    assert!(machine.disk.counts().bytes > before.bytes + 3000);

    machine.disk.fail_sync_after(0);
    assert!(insert(&mut connection, 3).await.is_err());
    machine.disk.fail_write_after(0);
    assert!(insert(&mut connection, 4).await.is_err());
    insert(&mut connection, 5).await.expect("the disk is well again");
    let found = rows(&mut connection).await;
    assert!(found.starts_with(&[1, 2]) && found.ends_with(&[5]) && !found.contains(&4), "{found:?}");
}

#[tokio::test]
async fn a_full_disk_is_reported_and_heals() {
    let machine = Machine::new(SqliteSynchronous::Full);
    let mut connection = machine.open().await;
    machine.disk.fill_after(20_000);
    let mut written = 0;
    let error = loop {
        match insert(&mut connection, written).await {
            Ok(()) => written += 1,
            Err(error) => break error.to_string(),
        }
    };
    assert!(error.contains("full"), "{error}");
    machine.disk.heal();
    assert_eq!(rows(&mut connection).await.len() as i64, written);
    insert(&mut connection, 99).await.expect("there is room again");
    connection.close().await.expect("closes");
    assert_eq!(machine.disk.counts().open, 0);
}

#[tokio::test]
async fn an_open_file_stays_dead_after_the_power_is_back() {
    let machine = Machine::new(SqliteSynchronous::Full);
    let mut connection = machine.open().await;
    insert(&mut connection, 1).await.expect("a row");
    machine.disk.cut_power();
    assert!(machine.try_open().await.is_err(), "nothing opens without power");
    assert!(insert(&mut connection, 2).await.is_err());
    let _fails_without_power = connection.close().await;
    machine.disk.crash(1).expect("all is closed");
    assert_eq!(rows(&mut machine.open().await).await, [1]);
}
