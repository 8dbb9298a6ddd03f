//! What a living firm is: place, trade, size, habits. All of it is drawn once, from the firm's own stream.

use codes::{FirmId, Industry, Region};

use super::streams::{Purpose, stream};
use crate::Draw;
use crate::places::{CITIES, NAMES, Places, TRADES};

/// How a trade's money moves; parts of sales unless said otherwise. Ours, from what such firms usually show; `level` and `cushion` are
/// tuned so that the breaks of a year meet the report's rates (see `docs/province.md`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Money {
    /// Goods and services bought.
    pub(super) bought: f64,
    /// Pay.
    pub(super) pay: f64,
    /// Rent and other fixed costs.
    pub(super) rent: f64,
    /// Taxes.
    pub(super) tax: f64,
    /// Part of what is owed to the firm that is paid in a month.
    pub(super) collected: f64,
    /// Long-run health of the trade.
    pub(super) level: f64,
    /// Cash held, in months of costs.
    pub(super) cushion: f64,
    /// Monthly pay of one person, yuan.
    pub(super) wage: f64,
}

/// In the order of [`TRADES`].
pub(super) const MONEY: [Money; 10] = [
    money(0.680, 0.120, 0.070, 0.030, 0.55, 0.05, 0.59, 5_600.0),
    money(0.580, 0.150, 0.140, 0.005, 0.75, 0.00, 0.45, 4_200.0),
    money(0.250, 0.450, 0.120, 0.040, 0.50, 0.30, 0.59, 9_500.0),
    money(0.350, 0.350, 0.120, 0.040, 0.50, 0.30, 0.55, 8_500.0),
    money(0.820, 0.050, 0.040, 0.015, 0.88, -0.05, 0.60, 5_000.0),
    money(0.420, 0.250, 0.200, 0.020, 0.97, -0.10, 0.50, 4_600.0),
    money(0.400, 0.280, 0.180, 0.020, 0.90, -0.05, 0.41, 4_800.0),
    money(0.700, 0.150, 0.030, 0.030, 0.42, 0.00, 0.74, 6_000.0),
    money(0.600, 0.180, 0.090, 0.030, 0.60, 0.00, 0.59, 6_500.0),
    money(0.400, 0.250, 0.200, 0.030, 0.70, 0.05, 0.52, 6_200.0),
];

#[expect(clippy::too_many_arguments, reason = "a row of the table above")]
const fn money(
    bought: f64,
    pay: f64,
    rent: f64,
    tax: f64,
    collected: f64,
    level: f64,
    cushion: f64,
    wage: f64,
) -> Money {
    Money { bought, pay, rent, tax, collected, level, cushion, wage }
}

/// What a firm is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Traits {
    pub(super) id: FirmId,
    pub(super) city: usize,
    pub(super) trade: usize,
    pub(super) region: Region,
    pub(super) industry: Industry,
    pub(super) sole_trader: bool,
    pub(super) word: &'static str,
    pub(super) trade_word: &'static str,
    /// Sales of a year at the beginning, yuan.
    pub(super) sales_year: f64,
    /// Growth of sales a year.
    pub(super) growth: f64,
    /// How strongly the season shows: 1 is as the trade's.
    pub(super) season: f64,
    /// Spread of a month's sales about their course.
    pub(super) spread: f64,
    /// Long-run health, and its drift a month.
    pub(super) level: f64,
    pub(super) drift: f64,
    /// Cash the owner keeps, in months of costs.
    pub(super) cushion: f64,
    /// What the owner can put in, as a part of a year's sales.
    pub(super) support: f64,
    /// Loans at the beginning and at each renewal, as a part of a year's sales; none for a tenth of the firms.
    pub(super) borrows: f64,
    pub(super) lenders: u8,
    /// Month of the year in which loans are renewed, January 0.
    pub(super) renewal: u8,
    /// Days of the month: instalment, pay, rent.
    pub(super) loan_day: u8,
    pub(super) pay_day: u8,
    pub(super) rent_day: u8,
    /// Part of its money that goes through the account we see.
    pub(super) banked: f64,
    /// Part of sales that is invoiced, and of it that is declared.
    pub(super) invoiced: f64,
    /// Part of its people that is insured.
    pub(super) insured: f64,
    /// Kilowatt-hours for each yuan of sales.
    pub(super) power: f64,
    /// Years since registration at the beginning.
    pub(super) age_years: f64,
    /// Size: standard deviations of the logarithm of sales above the median.
    pub(super) size: f64,
}

/// Place and trade alone: the first numbers of the stream, so that a supplier learns its buyer's cheaply.
pub(super) fn place(seed: u64, index: u32, places: &Places) -> (usize, usize) {
    let mut draw = stream(seed, Purpose::Traits, u64::from(index));
    let _ = draw.bytes();
    let drawn = draw_place(&mut draw, places);
    (drawn.0, drawn.2)
}

fn draw_place(draw: &mut Draw, places: &Places) -> (usize, Region, usize, Industry) {
    let (name, region) = places.draw_place(draw);
    let city = CITIES.iter().position(|(_, city, _)| *city == name).unwrap_or(0);
    let (trade, industry) = places.draw_trade(draw);
    let trade = TRADES.iter().position(|other| other.section == trade.section).unwrap_or(0);
    (city, region, trade, industry)
}

/// Draws everything a firm is.
pub(super) fn traits(seed: u64, index: u32, places: &Places) -> Traits {
    let mut draw = stream(seed, Purpose::Traits, u64::from(index));
    let id = FirmId::from_bytes(draw.bytes());
    let (city, region, trade, industry) = draw_place(&mut draw, places);
    let money = &MONEY[trade];
    // Half of the firms sell less than three million yuan a year, as in the older province.
    let sales_year = (3_000_000.0 * libm::exp(draw.normal())).clamp(150_000.0, 200_000_000.0);
    let size = libm::log(sales_year / 3_000_000.0);
    let level = money.level + 0.55 * draw.normal();
    let sole_trader = draw.chance(0.6) && sales_year < 1_500_000.0;
    let borrows = 0.17 * libm::exp(0.45 * draw.normal());
    let has_borrowed = !draw.chance(0.10);
    let age = -6.5 * libm::log(1.0 - draw.unit()) * libm::exp(0.25 * level);
    Traits {
        id,
        city,
        trade,
        region,
        industry,
        sole_trader,
        word: pick(&mut draw, &NAMES),
        trade_word: pick(&mut draw, TRADES[trade].words),
        sales_year,
        // The report's real growth of the province in 2025 is 4.9%.
        growth: (0.049 + 0.02 * level + 0.06 * draw.normal()).clamp(-0.3, 0.4),
        season: 0.7 + 0.6 * draw.unit(),
        spread: 0.150 * libm::exp(0.35 * draw.normal() - 0.10 * level),
        level,
        drift: (0.10 * draw.normal() - 0.05) / 12.0,
        cushion: money.cushion * libm::exp(0.35 * draw.normal()),
        support: 0.035 * libm::exp(0.5 * draw.normal() + 0.15 * level),
        borrows: if has_borrowed { borrows.min(0.6) } else { 0.0 },
        lenders: (1 + draw.poisson(0.5)).min(4) as u8,
        renewal: draw.below(12) as u8,
        loan_day: 1 + draw.below(28) as u8,
        pay_day: if draw.chance(0.5) { 10 } else { 15 },
        rent_day: 1 + draw.below(5) as u8,
        banked: (0.72 + 0.18 * draw.normal()).clamp(0.2, 1.0),
        invoiced: (0.86 + 0.07 * draw.normal()).clamp(0.5, 1.0),
        insured: (0.80 + 0.10 * draw.normal()).clamp(0.3, 1.0),
        power: TRADES[trade].power / 1_000.0 * libm::exp(0.30 * draw.normal()),
        age_years: (age + 0.5).min(45.0),
        size,
    }
}

fn pick(draw: &mut Draw, from: &'static [&'static str]) -> &'static str {
    draw.pick::<&'static str>(from)
}
