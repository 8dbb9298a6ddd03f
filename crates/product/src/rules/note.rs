//! What is found in a graph beside what cannot be compiled: gaps, rows nobody reaches, rows that cross.

use super::schema::OwnedValue;
use super::{RuleError, Spot};

/// One thing found, with values of variables that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub spot: Spot,
    /// What.
    pub kind: NoteKind,
    /// The variables the conditions read, by name, with values that show it. Those of the graph's own results are no input.
    pub witness: Vec<(String, OwnedValue)>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// No row answers. `whole`: a variable for whose value no row answers, whatever the others are.
    Gap {
        /// The variable.
        whole: Option<String>,
    },
    /// Whether some row always answers is not decided.
    GapUndecided,
    /// Earlier rows answer all its cases.
    Unreachable,
    /// No input fulfils its conditions.
    NeverHolds,
    /// It and an earlier row (from 1) hold together, neither within the other, and they say different things.
    Overlap {
        /// The earlier row.
        earlier: usize,
    },
    /// A statement of a switch that is never taken.
    BranchUnreachable,
    /// A switch that goes nowhere.
    BranchGap,
}

impl Note {
    /// As the compiler says it.
    #[must_use]
    pub fn error(&self) -> RuleError {
        let why = match &self.kind {
            NoteKind::Gap { .. } => format!("no row answers {}", words(&self.witness)),
            NoteKind::GapUndecided => "no row is empty of conditions, and the conditions are not simple enough to prove that some row always answers".to_owned(),
            NoteKind::Unreachable => "is never reached: earlier rows answer all its cases".to_owned(),
            NoteKind::NeverHolds => "is never reached: no input fulfils its conditions".to_owned(),
            NoteKind::Overlap { earlier } => {
                format!("crosses row {earlier}, which answers first where both hold: {}", words(&self.witness))
            }
            NoteKind::BranchUnreachable => "is never taken: earlier statements take all its cases".to_owned(),
            NoteKind::BranchGap => format!("goes nowhere for {}", words(&self.witness)),
        };
        RuleError { place: self.spot.clone(), why }
    }
}

/// Values in words: `a = 1, t = "x"`.
pub(crate) fn words(witness: &[(String, OwnedValue)]) -> String {
    let part = |(name, value): &(String, OwnedValue)| match value {
        OwnedValue::Text(t) => format!("{name} = \"{t}\""),
        other => format!("{name} = {other}"),
    };
    witness.iter().map(part).collect::<Vec<_>>().join(", ")
}
