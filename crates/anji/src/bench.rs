//! Whole jobs, measured beside a floor on this machine.

use crate::cli::{BenchCommand, Shared};

/// Runs a benchmark.
pub async fn run(_shared: &Shared, _command: BenchCommand) -> anyhow::Result<()> {
    anyhow::bail!("being written")
}
