//! Accounting months: closed by two people, in order, and never opened again.
//!
//! A closed day already stays as it was booked: what is learnt later is booked on the first open day. Closing a month says
//! that finance has looked at it and another person agreed: the turnover and balances of the month are written down with
//! a digest of its entries, so that anybody can see later that it still is what was signed. What arrived after the month
//! and counts in it is listed with the day on which it was booked instead.

use calendar::{Date, add_days, month_end};
use codes::{InstitutionId, UserId};
use ledger::{DateView, JournalSums};
use money::{Currency, Money};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Expected, StreamAppend};
use utoipa::ToSchema;
use views::closes;

use super::books::{LedgerAsked, LoanJournal, Setting, amount_problem, journal_card, trial_card};
use super::cards::{JournalCard, TrialCard};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::Approval;
use crate::cards::{Cash, Named};
use crate::events::{JsonEvent, Request, appending, to_json};
use crate::limits::MAX_LATE_ENTRIES;
use crate::problem::{Code, Outcome, Problem};

/// What happened to an institution's accounting months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PeriodEvent {
    /// A month was closed.
    MonthClosed {
        /// `2025-07`.
        month: String,
        /// What its books said.
        figures: MonthFigures,
        /// Who proposed it.
        by: UserId,
        /// Who approved it.
        approved_by: UserId,
    },
}

impl JsonEvent for PeriodEvent {
    const STREAM: &'static str = "accounting-period";
    fn kind(&self) -> &'static str {
        "month-closed"
    }
}

/// What the books of a month said when it was closed, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthFigures {
    /// Account code, opening balance, debits, credits.
    pub accounts: Vec<(String, i64, i64, i64)>,
    /// Entries booked in the month.
    pub entries: u64,
    /// SHA-256 over the entries booked in the month, by loan and in order, hexadecimal.
    pub digest: String,
    /// The same of each other currency: what stands above is of the institution's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<CurrencyFigures>,
}

/// What the books of a month said in another currency than the institution's, in its minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurrencyFigures {
    /// The currency.
    pub currency: Currency,
    /// Account code, opening balance, debits, credits.
    pub accounts: Vec<(String, i64, i64, i64)>,
    /// Entries booked in the month.
    pub entries: u64,
    /// SHA-256 over them, as that of the institution's own.
    pub digest: String,
}

/// A month in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MonthLine {
    /// `2025-07`.
    pub month: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub through: String,
    /// `closed`, `ready` (all its days are closed) or `open`.
    pub state: Named,
    /// When it was closed.
    pub closed_at: Option<String>,
    /// Who proposed that.
    pub proposed_by: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// Entries booked in it when it was closed, of all currencies.
    pub entries: Option<u64>,
}

/// A month with its books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MonthCard {
    /// The month.
    pub month: MonthLine,
    /// Its trial balance by book date, as it stands now.
    pub trial: TrialCard,
    /// Digest of the entries booked in it, as they stand now.
    pub digest: String,
    /// Whether a closed month's books are what was signed, in every currency.
    pub as_signed: Option<bool>,
    /// Entries that count in the month and were booked after it, at most five hundred.
    pub late: Vec<JournalCard>,
    /// How many there are.
    pub late_entries: u64,
    /// The sum of their debits, what is cancelled and what is booked anew alike.
    pub late_debits: Cash,
}

/// A month as it is written: `2025-07`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Month(Date);

impl Month {
    fn read(text: &str) -> Outcome<Self> {
        let first = calendar::parse_date(&format!("{}-01", text.trim())).ok();
        let shaped = first.filter(|day| day.strftime("%Y-%m").to_string() == text.trim());
        shaped.map(Self).ok_or_else(|| Problem::new(Code::Invalid, format!("'{text}' is no month: write 2025-07")))
    }

    fn of(day: Date) -> Self {
        Self(super::books::month_start(day))
    }

    fn last_day(self) -> Date {
        month_end(self.0)
    }

    fn next(self) -> Outcome<Self> {
        add_days(self.last_day(), 1).map(Self).map_err(|error| Problem::from_domain(Code::Invalid, error))
    }

    fn text(self) -> String {
        self.0.strftime("%Y-%m").to_string()
    }

    fn asked(self) -> LedgerAsked {
        LedgerAsked { from: Some(self.0), at: self.last_day(), view: DateView::Book, known_at: None, currency: None }
    }
}

/// A closed month with what is known of it.
struct ClosedMonth {
    month: Month,
    at: String,
    figures: MonthFigures,
    by: UserId,
    approved_by: UserId,
}

/// The books of a month in one currency with what they were made from.
struct Books {
    figures: CurrencyFigures,
    sums: JournalSums,
    loans: u64,
}

impl Platform {
    async fn closed_months(&self, institution: InstitutionId) -> Outcome<Vec<ClosedMonth>> {
        let mut months = Vec::new();
        for (stored, event) in self.history::<PeriodEvent>(institution, *institution.as_bytes()).await? {
            let PeriodEvent::MonthClosed { month, figures, by, approved_by } = event;
            let at = stored.recorded_at.to_string();
            months.push(ClosedMonth { month: Month::read(&month)?, at, figures, by, approved_by });
        }
        Ok(months)
    }

    /// First and last closed day; nothing before the first close.
    async fn closed_span(&self, institution: InstitutionId) -> Outcome<Option<(Date, Date)>> {
        let day =
            |text: &str| calendar::parse_date(text).map_err(|error| Problem::from_domain(Code::StoreDamaged, error));
        let closings = self.closings(institution).await?;
        let first = closings.iter().map(|closing| closing.closed_through).min();
        let last = closes::last(&self.book, institution, None).await?.map(|(last, _)| day(&last)).transpose()?;
        Ok(first.zip(last))
    }

    /// The month that can be closed next: the one after the last, or that of the first closed day.
    async fn next_month(&self, institution: InstitutionId, closed: &[ClosedMonth]) -> Outcome<Option<(Month, Date)>> {
        let Some((first, last)) = self.closed_span(institution).await? else { return Ok(None) };
        let next = match closed.last() {
            Some(known) => known.month.next()?,
            None => Month::of(first),
        };
        Ok(Some((next, last)))
    }

    async fn month_books(&self, institution: InstitutionId, setting: &Setting, month: Month) -> Outcome<Books> {
        let mut digest = Sha256::new();
        let mut sums = JournalSums::new(setting.currency);
        let (mut entries, mut loans) = (0, 0);
        self.each_journal(institution, setting, month.asked(), None, |journal| {
            loans += 1;
            for entry in &journal.entries {
                sums.add(entry, DateView::Book, month.0).map_err(amount_problem)?;
                if entry.head.book_date >= month.0 {
                    entries += 1;
                    digest.update(to_json(&(&journal.row.number, entry))?);
                }
            }
            Ok(())
        })
        .await?;
        let account = |(code, row): (&str, &ledger::AccountSums)| {
            (code.to_owned(), row.opening.minor(), row.debit.minor(), row.credit.minor())
        };
        let accounts = sums.rows().map(account).collect();
        let digest = hex::encode(digest.finalize());
        let figures = CurrencyFigures { currency: setting.currency, accounts, entries, digest };
        Ok(Books { figures, sums, loans })
    }

    /// The books of a month in every currency, the institution's own first.
    async fn all_books(&self, institution: InstitutionId, month: Month) -> Outcome<Vec<(Setting, Books)>> {
        let mut all = Vec::new();
        for currency in self.ledger_currencies(institution).await? {
            let setting = self.ledger_setting(institution, None, Some(currency)).await?;
            let books = self.month_books(institution, &setting, month).await?;
            all.push((setting, books));
        }
        Ok(all)
    }

    /// What an approved close of a month writes; at the proposal, whether it could be.
    pub(crate) async fn month_close_writes(
        &self,
        request: &Request<'_>,
        month: &str,
        proposal: Option<&Approval>,
    ) -> Outcome<Vec<StreamAppend>> {
        let institution = request.institution();
        let month = Month::read(month)?;
        let closed = self.closed_months(institution).await?;
        if closed.iter().any(|known| known.month == month) {
            let said = format!("{} is closed, and a closed month is not opened again", month.text());
            return Err(
                Problem::new(Code::WrongState, said).in_chinese(format!("{} 已月结，不能重新打开", month.text()))
            );
        }
        match self.next_month(institution, &closed).await? {
            Some((next, _)) if next != month => {
                let said = format!("months close in order: {} is next", next.text());
                return Err(
                    Problem::new(Code::WrongState, said).in_chinese(format!("须按顺序月结：下一个是 {}", next.text()))
                );
            }
            Some((_, last)) if last >= month.last_day() => {}
            None => return Err(Problem::not_found("accounting month with a closed day", month.text())),
            _ => {
                let last = month.last_day();
                let said = format!("days of {} are open: close the book through {last} first", month.text());
                return Err(Problem::new(Code::WrongState, said)
                    .in_chinese(format!("{} 还有未日终的日子：请先日终到 {last}", month.text())));
            }
        }
        let Some(proposal) = proposal else { return Ok(Vec::new()) };
        let event = PeriodEvent::MonthClosed {
            month: month.text(),
            figures: month_figures(&self.all_books(institution, month).await?)?,
            by: proposal.proposed_by,
            approved_by: request.who.user,
        };
        let expected = match closed.len() {
            0 => Expected::New,
            many => Expected::Version(many as u64),
        };
        Ok(vec![appending(*institution.as_bytes(), expected, self.clock.today(), &[event])?])
    }

    /// Accounting months from the first closed day to the present one, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn months(&self, who: &Principal) -> Outcome<Vec<MonthLine>> {
        who.require(Action::ReadLedger)?;
        let closed = self.closed_months(who.institution).await?;
        let Some((first, last)) = self.closed_span(who.institution).await? else { return Ok(Vec::new()) };
        let people: Vec<String> = closed.iter().flat_map(|m| [m.by.to_string(), m.approved_by.to_string()]).collect();
        let names = self.user_names(who.institution, people.iter().map(String::as_str)).await?;
        let named = |user: UserId| names.get(&user.to_string()).cloned();
        let (mut lines, mut month) = (Vec::new(), Month::of(first));
        while month <= Month::of(self.clock.today().max(last)) {
            let known = closed.iter().find(|known| known.month == month);
            let state = match known {
                Some(_) => Named::new("closed", "已月结", "closed"),
                None if last >= month.last_day() => Named::new("ready", "可月结", "ready to close"),
                None => Named::new("open", "未结", "open"),
            };
            lines.push(MonthLine {
                month: month.text(),
                from: month.0.to_string(),
                through: month.last_day().to_string(),
                state,
                closed_at: known.map(|known| known.at.clone()),
                proposed_by: known.and_then(|known| named(known.by)),
                approved_by: known.and_then(|known| named(known.approved_by)),
                entries: known.map(|known| {
                    let others = known.figures.others.iter().map(|other| other.entries);
                    others.fold(known.figures.entries, u64::saturating_add)
                }),
            });
            month = month.next()?;
        }
        lines.reverse();
        Ok(lines)
    }

    /// A month with its books in a currency (the institution's own when none is asked for) as they stand now, whether those of every
    /// currency are what was signed, and what arrived late.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] for a month without a closed day, [`Code::Invalid`] for what is no currency.
    pub async fn month(&self, who: &Principal, month: &str, currency: Option<&str>) -> Outcome<MonthCard> {
        let which = Month::read(month)?;
        let line = self.months(who).await?.into_iter().find(|line| line.month == which.text());
        let line = line.ok_or_else(|| Problem::not_found("accounting month", which.text()))?;
        let signed = self.closed_months(who.institution).await?.into_iter().find(|known| known.month == which);
        let currency = self.asked_currency(who.institution, currency).await?;
        let mut all = self.all_books(who.institution, which).await?;
        let figures = month_figures(&all)?;
        let (setting, books) = match all.iter().position(|(setting, _)| setting.currency == currency) {
            Some(at) => all.swap_remove(at),
            None => {
                let setting = self.ledger_setting(who.institution, None, Some(currency)).await?;
                let books = self.month_books(who.institution, &setting, which).await?;
                (setting, books)
            }
        };
        let counted = (books.loans, books.figures.entries);
        let of = self.book_of(who.institution).await?;
        let trial = trial_card(&setting, which.asked(), &books.sums, counted, of)?;
        let (mut late, mut late_entries, mut late_debits) = (Vec::new(), 0, Money::zero(setting.currency));
        let asked = LedgerAsked { at: self.clock.today().max(which.last_day()), ..which.asked() };
        self.each_journal(who.institution, &setting, asked, None, |LoanJournal { row, entries }| {
            for (at, entry) in entries.iter().enumerate() {
                let counts = entry.head.value_date >= which.0 && entry.head.value_date <= which.last_day();
                if !counts || entry.head.book_date <= which.last_day() {
                    continue;
                }
                late_entries += 1;
                let debits =
                    Money::sum(setting.currency, entry.lines.iter().map(|l| l.amount).filter(|a| a.is_positive()));
                let debits = debits.map_err(amount_problem)?;
                late_debits = late_debits.checked_add(debits).map_err(amount_problem)?;
                if late.len() < MAX_LATE_ENTRIES {
                    let id = format!("{}~{}~{at:05}", entry.head.book_date, row.number);
                    late.push(journal_card(&setting, id, &row, entry)?);
                }
            }
            Ok(())
        })
        .await?;
        late.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(MonthCard {
            month: line,
            trial,
            as_signed: signed.map(|known| known.figures == figures),
            digest: books.figures.digest,
            late,
            late_entries,
            late_debits: Cash::from(late_debits),
        })
    }
}

/// What the books of a month say, in the form that is signed; a currency in which nothing was booked is left out.
fn month_figures(all: &[(Setting, Books)]) -> Outcome<MonthFigures> {
    let mut figures = all.iter().map(|(_, books)| books.figures.clone());
    let own = figures.next().ok_or_else(|| Problem::new(Code::Internal, "an institution has a currency of its own"))?;
    let CurrencyFigures { accounts, entries, digest, .. } = own;
    let others = figures.filter(|other| !other.accounts.is_empty() || other.entries > 0).collect();
    Ok(MonthFigures { accounts, entries, digest, others })
}
