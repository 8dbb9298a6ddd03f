//! An estimate with its interval for each segment.

use super::frame::{Room, bottom_axis, place};
use super::lines::named_above;
use super::measure::{short, width};
use super::scale::{Scale, Zero, write};
use super::scene::{Anchor, Ink, SMALL, Scene, Stroke, WIDTH, WORDS, series, thin};
use crate::chart::{Forest, ForestRow};
use crate::text::Lang;

const ROW: f64 = 26.0;

pub(crate) fn draw(forest: &Forest, lang: Lang) -> Scene {
    let mut scene = Scene::default();
    let names: Vec<String> = forest.rows.iter().map(|row| short(row.name.get(lang), WORDS, 220.0)).collect();
    let figures: Vec<String> = forest.rows.iter().map(|row| figures(row, forest)).collect();
    let left = names.iter().map(|name| width(name, WORDS)).fold(40.0, f64::max) + 18.0;
    let beside_room = figures.iter().map(|words| width(words, SMALL)).fold(40.0, f64::max) + 18.0;
    let top = 24.0;
    let room = Room { left, right: WIDTH - beside_room, top, bottom: top + ROW * place(forest.rows.len()) + 4.0 };
    let ends = forest.rows.iter().flat_map(|row| [row.estimate, row.low, row.high]);
    let ends = ends.chain(forest.reference.iter().map(|(value, _)| *value));
    let x = Scale::new(&forest.x, ends, Zero::Free, 6).over(room.left + 6.0, room.right - 6.0);
    scene.height = bottom_axis(&mut scene, &x, room, forest.x.label.get(lang), true);
    if let Some((value, label)) = forest.reference.as_ref().filter(|(value, _)| x.holds(*value)) {
        let at = x.at(*value);
        scene.line((at, room.top), (at, room.bottom), Stroke { ink: Ink::Axis, width: 1.4, dash: &[4.0, 3.0] });
        named_above(&mut scene, at, label.get(lang), room);
    }
    let most = forest.rows.iter().filter_map(|row| row.count).filter(|count| count.is_finite()).fold(1.0, f64::max);
    for (at, row) in forest.rows.iter().enumerate() {
        let y = top + ROW * (place(at) + 0.5) + 2.0;
        if at > 0 {
            scene.line((0.0, y - ROW / 2.0), (WIDTH, y - ROW / 2.0), thin(Ink::Grid));
        }
        scene.words((8.0, y + 4.5), Anchor::Start, names.get(at).map_or("", String::as_str));
        scene.quiet((WIDTH - 8.0, y + 4.2), Anchor::End, figures.get(at).map_or("", String::as_str));
        if row.low.is_finite() && row.high.is_finite() {
            scene.whisker_across(y, (x.at(row.low), x.at(row.high)), series(0));
        }
        if row.estimate.is_finite() {
            let share = row.count.map_or(0.3, |count| (count / most).clamp(0.0, 1.0));
            scene.dot((x.at(row.estimate), y), 3.5 + 4.0 * share.sqrt(), series(0));
        }
    }
    scene
}

/// "0.82 (0.79, 0.85)".
fn figures(row: &ForestRow, forest: &Forest) -> String {
    let number = |value| write(forest.x.number, value);
    format!("{} ({}, {})", number(row.estimate), number(row.low), number(row.high))
}
