//! Data minimisation: what a card loses when a source of data is dropped, and which sources it uses without need.
//!
//! The card is developed again without each source, under the same options, and both are ranked on the same test rows
//! (DeLong's test of two correlated areas). The Personal Information Protection Law asks for the least data that serves
//! the purpose (个人信息保护法 art. 6); this says how little is lost.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::develop::{DevelopError, DevelopOptions, Development, develop, split};
use crate::metrics::{Interval, MetricError, compare_auc, discrimination, require};
use crate::table::{Sample, Table};

/// Why nothing was compared.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MinimiseError {
    /// The whole card, or one without a source, was not developed.
    #[error(transparent)]
    Develop(#[from] DevelopError),
    /// Measuring.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// A source names what is not a column.
    #[error("source '{source_name}' names column '{column}', which the table lacks: correct the name")]
    NoColumn {
        /// The source.
        source_name: String,
        /// The name.
        column: String,
    },
}

/// Whether a source earns its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceNeed {
    /// None of its features is in the card: it need not be collected for it.
    Unused,
    /// In the card, but less than the tolerance is lost without it.
    WithoutNeed,
    /// The rows cannot tell.
    Unclear,
    /// More than the tolerance is lost without it, and not by chance.
    Needed,
}

impl SourceNeed {
    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Unused => "未入模，不必采集",
            Self::WithoutNeed => "入模但非必要，可去除",
            Self::Unclear => "样本不足以判断",
            Self::Needed => "必要",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Unused => "not in the card: need not be collected",
            Self::WithoutNeed => "used without need",
            Self::Unclear => "too few rows to tell",
            Self::Needed => "needed",
        }
    }

    /// Whether the card does as well without it.
    #[must_use]
    pub const fn can_be_dropped(self) -> bool {
        matches!(self, Self::Unused | Self::WithoutNeed)
    }
}

/// One source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceReport {
    /// Its name.
    pub source: String,
    /// Those of its features that are in the whole card.
    pub in_card: Vec<String>,
    /// AUC of the whole card on the test rows.
    pub auc: f64,
    /// AUC of the card developed without it; 0.5 where no card could be developed.
    pub auc_without: f64,
    /// What is lost.
    pub auc_lost: f64,
    /// Its interval at 95%.
    pub interval: Interval,
    /// Kolmogorov-Smirnov lost.
    pub ks_lost: f64,
    /// Whether it is needed.
    pub need: SourceNeed,
}

/// Develops the whole card, then one without each source (`name -> columns`), and compares them on the test rows.
/// `tolerance` is the AUC one is ready to lose for not collecting a source (0.005 is a usual figure).
///
/// # Errors
/// [`MinimiseError`] when the whole card cannot be developed, or a name is not a column.
pub fn minimise(
    table: &Table,
    options: &DevelopOptions,
    sources: &BTreeMap<String, Vec<String>>,
    tolerance: f64,
) -> Result<Vec<SourceReport>, MinimiseError> {
    require("tolerance", tolerance, "must be above 0 and below 0.5", tolerance > 0.0 && tolerance < 0.5)?;
    for (source, columns) in sources {
        if let Some(column) = columns.iter().find(|name| table.column(name).is_none()) {
            return Err(MinimiseError::NoColumn { source_name: source.clone(), column: column.clone() });
        }
    }
    let (_, test) = split(table, &options.split)?;
    let whole = develop(table, options, &mut |_| ())?;
    let risk = risk(table, &whole, &test)?;
    let ks = discrimination(&risk, &test.bad, None)?.ks;
    sources
        .iter()
        .map(|(source, columns)| {
            let in_card: Vec<String> =
                whole.compiled.features().filter(|f| columns.iter().any(|c| c == f)).map(str::to_owned).collect();
            let without = if in_card.is_empty() { risk.clone() } else { risk_without(table, options, columns, &test)? };
            let compared = compare_auc(&risk, &without, &test.bad)?;
            let interval = compared.interval(0.95);
            let need = match compared.difference {
                _ if in_card.is_empty() => SourceNeed::Unused,
                lost if lost > tolerance && interval.low > 0.0 => SourceNeed::Needed,
                _ if interval.high <= tolerance => SourceNeed::WithoutNeed,
                _ => SourceNeed::Unclear,
            };
            Ok(SourceReport {
                source: source.clone(),
                in_card,
                auc: compared.first,
                auc_without: compared.second,
                auc_lost: compared.difference,
                interval,
                ks_lost: ks - discrimination(&without, &test.bad, None)?.ks,
                need,
            })
        })
        .collect()
}

fn risk(table: &Table, card: &Development, test: &Sample) -> Result<Vec<f64>, DevelopError> {
    let outcomes = card.compiled.score_table(table)?;
    Ok(test.rows.iter().map(|row| outcomes[*row as usize].pd).collect())
}

fn risk_without(
    table: &Table,
    options: &DevelopOptions,
    columns: &[String],
    test: &Sample,
) -> Result<Vec<f64>, DevelopError> {
    let mut options = options.clone();
    for column in columns {
        options.exclude.insert(column.clone(), "left out to see what it adds".to_owned());
    }
    match develop(table, &options, &mut |_| ()) {
        Ok(card) => risk(table, &card, test),
        // Without it there is no card at all: nobody is ranked.
        Err(DevelopError::NothingLeft { .. }) => Ok(vec![0.5; test.len()]),
        Err(error) => Err(error),
    }
}
