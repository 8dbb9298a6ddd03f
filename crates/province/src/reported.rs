//! What sources report of the simulated firms: each feature as an observation in the category it comes from.

use calendar::Date;
use codes::FirmId;
use lake::{Observation, Value};

use crate::features::{CATEGORICAL, NUMERIC};
use crate::firm::eight_in_china;
use crate::shop;
use crate::{Firm, Province, ProvinceError};

/// Source categories with the metrics that each holds.
pub const CATEGORIES: [(&str, &[&str]); 11] = [
    (
        "tax",
        &["revenue_12m_fen", "revenue_growth_pct", "revenue_volatility_pct", "tax_paid_12m_fen", "tax_late_count_12m"],
    ),
    ("power", &["power_kwh_12m", "power_volatility_pct", "power_idle_days_12m"]),
    ("social-security", &["employees_insured", "insured_change_pct"]),
    ("orders", &["order_count_12m", "customer_concentration_pct"]),
    ("pos", &["pos_receipts_12m_fen", "pos_active_months_12m", "pos_change_3m_pct"]),
    ("delivery-platform", &["delivery_receipts_12m_fen", "delivery_orders_12m", "delivery_refund_pct"]),
    ("bank-flow", &["account_inflow_12m_fen", "balance_avg_fen"]),
    ("credit-report", &["bureau_queries_6m", "overdue_count_24m"]),
    ("judicial", &["lawsuits", "dishonest_debtor"]),
    ("environment", &["env_penalty"]),
    ("market-supervision", &["years_in_business", "industry_section", "city"]),
];

/// The category a metric comes from; `other` for one that no source of the province reports.
#[must_use]
pub fn category(metric: &str) -> &'static str {
    CATEGORIES.iter().find(|(_, metrics)| metrics.contains(&metric)).map_or("other", |(category, _)| category)
}

impl Firm {
    /// What sources say of the firm on a day: numbers in fixed point to four decimals, texts as they are; what no source
    /// knows is left out, and a firm that is not on the list of dishonest debtors is not reported there.
    fn reported(&self) -> impl Iterator<Item = (&'static str, Value)> {
        let numeric = NUMERIC.into_iter().zip(self.features.numeric());
        let numbers = numeric.filter(|(_, value)| value.is_finite()).map(|(name, value)| (name, fixed(value)));
        let categorical = CATEGORICAL.into_iter().zip(self.features.categorical());
        let texts = categorical.filter_map(|(name, value)| value.map(|text| (name, Value::Text(text))));
        let listed = self.dishonest_debtor.then(|| ("dishonest_debtor", fixed(1.0)));
        let shop = shop::flow(self).into_iter().map(|(name, value)| (name, fixed(value)));
        numbers.chain(texts).chain(listed).chain(shop)
    }
}

impl Province {
    /// Every firm's features as observations that held on a day and were learnt that morning, 08:00 in China.
    ///
    /// # Errors
    /// [`ProvinceError::Calendar`] at the edge of the calendar.
    pub fn reported(&self, held_on: Date) -> Result<Vec<Observation>, ProvinceError> {
        let learned_at = eight_in_china(held_on)?;
        let mut all = Vec::new();
        for firm in &self.firms {
            for (metric, value) in firm.reported() {
                let row = all.len() as u64 + 1;
                all.push(observation(firm.id, metric, value, held_on, learned_at, row));
            }
        }
        Ok(all)
    }
}

fn observation(
    firm: FirmId,
    metric: &str,
    value: Value,
    held_on: Date,
    learned_at: calendar::Timestamp,
    row: u64,
) -> Observation {
    Observation {
        firm,
        metric: metric.to_owned(),
        held_on,
        period_start: None,
        value,
        learned_at,
        category: category(metric).to_owned(),
        row,
    }
}

/// Four decimals are more than any feature of the province has.
#[expect(clippy::cast_possible_truncation, reason = "features are far below 2^53 / 10^4")]
fn fixed(value: f64) -> Value {
    Value::Fixed { units: libm::round(value * 10_000.0) as i64, scale: 4 }
}
