//! Rows that lie all over a table, read on several connections at once: from a disk, most of the time is waiting.

use futures_util::future::join_all;
use store::ReadError;

use crate::limits::MAX_NAMED;

/// Connections that one reader uses at once. A close reads its next page while it looks rows of this one up, so while it waits for the
/// disk it may use every connection of a book; others then take turns with it.
const LANES: usize = 3;
/// The fewest rows worth a connection of their own.
const LANE_ROWS: usize = 250;

/// Reads the rows of these keys, at most [`MAX_NAMED`] at a time; they come in the order of the keys as far as `read` keeps it.
///
/// # Errors
/// The first of those of `read`.
pub(crate) async fn in_lanes<'a, K, T, F>(keys: &'a [K], read: impl Fn(&'a [K]) -> F) -> Result<Vec<T>, ReadError>
where
    F: Future<Output = Result<Vec<T>, ReadError>>,
{
    let lane = keys.len().div_ceil(LANES).max(LANE_ROWS);
    let lanes = keys.chunks(lane).map(async |keys| {
        let mut found = Vec::with_capacity(keys.len());
        for keys in keys.chunks(MAX_NAMED) {
            found.extend(read(keys).await?);
        }
        Ok::<Vec<T>, ReadError>(found)
    });
    let mut found = Vec::with_capacity(keys.len());
    for lane in join_all(lanes).await {
        found.extend(lane?);
    }
    Ok(found)
}
