//! The sealer: gives committed events their place in the institution's log and signs a head over it.
//!
//! One round takes events from the queue in order of position (see [`schema`](crate::schema) for why nothing can be
//! missed), adds them to the Merkle log, signs a head and empties that part of the queue, in one transaction. On
//! PostgreSQL an advisory lock lets one process at a time seal an institution.

use codes::InstitutionId;

use crate::apply::insert;
use crate::engine::{Trouble, Tx, trouble};
use crate::error::SealError;
use crate::limits::{MAX_PURGED_KEYS, MAX_SEAL_EVENTS};
use crate::merkle::{Edge, Hash, Place, leaf_hash, subtrees};
use crate::plan::{signed, unsigned};
use crate::types::{Arg, Engine};
use crate::writer::{Shared, add};

impl From<sqlx::Error> for SealError {
    fn from(error: sqlx::Error) -> Self {
        if trouble(&error) == Trouble::Full { Self::StorageFull } else { Self::Unavailable(error.into()) }
    }
}

/// Seals one round of an institution; says how many events, 0 when none waits.
pub(crate) async fn institution(shared: &Shared, institution: InstitutionId) -> Result<u64, SealError> {
    let marked = shared.unsealed().get(&institution).copied();
    let mut tx = shared.pools.write(Some(institution)).await?;
    let sealed = match round(&mut tx, shared, institution).await {
        Ok(sealed) => {
            tx.commit().await?;
            sealed
        }
        Err(error) => {
            tx.undo().await;
            return Err(error);
        }
    };
    add(&shared.counts.sealed, usize::try_from(sealed).unwrap_or(usize::MAX));
    if sealed < u64::from(MAX_SEAL_EVENTS) {
        let mut unsealed = shared.unsealed();
        // An event committed since the round began has marked it anew only if the mark was absent.
        if unsealed.get(&institution).copied() == marked {
            unsealed.remove(&institution);
        }
    }
    Ok(sealed)
}

/// An event waiting in the queue.
struct Waiting {
    position: i64,
    stream_kind: String,
    stream_id: Vec<u8>,
    version: i64,
    hash: Hash,
}

async fn round(tx: &mut Tx, shared: &Shared, institution: InstitutionId) -> Result<u64, SealError> {
    let tenant = institution.to_string();
    if tx.engine() == Engine::Postgres {
        let (lock, _) = institution.as_bytes().split_at(8);
        let lock = i64::from_be_bytes(lock.try_into().unwrap_or_default());
        tx.rows("SELECT CAST(pg_advisory_xact_lock($1) AS TEXT)", &[Arg::Int(lock)]).await?;
    }
    purge(tx, &tenant, (shared.clock)().as_microsecond()).await?;
    let waiting = waiting(tx, &tenant).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let mut edge = edge(tx, &tenant).await?;
    let first = edge.size() + 1;
    let mut nodes: Vec<(Place, Hash)> = Vec::new();
    for event in &waiting {
        edge.push(leaf_hash(&event.hash), |place, hash| nodes.push((place, hash)));
    }
    let entries: Vec<(u64, &Waiting)> = (first..).zip(&waiting).collect();
    let columns = &["institution", "log_index", "stream_kind", "stream_id", "version", "hash"];
    insert(tx, "sealed", columns, &entries, |(index, event)| {
        vec![
            Arg::Text(tenant.clone()),
            Arg::Int(signed(*index)),
            Arg::Text(event.stream_kind.clone()),
            Arg::Blob(event.stream_id.clone()),
            Arg::Int(event.version),
            Arg::Blob(event.hash.to_vec()),
        ]
    })
    .await?;
    insert(tx, "node", &["institution", "level", "place", "hash"], &nodes, |((level, index), hash)| {
        let place = [Arg::Int((*level).into()), Arg::Int(signed(*index)), Arg::Blob(hash.to_vec())];
        [Arg::Text(tenant.clone())].into_iter().chain(place).collect()
    })
    .await?;
    let head = shared.key.sign(institution, first - 1, edge.size(), edge.root(), (shared.clock)());
    let columns = &["institution", "size", "previous_size", "root", "signed_at", "key_id", "signature"];
    insert(tx, "head", columns, &[head], |head| {
        vec![
            Arg::Text(tenant.clone()),
            Arg::Int(signed(head.size)),
            Arg::Int(signed(head.previous_size)),
            Arg::Blob(head.root.to_vec()),
            Arg::Text(head.signed_at.to_string()),
            Arg::Text(head.key_id.clone()),
            Arg::Blob(head.signature.to_vec()),
        ]
    })
    .await?;
    empty_queue(tx, &tenant, &waiting).await?;
    Ok(u64::try_from(waiting.len()).unwrap_or(u64::MAX))
}

async fn waiting(tx: &mut Tx, tenant: &str) -> Result<Vec<Waiting>, SealError> {
    let sql = "SELECT p.position, p.stream_kind, p.stream_id, p.version, e.hash FROM pending p \
               LEFT JOIN event e ON e.institution = p.institution AND e.stream_kind = p.stream_kind \
                 AND e.stream_id = p.stream_id AND e.version = p.version \
               WHERE p.institution = $1 ORDER BY p.position LIMIT $2";
    let rows = tx.rows(sql, &[Arg::Text(tenant.to_owned()), Arg::Int(MAX_SEAL_EVENTS.into())]).await?;
    rows.iter()
        .map(|row| {
            let read = || {
                let (stream_kind, stream_id) = (row.text(1).ok()?, row.blob(2).ok()?);
                let (version, hash) = (row.int(3).ok()?, row.array(4).ok()?);
                Some(Waiting { position: row.int(0).ok()?, stream_kind, stream_id, version, hash })
            };
            let place = || format!("{tenant}: queue position {}", row.int(0).unwrap_or_default());
            read().ok_or_else(|| SealError::Damaged { what: format!("{} names no event with a whole hash", place()) })
        })
        .collect()
}

/// On PostgreSQL an event with a lower position may have been committed since the round began, hence the list.
async fn empty_queue(tx: &mut Tx, tenant: &str, sealed: &[Waiting]) -> Result<(), SealError> {
    for chunk in sealed.chunks(256) {
        let mut args = vec![Arg::Text(tenant.to_owned())];
        args.extend(chunk.iter().map(|event| Arg::Int(event.position)));
        let list: Vec<String> = (2..=args.len()).map(|i| format!("${i}")).collect();
        let sql = format!("DELETE FROM pending WHERE institution = $1 AND position IN ({})", list.join(","));
        tx.run(sql, &args).await?;
    }
    Ok(())
}

/// The right edge of the log, from its stored subtrees.
async fn edge(tx: &mut Tx, tenant: &str) -> Result<Edge, SealError> {
    let rows = tx
        .rows("SELECT COALESCE(MAX(log_index), 0) FROM sealed WHERE institution = $1", &[Arg::Text(tenant.to_owned())])
        .await?;
    let size = unsigned(rows.first().and_then(|row| row.int(0).ok()).unwrap_or(0));
    let mut hashes = Vec::new();
    for place in subtrees(0, size) {
        let hash = subtree(tx, tenant, place).await?;
        hashes.push(hash.ok_or_else(|| SealError::Damaged { what: missing(tenant, place) })?);
    }
    Ok(Edge::of(size, hashes))
}

pub(crate) fn missing(tenant: &str, (level, index): Place) -> String {
    format!("{tenant}: the log's node at level {level}, place {index} is missing or damaged")
}

/// The hash of a complete subtree: a stored node, or a leaf made from its sealed event.
pub(crate) async fn subtree(tx: &mut Tx, tenant: &str, (level, index): Place) -> Result<Option<Hash>, sqlx::Error> {
    let tenant = Arg::Text(tenant.to_owned());
    if level == 0 {
        let sql = "SELECT hash FROM sealed WHERE institution = $1 AND log_index = $2";
        let rows = tx.rows(sql, &[tenant, Arg::Int(signed(index + 1))]).await?;
        return Ok(rows.first().and_then(|row| row.array::<32>(0).ok()).map(|hash| leaf_hash(&hash)));
    }
    let sql = "SELECT hash FROM node WHERE institution = $1 AND level = $2 AND place = $3";
    let rows = tx.rows(sql, &[tenant, Arg::Int(level.into()), Arg::Int(signed(index))]).await?;
    Ok(rows.first().and_then(|row| row.array(0).ok()))
}

/// Removes a bounded number of idempotency keys that expired.
async fn purge(tx: &mut Tx, tenant: &str, now_us: i64) -> Result<(), SealError> {
    let sql = "DELETE FROM idempotency WHERE institution = $1 AND (scope, request_key) IN \
               (SELECT scope, request_key FROM idempotency WHERE institution = $1 AND expires_us <= $2 LIMIT $3)";
    tx.run(sql, &[Arg::Text(tenant.to_owned()), Arg::Int(now_us), Arg::Int(MAX_PURGED_KEYS.into())]).await?;
    Ok(())
}
