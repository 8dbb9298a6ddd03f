//! Which page of a list, and how its answer is made.

use axum::Json;
use platform::people::Paged;
use serde::Deserialize;
use utoipa::IntoParams;

use super::applications::{DEFAULT_PAGE, Rows};

/// Which page of a list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
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
