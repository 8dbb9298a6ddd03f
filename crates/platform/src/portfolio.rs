//! The whole book at its last close: balance by place, industry, product and grade, lending by month, vintages.
//!
//! A close reads every loan; it keeps these sums beside the day. Looking at them costs the same whatever the size of the
//! book, and they say what the close saw until the next one.

use std::collections::BTreeMap;

use calendar::Date;
use codes::InstitutionId;
use ledger::{DateView, TrialBalance};
use loan::{Closing, LoanEvent, LoanState};
use money::{Currency, Decimal, Money};
use serde::{Deserialize, Serialize};
use store::{Statement, StoredEvent};
use views::loans::LoanRow;
use views::{applications, closes, portfolio};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{
    BalanceLine, Bucket, Cash, Counted, DayBalance, MonthLending, Named, PortfolioCard, Summed, Vintage, VintagePoint,
};
use crate::closing::{CloseBody, npl_percent};
use crate::events::{from_json, to_json};
use crate::limits::MAX_PORTFOLIO_DAYS;
use crate::names::{city, section};
use crate::problem::{Code, Outcome, Problem};
use crate::reports::{by_state, straight_through};
use crate::servicing::recorded;

/// A count with its money, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Share {
    loans: u64,
    minor: i64,
}

/// The loans paid out in one month.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct VintageSums {
    loans: u64,
    /// The day the youngest of them was paid out.
    youngest: String,
    /// How many went bad, by whole months on the book.
    bad: BTreeMap<u32, u64>,
}

/// What a close sums over all loans.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sums {
    cities: BTreeMap<String, Share>,
    sections: BTreeMap<String, Share>,
    products: BTreeMap<String, Share>,
    grades: BTreeMap<String, Share>,
    lending: BTreeMap<String, Share>,
    vintages: BTreeMap<String, VintageSums>,
    /// Account code, names and balance in minor units.
    balances: Vec<(String, String, String, i64)>,
}

/// Sums in the making, and the trial balance beside them.
pub(crate) struct Summing {
    sums: Sums,
    trial: TrialBalance,
    day: Date,
    closings: Vec<Closing>,
}

impl Summing {
    /// Begins the sums of a day.
    pub(crate) fn of(currency: Currency, day: Date, closings: Vec<Closing>) -> Self {
        Self { sums: Sums::default(), trial: TrialBalance::new(currency), day, closings }
    }

    /// Adds a loan with its row as the close saw it.
    pub(crate) fn add(
        &mut self,
        row: &LoanRow,
        state: &LoanState,
        history: &[(StoredEvent, LoanEvent)],
    ) -> Outcome<()> {
        self.post(state, history)?;
        let Some(position) = &row.position else { return Ok(()) };
        if position.bucket.is_some() {
            let share = Share { loans: 1, minor: position.outstanding };
            let place = row.region.as_deref().map(|code| city(code).id).unwrap_or_default();
            let industry = row.industry.as_deref().map(|code| section(code).id).unwrap_or_default();
            for (sums, key) in [
                (&mut self.sums.cities, place),
                (&mut self.sums.sections, industry),
                (&mut self.sums.products, row.product_code.clone()),
                (&mut self.sums.grades, row.grade.clone().unwrap_or_default()),
            ] {
                count(sums, key, share)?;
            }
        }
        let Some(disbursed_on) = &position.disbursed_on else { return Ok(()) };
        let month = disbursed_on.get(..7).unwrap_or_default().to_owned();
        count(&mut self.sums.lending, month.clone(), Share { loans: 1, minor: row.principal })?;
        let vintage = self.sums.vintages.entry(month).or_default();
        vintage.loans += 1;
        vintage.youngest = vintage.youngest.clone().max(disbursed_on.clone());
        if let Some(bad_on) = &position.bad_on {
            *vintage.bad.entry(months(disbursed_on, bad_on)?).or_default() += 1;
        }
        Ok(())
    }

    fn post(&mut self, state: &LoanState, history: &[(StoredEvent, LoanEvent)]) -> Outcome<()> {
        let Some(contract) = state.contract() else { return Ok(()) };
        let entries = loan::book_view(&contract.terms, &recorded(history), &self.closings, self.day)
            .map_err(|error| Problem::from_domain(Code::Internal, error))?;
        let bad = |error: &dyn std::error::Error| Problem::new(Code::AmountInvalid, error.to_string());
        let one = TrialBalance::fold(self.trial.currency(), &entries, self.day, DateView::Book)
            .map_err(|error| bad(&error))?;
        self.trial.merge(&one).map_err(|error| bad(&error))
    }

    /// The row of the sums.
    pub(crate) fn finish(mut self, institution: InstitutionId) -> Outcome<Statement> {
        let accounts = self.trial.rows().map(|(account, row)| {
            (account.code().to_owned(), account.zh().to_owned(), account.en().to_owned(), row.balance.minor())
        });
        self.sums.balances = accounts.collect();
        let body = String::from_utf8_lossy(&to_json(&self.sums)?).into_owned();
        Ok(portfolio::put(institution, self.day, body))
    }
}

fn count(sums: &mut BTreeMap<String, Share>, key: String, more: Share) -> Outcome<()> {
    let slot = sums.entry(key).or_default();
    slot.loans += more.loans;
    slot.minor = slot.minor.checked_add(more.minor).ok_or_else(|| {
        Problem::new(Code::AmountInvalid, "a sum of the book is beyond 92 million billion: split the institution")
    })?;
    Ok(())
}

/// Whole months from one day to a later one, as written.
fn months(from: &str, to: &str) -> Outcome<u32> {
    let day = |text: &str| calendar::parse_date(text).map_err(|error| Problem::from_domain(Code::StoreDamaged, error));
    let (from, to) = (day(from)?, day(to)?);
    let whole = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    let short = to.day() < from.day() && to != calendar::month_end(to);
    Ok(u32::try_from(whole - i32::from(short)).unwrap_or(0))
}

impl Platform {
    /// The sums of the last close with its day.
    pub(crate) async fn sums(&self, institution: InstitutionId) -> Outcome<Option<(String, Sums)>> {
        let row = portfolio::get(&self.book, institution).await?;
        row.map(|(day, body)| Ok((day, from_json(body.as_bytes())?))).transpose()
    }

    /// The whole book at its last close.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn portfolio(&self, who: &Principal) -> Outcome<PortfolioCard> {
        who.require(Action::ReadReport)?;
        let institution = self.institution(who.institution).await?;
        let currency = institution.currency;
        let counts = applications::counts(&self.book, who.institution).await?;
        let products = self.product_names(who.institution).await?;
        let (at, sums) = self.sums(who.institution).await?.map_or((None, Sums::default()), |(at, s)| (Some(at), s));
        let mut days = Vec::new();
        for (_, body) in closes::newest(&self.book, who.institution, None, MAX_PORTFOLIO_DAYS).await? {
            days.push(from_json::<CloseBody>(body.as_bytes())?.card);
        }
        let last = days.first().cloned();
        days.reverse();
        let product = |code: &str| {
            let name = products.get(code).cloned().unwrap_or_default();
            Named::new(code, name.zh, name.en)
        };
        Ok(PortfolioCard {
            currency: currency.code().into(),
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
            losses: self.losses(who).await?.into_iter().map(|(name, amount)| Summed { name, amount }).collect(),
            balances: balance_lines(&sums, currency),
            at,
        })
    }
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
        count: share.loans,
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

fn lending(sums: &Sums, currency: Currency) -> Vec<MonthLending> {
    let month = |(month, share): (&String, &Share)| MonthLending {
        month: month.clone(),
        count: share.loans,
        amount: Cash::from(Money::from_minor(share.minor, currency)),
    };
    sums.lending.iter().map(month).collect()
}

/// Each vintage as far as its youngest loan has come: beyond that the share would be of loans not yet that old.
fn vintages(sums: &Sums, at: &str) -> Outcome<Vec<Vintage>> {
    let mut vintages = Vec::with_capacity(sums.vintages.len());
    for (month, held) in &sums.vintages {
        let mut bad = 0;
        let mut points = Vec::new();
        for months_on_book in 0..=months(&held.youngest, at)? {
            bad += held.bad.get(&months_on_book).copied().unwrap_or(0);
            let share = Decimal::from(bad) * Decimal::ONE_HUNDRED / Decimal::from(held.loans.max(1));
            points.push(VintagePoint { months_on_book, bad_percent: share.round_dp(2).to_string() });
        }
        vintages.push(Vintage { vintage: month.clone(), loans: held.loans, points });
    }
    Ok(vintages)
}

pub(crate) fn balance_lines(sums: &Sums, currency: Currency) -> Vec<BalanceLine> {
    let line = |(account, zh, en, minor): &(String, String, String, i64)| BalanceLine {
        account: account.clone(),
        zh: zh.clone(),
        en: en.clone(),
        balance: Cash::from(Money::from_minor(*minor, currency)),
    };
    sums.balances.iter().map(line).collect()
}
