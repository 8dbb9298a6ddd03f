//! The first page and what every page has: title, key figures of the head, contents, running head and foot.

use super::flow::{LINE, base, put};
use super::lines::Line;
use super::page::{BOTTOM, Kind, LEFT, Op, PAGE, Pen, Piece, QUIET, RIGHT, Rgb, WIDTH, WORDS, rule};
use crate::document::Document;
use crate::plan::Plan;
use crate::words;

const MARK: Rgb = (0x8a, 0x5a, 0x00);
/// The distance of entries in the contents.
const ENTRY: f32 = 18.0;

/// An entry of the contents whose page number is still to be written.
pub(crate) struct Entry {
    page: usize,
    piece: usize,
    section: usize,
    /// Where the words end, and the base line.
    from: f32,
    y: f32,
    size: f32,
}

pub(crate) fn title(pen: &mut Pen, document: &Document) {
    let lang = pen.lang;
    if !document.title.get(lang).is_empty() {
        let lines = pen.lines(document.title.get(lang), 22.0, WIDTH, true);
        pen.y += 4.0;
        pen.open(Kind::Heading(1, document.title.get(lang).to_owned()));
        put(pen, lines, LEFT, 22.0, WORDS, |_, _| Vec::new());
        pen.close();
    }
    if !document.subtitle.get(lang).is_empty() {
        let lines = pen.lines(document.subtitle.get(lang), 12.0, WIDTH, false);
        pen.open(Kind::Paragraph);
        put(pen, lines, LEFT, 12.0, QUIET, |_, _| Vec::new());
        pen.close();
    }
    pen.gap(8.0);
    if !document.meta.is_empty() {
        meta(pen, document);
    }
    pen.gap(10.0);
}

/// Names and values in two columns.
fn meta(pen: &mut Pen, document: &Document) {
    let lang = pen.lang;
    pen.decorate(vec![rule(LEFT, RIGHT, pen.y, 0.7, LINE)]);
    pen.y += 8.0;
    let wide = (WIDTH - 16.0) / 2.0;
    for pair in document.meta.chunks(2) {
        let cells: Vec<(Vec<Line>, Vec<Line>)> = pair
            .iter()
            .map(|(name, value)| {
                (pen.lines(name.get(lang), 8.4, wide, false), pen.lines(value.get(lang), 10.0, wide, false))
            })
            .collect();
        let height = |(names, values): &(Vec<Line>, Vec<Line>)| {
            let lines = |lines: &[Line], step: f32| lines.iter().map(|_| step).sum::<f32>();
            lines(names, 13.0) + lines(values, 15.5) + 6.0
        };
        let row = cells.iter().map(height).fold(0.0, f32::max);
        pen.need(row);
        let mut x = LEFT;
        for (names, values) in cells {
            let mut y = pen.y;
            let mut ops = Vec::new();
            let named = names.into_iter().map(|line| (line, 8.4, 13.0, QUIET));
            for (line, size, step, color) in named.chain(values.into_iter().map(|line| (line, 10.0, 15.5, WORDS))) {
                ops.push(Op::Text { x, y: base(y, size, step), size, color, line, turn: 0.0 });
                y += step;
            }
            pen.open(Kind::Paragraph);
            pen.draw(ops);
            pen.close();
            x += wide + 16.0;
        }
        pen.y += row;
    }
    pen.decorate(vec![rule(LEFT, RIGHT, pen.y + 2.0, 0.7, LINE)]);
    pen.y += 6.0;
}

/// The list of contents, without page numbers.
pub(crate) fn contents(pen: &mut Pen, plan: &Plan) -> Vec<Entry> {
    let mut entries = Vec::new();
    let name = words::contents(pen.lang);
    let lines = pen.lines(name, 13.0, WIDTH, true);
    pen.need(80.0);
    pen.open(Kind::Heading(2, name.to_owned()));
    put(pen, lines, LEFT, 13.0, WORDS, |_, _| Vec::new());
    pen.close();
    pen.y += 2.0;
    pen.open(Kind::Contents);
    for (section, placed) in plan.sections.iter().enumerate() {
        let (inset, size, bold) = match placed.level {
            1 => (0.0, 10.0, true),
            2 => (16.0, 9.6, false),
            _ => (32.0, 9.2, false),
        };
        if pen.y + ENTRY > BOTTOM {
            pen.new_page();
        }
        let mut lines = pen.lines(&placed.words, size, WIDTH - inset - 40.0, bold);
        // A long title goes on in its section; here its beginning names it.
        let more = lines.len() > 1;
        let mut line = if lines.is_empty() { Line::default() } else { lines.swap_remove(0) };
        if more {
            let cut = format!("{}…", line.text.trim_end());
            line = pen.line(&cut, bold);
        }
        let (x, y) = (LEFT + inset, base(pen.y, size, ENTRY));
        let from = x + line.width * size;
        let (page, piece) = (pen.page(), pen.pages.last().map_or(0, |page| page.pieces.len()));
        pen.open(Kind::ContentsItem);
        pen.open(Kind::Link);
        pen.draw(vec![Op::Text { x, y, size, color: WORDS, line, turn: 0.0 }]);
        pen.link((x, pen.y, RIGHT, pen.y + ENTRY), section, placed.words.clone());
        pen.close();
        pen.close();
        entries.push(Entry { page, piece, section, from, y, size });
        pen.y += ENTRY;
    }
    pen.close();
    entries
}

/// Writes the page numbers of the contents, with dots before them.
pub(crate) fn numbers(pen: &mut Pen, entries: &[Entry]) {
    for entry in entries {
        let Some((page, _)) = pen.places.get(entry.section).copied() else { continue };
        let number = pen.line(&(page + 1).to_string(), false);
        let right = RIGHT - number.width * entry.size;
        let dots = Op::Path {
            pieces: vec![vec![(entry.from + 6.0, entry.y - 1.0), (right - 6.0, entry.y - 1.0)]],
            closed: false,
            fill: None,
            stroke: Some((QUIET, 0.6, vec![0.6, 3.4])),
        };
        let shown = Op::Text { x: right, y: entry.y, size: entry.size, color: WORDS, line: number, turn: 0.0 };
        let piece = pen.pages.get_mut(entry.page).and_then(|page| page.pieces.get_mut(entry.piece));
        if let Some(piece) = piece {
            piece.ops.push(shown);
            if right - 6.0 > entry.from + 6.0 {
                piece.ops.push(dots);
            }
        }
    }
}

/// Running head and foot of every page, and the mark of simulated data.
pub(crate) fn running(pen: &mut Pen, document: &Document) -> (Vec<Piece>, Vec<Piece>) {
    let (lang, count) = (pen.lang, pen.pages.len());
    let (mut heads, mut feet) = (Vec::new(), Vec::new());
    let title = pen.line(document.title.get(lang), false);
    let size = 8.2_f32.min((WIDTH - 120.0) / title.width.max(0.1));
    let mark = pen.line(words::simulated(lang), true);
    let text = |x: f32, y: f32, size: f32, color: Rgb, line: &Line| Op::Text {
        x,
        y,
        size,
        color,
        line: line.clone(),
        turn: 0.0,
    };
    for page in 0..count {
        let mut head = Vec::new();
        // The first page has the title itself.
        if page > 0 {
            head.push(text(LEFT, 42.0, size, QUIET, &title));
            head.push(rule(LEFT, RIGHT, 48.0, 0.5, LINE));
        }
        let number = pen.line(&words::page_of(lang, page + 1, count), false);
        let mut foot = vec![text((PAGE.0 - number.width * 8.2) / 2.0, PAGE.1 - 36.0, 8.2, QUIET, &number)];
        if document.simulated {
            let wide = mark.width * 8.6;
            let edge =
                [(RIGHT - wide - 12.0, 30.0), (RIGHT, 30.0), (RIGHT, 45.0), (RIGHT - wide - 12.0, 45.0)].to_vec();
            head.push(Op::Path { pieces: vec![edge], closed: true, fill: None, stroke: Some((MARK, 0.9, Vec::new())) });
            head.push(text(RIGHT - wide - 6.0, 40.6, 8.6, MARK, &mark));
            foot.push(text(RIGHT - wide, PAGE.1 - 36.0, 8.6, MARK, &mark));
        }
        heads.push(Piece { decoration: true, ops: head });
        feet.push(Piece { decoration: true, ops: foot });
    }
    (heads, feet)
}
