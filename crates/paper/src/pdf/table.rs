//! Tables on pages: columns by their content, rows that go on over pages, the head repeated.

use super::flow::{LINE, base, color, leading};
use super::lines::Line;
use super::page::{BOTTOM, Kind, LEFT, Op, Pen, RIGHT, WIDTH, WORDS, rule};
use crate::document::{Align, Cell, Column, Table};
use crate::text::Tone;
use crate::words;

/// Room at each side of a cell.
const PAD: f32 = 5.0;
/// Room above and below the lines of a row.
const AIR: f32 = 2.6;
/// The longest a cell asks for on one line, in points; longer words are broken.
const WISH: f32 = 230.0;

struct Columns<'a> {
    table: &'a Table,
    /// Left edge and width of each.
    places: Vec<(f32, f32)>,
    size: f32,
}

/// The cells of a row, as lines.
type Row = Vec<Vec<Line>>;

pub(crate) fn write(pen: &mut Pen, table: &Table, caption: &str) {
    if table.columns.is_empty() {
        return;
    }
    let size = if table.columns.len() > 9 { 7.2 } else { 8.6 };
    let columns = columns(pen, table, size);
    let head: Row = heads(pen, &columns);
    let caption_lines = pen.lines(caption, 9.2, WIDTH, true);
    let step = leading(size, pen.lang);
    pen.gap(8.0);
    #[expect(clippy::cast_precision_loss, reason = "lines of a caption")]
    let above = caption_lines.len() as f32 * 9.2 * 1.6 + high(&head, step);
    pen.need(above + 2.0 * (step + 2.0 * AIR) + 6.0);
    pen.open(Kind::Table(caption.to_owned()));
    write_caption(pen, caption_lines);
    pen.open(Kind::Head);
    pen.open(Kind::Row);
    write_head(pen, &columns, &head, false);
    pen.close();
    pen.close();
    pen.open(Kind::Body);
    for row in &table.rows {
        write_row(pen, &columns, row, caption, &head);
    }
    pen.close();
    pen.close();
    pen.decorate(vec![rule(LEFT, RIGHT, pen.y, 1.0, WORDS)]);
    pen.y += 12.0;
}

fn write_caption(pen: &mut Pen, lines: Vec<Line>) {
    pen.open(Kind::Caption);
    let mut ops = Vec::new();
    for line in lines {
        ops.push(Op::Text { x: LEFT, y: base(pen.y, 9.2, 9.2 * 1.6), size: 9.2, color: WORDS, line, turn: 0.0 });
        pen.y += 9.2 * 1.6;
    }
    pen.draw(ops);
    pen.close();
    pen.y += 3.0;
}

fn heads(pen: &mut Pen, columns: &Columns) -> Row {
    let titles = columns.table.columns.iter().zip(&columns.places);
    titles
        .map(|(column, (_, width))| {
            let words = column.title.get(pen.lang).to_owned();
            pen.lines(&words, columns.size, width - 2.0 * PAD, true)
        })
        .collect()
}

/// The height of a row.
fn high(row: &Row, step: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "lines of a cell")]
    let lines = row.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32;
    lines * step + 2.0 * AIR
}

/// The head of the table; repeated on a later page it is decoration, since a reading program has told it.
fn write_head(pen: &mut Pen, columns: &Columns, head: &Row, repeated: bool) {
    let step = leading(columns.size, pen.lang);
    let height = high(head, step);
    pen.decorate(vec![rule(LEFT, RIGHT, pen.y, 1.0, WORDS), rule(LEFT, RIGHT, pen.y + height, 0.8, WORDS)]);
    for (at, lines) in head.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "lines of a cell")]
        let lower = height - AIR - lines.len() as f32 * step;
        let ops = cell_ops(columns, at, lines, pen.y + lower, step, Tone::Info);
        if repeated {
            pen.decorate(ops);
        } else {
            pen.open(Kind::ColumnHead);
            pen.draw(ops);
            pen.close();
        }
    }
    pen.y += height;
}

fn cell_ops(columns: &Columns, at: usize, lines: &[Line], top: f32, step: f32, tone: Tone) -> Vec<Op> {
    let (x, width) = columns.places.get(at).copied().unwrap_or((LEFT, WIDTH));
    let align = columns.table.columns.get(at).map_or(Align::Start, |column| column.align);
    let size = columns.size;
    let mut y = top;
    let mut ops = Vec::new();
    for line in lines {
        let free = width - 2.0 * PAD - line.width * size;
        let inset = match align {
            Align::Start => 0.0,
            Align::Center => free / 2.0,
            Align::End => free,
        };
        ops.push(Op::Text {
            x: x + PAD + inset,
            y: base(y, size, step),
            size,
            color: color(tone),
            line: line.clone(),
            turn: 0.0,
        });
        y += step;
    }
    ops
}

fn shown(cell: &Cell, pen: &Pen) -> String {
    let sign = words::sign(cell.tone);
    let gap = if sign.is_empty() || cell.text.get(pen.lang).is_empty() { "" } else { " " };
    format!("{sign}{gap}{}", cell.text.get(pen.lang))
}

fn write_row(pen: &mut Pen, columns: &Columns, row: &[Cell], caption: &str, head: &Row) {
    let step = leading(columns.size, pen.lang);
    let mut cells: Row = Vec::new();
    for (at, (_, width)) in columns.places.iter().enumerate() {
        let words = row.get(at).map(|cell| shown(cell, pen)).unwrap_or_default();
        let strong = row.get(at).is_some_and(|cell| cell.strong);
        cells.push(pen.lines(&words, columns.size, width - 2.0 * PAD, strong));
    }
    pen.open(Kind::Row);
    let nodes = cell_nodes(pen, columns);
    // A row higher than the rest of the page moves to the next; one higher than a page goes on there.
    if pen.y + high(&cells, step) > BOTTOM && high(&cells, step) < (BOTTOM - pen.y).max(300.0) {
        turn(pen, columns, caption, head);
    }
    loop {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of a page")]
        let fit = ((BOTTOM - pen.y - 2.0 * AIR) / step).max(1.0) as usize;
        let rest: Row = cells.iter_mut().map(|lines| lines.split_off(fit.min(lines.len()))).collect();
        let height = high(&cells, step);
        for (at, lines) in cells.iter().enumerate() {
            let tone = row.get(at).map_or(Tone::Info, |cell| cell.tone);
            let ops = cell_ops(columns, at, lines, pen.y + AIR, step, tone);
            if let Some(node) = nodes.get(at).filter(|_| !ops.is_empty()) {
                pen.draw_in(*node, ops);
            }
        }
        pen.y += height;
        pen.decorate(vec![rule(LEFT, RIGHT, pen.y, 0.5, LINE)]);
        if rest.iter().all(Vec::is_empty) {
            break;
        }
        cells = rest;
        turn(pen, columns, caption, head);
    }
    pen.close();
}

/// One node for each cell, whatever pages its lines come to stand on.
fn cell_nodes(pen: &mut Pen, columns: &Columns) -> Vec<usize> {
    let mut nodes = Vec::new();
    for (at, column) in columns.table.columns.iter().enumerate() {
        let kind = if at == 0 && column.align == Align::Start { Kind::RowHead } else { Kind::Cell };
        pen.open(kind);
        nodes.push(pen.nodes.len() - 1);
        pen.close();
    }
    nodes
}

/// A new page with the table's name and head.
fn turn(pen: &mut Pen, columns: &Columns, caption: &str, head: &Row) {
    pen.decorate(vec![rule(LEFT, RIGHT, pen.y, 1.0, WORDS)]);
    pen.new_page();
    let line = pen.line(&format!("{caption}{}", words::continued(pen.lang)), true);
    let size = 9.2_f32.min(WIDTH / line.width.max(0.1));
    pen.decorate(vec![Op::Text { x: LEFT, y: base(pen.y, size, 9.2 * 1.6), size, color: WORDS, line, turn: 0.0 }]);
    pen.y += 9.2 * 1.6 + 3.0;
    write_head(pen, columns, head, true);
}

/// Places of the columns: as wide as asked for, else by what they hold, as browsers do it.
fn columns<'a>(pen: &mut Pen, table: &'a Table, size: f32) -> Columns<'a> {
    let wanted: Vec<(f32, f32)> = (0..table.columns.len()).map(|at| wanted(pen, table, at, size)).collect();
    let share = |column: &Column| column.width.filter(|share| share.is_finite() && *share > 0.0);
    let shares: f32 = table.columns.iter().map(|column| share(column).unwrap_or(1.0)).sum();
    let fixed: f32 = table.columns.iter().filter_map(share).map(|one| one / shares * WIDTH).sum();
    let free = (WIDTH - fixed).max(0.0);
    let open = || table.columns.iter().zip(&wanted).filter(|(column, _)| share(column).is_none());
    let (least, most) = open().fold((0.0, 0.0), |sum: (f32, f32), (_, (least, most))| (sum.0 + least, sum.1 + most));
    let mut x = LEFT;
    let mut places = Vec::new();
    for (column, (min, max)) in table.columns.iter().zip(&wanted) {
        let width = match share(column) {
            Some(one) => one / shares * WIDTH,
            None if most <= free => max + (free - most) * max / most.max(1.0),
            None if least <= free => min + (free - least) * (max - min) / (most - least).max(1.0),
            None => min * free / least.max(1.0),
        };
        places.push((x, width));
        x += width;
    }
    Columns { table, places, size }
}

/// The least a column can do with, and what it would like, in points.
fn wanted(pen: &mut Pen, table: &Table, at: usize, size: f32) -> (f32, f32) {
    let (mut least, mut most) = (3.0 * size, 0.0_f32);
    let title = table.columns.get(at).map(|column| column.title.get(pen.lang).to_owned()).unwrap_or_default();
    let mut look = |pen: &mut Pen, words: &str, bold: bool| {
        let shaped = pen.shaper.shape(words, bold);
        most = most.max((shaped.width() * size + 0.5).min(WISH));
        let word = longest_word(&shaped) * size + 0.5;
        least = least.max(word.min(WISH / 2.0));
    };
    look(pen, &title, true);
    for row in &table.rows {
        if let Some(cell) = row.get(at) {
            let words = shown(cell, pen);
            look(pen, &words, cell.strong);
        }
    }
    (least + 2.0 * PAD, most.max(least) + 2.0 * PAD)
}

/// The longest run between places where a line may end, in em.
fn longest_word(shaped: &super::shape::Shaped) -> f32 {
    let mut ends = unicode_linebreak::linebreaks(&shaped.text).map(|(at, _)| at).peekable();
    let (mut longest, mut word) = (0.0_f32, 0.0);
    for glyph in &shaped.glyphs {
        while ends.peek().is_some_and(|end| *end <= glyph.at) {
            ends.next();
            longest = longest.max(word);
            word = 0.0;
        }
        word += glyph.advance;
    }
    longest.max(word)
}
