//! Champion and challenger: a version that scores every decision beside the one in force and decides nothing.
//!
//! A challenge is started and stopped by whoever makes scorecards, since it changes no decision; promoting one is the
//! approval that every version needs, by a second person. What the challenger says is worked out from the records
//! (see [`decision::challenge`]), so a challenge costs a decision nothing and can neither delay it nor make it fail.
//!
//! | phase | reads | bound |
//! |---|---|---|
//! | page of applications | rows by id; each with its last decision, its loan, whether its firm is still there | [`MAX_BACKTEST_DECISIONS`] |
//! | score | the recorded input by the challenger | |
//! | decide again | the product and rulebook that each decision pinned, with the challenger in the champion's place | [`MAX_BACKTEST_POLICIES`] kept at a time |
//!
//! [`MAX_BACKTEST_DECISIONS`]: crate::limits::MAX_BACKTEST_DECISIONS

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::{Date, Timestamp};
use codes::InstitutionId;
use decision::Decision;
use decision::backtest::{Assumptions, BackTest, Case, Line, Policy, Report, Unable, Why, again};
use decision::challenge::{self, Contest, Pair};
use money::Currency;
use rulebook::Rulebook;
use views::applications::ApplicationRow;
use views::limits::MAX_PAGE;
use views::{applications, objects};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::remark;
use crate::backtest::{bounded, fold_problem};
use crate::challenger_cards::{ContestCard, Setting, contest_card};
use crate::events::{Request, from_json};
use crate::limits::{MAX_BACKTEST_POLICIES, MAX_CHALLENGERS, MAX_WHOLE_LIST};
use crate::models::{LiveScorecard, ScorecardCard, ScorecardEvent};
use crate::problem::{Code, Outcome, Problem};

/// Which decisions a contest looks at.
#[derive(Debug, Clone, Copy, Default)]
pub struct ContestAsked {
    /// First day; the day the challenge began when left out.
    pub since: Option<Date>,
    /// Last day; up to the last there is when left out.
    pub until: Option<Date>,
}

impl Platform {
    /// Lets a version score beside the one in force.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::ScorecardMissing`] without a champion, [`Code::WrongState`] for the
    /// version in force or one that challenges already, [`Code::TooLarge`] past [`MAX_CHALLENGERS`],
    /// [`Code::ProductInvalid`] when no product asks for the features it reads.
    pub async fn start_challenge(
        &self,
        request: &Request<'_>,
        which: &str,
        version: Option<u32>,
        reason: &str,
    ) -> Outcome<ScorecardCard> {
        request.who.require(Action::DevelopScorecard)?;
        let institution = request.institution();
        let reason = remark(reason)?;
        let name = self.scorecard_named(institution, which).await?;
        let (id, events) = self.scorecard_events(institution, &name).await?;
        let told = events.iter().map(|(at, event)| (*at, event));
        let card = ScorecardCard::fold(id, &name, told).ok_or_else(|| Problem::not_found("scorecard", &name))?;
        let version = version.unwrap_or(card.version);
        let champion = self.live_card(institution).await?;
        if champion.id == id && champion.active_version == Some(version) {
            return Err(Problem::new(Code::WrongState, "this version is in force: it has nothing to challenge")
                .in_chinese("该版本正在生效，无须试评"));
        }
        if card.challenger.is_some() {
            return Err(Problem::new(Code::WrongState, "a version of this model challenges already: stop it first")
                .in_chinese("该模型已有版本在试评：请先停止"));
        }
        let running = self.challengers(institution).await?.len();
        if running >= MAX_CHALLENGERS {
            let said = format!("{running} models challenge already; at most {MAX_CHALLENGERS}: stop one first");
            return Err(Problem::new(Code::TooLarge, said));
        }
        let challenger = self.scorecard_version(institution, id, version).await?;
        self.some_product_asks(request.who, &challenger).await?;
        let event = ScorecardEvent::ChallengeStarted { version, reason, by: request.who.user };
        self.scorecard_changes(request, id, &name, events, event).await
    }

    /// Stops a challenge.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when none runs.
    pub async fn stop_challenge(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<ScorecardCard> {
        request.who.require(Action::DevelopScorecard)?;
        let reason = remark(reason)?;
        let name = self.scorecard_named(request.institution(), which).await?;
        let (id, events) = self.scorecard_events(request.institution(), &name).await?;
        let told = events.iter().map(|(at, event)| (*at, event));
        let running = ScorecardCard::fold(id, &name, told).and_then(|card| card.challenger);
        let Some(running) = running else {
            return Err(Problem::new(
                Code::WrongState,
                "no version of this model challenges: there is nothing to stop",
            )
            .in_chinese("该模型没有正在试评的版本"));
        };
        let event = ScorecardEvent::ChallengeStopped { version: running.version, reason, by: request.who.user };
        self.scorecard_changes(request, id, &name, events, event).await
    }

    /// Compares a challenger with what decided, on the decisions made since it began, or in a window. A challenge that has
    /// ended can still be looked at: its last one counts.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when no version ever challenged, [`Code::Invalid`] for
    /// days that are none, [`Code::TooLarge`] for too many decisions.
    pub async fn contest(&self, who: &Principal, which: &str, asked: ContestAsked) -> Outcome<ContestCard> {
        who.require(Action::ReplayDecision)?;
        if asked.since.zip(asked.until).is_some_and(|(since, until)| until < since) {
            return Err(Problem::new(Code::Invalid, "the last day lies before the first: exchange since and until"));
        }
        let institution = who.institution;
        let name = self.scorecard_named(institution, which).await?;
        let (id, events) = self.scorecard_events(institution, &name).await?;
        let run = Ran::last(&events).ok_or_else(|| {
            Problem::new(Code::WrongState, "no version of this model has challenged yet: start one")
                .in_chinese("该模型尚未试评：请先开始")
        })?;
        let challenger = self.scorecard_version(institution, id, run.version).await?;
        let mut found = Found::new(self.institution(institution).await?.currency)?;
        let mut after = String::new();
        let mut policies = Policies { rules: self.rules_now(institution).await?, held: BTreeMap::new() };
        loop {
            let page = applications::list(&self.book, institution, None, &after, MAX_PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id);
            // Amounts of several currencies are not added: a contest is told in the institution's own.
            let currency = found.currency;
            let own = page.iter().filter(|row| row.currency == currency.code());
            for row in own.filter(|row| row.outcome.is_some()) {
                let Some((case, erased)) = self.contested(institution, row, found.currency).await? else { continue };
                if !run.covers(&case.decision, asked) {
                    continue;
                }
                bounded(found.test.decided() + 1)?;
                self.contend(institution, &challenger, &mut policies, (case, erased), &mut found).await?;
            }
        }
        let setting = Setting { name, version: run.version, since: run.since, ended: run.ended, asked };
        Ok(contest_card(&setting, &Contest::of(&found.pairs), &found.report()))
    }

    async fn contend(
        &self,
        institution: InstitutionId,
        challenger: &LiveScorecard,
        policies: &mut Policies,
        (case, erased): (Case, bool),
        found: &mut Found,
    ) -> Outcome<()> {
        let unable = |why, subject: String| Unable { why, subject };
        if erased {
            return found.add(Line::unable(&case, unable(Why::Erased, String::new())), None);
        }
        let (pin, then) = (&case.decision.product, case.clone());
        let product = self.product_version(institution, pin.id, pin.version).await?;
        let ready = match challenge::case(case, &product.compiled, &challenger.compiled) {
            Ok(ready) => ready,
            Err(why) => return found.add(Line::unable(&then, why), None),
        };
        let key = format!("{} {}", then.decision.product.digest, then.decision.rulebook.known_at);
        if policies.held.len() >= MAX_BACKTEST_POLICIES {
            policies.held.clear();
        }
        let policy = policies.held.entry(key).or_insert_with(|| {
            let rulebook = &then.decision.rulebook;
            let rules = policies.rules.snapshot(rulebook.effective_on, rulebook.known_at);
            let model = (challenger.id, &challenger.compiled);
            challenge::policy(then.decision.product.id, &product.compiled, model, rules)
                .map_err(|error| unable(Why::Scorecard, error.to_string()))
        });
        let line = match policy {
            Ok(policy) => again(&ready, policy),
            Err(why) => Line::unable(&then, why.clone()),
        };
        match challenge::pair(&ready, &challenger.compiled) {
            Ok(pair) => found.add(line, Some(pair)),
            Err(why) => found.add(Line::unable(&then, why), None),
        }
    }

    /// An application's last decision with what became of it, and whether the firm has been erased.
    async fn contested(
        &self,
        institution: InstitutionId,
        row: &ApplicationRow,
        currency: Currency,
    ) -> Outcome<Option<(Case, bool)>> {
        let id = row
            .id
            .parse()
            .map_err(|error| Problem::new(Code::StoreDamaged, "an application id cannot be read").because(error))?;
        let Some(decision) = self.last_decision(institution, id).await? else { return Ok(None) };
        let lent = match &row.loan {
            Some(loan) => self.became(institution, loan, currency).await?,
            None => None,
        };
        let erased = !self.firm_names([row.firm.as_str()]).await?.contains_key(&row.firm);
        Ok(Some((Case { decision, lent }, erased)))
    }

    /// The models of an institution that challenge now.
    async fn challengers(&self, institution: InstitutionId) -> Outcome<Vec<ScorecardCard>> {
        let rows = objects::all(&self.book, institution, "scorecard", None, MAX_WHOLE_LIST).await?;
        let cards = rows.iter().map(|row| from_json(row.body.as_bytes())).collect::<Outcome<Vec<ScorecardCard>>>()?;
        Ok(cards.into_iter().filter(|card| card.challenger.is_some()).collect())
    }

    /// Refuses a challenger that reads what no product asks for: it would never score a decision.
    async fn some_product_asks(&self, who: &Principal, challenger: &LiveScorecard) -> Outcome<()> {
        let asked = self.product_features(who).await?;
        let missing: Vec<&str> = challenger.compiled.features().filter(|name| !asked.contains(*name)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let said = format!(
            "no product asks for {}: add them under `data` of a product with their category first",
            missing.join(", ")
        );
        Err(Problem::new(Code::ProductInvalid, said)
            .in_chinese(format!("没有产品声明这些变量：{}。请先在产品的 data 中按类别加入", missing.join("、"))))
    }
}

struct Policies {
    rules: Arc<Rulebook>,
    /// By product version and day.
    held: BTreeMap<String, Result<Policy, Unable>>,
}

/// A challenge that ran or runs.
struct Ran {
    version: u32,
    since: Timestamp,
    ended: Option<Timestamp>,
}

impl Ran {
    fn last(events: &[(Timestamp, ScorecardEvent)]) -> Option<Self> {
        let mut found: Option<Self> = None;
        for (at, event) in events {
            match event {
                ScorecardEvent::ChallengeStarted { version, .. } => {
                    found = Some(Self { version: *version, since: *at, ended: None });
                }
                ScorecardEvent::ChallengeStopped { .. } => {
                    if let Some(run) = &mut found {
                        run.ended = Some(*at);
                    }
                }
                ScorecardEvent::Approved { version, .. } => {
                    if let Some(run) = found.as_mut().filter(|run| run.version == *version && run.ended.is_none()) {
                        run.ended = Some(*at);
                    }
                }
                ScorecardEvent::Developed { .. } | ScorecardEvent::Imported(_) => {}
            }
        }
        found
    }

    /// Whether a decision is asked about: in the window that was given, else while the challenge ran.
    fn covers(&self, decision: &Decision, asked: ContestAsked) -> bool {
        let input = &decision.input;
        let begun = asked.since.map_or(self.since <= input.decided_at, |since| since <= input.decided_on);
        let ended = match (asked.until, self.ended) {
            (Some(until), _) => until < input.decided_on,
            (None, Some(ended)) => ended < input.decided_at && asked.since.is_none(),
            (None, None) => false,
        };
        begun && !ended
    }
}

struct Found {
    currency: Currency,
    test: BackTest,
    pairs: Vec<Pair>,
}

impl Found {
    fn new(currency: Currency) -> Outcome<Self> {
        let test = BackTest::try_new(currency, Assumptions::standard(currency)).map_err(fold_problem)?;
        Ok(Self { currency, test, pairs: Vec::new() })
    }

    fn add(&mut self, line: Line, pair: Option<Option<Pair>>) -> Outcome<()> {
        self.test.add(&line).map_err(fold_problem)?;
        self.pairs.extend(pair.flatten());
        Ok(())
    }

    fn report(&self) -> Report {
        self.test.clone().finish()
    }
}
