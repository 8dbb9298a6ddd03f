//! Features that know the outcome: recorded after it, or made from it.
//!
//! Three kinds of evidence, each on rows the feature was not binned on:
//!
//! | evidence | what it catches |
//! |---|---|
//! | value | an information value that no sound feature has, or a rank better than all others together |
//! | parting bin | a bin in which one outcome all but never happens, though everything else known of these rows says it should: a field filled in only after default |
//! | order | outcomes that can be read off the order of the rows |
//!
//! And one that needs no outcome at all: [`known_later`], where it is recorded when a value was learnt.

use serde::{Deserialize, Serialize};

use crate::binning::BinningOptions;
use crate::metrics::{AucError, MetricError, auc_error, compare_auc, require, same_length};
use crate::probe::{Probe, ProbeError};
use crate::table::{Column, Table};

/// Why leaks were not sought.
pub type LeakError = ProbeError;

/// What speaks for a leak.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum LeakEvidence {
    /// An information value above the most a sound feature has.
    Value {
        /// The value.
        iv: f64,
    },
    /// Alone it ranks better than all other features together.
    Outranks {
        /// AUC alone.
        alone: f64,
        /// AUC of the others together.
        others: f64,
    },
    /// A bin in which the outcome is all but settled.
    PartingBin {
        /// The bin.
        bin: String,
        /// Rows of the judging half in it.
        rows: u64,
        /// Its bad rate.
        bad_rate: f64,
        /// The bad rate that all other features together lead to expect there.
        expected_bad_rate: f64,
        /// How many times as few of the rarer outcome there are as expected.
        times: f64,
    },
}

impl LeakEvidence {
    /// Shown to Chinese readers.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Value { iv } => format!("信息值 {iv:.2}，高于正常变量"),
            Self::Outranks { alone, others } => format!("单变量 AUC {alone:.3} 超过其余变量合计 {others:.3}"),
            Self::PartingBin { bin, rows, bad_rate, expected_bad_rate, .. } => format!(
                "分箱 {bin}（{rows} 行）坏率 {:.1}%，其余变量预期 {:.1}%：结果几乎已定",
                bad_rate * 100.0,
                expected_bad_rate * 100.0
            ),
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::Value { iv } => format!("information value {iv:.2}, above that of sound features"),
            Self::Outranks { alone, others } => {
                format!("AUC {alone:.3} alone beats all other features together ({others:.3})")
            }
            Self::PartingBin { bin, rows, bad_rate, expected_bad_rate, .. } => format!(
                "bin {bin} ({rows} rows) has a bad rate of {:.1}%; all else leads to expect {:.1}%: the outcome is settled",
                bad_rate * 100.0,
                expected_bad_rate * 100.0
            ),
        }
    }
}

/// What is to be done with a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LeakVerdict {
    /// Nothing speaks against it.
    Clear,
    /// A person should find out when it is known.
    Suspect,
    /// It knows the outcome: leave it out unless a person shows that it does not.
    Leak,
}

impl LeakVerdict {
    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Clear => "未见泄漏",
            Self::Suspect => "可疑，需人工核实何时可知",
            Self::Leak => "泄漏结果",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Clear => "no sign of a leak",
            Self::Suspect => "suspect: find out when it is known",
            Self::Leak => "leaks the outcome",
        }
    }
}

/// One feature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LeakFinding {
    /// The feature.
    pub feature: String,
    /// AUC alone, on the judging half.
    pub auc: f64,
    /// Information value, on the fitting half.
    pub iv: f64,
    /// What speaks against it.
    pub evidence: Vec<LeakEvidence>,
    /// What is to be done.
    pub verdict: LeakVerdict,
}

/// Lines of the search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LeakOptions {
    /// Halves the rows.
    pub seed: u64,
    /// Most information value of a sound feature.
    pub max_iv: f64,
    /// AUC from which a feature that outranks all others is suspect.
    pub least_auc: f64,
    /// How many times too few of the rarer outcome a bin must have to be parting; half as many make it suspect.
    pub times: f64,
    /// Fewest of the rarer outcome that must be expected in such a bin.
    pub least_expected: f64,
    /// Columns not tried (those parted by time, those known to leak).
    pub skip: Vec<String>,
}

impl Default for LeakOptions {
    fn default() -> Self {
        Self { seed: 1, max_iv: 1.0, least_auc: 0.80, times: 20.0, least_expected: 10.0, skip: Vec::new() }
    }
}

/// Bins that may be pure and small: the floors of an ordinary binning would hide what is sought.
fn fine() -> BinningOptions {
    BinningOptions { min_bin_bads: 0.0, min_bin_goods: 0.0, min_bin_share: 0.002, ..BinningOptions::default() }
}

/// Seeks features that know the outcome, worst first.
///
/// # Errors
/// [`LeakError`] when there are too few outcomes, an option is out of range, or a column cannot be binned.
pub fn leaks(table: &Table, options: &LeakOptions) -> Result<Vec<LeakFinding>, LeakError> {
    require("times", options.times, "must be at least 2", options.times >= 2.0)?;
    require("least_expected", options.least_expected, "must be at least 5", options.least_expected >= 5.0)?;
    require("least_auc", options.least_auc, "must lie between 0.5 and 1", (0.5..=1.0).contains(&options.least_auc))?;
    let columns: Vec<&Column> = table.columns().iter().filter(|column| !options.skip.contains(&column.name)).collect();
    let target = table.target();
    let probe = Probe::try_new(&columns, |row| target[row], table.rows(), (options.seed, &fine()))?;
    // What plainly leaks must not vouch for another leak, so it is no part of "the others".
    let mut gross: Vec<bool> = probe.columns.iter().map(|column| column.bins.iv > options.max_iv).collect();
    let base = vec![probe.judge.bads() as f64 / probe.judge.len() as f64; probe.judge.len()];
    for (at, gross) in gross.iter_mut().enumerate() {
        *gross |= parting(&probe, at, &base, options).is_some_and(|(times, _)| times >= 2.0 * options.times);
    }
    let mut found = Vec::with_capacity(columns.len());
    for (at, column) in columns.iter().enumerate() {
        let others: Vec<usize> = (0..columns.len()).filter(|other| *other != at && !gross[*other]).collect();
        let together = probe.together(&others)?;
        found.push(finding(&probe, (at, &column.name), &together, options)?);
    }
    found.sort_by(|a, b| {
        b.verdict.cmp(&a.verdict).then(b.auc.total_cmp(&a.auc)).then_with(|| a.feature.cmp(&b.feature))
    });
    Ok(found)
}

fn finding(
    probe: &Probe,
    (at, feature): (usize, &str),
    together: &[f64],
    options: &LeakOptions,
) -> Result<LeakFinding, MetricError> {
    let risk = probe.risk_alone(at);
    let auc = auc_error(&risk, &probe.judge.bad)?.auc;
    let iv = probe.columns[at].bins.iv;
    let mut evidence = Vec::new();
    let mut verdict = LeakVerdict::Clear;
    if iv > options.max_iv {
        evidence.push(LeakEvidence::Value { iv });
        verdict = LeakVerdict::Leak;
    }
    let compared = compare_auc(&risk, together, &probe.judge.bad)?;
    // One part in a thousand: with many features one of them would otherwise be suspect by chance.
    if auc >= options.least_auc && compared.interval(0.999).low > 0.0 {
        evidence.push(LeakEvidence::Outranks { alone: auc, others: compared.second });
        verdict = verdict.max(LeakVerdict::Suspect);
    }
    if let Some((times, bin)) = parting(probe, at, together, options) {
        evidence.push(bin);
        verdict = verdict.max(if times >= options.times { LeakVerdict::Leak } else { LeakVerdict::Suspect });
    }
    Ok(LeakFinding { feature: feature.to_owned(), auc, iv, evidence, verdict })
}

/// The bin with fewest of an outcome against what `expected` says, if that is few enough to mention. The observed count is
/// raised by a half, so that none at all among few does not count as endlessly few.
fn parting(probe: &Probe, at: usize, expected: &[f64], options: &LeakOptions) -> Option<(f64, LeakEvidence)> {
    let bins = &probe.columns[at].bins.bins;
    let mut sums = vec![[0.0; 3]; bins.len()];
    for ((bin, bad), p) in probe.judged(at).iter().zip(&probe.judge.bad).zip(expected) {
        let sum = &mut sums[usize::from(*bin)];
        sum[0] += 1.0;
        sum[1] += f64::from(u8::from(*bad));
        sum[2] += p;
    }
    let candidates = sums.iter().zip(bins).filter_map(|([rows, bads, expected], bin)| {
        let times = |expected: f64, seen: f64| {
            if expected >= options.least_expected { expected / (seen + 0.5) } else { 0.0 }
        };
        let most = times(*expected, *bads).max(times(rows - expected, rows - bads));
        let evidence = LeakEvidence::PartingBin {
            bin: bin.label.clone(),
            rows: *rows as u64,
            bad_rate: bads / rows,
            expected_bad_rate: expected / rows,
            times: most,
        };
        (most >= options.times / 2.0).then_some((most, evidence))
    });
    candidates.max_by(|a, b| a.0.total_cmp(&b.0))
}

/// Whether outcomes can be read off the order of the rows (a file sorted by state, a number given out by outcome). The row
/// number is binned as a feature would be; an AUC clearly above 0.5 says that a random hold-out is no honest test and that
/// no identifier may become a feature.
///
/// # Errors
/// [`LeakError`] when there are too few outcomes.
pub fn row_order(table: &Table, seed: u64) -> Result<AucError, LeakError> {
    let order = Column::numeric("row order", (0..table.rows()).map(|row| row as f64).collect());
    let target = table.target();
    let probe = Probe::try_new(&[&order], |row| target[row], table.rows(), (seed, &fine()))?;
    Ok(probe.alone(0)?)
}

/// Share of the rows whose value was learnt only after the decision, both as day numbers (or any clock); NaN, where it is
/// not recorded, is not counted. Anything above 0 is a leak, whatever its figures look like.
///
/// # Errors
/// [`MetricError`] when lengths differ.
///
/// ```
/// let share = scoring::leaks::known_later(&[100.0, 100.0, 100.0], &[90.0, 100.0, 130.0]).unwrap();
/// assert_eq!(share, Some(1.0 / 3.0)); // the same day counts as known
/// ```
pub fn known_later(decided: &[f64], learnt: &[f64]) -> Result<Option<f64>, MetricError> {
    same_length(decided.len(), learnt.len(), None)?;
    let (mut later, mut all) = (0_u64, 0_u64);
    for (decided, learnt) in decided.iter().zip(learnt) {
        if !decided.is_nan() && !learnt.is_nan() {
            all += 1;
            later += u64::from(learnt > decided);
        }
    }
    Ok((all > 0).then(|| later as f64 / all as f64))
}
