//! Runs: a card with its evidence, made by work that takes longer than a request, compared and submitted.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use calendar::Timestamp;
use codes::{InstitutionId, RunId, ScorecardId, UserId};
use laboratory::{Evidence, Lineage, Run};
use scoring::Scorecard;
use scoring::develop::Report;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use views::objects;

use super::sets::named;
use super::studies::{Held, StudyEvent, invalid};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::clock::random;
use crate::events::{Request, from_json, to_json};
use crate::models::{ScorecardCard, ScorecardEvent, next_version};
use crate::packed::{pack, unpack};
use crate::problem::{Code, Outcome, Problem};
use crate::scorecard_view::run_figures;
use crate::scorecards::{CharacteristicCard, DroppedCard, RunFigures};

/// Pieces of work remembered, done ones among them.
const MAX_WORK: usize = 100;
/// Pieces of work under way at once: each uses every core.
const MAX_AT_ONCE: usize = 2;

/// What a run found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ran {
    /// Its id.
    pub run: RunId,
    /// The revision of the study it ran.
    pub revision: u32,
    /// SHA-256 of that document, hexadecimal.
    pub study_digest: String,
    /// The card, JSON, packed.
    pub card: String,
    /// SHA-256 of the card before it was packed, hexadecimal.
    pub card_digest: String,
    /// The development report, JSON, packed.
    pub report: String,
    /// The evidence, JSON, packed.
    pub evidence: String,
    /// Figures for lists.
    pub figures: Figures,
    /// Who ran it.
    pub by: UserId,
}

/// Figures of a run for lists and comparison.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// AUC on the rows that fitted.
    pub train_auc: f64,
    /// AUC on the test rows.
    pub test_auc: f64,
    /// KS on the test rows.
    pub test_ks: f64,
    /// Stability index of the points.
    pub psi: f64,
    /// Characteristics of the card.
    pub characteristics: u32,
    /// Bad rate less mean probability on the test rows.
    pub level_error: f64,
}

impl Ran {
    pub(crate) fn head(&self, at: Timestamp) -> RunHead {
        RunHead {
            id: self.run,
            at,
            by: self.by,
            revision: self.revision,
            card_digest: self.card_digest.clone(),
            test_auc: self.figures.test_auc,
            test_ks: self.figures.test_ks,
            figures: self.figures,
            submitted: None,
        }
    }
}

/// A run in a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunHead {
    /// Its id.
    pub id: RunId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: UserId,
    /// The revision it ran.
    pub revision: u32,
    /// SHA-256 of the card, hexadecimal.
    pub card_digest: String,
    /// AUC on the test rows.
    pub test_auc: f64,
    /// KS on the test rows.
    pub test_ks: f64,
    /// The figures.
    pub figures: Figures,
    /// The scorecard version it became.
    pub submitted: Option<(ScorecardId, u32)>,
}

/// A run, for lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RunLine {
    /// Run id.
    pub id: String,
    /// When.
    pub at: String,
    /// Name of who ran it.
    pub by_name: String,
    /// The revision of the study.
    pub revision: u32,
    /// SHA-256 of the card, hexadecimal.
    pub card_digest: String,
    /// Its figures.
    pub figures: Figures,
    /// The scorecard it was submitted as.
    pub scorecard: Option<String>,
    /// The version there.
    pub scorecard_version: Option<u32>,
}

impl RunHead {
    pub(crate) fn line(&self, by_name: String) -> RunLine {
        RunLine {
            id: self.id.to_string(),
            at: self.at.to_string(),
            by_name,
            revision: self.revision,
            card_digest: self.card_digest.clone(),
            figures: self.figures,
            scorecard: self.submitted.map(|(id, _)| id.to_string()),
            scorecard_version: self.submitted.map(|(_, version)| version),
        }
    }
}

/// A run with its card and everything the validation report tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RunCard {
    /// As in lists.
    #[serde(flatten)]
    pub line: RunLine,
    /// The study.
    pub study: String,
    /// Its name.
    pub study_name: String,
    /// What is in the card, strongest first.
    pub characteristics: Vec<CharacteristicCard>,
    /// What is not, and why.
    pub dropped: Vec<DroppedCard>,
    /// Curves and bands.
    pub curves: RunFigures,
    /// The evidence.
    pub evidence: Evidence,
    /// Whether the person who asks may submit it.
    pub may_submit: bool,
}

/// How far a piece of work is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct WorkCard {
    /// Its id; the run's once it is done.
    pub id: String,
    /// Share done, percent.
    pub percent: u8,
    /// What is being done, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether it has ended.
    pub done: bool,
    /// What went wrong, when it did.
    pub problem: Option<String>,
    /// The same in Chinese.
    pub problem_zh: Option<String>,
}

struct Piece {
    institution: InstitutionId,
    /// What it works on: asked for again while it is under way, it is the same piece.
    on: String,
    card: WorkCard,
}

/// Work under way. It is in memory only: what is cut off is done again, and gives the same.
#[derive(Default)]
pub(crate) struct Work(Mutex<BTreeMap<String, Piece>>);

impl Work {
    /// The card of a new piece, or of the one under way on the same thing, and whether it is new.
    fn start(&self, institution: InstitutionId, on: &str, id: &str) -> Outcome<(WorkCard, bool)> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |piece: &&Piece| !piece.card.done && piece.institution == institution && piece.on == on;
        if let Some(piece) = held.values().find(same) {
            return Ok((piece.card.clone(), false));
        }
        if held.values().filter(|piece| !piece.card.done).count() >= MAX_AT_ONCE {
            return Err(Problem::new(Code::Busy, "two runs are under way: wait until one is done")
                .in_chinese("已有两个任务在运行，请稍候再试"));
        }
        if held.len() >= MAX_WORK {
            held.retain(|_, piece| !piece.card.done);
        }
        let card = WorkCard {
            id: id.to_owned(),
            percent: 0,
            zh: "准备样本".to_owned(),
            en: "preparing rows".to_owned(),
            done: false,
            problem: None,
            problem_zh: None,
        };
        held.insert(id.to_owned(), Piece { institution, on: on.to_owned(), card: card.clone() });
        Ok((card, true))
    }

    fn tell(&self, id: &str, share: f64, zh: &str, en: &str) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(piece) = held.get_mut(id) {
            // A share of 0 to 1.
            piece.card.percent = (share * 100.0).clamp(0.0, 99.0) as u8;
            (piece.card.zh, piece.card.en) = (zh.to_owned(), en.to_owned());
        }
    }

    fn end(&self, id: &str, outcome: Result<(), &Problem>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(piece) = held.get_mut(id) {
            piece.card.done = true;
            match outcome {
                Ok(()) => {
                    piece.card.percent = 100;
                    (piece.card.zh, piece.card.en) = ("完成".to_owned(), "done".to_owned());
                }
                Err(problem) => {
                    piece.card.problem = Some(problem.detail.clone());
                    piece.card.problem_zh = Some(problem.detail_zh().to_owned());
                }
            }
        }
    }

    fn look(&self, institution: InstitutionId, id: &str) -> Option<WorkCard> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(id).filter(|piece| piece.institution == institution).map(|piece| piece.card.clone())
    }
}

/// A run's documents.
pub(crate) struct Documents {
    pub card: Scorecard,
    pub report: Report,
    pub evidence: Evidence,
}

impl Platform {
    /// Starts a run of a study as it stands; the work goes on when the request has been answered.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::StudyInvalid`], [`Code::Busy`].
    pub async fn start_run(self: &Arc<Self>, who: &Principal, which: &str) -> Outcome<WorkCard> {
        who.require(Action::DevelopScorecard)?;
        let (held, ..) = self.study_table(who, which).await?;
        let run = RunId::from_bytes(random()?);
        let on = format!("{} {}", held.id, held.digest());
        let (card, new) = self.bench.work.start(who.institution, &on, &run.to_string())?;
        if !new {
            return Ok(card);
        }
        let (platform, who, which) = (Arc::clone(self), who.clone(), which.to_owned());
        tokio::spawn(async move {
            let id = run.to_string();
            let told = Arc::clone(&platform);
            let step = move |share, zh, en| told.bench.work.tell(&run.to_string(), share, zh, en);
            let ended = platform.run_study(&Request::plain(&who), &which, run, step).await;
            if let Err(problem) = &ended {
                tracing::warn!(run = %id, problem = ?problem, "a run failed");
            }
            platform.bench.work.end(&id, ended.as_ref().map(|_| ()));
        });
        Ok(card)
    }

    /// How far a piece of work is.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] when the program was started anew in between.
    pub fn work(&self, who: &Principal, id: &str) -> Outcome<WorkCard> {
        who.require(Action::ReadScorecard)?;
        self.bench.work.look(who.institution, id).ok_or_else(|| Problem::not_found("work", id))
    }

    /// Runs a study and keeps what it found.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::StudyInvalid`].
    pub async fn run_study(
        &self,
        request: &Request<'_>,
        which: &str,
        run: RunId,
        mut told: impl FnMut(f64, &'static str, &'static str) + Send,
    ) -> Outcome<RunLine> {
        request.who.require(Action::DevelopScorecard)?;
        let (held, study, prepared) = self.study_table(request.who, which).await?;
        let lineage = self.lineage(request.who, &held).await?;
        let incumbent = self.incumbent(request.who.institution, &held).await?;
        let found =
            tokio::task::block_in_place(|| laboratory::run(&prepared, &study, lineage, incumbent.as_ref(), &mut told));
        let found = found.map_err(|error| invalid(&error))?;
        let event = StudyEvent::Ran(Box::new(ran(run, &held, &found, request.who.user)?));
        let (now, events) = self.study_history(request.institution(), which).await?;
        let held = self.study_changes(request, now.id, events, event).await?;
        let head = held.runs.iter().find(|held| held.id == run).ok_or_else(|| Problem::not_found("run", run))?;
        Ok(head.line(self.user_name(request.institution(), head.by).await?))
    }

    async fn lineage(&self, who: &Principal, held: &Held) -> Outcome<Lineage> {
        let set = self.set_of(who.institution, &held.set.to_string()).await?;
        Ok(Lineage {
            dataset: set.name.clone(),
            dataset_digest: set.digest.clone(),
            format: set.format.clone(),
            imported_at: set.at.clone(),
            study_digest: held.digest(),
            read: set.read,
            refused: set.read.saturating_sub(set.rows),
            stayed_out: Vec::new(),
            unknown: 0,
            train: (0, 0),
            test: (0, 0),
            weighted: false,
            simulated: set.simulated,
        })
    }

    /// What a run is measured against: the version in force of the card that this study last became, else the institution's own;
    /// none when there is none, or when it is no scorecard.
    async fn incumbent(&self, institution: InstitutionId, held: &Held) -> Outcome<Option<Scorecard>> {
        let became = held.runs.iter().rev().find_map(|run| run.submitted);
        let row = match became {
            Some((id, _)) => objects::get(&self.book, institution, "scorecard", &id.to_string()).await?,
            None => None,
        };
        let card: Option<ScorecardCard> = row.map(|row| from_json(row.body.as_bytes())).transpose()?;
        let live = match card.and_then(|card| Some((card.id, card.active_version?))) {
            Some((id, version)) => self.scorecard_version(institution, id, version).await,
            None => self.live_scorecard(institution).await,
        };
        match live {
            Ok(live) => Ok(match live.compiled.document() {
                model::Model::Scorecard(card) => Some(*card),
                // Trees read other features than a laboratory's table has; they are compared by a challenger.
                model::Model::Trees(_) => None,
            }),
            Err(problem) if problem.code == Code::ScorecardMissing => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// A run with its evidence.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn run_card(&self, who: &Principal, which: &str, run: &str) -> Outcome<RunCard> {
        who.require(Action::ReadScorecard)?;
        let (held, events) = self.study_history(who.institution, which).await?;
        let (head, documents) = documents(&held, &events, run)?;
        let line = head.line(self.user_name(who.institution, head.by).await?);
        let (characteristics, dropped, curves) = run_figures(&documents.card, &documents.report);
        Ok(RunCard {
            may_submit: head.submitted.is_none() && who.require(Action::DevelopScorecard).is_ok(),
            line,
            study: held.id.to_string(),
            study_name: held.name.clone(),
            characteristics,
            dropped,
            curves,
            evidence: documents.evidence,
        })
    }

    /// Puts a run's card up for approval under a scorecard's name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when it was submitted already.
    pub async fn submit_run(
        &self,
        request: &Request<'_>,
        which: &str,
        run: &str,
        name: &str,
    ) -> Outcome<ScorecardCard> {
        request.who.require(Action::DevelopScorecard)?;
        let (institution, name) = (request.institution(), named(name)?);
        let (held, events) = self.study_history(institution, which).await?;
        let (head, documents) = documents(&held, &events, run)?;
        if head.submitted.is_some() {
            return Err(Problem::new(Code::WrongState, "this run was submitted already: run the study again")
                .in_chinese("该次运行已提交：如需再次提交请重新运行"));
        }
        let Documents { mut card, report, .. } = documents;
        let (id, told) = self.scorecard_events(institution, &name).await?;
        let version = next_version(&told);
        (card.name, card.version) = (name.clone(), version);
        let document = card.to_json().map_err(|error| Problem::from_domain(Code::ScorecardFailed, error))?;
        let event = ScorecardEvent::Developed {
            version,
            digest: hex::encode(Sha256::digest(document.as_bytes())),
            document,
            report: String::from_utf8_lossy(&to_json(&report)?).into_owned(),
            by: request.who.user,
        };
        let (run, study) = (head.id, held.id);
        // In one transaction: a card without its study would have no report, a study without its card would be submitted twice.
        let (developed, card_row, card) = self.scorecard_change(institution, id, &name, told, event)?;
        let event = StudyEvent::Submitted { run, scorecard: id, version, by: request.who.user };
        let (submitted, study_row, _) = self.study_change(institution, study, events, event)?;
        self.save(request, vec![developed, submitted], vec![card_row, study_row], card).await
    }

    /// The documents of the run that a scorecard's version came from; none when it came from elsewhere.
    ///
    /// # Errors
    /// [`Code::StoreDamaged`].
    pub(crate) async fn run_behind(
        &self,
        institution: InstitutionId,
        scorecard: ScorecardId,
        version: u32,
    ) -> Outcome<Option<(String, String)>> {
        let rows =
            views::objects::all(&self.book, institution, "study", Some("submitted"), crate::limits::MAX_WHOLE_LIST)
                .await?;
        for row in rows {
            let held: Held = from_json(row.body.as_bytes())?;
            let found = held.runs.iter().find(|run| run.submitted == Some((scorecard, version)));
            if let Some(run) = found {
                return Ok(Some((held.id.to_string(), run.id.to_string())));
            }
        }
        Ok(None)
    }

    pub(crate) async fn run_documents(
        &self,
        institution: InstitutionId,
        which: &str,
        run: &str,
    ) -> Outcome<(RunHead, Documents)> {
        let (held, events) = self.study_history(institution, which).await?;
        documents(&held, &events, run)
    }
}

fn ran(run: RunId, held: &Held, found: &Run, by: UserId) -> Outcome<Ran> {
    let card = found.scorecard.to_json().map_err(|error| Problem::from_domain(Code::ScorecardFailed, error))?;
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let evidence = &found.evidence;
    Ok(Ran {
        run,
        revision: held.revision,
        study_digest: held.digest(),
        card_digest: hex::encode(Sha256::digest(card.as_bytes())),
        card: pack(&card)?,
        report: pack(&text(to_json(&found.report)?))?,
        evidence: pack(&text(to_json(evidence)?))?,
        figures: Figures {
            train_auc: evidence.train.auc,
            test_auc: evidence.test.auc,
            test_ks: evidence.test.ks,
            psi: evidence.stability.psi,
            // At most sixty.
            characteristics: u32::try_from(found.scorecard.characteristics.len()).unwrap_or(u32::MAX),
            level_error: evidence.calibration.error.level,
        },
        by,
    })
}

fn documents(held: &Held, events: &[(Timestamp, StudyEvent)], run: &str) -> Outcome<(RunHead, Documents)> {
    let head = held.runs.iter().find(|head| head.id.to_string() == run);
    let head = head.ok_or_else(|| Problem::not_found("run", run.chars().take(60).collect::<String>()))?;
    let ran = events.iter().find_map(|(_, event)| match event {
        StudyEvent::Ran(ran) if ran.run == head.id => Some(ran),
        _ => None,
    });
    let ran = ran.ok_or_else(|| Problem::not_found("run", run))?;
    let card = Scorecard::from_json(&unpack(&ran.card)?);
    Ok((
        head.clone(),
        Documents {
            card: card.map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?,
            report: from_json(unpack(&ran.report)?.as_bytes())?,
            evidence: from_json(unpack(&ran.evidence)?.as_bytes())?,
        },
    ))
}
