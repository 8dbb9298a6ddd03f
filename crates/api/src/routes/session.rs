//! Signing in and out: by password, by a one-time link, and the first person of an empty data folder.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::devices::Device;
use platform::open_sessions::{SessionCard, SessionsEnded};
use platform::problem::{Code, Problem};
use platform::sessions::{Me, SignedIn};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::applications::{Nothing, id};
use super::page::{Rows, rows};
use crate::extract::{Body, Known, Signed, Write, token};
use crate::problem::{ApiProblem, ProblemDetails};
use crate::{App, cookie, requests};

/// Who signs in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// Institution code.
    pub institution: String,
    /// User name.
    pub name: String,
    /// Password.
    pub password: String,
    /// `true` keeps the session in a cookie that no script can read, for a browser; the answer then holds no token.
    #[serde(default)]
    pub cookie: bool,
}

/// A session.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// Bearer token for the Authorization header; null when the session is in the cookie.
    pub token: Option<String>,
    /// No longer good from this instant, however much it is used.
    pub expires_at: String,
    /// The person.
    pub user: Me,
}

/// A one-time link that somebody opened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Redeem {
    /// The token in the link's address.
    pub token: String,
}

/// A new password of one's own.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The new password.
    pub password: String,
    /// The present one; not needed in a session that must set one first.
    pub current: Option<String>,
}

/// Whether the service waits for its first person.
#[derive(Serialize, ToSchema)]
pub struct SetupState {
    /// `true` while the data folder is empty: the link to go on is where the service was started.
    pub needed: bool,
}

/// The first person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    /// The token in the link that `anji serve` printed.
    pub token: String,
    /// User name.
    pub name: String,
    /// Password.
    pub password: String,
}

/// Signs in with a password.
#[utoipa::path(post, path = "/v1/login", tag = "session", request_body = Login, responses(
    (status = 200, body = Session), (status = 401, body = ProblemDetails), (status = 429, body = ProblemDetails)))]
pub async fn login(State(app): State<App>, headers: HeaderMap, body: Body<Login>) -> Result<Response, ApiProblem> {
    let Login { institution, name, password, cookie } = body.value;
    let signed = app.platform.sign_in(&institution, &name, &password, &device(&headers)).await?;
    session(&app, signed, cookie).await
}

/// What the asker signs in with.
fn device(headers: &HeaderMap) -> Device {
    Device::of(headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default())
}

/// Shows a session: in the cookie for a browser, in the body for a program.
async fn session(app: &App, signed: SignedIn, by_cookie: bool) -> Result<Response, ApiProblem> {
    requests::asked_by(signed.who.principal.user);
    let user = app.platform.me(&signed.who).await?;
    let token = (!by_cookie).then(|| signed.token.clone());
    let mut response = Json(Session { token, expires_at: signed.expires_at.to_string(), user }).into_response();
    if by_cookie {
        cookie::set(response.headers_mut(), &app.settings, &signed.token);
    }
    Ok(response)
}

/// Ends the session.
#[utoipa::path(post, path = "/v1/logout", tag = "session", security(("bearer" = []), ("cookie" = [])), responses((status = 204), (status = 401, body = ProblemDetails)))]
pub async fn logout(State(app): State<App>, headers: HeaderMap) -> Result<Response, ApiProblem> {
    let token = token(&headers, &app.settings)?;
    app.platform.recognise(&token).await?;
    app.platform.sign_out(&token).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    cookie::clear(response.headers_mut(), &app.settings);
    // What the browser kept of answers goes with the session; language and units stay.
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}

/// Who asks, where, and what this person may do.
#[utoipa::path(get, path = "/v1/me", tag = "session", security(("bearer" = []), ("cookie" = [])), responses((status = 200, body = Me), (status = 401, body = ProblemDetails)))]
pub async fn me(State(app): State<App>, Known(who): Known) -> Result<Json<Me>, ApiProblem> {
    Ok(Json(app.platform.me(&who).await?))
}

/// Signs in by a one-time link; the session is in the cookie.
#[utoipa::path(post, path = "/v1/links/redeem", tag = "session", request_body = Redeem, responses(
    (status = 200, body = Session), (status = 401, body = ProblemDetails), (status = 429, body = ProblemDetails)))]
pub async fn redeem(State(app): State<App>, headers: HeaderMap, body: Body<Redeem>) -> Result<Response, ApiProblem> {
    let signed = app.platform.redeem(&body.value.token, &device(&headers)).await?;
    session(&app, signed, true).await
}

/// Sets one's own password. This session stays, the person's other ones end.
#[utoipa::path(post, path = "/v1/me/password", tag = "session", security(("bearer" = []), ("cookie" = [])), request_body = NewPassword, responses(
    (status = 204), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 429, body = ProblemDetails)))]
pub async fn set_password(
    State(app): State<App>,
    headers: HeaderMap,
    body: Body<NewPassword>,
) -> Result<StatusCode, ApiProblem> {
    let NewPassword { password, current } = body.value;
    app.platform.set_own_password(&token(&headers, &app.settings)?, &password, current.as_deref()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists one's own open sessions, the newest first.
#[utoipa::path(get, path = "/v1/sessions", operation_id = "list_sessions", tag = "session", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Rows<SessionCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn sessions(
    State(app): State<App>,
    Signed(who): Signed,
    headers: HeaderMap,
) -> Result<Json<Rows<SessionCard>>, ApiProblem> {
    let mine = app.platform.my_sessions(&who, &token(&headers, &app.settings)?).await?;
    Ok(rows((mine, None)))
}

/// Ends one of one's own sessions: the next request under it is refused.
#[utoipa::path(delete, path = "/v1/sessions/{id}", operation_id = "end_session", tag = "session", security(("bearer" = []), ("cookie" = [])),
    params(("id" = String, Path, description = "Session id, as the list gives it."), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = SessionsEnded), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn end(
    State(app): State<App>,
    Path(which): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, which) = (&app.platform, &which);
    write
        .run(
            platform,
            StatusCode::OK,
            |ended: SessionsEnded| ended,
            |request| async move {
                let id = id("session", which).map_err(|problem| problem.0)?;
                platform.end_my_session(&request, id).await
            },
        )
        .await
}

/// Ends every other session of one's own; this one stays.
#[utoipa::path(delete, path = "/v1/sessions", operation_id = "end_other_sessions", tag = "session", security(("bearer" = []), ("cookie" = [])),
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = SessionsEnded), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn end_others(
    State(app): State<App>,
    headers: HeaderMap,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, token) = (&app.platform, &token(&headers, &app.settings)?);
    write
        .run(
            platform,
            StatusCode::OK,
            |ended: SessionsEnded| ended,
            |request| async move { platform.end_my_other_sessions(&request, token).await },
        )
        .await
}

/// Whether the service waits for its first person.
#[utoipa::path(get, path = "/v1/setup", tag = "session", responses((status = 200, body = SetupState)))]
pub async fn setup_state(State(app): State<App>) -> Result<Json<SetupState>, ApiProblem> {
    Ok(Json(SetupState { needed: !app.platform.is_set_up().await? }))
}

/// Makes the first person of an empty data folder, and signs them in by the cookie.
#[utoipa::path(post, path = "/v1/setup", tag = "session", request_body = Setup, responses(
    (status = 200, body = Session), (status = 401, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn setup(State(app): State<App>, headers: HeaderMap, body: Body<Setup>) -> Result<Response, ApiProblem> {
    let Setup { token, name, password } = body.value;
    if !app.settings.setup.as_ref().is_some_and(|secret| secret.opens(&token, app.platform.clock().now())) {
        return Err(Problem::new(
            Code::LinkInvalid,
            "the set-up link is not the one this service printed, or it is too old: start the service again",
        )
        .in_chinese("初始化链接不是本服务打印的链接，或已过期：请重新启动服务，使用新打印的链接")
        .into());
    }
    app.platform.set_up(&name, &password).await?;
    let signed = app.platform.sign_in("platform", &name, &password, &device(&headers)).await?;
    session(&app, signed, true).await
}
