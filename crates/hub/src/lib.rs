//! The data hub (数据中枢): what 28 categories of data say about a firm, checked on the way in.

pub mod limits;

mod catalogue;
mod category;
mod fact;
mod freshness;
mod layout;
mod measure;
mod number;
mod period;
mod plausibility;
mod reference;
mod refusal;
mod rights;
mod rows;
mod sources;

pub use catalogue::{Catalogue, CatalogueError, Fault};
pub use category::{Category, Every, Key, Refresh, SOURCE_SCHEMA, Words};
pub use fact::{Cell, Fact, Known, reference_of};
pub use freshness::{Coverage, Freshness, Monitor, Received};
pub use layout::{Column, LAYOUT_SCHEMA, Layout, standard_heading, standard_written};
pub use measure::{Adds, Kind, Measure, MeasureId, Unit};
pub use number::Written;
pub use plausibility::{Finding, Floor, Months, OwnHistory, RULES_SCHEMA, Rule, Rules, Severity, Side};
pub use reference::reference;
pub use refusal::{Code, Reason, Refusal, Stage};
pub use rights::{DataRight, RevenueRight, RightError, UseRight};
pub use rows::{Accepted, Arrival, BatchError, Checked, Refused, Row, Traced, check};
