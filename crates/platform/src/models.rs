//! Scorecards: developed on an institution's own history, in force once a second person has approved them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use calendar::Timestamp;
use codes::{InstitutionId, ScorecardId, UserId};
use decision::Bundle;
use lake::HistoryColumns;
use product::CompiledProduct;
use rustc_hash::FxHashMap;
use scoring::develop::{DevelopOptions, FeatureText, Split};
use scoring::{Column, CompiledScorecard, Scorecard, Table};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Expected;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::catalogue::LiveProduct;
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::features;
use crate::limits::MAX_WHOLE_LIST;
use crate::problem::{Code, Outcome, Problem};

/// What happened to a scorecard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ScorecardEvent {
    /// A version was developed and put up for approval.
    Developed {
        /// Version, from 1 up.
        version: u32,
        /// The scorecard document, JSON, as it was made.
        document: String,
        /// The development report, JSON.
        report: String,
        /// SHA-256 of the document, hexadecimal.
        digest: String,
        /// Who developed it.
        by: UserId,
    },
    /// A second person approved a version: it is in force.
    Approved {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
    },
}

impl JsonEvent for ScorecardEvent {
    const STREAM: &'static str = "scorecard";
    fn kind(&self) -> &'static str {
        match self {
            Self::Developed { .. } => "scorecard-developed",
            Self::Approved { .. } => "scorecard-approved",
        }
    }
}

/// A scorecard as the platform shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScorecardCard {
    /// Its id.
    pub id: ScorecardId,
    /// Its name.
    pub name: String,
    /// The newest version.
    pub version: u32,
    /// The version in force.
    pub active_version: Option<u32>,
    /// SHA-256 of the newest document.
    pub digest: String,
    /// Who developed the newest version.
    pub developed_by: UserId,
    /// When the version in force was approved: the newest approval is the one decisions use.
    #[serde(default)]
    pub approved_at: Option<Timestamp>,
    /// How the newest version did; absent in rows older than this field, until the next rebuild.
    #[serde(default)]
    pub figures: Option<ScorecardFigures>,
}

/// What a list shows of a scorecard's development.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ScorecardFigures {
    /// Area under the ROC curve on the test rows.
    pub test_auc: f64,
    /// Kolmogorov-Smirnov on the test rows.
    pub test_ks: f64,
    /// Rows that fitted and tested it.
    pub rows: u64,
    /// Bad ones among them.
    pub bads: u64,
}

impl ScorecardFigures {
    /// From a development report; nothing when it cannot be read, since a list must not fail for one report.
    fn of(report: &str) -> Option<Self> {
        let report: scoring::develop::Report = serde_json::from_str(report).ok()?;
        let (train, test) = (&report.train, &report.test);
        Some(Self { test_auc: test.auc, test_ks: test.ks, rows: train.rows + test.rows, bads: train.bads + test.bads })
    }
}

impl ScorecardCard {
    /// Folds a scorecard's events, each with the instant it was recorded; nothing before the first development.
    pub(crate) fn fold<'a>(
        id: ScorecardId,
        name: &str,
        events: impl IntoIterator<Item = (Timestamp, &'a ScorecardEvent)>,
    ) -> Option<Self> {
        let (mut developed, mut active_version, mut approved_at) = (None, None, None);
        for (at, event) in events {
            match event {
                ScorecardEvent::Developed { version, digest, report, by, .. } => {
                    developed = Some((*version, digest.clone(), report, *by));
                }
                ScorecardEvent::Approved { version, .. } => (active_version, approved_at) = (Some(*version), Some(at)),
            }
        }
        let (version, digest, report, developed_by) = developed?;
        let figures = ScorecardFigures::of(report);
        Some(Self { id, name: name.to_owned(), version, active_version, digest, developed_by, approved_at, figures })
    }

    /// Its read-model row.
    pub(crate) fn row(&self, version: u64) -> Outcome<objects::Object> {
        Ok(objects::Object {
            kind: "scorecard".into(),
            id: self.id.to_string(),
            state: if self.active_version.is_some() { "active" } else { "submitted" }.into(),
            label: self.name.clone(),
            version: i64::try_from(version).unwrap_or(i64::MAX),
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }
}

/// A scorecard version, compiled, with what a decision pins of it.
#[derive(Clone)]
pub(crate) struct LiveScorecard {
    pub id: ScorecardId,
    pub digest: String,
    pub compiled: Arc<CompiledScorecard>,
}

/// Compiled documents by digest: compiling takes milliseconds, a decision microseconds.
#[derive(Default)]
pub(crate) struct Compiled {
    products: Mutex<FxHashMap<String, Arc<CompiledProduct>>>,
    bundles: Mutex<FxHashMap<String, Arc<Bundle>>>,
    live_scorecards: Mutex<FxHashMap<String, Arc<LiveScorecard>>>,
    live_products: Mutex<FxHashMap<String, Arc<LiveProduct>>>,
}

/// How many compiled documents are kept of each kind.
const MAX_COMPILED: usize = 256;

impl Compiled {
    pub(crate) fn product(&self, digest: &str) -> Option<Arc<CompiledProduct>> {
        self.products.lock().unwrap_or_else(PoisonError::into_inner).get(digest).cloned()
    }
    pub(crate) fn keep_product(&self, digest: &str, compiled: &Arc<CompiledProduct>) {
        keep(&self.products, digest, compiled);
    }
    pub(crate) fn bundle(&self, key: &str) -> Option<Arc<Bundle>> {
        self.bundles.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }
    pub(crate) fn keep_bundle(&self, key: &str, bundle: &Arc<Bundle>) {
        keep(&self.bundles, key, bundle);
    }
    /// A product as it stood at a version of its stream: what was read once need not be folded again.
    pub(crate) fn live_product(&self, key: &str) -> Option<LiveProduct> {
        let held = self.live_products.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(key).map(|product| LiveProduct::clone(product))
    }
    pub(crate) fn keep_live_product(&self, key: &str, product: &LiveProduct) {
        keep(&self.live_products, key, &Arc::new(product.clone()));
    }
    fn live_scorecard(&self, key: &str) -> Option<LiveScorecard> {
        let held = self.live_scorecards.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(key).map(|scorecard| LiveScorecard::clone(scorecard))
    }
}

fn keep<T>(held: &Mutex<FxHashMap<String, Arc<T>>>, digest: &str, compiled: &Arc<T>) {
    let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
    if held.len() >= MAX_COMPILED {
        held.clear();
    }
    held.insert(digest.to_owned(), Arc::clone(compiled));
}

/// How a scorecard is to be developed.
#[derive(Debug, Clone)]
pub struct DevelopRequest {
    /// Its name.
    pub name: String,
    /// Columns to leave out, beside those known to leak.
    pub exclude: Vec<String>,
}

impl Platform {
    /// Develops a scorecard on the institution's own history and puts it up for approval.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::DataMissing`], [`Code::ScorecardFailed`].
    pub async fn develop_scorecard(
        &self,
        request: &Request<'_>,
        asked: &DevelopRequest,
        mut progress: impl FnMut(scoring::develop::Progress) + Send,
    ) -> Outcome<(ScorecardCard, scoring::develop::Report)> {
        request.who.require(Action::DevelopScorecard)?;
        let institution = request.institution();
        let columns = self.history_columns(institution).await?;
        let (id, events) = self.scorecard_events(institution, &asked.name).await?;
        let version = events.iter().filter(|(_, e)| matches!(e, ScorecardEvent::Developed { .. })).count() as u32 + 1;
        // Binning and fitting take seconds of processor time: this thread is lent to it.
        let development = tokio::task::block_in_place(|| develop(&columns, asked, version, &mut progress))?;
        let document =
            development.scorecard.to_json().map_err(|error| Problem::from_domain(Code::ScorecardFailed, error))?;
        let event = ScorecardEvent::Developed {
            version,
            digest: hex::encode(Sha256::digest(document.as_bytes())),
            document,
            report: String::from_utf8_lossy(&to_json(&development.report)?).into_owned(),
            by: request.who.user,
        };
        let card = self.scorecard_changes(request, id, &asked.name, events, event).await?;
        Ok((card, development.report))
    }

    /// Approves a developed scorecard: a person other than the one who developed it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::NotFound`].
    pub async fn approve_scorecard(
        &self,
        request: &Request<'_>,
        name: &str,
        version: Option<u32>,
    ) -> Outcome<ScorecardCard> {
        request.who.require(Action::ApproveScorecard)?;
        let (id, events) = self.scorecard_events(request.institution(), name).await?;
        let wanted = events.iter().rev().find_map(|(_, event)| match event {
            ScorecardEvent::Developed { version: v, by, .. } if version.is_none_or(|wanted| wanted == *v) => {
                Some((*v, *by))
            }
            _ => None,
        });
        let Some((version, by)) = wanted else { return Err(Problem::not_found("scorecard", name)) };
        if by == request.who.user {
            return Err(Problem::new(
                Code::SamePerson,
                "who developed a scorecard cannot approve it: ask another person",
            ));
        }
        let event = ScorecardEvent::Approved { version, by: request.who.user };
        self.scorecard_changes(request, id, name, events, event).await
    }

    /// The scorecards of the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn scorecards(&self, who: &Principal) -> Outcome<Vec<ScorecardCard>> {
        who.require(Action::ReadScorecard)?;
        let rows = objects::all(&self.book, who.institution, "scorecard", None, MAX_WHOLE_LIST).await?;
        rows.iter().map(|row| from_json(row.body.as_bytes())).collect()
    }

    /// The document and report of a scorecard: of the named one's newest version, or of the one in force.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::ScorecardMissing`].
    pub async fn scorecard(
        &self,
        who: &Principal,
        name: Option<&str>,
    ) -> Outcome<(Scorecard, scoring::develop::Report)> {
        who.require(Action::ReadScorecard)?;
        let name = match name {
            Some(name) => name.to_owned(),
            None => self.live_card(who.institution).await?.name,
        };
        let (_, events) = self.scorecard_events(who.institution, &name).await?;
        let newest = events.iter().rev().find_map(|(_, event)| match event {
            ScorecardEvent::Developed { document, report, .. } => Some((document, report)),
            ScorecardEvent::Approved { .. } => None,
        });
        let (document, report) = newest.ok_or_else(|| Problem::not_found("scorecard", &name))?;
        let scorecard =
            Scorecard::from_json(document).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        Ok((scorecard, from_json(report.as_bytes())?))
    }

    /// The scorecard in force for an institution: of all names with an approved version, the one approved last. An
    /// institution that changes from one scorecard to another approves the new one, and every later decision uses it; the
    /// id breaks the tie of two approvals in one instant. A decision pins what it used, so replay does not ask again.
    pub(crate) async fn live_scorecard(&self, institution: InstitutionId) -> Outcome<LiveScorecard> {
        let card = self.live_card(institution).await?;
        let version = card.active_version.ok_or_else(no_scorecard)?;
        self.scorecard_version(institution, card.id, version).await
    }

    async fn live_card(&self, institution: InstitutionId) -> Outcome<ScorecardCard> {
        let rows = objects::all(&self.book, institution, "scorecard", Some("active"), MAX_WHOLE_LIST).await?;
        let cards = rows.iter().map(|row| from_json(row.body.as_bytes())).collect::<Outcome<Vec<ScorecardCard>>>()?;
        cards.into_iter().max_by_key(|card| (card.approved_at, card.id)).ok_or_else(no_scorecard)
    }

    /// A given version of a scorecard, for the replay of a decision made with it.
    pub(crate) async fn scorecard_version(
        &self,
        institution: InstitutionId,
        id: ScorecardId,
        version: u32,
    ) -> Outcome<LiveScorecard> {
        // A version never changes once developed, so what was compiled once holds.
        let key = format!("{institution}/{id}/{version}");
        if let Some(live) = self.compiled.live_scorecard(&key) {
            return Ok(live);
        }
        let events = self.events::<ScorecardEvent>(institution, *id.as_bytes()).await?;
        let held = events.iter().find_map(|event| match event {
            ScorecardEvent::Developed { version: v, document, digest, .. } if *v == version => Some((document, digest)),
            _ => None,
        });
        let (document, digest) = held.ok_or_else(|| Problem::not_found("scorecard version", version))?;
        let digest = digest.clone();
        let damaged = |error: &dyn std::fmt::Display| {
            Problem::new(Code::StoreDamaged, format!("a scorecard in the book cannot be used: {error}"))
        };
        let scorecard = Scorecard::from_json(document).map_err(|error| damaged(&error))?;
        let compiled = Arc::new(scorecard.compile().map_err(|error| damaged(&error))?);
        let live = LiveScorecard { id, digest, compiled };
        keep(&self.compiled.live_scorecards, &key, &Arc::new(live.clone()));
        Ok(live)
    }

    /// A scorecard's events with the instant each was recorded; none when there is no such name yet.
    pub(crate) async fn scorecard_events(
        &self,
        institution: InstitutionId,
        name: &str,
    ) -> Outcome<(ScorecardId, Vec<(Timestamp, ScorecardEvent)>)> {
        let rows = objects::labelled(&self.book, institution, "scorecard", name).await?;
        match rows.first() {
            None => Ok((ScorecardId::from_bytes(random()?), Vec::new())),
            Some(row) => {
                let id: ScorecardId = row.id.parse().map_err(|error| {
                    Problem::new(Code::StoreDamaged, "a scorecard id cannot be read").because(error)
                })?;
                let history = self.history::<ScorecardEvent>(institution, *id.as_bytes()).await?;
                Ok((id, history.into_iter().map(|(stored, event)| (stored.recorded_at, event)).collect()))
            }
        }
    }

    pub(crate) async fn scorecard_changes(
        &self,
        request: &Request<'_>,
        id: ScorecardId,
        name: &str,
        mut events: Vec<(Timestamp, ScorecardEvent)>,
        event: ScorecardEvent,
    ) -> Outcome<ScorecardCard> {
        let institution = request.institution();
        let version = events.len() as u64;
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let appends = vec![appending(*id.as_bytes(), expected, self.clock.today(), std::slice::from_ref(&event))?];
        events.push((self.clock.now(), event));
        let told = events.iter().map(|(at, event)| (*at, event));
        let card = ScorecardCard::fold(id, name, told).ok_or_else(|| Problem::not_found("scorecard", name))?;
        let row = card.row(version + 1)?;
        self.save(request, appends, vec![objects::put(institution, row)], card).await
    }
}

fn no_scorecard() -> Problem {
    Problem::new(Code::ScorecardMissing, "develop a scorecard and have a second person approve it (anji score develop)")
}

/// Turns the lake's plain columns into a training table and develops.
fn develop(
    columns: &HistoryColumns,
    asked: &DevelopRequest,
    version: u32,
    progress: &mut dyn FnMut(scoring::develop::Progress),
) -> Outcome<scoring::develop::Development> {
    let failed = |error: &dyn std::fmt::Display| Problem::new(Code::ScorecardFailed, error.to_string());
    let mut held: Vec<Column> =
        columns.numeric.iter().map(|(name, values)| Column::numeric(name, values.clone())).collect();
    let years: Vec<f64> = columns.year.iter().map(|year| f64::from(*year)).collect();
    let categorical =
        columns.categorical.iter().map(|(name, values)| Column::categorical(name, values.iter().map(Option::as_deref)));
    held.extend(categorical);
    let split = split_by_year(columns);
    if matches!(split, Split::Time { .. }) {
        held.push(Column::numeric(YEAR, years));
    }
    let table =
        Table::try_new(held, columns.bad.clone(), Some(columns.weight.clone())).map_err(|error| failed(&error))?;
    let mut options = DevelopOptions::new(&asked.name, "charged off or defaulted before it was paid in full", split);
    options.version = version;
    options.texts = words(columns);
    let leaks = columns.leaking.iter().map(|name| (name.clone(), scoring::develop::LEAKS.to_owned()));
    options.exclude =
        asked.exclude.iter().map(|name| (name.clone(), scoring::develop::ON_REQUEST.to_owned())).chain(leaks).collect();
    scoring::develop::develop(&table, &options, progress).map_err(|error| failed(&error))
}

/// Words for the columns that have some.
fn words(columns: &HistoryColumns) -> BTreeMap<String, FeatureText> {
    let names = columns.numeric.iter().map(|(name, _)| name).chain(columns.categorical.iter().map(|(name, _)| name));
    names
        .filter_map(|name| features::words(name).map(|(zh, en)| (name, zh, en)))
        .map(|(feature, zh, en)| {
            let text = FeatureText {
                label_zh: zh.into(),
                label_en: en.into(),
                reason_code: format!("score-{}", feature.replace('_', "-")),
                reason_zh: format!("{zh}：评分失分较多"),
                reason_en: format!("{en}: points were lost"),
            };
            (feature.clone(), text)
        })
        .collect()
}

/// The column that time is split by; never a feature.
const YEAR: &str = "origination_year";

/// The later fifth of the years tests, when years are known and differ; otherwise a hold-out of three tenths.
fn split_by_year(columns: &HistoryColumns) -> Split {
    let mut years: Vec<i32> = columns.year.iter().copied().filter(|year| *year > 0).collect();
    years.sort_unstable();
    let through = years.get(years.len() * 4 / 5).copied();
    match (years.first(), through, years.last()) {
        (Some(first), Some(through), Some(last)) if years.len() == columns.len() && first < last => {
            let train_through = if through == *last { through - 1 } else { through };
            Split::Time { column: YEAR.to_owned(), train_through: f64::from(train_through), test_through: None }
        }
        _ => Split::HoldOut { test_share: 0.3, seed: 1 },
    }
}
