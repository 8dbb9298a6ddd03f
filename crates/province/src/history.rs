//! Past loans of the simulated bank and the law of bad ends.

use calendar::{Date, add_days, add_months, days_between};
use lake::{HistoryColumns, HistoryLoan, Notes, Outcome};
use money::Currency;

use crate::features::{CATEGORICAL, Features, NUMERIC};
use crate::firm::draw_profile;
use crate::places::{Places, Trade};
use crate::{Draw, Options, Province, ProvinceError};

/// Share of past loans that end bad over their life.
pub(crate) const BASE_RATE: f64 = 0.05;

/// Log-odds for one unit of hidden risk. With everything known the AUC would be near .86; what the features show of the
/// hidden number takes a model to about .8.
const RISK_SLOPE: f64 = 1.5;

/// Tenors in months, as they are asked for, with their weights.
pub(crate) const TENORS: [(u16, f64); 4] = [(6, 0.15), (12, 0.50), (24, 0.25), (36, 0.10)];

/// A past loan: features at origination, contract, outcome. Its borrower is none of [`Province::firms`]: past customers
/// came and went, and keeping them apart means that no living firm's outcome is known.
#[derive(Debug, Clone, PartialEq)]
pub struct PastLoan {
    /// Number of the loan, as `SIM-000001`.
    pub external_id: String,
    /// Day of approval.
    pub approved_on: Date,
    /// Amount, fen.
    pub amount_fen: i64,
    /// Contract tenor, known at origination (not the realised one).
    pub term_months: u16,
    /// What was known on the day.
    pub features: Features,
    /// Whether it ended bad.
    pub bad: bool,
    /// Principal charged off, fen.
    pub charged_off_fen: Option<i64>,
    /// Day of the charge-off.
    pub charged_off_on: Option<Date>,
    /// For tests of the simulator only.
    pub hidden_risk: f64,
}

/// Log-odds of a bad end without the intercept.
pub(crate) fn score(risk: f64, trade: &Trade, amount_to_revenue: f64) -> f64 {
    // A loan of a month's sales more adds 0.1.
    RISK_SLOPE * risk + trade.risk + 1.2 * (amount_to_revenue - 0.2)
}

/// The logistic.
pub(crate) fn bad_probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

/// A round amount, 5% to 60% of a year's sales, 50,000 to 10,000,000 yuan; worse firms ask for a little more.
pub(crate) fn draw_amount_fen(draw: &mut Draw, revenue_fen: i64, risk: f64) -> i64 {
    let share = (0.18 * libm::exp(0.5 * draw.normal() + 0.08 * risk)).clamp(0.05, 0.6);
    let ten_thousands = libm::round(revenue_fen as f64 * share / 1_000_000.0) as i64;
    ten_thousands.clamp(5, 1_000) * 1_000_000
}

pub(crate) fn draw_tenor(draw: &mut Draw) -> u16 {
    TENORS[draw.weighted(TENORS.iter().map(|(_, weight)| *weight))].0
}

/// Draws the past loans, approved over five years up to the day by which the last can have ended, in order of approval.
/// The intercept is solved on them so that the expected share of bads is [`BASE_RATE`].
pub(crate) fn draw_history(
    draw: &mut Draw,
    places: &Places,
    options: &Options,
) -> Result<(Vec<PastLoan>, f64), ProvinceError> {
    let last = add_months(options.as_of, -42)?;
    let first = add_months(last, -60)?;
    let days = u32::try_from(days_between(first, last)).unwrap_or(1);
    let mut drawn = Vec::with_capacity(options.history as usize);
    for _ in 0..options.history {
        let profile = draw_profile(draw, places);
        let amount_fen = draw_amount_fen(draw, profile.features.revenue_12m_fen, profile.risk);
        let ratio = amount_fen as f64 / profile.features.revenue_12m_fen.max(1) as f64;
        let log_odds = score(profile.risk, profile.trade, ratio);
        let day = i32::try_from(draw.below(days)).unwrap_or(0);
        let term_months = draw_tenor(draw);
        // Drawn for every loan, so that the intercept does not move the stream.
        let (fate, month, loss) = (draw.unit(), draw.unit(), draw.unit());
        let loan = PastLoan {
            external_id: String::new(),
            approved_on: add_days(first, day)?,
            amount_fen,
            term_months,
            features: profile.features,
            bad: false,
            charged_off_fen: None,
            charged_off_on: None,
            hidden_risk: profile.risk,
        };
        drawn.push((loan, log_odds, fate, month, loss));
    }
    let intercept = solve_intercept(drawn.iter().map(|(_, log_odds, ..)| *log_odds));
    let mut loans = Vec::with_capacity(drawn.len());
    for (mut loan, log_odds, fate, month, loss) in drawn {
        if fate < bad_probability(intercept + log_odds) {
            let stopped_after = 1 + (month * f64::from(loan.term_months)) as i32;
            loan.bad = true;
            loan.charged_off_on = Some(add_months(loan.approved_on, stopped_after + 6)?);
            let share = (0.3 + 0.6 * loss) * (1.0 - 0.7 * month);
            loan.charged_off_fen = Some(libm::round(loan.amount_fen as f64 * share) as i64);
        }
        loans.push(loan);
    }
    loans.sort_by_key(|loan| loan.approved_on);
    for (number, loan) in (1..).zip(&mut loans) {
        loan.external_id = format!("SIM-{number:06}");
    }
    Ok((loans, intercept))
}

/// The intercept at which the mean probability is the base rate, by bisection: the mean rises with it.
fn solve_intercept(log_odds: impl Iterator<Item = f64> + Clone) -> f64 {
    let (mut low, mut high) = (-20.0, 20.0);
    let count = log_odds.clone().count().max(1) as f64;
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        let mean = log_odds.clone().map(|odds| bad_probability(middle + odds)).sum::<f64>() / count;
        if mean < BASE_RATE { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

impl PastLoan {
    /// As a normalised past loan of the lake. Fields of other countries' programmes stay empty.
    #[must_use]
    pub fn to_history(&self, row: u64) -> HistoryLoan {
        let mut loan = HistoryLoan::new(self.external_id.clone(), Currency::CNY, self.amount_fen);
        loan.row = row;
        loan.approved_on = Some(self.approved_on);
        loan.fiscal_year = Some(self.approved_on.year());
        loan.term_months = Some(self.term_months);
        loan.industry = Some(self.features.industry_section.to_string());
        loan.region = Some(self.features.city.to_string());
        loan.new_business = Some(self.features.years_in_business <= 2);
        loan.employees = self.features.employees_insured;
        loan.outcome = if self.bad { Outcome::ChargedOff } else { Outcome::Paid };
        loan.charged_off_minor = self.charged_off_fen;
        loan.charged_off_on = self.charged_off_on;
        loan.notes = Notes::default();
        loan
    }
}

/// The columns of the loan itself, after [`NUMERIC`]: known at origination, because the tenor is the contract's.
const OF_THE_LOAN: [&str; 3] = ["log_amount_yuan", "amount_to_revenue_pct", "tenor_months"];

/// What a loan asked for adds to a firm's features, in the order of the columns after [`NUMERIC`].
fn loan_numbers(amount_fen: i64, term_months: u16, features: &Features) -> [f64; 3] {
    let ratio = amount_fen as f64 / features.revenue_12m_fen.max(1) as f64 * 100.0;
    [libm::log(amount_fen as f64 / 100.0), crate::features::two_digits(ratio), f64::from(term_months)]
}

impl Features {
    /// Every numeric feature by name, with those of the loan asked for: what [`Province::history_columns`] has for a
    /// past loan, for a new one.
    #[must_use]
    pub fn named_numeric(&self, amount_fen: i64, term_months: u16) -> Vec<(&'static str, f64)> {
        let names = NUMERIC.iter().chain(&OF_THE_LOAN).copied();
        names.zip(self.numeric().into_iter().chain(loan_numbers(amount_fen, term_months, self))).collect()
    }

    /// Every categorical feature by name.
    #[must_use]
    pub fn named_categorical(&self) -> Vec<(&'static str, Option<String>)> {
        CATEGORICAL.into_iter().zip(self.categorical()).collect()
    }
}

impl Province {
    /// The past loans as columns to develop a scorecard on.
    #[must_use]
    pub fn history_columns(&self) -> HistoryColumns {
        let empty = |name: &&str| ((*name).to_owned(), Vec::with_capacity(self.past_loans.len()));
        let mut columns = HistoryColumns {
            numeric: NUMERIC.iter().chain(&OF_THE_LOAN).map(empty).collect(),
            categorical: CATEGORICAL.iter().map(|name| ((*name).to_owned(), Vec::new())).collect(),
            ..HistoryColumns::default()
        };
        for loan in &self.past_loans {
            let named = loan.features.named_numeric(loan.amount_fen, loan.term_months);
            for ((_, column), (_, value)) in columns.numeric.iter_mut().zip(named) {
                column.push(value);
            }
            for ((_, column), (_, value)) in columns.categorical.iter_mut().zip(loan.features.named_categorical()) {
                column.push(value);
            }
            columns.bad.push(Some(loan.bad));
            columns.weight.push(1.0);
            columns.year.push(i32::from(loan.approved_on.year()));
        }
        columns
    }
}
