//! [`Signals`]: the numbers a model of breaks is asked with, made of a portrait's readings and nothing else.
//!
//! A signal's name says how it is made, so that a model document needs no second document beside it: `balance_day_last` is that
//! indicator's reading, `balance_day_last/balance_mean_12m` the quotient of two, and
//! `balance_day_last/inflow_sum_12m*outflow_to_inflow_6m` one with a product below the line. Most readings count fen; a quotient of two
//! says the same of a small and a large firm.

use portrait::{Catalogue, Indicator, Reading};

use crate::limits::{MAX_FACTORS, MAX_SIGNALS};

/// One number made of readings: their product above the line over the product below it.
#[derive(Debug, Clone, PartialEq)]
struct Signal {
    name: String,
    above: Vec<Factor>,
    below: Vec<Factor>,
}

/// A reading by its place, and what its whole number is divided by to be in the indicator's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Factor {
    at: usize,
    divisor: f64,
}

/// The signals of a panel or a model, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Signals(Vec<Signal>);

/// Why a list of signals cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignalError {
    /// A name in it is no indicator.
    #[error("signal '{signal}': there is no indicator '{indicator}'; docs/indicators.md lists them")]
    Unknown {
        /// The signal.
        signal: String,
        /// What it names.
        indicator: String,
    },
    /// It has two lines, or too many readings.
    #[error(
        "signal '{0}': at most {MAX_FACTORS} readings, with one '/' at most between those above and those below the line"
    )]
    Form(String),
    /// No signal, or too many.
    #[error("{0} signals; between 1 and {MAX_SIGNALS} are allowed")]
    Count(usize),
}

impl Signals {
    /// Reads names of signals against the indicators of a catalogue.
    ///
    /// # Errors
    /// [`SignalError`] for the first name that cannot be read.
    pub fn try_new<'n>(catalogue: &Catalogue, names: impl IntoIterator<Item = &'n str>) -> Result<Self, SignalError> {
        let signals = names.into_iter().map(|name| Signal::try_new(catalogue, name)).collect::<Result<Vec<_>, _>>()?;
        if signals.is_empty() || signals.len() > MAX_SIGNALS {
            return Err(SignalError::Count(signals.len()));
        }
        Ok(Self(signals))
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Never: a list without a signal is refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|signal| signal.name.as_str())
    }

    /// The indicators that a signal reads, those above the line first.
    pub fn indicators<'c>(&self, catalogue: &'c Catalogue, signal: usize) -> impl Iterator<Item = &'c Indicator> {
        let factors = self.0.get(signal).into_iter().flat_map(|signal| signal.above.iter().chain(&signal.below));
        let places: Vec<usize> = factors.map(|factor| factor.at).collect();
        places.into_iter().filter_map(|at| catalogue.indicators().get(at))
    }

    /// What a signal is called in Chinese and English, from the names of its indicators.
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue, signal: usize) -> (String, String) {
        let Some(signal) = self.0.get(signal) else { return Default::default() };
        let names = |factors: &[Factor]| -> (Vec<&str>, Vec<&str>) {
            let found = factors.iter().filter_map(|factor| catalogue.indicators().get(factor.at));
            found.map(|indicator| (indicator.zh.as_str(), indicator.en.as_str())).unzip()
        };
        let (above, below) = (names(&signal.above), names(&signal.below));
        let (zh, en) = (above.0.join(" × "), above.1.join(" x "));
        if signal.below.is_empty() {
            return (zh, en);
        }
        (format!("{zh} ÷ {}", below.0.join(" × ")), format!("{en} over {}", below.1.join(" x ")))
    }

    /// The values of readings in the order of the catalogue they were read against; NaN where a reading is missing or what stands below
    /// the line is not above 0.
    pub fn values<'r>(&'r self, readings: &'r [Reading]) -> impl Iterator<Item = f64> + 'r {
        self.0.iter().map(|signal| signal.value(readings))
    }
}

impl Signal {
    fn try_new(catalogue: &Catalogue, name: &str) -> Result<Self, SignalError> {
        let form = || SignalError::Form(name.to_owned());
        let mut lines = name.split('/');
        let (above, below) = (lines.next().unwrap_or_default(), lines.next());
        if lines.next().is_some() {
            return Err(form());
        }
        let factors = |line: &str| line.split('*').map(|id| factor(catalogue, name, id)).collect::<Result<Vec<_>, _>>();
        let signal = Self {
            name: name.to_owned(),
            above: factors(above)?,
            below: below.map(factors).transpose()?.unwrap_or_default(),
        };
        if signal.above.len() + signal.below.len() > MAX_FACTORS { Err(form()) } else { Ok(signal) }
    }

    fn value(&self, readings: &[Reading]) -> f64 {
        let product = |factors: &[Factor]| factors.iter().fold(1.0, |product, factor| product * factor.value(readings));
        let above = product(&self.above);
        if self.below.is_empty() {
            return above;
        }
        let below = product(&self.below);
        if below > 0.0 { above / below } else { f64::NAN }
    }
}

impl Factor {
    fn value(self, readings: &[Reading]) -> f64 {
        // Readings stay far below 2^53 in size.
        readings.get(self.at).and_then(|reading| reading.value()).map_or(f64::NAN, |value| value as f64 / self.divisor)
    }
}

fn factor(catalogue: &Catalogue, signal: &str, id: &str) -> Result<Factor, SignalError> {
    let unknown = || SignalError::Unknown { signal: signal.to_owned(), indicator: id.to_owned() };
    let at = catalogue.find(id).ok_or_else(unknown)?;
    let scale = catalogue.indicators().get(at).ok_or_else(unknown)?.scale;
    Ok(Factor { at, divisor: f64::from(10_u32.pow(u32::from(scale.min(9)))) })
}
