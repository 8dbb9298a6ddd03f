//! The HTTP service: listens, answers, and ends in order.

use std::sync::Arc;

use anyhow::{Context, bail};
use platform::problem::{Code, Problem};

use crate::cli::Shared;
use crate::desk::Desk;

/// Runs until it is told to stop (Ctrl-C or SIGTERM); what was accepted is finished first.
pub async fn run(shared: &Shared, listen: &str) -> anyhow::Result<()> {
    let desk = Desk::open_unattended(shared).await?;
    if !desk.platform.is_set_up().await? {
        desk.close().await;
        bail!("this data folder is empty: run `anji init --user NAME` first, or `anji demo` to look around");
    }
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(|error| {
        Problem::new(Code::Busy, format!("cannot listen on {listen}: choose another address with --listen"))
            .because(error)
    })?;
    let address = listener.local_addr().context("the listener has no address")?;
    if !address.ip().is_loopback() {
        eprintln!("注意 · note: {address} can be reached from other machines; put TLS in front of it");
    }
    eprintln!(
        "安济 Anji {} · http://{address} · OpenAPI http://{address}/openapi.json · Ctrl-C 结束 stops",
        env!("CARGO_PKG_VERSION")
    );
    let platform = Arc::new(desk.platform);
    axum::serve(listener, api::router(Arc::clone(&platform)))
        .with_graceful_shutdown(stopped())
        .await
        .context("serving")?;
    match Arc::try_unwrap(platform) {
        Ok(platform) => platform.close().await,
        // A connection that outlived the shutdown still holds it; the book closes when that ends.
        Err(shared) => drop(shared),
    }
    Ok(())
}

/// Ends when the process is asked to stop.
async fn stopped() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
    tracing::info!("stopping: finishing what was accepted");
}
