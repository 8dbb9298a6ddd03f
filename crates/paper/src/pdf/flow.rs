//! The blocks of a document on pages.

use super::lines::{Line, justified};
use super::page::{BOTTOM, Kind, LEFT, Op, Pen, QUIET, RIGHT, Rgb, TOP, WIDTH, WORDS, rect, rule};
use super::table;
use crate::chart::Chart;
use crate::document::{Block, Document, Figure, Note};
use crate::draw;
use crate::plan::{Mark, Plan, caption};
use crate::text::{Lang, Text, Tone};
use crate::words;

/// Size of running words.
const SIZE: f32 = 10.0;
/// Size of captions.
const CAPTION: f32 = 9.2;
/// A picture is at most so high: a little less than a page, with its caption.
const TALLEST: f32 = BOTTOM - TOP - 60.0;

/// How far a picture may shrink to fit on the rest of a page: its words stay above 6.5 points.
const SMALLEST: f32 = 0.82;

pub(crate) const LINE: Rgb = (0xd5, 0xdb, 0xe2);
const ACCENT: Rgb = (0x0b, 0x4f, 0x8a);

/// The distance of lines.
pub(crate) fn leading(size: f32, lang: Lang) -> f32 {
    match lang {
        Lang::Zh => size * 1.7,
        Lang::En => size * 1.5,
    }
}

/// The base line of a line whose upper edge is at `y`.
pub(crate) fn base(y: f32, size: f32, leading: f32) -> f32 {
    y + (leading - size) / 2.0 + size * 0.86
}

pub(crate) const fn color(tone: Tone) -> Rgb {
    match tone {
        Tone::Info => WORDS,
        Tone::Good => (0x0a, 0x6b, 0x4f),
        Tone::Warning => (0x8a, 0x5a, 0x00),
        Tone::Bad => (0xa8, 0x2a, 0x1c),
    }
}

const fn ground(tone: Tone) -> Rgb {
    match tone {
        Tone::Info => (0xea, 0xf1, 0xf8),
        Tone::Good => (0xe8, 0xf4, 0xef),
        Tone::Warning => (0xfd, 0xf3, 0xdc),
        Tone::Bad => (0xfb, 0xe9, 0xe6),
    }
}

/// All blocks.
pub(crate) fn body(pen: &mut Pen, document: &Document, plan: &Plan) {
    for (at, (block, mark)) in plan.blocks(document).enumerate() {
        match block {
            Block::Section(_) => {
                let ahead = ahead(pen, document.blocks.get(at + 1..).unwrap_or_default());
                section(pen, mark, plan, ahead);
            }
            Block::Paragraph(text) => paragraph(pen, text),
            Block::Note(remark) => note(pen, remark),
            Block::Figures(figures) => key_figures(pen, figures),
            Block::Table(content) => {
                table::write(pen, content, &caption(mark, pen.lang, content.caption.get(pen.lang)))
            }
            Block::Chart(content) => chart(pen, content, &caption(mark, pen.lang, content.title.get(pen.lang))),
            Block::List(items) => list(pen, items),
            Block::PageBreak if pen.at_top() => {}
            Block::PageBreak => pen.new_page(),
        }
    }
}

/// What must follow a heading on its page.
fn ahead(pen: &Pen, blocks: &[Block]) -> f32 {
    match blocks.first() {
        Some(Block::Section(_)) => 40.0 + ahead(pen, blocks.get(1..).unwrap_or_default()),
        Some(Block::Chart(chart)) => {
            let scene = draw::scene(chart, pen.lang);
            picture(scene.height).1 * SMALLEST + 44.0
        }
        Some(Block::Table(_) | Block::Figures(_)) => 90.0,
        Some(Block::Paragraph(_) | Block::Note(_) | Block::List(_)) => 54.0,
        Some(Block::PageBreak) | None => 0.0,
    }
}

/// Scale and height of a picture on the page.
fn picture(height: f64) -> (f32, f32) {
    #[expect(clippy::cast_possible_truncation, reason = "a height on a page")]
    let (wide, high) = (draw::scene::WIDTH as f32, height as f32);
    let scale = (WIDTH / wide).min(TALLEST / high.max(1.0));
    (scale, high * scale)
}

/// Puts lines on pages. One line alone is left neither at the end of a page nor at the beginning of the next.
pub(crate) fn put(pen: &mut Pen, lines: Vec<Line>, x: f32, size: f32, tint: Rgb, behind: impl Fn(f32, f32) -> Vec<Op>) {
    let step = leading(size, pen.lang);
    let mut left = lines;
    while !left.is_empty() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of a page")]
        let mut fit = ((BOTTOM - pen.y) / step).max(0.0) as usize;
        if fit < left.len() {
            if left.len() - fit == 1 {
                fit = fit.saturating_sub(1);
            }
            if fit < 2 && left.len() > 1 || fit == 0 {
                if !pen.at_top() {
                    pen.new_page();
                    continue;
                }
                fit = fit.max(1);
            }
        }
        let rest = left.split_off(fit.min(left.len()));
        #[expect(clippy::cast_precision_loss, reason = "lines of a page")]
        let height = left.len() as f32 * step;
        let back = behind(pen.y, height);
        if !back.is_empty() {
            pen.decorate(back);
        }
        let mut ops = Vec::new();
        for line in left {
            ops.push(Op::Text { x, y: base(pen.y, size, step), size, color: tint, line, turn: 0.0 });
            pen.y += step;
        }
        pen.draw(ops);
        left = rest;
        if !left.is_empty() {
            pen.new_page();
        }
    }
}

fn nothing(_: f32, _: f32) -> Vec<Op> {
    Vec::new()
}

fn section(pen: &mut Pen, mark: &Mark, plan: &Plan, ahead: f32) {
    let Mark::Section(at) = mark else { return };
    let Some(placed) = plan.sections.get(*at) else { return };
    let (size, before) = match placed.level {
        1 => (16.0, 24.0),
        2 => (12.5, 16.0),
        _ => (10.8, 12.0),
    };
    pen.gap(before);
    let lines = pen.lines(&placed.words, size, WIDTH, true);
    #[expect(clippy::cast_precision_loss, reason = "lines of a heading")]
    let height = lines.len() as f32 * leading(size, pen.lang);
    pen.need(height + ahead + 8.0);
    pen.places.push((pen.page(), pen.y));
    pen.open(Kind::Heading(placed.level, placed.words.clone()));
    put(pen, lines, LEFT, size, WORDS, nothing);
    pen.close();
    if placed.level == 1 {
        pen.decorate(vec![rule(LEFT, RIGHT, pen.y + 1.0, 1.4, ACCENT)]);
        pen.y += 4.0;
    }
    pen.y += 5.0;
}

fn paragraph(pen: &mut Pen, text: &Text) {
    pen.gap(4.0);
    let lines = running(pen, text, WIDTH);
    pen.open(Kind::Paragraph);
    put(pen, lines, LEFT, SIZE, WORDS, nothing);
    pen.close();
    pen.gap(4.0);
}

/// Running words. Chinese lines are stretched to one length; English ones, whose words cannot be cut, stay ragged.
fn running(pen: &mut Pen, text: &Text, width: f32) -> Vec<Line> {
    let mut lines = pen.lines(text.get(pen.lang), SIZE, width, false);
    if pen.lang == Lang::Zh {
        lines.iter_mut().for_each(|line| justified(line, width / SIZE));
    }
    lines
}

fn note(pen: &mut Pen, note: &Note) {
    pen.gap(6.0);
    let lang = pen.lang;
    let gap = if note.tone == Tone::Info { "" } else { " " };
    let head = format!("{}{gap}{}", words::sign(note.tone), words::tone(lang, note.tone));
    let head = pen.line(&head, true);
    let inset = head.width * SIZE + 10.0;
    let x = LEFT + 13.0 + inset;
    let lines = running(pen, &note.text, RIGHT - 12.0 - x);
    #[expect(clippy::cast_precision_loss, reason = "lines of a note")]
    pen.need((lines.len().min(3)) as f32 * leading(SIZE, lang) + 12.0);
    pen.open(Kind::Paragraph);
    pen.y += 6.0;
    let (tint, back) = (if note.tone == Tone::Info { ACCENT } else { color(note.tone) }, ground(note.tone));
    let behind = |y: f32, height: f32| {
        vec![rect(LEFT, y - 6.0, WIDTH, height + 12.0, back), rect(LEFT, y - 6.0, 3.0, height + 12.0, tint)]
    };
    // The word stands beside the first line and is read before it.
    let first = base(pen.y, SIZE, leading(SIZE, lang));
    let pages = pen.pages.len();
    let piece = pen.pages.last().map_or(0, |page| page.pieces.len());
    put(pen, lines, x, SIZE, WORDS, behind);
    let word = Op::Text { x: LEFT + 13.0, y: first, size: SIZE, color: tint, line: head, turn: 0.0 };
    let at =
        pen.pages.get_mut(pages - 1).and_then(|page| page.pieces.iter_mut().skip(piece).find(|one| !one.decoration));
    if let Some(piece) = at {
        piece.ops.insert(0, word);
    }
    pen.close();
    pen.y += 12.0;
}

fn list(pen: &mut Pen, items: &[Text]) {
    pen.gap(3.0);
    pen.open(Kind::List);
    for item in items {
        let lines = running(pen, item, WIDTH - 16.0);
        #[expect(clippy::cast_precision_loss, reason = "lines of an item")]
        pen.need(lines.len().min(2) as f32 * leading(SIZE, pen.lang));
        pen.open(Kind::Item);
        pen.open(Kind::Label);
        let (line, y) = (pen.line("•", false), base(pen.y, SIZE, leading(SIZE, pen.lang)));
        // The font's bullet is small and stands high.
        pen.draw(vec![Op::Text { x: LEFT, y: y + 2.2, size: SIZE * 1.6, color: ACCENT, line, turn: 0.0 }]);
        pen.close();
        pen.open(Kind::ItemBody);
        put(pen, lines, LEFT + 16.0, SIZE, WORDS, nothing);
        pen.close();
        pen.close();
    }
    pen.close();
    pen.gap(4.0);
}

/// Key figures in a row share the width; five or fewer stand in one.
fn key_figures(pen: &mut Pen, figures: &[Figure]) {
    let columns = match figures.len() {
        0 => return,
        count @ 1..=5 => count.max(3),
        _ => 4,
    };
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let wide = (WIDTH - 8.0 * (columns - 1) as f32) / columns as f32;
    pen.gap(6.0);
    for row in figures.chunks(columns) {
        let cards: Vec<Vec<(Line, f32, Rgb)>> = row.iter().map(|figure| card(pen, figure, wide - 16.0)).collect();
        let height =
            cards.iter().map(|card| card.iter().map(|(_, size, _)| size * 1.5).sum::<f32>()).fold(0.0, f32::max) + 14.0;
        pen.need(height);
        let mut x = LEFT;
        for (figure, lines) in row.iter().zip(cards) {
            let tint = if figure.tone == Tone::Info { ACCENT } else { color(figure.tone) };
            let edge = vec![(x, pen.y), (x + wide, pen.y), (x + wide, pen.y + height), (x, pen.y + height)];
            let edge = Op::Path { pieces: vec![edge], closed: true, fill: None, stroke: Some((LINE, 0.7, Vec::new())) };
            pen.decorate(vec![edge, rect(x, pen.y, wide, 2.0, tint)]);
            let mut y = pen.y + 7.0;
            let mut ops = Vec::new();
            for (line, size, color) in lines {
                ops.push(Op::Text { x: x + 8.0, y: base(y, size, size * 1.5), size, color, line, turn: 0.0 });
                y += size * 1.5;
            }
            pen.open(Kind::Paragraph);
            pen.draw(ops);
            pen.close();
            x += wide + 8.0;
        }
        pen.y += height + 8.0;
    }
    pen.gap(2.0);
}

/// Lines of a key figure with their sizes and colours. A value that is too long for its card is set smaller.
fn card(pen: &mut Pen, figure: &Figure, width: f32) -> Vec<(Line, f32, Rgb)> {
    let lang = pen.lang;
    let mut out: Vec<(Line, f32, Rgb)> = Vec::new();
    let labels = pen.lines(figure.label.get(lang), 8.4, width, false);
    out.extend(labels.into_iter().map(|line| (line, 8.4, QUIET)));
    let sign = words::sign(figure.tone);
    let gap = if sign.is_empty() { "" } else { " " };
    let value = pen.line(&format!("{sign}{gap}{}", figure.value.get(lang)), true);
    let size = 15.0_f32.min(width / value.width.max(0.1));
    out.push((value, size, color(figure.tone)));
    if !figure.hint.get(lang).is_empty() {
        // Rather a little smaller than on two lines.
        let whole = pen.line(figure.hint.get(lang), false).width;
        let size = (width / whole.max(0.1)).min(7.8);
        let size = if size < 6.6 { 7.8 } else { size };
        let hints = pen.lines(figure.hint.get(lang), size, width + 0.1, false);
        out.extend(hints.into_iter().map(|line| (line, size, QUIET)));
    }
    out
}

fn chart(pen: &mut Pen, chart: &Chart, name: &str) {
    let scene = draw::scene(chart, pen.lang);
    let (scale, height) = picture(scene.height);
    let captions = pen.lines(name, CAPTION, WIDTH - 40.0, true);
    let reading = chart.reading.get(pen.lang).to_owned();
    let readings = if reading.is_empty() { Vec::new() } else { pen.lines(&reading, 8.6, WIDTH - 40.0, false) };
    #[expect(clippy::cast_precision_loss, reason = "lines of a caption")]
    let below = captions.len() as f32 * CAPTION * 1.6 + readings.len() as f32 * 8.6 * 1.6 + 8.0;
    pen.gap(8.0);
    // Rather a little smaller than on the next page, with this one half empty.
    let room = BOTTOM - pen.y - below;
    let fitted = if room < height && room >= height * SMALLEST { room / height } else { 1.0 };
    let (scale, height) = (scale * fitted, height * fitted);
    pen.need(height + below);
    #[expect(clippy::cast_possible_truncation, reason = "a width on a page")]
    let x = LEFT + (WIDTH - draw::scene::WIDTH as f32 * scale) / 2.0;
    let ops = pen.scene(&scene, (x, pen.y), scale);
    pen.open(Kind::Figure(draw::reading(chart, pen.lang).to_owned()));
    pen.draw(ops);
    pen.close();
    pen.y += height + 4.0;
    pen.open(Kind::Caption);
    centred(pen, captions, CAPTION, WORDS);
    pen.close();
    if !readings.is_empty() {
        pen.open(Kind::Paragraph);
        centred(pen, readings, 8.6, QUIET);
        pen.close();
    }
    pen.y += 8.0;
}

fn centred(pen: &mut Pen, lines: Vec<Line>, size: f32, color: Rgb) {
    let mut ops = Vec::new();
    for line in lines {
        let x = LEFT + (WIDTH - line.width * size) / 2.0;
        ops.push(Op::Text { x, y: base(pen.y, size, size * 1.6), size, color, line, turn: 0.0 });
        pen.y += size * 1.6;
    }
    pen.draw(ops);
}
