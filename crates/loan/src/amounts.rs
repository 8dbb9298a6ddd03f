//! [`Amounts`]: principal, interest, penalty and compound interest side by side.

use money::{Currency, Money, MoneyError};
use serde::{Deserialize, Serialize};

/// What a part of a debt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Component {
    /// Money lent (本金).
    Principal,
    /// Interest at the contract rate (利息).
    Interest,
    /// Penalty interest on overdue principal (罚息).
    Penalty,
    /// Compound interest on overdue interest (复利).
    Compound,
}

impl Component {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Principal => "本金",
            Self::Interest => "利息",
            Self::Penalty => "罚息",
            Self::Compound => "复利",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Principal => "principal",
            Self::Interest => "interest",
            Self::Penalty => "penalty interest",
            Self::Compound => "compound interest",
        }
    }
}

/// Four amounts in one currency, one for each [`Component`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amounts {
    /// Money lent.
    pub principal: Money,
    /// Interest at the contract rate.
    pub interest: Money,
    /// Penalty interest on overdue principal.
    pub penalty: Money,
    /// Compound interest on overdue interest.
    pub compound: Money,
}

impl Amounts {
    /// Nothing.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { principal: zero, interest: zero, penalty: zero, compound: zero }
    }

    /// All four together.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn total(&self) -> Result<Money, MoneyError> {
        self.principal.checked_add(self.interest)?.checked_add(self.penalty)?.checked_add(self.compound)
    }

    /// Penalty and compound interest together, as they are booked.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn penalties(&self) -> Result<Money, MoneyError> {
        self.penalty.checked_add(self.compound)
    }

    /// Whether all four are nothing.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.principal.is_zero() && self.interest.is_zero() && self.penalty.is_zero() && self.compound.is_zero()
    }

    /// The sum, component by component.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        Ok(Self {
            principal: self.principal.checked_add(other.principal)?,
            interest: self.interest.checked_add(other.interest)?,
            penalty: self.penalty.checked_add(other.penalty)?,
            compound: self.compound.checked_add(other.compound)?,
        })
    }

    /// The difference, component by component.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        Ok(Self {
            principal: self.principal.checked_sub(other.principal)?,
            interest: self.interest.checked_sub(other.interest)?,
            penalty: self.penalty.checked_sub(other.penalty)?,
            compound: self.compound.checked_sub(other.compound)?,
        })
    }

    /// One of the four.
    #[must_use]
    pub const fn get(&self, component: Component) -> Money {
        match component {
            Component::Principal => self.principal,
            Component::Interest => self.interest,
            Component::Penalty => self.penalty,
            Component::Compound => self.compound,
        }
    }

    /// One of the four, to change.
    pub fn get_mut(&mut self, component: Component) -> &mut Money {
        match component {
            Component::Principal => &mut self.principal,
            Component::Interest => &mut self.interest,
            Component::Penalty => &mut self.penalty,
            Component::Compound => &mut self.compound,
        }
    }
}
