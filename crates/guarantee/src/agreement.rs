//! [`Agreement`]: who bears which part of a loss, up to which caps, for which fee. Pure data and the split of one loss.

use std::collections::BTreeSet;

use calendar::{Date, DayCount, Period};
use codes::{AgreementId, InstitutionId};
use money::{Currency, Money, MoneyError, Rate, Rounding};
use serde::{Deserialize, Serialize};

use crate::deadlines::{Deadlines, Trigger, after};
use crate::layers::{self, Cause, Layer, LayerError, Peril, Slice};
use crate::limits::{MAX_PARTIES, MAX_TERM_DAYS, WHOLE_PPM};
use crate::waterfall::{Circumstances, LayerPart};

/// What a party is in the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 贷款机构: gave the loan; bears its share and whatever lies beyond the caps.
    Lender,
    /// 担保机构: a guarantor.
    Guarantor,
    /// 再担保机构: a provincial re-guarantor.
    ReGuarantor,
    /// 国家融资担保基金: the national fund.
    NationalFund,
    /// 风险补偿资金池: a pool of money set aside by a government.
    RiskPool,
    /// 保险机构: an insurer.
    Insurer,
    /// 核心企业: the buyer whose confirmed receivables the loan rests on.
    CoreFirm,
}

impl Role {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Lender => "贷款机构",
            Self::Guarantor => "担保机构",
            Self::ReGuarantor => "再担保机构",
            Self::NationalFund => "国家融资担保基金",
            Self::RiskPool => "风险补偿资金池",
            Self::Insurer => "保险机构",
            Self::CoreFirm => "核心企业",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Lender => "lender",
            Self::Guarantor => "guarantor",
            Self::ReGuarantor => "re-guarantor",
            Self::NationalFund => "national guarantee fund",
            Self::RiskPool => "risk pool",
            Self::Insurer => "insurer",
            Self::CoreFirm => "core firm",
        }
    }
}

/// Which part of a claim the agreement covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// 本金: principal only; interest stays with the lender.
    Principal,
    /// 本金和利息: principal and interest.
    PrincipalAndInterest,
}

impl Coverage {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Principal => "仅本金",
            Self::PrincipalAndInterest => "本金和利息",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Principal => "principal only",
            Self::PrincipalAndInterest => "principal and interest",
        }
    }
}

/// One party and its part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Who.
    pub institution: InstitutionId,
    /// As what.
    pub role: Role,
    /// Its share of a loss, in parts per million (200,000 is 20%); zero where the agreement has layers, which hold them.
    pub share_ppm: u32,
    /// Its annual fee on the part of the balance it is liable for (0.003 is 0.3% a year); zero for the lender.
    pub fee_rate: Rate,
}

/// The most that may be compensated. Each counts what was paid under the agreement and not reversed; what is recovered
/// later does not open it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caps {
    /// For one loan.
    pub per_loan: Option<Money>,
    /// For all loans of one firm; a loan of the first shape, of no firm, counts by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_firm: Option<Money>,
    /// For one calendar year, by the day of payment.
    pub per_year: Option<Money>,
    /// For the agreement's whole life.
    pub total: Option<Money>,
}

/// Which cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CapKind {
    /// For one loan.
    PerLoan,
    /// For one firm.
    PerFirm,
    /// For one calendar year.
    PerYear,
    /// For the agreement's whole life.
    Total,
}

impl CapKind {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::PerLoan => "单笔上限",
            Self::PerFirm => "单户上限",
            Self::PerYear => "年度上限",
            Self::Total => "总额上限",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::PerLoan => "cap for one loan",
            Self::PerFirm => "cap for one firm",
            Self::PerYear => "cap for the year",
            Self::Total => "cap for the agreement",
        }
    }
}

/// In which order a recovery flows back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecoveryOrder {
    /// 按承担比例: to everyone at once, in proportion to what each bore.
    #[default]
    Proportional,
    /// 后损先回: first to the lender for what no layer took, then up from the last layer to the first.
    LastLayerFirst,
    /// 首损先回: down from the first layer to the last, then to the lender for what no layer took.
    FirstLayerFirst,
}

impl RecoveryOrder {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Proportional => "按承担比例",
            Self::LastLayerFirst => "后损先回",
            Self::FirstLayerFirst => "首损先回",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Proportional => "in proportion to what each bore",
            Self::LastLayerFirst => "the last layer first",
            Self::FirstLayerFirst => "the first layer first",
        }
    }

    /// Whether it is the order of the first shape.
    #[must_use]
    pub fn is_proportional(&self) -> bool {
        *self == Self::Proportional
    }
}

/// A guarantee agreement (担保协议): the document two or more institutions sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// The name that products refer to it by; empty where events of the first shape had none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The currency of every amount in it.
    pub currency: Currency,
    /// Who shares, in the order in which odd cents are given among equal remainders.
    pub parties: Vec<Party>,
    /// Which party pays the lender the whole compensation and is reimbursed by the others; never the lender.
    pub front: InstitutionId,
    /// What is covered.
    pub coverage: Coverage,
    /// The layers through which a loss falls; none where the parties' shares divide it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<Layer>,
    /// How a recovery flows back.
    #[serde(default, skip_serializing_if = "RecoveryOrder::is_proportional")]
    pub recovery_order: RecoveryOrder,
    /// The caps on all compensation, beside the limits of layers.
    pub caps: Caps,
    /// What must have happened before the lender may demand.
    #[serde(default, skip_serializing_if = "is_overdue")]
    pub trigger: Trigger,
    /// Deadlines beside the payment term.
    #[serde(default, skip_serializing_if = "Deadlines::is_empty")]
    pub deadlines: Deadlines,
    /// Days from the trigger (the first overdue day, when nothing else is agreed) before the lender may demand.
    pub waiting_days: u32,
    /// Days from the demand in which the front party pays.
    pub payment_days: u32,
    /// The first day on which a loan may be covered.
    pub effective_from: Date,
    /// The day after the last one on which a loan may be covered; loans covered before stay covered.
    pub effective_to: Date,
}

/// What is wrong with an agreement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AgreementError {
    /// Too few or too many parties.
    #[error("an agreement has 2 to {MAX_PARTIES} parties, this has {0}")]
    Parties(usize),
    /// The shares do not make up the whole.
    #[error("the shares sum to {found} of {WHOLE_PPM} parts per million: correct one of them")]
    Shares {
        /// Their sum.
        found: u64,
    },
    /// Not exactly one lender, or an institution twice.
    #[error("name exactly one lender and each institution once")]
    Roles,
    /// The front party is the lender, or no party, or bears nothing.
    #[error("the party that pays first must be a party other than the lender and bear a share")]
    Front,
    /// A cap or fee below zero, or in another currency.
    #[error("caps are amounts above zero in {0}, and fees are not below zero")]
    Amounts(Currency),
    /// A layer that cannot be.
    #[error(transparent)]
    Layer(#[from] LayerError),
    /// Terms too long, or an end before the start.
    #[error(
        "every term is at most {MAX_TERM_DAYS} days, a demand is due after the waiting time, and the agreement ends after it begins"
    )]
    Dates,
}

/// What one party bears of a loss, or gets of a recovery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Who.
    pub institution: InstitutionId,
    /// The amount.
    pub amount: Money,
}

/// A loss divided. The parts sum to the loss to the last cent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// The covered loss that was divided.
    pub loss: Money,
    /// What the front party pays the lender: the loss without the lender's own part.
    pub compensation: Money,
    /// What each party finally bears, in the agreement's order.
    pub parts: Vec<Part>,
    /// Which cap cut the compensation, if one did; the lender then bears the rest.
    pub limited_by: Option<CapKind>,
    /// What each layer bore, in their order; none where the agreement has no layers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerPart>,
}

/// How much may still be compensated, and by which cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The amount.
    pub amount: Money,
    /// The tightest cap.
    pub cap: CapKind,
}

impl Agreement {
    /// Checks the document.
    ///
    /// # Errors
    /// [`AgreementError`] of the first thing that is wrong.
    pub fn check(&self) -> Result<(), AgreementError> {
        if !(2..=MAX_PARTIES).contains(&self.parties.len()) {
            return Err(AgreementError::Parties(self.parties.len()));
        }
        let found: u64 = self.parties.iter().map(|p| u64::from(p.share_ppm)).sum();
        if self.layers.is_empty() && found != u64::from(WHOLE_PPM) {
            return Err(AgreementError::Shares { found });
        }
        if !self.layers.is_empty() && found > 0 {
            return Err(LayerError::PartyShares.into());
        }
        let distinct: BTreeSet<_> = self.parties.iter().map(|p| p.institution).collect();
        let lenders = self.parties.iter().filter(|p| p.role == Role::Lender).count();
        if lenders != 1 || distinct.len() != self.parties.len() {
            return Err(AgreementError::Roles);
        }
        let front = self.parties.iter().find(|p| p.institution == self.front);
        layers::check(&self.layers, &distinct, self.currency)?;
        let bears = |p: &Party| p.share_ppm > 0 || self.layers.iter().any(|layer| layer.bears(p.institution));
        if !front.is_some_and(|p| p.role != Role::Lender && bears(p)) {
            return Err(AgreementError::Front);
        }
        let caps = [self.caps.per_loan, self.caps.per_firm, self.caps.per_year, self.caps.total];
        let good_caps = caps.iter().flatten().all(|cap| cap.is_positive() && cap.currency() == self.currency);
        if !good_caps || self.parties.iter().any(|p| p.fee_rate < Rate::ZERO) {
            return Err(AgreementError::Amounts(self.currency));
        }
        let mut terms = [self.waiting_days, self.payment_days].into_iter().chain(self.deadlines.each());
        let short = terms.all(|days| days <= MAX_TERM_DAYS);
        // Where the trigger comes later than the first overdue day, waiting and demand count from different days.
        let demandable =
            self.trigger != Trigger::Overdue || self.deadlines.demand_days.is_none_or(|days| days >= self.waiting_days);
        if !short || !demandable || self.effective_to <= self.effective_from {
            return Err(AgreementError::Dates);
        }
        Ok(())
    }

    /// The lender.
    #[must_use]
    pub fn lender(&self) -> Option<&Party> {
        self.parties.iter().find(|p| p.role == Role::Lender)
    }

    /// The first day on which compensation may be demanded for a loan unpaid since a day, or, where another trigger is
    /// agreed, since that came about.
    #[must_use]
    pub fn demand_from(&self, since: Date) -> Date {
        after(since, self.waiting_days)
    }

    /// Whether the shares of a layer move with trade.
    #[must_use]
    pub fn moves_with_trade(&self) -> bool {
        self.layers.iter().any(|layer| !layer.bands.is_empty())
    }

    /// Whether a layer counts all losses of a year together, those below its retention too.
    #[must_use]
    pub fn stops_losses(&self) -> bool {
        self.layers.iter().any(|layer| matches!(layer.slice, Slice::StopLoss { .. }))
    }

    /// Each party's own part of the principal under guarantee, in the agreement's order (责任余额).
    ///
    /// A guarantor's liability is its own share of what it guarantees, never the whole
    /// (《融资担保责任余额计量办法》, 银保监发〔2018〕1号). Under layers it is the most that the party could bear if all
    /// of it were lost to one peril, so that the parts may sum to more than the principal: the insurer of trade and the
    /// core firm are both bound for the same loan.
    ///
    /// # Errors
    /// [`MoneyError`] when the amount is in another currency.
    pub fn liabilities(&self, outstanding: Money) -> Result<Vec<Part>, MoneyError> {
        if self.layers.is_empty() {
            return Ok(self.split(outstanding, None)?.parts);
        }
        let zero = Money::zero(self.currency);
        let mut most: Vec<Part> =
            self.parties.iter().map(|party| Part { institution: party.institution, amount: zero }).collect();
        for peril in Peril::ALL {
            let split = self.divide(&[Cause { peril, amount: outstanding }], &Circumstances::default())?;
            for (sum, part) in most.iter_mut().zip(split.parts) {
                if part.amount.minor() > sum.amount.minor() {
                    sum.amount = part.amount;
                }
            }
        }
        Ok(most)
    }

    /// The covered part of a claim.
    ///
    /// # Errors
    /// [`MoneyError`] when the two cannot be added.
    pub fn covered(&self, principal: Money, interest: Money) -> Result<Money, MoneyError> {
        match self.coverage {
            Coverage::Principal => Ok(principal),
            Coverage::PrincipalAndInterest => principal.checked_add(interest),
        }
    }

    /// Divides a covered loss by the shares, and, where the compensation would exceed the room left under the caps,
    /// gives the others their proportion of the room and the lender the rest.
    ///
    /// Odd cents go by largest remainder ([`Money::allocate`]), so the parts always sum to the loss.
    ///
    /// # Errors
    /// [`MoneyError`] when an amount is in another currency or leaves its range.
    pub fn split(&self, loss: Money, room: Option<Room>) -> Result<Split, MoneyError> {
        let shares: Vec<u64> = self.parties.iter().map(|p| u64::from(p.share_ppm)).collect();
        let mut amounts = loss.allocate(&shares)?;
        let lender = self.parties.iter().position(|p| p.role == Role::Lender).ok_or(MoneyError::BadWeights)?;
        let mut compensation = loss.checked_sub(amounts[lender])?;
        let mut limited_by = None;
        if let Some(room) = room
            && compensation.checked_sub(room.amount)?.is_positive()
        {
            limited_by = Some(room.cap);
            compensation = room.amount;
            let mut others = shares;
            others[lender] = 0;
            amounts = compensation.allocate(&others)?;
            amounts[lender] = loss.checked_sub(compensation)?;
        }
        let parts = self.parties.iter().zip(amounts);
        let parts = parts.map(|(party, amount)| Part { institution: party.institution, amount }).collect();
        Ok(Split { loss, compensation, parts, limited_by, layers: Vec::new() })
    }

    /// Each party's fee on a loan's principal for a period: principal x its share x its rate, rounded once a party; under
    /// layers the part it is liable for ([`Self::liabilities`]) x its rate.
    ///
    /// The re-guarantee fee of a 3,000,000 loan with 20% borne by the fund at 0.3% a year is 1,800.
    ///
    /// # Errors
    /// [`MoneyError`] when an amount leaves its range.
    pub fn fees(
        &self,
        principal: Money,
        period: Period,
        day_count: DayCount,
        rounding: Rounding,
    ) -> Result<Vec<Part>, MoneyError> {
        let year = day_count.fraction(period);
        if !self.layers.is_empty() {
            let liable = self.liabilities(principal)?;
            let fee = |(party, part): (&Party, Part)| {
                let amount = party.fee_rate.times(part.amount, year.days, year.basis, rounding)?;
                Ok(Part { institution: party.institution, amount })
            };
            return self.parties.iter().zip(liable).map(fee).collect();
        }
        let fee = |party: &Party| {
            let (top, bottom) = (year.days * i64::from(party.share_ppm), year.basis * i64::from(WHOLE_PPM));
            let amount = party.fee_rate.times(principal, top, bottom, rounding)?;
            Ok(Part { institution: party.institution, amount })
        };
        self.parties.iter().map(fee).collect()
    }
}

fn is_overdue(trigger: &Trigger) -> bool {
    *trigger == Trigger::Overdue
}
