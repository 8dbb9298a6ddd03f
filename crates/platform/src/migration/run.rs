//! A confirmed import carried out: part by part, its loans and then its lines of the report.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use calendar::Date;
use codes::{FirmId, InstitutionId, LoanId, MigrationId};
use connectors::migration::Refused;
use loan::{LoanEvent, LoanState, Outlook};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Expected, Statement, StreamAppend};
use utoipa::ToSchema;
use views::loans::LoanRow;
use views::{debtors, loans, objects};

use super::bring::{Brought, Ground, LoanInput, Way, bring, loan_id};
use super::compare::{Line, line, line_of};
use super::read::{BookFiles, ReadBook};
use super::report::{MigrationFile, Totals};
use super::{
    BATCH_EVENTS, BATCH_LOANS, CheckedBook, KeptLines, KeptRows, MigrationAsked, MigrationCard, MigrationEvent,
    brought_row, migration_named, packed, unpacked,
};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::events::{Request, appending};
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{Origin, loan_problem, loan_row, stood, written};

/// How far a run is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MigrationProgress {
    /// Loans done.
    pub done: u64,
    /// Loans in all.
    pub loans: u64,
    /// What went wrong, when it did.
    pub problem: Option<String>,
    /// The same in Chinese.
    pub problem_zh: Option<String>,
    /// Whether it has ended.
    pub ended: bool,
}

/// Runs under way in this process.
#[derive(Debug, Clone, Default)]
pub struct Migrating(Arc<Mutex<BTreeMap<MigrationId, MigrationProgress>>>);

impl Migrating {
    pub(crate) fn get(&self, id: MigrationId) -> Option<MigrationProgress> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    /// Begins a run, unless one is under way.
    fn begin(&self, id: MigrationId, loans: u64) -> bool {
        let mut runs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if runs.get(&id).is_some_and(|run| !run.ended) {
            return false;
        }
        runs.insert(id, MigrationProgress { done: 0, loans, problem: None, problem_zh: None, ended: false });
        true
    }

    fn tell(&self, id: MigrationId, done: u64) {
        if let Some(run) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&id) {
            run.done = done;
        }
    }

    fn end(&self, id: MigrationId, outcome: Result<(), &Problem>) {
        let mut runs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(run) = runs.get_mut(&id) {
            run.ended = true;
            if let Err(problem) = outcome {
                run.problem = Some(problem.detail.clone());
                run.problem_zh = Some(problem.detail_zh().to_owned());
            }
        }
        // What went well is in the book.
        if outcome.is_ok() {
            runs.remove(&id);
        }
    }
}

/// A loan that was looked at.
struct Looked {
    line: Line,
    /// What is to be written; nothing for a loan that is in the book already.
    brought: Option<Brought>,
    refused: Vec<Refused>,
}

/// Looks at loans that are not in the book, all processors at once; loans that cannot come in are set aside.
fn look(ground: &Ground, loans: &[&LoanInput]) -> Vec<Result<Looked, Refused>> {
    let one = |input: &&LoanInput| {
        let brought = bring(ground, input)?;
        let line = line_of(ground, input, &brought).map_err(|error| Refused {
            file: connectors::migration::BookFile::Contracts,
            row: input.contract.row,
            number: Some(input.contract.number.clone()),
            column: String::new(),
            why: connectors::migration::Why::BadTerms,
            detail: error.to_string(),
        })?;
        let refused = brought.refused.clone();
        Ok(Looked { line, brought: Some(brought), refused })
    };
    tokio::task::block_in_place(|| loans.par_iter().map(one).collect())
}

impl Platform {
    /// Looks at a whole book that was read: what a check, and a submission, finds.
    pub(super) async fn look_at(
        &self,
        who: &Principal,
        asked: &MigrationAsked,
        files: &BookFiles<'_>,
        read: &ReadBook,
        inputs: &[LoanInput],
        mut tell: impl FnMut(u64, u64),
    ) -> Outcome<CheckedBook> {
        let id = super::bring::migration_id(who.institution, &asked.source, asked.cut_over, &files.digests());
        // Nobody has agreed yet: the names only have to be two.
        let hands = (who.user, codes::UserId::from_bytes([0; 16]));
        let ground = self.ground(who.institution, asked, id, hands).await?;
        let (mut totals, mut lines, mut refused) = (Totals::default(), Vec::new(), read.refused.clone());
        let all = inputs.len() as u64;
        for chunk in inputs.chunks(super::PART_LOANS) {
            for found in self.look_part(&ground, chunk).await? {
                match found {
                    Ok(looked) => {
                        totals.add(&looked.line);
                        lines.push(looked.line);
                        refused.extend(looked.refused);
                    }
                    Err(aside) => refused.push(aside),
                }
            }
            tell(lines.len() as u64, all);
        }
        totals.refuse(&refused);
        lines.sort_by(|a, b| a.number.cmp(&b.number));
        let summary = totals.summary(&asked.source, asked.cut_over, read.files.clone());
        Ok(CheckedBook { summary, lines, refused })
    }

    /// Looks at a part: loans of the book as they stand there, others as they would come in.
    async fn look_part(&self, ground: &Ground, part: &[LoanInput]) -> Outcome<Vec<Result<Looked, Refused>>> {
        let ids: Vec<LoanId> =
            part.iter().map(|input| loan_id(ground.institution, &ground.source, &input.contract.number)).collect();
        let named: Vec<String> = ids.iter().map(LoanId::to_string).collect();
        let known: BTreeSet<String> = loans::known(&self.book, ground.institution, &named).await?.into_iter().collect();
        let new: Vec<&LoanInput> =
            part.iter().zip(&ids).filter(|(_, id)| !known.contains(&id.to_string())).map(|(input, _)| input).collect();
        let mut found = look(ground, &new).into_iter();
        let mut all = Vec::with_capacity(part.len());
        for (input, id) in part.iter().zip(ids) {
            if known.contains(&id.to_string()) {
                all.push(Ok(self.look_known(ground, input, id).await?));
            } else if let Some(looked) = found.next() {
                all.push(looked);
            }
        }
        Ok(all)
    }

    async fn look_known(&self, ground: &Ground, input: &LoanInput, id: LoanId) -> Outcome<Looked> {
        let events = self.events::<LoanEvent>(ground.institution, *id.as_bytes()).await?;
        let state = LoanState::from_events(&events);
        let brought = state.brought();
        let opened = brought.is_some_and(|brought| brought.opening.is_some());
        // Of this import, when a run was cut off between a part's loans and its lines.
        let before = brought.is_none_or(|brought| brought.migration != ground.migration);
        let way = if opened { Way::Opened } else { Way::Folded };
        let line = line(ground, input, (id, &state, way, before)).map_err(loan_problem)?;
        // The movements that did not fit are told again, as they were when the loan came in.
        let refused = match before {
            false => bring(ground, input).map_or_else(|_| Vec::new(), |brought| brought.refused),
            true => Vec::new(),
        };
        Ok(Looked { line, brought: None, refused })
    }

    /// Starts the run of a confirmed import behind the request.
    ///
    /// # Errors
    /// As [`Platform::run_migration`].
    pub async fn start_migration(self: &Arc<Self>, who: &Principal, which: &str) -> Outcome<MigrationCard> {
        who.require_any(&[Action::MigrateBook, Action::ApproveMigration])?;
        let card = self.migration(who, which).await?;
        if card.head.state.id != "confirmed" {
            return Ok(card);
        }
        let (platform, who_runs, which) = (Arc::clone(self), who.clone(), which.to_owned());
        tokio::spawn(async move {
            let ended = platform.run_migration(&Request::plain(&who_runs), &which, |_, _| {}).await;
            if let Err(problem) = &ended {
                tracing::warn!(migration = %which, problem = ?problem, "an import of a book failed");
            }
        });
        Ok(card)
    }

    /// Brings a confirmed book in; one that was cut off goes on where it stopped, and one that is done is only shown.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] before it is confirmed; [`Code::Busy`] while it runs.
    pub async fn run_migration(
        &self,
        request: &Request<'_>,
        which: &str,
        tell: impl FnMut(u64, u64),
    ) -> Outcome<MigrationCard> {
        request.who.require_any(&[Action::MigrateBook, Action::ApproveMigration])?;
        let id = migration_named(which)?;
        let card = self.migration(request.who, which).await?;
        match card.head.state.id.as_str() {
            "done" => return Ok(card),
            "confirmed" => {}
            _ => {
                return Err(Problem::new(
                    Code::WrongState,
                    "the import waits for a second person: have it approved first",
                )
                .in_chinese("迁移尚待第二人复核，请先复核"));
            }
        }
        if !self.migrating.begin(id, card.summary.loans) {
            return Err(Problem::new(Code::Busy, "this import runs already: wait until it is done")
                .in_chinese("该迁移正在进行，请稍候"));
        }
        let ended = self.carry_out(request, id, card.summary.files, tell).await;
        self.migrating.end(id, ended.as_ref().copied());
        ended?;
        self.migration(request.who, which).await
    }

    async fn carry_out(
        &self,
        request: &Request<'_>,
        id: MigrationId,
        files: Vec<MigrationFile>,
        mut tell: impl FnMut(u64, u64),
    ) -> Outcome<()> {
        let institution = request.institution();
        let mut held = self.held_migration(institution, id).await?;
        let (_, source, cut_over, ..) = held.submitted().ok_or_else(|| Problem::not_found("migration", id))?;
        let hands = held.confirmed().ok_or_else(|| Problem::not_found("migration", id))?;
        let asked = MigrationAsked { source: source.to_owned(), cut_over };
        let ground = self.ground(institution, &asked, id, hands).await?;
        let empty = loans::first_number(&self.book, institution).await?.is_none();
        let (mut totals, mut done) = (Totals::default(), 0_u64);
        let all = self.migrating.get(id).map_or(0, |run| run.loans);
        for (_, event) in &held.events {
            match event {
                MigrationEvent::RefusedKept { body } => totals.refuse(&unpacked::<Vec<Refused>>(body)?),
                MigrationEvent::LinesKept { body } => {
                    let kept: KeptLines = unpacked(body)?;
                    kept.lines.iter().for_each(|line| totals.add(line));
                    totals.refuse(&kept.refused);
                    done += kept.lines.len() as u64;
                }
                _ => {}
            }
        }
        // Each part of rows has one of lines once it was brought in.
        let kept = held.events.iter().filter(|(_, event)| matches!(event, MigrationEvent::LinesKept { .. })).count();
        for at in 0..held.events.len() {
            let MigrationEvent::RowsKept { body } = &held.events[at].1 else { continue };
            // They are the first events of the stream.
            if at < kept {
                continue;
            }
            let part: KeptRows = unpacked(body)?;
            let lines = self.bring_part(request, &ground, &part.loans, empty).await?;
            lines.lines.iter().for_each(|line| totals.add(line));
            totals.refuse(&lines.refused);
            done += lines.lines.len() as u64;
            let event = MigrationEvent::LinesKept { body: packed(&lines)? };
            self.append_migration(request, &mut held, event).await?;
            self.migrating.tell(id, done);
            tell(done, all);
        }
        let summary = packed(&totals.summary(&asked.source, asked.cut_over, files))?;
        self.append_migration(request, &mut held, MigrationEvent::Done { summary }).await
    }

    /// Writes the loans of a part that are not in the book, and gives its lines of the report.
    async fn bring_part(
        &self,
        request: &Request<'_>,
        ground: &Ground,
        part: &[LoanInput],
        empty: bool,
    ) -> Outcome<KeptLines> {
        let mut kept = KeptLines::default();
        let mut new = Vec::new();
        for found in self.look_part(ground, part).await? {
            match found {
                Ok(looked) => {
                    new.extend(looked.brought);
                    kept.lines.push(looked.line);
                    kept.refused.extend(looked.refused);
                }
                Err(aside) => kept.refused.push(aside),
            }
        }
        let firms = self.write_loans(request, ground, new).await?;
        // Loans that were here before give their debtor's class to those that came, and the other way round.
        if !empty {
            for firm in firms {
                if loans::of_firm(&self.book, ground.institution, &firm.to_string()).await?.len() > 1 {
                    let (record, _) = self.record_of(ground.institution, firm).await?;
                    let writes = self.class_writes(ground.institution, firm, record.marks()).await?;
                    self.book.execute(ground.institution, writes).await?;
                }
            }
        }
        Ok(kept)
    }

    /// Writes loans with their rows; their firms.
    async fn write_loans(
        &self,
        request: &Request<'_>,
        ground: &Ground,
        brought: Vec<Brought>,
    ) -> Outcome<BTreeSet<FirmId>> {
        let institution = ground.institution;
        let (today, now) = (self.clock.today(), self.clock.now());
        let rule = self.classification(institution, today, now).await?;
        let codes: BTreeMap<_, _> =
            ground.products.iter().map(|(code, (product, _))| (*product, code.as_str())).collect();
        let chart = self.chart_now(institution).await?;
        let row = |one: &Brought| rows_of_one(institution, one, &codes, (today, &rule, &chart));
        let made: Vec<Outcome<MadeLoan>> = tokio::task::block_in_place(|| brought.par_iter().map(row).collect());
        let (mut held, mut more) = (Vec::with_capacity(made.len()), Vec::with_capacity(made.len()));
        for (made, one) in made.into_iter().zip(&brought) {
            let MadeLoan { row, alias, outlook } = made?;
            held.push((row, one.state.clone(), Some(today)));
            more.push((alias, outlook));
        }
        let classing = self.classing(institution, now).await?;
        let troubled: BTreeSet<FirmId> = classing.write(&mut held)?.into_iter().collect();
        let firms: BTreeSet<FirmId> = held.iter().filter_map(|(_, state, _)| state.debtor_at(today)).collect();
        let (mut appends, mut writes, mut events): (Vec<StreamAppend>, Vec<Statement>, usize) =
            (Vec::new(), Vec::new(), 0);
        for ((one, (row, ..)), (alias, outlook)) in brought.iter().zip(held).zip(more) {
            if appends.len() >= BATCH_LOANS || events + one.events.len() > BATCH_EVENTS {
                self.save(request, std::mem::take(&mut appends), std::mem::take(&mut writes), ()).await?;
                events = 0;
            }
            events += one.events.len();
            appends.push(appending(*one.id.as_bytes(), Expected::New, today, &one.events)?);
            if one.state.debtor_at(today).is_some_and(|firm| troubled.contains(&firm)) {
                writes.push(debtors::look_at(institution, &row.firm));
            }
            writes.extend(alias);
            writes.extend(written(institution, (row, one.id), &one.state, today, outlook));
        }
        if !appends.is_empty() {
            self.save(request, appends, writes, ()).await?;
        }
        Ok(firms)
    }
}

/// What is written of a loan that comes in.
struct MadeLoan {
    row: LoanRow,
    /// Under what it is found by its number there.
    alias: Option<Statement>,
    outlook: Option<Outlook>,
}

fn rows_of_one(
    institution: InstitutionId,
    one: &Brought,
    codes: &BTreeMap<codes::ProductId, &str>,
    (today, rule, chart): (Date, &loan::ClassificationRule, &ledger::Chart),
) -> Outcome<MadeLoan> {
    let absent = || Problem::new(Code::Internal, "a loan without a contract was to be brought in");
    let contract = one.state.contract().ok_or_else(absent)?;
    let code = codes.get(&contract.product.product).copied().unwrap_or("");
    let mut row = loan_row(contract, code, &Origin::default());
    row.version = i64::try_from(one.events.len()).unwrap_or(i64::MAX);
    let alias = brought_row(institution, &mut row, &one.state);
    let (row, outlook) = stood(row, &one.state, today, (rule, chart))?;
    Ok(MadeLoan { row, alias, outlook })
}

/// The loan that a number of another system names, when one was brought in under it.
pub(crate) async fn loan_called(
    book: &store::Book,
    institution: InstitutionId,
    number: &str,
) -> Outcome<Option<String>> {
    Ok(objects::labelled(book, institution, super::ALIAS, number).await?.into_iter().next().map(|row| row.id))
}
