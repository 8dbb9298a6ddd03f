//! Every bound of this crate, tested at the limit and one past it.

/// The days ahead that are looked at: a break on the sixtieth day after a row still counts as coming.
pub const HORIZON_DAYS: i32 = 60;
/// The largest part of the firm-months without a break in the next [`HORIZON_DAYS`] that may be alarmed.
pub const MAX_FALSE_ALARMS: f64 = 0.053;
/// The most rows of a panel.
pub const MAX_ROWS: usize = 20_000_000;
/// The most values of a panel, rows times signals: 1.6 GB.
pub const MAX_VALUES: usize = 200_000_000;
/// The most readings in the name of one signal, above and below the line together.
pub const MAX_FACTORS: usize = 6;
/// The most signals of a panel or model.
pub const MAX_SIGNALS: usize = 1_024;
