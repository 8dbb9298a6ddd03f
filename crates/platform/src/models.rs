//! Models: developed on an institution's own history or brought in, in force once a second person has approved them.
//!
//! People call all of them scorecards (评分卡), as the stream does; a document is a scorecard or an ensemble of trees.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use calendar::Timestamp;
use codes::{InstitutionId, ScorecardId, UserId};
use decision::Bundle;
use lake::HistoryColumns;
use model::import::Format;
use model::{Compiled as ModelReady, Kind, Model};
use product::CompiledProduct;
use rustc_hash::FxHashMap;
use scoring::develop::{DevelopOptions, FeatureText, Quality, Split};
use scoring::{Column, Table};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Expected, Statement, StreamAppend};
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::brought::Check;
use crate::catalogue::LiveProduct;
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::features;
use crate::limits::MAX_WHOLE_LIST;
use crate::packed::unpack;
use crate::problem::{Code, Outcome, Problem};
use crate::scorecard_use::Serves;

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
    /// A version trained elsewhere was brought in and put up for approval.
    Imported(Box<Imported>),
    /// A second person approved a version: it is in force.
    Approved {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// Which products it scores for.
        #[serde(default, skip_serializing_if = "Serves::is_every")]
        serves: Serves,
    },
    /// A version began to score beside the one in force, deciding nothing.
    ChallengeStarted {
        /// Version.
        version: u32,
        /// Why, in words.
        reason: String,
        /// Who.
        by: UserId,
    },
    /// It stopped.
    ChallengeStopped {
        /// Version.
        version: u32,
        /// Why, in words.
        reason: String,
        /// Who.
        by: UserId,
    },
}

/// A version that was brought in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// Version, from 1 up.
    pub version: u32,
    /// The document, JSON, gzipped, in base 64: trees are long.
    pub packed: String,
    /// SHA-256 of the document before it was packed, hexadecimal.
    pub digest: String,
    /// What the file was.
    pub format: Format,
    /// SHA-256 of the file, hexadecimal.
    pub file_digest: String,
    /// The mapping, as it was given.
    pub mapping: String,
    /// The model's column of each feature.
    pub columns: BTreeMap<String, String>,
    /// Columns of the file that the model does without.
    pub unused: BTreeSet<String>,
    /// How it did on the institution's own history, JSON, or why that could not be found out.
    pub check: String,
    /// Who brought it in.
    pub by: UserId,
}

impl ScorecardEvent {
    /// The version it made, with the digest of its document and its maker.
    pub(crate) fn made(&self) -> Option<(u32, &str, UserId)> {
        match self {
            Self::Developed { version, digest, by, .. } => Some((*version, digest, *by)),
            Self::Imported(held) => Some((held.version, &held.digest, held.by)),
            _ => None,
        }
    }

    /// The document it made, JSON.
    ///
    /// # Errors
    /// [`Code::StoreDamaged`] when it cannot be unpacked.
    pub(crate) fn document(&self) -> Outcome<Option<Cow<'_, str>>> {
        Ok(match self {
            Self::Developed { document, .. } => Some(Cow::Borrowed(document)),
            Self::Imported(held) => Some(Cow::Owned(unpack(&held.packed)?)),
            _ => None,
        })
    }

    fn figures(&self) -> Option<ScorecardFigures> {
        match self {
            Self::Developed { report, .. } => ScorecardFigures::of(report),
            Self::Imported(held) => match serde_json::from_str(&held.check) {
                Ok(Check::Measured(found)) => {
                    Some(ScorecardFigures::on(&found.assessment.train, &found.assessment.test))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

impl JsonEvent for ScorecardEvent {
    const STREAM: &'static str = "scorecard";
    fn kind(&self) -> &'static str {
        match self {
            Self::Developed { .. } => "scorecard-developed",
            Self::Imported(_) => "scorecard-imported",
            Self::Approved { .. } => "scorecard-approved",
            Self::ChallengeStarted { .. } => "challenge-started",
            Self::ChallengeStopped { .. } => "challenge-stopped",
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
    /// Which products the version in force scores for.
    #[serde(default)]
    pub serves: Serves,
    /// When the version in force was approved: of the cards that serve every product, the newest approval is the one decisions use.
    #[serde(default)]
    pub approved_at: Option<Timestamp>,
    /// How the newest version did; absent in rows older than this field, until the next rebuild.
    #[serde(default)]
    pub figures: Option<ScorecardFigures>,
    /// The version that scores beside the one in force, deciding nothing.
    #[serde(default)]
    pub challenger: Option<Challenge>,
    /// What the newest version is made of; scorecards in rows older than this field.
    #[serde(default = "scorecard_kind")]
    pub kind: Kind,
}

const fn scorecard_kind() -> Kind {
    Kind::Scorecard
}

/// A version that scores beside the one in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// Version.
    pub version: u32,
    /// From when.
    pub since: Timestamp,
    /// Who began it.
    pub by: UserId,
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
        Some(Self::on(&report.train, &report.test))
    }

    fn on(train: &Quality, test: &Quality) -> Self {
        Self { test_auc: test.auc, test_ks: test.ks, rows: train.rows + test.rows, bads: train.bads + test.bads }
    }
}

impl ScorecardCard {
    /// Folds a scorecard's events, each with the instant it was recorded; nothing before the first development.
    pub(crate) fn fold<'a>(
        id: ScorecardId,
        name: &str,
        events: impl IntoIterator<Item = (Timestamp, &'a ScorecardEvent)>,
    ) -> Option<Self> {
        let (mut newest, mut active_version, mut approved_at, mut challenger) = (None, None, None, None);
        let mut in_use = Serves::default();
        for (at, event) in events {
            match event {
                ScorecardEvent::Developed { .. } | ScorecardEvent::Imported(_) => newest = Some(event),
                ScorecardEvent::Approved { version, serves, .. } => {
                    (active_version, approved_at, in_use) = (Some(*version), Some(at), *serves);
                    // What decides is no challenger any more.
                    challenger = challenger.filter(|held: &Challenge| held.version != *version);
                }
                ScorecardEvent::ChallengeStarted { version, by, .. } => {
                    challenger = Some(Challenge { version: *version, since: at, by: *by });
                }
                ScorecardEvent::ChallengeStopped { .. } => challenger = None,
            }
        }
        let newest = newest?;
        let (version, digest, developed_by) = newest.made()?;
        let (digest, figures, kind) = (digest.to_owned(), newest.figures(), kind_of(newest));
        let (name, serves) = (name.to_owned(), in_use);
        Some(Self {
            id,
            name,
            version,
            active_version,
            digest,
            developed_by,
            serves,
            approved_at,
            figures,
            challenger,
            kind,
        })
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

/// What a version is made of; a document that cannot be read is found when it is used, not in a list.
fn kind_of(event: &ScorecardEvent) -> Kind {
    let document = event.document().ok().flatten();
    document.and_then(|text| Model::kind_of_json(&text).ok()).unwrap_or(Kind::Scorecard)
}

/// A version, compiled, with what a decision pins of it.
#[derive(Clone)]
pub(crate) struct LiveScorecard {
    pub id: ScorecardId,
    pub digest: String,
    pub compiled: ModelReady,
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
        let version = next_version(&events);
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

    /// Approves a developed scorecard: a person other than the one who developed it. Left out, `serves` stays what it was for the
    /// version in force, and is every product for a first one.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::NotFound`], [`Code::ScorecardMisfit`] when a product in force could not
    /// decide with it.
    pub async fn approve_scorecard(
        &self,
        request: &Request<'_>,
        name: &str,
        version: Option<u32>,
        serves: Option<Serves>,
    ) -> Outcome<ScorecardCard> {
        request.who.require(Action::ApproveScorecard)?;
        let (id, events) = self.scorecard_events(request.institution(), name).await?;
        let made = events.iter().rev().filter_map(|(_, event)| event.made());
        let wanted = made.map(|(found, _, by)| (found, by)).find(|(found, _)| version.is_none_or(|v| v == *found));
        let Some((version, by)) = wanted else { return Err(Problem::not_found("scorecard", name)) };
        if by == request.who.user {
            return Err(Problem::new(
                Code::SamePerson,
                "who developed or brought in a version cannot approve it: ask another person",
            ));
        }
        let before = events.iter().rev().find_map(|(_, event)| match event {
            ScorecardEvent::Approved { serves, .. } => Some(*serves),
            _ => None,
        });
        let serves = serves.or(before).unwrap_or_default();
        let made = self.scorecard_version(request.institution(), id, version).await?;
        self.serves_all(request.institution(), name, &made, serves).await?;
        let event = ScorecardEvent::Approved { version, by: request.who.user, serves };
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

    /// The document of a scorecard and how it did: of the named one's newest version, or of the one in force.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::ScorecardMissing`].
    pub async fn scorecard(&self, who: &Principal, name: Option<&str>) -> Outcome<(Model, Made)> {
        who.require(Action::ReadScorecard)?;
        let name = match name {
            Some(name) => name.to_owned(),
            None => self.live_card(who.institution).await?.name,
        };
        let (_, events) = self.scorecard_events(who.institution, &name).await?;
        let newest = events.iter().rev().find(|(_, event)| event.made().is_some());
        let (_, event) = newest.ok_or_else(|| Problem::not_found("scorecard", &name))?;
        Ok((document_of(event)?, made_of(event)?))
    }

    /// The scorecard of an institution for products that name none: of those that serve every product, the one approved last. An
    /// institution that changes from one scorecard to another approves the new one, and every later decision uses it; the
    /// id breaks the tie of two approvals in one instant. A decision pins what it used, so replay does not ask again.
    pub(crate) async fn live_scorecard(&self, institution: InstitutionId) -> Outcome<LiveScorecard> {
        let card = self.live_card(institution).await?;
        let version = card.active_version.ok_or_else(no_scorecard)?;
        self.scorecard_version(institution, card.id, version).await
    }

    pub(crate) async fn live_card(&self, institution: InstitutionId) -> Outcome<ScorecardCard> {
        let rows = objects::all(&self.book, institution, "scorecard", Some("active"), MAX_WHOLE_LIST).await?;
        let cards = rows.iter().map(|row| from_json(row.body.as_bytes())).collect::<Outcome<Vec<ScorecardCard>>>()?;
        let cards = cards.into_iter().filter(|card| card.serves.is_every());
        cards.max_by_key(|card| (card.approved_at, card.id)).ok_or_else(no_scorecard)
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
        let held = events.iter().find(|event| event.made().is_some_and(|(found, ..)| found == version));
        let held = held.ok_or_else(|| Problem::not_found("scorecard version", version))?;
        let digest = held.made().map(|(_, digest, _)| digest.to_owned()).unwrap_or_default();
        let compiled = document_of(held)?.compile().map_err(|error| damaged(&error))?;
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
        events: Vec<(Timestamp, ScorecardEvent)>,
        event: ScorecardEvent,
    ) -> Outcome<ScorecardCard> {
        let (append, write, card) = self.scorecard_change(request.institution(), id, name, events, event)?;
        self.save(request, vec![append], vec![write], card).await
    }

    /// What one more event of a scorecard appends and writes, and the card with it.
    pub(crate) fn scorecard_change(
        &self,
        institution: InstitutionId,
        id: ScorecardId,
        name: &str,
        mut events: Vec<(Timestamp, ScorecardEvent)>,
        event: ScorecardEvent,
    ) -> Outcome<(StreamAppend, Statement, ScorecardCard)> {
        let version = events.len() as u64;
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let append = appending(*id.as_bytes(), expected, self.clock.today(), std::slice::from_ref(&event))?;
        events.push((self.clock.now(), event));
        let told = events.iter().map(|(at, event)| (*at, event));
        let card = ScorecardCard::fold(id, name, told).ok_or_else(|| Problem::not_found("scorecard", name))?;
        let row = card.row(version + 1)?;
        Ok((append, objects::put(institution, row), card))
    }
}

/// The version after the newest.
pub(crate) fn next_version(events: &[(Timestamp, ScorecardEvent)]) -> u32 {
    events.iter().filter(|(_, event)| event.made().is_some()).count() as u32 + 1
}

fn damaged(error: &dyn std::fmt::Display) -> Problem {
    Problem::new(Code::StoreDamaged, format!("a scorecard in the book cannot be used: {error}"))
}

/// The document that an event made.
pub(crate) fn document_of(event: &ScorecardEvent) -> Outcome<Model> {
    let document = event.document()?.ok_or_else(|| damaged(&"no document"))?;
    Model::from_json(&document).map_err(|error| damaged(&error))
}

/// How a version came about, with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Made {
    /// Developed here.
    Here(Box<scoring::develop::Report>),
    /// Brought in.
    Elsewhere(Box<Imported>, Box<Check>),
}

impl Made {
    /// Its figures: on the rows it was developed on, or on the institution's own history.
    #[must_use]
    pub fn assessment(&self) -> Option<scoring::develop::Assessment> {
        match self {
            Self::Here(report) => Some(scoring::develop::Assessment {
                rows: report.rows,
                rows_without_outcome: report.rows_without_outcome,
                rows_left_out: report.rows_left_out,
                train: report.train.clone(),
                test: report.test.clone(),
                score_stability: report.score_stability,
                score_shift: report.score_shift,
                stability_bands: report.stability_bands.clone(),
            }),
            Self::Elsewhere(_, check) => match &**check {
                Check::Measured(found) => Some(found.assessment.clone()),
                Check::Unable(_) => None,
            },
        }
    }

    /// Its development report, when it was developed here.
    #[must_use]
    pub fn report(&self) -> Option<&scoring::develop::Report> {
        match self {
            Self::Here(report) => Some(report),
            Self::Elsewhere(..) => None,
        }
    }
}

/// How the version of an event came about.
pub(crate) fn made_of(event: &ScorecardEvent) -> Outcome<Made> {
    match event {
        ScorecardEvent::Developed { report, .. } => Ok(Made::Here(Box::new(from_json(report.as_bytes())?))),
        ScorecardEvent::Imported(held) => {
            Ok(Made::Elsewhere(held.clone(), Box::new(from_json(held.check.as_bytes())?)))
        }
        _ => Err(damaged(&"no version")),
    }
}

fn no_scorecard() -> Problem {
    Problem::new(Code::ScorecardMissing, "develop a scorecard and have a second person approve it (anji score develop)")
}

/// The lake's plain columns as a table, and how its rows are parted into those that fit a model and those that test it.
pub(crate) fn table_of(columns: &HistoryColumns) -> Outcome<(Table, Split)> {
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
    let table = Table::try_new(held, columns.bad.clone(), Some(columns.weight.clone()));
    Ok((table.map_err(|error| Problem::new(Code::ScorecardFailed, error.to_string()))?, split))
}

fn develop(
    columns: &HistoryColumns,
    asked: &DevelopRequest,
    version: u32,
    progress: &mut dyn FnMut(scoring::develop::Progress),
) -> Outcome<scoring::develop::Development> {
    let (table, split) = table_of(columns)?;
    let mut options = DevelopOptions::new(&asked.name, "charged off or defaulted before it was paid in full", split);
    options.version = version;
    options.texts = words(columns);
    let leaks = columns.leaking.iter().map(|name| (name.clone(), scoring::develop::LEAKS.to_owned()));
    options.exclude =
        asked.exclude.iter().map(|name| (name.clone(), scoring::develop::ON_REQUEST.to_owned())).chain(leaks).collect();
    scoring::develop::develop(&table, &options, progress)
        .map_err(|error| Problem::new(Code::ScorecardFailed, error.to_string()))
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
