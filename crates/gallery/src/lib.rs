//! The gallery: portraits of every firm there is, where `portrait` makes one.
//!
//! | what | where |
//! |---|---|
//! | all firms on a day, from the segments of the lake, into a table | [`Batch`] |
//! | every firm in memory, event by event, to a new grade and the warnings that turn | [`Stream`] |
//! | made-up observations of any number of firms, to measure with | [`exercise`] |
//!
//! A batch goes bucket by bucket: the facts of a firm come in one run ([`lake::FirmRuns`]), are folded into one state that is
//! used again for the next firm, and leave a row. Memory does not grow with the number of firms.
//!
//! A stream holds every firm packed, some four kilobytes each, and is no record: it is made of the segments, kept as a snapshot, and after a crash
//! brought in step from the place the snapshot names.

pub mod exercise;
pub mod limits;

mod batch;
mod snapshot;
mod stream;

pub use batch::{Batch, BatchDone, Counts, Everything, GalleryError, Permitted, Progress, Sight, shape};
pub use snapshot::{Opened, SnapshotError};
pub use stream::{Filling, Moved, Stream, StreamError, on_thread, on_threads};
