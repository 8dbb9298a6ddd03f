//! Takes the built console into the program: each file as it is and gzipped, with its digest.
//!
//! A table made here and not a macro crate: the files are compressed once, when built, and what is served is a slice of
//! the program. Without a built console the table holds one page that says how to build it.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// Kinds of file that shrink; the others are compressed already.
const SHRINK: &[&str] = &["html", "js", "css", "svg", "json", "txt", "map", "webmanifest", "yaml"];

fn main() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let dist = here.join("../../console/dist");
    // Cargo runs this again at every build while a watched folder is missing; an empty one it can watch. A source tree
    // that cannot be written to is built all the same.
    let _ = fs::create_dir_all(&dist);
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=src/unbuilt.html");
    let mut files = Vec::new();
    collect(&dist, &dist, &mut files)?;
    if !files.iter().any(|(path, _)| path == "index.html") {
        files = vec![("index.html".to_owned(), here.join("src/unbuilt.html"))];
    }
    files.sort();
    let mut table = String::from("&[\n");
    for (at, (path, file)) in files.iter().enumerate() {
        let bytes = fs::read(file)?;
        let digest = hex::encode(&Sha256::digest(&bytes)[..16]);
        let gzip = match path.rsplit_once('.') {
            Some((_, kind)) if SHRINK.contains(&kind) => {
                let packed = out.join(format!("{at}.gz"));
                let mut encoder = GzEncoder::new(fs::File::create(&packed)?, Compression::best());
                encoder.write_all(&bytes)?;
                encoder.finish()?;
                format!("Some(include_bytes!({packed:?}))")
            }
            _ => "None".to_owned(),
        };
        writeln!(
            table,
            "    File {{ path: {path:?}, digest: {digest:?}, bytes: include_bytes!({file:?}), gzip: {gzip} }},"
        )?;
    }
    table.push_str("]\n");
    fs::write(out.join("files.rs"), table)?;
    Ok(())
}

/// Every file below a folder, by its path there with forward slashes.
fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) -> Result<(), Box<dyn Error>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else {
            let inside = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            files.push((inside, fs::canonicalize(&path)?));
        }
    }
    Ok(())
}
