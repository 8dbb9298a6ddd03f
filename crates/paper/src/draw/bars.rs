//! Bars over categories, side by side or one on the other, with a line on an axis of its own.

use super::frame::{
    Entry, Key, Room, categories, heads, left_axis, legend, middle, place, right_axis, slot, tick_room,
};
use super::measure::width;
use super::scale::{Scale, Zero, write};
use super::scene::{Anchor, Ink, SMALL, Scene, Shape, Stroke, WIDTH, full, series, thin};
use crate::chart::{BarLine, BarSeries, Bars};
use crate::text::Lang;

const HEIGHT: f64 = 240.0;

pub(crate) fn draw(bars: &Bars, lang: Lang) -> Scene {
    let mut scene = Scene::default();
    let mut entries: Vec<Entry> = bars.series.iter().enumerate().map(|(place, one)| entry(one, place, lang)).collect();
    let line_place = bars.series.len();
    if let Some(line) = &bars.line {
        entries.push(Entry { name: line.name.get(lang).to_owned(), place: line_place, key: Key::Dotted });
    }
    let shown = if entries.len() > 1 { entries.as_slice() } else { &[] };
    let top = legend(&mut scene, shown, 0.0);
    let right = bars.line.as_ref().map_or("", |line| line.axis.label.get(lang));
    let top = heads(&mut scene, top, bars.y.label.get(lang), right);
    let y = Scale::new(&bars.y, heights(bars), Zero::Shown, 5);
    let second = bars.line.as_ref().map(|line| Scale::new(&line.axis, line_values(line), Zero::Shown, 5));
    let beside = second.as_ref().map_or(14.0, |scale| tick_room(scale) + 4.0);
    let room = Room { left: tick_room(&y), right: WIDTH - beside, top: top + 4.0, bottom: top + HEIGHT };
    let y = y.over(room.bottom, room.top);
    left_axis(&mut scene, &y, room);
    for at in 0..bars.categories.len() {
        if bars.stacked {
            stack(&mut scene, bars, at, &y, room);
        } else {
            group(&mut scene, bars, at, &y, room);
        }
    }
    scene.line((room.left, y.ground()), (room.right, y.ground()), thin(Ink::Axis));
    if let (Some(line), Some(scale)) = (&bars.line, second) {
        let scale = scale.over(room.bottom, room.top);
        right_axis(&mut scene, &scale, room);
        draw_line(&mut scene, line, line_place, &scale, room, bars.categories.len());
    }
    let names: Vec<&str> = bars.categories.iter().map(|name| name.get(lang)).collect();
    scene.height = categories(&mut scene, &names, room, bars.label.get(lang));
    scene
}

fn entry(one: &BarSeries, place: usize, lang: Lang) -> Entry {
    Entry { name: one.name.get(lang).to_owned(), place, key: Key::Box }
}

fn value(one: &BarSeries, at: usize) -> Option<f64> {
    one.values.get(at).copied().flatten().filter(|value| value.is_finite())
}

/// What the bars reach: their values, or the sums of what stands on one another.
fn heights(bars: &Bars) -> impl Iterator<Item = f64> {
    (0..bars.categories.len()).flat_map(|at| {
        let values = bars.series.iter().filter_map(move |one| value(one, at));
        if bars.stacked {
            let (up, down) = values.fold(
                (0.0, 0.0),
                |(up, down): (f64, f64), value| {
                    if value < 0.0 { (up, down + value) } else { (up + value, down) }
                },
            );
            vec![up, down]
        } else {
            values.collect()
        }
    })
}

fn line_values(line: &BarLine) -> impl Iterator<Item = f64> {
    let ends = line.intervals.iter().flatten().flat_map(|(low, high)| [*low, *high]);
    line.values.iter().flatten().copied().chain(ends)
}

fn stack(scene: &mut Scene, bars: &Bars, at: usize, y: &Scale, room: Room) {
    let wide = (slot(room, bars.categories.len()) * 0.66).min(64.0);
    let left = middle(room, bars.categories.len(), at) - wide / 2.0;
    let (mut up, mut down) = (0.0, 0.0);
    for (which, one) in bars.series.iter().enumerate() {
        let Some(value) = value(one, at) else { continue };
        let base = if value < 0.0 { &mut down } else { &mut up };
        let (from, to) = (y.at(*base), y.at(*base + value));
        *base += value;
        bar(scene, (left, wide), (from, to), series(which));
    }
}

fn group(scene: &mut Scene, bars: &Bars, at: usize, y: &Scale, room: Room) {
    let of = place(bars.series.len().max(1));
    let wide = (slot(room, bars.categories.len()) * 0.76 / of).min(56.0);
    let left = middle(room, bars.categories.len(), at) - wide * of / 2.0;
    for (which, one) in bars.series.iter().enumerate() {
        let Some(value) = value(one, at) else { continue };
        let from = left + wide * place(which);
        bar(scene, (from + 1.0, (wide - 2.0).max(1.0)), (y.ground(), y.at(value)), series(which));
        // Named values where there is room for them and nothing else to read.
        let words = write(bars.y.number, value);
        if bars.series.len() == 1 && bars.line.is_none() && width(&words, SMALL) < slot(room, bars.categories.len()) {
            let over = if value < 0.0 { y.at(value) + 14.0 } else { y.at(value) - 5.0 };
            scene.quiet((from + wide / 2.0, over), Anchor::Middle, &words);
        }
    }
}

/// A bar between two heights, outlined in paper so that neighbours stay apart in grey.
pub(crate) fn bar(scene: &mut Scene, (x, width): (f64, f64), (from, to): (f64, f64), ink: Ink) {
    let (y, height) = (from.min(to), (from - to).abs());
    let stroke = Some(Stroke { ink: Ink::Paper, width: 0.6, dash: &[] });
    scene.shapes.push(Shape::Rect { x, y, width, height, fill: Some(full(ink)), stroke });
}

fn draw_line(scene: &mut Scene, line: &BarLine, which: usize, scale: &Scale, room: Room, count: usize) {
    let ink = series(which);
    let mut pieces: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for at in 0..count {
        let value = line.values.get(at).copied().flatten().filter(|value| value.is_finite());
        match (value, pieces.last_mut()) {
            (Some(value), Some(piece)) => piece.push((middle(room, count, at), scale.at(value))),
            _ => pieces.push(Vec::new()),
        }
        let interval = line.intervals.get(at).copied().flatten();
        if let Some((low, high)) = interval.filter(|(low, high)| low.is_finite() && high.is_finite()) {
            scene.whisker_up(middle(room, count, at), (scale.at(low), scale.at(high)), ink);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    let dots: Vec<(f64, f64)> = pieces.iter().flatten().copied().collect();
    // On paper, so that the line is seen over dark bars as well.
    scene
        .shapes
        .push(Shape::Line { pieces: pieces.clone(), stroke: Stroke { ink: Ink::Paper, width: 4.0, dash: &[] } });
    scene.shapes.push(Shape::Line { pieces, stroke: Stroke { ink, width: 2.2, dash: &[] } });
    for dot in dots {
        scene.dot(dot, 4.5, ink);
    }
}
