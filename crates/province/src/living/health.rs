//! Hidden health: a slow part of the firm's own, sudden distress, shocks of city and trade, and what comes from its buyers.
//!
//! Health has mean near 0 and spread near 1 over all firms and months; **higher is better**. No source reports it.
//!
//! ```text
//! health[t] = own[t] - distress[t] + city[t] + trade[t] - CONTAGION * sum over buyers of share * (0.6 trouble[t-1] + 0.4 trouble[t-2])
//! own[t]    = level + drift * t + swing[t],   swing[t] = 0.93 swing[t-1] + e
//! trouble   = distress of the buyer + how far the shocks of its city and trade are below zero
//! ```
//!
//! A buyer's trouble is drawn again from the buyer's own streams, one level deep: no firm's path needs a global state, and a
//! buyer's buyers do not reach further.

use super::links::Link;
use super::months::Month;
use super::streams::{Purpose, stream};
use crate::places::{CITIES, TRADES};

/// Months before the window for which shocks and distress are drawn: the lag of contagion and the length of a shock.
pub(super) const LEAD: usize = 8;

/// What remains of the swing from a month to the next.
const KEEPS: f64 = 0.93;
/// Standard deviation of the swing in the long run.
const SWING: f64 = 0.62;
/// Chance of sudden distress in a month.
const DISTRESS: f64 = 0.016;
/// What remains of distress from a month to the next.
const DISTRESS_KEEPS: f64 = 0.75;
/// How much of a buyer's trouble reaches a supplier that sells to it alone.
const CONTAGION: f64 = 1.1;

/// Shocks of every city and trade for the window and [`LEAD`] months before it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shocks {
    cities: Vec<Vec<f64>>,
    trades: Vec<Vec<f64>>,
}

impl Shocks {
    pub(super) fn new(seed: u64, first: &Month, months: usize) -> Self {
        let path = |key: usize, chance: f64| -> Vec<f64> {
            (0..months + LEAD).map(|at| effect(seed, key, first.number + at as i32 - LEAD as i32, chance)).collect()
        };
        Self {
            cities: (0..CITIES.len()).map(|city| path(city, 0.020)).collect(),
            trades: (0..TRADES.len()).map(|trade| path(100 + trade, 0.025)).collect(),
        }
    }

    /// Of a city in a month of the window.
    pub(super) fn of_city(&self, city: usize, month: usize) -> f64 {
        self.cities[city][month + LEAD]
    }

    /// Of a trade in a month of the window.
    pub(super) fn of_trade(&self, trade: usize, month: usize) -> f64 {
        self.trades[trade][month + LEAD]
    }

    /// Of city and trade together, in the month `at`, counted from [`LEAD`] months before the window.
    pub(super) fn at(&self, city: usize, trade: usize, at: usize) -> f64 {
        self.cities[city][at] + self.trades[trade][at]
    }
}

/// What the shocks of the last six months add up to: each loses 30% a month. Two in three are bad.
fn effect(seed: u64, key: usize, month: i32, chance: f64) -> f64 {
    let mut weight = 1.0;
    let mut sum = 0.0;
    for back in 0..6 {
        let number = u64::try_from(month - back).unwrap_or(0);
        let mut draw = stream(seed, Purpose::Shocks, ((key as u64) << 20) | number);
        let (struck, sign, size) = (draw.chance(chance), draw.unit(), draw.unit());
        if struck {
            sum += weight * (0.25 + 0.65 * size) * if sign < 0.67 { -1.0 } else { 0.6 };
        }
        weight *= 0.7;
    }
    sum
}

/// Distress by month from [`LEAD`] months before the window: how deep the firm is in it, and the jump of the month.
pub(super) struct Distress {
    pub(super) depth: Vec<f64>,
    pub(super) jump: Vec<f64>,
}

pub(super) fn distress(seed: u64, index: u32, months: usize) -> Distress {
    let mut draw = stream(seed, Purpose::Distress, u64::from(index));
    let mut found = Distress { depth: Vec::with_capacity(months + LEAD), jump: Vec::with_capacity(months + LEAD) };
    let mut depth = 0.0;
    for _ in 0..months + LEAD {
        let (struck, size) = (draw.chance(DISTRESS), draw.unit());
        // Between a half and some three: an exponential tail, cut.
        let jump = if struck { 0.5 + (-0.8 * libm::log(1.0 - size)).min(2.5) } else { 0.0 };
        depth = DISTRESS_KEEPS * depth + jump;
        found.depth.push(depth);
        found.jump.push(jump);
    }
    found
}

/// What a firm's health path is made from.
pub(super) struct Roots<'a> {
    pub(super) seed: u64,
    pub(super) index: u32,
    pub(super) city: usize,
    pub(super) trade: usize,
    /// Long-run level and drift a month.
    pub(super) level: f64,
    pub(super) drift: f64,
    pub(super) shocks: &'a Shocks,
}

/// Health by month of the window, and how much of it each month lost to buyers.
pub(super) struct Path {
    pub(super) health: Vec<f64>,
    pub(super) jump: Vec<f64>,
    /// Trouble of the buyers in the month itself, weighted by their shares: orders show it before money does.
    pub(super) buyers: Vec<f64>,
    pub(super) contagion: Vec<f64>,
}

pub(super) fn path(roots: &Roots<'_>, links: &[Link], months: usize) -> Path {
    let own = distress(roots.seed, roots.index, months);
    let trouble = troubles(roots, links, months);
    let mut draw = stream(roots.seed, Purpose::Health, u64::from(roots.index));
    let mut swing = SWING * draw.normal();
    let innovation = SWING * (1.0 - KEEPS * KEEPS).sqrt();
    let mut path = Path {
        health: Vec::with_capacity(months),
        jump: own.jump[LEAD..].to_vec(),
        buyers: trouble[LEAD..].to_vec(),
        contagion: Vec::with_capacity(months),
    };
    for month in 0..months {
        let at = month + LEAD;
        swing = KEEPS * swing + innovation * draw.normal();
        let reached = CONTAGION * (0.6 * trouble[at - 1] + 0.4 * trouble[at - 2]);
        let common = roots.shocks.at(roots.city, roots.trade, at);
        path.contagion.push(reached);
        path.health.push(roots.level + roots.drift * month as f64 + swing - own.depth[at] + common - reached);
    }
    path
}

/// The trouble of a firm's buyers, weighted by what it sells them, from [`LEAD`] months before the window.
fn troubles(roots: &Roots<'_>, links: &[Link], months: usize) -> Vec<f64> {
    let mut sum = vec![0.0; months + LEAD];
    for link in links {
        let depth = distress(roots.seed, link.buyer, months).depth;
        for (at, slot) in sum.iter_mut().enumerate() {
            let common = roots.shocks.at(link.city, link.trade, at);
            *slot += link.share * (depth[at] + (-common).max(0.0));
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use calendar::Date;

    use super::*;

    #[test]
    fn a_shock_belongs_to_its_month_wherever_the_window_begins() {
        let shocks = |year, month, months| Shocks::new(5, &Month::new(Date::constant(year, month, 1)), months);
        let (early, late) = (shocks(2023, 1, 24), shocks(2023, 7, 6));
        let mut struck = 0;
        for city in 0..CITIES.len() {
            for month in 0..6 {
                let here = late.at(city, 0, month + LEAD);
                assert_eq!(here, early.at(city, 0, month + LEAD + 6));
                struck += usize::from(here != 0.0);
            }
        }
        assert!((1..CITIES.len() * 6).contains(&struck), "{struck} city-months are in a shock: neither none nor all");
    }

    #[test]
    fn a_buyers_distress_comes_one_and_two_months_later_and_not_at_once() {
        let shocks = Shocks { cities: vec![vec![0.0; 40]; 11], trades: vec![vec![0.0; 40]; 10] };
        let roots = Roots { seed: 9, index: 900, city: 0, trade: 0, level: 0.0, drift: 0.0, shocks: &shocks };
        // One that falls into distress within the window, so that there is something to come.
        let buyer = (0..900)
            .find(|buyer| distress(9, *buyer, 24).jump[LEAD..LEAD + 12].iter().any(|jump| *jump > 0.0))
            .unwrap();
        let link = Link { buyer, share: 0.5, city: 1, trade: 1 };
        let (with, without) = (path(&roots, &[link], 24), path(&roots, &[], 24));
        let trouble = distress(9, buyer, 24).depth;
        assert!(with.contagion.iter().any(|lost| *lost > 0.1));
        for month in 0..24 {
            let at = month + LEAD;
            let reached = CONTAGION * 0.5 * (0.6 * trouble[at - 1] + 0.4 * trouble[at - 2]);
            assert!((with.contagion[month] - reached).abs() < 1e-12);
            assert!((without.health[month] - with.health[month] - reached).abs() < 1e-12);
        }
    }
}
