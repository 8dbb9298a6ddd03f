//! The working days: which days are off by public holiday, and which weekend days are worked instead (调休).
//!
//! The government announces them a year at a time, so each announcement is a fact of two parameters that holds for its
//! year. A year that nobody announced yet has its weekends off and nothing else.

use std::collections::BTreeMap;
use std::fmt;

use calendar::{BusinessCalendar, Date, Timestamp, add_days};
use serde::{Deserialize, Serialize};

use crate::limits::MAX_DATES;
use crate::parameter::{Fact, Value};
use crate::rulebook::Rulebook;

/// The parameter whose facts are the days off of a year.
pub const DAYS_OFF: &str = "calendar.days-off";
/// The parameter whose facts are the weekend days worked in a year.
pub const WORKED_WEEKENDS: &str = "calendar.worked-weekends";

/// Days in rising order, written as runs: `2026-10-01..2026-10-07`, `2026-01-04`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Dates(Vec<Date>);

impl Dates {
    /// The days.
    #[must_use]
    pub fn days(&self) -> &[Date] {
        &self.0
    }

    /// First and last day of each run of days.
    #[must_use]
    pub fn runs(&self) -> Vec<(Date, Date)> {
        let mut runs: Vec<(Date, Date)> = Vec::new();
        for day in &self.0 {
            match runs.last_mut() {
                Some((_, last)) if add_days(*last, 1) == Ok(*day) => *last = *day,
                _ => runs.push((*day, *day)),
            }
        }
        runs
    }
}

fn run_text((first, last): (Date, Date)) -> String {
    if first == last { first.to_string() } else { format!("{first}..{last}") }
}

impl From<Dates> for Vec<String> {
    fn from(dates: Dates) -> Self {
        dates.runs().into_iter().map(run_text).collect()
    }
}

impl TryFrom<Vec<String>> for Dates {
    type Error = String;

    fn try_from(runs: Vec<String>) -> Result<Self, String> {
        let date = |text: &str| calendar::parse_date(text.trim()).map_err(|error| error.to_string());
        let mut days: Vec<Date> = Vec::new();
        for run in &runs {
            let (first, last) = run.split_once("..").unwrap_or((run, run));
            let (mut day, last) = (date(first)?, date(last)?);
            if last < day || days.last().is_some_and(|before| *before >= day) {
                return Err(format!(
                    "'{run}' is not after the days before it: write days in order, as 2026-10-01..2026-10-07"
                ));
            }
            while day <= last {
                if days.len() == MAX_DATES {
                    return Err(format!("more than {MAX_DATES} days: write one year in a fact"));
                }
                days.push(day);
                day = add_days(day, 1).map_err(|error| error.to_string())?;
            }
        }
        Ok(Self(days))
    }
}

impl fmt::Display for Dates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let runs: Vec<String> = self.clone().into();
        f.write_str(&runs.join(", "))
    }
}

/// The working days of one announced year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workdays {
    /// The year.
    pub year: i16,
    /// Days off by public holiday, weekends among them.
    pub days_off: Dates,
    /// Weekend days worked.
    pub worked_weekends: Dates,
    /// The announcement.
    pub source: String,
    /// Since when it was known.
    pub recorded_at: Timestamp,
}

impl Rulebook {
    /// The announced years, as they were known at an instant, in order.
    #[must_use]
    pub fn workdays(&self, known_at: Timestamp) -> Vec<Workdays> {
        let by_year = |id: &str| -> BTreeMap<i16, Fact> {
            let facts = self.known_facts(id, known_at);
            facts.into_iter().map(|fact| (fact.effective_from.year(), fact)).collect()
        };
        let mut worked = by_year(WORKED_WEEKENDS);
        let dates = |fact: Option<Fact>| match fact.map(|fact| fact.value) {
            Some(Value::Dates(dates)) => dates,
            _ => Dates(Vec::new()),
        };
        by_year(DAYS_OFF)
            .into_iter()
            .map(|(year, fact)| Workdays {
                year,
                worked_weekends: dates(worked.remove(&year)),
                source: fact.source.clone(),
                recorded_at: fact.recorded_at,
                days_off: dates(Some(fact)),
            })
            .collect()
    }

    /// The calendar of working days, as it was known at an instant.
    #[must_use]
    pub fn business_days(&self, known_at: Timestamp) -> BusinessCalendar {
        let mut business = BusinessCalendar::default();
        for year in self.workdays(known_at) {
            business.holidays.extend(year.days_off.days());
            business.working_weekends.extend(year.worked_weekends.days());
        }
        business
    }
}
