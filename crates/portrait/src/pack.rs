//! A state as bytes: what two million firms are held in.
//!
//! | part | how |
//! |---|---|
//! | head | version, instant and day of settling, a table of (instant, batch) from which unsettled cells were learnt, 24 bytes each |
//! | each measure with cells | its number less the one before, bytes until the next, how many cells, their keys, their values |
//! | keys | runs of neighbouring months or days: distance from the last run, length; a full column of 24 months is one run |
//! | references of events | eight bytes each |
//! | values | difference from the one before, zigzag, seven bits a byte |
//! | unsettled cells | place in the table of instants, row; nothing at all once a state is settled |
//!
//! A number takes as many bytes as it needs, so a month of sales takes three or four.

use calendar::Date;
use codes::BatchId;
use hub::Known;

use crate::column::{Cell, Column, SETTLED};
use crate::limits::{MAX_CELLS, MAX_PACKED_BYTES};
use crate::state::FirmState;
use crate::time::{date_of, day_of};

/// The version of this form.
const VERSION: u8 = 3;

/// Bytes that are no state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// Of another version.
    #[error("the packed state is of version {0}, this program reads {VERSION}: fold the firm's facts again")]
    Version(u8),
    /// Longer than is read.
    #[error("the packed state has {0} bytes, at most {MAX_PACKED_BYTES} are read")]
    TooLong(usize),
    /// Cut off, or never a state.
    #[error("the packed state is damaged: fold the firm's facts again")]
    Damaged,
}

impl FirmState {
    /// The state in packed form. Equal states give equal bytes.
    ///
    /// Measures stand in it by number. The hub gives each of its own numbers once and for ever; whoever adds documents of its own keeps
    /// with the bytes which ones it had, and folds anew when it takes one back.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + self.cells() * 4);
        let stamps = self.stamps();
        let stamps = Stamps(&stamps);
        let filled = self.columns.iter().enumerate().filter(|(_, column)| !column.cells.is_empty());
        let head = Head { learned_through: self.learned_through, kept_for: self.kept_for, used: stamps.len() };
        put_head(&mut out, &head, stamps, filled.clone().count());
        let (mut next, mut column_bytes) = (0, Vec::new());
        for (number, column) in filled {
            put(&mut out, (number - next) as u64);
            next = number + 1;
            column_bytes.clear();
            put_column(&mut column_bytes, column, stamps);
            put(&mut out, column_bytes.len() as u64);
            out.extend_from_slice(&column_bytes);
        }
        out
    }

    /// Reads a packed state.
    ///
    /// # Errors
    /// [`PackError`] when the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        if bytes.len() > MAX_PACKED_BYTES {
            return Err(PackError::TooLong(bytes.len()));
        }
        let mut sections = Sections::read(bytes)?;
        let mut columns: Vec<Column> = Vec::new();
        while let Some((number, bytes)) = sections.next()? {
            columns.resize_with(number, Column::default);
            let mut column = Column::default();
            read_column(bytes, sections.stamps, &mut column)?;
            columns.push(column);
        }
        let Head { learned_through, kept_for, .. } = sections.head;
        Ok(Self { columns, learned_through, kept_for })
    }

    /// The table of instants and batches of unsettled cells, in their order.
    fn stamps(&self) -> Vec<u8> {
        let cells = self.columns.iter().flat_map(|column| &column.cells).filter(|cell| !cell.is_settled());
        let mut stamps: Vec<Stamp> = cells.map(|cell| (cell.known.learned_us, cell.known.batch)).collect();
        stamps.sort_unstable();
        stamps.dedup();
        let mut table = Vec::with_capacity(stamps.len() * STAMP);
        stamps.iter().for_each(|stamp| put_stamp(&mut table, *stamp));
        table
    }
}

/// From what an unsettled cell was learnt.
pub(crate) type Stamp = (i64, BatchId);
/// Bytes of a stamp: all alike, so that a table is looked into without being read.
const STAMP: usize = 24;

pub(crate) fn put_stamp(table: &mut Vec<u8>, (learned_us, batch): Stamp) {
    table.extend_from_slice(&learned_us.to_le_bytes());
    table.extend_from_slice(batch.as_bytes());
}

/// A table of stamps as it lies in a packed state.
#[derive(Clone, Copy)]
pub(crate) struct Stamps<'a>(pub &'a [u8]);

impl Stamps<'_> {
    pub(crate) fn len(self) -> usize {
        self.0.len() / STAMP
    }

    fn get(self, place: usize) -> Option<Stamp> {
        let bytes = self.0.get(place * STAMP..(place + 1) * STAMP)?;
        let (learned_us, batch) = bytes.split_first_chunk::<8>()?;
        Some((i64::from_le_bytes(*learned_us), BatchId::from_bytes(batch.try_into().ok()?)))
    }

    /// Where a stamp stands. Mostly what was learnt last is asked for, so the end is looked at first.
    pub(crate) fn place(self, stamp: Stamp) -> Option<usize> {
        (0..self.len()).rev().find(|place| self.get(*place) == Some(stamp))
    }
}

/// What stands before the table of stamps.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    pub learned_through: i64,
    pub kept_for: Option<Date>,
    /// Stamps there were when all of them were in use: what a table that has grown much beyond is cleared down to.
    pub used: usize,
}

/// A packed state, measure by measure; the columns themselves are not read.
pub(crate) struct Sections<'a> {
    pub head: Head,
    /// From what unsettled cells were learnt.
    pub stamps: Stamps<'a>,
    /// Columns there are.
    pub columns: usize,
    left: usize,
    /// The least number the next measure can have.
    at: usize,
    input: Input<'a>,
}

impl<'a> Sections<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, PackError> {
        let mut input = Input(bytes);
        let version = input.byte()?;
        if version != VERSION {
            return Err(PackError::Version(version));
        }
        let learned_through = input.signed()?;
        let kept_for = match input.byte()? {
            0 => None,
            1 => Some(input.date()?),
            _ => return Err(PackError::Damaged),
        };
        let used = input.count(bytes.len())?;
        let stamps = Stamps(input.bytes(STAMP)?);
        let head = Head { learned_through, kept_for, used };
        let columns = input.count(usize::from(u16::MAX))?;
        Ok(Self { head, stamps, columns, left: columns, at: 0, input })
    }

    /// The number of the next measure and the bytes of its column.
    pub(crate) fn next(&mut self) -> Result<Option<(usize, &'a [u8])>, PackError> {
        if self.left == 0 {
            return if self.input.0.is_empty() { Ok(None) } else { Err(PackError::Damaged) };
        }
        let number = self.at + self.input.count(usize::from(u16::MAX))?;
        let column = self.input.bytes(1)?;
        if number > usize::from(u16::MAX) {
            return Err(PackError::Damaged);
        }
        (self.left, self.at) = (self.left - 1, number + 1);
        Ok(Some((number, column)))
    }

    /// Bytes that were not looked at yet.
    pub(crate) fn rest(&self) -> usize {
        self.input.0.len()
    }

    /// The least number the next measure can have: what its number is written less of.
    pub(crate) fn at(&self) -> usize {
        self.at
    }
}

/// Reads a column into the room of another.
pub(crate) fn read_column(bytes: &[u8], stamps: Stamps<'_>, into: &mut Column) -> Result<(), PackError> {
    let mut input = Input(bytes);
    input.column(stamps, &mut into.cells)?;
    if input.0.is_empty() { Ok(()) } else { Err(PackError::Damaged) }
}

/// The part before the columns.
pub(crate) fn put_head(out: &mut Vec<u8>, head: &Head, stamps: Stamps<'_>, columns: usize) {
    out.push(VERSION);
    put_signed(out, head.learned_through);
    match head.kept_for {
        None => out.push(0),
        Some(day) => {
            out.push(1);
            put_signed(out, day_of(day).into());
        }
    }
    put(out, head.used as u64);
    put(out, stamps.len() as u64);
    out.extend_from_slice(stamps.0);
    put(out, columns as u64);
}

/// What a column may be told to be made of, beside its keys and values.
mod flag {
    pub const REFERENCES: u8 = 1;
    pub const UNSETTLED: u8 = 2;
    pub const TAKEN_BACK: u8 = 4;
    pub const ALL: u8 = REFERENCES | UNSETTLED | TAKEN_BACK;
}

pub(crate) fn put_column(out: &mut Vec<u8>, column: &Column, stamps: Stamps<'_>) {
    let cells = &column.cells;
    let some = |test: fn(&Cell) -> bool, flag: u8| if cells.iter().any(test) { flag } else { 0 };
    let flags = some(|cell| cell.reference != 0, flag::REFERENCES)
        | some(|cell| !cell.is_settled(), flag::UNSETTLED)
        | some(|cell| cell.value.is_none(), flag::TAKEN_BACK);
    out.push(flags);
    put(out, cells.len() as u64);
    put_keys(out, cells);
    if flags & flag::REFERENCES != 0 {
        cells.iter().for_each(|cell| out.extend_from_slice(&cell.reference.to_le_bytes()));
    }
    if flags & flag::TAKEN_BACK != 0 {
        put_bits(out, cells, |cell| cell.value.is_some());
    }
    let mut before = 0_i64;
    for value in cells.iter().filter_map(|cell| cell.value) {
        put_signed(out, value.wrapping_sub(before));
        before = value;
    }
    if flags & flag::UNSETTLED != 0 {
        put_bits(out, cells, |cell| !cell.is_settled());
        for cell in cells.iter().filter(|cell| !cell.is_settled()) {
            let stamp = (cell.known.learned_us, cell.known.batch);
            put(out, stamps.place(stamp).unwrap_or(0) as u64);
            put(out, cell.known.row);
        }
    }
}

/// Runs of neighbours: how far from the last one, how many. Events of one day are runs of their own at distance 0.
fn put_keys(out: &mut Vec<u8>, cells: &[Cell]) {
    let mut next = 0_i64;
    let mut at = 0;
    while at < cells.len() {
        let first = cells[at].at;
        let run =
            1 + cells[at..].windows(2).take_while(|pair| i64::from(pair[0].at) + 1 == i64::from(pair[1].at)).count();
        put_signed(out, i64::from(first) - next);
        put(out, run as u64);
        at += run;
        next = i64::from(cells[at - 1].at);
    }
}

fn put_bits(out: &mut Vec<u8>, cells: &[Cell], test: fn(&Cell) -> bool) {
    for eight in cells.chunks(8) {
        out.push(eight.iter().enumerate().fold(0, |bits, (at, cell)| bits | u8::from(test(cell)) << at));
    }
}

/// Seven bits a byte, the least first; the top bit says that more follow.
pub(crate) fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push((number & 0x7f) as u8);
}

/// How many bytes [`put`] takes for a number.
pub(crate) fn width(number: usize) -> usize {
    (number.max(1).ilog2() as usize) / 7 + 1
}

/// Small numbers of either sign are short: 0, -1, 1, -2 are 0, 1, 2, 3.
pub(crate) fn put_signed(out: &mut Vec<u8>, number: i64) {
    put(out, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

/// What is left to read.
pub(crate) struct Input<'a>(pub &'a [u8]);

impl<'a> Input<'a> {
    pub(crate) fn byte(&mut self) -> Result<u8, PackError> {
        let (first, rest) = self.0.split_first().ok_or(PackError::Damaged)?;
        self.0 = rest;
        Ok(*first)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], PackError> {
        let (first, rest) = self.0.split_first_chunk::<N>().ok_or(PackError::Damaged)?;
        self.0 = rest;
        Ok(*first)
    }

    /// So many times `each` bytes as the number that comes first says.
    fn bytes(&mut self, each: usize) -> Result<&'a [u8], PackError> {
        let count = self.count(self.0.len() / each)?;
        let (bytes, rest) = self.0.split_at_checked(count * each).ok_or(PackError::Damaged)?;
        self.0 = rest;
        Ok(bytes)
    }

    #[inline]
    pub(crate) fn number(&mut self) -> Result<u64, PackError> {
        match self.0 {
            [first, rest @ ..] if *first < 0x80 => {
                self.0 = rest;
                Ok(u64::from(*first))
            }
            _ => self.long_number(),
        }
    }

    fn long_number(&mut self) -> Result<u64, PackError> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err(PackError::Damaged);
            }
            number |= bits << shift;
            if byte < 0x80 {
                // A shorter form of the same number would make two byte strings of one state.
                return if byte == 0 && shift > 0 { Err(PackError::Damaged) } else { Ok(number) };
            }
        }
        Err(PackError::Damaged)
    }

    #[inline]
    pub(crate) fn signed(&mut self) -> Result<i64, PackError> {
        let number = self.number()?;
        Ok((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    }

    fn count(&mut self, most: usize) -> Result<usize, PackError> {
        let count = usize::try_from(self.number()?).map_err(|_| PackError::Damaged)?;
        if count > most { Err(PackError::Damaged) } else { Ok(count) }
    }

    fn day(&mut self) -> Result<i32, PackError> {
        i32::try_from(self.signed()?).map_err(|_| PackError::Damaged)
    }

    pub(crate) fn date(&mut self) -> Result<Date, PackError> {
        let day = self.day()?;
        let date = date_of(day);
        if day_of(date) == day { Ok(date) } else { Err(PackError::Damaged) }
    }

    fn column(&mut self, stamps: Stamps<'_>, cells: &mut Vec<Cell>) -> Result<(), PackError> {
        let flags = self.byte()?;
        let count = self.count(MAX_CELLS)?;
        if flags & !flag::ALL != 0 || count == 0 {
            return Err(PackError::Damaged);
        }
        self.keys(count, cells)?;
        if flags & flag::REFERENCES != 0 {
            for cell in cells.iter_mut() {
                cell.reference = u64::from_le_bytes(self.take()?);
            }
        }
        let there = if flags & flag::TAKEN_BACK != 0 { Some(self.bits(count)?) } else { None };
        let mut before = 0_i64;
        for (at, cell) in cells.iter_mut().enumerate() {
            if there.as_ref().is_none_or(|there| there[at]) {
                before = before.wrapping_add(self.signed()?);
                cell.value = Some(before);
            }
        }
        if flags & flag::UNSETTLED != 0 {
            let unsettled = self.bits(count)?;
            for (cell, _) in cells.iter_mut().zip(unsettled).filter(|(_, unsettled)| *unsettled) {
                let place = self.count(stamps.len())?;
                let (learned_us, batch) = stamps.get(place).ok_or(PackError::Damaged)?;
                cell.known = Known { learned_us, batch, row: self.number()? };
            }
        }
        if cells.is_sorted_by(|a, b| a.key() < b.key()) { Ok(()) } else { Err(PackError::Damaged) }
    }

    fn keys(&mut self, count: usize, cells: &mut Vec<Cell>) -> Result<(), PackError> {
        cells.clear();
        cells.reserve(count);
        let mut next = 0_i64;
        while cells.len() < count {
            let first = next.checked_add(self.signed()?).ok_or(PackError::Damaged)?;
            let run = self.count(count - cells.len())?;
            if run == 0 {
                return Err(PackError::Damaged);
            }
            for step in 0..run {
                let at = i32::try_from(first + step as i64).map_err(|_| PackError::Damaged)?;
                cells.push(Cell { at, reference: 0, known: SETTLED, value: None });
            }
            next = first + run as i64 - 1;
        }
        Ok(())
    }

    fn bits(&mut self, count: usize) -> Result<Vec<bool>, PackError> {
        let mut bits = Vec::with_capacity(count);
        for at in 0..count.div_ceil(8) {
            let byte = self.byte()?;
            bits.extend((0..8.min(count - at * 8)).map(|bit| byte >> bit & 1 == 1));
        }
        Ok(bits)
    }
}
