//! A number for each request: in its answer, in the log, and in whatever a user sends to support.

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::limits::MAX_REQUEST_ID_BYTES;

/// The header of the number, both ways.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Takes the caller's number, or draws one, and puts it on the log and the answer.
pub async fn number(request: Request, next: Next) -> Response {
    let id = given(request.headers()).unwrap_or_else(drawn);
    // The route and not the path: an id of a loan in the log would follow whoever reads it.
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", id, method = %request.method(), route, user = tracing::field::Empty);
    let mut response = async {
        let response = next.run(request).await;
        tracing::info!(status = response.status().as_u16(), "answered");
        response
    }
    .instrument(span)
    .await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

/// Puts who asks on the request's line in the log, by user id: what was refused can be followed to somebody.
pub fn asked_by(user: impl std::fmt::Display) {
    tracing::Span::current().record("user", tracing::field::display(user));
}

/// A number from outside is repeated only when it cannot break a log line.
fn given(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(HEADER)?.to_str().ok()?;
    let fits = (1..=MAX_REQUEST_ID_BYTES).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic());
    fits.then(|| id.to_owned())
}

fn drawn() -> String {
    platform::clock::random::<8>().map_or_else(|_| "none".to_owned(), hex::encode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_from_outside_at_the_bound() {
        let headers = |id: &str| HeaderMap::from_iter([(HEADER, HeaderValue::from_str(id).unwrap())]);
        assert_eq!(given(&headers("abc-1")).as_deref(), Some("abc-1"));
        assert!(given(&headers(&"a".repeat(MAX_REQUEST_ID_BYTES))).is_some());
        assert!(given(&headers(&"a".repeat(MAX_REQUEST_ID_BYTES + 1))).is_none());
        assert!(given(&headers("a b")).is_none() && given(&HeaderMap::new()).is_none());
        assert_ne!(drawn(), drawn());
    }
}
