//! Data in: loan histories and observations, as Parquet segments whose digests the book holds.
//!
//! A batch is one import. Its rows are no events; the event says which segments hold them, how many rows were refused and
//! where the refused ones wait. A firm's features are read from observations, under a consent, as known at an instant.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use calendar::{Date, Timestamp};
use codes::{BatchId, FirmId, InstitutionId, UserId};
use lake::{
    Dataset, HistoryColumns, Observation, ObservationFilter, QuarantineInfo, QuarantineRow, SegmentInfo, Value,
};
use scoring::FeatureValue;
use serde::{Deserialize, Serialize};
use store::Expected;
use views::objects;

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::limits::MAX_WHOLE_LIST;
use crate::problem::{Code, Outcome, Problem};
use crate::sources::{Delivered, Merged};

/// The state of a batch that a merge stands for.
const REPLACED: &str = "merged";

/// One import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// Its id.
    pub id: BatchId,
    /// What the rows are.
    pub dataset: Dataset,
    /// Where they came from: a file's name, never its path.
    pub source: String,
    /// Whether the rows are simulated.
    pub simulated: bool,
    /// Rows read.
    pub read: u64,
    /// Rows kept.
    pub accepted: u64,
    /// Rows refused, by reason.
    pub refused: BTreeMap<String, u64>,
    /// The segments.
    pub segments: Vec<SegmentInfo>,
    /// Where the refused rows wait.
    pub quarantine: Option<QuarantineInfo>,
    /// What it was a delivery of, where a data source delivered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<Delivered>,
    /// What it stands for, where it is a merge of others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged: Option<Merged>,
}

impl Batch {
    /// Its read-model row once a merge stands for it: it is no longer among those that are read.
    pub(crate) fn replaced_row(&self) -> Outcome<objects::Object> {
        Ok(objects::Object { state: REPLACED.into(), version: 2, ..self.row()? })
    }

    /// Its read-model row.
    pub(crate) fn row(&self) -> Outcome<objects::Object> {
        Ok(objects::Object {
            kind: "batch".into(),
            id: self.id.to_string(),
            state: self.dataset.name().into(),
            label: self.source.clone(),
            version: 1,
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }
}

/// What happened to data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DataEvent {
    /// A batch came in.
    Imported {
        /// The batch.
        batch: Box<Batch>,
    },
    /// Rows that waited in its quarantine were checked again and became facts of another batch.
    RowsReplayed {
        /// Their numbers, rising; the rows of the other batch have the same.
        rows: Vec<u64>,
        /// The batch whose facts they are.
        into: BatchId,
        /// The headings under which somebody changed something. What stands there now is in the facts, never in the book: a credit code
        /// could not be erased from it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changed: Vec<String>,
        /// Who did it.
        by: UserId,
        /// Why they stand now.
        reason: String,
    },
    /// Rows that waited in its quarantine are not wanted.
    RowsDismissed {
        /// Their numbers, rising.
        rows: Vec<u64>,
        /// Who says so.
        by: UserId,
        /// Why.
        reason: String,
    },
}

impl JsonEvent for DataEvent {
    const STREAM: &'static str = "batch";
    fn kind(&self) -> &'static str {
        match self {
            Self::Imported { .. } => "batch-imported",
            Self::RowsReplayed { .. } => "quarantine-replayed",
            Self::RowsDismissed { .. } => "quarantine-dismissed",
        }
    }
}

/// The newest value of every metric of every firm, in memory.
#[derive(Debug, Default)]
pub struct FirmFeatures {
    firms: BTreeMap<FirmId, BTreeMap<String, Known>>,
}

/// A value with what decides whether it may be used.
#[derive(Debug, Clone)]
struct Known {
    value: FeatureValue,
    held_on: Date,
    learned_at: Timestamp,
    category: String,
}

/// A firm's features under a consent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Features {
    /// By metric.
    pub values: BTreeMap<String, FeatureValue>,
    /// The newest day any of them held.
    pub newest: Option<Date>,
}

/// One feature of a firm with where it came from and the day it held.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    /// The metric.
    pub name: String,
    /// Its newest value.
    pub value: FeatureValue,
    /// The day it held.
    pub held_on: Date,
    /// The source category.
    pub category: String,
}

impl FirmFeatures {
    /// What is known of a firm in the categories it agreed to, each with its source and day.
    #[must_use]
    pub fn observed(&self, firm: FirmId, categories: &[String]) -> Vec<Observed> {
        let known = self.firms.get(&firm).into_iter().flatten();
        let allowed = known.filter(|(_, known)| categories.contains(&known.category));
        let observed = allowed.map(|(metric, known)| Observed {
            name: metric.clone(),
            value: known.value.clone(),
            held_on: known.held_on,
            category: known.category.clone(),
        });
        observed.collect()
    }

    fn add(&mut self, observation: Observation) {
        let known = Known {
            value: match observation.value {
                Value::Fixed { units, scale } => FeatureValue::Number(fixed(units, scale)),
                Value::Text(text) => FeatureValue::Category(text),
            },
            held_on: observation.held_on,
            learned_at: observation.learned_at,
            category: observation.category,
        };
        let slot = self.firms.entry(observation.firm).or_default().entry(observation.metric);
        slot.and_modify(|held| {
            // A later day wins; for the same day the later word about it does (a correction).
            if (known.held_on, known.learned_at) >= (held.held_on, held.learned_at) {
                *held = known.clone();
            }
        })
        .or_insert(known);
    }

    /// What is known of a firm in the categories it agreed to.
    #[must_use]
    pub fn of(&self, firm: FirmId, categories: &[String]) -> Features {
        let mut features = Features::default();
        for (metric, known) in self.firms.get(&firm).into_iter().flatten() {
            if categories.contains(&known.category) {
                features.values.insert(metric.clone(), known.value.clone());
                features.newest = features.newest.max(Some(known.held_on));
            }
        }
        features
    }

    /// How many firms are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.firms.len()
    }

    /// Whether no firm is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.firms.is_empty()
    }
}

/// A fixed-point number as the nearest float: one division, the same on every machine.
#[expect(clippy::cast_precision_loss, reason = "a feature is a statistic, not an amount")]
fn fixed(units: i64, scale: u8) -> f64 {
    let power = 10_i64.checked_pow(u32::from(scale)).unwrap_or(i64::MAX);
    units as f64 / power as f64
}

impl Platform {
    /// Records a batch whose segments are already in the lake.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn record_batch(&self, request: &Request<'_>, batch: Batch) -> Outcome<Batch> {
        request.who.require(Action::ImportData)?;
        self.keep_batch(request.institution(), request, batch).await
    }

    /// Records simulated observations of firms: they belong to the platform operator, like the firms.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::ImportFailed`].
    pub async fn simulated_observations(&self, request: &Request<'_>, observations: &[Observation]) -> Outcome<Batch> {
        request.who.require(Action::RegisterFirm)?;
        let id = BatchId::from_bytes(random()?);
        let segments = self.lake.write_observations(id, observations).map_err(failed)?;
        let rows = observations.len() as u64;
        let batch = Batch {
            id,
            dataset: Dataset::Observations,
            source: "simulated province".into(),
            simulated: true,
            read: rows,
            accepted: rows,
            refused: BTreeMap::new(),
            segments,
            quarantine: None,
            delivered: None,
            merged: None,
        };
        let batch = self.keep_batch(OPERATOR, request, batch).await?;
        *self.features.write().await = None;
        Ok(batch)
    }

    /// Records a simulated past of the asker's institution: features at origination and outcomes.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::ImportFailed`].
    pub async fn simulated_history(&self, request: &Request<'_>, table: &HistoryColumns) -> Outcome<Batch> {
        request.who.require(Action::ImportData)?;
        let id = BatchId::from_bytes(random()?);
        let segments = self.lake.write_features(id, table).map_err(failed)?;
        let rows = table.len() as u64;
        let batch = Batch {
            id,
            dataset: Dataset::FeatureHistory,
            source: "simulated province".into(),
            simulated: true,
            read: rows,
            accepted: rows,
            refused: BTreeMap::new(),
            segments,
            quarantine: None,
            delivered: None,
            merged: None,
        };
        self.keep_batch(request.institution(), request, batch).await
    }

    /// Imports a loan history in a public SBA layout. Bad rows wait in quarantine with their reason; the rest goes on.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::ImportFailed`] with what is wrong with the file as a whole.
    pub async fn import_sba(
        &self,
        request: &Request<'_>,
        path: &Path,
        mut progress: impl FnMut(connectors::Progress) + Send,
    ) -> Outcome<Batch> {
        request.who.require(Action::ImportData)?;
        let id = BatchId::from_bytes(random()?);
        // Parsing half a million rows takes seconds of processor time: this thread is lent to it.
        let options = connectors::sba::ImportOptions::default();
        let imported =
            tokio::task::block_in_place(|| connectors::sba::import(&self.lake, id, path, &options, &mut progress));
        self.keep_imported(request, Dataset::LoanHistory, id, path, imported.map_err(failed)?).await
    }

    /// Records an import that is on disk.
    pub(crate) async fn keep_imported(
        &self,
        request: &Request<'_>,
        dataset: Dataset,
        id: BatchId,
        path: &Path,
        imported: connectors::Imported,
    ) -> Outcome<Batch> {
        let connectors::Imported { summary, segments, quarantine } = imported;
        let batch = Batch {
            id,
            dataset,
            source: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            simulated: false,
            read: summary.read,
            accepted: summary.accepted,
            refused: summary
                .by_reason
                .iter()
                .map(|(reason, count)| (format!("{} {}", reason.zh(), reason.en()), *count))
                .collect(),
            segments,
            quarantine,
            delivered: None,
            merged: None,
        };
        self.keep_batch(request.institution(), request, batch).await
    }

    async fn keep_batch(&self, institution: InstitutionId, request: &Request<'_>, batch: Batch) -> Outcome<Batch> {
        let appends = vec![appending(
            *batch.id.as_bytes(),
            Expected::New,
            self.clock.today(),
            &[DataEvent::Imported { batch: batch.clone().into() }],
        )?];
        let row = batch.row()?;
        self.save_in(institution, &Request::plain(request.who), appends, vec![objects::put(institution, row)], batch)
            .await
    }

    /// The imports of the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn batches(&self, who: &Principal) -> Outcome<Vec<Batch>> {
        who.require(Action::ReadData)?;
        self.batches_of(who.institution, None).await
    }

    pub(crate) async fn batches_of(&self, institution: InstitutionId, dataset: Option<Dataset>) -> Outcome<Vec<Batch>> {
        let state = dataset.map(Dataset::name);
        let rows = objects::all(&self.book, institution, "batch", state, MAX_WHOLE_LIST).await?;
        rows.iter().map(|row| from_json(row.body.as_bytes())).collect()
    }

    /// The rows refused by the asker's imports, up to `limit` of each.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::StoreDamaged`] when a quarantine file was changed.
    pub async fn quarantined(&self, who: &Principal, limit: usize) -> Outcome<Vec<(Batch, Vec<QuarantineRow>)>> {
        let mut found = Vec::new();
        for batch in self.batches(who).await? {
            let Some(info) = &batch.quarantine else { continue };
            self.lake.verify_quarantine(info).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            let rows = self
                .lake
                .quarantine(batch.id)
                .map_err(failed)?
                .take(limit)
                .collect::<Result<Vec<_>, _>>()
                .map_err(failed)?;
            found.push((batch, rows));
        }
        Ok(found)
    }

    /// The institution's past loans as columns, from every history it imported; segments are checked against their digests.
    pub(crate) async fn history_columns(&self, institution: InstitutionId) -> Outcome<HistoryColumns> {
        let simulated = self.batches_of(institution, Some(Dataset::FeatureHistory)).await?;
        let imported = self.batches_of(institution, Some(Dataset::LoanHistory)).await?;
        let segments = |batches: &[Batch]| batches.iter().flat_map(|batch| batch.segments.clone()).collect::<Vec<_>>();
        let (features, loans) = (segments(&simulated), segments(&imported));
        for segment in features.iter().chain(&loans) {
            self.lake.verify(segment).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        }
        if !features.is_empty() {
            return self.lake.features(&features).map_err(failed);
        }
        if loans.is_empty() {
            return Err(Problem::new(
                Code::DataMissing,
                "this institution has no loan history: import one first (anji import sba FILE)",
            ));
        }
        self.lake.history_columns(&loans, &lake::ColumnOptions::default()).map_err(failed)
    }

    /// The firms' newest features, read from the lake once and kept until new observations come in.
    pub(crate) async fn firm_features(&self) -> Outcome<Arc<FirmFeatures>> {
        if let Some(held) = self.features.read().await.as_ref() {
            return Ok(Arc::clone(held));
        }
        let mut features = FirmFeatures::default();
        for batch in self.batches_of(OPERATOR, Some(Dataset::Observations)).await? {
            for chunk in self.lake.observations(&batch.segments, ObservationFilter::default()) {
                for observation in chunk.map_err(failed)? {
                    features.add(observation);
                }
            }
        }
        let features = Arc::new(features);
        *self.features.write().await = Some(Arc::clone(&features));
        Ok(features)
    }
}

fn failed(error: impl std::error::Error) -> Problem {
    Problem::from_domain(Code::ImportFailed, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_day_wins_and_consent_bounds_the_categories() {
        let firm = FirmId::from_bytes([1; 16]);
        let mut features = FirmFeatures::default();
        let mut add = |day: &str, learned: &str, units| {
            features.add(Observation {
                firm,
                metric: "revenue".into(),
                held_on: calendar::parse_date(day).unwrap(),
                period_start: None,
                value: Value::Fixed { units, scale: 2 },
                learned_at: learned.parse().unwrap(),
                category: "tax".into(),
                row: 1,
            });
        };
        add("2025-02-28", "2025-03-05T00:00:00Z", 200);
        add("2025-01-31", "2025-03-09T00:00:00Z", 900);
        add("2025-02-28", "2025-03-07T00:00:00Z", 250);
        assert_eq!(features.of(firm, &["tax".into()]).values["revenue"], FeatureValue::Number(2.5));
        assert!(features.of(firm, &["power".into()]).values.is_empty());
    }
}
