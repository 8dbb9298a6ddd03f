//! What the documents promise to list, they list: every crate, every error code a client can meet, and evidence that exists.

use super::Finding;
use super::tree::Tree;

const ARCHITECTURE: &str = "ARCHITECTURE.md";
const CATALOGUE: &str = "crates/platform/src/problem.rs";
const ERRORS: &str = "docs/errors.md";
/// Documents that name files as their evidence.
const EVIDENT: [&str; 2] = ["SECURITY.md", "docs/security/asvs.md"];
/// Files that evidence may name.
const KINDS: [&str; 5] = [".rs", ".md", ".json", ".service", ".toml"];

/// Checks the documents against the tree.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = crates(tree);
    findings.extend(error_codes(tree));
    findings.extend(EVIDENT.iter().flat_map(|document| evidence(tree, document)));
    findings
}

/// A path between backticks, from the root of the source, is a file of the tree.
fn evidence(tree: &Tree, document: &str) -> Vec<Finding> {
    let lines = tree.file(document).map_or("", |file| file.text.as_str()).lines();
    let named =
        lines.enumerate().flat_map(|(at, line)| line.split('`').skip(1).step_by(2).map(move |text| (at + 1, text)));
    let paths = named.filter(|(_, text)| {
        let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte));
        plain && text.contains('/') && KINDS.iter().any(|kind| text.ends_with(kind))
    });
    paths
        .filter(|(_, path)| tree.file(path).is_none())
        .map(|(line, path)| {
            let what = format!("`{path}` is named as evidence and is no file");
            Finding::new(document, line, what, "name the file from the root of the source, or take the claim back")
        })
        .collect()
}

fn crates(tree: &Tree) -> Vec<Finding> {
    let names: Vec<&str> = tree
        .files()
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
        .filter_map(|file| file.crate_name())
        .collect();
    let Some(document) = tree.file(ARCHITECTURE) else {
        let missing =
            Finding::new(ARCHITECTURE, 1, "the document is missing", "write it: a diagram and a line per crate");
        return if names.is_empty() { Vec::new() } else { vec![missing] };
    };
    let listed = |name: &str| document.text.contains(&format!("`{name}`"));
    let missing = names.into_iter().filter(|name| !listed(name));
    missing
        .map(|name| {
            let what = format!("crate `{name}` has no line");
            Finding::new(ARCHITECTURE, 1, what, format!("say in a line what `{name}` is for and what it never does"))
        })
        .collect()
}

/// Codes are the literals of the catalogue that look like `loan.wrong_state`.
fn error_codes(tree: &Tree) -> Vec<Finding> {
    let Some(source) = tree.file(CATALOGUE).and_then(|file| file.source.as_ref()) else { return Vec::new() };
    let document = tree.file(ERRORS).map_or("", |file| file.text.as_str());
    let codes = source.literals.iter().filter(|literal| !source.is_test(literal.line) && is_code(&literal.text));
    codes
        .filter(|literal| !document.contains(&format!("`{}`", literal.text)))
        .map(|literal| {
            let what = format!("error code `{}` is not documented", literal.text);
            Finding::new(CATALOGUE, literal.line, what, format!("run `anji errors > {ERRORS}` and commit it"))
        })
        .collect()
}

fn is_code(text: &str) -> bool {
    let word = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    text.split_once('.').is_some_and(|(area, name)| word(area) && word(name))
}

#[cfg(test)]
mod tests {
    use super::super::tree::tree;
    use super::{ARCHITECTURE, CATALOGUE, ERRORS, check};

    #[test]
    fn every_crate_has_a_line() {
        let listed = "| `money` | amounts |\n";
        let found =
            check(&tree(&[(ARCHITECTURE, listed), ("crates/money/Cargo.toml", ""), ("crates/loan/Cargo.toml", "")]));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].to_string().contains("crate `loan` has no line"), "{found:?}");
    }

    #[test]
    fn the_architecture_is_written() {
        assert_eq!(check(&tree(&[("crates/loan/Cargo.toml", "")])).len(), 1);
        assert_eq!(check(&tree(&[])).len(), 0);
    }

    #[test]
    fn evidence_is_a_file_of_the_tree() {
        let text = "| 1.2.4 | met | `crates/a/b.rs`, `api::router` |\n| 1.2.5 | met | `crates/a/gone.rs` |\n";
        let found = check(&tree(&[(ARCHITECTURE, ""), ("docs/security/asvs.md", text), ("crates/a/b.rs", "//! B.")]));
        assert_eq!(found.len(), 1, "{found:?}");
        let told = found[0].to_string();
        assert!(told.starts_with("docs/security/asvs.md:2: `crates/a/gone.rs`"), "{told}");
    }

    #[test]
    fn every_error_code_is_documented() {
        let catalogue = "//! Codes.\nconst A: &str = \"loan.closed\";\nconst B: &str = \"auth.required\";\nconst C: &str = \"Not a code.\";";
        let found = check(&tree(&[(CATALOGUE, catalogue), (ERRORS, "- `auth.required`\n")]));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].to_string().starts_with("crates/platform/src/problem.rs:2: error code `loan.closed`"),
            "{found:?}"
        );
    }
}
