//! From probabilities to a policy: where to cut, how to grade, who moves.

mod cutoff;
mod grades;
mod migration;

pub use cutoff::{Cutoff, CutoffReport, Economics, PolicyError, SwapSet, cutoffs, swap_set};
pub use grades::{GradeConstraints, GradeDesign, GradeFigures, GradeSample, design_grades};
pub use migration::{MigrationMatrix, migration};
