//! Lines as people see them: what they hold, cost and bring.

use std::collections::BTreeMap;

use calendar::{Date, add_days, add_months, month_end};
use codes::{InstitutionId, LoanId};
use funding::{Amendment, Carried, Course, Eligibility, FundingEvent, Holding, Kind, Status, Terms, weighted};
use loan::{LoanEvent, LoanState, Position};
use money::{Currency, Decimal, Money, Rate};
use views::objects;

use super::cards::{
    FundedLoanCard, FundingCard, FundingChangeCard, FundingLineCard, FundingMonthCard, FundingReport, FundingSum,
    FundingTerm, LoanFunding, LoanFundingLine,
};
use super::changes::NewEligibility;
use super::lines::{Lines, row_rate};
use super::{DONE, HeldLine, funding_problem, money_problem, number};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts;
use crate::approvals::{Act, ApprovalState};
use crate::cards::{AllowedAct, Cash, Named};
use crate::event_names;
use crate::limits::{MAX_FUNDING_FOLDED, MAX_FUNDING_MONTHS, MAX_FUNDING_SHOWN};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::loan_problem;

/// Decimal places of a weighted rate as people see it, percent.
const SHOWN_PLACES: u32 = 4;

fn named((id, zh, en): (&str, &str, &str)) -> Named {
    Named::new(id, zh, en)
}

fn percent(rate: Rate) -> String {
    rate.percent().round_dp(SHOWN_PLACES).normalize().to_string()
}

/// What the firms pay and what the money costs, on what is carried; each weighted by amount.
#[derive(Default)]
struct Rates {
    charged: Vec<(Money, Rate)>,
    cost: Vec<(Money, Rate)>,
}

impl Rates {
    fn of(carried: &[Carried], lines: &Lines) -> Outcome<Self> {
        let mut rates = Self::default();
        for one in carried {
            let row = lines.balances.get(&one.loan);
            rates.charged.push((one.amount, row.map_or(Ok(Rate::ZERO), |row| row_rate(&row.rate))?));
            rates.cost.push((one.amount, one.annual_cost));
        }
        Ok(rates)
    }

    fn extend(&mut self, more: Self) {
        self.charged.extend(more.charged);
        self.cost.extend(more.cost);
    }

    /// Charged, cost and spread, in words.
    fn told(&self) -> [Option<String>; 3] {
        let (charged, cost) = (weighted(self.charged.iter().copied()), weighted(self.cost.iter().copied()));
        let spread = charged.zip(cost).map(|(charged, cost)| charged.percent() - cost.percent());
        let spread = spread.map(|spread| spread.round_dp(SHOWN_PLACES).normalize().to_string());
        [charged.map(percent), cost.map(percent), spread]
    }
}

fn share(part: Money, whole: Money) -> String {
    let whole = Decimal::from(whole.minor());
    if whole.is_zero() {
        return "0".into();
    }
    (Decimal::from(part.minor()) * Decimal::ONE_HUNDRED / whole).round_dp(2).normalize().to_string()
}

fn line_card(line: &HeldLine, holding: &Holding, lines: &Lines) -> Outcome<FundingLineCard> {
    let opened = line.opened()?;
    let terms = line.state.terms_on(lines.today).map_err(funding_problem)?;
    let [charged_percent, cost_percent, spread_percent] = Rates::of(&holding.carried, lines)?.told();
    let mut loans: Vec<LoanId> = holding.carried.iter().map(|one| one.loan).collect();
    loans.sort_unstable();
    loans.dedup();
    Ok(FundingLineCard {
        id: line.id.to_string(),
        number: number(opened),
        name: terms.name.clone(),
        kind: named(terms.kind.words()),
        source: terms.source.clone(),
        state: named(holding.status.words()),
        revolving: revolving_name(terms.revolving),
        from: terms.from.to_string(),
        until: terms.until.to_string(),
        priority: u32::from(terms.priority),
        annual_cost_percent: percent(terms.annual_cost),
        quota: Cash::from(holding.quota),
        used: Cash::from(holding.used),
        free: Cash::from(holding.free),
        over: Cash::from(holding.over),
        utilisation_percent: share(holding.used, holding.quota),
        tranches_left: line.state.slots(),
        balance: Cash::from(holding.balance),
        to_replace: Cash::from(holding.to_replace),
        loans: loans.len(),
        charged_percent,
        cost_percent,
        spread_percent,
    })
}

fn revolving_name(revolving: bool) -> Named {
    if revolving {
        Named::new("revolving", "循环", "revolving")
    } else {
        Named::new("single-use", "非循环", "not revolving")
    }
}

fn term(id: &str, zh: &str, en: &str, says: (String, String)) -> FundingTerm {
    FundingTerm { name: Named::new(id, zh, en), zh: says.0, en: says.1 }
}

fn same(text: impl ToString) -> (String, String) {
    (text.to_string(), text.to_string())
}

/// An amount with its currency, as people write it: 元 for yuan in Chinese, the code otherwise.
fn written(amount: Money) -> (String, String) {
    let (digits, code) = (amount.digits(), amount.currency().code());
    let zh = if amount.currency() == Currency::CNY { "元" } else { code };
    (format!("{digits} {zh}"), format!("{code} {digits}"))
}

/// What an eligibility asks; nothing for one that asks nothing.
pub(crate) fn condition_terms(eligible: &Eligibility) -> Vec<FundingTerm> {
    let mut terms = Vec::new();
    if !eligible.sizes.is_empty() {
        let zh: Vec<_> = eligible.sizes.iter().map(|size| size.zh()).collect();
        let en: Vec<_> = eligible.sizes.iter().map(|size| size.en()).collect();
        terms.push(term("sizes", "企业规模", "sizes of firms", (zh.join("、"), en.join(", "))));
    }
    if !eligible.industries.is_empty() {
        let zh: Vec<_> = eligible.industries.iter().map(|one| format!("{} {}", one.code(), one.zh())).collect();
        let en: Vec<_> = eligible.industries.iter().map(|one| one.code()).collect();
        terms.push(term("industries", "行业", "industries", (zh.join("、"), en.join(", "))));
    }
    if !eligible.regions.is_empty() {
        let zh: Vec<_> = eligible.regions.iter().map(|one| one.full_zh()).collect();
        let en: Vec<_> = eligible.regions.iter().map(|one| format!("{:06}", one.number())).collect();
        terms.push(term("regions", "地区", "regions", (zh.join("、"), en.join(", "))));
    }
    if !eligible.products.is_empty() {
        terms.push(term("products", "产品", "products", same(eligible.products.join(", "))));
    }
    if !eligible.purposes.is_empty() {
        terms.push(term("purposes", "用途", "purposes", same(eligible.purposes.join(", "))));
    }
    if let Some(most) = eligible.largest_principal {
        let (zh, en) = written(most);
        let says = (format!("不超过 {zh}"), format!("at most {en}"));
        terms.push(term("largest-principal", "单笔本金", "principal of a loan", says));
    }
    if let Some(most) = eligible.highest_rate {
        let says = (format!("不高于 {}%", percent(most)), format!("at most {}%", percent(most)));
        terms.push(term("highest-rate", "执行年利率", "rate charged", says));
    }
    if let Some(most) = eligible.longest_months {
        let says = (format!("不超过 {most} 个月"), format!("at most {most} months"));
        terms.push(term("longest-months", "贷款期限", "term", says));
    }
    terms
}

/// All that terms say.
pub(crate) fn terms_card(terms: &Terms) -> Vec<FundingTerm> {
    let (kind, revolving) = (terms.kind.words(), revolving_name(terms.revolving));
    let mut told = vec![
        term("kind", "资金类型", "kind", (kind.1.into(), kind.2.into())),
        term("source", "资金提供方", "provided by", same(&terms.source)),
        term("from", "启用日", "used from", same(terms.from)),
        term("revolving", "使用方式", "use", (revolving.zh, revolving.en)),
    ];
    told.extend(amendment_terms(&Amendment {
        quota: Some(terms.quota),
        annual_cost: Some(terms.annual_cost),
        until: Some(terms.until),
        priority: Some(terms.priority),
        eligible: Some(terms.eligible.clone()),
    }));
    told
}

/// What a change says.
pub(crate) fn amendment_terms(change: &Amendment) -> Vec<FundingTerm> {
    let mut told = Vec::new();
    if let Some(quota) = change.quota {
        told.push(term("quota", "额度", "quota", written(quota)));
    }
    if let Some(cost) = change.annual_cost {
        told.push(term("annual-cost", "年成本", "cost a year", same(format!("{}%", percent(cost)))));
    }
    if let Some(until) = change.until {
        told.push(term("until", "到期日", "used until", same(until)));
    }
    if let Some(priority) = change.priority {
        told.push(term("priority", "优先顺序", "priority", same(priority)));
    }
    match &change.eligible {
        Some(eligible) if *eligible == Eligibility::default() => {
            told.push(term("eligible", "适用范围", "for which loans", ("全部贷款".into(), "every loan".into())));
        }
        Some(eligible) => told.extend(condition_terms(eligible)),
        None => {}
    }
    told
}

/// An amount of a line that is not over; nothing of one that is.
const fn in_use(holding: &Holding, amount: Money) -> Money {
    if holding.status.is_over() { Money::zero(amount.currency()) } else { amount }
}

/// What lines of one kind come to together.
fn sum(kind: Named, lines: &Lines, which: &[(&HeldLine, &Holding)], currency: Currency) -> Outcome<FundingSum> {
    let total = |part: fn(&Holding) -> Money| {
        Money::sum(currency, which.iter().map(|(_, holding)| part(holding))).map(Cash::from).map_err(money_problem)
    };
    let mut rates = Rates::default();
    for (_, holding) in which {
        rates.extend(Rates::of(&holding.carried, lines)?);
    }
    let [charged_percent, cost_percent, spread_percent] = rates.told();
    Ok(FundingSum {
        kind,
        lines: which.len(),
        // A quota that is over is no quota any more, so what is carried under it counts against none.
        quota: total(|holding| in_use(holding, holding.quota))?,
        used: total(|holding| in_use(holding, holding.used))?,
        free: total(|holding| holding.free)?,
        balance: total(|holding| holding.balance)?,
        to_replace: total(|holding| holding.to_replace)?,
        charged_percent,
        cost_percent,
        spread_percent,
    })
}

impl Platform {
    /// A page of lines, those asked first first.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn funding_lines(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<FundingLineCard>> {
        who.require(Action::ReadFunding)?;
        let held = self.held_lines(who.institution).await?;
        let lines = self.lines_with(who.institution, held).await?;
        let mut cards = Vec::with_capacity(lines.held.len());
        for line in &lines.held {
            cards.push(line_card(line, &lines.holding(line)?, &lines)?);
        }
        let limit = views::limits::page(limit) as usize;
        // Lines that are done with follow by id, read only as far as the page reaches.
        let mut done = String::new();
        if let Some(at) = cards.iter().position(|card| card.number == after) {
            cards.drain(..=at);
        } else if !after.is_empty() {
            cards.clear();
            let held = self.held_line(who.institution, after).await.map_err(|problem| match problem.code {
                Code::NotFound => {
                    Problem::new(Code::Invalid, "'after' is the next of the page before: give it unchanged")
                        .because(problem)
                }
                _ => problem,
            })?;
            done = held.id.to_string();
        }
        if cards.len() <= limit {
            let more = u32::try_from(limit + 1 - cards.len()).unwrap_or(u32::MAX);
            let rows = objects::list(&self.book, who.institution, "funding", Some(DONE), &done, more).await?;
            for row in rows {
                let line = self.held_line(who.institution, &row.id).await?;
                cards.push(line_card(&line, &lines.holding(&line)?, &lines)?);
            }
        }
        let next = (cards.len() > limit).then(|| cards[limit - 1].number.clone());
        cards.truncate(limit);
        Ok((cards, next))
    }

    /// One line, by id or number.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn funding_line(&self, who: &Principal, which: &str) -> Outcome<FundingCard> {
        who.require(Action::ReadFunding)?;
        let line = self.held_line(who.institution, which).await?;
        let id = line.id;
        let lines = self.lines_with(who.institution, vec![line]).await?;
        let line = &lines.held[0];
        let holding = lines.holding(line)?;
        let waiting = self.approvals_in(who.institution, Some(ApprovalState::Pending)).await?;
        let about = |act: &Act| matches!(act, Act::ChangeFunding { line, .. } if *line == id);
        let terms = line.state.terms_on(lines.today).map_err(funding_problem)?;
        Ok(FundingCard {
            line: line_card(line, &holding, &lines)?,
            conditions: condition_terms(&terms.eligible),
            eligible: NewEligibility::of(&terms.eligible)?,
            loans: self.funded(&holding, &lines).await?,
            changes: self.funding_changes(who.institution, line).await?,
            waiting: waiting.into_iter().filter(|one| about(&one.act)).map(|one| one.id).collect(),
            allowed: allowed(who, &holding),
            simulated: self.institution(who.institution).await?.simulated,
        })
    }

    /// The loans a line carries, the largest first.
    async fn funded(&self, holding: &Holding, lines: &Lines) -> Outcome<Vec<FundedLoanCard>> {
        let mut carried: Vec<&Carried> = holding.carried.iter().collect();
        carried.sort_by_key(|one| (std::cmp::Reverse(one.amount.minor()), one.loan));
        carried.truncate(MAX_FUNDING_SHOWN);
        let firms = carried.iter().filter_map(|one| lines.balances.get(&one.loan)).map(|row| row.firm.as_str());
        let names = self.firm_names(firms).await?;
        let mut cards = Vec::with_capacity(carried.len());
        for one in carried {
            let Some(row) = lines.balances.get(&one.loan) else { continue };
            cards.push(FundedLoanCard {
                loan: row.id.clone(),
                number: row.number.clone(),
                firm_name: names.get(&row.firm).cloned(),
                amount: Cash::from(one.amount),
                charged_percent: percent(row_rate(&row.rate)?),
                cost_percent: percent(one.annual_cost),
                since: one.since.to_string(),
            });
        }
        Ok(cards)
    }

    async fn funding_changes(&self, institution: InstitutionId, line: &HeldLine) -> Outcome<Vec<FundingChangeCard>> {
        let told: Vec<Told> = line.history.iter().filter_map(|(_, event)| told(event)).collect();
        let people = told.iter().flat_map(|one| [one.by, one.approved_by]).map(|user| user.to_string());
        let people: Vec<String> = people.collect();
        let names = self.user_names(institution, people.iter().map(String::as_str)).await?;
        let name = |user: codes::UserId| names.get(&user.to_string()).cloned().unwrap_or_default();
        let cards = told.into_iter().rev().map(|one| FundingChangeCard {
            on: one.on.to_string(),
            what: event_names::name("funding", one.kind),
            terms: one.terms,
            reason: one.reason,
            by: name(one.by),
            approved_by: Some(name(one.approved_by)),
        });
        Ok(cards.collect())
    }

    /// Where the money that is lent comes from: by kind, all lines together, and own funds.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn funding_report(&self, who: &Principal) -> Outcome<FundingReport> {
        who.require(Action::ReadFunding)?;
        let institution = self.institution(who.institution).await?;
        let currency = institution.currency;
        let held = self.held_lines(who.institution).await?;
        let lines = self.lines_with(who.institution, held).await?;
        let own_funds = self.own_funds(who.institution, Some(&lines)).await?;
        let holdings = lines.holdings()?;
        let pairs: Vec<(&HeldLine, &Holding)> = lines.held.iter().zip(&holdings).collect();
        let mut kinds = Vec::new();
        for kind in Kind::ALL {
            let is = |line: &HeldLine| line.state.opened().is_some_and(|opened| opened.terms.kind == kind);
            let of: Vec<_> = pairs.iter().copied().filter(|(line, _)| is(line)).collect();
            if !of.is_empty() {
                kinds.push(sum(named(kind.words()), &lines, &of, currency)?);
            }
        }
        let all = sum(Named::new("all", "全部资金来源", "all lines"), &lines, &pairs, currency)?;
        let carried = Money::sum(currency, holdings.iter().map(|holding| holding.balance)).map_err(money_problem)?;
        Ok(FundingReport {
            on: lines.today.to_string(),
            outstanding: Cash::from(own_funds.checked_add(carried).map_err(money_problem)?),
            carried: Cash::from(carried),
            own_funds: Cash::from(own_funds),
            kinds,
            all,
            simulated: institution.simulated,
        })
    }

    /// The months of a line as money, the newest first: what it carried at the end of each day at its cost and at the rates of the
    /// loans, days over 360. The running month counts through today.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::TooLarge`] for a line of more loans than are folded.
    pub async fn funding_months(&self, who: &Principal, which: &str) -> Outcome<Vec<FundingMonthCard>> {
        who.require(Action::ReadFunding)?;
        let line = self.held_line(who.institution, which).await?;
        let (opened_on, today) = (line.opened()?.on, self.clock.today());
        let impossible = |error| Problem::from_domain(Code::Internal, error);
        let first_of = |day: Date| add_days(day, 1 - i32::from(day.day())).map_err(impossible);
        let back = i32::try_from(MAX_FUNDING_MONTHS).unwrap_or(i32::MAX) - 1;
        let earliest = first_of(add_months(first_of(today)?, -back).map_err(impossible)?)?;
        let mut first = earliest.max(first_of(opened_on)?);
        let courses = self.courses(who.institution, &line, (first, today)).await?;
        let mut months = Vec::new();
        while first <= today {
            let last = month_end(first).min(today);
            let month = line.state.accrued(first, last, &courses).map_err(funding_problem)?;
            months.push(FundingMonthCard {
                month: first.strftime("%Y-%m").to_string(),
                through: last.to_string(),
                mean_balance: Cash::from(month.mean_balance),
                income: Cash::from(month.income),
                cost: Cash::from(month.cost),
                margin: Cash::from(month.margin),
            });
            first = add_days(month_end(first), 1).map_err(impossible)?;
        }
        months.reverse();
        Ok(months)
    }

    /// What the loans of a line owed on each of some days.
    async fn courses(
        &self,
        institution: InstitutionId,
        line: &HeldLine,
        (first, last): (Date, Date),
    ) -> Outcome<BTreeMap<LoanId, Course>> {
        // What does not revolve counts every tranche against its quota, and reads only what is carried.
        let loans = line.state.loans_between(first, last);
        if loans.len() > MAX_FUNDING_FOLDED {
            return Err(Problem::new(
                Code::TooLarge,
                format!("the months of {} loans would be folded; at most {MAX_FUNDING_FOLDED}", loans.len()),
            ));
        }
        let mut courses = BTreeMap::new();
        for loan in loans {
            let state = LoanState::from_events(&self.events::<LoanEvent>(institution, *loan.as_bytes()).await?);
            courses.insert(loan, course(&state, first, last)?);
        }
        Ok(courses)
    }

    /// What carries a loan today, looked at with all that is known; none on another day, for who may not read funding lines, and
    /// where the institution has none.
    pub(crate) async fn loan_funding(
        &self,
        who: &Principal,
        loan: LoanId,
        position: Option<&Position>,
        (at, known): (Date, Option<Date>),
    ) -> Outcome<Option<LoanFunding>> {
        let shown = at == self.clock.today() && known.is_none() && who.require(Action::ReadFunding).is_ok();
        let Some(position) = position.filter(|_| shown) else { return Ok(None) };
        let Some(mut lines) = self.lines_now(who.institution).await? else { return Ok(None) };
        let outstanding = position.outstanding_principal;
        lines.owed.insert(loan, outstanding);
        let (mut told, mut left) = (Vec::new(), outstanding);
        for line in &lines.held {
            let holding = lines.holding(line)?;
            let opened = line.opened()?;
            for one in holding.carried.iter().filter(|one| one.loan == loan) {
                left = left.checked_sub(one.amount).map_err(money_problem)?;
                told.push(LoanFundingLine {
                    line: line.id.to_string(),
                    number: number(opened),
                    name: opened.terms.name.clone(),
                    kind: named(opened.terms.kind.words()),
                    amount: Cash::from(one.amount),
                    cost_percent: percent(one.annual_cost),
                    since: one.since.to_string(),
                    to_replace: holding.status.is_over(),
                });
            }
        }
        Ok(Some(LoanFunding { lines: told, own_funds: Cash::from(left) }))
    }
}

/// What a loan owed and at which rate: it changes only on the days of its facts.
pub(super) fn course(state: &LoanState, first: Date, last: Date) -> Outcome<Course> {
    let mut days: Vec<Date> = state.facts().through(last).map(|fact| fact.effective_on).collect();
    days.retain(|day| *day > first);
    days.push(first);
    days.sort_unstable();
    days.dedup();
    let mut course = Course::default();
    for day in days {
        if let Some(position) = state.position(day).map_err(loan_problem)? {
            course.set(day, position.outstanding_principal, position.annual_rate);
        }
    }
    Ok(course)
}

/// What an event tells; single loans are told by the list of loans.
struct Told {
    kind: &'static str,
    on: Date,
    terms: Vec<FundingTerm>,
    reason: Option<String>,
    by: codes::UserId,
    approved_by: codes::UserId,
}

fn told(event: &FundingEvent) -> Option<Told> {
    let (terms, reason, by, approved_by) = match event {
        FundingEvent::Opened(opened) => (terms_card(&opened.terms), None, opened.by, opened.approved_by),
        FundingEvent::Changed { change, reason, by, approved_by, .. } => {
            (amendment_terms(change), Some(reason.clone()), *by, *approved_by)
        }
        FundingEvent::Suspended { reason, by, approved_by, .. }
        | FundingEvent::Resumed { reason, by, approved_by, .. }
        | FundingEvent::Closed { reason, by, approved_by, .. } => (Vec::new(), Some(reason.clone()), *by, *approved_by),
        FundingEvent::Taken(_) | FundingEvent::Released(_) => return None,
    };
    Some(Told { kind: event.kind(), on: event.effective_on(), terms, reason, by, approved_by })
}

/// What may be done with a line next.
fn allowed(who: &Principal, holding: &Holding) -> Vec<AllowedAct> {
    let propose = |names| acts::act(who, Action::ProposeFunding, names, &[]);
    let mut allowed = Vec::new();
    if holding.status != Status::Closed {
        allowed.push(propose(("change", "申请变更", "propose a change")));
        allowed.push(if holding.status == Status::Suspended {
            propose(("resume", "申请恢复", "propose to resume"))
        } else {
            propose(("suspend", "申请暂停", "propose to suspend"))
        });
        allowed.push(propose(("close", "申请关闭", "propose to close")));
    }
    let idle = matches!(holding.status, Status::Suspended | Status::Expired | Status::Closed);
    if idle && holding.balance.is_positive() {
        let names = ("replace", "置换资金来源", "find other money");
        allowed.push(acts::act(who, Action::MatchFunding, names, &[]));
    }
    allowed
}
