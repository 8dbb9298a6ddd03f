//! [`Application`]: one request for credit from submission to contract.
//!
//! | from | command | to |
//! |---|---|---|
//! | nothing | submit | submitted |
//! | submitted, referred | decide | offered, referred or declined |
//! | declined by the rules | request review | referred |
//! | referred | approve, decline (by another than the submitter) | approved, declined |
//! | submitted, offered, referred, approved | withdraw | withdrawn |
//! | offered, approved | accept | accepted |
//! | accepted | contract, open a facility | contracted |

use codes::{ContractId, FacilityId, LoanId, UserId};
use money::Money;
use serde::{Deserialize, Serialize};

use crate::event::{ApplicationEvent, Approved, Contracted, Decided, FacilityOpened, OfferAccepted, Said, Submitted};
use crate::limits::{MAX_CONDITIONS, MAX_CONSENTS, MAX_DECISIONS, MAX_FEATURES, MAX_TEXT_CHARS};
use crate::record::{Decision, Offer, Outcome};

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Made, not decided.
    Submitted,
    /// The rules made an offer.
    Offered,
    /// Waits for a person.
    Referred,
    /// A person approved.
    Approved,
    /// Declined by the rules or a person.
    Declined,
    /// Withdrawn by the firm.
    Withdrawn,
    /// The firm took the offer.
    Accepted,
    /// A contract was made.
    Contracted,
}

impl Status {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Submitted => "已提交",
            Self::Offered => "拟授信",
            Self::Referred => "转人工",
            Self::Approved => "已批准",
            Self::Declined => "已拒绝",
            Self::Withdrawn => "已撤回",
            Self::Accepted => "已接受",
            Self::Contracted => "已签约",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Offered => "offered",
            Self::Referred => "referred",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Accepted => "accepted",
            Self::Contracted => "contracted",
        }
    }
}

/// An application's state: nothing before its first event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Application {
    /// Where it stands; none: not submitted.
    pub status: Option<Status>,
    /// What was submitted.
    pub submitted: Option<Submitted>,
    /// The latest decision of the rules.
    pub decision: Option<Decision>,
    /// Decisions so far.
    pub decisions: usize,
    /// A reviewer's approval.
    pub approval: Option<Approved>,
    /// The amount the firm took.
    pub accepted: Option<Money>,
    /// Who asked for a person to look after an automated decline.
    pub review_requested_by: Option<UserId>,
    /// The contract and its loan.
    pub contracted: Option<(ContractId, LoanId)>,
    /// The contract and its facility, where loans are drawn under one.
    pub facility: Option<(ContractId, FacilityId)>,
}

/// What is asked of an application.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Make it.
    Submit(Box<Submitted>),
    /// Record what the rules decided.
    Decide(Box<Decision>),
    /// Ask for a person after an automated decline.
    RequestReview(Said),
    /// Approve a referred application.
    Approve(Approve),
    /// Decline a referred application.
    Decline(Said),
    /// The firm withdraws.
    Withdraw(Said),
    /// The firm takes the offer, in full or in part.
    Accept(OfferAccepted),
    /// A contract was made.
    Contract(Contracted),
    /// A facility was opened.
    OpenFacility(FacilityOpened),
}

/// Approve a referred application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approve {
    /// Who.
    pub by: UserId,
    /// Why.
    pub reason: String,
    /// What must be met before pay-out.
    pub conditions: Vec<String>,
    /// Less than the decision's amount; absent: all of it.
    pub amount: Option<Money>,
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// Not from here.
    #[error("the application is {found} and `{command}` needs one that is {needed}")]
    WrongStatus {
        /// Where it stands.
        found: &'static str,
        /// What was asked.
        command: &'static str,
        /// From where it may be asked.
        needed: &'static str,
    },
    /// The decision is of another application, firm or product, or of another request.
    #[error("the decision is not of this application: {0} differs; decide on the application's own request")]
    OtherApplication(&'static str),
    /// Maker and checker are one.
    #[error("who submitted the application or asked for the review cannot approve or decline it: ask a second person")]
    SamePerson,
    /// Nothing to approve.
    #[error(
        "the decision made no offer to approve (see its reasons): bring what is missing and decide again, or decline"
    )]
    NoOffer,
    /// More than offered, or not above zero, or another currency.
    #[error("the amount {asked} is not above zero and at most {most}: ask for less")]
    Amount {
        /// Asked for.
        asked: Money,
        /// The most.
        most: Money,
    },
    /// A text is missing or too long.
    #[error(
        "give a reason (and each condition) of 1 to {MAX_TEXT_CHARS} characters, and at most {MAX_CONDITIONS} conditions"
    )]
    Text,
    /// Past a bound.
    #[error("more than {most} {what}: withdraw the application and submit another")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// Bound.
        most: usize,
    },
}

impl Application {
    /// The offer in force: the decision's, with the reviewer's amount where one approved.
    #[must_use]
    pub fn offer(&self) -> Option<(&Offer, Money)> {
        let offer = self.decision.as_ref()?.offer.as_ref()?;
        match self.status? {
            Status::Offered => Some((offer, offer.amount)),
            Status::Approved => Some((offer, self.approval.as_ref()?.amount)),
            Status::Accepted | Status::Contracted => Some((offer, self.accepted?)),
            _ => None,
        }
    }

    /// Whether the rules alone brought it to an offer or a decline.
    #[must_use]
    pub fn straight_through(&self) -> bool {
        self.approval.is_none()
            && self.review_requested_by.is_none()
            && self.decision.as_ref().is_some_and(|d| d.outcome != Outcome::Refer)
    }

    /// Decides a command.
    ///
    /// # Errors
    /// See [`CommandError`].
    pub fn decide(&self, command: Command) -> Result<Vec<ApplicationEvent>, CommandError> {
        let event = match command {
            Command::Submit(submitted) => self.submit(*submitted)?,
            Command::Decide(decision) => self.decided(*decision)?,
            Command::RequestReview(said) => {
                let by_rules = self.status == Some(Status::Declined)
                    && self.decision.as_ref().is_some_and(|d| d.outcome == Outcome::Decline)
                    && self.review_requested_by.is_none();
                if !by_rules {
                    return Err(self.wrong("request review", "declined by the rules, and not reviewed before"));
                }
                ApplicationEvent::ReviewRequested(checked(said)?)
            }
            Command::Approve(approve) => self.approve(approve)?,
            Command::Decline(said) => {
                self.reviewable(said.by, "decline")?;
                ApplicationEvent::Declined(checked(said)?)
            }
            Command::Withdraw(said) => {
                let open = [Status::Submitted, Status::Offered, Status::Referred, Status::Approved];
                if !self.status.is_some_and(|s| open.contains(&s)) {
                    return Err(self.wrong("withdraw", "submitted, offered, referred or approved"));
                }
                ApplicationEvent::Withdrawn(checked(said)?)
            }
            Command::Accept(accepted) => {
                let open = matches!(self.status, Some(Status::Offered | Status::Approved));
                let (_, most) =
                    self.offer().filter(|_| open).ok_or_else(|| self.wrong("accept", "offered or approved"))?;
                in_bounds(accepted.amount, most)?;
                ApplicationEvent::OfferAccepted(accepted)
            }
            Command::Contract(contracted) => {
                if self.status != Some(Status::Accepted) {
                    return Err(self.wrong("contract", "accepted"));
                }
                ApplicationEvent::Contracted(contracted)
            }
            Command::OpenFacility(opened) => {
                if self.status != Some(Status::Accepted) {
                    return Err(self.wrong("open a facility", "accepted"));
                }
                ApplicationEvent::FacilityOpened(opened)
            }
        };
        Ok(vec![event])
    }

    fn wrong(&self, command: &'static str, needed: &'static str) -> CommandError {
        CommandError::WrongStatus { found: self.status.map_or("not submitted", Status::en), command, needed }
    }

    fn submit(&self, submitted: Submitted) -> Result<ApplicationEvent, CommandError> {
        if self.status.is_some() {
            return Err(self.wrong("submit", "not submitted"));
        }
        if submitted.features.len() > MAX_FEATURES {
            return Err(CommandError::TooMany { what: "features", most: MAX_FEATURES });
        }
        if submitted.consents.len() > MAX_CONSENTS {
            return Err(CommandError::TooMany { what: "consents", most: MAX_CONSENTS });
        }
        if !submitted.request.amount.is_positive() {
            let asked = submitted.request.amount;
            return Err(CommandError::Amount { asked, most: Money::from_minor(i64::MAX, asked.currency()) });
        }
        Ok(ApplicationEvent::Submitted(submitted))
    }

    fn decided(&self, decision: Decision) -> Result<ApplicationEvent, CommandError> {
        let (Some(Status::Submitted | Status::Referred), Some(submitted)) = (self.status, &self.submitted) else {
            return Err(self.wrong("decide", "submitted or referred"));
        };
        let input = &decision.input;
        let differs = [
            (input.application != submitted.application, "application"),
            (input.firm != submitted.firm, "firm"),
            (input.institution != submitted.institution, "institution"),
            (input.request != submitted.request, "request"),
            (decision.product.id != submitted.product, "product"),
        ];
        if let Some((_, what)) = differs.iter().find(|(differs, _)| *differs) {
            return Err(CommandError::OtherApplication(what));
        }
        if self.decisions >= MAX_DECISIONS {
            return Err(CommandError::TooMany { what: "decisions", most: MAX_DECISIONS });
        }
        let digest = decision.digest();
        Ok(ApplicationEvent::Decided(Box::new(Decided { decision, digest })))
    }

    /// The application waits for a person, and this is another one than who brought it.
    fn reviewable(&self, by: UserId, command: &'static str) -> Result<(), CommandError> {
        let (Some(Status::Referred), Some(submitted)) = (self.status, &self.submitted) else {
            return Err(self.wrong(command, "referred"));
        };
        if submitted.by == by || self.review_requested_by == Some(by) {
            return Err(CommandError::SamePerson);
        }
        Ok(())
    }

    fn approve(&self, approve: Approve) -> Result<ApplicationEvent, CommandError> {
        self.reviewable(approve.by, "approve")?;
        let offer = self.decision.as_ref().and_then(|d| d.offer.as_ref()).ok_or(CommandError::NoOffer)?;
        let amount = approve.amount.unwrap_or(offer.amount);
        in_bounds(amount, offer.amount)?;
        let texts = approve.conditions.iter().chain([&approve.reason]);
        if approve.conditions.len() > MAX_CONDITIONS || !texts.into_iter().all(|t| is_text(t)) {
            return Err(CommandError::Text);
        }
        let Approve { by, reason, conditions, .. } = approve;
        Ok(ApplicationEvent::Approved(Approved { by, reason, conditions, amount }))
    }

    /// Applies an event.
    pub fn apply(&mut self, event: &ApplicationEvent) {
        self.status = Some(match event {
            ApplicationEvent::Submitted(submitted) => {
                self.submitted = Some(submitted.clone());
                Status::Submitted
            }
            ApplicationEvent::Decided(decided) => {
                self.decisions += 1;
                self.decision = Some(decided.decision.clone());
                match decided.decision.outcome {
                    Outcome::Offer => Status::Offered,
                    Outcome::Refer => Status::Referred,
                    Outcome::Decline => Status::Declined,
                }
            }
            ApplicationEvent::ReviewRequested(said) => {
                self.review_requested_by = Some(said.by);
                Status::Referred
            }
            ApplicationEvent::Approved(approved) => {
                self.approval = Some(approved.clone());
                Status::Approved
            }
            ApplicationEvent::Declined(_) => Status::Declined,
            ApplicationEvent::Withdrawn(_) => Status::Withdrawn,
            ApplicationEvent::OfferAccepted(accepted) => {
                self.accepted = Some(accepted.amount);
                Status::Accepted
            }
            ApplicationEvent::Contracted(contracted) => {
                self.contracted = Some((contracted.contract, contracted.loan));
                Status::Contracted
            }
            ApplicationEvent::FacilityOpened(opened) => {
                self.facility = Some((opened.contract, opened.facility));
                Status::Contracted
            }
        });
    }
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_TEXT_CHARS
}

fn checked(said: Said) -> Result<Said, CommandError> {
    if is_text(&said.reason) { Ok(said) } else { Err(CommandError::Text) }
}

fn in_bounds(asked: Money, most: Money) -> Result<(), CommandError> {
    if asked.currency() == most.currency() && asked.is_positive() && asked.minor() <= most.minor() {
        Ok(())
    } else {
        Err(CommandError::Amount { asked, most })
    }
}
