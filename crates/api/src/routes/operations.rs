//! Health and measurements.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::problem::{ApiProblem, ProblemDetails};

/// How the service is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// `ok` when the book can be read.
    pub status: &'static str,
    /// Version of the program.
    pub version: &'static str,
    /// Age of the oldest event not sealed yet, in milliseconds.
    pub unsealed_ms: u64,
}

/// Whether the service can work: it reads the book.
#[utoipa::path(get, path = "/healthz", tag = "operations", responses((status = 200, body = Health), (status = 503, body = ProblemDetails)))]
pub async fn healthz(State(app): State<App>) -> Result<Json<Health>, ApiProblem> {
    app.platform.is_set_up().await?;
    let stats = app.platform.book().stats().await;
    Ok(Json(Health { status: "ok", version: env!("CARGO_PKG_VERSION"), unsealed_ms: stats.unsealed_ms }))
}

/// Measurements in Prometheus' text format.
#[utoipa::path(get, path = "/metrics", tag = "operations", responses((status = 200, body = String, content_type = "text/plain")))]
pub async fn metrics(state: State<App>) -> String {
    crate::metrics::render(state).await
}
