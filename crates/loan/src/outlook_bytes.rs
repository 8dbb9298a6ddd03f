//! An [`Outlook`] as bytes: two hundred for a loan repaid monthly, so that two million of them are read in seconds.
//!
//! A row of a read model holds them; they are thrown away and made again with the row, so there is no older form to read.
//! Numbers are variable-length (seven bits a byte), each stretch says only what differs from the one before.

use calendar::{Date, add_days, days_between};
use ledger::Account;

use crate::classification::{ClassificationRule, FiveCategory};
use crate::outlook::{Outlook, Stretch};
use crate::position::Standing;
use crate::state::Stage;

/// The first byte: another number whenever the form changes. An account that is appended to the chart is no change, since each
/// stretch says which accounts differ.
const FORM: u64 = 1;
/// The same with the number of versions that tell interest otherwise: only where there are any.
const FORM_WITH_INCOME: u64 = 2;
/// Days are counted from here.
const EPOCH: Date = Date::constant(1970, 1, 1);
const STANDINGS: [Standing; 4] =
    [Standing::NotDisbursed, Standing::Outstanding, Standing::Settled, Standing::WrittenOff];

/// The bytes are no outlook of this form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the outlook of a loan cannot be read: make the read models again (anji rebuild)")]
pub struct BadOutlook;

impl Outlook {
    /// The bytes to keep.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + self.stretches.len() * 16);
        match self.income_known {
            0 => put(&mut out, FORM),
            known => {
                put(&mut out, FORM_WITH_INCOME);
                put(&mut out, u64::from(known));
            }
        }
        let rule = &self.rule;
        for days in [
            rule.special_mention_from_days,
            rule.substandard_over_days,
            rule.doubtful_over_days,
            rule.loss_over_days,
            rule.technical_delay_days,
        ] {
            put(&mut out, u64::from(days));
        }
        put_day(&mut out, self.disbursed_on);
        put_day(&mut out, self.bad_on);
        put_day(&mut out, Some(self.until));
        put(&mut out, self.stretches.len() as u64);
        let mut before = start();
        for stretch in &self.stretches {
            put_stretch(&mut out, &before, stretch);
            before = stretch.clone();
        }
        out
    }

    /// Reads the bytes back.
    ///
    /// # Errors
    /// [`BadOutlook`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadOutlook> {
        let mut rest = bytes;
        let income_known = match get(&mut rest)? {
            FORM => 0,
            FORM_WITH_INCOME => u32::try_from(get(&mut rest)?).map_err(|_| BadOutlook)?,
            _ => return Err(BadOutlook),
        };
        let mut days = || u32::try_from(get(&mut rest)?).map_err(|_| BadOutlook);
        let rule = ClassificationRule {
            special_mention_from_days: days()?,
            substandard_over_days: days()?,
            doubtful_over_days: days()?,
            loss_over_days: days()?,
            technical_delay_days: days()?,
        };
        let (disbursed_on, bad_on) = (get_day(&mut rest)?, get_day(&mut rest)?);
        let until = get_day(&mut rest)?.ok_or(BadOutlook)?;
        let count = usize::try_from(get(&mut rest)?).map_err(|_| BadOutlook)?;
        // A stretch takes two bytes at least: a damaged count must not ask for the memory of the machine.
        if count == 0 || count > rest.len() / 2 {
            return Err(BadOutlook);
        }
        let mut stretches = Vec::with_capacity(count);
        let mut before = start();
        for _ in 0..count {
            before = get_stretch(&mut rest, &before)?;
            stretches.push(before.clone());
        }
        if rest.is_empty() {
            Ok(Self { rule, income_known, disbursed_on, bad_on, until, stretches })
        } else {
            Err(BadOutlook)
        }
    }
}

/// What the first stretch is told as a difference from.
const fn start() -> Stretch {
    Stretch {
        from: EPOCH,
        stage: Stage::Absent,
        standing: Standing::NotDisbursed,
        outstanding: 0,
        owed: 0,
        overdue_since: None,
        floor: FiveCategory::Normal,
        interest_a_day: 0,
        fallen_due: (0, 0),
        balances: [0; Account::ALL.len()],
    }
}

const NAMES: u64 = 1;
const OUTSTANDING: u64 = 1 << 1;
const OWED: u64 = 1 << 2;
const OVERDUE: u64 = 1 << 3;
const INTEREST: u64 = 1 << 4;
const FALLEN: u64 = 1 << 5;
const FIRST_ACCOUNT: u32 = 6;

fn put_stretch(out: &mut Vec<u8>, before: &Stretch, now: &Stretch) {
    put_signed(out, i64::from(days_between(before.from, now.from)));
    let names = |s: &Stretch| (s.stage, s.standing, s.floor);
    let mut says = 0;
    let mut mark = |differs: bool, bit: u64| says |= if differs { bit } else { 0 };
    mark(names(before) != names(now), NAMES);
    mark(before.outstanding != now.outstanding, OUTSTANDING);
    mark(before.owed != now.owed, OWED);
    mark(before.overdue_since != now.overdue_since, OVERDUE);
    mark(before.interest_a_day != now.interest_a_day, INTEREST);
    mark(now.fallen_due != (0, 0), FALLEN);
    for (index, (a, b)) in before.balances.iter().zip(&now.balances).enumerate() {
        mark(a != b, 1 << (FIRST_ACCOUNT as usize + index));
    }
    put(out, says);
    if says & NAMES != 0 {
        let place = |found: Option<usize>| found.unwrap_or(0) as u64;
        put(out, place(Stage::ALL.iter().position(|stage| *stage == now.stage)));
        put(out, place(STANDINGS.iter().position(|standing| *standing == now.standing)));
        put(out, place(FiveCategory::ALL.iter().position(|class| *class == now.floor)));
    }
    for (bit, a, b) in [
        (OUTSTANDING, before.outstanding, now.outstanding),
        (OWED, before.owed, now.owed),
        (INTEREST, before.interest_a_day, now.interest_a_day),
    ] {
        if says & bit != 0 {
            put_signed(out, b.wrapping_sub(a));
        }
    }
    if says & OVERDUE != 0 {
        put_day(out, now.overdue_since);
    }
    if says & FALLEN != 0 {
        put_signed(out, now.fallen_due.0);
        put_signed(out, now.fallen_due.1);
    }
    for (a, b) in before.balances.iter().zip(&now.balances).filter(|(a, b)| a != b) {
        put_signed(out, b.wrapping_sub(*a));
    }
}

fn get_stretch(rest: &mut &[u8], before: &Stretch) -> Result<Stretch, BadOutlook> {
    let mut now = Stretch { fallen_due: (0, 0), ..before.clone() };
    let days = i32::try_from(get_signed(rest)?).map_err(|_| BadOutlook)?;
    now.from = add_days(before.from, days).map_err(|_| BadOutlook)?;
    let says = get(rest)?;
    if says & NAMES != 0 {
        let mut place = || usize::try_from(get(rest)?).map_err(|_| BadOutlook);
        now.stage = *Stage::ALL.get(place()?).ok_or(BadOutlook)?;
        now.standing = *STANDINGS.get(place()?).ok_or(BadOutlook)?;
        now.floor = *FiveCategory::ALL.get(place()?).ok_or(BadOutlook)?;
    }
    for (bit, slot) in [(OUTSTANDING, &mut now.outstanding), (OWED, &mut now.owed), (INTEREST, &mut now.interest_a_day)]
    {
        if says & bit != 0 {
            *slot = slot.wrapping_add(get_signed(rest)?);
        }
    }
    if says & OVERDUE != 0 {
        now.overdue_since = get_day(rest)?;
    }
    if says & FALLEN != 0 {
        now.fallen_due = (get_signed(rest)?, get_signed(rest)?);
    }
    for (index, slot) in now.balances.iter_mut().enumerate() {
        if says & (1 << (FIRST_ACCOUNT as usize + index)) != 0 {
            *slot = slot.wrapping_add(get_signed(rest)?);
        }
    }
    Ok(now)
}

/// Appends a number, seven bits a byte, the lowest first.
fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// The same with the sign in the lowest bit.
fn put_signed(out: &mut Vec<u8>, value: i64) {
    put(out, (value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned());
}

/// Nothing is 0; a day is its number since the epoch, with one added.
fn put_day(out: &mut Vec<u8>, day: Option<Date>) {
    put(out, day.map_or(0, |day| i64::from(days_between(EPOCH, day)).saturating_add(1).max(1).cast_unsigned()));
}

fn get(rest: &mut &[u8]) -> Result<u64, BadOutlook> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first().ok_or(BadOutlook)?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(BadOutlook)
}

fn get_signed(rest: &mut &[u8]) -> Result<i64, BadOutlook> {
    let value = get(rest)?;
    Ok((value >> 1).cast_signed() ^ (value & 1).cast_signed().wrapping_neg())
}

fn get_day(rest: &mut &[u8]) -> Result<Option<Date>, BadOutlook> {
    let Some(days) = get(rest)?.checked_sub(1) else { return Ok(None) };
    let days = i32::try_from(days).map_err(|_| BadOutlook)?;
    add_days(EPOCH, days).map(Some).map_err(|_| BadOutlook)
}
