//! Firms, their consents, their credit codes.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use calendar::{add_days, add_months};
use codes::{ConsentId, FirmId, Industry, Region, Uscc};
use decision::{Kyc, Standing};
use platform::firm_file::{ConsentCard, FirmCard, FirmLine, FirmQuery, RevealedCode};
use platform::firms::{Consent, ConsentTerms, NewFirm, text_digest};
use platform::limits::CONSENT_MONTHS;
use platform::problem::{Code, Outcome, Problem};
use platform::{Action, OPERATOR, Platform, Principal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::applications::{Nothing, id};
use super::approvals::Reason;
use super::loans::day;
use super::page::{DEFAULT_PAGE, Rows, rows};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// Which firms.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FirmPage {
    /// Part of the name, or the whole credit code.
    pub q: Option<String>,
    /// First digits of the division code (GB/T 2260).
    pub region: Option<String>,
    /// Section letter or first characters of the industry code (GB/T 4754).
    pub industry: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many rows (1 to 500).
    pub limit: Option<u32>,
}

impl FirmPage {
    /// As the use case takes it.
    pub(super) fn filter(self) -> FirmQuery {
        FirmQuery {
            q: self.q.unwrap_or_default(),
            region: self.region.unwrap_or_default(),
            industry: self.industry.unwrap_or_default(),
        }
    }
}

/// A firm to register.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FirmEntry {
    /// Credit code.
    pub uscc: String,
    /// Registered name.
    pub name: String,
    /// Division code (GB/T 2260); the one in the credit code when left out.
    pub region: Option<String>,
    /// Industry code (GB/T 4754), such as C1411.
    pub industry: String,
    /// When it was registered, if known.
    pub registered_on: Option<String>,
    /// Its register entry, as the officer saw it: `active`, `abnormal`, `deregistered` or `revoked`.
    #[schema(value_type = String)]
    pub standing: Standing,
    /// Whether it and its owners were identified: `complete`, `incomplete` or `hit`.
    #[schema(value_type = String)]
    pub kyc: Kyc,
}

/// What a firm agreed to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentEntry {
    /// What for, such as `credit-assessment`.
    pub purpose: String,
    /// Which source categories.
    pub categories: Vec<String>,
    /// First day; today when left out.
    pub from: Option<String>,
    /// Last day; a year later when left out.
    pub until: Option<String>,
    /// The text the firm saw; only its digest is kept.
    pub text: String,
    /// How it was given, such as `counter-signature` or `one-tap`.
    pub method: String,
}

/// That a firm's identity was erased.
#[derive(Serialize, ToSchema)]
pub struct ErasedFirm {
    /// Firm id: what is left stands under it.
    pub id: String,
    /// Always true.
    pub erased: bool,
}

/// Lists the firms that the asker's institution has a file on.
#[utoipa::path(get, path = "/v1/firms", operation_id = "list_firms", tag = "firms", security(("bearer" = [])), params(FirmPage),
    responses((status = 200, body = Rows<FirmLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<FirmPage>,
) -> Result<Json<Rows<FirmLine>>, ApiProblem> {
    let (after, limit) = (page.after.clone().unwrap_or_default(), page.limit.unwrap_or(DEFAULT_PAGE));
    Ok(rows(app.platform.firm_lines(&who, &page.filter(), &after, limit).await?))
}

/// Shows a firm's file: consents, features under them, applications and loans here.
#[utoipa::path(get, path = "/v1/firms/{id}", operation_id = "show_firm", tag = "firms", security(("bearer" = [])), params(("id" = String, Path)),
    responses((status = 200, body = FirmCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(firm): Path<String>,
) -> Result<Json<FirmCard>, ApiProblem> {
    who.require(Action::ReadFirm)?;
    let firm: FirmId = id("firm", &firm)?;
    Ok(Json(app.platform.firm_card(&who, firm).await?))
}

async fn new_firm(platform: &Platform, who: &Principal, entry: &FirmEntry) -> Outcome<NewFirm> {
    let invalid = |error: &dyn std::fmt::Display| Problem::new(Code::Invalid, error.to_string());
    let uscc: Uscc = entry.uscc.trim().parse().map_err(|error| invalid(&error))?;
    let region: Region = match &entry.region {
        Some(text) => text.parse().map_err(|error| invalid(&error))?,
        None => uscc.region().ok_or_else(|| invalid(&"the credit code names no known division: give region"))?,
    };
    let industry: Industry = entry.industry.parse().map_err(|error| invalid(&error))?;
    Ok(NewFirm {
        id: None,
        uscc,
        name: entry.name.trim().to_owned(),
        region: format!("{:06}", region.number()),
        industry: industry.code().to_owned(),
        registered_on: entry.registered_on.as_deref().map(|text| day(platform, Some(text))).transpose()?,
        standing: entry.standing,
        kyc: entry.kyc,
        simulated: platform.institution(who.institution).await?.simulated,
    })
}

/// Registers a firm and begins the institution's file on it; a known credit code gives the firm that has it.
#[utoipa::path(post, path = "/v1/firms", operation_id = "register_firm", tag = "firms", security(("bearer" = [])), request_body = FirmEntry,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = FirmLine), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn register(State(app): State<App>, write: Write<FirmEntry>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write
        .run(
            platform,
            StatusCode::CREATED,
            |line: FirmLine| line,
            |request| async move {
                request.who.require(Action::RegisterFirm)?;
                let firm = new_firm(platform, request.who, body).await?;
                platform.shown_firm(&platform.register_firm(&request, firm).await?)
            },
        )
        .await
}

fn terms(platform: &Platform, who: &Principal, firm: FirmId, entry: &ConsentEntry) -> Outcome<ConsentTerms> {
    let from = day(platform, entry.from.as_deref())?;
    let invalid = |error: calendar::CalendarError| Problem::from_domain(Code::Invalid, error);
    let until = match entry.until.as_deref() {
        Some(text) => day(platform, Some(text))?,
        None => add_months(from, CONSENT_MONTHS).and_then(|day| add_days(day, -1)).map_err(invalid)?,
    };
    if entry.text.trim().is_empty() {
        return Err(Problem::new(Code::Invalid, "give the text that the firm agreed to: its digest is kept"));
    }
    Ok(ConsentTerms {
        firm,
        recipient: who.institution,
        purpose: entry.purpose.clone(),
        categories: entry.categories.clone(),
        from,
        until,
        text_sha256: text_digest(entry.text.as_bytes()),
        method: entry.method.clone(),
    })
}

/// Records a firm's consent to the asker's institution.
#[utoipa::path(post, path = "/v1/firms/{id}/consents", operation_id = "record_consent", tag = "firms", security(("bearer" = [])), request_body = ConsentEntry,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = ConsentCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn consent(
    State(app): State<App>,
    Path(firm): Path<String>,
    write: Write<ConsentEntry>,
) -> Result<Response, ApiProblem> {
    let (platform, firm, body) = (&app.platform, &firm, &write.body);
    shown(&app, &write, StatusCode::CREATED, |request| async move {
        request.who.require(Action::GrantConsent)?;
        let firm: FirmId = id("firm", firm).map_err(|problem| problem.0)?;
        platform.require_file(request.who, firm).await?;
        platform.grant_consent(&request, terms(platform, request.who, firm, body)?).await
    })
    .await
}

/// Withdraws a consent: the next read under it is refused.
#[utoipa::path(post, path = "/v1/consents/{id}/withdraw", operation_id = "withdraw_consent", tag = "firms", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ConsentCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn withdraw(
    State(app): State<App>,
    Path(consent): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, consent) = (&app.platform, &consent);
    shown(&app, &write, StatusCode::OK, |request| async move {
        request.who.require(Action::GrantConsent)?;
        let consent: ConsentId = id("consent", consent).map_err(|problem| problem.0)?;
        platform.withdraw_consent(&request, consent).await
    })
    .await
}

/// Runs a write on a consent, which is remembered where consents are kept, and shows what came of it.
async fn shown<'a, T, F, Fut>(
    app: &'a App,
    write: &'a Write<T>,
    status: StatusCode,
    act: F,
) -> Result<Response, ApiProblem>
where
    T: serde::de::DeserializeOwned,
    F: FnOnce(platform::Request<'a>) -> Fut,
    Fut: Future<Output = Outcome<Consent>>,
{
    let show = async |consent: Consent| app.platform.shown_consent(&write.who, consent).await;
    write.run_in(OPERATOR, &app.platform, (status, show), act).await
}

/// Reveals a firm's whole credit code; who asked and why is recorded.
#[utoipa::path(post, path = "/v1/firms/{id}/reveal", operation_id = "reveal_code", tag = "firms", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry; each request is recorded")),
    responses((status = 200, body = RevealedCode), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn reveal(
    State(app): State<App>,
    Path(firm): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, firm, body) = (&app.platform, &firm, &write.body);
    write
        .run(
            platform,
            StatusCode::OK,
            |code: RevealedCode| code,
            |request| async move {
                request.who.require(Action::RevealFirm)?;
                let firm: FirmId = id("firm", firm).map_err(|problem| problem.0)?;
                platform.reveal_firm(&request, firm, &body.reason).await
            },
        )
        .await
}

/// Erases a firm's identifying fields and the key of its hashes.
#[utoipa::path(post, path = "/v1/firms/{id}/erase", operation_id = "erase_firm", tag = "firms", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ErasedFirm), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn erase(
    State(app): State<App>,
    Path(firm): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, which) = (&app.platform, &firm);
    write
        .run(
            platform,
            StatusCode::OK,
            |(): ()| ErasedFirm { id: which.clone(), erased: true },
            |request| async move {
                request.who.require(Action::EraseFirm)?;
                let firm: FirmId = id("firm", which).map_err(|problem| problem.0)?;
                platform.erase_firm(&request, firm).await
            },
        )
        .await
}
