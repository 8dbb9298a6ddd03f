//! The comparisons: what the real book holds against the model, the book in memory and what was seen before.

use std::collections::{BTreeMap, BTreeSet};

use codes::InstitutionId;
use sha2::{Digest, Sha256};
use store::{Arg, Book, Engine, Sealed, SignedHead, Statement, StoredEvent, StreamId};

use super::history::{History, KINDS};
use super::model::Model;

/// More than any run writes: one page holds a whole stream or log.
const PAGE: u32 = store::limits::MAX_PAGE;

/// What an outsider has seen of the logs: entries and heads that must hold for ever.
#[derive(Debug, Default)]
pub(super) struct Seen {
    entries: BTreeMap<InstitutionId, Vec<[u8; 32]>>,
    heads: BTreeMap<InstitutionId, Vec<SignedHead>>,
}

type Events = BTreeMap<(StreamId, u64), StoredEvent>;

fn say(what: impl std::fmt::Debug) -> String {
    format!("{what:?}")
}

/// Streams by owner.
pub(super) type Streams = BTreeSet<(InstitutionId, StreamId)>;

/// Everything that can have changed; `Err` says the first difference. Of the streams, those in `fresh` are read one by
/// one; the others are read through the log and verified, and all are read at the end of a run.
pub(super) async fn all(book: &Book, memory: &Book, model: &Model, seen: &Seen, fresh: &Streams) -> Result<(), String> {
    for institution in History::institutions() {
        let events = streams(book, memory, model, institution, fresh).await?;
        notes(book, model, institution).await?;
        let log = log(book, institution).await?;
        if log.len() as u64 > model.events(institution) {
            return Err(format!("the log of {institution} has more entries than there are events"));
        }
        let before = seen.entries.get(&institution).map_or(&[][..], Vec::as_slice);
        if !log.iter().map(|sealed| sealed.event.hash).take(before.len()).eq(before.iter().copied()) {
            return Err(format!("the log of {institution} lost or changed one of its first {} entries", before.len()));
        }
        // An event in the log is the event of its stream.
        for Sealed { log_index, event } in &log {
            if events.get(&(event.stream.clone(), event.version)) != Some(event) {
                return Err(format!("entry {log_index} of {institution} is not its event"));
            }
        }
        // The last head kept outside binds all before it.
        let kept = seen.heads.get(&institution).and_then(|heads| heads.last());
        if model.events(institution) > 0 {
            verify(book, Some(institution), kept).await?;
        }
    }
    Ok(())
}

pub(super) async fn verify(
    book: &Book,
    institution: Option<InstitutionId>,
    kept: Option<&SignedHead>,
) -> Result<(), String> {
    let report = book.verify(institution, kept).await.map_err(say)?;
    match report.faults.first() {
        None => Ok(()),
        Some(fault) => Err(format!("verification (head kept: {}) finds {fault:?}", kept.is_some())),
    }
}

/// Compares the list of streams, and the fresh ones whole; gives all events as the book in memory has them.
async fn streams(
    book: &Book,
    memory: &Book,
    model: &Model,
    institution: InstitutionId,
    fresh: &Streams,
) -> Result<Events, String> {
    let mut events = Events::new();
    for kind in KINDS {
        let mut expected: Vec<StreamId> = model.streams(institution).filter(|s| s.kind() == kind).cloned().collect();
        expected.sort_by_key(StreamId::id);
        let found = book.streams(institution, kind, None, PAGE).await.map_err(say)?;
        if found != expected {
            return Err(format!("streams '{kind}' of {institution} are {found:?} and must be {expected:?}"));
        }
        for stream in expected {
            let in_memory = memory.load(institution, &stream, 0).await.map_err(say)?;
            if fresh.contains(&(institution, stream.clone())) {
                let found = book.load(institution, &stream, 0).await.map_err(say)?;
                if let Some(fault) = model.fault_in(institution, &stream, &found) {
                    return Err(fault);
                }
                if in_memory != found {
                    return Err(format!("{stream} of {institution} differs from the book in memory"));
                }
            }
            events.extend(in_memory.into_iter().map(|event| ((stream.clone(), event.version), event)));
        }
    }
    Ok(events)
}

async fn notes(book: &Book, model: &Model, institution: InstitutionId) -> Result<(), String> {
    let select = Statement::new(
        "SELECT note FROM simulated_note WHERE institution = $1 ORDER BY note",
        vec![Arg::Text(institution.to_string())],
    );
    let rows = book.query(institution, &select).await.map_err(say)?;
    let found: Vec<i64> = rows.iter().map(|row| row.int(0)).collect::<Result<_, _>>().map_err(say)?;
    let expected: Vec<i64> = model.notes.iter().filter(|(owner, _)| *owner == institution).map(|(_, n)| *n).collect();
    if found == expected {
        return Ok(());
    }
    Err(format!("read-model rows of {institution} are {found:?} and must be {expected:?}"))
}

/// An institution's whole log, which must be dense from 1.
pub(super) async fn log(book: &Book, institution: InstitutionId) -> Result<Vec<Sealed>, String> {
    let log = book.feed(institution, 0, PAGE).await.map_err(say)?;
    match (1..).zip(&log).find(|(index, sealed)| sealed.log_index != *index) {
        None => Ok(log),
        Some((index, sealed)) => Err(format!("entry {index} of {institution} has index {}", sealed.log_index)),
    }
}

impl Seen {
    /// Looks at the logs and heads as an outsider would after a round of sealing.
    pub(super) async fn look(&mut self, book: &Book) -> Result<(), String> {
        for institution in History::institutions() {
            let hashes = log(book, institution).await?.iter().map(|sealed| sealed.event.hash).collect::<Vec<_>>();
            if let Some(head) = book.head(institution).await.map_err(say)? {
                if head.size != hashes.len() as u64 {
                    return Err(format!("the head of {institution} is not over its whole log"));
                }
                let heads = self.heads.entry(institution).or_default();
                if heads.last().is_none_or(|last| last.size < head.size) {
                    heads.push(head);
                }
            }
            self.entries.insert(institution, hashes);
        }
        Ok(())
    }
}

/// The last comparison, with everything sealed: log against log, root against root. PostgreSQL writes in several lanes,
/// so batches sent at once may stand in another order there.
pub(super) async fn logs(book: &Book, memory: &Book, model: &Model) -> Result<(), String> {
    for institution in History::institutions() {
        let (mut found, mut expected) = (log(book, institution).await?, log(memory, institution).await?);
        if found.len() as u64 != model.events(institution) {
            return Err(format!("{} of {} events of {institution} are sealed", found.len(), model.events(institution)));
        }
        let one_lane = book.engine() == Engine::Sqlite;
        if !one_lane {
            for log in [&mut found, &mut expected] {
                log.sort_by_key(|sealed| sealed.event.hash);
                log.iter_mut().for_each(|sealed| sealed.log_index = 0);
            }
        }
        if found != expected {
            return Err(format!("the log of {institution} differs from that of the book in memory"));
        }
        let roots = (book.head(institution).await.map_err(say)?, memory.head(institution).await.map_err(say)?);
        if let (true, (Some(found), Some(expected))) = (one_lane, &roots)
            && (found.root, found.size) != (expected.root, expected.size)
        {
            return Err(format!("the head of {institution} differs: {found:?}, in memory {expected:?}"));
        }
    }
    Ok(())
}

/// SHA-256 over every stream's last hash, which commits to all before it.
pub(super) async fn state(book: &Book, model: &Model) -> Result<String, String> {
    let mut hashes = Vec::new();
    for institution in History::institutions() {
        for stream in model.streams(institution) {
            let last = book.load(institution, stream, 0).await.map_err(say)?.pop();
            hashes.extend(last.map(|event| event.hash));
        }
    }
    Ok(digest(&hashes))
}

pub(super) fn digest(parts: impl IntoIterator<Item = impl AsRef<[u8]>>) -> String {
    let mut digest = Sha256::new();
    parts.into_iter().for_each(|part| digest.update(part));
    hex::encode(digest.finalize())
}
