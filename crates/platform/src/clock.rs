//! The one place where time and randomness come from.

use std::sync::{Arc, Mutex};

use calendar::{Date, Timestamp, business_date};

use crate::problem::{Code, Problem};

/// Where the program takes the time and random bytes from.
///
/// The domain never sees this: it is given a date, an instant or an id. A demo and the tests run on
/// [`Clock::simulated`], whose time is set by hand; everything recorded under it is labelled simulated.
#[derive(Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock set by hand.
    Simulated(Arc<Mutex<Timestamp>>),
    /// A clock that runs at the machine's pace but so many seconds apart from it: a simulated institution lives on from
    /// the day at which its simulation ended.
    Apart(i64),
}

impl Clock {
    /// A clock that stands at an instant until it is set.
    #[must_use]
    pub fn simulated(start: Timestamp) -> Self {
        Self::Simulated(Arc::new(Mutex::new(start)))
    }

    /// The present instant.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Apart(seconds) => {
                let apart = std::time::Duration::from_secs(seconds.unsigned_abs());
                let now = Timestamp::now();
                let moved = if *seconds < 0 { now.checked_sub(apart) } else { now.checked_add(apart) };
                moved.unwrap_or(now)
            }
            Self::Simulated(instant) => *instant.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        }
    }

    /// The present business date (Asia/Shanghai).
    #[must_use]
    pub fn today(&self) -> Date {
        business_date(self.now())
    }

    /// How many seconds this clock stands apart from the machine's.
    #[must_use]
    pub fn apart(&self) -> i64 {
        self.now().as_second() - Self::System.now().as_second()
    }

    /// Sets a simulated clock; one that runs is left alone.
    pub fn set(&self, instant: Timestamp) {
        if let Self::Simulated(held) = self {
            *held.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = instant;
        }
    }

    /// Sets a simulated clock to nine in the morning of a business date.
    pub fn set_day(&self, day: Date) {
        self.set(at_hour(day, 9));
    }

    /// Whether the time is simulated.
    #[must_use]
    pub fn is_simulated(&self) -> bool {
        !matches!(self, Self::System)
    }
}

/// The first instant of a business date in China.
#[must_use]
pub fn start_of_day(day: Date) -> Timestamp {
    at_hour(day, 0)
}

fn at_hour(day: Date, hour: u8) -> Timestamp {
    let text = format!("{day}T{hour:02}:00:00+08:00");
    // A civil date in range always has this instant; the epoch would be visible at once in a test.
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// An instant to count seconds from, for an edge that measures how often it is asked. It is no time of day: no result, no
/// record and no decision may depend on it.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that reads it")]
pub fn monotonic() -> std::time::Instant {
    std::time::Instant::now()
}

/// Sixteen or thirty-two random bytes from the operating system.
///
/// # Errors
/// [`Code::Internal`] when the system has no randomness to give.
pub fn random<const N: usize>() -> Result<[u8; N], Problem> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| Problem::new(Code::Internal, "the system gave no randomness").because(error))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simulated_clock_stands_still_until_set() {
        let clock = Clock::simulated("2025-01-02T01:00:00Z".parse().unwrap());
        assert_eq!(clock.today().to_string(), "2025-01-02");
        clock.set_day(calendar::parse_date("2025-03-01").unwrap());
        assert_eq!(clock.now().to_string(), "2025-03-01T01:00:00Z");
        assert_ne!(random::<16>().unwrap(), random::<16>().unwrap());
        let lives_on = Clock::Apart(clock.apart());
        assert!(lives_on.is_simulated() && (lives_on.now().as_second() - clock.now().as_second()).abs() < 5);
    }
}
