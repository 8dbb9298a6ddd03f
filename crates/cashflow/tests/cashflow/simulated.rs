//! Panels of firms of the simulated province (模拟), and what an oracle sees of the same rows. Shared by the tests, the example that
//! judges and the one that trains.
#![allow(dead_code, clippy::unwrap_used)] // Each of them uses a part; a province of sound options makes every firm.

use cashflow::{Evaluation, History, Panel, RowKey, Scored, Signals};
use codes::BatchId;
use hub::Fact;
use portrait::{Catalogue, Evaluator};
use province::living::{Hidden, Living, LivingFirm, Truth};

/// Months of the window that are over before a firm's first row, so that there is something to read.
pub const FIRST_MONTH: usize = 2;

/// What the oracle reads of a firm-month, in the order of [`oracle_row`]. All of it is hidden truth, none is reported.
pub const ORACLE: [&str; 20] = [
    "health_0",
    "contagion_0",
    "cash_to_due_0",
    "support_to_due_0",
    "left_to_due_0",
    "health_1",
    "contagion_1",
    "cash_to_due_1",
    "support_to_due_1",
    "left_to_due_1",
    "due_growth_1",
    "health_2",
    "contagion_2",
    "cash_to_due_2",
    "support_to_due_2",
    "left_to_due_2",
    "due_growth_2",
    "section",
    "month",
    "lenders_to_come",
];

/// Rows of simulated firms, with the oracle's view beside.
pub struct Simulated {
    pub panel: Panel,
    /// Row by row, [`ORACLE`] values each.
    pub oracle: Vec<f64>,
}

/// A firm's facts as the hub would hold them.
pub fn facts(firm: &LivingFirm<'_>) -> Vec<Fact> {
    firm.facts().map(|trace| trace.to_fact(BatchId::from_bytes([0; 16]))).collect()
}

/// The number under which a firm stands: firms of two provinces never share one.
pub fn number(living: &Living, index: u32) -> u64 {
    living.seed() << 32 | u64::from(index)
}

/// A firm as it is put into a panel.
pub fn history<'a>(living: &Living, firm: &LivingFirm<'_>, truth: &Truth, facts: &'a [Fact]) -> History<'a> {
    let ends: Vec<_> = living.month_ends().collect();
    let first = ends[FIRST_MONTH.min(ends.len() - 1)].max(truth.established_on.last_of_month());
    History {
        firm: number(living, firm.index()),
        facts,
        broke_on: truth.cash_break.map(|found| found.on),
        watched: (first, ends[ends.len() - 1]),
        left_on: truth.left_on,
    }
}

/// What the oracle sees at the end of a month: the three last months' hidden health, what buyers took of it, what is left of cash and the
/// owner's means against what is due, and the trade and season.
pub fn oracle_row(firm: &LivingFirm<'_>, truth: &Truth, month: usize) -> [f64; 20] {
    let mut row = [0.0; 20];
    let at = |back: usize| truth.hidden[month.saturating_sub(back)];
    let due = |hidden: Hidden| (hidden.due_fen as f64).max(1.0);
    let mut place = 0;
    for back in 0..3 {
        let hidden = at(back);
        let (cash, support) = (hidden.cash_fen as f64 / due(hidden), hidden.support_fen as f64 / due(hidden));
        row[place..place + 5].copy_from_slice(&[hidden.health, hidden.contagion, cash, support, cash + support]);
        place += 5;
        if back > 0 {
            row[place] = due(at(0)) / due(hidden);
            place += 1;
        }
    }
    row[17] = f64::from(u32::from(firm.section()));
    row[18] = (month % 12) as f64;
    // Borrowing from many that has begun: how many months of it have passed.
    row[19] = truth.multiple_borrowing.map_or(-1.0, |found| month as f64 - found.month as f64).clamp(-1.0, 24.0);
    row
}

/// Rows of the firms of a province that `wanted` names, by two threads; the order of rows does not depend on them.
pub fn simulated(living: &Living, signals: &Signals, wanted: impl Fn(u32) -> bool + Sync) -> Simulated {
    let firms: Vec<u32> = (0..living.options().firms).filter(|index| wanted(*index)).collect();
    let halves = firms.split_at(firms.len() / 2);
    let make = |part: &[u32]| rows_of(living, signals, part);
    let (mut first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| make(halves.1));
        (make(halves.0), other.join().unwrap())
    });
    assert!(first.panel.append(second.panel).is_ok(), "two halves fit");
    first.oracle.extend(second.oracle);
    first
}

fn rows_of(living: &Living, signals: &Signals, firms: &[u32]) -> Simulated {
    let mut evaluator = Evaluator::new(Catalogue::built_in());
    let ends: Vec<_> = living.month_ends().collect();
    let mut made = Simulated { panel: Panel::new(signals.clone()), oracle: Vec::new() };
    for index in firms {
        let firm = living.firm(*index).unwrap();
        let truth = firm.truth();
        let facts = facts(&firm);
        let before = made.panel.keys().len();
        made.panel.push(&mut evaluator, &history(living, &firm, &truth, &facts), &ends).unwrap();
        for key in &made.panel.keys()[before..] {
            let month = ends.binary_search(&key.as_of).unwrap();
            made.oracle.extend(oracle_row(&firm, &truth, month));
        }
    }
    made
}

/// Rows with the scores that a function gives their values.
pub fn scored<'r>(
    keys: &[RowKey],
    rows: impl Iterator<Item = &'r [f64]>,
    score: impl Fn(&[f64]) -> f64,
) -> Vec<Scored> {
    let one =
        |(key, row): (&RowKey, &[f64])| Scored { firm: key.firm, days_to_break: key.days_to_break, score: score(row) };
    keys.iter().zip(rows).map(one).collect()
}

/// One line of a table.
pub fn line(name: &str, found: &Evaluation) -> String {
    let leads = [1, 14, 30].map(|days| format!("{:.1}%", 100.0 * found.recall_at_lead(days)));
    format!(
        "{name:<44} {:.2}%  {} of {} ({})  {}  {:.4}  {}  {:.1}%",
        100.0 * found.false_alarm_rate(),
        found.leads.len(),
        found.breaks,
        leads.join(" "),
        found.median_lead_days().map_or_else(|| "-".to_owned(), |days| format!("{days:.0} d")),
        found.auc,
        found.brier.map_or_else(|| "-".to_owned(), |brier| format!("{brier:.4}")),
        100.0 * found.precision(),
    )
}

/// The head of the table whose lines [`line`] writes.
pub const HEAD: &str = "模拟 simulated: score, false alarms, breaks seen (seen at all, 14 and 30 days before), median lead, AUC, Brier, precision";
