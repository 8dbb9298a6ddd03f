//! The data folder of release 0.1.0, and a shell to work on a copy of it.
//!
//! `golden/data-0.1.0.tar.gz` holds `data` as that release left it (a small demo: simulated firms, keys drawn for it and
//! used for nothing else), `before.json`, the signed heads of that day, and `summary.json`, what `anji summary --json` said then.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A copy of the folder in a place of its own.
pub struct Golden {
    folder: tempfile::TempDir,
}

impl Golden {
    pub fn unpacked() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/data-0.1.0.tar.gz");
        let done = Command::new("tar").arg("-xzf").arg(&archive).current_dir(folder.path()).status().unwrap();
        assert!(done.success(), "unpacking {}", archive.display());
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs a script as a person would type it, with the program of this build in the path and no setting of this machine.
    pub fn shell(&self, script: &str, settings: &[(&str, &str)]) -> Output {
        let program = Path::new(env!("CARGO_BIN_EXE_anji")).parent().unwrap();
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", program.display());
        let mut bash = Command::new("bash");
        bash.args(["-euo", "pipefail", "-c", script]).current_dir(self.folder.path());
        bash.env_clear().env("PATH", path).env("LANG", "C.UTF-8").envs(settings.iter().copied());
        bash.output().unwrap()
    }
}
