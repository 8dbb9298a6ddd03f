//! Portraits in memory, while the service runs: what a read is answered from, and what a delivery moves.
//!
//! | when | what |
//! |---|---|
//! | the service starts | for each lender, the newest snapshot is opened or the lake is read, under the consents of that day; then what came since is applied |
//! | a file of a source came in | its facts are applied to the firms held, each under the categories its consents named; the warnings that turned are looked at |
//! | a consent is withdrawn | the firm is let go |
//! | a day begins | every firm is turned to it, under the consents of the day; the warnings that turned are looked at |
//! | a portrait is read | the consents in force are asked in the book, as for any read. When they are not those the firm is held under, it is made again |
//! | the service ends, and once an hour | a snapshot is written |
//!
//! What is held is no record: all of it can be made again from the lake and the book, and is when a snapshot is missing or damaged.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use calendar::{Date, add_months};
use codes::{BatchId, FirmId, InstitutionId};
use gallery::{Filling, Opened, Stream, StreamError};
use lake::{Dataset, FactFilter};
use portrait::{Catalogue, Evaluator, FirmState};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use watch::Watcher;

use super::cards::{self, LivePortraitCard};
use super::run::Consented;
use super::{folded, is_of};
use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::data::Batch;
use crate::events::{from_json, to_json};
use crate::limits::{HELD_SHARDS, SETTLED_AFTER_SECONDS};
use crate::problem::{Code, Outcome, Problem};
use crate::setup::InstitutionKind;
use crate::sources::owners;

/// The portraits that this process holds, by who may see them.
#[derive(Default)]
pub(crate) struct HeldPortraits(RwLock<HashMap<InstitutionId, Arc<Hall>>>);

/// What is held for one institution.
struct Hall {
    stream: Stream,
    /// The categories that each firm is held under.
    under: RwLock<HashMap<FirmId, Arc<BTreeSet<String>>>>,
    /// How far the book was read. Held locked by whoever brings the stream in step, so that one does it at a time.
    place: tokio::sync::Mutex<Place>,
}

/// How far a hall was brought in step.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Place {
    /// Deliveries that are in.
    batches: BTreeSet<BatchId>,
    /// Facts learnt by then are taken as known, in microseconds since 1970: a later delivery of an older one makes its firms anew.
    learned_through: i64,
    /// The day the firms were turned to.
    day: Date,
}

/// What a snapshot's owner has to know of it.
#[derive(Serialize, Deserialize)]
struct Note {
    place: Place,
    /// What the portraits are of, as a digest: by other documents the lake is read.
    documents: String,
    under: BTreeMap<String, Vec<FirmId>>,
}

/// What bringing a hall in step did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeldStep {
    /// Facts that were applied.
    pub facts: u64,
    /// Firms of which a warning began or ceased to hold.
    pub turned: BTreeSet<FirmId>,
}

fn damaged(error: impl std::error::Error) -> Problem {
    Problem::from_domain(Code::StoreDamaged, error)
}

impl HeldPortraits {
    fn hall(&self, institution: InstitutionId) -> Option<Arc<Hall>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&institution).cloned()
    }

    fn halls(&self) -> Vec<(InstitutionId, Arc<Hall>)> {
        let halls = self.0.read().unwrap_or_else(PoisonError::into_inner);
        halls.iter().map(|(institution, hall)| (*institution, Arc::clone(hall))).collect()
    }

    fn put(&self, institution: InstitutionId, hall: Hall) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(institution, Arc::new(hall));
    }

    /// Lets a firm go, at once: its consent was withdrawn, or its identity erased.
    pub(crate) fn forget(&self, firm: FirmId, institution: Option<InstitutionId>) {
        for (of, hall) in self.halls() {
            if institution.is_none_or(|institution| institution == of) {
                hall.forget(firm);
            }
        }
    }
}

impl Hall {
    fn under(&self, firm: FirmId) -> Option<Arc<BTreeSet<String>>> {
        self.under.read().unwrap_or_else(PoisonError::into_inner).get(&firm).cloned()
    }

    fn hold_under(&self, firm: FirmId, categories: BTreeSet<String>) {
        self.under.write().unwrap_or_else(PoisonError::into_inner).insert(firm, Arc::new(categories));
    }

    fn forget(&self, firm: FirmId) {
        // The categories first: a fact that comes between finds that the firm is not held.
        self.under.write().unwrap_or_else(PoisonError::into_inner).remove(&firm);
        self.stream.forget(firm);
    }

    /// Turns every firm to a day: by shard, those of which a warning turned.
    fn turn(&self, day: Date) -> Vec<Result<Vec<FirmId>, StreamError>> {
        gallery::on_threads(self.stream.shards(), |shard| {
            let mut turned = Vec::new();
            self.stream.turn(shard, day, |firm, moved| {
                if !moved.turned.is_empty() {
                    turned.push(firm);
                }
            })?;
            Ok(turned)
        })
    }

    /// The state of a firm that is held under just these categories.
    fn state(&self, firm: FirmId, categories: &BTreeSet<String>) -> Outcome<Option<FirmState>> {
        if self.under(firm).is_none_or(|under| *under != *categories) {
            return Ok(None);
        }
        // A firm that nothing was told of is held under its consents and is not in the stream.
        Ok(Some(self.stream.state(firm).map_err(damaged)?.unwrap_or_default()))
    }
}

impl Platform {
    /// Holds the portraits of every lender's firms from now on; `tell` hears of each firm, from any thread.
    ///
    /// # Errors
    /// When the store or the lake cannot be read.
    pub async fn hold_portraits(&self, tell: &(impl Fn() + Sync)) -> Outcome<()> {
        for institution in self.institutions().await? {
            if institution.kind == InstitutionKind::Lender {
                let hall = match self.opened_hall(institution.id).await {
                    Ok(Some(hall)) => hall,
                    Ok(None) => self.filled_hall(institution.id, tell).await?,
                    Err(problem) => {
                        tracing::warn!(?problem, "a snapshot of portraits is of no use: the lake is read");
                        self.filled_hall(institution.id, tell).await?
                    }
                };
                self.held.put(institution.id, hall);
                self.step_portraits(institution.id).await?;
                // What ceased to hold while nobody held anything turns in no event any more.
                let over = self.alerts_over(institution.id).await?;
                self.watch_turned(institution.id, &over).await?;
            }
        }
        Ok(())
    }

    fn snapshot_folder(&self, institution: InstitutionId) -> PathBuf {
        self.folder.root().join("portraits").join(institution.to_string())
    }

    /// Everything that the lake has of the firms that consent.
    async fn filled_hall(&self, institution: InstitutionId, tell: &(impl Fn() + Sync)) -> Outcome<Hall> {
        let (day, firms) = (self.clock.today(), self.file_rows(institution).await?);
        let consented = self.consented(institution, &firms).await?;
        let mut batches = BTreeSet::new();
        let mut segments = Vec::new();
        for owner in owners(institution) {
            for batch in self.batches_of(owner, Some(Dataset::Facts)).await? {
                batches.insert(batch.id);
                segments.extend(batch.segments);
            }
        }
        let learned_through = self.clock.now().as_microsecond() - SETTLED_AFTER_SECONDS * 1_000_000;
        let filling = Filling {
            lake: &self.lake,
            facts: &segments,
            buckets: segments.iter().filter_map(lake::buckets_of).max().unwrap_or(1).max(self.lake.buckets()),
            learned_through,
            keep_for: month_before(day)?,
            as_of: day,
        };
        let stream = Stream::new(HELD_SHARDS).map_err(damaged)?;
        let permitted = Consented::new(&consented);
        tokio::task::block_in_place(|| stream.fill(&filling, &permitted, tell)).map_err(damaged)?;
        let under = consented.into_iter().map(|(firm, categories)| (firm, Arc::new(categories))).collect();
        let place = tokio::sync::Mutex::new(Place { batches, learned_through, day });
        Ok(Hall { stream, under: RwLock::new(under), place })
    }

    /// What a snapshot of this release holds.
    async fn opened_hall(&self, institution: InstitutionId) -> Outcome<Option<Hall>> {
        let folder = self.snapshot_folder(institution);
        let opened = tokio::task::block_in_place(|| Stream::open(&folder)).map_err(damaged)?;
        let Some(Opened { stream, note, .. }) = opened else { return Ok(None) };
        let note: Note = from_json(&note)?;
        if note.documents != documents_digest() || note.place.day > self.clock.today() {
            return Ok(None);
        }
        let mut under = HashMap::new();
        for (named, firms) in note.under {
            let categories: Arc<BTreeSet<String>> = Arc::new(named.split(',').map(str::to_owned).collect());
            under.extend(firms.into_iter().map(|firm| (firm, Arc::clone(&categories))));
        }
        let hall = Hall { stream, under: RwLock::new(under), place: tokio::sync::Mutex::new(note.place) };
        // Consents may have gone, or come, while nobody held anything.
        self.consent_hall(institution, &hall).await?;
        Ok(Some(hall))
    }

    /// Lets go the firms that are held under other consents than those in force, and holds those that gave one.
    async fn consent_hall(&self, institution: InstitutionId, hall: &Hall) -> Outcome<()> {
        let firms = self.file_rows(institution).await?;
        let consented = self.consented(institution, &firms).await?;
        let held: Vec<FirmId> = hall.under.read().unwrap_or_else(PoisonError::into_inner).keys().copied().collect();
        for firm in held {
            if consented.get(&firm) != hall.under(firm).as_deref() {
                hall.forget(firm);
            }
        }
        let day = self.clock.today();
        let missing: BTreeSet<FirmId> = consented.keys().filter(|firm| hall.under(**firm).is_none()).copied().collect();
        self.put_again(institution, hall, &missing, &consented, day).await
    }

    /// Makes firms again from the lake.
    async fn put_again(
        &self,
        institution: InstitutionId,
        hall: &Hall,
        firms: &BTreeSet<FirmId>,
        consented: &BTreeMap<FirmId, BTreeSet<String>>,
        day: Date,
    ) -> Outcome<()> {
        if firms.is_empty() {
            return Ok(());
        }
        let mut facts = self.facts_of(institution, firms).await?;
        for firm in firms {
            let Some(categories) = consented.get(firm) else { continue };
            let mut state = folded(&facts.remove(firm).unwrap_or_default(), categories)?;
            if state.cells() > 0 {
                state.settle(Catalogue::built_in(), i64::MIN, month_before(day)?);
                let put = || hall.stream.put(*firm, state, day);
                tokio::task::block_in_place(|| gallery::on_thread(put)).map_err(damaged)?;
            }
            hall.hold_under(*firm, categories.clone());
            // Withdrawn meanwhile: what was made of it goes.
            if self.categories_of(*firm, institution).await? != *categories {
                hall.forget(*firm);
            }
        }
        Ok(())
    }

    /// Brings what is held for an institution in step with the book and the day: deliveries that came since, and the day that began.
    /// Nothing for an institution of which nothing is held.
    ///
    /// # Errors
    /// When the store or the lake cannot be read.
    pub async fn step_portraits(&self, institution: InstitutionId) -> Outcome<HeldStep> {
        let mut step = HeldStep::default();
        let Some(hall) = self.held.hall(institution) else { return Ok(step) };
        let mut place = hall.place.lock().await;
        let day = self.clock.today();
        if place.day < day {
            self.consent_hall(institution, &hall).await?;
            for turned in tokio::task::block_in_place(|| hall.turn(day)) {
                step.turned.extend(turned.map_err(damaged)?);
            }
            place.day = day;
        }
        // Those that a merge stands for are forgotten: the merge is known in their place.
        let mut listed = BTreeSet::new();
        for owner in owners(institution) {
            for batch in self.batches_of(owner, Some(Dataset::Facts)).await? {
                let known = &place.batches;
                // A merge of what is in brings nothing new.
                let told = batch.merged.as_ref().is_some_and(|merged| merged.of.is_subset(known));
                if !told && !known.contains(&batch.id) {
                    self.take_batch(institution, &hall, &batch, &place, &mut step).await?;
                }
                listed.insert(batch.id);
            }
        }
        place.batches = listed;
        Ok(step)
    }

    /// A delivery came in: what is held follows, and firms of lenders of which a shared one turned a warning are looked at. The firms of
    /// which the institution's own turned one.
    pub(crate) async fn told_to_held(&self, owner: InstitutionId, batch: &Batch) -> Outcome<BTreeSet<FirmId>> {
        let mut own = BTreeSet::new();
        for (institution, hall) in self.held.halls() {
            if owner != OPERATOR && owner != institution {
                continue;
            }
            let mut step = HeldStep::default();
            let mut place = hall.place.lock().await;
            if !place.batches.contains(&batch.id) {
                self.take_batch(institution, &hall, batch, &place, &mut step).await?;
                // Only now: one that could not be taken is tried again with the next step.
                place.batches.insert(batch.id);
            }
            drop(place);
            if owner == institution {
                own = step.turned;
            } else if !step.turned.is_empty() {
                self.watch_turned(institution, &step.turned).await?;
            }
        }
        Ok(own)
    }

    /// Firms with an alert that waits for somebody and says that its condition holds, where what is held in memory says that it does not.
    async fn alerts_over(&self, institution: InstitutionId) -> Outcome<BTreeSet<FirmId>> {
        let mut over = BTreeSet::new();
        let Some(hall) = self.held.hall(institution) else { return Ok(over) };
        let places: HashMap<&str, usize> =
            Watcher::built_in().warnings().enumerate().map(|(at, warning)| (warning.id.as_str(), at)).collect();
        let at_looks: BTreeSet<&str> = Watcher::built_in().at_looks().map(|warning| warning.id.as_str()).collect();
        for alert in self.undone_alerts(institution).await? {
            let Some(at) = places.get(alert.warning.as_str()) else { continue };
            if alert.cleared_on.is_some() || at_looks.contains(alert.warning.as_str()) {
                continue;
            }
            let held = hall.stream.standing(alert.firm).map_err(damaged)?;
            if held.is_some_and(|(_, held)| !held.has(*at)) {
                over.insert(alert.firm);
            }
        }
        Ok(over)
    }

    /// Of the firms that rows told of, those worth a look: of which a warning turned or holds, or stands on the desk and is not asked fact by
    /// fact. And those that are not held, of which nothing can be said here.
    pub(crate) async fn worth_a_look(
        &self,
        institution: InstitutionId,
        told: &BTreeSet<FirmId>,
        turned: &BTreeSet<FirmId>,
    ) -> Outcome<BTreeSet<FirmId>> {
        let Some(hall) = self.held.hall(institution) else { return Ok(told.clone()) };
        let watcher = Watcher::built_in();
        let mut evaluator = Evaluator::new(Catalogue::built_in());
        let (mut worth, mut quiet) = (BTreeSet::new(), BTreeSet::new());
        for firm in told {
            let found = hall.stream.portrait(&mut evaluator, *firm).map_err(damaged)?;
            let is_quiet = found.is_some_and(|(portrait, held)| {
                let calm = held.iter().next().is_none() && !turned.contains(firm);
                calm && hall.under(*firm).is_some() && watcher.look(&portrait, None).found.is_empty()
            });
            if is_quiet {
                quiet.insert(*firm)
            } else {
                worth.insert(*firm)
            };
        }
        worth.extend(self.undone_at_looks(institution, &quiet).await?);
        Ok(worth)
    }

    /// Deliveries were merged: who has all of them has the merge.
    pub(crate) async fn merge_to_held(&self, owner: InstitutionId, merge: &Batch) {
        for (institution, hall) in self.held.halls() {
            if owners(institution).contains(&owner) {
                let mut place = hall.place.lock().await;
                if merge.merged.as_ref().is_some_and(|merged| merged.of.is_subset(&place.batches)) {
                    place.batches.insert(merge.id);
                }
            }
        }
    }

    /// Brings everything that is held in step with the book and the day, and looks at the firms of which a warning turned.
    ///
    /// # Errors
    /// When the store or the lake cannot be read.
    pub async fn step_held(&self) -> Outcome<HeldStep> {
        let mut all = HeldStep::default();
        for (institution, _) in self.held.halls() {
            let step = self.step_portraits(institution).await?;
            if !step.turned.is_empty() {
                self.watch_turned(institution, &step.turned).await?;
            }
            all.facts += step.facts;
            all.turned.extend(step.turned);
        }
        Ok(all)
    }

    /// Applies the facts of a delivery to the firms that are held.
    async fn take_batch(
        &self,
        institution: InstitutionId,
        hall: &Hall,
        batch: &Batch,
        place: &Place,
        step: &mut HeldStep,
    ) -> Outcome<()> {
        // Firms that are made again from the lake: of which nothing was told before, or something older than what is taken as known.
        let mut again = BTreeSet::new();
        let apply = || {
            self.each_fact(&batch.segments, FactFilter::default(), |firm, fact| {
                if !hall.under(firm).is_some_and(|under| is_of(fact.measure, &under)) {
                    return Ok(());
                }
                step.facts += 1;
                let is_new = hall.stream.standing(firm).map_err(damaged)?.is_none();
                if is_new || fact.known.learned_us <= place.learned_through {
                    again.insert(firm);
                    return Ok(());
                }
                let moved = hall.stream.apply_held(firm, &fact, place.day).map_err(damaged)?;
                if moved.is_some_and(|moved| !moved.turned.is_empty()) {
                    step.turned.insert(firm);
                }
                Ok(())
            })
        };
        tokio::task::block_in_place(|| gallery::on_thread(apply))?;
        let under = again.iter().filter_map(|firm| Some((*firm, (*hall.under(*firm)?).clone())));
        let consented: BTreeMap<FirmId, BTreeSet<String>> = under.collect();
        self.put_again(institution, hall, &again, &consented, place.day).await?;
        // Nothing was held of them to turn, so nobody knows what did.
        step.turned.extend(again);
        Ok(())
    }

    /// Writes what is held to disk, so that the next start need not read the lake. Nothing is lost without it.
    ///
    /// # Errors
    /// [`Code::StoreFailed`] when the disk refuses.
    pub async fn keep_portraits(&self) -> Outcome<()> {
        for (institution, hall) in self.held.halls() {
            let place = hall.place.lock().await;
            let mut under: BTreeMap<String, Vec<FirmId>> = BTreeMap::new();
            for (firm, categories) in hall.under.read().unwrap_or_else(PoisonError::into_inner).iter() {
                let named = categories.iter().map(String::as_str).collect::<Vec<_>>().join(",");
                under.entry(named).or_default().push(*firm);
            }
            let note = to_json(&Note { place: place.clone(), documents: documents_digest(), under })?;
            let at = self.clock.now().as_microsecond().unsigned_abs();
            let folder = self.snapshot_folder(institution);
            let saved = tokio::task::block_in_place(|| {
                std::fs::create_dir_all(&folder)
                    .map_err(|error| Problem::new(Code::StoreFailed, "a snapshot of portraits").because(error))?;
                hall.stream.save(&folder, at, &note).map_err(|error| Problem::from_domain(Code::StoreFailed, error))
            });
            drop(place);
            saved?;
        }
        Ok(())
    }

    /// The state of a firm as this process holds it; none where it holds none under just these categories.
    pub(crate) fn held_state(
        &self,
        institution: InstitutionId,
        firm: FirmId,
        categories: &BTreeSet<String>,
    ) -> Outcome<Option<FirmState>> {
        self.held.hall(institution).map_or(Ok(None), |hall| hall.state(firm, categories))
    }

    /// How a firm stands now, from memory: scores, class, grade, every indicator and the warnings that hold. That it was read is recorded.
    ///
    /// # Errors
    /// As [`Platform::portrait`].
    pub async fn live_portrait(&self, who: &Principal, firm: FirmId) -> Outcome<LivePortraitCard> {
        who.require(Action::ReadPortrait)?;
        let (institution, today) = (who.institution, self.clock.today());
        let categories = self.consented_read_on_file(who, firm, "portrait-live").await?;
        let mut evaluator = Evaluator::new(Catalogue::built_in());
        if let Some(hall) = self.held.hall(institution) {
            if hall.under(firm).is_none_or(|under| *under != categories) {
                let _place = hall.place.lock().await;
                let consented = [(firm, categories.clone())].into();
                hall.forget(firm);
                self.put_again(institution, &hall, &[firm].into(), &consented, today).await?;
            }
            let found = hall.stream.portrait(&mut evaluator, firm).map_err(damaged)?;
            // A day that began a moment ago: the stream is not turned to it yet.
            if let Some((portrait, held)) = found.filter(|(portrait, _)| portrait.as_of == today) {
                return Ok(cards::live_card(firm, &portrait, held, true));
            }
        }
        let facts = self.facts_of(institution, &[firm].into()).await?.remove(&firm).unwrap_or_default();
        let portrait = super::evaluated(&mut evaluator, &folded(&facts, &categories)?, today)?;
        let watcher = Watcher::built_in();
        let mut held = watch::Held::default();
        watcher.again(&mut watcher.room(), &portrait, None, None, &mut held, |_| {});
        Ok(cards::live_card(firm, &portrait, held, false))
    }
}

/// The earliest day for which a portrait is asked for: a warning compares with the month before.
fn month_before(day: Date) -> Outcome<Date> {
    add_months(day, -1).map_err(|error| Problem::from_domain(Code::Internal, error))
}

/// Tells apart what packed portraits and warnings held are of: readings, scores and places of warnings of other documents are others.
fn documents_digest() -> String {
    let (catalogue, mut hasher) = (Catalogue::built_in(), Sha256::new());
    hasher.update(env!("CARGO_PKG_VERSION"));
    hasher.update(format!("{:?} {:?}", catalogue.indicators(), catalogue.scoring()));
    for warning in Watcher::built_in().warnings() {
        hasher.update(format!("{warning:?}"));
    }
    hex::encode(hasher.finalize())
}
