//! Every bound of this crate in one place; each is tested at the limit and one past it.

/// Blocks of a document.
pub const MAX_BLOCKS: usize = 5_000;
/// Rows of a table.
pub const MAX_ROWS: usize = 20_000;
/// Columns of a table: more cannot be read on a page.
pub const MAX_COLUMNS: usize = 16;
/// Characters of one text: a paragraph, a cell, a label.
pub const MAX_TEXT_CHARS: usize = 20_000;
/// Curves, kinds of bars or populations of one picture: as many as there are colours that can be told apart.
pub const MAX_SERIES: usize = 8;
/// Values of one picture, all series together.
pub const MAX_VALUES: usize = 200_000;
/// Categories, bands, bins or segments of one picture.
pub const MAX_CATEGORIES: usize = 60;
/// Pages of a PDF.
pub const MAX_PAGES: usize = 2_000;
