//! What is done with packages and joint loans by the institution that services them.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{InstitutionId, LoanId, ParticipationId};
use loan::{Hands, LoanState};
use money::Money;
use participation::{
    Acceptance, Accrued, Arrangement, Began, Drafted, Funded, HoldingEvent, Lot, ParticipationError,
    ParticipationEvent, RegisterEvent, Stage, Stake, Terms, bucket,
};
use store::{Statement, StreamAppend};
use views::shares::{self, ShareRow};

use super::documents::{cash, day, invalid};
use super::{
    HeldParticipation, JointDocument, NewBuyBack, NewFunding, NewRemittance, NewTransfer, PackageCard, PackageDocument,
    RefusedLoan, account, share_problem,
};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::{Act, Approval};
use crate::cards::Named;
use crate::clock::random;
use crate::events::Request;
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
        let mut held = HeldParticipation { id, servicer, state: Arrangement::default(), history: Vec::new() };
        let drafted = Drafted { participation: id, servicer, terms, on: today, by };
        let mut events = vec![held.state.draft(drafted).map_err(share_problem)?];
        held.state.apply(&events[0]);
        let terms = held.terms()?.clone();
        let asked = self.asked(request.who, &terms, None, loans).await?;
        if !asked.fit.is_empty() {
            let added = held.state.add(asked.fit, today, by).map_err(share_problem)?;
            held.state.apply(&added);
            events.push(added);
        }
        self.saved(request, held, events, asked.refused).await
    }

    /// Adds loans to a draft; those that may not come under its terms are refused by name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] after the draft.
    pub async fn package_add(&self, request: &Request<'_>, which: &str, loans: &[String]) -> Outcome<PackageCard> {
        request.who.require(Action::DraftShare)?;
        let (today, by) = (self.clock.today(), request.who.user);
        let mut held = self.held_participation(request.institution(), which).await?;
        let terms = held.terms()?.clone();
        let asked = self.asked(request.who, &terms, Some(&held), loans).await?;
        let mut events = Vec::new();
        if asked.fit.is_empty() {
            // Nothing is written, and what was refused is told; but a package that is past its draft says so.
            if held.state.stage() != Stage::Draft {
                held.state.add(vec![LoanId::from_bytes([0; 16])], today, by).map_err(share_problem)?;
            }
        } else {
            let added = held.state.add(asked.fit, today, by).map_err(share_problem)?;
            held.state.apply(&added);
            events.push(added);
        }
        self.saved(request, held, events, asked.refused).await
    }

    /// Takes loans out of a draft.
    ///
    /// # Errors
    /// As [`Platform::package_add`].
    pub async fn package_drop(&self, request: &Request<'_>, which: &str, loans: &[String]) -> Outcome<PackageCard> {
        request.who.require(Action::DraftShare)?;
        let (today, by) = (self.clock.today(), request.who.user);
        let mut held = self.held_participation(request.institution(), which).await?;
        let mut ids = Vec::with_capacity(loans.len());
        for loan in loans {
            ids.push(self.loan_id(request.who, loan).await?);
        }
        let event = held.state.drop_loans(ids, today, by).map_err(share_problem)?;
        held.state.apply(&event);
        self.saved(request, held, vec![event], Vec::new()).await
    }

    /// Saves events that were applied already.
    async fn saved(
        &self,
        request: &Request<'_>,
        mut held: HeldParticipation,
        events: Vec<ParticipationEvent>,
        refused: Vec<RefusedLoan>,
    ) -> Outcome<PackageCard> {
        let mut card = self.package_card(request.who, &held, &events).await?;
        card.refused = refused;
        if events.is_empty() {
            return Ok(card);
        }
        let (version, today) = (held.history.len() as u64, self.clock.today());
        let expected = if version == 0 { store::Expected::New } else { store::Expected::Version(version) };
        let append = crate::events::appending(*held.id.as_bytes(), expected, today, &events)?;
        held.state = {
            let before = held.history.iter().map(|(_, event)| event);
            Arrangement::fold(before.chain(&events))
        };
        let rows = super::participation_rows(held.servicer, held.id, &held.state, version + events.len() as u64)?;
        self.save(request, vec![append], rows, card).await
    }

    /// Asks for a second person's consent to put it to the holders.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] with the loan that may not come under its terms, [`Code::Pending`].
    pub async fn package_submit(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<Approval> {
        request.who.require(Action::DraftShare)?;
        let held = self.held_participation(request.institution(), which).await?;
        self.propose(request, Act::OfferShares { participation: held.id }, reason).await
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
        let mut held = self.held_participation(request.institution(), which).await?;
        let event = held.state.accept_by_hand(from_one(place)?, reference, today, by).map_err(share_problem)?;
        held.state.apply(&event);
        self.saved(request, held, vec![event], Vec::new()).await
    }

    /// Gives it up before any share has passed.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`].
    pub async fn package_cancel(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<PackageCard> {
        request.who.require(Action::DraftShare)?;
        let (today, by) = (self.clock.today(), request.who.user);
        let mut held = self.held_participation(request.institution(), which).await?;
        let event = held.state.cancel(today, reason, by).map_err(share_problem)?;
        held.state.apply(&event);
        self.saved(request, held, vec![event], Vec::new()).await
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
        let fresh = Fresh::of(held.id, &terms);
        let (mut lots, mut sold, mut states) = (Vec::new(), Money::zero(terms.currency), BTreeMap::new());
        let allowances = self.allowances(servicer, held.state.loans(), today).await?;
        for loan in held.state.loans() {
            let state = self.loan_state(servicer, loan).await?;
            let asked = self.share_candidate(servicer, &terms, (loan, &state), &registers).await?;
            if let Some(refusal) = terms.refuses(&asked) {
                return Err(self.refused(request.who, loan, refusal).await?);
            }
            let stakes: Vec<Stake> = registers.stakes(loan).iter().copied().chain(fresh.stakes()).collect();
            sold = sold.checked_add(fresh.opening(&state, &stakes)?).map_err(|error| share_problem(error.into()))?;
            let allowance = allowances.get(loan).copied().unwrap_or(Money::zero(terms.currency));
            let principal = if terms.sale().is_some() { asked.principal } else { Money::zero(terms.currency) };
            lots.push(Lot { loan: *loan, principal, allowance });
            states.insert(*loan, state);
        }
        let due = held.state.price_of(sold).map_err(share_problem)?;
        let price = said.price.as_deref().map(|text| cash(text, terms.currency)).transpose()?.unwrap_or(due);
        let accepted = self.acceptances(&held).await?;
        let began = Began { on: today, lots, price, reference: said.reference, accepted, by };
        let event = held.state.begin(began, due).map_err(share_problem)?;
        let (append, mut rows) = held.did(today, &event)?;
        let mut appends = vec![append];
        let mut by_bucket: BTreeMap<u8, Vec<LoanId>> = BTreeMap::new();
        for loan in held.state.loans() {
            by_bucket.entry(bucket(loan)).or_default().push(*loan);
        }
        for (bucket, loans) in by_bucket {
            appends.push(registers.did(bucket, today, fresh.taken(loans, today))?);
        }
        rows.extend(shares::put(servicer, &fresh.rows(held.state.loans())));
        let card = self.package_card_over(request.who, &held, &[event], &registers).await?;
        self.save(request, appends, rows, card).await
    }

    /// Records what a holder put in for its share of what was lent; recording it again changes nothing.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`], [`Code::AmountInvalid`].
    pub async fn package_fund(&self, request: &Request<'_>, which: &str, said: NewFunding) -> Outcome<PackageCard> {
        request.who.require(Action::SettleShare)?;
        let (today, by) = (self.clock.today(), request.who.user);
        let mut held = self.held_participation(request.institution(), which).await?;
        let amount = cash(&said.amount, held.terms()?.currency)?;
        let funded = Funded { holder: from_one(said.holder)?, reference: said.reference, amount, on: today, by };
        let event = held.state.fund(funded).map_err(share_problem)?;
        if let Some(event) = &event {
            held.state.apply(event);
        }
        self.saved(request, held, event.into_iter().collect(), Vec::new()).await
    }

    /// Asks for a second person's consent to pass on what a holder is owed.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when nothing is owed, [`Code::Pending`].
    pub async fn package_remit(&self, request: &Request<'_>, which: &str, said: NewRemittance) -> Outcome<Approval> {
        request.who.require(Action::SettleShare)?;
        let held = self.held_participation(request.institution(), which).await?;
        let yesterday =
            calendar::add_days(self.clock.today(), -1).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let through = said.through.as_deref().map(day).transpose()?.unwrap_or(yesterday);
        let holder = from_one(said.holder.unwrap_or(1))?;
        let act = Act::RemitShares { participation: held.id, holder, through, reference: said.reference };
        self.propose(request, act, &said.reason).await
    }

    /// Asks for a second person's consent to take a loan back that did not meet the conditions.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] without recourse or after its period, [`Code::Pending`].
    pub async fn package_buy_back(&self, request: &Request<'_>, which: &str, said: NewBuyBack) -> Outcome<Approval> {
        request.who.require(Action::DraftShare)?;
        let held = self.held_participation(request.institution(), which).await?;
        let loan = self.loan_id(request.who, &said.loan).await?;
        let act = Act::BuyBackShares { participation: held.id, loan, on: self.clock.today() };
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
            Act::OfferShares { participation } => {
                let mut held = self.held_participation(servicer, &participation.to_string()).await?;
                self.all_fit(request.who, &held).await?;
                let event = held.state.confirm(today, reason, hands).map_err(share_problem)?;
                let (append, rows) = held.did(today, &event)?;
                Ok((vec![append], rows))
            }
            Act::RemitShares { participation, holder, through, reference } => {
                let mut held = self.held_participation(servicer, &participation.to_string()).await?;
                let loans = self.shared_loans(&held, *through).await?;
                let owed = account(&held, &loans, *holder)?.remittable(*through).map_err(share_problem)?;
                let days = (*through, today);
                let event = held.state.remit((*holder, reference), days, owed, hands).map_err(share_problem)?;
                let Some(event) = event else {
                    let sentence = format!("reference {reference} was passed on already: look the statement up");
                    return Err(Problem::new(Code::WrongState, sentence));
                };
                let (append, rows) = held.did(today, &event)?;
                Ok((vec![append], rows))
            }
            Act::BuyBackShares { participation, loan, .. } => {
                self.buy_back_writes(servicer, (*participation, *loan), reason, hands).await
            }
            _ => Err(Problem::new(Code::Internal, "this act is not one on shares")),
        }
    }

    async fn buy_back_writes(
        &self,
        servicer: InstitutionId,
        (id, loan): (ParticipationId, LoanId),
        reason: &str,
        hands: Hands,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let today = self.clock.today();
        let mut held = self.held_participation(servicer, &id.to_string()).await?;
        let mut registers = self.registers(servicer, [&loan]).await?;
        let event = RegisterEvent::Returned { participation: id, loan, until: today };
        let append = registers.did(bucket(&loan), today, event)?;
        let state = self.loan_state(servicer, &loan).await?;
        let allocation = participation::allocate(&state, registers.stakes(&loan), today).map_err(share_problem)?;
        let loans = [super::SharedLoan { loan, state, allocation }];
        let mut price = Money::zero(held.terms()?.currency);
        if held.state.began().is_some() {
            let account = account(&held, &loans, 0)?;
            for (_, share) in &account.shares {
                let cost = account.return_price(share).map_err(share_problem)?;
                price = price.checked_add(cost).map_err(|error| share_problem(error.into()))?;
            }
        }
        let event = held.state.buy_back(loan, today, price, reason, hands).map_err(share_problem)?;
        let (own, mut rows) = held.did(today, &event)?;
        let row = |row: ShareRow| ShareRow { until_on: Some(today.to_string()), ..row };
        let fresh = Fresh::of(id, held.terms()?);
        let ended: Vec<ShareRow> = fresh.rows([&loan]).into_iter().map(row).collect();
        rows.extend(shares::put(servicer, &ended));
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
            let refuse = |number, why| RefusedLoan { loan: which.clone(), number, why };
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

/// The shares that an arrangement takes.
struct Fresh {
    participation: ParticipationId,
    shares_ppm: Vec<u32>,
    after: Option<Date>,
    accrued: Accrued,
}

impl Fresh {
    fn of(participation: ParticipationId, terms: &Terms) -> Self {
        let sale = terms.sale();
        Self {
            participation,
            shares_ppm: terms.holders.iter().map(|holder| holder.share_ppm).collect(),
            after: sale.map(|sale| sale.cut_off),
            accrued: sale.map_or(Accrued::Stays, |sale| sale.accrued),
        }
    }

    fn stakes(&self) -> impl Iterator<Item = Stake> + '_ {
        let places = 0_u16..;
        places.zip(&self.shares_ppm).map(|(holder, share_ppm)| Stake {
            participation: self.participation,
            holder,
            share_ppm: *share_ppm,
            after: self.after,
            until: None,
            accrued: self.accrued,
        })
    }

    /// The holders' part of a loan's principal at the end of the cut-off day.
    fn opening(&self, state: &LoanState, stakes: &[Stake]) -> Outcome<Money> {
        let currency = state.contract().map(|contract| contract.terms.currency());
        let mut sum = Money::zero(currency.unwrap_or(money::Currency::CNY));
        let Some(day) = self.after else { return Ok(sum) };
        let allocation = participation::allocate(state, stakes, day).map_err(share_problem)?;
        for share in allocation.shares.iter().filter(|share| share.stake.participation == self.participation) {
            sum = sum.checked_add(share.opening).map_err(|error| share_problem(error.into()))?;
        }
        Ok(sum)
    }

    fn taken(&self, loans: Vec<LoanId>, on: Date) -> RegisterEvent {
        RegisterEvent::Taken {
            participation: self.participation,
            loans,
            shares_ppm: self.shares_ppm.clone(),
            after: self.after,
            accrued: self.accrued,
            on,
        }
    }

    fn rows<'a>(&self, loans: impl IntoIterator<Item = &'a LoanId>) -> Vec<ShareRow> {
        let one = |loan: &LoanId| {
            let loan = loan.to_string();
            (0_i64..)
                .zip(&self.shares_ppm)
                .map(|(holder, share_ppm)| ShareRow {
                    loan: loan.clone(),
                    participation: self.participation.to_string(),
                    holder,
                    share_ppm: i64::from(*share_ppm),
                    after_on: self.after.map(|day| day.to_string()),
                    until_on: None,
                })
                .collect::<Vec<_>>()
        };
        loans.into_iter().flat_map(one).collect()
    }
}
