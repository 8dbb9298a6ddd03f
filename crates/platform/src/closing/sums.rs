//! What a close sums over all loans: the same sums whether each loan is added once, or only what changed.
//!
//! A loan's share of the sums is a pure function of what was counted of it ([`Outlook`] of one day) and of what its row
//! groups it by. So a close takes the old share out and puts the new one in, and leaves the other loans alone.
//!
//! Every currency has sums of its own (分账制): nothing is added across them.

use std::collections::BTreeMap;

use calendar::Date;
use ledger::Account;
use loan::{FiveCategory, Outlook, Standing, Stretch};
use money::{Currency, Money};
use quality::ClassRules;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use views::loans::Grouped;

use super::place::BUCKETS;
use crate::cards::{Bucket, Cash, CloseCard, CurrencyClose, DayBrought, Named};
use crate::names::{city, section};
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::class_name;

/// What looking at a debtor as a whole moves out of the classes of its loans by themselves (below nothing) and into others, in
/// the order of [`FiveCategory::ALL`]: by currency, since a claim changes its class and not its currency. What moves nothing has no
/// entry.
pub(crate) type Moved = BTreeMap<String, ClassShares>;

/// A share for each class, in the order of [`FiveCategory::ALL`].
pub(crate) type ClassShares = [Share; 5];

/// A count with its money, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Share {
    pub loans: i64,
    pub minor: i64,
}

impl Share {
    pub(crate) fn shift(&mut self, by: Self, sign: i64) -> Outcome<()> {
        self.loans += sign * by.loans;
        self.minor = add(self.minor, sign * by.minor)?;
        Ok(())
    }

    const fn is_nothing(self) -> bool {
        self.loans == 0 && self.minor == 0
    }
}

/// The loans paid out in one month.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct VintageSums {
    pub loans: i64,
    /// The day the youngest of them was paid out.
    pub youngest: String,
    /// How many went bad, by whole months on the book.
    pub bad: BTreeMap<u32, i64>,
}

/// What fell due on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FallenDue {
    pub loans: i64,
    pub principal: i64,
    pub interest: i64,
}

/// What a close sums over all loans, or what a part of it adds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sums {
    /// By code of the currency.
    pub of: BTreeMap<String, CurrencySums>,
    /// Loans looked at on the day closed.
    pub looked_at: u64,
    /// Loans set aside on the day closed.
    pub set_aside: u64,
    /// What classes were told by.
    pub rules: Option<ClassRules>,
    /// How many versions that tell interest otherwise the balances of accounts are of.
    #[serde(default, skip_serializing_if = "is_none")]
    pub income_known: u32,
}

/// What is summed over the loans of one currency, in its minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CurrencySums {
    /// Loans with a balance.
    pub book: Share,
    /// By days past due, in the order of [`BUCKETS`].
    pub overdue: [Share; 6],
    /// By the class of each loan by itself, in the order of [`FiveCategory::ALL`].
    pub classes: [Share; 5],
    /// What looking at debtors as a whole moves between those.
    pub moved: ClassShares,
    /// Millionths of a minor unit.
    pub interest_a_day: i64,
    /// On the day closed: not carried to the next.
    pub fallen_due: FallenDue,
    pub cities: BTreeMap<String, Share>,
    pub sections: BTreeMap<String, Share>,
    pub products: BTreeMap<String, Share>,
    pub grades: BTreeMap<String, Share>,
    pub lending: BTreeMap<String, Share>,
    pub vintages: BTreeMap<String, VintageSums>,
    /// In the order of [`Account::ALL`], in minor units.
    #[serde(deserialize_with = "accounts")]
    pub accounts: [i64; Account::ALL.len()],
}

/// Sums written by a release whose chart was shorter: what it did not know it held nothing on.
fn accounts<'de, D: Deserializer<'de>>(read: D) -> Result<[i64; Account::ALL.len()], D::Error> {
    let written = Vec::<i64>::deserialize(read)?;
    let mut accounts = [0; Account::ALL.len()];
    let known = accounts.get_mut(..written.len()).ok_or_else(|| {
        D::Error::custom("sums of more accounts than this release knows: run the release that wrote them")
    })?;
    known.copy_from_slice(&written);
    Ok(accounts)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference over")]
const fn is_none(known: &u32) -> bool {
    *known == 0
}

/// The share of a loan in what rows are grouped by: when two are the same, no row need be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct GroupedShare {
    outstanding: Option<i64>,
    disbursed_on: Option<Date>,
    bad_on: Option<Date>,
}

/// What the sums hold of a loan: its standing on the day it was counted.
pub(crate) fn held(counted: &Outlook) -> Option<&Stretch> {
    counted.stretches.first()
}

pub(crate) fn grouped_share(counted: Option<&Outlook>) -> GroupedShare {
    let Some((counted, stretch)) = counted.and_then(|counted| Some((counted, held(counted)?))) else {
        return GroupedShare::default();
    };
    let is_paid_out = stretch.standing != Standing::NotDisbursed;
    GroupedShare {
        outstanding: (stretch.standing == Standing::Outstanding).then_some(stretch.outstanding),
        disbursed_on: counted.disbursed_on.filter(|_| is_paid_out),
        bad_on: counted.bad_on.filter(|_| is_paid_out),
    }
}

/// Cities by county and sections by industry, each looked up once: many loans share few of them.
#[derive(Debug, Default)]
pub(crate) struct GroupNames {
    cities: BTreeMap<String, String>,
    sections: BTreeMap<String, String>,
}

fn named(known: &mut BTreeMap<String, String>, code: Option<&str>, name: impl Fn(&str) -> String) -> String {
    let Some(code) = code else { return String::new() };
    if let Some(found) = known.get(code) {
        return found.clone();
    }
    let found = name(code);
    known.insert(code.to_owned(), found.clone());
    found
}

impl Sums {
    /// The sums of a currency; none where it has no loans.
    pub(crate) fn of(&self, currency: Currency) -> Option<&CurrencySums> {
        self.of.get(currency.code())
    }

    /// The sums of a currency, to be moved.
    pub(crate) fn of_mut(&mut self, currency: &str) -> &mut CurrencySums {
        self.of.entry(currency.to_owned()).or_default()
    }

    /// The same for what looking at a debtor as a whole moves.
    pub(crate) fn shift_moved(&mut self, moved: &Moved, sign: i64) -> Outcome<()> {
        moved.iter().try_for_each(|(currency, shares)| self.of_mut(currency).shift_moved(*shares, sign))
    }

    /// Takes up what another part of the close found. What a day alone concerns is added as well.
    pub(crate) fn merge(&mut self, part: &Self) -> Outcome<()> {
        self.looked_at += part.looked_at;
        self.set_aside += part.set_aside;
        part.of.iter().try_for_each(|(currency, part)| self.of_mut(currency).merge(part))
    }

    /// The sums that the next day begins with.
    pub(crate) fn carried(mut self) -> Self {
        (self.looked_at, self.set_aside) = (0, 0);
        for sums in self.of.values_mut() {
            sums.fallen_due = FallenDue::default();
        }
        let nothing = CurrencySums::default();
        self.of.retain(|_, sums| *sums != nothing);
        self
    }

    /// The card of a closed day: the institution's own currency, and beside it each other one in which there is something.
    pub(crate) fn card(&self, day: Date, own: Currency) -> Outcome<CloseCard> {
        let nothing = CurrencySums::default();
        let CurrencyClose { loans, outstanding, overdue, classes, brought } =
            self.of(own).unwrap_or(&nothing).told(own);
        let mut others = Vec::new();
        for (code, sums) in &self.of {
            if code != own.code() && *sums != nothing {
                others.push(sums.told(known_currency(code)?));
            }
        }
        Ok(CloseCard {
            day: day.to_string(),
            loans,
            outstanding,
            overdue,
            classes,
            work: Some(brought.work(self.looked_at, self.set_aside)),
            others,
        })
    }
}

/// A currency as the rows name it.
pub(crate) fn known_currency(code: &str) -> Outcome<Currency> {
    Currency::from_code(code).ok_or_else(|| Problem::new(Code::StoreDamaged, format!("'{code}' is no currency")))
}

impl CurrencySums {
    /// Puts in (`sign` 1) or takes out (-1) a loan's share of what needs no row.
    pub(crate) fn shift(&mut self, counted: &Outlook, sign: i64) -> Outcome<()> {
        let Some(stretch) = held(counted) else { return Ok(()) };
        for (sum, part) in self.accounts.iter_mut().zip(stretch.balances) {
            *sum = add(*sum, sign * part)?;
        }
        if stretch.standing != Standing::Outstanding {
            return Ok(());
        }
        let share = Share { loans: 1, minor: stretch.outstanding };
        self.book.shift(share, sign)?;
        let days = stretch.days_past_due(stretch.from);
        if let Some(index) = BUCKETS.iter().position(|(.., from, to)| (*from..=*to).contains(&days)) {
            self.overdue[index].shift(share, sign)?;
        }
        let class = stretch.class(stretch.from, &counted.rule);
        if let Some(index) = FiveCategory::ALL.iter().position(|known| *known == class) {
            self.classes[index].shift(share, sign)?;
        }
        self.interest_a_day = add(self.interest_a_day, sign * stretch.interest_a_day)?;
        Ok(())
    }

    /// The same for what rows are grouped by.
    pub(crate) fn shift_grouped(
        &mut self,
        share: GroupedShare,
        by: &Grouped,
        names: &mut GroupNames,
        sign: i64,
    ) -> Outcome<()> {
        if let Some(minor) = share.outstanding {
            let share = Share { loans: 1, minor };
            for (sums, key) in [
                (&mut self.cities, named(&mut names.cities, by.region.as_deref(), |code| city(code).id)),
                (&mut self.sections, named(&mut names.sections, by.industry.as_deref(), |code| section(code).id)),
                (&mut self.products, by.product.clone()),
                (&mut self.grades, by.grade.clone().unwrap_or_default()),
            ] {
                shift(sums, key, share, sign)?;
            }
        }
        let Some(disbursed_on) = share.disbursed_on else { return Ok(()) };
        let month = disbursed_on.strftime("%Y-%m").to_string();
        shift(&mut self.lending, month.clone(), Share { loans: 1, minor: by.principal }, sign)?;
        let vintage = self.vintages.entry(month.clone()).or_default();
        vintage.loans += sign;
        vintage.youngest = std::mem::take(&mut vintage.youngest).max(disbursed_on.to_string());
        if let Some(bad_on) = share.bad_on {
            let key = months(disbursed_on, bad_on);
            let bad = vintage.bad.entry(key).or_default();
            *bad += sign;
            if *bad == 0 {
                vintage.bad.remove(&key);
            }
        }
        Ok(())
    }

    /// The same for what looking at a debtor as a whole moves.
    pub(crate) fn shift_moved(&mut self, moved: ClassShares, sign: i64) -> Outcome<()> {
        self.moved.iter_mut().zip(moved).try_for_each(|(sum, share)| sum.shift(share, sign))
    }

    /// Takes up what another part of the close found in the currency.
    fn merge(&mut self, part: &Self) -> Outcome<()> {
        self.book.shift(part.book, 1)?;
        for (sum, part) in self.overdue.iter_mut().zip(part.overdue) {
            sum.shift(part, 1)?;
        }
        for (sum, part) in self.classes.iter_mut().zip(part.classes) {
            sum.shift(part, 1)?;
        }
        self.shift_moved(part.moved, 1)?;
        for (sum, part) in self.accounts.iter_mut().zip(part.accounts) {
            *sum = add(*sum, part)?;
        }
        self.interest_a_day = add(self.interest_a_day, part.interest_a_day)?;
        self.fallen_due.loans += part.fallen_due.loans;
        self.fallen_due.principal = add(self.fallen_due.principal, part.fallen_due.principal)?;
        self.fallen_due.interest = add(self.fallen_due.interest, part.fallen_due.interest)?;
        for (sums, parts) in [
            (&mut self.cities, &part.cities),
            (&mut self.sections, &part.sections),
            (&mut self.products, &part.products),
            (&mut self.grades, &part.grades),
            (&mut self.lending, &part.lending),
        ] {
            for (key, share) in parts {
                shift(sums, key.clone(), *share, 1)?;
            }
        }
        for (month, part) in &part.vintages {
            let vintage = self.vintages.entry(month.clone()).or_default();
            vintage.loans += part.loans;
            vintage.youngest = std::mem::take(&mut vintage.youngest).max(part.youngest.clone());
            for (months, count) in &part.bad {
                *vintage.bad.entry(*months).or_default() += count;
            }
            vintage.bad.retain(|_, count| *count != 0);
        }
        self.vintages.retain(|_, vintage| vintage.loans != 0 || !vintage.bad.is_empty());
        Ok(())
    }

    /// What a closed day says of the currency.
    fn told(&self, currency: Currency) -> CurrencyClose {
        let cash = |minor: i64| Cash::from(Money::from_minor(minor, currency));
        let count = |loans: i64| u64::try_from(loans).unwrap_or(0);
        let bucket = |name: Named, share: Share| Bucket { name, count: count(share.loans), amount: cash(share.minor) };
        let buckets = BUCKETS.iter().zip(self.overdue);
        let classes = self.classes.iter().zip(self.moved).map(|(by_itself, moved)| Share {
            loans: by_itself.loans.saturating_add(moved.loans),
            minor: by_itself.minor.saturating_add(moved.minor),
        });
        let classes = FiveCategory::ALL.into_iter().zip(classes);
        CurrencyClose {
            loans: count(self.book.loans),
            outstanding: cash(self.book.minor),
            overdue: buckets.map(|((id, zh, en, ..), share)| bucket(Named::new(*id, *zh, *en), share)).collect(),
            classes: classes.map(|(class, share)| bucket(class_name(class), share)).collect(),
            brought: DayBrought {
                interest_a_day: cash(self.interest_a_day / 1_000_000),
                fallen_due_loans: count(self.fallen_due.loans),
                fallen_due_principal: cash(self.fallen_due.principal),
                fallen_due_interest: cash(self.fallen_due.interest),
            },
        }
    }

    /// Accounts with a balance, in the order of the chart.
    pub(crate) fn balances(&self) -> impl Iterator<Item = (Account, i64)> {
        Account::ALL.into_iter().zip(self.accounts).filter(|(_, minor)| *minor != 0)
    }
}

fn shift(sums: &mut BTreeMap<String, Share>, key: String, share: Share, sign: i64) -> Outcome<()> {
    let slot = sums.entry(key.clone()).or_default();
    slot.shift(share, sign)?;
    if slot.is_nothing() {
        sums.remove(&key);
    }
    Ok(())
}

fn add(sum: i64, part: i64) -> Outcome<i64> {
    sum.checked_add(part).ok_or_else(|| {
        Problem::new(Code::AmountInvalid, "a sum of the book is beyond 92 million billion: split the institution")
    })
}

/// Whole months from one day to a later one.
pub(crate) fn months(from: Date, to: Date) -> u32 {
    let whole = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    let short = to.day() < from.day() && to != calendar::month_end(to);
    u32::try_from(whole - i32::from(short)).unwrap_or(0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_a_shorter_chart_are_read_and_of_a_longer_one_refused() {
        let whole = serde_json::to_value(Sums::default()).unwrap();
        assert!(whole.get("income_known").is_none(), "without rules of interest the sums are written as they were");
        let sums = CurrencySums { accounts: [7; Account::ALL.len()], ..CurrencySums::default() };
        let mut now = serde_json::to_value(sums).unwrap();
        now["accounts"] = serde_json::json!(vec![7; 15]);
        let read: CurrencySums = serde_json::from_value(now.clone()).unwrap();
        assert_eq!((read.accounts[..15].to_vec(), read.accounts[15..].iter().sum::<i64>()), (vec![7; 15], 0));
        now["accounts"] = serde_json::json!(vec![7; Account::ALL.len() + 1]);
        assert!(serde_json::from_value::<CurrencySums>(now).is_err());
    }

    #[test]
    fn currencies_are_summed_apart_and_an_empty_one_is_not_carried() {
        let book = |loans, minor| CurrencySums { book: Share { loans, minor }, ..CurrencySums::default() };
        let part = |code: &str, loans, minor| Sums {
            of: BTreeMap::from([(code.to_owned(), book(loans, minor))]),
            looked_at: 1,
            ..Sums::default()
        };
        let mut sums = part("CNY", 2, 300_000);
        sums.merge(&part("USD", 1, 5_000_000)).unwrap();
        let moved = Moved::from([("USD".to_owned(), [Share { loans: -1, minor: -5_000_000 }; 5])]);
        sums.shift_moved(&moved, 1).unwrap();
        sums.shift_moved(&moved, -1).unwrap();
        let card = sums.card(calendar::Date::constant(2025, 7, 1), Currency::CNY).unwrap();
        assert_eq!((card.outstanding.text.as_str(), card.work.as_ref().unwrap().looked_at), ("3,000.00", 2));
        let other = &card.others[0];
        assert_eq!((other.outstanding.currency.as_str(), other.outstanding.text.as_str()), ("USD", "50,000.00"));
        let dollars = card.clone().told_in(Currency::USD);
        assert_eq!((dollars.loans, &dollars.outstanding, dollars.others.len()), (1, &other.outstanding, 0));
        let none = card.told_in(Currency::EUR);
        assert_eq!((none.loans, none.outstanding.text.as_str(), none.classes.len()), (0, "0.00", 5));

        sums.merge(&part("USD", -1, -5_000_000)).unwrap();
        assert_eq!(sums.carried().of.keys().collect::<Vec<_>>(), ["CNY"]);
    }
}
