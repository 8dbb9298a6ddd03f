//! pain.001.001.09 (ISO 20022, CustomerCreditTransferInitiation): payouts as an order to the bank.

use calendar::{Date, Timestamp};
use money::Money;
use quick_xml::escape::escape;

use super::BankError;

/// Longest identification in the message (Max35Text).
const MAX_ID_CHARS: usize = 35;
/// Longest name in the message (Max140Text).
const MAX_NAME_CHARS: usize = 140;

/// One payment to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// The reference that the bank gives back: of the payout.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// Who gets it.
    pub creditor: String,
    /// Their account, where it is known; the bank pays by its own agreement with them otherwise.
    pub account: Option<String>,
    /// What it is for.
    pub remittance: String,
}

/// Payments that one account makes on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentOrder {
    /// The message's own identification.
    pub id: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// The day on which the bank shall pay.
    pub pay_on: Date,
    /// Who pays.
    pub debtor: String,
    /// From which account.
    pub account: String,
    /// Payments, all in one currency.
    pub payouts: Vec<Payout>,
}

fn bounded(what: &str, text: &str, most: usize) -> Result<String, BankError> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > most || text.chars().any(char::is_control) {
        return Err(BankError::Order(format!("{what} '{text}' needs 1 to {most} printable characters")));
    }
    Ok(escape(text).into_owned())
}

/// The order as XML.
///
/// # Errors
/// [`BankError::Order`]: no payment, an identification or a name past its bound, an amount that is not positive, two
/// currencies, a reference that stands twice.
pub fn payment_order(order: &PaymentOrder) -> Result<String, BankError> {
    let refuse = |why: String| Err(BankError::Order(why));
    let Some(first) = order.payouts.first() else { return refuse("there is nothing to pay".to_owned()) };
    let currency = first.amount.currency();
    let mut sum = Money::zero(currency);
    let mut seen = std::collections::BTreeSet::new();
    let mut transfers = String::new();
    for payout in &order.payouts {
        if !payout.amount.is_positive() {
            return refuse(format!("{} pays {}: an amount must be positive", payout.reference, payout.amount));
        }
        if !seen.insert(&payout.reference) {
            return refuse(format!("{} stands twice", payout.reference));
        }
        sum = sum.checked_add(payout.amount).map_err(|error| BankError::Order(error.to_string()))?;
        transfers.push_str(&transfer(payout)?);
    }
    let (id, count, total) = (bounded("the message", &order.id, MAX_ID_CHARS)?, order.payouts.len(), plain(sum));
    let debtor = bounded("the payer", &order.debtor, MAX_NAME_CHARS)?;
    let account = bounded("the payer's account", &order.account, 34)?;
    Ok(format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>{id}</MsgId>
      <CreDtTm>{made}</CreDtTm>
      <NbOfTxs>{count}</NbOfTxs>
      <CtrlSum>{total}</CtrlSum>
      <InitgPty><Nm>{debtor}</Nm></InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>{id}</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <NbOfTxs>{count}</NbOfTxs>
      <CtrlSum>{total}</CtrlSum>
      <ReqdExctnDt><Dt>{on}</Dt></ReqdExctnDt>
      <Dbtr><Nm>{debtor}</Nm></Dbtr>
      <DbtrAcct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>{currency}</Ccy></DbtrAcct>
      <DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>
{transfers}    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>
"#,
        made = order.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        on = order.pay_on,
        currency = currency.code(),
    ))
}

fn transfer(payout: &Payout) -> Result<String, BankError> {
    let account = match &payout.account {
        Some(account) => {
            let account = bounded("the payee's account", account, 34)?;
            format!("        <CdtrAcct><Id><Othr><Id>{account}</Id></Othr></Id></CdtrAcct>\n")
        }
        None => String::new(),
    };
    Ok(format!(
        r#"      <CdtTrfTxInf>
        <PmtId><EndToEndId>{reference}</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy="{currency}">{amount}</InstdAmt></Amt>
        <Cdtr><Nm>{creditor}</Nm></Cdtr>
{account}        <RmtInf><Ustrd>{remittance}</Ustrd></RmtInf>
      </CdtTrfTxInf>
"#,
        reference = bounded("the reference", &payout.reference, MAX_ID_CHARS)?,
        currency = payout.amount.currency().code(),
        amount = plain(payout.amount),
        creditor = bounded("the payee", &payout.creditor, MAX_NAME_CHARS)?,
        remittance = bounded("the purpose", &payout.remittance, MAX_NAME_CHARS)?,
    ))
}

/// An amount as XML writes it: no commas.
fn plain(amount: Money) -> String {
    amount.digits().replace(',', "")
}
