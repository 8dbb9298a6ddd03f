//! What people write down about packages and joint lending, and the terms it becomes.

use calendar::{Date, parse_date};
use codes::InstitutionId;
use money::{Currency, Decimal, Money};
use participation::{Accrued, Fee, Form, Holder, Price, Sale, Terms};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::Platform;
use crate::problem::{Code, Outcome, Problem};

/// A package as a person writes it. Amounts and percentages as people write them; days as `YYYY-MM-DD`.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PackageDocument {
    /// What people call it.
    pub name: String,
    /// Institution code of the buyer, when it is one of this platform.
    pub buyer: Option<String>,
    /// Name of the buyer, when it is not.
    pub buyer_name: Option<String>,
    /// Share of each loan that is sold, percent; 100 when left out.
    pub share_percent: Option<String>,
    /// The last day whose flows are the seller's (封包日).
    pub cut_off: String,
    /// The day agreed for the transfer (交割日); the cut-off day when left out.
    pub transfer_on: Option<String>,
    /// Price in percent of the principal sold at the cut-off; this or `price`.
    pub price_percent: Option<String>,
    /// Price as an amount.
    pub price: Option<String>,
    /// `stays` (with the seller) or `goes` (with the share): interest earned and unpaid at the cut-off; `stays` when left out.
    pub accrued: Option<String>,
    /// How many days after the transfer a loan goes back that did not meet the conditions; none when left out.
    pub recourse_days: Option<u16>,
    /// A loan more days past due than this at the cut-off is refused; 0 when left out.
    pub most_days_past_due: Option<u32>,
    /// Whether it is a package of non-performing loans: then no number of days past due is too many.
    #[serde(default)]
    pub non_performing: bool,
    /// Servicing fee in basis points of the holder's principal a year.
    pub fee_bps: Option<u32>,
    /// Servicing fee as percent of the interest the holder gets.
    pub fee_interest_percent: Option<String>,
    /// Whether fees that firms pay are shared as well.
    #[serde(default)]
    pub fees_shared: bool,
    /// Loans to begin with: ids or contract numbers.
    #[serde(default)]
    pub loans: Vec<String>,
}

/// Another lender of a joint loan.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LenderDocument {
    /// Institution code, when it is one of this platform.
    pub institution: Option<String>,
    /// Name, when it is not.
    pub name: Option<String>,
    /// Its share, basis points.
    pub share_bps: u32,
}

/// Joint lending as a person writes it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JointDocument {
    /// What people call it; made from the loan's number when left out.
    pub name: Option<String>,
    /// The share of the lead lender, who services the loan, basis points.
    pub lead_bps: u32,
    /// The others; with the lead's share they add up to 10,000.
    pub lenders: Vec<LenderDocument>,
    /// Servicing fee in basis points of the holder's principal a year.
    pub fee_bps: Option<u32>,
    /// Servicing fee as percent of the interest the holder gets.
    pub fee_interest_percent: Option<String>,
    /// Whether fees that the firm pays are shared as well.
    #[serde(default)]
    pub fees_shared: bool,
}

/// The transfer of a package, or the beginning of joint lending.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTransfer {
    /// Reference of the bank entry of the price, or of the agreement for joint lending.
    pub reference: String,
    /// The price that was paid: what it comes to, when left out.
    pub price: Option<String>,
}

/// A remittance that is asked for.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRemittance {
    /// Which holder, counted from 1; 1 when left out.
    pub holder: Option<u16>,
    /// Flows up to the end of this day; yesterday when left out.
    pub through: Option<String>,
    /// Reference of the payment order, unique within the package.
    pub reference: String,
    /// Why; what the checker reads.
    pub reason: String,
}

/// A loan that is to go back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBuyBack {
    /// Loan id or contract number.
    pub loan: String,
    /// The last day whose flows are the buyer's; today when left out.
    pub on: Option<String>,
    /// Which condition it did not meet.
    pub reason: String,
}

/// Money a holder put in for what was lent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFunding {
    /// Which holder, counted from 1.
    pub holder: u16,
    /// Reference of the bank entry.
    pub reference: String,
    /// How much.
    pub amount: String,
}

pub(super) fn invalid(text: impl Into<String>) -> Problem {
    Problem::new(Code::Invalid, text)
}

pub(super) fn day(text: &str) -> Outcome<Date> {
    parse_date(text).map_err(|error| Problem::from_domain(Code::Invalid, error))
}

pub(super) fn cash(text: &str, currency: Currency) -> Outcome<Money> {
    Money::parse(text, currency).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
}

/// A percentage with at most four decimals, as parts per million.
fn ppm(percent: &str) -> Outcome<u32> {
    let read: Result<Decimal, _> = percent.trim().trim_end_matches('%').parse();
    let parts = read.ok().and_then(|read| read.checked_mul(Decimal::from(10_000))).map(|parts| parts.normalize());
    let whole = parts.filter(|parts| parts.scale() == 0).and_then(|parts| u32::try_from(parts.mantissa()).ok());
    whole.ok_or_else(|| {
        let problem = invalid(format!("'{percent}' is no percentage with at most four decimals: write 60 or 98.5"));
        problem.in_chinese(format!("'{percent}' 不是至多四位小数的百分比：请写成 60 或 98.5"))
    })
}

fn fee(bps: Option<u32>, interest_percent: Option<&str>) -> Outcome<Fee> {
    match (bps, interest_percent) {
        (None, None) => Ok(Fee::Nothing),
        (Some(bps), None) => Ok(Fee::Principal { bps }),
        (None, Some(percent)) => Ok(Fee::Interest { ppm: ppm(percent)? }),
        (Some(_), Some(_)) => {
            let problem = invalid("give one servicing fee: of principal or of interest");
            Err(problem.in_chinese("服务费填一项：按本金，或按利息"))
        }
    }
}

impl Platform {
    async fn holder(
        &self,
        servicer: InstitutionId,
        (code, name): (Option<&str>, Option<&str>),
        share_ppm: u32,
    ) -> Outcome<Holder> {
        let institution = match code.filter(|code| !code.trim().is_empty()) {
            Some(code) => Some(self.coded(code.trim()).await?),
            None => None,
        };
        if institution == Some(servicer) {
            let problem = invalid("the servicer keeps what is left: name another institution as the holder");
            return Err(problem.in_chinese("服务机构自留其余部分：请填写另一家机构"));
        }
        let name = name.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
        Ok(Holder { institution, name, share_ppm })
    }

    pub(super) async fn package_terms(&self, servicer: InstitutionId, said: &PackageDocument) -> Outcome<Terms> {
        let currency = self.institution(servicer).await?.currency;
        let cut_off = day(&said.cut_off)?;
        if cut_off > self.clock.today() {
            let sentence = format!("{cut_off} has not come yet: what is sold is known at the end of the cut-off day");
            return Err(invalid(sentence).in_chinese(format!("封包日 {cut_off} 尚未到来：封包日终了才知道转让的本金")));
        }
        let price = match (&said.price_percent, &said.price) {
            (Some(percent), None) => Price::Principal { ppm: ppm(percent)? },
            (None, Some(amount)) => Price::Amount { amount: cash(amount, currency)? },
            _ => {
                let problem = invalid("give one price: price_percent of principal, or price as an amount");
                return Err(problem.in_chinese("价款填一项：本金的百分比，或金额"));
            }
        };
        let accrued = match said.accrued.as_deref().unwrap_or("stays") {
            "stays" => Accrued::Stays,
            "goes" => Accrued::Goes,
            other => {
                return Err(invalid(format!("'{other}' is not stays or goes: say to whom accrued interest belongs")));
            }
        };
        let most = said.most_days_past_due.unwrap_or(0);
        let sale = Sale {
            cut_off,
            transfer_on: said.transfer_on.as_deref().map(day).transpose()?.unwrap_or(cut_off),
            price,
            accrued,
            recourse_days: said.recourse_days,
            most_days_past_due: (!said.non_performing).then_some(most),
        };
        let share = ppm(said.share_percent.as_deref().unwrap_or("100"))?;
        let holder = self.holder(servicer, (said.buyer.as_deref(), said.buyer_name.as_deref()), share).await?;
        Ok(Terms {
            name: said.name.trim().to_owned(),
            currency,
            form: Form::Package(sale),
            holders: vec![holder],
            fee: fee(said.fee_bps, said.fee_interest_percent.as_deref())?,
            fees_shared: said.fees_shared,
        })
    }

    pub(super) async fn joint_terms(
        &self,
        servicer: InstitutionId,
        said: &JointDocument,
        (number, currency): (&str, Currency),
    ) -> Outcome<Terms> {
        let whole = said.lenders.iter().fold(u64::from(said.lead_bps), |sum, one| sum + u64::from(one.share_bps));
        if whole != 10_000 {
            let sentence = format!("the shares add up to {whole} basis points, not 10,000: mend them");
            return Err(invalid(sentence).in_chinese(format!("各方份额合计 {whole} 个基点，须为 10000：请修改")));
        }
        let mut holders = Vec::with_capacity(said.lenders.len());
        for lender in &said.lenders {
            let who = (lender.institution.as_deref(), lender.name.as_deref());
            // A basis point is a hundred parts per million; the sum of them all is within the whole.
            holders.push(self.holder(servicer, who, lender.share_bps.saturating_mul(100)).await?);
        }
        let name = said.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        Ok(Terms {
            name: name.map_or_else(|| format!("联合贷款 {number}"), str::to_owned),
            currency,
            form: Form::Joint,
            holders,
            fee: fee(said.fee_bps, said.fee_interest_percent.as_deref())?,
            fees_shared: said.fees_shared,
        })
    }
}
