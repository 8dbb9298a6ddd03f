//! One function a command: open the desk, call one use case, show the answer.

mod admin;
mod beyond;
mod challenger;
pub mod changes;
mod check;
mod credit;
pub mod documents;
mod facility;
mod funding;
mod guarantee;
mod guarantor;
mod history;
mod hub;
mod hub_feed;
mod hub_quarantine;
mod laboratory;
#[cfg(feature = "analysts")]
mod lake;
mod ledger;
mod ledger_bank;
pub mod lending;
mod migrate;
mod package;
mod policy;
mod portrait;
mod product;
mod province;
mod quality;
mod receivable;
mod report;
mod score;
mod tail;
mod watch;

use crate::cli::{Command, Migrate, Shared};

/// Runs a command other than demo, serve and bench.
pub async fn run(shared: &Shared, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Init(user) => admin::init(shared, user).await,
        Command::Institution(command) => admin::institution(shared, command).await,
        Command::User(command) => admin::user(shared, command).await,
        Command::Keys(command) => admin::keys(shared, command).await,
        Command::Migrate(Migrate { book: Some(command), .. }) => migrate::book(shared, command).await,
        Command::Migrate(migrate) => admin::migrate(shared, migrate).await,
        Command::Rebuild => admin::rebuild(shared).await,
        Command::Backup { to, with_keys } => admin::backup(shared, &to, with_keys).await,
        Command::Restore { from } => admin::restore(shared, &from).await,
        Command::Verify(verify) => check::verify(shared, verify).await,
        Command::Simulate(simulate) => check::simulate(shared, simulate).await,
        Command::Replay { decision, all } => check::replay(shared, decision, all).await,
        Command::Rulebook(command) => documents::rulebook(shared, command).await,
        Command::Import(command) => documents::import(shared, command).await,
        Command::Score(command) => score::score(shared, command).await,
        Command::Product(command) => product::product(shared, command).await,
        Command::Firm(command) => credit::firm(shared, command).await,
        Command::Apply(apply) => credit::apply(shared, apply).await,
        Command::Decide { application } => credit::decide(shared, &application).await,
        Command::Approve(approve) => credit::approve(shared, approve).await,
        Command::Application(command) => credit::application(shared, command).await,
        Command::Loan(command) => lending::loan(shared, command).await,
        Command::Facility(command) => facility::facility(shared, command).await,
        Command::Hub(command) => hub::hub(shared, command).await,
        #[cfg(feature = "analysts")]
        Command::Lake(command) => lake::lake(shared, command).await,
        Command::Portrait(command) => portrait::portrait(shared, command).await,
        Command::Watch(command) => watch::watch(shared, command).await,
        Command::Province(command) => province::province(shared, command).await,
        Command::Receivable(command) => receivable::receivable(shared, command).await,
        Command::Package(command) => package::package(shared, command).await,
        Command::Joint(command) => package::joint(shared, command).await,
        Command::Holding(command) => package::holding(shared, command).await,
        Command::Funding(command) => funding::funding(shared, command).await,
        Command::Guarantee(command) => guarantee::guarantee(shared, command).await,
        Command::History(command) => history::history(shared, command).await,
        Command::Guarantor(command) => guarantor::guarantor(shared, command).await,
        Command::Pool(command) => guarantor::pool(shared, command).await,
        Command::Class(command) => quality::class(shared, command).await,
        Command::Ecl(command) => quality::ecl(shared, command).await,
        Command::Subsidy(command) => quality::subsidy(shared, command).await,
        Command::Policy { limit, until, reason } => lending::policy(shared, &limit, &until, &reason).await,
        Command::Close { through: Some(through), .. } => lending::close(shared, &through).await,
        Command::Close { through: None, .. } => lending::set_aside(shared).await,
        Command::Ledger(command) => ledger::ledger(shared, command).await,
        Command::Summary => lending::summary(shared).await,
        Command::Demo(_)
        | Command::Serve { .. }
        | Command::Bench(_)
        | Command::Settings
        | Command::Openapi
        | Command::Errors
        | Command::Completions { .. } => {
            unreachable!("handled by main")
        }
    }
}
