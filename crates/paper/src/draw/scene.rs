//! A picture as a list of shapes: what SVG and PDF both draw.

/// The width of every picture; the height differs. One unit is about 2/3 point on a page and one pixel on a screen.
pub(crate) const WIDTH: f64 = 720.0;
/// Size of ordinary words in a picture.
pub(crate) const WORDS: f64 = 13.0;
/// Size of words that name ticks.
pub(crate) const SMALL: f64 = 12.0;

/// What something is drawn with. A page in the dark has other colours for the same inks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Words that carry meaning.
    Words,
    /// Words of ticks and hints.
    Quiet,
    /// Lines of the grid.
    Grid,
    /// Axes and references.
    Axis,
    /// What the picture stands on.
    Paper,
    /// A series, by its place.
    Series(u8),
    /// More than the middle of a heat map, a gain.
    More,
    /// Less than the middle, a loss.
    Less,
}

impl Ink {
    /// The name of its style class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Words => "iw",
            Self::Quiet => "iq",
            Self::Grid => "ig",
            Self::Axis => "ia",
            Self::Paper => "ip",
            Self::Series(0) => "i0",
            Self::Series(1) => "i1",
            Self::Series(2) => "i2",
            Self::Series(3) => "i3",
            Self::Series(4) => "i4",
            Self::Series(5) => "i5",
            Self::Series(6) => "i6",
            Self::Series(_) => "i7",
            Self::More => "im",
            Self::Less => "il",
        }
    }

    /// Its colour on white paper. Series differ in lightness as well as in hue, so that a grey print tells neighbours
    /// apart; the hues follow Okabe and Ito's palette for colour-blind readers.
    pub const fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Words => (0x1b, 0x24, 0x30),
            Self::Quiet => (0x52, 0x5f, 0x6f),
            Self::Grid => (0xe3, 0xe7, 0xec),
            Self::Axis => (0x7b, 0x87, 0x94),
            Self::Paper => (0xff, 0xff, 0xff),
            Self::Series(0) => (0x0b, 0x4f, 0x8a),
            Self::Series(1) => (0xe6, 0x9f, 0x00),
            Self::Series(2) => (0x00, 0x8a, 0x66),
            Self::Series(3) => (0xcc, 0x79, 0xa7),
            Self::Series(4) => (0x56, 0xb4, 0xe9),
            Self::Series(5) => (0xb8, 0x4a, 0x00),
            Self::Series(6) => (0x5b, 0x4a, 0x9c),
            Self::Series(_) => (0x8a, 0x8a, 0x8a),
            Self::More => (0x0b, 0x4f, 0x8a),
            Self::Less => (0xb8, 0x4a, 0x00),
        }
    }
}

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fill {
    pub ink: Ink,
    /// 0 to 1.
    pub opacity: f64,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    pub ink: Ink,
    pub width: f64,
    /// Lengths of strokes and gaps; empty: unbroken.
    pub dash: &'static [f64],
}

/// Where a text stands on its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Words {
    pub x: f64,
    /// The base line.
    pub y: f64,
    pub text: String,
    pub size: f64,
    pub ink: Ink,
    pub anchor: Anchor,
    pub bold: bool,
    /// Turned around its point, in degrees clockwise.
    pub turn: f64,
}

/// A shape.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// Straight lines from point to point; several pieces where there are gaps.
    Line { pieces: Vec<Vec<(f64, f64)>>, stroke: Stroke },
    /// A filled area within points.
    Area { points: Vec<(f64, f64)>, fill: Fill, stroke: Option<Stroke> },
    /// A rectangle.
    Rect { x: f64, y: f64, width: f64, height: f64, fill: Option<Fill>, stroke: Option<Stroke> },
    /// A disc.
    Dot { x: f64, y: f64, radius: f64, fill: Fill, stroke: Option<Stroke> },
    /// Words.
    Words(Words),
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Scene {
    pub height: f64,
    pub shapes: Vec<Shape>,
}

/// A series' line, told apart by its strokes as well.
pub(crate) const fn dash(series: usize) -> &'static [f64] {
    match series % 4 {
        0 => &[],
        1 => &[7.0, 3.0],
        2 => &[2.0, 2.5],
        _ => &[9.0, 3.0, 2.0, 3.0],
    }
}

/// The ink of a series.
#[expect(clippy::cast_possible_truncation, reason = "the remainder is below eight")]
pub(crate) const fn series(place: usize) -> Ink {
    Ink::Series((place % 8) as u8)
}

pub(crate) const fn thin(ink: Ink) -> Stroke {
    Stroke { ink, width: 1.0, dash: &[] }
}

pub(crate) const fn full(ink: Ink) -> Fill {
    Fill { ink, opacity: 1.0 }
}

impl Scene {
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        self.shapes.push(Shape::Line { pieces: vec![vec![from, to]], stroke });
    }

    pub fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: Fill) {
        self.shapes.push(Shape::Rect { x, y, width, height, fill: Some(fill), stroke: None });
    }

    pub fn dot(&mut self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        let ring = Stroke { ink: Ink::Paper, width: 1.0, dash: &[] };
        self.shapes.push(Shape::Dot { x, y, radius, fill: full(ink), stroke: Some(ring) });
    }

    /// Ordinary words; an empty text draws nothing.
    pub fn words(&mut self, (x, y): (f64, f64), anchor: Anchor, text: &str) -> Option<&mut Words> {
        if text.is_empty() {
            return None;
        }
        let text = text.to_owned();
        let words = Words { x, y, text, size: WORDS, ink: Ink::Words, anchor, bold: false, turn: 0.0 };
        self.shapes.push(Shape::Words(words));
        match self.shapes.last_mut() {
            Some(Shape::Words(words)) => Some(words),
            _ => None,
        }
    }

    /// Small quiet words: ticks, hints.
    pub fn quiet(&mut self, at: (f64, f64), anchor: Anchor, text: &str) {
        if let Some(words) = self.words(at, anchor, text) {
            words.size = SMALL;
            words.ink = Ink::Quiet;
        }
    }

    /// A vertical interval with caps.
    pub fn whisker_up(&mut self, x: f64, (low, high): (f64, f64), ink: Ink) {
        let stroke = Stroke { ink, width: 1.4, dash: &[] };
        let caps = vec![
            vec![(x, low), (x, high)],
            vec![(x - 4.0, low), (x + 4.0, low)],
            vec![(x - 4.0, high), (x + 4.0, high)],
        ];
        self.shapes.push(Shape::Line { pieces: caps, stroke });
    }

    /// A level interval with caps.
    pub fn whisker_across(&mut self, y: f64, (low, high): (f64, f64), ink: Ink) {
        let stroke = Stroke { ink, width: 1.4, dash: &[] };
        let caps = vec![
            vec![(low, y), (high, y)],
            vec![(low, y - 4.0), (low, y + 4.0)],
            vec![(high, y - 4.0), (high, y + 4.0)],
        ];
        self.shapes.push(Shape::Line { pieces: caps, stroke });
    }
}
