//! How one loss falls through the layers of an agreement, and how a recovery climbs back.
//!
//! | step | what happens | order |
//! |---|---|---|
//! | 1 | the loss is laid out by peril | as the notice named its causes, in proportion where less is lost by now |
//! | 2 | each layer takes its slice of what reaches it | the layers' order in the document |
//! | 3 | its shares divide the slice; the rest of the whole goes on | parties' order; odd cents by largest remainder |
//! | 4 | the caps cut what the others pay | the last layers first, for the first are paid first |
//! | 5 | what is left is the lender's | |

use money::{Money, MoneyError};
use serde::{Deserialize, Serialize};

use crate::agreement::{Agreement, CapKind, Part, Role, Room, Split};
use crate::layers::{Cause, Layer, Past, Peril};
use crate::limits::WHOLE_PPM;

/// What one layer bore of a loss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerPart {
    /// The layer's name.
    pub layer: String,
    /// What reached it.
    pub reached: Money,
    /// What it took; its shares may leave a part of it to the next layers.
    pub taken: Money,
    /// What each of its parties bears of it.
    pub parts: Vec<Part>,
}

/// What the layers have met before, and how much trade there was: what a split depends on beside the loss.
#[derive(Debug, Clone, Default)]
pub struct Circumstances {
    /// What each layer met before, in the layers' order; missing ones met nothing.
    pub past: Vec<Past>,
    /// The volume of trade that decides the shares.
    pub volume: Option<Money>,
    /// What the caps leave.
    pub room: Option<Room>,
}

impl Agreement {
    /// A loss by peril: the causes of the notice in proportion to what is lost now; all of it credit where none was named.
    ///
    /// # Errors
    /// [`MoneyError`] when amounts leave their range.
    pub fn by_peril(loss: Money, causes: &[Cause]) -> Result<Vec<Cause>, MoneyError> {
        let weights: Vec<u64> = causes.iter().map(|c| u64::try_from(c.amount.minor()).unwrap_or(0)).collect();
        if weights.iter().all(|weight| *weight == 0) {
            return Ok(vec![Cause { peril: Peril::Credit, amount: loss }]);
        }
        let amounts = loss.allocate(&weights)?;
        Ok(causes.iter().zip(amounts).map(|(cause, amount)| Cause { peril: cause.peril, amount }).collect())
    }

    /// Lets a loss fall through the layers. An agreement without layers divides it by the parties' shares.
    ///
    /// # Errors
    /// [`MoneyError`] when an amount is in another currency or leaves its range.
    pub fn divide(&self, loss: &[Cause], around: &Circumstances) -> Result<Split, MoneyError> {
        let whole = Money::sum(self.currency, loss.iter().map(|cause| cause.amount))?;
        if self.layers.is_empty() {
            return self.split(whole, around.room);
        }
        let zero = Money::zero(self.currency);
        let lender = self.parties.iter().position(|p| p.role == Role::Lender).ok_or(MoneyError::BadWeights)?;
        let mut fall = Fall {
            left: loss.to_vec(),
            borne: vec![zero; self.parties.len()],
            room: around.room.map(|room| (room.amount, room.cap)),
            limited_by: None,
            lender,
        };
        let mut layers = Vec::new();
        for (at, layer) in self.layers.iter().enumerate() {
            let past = around.past.get(at).copied().unwrap_or(Past::none(self.currency));
            layers.extend(fall.through(self, layer, past, around.volume)?);
        }
        let allotted = Money::sum(self.currency, fall.borne.iter().copied())?;
        let rest = whole.checked_sub(allotted)?;
        fall.borne[lender] = fall.borne[lender].checked_add(rest)?;
        let compensation = whole.checked_sub(fall.borne[lender])?;
        let parts = self.parties.iter().zip(fall.borne);
        let parts = parts.map(|(party, amount)| Part { institution: party.institution, amount }).collect();
        Ok(Split { loss: whole, compensation, parts, limited_by: fall.limited_by, layers })
    }
}

/// A loss on its way down.
struct Fall {
    left: Vec<Cause>,
    borne: Vec<Money>,
    room: Option<(Money, CapKind)>,
    limited_by: Option<CapKind>,
    lender: usize,
}

impl Fall {
    fn through(
        &mut self,
        agreement: &Agreement,
        layer: &Layer,
        past: Past,
        volume: Option<Money>,
    ) -> Result<Option<LayerPart>, MoneyError> {
        let mine = self.left.iter().filter(|cause| layer.answers(cause.peril));
        let reached = Money::sum(agreement.currency, mine.map(|cause| cause.amount))?;
        if !reached.is_positive() {
            return Ok(None);
        }
        let mut taken = layer.slice.takes(reached, past)?;
        let shares = layer.shares_at(volume);
        let share_of = |at: usize| {
            let mine = shares.iter().find(|share| share.institution == agreement.parties[at].institution);
            mine.map_or(0, |share| u64::from(share.share_ppm))
        };
        let mut weights: Vec<u64> = (0..agreement.parties.len()).map(share_of).collect();
        let others = weights.clone();
        weights.push(u64::from(WHOLE_PPM) - weights.iter().sum::<u64>());
        let mut amounts = taken.allocate(&weights)?;
        amounts.pop();
        let cut = self.cut(&mut amounts, others)?;
        taken = taken.checked_sub(cut)?;
        for (sum, amount) in self.borne.iter_mut().zip(&amounts) {
            *sum = sum.checked_add(*amount)?;
        }
        self.leave(layer, Money::sum(agreement.currency, amounts.iter().copied())?)?;
        let parts = agreement.parties.iter().zip(amounts).filter(|(_, amount)| !amount.is_zero());
        let parts = parts.map(|(party, amount)| Part { institution: party.institution, amount }).collect();
        Ok(Some(LayerPart { layer: layer.name.clone(), reached, taken, parts }))
    }

    /// Cuts what the others pay to what the caps leave; what was cut off.
    fn cut(&mut self, amounts: &mut [Money], mut others: Vec<u64>) -> Result<Money, MoneyError> {
        let Some((room, cap)) = self.room else {
            let zero = amounts.first().map(|a| Money::zero(a.currency()));
            return zero.ok_or(MoneyError::BadWeights);
        };
        let own = amounts[self.lender];
        let paid = Money::sum(own.currency(), amounts.iter().copied())?.checked_sub(own)?;
        let allowed = paid.checked_min(room)?;
        self.room = Some((room.checked_sub(allowed)?, cap));
        let cut = paid.checked_sub(allowed)?;
        if cut.is_positive() {
            self.limited_by = Some(cap);
            others[self.lender] = 0;
            for (at, amount) in allowed.allocate(&others)?.into_iter().enumerate().filter(|(at, _)| *at != self.lender)
            {
                amounts[at] = amount;
            }
        }
        Ok(cut)
    }

    /// Takes what was borne from the perils it came from, in proportion.
    fn leave(&mut self, layer: &Layer, borne: Money) -> Result<(), MoneyError> {
        if borne.is_zero() {
            return Ok(());
        }
        let weight = |cause: &Cause| {
            if layer.answers(cause.peril) { u64::try_from(cause.amount.minor()).unwrap_or(0) } else { 0 }
        };
        let weights: Vec<u64> = self.left.iter().map(weight).collect();
        for (cause, gone) in self.left.iter_mut().zip(borne.allocate(&weights)?) {
            cause.amount = cause.amount.checked_sub(gone)?;
        }
        Ok(())
    }
}
