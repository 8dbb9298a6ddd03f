//! The project's own commands: `cargo xtask tidy`, `cargo xtask openapi` and `cargo xtask links`.
//!
//! `tidy` reads the tree and says where it departs from the house rules that a compiler cannot see: which crate may use
//! which, how long a file may be, which calls and texts belong where. It builds nothing and takes under a second, so it
//! runs before everything else. `openapi` writes the description of the HTTP interface from the code, or with `--check`
//! fails when the committed one differs.

mod links;
mod openapi;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const HELP: &str = "\
The project's own commands.

  cargo xtask tidy               check the house rules (STYLE.md) over the whole tree
  cargo xtask openapi            write openapi/anji.json from the code
  cargo xtask openapi --check    fail when openapi/anji.json differs from the code
  cargo xtask links target/book  check every link of the built documents

Exit codes: 0 nothing to mend, 1 something to mend or a failure, each with its place and remedy.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["tidy"] => tidy::run(&root()?),
        ["openapi"] => openapi::run(&root()?, openapi::Mode::Write),
        ["openapi", "--check"] => openapi::run(&root()?, openapi::Mode::Check),
        ["links", folder] => links::run(&root()?.join(folder)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("`cargo xtask {}` is not a command\n\n{HELP}", words.join(" ")),
    }
}

/// The workspace's root: the folder above this package, so that the commands work from any folder.
fn root() -> Result<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(package.parent().context("xtask lies in the workspace's root folder")?.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn an_unknown_command_is_answered_with_the_help() {
        let error = run(&["tidi".to_owned()]).unwrap_err().to_string();
        assert!(error.contains("`cargo xtask tidi` is not a command"), "{error}");
        assert!(error.contains("cargo xtask tidy"), "{error}");
    }
}
