//! The description of a document: one for HTML and PDF, and for both languages.

use crate::chart::Chart;
use crate::text::{Text, Tone};

/// A document before it is written out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The title, on the first page, in the window's bar and in the running head.
    pub title: Text,
    /// A line under the title; left out when empty.
    pub subtitle: Text,
    /// Key figures of the head, each a name and a value: institution, date, digest.
    pub meta: Vec<(Text, Text)>,
    /// The day it was made, (year, month, day), for the PDF's own metadata; nobody reads a clock here. What readers should
    /// see of it belongs in `meta`.
    pub issued: Option<(u16, u8, u8)>,
    /// Made from simulated data: every page is marked so.
    pub simulated: bool,
    /// The content, in the order of reading.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a document has some hundred blocks; a box would only burden whoever writes one"
)]
pub enum Block {
    /// A heading. Sections are numbered (1, 1.1, ...) and listed in the contents.
    Section(Section),
    /// A paragraph. A line end in its words begins a new line.
    Paragraph(Text),
    /// A remark set apart.
    Note(Note),
    /// A row of key figures; it breaks into several rows where the page is narrow.
    Figures(Vec<Figure>),
    /// A numbered table. A long one goes on over pages with its head repeated.
    Table(Table),
    /// A numbered picture.
    Chart(Chart),
    /// A list with bullets.
    List(Vec<Text>),
    /// What follows begins on a new page, in the PDF and in print.
    PageBreak,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Its words, without a number.
    pub title: Text,
    /// 1 for a chapter, 2 for a section in it, 3 for a part of that; others count as the nearest of these.
    pub level: u8,
    /// The place's name in links, `#id`; made from the number when empty. Characters other than ASCII letters, digits, `-`
    /// and `_` are replaced.
    pub id: String,
}

/// A remark set apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How it is meant.
    pub tone: Tone,
    /// Its words.
    pub text: Text,
}

/// A key figure: a large value with its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// What it is.
    pub label: Text,
    /// The value, as it is to be read, with its unit.
    pub value: Text,
    /// A line below: an interval, a threshold; left out when empty.
    pub hint: Text,
    /// How it is judged.
    pub tone: Tone,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows; it stands above with the table's number.
    pub caption: Text,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows. A short row is filled with empty cells; a long one is refused by [`Document::check`].
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// The head of the column, with the unit where there is one.
    pub title: Text,
    /// Where its cells stand.
    pub align: Align,
    /// Its share of the width relative to the other columns; by its content when none is given.
    pub width: Option<f32>,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(title: impl Into<Text>) -> Self {
        Self { title: title.into(), align: Align::Start, width: None }
    }

    /// A column of numbers: they stand at the right, so that digits are under digits.
    #[must_use]
    pub fn number(title: impl Into<Text>) -> Self {
        Self { title: title.into(), align: Align::End, width: None }
    }

    /// The same column with a share of the width.
    #[must_use]
    pub fn wide(mut self, share: f32) -> Self {
        self.width = Some(share);
        self
    }
}

/// Where a cell's words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left: words.
    #[default]
    Start,
    /// In the middle: lights and marks.
    Center,
    /// At the right: numbers.
    End,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its words.
    pub text: Text,
    /// How it is judged; [`Tone::Info`] is shown plainly.
    pub tone: Tone,
    /// Set in bold: a total.
    pub strong: bool,
}

impl Cell {
    /// A plain cell.
    #[must_use]
    pub fn new(text: impl Into<Text>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A judged cell.
    #[must_use]
    pub fn toned(text: impl Into<Text>, tone: Tone) -> Self {
        Self { text: text.into(), tone, strong: false }
    }

    /// The same cell in bold.
    #[must_use]
    pub fn strong(mut self) -> Self {
        self.strong = true;
        self
    }
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

impl Block {
    /// A heading of a level.
    #[must_use]
    pub fn section(level: u8, id: impl Into<String>, title: impl Into<Text>) -> Self {
        Self::Section(Section { title: title.into(), level, id: id.into() })
    }

    /// A paragraph.
    #[must_use]
    pub fn paragraph(text: impl Into<Text>) -> Self {
        Self::Paragraph(text.into())
    }

    /// A remark set apart.
    #[must_use]
    pub fn note(tone: Tone, text: impl Into<Text>) -> Self {
        Self::Note(Note { tone, text: text.into() })
    }
}
