//! Which crate may use which: the table behind the layers in ARCHITECTURE.md.
//!
//! A crate may use the layers listed for its own layer, and beyond that only what [`CRATES`] names. An arrow missing here is
//! not a mistake in the tool: adding one is a decision about the architecture, so it is made here, in review.

use toml::{Table, Value};

use super::Finding;
use super::tree::{File, Tree};

/// The layers, from the ground up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    /// Amounts, dates, codes, parameters: no I/O, no clock.
    Values,
    /// Lending itself: pure functions over values.
    Domain,
    /// The outside world: databases, files, feeds.
    Adapters,
    /// Load, call one command, save.
    UseCases,
    /// HTTP and the command line.
    Edges,
    /// The simulated province and what tests need.
    Proof,
}

use Layer::{Adapters, Domain, Edges, Proof, UseCases, Values};

impl Layer {
    /// Layers that any crate of this layer may use.
    const fn below(self) -> &'static [Layer] {
        match self {
            Values => &[],
            Domain | Adapters | Proof => &[Values],
            UseCases => &[Values, Domain, Adapters],
            Edges => &[Values, Domain, Adapters, UseCases],
        }
    }
}

struct Crate {
    name: &'static str,
    layer: Layer,
    /// Crates it may use beside the layers below its own.
    also: &'static [&'static str],
}

const fn row(name: &'static str, layer: Layer, also: &'static [&'static str]) -> Crate {
    Crate { name, layer, also }
}

/// Every crate, its layer, and the arrows that are allowed beyond the layers.
const CRATES: &[Crate] = &[
    row("calendar", Values, &[]),
    row("money", Values, &["calendar"]),
    row("codes", Values, &[]),
    row("rulebook", Values, &["calendar", "codes", "money"]),
    // Knows pages and pictures, nothing of lending: any layer may hand it a document.
    row("paper", Values, &[]),
    row("scoring", Domain, &[]),
    // A score by trees is told in the words of a scorecard's: the same outcome, contributions and reasons.
    row("trees", Domain, &["scoring"]),
    // One document and one score for either kind, so that a decision does not ask which it pins.
    row("model", Domain, &["scoring", "trees"]),
    row("ledger", Domain, &[]),
    // Asks of a loan only what it owes, which the caller reads off: no arrow to `loan`, so anything that owes may be carried.
    row("funding", Domain, &[]),
    row("guarantee", Domain, &[]),
    // Rows in, facts out: knows sources and firms, nothing of lending.
    row("hub", Domain, &[]),
    // Indicators are over the measures of the hub; a portrait's grade is the one a scorecard gives, so that a model's can stand in its place.
    row("portrait", Domain, &["hub", "scoring"]),
    row("loan", Domain, &["ledger"]),
    row("receivable", Domain, &[]),
    // What a draw counts against the limit is read off its loan; a limit may live on assigned claims.
    row("facility", Domain, &["loan", "receivable"]),
    // What holders of shares get is divided from a loan's entries.
    row("participation", Domain, &["ledger", "loan"]),
    // A product may be a facility: its document says the seasons and stages of one.
    row("product", Domain, &["facility", "loan", "receivable"]),
    // A class, a stage, a provision and a subsidy are read off a loan's position.
    row("quality", Domain, &["loan"]),
    // A break is foreseen from a portrait's indicators by trees; who grew them is no concern of it.
    row("cashflow", Domain, &["hub", "portrait", "scoring", "trees"]),
    // A warning is a condition in the language of rule graphs over a portrait's indicators.
    row("watch", Domain, &["cashflow", "hub", "portrait", "product"]),
    // `trees` is for the tests alone, which grow some by hand.
    row("decision", Domain, &["product", "scoring", "model", "trees", "loan"]),
    // LightGBM is C++: an outside world of its own, whose models the domain reads as text.
    row("trees-train", Adapters, &["scoring", "trees"]),
    row("store", Adapters, &[]),
    row("lake", Adapters, &[]),
    row("views", Adapters, &["store"]),
    row("connectors", Adapters, &["lake"]),
    // Pure, but made of many rooms' parts: what a person does in the laboratory, without a book.
    row("laboratory", UseCases, &[]),
    // Portraits of all firms at once, and all of them in memory: no book either.
    row("gallery", UseCases, &[]),
    row("platform", UseCases, &["gallery", "laboratory"]),
    // Asks the platform what may be seen and records the question there; the fold is the gallery's.
    row("analysts", UseCases, &["gallery", "platform"]),
    row("api", Edges, &[]),
    row("web", Edges, &[]),
    row("anji", Edges, &["api", "web", "province", "testkit"]),
    // Firms living in time leave traces in the measures of the hub.
    row("province", Proof, &["hub", "lake"]),
    // The simulator drives the real book beside an in-memory one, with loans whose facts arrive late.
    row("testkit", Proof, &["province", "store", "ledger", "loan"]),
];

/// Beyond what a crate may use in the program, its tests may use these.
const FOR_TESTS: &[(&str, &[&str])] = &[
    ("store", &["testkit"]),
    ("views", &["testkit"]),
    ("lake", &["testkit"]),
    ("connectors", &["testkit"]),
    ("laboratory", &["connectors"]),
    // Judged, and its model trained, on simulated firms.
    ("cashflow", &["province"]),
    ("trees-train", &["cashflow", "hub", "portrait", "province"]),
    ("watch", &["province"]),
    ("gallery", &["province"]),
    ("analysts", &["province"]),
    ("platform", &["testkit", "province"]),
    ("api", &["testkit", "province"]),
];

/// Packages from outside that belong to some crates only, and why.
const OUTSIDE: &[(&str, &[&str], &str)] = &[
    ("sqlx", &["store", "views", "testkit"], "SQL belongs to store and views: call them"),
    ("axum", &["api", "anji"], "HTTP belongs to api: return plain types and let a route translate them"),
    (
        "utoipa",
        &["api", "anji", "platform", "laboratory", "scoring"],
        "descriptions of the HTTP interface belong to api; others only derive the schema of what they show",
    ),
    ("datafusion", &["analysts"], "minutes of build: what needs SQL belongs to analysts, behind its feature"),
    ("ballista-core", &["analysts"], "minutes of build: a cluster belongs to analysts, behind its feature"),
    ("ballista-executor", &["analysts"], "minutes of build: a cluster belongs to analysts, behind its feature"),
    ("ballista-scheduler", &["analysts"], "minutes of build: a cluster belongs to analysts, behind its feature"),
    ("anyhow", &["anji"], "libraries return a small `thiserror` enum per operation"),
];

/// Packages that read a clock, draw randomness or wait; values and domain are pure.
const IMPURE: &[&str] = &["tokio", "getrandom", "rand", "reqwest", "tracing", "tempfile"];

/// Checks every crate's manifest against the tables.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files() {
        let Some(name) = file.crate_name() else { continue };
        if file.path != format!("crates/{name}/Cargo.toml") {
            continue;
        }
        let Some(row) = CRATES.iter().find(|row| row.name == name) else {
            findings.push(Finding::new(
                &file.path,
                1,
                format!("crate `{name}` is in no layer"),
                "add a row to CRATES in xtask/src/tidy/arrows.rs and a line to ARCHITECTURE.md",
            ));
            continue;
        };
        match file.text.parse::<Table>() {
            Ok(manifest) => manifest_findings(file, row, &manifest, &mut findings),
            Err(error) => findings.push(Finding::new(&file.path, 1, format!("not TOML: {error}"), "mend the manifest")),
        }
    }
    findings
}

fn manifest_findings(file: &File, row: &Crate, manifest: &Table, findings: &mut Vec<Finding>) {
    for (section, kind) in
        [("dependencies", Kind::Program), ("build-dependencies", Kind::Program), ("dev-dependencies", Kind::Tests)]
    {
        for name in names(manifest, section) {
            if let Some((what, remedy)) = refusal(row, &name, kind) {
                findings.push(Finding::new(&file.path, line_of(&file.text, section, &name), what, remedy));
            }
        }
    }
}

/// What the dependency is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Program,
    Tests,
}

/// Why `row` may not use `other`, with the remedy.
fn refusal(row: &Crate, other: &str, kind: Kind) -> Option<(String, String)> {
    if let Some(target) = CRATES.iter().find(|target| target.name == other) {
        return (!allowed(row, target, kind)).then(|| {
            (
                format!("`{}` ({:?}) may not use `{other}` ({:?})", row.name, row.layer, target.layer),
                "move what is shared down a layer, or pass it as an argument; the table is in xtask/src/tidy/arrows.rs"
                    .to_owned(),
            )
        });
    }
    if let Some((_, homes, remedy)) = OUTSIDE.iter().find(|(package, ..)| *package == other) {
        let home = homes.contains(&row.name) || (other == "anyhow" && kind == Kind::Tests);
        return (!home).then(|| (format!("`{}` may not depend on `{other}`", row.name), (*remedy).to_owned()));
    }
    let pure = matches!(row.layer, Values | Domain) && kind == Kind::Program;
    (pure && IMPURE.contains(&other)).then(|| {
        (
            format!("`{}` is pure and may not depend on `{other}`", row.name),
            "take time, randomness and ids as arguments; I/O belongs to the adapters".to_owned(),
        )
    })
}

fn allowed(row: &Crate, target: &Crate, kind: Kind) -> bool {
    let for_tests = || FOR_TESTS.iter().any(|(name, also)| *name == row.name && also.contains(&target.name));
    row.layer.below().contains(&target.layer)
        || row.also.contains(&target.name)
        || (kind == Kind::Tests && (target.name == row.name || for_tests()))
}

/// Package names in a section, also under `[target.'...'.section]`.
fn names(manifest: &Table, section: &str) -> Vec<String> {
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    let tables = std::iter::once(manifest).chain(targets.filter_map(Value::as_table));
    let mut names = Vec::new();
    for entries in tables.filter_map(|table| table.get(section).and_then(Value::as_table)) {
        for (key, value) in entries {
            let renamed = value.get("package").and_then(Value::as_str);
            names.push(renamed.unwrap_or(key).to_owned());
        }
    }
    names
}

/// The line of a dependency: the first line after the section's header that begins with its name.
fn line_of(text: &str, section: &str, name: &str) -> usize {
    let header = format!("{section}]");
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            inside = line.ends_with(&header);
            if line.ends_with(&format!("{section}.{name}]")) {
                return at + 1;
            }
        } else if inside && line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '.', '='])) {
            return at + 1;
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::super::tree::tree;
    use super::{CRATES, FOR_TESTS, OUTSIDE, check};

    fn told(name: &str, manifest: &str) -> Vec<String> {
        let path = format!("crates/{name}/Cargo.toml");
        check(&tree(&[(&path, manifest)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn arrows_down_and_listed_siblings_are_fine() {
        let clean: &[(&str, &str)] = &[
            ("money", "[dependencies]\ncalendar.workspace = true\n"),
            ("decision", "[dependencies]\nmoney = { path = \"../money\" }\nproduct.workspace = true\nserde = \"1\"\n"),
            ("platform", "[dependencies]\nstore.workspace = true\n[dev-dependencies]\nprovince.workspace = true\n"),
            ("store", "[dependencies]\nsqlx = \"0.9\"\n[dev-dependencies]\ntestkit.workspace = true\n"),
            ("anji", "[dependencies]\nprovince.workspace = true\nanyhow = \"1\"\naxum = \"0.8\"\n"),
            ("scoring", "[dev-dependencies]\nrand = \"0.9\"\n"),
        ];
        for (name, manifest) in clean {
            assert_eq!(told(name, manifest), [""; 0], "{name}");
        }
    }

    #[test]
    fn arrows_up_across_and_out_are_found_on_their_line() {
        let wrong: &[(&str, &str, &str)] = &[
            ("codes", "[dependencies]\nserde = \"1\"\nmoney.workspace = true\n", "Cargo.toml:3: `codes` (Values)"),
            ("ledger", "[dependencies]\nloan.workspace = true\n", "Cargo.toml:2: `ledger` (Domain) may not use `loan`"),
            ("store", "[dependencies]\nloan.workspace = true\n", "`store` (Adapters) may not use `loan` (Domain)"),
            ("platform", "[dependencies]\nprovince.workspace = true\n", "may not use `province` (Proof)"),
            ("platform", "[dependencies]\napi.workspace = true\n", "may not use `api` (Edges)"),
            ("loan", "[dependencies.sqlx]\nversion = \"0.9\"\n", "Cargo.toml:1: `loan` may not depend on `sqlx`"),
            ("platform", "[dependencies]\naxum = \"0.8\"\n", "`platform` may not depend on `axum`"),
            ("scoring", "[dependencies]\nrand = \"0.9\"\n", "`scoring` is pure and may not depend on `rand`"),
            ("views", "[dependencies]\nx = { package = \"anyhow\", version = \"1\" }\n", "depend on `anyhow`"),
            ("loan", "[target.'cfg(unix)'.dependencies]\ntokio = \"1\"\n", "Cargo.toml:2: `loan` is pure"),
        ];
        for (name, manifest, expected) in wrong {
            let found = told(name, manifest);
            assert_eq!(found.len(), 1, "{name}: {found:?}");
            assert!(found[0].contains(expected), "{name}: {found:?}");
        }
    }

    #[test]
    fn a_crate_must_be_in_the_table() {
        let found = told("pawnshop", "[package]\n");
        assert!(found[0].contains("crate `pawnshop` is in no layer"), "{found:?}");
    }

    #[test]
    fn the_tables_name_only_crates_that_exist_in_them_and_have_no_cycle() {
        let known = |name: &&str| CRATES.iter().any(|row| row.name == *name);
        assert!(CRATES.iter().flat_map(|row| row.also).all(known));
        assert!(FOR_TESTS.iter().all(|(name, also)| known(name) && also.iter().all(known)));
        assert!(OUTSIDE.iter().flat_map(|(_, homes, _)| *homes).all(known));
        // Among siblings the table is listed in an order in which each row uses only rows above it, so no cycle can arise.
        for (at, row) in CRATES.iter().enumerate() {
            for other in row.also {
                let target = CRATES.iter().position(|target| target.name == *other).unwrap();
                let above = target < at || (row.name == "anji" && *other != "anji");
                assert!(above, "`{}` is listed before `{other}`", row.name);
            }
        }
    }
}
