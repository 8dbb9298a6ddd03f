//! What every list shares: a page with its cursor.

use axum::Json;
use calendar::{Date, parse_date};
use platform::cards;
use platform::people::Paged;
use platform::problem::{Code, Outcome, Problem};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

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

/// On which day.
#[derive(Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct OnDay {
    /// The day; today when left out.
    pub on: Option<String>,
}

/// Which page of a list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListPage {
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many rows (1 to 500).
    pub limit: Option<u32>,
}

impl ListPage {
    /// The cursor; empty for the first page.
    pub fn after(&self) -> &str {
        self.after.as_deref().unwrap_or("")
    }

    /// How many rows.
    pub fn limit(&self) -> u32 {
        self.limit.unwrap_or(DEFAULT_PAGE)
    }
}

/// A page as the API gives it.
pub fn rows<T>((rows, next): Paged<T>) -> Json<Rows<T>> {
    Json(Rows { rows, next })
}
