//! [`Layer`]: a slice of a loss and who bears it, by peril as well as by share, with shares that may move with trade.

use std::collections::BTreeSet;

use codes::InstitutionId;
use money::{Currency, Money, MoneyError};
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_BANDS, MAX_LAYERS, MAX_PARTIES, MAX_TEXT_BYTES, WHOLE_PPM};

/// What a loss came from. A party may answer for one peril and not for another: a bank for the firm's credit, an
/// insurer for the breaking off of trade, a core firm for what it confirmed and did not pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Peril {
    /// 信用风险: the firm could have traded on and did not pay; what no other cause was named for.
    Credit,
    /// 贸易中断: orders or deliveries broke off.
    TradeInterruption,
    /// 确权应收账款差额: a receivable that the core firm had confirmed came in short.
    ReceivableShortfall,
    /// 自然灾害: a disaster.
    Disaster,
}

impl Peril {
    /// Every peril, in the order in which odd cents are given among equal remainders.
    pub const ALL: [Self; 4] = [Self::Credit, Self::TradeInterruption, Self::ReceivableShortfall, Self::Disaster];

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Credit => "信用风险",
            Self::TradeInterruption => "贸易中断",
            Self::ReceivableShortfall => "确权应收账款差额",
            Self::Disaster => "自然灾害",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Credit => "credit",
            Self::TradeInterruption => "trade interruption",
            Self::ReceivableShortfall => "shortfall on confirmed receivables",
            Self::Disaster => "disaster",
        }
    }
}

/// A part of a loss that came from one peril.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Which.
    pub peril: Peril,
    /// How much of the loss.
    pub amount: Money,
}

/// Over what a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// 单笔: each loan by itself.
    Loan,
    /// 单户: all loans of a firm.
    Firm,
    /// 年度: all losses paid in a calendar year.
    Year,
    /// 协议期: the agreement's whole life.
    Agreement,
}

impl Basis {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Loan => "单笔",
            Self::Firm => "单户",
            Self::Year => "年度",
            Self::Agreement => "协议期",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Loan => "each loan",
            Self::Firm => "each firm",
            Self::Year => "each year",
            Self::Agreement => "the whole agreement",
        }
    }
}

/// Which slice of what reaches it a layer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Slice {
    /// 比例分担: all of it.
    Proportional {},
    /// 首损: its first part, up to a limit.
    FirstLoss {
        /// The most.
        limit: Money,
        /// Over what it counts.
        per: Basis,
    },
    /// 超赔: of each loan, what lies above a retention, up to a limit.
    ExcessOfLoss {
        /// What the layer leaves to others.
        above: Money,
        /// The most.
        limit: Money,
    },
    /// 止损: of a calendar year's losses together, what lies above a retention, up to a limit.
    StopLoss {
        /// What the layer leaves to others.
        above: Money,
        /// The most.
        limit: Money,
    },
    /// 差额补足: what the layers before it have left, up to a limit for each loan if there is one.
    Shortfall {
        /// The most for one loan.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Money>,
    },
}

impl Slice {
    /// Its name as documents write it.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Proportional {} => "proportional",
            Self::FirstLoss { .. } => "first-loss",
            Self::ExcessOfLoss { .. } => "excess-of-loss",
            Self::StopLoss { .. } => "stop-loss",
            Self::Shortfall { .. } => "shortfall",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(&self) -> &'static str {
        match self {
            Self::Proportional {} => "比例分担",
            Self::FirstLoss { .. } => "首损",
            Self::ExcessOfLoss { .. } => "超赔",
            Self::StopLoss { .. } => "止损",
            Self::Shortfall { .. } => "差额补足",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(&self) -> &'static str {
        match self {
            Self::Proportional {} => "proportional",
            Self::FirstLoss { .. } => "first loss",
            Self::ExcessOfLoss { .. } => "excess of loss",
            Self::StopLoss { .. } => "stop loss",
            Self::Shortfall { .. } => "shortfall",
        }
    }

    /// Over what the layer's limit counts.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        match self {
            Self::FirstLoss { per, .. } => *per,
            Self::StopLoss { .. } => Basis::Year,
            Self::Proportional {} | Self::ExcessOfLoss { .. } | Self::Shortfall { .. } => Basis::Loan,
        }
    }

    /// The retention below the layer.
    #[must_use]
    pub const fn above(&self) -> Option<Money> {
        match self {
            Self::ExcessOfLoss { above, .. } | Self::StopLoss { above, .. } => Some(*above),
            _ => None,
        }
    }

    /// The most the layer takes over its basis.
    #[must_use]
    pub const fn limit(&self) -> Option<Money> {
        match self {
            Self::FirstLoss { limit, .. } | Self::ExcessOfLoss { limit, .. } | Self::StopLoss { limit, .. } => {
                Some(*limit)
            }
            Self::Shortfall { limit } => *limit,
            Self::Proportional {} => None,
        }
    }

    /// What the layer takes of `base`, after what it met before.
    ///
    /// Over its basis it should have taken, in all, what lies between the retention and the retention plus the limit of
    /// all that reached it; of this it has taken a part already. So a claim that is reversed gives its room to the next
    /// one, and the limit holds in whatever order claims come and go.
    ///
    /// # Errors
    /// [`MoneyError`] when amounts leave their range.
    pub fn takes(&self, base: Money, past: Past) -> Result<Money, MoneyError> {
        let zero = Money::zero(base.currency());
        let mut due = past.reached.checked_add(base)?;
        if let Some(above) = self.above() {
            due = due.checked_sub(above)?;
        }
        if let Some(limit) = self.limit() {
            due = due.checked_min(limit)?;
        }
        let now = due.checked_sub(past.taken)?.checked_min(base)?;
        Ok(if now.is_negative() { zero } else { now })
    }
}

/// What reached a layer before over its basis, and what it took of it; claims that were reversed count no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// What reached it.
    pub reached: Money,
    /// What it took.
    pub taken: Money,
}

impl Past {
    /// Nothing yet.
    #[must_use]
    pub const fn none(currency: Currency) -> Self {
        Self { reached: Money::zero(currency), taken: Money::zero(currency) }
    }
}

/// A party's share of a layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Who.
    pub institution: InstitutionId,
    /// Its share, in parts per million of what the layer takes.
    pub share_ppm: u32,
}

/// Shares that hold from a volume of trade on (随贸易量调整的权重).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The volume from which they hold, this volume included.
    pub from_volume: Money,
    /// The shares.
    pub shares: Vec<Share>,
}

/// A layer of an agreement. Layers take a loss in the order of the document; what a layer does not take, and what its
/// shares leave of the whole, goes on to the next, and what is left at the end is the lender's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// What people call it.
    pub name: String,
    /// Which slice.
    pub slice: Slice,
    /// Of which perils; of every one when empty.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub perils: BTreeSet<Peril>,
    /// Who bears it, as long as no band of trade volume says otherwise.
    pub shares: Vec<Share>,
    /// Other shares from volumes of trade on, rising.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
}

/// What is wrong with the layers of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayerError {
    /// Too many layers or bands.
    #[error("an agreement has at most {MAX_LAYERS} layers, each with at most {MAX_BANDS} bands of volume")]
    TooMany,
    /// A layer without a name, or two of one name.
    #[error("each layer needs a short name of its own: correct '{0}'")]
    Name(String),
    /// Shares that cannot be.
    #[error("the shares of layer '{0}' name each party of the agreement at most once and sum to at most the whole")]
    Shares(String),
    /// Amounts that cannot be.
    #[error("the amounts of layer '{layer}' are above zero in {currency}")]
    Amounts {
        /// Which layer.
        layer: String,
        /// The agreement's currency.
        currency: Currency,
    },
    /// Bands that do not rise.
    #[error("the bands of volume of layer '{0}' rise from one to the next")]
    Bands(String),
    /// Shares on the parties beside layers.
    #[error("an agreement with layers states the shares in them: take the shares of the parties away")]
    PartyShares,
}

impl Layer {
    /// Whether it answers for a peril.
    #[must_use]
    pub fn answers(&self, peril: Peril) -> bool {
        self.perils.is_empty() || self.perils.contains(&peril)
    }

    /// The shares in force at a volume of trade.
    #[must_use]
    pub fn shares_at(&self, volume: Option<Money>) -> &[Share] {
        let reached = |band: &&Band| volume.is_some_and(|volume| band.from_volume.minor() <= volume.minor());
        self.bands.iter().rev().find(reached).map_or(&self.shares, |band| &band.shares)
    }

    fn every_shares(&self) -> impl Iterator<Item = &Vec<Share>> {
        std::iter::once(&self.shares).chain(self.bands.iter().map(|band| &band.shares))
    }

    /// Whether a party has a share of it, at some volume.
    #[must_use]
    pub fn bears(&self, party: InstitutionId) -> bool {
        self.every_shares().flatten().any(|share| share.institution == party && share.share_ppm > 0)
    }

    fn check(&self, parties: &BTreeSet<InstitutionId>, currency: Currency) -> Result<(), LayerError> {
        for shares in self.every_shares() {
            let named: BTreeSet<_> = shares.iter().map(|share| share.institution).collect();
            let sum: u64 = shares.iter().map(|share| u64::from(share.share_ppm)).sum();
            let whole = 1..=u64::from(WHOLE_PPM);
            let good = named.len() == shares.len() && shares.len() <= MAX_PARTIES && named.is_subset(parties);
            if !good || !whole.contains(&sum) {
                return Err(LayerError::Shares(self.name.clone()));
            }
        }
        let volumes = self.bands.iter().map(|band| band.from_volume);
        let amounts = [self.slice.limit(), self.slice.above()].into_iter().flatten().chain(volumes.clone());
        if !amounts.into_iter().all(|amount| amount.is_positive() && amount.currency() == currency) {
            return Err(LayerError::Amounts { layer: self.name.clone(), currency });
        }
        let volumes: Vec<i64> = volumes.map(Money::minor).collect();
        if volumes.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(LayerError::Bands(self.name.clone()));
        }
        Ok(())
    }
}

/// Checks the layers of an agreement against its parties.
pub(crate) fn check(layers: &[Layer], parties: &BTreeSet<InstitutionId>, currency: Currency) -> Result<(), LayerError> {
    if layers.len() > MAX_LAYERS || layers.iter().any(|layer| layer.bands.len() > MAX_BANDS) {
        return Err(LayerError::TooMany);
    }
    let mut names = BTreeSet::new();
    for layer in layers {
        let good = !layer.name.trim().is_empty() && layer.name.len() <= MAX_TEXT_BYTES;
        if !good || !names.insert(layer.name.as_str()) {
            return Err(LayerError::Name(layer.name.clone()));
        }
        layer.check(parties, currency)?;
    }
    Ok(())
}
