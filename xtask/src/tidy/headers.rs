//! Each Rust file opens with `//!`: what it is for, before how it does it.

use super::Finding;
use super::tree::{File, Tree};

/// Checks the first line of every Rust file.
pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.sources().filter_map(|(file, _)| finding(file)).collect()
}

fn finding(file: &File) -> Option<Finding> {
    let first = file.text.lines().next().unwrap_or("").trim_start_matches('\u{feff}');
    let remedy = "say on the first line, after `//!`, what the file is for";
    if let Some(words) = first.strip_prefix("//!") {
        return words.trim().is_empty().then(|| Finding::new(&file.path, 1, "the header is empty", remedy));
    }
    let excused = first.starts_with("#!/") || file.path.ends_with("/build.rs");
    (!excused).then(|| Finding::new(&file.path, 1, "the file does not begin with `//!`", remedy))
}

#[cfg(test)]
mod tests {
    use super::super::tree::tree;
    use super::check;

    fn count(path: &str, text: &str) -> usize {
        check(&tree(&[(path, text)])).len()
    }

    #[test]
    fn a_header_comes_first() {
        assert_eq!(count("crates/a/src/lib.rs", "//! Amounts.\n"), 0);
        assert_eq!(count("crates/a/src/lib.rs", "use b;\n//! Amounts.\n"), 1);
        assert_eq!(count("crates/a/src/lib.rs", "//!\n"), 1);
        assert_eq!(count("crates/a/tests/all.rs", ""), 1);
    }

    #[test]
    fn scripts_and_other_languages_are_excused() {
        assert_eq!(count("bin/x.rs", "#!/usr/bin/env cargo\n"), 0);
        assert_eq!(count("crates/a/build.rs", "fn main() {}\n"), 0);
        assert_eq!(count("console/src/main.ts", "export {}\n"), 0);
    }
}
