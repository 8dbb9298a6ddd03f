//! Every bound of the simulator.

/// Firms of a province.
pub const MAX_FIRMS: u32 = 1_000_000;

/// Past loans of a province.
pub const MAX_HISTORY: u32 = 2_000_000;

/// Applications drawn in one call.
pub const MAX_APPLICATIONS: u32 = 1_000_000;

/// Instalments of one behaviour.
pub const MAX_INSTALMENTS: u32 = 360;

/// Loans of one firm that have their own behaviour.
pub const MAX_LOANS_PER_FIRM: u32 = 10_000;

/// Firms of a living province: a firm's row numbers begin at its index times [`MAX_FACTS_PER_FIRM`].
pub const MAX_LIVING_FIRMS: u32 = 2_000_000;

/// Months that a living province covers.
pub const MAX_LIVING_MONTHS: u16 = 60;

/// The first year a living province may cover; the table of lunar new years begins with it.
pub const FIRST_LIVING_YEAR: i16 = 2015;

/// The last year a living province may cover; the table of lunar new years ends with it.
pub const LAST_LIVING_YEAR: i16 = 2036;

/// Facts of one firm: 60 months of every daily measure there is are below a tenth of it.
pub const MAX_FACTS_PER_FIRM: u64 = 1 << 20;

/// Firms in one batch that is written to a lake: their facts are held in memory, about 0.1 MB a firm and year at the most.
pub const MAX_FIRMS_PER_WRITE: u32 = 20_000;
