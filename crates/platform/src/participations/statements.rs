//! Accounts of holders by period, the ledger of shares, and the shares of a loan.

use std::collections::BTreeMap;

use calendar::Date;
use codes::LoanId;
use loan::LoanState;
use money::Money;
use participation::{Account, Part, Role, StakeShare};
use views::shares;

use super::acts::from_one;
use super::documents::{day, invalid};
use super::show::{counted, form_name, lost, percent};
use super::{
    HeldParticipation, LoanShareLine, LoanSharesCard, PackageEntryCard, ShareFlowCard, StatementCard, account, number,
    share_problem,
};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Cash, Named};
use crate::problem::{Outcome, Problem};
use crate::servicing::loan_problem;

impl Platform {
    /// A holder's account of a period: the calendar month of a day, that day, or from one day to another.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] before the shares have passed, [`Code::Invalid`].
    pub async fn package_statement(
        &self,
        who: &Principal,
        which: &str,
        place: Option<u16>,
        (from, to): (Option<&str>, Option<&str>),
    ) -> Outcome<StatementCard> {
        who.require(Action::ReadShare)?;
        let held = self.held_participation(who.institution, which).await?;
        self.statement_of(&held, from_one(place.unwrap_or(1))?, (from, to)).await
    }

    pub(super) async fn statement_of(
        &self,
        held: &HeldParticipation,
        holder: u16,
        (from, to): (Option<&str>, Option<&str>),
    ) -> Outcome<StatementCard> {
        let of = held.terms()?.holders.get(usize::from(holder));
        let of = of.ok_or_else(|| share_problem(participation::ParticipationError::Holder))?;
        let today = self.clock.today();
        let (from, to) = match (from, to) {
            (Some(from), to) => (day(from)?, to.map(day).transpose()?.unwrap_or(today)),
            (None, Some(to)) => (first_of_month(day(to)?), day(to)?),
            (None, None) => (first_of_month(today), today),
        };
        if to > today {
            let problem = invalid(format!("{to} has not come yet: a statement ends today at the latest"));
            return Err(problem.in_chinese(format!("{to} 尚未到来：对账单最迟截至今日")));
        }
        let loans = self.shared_loans(held, to).await?;
        let account = account(held, &loans, holder)?;
        let said = account.statement(from, to).map_err(share_problem)?;
        let numbers = self.numbers(held.servicer, held.state.loans()).await?;
        let part = |part: Part| Cash::from(said.parts.get(part));
        Ok(StatementCard {
            number: number(held.drafted()?),
            holder: self.holder_name(of).await?,
            from: said.from.to_string(),
            to: said.to.to_string(),
            opening: said.opening.into(),
            entered: said.entered.into(),
            principal: part(Part::Principal),
            interest: part(Part::Interest),
            penalty: part(Part::Penalty),
            recovered: part(Part::Recovery),
            fees: account.fees(&said.parts).into(),
            principal_lost: part(Part::PrincipalLost),
            returned: part(Part::Returned),
            closing: said.closing.into(),
            fee: said.fee.into(),
            bought_back: said.bought_back.into(),
            price_correction: said.price_correction.into(),
            due_in_period: said.due_in_period.into(),
            brought_forward: said.brought_forward.into(),
            remitted: said.remitted.into(),
            still_due: said.still_due.into(),
            flows: share_flows(&account, &numbers, (from, to))?,
        })
    }

    /// The entries of a package's own ledger up to today, by day.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn package_entries(&self, who: &Principal, which: &str) -> Outcome<Vec<PackageEntryCard>> {
        who.require(Action::ReadShare)?;
        let (held, today) = (self.held_participation(who.institution, which).await?, self.clock.today());
        if held.state.began().is_none() {
            return Ok(Vec::new());
        }
        let loans = self.shared_loans(&held, today).await?;
        let numbers = self.numbers(held.servicer, held.state.loans()).await?;
        let mut entries = Vec::new();
        for holder in 0..u16::try_from(held.terms()?.holders.len()).unwrap_or(u16::MAX) {
            entries.extend(participation::journal(&account(&held, &loans, holder)?, today).map_err(share_problem)?);
        }
        entries.sort_by_key(|entry| entry.on);
        let lines = entries.iter().flat_map(|entry| {
            let (zh, en) = entry.names();
            entry.lines.iter().map(move |(role, amount)| (entry, Named::new(entry.rule, zh, en), *role, *amount))
        });
        let cards = lines.map(|(entry, rule, role, amount)| PackageEntryCard {
            on: entry.on.to_string(),
            rule,
            number: entry.loan.and_then(|loan| numbers.get(&loan).cloned()),
            reference: entry.reference.clone(),
            role: role_name(role),
            amount: amount.into(),
        });
        Ok(cards.collect())
    }

    /// Who holds shares of a loan, returned shares included.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn loan_shares(&self, who: &Principal, which: &str) -> Outcome<LoanSharesCard> {
        who.require(Action::ReadLoan)?;
        let loan = self.loan_id(who, which).await?;
        let today = self.clock.today();
        if shares::of_loan(&self.book, who.institution, &loan.to_string()).await?.is_empty() {
            // Whether there is such a loan at all.
            let state = self.held_loan(who, which).await?.state;
            let outstanding = principal_on(&state, today)?.map(Cash::from);
            return Ok(LoanSharesCard { kept: outstanding.clone(), outstanding, shares: Vec::new() });
        }
        let registers = self.registers(who.institution, [&loan]).await?;
        let state = self.loan_state(who.institution, &loan).await?;
        let allocation = participation::allocate(&state, registers.stakes(&loan), today).map_err(share_problem)?;
        let mut lines = Vec::with_capacity(allocation.shares.len());
        for share in &allocation.shares {
            let held = self.held_participation(who.institution, &share.stake.participation.to_string()).await?;
            lines.push(self.loan_share(&held, share, today).await?);
        }
        let outstanding = principal_on(&state, today)?;
        let others = allocation.principal_of(today, |_| true).map_err(counted)?;
        let kept = outstanding.map(|whole| whole.checked_sub(others)).transpose().map_err(counted)?;
        Ok(LoanSharesCard { outstanding: outstanding.map(Cash::from), kept: kept.map(Cash::from), shares: lines })
    }

    async fn loan_share(&self, held: &HeldParticipation, share: &StakeShare, today: Date) -> Outcome<LoanShareLine> {
        let terms = held.terms()?;
        let of = terms.holders.get(usize::from(share.stake.holder));
        let of = of.ok_or_else(|| Problem::not_found("holder", share.stake.holder))?;
        let got = share.between(None, today).map_err(counted)?;
        let interest = got.get(Part::Interest).checked_add(got.get(Part::Penalty)).map_err(counted)?;
        Ok(LoanShareLine {
            participation: held.id.to_string(),
            number: number(held.drafted()?),
            form: form_name(terms),
            holder: self.holder_name(of).await?,
            share_percent: percent(share.stake.share_ppm),
            after: share.stake.after.map(|day| day.to_string()),
            until: share.stake.until.map(|day| day.to_string()),
            principal: share.principal(today).map_err(counted)?.into(),
            principal_paid: got.get(Part::Principal).into(),
            interest: interest.into(),
            lost: lost(&got).map_err(counted)?.into(),
        })
    }
}

fn role_name(role: Role) -> Named {
    let (id, zh, en) = role.words();
    Named::new(id, zh, en)
}

/// Principal outstanding at the end of a day; none before the payout.
fn principal_on(state: &LoanState, day: Date) -> Outcome<Option<Money>> {
    Ok(state.position(day).map_err(loan_problem)?.map(|position| position.outstanding_principal))
}

fn first_of_month(day: Date) -> Date {
    day.first_of_month()
}

/// What a holder got in a period, by day and loan; what was only earned is no flow.
fn share_flows(
    account: &Account<'_>,
    numbers: &BTreeMap<LoanId, String>,
    (from, to): (Date, Date),
) -> Outcome<Vec<ShareFlowCard>> {
    let mut found = Vec::new();
    for (loan, share) in &account.shares {
        for (on, parts) in share.days.iter().filter(|(on, _)| from <= *on && *on <= to) {
            let lost = lost(parts).map_err(counted)?;
            let came = parts.received(account.terms.fees_shared).map_err(counted)?;
            if came.is_zero() && lost.is_zero() {
                continue;
            }
            let part = |part: Part| Cash::from(parts.get(part));
            found.push((
                *on,
                ShareFlowCard {
                    on: on.to_string(),
                    number: numbers.get(loan).cloned().unwrap_or_default(),
                    principal: part(Part::Principal),
                    interest: part(Part::Interest),
                    penalty: part(Part::Penalty),
                    recovered: part(Part::Recovery),
                    fees: account.fees(parts).into(),
                    lost: lost.into(),
                },
            ));
        }
    }
    found.sort_by_key(|(on, _)| *on);
    Ok(found.into_iter().map(|(_, card)| card).collect())
}
