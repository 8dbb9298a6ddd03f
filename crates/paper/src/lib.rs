//! Documents for people, in HTML and PDF, in Chinese and English, from one description.
//!
//! Pure: a description in, text or bytes out; no clock, no network, and the same input gives the same bytes.

mod chart;
mod document;
pub mod limits;
mod text;

pub use chart::{
    Axis, BarLine, BarSeries, Bars, Calibration, CalibrationPoint, Chart, Forest, ForestRow, Heat, Histogram, Lines,
    Marker, Number, Plot, Population, Pyramid, Reference, Series, Step, Waterfall, WaterfallStep,
};
pub use document::{Align, Block, Cell, Column, Document, Figure, Note, Section, Table};
pub use text::{Lang, Text, Tone};
