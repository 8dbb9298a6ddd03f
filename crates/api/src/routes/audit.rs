//! Who did what, the verification of the book, the rules in force.

use axum::Json;
use axum::extract::State;
use platform::audit::{AuditFilter, AuditRow};
use platform::cards::Named;
use platform::problem::Outcome;
use platform::proof::{ParameterCard, VerificationCard};
use platform::workdays::WorkdaysCard;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::loans::day;
use super::page::{DEFAULT_PAGE, OnDay, Rows, optional_day, rows};
use crate::App;
use crate::extract::{Params, Signed};
use crate::problem::{ApiProblem, ProblemDetails};

/// Which events.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct AuditPage {
    /// `KIND/ID` of one object (loan, application, firm, consent, product, scorecard, agreement, user, key, approval, batch);
    /// the whole institution without it.
    pub object: Option<String>,
    /// Name or id of a user.
    pub actor: Option<String>,
    /// Kind of event.
    pub kind: Option<String>,
    /// Recorded on this day or later.
    pub from: Option<String>,
    /// Recorded on this day or before.
    pub to: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many rows (1 to 500).
    pub limit: Option<u32>,
}

impl AuditPage {
    /// As the use case takes it.
    pub(super) fn filter(self) -> Outcome<AuditFilter> {
        Ok(AuditFilter {
            from: optional_day(self.from.as_deref())?,
            to: optional_day(self.to.as_deref())?,
            object: self.object.filter(|object| !object.is_empty()),
            actor: self.actor,
            kind: self.kind,
        })
    }
}

/// A kind of event.
#[derive(Serialize, ToSchema)]
pub struct EventKind {
    /// The stream it stands in.
    pub stream: String,
    /// What it is called.
    pub kind: Named,
}

/// Lists who did what, newest first: of the whole institution, or of one object.
#[utoipa::path(get, path = "/v1/audit", operation_id = "list_audit", tag = "audit", security(("bearer" = [])), params(AuditPage),
    responses((status = 200, body = Rows<AuditRow>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn trail(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<AuditPage>,
) -> Result<Json<Rows<AuditRow>>, ApiProblem> {
    let (after, limit) = (page.after.clone().unwrap_or_default(), page.limit.unwrap_or(DEFAULT_PAGE));
    Ok(rows(app.platform.audit(&who, &page.filter()?, &after, limit).await?))
}

/// Lists every kind of event with its names: what the trail can be asked for.
#[utoipa::path(get, path = "/v1/audit/kinds", operation_id = "list_event_kinds", tag = "audit", security(("bearer" = [])),
    responses((status = 200, body = Rows<EventKind>), (status = 401, body = ProblemDetails)))]
pub async fn kinds(_who: Signed) -> Json<Rows<EventKind>> {
    let kinds = platform::event_names::all().into_iter();
    let rows = kinds.map(|(stream, kind)| EventKind { stream: stream.to_owned(), kind }).collect();
    Json(Rows { rows, next: None })
}

/// Recomputes everything that can be recomputed in the asker's part of the book.
#[utoipa::path(get, path = "/v1/verification", operation_id = "verify_book", tag = "audit", security(("bearer" = [])),
    responses((status = 200, body = VerificationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn verification(State(app): State<App>, Signed(who): Signed) -> Result<Json<VerificationCard>, ApiProblem> {
    Ok(Json(app.platform.verification(&who).await?))
}

/// Lists the working days of each announced year, newest first: public holidays and the weekend days worked instead.
#[utoipa::path(get, path = "/v1/workdays", operation_id = "list_workdays", tag = "audit", security(("bearer" = [])),
    responses((status = 200, body = Rows<WorkdaysCard>), (status = 401, body = ProblemDetails)))]
pub async fn workdays(State(app): State<App>, Signed(who): Signed) -> Result<Json<Rows<WorkdaysCard>>, ApiProblem> {
    Ok(Json(Rows { rows: app.platform.workdays(&who).await?, next: None }))
}

/// Lists the parameters in force on a day.
#[utoipa::path(get, path = "/v1/rulebook", operation_id = "list_rules", tag = "audit", security(("bearer" = [])), params(OnDay),
    responses((status = 200, body = Rows<ParameterCard>), (status = 401, body = ProblemDetails)))]
pub async fn rulebook(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<OnDay>,
) -> Result<Json<Rows<ParameterCard>>, ApiProblem> {
    let rows = app.platform.parameters(&who, day(&app.platform, asked.on.as_deref())?).await?;
    Ok(Json(Rows { rows, next: None }))
}
