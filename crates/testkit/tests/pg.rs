//! The PostgreSQL that tests run on behaves as a deployment's: roles, durability over a crash, no leftovers.

use sqlx::postgres::PgConnection;
use sqlx::{Connection, Executor};
use testkit::pg::{Cluster, PgError, TestDatabase, shared_superuser_url, test_database};

async fn count(url: &str, sql: &'static str) -> i64 {
    let mut server = PgConnection::connect(url).await.expect("the server answers");
    sqlx::query_scalar(sql).fetch_one(&mut server).await.expect("a count")
}

#[tokio::test]
async fn the_application_owns_nothing_and_sees_only_what_is_granted() {
    let Some(database) = test_database().await else { return };
    let mut owner = PgConnection::connect(&database.owner_url).await.unwrap();
    owner.execute("CREATE TABLE secret (x BIGINT); CREATE TABLE open (x BIGINT)").await.unwrap();
    let user = database.app_url.split("//").nth(1).unwrap().split(':').next().unwrap();
    let grant = sqlx::AssertSqlSafe(format!("GRANT SELECT ON open TO {user}"));
    sqlx::raw_sql(grant).execute(&mut owner).await.unwrap();

    let mut app = PgConnection::connect(&database.app_url).await.unwrap();
    app.execute("SELECT * FROM open").await.unwrap();
    assert!(app.execute("SELECT * FROM secret").await.is_err());
    assert!(app.execute("CREATE TABLE mine (x BIGINT)").await.is_err());
    let fsync: String = sqlx::query_scalar("SHOW fsync").fetch_one(&mut app).await.unwrap();
    assert_eq!(fsync, "on");
}

#[tokio::test]
async fn two_databases_are_apart_and_gone_after_use() {
    let Some(first) = test_database().await else { return };
    let second = test_database().await.unwrap();
    assert_ne!(first.owner_url, second.owner_url);
    let (first_url, second_url) = (first.owner_url.clone(), second.owner_url.clone());
    drop(first);
    assert!(PgConnection::connect(&first_url).await.is_err());
    assert_eq!(count(&second_url, "SELECT 1::bigint").await, 1);
    assert!(shared_superuser_url().await.is_some());
}

#[tokio::test]
async fn committed_rows_survive_an_immediate_stop() {
    let cluster = match Cluster::temporary() {
        Err(PgError::NoBinaries) => return eprintln!("skipped: no PostgreSQL on this machine"),
        other => other.unwrap(),
    };
    let database = TestDatabase::create(&cluster.superuser_url).await.unwrap();
    let mut owner = PgConnection::connect(&database.owner_url).await.unwrap();
    owner.execute("CREATE TABLE kept (x BIGINT); INSERT INTO kept VALUES (7)").await.unwrap();
    let mut open = owner.begin().await.unwrap();
    open.execute("INSERT INTO kept VALUES (8)").await.unwrap();
    cluster.crash().unwrap();
    assert!(PgConnection::connect(&database.owner_url).await.is_err());
    cluster.restart().unwrap();
    assert_eq!(count(&database.owner_url, "SELECT sum(x)::bigint FROM kept").await, 7);
}
