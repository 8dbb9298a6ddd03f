//! The sums of a back-test: outcomes, swap set, approval by group, rates, limits.
//!
//! Amounts are summed in minor units and losses are rounded to the minor unit decision by decision, so no order of adding
//! changes a figure but the mean PD, which is summed in the order of the lines.

use std::collections::BTreeMap;

use codes::Region;
use money::{Currency, Decimal, Money, Rate};

use crate::backtest::{Line, Side, Terms, Unable};
use crate::backtest_margin::{Assumptions, Costs, Economics, expected_loss};
use crate::decide::grade_code;
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
    /// Not a percentage.
    #[error("a yearly cost is {0} percent: give a percentage from 0 to 100, such as 2.00")]
    Percent(Decimal),
    /// A cost below zero.
    #[error("the cost of making one loan is {0}: give zero or more")]
    PerLoan(Money),
}

/// Sums in the making.
#[derive(Debug, Clone)]
pub struct BackTest {
    report: Report,
    costs: Costs,
    groups: [BTreeMap<String, Group>; 5],
    bands: BTreeMap<i64, [u64; 2]>,
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
    /// What it takes for granted.
    pub assumed: Assumptions,
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
    /// What the offers of each side are expected to earn, and what became of those that were lent.
    pub economics: [Economics; 2],
    /// By grade (`A` to `D`, empty: not scored).
    pub grades: Vec<Group>,
    /// By city (six digits, empty: not known).
    pub cities: Vec<Group>,
    /// By size of firm (`micro`.. , empty: not known).
    pub sizes: Vec<Group>,
    /// By kind of place (`district`, `county`, `county-city`, empty: not known).
    pub places: Vec<Group>,
    /// By whether the firm owed this lender anything (`new-here`, `known-here`).
    pub borrowers: Vec<Group>,
    /// Offers by rate, in bands of [`BAND_BPS`]: only those that occur, in order.
    pub bands: Vec<Band>,
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

/// One group of firms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// The group.
    pub key: String,
    /// Decisions.
    pub number: u64,
    /// Those in, then and under the candidate.
    pub sides: [Economics; 2],
}

/// Width of a band of rates, in basis points.
pub const BAND_BPS: i64 = 50;

/// Offers with a rate from one bound, included, to below the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Lower bound, basis points.
    pub from_bps: i64,
    /// Offers then and under the candidate.
    pub offers: [u64; 2],
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
    /// An assumption out of its range.
    pub fn try_new(currency: Currency, assumed: Assumptions) -> Result<Self, FoldError> {
        assumed.check()?;
        let report = Report {
            currency,
            assumed,
            decided: 0,
            again: 0,
            unable: Vec::new(),
            outcomes: [Outcomes::default(); 2],
            moves: Vec::new(),
            swap: [SwapCell::default(); 4],
            economics: [Economics::default(); 2],
            grades: Vec::new(),
            cities: Vec::new(),
            sizes: Vec::new(),
            places: Vec::new(),
            borrowers: Vec::new(),
            bands: Vec::new(),
            rates: [None; 2],
            limits: [Use::default(); 2],
        };
        Ok(Self {
            report,
            costs: Costs::of(assumed),
            groups: Default::default(),
            bands: BTreeMap::new(),
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
        let sides = self.sides(line, [line.before.offer, after.offer])?;
        for (groups, key) in self.groups.iter_mut().zip(keys(line)) {
            // Most lines find their group: the key is copied only for a new one.
            let group = match groups.get_mut(key.as_str()) {
                Some(group) => group,
                None => groups.entry(key.as_str().to_owned()).or_default(),
            };
            group.number += 1;
            for (sum, side) in group.sides.iter_mut().zip(&sides) {
                sum.add(side)?;
            }
        }
        for (sum, side) in self.report.economics.iter_mut().zip(&sides) {
            sum.add(side)?;
        }
        Ok(())
    }

    /// What each side's offer is expected to earn and became; also the rates and limits.
    fn sides(&mut self, line: &Line, offers: [Option<Terms>; 2]) -> Result<[Economics; 2], FoldError> {
        let mut sides = [Economics::default(); 2];
        for (at, offer) in offers.into_iter().enumerate() {
            let Some(terms) = offer else { continue };
            self.rates[at].push(terms.rate);
            let band = bps(terms.rate)?.div_euclid(BAND_BPS).saturating_mul(BAND_BPS);
            self.bands.entry(band).or_default()[at] += 1;
            let limits = &mut self.report.limits[at];
            limits.number += 1;
            add(&mut limits.limit, terms.limit.minor())?;
            add(&mut limits.amount, terms.amount.minor())?;
            let side = &mut sides[at];
            *side = self.costs.offer(&terms, line.pd)?;
            if let Some(lent) = &line.lent {
                side.lent = 1;
                side.lent_amount = lent.principal.minor();
                if lent.bad {
                    side.bad = 1;
                    side.realised_loss = lent.owed.minor();
                }
            }
        }
        Ok(sides)
    }

    fn swap(&mut self, line: &Line, after: &Side) -> Result<(), FoldError> {
        let at = Swap::of(&line.before, after) as usize;
        let lgd = self.report.assumed.lgd;
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
        let listed = |groups: BTreeMap<String, Group>| {
            groups.into_iter().map(|(key, group)| Group { key, ..group }).collect::<Vec<_>>()
        };
        let [grades, cities, sizes, places, borrowers] = self.groups.map(listed);
        self.report.grades = grades;
        self.report.cities = cities;
        self.report.sizes = sizes;
        self.report.places = places;
        self.report.borrowers = borrowers;
        self.report.bands = self.bands.into_iter().map(|(from_bps, offers)| Band { from_bps, offers }).collect();
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

/// A key that needs no memory of its own.
enum Key {
    Word(&'static str),
    Place([u8; 6]),
}

impl Key {
    fn as_str(&self) -> &str {
        match self {
            Self::Word(word) => word,
            // Digits, written by `keys`.
            Self::Place(digits) => std::str::from_utf8(digits).unwrap_or_default(),
        }
    }
}

/// The groups of a line, in the order of `BackTest::groups`.
fn keys(line: &Line) -> [Key; 5] {
    let city = line.region.map(|region| region.city().unwrap_or_else(|| region.province()));
    [
        Key::Word(line.grade.map_or("", grade_code)),
        city.map_or(Key::Word(""), digits),
        Key::Word(line.size.map_or("", product::size_code)),
        Key::Word(line.region.map_or("", kind_of_place)),
        Key::Word(if line.new_here { "new-here" } else { "known-here" }),
    ]
}

fn digits(region: Region) -> Key {
    let mut left = region.number();
    let mut digits = [b'0'; 6];
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(left % 10).unwrap_or_default();
        left /= 10;
    }
    Key::Place(digits)
}

/// By the last two digits of GB/T 2260: 01 to 20 districts of a city, 21 to 80 counties and banners, 81 to 99 county-level
/// cities; 00 names no county.
fn kind_of_place(region: Region) -> &'static str {
    match region.number() % 100 {
        0 => "",
        1..=20 => "district",
        21..=80 => "county",
        _ => "county-city",
    }
}

fn bps(rate: Rate) -> Result<i64, FoldError> {
    (rate.percent() * Decimal::ONE_HUNDRED).floor().try_into().map_err(|_| FoldError::Overflow)
}

fn quartiles(mut rates: Vec<Rate>) -> Option<Quartiles> {
    rates.sort_unstable();
    // Nearest rank: the least value that this many quarters are at or below.
    let at = |quarters: usize| rates.get((rates.len() * quarters).div_ceil(4).saturating_sub(1)).copied();
    Some(Quartiles { min: at(0)?, lower: at(1)?, median: at(2)?, upper: at(3)?, max: at(4)? })
}
