//! Imports as people see them: what came in, what was refused and why.

use std::collections::BTreeMap;

use lake::QuarantineRow;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts::act;
use crate::cards::{AllowedAct, Named};
use crate::data::Batch;
use crate::events::from_json;
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};
use crate::sources::{Settlement, SourceBatch, category_name, settled_rows};

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
    /// The category, where a data source delivered it.
    pub category: Option<Named>,
    /// Its cells under their headings, where they are on record.
    pub cells: Vec<QuarantineCell>,
    /// Waiting, replayed or dismissed.
    pub state: Named,
    /// What was done with it.
    pub settled: Option<QuarantineSettled>,
    /// What the person who asks can do next.
    pub allowed: Vec<AllowedAct>,
}

/// A cell of a refused row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QuarantineCell {
    /// Its heading.
    pub heading: String,
    /// What was read.
    pub value: String,
}

/// What was done with a refused row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QuarantineSettled {
    /// The batch it became facts of, under the same number; none where it was dismissed.
    pub into: Option<String>,
    /// Headings under which something was changed.
    pub changed: Vec<String>,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// Which refused rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuarantineAsked {
    /// `waiting`, `replayed`, `dismissed` or `all`, as when left out.
    pub state: Option<String>,
    /// Of one batch.
    pub batch: Option<String>,
    /// Of one category.
    pub category: Option<String>,
    /// Refused for one reason, as `unknown-firm`.
    pub reason: Option<String>,
}

/// The states of a refused row, with their names.
const STATES: [(&str, &str, &str); 3] =
    [("waiting", "待处理", "waits"), ("replayed", "已重放", "replayed"), ("dismissed", "不予入库", "dismissed")];

impl QuarantineAsked {
    fn state(&self) -> Option<&str> {
        given(self.state.as_ref()).filter(|state| *state != "all")
    }

    fn check(&self) -> Outcome<()> {
        let known = |state: &str| STATES.iter().any(|(id, ..)| *id == state);
        if self.state().is_none_or(known) {
            return Ok(());
        }
        Err(Problem::new(
            Code::Invalid,
            "a row in quarantine is waiting, replayed or dismissed: ask for one of these, or for all",
        )
        .in_chinese("隔离行的状态为 waiting、replayed 或 dismissed：请选其一，或用 all"))
    }

    fn takes_batch(&self, batch: &Batch) -> bool {
        let category = batch.delivered.as_ref().map(|delivered| delivered.category.as_str());
        given(self.batch.as_ref()).is_none_or(|id| batch.id.to_string() == id)
            && given(self.category.as_ref()).is_none_or(|asked| category == Some(asked))
    }

    fn takes(&self, row: &QuarantineRow, state: &str) -> bool {
        self.state().is_none_or(|asked| asked == state)
            && given(self.reason.as_ref()).is_none_or(|asked| asked == row.reason)
    }
}

/// What a filter asks for; nothing when it is empty.
fn given(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}

impl Platform {
    /// A page of the asker's institution's imports, by source.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn batch_cards(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<BatchCard>> {
        who.require(Action::ReadData)?;
        let settled = self.settlements(who.institution).await?;
        self.labelled_page(who, "batch", (after, limit), |row| {
            let mut card = BatchCard::of(&from_json(row.body.as_bytes())?);
            let done = settled.get(&card.id).map_or(0, |done| settled_rows(done));
            card.quarantined = card.quarantined.saturating_sub(done);
            Ok(card)
        })
        .await
    }

    /// A page of refused rows over all imports, in the order of imports and rows; the cursor is `BATCH~ROW`.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave, [`Code::StoreDamaged`] when a quarantine file was
    /// changed.
    pub async fn quarantine_page(
        &self,
        who: &Principal,
        asked: &QuarantineAsked,
        after: &str,
        limit: u32,
    ) -> Outcome<Paged<QuarantineCard>> {
        who.require(Action::ReadData)?;
        asked.check()?;
        let wrong = || Problem::new(Code::Invalid, "'after' is the next of the page before: give it unchanged");
        let (past_batch, past_row) = match after.rsplit_once('~') {
            Some((batch, row)) => (batch, row.parse::<u64>().map_err(|_| wrong())?),
            None if after.is_empty() => ("", 0),
            None => return Err(wrong()),
        };
        let most = views::limits::page(limit) as usize;
        let mut found: Vec<QuarantineCard> = Vec::new();
        let (settled, names) = (self.settlements(who.institution).await?, self.all_user_names(who.institution).await?);
        let mut batches = self.batches(who).await?;
        batches.sort_by_key(|batch| batch.id.to_string());
        for batch in batches.iter().filter(|batch| *batch.id.to_string() >= *past_batch && asked.takes_batch(batch)) {
            let Some(info) = &batch.quarantine else { continue };
            self.lake.verify_quarantine(info).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            let past = if batch.id.to_string() == past_batch { past_row } else { 0 };
            let settled = settled.get(&batch.id.to_string()).map_or(&[][..], Vec::as_slice);
            let done: BTreeMap<u64, &Settlement> =
                settled.iter().flat_map(|one| one.rows.iter().map(move |row| (*row, one))).collect();
            let failed = |error: lake::LakeError| Problem::from_domain(Code::ImportFailed, error);
            for row in self.lake.quarantine(batch.id).map_err(failed)? {
                let row = row.map_err(failed)?;
                let done = done.get(&row.row).copied();
                let state = STATES[done.map_or(0, |done| if done.into.is_some() { 1 } else { 2 })];
                if row.row <= past || !asked.takes(&row, state.0) {
                    continue;
                }
                found.push(quarantine_card(who, batch, row, state, done.map(|done| (done, &names))));
                if found.len() == most {
                    let next = found.last().map(|card| format!("{}~{}", card.batch, card.row));
                    return Ok((found, next));
                }
            }
        }
        Ok((found, None))
    }
}

fn quarantine_card(
    who: &Principal,
    batch: &Batch,
    row: QuarantineRow,
    state: (&str, &str, &str),
    done: Option<(&Settlement, &BTreeMap<String, String>)>,
) -> QuarantineCard {
    let delivered = batch.delivered.as_ref();
    let columns = delivered.and_then(|delivered| delivered.columns.as_ref());
    let cell = |(at, heading): (usize, &String)| QuarantineCell {
        heading: heading.clone(),
        value: row.cells.get(at).cloned().unwrap_or_default(),
    };
    let cells = columns.map_or_else(Vec::new, |columns| columns.headings.iter().enumerate().map(cell).collect());
    let mut allowed = Vec::new();
    if done.is_none() {
        if columns.is_some() {
            allowed.push(act(who, Action::SettleQuarantine, ("replay", "更正并重放", "mend and replay"), &[]));
        }
        allowed.push(act(who, Action::SettleQuarantine, ("dismiss", "不予入库", "dismiss"), &[]));
    }
    QuarantineCard {
        batch: batch.id.to_string(),
        source: batch.source.clone(),
        row: row.row,
        raw: row.raw,
        field: row.field,
        reason: Named::new(row.reason, row.reason_zh, row.reason_en),
        detail: row.detail,
        category: delivered.map(|delivered| category_name(&delivered.category)),
        cells,
        state: Named::new(state.0, state.1, state.2),
        settled: done.map(|(done, names)| QuarantineSettled {
            into: done.into.map(|into| into.to_string()),
            changed: done.changed.clone(),
            by: names.get(&done.by.to_string()).cloned().unwrap_or_else(|| done.by.to_string()),
            at: done.at.to_string(),
            reason: done.reason.clone(),
        }),
        allowed,
    }
}
