//! Health and measurements.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use platform::Action;
use platform::problem::{Code, Problem};
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::{ApiProblem, ProblemDetails};
use crate::{App, extract, limits};

/// How the service is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// `ok` when the book can be read, `ready` when requests may be sent.
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

/// Whether the service should be sent requests: it is set up, reads its book and keeps up with sealing.
#[utoipa::path(get, path = "/readyz", tag = "operations", responses((status = 200, body = Health), (status = 503, body = ProblemDetails)))]
pub async fn readyz(State(app): State<App>) -> Result<Json<Health>, ApiProblem> {
    let set_up = app.platform.is_set_up().await?;
    let stats = app.platform.book().stats().await;
    if !set_up {
        let problem =
            Problem::new(Code::NotReady, "the data folder is empty: open the set-up link the service printed");
        return Err(problem.in_chinese("数据目录是空的：请打开服务启动时打印的初始化链接").into());
    }
    if stats.unsealed_ms > limits::MAX_UNSEALED_MS {
        let problem = Problem::new(Code::NotReady, "sealing lags behind: look at the log and the disk");
        return Err(problem.in_chinese("账本封存落后：请检查日志与磁盘").into());
    }
    Ok(Json(Health { status: "ready", version: env!("CARGO_PKG_VERSION"), unsealed_ms: stats.unsealed_ms }))
}

/// Measurements in Prometheus' text format. Where the operator closed them, for an auditor's or operator's session or key.
#[utoipa::path(get, path = "/metrics", tag = "operations", responses((status = 200, body = String, content_type = "text/plain"),
    (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn metrics(state: State<App>, headers: HeaderMap) -> Result<String, Response> {
    if state.settings.closed_metrics {
        let who = extract::signed(&state, &headers).await?;
        who.require(Action::ReadMetrics).map_err(|problem| ApiProblem(problem).into_response())?;
    }
    Ok(crate::metrics::render(state).await)
}
