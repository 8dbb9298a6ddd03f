//! Whom a card or a decision treats otherwise, by how much, and how sure that is.
//!
//! | part | what it answers |
//! |---|---|
//! | [`assess`] | gaps between groups in the words people use, selection rates, four-fifths, equalised odds, calibration |
//! | [`proxies`] | which features reveal a protected attribute, alone and together |
//! | [`minimise`] | what is lost when a source of data is dropped, and which sources are used without need |
//!
//! A *good* that is approved is a true positive here, a *bad* that is approved a false positive, so that "selected" always
//! means "approved". The four-fifths rule is a US employment guideline (29 CFR 1607.4 D); here it is a line to watch, not
//! a law. None of these figures says whether a gap is just: they say where a person has to look.

mod assess;
mod groups;
mod intervals;
mod minimise;
mod proxies;

pub use assess::{AttributeReport, EqualRisk, FairnessOptions, FourFifths, Gap, GroupReport, Judged, OddsGap, assess};
pub use groups::{AttributeKind, GroupAttribute};
pub use minimise::{MinimiseError, SourceNeed, SourceReport, minimise};
pub use proxies::{Proxy, ProxyError, ProxyOptions, ProxyReport, ProxyStrength, proxies};

use crate::metrics::MetricError;

/// Why nothing was assessed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FairnessError {
    /// Lengths, bounds and numbers.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// The attribute cannot part people into groups.
    #[error("attribute '{name}': {problem}")]
    Attribute {
        /// The attribute.
        name: String,
        /// What is wrong and what is needed.
        problem: String,
    },
}
