//! What is due on a day as a file for the bank to collect, and its answer back as payments; payouts as an order to pay.
//!
//! A line of the file has a reference made of the day and the loan, and a payment is known by its reference: the same
//! result file read twice, or half of it read before a crash, records each payment once.

use calendar::Date;
use connectors::bank::{CollectionResult, PaymentOrder, Payout, payment_order, results};
use loan::{LoanEvent, LoanState, Standing};
use money::Money;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use views::loans;

use super::bank::{RefusedRow, refused_row};
use super::books::amount_problem;
use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Cash, Named};
use crate::events::Request;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::loan_problem;

/// What the references of a collection begin with.
const PREFIX: &str = "DK";

/// One amount to collect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DueLine {
    /// The reference that the bank gives back: `DK20250801-JK20250701AB12CD`.
    pub reference: String,
    /// Contract number.
    pub loan_number: String,
    /// The firm; nothing once it was erased.
    pub firm_name: Option<String>,
    /// The oldest due date that is unpaid.
    pub due_on: String,
    /// Days since it, once its grace has run out.
    pub days_past_due: u32,
    /// Principal due.
    pub principal: Cash,
    /// Interest due.
    pub interest: Cash,
    /// Penalty and compound interest due.
    pub penalty: Cash,
    /// What to collect.
    pub amount: Cash,
}

/// What is due on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CollectionCard {
    /// The day.
    pub on: String,
    /// Lines, by loan.
    pub lines: Vec<DueLine>,
    /// Their sum.
    pub total: Cash,
}

/// A row of a result that was not recorded, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NotRecorded {
    /// Row in the file.
    pub row: u64,
    /// Contract number.
    pub loan_number: String,
    /// Reference.
    pub reference: String,
    /// Stable code: of the program's catalogue, or `collection-failed`.
    pub code: String,
    /// Why.
    pub why: Named,
}

/// What a result file led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CollectionReport {
    /// `csv/utf-8`, `csv/gb18030`, `excel`.
    pub format: String,
    /// Payments recorded now.
    pub recorded: u64,
    /// Their sum.
    pub amount: Cash,
    /// Payments that were there already, under the same reference.
    pub repeated: u64,
    /// Collections that the bank says failed.
    pub failed: Vec<NotRecorded>,
    /// Rows that this program refused.
    pub refused: Vec<NotRecorded>,
    /// Rows that could not be read.
    pub unread: Vec<RefusedRow>,
}

/// Payouts as an order to the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PaymentFile {
    /// Identification of the message; the same payouts on the same day have the same.
    pub id: String,
    /// The day on which the bank shall pay.
    pub pay_on: String,
    /// Payments.
    pub count: u64,
    /// Their sum.
    pub total: Cash,
    /// pain.001.001.09.
    pub xml: String,
}

fn reference(on: Date, number: &str) -> String {
    format!("{PREFIX}{}-{number}", on.strftime("%Y%m%d"))
}

impl Platform {
    /// What every loan in a currency (the institution's own when none is named) owes at the end of a day, less what is held for it
    /// in advance.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for what is no currency.
    pub async fn collection(&self, who: &Principal, on: Date, currency: Option<&str>) -> Outcome<CollectionCard> {
        who.require(Action::RecordPayment)?;
        let currency = self.asked_currency(who.institution, currency).await?;
        let (mut lines, mut total, mut after) = (Vec::new(), Money::zero(currency), String::new());
        loop {
            let page = loans::list(&self.book, who.institution, None, &after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id);
            let names = self.firm_names(page.iter().map(|row| row.firm.as_str())).await?;
            for row in page.iter().filter(|row| row.currency == currency.code()) {
                let held = self.held_loan(who, &row.id).await?;
                let Some(position) = held.state.position(on).map_err(loan_problem)? else { continue };
                let due = position.due.total().map_err(amount_problem)?;
                let owed = if position.unapplied.is_positive() {
                    due.checked_sub(position.unapplied).map_err(amount_problem)?
                } else {
                    due
                };
                if position.standing != Standing::Outstanding || !owed.is_positive() {
                    continue;
                }
                total = total.checked_add(owed).map_err(amount_problem)?;
                let oldest = position.rows.iter().find(|row| row.state != loan::RowState::Paid);
                lines.push(DueLine {
                    reference: reference(on, &row.number),
                    loan_number: row.number.clone(),
                    firm_name: names.get(&row.firm).cloned(),
                    due_on: oldest.map_or(on, |row| row.due_on).to_string(),
                    days_past_due: position.days_past_due,
                    principal: Cash::from(position.due.principal),
                    interest: Cash::from(position.due.interest),
                    penalty: Cash::from(
                        position.due.penalty.checked_add(position.due.compound).map_err(amount_problem)?,
                    ),
                    amount: Cash::from(owed),
                });
            }
        }
        lines.sort_by(|a, b| a.loan_number.cmp(&b.loan_number));
        Ok(CollectionCard { on: on.to_string(), lines, total: Cash::from(total) })
    }

    /// Records the payments of a result file; what cannot be recorded is told row by row, and the rest goes on.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::ImportFailed`] for a file without the headings of a result; [`Code::Invalid`] for what is no
    /// currency.
    pub async fn collected(&self, who: &Principal, currency: Option<&str>, bytes: &[u8]) -> Outcome<CollectionReport> {
        who.require(Action::RecordPayment)?;
        let currency = self.asked_currency(who.institution, currency).await?;
        let file = results(bytes, currency).map_err(|error| Problem::from_domain(Code::ImportFailed, error))?;
        let mut report = CollectionReport {
            format: file.format,
            recorded: 0,
            amount: Cash::from(Money::zero(currency)),
            repeated: 0,
            failed: Vec::new(),
            refused: Vec::new(),
            unread: file.refused.iter().map(refused_row).collect(),
        };
        let mut sum = Money::zero(currency);
        for row in file.rows {
            let Some(received) = row.received else {
                let why = row.why.clone().unwrap_or_default();
                let said = |none: &str| if why.is_empty() { none.to_owned() } else { why.clone() };
                let named = Named::new("collection-failed", said("银行未说明原因"), said("the bank gave no reason"));
                report.failed.push(not_recorded(&row, "collection-failed", named));
                continue;
            };
            match self.record_collected(who, &row, received).await {
                Ok(true) => {
                    report.recorded += 1;
                    sum = sum.checked_add(received).map_err(amount_problem)?;
                }
                Ok(false) => report.repeated += 1,
                // The store itself: what was recorded stays, and the file can be read again.
                Err(problem) if problem.code.kind() == crate::problem::Kind::Unavailable => return Err(problem),
                Err(problem) => {
                    let why = Named::new(problem.code.as_str(), problem.detail_zh(), problem.detail.as_str());
                    report.refused.push(not_recorded(&row, problem.code.as_str(), why));
                }
            }
        }
        report.amount = Cash::from(sum);
        Ok(report)
    }

    /// Whether the payment is new.
    async fn record_collected(&self, who: &Principal, row: &CollectionResult, received: Money) -> Outcome<bool> {
        let own = row.reference.strip_prefix(PREFIX).and_then(|rest| rest.split_once('-'));
        let asked_on =
            own.filter(|(_, number)| *number == row.loan).and_then(|(day, _)| calendar::parse_date(day).ok());
        let asked_on = asked_on.ok_or_else(|| {
            let said = format!("reference {} was not given by a collection file for loan {}", row.reference, row.loan);
            Problem::new(Code::Invalid, said)
                .in_chinese(format!("参考号 {} 不是借据 {} 的扣款参考号", row.reference, row.loan))
        })?;
        let held = self.held_loan(who, &row.loan).await?;
        let known = held.history.iter().any(
            |(_, event)| matches!(event, LoanEvent::PaymentReceived(payment) if payment.reference == row.reference),
        );
        self.pay(&Request::plain(who), &row.loan, received, row.on.unwrap_or(asked_on), &row.reference).await?;
        Ok(!known)
    }

    /// Payouts in a currency (the institution's own when none is named) that were released and whose answer is not known yet, as an
    /// order to the bank.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::WrongState`] when there is nothing to pay; [`Code::Invalid`] for an account or a day that
    /// no order can have.
    pub async fn payout_file(
        &self,
        who: &Principal,
        (account, currency): (&str, Option<&str>),
        pay_on: Date,
    ) -> Outcome<PaymentFile> {
        who.require(Action::ReleasePayout)?;
        if pay_on < self.clock.today() {
            return Err(Problem::new(Code::Invalid, format!("{pay_on} has passed: no bank pays on it")));
        }
        let institution = self.institution(who.institution).await?;
        let currency = self.asked_currency(who.institution, currency).await?;
        let (mut payouts, mut total, mut after) = (Vec::new(), Money::zero(currency), String::new());
        loop {
            let page = loans::list(&self.book, who.institution, Some("sent"), &after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id);
            let names = self.firm_names(page.iter().map(|row| row.firm.as_str())).await?;
            for row in page.iter().filter(|row| row.currency == currency.code()) {
                let held = self.held_loan(who, &row.id).await?;
                let Some(payout) = LoanState::payout(&held.state) else { continue };
                total = total.checked_add(payout.amount).map_err(amount_problem)?;
                payouts.push(Payout {
                    reference: payout.reference.clone(),
                    amount: payout.amount,
                    creditor: names.get(&row.firm).cloned().unwrap_or_else(|| row.firm.clone()),
                    // The book keeps no account of a firm: the bank pays to the one agreed with it.
                    account: None,
                    remittance: format!("贷款发放 {}", row.number),
                });
            }
        }
        if payouts.is_empty() {
            return Err(Problem::new(Code::WrongState, "no payout is released and waiting: release one first")
                .in_chinese("没有已放行、待付的放款：请先放行"));
        }
        payouts.sort_by(|a, b| a.reference.cmp(&b.reference));
        let mut digest = Sha256::new();
        payouts.iter().for_each(|payout| digest.update(format!("{}\n", payout.reference)));
        let id = format!("ANJI-{}-{}", pay_on.strftime("%Y%m%d"), &hex::encode(digest.finalize())[..16].to_uppercase());
        let count = payouts.len() as u64;
        let (debtor, account) = (institution.name_zh, account.trim().to_owned());
        let order = PaymentOrder { id: id.clone(), made_at: self.clock.now(), pay_on, debtor, account, payouts };
        let xml = payment_order(&order).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        Ok(PaymentFile { id, pay_on: pay_on.to_string(), count, total: Cash::from(total), xml })
    }
}

fn not_recorded(row: &CollectionResult, code: &str, why: Named) -> NotRecorded {
    NotRecorded {
        row: row.row,
        loan_number: row.loan.clone(),
        reference: row.reference.clone(),
        code: code.to_owned(),
        why,
    }
}
