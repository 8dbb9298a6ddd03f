//! Users, keys for programs, roles.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use codes::ApiKeyId;
use platform::identity::User;
use platform::keys::{KeyCard, NewKey};
use platform::people::{RightsCard, UserCard, rights};
use platform::problem::Outcome;
use platform::sessions::{LinkFor, SignInLink};
use platform::{Request, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::applications::{Nothing, Rows, id};
use super::paging::{ListPage, rows};
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

/// A user to add.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// Name to sign in with.
    pub name: String,
    /// Ids of roles, as `/v1/roles` gives them.
    pub roles: Vec<String>,
}

/// A user that was just added.
#[derive(Serialize, ToSchema)]
pub struct InvitedUser {
    /// The user.
    pub user: UserCard,
    /// The one-time link to send: shown once, absent when the request is repeated.
    pub link: Option<String>,
    /// The link is no longer good from this instant.
    pub expires_at: Option<String>,
}

/// A one-time link.
#[derive(Serialize, ToSchema)]
pub struct LinkCard {
    /// The path to open, with its token; shown once.
    pub link: String,
    /// No longer good from this instant.
    pub expires_at: String,
}

impl From<SignInLink> for LinkCard {
    fn from(link: SignInLink) -> Self {
        Self { link: format!("/welcome?token={}", link.token), expires_at: link.expires_at.to_string() }
    }
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

fn roles(names: &[String]) -> Outcome<BTreeSet<Role>> {
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

/// Adds a user, who sets a password when opening the one-time link of this answer.
#[utoipa::path(post, path = "/v1/users", operation_id = "add_user", tag = "people", security(("bearer" = [])), request_body = NewUser,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry; a retry is told the user without the link")),
    responses((status = 201, body = InvitedUser), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn add(State(app): State<App>, write: Write<NewUser>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let mut added: Option<User> = None;
    let response = write
        .run(
            platform,
            StatusCode::CREATED,
            |user: User| {
                added = Some(user.clone());
                InvitedUser { user: card(user), link: None, expires_at: None }
            },
            |request| async move { platform.invite_user(&request, &body.name, roles(&body.roles)?).await },
        )
        .await?;
    let Some(user) = added.filter(|_| !response.headers().contains_key("idempotent-replayed")) else {
        return Ok(response);
    };
    // The link is made after the user and not remembered: what is kept beside an idempotency key is kept in clear.
    let request = Request::plain(&write.who);
    let link = LinkCard::from(platform.sign_in_link(&request, &user.name, LinkFor::SettingPassword).await?);
    let invited = InvitedUser { user: card(user), link: Some(link.link), expires_at: Some(link.expires_at) };
    Ok((StatusCode::CREATED, Json(invited)).into_response())
}

/// Makes a one-time link with which a user sets a new password; one made earlier no longer works.
#[utoipa::path(post, path = "/v1/users/{name}/link", operation_id = "make_link", tag = "people", security(("bearer" = [])), request_body = Nothing,
    params(("name" = String, Path, description = "User name."), ("Idempotency-Key" = String, Header, description = "required as for every write; each request makes a new link")),
    responses((status = 201, body = LinkCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn link(
    State(app): State<App>,
    Path(name): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, name) = (&app.platform, &name);
    write
        .run(platform, StatusCode::CREATED, LinkCard::from, |request| async move {
            platform.sign_in_link(&request, name, LinkFor::SettingPassword).await
        })
        .await
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
