//! How many went bad, over all and by period: what the choice of the split and of the ripe rows is made on.

use lake::SampleColumn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::StudyError;
use crate::prepare::{StayedOut, prepare};
use crate::study::{Parting, Study};

/// One period's loans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PeriodOutcomes {
    /// `2006`, `2024Q3`.
    pub period: String,
    /// Good rows.
    pub goods: u64,
    /// Bad rows.
    pub bads: u64,
    /// Rows whose outcome is not known or indeterminate.
    pub unknown: u64,
    /// Weighted share of bads among the known.
    pub bad_rate: Option<f64>,
}

/// The outcomes of a study's rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OutcomeTable {
    /// Rows of the sample set.
    pub rows: u64,
    /// Rows that stayed out, by reason.
    pub stayed_out: Vec<StayedOut>,
    /// Good rows.
    pub goods: u64,
    /// Bad rows.
    pub bads: u64,
    /// Rows whose outcome is not known or indeterminate.
    pub unknown: u64,
    /// Weighted share of bads among the known.
    pub bad_rate: Option<f64>,
    /// By period, when a column dates the loans.
    pub periods: Vec<PeriodOutcomes>,
    /// Known rows that would fit the card, and bads among them.
    pub train: (u64, u64),
    /// Known rows that would test it, and bads among them.
    pub test: (u64, u64),
    /// Why rows cannot be parted yet, when they cannot.
    pub parting_problem: Option<String>,
}

#[derive(Default, Clone, Copy)]
struct Sum {
    goods: u64,
    bads: u64,
    unknown: u64,
    weight: f64,
    bad_weight: f64,
}

impl Sum {
    fn rows(&self) -> u64 {
        self.goods + self.bads + self.unknown
    }

    fn rate(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.bad_weight / self.weight)
    }
}

/// Counts.
///
/// # Errors
/// [`StudyError`] when no table can be made of the study.
pub fn outcome_table(
    columns: &[SampleColumn],
    study: &Study,
    performance: Option<&[SampleColumn]>,
) -> Result<OutcomeTable, StudyError> {
    // The counts are wanted before the split can be chosen, so a split that does not suit is told and not refused.
    let tried = prepare(columns, study, performance, "study");
    let (prepared, mut problem) = match (tried, &study.parting) {
        (Ok(prepared), _) => (prepared, None),
        (Err(error @ (StudyError::NoDate | StudyError::BadMoment { .. })), Parting::Time { .. }) => {
            let by_lot = Study { parting: Parting::HoldOut { test_percent: 30.0, seed: 1 }, ..study.clone() };
            (prepare(columns, &by_lot, performance, "study")?, Some(error.to_string()))
        }
        (Err(error), _) => return Err(error),
    };
    let (table, weights) = (&prepared.table, prepared.table.weights());
    let mut all = Sum::default();
    let mut periods: Vec<Sum> =
        prepared.vintages.as_ref().map(|vintages| vec![Sum::default(); vintages.names.len()]).unwrap_or_default();
    for (row, outcome) in table.target().iter().enumerate() {
        let weight = weights.map_or(1.0, |weights| weights[row]);
        let period = prepared.vintages.as_ref().and_then(|vintages| periods.get_mut(vintages.codes[row] as usize));
        for sum in [Some(&mut all), period].into_iter().flatten() {
            match outcome {
                None => sum.unknown += 1,
                Some(bad) => {
                    sum.weight += weight;
                    if *bad {
                        sum.bads += 1;
                        sum.bad_weight += weight;
                    } else {
                        sum.goods += 1;
                    }
                }
            }
        }
    }
    let parts = scoring::develop::split(table, &prepared.options.split);
    let (train, test) = match &parts {
        Ok((train, test)) => ((train.len() as u64, train.bads() as u64), (test.len() as u64, test.bads() as u64)),
        Err(error) => {
            problem.get_or_insert_with(|| error.to_string());
            ((0, 0), (0, 0))
        }
    };
    let names = prepared.vintages.map(|vintages| vintages.names).unwrap_or_default();
    let line = |(period, sum): (String, Sum)| PeriodOutcomes {
        period,
        goods: sum.goods,
        bads: sum.bads,
        unknown: sum.unknown,
        bad_rate: sum.rate(),
    };
    Ok(OutcomeTable {
        rows: columns.first().map_or(0, |column| column.values.len() as u64),
        stayed_out: prepared.stayed_out,
        goods: all.goods,
        bads: all.bads,
        unknown: all.unknown,
        bad_rate: all.rate(),
        periods: names.into_iter().zip(periods).filter(|(_, sum)| sum.rows() > 0).map(line).collect(),
        train,
        test,
        parting_problem: problem,
    })
}
