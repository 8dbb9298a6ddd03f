//! Every bound of this crate, tested at the limit and one past it.

/// Bytes of one product document.
pub const MAX_DOCUMENT_BYTES: usize = 512 * 1024;
/// Nodes in one rule graph.
pub const MAX_NODES: usize = 50;
/// Edges in one rule graph.
pub const MAX_EDGES: usize = 200;
/// Rows in one decision table.
pub const MAX_ROWS: usize = 500;
/// Input or output columns in one decision table.
pub const MAX_COLUMNS: usize = 32;
/// Expressions in one expression node.
pub const MAX_EXPRESSIONS: usize = 64;
/// Switch nodes in one graph: the ways through a graph are enumerated at compile time.
pub const MAX_SWITCHES: usize = 4;
/// Statements in one switch node.
pub const MAX_STATEMENTS: usize = 8;
/// Characters in one cell or expression.
pub const MAX_CELL_CHARS: usize = 1_000;
/// Nesting of one expression: the evaluator recurses.
pub const MAX_DEPTH: usize = 32;
/// Values in one list (`in [..]`, `min([..])`).
pub const MAX_LIST: usize = 200;
/// Variables of one schema, and slots of one compiled graph.
pub const MAX_SLOTS: usize = 1_000;
/// Combinations of representative values probed when a table is checked for gaps.
pub const MAX_PROBES: usize = 200_000;
/// Words of 64 rows that one column of a table may take for what holds in each place between its constants (128 KiB); a column
/// of more is compared row by row.
pub const MAX_PLACE_WORDS: usize = 16_384;
/// Purposes a product may be used for.
pub const MAX_PURPOSES: usize = 32;
/// Ways to repay of one product: each form once.
pub const MAX_REPAYMENT: usize = 8;
/// Source categories a product may need.
pub const MAX_DATA_NEEDS: usize = 28;
/// Features a product may need, over all categories.
pub const MAX_FEATURES: usize = 256;
/// Fees of one product.
pub const MAX_FEES: usize = 16;
/// Conditions that send an application to a person.
pub const MAX_REFER_CONDITIONS: usize = 32;
/// Problems listed for one document; the rest are counted.
pub const MAX_PROBLEMS: usize = 50;
/// Longest tenor in months (30 years).
pub const MAX_TENOR_MONTHS: u32 = 360;
/// Characters in a code.
pub const MAX_CODE_CHARS: usize = 64;
/// Characters in a name or a description.
pub const MAX_TEXT_CHARS: usize = 2_000;
/// How far ahead a version may be scheduled, in days: a year, so that a typing slip in the year is found.
pub const MAX_SCHEDULE_DAYS: i64 = 366;
