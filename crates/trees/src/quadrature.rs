//! Gauss-Legendre rules on 0..1: `n` points integrate polynomials of degree up to `2n - 1` exactly.

/// Points that are worked on together, as vectors.
pub(crate) const LANES: usize = 4;

/// A rule; its points are filled up to whole lanes with points of no weight.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rule {
    pub(crate) points: Vec<Points>,
}

/// Some points of a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Points {
    /// Where, strictly between 0 and 1.
    pub(crate) at: [f64; LANES],
    /// `1 - at`, without the loss of a subtraction near 1.
    pub(crate) rest: [f64; LANES],
    /// Their weights; those of a rule sum to 1.
    pub(crate) weight: [f64; LANES],
}

impl Rule {
    /// The rule of `n` points, from 1. Roots of the Legendre polynomial by Newton's method from Tricomi's guess.
    pub(crate) fn new(n: usize) -> Self {
        let none = Points { at: [0.5; LANES], rest: [0.5; LANES], weight: [0.0; LANES] };
        let mut points = vec![none; n.div_ceil(LANES)];
        let count = n as f64;
        for at in 0..n {
            let mut x = libm::cos(core::f64::consts::PI * (at as f64 + 0.75) / (count + 0.5));
            let mut slope = 1.0;
            // Converges in five steps or fewer up to 64 points; the rest settles the last bit.
            for _ in 0..10 {
                let (value, derivative) = legendre(n, x);
                slope = derivative;
                x -= value / derivative;
            }
            let (points, lane) = (&mut points[at / LANES], at % LANES);
            points.at[lane] = (1.0 - x) / 2.0;
            points.rest[lane] = (1.0 + x) / 2.0;
            points.weight[lane] = 1.0 / ((1.0 - x * x) * slope * slope);
        }
        Self { points }
    }
}

/// The Legendre polynomial of degree `n`, from 1, and its derivative, inside -1..1.
fn legendre(n: usize, x: f64) -> (f64, f64) {
    let (mut before, mut value) = (1.0, x);
    for degree in 2..=n {
        let degree = degree as f64;
        let next = ((2.0 * degree - 1.0) * x * value - (degree - 1.0) * before) / degree;
        (before, value) = (value, next);
    }
    let derivative = n as f64 * (x * value - before) / (x * x - 1.0);
    (value, derivative)
}

#[cfg(test)]
mod tests {
    use super::Rule;
    use crate::limits::MAX_PATH_FEATURES;

    #[test]
    fn powers_up_to_twice_the_points_less_one_are_exact_and_the_next_is_not() {
        for n in 1..=MAX_PATH_FEATURES.div_ceil(2) {
            let rule = Rule::new(n);
            let integral = |power: usize| -> f64 {
                let points = rule.points.iter().flat_map(|points| points.weight.iter().zip(&points.at));
                points.map(|(weight, at)| weight * libm::pow(*at, power as f64)).sum()
            };
            for power in 0..2 * n {
                let exact = 1.0 / (power as f64 + 1.0);
                assert!((integral(power) - exact).abs() < 1e-14, "{n} points, power {power}: {}", integral(power));
            }
            // The error of the next power is far below rounding for more points.
            if n <= 8 {
                assert!((integral(2 * n) - 1.0 / (2.0 * n as f64 + 1.0)).abs() > 1e-12, "{n}");
            }
        }
    }
}
