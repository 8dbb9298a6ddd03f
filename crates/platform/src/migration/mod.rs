//! An existing book brought in (存量迁移): checked, submitted by one person, confirmed by another, reconciled to the fen.
//!
//! | phase | reads | writes | bound |
//! |---|---|---|---|
//! | check | the three files | nothing | [`connectors::migration::MAX_BOOK_LOANS`] |
//! | submit | the same | firms; the rows read, packed, loans of one firm together | [`PART_LOANS`] a part |
//! | confirm | the proposal, by a second person | that it was confirmed | |
//! | run | one part after another | its loans, then its lines of the report; cut off, it goes on where it stopped | [`BATCH_LOANS`] a transaction |
//!
//! A loan's id follows from the source and its number there, so nothing comes in twice. What the report said stays as it was.
//! Names and credit codes go to the vault; no event of an import holds one.

mod bring;
mod compare;
mod read;
pub mod report;
mod run;

pub(crate) use run::loan_called;

use calendar::{Date, Timestamp};
use codes::{InstitutionId, MigrationId, UserId};
use connectors::migration::Refused;
use loan::{BroughtIn, ClassificationRule, LoanState};
use serde::{Deserialize, Serialize};
use store::{Expected, Statement, StoredEvent, StreamAppend};
use utoipa::ToSchema;
use views::loans::LoanRow;
use views::objects;

use crate::access::{Action, Principal};
use crate::approvals::{Act, Approval};
use crate::cards::Named;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::packed::{pack, unpack};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::number_day;
use crate::{Clock, Platform};
use bring::{Ground, LoanInput};
use compare::Line;
use report::{MigrationLine, MigrationSummary, SetAside, line_card, set_aside};

pub use read::BookFiles;
pub use run::{Migrating, MigrationProgress};

/// Loans of one part, about; all loans of a firm are in one.
const PART_LOANS: usize = 1_000;
/// Movements of one part, about.
const PART_MOVES: usize = 10_000;
/// Loans written in one transaction.
const BATCH_LOANS: usize = 200;
/// Events of one transaction.
const BATCH_EVENTS: usize = 900;
/// Lines shown with a check: the rest is in the report's file.
const SHOWN: usize = 200;
/// Rows set aside that one event keeps.
const REFUSED_PART: usize = 2_000;

/// What happened to an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum MigrationEvent {
    /// A part of the rows that were read is kept.
    RowsKept {
        /// Contracts with their balance and movements, packed.
        body: String,
    },
    /// Rows that were set aside when the files were read are kept.
    RefusedKept {
        /// The rows, packed.
        body: String,
    },
    /// The files were submitted.
    Submitted {
        /// The system they come from.
        source: String,
        /// The cut-over day.
        cut_over: Date,
        /// What the check came to, packed.
        checked: String,
        /// Parts of rows before this event.
        parts: u32,
        /// Who.
        by: UserId,
    },
    /// A second person confirmed.
    Confirmed {
        /// Who submitted.
        by: UserId,
        /// Who confirmed.
        approved_by: UserId,
    },
    /// A part was brought in; its lines of the report are kept.
    LinesKept {
        /// Lines and rows set aside, packed.
        body: String,
    },
    /// All parts were brought in.
    Done {
        /// The summary of the report, packed.
        summary: String,
    },
}

impl JsonEvent for MigrationEvent {
    const STREAM: &'static str = "migration";
    fn kind(&self) -> &'static str {
        match self {
            Self::RowsKept { .. } => "migration-rows-kept",
            Self::RefusedKept { .. } => "migration-refused-kept",
            Self::Submitted { .. } => "migration-submitted",
            Self::Confirmed { .. } => "migration-confirmed",
            Self::LinesKept { .. } => "migration-lines-kept",
            Self::Done { .. } => "migration-done",
        }
    }
    fn effective_on(&self, recorded_on: Date) -> Date {
        match self {
            Self::Submitted { cut_over, .. } => *cut_over,
            _ => recorded_on,
        }
    }
}

/// What is brought in: from where, as of when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MigrationAsked {
    /// A short name of the other system; with the loan's number there it is the loan's identity.
    pub source: String,
    /// The cut-over day: the other system led until its end.
    #[schema(value_type = String)]
    pub cut_over: Date,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MigrationState {
    /// Waits for a second person.
    Submitted,
    /// Confirmed, and not all loans are in yet.
    Confirmed,
    /// All loans are in.
    Done,
}

impl MigrationState {
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Submitted => ("submitted", "待复核", "waits for a second person"),
            Self::Confirmed => ("confirmed", "转入中", "being brought in"),
            Self::Done => ("done", "已转入", "brought in"),
        }
    }

    fn name(self) -> Named {
        let (id, zh, en) = self.words();
        Named::new(id, zh, en)
    }
}

/// An import in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MigrationHead {
    /// Its id.
    pub id: String,
    /// The other system.
    pub source: String,
    /// The cut-over day.
    pub cut_over: String,
    /// How far it is.
    pub state: Named,
    /// Loans.
    pub loans: u64,
    /// Loans that differ in something.
    pub differ: u64,
    /// Rows and loans set aside.
    pub refused: u64,
    /// When it was submitted.
    pub submitted_at: String,
    /// Who submitted it: user id.
    pub by: String,
}

/// An import with its report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MigrationCard {
    /// As in the list.
    #[serde(flatten)]
    pub head: MigrationHead,
    /// Name of who submitted it.
    pub by_name: String,
    /// Name of who confirmed it.
    pub confirmed_by_name: Option<String>,
    /// The proposal that waits for a second person.
    pub proposal: Option<String>,
    /// The report; what the check found while it waits.
    pub summary: MigrationSummary,
    /// How far the run is, while one is under way in this process.
    pub progress: Option<MigrationProgress>,
}

/// What a check finds: the report as it would be, with the first lines that differ and the first rows set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckCard {
    /// The report's summary.
    pub summary: MigrationSummary,
    /// Lines that differ or should be looked at; the first 200.
    pub lines: Vec<MigrationLine>,
    /// Rows set aside; the first 200.
    pub refused: Vec<SetAside>,
}

/// Which lines of a report.
#[derive(Debug, Clone, Default)]
pub struct LineFilter {
    /// `differs`, `agrees`, `noted`; every line without it.
    pub only: Option<String>,
    /// Lines of one probable cause.
    pub cause: Option<String>,
    /// Lines of one product.
    pub product: Option<String>,
    /// Lines whose number begins so.
    pub number: Option<String>,
}

/// A part of rows as an event keeps it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptRows {
    loans: Vec<LoanInput>,
}

/// A part of the report as an event keeps it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptLines {
    lines: Vec<Line>,
    refused: Vec<Refused>,
}

/// An import as its events have made it.
struct Held {
    id: MigrationId,
    /// With when each was recorded.
    events: Vec<(Timestamp, MigrationEvent)>,
}

fn packed<T: Serialize>(value: &T) -> Outcome<String> {
    pack(&String::from_utf8_lossy(&to_json(value)?))
}

fn unpacked<T: serde::de::DeserializeOwned>(body: &str) -> Outcome<T> {
    from_json(unpack(body)?.as_bytes())
}

impl Held {
    fn of(id: MigrationId, events: Vec<(StoredEvent, MigrationEvent)>) -> Self {
        Self { id, events: events.into_iter().map(|(stored, event)| (stored.recorded_at, event)).collect() }
    }

    fn submitted(&self) -> Option<(Timestamp, &str, Date, &str, UserId)> {
        self.events.iter().find_map(|(at, event)| match event {
            MigrationEvent::Submitted { source, cut_over, checked, by, .. } => {
                Some((*at, source.as_str(), *cut_over, checked.as_str(), *by))
            }
            _ => None,
        })
    }

    fn confirmed(&self) -> Option<(UserId, UserId)> {
        self.events.iter().find_map(|(_, event)| match event {
            MigrationEvent::Confirmed { by, approved_by } => Some((*by, *approved_by)),
            _ => None,
        })
    }

    fn summary(&self) -> Outcome<Option<MigrationSummary>> {
        let done = self.events.iter().rev().find_map(|(_, event)| match event {
            MigrationEvent::Done { summary } => Some(summary),
            _ => None,
        });
        done.map(|summary| unpacked(summary)).transpose()
    }

    fn head(&self) -> Outcome<MigrationHead> {
        let missing = || Problem::not_found("migration", self.id);
        let (at, source, cut_over, checked, by) = self.submitted().ok_or_else(missing)?;
        let done = self.summary()?;
        let state = match (&done, self.confirmed()) {
            (Some(_), _) => MigrationState::Done,
            (None, Some(_)) => MigrationState::Confirmed,
            (None, None) => MigrationState::Submitted,
        };
        let summary = match done {
            Some(summary) => summary,
            None => unpacked(checked)?,
        };
        Ok(MigrationHead {
            id: self.id.to_string(),
            source: source.to_owned(),
            cut_over: cut_over.to_string(),
            state: state.name(),
            loans: summary.loans,
            differ: summary.differ,
            refused: summary.refused,
            submitted_at: at.to_string(),
            by: by.to_string(),
        })
    }

    /// Takes an event in: what appends it at the version that was read, and the list's row once the import was submitted.
    fn append(
        &mut self,
        institution: InstitutionId,
        clock: &Clock,
        event: MigrationEvent,
    ) -> Outcome<(StreamAppend, Option<Statement>)> {
        let expected = match self.events.len() as u64 {
            0 => Expected::New,
            version => Expected::Version(version),
        };
        let append = appending(*self.id.as_bytes(), expected, clock.today(), std::slice::from_ref(&event))?;
        self.events.push((clock.now(), event));
        let row = self.submitted().is_some().then(|| self.row()).transpose()?;
        Ok((append, row.map(|row| objects::put(institution, row))))
    }

    fn row(&self) -> Outcome<objects::Object> {
        let head = self.head()?;
        Ok(objects::Object {
            kind: "migration".into(),
            id: head.id.clone(),
            state: head.state.id.clone(),
            label: head.source.clone(),
            version: i64::try_from(self.events.len()).unwrap_or(i64::MAX),
            body: String::from_utf8_lossy(&to_json(&head)?).into_owned(),
        })
    }
}

/// The list's row of an import, once it was submitted.
pub(crate) fn migration_row(
    id: [u8; 16],
    events: Vec<(StoredEvent, MigrationEvent)>,
) -> Outcome<Option<objects::Object>> {
    let held = Held::of(MigrationId::from_bytes(id), events);
    if held.submitted().is_none() {
        return Ok(None);
    }
    held.row().map(Some)
}

/// What a loan that was brought in shows beside what its contract says: its number there behind the day it began, its product,
/// where its firm is. It had no application here.
///
/// Gives the row under which it is found by that number.
pub(crate) fn brought_row(institution: InstitutionId, row: &mut LoanRow, state: &LoanState) -> Option<Statement> {
    let (brought, contract) = (state.brought()?, state.contract()?);
    row.number = format!("{}-{}", number_day(contract.signed_on), brought.number);
    row.application = None;
    if row.product_code.is_empty() {
        row.product_code.clone_from(&brought.product);
        row.product.clone_from(&brought.product);
    }
    row.region.clone_from(&brought.region);
    row.industry.clone_from(&brought.industry);
    Some(alias(institution, &row.id, brought))
}

/// What a loan is found by under its number in the system it comes from.
fn alias(institution: InstitutionId, loan: &str, brought: &BroughtIn) -> Statement {
    let object = objects::Object {
        kind: ALIAS.into(),
        id: loan.to_owned(),
        state: "known".into(),
        label: brought.number.clone(),
        version: 1,
        body: "{}".into(),
    };
    objects::put(institution, object)
}

/// The kind of these rows.
pub(crate) const ALIAS: &str = "brought-loan";

impl MigrationAsked {
    fn check(&self, today: Date) -> Outcome<Self> {
        let source = self.source.trim();
        let fits =
            (1..=20).contains(&source.chars().count()) && source.chars().all(|c| c.is_alphanumeric() || c == '-');
        if !fits {
            return Err(Problem::new(Code::Invalid, "name the other system in 1 to 20 letters, digits or '-'")
                .in_chinese("请填写来源系统名称：1 至 20 个字母、汉字、数字或“-”"));
        }
        if self.cut_over > today {
            return Err(Problem::new(
                Code::Invalid,
                format!("{} is in the future: balances are of a day that has ended", self.cut_over),
            )
            .in_chinese(format!("切换日 {} 在未来：余额须为已结束的一天", self.cut_over)));
        }
        Ok(Self { source: source.to_owned(), cut_over: self.cut_over })
    }
}

impl Platform {
    /// Reads an existing book and says what would come of it: the report as it would be. Nothing is written.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::ImportFailed`] for a file that gives nothing, naming what it lacks.
    pub async fn check_book(
        &self,
        who: &Principal,
        asked: &MigrationAsked,
        files: &BookFiles<'_>,
        tell: impl FnMut(u64, u64),
    ) -> Outcome<CheckedBook> {
        who.require(Action::MigrateBook)?;
        let asked = asked.check(self.clock.today())?;
        let read = self.read_book(who.institution, files).await?;
        let loans = read.unregistered();
        self.look_at(who, &asked, files, &read, &loans, tell).await
    }

    /// Submits an existing book: its firms are registered, what was read is kept, and the import waits for a second person. The same
    /// files again are the import that is there already.
    ///
    /// # Errors
    /// As [`Platform::check_book`]; [`Code::Invalid`] when nothing can be brought in; [`Code::Conflict`] for one that was confirmed.
    pub async fn submit_book(
        &self,
        request: &Request<'_>,
        asked: &MigrationAsked,
        files: &BookFiles<'_>,
        reason: &str,
        tell: impl FnMut(u64, u64),
    ) -> Outcome<(MigrationHead, Approval)> {
        request.who.require(Action::MigrateBook)?;
        let asked = asked.check(self.clock.today())?;
        let institution = request.institution();
        let id = bring::migration_id(institution, &asked.source, asked.cut_over, &files.digests());
        let mut held = self.held_migration(institution, id).await?;
        if held.confirmed().is_some() {
            return Err(Problem::new(
                Code::Conflict,
                format!("these files were brought in already as {id}: look at its report"),
            )
            .in_chinese(format!("这些文件已作为 {id} 转入，请查看其对账报告")));
        }
        if held.submitted().is_none() {
            // The key is that of the proposal: what is kept before it is the same each time and needs none.
            let plain = Request::plain(request.who);
            let read = self.read_book(institution, files).await?;
            let loans = self.registered(&plain, &read).await?;
            let checked = self.look_at(request.who, &asked, files, &read, &loans, tell).await?;
            if checked.summary.loans == 0 {
                return Err(Problem::new(
                    Code::Invalid,
                    "no loan of these files can be brought in: look at what was set aside",
                )
                .in_chinese("文件中没有可转入的借据，请先查看隔离的行"));
            }
            self.keep_book(&plain, (&asked, id), (&read, loans), &checked).await?;
            held = self.held_migration(institution, id).await?;
        }
        let approval = self.propose(request, Act::BringBook { migration: id }, reason).await?;
        Ok((held.head()?, approval))
    }

    /// Writes what was read, part by part, and that it was submitted.
    async fn keep_book(
        &self,
        request: &Request<'_>,
        (asked, id): (&MigrationAsked, MigrationId),
        (read, loans): (&read::ReadBook, Vec<LoanInput>),
        checked: &CheckedBook,
    ) -> Outcome<()> {
        let institution = request.institution();
        let mut events = Vec::new();
        for part in parts(loans) {
            events.push(MigrationEvent::RowsKept { body: packed(&KeptRows { loans: part })? });
        }
        let count = u32::try_from(events.len()).unwrap_or(u32::MAX);
        for part in read.refused.chunks(REFUSED_PART) {
            events.push(MigrationEvent::RefusedKept { body: packed(&part)? });
        }
        events.push(MigrationEvent::Submitted {
            source: asked.source.clone(),
            cut_over: asked.cut_over,
            checked: packed(&checked.summary)?,
            parts: count,
            by: request.who.user,
        });
        // Cut off in the middle, the parts that are there already are the same: reading the same files gives the same.
        let mut held = self.held_migration(institution, id).await?;
        let rest = events.split_off(held.events.len().min(events.len()));
        for event in rest {
            self.append_migration(request, &mut held, event).await?;
        }
        Ok(())
    }

    /// Appends one event; with the list's row, once it was submitted.
    async fn append_migration(&self, request: &Request<'_>, held: &mut Held, event: MigrationEvent) -> Outcome<()> {
        let (append, row) = held.append(request.institution(), &self.clock, event)?;
        self.save(request, vec![append], row.into_iter().collect(), ()).await
    }

    /// What the approval of an import writes: that it is confirmed. Its loans follow in a run.
    pub(crate) async fn book_writes(
        &self,
        request: &Request<'_>,
        id: MigrationId,
        proposal: Option<&Approval>,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let mut held = self.held_migration(request.institution(), id).await?;
        if held.submitted().is_none() {
            return Err(Problem::not_found("migration", id));
        }
        if held.confirmed().is_some() {
            return Err(Problem::new(Code::WrongState, "this book was confirmed already: look at its report"));
        }
        let Some(approval) = proposal else { return Ok((Vec::new(), Vec::new())) };
        let event = MigrationEvent::Confirmed { by: approval.proposed_by, approved_by: request.who.user };
        let (append, row) = held.append(request.institution(), &self.clock, event)?;
        Ok((vec![append], row.into_iter().collect()))
    }

    /// An import that the person's institution submitted.
    async fn known_migration(&self, who: &Principal, which: &str) -> Outcome<Held> {
        let held = self.held_migration(who.institution, migration_named(which)?).await?;
        if held.submitted().is_none() {
            return Err(Problem::not_found("migration", which));
        }
        Ok(held)
    }

    async fn held_migration(&self, institution: InstitutionId, id: MigrationId) -> Outcome<Held> {
        Ok(Held::of(id, self.history::<MigrationEvent>(institution, *id.as_bytes()).await?))
    }

    /// Imports of existing books, by id.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn migrations(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<MigrationHead>> {
        who.require(Action::ReadLedger)?;
        let most = views::limits::page(limit);
        let rows = objects::list(&self.book, who.institution, "migration", None, after, most).await?;
        let full = rows.len() == most as usize;
        let next = rows.last().filter(|_| full).map(|row| row.id.clone());
        let lines = rows.iter().map(|row| from_json(row.body.as_bytes())).collect::<Outcome<_>>()?;
        Ok((lines, next))
    }

    /// An import with its report as it was found.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn migration(&self, who: &Principal, which: &str) -> Outcome<MigrationCard> {
        who.require(Action::ReadLedger)?;
        let id = migration_named(which)?;
        let held = self.held_migration(who.institution, id).await?;
        let head = held.head()?;
        let (.., checked, by) = held.submitted().ok_or_else(|| Problem::not_found("migration", which))?;
        let summary = match held.summary()? {
            Some(summary) => summary,
            None => unpacked(checked)?,
        };
        let confirmed_by_name = match held.confirmed() {
            Some((_, user)) => Some(self.user_name(who.institution, user).await?),
            None => None,
        };
        let waiting = self.approvals(who, Some(crate::approvals::ApprovalState::Pending)).await?;
        let own = waiting.into_iter().find(|approval| approval.act == Act::BringBook { migration: id });
        Ok(MigrationCard {
            head,
            by_name: self.user_name(who.institution, by).await?,
            confirmed_by_name,
            proposal: own.map(|approval| approval.id),
            summary,
            progress: self.migrating.get(id),
        })
    }

    /// A page of a report's lines, in the order in which they were brought in.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`].
    pub async fn migration_lines(
        &self,
        who: &Principal,
        which: &str,
        filter: &LineFilter,
        after: &str,
        limit: u32,
    ) -> Outcome<Paged<MigrationLine>> {
        who.require(Action::ReadLedger)?;
        let held = self.known_migration(who, which).await?;
        let wanted = limit.clamp(1, crate::limits::MAX_MIGRATION_PAGE) as usize;
        let from = match after {
            "" => 0,
            text => text.parse::<usize>().map_err(|_| {
                Problem::new(Code::Invalid, "'after' is the next of the page before: give it unchanged")
            })?,
        };
        let (mut found, mut at, mut next) = (Vec::new(), 0_usize, None);
        'parts: for (_, event) in &held.events {
            let MigrationEvent::LinesKept { body } = event else { continue };
            let part: KeptLines = unpacked(body)?;
            for line in part.lines {
                at += 1;
                if at <= from || !filter.takes(&line) {
                    continue;
                }
                if found.len() == wanted {
                    next = Some((at - 1).to_string());
                    break 'parts;
                }
                found.push(line);
            }
        }
        let firms: Vec<String> = found.iter().map(|line| line.firm.to_string()).collect();
        let names = self.firm_names(firms.iter().map(String::as_str)).await?;
        let lines = found.iter().zip(&firms).map(|(line, firm)| line_card(line, names.get(firm).cloned())).collect();
        Ok((lines, next))
    }

    /// Rows that an import set aside: those of the files, then those of its loans.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn migration_refused(&self, who: &Principal, which: &str) -> Outcome<Vec<SetAside>> {
        who.require(Action::ReadLedger)?;
        let held = self.known_migration(who, which).await?;
        let mut found = Vec::new();
        for (_, event) in &held.events {
            let rows: Vec<Refused> = match event {
                MigrationEvent::RefusedKept { body } => unpacked(body)?,
                MigrationEvent::LinesKept { body } => unpacked::<KeptLines>(body)?.refused,
                _ => continue,
            };
            found.extend(rows.iter().map(set_aside));
        }
        Ok(found)
    }

    /// What all loans of an import have in common.
    async fn ground(
        &self,
        institution: InstitutionId,
        asked: &MigrationAsked,
        id: MigrationId,
        (by, approved_by): (UserId, UserId),
    ) -> Outcome<Ground> {
        let mut products = std::collections::BTreeMap::new();
        for row in objects::all(&self.book, institution, "product", None, crate::limits::MAX_WHOLE_LIST).await? {
            let Ok(live) = self.live_product(institution, &row.label).await else { continue };
            let version = live.compiled.document().version;
            products.insert(row.label, (live.id, version));
        }
        let rule: ClassificationRule = self.classification(institution, asked.cut_over, self.clock.now()).await?;
        Ok(Ground {
            institution,
            migration: id,
            source: asked.source.clone(),
            cut_over: asked.cut_over,
            today: self.clock.today(),
            hands: loan::Hands { by, approved_by },
            products,
            rule,
            currency: self.institution(institution).await?.currency,
            parities: self.parities(institution, self.clock.today()).await?,
        })
    }
}

impl LineFilter {
    fn takes(&self, line: &Line) -> bool {
        let only = match self.only.as_deref() {
            Some("differs") => !line.agrees,
            Some("agrees") => line.agrees && line.theirs.is_some(),
            Some("noted") => !line.notes.is_empty(),
            Some("not-compared") => line.theirs.is_none(),
            _ => true,
        };
        let cause = |id: &str| line.causes.iter().chain(&line.notes).any(|cause| cause.id == id);
        only && self.cause.as_deref().is_none_or(cause)
            && self.product.as_deref().is_none_or(|product| line.product == product)
            && self.number.as_deref().is_none_or(|number| line.number.starts_with(number))
    }
}

fn migration_named(which: &str) -> Outcome<MigrationId> {
    which.parse().map_err(|_| Problem::not_found("migration", which))
}

/// A checked book: the report as it would be.
#[derive(Debug)]
pub struct CheckedBook {
    /// Its summary.
    pub summary: MigrationSummary,
    lines: Vec<Line>,
    refused: Vec<Refused>,
}

impl CheckedBook {
    /// What people are shown of it.
    #[must_use]
    pub fn card(&self) -> CheckCard {
        let looked = self.lines.iter().filter(|line| !line.agrees || !line.notes.is_empty());
        CheckCard {
            summary: self.summary.clone(),
            lines: looked.take(SHOWN).map(|line| line_card(line, None)).collect(),
            refused: self.refused.iter().take(SHOWN).map(set_aside).collect(),
        }
    }

    /// Every line, in the order of the loans' firms.
    pub fn lines(&self) -> impl Iterator<Item = MigrationLine> {
        self.lines.iter().map(|line| line_card(line, None))
    }

    /// Every row that was set aside.
    pub fn refused(&self) -> impl Iterator<Item = SetAside> {
        self.refused.iter().map(set_aside)
    }
}

/// Loans in parts; all loans of a firm stand together.
fn parts(mut loans: Vec<LoanInput>) -> Vec<Vec<LoanInput>> {
    loans.sort_by(|a, b| (a.firm, &a.contract.number).cmp(&(b.firm, &b.contract.number)));
    let (mut parts, mut part, mut moves) = (Vec::new(), Vec::<LoanInput>::new(), 0);
    for loan in loans {
        let full = part.len() >= PART_LOANS || moves >= PART_MOVES;
        if full && part.last().is_some_and(|last| last.firm != loan.firm) {
            parts.push(std::mem::take(&mut part));
            moves = 0;
        }
        moves += loan.moves.len();
        part.push(loan);
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}
