//! The data hub (数据中枢): what 28 categories of data say about a firm, checked on the way in.
//!
//! A [`Category`] is a document: who holds the data, on what basis it may be used, how long it is kept, when it is due, and its [`Measure`]s,
//! each with a unit, digits after the point and a plausible range. The [`Catalogue`] holds all of them. Of the 28, the report that Anji follows
//! names tax, power, social security, market supervision and environment; the others are our choice and say so (`named_by_report`).
//!
//! Rows of a file become [`Fact`]s in stages, as a filing to a supervisor is taken in:
//!
//! | stage | asks | refuses with |
//! |---|---|---|
//! | 1 parse ([`check`]) | can it be read: numbers and dates as Chinese files write them, in the unit the column declares | `row-width`, `too-long`, `bad-number`, `wrong-unit`, `bad-date` |
//! | 2 validate ([`check`]) | can it be: required fields, the credit code's check character, range, digits, a month where a month belongs, nothing in the future, each cell told once | `missing`, `bad-credit-code`, `empty-row`, `not-a-month`, `not-a-day`, `in-future`, `too-early`, `fraction`, `out-of-range`, `repeated`, `conflicting` |
//! | 3 plausibility ([`Rules::judge`]) | do sources agree on the firm and month, by rules in a document | `implausible`, or a warning |
//!
//! Each row is taken whole or refused whole, with every reason the stage found, in both languages and with the remedy. Promises, each a property
//! test over random batches: accepted and refused rows are the rows that came in; the order of rows is of no matter; each fact leads back to the
//! batch, row and column it came from.
//!
//! Late and corrected data are facts like others: of two facts of one [`Cell`] the later learnt counts ([`Known`]), and a fact without a value
//! takes back what was said. What is owed and not there is told by [`Refresh::freshness`] and [`Category::coverage`], summed up by [`monitor`];
//! whose data it is and for what it may be used by [`DataRight`]. The page for people, `docs/sources.md`, is [`reference()`].
//!
//! A [`Feed`] is a document too: where data come from by themselves, an address that is fetched or sensors that are listened to.
//!
//! No file is read here, no clock and no consent: `connectors` gives rows, the caller the day and the batch, and consent is asked where data
//! are read.
//!
//! ```
//! use hub::{Arrival, Catalogue, Kind, Layout, Row, check};
//!
//! let catalogue = Catalogue::built_in();
//! let layout = Layout::standard(catalogue.category("power").unwrap(), Kind::Daily).unwrap();
//! let headings = ["统一社会信用代码", "日期", "日用电量[千瓦时]"].map(str::to_owned);
//! let row = |number, day: &str| Row {
//!     number,
//!     fields: ["91130100T0000001XX", day, "1,250.5度"].map(str::to_owned).to_vec(),
//! };
//! let arrival = Arrival {
//!     batch: codes::BatchId::from_bytes([1; 16]),
//!     learned_us: 1_752_537_600_000_000,
//!     as_of: calendar::Date::constant(2025, 7, 15),
//! };
//! let checked = check(catalogue, &layout, &headings, &[row(1, "2025年7月14日"), row(2, "2025-07-16")], &arrival).unwrap();
//! assert_eq!(checked.accepted[0].facts[0].fact.value, Some(12_505), "tenths of a kilowatt-hour");
//! assert_eq!(checked.refused[0].refusals[0].zh(), "2025-07-16 晚于 2025-07-15");
//! ```

pub mod limits;

mod catalogue;
mod category;
mod fact;
mod fault;
mod feed;
mod freshness;
mod layout;
mod measure;
mod mend;
mod number;
mod period;
mod plausibility;
mod reference;
mod refusal;
mod rights;
mod rows;
mod sources;

pub use catalogue::Catalogue;
pub use category::{Category, Every, Key, Refresh, SOURCE_SCHEMA, Words};
pub use fact::{Cell, Fact, Known, reference_of};
pub use fault::{CatalogueError, Fault};
pub use feed::{FEED_KEYS, FEED_SCHEMA, Feed, Origin, Pull, SecretHeader, Subscription};
pub use freshness::{Coverage, Freshness, Monitor, Received, monitor};
pub use layout::{Column, LAYOUT_SCHEMA, Layout, standard_heading, standard_written};
pub use measure::{Adds, Kind, Measure, MeasureId, Unit};
pub use mend::{MendError, mended};
pub use number::Written;
pub use plausibility::{Finding, Floor, Months, OwnHistory, RULES_SCHEMA, Rule, Rules, Severity, Side};
pub use reference::reference;
pub use refusal::{Code, Reason, Refusal, Stage};
pub use rights::{DataRight, RevenueRight, RightError, UseRight};
pub use rows::{Accepted, Arrival, BatchError, Checked, Refused, Row, Traced, check};
