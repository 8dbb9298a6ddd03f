//! Debtors looked at as a whole, once each of their loans was looked at by itself: what that moves between the classes.
//!
//! Of most debtors the days past due of each claim say all. The others are those of whom something was recorded and those with
//! a claim that is or was non-performing ([`is_troubled`]); only they have a row in `v_debtor`, and only they are folded
//! again, on the days on which their classes may change ([`WholeDebtor::next_look`]). Their rows in the list of loans are
//! written here, so that nobody reads a class in between.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calendar::{Date, add_days};
use codes::{FirmId, InstitutionId, LoanId};
use futures_util::future::join_all;
use loan::{FiveCategory, LoanEvent, LoanState, Outlook, RowState, Standing};
use quality::{Circumstance, CircumstanceEvent, ClassRules, Mark};
use store::Statement;
use views::debtors::{self, DebtorRow};
use views::loans::{self, Closed, LoanRow, Standing as Placed};
use views::outlooks::{self, AT_ONCE, Aside, Counted, LoanKey, NEVER};

use super::day::{Chunk, Day, FOLDS, is_of_the_loan};
use super::place::placed_on;
use super::sums::{ClassShares, Moved, Share, Sums, held};
use crate::Platform;
use crate::classing::{Classes, Owed, classed, in_several_currencies, owed};
use crate::events::{JsonEvent, from_json, to_json};
use crate::limits::CLOSE_CHUNK_DEBTORS;
use crate::parity::Parities;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{NON_PERFORMING, word};

/// Whether a claim counted so may have, or give its debtor's others, another class than days past due say.
pub(crate) fn is_troubled(counted: &Outlook, rules: &ClassRules) -> bool {
    let Some(stretch) = held(counted).filter(|stretch| stretch.standing == Standing::Outstanding) else { return false };
    counted.bad_on.is_some()
        || stretch.class(stretch.from, &counted.rule).is_non_performing()
        || (rules.matrix && stretch.overdue_since.is_some())
}

/// The same of a row of the list.
pub(crate) fn troubles(standing: &Placed, rules: &ClassRules) -> bool {
    let Some(class) = &standing.class else { return false };
    standing.bad_on.is_some()
        || NON_PERFORMING.contains(&class.as_str())
        || (rules.matrix && standing.overdue_since.is_some())
}

/// A debtor's loan for a look at all of them.
pub(crate) struct Held {
    /// Its row.
    pub row: LoanRow,
    /// The loan.
    pub state: LoanState,
    /// What the sums hold of it.
    pub counted: Option<Outlook>,
    /// When a close looks at it next.
    pub next_on: String,
}

/// A debtor looked at as a whole at the end of a day.
pub(crate) struct WholeDebtor<'a> {
    rules: &'a ClassRules,
    marks: &'a [Mark],
    day: Date,
    held: &'a [Held],
    owed: Vec<Owed<'a>>,
    debtor: quality::DebtorClass,
}

impl<'a> WholeDebtor<'a> {
    pub(crate) fn look(
        rules: &'a ClassRules,
        marks: &'a [Mark],
        held: &'a [Held],
        (day, parities): (Date, &Parities),
    ) -> Outcome<Self> {
        let owed = owed(held.iter().map(|held| (&held.row, &held.state)), day)?;
        let debtor = classed(rules, &owed, marks, (day, parities))?;
        Ok(Self { rules, marks, day, held, owed, debtor })
    }

    /// What the look moves between the classes that the sums hold of its loans by themselves.
    pub(crate) fn moved(&self) -> Outcome<Moved> {
        let place = |class: FiveCategory| FiveCategory::ALL.iter().position(|known| *known == class).unwrap_or(0);
        let mut moved = Moved::default();
        for claim in &self.debtor.claims {
            let id = claim.loan.to_string();
            let Some(of) = self.held.iter().find(|held| held.row.id == id) else { continue };
            let counted = of.counted.as_ref();
            let Some((outlook, stretch)) = counted.and_then(|outlook| Some((outlook, held(outlook)?))) else {
                continue;
            };
            let (from, to) = (stretch.class(stretch.from, &outlook.rule), claim.class);
            if stretch.standing == Standing::Outstanding && from != to {
                let share = Share { loans: 1, minor: stretch.outstanding };
                let moved = moved.entry(of.row.currency.clone()).or_default();
                moved[place(from)].shift(share, -1)?;
                moved[place(to)].shift(share, 1)?;
            }
        }
        // Two claims of one size may have changed places.
        moved.retain(|_, shares| *shares != ClassShares::default());
        Ok(moved)
    }

    /// Whether its claims still do not speak for themselves.
    pub(crate) fn stays(&self) -> bool {
        let counted = self.held.iter().filter_map(|held| held.counted.as_ref());
        !self.marks.is_empty() || counted.into_iter().any(|counted| is_troubled(counted, self.rules))
    }

    /// The next day on which a class may be another one while nothing happens to the debtor.
    fn next_look(&self) -> String {
        let tomorrow = || add_days(self.day, 1).map_or_else(|_| NEVER.to_owned(), |day| day.to_string());
        // Thresholds that a close of loans does not know: of a technical delay, of the matrix of small enterprises. And a claim
        // that has risen falls back on the first day on which an instalment is not paid in time, within its grace as well.
        let technical = self.marks.iter().any(|mark| mark.circumstance == Circumstance::TechnicalDelay);
        let by_the_day = technical || self.rules.matrix;
        let has_risen = |loan: LoanId| {
            let claim = self.debtor.claims.iter().find(|claim| claim.loan == loan);
            claim.and_then(|claim| claim.upgrade.as_ref()).is_some_and(|way| way.met)
        };
        let is_near = |owed: &Owed<'_>| {
            owed.position.rows.iter().any(|row| matches!(row.state, RowState::Due | RowState::Overdue))
                && (by_the_day || has_risen(owed.loan))
        };
        // The share of claims in several currencies moves with every parity.
        if self.owed.iter().any(is_near) || in_several_currencies(&self.owed) {
            return tomorrow();
        }
        let marks = self.marks.iter().flat_map(|mark| [Some(mark.on), mark.until()]);
        let ways = self.debtor.claims.iter().filter_map(|claim| claim.upgrade.as_ref());
        let days = marks.chain(ways.flat_map(|way| [way.months_until, way.merged_until])).flatten();
        let own = days.filter(|day| *day > self.day).min().map_or_else(|| NEVER.to_owned(), |day| day.to_string());
        let looks = self.held.iter().map(|held| match held.next_on.as_str() {
            AT_ONCE => tomorrow(),
            next => next.to_owned(),
        });
        looks.chain([own]).min().unwrap_or_else(|| NEVER.to_owned())
    }

    /// The rows of the list that say something else now.
    fn placed(&self) -> Vec<Closed> {
        let mut classes = Classes::default();
        classes.take(&self.debtor);
        let mut placed = Vec::new();
        for Held { row, counted, next_on, .. } in self.held {
            // What was counted holds until its next look; a row to which something happened since was written with that.
            let counted = counted.as_ref().filter(|_| next_on != AT_ONCE);
            let Some((outlook, stretch)) = counted.and_then(|outlook| Some((outlook, held(outlook)?))) else {
                continue;
            };
            let mut standing = placed_on(outlook, stretch, self.day);
            classes.write(&row.id, &mut standing);
            let Some(standing) = standing else { continue };
            let state = word(stretch.stage);
            let said = row.position.as_ref().is_some_and(|said| shows(said) == shows(&standing));
            if said && state == row.state && stretch.owed == row.owed {
                continue;
            }
            placed.push(Closed {
                id: row.id.clone(),
                version: row.version,
                state: (state != row.state).then_some(state),
                owed: stretch.owed,
                standing,
            });
        }
        placed
    }
}

/// What a row shows beside the day, and the days that count up to it.
fn shows(standing: &Placed) -> impl PartialEq {
    let Placed { outstanding, overdue_since, class, bucket, disbursed_on, bad_on, .. } = standing.clone();
    (outstanding, overdue_since, class, bucket, disbursed_on, bad_on)
}

/// What is read of a debtor for a look at it.
struct Read {
    marks: Vec<Mark>,
    /// Its loans with their events, and what the sums hold of each.
    loans: Vec<(LoanRow, Vec<LoanEvent>, Option<Counted>)>,
}

/// What a look at one debtor came to.
struct LookedAt {
    part: Sums,
    placed: Vec<Closed>,
    row: Vec<Statement>,
    loans: Vec<[u8; 16]>,
}

/// Looks at a debtor.
fn look(
    institution: InstitutionId,
    (rules, day, parities): (&ClassRules, Date, &Parities),
    row: &DebtorRow,
    read: Read,
) -> Outcome<LookedAt> {
    let (mut held, mut loans) = (Vec::with_capacity(read.loans.len()), Vec::with_capacity(read.loans.len()));
    for (row, mut events, counted) in read.loans {
        loans.push(id_of(&row)?);
        let (mut outlook, mut next_on) = (None, NEVER.to_owned());
        if let Some(counted) = counted {
            // Of what came in since, the next close makes one whole.
            events.truncate(usize::try_from(counted.version).unwrap_or(usize::MAX));
            next_on = counted.next_on;
            if !counted.counted.is_empty() {
                outlook = Some(Outlook::from_bytes(&counted.counted).map_err(|_| damaged())?);
            }
        }
        held.push(Held { row, state: LoanState::from_events(&events), counted: outlook, next_on });
    }
    let looked = WholeDebtor::look(rules, &read.marks, &held, (day, parities))?;
    let (moved, mut part) = (looked.moved()?, Sums::default());
    if !row.moved.is_empty() {
        part.shift_moved(&from_json(row.moved.as_bytes())?, -1)?;
    }
    part.shift_moved(&moved, 1)?;
    let firm = row.firm.clone();
    let next = DebtorRow { firm, version: row.version, next_on: looked.next_look(), moved: moved_text(&moved)? };
    // Where something came in since its loans were counted, what this look moved is taken back by the next.
    let row = match looked.stays() || !moved.is_empty() {
        true => vec![debtors::put(institution, next)],
        false => debtors::forget(institution, next),
    };
    Ok(LookedAt { part, placed: looked.placed(), row, loans })
}

/// A debtor with what was read of it, or why it could not be.
type ReadDebtor = (DebtorRow, Outcome<Read>);
/// A debtor with what a look at it came to, or why it could not be looked at.
type LookedDebtor = (DebtorRow, Outcome<LookedAt>);

impl Platform {
    /// Looks at the debtors that are due to be.
    pub(super) async fn debtors_pass(
        &self,
        known: &Day,
        through: &str,
        part: &mut i64,
        sums: &mut Sums,
    ) -> Outcome<()> {
        let recorded = self.recorded_firms(known.institution).await?;
        let mut after = String::new();
        loop {
            let rows = debtors::due(&self.book, known.institution, through, &after, CLOSE_CHUNK_DEBTORS).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after.clone_from(&last.firm);
            let read = self.read_debtors(known.institution, &recorded, rows).await?;
            let mut chunk = Chunk::default();
            for (row, looked) in look_at_all(known, read).await? {
                match looked {
                    Ok(found) => chunk.take(known, found)?,
                    Err(problem) if is_of_the_loan(&problem) => {
                        self.put_debtor_aside(known, row, &problem, &mut chunk).await?;
                    }
                    Err(problem) => return Err(problem),
                }
            }
            sums.merge(&chunk.part)?;
            self.count(known, *part, Some(chunk)).await?;
            *part += 1;
        }
    }

    /// Firms of which circumstances were recorded. One recorded later puts its debtor back in the queue.
    async fn recorded_firms(&self, institution: InstitutionId) -> Outcome<BTreeSet<[u8; 16]>> {
        let (mut found, mut after) = (BTreeSet::new(), None);
        loop {
            let page =
                self.book.streams(institution, CircumstanceEvent::STREAM, after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(found) };
            after = Some(last.id());
            found.extend(page.iter().map(store::StreamId::id));
        }
    }

    /// Reads a chunk of debtors: their loans' rows and what was counted of them together, events many at a time.
    async fn read_debtors(
        &self,
        institution: InstitutionId,
        recorded: &BTreeSet<[u8; 16]>,
        rows: Vec<DebtorRow>,
    ) -> Outcome<Vec<ReadDebtor>> {
        let firms: Vec<String> = rows.iter().map(|row| row.firm.clone()).collect();
        let mut loans: BTreeMap<String, Vec<LoanRow>> = BTreeMap::new();
        let mut ids = Vec::new();
        for loan in loans::of_firms(&self.book, institution, &firms).await? {
            ids.push(LoanKey { due_day: loan.due_day, loan: id_of(&loan)? });
            loans.entry(loan.firm.clone()).or_default().push(loan);
        }
        let mut counted: BTreeMap<[u8; 16], Counted> = BTreeMap::new();
        let found = outlooks::counted(&self.book, institution, &ids).await?;
        counted.extend(found.into_iter().map(|counted| (counted.key.loan, counted)));
        let mut found = Vec::with_capacity(rows.len());
        let mut waiting = rows.into_iter().map(|row| (loans.remove(&row.firm).unwrap_or_default(), row)).peekable();
        while waiting.peek().is_some() {
            let reads = waiting.by_ref().take(FOLDS).map(|(loans, row)| async {
                let read = self.read_debtor(institution, (recorded, &counted), &row.firm, loans).await;
                (row, read)
            });
            found.extend(join_all(reads).await);
        }
        Ok(found)
    }

    async fn read_debtor(
        &self,
        institution: InstitutionId,
        (recorded, counted): (&BTreeSet<[u8; 16]>, &BTreeMap<[u8; 16], Counted>),
        firm: &str,
        rows: Vec<LoanRow>,
    ) -> Outcome<Read> {
        let firm: FirmId = firm.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let marks = match recorded.contains(firm.as_bytes()) {
            true => self.record_of(institution, firm).await?.0.marks().to_vec(),
            false => Vec::new(),
        };
        let mut loans = Vec::with_capacity(rows.len());
        for row in rows {
            let id = id_of(&row)?;
            let counted = counted.get(&id).cloned();
            // What owes nothing has no class and gives the others none.
            if !counted.as_ref().is_some_and(owes_nothing) {
                loans.push((row, self.events::<LoanEvent>(institution, id).await?, counted));
            }
        }
        Ok(Read { marks, loans })
    }

    /// A debtor that cannot be looked at keeps what its last look moved, and is tried again by the next close.
    async fn put_debtor_aside(&self, known: &Day, row: DebtorRow, problem: &Problem, chunk: &mut Chunk) -> Outcome<()> {
        for loan in loans::of_firm(&self.book, known.institution, &row.firm).await? {
            chunk.part.set_aside += 1;
            chunk.aside.push(Aside {
                loan: id_of(&loan)?,
                on_day: known.eye.day.to_string(),
                code: problem.code.as_str().to_owned(),
                reason: problem.to_string(),
            });
        }
        let next_on = add_days(known.eye.day, 1).map_or_else(|_| NEVER.to_owned(), |day| day.to_string());
        chunk.debtors.push(debtors::put(known.institution, DebtorRow { next_on, ..row }));
        Ok(())
    }
}

/// Looks at a chunk of debtors on two cores.
async fn look_at_all(known: &Day, mut read: Vec<ReadDebtor>) -> Outcome<Vec<LookedDebtor>> {
    let second = read.split_off(read.len() / 2);
    let halves = [read, second].map(|half| {
        let (institution, rules, day) = (known.institution, known.rules.clone(), known.eye.day);
        let parities = Arc::clone(&known.parities);
        tokio::task::spawn_blocking(move || {
            let looks = half.into_iter().map(|(row, read)| {
                let looked = read.and_then(|read| look(institution, (&rules, day, &parities), &row, read));
                (row, looked)
            });
            looks.collect::<Vec<LookedDebtor>>()
        })
    });
    let mut looked = Vec::new();
    for half in halves {
        let half = half.await;
        looked
            .extend(half.map_err(|error| Problem::new(Code::Internal, "looking at debtors broke off").because(error))?);
    }
    Ok(looked)
}

impl Chunk {
    fn take(&mut self, known: &Day, found: LookedAt) -> Outcome<()> {
        self.part.merge(&found.part)?;
        self.placed.extend(found.placed);
        self.debtors.extend(found.row);
        self.back.extend(found.loans.into_iter().filter(|loan| known.aside.contains(loan)));
        Ok(())
    }
}

/// Whether the last look found nothing owing, and nothing has happened since.
fn owes_nothing(counted: &Counted) -> bool {
    let owing = |outlook: Outlook| held(&outlook).is_none_or(|stretch| stretch.standing == Standing::Outstanding);
    let read = !counted.counted.is_empty() && counted.next_on != AT_ONCE;
    read && Outlook::from_bytes(&counted.counted).is_ok_and(|outlook| !owing(outlook))
}

/// What a row keeps of what a look moved: nothing for nothing.
pub(crate) fn moved_text(moved: &Moved) -> Outcome<String> {
    if moved.is_empty() {
        return Ok(String::new());
    }
    Ok(String::from_utf8_lossy(&to_json(moved)?).into_owned())
}

fn id_of(row: &LoanRow) -> Outcome<[u8; 16]> {
    let id: LoanId = row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
    Ok(*id.as_bytes())
}

fn damaged() -> Problem {
    Problem::new(Code::StoreDamaged, "what was counted of this loan cannot be read: run anji verify, then anji rebuild")
}
