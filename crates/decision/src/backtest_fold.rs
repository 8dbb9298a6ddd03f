//! The sums of a back-test: outcomes, swap set, approval by group, rates, limits.
//!
//! Amounts are summed in minor units and losses are rounded to the minor unit decision by decision, so no order of adding
//! changes a figure but the mean PD, which is summed in the order of the lines.

use std::collections::BTreeMap;

use money::{Currency, Decimal, Rate};
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

use crate::backtest::{Line, Side, Terms, Unable};
use crate::decide::{decimal, grade_code};
use crate::record::Outcome;

/// A sum that left its range, or an argument that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// Beyond 64 bits of minor units.
    #[error("a sum of the back-test is beyond 92 million billion: choose a shorter window")]
    Overflow,
    /// Not a share.
    #[error("the loss given default is {0}: give a share from 0 to 1, such as 0.45")]
    Lgd(Decimal),
}

/// Sums in the making.
#[derive(Debug, Clone)]
pub struct BackTest {
    report: Report,
    grades: BTreeMap<String, Approval>,
    cities: BTreeMap<String, Approval>,
    sizes: BTreeMap<String, Approval>,
    unable: BTreeMap<Unable, Outcomes>,
    moves: BTreeMap<(Outcome, Outcome), u64>,
    rates: [Vec<Rate>; 2],
    pd: [f64; 4],
}

/// What a back-test found. All figures but `decided` and `unable` are over the decisions that could be made again, so that the
/// two sides speak of the same firms.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Currency of all amounts, which are in its minor units.
    pub currency: Currency,
    /// Loss given default, a share of the amount.
    pub lgd: Decimal,
    /// Recorded decisions looked at.
    pub decided: u64,
    /// Those made again.
    pub again: u64,
    /// Those that could not be made again, with how they were decided then, in order of reason.
    pub unable: Vec<UnableCount>,
    /// How many came out how, then and under the candidate.
    pub outcomes: [Outcomes; 2],
    /// From each outcome to each: only those that occur, in order.
    pub moves: Vec<Move>,
    /// The swap set, in the order of [`Swap::ALL`].
    pub swap: [SwapCell; 4],
    /// Approval by grade (`A` to `D`, empty: not scored).
    pub grades: Vec<Approval>,
    /// Approval by city (six digits, empty: not known).
    pub cities: Vec<Approval>,
    /// Approval by size of firm (`micro`.. , empty: not known).
    pub sizes: Vec<Approval>,
    /// Distribution of the rates of offers, then and under the candidate; none where there is no offer.
    pub rates: [Option<Quartiles>; 2],
    /// Limits and their use, then and under the candidate.
    pub limits: [Use; 2],
}

/// Decisions by outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Offers that went out without a person.
    pub offer: u64,
    /// For a person to decide.
    pub refer: u64,
    /// Declined.
    pub decline: u64,
}

impl Outcomes {
    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Offer => self.offer += 1,
            Outcome::Refer => self.refer += 1,
            Outcome::Decline => self.decline += 1,
        }
    }

    /// All of them.
    #[must_use]
    pub const fn total(self) -> u64 {
        self.offer + self.refer + self.decline
    }
}

/// How many went from one outcome to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Then.
    pub from: Outcome,
    /// Under the candidate.
    pub to: Outcome,
    /// Decisions.
    pub number: u64,
}

/// A field of the swap set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Swap {
    /// Out then, in under the candidate.
    NewlyIn,
    /// In then, out under the candidate.
    NewlyOut,
    /// In on both sides.
    SameIn,
    /// Out on both sides.
    SameOut,
}

impl Swap {
    /// Every field, in order.
    pub const ALL: [Self; 4] = [Self::NewlyIn, Self::NewlyOut, Self::SameIn, Self::SameOut];

    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewlyIn => "newly-in",
            Self::NewlyOut => "newly-out",
            Self::SameIn => "same-in",
            Self::SameOut => "same-out",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::NewlyIn => "新增准入",
            Self::NewlyOut => "新增排除",
            Self::SameIn => "仍准入",
            Self::SameOut => "仍排除",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::NewlyIn => "newly in",
            Self::NewlyOut => "newly out",
            Self::SameIn => "in as before",
            Self::SameOut => "out as before",
        }
    }

    /// The field a decision falls into.
    #[must_use]
    pub const fn of(before: &Side, after: &Side) -> Self {
        match (before.offer.is_some(), after.offer.is_some()) {
            (false, true) => Self::NewlyIn,
            (true, false) => Self::NewlyOut,
            (true, true) => Self::SameIn,
            (false, false) => Self::SameOut,
        }
    }
}

/// One field of the swap set. Amounts in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct SwapCell {
    /// Decisions.
    pub number: u64,
    /// Asked for.
    pub requested: i64,
    /// Offered then.
    pub offered_before: i64,
    /// Offered under the candidate.
    pub offered_after: i64,
    /// Decisions with a score.
    pub scored: u64,
    /// Mean probability of default of those, 0 to 1.
    pub mean_pd: Option<f64>,
    /// Expected loss of what was offered then: PD x LGD x amount, before any guarantee.
    pub loss_before: i64,
    /// The same of what the candidate would offer.
    pub loss_after: i64,
    /// Loans paid out.
    pub lent: u64,
    /// Their principal.
    pub lent_amount: i64,
    /// Of them bad: more than 90 days past due on some day, or written off.
    pub bad: u64,
    /// Principal still owed on the bad ones when last looked at.
    pub bad_owed: i64,
}

/// How many of a group are in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approval {
    /// The group.
    pub key: String,
    /// Decisions.
    pub number: u64,
    /// In then.
    pub before: u64,
    /// In under the candidate.
    pub after: u64,
}

/// Least, quartiles and most, by nearest rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quartiles {
    /// Least.
    pub min: Rate,
    /// A quarter is at or below.
    pub lower: Rate,
    /// Half is at or below.
    pub median: Rate,
    /// Three quarters are at or below.
    pub upper: Rate,
    /// Most.
    pub max: Rate,
}

/// Limits and how far offers use them, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Use {
    /// Offers.
    pub number: u64,
    /// Sum of limits.
    pub limit: i64,
    /// Sum of amounts offered.
    pub amount: i64,
}

/// Decisions that could not be made again, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnableCount {
    /// Why.
    pub unable: Unable,
    /// How they were decided then.
    pub then: Outcomes,
}

fn add(sum: &mut i64, more: i64) -> Result<(), FoldError> {
    *sum = sum.checked_add(more).ok_or(FoldError::Overflow)?;
    Ok(())
}

impl BackTest {
    /// Begins.
    ///
    /// # Errors
    /// A loss given default outside 0 to 1.
    pub fn try_new(currency: Currency, lgd: Decimal) -> Result<Self, FoldError> {
        if !(Decimal::ZERO..=Decimal::ONE).contains(&lgd) {
            return Err(FoldError::Lgd(lgd));
        }
        let report = Report {
            currency,
            lgd,
            decided: 0,
            again: 0,
            unable: Vec::new(),
            outcomes: [Outcomes::default(); 2],
            moves: Vec::new(),
            swap: [SwapCell::default(); 4],
            grades: Vec::new(),
            cities: Vec::new(),
            sizes: Vec::new(),
            rates: [None; 2],
            limits: [Use::default(); 2],
        };
        let empty = BTreeMap::new;
        Ok(Self {
            report,
            grades: empty(),
            cities: empty(),
            sizes: empty(),
            unable: BTreeMap::new(),
            moves: BTreeMap::new(),
            rates: [Vec::new(), Vec::new()],
            pd: [0.0; 4],
        })
    }

    /// How many decisions it has seen.
    #[must_use]
    pub const fn decided(&self) -> u64 {
        self.report.decided
    }

    /// Adds a line.
    ///
    /// # Errors
    /// A sum beyond 64 bits.
    pub fn add(&mut self, line: &Line) -> Result<(), FoldError> {
        self.report.decided += 1;
        let after = match &line.after {
            Ok(after) => after,
            Err(unable) => {
                self.unable.entry(unable.clone()).or_default().add(line.before.outcome);
                return Ok(());
            }
        };
        self.report.again += 1;
        self.report.outcomes[0].add(line.before.outcome);
        self.report.outcomes[1].add(after.outcome);
        *self.moves.entry((line.before.outcome, after.outcome)).or_default() += 1;
        self.swap(line, after)?;
        let offers = [line.before.offer, after.offer];
        let grade = line.grade.map_or("", grade_code).to_owned();
        let city = line.city.map(|city| city.to_string()).unwrap_or_default();
        let size = line.size.map_or("", product::size_code).to_owned();
        for (groups, key) in [(&mut self.grades, grade), (&mut self.cities, city), (&mut self.sizes, size)] {
            let group = groups.entry(key).or_default();
            group.number += 1;
            group.before += u64::from(offers[0].is_some());
            group.after += u64::from(offers[1].is_some());
        }
        for (side, offer) in offers.into_iter().enumerate() {
            let Some(terms) = offer else { continue };
            self.rates[side].push(terms.rate);
            let limits = &mut self.report.limits[side];
            limits.number += 1;
            add(&mut limits.limit, terms.limit.minor())?;
            add(&mut limits.amount, terms.amount.minor())?;
        }
        Ok(())
    }

    fn swap(&mut self, line: &Line, after: &Side) -> Result<(), FoldError> {
        let at = Swap::of(&line.before, after) as usize;
        let lgd = self.report.lgd;
        let cell = &mut self.report.swap[at];
        cell.number += 1;
        add(&mut cell.requested, line.requested.minor())?;
        let amount = |terms: Option<Terms>| terms.map_or(0, |t| t.amount.minor());
        let (before, now) = (amount(line.before.offer), amount(after.offer));
        add(&mut cell.offered_before, before)?;
        add(&mut cell.offered_after, now)?;
        if let Some(pd) = line.pd {
            cell.scored += 1;
            self.pd[at] += pd;
            add(&mut cell.loss_before, expected_loss(pd, lgd, before)?)?;
            add(&mut cell.loss_after, expected_loss(pd, lgd, now)?)?;
        }
        if let Some(lent) = &line.lent {
            cell.lent += 1;
            add(&mut cell.lent_amount, lent.principal.minor())?;
            if lent.bad {
                cell.bad += 1;
                add(&mut cell.bad_owed, lent.owed.minor())?;
            }
        }
        Ok(())
    }

    /// The figures.
    #[must_use]
    pub fn finish(mut self) -> Report {
        let listed = |groups: BTreeMap<String, Approval>| {
            groups.into_iter().map(|(key, group)| Approval { key, ..group }).collect::<Vec<_>>()
        };
        self.report.grades = listed(self.grades);
        self.report.cities = listed(self.cities);
        self.report.sizes = listed(self.sizes);
        self.report.unable = self.unable.into_iter().map(|(unable, then)| UnableCount { unable, then }).collect();
        self.report.moves = self.moves.into_iter().map(|((from, to), number)| Move { from, to, number }).collect();
        self.report.rates = self.rates.map(quartiles);
        for (cell, sum) in self.report.swap.iter_mut().zip(self.pd) {
            #[expect(clippy::cast_precision_loss, reason = "a count far below 2^53")]
            let scored = cell.scored as f64;
            cell.mean_pd = (cell.scored > 0).then(|| sum / scored);
        }
        self.report
    }
}

/// PD x LGD x amount, to the nearest minor unit, halves away from zero.
fn expected_loss(pd: f64, lgd: Decimal, minor: i64) -> Result<i64, FoldError> {
    let loss = decimal(pd).checked_mul(lgd).and_then(|share| share.checked_mul(minor.into()));
    let loss = loss.ok_or(FoldError::Overflow)?;
    let rounded = loss.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    rounded.to_i64().ok_or(FoldError::Overflow)
}

fn quartiles(mut rates: Vec<Rate>) -> Option<Quartiles> {
    rates.sort_unstable();
    // Nearest rank: the least value that this many quarters are at or below.
    let at = |quarters: usize| rates.get((rates.len() * quarters).div_ceil(4).saturating_sub(1)).copied();
    Some(Quartiles { min: at(0)?, lower: at(1)?, median: at(2)?, upper: at(3)?, max: at(4)? })
}
