//! The blocks of a document as HTML.

use crate::chart::Chart;
use crate::document::{Align, Block, Cell, Figure, Note, Table};
use crate::draw;
use crate::escape::escape;
use crate::plan::{Mark, Plan, caption};
use crate::text::{Lang, Text, Tone};
use crate::words;

/// Writes a block; `at` is its place, which makes the ids of pictures unique.
pub(crate) fn write(out: &mut String, block: &Block, mark: &Mark, plan: &Plan, lang: Lang, at: usize) {
    match block {
        Block::Section(_) => section(out, mark, plan),
        Block::Paragraph(text) => out.push_str(&format!("<p>{}</p>\n", lines(text.get(lang)))),
        Block::Note(remark) => note(out, remark, lang),
        Block::Figures(figures) => key_figures(out, figures, lang),
        Block::Table(content) => table(out, content, mark, lang),
        Block::Chart(content) => chart(out, content, mark, lang, at),
        Block::List(items) => list(out, items, lang),
        Block::PageBreak => out.push_str("<div class=\"break\"></div>\n"),
    }
}

/// Words with their line ends kept.
fn lines(words: &str) -> String {
    escape(words).replace('\n', "<br>")
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Info => "",
        Tone::Good => "good",
        Tone::Warning => "warn",
        Tone::Bad => "bad",
    }
}

fn section(out: &mut String, mark: &Mark, plan: &Plan) {
    let Mark::Section(at) = mark else { return };
    let Some(section) = plan.sections.get(*at) else { return };
    let level = section.level + 1;
    let words = escape(&section.words);
    out.push_str(&format!("<h{level} id=\"{}\">{words}</h{level}>\n", section.id));
}

fn note(out: &mut String, note: &Note, lang: Lang) {
    let (class, sign) = (class(note.tone), words::sign(note.tone));
    let sign =
        if sign.is_empty() { String::new() } else { format!("<span class=\"s\" aria-hidden=\"true\">{sign}</span>") };
    let word = words::tone(lang, note.tone);
    out.push_str(&format!(
        "<div class=\"note {class}\" role=\"note\"><b>{sign}{word}</b>{}</div>\n",
        lines(note.text.get(lang))
    ));
}

/// The sign of a tone, with its word for those who do not see it.
fn sign(tone: Tone, lang: Lang) -> String {
    if tone == Tone::Info {
        return String::new();
    }
    let (sign, word) = (words::sign(tone), words::tone(lang, tone));
    format!("<span class=\"s\" aria-hidden=\"true\">{sign}</span><span class=\"h\">{word} </span>")
}

fn key_figures(out: &mut String, figures: &[Figure], lang: Lang) {
    out.push_str("<dl class=\"figs\">\n");
    for figure in figures {
        let label = escape(figure.label.get(lang));
        let value = escape(figure.value.get(lang));
        let (class, sign) = (class(figure.tone), sign(figure.tone, lang));
        out.push_str(&format!("<div class=\"fig {class}\"><dt>{label}</dt><dd class=\"v\">{sign}{value}</dd>"));
        if !figure.hint.get(lang).is_empty() {
            out.push_str(&format!("<dd class=\"k\">{}</dd>", escape(figure.hint.get(lang))));
        }
        out.push_str("</div>\n");
    }
    out.push_str("</dl>\n");
}

fn list(out: &mut String, items: &[Text], lang: Lang) {
    out.push_str("<ul>\n");
    for item in items {
        out.push_str(&format!("<li>{}</li>\n", lines(item.get(lang))));
    }
    out.push_str("</ul>\n");
}

const fn side(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Center => "c",
        Align::End => "n",
    }
}

/// Classes as an attribute, or nothing.
fn classes(of: &[&str]) -> String {
    let named: Vec<&str> = of.iter().copied().filter(|one| !one.is_empty()).collect();
    if named.is_empty() { String::new() } else { format!(" class=\"{}\"", named.join(" ")) }
}

fn table(out: &mut String, table: &Table, mark: &Mark, lang: Lang) {
    let name = escape(&caption(mark, lang, table.caption.get(lang)));
    out.push_str(&format!("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table>\n"));
    out.push_str(&format!("<caption>{name}</caption>\n"));
    columns(out, table);
    out.push_str("<thead><tr>");
    for column in &table.columns {
        let class = classes(&[side(column.align)]);
        out.push_str(&format!("<th scope=\"col\"{class}>{}</th>", lines(column.title.get(lang))));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, column) in table.columns.iter().enumerate() {
            cell(out, row.get(at), at == 0 && column.align == Align::Start, column.align, lang);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

/// Widths of columns, where any asks for one. A presentational attribute, since a content security policy refuses inline
/// styles.
fn columns(out: &mut String, table: &Table) {
    if table.columns.iter().all(|column| column.width.is_none()) {
        return;
    }
    let asked = |width: Option<f32>| width.filter(|share| share.is_finite() && *share > 0.0);
    let sum: f32 = table.columns.iter().map(|column| asked(column.width).unwrap_or(1.0)).sum();
    out.push_str("<colgroup>");
    for column in &table.columns {
        match asked(column.width) {
            Some(share) => out.push_str(&format!("<col width=\"{:.1}%\">", share / sum * 100.0)),
            None => out.push_str("<col>"),
        }
    }
    out.push_str("</colgroup>\n");
}

fn cell(out: &mut String, cell: Option<&Cell>, names: bool, align: Align, lang: Lang) {
    let Some(cell) = cell else {
        out.push_str("<td></td>");
        return;
    };
    let class = classes(&[side(align), class(cell.tone), if cell.strong { "b" } else { "" }]);
    let (sign, words) = (sign(cell.tone, lang), lines(cell.text.get(lang)));
    if names {
        out.push_str(&format!("<th scope=\"row\"{class}>{sign}{words}</th>"));
    } else {
        out.push_str(&format!("<td{class}>{sign}{words}</td>"));
    }
}

fn chart(out: &mut String, chart: &Chart, mark: &Mark, lang: Lang, at: usize) {
    let scene = draw::scene(chart, lang);
    let name = caption(mark, lang, chart.title.get(lang));
    let reading = draw::reading(chart, lang);
    out.push_str("<figure>\n<div class=\"draw\">");
    out.push_str(&draw::svg::write(&scene, &format!("p{at}"), &name, reading, "inherit"));
    out.push_str(&format!("</div>\n<figcaption>{}</figcaption>\n", escape(&name)));
    if !chart.reading.get(lang).is_empty() {
        out.push_str(&format!("<p class=\"read\">{}</p>\n", escape(reading)));
    }
    data(out, chart, &name, lang);
    out.push_str("</figure>\n");
}

/// The numbers of a picture, folded away.
fn data(out: &mut String, chart: &Chart, name: &str, lang: Lang) {
    let data = draw::table(chart, lang);
    if data.rows.is_empty() {
        return;
    }
    let (summary, name) = (words::data(lang), escape(name));
    out.push_str(&format!("<details><summary>{summary}</summary>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{summary} {name}\"><table>\n<thead><tr>"));
    for (at, head) in data.heads.iter().enumerate() {
        let class = if at < data.names { "" } else { " class=\"n\"" };
        out.push_str(&format!("<th scope=\"col\"{class}>{}</th>", escape(head)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &data.rows {
        out.push_str("<tr>");
        for (at, words) in row.iter().enumerate() {
            let words = escape(words);
            if at < data.names {
                out.push_str(&format!("<th scope=\"row\">{words}</th>"));
            } else {
                out.push_str(&format!("<td class=\"n\">{words}</td>"));
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div></details>\n");
}
