//! [`Foresight`]: the shipped model: a portrait's readings to the probability of a break within sixty days, with reasons.

use std::sync::LazyLock;

use portrait::{Catalogue, Portrait};
use scoring::{Reason, ScoreError, ValueRef};
use serde::{Deserialize, Serialize};
use trees::{CompileError, CompiledModel, TreeModel};

use crate::limits::HORIZON_DAYS;
use crate::signal::{SignalError, Signals};

/// The form of the document.
pub const FORESIGHT_SCHEMA: &str = "anji.cash-break/1";

/// The category without which nothing is foreseen: no model of an account without the account.
const ACCOUNT: &str = "bank-flow";

const BUILT_IN: &str = include_str!("../models/cash-break-v1.json");

/// A model of breaks as it is written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForesightModel {
    /// [`FORESIGHT_SCHEMA`].
    pub schema: String,
    /// The days ahead that the probability is of; [`HORIZON_DAYS`].
    pub horizon_days: i32,
    /// Whether the firms it was trained on are simulated.
    pub simulated: bool,
    /// The probability from which a firm is alarmed, chosen on validation rows.
    pub alarm_from: f64,
    /// The trees. Features are [`Signals`] by name.
    pub model: TreeModel,
}

/// Why a document cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ForesightError {
    /// Not JSON, or not this document.
    #[error("not a model of cash breaks: {0}")]
    Json(#[from] serde_json::Error),
    /// Another form.
    #[error("its schema is '{0}', this program reads '{FORESIGHT_SCHEMA}'")]
    Schema(String),
    /// Another horizon.
    #[error("it looks {0} days ahead, this program {HORIZON_DAYS}: train it with rows of this program")]
    Horizon(i32),
    /// The threshold is no probability.
    #[error("alarms begin at {0}, which is no probability above 0 and below 1")]
    Alarm(f64),
    /// A feature cannot be made of readings.
    #[error(transparent)]
    Signal(#[from] SignalError),
    /// The trees or words.
    #[error(transparent)]
    Model(#[from] CompileError),
}

/// A model of breaks, ready to be asked.
#[derive(Debug, Clone)]
pub struct Foresight {
    model: CompiledModel,
    signals: Signals,
    /// Signals that read the account, by their place.
    account: Vec<usize>,
    alarm_from: f64,
    simulated: bool,
}

/// What is foreseen of a firm on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreseen {
    /// Probability that the firm breaks within the next sixty days.
    pub probability: f64,
    /// Whether it is alarmed.
    pub alarm: bool,
    /// What raised the probability most, the largest first.
    pub reasons: Vec<Reason>,
}

static SHIPPED: LazyLock<Foresight> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "shipped with the program and read by a test")]
    Foresight::read(Catalogue::built_in(), BUILT_IN).expect("the built-in model can be read")
});

impl Foresight {
    /// The shipped model, over the built-in catalogue. It was trained on **simulated** firms (模拟).
    ///
    /// # Panics
    /// Never: a test reads it.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &SHIPPED
    }

    /// Reads a document against a catalogue; portraits that are asked about must be made by the same catalogue.
    ///
    /// # Errors
    /// [`ForesightError`] when it is no such document, or one of another horizon, or its features are no signals.
    pub fn read(catalogue: &Catalogue, text: &str) -> Result<Self, ForesightError> {
        Self::try_new(catalogue, serde_json::from_str(text)?)
    }

    /// Checks a document against a catalogue.
    ///
    /// # Errors
    /// [`ForesightError`], as [`Self::read`].
    pub fn try_new(catalogue: &Catalogue, document: ForesightModel) -> Result<Self, ForesightError> {
        if document.schema != FORESIGHT_SCHEMA {
            return Err(ForesightError::Schema(document.schema));
        }
        if document.horizon_days != HORIZON_DAYS {
            return Err(ForesightError::Horizon(document.horizon_days));
        }
        if !(document.alarm_from > 0.0 && document.alarm_from < 1.0) {
            return Err(ForesightError::Alarm(document.alarm_from));
        }
        let signals = Signals::try_new(catalogue, document.model.forest.features.iter().map(String::as_str))?;
        let reads_account = |signal: &usize| {
            signals.indicators(catalogue, *signal).any(|indicator| catalogue.sources(indicator).contains(ACCOUNT))
        };
        let account = (0..signals.len()).filter(reads_account).collect();
        Ok(Self {
            account,
            signals,
            alarm_from: document.alarm_from,
            simulated: document.simulated,
            model: document.model.compile()?,
        })
    }

    /// The trees and what they were trained on.
    #[must_use]
    pub fn model(&self) -> &CompiledModel {
        &self.model
    }

    /// The signals it reads.
    #[must_use]
    pub const fn signals(&self) -> &Signals {
        &self.signals
    }

    /// The probability from which a firm is alarmed.
    #[must_use]
    pub const fn alarm_from(&self) -> f64 {
        self.alarm_from
    }

    /// Whether the firms it was trained on are simulated.
    #[must_use]
    pub const fn is_of_simulated_firms(&self) -> bool {
        self.simulated
    }

    /// What a portrait foresees; nothing where no reading of the account is known. What is kept out of the portrait (facts learnt
    /// later, sources without consent) is kept out here: nothing else is read.
    ///
    /// # Errors
    /// [`ScoreError`] never occurs for readings of a portrait; it is kept so that a caller need not panic.
    pub fn foresee(&self, portrait: &Portrait) -> Result<Option<Foreseen>, ScoreError> {
        let values: Vec<f64> = self.signals.values(&portrait.readings).collect();
        if self.account.iter().all(|at| values[*at].is_nan()) {
            return Ok(None);
        }
        let value = |value: &f64| if value.is_nan() { ValueRef::Missing } else { ValueRef::Number(*value) };
        let row: Vec<ValueRef<'_>> = values.iter().map(value).collect();
        let score = self.model.score_row(&row)?;
        Ok(Some(Foreseen { probability: score.pd, alarm: score.pd >= self.alarm_from, reasons: score.reasons }))
    }
}
