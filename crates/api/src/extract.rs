//! What every handler is given: who asks, under which idempotency key, with which body.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, MatchedPath, Query, Request as HttpRequest};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use codes::InstitutionId;
use platform::events::from_json;
use platform::problem::{Code, Problem};
use platform::sessions::Recognised;
use platform::{Outcome, Platform, Principal, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::IdempotencyKey;

use crate::problem::{ApiProblem, too_large};
use crate::settings::Settings;
use crate::{App, cookie, limits, rates, requests};

/// Recognises whoever sent a request, and counts it among the user's own.
async fn recognised(app: &App, headers: &HeaderMap) -> Result<Recognised, Response> {
    let refused = |problem: Problem| ApiProblem(problem).into_response();
    let token = token(headers, &app.settings).map_err(refused)?;
    let who = app.platform.recognise(&token).await.map_err(refused)?;
    requests::asked_by(who.principal.user);
    match rates::of_user(app, who.principal.user) {
        Some(refusal) => Err(refusal),
        None => Ok(who),
    }
}

/// Whoever is signed in and may act.
pub async fn signed(app: &App, headers: &HeaderMap) -> Result<Principal, Response> {
    let who = recognised(app, headers).await?;
    who.acting().map_err(|problem| ApiProblem(problem).into_response())
}

/// Somebody who is signed in.
pub struct Signed(pub Principal);

impl FromRequestParts<App> for Signed {
    type Rejection = Response;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        signed(app, &parts.headers).await.map(Self)
    }
}

/// Somebody who is signed in, also when a password has to be set before anything else.
pub struct Known(pub Recognised);

impl FromRequestParts<App> for Known {
    type Rejection = Response;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        recognised(app, &parts.headers).await.map(Self)
    }
}

/// The token of a request: in the Authorization header, or without one in the session cookie.
pub fn token(headers: &HeaderMap, settings: &Settings) -> Outcome<String> {
    let bearer = match headers.get(header::AUTHORIZATION) {
        Some(value) => value.to_str().ok().and_then(|value| value.strip_prefix("Bearer ")).map(str::to_owned),
        None => cookie::token(headers, settings),
    };
    bearer.ok_or_else(|| {
        Problem::new(Code::SignInNeeded, "send the header Authorization: Bearer TOKEN; POST /v1/login gives one")
    })
}

/// A JSON body of known shape: unknown fields, NaN and over-long bodies are refused with the place of the fault.
pub struct Body<T> {
    /// What was sent.
    pub value: T,
    digest: [u8; 32],
}

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = ApiProblem;
    async fn from_request(request: HttpRequest, app: &App) -> Result<Self, ApiProblem> {
        let most = limits::body_bytes(request.uri().path());
        let bytes = Bytes::from_request(request, app).await.map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                too_large(most)
            } else {
                Problem::new(Code::Invalid, "the body could not be read: send it again")
            }
        })?;
        // An act that needs no words may be sent without a body.
        let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        let value = serde_json::from_slice(text).map_err(|error| {
            let code = if error.to_string().starts_with("unknown field") { Code::UnknownField } else { Code::Invalid };
            Problem::new(code, format!("the JSON body cannot be used: {error}"))
        })?;
        Ok(Self { value, digest: Sha256::digest(&bytes).into() })
    }
}

/// The query of a read: unknown fields are refused with their name.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Params<T> {
    type Rejection = ApiProblem;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiProblem> {
        let Query(value) = Query::<T>::try_from_uri(&parts.uri).map_err(|rejection| {
            let said = rejection.body_text();
            let code = if said.contains("unknown field") { Code::UnknownField } else { Code::Invalid };
            Problem::new(code, format!("the query cannot be used: {said}"))
        })?;
        Ok(Self(value))
    }
}

/// A write: who, under which key, with which body.
pub struct Write<T> {
    /// Who asks.
    pub who: Principal,
    /// What was sent.
    pub body: T,
    key: IdempotencyKey,
}

impl<T: DeserializeOwned> FromRequest<App> for Write<T> {
    type Rejection = Response;
    async fn from_request(request: HttpRequest, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Signed(who) = Signed::from_request_parts(&mut parts, app).await?;
        let key = idempotency_key(&parts.headers).map_err(|problem| ApiProblem(problem).into_response())?;
        let method = parts.method.clone();
        let route = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str).to_owned();
        let path = parts.uri.path().to_owned();
        let body = Body::<T>::from_request(HttpRequest::from_parts(parts, body), app).await;
        let body = body.map_err(IntoResponse::into_response)?;
        // The path names the object: the same key on another loan is another request.
        let mut hasher = Sha256::new();
        hasher.update(path.as_bytes());
        hasher.update([0]);
        hasher.update(body.digest);
        let key = app.platform.idempotency_key(format!("{} {method} {route}", who.user), key, hasher.finalize().into());
        Ok(Self { who, body: body.value, key })
    }
}

impl<T> Write<T> {
    /// Runs a command once and gives back its answer, or the one that was given the first time.
    pub async fn once<'a, A, F, Fut>(&'a self, platform: &'a Platform, act: F) -> Outcome<A>
    where
        A: DeserializeOwned,
        F: FnOnce(Request<'a>) -> Fut,
        Fut: Future<Output = Outcome<A>>,
    {
        if let Some(bytes) = platform.remembered(&self.who, &self.key).await? {
            return from_json(&bytes);
        }
        act(Request { who: &self.who, key: Some(self.key.clone()) }).await
    }

    /// Runs a command once. A repeated request gets the answer that was given the first time.
    pub async fn run<'a, A, D, F, Fut>(
        &'a self,
        platform: &'a Platform,
        status: StatusCode,
        show: impl FnOnce(A) -> D,
        act: F,
    ) -> Result<Response, ApiProblem>
    where
        A: DeserializeOwned,
        D: Serialize,
        F: FnOnce(Request<'a>) -> Fut,
        Fut: Future<Output = Outcome<A>>,
    {
        self.run_in(self.who.institution, platform, (status, async |answer| Ok(show(answer))), act).await
    }

    /// The same for what makes something and is shown as it is answered.
    pub async fn create<'a, A, F, Fut>(&'a self, platform: &'a Platform, act: F) -> Result<Response, ApiProblem>
    where
        A: DeserializeOwned + Serialize,
        F: FnOnce(Request<'a>) -> Fut,
        Fut: Future<Output = Outcome<A>>,
    {
        self.run(platform, StatusCode::CREATED, |answer: A| answer, act).await
    }

    /// The same, where showing the answer needs another look at the book.
    pub async fn run_shown<'a, A, D, F, Fut>(
        &'a self,
        platform: &'a Platform,
        status: StatusCode,
        show: impl AsyncFnOnce(A) -> Outcome<D>,
        act: F,
    ) -> Result<Response, ApiProblem>
    where
        A: DeserializeOwned,
        D: Serialize,
        F: FnOnce(Request<'a>) -> Fut,
        Fut: Future<Output = Outcome<A>>,
    {
        self.run_in(self.who.institution, platform, (status, show), act).await
    }

    /// The same for a command that writes into another institution's part of the book, where its answer is remembered.
    pub async fn run_in<'a, A, D, F, Fut>(
        &'a self,
        institution: InstitutionId,
        platform: &'a Platform,
        (status, show): (StatusCode, impl AsyncFnOnce(A) -> Outcome<D>),
        act: F,
    ) -> Result<Response, ApiProblem>
    where
        A: DeserializeOwned,
        D: Serialize,
        F: FnOnce(Request<'a>) -> Fut,
        Fut: Future<Output = Outcome<A>>,
    {
        if let Some(bytes) = platform.remembered_in(institution, &self.key).await? {
            let mut response = (status, axum::Json(show(from_json(&bytes)?).await?)).into_response();
            response.headers_mut().insert("idempotent-replayed", HeaderValue::from_static("true"));
            return Ok(response);
        }
        let answer = act(Request { who: &self.who, key: Some(self.key.clone()) }).await?;
        Ok((status, axum::Json(show(answer).await?)).into_response())
    }
}

fn idempotency_key(headers: &HeaderMap) -> Outcome<String> {
    let missing = || {
        Problem::new(
            Code::KeyMissing,
            format!(
                "send the header Idempotency-Key with 1 to {} visible ASCII characters, the same on every retry",
                limits::MAX_IDEMPOTENCY_KEY_BYTES
            ),
        )
    };
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).ok_or_else(missing)?;
    let fits =
        (1..=limits::MAX_IDEMPOTENCY_KEY_BYTES).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic());
    if fits { Ok(key.to_owned()) } else { Err(missing()) }
}
