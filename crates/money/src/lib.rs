//! Amounts in minor units, exact rates, named rounding.
//!
//! Money is an [`i64`] of minor units (fen, cents) with its currency; every operation is checked; a rate is an exact
//! decimal; every rounding names its rule. There are no floats and no operators, so an overflow or a mix of currencies
//! is an error where it happens and not a wrong balance later.
//!
//! ```
//! use calendar::{DayCount, Period, parse_date};
//! use money::{Currency, Money, Rate, Rounding};
//!
//! let principal = Money::from_minor(100_000_000, Currency::CNY); // 1,000,000.00 元
//! let first = Period::try_new(parse_date("2025-01-10").unwrap(), parse_date("2025-01-20").unwrap()).unwrap();
//! let interest = Rate::from_bps(365).interest(principal, first, DayCount::Actual360, Rounding::HalfUp).unwrap();
//! assert_eq!(interest.to_string(), "1,013.89 CNY");
//! ```

mod amount;
mod exchange;
mod rate;
mod rounding;

pub use amount::{Money, MoneyError};
pub use exchange::ExchangeRate;
pub use iso_currency::Currency;
pub use rate::Rate;
pub use rounding::{Rounding, round_div};
pub use rust_decimal::Decimal;
