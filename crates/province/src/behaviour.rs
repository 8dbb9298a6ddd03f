//! How a simulated firm pays a loan: on time, late, ahead, or no more from some instalment on.

use crate::limits::{MAX_INSTALMENTS, MAX_LOANS_PER_FIRM};
use crate::{Draw, Province, ProvinceError, Stream, within};

/// What happens with one instalment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pay {
    /// In full on its day.
    OnTime,
    /// In full, this many days late (1 to 60).
    Late {
        /// Days.
        days: u16,
    },
    /// In full on its day, and a part of the remaining principal with it.
    Extra {
        /// Part of the remaining principal, percent (5 to 100; 100 settles the loan).
        percent: u8,
    },
    /// Not at all.
    Never,
}

/// The course of a loan in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Course {
    /// Every instalment on its day.
    Punctual,
    /// Some late, none missed.
    SometimesLate,
    /// Pays ahead.
    Prepays,
    /// Stops paying.
    Defaults,
}

impl Course {
    /// Name in Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Punctual => "按期还款",
            Self::SometimesLate => "偶有逾期",
            Self::Prepays => "提前还款",
            Self::Defaults => "停止还款",
        }
    }

    /// Name in English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Punctual => "punctual",
            Self::SometimesLate => "sometimes late",
            Self::Prepays => "prepays",
            Self::Defaults => "stops paying",
        }
    }
}

/// The whole behaviour of one loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behaviour {
    /// One entry per instalment, the first first. After [`Pay::Never`] comes nothing else.
    pub instalments: Vec<Pay>,
    /// The first instalment that is not paid, from 1.
    pub stops_at: Option<u32>,
    /// Of what is owed when it stops, the part that comes back later, percent (0 to 60); 0 for a loan that is paid.
    pub recovered_percent: u8,
    /// Months from the stop to the recovery.
    pub recovered_after_months: u8,
}

impl Behaviour {
    /// In a word; a default counts before a prepayment, a prepayment before a late instalment.
    #[must_use]
    pub fn course(&self) -> Course {
        if self.stops_at.is_some() {
            Course::Defaults
        } else if self.instalments.iter().any(|pay| matches!(pay, Pay::Extra { .. })) {
            Course::Prepays
        } else if self.instalments.iter().any(|pay| matches!(pay, Pay::Late { .. })) {
            Course::SometimesLate
        } else {
            Course::Punctual
        }
    }
}

impl Province {
    /// How the firm pays its loan number `sequence` of this many instalments. It does not depend on what else was asked.
    ///
    /// The probability of stopping is that of the past loans, at a loan of a fifth of a year's sales; use
    /// [`Province::behaviour_of_loan`] where the amount is known.
    ///
    /// # Errors
    /// [`ProvinceError::NoSuchFirm`]; [`ProvinceError::OutOfBounds`] past [`MAX_INSTALMENTS`] or [`MAX_LOANS_PER_FIRM`].
    pub fn behaviour(&self, firm: usize, sequence: u32, instalments: u32) -> Result<Behaviour, ProvinceError> {
        self.draw_behaviour(firm, sequence, instalments, 0.2)
    }

    /// Like [`Province::behaviour`], for a loan of this amount.
    ///
    /// # Errors
    /// As [`Province::behaviour`].
    pub fn behaviour_of_loan(
        &self,
        firm: usize,
        sequence: u32,
        instalments: u32,
        amount_fen: i64,
    ) -> Result<Behaviour, ProvinceError> {
        let revenue = self.firm(firm)?.features.revenue_12m_fen.max(1);
        self.draw_behaviour(firm, sequence, instalments, amount_fen as f64 / revenue as f64)
    }

    fn draw_behaviour(
        &self,
        index: usize,
        sequence: u32,
        instalments: u32,
        amount_to_revenue: f64,
    ) -> Result<Behaviour, ProvinceError> {
        let firm = self.firm(index)?;
        within("the number of instalments", u64::from(instalments), u64::from(MAX_INSTALMENTS))?;
        within("the loan's number", u64::from(sequence), u64::from(MAX_LOANS_PER_FIRM))?;
        let stream = Stream::Behaviour as u64 + index as u64 * u64::from(MAX_LOANS_PER_FIRM) + u64::from(sequence);
        let mut draw = Draw::new(self.seed, stream);
        let stops = draw.chance(self.bad_probability(firm, amount_to_revenue));
        let stop = draw.below(instalments) + 1;
        let (recovered, after) = (draw.below(61), 3 + draw.below(10));
        let prepays = draw.chance(0.08 * libm::exp(-0.2 * firm.hidden_risk));
        let prepays_at = draw.below(instalments) + 1;
        let extra = if draw.chance(0.4) { 100 } else { 5 + draw.below(46) };
        let late = (0.05 * libm::exp(0.5 * firm.hidden_risk)).min(0.5);
        let mut paid_off = false;
        let mut list = Vec::with_capacity(instalments as usize);
        for number in 1..=instalments {
            let (is_late, depth) = (draw.chance(late), draw.unit());
            list.push(if stops && number >= stop {
                Pay::Never
            } else if prepays && !stops && number == prepays_at {
                paid_off = extra == 100;
                Pay::Extra { percent: extra as u8 }
            } else if is_late && !paid_off {
                // Half of the late ones pay within a week; one in fifty takes a month or more.
                let days = libm::floor(-9.0 * libm::log(1.0 - depth)) + 1.0;
                Pay::Late { days: (days as u16).min(60) }
            } else {
                Pay::OnTime
            });
        }
        Ok(Behaviour {
            instalments: list,
            stops_at: stops.then_some(stop),
            recovered_percent: if stops { recovered as u8 } else { 0 },
            recovered_after_months: if stops { after as u8 } else { 0 },
        })
    }
}
