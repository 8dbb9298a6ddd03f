//! Optimal binning: fine bins, merged exactly under constraints, missing and special values apart.
//!
//! [`bin_column`] finds the bins; [`evaluate`] recounts bins that a person has moved. Both return [`VariableBins`]
//! with the same arithmetic, so an edited characteristic is comparable with the one it came from.

mod association;
mod optimise;
mod periods;
mod prebin;
mod woe;

use serde::{Deserialize, Serialize};

use crate::limits::{MAX_BINS, MAX_CATEGORIES, MAX_PREBINS, MAX_SPECIAL_VALUES, MAX_TEXT_CHARS};
use crate::scorecard::BinRule;
use crate::table::{Column, ColumnData, MISSING_CODE, Sample};

pub use association::{Association, BinsWorth, ChiSquare, EditEffect, edit_effect};
pub use periods::PeriodBins;
pub use woe::{Counts, ZeroCell};

/// The shape of the bad rate along a number. Categories are ordered by their bad rate and need none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    /// Any shape.
    None,
    /// The better of rising and falling.
    Auto,
    /// As `Auto`, unless one turn, or else any shape, is worth `turn_gain` times as much.
    AutoAny,
    /// Never falls.
    Rising,
    /// Never rises.
    Falling,
    /// Rises, then falls.
    Peak,
    /// Falls, then rises.
    Valley,
}

/// How to bin. The defaults suit some thousands of rows and more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BinningOptions {
    /// Shape along numbers.
    pub trend: Trend,
    /// Most bins, special and missing not counted.
    pub max_bins: usize,
    /// Fine bins before merging.
    pub max_prebins: usize,
    /// Least weighted share of the column's regular rows in a bin.
    pub min_bin_share: f64,
    /// Least weighted bads in a bin.
    pub min_bin_bads: f64,
    /// Least weighted goods in a bin.
    pub min_bin_goods: f64,
    /// Price of a bin in units of the information value that chance alone gives it, `1/G + 1/B` over effective counts;
    /// 0 asks for the highest value at any number of bins. At 4 a bin must be significant at about 5%.
    pub noise_penalty: f64,
    /// How many times as much a less orderly shape must be worth before `AutoAny` takes it.
    pub turn_gain: f64,
    /// Worth of a bin without goods or bads.
    pub zero_cell: ZeroCell,
    /// Special and missing bins with fewer rows than this are worth nothing.
    pub min_apart_rows: u64,
    /// Categories with fewer rows are pooled with those never seen.
    pub min_category_rows: u64,
    /// Categories with a smaller share of rows are pooled as well.
    pub min_category_share: f64,
    /// Rows of the mean bad rate added to each category before ordering.
    pub category_shrink: f64,
    /// Numbers that are codes, each a bin of its own.
    pub special_values: Vec<f64>,
}

impl Default for BinningOptions {
    fn default() -> Self {
        Self {
            trend: Trend::AutoAny,
            max_bins: 16,
            max_prebins: 64,
            min_bin_share: 0.01,
            min_bin_bads: 10.0,
            min_bin_goods: 10.0,
            noise_penalty: 4.0,
            turn_gain: 1.1,
            zero_cell: ZeroCell::AddHalf,
            min_apart_rows: 30,
            min_category_rows: 15,
            min_category_share: 0.0,
            category_shrink: 50.0,
            special_values: Vec::new(),
        }
    }
}

/// Why a column has no bins.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BinningError {
    /// An option out of its range.
    #[error("binning option {name} is {value}: {rule}")]
    Option {
        /// Its name.
        name: &'static str,
        /// Its value.
        value: f64,
        /// The range it must keep.
        rule: &'static str,
    },
    /// Nothing to weigh evidence with.
    #[error("column '{name}' has {goods} good and {bads} bad rows in the sample: both are needed to bin it")]
    OneOutcome {
        /// The column.
        name: String,
        /// Good rows.
        goods: usize,
        /// Bad rows.
        bads: usize,
    },
    /// Given bins do not part the column's values.
    #[error("given bins of '{name}': {problem}")]
    Rules {
        /// The column.
        name: String,
        /// What is wrong and what is needed.
        problem: String,
    },
}

/// One bin with its counts and worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BinStats {
    /// Which values fall here.
    pub rule: BinRule,
    /// For people.
    pub label: String,
    /// Weighted goods and bads, rows.
    pub counts: Counts,
    /// Weighted share of all rows of the sample.
    pub share: f64,
    /// Weighted bad rate; absent in an empty bin.
    pub bad_rate: Option<f64>,
    /// Weight of evidence.
    pub woe: f64,
    /// Information value.
    pub iv: f64,
}

/// The bins of one variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VariableBins {
    /// The feature.
    pub feature: String,
    /// The trend that was imposed; `None` for categories and given bins.
    pub trend: Trend,
    /// Ranges ascending or categories by bad rate, then special values, then missing.
    pub bins: Vec<BinStats>,
    /// Sum over the bins.
    pub iv: f64,
}

impl BinningOptions {
    /// Checks the ranges of the options.
    ///
    /// # Errors
    /// [`BinningError::Option`] naming the first option out of range.
    pub fn check(&self) -> Result<(), BinningError> {
        let option = |name, value: f64, rule, holds: bool| {
            if value.is_finite() && holds { Ok(()) } else { Err(BinningError::Option { name, value, rule }) }
        };
        let most_bins = MAX_BINS - MAX_SPECIAL_VALUES - 1;
        let (bins, prebins) = (self.max_bins, self.max_prebins);
        option("max_bins", bins as f64, "must lie between 1 and 47", (1..=most_bins).contains(&bins))?;
        // Spikes can double the number of quantile bins.
        option("max_prebins", prebins as f64, "must lie between 2 and 64", (2..=MAX_PREBINS / 2).contains(&prebins))?;
        let share = self.min_bin_share;
        option("min_bin_share", share, "must lie between 0 and 0.5", (0.0..=0.5).contains(&share))?;
        option("min_bin_bads", self.min_bin_bads, "must not be negative", self.min_bin_bads >= 0.0)?;
        option("min_bin_goods", self.min_bin_goods, "must not be negative", self.min_bin_goods >= 0.0)?;
        option("noise_penalty", self.noise_penalty, "must not be negative", self.noise_penalty >= 0.0)?;
        option("turn_gain", self.turn_gain, "must be at least 1", self.turn_gain >= 1.0)?;
        let share = self.min_category_share;
        option("min_category_share", share, "must lie between 0 and 0.5", (0.0..=0.5).contains(&share))?;
        option("category_shrink", self.category_shrink, "must not be negative", self.category_shrink >= 0.0)?;
        let specials = self.special_values.len();
        option("special_values", specials as f64, "at most 16 values", specials <= MAX_SPECIAL_VALUES)?;
        match self.special_values.iter().find(|value| !value.is_finite()) {
            Some(value) => Err(BinningError::Option { name: "special_values", value: *value, rule: "must be finite" }),
            None => Ok(()),
        }
    }
}

/// Finds the bins of a column on a sample.
///
/// # Errors
/// [`BinningError`] when an option is out of range or the sample lacks goods or bads.
///
/// ```
/// use scoring::binning::{BinningOptions, bin_column};
/// use scoring::{Column, Table};
/// let age = (0..200).map(|i| f64::from(20 + i % 40)).collect();
/// let bad = (0..200).map(|i| Some(i % 40 < 12 && i % 2 == 0)).collect();
/// let table = Table::try_new(vec![Column::numeric("age", age)], bad, None).unwrap();
/// let found = bin_column(&table.columns()[0], &table.sample(|_| true), &BinningOptions::default()).unwrap();
/// assert!(found.bins[0].woe < 0.0, "the young were bad more often");
/// ```
pub fn bin_column(column: &Column, sample: &Sample, options: &BinningOptions) -> Result<VariableBins, BinningError> {
    options.check()?;
    both_outcomes(column, sample)?;
    let penalty = options.noise_penalty * chance_value(sample);
    let (rules, trend) = match &column.data {
        ColumnData::Numeric(values) => numeric_rules(values, sample, options, penalty),
        ColumnData::Categorical { codes, levels } => {
            (category_rules(codes, levels, sample, options, penalty), Trend::None)
        }
    };
    let mut bins = evaluate(column, sample, rules, options)?;
    bins.trend = trend;
    Ok(bins)
}

fn both_outcomes(column: &Column, sample: &Sample) -> Result<(), BinningError> {
    let bads = sample.bads();
    let goods = sample.len() - bads;
    if goods > 0 && bads > 0 {
        return Ok(());
    }
    Err(BinningError::OneOutcome { name: column.name.clone(), goods, bads })
}

/// `1/G + 1/B` over effective counts: the information value that one more bin gets from chance alone.
fn chance_value(sample: &Sample) -> f64 {
    let mut sums = [(0.0, 0.0); 2];
    for at in 0..sample.len() {
        let weight = sample.weight(at);
        let sum = &mut sums[usize::from(sample.bad[at])];
        sum.0 += weight;
        sum.1 += weight * weight;
    }
    sums.iter().map(|(first, second)| second / (first * first)).sum()
}

fn numeric_rules(values: &[f64], sample: &Sample, options: &BinningOptions, penalty: f64) -> (Vec<BinRule>, Trend) {
    let special = &options.special_values;
    let edges = prebin::quantile_edges(values, sample, special, options.max_prebins);
    let mut prebins = vec![Counts::default(); edges.len() + 1];
    let mut total = Counts::default();
    for (at, row) in sample.rows.iter().enumerate() {
        let value = values[*row as usize];
        prebin::add(&mut total, sample.bad[at], sample.weight(at));
        if !value.is_nan() && !special.contains(&value) {
            let bin = edges.partition_point(|edge| *edge <= value);
            prebin::add(&mut prebins[bin], sample.bad[at], sample.weight(at));
        }
    }
    let merge = optimise::merge(&prebins, &total, options, penalty);
    let cuts: Vec<f64> = merge.cuts.iter().map(|cut| edges[cut - 1]).collect();
    (ranges(&cuts, special), merge.trend)
}

/// Rules for given lower edges: ranges, then special values, then missing.
///
/// ```
/// use scoring::binning::{bin_label, ranges};
/// let rules = ranges(&[2.0, 5.0], &[-1.0]);
/// let labels: Vec<String> = rules.iter().map(bin_label).collect();
/// assert_eq!(labels, ["< 2", "[2, 5)", ">= 5", "= -1", "missing"]);
/// ```
#[must_use]
pub fn ranges(edges: &[f64], special: &[f64]) -> Vec<BinRule> {
    let mut rules = Vec::with_capacity(edges.len() + special.len() + 2);
    for at in 0..=edges.len() {
        let from = at.checked_sub(1).map(|before| edges[before]);
        rules.push(BinRule::Range { from, below: edges.get(at).copied() });
    }
    rules.extend(special.iter().map(|value| BinRule::Special { values: vec![*value] }));
    rules.push(BinRule::Missing {});
    rules
}

fn category_rules(
    codes: &[u32],
    levels: &[String],
    sample: &Sample,
    options: &BinningOptions,
    penalty: f64,
) -> Vec<BinRule> {
    let share_rows = libm::ceil(options.min_category_share * sample.len() as f64) as u64;
    // A document lists at most MAX_CATEGORIES; a floor of one row in that many keeps to it.
    let listed_rows = (sample.len() / MAX_CATEGORIES + 1) as u64;
    let least = options.min_category_rows.max(share_rows).max(listed_rows);
    let order = prebin::LevelOrder { least_rows: least, shrink: options.category_shrink, most: options.max_prebins };
    let groups = order.groups(codes, levels, sample);
    let mut total = Counts::default();
    for at in 0..sample.len() {
        prebin::add(&mut total, sample.bad[at], sample.weight(at));
    }
    let mut rules = Vec::new();
    if !groups.is_empty() {
        let counts: Vec<Counts> = groups.iter().map(|group| group.counts).collect();
        let free = BinningOptions { trend: Trend::None, ..options.clone() };
        let mut edges = vec![0];
        edges.extend(optimise::merge(&counts, &total, &free, penalty).cuts);
        edges.push(groups.len());
        for pair in edges.windows(2) {
            let merged = &groups[pair[0]..pair[1]];
            let listed = merged.iter().flat_map(|group| &group.listed);
            let mut values: Vec<String> = listed.map(|code| levels[*code as usize].clone()).collect();
            values.sort();
            rules.push(BinRule::Categories { values, other: merged.iter().any(|group| group.pooled) });
        }
    }
    if !groups.iter().any(|group| group.pooled) {
        rules.push(BinRule::Categories { values: Vec::new(), other: true });
    }
    rules.push(BinRule::Missing {});
    rules
}

/// Counts given rules on a sample and weighs them: for bins that a person has moved.
///
/// # Errors
/// [`BinningError::Rules`] when the rules do not part the column's values, [`BinningError::OneOutcome`] when the sample
/// lacks goods or bads.
pub fn evaluate(
    column: &Column,
    sample: &Sample,
    rules: Vec<BinRule>,
    options: &BinningOptions,
) -> Result<VariableBins, BinningError> {
    both_outcomes(column, sample)?;
    let placer = Placer::try_new(column, &rules)?;
    let mut counts = vec![Counts::default(); rules.len()];
    for (at, row) in sample.rows.iter().enumerate() {
        let bin = placer.place(column, *row as usize);
        prebin::add(&mut counts[usize::from(bin)], sample.bad[at], sample.weight(at));
    }
    let total = counts.iter().fold(Counts::default(), |sum, counts| sum.plus(*counts));
    let bins: Vec<BinStats> = rules
        .into_iter()
        .zip(counts)
        .map(|(rule, counts)| {
            let apart = matches!(rule, BinRule::Special { .. } | BinRule::Missing {});
            let thin = apart && counts.rows < options.min_apart_rows;
            let (woe, iv) = if thin { (0.0, 0.0) } else { counts.worth(&total, options.zero_cell) };
            BinStats {
                label: bin_label(&rule),
                rule,
                counts,
                share: counts.weight() / total.weight(),
                bad_rate: counts.bad_rate(),
                woe,
                iv,
            }
        })
        .collect();
    let iv = bins.iter().map(|bin| bin.iv).sum();
    Ok(VariableBins { feature: column.name.clone(), trend: Trend::None, bins, iv })
}

impl VariableBins {
    /// The bin of every row of a column, seen before or new: a place in `bins`.
    ///
    /// # Errors
    /// [`BinningError::Rules`] when the rules do not part the column's values, or the column is of the other kind.
    ///
    /// ```
    /// use scoring::binning::{BinningOptions, evaluate, ranges};
    /// use scoring::{Column, Table};
    /// let column = Column::numeric("age", vec![20.0, 50.0, f64::NAN]);
    /// let table = Table::try_new(vec![column.clone()], vec![Some(true), Some(false), Some(false)], None).unwrap();
    /// let options = BinningOptions::default();
    /// let bins = evaluate(&column, &table.sample(|_| true), ranges(&[30.0], &[]), &options).unwrap();
    /// assert_eq!(bins.place(&Column::numeric("age", vec![70.0, f64::NAN, 29.0])).unwrap(), [1, 2, 0]);
    /// ```
    pub fn place(&self, column: &Column) -> Result<Vec<u16>, BinningError> {
        let rules: Vec<BinRule> = self.bins.iter().map(|bin| bin.rule.clone()).collect();
        let placer = Placer::try_new(column, &rules)?;
        Ok((0..column.len()).map(|row| placer.place(column, row)).collect())
    }

    /// The weight of evidence of every row of a column.
    ///
    /// # Errors
    /// As [`Self::place`].
    pub fn woe(&self, column: &Column) -> Result<Vec<f64>, BinningError> {
        Ok(self.place(column)?.into_iter().map(|bin| self.bins[usize::from(bin)].woe).collect())
    }
}

/// The English label of a rule, `< 2`, `[2, 5)`, `A, B`, `missing`; long lists are cut.
#[must_use]
pub fn bin_label(rule: &BinRule) -> String {
    match rule {
        BinRule::Range { from: None, below: None } => "any".to_owned(),
        BinRule::Range { from: None, below: Some(below) } => format!("< {below}"),
        BinRule::Range { from: Some(from), below: None } => format!(">= {from}"),
        BinRule::Range { from: Some(from), below: Some(below) } => format!("[{from}, {below})"),
        BinRule::Special { values } => {
            let texts: Vec<String> = values.iter().map(f64::to_string).collect();
            format!("= {}", texts.join(", "))
        }
        BinRule::Categories { values, other } => {
            let mut texts = values.clone();
            if *other {
                texts.push("other".to_owned());
            }
            let text = texts.join(", ");
            if text.chars().count() <= MAX_TEXT_CHARS / 4 {
                return text;
            }
            let cut: String = text.chars().take(MAX_TEXT_CHARS / 4).collect();
            format!("{cut}… ({})", texts.len())
        }
        BinRule::Missing {} => "missing".to_owned(),
    }
}

/// Finds the bin of a row of one column, categories by code.
#[derive(Debug, Clone)]
pub(crate) struct Placer {
    edges: Vec<f64>,
    ranges: Vec<u16>,
    special: Vec<(f64, u16)>,
    by_code: Vec<u16>,
    missing: u16,
}

impl Placer {
    pub(crate) fn try_new(column: &Column, rules: &[BinRule]) -> Result<Self, BinningError> {
        let refuse = |problem: &str| BinningError::Rules { name: column.name.clone(), problem: problem.to_owned() };
        if rules.len() > MAX_BINS {
            return Err(refuse("more than 64 bins: merge some"));
        }
        let missing = rules.iter().position(|rule| matches!(rule, BinRule::Missing {}));
        let missing = missing.ok_or_else(|| refuse("no bin for missing values: add one"))? as u16;
        let mut placer =
            Self { edges: Vec::new(), ranges: Vec::new(), special: Vec::new(), by_code: Vec::new(), missing };
        match &column.data {
            ColumnData::Numeric(_) => placer.numeric(rules).map_err(refuse)?,
            ColumnData::Categorical { levels, .. } => placer.categorical(rules, levels).map_err(refuse)?,
        }
        Ok(placer)
    }

    fn numeric(&mut self, rules: &[BinRule]) -> Result<(), &'static str> {
        let mut reached = f64::NEG_INFINITY;
        for (at, rule) in rules.iter().enumerate() {
            match rule {
                BinRule::Range { from, below } => {
                    let (from, below) = (from.unwrap_or(f64::NEG_INFINITY), below.unwrap_or(f64::INFINITY));
                    if from != reached || below.is_nan() || below <= from {
                        return Err("ranges must ascend and cover the line without gap or overlap");
                    }
                    if !self.ranges.is_empty() {
                        self.edges.push(from);
                    }
                    self.ranges.push(at as u16);
                    reached = below;
                }
                BinRule::Special { values } => self.special.extend(values.iter().map(|value| (*value, at as u16))),
                BinRule::Categories { .. } => return Err("a number has ranges, not categories"),
                BinRule::Missing {} => {}
            }
        }
        if reached == f64::INFINITY {
            Ok(())
        } else {
            Err("ranges must ascend and cover the line without gap or overlap")
        }
    }

    fn categorical(&mut self, rules: &[BinRule], levels: &[String]) -> Result<(), &'static str> {
        let mut known: std::collections::BTreeMap<&str, u16> = std::collections::BTreeMap::new();
        let mut unseen = None;
        for (at, rule) in rules.iter().enumerate() {
            match rule {
                BinRule::Categories { values, other } => {
                    if *other && unseen.replace(at as u16).is_some() {
                        return Err("two bins take categories never seen: keep one");
                    }
                    for value in values {
                        if known.insert(value, at as u16).is_some() {
                            return Err("a category is listed twice: list it once");
                        }
                    }
                }
                BinRule::Missing {} => {}
                BinRule::Range { .. } | BinRule::Special { .. } => return Err("a category has lists, not ranges"),
            }
        }
        let unseen = unseen.ok_or("no bin takes categories never seen: mark one")?;
        self.by_code = levels.iter().map(|level| known.get(level.as_str()).copied().unwrap_or(unseen)).collect();
        Ok(())
    }

    pub(crate) fn place(&self, column: &Column, row: usize) -> u16 {
        match &column.data {
            ColumnData::Numeric(values) => {
                let value = values[row];
                if value.is_nan() {
                    return self.missing;
                }
                match self.special.iter().find(|(known, _)| *known == value) {
                    Some((_, bin)) => *bin,
                    None => self.ranges[self.edges.partition_point(|edge| *edge <= value)],
                }
            }
            ColumnData::Categorical { codes, .. } => match codes[row] {
                MISSING_CODE => self.missing,
                code => self.by_code[code as usize],
            },
        }
    }
}
