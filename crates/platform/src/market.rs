//! The market monitor: published figures of the market, and beside them what the institution's own book says.
//!
//! The published figures are facts with a source, kept as data in `market.toml`; where the source contradicts itself both
//! figures are shown. They are shown and never computed with, so they are plain numbers; the institution's own are exact until
//! the last step.

use std::sync::OnceLock;

use guarantee::CompensationRate;
use money::{Currency, Decimal, Money};
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::{closes, market};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::CloseCard;
use crate::closing::CloseBody;
use crate::events::from_json;
use crate::guarantees::guarantee_problem;
use crate::limits::MAX_PAYOUT_PAIRS;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::NON_PERFORMING;

/// A column's or row's heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarketRow {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// One for each column; null where the report gives none.
    #[serde(deserialize_with = "given")]
    pub values: Vec<Option<f64>>,
}

/// How a table is best drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Drawn {
    /// Bars.
    Bar,
    /// Lines over time.
    Line,
    /// Parts of a whole.
    Share,
    /// Figures only.
    Figures,
}

/// A table of published figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarketTable {
    /// Stable id.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Section of the report; empty where it is not known.
    pub section: String,
    /// Unit in Chinese.
    pub unit_zh: String,
    /// Unit in English.
    pub unit_en: String,
    /// How it is best drawn.
    pub kind: Drawn,
    /// Headings of the values.
    pub columns: Vec<Heading>,
    /// Rows.
    pub rows: Vec<MarketRow>,
}

/// One of two or more figures that do not agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// Where it stands, in Chinese.
    pub where_zh: String,
    /// Where it stands, in English.
    pub where_en: String,
    /// The figure.
    pub value: String,
}

/// Figures of the report that do not agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarketConflict {
    /// Of what, in Chinese.
    pub zh: String,
    /// Of what, in English.
    pub en: String,
    /// The figures.
    pub values: Vec<Stated>,
}

/// A published figure with the institution's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OwnFigure {
    /// Stable id.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Unit in Chinese.
    pub unit_zh: String,
    /// Unit in English.
    pub unit_en: String,
    /// The report's figure.
    pub report: f64,
    /// The institution's own; null where its book does not hold it.
    pub own: Option<f64>,
    /// Whether the institution's data are simulated.
    pub simulated: bool,
}

/// The market monitor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MarketCard {
    /// What to know, in Chinese.
    pub note_zh: String,
    /// What to know, in English.
    pub note_en: String,
    /// The day of the last close that own figures are from.
    pub at: Option<String>,
    /// The published figures.
    pub tables: Vec<MarketTable>,
    /// Where the report contradicts itself.
    pub conflicts: Vec<MarketConflict>,
    /// Beside the institution's own.
    pub own: Vec<OwnFigure>,
}

/// The document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Published {
    note_zh: String,
    note_en: String,
    table: Vec<MarketTable>,
    conflict: Vec<MarketConflict>,
    own: Vec<Compared>,
}

/// A figure to set beside the institution's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Compared {
    id: String,
    zh: String,
    en: String,
    unit_zh: String,
    unit_en: String,
    report: f64,
}

/// `nan` in the document is a figure that the report does not give.
fn given<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Option<f64>>, D::Error> {
    let values = Vec::<f64>::deserialize(deserializer)?;
    Ok(values.into_iter().map(|value| value.is_finite().then_some(value)).collect())
}

fn published() -> Outcome<&'static Published> {
    static DOCUMENT: OnceLock<Result<Published, String>> = OnceLock::new();
    let read = DOCUMENT.get_or_init(|| toml::from_str(include_str!("market.toml")).map_err(|error| error.to_string()));
    read.as_ref().map_err(|error| {
        Problem::new(Code::Internal, "the market's figures cannot be read: see the log").because(error.clone())
    })
}

/// One yi yuan (亿元) in fen.
const YI_FEN: i64 = 10_000_000_000;

impl Platform {
    /// The market's published figures beside the asker's institution's own.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn market(&self, who: &Principal) -> Outcome<MarketCard> {
        who.require(Action::ReadReport)?;
        let document = published()?;
        let institution = self.institution(who.institution).await?;
        let close = match closes::last(&self.book, who.institution, None).await? {
            Some((_, body)) => Some(from_json::<CloseBody>(body.as_bytes())?.card),
            None => None,
        };
        let mut own = Vec::new();
        for compared in &document.own {
            let figure = self.own_figure(who, &compared.id, close.as_ref(), institution.currency).await?;
            own.push(OwnFigure {
                id: compared.id.clone(),
                zh: compared.zh.clone(),
                en: compared.en.clone(),
                unit_zh: compared.unit_zh.clone(),
                unit_en: compared.unit_en.clone(),
                report: compared.report,
                own: figure.and_then(|figure| figure.to_f64()),
                simulated: institution.simulated,
            });
        }
        Ok(MarketCard {
            note_zh: document.note_zh.clone(),
            note_en: document.note_en.clone(),
            at: close.map(|close| close.day),
            tables: document.table.clone(),
            conflicts: document.conflict.clone(),
            own,
        })
    }

    /// One of the institution's own figures; none where its book does not hold it.
    async fn own_figure(
        &self,
        who: &Principal,
        id: &str,
        close: Option<&CloseCard>,
        currency: Currency,
    ) -> Outcome<Option<Decimal>> {
        let institution = who.institution;
        Ok(match id {
            "balance" if currency == Currency::CNY => {
                close.map(|close| (Decimal::from(close.outstanding.minor) / Decimal::from(YI_FEN)).round_dp(4))
            }
            "npl" => close.and_then(|close| class_share(close, &NON_PERFORMING)),
            "special-mention" => close.and_then(|close| class_share(close, &["special-mention"])),
            "credit-share" => {
                let (without, all) = market::unguaranteed(&self.book, institution).await?;
                percent(without, all)
            }
            "days-to-pay-out" => days(&market::paid_out(&self.book, institution, MAX_PAYOUT_PAIRS).await?),
            "straight-through" => {
                let said = self.summary(who).await?.straight_through_percent;
                said.and_then(|text| text.parse().ok())
            }
            "grade-a-share" | "grade-d-share" => {
                let counts = market::grades(&self.book, institution).await?;
                let wanted = if id == "grade-a-share" { "A" } else { "D" };
                let of = counts.iter().filter(|(grade, _)| grade == wanted).map(|(_, count)| count).sum();
                percent(of, counts.iter().map(|(_, count)| count).sum())
            }
            "compensation-rate" => self.compensation_rate(who, currency).await?,
            _ => None,
        })
    }

    /// Compensation paid over guarantee released, all agreements together, percent; none when nothing was released.
    async fn compensation_rate(&self, who: &Principal, currency: Currency) -> Outcome<Option<Decimal>> {
        let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
        let mut sum = CompensationRate { paid: Money::zero(currency), released: Money::zero(currency) };
        for card in self.agreements(who).await? {
            let id = card.id.parse().map_err(|_| Problem::not_found("agreement", &card.id))?;
            let held = self.held_agreement(who.institution, id).await?;
            let paid = held.state.paid(None).map_err(guarantee_problem)?;
            let released = self.in_force(who.institution, &held).await?.released;
            sum.paid = sum.paid.checked_add(paid).map_err(bad)?;
            sum.released = sum.released.checked_add(released).map_err(bad)?;
        }
        Ok(sum.ratio().map(|ratio| (ratio * Decimal::ONE_HUNDRED).round_dp(2)))
    }
}

fn class_share(close: &CloseCard, classes: &[&str]) -> Option<Decimal> {
    let held = close.classes.iter().filter(|bucket| classes.contains(&bucket.name.id.as_str()));
    percent(held.map(|bucket| bucket.amount.minor).sum(), close.outstanding.minor)
}

fn percent(part: i64, whole: i64) -> Option<Decimal> {
    (whole > 0).then(|| (Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole)).round_dp(2))
}

/// The mean of days from submission to the payout.
fn days(pairs: &[(String, String, i64)]) -> Option<Decimal> {
    let (mut sum, mut count) = (0_i64, 0_i64);
    for (submitted, paid_out, loans) in pairs {
        let (Ok(from), Ok(to)) = (calendar::parse_date(submitted), calendar::parse_date(paid_out)) else { continue };
        sum += i64::from(calendar::days_between(from, to)) * loans;
        count += loans;
    }
    (count > 0).then(|| (Decimal::from(sum) / Decimal::from(count)).round_dp(1))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_document_is_whole() {
        let document = published().unwrap();
        let mut ids = BTreeSet::new();
        for table in &document.table {
            assert!(ids.insert(table.id.as_str()), "{} stands twice", table.id);
            assert!(!table.rows.is_empty() && !table.zh.is_ascii() && table.en.is_ascii(), "{}", table.id);
            for row in &table.rows {
                assert_eq!(row.values.len(), table.columns.len(), "{}: {}", table.id, row.en);
                assert!(row.values.iter().any(Option::is_some), "{}: {}", table.id, row.en);
            }
        }
        assert_eq!((document.table.len(), document.conflict.len()), (18, 12));
        assert!(document.conflict.iter().all(|conflict| conflict.values.len() >= 2));
        // What is set beside the institution's own figures is what a table says.
        for (own, table, row, column) in
            [("balance", "balance", 1, 0), ("npl", "province", 5, 1), ("compensation-rate", "guarantee", 5, 2)]
        {
            let table = document.table.iter().find(|held| held.id == table).unwrap();
            let figure = document.own.iter().find(|held| held.id == own).unwrap();
            assert_eq!(table.rows[row].values[column], Some(figure.report), "{own}");
        }
    }

    #[test]
    fn shares_and_days_are_exact_until_shown() {
        assert_eq!(percent(1, 3).unwrap().to_string(), "33.33");
        assert_eq!(percent(1, 0), None);
        let pairs =
            [("2025-07-01".to_owned(), "2025-07-03".to_owned(), 3), ("2025-07-01".into(), "2025-07-02".into(), 1)];
        assert_eq!(days(&pairs).unwrap().to_string(), "1.8");
        assert_eq!(days(&[]), None);
    }
}
