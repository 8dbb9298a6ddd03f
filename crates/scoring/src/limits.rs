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
/// Fewest resamples of a bootstrap: fewer give no tail to read a percentile from.
pub const MIN_REPLICATES: usize = 100;
/// Most resamples of a bootstrap.
pub const MAX_REPLICATES: usize = 100_000;
/// Segments, vintages or groups measured in one call.
pub const MAX_SEGMENTS: usize = 1_000;
/// Quantile bins of a number when two populations are compared.
pub const MAX_DRIFT_BINS: usize = 50;
/// Levels of a category shown when two populations are compared; the rest are one.
pub const MAX_DRIFT_LEVELS: usize = 50;
/// Strata of like probability in which groups are compared.
pub const MAX_STRATA: usize = 100;
/// Points of a cut-off curve.
pub const MAX_CUTOFFS: usize = 1_000;
/// Quantiles that may become a cut between grades; three of them are chosen, so the time grows with the cube.
pub const MAX_GRADE_CANDIDATES: usize = 200;
/// Periods over which grades must hold.
pub const MAX_GRADE_PERIODS: usize = 120;
/// Months of one account's history.
pub const MAX_HISTORY_MONTHS: usize = 600;
/// Nesting of elements in a PMML document.
pub const MAX_PMML_DEPTH: usize = 64;
/// Periods that one loan may be seen, and that a term structure may have.
pub const MAX_PERIODS: u32 = 600;
/// Bands of periods of a hazard's baseline.
pub const MAX_BANDS: usize = 24;
/// Numbers in the person-period design of one fit: 800 MB.
pub const MAX_PERSON_CELLS: usize = 100_000_000;
/// Cash flows of one workout.
pub const MAX_CASH_FLOWS: usize = 10_000;
/// Dimensions of a document of expert points.
pub const MAX_DIMENSIONS: usize = 12;
/// Indicators of one dimension.
pub const MAX_INDICATORS: usize = 40;
/// Bands of one indicator of expert points.
pub const MAX_POINTS_BANDS: usize = 30;
/// Points of one cap.
pub const MAX_POINTS: u32 = 10_000;
