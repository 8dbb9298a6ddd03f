//! Shadow running: a candidate version decides beside the live one on every application, for comparison only.
//!
//! The candidate decides after the live decision is made and before it is saved; both go into the book in one transaction. So a
//! decision and its shadow are recorded together or not at all, no second commit is paid for and nothing has to be caught up after
//! a crash. What it costs the applicant is the pure computation, a fraction of the commit; whatever goes wrong in it is
//! recorded as what the candidate said ([`decision::shadow::beside`]) and never as an error.
//!
//! The result has a stream of its own, named by the decision, so it waits for nothing and the decision's record does not know
//! of it. It holds no inputs: those stand in the decision's record, and the trace is made again from them when asked for.

use calendar::Timestamp;
use codes::{ApplicationId, DecisionId, InstitutionId};
use decision::backtest::{BackTest, Line, Side, Unable, Why};
use decision::shadow::{Said, Shadowed, beside, traced};
use decision::{Decision, ProductPin};
use money::{Currency, Decimal, Money};
use serde::{Deserialize, Serialize};
use store::{Expected, Statement, StreamAppend};
use views::limits::MAX_PAGE;
use views::shadows::{self, ShadowRow};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::backtest::{BackTestAsked, bounded, compare, fold_problem};
use crate::backtest_cards::{FirmTrace, report_card, unable_named};
use crate::catalogue::{LiveProduct, ShadowProduct};
use crate::events::{JsonEvent, appending, from_json, to_json};
use crate::limits::MAX_SHADOW_LINES;
use crate::models::LiveScorecard;
use crate::problem::{Code, Outcome, Problem};
use crate::shadow_cards::{Differences, ShadowReport, line_card};

/// What happened in the shadow of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum ShadowEvent {
    /// A candidate decided beside the live decision that the stream is named by.
    ShadowDecided {
        /// What it said.
        shadowed: Shadowed,
    },
}

impl JsonEvent for ShadowEvent {
    const STREAM: &'static str = "shadow";
    fn kind(&self) -> &'static str {
        match self {
            Self::ShadowDecided { .. } => "shadow-decided",
        }
    }
}

/// Both sides of one application, as the row keeps them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Beside {
    pub requested: Money,
    pub live_version: u32,
    pub live: Side,
    pub candidate: Result<Side, Unable>,
    pub pd: Option<f64>,
    pub grade: Option<scoring::Grade>,
    pub region: Option<codes::Region>,
    pub size: Option<codes::FirmSize>,
    pub new_here: bool,
}

impl Beside {
    fn of(decision: &Decision, shadowed: &Shadowed) -> Self {
        let facts = &decision.input.facts;
        Self {
            requested: decision.input.request.amount,
            live_version: decision.product.version,
            live: Side::of(decision.outcome, decision.offer.as_ref()),
            candidate: match &shadowed.said {
                Said::Decided(side) => Ok(side.clone()),
                Said::Unable(unable) => Err(unable.clone()),
            },
            pd: decision.score.as_ref().map(|score| score.pd),
            grade: decision.score.as_ref().map(|score| score.grade),
            region: facts.region,
            size: facts.size,
            new_here: facts.outstanding.is_zero(),
        }
    }

    fn differs(&self) -> bool {
        self.candidate.as_ref() != Ok(&self.live)
    }

    fn line(&self, decision: DecisionId, application: ApplicationId) -> Line {
        Line {
            decision,
            application,
            requested: self.requested,
            before: self.live.clone(),
            after: self.candidate.clone(),
            pd: self.pd,
            grade: self.grade,
            region: self.region,
            size: self.size,
            new_here: self.new_here,
            lent: None,
        }
    }
}

/// The row of one decision's shadow.
pub(crate) fn row(decision: &Decision, shadowed: &Shadowed) -> Outcome<ShadowRow> {
    let both = Beside::of(decision, shadowed);
    Ok(ShadowRow {
        decision: shadowed.decision.to_string(),
        application: shadowed.application.to_string(),
        product: shadowed.candidate.code.clone(),
        version: i64::from(shadowed.candidate.version),
        decided_at: decision.input.decided_at.to_string(),
        differs: both.differs(),
        body: String::from_utf8_lossy(&to_json(&both)?).into_owned(),
    })
}

fn pin(live: &LiveProduct, shadow: &ShadowProduct) -> ProductPin {
    ProductPin {
        id: live.id,
        code: live.compiled.document().code.clone(),
        version: shadow.version,
        digest: shadow.digest.clone(),
    }
}

impl Platform {
    /// What to save of the candidate's view of a live decision; nothing when no candidate runs, or nothing can be said.
    pub(crate) async fn shadow_of(
        &self,
        institution: InstitutionId,
        live: &LiveProduct,
        scorecard: &LiveScorecard,
        decision: &Decision,
    ) -> (Vec<StreamAppend>, Vec<Statement>) {
        let Some(shadow) = &live.shadow else { return (Vec::new(), Vec::new()) };
        let candidate = live.beside(shadow);
        // Another card only where the candidate names another: a shadow otherwise changes one thing.
        let (wanted, named) = (&candidate.compiled.document().scorecard, &live.compiled.document().scorecard);
        let other = if wanted == named {
            None
        } else {
            Some(self.scorecard_for(institution, candidate.compiled.document()).await)
        };
        let bundle = match other.transpose() {
            Ok(other) => {
                let scorecard = other.as_ref().unwrap_or(scorecard);
                self.live_bundle(institution, &candidate, scorecard, decision.input.decided_on).await
            }
            Err(problem) => Err(problem),
        };
        let bundle = bundle.map_err(|problem| Unable { why: Why::Scorecard, subject: problem.detail });
        let bundle = bundle.as_deref().map_err(Clone::clone);
        let shadowed = beside(decision, pin(live, shadow), &shadow.demands, bundle);
        let saved = || -> Outcome<(StreamAppend, Statement)> {
            let written = shadows::put(institution, row(decision, &shadowed)?);
            let id = *decision.input.decision.as_bytes();
            let event = ShadowEvent::ShadowDecided { shadowed: shadowed.clone() };
            Ok((appending(id, Expected::New, decision.input.decided_on, &[event])?, written))
        };
        match saved() {
            Ok((append, write)) => (vec![append], vec![write]),
            Err(_) => (Vec::new(), Vec::new()),
        }
    }

    /// What a candidate said beside the live decisions so far: of a version, else of the one that runs, else of the last that ran.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] when no version of this product ever ran, [`Code::TooLarge`].
    pub async fn shadow_report(&self, who: &Principal, code: &str, version: Option<u32>) -> Outcome<ShadowReport> {
        who.require(Action::ReadShadow)?;
        let (_, state) = self.product_state(who.institution, code).await?;
        let now = self.clock.now();
        let running = state.shadow(now).map(|(version, _)| version);
        let version = match version.or(running) {
            Some(version) => version,
            None => {
                let last = shadows::last_version(&self.book, who.institution, code).await?;
                let last = last.and_then(|version| u32::try_from(version).ok());
                last.ok_or_else(|| Problem::not_found("shadow run of", code))?
            }
        };
        let candidate = self.document_of(who, code, Some(version)).await?;
        let live = self.document_of(who, code, None).await?;
        let currency = live.currency;
        if candidate.currency != currency {
            let (theirs, ours) = (candidate.currency.code(), currency.code());
            let said = format!(
                "version {version} of {code} lends in {theirs} and the live one in {ours}: nothing is compared across currencies"
            );
            let zh = format!("{code} 第 {version} 版币种为 {theirs}，现行版为 {ours}：不同币种不作比较");
            return Err(Problem::new(Code::ProductInvalid, said).in_chinese(zh));
        }
        let asked = BackTestAsked::default();
        let mut test = BackTest::try_new(currency, asked.assumptions(currency)?).map_err(fold_problem)?;
        let mut differences = Differences::new(currency);
        let mut after = String::new();
        let mut span: Option<(String, String)> = None;
        loop {
            let page = shadows::of_version(&self.book, who.institution, (code, version), &after, MAX_PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.decision);
            bounded(test.decided() + page.len() as u64)?;
            for row in &page {
                let (decision, application, both) = read(row)?;
                test.add(&both.line(decision, application)).map_err(fold_problem)?;
                differences.add(&both)?;
                let (first, last) = span.get_or_insert_with(|| (row.decided_at.clone(), row.decided_at.clone()));
                let instant = |text: &str| text.parse::<Timestamp>().ok();
                if instant(&row.decided_at) < instant(first) {
                    first.clone_from(&row.decided_at);
                }
                if instant(&row.decided_at) > instant(last) {
                    last.clone_from(&row.decided_at);
                }
            }
        }
        let newest = shadows::differing(&self.book, who.institution, (code, version), MAX_SHADOW_LINES).await?;
        let lines = newest.iter().map(|row| Ok(line_card(row, &read(row)?.2))).collect::<Outcome<_>>()?;
        let (first_at, last_at) = span.unzip();
        let comparison = report_card(&test.finish(), compare(&live, &candidate), &asked);
        Ok(differences.report(code, version, running == Some(version), (first_at, last_at), lines, comparison))
    }

    /// One application's live decision beside the one a candidate made in its shadow, each with its whole trace. The candidate's is
    /// made again from the recorded input.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] when no candidate decided beside it, [`Code::Erased`].
    pub async fn shadow_trace(
        &self,
        who: &Principal,
        code: &str,
        version: Option<u32>,
        application: &str,
    ) -> Outcome<FirmTrace> {
        who.require(Action::ReadShadow)?;
        let id: ApplicationId = application.parse().map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let rows = shadows::of_application(&self.book, who.institution, &id.to_string()).await?;
        let wanted =
            |row: &&ShadowRow| row.product == code && version.is_none_or(|version| row.version == i64::from(version));
        let missing = || Problem::not_found("shadow decision on", application);
        let row = rows.iter().find(wanted).ok_or_else(missing)?;
        let version = u32::try_from(row.version).unwrap_or_default();
        let (decision, digest) = self.recorded_on(who.institution, id, &row.decision).await?.ok_or_else(missing)?;
        let before = self.decision_card(who.institution, &decision, &digest).await?;
        if self.erased(&decision).await? {
            let unable = Unable { why: Why::Erased, subject: String::new() };
            return Ok(FirmTrace {
                application: id.to_string(),
                before,
                after: None,
                unable: Some(unable_named(&unable)),
            });
        }
        let (product_id, institution) = (decision.product.id, who.institution);
        let live = self.product_version(institution, product_id, decision.product.version).await?;
        let candidate = self.product_version(institution, product_id, version).await?;
        let shadow = ShadowProduct::of(&candidate.compiled, live.compiled.document())
            .map_err(|error| Problem::from_domain(Code::ProductInvalid, error))?;
        let scorecard = self.scorecard_version(institution, decision.scorecard.id, decision.scorecard.version).await?;
        let rules = self.rules_now(institution).await?;
        let snapshot = rules.snapshot(decision.rulebook.effective_on, decision.rulebook.known_at);
        let now = crate::origination::bundle(&live.beside(&shadow), &scorecard, snapshot)
            .map_err(|problem| Unable { why: Why::Scorecard, subject: problem.detail })
            .and_then(|bundle| traced(&decision.input, &shadow.demands, &bundle));
        let (after, unable) = match now {
            Ok(now) => {
                let digest = now.digest();
                let versions = (candidate.compiled.document(), &scorecard.compiled);
                let card = crate::decisions::card(&now, &digest, versions, &rules.business_days(self.clock.now()));
                (Some(card), None)
            }
            Err(unable) => (None, Some(unable_named(&unable))),
        };
        Ok(FirmTrace { application: id.to_string(), before, after, unable })
    }
}

fn read(row: &ShadowRow) -> Outcome<(DecisionId, ApplicationId, Beside)> {
    let damaged =
        || Problem::new(Code::StoreDamaged, "a row of a shadow run cannot be read: make the read models again");
    let decision = row.decision.parse().map_err(|_| damaged())?;
    let application = row.application.parse().map_err(|_| damaged())?;
    Ok((decision, application, from_json(row.body.as_bytes())?))
}

/// A sum of differences, kept exactly.
pub(crate) fn mean(sum: Decimal, number: u64, currency: Option<Currency>) -> Option<String> {
    let mean = sum.checked_div(number.into())?;
    Some(match currency {
        Some(currency) => {
            let minor = mean.round();
            i64::try_from(minor).ok().map(|minor| Money::from_minor(minor, currency).to_string()).unwrap_or_default()
        }
        None => mean.round_dp(4).normalize().to_string(),
    })
}
