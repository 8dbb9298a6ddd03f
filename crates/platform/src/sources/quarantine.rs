//! The desk of rows that wait in quarantine: mended, checked again and let in, or dismissed.
//!
//! Nothing is changed in place. A row that stands now becomes facts of a new batch, under the number it had; that batch names the one
//! it came from, and an event in the stream of that one names the new batch. The stream says what was settled, and is appended to at
//! the version that was read: of two people who settle one row the second is told who was first. What does not stand again waits on.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Timestamp;
use codes::{BatchId, FirmId, InstitutionId, UserId};
use connectors::sources::SourceTable;
use hub::{Accepted, Catalogue, Cell, mended};
use lake::QuarantineRow;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Expected;
use utoipa::ToSchema;
use views::objects::{self, Object};

use super::cards::SourceDelivery;
use super::deliver::{Judged, Kept, delivery_id, failed, invalid};
use crate::Platform;
use crate::access::Action;
use crate::approvals::remark;
use crate::cards::Named;
use crate::clock::random;
use crate::data::{Batch, DataEvent};
use crate::events::{Request, appending, from_json, to_json};
use crate::limits::{MAX_SETTLED_ROWS, MAX_SHOWN_REFUSALS};
use crate::problem::{Code, Outcome, Problem};

/// The kind of the read model's rows: what was settled of a batch's quarantine.
const KIND: &str = "quarantine";

/// Which rows of a batch, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// Their numbers; those that wait for the reason when left out.
    #[serde(default)]
    pub rows: BTreeSet<u64>,
    /// All rows that wait for this reason, as `unknown-firm`; given exactly when there are no numbers.
    pub refused_for: Option<String>,
    /// What is to stand under which heading, of one row.
    #[serde(default)]
    pub changes: BTreeMap<String, String>,
    /// Whether a row may stand in the place of what was reported of the same firm, measure and period since it came; without it such a
    /// row waits on.
    #[serde(default)]
    pub replace: bool,
    /// Why, in 1 to 500 characters.
    pub reason: String,
}

/// A row that did not stand again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StillRefused {
    /// Its number.
    pub row: u64,
    /// Why.
    pub reason: Named,
    /// What was found and what to do.
    pub detail: String,
}

/// What became of rows that were settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Settled {
    /// The batch whose quarantine they were in.
    pub batch: String,
    /// Rows settled now.
    pub settled: u64,
    /// Rows that did not stand again and wait on.
    pub still_refused: u64,
    /// The first of them.
    pub refusals: Vec<StillRefused>,
    /// Rows of the batch that wait.
    pub waiting: u64,
    /// The batch that the rows became facts of; none where none stood, or where they were dismissed.
    pub delivery: Option<SourceDelivery>,
}

/// What was done with some rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settlement {
    pub(crate) rows: Vec<u64>,
    /// The batch they became facts of; none where they were dismissed.
    pub(crate) into: Option<BatchId>,
    pub(crate) changed: Vec<String>,
    pub(crate) by: UserId,
    pub(crate) at: Timestamp,
    pub(crate) reason: String,
}

impl Settlement {
    /// What an event settled.
    pub(crate) fn of(event: &DataEvent, at: Timestamp) -> Option<Self> {
        match event {
            DataEvent::Imported { .. } => None,
            DataEvent::RowsReplayed { rows, into, changed, by, reason } => Some(Self {
                rows: rows.clone(),
                into: Some(*into),
                changed: changed.clone(),
                by: *by,
                at,
                reason: reason.clone(),
            }),
            DataEvent::RowsDismissed { rows, by, reason } => {
                Some(Self { rows: rows.clone(), into: None, changed: Vec::new(), by: *by, at, reason: reason.clone() })
            }
        }
    }
}

/// How many rows were settled.
pub(crate) fn settled_rows(settlements: &[Settlement]) -> u64 {
    settlements.iter().map(|one| one.rows.len() as u64).sum()
}

/// The read model's row of a batch of whose quarantine something was settled.
pub(crate) fn settled_row(batch: &Batch, settlements: &[Settlement]) -> Outcome<Object> {
    let waits = batch.quarantine.as_ref().map_or(0, |held| held.rows) > settled_rows(settlements);
    Ok(Object {
        kind: KIND.into(),
        id: batch.id.to_string(),
        state: if waits { "waiting" } else { "settled" }.into(),
        label: batch.source.clone(),
        version: i64::try_from(settlements.len() + 1).unwrap_or(i64::MAX),
        body: String::from_utf8_lossy(&to_json(&settlements)?).into_owned(),
    })
}

/// A batch with what its stream says of its quarantine.
struct Held {
    batch: Batch,
    stream: [u8; 16],
    version: u64,
    /// When it came in, in microseconds.
    came_us: i64,
    settlements: Vec<Settlement>,
}

impl Held {
    fn waiting(&self) -> u64 {
        self.batch.quarantine.as_ref().map_or(0, |held| held.rows).saturating_sub(settled_rows(&self.settlements))
    }
}

impl Platform {
    /// Checks rows of a quarantine again, one of them with changes, and lets in those that stand: in full, or not at all.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] for a row that was settled before; [`Code::Invalid`] for changes of
    /// several rows, a heading that is none, or a batch whose columns are not on record; [`Code::Conflict`] when somebody settled rows of
    /// the batch meanwhile.
    pub async fn replay_rows(&self, request: &Request<'_>, batch: &str, asked: &Settle) -> Outcome<Settled> {
        request.who.require(Action::SettleQuarantine)?;
        let institution = request.institution();
        let reason = remark(&asked.reason)?;
        let mut held = self.held_quarantine(institution, batch).await?;
        let chosen = self.chosen_rows(&held, asked)?;
        let delivered = held.batch.delivered.clone().ok_or_else(not_replayable)?;
        let columns = delivered.columns.ok_or_else(not_replayable)?;
        let category = Catalogue::built_in().category(&delivered.category);
        let category = category.ok_or_else(|| Problem::not_found("source", &delivered.category))?;
        let rows = mended_rows(&columns.headings, chosen, &asked.changes)?;
        let id = BatchId::from_bytes(random()?);
        let (format, headings) = (delivered.format, columns.headings);
        let table = SourceTable { format, headings, rows, refused: Vec::new() };
        let mut judged = self.judge(institution, category, id, (table, columns.layout)).await?;
        let mut refused: Vec<StillRefused> = judged.refused().into_iter().map(still_refused).collect();
        if !asked.replace {
            let overtaken = self.overtaken(institution, &judged, held.came_us).await?;
            judged.checked.accepted.retain(|row| !overtaken.contains(&row.row));
            refused.extend(overtaken.into_iter().map(reported_since));
        }
        judged.keep_accepted();
        let mut card = Settled {
            batch: held.batch.id.to_string(),
            settled: judged.table.rows.len() as u64,
            still_refused: refused.len() as u64,
            refusals: refused.into_iter().take(MAX_SHOWN_REFUSALS).collect(),
            waiting: held.waiting() - judged.table.rows.len() as u64,
            delivery: None,
        };
        if card.settled == 0 {
            return Ok(card);
        }
        let digest = digest_of(held.batch.id, &judged.table);
        let stream = delivery_id(institution, &category.id, &digest);
        let source = held.batch.source.clone();
        let kept = Kept { id, category, source: &source, digest, replayed_from: Some(held.batch.id) };
        let kept = self.write_down(institution, kept, &judged).await?;
        card.delivery = Some(SourceDelivery::of(&kept, &judged.checked.warnings, &judged.checked.unread, false));
        let replayed = DataEvent::RowsReplayed {
            rows: judged.table.rows.iter().map(|(row, _)| *row).collect(),
            into: id,
            changed: asked.changes.keys().cloned().collect(),
            by: request.who.user,
            reason,
        };
        let today = self.clock.today();
        let imported = DataEvent::Imported { batch: kept.clone().into() };
        let appends = vec![
            appending(stream, Expected::New, today, &[imported])?,
            appending(held.stream, Expected::Version(held.version), today, std::slice::from_ref(&replayed))?,
        ];
        held.settlements.extend(Settlement::of(&replayed, self.clock.now()));
        let writes = vec![
            objects::put(institution, kept.row()?),
            objects::put(institution, settled_row(&held.batch, &held.settlements)?),
        ];
        let mut card = self.save(request, appends, writes, card).await?;
        if let Some(delivery) = &mut card.delivery {
            delivery.watched = self.followed(request.who, &kept, judged.firms.into_values().collect()).await;
        }
        Ok(card)
    }

    /// Says of rows of a quarantine that they are not wanted.
    ///
    /// # Errors
    /// As [`Platform::replay_rows`].
    pub async fn dismiss_rows(&self, request: &Request<'_>, batch: &str, asked: &Settle) -> Outcome<Settled> {
        request.who.require(Action::SettleQuarantine)?;
        if !asked.changes.is_empty() {
            return Err(invalid(
                "不予入库的行无需更正".into(),
                "a row that is dismissed is not mended: leave changes out".into(),
            ));
        }
        let institution = request.institution();
        let reason = remark(&asked.reason)?;
        let mut held = self.held_quarantine(institution, batch).await?;
        let rows: Vec<u64> = self.chosen_rows(&held, asked)?.into_iter().map(|row| row.row).collect();
        let card = Settled {
            batch: held.batch.id.to_string(),
            settled: rows.len() as u64,
            still_refused: 0,
            refusals: Vec::new(),
            waiting: held.waiting() - rows.len() as u64,
            delivery: None,
        };
        let dismissed = DataEvent::RowsDismissed { rows, by: request.who.user, reason };
        let expected = Expected::Version(held.version);
        let appends = vec![appending(held.stream, expected, self.clock.today(), std::slice::from_ref(&dismissed))?];
        held.settlements.extend(Settlement::of(&dismissed, self.clock.now()));
        let writes = vec![objects::put(institution, settled_row(&held.batch, &held.settlements)?)];
        self.save(request, appends, writes, card).await
    }

    /// What was settled of each batch of an institution, by batch id.
    pub(crate) async fn settlements(&self, institution: InstitutionId) -> Outcome<BTreeMap<String, Vec<Settlement>>> {
        let rows = objects::all(&self.book, institution, KIND, None, crate::limits::MAX_WHOLE_LIST).await?;
        rows.into_iter().map(|row| Ok((row.id, from_json(row.body.as_bytes())?))).collect()
    }

    async fn held_quarantine(&self, institution: InstitutionId, batch: &str) -> Outcome<Held> {
        let shown: String = batch.chars().take(60).collect();
        let row = objects::get(&self.book, institution, "batch", batch).await?;
        let batch: Batch = from_json(row.ok_or_else(|| Problem::not_found("batch", &shown))?.body.as_bytes())?;
        let stream = match &batch.delivered {
            Some(delivered) => delivery_id(institution, &delivered.category, &delivered.digest),
            None => *batch.id.as_bytes(),
        };
        let events = self.history::<DataEvent>(institution, stream).await?;
        let told = events.iter().filter_map(|(stored, event)| Settlement::of(event, stored.recorded_at));
        let came_us = events.first().map_or(i64::MAX, |(stored, _)| stored.recorded_at.as_microsecond());
        Ok(Held { batch, stream, version: events.len() as u64, came_us, settlements: told.collect() })
    }

    /// The rows that say something of which a later report has come since.
    async fn overtaken(&self, institution: InstitutionId, judged: &Judged, came_us: i64) -> Outcome<BTreeSet<u64>> {
        let known = self.facts_of(institution, &judged.firms.values().copied().collect()).await?;
        let later = known.into_iter().flat_map(|(firm, facts)| {
            let facts = facts.into_iter().filter(|(_, fact)| fact.known.learned_us > came_us);
            facts.map(move |(_, fact)| (firm, fact.cell()))
        });
        let later: BTreeSet<(FirmId, Cell)> = later.collect();
        let says = |row: &&Accepted| {
            let firm = judged.firms.get(&row.firm);
            firm.is_some_and(|firm| row.facts.iter().any(|one| later.contains(&(*firm, one.fact.cell()))))
        };
        Ok(judged.checked.accepted.iter().filter(says).map(|row| row.row).collect())
    }

    /// The rows asked for, none of which was settled before.
    fn chosen_rows(&self, held: &Held, asked: &Settle) -> Outcome<Vec<QuarantineRow>> {
        if asked.rows.is_empty() == asked.refused_for.is_none() {
            return Err(invalid(
                "请给出行号，或给出一个原因，二者取一".into(),
                "name rows by number, or one reason, not both".into(),
            ));
        }
        if asked.rows.len() > MAX_SETTLED_ROWS {
            let (zh, en) = (
                format!("一次至多 {MAX_SETTLED_ROWS} 行：请分次办理"),
                format!("at most {MAX_SETTLED_ROWS} rows at once: do it in parts"),
            );
            return Err(Problem::new(Code::TooLarge, en).in_chinese(zh));
        }
        let settled: BTreeMap<u64, &Settlement> =
            held.settlements.iter().flat_map(|one| one.rows.iter().map(move |row| (*row, one))).collect();
        if let Some((row, before)) = asked.rows.iter().find_map(|row| settled.get_key_value(row)) {
            let (zh, en) = match before.into {
                Some(into) => {
                    (format!("第 {row} 行已重放入批次 {into}"), format!("row {row} was replayed into {into}"))
                }
                None => (format!("第 {row} 行已不予入库"), format!("row {row} was dismissed")),
            };
            let problem = Problem::new(Code::WrongState, format!("{en} on {}: it waits no more", before.at));
            return Err(problem.in_chinese(format!("{zh}，无需再办理")));
        }
        if let Some(info) = &held.batch.quarantine {
            self.lake.verify_quarantine(info).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        }
        let mut found = Vec::new();
        for row in self.lake.quarantine(held.batch.id).map_err(failed)? {
            let row = row.map_err(failed)?;
            let wanted = match &asked.refused_for {
                Some(reason) => row.reason == *reason && !settled.contains_key(&row.row),
                None => asked.rows.contains(&row.row),
            };
            if wanted && found.len() < MAX_SETTLED_ROWS {
                found.push(row);
            }
        }
        let missing = asked.rows.iter().find(|row| !found.iter().any(|held| held.row == **row));
        match missing {
            Some(row) => Err(Problem::not_found("row in quarantine", row)),
            None if found.is_empty() => {
                Err(Problem::not_found("row that waits for", asked.refused_for.as_deref().unwrap_or_default()))
            }
            None => Ok(found),
        }
    }
}

/// Rows with the changes of one of them.
fn mended_rows(
    headings: &[String],
    chosen: Vec<QuarantineRow>,
    changes: &BTreeMap<String, String>,
) -> Outcome<Vec<(u64, Vec<String>)>> {
    if !changes.is_empty() && chosen.len() != 1 {
        return Err(invalid(
            "一次只能更正一行：请逐行更正".into(),
            "changes are of one row: mend them one by one".into(),
        ));
    }
    let mut rows = Vec::with_capacity(chosen.len());
    for row in chosen {
        let cells = mended(headings, &row.cells, changes);
        rows.push((row.row, cells.map_err(|error| invalid(error.zh(), error.to_string()))?));
    }
    Ok(rows)
}

fn not_replayable() -> Problem {
    invalid(
        "该批次未留存列对照（非数据源报送，或由早期版本报送）：请更正后重新报送文件".into(),
        "the columns of this batch are not on record (it is no delivery of a source, or an earlier release took it in): bring the row in again as a file".into(),
    )
}

fn still_refused(row: QuarantineRow) -> StillRefused {
    StillRefused { row: row.row, reason: Named::new(row.reason, row.reason_zh, row.reason_en), detail: row.detail }
}

fn reported_since(row: u64) -> StillRefused {
    StillRefused {
        row,
        reason: Named::new("overtaken", "此后已有新的报送", "reported again since"),
        detail: "该行所述内容此后已有新的报送：请不予入库，或确认以本行取代 · what the row says was reported again since it came: dismiss it, or \
                 say that it is to replace that"
            .into(),
    }
}

/// What rows say, and whose they were.
fn digest_of(from: BatchId, table: &SourceTable) -> String {
    let mut hasher = Sha256::new();
    hasher.update(from.as_bytes());
    for (row, cells) in &table.rows {
        hasher.update(row.to_be_bytes());
        for cell in cells {
            hasher.update((cell.len() as u64).to_be_bytes());
            hasher.update(cell.as_bytes());
        }
    }
    hex::encode(hasher.finalize())
}
