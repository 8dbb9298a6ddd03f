//! [`Trace`]: one value a source reports of a living firm, and how reports of a month become traces.

use calendar::Date;
use codes::BatchId;
use hub::{Fact, Known, MeasureId};

use super::LivingFirm;
use super::feed::Feed;
use super::life::{Step, date_of};
use super::months::Month;
use super::plants::Slip;
use super::streams::{Purpose, mix, stream};
use crate::Draw;
use crate::limits::MAX_FACTS_PER_FIRM;

const DAY_US: i64 = 86_400_000_000;

/// A fact of a simulated firm: [`hub::Fact`] without the batch, which is known when it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Trace {
    /// The measure.
    pub measure: MeasureId,
    /// The day it held; the last day of the month for a monthly measure.
    pub on: Date,
    /// Tells events of one day apart; 0 for every other kind.
    pub reference: u64,
    /// At the measure's scale; none takes back what was said of the cell before.
    pub value: Option<i64>,
    /// When it was learnt, in microseconds since 1970.
    pub learned_us: i64,
    /// Its row, from 1: of all firms of the province no two share one.
    pub row: u64,
}

impl Trace {
    /// As a fact of a batch.
    #[must_use]
    pub const fn to_fact(&self, batch: BatchId) -> Fact {
        Fact {
            measure: self.measure,
            on: self.on,
            reference: self.reference,
            value: self.value,
            known: Known { learned_us: self.learned_us, batch, row: self.row },
        }
    }
}

/// The facts of one firm, month by month held. They are **not** in the order in which they were learnt: what comes late or is
/// corrected stands with its month.
pub struct Facts<'a> {
    firm: &'a LivingFirm<'a>,
    month: usize,
    next_row: u64,
    monthly: Draw,
    daily: Draw,
    buffer: Vec<Trace>,
    at: usize,
}

impl<'a> Facts<'a> {
    pub(super) fn new(firm: &'a LivingFirm<'a>) -> Self {
        let (seed, of) = (firm.living.seed, u64::from(firm.index));
        Self {
            firm,
            month: 0,
            next_row: of * MAX_FACTS_PER_FIRM + 1,
            monthly: stream(seed, Purpose::Monthly, of),
            daily: stream(seed, Purpose::Daily, of),
            buffer: Vec::with_capacity(512),
            at: 0,
        }
    }

    /// Fills the buffer with the next month that has facts.
    fn fill(&mut self) -> bool {
        self.buffer.clear();
        self.at = 0;
        while self.buffer.is_empty() {
            let at = self.month;
            if at >= self.firm.living.months.len() {
                return false;
            }
            self.month += 1;
            let Some(step) = self.firm.life.steps[at] else { continue };
            let mut sink = Sink {
                out: &mut self.buffer,
                next_row: self.next_row,
                firm: self.firm,
                step,
                before: at.checked_sub(1).and_then(|at| self.firm.life.steps[at]),
                month: self.firm.living.months[at],
                at,
                draw: &mut self.monthly,
                daily: &mut self.daily,
                feed: Feed::Tax,
                learned_us: 0,
                slip: None,
                events: 0,
            };
            super::feeds::month(&mut sink);
            self.next_row = sink.next_row;
        }
        true
    }
}

impl Iterator for Facts<'_> {
    type Item = Trace;

    fn next(&mut self) -> Option<Trace> {
        if self.at == self.buffer.len() && !self.fill() {
            return None;
        }
        let trace = self.buffer.get(self.at).copied();
        self.at += 1;
        trace
    }
}

/// Where the reports of a month go.
pub(super) struct Sink<'s> {
    out: &'s mut Vec<Trace>,
    next_row: u64,
    pub(super) firm: &'s LivingFirm<'s>,
    pub(super) step: Step,
    /// The month before, if the firm did business in it.
    pub(super) before: Option<Step>,
    pub(super) month: Month,
    /// The month, counted in the window.
    pub(super) at: usize,
    pub(super) draw: &'s mut Draw,
    pub(super) daily: &'s mut Draw,
    feed: Feed,
    learned_us: i64,
    pub(super) slip: Option<Slip>,
    /// Events of the month so far: far below 256.
    events: u64,
}

impl Sink<'_> {
    /// Begins the report of a category for the month; `false` when the category does not know the firm or the report never comes.
    pub(super) fn report(&mut self, feed: Feed) -> bool {
        if !self.firm.knows(feed) {
            return false;
        }
        self.feed = feed;
        self.slip = self.firm.slip(self.at, feed);
        let within = self.within();
        // Drawn whether it comes or not, so that what goes wrong in one report does not move the noise of the next.
        let (lag, seconds) = (1 + self.draw.below(within), self.draw.below(36_000));
        let lag = match self.slip {
            Some(Slip::Missing) => return false,
            Some(Slip::Late(days)) => i64::from(within) + i64::from(days),
            _ => i64::from(lag),
        };
        self.learned_us = (self.month.last_epoch() + lag) * DAY_US + i64::from(seconds) * 1_000_000;
        true
    }

    /// Days in which the category reports.
    fn within(&self) -> u32 {
        u32::from(self.firm.living.within[self.feed.index()])
    }

    /// Normal noise of a month: mean 0, spread 1.
    pub(super) fn noise(&mut self) -> f64 {
        self.draw.wobble()
    }

    /// A factor near 1: `1 + spread * noise`, never below a twentieth.
    pub(super) fn about(&mut self, spread: f64) -> f64 {
        (1.0 + spread * self.draw.wobble()).max(0.05)
    }

    /// A sum of money of the month, in yuan.
    pub(super) fn money(&mut self, measure: MeasureId, yuan: f64) {
        let right = fen(yuan);
        match self.slip {
            Some(Slip::TenTimes(days)) if right != 0 => self.put_right(measure, right * 10, right, days),
            _ => self.monthly(measure, right),
        }
    }

    /// Any other value of the month, at the measure's scale.
    pub(super) fn level(&mut self, measure: MeasureId, value: f64) {
        self.monthly(measure, libm::round(value) as i64);
    }

    fn monthly(&mut self, measure: MeasureId, right: i64) {
        if let Some(Slip::Withdrawn(days)) = self.slip {
            // Of a firm three tenths to nine tenths as large.
            let tenths = 3 + (mix(self.cell_salt(), measure.index() as u64) % 7) as i64;
            let learned = self.learned_us;
            self.push(measure, self.month.last, 0, Some(right * tenths / 10), learned);
            self.push(measure, self.month.last, 0, None, learned + i64::from(days) * DAY_US);
            self.push(measure, self.month.last, 0, Some(right), learned + (i64::from(days) + 1) * DAY_US);
        } else {
            self.push(measure, self.month.last, 0, Some(right), self.learned_us);
        }
    }

    /// Differs by firm and month, and leaves the last eight bits free; rows would not do, since daily values move them.
    fn cell_salt(&self) -> u64 {
        u64::from(self.firm.index()) << 16 | (self.at as u64) << 8
    }

    fn put_right(&mut self, measure: MeasureId, wrong: i64, right: i64, days: u8) {
        let learned = self.learned_us;
        self.push(measure, self.month.last, 0, Some(wrong), learned);
        self.push(measure, self.month.last, 0, Some(right), learned + i64::from(days) * DAY_US);
    }

    /// A value of a day, the first being 1, at the measure's scale; learnt the next morning.
    pub(super) fn day(&mut self, measure: MeasureId, day: u8, value: i64) {
        let learned = (self.month.epoch + i64::from(day)) * DAY_US + self.firm.morning_us;
        self.push(measure, self.month.day(day), 0, Some(value), learned);
    }

    /// Something that happened on a day of the month; gives its reference.
    pub(super) fn event(&mut self, measure: MeasureId, day: u8, value: i64) -> u64 {
        self.events += 1;
        let reference = mix(self.cell_salt() | self.events, self.firm.living.seed ^ measure.index() as u64).max(1);
        self.event_of(measure, self.month.epoch + i64::from(day) - 1, reference, value);
        reference
    }

    /// Something that happened on any day, with a reference that another event of it has as well.
    pub(super) fn event_of(&mut self, measure: MeasureId, epoch: i64, reference: u64, value: i64) {
        let within = self.within();
        let (lag, seconds) = (1 + self.draw.below(within), self.draw.below(36_000));
        let learned = (epoch + i64::from(lag)) * DAY_US + i64::from(seconds) * 1_000_000;
        let on = date_of(&self.firm.living.months, epoch).unwrap_or(self.month.last);
        self.push(measure, on, reference, Some(value), learned);
    }

    /// Something older than the window: learnt on the first day of the month.
    pub(super) fn event_before(&mut self, measure: MeasureId, on: Date, reference: u64, value: i64) {
        let learned = self.month.epoch * DAY_US + self.firm.morning_us;
        self.push(measure, on, reference, Some(value), learned);
    }

    /// Takes an event of the month back, so many days after it was said: it was another firm's.
    pub(super) fn take_back(&mut self, measure: MeasureId, day: u8, reference: u64, days: u32) {
        let learned = (self.month.epoch + i64::from(day) + i64::from(self.within() + days)) * DAY_US;
        self.push(measure, self.month.day(day), reference, None, learned);
    }

    /// What holds from a day of the month on, at the measure's scale.
    pub(super) fn state(&mut self, measure: MeasureId, day: u8, value: i64) {
        self.event_of(measure, self.month.epoch + i64::from(day) - 1, 0, value);
    }

    /// Events of a mean rate a month, at most three; gives their days.
    pub(super) fn days_of(&mut self, rate: f64) -> impl Iterator<Item = u8> + use<> {
        let mut days = [0_u8; 3];
        let count =
            if self.draw.chance(rate.min(0.9)) { 1 + usize::from(self.draw.chance(rate.min(0.5) / 2.0)) } else { 0 };
        for slot in &mut days[..count] {
            *slot = 1 + self.draw.below(u32::from(self.month.days)) as u8;
        }
        days.into_iter().take(count)
    }

    /// Whether it is the firm's first month in the window.
    pub(super) fn is_first(&self) -> bool {
        self.before.is_none()
    }

    /// The daily course of a month's sum over its days, by weights near 1; calls back with the day and its part in yuan.
    pub(super) fn spread(&mut self, sum: f64, roughness: f64) -> [f64; 31] {
        let days = usize::from(self.month.days);
        let mut parts = [0.0; 31];
        let mut total = 0.0;
        for (at, part) in parts[..days].iter_mut().enumerate() {
            // 1970-01-01 was a Thursday; weekends weigh a fifth more in shops, which use this.
            let weekend = matches!((self.month.epoch + at as i64 + 3).rem_euclid(7), 5 | 6);
            *part = (1.0 + roughness * self.daily.wobble()).max(0.02) * if weekend { 1.2 } else { 1.0 };
            total += *part;
        }
        for part in &mut parts[..days] {
            *part *= sum / total;
        }
        parts
    }

    fn push(&mut self, measure: MeasureId, on: Date, reference: u64, value: Option<i64>, learned_us: i64) {
        self.out.push(Trace { measure, on, reference, value, learned_us, row: self.next_row });
        self.next_row += 1;
    }
}

/// Fen of yuan, rounded once.
pub(super) fn fen(yuan: f64) -> i64 {
    libm::round(yuan * 100.0) as i64
}
