//! The bank's statement held against the book: what is there twice, what only the bank has, what only the book has.
//!
//! A statement is brought in once: its file's digest is its identity. What it matches is derived whenever somebody looks,
//! so a payment entered after it is found the next time. The difference of the movements is explained to the cent by what
//! is left over on either side and by what one of the two counts in another period.

use calendar::{Date, add_days};
use codes::UserId;
use connectors::bank::{BankRow, BankStatement};
use lake::QuarantineRow;
use ledger::{Account, DateView};
use money::{Currency, Money};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Expected;
use utoipa::ToSchema;
use views::objects;

use super::books::{LedgerAsked, LoanJournal, amount_problem};
use super::matching::{By, Movement, pairs};
use super::rules::rule_name;
use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Cash, Named};
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::limits::MAX_MATCH_DAYS;
use crate::packed::{pack, unpack};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};

/// What happened to a bank statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum BankStatementEvent {
    /// It was brought in.
    Brought {
        /// SHA-256 of the file, hexadecimal.
        digest: String,
        /// The file's name.
        source: String,
        /// `csv/utf-8`, `csv/gb18030`, `excel`, `camt.053`.
        format: String,
        /// Rows, balances and refused rows, packed.
        body: String,
        /// Who.
        by: UserId,
    },
}

impl JsonEvent for BankStatementEvent {
    const STREAM: &'static str = "bank-statement";
    fn kind(&self) -> &'static str {
        "bank-statement-brought"
    }
}

/// A statement as an event keeps it, amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    currency: Currency,
    account: Option<String>,
    opening: Option<i64>,
    closing: Option<i64>,
    rows: Vec<KeptRow>,
    refused: Vec<QuarantineRow>,
    breaks: Vec<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptRow {
    row: u64,
    on: Date,
    minor: i64,
    balance: Option<i64>,
    counterparty: Option<String>,
    reference: Option<String>,
    remark: String,
}

/// A statement in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StatementLine {
    /// Its id: the first half of its digest.
    pub id: String,
    /// The file's name.
    pub source: String,
    /// `csv/utf-8`, `csv/gb18030`, `excel`, `camt.053`.
    pub format: String,
    /// The account, its middle hidden, where the file says so.
    pub account: Option<String>,
    /// Day of the first movement.
    pub from: Option<String>,
    /// Day of the last.
    pub to: Option<String>,
    /// Movements.
    pub rows: u64,
    /// Rows refused.
    pub refused: u64,
    /// Balance before the first movement, where it is known.
    pub opening: Option<Cash>,
    /// Balance after the last.
    pub closing: Option<Cash>,
    /// When it was brought in.
    pub brought_at: String,
}

/// A movement of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BankSide {
    /// Row in the file.
    pub row: u64,
    /// When the bank booked it.
    pub on: String,
    /// Money in is positive, money out negative.
    pub amount: Cash,
    /// Who paid or was paid.
    pub counterparty: Option<String>,
    /// The bank's reference.
    pub reference: Option<String>,
    /// What it was for.
    pub remark: String,
}

/// A movement of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BookSide {
    /// Loan id.
    pub loan: String,
    /// Contract number.
    pub loan_number: String,
    /// The firm; nothing once it was erased.
    pub firm_name: Option<String>,
    /// Value date.
    pub on: String,
    /// Money in is positive, money out negative.
    pub amount: Cash,
    /// The reference it was recorded under.
    pub source: String,
    /// The posting rule.
    pub rule: Named,
}

/// Two movements that are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MatchCard {
    /// At the bank.
    pub bank: BankSide,
    /// In the book.
    pub book: BookSide,
    /// Why they are taken for one.
    pub by: Named,
}

/// A row of a file that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RefusedRow {
    /// Row in the file, the first data row being 1.
    pub row: u64,
    /// The row as it was read.
    pub raw: String,
    /// Why.
    pub reason: Named,
    /// What was found and what to do.
    pub detail: String,
}

/// A statement held against the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReconciliationCard {
    /// The statement.
    pub statement: StatementLine,
    /// How many days apart the two dates of a pair may lie.
    pub days: i32,
    /// The account of the chart that was asked for; the clearing accounts without it.
    pub account: Option<String>,
    /// Pairs, in the bank's order.
    pub matched: Vec<MatchCard>,
    /// Movements that only the bank has.
    pub bank_only: Vec<BankSide>,
    /// Movements of the statement's days that only the book has.
    pub book_only: Vec<BookSide>,
    /// Rows of the file that could not be read.
    pub refused: Vec<RefusedRow>,
    /// Rows whose balance does not follow from the one before.
    pub breaks: Vec<u64>,
    /// Sum of the bank's movements.
    pub bank_movement: Cash,
    /// Sum of the book's movements of the statement's days.
    pub book_movement: Cash,
    /// The bank's less the book's.
    pub difference: Cash,
    /// Of it: what only the bank has.
    pub bank_unmatched: Cash,
    /// Of it, taken off: what only the book has.
    pub book_unmatched: Cash,
    /// Of it: pairs that the book counts before or after the statement's days.
    pub timing: Cash,
    /// Closing less opening balance less movements of the statement itself: zero when the file is whole.
    pub statement_gap: Option<Cash>,
}

pub(crate) fn refused_row(row: &QuarantineRow) -> RefusedRow {
    RefusedRow {
        row: row.row,
        raw: row.raw.clone(),
        reason: Named::new(row.reason.as_str(), row.reason_zh.as_str(), row.reason_en.as_str()),
        detail: row.detail.clone(),
    }
}

impl Kept {
    fn of(statement: &BankStatement, currency: Currency) -> Self {
        let row = |row: &BankRow| KeptRow {
            row: row.row,
            on: row.on,
            minor: row.amount.minor(),
            balance: row.balance.map(Money::minor),
            counterparty: row.counterparty.clone(),
            reference: row.reference.clone(),
            remark: row.remark.clone(),
        };
        Self {
            currency,
            account: statement.account.clone(),
            opening: statement.opening.map(Money::minor),
            closing: statement.closing.map(Money::minor),
            rows: statement.rows.iter().map(row).collect(),
            refused: statement.refused.clone(),
            breaks: statement.breaks.clone(),
        }
    }

    fn cash(&self, minor: i64) -> Cash {
        Cash::from(Money::from_minor(minor, self.currency))
    }
}

/// An account number with its middle hidden: `6222************1234`.
fn masked(account: &str) -> String {
    let chars: Vec<char> = account.chars().collect();
    if chars.len() <= 8 {
        return account.to_owned();
    }
    let hidden = |(at, c): (usize, &char)| if at < 4 || at + 4 >= chars.len() { *c } else { '*' };
    chars.iter().enumerate().map(hidden).collect()
}

/// The list's row of a statement, and its read model.
pub(crate) fn statement_row(id: [u8; 16], event: &BankStatementEvent, at: &str) -> Outcome<objects::Object> {
    let line = statement_line(id, event, at)?;
    Ok(objects::Object {
        kind: "bank-statement".into(),
        id: line.id.clone(),
        state: "read".into(),
        label: line.source.clone(),
        version: 1,
        body: String::from_utf8_lossy(&to_json(&line)?).into_owned(),
    })
}

fn statement_line(id: [u8; 16], event: &BankStatementEvent, at: &str) -> Outcome<StatementLine> {
    let BankStatementEvent::Brought { source, format, body, .. } = event;
    let kept: Kept = from_json(unpack(body)?.as_bytes())?;
    Ok(StatementLine {
        id: hex::encode(id),
        source: source.clone(),
        format: format.clone(),
        account: kept.account.as_deref().map(masked),
        from: kept.rows.first().map(|row| row.on.to_string()),
        to: kept.rows.last().map(|row| row.on.to_string()),
        rows: kept.rows.len() as u64,
        refused: kept.refused.len() as u64,
        opening: kept.opening.map(|minor| kept.cash(minor)),
        closing: kept.closing.map(|minor| kept.cash(minor)),
        brought_at: at.to_owned(),
    })
}

fn sum(amounts: impl Iterator<Item = i64>) -> Outcome<i64> {
    let mut total: i64 = 0;
    for minor in amounts {
        total = total
            .checked_add(minor)
            .ok_or_else(|| Problem::new(Code::AmountInvalid, "a sum of the statement is past 64 bits: split it"))?;
    }
    Ok(total)
}

impl Platform {
    /// Brings the statement of an account in a currency (the institution's own when none is named) in; the same file again is the statement that is there already.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::ImportFailed`] for a file that is no statement or has no row that can be read;
    /// [`Code::Invalid`] for what is no currency.
    pub async fn bring_statement(
        &self,
        request: &Request<'_>,
        (source, currency): (&str, Option<&str>),
        bytes: &[u8],
    ) -> Outcome<StatementLine> {
        request.who.require(Action::ReconcileBank)?;
        let institution = request.institution();
        let digest = Sha256::digest(bytes);
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        if let Some((stored, event)) = self.history::<BankStatementEvent>(institution, id).await?.first() {
            return statement_line(id, event, &stored.recorded_at.to_string());
        }
        let currency = self.asked_currency(institution, currency).await?;
        let read = connectors::bank::statement(bytes, currency)
            .map_err(|error| Problem::from_domain(Code::ImportFailed, error))?;
        if read.rows.is_empty() {
            let first =
                read.refused.first().map_or_else(String::new, |row| format!(": row {}, {}", row.row, row.detail));
            return Err(Problem::new(Code::ImportFailed, format!("no row of the statement can be read{first}")));
        }
        let body = String::from_utf8_lossy(&to_json(&Kept::of(&read, currency))?).into_owned();
        let event = BankStatementEvent::Brought {
            digest: hex::encode(digest),
            source: source.chars().take(200).collect(),
            format: read.format,
            body: pack(&body)?,
            by: request.who.user,
        };
        let row = statement_row(id, &event, &self.clock.now().to_string())?;
        let line: StatementLine = from_json(row.body.as_bytes())?;
        let append = appending(id, Expected::New, self.clock.today(), &[event])?;
        self.save(request, vec![append], vec![objects::put(institution, row)], line).await
    }

    /// Statements that were brought in, by id.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn statements(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<StatementLine>> {
        who.require(Action::ReadLedger)?;
        let most = views::limits::page(limit);
        let rows = objects::list(&self.book, who.institution, "bank-statement", None, after, most).await?;
        let full = rows.len() == most as usize;
        let next = rows.last().filter(|_| full).map(|row| row.id.clone());
        let lines = rows.iter().map(|row| from_json(row.body.as_bytes())).collect::<Outcome<_>>()?;
        Ok((lines, next))
    }

    /// Holds a statement against the book as it stands now.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::Invalid`] for more days than [`MAX_MATCH_DAYS`].
    pub async fn reconcile(
        &self,
        who: &Principal,
        id: &str,
        days: i32,
        account: Option<&str>,
    ) -> Outcome<ReconciliationCard> {
        who.require(Action::ReadLedger)?;
        if !(0..=MAX_MATCH_DAYS).contains(&days) {
            return Err(Problem::new(
                Code::Invalid,
                format!("dates may lie 0 to {MAX_MATCH_DAYS} days apart, not {days}"),
            ));
        }
        let mut bytes = [0; 16];
        hex::decode_to_slice(id, &mut bytes).map_err(|_| Problem::not_found("bank statement", id))?;
        let history = self.history::<BankStatementEvent>(who.institution, bytes).await?;
        let (stored, event) = history.first().ok_or_else(|| Problem::not_found("bank statement", id))?;
        let statement = statement_line(bytes, event, &stored.recorded_at.to_string())?;
        let BankStatementEvent::Brought { body, .. } = event;
        let kept: Kept = from_json(unpack(body)?.as_bytes())?;
        let period = match (kept.rows.first(), kept.rows.last()) {
            (Some(first), Some(last)) => (first.on, last.on),
            _ => return Err(Problem::new(Code::StoreDamaged, "a statement has no rows")),
        };
        let book = self.book_movements(who, kept.currency, (period, days), account).await?;
        let card = held_against(&kept, statement, &book, period, days)?;
        Ok(ReconciliationCard { account: account.map(str::to_owned), ..card })
    }

    /// Movements of the clearing accounts, or of one account, around the statement's days, by value date.
    async fn book_movements(
        &self,
        who: &Principal,
        currency: Currency,
        ((from, to), days): ((Date, Date), i32),
        account: Option<&str>,
    ) -> Outcome<Vec<(BookSide, Movement)>> {
        let bound = |day, by| add_days(day, by).map_err(|error| Problem::from_domain(Code::Invalid, error));
        let (first, last) = (bound(from, -days)?, bound(to, days)?);
        let setting = self.ledger_setting(who.institution, None, Some(currency)).await?;
        let asked = LedgerAsked {
            from: Some(first),
            at: last,
            view: DateView::Value,
            known_at: None,
            currency: Some(currency),
        };
        let mut found = Vec::new();
        self.each_journal(who.institution, &setting, asked, None, |LoanJournal { row, entries }| {
            for entry in entries.iter().filter(|entry| entry.head.value_date >= first) {
                let own = entry.lines.iter().filter(|line| match account {
                    Some(code) => line.account == code,
                    None => line.role == Account::Clearing,
                });
                let amount = Money::sum(setting.currency, own.map(|line| line.amount)).map_err(amount_problem)?;
                if amount.is_zero() || [ledger::CHANGEOVER, loan::BROUGHT_IN].contains(&entry.head.rule.as_str()) {
                    continue;
                }
                let movement = Movement {
                    on: entry.head.value_date,
                    minor: amount.minor(),
                    name: None,
                    words: vec![entry.head.source.clone(), row.number.clone()],
                };
                let side = BookSide {
                    loan: row.id.clone(),
                    loan_number: row.number.clone(),
                    firm_name: Some(row.firm.clone()),
                    on: entry.head.value_date.to_string(),
                    amount: Cash::from(amount),
                    source: entry.head.source.clone(),
                    rule: rule_name(&entry.head.rule),
                };
                found.push((side, movement));
            }
            Ok(())
        })
        .await?;
        let names = self.firm_names(found.iter().filter_map(|(side, _)| side.firm_name.as_deref())).await?;
        for (side, movement) in &mut found {
            side.firm_name = side.firm_name.as_ref().and_then(|firm| names.get(firm)).cloned();
            movement.name.clone_from(&side.firm_name);
        }
        found.sort_by(|(a, _), (b, _)| (&a.on, &a.loan_number, &a.source).cmp(&(&b.on, &b.loan_number, &b.source)));
        Ok(found)
    }
}

/// A statement beside the movements of the book around its days.
fn held_against(
    kept: &Kept,
    statement: StatementLine,
    book: &[(BookSide, Movement)],
    period: (Date, Date),
    days: i32,
) -> Outcome<ReconciliationCard> {
    let bank: Vec<BankSide> = kept.rows.iter().map(|row| bank_side(kept, row)).collect();
    let found = pairs(
        &kept.rows.iter().map(bank_movement).collect::<Vec<_>>(),
        &book.iter().map(|(_, movement)| movement.clone()).collect::<Vec<_>>(),
        days,
    );
    let in_period = |on: Date| on >= period.0 && on <= period.1;
    let (mut bank_taken, mut book_taken) = (vec![false; bank.len()], vec![false; book.len()]);
    for pair in &found {
        (bank_taken[pair.bank], book_taken[pair.book]) = (true, true);
    }
    let bank_left: Vec<usize> = (0..bank.len()).filter(|at| !bank_taken[*at]).collect();
    let book_left: Vec<usize> = (0..book.len()).filter(|at| !book_taken[*at] && in_period(book[*at].1.on)).collect();
    let bank_sum = sum(kept.rows.iter().map(|row| row.minor))?;
    let book_sum = sum(book.iter().filter(|(_, m)| in_period(m.on)).map(|(_, m)| m.minor))?;
    let timing = sum(found.iter().map(|pair| &book[pair.book].1).filter(|m| !in_period(m.on)).map(|m| m.minor))?;
    let (bank_only, book_only) =
        (sum(bank_left.iter().map(|at| kept.rows[*at].minor))?, sum(book_left.iter().map(|at| book[*at].1.minor))?);
    let gap = match (kept.opening, kept.closing) {
        (Some(opening), Some(closing)) => Some(kept.cash(sum([closing, -opening, -bank_sum].into_iter())?)),
        _ => None,
    };
    Ok(ReconciliationCard {
        days,
        account: None,
        matched: found
            .iter()
            .map(|pair| MatchCard {
                bank: bank[pair.bank].clone(),
                book: book[pair.book].0.clone(),
                by: by_name(pair.by),
            })
            .collect(),
        bank_only: bank_left.iter().map(|at| bank[*at].clone()).collect(),
        book_only: book_left.iter().map(|at| book[*at].0.clone()).collect(),
        refused: kept.refused.iter().map(refused_row).collect(),
        breaks: kept.breaks.clone(),
        bank_movement: kept.cash(bank_sum),
        book_movement: kept.cash(book_sum),
        difference: kept.cash(sum([bank_sum, -book_sum].into_iter())?),
        bank_unmatched: kept.cash(bank_only),
        book_unmatched: kept.cash(book_only),
        timing: kept.cash(timing),
        statement_gap: gap,
        statement,
    })
}

fn by_name(by: By) -> Named {
    match by {
        By::Reference => Named::new("reference", "参考号", "reference"),
        By::Name => Named::new("name", "户名与金额", "name and amount"),
        By::Alone => Named::new("amount", "金额与日期唯一", "amount and date, the only one"),
    }
}

fn bank_side(kept: &Kept, row: &KeptRow) -> BankSide {
    BankSide {
        row: row.row,
        on: row.on.to_string(),
        amount: kept.cash(row.minor),
        counterparty: row.counterparty.clone(),
        reference: row.reference.clone(),
        remark: row.remark.clone(),
    }
}

fn bank_movement(row: &KeptRow) -> Movement {
    let mut words = vec![row.remark.clone()];
    words.extend(row.reference.clone());
    Movement { on: row.on, minor: row.minor, name: row.counterparty.clone(), words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_number_keeps_its_ends() {
        assert_eq!(masked("6222021234561234"), "6222********1234");
        assert_eq!(masked("12345678"), "12345678");
    }
}
