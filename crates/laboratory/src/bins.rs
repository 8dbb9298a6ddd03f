//! The bins of one feature, and what moving an edge does.

use scoring::BinRule;
use scoring::binning::{BinningOptions, BinsWorth, ChiSquare, VariableBins, bin_column, edit_effect, evaluate};
use scoring::develop::split;
use scoring::{Column, Sample};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::StudyError;
use crate::prepare::{Prepared, feature_name};

/// One bin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BinLine {
    /// Which values fall here.
    pub rule: BinRule,
    /// Rows that fit the card.
    pub rows: u64,
    /// Weighted goods.
    pub goods: f64,
    /// Weighted bads.
    pub bads: f64,
    /// Weighted share of the rows.
    pub share: f64,
    /// Weighted bad rate.
    pub bad_rate: Option<f64>,
    /// Weight of evidence, `ln((goods here / all goods) / (bads here / all bads))`.
    pub woe: f64,
    /// Information value.
    pub iv: f64,
    /// Chi-square against the bin before: a large p-value says that the two could be one.
    pub against_previous: Option<ChiSquare>,
}

/// A feature in one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PeriodLine {
    /// `2006`, `2024Q3`.
    pub period: String,
    /// Rows.
    pub rows: u64,
    /// Bad rate of each bin, in the bins' order.
    pub bad_rates: Vec<Option<f64>>,
    /// Share of each bin.
    pub shares: Vec<f64>,
    /// Information value in this period alone.
    pub iv: f64,
    /// Stability index against all fitting rows.
    pub stability: f64,
    /// Correlation of the period's evidence with that of all rows; below 0 the feature turned over.
    pub agreement: Option<f64>,
}

/// A feature's bins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FeatureBins {
    /// The column.
    pub column: String,
    /// The name in the card.
    pub feature: String,
    /// Whether a person drew them.
    pub drawn: bool,
    /// Whether it is numbers that are cut, and not categories that are grouped.
    pub numeric: bool,
    /// The bins.
    pub bins: Vec<BinLine>,
    /// What they are worth.
    pub worth: BinsWorth,
    /// Period by period, when a column dates the loans.
    pub periods: Vec<PeriodLine>,
}

/// What an edit did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TriedBins {
    /// The bins in force before the edit.
    pub before: BinsWorth,
    /// The edited ones.
    pub after: FeatureBins,
    /// Information value gained; negative when lost.
    pub iv_gained: f64,
    /// KS gained.
    pub ks_gained: f64,
}

struct Found<'a> {
    column: &'a Column,
    train: Sample,
    binning: &'a BinningOptions,
    drawn: Option<&'a Vec<BinRule>>,
    name: String,
}

fn find<'a>(prepared: &'a Prepared, column: &str) -> Result<Found<'a>, StudyError> {
    let wanted = |use_: &&crate::ColumnUse| use_.column == column || feature_name(use_) == column;
    let use_ =
        prepared.features.iter().find(wanted).ok_or_else(|| StudyError::NoColumn { column: column.to_owned() })?;
    let name = feature_name(use_);
    let held = prepared.table.column(name).ok_or_else(|| StudyError::NoColumn { column: column.to_owned() })?;
    let (train, _) = split(&prepared.table, &prepared.options.split)?;
    let options = &prepared.options;
    Ok(Found {
        column: held,
        train,
        binning: options.binning_of.get(name).unwrap_or(&options.binning),
        drawn: options.bins_of.get(name),
        name: use_.column.clone(),
    })
}

fn current(found: &Found<'_>) -> Result<VariableBins, StudyError> {
    Ok(match found.drawn {
        Some(drawn) => evaluate(found.column, &found.train, drawn.clone(), found.binning)?,
        None => bin_column(found.column, &found.train, found.binning)?,
    })
}

/// The bins of a feature, by its column's name.
///
/// # Errors
/// [`StudyError`] when it is no feature or cannot be binned.
pub fn feature_bins(prepared: &Prepared, column: &str) -> Result<FeatureBins, StudyError> {
    let found = find(prepared, column)?;
    let bins = current(&found)?;
    card(prepared, &found, &bins, found.drawn.is_some())
}

/// Counts bins that a person has drawn, beside those in force.
///
/// # Errors
/// [`StudyError`] when they do not part the column's values.
pub fn try_bins(prepared: &Prepared, column: &str, rules: Vec<BinRule>) -> Result<TriedBins, StudyError> {
    let found = find(prepared, column)?;
    let before = current(&found)?;
    let effect = edit_effect(found.column, &found.train, &before, rules, found.binning)?;
    Ok(TriedBins {
        before: effect.before,
        iv_gained: effect.iv_gained,
        ks_gained: effect.ks_gained,
        after: card(prepared, &found, &effect.bins, true)?,
    })
}

fn card(prepared: &Prepared, found: &Found<'_>, bins: &VariableBins, drawn: bool) -> Result<FeatureBins, StudyError> {
    let association = bins.association();
    let lines = bins.bins.iter().enumerate().map(|(at, bin)| BinLine {
        rule: bin.rule.clone(),
        rows: bin.counts.rows,
        goods: bin.counts.goods,
        bads: bin.counts.bads,
        share: bin.share,
        bad_rate: bin.bad_rate,
        woe: bin.woe,
        iv: bin.iv,
        against_previous: at.checked_sub(1).and_then(|before| association.neighbours.get(before).copied().flatten()),
    });
    let periods = match &prepared.vintages {
        Some(vintages) => {
            let of = |row: usize| vintages.codes.get(row).filter(|code| **code != scoring::MISSING_CODE);
            let told = bins.over_time(found.column, &found.train, |row| of(row).map(|code| i64::from(*code)))?;
            let line = |period: scoring::binning::PeriodBins| {
                let all: f64 = period.counts.iter().map(scoring::binning::Counts::weight).sum();
                PeriodLine {
                    period: usize::try_from(period.period)
                        .ok()
                        .and_then(|at| vintages.names.get(at).cloned())
                        .unwrap_or_default(),
                    rows: period.counts.iter().map(|counts| counts.rows).sum(),
                    bad_rates: period.counts.iter().map(scoring::binning::Counts::bad_rate).collect(),
                    shares: period.counts.iter().map(|counts| counts.weight() / all.max(f64::MIN_POSITIVE)).collect(),
                    iv: period.iv,
                    stability: period.stability,
                    agreement: period.agreement,
                }
            };
            told.into_iter().map(line).collect()
        }
        None => Vec::new(),
    };
    Ok(FeatureBins {
        column: found.name.clone(),
        feature: found.column.name.clone(),
        drawn,
        numeric: matches!(found.column.data, scoring::ColumnData::Numeric(_)),
        bins: lines.collect(),
        worth: bins.worth(),
        periods,
    })
}
