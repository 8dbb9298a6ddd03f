//! [`Live`]: a firm's state with its last portrait, kept in step fact by fact.

use calendar::Date;
use hub::Fact;

use crate::catalogue::Catalogue;
use crate::portrait::{Depth, Evaluator, Portrait, PortraitError};
use crate::score::{Tally, Way};
use crate::state::{FactError, FirmState, Observed};
use crate::time::last_whole_month;

/// A firm that is watched. One fact recomputes the indicators it can change; a day that passes, those that depend on the day; a month,
/// all. The portrait is always the one [`Portrait::of`] gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    pub(crate) state: FirmState,
    pub(crate) portrait: Portrait,
    /// What the scores of the portrait are made of, so that one indicator is exchanged without adding up the others.
    pub(crate) tally: Tally,
    pub(crate) depth: Depth,
}

/// Why a watched firm cannot go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LiveError {
    /// The fact cannot be taken.
    #[error(transparent)]
    Fact(#[from] FactError),
    /// There is no portrait of the day.
    #[error(transparent)]
    Portrait(#[from] PortraitError),
}

impl Live {
    /// Begins to watch a firm on a day.
    ///
    /// # Errors
    /// [`PortraitError`] for a day before the one the state was settled for.
    pub fn new(evaluator: &mut Evaluator<'_>, state: FirmState, as_of: Date) -> Result<Self, PortraitError> {
        let (readings, tally, depth) = evaluator.whole(&state, as_of)?;
        let portrait = evaluator.finish(readings, &tally, &depth);
        Ok(Self { state, portrait, tally, depth })
    }

    /// A firm with its state alone, to be filled in.
    pub(crate) fn blank(state: FirmState) -> Self {
        Self { state, portrait: Portrait::blank(), tally: Tally::default(), depth: Depth::default() }
    }

    /// What follows from the readings that were filled in.
    pub(crate) fn finish(&mut self, evaluator: &mut Evaluator<'_>) -> Result<(), PortraitError> {
        evaluator.turn(&self.state, self.portrait.as_of)?;
        let readings = std::mem::take(&mut self.portrait.readings);
        self.portrait = evaluator.finish(readings, &self.tally, &self.depth);
        Ok(())
    }

    /// The portrait as of the last day turned to.
    #[must_use]
    pub fn portrait(&self) -> &Portrait {
        &self.portrait
    }

    /// What is known of the firm.
    #[must_use]
    pub fn state(&self) -> &FirmState {
        &self.state
    }

    /// The state, when the firm is no longer watched.
    #[must_use]
    pub fn into_state(self) -> FirmState {
        self.state
    }

    /// Takes a fact and brings the portrait in step. A fact of a later day is kept and not seen until that day.
    ///
    /// # Errors
    /// [`LiveError`]; everything is as it was.
    pub fn apply(&mut self, evaluator: &mut Evaluator<'_>, fact: &Fact) -> Result<Observed, LiveError> {
        evaluator.turn(&self.state, self.portrait.as_of)?;
        let before = evaluator.months_of(&self.state, fact.measure);
        let observed = self.state.observe(evaluator.catalogue(), fact)?;
        if observed == Observed::Changed {
            self.depth.count(before, Way::Out);
            self.depth.count(evaluator.months_of(&self.state, fact.measure), Way::In);
            let touched = evaluator.catalogue().touched_by(fact.measure);
            self.again(evaluator, touched);
        }
        Ok(observed)
    }

    /// Turns to another day.
    ///
    /// # Errors
    /// [`PortraitError`] for a day before the one the state was settled for.
    pub fn turn(&mut self, evaluator: &mut Evaluator<'_>, as_of: Date) -> Result<(), PortraitError> {
        if last_whole_month(as_of) != last_whole_month(self.portrait.as_of) {
            let (readings, tally, depth) = evaluator.whole(&self.state, as_of)?;
            (self.tally, self.depth) = (tally, depth);
            self.portrait = evaluator.finish(readings, &tally, &depth);
        } else if as_of != self.portrait.as_of {
            evaluator.turn(&self.state, as_of)?;
            let daily = evaluator.catalogue().turning_daily();
            self.again(evaluator, daily);
        }
        Ok(())
    }

    /// Settles the state: see [`FirmState::settle`]. No portrait of the day or a later one changes by it.
    pub fn settle(&mut self, catalogue: &Catalogue, learned_through: i64) {
        self.state.settle(catalogue, learned_through, self.portrait.as_of);
    }

    /// Computes some indicators again, and what follows from all.
    fn again(&mut self, evaluator: &mut Evaluator<'_>, indicators: &[u16]) {
        let scoring = evaluator.catalogue().scoring();
        let mut readings = std::mem::take(&mut self.portrait.readings);
        for at in indicators.iter().map(|at| usize::from(*at)) {
            let reading = evaluator.reading(&self.state, at);
            if reading != readings[at] {
                self.tally.count(scoring, at, readings[at].value(), Way::Out);
                self.tally.count(scoring, at, reading.value(), Way::In);
                readings[at] = reading;
            }
        }
        self.portrait = evaluator.finish(readings, &self.tally, &self.depth);
    }
}
