//! The files of the project as git sees them: tracked, or new and not ignored.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::source::Source;

/// Larger files are data and are not read as text.
const MAX_TEXT_BYTES: u64 = 4 * 1024 * 1024;

/// One text file.
#[derive(Debug)]
pub struct File {
    /// Relative to the root, with `/` between folders.
    pub path: String,
    pub text: String,
    /// Present for Rust files.
    pub source: Option<Source>,
}

impl File {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        let source = path.ends_with(".rs").then(|| Source::new(&path, &text));
        Self { path, text, source }
    }

    /// The crate folder the file lies in: `money` for `crates/money/src/lib.rs`.
    pub fn crate_name(&self) -> Option<&str> {
        let (name, rest) = self.path.strip_prefix("crates/")?.split_once('/')?;
        (!rest.is_empty()).then_some(name)
    }
}

/// All text files, ordered by path.
#[derive(Debug)]
pub struct Tree {
    files: Vec<File>,
}

impl Tree {
    /// Lists the files by `git ls-files` and reads those that are text.
    pub fn read(root: &Path) -> Result<Self> {
        let output = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(root)
            .output()
            .context("cannot run git: install it, tidy asks it which files belong to the project")?;
        if !output.status.success() {
            bail!(
                "git does not know this folder: run tidy in a clone ({})",
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        let names = String::from_utf8(output.stdout).context("a file name is not UTF-8: rename it")?;
        let mut files = Vec::new();
        for name in names.split('\0').filter(|name| !name.is_empty()) {
            let path = root.join(name);
            // A file that git still lists may have been removed from the folder; a symbolic link is not a text.
            let Ok(meta) = std::fs::symlink_metadata(&path) else { continue };
            if !meta.is_file() || meta.len() > MAX_TEXT_BYTES {
                continue;
            }
            let bytes = std::fs::read(&path).with_context(|| format!("cannot read {name}"))?;
            if let Ok(text) = String::from_utf8(bytes) {
                files.push(File::new(name, text));
            }
        }
        Ok(Self::of(files))
    }

    /// A tree of the given files.
    pub fn of(mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        Self { files }
    }

    pub fn files(&self) -> &[File] {
        &self.files
    }

    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|at| &self.files[at])
    }

    /// Every Rust file with its scanned source.
    pub fn sources(&self) -> impl Iterator<Item = (&File, &Source)> {
        self.files.iter().filter_map(|file| file.source.as_ref().map(|source| (file, source)))
    }
}

#[cfg(test)]
pub fn tree(files: &[(&str, &str)]) -> Tree {
    Tree::of(files.iter().map(|(path, text)| File::new(*path, *text)).collect())
}

#[cfg(test)]
mod tests {
    use super::{File, tree};

    #[test]
    fn a_file_knows_its_crate() {
        assert_eq!(File::new("crates/money/src/lib.rs", "").crate_name(), Some("money"));
        assert_eq!(File::new("xtask/src/main.rs", "").crate_name(), None);
        assert_eq!(File::new("crates/README.md", "").crate_name(), None);
    }

    #[test]
    fn files_are_found_by_path_whatever_the_order_given() {
        let tree = tree(&[("b.md", "second"), ("a.md", "first")]);
        assert_eq!(tree.file("a.md").unwrap().text, "first");
        assert!(tree.file("c.md").is_none());
    }
}
