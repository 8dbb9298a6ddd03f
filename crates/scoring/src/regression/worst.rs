//! Which column to drop next, for the models that keep only what helps.

use super::Coefficient;

/// The column to drop, with the reason: evidence of good must lower the risk, and say so with certainty.
pub(crate) fn worst(coefficients: &[Coefficient], max_p_value: f64) -> Option<(usize, String)> {
    let turned = coefficients.iter().enumerate().filter(|(_, one)| one.value >= 0.0);
    if let Some((at, one)) = turned.max_by(|a, b| a.1.value.total_cmp(&b.1.value)) {
        return Some((at, format!("its sign turned over beside the others ({:.3})", one.value)));
    }
    let (at, one) = coefficients.iter().enumerate().max_by(|a, b| a.1.p_value.total_cmp(&b.1.p_value))?;
    (one.p_value > max_p_value).then(|| (at, format!("not significant (p = {:.3})", one.p_value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(value: f64, p_value: f64) -> Coefficient {
        Coefficient { value, standard_error: 1.0, p_value }
    }

    #[test]
    fn a_wrong_sign_leaves_before_what_is_not_significant() {
        let of = |found: &[Coefficient]| {
            worst(found, 0.05).map(|(at, why)| (at, why.split(' ').next().unwrap_or("").to_owned()))
        };
        assert_eq!(of(&[one(-1.0, 0.9), one(0.1, 0.0), one(0.3, 0.0)]), Some((2, "its".to_owned())));
        assert_eq!(of(&[one(-1.0, 0.2), one(-0.1, 0.9)]), Some((1, "not".to_owned())));
        assert_eq!(of(&[one(-1.0, 0.05), one(-0.1, 0.0)]), None);
        assert_eq!(of(&[]), None);
    }
}
