//! Expected losses as people see them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cards::{AllowedAct, Cash, Named};

/// A part of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LossLine {
    /// Which.
    pub name: Named,
    /// Loans.
    pub loans: u64,
    /// Exposure.
    pub exposure: Cash,
    /// Expected loss.
    pub loss: Cash,
    /// Loss over exposure, percent.
    pub coverage_percent: Option<String>,
}

/// A run of expected losses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LossRunCard {
    /// Its id.
    pub id: String,
    /// The end of which day.
    pub day: String,
    /// Version of the parameters.
    pub parameters: u32,
    /// Their name.
    pub parameters_name: String,
    /// Loans.
    pub loans: u64,
    /// Exposure.
    pub exposure: Cash,
    /// Expected loss.
    pub loss: Cash,
    /// Loss over exposure, percent.
    pub coverage_percent: Option<String>,
    /// By stage.
    pub stages: Vec<LossLine>,
    /// By class.
    pub classes: Vec<LossLine>,
    /// By product.
    pub products: Vec<LossLine>,
    /// By grade.
    pub grades: Vec<LossLine>,
    /// By cover.
    pub covers: Vec<LossLine>,
    /// By stage and class, for the picture.
    pub stage_classes: Vec<StageClass>,
}

/// A stage's loans of one class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StageClass {
    /// 1, 2 or 3.
    pub stage: u8,
    /// The class.
    pub class: Named,
    /// Exposure.
    pub exposure: Cash,
    /// Expected loss.
    pub loss: Cash,
}

/// A loan in a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LossLoanCard {
    /// Loan id.
    pub loan: String,
    /// Its number.
    pub number: String,
    /// Product code.
    pub product: String,
    /// Grade, as the run took it.
    pub grade: Option<String>,
    /// How it is secured.
    pub cover: Named,
    /// Its class.
    pub class: Named,
    /// Its stage.
    pub stage: Named,
    /// What put it there.
    pub cause: Named,
    /// Days past due.
    pub days_past_due: u32,
    /// Exposure.
    pub exposure: Cash,
    /// Expected loss.
    pub loss: Cash,
    /// Loss over exposure, percent.
    pub coverage_percent: Option<String>,
}

/// A page of loans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LossLoans {
    /// By number.
    pub items: Vec<LossLoanCard>,
    /// Cursor of the next page.
    pub next: Option<String>,
}

/// One year of the formula, with its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LossYear {
    /// Which year; 0 for a default that has happened.
    pub year: u32,
    /// Exposure.
    pub exposure: Cash,
    /// Marginal probability of default, weighted over the scenarios, percent.
    pub marginal_pd_percent: String,
    /// Marginal probability of default times loss given default, weighted, percent.
    pub weighted_percent: String,
    /// Discount.
    pub discount: String,
    /// Expected loss.
    pub loss: Cash,
    /// The year written out.
    pub formula: String,
}

/// A loan in a run with the formula.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LossDetail {
    /// The loan.
    pub loan: LossLoanCard,
    /// Contract rate that discounts, percent a year.
    pub rate_percent: String,
    /// Loss given default, percent.
    pub lgd_percent: String,
    /// Conditional probability of default by year, percent.
    pub curve_percent: Vec<String>,
    /// Days to maturity.
    pub days_left: u32,
    /// Scenarios: name, weight, factor of default, factor of loss.
    pub scenarios: Vec<ScenarioLine>,
    /// Year by year.
    pub years: Vec<LossYear>,
    /// What interest is earned on: gross in stages 1 and 2, net in stage 3.
    pub interest_base: Cash,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ScenarioLine {
    /// What people call it.
    pub name: String,
    /// Weight, percent.
    pub weight_percent: String,
    /// Factor of default probabilities.
    pub pd_factor: String,
    /// Factor of losses given default.
    pub lgd_factor: String,
}

/// Loans that went from one stage to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Migration {
    /// 1, 2 or 3; 0 for new loans.
    pub from: u8,
    /// 1, 2 or 3; 0 for loans that are gone.
    pub to: u8,
    /// Loans.
    pub loans: u64,
    /// Exposure: in the later run, or in the earlier one for loans that are gone.
    pub exposure: Cash,
}

/// A line of the movement of expected losses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MovementLine {
    /// What moved it.
    pub what: Named,
    /// Loans.
    pub loans: u64,
    /// By stage of the later run, of the earlier one for loans that are gone.
    pub stages: Vec<Cash>,
    /// Together.
    pub total: Cash,
}

/// What moved expected losses from one run to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MovementCard {
    /// The earlier run.
    pub from: String,
    /// Its day.
    pub from_day: String,
    /// The later run.
    pub to: String,
    /// Its day.
    pub to_day: String,
    /// Opening, moved between stages, re-measured, new, repaid, written off, closing.
    pub lines: Vec<MovementLine>,
    /// Stages from and to.
    pub migrations: Vec<Migration>,
}

/// A version of the parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LossParametersCard {
    /// Version.
    pub version: u32,
    /// What people call it.
    pub name: String,
    /// Where the curves come from.
    pub source: String,
    /// `drafted`, `approved` or `refused`.
    pub state: Named,
    /// Whether runs take it.
    pub in_force: bool,
    /// Who wrote it.
    pub by: String,
    /// Who decided on it.
    pub decided_by: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
    /// The document.
    #[schema(value_type = Object)]
    pub document: serde_json::Value,
    /// What may be done next.
    pub allowed: Vec<AllowedAct>,
}
