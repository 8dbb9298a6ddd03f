//! Use cases: load, ask an aggregate for one command, save.
//!
//! This is where the rooms meet. Each use case opens with [`access::Principal::require`], reads streams and read models,
//! calls one pure command of a domain crate and saves its events together with the read-model rows of those streams.
//! No SQL is written here and no HTTP type is known.
//!
//! | module | use cases |
//! |---|---|
//! | [`setup`] | open a data folder, first administrator, institutions, key rotation, backup, rebuild |
//! | [`identity`] | users, passwords |
//! | [`keys`] | keys for programs |
//! | [`people`] | users and rights as people see them |
//! | [`sessions`] | signing in by password, one-time link or key; sessions |
//! | [`open_sessions`] | a person's sessions seen and ended |
//! | [`firms`] | firms, consents, erasure |
//! | [`firm_file`] | a firm's file as its lender sees it |
//! | [`data`] | importing loan histories, features of firms |
//! | [`feeds`] | data that come by themselves: fetched, or heard from sensors |
//! | [`features`] | what a feature, its values and its bins are called |
//! | [`lake_query`] | what of the lake may be asked about at once, and the record of the question |
//! | [`batches`] | imports and refused rows as people see them |
//! | [`laboratory`] | sample sets, studies and their runs: a card developed step by step |
//! | [`models`] | scorecards: develop, approve |
//! | [`brought`] | models brought in from files, and documents out |
//! | [`challenger`] | a version that scores beside the one in force |
//! | [`scorecards`] | a scorecard's development as people see it |
//! | [`catalogue`] | products: draft, approve |
//! | [`product_check`] | a product document checked before release |
//! | [`products`], [`product_life`] | products as people see them: terms, rules; versions, what was done to them |
//! | [`backtest`] | a candidate product over recorded decisions; two versions compared |
//! | [`shadow`], [`shadow_cards`] | a candidate that decides beside the live version |
//! | [`origination`] | applications: submit, decide, review, contract |
//! | [`servicing`] | loans: pay out, receive, correct |
//! | [`closing`] | close of day |
//! | [`ledger`] | charts of accounts, journal, trial balance, accounting months, the bank's statement |
//! | [`circumstances`], [`classes`] | what bears on a class beside payments; classes of debtors, provision ratios |
//! | [`loss_parameters`], [`losses`] | expected losses: parameters, runs, movements |
//! | [`facilities`], [`facility_cards`] | facilities and the loans drawn under them |
//! | [`receivables`], [`receivable_cards`] | claims assigned under a facility, what they cover, what buyers pay |
//! | [`participations`] | shares of loans that others hold: packages sold, joint lending; what holders are owed |
//! | [`funding`] | funding lines: opened, matched to loans, their figures |
//! | [`subsidies`] | programmes of interest subsidies and their claims |
//! | [`guarantees`] | agreements, claims, recoveries |
//! | [`agreements`] | an agreement as people see it |
//! | [`approvals`] | what needs a second person |
//! | [`migration`] | an existing book brought in from another system, with its reconciliation report |
//! | [`webhooks`] | events told to subscribers |
//! | [`moving`] | the whole store to another place, proved the same |
//! | [`overlays`] | what an institution lays over the rulebook |
//! | [`rebuild`] | read models made again from the book |
//! | [`lists`] | lists with filters |
//! | [`preview`] | what an act would do to a loan |
//! | [`portfolio`] | the whole book at its last close |
//! | [`reports`] | one loan, the summary a banker wants |
//! | [`audit`] | who did what |
//! | [`metering`] | how often data were used, by category, purpose and month |
//! | [`market`] | the market's published figures beside one's own |
//! | [`proof`] | the rulebook and the verification of the book as people see them |

pub mod access;
mod acts;
pub mod agreement_document;
pub mod agreements;
pub mod approvals;
pub mod audit;
pub mod backtest;
pub mod backtest_cards;
pub mod batches;
pub mod brought;
pub mod cards;
pub mod catalogue;
pub mod challenger;
pub mod challenger_cards;
pub mod circumstances;
pub mod claims;
pub mod classes;
mod classing;
pub mod clock;
pub mod closing;
pub mod data;
mod decisions;
pub mod devices;
pub mod event_names;
pub mod events;
pub mod facilities;
pub mod facility_cards;
mod facility_use;
pub mod features;
pub mod feeds;
pub mod firm_file;
pub mod firms;
pub mod folder;
pub mod funding;
pub mod guarantees;
pub mod guarantor_desk;
pub mod guarantor_entries;
pub mod identity;
pub mod keys;
pub mod laboratory;
pub mod lake_query;
pub mod ledger;
pub mod limits;
pub mod lists;
pub mod loan_changes;
pub mod loss_cards;
pub mod loss_parameters;
pub mod losses;
pub mod market;
pub mod metering;
pub mod migration;
pub mod models;
pub mod moving;
mod names;
pub mod open_sessions;
pub mod origination;
pub mod overlays;
mod packed;
pub mod parity;
pub mod participations;
mod passwords;
pub mod past_loans;
pub mod people;
pub mod pools;
pub mod portfolio;
pub mod portraits;
pub mod preview;
pub mod problem;
pub mod product_check;
pub mod product_life;
pub mod products;
pub mod programmes;
pub mod proof;
mod queues;
pub mod rebuild;
pub mod receivable_cards;
mod receivable_limits;
pub mod receivables;
mod release_policy;
pub mod reports;
mod said;
pub mod scorecard_use;
mod scorecard_view;
pub mod scorecards;
pub mod servicing;
pub mod sessions;
pub mod setup;
pub mod shadow;
pub mod shadow_cards;
mod shelf;
pub mod sources;
pub mod subsidies;
pub mod watching;
pub mod webhooks;
mod words;
pub mod workdays;

pub use access::{Action, OPERATOR, Principal, Role};
pub use clock::Clock;
pub use connectors::outbound::{Reach, Targets};
pub use events::Request;
pub use folder::{Folder, Purpose};
pub use problem::{Code, Outcome, Problem};
pub use setup::{Keys, Platform};
