//! The central parity of the renminbi (人民币汇率中间价): what one unit of a currency is in yuan, and how old that is.
//!
//! It is published each trading day, so it holds over days without trading and no longer than `fx.parity.max-age-days` says,
//! which is a project default. Two currencies neither of which is the yuan are converted through it.

use calendar::{Date, days_between};
use money::{Currency, ExchangeRate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::parameter::{Overlay, Parameter, YUAN_FOR_ONE};
use crate::snapshot::{Pins, RuleError, Snapshot};

/// The parameter that says how many days a parity may be used.
pub const PARITY_MAX_AGE: &str = "fx.parity.max-age-days";

/// The parameter of a currency's parity: `fx.usd.cny`.
#[must_use]
pub fn parity_id(currency: Currency) -> String {
    format!("fx.{}.cny", currency.code().to_ascii_lowercase())
}

/// Whether a parameter is the parity of a currency, in the form of those that ship.
pub(crate) fn is_parity(given: &Parameter) -> bool {
    let code = given.id.strip_prefix("fx.").and_then(|rest| rest.strip_suffix(".cny"));
    let currency = code.and_then(|code| Currency::from_code(&code.to_ascii_uppercase()));
    currency.is_some_and(|currency| currency != Currency::CNY)
        && given.unit == YUAN_FOR_ONE
        && given.operator.is_none()
        && given.overlay == Overlay::Extend
}

/// What one unit of a currency is in yuan on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parity {
    /// The currency.
    pub currency: Currency,
    /// Yuan for one unit; one for the yuan itself.
    pub yuan: Decimal,
    /// The day it is of.
    pub published_on: Date,
}

impl Snapshot {
    /// The parity in force on the snapshot's day.
    ///
    /// # Errors
    /// [`RuleError::NoParity`] when none is known, [`RuleError::StaleParity`] past `fx.parity.max-age-days`.
    pub fn parity(&self, currency: Currency, pins: &mut Pins) -> Result<Parity, RuleError> {
        let on = self.effective_on();
        if currency == Currency::CNY {
            return Ok(Parity { currency, yuan: Decimal::ONE, published_on: on });
        }
        let id = parity_id(currency);
        let yuan = match self.decimal(&id, pins) {
            Err(RuleError::Unknown(_) | RuleError::NotInForce { .. }) => {
                return Err(RuleError::NoParity { id, currency, on });
            }
            found => found?,
        };
        let published_on = self.fact(&id, pins)?.effective_from;
        let age_days = days_between(published_on, on);
        if self.holds(PARITY_MAX_AGE, age_days.into(), pins)? {
            let limit_days = self.int(PARITY_MAX_AGE, pins)?;
            return Err(RuleError::StaleParity { id, currency, on, published_on, age_days, limit_days });
        }
        Ok(Parity { currency, yuan, published_on })
    }

    /// What one unit of a currency is in another, through the yuan.
    ///
    /// # Errors
    /// As [`Snapshot::parity`] of either.
    pub fn exchange_rate(&self, from: Currency, to: Currency, pins: &mut Pins) -> Result<ExchangeRate, RuleError> {
        Ok(ExchangeRate { from: self.parity(from, pins)?.yuan, to: self.parity(to, pins)?.yuan })
    }
}
