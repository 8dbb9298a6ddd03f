//! Counters and latencies, in Prometheus' text format at `/metrics`.

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::App;

/// Upper bounds of the latency buckets, in seconds.
const BUCKETS: [f64; 10] = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// Installs the process-wide recorder; the second call in one process finds the first one's and reports nothing new.
#[must_use]
pub fn install() -> PrometheusHandle {
    static HANDLE: std::sync::OnceLock<PrometheusHandle> = std::sync::OnceLock::new();
    HANDLE
        .get_or_init(|| {
            let builder = PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Full("anji_http_request_seconds".into()), &BUCKETS)
                .unwrap_or_else(|_| PrometheusBuilder::new());
            let recorder = builder.build_recorder();
            let handle = recorder.handle();
            // Somebody else's recorder in this process (a test's) keeps its place; ours then renders nothing.
            let _ = metrics::set_global_recorder(recorder);
            handle
        })
        .clone()
}

/// Measures each request under its route (never its path, which would make one series per loan).
#[expect(clippy::disallowed_methods, reason = "the edge measures latency")]
pub async fn measure(State(_): State<App>, request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().to_string();
    let started = std::time::Instant::now();
    let response = next.run(request).await;
    let labels = [("route", route), ("method", method), ("status", response.status().as_u16().to_string())];
    metrics::counter!("anji_http_requests_total", &labels).increment(1);
    metrics::histogram!("anji_http_request_seconds", &labels[..2]).record(started.elapsed().as_secs_f64());
    response
}

/// The text of `/metrics`: requests, and how far the log is sealed.
pub async fn render(State(app): State<App>) -> String {
    let stats = app.platform.book().stats().await;
    metrics::gauge!("anji_book_unsealed_milliseconds").set(bounded(stats.unsealed_ms));
    metrics::counter!("anji_book_events_total").absolute(stats.events);
    app.metrics.render()
}

/// Counts beyond 2^53 lose their last digits on a graph, which no graph shows.
#[expect(clippy::cast_precision_loss, reason = "a gauge is a float")]
fn bounded(count: u64) -> f64 {
    count as f64
}
