//! Pictures as data: what is shown, not how. [`crate::svg`] draws them; HTML and PDF show the same drawing.
//!
//! A value that is not finite is left out of the picture and shown as missing in the table of its data.

use crate::text::Text;

/// A picture with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows; the caption below, with the picture's number.
    pub title: Text,
    /// What a reader should see in it, in a sentence. Read out where the picture cannot be seen; empty: the title serves.
    pub reading: Text,
    /// The data.
    pub plot: Plot,
}

impl Chart {
    /// A picture with its caption.
    #[must_use]
    pub fn new(title: impl Into<Text>, plot: impl Into<Plot>) -> Self {
        Self { title: title.into(), reading: Text::default(), plot: plot.into() }
    }

    /// The same picture with a sentence on what a reader should see in it.
    #[must_use]
    pub fn reading(mut self, reading: impl Into<Text>) -> Self {
        self.reading = reading.into();
        self
    }
}

/// The kinds of pictures.
#[derive(Debug, Clone, PartialEq)]
pub enum Plot {
    /// Curves over two axes: ROC, KS, survival.
    Lines(Lines),
    /// Bars over categories, with a line on a second axis.
    Bars(Bars),
    /// Shares of populations over the same edges.
    Histogram(Histogram),
    /// Observed against predicted, with intervals.
    Calibration(Calibration),
    /// A matrix of coloured cells: migration, correlation.
    Heat(Heat),
    /// A start, what is added and taken away, and what comes out.
    Waterfall(Waterfall),
    /// An estimate with its interval for each segment.
    Forest(Forest),
    /// Two populations back to back over the same bands.
    Pyramid(Pyramid),
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// With this many decimals and thousands separated.
    Decimals(u8),
    /// A share, times 100, with this many decimals and `%`.
    Percent(u8),
}

impl Default for Number {
    fn default() -> Self {
        Self::Decimals(2)
    }
}

/// A number axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// What it measures, with the unit.
    pub label: Text,
    /// How its values are written in the table of data. Ticks get as many decimals as they need.
    pub number: Number,
    /// From and to; found from the data when none is given.
    pub range: Option<(f64, f64)>,
}

impl Axis {
    /// An axis that fits itself to the data.
    #[must_use]
    pub fn new(label: impl Into<Text>, number: Number) -> Self {
        Self { label: label.into(), number, range: None }
    }

    /// The same axis from one value to another.
    #[must_use]
    pub fn range(mut self, from: f64, to: f64) -> Self {
        self.range = Some((from, to));
        self
    }
}

/// Curves over two axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lines {
    /// Across.
    pub x: Axis,
    /// Upwards.
    pub y: Axis,
    /// The curves, at most [`crate::limits::MAX_SERIES`].
    pub series: Vec<Series>,
    /// Lines to compare with.
    pub references: Vec<Reference>,
    /// Points named on the picture: a cut-off, the largest distance.
    pub markers: Vec<Marker>,
}

/// A curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// Its name.
    pub name: Text,
    /// Its points, in the order of x.
    pub points: Vec<(f64, f64)>,
    /// Confidence band as (x, lower, upper), in the order of x; empty: none.
    pub band: Vec<(f64, f64, f64)>,
    /// Steps instead of straight lines between points: a survival curve.
    pub steps: bool,
    /// A dot on each point: for few points.
    pub dots: bool,
}

impl Series {
    /// A plain curve.
    #[must_use]
    pub fn new(name: impl Into<Text>, points: Vec<(f64, f64)>) -> Self {
        Self { name: name.into(), points, ..Self::default() }
    }
}

/// A line to compare with, drawn thin and broken.
#[derive(Debug, Clone, PartialEq)]
pub enum Reference {
    /// From one point to another: the diagonal of a ROC curve, a KS distance.
    Segment {
        /// Where it begins, (x, y).
        from: (f64, f64),
        /// Where it ends, (x, y).
        to: (f64, f64),
        /// Its name; empty: none is written.
        label: Text,
    },
    /// At a value of x over the whole height.
    Vertical(f64, Text),
    /// At a value of y over the whole width.
    Horizontal(f64, Text),
}

/// A point named on a picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marker {
    /// Across.
    pub x: f64,
    /// Upwards.
    pub y: f64,
    /// What stands beside it.
    pub label: Text,
}

/// Bars over categories.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bars {
    /// What the categories are: "bin of income"; empty: none is written.
    pub label: Text,
    /// The categories, from left to right.
    pub categories: Vec<Text>,
    /// Upwards.
    pub y: Axis,
    /// The bars, one value for each category.
    pub series: Vec<BarSeries>,
    /// One on the other instead of side by side.
    pub stacked: bool,
    /// A line with dots on an axis of its own at the right.
    pub line: Option<BarLine>,
}

/// Bars of one kind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BarSeries {
    /// Their name.
    pub name: Text,
    /// One value for each category; `None` where there is none.
    pub values: Vec<Option<f64>>,
}

/// A line over the categories of bars, on an axis of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BarLine {
    /// Its name.
    pub name: Text,
    /// Its axis, at the right.
    pub axis: Axis,
    /// One value for each category.
    pub values: Vec<Option<f64>>,
    /// Interval of each value, (lower, upper); empty: none.
    pub intervals: Vec<Option<(f64, f64)>>,
}

/// Shares of populations over the same edges.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Histogram {
    /// Across.
    pub x: Axis,
    /// The edges, ascending; one more than there are counts.
    pub edges: Vec<f64>,
    /// The populations, usually two; each is shown as shares of its own sum.
    pub populations: Vec<Population>,
    /// Upright lines: a cut-off.
    pub references: Vec<(f64, Text)>,
}

/// A population of a histogram.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Population {
    /// Its name.
    pub name: Text,
    /// How many are between each two edges.
    pub counts: Vec<f64>,
}

/// Observed against predicted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calibration {
    /// What is predicted and observed: "rate of default".
    pub label: Text,
    /// How rates are written.
    pub number: Number,
    /// The groups.
    pub points: Vec<CalibrationPoint>,
}

/// A group of a calibration plot.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CalibrationPoint {
    /// The group's name: a grade; empty: none is written.
    pub name: Text,
    /// Mean prediction.
    pub predicted: f64,
    /// Observed rate.
    pub observed: f64,
    /// Lower end of the observed rate's interval.
    pub low: f64,
    /// Upper end of the observed rate's interval.
    pub high: f64,
    /// How many were observed; the dot's area grows with it.
    pub count: f64,
}

/// A matrix of coloured cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heat {
    /// What the rows are: "grade before".
    pub row_label: Text,
    /// What the columns are: "grade after".
    pub column_label: Text,
    /// Names of rows, from the top.
    pub rows: Vec<Text>,
    /// Names of columns.
    pub columns: Vec<Text>,
    /// Values by row; `None` where there is none.
    pub values: Vec<Vec<Option<f64>>>,
    /// How values are written.
    pub number: Number,
    /// The value without colour, with one hue below and one above it (0 for a correlation); `None`: one hue from the
    /// smallest to the largest.
    pub middle: Option<f64>,
    /// The cells whose row and column have the same place get a frame: who stayed in a migration.
    pub diagonal: bool,
}

/// A start, what is added and taken away, and what comes out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Waterfall {
    /// What is measured, with the unit.
    pub y: Axis,
    /// The steps.
    pub steps: Vec<WaterfallStep>,
}

/// A step of a waterfall.
#[derive(Debug, Clone, PartialEq)]
pub struct WaterfallStep {
    /// Its name.
    pub name: Text,
    /// What it does.
    pub kind: Step,
}

/// What a step of a waterfall does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A level that stands on the ground: the beginning, a result.
    Level(f64),
    /// Added to what is there, or taken away when negative.
    Change(f64),
}

/// An estimate with its interval for each segment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forest {
    /// Across: what is estimated.
    pub x: Axis,
    /// The segments, from the top.
    pub rows: Vec<ForestRow>,
    /// An upright line with its name: the whole portfolio, a threshold.
    pub reference: Option<(f64, Text)>,
}

/// A segment of a forest plot.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForestRow {
    /// The segment.
    pub name: Text,
    /// The estimate.
    pub estimate: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
    /// How many were observed; the dot's area grows with it. `None`: all alike.
    pub count: Option<f64>,
}

/// Two populations back to back over the same bands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pyramid {
    /// What the bands are: "score".
    pub label: Text,
    /// The bands, from the top.
    pub bands: Vec<Text>,
    /// To the left.
    pub left: Population,
    /// To the right.
    pub right: Population,
    /// What each band adds to the stability index; empty: none is written.
    pub contributions: Vec<f64>,
}

macro_rules! into_plot {
    ($($kind:ident),+) => {
        $(impl From<$kind> for Plot {
            fn from(plot: $kind) -> Self {
                Self::$kind(plot)
            }
        })+
    };
}
into_plot!(Lines, Bars, Histogram, Calibration, Heat, Waterfall, Forest, Pyramid);
