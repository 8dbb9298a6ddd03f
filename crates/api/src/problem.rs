//! Problems as JSON problem details (RFC 9457), in both languages.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::problem::{Code, Kind, Problem};
use platform::product_check::FindingCard;
use serde::Serialize;
use utoipa::ToSchema;

use crate::limits;

/// What a client gets instead of an answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemDetails {
    /// A URI that names the problem: `urn:anji:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// Title in English.
    pub title: String,
    /// Title in Chinese.
    pub title_zh: String,
    /// HTTP status.
    pub status: u16,
    /// Stable code; see docs/errors.md.
    pub code: String,
    /// What happened and what to do, in English.
    pub detail: String,
    /// What happened and what to do, in Chinese.
    pub detail_zh: String,
    /// Of a refused product document: everything a check found in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingCard>,
}

/// A [`Problem`] on its way out.
#[derive(Debug)]
pub struct ApiProblem(pub Problem);

impl From<Problem> for ApiProblem {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

/// The HTTP status of a code.
#[must_use]
pub fn status(code: Code) -> StatusCode {
    match (code, code.kind()) {
        (Code::TooLarge, _) => StatusCode::PAYLOAD_TOO_LARGE,
        (_, Kind::Invalid) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, Kind::Unauthenticated) => StatusCode::UNAUTHORIZED,
        (_, Kind::Forbidden) => StatusCode::FORBIDDEN,
        (_, Kind::NotFound) => StatusCode::NOT_FOUND,
        (_, Kind::Conflict) => StatusCode::CONFLICT,
        (_, Kind::TooMuch) => StatusCode::TOO_MANY_REQUESTS,
        (_, Kind::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
        (_, Kind::Internal) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The media type of problems (RFC 9457).
pub const MEDIA_TYPE: &str = "application/problem+json";

/// What to say when a layer or an extractor refused a request before any handler saw it.
#[must_use]
pub fn of_layer(status: StatusCode) -> Problem {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(limits::MAX_MODEL_BODY_BYTES),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => {
            Problem::new(Code::Busy, "the answer took too long: try again with the same Idempotency-Key")
        }
        status if status.is_server_error() => {
            Problem::new(Code::Internal, "the request could not be finished: see the log")
        }
        StatusCode::NOT_FOUND => Problem::new(Code::NotFound, "there is no such page or file: begin at /"),
        StatusCode::METHOD_NOT_ALLOWED => Problem::new(Code::Invalid, "this address is only read: use GET"),
        _ => Problem::new(Code::Invalid, "the request could not be read: see /openapi.json for what this route takes"),
    }
}

/// A body past its bound.
#[must_use]
pub fn too_large(most: usize) -> Problem {
    Problem::new(Code::TooLarge, format!("a body of this route holds at most {most} bytes: send less"))
}

impl IntoResponse for ApiProblem {
    fn into_response(self) -> Response {
        response(status(self.0.code), self.0)
    }
}

/// A problem as an answer with a status of its own.
#[must_use]
pub fn response(status: StatusCode, problem: Problem) -> Response {
    if status.is_server_error() {
        tracing::error!(code = problem.code.as_str(), problem = ?problem, "request failed");
    }
    let body = ProblemDetails {
        kind: format!("urn:anji:problem:{}", problem.code.as_str()),
        title: problem.code.en().into(),
        title_zh: problem.code.zh().into(),
        status: status.as_u16(),
        code: problem.code.as_str().into(),
        detail_zh: problem.detail_zh().to_owned(),
        detail: problem.detail,
        findings: problem.findings,
    };
    let mut response = (status, axum::Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response
}
