//! Matching: which line carries which part of which loan, run after run.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use codes::{ApplicationId, FundingLineId, InstitutionId, LoanId, UserId};
use decision::{Application, ApplicationEvent};
use funding::{Borrowing, FundingEvent, Placed, Room, Status, Terms, Tranche, Wanting, best, gaps, place};
use money::Money;
use serde::{Deserialize, Serialize};
use store::{Expected, Statement, StreamAppend};
use views::loans::LoanRow;
use views::{loans, objects};

use super::cards::{FundingMatch, FundingTaken};
use super::lines::{Lines, borrowing};
use super::{HeldLine, funding_problem, money_problem, number};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Cash;
use crate::events::{JsonEvent, Request, appending};
use crate::limits::{FUNDING_TRIES, MAX_FUNDING_RUN, MAX_FUNDING_SHOWN};
use crate::problem::{Code, Outcome, Problem};

/// What happened at an institution's desk. Its stream is what runs of the matching follow each other by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DeskEvent {
    /// Loans were matched to lines.
    Matched {
        /// When.
        on: Date,
        /// How many tranches lines took.
        tranches: u64,
        /// How much.
        amount: Money,
        /// The line whose loans found other money, where they did.
        replaced: Option<FundingLineId>,
        /// Who ran it.
        by: UserId,
    },
}

impl JsonEvent for DeskEvent {
    const STREAM: &'static str = "funding-desk";
    fn kind(&self) -> &'static str {
        "loans-matched"
    }
}

/// The row that keeps how often a desk was written to.
pub(crate) fn desk_row(institution: InstitutionId, version: u64) -> objects::Object {
    objects::Object {
        kind: "funding-desk".into(),
        id: institution.to_string(),
        state: "kept".into(),
        label: String::new(),
        version: i64::try_from(version).unwrap_or(i64::MAX),
        body: "{}".into(),
    }
}

/// Which loans a run looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    /// Every loan of which no line carries a part.
    Every,
    /// One loan that was just paid out.
    One(LoanId),
    /// The loans of a line that is used no longer.
    Replace(FundingLineId),
}

/// What a run did.
#[derive(Debug, Clone, Default)]
struct Run {
    taken: Vec<Placed>,
    /// Whether a further run would do more: one is bounded.
    more: bool,
}

/// What a run writes: for each line what it lets go and takes, and the loans that seek.
#[derive(Default)]
struct Plan {
    released: Vec<LoanId>,
    wanting: Vec<Wanting>,
}

impl Platform {
    /// Matches every loan of which no line carries a part to the lines that are open today.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::Conflict`] when others kept matching at the same moment.
    pub async fn match_funding(&self, request: &Request<'_>) -> Outcome<FundingMatch> {
        request.who.require(Action::MatchFunding)?;
        let run = self.run(request.who, Work::Every).await?;
        self.match_card(request.institution(), run).await
    }

    /// Finds other money for the loans of a line that is suspended, past its last day or closed; what finds none comes from own
    /// funds from today.
    ///
    /// # Errors
    /// As [`Platform::match_funding`]; [`Code::NotFound`]; [`Code::WrongState`] for a line that is open.
    pub async fn replace_funding(&self, request: &Request<'_>, which: &str) -> Outcome<FundingMatch> {
        request.who.require(Action::MatchFunding)?;
        let line = self.held_line(request.institution(), which).await?.id;
        let run = self.run(request.who, Work::Replace(line)).await?;
        self.match_card(request.institution(), run).await
    }

    /// Tries to match a loan whose payout has been confirmed. The payout stands whatever comes of it.
    pub(crate) async fn fund_paid_out(&self, who: &Principal, loan: Option<LoanId>) {
        let Some(loan) = loan else { return };
        if let Err(problem) = self.run(who, Work::One(loan)).await {
            tracing::warn!(%loan, problem = ?problem, "a loan waits for the next matching of funding");
        }
    }

    /// Tries to match whatever no line carries. The close of day stands whatever comes of it.
    pub(crate) async fn fund_all(&self, who: &Principal) {
        if let Err(problem) = self.run(who, Work::Every).await {
            tracing::warn!(problem = ?problem, "funding was not matched at the close of day");
        }
    }

    /// Runs until there is no more to do.
    async fn run(&self, who: &Principal, work: Work) -> Outcome<Run> {
        let _turn = self.queues.turn(*who.institution.as_bytes()).await;
        let (mut all, mut tries) = (Run::default(), 0);
        loop {
            match self.run_once(who, work).await {
                Ok(run) => {
                    all.taken.extend(run.taken);
                    if !run.more {
                        return Ok(all);
                    }
                }
                // Another process matched meanwhile: look again at what it left.
                Err(problem) if problem.code == Code::Conflict && tries < FUNDING_TRIES => tries += 1,
                Err(problem) => return Err(problem),
            }
        }
    }

    async fn run_once(&self, who: &Principal, work: Work) -> Outcome<Run> {
        let institution = who.institution;
        // Before anything else is read: who writes to the desk at this version has seen every run before.
        let desk = objects::get(&self.book, institution, "funding-desk", &institution.to_string()).await?;
        let desk = desk.map_or(0, |row| u64::try_from(row.version).unwrap_or_default());
        let Some(mut lines) = self.lines_now(institution).await? else { return Ok(Run::default()) };
        let mut rooms = lines.rooms()?;
        let mut plan = match work {
            Work::Replace(line) => self.leaving(institution, &lines, (line, &rooms)).await?,
            Work::Every | Work::One(_) if rooms.is_empty() => Plan::default(),
            Work::Every => self.wanting(institution, &lines, &rooms).await?,
            Work::One(loan) => self.wanting_one(institution, &lines, (loan, &rooms)).await?,
        };
        let mut taken = place(&mut rooms, std::mem::take(&mut plan.wanting)).map_err(money_problem)?;
        let more = taken.len() > MAX_FUNDING_RUN || plan.released.len() >= MAX_FUNDING_RUN;
        // What is left over has a gap still: the next run finds it.
        taken.truncate(MAX_FUNDING_RUN);
        if taken.is_empty() && plan.released.is_empty() {
            return Ok(Run::default());
        }
        let (mut appends, mut writes) = line_writes(&mut lines, who, work, (&plan.released, &taken))?;
        let amounts = taken.iter().map(|placed| placed.tranche.amount);
        let currency = self.institution(institution).await?.currency;
        let event = DeskEvent::Matched {
            on: lines.today,
            tranches: taken.len() as u64,
            amount: Money::sum(currency, amounts).map_err(money_problem)?,
            replaced: if let Work::Replace(line) = work { Some(line) } else { None },
            by: who.user,
        };
        let expected = if desk == 0 { Expected::New } else { Expected::Version(desk) };
        appends.push(appending(*institution.as_bytes(), expected, lines.today, &[event])?);
        writes.push(objects::put(institution, desk_row(institution, desk + 1)));
        self.save(&Request::plain(who), appends, writes, ()).await?;
        Ok(Run { taken, more })
    }

    /// Every active loan of which no line holds a part, as far as some line with room may be used for it.
    async fn wanting(&self, institution: InstitutionId, lines: &Lines, rooms: &[Room]) -> Outcome<Plan> {
        let (tranches, mut wanting, mut after) = (lines.tranches(), Vec::new(), String::new());
        loop {
            let page = loans::list(&self.book, institution, Some("active"), &after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(Plan { released: Vec::new(), wanting }) };
            after.clone_from(&last.id);
            for row in &page {
                wanting.extend(self.seeking(institution, row, (&tranches, rooms)).await?);
            }
        }
    }

    async fn wanting_one(
        &self,
        institution: InstitutionId,
        lines: &Lines,
        (loan, rooms): (LoanId, &[Room]),
    ) -> Outcome<Plan> {
        let Some(row) = loans::get(&self.book, institution, &loan.to_string()).await? else {
            return Ok(Plan::default());
        };
        let wanting = self.seeking(institution, &row, (&lines.tranches(), rooms)).await?;
        Ok(Plan { released: Vec::new(), wanting: wanting.into_iter().collect() })
    }

    /// The loans of a line that is used no longer: it lets them go, and they seek.
    async fn leaving(
        &self,
        institution: InstitutionId,
        lines: &Lines,
        (line, rooms): (FundingLineId, &[Room]),
    ) -> Outcome<Plan> {
        let held = lines.held.iter().find(|held| held.id == line);
        let held = held.ok_or_else(|| Problem::not_found("funding line", line))?;
        if matches!(lines.holding(held)?.status, Status::Open | Status::NotYet) {
            return Err(Problem::new(
                Code::WrongState,
                "the line is in use: its loans find other money once it is suspended, past its last day or closed",
            )
            .in_chinese("该资金来源仍在使用：暂停、到期或关闭后才可置换"));
        }
        let mut tranches = lines.tranches();
        let mut plan = Plan::default();
        for loan in held.state.loans_on(lines.today).into_iter().take(MAX_FUNDING_RUN) {
            let leaving: Vec<Tranche> = held.state.tranches_on(lines.today).filter(|one| one.loan == loan).collect();
            if let Some(others) = tranches.get_mut(&loan) {
                others.retain(|tranche| !leaving.contains(tranche));
            }
            plan.released.push(loan);
            if let Some(row) = loans::get(&self.book, institution, &loan.to_string()).await? {
                plan.wanting.extend(self.seeking(institution, &row, (&tranches, rooms)).await?);
            }
        }
        Ok(plan)
    }

    /// A loan with the stretches of its principal that no line holds; none where there are none, or no line is for it.
    async fn seeking(
        &self,
        institution: InstitutionId,
        row: &LoanRow,
        (tranches, rooms): (&BTreeMap<LoanId, Vec<Tranche>>, &[Room]),
    ) -> Outcome<Option<Wanting>> {
        let Some(position) = row.position.as_ref().filter(|position| position.outstanding > 0) else { return Ok(None) };
        let loan: LoanId = row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let mut borrowing = borrowing(row)?;
        let outstanding = Money::from_minor(position.outstanding, borrowing.principal.currency());
        let held = tranches.get(&loan).map(Vec::as_slice).unwrap_or_default();
        let gaps = gaps(loan, outstanding, held).map_err(money_problem)?;
        let fits: Vec<&Terms> =
            rooms.iter().map(|room| &room.terms).filter(|terms| may_fit(terms, &borrowing)).collect();
        if gaps.is_empty() || fits.is_empty() {
            return Ok(None);
        }
        // The application is read only for lines that ask what the row does not say.
        if fits.iter().any(|terms| !terms.eligible.sizes.is_empty() || !terms.eligible.purposes.is_empty()) {
            self.learn(institution, row, &mut borrowing).await?;
        }
        let paid_out_on = position.disbursed_on.as_deref().unwrap_or(&row.starts_on);
        let paid_out_on =
            calendar::parse_date(paid_out_on).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        Ok(Some(Wanting { loan, paid_out_on, borrowing, gaps }))
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

    async fn match_card(&self, institution: InstitutionId, run: Run) -> Outcome<FundingMatch> {
        let currency = self.institution(institution).await?.currency;
        let lines = self.lines_now(institution).await?;
        let held = lines.as_ref().map(|lines| lines.held.as_slice()).unwrap_or_default();
        let numbers: BTreeMap<FundingLineId, String> =
            held.iter().map(|line| Ok((line.id, number(line.opened()?)))).collect::<Outcome<_>>()?;
        let taken: Vec<FundingTaken> = run
            .taken
            .iter()
            .take(MAX_FUNDING_SHOWN)
            .map(|placed| FundingTaken {
                loan: placed.tranche.loan.to_string(),
                line: placed.line.to_string(),
                number: numbers.get(&placed.line).cloned().unwrap_or_default(),
                amount: Cash::from(placed.tranche.amount),
            })
            .collect();
        let amount = Money::sum(currency, run.taken.iter().map(|placed| placed.tranche.amount));
        let distinct: BTreeSet<LoanId> = run.taken.iter().map(|placed| placed.tranche.loan).collect();
        Ok(FundingMatch {
            on: self.clock.today().to_string(),
            taken,
            loans: distinct.len(),
            amount: Cash::from(amount.map_err(money_problem)?),
            own_funds: Cash::from(self.own_funds(institution, lines.as_ref()).await?),
        })
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
    use funding::Miss;
    if terms.eligible.sizes.is_empty() && terms.eligible.purposes.is_empty() {
        return terms.miss(loan).is_none();
    }
    let mut loose = terms.clone();
    loose.eligible.sizes.clear();
    loose.eligible.purposes.clear();
    !loose.miss(loan).is_some_and(|miss| !matches!(miss, Miss::Size | Miss::Purpose))
}

/// What lines write: the one that is left lets its loans go, those that have room take what they were given.
fn line_writes(
    lines: &mut Lines,
    who: &Principal,
    work: Work,
    (released, taken): (&[LoanId], &[Placed]),
) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
    let (today, owed) = (lines.today, &lines.owed);
    let (mut appends, mut writes) = (Vec::new(), Vec::new());
    for line in &mut lines.held {
        let mut events: Vec<FundingEvent> = Vec::new();
        if work == Work::Replace(line.id) {
            for loan in released {
                let event = line.state.release(today, *loan, "到期或停用，置换资金来源", who.user);
                events.push(event.map_err(funding_problem)?);
            }
        }
        events.extend(taking(line, today, owed, taken, who.user)?);
        if !events.is_empty() {
            let (append, write) = line.did(who.institution, today, &events)?;
            appends.push(append);
            writes.push(write);
        }
    }
    Ok((appends, writes))
}

fn taking(
    line: &HeldLine,
    today: Date,
    owed: &funding::Owed,
    taken: &[Placed],
    by: UserId,
) -> Outcome<Vec<FundingEvent>> {
    let mine: Vec<Tranche> =
        taken.iter().filter(|placed| placed.line == line.id).map(|placed| placed.tranche).collect();
    if mine.is_empty() {
        return Ok(Vec::new());
    }
    line.state.take(today, owed, &mine, by).map_err(funding_problem)
}
