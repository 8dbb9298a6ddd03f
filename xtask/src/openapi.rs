//! `openapi/anji.json` is written by the program itself and committed, so that a change of the interface shows in review.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The committed description, relative to the root.
const COMMITTED: &str = "openapi/anji.json";

/// Lines of difference to show; the rest is counted.
const SHOWN: usize = 20;

/// What to do with the description that the code gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write the committed file.
    Write,
    /// Fail when the committed file differs.
    Check,
}

/// Asks the binary for its description, then writes or compares it.
pub fn run(root: &Path, mode: Mode) -> Result<()> {
    let current = describe(root)?;
    let path = root.join(COMMITTED);
    match mode {
        Mode::Write => {
            std::fs::create_dir_all(root.join("openapi")).context("cannot create the folder openapi/")?;
            std::fs::write(&path, &current).with_context(|| format!("cannot write {COMMITTED}"))?;
            println!("{COMMITTED}: written, {} lines", current.lines().count());
            Ok(())
        }
        Mode::Check => {
            let committed = std::fs::read_to_string(&path).with_context(|| {
                format!("cannot read {COMMITTED}: write it with `cargo xtask openapi` and commit it")
            })?;
            match difference(&committed, &current) {
                None => Ok(()),
                Some(lines) => bail!(
                    "{COMMITTED} differs from the code (- committed, + code):\n{lines}\nif the change is meant, run \
                     `cargo xtask openapi` and commit the file"
                ),
            }
        }
    }
}

fn describe(root: &Path) -> Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--package", "anji", "--", "openapi"])
        .current_dir(root)
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cannot run cargo")?;
    if !output.status.success() {
        bail!("`anji openapi` failed ({}); its message is above", output.status);
    }
    let mut text = String::from_utf8(output.stdout).context("`anji openapi` wrote bytes that are not UTF-8")?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

/// The lines between the common beginning and the common end of two texts, or `None` when they are equal.
fn difference(committed: &str, current: &str) -> Option<String> {
    if committed == current {
        return None;
    }
    let old: Vec<&str> = committed.lines().collect();
    let new: Vec<&str> = current.lines().collect();
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let removed = old[head..old.len() - tail].iter().map(|line| format!("- {line}"));
    let added = new[head..new.len() - tail].iter().map(|line| format!("+ {line}"));
    let all: Vec<String> = removed.chain(added).collect();
    let mut shown = vec![format!("at line {}:", head + 1)];
    shown.extend(all.iter().take(SHOWN).cloned());
    if all.len() > SHOWN {
        shown.push(format!("... and {} lines more", all.len() - SHOWN));
    }
    Some(shown.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::{SHOWN, difference};

    #[test]
    fn equal_texts_have_no_difference() {
        assert_eq!(difference("{\n}\n", "{\n}\n"), None);
    }

    #[test]
    fn only_the_lines_that_differ_are_shown() {
        let told = difference("{\n\"a\": 1,\n\"b\": 2\n}\n", "{\n\"a\": 1,\n\"b\": 3\n}\n").unwrap();
        assert_eq!(told, "at line 3:\n- \"b\": 2\n+ \"b\": 3");
    }

    #[test]
    fn a_missing_last_line_end_is_a_difference() {
        assert!(difference("{}", "{}\n").is_some());
    }

    #[test]
    fn a_long_difference_is_cut_and_counted() {
        let new: String = (0..=SHOWN).map(|n| format!("{n}\n")).collect();
        let told = difference("", &new).unwrap();
        assert!(told.ends_with("... and 1 lines more"), "{told}");
    }
}
