//! The data of a picture as a table, for those who cannot see the picture or want its numbers.

use super::histogram::shares;
use super::scale::write;
use super::waterfall::spans;
use crate::chart::{
    Bars, Calibration, Chart, Forest, Heat, Histogram, Lines, Number, Plot, Pyramid, Series, Step, Waterfall,
};
use crate::text::Lang;
use crate::words;

/// Rows shown of one curve; a longer one is thinned evenly.
const CURVE_ROWS: usize = 50;
/// Bins shown of a histogram, likewise.
const BIN_ROWS: usize = 100;

/// Heads and rows in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Data {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// Leading columns that hold names.
    pub names: usize,
}

pub(crate) fn table(chart: &Chart, lang: Lang) -> Data {
    match &chart.plot {
        Plot::Lines(lines) => of_lines(lines, lang),
        Plot::Bars(bars) => of_bars(bars, lang),
        Plot::Histogram(histogram) => of_histogram(histogram, lang),
        Plot::Calibration(calibration) => of_calibration(calibration, lang),
        Plot::Heat(heat) => of_heat(heat, lang),
        Plot::Waterfall(waterfall) => of_waterfall(waterfall, lang),
        Plot::Forest(forest) => of_forest(forest, lang),
        Plot::Pyramid(pyramid) => of_pyramid(pyramid, lang),
    }
}

/// A name, or what it is when it has none.
fn named(name: &str, otherwise: &str) -> String {
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

/// Evenly chosen places, with the first and the last.
fn chosen(count: usize, most: usize) -> Vec<usize> {
    if count <= most {
        return (0..count).collect();
    }
    (0..most).map(|at| at * (count - 1) / (most - 1)).collect()
}

fn of_lines(lines: &Lines, lang: Lang) -> Data {
    let banded = lines.series.iter().any(|one| !one.band.is_empty());
    let y = named(lines.y.label.get(lang), words::observed(lang));
    let mut heads = vec![words::series(lang).to_owned(), named(lines.x.label.get(lang), "x"), y];
    if banded {
        heads.extend([words::lower(lang).to_owned(), words::upper(lang).to_owned()]);
    }
    let rows = lines.series.iter().flat_map(|one| curve(one, lines, lang, banded)).collect();
    Data { heads, rows, names: 1 }
}

fn curve(one: &Series, lines: &Lines, lang: Lang, banded: bool) -> Vec<Vec<String>> {
    let places = chosen(one.points.len(), CURVE_ROWS);
    let mut name = one.name.get(lang).to_owned();
    if places.len() < one.points.len() {
        name += &words::thinned(lang, places.len(), one.points.len());
    }
    let row = |at: usize| {
        let (x, y) = one.points.get(at).copied().unwrap_or((f64::NAN, f64::NAN));
        let mut row = vec![name.clone(), write(lines.x.number, x), write(lines.y.number, y)];
        if banded {
            let near = one.band.iter().find(|point| point.0.to_bits() == x.to_bits());
            let (low, high) = near.map_or((f64::NAN, f64::NAN), |point| (point.1, point.2));
            row.extend([write(lines.y.number, low), write(lines.y.number, high)]);
        }
        row
    };
    places.into_iter().map(row).collect()
}

fn of_bars(bars: &Bars, lang: Lang) -> Data {
    let mut heads = vec![named(bars.label.get(lang), words::group(lang))];
    heads.extend(bars.series.iter().map(|one| named(one.name.get(lang), bars.y.label.get(lang))));
    if let Some(line) = &bars.line {
        heads.push(named(line.name.get(lang), line.axis.label.get(lang)));
        if !line.intervals.is_empty() {
            heads.extend([words::lower(lang).to_owned(), words::upper(lang).to_owned()]);
        }
    }
    let value = |values: &[Option<f64>], at: usize| values.get(at).copied().flatten().unwrap_or(f64::NAN);
    let row = |(at, name): (usize, &crate::text::Text)| {
        let mut row = vec![name.get(lang).to_owned()];
        row.extend(bars.series.iter().map(|one| write(bars.y.number, value(&one.values, at))));
        if let Some(line) = &bars.line {
            row.push(write(line.axis.number, value(&line.values, at)));
            if !line.intervals.is_empty() {
                let (low, high) = line.intervals.get(at).copied().flatten().unwrap_or((f64::NAN, f64::NAN));
                row.extend([write(line.axis.number, low), write(line.axis.number, high)]);
            }
        }
        row
    };
    Data { heads, rows: bars.categories.iter().enumerate().map(row).collect(), names: 1 }
}

fn of_histogram(histogram: &Histogram, lang: Lang) -> Data {
    let mut heads = vec![named(histogram.x.label.get(lang), words::group(lang))];
    heads.extend(histogram.populations.iter().map(|one| one.name.get(lang).to_owned()));
    let shares: Vec<Vec<f64>> = histogram.populations.iter().map(shares).collect();
    let pairs: Vec<&[f64]> = histogram.edges.windows(2).collect();
    let row = |at: usize| {
        let ends = pairs.get(at).map_or("–".to_owned(), |pair| {
            pair.iter().map(|edge| write(histogram.x.number, *edge)).collect::<Vec<_>>().join(" – ")
        });
        let mut row = vec![ends];
        row.extend(shares.iter().map(|one| write(Number::Percent(2), one.get(at).copied().unwrap_or(f64::NAN))));
        row
    };
    Data { heads, rows: chosen(pairs.len(), BIN_ROWS).into_iter().map(row).collect(), names: 1 }
}

fn of_calibration(calibration: &Calibration, lang: Lang) -> Data {
    let heads = [words::group, words::predicted, words::observed, words::lower, words::upper, words::count];
    let row = |point: &crate::chart::CalibrationPoint| {
        let mut row = vec![point.name.get(lang).to_owned()];
        let rates = [point.predicted, point.observed, point.low, point.high];
        row.extend(rates.map(|rate| write(calibration.number, rate)));
        row.push(write(Number::Decimals(0), point.count));
        row
    };
    Data {
        heads: heads.map(|head| head(lang).to_owned()).to_vec(),
        rows: calibration.points.iter().map(row).collect(),
        names: 1,
    }
}

fn of_heat(heat: &Heat, lang: Lang) -> Data {
    let corner = match (heat.row_label.get(lang), heat.column_label.get(lang)) {
        ("", columns) => columns.to_owned(),
        (rows, "") => rows.to_owned(),
        (rows, columns) => format!("{rows} \\ {columns}"),
    };
    let mut heads = vec![corner];
    heads.extend(heat.columns.iter().map(|name| name.get(lang).to_owned()));
    let row = |(at, name): (usize, &crate::text::Text)| {
        let values = heat.values.get(at).map_or(&[][..], Vec::as_slice);
        let mut row = vec![name.get(lang).to_owned()];
        let value = |column: usize| values.get(column).copied().flatten().unwrap_or(f64::NAN);
        row.extend((0..heat.columns.len()).map(|column| write(heat.number, value(column))));
        row
    };
    Data { heads, rows: heat.rows.iter().enumerate().map(row).collect(), names: 1 }
}

fn of_waterfall(waterfall: &Waterfall, lang: Lang) -> Data {
    let heads = [words::step(lang), words::change(lang), words::level(lang)].map(str::to_owned).to_vec();
    let number = waterfall.y.number;
    let row = |(step, (_, level)): (&crate::chart::WaterfallStep, (f64, f64))| {
        let change = match step.kind {
            Step::Change(value) => value,
            Step::Level(_) => f64::NAN,
        };
        vec![step.name.get(lang).to_owned(), write(number, change), write(number, level)]
    };
    Data { heads, rows: waterfall.steps.iter().zip(spans(waterfall)).map(row).collect(), names: 1 }
}

fn of_forest(forest: &Forest, lang: Lang) -> Data {
    let counted = forest.rows.iter().any(|row| row.count.is_some());
    let mut heads = vec![words::group(lang), named_axis(forest, lang), words::lower(lang), words::upper(lang)];
    if counted {
        heads.push(words::count(lang));
    }
    let row = |row: &crate::chart::ForestRow| {
        let mut cells = vec![row.name.get(lang).to_owned()];
        cells.extend([row.estimate, row.low, row.high].map(|value| write(forest.x.number, value)));
        if counted {
            cells.push(write(Number::Decimals(0), row.count.unwrap_or(f64::NAN)));
        }
        cells
    };
    Data {
        heads: heads.into_iter().map(str::to_owned).collect(),
        rows: forest.rows.iter().map(row).collect(),
        names: 1,
    }
}

fn named_axis(forest: &Forest, lang: Lang) -> &str {
    match forest.x.label.get(lang) {
        "" => words::estimate(lang),
        label => label,
    }
}

fn of_pyramid(pyramid: &Pyramid, lang: Lang) -> Data {
    let mut heads = vec![named(pyramid.label.get(lang), words::group(lang))];
    heads.extend([&pyramid.left, &pyramid.right].map(|one| one.name.get(lang).to_owned()));
    if !pyramid.contributions.is_empty() {
        heads.push(words::contribution(lang).to_owned());
    }
    let (left, right) = (shares(&pyramid.left), shares(&pyramid.right));
    let row = |(at, name): (usize, &crate::text::Text)| {
        let share = |side: &[f64]| write(Number::Percent(2), side.get(at).copied().unwrap_or(f64::NAN));
        let mut row = vec![name.get(lang).to_owned(), share(&left), share(&right)];
        if !pyramid.contributions.is_empty() {
            row.push(write(Number::Decimals(4), pyramid.contributions.get(at).copied().unwrap_or(f64::NAN)));
        }
        row
    };
    Data { heads, rows: pyramid.bands.iter().enumerate().map(row).collect(), names: 1 }
}
