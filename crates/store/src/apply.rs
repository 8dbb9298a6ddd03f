//! Writes a planned group of batches through a transaction, in a number of statements that does not grow with the
//! number of batches except for the read models' own.
//!
//! Order: last events and remembered requests are read, the group is planned, then tenants, events, the queue of the
//! sealer, requests, and each batch's statements are written. The unique key of `event` is the concurrency control: a
//! plan made from a stale read fails there and is made again.

use std::collections::BTreeSet;

use codes::InstitutionId;

use crate::engine::{Trouble, Tx, trouble};
use crate::error::AppendError;
use crate::plan::{Known, Remembered, Rows, request_id, signed, unsigned};
use crate::types::{Appended, Arg, Batch, StoredEvent, StreamId};

/// Rows in one multi-row statement, largest first: any number up to 64 takes two at most, since a statement costs a change of threads there
/// and back. Few sizes keep few prepared statements; 64 rows of an event stay far below the engines' limits on arguments.
const CHUNKS: &[usize] = &[64, 56, 48, 40, 32, 24, 16, 8, 7, 6, 5, 4, 3, 2, 1];

/// Why a group could not be written as one.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Somebody else wrote first, or the engine asks to try again.
    Race,
    /// No room on the disk.
    Full,
    /// A statement of one batch was refused.
    Statement { source: sqlx::Error },
    /// Anything else.
    Engine(sqlx::Error),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        match trouble(&error) {
            Trouble::Full => Self::Full,
            Trouble::Race => Self::Race,
            Trouble::Taken | Trouble::Refused | Trouble::Gone => Self::Engine(error),
        }
    }
}

pub(crate) type Outcome = Result<Appended, AppendError>;

/// Writes a group of batches; each gets its own outcome, and those with an error wrote nothing.
pub(crate) async fn apply(tx: &mut Tx, batches: &[&Batch]) -> Result<Vec<Outcome>, Failure> {
    let mut known = load(tx, batches).await?;
    let mut rows = Rows::default();
    let outcomes = batches.iter().enumerate().map(|(i, batch)| known.plan(i, batch, &mut rows)).collect();
    let tenants: BTreeSet<_> = rows.events.iter().filter(|event| event.version == 1).map(|e| e.institution).collect();
    for tenant in tenants {
        let sql = "INSERT INTO tenant (institution) VALUES ($1) ON CONFLICT (institution) DO NOTHING";
        tx.run(sql, &[Arg::Text(tenant.to_string())]).await?;
    }
    write_events(tx, &rows.events).await?;
    write_requests(tx, rows.requests).await?;
    for index in rows.batches {
        for statement in &batches[index].writes {
            tx.run(statement.sql.clone(), &statement.args).await.map_err(|source| match trouble(&source) {
                Trouble::Taken | Trouble::Refused => Failure::Statement { source },
                Trouble::Full | Trouble::Race | Trouble::Gone => source.into(),
            })?;
        }
    }
    Ok(outcomes)
}

async fn load(tx: &mut Tx, batches: &[&Batch]) -> Result<Known, Failure> {
    let mut streams: Vec<(InstitutionId, &StreamId)> = batches
        .iter()
        .flat_map(|batch| batch.appends.iter().map(|append| (batch.institution, &append.stream)))
        .collect();
    streams.sort_unstable();
    streams.dedup();
    let mut known = Known::default();
    for chunk in streams.chunks(CHUNKS[0]) {
        let args = padded(chunk).flat_map(|(institution, stream)| {
            [Arg::Text(institution.to_string()), Arg::Text(stream.kind().into()), Arg::Blob(stream.id().to_vec())]
        });
        let args: Vec<Arg> = args.collect();
        let sql = format!(
            "WITH wanted (institution, stream_kind, stream_id) AS (VALUES {}) \
             SELECT e.institution, e.stream_kind, e.stream_id, e.version, e.hash FROM wanted w \
             JOIN event e ON e.institution = w.institution AND e.stream_kind = w.stream_kind \
               AND e.stream_id = w.stream_id AND e.version = (SELECT MAX(m.version) FROM event m \
               WHERE m.institution = w.institution AND m.stream_kind = w.stream_kind AND m.stream_id = w.stream_id)",
            places(args.len() / 3, 3)
        );
        for row in tx.rows(sql, &args).await? {
            let read = || {
                Some((row.str(0).ok()?.parse().ok()?, stored_stream(&row, 1)?, row.int(3).ok()?, row.array(4).ok()?))
            };
            let (institution, stream, version, hash) = read().ok_or_else(|| damaged("an event's key or hash"))?;
            known.last.insert((institution, stream), (unsigned(version), hash));
        }
    }
    load_requests(tx, batches, &mut known).await?;
    Ok(known)
}

fn stored_stream(row: &crate::types::Row, column: usize) -> Option<StreamId> {
    Some(StreamId::stored(row.text(column).ok()?, row.array(column + 1).ok()?))
}

fn damaged(what: &str) -> Failure {
    Failure::Engine(sqlx::Error::Decode(format!("{what} is damaged: run anji verify").into()))
}

async fn load_requests(tx: &mut Tx, batches: &[&Batch], known: &mut Known) -> Result<(), Failure> {
    let mut requests: Vec<_> = batches
        .iter()
        .filter_map(|batch| batch.key.as_ref().map(|(key, _)| request_id(batch.institution, key)))
        .collect();
    requests.sort_unstable();
    requests.dedup();
    for chunk in requests.chunks(CHUNKS[0]) {
        let args = padded(chunk).flat_map(|(institution, scope, key)| {
            [Arg::Text(institution.to_string()), Arg::Text(scope.clone()), Arg::Text(key.clone())]
        });
        let args: Vec<Arg> = args.collect();
        let sql = format!(
            "SELECT institution, scope, request_key, body_digest, response, expires_us FROM idempotency \
             WHERE (institution, scope, request_key) IN (VALUES {})",
            places(args.len() / 3, 3)
        );
        for row in tx.rows(sql, &args).await? {
            let read = || {
                let id = (row.str(0).ok()?.parse().ok()?, row.text(1).ok()?, row.text(2).ok()?);
                let (body_digest, response) = (row.array(3).ok()?, row.blob(4).ok()?);
                Some((id, Remembered { body_digest, response, expires_us: row.int(5).ok()? }))
            };
            let (id, remembered) = read().ok_or_else(|| damaged("a remembered request"))?;
            known.remembered.insert(id, remembered);
        }
    }
    Ok(())
}

/// A chunk padded to a power of two by repeating its last item: fewer different texts to prepare.
fn padded<T>(chunk: &[T]) -> impl Iterator<Item = &T> {
    let length = chunk.len().next_power_of_two();
    (0..length).filter_map(|i| chunk.get(i.min(chunk.len() - 1)))
}

/// `($1,$2),($3,$4)` for two rows of two columns.
pub(crate) fn places(rows: usize, columns: usize) -> String {
    let row = |r: usize| {
        let list: Vec<String> = (1..=columns).map(|c| format!("${}", r * columns + c)).collect();
        format!("({})", list.join(","))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(",")
}

/// Inserts rows with as few statements as the sizes in [`CHUNKS`] allow.
pub(crate) async fn insert<T>(
    tx: &mut Tx,
    table: &str,
    columns: &[&str],
    items: &[T],
    args: impl Fn(&T) -> Vec<Arg>,
) -> Result<(), sqlx::Error> {
    let mut rest = items;
    for &size in CHUNKS {
        while rest.len() >= size {
            let (chunk, after) = rest.split_at(size);
            let values: Vec<Arg> = chunk.iter().flat_map(&args).collect();
            let sql = format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), places(size, columns.len()));
            tx.run(sql, &values).await?;
            rest = after;
        }
    }
    Ok(())
}

/// Columns of `event`, in the order of [`event_args`].
pub(crate) const EVENT_COLUMNS: &[&str] = &[
    "institution",
    "stream_kind",
    "stream_id",
    "version",
    "kind",
    "schema",
    "effective_on",
    "recorded_at",
    "actor",
    "payload",
    "previous",
    "hash",
];

fn event_args(event: &StoredEvent) -> Vec<Arg> {
    vec![
        Arg::Text(event.institution.to_string()),
        Arg::Text(event.stream.kind().to_owned()),
        Arg::Blob(event.stream.id().to_vec()),
        Arg::Int(signed(event.version)),
        Arg::Text(event.kind.clone()),
        Arg::Int(event.schema.into()),
        Arg::Text(event.effective_on.to_string()),
        Arg::Text(event.recorded_at.to_string()),
        Arg::Text(event.actor.clone()),
        Arg::Blob(event.payload.clone()),
        Arg::Blob(event.previous.to_vec()),
        Arg::Blob(event.hash.to_vec()),
    ]
}

async fn write_events(tx: &mut Tx, events: &[StoredEvent]) -> Result<(), Failure> {
    let taken = |error: sqlx::Error| match trouble(&error) {
        // Another process appended to the same stream since it was read.
        Trouble::Taken => Failure::Race,
        _ => error.into(),
    };
    insert(tx, "event", EVENT_COLUMNS, events, event_args).await.map_err(taken)?;
    let queue = |event: &StoredEvent| event_args(event).into_iter().take(4).collect();
    insert(tx, "pending", &EVENT_COLUMNS[..4], events, queue).await.map_err(taken)
}

async fn write_requests(
    tx: &mut Tx,
    requests: std::collections::BTreeMap<crate::plan::RequestId, (Remembered, bool)>,
) -> Result<(), Failure> {
    let requests: Vec<_> = requests.into_iter().collect();
    let id = |(institution, scope, key): &crate::plan::RequestId| {
        vec![Arg::Text(institution.to_string()), Arg::Text(scope.clone()), Arg::Text(key.clone())]
    };
    for (request, (_, replaces)) in &requests {
        if *replaces {
            let sql = "DELETE FROM idempotency WHERE institution = $1 AND scope = $2 AND request_key = $3";
            tx.run(sql, &id(request)).await?;
        }
    }
    let columns = &["institution", "scope", "request_key", "body_digest", "response", "expires_us"];
    let args = |(request, (remembered, _)): &(crate::plan::RequestId, (Remembered, bool))| {
        let mut args = id(request);
        args.push(Arg::Blob(remembered.body_digest.to_vec()));
        args.push(Arg::Blob(remembered.response.clone()));
        args.push(Arg::Int(remembered.expires_us));
        args
    };
    insert(tx, "idempotency", columns, &requests, args).await.map_err(|error| match trouble(&error) {
        Trouble::Taken => Failure::Race,
        _ => error.into(),
    })
}
