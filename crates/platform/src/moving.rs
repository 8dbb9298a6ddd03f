//! Moving the whole store of a data folder to another place, usually a first PostgreSQL, and proving that it is the same.
//!
//! The book, the read models, credentials and personal fields move as one instant. The lake and the keys are files and
//! stay in the data folder, which the program goes on using beside the new store. What was moved is compared table by
//! table; then the read models are made again from the moved book and compared once more, so that the new place is known
//! to need nothing of the old one.

use std::collections::BTreeMap;

use serde::Serialize;
use store::{Book, CopyProgress, Location, SignedHead};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::problem::{Code, Outcome, Problem};
use crate::setup::open_problem;

/// Where a move stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveStep {
    /// The source is verified.
    Verifying,
    /// Rows are copied out, in, and compared.
    Copying(CopyProgress),
    /// The read models are made again in the target.
    Rebuilding,
}

/// One table that was moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MovedTable {
    /// Its name.
    pub table: String,
    /// Rows.
    pub rows: u64,
    /// Digest of its content, the same in both places.
    pub digest: String,
}

/// What was moved, and how it was found to be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MoveReport {
    /// Where to, without its password.
    pub to: String,
    /// Events.
    pub events: u64,
    /// Newest signed head of each institution, the same in both places.
    pub heads: Vec<SignedHead>,
    /// Every table.
    pub tables: Vec<MovedTable>,
    /// Read models that came out otherwise when made again from the book: the old place held stale rows. The new place
    /// holds the ones made again.
    pub stale: Vec<String>,
}

impl Platform {
    /// Copies the whole store into an empty `to`, verifies both, and makes the read models again there.
    ///
    /// The data folder goes on with the new place once it is named in `ANJI_STORE`; the old book is left as it is.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for anybody but the platform's operator; [`Code::Exists`] when the target holds a book,
    /// [`Code::StoreNewer`] when a newer program made its tables, [`Code::StoreDamaged`] when something does not verify.
    pub async fn move_to(
        &self,
        who: &Principal,
        to: &Location,
        mut step: impl FnMut(MoveStep) + Send,
    ) -> Outcome<MoveReport> {
        who.require(Action::BackUp)?;
        who.require(Action::RebuildViews)?;
        if who.institution != OPERATOR {
            return Err(Problem::new(Code::Forbidden, "the store belongs to the platform: act as its operator"));
        }
        let mut options = Self::store_options(&self.folder, &self.clock)?;
        // Nothing may be written in the target before it has been compared.
        options.auto_seal = false;
        Book::refuse_full(to, options.clone()).await.map_err(move_problem)?;

        step(MoveStep::Verifying);
        self.book.seal().await.map_err(|error| {
            Problem::new(Code::StoreFailed, "the log could not be sealed before moving: see the log").because(error)
        })?;
        sound(&self.book).await?;

        // In the data folder, which is on a disk with room for a book and readable by its owner only.
        let scratch = Scratch::new(self.folder.root().join("moving"))?;
        let copied = self.book.backup_watched(&scratch.0, &mut |at| step(MoveStep::Copying(at))).await;
        let copied = copied.map_err(move_problem)?;
        let watch = &mut |at| step(MoveStep::Copying(at));
        let (book, restored) = Book::restore_watched(&scratch.0, to, options, watch).await.map_err(move_problem)?;
        drop(scratch);
        let same = heads_of(&book).await.and_then(|heads| same_heads(&copied.heads, &heads));
        book.close().await;
        same?;
        if copied.digests != restored.digests {
            return Err(damaged("the target does not hold what was copied"));
        }

        step(MoveStep::Rebuilding);
        let moved = Self::open(self.folder.clone(), Some(to.clone()), self.clock.clone()).await?;
        let rebuilt = moved.rebuilt_tables(who).await;
        moved.close().await;
        let rebuilt = rebuilt?;
        let shown = |table: &str| !views::WORKING.contains(&table);
        let stale =
            copied.digests.iter().filter(|(table, digest)| shown(table) && rebuilt.get(*table) != Some(*digest));
        let stale = stale.map(|(table, _)| table.clone()).collect();
        Ok(report(to, &copied, stale))
    }

    async fn rebuilt_tables(&self, who: &Principal) -> Outcome<BTreeMap<String, String>> {
        self.rebuild(who).await?;
        sound(&self.book).await?;
        self.book.digests(&mut |_| {}).await.map_err(move_problem)
    }
}

fn report(to: &Location, copied: &store::BackupReport, stale: Vec<String>) -> MoveReport {
    let line = |(table, rows): (&String, &u64)| MovedTable {
        table: table.clone(),
        rows: *rows,
        digest: copied.digests.get(table).cloned().unwrap_or_default(),
    };
    MoveReport {
        to: to.to_string(),
        events: copied.tables.get("event").copied().unwrap_or_default(),
        heads: copied.heads.clone(),
        tables: copied.tables.iter().map(line).collect(),
        stale,
    }
}

async fn sound(book: &Book) -> Outcome<()> {
    let report = book.verify(None, None).await?;
    match report.faults.first() {
        Some(fault) => Err(damaged(format!("{fault}: nothing goes on before anji verify is clean"))),
        None => Ok(()),
    }
}

async fn heads_of(book: &Book) -> Outcome<Vec<SignedHead>> {
    let mut heads = Vec::new();
    for institution in book.institutions().await? {
        heads.extend(book.head(institution).await?);
    }
    Ok(heads)
}

fn same_heads(before: &[SignedHead], after: &[SignedHead]) -> Outcome<()> {
    if before == after { Ok(()) } else { Err(damaged("the signed heads differ after moving")) }
}

fn damaged(what: impl Into<String>) -> Problem {
    Problem::new(Code::StoreDamaged, what)
}

/// Why a store was not moved, as a problem with its remedy.
fn move_problem(error: store::BackupError) -> Problem {
    match error {
        store::BackupError::Open(error) => open_problem(error),
        store::BackupError::NotEmpty { .. } => Problem::from_domain(Code::Exists, error),
        store::BackupError::Damaged { .. } => Problem::from_domain(Code::StoreDamaged, error),
        other => Problem::new(Code::StoreFailed, other.to_string()).because(other),
    }
}

/// A folder that goes when the move ends, however it ends. It holds what the book holds, credentials too.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new(path: std::path::PathBuf) -> Outcome<Self> {
        let failed = |error: std::io::Error| {
            let detail = format!("cannot make {}: the move needs room for a copy there", path.display());
            Problem::new(Code::StoreFailed, detail).because(error)
        };
        if path.exists() {
            // Left by a move that was killed.
            std::fs::remove_dir_all(&path).map_err(failed)?;
        }
        std::fs::create_dir(&path).map_err(failed)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).map_err(failed)?;
        }
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "{} was not removed", self.0.display());
        }
    }
}
