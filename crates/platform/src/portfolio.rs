//! The whole book at its last close: balance by place, industry, product and grade, lending by month, vintages.
//!
//! A close reads every loan; it keeps these sums beside the day. Looking at them costs the same whatever the size of the
//! book, and they say what the close saw until the next one.

use std::collections::BTreeMap;

use codes::InstitutionId;
use money::{Currency, Decimal, Money};
use views::{applications, closes, portfolio};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{
    BalanceLine, Bucket, Cash, Counted, DayBalance, MonthLending, Named, PortfolioCard, Summed, Vintage, VintagePoint,
};
use crate::closing::{CloseBody, CurrencySums, Share, Sums, months, npl_percent};
use crate::events::from_json;
use crate::limits::MAX_PORTFOLIO_DAYS;
use crate::names::{city, section};
use crate::problem::{Code, Outcome, Problem};
use crate::reports::{by_state, straight_through};

impl Platform {
    /// The sums of the last close with its day.
    pub(crate) async fn sums(&self, institution: InstitutionId) -> Outcome<Option<(String, Sums)>> {
        let row = portfolio::get(&self.book, institution).await?;
        row.map(|(day, body)| Ok((day, from_json(body.as_bytes())?))).transpose()
    }

    /// A currency that somebody asked for, the institution's own where nobody did.
    pub(crate) async fn asked_currency(&self, institution: InstitutionId, asked: Option<&str>) -> Outcome<Currency> {
        match asked {
            Some(code) => currency(code),
            None => Ok(self.institution(institution).await?.currency),
        }
    }

    /// The whole book at its last close, in one currency: the institution's own where none is asked for.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for what is no currency.
    pub async fn portfolio(&self, who: &Principal, currency: Option<&str>) -> Outcome<PortfolioCard> {
        who.require(Action::ReadReport)?;
        let institution = self.institution(who.institution).await?;
        let currency = self.asked_currency(who.institution, currency).await?;
        let counts = applications::counts(&self.book, who.institution).await?;
        let products = self.product_names(who.institution).await?;
        let (at, sums) = self.sums(who.institution).await?.map_or((None, Sums::default()), |(at, s)| (Some(at), s));
        let sums = sums.of(currency).cloned().unwrap_or_default();
        let (mut days, mut currencies) = (Vec::new(), Vec::new());
        for (_, body) in closes::newest(&self.book, who.institution, None, MAX_PORTFOLIO_DAYS).await? {
            let card = from_json::<CloseBody>(body.as_bytes())?.card;
            if days.is_empty() {
                currencies = card.currencies();
            }
            days.push(card.told_in(currency));
        }
        if currencies.is_empty() {
            currencies.push(institution.currency.code().to_owned());
        }
        let last = days.first().cloned();
        days.reverse();
        let product = |code: &str| {
            let name = products.get(code).cloned().unwrap_or_default();
            Named::new(code, name.zh, name.en)
        };
        // An agreement is in one currency.
        let losses = self.losses(who).await?.into_iter().filter(|(_, amount)| amount.currency == currency.code());
        Ok(PortfolioCard {
            currency: currency.code().into(),
            currencies,
            simulated: institution.simulated,
            loans: last.as_ref().map_or(0, |card| card.loans),
            outstanding: last.as_ref().map_or_else(|| zero(currency), |card| card.outstanding.clone()),
            npl_percent: last.as_ref().and_then(npl_percent),
            straight_through_percent: straight_through(&counts),
            balance_by_day: days.iter().map(|card| day_balance(card, currency)).collect(),
            lending_by_month: lending(&sums, currency),
            overdue: last.as_ref().map(|card| card.overdue.clone()).unwrap_or_default(),
            classes: last.map(|card| card.classes).unwrap_or_default(),
            grades: buckets(&sums.grades, currency, grade_name),
            regions: by_size(buckets(&sums.cities, currency, |code| city(&format!("{code:0<6}")))),
            industries: by_size(buckets(&sums.sections, currency, section)),
            products: by_size(buckets(&sums.products, currency, product)),
            vintages: at.as_deref().map(|at| vintages(&sums, at)).transpose()?.unwrap_or_default(),
            applications: by_state(&counts).into_iter().map(|(name, count)| Counted { name, count }).collect(),
            losses: losses.map(|(name, amount)| Summed { name, amount }).collect(),
            balances: balance_lines(&sums, currency),
            at,
        })
    }
}

/// Reads the code of a currency.
///
/// # Errors
/// [`Code::Invalid`].
pub fn currency(code: &str) -> Outcome<Currency> {
    Currency::from_code(&code.trim().to_ascii_uppercase()).ok_or_else(|| {
        let said: String = code.chars().take(20).collect();
        Problem::new(Code::Invalid, format!("'{said}' is no currency: write its ISO 4217 code, such as USD"))
            .in_chinese(format!("“{said}”不是币种代码：请填写 ISO 4217 代码，例如 USD"))
    })
}

fn zero(currency: Currency) -> Cash {
    Cash::from(Money::zero(currency))
}

fn grade_name(grade: &str) -> Named {
    let found = scoring::Grade::ALL.into_iter().find(|known| format!("{known:?}") == grade);
    found.map_or_else(
        || Named::new("unknown", "未评级", "not graded"),
        |known| Named::new(grade, known.zh(), known.en()),
    )
}

fn buckets(sums: &BTreeMap<String, Share>, currency: Currency, name: impl Fn(&str) -> Named) -> Vec<Bucket> {
    let bucket = |(key, share): (&String, &Share)| Bucket {
        name: name(key),
        count: u64::try_from(share.loans).unwrap_or(0),
        amount: Cash::from(Money::from_minor(share.minor, currency)),
    };
    sums.iter().map(bucket).collect()
}

/// The largest balance first.
fn by_size(mut buckets: Vec<Bucket>) -> Vec<Bucket> {
    buckets.sort_by(|a, b| b.amount.minor.cmp(&a.amount.minor).then_with(|| a.name.id.cmp(&b.name.id)));
    buckets
}

fn day_balance(card: &crate::cards::CloseCard, currency: Currency) -> DayBalance {
    let overdue: i64 = card.overdue.iter().filter(|b| b.name.id != "current").map(|b| b.amount.minor).sum();
    DayBalance {
        day: card.day.clone(),
        outstanding: card.outstanding.clone(),
        loans: card.loans,
        npl_percent: npl_percent(card),
        overdue: Cash::from(Money::from_minor(overdue, currency)),
    }
}

fn lending(sums: &CurrencySums, currency: Currency) -> Vec<MonthLending> {
    let month = |(month, share): (&String, &Share)| MonthLending {
        month: month.clone(),
        count: u64::try_from(share.loans).unwrap_or(0),
        amount: Cash::from(Money::from_minor(share.minor, currency)),
    };
    sums.lending.iter().map(month).collect()
}

/// Each vintage as far as its youngest loan has come: beyond that the share would be of loans not yet that old.
fn vintages(sums: &CurrencySums, at: &str) -> Outcome<Vec<Vintage>> {
    let mut vintages = Vec::with_capacity(sums.vintages.len());
    for (month, held) in &sums.vintages {
        let mut bad = 0;
        let mut points = Vec::new();
        let day =
            |text: &str| calendar::parse_date(text).map_err(|error| Problem::from_domain(Code::StoreDamaged, error));
        for months_on_book in 0..=months(day(&held.youngest)?, day(at)?) {
            bad += held.bad.get(&months_on_book).copied().unwrap_or(0);
            let share = Decimal::from(bad) * Decimal::ONE_HUNDRED / Decimal::from(held.loans.max(1));
            points.push(VintagePoint { months_on_book, bad_percent: share.round_dp(2).to_string() });
        }
        vintages.push(Vintage { vintage: month.clone(), loans: u64::try_from(held.loans).unwrap_or(0), points });
    }
    Ok(vintages)
}

pub(crate) fn balance_lines(sums: &CurrencySums, currency: Currency) -> Vec<BalanceLine> {
    let line = |(account, minor): (ledger::Account, i64)| BalanceLine {
        account: account.code().to_owned(),
        zh: account.zh().to_owned(),
        en: account.en().to_owned(),
        balance: Cash::from(Money::from_minor(minor, currency)),
    };
    sums.balances().map(line).collect()
}
