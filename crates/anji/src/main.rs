//! The binary: command line, server, demo, benchmarks.

mod bench;
mod cli;
mod cli_guarantee;
mod cli_quality;
mod commands;
mod demo;
mod desk;
mod output;
mod serve;
mod settings;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;
use platform::problem::{Kind, Problem};

use crate::cli::{Cli, Command};
use crate::settings::Settings;

/// A check found a difference: not an error of the program, but not a success.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Difference(pub String);

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let (settings, cli) = match settled(&arguments) {
        Ok(settled) => settled,
        Err(error) => {
            eprintln!("anji: {error:#}");
            return ExitCode::from(2);
        }
    };
    start_log(&cli.shared.log);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("anji: the runtime did not start: {error}");
            return ExitCode::from(70);
        }
    };
    let done = match &cli.command {
        Command::Settings => settings::show(&settings, &arguments, cli.shared.json),
        _ => runtime.block_on(run(cli)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A reader that closed early (`| head`) is not a failure.
            let _ = writeln!(std::io::stderr(), "anji: {}", said(&error));
            ExitCode::from(exit_code(&error))
        }
    }
}

/// The command line with the settings file under it.
fn settled(arguments: &[OsString]) -> anyhow::Result<(Settings, Cli)> {
    let settings = Settings::read(arguments)?;
    let cli = settings.command_line(arguments)?;
    Ok((settings, cli))
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    let shared = cli.shared;
    match cli.command {
        Command::Completions { shell } => {
            // Written at once: a reader such as `head` may close the pipe in the middle.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "anji", &mut script);
            output::print(&String::from_utf8_lossy(&script))
        }
        Command::Openapi => output::print(&api::openapi()),
        Command::Errors => output::print(&output::error_catalogue()),
        Command::Demo(demo) => demo::run(&shared, demo).await,
        Command::Serve(options) => serve::run(&shared, options).await,
        Command::Bench(bench) => bench::run(&shared, bench).await,
        other => commands::run(&shared, other).await,
    }
}

/// Logs go to standard error.
fn start_log(filter: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_else(|error| {
        eprintln!("anji: --log {filter}: {error}; logging warnings");
        tracing_subscriber::EnvFilter::new("warn")
    });
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(true).compact().init();
}

/// An error with its causes, each said once: a cause that the words before it repeat already says nothing new.
fn said(error: &anyhow::Error) -> String {
    let mut said = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if said.contains(&cause) {
            continue;
        }
        if !said.is_empty() {
            said.push_str(": ");
        }
        said.push_str(&cause);
    }
    said
}

/// The documented exit code of an error.
fn exit_code(error: &anyhow::Error) -> u8 {
    if error.is::<Difference>() {
        return 7;
    }
    error.downcast_ref::<Problem>().map_or(2, |problem| match problem.code.kind() {
        Kind::Invalid => 2,
        Kind::Unauthenticated | Kind::Forbidden => 3,
        Kind::NotFound => 4,
        Kind::Conflict => 5,
        Kind::TooMuch | Kind::Unavailable => 6,
        Kind::Internal => 70,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_said_once() {
        let error = anyhow::anyhow!("the disk is full").context("writing: the disk is full").context("backup");
        assert_eq!(said(&error), "backup: writing: the disk is full");
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
