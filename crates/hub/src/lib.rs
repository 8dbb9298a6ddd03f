//! The data hub (数据中枢): what 28 categories of data say about a firm, checked on the way in.

pub mod limits;

mod catalogue;
mod category;
mod fact;
mod measure;
mod sources;

pub use catalogue::{Catalogue, CatalogueError, Fault};
pub use category::{Category, Every, Key, Refresh, SOURCE_SCHEMA, Words};
pub use fact::{Cell, Fact, Known, reference_of};
pub use measure::{Adds, Kind, Measure, MeasureId, Unit};
