//! A half-open run of days.

use serde::{Deserialize, Serialize};

use crate::{CalendarError, Date, days_between};

/// The days from `start` up to but not including `end`: the way interest counts them (算头不算尾).
///
/// ```
/// use calendar::{Period, parse_date};
/// let period = Period::try_new(parse_date("2025-01-10").unwrap(), parse_date("2025-01-20").unwrap()).unwrap();
/// assert_eq!(period.days(), 10);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RawPeriod")]
pub struct Period {
    start: Date,
    end: Date,
}

#[derive(Deserialize)]
struct RawPeriod {
    start: Date,
    end: Date,
}

impl TryFrom<RawPeriod> for Period {
    type Error = CalendarError;
    fn try_from(raw: RawPeriod) -> Result<Self, CalendarError> {
        Self::try_new(raw.start, raw.end)
    }
}

impl Period {
    /// A period; it may be empty.
    ///
    /// # Errors
    /// [`CalendarError::EndBeforeStart`] when the end lies before the start.
    pub fn try_new(start: Date, end: Date) -> Result<Self, CalendarError> {
        if end < start { Err(CalendarError::EndBeforeStart { start, end }) } else { Ok(Self { start, end }) }
    }

    /// The first day.
    #[must_use]
    pub fn start(&self) -> Date {
        self.start
    }

    /// The day after the last one.
    #[must_use]
    pub fn end(&self) -> Date {
        self.end
    }

    /// How many days it holds.
    #[must_use]
    pub fn days(&self) -> i32 {
        days_between(self.start, self.end)
    }

    /// Whether the day lies inside.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.start <= day && day < self.end
    }
}
