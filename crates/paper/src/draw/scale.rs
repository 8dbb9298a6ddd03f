//! From values to places, with ticks at round numbers, and how numbers are written.

use crate::chart::{Axis, Number};

/// An axis with its ends and the place of each end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    /// Where `low` and `high` are drawn.
    ends: (f64, f64),
    step: f64,
    number: Number,
}

/// Whether an axis must show zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zero {
    /// Bars stand on it.
    Shown,
    /// Points do not need it.
    Free,
}

impl Scale {
    /// A scale over the values, or over the range that the axis asks for, ending at ticks.
    pub fn new(axis: &Axis, values: impl Iterator<Item = f64>, zero: Zero, ticks: usize) -> Self {
        let (mut low, mut high) = extent(values);
        if zero == Zero::Shown {
            low = low.min(0.0);
            high = high.max(0.0);
        }
        if high - low <= high.abs().max(low.abs()) * 1e-12 {
            let around = if low == 0.0 { 1.0 } else { low.abs() * 0.5 };
            (low, high) = if zero == Zero::Shown { (low.min(0.0), low + around) } else { (low - around, low + around) };
        }
        let asked = axis.range.filter(|(from, to)| from.is_finite() && to.is_finite() && from < to);
        if let Some((from, to)) = asked {
            let step = nice_step(to - from, ticks);
            return Self { low: from, high: to, ends: (0.0, 1.0), step, number: axis.number };
        }
        let step = nice_step(high - low, ticks);
        let (low, high) = ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
        Self { low, high, ends: (0.0, 1.0), step, number: axis.number }
    }

    /// The same scale, drawn from one place to another.
    pub fn over(mut self, from: f64, to: f64) -> Self {
        self.ends = (from, to);
        self
    }

    /// Where a value is drawn; values beyond the ends are drawn at the end.
    pub fn at(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.ends.0 + share * (self.ends.1 - self.ends.0)
    }

    /// Whether a value lies within the ends.
    pub fn holds(&self, value: f64) -> bool {
        let slack = (self.high - self.low) * 1e-9;
        value >= self.low - slack && value <= self.high + slack
    }

    /// The value that bars stand on.
    pub fn ground(&self) -> f64 {
        self.at(0.0_f64.clamp(self.low, self.high))
    }

    /// Round values between the ends with their words.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let first = (self.low / self.step - 1e-9).ceil();
        let mut out = Vec::new();
        for place in 0..64 {
            let value = (first + f64::from(place)) * self.step;
            if value > self.high + self.step * 1e-9 {
                break;
            }
            out.push((value, self.tick(value)));
        }
        out
    }

    fn tick(&self, value: f64) -> String {
        let shown = |step: f64| {
            let digits = (-libm::log10(step) - 1e-9).ceil().max(0.0);
            // A step of 0.25 needs a digit more than its size says.
            let scaled = step * libm::pow(10.0, digits);
            if (scaled - scaled.round()).abs() > 1e-6 { digits + 1.0 } else { digits }
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 12")]
        match self.number {
            Number::Percent(_) => write(Number::Percent(shown(self.step * 100.0).min(12.0) as u8), value),
            Number::Decimals(_) => write(Number::Decimals(shown(self.step).min(12.0) as u8), value),
        }
    }
}

/// Smallest and largest of the finite values; 0 and 1 when there is none.
pub(crate) fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let found = values.filter(|value| value.is_finite()).fold(None, |found: Option<(f64, f64)>, value| {
        Some(found.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    });
    found.unwrap_or((0.0, 1.0))
}

/// 1, 2, 2.5 or 5 times a power of ten, so that about `ticks` steps make the span.
fn nice_step(span: f64, ticks: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of ticks")]
    let rough = span / ticks.max(1) as f64;
    let power = libm::pow(10.0, libm::log10(rough).floor());
    let lead = rough / power;
    let nice = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|nice| lead <= nice * 1.001).unwrap_or(10.0);
    nice * power
}

/// A number as people read it: thousands separated, no `-0`, `–` where there is none.
pub(crate) fn write(number: Number, value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    match number {
        Number::Decimals(decimals) => grouped(value, decimals),
        Number::Percent(decimals) => format!("{}%", grouped(value * 100.0, decimals)),
    }
}

/// From here on the digits of a number say nothing; it is written with its power of ten.
const VAST: f64 = 1e15;

fn grouped(value: f64, decimals: u8) -> String {
    if value.abs() >= VAST {
        return format!("{value:.2e}");
    }
    let plain = format!("{:.*}", usize::from(decimals.min(12)), value.abs());
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut out = String::new();
    if value < 0.0 && plain.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0') {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(low: f64, high: f64, number: Number) -> Vec<String> {
        let scale = Scale::new(&Axis::new("", number), [low, high].into_iter(), Zero::Free, 5);
        scale.ticks().into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn ticks_are_round_and_have_the_decimals_they_need() {
        assert_eq!(ticks(0.0, 1.0, Number::Decimals(4)), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(ticks(0.013, 0.094, Number::Percent(0)), ["0%", "2%", "4%", "6%", "8%", "10%"]);
        assert_eq!(ticks(-1200.0, 4100.0, Number::Decimals(0)), ["-2,000", "0", "2,000", "4,000", "6,000"]);
        assert_eq!(ticks(0.0, 1.2, Number::Decimals(0)), ["0.00", "0.25", "0.50", "0.75", "1.00", "1.25"]);
        assert_eq!(ticks(0.0, 0.012, Number::Percent(0)), ["0.00%", "0.25%", "0.50%", "0.75%", "1.00%", "1.25%"]);
    }

    #[test]
    fn one_value_and_none_still_make_an_axis() {
        assert_eq!(ticks(0.0, 0.0, Number::Decimals(0)).len(), 5);
        assert_eq!(ticks(7.0, 7.0, Number::Decimals(0)).first().map(String::as_str), Some("2"));
        assert_eq!(ticks(f64::NAN, f64::INFINITY, Number::Decimals(0)).last().map(String::as_str), Some("1.0"));
    }

    #[test]
    fn numbers_are_written_for_people() {
        let cases = [
            (Number::Decimals(2), 1234567.891, "1,234,567.89"),
            (Number::Decimals(2), -0.001, "0.00"),
            (Number::Decimals(0), -999.6, "-1,000"),
            (Number::Percent(1), 0.0375, "3.8%"),
            (Number::Percent(1), f64::NAN, "–"),
            (Number::Decimals(0), -1e300, "-1.00e300"),
        ];
        for (number, value, words) in cases {
            assert_eq!(write(number, value), words);
        }
    }
}
