//! Writes the sample report into a folder: `cargo run -p paper --example report -- target/paper`.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::path::PathBuf;

use paper::{Fonts, HtmlOptions, Lang, html, pdf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let document = sample::report();
    document.check()?;
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        std::fs::write(folder.join(format!("report.{name}.html")), html(&document, lang, &HtmlOptions::default()))?;
        let written = pdf(&document, lang, &Fonts::built_in())?;
        println!("{name}: {} pages, {} bytes, missing {:?}", written.pages, written.bytes.len(), written.missing);
        std::fs::write(folder.join(format!("report.{name}.pdf")), written.bytes)?;
    }
    Ok(())
}
