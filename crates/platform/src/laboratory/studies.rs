//! Studies: the document of a model under development, revision by revision, and what its steps show.

use std::sync::Arc;

use calendar::Timestamp;
use codes::{InstitutionId, RunId, ScorecardId, StudyId, UserId};
use laboratory::{
    ColumnProfile, DefinitionTables, FeatureBins, OutcomeTable, Prepared, Study, StudyError, Target, TriedBins,
};
use scoring::BinRule;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Expected, Statement, StreamAppend};
use utoipa::ToSchema;
use views::objects;

use super::runs::RunHead;
use super::sets::{SampleSet, SampleSetCard, named};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::features;
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};

/// Largest study document, in bytes.
pub const MAX_STUDY_BYTES: usize = 200 << 10;

/// What happened to a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum StudyEvent {
    /// It was begun on a sample set, with what the mapping assistant proposed.
    Opened {
        /// What people call it.
        name: String,
        /// The sample set.
        set: codes::SampleSetId,
        /// The document, JSON.
        document: String,
        /// Who.
        by: UserId,
    },
    /// A person changed the document.
    Revised {
        /// The document, JSON.
        document: String,
        /// Who.
        by: UserId,
    },
    /// It was run.
    Ran(Box<super::runs::Ran>),
    /// A run's card was put up for approval.
    Submitted {
        /// The run.
        run: RunId,
        /// The scorecard.
        scorecard: ScorecardId,
        /// Its version.
        version: u32,
        /// Who.
        by: UserId,
    },
}

impl JsonEvent for StudyEvent {
    const STREAM: &'static str = "study";
    fn kind(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "study-opened",
            Self::Revised { .. } => "study-revised",
            Self::Ran(_) => "study-ran",
            Self::Submitted { .. } => "study-submitted",
        }
    }
}

/// A study as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    pub(crate) id: StudyId,
    pub(crate) name: String,
    pub(crate) set: codes::SampleSetId,
    /// The document, JSON.
    pub(crate) document: String,
    /// How often it was written: the first is 1.
    pub(crate) revision: u32,
    pub(crate) opened_by: UserId,
    pub(crate) opened_at: Timestamp,
    pub(crate) changed_at: Timestamp,
    pub(crate) runs: Vec<RunHead>,
}

impl Held {
    /// Folds the events, each with the instant it was recorded; nothing before the first.
    pub(crate) fn fold<'a>(id: StudyId, events: impl IntoIterator<Item = (Timestamp, &'a StudyEvent)>) -> Option<Self> {
        let mut held: Option<Self> = None;
        for (at, event) in events {
            match (event, &mut held) {
                (StudyEvent::Opened { name, set, document, by }, slot) => {
                    *slot = Some(Self {
                        id,
                        name: name.clone(),
                        set: *set,
                        document: document.clone(),
                        revision: 1,
                        opened_by: *by,
                        opened_at: at,
                        changed_at: at,
                        runs: Vec::new(),
                    });
                }
                (StudyEvent::Revised { document, .. }, Some(held)) => {
                    held.document.clone_from(document);
                    held.revision += 1;
                    held.changed_at = at;
                }
                (StudyEvent::Ran(ran), Some(held)) => {
                    held.runs.push(ran.head(at));
                    held.changed_at = at;
                }
                (StudyEvent::Submitted { run, scorecard, version, .. }, Some(held)) => {
                    if let Some(found) = held.runs.iter_mut().find(|held| held.id == *run) {
                        found.submitted = Some((*scorecard, *version));
                    }
                    held.changed_at = at;
                }
                (_, None) => {}
            }
        }
        held
    }

    pub(crate) fn row(&self, version: u64) -> Outcome<objects::Object> {
        let submitted = self.runs.iter().any(|run| run.submitted.is_some());
        let state = match (self.runs.is_empty(), submitted) {
            (_, true) => "submitted",
            (false, false) => "run",
            (true, false) => "open",
        };
        Ok(objects::Object {
            kind: "study".into(),
            id: self.id.to_string(),
            state: state.into(),
            label: self.name.clone(),
            version: i64::try_from(version).unwrap_or(i64::MAX),
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }

    pub(crate) fn study(&self) -> Outcome<Study> {
        from_json(self.document.as_bytes())
    }

    /// SHA-256 of the document, hexadecimal.
    pub(crate) fn digest(&self) -> String {
        hex::encode(Sha256::digest(self.document.as_bytes()))
    }
}

/// A study in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct StudyLine {
    /// Study id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Sample-set id.
    pub set: String,
    /// How often the document was written.
    pub revision: u32,
    /// Name of who opened it.
    pub opened_by_name: String,
    /// When.
    pub opened_at: String,
    /// When it was last changed or run.
    pub changed_at: String,
    /// How many runs.
    pub runs: u32,
    /// AUC of the newest run on its test rows.
    pub test_auc: Option<f64>,
    /// KS of the newest run on its test rows.
    pub test_ks: Option<f64>,
}

/// A study with everything a page of the laboratory begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct StudyCard {
    /// As in the list.
    #[serde(flatten)]
    pub line: StudyLine,
    /// The sample set.
    pub sample_set: SampleSetCard,
    /// The document.
    pub study: Study,
    /// Its SHA-256, hexadecimal: with the set's it makes the card again.
    pub digest: String,
    /// What stops a run, when something does, in English.
    pub problem: Option<String>,
    /// The same in Chinese.
    pub problem_zh: Option<String>,
    /// Runs, the newest first.
    pub past_runs: Vec<super::runs::RunLine>,
    /// Whether the person who asks may change it.
    pub may_change: bool,
}

pub(crate) fn invalid(error: &StudyError) -> Problem {
    let problem = Problem::new(Code::StudyInvalid, error.to_string());
    match error.zh() {
        Some(zh) => problem.in_chinese(zh),
        None => problem,
    }
}

impl Platform {
    /// Opens a study on a sample set with what the mapping assistant proposes.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Exists`], [`Code::NotFound`] for the set.
    pub async fn open_study(&self, request: &Request<'_>, name: &str, set: &str) -> Outcome<Held> {
        request.who.require(Action::DevelopScorecard)?;
        let (institution, name) = (request.institution(), named(name)?);
        if !objects::labelled(&self.book, institution, "study", &name).await?.is_empty() {
            return Err(Problem::new(Code::Exists, format!("a study called '{name}' is there already"))
                .in_chinese(format!("已有名为“{name}”的建模方案")));
        }
        let set = self.set_of(institution, set).await?;
        let columns = self.set_columns(&set)?;
        let known = |column: &str| features::words(column).map(|(zh, en)| (zh.to_owned(), en.to_owned()));
        let proposed = || laboratory::guard(&columns, laboratory::guess(&columns, &known));
        let mut study = tokio::task::block_in_place(proposed);
        self.settle_own(institution, &set, &mut study).await?;
        let event = StudyEvent::Opened { name, set: set.id, document: document(&study)?, by: request.who.user };
        let id = StudyId::from_bytes(random()?);
        self.study_changes(request, id, Vec::new(), event).await
    }

    /// Writes a study's document anew. `revision` is the one the change was made from.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Conflict`] when somebody wrote in between, [`Code::TooLarge`].
    pub async fn revise_study(
        &self,
        request: &Request<'_>,
        which: &str,
        revision: u32,
        study: &Study,
    ) -> Outcome<Held> {
        request.who.require(Action::DevelopScorecard)?;
        let (held, events) = self.study_history(request.institution(), which).await?;
        let document = document(study)?;
        if document == held.document {
            return Ok(held);
        }
        if held.revision != revision {
            return Err(Problem::new(
                Code::Conflict,
                format!(
                    "the study is at revision {}, the change was made from {revision}: read it again",
                    held.revision
                ),
            )
            .in_chinese(format!("方案已是第 {} 版，而修改基于第 {revision} 版：请刷新后再改", held.revision)));
        }
        let event = StudyEvent::Revised { document, by: request.who.user };
        self.study_changes(request, held.id, events, event).await
    }

    /// A study that was just written, as people see it.
    ///
    /// # Errors
    /// As [`Platform::study`].
    pub async fn study_shown(&self, who: &Principal, held: Held) -> Outcome<StudyCard> {
        self.study(who, &held.id.to_string()).await
    }

    /// A page of the asker's institution's studies, by name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn studies(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<StudyLine>> {
        who.require(Action::ReadScorecard)?;
        let names = self.all_user_names(who.institution).await?;
        self.labelled_page(who, "study", (after, limit), |row| {
            let held: Held = from_json(row.body.as_bytes())?;
            let by = names.get(&held.opened_by.to_string()).cloned().unwrap_or_else(|| held.opened_by.to_string());
            Ok(line(&held, by))
        })
        .await
    }

    /// A study by id or name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn study(&self, who: &Principal, which: &str) -> Outcome<StudyCard> {
        who.require(Action::ReadScorecard)?;
        let held = self.held_study(who.institution, which).await?;
        let set = self.set_of(who.institution, &held.set.to_string()).await?;
        self.study_card(who, held, set).await
    }

    /// Every column of a study with its values, gaps and bad rates.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::StudyInvalid`].
    pub async fn study_profile(&self, who: &Principal, which: &str) -> Outcome<Vec<ColumnProfile>> {
        let (study, columns, second, _) = self.study_rows(who, which).await?;
        let found = tokio::task::block_in_place(|| laboratory::profile(&columns, &study, monthly(second.as_ref())));
        found.map_err(|error| invalid(&error))
    }

    /// Outcomes over all and by period.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::StudyInvalid`].
    pub async fn study_outcomes(&self, who: &Principal, which: &str) -> Outcome<OutcomeTable> {
        let (study, columns, second, _) = self.study_rows(who, which).await?;
        let found =
            tokio::task::block_in_place(|| laboratory::outcome_table(&columns, &study, monthly(second.as_ref())));
        found.map_err(|error| invalid(&error))
    }

    /// Roll rates and vintages, when the outcome is read off monthly days past due.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::StudyInvalid`].
    pub async fn study_definition(&self, who: &Principal, which: &str) -> Outcome<DefinitionTables> {
        let (study, _, second, _) = self.study_rows(who, which).await?;
        let monthly = second.ok_or_else(|| invalid(&StudyError::NoPerformance))?;
        let found = tokio::task::block_in_place(|| laboratory::definition_tables(&study.target, &monthly));
        found.map_err(|error| invalid(&error))
    }

    /// The bins of one column.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::StudyInvalid`].
    pub async fn study_bins(&self, who: &Principal, which: &str, column: &str) -> Outcome<FeatureBins> {
        let (.., prepared) = self.study_table(who, which).await?;
        let found = tokio::task::block_in_place(|| laboratory::feature_bins(&prepared, column));
        found.map_err(|error| invalid(&error))
    }

    /// What bins somebody drew would do; nothing is kept.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::StudyInvalid`].
    pub async fn try_study_bins(
        &self,
        who: &Principal,
        which: &str,
        column: &str,
        rules: Vec<BinRule>,
    ) -> Outcome<TriedBins> {
        let (.., prepared) = self.study_table(who, which).await?;
        let found = tokio::task::block_in_place(|| laboratory::try_bins(&prepared, column, rules));
        found.map_err(|error| invalid(&error))
    }

    /// A study's document, its set's columns, those of the second set, and the study as held.
    pub(crate) async fn study_rows(&self, who: &Principal, which: &str) -> Outcome<StudyRows> {
        who.require(Action::ReadScorecard)?;
        let held = self.held_study(who.institution, which).await?;
        let set = self.set_of(who.institution, &held.set.to_string()).await?;
        let study = held.study()?;
        let columns = self.set_columns(&set)?;
        let second = match &study.target {
            Target::Performance { dataset, .. } => {
                let set = self.set_of(who.institution, dataset).await?;
                Some(self.set_columns(&set)?)
            }
            Target::Column { .. } => None,
        };
        Ok((study, columns, second, held))
    }

    /// The table of a study as it stands, made once.
    pub(crate) async fn study_table(&self, who: &Principal, which: &str) -> Outcome<(Held, Study, Arc<Prepared>)> {
        let (study, columns, second, held) = self.study_rows(who, which).await?;
        let key = format!("{} {}", held.set, held.digest());
        if let Some(table) = self.bench.table(&key) {
            return Ok((held, study, table));
        }
        let prepared =
            tokio::task::block_in_place(|| laboratory::prepare(&columns, &study, monthly(second.as_ref()), &held.name));
        let prepared = Arc::new(prepared.map_err(|error| invalid(&error))?);
        self.bench.keep_table(&key, &prepared);
        Ok((held, study, prepared))
    }

    pub(crate) async fn held_study(&self, institution: InstitutionId, which: &str) -> Outcome<Held> {
        let row = match which.parse::<StudyId>() {
            Ok(id) => objects::get(&self.book, institution, "study", &id.to_string()).await?,
            Err(_) => objects::labelled(&self.book, institution, "study", which).await?.into_iter().next(),
        };
        let shown: String = which.chars().take(60).collect();
        from_json(row.ok_or_else(|| Problem::not_found("study", shown))?.body.as_bytes())
    }

    pub(crate) async fn study_history(
        &self,
        institution: InstitutionId,
        which: &str,
    ) -> Outcome<(Held, Vec<(Timestamp, StudyEvent)>)> {
        let held = self.held_study(institution, which).await?;
        let history = self.history::<StudyEvent>(institution, *held.id.as_bytes()).await?;
        let events: Vec<_> = history.into_iter().map(|(stored, event)| (stored.recorded_at, event)).collect();
        let held = Held::fold(held.id, events.iter().map(|(at, event)| (*at, event)));
        Ok((held.ok_or_else(|| Problem::not_found("study", which))?, events))
    }

    pub(crate) async fn study_changes(
        &self,
        request: &Request<'_>,
        id: StudyId,
        events: Vec<(Timestamp, StudyEvent)>,
        event: StudyEvent,
    ) -> Outcome<Held> {
        let (append, write, held) = self.study_change(request.institution(), id, events, event)?;
        self.save(request, vec![append], vec![write], held).await
    }

    /// What one more event of a study appends and writes, and the study with it.
    pub(crate) fn study_change(
        &self,
        institution: InstitutionId,
        id: StudyId,
        mut events: Vec<(Timestamp, StudyEvent)>,
        event: StudyEvent,
    ) -> Outcome<(StreamAppend, Statement, Held)> {
        let version = events.len() as u64;
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let append = appending(*id.as_bytes(), expected, self.clock.today(), std::slice::from_ref(&event))?;
        events.push((self.clock.now(), event));
        let held = Held::fold(id, events.iter().map(|(at, event)| (*at, event)));
        let held = held.ok_or_else(|| Problem::not_found("study", id))?;
        let row = held.row(version + 1)?;
        Ok((append, objects::put(institution, row), held))
    }

    async fn study_card(&self, who: &Principal, held: Held, set: SampleSet) -> Outcome<StudyCard> {
        let names = self.all_user_names(who.institution).await?;
        let name = |user: UserId| names.get(&user.to_string()).cloned().unwrap_or_else(|| user.to_string());
        let study = held.study()?;
        let problem = match self.study_table(who, &held.id.to_string()).await {
            Ok((.., prepared)) => {
                let parts = scoring::develop::split(&prepared.table, &prepared.options.split);
                parts.err().map(|error| invalid(&error.into()))
            }
            Err(problem) if problem.code == Code::StudyInvalid => Some(problem),
            Err(problem) => return Err(problem),
        };
        let mut past_runs: Vec<_> = held.runs.iter().map(|run| run.line(name(run.by))).collect();
        past_runs.reverse();
        Ok(StudyCard {
            line: line(&held, name(held.opened_by)),
            sample_set: self.sample_set_card(who.institution, &set).await?,
            study,
            digest: held.digest(),
            problem: problem.as_ref().map(|problem| problem.detail.clone()),
            problem_zh: problem.as_ref().map(|problem| problem.detail_zh().to_owned()),
            past_runs,
            may_change: who.require(Action::DevelopScorecard).is_ok(),
        })
    }
}

pub(crate) type StudyRows = (Study, Arc<Vec<lake::SampleColumn>>, Option<Arc<Vec<lake::SampleColumn>>>, Held);

pub(crate) fn monthly(second: Option<&Arc<Vec<lake::SampleColumn>>>) -> Option<&[lake::SampleColumn]> {
    second.map(|columns| columns.as_slice())
}

fn document(study: &Study) -> Outcome<String> {
    let text = String::from_utf8_lossy(&to_json(study)?).into_owned();
    if text.len() > MAX_STUDY_BYTES {
        return Err(Problem::new(
            Code::TooLarge,
            format!("the study document has {} bytes; at most {MAX_STUDY_BYTES}", text.len()),
        ));
    }
    Ok(text)
}

fn line(held: &Held, opened_by_name: String) -> StudyLine {
    let newest = held.runs.last();
    StudyLine {
        id: held.id.to_string(),
        name: held.name.clone(),
        set: held.set.to_string(),
        revision: held.revision,
        opened_by_name,
        opened_at: held.opened_at.to_string(),
        changed_at: held.changed_at.to_string(),
        // A stream holds far fewer than 2^32 events.
        runs: u32::try_from(held.runs.len()).unwrap_or(u32::MAX),
        test_auc: newest.map(|run| run.test_auc),
        test_ks: newest.map(|run| run.test_ks),
    }
}
