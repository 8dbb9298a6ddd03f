//! A document as one HTML file: no script, nothing fetched, readable on a phone, in the dark and on paper.

mod blocks;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use crate::document::Document;
use crate::escape::escape;
use crate::plan::Plan;
use crate::text::Lang;
use crate::words;

/// The one style of every document: constant, so that a server can allow it by its hash.
const STYLE: &str = include_str!("style.css");

/// How the HTML is to be served.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HtmlOptions {
    /// The nonce under which the server's content security policy allows the style. Without one the file brings a policy of
    /// its own, which allows nothing but its style.
    pub nonce: Option<String>,
}

/// The source expression for a content security policy that allows the style of these documents: `'sha256-...'`.
#[must_use]
pub fn style_source() -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(STYLE.as_bytes())))
}

/// The document as one HTML file.
///
/// Every word is escaped. What [`Document::check`] would refuse is written as far as it goes.
#[must_use]
pub fn html(document: &Document, lang: Lang, options: &HtmlOptions) -> String {
    let plan = Plan::new(document, lang);
    let mut out = String::with_capacity(64 << 10);
    head(&mut out, document, lang, options);
    opening(&mut out, document, lang);
    if plan.has_contents() {
        contents(&mut out, &plan, lang);
    }
    out.push_str("<main id=\"main\">\n");
    for (at, (block, mark)) in plan.blocks(document).enumerate() {
        blocks::write(&mut out, block, mark, &plan, lang, at);
    }
    out.push_str("</main>\n</div>\n</body>\n</html>\n");
    out
}

fn head(out: &mut String, document: &Document, lang: Lang, options: &HtmlOptions) {
    let title = escape(document.title.get(lang));
    out.push_str("<!doctype html>\n<html lang=\"");
    out.push_str(lang.tag());
    out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
    let nonce = match &options.nonce {
        Some(nonce) => format!(" nonce=\"{}\"", escape(nonce)),
        None => {
            out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ");
            out.push_str(&style_source());
            out.push_str("; base-uri 'none'; form-action 'none'\">\n");
            String::new()
        }
    };
    out.push_str("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.push_str(&format!("<title>{title}</title>\n<style{nonce}>{STYLE}</style>\n</head>\n"));
}

fn opening(out: &mut String, document: &Document, lang: Lang) {
    let class = if document.simulated { " class=\"simulated\"" } else { "" };
    let skip = match lang {
        Lang::Zh => "跳到正文",
        Lang::En => "Skip to content",
    };
    out.push_str(&format!("<body{class}>\n<a class=\"skip\" href=\"#main\">{skip}</a>\n"));
    if document.simulated {
        out.push_str(&format!("<p class=\"sim\" role=\"note\">{}</p>\n", words::simulated(lang)));
    }
    out.push_str("<div class=\"paper\">\n<header>\n");
    out.push_str(&format!("<h1>{}</h1>\n", escape(document.title.get(lang))));
    if !document.subtitle.get(lang).is_empty() {
        out.push_str(&format!("<p class=\"sub\">{}</p>\n", escape(document.subtitle.get(lang))));
    }
    if !document.meta.is_empty() {
        out.push_str("<dl class=\"meta\">\n");
        for (name, value) in &document.meta {
            let (name, value) = (escape(name.get(lang)), escape(value.get(lang)));
            out.push_str(&format!("<div><dt>{name}</dt><dd>{value}</dd></div>\n"));
        }
        out.push_str("</dl>\n");
    }
    out.push_str("</header>\n");
}

fn contents(out: &mut String, plan: &Plan, lang: Lang) {
    let name = words::contents(lang);
    out.push_str(&format!("<nav aria-labelledby=\"contents\"><h2 id=\"contents\">{name}</h2>\n<ol>\n"));
    for section in &plan.sections {
        let words = escape(&section.words);
        out.push_str(&format!("<li class=\"t{}\"><a href=\"#{}\">{words}</a></li>\n", section.level, section.id));
    }
    out.push_str("</ol></nav>\n");
}
