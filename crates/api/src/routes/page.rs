//! What every list shares: a page with its cursor.

use calendar::{Date, parse_date};
use platform::cards;
use platform::problem::{Code, Outcome, Problem};
use serde::Serialize;
use utoipa::ToSchema;

/// How many rows a page has when the client does not say.
pub const DEFAULT_PAGE: u32 = 50;

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub struct Rows<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Give it as `after` for the next page; null on the last one.
    pub next: Option<String>,
}

impl<T> From<cards::Page<T>> for Rows<T> {
    fn from(page: cards::Page<T>) -> Self {
        Self { rows: page.rows, next: page.next }
    }
}

/// A day of a filter; nothing when it is empty or left out.
pub fn optional_day(text: Option<&str>) -> Outcome<Option<Date>> {
    let given = text.map(str::trim).filter(|text| !text.is_empty());
    given.map(parse_date).transpose().map_err(|error| Problem::from_domain(Code::Invalid, error))
}
