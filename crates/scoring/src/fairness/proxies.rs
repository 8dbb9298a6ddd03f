//! Which features reveal a protected attribute, alone and together.
//!
//! A card that never sees the owner's sex can still use it, through features that tell it. Each feature is binned against
//! membership in a group on half of the rows, and judged on the other half by the AUC: 0.5 tells nothing, 1 tells all.

use serde::{Deserialize, Serialize};

use super::GroupAttribute;
use crate::binning::BinningOptions;
use crate::metrics::{AucError, Interval, MetricError, auc_error, require, same_length};
use crate::probe::{Probe, ProbeError};
use crate::table::{Column, MISSING_CODE, Table};

/// Why proxies were not sought.
pub type ProxyError = ProbeError;

/// How much a feature reveals, by the AUC on rows it was not fitted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProxyStrength {
    /// Below 0.55, or no better than chance.
    None,
    /// From 0.55.
    Weak,
    /// From 0.60.
    Moderate,
    /// From 0.70: for most pairs of a member and another it says which is which.
    Strong,
}

impl ProxyStrength {
    fn of(auc: &AucError, level: f64) -> Self {
        match auc.auc {
            _ if auc.interval(level).low <= 0.5 => Self::None,
            auc if auc >= 0.70 => Self::Strong,
            auc if auc >= 0.60 => Self::Moderate,
            auc if auc >= 0.55 => Self::Weak,
            _ => Self::None,
        }
    }

    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::None => "不透露",
            Self::Weak => "略有透露",
            Self::Moderate => "明显透露",
            Self::Strong => "强代理",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Weak => "weak",
            Self::Moderate => "moderate",
            Self::Strong => "strong proxy",
        }
    }
}

/// What one feature, or all together, reveal of one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Proxy {
    /// The feature; `None` for all together.
    pub feature: Option<String>,
    /// The group it tells from the rest.
    pub group: String,
    /// AUC on the judging half.
    pub auc: f64,
    /// Its interval at 95%.
    pub interval: Interval,
    /// Information value on the fitting half; absent for all together.
    pub iv: Option<f64>,
    /// The band.
    pub strength: ProxyStrength,
}

/// Options of the search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProxyOptions {
    /// Halves the rows.
    pub seed: u64,
    /// Chance of one false proxy among all features and groups; each interval is set by it divided by their number
    /// (Bonferroni).
    pub false_alarm: f64,
    /// Features to try; all columns when empty.
    pub features: Vec<String>,
    /// Binning of the features.
    pub binning: BinningOptions,
}

impl Default for ProxyOptions {
    fn default() -> Self {
        Self { seed: 1, false_alarm: 0.05, features: Vec::new(), binning: BinningOptions::default() }
    }
}

/// The proxies of one attribute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProxyReport {
    /// The attribute.
    pub attribute: String,
    /// All features together, by group.
    pub together: Vec<Proxy>,
    /// Features by group, most telling first.
    pub alone: Vec<Proxy>,
    /// Groups too small to be told from the rest.
    pub too_small: Vec<String>,
}

impl ProxyReport {
    /// Features that reveal some group, by their worst group.
    pub fn named(&self) -> impl Iterator<Item = &Proxy> {
        self.alone.iter().filter(|proxy| proxy.strength > ProxyStrength::None)
    }
}

/// Seeks proxies of an attribute among the features of a table. A column of the attribute's own name is left out.
///
/// # Errors
/// [`ProxyError`] when lengths differ, a feature is not a column, an option is out of range, or a column cannot be binned.
pub fn proxies(table: &Table, attribute: &GroupAttribute, options: &ProxyOptions) -> Result<ProxyReport, ProxyError> {
    same_length(table.rows(), attribute.codes().len(), None)?;
    let alarm = options.false_alarm;
    require("false_alarm", alarm, "must lie strictly between 0 and 1", alarm > 0.0 && alarm < 1.0)?;
    let wanted = |column: &&Column| {
        column.name != attribute.name && (options.features.is_empty() || options.features.contains(&column.name))
    };
    let columns: Vec<&Column> = table.columns().iter().filter(wanted).collect();
    if !options.features.is_empty() && columns.len() != options.features.len() {
        return Err(MetricError::Length { left: options.features.len(), right: columns.len() }.into());
    }
    let mut report = ProxyReport {
        attribute: attribute.name.clone(),
        together: Vec::new(),
        alone: Vec::new(),
        too_small: Vec::new(),
    };
    // Of two groups each tells as much as the other.
    let groups = if attribute.groups().len() == 2 { 1..2 } else { 0..attribute.groups().len() };
    let level = 1.0 - alarm / (columns.len().max(1) * groups.len().max(1)) as f64;
    let every: Vec<usize> = (0..columns.len()).collect();
    for group in groups {
        let name = attribute.groups()[group].clone();
        let codes = attribute.codes();
        let answer = |row: usize| (codes[row] != MISSING_CODE).then(|| codes[row] == group as u32);
        let probe = match Probe::try_new(&columns, answer, table.rows(), (options.seed, &options.binning)) {
            Ok(probe) => probe,
            Err(ProbeError::TooFew { .. }) => {
                report.too_small.push(name);
                continue;
            }
            Err(error) => return Err(error),
        };
        let found = |feature: Option<String>, auc: AucError, iv| Proxy {
            feature,
            group: name.clone(),
            auc: auc.auc,
            interval: auc.interval(0.95),
            iv,
            strength: ProxyStrength::of(&auc, level),
        };
        for (at, column) in columns.iter().enumerate() {
            report.alone.push(found(Some(column.name.clone()), probe.alone(at)?, Some(probe.columns[at].bins.iv)));
        }
        let all = auc_error(&probe.together(&every)?, &probe.judge.bad)?;
        report.together.push(found(None, all, None));
    }
    report.alone.sort_by(|a, b| b.auc.total_cmp(&a.auc).then_with(|| a.feature.cmp(&b.feature)));
    Ok(report)
}
