//! A guarantor's means: asset tiers and reserves.
//!
//! 《融资担保公司资产比例管理办法》 (银保监发〔2018〕1号); reserves after art. 31 of the 2010 暂行办法, still the working rule. All on
//! non-consolidated statements.

use std::collections::BTreeMap;

use calendar::Date;
use money::{Currency, Decimal, Money, MoneyError, Rate, Rounding};
use serde::{Deserialize, Serialize};

use crate::capacity::over;

/// A line of a guarantor's statement, as fine as the tiers need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asset {
    /// 现金、银行存款、存出保证金、货币市场基金等货币资金: cash, deposits, deposits paid out, money-market funds.
    Cash,
    /// 国债、金融债券: bonds of the treasury and of financial institutions.
    TreasuryBonds,
    /// 可随时赎回或三个月内到期的银行理财产品: bank products redeemable at any time or within three months.
    ShortBankProducts,
    /// AAA级债券: bonds rated AAA.
    BondsAaa,
    /// 其他银行理财产品: other bank products.
    BankProducts,
    /// AA、AA+级债券: bonds rated AA or AA+.
    BondsAa,
    /// 其他融资担保公司、再担保公司股权: equity in other guarantee and re-guarantee companies.
    GuarantorEquity,
    /// 被担保客户股权: equity in customers under guarantee; 20% of it is of the second tier.
    CustomerEquity,
    /// 对被担保客户六个月以内的委托贷款: entrusted loans to them of at most six months; 40% is of the second tier.
    ShortEntrusted,
    /// 自用不动产: property for own use; up to 30% of net assets is of the second tier.
    OwnProperty,
    /// 其他股权: other equity.
    OtherEquity,
    /// AA-级以下或无评级债券: bonds rated AA- or below, or not at all.
    OtherBonds,
    /// 信托、资管计划、基金、资产支持证券: trusts, plans, funds, asset-backed securities.
    Funds,
    /// 其他委托贷款: other entrusted loans.
    OtherEntrusted,
    /// 非自用不动产: property not for own use.
    OtherProperty,
    /// 其他应收款: other receivables.
    OtherReceivables,
}

/// A guarantor's statement of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Of which day.
    pub on: Date,
    /// Everything it owns.
    pub total_assets: Money,
    /// What is its own.
    pub net_assets: Money,
    /// 应收代偿款: compensation paid and not recovered, which the ratios leave out.
    pub receivable_compensation: Money,
    /// 未到期责任准备金.
    pub unearned_reserve: Money,
    /// 担保赔偿准备金.
    pub compensation_reserve: Money,
    /// Guarantee fees of the year.
    pub fee_income: Money,
    /// Assets by line; what belongs to no tier is left out.
    pub assets: BTreeMap<Asset, Money>,
}

/// What the tiers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tiers {
    /// First tier.
    pub one: Money,
    /// Second tier.
    pub two: Money,
    /// Third tier.
    pub three: Money,
    /// (net assets + both reserves) over all assets.
    pub own_funds: Option<Decimal>,
    /// First tier over assets without compensation receivable.
    pub one_ratio: Option<Decimal>,
    /// First and second tier over the same.
    pub two_ratio: Option<Decimal>,
    /// Third tier over the same.
    pub three_ratio: Option<Decimal>,
}

/// Reserves that the rules ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reserves {
    /// Unearned: half of the year's fees.
    pub unearned: Money,
    /// To be added to the compensation reserve this year.
    pub compensation: Money,
    /// From where on only the difference is added.
    pub ceiling: Money,
    /// Compensation reserve held over liability.
    pub ratio: Option<Decimal>,
}

/// The fractions of [`Reserves`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReserveRules {
    /// Of the year's fees.
    pub unearned: Decimal,
    /// Of the liability at the end of the year.
    pub compensation: Decimal,
    /// Of the liability.
    pub ceiling: Decimal,
}

const WHOLE: i64 = 100;

impl Statement {
    /// Checks the figures.
    ///
    /// # Errors
    /// [`MoneyError`] when a figure is below zero or in another currency, or the lines sum to more than all assets.
    pub fn check(&self, currency: Currency) -> Result<(), MoneyError> {
        let sums = [self.receivable_compensation, self.unearned_reserve, self.compensation_reserve, self.fee_income];
        let lines = self.assets.values().copied();
        let all = Money::sum(currency, lines.clone().chain([self.receivable_compensation]))?;
        let mut every = lines.chain(sums).chain([self.total_assets]);
        if every.any(|amount| amount.is_negative() || amount.currency() != currency) {
            return Err(MoneyError::BadWeights);
        }
        self.net_assets.checked_sub(self.total_assets)?;
        if all.checked_sub(self.total_assets)?.is_positive() { Err(MoneyError::BadWeights) } else { Ok(()) }
    }

    fn line(&self, asset: Asset) -> Money {
        self.assets.get(&asset).copied().unwrap_or(Money::zero(self.total_assets.currency()))
    }

    /// Net assets without equity in other guarantee and re-guarantee companies.
    ///
    /// # Errors
    /// [`MoneyError`] when the difference leaves its range.
    pub fn means(&self) -> Result<Money, MoneyError> {
        self.net_assets.checked_sub(self.line(Asset::GuarantorEquity))
    }

    /// The tiers and their ratios.
    ///
    /// # Errors
    /// [`MoneyError`] when sums leave their range.
    pub fn tiers(&self) -> Result<Tiers, MoneyError> {
        let currency = self.total_assets.currency();
        let sum = |assets: &[Asset]| Money::sum(currency, assets.iter().map(|asset| self.line(*asset)));
        let part = |asset: Asset, percent: i64| self.line(asset).checked_mul_ratio(percent, WHOLE, Rounding::HalfUp);
        let one = sum(&[Asset::Cash, Asset::TreasuryBonds, Asset::ShortBankProducts, Asset::BondsAaa])?;
        let own = self.net_assets.checked_mul_ratio(30, WHOLE, Rounding::HalfUp)?;
        let (equity, entrusted) = (part(Asset::CustomerEquity, 20)?, part(Asset::ShortEntrusted, 40)?);
        let property = self.line(Asset::OwnProperty).checked_min(own)?;
        let two = [sum(&[Asset::BankProducts, Asset::BondsAa, Asset::GuarantorEquity])?, equity, entrusted, property];
        let two = Money::sum(currency, two)?;
        let every = Money::sum(currency, self.assets.values().copied())?;
        let three = every.checked_sub(one)?.checked_sub(two)?;
        let base = self.total_assets.checked_sub(self.receivable_compensation)?;
        let funds = [self.net_assets, self.unearned_reserve, self.compensation_reserve];
        Ok(Tiers {
            one,
            two,
            three,
            own_funds: over(Money::sum(currency, funds)?, self.total_assets),
            one_ratio: over(one, base),
            two_ratio: over(one.checked_add(two)?, base),
            three_ratio: over(three, base),
        })
    }

    /// What the reserves should be, for a liability.
    ///
    /// # Errors
    /// [`MoneyError`] when an amount leaves its range.
    pub fn reserves(&self, liability: Money, rules: &ReserveRules) -> Result<Reserves, MoneyError> {
        let of = |amount: Money, by: Decimal| Rate::from_fraction(by).times(amount, 1, 1, Rounding::HalfUp);
        let ceiling = of(liability, rules.ceiling)?;
        let missing = ceiling.checked_sub(self.compensation_reserve)?;
        let zero = Money::zero(liability.currency());
        let compensation = of(liability, rules.compensation)?.checked_min(missing)?;
        Ok(Reserves {
            unearned: of(self.fee_income, rules.unearned)?,
            compensation: if compensation.is_negative() { zero } else { compensation },
            ceiling,
            ratio: over(self.compensation_reserve, liability),
        })
    }
}
