//! What passes a simulated shop's POS terminal and the delivery platforms: of restaurants and traders only.
//!
//! It follows from the months already drawn and draws nothing itself, so a province of a seed stays the one it was. The shares are
//! ours: of a restaurant's sales two thirds come in over the terminal and, where it is on the platforms, a quarter by
//! delivery; a trader's are half and an eighth. A worse month brings more refunds.

use crate::Firm;
use crate::series::MONTHS;

/// Months that make a year.
const YEAR: usize = 12;
/// A month with less than this share of the year's mean counts as one without receipts.
const IDLE: f64 = 0.4;

/// Metrics of a firm's shop; none for a firm that has none.
pub(crate) fn flow(firm: &Firm) -> Vec<(&'static str, f64)> {
    let (terminal, delivered, ticket_fen) = match firm.features.industry_section {
        'H' => (0.66, 0.25, 4_500.0),
        'F' => (0.50, 0.125, 9_000.0),
        _ => return Vec::new(),
    };
    let months: Vec<f64> = firm.series.revenue_fen[MONTHS - YEAR..].iter().map(|fen| *fen as f64).collect();
    let year: f64 = months.iter().sum();
    let mean = year / YEAR as f64;
    let active = months.iter().filter(|fen| **fen >= IDLE * mean).count();
    let (before, last): (f64, f64) = (months[6..9].iter().sum(), months[9..].iter().sum());
    let mut found =
        vec![("pos_receipts_12m_fen", libm::round(year * terminal)), ("pos_active_months_12m", active as f64)];
    if before > 0.0 {
        found.push(("pos_change_3m_pct", libm::round((last / before - 1.0) * 10_000.0) / 100.0));
    }
    // Who is on no platform has no orders either.
    if firm.series.orders.is_some() {
        let receipts = year * delivered;
        found.push(("delivery_receipts_12m_fen", libm::round(receipts)));
        found.push(("delivery_orders_12m", libm::round(receipts / ticket_fen)));
        let spread = months.iter().map(|fen| (fen - mean).abs()).sum::<f64>() / year.max(1.0);
        found.push(("delivery_refund_pct", libm::round((1.0 + 20.0 * spread).min(30.0) * 100.0) / 100.0));
    }
    found
}
