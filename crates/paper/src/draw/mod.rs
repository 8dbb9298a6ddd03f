//! Pictures: from data to shapes, once for SVG and PDF.

mod bars;
mod calibration;
mod data;
mod forest;
mod frame;
mod heat;
mod histogram;
mod lines;
mod measure;
mod pyramid;
mod scale;
pub(crate) mod scene;
pub(crate) mod svg;
mod waterfall;

pub(crate) use data::table;

use self::scene::{Anchor, Scene, WIDTH};
use crate::chart::{Chart, Plot};
use crate::text::Lang;
use crate::words;

/// The picture of a chart.
pub(crate) fn scene(chart: &Chart, lang: Lang) -> Scene {
    if table(chart, lang).rows.is_empty() {
        let mut scene = Scene { height: 60.0, ..Scene::default() };
        scene.quiet((WIDTH / 2.0, 34.0), Anchor::Middle, words::no_data(lang));
        return scene;
    }
    match &chart.plot {
        Plot::Lines(lines) => lines::draw(lines, lang),
        Plot::Bars(bars) => bars::draw(bars, lang),
        Plot::Histogram(histogram) => histogram::draw(histogram, lang),
        Plot::Calibration(calibration) => calibration::draw(calibration, lang),
        Plot::Heat(heat) => heat::draw(heat, lang),
        Plot::Waterfall(waterfall) => waterfall::draw(waterfall, lang),
        Plot::Forest(forest) => forest::draw(forest, lang),
        Plot::Pyramid(pyramid) => pyramid::draw(pyramid, lang),
    }
}

/// What is read out where a picture cannot be seen.
pub(crate) fn reading(chart: &Chart, lang: Lang) -> &str {
    match chart.reading.get(lang) {
        "" => chart.title.get(lang),
        reading => reading,
    }
}

/// A picture by itself, as an SVG document; the same drawing stands in [`crate::html`] and [`crate::pdf`].
#[must_use]
pub fn svg(chart: &Chart, lang: Lang) -> String {
    let scene = scene(chart, lang);
    svg::write(&scene, "chart", chart.title.get(lang), reading(chart, lang), "sans-serif")
}
