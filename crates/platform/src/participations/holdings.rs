//! The holder's side: what an institution holds, or was offered, of loans that another services.
//!
//! The servicer's confirmation by two people is the grant: it lets the holders it names read this arrangement, the numbers and
//! balances of its loans, and their own account, and nothing else. A holder's answer is an event in its own part of the book;
//! no institution writes in another's.

use codes::{InstitutionId, LoanId};
use participation::{HoldingEvent, Stage, Stake};
use views::shares;

use super::show::{
    accrued_name, agreed_price, counted, fee_name, form_name, holder_card, loan_standing, percent, price_now,
    state_name, told,
};
use super::{HeldParticipation, HoldingCard, HoldingLine, HoldingLoanCard, SharedLoan, StatementCard, account, number};
use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::acts;
use crate::approvals::remark;
use crate::cards::Cash;
use crate::events::{Request, appending};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};

/// An arrangement as one of its holders meets it.
struct Mine {
    held: HeldParticipation,
    /// The holder's place in the terms.
    place: u16,
}

impl Platform {
    /// A page of what the asker's institution holds or was offered, the newest first, whoever services it.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn holdings(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<HoldingLine>> {
        who.require(Action::ReadShare)?;
        let mut found = Vec::new();
        for servicer in self.servicers(who.institution).await? {
            let rows = shares::held_by(&self.book, servicer, who.institution, after, limit).await?;
            found.extend(rows.into_iter().map(|(id, place)| (place, servicer, id)));
        }
        found.sort_by(|a, b| b.0.cmp(&a.0));
        let limit = views::limits::page(limit) as usize;
        let next = (found.len() > limit).then(|| found[limit - 1].0.clone());
        found.truncate(limit);
        let mut lines = Vec::with_capacity(found.len());
        for (_, servicer, id) in found {
            let held = self.held_participation(servicer, &id).await?;
            if let Some(mine) = mine(held, who.institution) {
                lines.push(self.holding_line(&mine).await?);
            }
        }
        Ok((lines, next))
    }

    /// One of them, by id or number.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] for what is another's or was not put to the holders yet.
    pub async fn holding(&self, who: &Principal, which: &str) -> Outcome<HoldingCard> {
        who.require(Action::ReadShare)?;
        let mine = self.mine(who.institution, which).await?;
        self.holding_card(who, &mine, None).await
    }

    /// The asker's account of a period.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] before the shares have passed.
    pub async fn holding_statement(
        &self,
        who: &Principal,
        which: &str,
        period: (Option<&str>, Option<&str>),
    ) -> Outcome<StatementCard> {
        who.require(Action::ReadShare)?;
        let mine = self.mine(who.institution, which).await?;
        self.statement_of(&mine.held, mine.place, period).await
    }

    /// Takes what is offered: the terms and loans as they stand, by their digest.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when it is not offered (any more), [`Code::Conflict`] when it
    /// has changed since the digest was read.
    pub async fn holding_accept(
        &self,
        request: &Request<'_>,
        which: &str,
        digest: Option<&str>,
    ) -> Outcome<HoldingCard> {
        request.who.require(Action::AcceptShare)?;
        let mine = self.mine(request.institution(), which).await?;
        let now = mine.held.digest()?;
        if digest.is_some_and(|digest| digest != now) {
            let problem = Problem::new(Code::Conflict, "what is offered has changed since you read it: read it again");
            return Err(problem.in_chinese("要约内容在您查看后已变：请重新查看"));
        }
        let share_ppm = mine.held.terms()?.holders[usize::from(mine.place)].share_ppm;
        let event = HoldingEvent::Accepted {
            participation: mine.held.id,
            servicer: mine.held.servicer,
            share_ppm,
            digest: now,
            on: self.clock.today(),
            by: request.who.user,
        };
        self.answer(request, &mine, event).await
    }

    /// Declines what is offered.
    ///
    /// # Errors
    /// As [`Platform::holding_accept`]; [`Code::Invalid`] without a reason.
    pub async fn holding_decline(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<HoldingCard> {
        request.who.require(Action::AcceptShare)?;
        let mine = self.mine(request.institution(), which).await?;
        let event = HoldingEvent::Declined {
            participation: mine.held.id,
            servicer: mine.held.servicer,
            reason: remark(reason)?,
            on: self.clock.today(),
            by: request.who.user,
        };
        self.answer(request, &mine, event).await
    }

    async fn answer(&self, request: &Request<'_>, mine: &Mine, event: HoldingEvent) -> Outcome<HoldingCard> {
        if mine.held.state.stage() != Stage::Offered {
            let (_, zh, en) = mine.held.state.stage().words();
            let problem = Problem::new(Code::WrongState, format!("it is {en}: holders answer while it is offered"));
            return Err(problem.in_chinese(format!("当前状态为{zh}，仅待接受时可答复")));
        }
        let said = self.events::<HoldingEvent>(request.institution(), *mine.held.id.as_bytes()).await?;
        let version = said.len() as u64;
        let expected = if version == 0 { store::Expected::New } else { store::Expected::Version(version) };
        let today = self.clock.today();
        let append = appending(*mine.held.id.as_bytes(), expected, today, std::slice::from_ref(&event))?;
        let card = self.holding_card(request.who, mine, Some(&event)).await?;
        self.save(request, vec![append], Vec::new(), card).await
    }

    pub(super) async fn servicers(&self, holder: InstitutionId) -> Outcome<Vec<InstitutionId>> {
        let all = self.institutions().await?;
        Ok(all.into_iter().map(|one| one.id).filter(|id| *id != holder && *id != OPERATOR).collect())
    }

    /// An arrangement that was put to an institution, whoever services it.
    async fn mine(&self, holder: InstitutionId, which: &str) -> Outcome<Mine> {
        for servicer in self.servicers(holder).await? {
            if let Some(id) = shares::held(&self.book, servicer, holder, which).await?
                && let Some(mine) = mine(self.held_participation(servicer, &id).await?, holder)
            {
                return Ok(mine);
            }
        }
        Err(Problem::not_found("holding", which))
    }

    async fn holding_line(&self, mine: &Mine) -> Outcome<HoldingLine> {
        let (held, terms) = (&mine.held, mine.held.terms()?);
        Ok(HoldingLine {
            id: held.id.to_string(),
            number: number(held.drafted()?),
            name: terms.name.clone(),
            form: form_name(terms),
            state: state_name(held.state.stage()),
            servicer: self.institution(held.servicer).await?.name_zh,
            share_percent: percent(terms.holders[usize::from(mine.place)].share_ppm),
            loans: u32::try_from(seen(held).count()).unwrap_or(u32::MAX),
            cut_off: terms.sale().map(|sale| sale.cut_off.to_string()),
            acceptance: self.acceptance_card(held, mine.place).await?,
        })
    }

    async fn holding_card(&self, who: &Principal, mine: &Mine, fresh: Option<&HoldingEvent>) -> Outcome<HoldingCard> {
        let (held, terms, today) = (&mine.held, mine.held.terms()?, self.clock.today());
        // Of what was given up a holder is told the terms, and nothing that becomes of its loans.
        let given_up = held.state.stage() == Stage::Cancelled;
        let loans = if given_up { Vec::new() } else { self.shared_loans(held, today).await? };
        let sale = terms.sale();
        let mut line = self.holding_line(mine).await?;
        if let Some(event) = fresh {
            line.acceptance = super::show::just_said(event);
        }
        let (price_percent, amount) = agreed_price(terms);
        let paid = held.state.began().filter(|_| sale.is_some()).map(|began| began.price);
        let now = if given_up { None } else { price_now(held, &loans)? };
        let price = paid.or(amount).or(now).map(Cash::from);
        let account_card = match held.state.began() {
            None => None,
            Some(_) => {
                let told = told(&account(held, &loans, mine.place)?, today)?;
                let holder = &terms.holders[usize::from(mine.place)];
                let name = self.holder_name(holder).await?;
                let about = (usize::from(mine.place), name, holder);
                let acceptance = line.acceptance.clone();
                Some(holder_card(about, acceptance, &told)?)
            }
        };
        let allowed = match held.state.stage() {
            Stage::Offered => vec![
                acts::act(who, Action::AcceptShare, ("accept", "接受", "accept"), &[]),
                acts::act(who, Action::AcceptShare, ("decline", "谢绝", "decline"), &[]),
            ],
            _ => Vec::new(),
        };
        Ok(HoldingCard {
            transfer_on: sale.map(|sale| sale.transfer_on.to_string()),
            price_percent,
            price,
            accrued: sale.map(|sale| accrued_name(sale.accrued)),
            recourse_days: sale.and_then(|sale| sale.recourse_days),
            most_days_past_due: sale.and_then(|sale| sale.most_days_past_due),
            fee: fee_name(terms.fee),
            fees_shared: terms.fees_shared,
            digest: held.digest()?,
            loans_of: self.holding_loans(mine, &loans).await?,
            account: account_card,
            allowed,
            line,
        })
    }

    async fn holding_loans(&self, mine: &Mine, loans: &[SharedLoan]) -> Outcome<Vec<HoldingLoanCard>> {
        let (held, today) = (&mine.held, self.clock.today());
        let numbers = self.numbers(held.servicer, seen(held)).await?;
        let mut cards = Vec::with_capacity(loans.len());
        for loan in loans {
            let back = held.state.bought_back().get(&loan.loan).map(|back| back.on);
            // What becomes of a loan after it went back is no business of the holder's any more.
            let at = back.unwrap_or(today);
            let (state, days_past_due, outstanding) = loan_standing(&loan.state, at)?;
            let own = |stake: &Stake| stake.participation == held.id && stake.holder == mine.place;
            cards.push(HoldingLoanCard {
                number: numbers.get(&loan.loan).cloned().unwrap_or_default(),
                state,
                days_past_due,
                outstanding: outstanding.into(),
                principal: loan.allocation.principal_of(at, own).map_err(counted)?.into(),
                bought_back_on: back.map(|on| on.to_string()),
            });
        }
        Ok(cards)
    }
}

/// The loans that a holder sees: none of an arrangement that was given up.
fn seen(held: &HeldParticipation) -> impl Iterator<Item = &LoanId> {
    held.state.loans().iter().filter(|_| held.state.stage() != Stage::Cancelled)
}

/// An arrangement as a holder meets it; nothing while it is a draft, or was given up before it was put to the holders.
fn mine(held: HeldParticipation, holder: InstitutionId) -> Option<Mine> {
    held.state.confirmed()?;
    let holders = &held.state.drafted()?.terms.holders;
    let place = holders.iter().position(|one| one.institution == Some(holder))?;
    Some(Mine { place: u16::try_from(place).ok()?, held })
}
