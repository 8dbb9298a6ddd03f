//! [`FirmRuns`]: the facts of each firm in one run, from all segments at once. Every segment is sorted by firm, so they are read side by
//! side, a chunk of each in memory.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use calendar::Date;
use codes::{BatchId, FirmId};
use parquet::arrow::arrow_reader::ParquetRecordBatchReader;

use crate::columns::Columns;
use crate::facts::{FactChunk, chunk};
use crate::{Dataset, FactFilter, Lake, LakeError, SegmentInfo};

/// A fact as a run hands it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunFact {
    /// What the caller calls its measure.
    pub measure: u16,
    /// The day it held.
    pub on: Date,
    /// Tells events of one day apart.
    pub reference: u64,
    /// The value, if it was not taken back.
    pub value: Option<i64>,
    /// When we learnt it, in microseconds since 1970.
    pub learned_us: i64,
    /// The batch it came in.
    pub batch: BatchId,
    /// Row in the file it came from.
    pub row: u64,
}

/// What the caller calls a measure; none for one it does not ask for.
type Resolve<'a> = &'a (dyn Fn(&str) -> Option<u16> + Sync);

/// Facts firm by firm, in the order of their ids.
pub struct FirmRuns<'a> {
    filter: FactFilter,
    resolve: Resolve<'a>,
    sources: Vec<Source<'a>>,
    /// The next firm of each source that has one.
    next: BinaryHeap<Reverse<(FirmId, usize)>>,
}

struct Source<'a> {
    segment: &'a SegmentInfo,
    reader: Option<ParquetRecordBatchReader>,
    chunk: Option<FactChunk>,
    measures: Vec<Option<u16>>,
    at: usize,
}

impl Lake {
    /// Reads the wanted facts firm by firm; of a measure that `resolve` has no number for, nothing. Of one firm they come segment by
    /// segment, sorted by measure and day within each.
    ///
    /// # Errors
    /// I/O errors; [`LakeError::BadValue`] for a segment that cannot be read.
    pub fn firm_runs<'a>(
        &self,
        segments: &'a [SegmentInfo],
        filter: FactFilter,
        resolve: Resolve<'a>,
    ) -> Result<FirmRuns<'a>, LakeError> {
        let mut runs = FirmRuns { filter, resolve, sources: Vec::new(), next: BinaryHeap::new() };
        for segment in segments.iter().filter(|segment| filter.may_be_in(segment)) {
            let reader = Some(self.open_segment(segment)?);
            runs.sources.push(Source { segment, reader, chunk: None, measures: Vec::new(), at: 0 });
            runs.queue(runs.sources.len() - 1)?;
        }
        Ok(runs)
    }
}

impl FirmRuns<'_> {
    /// Hands out every fact of the next firm, and says which it is; none when there is no more.
    ///
    /// # Errors
    /// As [`Lake::firm_runs`].
    pub fn next(&mut self, mut take: impl FnMut(FirmId, &RunFact)) -> Result<Option<FirmId>, LakeError> {
        let Some(Reverse((firm, first))) = self.next.pop() else { return Ok(None) };
        self.hand_out(first, firm, &mut take)?;
        while let Some(Reverse((_, at))) = self.next.peek().copied().filter(|Reverse((next, _))| *next == firm) {
            self.next.pop();
            self.hand_out(at, firm, &mut take)?;
        }
        Ok(Some(firm))
    }

    /// Every fact of the firm in one source; its run may go on in the next chunk.
    fn hand_out(&mut self, at: usize, firm: FirmId, take: &mut impl FnMut(FirmId, &RunFact)) -> Result<(), LakeError> {
        loop {
            let source = &mut self.sources[at];
            let Some(chunk) = source.chunk.as_ref().filter(|chunk| source.at < chunk.len()) else {
                if self.load(at)? { continue } else { return Ok(()) }
            };
            if chunk.firm(source.at)? != firm {
                return self.queue(at);
            }
            let end = chunk.end_of_firm(source.at);
            for row in source.at..end {
                let held = chunk.fact(row, firm)?;
                let Some(measure) = source.measures.get(held.measure).copied().flatten() else { continue };
                let early = self.filter.from.is_some_and(|from| held.on < from);
                let late = self.filter.through.is_some_and(|through| held.on > through);
                if early || late {
                    continue;
                }
                let (on, reference, value, learned_us) = (held.on, held.reference, held.value, held.learned_us);
                take(firm, &RunFact { measure, on, reference, value, learned_us, batch: held.batch, row: held.row });
            }
            source.at = end;
        }
    }

    /// Puts a source in the queue with its next wanted firm.
    fn queue(&mut self, at: usize) -> Result<(), LakeError> {
        loop {
            let source = &mut self.sources[at];
            let Some(chunk) = source.chunk.as_ref().filter(|chunk| source.at < chunk.len()) else {
                if self.load(at)? { continue } else { return Ok(()) }
            };
            let firm = chunk.firm(source.at)?;
            if self.filter.wants_firm(firm) {
                self.next.push(Reverse((firm, at)));
                return Ok(());
            }
            source.at = chunk.end_of_firm(source.at);
        }
    }

    /// The next chunk of a source; false, and its file closed, when there is none.
    fn load(&mut self, at: usize) -> Result<bool, LakeError> {
        let source = &mut self.sources[at];
        let Some(rows) = source.reader.as_mut().and_then(Iterator::next) else {
            (source.reader, source.chunk) = (None, None);
            return Ok(false);
        };
        let rows = rows.map_err(|source| LakeError::Arrow { dataset: Dataset::Facts.name(), source })?;
        let chunk = chunk(&Columns { rows: &rows, segment: source.segment }, self.filter)?;
        source.measures = chunk.measures().map(self.resolve).collect();
        (source.chunk, source.at) = (Some(chunk), 0);
        Ok(true)
    }
}
