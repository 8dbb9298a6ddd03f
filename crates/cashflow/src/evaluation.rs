//! [`Evaluation`]: what a warning is worth: how many breaks it sees, how long before, at how many false alarms.
//!
//! | figure | of what |
//! |---|---|
//! | false-alarm rate | alarmed firm-months without a break in the next sixty days, over all firm-months without one |
//! | recall | breaking firms with an alarm in the sixty days before the day, over breaking firms with a row in those sixty days |
//! | lead | days from the first alarm of those sixty days to the break; median over the breaks that were seen |
//! | AUC, Brier | over firm-months; they say how well rows are ranked and how true probabilities are, not what a desk gets |

use std::collections::BTreeMap;

use scoring::metrics::{MetricError, brier, discrimination};

use crate::limits::HORIZON_DAYS;

/// A firm-month with its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// The firm's number; a firm breaks for the first time once.
    pub firm: u64,
    /// Days to the first break, 1 to [`HORIZON_DAYS`]; none where none comes within them.
    pub days_to_break: Option<i32>,
    /// Higher is worse.
    pub score: f64,
}

/// What came of alarming every row whose score reaches a threshold.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Rows alarm from this score on.
    pub threshold: f64,
    /// Firm-months without a break in the next sixty days.
    pub calm_rows: usize,
    /// Those of them that were alarmed.
    pub false_alarms: usize,
    /// Firm-months with a break in the next sixty days.
    pub rows_before: usize,
    /// Those of them that were alarmed.
    pub rows_alarmed: usize,
    /// Breaks with a row in the sixty days before.
    pub breaks: usize,
    /// Days from the first alarm to the break, rising, one for each break that was seen.
    pub leads: Vec<i32>,
    /// Area under the curve over firm-months.
    pub auc: f64,
    /// Mean squared distance of score and outcome; none where a score is no probability.
    pub brier: Option<f64>,
}

/// Why there is no threshold or evaluation.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EvaluationError {
    /// A row says something impossible.
    #[error(
        "a row of firm {firm} has a break in {days} days; between 1 and {HORIZON_DAYS} are of the next sixty, none says there is none"
    )]
    Days {
        /// The firm.
        firm: u64,
        /// What it says.
        days: i32,
    },
    /// The rate asked for is no share.
    #[error("a false-alarm rate of {0} is no share: give one from 0 to 1")]
    Rate(f64),
    /// Lengths, numbers or outcomes that say nothing.
    #[error(transparent)]
    Metric(#[from] MetricError),
}

/// The lowest threshold at which at most a share `most` of the calm rows is alarmed. Chosen on validation rows, never on those that judge.
///
/// # Errors
/// [`EvaluationError`] when `most` is no share, or no row is calm, or a score is not finite.
pub fn threshold(rows: &[Scored], most: f64) -> Result<f64, EvaluationError> {
    if !(0.0..=1.0).contains(&most) {
        return Err(EvaluationError::Rate(most));
    }
    if let Some(row) = rows.iter().find(|row| !row.score.is_finite()) {
        return Err(MetricError::Number { what: "score", value: row.score, rule: "must be finite" }.into());
    }
    let mut calm: Vec<f64> = rows.iter().filter(|row| row.days_to_break.is_none()).map(|row| row.score).collect();
    if calm.is_empty() {
        return Err(MetricError::OneOutcome { goods: 0, bads: rows.len() }.into());
    }
    calm.sort_by(|a, b| b.total_cmp(a));
    // As many may be alarmed; the next one must not be, and with it every row of its score.
    let allowed = (most * calm.len() as f64) as usize;
    Ok(calm.get(allowed).map_or(f64::MIN, |first_not| first_not.next_up()))
}

impl Evaluation {
    /// Judges rows at a threshold.
    ///
    /// # Errors
    /// [`EvaluationError`] when days are out of range, scores are not finite, or one outcome is absent.
    pub fn of(rows: &[Scored], threshold: f64) -> Result<Self, EvaluationError> {
        let mut found = Self {
            threshold,
            calm_rows: 0,
            false_alarms: 0,
            rows_before: 0,
            rows_alarmed: 0,
            breaks: 0,
            leads: Vec::new(),
            auc: 0.0,
            brier: None,
        };
        // Days of the first alarm before each firm's break; none while there was no alarm.
        let mut breaks: BTreeMap<u64, Option<i32>> = BTreeMap::new();
        for row in rows {
            let alarmed = row.score >= threshold;
            let Some(days) = row.days_to_break else {
                found.calm_rows += 1;
                found.false_alarms += usize::from(alarmed);
                continue;
            };
            if !(1..=HORIZON_DAYS).contains(&days) {
                return Err(EvaluationError::Days { firm: row.firm, days });
            }
            found.rows_before += 1;
            found.rows_alarmed += usize::from(alarmed);
            let first = breaks.entry(row.firm).or_default();
            *first = (*first).max(alarmed.then_some(days));
        }
        found.breaks = breaks.len();
        found.leads = breaks.into_values().flatten().collect();
        found.leads.sort_unstable();
        let (scores, comes): (Vec<f64>, Vec<bool>) =
            rows.iter().map(|row| (row.score, row.days_to_break.is_some())).unzip();
        found.auc = discrimination(&scores, &comes, None)?.auc;
        let probabilities = scores.iter().all(|score| (0.0..=1.0).contains(score));
        found.brier = probabilities.then(|| brier(&scores, &comes, None)).transpose()?;
        Ok(found)
    }

    /// False alarms over calm firm-months.
    #[must_use]
    pub fn false_alarm_rate(&self) -> f64 {
        share(self.false_alarms, self.calm_rows)
    }

    /// Breaks that were seen over breaks.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.leads.len(), self.breaks)
    }

    /// Breaks that were seen at least so many days before, over breaks.
    #[must_use]
    pub fn recall_at_lead(&self, days: i32) -> f64 {
        let late = self.leads.partition_point(|lead| *lead < days);
        share(self.leads.len() - late, self.breaks)
    }

    /// The median of the leads in days: the mean of the two middle ones where their number is even; none where no break was seen.
    #[must_use]
    pub fn median_lead_days(&self) -> Option<f64> {
        let upper = *self.leads.get(self.leads.len() / 2)?;
        let lower = *self.leads.get((self.leads.len() - 1) / 2)?;
        Some((f64::from(lower) + f64::from(upper)) / 2.0)
    }

    /// Alarmed rows that came before a break, over all alarmed rows: how often an officer who follows an alarm finds something.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.rows_alarmed, self.rows_alarmed + self.false_alarms)
    }
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}
