//! Subscriptions to events, and what became of their messages.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use codes::WebhookId;
use platform::Action;
use platform::webhooks::{DeliveryCard, NewWebhook, TestCard, Webhook, WebhookCard};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::applications::{Nothing, id};
use super::page::{ListPage, Rows, rows};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// A subscription to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Subscription {
    /// Where messages go: `https://HOST/PATH`.
    pub url: String,
    /// Kinds of event to tell, such as `payment-received`; all when empty or left out.
    #[serde(default)]
    pub kinds: BTreeSet<String>,
    /// What it is for.
    pub label: String,
}

/// A subscription that was just made.
#[derive(Serialize, ToSchema)]
pub struct Subscribed {
    /// Subscription id.
    pub id: String,
    /// The secret that signs its messages, as Standard Webhooks writes it; shown here and nowhere else.
    pub secret: String,
}

/// Lists subscriptions.
#[utoipa::path(get, path = "/v1/webhooks", operation_id = "list_webhooks", tag = "webhooks", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<WebhookCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<WebhookCard>>, ApiProblem> {
    Ok(rows(app.platform.webhooks(&who, page.after(), page.limit()).await?))
}

/// Subscribes an address to the institution's events, from now on.
#[utoipa::path(post, path = "/v1/webhooks", operation_id = "subscribe", tag = "webhooks", security(("bearer" = [])), request_body = Subscription,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Subscribed), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn subscribe(State(app): State<App>, write: Write<Subscription>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let targets = &app.settings.webhooks;
    // The secret is derived and not remembered: a repeated request under the same key is shown it again.
    let show =
        |webhook: Webhook| Subscribed { secret: platform.webhook_secret(webhook.id), id: webhook.id.to_string() };
    write
        .run(platform, StatusCode::CREATED, show, |request| async move {
            let new = NewWebhook { url: body.url.clone(), kinds: body.kinds.clone(), label: body.label.clone() };
            platform.subscribe(&request, new, targets).await
        })
        .await
}

/// Ends a subscription; what still waits for it is not sent.
#[utoipa::path(post, path = "/v1/webhooks/{id}/disable", operation_id = "disable_webhook", tag = "webhooks", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = WebhookCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn disable(
    State(app): State<App>,
    Path(text): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, text) = (&app.platform, &text);
    write
        .run(
            platform,
            StatusCode::OK,
            |card: WebhookCard| card,
            |request| async move {
                request.who.require(Action::ManageWebhooks)?;
                let id: WebhookId = id("webhook", text).map_err(|problem| problem.0)?;
                platform.disable_webhook(&request, id).await
            },
        )
        .await
}

/// Sends a test message now, once, and says what came back. Nothing is recorded.
#[utoipa::path(post, path = "/v1/webhooks/{id}/test", operation_id = "test_webhook", tag = "webhooks", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "asked for as with every write; each request sends a message")),
    responses((status = 200, body = TestCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn test(
    State(app): State<App>,
    Path(text): Path<String>,
    write: Write<Nothing>,
) -> Result<Json<TestCard>, ApiProblem> {
    write.who.require(Action::ManageWebhooks)?;
    let id = id::<WebhookId>("webhook", &text)?;
    Ok(Json(app.platform.test_webhook(&write.who, id, &app.settings.webhooks).await?))
}

/// Lists a subscription's messages, the newest first.
#[utoipa::path(get, path = "/v1/webhooks/{id}/deliveries", operation_id = "list_deliveries", tag = "webhooks", security(("bearer" = [])),
    params(("id" = String, Path), ListPage),
    responses((status = 200, body = Rows<DeliveryCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn deliveries(
    State(app): State<App>,
    Signed(who): Signed,
    Path(text): Path<String>,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<DeliveryCard>>, ApiProblem> {
    who.require(Action::ReadWebhooks)?;
    let id = id::<WebhookId>("webhook", &text)?;
    Ok(rows(app.platform.deliveries(&who, id, page.after(), page.limit()).await?))
}
