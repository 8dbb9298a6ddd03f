//! Parameters of expected losses: documents in versions, written by one person and approved by another.

use codes::{InstitutionId, UserId};
use quality::{DaysLine, LossParameters, StageLines};
use rulebook::{Operator, Pins, Snapshot};
use serde::{Deserialize, Serialize};
use store::Expected;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts;
use crate::approvals::remark;
use crate::cards::Named;
use crate::events::{JsonEvent, Request, appending};
use crate::limits::MAX_LOSS_VERSIONS;
use crate::loss_cards::LossParametersCard;
use crate::problem::{Code, Outcome, Problem};

/// What happened to an institution's parameters of expected losses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum LossParametersEvent {
    /// Somebody wrote a version; they are numbered from 1.
    Drafted {
        /// The document.
        document: Box<LossParameters>,
        /// Who.
        by: UserId,
    },
    /// Another person approved a version: runs take it from now on.
    Approved {
        /// Which.
        version: u32,
        /// Who.
        by: UserId,
    },
    /// Another person refused a version.
    Refused {
        /// Which.
        version: u32,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
}

impl JsonEvent for LossParametersEvent {
    const STREAM: &'static str = "loss-parameters";
    fn kind(&self) -> &'static str {
        match self {
            Self::Drafted { .. } => "parameters-drafted",
            Self::Approved { .. } => "parameters-approved",
            Self::Refused { .. } => "parameters-refused",
        }
    }
}

/// A version with its course.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub number: u32,
    pub document: LossParameters,
    by: UserId,
    decided: Option<(UserId, Option<String>)>,
}

impl Version {
    pub(crate) fn is_approved(&self) -> bool {
        self.decided.as_ref().is_some_and(|(_, refused)| refused.is_none())
    }
}

/// Versions in their order; the last approved is in force.
pub(crate) struct Versions {
    all: Vec<Version>,
    events: u64,
    in_force: Option<u32>,
}

impl Versions {
    fn fold(events: Vec<LossParametersEvent>) -> Self {
        let mut versions = Self { all: Vec::new(), events: events.len() as u64, in_force: None };
        for event in events {
            match event {
                LossParametersEvent::Drafted { document, by } => {
                    let number = u32::try_from(versions.all.len() + 1).unwrap_or(u32::MAX);
                    versions.all.push(Version { number, document: *document, by, decided: None });
                }
                LossParametersEvent::Approved { version, by } => {
                    versions.in_force = Some(version);
                    versions.decide(version, (by, None));
                }
                LossParametersEvent::Refused { version, by, reason } => versions.decide(version, (by, Some(reason))),
            }
        }
        versions
    }

    fn decide(&mut self, version: u32, decided: (UserId, Option<String>)) {
        if let Some(held) = self.all.iter_mut().find(|held| held.number == version) {
            held.decided = Some(decided);
        }
    }

    /// The one that runs take.
    pub(crate) fn in_force(&self) -> Option<&Version> {
        self.numbered(self.in_force?).filter(|version| version.is_approved())
    }

    pub(crate) fn numbered(&self, number: u32) -> Option<&Version> {
        self.all.iter().find(|held| held.number == number)
    }

    fn waiting(&self, number: u32, by: UserId) -> Outcome<&Version> {
        let held = self.numbered(number).ok_or_else(|| Problem::not_found("version of the parameters", number))?;
        if held.decided.is_some() {
            return Err(Problem::new(Code::WrongState, "this version was decided on already: write another"));
        }
        if held.by == by {
            return Err(Problem::new(Code::SamePerson, "who wrote a version does not approve it: ask another person"));
        }
        Ok(held)
    }
}

/// The lines of the rulebook that a document may only tighten.
pub(crate) fn stage_lines(snapshot: &Snapshot) -> Outcome<StageLines> {
    let read = |id: &str| -> Outcome<u32> {
        let value =
            snapshot.int(id, &mut Pins::default()).map_err(|error| Problem::from_domain(Code::Internal, error))?;
        u32::try_from(value)
            .map_err(|error| Problem::new(Code::Internal, "a line of the rulebook is negative").because(error))
    };
    let line = |id: &str| -> Outcome<DaysLine> {
        let operator = snapshot.describe(id).and_then(|(parameter, _)| parameter.operator).unwrap_or(Operator::AtLeast);
        Ok(DaysLine { operator, days: read(id)? })
    };
    Ok(StageLines {
        stage2: line("ecl.stage2.overdue-days")?,
        stage3: line("ecl.stage3.overdue-days")?,
        scenarios: read("ecl.scenarios.minimum")? as usize,
    })
}

impl Platform {
    pub(crate) async fn loss_versions(&self, institution: InstitutionId) -> Outcome<Versions> {
        Ok(Versions::fold(self.events::<LossParametersEvent>(institution, *institution.as_bytes()).await?))
    }

    /// Every version of the parameters, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn loss_parameters(&self, who: &Principal) -> Outcome<Vec<LossParametersCard>> {
        who.require(Action::ReadReport)?;
        let versions = self.loss_versions(who.institution).await?;
        self.parameter_cards(who, &versions).await
    }

    /// Writes a version; another person approves it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] with what is wrong with it.
    pub async fn draft_loss_parameters(
        &self,
        request: &Request<'_>,
        document: LossParameters,
    ) -> Outcome<LossParametersCard> {
        request.who.require(Action::DraftLosses)?;
        let institution = request.institution();
        let rules = self.rules_now(institution).await?;
        let lines = stage_lines(&rules.snapshot(self.clock.today(), self.clock.now()))?;
        document.check(&lines).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let versions = self.loss_versions(institution).await?;
        if versions.all.len() >= MAX_LOSS_VERSIONS {
            return Err(Problem::new(Code::TooLarge, format!("there are at most {MAX_LOSS_VERSIONS} versions")));
        }
        let event = LossParametersEvent::Drafted { document: Box::new(document), by: request.who.user };
        self.parameters_did(request, versions, event).await
    }

    /// Approves a version: runs take it from now on.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::NotFound`], [`Code::WrongState`].
    pub async fn approve_loss_parameters(&self, request: &Request<'_>, version: u32) -> Outcome<LossParametersCard> {
        request.who.require(Action::ApproveLosses)?;
        let (versions, by) = (self.loss_versions(request.institution()).await?, request.who.user);
        versions.waiting(version, by)?;
        self.parameters_did(request, versions, LossParametersEvent::Approved { version, by }).await
    }

    /// Refuses a version.
    ///
    /// # Errors
    /// As [`Platform::approve_loss_parameters`].
    pub async fn refuse_loss_parameters(
        &self,
        request: &Request<'_>,
        version: u32,
        reason: &str,
    ) -> Outcome<LossParametersCard> {
        request.who.require(Action::ApproveLosses)?;
        let (versions, by) = (self.loss_versions(request.institution()).await?, request.who.user);
        versions.waiting(version, by)?;
        let reason = remark(reason)?;
        self.parameters_did(request, versions, LossParametersEvent::Refused { version, by, reason }).await
    }

    async fn parameters_did(
        &self,
        request: &Request<'_>,
        versions: Versions,
        event: LossParametersEvent,
    ) -> Outcome<LossParametersCard> {
        let institution = request.institution();
        let number = match &event {
            LossParametersEvent::Drafted { .. } => u32::try_from(versions.all.len() + 1).unwrap_or(u32::MAX),
            LossParametersEvent::Approved { version, .. } | LossParametersEvent::Refused { version, .. } => *version,
        };
        let expected = if versions.events == 0 { Expected::New } else { Expected::Version(versions.events) };
        let append = appending(*institution.as_bytes(), expected, self.clock.today(), std::slice::from_ref(&event))?;
        let mut events = self.events::<LossParametersEvent>(institution, *institution.as_bytes()).await?;
        events.push(event);
        let cards = self.parameter_cards(request.who, &Versions::fold(events)).await?;
        let card = cards.into_iter().find(|card| card.version == number);
        let card = card.ok_or_else(|| Problem::not_found("version of the parameters", number))?;
        self.save(request, vec![append], Vec::new(), card).await
    }

    async fn parameter_cards(&self, who: &Principal, versions: &Versions) -> Outcome<Vec<LossParametersCard>> {
        let people: Vec<String> = versions
            .all
            .iter()
            .flat_map(|held| [Some(held.by), held.decided.as_ref().map(|decided| decided.0)])
            .flatten()
            .map(|user| user.to_string())
            .collect();
        let names = self.user_names(who.institution, people.iter().map(String::as_str)).await?;
        let named = |user: UserId| names.get(&user.to_string()).cloned().unwrap_or_else(|| user.to_string());
        let in_force = versions.in_force().map(|version| version.number);
        let card = |held: &Version| {
            let (id, zh, en) = match &held.decided {
                None => ("drafted", "待批准", "waits for approval"),
                Some((_, None)) => ("approved", "已批准", "approved"),
                Some((_, Some(_))) => ("refused", "已退回", "refused"),
            };
            let makers = [held.by];
            let allowed = match &held.decided {
                None => vec![
                    acts::act(who, Action::ApproveLosses, ("approve", "批准", "approve"), &makers),
                    acts::act(who, Action::ApproveLosses, ("refuse", "退回", "refuse"), &makers),
                ],
                Some(_) => Vec::new(),
            };
            Ok(LossParametersCard {
                version: held.number,
                name: held.document.name.clone(),
                source: held.document.source.clone(),
                state: Named::new(id, zh, en),
                in_force: in_force == Some(held.number),
                by: named(held.by),
                decided_by: held.decided.as_ref().map(|(user, _)| named(*user)),
                reason: held.decided.as_ref().and_then(|(_, reason)| reason.clone()),
                document: serde_json::to_value(&held.document)
                    .map_err(|error| Problem::new(Code::Internal, "a document could not be written").because(error))?,
                allowed,
            })
        };
        versions.all.iter().rev().map(card).collect()
    }
}
