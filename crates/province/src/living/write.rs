//! Facts into a lake, a few thousand firms at a time: memory is bounded by what is held of one batch.

use codes::BatchId;
use lake::limits::MAX_OBSERVATIONS_PER_WRITE;
use lake::{FactRow, Lake, LakeError, SegmentInfo};

use super::feed::{FEEDS, Feed};
use super::streams::{Purpose, stream};
use super::{Living, Trace};
use crate::limits::{MAX_FACTS_PER_FIRM, MAX_FIRMS_PER_WRITE};
use crate::{ProvinceError, within};

/// Which firms are written, and how many at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WriteOptions {
    /// The first firm.
    pub first: u32,
    /// How many; those past the province's last are not there.
    pub firms: u32,
    /// Firms in memory at a time, at most [`MAX_FIRMS_PER_WRITE`]. More make fewer and larger segments.
    pub at_a_time: u32,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self { first: 0, firms: u32::MAX, at_a_time: 5_000 }
    }
}

/// How far a write is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Firms whose facts are written.
    pub firms: u64,
    /// Of how many.
    pub of: u64,
    /// Facts written.
    pub facts: u64,
    /// Segments written.
    pub segments: u64,
}

/// What can stop a write.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A bound of the province.
    #[error(transparent)]
    Province(#[from] ProvinceError),
    /// The lake refused, or the disk did.
    #[error(transparent)]
    Lake(#[from] LakeError),
}

impl Living {
    /// Writes the facts of firms into the lake, by category, month held and bucket, and hands the segments of each batch to `progress`, which
    /// records them. The same call with another `at_a_time` writes the same facts in other segments.
    ///
    /// # Errors
    /// [`WriteError::Province`] for no firm, or too many at a time; [`WriteError::Lake`] as [`Lake::write_facts`], and
    /// [`LakeError::Exists`] when these firms were written into this lake before.
    pub fn write(
        &self,
        lake: &Lake,
        options: WriteOptions,
        mut progress: impl FnMut(Progress, Vec<SegmentInfo>),
    ) -> Result<Progress, WriteError> {
        within("the number of firms in one batch", u64::from(options.at_a_time), u64::from(MAX_FIRMS_PER_WRITE))?;
        let end = options.first.saturating_add(options.firms).min(self.options().firms);
        let of = u64::from(end.saturating_sub(options.first));
        within("the number of firms to write", of, u64::from(self.options().firms))?;
        let mut done = Progress { of, ..Progress::default() };
        let mut at = options.first;
        while at < end {
            let through = at.saturating_add(options.at_a_time).min(end);
            let segments = self.write_some(lake, at, through, &mut done)?;
            done.firms += u64::from(through - at);
            done.segments += segments.len() as u64;
            progress(done, segments);
            at = through;
        }
        Ok(done)
    }

    fn write_some(
        &self,
        lake: &Lake,
        from: u32,
        through: u32,
        done: &mut Progress,
    ) -> Result<Vec<SegmentInfo>, WriteError> {
        let catalogue = hub::Catalogue::built_in();
        // Where each measure's name is, and which category it belongs to.
        let named: Vec<(&str, usize)> = catalogue
            .measures()
            .map(|measure| {
                let category = catalogue.category_of(measure.measure_id()).map_or("", |category| category.id.as_str());
                let feed = Feed::ALL.iter().position(|feed| feed.id() == category).unwrap_or(0);
                (measure.id.as_str(), feed)
            })
            .collect();
        let mut ids = Vec::with_capacity((through - from) as usize);
        let mut traces: Vec<Vec<Trace>> = vec![Vec::new(); FEEDS];
        for index in from..through {
            let firm = self.firm(index)?;
            ids.push(firm.id());
            for trace in firm.facts() {
                traces[named[trace.measure.index()].1].push(trace);
            }
        }
        let mut segments = Vec::new();
        for (feed, traces) in traces.iter_mut().enumerate() {
            // By month, so that a part holds whole months and makes few segments.
            traces.sort_unstable_by_key(|trace| (trace.on.year(), trace.on.month(), trace.row));
            for (part, some) in traces.chunks(MAX_OBSERVATIONS_PER_WRITE).enumerate() {
                let row = |trace: &Trace| {
                    let firm = (trace.row - 1) / MAX_FACTS_PER_FIRM - u64::from(from);
                    row(&ids[firm as usize], named[trace.measure.index()].0, trace)
                };
                let rows: Vec<FactRow<'_>> = some.iter().map(row).collect();
                segments.extend(lake.write_facts(self.batch(from, part as u64), Feed::ALL[feed].id(), &rows)?);
                done.facts += rows.len() as u64;
            }
            *traces = Vec::new();
        }
        Ok(segments)
    }

    /// The id of a batch: of the firms that begin with `first`, its part of so many.
    fn batch(&self, first: u32, part: u64) -> BatchId {
        BatchId::from_bytes(stream(self.seed(), Purpose::Batches, u64::from(first) << 8 | (part & 0xff)).bytes())
    }
}

fn row<'a>(firm: &codes::FirmId, name: &'a str, trace: &Trace) -> FactRow<'a> {
    FactRow {
        firm: *firm,
        measure: name,
        on: trace.on,
        reference: trace.reference,
        value: trace.value,
        learned_us: trace.learned_us,
        row: trace.row,
    }
}
