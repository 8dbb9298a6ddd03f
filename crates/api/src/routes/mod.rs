//! The routes, in one place.

pub mod alerts;
pub mod applications;
pub mod approvals;
pub mod audit;
pub mod batches;
pub mod catalogue_exports;
pub mod claims;
pub mod exports;
pub mod facilities;
pub mod feeds;
pub mod firms;
pub mod funding;
pub mod guarantees;
pub mod guarantor;
pub mod invitations;
pub mod laboratory;
pub mod ledger;
pub mod ledger_bank;
pub mod loans;
pub mod market;
pub mod metering;
pub mod migrations;
pub mod models;
pub mod operations;
pub mod overview;
pub mod packages;
pub mod page;
pub mod people;
pub mod policy;
pub mod portraits;
pub mod products;
pub mod programmes;
pub mod quality;
pub mod receivables;
pub mod scorecards;
pub mod session;
pub mod sources;
pub mod versions;
pub mod webhooks;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{App, limits};

/// Every route of the service.
pub(crate) fn all() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session::login))
        .routes(routes!(session::logout))
        .routes(routes!(session::me))
        .routes(routes!(session::set_password))
        .routes(routes!(session::sessions, session::end_others))
        .routes(routes!(session::end))
        .routes(routes!(session::redeem))
        .routes(routes!(session::setup_state, session::setup))
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
        .routes(routes!(loans::cancel_contract))
        .routes(routes!(loans::pay))
        .routes(routes!(loans::propose))
        .routes(routes!(loans::prepay))
        .routes(routes!(loans::preview))
        .routes(routes!(loans::change))
        .routes(routes!(loans::fee))
        .routes(routes!(loans::payoff))
        .routes(routes!(approvals::list, approvals::propose))
        .routes(routes!(approvals::approve))
        .routes(routes!(approvals::refuse))
        .routes(routes!(overview::summary))
        .routes(routes!(overview::portfolio))
        .routes(routes!(overview::closes, overview::close))
        .routes(routes!(overview::running))
        .routes(routes!(overview::set_aside))
        .merge(credit_lines())
        .merge(participations())
        .merge(money_in())
        .merge(catalogue())
        .merge(assets())
        .merge(bench())
        .merge(general_ledger())
        .merge(house())
        .routes(routes!(operations::healthz))
        .routes(routes!(operations::readyz))
        .routes(routes!(operations::metrics))
}

/// What lending rests on: people, products, scorecards, guarantees, the proof.
fn catalogue() -> OpenApiRouter<App> {
    // A model of many trees is longer than anything else that is sent.
    let large = DefaultBodyLimit::max(limits::MAX_MODEL_BODY_BYTES);
    OpenApiRouter::new()
        .routes(routes!(people::list))
        .routes(routes!(people::change_roles))
        .routes(routes!(people::disable))
        .routes(routes!(people::sessions, people::end_sessions))
        .routes(routes!(people::keys, people::make_key))
        .routes(routes!(people::revoke_key))
        .routes(routes!(people::show_roles))
        .routes(routes!(products::list, products::submit))
        .routes(routes!(products::validate))
        .routes(routes!(versions::check))
        .routes(routes!(products::show))
        .routes(routes!(versions::approve))
        .routes(routes!(versions::activate))
        .routes(routes!(versions::roll_back))
        .routes(routes!(versions::shadow, versions::start_shadow))
        .routes(routes!(versions::stop_shadow))
        .routes(routes!(versions::shadow_trace))
        .routes(routes!(policy::diff))
        .routes(routes!(policy::backtest))
        .routes(routes!(policy::trace))
        .routes(routes!(policy::past))
        .routes(routes!(scorecards::list, scorecards::develop))
        .routes(routes!(scorecards::show))
        .routes(routes!(scorecards::approve))
        .merge(OpenApiRouter::new().routes(routes!(models::import)).layer(large))
        .routes(routes!(models::document))
        .routes(routes!(models::start))
        .routes(routes!(models::stop))
        .routes(routes!(models::contest))
        .routes(routes!(batches::batches))
        .routes(routes!(batches::quarantine))
        .routes(routes!(batches::replay))
        .routes(routes!(batches::dismiss))
        .routes(routes!(guarantees::list, guarantees::agree))
        .routes(routes!(guarantees::show))
        .routes(routes!(guarantees::claim))
        .routes(routes!(guarantees::compensate))
        .routes(routes!(guarantees::recover))
        .routes(routes!(claims::demand))
        .routes(routes!(claims::refuse))
        .routes(routes!(claims::withdraw))
        .routes(routes!(claims::reimburse))
        .routes(routes!(claims::trigger))
        .routes(routes!(claims::volume))
        .routes(routes!(guarantor::desk))
        .routes(routes!(guarantor::record))
        .routes(routes!(guarantor::ask))
        .routes(routes!(guarantor::pools, guarantor::open))
        .routes(routes!(guarantor::pool))
        .routes(routes!(guarantor::pool_record))
        .routes(routes!(programmes::guarantees))
        .routes(routes!(programmes::programmes))
        .routes(routes!(firms::list, firms::register))
        .routes(routes!(firms::show))
        .routes(routes!(firms::consent))
        .routes(routes!(firms::withdraw))
        .routes(routes!(firms::reveal))
        .routes(routes!(firms::erase))
        .routes(routes!(audit::trail))
        .routes(routes!(audit::kinds))
        .routes(routes!(market::show))
        .routes(routes!(audit::verification))
        .routes(routes!(audit::rulebook))
        .routes(routes!(audit::workdays))
}

/// The general ledger of the institution.
fn general_ledger() -> OpenApiRouter<App> {
    let files = DefaultBodyLimit::max(limits::MAX_BANK_FILE_BYTES);
    OpenApiRouter::new()
        .routes(routes!(ledger::trial))
        .routes(routes!(ledger::trial_file))
        .routes(routes!(ledger::journal))
        .routes(routes!(ledger::journal_file))
        .routes(routes!(ledger::accounts))
        .routes(routes!(ledger::check))
        .routes(routes!(ledger::propose))
        .routes(routes!(ledger_bank::months))
        .routes(routes!(ledger_bank::month))
        .routes(routes!(ledger_bank::close_month))
        .merge(OpenApiRouter::new().routes(routes!(ledger_bank::statements, ledger_bank::bring)).layer(files))
        .routes(routes!(ledger_bank::reconcile))
        .routes(routes!(ledger_bank::collection))
        .routes(routes!(ledger_bank::collection_file))
        .merge(OpenApiRouter::new().routes(routes!(ledger_bank::collected)).layer(files))
        .routes(routes!(ledger_bank::order))
        .merge(migrations_of_books())
}

/// Existing books brought in.
fn migrations_of_books() -> OpenApiRouter<App> {
    let files = DefaultBodyLimit::max(limits::MAX_BOOK_BODY_BYTES);
    OpenApiRouter::new()
        .merge(OpenApiRouter::new().routes(routes!(migrations::list, migrations::submit)).layer(files))
        .merge(OpenApiRouter::new().routes(routes!(migrations::check)).layer(files))
        .routes(routes!(migrations::show))
        .routes(routes!(migrations::run))
        .routes(routes!(migrations::lines))
        .routes(routes!(migrations::lines_file))
        .routes(routes!(migrations::set_aside))
        .routes(routes!(migrations::set_aside_file))
}

/// The hub, where data come in, and the laboratory, where models are made.
fn bench() -> OpenApiRouter<App> {
    let files = DefaultBodyLimit::max(limits::MAX_UPLOAD_BYTES);
    OpenApiRouter::new()
        .merge(OpenApiRouter::new().routes(routes!(laboratory::bring)).layer(files))
        .merge(OpenApiRouter::new().routes(routes!(sources::deliver)).layer(files))
        .routes(routes!(sources::list))
        .routes(routes!(portraits::show))
        .routes(routes!(portraits::live))
        .routes(routes!(portraits::peers))
        .routes(routes!(portraits::history))
        .routes(routes!(portraits::indicator))
        .routes(routes!(portraits::run))
        .routes(routes!(portraits::runs))
        .routes(routes!(portraits::board))
        .routes(routes!(portraits::board_firms))
        .routes(routes!(sources::show))
        .routes(routes!(sources::template))
        .routes(routes!(sources::map))
        .routes(routes!(feeds::list, feeds::add))
        .routes(routes!(feeds::end))
        .routes(routes!(metering::list))
        .routes(routes!(metering::export))
        .routes(routes!(feeds::run))
        .routes(routes!(laboratory::from_book))
        .routes(routes!(laboratory::sets))
        .routes(routes!(laboratory::set))
        .routes(routes!(laboratory::studies, laboratory::open))
        .routes(routes!(laboratory::study, laboratory::revise))
        .routes(routes!(laboratory::profile))
        .routes(routes!(laboratory::outcomes))
        .routes(routes!(laboratory::definition))
        .routes(routes!(laboratory::bins, laboratory::try_bins))
        .routes(routes!(laboratory::term_structure))
        .routes(routes!(laboratory::lgd))
        .routes(routes!(laboratory::points))
        .routes(routes!(laboratory::start))
        .routes(routes!(laboratory::work))
        .routes(routes!(laboratory::run))
        .routes(routes!(laboratory::submit))
        .routes(routes!(laboratory::report))
        .routes(routes!(laboratory::card_report))
}

/// What the house itself needs: new people and institutions, lists as files, subscribers.
fn house() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(invitations::add_user))
        .routes(routes!(invitations::make_link))
        .routes(routes!(invitations::institutions, invitations::register))
        .routes(routes!(exports::applications))
        .routes(routes!(exports::loans))
        .routes(routes!(exports::firms))
        .routes(routes!(exports::approvals))
        .routes(routes!(exports::trail))
        .routes(routes!(catalogue_exports::users))
        .routes(routes!(catalogue_exports::keys))
        .routes(routes!(catalogue_exports::products))
        .routes(routes!(catalogue_exports::scorecards))
        .routes(routes!(catalogue_exports::agreements))
        .routes(routes!(catalogue_exports::batches))
        .routes(routes!(catalogue_exports::quarantine))
        .routes(routes!(catalogue_exports::webhooks))
        .routes(routes!(catalogue_exports::closes))
        .routes(routes!(catalogue_exports::rulebook))
        .routes(routes!(webhooks::list, webhooks::subscribe))
        .routes(routes!(webhooks::disable))
        .routes(routes!(webhooks::test))
        .routes(routes!(webhooks::deliveries))
}

/// Facilities and the loans drawn under them.
fn credit_lines() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(facilities::list, facilities::open))
        .routes(routes!(facilities::export))
        .routes(routes!(facilities::show))
        .routes(routes!(facilities::draw))
        .routes(routes!(facilities::milestone))
        .routes(routes!(facilities::freeze))
        .routes(routes!(facilities::unfreeze))
        .routes(routes!(facilities::reduce))
        .routes(routes!(facilities::cancel))
        .routes(routes!(receivables::list, receivables::assign))
        .routes(routes!(receivables::export))
        .routes(routes!(receivables::collect))
        .routes(routes!(receivables::credit))
        .routes(routes!(receivables::dispute))
        .routes(routes!(receivables::propose))
        .routes(routes!(receivables::concentration))
}

/// Shares of loans that others hold.
fn participations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(packages::list, packages::draft))
        .routes(routes!(packages::export))
        .routes(routes!(packages::show))
        .routes(routes!(packages::add))
        .routes(routes!(packages::drop))
        .routes(routes!(packages::submit))
        .routes(routes!(packages::accept))
        .routes(routes!(packages::transfer))
        .routes(routes!(packages::fund))
        .routes(routes!(packages::remit))
        .routes(routes!(packages::buy_back))
        .routes(routes!(packages::cancel))
        .routes(routes!(packages::statement))
        .routes(routes!(packages::entries))
        .routes(routes!(packages::of_loan))
        .routes(routes!(packages::joint))
        .routes(routes!(packages::exposure))
        .routes(routes!(packages::holdings))
        .routes(routes!(packages::holding))
        .routes(routes!(packages::holding_statement))
        .routes(routes!(packages::accept_holding))
        .routes(routes!(packages::decline_holding))
}

/// Where the money that is lent comes from.
fn money_in() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(funding::list, funding::open))
        .routes(routes!(funding::export))
        .routes(routes!(funding::report))
        .routes(routes!(funding::show))
        .routes(routes!(funding::months))
        .routes(routes!(funding::change))
        .routes(routes!(funding::suspend))
        .routes(routes!(funding::resume))
        .routes(routes!(funding::close))
        .routes(routes!(funding::run))
        .routes(routes!(funding::replace))
}

/// The quality of assets: classes, alerts, expected losses, subsidies.
fn assets() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(quality::classification))
        .routes(routes!(quality::debtor))
        .routes(routes!(quality::circumstances, quality::record))
        .routes(routes!(quality::confirm))
        .routes(routes!(quality::approve))
        .routes(routes!(quality::refuse))
        .routes(routes!(quality::end))
        .routes(routes!(alerts::warnings))
        .routes(routes!(alerts::watch))
        .routes(routes!(alerts::alerts))
        .routes(routes!(alerts::alert))
        .routes(routes!(alerts::take))
        .routes(routes!(alerts::note))
        .routes(routes!(alerts::close))
        .routes(routes!(alerts::agree))
        .routes(routes!(alerts::refuse))
        .routes(routes!(quality::parameters, quality::draft))
        .routes(routes!(quality::approve_parameters))
        .routes(routes!(quality::refuse_parameters))
        .routes(routes!(quality::runs, quality::run))
        .routes(routes!(quality::run_shown))
        .routes(routes!(quality::loans))
        .routes(routes!(quality::loan))
        .routes(routes!(quality::movement))
        .routes(routes!(quality::subsidies, quality::draft_subsidy))
        .routes(routes!(quality::subsidy))
        .routes(routes!(quality::approve_subsidy))
        .routes(routes!(quality::refuse_subsidy))
        .routes(routes!(quality::claim))
        .routes(routes!(quality::approve_claim))
        .routes(routes!(quality::refuse_claim))
        .routes(routes!(quality::pay))
}
