//! What people look at: one loan at a date as known at a day, and the summary of a bank.

use std::collections::BTreeMap;

use calendar::Date;
use codes::AgreementId;
use ledger::{Chart, Entry};
use loan::{ClassificationRule, Closing, LoanEvent, LoanState, Position, Recorded, RowState, Standing};
use money::{Decimal, Money};
use store::StoredEvent;
use views::{applications, closes};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts;
use crate::cards::{
    Cash, FactCard, InstalmentCard, LoanCard, Named, OffBalanceCard, PositionCard, PostingCard, RateCard, SummaryCard,
};
use crate::closing::{CloseBody, npl_percent};
use crate::firms::word;
use crate::ledger::income::{income_of, off_balance_card};
use crate::lists::STATUSES;
use crate::portfolio::balance_lines;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{HeldLoan, class_name, known_by, loan_problem, recorded, stage_name};

/// A correction case in one line, in both languages.
fn correction_text(case: &loan::CorrectionCase) -> String {
    format!("{} {} {}: {} {}", case.on, case.reference, case.amount, case.kind.zh(), case.kind.en())
}

impl Platform {
    /// One loan at a date; with `known`, only from what had been recorded by the end of that day.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn loan(&self, who: &Principal, which: &str, at: Date, known: Option<Date>) -> Outcome<LoanCard> {
        who.require(Action::ReadLoan)?;
        let institution = self.institution(who.institution).await?;
        let held = self.held_loan(who, which).await?;
        let today = held.state.position(self.clock.today()).map_err(loan_problem)?;
        let claim = self.claimable(who.institution, &held, today.as_ref()).await?;
        let allowed = acts::of_loan(who, &held, today.as_ref(), claim);
        let HeldLoan { id, row, history, .. } = held;
        let history = known_by(history, known);
        let state = LoanState::from_events(history.iter().map(|(_, event)| event));
        let contract = state.contract().ok_or_else(|| {
            Problem::new(Code::NotFound, format!("{which} was not yet signed then: choose a later day"))
        })?;
        let spec = state.terms_at(at).unwrap_or(&contract.terms).spec();
        let rule = self.classification(who.institution, at, self.clock.now()).await?;
        let position = state.position(at).map_err(loan_problem)?;
        let compensated =
            position.as_ref().map_or(Money::zero(contract.terms.currency()), |position| position.compensated);
        let closings = self.closings(who.institution).await?;
        let owing = position.as_ref().is_some_and(|position| position.standing == Standing::Outstanding);
        let class = match state.debtor_at(at).filter(|_| owing) {
            Some(firm) => Some(self.class_on(who.institution, (firm, id), (&row, &state), at).await?),
            None => None,
        };
        let chart = self.chart_known(who.institution, known).await?;
        let (postings, off_balance) = books(&chart, (&state, &row.product_code), &recorded(&history), &closings, at)?;
        let corrections = loan::corrections(&state).map_err(|error| Problem::from_domain(Code::Internal, error))?;
        let firm_name = self.firm_names([row.firm.as_str()]).await?.remove(&row.firm);
        let product = self.product_names(who.institution).await?.remove(&row.product_code).unwrap_or_default();
        let names = self.user_names(who.institution, history.iter().map(|(stored, _)| user_of(stored))).await?;
        Ok(LoanCard {
            id: id.to_string(),
            number: row.number,
            firm: row.firm,
            firm_name,
            application: row.application,
            facility: contract.facility.map(|facility| facility.to_string()),
            facility_number: self.facility_number(who.institution, contract.facility).await?,
            product: row.product,
            product_zh: product.zh,
            product_en: product.en,
            principal: Cash::from(contract.terms.spec().principal),
            rate: RateCard::from(position.as_ref().map_or(spec.annual_rate, |position| position.annual_rate)),
            floating: spec.floating.map(|floating| floating_name(&floating)),
            watched: position.as_ref().and_then(|position| position.observation(&rule)).map(|watch| watch_name(&watch)),
            method: method_name(&spec.method),
            frequency: frequency_name(&spec.frequency),
            roll: roll_name(spec.roll),
            day_count: day_count_name(spec.day_count),
            term_months: u32::from(spec.term_months),
            state: stage_name(state.stage_of(position.as_ref())),
            funding: self.loan_funding(who, id, position.as_ref(), (at, known)).await?,
            schedule: instalments(&state, position.as_ref())?,
            position: position
                .filter(|p| p.standing != Standing::NotDisbursed)
                .map(|p| position_card(&p, &rule))
                .transpose()?
                .map(|card| PositionCard { class: class.map_or(card.class.clone(), class_name), ..card }),
            facts: facts(&history, &names),
            off_balance,
            postings,
            corrections: corrections.iter().map(correction_text).collect(),
            agreement: row.agreement,
            closed_through: closings.last().map(|closing| closing.closed_through.to_string()),
            guaranteed: contract.agreement.is_some(),
            compensated: Cash::from(compensated),
            simulated: institution.simulated,
            allowed,
        })
    }

    /// The summary of the asker's institution as of its last close.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn summary(&self, who: &Principal) -> Outcome<SummaryCard> {
        who.require(Action::ReadReport)?;
        let institution = self.institution(who.institution).await?;
        let counts = applications::counts(&self.book, who.institution).await?;
        let close = match closes::last(&self.book, who.institution, None).await? {
            Some((_, body)) => Some(crate::events::from_json::<CloseBody>(body.as_bytes())?.card),
            None => None,
        };
        let sums = self.sums(who.institution).await?.map(|(_, sums)| sums).unwrap_or_default();
        let sums = sums.of(institution.currency).cloned().unwrap_or_default();
        Ok(SummaryCard {
            institution: institution.code,
            name_zh: institution.name_zh,
            simulated: institution.simulated,
            applications: by_state(&counts),
            straight_through_percent: straight_through(&counts),
            npl_percent: close.as_ref().and_then(npl_percent),
            close,
            losses: self.losses(who).await?,
            balances: balance_lines(&sums, institution.currency),
        })
    }

    pub(crate) async fn losses(&self, who: &Principal) -> Outcome<Vec<(Named, Cash)>> {
        let mut lines = Vec::new();
        for agreement in self.agreements(who).await? {
            let id: Result<AgreementId, _> = agreement.id.parse();
            let prefix = id.map(|id| id.to_string()).unwrap_or_default();
            let name = |what: &str, zh: &str, en: &str| {
                Named::new(format!("{prefix}-{what}"), format!("{} {zh}", agreement.name), en)
            };
            lines.push((name("loss", "损失", "losses divided"), agreement.losses.clone()));
            lines.push((name("paid", "已代偿", "compensation received"), agreement.paid.clone()));
            for party in &agreement.parties {
                lines.push((
                    Named::new(
                        format!("{prefix}-{}", party.name),
                        format!("　其中 {}（{}）承担", party.name, party.role),
                        "borne by this party",
                    ),
                    party.borne.clone(),
                ));
            }
            lines.push((name("recovered", "已追偿", "recovered and shared"), agreement.recovered.clone()));
        }
        Ok(lines)
    }
}

/// Share of decided applications that no person had to decide, percent.
pub(crate) fn straight_through(counts: &[(String, Option<String>, i64)]) -> Option<String> {
    let decided: i64 = counts.iter().filter(|(_, outcome, _)| outcome.is_some()).map(|(.., n)| n).sum();
    let by_rule = |outcome: &Option<String>| outcome.as_deref().is_some_and(|o| o == "offer" || o == "decline");
    let through: i64 = counts.iter().filter(|(_, outcome, _)| by_rule(outcome)).map(|(.., n)| n).sum();
    (decided > 0).then(|| (Decimal::from(through * 100) / Decimal::from(decided)).round_dp(1).to_string())
}

pub(crate) fn by_state(counts: &[(String, Option<String>, i64)]) -> Vec<(Named, u64)> {
    STATUSES
        .into_iter()
        .filter_map(|status| {
            let count: i64 = counts.iter().filter(|(state, ..)| state == status.en()).map(|(.., n)| n).sum();
            u64::try_from(count).ok().filter(|n| *n > 0).map(|n| (Named::new(status.en(), status.zh(), status.en()), n))
        })
        .collect()
}

/// The postings of a loan as its institution tells its interest, and what of that is off balance.
fn books(
    chart: &Chart,
    (state, product): (&LoanState, &str),
    recorded: &[Recorded<'_>],
    closings: &[Closing],
    at: Date,
) -> Outcome<(Vec<PostingCard>, Option<OffBalanceCard>)> {
    let Some(contract) = state.contract() else { return Ok((Vec::new(), None)) };
    let income = income_of(chart, state, product);
    let entries = loan::book_view(&contract.terms, recorded, closings, at, &income)
        .map_err(|error| Problem::from_domain(Code::Invalid, error))?;
    Ok((posting_cards(&entries), off_balance_card(chart, state, product, at)?))
}

pub(crate) fn position_card(position: &Position, rule: &ClassificationRule) -> Outcome<PositionCard> {
    let penalty = position.overdue.penalties().map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
    Ok(PositionCard {
        at: position.at.to_string(),
        outstanding: Cash::from(position.outstanding_principal),
        due: Cash::from(position.due.total().map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?),
        accrued: Cash::from(position.accrued_interest),
        overdue_principal: Cash::from(position.overdue.principal),
        overdue_interest: Cash::from(position.overdue.interest),
        penalty: Cash::from(penalty),
        payoff: Cash::from(position.payoff),
        days_past_due: i64::from(position.days_past_due),
        class: class_name(position.class(rule)),
    })
}

/// The rows of the position once paid out; the plan before that.
pub(crate) fn instalments(state: &LoanState, position: Option<&Position>) -> Outcome<Vec<InstalmentCard>> {
    let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
    let paid_out = position.filter(|p| p.standing != Standing::NotDisbursed);
    if let Some(position) = paid_out {
        return position
            .rows
            .iter()
            .enumerate()
            .map(|(index, row)| {
                let unpaid = if row.state == RowState::Paid {
                    Money::zero(row.charged.principal.currency())
                } else {
                    row.charged
                        .checked_sub(row.paid)
                        .and_then(|left| left.checked_sub(row.written_off))
                        .and_then(|left| left.total())
                        .map_err(bad)?
                };
                Ok(InstalmentCard {
                    number: row.number.map_or(u32::try_from(index + 1).unwrap_or(u32::MAX), u32::from),
                    due_on: row.due_on.to_string(),
                    principal: Cash::from(row.charged.principal),
                    interest: Cash::from(row.charged.interest),
                    unpaid: Cash::from(unpaid),
                })
            })
            .collect();
    }
    let Some(contract) = state.contract() else { return Ok(Vec::new()) };
    planned(&contract.terms)
}

/// The plan of terms if their principal is paid out on the planned day.
pub(crate) fn planned(terms: &loan::Terms) -> Outcome<Vec<InstalmentCard>> {
    let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
    let schedule = terms.schedule().map_err(|error| Problem::from_domain(Code::Invalid, error))?;
    schedule
        .instalments
        .iter()
        .map(|row| {
            Ok(InstalmentCard {
                number: u32::from(row.number),
                due_on: row.due_on.to_string(),
                principal: Cash::from(row.principal),
                interest: Cash::from(row.interest),
                unpaid: Cash::from(row.principal.checked_add(row.interest).map_err(bad)?),
            })
        })
        .collect()
}

/// The user who recorded an event: the actor without how they were recognised.
fn user_of(stored: &StoredEvent) -> &str {
    stored.actor.split_once(' ').map_or(stored.actor.as_str(), |(user, _)| user)
}

fn facts(history: &[(StoredEvent, LoanEvent)], names: &BTreeMap<String, String>) -> Vec<FactCard> {
    let mut sorted: Vec<_> = history.iter().collect();
    sorted.sort_by_key(|(stored, _)| (stored.effective_on, stored.version));
    sorted
        .into_iter()
        .map(|(stored, event)| {
            let (zh, amount, reference) = describe(event);
            FactCard {
                kind: Named::new(event.kind(), zh, event.kind().replace('-', " ")),
                effective_on: stored.effective_on.to_string(),
                recorded_at: stored.recorded_at.to_string(),
                actor: stored.actor.clone(),
                actor_name: names.get(user_of(stored)).map_or_else(|| user_of(stored), String::as_str).to_owned(),
                amount: amount.map(Cash::from),
                reference: reference.map(str::to_owned),
            }
        })
        .collect()
}

fn describe(event: &LoanEvent) -> (&'static str, Option<Money>, Option<&str>) {
    use LoanEvent as E;
    match event {
        E::ContractSigned(e) => ("签订合同", Some(e.terms.spec().principal), None),
        E::ContractCancelled(_) => ("撤销合同", None, None),
        E::PayoutInstructed(e) => ("发起放款", Some(e.amount), Some(&e.reference)),
        E::PayoutSent(e) => ("放款已发出", None, Some(&e.reference)),
        E::PayoutConfirmed(e) => ("放款到账", Some(e.amount), Some(&e.rail_reference)),
        E::PayoutUnknown(e) => ("放款状态未知", Some(e.amount), Some(&e.reference)),
        E::PayoutReturned(e) => ("放款退回", Some(e.amount), Some(&e.reference)),
        E::PaymentReceived(e) => ("收到还款", Some(e.amount), Some(&e.reference)),
        E::PrepaymentReceived(e) => ("提前还款", Some(e.amount), Some(&e.reference)),
        E::PaymentReversed(e) => ("还款冲正", None, Some(&e.reference)),
        E::WrittenOff(e) => ("核销", Some(e.amount), Some(&e.reference)),
        E::RecoveryReceived(e) => ("追偿收回", Some(e.amount), Some(&e.reference)),
        E::CompensationReceived(e) => ("收到代偿", Some(e.amount), Some(&e.reference)),
        E::OverpaymentRefunded(e) => ("退还多收款", Some(e.amount), Some(&e.reference)),
        E::GuarantorSharePaid(e) => ("向担保人划付追偿款", Some(e.amount), Some(&e.reference)),
        E::RateReset(e) => ("利率重定价", None, Some(&e.reference)),
        E::RateAgreed(e) => ("调整利率", None, Some(&e.reference)),
        E::TermsChanged(e) => (e.change.zh(), Some(e.terms.spec().principal), Some(&e.reference)),
        E::PenaltyWaived(e) => ("罚息减免", Some(e.amount), Some(&e.reference)),
        E::FeePaid(e) => ("收取费用", Some(e.amount), Some(&e.reference)),
        E::DebtTransferred(e) => ("债务转移", None, Some(&e.reference)),
        E::SettledByRenewal(e) => ("续贷结清", Some(e.amount), Some(&e.reference)),
        E::DrawnByRenewal(e) => ("续贷发放", Some(e.amount), Some(&e.reference)),
        E::BroughtIn(e) => ("存量转入", None, Some(&e.number)),
    }
}

/// The postings of entries, in their order.
pub(crate) fn posting_cards(entries: &[Entry]) -> Vec<PostingCard> {
    entries.iter().flat_map(postings).collect()
}

fn postings(entry: &Entry) -> Vec<PostingCard> {
    entry
        .postings()
        .iter()
        .map(|posting| PostingCard {
            value_date: posting.value_date.to_string(),
            book_date: posting.book_date.to_string(),
            account: posting.account.code().into(),
            zh: posting.account.zh().into(),
            en: posting.account.en().into(),
            amount: Cash::from(posting.amount),
        })
        .collect()
}

/// A form of repayment with what else there is to say about it.
pub(crate) fn method_name(method: &loan::RepaymentMethod) -> Named {
    Named::new(method.code(), method.words_zh(), method.words_en())
}

pub(crate) fn frequency_name(frequency: &loan::Frequency) -> Named {
    Named::new(frequency.code(), frequency.zh(), frequency.en())
}

pub(crate) fn roll_name(roll: calendar::Roll) -> Named {
    Named::new(word(&roll), roll.zh(), roll.en())
}

pub(crate) fn day_count_name(day_count: calendar::DayCount) -> Named {
    Named::new(word(&day_count), day_count.zh(), day_count.en())
}

/// How a rate follows the loan prime rate, in words.
fn floating_name(floating: &loan::Floating) -> Named {
    let (sign, bps) = (if floating.spread_bps < 0 { "−" } else { "+" }, floating.spread_bps.abs());
    Named::new(
        "floating",
        format!("{}{sign}{bps}基点，{}重定价", floating.tenor.zh(), floating.reset.zh()),
        format!("{} {sign} {bps} bp, set anew {}", floating.tenor.en(), floating.reset.en()),
    )
}

/// Where the observation of a restructured loan stands, in words.
fn watch_name(watch: &loan::Observation) -> Named {
    let (since, kept) = (watch.since, watch.kept);
    if watch.ended {
        return Named::new("ended", "重组观察期已满", "the observation after its restructuring is over");
    }
    Named::new(
        "running",
        format!("重组观察期自{since}起，已连续按期还款{kept}期，分类不高于{}", watch.floor.zh()),
        format!("under observation since {since}: {kept} instalments in time; no better than {}", watch.floor.en()),
    )
}
