//! Stage and expected credit loss of one claim (IFRS 9, 企业会计准则第22号).
//!
//! Year by year: `marginal PD x LGD x EAD / (1 + EIR)^t`, where the marginal PD is the year's conditional PD times the
//! probability of no default before it; weighted over scenarios. Stage 1 looks one year ahead, stage 2 over the remaining life;
//! in stage 3 the default has happened, and the loss is `LGD x EAD`. The discount is taken at the end of each year, and of the
//! part of a year in which the claim matures.
//!
//! What multiplies a year's exposure is fixed at [`FACTOR_SCALE`] decimals (half up); the product is rounded half up to the
//! fen, year by year, so that the years sum to the loss exactly. Powers come from `libm`: the same bits on every machine.

use loan::FiveCategory;
use money::{Decimal, Money, MoneyError};
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::{Deserialize, Serialize};

use crate::parameters::{LossParameters, Scenario, StageLines};

/// Decimals of what multiplies an exposure: with the largest book of one claim (10^13 fen) an error below a hundredth of a fen.
pub const FACTOR_SCALE: u32 = 15;

/// The stage of impairment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LossStage {
    /// No significant increase in credit risk.
    One,
    /// A significant increase.
    Two,
    /// Credit-impaired.
    Three,
}

impl LossStage {
    /// Every stage.
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Three];

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }

    /// From its number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| i64::from(stage.number()) == number)
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::One => "第一阶段",
            Self::Two => "第二阶段",
            Self::Three => "第三阶段",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::One => "stage 1",
            Self::Two => "stage 2",
            Self::Three => "stage 3",
        }
    }
}

/// What decides the stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StageFacts {
    /// Days past due.
    pub days_past_due: u32,
    /// The class, when the claim has one.
    pub class: Option<FiveCategory>,
    /// Impaired by record.
    pub impaired: bool,
    /// Evidence against the 30-day presumption was accepted.
    pub rebutted: bool,
    /// Grades lost since the loan was decided.
    pub notches: u32,
    /// A restructuring is still watched.
    pub watched: bool,
}

/// What put a claim in its stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageCause {
    /// Nothing.
    None,
    /// Days past due.
    Overdue,
    /// Special mention.
    SpecialMention,
    /// Grades lost.
    Downgraded,
    /// A restructuring still watched.
    Watched,
    /// Impaired by record.
    Impaired,
    /// Non-performing: always stage 3, also where the days alone are not.
    NonPerforming,
}

impl StageCause {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::None => ("none", "无显著增加", "no significant increase"),
            Self::Overdue => ("overdue", "逾期天数", "days past due"),
            Self::SpecialMention => ("special-mention", "关注类", "special mention"),
            Self::Downgraded => ("downgraded", "评级下调", "grades lost"),
            Self::Watched => ("watched", "重组观察期", "restructuring still watched"),
            Self::Impaired => ("impaired", "已发生信用减值", "credit-impaired"),
            Self::NonPerforming => ("non-performing", "不良", "non-performing"),
        }
    }
}

/// The stage of a claim and what put it there. Non-performing is stage 3 always: at exactly 90 days past due the stage is 3 while
/// the class is still special mention, and never the other way round.
///
/// ```
/// use quality::{LossStage, StageFacts, StageLines, stage};
/// let at = |days| stage(None, &StageLines::STANDARD, &StageFacts { days_past_due: days, ..StageFacts::default() }).0.number();
/// assert_eq!([0, 30, 31, 89, 90].map(at), [1, 1, 2, 2, 3]);
/// ```
#[must_use]
pub fn stage(parameters: Option<&LossParameters>, lines: &StageLines, facts: &StageFacts) -> (LossStage, StageCause) {
    let staging = parameters.map(|parameters| &parameters.staging);
    let stage3 = staging.and_then(|own| own.stage3).unwrap_or(lines.stage3);
    let stage2 = staging.and_then(|own| own.stage2).unwrap_or(lines.stage2);
    if facts.class.is_some_and(FiveCategory::is_non_performing) {
        return (LossStage::Three, StageCause::NonPerforming);
    }
    if facts.impaired {
        return (LossStage::Three, StageCause::Impaired);
    }
    // Whichever comes first, for rules that were changed after the document was approved.
    if stage3.holds(facts.days_past_due) || lines.stage3.holds(facts.days_past_due) {
        return (LossStage::Three, StageCause::Overdue);
    }
    if (stage2.holds(facts.days_past_due) || lines.stage2.holds(facts.days_past_due)) && !facts.rebutted {
        return (LossStage::Two, StageCause::Overdue);
    }
    let Some(staging) = staging else { return (LossStage::One, StageCause::None) };
    if facts.notches >= staging.downgrade_notches {
        return (LossStage::Two, StageCause::Downgraded);
    }
    if staging.special_mention && facts.class == Some(FiveCategory::SpecialMention) && !facts.rebutted {
        return (LossStage::Two, StageCause::SpecialMention);
    }
    if staging.watched && facts.watched {
        return (LossStage::Two, StageCause::Watched);
    }
    (LossStage::One, StageCause::None)
}

/// What a claim's loss is computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exposure {
    /// What would be owed at default in each year, the first beginning now; what the schedule pays back is out of later years.
    pub by_year: Vec<Money>,
    /// Days to maturity; none when it has passed.
    pub days_left: u32,
    /// Effective yearly rate, as a fraction.
    pub effective_rate: Decimal,
    /// Loss given default.
    pub loss_given_default: Decimal,
    /// Conditional probabilities of default by year.
    pub curve: Vec<Decimal>,
}

/// One year of the formula, with its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearLoss {
    /// Which year, from 1; 0 for a default that has happened.
    pub year: u32,
    /// Exposure.
    pub exposure: Money,
    /// Years to the end of the part that counts.
    pub years: Decimal,
    /// Marginal probability of default, weighted.
    pub marginal_pd: Decimal,
    /// Marginal probability of default times loss given default, weighted over the scenarios.
    pub weighted: Decimal,
    /// Discount.
    pub discount: Decimal,
    /// What the exposure is multiplied by.
    pub factor: Decimal,
    /// Expected loss.
    pub loss: Money,
}

/// The expected loss of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedLoss {
    /// What it is owed now.
    pub exposure: Money,
    /// The loss of its stage.
    pub loss: Money,
    /// Its years.
    pub years: Vec<YearLoss>,
}

/// Why a loss cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LossError {
    /// No year, or more of them than a document may have.
    #[error("an exposure has at least one year")]
    Years,
    /// A rate at or below -100%.
    #[error("an effective rate is above -100%")]
    Rate,
    /// An amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

fn fixed(value: f64) -> Decimal {
    Decimal::from_f64(value)
        .unwrap_or_default()
        .round_dp_with_strategy(FACTOR_SCALE, RoundingStrategy::MidpointAwayFromZero)
}

fn real(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

fn times(amount: Money, factor: Decimal) -> Result<Money, MoneyError> {
    let product = Decimal::from(amount.minor()).checked_mul(factor).ok_or(MoneyError::Overflow)?;
    let minor = product.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64();
    Ok(Money::from_minor(minor.ok_or(MoneyError::Overflow)?, amount.currency()))
}

/// A product of a probability or share with a factor, at most one.
fn scaled(value: Decimal, factor: Decimal) -> Decimal {
    (value * factor).min(Decimal::ONE)
}

/// The expected loss of a claim in its stage.
///
/// # Errors
/// [`LossError`].
pub fn expected_loss(exposure: &Exposure, scenarios: &[Scenario], stage: LossStage) -> Result<ExpectedLoss, LossError> {
    let now = *exposure.by_year.first().ok_or(LossError::Years)?;
    if exposure.effective_rate <= -Decimal::ONE {
        return Err(LossError::Rate);
    }
    if stage == LossStage::Three {
        let lgd = |one: &Scenario| one.weight * scaled(exposure.loss_given_default, one.lgd_factor);
        let factor: Decimal = scenarios.iter().map(lgd).sum();
        let factor = factor.round_dp_with_strategy(FACTOR_SCALE, RoundingStrategy::MidpointAwayFromZero);
        let loss = times(now, factor)?;
        let (years, one) = (Decimal::ZERO, Decimal::ONE);
        let line =
            YearLoss { year: 0, exposure: now, years, marginal_pd: one, weighted: factor, discount: one, factor, loss };
        return Ok(ExpectedLoss { exposure: now, loss, years: vec![line] });
    }
    // Past its last due date a claim in these stages is looked at for the year ahead: it is still owed.
    let days = if exposure.days_left == 0 { 365 } else { exposure.days_left };
    let horizon = if stage == LossStage::One { days.min(365) } else { days };
    let many = horizon.div_ceil(365);
    let mut survived: Vec<f64> = vec![1.0; scenarios.len()];
    let (mut years, mut loss) = (Vec::new(), Money::zero(now.currency()));
    for year in 1..=many {
        let part = f64::from((horizon - (year - 1) * 365).min(365)) / 365.0;
        let end = f64::from(year - 1) + part;
        let at = usize::try_from(year - 1).unwrap_or(usize::MAX);
        let conditional = exposure.curve.get(at).or_else(|| exposure.curve.last()).copied().unwrap_or_default();
        let owed = exposure.by_year.get(at).or_else(|| exposure.by_year.last()).copied().unwrap_or(now);
        let (mut marginal, mut weighted) = (0.0, 0.0);
        for (scenario, survived) in scenarios.iter().zip(&mut survived) {
            let whole = real(scaled(conditional, scenario.pd_factor));
            // In a part of a year as many default as would, at an even pace, in the whole of it.
            let pd = if part >= 1.0 { whole } else { 1.0 - libm::pow(1.0 - whole, part) };
            let weight = real(scenario.weight);
            marginal += weight * pd * *survived;
            weighted += weight * pd * *survived * real(scaled(exposure.loss_given_default, scenario.lgd_factor));
            *survived *= 1.0 - pd;
        }
        let discount = libm::pow(1.0 + real(exposure.effective_rate), -end);
        let factor = fixed(weighted * discount);
        let of_year = times(owed, factor)?;
        loss = loss.checked_add(of_year)?;
        years.push(YearLoss {
            year,
            exposure: owed,
            years: fixed(end),
            marginal_pd: fixed(marginal),
            weighted: fixed(weighted),
            discount: fixed(discount),
            factor,
            loss: of_year,
        });
    }
    Ok(ExpectedLoss { exposure: now, loss, years })
}

/// What interest is earned on: the gross amount in stages 1 and 2, what is left after the expected loss in stage 3.
///
/// # Errors
/// [`MoneyError`].
pub fn interest_base(expected: &ExpectedLoss, stage: LossStage) -> Result<Money, MoneyError> {
    match stage {
        LossStage::One | LossStage::Two => Ok(expected.exposure),
        LossStage::Three => expected.exposure.checked_sub(expected.loss),
    }
}
