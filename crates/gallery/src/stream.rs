//! [`Stream`]: every firm in memory, kept in step event by event: a fact, its indicators, scores, grade, and the warnings that turn.
//!
//! Firms lie in shards by their id, each behind a lock of its own and each firm in packed form ([`PackedLive`]). There is one tier: a fact
//! unpacks only the columns it needs, so a firm that was not touched for a year answers as fast as one touched a moment ago.
//!
//! What is here is made of the segments and can be made of them again. A snapshot ([`Stream::save`]) names the place up to which the segments
//! were read; after a crash the newest whole snapshot is opened and what came after it is applied again. A fact that is in already changes
//! nothing, so reading from an earlier place does no harm.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use calendar::Date;
use codes::FirmId;
use hub::{Fact, MeasureId};
use lake::{FactFilter, Lake, SegmentInfo};
use portrait::{
    Bench, Catalogue, Evaluator, FirmState, Observed, PackError, PackedError, PackedLive, Portrait, Standing,
};
use rayon::prelude::*;
use watch::{Held, Room, Turned, Watcher};

use crate::batch::{GalleryError, Permitted, Rights, told};
use crate::limits::MAX_SHARDS;

/// What a fact did to a firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// How the firm stood.
    pub before: Standing,
    /// How it stands.
    pub now: Standing,
    /// Warnings that began or ceased to hold, by their place.
    pub turned: Vec<Turned>,
}

/// Why an event was not taken. Nothing changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StreamError {
    /// Too many shards, or none.
    #[error("{0} shards: give 1 to {MAX_SHARDS}")]
    Shards(usize),
    /// The firm could not take it.
    #[error("firm {firm}: {source}")]
    Firm {
        /// Which.
        firm: FirmId,
        /// Why.
        source: PackedError,
    },
}

/// What a stream is filled from, and for.
#[derive(Clone, Copy)]
pub struct Filling<'a> {
    /// Where the segments are.
    pub lake: &'a Lake,
    /// The facts' segments, of whatever category, merged or not.
    pub facts: &'a [SegmentInfo],
    /// In how many buckets it is done; each core has one at a time.
    pub buckets: u16,
    /// Everything learnt by then is in the segments, in microseconds since 1970: see [`FirmState::settle`].
    pub learned_through: i64,
    /// Portraits of no day before this one will be asked for.
    pub keep_for: Date,
    /// The day it begins with.
    pub as_of: Date,
}

/// Runs work on the threads that fill a stream, each part on one. An allocator gives the room that a firm of another size leaves to the
/// threads it came from: events that other threads apply would take room for every firm a second time.
pub fn on_threads<T: Send>(parts: usize, work: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
    (0..parts).into_par_iter().map(work).collect()
}

/// Runs one piece of work on such a thread.
pub fn on_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| work())
}

/// What is held of a firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub live: PackedLive,
    pub held: Held,
    /// How it stood when the last month ended, as it was known then: what a warning of a fallen grade compares with.
    pub month_end: Option<Standing>,
}

/// Firms of one part of all ids.
pub(crate) struct Shard {
    pub firms: HashMap<FirmId, Kept>,
    bench: Bench<'static>,
    room: Room,
}

/// Every firm, in memory.
pub struct Stream {
    catalogue: &'static Catalogue,
    watcher: &'static Watcher,
    pub(crate) shards: Vec<Mutex<Shard>>,
}

impl Stream {
    /// An empty stream.
    ///
    /// # Errors
    /// [`StreamError::Shards`].
    pub fn new(shards: usize) -> Result<Self, StreamError> {
        if shards == 0 || shards > MAX_SHARDS {
            return Err(StreamError::Shards(shards));
        }
        let (catalogue, watcher) = (Catalogue::built_in(), Watcher::built_in());
        let shard = || Shard { firms: HashMap::new(), bench: Bench::new(catalogue), room: watcher.room() };
        Ok(Self { catalogue, watcher, shards: (0..shards).map(|_| Mutex::new(shard())).collect() })
    }

    /// Firms held.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shards.iter().map(|shard| locked(shard).firms.len()).sum()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The catalogue it computes by.
    #[must_use]
    pub fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    pub(crate) fn shard_of(&self, firm: FirmId) -> &Mutex<Shard> {
        // Ids are even in their last bytes, by hash or by chance.
        let [.., a, b, c, d] = *firm.as_bytes();
        &self.shards[u32::from_be_bytes([a, b, c, d]) as usize % self.shards.len()]
    }

    /// Puts a firm in with what is known of it, in the place of what was held.
    ///
    /// # Errors
    /// [`StreamError::Firm`] for a day before the one the state was settled for.
    pub fn put(&self, firm: FirmId, state: FirmState, as_of: Date) -> Result<(), StreamError> {
        let mut shard = locked(self.shard_of(firm));
        let Shard { firms, bench, room } = &mut *shard;
        let fail = |source| StreamError::Firm { firm, source };
        let live = PackedLive::begin(bench, state, as_of).map_err(fail)?;
        let mut kept = Kept { live, held: Held::default(), month_end: None };
        self.watcher.again(room, bench.portrait(), None, None, &mut kept.held, |_| {});
        firms.insert(firm, kept);
        Ok(())
    }

    /// Puts in every firm of segments of which something may be seen, with what may be; `tell` hears of each firm, from any thread.
    ///
    /// # Errors
    /// [`GalleryError`] for a segment that cannot be read or a firm that cannot be put in.
    pub fn fill(
        &self,
        filling: &Filling<'_>,
        permitted: &impl Permitted,
        tell: &(impl Fn() + Sync),
    ) -> Result<(), GalleryError> {
        let resolve = |name: &str| self.catalogue.hub().find(name).map(MeasureId::number);
        (0..filling.buckets).into_par_iter().try_for_each(|bucket| {
            let filter = FactFilter { bucket: Some((bucket, filling.buckets)), ..FactFilter::default() };
            let mut runs = filling.lake.firm_runs(filling.facts, filter, &resolve)?;
            loop {
                let (mut state, mut wrong) = (FirmState::new(), None);
                let mut rights = Rights { permitted, catalogue: self.catalogue, asked: None };
                let firm = runs.next(|firm, fact| {
                    if rights.allow(firm, fact.measure) {
                        wrong = wrong.take().or(state.observe(self.catalogue, &told(fact)).err());
                    }
                })?;
                let Some(firm) = firm else { return Ok(()) };
                if let Some(source) = wrong {
                    return Err(GalleryError::Fact { firm, source });
                }
                if rights.none() {
                    continue;
                }
                state.settle(self.catalogue, filling.learned_through, filling.keep_for);
                self.put(firm, state, filling.as_of)?;
                tell();
            }
        })
    }

    /// Lets a firm go: what has to happen when it withdraws its consent.
    pub fn forget(&self, firm: FirmId) -> bool {
        locked(self.shard_of(firm)).firms.remove(&firm).is_some()
    }

    /// Takes a fact of a firm on a day; none when nothing that can be seen changed. A firm not heard of before begins with it.
    ///
    /// # Errors
    /// [`StreamError::Firm`].
    pub fn apply(&self, firm: FirmId, fact: &Fact, as_of: Date) -> Result<Option<Moved>, StreamError> {
        self.take(firm, fact, as_of, true)
    }

    /// The same for a firm that is held: nothing happens to one that is not, or was let go.
    ///
    /// # Errors
    /// [`StreamError::Firm`].
    pub fn apply_held(&self, firm: FirmId, fact: &Fact, as_of: Date) -> Result<Option<Moved>, StreamError> {
        self.take(firm, fact, as_of, false)
    }

    fn take(&self, firm: FirmId, fact: &Fact, as_of: Date, begins: bool) -> Result<Option<Moved>, StreamError> {
        let mut shard = locked(self.shard_of(firm));
        let Shard { firms, bench, room } = &mut *shard;
        let fail = |source| StreamError::Firm { firm, source };
        let kept = match firms.entry(firm) {
            std::collections::hash_map::Entry::Occupied(held) => held.into_mut(),
            std::collections::hash_map::Entry::Vacant(_) if !begins => return Ok(None),
            std::collections::hash_map::Entry::Vacant(place) => {
                let live = PackedLive::begin(bench, FirmState::new(), as_of).map_err(fail)?;
                place.insert(Kept { live, held: Held::default(), month_end: None })
            }
        };
        let day = kept.live.as_of().map_err(|error| fail(error.into()))?;
        // Beyond its day every warning may turn, not only those that the fact's measure reads.
        let measure = (day == as_of).then_some(fact.measure);
        kept.see_month_end(day, as_of).map_err(|error| fail(error.into()))?;
        let observed = kept.live.apply(bench, fact, as_of).map_err(fail)?;
        if observed == Observed::Same && measure.is_some() {
            return Ok(None);
        }
        let mut turned = Vec::new();
        let (now, month_end) = (bench.portrait(), kept.month_end);
        self.watcher.again(room, now, month_end, measure, &mut kept.held, |one| turned.push(one));
        let moved = Moved { before: bench.before(), now: Standing::of(now), turned };
        let same = observed == Observed::Same && moved.before == moved.now && moved.turned.is_empty();
        Ok((!same).then_some(moved))
    }

    /// Turns every firm of a shard to a day and hands out those that moved: what has to be done once a day, shard by shard.
    ///
    /// # Errors
    /// [`StreamError::Firm`] for the first firm that cannot be turned.
    pub fn turn(&self, shard: usize, as_of: Date, mut moved: impl FnMut(FirmId, Moved)) -> Result<(), StreamError> {
        let Some(shard) = self.shards.get(shard) else { return Ok(()) };
        let mut shard = locked(shard);
        let Shard { firms, bench, room } = &mut *shard;
        for (firm, kept) in firms.iter_mut() {
            let fail = |source| StreamError::Firm { firm: *firm, source };
            let day = kept.live.as_of().map_err(|error| fail(error.into()))?;
            kept.see_month_end(day, as_of).map_err(|error| fail(error.into()))?;
            if kept.live.turn(bench, as_of).map_err(fail)? == Observed::Same {
                continue;
            }
            let mut turned = Vec::new();
            let now = bench.portrait();
            self.watcher.again(room, now, kept.month_end, None, &mut kept.held, |one| turned.push(one));
            let (before, now) = (bench.before(), Standing::of(now));
            if before != now || !turned.is_empty() {
                moved(*firm, Moved { before, now, turned });
            }
        }
        Ok(())
    }

    /// Shards there are.
    #[must_use]
    pub fn shards(&self) -> usize {
        self.shards.len()
    }

    /// How a firm stands, and which warnings hold.
    ///
    /// # Errors
    /// [`PackError`] for damaged bytes.
    pub fn standing(&self, firm: FirmId) -> Result<Option<(Standing, Held)>, PackError> {
        let shard = locked(self.shard_of(firm));
        shard.firms.get(&firm).map(|kept| Ok((kept.live.standing()?, kept.held))).transpose()
    }

    /// The portrait of a firm as of the day it was last turned to, and which warnings hold.
    ///
    /// # Errors
    /// [`PackError`] for damaged bytes.
    pub fn portrait(&self, evaluator: &mut Evaluator<'_>, firm: FirmId) -> Result<Option<(Portrait, Held)>, PackError> {
        let shard = locked(self.shard_of(firm));
        shard.firms.get(&firm).map(|kept| Ok((kept.live.portrait(evaluator)?, kept.held))).transpose()
    }

    /// What is known of a firm.
    ///
    /// # Errors
    /// [`PackError`] for damaged bytes.
    pub fn state(&self, firm: FirmId) -> Result<Option<FirmState>, PackError> {
        let packed = locked(self.shard_of(firm)).firms.get(&firm).map(|kept| kept.live.clone());
        packed.map(|packed| packed.state()).transpose()
    }

    /// Settles every firm of a shard: see [`FirmState::settle`]. To be done once all that was learnt until then is in.
    ///
    /// # Errors
    /// [`StreamError::Firm`] for damaged bytes.
    pub fn settle(&self, shard: usize, learned_through: i64) -> Result<(), StreamError> {
        let Some(shard) = self.shards.get(shard) else { return Ok(()) };
        for (firm, kept) in &mut locked(shard).firms {
            let settled = kept.live.settle(self.catalogue, learned_through);
            settled.map_err(|error| StreamError::Firm { firm: *firm, source: error.into() })?;
        }
        Ok(())
    }
}

impl Kept {
    /// Remembers how the firm stood when a month ends between two days.
    fn see_month_end(&mut self, day: Date, as_of: Date) -> Result<(), PackError> {
        if day.first_of_month() != as_of.first_of_month() {
            self.month_end = Some(self.live.standing()?);
        }
        Ok(())
    }
}

/// A shard is whole between two events: a panic within one leaves the others as they were.
pub(crate) fn locked(shard: &Mutex<Shard>) -> MutexGuard<'_, Shard> {
    shard.lock().unwrap_or_else(PoisonError::into_inner)
}
