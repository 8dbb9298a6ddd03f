//! Whole-number arithmetic in which indicators end: one rounding, half away from zero, at the very last step.

/// `numerator / denominator`, halves away from zero. The denominator is not 0.
pub(crate) fn round_div(numerator: i128, denominator: i128) -> i128 {
    // Almost every quotient fits into 64 bits, where dividing is an instruction and not a loop.
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator))
        && denominator != -1
    {
        let (quotient, rest) = (numerator / denominator, numerator % denominator);
        let up = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
        let sign = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
        return i128::from(if rest != 0 && up { quotient + sign } else { quotient });
    }
    let (quotient, rest) = (numerator / denominator, numerator % denominator);
    let up = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
    let sign = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    if rest != 0 && up { quotient + sign } else { quotient }
}

/// `numerator / denominator * times * 10^shift` as a whole number, exactly and rounded once; nothing where it does not fit.
pub(crate) fn scaled(numerator: i128, denominator: i128, times: i64, shift: i32) -> Option<i64> {
    let power = 10_i128.checked_pow(shift.unsigned_abs())?;
    let (up, down) = if shift < 0 { (1, power) } else { (power, 1) };
    let numerator = numerator.checked_mul(i128::from(times))?.checked_mul(up)?;
    i64::try_from(round_div(numerator, denominator.checked_mul(down)?)).ok()
}

/// A real result as a whole number at a scale: halves away from zero; nothing where it does not fit.
pub(crate) fn real(value: f64, times: i64, shift: i32) -> Option<i64> {
    // A power of ten up to 10^18 is one float, the nearest, everywhere; so only the order of these steps matters.
    let power = 10_i64.checked_pow(shift.unsigned_abs())? as f64;
    let scaled = value * times as f64;
    let scaled = if shift < 0 { scaled / power } else { scaled * power };
    let rounded = libm::round(scaled);
    // Not a NaN, and inside what an i64 holds.
    (rounded.abs() < 9.0e18).then_some(rounded as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        for (numerator, denominator, expected) in
            [(5, 2, 3), (-5, 2, -3), (5, -2, -3), (4, 3, 1), (-4, 3, -1), (0, 7, 0), (7, 7, 1), (1, 3, 0), (2, 3, 1)]
        {
            assert_eq!(round_div(numerator, denominator), expected, "{numerator}/{denominator}");
        }
        assert_eq!(scaled(1, 3, 100, 2), Some(3_333));
        assert_eq!(scaled(125, 1, 1, -1), Some(13));
        assert_eq!(scaled(i128::MAX, 1, 2, 0), None);
        assert_eq!(real(0.125, 100, 0), Some(13));
        assert_eq!(real(f64::NAN, 1, 0), None);
        assert_eq!(real(1e19, 1, 0), None);
    }
}
