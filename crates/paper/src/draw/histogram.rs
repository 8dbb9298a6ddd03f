//! Shares of populations over the same edges.

use super::frame::{Entry, Key, Room, bottom_axis, heads, left_axis, legend, tick_room};
use super::lines::named_above;
use super::scale::{Scale, Zero};
use super::scene::{Fill, Ink, Scene, Shape, Stroke, WIDTH, dash, series};
use crate::chart::{Axis, Histogram, Number, Population};
use crate::text::Lang;
use crate::words;

const HEIGHT: f64 = 240.0;

pub(crate) fn draw(histogram: &Histogram, lang: Lang) -> Scene {
    let mut scene = Scene::default();
    let entries: Vec<Entry> = histogram
        .populations
        .iter()
        .enumerate()
        .map(|(place, one)| Entry { name: one.name.get(lang).to_owned(), place, key: Key::Line })
        .collect();
    let top = legend(&mut scene, &entries, 0.0);
    let top = heads(&mut scene, top, words::share(lang), "");
    let shares: Vec<Vec<f64>> = histogram.populations.iter().map(shares).collect();
    let axis = Axis::new("", Number::Percent(1));
    let y = Scale::new(&axis, shares.iter().flatten().copied(), Zero::Shown, 5);
    let room = Room { left: tick_room(&y), right: WIDTH - 22.0, top, bottom: top + HEIGHT };
    let y = y.over(room.bottom, room.top);
    let ends = super::scale::extent(histogram.edges.iter().copied());
    let across = Axis { range: histogram.x.range.or(Some(ends)), ..histogram.x.clone() };
    let x = Scale::new(&across, histogram.edges.iter().copied(), Zero::Free, 8).over(room.left, room.right);
    left_axis(&mut scene, &y, room);
    for (place, shares) in shares.iter().enumerate() {
        outline(&mut scene, &histogram.edges, shares, place, (&x, &y));
    }
    scene.height = bottom_axis(&mut scene, &x, room, histogram.x.label.get(lang), false);
    for (value, label) in histogram.references.iter().filter(|(value, _)| x.holds(*value)) {
        let at = x.at(*value);
        scene.line((at, room.top), (at, room.bottom), Stroke { ink: Ink::Axis, width: 1.3, dash: &[4.0, 3.0] });
        named_above(&mut scene, at, label.get(lang), room);
    }
    scene
}

/// Each count's share of its population; nothing counted gives zeros.
pub(crate) fn shares(population: &Population) -> Vec<f64> {
    let usable = |count: &f64| if count.is_finite() && *count > 0.0 { *count } else { 0.0 };
    let sum: f64 = population.counts.iter().map(usable).sum();
    population.counts.iter().map(|count| if sum > 0.0 { usable(count) / sum } else { 0.0 }).collect()
}

/// A filled outline of steps: two of them can be seen through each other.
fn outline(scene: &mut Scene, edges: &[f64], shares: &[f64], place: usize, (x, y): (&Scale, &Scale)) {
    let mut points = Vec::new();
    for (pair, share) in edges.windows(2).zip(shares) {
        if let [from, to] = pair
            && from.is_finite()
            && to.is_finite()
        {
            points.push((x.at(*from), y.at(*share)));
            points.push((x.at(*to), y.at(*share)));
        }
    }
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { return };
    points.insert(0, (first.0, y.ground()));
    points.push((last.0, y.ground()));
    let ink = series(place);
    scene.shapes.push(Shape::Area { points: points.clone(), fill: Fill { ink, opacity: 0.22 }, stroke: None });
    scene.shapes.push(Shape::Line { pieces: vec![points], stroke: Stroke { ink, width: 1.8, dash: dash(place) } });
}
