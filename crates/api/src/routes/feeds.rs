//! Feeds: data that come by themselves.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use platform::Clock;
use platform::feeds::FeedCard;
use serde::Deserialize;
use utoipa::ToSchema;

use super::applications::Nothing;
use super::approvals::Reason;
use super::page::{ListPage, Rows, rows};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// A feed to register.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFeed {
    /// Its document, `anji.feed/1` as YAML.
    pub document: String,
}

/// Lists feeds by name, with how each ran last.
#[utoipa::path(get, path = "/v1/feeds", operation_id = "list_feeds", tag = "sources", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<FeedCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<FeedCard>>, ApiProblem> {
    Ok(rows(app.platform.feed_cards(&who, page.after(), page.limit()).await?))
}

/// Registers a feed: an address that is fetched, or sensors that are listened to. Its data come in in the name of whoever registers it.
#[utoipa::path(post, path = "/v1/feeds", operation_id = "add_feed", tag = "sources", security(("bearer" = [])), request_body = NewFeed,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = FeedCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn add(State(app): State<App>, write: Write<NewFeed>) -> Result<Response, ApiProblem> {
    let (platform, document, targets) = (&app.platform, write.body.document.clone(), &app.settings.feeds);
    write.create(platform, |request| async move { platform.add_feed(&request, &document, targets).await }).await
}

/// Ends a feed; what it brought stays.
#[utoipa::path(post, path = "/v1/feeds/{id}/end", operation_id = "end_feed", tag = "sources", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "feed id or name"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = FeedCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn end(State(app): State<App>, Path(id): Path<String>, write: Write<Reason>) -> Result<Response, ApiProblem> {
    let (platform, reason) = (&app.platform, write.body.reason.clone());
    write.create(platform, |request| async move { platform.end_feed(&request, &id, &reason).await }).await
}

/// Fetches a feed now and says what came of it. The same file comes in once, however often it is fetched.
#[utoipa::path(post, path = "/v1/feeds/{id}/run", operation_id = "run_feed", tag = "sources", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path, description = "feed id or name"), ("Idempotency-Key" = String, Header, description = "asked for as with every write; each request fetches")),
    responses((status = 200, body = FeedCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn run(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Nothing>,
) -> Result<Json<FeedCard>, ApiProblem> {
    Ok(Json(app.platform.run_feed(&write.who, &id, &app.settings.feeds, Clock::System.now()).await?))
}
