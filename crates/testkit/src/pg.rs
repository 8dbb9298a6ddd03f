//! A real PostgreSQL for tests: found on the machine, started as an ordinary user, gone when the tests end.
//!
//! Two ways lead to a cluster, in this order:
//!
//! 1. `ANJI_TEST_POSTGRES` holds the superuser URL of a cluster that the test command started once with
//!    `testkit-pg start DIR`. This is the way under nextest, which runs each test in a process of its own.
//! 2. Otherwise one cluster is started for this process in a temporary folder. A watchdog stops it and removes the
//!    folder when this process ends, however it ends.
//!
//! `fsync` stays on: a test of durability over a server that does not sync would prove nothing.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

mod database;
mod server;

pub use database::{TestDatabase, shared_superuser_url, test_database};

/// Names the superuser URL of a cluster that is already running.
pub const CLUSTER_VARIABLE: &str = "ANJI_TEST_POSTGRES";
/// Connections one test cluster accepts at once: enough for a test thread a core with a pool each.
pub const MAX_CONNECTIONS: u32 = 200;
/// Seconds to wait for the server to start or stop; a longer wait is a failure, not patience.
pub const MAX_WAIT_SECONDS: u32 = 60;
/// Ports tried before giving up: another program can take a free port between our look and the server's bind.
const MAX_PORT_TRIES: u32 = 5;

/// Why a test cluster could not be started or stopped.
#[derive(Debug, thiserror::Error)]
pub enum PgError {
    /// No `initdb`, `pg_ctl` and `postgres` on this machine.
    #[error(
        "no PostgreSQL on this machine: install the server, or put initdb, pg_ctl and postgres in PATH, \
         or set ANJI_TEST_POSTGRES to a superuser URL"
    )]
    NoBinaries,
    /// We are root and neither `postgres` nor `nobody` can be taken on.
    #[error(
        "PostgreSQL refuses to run as root and no user postgres or nobody was found: run the tests as another user"
    )]
    NoUser,
    /// The folder could not be prepared.
    #[error("cannot prepare '{folder}' for PostgreSQL: give a folder whose parents every user may enter")]
    Folder {
        /// The folder asked for.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A PostgreSQL program ended badly.
    #[error("{program} failed: {output}")]
    Program {
        /// `initdb` or `pg_ctl` with its verb.
        program: String,
        /// What it printed, and the end of the server's log.
        output: String,
    },
}

/// One PostgreSQL cluster on a loopback port. It keeps running when this value is dropped unless it is
/// [temporary](Cluster::temporary), so that a test command can start it in one process and use it from others.
#[derive(Debug)]
pub struct Cluster {
    /// `postgres://postgres:...@127.0.0.1:PORT/postgres`. The same after [`Cluster::restart`].
    pub superuser_url: String,
    folder: PathBuf,
    port: u16,
    server: server::Server,
    watchdog: Option<Child>,
}

impl Cluster {
    /// Starts the cluster in `folder`, making it first when the folder is absent or empty.
    ///
    /// # Errors
    /// [`PgError`]; `NoBinaries` lets a caller skip instead of fail.
    pub fn start(folder: &Path) -> Result<Self, PgError> {
        let server = server::Server::find()?;
        let password = prepare(folder, &server)?;
        let mut tries = 0;
        loop {
            tries += 1;
            let port = free_port().map_err(|source| PgError::Folder { folder: folder.into(), source })?;
            match server.start(folder, port) {
                Ok(()) => {
                    return Ok(Self {
                        superuser_url: format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres"),
                        folder: folder.into(),
                        port,
                        server,
                        watchdog: None,
                    });
                }
                Err(error) if tries == MAX_PORT_TRIES => return Err(error),
                Err(_) => {}
            }
        }
    }

    /// A cluster in a temporary folder that ends with this value or with this process, even one that is killed.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn temporary() -> Result<Self, PgError> {
        let home = tempfile::Builder::new().prefix("anji-pg-").tempdir();
        let home = home.map_err(|source| PgError::Folder { folder: std::env::temp_dir(), source })?;
        let mut cluster = Self::start(home.path())?;
        cluster.watchdog = Some(cluster.server.watch(home.path())?);
        let _the_watchdog_removes_it = home.keep();
        Ok(cluster)
    }

    /// Stops the server in `folder` in an orderly way and leaves its files.
    ///
    /// # Errors
    /// `Program` when no server runs there.
    pub fn stop_in(folder: &Path) -> Result<(), PgError> {
        server::Server::find()?.stop(folder, "fast")
    }

    /// Stops the server in an orderly way and leaves its files.
    ///
    /// # Errors
    /// `Program` when it does not stop.
    pub fn stop(&self) -> Result<(), PgError> {
        self.server.stop(&self.folder, "fast")
    }

    /// Stops the server at once, without a checkpoint, as a crash of its processes would: the next start recovers
    /// from the write-ahead log. It does not model lost power: the system's page cache survives.
    ///
    /// # Errors
    /// `Program` when it does not stop.
    pub fn crash(&self) -> Result<(), PgError> {
        self.server.stop(&self.folder, "immediate")
    }

    /// Starts the server again after [`Cluster::stop`] or [`Cluster::crash`], on the same port.
    ///
    /// # Errors
    /// `Program` when it does not start, for example because another program took the port.
    pub fn restart(&self) -> Result<(), PgError> {
        self.server.start(&self.folder, self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut watchdog) = self.watchdog.take() {
            drop(watchdog.stdin.take());
            let _best_effort = watchdog.wait();
        }
    }
}

/// Makes the cluster's files unless they are there, and gives the superuser's password. It is drawn at random and
/// kept in the folder, readable by the server's user only, so that other users of the machine cannot come in.
fn prepare(folder: &Path, server: &server::Server) -> Result<String, PgError> {
    let failed = |source| PgError::Folder { folder: folder.into(), source };
    let password_file = folder.join("password");
    if folder.join("data/PG_VERSION").exists() {
        return Ok(fs::read_to_string(password_file).map_err(failed)?.trim().to_owned());
    }
    fs::create_dir_all(folder).map_err(failed)?;
    let password = random_hex().map_err(failed)?;
    fs::write(&password_file, &password).map_err(failed)?;
    server.own(&password_file, 0o600).and_then(|()| server.own(folder, 0o700)).map_err(failed)?;
    server.make(folder, &password_file)?;
    Ok(password)
}

/// Sixteen random hexadecimal digits: names and passwords that no other process uses.
fn random_hex() -> io::Result<String> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(hex::encode(bytes))
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Runs to the end with nothing inherited; a server that kept our standard output would look like a hung test.
fn run(mut command: Command) -> io::Result<(bool, String)> {
    let done = command.stdin(Stdio::null()).output()?;
    let text = [done.stdout, done.stderr].concat();
    Ok((done.status.success(), String::from_utf8_lossy(&text).trim().to_owned()))
}
