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
