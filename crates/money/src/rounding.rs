//! Rounding rules, named at each use.

use serde::{Deserialize, Serialize};

/// How a fraction of a minor unit is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// To the nearest; a half moves away from zero (四舍五入). The default of each posting.
    HalfUp,
    /// To the nearest; a half goes to the even neighbour.
    HalfEven,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
}

/// `numerator / denominator` rounded to an integer.
///
/// Returns `None` when the denominator is zero or the division overflows.
///
/// ```
/// use money::{Rounding, round_div};
/// assert_eq!(round_div(5, 2, Rounding::HalfUp), Some(3));
/// assert_eq!(round_div(5, 2, Rounding::HalfEven), Some(2));
/// assert_eq!(round_div(-5, 2, Rounding::HalfUp), Some(-3));
/// assert_eq!(round_div(1, 0, Rounding::HalfUp), None);
/// ```
#[must_use]
pub fn round_div(numerator: i128, denominator: i128, rounding: Rounding) -> Option<i128> {
    let quotient = numerator.checked_div(denominator)?;
    let remainder = numerator.checked_rem(denominator)?;
    if remainder == 0 {
        return Some(quotient);
    }
    let away = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    // Compare |remainder| with |denominator| - |remainder| rather than doubling, which could overflow.
    let (rest, whole) = (remainder.unsigned_abs(), denominator.unsigned_abs());
    let versus_half = rest.cmp(&(whole - rest));
    let moves = match rounding {
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::HalfUp => versus_half.is_ge(),
        Rounding::HalfEven => versus_half.is_gt() || (versus_half.is_eq() && quotient % 2 != 0),
    };
    if moves { quotient.checked_add(away) } else { Some(quotient) }
}
