//! The fast lane (见贷即保): a bank lends within limits agreed before, and the guarantor's answer is computed at once.
//!
//! Each rule says what it allows and what it found. All hold: the guarantee is given. One of the lines of law or the
//! guarantor's own stop lines is passed: the lane stops. Another limit is passed: a person looks.

use std::collections::BTreeSet;

use calendar::Date;
use codes::{FirmId, InstitutionId};
use money::{Currency, Decimal, Money, MoneyError};
use serde::{Deserialize, Serialize};

use crate::capacity::{Capacity, Exposure, LiabilityKind, Weights, over};
use crate::guarantor::{GuarantorError, GuarantorState};
use crate::limits::{MAX_TERM_MONTHS, WHOLE_PPM};

/// The limits of the lane.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// Whether it is open.
    pub open: bool,
    /// Banks whose loans it takes.
    pub banks: BTreeSet<InstitutionId>,
    /// What it takes.
    pub kinds: BTreeSet<LiabilityKind>,
    /// The most for one customer, all its loans together, whole loans.
    pub customer_limit: Money,
    /// The longest term.
    pub term_months: u32,
    /// The guarantor's own share.
    pub own_ppm: u32,
    /// The least share a bank bears.
    pub bank_min_ppm: u32,
    /// Compensation rate of the year, with one bank or with all, at which the lane stops: its own early line, which lies
    /// at or below that of the law.
    pub stop_rate: Decimal,
    /// How old the last statement may be.
    pub statement_days: u32,
}

/// A loan that asks for a guarantee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Whose debt.
    pub customer: FirmId,
    /// The group of related parties it belongs to.
    pub group: Option<String>,
    /// What for.
    pub kind: LiabilityKind,
    /// Who lends.
    pub bank: InstitutionId,
    /// The whole loan.
    pub amount: Money,
    /// The bank's share.
    pub bank_ppm: u32,
    /// How long.
    pub term_months: u32,
}

/// A rule of the lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LaneRule {
    /// The lane is open.
    Open,
    /// The last statement is fresh.
    Statement,
    /// The bank takes part.
    Bank,
    /// The kind is taken.
    Kind,
    /// The customer's whole loans are within the limit.
    Customer,
    /// The term is within the limit.
    Term,
    /// The bank bears its share.
    BankShare,
    /// The year's compensation rate is below the stop line.
    Rate,
    /// So is that with this bank.
    BankRate,
    /// The customer is within the line of the law.
    Single,
    /// So is its group.
    Group,
    /// So is all liability.
    Multiple,
}

impl LaneRule {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Open => "通道已开通",
            Self::Statement => "财务数据在有效期内（天）",
            Self::Bank => "合作银行",
            Self::Kind => "业务品种",
            Self::Customer => "单户累计贷款",
            Self::Term => "期限（月）",
            Self::BankShare => "银行承担比例",
            Self::Rate => "本年代偿率",
            Self::BankRate => "该银行本年代偿率",
            Self::Single => "单户集中度",
            Self::Group => "关联集中度",
            Self::Multiple => "放大倍数",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Open => "the lane is open",
            Self::Statement => "age of the last statement, days",
            Self::Bank => "the bank takes part",
            Self::Kind => "the kind is taken",
            Self::Customer => "the customer's loans together",
            Self::Term => "term, months",
            Self::BankShare => "the bank's share",
            Self::Rate => "compensation rate of the year",
            Self::BankRate => "compensation rate with this bank",
            Self::Single => "one customer over net assets",
            Self::Group => "related parties over net assets",
            Self::Multiple => "liability over net assets",
        }
    }

    /// Whether the lane stops when it is broken, and does not only ask a person.
    #[must_use]
    pub const fn stops(self) -> bool {
        matches!(
            self,
            Self::Open | Self::Statement | Self::Rate | Self::BankRate | Self::Single | Self::Group | Self::Multiple
        )
    }
}

/// A rule with what it allows and what it found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LaneCheck {
    /// Which.
    pub rule: LaneRule,
    /// What it allows.
    pub allowed: String,
    /// What it found.
    pub found: String,
    /// Whether it holds.
    pub holds: bool,
}

/// The lane's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LaneAnswer {
    /// 通过: the guarantee is given.
    Given,
    /// 转人工: a person looks.
    Referred,
    /// 叫停: the lane stops.
    Stopped,
}

impl LaneAnswer {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Given => "通过",
            Self::Referred => "转人工",
            Self::Stopped => "叫停",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Referred => "referred",
            Self::Stopped => "stopped",
        }
    }
}

impl Lane {
    /// Checks the limits.
    ///
    /// # Errors
    /// [`GuarantorError::Terms`], [`GuarantorError::Money`].
    pub fn check(&self, currency: Currency) -> Result<(), GuarantorError> {
        self.customer_limit.checked_sub(Money::zero(currency))?;
        let shares = u64::from(self.own_ppm) + u64::from(self.bank_min_ppm);
        let fraction = Decimal::ZERO..=Decimal::ONE;
        let good = self.customer_limit.is_positive()
            && (1..=MAX_TERM_MONTHS).contains(&self.term_months)
            && self.own_ppm > 0
            && shares <= u64::from(WHOLE_PPM)
            && fraction.contains(&self.stop_rate);
        let sentence = "a lane has a limit and own share above zero, a term of 1 to 600 months, shares within the whole \
                        and a stop rate from 0 to 1";
        if good { Ok(()) } else { Err(GuarantorError::Terms(sentence)) }
    }
}

/// Judges a loan: each rule, and the answer.
///
/// # Errors
/// [`MoneyError`] when currencies differ or sums leave their range.
pub fn judge(
    book: &GuarantorState,
    ask: &Ask,
    today: Date,
    weights: &Weights,
) -> Result<(LaneAnswer, Vec<LaneCheck>), MoneyError> {
    let mut checks = Vec::new();
    let mut rule = |rule: LaneRule, allowed: String, found: String, holds: bool| {
        checks.push(LaneCheck { rule, allowed, found, holds });
    };
    let (Some(lane), Some(statement)) = (book.lane(), book.statement(today)) else {
        rule(LaneRule::Open, "limits and a statement".into(), "none recorded".into(), false);
        return Ok((LaneAnswer::Stopped, checks));
    };
    let yes = |holds: bool| if holds { "yes" } else { "no" }.to_owned();
    rule(LaneRule::Open, "yes".into(), yes(lane.open), lane.open);
    let age = calendar::days_between(statement.on, today);
    rule(
        LaneRule::Statement,
        lane.statement_days.to_string(),
        age.to_string(),
        i64::from(age) <= i64::from(lane.statement_days),
    );
    let bank = lane.banks.contains(&ask.bank);
    rule(LaneRule::Bank, "yes".into(), yes(bank), bank);
    let kind = lane.kinds.contains(&ask.kind);
    rule(LaneRule::Kind, "yes".into(), yes(kind), kind);
    let theirs = book.issued().filter(|given| given.issue.customer == ask.customer).map(|given| given.owed);
    let together = Money::sum(ask.amount.currency(), theirs.chain([ask.amount]))?;
    let fits = !together.checked_sub(lane.customer_limit)?.is_positive();
    rule(LaneRule::Customer, lane.customer_limit.digits(), together.digits(), fits);
    let fits = ask.term_months <= lane.term_months;
    rule(LaneRule::Term, lane.term_months.to_string(), ask.term_months.to_string(), fits);
    let fits = ask.bank_ppm >= lane.bank_min_ppm;
    rule(LaneRule::BankShare, percent_ppm(lane.bank_min_ppm), percent_ppm(ask.bank_ppm), fits);
    for (name, with) in [(LaneRule::Rate, None), (LaneRule::BankRate, Some(ask.bank))] {
        let ratio = book.rate(Some(today.year()), with, ask.amount.currency()).ratio().unwrap_or_default();
        rule(name, percent(lane.stop_rate), percent(ratio), ratio < lane.stop_rate);
    }
    let mut exposures = book.exposures()?;
    let own = ask.amount.checked_mul_ratio(i64::from(lane.own_ppm), i64::from(WHOLE_PPM), money::Rounding::HalfUp)?;
    let (customer, group) = (ask.customer, ask.group.clone());
    exposures.push(Exposure { customer, group, kind: ask.kind, balance: own });
    let after = Capacity::measure(&exposures, statement.means()?, weights)?;
    let who = ask.customer.to_string();
    let related = ask.group.as_deref().unwrap_or(&who);
    for (name, all, who, line) in [
        (LaneRule::Single, &after.single, who.as_str(), weights.single),
        (LaneRule::Group, &after.group, related, weights.group),
    ] {
        let ratio = all.iter().find(|one| one.who == who).and_then(|one| one.ratio);
        rule(name, percent(line), ratio.map_or_else(|| "-".into(), percent), ratio.is_some_and(|ratio| ratio <= line));
    }
    let multiple = over(after.liability, after.means);
    let found = multiple.map_or_else(|| "-".into(), |times| times.round_dp(2).to_string());
    let line = after.line.normalize().to_string();
    rule(LaneRule::Multiple, line, found, multiple.is_some_and(|times| times <= after.line));
    let broken = || checks.iter().filter(|check| !check.holds);
    let answer = match broken().count() {
        0 => LaneAnswer::Given,
        _ if broken().any(|check| check.rule.stops()) => LaneAnswer::Stopped,
        _ => LaneAnswer::Referred,
    };
    Ok((answer, checks))
}

fn percent(fraction: Decimal) -> String {
    format!("{}%", (fraction * Decimal::ONE_HUNDRED).round_dp(2).normalize())
}

fn percent_ppm(ppm: u32) -> String {
    percent(Decimal::from(ppm) / Decimal::from(WHOLE_PPM))
}
