//! Deliveries merged: what came in as many small files is read as few large ones.
//!
//! Every delivery leaves segments of its own, so whoever reads a firm opens a file for each. A merge writes the facts of some deliveries of one
//! category into one run a firm, with batch and row of each fact, and is a batch of its own that names what it stands for. From then
//! on it is read in their place; their files stay, with their digests in the book.
//!
//! Which are merged: the smallest first, as long as the next is no larger than a few times all before it together. So a fact is written again a
//! few times in its life and not with every merge.

use std::collections::{BTreeMap, BTreeSet};

use codes::{BatchId, InstitutionId};
use hub::Catalogue;
use lake::{Dataset, SegmentInfo};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Expected;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::clock::random;
use crate::data::{Batch, DataEvent};
use crate::events::{Request, appending};
use crate::limits::{LEAST_TO_MERGE, MERGE_FACTOR, MOST_TO_MERGE};
use crate::problem::{Code, Outcome, Problem};

/// What a merge stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merged {
    /// The category, by id.
    pub category: String,
    /// The batches that are no longer read themselves: deliveries, and merges before it.
    pub of: BTreeSet<BatchId>,
    /// Deliveries among all that it holds.
    pub deliveries: u64,
}

/// What merging did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeRun {
    /// Merges written.
    pub merges: u64,
    /// Batches that are read no more, since a merge stands for them.
    pub batches: u64,
    /// Facts in the merges.
    pub facts: u64,
}

/// The category whose facts a batch holds.
fn category(batch: &Batch) -> Option<&str> {
    let merged = batch.merged.as_ref().map(|merged| merged.category.as_str());
    merged.or(batch.delivered.as_ref().map(|delivered| delivered.category.as_str()))
}

/// Facts in a batch.
fn facts(batch: &Batch) -> u64 {
    batch.segments.iter().map(|segment| segment.rows).sum()
}

/// Which of a category's batches are merged now; none when there are fewer than `least` worth it.
fn chosen(mut batches: Vec<Batch>, least: usize) -> Vec<Batch> {
    batches.sort_by_key(|batch| (facts(batch), batch.id));
    batches.truncate(MOST_TO_MERGE);
    let mut sum = 0;
    let mut many = 0;
    for batch in &batches {
        let next = facts(batch);
        if many >= least && next > sum * MERGE_FACTOR {
            break;
        }
        (sum, many) = (sum + next, many + 1);
    }
    batches.truncate(many);
    if batches.len() < least.max(2) { Vec::new() } else { batches }
}

impl Platform {
    /// Merges what came in of each category, as far as it is worth it. Readers go on meanwhile, and so do deliveries.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::StoreDamaged`] for a segment that cannot be read; [`Code::Conflict`] when another process merged at this moment.
    pub async fn merge_sources(&self, request: &Request<'_>) -> Outcome<MergeRun> {
        request.who.require(Action::DeliverSources)?;
        self.merged_now(request.who, 2).await
    }

    /// The same for every institution by the service itself, where many deliveries wait.
    ///
    /// # Errors
    /// As [`Platform::merge_sources`].
    pub async fn merge_waiting(&self) -> Outcome<MergeRun> {
        let mut all = MergeRun::default();
        for institution in self.institutions().await? {
            let run = self.merged_now(&Principal::service(institution.id), LEAST_TO_MERGE).await?;
            all.merges += run.merges;
            all.batches += run.batches;
            all.facts += run.facts;
        }
        Ok(all)
    }

    async fn merged_now(&self, who: &Principal, least: usize) -> Outcome<MergeRun> {
        let _one_at_a_time = self.merging.lock().await;
        let mut by_category: BTreeMap<String, Vec<Batch>> = BTreeMap::new();
        for batch in self.batches_of(who.institution, Some(Dataset::Facts)).await? {
            if let Some(category) = category(&batch).map(str::to_owned) {
                by_category.entry(category).or_default().push(batch);
            }
        }
        let mut run = MergeRun::default();
        for (category, batches) in by_category {
            let batches = chosen(batches, least);
            if !batches.is_empty() {
                run.merges += 1;
                run.batches += batches.len() as u64;
                run.facts += self.merge(who, &category, &batches).await?;
            }
        }
        Ok(run)
    }

    async fn merge(&self, who: &Principal, category: &str, batches: &[Batch]) -> Outcome<u64> {
        let institution = who.institution;
        let id = BatchId::from_bytes(random()?);
        let segments: Vec<SegmentInfo> = batches.iter().flat_map(|batch| batch.segments.clone()).collect();
        let written = tokio::task::block_in_place(|| self.lake.merge_facts(id, category, &segments, &|_, _| ()));
        let segments = written.map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let rows = segments.iter().map(|segment| segment.rows).sum();
        let deliveries = |batch: &Batch| batch.merged.as_ref().map_or(1, |merged| merged.deliveries);
        let merged = Merged {
            category: category.to_owned(),
            of: batches.iter().map(|batch| batch.id).collect(),
            deliveries: batches.iter().map(deliveries).sum(),
        };
        let sum = |of: fn(&Batch) -> u64| batches.iter().map(of).sum();
        let mut refused = BTreeMap::new();
        for (reason, rows) in batches.iter().flat_map(|batch| &batch.refused) {
            *refused.entry(reason.clone()).or_insert(0) += rows;
        }
        let batch = Batch {
            id,
            dataset: Dataset::Facts,
            source: Catalogue::built_in()
                .category(category)
                .map_or_else(String::new, |one| format!("{} · 合并 merged", one.zh)),
            simulated: batches.iter().any(|batch| batch.simulated),
            read: sum(|batch| batch.read),
            accepted: sum(|batch| batch.accepted),
            refused,
            segments,
            quarantine: None,
            delivered: None,
            merged: Some(merged),
        };
        // One stream for the merges of a category: of two at once one finds that it has moved on.
        let stream = merges_of(institution, category);
        let version = self.events::<DataEvent>(institution, stream).await?.len() as u64;
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let imported = DataEvent::Imported { batch: batch.clone().into() };
        let appends = vec![appending(stream, expected, self.clock.today(), &[imported])?];
        let mut writes = vec![objects::put(institution, batch.row()?)];
        for replaced in batches {
            writes.push(objects::put(institution, replaced.replaced_row()?));
        }
        self.save(&Request::plain(who), appends, writes, ()).await?;
        self.merge_to_held(institution, &batch).await;
        Ok(rows)
    }
}

fn merges_of(institution: InstitutionId, category: &str) -> [u8; 16] {
    let mut hasher = Sha256::new();
    hasher.update(b"merges of ");
    hasher.update(institution.as_bytes());
    hasher.update(category.as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&hasher.finalize()[..16]);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(number: u8, rows: u64) -> Batch {
        let segment = SegmentInfo {
            dataset: Dataset::Facts,
            file: String::new(),
            batch: BatchId::from_bytes([number; 16]),
            rows,
            bytes: 0,
            sha256: String::new(),
            first_on: None,
            last_on: None,
        };
        Batch {
            id: BatchId::from_bytes([number; 16]),
            dataset: Dataset::Facts,
            source: String::new(),
            simulated: true,
            read: rows,
            accepted: rows,
            refused: BTreeMap::new(),
            segments: vec![segment],
            quarantine: None,
            delivered: None,
            merged: None,
        }
    }

    #[test]
    fn small_ones_are_merged_and_a_large_one_waits_until_they_come_near_it() {
        let rows = |all: &[u64], least: usize| -> Vec<u64> {
            let batches = (0..).zip(all).map(|(number, rows)| batch(number, *rows)).collect();
            chosen(batches, least).iter().map(facts).collect()
        };
        assert_eq!(rows(&[1_000_000, 10, 10, 10], 2), [10, 10, 10]);
        assert_eq!(rows(&[100, 10, 10, 10], 2), [10, 10, 10, 100]);
        assert_eq!(rows(&[10, 10], 8), [0_u64; 0], "not worth it yet");
        assert_eq!(rows(&[10], 1), [0_u64; 0]);
        assert_eq!(rows(&[], 2), [0_u64; 0]);
    }
}
