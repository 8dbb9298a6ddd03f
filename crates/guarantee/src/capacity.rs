//! A guarantor's capacity: its liability by weight, how many times its net assets that is, and to whom it is bound most.
//!
//! 《融资担保公司监督管理条例》 (国务院令683号) art. 15 and 16; 《融资担保责任余额计量办法》 (银保监发〔2018〕1号). The weights and
//! lines are parameters of the rulebook and come in as [`Weights`].

use std::collections::BTreeMap;

use codes::FirmId;
use money::{Decimal, Money, MoneyError, Rate, Rounding};
use serde::{Deserialize, Serialize};

/// What a guarantee is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LiabilityKind {
    /// 小微企业借款担保: a loan of a small or micro firm.
    SmallFirm,
    /// 农户借款担保: a loan of a farmer.
    Farmer,
    /// 住房置业担保: a loan to buy a home.
    Housing,
    /// 其他借款担保: another loan.
    OtherLoan,
    /// 债券担保（AA级以上）: a bond whose issuer is rated AA or better.
    BondAa,
    /// 其他债券担保: another bond.
    BondOther,
    /// 其他融资担保: other finance.
    Other,
}

impl LiabilityKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::SmallFirm, Self::Farmer, Self::Housing, Self::OtherLoan, Self::BondAa, Self::BondOther, Self::Other];

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::SmallFirm => "小微企业借款担保",
            Self::Farmer => "农户借款担保",
            Self::Housing => "住房置业担保",
            Self::OtherLoan => "其他借款担保",
            Self::BondAa => "债券担保（AA级以上）",
            Self::BondOther => "其他债券担保",
            Self::Other => "其他融资担保",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::SmallFirm => "loans of small firms",
            Self::Farmer => "loans of farmers",
            Self::Housing => "home loans",
            Self::OtherLoan => "other loans",
            Self::BondAa => "bonds rated AA or better",
            Self::BondOther => "other bonds",
            Self::Other => "other finance",
        }
    }
}

/// Weights and lines of the law, as fractions and times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// Of small firms up to the limit.
    pub small_firm: Decimal,
    /// The most one such customer's balance may be, this sum included.
    pub small_firm_limit: Money,
    /// Of farmers up to the limit.
    pub farmer: Decimal,
    /// The most one such customer's balance may be, this sum included.
    pub farmer_limit: Money,
    /// Of home loans.
    pub housing: Decimal,
    /// Of other loans, and of small firms and farmers beyond their limits.
    pub other_loan: Decimal,
    /// Of bonds rated AA or better.
    pub bond_aa: Decimal,
    /// Of other bonds.
    pub bond_other: Decimal,
    /// Of other finance.
    pub other: Decimal,
    /// Bonds rated AA or better in the test of concentration.
    pub bond_concentration: Decimal,
    /// The most times net assets.
    pub multiple: Decimal,
    /// The same for a guarantor that mainly serves small firms and farming.
    pub multiple_inclusive: Decimal,
    /// Share of the balance from which it mainly serves them.
    pub inclusive_balance: Decimal,
    /// Share of the customers from which it does.
    pub inclusive_customers: Decimal,
    /// The most for one customer, over net assets.
    pub single: Decimal,
    /// The most for a customer and its related parties, over net assets.
    pub group: Decimal,
}

/// What a guarantor is bound for, for one customer: its own share, never the whole loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// Whose debt.
    pub customer: FirmId,
    /// The group of related parties it belongs to.
    pub group: Option<String>,
    /// What for.
    pub kind: LiabilityKind,
    /// The guarantor's own share of what is still owed.
    pub balance: Money,
}

/// The balance of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct KindBalance {
    /// Which.
    pub kind: LiabilityKind,
    /// The guarantor's own share.
    pub balance: Money,
    /// With its weight.
    pub weighted: Money,
    /// Customers with such a balance.
    pub customers: u64,
}

/// A customer or group with its part of net assets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Concentration {
    /// The customer's id, or the group's name.
    pub who: String,
    /// Balance counted in the test.
    pub balance: Money,
    /// Over net assets; none when those are not above zero.
    pub ratio: Option<Decimal>,
}

/// What a guarantor is bound for (融资担保责任余额), and how that stands to its means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Capacity {
    /// Its own share of everything (在保余额).
    pub balance: Money,
    /// With weights (责任余额).
    pub liability: Money,
    /// By kind, those without a balance left out.
    pub kinds: Vec<KindBalance>,
    /// Net assets without equity in other guarantee companies.
    pub means: Money,
    /// Liability over means; none when those are not above zero.
    pub multiple: Option<Decimal>,
    /// The most it may be: the higher line for whoever mainly serves small firms and farming.
    pub line: Decimal,
    /// Share of the balance in small firms and farming; none without a balance.
    pub inclusive_balance: Option<Decimal>,
    /// Share of the customers; none without any.
    pub inclusive_customers: Option<Decimal>,
    /// What more liability the line leaves; below zero where it is passed.
    pub room: Money,
    /// Customers by balance, the largest first.
    pub single: Vec<Concentration>,
    /// Groups of related parties by balance, the largest first; a customer of no group is its own.
    pub group: Vec<Concentration>,
}

impl Weights {
    /// The weight of a kind for a customer whose balance of that kind is `balance`.
    #[must_use]
    pub fn of(&self, kind: LiabilityKind, balance: Money) -> Decimal {
        match kind {
            LiabilityKind::SmallFirm if balance.minor() <= self.small_firm_limit.minor() => self.small_firm,
            LiabilityKind::Farmer if balance.minor() <= self.farmer_limit.minor() => self.farmer,
            LiabilityKind::SmallFirm | LiabilityKind::Farmer | LiabilityKind::OtherLoan => self.other_loan,
            LiabilityKind::Housing => self.housing,
            LiabilityKind::BondAa => self.bond_aa,
            LiabilityKind::BondOther => self.bond_other,
            LiabilityKind::Other => self.other,
        }
    }
}

fn scaled(amount: Money, by: Decimal) -> Result<Money, MoneyError> {
    Rate::from_fraction(by).times(amount, 1, 1, Rounding::HalfUp)
}

/// `part` over `whole`; none when the whole is not above zero.
pub(crate) fn over(part: Money, whole: Money) -> Option<Decimal> {
    if !whole.is_positive() {
        return None;
    }
    Decimal::from(part.minor()).checked_div(Decimal::from(whole.minor()))
}

impl Capacity {
    /// Measures exposures against net assets, from which equity in other guarantee companies is already taken.
    ///
    /// # Errors
    /// [`MoneyError`] when currencies differ or sums leave their range.
    pub fn measure(exposures: &[Exposure], means: Money, weights: &Weights) -> Result<Self, MoneyError> {
        let zero = Money::zero(means.currency());
        let mut by_customer: BTreeMap<(LiabilityKind, FirmId), Money> = BTreeMap::new();
        for one in exposures.iter().filter(|one| one.balance.is_positive()) {
            let sum = by_customer.entry((one.kind, one.customer)).or_insert(zero);
            *sum = sum.checked_add(one.balance)?;
        }
        let (mut balance, mut liability) = (zero, zero);
        let mut kinds: BTreeMap<LiabilityKind, KindBalance> = BTreeMap::new();
        for ((kind, _), sum) in &by_customer {
            let weighted = scaled(*sum, weights.of(*kind, *sum))?;
            let none = KindBalance { kind: *kind, balance: zero, weighted: zero, customers: 0 };
            let line = kinds.entry(*kind).or_insert(none);
            line.balance = line.balance.checked_add(*sum)?;
            line.weighted = line.weighted.checked_add(weighted)?;
            line.customers += 1;
            balance = balance.checked_add(*sum)?;
            liability = liability.checked_add(weighted)?;
        }
        let (small, of_small) = inclusive(&by_customer, zero)?;
        let customers: std::collections::BTreeSet<_> = by_customer.keys().map(|(_, customer)| customer).collect();
        let inclusive_balance = over(small, balance);
        let inclusive_customers = (!customers.is_empty())
            .then(|| Decimal::from(of_small as u64).checked_div(Decimal::from(customers.len() as u64)))
            .flatten();
        let serves = inclusive_balance.is_some_and(|share| share >= weights.inclusive_balance)
            && inclusive_customers.is_some_and(|share| share >= weights.inclusive_customers);
        let line = if serves { weights.multiple_inclusive } else { weights.multiple };
        let room = scaled(means, line)?.checked_sub(liability)?;
        let (single, group) = concentration(exposures, means, weights)?;
        let multiple = over(liability, means);
        Ok(Self {
            balance,
            liability,
            kinds: kinds.into_values().collect(),
            means,
            multiple,
            line,
            inclusive_balance,
            inclusive_customers,
            room,
            single,
            group,
        })
    }
}

/// The balance in small firms and farming, and how many customers that is.
fn inclusive(
    by_customer: &BTreeMap<(LiabilityKind, FirmId), Money>,
    zero: Money,
) -> Result<(Money, usize), MoneyError> {
    let mut sum = zero;
    let mut customers = std::collections::BTreeSet::new();
    for ((kind, customer), balance) in by_customer {
        if matches!(kind, LiabilityKind::SmallFirm | LiabilityKind::Farmer) {
            sum = sum.checked_add(*balance)?;
            customers.insert(customer);
        }
    }
    Ok((sum, customers.len()))
}

fn concentration(
    exposures: &[Exposure],
    means: Money,
    weights: &Weights,
) -> Result<(Vec<Concentration>, Vec<Concentration>), MoneyError> {
    let zero = Money::zero(means.currency());
    let (mut single, mut group) = (BTreeMap::new(), BTreeMap::new());
    for one in exposures.iter().filter(|one| one.balance.is_positive()) {
        let counted = if one.kind == LiabilityKind::BondAa {
            scaled(one.balance, weights.bond_concentration)?
        } else {
            one.balance
        };
        let own = one.customer.to_string();
        let related = one.group.clone().unwrap_or_else(|| own.clone());
        for (sums, who) in [(&mut single, own), (&mut group, related)] {
            let sum: &mut Money = sums.entry(who).or_insert(zero);
            *sum = sum.checked_add(counted)?;
        }
    }
    let sorted = |sums: BTreeMap<String, Money>| {
        let mut all: Vec<Concentration> = sums
            .into_iter()
            .map(|(who, balance)| Concentration { who, balance, ratio: over(balance, means) })
            .collect();
        all.sort_by(|a, b| b.balance.minor().cmp(&a.balance.minor()).then_with(|| a.who.cmp(&b.who)));
        all
    };
    Ok((sorted(single), sorted(group)))
}
