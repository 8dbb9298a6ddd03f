//! The record of one debtor's circumstances: an aggregate with separation of duties.

use calendar::Date;
use codes::{CircumstanceId, LoanId, UserId};
use loan::FiveCategory;
use serde::{Deserialize, Serialize};

use crate::circumstance::{Circumstance, Scope};
use crate::limits::{MAX_CIRCUMSTANCES, MAX_TEXT_CHARS, stated};

/// What happened to a debtor's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum CircumstanceEvent {
    /// Somebody recorded a circumstance (初分, for a class set by hand).
    Recorded {
        /// Its id.
        id: CircumstanceId,
        /// The loan it is about; the debtor without it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        loan: Option<LoanId>,
        /// What.
        circumstance: Circumstance,
        /// From which day it counts.
        on: Date,
        /// Where it is known from.
        source: String,
        /// Why it is recorded.
        reason: String,
        /// Who.
        by: UserId,
    },
    /// A second person found a class set by hand right (认定).
    Confirmed {
        /// Which.
        id: CircumstanceId,
        /// Who.
        by: UserId,
    },
    /// Another person approved it (审批).
    Approved {
        /// Which.
        id: CircumstanceId,
        /// Who.
        by: UserId,
    },
    /// It was refused.
    Refused {
        /// Which.
        id: CircumstanceId,
        /// Why.
        reason: String,
        /// Who.
        by: UserId,
    },
    /// Somebody says that it is over.
    EndProposed {
        /// Which.
        id: CircumstanceId,
        /// The first day on which it counts no more.
        on: Date,
        /// Why.
        reason: String,
        /// Who.
        by: UserId,
    },
    /// Another person agreed that it is over.
    Ended {
        /// Which.
        id: CircumstanceId,
        /// Who.
        by: UserId,
    },
    /// It is not over.
    EndRefused {
        /// Which.
        id: CircumstanceId,
        /// Why.
        reason: String,
        /// Who.
        by: UserId,
    },
}

impl CircumstanceEvent {
    /// The schema that is written.
    pub const SCHEMA: u16 = 1;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Recorded { .. } => "recorded",
            Self::Confirmed { .. } => "confirmed",
            Self::Approved { .. } => "approved",
            Self::Refused { .. } => "refused",
            Self::EndProposed { .. } => "end-proposed",
            Self::Ended { .. } => "ended",
            Self::EndRefused { .. } => "end-refused",
        }
    }

    /// The business date it holds from, where it says one.
    #[must_use]
    pub const fn effective_on(&self) -> Option<Date> {
        match self {
            Self::Recorded { on, .. } | Self::EndProposed { on, .. } => Some(*on),
            _ => None,
        }
    }
}

/// How far a circumstance has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Recorded (初分).
    Recorded,
    /// Confirmed (认定): only a class set by hand has this step.
    Confirmed,
    /// Approved (审批).
    Approved,
    /// Refused.
    Refused,
}

impl Step {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Recorded => "初分",
            Self::Confirmed => "认定",
            Self::Approved => "审批",
            Self::Refused => "退回",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Confirmed => "confirmed",
            Self::Approved => "approved",
            Self::Refused => "refused",
        }
    }
}

/// A proposal that a circumstance is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// The first day on which it counts no more.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// Who proposed it.
    pub by: UserId,
    /// Who agreed; it counts from then.
    pub agreed_by: Option<UserId>,
}

/// A circumstance with its course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Its id.
    pub id: CircumstanceId,
    /// The loan it is about; the debtor without it.
    pub loan: Option<LoanId>,
    /// What.
    pub circumstance: Circumstance,
    /// From which day it counts.
    pub on: Date,
    /// Where it is known from.
    pub source: String,
    /// Why it was recorded.
    pub reason: String,
    /// How far it has come.
    pub step: Step,
    /// Who recorded, confirmed and approved it, in that order.
    pub hands: Vec<UserId>,
    /// Whether and when it is over.
    pub ending: Option<Ending>,
}

impl Mark {
    /// The first day on which it counts no more, once that was agreed on.
    #[must_use]
    pub fn until(&self) -> Option<Date> {
        self.ending.as_ref().filter(|ending| ending.agreed_by.is_some()).map(|ending| ending.on)
    }

    /// Whether it ever counts: what worsens does at once, what improves once it is approved, what was refused never.
    #[must_use]
    pub fn counts(&self) -> bool {
        match self.step {
            Step::Refused => false,
            Step::Approved => true,
            Step::Recorded | Step::Confirmed => self.circumstance.worsens(),
        }
    }

    /// Whether it counts at the end of a day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.counts() && self.on <= day && self.until().is_none_or(|until| day < until)
    }

    /// Whether it is about this loan, by itself or through its debtor.
    #[must_use]
    pub fn concerns(&self, loan: LoanId) -> bool {
        self.loan.is_none_or(|of| of == loan)
    }

    /// The proposal that it is over, while nobody has agreed.
    #[must_use]
    pub fn open_ending(&self) -> Option<&Ending> {
        self.ending.as_ref().filter(|ending| ending.agreed_by.is_none())
    }

    /// Whether somebody's act is still wanted.
    #[must_use]
    pub fn waits(&self) -> bool {
        let step = match self.step {
            Step::Recorded => self.circumstance.is_decided_on(),
            Step::Confirmed => true,
            Step::Approved | Step::Refused => false,
        };
        step || self.open_ending().is_some()
    }
}

/// What is asked of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CircumstanceCommand {
    /// Record a circumstance.
    Record {
        /// Its id.
        id: CircumstanceId,
        /// The loan it is about; the debtor without it.
        loan: Option<LoanId>,
        /// What.
        circumstance: Circumstance,
        /// From which day.
        on: Date,
        /// Where it is known from.
        source: String,
        /// Why.
        reason: String,
        /// The class computed without it: a class set by hand is worse.
        computed: FiveCategory,
        /// Until when loans of medium firms mature that may be renewed.
        medium_until: Date,
    },
    /// Confirm a class set by hand.
    Confirm(CircumstanceId),
    /// Approve.
    Approve(CircumstanceId),
    /// Refuse, with the reason.
    Refuse(CircumstanceId, String),
    /// Say that it is over: from which day, why.
    ProposeEnd(CircumstanceId, Date, String),
    /// Agree that it is over.
    End(CircumstanceId),
    /// Say that it is not over, with the reason.
    RefuseEnd(CircumstanceId, String),
}

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CircumstanceError {
    /// A text that is missing or too long.
    #[error("give a source and a reason of 1 to {MAX_TEXT_CHARS} characters each")]
    Text,
    /// About a loan where it is about the debtor, or the other way round.
    #[error("{0}: {1}")]
    Scope(&'static str, &'static str),
    /// A class that is no worse than the computed one.
    #[error(
        "the computed class is {} already: a class set by hand is worse; to rise, end the circumstances that hold it down",
        .0.en()
    )]
    NotWorse(FiveCategory),
    /// A renewal that does not qualify.
    #[error("the renewal does not qualify: it would if {0}")]
    Renewal(&'static str),
    /// Amounts that make no share.
    #[error("a share is of an amount above zero, of the same currency, and not above it")]
    Share,
    /// No such circumstance.
    #[error("there is no circumstance {0} of this debtor")]
    Unknown(CircumstanceId),
    /// Somebody who had their hands in it.
    #[error("who recorded or confirmed this does not decide on it: ask another person")]
    SameHands,
    /// Not at this step.
    #[error("the circumstance is {0}: {1}")]
    Step(&'static str, &'static str),
    /// Before it began.
    #[error("it counts from {0}: it cannot be over before that; if it never was, let it end on that day")]
    TooEarly(Date),
    /// Too many.
    #[error("a debtor has at most {MAX_CIRCUMSTANCES} circumstances")]
    Full,
}

/// A debtor's circumstances: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    marks: Vec<Mark>,
}

impl Record {
    /// After these events.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a CircumstanceEvent>) -> Self {
        let mut record = Self::default();
        events.into_iter().for_each(|event| record.apply(event));
        record
    }

    /// Every circumstance, in the order in which they were recorded.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    fn mark(&self, id: CircumstanceId) -> Result<&Mark, CircumstanceError> {
        self.marks.iter().find(|mark| mark.id == id).ok_or(CircumstanceError::Unknown(id))
    }

    /// What the command makes happen, done by this person.
    ///
    /// # Errors
    /// [`CircumstanceError`], with the remedy.
    pub fn decide(&self, command: CircumstanceCommand, by: UserId) -> Result<CircumstanceEvent, CircumstanceError> {
        match command {
            CircumstanceCommand::Record { id, loan, circumstance, on, source, reason, computed, medium_until } => {
                if self.marks.len() >= MAX_CIRCUMSTANCES {
                    return Err(CircumstanceError::Full);
                }
                scoped(&circumstance, loan)?;
                sound(&circumstance, computed, medium_until)?;
                let (source, reason) = (text(&source)?, text(&reason)?);
                Ok(CircumstanceEvent::Recorded { id, loan, circumstance, on, source, reason, by })
            }
            CircumstanceCommand::Confirm(id) => {
                let mark = self.others(id, by)?;
                match (&mark.circumstance, mark.step) {
                    (Circumstance::Judged { .. }, Step::Recorded) => Ok(CircumstanceEvent::Confirmed { id, by }),
                    (_, step) => Err(CircumstanceError::Step(step.en(), "only a class set by hand is confirmed, once")),
                }
            }
            CircumstanceCommand::Approve(id) => {
                let mark = self.others(id, by)?;
                let ready = match mark.circumstance {
                    Circumstance::Judged { .. } => mark.step == Step::Confirmed,
                    _ => mark.step == Step::Recorded && !mark.circumstance.worsens(),
                };
                if ready {
                    return Ok(CircumstanceEvent::Approved { id, by });
                }
                Err(CircumstanceError::Step(
                    mark.step.en(),
                    "nothing waits for approval; a class set by hand is confirmed first",
                ))
            }
            CircumstanceCommand::Refuse(id, reason) => {
                let mark = self.others(id, by)?;
                let open = matches!(mark.step, Step::Recorded | Step::Confirmed);
                if !open || !mark.circumstance.is_decided_on() {
                    return Err(CircumstanceError::Step(mark.step.en(), "nothing waits for approval: propose its end"));
                }
                Ok(CircumstanceEvent::Refused { id, reason: text(&reason)?, by })
            }
            CircumstanceCommand::ProposeEnd(id, on, reason) => self.propose_end(self.mark(id)?, on, &reason, by),
            CircumstanceCommand::End(id) => {
                self.ending(id, by)?;
                Ok(CircumstanceEvent::Ended { id, by })
            }
            CircumstanceCommand::RefuseEnd(id, reason) => {
                self.ending(id, by)?;
                Ok(CircumstanceEvent::EndRefused { id, reason: text(&reason)?, by })
            }
        }
    }

    fn propose_end(
        &self,
        mark: &Mark,
        on: Date,
        reason: &str,
        by: UserId,
    ) -> Result<CircumstanceEvent, CircumstanceError> {
        if mark.step == Step::Refused {
            return Err(CircumstanceError::Step("refused", "it does not count"));
        }
        if mark.ending.is_some() {
            return Err(CircumstanceError::Step("over, or said to be over", "decide on that first"));
        }
        if on < mark.on {
            return Err(CircumstanceError::TooEarly(mark.on));
        }
        Ok(CircumstanceEvent::EndProposed { id: mark.id, on, reason: text(reason)?, by })
    }

    fn others(&self, id: CircumstanceId, by: UserId) -> Result<&Mark, CircumstanceError> {
        let mark = self.mark(id)?;
        if mark.hands.contains(&by) { Err(CircumstanceError::SameHands) } else { Ok(mark) }
    }

    fn ending(&self, id: CircumstanceId, by: UserId) -> Result<&Ending, CircumstanceError> {
        let ending = self
            .mark(id)?
            .open_ending()
            .ok_or(CircumstanceError::Step("as it was", "nobody has said that it is over"))?;
        if ending.by == by { Err(CircumstanceError::SameHands) } else { Ok(ending) }
    }

    /// Takes up an event that was stored.
    pub fn apply(&mut self, event: &CircumstanceEvent) {
        let find = |id: &CircumstanceId, marks: &mut Vec<Mark>| marks.iter().position(|mark| mark.id == *id);
        match event {
            CircumstanceEvent::Recorded { id, loan, circumstance, on, source, reason, by } => self.marks.push(Mark {
                id: *id,
                loan: *loan,
                circumstance: circumstance.clone(),
                on: *on,
                source: source.clone(),
                reason: reason.clone(),
                step: Step::Recorded,
                hands: vec![*by],
                ending: None,
            }),
            CircumstanceEvent::Confirmed { id, by } | CircumstanceEvent::Approved { id, by } => {
                if let Some(at) = find(id, &mut self.marks) {
                    let confirmed = matches!(event, CircumstanceEvent::Confirmed { .. });
                    self.marks[at].step = if confirmed { Step::Confirmed } else { Step::Approved };
                    self.marks[at].hands.push(*by);
                }
            }
            CircumstanceEvent::Refused { id, .. } => {
                if let Some(at) = find(id, &mut self.marks) {
                    self.marks[at].step = Step::Refused;
                }
            }
            CircumstanceEvent::EndProposed { id, on, reason, by } => {
                if let Some(at) = find(id, &mut self.marks) {
                    self.marks[at].ending = Some(Ending { on: *on, reason: reason.clone(), by: *by, agreed_by: None });
                }
            }
            CircumstanceEvent::Ended { id, by } => {
                let at = find(id, &mut self.marks);
                if let Some(ending) = at.and_then(|at| self.marks[at].ending.as_mut()) {
                    ending.agreed_by = Some(*by);
                }
            }
            CircumstanceEvent::EndRefused { id, .. } => {
                if let Some(at) = find(id, &mut self.marks) {
                    self.marks[at].ending = None;
                }
            }
        }
    }
}

fn text(text: &str) -> Result<String, CircumstanceError> {
    stated(text).ok_or(CircumstanceError::Text)
}

fn scoped(circumstance: &Circumstance, loan: Option<LoanId>) -> Result<(), CircumstanceError> {
    match (circumstance.scope(), loan) {
        (Scope::Loan, None) => Err(CircumstanceError::Scope(circumstance.en(), "say of which loan")),
        (Scope::Debtor, Some(_)) => {
            Err(CircumstanceError::Scope(circumstance.en(), "it is of the debtor, not of one loan"))
        }
        _ => Ok(()),
    }
}

fn sound(circumstance: &Circumstance, computed: FiveCategory, medium_until: Date) -> Result<(), CircumstanceError> {
    match circumstance {
        Circumstance::Judged { class } if *class <= computed => Err(CircumstanceError::NotWorse(computed)),
        Circumstance::RenewalQualifies { renewal } => {
            renewal.missing(medium_until).map_or(Ok(()), |missing| Err(CircumstanceError::Renewal(missing)))
        }
        Circumstance::DebtsOverdue { overdue: part, all: whole }
        | Circumstance::ExpectedLoss { loss: part, carrying: whole } => {
            let fits = whole.is_positive()
                && !part.is_negative()
                && part.currency() == whole.currency()
                && part.minor() <= whole.minor();
            if fits { Ok(()) } else { Err(CircumstanceError::Share) }
        }
        Circumstance::Downgraded { to } if to.trim().is_empty() || to.chars().count() > 20 => {
            Err(CircumstanceError::Text)
        }
        _ => Ok(()),
    }
}
