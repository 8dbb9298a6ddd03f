//! Packages, joint loans and shares as the institution that services them sees them.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use codes::{InstitutionId, LoanId, ParticipationId, UserId};
use loan::{LoanState, Standing};
use money::{Decimal, Money, MoneyError};
use participation::{
    Account, Accrued, Fee, Figures, Form, Holder, HoldingEvent, Part, ParticipationEvent, Price, Role, Stage, Terms,
    part_of,
};
use views::{objects, shares};

use super::{
    AcceptanceCard, HeldParticipation, HolderCard, PackageCard, PackageChangeCard, PackageFlowCard, PackageLine,
    PackageLoanCard, Registers, SharedLoan, account, number, part_of_row, share_problem,
};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts;
use crate::approvals::{Act, Approval, ApprovalState};
use crate::cards::{AllowedAct, Cash, Named};
use crate::event_names;
use crate::limits::{MAX_PACKAGE_CHANGES, MAX_WHOLE_LIST};
use crate::people::Paged;
use crate::problem::{Outcome, Problem};
use crate::servicing::{loan_problem, stage_name};

pub(super) fn counted(error: MoneyError) -> Problem {
    share_problem(error.into())
}

pub(super) fn percent(ppm: u32) -> String {
    (Decimal::from(ppm) / Decimal::from(10_000)).normalize().to_string()
}

pub(super) fn form_name(terms: &Terms) -> Named {
    match terms.form {
        Form::Package(_) => Named::new("package", "资产包", "package"),
        Form::Joint => Named::new("joint", "联合贷款", "joint loan"),
    }
}

pub(super) fn accrued_name(accrued: Accrued) -> Named {
    match accrued {
        Accrued::Stays => {
            Named::new("stays", "封包日前应计利息归出让方", "interest earned by the cut-off stays with the seller")
        }
        Accrued::Goes => {
            Named::new("goes", "封包日前应计利息随份额转让", "interest earned by the cut-off goes with the share")
        }
    }
}

pub(super) fn fee_name(fee: Fee) -> Named {
    match fee {
        Fee::Nothing => Named::new("nothing", "不收服务费", "no servicing fee"),
        Fee::Principal { bps } => Named::new(
            "principal",
            format!("按份额本金年化 {bps} 个基点"),
            format!("{bps} basis points of the share's principal a year"),
        ),
        Fee::Interest { ppm } => {
            let part = percent(ppm);
            Named::new("interest", format!("份额利息的 {part}%"), format!("{part}% of the share's interest"))
        }
    }
}

pub(super) fn state_name(stage: Stage) -> Named {
    let (id, zh, en) = stage.words();
    Named::new(id, zh, en)
}

/// The price as it was agreed: percent of principal, or an amount.
pub(super) fn agreed_price(terms: &Terms) -> (Option<String>, Option<Money>) {
    match terms.sale().map(|sale| sale.price) {
        Some(Price::Principal { ppm }) => (Some(percent(ppm)), None),
        Some(Price::Amount { amount }) => (None, Some(amount)),
        None => (None, None),
    }
}

/// What was lost at a holder's cost: principal, interest and penalties.
pub(super) fn lost(parts: &participation::Parts) -> Result<Money, MoneyError> {
    let interest = parts.get(Part::InterestLost).checked_add(parts.get(Part::PenaltyLost))?;
    parts.get(Part::PrincipalLost).checked_add(interest)
}

/// What is told of a holder's account on a day.
pub(super) struct Told {
    figures: Figures,
    /// Firms' fees that are its.
    fees: Money,
    to_fund: Money,
    remitted: Money,
}

pub(super) fn holder_card(
    (place, name, holder): (usize, String, &Holder),
    acceptance: AcceptanceCard,
    told: &Told,
) -> Outcome<HolderCard> {
    let Told { figures, fees, to_fund, remitted } = told;
    let parts = &figures.parts;
    let of = |part: Part| Cash::from(parts.get(part));
    let earned = parts.get(Part::Interest).checked_add(parts.get(Part::Penalty)).map_err(counted)?;
    Ok(HolderCard {
        place: u16::try_from(place + 1).unwrap_or(u16::MAX),
        name,
        institution: holder.institution.map(|id| id.to_string()),
        share_percent: percent(holder.share_ppm),
        acceptance,
        opening: figures.opening.into(),
        lent: of(Part::Lent),
        principal: figures.principal.into(),
        principal_paid: of(Part::Principal),
        interest: of(Part::Interest),
        penalty: of(Part::Penalty),
        interest_and_penalty: earned.into(),
        recovered: of(Part::Recovery),
        fees: (*fees).into(),
        lost: lost(parts).map_err(counted)?.into(),
        fee: figures.fee.into(),
        bought_back: figures.bought_back.into(),
        price_correction: figures.price_correction.into(),
        due: figures.due.into(),
        remitted: (*remitted).into(),
        still_due: figures.due.checked_sub(*remitted).map_err(counted)?.into(),
        to_fund: (*to_fund).into(),
    })
}

/// A holder's figures on a day, what it has yet to put in, and what was passed on to it.
pub(super) fn told(account: &Account<'_>, day: Date) -> Outcome<Told> {
    let figures = account.figures(day).map_err(share_problem)?;
    let to_fund = account.to_fund(day).map_err(share_problem)?;
    let remitted =
        Money::sum(account.terms.currency, account.remitted.iter().map(|one| one.amount)).map_err(counted)?;
    Ok(Told { fees: account.fees(&figures.parts), figures, to_fund, remitted })
}

impl Platform {
    /// A page of packages and joint loans, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn packages(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<PackageLine>> {
        who.require(Action::ReadShare)?;
        let mut rows = objects::all(&self.book, who.institution, "participation", None, MAX_WHOLE_LIST).await?;
        // By day and number, whichever of the two kinds it is.
        let key = |row: &objects::Object| row.label.get(2..).unwrap_or_default().to_owned();
        rows.sort_by_key(|row| std::cmp::Reverse(key(row)));
        rows.retain(|row| after.is_empty() || key(row).as_str() < after.get(2..).unwrap_or_default());
        let limit = views::limits::page(limit) as usize;
        let next = (rows.len() > limit).then(|| rows[limit - 1].label.clone());
        rows.truncate(limit);
        let principal = shares::held_principal(&self.book, who.institution, None).await?;
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            let held = self.held_participation(who.institution, &row.id).await?;
            let mut line = self.package_line(&held).await?;
            let currency = held.terms()?.currency;
            let mut sum = Money::zero(currency);
            for one in principal.iter().filter(|one| one.participation == row.id) {
                sum = sum.checked_add(part_of_row(one, currency)?).map_err(counted)?;
            }
            line.principal = held.state.began().map(|_| Cash::from(sum));
            lines.push(line);
        }
        Ok((lines, next))
    }

    /// One package or joint loan, by id or number.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn package(&self, who: &Principal, which: &str) -> Outcome<PackageCard> {
        who.require(Action::ReadShare)?;
        let held = self.held_participation(who.institution, which).await?;
        self.package_card(who, &held, &[]).await
    }

    pub(super) async fn holder_name(&self, holder: &Holder) -> Outcome<String> {
        match (holder.institution, &holder.name) {
            (Some(id), _) => Ok(self.institution(id).await?.name_zh),
            (None, Some(name)) => Ok(name.clone()),
            (None, None) => Ok(String::new()),
        }
    }

    pub(super) async fn numbers<'a>(
        &self,
        servicer: InstitutionId,
        loans: impl IntoIterator<Item = &'a LoanId>,
    ) -> Outcome<BTreeMap<LoanId, String>> {
        let mut found = BTreeMap::new();
        for loan in loans {
            if !found.contains_key(loan) {
                let row = views::loans::get(&self.book, servicer, &loan.to_string()).await?;
                found.insert(*loan, row.map(|row| row.number).unwrap_or_default());
            }
        }
        Ok(found)
    }

    async fn package_line(&self, held: &HeldParticipation) -> Outcome<PackageLine> {
        let (drafted, terms) = (held.drafted()?, held.terms()?);
        let mut holders = Vec::with_capacity(terms.holders.len());
        for holder in &terms.holders {
            holders.push(self.holder_name(holder).await?);
        }
        let (price_percent, amount) = agreed_price(terms);
        let began = held.state.began();
        let paid = began.filter(|_| terms.sale().is_some()).map(|began| began.price);
        Ok(PackageLine {
            id: held.id.to_string(),
            number: number(drafted),
            name: terms.name.clone(),
            form: form_name(terms),
            state: state_name(held.state.stage()),
            holders,
            share_percent: percent(terms.held_ppm()),
            loans: u32::try_from(held.state.loans().len()).unwrap_or(u32::MAX),
            cut_off: terms.sale().map(|sale| sale.cut_off.to_string()),
            price: paid.or(amount).map(Cash::from),
            price_percent,
            principal: None,
            began_on: began.map(|began| began.on.to_string()),
        })
    }

    /// A package as people see it; `fresh` are events that are about to be written and were taken in already.
    pub(super) async fn package_card(
        &self,
        who: &Principal,
        held: &HeldParticipation,
        fresh: &[ParticipationEvent],
    ) -> Outcome<PackageCard> {
        let registers = self.registers(held.servicer, held.state.loans()).await?;
        self.package_card_over(who, held, fresh, &registers).await
    }

    pub(super) async fn package_card_over(
        &self,
        who: &Principal,
        held: &HeldParticipation,
        fresh: &[ParticipationEvent],
        registers: &Registers,
    ) -> Outcome<PackageCard> {
        let (terms, today) = (held.terms()?, self.clock.today());
        let mut loans = Vec::with_capacity(held.state.loans().len());
        for loan in held.state.loans() {
            let state = self.loan_state(held.servicer, loan).await?;
            let stakes = registers.stakes(loan);
            let allocation = participation::allocate(&state, stakes, today).map_err(share_problem)?;
            loans.push(SharedLoan { loan: *loan, state, allocation });
        }
        let loans_of = self.package_loans(held, registers, &loans).await?;
        let mut line = self.package_line(held).await?;
        let added = |minor: &mut dyn Iterator<Item = i64>| {
            let all = Money::sum(terms.currency, minor.map(|minor| Money::from_minor(minor, terms.currency)));
            all.map(Cash::from).map_err(counted)
        };
        let outstanding = added(&mut loans_of.iter().map(|loan| loan.outstanding.minor))?;
        let kept = added(&mut loans_of.iter().map(|loan| loan.kept.minor))?;
        let shared = added(&mut loans_of.iter().map(|loan| loan.shared.minor))?;
        line.principal = held.state.began().map(|_| shared);
        let waiting = self.waiting_shares(held.servicer, held.id).await?;
        let holders_of = self.holder_cards(held, &loans).await?;
        let still_due = added(&mut holders_of.iter().map(|holder| holder.still_due.minor))?;
        let passed_on = added(&mut holders_of.iter().map(|holder| holder.remitted.minor))?;
        let flows = months(held, &loans)?;
        let came_in = added(&mut flows.iter().flat_map(|flow| [flow.principal, flow.interest, flow.other]))?;
        let sale = terms.sale();
        Ok(PackageCard {
            transfer_on: sale.map(|sale| sale.transfer_on.to_string()),
            accrued: sale.map(|sale| accrued_name(sale.accrued)),
            recourse_days: sale.and_then(|sale| sale.recourse_days),
            most_days_past_due: sale.and_then(|sale| sale.most_days_past_due),
            fee: fee_name(terms.fee),
            fees_shared: terms.fees_shared,
            digest: held.digest()?,
            outstanding,
            kept,
            price_now: price_now(held, &loans)?.map(Cash::from),
            still_due: held.state.began().map(|_| still_due),
            result: result_of(held, &loans)?.map(Cash::from),
            holders_of,
            loans_of,
            refused: Vec::new(),
            flows,
            came_in,
            passed_on,
            changes: self.share_changes(who, held, fresh).await?,
            allowed: share_acts(who, held, &waiting)?,
            waiting: waiting.into_iter().map(|approval| approval.id).collect(),
            simulated: self.institution(held.servicer).await?.simulated,
            line,
        })
    }

    async fn holder_cards(&self, held: &HeldParticipation, loans: &[SharedLoan]) -> Outcome<Vec<HolderCard>> {
        let (terms, today) = (held.terms()?, self.clock.today());
        let mut cards = Vec::with_capacity(terms.holders.len());
        for (place, holder) in terms.holders.iter().enumerate() {
            let index = u16::try_from(place).unwrap_or(u16::MAX);
            let told = match held.state.began() {
                Some(_) => told(&account(held, loans, index)?, today)?,
                None => nothing_yet(terms),
            };
            let name = self.holder_name(holder).await?;
            let acceptance = self.acceptance_card(held, index).await?;
            cards.push(holder_card((place, name, holder), acceptance, &told)?);
        }
        Ok(cards)
    }

    /// How a holder agreed so far.
    pub(super) async fn acceptance_card(&self, held: &HeldParticipation, place: u16) -> Outcome<AcceptanceCard> {
        if let Some(by_hand) = held.state.by_hand(place) {
            let state = Named::new("by-hand", "书面接受", "accepted on paper");
            let reference = by_hand.reference.clone();
            return Ok(AcceptanceCard { state, on: Some(by_hand.on.to_string()), reference });
        }
        let waiting =
            || AcceptanceCard { state: Named::new("waiting", "待接受", "waits"), on: None, reference: None };
        let holder = held.terms()?.holders.get(usize::from(place)).and_then(|holder| holder.institution);
        let Some(institution) = holder else { return Ok(waiting()) };
        Ok(match self.said(institution, held.id).await? {
            None => waiting(),
            Some(HoldingEvent::Accepted { digest, on, .. }) => {
                let same = digest == held.digest()?;
                let state = if same {
                    Named::new("accepted", "已接受", "accepted")
                } else {
                    Named::new("changed", "条款或借据已变，须重新接受", "accepted something else")
                };
                AcceptanceCard { state, on: Some(on.to_string()), reference: None }
            }
            Some(HoldingEvent::Declined { reason, on, .. }) => AcceptanceCard {
                state: Named::new("declined", "已谢绝", "declined"),
                on: Some(on.to_string()),
                reference: Some(reason),
            },
        })
    }

    async fn package_loans(
        &self,
        held: &HeldParticipation,
        registers: &Registers,
        loans: &[SharedLoan],
    ) -> Outcome<Vec<PackageLoanCard>> {
        let (terms, today) = (held.terms()?, self.clock.today());
        let mut rows = Vec::with_capacity(loans.len());
        for loan in loans {
            rows.push(views::loans::get(&self.book, held.servicer, &loan.loan.to_string()).await?);
        }
        let firms: BTreeSet<&str> = rows.iter().flatten().map(|row| row.firm.as_str()).collect();
        let names = self.firm_names(firms).await?;
        let mut cards = Vec::with_capacity(loans.len());
        for (loan, row) in loans.iter().zip(&rows) {
            let position = loan.state.position(today).map_err(loan_problem)?;
            let nothing = Money::zero(terms.currency);
            let outstanding = position.as_ref().map_or(nothing, |position| position.outstanding_principal);
            let shared = loan.allocation.principal_of(today, |stake| stake.participation == held.id);
            let (shared, all) = (shared.map_err(counted)?, loan.allocation.principal_of(today, |_| true));
            let lot = held.state.began().and_then(|began| began.lots.iter().find(|lot| lot.loan == loan.loan));
            let back = held.state.bought_back().get(&loan.loan);
            let refused = match held.state.stage() {
                Stage::Draft | Stage::Offered => {
                    let about = (&loan.loan, &loan.state);
                    terms.refuses(&self.share_candidate(held.servicer, terms, about, registers).await?)
                }
                _ => None,
            };
            let refused = refused.map(|refusal| {
                let (id, zh, en) = refusal.words();
                Named::new(id, zh, en)
            });
            let kept = all.and_then(|all| outstanding.checked_sub(all)).map_err(counted)?;
            cards.push(PackageLoanCard {
                loan: loan.loan.to_string(),
                number: row.as_ref().map(|row| row.number.clone()).unwrap_or_default(),
                firm_name: row.as_ref().and_then(|row| names.get(&row.firm).cloned()),
                state: stage_name(loan.state.stage_of(position.as_ref())),
                days_past_due: position.as_ref().map_or(0, |position| position.days_past_due),
                outstanding: outstanding.into(),
                shared: shared.into(),
                kept: kept.into(),
                at_cut_off: lot.filter(|_| terms.sale().is_some()).map(|lot| lot.principal.into()),
                bought_back_on: back.map(|back| back.on.to_string()),
                bought_back: back.map(|back| back.price.into()),
                refused,
            });
        }
        Ok(cards)
    }

    async fn share_changes(
        &self,
        who: &Principal,
        held: &HeldParticipation,
        fresh: &[ParticipationEvent],
    ) -> Outcome<Vec<PackageChangeCard>> {
        let known = held.history.iter().map(|(_, event)| event);
        let events: Vec<_> = known.chain(fresh).rev().take(MAX_PACKAGE_CHANGES).collect();
        let told: Vec<_> = events.iter().map(|event| said_of(event)).collect();
        let people = told.iter().flat_map(|one| [Some(one.by), one.approved_by]).flatten();
        let people: Vec<String> = people.map(|user| user.to_string()).collect();
        let names = self.user_names(who.institution, people.iter().map(String::as_str)).await?;
        let named = |user: UserId| names.get(&user.to_string()).cloned().unwrap_or_default();
        let cards = events.iter().zip(told).map(|(event, said)| PackageChangeCard {
            on: event.effective_on().to_string(),
            what: event_names::name("participation", event.kind()),
            amount: said.amount.map(Cash::from),
            loans: said.loans,
            reason: said.reason,
            by: named(said.by),
            approved_by: said.approved_by.map(named),
        });
        Ok(cards.collect())
    }

    /// Proposals about an arrangement that wait for a second person.
    async fn waiting_shares(&self, servicer: InstitutionId, id: ParticipationId) -> Outcome<Vec<Approval>> {
        let mut waiting = self.approvals_in(servicer, Some(ApprovalState::Pending)).await?;
        waiting.retain(|approval| approval.act.participation() == Some(id));
        Ok(waiting)
    }
}

/// What the price comes to as things stand, before the transfer.
pub(super) fn price_now(held: &HeldParticipation, loans: &[SharedLoan]) -> Outcome<Option<Money>> {
    let terms = held.terms()?;
    let Some(sale) = terms.sale().filter(|_| held.state.began().is_none()) else { return Ok(None) };
    let mut sold = Money::zero(terms.currency);
    for loan in loans {
        if let Some(position) = loan.state.position(sale.cut_off).map_err(loan_problem)? {
            let part = part_of(position.outstanding_principal, terms.held_ppm()).map_err(counted)?;
            sold = sold.checked_add(part).map_err(counted)?;
        }
    }
    Ok(Some(held.state.price_of(sold).map_err(share_problem)?))
}

/// A holder's account before the shares have passed.
fn nothing_yet(terms: &Terms) -> Told {
    let nothing = Money::zero(terms.currency);
    let figures = Figures {
        parts: participation::Parts::zero(terms.currency),
        opening: nothing,
        principal: nothing,
        fee: nothing,
        bought_back: nothing,
        price_correction: nothing,
        due: nothing,
    };
    Told { figures, fees: nothing, to_fund: nothing, remitted: nothing }
}

/// Gain or loss of a transfer, as its entry books it: what the price is above the carrying amount of what was sold.
fn result_of(held: &HeldParticipation, loans: &[SharedLoan]) -> Outcome<Option<Money>> {
    let Some(began) = held.state.began().filter(|_| held.terms().is_ok_and(|terms| terms.sale().is_some())) else {
        return Ok(None);
    };
    let mut sum = Money::zero(held.terms()?.currency);
    for entry in participation::journal(&account(held, loans, 0)?, began.on).map_err(share_problem)? {
        let of = entry.lines.iter().filter(|(role, _)| entry.rule == "share.transfer" && *role == Role::TransferResult);
        for (_, amount) in of {
            // A credit is a gain.
            sum = sum.checked_sub(*amount).map_err(counted)?;
        }
    }
    Ok(Some(sum))
}

/// What came in for holders and what was passed on, by month.
fn months(held: &HeldParticipation, loans: &[SharedLoan]) -> Outcome<Vec<PackageFlowCard>> {
    let mut by_month: BTreeMap<String, [i64; 4]> = BTreeMap::new();
    let month = |day: Date| day.strftime("%Y-%m").to_string();
    let fees = held.terms()?.fees_shared;
    for loan in loans {
        for share in loan.allocation.shares.iter().filter(|share| share.stake.participation == held.id) {
            for (on, parts) in &share.days {
                let came = parts.received(fees).map_err(counted)?;
                if came.is_zero() {
                    continue;
                }
                let (principal, interest) = (parts.minor(Part::Principal), parts.minor(Part::Interest));
                let interest = interest + parts.minor(Part::Penalty);
                let sums = by_month.entry(month(*on)).or_default();
                sums[0] += principal;
                sums[1] += interest;
                sums[2] += came.minor() - principal - interest;
            }
        }
    }
    for remitted in held.state.remitted() {
        by_month.entry(month(remitted.on)).or_default()[3] += remitted.amount.minor();
    }
    let card = |(month, sums): (String, [i64; 4])| {
        let [principal, interest, other, remitted] = sums;
        PackageFlowCard { month, principal, interest, other, remitted }
    };
    Ok(by_month.into_iter().map(card).collect())
}

/// What an event tells beside its kind.
struct Said {
    amount: Option<Money>,
    loans: Option<u32>,
    reason: Option<String>,
    by: UserId,
    approved_by: Option<UserId>,
}

fn said_of(event: &ParticipationEvent) -> Said {
    use ParticipationEvent as E;
    let plain = |by: UserId| Said { amount: None, loans: None, reason: None, by, approved_by: None };
    let paid = |amount: Money, reason: String, by| Said { amount: Some(amount), reason: Some(reason), ..plain(by) };
    match event {
        E::Drafted(one) => plain(one.by),
        E::LoansAdded { loans, by, .. } | E::LoansDropped { loans, by, .. } => {
            Said { loans: Some(u32::try_from(loans.len()).unwrap_or(u32::MAX)), ..plain(*by) }
        }
        E::Confirmed { reason, by, approved_by, .. } => {
            Said { reason: Some(reason.clone()), approved_by: Some(*approved_by), ..plain(*by) }
        }
        E::AcceptedByHand(one) => Said { reason: one.reference.clone(), ..plain(one.by) },
        E::Began(one) => paid(one.price, one.reference.clone(), one.by),
        E::Funded(one) => paid(one.amount, one.reference.clone(), one.by),
        E::Remitted(one) => Said {
            approved_by: Some(one.approved_by),
            ..paid(one.amount, format!("{} · {}", one.reference, one.through), one.by)
        },
        E::BoughtBack(one) => {
            Said { approved_by: Some(one.approved_by), ..paid(one.price, one.reason.clone(), one.by) }
        }
        E::Cancelled { reason, by, .. } => Said { reason: Some(reason.clone()), ..plain(*by) },
    }
}

/// What can be done with an arrangement next.
fn share_acts(who: &Principal, held: &HeldParticipation, waiting: &[Approval]) -> Outcome<Vec<AllowedAct>> {
    let offer = |action, names| acts::act(who, action, names, &[]);
    let is_sale = held.terms()?.sale().is_some();
    let cancel = || offer(Action::DraftShare, ("cancel", "取消", "give it up"));
    Ok(match held.state.stage() {
        Stage::Draft => {
            let mut found = Vec::new();
            if is_sale {
                found.push(offer(Action::DraftShare, ("add", "加入借据", "add loans")));
            }
            if !held.state.loans().is_empty() {
                if is_sale {
                    found.push(offer(Action::DraftShare, ("drop", "移出借据", "take loans out")));
                }
                if !waiting.iter().any(|one| matches!(one.act, Act::OfferShares { .. })) {
                    found.push(offer(Action::DraftShare, ("submit", "提交复核", "submit for approval")));
                }
            }
            found.push(cancel());
            found
        }
        Stage::Offered => {
            let mut found = Vec::new();
            let by_hand = held.terms()?.holders.iter().any(|holder| holder.institution.is_none());
            if by_hand {
                found.push(offer(Action::SettleShare, ("accept", "登记书面接受", "record an acceptance on paper")));
            }
            let names =
                if is_sale { ("transfer", "办理转让", "transfer") } else { ("transfer", "份额生效", "begin") };
            found.push(offer(Action::SettleShare, names));
            found.push(cancel());
            found
        }
        Stage::Running => {
            let mut found = vec![offer(Action::SettleShare, ("remit", "申请划付", "ask to pass on"))];
            if !is_sale {
                found.push(offer(Action::SettleShare, ("fund", "登记出资", "record money put in")));
            } else if held.terms()?.sale().is_some_and(|sale| sale.recourse_days.is_some()) {
                found.push(offer(Action::DraftShare, ("buy-back", "申请回购", "ask to take a loan back")));
            }
            found
        }
        Stage::Cancelled => Vec::new(),
    })
}

/// Where a loan stands as those who hold a share of it are told.
pub(super) fn loan_standing(state: &LoanState, today: Date) -> Outcome<(Named, u32, Money)> {
    let position = state.position(today).map_err(loan_problem)?;
    let currency = state.contract().map_or(money::Currency::CNY, |contract| contract.terms.currency());
    let days = position.as_ref().filter(|position| position.standing != Standing::NotDisbursed);
    Ok((
        stage_name(state.stage_of(position.as_ref())),
        days.map_or(0, |position| position.days_past_due),
        position.as_ref().map_or(Money::zero(currency), |position| position.outstanding_principal),
    ))
}

/// A holder's answer as it was just given.
pub(super) fn just_said(event: &HoldingEvent) -> AcceptanceCard {
    let (state, reference) = match event {
        HoldingEvent::Accepted { .. } => (Named::new("accepted", "已接受", "accepted"), None),
        HoldingEvent::Declined { reason, .. } => (Named::new("declined", "已谢绝", "declined"), Some(reason.clone())),
    };
    AcceptanceCard { state, on: Some(event.effective_on().to_string()), reference }
}
