//! The PostgreSQL programs: where they are, as whom they run, and how they are called.

use std::fs;
use std::io;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::{MAX_CONNECTIONS, MAX_WAIT_SECONDS, PgError, run};

const PROGRAMS: [&str; 3] = ["initdb", "pg_ctl", "postgres"];
/// Bytes of the server's log shown when a start fails.
const LOG_TAIL: usize = 2_000;

/// The programs of one PostgreSQL version and the user they run as.
#[derive(Debug, Clone)]
pub(super) struct Server {
    programs: PathBuf,
    user: Option<User>,
}

#[derive(Debug, Clone)]
struct User {
    name: &'static str,
    uid: u32,
    gid: u32,
}

impl Server {
    pub(super) fn find() -> Result<Self, PgError> {
        let programs = folders().into_iter().find(|folder| PROGRAMS.iter().all(|name| folder.join(name).is_file()));
        let programs = programs.ok_or(PgError::NoBinaries)?;
        let user = if id(&["-u"]) == Some(0) {
            Some(["postgres", "nobody"].into_iter().find_map(User::find).ok_or(PgError::NoUser)?)
        } else {
            None
        };
        Ok(Self { programs, user })
    }

    /// Gives a path to the server's user and nobody else.
    pub(super) fn own(&self, path: &Path, mode: u32) -> io::Result<()> {
        if let Some(user) = &self.user {
            chown(path, Some(user.uid), Some(user.gid))?;
        }
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }

    pub(super) fn make(&self, folder: &Path, password_file: &Path) -> Result<(), PgError> {
        let mut initdb = self.command("initdb");
        // Not synced while it is made: a crash before the first start only means making it again.
        initdb.args(["--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        initdb.args(["--auth=scram-sha-256", "--no-instructions"]);
        initdb.arg("--pwfile").arg(password_file).arg("-D").arg(folder.join("data"));
        finish("initdb", initdb, None)
    }

    pub(super) fn start(&self, folder: &Path, port: u16) -> Result<(), PgError> {
        let log = folder.join("log");
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on \
             -c max_connections={MAX_CONNECTIONS} -c shared_buffers=64MB"
        );
        let mut start = self.control(folder);
        start.arg("start").arg("-l").arg(&log).arg("-o").arg(options);
        finish("pg_ctl start", start, Some(&log))
    }

    pub(super) fn stop(&self, folder: &Path, mode: &str) -> Result<(), PgError> {
        let mut stop = self.control(folder);
        stop.args(["stop", "-m", mode]);
        finish("pg_ctl stop", stop, None)
    }

    /// A shell that waits for the end of its standard input, which this process holds, then stops and removes all.
    pub(super) fn watch(&self, folder: &Path) -> Result<Child, PgError> {
        let script = r#"read -r _; "$1" stop -D "$2/data" -m immediate; rm -rf "$2""#;
        let mut shell = self.as_user(Path::new("sh"));
        shell.args(["-c", script, "watchdog"]).arg(self.programs.join("pg_ctl")).arg(folder);
        // Its own process group: an interrupt at the terminal must end the tests, not the one who cleans up.
        shell.process_group(0).current_dir("/").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        shell.spawn().map_err(|source| PgError::Folder { folder: folder.into(), source })
    }

    fn control(&self, folder: &Path) -> Command {
        let mut control = self.command("pg_ctl");
        control.arg("-D").arg(folder.join("data")).args(["-w", "-t"]).arg(MAX_WAIT_SECONDS.to_string());
        control
    }

    fn command(&self, program: &str) -> Command {
        let mut command = self.as_user(&self.programs.join(program));
        command.current_dir("/");
        command
    }

    fn as_user(&self, program: &Path) -> Command {
        let Some(user) = &self.user else { return Command::new(program) };
        if found_in_path("setpriv") {
            let mut command = Command::new("setpriv");
            command.arg(format!("--reuid={}", user.uid)).arg(format!("--regid={}", user.gid));
            command.arg("--clear-groups").arg(program);
            return command;
        }
        let mut command = Command::new("runuser");
        command.args(["-u", user.name, "--"]).arg(program);
        command
    }
}

impl User {
    fn find(name: &'static str) -> Option<Self> {
        Some(Self { name, uid: id(&["-u", name])?, gid: id(&["-g", name])? })
    }
}

fn id(arguments: &[&str]) -> Option<u32> {
    let mut command = Command::new("id");
    command.args(arguments);
    let (good, text) = run(command).ok()?;
    good.then(|| text.parse().ok()).flatten()
}

/// PATH first, then where distributions put them, the newest version first.
fn folders() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = path_folders();
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    found.extend(versions.into_iter().rev().map(|(_, folder)| folder));
    found.push("/usr/local/bin".into());
    found
}

fn path_folders() -> Vec<PathBuf> {
    std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default()
}

fn found_in_path(program: &str) -> bool {
    path_folders().iter().any(|folder| folder.join(program).is_file())
}

fn finish(program: &str, command: Command, log: Option<&Path>) -> Result<(), PgError> {
    let (good, mut output) =
        run(command).map_err(|error| PgError::Program { program: program.into(), output: error.to_string() })?;
    if good {
        return Ok(());
    }
    if let Some(log) = log.and_then(|log| fs::read(log).ok()) {
        output.push('\n');
        output.push_str(&String::from_utf8_lossy(&log[log.len().saturating_sub(LOG_TAIL)..]));
    }
    Err(PgError::Program { program: program.into(), output })
}
