//! How one service is set up: what the operator chose when starting it.

use axum::http::{HeaderMap, Method, Response};
use bytes::Bytes;
use platform::Targets;
use platform::sessions::SetupSecret;

use crate::rates::Rates;

/// Answers what is not the API's: the console's pages and files, from the method, the path and the headers of a request.
pub type Pages = fn(&Method, &str, &HeaderMap) -> Response<Bytes>;

/// Settings of a service.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The address people open, such as `https://anji.example.org`, when it is not the one listened on. With `https` the
    /// session cookie is sent over TLS only.
    pub public_url: Option<String>,
    /// The secret of the set-up link, while the data folder is empty.
    pub setup: Option<SetupSecret>,
    /// How often somebody may ask.
    pub rates: Rates,
    /// Where messages to subscribers may go.
    pub webhooks: Targets,
    /// From where feeds may come.
    pub feeds: Targets,
    /// Whether the description of the interface (`/docs`, `/openapi.json`) is for those who are signed in only.
    pub closed_docs: bool,
    /// Whether the measurements (`/metrics`) are for those who may read them only.
    pub closed_metrics: bool,
    /// The console, when there is one.
    pub pages: Option<Pages>,
}

impl Settings {
    /// Whether people reach the service over TLS.
    #[must_use]
    pub fn behind_tls(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// Whether a path beside the API is for those who are signed in only. The console's pages and the health of the service
    /// never are.
    #[must_use]
    pub fn is_closed(&self, path: &str) -> bool {
        // As the console finds its files: any number of slashes, and pages below /docs are the same page.
        let path = path.trim_start_matches('/');
        let docs = matches!(path, "docs" | "docs.html" | "openapi.json") || path.starts_with("docs/");
        (docs && self.closed_docs) || (path == "metrics" && self.closed_metrics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closed_is_closed_under_every_address() {
        let (docs, metrics) = (
            Settings { closed_docs: true, ..Settings::default() },
            Settings { closed_metrics: true, ..Settings::default() },
        );
        for path in ["/docs", "//docs", "/docs/", "/docs/loans", "/docs.html", "/openapi.json"] {
            assert!(docs.is_closed(path) && !metrics.is_closed(path), "{path}");
        }
        assert!(metrics.is_closed("/metrics") && !docs.is_closed("/metrics"));
        for path in ["/", "/login", "/healthz", "/readyz", "/assets/docs-1a2b.js", "/docsx", "/v1/me"] {
            assert!(!docs.is_closed(path) && !metrics.is_closed(path), "{path}");
        }
        assert!(!Settings::default().is_closed("/docs") && !Settings::default().is_closed("/metrics"));
    }
}
