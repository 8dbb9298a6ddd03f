//! Reads that have not changed are answered with `304`: one place for every `GET` of the API.
//!
//! The tag is a digest of the answer, so it cannot be stale; what it spares is the transfer. Answers stay `no-store`:
//! lending data does not belong in a browser's cache on disk, but a program that keeps its own copy can ask for less.

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use platform::problem::{Code, Problem};
use sha2::{Digest, Sha256};

use crate::limits::MAX_TAGGED_BYTES;
use crate::problem::ApiProblem;

/// Tags the answers of reads.
pub async fn tag(request: Request, next: Next) -> Response {
    let reads = request.method() == Method::GET && request.uri().path().starts_with("/v1/");
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let response = next.run(request).await;
    let fits = response.body().size_hint().exact().is_some_and(|bytes| bytes <= MAX_TAGGED_BYTES);
    if !reads || response.status() != StatusCode::OK || !fits {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // The size is known and within the bound, so this reads what is in memory already.
    let Ok(bytes) = to_bytes(body, usize::try_from(MAX_TAGGED_BYTES).unwrap_or(usize::MAX)).await else {
        return ApiProblem(Problem::new(Code::Internal, "the answer could not be read: see the log")).into_response();
    };
    let tag = format!("\"{}\"", hex::encode(&Sha256::digest(&bytes)[..16]));
    let same = known.is_some_and(|known| {
        known.split(',').any(|one| one.trim() == "*" || one.trim().trim_start_matches("W/") == tag)
    });
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if !same {
        return Response::from_parts(parts, Body::from(bytes));
    }
    parts.status = StatusCode::NOT_MODIFIED;
    for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH] {
        parts.headers.remove(name);
    }
    Response::from_parts(parts, Body::empty())
}
