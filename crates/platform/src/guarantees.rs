//! Guarantee agreements: signed, loans covered, losses claimed, paid and recovered.
//!
//! The agreement's stream owns who bears what; the loan's stream owns the money that came in. Both are written in one
//! transaction, so a compensation is never on one side only. Here the lender keeps both; when the guarantor is a tenant
//! of its own, its side will be a mirrored stream with the agreement's id.

use std::collections::BTreeMap;

use calendar::{Date, add_days};
use codes::{AgreementId, FirmId, InstitutionId, LoanId};
use guarantee::{
    Agreement, AgreementState, Balance, Cause, ClaimStage, Command, GuaranteeError, GuaranteeEvent, InForce, Peril,
};
use loan::{Command as LoanCommand, LoanEvent, Position};
use money::{Decimal, Money};
use serde::{Deserialize, Serialize};
use store::{Expected, Statement, StoredEvent, StreamAppend};
use utoipa::ToSchema;
use views::{loans, objects};

use crate::Platform;
use crate::access::{Action, Principal};
pub use crate::agreement_document::{AgreementDocument, LayerDocument, PartyDocument};
use crate::cards::{Cash, LoanReceipt};
use crate::catalogue::LiveProduct;
use crate::events::{BookEvent, Request, appending, from_json, to_json};
use crate::limits::MAX_WHOLE_LIST;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{HeldLoan, decide as decide_loan};

impl BookEvent for GuaranteeEvent {
    const STREAM: &'static str = "guarantee";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> String {
        Self::kind(self).to_owned()
    }
    fn effective_on(&self, _: Date) -> Date {
        Self::effective_on(self)
    }
    fn encode(&self) -> Outcome<Vec<u8>> {
        Self::encode(self)
            .map_err(|error| Problem::new(Code::Internal, "a guarantee event could not be written").because(error))
    }
    fn decode(event: &StoredEvent) -> Outcome<Self> {
        Self::read(event.schema, &event.payload).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))
    }
}

/// A party's part so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartyCard {
    /// Name in Chinese.
    pub name: String,
    /// Role in Chinese.
    pub role: String,
    /// Share of a loss, percent.
    pub share_percent: String,
    /// What it bore.
    pub borne: Cash,
    /// What flowed back to it.
    pub recovered: Cash,
}

/// From when compensation for a loan may be claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Claimable {
    /// The first day.
    pub(crate) from: Date,
    /// How many days the agreement waits.
    pub(crate) waiting_days: u32,
}

impl Claimable {
    /// Why not before, in English.
    pub(crate) fn why(self) -> String {
        let Self { from, waiting_days } = self;
        format!("the agreement waits {waiting_days} days from the first overdue day: claim on {from} or later")
    }

    /// The same in Chinese.
    pub(crate) fn why_zh(self) -> String {
        let Self { from, waiting_days } = self;
        format!("担保协议约定逾期满 {waiting_days} 天方可申请代偿：请于 {from} 或之后申请")
    }
}

/// An agreement as the platform shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AgreementCard {
    /// Agreement id.
    pub id: String,
    /// Name that products refer to.
    pub name: String,
    /// Loans with a guarantee in force: something is owed on them, and the guarantor has not paid for it.
    pub loans: u64,
    /// Principal under guarantee: what is owed of those loans' principal, as their list shows it.
    pub outstanding: Cash,
    /// Losses divided so far.
    pub losses: Cash,
    /// Compensation paid to the lender.
    pub paid: Cash,
    /// Recovered and shared.
    pub recovered: Cash,
    /// The parties.
    pub parties: Vec<PartyCard>,
}

pub(crate) struct HeldAgreement {
    pub(crate) id: AgreementId,
    pub(crate) state: AgreementState,
    version: u64,
}

impl HeldAgreement {
    /// An agreement from its events.
    pub(crate) fn fold(id: AgreementId, events: &[GuaranteeEvent]) -> Outcome<Self> {
        let state = AgreementState::fold(events).map_err(guarantee_problem)?;
        Ok(Self { id, state, version: events.len() as u64 })
    }

    /// Its read-model row.
    pub(crate) fn row(&self) -> Outcome<objects::Object> {
        let agreement = self.state.agreement().ok_or_else(|| Problem::not_found("agreement", self.id))?;
        let until = add_days(agreement.effective_to, -1).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        Ok(objects::Object {
            kind: "agreement".into(),
            id: self.id.to_string(),
            state: "signed".into(),
            label: agreement.name.clone(),
            version: i64::try_from(self.version).unwrap_or(i64::MAX),
            body: String::from_utf8_lossy(&to_json(&Term { from: agreement.effective_from, until })?).into_owned(),
        })
    }
}

impl Platform {
    /// Records a signed agreement.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] with what is wrong with it.
    pub async fn agree(&self, request: &Request<'_>, document: AgreementDocument) -> Outcome<AgreementCard> {
        request.who.require(Action::AgreeGuarantee)?;
        let institution = request.institution();
        if !objects::labelled(&self.book, institution, "agreement", &document.name).await?.is_empty() {
            return Err(Problem::new(
                Code::Exists,
                format!("there is an agreement {} already: give it another name", document.name),
            ));
        }
        let agreement = self.agreement_from(institution, document).await?;
        let mut held = HeldAgreement { id: agreement.id, state: AgreementState::default(), version: 0 };
        let command = Command::Sign { on: self.clock.today(), agreement };
        let (append, write) = self.agreement_writes(institution, &mut held, vec![command])?;
        let card = self.agreement_card(institution, &held).await?;
        self.save(request, vec![append], vec![write], card).await
    }

    /// The agreements of the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn agreements(&self, who: &Principal) -> Outcome<Vec<AgreementCard>> {
        who.require(Action::ReadGuarantee)?;
        let mut cards = Vec::new();
        for row in objects::all(&self.book, who.institution, "agreement", None, MAX_WHOLE_LIST).await? {
            let id = row
                .id
                .parse()
                .map_err(|error| Problem::new(Code::StoreDamaged, "an agreement id cannot be read").because(error))?;
            cards.push(self.agreement(who, id).await?);
        }
        Ok(cards)
    }

    /// One agreement with what was paid and recovered under it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn agreement(&self, who: &Principal, id: AgreementId) -> Outcome<AgreementCard> {
        who.require(Action::ReadGuarantee)?;
        self.agreement_card(who.institution, &self.held_agreement(who.institution, id).await?).await
    }

    /// Claims compensation for a defaulted loan: notice of the loss as the loan stands, and the demand.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`] when the waiting time is not over or nothing is lost.
    pub async fn claim(&self, request: &Request<'_>, which: &str) -> Outcome<AgreementCard> {
        self.claim_with(request, which, Vec::new()).await
    }

    /// The same, with what the loss came from. Where credit is not named, it is what the other causes leave of the principal
    /// and interest unpaid; where it is, the amounts sum to them.
    ///
    /// # Errors
    /// As [`Platform::claim`].
    pub async fn claim_with(
        &self,
        request: &Request<'_>,
        which: &str,
        mut causes: Vec<Cause>,
    ) -> Outcome<AgreementCard> {
        request.who.require(Action::ClaimGuarantee)?;
        let loan = self.held_loan(request.who, which).await?;
        let mut held = self.agreement_of(request.institution(), &loan).await?;
        let on = self.clock.today();
        let position = loan.state.position(on).map_err(crate::servicing::loan_problem)?;
        let position = position.filter(|position| position.days_past_due > 0).ok_or_else(|| {
            Problem::new(Code::WrongState, "nothing is overdue on the loan: there is no loss to claim")
                .in_chinese("该笔贷款没有逾期，没有可申请代偿的损失")
        })?;
        if let Some(claim) = self.claimable(request.institution(), &loan, Some(&position)).await?
            && on < claim.from
        {
            return Err(Problem::new(Code::WrongState, claim.why()).in_chinese(claim.why_zh()));
        }
        let overdue_since = overdue_since(&position)?;
        let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
        if !causes.is_empty() && causes.iter().all(|cause| cause.peril != Peril::Credit) {
            let loss = position.outstanding_principal.checked_add(position.overdue.interest).map_err(bad)?;
            let named = Money::sum(loss.currency(), causes.iter().map(|cause| cause.amount)).map_err(bad)?;
            let amount = loss.checked_sub(named).map_err(bad)?;
            if amount.is_positive() {
                causes.push(Cause { peril: Peril::Credit, amount });
            }
        }
        let notice = Command::NoticeLoss {
            on,
            loan: loan.id,
            overdue_since,
            principal: position.outstanding_principal,
            interest: position.overdue.interest,
            causes,
        };
        let demand = Command::Demand { on, loan: loan.id };
        // Where a judgment or the like must come first, the notice is given now and the demand follows it.
        let waits = held.state.agreement().is_some_and(|terms| terms.trigger != guarantee::Trigger::Overdue);
        let triggered = held.state.cover(loan.id).is_some_and(|cover| cover.triggered_on.is_some());
        let commands = if waits && !triggered { vec![notice] } else { vec![notice, demand] };
        let (append, write) = self.agreement_writes(request.institution(), &mut held, commands)?;
        let card = self.agreement_card(request.institution(), &held).await?;
        self.save(request, vec![append], vec![write], card).await
    }

    /// Records the guarantor's payment of a claim: divided on the agreement, received on the loan, in one transaction.
    ///
    /// # Errors
    /// As [`Platform::compensated_with`].
    pub async fn compensated(
        &self,
        request: &Request<'_>,
        which: &str,
        on: Date,
        reference: &str,
    ) -> Outcome<LoanReceipt> {
        self.compensated_with(request, which, None, on, reference).await
    }

    /// The same, with the amount the bank entry shows: another one than the agreement gives is not recorded.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`], [`Code::AmountInvalid`] with the amount that is due.
    pub async fn compensated_with(
        &self,
        request: &Request<'_>,
        which: &str,
        received: Option<Money>,
        on: Date,
        reference: &str,
    ) -> Outcome<LoanReceipt> {
        request.who.require(Action::ClaimGuarantee)?;
        let mut loan = self.held_loan(request.who, which).await?;
        let mut held = self.agreement_of(request.institution(), &loan).await?;
        // What the firm has paid since the claim is not lost any more.
        let position = loan.state.position(on).map_err(crate::servicing::loan_problem)?;
        let position = position.ok_or_else(|| Problem::new(Code::Internal, "a claimed loan has no contract"))?;
        let principal = position.principal_owed().map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
        let pay = Command::Pay { on, loan: loan.id, principal, interest: position.overdue.interest };
        let (append, write) = self.agreement_writes(request.institution(), &mut held, vec![pay])?;
        let paid =
            held.state.cover(loan.id).and_then(|cover| cover.claim.as_ref()).and_then(|claim| claim.paid.as_ref());
        let amount = paid
            .map(|(_, split)| split.compensation)
            .ok_or_else(|| Problem::new(Code::Internal, "a paid claim has no split"))?;
        if let Some(received) = received.filter(|received| *received != amount) {
            return Err(Problem::new(
                Code::AmountInvalid,
                format!("the agreement gives a compensation of {amount}, and {received} was named: ask the guarantor"),
            ));
        }
        if amount.is_zero() {
            // Under a stop loss nobody else bears anything yet: the loss counts towards the year's retention.
            let receipt = self.receipt(request.institution(), &loan).await?;
            return self.save(request, vec![append], vec![write], receipt).await;
        }
        let command = LoanCommand::RecordCompensation {
            reference: reference.to_owned(),
            amount,
            value_date: on,
            agreement: held.id,
        };
        self.save_both(request, &mut loan, command, append, write).await
    }

    /// Records money recovered after compensation: each party gets back its part of what it bore.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`].
    pub async fn recover(
        &self,
        request: &Request<'_>,
        which: &str,
        amount: Money,
        on: Date,
        reference: &str,
    ) -> Outcome<LoanReceipt> {
        request.who.require(Action::ClaimGuarantee)?;
        let mut loan = self.held_loan(request.who, which).await?;
        let mut held = self.agreement_of(request.institution(), &loan).await?;
        let command = Command::Recover { on, loan: loan.id, reference: reference.to_owned(), amount };
        let (append, write) = self.agreement_writes(request.institution(), &mut held, vec![command])?;
        let lender = held.state.agreement().and_then(Agreement::lender).map(|party| party.institution);
        let recovery = held
            .state
            .cover(loan.id)
            .and_then(|cover| cover.claim.as_ref())
            .and_then(|claim| claim.recoveries.get(reference));
        let own =
            recovery.and_then(|r| r.parts.iter().find(|part| Some(part.institution) == lender)).map(|part| part.amount);
        let own = own.unwrap_or_else(|| Money::zero(amount.currency()));
        let guarantor_share =
            amount.checked_sub(own).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
        let command =
            LoanCommand::RecordRecovery { reference: reference.to_owned(), amount, guarantor_share, value_date: on };
        self.save_both(request, &mut loan, command, append, write).await
    }

    /// What taking back a compensation or a recovery writes to the agreement it was divided under: who bore or got a part of
    /// it stands as before. Nothing for money that came from the firm.
    pub(crate) async fn shared_reversal(
        &self,
        request: &Request<'_>,
        loan: LoanId,
        (reference, on): (&str, Date),
        reason: &str,
    ) -> Outcome<Option<(StreamAppend, Statement)>> {
        let held = self.held_loan(request.who, &loan.to_string()).await?;
        let taken_back = held.history.iter().find_map(|(_, event)| match event {
            LoanEvent::CompensationReceived(paid) if paid.reference == reference => Some(true),
            LoanEvent::RecoveryReceived(back) if back.reference == reference => Some(false),
            _ => None,
        });
        let Some(compensation) = taken_back else { return Ok(None) };
        let guaranteed = held.state.contract().is_some_and(|contract| contract.agreement.is_some());
        if !guaranteed {
            return Ok(None);
        }
        let mut agreement = self.agreement_of(request.institution(), &held).await?;
        let claim = agreement.state.cover(loan).and_then(|cover| cover.claim.as_ref());
        let reason = reason.to_owned();
        let command = match (compensation, claim) {
            // What came back was divided because the guarantor had paid: it goes first.
            (true, Some(claim)) if claim.recoveries.values().any(|recovery| !recovery.reversed) => {
                let sentence =
                    "what was recovered since was divided with the guarantor: take the recoveries back first";
                return Err(Problem::new(Code::WrongState, sentence)
                    .in_chinese("代偿之后的追偿款已与担保方分配：请先冲正追偿款，再冲正代偿款"));
            }
            (true, Some(_)) => Command::ReverseCompensation { on, loan, reason },
            // What was recovered before the guarantor paid is the lender's own.
            (false, Some(claim)) if claim.stage == ClaimStage::Paid && claim.recoveries.contains_key(reference) => {
                Command::ReverseRecovery { on, loan, reference: reference.to_owned(), reason }
            }
            _ => return Ok(None),
        };
        self.agreement_writes(request.institution(), &mut agreement, vec![command]).map(Some)
    }

    async fn save_both(
        &self,
        request: &Request<'_>,
        loan: &mut HeldLoan,
        command: LoanCommand,
        append: StreamAppend,
        write: Statement,
    ) -> Outcome<LoanReceipt> {
        let version = loan.history.len() as u64;
        let events: Vec<LoanEvent> = decide_loan(&mut loan.state, command)?;
        if events.is_empty() {
            return self.receipt(request.institution(), loan).await;
        }
        let appends =
            vec![append, appending(*loan.id.as_bytes(), Expected::Version(version), self.clock.today(), &events)?];
        let mut writes = self.rows_after(request.institution(), loan, version + events.len() as u64).await?;
        writes.push(write);
        let receipt = self.receipt(request.institution(), loan).await?;
        self.save(request, appends, writes, receipt).await
    }

    /// Whether the agreement that a product rests on is signed and in force on a day.
    pub(crate) async fn guarantee_stands_ready(
        &self,
        institution: InstitutionId,
        product: &LiveProduct,
        day: Date,
    ) -> Outcome<bool> {
        let Some(enhancement) = &product.compiled.document().enhancement else { return Ok(false) };
        for row in objects::labelled(&self.book, institution, "agreement", &enhancement.agreement).await? {
            let term: Term = from_json(row.body.as_bytes())?;
            if row.state == "signed" && term.from <= day && day <= term.until {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The agreement a product refers to by name, in force on a day.
    pub(crate) async fn agreement_named(
        &self,
        institution: InstitutionId,
        name: &str,
        day: Date,
    ) -> Outcome<AgreementId> {
        let rows = objects::labelled(&self.book, institution, "agreement", name).await?;
        let row = rows.first().ok_or_else(|| Problem::not_found("guarantee agreement", name))?;
        let term: Term = from_json(row.body.as_bytes())?;
        if day < term.from || day > term.until {
            return Err(Problem::new(
                Code::WrongState,
                format!("agreement {name} holds from {} to {}: sign a new one", term.from, term.until),
            ));
        }
        row.id
            .parse()
            .map_err(|error| Problem::new(Code::StoreDamaged, "an agreement id cannot be read").because(error))
    }

    /// Puts a loan under an agreement: what to save with the contract.
    pub(crate) async fn cover(
        &self,
        institution: InstitutionId,
        id: AgreementId,
        (loan, firm): (LoanId, FirmId),
        principal: Money,
        on: Date,
    ) -> Outcome<(StreamAppend, Statement)> {
        let mut held = self.held_agreement(institution, id).await?;
        if let Some(agreement) = held.state.agreement()
            && agreement.currency != principal.currency()
        {
            let (theirs, ours) = (agreement.currency.code(), principal.currency().code());
            let said = format!(
                "the agreement is in {theirs} and the loan in {ours}: a loan is covered in the agreement's currency"
            );
            let zh = format!("担保协议币种为 {theirs}，贷款币种为 {ours}：只能担保同币种贷款");
            return Err(Problem::new(Code::WrongState, said).in_chinese(zh));
        }
        self.agreement_writes(
            institution,
            &mut held,
            vec![Command::CoverLoan { on, loan, principal, firm: Some(firm) }],
        )
    }

    /// From when compensation for a loan as it stands may be claimed; nothing where nothing is overdue, no guarantee covers
    /// the loan, or a claim on it is open or paid.
    pub(crate) async fn claimable(
        &self,
        institution: InstitutionId,
        loan: &HeldLoan,
        today: Option<&Position>,
    ) -> Outcome<Option<Claimable>> {
        let covered = loan.state.contract().and_then(|contract| contract.agreement);
        let (Some(id), Some(position)) = (covered, today.filter(|position| position.days_past_due > 0)) else {
            return Ok(None);
        };
        let held = self.held_agreement(institution, id).await?;
        let agreement = held.state.agreement().filter(|_| held.state.may_claim(loan.id));
        let Some(agreement) = agreement else { return Ok(None) };
        let from = agreement.demand_from(overdue_since(position)?);
        Ok(Some(Claimable { from, waiting_days: agreement.waiting_days }))
    }

    /// What is under guarantee and what was released, from what the agreement's loans owe.
    pub(crate) async fn in_force(&self, institution: InstitutionId, held: &HeldAgreement) -> Outcome<InForce> {
        let agreement = held.state.agreement().ok_or_else(|| Problem::not_found("agreement", held.id))?;
        let money = |minor: i64| Money::from_minor(minor, agreement.currency);
        let mut balances = BTreeMap::new();
        for row in loans::of_agreement(&self.book, institution, &held.id.to_string()).await? {
            let loan = row
                .id
                .parse::<LoanId>()
                .map_err(|error| Problem::new(Code::StoreDamaged, "a loan id cannot be read").because(error))?;
            balances.insert(loan, Balance { lent: money(row.lent), owed: money(row.owed) });
        }
        held.state.in_force(&balances).map_err(guarantee_problem)
    }

    pub(crate) async fn agreement_of(&self, institution: InstitutionId, loan: &HeldLoan) -> Outcome<HeldAgreement> {
        let agreement = loan.state.contract().and_then(|contract| contract.agreement);
        let id = agreement.ok_or_else(|| {
            Problem::new(Code::WrongState, "no guarantee covers this loan: its loss is the lender's own")
        })?;
        self.held_agreement(institution, id).await
    }

    pub(crate) async fn held_agreement(&self, institution: InstitutionId, id: AgreementId) -> Outcome<HeldAgreement> {
        let events = self.events::<GuaranteeEvent>(institution, *id.as_bytes()).await?;
        if events.is_empty() {
            return Err(Problem::not_found("agreement", id));
        }
        HeldAgreement::fold(id, &events)
    }

    pub(crate) fn agreement_writes(
        &self,
        institution: InstitutionId,
        held: &mut HeldAgreement,
        commands: Vec<Command>,
    ) -> Outcome<(StreamAppend, Statement)> {
        let mut events = Vec::new();
        for command in commands {
            for event in held.state.decide(command).map_err(guarantee_problem)? {
                held.state.apply(&event).map_err(guarantee_problem)?;
                events.push(event);
            }
        }
        let expected = if held.version == 0 { Expected::New } else { Expected::Version(held.version) };
        let append = appending(*held.id.as_bytes(), expected, self.clock.today(), &events)?;
        held.version += events.len() as u64;
        Ok((append, objects::put(institution, held.row()?)))
    }

    pub(crate) async fn agreement_card(
        &self,
        institution: InstitutionId,
        held: &HeldAgreement,
    ) -> Outcome<AgreementCard> {
        let agreement = held.state.agreement().ok_or_else(|| Problem::not_found("agreement", held.id))?;
        let bound = self.in_force(institution, held).await?;
        let zero = Money::zero(agreement.currency);
        let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
        let (mut losses, mut paid, mut recovered) = (zero, zero, zero);
        let mut borne: BTreeMap<InstitutionId, (Money, Money)> = BTreeMap::new();
        for (_, cover) in held.state.covers() {
            let Some(claim) = &cover.claim else { continue };
            let Some((_, split)) = claim.standing() else { continue };
            losses = losses.checked_add(split.loss).map_err(bad)?;
            paid = paid.checked_add(split.compensation).map_err(bad)?;
            for part in &split.parts {
                let slot = borne.entry(part.institution).or_insert((zero, zero));
                slot.0 = slot.0.checked_add(part.amount).map_err(bad)?;
            }
            for recovery in claim.recoveries.values().filter(|recovery| !recovery.reversed) {
                recovered = recovered.checked_add(recovery.amount).map_err(bad)?;
                for part in &recovery.parts {
                    let slot = borne.entry(part.institution).or_insert((zero, zero));
                    slot.1 = slot.1.checked_add(part.amount).map_err(bad)?;
                }
            }
        }
        let mut parties = Vec::new();
        for party in &agreement.parties {
            let (bore, back) = borne.get(&party.institution).copied().unwrap_or((zero, zero));
            parties.push(PartyCard {
                name: self.institution(party.institution).await?.name_zh,
                role: party.role.zh().into(),
                share_percent: (Decimal::from(party.share_ppm) / Decimal::from(10_000)).normalize().to_string(),
                borne: Cash::from(bore),
                recovered: Cash::from(back),
            });
        }
        Ok(AgreementCard {
            id: held.id.to_string(),
            name: agreement.name.clone(),
            loans: bound.loans,
            outstanding: Cash::from(bound.outstanding),
            losses: Cash::from(losses),
            paid: Cash::from(paid),
            recovered: Cash::from(recovered),
            parties,
        })
    }
}

/// The first overdue day of a loan that is past due.
fn overdue_since(position: &Position) -> Outcome<Date> {
    add_days(position.at, -i32::try_from(position.days_past_due).unwrap_or(i32::MAX))
        .map_err(|error| Problem::from_domain(Code::Invalid, error))
}

/// What the list of agreements keeps of one.
#[derive(Serialize, Deserialize)]
struct Term {
    from: Date,
    until: Date,
}

pub(crate) fn guarantee_problem(error: GuaranteeError) -> Problem {
    Problem::from_domain(Code::WrongState, error)
}
