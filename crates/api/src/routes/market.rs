//! The market monitor.

use axum::Json;
use axum::extract::State;
use platform::market::MarketCard;

use crate::App;
use crate::extract::Signed;
use crate::problem::{ApiProblem, ProblemDetails};

/// Shows the market's published figures beside the institution's own.
#[utoipa::path(get, path = "/v1/market", operation_id = "show_market", tag = "market", security(("bearer" = [])),
    responses((status = 200, body = MarketCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn show(State(app): State<App>, Signed(who): Signed) -> Result<Json<MarketCard>, ApiProblem> {
    Ok(Json(app.platform.market(&who).await?))
}
