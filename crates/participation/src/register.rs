//! [`Register`]: which shares of which loans others hold. It is the guard of the whole: of two sales that read the same version
//! one is written, the other is told to try again and then sees the first.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{LoanId, ParticipationId};

use crate::event::RegisterEvent;
use crate::limits::{MAX_STAKES, REGISTERS, WHOLE_PPM};
use crate::state::ParticipationError;
use crate::terms::Accrued;

/// A share of a loan over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stake {
    /// Under which arrangement.
    pub participation: ParticipationId,
    /// Which holder, by its place in the arrangement's terms.
    pub holder: u16,
    /// How much, in parts per million.
    pub share_ppm: u32,
    /// The last day whose flows are not the holder's; none from the outset.
    pub after: Option<Date>,
    /// The last day whose flows are the holder's; none while it holds.
    pub until: Option<Date>,
    /// Interest earned and unpaid at the end of `after`.
    pub accrued: Accrued,
}

impl Stake {
    /// Whether flows of a day are the holder's.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.after.is_none_or(|after| day > after) && self.until.is_none_or(|until| day <= until)
    }
}

/// In which register the shares of a loan are kept.
#[must_use]
pub const fn bucket(loan: &LoanId) -> u8 {
    loan.as_bytes()[15] % REGISTERS
}

/// The shares of loans: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    loans: BTreeMap<LoanId, Vec<Stake>>,
}

impl Register {
    /// After these events.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a RegisterEvent>) -> Self {
        let mut register = Self::default();
        events.into_iter().for_each(|event| register.apply(event));
        register
    }

    /// The shares of a loan in the order in which they were taken, returned ones included.
    #[must_use]
    pub fn stakes(&self, loan: &LoanId) -> &[Stake] {
        self.loans.get(loan).map_or(&[], Vec::as_slice)
    }

    /// Every loan with its shares.
    pub fn all(&self) -> impl Iterator<Item = (&LoanId, &[Stake])> {
        self.loans.iter().map(|(loan, stakes)| (loan, stakes.as_slice()))
    }

    /// The largest sum of shares that others hold of a loan on any day after one, in parts per million.
    #[must_use]
    pub fn most_held(&self, loan: &LoanId, after: Option<Date>) -> u32 {
        let stakes = self.stakes(loan);
        // What is held changes only when a share begins or ends, and only a beginning makes it more.
        let begins = stakes.iter().map(|stake| stake.after).filter(|begin| *begin > after).chain([after]);
        let held = |from: Option<Date>| -> u32 {
            let runs =
                |stake: &&Stake| stake.after <= from && stake.until.is_none_or(|until| from.is_none_or(|f| until > f));
            stakes.iter().filter(runs).map(|stake| stake.share_ppm).sum()
        };
        begins.map(held).max().unwrap_or(0)
    }

    /// Takes shares, if the loan has so much left on every day from then on.
    ///
    /// # Errors
    /// [`ParticipationError::Shared`], [`ParticipationError::Full`].
    pub fn take(&self, event: RegisterEvent) -> Result<RegisterEvent, ParticipationError> {
        if let RegisterEvent::Taken { loans, shares_ppm, after, .. } = &event {
            let asked: u32 = shares_ppm.iter().sum();
            for loan in loans {
                let held = self.most_held(loan, *after);
                if held.saturating_add(asked) > WHOLE_PPM {
                    return Err(ParticipationError::Shared { loan: *loan, held_ppm: held, asked_ppm: asked });
                }
                if self.stakes(loan).len() + shares_ppm.len() > MAX_STAKES {
                    return Err(ParticipationError::Full);
                }
            }
        }
        Ok(event)
    }

    /// Takes an event in.
    pub fn apply(&mut self, event: &RegisterEvent) {
        match event {
            RegisterEvent::Taken { participation, loans, shares_ppm, after, accrued, .. } => {
                for loan in loans {
                    let stakes = self.loans.entry(*loan).or_default();
                    for (holder, share_ppm) in shares_ppm.iter().enumerate() {
                        stakes.push(Stake {
                            participation: *participation,
                            holder: u16::try_from(holder).unwrap_or(u16::MAX),
                            share_ppm: *share_ppm,
                            after: *after,
                            until: None,
                            accrued: *accrued,
                        });
                    }
                }
            }
            RegisterEvent::Returned { participation, loan, until } => {
                let stakes = self.loans.entry(*loan).or_default();
                let runs = |stake: &&mut Stake| stake.participation == *participation && stake.until.is_none();
                for stake in stakes.iter_mut().filter(runs) {
                    stake.until = Some(*until);
                }
            }
        }
    }
}
