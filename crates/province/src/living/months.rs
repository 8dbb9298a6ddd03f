//! The months of a living province: their days, the lunar new year in them, and the season of each trade in each city.

use calendar::{Date, add_months, days_between, month_end};

use crate::ProvinceError;
use crate::limits::FIRST_LIVING_YEAR;
use crate::places::{CITIES, TRADES};

/// Day of the lunar new year (month, day) from [`FIRST_LIVING_YEAR`] on, from the published calendar. The new moons of
/// 2027 (23:56 in Beijing) and 2030 (00:07) lie minutes from midnight; some programs have them a day off.
const NEW_YEARS: [(i8, i8); 22] = [
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5),
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
];

/// Sales by month of the year against the mean, by section in the order of [`TRADES`]; ours. Planting and harvest in A, the summer and the
/// October holiday in H, the frost in E, November's sales in F and G.
const SEASONS: [[f64; 12]; 10] = [
    [0.99, 0.97, 1.02, 1.02, 1.01, 1.00, 0.97, 0.97, 1.02, 1.01, 1.01, 1.02],
    [0.78, 0.76, 0.84, 0.88, 0.93, 1.06, 1.00, 0.98, 1.24, 1.32, 1.16, 1.02],
    [0.93, 0.93, 1.00, 0.97, 0.98, 1.04, 0.97, 0.97, 1.01, 0.98, 1.02, 1.20],
    [0.92, 0.92, 1.00, 0.98, 0.99, 1.04, 0.97, 0.98, 1.01, 0.99, 1.03, 1.17],
    [1.06, 1.00, 0.94, 0.95, 0.99, 1.01, 0.96, 0.96, 1.01, 1.02, 1.08, 1.02],
    [0.96, 1.00, 0.92, 0.97, 1.06, 1.01, 1.08, 1.10, 0.98, 1.08, 0.91, 0.93],
    [1.05, 0.98, 0.97, 0.99, 1.01, 1.01, 1.00, 1.00, 0.99, 1.01, 0.98, 1.01],
    [0.78, 0.72, 0.98, 1.05, 1.08, 1.08, 1.05, 1.05, 1.08, 1.08, 1.04, 1.01],
    [0.97, 0.92, 1.00, 1.00, 1.01, 1.01, 0.99, 0.99, 1.02, 1.02, 1.05, 1.02],
    [0.96, 0.95, 1.00, 1.00, 1.01, 1.02, 0.99, 0.99, 1.01, 1.01, 1.01, 1.05],
];

/// Places people travel to have their own season in section H: the sea (秦皇岛), the snow (张家口), the mountain resort (承德).
const TOURISM: [(u32, [f64; 12]); 3] = [
    (130_300, [0.70, 0.70, 0.78, 0.88, 1.02, 1.20, 1.62, 1.62, 1.02, 1.00, 0.75, 0.71]),
    (130_700, [1.42, 1.28, 0.88, 0.80, 0.88, 0.92, 1.08, 1.10, 0.82, 0.84, 0.80, 1.18]),
    (130_800, [0.76, 0.78, 0.80, 0.90, 1.06, 1.14, 1.46, 1.46, 1.02, 1.12, 0.76, 0.74]),
];

/// How much of a month a trade loses (negative) or gains in the fortnight of the lunar new year, in the order of [`TRADES`].
const FESTIVAL: [f64; 10] = [-0.55, -0.10, -0.40, -0.40, 0.25, 0.35, 0.10, -0.80, -0.45, -0.35];

/// One month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Month {
    /// Its first day.
    pub(crate) first: Date,
    /// Its last day.
    pub(crate) last: Date,
    /// Days in it.
    pub(crate) days: u8,
    /// Days from 1970-01-01 to its first day.
    pub(crate) epoch: i64,
    /// Months since year 0, so that what is common to all firms does not depend on where the window begins.
    pub(crate) number: i32,
}

impl Month {
    pub(crate) fn new(first: Date) -> Self {
        let last = month_end(first);
        Self {
            first,
            last,
            days: u8::try_from(last.day()).unwrap_or(31),
            epoch: i64::from(days_between(Date::constant(1970, 1, 1), first)),
            number: i32::from(first.year()) * 12 + i32::from(first.month()) - 1,
        }
    }

    /// Days from 1970-01-01 to its last day.
    pub(crate) fn last_epoch(&self) -> i64 {
        self.epoch + i64::from(self.days) - 1
    }

    /// A day of it, the first being 1; the last for a number past it.
    pub(crate) fn day(&self, day: u8) -> Date {
        let day = i8::try_from(day.clamp(1, self.days)).unwrap_or(1);
        Date::new(self.first.year(), self.first.month(), day).unwrap_or(self.last)
    }

    /// January is 0.
    pub(crate) fn of_year(&self) -> usize {
        usize::try_from(self.first.month() - 1).unwrap_or(0)
    }

    /// The part of the month that lies in the fortnight from three days before the lunar new year.
    fn festival(&self) -> f64 {
        let Some((month, day)) =
            usize::try_from(self.first.year() - FIRST_LIVING_YEAR).ok().and_then(|at| NEW_YEARS.get(at).copied())
        else {
            return 0.0;
        };
        let new_year = Date::new(self.first.year(), month, day).unwrap_or(self.first);
        let begins = i64::from(days_between(self.first, new_year)) - 3;
        let inside = (begins + 14).min(i64::from(self.days)) - begins.max(0);
        inside.max(0) as f64 / f64::from(self.days)
    }
}

/// The months of the window.
pub(crate) fn months(from: Date, count: u16) -> Result<Vec<Month>, ProvinceError> {
    (0..i32::from(count)).map(|step| Ok(Month::new(add_months(from.first_of_month(), step)?))).collect()
}

/// The season of a city, trade and month, mean 1 over the year but for the festival.
pub(crate) fn season(city: usize, trade: usize, month: &Month) -> f64 {
    let of_city = TOURISM.iter().find(|(number, _)| TRADES[trade].section == 'H' && *number == CITIES[city].0);
    let year = of_city.map_or(&SEASONS[trade], |(_, year)| year);
    let mean = year.iter().sum::<f64>() / 12.0;
    year[month.of_year()] / mean * (1.0 + FESTIVAL[trade] * month.festival())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::LAST_LIVING_YEAR;

    #[test]
    fn the_new_year_lies_where_the_calendar_puts_it_and_the_table_covers_every_year() {
        assert_eq!(NEW_YEARS.len(), usize::try_from(LAST_LIVING_YEAR - FIRST_LIVING_YEAR + 1).unwrap());
        // 2025-01-29: the fortnight is 26 January to 8 February.
        let month = |year, month| Month::new(Date::constant(year, month, 1));
        assert_eq!(month(2025, 1).festival(), 6.0 / 31.0);
        assert_eq!(month(2025, 2).festival(), 8.0 / 28.0);
        assert_eq!(month(2025, 3).festival(), 0.0);
        assert_eq!(month(2024, 2).festival(), 14.0 / 29.0, "2024-02-10");
    }

    #[test]
    fn the_sea_is_a_summer_place_and_the_harvest_is_in_autumn() {
        let of = |city: &str, section, month| {
            let city = CITIES.iter().position(|(_, name, _)| *name == city).unwrap();
            let trade = TRADES.iter().position(|trade| trade.section == section).unwrap();
            season(city, trade, &Month::new(Date::constant(2025, month, 1)))
        };
        assert!(of("秦皇岛", 'H', 7) > 2.0 * of("秦皇岛", 'H', 1));
        assert!(of("张家口", 'H', 1) > 1.4 * of("张家口", 'H', 9));
        assert!(of("保定", 'A', 10) > 1.5 * of("保定", 'A', 2));
        assert!(of("唐山", 'E', 2) < 0.7 * of("唐山", 'E', 6));
    }
}
