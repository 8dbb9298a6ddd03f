//! Imports as people see them: what came in, what was refused and why.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Named;
use crate::data::Batch;
use crate::events::from_json;
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};
use crate::sources::SourceBatch;

/// Rows refused for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RefusedCount {
    /// The reason in both languages.
    pub reason: String,
    /// How many.
    pub rows: u64,
}

/// One import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BatchCard {
    /// Batch id.
    pub id: String,
    /// What the rows are.
    pub dataset: Named,
    /// A file's name or what made the rows.
    pub source: String,
    /// Whether the rows are simulated.
    pub simulated: bool,
    /// Rows read.
    pub read: u64,
    /// Rows kept.
    pub accepted: u64,
    /// Rows refused.
    pub refused: u64,
    /// By reason.
    pub reasons: Vec<RefusedCount>,
    /// Segments that hold the rows.
    pub segments: usize,
    /// Rows that wait in quarantine.
    pub quarantined: u64,
    /// What it was a delivery of, where a data source delivered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery: Option<SourceBatch>,
}

impl BatchCard {
    pub(crate) fn of(batch: &Batch) -> Self {
        Self {
            id: batch.id.to_string(),
            dataset: Named::new(batch.dataset.name(), batch.dataset.zh(), batch.dataset.en()),
            source: batch.source.clone(),
            simulated: batch.simulated,
            read: batch.read,
            accepted: batch.accepted,
            refused: batch.refused.values().sum(),
            reasons: batch
                .refused
                .iter()
                .map(|(reason, rows)| RefusedCount { reason: reason.clone(), rows: *rows })
                .collect(),
            segments: batch.segments.len(),
            quarantined: batch.quarantine.as_ref().map_or(0, |held| held.rows),
            delivery: SourceBatch::of(batch),
        }
    }
}

/// A row that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QuarantineCard {
    /// The import.
    pub batch: String,
    /// Where it came from.
    pub source: String,
    /// Row in the source, the first data row being 1.
    pub row: u64,
    /// The row as it was read, cut at the lake's bound.
    pub raw: String,
    /// The field at fault, when one is.
    pub field: Option<String>,
    /// Why.
    pub reason: Named,
    /// What was found and what to do.
    pub detail: String,
}

impl Platform {
    /// A page of the asker's institution's imports, by source.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn batch_cards(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<BatchCard>> {
        who.require(Action::ReadData)?;
        self.labelled_page(who, "batch", (after, limit), |row| Ok(BatchCard::of(&from_json(row.body.as_bytes())?)))
            .await
    }

    /// A page of refused rows over all imports, in the order of imports and rows; the cursor is `BATCH~ROW`.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave, [`Code::StoreDamaged`] when a quarantine file was
    /// changed.
    pub async fn quarantine_page(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<QuarantineCard>> {
        who.require(Action::ReadData)?;
        let wrong = || Problem::new(Code::Invalid, "'after' is the next of the page before: give it unchanged");
        let (past_batch, past_row) = match after.rsplit_once('~') {
            Some((batch, row)) => (batch, row.parse::<u64>().map_err(|_| wrong())?),
            None if after.is_empty() => ("", 0),
            None => return Err(wrong()),
        };
        let most = views::limits::page(limit) as usize;
        let mut found: Vec<QuarantineCard> = Vec::new();
        let mut batches = self.batches(who).await?;
        batches.sort_by_key(|batch| batch.id.to_string());
        for batch in batches.iter().filter(|batch| *batch.id.to_string() >= *past_batch) {
            let Some(info) = &batch.quarantine else { continue };
            self.lake.verify_quarantine(info).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            let past = if batch.id.to_string() == past_batch { past_row } else { 0 };
            let failed = |error: lake::LakeError| Problem::from_domain(Code::ImportFailed, error);
            for row in self.lake.quarantine(batch.id).map_err(failed)? {
                let row = row.map_err(failed)?;
                if row.row <= past {
                    continue;
                }
                found.push(QuarantineCard {
                    batch: batch.id.to_string(),
                    source: batch.source.clone(),
                    row: row.row,
                    raw: row.raw,
                    field: row.field,
                    reason: Named::new(row.reason, row.reason_zh, row.reason_en),
                    detail: row.detail,
                });
                if found.len() == most {
                    let next = found.last().map(|card| format!("{}~{}", card.batch, card.row));
                    return Ok((found, next));
                }
            }
        }
        Ok((found, None))
    }
}
