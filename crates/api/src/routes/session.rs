//! Signing in and out.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::extract::{Body, Signed, bearer};
use crate::problem::{ApiProblem, ProblemDetails};

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
}

/// A session.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// Bearer token for the Authorization header.
    pub token: String,
    /// No longer good from this instant.
    pub expires_at: String,
    /// The person.
    pub user: Me,
}

/// The person who asks.
#[derive(Serialize, ToSchema)]
pub struct Me {
    /// User id.
    pub id: String,
    /// User name.
    pub name: String,
    /// Roles held.
    pub roles: Vec<String>,
}

/// Signs in with a password.
#[utoipa::path(post, path = "/v1/login", tag = "session", request_body = Login, responses(
    (status = 200, body = Session), (status = 401, body = ProblemDetails), (status = 429, body = ProblemDetails)))]
pub async fn login(State(app): State<App>, body: Body<Login>) -> Result<Json<Session>, ApiProblem> {
    let Login { institution, name, password } = body.value;
    let signed = app.platform.sign_in(&institution, &name, &password).await?;
    let roles = signed.user.roles.iter().map(|role| role.as_str().to_owned()).collect();
    let user = Me { id: signed.user.id.to_string(), name: signed.user.name, roles };
    Ok(Json(Session { token: signed.token, expires_at: signed.expires_at.to_string(), user }))
}

/// Ends the session.
#[utoipa::path(post, path = "/v1/logout", tag = "session", security(("bearer" = [])), responses((status = 204), (status = 401, body = ProblemDetails)))]
pub async fn logout(State(app): State<App>, headers: HeaderMap) -> Result<StatusCode, ApiProblem> {
    let token = bearer(&headers)?;
    app.platform.authenticate(&token).await?;
    app.platform.sign_out(&token).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who asks.
#[utoipa::path(get, path = "/v1/me", tag = "session", security(("bearer" = [])), responses((status = 200, body = Me), (status = 401, body = ProblemDetails)))]
pub async fn me(Signed(who): Signed) -> Json<Me> {
    Json(Me {
        id: who.user.to_string(),
        name: who.name,
        roles: who.roles.iter().map(|role| role.as_str().to_owned()).collect(),
    })
}
