//! camt.053 (ISO 20022, BankToCustomerStatement): any of its versions, since only what they share is read.

use money::{Currency, Money};
use roxmltree::{Document, Node};

use super::{BankError, BankRow, BankStatement, MAX_BANK_ROWS, day, refuse};
use crate::Reason;

pub(super) fn read(bytes: &[u8], currency: Currency) -> Result<BankStatement, BankError> {
    let text = std::str::from_utf8(bytes).map_err(|_| BankError::Camt("it is not UTF-8".to_owned()))?;
    // Document type declarations are refused, and with them every entity but the five of XML.
    let document = Document::parse(text).map_err(|error| BankError::Camt(error.to_string()))?;
    let root = document.root_element();
    let statements = child(root, "BkToCstmrStmt").into_iter().flat_map(|message| named(message, "Stmt"));
    let all: Vec<Node<'_, '_>> = statements.collect();
    let [statement] = all[..] else {
        return Err(BankError::Camt(format!("it has {} statements; one is read: split the file", all.len())));
    };
    let (mut rows, mut refused, mut at) = (Vec::new(), Vec::new(), 0);
    for entry in named(statement, "Ntry") {
        for part in parts(entry) {
            at += 1;
            if at > MAX_BANK_ROWS as u64 {
                return Err(BankError::TooLarge { what: "rows", limit: MAX_BANK_ROWS });
            }
            match row(at, entry, part, currency) {
                Ok(row) => rows.push(row),
                Err((reason, detail)) => {
                    let raw = text_at(entry, &["AcctSvcrRef"]).or_else(|| text_at(entry, &["NtryRef"]));
                    refused.push(refuse(at, reason, raw.unwrap_or_default().to_owned(), detail));
                }
            }
        }
    }
    rows.sort_by_key(|row: &BankRow| (row.on, row.row));
    let account = text_at(statement, &["Acct", "Id", "IBAN"]);
    let account = account.or_else(|| text_at(statement, &["Acct", "Id", "Othr", "Id"]));
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
fn parts<'a>(entry: Node<'a, 'a>) -> Vec<Option<Node<'a, 'a>>> {
    let details: Vec<_> = named(entry, "NtryDtls").flat_map(|details| named(details, "TxDtls")).collect();
    let each_has_its_own = details.len() > 1 && details.iter().all(|details| amount_of(*details).is_some());
    if each_has_its_own { details.into_iter().map(Some).collect() } else { vec![None] }
}

fn amount_of<'a>(element: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    child(element, "Amt").or_else(|| at(element, &["AmtDtls", "TxAmt", "Amt"]))
}

fn row<'a>(
    number: u64,
    entry: Node<'a, 'a>,
    part: Option<Node<'a, 'a>>,
    currency: Currency,
) -> Result<BankRow, (Reason, String)> {
    let details = part.or_else(|| at(entry, &["NtryDtls", "TxDtls"]));
    let found = part.and_then(amount_of).or_else(|| child(entry, "Amt"));
    let found = found.ok_or_else(|| (Reason::Missing, "an entry without Amt".to_owned()))?;
    let amount = money(found, currency).map_err(|why| (Reason::BadAmount, why))?;
    let indicator = part.and_then(|part| text_at(part, &["CdtDbtInd"])).or_else(|| text_at(entry, &["CdtDbtInd"]));
    // CdtDbtInd already says which way the money went, also in an entry that reverses another (RvslInd).
    let is_in = match indicator {
        Some("CRDT") => true,
        Some("DBIT") => false,
        other => return Err((Reason::BadAmount, format!("CdtDbtInd is {other:?}, neither CRDT nor DBIT"))),
    };
    let written = ["Dt", "DtTm"].iter().find_map(|kind| text_at(entry, &["BookgDt", kind]));
    let written = written.or_else(|| ["Dt", "DtTm"].iter().find_map(|kind| text_at(entry, &["ValDt", kind])));
    let on = written.and_then(day).ok_or_else(|| (Reason::BadDate, "an entry without BookgDt".to_owned()))?;
    let signed = if is_in { Ok(amount) } else { amount.checked_neg() };
    let party = if is_in { "Dbtr" } else { "Cdtr" };
    let of = |path: &[&str]| details.and_then(|details| text_at(details, path)).map(str::to_owned);
    let counterparty = of(&["RltdPties", party, "Nm"]).or_else(|| of(&["RltdPties", party, "Pty", "Nm"]));
    let end_to_end = of(&["Refs", "EndToEndId"]).filter(|id| id != "NOTPROVIDED");
    let words = [of(&["RmtInf", "Ustrd"]), text_at(entry, &["AddtlNtryInf"]).map(str::to_owned)];
    let reference = end_to_end.or_else(|| text_at(entry, &["AcctSvcrRef"]).map(str::to_owned));
    Ok(BankRow {
        row: number,
        on,
        amount: signed.map_err(|error| (Reason::BadAmount, error.to_string()))?,
        balance: None,
        counterparty: counterparty.map(|name| name.chars().take(200).collect()),
        reference,
        remark: words.into_iter().flatten().collect::<Vec<_>>().join(" ").chars().take(300).collect(),
    })
}

fn money(element: Node<'_, '_>, currency: Currency) -> Result<Money, String> {
    if let Some(other) = element.attribute("Ccy").filter(|code| *code != currency.code()) {
        return Err(format!("an amount in {other}; the books are kept in {}", currency.code()));
    }
    Money::parse(element.text().unwrap_or_default(), currency).map_err(|error| error.to_string())
}

fn balance(statement: Node<'_, '_>, kinds: &[&str], currency: Currency) -> Result<Option<Money>, BankError> {
    for kind in kinds {
        let is = |balance: &Node<'_, '_>| text_at(*balance, &["Tp", "CdOrPrtry", "Cd"]) == Some(*kind);
        let Some(found) = named(statement, "Bal").find(is) else { continue };
        let Some(amount) = child(found, "Amt") else { continue };
        let amount = money(amount, currency).map_err(BankError::Camt)?;
        let is_debit = text_at(found, &["CdtDbtInd"]) == Some("DBIT");
        let signed = if is_debit { amount.checked_neg() } else { Ok(amount) };
        return signed.map(Some).map_err(|error| BankError::Camt(error.to_string()));
    }
    Ok(None)
}

/// The children of a name, in whatever namespace: each version of the message has its own.
fn named<'a>(element: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    element.children().filter(move |child| child.tag_name().name() == name)
}

fn child<'a>(element: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    element.children().find(|child| child.tag_name().name() == name)
}

/// The element at the end of a path of names.
fn at<'a>(element: Node<'a, 'a>, path: &[&str]) -> Option<Node<'a, 'a>> {
    path.iter().try_fold(element, |element, name| child(element, name))
}

/// The text at the end of a path, if there is some.
fn text_at<'a>(element: Node<'a, 'a>, path: &[&str]) -> Option<&'a str> {
    at(element, path)?.text().map(str::trim).filter(|text| !text.is_empty())
}
