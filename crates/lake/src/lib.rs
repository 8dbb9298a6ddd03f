//! The lake: append-only Parquet segments for what is too many to be events.
//!
//! Observations and past loans come in millions; the book holds only what names them: a [`SegmentInfo`] with the digest
//! of the exact bytes. A segment is written under a temporary name, flushed to disk, renamed, and its folder flushed, so
//! that a name which exists is a whole file. Segments are never changed; a mended row is a row of a later batch.
//!
//! | dataset | file below `<data>/lake/` | one row is | read with |
//! |---|---|---|---|
//! | [`Dataset::LoanHistory`] | `loan-history/<batch>-00001.parquet` | a past loan ([`HistoryLoan`]) | [`Lake::history`], [`Lake::history_columns`] |
//! | [`Dataset::FeatureHistory`] | `feature-history/<batch>-00001.parquet` | a past loan as features at origination ([`HistoryColumns`]) | [`Lake::features`] |
//! | [`Dataset::Observations`] | `observations/of-004/b-002/2025-03/<batch>-00001.parquet` | a newest feature of a firm ([`Observation`]) | [`Lake::observations`] |
//! | [`Dataset::Facts`] | `facts/tax/2025-06/of-064/b-002/<batch>-00001.parquet`, a small batch `facts/tax/small/of-001/b-000/…` | a value a source reported ([`FactRow`]) | [`Lake::facts`] |
//! | [`Dataset::Samples`] | `samples/<batch>-00001.parquet` | a row of a table the institution brought ([`SampleColumn`]) | [`Lake::samples`] |
//! | [`Dataset::Programmes`] | `programmes/<batch>-00001.parquet` | a transaction of a public programme ([`ProgrammeTransaction`]) | [`Lake::programmes`] |
//! | merged facts | `facts/tax/merged/of-064/b-002/<merge>-00001.parquet` | the same, with the batch each row came in ([`MergedWriter`]) | [`Lake::facts`], firm by firm [`Lake::firm_runs`] |
//! | [`Dataset::Portraits`] | `portraits/of-004/b-002/<run>-00001.parquet` | a firm on a day: scores and indicators ([`WideRow`]) | [`Lake::wide_rows`] |
//! | quarantine | `quarantine/<batch>.jsonl` | a refused row with its reason ([`QuarantineRow`]) | [`Lake::quarantine`] |
//!
//! Order of work for an import: write segments, then append the event that names them. A crash between the two leaves a
//! file that no event names; [`Lake::unrecorded`] lists such files and [`Lake::open`] removes half-written ones.
//!
//! Memory: a writer holds one row group ([`limits::ROWS_PER_GROUP`] rows), a reader one batch of
//! [`limits::ROWS_PER_READ`]; only the column tables that a model is developed on hold a whole dataset.

mod columns;
mod error;
mod facts;
mod features;
mod history;
mod history_io;
pub mod limits;
mod merge;
mod observations;
mod portraits;
mod programmes;
mod quarantine;
mod runs;
mod samples;
mod segment;

pub use error::LakeError;
pub use facts::{FactChunk, FactFilter, FactReader, FactRow, HeldFact, buckets_of, category_of};
pub use features::{ColumnOptions, ColumnsBuilder, HistoryColumns};
pub use history::{HistoryLoan, Note, Notes, Outcome, Setting};
pub use history_io::{HistoryReader, HistoryWriter};
pub use merge::{MergedWriter, is_merged, merged_buckets};
pub use observations::{Observation, ObservationFilter, ObservationReader, Value, bucket_of};
pub use portraits::{WideRow, WideShape, WideWriter};
pub use programmes::{PROGRAMME_AMOUNTS, Programme, ProgrammeTransaction};
pub use quarantine::{QuarantineInfo, QuarantineReader, QuarantineRow, QuarantineWriter};
pub use runs::{FirmRuns, RunFact};
pub use samples::{NO_TEXT, SampleColumn, SampleValues};
pub use segment::{Dataset, Lake, SegmentInfo};
