//! Provision ratios: what is non-performing, what stands against it, and what two methods ask for (rules 1.2).

use loan::FiveCategory;
use money::{Decimal, Money, MoneyError, Rounding};

/// Balances by class, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByClass {
    /// 正常, 关注, 次级, 可疑, 损失.
    pub balances: [Money; 5],
}

/// Coefficients by class, and the general part of all loans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coefficients {
    /// Of all loans.
    pub general: Decimal,
    /// By class, best first.
    pub specific: [Decimal; 5],
}

/// What a method asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Required {
    /// Of all loans.
    pub general: Money,
    /// Of each class.
    pub specific: [Money; 5],
    /// Together.
    pub total: Money,
}

impl ByClass {
    /// All loans.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn total(&self) -> Result<Money, MoneyError> {
        Money::sum(self.balances[0].currency(), self.balances)
    }

    /// What is non-performing.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn non_performing(&self) -> Result<Money, MoneyError> {
        let bad = FiveCategory::ALL.into_iter().zip(self.balances).filter(|(class, _)| class.is_non_performing());
        Money::sum(self.balances[0].currency(), bad.map(|(_, balance)| balance))
    }

    /// What a method asks for; each part is rounded half up to the fen, and the parts sum to the total.
    ///
    /// ```
    /// use money::{Currency, Decimal, Money};
    /// use quality::{ByClass, Coefficients};
    /// let yuan = |yuan: i64| Money::from_minor(yuan * 100, Currency::CNY);
    /// let book = ByClass { balances: [900, 60, 20, 12, 8].map(yuan) };
    /// let (percent, zero) = (|n: i64| Decimal::new(n, 2), Decimal::ZERO);
    /// let of_2002 = Coefficients { general: percent(1), specific: [zero, percent(2), percent(25), percent(50), percent(100)] };
    /// assert_eq!(book.required(&of_2002).unwrap().total.digits(), "30.20");
    /// ```
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn required(&self, by: &Coefficients) -> Result<Required, MoneyError> {
        let general = share(self.total()?, by.general)?;
        let mut specific = self.balances;
        for (part, of) in specific.iter_mut().zip(by.specific) {
            *part = share(*part, of)?;
        }
        let total = general.checked_add(Money::sum(general.currency(), specific)?)?;
        Ok(Required { general, specific, total })
    }
}

fn share(amount: Money, of: Decimal) -> Result<Money, MoneyError> {
    let scale = 10_i64.checked_pow(of.scale()).ok_or(MoneyError::Overflow)?;
    let numerator = i64::try_from(of.mantissa()).map_err(|_| MoneyError::Overflow)?;
    amount.checked_mul_ratio(numerator, scale, Rounding::HalfUp)
}

/// A ratio of two amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    /// Above the line of the fraction.
    pub part: Money,
    /// Below it.
    pub whole: Money,
}

impl Ratio {
    /// Percent with two places, half up; none over nothing.
    #[must_use]
    pub fn percent(&self) -> Option<String> {
        let (part, whole) = (Decimal::from(self.part.minor()), Decimal::from(self.whole.minor()));
        (!whole.is_zero()).then(|| crate::class::percent(part, whole))
    }

    /// Whether the exact ratio, not the rounded one, is at least this; over nothing it is.
    #[must_use]
    pub fn at_least(&self, line: Decimal) -> bool {
        Decimal::from(self.part.minor()) >= line * Decimal::from(self.whole.minor())
    }
}
