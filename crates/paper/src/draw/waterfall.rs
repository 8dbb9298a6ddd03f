//! A start, what is added and taken away, and what comes out.

use super::bars::bar;
use super::frame::{Room, categories, heads, left_axis, middle, slot, tick_room};
use super::scale::{Scale, Zero, write};
use super::scene::{Anchor, Ink, Scene, Stroke, WIDTH, thin};
use crate::chart::{Step, Waterfall};
use crate::text::Lang;

const HEIGHT: f64 = 250.0;

pub(crate) fn draw(waterfall: &Waterfall, lang: Lang) -> Scene {
    let mut scene = Scene::default();
    let top = heads(&mut scene, 0.0, waterfall.y.label.get(lang), "");
    let spans = spans(waterfall);
    let ends = spans.iter().flat_map(|(from, to)| [*from, *to]);
    let y = Scale::new(&waterfall.y, ends, Zero::Shown, 5);
    let room = Room { left: tick_room(&y), right: WIDTH - 14.0, top: top + 10.0, bottom: top + HEIGHT };
    let y = y.over(room.bottom, room.top);
    left_axis(&mut scene, &y, room);
    let count = waterfall.steps.len();
    let wide = (slot(room, count) * 0.68).min(70.0);
    let mut before: Option<(f64, f64)> = None;
    for (at, (step, (from, to))) in waterfall.steps.iter().zip(&spans).enumerate() {
        let x = middle(room, count, at);
        let (value, ink, sign) = match step.kind {
            Step::Level(value) => (value, Ink::Axis, ""),
            Step::Change(value) if value < 0.0 => (value, Ink::Less, ""),
            Step::Change(value) => (value, Ink::More, "+"),
        };
        if let Some((edge, level)) = before {
            let dash = Stroke { ink: Ink::Axis, width: 1.0, dash: &[2.0, 2.0] };
            scene.line((edge, y.at(level)), (x - wide / 2.0, y.at(level)), dash);
        }
        bar(&mut scene, (x - wide / 2.0, wide), (y.at(*from), y.at(*to)), ink);
        let words = write(waterfall.y.number, value);
        let words = if value.is_finite() { format!("{sign}{words}") } else { words };
        scene.quiet((x, y.at(from.max(*to)) - 5.0), Anchor::Middle, &words);
        before = Some((x + wide / 2.0, *to));
    }
    scene.line((room.left, y.ground()), (room.right, y.ground()), thin(Ink::Axis));
    let names: Vec<&str> = waterfall.steps.iter().map(|step| step.name.get(lang)).collect();
    scene.height = categories(&mut scene, &names, room, "");
    scene
}

/// Where each step's bar begins and ends.
pub(crate) fn spans(waterfall: &Waterfall) -> Vec<(f64, f64)> {
    let mut level = 0.0;
    let step = |step: &crate::chart::WaterfallStep| match step.kind {
        Step::Level(value) => {
            level = if value.is_finite() { value } else { level };
            (0.0, level)
        }
        Step::Change(value) => {
            let from = level;
            level += if value.is_finite() { value } else { 0.0 };
            (from, level)
        }
    };
    waterfall.steps.iter().map(step).collect()
}
