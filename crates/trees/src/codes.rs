//! From values to codes: all that an ensemble can see of a value is which of its thresholds it passes.
//!
//! A number's code is how many of the feature's sorted thresholds lie below it, so `value <= threshold k` becomes
//! `code <= k`; a missing number and, where a split sets 0 apart, 0 have codes of their own. A
//! category's code is itself, or one past the largest that any split names. Which way each split sends each code is
//! then a table that can be made before the first row is seen.

use crate::ensemble::{Ensemble, FeatureKind, category};
use crate::forest::{Missing, Precision, Side, Split, Test};

/// Codes of one feature that some split asks about.
#[derive(Debug, Clone)]
pub(crate) struct Coder {
    /// Its place in a row.
    pub(crate) feature: usize,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Number {
        thresholds: Vec<f64>,
        /// Whether 0 has its own code.
        zero_apart: bool,
    },
    /// Codes below this are categories that some split names.
    Category { known: u16 },
}

impl Coder {
    /// Number of codes.
    pub(crate) fn codes(&self) -> usize {
        match &self.kind {
            // Ranks, missing, and 0.
            Kind::Number { thresholds, zero_apart } => thresholds.len() + 2 + usize::from(*zero_apart),
            Kind::Category { known } => usize::from(*known) + 1,
        }
    }

    /// The code of missing, and that of 0 where it has one: `NO_CODE` for what has none of its own.
    pub(crate) fn special(&self) -> (u16, u16) {
        match &self.kind {
            Kind::Number { thresholds, zero_apart } => {
                let missing = (thresholds.len() + 1) as u16;
                (missing, if *zero_apart { missing + 1 } else { NO_CODE })
            }
            Kind::Category { .. } => (NO_CODE, NO_CODE),
        }
    }

    /// What goes left at a split.
    pub(crate) fn left(&self, split: &Split) -> Left {
        match (&self.kind, &split.test) {
            (Kind::Number { thresholds, .. }, Test::AtMost { threshold, .. }) => {
                let (missing, zero) = self.special();
                Left::Number {
                    rank: thresholds.partition_point(|other| other < threshold) as u16,
                    missing: self.goes_left(split, usize::from(missing)),
                    zero: zero != NO_CODE && self.goes_left(split, usize::from(zero)),
                }
            }
            _ => {
                let mut set = vec![0_u64; self.codes().div_ceil(64)];
                for code in (0..self.codes()).filter(|code| self.goes_left(split, *code)) {
                    set[code / 64] |= 1 << (code % 64);
                }
                Left::Category(set)
            }
        }
    }

    /// The code of a value; NaN is missing. The value is already rounded to the ensemble's precision.
    #[inline]
    pub(crate) fn code(&self, value: f64) -> u16 {
        // Every result fits: thresholds and categories are bounded by `limits`.
        match &self.kind {
            Kind::Number { thresholds, zero_apart } => {
                if value.is_nan() {
                    return (thresholds.len() + 1) as u16;
                }
                if *zero_apart && value == 0.0 {
                    return (thresholds.len() + 2) as u16;
                }
                thresholds.partition_point(|threshold| *threshold < value) as u16
            }
            Kind::Category { known } => match category(value) {
                Some(code) if code < u32::from(*known) => code as u16,
                _ => *known,
            },
        }
    }

    /// Some value that has this code, as the splits see it.
    fn sample(&self, code: usize) -> f64 {
        match &self.kind {
            Kind::Number { thresholds, .. } => match code.checked_sub(thresholds.len()) {
                None => thresholds[code],
                // Above every threshold that is not infinite itself; past an infinite one there is no value.
                Some(0) => f64::INFINITY,
                Some(1) => f64::NAN,
                Some(_) => 0.0,
            },
            Kind::Category { known } => {
                if code < usize::from(*known) {
                    code as f64
                } else {
                    f64::NAN
                }
            }
        }
    }

    /// Whether the split sends this code left.
    pub(crate) fn goes_left(&self, split: &Split, code: usize) -> bool {
        // A rank's sample is the threshold just above it. With thresholds around 0 that may be 0 itself, which a split
        // that sets 0 apart would send the default way; plain ranks are never 0 there, so they are compared as such.
        if let (Kind::Number { thresholds, .. }, Test::AtMost { threshold, .. }) = (&self.kind, &split.test)
            && code <= thresholds.len()
        {
            return self.sample(code) <= *threshold;
        }
        split.side(self.sample(code)) == Side::Left
    }
}

/// Above every code, by `limits`.
pub(crate) const NO_CODE: u16 = u16::MAX;

/// The codes that a split sends left.
#[derive(Debug, Clone)]
pub(crate) enum Left {
    /// Codes up to `rank`; missing and 0 where that is said.
    Number { rank: u16, missing: bool, zero: bool },
    /// Codes whose bit is set.
    Category(Vec<u64>),
}

/// The coders of an ensemble, in the order of its features; features no split asks about have none.
#[derive(Debug, Clone)]
pub(crate) struct Coders {
    pub(crate) coders: Vec<Coder>,
    /// For each feature of a row the place of its coder.
    pub(crate) place: Vec<Option<u16>>,
    precision: Precision,
    /// Values of a row.
    pub(crate) width: usize,
}

impl Coders {
    pub(crate) fn new(ensemble: &Ensemble) -> Self {
        let width = ensemble.features().len();
        let mut zero_apart = vec![false; width];
        let mut known = vec![0_u16; width];
        for split in ensemble.forest().trees.iter().flat_map(|tree| &tree.splits) {
            let feature = usize::from(split.feature);
            match &split.test {
                Test::AtMost { missing, .. } => zero_apart[feature] |= *missing == Missing::WithZero,
                Test::Among { categories } => {
                    let past = categories.last().map_or(0, |last| *last as u16 + 1);
                    known[feature] = known[feature].max(past);
                }
            }
        }
        let mut coders = Vec::new();
        let mut place = vec![None; width];
        for (feature, kind) in ensemble.kinds().iter().enumerate() {
            let kind = match kind {
                FeatureKind::Unused => continue,
                FeatureKind::Number => {
                    Kind::Number { thresholds: ensemble.thresholds()[feature].clone(), zero_apart: zero_apart[feature] }
                }
                FeatureKind::Category => Kind::Category { known: known[feature] },
            };
            place[feature] = Some(coders.len() as u16);
            coders.push(Coder { feature, kind });
        }
        Self { coders, place, precision: ensemble.forest().precision, width }
    }

    /// The coder of a feature that a split asks about.
    pub(crate) fn of(&self, split: &Split) -> usize {
        usize::from(self.place[usize::from(split.feature)].unwrap_or_default())
    }

    /// Codes of rows that stand one after another, feature by feature so that its thresholds stay at hand.
    pub(crate) fn encode_rows(&self, rows: &[f64], codes: &mut [u16]) {
        for (place, coder) in self.coders.iter().enumerate() {
            let places = codes.iter_mut().skip(place).step_by(self.coders.len());
            for (value, code) in rows.iter().skip(coder.feature).step_by(self.width).zip(places) {
                *code = coder.code(self.precision.round(*value));
            }
        }
    }

    /// Codes of rows that stand one after another, as one column for each coder.
    pub(crate) fn encode_columns(&self, rows: &[f64], columns: &mut Vec<u16>) {
        columns.clear();
        for coder in &self.coders {
            let values = rows.iter().skip(coder.feature).step_by(self.width);
            columns.extend(values.map(|value| coder.code(self.precision.round(*value))));
        }
    }

    /// Codes of one row into `codes`, one for each coder.
    #[inline]
    pub(crate) fn encode(&self, row: &[f64], codes: &mut [u16]) {
        for (coder, code) in self.coders.iter().zip(codes) {
            *code = coder.code(self.precision.round(row[coder.feature]));
        }
    }
}
