//! New people and institutions, each with a one-time link: nobody's first password is known to anybody else.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use money::Currency;
use platform::identity::User;
use platform::people::UserCard;
use platform::problem::{Code, Outcome, Problem};
use platform::sessions::{InstitutionCard, LinkFor, SignInLink};
use platform::setup::{InstitutionKind, NewInstitution};
use platform::{Action, Platform, Request};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::applications::Nothing;
use super::page::Rows;
use super::people::roles;
use crate::App;
use crate::extract::{Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};
use crate::settings::Settings;

/// A user to add.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// User name.
    pub name: String,
    /// Ids of roles, as `/v1/roles` gives them.
    pub roles: Vec<String>,
}

/// A one-time sign-in link.
#[derive(Serialize, ToSchema)]
pub struct Link {
    /// The address to open; shown once, good once.
    pub link: String,
    /// No longer good from this instant.
    pub expires_at: String,
}

/// A user that was just added.
#[derive(Serialize, ToSchema)]
pub struct Invited {
    /// The user.
    pub user: UserCard,
    /// The link by which the user sets a password and signs in.
    pub link: Link,
}

/// An institution to register.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// Short name used to sign in: 2 to 32 of a-z, 0-9 and dash.
    pub code: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// `lender` or `guarantor`.
    pub kind: InstitutionKind,
    /// The currency it keeps its books in (ISO 4217).
    pub currency: String,
    /// User name of its first administrator.
    pub admin: String,
}

/// An institution that was just registered.
#[derive(Serialize, ToSchema)]
pub struct Registered {
    /// The institution.
    pub institution: InstitutionCard,
    /// The link by which its administrator sets a password and signs in.
    pub link: Link,
}

fn link(settings: &Settings, made: &SignInLink) -> Link {
    let base = settings.public_url.as_deref().unwrap_or_default().trim_end_matches('/');
    Link { link: format!("{base}/welcome#token={}", made.token), expires_at: made.expires_at.to_string() }
}

/// Adds a user, who signs in by the link in the answer and sets a password there.
#[utoipa::path(post, path = "/v1/users", operation_id = "add_user", tag = "people", security(("bearer" = [])), request_body = NewUser,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry; a retry is given a new link, and the first one no longer works")),
    responses((status = 201, body = Invited), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn add_user(State(app): State<App>, write: Write<NewUser>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let user: User = write
        .once(platform, |request| async move { platform.invite_user(&request, &body.name, roles(&body.roles)?).await })
        .await?;
    let made = platform.sign_in_link(&Request::plain(&write.who), &user.name, LinkFor::SettingPassword).await?;
    let shown = Invited { user: UserCard::of(&user, false), link: link(&app.settings, &made) };
    Ok(axum::response::IntoResponse::into_response((StatusCode::CREATED, Json(shown))))
}

/// Makes a one-time link for a user, who sets a new password there; one made earlier no longer works.
#[utoipa::path(post, path = "/v1/users/{name}/link", operation_id = "make_link", tag = "people", security(("bearer" = [])), request_body = Nothing,
    params(("name" = String, Path, description = "User name."), ("Idempotency-Key" = String, Header, description = "asked for as with every write; each request makes a new link")),
    responses((status = 200, body = Link), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn make_link(
    State(app): State<App>,
    Path(name): Path<String>,
    write: Write<Nothing>,
) -> Result<Json<Link>, ApiProblem> {
    let request = Request::plain(&write.who);
    let made = app.platform.sign_in_link(&request, &name, LinkFor::SettingPassword).await?;
    Ok(Json(link(&app.settings, &made)))
}

/// Lists the institutions of the platform.
#[utoipa::path(get, path = "/v1/institutions", operation_id = "list_institutions", tag = "people", security(("bearer" = [])),
    responses((status = 200, body = Rows<InstitutionCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn institutions(
    State(app): State<App>,
    Signed(who): Signed,
) -> Result<Json<Rows<InstitutionCard>>, ApiProblem> {
    who.require(Action::RegisterInstitution)?;
    let all = app.platform.institutions().await?;
    Ok(Json(Rows { rows: all.into_iter().map(InstitutionCard::from).collect(), next: None }))
}

/// Registers an institution and its first administrator, who signs in by the link in the answer.
#[utoipa::path(post, path = "/v1/institutions", operation_id = "register_institution", tag = "people", security(("bearer" = [])), request_body = Registration,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Registered), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn register(State(app): State<App>, write: Write<Registration>) -> Result<Response, ApiProblem> {
    let made = registered(&app.platform, &write).await?;
    let shown = Registered { link: link(&app.settings, &made.1), institution: made.0 };
    Ok(axum::response::IntoResponse::into_response((StatusCode::CREATED, Json(shown))))
}

async fn registered(platform: &Platform, write: &Write<Registration>) -> Outcome<(InstitutionCard, SignInLink)> {
    let body = &write.body;
    let request = Request::plain(&write.who);
    request.who.require(Action::RegisterInstitution)?;
    let currency = Currency::from_code(&body.currency).ok_or_else(|| {
        Problem::new(Code::Invalid, "the currency is an ISO 4217 code such as CNY")
            .in_chinese("币种须为 ISO 4217 代码，例如 CNY")
    })?;
    if body.kind == InstitutionKind::Operator {
        return Err(Problem::new(Code::Invalid, "there is one operator already: register a lender or a guarantor")
            .in_chinese("平台运营方只有一个：请登记贷款机构或担保机构"));
    }
    let spec = NewInstitution {
        code: body.code.clone(),
        name_zh: body.name_zh.clone(),
        name_en: body.name_en.clone(),
        kind: body.kind,
        currency,
        simulated: false,
    };
    let (institution, link) = platform.register_and_invite(&request, spec, &body.admin).await?;
    Ok((institution.into(), link))
}
