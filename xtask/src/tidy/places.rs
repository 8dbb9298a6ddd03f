//! Nothing in the project names the machine it was written on or the mirror its packages came through.
//!
//! A path of one person's machine fails on the next; a mirror's address in a lock file ties every clone to that mirror.

use super::Finding;
use super::tree::{File, Tree};

/// Beginnings of paths that exist on one machine only.
const MACHINE_PATHS: &[&str] = &["/root/", "/home/", "/Users/", "/mnt/", ":\\Users\\"];

/// Hosts that packages are fetched from; clients know their own default.
const HOSTS: &[&str] = &[
    "index.crates.io",
    "static.crates.io",
    "registry.npmjs.org",
    "registry.yarnpkg.com",
    "registry.npmmirror.com",
    "files.pythonhosted.org",
    "pypi.org/simple",
    "proxy.golang.org",
    "rsproxy.cn",
    "mirrors.",
    "artifactory",
];

/// The only source a package in Cargo.lock may have.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// This file holds the texts that it looks for.
const ITSELF: &str = "xtask/src/tidy/places.rs";

/// Checks every text file.
pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.files().iter().filter(|file| file.path != ITSELF).flat_map(file_findings).collect()
}

fn file_findings(file: &File) -> Vec<Finding> {
    let lock = file.path.rsplit('/').next() == Some("Cargo.lock");
    let mut findings = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        if let Some(path) = MACHINE_PATHS.iter().find(|path| has_path(line, path)) {
            findings.push(Finding::new(
                &file.path,
                at + 1,
                format!("a path of one machine (`{path}...`)"),
                "make it relative to the project, or take it as an argument",
            ));
        }
        if let Some(host) = HOSTS.iter().find(|host| has_host(line, host)) {
            findings.push(Finding::new(
                &file.path,
                at + 1,
                format!("a registry host (`{host}`)"),
                "leave it to the client's own configuration",
            ));
        }
        if lock && line.starts_with("source = ") && !line.contains(CRATES_IO) {
            findings.push(Finding::new(
                &file.path,
                at + 1,
                "a package that is not from crates.io",
                "depend on a published version, so that every clone can build",
            ));
        }
    }
    findings
}

/// Whether the line has the path at its root: `/root/x`, not `a/root/x` nor `https://host/root/x`.
fn has_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        path.starts_with(':') || !before.is_some_and(|c| c.is_alphanumeric() || ".-_~}*>)]".contains(c) || c == '/')
    })
}

/// Whether the line has the host as a host, not as the end of a longer word.
fn has_host(line: &str, host: &str) -> bool {
    line.match_indices(host).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let opens = before.is_none_or(|c| !c.is_alphanumeric());
        // `mirrors.` is a word of prose too; a host goes on with a letter.
        let goes_on = !host.ends_with('.') || line[at + host.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        opens && goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree::tree;
    use super::check;

    fn told(path: &str, text: &str) -> Vec<String> {
        check(&tree(&[(path, text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        for text in ["cp /root/a b", "path = \"/home/li/anji\"", "C:\\Users\\li", "x\n(/mnt/main)"] {
            assert_eq!(told("docs/a.md", text).len(), 1, "{text}");
        }
        assert!(told("docs/a.md", "x\n/home/li")[0].starts_with("docs/a.md:2: a path of one machine"));
    }

    #[test]
    fn other_paths_are_fine() {
        for text in ["$HOME/code/a", "~/code/a", "https://example.org/home/a", "/var/lib/anji", "/usr/lib/postgresql"] {
            assert_eq!(told("docs/a.md", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn registry_hosts_are_found() {
        let found = told("package-lock.json", "\"resolved\": \"https://registry.npmjs.org/react\"");
        assert!(found[0].contains("a registry host (`registry.npmjs.org`)"), "{found:?}");
        assert_eq!(told("a.toml", "url = \"https://mirrors.example.cn\"").len(), 1);
        assert_eq!(told("a.md", "A guarantor mirrors. The stream is mirrored."), [""; 0]);
    }

    #[test]
    fn locked_packages_come_from_crates_io() {
        let fine = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
        assert_eq!(told("Cargo.lock", fine), [""; 0]);
        assert!(told("Cargo.lock", "source = \"git+https://example.org/a\"\n")[0].contains("not from crates.io"));
    }
}
