//! A matrix of coloured cells with their values.

use super::frame::place;
use super::measure::{short, width, wrap};
use super::scale::{extent, write};
use super::scene::{Anchor, Fill, Ink, SMALL, Scene, Shape, Stroke, WIDTH};
use crate::chart::{Heat, Number};
use crate::text::Lang;

/// The strongest colour; weaker values are drawn through it on paper, which serves light and dark pages alike.
const STRONGEST: f64 = 0.92;
/// From here on words are drawn in paper's colour.
const DARK: f64 = 0.5;

pub(crate) fn draw(heat: &Heat, lang: Lang) -> Scene {
    let mut scene = Scene::default();
    let row_names: Vec<String> = heat.rows.iter().map(|name| short(name.get(lang), SMALL, 170.0)).collect();
    let names = row_names.iter().map(|name| width(name, SMALL)).fold(30.0, f64::max);
    let left = names.max(width(&short(heat.row_label.get(lang), SMALL, 170.0), SMALL)) + 14.0;
    let wide = ((WIDTH - left - 12.0) / place(heat.columns.len().max(1))).min(96.0);
    // In the middle of the picture when it does not fill the width.
    let left = left + (WIDTH - left - 12.0 - wide * place(heat.columns.len())).max(0.0) / 2.0;
    let high = if heat.rows.len() > 14 { 22.0 } else { 30.0 };
    let column_names: Vec<Vec<String>> =
        heat.columns.iter().map(|name| wrap(name.get(lang), SMALL, wide - 4.0, 3)).collect();
    let tallest = column_names.iter().map(Vec::len).max().unwrap_or(1);
    let over = if heat.column_label.get(lang).is_empty() { 4.0 } else { 22.0 };
    let top = over + place(tallest) * 15.0 + 6.0;
    scene.quiet((left, 14.0), Anchor::Start, &short(heat.column_label.get(lang), SMALL, WIDTH - left));
    scene.quiet((left - 8.0, top - 8.0), Anchor::End, &short(heat.row_label.get(lang), SMALL, 170.0));
    for (at, lines) in column_names.iter().enumerate() {
        for (line, words) in lines.iter().enumerate() {
            let y = top - 8.0 - place(lines.len() - 1 - line) * 15.0;
            scene.quiet((left + wide * (place(at) + 0.5), y), Anchor::Middle, words);
        }
    }
    let depth = depth(heat);
    for (row, name) in row_names.iter().enumerate() {
        let y = top + high * place(row);
        if let Some(words) = scene.words((left - 8.0, y + high / 2.0 + 4.5), Anchor::End, name) {
            words.size = SMALL;
        }
        for column in 0..heat.columns.len() {
            let value = heat.values.get(row).and_then(|values| values.get(column)).copied().flatten();
            cell(&mut scene, value, heat.number, &depth, (left + wide * place(column), y), (wide, high));
        }
    }
    if heat.diagonal {
        for at in 0..heat.rows.len().min(heat.columns.len()) {
            let (x, y) = (left + wide * place(at) + 1.5, top + high * place(at) + 1.5);
            let stroke = Some(Stroke { ink: Ink::Words, width: 1.4, dash: &[] });
            scene.shapes.push(Shape::Rect { x, y, width: wide - 3.0, height: high - 3.0, fill: None, stroke });
        }
    }
    scene.height = top + high * place(heat.rows.len()) + 6.0;
    scene
}

/// How strong a value's colour is, and which.
fn depth(heat: &Heat) -> impl Fn(f64) -> (Ink, f64) + use<> {
    let (low, high) = extent(heat.values.iter().flatten().flatten().copied());
    let middle = heat.middle;
    move |value| match middle {
        Some(middle) => {
            let reach = (high - middle).abs().max((middle - low).abs()).max(f64::MIN_POSITIVE);
            let share = ((value - middle) / reach).clamp(-1.0, 1.0);
            (if share < 0.0 { Ink::Less } else { Ink::More }, share.abs() * STRONGEST)
        }
        None if high > low => (Ink::More, (value - low) / (high - low) * STRONGEST),
        None => (Ink::More, STRONGEST / 3.0),
    }
}

fn cell(
    scene: &mut Scene,
    value: Option<f64>,
    number: Number,
    depth: &impl Fn(f64) -> (Ink, f64),
    (x, y): (f64, f64),
    (width_of, height): (f64, f64),
) {
    let value = value.filter(|value| value.is_finite());
    let (ink, opacity) = value.map_or((Ink::Grid, 0.35), depth);
    let stroke = Some(Stroke { ink: Ink::Paper, width: 1.0, dash: &[] });
    let fill = Some(Fill { ink, opacity });
    scene.shapes.push(Shape::Rect { x, y, width: width_of, height, fill, stroke });
    let words = write(number, value.unwrap_or(f64::NAN));
    let size = if width(&words, SMALL) > width_of - 4.0 { 9.0 } else { SMALL };
    if width(&words, size) > width_of {
        return;
    }
    if let Some(words) = scene.words((x + width_of / 2.0, y + height / 2.0 + 4.2), Anchor::Middle, &words) {
        words.size = size;
        words.ink = if opacity > DARK { Ink::Paper } else { Ink::Words };
    }
}
