//! [`PackedLive`]: a watched firm as bytes, kept in step fact by fact without being unpacked: millions of firms are held so.
//!
//! Beside the packed state stand the day, every reading and what the scores are made of. A fact unpacks the columns that the indicators
//! it touches are computed from, a few of them, and writes back its own; [`Live`] does the work, so the result is the same.

use calendar::Date;
use hub::Fact;
use scoring::Grade;

use crate::catalogue::Catalogue;
use crate::column::Column;
use crate::live::{Live, LiveError};
use crate::pack::{
    Head, Input, PackError, Sections, Stamps, put, put_column, put_head, put_signed, put_stamp, read_column, width,
};
use crate::portrait::{Evaluator, Portrait, PortraitError, Reading};
use crate::state::{FirmState, Observed};
use crate::time::day_of;
use crate::view::Missing;

/// A watched firm in packed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedLive {
    bytes: Vec<u8>,
    /// Where the state ends and the portrait begins.
    state: u32,
}

/// How a firm stood and stands, when a fact was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The total, in hundredths.
    pub total: Option<i32>,
    /// The grade.
    pub grade: Option<Grade>,
}

impl Standing {
    /// Of a portrait.
    #[must_use]
    pub const fn of(portrait: &Portrait) -> Self {
        Self { total: portrait.scores.total, grade: portrait.grade }
    }
}

/// Why a packed firm cannot go on. It is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackedError {
    /// The bytes are no firm.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The fact or the day cannot be taken.
    #[error(transparent)]
    Live(#[from] LiveError),
}

impl From<PortraitError> for PackedError {
    fn from(error: PortraitError) -> Self {
        Self::Live(LiveError::Portrait(error))
    }
}

/// Where one packed firm after another is worked on: a thread keeps one.
#[derive(Debug)]
pub struct Bench<'a> {
    evaluator: Evaluator<'a>,
    live: Live,
    /// Measures whose columns are unpacked.
    unpacked: Vec<usize>,
    /// The table of stamps of the firm.
    stamps: Vec<u8>,
    column: Vec<u8>,
    out: Vec<u8>,
    before: Standing,
}

impl<'a> Bench<'a> {
    /// A bench.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue) -> Self {
        let before = Standing { total: None, grade: None };
        let live = Live::blank(FirmState::new());
        let evaluator = Evaluator::new(catalogue);
        let (unpacked, stamps) = (Vec::new(), Vec::new());
        Self { evaluator, live, unpacked, stamps, column: Vec::new(), out: Vec::new(), before }
    }

    /// The portrait of the firm that was last worked on, after a fact that changed something.
    #[must_use]
    pub fn portrait(&self) -> &Portrait {
        self.live.portrait()
    }

    /// How that firm stood before.
    #[must_use]
    pub fn before(&self) -> Standing {
        self.before
    }

    /// The catalogue it computes by.
    #[must_use]
    pub fn catalogue(&self) -> &'a Catalogue {
        self.evaluator.catalogue()
    }

    /// Puts away what is unpacked and keeps the room.
    fn clear(&mut self) {
        for number in self.unpacked.drain(..) {
            self.live.state.columns[number].cells.clear();
        }
    }
}

/// What a missing reading is written as; values come after these.
const MISSING: [Missing; 4] = [Missing::NoData, Missing::ThinCoverage, Missing::NoBase, Missing::OutOfRange];
/// Bytes left free behind a firm that grew, so that the next facts need no new room.
const SLACK: usize = 24;
/// Stamps that are let be.
const CROWDED: usize = 32;
/// Says that a value follows at full length.
const LONG: u64 = MISSING.len() as u64;

fn put_reading(out: &mut Vec<u8>, reading: Reading) {
    match reading {
        Reading::Missing(missing) => put(out, MISSING.iter().position(|one| *one == missing).unwrap_or(0) as u64),
        Reading::Value(value) => {
            let folded = ((value << 1) ^ (value >> 63)).cast_unsigned();
            match folded.checked_add(LONG + 1) {
                Some(short) => put(out, short),
                None => {
                    put(out, LONG);
                    put(out, folded);
                }
            }
        }
    }
}

fn reading(input: &mut Input<'_>) -> Result<Reading, PackError> {
    let number = input.number()?;
    if let Some(missing) = usize::try_from(number).ok().and_then(|at| MISSING.get(at)) {
        return Ok(Reading::Missing(*missing));
    }
    let folded = if number == LONG { input.number()? } else { number - LONG - 1 };
    Ok(Reading::Value((folded >> 1).cast_signed() ^ -((folded & 1).cast_signed())))
}

/// Day, standing, what the scores are made of, readings.
fn put_portrait(out: &mut Vec<u8>, live: &Live) {
    put_signed(out, day_of(live.portrait.as_of).into());
    put(out, live.portrait.scores.total.map_or(0, |total| u64::from(total.unsigned_abs()) + 1));
    put(out, live.portrait.grade.map_or(0, |grade| grade as u64 + 1));
    live.tally.points.iter().chain(&live.tally.present).for_each(|sum| put_signed(out, *sum));
    live.depth.counts().iter().for_each(|count| put(out, u64::from(*count)));
    live.portrait.readings.iter().for_each(|reading| put_reading(out, *reading));
}

fn standing(input: &mut Input<'_>) -> Result<Standing, PackError> {
    let total = match input.number()? {
        0 => None,
        total => Some(i32::try_from(total - 1).map_err(|_| PackError::Damaged)?),
    };
    let grade = match input.number()? {
        0 => None,
        place => {
            let place = usize::try_from(place - 1).map_err(|_| PackError::Damaged)?;
            Some(*Grade::ALL.get(place).ok_or(PackError::Damaged)?)
        }
    };
    Ok(Standing { total, grade })
}

fn take_portrait(mut input: Input<'_>, indicators: usize, live: &mut Live) -> Result<Standing, PackError> {
    live.portrait.as_of = input.date()?;
    let standing = standing(&mut input)?;
    for sum in live.tally.points.iter_mut().chain(&mut live.tally.present) {
        *sum = input.signed()?;
    }
    for count in live.depth.counts_mut() {
        *count = u16::try_from(input.number()?).map_err(|_| PackError::Damaged)?;
    }
    live.portrait.readings.clear();
    for _ in 0..indicators {
        live.portrait.readings.push(reading(&mut input)?);
    }
    if input.0.is_empty() { Ok(standing) } else { Err(PackError::Damaged) }
}

impl PackedLive {
    /// Packs a watched firm.
    #[must_use]
    pub fn new(live: &Live) -> Self {
        let mut bytes = live.state().to_bytes();
        let state = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        put_portrait(&mut bytes, live);
        // A copy of just the size: shrinking in place would leave a hole behind each of two million firms.
        Self { bytes: bytes.as_slice().into(), state }
    }

    /// Begins to watch a firm on a day; the bench shows its portrait.
    ///
    /// # Errors
    /// [`PackedError`] for a day before the one the state was settled for.
    pub fn begin(bench: &mut Bench<'_>, state: FirmState, as_of: Date) -> Result<Self, PackedError> {
        let live = Live::new(&mut bench.evaluator, state, as_of)?;
        let packed = Self::new(&live);
        bench.live.portrait = live.portrait;
        Ok(packed)
    }

    /// From bytes that were kept: the state's length and all bytes, as [`PackedLive::parts`] gives them.
    ///
    /// # Errors
    /// [`PackError`] for bytes that are no firm of this catalogue.
    pub fn from_parts(catalogue: &Catalogue, state: u32, bytes: &[u8]) -> Result<Self, PackError> {
        let packed = Self { bytes: bytes.into(), state };
        packed.unpacked(catalogue)?;
        Ok(packed)
    }

    /// Where the state ends, and all bytes.
    #[must_use]
    pub fn parts(&self) -> (u32, &[u8]) {
        (self.state, &self.bytes)
    }

    /// The day of its portrait.
    ///
    /// # Errors
    /// [`PackError`] for damaged bytes.
    pub fn as_of(&self) -> Result<Date, PackError> {
        self.portrait_bytes()?.date()
    }

    /// How the firm stands.
    ///
    /// # Errors
    /// [`PackError`] for damaged bytes.
    pub fn standing(&self) -> Result<Standing, PackError> {
        let mut input = self.portrait_bytes()?;
        input.signed()?;
        standing(&mut input)
    }

    /// The portrait, made of what was kept of it: no column is unpacked.
    ///
    /// # Errors
    /// [`PackError`] for damaged bytes.
    pub fn portrait(&self, evaluator: &mut Evaluator<'_>) -> Result<Portrait, PackError> {
        let mut live = Live::blank(FirmState::new());
        take_portrait(self.portrait_bytes()?, evaluator.catalogue().indicators().len(), &mut live)?;
        live.finish(evaluator).map_err(|_| PackError::Damaged)?;
        Ok(live.portrait)
    }

    /// The state.
    ///
    /// # Errors
    /// [`PackError`] for damaged bytes.
    pub fn state(&self) -> Result<FirmState, PackError> {
        FirmState::from_bytes(self.state_bytes()?)
    }

    /// Unpacks the firm, its portrait whole.
    ///
    /// # Errors
    /// [`PackError`] for damaged bytes.
    pub fn live(&self, catalogue: &Catalogue) -> Result<Live, PackError> {
        let mut live = self.unpacked(catalogue)?.0;
        // The portrait was made of this state on this day, so there is nothing to refuse.
        live.finish(&mut Evaluator::new(catalogue)).map_err(|_| PackError::Damaged)?;
        Ok(live)
    }

    /// State, day and readings, without what follows from them, and how the firm stands.
    fn unpacked(&self, catalogue: &Catalogue) -> Result<(Live, Standing), PackError> {
        let mut live = Live::blank(self.state()?);
        let standing = take_portrait(self.portrait_bytes()?, catalogue.indicators().len(), &mut live)?;
        Ok((live, standing))
    }

    /// Takes a fact and brings the portrait in step, turning to `as_of` first. When something changed, the bench shows the portrait.
    ///
    /// # Errors
    /// [`PackedError`]; the firm is as it was.
    pub fn apply(&mut self, bench: &mut Bench<'_>, fact: &Fact, as_of: Date) -> Result<Observed, PackedError> {
        let done = self.try_apply(bench, fact, as_of);
        bench.clear();
        done
    }

    fn try_apply(&mut self, bench: &mut Bench<'_>, fact: &Fact, as_of: Date) -> Result<Observed, PackedError> {
        let catalogue = bench.catalogue();
        bench.before = take_portrait(self.portrait_bytes()?, catalogue.indicators().len(), &mut bench.live)?;
        if bench.live.portrait.as_of != as_of {
            return self.apply_turning(bench, fact, as_of);
        }
        let read = bench.unpack(self.state_bytes()?, fact)?;
        let observed = bench.live.apply(&mut bench.evaluator, fact)?;
        let state = bench.rewrite(self.state_bytes()?, fact, &read)?;
        if observed == Observed::Changed {
            put_portrait(&mut bench.out, &bench.live);
        } else {
            bench.out.extend_from_slice(self.portrait_bytes()?.0);
        }
        self.keep(&bench.out, state);
        if Stamps(&bench.stamps).len() > CROWDED.max(2 * read.head.used) {
            self.let_stamps_go()?;
        }
        Ok(observed)
    }

    /// Another day than the firm's own: everything is unpacked, turned, settled cells' stamps let go, and packed again.
    fn apply_turning(&mut self, bench: &mut Bench<'_>, fact: &Fact, as_of: Date) -> Result<Observed, PackedError> {
        let (mut live, _) = self.unpacked(bench.catalogue())?;
        live.turn(&mut bench.evaluator, as_of)?;
        let observed = live.apply(&mut bench.evaluator, fact)?;
        *self = Self::new(&live);
        bench.live.portrait = live.portrait;
        Ok(observed)
    }

    /// Turns to another day without a fact: whether the portrait of the bench differs from the one before in more than its day.
    ///
    /// # Errors
    /// [`PackedError`] for a day before the one the state was settled for.
    pub fn turn(&mut self, bench: &mut Bench<'_>, as_of: Date) -> Result<Observed, PackedError> {
        let (mut live, before) = self.unpacked(bench.catalogue())?;
        bench.before = before;
        if live.portrait.as_of == as_of {
            live.finish(&mut bench.evaluator)?;
        }
        let readings = live.portrait.readings.clone();
        live.turn(&mut bench.evaluator, as_of)?;
        let changed = live.portrait.readings != readings || Standing::of(live.portrait()) != bench.before;
        *self = Self::new(&live);
        bench.live.portrait = live.portrait;
        Ok(if changed { Observed::Changed } else { Observed::Same })
    }

    /// Settles the state: see [`FirmState::settle`].
    ///
    /// # Errors
    /// [`PackError`] for damaged bytes.
    pub fn settle(&mut self, catalogue: &Catalogue, learned_through: i64) -> Result<(), PackError> {
        let mut state = self.state()?;
        state.settle(catalogue, learned_through, self.as_of()?);
        // No portrait of the day changes by it.
        self.put_state(&state)
    }

    /// Lets go the stamps of cells that were told anew since.
    fn let_stamps_go(&mut self) -> Result<(), PackError> {
        let state = self.state()?;
        self.put_state(&state)
    }

    fn put_state(&mut self, state: &FirmState) -> Result<(), PackError> {
        let mut bytes = state.to_bytes();
        let end = bytes.len();
        bytes.extend_from_slice(self.portrait_bytes()?.0);
        self.keep(&bytes, end);
        Ok(())
    }

    fn keep(&mut self, bytes: &[u8], state: usize) {
        self.state = u32::try_from(state).unwrap_or(u32::MAX);
        if self.bytes.capacity() < bytes.len() {
            self.bytes = Vec::with_capacity(bytes.len() + SLACK);
        }
        self.bytes.clear();
        self.bytes.extend_from_slice(bytes);
    }

    fn state_bytes(&self) -> Result<&[u8], PackError> {
        self.bytes.get(..self.state as usize).ok_or(PackError::Damaged)
    }

    fn portrait_bytes(&self) -> Result<Input<'_>, PackError> {
        self.bytes.get(self.state as usize..).map(Input).ok_or(PackError::Damaged)
    }
}

/// What a packed state is written again with.
struct Read {
    head: Head,
    columns: usize,
    /// Where in the state's bytes the columns begin.
    begin: usize,
    /// Where the fact's own column lies, or where it belongs.
    own: Place,
}

/// Where a column of a packed state lies with its number and length, or where it belongs when it is not there.
struct Place {
    from: usize,
    until: usize,
    there: bool,
    /// The least number it can have.
    at: usize,
    /// The number of the column after it, and where the rest of that column begins, when it was not there: its number is written anew.
    next: Option<(usize, usize)>,
}

impl Bench<'_> {
    /// Unpacks the columns from which what the fact touches is computed.
    fn unpack(&mut self, state: &[u8], fact: &Fact) -> Result<Read, PackError> {
        let own = fact.measure.index();
        let mut needed = self.catalogue().needed_for(fact.measure).iter().map(|measure| measure.index()).peekable();
        let mut sections = Sections::read(state)?;
        let begin = state.len() - sections.rest();
        let mut place = None;
        let live = &mut self.live.state;
        (live.learned_through, live.kept_for) = (sections.head.learned_through, sections.head.kept_for);
        loop {
            let (from, at) = (state.len() - sections.rest(), sections.at());
            let Some((number, column)) = sections.next()? else { break };
            if number >= own && place.is_none() {
                let until = state.len() - sections.rest();
                let there = number == own;
                let next = (!there).then(|| (number, from + width(number - at)));
                place = Some(Place { from, until: if there { until } else { from }, there, at, next });
            }
            while needed.next_if(|wanted| *wanted < number).is_some() {}
            if needed.next_if(|wanted| *wanted == number).is_none() {
                continue;
            }
            if live.columns.len() <= number {
                live.columns.resize_with(number + 1, Column::default);
            }
            self.unpacked.push(number);
            read_column(column, sections.stamps, &mut live.columns[number])?;
        }
        let end = Place { from: state.len(), until: state.len(), there: false, at: sections.at(), next: None };
        self.stamps.clear();
        self.stamps.extend_from_slice(sections.stamps.0);
        Ok(Read { head: sections.head, columns: sections.columns, begin, own: place.unwrap_or(end) })
    }

    /// The state with the fact's own column as it is now, the others copied; where it ends.
    fn rewrite(&mut self, state: &[u8], fact: &Fact, read: &Read) -> Result<usize, PackError> {
        let own = fact.measure.index();
        let empty = Column::default();
        let column = self.live.state.columns.get(own).unwrap_or(&empty);
        let stamp = (fact.known.learned_us, fact.known.batch);
        let told =
            column.cells.iter().any(|cell| !cell.is_settled() && (cell.known.learned_us, cell.known.batch) == stamp);
        if told && Stamps(&self.stamps).place(stamp).is_none() {
            put_stamp(&mut self.stamps, stamp);
        }
        let stamps = Stamps(&self.stamps);
        self.column.clear();
        if !column.cells.is_empty() {
            put_column(&mut self.column, column, stamps);
            if !read.own.there {
                self.unpacked.push(own);
            }
        }
        let place = &read.own;
        let columns = read.columns - usize::from(place.there) + usize::from(!self.column.is_empty());
        let (before, after) = match (state.get(read.begin..place.from), state.get(place.until..)) {
            (Some(before), Some(after)) => (before, after),
            _ => return Err(PackError::Damaged),
        };
        let out = &mut self.out;
        out.clear();
        put_head(out, &read.head, stamps, columns);
        out.extend_from_slice(before);
        // A column that was there stays, since taking a fact never empties one; one that was not may not have come.
        if self.column.is_empty() {
            out.extend_from_slice(after);
            return Ok(out.len());
        }
        put(out, (own - place.at) as u64);
        put(out, self.column.len() as u64);
        out.extend_from_slice(&self.column);
        match place.next {
            None => out.extend_from_slice(after),
            Some((number, rest)) => {
                put(out, (number - own - 1) as u64);
                out.extend_from_slice(state.get(rest..).ok_or(PackError::Damaged)?);
            }
        }
        Ok(out.len())
    }
}
