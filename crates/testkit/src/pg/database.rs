//! One fresh database for each test, with the two roles a deployment has.

use std::sync::OnceLock;

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection};

use super::{CLUSTER_VARIABLE, Cluster, PgError, random_hex};

static SHARED: OnceLock<Result<Cluster, String>> = OnceLock::new();

/// A database of its own for one test; dropped, best effort, with this value.
///
/// ```no_run
/// # async fn example() {
/// let Some(database) = testkit::pg::test_database().await else { return };
/// println!("tables belong to {}, the program runs as {}", database.owner_url, database.app_url);
/// # }
/// ```
#[derive(Debug)]
pub struct TestDatabase {
    /// Role that owns the database and its `public` schema: it makes tables and grants rights.
    pub owner_url: String,
    /// Role of the application: may connect, owns nothing, cannot pass row-level security.
    pub app_url: String,
    superuser_url: String,
    name: String,
}

/// The superuser URL of the cluster that this test run shares; `None`, said on standard error, when no PostgreSQL
/// exists on this machine.
///
/// # Panics
/// When PostgreSQL exists and does not start: a skipped test must mean an absent server and nothing else.
pub async fn shared_superuser_url() -> Option<String> {
    if let Ok(url) = std::env::var(CLUSTER_VARIABLE) {
        return Some(url);
    }
    let started = tokio::task::spawn_blocking(|| {
        let shared = SHARED.get_or_init(|| match Cluster::temporary() {
            Ok(cluster) => Ok(cluster),
            Err(PgError::NoBinaries) => Err(String::new()),
            Err(error) => Err(error.to_string()),
        });
        shared.as_ref().map(|cluster| cluster.superuser_url.clone()).map_err(Clone::clone)
    });
    match started.await.expect("starting a cluster does not panic") {
        Ok(url) => Some(url),
        Err(error) if error.is_empty() => {
            eprintln!("skipped: no PostgreSQL on this machine ({})", PgError::NoBinaries);
            None
        }
        Err(error) => panic!("PostgreSQL is here and did not start: {error}"),
    }
}

/// A fresh database on the shared cluster; `None` when no PostgreSQL exists on this machine.
///
/// # Panics
/// When PostgreSQL exists and does not start or does not answer.
pub async fn test_database() -> Option<TestDatabase> {
    let superuser_url = shared_superuser_url().await?;
    Some(TestDatabase::create(&superuser_url).await.expect("the test cluster makes a database"))
}

impl TestDatabase {
    /// A fresh database on the cluster that `superuser_url` names.
    ///
    /// # Errors
    /// What the server said.
    pub async fn create(superuser_url: &str) -> Result<Self, sqlx::Error> {
        let secret = random_hex().map_err(sqlx::Error::Io)?;
        let name = format!("anji_test_{}", random_hex().map_err(sqlx::Error::Io)?);
        let mut server = PgConnection::connect(superuser_url).await?;
        for sql in [
            format!("CREATE ROLE {name}_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{secret}'"),
            format!("CREATE ROLE {name}_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{secret}'"),
            format!("CREATE DATABASE {name} OWNER {name}_owner"),
            format!("REVOKE ALL ON DATABASE {name} FROM PUBLIC"),
            format!("GRANT CONNECT ON DATABASE {name} TO {name}_app"),
        ] {
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut server).await?;
        }
        server.close().await?;
        let superuser_url = superuser_url.to_owned();
        let database = Self {
            owner_url: url_for(&superuser_url, &format!("{name}_owner"), &secret, &name),
            app_url: url_for(&superuser_url, &format!("{name}_app"), &secret, &name),
            superuser_url,
            name,
        };
        // Older servers let everyone create in `public`; the owner alone may here, on every version.
        let mut inside = PgConnection::connect(&database.superuser_url_inside()).await?;
        let rights = format!(
            "ALTER SCHEMA public OWNER TO {0}_owner; REVOKE ALL ON SCHEMA public FROM PUBLIC; \
             GRANT USAGE ON SCHEMA public TO {0}_app",
            database.name
        );
        sqlx::raw_sql(AssertSqlSafe(rights)).execute(&mut inside).await?;
        inside.close().await?;
        Ok(database)
    }

    /// This database as the superuser, for a test that tampers with stored rows.
    #[must_use]
    pub fn superuser_url_inside(&self) -> String {
        let (server, _) = self.superuser_url.rsplit_once('/').unwrap_or((&self.superuser_url, ""));
        format!("{server}/{}", self.name)
    }

    async fn remove(superuser_url: String, name: String) -> Result<(), sqlx::Error> {
        let mut server = PgConnection::connect(&superuser_url).await?;
        for sql in [
            format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            format!("DROP ROLE IF EXISTS {name}_owner"),
            format!("DROP ROLE IF EXISTS {name}_app"),
        ] {
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut server).await?;
        }
        server.close().await
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let (url, name) = (self.superuser_url.clone(), self.name.clone());
        // A runtime of its own on a thread of its own: a value is dropped inside and outside asynchronous code.
        let worker = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
            runtime.block_on(Self::remove(url, name)).ok()
        });
        let _best_effort = worker.join();
    }
}

/// The superuser's URL with another user, password and database.
fn url_for(superuser_url: &str, user: &str, password: &str, database: &str) -> String {
    let server = superuser_url.rsplit_once('@').map_or(superuser_url, |(_, rest)| rest);
    let server = server.trim_start_matches("postgresql://").trim_start_matches("postgres://");
    let server = server.split_once('/').map_or(server, |(server, _)| server);
    format!("postgres://{user}:{password}@{server}/{database}")
}

#[cfg(test)]
mod tests {
    use super::url_for;

    #[test]
    fn the_server_is_kept_and_the_rest_replaced() {
        let expected = "postgres://a:b@127.0.0.1:5555/c";
        assert_eq!(url_for("postgres://postgres:x@127.0.0.1:5555/postgres", "a", "b", "c"), expected);
        assert_eq!(url_for("postgres://127.0.0.1:5555", "a", "b", "c"), expected);
    }
}
