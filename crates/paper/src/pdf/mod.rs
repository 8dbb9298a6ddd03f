//! A document as PDF: real words, fonts cut to what is used, bookmarks, a structure that programs read out.

mod emit;
mod flow;
mod fonts;
mod front;
mod lines;
mod page;
mod shape;
mod table;

pub use self::fonts::Fonts;

use self::page::Pen;
use self::shape::Shaper;
use crate::check::{PaperError, pages};
use crate::document::Document;
use crate::plan::Plan;
use crate::text::Lang;

/// A document written as PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file. The same document and fonts give the same bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no font had; each is shown as □, and people should be told.
    pub missing: Vec<char>,
}

/// The document as PDF, on A4.
///
/// It keeps PDF/UA-1, and PDF/A-2a when [`Document::issued`] is set; `krilla` checks what it can of both.
///
/// # Errors
/// When [`Document::check`] refuses the document, it would have too many pages, or a standard cannot be kept.
pub fn pdf(document: &Document, lang: Lang, fonts: &Fonts) -> Result<Pdf, PaperError> {
    document.check()?;
    let plan = Plan::new(document, lang);
    let mut pen = Pen::new(Shaper::try_new(fonts, lang)?, lang);
    front::title(&mut pen, document);
    let mut entries = Vec::new();
    if plan.has_contents() {
        entries = front::contents(&mut pen, &plan);
        pen.new_page();
    }
    flow::body(&mut pen, document, &plan);
    pages(pen.pages.len())?;
    front::numbers(&mut pen, &entries);
    let running = front::running(&mut pen, document);
    let bytes = emit::write(&pen, document, &plan, &running)?;
    Ok(Pdf { bytes, pages: pen.pages.len(), missing: pen.shaper.missing() })
}
