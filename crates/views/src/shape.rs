//! Which release's read models a store holds: after an upgrade they are made again from the book, once.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Statement};

use crate::{statement, text};

/// What the rows of this release hold. One more with every release that fills a row differently from the same events.
pub const SHAPE: i64 = 6;

/// The shape of the rows an institution has; `None` before a release wrote it down.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn held(book: &Book, institution: InstitutionId) -> Result<Option<i64>, ReadError> {
    let query = statement("SELECT shape FROM view_shape WHERE institution = $1", vec![text(institution)]);
    book.query(institution, &query).await?.first().map(|row| row.int(0)).transpose()
}

/// Writes down that an institution's rows are of this release's shape.
#[must_use]
pub fn put(institution: InstitutionId) -> Statement {
    statement(
        "INSERT INTO view_shape (institution, shape) VALUES ($1,$2) \
         ON CONFLICT (institution) DO UPDATE SET shape = excluded.shape",
        vec![text(institution), Arg::Int(SHAPE)],
    )
}

/// Forgets the shape: the next start makes the rows again.
#[must_use]
pub fn forget(institution: InstitutionId) -> Statement {
    statement("DELETE FROM view_shape WHERE institution = $1", vec![text(institution)])
}
