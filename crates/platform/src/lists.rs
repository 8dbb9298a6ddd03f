//! Lists with filters: loans, applications, proposals, closed days. One page at a time, each from where the last ended.
//!
//! A page is read in one query by an index that serves the filter and the order together; the names beside the ids are
//! looked up for that page only.

use std::str::FromStr;

use calendar::Date;
use codes::{Industry, Region, Uscc};
use decision::Status;
use loan::{FiveCategory, Stage};
use money::{Currency, Decimal, Money, Rate};
use views::applications::{ApplicationQuery, ApplicationRow};
use views::limits::page;
use views::loans::{LoanQuery, LoanRow};
use views::{applications, closes, loans, objects, vault};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::approvals::{Approval, ApprovalState};
use crate::cards::{ApplicationLine, Cash, ClosedDay, LoanLine, Named, Page, Proposal, RateCard};
use crate::closing::{BUCKETS, CloseBody, npl_percent};
use crate::decisions::verdict_name;
use crate::events::from_json;
use crate::identity::keyed_hash;
use crate::limits::{MAX_SEARCH_CHARS, MAX_SEARCH_FIRMS};
use crate::names::{industry_zh, region_zh};
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{NUMBER_PREFIX, class_name, day_of_number, number_day, stage_name};

/// Which loans a list shows. What is empty or left out filters nothing.
#[derive(Debug, Clone, Default)]
pub struct LoanFilter {
    /// State.
    pub state: Option<String>,
    /// Product code.
    pub product: Option<String>,
    /// Five-category class.
    pub class: Option<String>,
    /// Overdue bucket.
    pub overdue: Option<String>,
    /// First 2, 4 or 6 digits of the division code.
    pub region: Option<String>,
    /// Section letter of the industry.
    pub industry: Option<String>,
    /// Firm id.
    pub firm: Option<String>,
    /// First day of the contract on this day or later.
    pub from: Option<Date>,
    /// First day of the contract on this day or earlier.
    pub to: Option<Date>,
    /// Beginning of a contract number or of a firm's name, or a whole credit code.
    pub q: Option<String>,
    /// Oldest number first.
    pub ascending: bool,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Which applications a list shows. What is empty or left out filters nothing.
#[derive(Debug, Clone, Default)]
pub struct ApplicationFilter {
    /// State.
    pub state: Option<String>,
    /// Outcome of the last decision.
    pub outcome: Option<String>,
    /// Product code.
    pub product: Option<String>,
    /// Grade of the last decision.
    pub grade: Option<String>,
    /// Firm id.
    pub firm: Option<String>,
    /// Submitted on this day or later.
    pub from: Option<Date>,
    /// Submitted on this day or earlier.
    pub to: Option<Date>,
    /// Beginning of a firm's name, or a whole credit code.
    pub q: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

fn given(text: &Option<String>) -> Option<String> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A filter value that must be one of a known list.
fn one_of(what: &str, value: &Option<String>, known: &[String]) -> Outcome<Option<String>> {
    let Some(value) = given(value) else { return Ok(None) };
    if known.contains(&value) {
        return Ok(Some(value));
    }
    let shown: String = value.chars().take(40).collect();
    Err(Problem::new(Code::Invalid, format!("'{shown}' is no {what}: use one of {}", known.join(", "))))
}

impl Platform {
    /// A page of loans, the newest number first unless asked otherwise.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::Invalid`] for a filter that has no such value, or a name that fits too many firms.
    pub async fn loan_lines(&self, who: &Principal, filter: &LoanFilter, limit: u32) -> Outcome<Page<LoanLine>> {
        who.require(Action::ReadLoan)?;
        let limit = page(limit);
        let mut query = loan_query(filter)?;
        if let Some(text) = given(&filter.q) {
            match number_start(&text) {
                Some(prefix) => query.number_prefix = Some(prefix),
                None => match self.number_elsewhere(who, &text).await? {
                    Some(number) => query.number_prefix = Some(number),
                    None => query.firms = Some(self.firms_like(&text).await?),
                },
            }
        }
        narrow(&mut query.firms, given(&filter.firm));
        let rows = loans::find(&self.book, who.institution, &query, limit).await?;
        let page = Page::of(rows, limit, |row| row.number.clone());
        let lines = self.loan_lines_of(who, &page.rows).await?;
        Ok(page.with(lines))
    }

    /// The number here of a loan that another system calls so.
    async fn number_elsewhere(&self, who: &Principal, text: &str) -> Outcome<Option<String>> {
        let Some(loan) = crate::migration::loan_called(&self.book, who.institution, text).await? else {
            return Ok(None);
        };
        Ok(loans::get(&self.book, who.institution, &loan).await?.map(|row| row.number))
    }

    async fn loan_lines_of(&self, who: &Principal, rows: &[LoanRow]) -> Outcome<Vec<LoanLine>> {
        let firms = self.firm_names(rows.iter().map(|row| row.firm.as_str())).await?;
        let products = self.product_names(who.institution).await?;
        let lines = rows.iter().map(|row| {
            let product = products.get(&row.product_code).cloned().unwrap_or_default();
            let position = row.position.as_ref();
            LoanLine {
                id: row.id.clone(),
                number: row.number.clone(),
                firm: row.firm.clone(),
                firm_name: firms.get(&row.firm).cloned(),
                product: row.product_code.clone(),
                product_zh: product.zh,
                product_en: product.en,
                principal: cash(row.principal, &row.currency),
                outstanding: position.map(|p| cash(p.outstanding, &row.currency)),
                rate: RateCard::from(Rate::from_percent(Decimal::from_str(&row.rate).unwrap_or_default())),
                days_past_due: position.and_then(|p| p.days_past_due),
                class: position.and_then(|p| p.class.as_deref()).map(class_called),
                position_on: position.map(|p| p.on_day.clone()),
                state: stage_called(&row.state),
                region_zh: row.region.as_deref().and_then(region_zh),
                industry_zh: row.industry.as_deref().and_then(industry_zh),
                starts_on: row.starts_on.clone(),
                ends_on: row.ends_on.clone(),
                guaranteed: row.agreement.is_some(),
            }
        });
        Ok(lines.collect())
    }

    /// A page of applications, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::Invalid`] for a filter that has no such value, or a name that fits too many firms.
    pub async fn application_lines(
        &self,
        who: &Principal,
        filter: &ApplicationFilter,
        limit: u32,
    ) -> Outcome<Page<ApplicationLine>> {
        who.require(Action::ReadApplication)?;
        let limit = page(limit);
        let mut query = application_query(filter)?;
        if let Some(text) = given(&filter.q) {
            query.firms = Some(self.firms_like(&text).await?);
        }
        narrow(&mut query.firms, given(&filter.firm));
        let rows = applications::find(&self.book, who.institution, &query, limit).await?;
        let page = Page::of(rows, limit, |row| format!("{}.{}", row.submitted_on, row.id));
        let lines = self.application_lines_of(who, &page.rows).await?;
        Ok(page.with(lines))
    }

    async fn application_lines_of(&self, who: &Principal, rows: &[ApplicationRow]) -> Outcome<Vec<ApplicationLine>> {
        let firms = self.firm_names(rows.iter().map(|row| row.firm.as_str())).await?;
        let users = self.user_names(who.institution, rows.iter().map(|row| row.submitted_by.as_str())).await?;
        let products = self.product_names(who.institution).await?;
        let ids: Vec<String> = rows.iter().filter_map(|row| row.loan.clone()).collect();
        let numbers: std::collections::BTreeMap<String, String> =
            loans::numbers(&self.book, who.institution, &ids).await?.into_iter().collect();
        let lines = rows.iter().map(|row| {
            let product = products.get(&row.product).cloned().unwrap_or_default();
            ApplicationLine {
                id: row.id.clone(),
                firm: row.firm.clone(),
                firm_name: firms.get(&row.firm).cloned(),
                product: row.product.clone(),
                product_zh: product.zh,
                product_en: product.en,
                amount: cash(row.amount, &row.currency),
                tenor_months: row.tenor_months,
                state: status_called(&row.state),
                outcome: row.outcome.as_deref().map(outcome_called),
                grade: row.grade.clone(),
                submitted_on: row.submitted_on.clone(),
                submitted_by: row.submitted_by.clone(),
                submitted_by_name: users.get(&row.submitted_by).cloned().unwrap_or_default(),
                loan_number: row.loan.as_ref().and_then(|loan| numbers.get(loan)).cloned(),
                loan: row.loan.clone(),
            }
        });
        Ok(lines.collect())
    }

    /// The firms whose name begins with a text, or the one that has it as its credit code.
    async fn firms_like(&self, text: &str) -> Outcome<Vec<String>> {
        if text.chars().count() > MAX_SEARCH_CHARS {
            return Err(Problem::new(Code::Invalid, format!("search for at most {MAX_SEARCH_CHARS} characters")));
        }
        if let Ok(uscc) = text.parse::<Uscc>() {
            let index = keyed_hash(&self.keys.index, uscc.to_string().as_bytes());
            let firm = vault::firm_by_code(&self.book, OPERATOR, &index).await?;
            return Ok(firm.into_iter().map(|row| row.firm).collect());
        }
        let firms = vault::firms_named(&self.book, OPERATOR, text, MAX_SEARCH_FIRMS + 1).await?;
        if firms.len() > MAX_SEARCH_FIRMS {
            return Err(Problem::new(
                Code::Invalid,
                format!("more than {MAX_SEARCH_FIRMS} firms' names begin with '{text}': write more of the name"),
            ));
        }
        Ok(firms)
    }

    /// A page of proposals, those of the page newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn proposals(
        &self,
        who: &Principal,
        state: Option<ApprovalState>,
        after: Option<&str>,
        limit: u32,
    ) -> Outcome<Page<Proposal>> {
        who.require(Action::ReadLoan)?;
        let limit = page(limit);
        let (state, after) = (state.map(ApprovalState::as_str), after.unwrap_or(""));
        // One row beyond the page says whether another follows; the page itself is then read at its own size.
        let mut rows = objects::list(&self.book, who.institution, "approval", state, after, limit).await?;
        let next = match rows.last() {
            Some(last) if rows.len() == limit as usize => {
                let beyond = objects::list(&self.book, who.institution, "approval", state, &last.id, 1).await?;
                beyond.first().map(|_| last.id.clone())
            }
            _ => None,
        };
        let approvals = rows.drain(..).map(|row| from_json(row.body.as_bytes())).collect::<Outcome<Vec<Approval>>>()?;
        let mut cards = Vec::with_capacity(approvals.len());
        for approval in &approvals {
            cards.push(self.proposal(who, approval).await?);
        }
        cards.sort_by(|a, b| b.proposed_at.cmp(&a.proposed_at).then_with(|| a.id.cmp(&b.id)));
        Ok(Page { rows: cards, next })
    }

    /// A page of closed days, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn closed_days(
        &self,
        who: &Principal,
        currency: Option<&str>,
        before: Option<&str>,
        limit: u32,
    ) -> Outcome<Page<ClosedDay>> {
        who.require(Action::ReadReport)?;
        let currency = self.asked_currency(who.institution, currency).await?;
        let limit = page(limit);
        let mut rows = closes::newest(&self.book, who.institution, before, limit).await?;
        let next = match rows.last() {
            Some((day, _)) if rows.len() == limit as usize => {
                let beyond = closes::newest(&self.book, who.institution, Some(day), 1).await?;
                beyond.first().map(|_| day.clone())
            }
            _ => None,
        };
        let days = rows.drain(..).map(|(_, body)| {
            let CloseBody { card, closed_on } = from_json(body.as_bytes())?;
            let currencies = card.currencies();
            let card = card.told_in(currency);
            Ok(ClosedDay {
                currencies,
                npl_percent: npl_percent(&card),
                day: card.day,
                closed_on: closed_on.to_string(),
                loans: card.loans,
                outstanding: card.outstanding,
                overdue: card.overdue,
                classes: card.classes,
                work: card.work,
            })
        });
        Ok(Page { rows: days.collect::<Outcome<_>>()?, next })
    }
}

/// A filter by state that is one of those a loan can be in.
pub(crate) fn loan_state(asked: &Option<String>) -> Outcome<Option<String>> {
    let states: Vec<String> = Stage::ALL.into_iter().map(|stage| stage_name(stage).id).collect();
    one_of("state of a loan", asked, &states)
}

fn loan_query(filter: &LoanFilter) -> Outcome<LoanQuery> {
    let classes: Vec<String> = FiveCategory::ALL.into_iter().map(|class| class_name(class).id).collect();
    let buckets: Vec<String> = BUCKETS.iter().map(|bucket| bucket.0.to_owned()).collect();
    // A number begins with the day the contract was signed, which is its first day.
    Ok(LoanQuery {
        state: loan_state(&filter.state)?,
        product: given(&filter.product),
        class: one_of("class", &filter.class, &classes)?,
        bucket: one_of("overdue bucket", &filter.overdue, &buckets)?,
        region: region(&filter.region)?,
        industry: industry(&filter.industry)?,
        firms: None,
        number_prefix: None,
        number_from: filter.from.map(number_day),
        number_to: filter.to.map(|day| format!("{}ZZ", number_day(day))),
        ascending: filter.ascending,
        after: given(&filter.after),
    })
}

fn application_query(filter: &ApplicationFilter) -> Outcome<ApplicationQuery> {
    let states: Vec<String> = STATUSES.into_iter().map(|status| status.en().to_owned()).collect();
    let outcomes = ["offer", "refer", "decline"].map(str::to_owned);
    let grades = scoring::Grade::ALL.map(|grade| format!("{grade:?}"));
    let after = given(&filter.after).map(|cursor| {
        let (day, id) = cursor.split_once('.').unwrap_or((&cursor, ""));
        (day.to_owned(), id.to_owned())
    });
    Ok(ApplicationQuery {
        state: one_of("state of an application", &filter.state, &states)?,
        outcome: one_of("outcome", &filter.outcome, &outcomes)?,
        product: given(&filter.product),
        grade: one_of("grade", &filter.grade, &grades)?,
        firms: None,
        from: filter.from.map(|day| day.to_string()),
        to: filter.to.map(|day| day.to_string()),
        after,
    })
}

/// Every state of an application.
pub(crate) const STATUSES: [Status; 8] = [
    Status::Submitted,
    Status::Offered,
    Status::Referred,
    Status::Approved,
    Status::Declined,
    Status::Withdrawn,
    Status::Accepted,
    Status::Contracted,
];

fn region(text: &Option<String>) -> Outcome<Option<String>> {
    let Some(text) = given(text) else { return Ok(None) };
    let digits = matches!(text.len(), 2 | 4 | 6) && text.bytes().all(|b| b.is_ascii_digit());
    if digits && format!("{text:0<6}").parse::<Region>().is_ok() {
        return Ok(Some(text));
    }
    Err(Problem::new(Code::Invalid, "give a region as the first 2, 4 or 6 digits of its division code (GB/T 2260)"))
}

fn industry(text: &Option<String>) -> Outcome<Option<String>> {
    let Some(text) = given(text) else { return Ok(None) };
    if text.len() == 1 && text.parse::<Industry>().is_ok() {
        return Ok(Some(text));
    }
    Err(Problem::new(Code::Invalid, "give an industry as the letter of its section, A to T (GB/T 4754)"))
}

/// Whether a search text begins a contract number: its letters and then digits or letters, as numbers are made.
fn number_start(text: &str) -> Option<String> {
    // One that was brought in goes on with its number in the other system.
    if text.find('-') == Some(NUMBER_PREFIX.len() + 8) && day_of_number(text).is_some() {
        return Some(text.to_owned());
    }
    let text = text.to_ascii_uppercase();
    let rest = text.strip_prefix(NUMBER_PREFIX)?;
    rest.bytes().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b)).then_some(text)
}

/// Keeps of the firms found by name the one asked for, or asks for it alone.
fn narrow(firms: &mut Option<Vec<String>>, firm: Option<String>) {
    let Some(firm) = firm else { return };
    match firms {
        Some(found) => found.retain(|found| *found == firm),
        None => *firms = Some(vec![firm]),
    }
}

fn cash(minor: i64, currency: &str) -> Cash {
    Cash::from(Money::from_minor(minor, Currency::from_code(currency).unwrap_or(Currency::CNY)))
}

fn stage_called(id: &str) -> Named {
    let found = Stage::ALL.into_iter().map(stage_name).find(|name| name.id == id);
    found.unwrap_or_else(|| Named::new(id, id, id))
}

fn class_called(id: &str) -> Named {
    let found = FiveCategory::ALL.into_iter().map(class_name).find(|name| name.id == id);
    found.unwrap_or_else(|| Named::new(id, id, id))
}

fn status_called(id: &str) -> Named {
    let found = STATUSES.into_iter().find(|status| status.en() == id);
    found.map_or_else(|| Named::new(id, id, id), |status| Named::new(id, status.zh(), status.en()))
}

fn outcome_called(id: &str) -> Named {
    use decision::Outcome as O;
    let found = [O::Offer, O::Refer, O::Decline].into_iter().find(|outcome| outcome.en() == id);
    found.map_or_else(|| Named::new(id, id, id), verdict_name)
}
