//! Pictures: golden files for each kind, well-formed, and sensible for data that are not.

use expect_test::expect_file;
use paper::{
    Axis, BarSeries, Bars, Block, Calibration, CalibrationPoint, Chart, Forest, ForestRow, Heat, Histogram, Lang,
    Lines, Number, Plot, Population, Pyramid, Reference, Series, Step, Text, Waterfall, WaterfallStep, svg,
};

fn charts() -> Vec<Chart> {
    let blocks = crate::sample::report().blocks;
    blocks.into_iter().filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None }).collect()
}

const fn kind(chart: &Chart) -> &'static str {
    match chart.plot {
        Plot::Lines(_) => "lines",
        Plot::Bars(_) => "bars",
        Plot::Histogram(_) => "histogram",
        Plot::Calibration(_) => "calibration",
        Plot::Heat(_) => "heat",
        Plot::Waterfall(_) => "waterfall",
        Plot::Forest(_) => "forest",
        Plot::Pyramid(_) => "pyramid",
    }
}

#[test]
fn each_kind_as_it_was_looked_at() {
    let charts = charts();
    let first = |wanted: &str| svg(charts.iter().find(|chart| kind(chart) == wanted).unwrap(), Lang::Zh);
    // A survival curve has steps and bands, and fewer points than a ROC curve.
    let survival = charts.iter().filter(|chart| kind(chart) == "lines").nth(2).unwrap();
    expect_file!["../golden/lines.svg"].assert_eq(&svg(survival, Lang::En));
    expect_file!["../golden/bars.svg"].assert_eq(&first("bars"));
    expect_file!["../golden/histogram.svg"].assert_eq(&first("histogram"));
    expect_file!["../golden/calibration.svg"].assert_eq(&first("calibration"));
    expect_file!["../golden/heat.svg"].assert_eq(&first("heat"));
    expect_file!["../golden/waterfall.svg"].assert_eq(&first("waterfall"));
    expect_file!["../golden/forest.svg"].assert_eq(&first("forest"));
    expect_file!["../golden/pyramid.svg"].assert_eq(&first("pyramid"));
}

/// Reads it as XML and gives every number of an attribute that places something.
fn numbers(picture: &str) -> Vec<f64> {
    let mut reader = quick_xml::Reader::from_str(picture);
    let mut out = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => return out,
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    let attribute = attribute.expect("well-formed");
                    let value = attribute.value.to_string();
                    if matches!(attribute.key.as_ref(), "d" | "x" | "y" | "width" | "height" | "cx" | "cy" | "r") {
                        let parts = value.split(|c: char| c.is_ascii_alphabetic() && c != 'N' && c != 'a' || c == ' ');
                        out.extend(
                            parts.filter(|part| !part.is_empty()).map(|part| part.parse::<f64>().expect("a number")),
                        );
                    }
                }
            }
            _ => {}
        }
    }
}

#[test]
fn everything_drawn_lies_on_the_picture() {
    for chart in charts() {
        for lang in [Lang::Zh, Lang::En] {
            let picture = svg(&chart, lang);
            let outside: Vec<f64> =
                numbers(&picture).into_iter().filter(|value| !(-1.0..=1000.0).contains(value)).collect();
            assert_eq!(outside, Vec::<f64>::new(), "{}", chart.title.en);
            assert!(picture.contains("role=\"img\"") && picture.contains("<title") && picture.contains("<desc"));
        }
    }
}

/// Values that a computation may well hand over when a segment is empty.
const ODD: [f64; 6] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1.0, 1e300];

fn odd_charts() -> Vec<Plot> {
    let name = |at: usize| Text::same(format!("n{at}"));
    let names: Vec<Text> = (0..ODD.len()).map(name).collect();
    let population = || Population { name: "p".into(), counts: ODD.to_vec() };
    let row = |value: f64| ForestRow { name: "r".into(), estimate: value, low: value, high: value, count: Some(value) };
    let point = |value: f64| CalibrationPoint {
        name: "p".into(),
        predicted: value,
        observed: value,
        low: value,
        high: value,
        count: value,
    };
    let step = |value: f64| WaterfallStep { name: "s".into(), kind: Step::Change(value) };
    let values: Vec<Option<f64>> = ODD.iter().copied().map(Some).collect();
    vec![
        Lines {
            series: vec![Series::new("s", ODD.iter().map(|value| (*value, *value)).collect()), Series::default()],
            references: vec![
                Reference::Vertical(f64::NAN, "v".into()),
                Reference::Horizontal(f64::INFINITY, "h".into()),
            ],
            ..Lines::default()
        }
        .into(),
        Bars {
            categories: names.clone(),
            series: vec![BarSeries { name: "b".into(), values: values.clone() }],
            ..Bars::default()
        }
        .into(),
        Bars {
            categories: names.clone(),
            series: vec![BarSeries { name: "b".into(), values: values.clone() }],
            stacked: true,
            ..Bars::default()
        }
        .into(),
        Histogram {
            edges: vec![0.0, 1.0, 2.0, 3.0, 4.0, f64::NAN, 6.0],
            populations: vec![population()],
            ..Histogram::default()
        }
        .into(),
        Calibration { points: ODD.into_iter().map(point).collect(), ..Calibration::default() }.into(),
        Heat { rows: vec!["r".into()], columns: names.clone(), values: vec![values], ..Heat::default() }.into(),
        Waterfall { steps: ODD.into_iter().map(step).collect(), ..Waterfall::default() }.into(),
        Forest { rows: ODD.into_iter().map(row).collect(), ..Forest::default() }.into(),
        Pyramid {
            bands: names,
            left: population(),
            right: population(),
            contributions: ODD.to_vec(),
            ..Pyramid::default()
        }
        .into(),
    ]
}

#[test]
fn odd_values_are_left_out_and_break_nothing() {
    for plot in odd_charts() {
        let chart = Chart::new("odd", plot);
        let picture = svg(&chart, Lang::En);
        assert!(numbers(&picture).iter().all(|value| value.is_finite() && value.abs() < 2000.0), "{picture}");
    }
}

#[test]
fn nothing_to_show_is_said() {
    let empty =
        [Plot::from(Lines::default()), Bars::default().into(), Heat::default().into(), Forest::default().into()];
    for plot in empty {
        assert!(svg(&Chart::new("empty", plot), Lang::Zh).contains("没有数据"));
    }
}

#[test]
fn an_axis_that_asks_for_a_range_gets_it() {
    let axis = || Axis::new("y", Number::Percent(0)).range(0.0, 1.0);
    let lines = Lines {
        x: axis(),
        y: axis(),
        series: vec![Series::new("s", vec![(0.2, 0.5), (0.3, 0.6)])],
        ..Lines::default()
    };
    let picture = svg(&Chart::new("range", lines), Lang::En);
    assert_eq!(picture.matches(">100%<").count(), 2, "both axes end at 100%");
}
