//! Loans: signed, paid out, repaid, corrected, closed.
//!
//! Every use case loads one loan's stream, asks [`LoanState`] for one command and saves its events with that loan's row.
//! What a close of day writes is a projection: it can be thrown away and made again from the streams.

use calendar::{BusinessCalendar, Date, Timestamp, add_days};
use codes::{ContractId, FacilityId, InstitutionId, LoanId, UserId};
use decision::{Application, Decision, Offer};
use ledger::Chart;
use loan::PrepaymentMode;
use loan::{
    ClassificationRule, Command, ContractSigned, FiveCategory, Hands, LoanError, LoanEvent, LoanState, Outlook,
    Position, ProductRef, Recorded, ReleasedBy, Stage, Standing, Terms, TermsSpec,
};
use money::{Currency, Decimal, Money, Rounding};
use rulebook::{Pins, Rulebook};
use serde::{Deserialize, Serialize};
use store::{Expected, Statement, StoredEvent, StreamAppend};
use utoipa::ToSchema;
use views::loans::LoanRow;
use views::outlooks::LoanKey;
use views::{debtors, loans, outlooks};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::{Act, Approval};
use crate::cards::{LoanReceipt, Named};
use crate::closing::{known_currency, placed_on, troubles};
use crate::events::{BookEvent, Request, appending};
use crate::ledger::income::income_of;
use crate::limits::OUTLOOK_BACK_DAYS;
use crate::lists::loan_state;
use crate::loan_changes::{Stated, next_reset};
use crate::problem::{Code, Outcome, Problem};

impl BookEvent for LoanEvent {
    const STREAM: &'static str = loan::STREAM_KIND;
    const SCHEMA: u16 = loan::SCHEMA;
    fn kind(&self) -> String {
        Self::kind(self).to_owned()
    }
    fn effective_on(&self, _: Date) -> Date {
        Self::effective_on(self)
    }
    fn encode(&self) -> Outcome<Vec<u8>> {
        Ok(Self::encode(self))
    }
    fn decode(event: &StoredEvent) -> Outcome<Self> {
        Self::read(&event.kind, event.schema, &event.payload)
            .map_err(|error| Problem::from_domain(Code::StoreDamaged, error))
    }
}

/// What the bank said about a payout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RailAnswer {
    /// The money reached the firm.
    Confirmed,
    /// No answer.
    Unknown,
    /// The money came back.
    Returned,
}

/// A loan with what saving it needs.
pub(crate) struct HeldLoan {
    pub id: LoanId,
    pub row: LoanRow,
    pub state: LoanState,
    pub history: Vec<(StoredEvent, LoanEvent)>,
}

/// What signing a contract writes, to be saved with the application's events.
pub(crate) struct Signing {
    pub appends: Vec<StreamAppend>,
    pub writes: Vec<Statement>,
    pub receipt: LoanReceipt,
    /// When the loan falls due at last.
    pub matures_on: Date,
}

impl Platform {
    /// The contract of an accepted offer: the first event of a loan.
    pub(crate) async fn sign(
        &self,
        request: &Request<'_>,
        application: &Application,
        offer: &Offer,
        amount: Money,
        (id, contract, facility): (LoanId, ContractId, Option<FacilityId>),
    ) -> Outcome<Signing> {
        let (submitted, decision) = match (&application.submitted, &application.decision) {
            (Some(submitted), Some(decision)) => (submitted, decision),
            _ => return Err(Problem::new(Code::WrongState, "the application has no decision to sign on")),
        };
        let today = self.clock.today();
        let institution = request.institution();
        let business = self.business_days(institution).await?;
        let agreement = match &offer.guarantee {
            Some(needed) => Some(self.agreement_named(institution, &needed.agreement, today).await?),
            None => None,
        };
        let firm = submitted.firm;
        let signed = ContractSigned {
            loan: id,
            contract,
            institution,
            firm: submitted.firm,
            application: submitted.application,
            product: ProductRef { product: decision.product.id, version: decision.product.version },
            agreement,
            facility,
            terms: terms(offer, amount, today, &business)?,
            signed_on: today,
            by: request.who.user,
        };
        let mut state = LoanState::default();
        let row = loan_row(&signed, &decision.product.code, &Origin::of(Some(decision)));
        let number = row.number.clone();
        let events = decide(&mut state, Command::Sign(Box::new(signed)))?;
        let mut appends = vec![appending(*id.as_bytes(), Expected::New, today, &events)?];
        let mut writes = vec![loans::put(institution, row)];
        if let Some(agreement) = agreement {
            let (append, write) = self.cover(institution, agreement, (id, firm), amount, today).await?;
            appends.push(append);
            writes.push(write);
        }
        let matures_on = state.contract().map_or(today, |contract| contract.terms.matures_on());
        let receipt = LoanReceipt { id: id.to_string(), number, state: stage_name(state.stage()), position: None };
        Ok(Signing { appends, writes, receipt, matures_on })
    }

    /// Instructs the payout of the whole principal. When a release policy in force covers it, it is released at once.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`].
    pub async fn instruct_payout(&self, request: &Request<'_>, which: &str) -> Outcome<LoanReceipt> {
        request.who.require(Action::InstructPayout)?;
        let held = self.held_loan(request.who, which).await?;
        let amount = held.principal();
        let (on, by) = (self.clock.today(), request.who.user);
        // Each attempt has its own reference: the loan's and how often it was tried.
        let attempt =
            held.history.iter().filter(|(_, event)| matches!(event, LoanEvent::PayoutInstructed(_))).count() + 1;
        let reference = format!("{}-P{attempt}", held.row.number);
        let mut commands = vec![Command::InstructPayout { reference: reference.clone(), amount, on, by }];
        if let Some(policy) = self.release_policy(request.institution(), amount, on).await? {
            commands.push(Command::SendPayout { reference, on, released_by: ReleasedBy::Policy { policy } });
        }
        self.loan_changes(request, held, commands).await
    }

    /// Releases an instructed payout: a person other than the one who instructed it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::WrongState`].
    pub async fn release_payout(&self, request: &Request<'_>, which: &str) -> Outcome<LoanReceipt> {
        request.who.require(Action::ReleasePayout)?;
        let held = self.held_loan(request.who, which).await?;
        let reference = held.payout_reference()?;
        let released_by = ReleasedBy::Person { user: request.who.user };
        let command = Command::SendPayout { reference, on: self.clock.today(), released_by };
        self.loan_changes(request, held, vec![command]).await
    }

    /// Records what the bank said about a released payout.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`], [`Code::Invalid`].
    pub async fn confirm_payout(
        &self,
        request: &Request<'_>,
        which: &str,
        answer: RailAnswer,
        rail_reference: &str,
        on: Date,
    ) -> Outcome<LoanReceipt> {
        request.who.require(Action::ConfirmPayout)?;
        let held = self.held_loan(request.who, which).await?;
        let reference = held.payout_reference()?;
        let paid_out = (answer == RailAnswer::Confirmed).then_some(held.id);
        let command = match answer {
            RailAnswer::Confirmed => {
                Command::ConfirmPayout { reference, effective_on: on, rail_reference: rail_reference.to_owned() }
            }
            RailAnswer::Unknown => Command::MarkPayoutUnknown { reference, on, reason: rail_reference.to_owned() },
            RailAnswer::Returned => Command::ReturnPayout { reference, on, reason: rail_reference.to_owned() },
        };
        let receipt = self.loan_changes(request, held, vec![command]).await?;
        self.fund_paid_out(request.who, paid_out).await;
        Ok(receipt)
    }

    /// Cancels a contract before any money left; a payout that was instructed and never released is taken back with it. What
    /// it held of a facility, of a guarantee and of the firm's exposure is free again.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`] without a reason, [`Code::WrongState`] once money is under way.
    pub async fn cancel_contract(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<LoanReceipt> {
        request.who.require(Action::SignContract)?;
        let held = self.held_loan(request.who, which).await?;
        let (on, by, reason) = (self.clock.today(), request.who.user, reason.trim().to_owned());
        let mut commands = Vec::new();
        if held.state.stage() == Stage::Instructed {
            let reference = held.payout_reference()?;
            commands.push(Command::ReturnPayout { reference, on, reason: reason.clone() });
        }
        commands.push(Command::Cancel { on, reason, by });
        self.loan_changes(request, held, commands).await
    }

    /// Records a payment received. A past value date back-dates it; the same reference with the same content is the same
    /// payment and changes nothing.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`], [`Code::Invalid`].
    pub async fn pay(
        &self,
        request: &Request<'_>,
        which: &str,
        amount: Money,
        on: Date,
        reference: &str,
    ) -> Outcome<LoanReceipt> {
        request.who.require(Action::RecordPayment)?;
        self.not_in_the_future(on)?;
        let _turn = self.queues.turn(*self.loan_id(request.who, which).await?.as_bytes()).await;
        let held = self.held_loan(request.who, which).await?;
        let command = Command::RecordPayment { reference: reference.to_owned(), amount, value_date: on };
        self.loan_changes(request, held, vec![command]).await
    }

    /// Records a payment that is to pay principal ahead of time: the instalments that remain get smaller, or fewer.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`], [`Code::Invalid`].
    pub async fn prepay(
        &self,
        request: &Request<'_>,
        which: &str,
        amount: Money,
        on: Date,
        reference: &str,
        mode: PrepaymentMode,
    ) -> Outcome<LoanReceipt> {
        request.who.require(Action::RecordPayment)?;
        self.not_in_the_future(on)?;
        let _turn = self.queues.turn(*self.loan_id(request.who, which).await?.as_bytes()).await;
        let held = self.held_loan(request.who, which).await?;
        let command = Command::RecordPrepayment { reference: reference.to_owned(), amount, value_date: on, mode };
        self.loan_changes(request, held, vec![command]).await
    }

    pub(crate) fn not_in_the_future(&self, on: Date) -> Outcome<()> {
        if on <= self.clock.today() {
            return Ok(());
        }
        Err(Problem::new(Code::Invalid, format!("{on} is in the future: money counts when it has been received")))
    }

    /// What an approved act writes; asked once at the proposal (with nobody as approver, to see that it can be done) and
    /// once when it is carried out.
    pub(crate) async fn perform(
        &self,
        request: &Request<'_>,
        act: &Act,
        proposal: Option<&Approval>,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let hands = match proposal {
            Some(approval) => Hands { by: approval.proposed_by, approved_by: request.who.user },
            None => Hands { by: request.who.user, approved_by: UserId::from_bytes([0; 16]) },
        };
        let reason = proposal.map_or_else(|| "proposal".to_owned(), |approval| approval.reason.clone());
        match act {
            Act::ReversePayment { loan, reference, on } => {
                let command =
                    Command::ReversePayment { reference: reference.clone(), on: *on, reason: reason.clone(), hands };
                let (mut appends, mut writes) = self.loan_writes(request, *loan, command).await?;
                let shared = self.shared_reversal(request, *loan, (reference, *on), &reason).await?;
                if let Some((append, write)) = shared {
                    appends.push(append);
                    writes.push(write);
                }
                Ok((appends, writes))
            }
            Act::WriteOff { loan, on } => {
                let held = self.held_loan(request.who, &loan.to_string()).await?;
                let reference = format!("{}-W", held.row.number);
                self.loan_writes(request, *loan, Command::WriteOff { reference, on: *on, reason, hands }).await
            }
            Act::ChangeLoan { loan, on, change } => {
                let held = self.held_loan(request.who, &loan.to_string()).await?;
                self.change_writes(request, held, change, Stated { on: *on, reason, hands }).await
            }
            Act::OpenStage { .. } | Act::UnfreezeFacility { .. } => {
                self.facility_writes(request, act, &reason, hands).await
            }
            Act::ChangeReceivable { facility, invoice, change } => {
                self.receivable_writes(request, (*facility, invoice, change), &reason, hands).await
            }
            Act::ReleasePolicy { limit, until, policy } => {
                Ok((Vec::new(), vec![self.policy_writes(request.institution(), *policy, *limit, *until).await?]))
            }
            Act::LayOverRulebook { document } => {
                Ok((self.overlay_writes(request, document, proposal).await?, Vec::new()))
            }
            Act::ChangeFunding { line, change } => self.funding_writes(request, (*line, change), &reason, hands).await,
            Act::BringBook { migration } => self.book_writes(request, *migration, proposal).await,
            Act::OfferShares { .. } | Act::RemitShares { .. } | Act::BuyBackShares { .. } => {
                self.share_writes(request, act, &reason, hands).await
            }
            Act::CloseMonth { month } => Ok((self.month_close_writes(request, month, proposal).await?, Vec::new())),
            Act::AdoptPostingRules { document } => {
                Ok((self.posting_rules_writes(request, document, proposal).await?, Vec::new()))
            }
        }
    }

    async fn loan_writes(
        &self,
        request: &Request<'_>,
        id: LoanId,
        command: Command,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let mut held = self.held_loan(request.who, &id.to_string()).await?;
        let version = held.history.len() as u64;
        let events = decide(&mut held.state, command)?;
        if events.is_empty() {
            return Err(Problem::new(Code::WrongState, "this was done already: there is nothing left to approve"));
        }
        let appends = vec![appending(*id.as_bytes(), Expected::Version(version), self.clock.today(), &events)?];
        Ok((appends, self.rows_after(request.institution(), &held, version + events.len() as u64).await?))
    }

    /// The id of a loan given by id or contract number.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn loan_id(&self, who: &Principal, which: &str) -> Outcome<LoanId> {
        who.require(Action::ReadLoan)?;
        if let Ok(id) = which.parse::<LoanId>() {
            return Ok(id);
        }
        let found = match loans::numbered(&self.book, who.institution, which).await? {
            Some(row) => Some(row.id),
            None => crate::migration::loan_called(&self.book, who.institution, which).await?,
        };
        let id = found.ok_or_else(|| Problem::not_found("loan", which))?;
        id.parse().map_err(|error| Problem::new(Code::StoreDamaged, "a loan id cannot be read").because(error))
    }

    /// A page of loans.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::Invalid`] for what is no state of a loan.
    pub async fn loans(&self, who: &Principal, state: Option<&str>, after: &str, limit: u32) -> Outcome<Vec<LoanRow>> {
        who.require(Action::ReadLoan)?;
        let state = loan_state(&state.map(str::to_owned))?;
        Ok(loans::list(&self.book, who.institution, state.as_deref(), after, limit).await?)
    }

    pub(crate) async fn held_loan(&self, who: &Principal, which: &str) -> Outcome<HeldLoan> {
        let id = self.loan_id(who, which).await?;
        let history = self.history::<LoanEvent>(who.institution, *id.as_bytes()).await?;
        let row = loans::get(&self.book, who.institution, &id.to_string()).await?.filter(|_| !history.is_empty());
        let row = row.ok_or_else(|| Problem::not_found("loan", which))?;
        let state = LoanState::from_events(history.iter().map(|(_, event)| event));
        Ok(HeldLoan { id, row, state, history })
    }

    pub(crate) async fn loan_changes(
        &self,
        request: &Request<'_>,
        mut held: HeldLoan,
        commands: Vec<Command>,
    ) -> Outcome<LoanReceipt> {
        let mut events = Vec::new();
        for command in commands {
            events.extend(decide(&mut held.state, command)?);
        }
        let receipt = self.receipt(request.institution(), &held).await?;
        if events.is_empty() {
            return Ok(receipt);
        }
        let version = held.history.len() as u64;
        let appends = vec![appending(*held.id.as_bytes(), Expected::Version(version), self.clock.today(), &events)?];
        let rows = self.rows_after(request.institution(), &held, version + events.len() as u64).await?;
        self.save(request, appends, rows, receipt).await
    }

    /// The rows of a loan as it stands now, after events that brought its stream to a version: its line in the list, its
    /// outlook, and its place among those that the next close looks at.
    pub(crate) async fn rows_after(
        &self,
        institution: InstitutionId,
        held: &HeldLoan,
        version: u64,
    ) -> Outcome<Vec<Statement>> {
        let today = self.clock.today();
        let rules = self.class_rules(institution, today).await?;
        let row = LoanRow { version: i64::try_from(version).unwrap_or(i64::MAX), ..held.row.clone() };
        let chart = self.chart_now(institution).await?;
        let (mut row, outlook) = stood(row, &held.state, today, (&rules.days, &chart))?;
        // Only where more than days past due bears on the class, so that an ordinary payment reads nothing more.
        let class = |row: &LoanRow| row.position.as_ref().and_then(|position| position.class.clone());
        let is_troubled = row.position.as_ref().is_some_and(|said| troubles(said, &rules));
        if let Some(firm) = held.state.debtor_at(today).filter(|_| is_troubled || class(&row) != class(&held.row)) {
            self.reclass(institution, (firm, held.id), &held.state, &mut row).await?;
        }
        let mut rows = match is_troubled {
            true => vec![debtors::look_at(institution, &row.firm)],
            false => vec![debtors::look_again(institution, &row.firm)],
        };
        if row.firm != held.row.firm {
            rows.push(debtors::look_again(institution, &held.row.firm));
        }
        rows.extend(written(institution, (row, held.id), &held.state, today, outlook));
        Ok(rows)
    }

    pub(crate) async fn receipt(&self, institution: InstitutionId, held: &HeldLoan) -> Outcome<LoanReceipt> {
        let today = self.clock.today();
        let position = held.state.position(today).map_err(loan_problem)?;
        let rule = self.class_rules(institution, today).await?.days;
        Ok(LoanReceipt {
            id: held.id.to_string(),
            number: held.row.number.clone(),
            state: stage_name(held.state.stage_of(position.as_ref())),
            position: position
                .filter(|p| p.standing != Standing::NotDisbursed)
                .map(|p| crate::reports::position_card(&p, &rule))
                .transpose()?,
        })
    }

    /// The classification thresholds of an institution in force on a day, as known at an instant.
    pub(crate) async fn classification(
        &self,
        institution: InstitutionId,
        day: Date,
        known_at: Timestamp,
    ) -> Outcome<ClassificationRule> {
        let rules = self.rules_now(institution).await?;
        thresholds(&rules, day, known_at)
    }

    /// What this lender has lent a firm or is bound to lend it, said in a currency, and how late the latest of all its loans is. What
    /// is owed in another currency counts at the parity of the day, rounded up so that no limit is passed by rounding.
    pub(crate) async fn exposure(
        &self,
        institution: InstitutionId,
        firm: codes::FirmId,
        currency: Currency,
        day: Date,
    ) -> Outcome<(Money, u32)> {
        let parities = self.parities(institution, day).await?;
        let (mut outstanding, mut late) = (self.undrawn(institution, firm, currency, day).await?, 0);
        for row in loans::of_firm(&self.book, institution, &firm.to_string()).await? {
            let id: LoanId = row
                .id
                .parse()
                .map_err(|error| Problem::new(Code::StoreDamaged, "a loan id cannot be read").because(error))?;
            let state = LoanState::from_events(&self.events::<LoanEvent>(institution, *id.as_bytes()).await?);
            let Some(position) = state.position(day).map_err(loan_problem)? else { continue };
            if state.stage() == Stage::Cancelled {
                continue;
            }
            late = late.max(position.days_past_due);
            let owed = if position.standing == Standing::NotDisbursed {
                Money::from_minor(row.principal, known_currency(&row.currency)?)
            } else {
                position.outstanding_principal
            };
            if owed.is_zero() {
                continue;
            }
            let owed = parities.convert(owed, currency, Rounding::Up)?;
            outstanding =
                outstanding.checked_add(owed).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
        }
        Ok((outstanding, late))
    }

    /// Every loan of an institution with its state and history.
    pub(crate) async fn loan_states(&self, institution: InstitutionId) -> Outcome<LoanBook> {
        let mut book = Vec::new();
        let mut after = String::new();
        loop {
            let page = loans::list(&self.book, institution, None, &after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(book) };
            after.clone_from(&last.id);
            for row in page {
                let id: LoanId = row
                    .id
                    .parse()
                    .map_err(|error| Problem::new(Code::StoreDamaged, "a loan id cannot be read").because(error))?;
                let history = self.history::<LoanEvent>(institution, *id.as_bytes()).await?;
                let state = LoanState::from_events(history.iter().map(|(_, event)| event));
                book.push((row, state, history));
            }
        }
    }
}

/// Every loan with its state and history.
pub(crate) type LoanBook = Vec<(LoanRow, LoanState, Vec<(StoredEvent, LoanEvent)>)>;

impl HeldLoan {
    fn principal(&self) -> Money {
        let fallback = Currency::from_code(&self.row.currency).unwrap_or(Currency::CNY);
        self.state
            .contract()
            .map_or(Money::from_minor(self.row.principal, fallback), |contract| contract.terms.spec().principal)
    }

    fn payout_reference(&self) -> Outcome<String> {
        let payout = self
            .state
            .payout()
            .ok_or_else(|| Problem::new(Code::WrongState, "no payout was instructed: instruct one first"))?;
        Ok(payout.reference.clone())
    }
}

/// What a loan's row keeps of the decision it came from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    region: Option<String>,
    industry: Option<String>,
    grade: Option<String>,
}

impl Origin {
    pub(crate) fn of(decision: Option<&Decision>) -> Self {
        let facts = decision.map(|decision| &decision.input.facts);
        Self {
            region: facts.and_then(|facts| facts.region).map(|region| format!("{:06}", region.number())),
            industry: facts.and_then(|facts| facts.industry).map(|industry| industry.code().to_owned()),
            grade: decision.and_then(|decision| decision.score.as_ref()).map(|score| format!("{:?}", score.grade)),
        }
    }
}

/// The letters every contract number begins with.
pub(crate) const NUMBER_PREFIX: &str = "JK";

/// What the numbers of one day begin with. A list finds days by it, so a number keeps this form.
pub(crate) fn number_day(day: Date) -> String {
    format!("{NUMBER_PREFIX}{}", day.strftime("%Y%m%d"))
}

/// The day that a number begins with.
pub(crate) fn day_of_number(number: &str) -> Option<Date> {
    let day = number.strip_prefix(NUMBER_PREFIX)?;
    Date::strptime("%Y%m%d", day.get(..8)?).ok()
}

/// A loan's id as rows write it.
pub(crate) fn loan_id(id: [u8; 16]) -> String {
    LoanId::from_bytes(id).to_string()
}

/// The term of a loan as its row keeps it. Terms whose dates left the calendar were never made.
fn months(terms: &Terms) -> i64 {
    terms.months().map_or_else(|_| i64::from(terms.spec().term_months), i64::from)
}

/// The row of a loan that was just signed.
pub(crate) fn loan_row(signed: &ContractSigned, product: &str, origin: &Origin) -> LoanRow {
    let (id, principal) = (signed.loan, signed.terms.spec().principal);
    LoanRow {
        id: id.to_string(),
        number: format!("{}{}", number_day(signed.signed_on), &hex::encode(id.as_bytes())[..6].to_uppercase()),
        firm: signed.firm.to_string(),
        application: Some(signed.application.to_string()),
        product: format!("{product} v{}", signed.product.version),
        principal: principal.minor(),
        currency: principal.currency().code().to_owned(),
        state: word(Stage::Signed),
        starts_on: signed.terms.spec().starts_on.to_string(),
        ends_on: signed.terms.matures_on().to_string(),
        due_day: i64::from(signed.terms.spec().first_due_on.day()),
        term_months: months(&signed.terms),
        agreement: signed.agreement.map(|agreement| agreement.to_string()),
        version: 1,
        product_code: product.to_owned(),
        rate: signed.terms.spec().annual_rate.percent().normalize().to_string(),
        region: origin.region.clone(),
        industry: origin.industry.clone(),
        grade: origin.grade.clone(),
        lent: principal.minor(),
        owed: principal.minor(),
        position: None,
    }
}

/// A loan's events with the business date each was recorded on, for the book-date view.
pub(crate) fn recorded(history: &[(StoredEvent, LoanEvent)]) -> Vec<Recorded<'_>> {
    history
        .iter()
        .map(|(stored, event)| Recorded { event, recorded_on: calendar::business_date(stored.recorded_at) })
        .collect()
}

/// Only what was recorded up to the end of a day.
pub(crate) fn known_by(history: Vec<(StoredEvent, LoanEvent)>, known: Option<Date>) -> Vec<(StoredEvent, LoanEvent)> {
    let by = |at: Timestamp| known.is_none_or(|day| calendar::business_date(at) <= day);
    history.into_iter().filter(|(stored, _)| by(stored.recorded_at)).collect()
}

/// Decides a command and applies its events.
pub(crate) fn decide(state: &mut LoanState, command: Command) -> Outcome<Vec<LoanEvent>> {
    let events = state.decide(command).map_err(loan_problem)?.into_inner();
    for event in &events {
        state.apply(event);
    }
    Ok(events)
}

pub(crate) fn loan_problem(error: LoanError) -> Problem {
    let code = match &error {
        LoanError::IllegalTransition { .. } | LoanError::NothingOutstanding { .. } | LoanError::OtherPayout { .. } => {
            Code::WrongState
        }
        LoanError::SameHands => Code::SamePerson,
        LoanError::UnknownReference { .. } => Code::NotFound,
        LoanError::ReferenceReused { .. } => Code::Conflict,
        LoanError::BadAmount(_) | LoanError::MoreThanPrincipal { .. } | LoanError::MoreThanAvailable { .. } => {
            Code::AmountInvalid
        }
        _ => Code::Invalid,
    };
    Problem::from_domain(code, error)
}

/// The terms that an offer becomes when it is signed; due dates are rolled off the days off that are announced by then.
pub(crate) fn terms(offer: &Offer, amount: Money, today: Date, business: &BusinessCalendar) -> Outcome<Terms> {
    let invalid = |error: &dyn std::fmt::Display| {
        Problem::new(Code::Invalid, format!("the offer cannot become a contract: {error}"))
    };
    let months = u16::try_from(offer.tenor_months).map_err(|error| invalid(&error))?;
    let mut spec = TermsSpec::standard(amount, offer.rate, offer.repayment.clone(), months, today)
        .and_then(|spec| spec.every(offer.frequency.clone()))
        .map_err(|error| invalid(&error))?;
    spec.day_count = offer.day_count;
    spec.roll = offer.roll;
    spec.floating = offer.floating;
    spec.grace_days = u16::try_from(offer.grace_days).map_err(|error| invalid(&error))?;
    if offer.rate.fraction() > Decimal::ZERO {
        spec.penalty_factor = (offer.overdue_rate.fraction() / offer.rate.fraction()).round_dp(4);
    }
    Terms::try_new(spec, business).map_err(|error| invalid(&error))
}

pub(crate) fn word(stage: Stage) -> String {
    stage_name(stage).id
}

pub(crate) fn stage_name(stage: Stage) -> Named {
    let id = serde_json::to_value(stage).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    Named::new(id, stage.zh(), stage.en())
}

/// The classes that are non-performing, as rows and cards name them.
pub(crate) const NON_PERFORMING: [&str; 3] = ["substandard", "doubtful", "loss"];

pub(crate) fn class_name(class: FiveCategory) -> Named {
    let id = serde_json::to_value(class).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    Named::new(id, class.zh(), class.en())
}

/// The rows of a loan as it stands at the end of a day on which something happened to it, written with the event: its line in
/// the list, its outlook, and its place among those that the next close looks at.
///
/// # Errors
/// [`Code::AmountInvalid`] and other problems of terms and facts that cannot be folded.
pub fn rows_of(
    institution: InstitutionId,
    (row, id): (LoanRow, LoanId),
    state: &LoanState,
    today: Date,
    (rule, chart): (&ClassificationRule, &Chart),
) -> Outcome<Vec<Statement>> {
    let (row, outlook) = stood(row, state, today, (rule, chart))?;
    Ok(written(institution, (row, id), state, today, outlook))
}

/// The row of a loan as it stands at the end of a day on which something happened to it, and its outlook.
pub(crate) fn stood(
    mut row: LoanRow,
    state: &LoanState,
    today: Date,
    (rule, chart): (&ClassificationRule, &Chart),
) -> Outcome<(LoanRow, Option<Outlook>)> {
    let from = add_days(today, -OUTLOOK_BACK_DAYS).map_err(|error| Problem::from_domain(Code::Internal, error))?;
    let income = income_of(chart, state, &row.product_code);
    let outlook = state.outlook(from, today, rule, &income).map_err(loan_problem)?;
    stand(&mut row, state, today, outlook.as_ref())?;
    Ok((row, outlook))
}

/// What is written of a loan that stands so: its row, its outlook, and that the next close looks at it.
pub(crate) fn written(
    institution: InstitutionId,
    (row, id): (LoanRow, LoanId),
    state: &LoanState,
    today: Date,
    outlook: Option<Outlook>,
) -> Vec<Statement> {
    let mut rows = Vec::with_capacity(3);
    if let Some(outlook) = outlook {
        rows.push(outlooks::put(institution, outlook_row((&row, id), state, today, &outlook)));
        rows.push(outlooks::look_at(institution, key_of(&row, id), row.version));
    }
    rows.push(loans::put(institution, row));
    rows
}

/// The row of an outlook that was made with the loan's line of a day.
pub(crate) fn outlook_row(
    (row, id): (&LoanRow, LoanId),
    state: &LoanState,
    listed_on: Date,
    outlook: &Outlook,
) -> outlooks::OutlookRow {
    outlooks::OutlookRow {
        key: key_of(row, id),
        version: row.version,
        by: row.grouped(),
        listed_on: listed_on.to_string(),
        reset_on: next_reset(state).map(|day| day.to_string()),
        outlook: outlook.to_bytes(),
    }
}

/// Where the other rows of a loan of the list lie.
pub(crate) fn key_of(row: &LoanRow, id: LoanId) -> LoanKey {
    LoanKey { due_day: row.due_day, loan: *id.as_bytes() }
}

/// Writes into a row what the loan is at the end of a day: its state, its balance and its position.
pub(crate) fn stand(row: &mut LoanRow, state: &LoanState, day: Date, outlook: Option<&Outlook>) -> Outcome<()> {
    let position = state.position(day).map_err(loan_problem)?;
    row.state = word(state.stage_of(position.as_ref()));
    let waiting = if state.stage() == Stage::Cancelled { 0 } else { row.principal };
    let rate = position.as_ref().map(|position| position.annual_rate);
    (row.lent, row.owed) = match position.filter(|position| position.standing != Standing::NotDisbursed) {
        Some(position) => (position.disbursed.minor(), owed(&position)?),
        None => (waiting, waiting),
    };
    row.position = outlook.and_then(|outlook| outlook.at(day).and_then(|stretch| placed_on(outlook, stretch, day)));
    if let (Some(terms), Some(debtor)) = (state.terms_at(day), state.debtor_at(day)) {
        row.firm = debtor.to_string();
        row.ends_on = terms.matures_on().to_string();
        row.term_months = months(terms);
    }
    if let Some(rate) = rate {
        row.rate = rate.percent().normalize().to_string();
    }
    Ok(())
}

/// Principal that the firm still owes in law, in minor units.
pub(crate) fn owed(position: &Position) -> Outcome<i64> {
    let owed = position.principal_owed().map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
    Ok(owed.minor())
}

/// The classification thresholds of a rulebook in force on a day, as known at an instant.
pub(crate) fn thresholds(rules: &Rulebook, day: Date, known_at: Timestamp) -> Outcome<ClassificationRule> {
    let snapshot = rules.snapshot(day, known_at);
    let mut pins = Pins::default();
    let mut days = |id: &str| -> Outcome<u32> {
        let value = snapshot.int(id, &mut pins).map_err(|error| Problem::from_domain(Code::Internal, error))?;
        u32::try_from(value)
            .map_err(|error| Problem::new(Code::Internal, "a classification threshold is negative").because(error))
    };
    Ok(ClassificationRule {
        special_mention_from_days: days("class.special-mention.overdue-days")?,
        substandard_over_days: days("class.substandard.overdue-days")?,
        doubtful_over_days: days("class.doubtful.overdue-days")?,
        loss_over_days: days("class.loss.overdue-days")?,
        technical_delay_days: days("class.technical-delay.max-days")?,
    })
}
