//! How one service is set up: what the operator chose when starting it.

use axum::http::{HeaderMap, Method, Response};
use bytes::Bytes;
use platform::Reach;
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
    pub webhook_reach: Reach,
    /// The console, when there is one.
    pub pages: Option<Pages>,
}

impl Settings {
    /// Whether people reach the service over TLS.
    #[must_use]
    pub fn behind_tls(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}
