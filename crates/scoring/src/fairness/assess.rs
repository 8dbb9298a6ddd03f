//! One attribute: what each group was given, what came of it, and the gaps, first in words.

use serde::{Deserialize, Serialize};

use super::intervals::Rate;
use super::{FairnessError, GroupAttribute};
use crate::limits::MAX_STRATA;
use crate::metrics::{Interval, MetricError, jeffreys_interval, require, same_length, two_sided, weight_at};
use crate::quantiles::{place, quantile_edges};
use crate::table::MISSING_CODE;

/// What was decided, and what is known since.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// Whether each row was approved.
    pub approved: &'a [bool],
    /// Its outcome where it is known, `true` being bad.
    pub bad: &'a [Option<bool>],
    /// Its probability of default, if a card gave one.
    pub pd: Option<&'a [f64]>,
    /// Weights, if rows were not drawn alike.
    pub weights: Option<&'a [f64]>,
}

/// Lines to watch. The defaults are conventions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FairnessOptions {
    /// Level of the intervals.
    pub level: f64,
    /// Groups with fewer rows are shown, and judge nobody.
    pub least_rows: u64,
    /// Least ratio of selection rates.
    pub least_ratio: f64,
    /// Largest gap of equalised odds.
    pub most_odds_gap: f64,
    /// Strata of like probability in which groups are compared at equal risk.
    pub strata: usize,
}

impl Default for FairnessOptions {
    fn default() -> Self {
        Self { level: 0.95, least_rows: 30, least_ratio: 0.8, most_odds_gap: 0.1, strata: 20 }
    }
}

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupReport {
    /// Its name; `None` where the attribute is not known.
    pub group: Option<String>,
    /// Rows.
    pub rows: u64,
    /// Weighted share of all rows.
    pub share: f64,
    /// Whether it has rows enough to be compared.
    pub compared: bool,
    /// Weighted share approved.
    pub selection_rate: f64,
    /// Its Wilson interval.
    pub selection_interval: Interval,
    /// Selection rate over the reference's.
    pub ratio: Option<f64>,
    /// Its interval.
    pub ratio_interval: Option<Interval>,
    /// Share of the goods approved, among rows with a known outcome.
    pub true_positive_rate: Option<f64>,
    /// Share of the bads approved, among rows with a known outcome.
    pub false_positive_rate: Option<f64>,
    /// Bad rate among rows with a known outcome.
    pub bad_rate: Option<f64>,
    /// Its Jeffreys interval.
    pub bad_rate_interval: Option<Interval>,
    /// Mean probability of default over the same rows.
    pub mean_pd: Option<f64>,
    /// Whether the mean probability lies in the interval of the bad rate.
    pub calibrated: Option<bool>,
    /// Bad rate among the approved: lower than another group's, the bar was higher (the outcome test; Becker, *The
    /// Economics of Discrimination*, 1957). It can mislead where groups differ far from the bar.
    pub approved_bad_rate: Option<f64>,
}

/// The gap of one group to the reference, in words that need no statistics.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// The group.
    pub group: String,
    /// The group approved most often.
    pub reference: String,
    /// Selection rate minus the reference's.
    pub difference: f64,
    /// Its Newcombe interval.
    pub interval: Interval,
    /// For Chinese readers.
    pub zh: String,
    /// For English readers.
    pub en: String,
    /// The same at equal risk, when there are probabilities.
    pub at_equal_risk: Option<EqualRisk>,
}

/// Approval of a group against the reference among rows of like probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EqualRisk {
    /// Pooled odds of approval over the reference's (Mantel and Haenszel, J. of the National Cancer Institute 22(4), 1959);
    /// below 1 the group is approved less often at the same risk. Absent when nothing can be compared.
    pub odds_ratio: Option<f64>,
    /// Two-sided p-value of "no difference at equal risk" (Cochran-Mantel-Haenszel, without continuity correction).
    pub p_value: f64,
    /// Pooled difference of the selection rates, each stratum weighing as Mantel and Haenszel have it.
    pub difference: f64,
}

/// Largest gaps over the groups compared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OddsGap {
    /// Among goods.
    pub true_positive: f64,
    /// Among bads.
    pub false_positive: f64,
    /// The larger.
    pub equalised_odds: f64,
    /// Whether it keeps under the line.
    pub within: bool,
}

/// What the ratio of selection rates says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FourFifths {
    /// At or above the line.
    Pass,
    /// Below the line, but chance alone may do that to so few rows.
    BelowNotSure,
    /// Below the line, and the difference is not chance.
    Fail,
    /// Fewer than two groups have rows enough.
    TooFew,
}

impl FourFifths {
    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Pass => "符合五分之四线",
            Self::BelowNotSure => "低于五分之四线，样本少，不能排除偶然",
            Self::Fail => "低于五分之四线，且差异显著",
            Self::TooFew => "可比的群体不足两个",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Pass => "meets four-fifths",
            Self::BelowNotSure => "below four-fifths, but chance cannot be ruled out",
            Self::Fail => "below four-fifths, and not by chance",
            Self::TooFew => "fewer than two groups to compare",
        }
    }
}

/// One attribute's report, gaps first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AttributeReport {
    /// The attribute.
    pub attribute: String,
    /// For Chinese readers.
    pub zh: String,
    /// For English readers.
    pub en: String,
    /// Gaps of the compared groups to the one approved most often, widest first.
    pub gaps: Vec<Gap>,
    /// Largest difference of selection rates (demographic parity difference).
    pub parity_difference: Option<f64>,
    /// Least ratio of selection rates (demographic parity ratio).
    pub parity_ratio: Option<f64>,
    /// What the ratio says.
    pub four_fifths: FourFifths,
    /// Equalised odds, where outcomes are known.
    pub odds: Option<OddsGap>,
    /// The groups, in the attribute's order, the unknown last.
    pub groups: Vec<GroupReport>,
}

/// Sums over the rows of one group.
#[derive(Clone, Default)]
struct Tally {
    rows: u64,
    weight: f64,
    squares: f64,
    approved: f64,
    /// Weight, approved weight of rows known good (0) and bad (1), and their squares.
    known: [[f64; 3]; 2],
    pd: f64,
}

fn tally(attribute: &GroupAttribute, judged: &Judged<'_>) -> Vec<Tally> {
    let count = attribute.groups().len();
    let mut tallies = vec![Tally::default(); count + 1];
    for (at, code) in attribute.codes().iter().enumerate() {
        let tally = &mut tallies[if *code == MISSING_CODE { count } else { *code as usize }];
        let weight = weight_at(judged.weights, at);
        let approved = if judged.approved[at] { weight } else { 0.0 };
        tally.rows += 1;
        tally.weight += weight;
        tally.squares += weight * weight;
        tally.approved += approved;
        if let Some(bad) = judged.bad[at] {
            let known = &mut tally.known[usize::from(bad)];
            known[0] += weight;
            known[1] += approved;
            known[2] += weight * weight;
            tally.pd += weight * judged.pd.map_or(0.0, |pd| pd[at]);
        }
    }
    tallies
}

impl Tally {
    fn selection(&self) -> Rate {
        Rate { value: self.approved / self.weight, rows: self.weight * self.weight / self.squares }
    }

    fn report(
        &self,
        (group, share): (Option<String>, f64),
        reference: Option<Rate>,
        with_pd: bool,
        options: &FairnessOptions,
    ) -> Result<GroupReport, MetricError> {
        let of = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        let [goods, bads] = self.known;
        let known = goods[0] + bads[0];
        let bad_rate = of(bads[0], known);
        let bad_rate_interval = match bad_rate {
            Some(rate) => {
                let effective = known * known / (goods[2] + bads[2]);
                Some(jeffreys_interval((rate * effective).min(effective), effective, options.level)?)
            }
            None => None,
        };
        let mean_pd = if with_pd { of(self.pd, known) } else { None };
        let selection = self.selection();
        Ok(GroupReport {
            group,
            rows: self.rows,
            share,
            compared: self.rows >= options.least_rows,
            selection_rate: selection.value,
            selection_interval: selection.wilson(options.level),
            ratio: reference.filter(|rate| rate.value > 0.0).map(|rate| selection.value / rate.value),
            ratio_interval: reference.and_then(|rate| selection.over(rate, options.level)),
            true_positive_rate: of(goods[1], goods[0]),
            false_positive_rate: of(bads[1], bads[0]),
            bad_rate,
            bad_rate_interval,
            mean_pd,
            calibrated: mean_pd.zip(bad_rate_interval).map(|(pd, interval)| interval.holds(pd)),
            approved_bad_rate: of(bads[1], goods[1] + bads[1]),
        })
    }
}

fn check(attribute: &GroupAttribute, judged: &Judged<'_>, options: &FairnessOptions) -> Result<(), MetricError> {
    let rows = attribute.codes().len();
    same_length(rows, judged.approved.len(), judged.weights)?;
    same_length(rows, judged.bad.len(), judged.pd)?;
    require("level", options.level, "must lie strictly between 0 and 1", options.level > 0.0 && options.level < 1.0)?;
    let strata = options.strata;
    require("strata", strata as f64, "must lie between 2 and 100", (2..=MAX_STRATA).contains(&strata))?;
    if let Some(weight) = judged.weights.and_then(|w| w.iter().find(|w| !(w.is_finite() && **w > 0.0))) {
        require("weight", *weight, "must be finite and above 0", false)?;
    }
    match judged.pd.and_then(|pd| pd.iter().find(|pd| !(0.0..=1.0).contains(*pd))) {
        Some(pd) => Err(MetricError::Number { what: "probability", value: *pd, rule: "must lie between 0 and 1" }),
        None => Ok(()),
    }
}

/// Assesses one attribute.
///
/// # Errors
/// [`FairnessError`] when lengths differ or a probability, weight or option is out of its range.
///
/// ```
/// use scoring::fairness::{AttributeKind, FairnessOptions, FourFifths, GroupAttribute, Judged, assess};
/// let place = GroupAttribute::try_new(
///     "place",
///     AttributeKind::CountyOrCity,
///     (0..200).map(|row| row % 2).collect(),
///     vec!["city".to_owned(), "county".to_owned()],
/// );
/// let approved: Vec<bool> = (0..200).map(|row| row / 2 % 10 < if row % 2 == 0 { 6 } else { 3 }).collect();
/// let judged = Judged { approved: &approved, bad: &[None; 200], pd: None, weights: None };
/// let found = assess(&place.unwrap(), &judged, &FairnessOptions::default()).unwrap();
/// assert_eq!((found.parity_ratio, found.four_fifths), (Some(0.5), FourFifths::Fail));
/// assert!(found.gaps[0].en.starts_with("county: 30 of 100 applications approved, 30 fewer than in city"));
/// ```
pub fn assess(
    attribute: &GroupAttribute,
    judged: &Judged<'_>,
    options: &FairnessOptions,
) -> Result<AttributeReport, FairnessError> {
    check(attribute, judged, options)?;
    let tallies = tally(attribute, judged);
    let all: f64 = tallies.iter().map(|tally| tally.weight).sum();
    let names = |at: usize| attribute.groups().get(at).cloned();
    // "Not known" is no group that one could treat fairly; it is shown and not compared.
    let compared: Vec<usize> = (0..attribute.groups().len())
        .filter(|at| tallies[*at].rows > 0 && tallies[*at].rows >= options.least_rows)
        .collect();
    let rate = |at: usize| tallies[at].selection().value;
    let highest = compared.iter().copied().reduce(|best, at| if rate(at) > rate(best) { at } else { best });
    let reference = highest.map(|at| tallies[at].selection());
    let mut groups = Vec::new();
    for (at, tally) in tallies.iter().enumerate().filter(|(_, tally)| tally.rows > 0) {
        let mut report = tally.report((names(at), tally.weight / all), reference, judged.pd.is_some(), options)?;
        report.compared = compared.contains(&at);
        groups.push(report);
    }
    let mut gaps = Vec::new();
    if let (Some(highest), Some(reference)) = (highest, reference) {
        let strata = judged.pd.map(|pd| Strata::new(pd, attribute, judged.approved, options.strata));
        for at in compared.iter().copied().filter(|at| *at != highest) {
            let rate = tallies[at].selection();
            let at_equal_risk = strata.as_ref().map(|strata| strata.compare(at, highest));
            let pair = (attribute.groups()[at].clone(), attribute.groups()[highest].clone());
            gaps.push(gap(pair, rate, reference, at_equal_risk, options.level));
        }
    }
    gaps.sort_by(|a, b| a.difference.total_cmp(&b.difference).then_with(|| a.group.cmp(&b.group)));
    let lowest = compared.iter().map(|at| rate(*at)).fold(f64::INFINITY, f64::min);
    let two = compared.len() >= 2;
    let parity_ratio = reference.filter(|rate| two && rate.value > 0.0).map(|rate| lowest / rate.value);
    let four_fifths = match parity_ratio {
        None => FourFifths::TooFew,
        Some(ratio) if ratio >= options.least_ratio => FourFifths::Pass,
        Some(_) if gaps.first().is_some_and(|gap| gap.interval.high < 0.0) => FourFifths::Fail,
        Some(_) => FourFifths::BelowNotSure,
    };
    Ok(AttributeReport {
        attribute: attribute.name.clone(),
        zh: attribute.zh().to_owned(),
        en: attribute.en().to_owned(),
        parity_difference: reference.filter(|_| two).map(|rate| rate.value - lowest),
        parity_ratio,
        four_fifths,
        odds: odds(&groups, options),
        gaps,
        groups,
    })
}

fn gap(
    (group, reference): (String, String),
    rate: Rate,
    to: Rate,
    at_equal_risk: Option<EqualRisk>,
    level: f64,
) -> Gap {
    let difference = rate.value - to.value;
    let interval = rate.less(to, level);
    let of_100 = |value: f64| libm::round(value * 100.0).abs();
    let (ours, apart) = (of_100(rate.value), of_100(difference));
    let sure = if interval.high < 0.0 { ("", "") } else { ("，可能出于偶然", ", which may be chance") };
    // A gap at equal risk is the one that a card's inputs do not explain.
    let equal = |found: &EqualRisk| {
        if found.p_value >= 0.01 {
            return ("；风险相同时看不出差别".to_owned(), "; none is seen at equal risk".to_owned());
        }
        let points = of_100(found.difference);
        let (zh, en) = if found.difference < 0.0 { ("少批", "fewer") } else { ("多批", "more") };
        (format!("；风险相同时每100笔{zh} {points} 笔"), format!("; at equal risk {points} {en} of 100"))
    };
    let (risk_zh, risk_en) = at_equal_risk.as_ref().map(equal).unwrap_or_default();
    Gap {
        zh: format!("{group}：每100笔申请批准 {ours} 笔，比{reference}少 {apart} 笔{}{risk_zh}", sure.0),
        en: format!(
            "{group}: {ours} of 100 applications approved, {apart} fewer than in {reference}{}{risk_en}",
            sure.1
        ),
        group,
        reference,
        difference,
        interval,
        at_equal_risk,
    }
}

fn odds(groups: &[GroupReport], options: &FairnessOptions) -> Option<OddsGap> {
    let spread = |rate: fn(&GroupReport) -> Option<f64>| {
        let rates: Vec<f64> = groups.iter().filter(|group| group.compared).filter_map(rate).collect();
        let most = rates.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = rates.iter().copied().fold(f64::INFINITY, f64::min);
        (rates.len() >= 2).then_some(most - least)
    };
    let true_positive = spread(|group| group.true_positive_rate)?;
    let false_positive = spread(|group| group.false_positive_rate)?;
    let equalised_odds = true_positive.max(false_positive);
    Some(OddsGap { true_positive, false_positive, equalised_odds, within: equalised_odds <= options.most_odds_gap })
}

/// Approvals by group within strata of like probability.
struct Strata {
    /// `[stratum][group] = (approved, declined)`, in rows.
    cells: Vec<Vec<(f64, f64)>>,
}

impl Strata {
    fn new(pd: &[f64], attribute: &GroupAttribute, approved: &[bool], count: usize) -> Self {
        let edges = quantile_edges(&mut pd.to_vec(), count);
        let mut cells = vec![vec![(0.0, 0.0); attribute.groups().len()]; edges.len() + 1];
        for (at, code) in attribute.codes().iter().enumerate() {
            if *code != MISSING_CODE {
                let cell = &mut cells[place(&edges, pd[at])][*code as usize];
                if approved[at] { cell.0 += 1.0 } else { cell.1 += 1.0 }
            }
        }
        Self { cells }
    }

    fn compare(&self, group: usize, reference: usize) -> EqualRisk {
        let (mut apart, mut variance) = (0.0, 0.0);
        let (mut above, mut below) = (0.0, 0.0);
        let (mut differences, mut weights) = (0.0, 0.0);
        for stratum in &self.cells {
            let ((a, b), (c, d)) = (stratum[group], stratum[reference]);
            let (ours, theirs, all) = (a + b, c + d, a + b + c + d);
            if ours == 0.0 || theirs == 0.0 {
                continue;
            }
            apart += a - ours * (a + c) / all;
            variance += ours * theirs * (a + c) * (b + d) / (all * all * (all - 1.0).max(1.0));
            above += a * d / all;
            below += b * c / all;
            let weight = ours * theirs / all;
            differences += weight * (a / ours - c / theirs);
            weights += weight;
        }
        EqualRisk {
            odds_ratio: (below > 0.0).then(|| above / below),
            p_value: if variance > 0.0 { two_sided(apart / libm::sqrt(variance)) } else { 1.0 },
            difference: if weights > 0.0 { differences / weights } else { 0.0 },
        }
    }
}
