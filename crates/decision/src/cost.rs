//! The all-in annual cost: what the firm pays a year for the money it really has, in both conventions.
//!
//! 中国人民银行公告〔2021〕3号: interest and every fee directly tied to the loan, relative to the principal in use. The
//! periodic rate `i` solves `net = sum payment_k / (1+i)^k`; simple is `12 i`, compounded `(1+i)^12 - 1`.
//!
//! Only `+ - * /` on binary floats are used, which give the same bits on every machine.

use money::{Decimal, Money, Rate};
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::FromPrimitive;

/// Decimal places of the rates given back: a hundredth of a basis point.
const PLACES: u32 = 6;
/// Halvings of the interval: past the 52 bits of a float nothing moves.
const HALVINGS: u32 = 80;

/// Simple and compounded annual cost of monthly payments against the money the firm has at the start.
///
/// None when nothing is had, or when no rate from 0% to 1,000% a month fits.
pub(crate) fn annual_cost(net: Money, payments: &[Money]) -> Option<(Rate, Rate)> {
    let net = positive(net)?;
    let flows: Vec<f64> = payments.iter().map(|p| float(*p)).collect();
    if flows.iter().sum::<f64>() < net {
        return None;
    }
    let worth = |i: f64| {
        let factor = 1.0 / (1.0 + i);
        // Horner's rule, last payment first.
        flows.iter().rev().fold(0.0, |sum, flow| (sum + flow) * factor)
    };
    let (mut low, mut high) = (0.0_f64, 10.0_f64);
    if worth(high) > net {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if worth(middle) > net {
            low = middle;
        } else {
            high = middle;
        }
    }
    let monthly = (low + high) / 2.0;
    let compounded = (0..12).fold(1.0, |power, _| power * (1.0 + monthly)) - 1.0;
    Some((rate(monthly * 12.0)?, rate(compounded)?))
}

fn rate(fraction: f64) -> Option<Rate> {
    let rounded = Decimal::from_f64(fraction)?.round_dp_with_strategy(PLACES, RoundingStrategy::MidpointAwayFromZero);
    Some(Rate::from_fraction(rounded.normalize()))
}

fn positive(net: Money) -> Option<f64> {
    net.is_positive().then(|| float(net))
}

/// Exact up to 2^53 minor units, about 9 x 10^13 yuan.
#[allow(clippy::cast_precision_loss)]
fn float(amount: Money) -> f64 {
    amount.minor() as f64
}

#[cfg(test)]
mod tests {
    use money::Currency;

    use super::*;

    fn yuan(minor: i64) -> Money {
        Money::from_minor(minor, Currency::CNY)
    }

    /// Worked figures of the rules: flat fee disguised as 12%, an annuity, the same with fees.
    #[test]
    fn the_worked_figures_come_out() {
        let annuity = |each: i64, last: i64| [vec![yuan(each); 11], vec![yuan(last)]].concat();
        let cases = [
            (1_000_000, annuity(93_333, 93_333), "21.46", "23.70"),
            (10_000_000, annuity(869_884, 869_884), "8.00", "8.30"),
            (9_800_000, annuity(869_884, 869_884), "11.82", "12.48"),
            (10_000_000, annuity(869_884 + 25_000, 869_884 + 25_000), "13.36", "14.21"),
        ];
        for (net, payments, simple, compounded) in cases {
            let (s, c) = annual_cost(yuan(net), &payments).unwrap();
            let two = |r: Rate| format!("{:.2}", r.percent());
            assert_eq!((two(s).as_str(), two(c).as_str()), (simple, compounded), "net {net}");
        }
    }

    #[test]
    fn what_has_no_cost_says_so() {
        assert_eq!(annual_cost(yuan(0), &[yuan(1)]), None);
        assert_eq!(annual_cost(yuan(100), &[yuan(99)]), None, "less is paid than was had");
        assert_eq!(annual_cost(yuan(100), &[yuan(100)]).unwrap().0, Rate::ZERO);
    }
}
