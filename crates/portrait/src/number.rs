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

/// What a quotient is brought to a scale with: multiplied by one number and divided by another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scaling {
    up: i64,
    down: i64,
    /// For real results, one step each, so that the order of roundings is the same everywhere.
    times: f64,
    power: f64,
    falls: bool,
}

impl Scaling {
    /// `times * 10^shift`; none where it does not fit.
    pub(crate) fn new(times: i64, shift: i32) -> Option<Self> {
        let power = 10_i64.checked_pow(shift.unsigned_abs())?;
        let falls = shift < 0;
        let (up, down) = if falls { (times, power) } else { (times.checked_mul(power)?, 1) };
        // A power of ten up to 10^18 is one float, the nearest, everywhere.
        Some(Self { up, down, times: times as f64, power: power as f64, falls })
    }

    /// `numerator / denominator` at the scale, exactly and rounded once; nothing where it does not fit.
    pub(crate) fn exact(self, numerator: i128, denominator: i128) -> Option<i64> {
        let (up, down) = (i128::from(self.up), i128::from(self.down));
        // Almost every part fits into 64 bits, and two such always have a product.
        let (numerator, denominator) = match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => (i128::from(numerator) * up, i128::from(denominator) * down),
            _ => (numerator.checked_mul(up)?, denominator.checked_mul(down)?),
        };
        i64::try_from(round_div(numerator, denominator)).ok()
    }

    /// A real result at the scale: halves away from zero; nothing where it does not fit.
    pub(crate) fn real(self, value: f64) -> Option<i64> {
        let scaled = value * self.times;
        let scaled = if self.falls { scaled / self.power } else { scaled * self.power };
        let rounded = libm::round(scaled);
        // Not a NaN, and inside what an i64 holds.
        (rounded.abs() < 9.0e18).then_some(rounded as i64)
    }
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
        let scaling = |times, shift| Scaling::new(times, shift).expect("small");
        assert_eq!(scaling(100, 2).exact(1, 3), Some(3_333));
        assert_eq!(scaling(1, -1).exact(125, 1), Some(13));
        assert_eq!(scaling(2, 0).exact(i128::MAX, 1), None);
        assert_eq!(scaling(100, 1).exact(i64::MAX.into(), i64::MAX.into()), Some(1_000), "by way of 128 bits");
        assert_eq!(scaling(100, 0).real(0.125), Some(13));
        assert_eq!(scaling(1, 0).real(f64::NAN), None);
        assert_eq!(scaling(1, 0).real(1e19), None);
        assert_eq!(Scaling::new(i64::MAX, 1), None);
    }
}
