//! Two populations back to back over the same bands.

use super::bars::bar;
use super::frame::place;
use super::histogram::shares;
use super::measure::{short, width};
use super::scale::{Scale, Zero, write};
use super::scene::{Anchor, Ink, SMALL, Scene, WIDTH, WORDS, series, thin};
use crate::chart::{Axis, Number, Pyramid};
use crate::text::Lang;
use crate::words;

const ROW: f64 = 25.0;
/// Room for the share at the end of a bar.
const FIGURE: f64 = 48.0;

pub(crate) fn draw(pyramid: &Pyramid, lang: Lang) -> Scene {
    let mut scene = Scene::default();
    let (left, right) = (shares(&pyramid.left), shares(&pyramid.right));
    let names: Vec<String> = pyramid.bands.iter().map(|name| short(name.get(lang), SMALL, 150.0)).collect();
    let label = short(pyramid.label.get(lang), SMALL, 150.0);
    let middle = names.iter().map(|name| width(name, SMALL)).fold(width(&label, SMALL), f64::max) + 20.0;
    let head = words::contribution(lang);
    let beside = if pyramid.contributions.is_empty() { 0.0 } else { width(head, SMALL) + 12.0 };
    let half = (WIDTH - beside - middle) / 2.0 - FIGURE;
    let (inner_left, inner_right) = (FIGURE + half, FIGURE + half + middle);
    let axis = Axis::new("", Number::Percent(1));
    let scale = Scale::new(&axis, left.iter().chain(&right).copied(), Zero::Shown, 4).over(0.0, half);
    let top = 30.0;
    let bottom = top + ROW * place(names.len());
    for (x, anchor, name) in
        [(inner_left, Anchor::End, &pyramid.left.name), (inner_right, Anchor::Start, &pyramid.right.name)]
    {
        if let Some(words) = scene.words((x, 18.0), anchor, &short(name.get(lang), WORDS, half)) {
            words.bold = true;
        }
    }
    scene.quiet((f64::midpoint(inner_left, inner_right), 18.0), Anchor::Middle, &label);
    if beside > 0.0 {
        scene.quiet((WIDTH - 4.0, 18.0), Anchor::End, head);
    }
    let share = |value| write(Number::Percent(1), value);
    for (at, name) in names.iter().enumerate() {
        let y = top + ROW * place(at);
        let (a, b) = (left.get(at).copied().unwrap_or_default(), right.get(at).copied().unwrap_or_default());
        let (reach_a, reach_b) = (scale.at(a), scale.at(b));
        bar(&mut scene, (inner_left - reach_a, reach_a), (y + ROW - 4.0, y + 3.0), series(0));
        bar(&mut scene, (inner_right, reach_b), (y + ROW - 4.0, y + 3.0), series(1));
        let line = y + ROW / 2.0 + 4.0;
        scene.quiet((inner_left - reach_a - 5.0, line), Anchor::End, &share(a));
        scene.quiet((inner_right + reach_b + 5.0, line), Anchor::Start, &share(b));
        if let Some(words) = scene.words((f64::midpoint(inner_left, inner_right), line), Anchor::Middle, name) {
            words.size = SMALL;
        }
        if let Some(part) = pyramid.contributions.get(at) {
            scene.quiet((WIDTH - 4.0, line), Anchor::End, &write(Number::Decimals(4), *part));
        }
    }
    for x in [inner_left, inner_right] {
        scene.line((x, top), (x, bottom), thin(Ink::Axis));
    }
    scene.height = bottom + 8.0;
    scene
}
