//! An existing book brought in: checked, submitted, confirmed through its proposal, reported.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use platform::cards::Proposal;
use platform::limits::MAX_MIGRATION_PAGE;
use platform::migration::report::{MigrationLine, SetAside, SideCard};
use platform::migration::{BookFiles, CheckCard, LineFilter, MigrationAsked, MigrationCard, MigrationHead};
use platform::problem::{Code, Outcome, Problem};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::page::{ListPage, Rows, rows};
use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::{Body, Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// Where a book is submitted; its body holds files.
pub const BOOKS: &str = "/v1/migrations";
/// Where one is checked.
pub const CHECK: &str = "/v1/migrations/check";

/// One file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BookFile {
    /// Its name.
    pub name: String,
    /// Its bytes in base 64: CSV in UTF-8 or GB18030, or Excel.
    pub content: String,
}

impl BookFile {
    /// Its bytes.
    pub(super) fn bytes(&self) -> Outcome<Vec<u8>> {
        BASE64.decode(self.content.as_bytes()).map_err(|_| {
            Problem::new(Code::Invalid, format!("the content of '{}' is not base 64: encode its bytes", self.name))
        })
    }
}

/// An existing book: its files, where it comes from and as of when. Larger books are for the command line.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BookUpload {
    /// A short name of the other system; with the loan's number there it is the loan's identity.
    pub source: String,
    /// The cut-over day: the other system led until its end.
    pub cut_over: String,
    /// Contracts.
    pub contracts: BookFile,
    /// Balances at the cut-over day.
    pub balances: BookFile,
    /// Movements; loans without any are opened with their balance.
    #[serde(default)]
    pub history: Option<BookFile>,
    /// Why, for the person who confirms; a check needs none.
    #[serde(default)]
    pub reason: String,
}

/// A submitted book and the proposal that waits for a second person.
#[derive(Serialize, ToSchema)]
pub struct SubmittedBook {
    /// The import.
    pub migration: MigrationHead,
    /// What a second person approves.
    pub proposal: Proposal,
}

/// Which lines of a report.
#[derive(Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct LineQuery {
    /// `differs`, `agrees`, `noted` or `not-compared`; every line without it.
    pub only: Option<String>,
    /// Lines of one probable cause, such as `day-count`.
    pub cause: Option<String>,
    /// Lines of one product.
    pub product: Option<String>,
    /// Lines whose number begins so.
    pub number: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many lines (1 to 5000).
    pub limit: Option<u32>,
}

/// No filter.
#[derive(Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct NoFilter {}

impl LineQuery {
    fn filter(&self) -> LineFilter {
        let given =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        LineFilter {
            only: given(&self.only),
            cause: given(&self.cause),
            product: given(&self.product),
            number: given(&self.number),
        }
    }
}

/// The bytes of the three files.
struct Bytes {
    contracts: Vec<u8>,
    balances: Vec<u8>,
    history: Option<Vec<u8>>,
}

impl BookUpload {
    fn asked(&self) -> Outcome<MigrationAsked> {
        let cut_over = calendar::parse_date(self.cut_over.trim());
        let cut_over = cut_over.map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        Ok(MigrationAsked { source: self.source.clone(), cut_over })
    }

    fn bytes(&self) -> Outcome<Bytes> {
        Ok(Bytes {
            contracts: self.contracts.bytes()?,
            balances: self.balances.bytes()?,
            history: self.history.as_ref().map(BookFile::bytes).transpose()?,
        })
    }

    fn files<'a>(&'a self, bytes: &'a Bytes) -> BookFiles<'a> {
        let history = self.history.as_ref().zip(bytes.history.as_deref());
        BookFiles {
            contracts: (&self.contracts.name, &bytes.contracts),
            balances: (&self.balances.name, &bytes.balances),
            history: history.map(|(file, bytes)| (file.name.as_str(), bytes)),
        }
    }
}

/// Reads an existing book and says what would come of it: the report as it would be, with the first lines that differ and the first
/// rows set aside. Nothing is written.
#[utoipa::path(post, path = "/v1/migrations/check", operation_id = "check_book", tag = "migrations", security(("bearer" = [])), request_body = BookUpload,
    responses((status = 200, body = CheckCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn check(
    State(app): State<App>,
    Signed(who): Signed,
    body: Body<BookUpload>,
) -> Result<Json<CheckCard>, ApiProblem> {
    who.require(platform::Action::MigrateBook)?;
    let bytes = body.value.bytes()?;
    let checked = app.platform.check_book(&who, &body.value.asked()?, &body.value.files(&bytes), |_, _| {}).await?;
    Ok(Json(checked.card()))
}

/// Submits an existing book: its firms are registered, what was read is kept, and a second person confirms it by approving the
/// proposal. The same files again are the same import.
#[utoipa::path(post, path = "/v1/migrations", operation_id = "submit_book", tag = "migrations", security(("bearer" = [])), request_body = BookUpload,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = SubmittedBook), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn submit(
    State(app): State<App>,
    write: Write<BookUpload>,
) -> Result<(StatusCode, Json<SubmittedBook>), ApiProblem> {
    write.who.require(platform::Action::MigrateBook)?;
    let (platform, body) = (&app.platform, &write.body);
    let bytes = body.bytes()?;
    let (asked, files) = (body.asked()?, body.files(&bytes));
    let approval = write
        .once(platform, |request| async move {
            let (_, approval) = platform.submit_book(&request, &asked, &files, &body.reason, |_, _| {}).await?;
            Ok(approval)
        })
        .await?;
    let proposal = platform.proposal(&write.who, &approval).await?;
    let id = proposal.reference.clone().unwrap_or_default();
    let migration = platform.migration(&write.who, &id).await?.head;
    Ok((StatusCode::CREATED, Json(SubmittedBook { migration, proposal })))
}

/// Lists imports of existing books.
#[utoipa::path(get, path = "/v1/migrations", operation_id = "list_migrations", tag = "migrations", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<MigrationHead>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<MigrationHead>>, ApiProblem> {
    Ok(rows(app.platform.migrations(&who, page.after(), page.limit()).await?))
}

/// Shows an import with its reconciliation report as it was found; while it waits for a second person, what the check found.
#[utoipa::path(get, path = "/v1/migrations/{id}", operation_id = "show_migration", tag = "migrations", security(("bearer" = [])),
    params(("id" = String, Path, description = "id of the import")),
    responses((status = 200, body = MigrationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<MigrationCard>, ApiProblem> {
    Ok(Json(app.platform.migration(&who, &id).await?))
}

/// Starts or resumes the run of a confirmed import; the work goes on when the request has been answered.
#[utoipa::path(post, path = "/v1/migrations/{id}/run", operation_id = "run_migration", tag = "migrations", security(("bearer" = [])),
    params(("id" = String, Path, description = "id of the import")),
    responses((status = 202, body = MigrationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn run(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<(StatusCode, Json<MigrationCard>), ApiProblem> {
    let card = Arc::clone(&app.platform).start_migration(&who, &id).await?;
    Ok((StatusCode::ACCEPTED, Json(card)))
}

/// Lists lines of a report: theirs beside ours, loan by loan.
#[utoipa::path(get, path = "/v1/migrations/{id}/lines", operation_id = "list_migration_lines", tag = "migrations", security(("bearer" = [])),
    params(("id" = String, Path, description = "id of the import"), LineQuery),
    responses((status = 200, body = Rows<MigrationLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn lines(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Params(query): Params<LineQuery>,
) -> Result<Json<Rows<MigrationLine>>, ApiProblem> {
    let after = query.after.clone().unwrap_or_default();
    Ok(rows(app.platform.migration_lines(&who, &id, &query.filter(), &after, query.limit.unwrap_or(50)).await?))
}

/// Gives the lines of a report as a file.
#[utoipa::path(get, path = "/v1/migrations/{id}/lines/export", operation_id = "export_migration_lines", tag = "migrations", security(("bearer" = [])),
    params(("id" = String, Path, description = "id of the import"), Options, LineQuery),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn lines_file(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Export { options, filters }: Export<LineQuery>,
) -> Result<Response, ApiProblem> {
    let (platform, person, id, filter) = (&app.platform, &who, &id, &filters.filter());
    answer(&app, &who, "reconciliation", options, |after| async move {
        platform.migration_lines(person, id, filter, &after.unwrap_or_default(), MAX_MIGRATION_PAGE).await
    })
    .await
}

/// Lists the rows that an import set aside, with the reason and what to do.
#[utoipa::path(get, path = "/v1/migrations/{id}/set-aside", operation_id = "list_migration_set_aside", tag = "migrations", security(("bearer" = [])),
    params(("id" = String, Path, description = "id of the import")),
    responses((status = 200, body = Rows<SetAside>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn set_aside(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<Rows<SetAside>>, ApiProblem> {
    Ok(rows((app.platform.migration_refused(&who, &id).await?, None)))
}

/// Gives the rows that an import set aside as a file.
#[utoipa::path(get, path = "/v1/migrations/{id}/set-aside/export", operation_id = "export_migration_set_aside", tag = "migrations", security(("bearer" = [])),
    params(("id" = String, Path, description = "id of the import"), Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn set_aside_file(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Export { options, .. }: Export<NoFilter>,
) -> Result<Response, ApiProblem> {
    let (platform, person, id) = (&app.platform, &who, &id);
    answer(
        &app,
        &who,
        "set-aside",
        options,
        |_| async move { Ok((platform.migration_refused(person, id).await?, None)) },
    )
    .await
}

impl ExportLine for MigrationLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "借据号", "Loan"),
        Column::new(Kind::Text, "客户", "Client"),
        Column::new(Kind::Text, "产品", "Product"),
        Column::new(Kind::Text, "币种", "Currency"),
        Column::new(Kind::Text, "转入方式", "Brought in"),
        Column::new(Kind::Text, "结果", "Result"),
        Column::new(Kind::Amount, "原系统本金", "Their principal"),
        Column::new(Kind::Amount, "本系统本金", "Our principal"),
        Column::new(Kind::Amount, "本金差额", "Difference of principal"),
        Column::new(Kind::Amount, "原系统欠息", "Their interest"),
        Column::new(Kind::Amount, "本系统欠息", "Our interest"),
        Column::new(Kind::Amount, "欠息差额", "Difference of interest"),
        Column::new(Kind::Amount, "原系统罚息", "Their penalty"),
        Column::new(Kind::Amount, "本系统罚息", "Our penalty"),
        Column::new(Kind::Amount, "罚息差额", "Difference of penalty"),
        Column::new(Kind::Integer, "原系统逾期天数", "Their days past due"),
        Column::new(Kind::Integer, "本系统逾期天数", "Our days past due"),
        Column::new(Kind::Text, "原系统分类", "Their class"),
        Column::new(Kind::Text, "本系统分类", "Our class"),
        Column::new(Kind::Date, "原系统下次还款日", "Their next due"),
        Column::new(Kind::Date, "本系统下次还款日", "Our next due"),
        Column::new(Kind::Amount, "原系统下次还款额", "Their next amount"),
        Column::new(Kind::Amount, "本系统下次还款额", "Our next amount"),
        Column::new(Kind::Text, "可能原因", "Probable cause"),
        Column::new(Kind::Text, "提示", "Note"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        let (zh, theirs) = (lang == Lang::Zh, self.theirs.as_ref());
        let amount = |of: fn(&SideCard) -> &platform::cards::Cash| {
            let their = theirs.map_or(Cell::Empty, |side| Cell::Amount(of(side).clone()));
            (their, Cell::Amount(of(&self.ours).clone()))
        };
        let less = |of: &Option<platform::cards::Cash>| of.clone().map_or(Cell::Empty, Cell::Amount);
        let names = |of: &[platform::cards::Named]| {
            let all: Vec<&str> = of.iter().map(|name| if zh { name.zh.as_str() } else { name.en.as_str() }).collect();
            if all.is_empty() { Cell::Empty } else { Cell::text(all.join("；")) }
        };
        let result = match (theirs, self.agrees) {
            (None, _) => ("无余额可对", "no balance"),
            (Some(_), true) => ("一致", "agrees"),
            (Some(_), false) => ("不一致", "differs"),
        };
        let (principal, interest, penalty) =
            (amount(|side| &side.principal), amount(|side| &side.interest), amount(|side| &side.penalty));
        let day =
            |side: Option<&SideCard>| side.and_then(|side| side.next_due_on.clone()).map_or(Cell::Empty, Cell::Date);
        let next =
            |side: Option<&SideCard>| side.and_then(|side| side.next_due.clone()).map_or(Cell::Empty, Cell::Amount);
        vec![
            Cell::text(&self.number),
            Cell::maybe(self.firm_name.as_ref()),
            Cell::text(&self.product),
            Cell::text(&self.ours.principal.currency),
            Cell::named(&self.way, lang),
            Cell::text(if zh { result.0 } else { result.1 }),
            principal.0,
            principal.1,
            less(&self.principal_difference),
            interest.0,
            interest.1,
            less(&self.interest_difference),
            penalty.0,
            penalty.1,
            less(&self.penalty_difference),
            theirs.map_or(Cell::Empty, |side| Cell::Integer(side.days_past_due.into())),
            Cell::Integer(self.ours.days_past_due.into()),
            theirs.map_or(Cell::Empty, |side| Cell::named(&side.class, lang)),
            Cell::named(&self.ours.class, lang),
            day(theirs),
            day(Some(&self.ours)),
            next(theirs),
            next(Some(&self.ours)),
            names(&self.causes),
            names(&self.notes),
        ]
    }
}

impl ExportLine for SetAside {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "文件", "File"),
        Column::new(Kind::Integer, "行", "Row"),
        Column::new(Kind::Text, "借据号", "Loan"),
        Column::new(Kind::Text, "列", "Column"),
        Column::new(Kind::Text, "原因", "Reason"),
        Column::new(Kind::Text, "说明与处理", "What was found and what to do"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::named(&self.file, lang),
            Cell::Integer(i64::try_from(self.row).unwrap_or(i64::MAX)),
            Cell::maybe(self.number.as_ref()),
            Cell::text(&self.column),
            Cell::named(&self.why, lang),
            Cell::text(&self.detail),
        ]
    }
}
