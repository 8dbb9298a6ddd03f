//! Trial balance and journal of an institution: the loans folded, mapped to its chart, as known at any time.
//!
//! Nothing is stored: every figure is derived from the loans' events when it is asked for, so a balance of last March as it
//! was known in April costs the same as today's. Loans are read page by page and let go, so memory does not grow with the
//! book; the time does.

use std::collections::BTreeMap;

use calendar::{Date, Timestamp};
use codes::{InstitutionId, LoanId};
use ledger::{AccountKind, Chart, DateView, JournalEntry, JournalSums, PostingRules};
use loan::{Closing, LoanEvent, LoanState, Recorded};
use money::{Currency, Money};
use store::StoredEvent;
use views::loans::LoanRow;
use views::{loans, shares};

use super::cards::{JournalCard, JournalLineCard, TrialCard, TrialLine};
use super::income::loan_facts;
use super::rules::{kind_name, pin, role_name, rule_name};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Cash, Named};
use crate::closing::{CloseEvent, known_currency};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};

/// Which balances.
#[derive(Debug, Clone, Copy)]
pub struct LedgerAsked {
    /// First day of the turnover; from the first entry without it.
    pub from: Option<Date>,
    /// The day of the balances.
    pub at: Date,
    /// Which of the two dates counts.
    pub view: DateView,
    /// Only what was recorded by then.
    pub known_at: Option<Timestamp>,
    /// The books of which currency; the institution's own when left out, or that of the loan that is asked for.
    pub currency: Option<Currency>,
}

/// Which entries.
#[derive(Debug, Clone)]
pub struct JournalAsked {
    /// The period, the view and what was known. Without a first day it begins with the month of the last.
    pub period: LedgerAsked,
    /// Only entries with a side on this account.
    pub account: Option<String>,
    /// Only entries of this loan: its id or contract number.
    pub loan: Option<String>,
    /// Only entries of this posting rule.
    pub rule: Option<String>,
}

/// What deriving the entries of a loan needs beside the loan.
pub(crate) struct Setting {
    pub chart: Chart,
    pub closings: Vec<Closing>,
    pub currency: Currency,
}

/// One loan's journal.
pub(crate) struct LoanJournal {
    pub row: LoanRow,
    pub entries: Vec<JournalEntry>,
}

/// Reads the instant of "as known at": a whole day counts to its end.
///
/// # Errors
/// [`Code::Invalid`].
pub fn known_at(text: &str) -> Outcome<Timestamp> {
    let text = text.trim();
    if let Ok(day) = calendar::parse_date(text) {
        let next = calendar::add_days(day, 1).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let end = crate::clock::start_of_day(next) - std::time::Duration::from_nanos(1);
        return Ok(end);
    }
    text.parse::<Timestamp>().map_err(|_| {
        Problem::new(
            Code::Invalid,
            format!("'{text}' is neither a day nor an instant: write 2025-07-31 or 2025-07-31T18:00:00+08:00"),
        )
    })
}

/// Reads `value` or `book`.
///
/// # Errors
/// [`Code::Invalid`].
pub fn date_view(text: &str) -> Outcome<DateView> {
    let all = [DateView::Value, DateView::Book];
    all.into_iter().find(|view| view.id() == text).ok_or_else(|| {
        Problem::new(Code::Invalid, format!("'{text}' is no view: use value (起息日口径) or book (记账日口径)"))
    })
}

pub(crate) fn view_name(view: DateView) -> Named {
    Named::new(view.id(), view.zh(), view.en())
}

pub(crate) fn amount_problem(error: impl std::error::Error) -> Problem {
    Problem::from_domain(Code::AmountInvalid, error)
}

/// The first day of a day's month.
pub(crate) fn month_start(day: Date) -> Date {
    day.first_of_month()
}

impl Platform {
    /// The currencies of an institution's loans, its own first: each has books of its own.
    pub(crate) async fn ledger_currencies(&self, institution: InstitutionId) -> Outcome<Vec<Currency>> {
        let own = self.institution(institution).await?.currency;
        let mut found = vec![own];
        for (code, _) in shares::outstanding(&self.book, institution).await? {
            found.extend(Some(known_currency(&code)?).filter(|currency| *currency != own));
        }
        Ok(found)
    }

    /// The chart and the closed days of an institution as known at an instant, for the books of one currency.
    pub(crate) async fn ledger_setting(
        &self,
        institution: InstitutionId,
        known_at: Option<Timestamp>,
        currency: Option<Currency>,
    ) -> Outcome<Setting> {
        let chart = self.chart(institution, known_at).await?;
        let currency = match currency {
            Some(currency) => currency,
            None => self.institution(institution).await?.currency,
        };
        let Some(at) = known_at else {
            return Ok(Setting { chart, closings: self.closings(institution).await?, currency });
        };
        let mut closings = Vec::new();
        for (stored, CloseEvent::Closed { day, .. }) in
            self.history::<CloseEvent>(institution, *institution.as_bytes()).await?
        {
            if stored.recorded_at <= at {
                closings.push(Closing { closed_through: day, closed_on: calendar::business_date(stored.recorded_at) });
            }
        }
        Ok(Setting { chart, closings, currency })
    }

    /// Derives and maps every loan of an institution, or one, and hands each loan's journal over.
    pub(crate) async fn each_journal(
        &self,
        institution: InstitutionId,
        setting: &Setting,
        asked: LedgerAsked,
        only: Option<LoanId>,
        mut take: impl FnMut(LoanJournal) -> Outcome<()>,
    ) -> Outcome<()> {
        if let Some(id) = only {
            let row = loans::get(&self.book, institution, &id.to_string()).await?;
            let row = row.ok_or_else(|| Problem::not_found("loan", id))?;
            return match self.loan_journal(institution, setting, asked, row).await? {
                Some(journal) => take(journal),
                None => Ok(()),
            };
        }
        let mut after = String::new();
        loop {
            let page = loans::list(&self.book, institution, None, &after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after.clone_from(&last.id);
            // A balance in another currency is another balance.
            for row in page.into_iter().filter(|row| row.currency == setting.currency.code()) {
                if let Some(journal) = self.loan_journal(institution, setting, asked, row).await? {
                    take(journal)?;
                }
            }
        }
    }

    async fn loan_journal(
        &self,
        institution: InstitutionId,
        setting: &Setting,
        asked: LedgerAsked,
        row: LoanRow,
    ) -> Outcome<Option<LoanJournal>> {
        let id: LoanId = row
            .id
            .parse()
            .map_err(|error| Problem::new(Code::StoreDamaged, "a loan id cannot be read").because(error))?;
        let mut history = self.history::<LoanEvent>(institution, *id.as_bytes()).await?;
        history.retain(|(stored, _)| asked.known_at.is_none_or(|at| stored.recorded_at <= at));
        let entries = loan_entries(setting, asked, &row.product_code, &history)?;
        Ok((!entries.is_empty()).then_some(LoanJournal { row, entries }))
    }

    /// The trial balance at a date, by either view, as known at any time.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a period that ends before it begins.
    pub async fn ledger_trial(&self, who: &Principal, asked: LedgerAsked) -> Outcome<TrialCard> {
        who.require(Action::ReadLedger)?;
        in_order(asked)?;
        let setting = self.ledger_setting(who.institution, asked.known_at, asked.currency).await?;
        let from = asked.from.unwrap_or(Date::MIN);
        let mut sums = JournalSums::new(setting.currency);
        let (mut loans, mut entries) = (0, 0);
        self.each_journal(who.institution, &setting, asked, None, |journal| {
            loans += 1;
            entries += journal.entries.len() as u64;
            journal.entries.iter().try_for_each(|entry| sums.add(entry, asked.view, from).map_err(amount_problem))
        })
        .await?;
        let of = self.book_of(who.institution).await?;
        trial_card(&setting, asked, &sums, (loans, entries), of)
    }

    /// What a trial balance says of the whole book: its currencies, and whether its data are simulated.
    pub(crate) async fn book_of(&self, institution: InstitutionId) -> Outcome<(Vec<String>, bool)> {
        let currencies = self.ledger_currencies(institution).await?;
        let simulated = self.institution(institution).await?.simulated;
        Ok((currencies.iter().map(|currency| currency.code().to_owned()).collect(), simulated))
    }

    /// A page of the journal, in the order of the view's date.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] for the loan, [`Code::Invalid`] for a period that ends before it begins.
    pub async fn ledger_journal(
        &self,
        who: &Principal,
        asked: &JournalAsked,
        after: &str,
        limit: u32,
    ) -> Outcome<Paged<JournalCard>> {
        let most = views::limits::page(limit) as usize;
        let (setting, mut kept) = self.entries_after(who, asked, after, most).await?;
        let more = kept.len() > most;
        if more {
            kept.pop_last();
        }
        let next = kept.last_key_value().filter(|_| more).map(|(key, _)| key.clone());
        Ok((cards(&setting, kept)?, next))
    }

    /// The whole of a journal at once, for a file: one pass over the loans where pages would each make one.
    ///
    /// # Errors
    /// As [`Platform::ledger_journal`]; [`Code::TooLarge`] for more entries than `most`.
    pub async fn ledger_entries(
        &self,
        who: &Principal,
        asked: &JournalAsked,
        most: usize,
    ) -> Outcome<Vec<JournalCard>> {
        let (setting, kept) = self.entries_after(who, asked, "", most).await?;
        if kept.len() > most {
            return Err(Problem::new(
                Code::TooLarge,
                format!("the journal of this period has more than {most} entries: ask for a shorter one"),
            )
            .in_chinese(format!("该期间的凭证超过 {most} 张：请缩短期间")));
        }
        cards(&setting, kept)
    }

    /// The first entries behind a cursor, and one more when there is one.
    async fn entries_after(
        &self,
        who: &Principal,
        asked: &JournalAsked,
        after: &str,
        most: usize,
    ) -> Outcome<(Setting, Kept)> {
        who.require(Action::ReadLedger)?;
        let period = asked.period;
        in_order(period)?;
        let only = match &asked.loan {
            Some(which) => Some(self.loan_id(who, which).await?),
            None => None,
        };
        let currency = match (period.currency, only) {
            (None, Some(loan)) => {
                let row = loans::get(&self.book, who.institution, &loan.to_string()).await?;
                row.map(|row| known_currency(&row.currency)).transpose()?
            }
            (asked, _) => asked,
        };
        let setting = self.ledger_setting(who.institution, period.known_at, currency).await?;
        let from = period.from.unwrap_or_else(|| month_start(period.at));
        let mut kept = Kept::new();
        self.each_journal(who.institution, &setting, period, only, |LoanJournal { row, entries }| {
            for (at, entry) in entries.into_iter().enumerate() {
                let date = entry.date(period.view);
                let key = format!("{date}~{}~{at:05}", row.number);
                if date < from || key.as_str() <= after || !asked.wants(&entry) {
                    continue;
                }
                kept.insert(key, (row.clone(), entry));
                if kept.len() > most + 1 {
                    kept.pop_last();
                }
            }
            Ok(())
        })
        .await?;
        Ok((setting, kept))
    }
}

/// Entries by their place: the view's date, the loan, the number within it.
type Kept = BTreeMap<String, (LoanRow, JournalEntry)>;

fn cards(setting: &Setting, kept: Kept) -> Outcome<Vec<JournalCard>> {
    kept.into_iter().map(|(id, (row, entry))| journal_card(setting, id, &row, &entry)).collect()
}

impl JournalAsked {
    fn wants(&self, entry: &JournalEntry) -> bool {
        self.account.as_ref().is_none_or(|code| entry.lines.iter().any(|line| line.account == *code))
            && self.rule.as_ref().is_none_or(|rule| entry.head.rule == *rule)
    }
}

/// One loan's journal from what is known of it, dated up to a day.
pub(crate) fn loan_entries(
    setting: &Setting,
    asked: LedgerAsked,
    product: &str,
    history: &[(StoredEvent, LoanEvent)],
) -> Outcome<Vec<JournalEntry>> {
    let state = LoanState::from_events(history.iter().map(|(_, event)| event));
    let Some(contract) = state.contract() else { return Ok(Vec::new()) };
    // A balance in another currency is another balance.
    if contract.terms.currency() != setting.currency {
        return Ok(Vec::new());
    }
    let told: Vec<Recorded<'_>> = history
        .iter()
        .map(|(stored, event)| Recorded { event, recorded_on: calendar::business_date(stored.recorded_at) })
        .collect();
    let facts = loan_facts(contract, product);
    let income = setting.chart.income(&facts);
    let derived = match asked.view {
        DateView::Book => loan::book_view(&contract.terms, &told, &setting.closings, asked.at, &income),
        // With nothing closed every entry is booked on its value date.
        DateView::Value => loan::book_view(&contract.terms, &told, &[], asked.at, &income),
    }
    .map_err(|error| Problem::from_domain(Code::Invalid, error))?;
    setting
        .chart
        .journal(&facts, &derived, asked.view, asked.at)
        .map_err(|error| Problem::from_domain(Code::PostingRules, error))
}

fn in_order(asked: LedgerAsked) -> Outcome<()> {
    match asked.from {
        Some(from) if from > asked.at => Err(Problem::new(
            Code::Invalid,
            format!("the period from {from} to {} ends before it begins: swap the two", asked.at),
        )),
        _ => Ok(()),
    }
}

/// An account by its code: as the version of the day names it, else as any version does.
fn account_named<'a>(chart: &'a Chart, on: &'a PostingRules, code: &str) -> (&'a str, &'a str, AccountKind) {
    let found = on.account(code).or_else(|| chart.versions().filter_map(|(_, rules)| rules.account(code)).last());
    found.map_or(("", "", AccountKind::Asset), |account| (&account.zh, &account.en, account.kind))
}

pub(crate) fn trial_card(
    setting: &Setting,
    asked: LedgerAsked,
    sums: &JournalSums,
    (loans, entries): (u64, u64),
    (currencies, simulated): (Vec<String>, bool),
) -> Outcome<TrialCard> {
    let (version, rules) = setting.chart.on(asked.at);
    let place = |code: &str| rules.accounts.iter().position(|account| account.code == code).unwrap_or(usize::MAX);
    let zero = Money::zero(setting.currency);
    let (mut rows, mut debits, mut credits) = (Vec::new(), zero, zero);
    for (code, row) in sums.rows() {
        let (zh, en, kind) = account_named(&setting.chart, rules, code);
        debits = debits.checked_add(row.debit).map_err(amount_problem)?;
        credits = credits.checked_add(row.credit).map_err(amount_problem)?;
        rows.push(TrialLine {
            account: code.to_owned(),
            zh: zh.to_owned(),
            en: en.to_owned(),
            kind: kind_name(kind),
            opening: Cash::from(row.opening),
            debit: Cash::from(row.debit),
            credit: Cash::from(row.credit),
            closing: Cash::from(row.closing().map_err(amount_problem)?),
        });
    }
    rows.sort_by_key(|row| (place(&row.account), row.account.clone()));
    Ok(TrialCard {
        from: asked.from.map(|day| day.to_string()),
        at: asked.at.to_string(),
        view: view_name(asked.view),
        known_at: asked.known_at.map(|at| at.to_string()),
        currency: setting.currency.code().into(),
        currencies,
        simulated,
        rules: pin(version, rules),
        loans,
        entries,
        rows,
        debits: Cash::from(debits),
        credits: Cash::from(credits),
        difference: Cash::from(sums.difference().map_err(amount_problem)?),
    })
}

pub(crate) fn journal_card(setting: &Setting, id: String, row: &LoanRow, entry: &JournalEntry) -> Outcome<JournalCard> {
    let rules = setting.chart.version(entry.rules_version).unwrap_or(setting.chart.on(entry.head.book_date).1);
    let mut amount = Money::zero(setting.currency);
    let mut lines = Vec::with_capacity(entry.lines.len());
    for line in &entry.lines {
        if !line.amount.is_negative() {
            amount = amount.checked_add(line.amount).map_err(amount_problem)?;
        }
        let (zh, en, _) = account_named(&setting.chart, rules, &line.account);
        lines.push(JournalLineCard {
            account: line.account.clone(),
            zh: zh.to_owned(),
            en: en.to_owned(),
            role: role_name(line.role),
            amount: Cash::from(line.amount),
        });
    }
    Ok(JournalCard {
        id,
        value_date: entry.head.value_date.to_string(),
        book_date: entry.head.book_date.to_string(),
        rule: rule_name(&entry.head.rule),
        source: entry.head.source.clone(),
        loan: row.id.clone(),
        loan_number: row.number.clone(),
        rules_version: entry.rules_version,
        amount: Cash::from(amount),
        lines,
    })
}
