//! The book: an opaque append-only log of events on SQLite, on PostgreSQL or in memory.
//!
//! What happened is written here once; the book knows streams, versions and bytes, and nothing of lending. It gives
//! each event a hash chained within its stream and, once sealed, a dense place in its institution's Merkle log under
//! signed heads, so that anyone can verify that nothing was altered, removed or re-ordered.
//!
//! | module | what it holds |
//! |---|---|
//! | `book`, `open` | the type everybody uses, and how it is opened |
//! | `types`, `error`, [`limits`] | what goes in and out, what can go wrong, every bound |
//! | `engine`, `schema` | SQLite and PostgreSQL behind one transaction type; tables, row-level security |
//! | `plan`, `apply`, `writer` | what a group of batches writes, how, and group commit |
//! | [`hash`], [`merkle`], `head`, `seal` | hashes, the Merkle log, signed heads and keys, the sealer |
//! | `read`, `verify`, `backup` | reads and proofs, verification, portable copies |
//! | `memory` | the reference model that the simulator compares the engines with |
//!
//! Ordering rule: an append is durable before it is acknowledged; a stream's events are sealed in the order of their
//! versions; a consumer follows `log_index` and nothing else.

mod apply;
mod backup;
mod book;
mod check;
mod engine;
mod error;
pub mod hash;
mod head;
mod kept;
pub mod limits;
mod memory;
pub mod merkle;
mod open;
mod plan;
mod read;
mod schema;
mod seal;
mod text;
mod types;
mod verify;
mod writer;

pub use backup::{BackupReport, CopyProgress, CopyStage, Watch};
pub use book::Book;
pub use error::{AppendError, BackupError, OpenError, ReadError, SealError, Source};
pub use head::{SealKey, SignedHead, key_id};
pub use merkle::{ConsistencyProof, InclusionProof};
pub use open::{Durability, Location, OpenOptions};
pub use types::{
    Appended, Arg, Batch, BookStats, Engine, Expected, IdempotencyKey, Migration, NewEvent, Row, SealReport, Sealed,
    Statement, StoredEvent, StreamAppend, StreamId,
};
pub use verify::{Fault, VerifyReport};

/// Tells the present instant. The book reads no clock of its own.
pub type Clock = std::sync::Arc<dyn Fn() -> calendar::Timestamp + Send + Sync>;
