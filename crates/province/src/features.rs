//! [`Features`]: what is known of a firm on a day, computed from its months and counts.

use crate::series::{MONTHS, Series};

/// Names of the numeric features, in the order of [`Features::numeric`]. `_fen` is fen; `_pct` percent; counts are
/// whole; `12m` is the last twelve full months.
pub const NUMERIC: [&str; 18] = [
    "revenue_12m_fen",
    "revenue_growth_pct",
    "revenue_volatility_pct",
    "tax_paid_12m_fen",
    "tax_late_count_12m",
    "power_kwh_12m",
    "power_volatility_pct",
    "power_idle_days_12m",
    "employees_insured",
    "insured_change_pct",
    "order_count_12m",
    "customer_concentration_pct",
    "account_inflow_12m_fen",
    "balance_avg_fen",
    "bureau_queries_6m",
    "overdue_count_24m",
    "lawsuits",
    "years_in_business",
];

/// Names of the categorical features, in the order of [`Features::categorical`].
pub const CATEGORICAL: [&str; 3] = ["industry_section", "city", "env_penalty"];

/// What sources know of a firm on a day; `None` where a source has nothing. Amounts are fen.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// Sales of the last 12 months (tax).
    pub revenue_12m_fen: i64,
    /// Sales against the 12 months before, percent.
    pub revenue_growth_pct: f64,
    /// Standard deviation over mean of the last 12 months' sales, percent.
    pub revenue_volatility_pct: f64,
    /// Tax paid in 12 months.
    pub tax_paid_12m_fen: i64,
    /// Late filings in 12 months.
    pub tax_late_count_12m: u32,
    /// Electricity of 12 months, kWh.
    pub power_kwh_12m: Option<i64>,
    /// Standard deviation over mean of electricity, percent.
    pub power_volatility_pct: Option<f64>,
    /// Days with next to no electricity, of 12 months.
    pub power_idle_days_12m: Option<u32>,
    /// Staff insured last month.
    pub employees_insured: Option<u32>,
    /// Against a year before, percent.
    pub insured_change_pct: Option<f64>,
    /// Orders of 12 months.
    pub order_count_12m: Option<u32>,
    /// Share of the largest customer, percent.
    pub customer_concentration_pct: Option<f64>,
    /// Inflow on the account here, 12 months.
    pub account_inflow_12m_fen: Option<i64>,
    /// Average balance on it.
    pub balance_avg_fen: Option<i64>,
    /// Queries at the credit bureau in 6 months; none where there is no file.
    pub bureau_queries_6m: Option<u32>,
    /// Instalments overdue in 24 months, elsewhere.
    pub overdue_count_24m: Option<u32>,
    /// Lawsuits as defendant, 3 years.
    pub lawsuits: u32,
    /// An environmental penalty in 2 years.
    pub env_penalty: bool,
    /// Full years since registration.
    pub years_in_business: u32,
    /// Section letter of GB/T 4754.
    pub industry_section: char,
    /// City, six digits of GB/T 2260.
    pub city: u32,
}

impl Features {
    /// The numbers in the order of [`NUMERIC`]; missing is NaN.
    #[must_use]
    pub fn numeric(&self) -> [f64; 18] {
        let count = |value: Option<u32>| value.map_or(f64::NAN, f64::from);
        let large = |value: Option<i64>| value.map_or(f64::NAN, |value| value as f64);
        let number = |value: Option<f64>| value.unwrap_or(f64::NAN);
        [
            self.revenue_12m_fen as f64,
            self.revenue_growth_pct,
            self.revenue_volatility_pct,
            self.tax_paid_12m_fen as f64,
            f64::from(self.tax_late_count_12m),
            large(self.power_kwh_12m),
            number(self.power_volatility_pct),
            count(self.power_idle_days_12m),
            count(self.employees_insured),
            number(self.insured_change_pct),
            count(self.order_count_12m),
            number(self.customer_concentration_pct),
            large(self.account_inflow_12m_fen),
            large(self.balance_avg_fen),
            count(self.bureau_queries_6m),
            count(self.overdue_count_24m),
            f64::from(self.lawsuits),
            f64::from(self.years_in_business),
        ]
    }

    /// The categories in the order of [`CATEGORICAL`].
    #[must_use]
    pub fn categorical(&self) -> [Option<String>; 3] {
        let penalty = if self.env_penalty { "yes" } else { "no" };
        [Some(self.industry_section.to_string()), Some(self.city.to_string()), Some(penalty.to_owned())]
    }
}

/// Sum of the last year and of the year before.
pub(crate) fn years(months: &[i64; MONTHS]) -> (i64, i64) {
    (months[12..].iter().sum(), months[..12].iter().sum())
}

/// Change from `before` to `now` in percent, to two digits; -100 to 400.
pub(crate) fn change_pct(now: i64, before: i64) -> f64 {
    two_digits((now - before) as f64 / before.max(1) as f64 * 100.0).clamp(-100.0, 400.0)
}

/// Standard deviation over mean of the last 12 months in percent, to two digits.
pub(crate) fn volatility_pct(months: &[i64; MONTHS]) -> f64 {
    let year = &months[12..];
    let mean = year.iter().sum::<i64>() as f64 / 12.0;
    let squares: f64 = year.iter().map(|value| (*value as f64 - mean) * (*value as f64 - mean)).sum();
    two_digits((squares / 12.0).sqrt() / mean.max(1.0) * 100.0)
}

/// Features are kept to two digits, as a source would report them.
pub(crate) fn two_digits(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}

/// What is a sum or a change of the months, to be completed with the counts.
pub(crate) fn from_series(series: &Series) -> Features {
    let (revenue, revenue_before) = years(&series.revenue_fen);
    Features {
        revenue_12m_fen: revenue,
        revenue_growth_pct: change_pct(revenue, revenue_before),
        revenue_volatility_pct: volatility_pct(&series.revenue_fen),
        tax_paid_12m_fen: 0,
        tax_late_count_12m: 0,
        power_kwh_12m: series.power_kwh.as_ref().map(|months| years(months).0),
        power_volatility_pct: series.power_kwh.as_ref().map(volatility_pct),
        power_idle_days_12m: None,
        employees_insured: series.insured.and_then(|months| u32::try_from(months[MONTHS - 1]).ok()),
        insured_change_pct: series.insured.map(|months| change_pct(months[MONTHS - 1], months[MONTHS - 13])),
        order_count_12m: series.orders.and_then(|months| u32::try_from(years(&months).0).ok()),
        customer_concentration_pct: None,
        account_inflow_12m_fen: series.inflow_fen.as_ref().map(|months| years(months).0),
        balance_avg_fen: None,
        bureau_queries_6m: None,
        overdue_count_24m: None,
        lawsuits: 0,
        env_penalty: false,
        years_in_business: 0,
        industry_section: 'C',
        city: 0,
    }
}
