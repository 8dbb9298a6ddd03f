//! The demo.

use crate::cli::{Demo, Shared};

/// Runs the demo.
pub async fn run(_shared: &Shared, _demo: Demo) -> anyhow::Result<()> {
    anyhow::bail!("being written")
}
