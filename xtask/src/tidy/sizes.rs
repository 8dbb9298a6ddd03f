//! A file that outgrows 800 lines has a second subject in it.
//!
//! Exceptions are recorded with their length in `xtask/size-exceptions.txt`. The record can only go down: a listed file may
//! not grow, and when it has shrunk the record must follow.

use super::Finding;
use super::tree::Tree;

/// Lines a source file may have, tests included.
const MAX_LINES: usize = 800;

const ENDINGS: &[&str] = &[".rs", ".ts", ".tsx"];

/// Written by a generator from the description of the interface; nobody edits or reads it line by line.
const GENERATED: &[&str] = &["console/src/api/schema.d.ts"];

const EXCEPTIONS: &str = "xtask/size-exceptions.txt";

struct Exception<'a> {
    at: usize,
    path: &'a str,
    lines: usize,
}

/// Checks lengths, and that each exception is still needed and exact.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let text = tree.file(EXCEPTIONS).map_or("", |file| file.text.as_str());
    let exceptions = parse(text, &mut findings);
    for file in tree.files().iter().filter(|file| ENDINGS.iter().any(|ending| file.path.ends_with(ending))) {
        let lines = file.text.lines().count();
        let generated = GENERATED.contains(&file.path.as_str());
        if lines > MAX_LINES && !generated && !exceptions.iter().any(|exception| exception.path == file.path) {
            findings.push(Finding::new(
                &file.path,
                MAX_LINES + 1,
                format!("{lines} lines, at most {MAX_LINES}"),
                "find its second subject and move it to a file of its own",
            ));
        }
    }
    for exception in &exceptions {
        let found = tree.file(exception.path).map(|file| file.text.lines().count());
        if let Some((what, remedy)) = verdict(exception, found) {
            findings.push(Finding::new(EXCEPTIONS, exception.at, what, remedy));
        }
    }
    findings
}

fn verdict(exception: &Exception<'_>, found: Option<usize>) -> Option<(String, String)> {
    let Exception { path, lines, .. } = exception;
    match found {
        None => Some((format!("{path} does not exist"), "remove the line".to_owned())),
        Some(now) if now <= MAX_LINES => {
            Some((format!("{path} has {now} lines and needs no exception"), "remove the line".to_owned()))
        }
        Some(now) if now < *lines => {
            Some((format!("{path} shrank from {lines} to {now} lines"), format!("lower the record to {now}")))
        }
        Some(now) if now > *lines => Some((
            format!("{path} grew from {lines} to {now} lines"),
            "split the file; a record only goes down".to_owned(),
        )),
        Some(_) => None,
    }
}

/// Lines of the form `path lines`; `#` begins a comment.
fn parse<'a>(text: &'a str, findings: &mut Vec<Finding>) -> Vec<Exception<'a>> {
    let mut exceptions = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let parsed = line.rsplit_once(' ').and_then(|(path, lines)| Some((path.trim(), lines.parse().ok()?)));
        match parsed {
            Some((path, lines)) => exceptions.push(Exception { at: at + 1, path, lines }),
            None => findings.push(Finding::new(
                EXCEPTIONS,
                at + 1,
                format!("`{line}` is not a path and a number"),
                "write `crates/name/src/file.rs 912`",
            )),
        }
    }
    exceptions
}

#[cfg(test)]
mod tests {
    use super::super::tree::tree;
    use super::{EXCEPTIONS, MAX_LINES, check};

    const FILE: &str = "crates/loan/src/lib.rs";

    fn told(lines: usize, exceptions: &str) -> Vec<String> {
        let text = "x\n".repeat(lines);
        check(&tree(&[(FILE, &text), (EXCEPTIONS, exceptions)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_limit_is_fine_and_one_past_it_is_not() {
        assert_eq!(told(MAX_LINES, ""), [""; 0]);
        let found = told(MAX_LINES + 1, "# nothing\n");
        assert!(found[0].starts_with("crates/loan/src/lib.rs:801: 801 lines, at most 800"), "{found:?}");
    }

    #[test]
    fn an_exact_exception_is_fine() {
        assert_eq!(told(900, "# why\ncrates/loan/src/lib.rs 900\n"), [""; 0]);
    }

    #[test]
    fn an_exception_only_goes_down() {
        let line = "crates/loan/src/lib.rs 900\n";
        for (lines, expected) in [
            (901, "grew from 900 to 901"),
            (899, "lower the record to 899"),
            (800, "needs no exception; remove the line"),
        ] {
            let found = told(lines, line);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].contains(expected), "{found:?}");
        }
    }

    #[test]
    fn an_exception_for_nothing_and_a_line_that_is_none_are_found() {
        let found = told(1, "crates/gone/src/lib.rs 900\ncrates/loan/src/lib.rs\n");
        assert!(found.iter().any(|told| told.contains("crates/gone/src/lib.rs does not exist")), "{found:?}");
        assert!(found.iter().any(|told| told.contains(":2:") && told.contains("not a path and a number")), "{found:?}");
    }
}
