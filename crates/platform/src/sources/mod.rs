//! Data of sources: files and pushed rows in, facts of firms kept, and the map of what there is.
//!
//! | step | what | where |
//! |---|---|---|
//! | deliver | a file is read as text, its columns are told by a layout, rows are checked in three stages, the good become facts in the lake, the others wait in quarantine with their reasons | `deliver` |
//! | keep | the event of the batch names segments, digest and counts; the same file of the same category and institution again gives the same batch | `deliver` |
//! | settle | rows in quarantine are mended, checked again and become facts of a new batch, or are dismissed | `quarantine` |
//! | look | facts of a firm that the asker may see: the operator's (shared) and its own, in the categories of its consent, as known at an instant | `read` |
//! | map | categories with what came in of each and how fresh it is | `map` |
//!
//! Whose data they are: what the platform's operator delivers is shared with whomever a firm consented to; what an institution delivers
//! is its own and no other sees it. Either way a firm's facts are read under a consent that names their category.

mod cards;
mod deliver;
mod map;
mod merging;
mod quarantine;
mod read;

pub(crate) use cards::category_name;
pub use cards::{
    DeliveryWarning, MeasureCard, SourceBatch, SourceCard, SourceCards, SourceDelivery, SourceFreshness,
    SourceFreshnessCards,
};
pub(crate) use deliver::{Arriving, invalid};
pub use deliver::{Columns, Delivered, Delivery, template};
pub use merging::{MergeRun, Merged};
pub use quarantine::{Settle, Settled, StillRefused};
pub(crate) use quarantine::{Settlement, settled_row, settled_rows};
pub(crate) use read::{Owner, owners};
