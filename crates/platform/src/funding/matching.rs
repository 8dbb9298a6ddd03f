//! Matching: which line carries which part of which loan, run after run.

use std::collections::BTreeMap;
use std::time::Duration;

use calendar::Date;
use codes::{ApplicationId, FundingLineId, InstitutionId, LoanId};
use decision::{Application, ApplicationEvent};
use funding::limits::MAX_LOAN_TRANCHES;
use funding::{Borrowing, Course, Miss, Status, Terms, Tranche, Wanting, best, gaps, under};
use loan::{LoanEvent, LoanState};
use money::Money;
use views::loans::{self, LoanQuery, LoanRow};

use super::cards::{FundingMatch, FundingTaken};
use super::desk::{Desk, Plan, Run};
use super::lines::{Lines, borrowing};
use super::look::course;
use super::{money_problem, number};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Cash;
use crate::events::Request;
use crate::limits::{FUNDING_TRIES, FUNDING_WAIT_MS, MAX_FUNDING_RUN};
use crate::problem::{Code, Outcome, Problem};

impl Platform {
    /// Matches every loan of which no line carries a part to the lines that are open today.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::Conflict`] when others kept matching at the same moment.
    pub async fn match_funding(&self, request: &Request<'_>) -> Outcome<FundingMatch> {
        request.who.require(Action::MatchFunding)?;
        let run = self.match_every(request.who).await?;
        self.match_card(request, run).await
    }

    /// Finds other money for the loans of a line that is suspended, past its last day or closed: from the day after the end of one
    /// that is over, from today of one that is suspended. What finds none comes from own funds from that day.
    ///
    /// # Errors
    /// As [`Platform::match_funding`]; [`Code::NotFound`]; [`Code::WrongState`] for a line that is open.
    pub async fn replace_funding(&self, request: &Request<'_>, which: &str) -> Outcome<FundingMatch> {
        request.who.require(Action::MatchFunding)?;
        let line = self.held_line(request.institution(), which).await?.id;
        let run = self.replace_all(request.who, line).await?;
        self.match_card(request, run).await
    }

    /// Matches whatever no line carries after a close of day. The days are closed whatever comes of it: what hinders goes to the
    /// log, and what was not matched waits for the next matching.
    pub async fn match_after_close(&self, who: &Principal) {
        if let Err(problem) = self.match_every(who).await {
            tracing::warn!(problem = ?problem, "funding was not matched after the close of day");
        }
    }

    /// Tries to match a loan whose payout has been confirmed. The payout stands whatever comes of it, and does not wait longer
    /// than a moment for a matching that is under way: the next one finds the loan.
    pub(crate) async fn fund_paid_out(&self, who: &Principal, loan: Option<LoanId>) {
        if let Some(loan) = loan {
            self.fund_within(who, loan, Duration::from_millis(FUNDING_WAIT_MS)).await;
        }
    }

    async fn fund_within(&self, who: &Principal, loan: LoanId, most: Duration) {
        match tokio::time::timeout(most, self.match_one(who, loan)).await {
            Ok(Ok(_)) => {}
            Ok(Err(problem)) => {
                tracing::warn!(%loan, problem = ?problem, "a loan waits for the next matching of funding");
            }
            Err(_) => tracing::warn!(%loan, "matching takes long: the loan waits for the next one"),
        }
    }

    /// Goes through the active loans in the order of their numbers, a page at a time, as long as some line has room. Each page
    /// has a turn of its own, so that payouts are matched in between.
    async fn match_every(&self, who: &Principal) -> Outcome<Run> {
        let institution = who.institution;
        let mut asked = LoanQuery { state: Some("active".into()), ascending: true, ..LoanQuery::default() };
        let (mut all, mut desk, mut tries) = (Run::default(), None::<Desk>, 0);
        loop {
            let _turn = self.queues.turn(*institution.as_bytes()).await;
            let known = match desk.take() {
                Some(known) if known.version == self.desk_version(institution).await? => Some(known),
                _ => self.desk(institution).await?,
            };
            let Some(mut known) = known else { return Ok(all) };
            if known.rooms.is_empty() {
                return Ok(all);
            }
            let page = views::limits::MAX_PAGE as usize;
            let mut rows = loans::find(&self.book, institution, &asked, views::limits::MAX_PAGE).await?;
            let last = rows.len() <= page;
            rows.truncate(page);
            let mut plan = Plan::default();
            for row in &rows {
                plan.wanting.extend(self.seeking(institution, row, &known).await?);
            }
            match self.settle(who, &mut known, plan).await {
                Ok(run) => {
                    let more = run.more;
                    all.add(run);
                    if last && !more {
                        return Ok(all);
                    }
                    if !more {
                        asked.after = rows.pop().map(|row| row.number);
                    }
                    (desk, tries) = (Some(known), 0);
                }
                // Another process matched meanwhile: look again at what it left.
                Err(problem) if problem.code == Code::Conflict && tries < FUNDING_TRIES => tries += 1,
                Err(problem) => return Err(problem),
            }
        }
    }

    async fn match_one(&self, who: &Principal, loan: LoanId) -> Outcome<Run> {
        let institution = who.institution;
        let _turn = self.queues.turn(*institution.as_bytes()).await;
        let mut tries = 0;
        loop {
            let Some(mut desk) = self.desk(institution).await? else { return Ok(Run::default()) };
            let row = loans::get(&self.book, institution, &loan.to_string()).await?;
            let Some(row) = row.filter(|_| !desk.rooms.is_empty()) else { return Ok(Run::default()) };
            let wanting = self.seeking(institution, &row, &desk).await?.into_iter().collect();
            match self.settle(who, &mut desk, Plan { wanting, leaves: None }).await {
                Err(problem) if problem.code == Code::Conflict && tries < FUNDING_TRIES => tries += 1,
                done => return done,
            }
        }
    }

    async fn replace_all(&self, who: &Principal, line: FundingLineId) -> Outcome<Run> {
        let (mut all, mut tries) = (Run::default(), 0);
        loop {
            let _turn = self.queues.turn(*who.institution.as_bytes()).await;
            let Some(mut desk) = self.desk(who.institution).await? else { return Ok(all) };
            let (plan, rest) = self.leaving(who.institution, &desk, line).await?;
            match self.settle(who, &mut desk, plan).await {
                Ok(run) => {
                    let more = run.more || rest;
                    all.add(run);
                    if !more {
                        return Ok(all);
                    }
                    tries = 0;
                }
                Err(problem) if problem.code == Code::Conflict && tries < FUNDING_TRIES => tries += 1,
                Err(problem) => return Err(problem),
            }
        }
    }

    /// The loans of a line that is used no longer: it lets them go, and the stretches it held of them seek, from the day after its
    /// end. Whether there are more than one transaction takes.
    async fn leaving(&self, institution: InstitutionId, desk: &Desk, line: FundingLineId) -> Outcome<(Plan, bool)> {
        let (lines, today) = (&desk.lines, desk.lines.today);
        let Some(held) = lines.held.iter().find(|held| held.id == line) else { return Ok((Plan::default(), false)) };
        if matches!(lines.holding(held)?.status, Status::Open | Status::NotYet) {
            return Err(Problem::new(
                Code::WrongState,
                "the line is in use: its loans find other money once it is suspended, past its last day or closed",
            )
            .in_chinese("该资金来源仍在使用：暂停、到期或关闭后才可置换"));
        }
        let from = held.state.over_since(today).map_err(super::funding_problem)?.unwrap_or(today);
        let mut loans = held.state.loans_on(today);
        let rest = loans.len() > MAX_FUNDING_RUN;
        loans.truncate(MAX_FUNDING_RUN);
        let mut plan = Plan::default();
        for loan in &loans {
            let leaving: Vec<Tranche> = held.state.tranches_on(today).filter(|one| one.loan == *loan).collect();
            let Some(row) = loans::get(&self.book, institution, &loan.to_string()).await? else { continue };
            let owes = lines.owed.get(loan).copied().unwrap_or(Money::zero(lines.currency));
            let most = self.most_owed(institution, *loan, (from, today), owes).await?;
            let gaps = under(&leaving, most).map_err(money_problem)?;
            let others = desk.tranches.get(loan).map_or(0, Vec::len).saturating_sub(leaving.len());
            let wanting = self.fitting(institution, &row, desk, (from, gaps, others)).await?;
            plan.wanting.extend(wanting.map(|wanting| (wanting, owes)));
        }
        plan.leaves = Some((line, from, loans));
        Ok((plan, rest))
    }

    /// The most that a loan owed on a day since one: what was repaid meanwhile was carried until then.
    async fn most_owed(
        &self,
        institution: InstitutionId,
        loan: LoanId,
        (from, today): (Date, Date),
        owes: Money,
    ) -> Outcome<Money> {
        if from == today {
            return Ok(owes);
        }
        let state = LoanState::from_events(&self.events::<LoanEvent>(institution, *loan.as_bytes()).await?);
        let course: Course = course(&state, from, today)?;
        Ok(course.most().filter(|most| most.minor() > owes.minor()).unwrap_or(owes))
    }

    /// A loan with the stretches of its principal that no line holds, and what it owes; none where there are none, or no line is
    /// for it.
    async fn seeking(
        &self,
        institution: InstitutionId,
        row: &LoanRow,
        desk: &Desk,
    ) -> Outcome<Option<(Wanting, Money)>> {
        let Some(position) = row.position.as_ref().filter(|position| position.outstanding > 0) else { return Ok(None) };
        let loan: LoanId = row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let outstanding = Money::from_minor(position.outstanding, borrowing(row)?.principal.currency());
        let held = desk.tranches.get(&loan).map(Vec::as_slice).unwrap_or_default();
        let gaps = gaps(loan, outstanding, held).map_err(money_problem)?;
        let wanting = self.fitting(institution, row, desk, (desk.lines.today, gaps, held.len())).await?;
        Ok(wanting.map(|wanting| (wanting, outstanding)))
    }

    /// A loan with stretches that seek a line from a day; none where there are none, or no line with room is for it.
    async fn fitting(
        &self,
        institution: InstitutionId,
        row: &LoanRow,
        desk: &Desk,
        (since, gaps, held): (Date, Vec<Tranche>, usize),
    ) -> Outcome<Option<Wanting>> {
        let loan: LoanId = row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let mut borrowing = borrowing(row)?;
        let fits: Vec<&Terms> =
            desk.rooms.iter().map(|room| &room.terms).filter(|terms| may_fit(terms, &borrowing)).collect();
        if gaps.is_empty() || fits.is_empty() {
            return Ok(None);
        }
        // The application is read only for lines that ask what the row does not say.
        if fits.iter().any(|terms| !terms.eligible.sizes.is_empty() || !terms.eligible.purposes.is_empty()) {
            self.learn(institution, row, &mut borrowing).await?;
        }
        let slots = MAX_LOAN_TRANCHES.saturating_sub(held);
        Ok(Some(Wanting { loan, number: row.number.clone(), since, borrowing, gaps, slots }))
    }

    /// Size and purpose, as the application knew them.
    async fn learn(&self, institution: InstitutionId, row: &LoanRow, borrowing: &mut Borrowing) -> Outcome<()> {
        let Some(id) = row.application.as_deref().and_then(|id| id.parse::<ApplicationId>().ok()) else {
            return Ok(());
        };
        let mut state = Application::default();
        for event in &self.events::<ApplicationEvent>(institution, *id.as_bytes()).await? {
            state.apply(event);
        }
        borrowing.size = state.decision.as_ref().and_then(|decision| decision.input.facts.size);
        borrowing.purpose = state.submitted.map(|submitted| submitted.request.purpose);
        Ok(())
    }

    /// What the money for a loan that is asked for would cost: by the first line that may be used for it and has room for all.
    pub(crate) async fn funding_for(
        &self,
        institution: InstitutionId,
        asked: &Borrowing,
    ) -> Outcome<decision::Funding> {
        let Some(lines) = self.lines_now(institution).await? else { return Ok(decision::Funding::default()) };
        let mut rooms = lines.rooms()?;
        let found = best(&mut rooms, asked);
        Ok(decision::Funding {
            line: found.map(|room| room.line),
            annual_cost: found.map(|room| room.terms.annual_cost),
        })
    }

    /// What a matching did, remembered under the key of the request: its own transactions are many.
    async fn match_card(&self, request: &Request<'_>, run: Run) -> Outcome<FundingMatch> {
        let institution = request.institution();
        let currency = self.institution(institution).await?.currency;
        let lines = self.lines_now(institution).await?;
        let held = lines.as_ref().map(|lines| lines.held.as_slice()).unwrap_or_default();
        let mut numbers: BTreeMap<FundingLineId, String> = BTreeMap::new();
        let mut full_lines = Vec::new();
        for line in held {
            let number = number(line.opened()?);
            if line.state.slots() == 0 && !line.state.is_done() {
                full_lines.push(number.clone());
            }
            numbers.insert(line.id, number);
        }
        let taken = run.taken.iter().map(|placed| FundingTaken {
            loan: placed.tranche.loan.to_string(),
            line: placed.line.to_string(),
            number: numbers.get(&placed.line).cloned().unwrap_or_default(),
            amount: Cash::from(placed.tranche.amount),
            from: placed.on.to_string(),
        });
        let full: Vec<String> = run.full.iter().map(LoanId::to_string).collect();
        let card = FundingMatch {
            on: self.clock.today().to_string(),
            taken: taken.collect(),
            loans: run.loans,
            amount: Cash::from(Money::from_minor(run.amount, currency)),
            own_funds: Cash::from(self.own_funds(institution, lines.as_ref()).await?),
            full_loans: loans::numbers(&self.book, institution, &full).await?.into_iter().map(|(_, n)| n).collect(),
            full_lines,
        };
        self.save(request, Vec::new(), Vec::new(), card).await
    }

    /// What no line carries of what all loans owe.
    pub(crate) async fn own_funds(&self, institution: InstitutionId, lines: Option<&Lines>) -> Outcome<Money> {
        let currency = self.institution(institution).await?.currency;
        let outstanding = views::funding::outstanding(&self.book, institution, currency.code()).await?;
        let holdings = lines.map_or_else(|| Ok(Vec::new()), Lines::holdings)?;
        let carried = Money::sum(currency, holdings.iter().map(|holding| holding.balance)).map_err(money_problem)?;
        Money::from_minor(outstanding, currency).checked_sub(carried).map_err(money_problem)
    }
}

/// Whether a line may be used for a loan as far as its row says.
fn may_fit(terms: &Terms, loan: &Borrowing) -> bool {
    if terms.eligible.sizes.is_empty() && terms.eligible.purposes.is_empty() {
        return terms.miss(loan).is_none();
    }
    let mut loose = terms.clone();
    loose.eligible.sizes.clear();
    loose.eligible.purposes.clear();
    !loose.miss(loan).is_some_and(|miss| !matches!(miss, Miss::Size | Miss::Purpose))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clock, Folder};

    /// A payout is not held up by a matching that takes long.
    #[tokio::test]
    async fn a_payout_waits_no_longer_than_a_moment_for_a_matching() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
        clock.set_day(Date::constant(2025, 7, 1));
        let platform = Platform::open(Folder::open(folder.path()).unwrap(), None, clock).await.unwrap();
        platform.set_up("root", "correct horse 29").await.unwrap();
        let who = platform.local_principal("platform", "root").await.unwrap();
        let matching = platform.queues.turn(*who.institution.as_bytes()).await;
        let waited = platform.fund_within(&who, LoanId::from_bytes([7; 16]), Duration::from_millis(20));
        assert!(tokio::time::timeout(Duration::from_secs(20), waited).await.is_ok(), "it waits for ever");
        drop(matching);
        platform.close().await;
    }
}
