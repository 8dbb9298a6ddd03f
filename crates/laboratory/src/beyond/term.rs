//! When loans go bad: the probability of default by month on the book.

use lake::{SampleColumn, SampleValues};
use scoring::develop::split;
use scoring::metrics::Interval;
use scoring::survival::{
    HazardDevelopment, HazardModel, HazardOptions, LifeRow, Spells, TermStructure, develop_hazard, kaplan_meier,
};
use scoring::{Sample, Table};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Covariate, NotUsed, covariate, names, not_used};
use crate::StudyError;
use crate::cells::{Cells, numbers};
use crate::limits::{LEAST_BAND_DEFAULTS, MAX_TERM_PERIODS};
use crate::performance;
use crate::prepare::{Prepared, prepare};
use crate::study::{Study, Target};

/// Level of the interval of what was observed.
const LEVEL: f64 = 0.95;

/// What is asked of a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermAsked {
    /// The column that says how long each loan was seen: until it went bad, else until it was repaid or the data end. May be left out of
    /// a study whose definition reads days past due month by month: then both how long and whether are read off the months.
    #[serde(default)]
    pub seen: Option<String>,
    /// How many units of that column are one period (30.4375 for days, when periods are months); 1 when left out.
    #[serde(default)]
    pub units: Option<f64>,
    /// How many periods; 36 when left out. Who was seen for longer is seen to its end.
    #[serde(default)]
    pub horizon: Option<u32>,
}

/// One period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TermLine {
    /// From 1.
    pub period: u32,
    /// Chance of default in it for a loan that reached it, mean over the test rows by their survival.
    pub hazard: f64,
    /// Chance at the beginning of defaulting in just this period.
    pub marginal: f64,
    /// Chance of defaulting by its end, mean over the test rows.
    pub cumulative: f64,
    /// The same over the tenth of the test rows with the least risk.
    pub safest: f64,
    /// The same over the tenth with the most.
    pub riskiest: f64,
    /// Share of the test rows observed to default by its end (Kaplan-Meier); absent past the last that was seen.
    pub observed: Option<f64>,
    /// Its interval at 95%.
    pub interval: Option<Interval>,
}

/// The term structure of a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TermFound {
    /// What it means to default, in words.
    pub target: String,
    /// Loans that fitted, and defaults among them.
    pub train: (u64, u64),
    /// Loans that tested, and defaults among them.
    pub test: (u64, u64),
    /// Rows of the study for which nobody knows how long they were seen or how they ended.
    pub not_seen: u64,
    /// By period.
    pub periods: Vec<TermLine>,
    /// Largest gap between the mean chance and what was observed.
    pub largest_gap: f64,
    /// What it hangs on.
    pub covariates: Vec<Covariate>,
    /// Features that are not in the model.
    pub not_used: Vec<NotUsed>,
    /// The model's document.
    #[schema(value_type = Object)]
    pub model: HazardModel,
}

/// Fits a discrete-time hazard on the study's fitting rows and holds it against what was observed on the test rows.
///
/// # Errors
/// [`StudyError`], naming the column or the choice to change.
pub fn term_structure(
    columns: &[SampleColumn],
    study: &Study,
    performance: Option<&[SampleColumn]>,
    (name, asked): (&str, &TermAsked),
) -> Result<TermFound, StudyError> {
    let horizon = asked.horizon.unwrap_or(36);
    if !(1..=MAX_TERM_PERIODS).contains(&horizon) {
        return Err(StudyError::Horizon { found: horizon, most: MAX_TERM_PERIODS });
    }
    let prepared = prepare(columns, study, performance, name)?;
    let spells = spells(columns, study, performance, (&prepared, asked, horizon))?;
    let target: Vec<Option<bool>> = spells.iter().map(|spell| spell.map(|(_, bad)| bad)).collect();
    let weights = prepared.table.weights().map(<[f64]>::to_vec);
    // Rows keep their places, so that those which fit and test here are those of the study's card.
    let table = Table::try_new(prepared.table.columns().to_vec(), target, weights)?;
    let (train, test) = split(&table, &prepared.options.split)?;
    let found = fitted(&prepared, &table, (&spells, &train), horizon)?;
    let HazardDevelopment { model, left_out, .. } = found;
    let periods = lines(&model, &table, (&spells, &test), horizon)?;
    let gap = |line: &TermLine| line.observed.map_or(0.0, |observed| (line.cumulative - observed).abs());
    Ok(TermFound {
        target: prepared.options.target.clone(),
        train: (train.len() as u64, train.bads() as u64),
        test: (test.len() as u64, test.bads() as u64),
        not_seen: spells.iter().filter(|spell| spell.is_none()).count() as u64,
        largest_gap: periods.iter().map(gap).fold(0.0, f64::max),
        periods,
        covariates: model
            .variables
            .iter()
            .map(|variable| covariate(&prepared, &variable.bins, variable.coefficient))
            .collect(),
        not_used: not_used(left_out),
        model,
    })
}

type Spell = Option<(u32, bool)>;

/// How long each row of the table was seen, at most to the horizon, and whether it was seen to default.
fn spells(
    columns: &[SampleColumn],
    study: &Study,
    performance: Option<&[SampleColumn]>,
    (prepared, asked, horizon): (&Prepared, &TermAsked, u32),
) -> Result<Vec<Spell>, StudyError> {
    let cells = Cells::try_new(columns, study)?;
    let cut = |(periods, bad): (u32, bool)| if periods > horizon { (horizon, false) } else { (periods, bad) };
    let whole = match (&asked.seen, &study.target) {
        (None, Target::Performance { own_account, .. }) => {
            let monthly = performance.ok_or(StudyError::NoPerformance)?;
            performance::spells(&study.target, monthly, cells.get(own_account)?, cells.rows())?
        }
        (None, Target::Column { .. }) => return Err(StudyError::NoSpell),
        (Some(column), _) => {
            let units = asked.units.unwrap_or(1.0);
            if !(units > 0.0 && units.is_finite()) {
                return Err(StudyError::Units);
            }
            if matches!(cells.get(column)?, SampleValues::Dates(_)) {
                return Err(StudyError::NotOfKind { column: column.clone(), wanted: "数值 a number" });
            }
            let mut found = vec![None; cells.rows()];
            let seen = numbers(cells.get(column)?, column)?;
            for (at, row) in prepared.rows.iter().enumerate() {
                let periods = libm::ceil(seen[*row as usize] / units);
                if let Some(bad) = prepared.table.target()[at].filter(|_| periods >= 1.0) {
                    // Cut before it is made a whole number.
                    found[*row as usize] = Some((periods.min(f64::from(u32::MAX)) as u32, bad));
                }
            }
            found
        }
    };
    Ok(prepared.rows.iter().map(|row| whole[*row as usize].map(cut)).collect())
}

/// The last periods of bands that each have enough defaults: of the usual years and half-years those that do.
fn bands(spells: &[Spell], train: &Sample, horizon: u32) -> Vec<u32> {
    let usual = HazardOptions::default().bands;
    let ends: Vec<u32> = train
        .rows
        .iter()
        .filter_map(|row| spells[*row as usize].and_then(|(periods, bad)| bad.then_some(periods)))
        .collect();
    let within = |from: u32, to: u32| ends.iter().filter(|end| **end > from && **end <= to).count();
    let (mut found, mut from) = (Vec::new(), 0);
    for through in usual.into_iter().filter(|through| *through < horizon) {
        if within(from, through) >= LEAST_BAND_DEFAULTS && within(through, horizon) >= LEAST_BAND_DEFAULTS {
            found.push(through);
            from = through;
        }
    }
    found
}

struct Seen {
    periods: Vec<u32>,
    defaulted: Vec<bool>,
}

impl Seen {
    fn of(spells: &[Spell], sample: &Sample) -> Self {
        let found = sample.rows.iter().filter_map(|row| spells[*row as usize]);
        let (periods, defaulted) = found.unzip();
        Self { periods, defaulted }
    }

    fn spells<'a>(&'a self, sample: &'a Sample) -> Spells<'a> {
        Spells { periods: &self.periods, defaulted: &self.defaulted, weights: sample.weights.as_deref() }
    }
}

fn rows_of(table: &Table, sample: &Sample) -> Result<Table, StudyError> {
    let rows: Vec<usize> = sample.rows.iter().map(|row| *row as usize).collect();
    Ok(Table::try_new(table.columns_at(&rows), vec![None; rows.len()], None)?)
}

fn fitted(
    prepared: &Prepared,
    table: &Table,
    (spells, train): (&[Spell], &Sample),
    horizon: u32,
) -> Result<HazardDevelopment, StudyError> {
    let seen = Seen::of(spells, train);
    let options = HazardOptions {
        name: prepared.options.name.clone(),
        target: prepared.options.target.clone(),
        bands: bands(spells, train, horizon),
        columns: names(prepared),
        binning: prepared.options.binning.clone(),
        min_iv: prepared.options.selection.min_iv,
        max_p_value: prepared.options.selection.max_p_value,
        ..HazardOptions::default()
    };
    Ok(develop_hazard(&rows_of(table, train)?, &seen.spells(train), &options)?)
}

fn lines(
    model: &HazardModel,
    table: &Table,
    (spells, test): (&[Spell], &Sample),
    horizon: u32,
) -> Result<Vec<TermLine>, StudyError> {
    let terms = model.terms(&rows_of(table, test)?, horizon)?;
    let seen = Seen::of(spells, test);
    let observed: Vec<LifeRow> = kaplan_meier(&seen.spells(test), LEVEL)?;
    let mut order: Vec<usize> = (0..terms.len()).collect();
    order.sort_by(|a, b| terms[*a].cumulative(horizon).total_cmp(&terms[*b].cumulative(horizon)).then(a.cmp(b)));
    let tenth = order.len().div_ceil(10);
    let mean = |rows: &[usize], period: u32, of: &dyn Fn(&TermStructure, u32) -> f64| {
        let (sum, weight) = rows.iter().fold((0.0, 0.0), |(sum, all), at| {
            let weight = test.weight(*at);
            (sum + weight * of(&terms[*at], period), all + weight)
        });
        sum / weight
    };
    let cumulative = |term: &TermStructure, period| term.cumulative(period);
    let found = (1..=horizon).map(|period| {
        let (before, now) = (mean(&order, period - 1, &cumulative), mean(&order, period, &cumulative));
        let life = observed.get(period as usize - 1);
        TermLine {
            period,
            hazard: if before < 1.0 { (now - before) / (1.0 - before) } else { 0.0 },
            marginal: now - before,
            cumulative: now,
            safest: mean(&order[..tenth], period, &cumulative),
            riskiest: mean(&order[order.len() - tenth..], period, &cumulative),
            observed: life.map(|life| 1.0 - life.survival),
            interval: life.map(|life| Interval { low: 1.0 - life.interval.high, high: 1.0 - life.interval.low }),
        }
    });
    Ok(found.collect())
}
