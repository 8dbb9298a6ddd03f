//! What is done with packages and joint loans by the institution that services them.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{InstitutionId, LoanId, ParticipationId};
use loan::Hands;
use money::Money;
use participation::{
    Acceptance, Accrued, Arrangement, Began, Drafted, Funded, HoldingEvent, Lot, ParticipationError,
    ParticipationEvent, RegisterEvent, Remittable, Remittance, Stage, Terms, bucket,
};
use store::{Statement, StreamAppend};
use views::shares;

use super::documents::{cash, day, invalid};
use super::show::counted;
use super::{
    HeldParticipation, JointDocument, NewBuyBack, NewFunding, NewRemittance, NewTransfer, PackageCard, PackageDocument,
    RefusedLoan, account, number, share_problem,
};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::{Act, Approval};
use crate::cards::Named;
use crate::clock::random;
use crate::events::Request;
use crate::limits::MAX_TOLD_CHARS;
use crate::problem::{Code, Outcome, Problem};

/// Loans that were asked for: those that may come under the terms, and those that may not.
#[derive(Default)]
struct Asked {
    fit: Vec<LoanId>,
    refused: Vec<RefusedLoan>,
}

impl Platform {
    /// Drafts a package; loans that may not come under its terms are refused by name and left out.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] for an unknown institution, [`Code::Invalid`], [`Code::AmountInvalid`].
    pub async fn package_draft(&self, request: &Request<'_>, said: PackageDocument) -> Outcome<PackageCard> {
        request.who.require(Action::DraftShare)?;
        let terms = self.package_terms(request.institution(), &said).await?;
        self.drafted(request, terms, &said.loans).await
    }

    /// Drafts joint lending on a loan whose money has not left.
    ///
    /// # Errors
    /// As [`Platform::package_draft`]; [`Code::WrongState`] with the reason when the loan may not be lent jointly.
    pub async fn joint_draft(&self, request: &Request<'_>, loan: &str, said: JointDocument) -> Outcome<PackageCard> {
        request.who.require(Action::DraftShare)?;
        let held = self.held_loan(request.who, loan).await?;
        let contract = held.state.contract().ok_or_else(|| Problem::not_found("loan", loan))?;
        let about = (held.row.number.as_str(), contract.terms.currency());
        let terms = self.joint_terms(request.institution(), &said, about).await?;
        let asked = self.asked(request.who, &terms, None, &[held.id.to_string()]).await?;
        if let Some(refused) = asked.refused.into_iter().next() {
            let sentence = format!("{} cannot be lent jointly: {}", held.row.number, refused.why.en);
            let said = format!("{} 不能联合放款：{}", held.row.number, refused.why.zh);
            return Err(Problem::new(Code::WrongState, sentence).in_chinese(said));
        }
        self.drafted(request, terms, &[held.id.to_string()]).await
    }

    async fn drafted(&self, request: &Request<'_>, terms: Terms, loans: &[String]) -> Outcome<PackageCard> {
        let (servicer, today, by) = (request.institution(), self.clock.today(), request.who.user);
        let id = ParticipationId::from_bytes(random()?);
        let held = HeldParticipation { id, servicer, state: Arrangement::default(), history: Vec::new() };
        let drafted = Drafted { participation: id, servicer, terms, on: today, by };
        let mut events = vec![held.state.draft(drafted).map_err(share_problem)?];
        let draft = Arrangement::fold(&events);
        let asked = self.asked(request.who, draft.drafting().map_err(share_problem)?, None, loans).await?;
        if !asked.fit.is_empty() {
            events.push(draft.add(asked.fit, today, by).map_err(share_problem)?);
        }
        self.saved(request, held, &events, asked.refused).await
    }

    /// Adds loans to a draft; those that may not come under its terms are refused by name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] after the draft.
    pub async fn package_add(&self, request: &Request<'_>, which: &str, loans: &[String]) -> Outcome<PackageCard> {
        request.who.require(Action::DraftShare)?;
        let (today, by) = (self.clock.today(), request.who.user);
        let held = self.held_participation(request.institution(), which).await?;
        let terms = held.state.drafting().map_err(share_problem)?;
        let asked = self.asked(request.who, terms, Some(&held), loans).await?;
        let mut events = Vec::new();
        // Where none fits nothing is written, and what was refused is told.
        if !asked.fit.is_empty() {
            events.push(held.state.add(asked.fit, today, by).map_err(share_problem)?);
        }
        self.saved(request, held, &events, asked.refused).await
    }

    /// Takes loans out of a draft.
    ///
    /// # Errors
    /// As [`Platform::package_add`].
    pub async fn package_drop(&self, request: &Request<'_>, which: &str, loans: &[String]) -> Outcome<PackageCard> {
        request.who.require(Action::DraftShare)?;
        let (today, by) = (self.clock.today(), request.who.user);
        let held = self.held_participation(request.institution(), which).await?;
        let mut ids = Vec::with_capacity(loans.len());
        for loan in loans {
            ids.push(self.loan_id(request.who, loan).await?);
        }
        let event = held.state.drop_loans(ids, today, by).map_err(share_problem)?;
        self.saved(request, held, &[event], Vec::new()).await
    }

    /// Takes events in, saves them and tells what the arrangement has become; without events nothing is written.
    async fn saved(
        &self,
        request: &Request<'_>,
        mut held: HeldParticipation,
        events: &[ParticipationEvent],
        refused: Vec<RefusedLoan>,
    ) -> Outcome<PackageCard> {
        let (append, rows) = held.did(self.clock.today(), events)?;
        let card = PackageCard { refused, ..self.package_card(request.who, &held, events).await? };
        if events.is_empty() { Ok(card) } else { self.save(request, vec![append], rows, card).await }
    }

    /// Asks for a second person's consent to put it to the holders.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] with the loan that may not come under its terms, [`Code::Pending`].
    pub async fn package_submit(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<Approval> {
        request.who.require(Action::DraftShare)?;
        let held = self.held_participation(request.institution(), which).await?;
        let act = Act::OfferShares { participation: held.id, digest: held.digest()? };
        self.propose(request, act, reason).await
    }

    /// Records that a holder which is not on this platform agreed on paper.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`], [`Code::Invalid`] without a reference.
    pub async fn package_accept_by_hand(
        &self,
        request: &Request<'_>,
        which: &str,
        place: u16,
        reference: &str,
    ) -> Outcome<PackageCard> {
        request.who.require(Action::SettleShare)?;
        let (today, by) = (self.clock.today(), request.who.user);
        let held = self.held_participation(request.institution(), which).await?;
        let event = held.state.accept_by_hand(from_one(place)?, reference, today, by).map_err(share_problem)?;
        self.saved(request, held, &[event], Vec::new()).await
    }

    /// Gives it up before any share has passed.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`].
    pub async fn package_cancel(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<PackageCard> {
        request.who.require(Action::DraftShare)?;
        let (today, by) = (self.clock.today(), request.who.user);
        let held = self.held_participation(request.institution(), which).await?;
        let event = held.state.cancel(today, reason, by).map_err(share_problem)?;
        self.saved(request, held, &[event], Vec::new()).await
    }

    /// Lets the shares pass: the package is transferred, or joint lending begins. Every loan is looked at again, and the shares
    /// are taken in the registers at the version that was read.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] when a holder has not accepted or a loan may no longer come
    /// under the terms; [`Code::OverLimit`] past the whole of a loan; [`Code::AmountInvalid`] for another price;
    /// [`Code::Conflict`] when somebody else took shares meanwhile.
    pub async fn package_transfer(
        &self,
        request: &Request<'_>,
        which: &str,
        said: NewTransfer,
    ) -> Outcome<PackageCard> {
        request.who.require(Action::SettleShare)?;
        let (servicer, today, by) = (request.institution(), self.clock.today(), request.who.user);
        let mut held = self.held_participation(servicer, which).await?;
        let terms = held.terms()?.clone();
        if held.state.stage() != Stage::Offered {
            let (_, _, en) = held.state.stage().words();
            return Err(share_problem(ParticipationError::Step(
                en,
                "shares pass once, when it was put to the holders",
            )));
        }
        let mut registers = self.registers(servicer, held.state.loans()).await?;
        let (mut lots, mut sold) = (Vec::new(), Money::zero(terms.currency));
        let allowances = self.allowances(servicer, held.state.loans(), today).await?;
        for loan in held.state.loans() {
            let state = self.loan_state(servicer, loan).await?;
            let asked = self.share_candidate(servicer, &terms, (loan, &state), &registers).await?;
            if let Some(refusal) = terms.refuses(&asked) {
                return Err(self.refused(request.who, loan, refusal).await?);
            }
            let allowance = allowances.get(loan).copied().unwrap_or(Money::zero(terms.currency));
            let principal = if terms.sale().is_some() { asked.principal } else { Money::zero(terms.currency) };
            let part = participation::part_of(principal, terms.held_ppm()).map_err(counted)?;
            sold = sold.checked_add(part).map_err(counted)?;
            lots.push(Lot { loan: *loan, principal, allowance });
        }
        let due = held.state.price_of(sold).map_err(share_problem)?;
        let price = said.price.as_deref().map(|text| cash(text, terms.currency)).transpose()?.unwrap_or(due);
        let accepted = self.acceptances(&held).await?;
        let began = Began { on: today, lots, price, reference: said.reference, accepted, by };
        let event = held.state.begin(began, due).map_err(share_problem)?;
        let (append, mut rows) = held.did(today, std::slice::from_ref(&event))?;
        let mut appends = vec![append];
        let mut by_bucket: BTreeMap<u8, Vec<LoanId>> = BTreeMap::new();
        for loan in held.state.loans() {
            by_bucket.entry(bucket(loan)).or_default().push(*loan);
        }
        for (bucket, loans) in by_bucket {
            appends.push(registers.did(bucket, today, taken((held.id, &terms), loans, today))?);
        }
        rows.extend(shares::put(servicer, &registers.rows(held.state.loans())));
        let card = self.package_card_over(request.who, &held, std::slice::from_ref(&event), &registers).await?;
        self.save(request, appends, rows, card).await
    }

    /// Records what a holder put in for its share of what was lent; recording it again changes nothing.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`], [`Code::AmountInvalid`].
    pub async fn package_fund(&self, request: &Request<'_>, which: &str, said: NewFunding) -> Outcome<PackageCard> {
        request.who.require(Action::SettleShare)?;
        let (today, by) = (self.clock.today(), request.who.user);
        let held = self.held_participation(request.institution(), which).await?;
        let amount = cash(&said.amount, held.terms()?.currency)?;
        let funded = Funded { holder: from_one(said.holder)?, reference: said.reference, amount, on: today, by };
        let event = held.state.fund(funded).map_err(share_problem)?;
        self.saved(request, held, event.as_slice(), Vec::new()).await
    }

    /// Asks for a second person's consent to pass on what a holder is owed.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when nothing is owed or the holder has yet to put in its part,
    /// [`Code::Pending`].
    pub async fn package_remit(&self, request: &Request<'_>, which: &str, said: NewRemittance) -> Outcome<Approval> {
        request.who.require(Action::SettleShare)?;
        let held = self.held_participation(request.institution(), which).await?;
        let yesterday =
            calendar::add_days(self.clock.today(), -1).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let through = said.through.as_deref().map(day).transpose()?.unwrap_or(yesterday);
        let holder = from_one(said.holder.unwrap_or(1))?;
        let amount = self.owed(&held, holder, through).await?.amount;
        let act = Act::RemitShares { participation: held.id, holder, through, reference: said.reference, amount };
        self.propose(request, act, &said.reason).await
    }

    /// What a holder is owed by the end of a day.
    async fn owed(&self, held: &HeldParticipation, holder: u16, through: Date) -> Outcome<Remittable> {
        let loans = self.shared_loans(held, through).await?;
        account(held, &loans, holder)?.remittable(through).map_err(share_problem)
    }

    /// Asks for a second person's consent to take a loan back that did not meet the conditions.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] without recourse or after its period, [`Code::Invalid`] for a day
    /// before the transfer or to come, [`Code::Pending`].
    pub async fn package_buy_back(&self, request: &Request<'_>, which: &str, said: NewBuyBack) -> Outcome<Approval> {
        request.who.require(Action::DraftShare)?;
        let held = self.held_participation(request.institution(), which).await?;
        let loan = self.loan_id(request.who, &said.loan).await?;
        let on = said.on.as_deref().map(day).transpose()?.unwrap_or(self.clock.today());
        let act = Act::BuyBackShares { participation: held.id, loan, on };
        self.propose(request, act, &said.reason).await
    }

    /// What an approved act on an arrangement writes.
    pub(crate) async fn share_writes(
        &self,
        request: &Request<'_>,
        act: &Act,
        reason: &str,
        hands: Hands,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let (servicer, today) = (request.institution(), self.clock.today());
        match act {
            Act::OfferShares { participation, digest } => {
                let mut held = self.held_participation(servicer, &participation.to_string()).await?;
                let event = held.state.confirm(today, reason, hands).map_err(share_problem)?;
                as_submitted(&held, digest)?;
                self.all_fit(request.who, &held).await?;
                let (append, rows) = held.did(today, &[event])?;
                Ok((vec![append], rows))
            }
            Act::RemitShares { participation, holder, through, reference, amount } => {
                let mut held = self.held_participation(servicer, &participation.to_string()).await?;
                let owed = self.owed(&held, *holder, *through).await?;
                let (holder, through, amount) = (*holder, *through, *amount);
                let asked = Remittance { holder, reference, through, amount, on: today };
                let event = held.state.remit(asked, owed, hands).map_err(share_problem)?;
                let Some(event) = event else {
                    let sentence = format!("reference {reference} was passed on already: look the statement up");
                    let said = format!("付款编号 {reference} 已划付过：请查看对账单");
                    return Err(Problem::new(Code::WrongState, sentence).in_chinese(said));
                };
                let (append, rows) = held.did(today, &[event])?;
                Ok((vec![append], rows))
            }
            Act::BuyBackShares { participation, loan, on } => {
                self.buy_back_writes(servicer, (*participation, *loan, *on), reason, hands).await
            }
            _ => Err(Problem::new(Code::Internal, "this act is not one on shares")),
        }
    }

    async fn buy_back_writes(
        &self,
        servicer: InstitutionId,
        (id, loan, on): (ParticipationId, LoanId, Date),
        reason: &str,
        hands: Hands,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let today = self.clock.today();
        let mut held = self.held_participation(servicer, &id.to_string()).await?;
        let mut registers = self.registers(servicer, [&loan]).await?;
        let event = RegisterEvent::Returned { participation: id, loan, until: on };
        let append = registers.did(bucket(&loan), today, event)?;
        let state = self.loan_state(servicer, &loan).await?;
        let allocation = participation::allocate(&state, registers.stakes(&loan), on).map_err(share_problem)?;
        let loans = [super::SharedLoan { loan, state, allocation }];
        let mut price = Money::zero(held.terms()?.currency);
        if held.state.began().is_some() {
            let account = account(&held, &loans, 0)?;
            for (loan, share) in &account.shares {
                let cost = account.return_price(*loan, share).map_err(share_problem)?;
                price = price.checked_add(cost).map_err(counted)?;
            }
        }
        let event = held.state.buy_back(loan, (on, today), price, reason, hands).map_err(share_problem)?;
        let (own, mut rows) = held.did(today, &[event])?;
        rows.extend(shares::put(servicer, &registers.rows([&loan])));
        Ok((vec![own, append], rows))
    }

    /// How each holder agreed so far.
    pub(crate) async fn acceptances(&self, held: &HeldParticipation) -> Outcome<Vec<Acceptance>> {
        let (mut found, digest) = (Vec::new(), held.digest()?);
        for (place, holder) in held.terms()?.holders.iter().enumerate() {
            let place = u16::try_from(place).unwrap_or(u16::MAX);
            if let Some(by_hand) = held.state.by_hand(place) {
                found.push(by_hand.clone());
            }
            let Some(institution) = holder.institution else { continue };
            if let Some(HoldingEvent::Accepted { digest: saw, on, by, .. }) = self.said(institution, held.id).await?
                && saw == digest
            {
                found.push(Acceptance { holder: place, reference: None, on, by });
            }
        }
        Ok(found)
    }

    /// What a holder last said of an arrangement, in its own part of the book.
    pub(crate) async fn said(&self, holder: InstitutionId, id: ParticipationId) -> Outcome<Option<HoldingEvent>> {
        Ok(self.events::<HoldingEvent>(holder, *id.as_bytes()).await?.pop())
    }

    /// Which of the loans asked for may come under the terms.
    async fn asked(
        &self,
        who: &Principal,
        terms: &Terms,
        held: Option<&HeldParticipation>,
        loans: &[String],
    ) -> Outcome<Asked> {
        if loans.len() > participation::limits::MAX_LOANS {
            return Err(share_problem(ParticipationError::Loans));
        }
        let mut asked = Asked::default();
        for which in loans {
            // Told as it was asked for, as far as it may be the number of a loan.
            let told: String = which.chars().take(MAX_TOLD_CHARS).collect();
            let refuse = |number, why| RefusedLoan { loan: told.clone(), number, why };
            let found = match self.held_loan(who, which).await {
                Ok(found) => found,
                Err(problem) if problem.code == Code::NotFound => {
                    asked.refused.push(refuse(None, Named::new("unknown", "没有这笔借据", "there is no such loan")));
                    continue;
                }
                Err(problem) => return Err(problem),
            };
            let number = Some(found.row.number.clone());
            if asked.fit.contains(&found.id) || held.is_some_and(|held| held.state.loans().contains(&found.id)) {
                asked.refused.push(refuse(number, Named::new("twice", "已在资产包中", "it is in the package already")));
                continue;
            }
            let registers = self.registers(who.institution, [&found.id]).await?;
            let candidate = self.share_candidate(who.institution, terms, (&found.id, &found.state), &registers).await?;
            match terms.refuses(&candidate) {
                Some(refusal) => {
                    let (id, zh, en) = refusal.words();
                    asked.refused.push(refuse(number, Named::new(id, zh, en)));
                }
                None => asked.fit.push(found.id),
            }
        }
        Ok(asked)
    }

    /// Refuses when a loan may no longer come under the terms.
    async fn all_fit(&self, who: &Principal, held: &HeldParticipation) -> Outcome<()> {
        let (servicer, terms) = (held.servicer, held.terms()?);
        let registers = self.registers(servicer, held.state.loans()).await?;
        for loan in held.state.loans() {
            let state = self.loan_state(servicer, loan).await?;
            let candidate = self.share_candidate(servicer, terms, (loan, &state), &registers).await?;
            if let Some(refusal) = terms.refuses(&candidate) {
                return Err(self.refused(who, loan, refusal).await?);
            }
        }
        Ok(())
    }

    async fn refused(&self, who: &Principal, loan: &LoanId, refusal: participation::Refusal) -> Outcome<Problem> {
        let row = views::loans::get(&self.book, who.institution, &loan.to_string()).await?;
        let number = row.map_or_else(|| loan.to_string(), |row| row.number);
        let (_, zh, en) = refusal.words();
        let code = match refusal {
            participation::Refusal::Shared { .. } => Code::OverLimit,
            _ => Code::WrongState,
        };
        let problem = Problem::new(code, format!("{number} may not come under the terms: {en}; take it out"));
        Ok(problem.in_chinese(format!("{number} 不符合入池条件：{zh}，请移出")))
    }

    /// Expected loss held against each loan by the last run up to a day.
    async fn allowances(
        &self,
        servicer: InstitutionId,
        loans: impl IntoIterator<Item = &LoanId>,
        day: Date,
    ) -> Outcome<BTreeMap<LoanId, Money>> {
        let mut found = BTreeMap::new();
        let Some(run) = self.last_run(servicer, Some(day)).await? else { return Ok(found) };
        let currency = self.institution(servicer).await?.currency;
        for loan in loans {
            if let Some(row) = views::losses::get(&self.book, servicer, &run.id, &loan.to_string()).await? {
                found.insert(*loan, Money::from_minor(row.loss, currency));
            }
        }
        Ok(found)
    }
}

/// A place as people count it, from 1.
pub(super) fn from_one(place: u16) -> Outcome<u16> {
    place.checked_sub(1).ok_or_else(|| invalid("holders are counted from 1"))
}

/// Refuses to put to the holders what is not what was submitted.
fn as_submitted(held: &HeldParticipation, digest: &str) -> Outcome<()> {
    if held.digest()? == digest {
        return Ok(());
    }
    let number = number(held.drafted()?);
    let sentence = format!(
        "the terms or loans of {number} changed after it was submitted: refuse this, read it again and submit it again"
    );
    let said = format!("{number} 的条款或借据在提交复核后已变：请拒绝此项，核对后重新提交");
    Err(Problem::new(Code::Conflict, sentence).in_chinese(said))
}

/// The shares of loans that an arrangement takes.
fn taken((participation, terms): (ParticipationId, &Terms), loans: Vec<LoanId>, on: Date) -> RegisterEvent {
    let sale = terms.sale();
    RegisterEvent::Taken {
        participation,
        loans,
        shares_ppm: terms.holders.iter().map(|holder| holder.share_ppm).collect(),
        after: sale.map(|sale| sale.cut_off),
        accrued: sale.map_or(Accrued::Stays, |sale| sale.accrued),
        on,
    }
}
