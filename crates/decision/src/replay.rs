//! [`replay`]: makes a recorded decision again and compares the bytes.

use serde_json::Value;

use crate::bundle::Bundle;
use crate::decide::{DecideError, decide};
use crate::record::Decision;

/// Most differences listed.
const MAX_DIFFERENCES: usize = 50;

/// What a replay found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplayOutcome {
    /// The same bytes.
    Identical {
        /// Their digest.
        digest: String,
    },
    /// Other bytes: each place, what was recorded and what came out now.
    Differs(Vec<Difference>),
}

/// One place where a replay differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Path in the record.
    pub path: String,
    /// As recorded.
    pub recorded: String,
    /// As it came out now.
    pub now: String,
}

/// Why a decision cannot be made again with this bundle.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// Another product document.
    #[error(
        "the decision was made under product {code} version {version} with digest {recorded}; this bundle has {given}: load that version"
    )]
    OtherProduct {
        /// Code.
        code: String,
        /// Version.
        version: u32,
        /// Digest in the record.
        recorded: String,
        /// Digest of the bundle's.
        given: String,
    },
    /// Another scorecard document.
    #[error(
        "the decision was made under scorecard version {version} with digest {recorded}; this bundle has {given}: load that version"
    )]
    OtherScorecard {
        /// Version.
        version: u32,
        /// Digest in the record.
        recorded: String,
        /// Digest of the bundle's.
        given: String,
    },
    /// A parameter that was used has another value now.
    #[error("the decision used parameters that this rulebook does not give: {0}")]
    OtherRules(#[from] rulebook::RuleError),
    /// The snapshot is of another day.
    #[error(
        "the decision was made under the rulebook of {recorded}; this snapshot is of {given}: take it at that day and instant"
    )]
    OtherDay {
        /// In the record.
        recorded: String,
        /// The bundle's.
        given: String,
    },
    /// The input could not be decided.
    #[error("the recorded input cannot be decided any more: {0}")]
    Undecidable(#[from] DecideError),
}

/// Makes the decision again.
///
/// The rulebook as a whole may have grown since; that the parameters used are the same facts is what counts.
///
/// # Errors
/// A bundle of other versions than the record's.
pub fn replay(record: &Decision, bundle: &Bundle) -> Result<ReplayOutcome, ReplayError> {
    let (ours, theirs) = (bundle.product_pin(), &record.product);
    if ours.digest != theirs.digest || ours.id != theirs.id {
        let (code, version) = (theirs.code.clone(), theirs.version);
        return Err(ReplayError::OtherProduct {
            code,
            version,
            recorded: theirs.digest.clone(),
            given: ours.digest.clone(),
        });
    }
    let (ours, theirs) = (bundle.scorecard_pin(), &record.scorecard);
    if ours.digest != theirs.digest || ours.id != theirs.id {
        let (recorded, given) = (theirs.digest.clone(), ours.digest.clone());
        return Err(ReplayError::OtherScorecard { version: theirs.version, recorded, given });
    }
    let (ours, theirs) = (bundle.rules(), &record.rulebook);
    if (ours.effective_on(), ours.known_at()) != (theirs.effective_on, theirs.known_at) {
        let recorded = format!("{} as known at {}", theirs.effective_on, theirs.known_at);
        let given = format!("{} as known at {}", ours.effective_on(), ours.known_at());
        return Err(ReplayError::OtherDay { recorded, given });
    }
    ours.check(&theirs.used)?;
    let mut again = decide(&record.input, bundle)?;
    again.rulebook.digest = record.rulebook.digest;
    if again.to_bytes() == record.to_bytes() {
        return Ok(ReplayOutcome::Identical { digest: record.digest() });
    }
    let mut differences = Vec::new();
    compare("", &tree(record), &tree(&again), &mut differences);
    Ok(ReplayOutcome::Differs(differences))
}

fn tree(decision: &Decision) -> Value {
    serde_json::to_value(decision).unwrap_or(Value::Null)
}

fn compare(path: &str, recorded: &Value, now: &Value, found: &mut Vec<Difference>) {
    if recorded == now || found.len() >= MAX_DIFFERENCES {
        return;
    }
    match (recorded, now) {
        (Value::Object(a), Value::Object(b)) => {
            let mut keys: Vec<&String> = a.keys().chain(b.keys()).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                let (x, y) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                compare(&format!("{path}/{key}"), x, y, found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (x, y)) in a.iter().zip(b).enumerate() {
                compare(&format!("{path}/{index}"), x, y, found);
            }
        }
        _ => {
            let short = |v: &Value| v.to_string().chars().take(200).collect();
            found.push(Difference { path: path.to_owned(), recorded: short(recorded), now: short(now) });
        }
    }
}
