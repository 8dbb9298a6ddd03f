//! Curves over two axes.

use super::frame::{Entry, Key, Room, bottom_axis, heads, left_axis, legend, tag, tick_room};
use super::scale::{Scale, Zero};
use super::scene::{Anchor, Fill, Ink, Scene, Shape, Stroke, WIDTH, dash, series};
use crate::chart::{Axis, Lines, Marker, Reference, Series};
use crate::text::Lang;

const HEIGHT: f64 = 280.0;
/// Points nearer than this to the one before are not drawn: nobody could see them.
const NEAR: f64 = 0.35;

pub(crate) fn draw(lines: &Lines, lang: Lang) -> Scene {
    let mut scene = Scene::default();
    let entries: Vec<Entry> = lines.series.iter().enumerate().map(|(place, one)| entry(one, place, lang)).collect();
    // One curve is named by the caption already.
    let shown = if entries.len() > 1 { entries.as_slice() } else { &[] };
    let top = legend(&mut scene, shown, 0.0);
    let top = heads(&mut scene, top, lines.y.label.get(lang), "");
    let y = Scale::new(&lines.y, upward(lines), Zero::Free, 5);
    let room = Room { left: tick_room(&y), right: WIDTH - 22.0, top, bottom: top + HEIGHT };
    let y = y.over(room.bottom, room.top);
    let x = Scale::new(&exact(&lines.x, lines), across(lines), Zero::Free, 8).over(room.left, room.right);
    left_axis(&mut scene, &y, room);
    scene.height = bottom_axis(&mut scene, &x, room, lines.x.label.get(lang), true);
    for (place, one) in lines.series.iter().enumerate() {
        band(&mut scene, one, place, &x, &y);
    }
    for (place, one) in lines.series.iter().enumerate() {
        curve(&mut scene, one, place, &x, &y);
    }
    for one in &lines.references {
        reference(&mut scene, one, lang, (&x, &y), room);
    }
    for one in &lines.markers {
        marker(&mut scene, one, lang, (&x, &y), room);
    }
    scene
}

fn entry(one: &Series, place: usize, lang: Lang) -> Entry {
    let key = if one.dots { Key::Dotted } else { Key::Line };
    Entry { name: one.name.get(lang).to_owned(), place, key }
}

fn across(lines: &Lines) -> impl Iterator<Item = f64> {
    let points = lines.series.iter().flat_map(|one| one.points.iter().map(|point| point.0));
    points.chain(lines.series.iter().flat_map(|one| one.band.iter().map(|point| point.0)))
}

fn upward(lines: &Lines) -> impl Iterator<Item = f64> {
    let points = lines.series.iter().flat_map(|one| one.points.iter().map(|point| point.1));
    let bands = lines.series.iter().flat_map(|one| one.band.iter().flat_map(|point| [point.1, point.2]));
    let levels = lines.references.iter().filter_map(|one| match one {
        Reference::Horizontal(value, _) => Some(*value),
        _ => None,
    });
    points.chain(bands).chain(levels)
}

/// Curves fill the width: the level axis ends where they do, not at the next tick.
fn exact(axis: &Axis, lines: &Lines) -> Axis {
    let (low, high) = super::scale::extent(across(lines));
    Axis { range: axis.range.or((low < high).then_some((low, high))), ..axis.clone() }
}

/// Runs of finite points.
fn runs(points: impl Iterator<Item = (f64, f64)>) -> Vec<Vec<(f64, f64)>> {
    let mut out: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (x, y) in points {
        match out.last_mut() {
            Some(run) if x.is_finite() && y.is_finite() => run.push((x, y)),
            Some(run) if run.is_empty() => {}
            _ => out.push(Vec::new()),
        }
    }
    out.retain(|run| !run.is_empty());
    out
}

/// Leaves out points that lie on the one before, keeping the last.
fn thinned(run: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    for (at, point) in run.iter().enumerate() {
        let far = out.last().is_none_or(|last| (last.0 - point.0).abs() + (last.1 - point.1).abs() >= NEAR);
        if far || at + 1 == run.len() {
            out.push(*point);
        }
    }
    out
}

/// A curve that keeps its value until the next point.
fn stepped(run: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    for point in run {
        if let Some(last) = out.last().copied() {
            out.push((point.0, last.1));
        }
        out.push(*point);
    }
    out
}

fn band(scene: &mut Scene, one: &Series, place: usize, x: &Scale, y: &Scale) {
    let finite = one.band.iter().filter(|(at, low, high)| at.is_finite() && low.is_finite() && high.is_finite());
    let finite: Vec<_> = finite.collect();
    let shaped = |run: Vec<(f64, f64)>| thinned(&if one.steps { stepped(&run) } else { run });
    let lower = shaped(finite.iter().map(|(at, low, _)| (x.at(*at), y.at(*low))).collect());
    let mut points = shaped(finite.iter().map(|(at, _, high)| (x.at(*at), y.at(*high))).collect());
    points.extend(lower.iter().rev());
    if points.len() > 3 {
        scene.shapes.push(Shape::Area { points, fill: Fill { ink: series(place), opacity: 0.16 }, stroke: None });
    }
}

fn curve(scene: &mut Scene, one: &Series, place: usize, x: &Scale, y: &Scale) {
    let ink = series(place);
    let placed: Vec<Vec<(f64, f64)>> = runs(one.points.iter().copied())
        .iter()
        .map(|run| run.iter().map(|point| (x.at(point.0), y.at(point.1))).collect())
        .collect();
    let pieces: Vec<_> =
        placed.iter().map(|run| thinned(&if one.steps { stepped(run) } else { run.clone() })).collect();
    if !pieces.is_empty() {
        let dash = if one.dots { &[] } else { dash(place) };
        scene.shapes.push(Shape::Line { pieces, stroke: Stroke { ink, width: 2.2, dash } });
    }
    if one.dots {
        for point in placed.iter().flatten() {
            scene.dot(*point, 4.0, ink);
        }
    }
}

const BROKEN: Stroke = Stroke { ink: Ink::Axis, width: 1.3, dash: &[4.0, 3.0] };

fn reference(scene: &mut Scene, one: &Reference, lang: Lang, (x, y): (&Scale, &Scale), room: Room) {
    match one {
        Reference::Segment { from, to, label } => {
            let (from, to) = ((x.at(from.0), y.at(from.1)), (x.at(to.0), y.at(to.1)));
            scene.line(from, to, BROKEN);
            let upright = (from.0 - to.0).abs() < 1.0;
            let middle =
                (f64::midpoint(from.0, to.0) + 7.0, f64::midpoint(from.1, to.1) + if upright { 4.0 } else { 16.0 });
            beside(scene, middle, label.get(lang), room);
        }
        Reference::Vertical(value, label) if x.holds(*value) => {
            let at = x.at(*value);
            scene.line((at, room.top), (at, room.bottom), BROKEN);
            named_above(scene, at, label.get(lang), room);
        }
        Reference::Horizontal(value, label) if y.holds(*value) => {
            let at = y.at(*value);
            scene.line((room.left, at), (room.right, at), BROKEN);
            tag(scene, (room.right - 4.0, at - 5.0), Anchor::End, label.get(lang));
        }
        Reference::Vertical(..) | Reference::Horizontal(..) => {}
    }
}

fn marker(scene: &mut Scene, one: &Marker, lang: Lang, (x, y): (&Scale, &Scale), room: Room) {
    if !(x.holds(one.x) && y.holds(one.y)) {
        return;
    }
    let point = (x.at(one.x), y.at(one.y));
    scene.dot(point, 5.0, Ink::Words);
    beside(scene, (point.0 + 9.0, point.1 + 4.0), one.label.get(lang), room);
}

/// The name of an upright line, above the picture, where no curve runs.
pub(crate) fn named_above(scene: &mut Scene, at: f64, text: &str, room: Room) {
    let half = super::measure::width(text, super::scene::SMALL) / 2.0 + 3.0;
    tag(scene, (at.min(room.right - half), room.top - 5.0), Anchor::Middle, text);
}

/// Words at the right of a place, or at its left near the picture's end.
pub(crate) fn beside(scene: &mut Scene, (x, y): (f64, f64), text: &str, room: Room) {
    let long = super::measure::width(text, super::scene::SMALL);
    if x + long > room.right {
        tag(scene, (x - 16.0, y), Anchor::End, text);
    } else {
        tag(scene, (x, y), Anchor::Start, text);
    }
}
