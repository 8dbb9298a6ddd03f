//! Calls and texts that belong in some places only.
//!
//! Time and randomness are arguments, so their sources are read in one place; amounts are integers, so some crates have no
//! floats; SQL lives beside its tables; unfinished work is not committed. Comments and strings do not count as calls.

use super::Finding;
use super::source::{Literal, Source, is_word};
use super::tree::{File, Tree};

/// Calls that are refused everywhere.
const UNFINISHED: &[(&str, &str)] = &[
    ("todo!", "finish it or leave it out"),
    ("unimplemented!", "finish it or leave it out"),
    ("dbg!", "remove it; log with `tracing` where an operator gains from it"),
    ("#[ignore", "mend the test or remove it; what needs data or an engine prints `skipped: ...` and returns"),
];

/// Sources of time and randomness.
const AMBIENT: &[&str] =
    &["SystemTime::now", "Instant::now", "Timestamp::now", "Zoned::now", "Uuid::new_v4", "rand::rng"];

/// Where time and randomness may be drawn: the program's clock, and what measures or waits for a server.
const AMBIENT_HOMES: &[&str] = &[
    "crates/platform/src/clock",
    "crates/api/src/metrics",
    "crates/anji/src/bench",
    // Says how long the demo took.
    "crates/anji/src/demo",
    // The age of the unsealed tail, for its alarm: it reaches no stored byte.
    "crates/store/src/writer",
    "conformance/",
    "crates/testkit/src/pg",
    "crates/testkit/src/bin/",
    "xtask/",
];

/// The one place with `unsafe`: the file layer that injects faults under SQLite.
const UNSAFE_HOME: &str = "crates/testkit/src/fault_vfs";

/// Crates whose arithmetic is exact.
const EXACT: &[&str] = &["money", "ledger", "calendar", "guarantee", "loan"];

/// The all-in annual cost: the one part of an exact crate that solves an equation numerically, and rounds at its end.
const FLOAT_HOME: &str = "crates/loan/src/cost";

/// Crates that hold SQL; that of `analysts` is asked of tables it makes itself.
const SQL_HOMES: &[&str] = &["store", "views", "testkit", "analysts"];

/// Crates whose program code touches no file, network or process.
const PURE: &[&str] = &[
    "money",
    "calendar",
    "codes",
    "rulebook",
    "scoring",
    "trees",
    "product",
    "decision",
    "ledger",
    "loan",
    "guarantee",
];

const OUTSIDE_WORLD: &[&str] = &["std::fs", "std::net", "std::process", "std::env", "std::thread::sleep", "println!"];

/// Checks every Rust file.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, source) in tree.sources() {
        unfinished(file, source, &mut findings);
        ambient(file, source, &mut findings);
        unsafe_code(file, source, &mut findings);
        floats(file, source, &mut findings);
        outside_world(file, source, &mut findings);
        sql(file, source, &mut findings);
    }
    findings
}

fn unfinished(file: &File, source: &Source, findings: &mut Vec<Finding>) {
    for (line, code) in source.code() {
        for (call, remedy) in UNFINISHED.iter().filter(|(call, _)| has_word(code, call)) {
            findings.push(Finding::new(&file.path, line, format!("`{call}` in committed code"), *remedy));
        }
    }
}

fn ambient(file: &File, source: &Source, findings: &mut Vec<Finding>) {
    if AMBIENT_HOMES.iter().any(|home| file.path.starts_with(home))
        || file.path.contains("/benches/")
        || file.path.contains("/examples/")
    {
        return;
    }
    for (line, code) in source.code() {
        for call in AMBIENT.iter().filter(|call| has_word(code, call)) {
            let remedy =
                "take it as an argument; the program draws time, ids and randomness in crates/platform/src/clock.rs";
            findings.push(Finding::new(&file.path, line, format!("`{call}` reads the world"), remedy));
        }
    }
}

fn unsafe_code(file: &File, source: &Source, findings: &mut Vec<Finding>) {
    if file.path.starts_with(UNSAFE_HOME) {
        return;
    }
    for (line, _) in source.code().filter(|(_, code)| has_word(code, "unsafe")) {
        findings.push(Finding::new(&file.path, line, "`unsafe`", format!("find a safe way; only {UNSAFE_HOME}* may")));
    }
}

fn floats(file: &File, source: &Source, findings: &mut Vec<Finding>) {
    let exact = file.crate_name().is_some_and(|name| EXACT.contains(&name));
    if !exact || file.path.starts_with(FLOAT_HOME) {
        return;
    }
    for (line, code) in source.code().filter(|(line, _)| !source.is_test(*line)) {
        if has_float(code) {
            let remedy = "use integers of minor units, `Rate` or `Decimal`, each rounding named";
            findings.push(Finding::new(&file.path, line, "a float where arithmetic is exact", remedy));
        }
    }
}

fn outside_world(file: &File, source: &Source, findings: &mut Vec<Finding>) {
    if !file.crate_name().is_some_and(|name| PURE.contains(&name)) {
        return;
    }
    for (line, code) in source.code().filter(|(line, _)| !source.is_test(*line)) {
        for call in OUTSIDE_WORLD.iter().filter(|call| has_word(code, call)) {
            let remedy = "values and domain are pure: take the bytes or return the text, and let an adapter or an edge do the rest";
            findings.push(Finding::new(&file.path, line, format!("`{call}` in a pure crate"), remedy));
        }
    }
}

fn sql(file: &File, source: &Source, findings: &mut Vec<Finding>) {
    let Some(name) = file.crate_name() else { return };
    if SQL_HOMES.contains(&name) {
        return;
    }
    for literal in source.literals.iter().filter(|literal| is_sql(literal)) {
        let remedy = "put the statement in views (read models) or store (the book) and call it by a name";
        findings.push(Finding::new(&file.path, literal.line, "SQL outside store and views", remedy));
    }
}

fn is_sql(literal: &Literal) -> bool {
    let text = &literal.text;
    let update = find_word(text, "UPDATE ").is_some_and(|at| has_word(&text[at..], "SET "));
    update || ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE "].iter().any(|word| has_word(text, word))
}

/// Whether `word` stands in `text` and is not part of a longer name.
fn has_word(text: &str, word: &str) -> bool {
    find_word(text, word).is_some()
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    let ends_in_word = word.chars().next_back().is_some_and(is_word);
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back().is_some_and(is_word);
        let after = ends_in_word && text[at + word.len()..].chars().next().is_some_and(is_word);
        !before && !after
    })
}

/// A float type, a conversion to or from one (`to_f64`), or a literal such as `0.5`.
fn has_float(code: &str) -> bool {
    let typed = ["f32", "f64"].iter().any(|kind| {
        code.match_indices(kind).any(|(at, _)| {
            let before = code[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphabetic());
            let after = code[at + kind.len()..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
            !before && !after
        })
    });
    typed || has_float_literal(code.as_bytes())
}

/// Digits, a point, a digit; not a tuple's field (`pair.0.1`) nor a range (`0..9`).
fn has_float_literal(code: &[u8]) -> bool {
    code.iter().enumerate().filter(|(_, byte)| **byte == b'.').any(|(point, _)| {
        let digits = code[..point].iter().rev().take_while(|byte| byte.is_ascii_digit() || **byte == b'_').count();
        let before = (point - digits).checked_sub(1).map(|at| code[at]);
        let of_a_name = before.is_some_and(|byte| byte == b'.' || byte.is_ascii_alphanumeric());
        let follows = code.get(point + 1).is_some_and(u8::is_ascii_digit);
        digits > 0 && !of_a_name && follows
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree::tree;
    use super::check;

    fn told(path: &str, text: &str) -> Vec<String> {
        check(&tree(&[(path, text)])).iter().map(ToString::to_string).collect()
    }

    fn clean(path: &str, text: &str) {
        assert_eq!(told(path, text), [""; 0], "{path}: {text}");
    }

    fn found(path: &str, text: &str, expected: &str) {
        let told = told(path, text);
        assert_eq!(told.len(), 1, "{path}: {text}: {told:?}");
        assert!(told[0].contains(expected), "{told:?}");
    }

    #[test]
    fn unfinished_work_is_found_with_its_line() {
        found("crates/api/src/lib.rs", "fn a() {\n    todo!()\n}", "src/lib.rs:2: `todo!` in committed code");
        found("crates/api/src/lib.rs", "unimplemented!()", "`unimplemented!`");
        found("xtask/src/main.rs", "dbg!(1)", "`dbg!`");
        found("crates/api/tests/all.rs", "#[ignore = \"slow\"]", "`#[ignore`");
        clean("crates/api/src/lib.rs", "// todo!\nlet a = \"dbg!\"; my_dbg!(a)");
    }

    #[test]
    fn time_and_randomness_come_from_the_clock() {
        found("crates/api/src/lib.rs", "let a = std::time::Instant::now();", "`Instant::now`");
        found("crates/loan/src/lib.rs", "let a = jiff::Timestamp::now();", "`Timestamp::now`");
        found("crates/store/tests/all.rs", "Uuid::new_v4()", "`Uuid::new_v4`");
        found("crates/province/src/lib.rs", "rand::rng()", "`rand::rng`");
        clean("crates/province/src/lib.rs", "rand::rngs::SmallRng");
        clean("crates/platform/src/clock.rs", "SystemTime::now()");
        clean("crates/anji/src/bench/http.rs", "Instant::now()");
        clean("crates/loan/benches/schedule.rs", "Instant::now()");
    }

    #[test]
    fn unsafe_has_one_home() {
        found("crates/store/src/lib.rs", "unsafe { a() }", "`unsafe`");
        clean("crates/testkit/src/fault_vfs.rs", "unsafe { a() }");
        clean("crates/testkit/src/fault_vfs/file.rs", "unsafe { a() }");
        clean("crates/store/src/lib.rs", "#![deny(unsafe_code)]");
    }

    #[test]
    fn exact_crates_have_no_floats() {
        for text in ["a as f64", "fn to_f64()", "let a = 0.5;", "1_f32", "x * 1_000.25"] {
            found("crates/ledger/src/lib.rs", text, "a float");
        }
        for text in ["pair.0.1", "0..9", "buf64", "let a = 1;", "// 0.5", "\"0.5\"", "a.0.5.b"] {
            clean("crates/ledger/src/lib.rs", text);
        }
        clean("crates/scoring/src/lib.rs", "a as f64");
        clean("crates/loan/src/cost.rs", "a as f64");
        found("crates/loan/src/schedule.rs", "a as f64", "a float");
        clean("crates/loan/src/schedule.rs", "#[cfg(test)]\nmod tests {\n let a = 0.5;\n}");
    }

    #[test]
    fn pure_crates_do_not_touch_the_world() {
        found("crates/scoring/src/lib.rs", "std::fs::read(path)", "`std::fs` in a pure crate");
        clean("crates/scoring/tests/all.rs", "std::fs::read(path)");
        clean("crates/lake/src/lib.rs", "std::fs::read(path)");
    }

    #[test]
    fn sql_stays_beside_its_tables() {
        found("crates/platform/src/lib.rs", "\"SELECT id FROM loan\"", "SQL outside store and views");
        found("crates/api/src/lib.rs", "r#\"\n UPDATE loan\n SET a = 1\"#", "src/lib.rs:1: SQL");
        found("crates/anji/src/main.rs", "\"INSERT INTO a VALUES (1)\"", "SQL");
        clean("crates/views/src/lib.rs", "\"SELECT id FROM loan\"");
        clean("crates/platform/src/lib.rs", "\"Select a product, then UPDATE it\"");
    }
}
