//! One day closed: chunks of loans read, looked at and counted, each while the others go on; then the sums.
//!
//! | limit | |
//! |---|---|
//! | loans in memory | three chunks of [`CLOSE_CHUNK_LOANS`]: one read, one looked at, one written |
//! | passes | [`CLOSE_PASSES`]: what came in while the loans were looked at; the rest is the next close's |
//! | round trips | two a chunk, and one for each 900 loans that moved between groups |

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calendar::{Date, add_days};
use codes::{InstitutionId, ProductId};
use futures_util::future::join_all;
use ledger::Chart;
use loan::{LoanEvent, LoanState, Outlook};
use quality::ClassRules;
use store::{AppendError, Expected, Statement};
use views::loans::{self, Closed, Grouped};
use views::outlooks::{self, AT_ONCE, Aside, Counted, Look, NEVER, OutlookRow, Place};
use views::portfolio;
use views::{closes, debtors};

use super::debtors::is_troubled;
use super::look::{Eye, Looked, Looking};
use super::progress::{ClosePhase, Run, busy};
use super::sums::{GroupNames, Sums};
use super::{CloseBody, CloseEvent, close_row};
use crate::Platform;
use crate::cards::CloseCard;
use crate::events::{Request, appending, from_json, to_json};
use crate::ledger::income::income_of;
use crate::limits::{AHEAD_ROWS, CLOSE_CHUNK_LOANS, CLOSE_PASSES};
use crate::loan_changes::next_reset;
use crate::parity::Parities;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::loan_problem;

/// Numbers that the chunks of one day may take.
const PARTS: i64 = 1_000_000;
/// Loans folded anew at the same time: the book is read while others are folded.
pub(super) const FOLDS: usize = 16;

/// What a chunk of loans came to.
#[derive(Default)]
pub(super) struct Chunk {
    loans: u64,
    pub part: Sums,
    counted: Vec<Counted>,
    pub placed: Vec<Closed>,
    outlooks: Vec<OutlookRow>,
    pub aside: Vec<Aside>,
    pub back: Vec<[u8; 16]>,
    /// Debtors to be looked at as a whole from now on.
    entering: BTreeSet<String>,
    /// Rows of debtors looked at.
    pub debtors: Vec<Statement>,
}

/// What the chunks of a day share.
pub(super) struct Day {
    pub institution: InstitutionId,
    pub eye: Eye,
    /// What classes debtors.
    pub rules: ClassRules,
    /// What claims of debtors who owe in several currencies are held against each other by.
    pub parities: Arc<Parities>,
    /// How interest is told.
    pub chart: Arc<Chart>,
    /// The codes of products, where the chart may ask for them.
    pub codes: BTreeMap<ProductId, String>,
    /// Loans set aside on days before, which a good look takes back.
    pub aside: BTreeSet<[u8; 16]>,
    /// Debtors looked at as a whole: the rows of their loans are written by that look.
    pub whole: BTreeSet<String>,
}

impl Platform {
    /// Closes one day, going on where a close of it was cut off.
    pub(super) async fn close_day(
        &self,
        request: &Request<'_>,
        run: &mut Run<'_>,
        day: Date,
        version: u64,
    ) -> Outcome<CloseCard> {
        let institution = request.institution();
        let currency = self.institution(institution).await?.currency;
        let rules = self.class_rules(institution, day).await?;
        let mut sums = self.sums(institution).await?.map_or_else(Sums::default, |(_, sums)| sums);
        let first_part = i64::try_from(version).unwrap_or(i64::MAX / PARTS).saturating_mul(PARTS);
        let mut part = first_part;
        for (number, body) in outlooks::parts(&self.book, institution, first_part).await? {
            sums.merge(&from_json(body.as_bytes())?)?;
            part = number + 1;
        }
        let aside = outlooks::aside(&self.book, institution, &[], views::limits::MAX_NAMED as u32).await?;
        let aside = aside.into_iter().filter(|row| row.on_day < day.to_string()).map(|row| row.loan).collect();
        let whole = debtors::firms(&self.book, institution).await?.into_iter().collect();
        let chart = self.chart_now(institution).await?;
        let codes = self.codes_for(institution, &chart).await?;
        let eye = Eye::on(day, rules.days, &chart);
        // Other rules may move any loan: then all are looked at, and all debtors.
        let told = eye.income_known != sums.income_known;
        let all = told || sums.rules.as_ref().is_some_and(|before| *before != rules);
        let parities = Arc::new(self.parities(institution, day).await?);
        let known = Day { institution, eye, rules, parities, chart, codes, aside, whole };
        let mut through = if all { NEVER.to_owned() } else { day.to_string() };
        let debtors_through = through.clone();
        for _ in 0..CLOSE_PASSES {
            if !self.pass(run, &known, &through, &mut part, &mut sums).await? {
                break;
            }
            AT_ONCE.clone_into(&mut through);
        }
        run.phase(ClosePhase::Debtors);
        self.debtors_pass(&known, &debtors_through, &mut part, &mut sums).await?;
        run.phase(ClosePhase::Finish);
        // Adopted while the day was being counted: counted by the rules before, it would be closed by none.
        if self.chart_now(institution).await?.income_known(day) != known.eye.income_known {
            return Err(busy());
        }
        (sums.rules, sums.income_known) = (Some(known.rules), known.eye.income_known);
        let card = sums.card(day, currency)?;
        let body = String::from_utf8_lossy(&to_json(&sums.carried())?).into_owned();
        let writes = vec![
            close_row(institution, day, &card, self.clock.today())?,
            portfolio::put(institution, day, body),
            // The last number: a close that did not see this one end meets it and stops.
            outlooks::put_part(institution, part, to_part(&Sums::default())?),
            outlooks::forget_parts(institution, first_part),
        ];
        let event = CloseEvent::Closed { day, card: card.clone(), by: request.who.user };
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let append = appending(*institution.as_bytes(), expected, self.clock.today(), &[event])?;
        match self.save(&Request::plain(request.who), vec![append], writes, card).await {
            // A close that was given up had handed in its last transaction: the day is closed as it says.
            Err(problem) if problem.code == Code::Conflict => {
                let found = closes::last(&self.book, institution, Some(day)).await?;
                match found.filter(|(closed, _)| *closed == day.to_string()) {
                    Some((_, body)) => Ok(from_json::<CloseBody>(body.as_bytes())?.card),
                    None => Err(problem),
                }
            }
            saved => saved,
        }
    }

    /// Looks once at every loan that is due to be; says whether there was one.
    async fn pass(
        &self,
        run: &mut Run<'_>,
        known: &Day,
        through: &str,
        part: &mut i64,
        sums: &mut Sums,
    ) -> Outcome<bool> {
        let count = outlooks::due_count(&self.book, known.institution, through).await?;
        if count == 0 {
            return Ok(false);
        }
        let (mut done, all) = (0, u64::try_from(count).unwrap_or(0));
        run.loans(done, all);
        let (mut rows, mut after) = self.due(known, through, None).await?;
        let mut found: Option<Chunk> = None;
        while after.is_some() || found.is_some() {
            let read = async {
                match &after {
                    Some(place) => self.due(known, through, Some(place)).await,
                    None => Ok((Vec::new(), None)),
                }
            };
            let (number, looked_at) = (*part, found.as_ref().map_or(0, |chunk| chunk.loans));
            if let Some(chunk) = &found {
                sums.merge(&chunk.part)?;
                *part += 1;
            }
            let write = self.count(known, number, found.take());
            let (next, looked, ()) = tokio::try_join!(read, self.look(known, rows), write)?;
            done += looked_at;
            run.loans(done, all);
            found = looked;
            (rows, after) = next;
        }
        Ok(true)
    }

    async fn due(&self, known: &Day, through: &str, after: Option<&Place>) -> Outcome<(Vec<Look>, Option<Place>)> {
        Ok(outlooks::due(&self.book, known.institution, through, after, CLOSE_CHUNK_LOANS).await?)
    }

    /// Looks at a chunk of loans.
    async fn look(&self, known: &Day, rows: Vec<Look>) -> Outcome<Option<Chunk>> {
        if rows.is_empty() {
            return Ok(None);
        }
        let eye = known.eye.clone();
        let looking = move || {
            let looks: Vec<Looking> = rows.iter().map(|row| eye.look(row)).collect();
            (rows, looks)
        };
        let (rows, looks) = tokio::task::spawn_blocking(looking)
            .await
            .map_err(|error| Problem::new(Code::Internal, "looking at loans broke off").because(error))?;
        let mut chunk = Chunk { loans: rows.len() as u64, ..Chunk::default() };
        chunk.part.looked_at = chunk.loans;
        let mut looked = Vec::with_capacity(rows.len());
        let mut again = Vec::new();
        for (row, look) in rows.into_iter().zip(looks) {
            match look {
                Looking::Done(done) => looked.push((*done, row.by)),
                Looking::Fold => again.push(row),
                Looking::Damaged => chunk.put_aside(known, row, &unreadable()),
            }
        }
        let mut again = again.into_iter().peekable();
        while again.peek().is_some() {
            let folds = again.by_ref().take(FOLDS).map(|row| async {
                let folded = self.fold_again(known, &row).await;
                (row, folded)
            });
            for (row, folded) in join_all(folds).await {
                match folded {
                    Ok((done, outlook)) => {
                        chunk.outlooks.push(outlook);
                        looked.push((done, row.by));
                    }
                    Err(problem) if is_of_the_loan(&problem) => chunk.put_aside(known, row, &problem),
                    Err(problem) => return Err(problem),
                }
            }
        }
        chunk.sum_up(known, looked)?;
        Ok(Some(chunk))
    }

    /// Makes the outlook of a loan anew from its events, and looks.
    async fn fold_again(&self, known: &Day, row: &Look) -> Outcome<(Looked, OutlookRow)> {
        let history = self.history::<LoanEvent>(known.institution, row.key.loan).await?;
        let state = LoanState::from_events(history.iter().map(|(_, event)| event));
        let Eye { day, rule, .. } = &known.eye;
        let code = state.contract().and_then(|contract| known.codes.get(&contract.product.product));
        let income = income_of(&known.chart, &state, code.map_or("", String::as_str));
        let outlook = state.outlook(*day, *day, rule, &income).map_err(loan_problem)?.ok_or_else(unreadable)?;
        let before = match row.counted.as_slice() {
            [] => None,
            bytes => Some(Outlook::from_bytes(bytes).map_err(|_| unreadable())?),
        };
        let Looking::Done(done) = known.eye.look_at(row, &outlook, before) else { return Err(unreadable()) };
        let row = OutlookRow {
            key: row.key,
            by: row.by.clone(),
            version: i64::try_from(history.len()).unwrap_or(i64::MAX),
            listed_on: row.listed_on.clone(),
            reset_on: next_reset(&state).map(|day| day.to_string()),
            outlook: outlook.to_bytes(),
        };
        Ok((*done, row))
    }

    /// Writes what a chunk came to: what counts all of it or nothing.
    pub(super) async fn count(&self, known: &Day, number: i64, chunk: Option<Chunk>) -> Outcome<()> {
        let Some(chunk) = chunk else { return Ok(()) };
        let institution = known.institution;
        // First what may be written twice: outlooks made anew say the same as those before, a reason is replaced, a debtor waits
        // for its look.
        let mut ahead: Vec<Statement> = chunk.outlooks.into_iter().map(|row| outlooks::put(institution, row)).collect();
        ahead.extend(chunk.aside.into_iter().map(|row| outlooks::set_aside(institution, row)));
        ahead.extend(chunk.entering.iter().map(|firm| debtors::look_at(institution, firm)));
        for ahead in ahead.chunks(AHEAD_ROWS) {
            self.book.execute(institution, ahead.to_vec()).await?;
        }
        let mut writes: Vec<Statement> = vec![outlooks::put_part(institution, number, to_part(&chunk.part)?)];
        writes.extend(outlooks::count(institution, chunk.counted));
        writes.extend(loans::place(institution, chunk.placed));
        writes.extend(chunk.debtors);
        if !chunk.back.is_empty() {
            writes.push(outlooks::take_back(institution, &chunk.back));
        }
        match self.book.execute(institution, writes).await {
            // The number is taken: whoever took it counts the same loans.
            Err(AppendError::Internal(_)) if self.is_taken(institution, number).await? => Err(busy()),
            done => Ok(done?),
        }
    }

    async fn is_taken(&self, institution: InstitutionId, number: i64) -> Outcome<bool> {
        Ok(outlooks::parts(&self.book, institution, number).await?.first().is_some_and(|(taken, _)| *taken == number))
    }
}

impl Chunk {
    /// Adds what the looks bring to the sums, and their rows.
    fn sum_up(&mut self, known: &Day, looked: Vec<(Looked, Grouped)>) -> Outcome<()> {
        let mut names = GroupNames::default();
        for (done, by) in looked {
            let loan = done.counted.key.loan;
            let is_whole = known.whole.contains(&by.firm);
            let part = self.part.of_mut(&by.currency);
            if !is_whole && is_troubled(&done.now, &known.rules) {
                self.entering.insert(by.firm.clone());
            }
            if let Some((before, now)) = done.regrouped() {
                part.shift_grouped(before, &by, &mut names, -1)?;
                part.shift_grouped(now, &by, &mut names, 1)?;
            }
            if let Some(before) = &done.before {
                part.shift(before, -1)?;
            }
            part.shift(&done.now, 1)?;
            let fallen = &mut part.fallen_due;
            fallen.loans += done.fallen_due.loans;
            fallen.principal = fallen.principal.saturating_add(done.fallen_due.principal);
            fallen.interest = fallen.interest.saturating_add(done.fallen_due.interest);
            if known.aside.contains(&loan) {
                self.back.push(loan);
            }
            self.placed.extend(done.placed.filter(|_| !is_whole));
            self.counted.push(done.counted);
        }
        // In the order of the keys, so that pages are touched once.
        self.counted.sort_unstable_by_key(|row| row.key);
        self.placed.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        Ok(())
    }

    fn put_aside(&mut self, known: &Day, row: Look, problem: &Problem) {
        self.part.set_aside += 1;
        let next = add_days(known.eye.day, 1).map_or_else(|_| NEVER.to_owned(), |day| day.to_string());
        self.aside.push(Aside {
            loan: row.key.loan,
            on_day: known.eye.day.to_string(),
            code: problem.code.as_str().to_owned(),
            reason: problem.to_string(),
        });
        self.counted.push(Counted { key: row.key, version: row.version, next_on: next, counted: row.counted });
    }
}

pub(super) fn to_part(sums: &Sums) -> Outcome<String> {
    Ok(String::from_utf8_lossy(&to_json(sums)?).into_owned())
}

fn unreadable() -> Problem {
    Problem::new(
        Code::StoreDamaged,
        "what the book holds of this loan cannot be read: run anji verify, then anji rebuild",
    )
}

/// Whether a problem is the loan's own. A store that does not answer is nobody's fault: the close stops and goes on later.
pub(super) fn is_of_the_loan(problem: &Problem) -> bool {
    matches!(
        problem.code,
        Code::StoreDamaged | Code::Invalid | Code::AmountInvalid | Code::TooLarge | Code::WrongState | Code::Internal
    )
}
