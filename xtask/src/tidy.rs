//! The house rules that a compiler cannot see, checked over every file that git knows or would take.
//!
//! Each check is a function from the tree to findings, in a file of its own with its tables at the top and its tests below;
//! a finding says where, what, and what to do. To add a rule, add a file here and a line in [`CHECKS`].

mod arrows;
mod calls;
mod docs;
mod headers;
mod places;
mod sizes;
mod source;
mod tree;

use std::fmt;
use std::path::Path;

use anyhow::{Result, bail};
use tree::Tree;

/// One departure from the rules.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    file: String,
    /// From 1.
    line: usize,
    what: String,
    remedy: String,
}

impl Finding {
    fn new(file: &str, line: usize, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, what: what.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.file, self.line, self.what, self.remedy)
    }
}

type Check = fn(&Tree) -> Vec<Finding>;

/// Every check, with the name under which its findings are counted.
const CHECKS: &[(&str, Check)] = &[
    ("arrows between crates", arrows::check),
    ("file sizes", sizes::check),
    ("file headers", headers::check),
    ("forbidden calls and texts", calls::check),
    ("places outside the project", places::check),
    ("documents", docs::check),
];

/// Runs every check and prints each finding as `file:line: what; remedy`.
pub fn run(root: &Path) -> Result<()> {
    let tree = Tree::read(root)?;
    let mut total = 0;
    for (name, check) in CHECKS {
        let mut findings = check(&tree);
        findings.sort();
        findings.dedup();
        for finding in &findings {
            println!("{finding}");
        }
        if !findings.is_empty() {
            println!("  {name}: {} to mend\n", findings.len());
        }
        total += findings.len();
    }
    if total > 0 {
        bail!("tidy: {total} to mend; the rules and their reasons are in STYLE.md");
    }
    println!("tidy: {} files, {} checks, nothing to mend", tree.files().len(), CHECKS.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Finding;

    #[test]
    fn a_finding_reads_as_place_what_and_remedy() {
        let finding = Finding::new("crates/money/src/lib.rs", 7, "a float", "use an integer of minor units");
        assert_eq!(finding.to_string(), "crates/money/src/lib.rs:7: a float; use an integer of minor units");
    }
}
