//! What the pictures with axes have in common: a legend, a frame with ticks and grid, names below categories.

use super::measure::{short, width, wrap};
use super::scale::Scale;
use super::scene::{Anchor, Fill, Ink, SMALL, Scene, Shape, Stroke, WIDTH, WORDS, dash, full, series, thin};

/// How a legend shows a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// A line, broken as the series' line is.
    Line,
    /// A line with a dot.
    Dotted,
    /// A filled box.
    Box,
}

/// An entry of a legend.
pub(crate) struct Entry {
    pub name: String,
    /// The place of the series among colours.
    pub place: usize,
    pub key: Key,
}

/// Draws the legend from `top` and returns where it ends. A single unnamed series needs none.
pub(crate) fn legend(scene: &mut Scene, entries: &[Entry], top: f64) -> f64 {
    let (mut x, mut y) = (8.0, top + 14.0);
    let named: Vec<&Entry> = entries.iter().filter(|entry| !entry.name.is_empty()).collect();
    if named.is_empty() {
        return top;
    }
    for entry in named {
        let name = short(&entry.name, WORDS, WIDTH - 60.0);
        let room = 34.0 + width(&name, WORDS) + 20.0;
        if x + room > WIDTH && x > 8.0 {
            (x, y) = (8.0, y + 20.0);
        }
        let (ink, middle) = (series(entry.place), y - 4.5);
        match entry.key {
            Key::Box => scene.rect((x + 6.0, y - 11.0), (16.0, 12.0), full(ink)),
            Key::Line | Key::Dotted => {
                let dash = if entry.key == Key::Line { dash(entry.place) } else { &[] };
                scene.line((x, middle), (x + 28.0, middle), Stroke { ink, width: 2.2, dash });
                if entry.key == Key::Dotted {
                    scene.dot((x + 14.0, middle), 4.0, ink);
                }
            }
        }
        scene.words((x + 34.0, y), Anchor::Start, &name);
        x += room;
    }
    y + 10.0
}

/// Where a picture's values are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Room {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Room {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }
}

/// The room that the ticks of an upright axis need beside the picture.
pub(crate) fn tick_room(scale: &Scale) -> f64 {
    scale.ticks().iter().map(|(_, words)| width(words, SMALL)).fold(20.0, f64::max) + 12.0
}

/// Names of the upright axes above the picture; returns where the picture may begin.
pub(crate) fn heads(scene: &mut Scene, top: f64, left: &str, right: &str) -> f64 {
    if left.is_empty() && right.is_empty() {
        return top + 10.0;
    }
    let room = if right.is_empty() || left.is_empty() { WIDTH - 16.0 } else { WIDTH / 2.0 - 16.0 };
    scene.quiet((8.0, top + 15.0), Anchor::Start, &short(left, SMALL, room));
    scene.quiet((WIDTH - 8.0, top + 15.0), Anchor::End, &short(right, SMALL, room));
    top + 30.0
}

/// Grid lines and ticks of the left axis.
pub(crate) fn left_axis(scene: &mut Scene, scale: &Scale, room: Room) {
    for (value, words) in scale.ticks() {
        let y = scale.at(value);
        scene.line((room.left, y), (room.right, y), thin(Ink::Grid));
        scene.quiet((room.left - 7.0, y + 4.2), Anchor::End, &words);
    }
}

/// Ticks of a right axis; it has no grid of its own.
pub(crate) fn right_axis(scene: &mut Scene, scale: &Scale, room: Room) {
    for (value, words) in scale.ticks() {
        let y = scale.at(value);
        scene.line((room.right, y), (room.right + 4.0, y), thin(Ink::Axis));
        scene.quiet((room.right + 8.0, y + 4.2), Anchor::Start, &words);
    }
}

/// Ticks of the level axis, its name below, with upright grid lines when wanted; returns where it ends.
pub(crate) fn bottom_axis(scene: &mut Scene, scale: &Scale, room: Room, label: &str, grid: bool) -> f64 {
    let mut free_from = f64::NEG_INFINITY;
    for (value, words) in scale.ticks() {
        let x = scale.at(value);
        if grid {
            scene.line((x, room.top), (x, room.bottom), thin(Ink::Grid));
        }
        scene.line((x, room.bottom), (x, room.bottom + 4.0), thin(Ink::Axis));
        let half = width(&words, SMALL) / 2.0;
        if x - half > free_from {
            scene.quiet((x, room.bottom + 17.0), Anchor::Middle, &words);
            free_from = x + half + 4.0;
        }
    }
    scene.line((room.left, room.bottom), (room.right, room.bottom), thin(Ink::Axis));
    if label.is_empty() {
        return room.bottom + 24.0;
    }
    let middle = f64::midpoint(room.left, room.right);
    scene.quiet((middle, room.bottom + 36.0), Anchor::Middle, &short(label, SMALL, WIDTH - 16.0));
    room.bottom + 44.0
}

/// Names below categories: in up to three lines, or slanted where they do not fit; returns where they end.
pub(crate) fn categories(scene: &mut Scene, names: &[&str], room: Room, label: &str) -> f64 {
    let slot = slot(room, names.len());
    let fit = slot - 6.0;
    let wrapped: Vec<Vec<String>> = names.iter().map(|name| wrap(name, SMALL, fit, 3)).collect();
    let whole = wrapped.iter().zip(names).all(|(lines, name)| {
        let kept: usize = lines.iter().map(|line| line.chars().filter(|c| !c.is_whitespace()).count()).sum();
        kept == name.chars().filter(|c| !c.is_whitespace()).count() && !lines.iter().any(|line| line.ends_with('…'))
    });
    let mut end = room.bottom;
    for (at, name) in names.iter().enumerate() {
        let x = middle(room, names.len(), at);
        if whole {
            for (line, words) in wrapped.get(at).into_iter().flatten().enumerate() {
                let y = room.bottom + 17.0 + place(line) * 15.0;
                scene.quiet((x, y), Anchor::Middle, words);
                end = end.max(y + 6.0);
            }
        } else {
            let name = short(name, SMALL, 130.0);
            let (y, long) = (room.bottom + 14.0, width(&name, SMALL));
            scene.quiet((x + 4.0, y), Anchor::End, &name);
            if let Some(Shape::Words(words)) = scene.shapes.last_mut() {
                words.turn = -35.0;
            }
            end = end.max(y + long * 0.574 + 8.0);
        }
    }
    if label.is_empty() {
        return end + 4.0;
    }
    let middle = f64::midpoint(room.left, room.right);
    scene.quiet((middle, end + 14.0), Anchor::Middle, &short(label, SMALL, WIDTH - 16.0));
    end + 22.0
}

/// The width of each of `count` categories.
pub(crate) fn slot(room: Room, count: usize) -> f64 {
    room.width() / place(count.max(1))
}

/// The middle of a category.
pub(crate) fn middle(room: Room, count: usize, at: usize) -> f64 {
    room.left + slot(room, count) * (place(at) + 0.5)
}

/// A small count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts of parts of a picture")]
pub(crate) const fn place(at: usize) -> f64 {
    at as f64
}

/// Words that stay readable on lines: a box of paper behind them.
pub(crate) fn tag(scene: &mut Scene, (x, y): (f64, f64), anchor: Anchor, text: &str) {
    if text.is_empty() {
        return;
    }
    let long = width(text, SMALL) + 6.0;
    // Kept on the picture.
    let left = match anchor {
        Anchor::Start => x - 3.0,
        Anchor::Middle => x - long / 2.0,
        Anchor::End => x - long + 3.0,
    };
    let left = left.clamp(2.0, (WIDTH - long - 2.0).max(2.0));
    scene.rect((left, y - 12.0), (long, 16.0), Fill { ink: Ink::Paper, opacity: 0.85 });
    if let Some(words) = scene.words((left + 3.0, y), Anchor::Start, text) {
        words.size = SMALL;
    }
}
