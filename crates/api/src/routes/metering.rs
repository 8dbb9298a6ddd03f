//! How often data were used.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use platform::metering::{UseCard, UsesAsked};
use serde::Deserialize;
use utoipa::IntoParams;

use super::page::{Rows, rows};
use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::{Params, Signed};
use crate::problem::{ApiProblem, ProblemDetails};

/// Which months.
#[derive(Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct UsesQuery {
    /// The first month, as `2025-01`; eleven months before the last when left out.
    pub from: Option<String>,
    /// The last month; this one when left out.
    pub to: Option<String>,
}

impl UsesQuery {
    fn asked(self) -> UsesAsked {
        UsesAsked { from: self.from, to: self.to }
    }
}

impl ExportLine for UseCard {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "月份", "Month"),
        Column::new(Kind::Text, "使用机构", "Institution"),
        Column::new(Kind::Text, "数据类别", "Category"),
        Column::new(Kind::Text, "数据持有方", "Owner of the data"),
        Column::new(Kind::Text, "用途", "Purpose"),
        Column::new(Kind::Integer, "使用（户次）", "Uses (a firm read once)"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.month),
            Cell::named(&self.institution, lang),
            Cell::named(&self.source, lang),
            Cell::named(&self.owner, lang),
            Cell::named(&self.purpose, lang),
            Cell::Integer(self.uses),
        ]
    }
}

/// Lists how often data of each category were used, by month and purpose: by the institution, or by each for the operator.
#[utoipa::path(get, path = "/v1/metering", operation_id = "list_uses", tag = "sources", security(("bearer" = [])), params(UsesQuery),
    responses((status = 200, body = Rows<UseCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<UsesQuery>,
) -> Result<Json<Rows<UseCard>>, ApiProblem> {
    Ok(rows((app.platform.uses(&who, &query.asked()).await?, None)))
}

/// Gives the list of uses as a file.
#[utoipa::path(get, path = "/v1/metering/export", operation_id = "export_uses", tag = "sources", security(("bearer" = [])), params(Options, UsesQuery),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn export(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<UsesQuery>,
) -> Result<Response, ApiProblem> {
    let (platform, person, asked) = (&app.platform, &who, &filters.asked());
    answer(&app, &who, "metering", options, |_| async move { Ok((platform.uses(person, asked).await?, None)) }).await
}
