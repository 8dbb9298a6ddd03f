//! Is what a source owes there, and how much of it: freshness of one firm's category, coverage of two years, a monitor's sums.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{CalendarError, Date, Timestamp, add_days, add_months, business_date, days_between};
use serde::{Deserialize, Serialize};

use crate::catalogue::Catalogue;
use crate::category::{Category, Every, Refresh};
use crate::limits::COVERAGE_MONTHS;
use crate::measure::{Kind, MeasureId};

/// What came in of one category about one firm.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {
    /// The last day of the last period that there is a value of.
    pub last_period: Option<Date>,
    /// When the source last said anything, or said that there is nothing new; microseconds since 1970-01-01T00:00:00Z.
    pub last_learned_us: Option<i64>,
}

/// How far what came in reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Freshness {
    /// Everything that was due is there.
    Fresh,
    /// Something that was due is not.
    Late {
        /// How many days ago it was due.
        days: u32,
        /// When.
        due: Date,
    },
    /// Nothing ever came.
    Missing,
}

impl Freshness {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Fresh => "及时",
            Self::Late { .. } => "迟报",
            Self::Missing => "缺失",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Late { .. } => "late",
            Self::Missing => "missing",
        }
    }
}

/// The last day of the period that a day lies in; the day itself where no period is expected.
fn period_end(every: Every, day: Date) -> Result<Date, CalendarError> {
    let months = i32::from(day.month()) - 1;
    let left = match every {
        Every::Daily | Every::OnEvent => return Ok(day),
        Every::Monthly => 0,
        Every::Quarterly => 2 - months % 3,
        Every::Yearly => 11 - months,
    };
    Ok(add_months(day.first_of_month(), left)?.last_of_month())
}

/// When the report of the period that a day lies in is due.
fn due(refresh: Refresh, day: Date) -> Result<Date, CalendarError> {
    add_days(period_end(refresh.every, day)?, refresh.within_days.into())
}

impl Refresh {
    /// How far what came in reaches on a day. Of a source with periods the first period that is missing counts; one that
    /// reports when something happens is late when it was not asked within its days. The day on which something is due is in time.
    ///
    /// # Errors
    /// [`CalendarError`] at the edge of the calendar.
    pub fn freshness(self, received: Received, as_of: Date) -> Result<Freshness, CalendarError> {
        let due = match self.every {
            Every::OnEvent => {
                let heard = received.last_learned_us.and_then(|us| Timestamp::from_microsecond(us).ok());
                let Some(heard) = heard else { return Ok(Freshness::Missing) };
                add_days(business_date(heard), self.within_days.into())?
            }
            _ => {
                let Some(last) = received.last_period else { return Ok(Freshness::Missing) };
                // The day after lies in the next period, or still in one that was cut short and so is not there yet.
                due(self, add_days(last, 1)?)?
            }
        };
        let days = days_between(due, as_of);
        let late = u32::try_from(days).ok().filter(|days| *days > 0);
        Ok(late.map_or(Freshness::Fresh, |days| Freshness::Late { days, due }))
    }
}

/// How many of the cells that were due are there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Cells that were due.
    pub expected: u64,
    /// Of them, those with a value.
    pub present: u64,
}

impl Coverage {
    /// The share, in hundredths of a percent, rounded down so that only a whole is 10,000; none where nothing was due.
    #[must_use]
    pub fn share_bps(self) -> Option<u64> {
        self.present.saturating_mul(10_000).checked_div(self.expected)
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            expected: self.expected.saturating_add(other.expected),
            present: self.present.saturating_add(other.present),
        }
    }
}

impl Category {
    /// How many of the cells due by a day, in the last [`COVERAGE_MONTHS`] months, have a value. A cell is a required monthly measure in a month or
    /// a required daily one on a day; where a category requires none, it is a month in which any monthly or daily measure has a value. Events and states
    /// are not expected. Nothing is expected before the month in which the firm was established.
    ///
    /// `held` are measures with the day their value held; others than this category's are left out.
    ///
    /// # Errors
    /// [`CalendarError`] at the edge of the calendar.
    pub fn coverage(
        &self,
        established: Option<Date>,
        held: impl IntoIterator<Item = (MeasureId, Date)>,
        as_of: Date,
    ) -> Result<Coverage, CalendarError> {
        let months = self.months_due(established, as_of)?;
        let periodic = || self.measures.iter().filter(|measure| measure.kind.is_periodic());
        let required: Vec<_> = periodic().filter(|measure| measure.required).collect();
        let of: BTreeSet<MeasureId> = periodic().map(crate::Measure::measure_id).collect();
        let held: BTreeSet<(MeasureId, Date)> = held.into_iter().filter(|(measure, _)| of.contains(measure)).collect();
        if required.is_empty() {
            let there: BTreeSet<Date> = held.iter().map(|(_, on)| on.last_of_month()).collect();
            let present = months.iter().filter(|month| there.contains(month)).count();
            let expected = if of.is_empty() { 0 } else { months.len() };
            return Ok(Coverage { expected: expected as u64, present: present as u64 });
        }
        let mut coverage = Coverage::default();
        for measure in required {
            let cells = if measure.kind == Kind::Monthly { months.clone() } else { self.days_due(established, as_of)? };
            let present = cells.iter().filter(|on| held.contains(&(measure.measure_id(), **on))).count();
            coverage = coverage.and(Coverage { expected: cells.len() as u64, present: present as u64 });
        }
        Ok(coverage)
    }

    /// The last days of the months that were due by a day, the latest first.
    fn months_due(&self, established: Option<Date>, as_of: Date) -> Result<Vec<Date>, CalendarError> {
        let mut months = Vec::new();
        let this = as_of.last_of_month();
        // A yearly report is due up to eleven months and 400 days after a month of it.
        for back in 0..i32::from(COVERAGE_MONTHS) + 26 {
            let month = add_months(this, -back)?.last_of_month();
            let begun = established.is_none_or(|day| month >= day.last_of_month());
            let ended = month <= as_of;
            if ended && begun && due(self.refresh, month)? <= as_of && months.len() < usize::from(COVERAGE_MONTHS) {
                months.push(month);
            }
        }
        Ok(months)
    }

    /// The days that were due by a day, the latest first.
    fn days_due(&self, established: Option<Date>, as_of: Date) -> Result<Vec<Date>, CalendarError> {
        let first = add_days(add_months(as_of, -i32::from(COVERAGE_MONTHS))?, 1)?;
        let first = established.map_or(first, |day| day.max(first));
        let mut days = Vec::new();
        let mut day = as_of;
        while day >= first {
            if due(self.refresh, day)? <= as_of {
                days.push(day);
            }
            day = add_days(day, -1)?;
        }
        Ok(days)
    }
}

/// What a monitor shows of a category.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Monitor {
    /// Firms looked at: fresh, late and missing together.
    pub firms: u64,
    /// Firms of which everything due is there.
    pub fresh: u64,
    /// Firms of which something is late.
    pub late: u64,
    /// Firms of which nothing ever came.
    pub missing: u64,
    /// The most days that something is late.
    pub latest_days: u32,
    /// Cells of all firms.
    pub coverage: Coverage,
}

impl Monitor {
    /// Takes a firm in; the order of firms is of no matter.
    pub fn add(&mut self, freshness: Freshness, coverage: Coverage) {
        self.firms += 1;
        match freshness {
            Freshness::Fresh => self.fresh += 1,
            Freshness::Late { days, .. } => {
                self.late += 1;
                self.latest_days = self.latest_days.max(days);
            }
            Freshness::Missing => self.missing += 1,
        }
        self.coverage = self.coverage.and(coverage);
    }
}

/// What a monitor shows of every category of a catalogue, by id: also of those of which nothing was asked. `received` are firms with what came in
/// of a category; categories that the catalogue does not know are left out.
///
/// # Errors
/// [`CalendarError`] at the edge of the calendar.
pub fn monitor<'a>(
    catalogue: &Catalogue,
    received: impl IntoIterator<Item = (&'a str, Received, Coverage)>,
    as_of: Date,
) -> Result<BTreeMap<String, Monitor>, CalendarError> {
    let mut all: BTreeMap<&str, (Refresh, Monitor)> = BTreeMap::new();
    for category in catalogue.categories() {
        all.insert(&category.id, (category.refresh, Monitor::default()));
    }
    for (id, received, coverage) in received {
        if let Some((refresh, monitor)) = all.get_mut(id) {
            monitor.add(refresh.freshness(received, as_of)?, coverage);
        }
    }
    Ok(all.into_iter().map(|(id, (_, monitor))| (id.to_owned(), monitor)).collect())
}
