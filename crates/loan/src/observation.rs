//! The observation period after a restructuring (重组观察期), and the class it holds a loan to (rules 1.1).
//!
//! 《商业银行金融资产风险分类办法》 of 2023: the period begins at the first due date after the change and lasts at least a year and
//! two consecutive instalments; a missed payment begins it anew from the point of default; non-performance in it makes the
//! loan non-performing; a second restructuring in it makes it at least substandard. A loan that was non-performing may rise to
//! special mention when it has paid two instalments and six months in a row. Confidence of the source: recalled, high.

use calendar::{Date, add_days, add_months};
use serde::{Deserialize, Serialize};

use crate::classification::{ClassificationRule, FiveCategory};
use crate::position::{Position, RowKind};

/// How many instalments in a row must be paid in time.
const INSTALMENTS: u32 = 2;
/// How long the period lasts, in months.
const MONTHS: i32 = 12;
/// After how many months a non-performing loan may rise to special mention.
const MONTHS_TO_RISE: i32 = 6;

/// A restructuring of a debtor in difficulty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restructuring {
    /// When.
    pub on: Date,
    /// Days past due on that day, before it.
    pub days_past_due: u32,
}

/// Where the observation of a restructured loan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// The restructuring it follows.
    pub restructured_on: Date,
    /// The due date it counts from: the first after the change, or that of the last payment missed.
    pub since: Date,
    /// Instalments in a row paid in time since.
    pub kept: u32,
    /// The best class the loan may have.
    pub floor: FiveCategory,
    /// Whether it is over.
    pub ended: bool,
}

impl Position {
    /// The observation of a restructured loan; none for a loan never restructured in difficulty.
    #[must_use]
    pub fn observation(&self, rule: &ClassificationRule) -> Option<Observation> {
        let mut watch: Option<Observation> = None;
        for change in &self.restructurings {
            let before = rule.class_of(change.days_past_due);
            let mut floor = before.max(FiveCategory::SpecialMention);
            if let Some(mut running) = watch {
                running.advance(self, rule, change.on);
                if !running.ended {
                    floor = floor.max(running.floor).max(FiveCategory::Substandard);
                }
            }
            let dues = self.rows.iter().filter(|row| row.kind == RowKind::Instalment).map(|row| row.due_on);
            let since = dues.filter(|due| *due > change.on).min().unwrap_or(change.on);
            watch = Some(Observation { restructured_on: change.on, since, kept: 0, floor, ended: false });
        }
        let mut watch = watch?;
        watch.advance(self, rule, self.at);
        Some(watch)
    }
}

impl Observation {
    /// Looks at every due date from the restructuring up to a date.
    fn advance(&mut self, position: &Position, rule: &ClassificationRule, until: Date) {
        let after = |row: &&crate::PositionRow| row.due_on > self.restructured_on && row.due_on <= until;
        let rows: Vec<_> = position.rows.iter().filter(after).filter(|row| row.kind == RowKind::Instalment).collect();
        let mut in_arrears = false;
        for row in rows {
            self.look_for_end(row.due_on);
            if row.days_late == 0 {
                self.kept += 1;
                continue;
            }
            (self.since, self.kept, self.ended) = (row.due_on, 0, false);
            self.floor = self.floor.max(FiveCategory::SpecialMention);
            let late = i32::try_from(row.days_late).unwrap_or(i32::MAX);
            let cleared = add_days(row.due_on, late).unwrap_or(Date::MAX);
            in_arrears |= cleared >= until;
            let days = if cleared > until { calendar::days_between(row.due_on, until) } else { late };
            let worst = rule.class_of(u32::try_from(days).unwrap_or(0));
            if worst.is_non_performing() {
                self.floor = self.floor.max(FiveCategory::Substandard);
            }
        }
        if !in_arrears {
            self.look_for_end(until);
        }
    }

    /// Raises the class, or ends the period, when enough was paid in time for long enough.
    fn look_for_end(&mut self, at: Date) {
        let months = |count: i32| add_months(self.since, count).unwrap_or(Date::MAX);
        if self.kept < INSTALMENTS {
            return;
        }
        if at >= months(MONTHS) {
            (self.ended, self.floor) = (true, FiveCategory::Normal);
        } else if at >= months(MONTHS_TO_RISE) {
            self.floor = self.floor.min(FiveCategory::SpecialMention);
        }
    }
}
