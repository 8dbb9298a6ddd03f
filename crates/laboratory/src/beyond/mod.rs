//! Beyond whether a loan goes bad: when it does, and how much is lost then.
//!
//! Both take the study as it stands: its features, the rows its exclusions leave, its definition of bad and its split. The fitting
//! rows fit, and the test rows say how near the model comes.

mod loss;
mod term;

use scoring::regression::Coefficient;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::prepare::{Prepared, feature_name};

pub use loss::{LossAsked, LossFound, loss_given_default};
pub use term::{TermAsked, TermFound, TermLine, term_structure};

/// A covariate of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Covariate {
    /// The feature.
    pub feature: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Information value.
    pub iv: f64,
    /// Of its weight of evidence on the logit.
    pub coefficient: Coefficient,
}

/// A feature that is in no model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NotUsed {
    /// The feature.
    pub feature: String,
    /// Why, as the arithmetic says it.
    pub reason: String,
}

fn covariate(prepared: &Prepared, bins: &scoring::binning::VariableBins, coefficient: Coefficient) -> Covariate {
    let use_ = prepared.features.iter().find(|use_| feature_name(use_) == bins.feature);
    Covariate {
        feature: bins.feature.clone(),
        zh: use_.map_or_else(|| bins.feature.clone(), |use_| use_.zh.clone()),
        en: use_.map_or_else(|| bins.feature.clone(), |use_| use_.en.clone()),
        iv: bins.iv,
        coefficient,
    }
}

fn not_used(left_out: std::collections::BTreeMap<String, String>) -> Vec<NotUsed> {
    left_out.into_iter().map(|(feature, reason)| NotUsed { feature, reason }).collect()
}

/// Names of the features; what time is parted by is in the table and no feature.
fn names(prepared: &Prepared) -> Vec<String> {
    prepared.features.iter().map(|use_| feature_name(use_).to_owned()).collect()
}
