//! Every bound of the laboratory.

/// Derived columns of one study.
pub const MAX_DERIVED: usize = 60;
/// Rules that keep rows out.
pub const MAX_EXCLUSIONS: usize = 40;
/// Characters of a sentence in a study.
pub const MAX_WORDS_CHARS: usize = 500;
/// Vintages, segments and groups shown of one attribute; the rest is pooled.
pub const MAX_GROUPS: usize = 24;
/// Values listed of one column.
pub const MAX_LISTED_VALUES: usize = 30;
/// Bars of a column's histogram.
pub const HISTOGRAM_BARS: usize = 20;
/// Resamples of the bootstrap on up to [`BOOTSTRAP_ROWS`] rows; fewer on more, so that a report stays a matter of seconds.
pub const BOOTSTRAP_REPLICATES: usize = 500;
/// See [`BOOTSTRAP_REPLICATES`].
pub const BOOTSTRAP_ROWS: usize = 50_000;
/// Fewest declined rows among those that fit for which outcomes are inferred: the least number of bads that a card takes.
pub const LEAST_REJECTS: usize = 50;
/// Periods of a term structure that are asked for: thirty years of months.
pub const MAX_TERM_PERIODS: u32 = 360;
/// Fewest defaults of a band of periods with a level of its own.
pub const LEAST_BAND_DEFAULTS: usize = 30;
/// Points of a cut-off curve.
pub const CUTOFF_POINTS: usize = 50;
