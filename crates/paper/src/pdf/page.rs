//! Pages as lists of what is drawn, with the structure that a reading program follows. Nothing here knows PDF's own form.

use super::lines::Line;
use super::shape::{Shaped, Shaper};
use crate::draw::scene::{Anchor, Ink, Scene, Shape, Stroke};
use crate::text::Lang;

/// A4, in points.
pub(crate) const PAGE: (f32, f32) = (595.276, 841.89);
pub(crate) const LEFT: f32 = 56.0;
pub(crate) const RIGHT: f32 = PAGE.0 - 56.0;
pub(crate) const TOP: f32 = 64.0;
pub(crate) const BOTTOM: f32 = PAGE.1 - 62.0;
pub(crate) const WIDTH: f32 = RIGHT - LEFT;

pub(crate) type Rgb = (u8, u8, u8);

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Op {
    /// Words from a point of their base line.
    Text { x: f32, y: f32, size: f32, color: Rgb, line: Line, turn: f32 },
    /// Straight lines from point to point.
    Path {
        pieces: Vec<Vec<(f32, f32)>>,
        closed: bool,
        /// Colour and opacity.
        fill: Option<(Rgb, f32)>,
        /// Colour, width and dash.
        stroke: Option<(Rgb, f32, Vec<f32>)>,
    },
    /// A disc.
    Dot { x: f32, y: f32, radius: f32, fill: (Rgb, f32), stroke: Option<(Rgb, f32)> },
}

/// A filled rectangle.
pub(crate) fn rect(x: f32, y: f32, width: f32, height: f32, color: Rgb) -> Op {
    let corners = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
    Op::Path { pieces: vec![corners], closed: true, fill: Some((color, 1.0)), stroke: None }
}

/// A level rule.
pub(crate) fn rule(from: f32, to: f32, y: f32, width: f32, color: Rgb) -> Op {
    Op::Path {
        pieces: vec![vec![(from, y), (to, y)]],
        closed: false,
        fill: None,
        stroke: Some((color, width, Vec::new())),
    }
}

/// What a part of the document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Group,
    Heading(u8, String),
    Paragraph,
    List,
    Item,
    ItemBody,
    Label,
    /// With what is read out instead.
    Figure(String),
    Caption,
    Table(String),
    Head,
    Body,
    Row,
    /// At the head of a column.
    ColumnHead,
    /// At the head of a row.
    RowHead,
    Cell,
    Contents,
    ContentsItem,
    Link,
}

/// A part of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Child {
    Node(usize),
    /// What is drawn: a piece of a page.
    Leaf {
        page: usize,
        piece: usize,
    },
    /// A link on a page.
    Link {
        page: usize,
        link: usize,
    },
}

/// A node of the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub kind: Kind,
    pub children: Vec<Child>,
}

/// What is drawn together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    /// Decoration: no part of the structure.
    pub decoration: bool,
    pub ops: Vec<Op>,
}

/// A place to click on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    /// Left, top, right, bottom.
    pub area: (f32, f32, f32, f32),
    /// The section it leads to.
    pub section: usize,
    /// Its words.
    pub words: String,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Page {
    pub pieces: Vec<Piece>,
    pub links: Vec<Link>,
}

/// Writes pages from top to bottom.
pub(crate) struct Pen<'a> {
    pub shaper: Shaper<'a>,
    pub lang: Lang,
    pub pages: Vec<Page>,
    /// Where the next thing goes on the last page.
    pub y: f32,
    pub nodes: Vec<Node>,
    open: Vec<usize>,
    /// Page and height of each section, in order.
    pub places: Vec<(usize, f32)>,
}

impl<'a> Pen<'a> {
    pub fn new(shaper: Shaper<'a>, lang: Lang) -> Self {
        let root = Node { kind: Kind::Group, children: Vec::new() };
        Self {
            shaper,
            lang,
            pages: vec![Page::default()],
            y: TOP,
            nodes: vec![root],
            open: vec![0],
            places: Vec::new(),
        }
    }

    /// The number of the last page, from 0.
    pub fn page(&self) -> usize {
        self.pages.len() - 1
    }

    pub fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
    }

    /// Whether nothing stands on the last page yet.
    pub fn at_top(&self) -> bool {
        self.y <= TOP
    }

    /// Begins a new page unless there is so much room on this one.
    pub fn need(&mut self, height: f32) {
        if !self.at_top() && self.y + height > BOTTOM {
            self.new_page();
        }
    }

    /// Leaves room, except at the top of a page.
    pub fn gap(&mut self, height: f32) {
        if !self.at_top() {
            self.y += height;
        }
    }

    /// Everything until [`Self::close`] is part of this.
    pub fn open(&mut self, kind: Kind) {
        let node = self.nodes.len();
        self.nodes.push(Node { kind, children: Vec::new() });
        self.add(Child::Node(node));
        self.open.push(node);
    }

    pub fn close(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    fn add(&mut self, child: Child) {
        let at = self.open.last().copied().unwrap_or(0);
        if let Some(node) = self.nodes.get_mut(at) {
            node.children.push(child);
        }
    }

    /// Draws something that is part of what is open.
    pub fn draw(&mut self, ops: Vec<Op>) {
        let page = self.page();
        let Some(last) = self.pages.last_mut() else { return };
        let piece = last.pieces.len();
        last.pieces.push(Piece { decoration: false, ops });
        self.add(Child::Leaf { page, piece });
    }

    /// Draws something that is part of a node made before.
    pub fn draw_in(&mut self, node: usize, ops: Vec<Op>) {
        self.open.push(node);
        self.draw(ops);
        self.open.pop();
    }

    /// Draws something that no reading program needs to tell.
    pub fn decorate(&mut self, ops: Vec<Op>) {
        if let Some(last) = self.pages.last_mut() {
            last.pieces.push(Piece { decoration: true, ops });
        }
    }

    /// A place to click on, part of what is open.
    pub fn link(&mut self, area: (f32, f32, f32, f32), section: usize, words: String) {
        let page = self.page();
        let Some(last) = self.pages.last_mut() else { return };
        let link = last.links.len();
        last.links.push(Link { area, section, words });
        self.add(Child::Link { page, link });
    }

    /// Words on one line, however long.
    pub fn line(&mut self, words: &str, bold: bool) -> Line {
        let Shaped { text, glyphs } = self.shaper.shape(&words.replace('\n', " "), bold);
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        Line { text, glyphs, width, last: true }
    }

    /// Words broken into lines of a width in points.
    pub fn lines(&mut self, words: &str, size: f32, width: f32, bold: bool) -> Vec<Line> {
        super::lines::broken(&self.shaper.shape(words, bold), width / size, self.lang)
    }

    /// The picture's shapes with the upper left corner at a point.
    pub fn scene(&mut self, scene: &Scene, (x, y): (f32, f32), scale: f32) -> Vec<Op> {
        let placed = Placed { x, y, scale };
        scene.shapes.iter().map(|shape| self.shape(shape, &placed)).collect()
    }

    fn shape(&mut self, shape: &Shape, placed: &Placed) -> Op {
        match shape {
            Shape::Line { pieces, stroke } => {
                let pieces = pieces.iter().map(|piece| placed.points(piece)).collect();
                Op::Path { pieces, closed: false, fill: None, stroke: Some(placed.stroke(*stroke)) }
            }
            Shape::Area { points, fill, stroke } => Op::Path {
                pieces: vec![placed.points(points)],
                closed: true,
                fill: Some((fill.ink.rgb(), single(fill.opacity))),
                stroke: stroke.map(|stroke| placed.stroke(stroke)),
            },
            Shape::Rect { x, y, width, height, fill, stroke } => {
                let corners = [(*x, *y), (x + width, *y), (x + width, y + height), (*x, y + height)];
                let fill = fill.map(|fill| (fill.ink.rgb(), single(fill.opacity)));
                let stroke = stroke.map(|stroke| placed.stroke(stroke));
                Op::Path { pieces: vec![placed.points(&corners)], closed: true, fill, stroke }
            }
            Shape::Dot { x, y, radius, fill, stroke } => {
                let (x, y) = placed.point((*x, *y));
                let fill = (fill.ink.rgb(), single(fill.opacity));
                let stroke = stroke.map(|stroke| (stroke.ink.rgb(), single(stroke.width) * placed.scale));
                Op::Dot { x, y, radius: single(*radius) * placed.scale, fill, stroke }
            }
            Shape::Words(words) => {
                let line = self.line(&words.text, words.bold);
                let size = single(words.size) * placed.scale;
                let (x, y) = placed.point((words.x, words.y));
                let back = match words.anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => line.width * size / 2.0,
                    Anchor::End => line.width * size,
                };
                // Turned words move back along their own direction.
                let turn = single(words.turn);
                let radians = turn.to_radians();
                let (x, y) = (x - back * libm::cosf(radians), y - back * libm::sinf(radians));
                Op::Text { x, y, size, color: words.ink.rgb(), line, turn }
            }
        }
    }
}

/// Where a picture stands on a page.
struct Placed {
    x: f32,
    y: f32,
    scale: f32,
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
fn single(value: f64) -> f32 {
    value as f32
}

impl Placed {
    fn point(&self, (x, y): (f64, f64)) -> (f32, f32) {
        (self.x + single(x) * self.scale, self.y + single(y) * self.scale)
    }

    fn points(&self, points: &[(f64, f64)]) -> Vec<(f32, f32)> {
        points.iter().map(|point| self.point(*point)).collect()
    }

    fn stroke(&self, stroke: Stroke) -> (Rgb, f32, Vec<f32>) {
        let dash = stroke.dash.iter().map(|length| single(*length) * self.scale).collect();
        (stroke.ink.rgb(), single(stroke.width) * self.scale, dash)
    }
}

/// The colour of ordinary words.
pub(crate) const WORDS: Rgb = Ink::Words.rgb();
/// The colour of hints.
pub(crate) const QUIET: Rgb = Ink::Quiet.rgb();
