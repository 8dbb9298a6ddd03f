//! The gallery: portraits of every firm there is, where `portrait` makes one.
//!
//! | what | where |
//! |---|---|
//! | all firms on a day, from the segments of the lake, into a table | [`Batch`] |
//! | made-up observations of any number of firms, to measure with | [`exercise`] |
//!
//! A batch goes bucket by bucket: the facts of a firm come in one run ([`lake::FirmRuns`]), are folded into one state that is
//! used again for the next firm, and leave a row. Memory does not grow with the number of firms.

pub mod exercise;
pub mod limits;

mod batch;

pub use batch::{Batch, BatchDone, Counts, Everything, GalleryError, Permitted, Progress, shape};
