//! What can go wrong, one small enum for each operation; every message names the remedy.

use std::error::Error;
use std::path::PathBuf;

use crate::types::{Expected, StreamId};

/// The cause kept beside a public message.
pub type Source = Box<dyn Error + Send + Sync>;

/// Why a book did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A newer program wrote it.
    #[error(
        "this store was written by Anji schema {found}; this program knows up to {known}: \
         use a newer program or restore an older backup"
    )]
    NewerSchema {
        /// Schema of the store.
        found: u32,
        /// Newest schema this program knows.
        known: u32,
    },
    /// Another process has it.
    #[error("{} is in use by another process: stop that one first, or talk to it over its API", file.display())]
    InUse {
        /// The book's file.
        file: PathBuf,
    },
    /// Text that names no place.
    #[error("'{text}' is not a place for a book: give a file, postgres://user:password@host/database or memory:")]
    Location {
        /// What was given.
        text: String,
    },
    /// The engine would not promise durability.
    #[error(
        "the engine answers {setting} = {found}, and {wanted} is needed for durability: move the book to a local disk"
    )]
    NotDurable {
        /// Which setting.
        setting: &'static str,
        /// What it is.
        found: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// The seal key is not the one that signed last.
    #[error(
        "the seal key {given} is not the book's key {found}: give the right key, or to rotate give the old key too \
         (previous_seal_key) so that it signs its successor"
    )]
    SealKey {
        /// Id of the key given.
        given: String,
        /// Id of the book's newest key.
        found: String,
    },
    /// The tables are missing or old and this role may not make them.
    #[error(
        "the store's tables must be made or changed and this role may not: give owner_url, or run once as the owner"
    )]
    NeedsOwner {
        /// What the engine said.
        #[source]
        source: Source,
    },
    /// A step of the schema failed and was undone.
    #[error("schema step {id} ({name}) failed and was undone: nothing changed; report it with the cause")]
    Migration {
        /// Which step.
        id: u32,
        /// Its name.
        name: String,
        /// What the engine said.
        #[source]
        source: Source,
    },
    /// The engine does not answer or refuses.
    #[error("the store cannot be opened: check that {place} exists and is reachable, and its rights")]
    Unavailable {
        /// Where; never with a password.
        place: String,
        /// What the engine said.
        #[source]
        source: Source,
    },
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else wrote first.
    #[error("{stream} is at version {found} and {expected} was expected: load it again and decide anew")]
    Conflict {
        /// Which stream.
        stream: StreamId,
        /// What the writer believed.
        expected: Expected,
        /// Its last version; 0 when it has no event.
        found: u64,
    },
    /// The key was used with another body.
    #[error("this idempotency key was used for another request: send a new key")]
    KeyReused,
    /// Over a bound.
    #[error("{what}: {found}, at most {limit}: split it")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// How large it is.
        found: usize,
        /// The bound.
        limit: usize,
    },
    /// No room on the disk.
    #[error("the store's disk is full and nothing was written: free space or grow the volume, then try again")]
    StorageFull,
    /// The engine does not answer.
    #[error(
        "the store does not answer; whether this was written is not known: try again with the same idempotency key"
    )]
    Unavailable,
    /// A fault of ours, such as a statement the engine refuses.
    #[error("the store refused the write and nothing was written: report it with the cause")]
    Internal(#[source] Source),
}

/// Why nothing was read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The engine does not answer, or refuses the statement.
    #[error("the store could not be read: check that it is running and see the cause")]
    Unavailable(#[source] Source),
    /// A stored value is not what was written.
    #[error("{what}: run anji verify, then restore a backup")]
    Damaged {
        /// Where and what.
        what: String,
    },
    /// A column of another type than the reader asked for.
    #[error("column {column} holds {found}, not {wanted}: mend the statement")]
    WrongType {
        /// Column, from 0.
        column: usize,
        /// What was asked for.
        wanted: &'static str,
        /// What is there.
        found: &'static str,
    },
    /// Over a bound.
    #[error("{what}: {found}, at most {limit}: ask for less")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// How large it is.
        found: usize,
        /// The bound.
        limit: usize,
    },
    /// A proof for a tree that does not exist yet.
    #[error("the log has {size} sealed events and {asked} was asked for: ask within it, or seal first")]
    OutOfLog {
        /// What was asked for.
        asked: u64,
        /// Events in the log.
        size: u64,
    },
}

/// Why events were not sealed; they stay in the book and are sealed by the next round.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The engine does not answer.
    #[error("the log could not be extended; the events are safe and the next round seals them")]
    Unavailable(#[source] Source),
    /// No room on the disk.
    #[error("the store's disk is full and the log was not extended: free space or grow the volume")]
    StorageFull,
    /// Stored rows contradict each other.
    #[error("{what}: run anji verify, then restore a backup")]
    Damaged {
        /// Where and what.
        what: String,
    },
}

/// Why a copy was not made or not taken back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The target holds something.
    #[error("{place} is not empty: choose an empty place, nothing was overwritten")]
    NotEmpty {
        /// The target.
        place: String,
    },
    /// The files are not a backup, or were altered.
    #[error("{what}: use another copy")]
    Damaged {
        /// What is wrong.
        what: String,
    },
    /// A file could not be read or written.
    #[error("{} could not be read or written: check the disk's space and rights", file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The book could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The target could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The target could not be written.
    #[error(transparent)]
    Write(#[from] AppendError),
    /// An in-memory book has no tables to copy.
    #[error("a book in memory is not backed up or restored: use a file or PostgreSQL")]
    InMemory,
}
