//! The loss of one default from its workout.

use serde::{Deserialize, Serialize};

use crate::limits::MAX_CASH_FLOWS;

/// Days of the year by which rates discount.
const DAYS: f64 = 365.0;

/// Money that came in, and what getting it cost, on one day after the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CashFlow {
    /// Days since the default.
    pub day: u32,
    /// Recovered, in minor units; not negative.
    pub recovered_minor: i64,
    /// Spent (court, auction, agents), in minor units; not negative.
    pub cost_minor: i64,
}

/// One default and what followed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workout {
    /// Exposure at default in minor units, above 0.
    pub exposure_minor: i64,
    /// Annual rate that discounts: 0.06 is 6%.
    pub annual_rate: f64,
    /// The cash flows, in any order.
    pub flows: Vec<CashFlow>,
    /// Whether nothing more is expected. The loss of an open workout is only what would be lost if it stopped today.
    pub closed: bool,
}

/// What was lost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkoutLoss {
    /// Sum of the recoveries, not discounted, in minor units.
    pub recovered_minor: i64,
    /// Sum of the costs, not discounted, in minor units.
    pub cost_minor: i64,
    /// Recoveries less costs, discounted to the day of default, over the exposure.
    pub recovery_rate: f64,
    /// `1 - recovery_rate`: above 1 where costs exceeded recoveries, below 0 where more came in than was owed.
    pub loss_rate: f64,
    /// The same within 0 to 1, as models take it.
    pub lgd: f64,
    /// Days to the last flow.
    pub days: u32,
    /// Whether nothing more is expected.
    pub closed: bool,
}

/// Why a workout has no loss.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WorkoutError {
    /// The exposure.
    #[error("exposure at default is {0}: it must be above 0")]
    Exposure(i64),
    /// The rate.
    #[error("annual rate is {0}: it must be finite, and above -1")]
    Rate(f64),
    /// A flow.
    #[error("cash flow {at} is negative: book a cost as a cost, and a recovery that was paid back as a cost")]
    Negative {
        /// Its place, from 0.
        at: usize,
    },
    /// Too many.
    #[error("{0} cash flows; at most {MAX_CASH_FLOWS}: sum those of one day")]
    TooMany(usize),
    /// Sums past what money can be.
    #[error("the cash flows add up to more than can be counted")]
    Overflow,
}

/// The economic loss of a default: `LGD = 1 - sum((recovered - cost) / (1 + r)^(day / 365)) / EAD`, with direct and indirect
/// costs and the time value of money (Basel Framework CRE36.83; Regulation (EU) 575/2013, articles 5(2) and 181; EBA/GL/2017/16,
/// sections 6.3.1 and 6.3.2). Amounts are summed exactly; only the discounted rate is a float.
///
/// # Errors
/// [`WorkoutError`] when the exposure, the rate or a flow cannot be.
///
/// ```
/// use scoring::lgd::{CashFlow, Workout, workout};
/// // 1,000.00 owed; 660.00 after two years less 60.50 of costs, at 10%.
/// let flows = vec![CashFlow { day: 730, recovered_minor: 66_550, cost_minor: 6_050 }];
/// let loss = workout(&Workout { exposure_minor: 100_000, annual_rate: 0.10, flows, closed: true }).unwrap();
/// assert!((loss.lgd - 0.5).abs() < 1e-12); // 605.00 / 1.21 = 500.00
/// ```
pub fn workout(workout: &Workout) -> Result<WorkoutLoss, WorkoutError> {
    if workout.exposure_minor <= 0 {
        return Err(WorkoutError::Exposure(workout.exposure_minor));
    }
    if !(workout.annual_rate.is_finite() && workout.annual_rate > -1.0) {
        return Err(WorkoutError::Rate(workout.annual_rate));
    }
    if workout.flows.len() > MAX_CASH_FLOWS {
        return Err(WorkoutError::TooMany(workout.flows.len()));
    }
    if let Some(at) = workout.flows.iter().position(|flow| flow.recovered_minor < 0 || flow.cost_minor < 0) {
        return Err(WorkoutError::Negative { at });
    }
    let total = |amount: fn(&CashFlow) -> i64| {
        let sum = workout.flows.iter().try_fold(0_i64, |sum, flow| sum.checked_add(amount(flow)));
        sum.ok_or(WorkoutError::Overflow)
    };
    let (recovered_minor, cost_minor) = (total(|flow| flow.recovered_minor)?, total(|flow| flow.cost_minor)?);
    // By day, so that the order in which flows were listed does not reach the last bit.
    let mut flows: Vec<&CashFlow> = workout.flows.iter().collect();
    flows.sort_by_key(|flow| (flow.day, flow.recovered_minor, flow.cost_minor));
    let mut present = 0.0;
    for flow in &flows {
        let net = (flow.recovered_minor - flow.cost_minor) as f64;
        present += net / libm::pow(1.0 + workout.annual_rate, f64::from(flow.day) / DAYS);
    }
    let recovery_rate = present / workout.exposure_minor as f64;
    let loss_rate = 1.0 - recovery_rate;
    Ok(WorkoutLoss {
        recovered_minor,
        cost_minor,
        recovery_rate,
        loss_rate,
        lgd: loss_rate.clamp(0.0, 1.0),
        days: flows.last().map_or(0, |flow| flow.day),
        closed: workout.closed,
    })
}
