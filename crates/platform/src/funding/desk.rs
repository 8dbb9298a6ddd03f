//! An institution's desk: what a matching knows of lines and loans, and what it writes.

use std::collections::BTreeMap;

use codes::{FundingLineId, InstitutionId, LoanId, UserId};
use funding::{FundingEvent, Placed, Room, Tranche, Wanting, place};
use money::Money;
use serde::{Deserialize, Serialize};
use store::{Expected, Statement, StreamAppend};
use views::objects;

use super::lines::Lines;
use super::{funding_problem, money_problem};
use crate::Platform;
use crate::access::Principal;
use crate::events::{JsonEvent, Request, appending};
use crate::limits::{MAX_FUNDING_RUN, MAX_FUNDING_SHOWN};
use crate::problem::Outcome;
use calendar::Date;

/// What happened at an institution's desk. Its stream is what runs of the matching, and the opening of lines, follow each other by.
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
    /// A line was opened.
    LineOpened {
        /// When.
        on: Date,
        /// Which.
        line: FundingLineId,
        /// Who confirmed it.
        by: UserId,
    },
}

impl JsonEvent for DeskEvent {
    const STREAM: &'static str = "funding-desk";
    fn kind(&self) -> &'static str {
        match self {
            Self::Matched { .. } => "loans-matched",
            Self::LineOpened { .. } => "line-opened",
        }
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

/// What writing to the desk at the version that was read takes.
pub(super) fn desk_write(
    institution: InstitutionId,
    version: u64,
    on: Date,
    event: DeskEvent,
) -> Outcome<(StreamAppend, Statement)> {
    let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
    let append = appending(*institution.as_bytes(), expected, on, &[event])?;
    Ok((append, objects::put(institution, desk_row(institution, version + 1))))
}

/// What a run did.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// What lines took, as far as it is told.
    pub taken: Vec<Placed>,
    /// How many loans they took something of.
    pub loans: usize,
    /// How much, in minor units.
    pub amount: i64,
    /// Loans that are in as many tranches as a loan may be, as far as they are told.
    pub full: Vec<LoanId>,
    /// Whether the same would do more: one transaction is bounded.
    pub more: bool,
}

impl Run {
    /// With what a further transaction did.
    pub fn add(&mut self, next: Self) {
        self.taken.extend(next.taken);
        self.taken.truncate(MAX_FUNDING_SHOWN);
        self.full.extend(next.full);
        self.full.truncate(MAX_FUNDING_SHOWN);
        self.loans += next.loans;
        self.amount = self.amount.saturating_add(next.amount);
    }
}

/// What a transaction is to bring about: the loans that seek, with what they owe today, and those that a line lets go before.
#[derive(Default)]
pub(super) struct Plan {
    pub wanting: Vec<(Wanting, Money)>,
    /// Which line, from which day, which loans.
    pub leaves: Option<(FundingLineId, Date, Vec<LoanId>)>,
}

/// Lines and what is free of them, as they stood at a version of the desk. Read once for a run, and kept true by what the run
/// writes; when another wrote, it is read again.
pub(super) struct Desk {
    pub version: u64,
    pub lines: Lines,
    pub tranches: BTreeMap<LoanId, Vec<Tranche>>,
    pub rooms: Vec<Room>,
}

impl Platform {
    /// How often the desk was written to.
    pub(super) async fn desk_version(&self, institution: InstitutionId) -> Outcome<u64> {
        let row = objects::get(&self.book, institution, "funding-desk", &institution.to_string()).await?;
        Ok(row.map_or(0, |row| u64::try_from(row.version).unwrap_or_default()))
    }

    /// The desk as it stands; none where there is no line.
    pub(super) async fn desk(&self, institution: InstitutionId) -> Outcome<Option<Desk>> {
        // Before anything else is read: who writes to the desk at this version has seen every run before.
        let version = self.desk_version(institution).await?;
        let Some(lines) = self.lines_now(institution).await? else { return Ok(None) };
        let (tranches, rooms) = (lines.tranches(), lines.rooms()?);
        Ok(Some(Desk { version, lines, tranches, rooms }))
    }

    /// Places what seeks and writes it in one transaction. After an error the desk is not to be used any more.
    pub(super) async fn settle(&self, who: &Principal, desk: &mut Desk, plan: Plan) -> Outcome<Run> {
        let owed: BTreeMap<LoanId, Money> = plan.wanting.iter().map(|(one, owed)| (one.loan, *owed)).collect();
        let wanting = plan.wanting.into_iter().map(|(one, _)| one).collect();
        let found = place(&mut desk.rooms, wanting).map_err(money_problem)?;
        let (mut taken, mut leaves) = (found.placed, plan.leaves);
        let more = bounded(&mut taken, leaves.as_mut().map(|(.., loans)| loans));
        if taken.is_empty() && leaves.as_ref().is_none_or(|(.., loans)| loans.is_empty()) {
            return Ok(Run { full: found.full, ..Run::default() });
        }
        let institution = who.institution;
        let currency = self.institution(institution).await?.currency;
        let (mut appends, mut writes) = line_writes(&mut desk.lines, who, leaves.as_ref(), &taken)?;
        let amount = Money::sum(currency, taken.iter().map(|one| one.tranche.amount)).map_err(money_problem)?;
        let (on, by, tranches) = (desk.lines.today, who.user, taken.len() as u64);
        let event = DeskEvent::Matched { on, tranches, amount, replaced: leaves.map(|(line, ..)| line), by };
        let (append, write) = desk_write(institution, desk.version, on, event)?;
        appends.push(append);
        writes.push(write);
        self.save(&Request::plain(who), appends, writes, ()).await?;
        desk.wrote(&owed)?;
        let loans = loans_of(&taken);
        Ok(Run { taken, loans, amount: amount.minor(), full: found.full, more })
    }
}

impl Desk {
    /// Takes in what was just written: lines know it already.
    fn wrote(&mut self, owed: &BTreeMap<LoanId, Money>) -> Outcome<()> {
        self.version += 1;
        self.lines.owed.extend(owed);
        self.tranches = self.lines.tranches();
        self.rooms = self.lines.rooms()?;
        Ok(())
    }
}

/// How many loans there are among stretches that come loan by loan.
fn loans_of(taken: &[Placed]) -> usize {
    taken.chunk_by(|a, b| a.tranche.loan == b.tranche.loan).count()
}

/// Leaves as much as one transaction may write, no loan in part: a loan that a line lets go would otherwise find the rest of its
/// money on another day than the first of it. Whether something was left out.
fn bounded(taken: &mut Vec<Placed>, leaving: Option<&mut Vec<LoanId>>) -> bool {
    let Some(past) = taken.get(MAX_FUNDING_RUN).map(|one| one.tranche.loan) else { return false };
    let whole = taken.iter().position(|one| one.tranche.loan == past).unwrap_or_default();
    let left: Vec<LoanId> = taken.split_off(whole).into_iter().map(|one| one.tranche.loan).collect();
    if let Some(leaving) = leaving {
        leaving.retain(|loan| !left.contains(loan));
    }
    true
}

/// What lines write: the one that is left lets its loans go, those that have room take what they were given.
fn line_writes(
    lines: &mut Lines,
    who: &Principal,
    leaves: Option<&(FundingLineId, Date, Vec<LoanId>)>,
    taken: &[Placed],
) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
    let (today, owed) = (lines.today, &lines.owed);
    let (mut appends, mut writes) = (Vec::new(), Vec::new());
    for line in &mut lines.held {
        let mut events: Vec<FundingEvent> = Vec::new();
        if let Some((_, from, loans)) = leaves.filter(|(id, ..)| *id == line.id) {
            for loan in loans {
                let event = line.state.release(today, *from, *loan, "到期或停用，置换资金来源", who.user);
                events.push(event.map_err(funding_problem)?);
            }
        }
        if taken.iter().any(|placed| placed.line == line.id) {
            events.extend(line.state.take(today, owed, taken, who.user).map_err(funding_problem)?);
        }
        if !events.is_empty() {
            let (append, write) = line.did(who.institution, today, &events)?;
            appends.push(append);
            writes.push(write);
        }
    }
    Ok((appends, writes))
}

#[cfg(test)]
mod tests {
    use money::Currency;

    use super::*;

    fn placed(loan: u16) -> Placed {
        let mut id = [0; 16];
        id[..2].copy_from_slice(&loan.to_be_bytes());
        let amount = Money::from_minor(1, Currency::CNY);
        let tranche = Tranche { loan: LoanId::from_bytes(id), above: amount, amount };
        Placed { line: FundingLineId::from_bytes([1; 16]), on: Date::constant(2025, 7, 1), tranche }
    }

    #[test]
    fn one_transaction_is_bounded_and_cuts_no_loan() {
        let most = u16::try_from(MAX_FUNDING_RUN).unwrap();
        let mut taken: Vec<Placed> = (0..most).map(placed).collect();
        let mut leaving: Vec<LoanId> = taken.iter().map(|one| one.tranche.loan).collect();
        assert!(!bounded(&mut taken, Some(&mut leaving)));
        assert_eq!((taken.len(), leaving.len()), (MAX_FUNDING_RUN, MAX_FUNDING_RUN));
        // The last loan is in two pieces, one of them past the bound: it waits as a whole.
        taken.push(placed(most - 1));
        assert!(bounded(&mut taken, Some(&mut leaving)));
        assert_eq!((taken.len(), leaving.len()), (MAX_FUNDING_RUN - 1, MAX_FUNDING_RUN - 1));
        assert_eq!(loans_of(&taken), MAX_FUNDING_RUN - 1);
    }
}
