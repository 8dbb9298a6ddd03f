//! [`Firm`]: a simulated small business and how one is drawn.

use calendar::{CalendarError, Date, Timestamp, add_days, add_months, days_between, month_end};
use codes::{BatchId, FirmFigures, FirmId, FirmSize, Industry, Region, SizeSector, Uscc};
use lake::{Observation, Value};

use crate::features::{Features, from_series, two_digits};
use crate::places::{NAMES, Places, TRADES, Trade};
use crate::series::{MONTHS, Series, draw_series};
use crate::{Draw, Province, ProvinceError};

/// A simulated firm.
#[derive(Debug, Clone, PartialEq)]
pub struct Firm {
    /// Its id: sixteen random bytes of the seed.
    pub id: FirmId,
    /// A synthetic credit code, valid in form.
    pub uscc: Uscc,
    /// Chinese name; says 模拟.
    pub name: String,
    /// County.
    pub region: Region,
    /// Division of GB/T 4754.
    pub industry: Industry,
    /// Size by staff and revenue; none where the standard's sector is not told by a division alone or asks for more.
    pub size: Option<FirmSize>,
    /// A sole trader (个体工商户).
    pub sole_trader: bool,
    /// Months up to the province's date.
    pub series: Series,
    /// What is known on the province's date.
    pub features: Features,
    /// On the list of dishonest debtors (失信被执行人); no feature of a scorecard, since it bars a firm outright.
    pub dishonest_debtor: bool,
    /// The number nobody sees: standard normal, higher is worse. For simulating and testing only, never a feature.
    pub hidden_risk: f64,
}

/// What a firm and a past borrower have in common.
pub(crate) struct Profile {
    pub(crate) risk: f64,
    pub(crate) trade: &'static Trade,
    pub(crate) industry: Industry,
    pub(crate) region: Region,
    pub(crate) city_name: &'static str,
    pub(crate) series: Series,
    pub(crate) features: Features,
}

pub(crate) fn draw_profile(draw: &mut Draw, places: &Places) -> Profile {
    let risk = draw.normal();
    let (city_name, region) = places.draw_place(draw);
    let (trade, industry) = places.draw_trade(draw);
    // Half of the firms sell less than three million yuan a year.
    let revenue_yuan = (3_000_000.0 * libm::exp(draw.normal())).clamp(150_000.0, 200_000_000.0);
    let series = draw_series(draw, trade, risk, revenue_yuan);
    let mut features = from_series(&series);
    features.industry_section = trade.section;
    features.city = region.city().unwrap_or(region).number();
    draw_counts(draw, &mut features, risk);
    Profile { risk, trade, industry, region, city_name, series, features }
}

/// Counts and balances. The multipliers are ours, chosen so that no feature alone passes an AUC of .75 and all of them
/// together come near what the hidden number allows.
fn draw_counts(draw: &mut Draw, features: &mut Features, risk: f64) {
    let tax_rate = (0.035 - 0.003 * risk + 0.008 * draw.normal()).clamp(0.002, 0.1);
    features.tax_paid_12m_fen = libm::round(features.revenue_12m_fen as f64 * tax_rate) as i64;
    features.tax_late_count_12m = draw.poisson(0.35 * libm::exp(0.55 * risk)).min(12);
    let idle = 4.0 * libm::exp(0.35 * risk + 0.4 * draw.normal());
    features.power_idle_days_12m = features.power_kwh_12m.map(|_| (libm::round(idle) as u32).min(365));
    let concentration = (35.0 + 8.0 * risk + 16.0 * draw.normal()).clamp(2.0, 100.0);
    features.customer_concentration_pct = features.order_count_12m.map(|_| two_digits(concentration));
    let balance = 0.05 * libm::exp(-0.45 * risk + 0.6 * draw.normal());
    features.balance_avg_fen =
        features.account_inflow_12m_fen.map(|inflow| libm::round(inflow as f64 * balance) as i64);
    let (queries, overdue) = (draw.poisson(1.6 * libm::exp(0.35 * risk)), draw.poisson(0.30 * libm::exp(0.70 * risk)));
    // One firm in ten has never borrowed and has no file.
    if !draw.chance(0.10) {
        features.bureau_queries_6m = Some(queries.min(40));
        features.overdue_count_24m = Some(overdue.min(24));
    }
    features.lawsuits = draw.poisson(0.12 * libm::exp(0.6 * risk));
    features.env_penalty = draw.chance((0.02 * libm::exp(0.4 * risk)).min(0.5));
    let years = -6.5 * libm::log(1.0 - draw.unit()) * libm::exp(-0.25 * risk);
    features.years_in_business = (libm::floor(years) as u32 + 1).min(45);
}

pub(crate) fn draw_firm(draw: &mut Draw, places: &Places, serial: u32) -> Firm {
    let id = FirmId::from_bytes(draw.bytes());
    let profile = draw_profile(draw, places);
    let sole_trader = profile.features.revenue_12m_fen < 150_000_000 && draw.chance(0.6);
    let (uscc, form) = if sole_trader {
        (Uscc::synthetic_sole_trader(profile.region, serial), "经营部")
    } else {
        (Uscc::synthetic(profile.region, serial), "有限公司")
    };
    let (first, trade) = (draw.pick(&NAMES), draw.pick(profile.trade.words));
    let name = format!("{}{first}{trade}{form}（模拟{serial:04}）", profile.city_name);
    let figures = FirmFigures {
        employees: profile.features.employees_insured.map(i64::from),
        revenue_fen: Some(profile.features.revenue_12m_fen),
        assets_fen: None,
    };
    Firm {
        id,
        uscc,
        name,
        region: profile.region,
        industry: profile.industry,
        size: SizeSector::of(profile.industry).and_then(|sector| FirmSize::of(sector, figures).ok()),
        sole_trader,
        series: profile.series,
        // Sued twice or more, one is on the list here; the threshold is ours.
        dishonest_debtor: profile.features.lawsuits >= 2,
        features: profile.features,
        hidden_risk: profile.risk,
    }
}

impl Firm {
    pub(crate) fn trade(&self) -> &'static Trade {
        // A firm's section comes from this table; the first stands in so that no path can fail.
        TRADES.iter().find(|trade| trade.section == self.features.industry_section).unwrap_or(&TRADES[0])
    }
}

/// 08:00 in China is midnight UTC.
pub(crate) fn eight_in_china(date: Date) -> Result<Timestamp, ProvinceError> {
    let seconds = i64::from(days_between(Date::constant(1970, 1, 1), date)) * 86_400;
    let edge = CalendarError::OutOfRange { date, step: 0, unit: "days" };
    Timestamp::from_second(seconds).map_err(|_| edge.into())
}

impl Province {
    /// A firm's months as observations of the lake: `tax` revenue, `power` use, `social-security` staff, `orders`,
    /// `bank-flow` inflow. Each is learnt on the tenth of the next month, 08:00 in China.
    ///
    /// # Errors
    /// [`ProvinceError::NoSuchFirm`]; [`ProvinceError::Calendar`] at the edge of the calendar.
    pub fn observations(&self, index: usize) -> Result<Vec<Observation>, ProvinceError> {
        let firm = self.firm(index)?;
        let tables = [
            ("revenue_fen", "tax", Some(&firm.series.revenue_fen)),
            ("power_kwh", "power", firm.series.power_kwh.as_ref()),
            ("employees_insured", "social-security", firm.series.insured.as_ref()),
            ("order_count", "orders", firm.series.orders.as_ref()),
            ("account_inflow_fen", "bank-flow", firm.series.inflow_fen.as_ref()),
        ];
        let first = add_months(self.options.as_of.first_of_month(), -(MONTHS as i32))?;
        let mut found = Vec::new();
        for (metric, category, months) in tables {
            for (month, units) in months.into_iter().flatten().enumerate() {
                let start = add_months(first, month as i32)?;
                let learned_on = add_days(month_end(start), 10)?;
                found.push(Observation {
                    firm: firm.id,
                    metric: metric.to_owned(),
                    held_on: month_end(start),
                    period_start: Some(start),
                    value: Value::Fixed { units: *units, scale: 0 },
                    learned_at: eight_in_china(learned_on)?,
                    category: category.to_owned(),
                    row: (index * 1_000 + found.len() + 1) as u64,
                });
            }
        }
        Ok(found)
    }

    /// Ids for batches of this province, reproducible from its seed (`purpose` 0, 1, 2 ... for each batch).
    #[must_use]
    pub fn batch_id(&self, purpose: u64) -> BatchId {
        BatchId::from_bytes(Draw::new(self.seed, u64::MAX - purpose).bytes())
    }
}
