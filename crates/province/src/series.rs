//! [`Series`]: twenty-four months of what sources hold about a firm, drawn given its hidden risk.

use crate::Draw;
use crate::places::Trade;

/// Months in a series.
pub const MONTHS: usize = 24;

/// Months of figures, the oldest first; `None` for a source that has nothing on the firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Sales reported to the tax office, fen.
    pub revenue_fen: [i64; MONTHS],
    /// Electricity, kWh.
    pub power_kwh: Option<[i64; MONTHS]>,
    /// Staff insured.
    pub insured: Option<[i64; MONTHS]>,
    /// Orders on platforms.
    pub orders: Option<[i64; MONTHS]>,
    /// Inflow on the firm's account at the bank, fen.
    pub inflow_fen: Option<[i64; MONTHS]>,
}

/// Draws the months of a firm with this yearly revenue.
///
/// Worse firms shrink (growth falls by 10 points of a year's revenue per unit of risk), swing more, and bank less of
/// their sales with us. Power follows revenue with its own noise, so that it confirms or contradicts it.
pub(crate) fn draw_series(draw: &mut Draw, trade: &Trade, risk: f64, revenue_yuan: f64) -> Series {
    let monthly_growth = (0.05 - 0.10 * risk + 0.10 * draw.normal()) / 12.0;
    let swing = libm::exp(-2.0 + 0.35 * risk + 0.25 * draw.normal()).min(0.8);
    let season = 0.15 * draw.unit();
    let power_swing = swing * libm::exp(0.15 * draw.normal());
    let banked = (0.75 - 0.10 * risk + 0.12 * draw.normal()).clamp(0.05, 1.1);
    let staff = (revenue_yuan / 400_000.0 * libm::exp(0.4 * draw.normal())).clamp(1.0, 900.0);
    let staff_growth = (0.02 - 0.08 * risk + 0.08 * draw.normal()) / 12.0;
    let order_value = 20_000.0 * libm::exp(0.8 * draw.normal());
    let stops = 0.02 * libm::exp(0.6 * risk);
    let month_base = revenue_yuan / 12.0;
    let mut series = Series {
        revenue_fen: [0; MONTHS],
        power_kwh: Some([0; MONTHS]),
        insured: Some([0; MONTHS]),
        orders: Some([0; MONTHS]),
        inflow_fen: Some([0; MONTHS]),
    };
    for month in 0..MONTHS {
        let trend = libm::exp(monthly_growth * (month as f64 - 12.0));
        let seasonal = 1.0 + season * libm::sin(month as f64 * std::f64::consts::PI / 6.0);
        // A month at a standstill: fires, strikes, no orders.
        let standstill = if draw.chance(stops) { 0.25 } else { 1.0 };
        let shape = month_base * trend * seasonal * standstill;
        let revenue = shape * libm::exp(swing * draw.normal());
        series.revenue_fen[month] = to_fen(revenue);
        set(&mut series.power_kwh, month, shape / 1000.0 * trade.power * libm::exp(power_swing * draw.normal()));
        set(&mut series.insured, month, staff * libm::exp(staff_growth * (month as f64 - 12.0)));
        set(&mut series.orders, month, revenue / order_value);
        set(&mut series.inflow_fen, month, revenue * banked * libm::exp(0.1 * draw.normal()) * 100.0);
    }
    // What a source lacks says a little about the firm as well: an owner in trouble has less on record.
    let missing = libm::exp(0.15 * risk);
    drop_with(draw, &mut series.power_kwh, 0.10 * missing);
    drop_with(draw, &mut series.insured, 0.08 * missing);
    drop_with(draw, &mut series.orders, 0.35);
    drop_with(draw, &mut series.inflow_fen, 0.15 * missing);
    series
}

pub(crate) fn to_fen(yuan: f64) -> i64 {
    libm::round(yuan * 100.0) as i64
}

fn set(months: &mut Option<[i64; MONTHS]>, month: usize, value: f64) {
    if let Some(months) = months {
        months[month] = libm::round(value) as i64;
    }
}

fn drop_with(draw: &mut Draw, months: &mut Option<[i64; MONTHS]>, probability: f64) {
    if draw.chance(probability) {
        *months = None;
    }
}
