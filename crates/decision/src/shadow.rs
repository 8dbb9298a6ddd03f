//! Shadow: what a candidate product says of a live application, beside the decision that counts.
//!
//! The candidate sees the same input, scorecard and rulebook; its days of sale are those of the version in force
//! ([`crate::backtest::as_then`]). Whatever happens here, the live decision is made already and is not looked at again: a
//! candidate that cannot decide, or whose rules break, leaves a line that says so.

use std::panic::{AssertUnwindSafe, catch_unwind};

use codes::{ApplicationId, DecisionId};
use serde::{Deserialize, Serialize};

use crate::backtest::{Demands, Side, Unable, Why};
use crate::bundle::Bundle;
use crate::decide::{Verdict, verdict};
use crate::input::DecisionInput;
use crate::record::{Decision, ProductPin};

/// What a candidate said of one live application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shadowed {
    /// The application.
    pub application: ApplicationId,
    /// The live decision it stands beside; input, scorecard and rulebook are recorded there.
    pub decision: DecisionId,
    /// The candidate version.
    pub candidate: ProductPin,
    /// What it said.
    pub said: Said,
}

/// What it said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// An outcome, with the offer on the table.
    Decided(Side),
    /// Nothing, and why.
    Unable(Unable),
}

/// Lets a candidate decide on the input of a live decision. It never fails and never panics.
#[must_use]
pub fn beside(live: &Decision, candidate: ProductPin, demands: &Demands, bundle: Result<&Bundle, Unable>) -> Shadowed {
    let input = &live.input;
    let said = match (demands.hindrance(input), bundle) {
        (Some(unable), _) | (None, Err(unable)) => Said::Unable(unable),
        (None, Ok(bundle)) => match contained(|| verdict(input, bundle)) {
            Ok(now) => Said::Decided(now.side),
            Err(subject) => Said::Unable(Unable { why: Why::Undecidable, subject }),
        },
    };
    Shadowed { application: input.application, decision: input.decision, candidate, said }
}

/// A panic in a candidate's rules would be a defect of ours; it must not take a live application with it.
fn contained(run: impl FnOnce() -> Result<Verdict, crate::DecideError>) -> Result<Verdict, String> {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(verdict)) => Ok(verdict),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("the rules broke off: report this candidate to the maintainers".to_owned()),
    }
}

/// The candidate's whole decision on that input, with its trace.
///
/// # Errors
/// Why it cannot be made.
pub fn traced(input: &DecisionInput, demands: &Demands, bundle: &Bundle) -> Result<Decision, Unable> {
    if let Some(unable) = demands.hindrance(input) {
        return Err(unable);
    }
    crate::decide(input, bundle).map_err(|error| Unable { why: Why::Undecidable, subject: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_stays_inside() {
        let said = contained(|| panic!("defect"));
        assert!(said.unwrap_err().contains("broke off"));
    }
}
