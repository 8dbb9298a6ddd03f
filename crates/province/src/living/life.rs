//! A firm's life by month, and the account by day: sales, what comes in, what is due, and the first day it cannot be paid.
//!
//! Amounts here are yuan as floats, since they are states of a simulation and no money of anybody; what is reported is rounded to
//! fen once, when a fact is made.

use calendar::Date;

use super::health::{Path, Roots, path};
use super::links::Link;
use super::months::Month;
use super::plants::MultipleBorrowing;
use super::streams::{Purpose, stream};
use super::traits::{MONEY, Money, Traits};
use crate::Draw;

/// Interest on loans, a month.
const INTEREST: f64 = 0.004;
/// Part of the loans that an instalment pays back: four years.
const PAYS_BACK: f64 = 1.0 / 48.0;
/// Chance that a firm which broke finds new money within 90 days. The report's bad-loan ratio of 2.4% over its special mention
/// of 3.9% leaves 38.5% who do.
const CURES: f64 = 0.41;
/// Interest a month and part paid back of loans that are taken from many lenders at once: a year, and dear.
const SHORT_INTEREST: f64 = 0.012;
const SHORT_PAYS_BACK: f64 = 1.0 / 12.0;
/// What of such a loan leaves the firm at once, for older debts and the owner's other ventures.
const DIVERTED: f64 = 0.7;
/// How much a unit of health adds to the margin.
const MARGIN: f64 = 0.034;
/// Voluntary ends a month, at health 0.
const LEAVES: f64 = 0.0022;

/// A month of a firm that does business in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    pub(super) health: f64,
    /// Sales of the month, the real ones.
    pub(super) sales: f64,
    /// What sales would be without season, chance and health.
    pub(super) course: f64,
    /// Customers' money that came in.
    pub(super) collected: f64,
    /// Bought of suppliers.
    pub(super) bought: f64,
    /// Pay of the month and people at its end.
    pub(super) pay: f64,
    pub(super) heads: f64,
    /// Rent and other fixed costs.
    pub(super) rent: f64,
    /// Taxes due.
    pub(super) tax: f64,
    /// All that came in and went out.
    pub(super) inflow: f64,
    pub(super) outflow: f64,
    /// Balance: mean of the days, lowest, at the end.
    pub(super) mean: f64,
    pub(super) lowest: f64,
    pub(super) closing: f64,
    /// Loans at the end, from how many lenders, what of them is overdue.
    pub(super) debt: f64,
    pub(super) lenders: u8,
    pub(super) overdue: f64,
    /// What the owner could still put in.
    pub(super) support: f64,
    /// Dues of the month in all.
    pub(super) due: f64,
    /// Whether loans were renewed in it, or the renewal refused.
    pub(super) renewed: bool,
    pub(super) refused: bool,
    /// A sudden blow of the month, 0 in most.
    pub(super) jump: f64,
    /// Trouble of buyers in the month.
    pub(super) buyers: f64,
    /// Days on which a payment was returned, as bits from day 1.
    pub(super) returned: u32,
    /// After a break and not cured.
    pub(super) broken: bool,
}

/// How a firm fared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Life {
    /// By month of the window; none before it was established and after it left.
    pub(super) steps: Vec<Option<Step>>,
    /// Balance at the end of each day, months end to end; 0 where there is no step.
    pub(super) days: Vec<f64>,
    /// Health by month of the window, whether or not the firm was alive.
    pub(super) health: Vec<f64>,
    pub(super) contagion: Vec<f64>,
    /// Days since 1970: the first break; the day of its cure, which may lie after the window; the day the firm left.
    pub(super) broke: Option<i64>,
    pub(super) cured: Option<i64>,
    pub(super) left: Option<i64>,
    /// The day of establishment, when it lies in the window: month and day.
    pub(super) born: Option<(usize, u8)>,
}

impl Life {
    /// Whether the firm does business in a month and is not broken.
    pub(super) fn sound(&self, month: usize) -> bool {
        self.steps.get(month).copied().flatten().is_some_and(|step| !step.broken)
    }
}

/// What a life is made from.
pub(super) struct Begin<'a> {
    pub(super) roots: Roots<'a>,
    pub(super) traits: &'a Traits,
    pub(super) links: &'a [Link],
    pub(super) months: &'a [Month],
    /// Season of the firm's city and trade, by month.
    pub(super) seasons: &'a [f64],
    pub(super) borrowing: Option<MultipleBorrowing>,
    pub(super) in_ring: bool,
}

/// The purse between months.
struct Purse {
    cash: f64,
    owed_to_it: f64,
    debt: f64,
    /// Of the dear kind.
    short: f64,
    overdue: f64,
    unpaid: f64,
    support: f64,
    heads: f64,
    lenders: u8,
    /// Shrinks after a break.
    scale: f64,
    broken: bool,
    cures_on: Option<i64>,
    leaves_on: Option<i64>,
}

pub(super) fn live(begin: &Begin<'_>) -> Life {
    let months = begin.months.len();
    let path = path(&begin.roots, begin.links, months);
    let seed = (begin.roots.seed, u64::from(begin.roots.index));
    let mut business = stream(seed.0, Purpose::Business, seed.1);
    let mut account = stream(seed.0, Purpose::Account, seed.1);
    let born = draw_birth(&mut business, months, begin.in_ring);
    let mut life = Life {
        steps: Vec::with_capacity(months),
        days: Vec::with_capacity(months * 31),
        health: Vec::new(),
        contagion: Vec::new(),
        broke: None,
        cured: None,
        left: None,
        born,
    };
    let mut purse = open(begin, &mut business);
    for at in 0..months {
        let month = &begin.months[at];
        let gone = life.left.is_some() || born.is_some_and(|(first, _)| at < first);
        if gone {
            life.steps.push(None);
            life.days.resize(life.days.len() + usize::from(month.days), 0.0);
            continue;
        }
        let step = one_month(begin, &path, at, &mut purse, &mut life, (&mut business, &mut account));
        life.steps.push(Some(step));
        let closes = !begin.in_ring && !purse.broken && business.chance(LEAVES * libm::exp(-0.3 * step.health));
        let over = purse.leaves_on.is_some_and(|day| day <= month.last_epoch());
        if over {
            life.left = purse.leaves_on;
        } else if closes && at > 0 {
            life.left = Some(month.last_epoch());
        }
    }
    life.health = path.health;
    life.contagion = path.contagion;
    life
}

/// One firm in twenty a year is new: the month and day of its establishment.
fn draw_birth(draw: &mut Draw, months: usize, in_ring: bool) -> Option<(usize, u8)> {
    let new = draw.chance(0.05 * months as f64 / 12.0);
    let (month, day) = (draw.below(months as u32) as usize, 1 + draw.below(28) as u8);
    (new && month > 0 && !in_ring).then_some((month, day))
}

fn open(begin: &Begin<'_>, draw: &mut Draw) -> Purse {
    let (traits, money) = (begin.traits, &MONEY[begin.traits.trade]);
    let course = traits.sales_year / 12.0;
    let fill = libm::exp(0.22 + 0.15 * draw.normal());
    Purse {
        cash: traits.cushion * course * fill,
        owed_to_it: course * (1.0 - money.collected) / money.collected,
        debt: traits.borrows * traits.sales_year * (0.78 + 0.22 * draw.unit()),
        short: 0.0,
        overdue: 0.0,
        unpaid: 0.0,
        support: traits.support * traits.sales_year,
        heads: (course * money.pay / money.wage).max(1.0),
        lenders: if traits.borrows > 0.0 { traits.lenders } else { 0 },
        scale: 1.0,
        broken: false,
        cures_on: None,
        leaves_on: None,
    }
}

fn one_month(
    begin: &Begin<'_>,
    path: &Path,
    at: usize,
    purse: &mut Purse,
    life: &mut Life,
    (business, account): (&mut Draw, &mut Draw),
) -> Step {
    let (traits, month) = (begin.traits, &begin.months[at]);
    let money = &MONEY[traits.trade];
    let health = path.health[at];
    if purse.broken {
        purse.scale *= 0.84;
    }
    let course = traits.sales_year / 12.0 * libm::exp(traits.growth * at as f64 / 12.0) * purse.scale;
    let before = if at == 0 { health } else { path.health[at - 1] };
    let season = 1.0 + traits.season * (begin.seasons[at] - 1.0);
    // Sales follow health with half a month's delay; orders do not (see `feeds`).
    let sales = course * season * libm::exp(0.055 * (health + before) / 2.0 + traits.spread * business.wobble());
    let mut step = Step {
        health,
        sales,
        course,
        jump: path.jump[at],
        buyers: path.buyers[at],
        broken: purse.broken,
        ..costs(traits, money, purse, (sales, course, health))
    };
    let pool = purse.owed_to_it + sales;
    let rate = (money.collected + 0.035 * health + 0.03 * business.wobble()).clamp(0.15, 0.99);
    step.collected = pool * rate;
    purse.owed_to_it = (pool - step.collected) * 0.995;
    let (fresh, diverted) = loans(begin, at, purse, &mut step, business);
    // Distress costs money at once: a customer that fails, a fire, a fine. So do lesser blows that leave health as it was.
    let small = if business.chance(0.010) { 0.15 - 0.12 * libm::log(1.0 - business.unit()) } else { 0.0 };
    let blow = course * (0.22 * step.jump + small.min(0.8)) + diverted;
    let instalment = purse.debt * (PAYS_BACK + INTEREST) + purse.short * (SHORT_PAYS_BACK + SHORT_INTEREST);
    let bills = Bills { collected: step.collected, fresh, blow, instalment };
    walk(begin, at, purse, &mut step, life, account, &bills);
    settle(begin, month, purse, &mut step);
    step
}

/// What the month costs, before the account is asked.
fn costs(traits: &Traits, money: &Money, purse: &mut Purse, (sales, course, health): (f64, f64, f64)) -> Step {
    let squeeze = 1.0 - MARGIN * health.clamp(-5.0, 2.5) / money.bought;
    let bought = money.bought * squeeze * (0.7 * sales + 0.3 * course);
    let wanted = (course * (1.0 + 0.08 * health.clamp(-4.0, 3.0)) * money.pay / money.wage).max(0.6);
    purse.heads += 0.12 * (wanted - purse.heads);
    let heads = purse.heads;
    // A sole trader's own living is part of the rent.
    let rent = money.rent * course * if traits.sole_trader { 1.05 } else { 1.0 };
    Step { bought, heads, pay: heads * money.wage, rent, tax: money.tax * sales, ..EMPTY }
}

const EMPTY: Step = Step {
    health: 0.0,
    sales: 0.0,
    course: 0.0,
    collected: 0.0,
    bought: 0.0,
    pay: 0.0,
    heads: 0.0,
    rent: 0.0,
    tax: 0.0,
    inflow: 0.0,
    outflow: 0.0,
    mean: 0.0,
    lowest: 0.0,
    closing: 0.0,
    debt: 0.0,
    lenders: 0,
    overdue: 0.0,
    support: 0.0,
    due: 0.0,
    renewed: false,
    refused: false,
    jump: 0.0,
    buyers: 0.0,
    returned: 0,
    broken: false,
};

/// New money from lenders in the month, and what of it leaves at once: once a year what was paid back, unless the bank sees a firm in trouble; month by month for
/// one that borrows from many.
fn loans(begin: &Begin<'_>, at: usize, purse: &mut Purse, step: &mut Step, draw: &mut Draw) -> (f64, f64) {
    let traits = begin.traits;
    let (mut fresh, mut dear) = (0.0, 0.0);
    let view = draw.wobble();
    if traits.borrows > 0.0 && begin.months[at].of_year() == usize::from(traits.renewal) && !purse.broken {
        // What the bank sees of health is blurred.
        if step.health + 0.6 * view > -1.7 {
            step.renewed = true;
            fresh = (traits.borrows * 12.0 * step.course - purse.debt).max(0.0);
        } else {
            step.refused = true;
        }
    }
    if let Some(borrowing) = &begin.borrowing
        && !purse.broken
        && at >= borrowing.month
    {
        let since = at - borrowing.month;
        // Every second month another lender, until all have lent; then nobody lends any more.
        let number = usize::from(borrowing.lenders);
        if since < 2 * number {
            dear = borrowing.part * step.course;
            purse.lenders =
                (traits.lenders.max(1) + (since / 2 + 1) as u8).min(traits.lenders.max(1) + borrowing.lenders);
        }
    }
    purse.debt += fresh;
    purse.short += dear;
    (fresh + dear, DIVERTED * dear)
}

/// What the month brings and asks for beside the costs.
struct Bills {
    collected: f64,
    fresh: f64,
    blow: f64,
    instalment: f64,
}

/// The account day by day.
fn walk(
    begin: &Begin<'_>,
    at: usize,
    purse: &mut Purse,
    step: &mut Step,
    life: &mut Life,
    draw: &mut Draw,
    bills: &Bills,
) {
    let (traits, month) = (begin.traits, &begin.months[at]);
    let days = usize::from(month.days);
    let mut parts = [0.0; 31];
    let mut sum = 0.0;
    for part in &mut parts[..days] {
        *part = (1.0 + 0.45 * draw.wobble()).max(0.05);
        sum += *part;
    }
    let (fresh_day, blow_day) = (draw.below(10) + 1, draw.below(u32::from(month.days)) + 1);
    let pay_suppliers = [5_usize, 12, 20, 27];
    let (mut total, mut lowest) = (0.0, f64::MAX);
    for day in 1..=days {
        let mut comes = bills.collected * parts[day - 1] / sum;
        if day == fresh_day as usize {
            comes += bills.fresh;
        }
        step.inflow += comes;
        purse.cash += comes;
        let mut due = 0.0;
        if pay_suppliers.contains(&day) {
            due += step.bought / 4.0;
        }
        if day == usize::from(traits.pay_day) {
            due += step.pay;
        }
        if day == usize::from(traits.rent_day) {
            due += step.rent;
        }
        if day == 15 {
            due += step.tax;
        }
        if day == blow_day as usize {
            due += bills.blow;
        }
        let instalment = if day == usize::from(traits.loan_day) { bills.instalment } else { 0.0 };
        let today = month.epoch + day as i64 - 1;
        pay(purse, step, life, draw, (due, instalment, today, day));
        total += purse.cash;
        lowest = f64::min(lowest, purse.cash);
        life.days.push(purse.cash);
    }
    step.mean = total / days as f64;
    step.lowest = lowest;
}

/// Pays what is due on a day, or breaks.
fn pay(
    purse: &mut Purse,
    step: &mut Step,
    life: &mut Life,
    draw: &mut Draw,
    (due, instalment, today, day): (f64, f64, i64, usize),
) {
    if purse.broken && purse.cures_on.is_some_and(|cures| cures <= today) {
        // New money: an investor, a sale of property, a loan restructured.
        let costs = step.bought + step.pay + step.rent;
        let injected = 1.6 * costs + purse.overdue + 0.5 * purse.unpaid;
        step.inflow += injected;
        purse.cash += injected - purse.overdue;
        step.outflow += purse.overdue;
        purse.overdue = 0.0;
        purse.unpaid = 0.0;
        purse.scale = purse.scale.max(0.8);
        purse.broken = false;
    }
    let all = due + instalment;
    if all <= 0.0 {
        return;
    }
    step.due += all;
    if purse.cash < all && !purse.broken && purse.support > 0.0 {
        // The owner's own money comes first.
        let given = (all - purse.cash).min(purse.support);
        purse.support -= given;
        purse.cash += given;
        step.inflow += given;
    }
    if purse.cash + 0.01 >= all {
        purse.cash = (purse.cash - all).max(0.0);
        step.outflow += all;
        if instalment > 0.0 {
            purse.debt *= 1.0 - PAYS_BACK;
            purse.short *= 1.0 - SHORT_PAYS_BACK;
        }
        return;
    }
    // Wages and suppliers get what there is, lenders nothing.
    step.returned |= 1 << (day - 1);
    let paid = (0.9 * purse.cash).min(due);
    purse.cash -= paid;
    step.outflow += paid;
    purse.unpaid += due - paid;
    purse.overdue = (purse.overdue + instalment).min(purse.debt + purse.short);
    if !purse.broken {
        purse.broken = true;
        step.broken = true;
        let (fate, when) = (draw.unit(), draw.unit());
        let again = life.broke.is_some();
        // Twice is once too often.
        if !again && fate < (CURES + 0.04 * (step.health + 1.5)).clamp(0.1, 0.8) {
            purse.cures_on = Some(today + 20 + (65.0 * when) as i64);
            purse.leaves_on = None;
            life.cured = purse.cures_on;
        } else {
            purse.cures_on = None;
            purse.leaves_on = Some(today + 150 + (400.0 * when) as i64);
        }
        life.broke = life.broke.or(Some(today));
    }
}

/// What the owner does at the end of the month, and what stands.
fn settle(begin: &Begin<'_>, month: &Month, purse: &mut Purse, step: &mut Step) {
    let costs = step.bought + step.pay + step.rent + step.tax;
    let typical = step.course * 0.95;
    let target = begin.traits.cushion * typical.max(0.5 * costs);
    if !purse.broken && purse.cash > 1.25 * target {
        let drawn = 0.6 * (purse.cash - 1.25 * target);
        purse.cash -= drawn;
        step.outflow += drawn;
        // Part of what the owner draws is there to be put in again.
        let most = 1.5 * begin.traits.support * 12.0 * step.course;
        purse.support = (purse.support + 0.25 * drawn).min(most.max(purse.support));
    }
    if purse.broken && purse.overdue <= 0.0 && purse.debt + purse.short > 0.0 && purse.cures_on.is_none() {
        // Loans of a firm that cannot pay are called sooner or later, even where the first unpaid bill was a supplier's.
        purse.overdue = (purse.debt + purse.short) * (PAYS_BACK + INTEREST);
    }
    step.closing = purse.cash;
    step.debt = purse.debt + purse.short;
    step.lenders = if step.debt > 0.0 { purse.lenders.max(1) } else { 0 };
    step.overdue = purse.overdue;
    step.support = purse.support;
    step.broken = purse.broken;
    debug_assert!(month.days >= 28);
}

/// A day counted from 1970.
pub(super) fn date_of(months: &[Month], epoch: i64) -> Option<Date> {
    if let Some(month) = months.iter().find(|month| (month.epoch..=month.last_epoch()).contains(&epoch)) {
        return Some(month.day(u8::try_from(epoch - month.epoch + 1).unwrap_or(1)));
    }
    calendar::add_days(Date::constant(1970, 1, 1), i32::try_from(epoch).ok()?).ok()
}
