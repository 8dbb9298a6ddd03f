//! Bounds on what a read may ask for.

/// The most rows one page of a list holds.
pub const MAX_PAGE: u32 = 500;

/// The most ids one look-up names: a statement carries at most a thousand arguments.
pub const MAX_NAMED: usize = 900;

/// The page size, brought into its bounds: at least one row, at most [`MAX_PAGE`].
///
/// ```
/// use views::limits::{MAX_PAGE, page};
/// assert_eq!(page(MAX_PAGE), MAX_PAGE);
/// assert_eq!(page(MAX_PAGE + 1), MAX_PAGE);
/// assert_eq!(page(0), 1);
/// ```
#[must_use]
pub fn page(asked: u32) -> u32 {
    asked.clamp(1, MAX_PAGE)
}
