//! The pass over an institution's log: entries, nodes, heads and the kept head, all in log order.

use std::collections::{BTreeMap, VecDeque};

use crate::error::ReadError;
use crate::head::{SignedHead, head_message, is_signature};
use crate::merkle::{Edge, Hash, Place, leaf_hash};
use crate::plan::{signed, unsigned};
use crate::types::{Arg, Row, StreamId};

use super::{Fault, One, PAGE};

/// Stored nodes of one level, read ahead a page at a time.
#[derive(Default)]
struct Level {
    rows: VecDeque<(i64, Option<Hash>)>,
    after: i64,
    done: bool,
}

/// What the pass carries along.
struct Walk {
    edge: Edge,
    levels: BTreeMap<u8, Level>,
    heads: VecDeque<Row>,
    heads_after: i64,
    heads_done: bool,
    last_head: i64,
    nodes: u64,
}

impl One<'_> {
    /// Walks the log and gives its size.
    pub(super) async fn log(&mut self) -> Result<u64, ReadError> {
        let mut walk = Walk {
            edge: Edge::default(),
            levels: BTreeMap::new(),
            heads: VecDeque::new(),
            heads_after: i64::MIN,
            heads_done: false,
            last_head: 0,
            nodes: 0,
        };
        self.kept_at(&walk, 0);
        let sql = "SELECT s.log_index, s.stream_kind, s.stream_id, s.version, s.hash, e.hash FROM sealed s \
                   LEFT JOIN event e ON e.institution = s.institution AND e.stream_kind = s.stream_kind \
                     AND e.stream_id = s.stream_id AND e.version = s.version \
                   WHERE s.institution = $1 AND s.log_index > $2 ORDER BY s.log_index LIMIT $3";
        let mut after = i64::MIN;
        let mut entries = 0;
        loop {
            let args = [self.tenant_arg(), Arg::Int(after), Arg::Int(i64::try_from(PAGE).unwrap_or(i64::MAX))];
            let rows = self.tx.rows(sql, &args).await?;
            for row in &rows {
                after = row.int(0).unwrap_or(i64::MAX);
                entries += 1;
                self.entry(&mut walk, row).await?;
            }
            if rows.len() < PAGE {
                break;
            }
        }
        self.report.sealed += entries;
        self.ends(&mut walk).await?;
        Ok(entries)
    }

    async fn entry(&mut self, walk: &mut Walk, row: &Row) -> Result<(), ReadError> {
        let expected = walk.edge.size() + 1;
        let log_index = unsigned(row.int(0)?);
        let stream = StreamId::stored(row.text(1).unwrap_or_default(), row.array(2).unwrap_or_default());
        let version = row.int(3).map_or(0, unsigned);
        let name = self.name;
        let fault = |what: String| Fault::new(what).in_stream(name, &stream, version).at(log_index);
        if log_index != expected {
            self.fault(fault(format!("the log is not dense here: {expected} was expected")));
        }
        let sealed = row.array::<32>(4).ok();
        match (sealed, row.array::<32>(5)) {
            (None, _) => self.fault(fault("the log's copy of the hash was altered".into())),
            (_, Err(_)) => {
                self.fault(fault("the event at this place in the log was removed or its key altered".into()))
            }
            (Some(sealed), Ok(event)) if sealed != event => {
                self.fault(fault("another event stands at this place in the log than was sealed".into()));
            }
            _ => {}
        }
        let mut completed = Vec::new();
        walk.edge.push(leaf_hash(&sealed.unwrap_or_default()), |place, hash| completed.push((place, hash)));
        for (place, hash) in completed {
            walk.nodes += 1;
            self.node(walk, place, hash).await?;
        }
        let size = walk.edge.size();
        self.heads_at(walk, size).await?;
        self.kept_at(walk, size);
        Ok(())
    }

    async fn node(&mut self, walk: &mut Walk, (level, place): Place, hash: Hash) -> Result<(), ReadError> {
        let state = walk.levels.entry(level).or_insert_with(|| Level { after: i64::MIN, ..Level::default() });
        if state.rows.is_empty() && !state.done {
            let sql = "SELECT place, hash FROM node WHERE institution = $1 AND level = $2 AND place > $3 \
                       ORDER BY place LIMIT $4";
            let page = i64::try_from(PAGE).unwrap_or(i64::MAX);
            let args = [Arg::Text(self.name.to_owned()), Arg::Int(level.into()), Arg::Int(state.after), Arg::Int(page)];
            let rows = self.tx.rows(sql, &args).await?;
            state.done = rows.len() < PAGE;
            state.rows.extend(rows.iter().map(|row| (row.int(0).unwrap_or(i64::MAX), row.array(1).ok())));
            state.after = state.rows.back().map_or(state.after, |(place, _)| *place);
        }
        // A row with a lower place than expected is an intruder: it is passed over here and found by the count.
        while state.rows.front().is_some_and(|(found, _)| *found < signed(place)) {
            state.rows.pop_front();
        }
        let sound = match state.rows.front() {
            Some((found, stored)) if *found == signed(place) => {
                let sound = *stored == Some(hash);
                state.rows.pop_front();
                sound
            }
            _ => false,
        };
        if !sound {
            let what = format!("the log's node at level {level}, place {place} is missing or altered");
            let last_leaf = (place + 1) << level;
            self.fault(Fault::new(what).of(self.name).at(last_leaf));
        }
        Ok(())
    }

    /// Checks the stored heads of this size.
    async fn heads_at(&mut self, walk: &mut Walk, size: u64) -> Result<(), ReadError> {
        loop {
            if walk.heads.is_empty() && !walk.heads_done {
                let sql = "SELECT institution, size, previous_size, root, signed_at, key_id, signature FROM head \
                           WHERE institution = $1 AND size > $2 ORDER BY size LIMIT $3";
                let page = i64::try_from(PAGE).unwrap_or(i64::MAX);
                let rows = self.tx.rows(sql, &[self.tenant_arg(), Arg::Int(walk.heads_after), Arg::Int(page)]).await?;
                walk.heads_done = rows.len() < PAGE;
                walk.heads_after = rows.last().map_or(Ok(walk.heads_after), |row| row.int(1))?;
                walk.heads.extend(rows);
            }
            let Some(next) = walk.heads.front() else { return Ok(()) };
            if next.int(1)? > signed(size) {
                return Ok(());
            }
            let Some(row) = walk.heads.pop_front() else { return Ok(()) };
            self.report.heads += 1;
            let previous = row.int(2)?;
            if previous != walk.last_head {
                let what = format!("the signed head before this one, at {previous} events, was removed");
                self.fault(Fault::new(what).of(self.name).at(unsigned(row.int(1)?)));
            }
            walk.last_head = row.int(1)?;
            if row.int(1)? != signed(size) || !self.is_sound_head(&row, &walk.edge) {
                let what = "the signed head of this size was altered, or does not state the log's root";
                self.fault(Fault::new(what).of(self.name).at(unsigned(row.int(1)?)));
            }
        }
    }

    /// Over the columns as they are stored: parsing them first would forgive.
    fn is_sound_head(&self, row: &Row, edge: &Edge) -> bool {
        let read = || {
            let sizes = [unsigned(row.int(1).ok()?), unsigned(row.int(2).ok()?)];
            let (root, signed_at, key_id) = (row.array::<32>(3).ok()?, row.str(4).ok()?, row.str(5).ok()?);
            let key = self.keys.iter().find(|key| key.key_id == key_id)?;
            let message = head_message(self.name, sizes, &root, signed_at, key_id);
            Some(root == edge.root() && is_signature(&key.public, &message, &row.array(6).ok()?))
        };
        read().unwrap_or(false)
    }

    /// Compares the root at the kept head's size.
    fn kept_at(&mut self, walk: &Walk, size: u64) {
        let Some(kept) = self.kept.filter(|kept| kept.size == size) else { return };
        let is_signed = self.keys.iter().any(|key| kept.is_signed_by(&key.public));
        if !is_signed {
            let what = "the kept head was signed by no key of this store: the head or the store is another one";
            self.fault(Fault::new(what).of(self.name).at(size));
        }
        if walk.edge.root() != kept.root {
            let what = "the history was rewritten: the log does not begin with the kept head";
            self.fault(Fault::new(what).of(self.name).at(size));
        }
    }

    /// What must hold where the log ends.
    async fn ends(&mut self, walk: &mut Walk) -> Result<(), ReadError> {
        let size = walk.edge.size();
        let nodes = self.count("node").await?;
        if nodes != walk.nodes {
            let what = format!("{nodes} nodes are stored and the log has {}: a node was added or removed", walk.nodes);
            self.fault(Fault::new(what).of(self.name));
        }
        let newest = self.tx.rows("SELECT MAX(size) FROM head WHERE institution = $1", &[self.tenant_arg()]).await?;
        let newest = newest.first().and_then(|row| row.opt_int(0).ok().flatten()).map_or(0, unsigned);
        if newest > size {
            let what = format!(
                "the newest signed head states {newest} events and the log ends at {size}: events were removed"
            );
            self.fault(Fault::new(what).of(self.name).at(size + 1));
        } else if newest < size {
            let what =
                format!("the log has {size} events and the newest signed head states {newest}: a head was removed");
            self.fault(Fault::new(what).of(self.name).at(size));
        }
        if let Some(SignedHead { size: kept, .. }) = self.kept.filter(|kept| kept.size > size) {
            let what = format!("the kept head states {kept} events and the log has {size}: events were removed");
            self.fault(Fault::new(what).of(self.name).at(size + 1));
        }
        Ok(())
    }
}
