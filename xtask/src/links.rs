//! `cargo xtask links FOLDER`: every link of a built site that stays in it leads to a file and, with `#`, to a place in it.
//!
//! It reads the pages as text: the site is our own build, and an attribute is always written with double quotes there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A page: the places one can link to, and the links it has.
struct Page {
    places: BTreeSet<String>,
    links: Vec<String>,
}

/// Checks every page under a folder.
///
/// # Errors
/// When the folder cannot be read, holds no page, or a link leads nowhere; each with its page.
pub fn run(folder: &Path) -> Result<()> {
    let mut pages = BTreeMap::new();
    read(folder, folder, &mut pages)?;
    if pages.is_empty() {
        bail!("{} holds no page: build the site first, mdbook build docs", folder.display());
    }
    let mut broken = Vec::new();
    let mut checked = 0;
    for (page, content) in &pages {
        for link in &content.links {
            checked += 1;
            if let Some(what) = fault(folder, &pages, page, link) {
                broken.push(format!("{}: {link}: {what}", page.display()));
            }
        }
    }
    if broken.is_empty() {
        println!("{} pages, {checked} links: each leads somewhere", pages.len());
        return Ok(());
    }
    bail!("{}\n{} links lead nowhere", broken.join("\n"), broken.len())
}

fn read(root: &Path, folder: &Path, pages: &mut BTreeMap<PathBuf, Page>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            read(root, &path, pages)?;
        } else if path.extension().is_some_and(|kind| kind == "html") {
            let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            let name = path.strip_prefix(root).unwrap_or(&path).to_owned();
            // The page to print repeats every other page, the sidebar's frame is no page of its own.
            if !matches!(name.to_str(), Some("print.html" | "toc.html")) {
                pages.insert(name, page(&text));
            }
        }
    }
    Ok(())
}

fn page(text: &str) -> Page {
    let found = |attribute: &str| -> Vec<String> {
        let opening = format!(" {attribute}=\"");
        let ends = text.split(opening.as_str()).skip(1);
        ends.filter_map(|rest| rest.split_once('"').map(|(value, _)| value.replace("&amp;", "&"))).collect()
    };
    let links = ["href", "src"].into_iter().flat_map(&found).collect();
    Page { places: found("id").into_iter().collect(), links }
}

/// What is wrong with a link of a page; nothing when it leaves the site.
fn fault(root: &Path, pages: &BTreeMap<PathBuf, Page>, page: &Path, link: &str) -> Option<&'static str> {
    let outside = ["https:", "http:", "mailto:", "data:", "javascript:"];
    if link.is_empty() || outside.iter().any(|scheme| link.starts_with(scheme)) {
        return None;
    }
    let (path, place) = link.split_once('#').map_or((link, None), |(path, place)| (path, Some(place)));
    let path = path.split('?').next().unwrap_or_default();
    // The page of an address that is not there is served at any depth and therefore begins at the root.
    let from = if page == Path::new("404.html") { Path::new("") } else { page.parent().unwrap_or(Path::new("")) };
    let target = match path {
        "" => page.to_owned(),
        _ => plain(&from.join(path.trim_start_matches('/'))),
    };
    // A folder is served as its first page.
    let target = if root.join(&target).is_dir() { target.join("index.html") } else { target };
    let Some(held) = pages.get(&target) else {
        return if root.join(&target).is_file() { None } else { Some("there is no such file") };
    };
    let place = place.filter(|place| !place.is_empty())?;
    let found = held.places.contains(place) || held.places.contains(&decoded(place));
    if found { None } else { Some("the page has no such place") }
}

/// A path without `.` and `..`; one that leaves the site becomes a name that no file has.
fn plain(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => parts.push(name),
            Component::ParentDir => {
                let inside = parts.pop();
                if !inside {
                    return PathBuf::from("outside the site");
                }
            }
            _ => {}
        }
    }
    parts
}

/// A place as written in a link: percent escapes undone.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%')
            .then(|| after.get(..2).and_then(|two| std::str::from_utf8(two).ok()))
            .flatten()
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(pages: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in pages {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn links_that_lead_somewhere_pass() {
        let folder = site(&[
            (
                "index.html",
                r##"<a href="how/a.html#%E4%B8%80">a</a> <a href="https://x.example">out</a> <a href="#top" id="top">"##,
            ),
            ("how/a.html", r#"<h1 id="一">x</h1> <a href="../index.html">back</a> <img src="../a.png">"#),
            ("a.png", ""),
        ]);
        run(folder.path()).unwrap();
    }

    #[test]
    fn each_broken_link_is_named_with_its_page() {
        let folder = site(&[
            ("index.html", r##"<a href="gone.html"> <a href="how/a.html#nowhere"> <a href="../../up.html">"##),
            ("how/a.html", "<p>x</p>"),
        ]);
        let told = run(folder.path()).unwrap_err().to_string();
        for part in ["gone.html: there is no such file", "#nowhere: the page has no such place", "up.html", "3 links"] {
            assert!(told.contains(part), "{told}");
        }
        assert!(run(tempfile::tempdir().unwrap().path()).is_err(), "an empty site proves nothing");
    }
}
