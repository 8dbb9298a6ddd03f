//! The map of data: categories, what came in of each, how fresh it is.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use codes::FirmId;
use hub::{Catalogue, Category, Fact, MeasureId, Monitor, Received};
use lake::Dataset;
use views::objects;

use super::cards::{SourceCard, SourceCards, SourceFreshness, SourceFreshnessCards, category_name};
use super::quarantine::settled_rows;
use super::read::{Owner, owners};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::data::Batch;
use crate::events::from_json;
use crate::problem::{Code, Outcome, Problem};

/// What one category told of a firm.
#[derive(Default)]
struct Told {
    received: Received,
    held: BTreeSet<(MeasureId, Date)>,
}

impl Told {
    fn take(&mut self, fact: &Fact) {
        let later = |held: Option<i64>| held.is_none_or(|held| held < fact.known.learned_us);
        if later(self.received.last_learned_us) {
            self.received.last_learned_us = Some(fact.known.learned_us);
        }
        if fact.value.is_some() {
            self.received.last_period = self.received.last_period.max(Some(fact.on));
            self.held.insert((fact.measure, fact.on));
        }
    }
}

impl Platform {
    /// The categories of data there are, with their measures.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub fn source_cards(&self, who: &Principal) -> Outcome<SourceCards> {
        who.require(Action::ReadSources)?;
        Ok(SourceCards { sources: Catalogue::built_in().categories().iter().map(SourceCard::of).collect() })
    }

    /// One category.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub fn source_card(&self, who: &Principal, category: &str) -> Outcome<SourceCard> {
        who.require(Action::ReadSources)?;
        let found = Catalogue::built_in().category(category);
        found.map(SourceCard::of).ok_or_else(|| Problem::not_found("source", category))
    }

    /// An empty file with the standard headings of a category, as CSV that Excel opens.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`] for a kind that it has no measure of.
    pub fn source_template(&self, who: &Principal, category: &str, kind: Option<&str>) -> Outcome<String> {
        let card = self.source_card(who, category)?;
        let layouts = super::template(&card.source.id);
        let layout =
            layouts.iter().find(|layout| kind.is_none_or(|kind| layout.kind.en() == kind)).ok_or_else(|| {
                let known: Vec<&str> = layouts.iter().map(|layout| layout.kind.en()).collect();
                let en = format!("{category} has no measure of this kind: give one of {}", known.join(", "));
                Problem::new(Code::Invalid, en)
                    .in_chinese(format!("{category} 没有这种指标：请用 {} 之一", known.join("、")))
            })?;
        let headings = [&layout.firm, &layout.period].into_iter().chain(&layout.reference);
        let headings: Vec<&str> =
            headings.chain(layout.columns.iter().map(|column| &column.heading)).map(String::as_str).collect();
        Ok(format!("\u{feff}{}\r\n", headings.join(",")))
    }

    /// What came in of each category, of the asker's own deliveries and those the operator shares, and how fresh it is today.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::StoreDamaged`].
    pub async fn source_map(&self, who: &Principal) -> Outcome<SourceFreshnessCards> {
        who.require(Action::ReadSources)?;
        let today = self.clock.today();
        let mut told: BTreeMap<&str, BTreeMap<FirmId, Told>> = BTreeMap::new();
        let catalogue = Catalogue::built_in();
        for (firm, facts) in self.every_fact(who.institution).await? {
            for (_, fact) in &facts {
                let Some(category) = catalogue.category_of(fact.measure) else { continue };
                told.entry(&category.id).or_default().entry(firm).or_default().take(fact);
            }
        }
        let mut sources = Vec::with_capacity(catalogue.categories().len());
        let (mut batches, mut settled) = (Vec::new(), BTreeMap::<String, u64>::new());
        for owner in owners(who.institution) {
            batches.extend(self.batches_of(owner, Some(Dataset::Facts)).await?);
            self.count_settled(owner, &mut settled).await?;
        }
        for category in catalogue.categories() {
            let firms = told.remove(category.id.as_str()).unwrap_or_default();
            let mut line = monitored(category, firms, today)?;
            for batch in &batches {
                let (of, batches, facts) = match (&batch.delivered, &batch.merged) {
                    (Some(one), _) => (&one.category, 1, one.facts),
                    (None, Some(one)) => {
                        (&one.category, one.deliveries, batch.segments.iter().map(|one| one.rows).sum())
                    }
                    (None, None) => continue,
                };
                if *of == category.id {
                    line.batches += batches;
                    line.accepted += batch.accepted;
                    line.refused += batch.refused.values().sum::<u64>();
                    line.facts += facts;
                }
            }
            line.refused = line.refused.saturating_sub(settled.get(&category.id).copied().unwrap_or(0));
            sources.push(line);
        }
        Ok(SourceFreshnessCards { on: today.to_string(), sources })
    }
}

impl Platform {
    /// Rows of quarantines that were let in or dismissed, by category: also of deliveries that a merge stands for.
    async fn count_settled(&self, owner: Owner, settled: &mut BTreeMap<String, u64>) -> Outcome<()> {
        let settlements = self.settlements(owner).await?;
        let ids: Vec<String> = settlements.keys().cloned().collect();
        for ids in ids.chunks(views::limits::MAX_NAMED) {
            for row in objects::these(&self.book, owner, "batch", ids).await? {
                let batch: Batch = from_json(row.body.as_bytes())?;
                if let (Some(delivered), Some(done)) = (batch.delivered, settlements.get(&row.id)) {
                    *settled.entry(delivered.category).or_default() += settled_rows(done);
                }
            }
        }
        Ok(())
    }
}

fn monitored(category: &Category, firms: BTreeMap<FirmId, Told>, today: Date) -> Outcome<SourceFreshness> {
    let mut monitor = Monitor::default();
    let mut last_period = None;
    for told in firms.into_values() {
        last_period = last_period.max(told.received.last_period);
        let failed = |error: calendar::CalendarError| Problem::from_domain(Code::Internal, error);
        let freshness = category.refresh.freshness(told.received, today).map_err(failed)?;
        monitor.add(freshness, category.coverage(None, told.held, today).map_err(failed)?);
    }
    let share = |bps: u64| format!("{}.{:02}", bps / 100, bps % 100);
    Ok(SourceFreshness {
        source: category_name(&category.id),
        batches: 0,
        accepted: 0,
        refused: 0,
        facts: 0,
        firms: monitor.firms,
        fresh: monitor.fresh,
        late: monitor.late,
        latest_days: monitor.latest_days,
        coverage_percent: monitor.coverage.share_bps().map(share),
        last_period: last_period.map(|day| day.to_string()),
    })
}
