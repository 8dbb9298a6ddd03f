//! The credit-model laboratory: sample sets, studies, runs, reports.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use laboratory::{
    ColumnProfile, DefinitionTables, FeatureBins, LossAsked, LossFound, OutcomeTable, Study, TermAsked, TermFound,
    TriedBins,
};
use platform::Request;
use platform::laboratory::beyond::{PointsAsked, PointsCard};
use platform::laboratory::reports::{ReportFile, ReportFormat, ReportLanguage};
use platform::laboratory::runs::{RunCard, WorkCard};
use platform::laboratory::sets::{Brought, SampleSetCard};
use platform::laboratory::studies::{StudyCard, StudyLine};
use scoring::BinRule;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::page::{ListPage, Rows, optional_day, rows};
use super::scorecards::ScorecardReceipt;
use crate::App;
use crate::extract::{Body, Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// The route that takes files.
pub const SETS: &str = "/v1/sample-sets";

/// What a file brought in is called.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct BringSamples {
    /// What the sample set shall be called; as the file when left out.
    pub name: Option<String>,
    /// The file's own name.
    pub file: Option<String>,
    /// The sheet, of a workbook with several; the first when left out.
    pub sheet: Option<String>,
}

/// A study to open.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenStudy {
    /// What people call it.
    pub name: String,
    /// Sample-set id or name.
    pub sample_set: String,
}

/// A study's document, changed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviseStudy {
    /// The revision that the change was made from.
    pub revision: u32,
    /// The whole document.
    pub study: Study,
}

/// Bins that somebody drew.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DrawnBins {
    /// The column.
    pub column: String,
    /// Its bins: ranges or categories, special values, missing.
    pub rules: Vec<BinRule>,
}

/// Which column.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct OfColumn {
    /// The column.
    pub column: Option<String>,
}

/// What a run's card is submitted as.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitRun {
    /// Name of the scorecard; a known one gets its next version.
    pub scorecard: String,
}

/// Which report.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ReportAsked {
    /// `html` (the default) or `pdf`.
    #[serde(default)]
    #[param(inline)]
    pub format: ReportFormat,
    /// `zh` (the default) or `en`.
    #[serde(default)]
    #[param(inline)]
    pub lang: ReportLanguage,
}

/// Which report, of which version.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct VersionReportAsked {
    /// A version; the newest when left out.
    pub version: Option<u32>,
    /// `html` (the default) or `pdf`.
    #[serde(default)]
    #[param(inline)]
    pub format: ReportFormat,
    /// `zh` (the default) or `en`.
    #[serde(default)]
    #[param(inline)]
    pub lang: ReportLanguage,
}

/// A column with its values, gaps and bad rates.
#[derive(Serialize, ToSchema)]
pub struct Profiles {
    /// Every column.
    pub columns: Vec<ColumnProfile>,
}

/// Lists sample sets by name.
#[utoipa::path(get, path = "/v1/sample-sets", operation_id = "list_sample_sets", tag = "laboratory", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<SampleSetCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn sets(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<SampleSetCard>>, ApiProblem> {
    Ok(rows(app.platform.sample_sets(&who, page.after(), page.limit()).await?))
}

/// Brings in a table: CSV (UTF-8 or GB18030), Excel or Parquet, told by its first bytes. The same file under the same name again
/// is the set that is there already, so a retry does no harm.
#[utoipa::path(post, path = "/v1/sample-sets", operation_id = "bring_samples", tag = "laboratory", security(("bearer" = [])), params(BringSamples),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = SampleSetCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn bring(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<BringSamples>,
    body: Bytes,
) -> Result<Json<SampleSetCard>, ApiProblem> {
    // Whether somebody may bring a file in is told before what the request lacks.
    let name = asked.name.as_deref().or(asked.file.as_deref()).unwrap_or_default();
    let brought =
        Brought { name, source: asked.file.as_deref().unwrap_or(name), bytes: &body, sheet: asked.sheet.as_deref() };
    Ok(Json(app.platform.bring_samples(&Request::plain(&who), brought).await?))
}

/// Which decisions of the book make a sample set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BookSamples {
    /// What the set shall be called.
    pub name: String,
    /// First day of decisions: `2025-01-01`.
    pub since: Option<String>,
    /// Last day of decisions.
    pub until: Option<String>,
}

/// Makes a sample set of the institution's own decisions, with what each knew then, and a companion of how the loans were paid month by
/// month. A study of it takes its definition of bad from the companion.
#[utoipa::path(post, path = "/v1/sample-sets/from-book", operation_id = "samples_of_book", tag = "laboratory", security(("bearer" = [])), request_body = BookSamples,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = SampleSetCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn from_book(State(app): State<App>, write: Write<BookSamples>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let days = (optional_day(body.since.as_deref())?, optional_day(body.until.as_deref())?);
    write.create(platform, |request| async move { platform.samples_of_book(&request, &body.name, days).await }).await
}

/// Shows a sample set.
#[utoipa::path(get, path = "/v1/sample-sets/{id}", operation_id = "show_sample_set", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "sample-set id or name")),
    responses((status = 200, body = SampleSetCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn set(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
) -> Result<Json<SampleSetCard>, ApiProblem> {
    Ok(Json(app.platform.sample_set(&who, &which).await?))
}

/// Lists studies by name.
#[utoipa::path(get, path = "/v1/studies", operation_id = "list_studies", tag = "laboratory", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<StudyLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn studies(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<StudyLine>>, ApiProblem> {
    Ok(rows(app.platform.studies(&who, page.after(), page.limit()).await?))
}

/// Opens a study on a sample set with what the mapping assistant proposes.
#[utoipa::path(post, path = "/v1/studies", operation_id = "open_study", tag = "laboratory", security(("bearer" = [])), request_body = OpenStudy,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = StudyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn open(State(app): State<App>, write: Write<OpenStudy>) -> Result<Response, ApiProblem> {
    let (platform, body, who) = (&app.platform, &write.body, &write.who);
    write
        .run_shown(
            platform,
            StatusCode::CREATED,
            async |held| platform.study_shown(who, held).await,
            |request| async move { platform.open_study(&request, &body.name, &body.sample_set).await },
        )
        .await
}

/// Shows a study with its document, its sample set and its runs.
#[utoipa::path(get, path = "/v1/studies/{id}", operation_id = "show_study", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "study id or name")),
    responses((status = 200, body = StudyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn study(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
) -> Result<Json<StudyCard>, ApiProblem> {
    Ok(Json(app.platform.study(&who, &which).await?))
}

/// Writes a study's document anew.
#[utoipa::path(put, path = "/v1/studies/{id}", operation_id = "revise_study", tag = "laboratory", security(("bearer" = [])), request_body = ReviseStudy,
    params(("id" = String, Path, description = "study id or name"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = StudyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn revise(
    State(app): State<App>,
    Path(which): Path<String>,
    write: Write<ReviseStudy>,
) -> Result<Response, ApiProblem> {
    let (platform, body, who, which) = (&app.platform, &write.body, &write.who, &which);
    write
        .run_shown(
            platform,
            StatusCode::OK,
            async |held| platform.study_shown(who, held).await,
            |request| async move { platform.revise_study(&request, which, body.revision, &body.study).await },
        )
        .await
}

/// Shows every column with its values, gaps and bad rates.
#[utoipa::path(get, path = "/v1/studies/{id}/profile", operation_id = "profile_study", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "study id or name")),
    responses((status = 200, body = Profiles), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn profile(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
) -> Result<Json<Profiles>, ApiProblem> {
    Ok(Json(Profiles { columns: app.platform.study_profile(&who, &which).await? }))
}

/// Shows outcomes over all and by period.
#[utoipa::path(get, path = "/v1/studies/{id}/outcomes", operation_id = "study_outcomes", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "study id or name")),
    responses((status = 200, body = OutcomeTable), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn outcomes(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
) -> Result<Json<OutcomeTable>, ApiProblem> {
    Ok(Json(app.platform.study_outcomes(&who, &which).await?))
}

/// Shows roll rates and vintages, when the outcome is read off monthly days past due.
#[utoipa::path(get, path = "/v1/studies/{id}/definition", operation_id = "study_definition", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "study id or name")),
    responses((status = 200, body = DefinitionTables), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn definition(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
) -> Result<Json<DefinitionTables>, ApiProblem> {
    Ok(Json(app.platform.study_definition(&who, &which).await?))
}

/// Shows the bins of one column.
#[utoipa::path(get, path = "/v1/studies/{id}/bins", operation_id = "study_bins", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "study id or name"), OfColumn),
    responses((status = 200, body = FeatureBins), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn bins(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
    Params(of): Params<OfColumn>,
) -> Result<Json<FeatureBins>, ApiProblem> {
    Ok(Json(app.platform.study_bins(&who, &which, of.column.as_deref().unwrap_or_default()).await?))
}

/// Tells what bins somebody drew would do. Nothing is kept: put them into the document to use them.
#[utoipa::path(post, path = "/v1/studies/{id}/bins", operation_id = "try_study_bins", tag = "laboratory", security(("bearer" = [])), request_body = DrawnBins,
    params(("id" = String, Path, description = "study id or name")),
    responses((status = 200, body = TriedBins), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn try_bins(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
    body: Body<DrawnBins>,
) -> Result<Json<TriedBins>, ApiProblem> {
    let DrawnBins { column, rules } = body.value;
    Ok(Json(app.platform.try_study_bins(&who, &which, &column, rules).await?))
}

/// Tells when loans of a study go bad: a discrete-time hazard fitted on its fitting rows, its probabilities by period over the test rows,
/// and what was observed there. Nothing is kept.
#[utoipa::path(post, path = "/v1/studies/{id}/term-structure", operation_id = "study_term_structure", tag = "laboratory", security(("bearer" = [])), request_body = TermAsked,
    params(("id" = String, Path, description = "study id or name")),
    responses((status = 200, body = TermFound), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn term_structure(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
    body: Body<TermAsked>,
) -> Result<Json<TermFound>, ApiProblem> {
    Ok(Json(app.platform.study_term_structure(&who, &which, &body.value).await?))
}

/// Tells how much is lost of a study's bad loans: whether anything is, and if so how much. Nothing is kept.
#[utoipa::path(post, path = "/v1/studies/{id}/lgd", operation_id = "study_lgd", tag = "laboratory", security(("bearer" = [])), request_body = LossAsked,
    params(("id" = String, Path, description = "study id or name")),
    responses((status = 200, body = LossFound), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn lgd(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
    body: Body<LossAsked>,
) -> Result<Json<LossFound>, ApiProblem> {
    Ok(Json(app.platform.study_loss(&who, &which, &body.value).await?))
}

/// Gives a firm the points that experts agreed on, with the trace: what it got, why, and what it lacks. Nothing is kept.
#[utoipa::path(post, path = "/v1/points", operation_id = "expert_points", tag = "laboratory", security(("bearer" = [])), request_body = PointsAsked,
    responses((status = 200, body = PointsCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn points(
    State(app): State<App>,
    Signed(who): Signed,
    body: Body<PointsAsked>,
) -> Result<Json<PointsCard>, ApiProblem> {
    Ok(Json(app.platform.points(&who, &body.value)?))
}

/// Starts a run of a study as it stands; ask for its work until it is done.
#[utoipa::path(post, path = "/v1/studies/{id}/runs", operation_id = "start_run", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "study id or name")),
    responses((status = 202, body = WorkCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails), (status = 503, body = ProblemDetails)))]
pub async fn start(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
) -> Result<(StatusCode, Json<WorkCard>), ApiProblem> {
    let work = Arc::clone(&app.platform).start_run(&who, &which).await?;
    Ok((StatusCode::ACCEPTED, Json(work)))
}

/// Tells how far a run is.
#[utoipa::path(get, path = "/v1/progress/{id}", operation_id = "show_work", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "what starting it gave: the run's id")),
    responses((status = 200, body = WorkCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn work(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<WorkCard>, ApiProblem> {
    Ok(Json(app.platform.work(&who, &id)?))
}

/// Shows a run with its card and its evidence.
#[utoipa::path(get, path = "/v1/studies/{id}/runs/{run}", operation_id = "show_run", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "study id or name"), ("run" = String, Path, description = "run id")),
    responses((status = 200, body = RunCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn run(
    State(app): State<App>,
    Signed(who): Signed,
    Path((which, run)): Path<(String, String)>,
) -> Result<Json<RunCard>, ApiProblem> {
    Ok(Json(app.platform.run_card(&who, &which, &run).await?))
}

/// Puts a run's card up for approval by a second person.
#[utoipa::path(post, path = "/v1/studies/{id}/runs/{run}/submit", operation_id = "submit_run", tag = "laboratory", security(("bearer" = [])), request_body = SubmitRun,
    params(("id" = String, Path, description = "study id or name"), ("run" = String, Path, description = "run id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = ScorecardReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn submit(
    State(app): State<App>,
    Path((which, run)): Path<(String, String)>,
    write: Write<SubmitRun>,
) -> Result<Response, ApiProblem> {
    let (platform, which, run, body) = (&app.platform, &which, &run, &write.body);
    write
        .run(platform, StatusCode::CREATED, ScorecardReceipt::from, |request| async move {
            platform.submit_run(&request, which, run, &body.scorecard).await
        })
        .await
}

/// Gives the validation report of a run: one HTML file or a PDF, in Chinese or English.
#[utoipa::path(get, path = "/v1/studies/{id}/runs/{run}/report", operation_id = "run_report", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "study id or name"), ("run" = String, Path, description = "run id"), ReportAsked),
    responses((status = 200, body = String, content_type = "text/html", description = "With `format=pdf` it is `application/pdf`."), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 413, body = ProblemDetails)))]
pub async fn report(
    State(app): State<App>,
    Signed(who): Signed,
    Path((which, run)): Path<(String, String)>,
    Params(asked): Params<ReportAsked>,
) -> Result<Response, ApiProblem> {
    Ok(file(app.platform.run_report(&who, &which, &run, (asked.format, asked.lang)).await?))
}

/// Gives the validation report of a scorecard's version that was made in the laboratory.
#[utoipa::path(get, path = "/v1/scorecards/{id}/report", operation_id = "scorecard_report", tag = "laboratory", security(("bearer" = [])),
    params(("id" = String, Path, description = "scorecard id or name"), VersionReportAsked),
    responses((status = 200, body = String, content_type = "text/html", description = "With `format=pdf` it is `application/pdf`."), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 413, body = ProblemDetails)))]
pub async fn card_report(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
    Params(asked): Params<VersionReportAsked>,
) -> Result<Response, ApiProblem> {
    Ok(file(app.platform.scorecard_report(&who, &which, asked.version, (asked.format, asked.lang)).await?))
}

/// A report to look at or to keep. It carries its own style and no script; its policy allows just that.
fn file(file: ReportFile) -> Response {
    let policy = format!("default-src 'none'; style-src {}; frame-ancestors 'none'", paper::style_source());
    let shown = format!("inline; filename=\"{}\"", file.file_name);
    let mut response = ([(header::CONTENT_TYPE, file.media_type)], file.bytes).into_response();
    for (name, text) in [(header::CONTENT_SECURITY_POLICY, policy), (header::CONTENT_DISPOSITION, shown)] {
        // Both are ASCII: a digest, an id.
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
