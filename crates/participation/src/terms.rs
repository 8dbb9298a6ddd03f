//! What the parties agree on: [`Terms`], and which loans may come under them.
//!
//! Legal basis, as far as we found its wording (working reference, not legal advice): 《关于进一步规范银行业金融机构信贷资产转让业务的通知》银监发〔2010〕102号
//! asks that a transfer be true (真实性), whole (整体性) and clean (洁净转让). Wholeness there means principal and interest of the
//! claim as they stand, not a part of the term or only the interest. We read it so: a share is a share of the *whole* of what
//! remains of a loan, of principal and of everything that comes of it, from the cut-off day to the end; no tranche, no slice of
//! the term can be written down here. Whether a share below the whole may be sold is for the parties' regulator to say, so 100%
//! is the default of every surface. Cleanness forbids an agreement to buy back (回购), open or hidden; what
//! [`Sale::recourse_days`] allows is the return of a loan that turns out not to have met the stated conditions on the cut-off day, a
//! warranty. Shares of one loan from the outset follow 《商业银行互联网贷款管理暂行办法》 and the agreement between the lenders.

use calendar::Date;
use codes::InstitutionId;
use loan::Stage;
use money::{Currency, Money};
use serde::{Deserialize, Serialize};

use crate::limits::{
    MAX_FEE_BPS, MAX_HOLDERS, MAX_NAME_CHARS, MAX_PRICE_PPM, MAX_RECOURSE_DAYS, MIN_SHARE_PPM, WHOLE_PPM,
};

/// Who holds a share beside the servicer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// The institution, when it is one of this platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<InstitutionId>,
    /// Its name, when it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its share of each loan, in parts per million.
    pub share_ppm: u32,
}

/// What the servicer keeps for its work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fee {
    /// Nothing.
    #[default]
    Nothing,
    /// So much a year of the holder's principal, day by day over 360 days, out of the interest and penalties it gets and never
    /// more than these.
    Principal {
        /// In basis points a year.
        bps: u32,
    },
    /// A part of the interest the holder gets.
    Interest {
        /// In parts per million.
        ppm: u32,
    },
}

/// What a package costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Price {
    /// An amount, whatever the principal turns out to have been.
    Amount {
        /// How much.
        amount: Money,
    },
    /// A part of the principal sold, as it stood at the end of the cut-off day.
    Principal {
        /// In parts per million: 985,000 is 98.5%.
        ppm: u32,
    },
}

/// To whom interest and penalties belong that were earned by the end of the cut-off day and not yet paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accrued {
    /// They stay with the seller: what is paid first is what was earned first.
    Stays,
    /// They go with the share.
    Goes,
}

/// A sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sale {
    /// The last day whose flows are the seller's (封包日).
    pub cut_off: Date,
    /// The day agreed for the transfer (交割日).
    pub transfer_on: Date,
    /// The price.
    pub price: Price,
    /// Interest earned and unpaid at the cut-off.
    pub accrued: Accrued,
    /// How many days after the transfer a loan goes back that did not meet the conditions; none without recourse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recourse_days: Option<u16>,
    /// A loan more days past due than this on the cut-off day is ineligible; none for a package of non-performing loans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_days_past_due: Option<u32>,
}

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Form {
    /// A sale of shares of loans that run.
    Package(Sale),
    /// Shares of one loan from its payout on.
    Joint,
}

/// What the parties agree on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// What people call it.
    pub name: String,
    /// The currency of every loan in it.
    pub currency: Currency,
    /// Sale or joint lending.
    pub form: Form,
    /// Who holds shares; what they leave is the servicer's.
    pub holders: Vec<Holder>,
    /// What the servicer keeps.
    #[serde(default)]
    pub fee: Fee,
    /// Whether fees that the firm pays are shared as well.
    #[serde(default)]
    pub fees_shared: bool,
}

/// Why terms cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermsError {
    /// A name.
    #[error("give a name of 1 to {MAX_NAME_CHARS} characters")]
    Name,
    /// Too few or too many holders, or one that is two things or nothing.
    #[error(
        "name 1 to {MAX_HOLDERS} holders, each once, by the code of an institution or by name; a package has one buyer"
    )]
    Holders,
    /// A share.
    #[error("a share is 0.01% to 100%, together at most 100%; the lead of joint lending keeps some: mend the shares")]
    Share,
    /// A fee.
    #[error(
        "a servicing fee is at most {MAX_FEE_BPS} basis points of principal a year, or at most all of the interest"
    )]
    Fee,
    /// A price.
    #[error("a price is above nothing and at most 200% of principal, in the package's currency")]
    Price,
    /// Days out of order.
    #[error(
        "the transfer is on the cut-off day or within a year after it; loans go back within at most {MAX_RECOURSE_DAYS} days"
    )]
    Days,
}

impl Terms {
    /// Checks what can be checked without looking at a loan.
    ///
    /// # Errors
    /// [`TermsError`].
    pub fn check(&self) -> Result<(), TermsError> {
        let named = |text: &str| !text.trim().is_empty() && text.chars().count() <= MAX_NAME_CHARS;
        if !named(&self.name) {
            return Err(TermsError::Name);
        }
        let one = |holder: &Holder| holder.institution.is_some() != holder.name.as_deref().is_some_and(named);
        let same = |a: &Holder, b: &Holder| a.institution == b.institution && a.name == b.name;
        let twice = self.holders.iter().enumerate().any(|(at, a)| self.holders[..at].iter().any(|b| same(a, b)));
        let most = if matches!(self.form, Form::Package(_)) { 1 } else { MAX_HOLDERS };
        if self.holders.is_empty() || self.holders.len() > most || twice || !self.holders.iter().all(one) {
            return Err(TermsError::Holders);
        }
        let whole: u64 = self.holders.iter().map(|holder| u64::from(holder.share_ppm)).sum();
        let kept = u64::from(matches!(self.form, Form::Joint));
        let small = self.holders.iter().any(|holder| holder.share_ppm < MIN_SHARE_PPM);
        if small || whole + kept * u64::from(MIN_SHARE_PPM) > u64::from(WHOLE_PPM) {
            return Err(TermsError::Share);
        }
        let fits = match self.fee {
            Fee::Nothing => true,
            Fee::Principal { bps } => bps > 0 && bps <= MAX_FEE_BPS,
            Fee::Interest { ppm } => ppm > 0 && ppm <= WHOLE_PPM,
        };
        if !fits {
            return Err(TermsError::Fee);
        }
        match &self.form {
            Form::Joint => Ok(()),
            Form::Package(sale) => sale.check(self.currency),
        }
    }

    /// The sale, where it is one.
    #[must_use]
    pub const fn sale(&self) -> Option<&Sale> {
        match &self.form {
            Form::Package(sale) => Some(sale),
            Form::Joint => None,
        }
    }

    /// What the holders have of each loan together, in parts per million.
    #[must_use]
    pub fn held_ppm(&self) -> u32 {
        self.holders.iter().map(|holder| holder.share_ppm).sum()
    }
}

impl Sale {
    fn check(&self, currency: Currency) -> Result<(), TermsError> {
        let fits = match self.price {
            Price::Amount { amount } => amount.is_positive() && amount.currency() == currency,
            Price::Principal { ppm } => ppm > 0 && ppm <= MAX_PRICE_PPM,
        };
        if !fits {
            return Err(TermsError::Price);
        }
        let between = calendar::days_between(self.cut_off, self.transfer_on);
        let recourse = self.recourse_days.is_none_or(|days| days > 0 && days <= MAX_RECOURSE_DAYS);
        if (0..=366).contains(&between) && recourse { Ok(()) } else { Err(TermsError::Days) }
    }
}

/// What is asked of a loan before it may come under an arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Its currency.
    pub currency: Currency,
    /// How far it has come.
    pub stage: Stage,
    /// Whether money has reached the firm, by the cut-off day.
    pub paid_out: bool,
    /// Principal outstanding at the end of the cut-off day, or of today for joint lending.
    pub principal: Money,
    /// Days past due then.
    pub days_past_due: u32,
    /// Whether it was written off by then.
    pub written_off: bool,
    /// The largest sum of shares others hold of it from then on, in parts per million.
    pub shared_ppm: u32,
    /// Whether the claim is in dispute.
    pub in_dispute: bool,
    /// Whether its contract or facility forbids a transfer.
    pub forbidden: bool,
}

/// Why a loan may not come under an arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// Another currency.
    Currency,
    /// No money has reached the firm.
    NotPaidOut,
    /// For joint lending: money has reached the firm, or is on its way.
    PaidOut,
    /// For joint lending: the contract was cancelled.
    Cancelled,
    /// Nothing is outstanding.
    Settled,
    /// More days past due than agreed.
    Overdue {
        /// How many.
        days: u32,
        /// At most.
        most: u32,
    },
    /// Written off, and the package is not one of non-performing loans.
    WrittenOff,
    /// Too much of it is held by others.
    Shared {
        /// What others hold, in parts per million.
        ppm: u32,
    },
    /// In dispute.
    Disputed,
    /// Its facility forbids it.
    Forbidden,
}

impl Refusal {
    /// Word, Chinese and English sentence.
    #[must_use]
    pub fn words(self) -> (&'static str, String, String) {
        let said = |id, zh: &str, en: &str| (id, zh.to_owned(), en.to_owned());
        match self {
            Self::Currency => said("currency", "币种与资产包不同", "it is in another currency"),
            Self::NotPaidOut => {
                said("not-paid-out", "封包日尚未放款", "no money had reached the firm by the cut-off day")
            }
            Self::PaidOut => {
                let en = "its money has left: agree on shares before the payout is sent";
                said("paid-out", "款项已放出或在途，联合贷款须在放款放行前约定", en)
            }
            Self::Cancelled => said("cancelled", "合同已撤销", "its contract was cancelled"),
            Self::Settled => said("settled", "无未还本金", "nothing is outstanding"),
            Self::Overdue { days, most } => (
                "overdue",
                format!("封包日逾期 {days} 天，超过约定的 {most} 天"),
                format!("{days} days past due on the cut-off day, at most {most} are agreed"),
            ),
            Self::WrittenOff => said("written-off", "已核销", "it was written off"),
            Self::Shared { ppm } => {
                let percent = (money::Decimal::from(ppm) / money::Decimal::from(10_000)).normalize();
                (
                    "shared",
                    format!("已有 {percent}% 的份额属他人，合计将超过 100%"),
                    format!("others hold {percent}% of it: together it would be more than the whole"),
                )
            }
            Self::Disputed => said("disputed", "债权存在争议", "the claim is in dispute"),
            Self::Forbidden => said("forbidden", "所属授信额度禁止转让", "its facility forbids a transfer"),
        }
    }
}

impl Terms {
    /// Why a loan may not come under these terms; nothing when it may.
    #[must_use]
    pub fn refuses(&self, loan: &Candidate) -> Option<Refusal> {
        let asked = self.held_ppm();
        if loan.currency != self.currency {
            return Some(Refusal::Currency);
        }
        match &self.form {
            Form::Joint => match loan.stage {
                Stage::Signed | Stage::Instructed | Stage::Returned => {}
                Stage::Absent | Stage::Cancelled => return Some(Refusal::Cancelled),
                Stage::Sent | Stage::Unknown | Stage::Active | Stage::Settled | Stage::WrittenOff => {
                    return Some(Refusal::PaidOut);
                }
            },
            Form::Package(_) if !loan.paid_out => return Some(Refusal::NotPaidOut),
            Form::Package(_) if loan.written_off => return Some(Refusal::WrittenOff),
            Form::Package(_) if !loan.principal.is_positive() => return Some(Refusal::Settled),
            Form::Package(sale) => {
                if let Some(most) = sale.most_days_past_due.filter(|most| loan.days_past_due > *most) {
                    return Some(Refusal::Overdue { days: loan.days_past_due, most });
                }
            }
        }
        if loan.shared_ppm.saturating_add(asked) > WHOLE_PPM {
            return Some(Refusal::Shared { ppm: loan.shared_ppm });
        }
        if loan.in_dispute {
            return Some(Refusal::Disputed);
        }
        loan.forbidden.then_some(Refusal::Forbidden)
    }
}
