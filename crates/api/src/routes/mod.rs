//! The routes, in one place.

pub mod applications;
pub mod approvals;
pub mod loans;
pub mod operations;
pub mod overview;
pub mod page;
pub mod session;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

/// Every route of the service.
pub(crate) fn all() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session::login))
        .routes(routes!(session::logout))
        .routes(routes!(session::me))
        .routes(routes!(applications::submit, applications::list))
        .routes(routes!(applications::show))
        .routes(routes!(applications::decide))
        .routes(routes!(applications::review))
        .routes(routes!(applications::contract))
        .routes(routes!(applications::decision))
        .routes(routes!(applications::replay))
        .routes(routes!(loans::list))
        .routes(routes!(loans::show))
        .routes(routes!(loans::schedule))
        .routes(routes!(loans::instruct_payout))
        .routes(routes!(loans::release_payout))
        .routes(routes!(loans::confirm_payout))
        .routes(routes!(loans::pay))
        .routes(routes!(loans::propose))
        .routes(routes!(loans::prepay))
        .routes(routes!(loans::preview))
        .routes(routes!(approvals::list, approvals::propose))
        .routes(routes!(approvals::approve))
        .routes(routes!(approvals::refuse))
        .routes(routes!(overview::summary))
        .routes(routes!(overview::portfolio))
        .routes(routes!(overview::closes, overview::close))
        .routes(routes!(operations::healthz))
        .routes(routes!(operations::metrics))
}
