//! Truths planted in a firm, kept apart from what is reported: what a model or a rule is to find.

use super::feed::{FEEDS, Feed};
use super::life::Life;
use super::links::Ring;
use super::streams::{Purpose, stream};
use super::traits::Traits;

/// Chance of borrowing from many lenders at health 0; it doubles for each unit of long-run health lost.
const MULTIPLE: f64 = 0.018;
/// Chance that a live-commerce firm trades with itself.
const WASH: f64 = 0.07;
/// Chance that a measure of sensors fails within the window.
const FAULTY: f64 = 0.10;

/// Borrows from several lenders at once from a month on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MultipleBorrowing {
    /// The month it begins, counted in the window.
    pub month: usize,
    /// How many lenders join, one every second month.
    pub lenders: u8,
    /// What each month adds to the loans, as a part of a month's sales.
    pub part: f64,
}

/// What a sensor does when it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The same value every day.
    Stuck,
    /// Nothing.
    Missing,
    /// A value that slowly runs away from the truth.
    Drifting,
}

/// A sensor that fails for a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SensorFault {
    /// Whose sensors: crops or machines.
    pub feed: Feed,
    /// Which of the category's daily measures, in the order of the hub's numbers.
    pub sensor: u8,
    /// How it fails.
    pub kind: FaultKind,
    /// First and last day, counted from the first day of the window.
    pub from_day: u32,
    /// The last day.
    pub through_day: u32,
}

/// What is wrong with the report of a category for a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// It comes this many days after its time.
    Late(u8),
    /// Its amounts are ten times too high (a unit mistaken) and are corrected this many days later.
    TenTimes(u8),
    /// Its amounts are of another firm; they are taken back after this many days and right ones follow a day later.
    Withdrawn(u8),
    /// It never comes.
    Missing,
}

/// A report that went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfiling {
    /// The category.
    pub feed: Feed,
    /// The month, counted in the window.
    pub month: usize,
    /// How.
    pub slip: Slip,
}

/// What is planted in a firm.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plants {
    pub(super) borrowing: Option<MultipleBorrowing>,
    /// First and last month of trading with itself.
    pub(super) wash: Option<(usize, usize)>,
    pub(super) faults: Vec<SensorFault>,
}

/// Drawn before the life, since borrowing changes it.
pub(super) fn plants(seed: u64, index: u32, traits: &Traits, feeds: u32, months: usize) -> Plants {
    let mut draw = stream(seed, Purpose::Plants, u64::from(index));
    let (roll, begins, lenders, part) = (draw.unit(), draw.below(months as u32), draw.below(5), draw.unit());
    // In a window of a year half as many begin as in two.
    let chance = MULTIPLE * libm::exp(-0.7 * traits.level) * (months as f64 / 12.0).min(3.0);
    let borrowing = (roll < chance).then_some(MultipleBorrowing {
        month: begins as usize,
        lenders: 3 + lenders as u8,
        part: 0.15 + 0.20 * part,
    });
    let knows = |feed: Feed| feeds & (1 << feed.index()) != 0;
    let (roll, first, length) = (draw.unit(), draw.below(months as u32) as usize, 2 + draw.below(5) as usize);
    let wash = (roll < WASH && knows(Feed::LiveCommerce)).then_some((first, (first + length - 1).min(months - 1)));
    let mut faults = Vec::new();
    for (feed, sensors) in [(Feed::CropSensors, 3), (Feed::MachineTelemetry, 2)] {
        for sensor in 0..sensors {
            let (roll, kind) = (draw.unit(), draw.below(3));
            let (from_day, length) = (draw.below(months as u32 * 28), 5 + draw.below(40));
            if roll < FAULTY && knows(feed) {
                let kind = [FaultKind::Stuck, FaultKind::Missing, FaultKind::Drifting][kind as usize];
                faults.push(SensorFault { feed, sensor, kind, from_day, through_day: from_day + length });
            }
        }
    }
    Plants { borrowing, wash, faults }
}

/// Categories without a monthly report: what they say comes event by event or day by day.
const NO_REPORT: [Feed; 7] = [
    Feed::MarketSupervision,
    Feed::Judicial,
    Feed::Administrative,
    Feed::Property,
    Feed::Bidding,
    Feed::IntellectualProperty,
    Feed::CropSensors,
];

/// Categories whose monthly report has no amounts: a mistaken unit is no matter there, the report is late instead.
const NO_AMOUNTS: [Feed; 2] = [Feed::Environment, Feed::MachineTelemetry];

/// The reports of a firm that go wrong, by month and category, where it does business. A firm in bad health files late more often, and
/// wrong a little more.
pub(super) fn misfilings(seed: u64, index: u32, feeds: u32, life: &Life) -> Vec<Misfiling> {
    let mut draw = stream(seed, Purpose::Filings, u64::from(index));
    let mut found = Vec::new();
    for (month, health) in life.health.iter().enumerate() {
        let worse = libm::exp(-0.45 * health.clamp(-4.0, 3.0));
        let (late, wrong) = (0.014 * worse, 0.0030 * (0.7 + 0.3 * worse));
        for feed in Feed::ALL.iter().take(FEEDS) {
            let roll = draw.unit();
            if roll >= late + wrong + 0.008 {
                continue;
            }
            let days = draw.below(200) as u8;
            let reports = feeds & (1 << feed.index()) != 0 && !NO_REPORT.contains(feed);
            if !reports || life.steps[month].is_none() {
                continue;
            }
            let unit = roll < late + wrong * 0.7;
            let slip = if roll < late || (unit && NO_AMOUNTS.contains(feed)) {
                Slip::Late(3 + days / 5)
            } else if unit {
                Slip::TenTimes(10 + days / 4)
            } else if roll < late + wrong {
                Slip::Withdrawn(4 + days / 8)
            } else {
                Slip::Missing
            };
            found.push(Misfiling { feed: *feed, month, slip });
        }
    }
    found
}

/// The day the account could first not pay what was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashBreak {
    /// The day.
    pub on: calendar::Date,
    /// The day new money came, if it did: always within 90 days. It may lie after the window.
    pub cured_on: Option<calendar::Date>,
    /// The 91st day, when nothing had come: bad for good.
    pub bad_on: Option<calendar::Date>,
}

/// What nobody reports of a month: for oracles and tests, never a feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hidden {
    /// Health; higher is better.
    pub health: f64,
    /// What of it buyers took away, 0 or more.
    pub contagion: f64,
    /// Cash at the end of the month, fen.
    pub cash_fen: i64,
    /// What the owner could still put in, fen.
    pub support_fen: i64,
    /// What was due in the month, fen; 0 when the firm did no business.
    pub due_fen: i64,
    /// Whether it did business in the month.
    pub alive: bool,
}

/// Everything planted in a firm, kept apart from its facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Truth {
    /// The first break.
    pub cash_break: Option<CashBreak>,
    /// Loans from several lenders at once.
    pub multiple_borrowing: Option<MultipleBorrowing>,
    /// A ring of related firms.
    pub ring: Option<Ring>,
    /// What went round the ring in each month, fen: the same for every member, 0 in months without and for a firm in none.
    pub circular_fen: Vec<i64>,
    /// First and last month of trading with itself in live commerce.
    pub wash_trading: Option<(usize, usize)>,
    /// Sensors that fail.
    pub sensor_faults: Vec<SensorFault>,
    /// Reports that come late, wrong, are withdrawn or never come.
    pub misfilings: Vec<Misfiling>,
    /// By month of the window.
    pub hidden: Vec<Hidden>,
    /// Day of registration.
    pub established_on: calendar::Date,
    /// Day it left, if it did within the window.
    pub left_on: Option<calendar::Date>,
}
