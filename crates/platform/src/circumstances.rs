//! What officers record of debtors beside payments, and who agrees (初分、认定、审批).

use calendar::{Date, parse_date};
use codes::{CircumstanceId, FirmId, InstitutionId, LoanId};
use loan::FiveCategory;
use money::{Currency, Money};
use quality::{
    Circumstance, CircumstanceCommand, CircumstanceError, CircumstanceEvent, Cover, Mark, Record, Renewal, RenewalFor,
    Step,
};
use serde::{Deserialize, Serialize};
use store::Expected;
use utoipa::ToSchema;
use views::{loans, objects};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts;
use crate::cards::{AllowedAct, Named};
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::limits::MAX_WHOLE_LIST;
use crate::problem::{Code, Outcome, Problem};

impl JsonEvent for CircumstanceEvent {
    const STREAM: &'static str = "circumstances";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, recorded_on: Date) -> Date {
        Self::effective_on(self).unwrap_or(recorded_on)
    }
}

/// A circumstance as a person writes it down. Amounts as people write them; days as `YYYY-MM-DD`.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCircumstance {
    /// Firm id or credit code; not needed beside a loan.
    pub firm: Option<String>,
    /// Loan id or number, for what is of one loan.
    pub loan: Option<String>,
    /// What: `use-changed`, `refinanced`, `renewal-qualifies`, `npl-elsewhere`, `impaired`, `rating-cut`, `debts-overdue`, `evasion`,
    /// `bankruptcy`, `expected-loss`, `downgraded`, `merged`, `non-retail`, `judged`, `technical-delay`, `enhancement-recognised`,
    /// `able-to-perform`, `retail`, `secured`, `stage-rebutted` or `disputed`.
    pub kind: String,
    /// From which day it counts; today when left out.
    pub on: Option<String>,
    /// Where it is known from.
    pub source: String,
    /// Why it is recorded.
    pub reason: String,
    /// Of `debts-overdue`: overdue more than 90 days at all banks. Of `expected-loss`: the loss.
    pub part: Option<String>,
    /// Of `debts-overdue`: all debts at banks. Of `expected-loss`: the carrying amount.
    pub whole: Option<String>,
    /// Of `judged`: the class. Of `downgraded`: the grade. Of `secured`: `unsecured`, `guaranteed`, `mortgaged` or `pledged`.
    pub to: Option<String>,
    /// Of `renewal-qualifies`: the conditions.
    pub renewal: Option<RenewalEntry>,
}

/// The conditions of a renewal that does not lower the class by itself.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RenewalEntry {
    /// Whether the firm is a medium one: its loan then matures while the policy lasts.
    pub medium: bool,
    /// When the loan that is renewed matures.
    pub matures_on: String,
    /// Operates lawfully.
    pub lawful: bool,
    /// Stable and continuing business.
    pub stable: bool,
    /// Nothing diverted, in arrears or evaded.
    pub good_credit: bool,
    /// The loan that is renewed was normal.
    pub was_normal: bool,
    /// Meets the lending standard and the bank's other conditions.
    pub meets_standard: bool,
}

/// A circumstance as people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CircumstanceCard {
    /// Its id.
    pub id: String,
    /// The firm.
    pub firm: String,
    /// Its name, where the reader may see it.
    pub firm_name: Option<String>,
    /// The loan, for what is of one loan.
    pub loan: Option<String>,
    /// Its number.
    pub loan_number: Option<String>,
    /// What.
    pub what: Named,
    /// Its figure or detail, in words.
    pub detail: String,
    /// From which day it counts.
    pub on: String,
    /// The first day on which it counts no more.
    pub until: Option<String>,
    /// Where it is known from.
    pub source: String,
    /// Why it was recorded.
    pub reason: String,
    /// How far it has come.
    pub step: Named,
    /// Whether it counts today.
    pub in_force: bool,
    /// Whether it can only make a class worse.
    pub worsens: bool,
    /// Why it is said to be over, while nobody agreed yet.
    pub ending: Option<String>,
    /// Who recorded, confirmed and approved it.
    pub hands: Vec<String>,
    /// What may be done next.
    pub allowed: Vec<AllowedAct>,
}

/// What the list keeps of a circumstance.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    firm: FirmId,
    mark: Mark,
}

pub(crate) fn circumstance_problem(error: CircumstanceError) -> Problem {
    let code = match error {
        CircumstanceError::SameHands => Code::SamePerson,
        CircumstanceError::Unknown(_) => Code::NotFound,
        CircumstanceError::Step(..) | CircumstanceError::TooEarly(_) => Code::WrongState,
        CircumstanceError::Full => Code::TooLarge,
        _ => Code::Invalid,
    };
    Problem::from_domain(code, error)
}

fn invalid(sentence: impl Into<String>) -> Problem {
    Problem::new(Code::Invalid, sentence)
}

impl NewCircumstance {
    fn read(&self, currency: Currency) -> Outcome<Circumstance> {
        let amount = |text: &Option<String>, what: &str| {
            let text = text.as_deref().ok_or_else(|| invalid(format!("{}: give {what}", self.kind)))?;
            Money::parse(text, currency).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
        };
        let to = || self.to.as_deref().ok_or_else(|| invalid(format!("{}: give 'to'", self.kind)));
        Ok(match self.kind.as_str() {
            "use-changed" => Circumstance::UseChanged,
            "refinanced" => Circumstance::Refinanced,
            "renewal-qualifies" => Circumstance::RenewalQualifies { renewal: self.renewal()? },
            "npl-elsewhere" => Circumstance::NplElsewhere,
            "impaired" => Circumstance::Impaired,
            "rating-cut" => Circumstance::RatingCut,
            "debts-overdue" => Circumstance::DebtsOverdue {
                overdue: amount(&self.part, "'part', overdue more than 90 days")?,
                all: amount(&self.whole, "'whole', all debts at banks")?,
            },
            "evasion" => Circumstance::Evasion,
            "bankruptcy" => Circumstance::Bankruptcy,
            "expected-loss" => Circumstance::ExpectedLoss {
                loss: amount(&self.part, "'part', the expected loss")?,
                carrying: amount(&self.whole, "'whole', the carrying amount")?,
            },
            "downgraded" => Circumstance::Downgraded { to: to()?.trim().to_owned() },
            "merged" => Circumstance::Merged,
            "non-retail" => Circumstance::NonRetail,
            "judged" => Circumstance::Judged { class: word(to()?, "class")? },
            "technical-delay" => Circumstance::TechnicalDelay,
            "enhancement-recognised" => Circumstance::EnhancementRecognised,
            "able-to-perform" => Circumstance::AbleToPerform,
            "retail" => Circumstance::Retail,
            "secured" => Circumstance::Secured { by: word::<Cover>(to()?, "kind of security")? },
            "stage-rebutted" => Circumstance::StageRebutted,
            "disputed" => Circumstance::Disputed,
            other => return Err(invalid(format!("'{other}' is no circumstance: see the page on classification"))),
        })
    }

    fn renewal(&self) -> Outcome<Renewal> {
        let said =
            self.renewal.as_ref().ok_or_else(|| invalid("renewal-qualifies: give 'renewal' with its conditions"))?;
        Ok(Renewal {
            firm: if said.medium { RenewalFor::Medium } else { RenewalFor::Small },
            matures_on: parse_date(&said.matures_on).map_err(|error| Problem::from_domain(Code::Invalid, error))?,
            lawful: said.lawful,
            stable: said.stable,
            good_credit: said.good_credit,
            was_normal: said.was_normal,
            meets_standard: said.meets_standard,
        })
    }
}

fn word<T: serde::de::DeserializeOwned>(text: &str, what: &str) -> Outcome<T> {
    serde_json::from_value(text.trim().into()).map_err(|_| invalid(format!("'{text}' is no {what}")))
}

/// The figure of a circumstance, in words.
pub(crate) fn detail(circumstance: &Circumstance) -> String {
    match circumstance {
        Circumstance::DebtsOverdue { overdue, all } => format!("{} / {}", overdue.digits(), all.digits()),
        Circumstance::ExpectedLoss { loss, carrying } => format!("{} / {}", loss.digits(), carrying.digits()),
        Circumstance::Downgraded { to } => to.clone(),
        Circumstance::Judged { class } => format!("{} {}", class.zh(), class.en()),
        Circumstance::Secured { by } => format!("{} {}", by.zh(), by.en()),
        Circumstance::RenewalQualifies { renewal } => renewal.matures_on.to_string(),
        _ => String::new(),
    }
}

/// The read-model row of a circumstance.
pub(crate) fn circumstance_row(firm: FirmId, mark: &Mark, version: u64) -> Outcome<objects::Object> {
    let state = match (mark.waits(), mark.step, mark.until()) {
        (true, ..) => "waiting",
        (_, Step::Refused, _) => "refused",
        (.., Some(_)) => "ended",
        _ => "open",
    };
    let body = to_json(&Kept { firm, mark: mark.clone() })?;
    Ok(objects::Object {
        kind: "circumstance".into(),
        id: mark.id.to_string(),
        state: state.into(),
        label: firm.to_string(),
        version: i64::try_from(version).unwrap_or(i64::MAX),
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

impl Platform {
    pub(crate) async fn record_of(&self, institution: InstitutionId, firm: FirmId) -> Outcome<(Record, u64)> {
        let events = self.events::<CircumstanceEvent>(institution, *firm.as_bytes()).await?;
        Ok((Record::fold(&events), events.len() as u64))
    }

    /// Records a circumstance. What worsens a class counts at once; what improves one waits for a second person; a class set by hand
    /// is worse than the computed one, counts at once and waits for two more.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`] with what is missing.
    pub async fn record_circumstance(
        &self,
        request: &Request<'_>,
        entry: NewCircumstance,
    ) -> Outcome<CircumstanceCard> {
        request.who.require(Action::RecordCircumstance)?;
        let (who, institution, today) = (request.who, request.institution(), self.clock.today());
        let on = entry.on.as_deref().map_or(Ok(today), parse_date);
        let on = on.map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        if on > today {
            return Err(invalid(format!("{on} has not come yet: record what has happened")));
        }
        let currency = self.institution(institution).await?.currency;
        let circumstance = entry.read(currency)?;
        let (firm, loan) = self.subject(who, &entry, today).await?;
        let mut computed = FiveCategory::Normal;
        if let Some(loan) = loan {
            let loans = self.loans_of(institution, firm).await?;
            let held = loans.iter().map(|(row, state)| (row, state));
            let debtor = self.debtor_on(institution, firm, held, today).await?;
            computed = debtor.claims.iter().find(|claim| claim.loan == loan).map_or(computed, |claim| claim.class);
        }
        let rules = self.class_rules(institution, today).await?;
        let id = CircumstanceId::from_bytes(random()?);
        let (source, reason, medium_until) = (entry.source, entry.reason, rules.medium_until);
        let command =
            CircumstanceCommand::Record { id, loan, circumstance, on, source, reason, computed, medium_until };
        self.circumstance_did(request, firm, id, command).await
    }

    /// Whose circumstance it is: the debtor of the loan, or the firm named.
    async fn subject(
        &self,
        who: &Principal,
        entry: &NewCircumstance,
        today: Date,
    ) -> Outcome<(FirmId, Option<LoanId>)> {
        if let Some(which) = &entry.loan {
            let held = self.held_loan(who, which).await?;
            let firm = held.state.debtor_at(today).ok_or_else(|| Problem::not_found("loan", which))?;
            return Ok((firm, Some(held.id)));
        }
        let which = entry.firm.as_deref().ok_or_else(|| invalid("say of which firm or loan"))?;
        let firm = crate::origination::firm_id(&self.firm(who, which).await?)?;
        if loans::of_firm(&self.book, who.institution, &firm.to_string()).await?.is_empty() {
            return Err(Problem::not_found("loan of the firm", which));
        }
        Ok((firm, None))
    }

    /// Confirms a class set by hand (认定).
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::NotFound`], [`Code::WrongState`].
    pub async fn confirm_circumstance(&self, request: &Request<'_>, id: &str) -> Outcome<CircumstanceCard> {
        request.who.require(Action::ConfirmClass)?;
        let (firm, id, _) = self.kept(request.institution(), id).await?;
        self.circumstance_did(request, firm, id, CircumstanceCommand::Confirm(id)).await
    }

    /// Approves what waits: the circumstance (审批), or that it is over.
    ///
    /// # Errors
    /// As [`Platform::confirm_circumstance`].
    pub async fn approve_circumstance(&self, request: &Request<'_>, id: &str) -> Outcome<CircumstanceCard> {
        request.who.require(Action::ApproveClass)?;
        let (firm, id, mark) = self.kept(request.institution(), id).await?;
        let command =
            if mark.open_ending().is_some() { CircumstanceCommand::End(id) } else { CircumstanceCommand::Approve(id) };
        self.circumstance_did(request, firm, id, command).await
    }

    /// Refuses what waits: the circumstance, or that it is over.
    ///
    /// # Errors
    /// As [`Platform::confirm_circumstance`].
    pub async fn refuse_circumstance(
        &self,
        request: &Request<'_>,
        id: &str,
        reason: &str,
    ) -> Outcome<CircumstanceCard> {
        request.who.require(Action::ApproveClass)?;
        let (firm, id, mark) = self.kept(request.institution(), id).await?;
        let reason = reason.to_owned();
        let command = if mark.open_ending().is_some() {
            CircumstanceCommand::RefuseEnd(id, reason)
        } else {
            CircumstanceCommand::Refuse(id, reason)
        };
        self.circumstance_did(request, firm, id, command).await
    }

    /// Says that a circumstance is over: it counts until another person agrees.
    ///
    /// # Errors
    /// As [`Platform::confirm_circumstance`].
    pub async fn end_circumstance(
        &self,
        request: &Request<'_>,
        id: &str,
        on: Option<Date>,
        reason: &str,
    ) -> Outcome<CircumstanceCard> {
        request.who.require(Action::RecordCircumstance)?;
        let (firm, id, _) = self.kept(request.institution(), id).await?;
        let on = on.unwrap_or_else(|| self.clock.today());
        self.circumstance_did(request, firm, id, CircumstanceCommand::ProposeEnd(id, on, reason.to_owned())).await
    }

    /// Every circumstance of the institution's debtors, in a state (`waiting`, `open`, `ended`, `refused`) when one is given.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn circumstances(&self, who: &Principal, state: Option<&str>) -> Outcome<Vec<CircumstanceCard>> {
        who.require(Action::ReadLoan)?;
        let rows = objects::all(&self.book, who.institution, "circumstance", state, MAX_WHOLE_LIST).await?;
        let kept: Vec<Kept> = rows.iter().map(|row| from_json(row.body.as_bytes())).collect::<Outcome<_>>()?;
        self.circumstance_cards(who, kept).await
    }

    async fn kept(&self, institution: InstitutionId, id: &str) -> Outcome<(FirmId, CircumstanceId, Mark)> {
        let row = objects::get(&self.book, institution, "circumstance", id).await?;
        let kept: Kept = from_json(row.ok_or_else(|| Problem::not_found("circumstance", id))?.body.as_bytes())?;
        Ok((kept.firm, kept.mark.id, kept.mark))
    }

    async fn circumstance_did(
        &self,
        request: &Request<'_>,
        firm: FirmId,
        id: CircumstanceId,
        command: CircumstanceCommand,
    ) -> Outcome<CircumstanceCard> {
        let institution = request.institution();
        let (mut record, version) = self.record_of(institution, firm).await?;
        let event = record.decide(command, request.who.user).map_err(circumstance_problem)?;
        record.apply(&event);
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let append = appending(*firm.as_bytes(), expected, self.clock.today(), &[event])?;
        let mark = record.marks().iter().find(|mark| mark.id == id).cloned();
        let mark = mark.ok_or_else(|| Problem::not_found("circumstance", id))?;
        let mut writes = vec![objects::put(institution, circumstance_row(firm, &mark, version + 1)?)];
        writes.extend(self.class_writes(institution, firm, record.marks()).await?);
        let card = self.circumstance_cards(request.who, vec![Kept { firm, mark }]).await?.remove(0);
        self.save(request, vec![append], writes, card).await
    }

    async fn circumstance_cards(&self, who: &Principal, kept: Vec<Kept>) -> Outcome<Vec<CircumstanceCard>> {
        let firms: Vec<String> = kept.iter().map(|one| one.firm.to_string()).collect();
        let names = self.firm_names(firms.iter().map(String::as_str)).await?;
        let people: Vec<String> = kept.iter().flat_map(|one| &one.mark.hands).map(ToString::to_string).collect();
        let people = self.user_names(who.institution, people.iter().map(String::as_str)).await?;
        let today = self.clock.today();
        let mut cards = Vec::with_capacity(kept.len());
        for Kept { firm, mark } in kept {
            let number = match mark.loan {
                Some(loan) => loans::get(&self.book, who.institution, &loan.to_string()).await?.map(|row| row.number),
                None => None,
            };
            let hands = mark.hands.iter().map(ToString::to_string);
            cards.push(CircumstanceCard {
                id: mark.id.to_string(),
                firm: firm.to_string(),
                firm_name: names.get(&firm.to_string()).cloned(),
                loan: mark.loan.map(|loan| loan.to_string()),
                loan_number: number,
                what: Named::new(mark.circumstance.id(), mark.circumstance.zh(), mark.circumstance.en()),
                detail: detail(&mark.circumstance),
                on: mark.on.to_string(),
                until: mark.until().map(|day| day.to_string()),
                source: mark.source.clone(),
                reason: mark.reason.clone(),
                step: Named::new(crate::firms::word(&mark.step), mark.step.zh(), mark.step.en()),
                in_force: mark.in_force(today),
                worsens: mark.circumstance.worsens(),
                ending: mark.open_ending().map(|end| format!("{} {}", end.on, end.reason)),
                hands: hands.map(|user| people.get(&user).cloned().unwrap_or(user)).collect(),
                allowed: allowed(who, &mark),
            });
        }
        Ok(cards)
    }
}

fn allowed(who: &Principal, mark: &Mark) -> Vec<AllowedAct> {
    let mut found = Vec::new();
    if let Some(ending) = mark.open_ending() {
        let makers = [ending.by];
        found.push(acts::act(who, Action::ApproveClass, ("approve", "同意解除", "agree that it is over"), &makers));
        found.push(acts::act(who, Action::ApproveClass, ("refuse", "不同意解除", "say that it is not over"), &makers));
        return found;
    }
    let judged = matches!(mark.circumstance, Circumstance::Judged { .. });
    match mark.step {
        Step::Refused => return found,
        Step::Recorded if judged => {
            found.push(acts::act(who, Action::ConfirmClass, ("confirm", "认定", "confirm"), &mark.hands));
            found.push(acts::act(who, Action::ApproveClass, ("refuse", "退回", "refuse"), &mark.hands));
        }
        Step::Recorded if mark.circumstance.worsens() => {}
        Step::Recorded | Step::Confirmed => {
            found.push(acts::act(who, Action::ApproveClass, ("approve", "审批通过", "approve"), &mark.hands));
            found.push(acts::act(who, Action::ApproveClass, ("refuse", "退回", "refuse"), &mark.hands));
        }
        Step::Approved => {}
    }
    if mark.ending.is_none() && mark.counts() {
        found.push(acts::act(who, Action::RecordCircumstance, ("end", "提出解除", "say that it is over"), &[]));
    }
    found
}
