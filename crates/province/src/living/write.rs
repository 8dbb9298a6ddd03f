//! Facts into a lake, a few thousand firms at a time: memory is bounded by what is held of one batch.

use codes::BatchId;
use lake::limits::MAX_OBSERVATIONS_PER_WRITE;
use lake::{FactRow, Lake, LakeError, SegmentInfo};

use super::feed::{FEEDS, Feed};
use super::streams::{Purpose, stream};
use super::{Living, Trace};
use crate::limits::MAX_FIRMS_PER_WRITE;
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
        Self { first: 0, firms: u32::MAX, at_a_time: 2_000 }
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
        let mut rows: Vec<Vec<FactRow<'_>>> = vec![Vec::new(); FEEDS];
        for index in from..through {
            let firm = self.firm(index)?;
            for trace in firm.facts() {
                let (name, feed) = named[trace.measure.index()];
                rows[feed].push(row(&firm.id(), name, &trace));
            }
        }
        let mut segments = Vec::new();
        for (feed, rows) in rows.iter().enumerate() {
            for (part, some) in rows.chunks(MAX_OBSERVATIONS_PER_WRITE).enumerate() {
                let batch = self.batch(from, part as u64);
                segments.extend(lake.write_facts(batch, Feed::ALL[feed].id(), some)?);
                done.facts += some.len() as u64;
            }
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
