//! Documents for people, in HTML and PDF, in Chinese and English, from one description.
//!
//! Pure: a description in, text or bytes out; no clock, no network, and the same input gives the same bytes.

mod chart;
mod check;
mod document;
mod draw;
mod escape;
mod html;
pub mod limits;
mod pdf;
mod plan;
mod text;
mod words;

pub use chart::{
    Axis, BarLine, BarSeries, Bars, Calibration, CalibrationPoint, Chart, Forest, ForestRow, Heat, Histogram, Lines,
    Marker, Number, Plot, Population, Pyramid, Reference, Series, Step, Waterfall, WaterfallStep,
};
pub use check::PaperError;
pub use document::{Align, Block, Cell, Column, Document, Figure, Note, Section, Table};
pub use draw::svg;
pub use html::{HtmlOptions, html, style_source};
pub use pdf::{Fonts, Pdf, pdf};
pub use text::{Lang, Text, Tone};
