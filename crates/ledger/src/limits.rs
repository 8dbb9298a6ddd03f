//! Bounds of the ledger, in one place.

/// The most postings one entry may hold.
pub const MAX_POSTINGS: usize = 64;
/// Largest document of posting rules, in bytes: a chart of a thousand accounts with room to spare.
pub const MAX_DOCUMENT_BYTES: usize = 200 << 10;
/// The most accounts of a chart.
pub const MAX_CHART_ACCOUNTS: usize = 1_000;
/// The most lines of a document.
pub const MAX_LINES: usize = 1_000;
/// Longest account code, in characters.
pub const MAX_CODE_CHARS: usize = 20;
/// Longest name of an account or a document, in characters.
pub const MAX_NAME_CHARS: usize = 60;
/// The most days past due after which interest may still count as income.
pub const MAX_OFF_BALANCE_DAYS: u16 = 360;
/// The highest rate of value-added tax, in basis points.
pub const MAX_TAX_BPS: u16 = 3_000;
/// The most lines that exempt loans from it.
pub const MAX_EXEMPTIONS: usize = 20;
