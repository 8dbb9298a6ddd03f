//! Reads of the log: streams, the feed, heads and proofs.

use calendar::{Date, Timestamp};
use codes::InstitutionId;

use crate::engine::Tx;
use crate::error::ReadError;
use crate::head::SignedHead;
use crate::limits::MAX_PAGE;
use crate::merkle::{ConsistencyProof, Hash, InclusionProof, consistency_ranges, fold, inclusion_ranges, subtrees};
use crate::plan::{Remembered, signed, unsigned};
use crate::seal;
use crate::types::{Arg, Row, Sealed, StoredEvent, StreamId};

impl From<sqlx::Error> for ReadError {
    fn from(error: sqlx::Error) -> Self {
        Self::Unavailable(error.into())
    }
}

/// Columns of an event, in the order of [`event`].
pub(crate) const EVENT: &str = "e.institution, e.stream_kind, e.stream_id, e.version, e.kind, e.schema, e.effective_on, \
                                e.recorded_at, e.actor, e.payload, e.previous, e.hash";

/// Reads an event from a row whose first columns are [`EVENT`].
pub(crate) fn event(row: &Row) -> Result<StoredEvent, ReadError> {
    let institution = row.str(0)?;
    let (kind, id, version) = (row.text(1)?, row.array(2)?, unsigned(row.int(3)?));
    let stream = StreamId::stored(kind, id);
    let damaged = |what: &str| ReadError::Damaged { what: format!("{institution} {stream} version {version}: {what}") };
    Ok(StoredEvent {
        institution: institution.parse().map_err(|_| damaged("the institution is not an id"))?,
        version,
        kind: row.text(4)?,
        schema: u16::try_from(row.int(5)?).map_err(|_| damaged("the schema is out of range"))?,
        effective_on: row.str(6)?.parse::<Date>().map_err(|_| damaged("the effective date is not a date"))?,
        recorded_at: row.str(7)?.parse::<Timestamp>().map_err(|_| damaged("the recording instant is not one"))?,
        actor: row.text(8)?,
        payload: row.blob(9)?,
        previous: row.array(10)?,
        hash: row.array(11)?,
        stream,
    })
}

fn page(limit: u32) -> Arg {
    Arg::Int(limit.min(MAX_PAGE).into())
}

fn tenant(institution: InstitutionId) -> Arg {
    Arg::Text(institution.to_string())
}

pub(crate) async fn load(
    tx: &mut Tx,
    institution: InstitutionId,
    stream: &StreamId,
    after: u64,
) -> Result<Vec<StoredEvent>, ReadError> {
    let sql = format!(
        "SELECT {EVENT} FROM event e WHERE e.institution = $1 AND e.stream_kind = $2 AND e.stream_id = $3 \
         AND e.version > $4 ORDER BY e.version LIMIT $5"
    );
    let args = [
        tenant(institution),
        Arg::Text(stream.kind().to_owned()),
        Arg::Blob(stream.id().to_vec()),
        Arg::Int(signed(after)),
        page(MAX_PAGE),
    ];
    tx.rows(sql, &args).await?.iter().map(event).collect()
}

pub(crate) async fn streams(
    tx: &mut Tx,
    institution: InstitutionId,
    kind: &str,
    after: Option<[u8; 16]>,
    limit: u32,
) -> Result<Vec<StreamId>, ReadError> {
    let sql = "SELECT stream_kind, stream_id FROM event WHERE institution = $1 AND stream_kind = $2 AND stream_id > $3 \
               AND version = 1 ORDER BY stream_id LIMIT $4";
    // The empty byte string comes before every id.
    let after = after.map_or_else(Vec::new, |id| id.to_vec());
    let args = [tenant(institution), Arg::Text(kind.to_owned()), Arg::Blob(after), page(limit)];
    let rows = tx.rows(sql, &args).await?;
    rows.iter().map(|row| Ok(StreamId::stored(row.text(0)?, row.array(1)?))).collect()
}

pub(crate) async fn feed(
    tx: &mut Tx,
    institution: InstitutionId,
    after: u64,
    limit: u32,
) -> Result<Vec<Sealed>, ReadError> {
    let sql = format!(
        "SELECT {EVENT}, s.log_index FROM sealed s LEFT JOIN event e ON e.institution = s.institution \
           AND e.stream_kind = s.stream_kind AND e.stream_id = s.stream_id AND e.version = s.version \
         WHERE s.institution = $1 AND s.log_index > $2 ORDER BY s.log_index LIMIT $3"
    );
    let rows = tx.rows(sql, &[tenant(institution), Arg::Int(signed(after)), page(limit)]).await?;
    let mut feed = Vec::with_capacity(rows.len());
    for row in &rows {
        let log_index = unsigned(row.int(12)?);
        let expected = after + u64::try_from(feed.len()).unwrap_or(u64::MAX) + 1;
        // A consumer must never be led past a gap: what it has not seen it would never see again.
        if log_index != expected || row.opt_text(0)?.is_none() {
            return Err(ReadError::Damaged { what: format!("{institution}: log index {expected} has no event") });
        }
        feed.push(Sealed { log_index, event: event(row)? });
    }
    Ok(feed)
}

pub(crate) async fn institutions(tx: &mut Tx) -> Result<Vec<InstitutionId>, ReadError> {
    let rows = tx.rows("SELECT institution FROM tenant ORDER BY institution", &[]).await?;
    let parse = |row: &Row| {
        let text = row.str(0)?;
        text.parse().map_err(|_| ReadError::Damaged { what: format!("tenant '{text}' is not an institution") })
    };
    rows.iter().map(parse).collect()
}

/// The newest head, or the one at a size.
pub(crate) async fn head(tx: &mut Tx, institution: InstitutionId) -> Result<Option<SignedHead>, ReadError> {
    let sql = "SELECT institution, size, previous_size, root, signed_at, key_id, signature FROM head WHERE institution = $1 \
               ORDER BY size DESC LIMIT 1";
    tx.rows(sql, &[tenant(institution)]).await?.first().map(signed_head).transpose()
}

/// Reads a head from its columns in the order of the table.
pub(crate) fn signed_head(row: &Row) -> Result<SignedHead, ReadError> {
    let damaged = |what: &str| ReadError::Damaged { what: format!("a signed head: {what}") };
    Ok(SignedHead {
        institution: row.str(0)?.parse().map_err(|_| damaged("the institution is not an id"))?,
        size: unsigned(row.int(1)?),
        previous_size: unsigned(row.int(2)?),
        root: row.array(3)?,
        signed_at: row.str(4)?.parse().map_err(|_| damaged("the instant is not one"))?,
        key_id: row.text(5)?,
        signature: row.array(6)?,
    })
}

pub(crate) async fn remembered(
    tx: &mut Tx,
    institution: InstitutionId,
    scope: &str,
    key: &str,
) -> Result<Option<Remembered>, ReadError> {
    let sql = "SELECT body_digest, response, expires_us FROM idempotency \
               WHERE institution = $1 AND scope = $2 AND request_key = $3";
    let rows = tx.rows(sql, &[tenant(institution), Arg::Text(scope.to_owned()), Arg::Text(key.to_owned())]).await?;
    let read =
        |row: &Row| Ok(Remembered { body_digest: row.array(0)?, response: row.blob(1)?, expires_us: row.int(2)? });
    rows.first().map(read).transpose()
}

async fn log_size(tx: &mut Tx, institution: InstitutionId) -> Result<u64, ReadError> {
    let sql = "SELECT COALESCE(MAX(log_index), 0) FROM sealed WHERE institution = $1";
    let rows = tx.rows(sql, &[tenant(institution)]).await?;
    rows.first().map_or(Ok(0), |row| row.int(0).map(unsigned))
}

/// Roots of ranges of leaves, each folded from stored subtrees.
async fn roots(tx: &mut Tx, institution: InstitutionId, ranges: &[(u64, u64)]) -> Result<Vec<Hash>, ReadError> {
    let name = institution.to_string();
    let mut roots = Vec::with_capacity(ranges.len());
    for &(from, to) in ranges {
        let mut hashes = Vec::new();
        for place in subtrees(from, to) {
            let hash = seal::subtree(tx, &name, place).await?;
            hashes.push(hash.ok_or_else(|| ReadError::Damaged { what: seal::missing(&name, place) })?);
        }
        roots.push(fold(&hashes));
    }
    Ok(roots)
}

pub(crate) async fn proof(
    tx: &mut Tx,
    institution: InstitutionId,
    log_index: u64,
    tree_size: u64,
) -> Result<InclusionProof, ReadError> {
    let size = log_size(tx, institution).await?;
    if tree_size > size || log_index == 0 || log_index > tree_size {
        return Err(ReadError::OutOfLog { asked: log_index.max(tree_size), size });
    }
    let sql = "SELECT hash FROM sealed WHERE institution = $1 AND log_index = $2";
    let rows = tx.rows(sql, &[tenant(institution), Arg::Int(signed(log_index))]).await?;
    let gap = || ReadError::Damaged { what: format!("{institution}: log index {log_index} is missing") };
    let event_hash = rows.first().ok_or_else(gap)?.array(0)?;
    let path = roots(tx, institution, &inclusion_ranges(log_index - 1, tree_size)).await?;
    Ok(InclusionProof { log_index, tree_size, event_hash, path })
}

pub(crate) async fn consistency(
    tx: &mut Tx,
    institution: InstitutionId,
    old_size: u64,
    new_size: u64,
) -> Result<ConsistencyProof, ReadError> {
    let size = log_size(tx, institution).await?;
    if new_size > size || old_size > new_size {
        return Err(ReadError::OutOfLog { asked: old_size.max(new_size), size });
    }
    let path = roots(tx, institution, &consistency_ranges(old_size, new_size)).await?;
    Ok(ConsistencyProof { old_size, new_size, path })
}
