//! [`Portrait`]: what is made of a firm's state on a day.

use calendar::Date;
use hub::MeasureId;
use scoring::Grade;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::document::Dimension;
use crate::limits::{MAX_WINDOW_MONTHS, MONTHS_KEPT};
use crate::number::round_div;
use crate::rules::Stage;
use crate::score::{FULL, Tally, Way};
use crate::series::LAST;
use crate::state::FirmState;
use crate::view::{Missing, View};

/// What an indicator says: a whole number at its scale, or why it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// The value at the indicator's scale.
    Value(i64),
    /// Why there is none.
    Missing(Missing),
}

impl Reading {
    /// The value, where there is one.
    #[must_use]
    pub const fn value(self) -> Option<i64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing(_) => None,
        }
    }
}

/// How a firm stands in one dimension. Hundredths, 0 to 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct DimensionScore {
    /// Its score; none where too little is known.
    pub score: Option<i32>,
    /// The part of its indicators, by weight, that have a value, in hundredths of a percent.
    pub coverage: i32,
}

/// Scores of a firm. All in hundredths, 0 to 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Scores {
    /// By [`Dimension::index`].
    pub dimensions: [DimensionScore; 5],
    /// The mean of the dimensions that have a score, by weight; none where none has.
    pub total: Option<i32>,
    /// The mean of the dimensions' coverage, by weight.
    pub coverage: i32,
    /// How far the portrait may be relied on: coverage x depth x freshness, each from 0 to 1. Depth is the months with data among the
    /// last twelve (`depth_months`); freshness is 1 up to `fresh_months` since the newest month with data and falls
    /// evenly to 0 at `stale_months`.
    pub confidence: i32,
}

/// A firm on a day: indicators, scores, class, stage, grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Portrait {
    /// The day. Nothing that held later is seen.
    pub as_of: Date,
    /// In the order of [`Catalogue::indicators`].
    pub readings: Vec<Reading>,
    /// Dimension scores, total, coverage, confidence.
    pub scores: Scores,
    /// The sub-class, by its place in [`Segments::sub_classes`](crate::Segments::sub_classes); none for a firm of which nothing is
    /// known.
    pub sub_class: Option<usize>,
    /// The stage of life; none for a firm of which nothing is known.
    pub stage: Option<Stage>,
    /// The grade; none for a firm without a total.
    pub grade: Option<Grade>,
}

/// Why there is no portrait.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PortraitError {
    /// The state let go of cells that the day needs.
    #[error("the state was settled for {kept_for}: fold the firm's facts again for a portrait of {as_of}")]
    Settled {
        /// The day asked for.
        as_of: Date,
        /// The day it was settled for.
        kept_for: Date,
    },
}

impl Portrait {
    /// The portrait of a firm on a day, from what its state holds.
    ///
    /// It sees months that are over by `as_of` and days until then. It does not see *when* things were learnt: for a portrait of what
    /// was known at an earlier instant, fold only the facts with `known.learned_us` up to that instant ([`FirmState::known_at`]).
    ///
    /// # Errors
    /// [`PortraitError`] for a day before the one the state was settled for.
    pub fn of(catalogue: &Catalogue, state: &FirmState, as_of: Date) -> Result<Self, PortraitError> {
        Evaluator::new(catalogue).portrait(state, as_of)
    }

    /// A portrait of nothing, to be filled in.
    pub(crate) fn blank() -> Self {
        let as_of = Date::constant(1970, 1, 1);
        Self { as_of, readings: Vec::new(), scores: Scores::default(), sub_class: None, stage: None, grade: None }
    }

    /// The portrait with the grade a trained model gave, in the place of the one by bands.
    #[must_use]
    pub fn graded(mut self, grade: Option<Grade>) -> Self {
        self.grade = grade.or(self.grade);
        self
    }

    /// What an indicator says.
    #[must_use]
    pub fn reading(&self, catalogue: &Catalogue, id: &str) -> Option<Reading> {
        self.readings.get(catalogue.find(id)?).copied()
    }

    /// How the firm stands in a dimension.
    #[must_use]
    pub fn dimension(&self, dimension: Dimension) -> DimensionScore {
        self.scores.dimensions[dimension.index()]
    }
}

/// Computes portraits one after another in the same room: a batch makes one for each thread.
#[derive(Debug)]
pub struct Evaluator<'a> {
    view: View<'a>,
}

impl<'a> Evaluator<'a> {
    /// An evaluator.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue) -> Self {
        // Any day does: each portrait turns it to its own.
        Self { view: View::new(catalogue, Date::constant(1970, 1, 1)) }
    }

    /// The catalogue it computes by.
    #[must_use]
    pub fn catalogue(&self) -> &'a Catalogue {
        self.view.catalogue
    }

    /// The portrait of a firm on a day, as [`Portrait::of`].
    ///
    /// # Errors
    /// [`PortraitError`] for a day before the one the state was settled for.
    pub fn portrait(&mut self, state: &FirmState, as_of: Date) -> Result<Portrait, PortraitError> {
        let (readings, tally, depth) = self.whole(state, as_of)?;
        Ok(self.finish(readings, &tally, &depth))
    }

    /// Everything a portrait of a day is finished from.
    pub(crate) fn whole(
        &mut self,
        state: &FirmState,
        as_of: Date,
    ) -> Result<(Vec<Reading>, Tally, Depth), PortraitError> {
        self.turn(state, as_of)?;
        let catalogue = self.view.catalogue;
        let readings: Vec<_> = (0..catalogue.plans().len()).map(|at| self.reading(state, at)).collect();
        let mut tally = Tally::default();
        for scored in &catalogue.scoring().scored {
            tally.count(catalogue.scoring(), scored.indicator, readings[scored.indicator].value(), Way::In);
        }
        let mut depth = Depth::default();
        for (number, _) in (0..).zip(catalogue.shapes()).filter(|(_, shape)| shape.is_monthly()) {
            let measure = MeasureId::new(number);
            // A month of a monthly measure is in its series when it has a value; most measures have been asked for theirs.
            if state.column(measure).is_some_and(|column| !column.cells.is_empty()) {
                depth.count(self.view.series(state, measure).present, Way::In);
            }
        }
        Ok((readings, tally, depth))
    }

    /// Turns to a firm and a day.
    pub(crate) fn turn(&mut self, state: &FirmState, as_of: Date) -> Result<(), PortraitError> {
        match state.kept_for() {
            Some(kept_for) if as_of < kept_for => Err(PortraitError::Settled { as_of, kept_for }),
            _ => {
                self.view.turn(as_of);
                Ok(())
            }
        }
    }

    pub(crate) fn reading(&mut self, state: &FirmState, indicator: usize) -> Reading {
        let catalogue = self.view.catalogue;
        match self.view.compute(state, &catalogue.plans()[indicator]) {
            Ok(value) => Reading::Value(value),
            Err(missing) => Reading::Missing(missing),
        }
    }

    /// The months in which a monthly measure has a value, a bit for each; none of any other.
    pub(crate) fn months_of(&self, state: &FirmState, measure: MeasureId) -> u64 {
        if !self.view.catalogue.shape(measure).is_some_and(|shape| shape.is_monthly()) {
            return 0;
        }
        let months = self.view.months();
        let first = months.first();
        let cells = self.view.column(state, measure).between(first, months.last);
        cells.fold(0, |present, (month, _)| present | 1 << (month - first))
    }

    /// What follows from the readings.
    pub(crate) fn finish(&self, readings: Vec<Reading>, tally: &Tally, depth: &Depth) -> Portrait {
        let catalogue = self.view.catalogue;
        let scores = self.scores(tally, depth);
        let known = readings.iter().any(|reading| reading.value().is_some());
        Portrait {
            as_of: self.view.as_of,
            sub_class: known.then(|| catalogue.segments().of(&readings, &scores)),
            stage: known.then(|| catalogue.stages().of(&readings, &scores)),
            grade: scores.total.map(|total| catalogue.scoring().bands().grade(total)),
            readings,
            scores,
        }
    }

    fn scores(&self, tally: &Tally, depth: &Depth) -> Scores {
        let scoring = self.view.catalogue.scoring();
        let mut scores = Scores::default();
        let (mut total, mut of, mut coverage, mut all) = (0, 0, 0, 0);
        for (at, (weight, least)) in scoring.dimensions.iter().enumerate() {
            let present = tally.present[at];
            let covered = part(present, scoring.weights[at]);
            let told = present > 0 && covered >= *least;
            let score = told.then(|| hundredths(tally.points[at], present));
            scores.dimensions[at] = DimensionScore { score, coverage: covered };
            (coverage, all) = (coverage + weight * i64::from(covered), all + weight);
            if let Some(score) = score {
                (total, of) = (total + weight * i64::from(score), of + weight);
            }
        }
        scores.total = (of > 0).then(|| hundredths(total, of));
        scores.coverage = hundredths(coverage, all);
        scores.confidence = self.confidence(depth.present(), scores.coverage);
        scores
    }

    fn confidence(&self, present: u64, coverage: i32) -> i32 {
        let scoring = self.view.catalogue.scoring();
        if present == 0 {
            return 0;
        }
        // Bit `LAST` is the last whole month.
        let last = i32::try_from(LAST).unwrap_or(0);
        let age = last - i32::try_from(present.ilog2()).unwrap_or(0);
        let depth_months = scoring.depth_months.min(i32::from(MAX_WINDOW_MONTHS));
        let recent = present >> (last + 1 - depth_months);
        let months = i32::try_from(recent.count_ones()).unwrap_or(0);
        let left = (scoring.stale_months - age).clamp(0, scoring.stale_months - scoring.fresh_months);
        let numerator = i64::from(coverage) * i64::from(months) * i64::from(left);
        hundredths(numerator, i64::from(depth_months) * i64::from(scoring.stale_months - scoring.fresh_months))
    }
}

/// For each month of a series, how many monthly measures have a value in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Depth([u16; MONTHS_KEPT]);

impl Default for Depth {
    fn default() -> Self {
        Self([0; MONTHS_KEPT])
    }
}

impl Depth {
    /// Puts the months of a measure in or takes them out.
    pub(crate) fn count(&mut self, present: u64, way: Way) {
        for (at, count) in self.0.iter_mut().enumerate() {
            let one = u16::from(present >> at & 1 == 1);
            *count = if way == Way::In { *count + one } else { *count - one };
        }
    }

    pub(crate) fn counts(&self) -> &[u16; MONTHS_KEPT] {
        &self.0
    }

    pub(crate) fn counts_mut(&mut self) -> &mut [u16; MONTHS_KEPT] {
        &mut self.0
    }

    /// The months in which any has one.
    fn present(&self) -> u64 {
        self.0.iter().enumerate().fold(0, |present, (at, count)| present | u64::from(*count > 0) << at)
    }
}

/// A part of a whole in hundredths of a percent; none of nothing is nothing.
fn part(of: i64, whole: i64) -> i32 {
    if whole == 0 { 0 } else { hundredths(of * i64::from(FULL), whole) }
}

/// `numerator / denominator`, rounded; the results here lie between 0 and [`FULL`].
fn hundredths(numerator: i64, denominator: i64) -> i32 {
    i32::try_from(round_div(numerator.into(), denominator.into())).unwrap_or(FULL)
}
