//! [`journal`]: what shares do to the servicer's books: a ledger of its own beside that of the loans.
//!
//! The loans' entries book each loan whole, as the firm owes it. What is entered here takes the holders' part out of it again:
//! lent money that others put up or bought, interest that is theirs, what came in for them and is to be passed on (代收付).
//! Both together are the servicer's true figures. They are kept apart so that a sale changes no entry of a loan, and the close
//! of a day of two million loans does not ask of each whether somebody holds a share of it.
//!
//! It is a value-date view: every entry stands on the day from which its flow counts, as is known now. What is learnt late
//! changes entries of days past, and no day of it is ever closed. The transfer, remittances and money put in are acts and stand.

use calendar::Date;
use codes::LoanId;
use money::{Money, MoneyError, Rounding};

use crate::account::{Account, fee_kept};
use crate::allocation::StakeShare;
use crate::flow::{Part, Parts};
use crate::limits::WHOLE_PPM;
use crate::state::ParticipationError;

/// What an entry of shares is booked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Money.
    Clearing,
    /// Principal, less the holders' part.
    Loans,
    /// Interest and penalties earned and unpaid, less the holders' part.
    Receivable,
    /// Expected loss held against the part that was sold.
    Allowance,
    /// To be put in by holders for what was lent for them.
    FromHolders,
    /// Came in for holders and is to be passed on (代收付资金).
    PayableToHolders,
    /// Interest and penalties that are the holders'.
    Income,
    /// The servicer's fee.
    ServicingFee,
    /// Fees of firms that are shared.
    FirmFees,
    /// Gain or loss of sales and of loans that went back.
    TransferResult,
    /// Losses that are the holders'.
    Losses,
    /// Recoveries that are the holders'.
    Recoveries,
}

impl Role {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Clearing => ("clearing", "待清算资金", "clearing"),
            Self::Loans => ("loans", "客户贷款（他方份额）", "loans, holders' part"),
            Self::Receivable => ("receivable", "应收利息（他方份额）", "interest receivable, holders' part"),
            Self::Allowance => ("allowance", "贷款损失准备（转出部分）", "loss allowance of what was sold"),
            Self::FromHolders => ("from-holders", "应收参与方出资", "to be put in by holders"),
            Self::PayableToHolders => ("payable-to-holders", "代收付资金", "payable to holders"),
            Self::Income => ("income", "利息收入（他方份额）", "interest income, holders' part"),
            Self::ServicingFee => ("servicing-fee", "贷款服务费收入", "servicing fees"),
            Self::FirmFees => ("firm-fees", "手续费收入（他方份额）", "fees of firms, holders' part"),
            Self::TransferResult => ("transfer-result", "资产转让损益", "gain or loss of transfers"),
            Self::Losses => ("losses", "贷款核销损失（他方份额）", "loan losses, holders' part"),
            Self::Recoveries => ("recoveries", "已核销贷款收回（他方份额）", "recoveries, holders' part"),
        }
    }
}

/// A balanced entry: debits positive, credits negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareEntry {
    /// When it is booked: on the day of its flow, and not before the shares passed.
    pub on: Date,
    /// What it is: `share.transfer`, `share.collected`, ...
    pub rule: &'static str,
    /// The loan, where it is about one.
    pub loan: Option<LoanId>,
    /// The reference of the act, where it is one.
    pub reference: Option<String>,
    /// Roles and signed amounts; they sum to zero.
    pub lines: Vec<(Role, Money)>,
}

impl ShareEntry {
    /// Chinese and English name of its rule.
    #[must_use]
    pub fn names(&self) -> (&'static str, &'static str) {
        match self.rule {
            "share.transfer" => ("转让终止确认", "transfer"),
            "share.lent" => ("代参与方放款", "lent for a holder"),
            "share.earned" => ("他方份额计提", "earned for a holder"),
            "share.collected" => ("代收", "came in for a holder"),
            "share.lost" => ("他方份额损失", "lost for a holder"),
            "share.fee" => ("服务费", "servicing fee"),
            "share.funded" => ("收到出资", "put in by a holder"),
            "share.remitted" => ("划付", "passed on"),
            _ => ("回购", "bought back"),
        }
    }
}

struct Lines(Vec<(Role, Money)>);

impl Lines {
    fn push(&mut self, role: Role, amount: Money) {
        if !amount.is_zero() {
            self.0.push((role, amount));
        }
    }

    /// Books on one role what balances the others.
    fn balance(&mut self, role: Role, like: Money) -> Result<(), MoneyError> {
        let sum = Money::sum(like.currency(), self.0.iter().map(|(_, amount)| *amount))?;
        self.push(role, sum.checked_neg()?);
        Ok(())
    }
}

/// The entries of a holder's account up to the end of a day, in the order of their days.
///
/// # Errors
/// [`ParticipationError`].
pub fn journal(account: &Account<'_>, through: Date) -> Result<Vec<ShareEntry>, ParticipationError> {
    let began = account.began.on;
    let mut entries = Vec::new();
    if account.terms.sale().is_some() && began <= through {
        entries.push(transfer(account)?);
    }
    for (loan, share) in &account.shares {
        of_loan(account, *loan, share, through, &mut entries)?;
    }
    for funded in account.funded.iter().filter(|one| one.on <= through) {
        let mut lines = Lines(Vec::new());
        lines.push(Role::Clearing, funded.amount);
        lines.balance(Role::FromHolders, funded.amount)?;
        let reference = Some(funded.reference.clone());
        entries.push(ShareEntry { on: funded.on, rule: "share.funded", loan: None, reference, lines: lines.0 });
    }
    for remitted in account.remitted.iter().filter(|one| one.on <= through) {
        let mut lines = Lines(Vec::new());
        lines.push(Role::PayableToHolders, remitted.amount);
        lines.balance(Role::Clearing, remitted.amount)?;
        let reference = Some(remitted.reference.clone());
        entries.push(ShareEntry { on: remitted.on, rule: "share.remitted", loan: None, reference, lines: lines.0 });
    }
    entries.retain(|entry| !entry.lines.is_empty());
    entries.sort_by_key(|entry| entry.on);
    Ok(entries)
}

/// The sold part leaves the books: principal and what was earned and unpaid go, with the expected loss held against them;
/// what the price is more or less than that is the result. A price paid for principal that was not there is owed back.
fn transfer(account: &Account<'_>) -> Result<ShareEntry, ParticipationError> {
    let began = account.began;
    let mut lines = Lines(Vec::new());
    lines.push(Role::Clearing, began.price);
    let figures = account.figures(began.on)?;
    lines.push(Role::PayableToHolders, figures.price_correction.checked_neg()?);
    let mut accrued = Money::zero(account.terms.currency);
    for (_, share) in &account.shares {
        accrued = accrued.checked_add(share.opening_accrued)?;
    }
    lines.push(Role::Loans, figures.opening.checked_neg()?);
    lines.push(Role::Receivable, accrued.checked_neg()?);
    let mut allowance = Money::zero(account.terms.currency);
    for (loan, share) in &account.shares {
        let held = began.lots.iter().find(|lot| lot.loan == *loan).map(|lot| lot.allowance);
        if let Some(held) = held {
            let share_ppm = i64::from(share.stake.share_ppm);
            allowance =
                allowance.checked_add(held.checked_mul_ratio(share_ppm, i64::from(WHOLE_PPM), Rounding::HalfUp)?)?;
        }
    }
    lines.push(Role::Allowance, allowance);
    lines.balance(Role::TransferResult, began.price)?;
    let reference = Some(began.reference.clone());
    Ok(ShareEntry { on: began.on, rule: "share.transfer", loan: None, reference, lines: lines.0 })
}

fn of_loan(
    account: &Account<'_>,
    loan: LoanId,
    share: &StakeShare,
    through: Date,
    entries: &mut Vec<ShareEntry>,
) -> Result<(), ParticipationError> {
    let mut fee_before = Money::zero(account.terms.currency);
    for (day, parts) in share.days.iter().filter(|(day, _)| *day <= through) {
        let on = (*day).max(account.began.on);
        let mut push = |rule: &'static str, lines: Lines| {
            entries.push(ShareEntry { on, rule, loan: Some(loan), reference: None, lines: lines.0 });
        };
        let nothing = Money::zero(account.terms.currency);
        let mut lent = Lines(Vec::new());
        lent.push(Role::FromHolders, parts.get(Part::Lent));
        lent.balance(Role::Loans, nothing)?;
        push("share.lent", lent);
        let mut earned = Lines(Vec::new());
        earned.push(Role::Income, parts.get(Part::InterestEarned).checked_add(parts.get(Part::PenaltyEarned))?);
        earned.balance(Role::Receivable, nothing)?;
        push("share.earned", earned);
        push("share.collected", collected(parts, account.terms.fees_shared)?);
        push("share.lost", lost(parts)?);
        let fee = fee_kept(account.terms.fee, share, *day)?;
        let mut kept = Lines(Vec::new());
        kept.push(Role::PayableToHolders, fee.checked_sub(fee_before)?);
        kept.balance(Role::ServicingFee, nothing)?;
        push("share.fee", kept);
        fee_before = fee;
    }
    if let (Some(until), Some((principal, accrued))) =
        (share.stake.until.filter(|until| *until <= through), share.returned)
    {
        let lines = bought_back(account, (loan, share), principal, accrued)?.0;
        let on = until.max(account.began.on);
        entries.push(ShareEntry { on, rule: "share.bought-back", loan: Some(loan), reference: None, lines });
    }
    Ok(())
}

fn collected(parts: &Parts, fees_shared: bool) -> Result<Lines, MoneyError> {
    let mut lines = Lines(Vec::new());
    lines.push(Role::Loans, parts.get(Part::Principal));
    lines.push(Role::Receivable, parts.get(Part::Interest).checked_add(parts.get(Part::Penalty))?);
    lines.push(Role::Recoveries, parts.get(Part::Recovery));
    if fees_shared {
        lines.push(Role::FirmFees, parts.get(Part::Fee));
    }
    lines.balance(Role::PayableToHolders, parts.get(Part::Principal))?;
    Ok(lines)
}

fn lost(parts: &Parts) -> Result<Lines, MoneyError> {
    let mut lines = Lines(Vec::new());
    lines.push(Role::Loans, parts.get(Part::PrincipalLost));
    let receivable = parts.get(Part::InterestLost).checked_add(parts.get(Part::PenaltyLost))?;
    lines.push(Role::Receivable, receivable.checked_add(parts.get(Part::PenaltyWaived))?);
    // What was given up was income that is the holders' no more; the rest is a loss that is theirs.
    lines.push(Role::Income, parts.get(Part::PenaltyWaived).checked_neg()?);
    lines.balance(Role::Losses, parts.get(Part::PrincipalLost))?;
    Ok(lines)
}

fn bought_back(
    account: &Account<'_>,
    (loan, share): (LoanId, &StakeShare),
    principal: Money,
    accrued: Money,
) -> Result<Lines, ParticipationError> {
    let mut lines = Lines(Vec::new());
    lines.push(Role::Loans, principal);
    lines.push(Role::Receivable, accrued);
    lines.push(Role::PayableToHolders, account.return_price(loan, share)?.checked_neg()?);
    lines.balance(Role::TransferResult, accrued)?;
    Ok(lines)
}
