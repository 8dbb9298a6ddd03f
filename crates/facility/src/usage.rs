//! [`DrawUse`]: what a draw counts against its facility, read off its loan.

use calendar::Date;
use codes::LoanId;
use loan::{LoanError, LoanState, Stage, Standing};
use money::{Currency, ExchangeRate, Money, MoneyError, Rounding};

/// What about a draw stops further ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// Something is overdue.
    Overdue,
    /// A guarantor has paid for the firm: what it paid opens no room.
    Compensated,
    /// Written off; what was written off is still owed in law.
    WrittenOff,
}

/// A draw as it counts at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawUse {
    /// The loan.
    pub loan: LoanId,
    /// What was drawn: the contract's principal until the money is out, then what went out. Nothing of a contract that was
    /// cancelled before any money left.
    pub drawn: Money,
    /// What of it is still owed in law.
    pub owed: Money,
    /// What stops further draws.
    pub trouble: Option<Trouble>,
}

impl DrawUse {
    /// Reads it off a loan; none for a loan without a contract.
    ///
    /// # Errors
    /// [`LoanError`].
    pub fn of(state: &LoanState, day: Date) -> Result<Option<Self>, LoanError> {
        let (Some(contract), Some(position)) = (state.contract(), state.position(day)?) else { return Ok(None) };
        let (loan, principal) = (contract.loan, contract.terms.spec().principal);
        let nothing = Money::zero(principal.currency());
        if state.stage() == Stage::Cancelled {
            return Ok(Some(Self { loan, drawn: nothing, owed: nothing, trouble: None }));
        }
        if position.standing == Standing::NotDisbursed {
            return Ok(Some(Self { loan, drawn: principal, owed: principal, trouble: None }));
        }
        let overflow = |error| LoanError::Schedule(loan::ScheduleError::Money(error));
        let trouble = match position.standing {
            Standing::WrittenOff => Some(Trouble::WrittenOff),
            _ if position.compensated.is_positive() => Some(Trouble::Compensated),
            _ if position.days_past_due > 0 => Some(Trouble::Overdue),
            _ => None,
        };
        let owed = position.principal_owed().map_err(overflow)?;
        Ok(Some(Self { loan, drawn: position.disbursed, owed, trouble }))
    }

    /// The same said in the currency of its facility's limit. Rounded up to the minor unit, so that no limit is passed by rounding.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn at(self, currency: Currency, rate: ExchangeRate) -> Result<Self, MoneyError> {
        let drawn = self.drawn.converted(currency, rate, Rounding::Up)?;
        let owed = self.owed.converted(currency, rate, Rounding::Up)?;
        Ok(Self { drawn, owed, ..self })
    }

    /// What it counts against the limit.
    #[must_use]
    pub const fn counted(&self, revolving: bool) -> Money {
        if revolving { self.owed } else { self.drawn }
    }
}
