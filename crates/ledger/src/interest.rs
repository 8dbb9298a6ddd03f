//! What of a loan's interest is income, and from when: interest of loans long past due is kept off balance until it is
//! received, and interest bears value-added tax. Both are an institution's, so they stand in its document of posting rules
//! with its day; the derivation applies what holds on each day.
//!
//! Sources. Interest that accrues on a loan whose principal or interest is more than 180 days past due is no income until it is
//! received, and what was booked before is taken out of income: 财金〔2001〕25号 (read); 财金〔2002〕5号 makes it 90 days
//! (recalled, high). Tax: loans are taxed at 6 per cent of the price without tax (财税〔2016〕36号, recalled, high); interest accruing
//! more than 90 days after the day on which it was to be settled is taxed when it is received (its annex 3, article 4, and
//! 财税〔2016〕140号, article 3, read).

use calendar::{Date, add_days};
use money::{Money, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_EXEMPTIONS, MAX_OFF_BALANCE_DAYS, MAX_TAX_BPS};
use crate::rules::{RuleFault, stop};
use crate::{Account, LoanFacts};

/// How interest is told from the day of the document. What is left out stays as it is without a document: interest is income as
/// it accrues, and bears no tax.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InterestRules {
    /// A loan more than so many days past due brings interest into income only as it is received, until nothing on it is
    /// past due. Ninety under 财金〔2002〕5号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_balance_over_days: Option<u16>,
    /// Value-added tax on interest and penalties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_added_tax: Option<ValueAddedTax>,
}

/// Value-added tax (增值税). The price includes it: of an interest of 106 at 6 per cent, 6 are tax.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueAddedTax {
    /// Per cent of the price without tax, in hundredths: 600 for a general taxpayer, 300 for a small-scale one.
    pub rate_bps: u16,
    /// Loans whose interest bears none; each is exempt whom all the conditions of one line fit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exempt: Vec<Exemption>,
}

/// Loans whose interest is exempt, by what their contract fixes. A condition left out fits every loan. That the borrower is a small
/// or micro firm is for the product to require.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Only loans of these products, by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<String>,
    /// Only loans of at most so much, in yuan or the main unit of their currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal_up_to: Option<u32>,
    /// Only loans signed at no more than this annual rate, in basis points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_rate_up_to_bps: Option<u16>,
    /// The last day on which interest accrues exempt: `2027-12-31`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub until: Option<Date>,
}

impl Exemption {
    fn fits(&self, loan: &LoanFacts) -> bool {
        let small = self.principal_up_to.is_none_or(|most| {
            Money::parse(&most.to_string(), loan.currency).is_ok_and(|most| loan.principal.minor() <= most.minor())
        });
        let cheap = self.annual_rate_up_to_bps.is_none_or(|most| loan.annual_rate <= Rate::from_bps(i64::from(most)));
        small && cheap && (self.products.is_empty() || self.products.contains(&loan.product))
    }
}

impl InterestRules {
    /// Whether interest is told as it is without a document.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The roles that only these rules make amounts of.
    pub fn roles(&self) -> impl Iterator<Item = Account> {
        let off = [Account::InterestOffBalance, Account::InterestOffBalanceContra];
        let off = off.into_iter().filter(|_| self.off_balance_over_days.is_some());
        off.chain(self.value_added_tax.iter().map(|_| Account::TaxPayable))
    }

    /// The treatments of a loan's interest from the day the rules take effect, each with its first day.
    fn treatments(&self, from: Date, loan: &LoanFacts) -> Vec<(Date, Treatment)> {
        let off_balance_over_days = self.off_balance_over_days;
        let taxed = self.value_added_tax.as_ref().map_or(0, |tax| tax.rate_bps);
        let fitting = self.value_added_tax.iter().flat_map(|tax| &tax.exempt).filter(|line| line.fits(loan));
        // The line that lasts longest decides; without a last day it holds for good.
        let ends = fitting.map(|line| line.until.unwrap_or(Date::MAX)).max().filter(|last| *last >= from);
        let Some(last) = ends else {
            return vec![(from, Treatment { off_balance_over_days, tax_rate_bps: taxed })];
        };
        let mut told = vec![(from, Treatment { off_balance_over_days, tax_rate_bps: 0 })];
        if let Ok(next) = add_days(last, 1) {
            told.push((next, Treatment { off_balance_over_days, tax_rate_bps: taxed }));
        }
        told
    }

    pub(crate) fn check(&self, faults: &mut Vec<RuleFault>) {
        if let Some(days) = self.off_balance_over_days.filter(|days| !(1..=MAX_OFF_BALANCE_DAYS).contains(days)) {
            faults.push(stop(
                "off-balance-days",
                "interest.off_balance_over_days",
                format!("{days} 天：须为 1 至 {MAX_OFF_BALANCE_DAYS} 天"),
                format!("{days} days: write 1 to {MAX_OFF_BALANCE_DAYS}"),
            ));
        }
        let Some(tax) = &self.value_added_tax else { return };
        if !(1..=MAX_TAX_BPS).contains(&tax.rate_bps) {
            faults.push(stop(
                "tax-rate",
                "interest.value_added_tax.rate_bps",
                format!("{}：须为 1 至 {MAX_TAX_BPS}（万分之一），6% 写 600；不征税则整段略去", tax.rate_bps),
                format!(
                    "{}: write 1 to {MAX_TAX_BPS} basis points, 600 for 6%; leave the tax out for none",
                    tax.rate_bps
                ),
            ));
        }
        if tax.exempt.len() > MAX_EXEMPTIONS {
            faults.push(stop(
                "too-many",
                "interest.value_added_tax.exempt",
                format!("最多 {MAX_EXEMPTIONS} 行"),
                format!("at most {MAX_EXEMPTIONS} lines"),
            ));
        }
    }
}

/// How a loan's interest is told on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Treatment {
    /// Off balance for a loan more than so many days past due.
    pub off_balance_over_days: Option<u16>,
    /// Value-added tax in basis points of the price without it; nothing where none is borne.
    pub tax_rate_bps: u16,
}

/// The versions that tell interest otherwise than the one before.
pub(crate) fn told_otherwise<'a>(
    versions: impl IntoIterator<Item = (Date, &'a InterestRules)>,
) -> impl Iterator<Item = (Date, &'a InterestRules)> {
    let mut before: Option<&InterestRules> = None;
    versions.into_iter().filter(move |(_, interest)| {
        let last = before.replace(interest);
        last.map_or_else(|| !interest.is_plain(), |last| last != *interest)
    })
}

/// How one loan's interest is told from day to day: what the versions of an institution's document come to for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IncomeRules {
    told: Vec<(Date, Treatment)>,
    known: u32,
}

impl IncomeRules {
    /// Interest is income as it accrues and bears no tax.
    pub const PLAIN: Self = Self { told: Vec::new(), known: 0 };

    /// What documents come to for a loan; in the order in which they take effect.
    #[must_use]
    pub fn of<'a>(versions: impl IntoIterator<Item = (Date, &'a InterestRules)>, loan: &LoanFacts) -> Self {
        let mut rules = Self::default();
        for (from, interest) in told_otherwise(versions) {
            rules.known += 1;
            // An exemption of the version before may have been to end later.
            rules.told.retain(|(begun, _)| *begun < from);
            rules.told.extend(interest.treatments(from, loan));
        }
        let mut last = Treatment::default();
        rules.told.retain(|(_, treatment)| std::mem::replace(&mut last, *treatment) != *treatment);
        rules
    }

    /// Whether nothing is told otherwise on any day.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.told.is_empty()
    }

    /// What holds on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Treatment {
        let after = self.told.partition_point(|(from, _)| *from <= day);
        after.checked_sub(1).map_or_else(Treatment::default, |at| self.told[at].1)
    }

    /// The treatments, each from its first day on.
    #[must_use]
    pub fn told(&self) -> &[(Date, Treatment)] {
        &self.told
    }

    /// How many versions that tell interest otherwise went into it: one made from fewer does not know of later days.
    #[must_use]
    pub const fn known(&self) -> u32 {
        self.known
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use calendar::parse_date;
    use money::Currency;

    use super::*;

    fn d(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn loan(yuan: i64, bps: i64) -> LoanFacts {
        LoanFacts {
            product: "everyday".into(),
            currency: Currency::CNY,
            term_months: 12,
            guaranteed: false,
            principal: Money::from_minor(yuan * 100, Currency::CNY),
            annual_rate: Rate::from_bps(bps),
        }
    }

    fn taxed(exempt: Vec<Exemption>) -> InterestRules {
        let value_added_tax = Some(ValueAddedTax { rate_bps: 600, exempt });
        InterestRules { off_balance_over_days: Some(90), value_added_tax }
    }

    fn small() -> Exemption {
        Exemption {
            products: Vec::new(),
            principal_up_to: Some(10_000_000),
            annual_rate_up_to_bps: Some(450),
            until: Some(d("2027-12-31")),
        }
    }

    #[test]
    fn a_small_loan_is_exempt_to_the_last_day_and_up_to_the_limit() {
        let rules = taxed(vec![small()]);
        for (yuan, bps, is_exempt) in
            [(10_000_000, 450, true), (10_000_001, 450, false), (10_000_000, 451, false), (1, 1, true)]
        {
            let told = IncomeRules::of([(d("2025-08-01"), &rules)], &loan(yuan, bps));
            let rate = if is_exempt { 0 } else { 600 };
            assert_eq!(told.on(d("2025-07-31")), Treatment::default());
            assert_eq!(told.on(d("2025-08-01")).tax_rate_bps, rate, "{yuan} {bps}");
            assert_eq!(told.on(d("2027-12-31")).tax_rate_bps, rate);
            assert_eq!(told.on(d("2028-01-01")).tax_rate_bps, 600);
            assert_eq!(told.told().len(), if is_exempt { 2 } else { 1 });
        }
    }

    #[test]
    fn only_versions_that_tell_interest_otherwise_are_known() {
        let (off, none) = (taxed(Vec::new()), InterestRules::default());
        let versions =
            [(d("2025-01-01"), &none), (d("2025-02-01"), &off), (d("2025-03-01"), &off), (d("2025-04-01"), &none)];
        let told = IncomeRules::of(versions, &loan(1, 1));
        assert_eq!(told.known(), 2);
        assert_eq!(told.told().iter().map(|(from, _)| *from).collect::<Vec<_>>(), [d("2025-02-01"), d("2025-04-01")]);
        assert!(IncomeRules::of([(d("2025-01-01"), &none)], &loan(1, 1)).is_plain());
    }

    #[test]
    fn an_exemption_does_not_outlast_its_version() {
        let (before, after) = (taxed(vec![small()]), taxed(Vec::new()));
        let told = IncomeRules::of([(d("2025-08-01"), &before), (d("2026-01-01"), &after)], &loan(1, 1));
        assert_eq!(told.on(d("2025-12-31")).tax_rate_bps, 0);
        assert_eq!(told.on(d("2026-01-01")).tax_rate_bps, 600);
        assert_eq!(told.told().len(), 2);
    }

    #[test]
    fn limits_are_refused_one_past() {
        for (days, rate, lines, stops) in [
            (MAX_OFF_BALANCE_DAYS, MAX_TAX_BPS, MAX_EXEMPTIONS, 0),
            (0, 600, 0, 1),
            (MAX_OFF_BALANCE_DAYS + 1, 600, 0, 1),
            (90, 0, 0, 1),
            (90, MAX_TAX_BPS + 1, 0, 1),
            (90, 600, MAX_EXEMPTIONS + 1, 1),
        ] {
            let tax = ValueAddedTax { rate_bps: rate, exempt: vec![small(); lines] };
            let mut faults = Vec::new();
            InterestRules { off_balance_over_days: Some(days), value_added_tax: Some(tax) }.check(&mut faults);
            assert_eq!(faults.iter().filter(|fault| fault.stops).count(), stops, "{days} {rate} {lines}");
        }
    }
}
