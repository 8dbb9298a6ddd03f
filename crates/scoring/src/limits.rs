//! Every bound of this crate in one place; each is tested at the limit and one past it.

/// Characteristics of one scorecard, and regressors of one fit. A card past this is not read by anyone, and the dense
/// solver's cost grows with the square of it.
pub const MAX_CHARACTERISTICS: usize = 60;
/// Bins of one characteristic, special values and missing included.
pub const MAX_BINS: usize = 64;
/// Categories listed by one characteristic of a scorecard.
pub const MAX_CATEGORIES: usize = 5_000;
/// Characters of a name, label or text in a scorecard.
pub const MAX_TEXT_CHARS: usize = 500;
/// Reasons given with one score.
pub const MAX_REASONS: usize = 10;
/// Columns of a training table.
pub const MAX_COLUMNS: usize = 500;
/// Rows of a training table.
pub const MAX_ROWS: usize = 20_000_000;
/// Distinct levels of a categorical column.
pub const MAX_LEVELS: usize = 200_000;
/// Pre-bins handed to the optimiser, whose time grows with the cube of it.
pub const MAX_PREBINS: usize = 128;
/// Special values of one column.
pub const MAX_SPECIAL_VALUES: usize = 16;
/// Groups of a calibration table.
pub const MAX_CALIBRATION_GROUPS: usize = 100;
/// Points of a published ROC curve.
pub const MAX_ROC_POINTS: usize = 1_000;
/// Points of the cumulative curves of a report.
pub const MAX_CURVE_POINTS: usize = 200;
/// Bands of a report's histogram of points.
pub const SCORE_BANDS: usize = 20;
/// Largest document accepted by [`crate::Scorecard::from_json`], in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 16 << 20;
