//! Thresholds of a model restated for values in Anji's units, exactly.
//!
//! A model in yuan asks `fen / 100 <= t`. Division by a positive number never turns the order of two floats round, so
//! there is a largest float `T` with `T / 100 <= t`, and `fen <= T` is the same question. It is found from `t x 100` by
//! going a few floats up or down; merely multiplying would send a value on the threshold to the other side.

/// The largest value for which `holds`, which must hold for low values and not for high ones; `near` is a guess.
fn last(near: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let mut at = near;
    while at > f64::NEG_INFINITY && !holds(at) {
        at = at.next_down();
    }
    while at < f64::INFINITY && holds(at.next_up()) {
        at = at.next_up();
    }
    at
}

/// The largest `T` with `T / divisor <= threshold`.
pub(super) fn at_most(threshold: f64, divisor: f64) -> f64 {
    if threshold.is_infinite() {
        return threshold;
    }
    last(threshold * divisor, |value| value / divisor <= threshold)
}

/// The same where the model rounds the quotient to single precision before it compares.
pub(super) fn at_most_single(threshold: f64, divisor: f64) -> f64 {
    if threshold.is_infinite() {
        return threshold;
    }
    // What rounds to the threshold reaches half-way to the next single-precision number.
    let low = threshold as f32;
    let half = (f64::from(low) + f64::from(low.next_up())) / 2.0;
    last(half * divisor, |value| f64::from((value / divisor) as f32) <= threshold)
}

/// The least `B` with `B / divisor >= edge`: bins hold `from <= value < below`.
pub(super) fn at_least(edge: f64, divisor: f64) -> f64 {
    -last(-(edge * divisor), |value| -value / divisor >= edge)
}

/// The value whose quotient is nearest to a special value, when dividing it gives exactly that.
pub(super) fn equal(value: f64, divisor: f64) -> Option<f64> {
    let at = value * divisor;
    [at, at.next_up(), at.next_down()].into_iter().find(|held| held / divisor == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_on_the_threshold_stays_on_its_side() {
        // By multiplication alone 1.1 yuan would become 110.00000000000001 fen.
        for (threshold, divisor) in
            [(1.1, 100.0), (0.07, 100.0), (-3.3, 100.0), (1e-3, 10_000.0), (0.0, 100.0), (29.35, 100.0)]
        {
            let edge = at_most(threshold, divisor);
            assert!(edge / divisor <= threshold && edge.next_up() / divisor > threshold, "{threshold}");
            let from = at_least(threshold, divisor);
            assert!(from / divisor >= threshold && from.next_down() / divisor < threshold, "{threshold}");
        }
        assert_eq!(at_most(f64::INFINITY, 100.0), f64::INFINITY);
        assert_eq!(equal(-1.0, 100.0), Some(-100.0));
    }

    #[test]
    fn single_precision_questions_are_the_same_questions() {
        for threshold in [0.1_f32, 1234.56, -0.3, 0.0, 16_777_216.0] {
            let threshold = f64::from(threshold);
            for divisor in [1.0, 100.0] {
                let edge = at_most_single(threshold, divisor);
                let asks = |value: f64| f64::from((value / divisor) as f32) <= threshold;
                assert!(asks(edge) && !asks(edge.next_up()), "{threshold} {divisor}");
            }
        }
    }
}
