//! The calendar of working days (工作日历): what is announced for each year, and how an institution adds the next one.

use calendar::{BusinessCalendar, Date, add_days};
use codes::InstitutionId;
use rulebook::{Dates, Value, Workdays};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::Principal;
use crate::overlays::laid_over;
use crate::problem::{Code, Outcome, Problem};

/// The working days of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WorkdaysCard {
    /// The year.
    pub year: i32,
    /// Days off by public holiday, in order, weekends among them.
    pub days_off: Vec<String>,
    /// Weekend days worked to make up for a holiday (调休上班).
    pub worked_weekends: Vec<String>,
    /// How many days are worked.
    pub working_days: u32,
    /// The announcement.
    pub source: String,
    /// The business date from which it was known.
    pub known_from: String,
}

impl WorkdaysCard {
    /// The card of an announced year.
    #[must_use]
    pub fn of(announced: &Workdays) -> Self {
        let business = BusinessCalendar {
            holidays: announced.days_off.days().iter().copied().collect(),
            working_weekends: announced.worked_weekends.days().iter().copied().collect(),
        };
        let first = Date::new(announced.year, 1, 1).ok();
        let days = (0..366).filter_map(|step| add_days(first?, step).ok());
        let worked = days.filter(|day| day.year() == announced.year && business.is_business_day(*day)).count();
        let texts = |dates: &Dates| dates.days().iter().map(ToString::to_string).collect();
        Self {
            year: announced.year.into(),
            days_off: texts(&announced.days_off),
            worked_weekends: texts(&announced.worked_weekends),
            working_days: u32::try_from(worked).unwrap_or_default(),
            source: announced.source.clone(),
            known_from: calendar::business_date(announced.recorded_at).to_string(),
        }
    }
}

impl Platform {
    /// The announced years, newest first, with what the asker's institution laid over them. Everybody who works here may read
    /// the rules.
    ///
    /// # Errors
    /// When the store cannot be read, or an overlay does not fit this release.
    pub async fn workdays(&self, who: &Principal) -> Outcome<Vec<WorkdaysCard>> {
        let rules = self.rules_now(who.institution).await?;
        Ok(rules.workdays(self.clock.now()).iter().rev().map(WorkdaysCard::of).collect())
    }

    /// The working days an institution knows of now.
    pub(crate) async fn business_days(&self, institution: InstitutionId) -> Outcome<BusinessCalendar> {
        let rules = self.rules_of_day(institution, self.clock.today()).await?;
        Ok(rules.business_days(self.clock.now()))
    }
}

/// A document with the working days of a year, as `anji rulebook add-workdays` proposes it: days or runs of days such as
/// `2027-02-05..2027-02-11`.
///
/// # Errors
/// [`Code::Invalid`] when the days are no dates in order, lie outside the year or are worked although they are no weekend.
pub fn workdays_document(year: i16, off: &[String], worked: &[String], source: &str) -> Outcome<String> {
    let invalid = |detail: String| Problem::new(Code::Invalid, detail);
    let ends = Date::new(year, 1, 1).ok().zip(year.checked_add(1).and_then(|next| Date::new(next, 1, 1).ok()));
    let (from, to) = ends.ok_or_else(|| invalid(format!("{year} is no year")))?;
    let read = |texts: &[String]| -> Outcome<Dates> {
        let dates = Dates::try_from(texts.to_vec()).map_err(invalid)?;
        match dates.days().iter().find(|day| day.year() != year) {
            Some(day) => Err(invalid(format!("{day} is not in {year}: lay each year over the rulebook by itself"))),
            None => Ok(dates),
        }
    };
    let (off, worked) = (read(off)?, read(worked)?);
    let plain = BusinessCalendar::default();
    if let Some(day) = worked.days().iter().find(|day| plain.is_business_day(**day)) {
        return Err(invalid(format!("{day} is no weekend day: it is worked anyway")));
    }
    if let Some(day) = worked.days().iter().find(|day| off.days().contains(day)) {
        return Err(invalid(format!("{day} is said to be off and to be worked: leave it out of one of them")));
    }
    let mut parameters = Vec::new();
    for (id, dates) in [(rulebook::DAYS_OFF, off), (rulebook::WORKED_WEEKENDS, worked)] {
        parameters.push(laid_over(id, Value::Dates(dates), (from, Some(to)), source)?);
    }
    rulebook::write_overlay(&parameters).map_err(|error| Problem::from_domain(Code::Invalid, error))
}

#[cfg(test)]
mod tests {
    use calendar::Timestamp;
    use rulebook::Rulebook;

    use super::*;

    fn texts(days: &[&str]) -> Vec<String> {
        days.iter().map(|day| (*day).to_owned()).collect()
    }

    #[test]
    fn the_next_year_is_laid_over_and_counts_from_its_approval() {
        let (off, worked) = (texts(&["2027-01-01..2027-01-03", "2027-10-01..2027-10-07"]), texts(&["2027-10-09"]));
        let document = workdays_document(2027, &off, &worked, "a notice").unwrap();
        let approved: Timestamp = "2026-11-26T10:00:00+08:00".parse().unwrap();
        let overlay = rulebook::read_overlay(&document, approved).unwrap();
        let rules = Rulebook::shipped().with_overlay(overlay).unwrap();
        let day = |text: &str| calendar::parse_date(text).unwrap();
        let before = rules.business_days("2026-11-25T10:00:00+08:00".parse().unwrap());
        let after = rules.business_days(approved);
        assert!(before.is_business_day(day("2027-10-01")) && !after.is_business_day(day("2027-10-01")));
        assert!(!before.is_business_day(day("2027-10-09")) && after.is_business_day(day("2027-10-09")));
        let card = WorkdaysCard::of(rules.workdays(approved).last().unwrap());
        // 261 weekdays of 2027, less 1 January and 1, 4, 5, 6 and 7 October, and one Saturday worked.
        assert_eq!((card.year, card.working_days, card.days_off.len()), (2027, 256, 10));
    }

    #[test]
    fn days_that_cannot_be_are_refused() {
        let refused = |off: &[&str], worked: &[&str]| {
            workdays_document(2027, &texts(off), &texts(worked), "x").unwrap_err().detail.to_string()
        };
        assert!(refused(&["2028-01-01"], &[]).contains("not in 2027"));
        assert!(refused(&["2027-02-07..2027-02-05"], &[]).contains("in order"));
        assert!(refused(&["2027-02-30"], &[]).contains("2027-02-30"));
        assert!(refused(&[], &["2027-02-10"]).contains("no weekend"));
        assert!(refused(&["2027-10-09"], &["2027-10-09"]).contains("leave it out"));
        assert!(workdays_document(2027, &[], &[], "x").is_ok(), "a year without holidays is odd, not wrong");
    }
}
