//! Users, keys for programs, roles.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use codes::ApiKeyId;
use platform::Role;
use platform::identity::User;
use platform::keys::{KeyCard, NewKey};
use platform::open_sessions::{SessionCard, SessionsEnded};
use platform::people::{RightsCard, UserCard, rights};
use platform::problem::Outcome;
use serde::Deserialize;
use utoipa::ToSchema;

use super::applications::{Nothing, id};
use super::page::{ListPage, Rows, rows};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// Roles to hold from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRoles {
    /// Ids of roles, as `/v1/roles` gives them.
    pub roles: Vec<String>,
}

/// A key to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyRequest {
    /// Name of the user on whose behalf it acts.
    pub user: String,
    /// What it is for.
    pub label: String,
}

pub(super) fn roles(names: &[String]) -> Outcome<BTreeSet<Role>> {
    names.iter().map(|name| name.parse()).collect()
}

/// A user as it stands after a change, which ends a lock only with a new password.
fn card(user: User) -> UserCard {
    UserCard::of(&user, false)
}

/// Lists users by name.
#[utoipa::path(get, path = "/v1/users", operation_id = "list_users", tag = "people", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<UserCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<UserCard>>, ApiProblem> {
    Ok(rows(app.platform.user_cards(&who, page.after(), page.limit()).await?))
}

/// Replaces a user's roles; the user's sessions end.
#[utoipa::path(put, path = "/v1/users/{name}/roles", operation_id = "change_roles", tag = "people", security(("bearer" = [])), request_body = NewRoles,
    params(("name" = String, Path, description = "User name."), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = UserCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn change_roles(
    State(app): State<App>,
    Path(name): Path<String>,
    write: Write<NewRoles>,
) -> Result<Response, ApiProblem> {
    let (platform, name, body) = (&app.platform, &name, &write.body);
    write
        .run(platform, StatusCode::OK, card, |request| async move {
            platform.change_roles(&request, name, roles(&body.roles)?).await
        })
        .await
}

/// Stops a user from signing in; the user's sessions end.
#[utoipa::path(post, path = "/v1/users/{name}/disable", operation_id = "disable_user", tag = "people", security(("bearer" = [])), request_body = Nothing,
    params(("name" = String, Path, description = "User name."), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = UserCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn disable(
    State(app): State<App>,
    Path(name): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, name) = (&app.platform, &name);
    write
        .run(platform, StatusCode::OK, card, |request| async move { platform.disable_user(&request, name).await })
        .await
}

/// Lists a user's open sessions, the newest first.
#[utoipa::path(get, path = "/v1/users/{name}/sessions", operation_id = "list_user_sessions", tag = "people", security(("bearer" = [])),
    params(("name" = String, Path, description = "User name.")),
    responses((status = 200, body = Rows<SessionCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn sessions(
    State(app): State<App>,
    Signed(who): Signed,
    Path(name): Path<String>,
) -> Result<Json<Rows<SessionCard>>, ApiProblem> {
    Ok(rows((app.platform.user_sessions(&who, &name).await?, None)))
}

/// Ends a user's sessions; the user may sign in again.
#[utoipa::path(delete, path = "/v1/users/{name}/sessions", operation_id = "end_user_sessions", tag = "people", security(("bearer" = [])),
    params(("name" = String, Path, description = "User name."), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = SessionsEnded), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn end_sessions(
    State(app): State<App>,
    Path(name): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, name) = (&app.platform, &name);
    write
        .run(
            platform,
            StatusCode::OK,
            |ended: SessionsEnded| ended,
            |request| async move { platform.end_user_sessions(&request, name).await },
        )
        .await
}

/// Lists keys for programs.
#[utoipa::path(get, path = "/v1/keys", operation_id = "list_keys", tag = "people", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<KeyCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn keys(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<KeyCard>>, ApiProblem> {
    Ok(rows(app.platform.key_cards(&who, page.after(), page.limit()).await?))
}

/// Makes a key for a program; its token is in this answer and nowhere else.
#[utoipa::path(post, path = "/v1/keys", operation_id = "make_key", tag = "people", security(("bearer" = [])), request_body = KeyRequest,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry; a retry is told the id without the token")),
    responses((status = 201, body = NewKey), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn make_key(State(app): State<App>, write: Write<KeyRequest>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write
        .run(
            platform,
            StatusCode::CREATED,
            |key: NewKey| key,
            |request| async move { platform.make_key(&request, &body.user, &body.label).await },
        )
        .await
}

/// Revokes a key: the next request under it is refused.
#[utoipa::path(post, path = "/v1/keys/{id}/revoke", operation_id = "revoke_key", tag = "people", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = KeyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn revoke_key(
    State(app): State<App>,
    Path(key): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, key) = (&app.platform, &key);
    write
        .run(
            platform,
            StatusCode::OK,
            |card: KeyCard| card,
            |request| async move {
                request.who.require(platform::Action::ManageKeys)?;
                let key: ApiKeyId = id("key", key).map_err(|problem| problem.0)?;
                platform.revoke_key(&request, key).await
            },
        )
        .await
}

/// Shows roles and what each may do.
#[utoipa::path(get, path = "/v1/roles", operation_id = "show_roles", tag = "people", security(("bearer" = [])),
    responses((status = 200, body = RightsCard), (status = 401, body = ProblemDetails)))]
pub async fn show_roles(_who: Signed) -> Json<RightsCard> {
    Json(rights())
}
