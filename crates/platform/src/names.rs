//! Names for the ids in a list: firms from the vault, users and products from their read models.
//!
//! A firm's name is personal: it lives in the operator's vault only, is joined here when somebody may read it, and is gone
//! from every list on the day it is erased.

use std::collections::BTreeMap;

use codes::{Industry, InstitutionId, Region};
use serde::Deserialize;
use views::limits::{MAX_NAMED, MAX_PAGE};
use views::{objects, vault};

use crate::Platform;
use crate::access::OPERATOR;
use crate::cards::Named;
use crate::events::from_json;
use crate::problem::Outcome;

/// A product's names, out of its row.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct ProductName {
    pub(crate) code: String,
    #[serde(rename = "name_zh")]
    pub zh: String,
    #[serde(rename = "name_en")]
    pub en: String,
}

impl Platform {
    /// The registered names of firms, without those erased.
    pub(crate) async fn firm_names(&self, firms: impl IntoIterator<Item = &str>) -> Outcome<BTreeMap<String, String>> {
        let mut names = BTreeMap::new();
        for chunk in distinct(firms).chunks(MAX_NAMED) {
            names.extend(vault::names(&self.book, OPERATOR, chunk).await?);
        }
        Ok(names)
    }

    /// The names users sign in with.
    pub(crate) async fn user_names(
        &self,
        institution: InstitutionId,
        users: impl IntoIterator<Item = &str>,
    ) -> Outcome<BTreeMap<String, String>> {
        let mut names = BTreeMap::new();
        for chunk in distinct(users).chunks(MAX_NAMED) {
            names.extend(objects::labels(&self.book, institution, "user", chunk).await?);
        }
        Ok(names)
    }

    /// The names of an institution's products by code.
    pub(crate) async fn product_names(&self, institution: InstitutionId) -> Outcome<BTreeMap<String, ProductName>> {
        let mut names = BTreeMap::new();
        let mut after = String::new();
        loop {
            let page = objects::list(&self.book, institution, "product", None, &after, MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(names) };
            after.clone_from(&last.id);
            for row in &page {
                let name: ProductName = from_json(row.body.as_bytes())?;
                names.insert(name.code.clone(), name);
            }
        }
    }
}

fn distinct<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut ids: Vec<String> = ids.into_iter().filter(|id| !id.is_empty()).map(str::to_owned).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The name of a division as a list shows it: of the county, or of what the table knows above it.
pub(crate) fn region_zh(code: &str) -> Option<String> {
    let region: Region = code.parse().ok()?;
    let known = region.zh().or_else(|| region.city()?.zh()).or_else(|| region.province().zh());
    Some(known.map_or_else(|| code.to_owned(), str::to_owned))
}

/// A city, or a province where the code names none: its first digits with its names.
pub(crate) fn city(code: &str) -> Named {
    let Ok(region) = code.parse::<Region>() else { return unknown(code) };
    let (place, digits) = region.city().map_or((region.province(), 2), |city| (city, 4));
    let id = format!("{:06}", place.number())[..digits].to_owned();
    let zh = place.zh().map_or_else(|| id.clone(), str::to_owned);
    let en = place.en().map_or_else(|| id.clone(), str::to_owned);
    Named::new(id, zh, en)
}

/// The name of an industry as a list shows it.
pub(crate) fn industry_zh(code: &str) -> Option<String> {
    code.parse::<Industry>().ok().map(|industry| industry.zh().to_owned())
}

/// The section of an industry: its letter with its names.
pub(crate) fn section(code: &str) -> Named {
    let Ok(industry) = code.parse::<Industry>() else { return unknown(code) };
    Named::new(industry.letter().to_string(), industry.section().zh(), industry.section_en())
}

fn unknown(code: &str) -> Named {
    if code.is_empty() { Named::new("unknown", "未知", "unknown") } else { Named::new(code, code, code) }
}
