//! camt.053 (ISO 20022, BankToCustomerStatement): any of its versions, since only what they share is read.

use money::{Currency, Money};

use super::xml::Element;
use super::{BankError, BankRow, BankStatement, MAX_BANK_ROWS, day, refuse};
use crate::Reason;

pub(super) fn read(bytes: &[u8], currency: Currency) -> Result<BankStatement, BankError> {
    let text = std::str::from_utf8(bytes).map_err(|_| BankError::Camt("it is not UTF-8".to_owned()))?;
    let document = Element::read(text)?;
    let statements = document.child("BkToCstmrStmt").into_iter().flat_map(|message| message.named("Stmt"));
    let all: Vec<&Element> = statements.collect();
    let [statement] = all[..] else {
        return Err(BankError::Camt(format!("it has {} statements; one is read: split the file", all.len())));
    };
    let (mut rows, mut refused, mut at) = (Vec::new(), Vec::new(), 0);
    for entry in statement.named("Ntry") {
        for part in parts(entry) {
            at += 1;
            if at > MAX_BANK_ROWS as u64 {
                return Err(BankError::TooLarge { what: "rows", limit: MAX_BANK_ROWS });
            }
            match row(at, entry, part, currency) {
                Ok(row) => rows.push(row),
                Err((reason, detail)) => {
                    let raw = entry.text_at(&["AcctSvcrRef"]).or_else(|| entry.text_at(&["NtryRef"]));
                    refused.push(refuse(at, reason, raw.unwrap_or_default().to_owned(), detail));
                }
            }
        }
    }
    rows.sort_by_key(|row: &BankRow| (row.on, row.row));
    let account = statement
        .child("Acct")
        .and_then(|account| account.text_at(&["Id", "IBAN"]).or_else(|| account.text_at(&["Id", "Othr", "Id"])));
    Ok(BankStatement {
        format: "camt.053".to_owned(),
        account: account.map(str::to_owned),
        opening: balance(statement, &["OPBD", "PRCD"], currency)?,
        closing: balance(statement, &["CLBD"], currency)?,
        rows,
        refused,
        breaks: Vec::new(),
    })
}

/// The transactions of an entry that was booked as a batch, when each has its own amount; else the entry as a whole.
fn parts(entry: &Element) -> Vec<Option<&Element>> {
    let details: Vec<&Element> = entry.named("NtryDtls").flat_map(|details| details.named("TxDtls")).collect();
    let each_has_its_own = details.len() > 1 && details.iter().all(|details| amount_of(details).is_some());
    if each_has_its_own { details.into_iter().map(Some).collect() } else { vec![None] }
}

fn amount_of(element: &Element) -> Option<&Element> {
    element.child("Amt").or_else(|| element.at(&["AmtDtls", "TxAmt", "Amt"]))
}

fn row(at: u64, entry: &Element, part: Option<&Element>, currency: Currency) -> Result<BankRow, (Reason, String)> {
    let details = part.or_else(|| entry.at(&["NtryDtls", "TxDtls"]));
    let found = part.and_then(amount_of).or_else(|| entry.child("Amt"));
    let found = found.ok_or_else(|| (Reason::Missing, "an entry without Amt".to_owned()))?;
    let amount = money(found, currency).map_err(|why| (Reason::BadAmount, why))?;
    let indicator = part.and_then(|part| part.text_at(&["CdtDbtInd"])).or_else(|| entry.text_at(&["CdtDbtInd"]));
    // CdtDbtInd already says which way the money went, also in an entry that reverses another (RvslInd).
    let is_in = match indicator {
        Some("CRDT") => true,
        Some("DBIT") => false,
        other => return Err((Reason::BadAmount, format!("CdtDbtInd is {other:?}, neither CRDT nor DBIT"))),
    };
    let written = ["Dt", "DtTm"].iter().find_map(|kind| entry.text_at(&["BookgDt", kind]));
    let written = written.or_else(|| ["Dt", "DtTm"].iter().find_map(|kind| entry.text_at(&["ValDt", kind])));
    let on = written.and_then(day).ok_or_else(|| (Reason::BadDate, "an entry without BookgDt".to_owned()))?;
    let signed = if is_in { Ok(amount) } else { amount.checked_neg() };
    let party = if is_in { "Dbtr" } else { "Cdtr" };
    let of = |path: &[&str]| details.and_then(|details| details.text_at(path)).map(str::to_owned);
    let counterparty = of(&["RltdPties", party, "Nm"]).or_else(|| of(&["RltdPties", party, "Pty", "Nm"]));
    let end_to_end = of(&["Refs", "EndToEndId"]).filter(|id| id != "NOTPROVIDED");
    let words = [of(&["RmtInf", "Ustrd"]), entry.text_at(&["AddtlNtryInf"]).map(str::to_owned)];
    let reference = end_to_end.or_else(|| entry.text_at(&["AcctSvcrRef"]).map(str::to_owned));
    Ok(BankRow {
        row: at,
        on,
        amount: signed.map_err(|error| (Reason::BadAmount, error.to_string()))?,
        balance: None,
        counterparty: counterparty.map(|name| name.chars().take(200).collect()),
        reference,
        remark: words.into_iter().flatten().collect::<Vec<_>>().join(" ").chars().take(300).collect(),
    })
}

fn money(element: &Element, currency: Currency) -> Result<Money, String> {
    if let Some(other) = element.currency.as_deref().filter(|code| *code != currency.code()) {
        return Err(format!("an amount in {other}; the books are kept in {}", currency.code()));
    }
    Money::parse(&element.text, currency).map_err(|error| error.to_string())
}

fn balance(statement: &Element, kinds: &[&str], currency: Currency) -> Result<Option<Money>, BankError> {
    for kind in kinds {
        let is = |balance: &&Element| balance.text_at(&["Tp", "CdOrPrtry", "Cd"]) == Some(*kind);
        let Some(found) = statement.named("Bal").find(is) else { continue };
        let Some(amount) = found.child("Amt") else { continue };
        let amount = money(amount, currency).map_err(BankError::Camt)?;
        let is_debit = found.text_at(&["CdtDbtInd"]) == Some("DBIT");
        let signed = if is_debit { amount.checked_neg() } else { Ok(amount) };
        return signed.map(Some).map_err(|error| BankError::Camt(error.to_string()));
    }
    Ok(None)
}
