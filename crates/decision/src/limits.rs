//! Every bound of this crate, tested at the limit and one past it.

/// Features in one input.
pub const MAX_FEATURES: usize = 1_000;
/// Consents in one input.
pub const MAX_CONSENTS: usize = 200;
/// Characters of a text feature, a code or a channel.
pub const MAX_VALUE_CHARS: usize = 500;
/// Characters of a reason or a condition written by a reviewer.
pub const MAX_TEXT_CHARS: usize = 2_000;
/// Conditions a reviewer may put on an approval.
pub const MAX_CONDITIONS: usize = 20;
/// Decisions one application may have: it can be decided again while it is referred.
pub const MAX_DECISIONS: usize = 20;
/// Bytes of one decision record.
pub const MAX_RECORD_BYTES: usize = 1 << 20;
