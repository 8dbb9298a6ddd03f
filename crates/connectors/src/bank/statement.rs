//! Statements as tables: what banks here give as CSV or Excel.

use money::{Currency, Money};

use super::table::{self, Heading, Words};
use super::{BankError, BankRow, BankStatement, amount, day};
use crate::Reason;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Date,
    In,
    Out,
    Amount,
    Side,
    Balance,
    Name,
    OtherAccount,
    Reference,
    Remark,
}

/// On a bank's statement to its customer, credit (贷) is money that came in: the bank owes more.
const WORDS: Words<Kind> = &[
    (
        Kind::Date,
        &["交易日期", "记账日期", "入账日期", "日期", "交易时间", "记账时间", "bookingdate", "transactiondate", "date"],
    ),
    (
        Kind::In,
        &[
            "收入",
            "收入金额",
            "贷方",
            "贷方发生额",
            "贷方金额",
            "发生额贷",
            "转入",
            "存入",
            "收方发生额",
            "credit",
            "moneyin",
        ],
    ),
    (
        Kind::Out,
        &[
            "支出",
            "支出金额",
            "借方",
            "借方发生额",
            "借方金额",
            "发生额借",
            "转出",
            "支取",
            "付方发生额",
            "debit",
            "moneyout",
        ],
    ),
    (Kind::Amount, &["交易金额", "发生额", "金额", "amount"]),
    (
        Kind::Side,
        &[
            "借贷标志",
            "借贷方向",
            "借贷",
            "收支标志",
            "收支",
            "收付标志",
            "收付",
            "方向",
            "drcr",
            "dc",
            "creditdebit",
            "debitcredit",
        ],
    ),
    (Kind::Balance, &["余额", "账户余额", "交易后余额", "balance"]),
    (
        Kind::Name,
        &[
            "对方户名",
            "对方名称",
            "对方账户名称",
            "对方账户名",
            "对方单位",
            "对方",
            "交易对手",
            "对手名称",
            "counterparty",
        ],
    ),
    (Kind::OtherAccount, &["对方账号", "对方账户", "对手账号", "counterpartyaccount"]),
    (
        Kind::Reference,
        &["流水号", "交易流水", "交易流水号", "凭证号", "凭证号码", "参考号", "业务编号", "客户参考号", "reference"],
    ),
    (Kind::Remark, &["摘要", "用途", "附言", "备注", "交易说明", "remark", "description", "purpose"]),
];

pub(super) fn read(bytes: &[u8], currency: Currency) -> Result<BankStatement, BankError> {
    let table = table::read(bytes)?;
    let heading = table::heading(&table, WORDS, |found: &Heading<Kind>| {
        found.has(Kind::Date) && (found.has(Kind::In) || found.has(Kind::Out) || found.has(Kind::Amount))
    })
    .ok_or(BankError::NoHeading {
        needed: "a date (交易日期) and an amount (收入/支出, 借方/贷方 or 金额)"
    })?;
    let (mut rows, refused) = table.rows_under(&heading, |at, cells| row(at, cells, &heading, currency))?;
    let above = &table.rows[..heading.row];
    let (opening, closing, breaks) = balances(&mut rows);
    Ok(BankStatement {
        format: table.format.clone(),
        account: labelled(above, &["账号", "账户", "卡号", "account"]),
        opening,
        closing,
        rows,
        refused,
        breaks,
    })
}

fn row(at: u64, cells: &[String], heading: &Heading<Kind>, currency: Currency) -> Result<BankRow, (Reason, String)> {
    let written = heading.cell(cells, Kind::Date).unwrap_or_default();
    let on = day(written).ok_or_else(|| {
        let said = if written.is_empty() { "no date: a total or a note under the table" } else { "not a date" };
        (Reason::BadDate, format!("'{written}': {said}"))
    })?;
    let read = |kind| {
        let text = heading.cell(cells, kind).unwrap_or_default();
        amount(text, currency).map_err(|why| (Reason::BadAmount, why))
    };
    let (coming, going) = (read(Kind::In)?, read(Kind::Out)?);
    let signed = match (coming.filter(|m| !m.is_zero()), going.filter(|m| !m.is_zero())) {
        (Some(coming), None) => coming,
        (None, Some(going)) => negated(going)?,
        (Some(_), Some(_)) => return Err((Reason::BadAmount, "money in and money out in one row".to_owned())),
        (None, None) => by_side(cells, heading, read(Kind::Amount)?)?,
    };
    let words: Vec<&str> = heading.cells(cells, Kind::Remark).filter(|cell| !cell.is_empty()).collect();
    let owned = |kind| heading.cell(cells, kind).map(|text| text.chars().take(200).collect::<String>());
    Ok(BankRow {
        row: at,
        on,
        amount: signed,
        balance: read(Kind::Balance)?,
        counterparty: owned(Kind::Name),
        reference: owned(Kind::Reference),
        remark: words.join(" ").chars().take(300).collect(),
    })
}

/// One amount column: its side stands in a column of its own, or is its sign.
fn by_side(cells: &[String], heading: &Heading<Kind>, found: Option<Money>) -> Result<Money, (Reason, String)> {
    let amount = found.filter(|amount| !amount.is_zero());
    let amount = amount.ok_or_else(|| (Reason::ZeroAmount, "neither money in nor money out".to_owned()))?;
    if !heading.has(Kind::Side) {
        return Ok(amount);
    }
    let side = heading.cell(cells, Kind::Side).unwrap_or_default().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| side == *word || (!word.is_ascii() && side.contains(word)));
    if says(&["贷", "收", "入", "c", "cr", "crdt", "credit", "+"]) {
        return Ok(amount);
    }
    if says(&["借", "支", "付", "出", "d", "dr", "dbit", "debit", "-"]) {
        // Some print it with a minus as well.
        return if amount.is_negative() { Ok(amount) } else { negated(amount) };
    }
    Err((Reason::BadAmount, format!("'{side}' says neither 借 nor 贷")))
}

fn negated(amount: Money) -> Result<Money, (Reason, String)> {
    amount.checked_neg().map_err(|error| (Reason::BadAmount, error.to_string()))
}

/// What stands beside or behind a label above the table: `账号：6222…`, or the next cell.
fn labelled(above: &[Vec<String>], labels: &[&str]) -> Option<String> {
    for row in above {
        for (at, cell) in row.iter().enumerate() {
            let cell = cell.trim();
            let Some(label) = labels.iter().find(|label| cell.to_lowercase().starts_with(*label)) else { continue };
            let digits = |text: &str| {
                let kept: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '*').take(40).collect();
                (kept.len() >= 4).then_some(kept)
            };
            let beside = cell.get(label.len()..).and_then(digits);
            if let Some(found) = beside.or_else(|| row.get(at + 1).and_then(|next| digits(next))) {
                return Some(found);
            }
        }
    }
    None
}

/// Puts rows in order, oldest first, and follows the balances: what was there before and after, and where they break.
fn balances(rows: &mut [BankRow]) -> (Option<Money>, Option<Money>, Vec<u64>) {
    let newest_first = match (rows.first(), rows.last()) {
        (Some(first), Some(last)) if first.on != last.on => first.on > last.on,
        // All on one day: the order in which the balances follow each other.
        _ => breaks(rows.iter()).len() > breaks(rows.iter().rev()).len(),
    };
    if newest_first {
        rows.reverse();
    }
    let found = breaks(rows.iter());
    let opening = rows.first().and_then(|row| row.balance?.checked_sub(row.amount).ok());
    (opening, rows.last().and_then(|row| row.balance), found)
}

fn breaks<'a>(rows: impl Iterator<Item = &'a BankRow>) -> Vec<u64> {
    let (mut before, mut found) = (None::<Money>, Vec::new());
    for row in rows {
        if let (Some(before), Some(after)) = (before, row.balance)
            && before.checked_add(row.amount).ok() != Some(after)
        {
            found.push(row.row);
        }
        before = row.balance;
    }
    found
}
