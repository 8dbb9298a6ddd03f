//! The forms of repayment (还款方式), how often an instalment falls due, and how its interest is counted.

use calendar::{Date, add_months};
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_AMOUNT_MINOR, MAX_GROWTH_BPS, MAX_STEPS, MAX_TERM_MONTHS};

/// How a loan is paid back. Forms without data are stored as their name alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum RepaymentMethod {
    /// Level instalments: `P i (1+i)^n / ((1+i)^n - 1)`.
    Annuity,
    /// Level principal `P/n`, interest on the balance.
    EqualPrincipal,
    /// Interest each period by actual days, principal with the last.
    InterestFirst,
    /// Principal and all interest in one sum at the end.
    Bullet,
    /// Interest each period; principal in equal parts when the firm earns, as a farm after its harvest.
    Seasonal {
        /// Calendar months in which principal falls due, 1 to 12, rising.
        months: Vec<u8>,
    },
    /// An annuity whose instalment grows by a part of itself every so many instalments.
    StepUp {
        /// How many instalments have the same amount.
        every: u16,
        /// By how much the next ones are larger, in basis points.
        growth_bps: u32,
    },
    /// An annuity down to a part of the principal, which falls due with the last instalment.
    Balloon {
        /// That part, in basis points of the principal paid out.
        residual_bps: u32,
    },
    /// A level rent paid at the beginning of each period, the first of them on the day the money is paid out, down to a part of the
    /// principal that falls due with the last: a finance lease (融资租赁, 期初付租) with what the goods are bought for at its end.
    RentInAdvance {
        /// That part, in basis points of the principal paid out.
        residual_bps: u32,
    },
    /// Principal in stated parts, one for each instalment.
    StatedPlan {
        /// In minor units, or in any other proportion: of a principal of 900.00 the parts 1, 1 and 7 are 100, 100 and 700.
        parts: Vec<u64>,
    },
}

impl RepaymentMethod {
    /// Its name in documents and rules.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.row().0
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(&self) -> &'static str {
        self.row().1
    }

    /// English name.
    #[must_use]
    pub const fn en(&self) -> &'static str {
        self.row().2
    }

    const fn row(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Annuity => ("annuity", "等额本息", "annuity"),
            Self::EqualPrincipal => ("equal-principal", "等额本金", "equal principal"),
            Self::InterestFirst => ("interest-first", "先息后本", "interest first"),
            Self::Bullet => ("bullet", "到期一次还本付息", "bullet"),
            Self::Seasonal { .. } => ("seasonal", "季节性还款", "seasonal"),
            Self::StepUp { .. } => ("step-up", "递增还款", "step-up"),
            Self::Balloon { .. } => ("balloon", "尾款还款", "balloon"),
            Self::RentInAdvance { .. } => ("rent-in-advance", "期初等额租金", "level rent in advance"),
            Self::StatedPlan { .. } => ("stated-plan", "约定还本计划", "stated plan"),
        }
    }

    /// The name with what else there is to say about it, in Chinese.
    #[must_use]
    pub fn words_zh(&self) -> String {
        match self {
            Self::Seasonal { months } => {
                let months: Vec<String> = months.iter().map(ToString::to_string).collect();
                format!("{}（每年{}月还本）", self.zh(), months.join("、"))
            }
            Self::StepUp { every, growth_bps } => {
                format!("{}（每{every}期递增{}%）", self.zh(), percent(*growth_bps))
            }
            Self::Balloon { residual_bps } => format!("{}（尾款{}%）", self.zh(), percent(*residual_bps)),
            Self::RentInAdvance { residual_bps } => format!("{}（留购价{}%）", self.zh(), percent(*residual_bps)),
            Self::StatedPlan { parts } => format!("{}（{}期）", self.zh(), parts.len()),
            _ => self.zh().to_owned(),
        }
    }

    /// The same in English.
    #[must_use]
    pub fn words_en(&self) -> String {
        match self {
            Self::Seasonal { months } => {
                let months: Vec<String> = months.iter().map(ToString::to_string).collect();
                format!("{} (principal in months {})", self.en(), months.join(", "))
            }
            Self::StepUp { every, growth_bps } => {
                format!("{} (+{}% every {every} instalments)", self.en(), percent(*growth_bps))
            }
            Self::Balloon { residual_bps } | Self::RentInAdvance { residual_bps } => {
                format!("{} ({}% at the end)", self.en(), percent(*residual_bps))
            }
            Self::StatedPlan { parts } => format!("{} ({} instalments)", self.en(), parts.len()),
            _ => self.en().to_owned(),
        }
    }

    /// Whether its instalment is made level, so that it needs periods of one length.
    #[must_use]
    pub const fn is_level(&self) -> bool {
        matches!(self, Self::Annuity | Self::StepUp { .. } | Self::Balloon { .. } | Self::RentInAdvance { .. })
    }

    /// Whether the first instalment falls due on the day the money is paid out.
    #[must_use]
    pub const fn is_in_advance(&self) -> bool {
        matches!(self, Self::RentInAdvance { .. })
    }

    /// How its interest is counted unless the contract says otherwise: a twelfth of the rate for each whole month where
    /// the instalment or its principal is level, and by days where interest is paid on a balance that stays.
    #[must_use]
    pub const fn interest_by(&self) -> InterestBy {
        match self {
            Self::Annuity
            | Self::EqualPrincipal
            | Self::StepUp { .. }
            | Self::Balloon { .. }
            | Self::RentInAdvance { .. } => InterestBy::Months,
            Self::InterestFirst | Self::Bullet | Self::Seasonal { .. } | Self::StatedPlan { .. } => InterestBy::Days,
        }
    }

    /// What is wrong with its data, for a number of instalments.
    pub(crate) fn fault(&self, instalments: usize) -> Option<&'static str> {
        match self {
            Self::Seasonal { months } => {
                let rising = months.windows(2).all(|pair| pair[0] < pair[1]);
                let real = months.iter().all(|month| (1..=12).contains(month));
                (months.is_empty() || !rising || !real).then_some("name the months of principal, 1 to 12, each once")
            }
            Self::StepUp { every, growth_bps } => {
                let steps = instalments.div_ceil(usize::from((*every).max(1)));
                let fits = *every > 0 && *growth_bps <= MAX_GROWTH_BPS && steps <= MAX_STEPS;
                (!fits).then_some("let the instalment grow by at most 50% and in at most 40 steps")
            }
            Self::RentInAdvance { .. } if instalments < 2 => {
                Some("one rent in advance is no credit: let it run for two periods or more")
            }
            Self::Balloon { residual_bps } | Self::RentInAdvance { residual_bps } => {
                (*residual_bps >= 10_000).then_some("leave less than the whole principal to the last instalment")
            }
            Self::StatedPlan { parts } => {
                let largest = parts.iter().all(|part| *part <= MAX_AMOUNT_MINOR.unsigned_abs());
                let some = parts.iter().any(|part| *part > 0);
                (parts.len() != instalments || !largest || !some)
                    .then_some("state one part of principal for each instalment, at least one of them above zero")
            }
            _ => None,
        }
    }
}

/// Basis points as percent, without idle zeros.
fn percent(bps: u32) -> String {
    money::Decimal::new(i64::from(bps), 2).normalize().to_string()
}

/// How the interest of a whole period is counted. What is not a whole period is always counted by days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterestBy {
    /// A twelfth of the annual rate for each month.
    Months,
    /// By the day count of the contract, from one due date to the next.
    Days,
}

/// How often an instalment falls due.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Each month.
    #[default]
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Every twelve months.
    Yearly,
    /// On stated dates.
    Dates(Vec<Date>),
}

impl Frequency {
    /// The regular ones.
    pub const REGULAR: [Self; 4] = [Self::Monthly, Self::Quarterly, Self::HalfYearly, Self::Yearly];

    /// Months from one due date to the next; none for stated dates.
    #[must_use]
    pub const fn months(&self) -> Option<u16> {
        match self {
            Self::Monthly => Some(1),
            Self::Quarterly => Some(3),
            Self::HalfYearly => Some(6),
            Self::Yearly => Some(12),
            Self::Dates(_) => None,
        }
    }

    /// Its name in documents and rules.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.row().0
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(&self) -> &'static str {
        self.row().1
    }

    /// English name.
    #[must_use]
    pub const fn en(&self) -> &'static str {
        self.row().2
    }

    const fn row(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Monthly => ("monthly", "按月", "monthly"),
            Self::Quarterly => ("quarterly", "按季", "quarterly"),
            Self::HalfYearly => ("half-yearly", "按半年", "half-yearly"),
            Self::Yearly => ("yearly", "按年", "yearly"),
            Self::Dates(_) => ("dates", "约定日期", "stated dates"),
        }
    }

    pub(crate) const fn is_monthly(&self) -> bool {
        matches!(self, Self::Monthly)
    }
}

/// The due dates before holidays are looked at.
///
/// # Errors
/// [`calendar::CalendarError`] when a date leaves the calendar.
pub(crate) fn unrolled(
    method: &RepaymentMethod,
    frequency: &Frequency,
    term_months: u16,
    first_due_on: Date,
    last_due_on: Option<Date>,
) -> Result<Vec<Date>, calendar::CalendarError> {
    if *method == RepaymentMethod::Bullet {
        return Ok(vec![last_due_on.unwrap_or(first_due_on)]);
    }
    let Some(months) = frequency.months() else {
        let Frequency::Dates(dates) = frequency else { return Ok(Vec::new()) };
        return Ok(dates.clone());
    };
    let mut dates = Vec::new();
    for index in 0..MAX_TERM_MONTHS {
        let date = add_months(first_due_on, i32::from(index) * i32::from(months))?;
        match last_due_on {
            Some(last) if date >= last => {
                dates.push(last);
                break;
            }
            None if index >= term_months.div_ceil(months) => break,
            _ => dates.push(date),
        }
    }
    Ok(dates)
}
