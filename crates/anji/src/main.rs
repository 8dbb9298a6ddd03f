//! The binary: command line, server, demo, benchmarks.

mod bench;
mod cli;
mod commands;
mod demo;
mod desk;
mod output;
mod serve;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use platform::problem::{Kind, Problem};

use crate::cli::{Cli, Command};

/// A check found a difference: not an error of the program, but not a success.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Difference(pub String);

fn main() -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    start_log();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("anji: the runtime did not start: {error}");
            return ExitCode::from(70);
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A reader that closed early (`| head`) is not a failure.
            let _ = writeln!(std::io::stderr(), "anji: {error:#}");
            ExitCode::from(exit_code(&error))
        }
    }
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

/// Logs go to standard error; `ANJI_LOG` chooses what.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("ANJI_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(true).compact().init();
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
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
