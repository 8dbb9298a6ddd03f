//! Back-test of a candidate product over the institution's recorded decisions; comparison of two versions.
//!
//! | phase | reads | bound |
//! |---|---|---|
//! | candidate | the document, compiled as a draft would be | [`product::limits`] |
//! | page of applications | rows by id; each with its stream, its loan's row, whether its firm is still there | [`MAX_BACKTEST_DECISIONS`] |
//! | decide again | the version, scorecard and rulebook that each decision pinned | [`MAX_BACKTEST_POLICIES`] kept at a time |
//!
//! Of an application the last decision counts. Nothing is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::{Date, Timestamp};
use codes::{ApplicationId, InstitutionId, ProductId};
use decision::backtest::{Assumptions, BackTest, Case, FoldError, Lent, Policy, Unable, Why, again_all, as_then};
use decision::{ApplicationEvent, Decision};
use money::{Currency, Decimal, Money};
use product::{CompiledProduct, Product};
use rulebook::Rulebook;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::applications::ApplicationRow;
use views::limits::MAX_PAGE;
use views::{applications, loans};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::backtest_cards::{BackTestCard, FirmTrace, report_card, unable_named};
use crate::limits::{MAX_BACKTEST_DECISIONS, MAX_BACKTEST_POLICIES};
use crate::problem::{Code, Outcome, Problem};

/// What a back-test is asked for.
#[derive(Debug, Clone, Default)]
pub struct BackTestAsked {
    /// The product, when the caller names one: the candidate must be of it.
    pub code: Option<String>,
    /// The candidate, as a person writes it; its code says whose decisions are made again.
    pub document: String,
    /// First day of decisions; from the first there is when left out.
    pub since: Option<Date>,
    /// Last day of decisions; up to the last there is when left out.
    pub until: Option<Date>,
    /// Loss given default as a share, 0 to 1; what is left out of these four has the default of [`Assumptions::standard`].
    pub lgd: Option<Decimal>,
    /// Cost of funds, percent a year.
    pub funding_percent: Option<Decimal>,
    /// Operating cost on the balance, percent a year.
    pub operating_percent: Option<Decimal>,
    /// Operating cost of making one loan, in whole currency.
    pub operating_per_loan: Option<Decimal>,
}

impl BackTestAsked {
    /// The assumptions, with the defaults where nothing is given.
    pub(crate) fn assumptions(&self, currency: Currency) -> Outcome<Assumptions> {
        let standard = Assumptions::standard(currency);
        let per_loan = match self.operating_per_loan {
            None => standard.operating_per_loan,
            Some(amount) => product::to_money(amount, currency).ok_or_else(|| {
                Problem::new(Code::Invalid, "the cost of making one loan is not an amount: give one such as 300")
            })?,
        };
        Ok(Assumptions {
            lgd: self.lgd.unwrap_or(standard.lgd),
            funding_percent: self.funding_percent.unwrap_or(standard.funding_percent),
            operating_percent: self.operating_percent.unwrap_or(standard.operating_percent),
            operating_per_loan: per_loan,
        })
    }
}

/// One change between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChangeCard {
    /// Where in the document: `amount.max`.
    pub place: String,
    /// What changed, in Chinese.
    pub zh: String,
    /// What changed, in English.
    pub en: String,
    /// As it was; nothing when it is new.
    pub before: Option<String>,
    /// As it is; nothing when it is gone.
    pub after: Option<String>,
}

/// What changed between two versions of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProductDiff {
    /// Product code.
    pub code: String,
    /// Version compared with.
    pub before: u32,
    /// Version of the other document.
    pub after: u32,
    /// The changes in the order of the document; none when the policy is the same.
    pub changes: Vec<ChangeCard>,
}

/// Compares two documents.
#[must_use]
pub fn compare(before: &Product, after: &Product) -> ProductDiff {
    let card = |c: product::Change| ChangeCard { place: c.place, zh: c.zh, en: c.en, before: c.before, after: c.after };
    ProductDiff {
        code: after.code.clone(),
        before: before.version,
        after: after.version,
        changes: product::diff(before, after).into_iter().map(card).collect(),
    }
}

fn invalid(error: product::ProductError) -> Problem {
    Problem::from_domain(Code::ProductInvalid, error)
}

pub(crate) fn fold_problem(error: FoldError) -> Problem {
    let code = if matches!(error, FoldError::Overflow) { Code::AmountInvalid } else { Code::Invalid };
    Problem::from_domain(code, error)
}

/// The candidates of one back-test, each compiled once for the versions and the day it is set beside.
struct Policies<'a> {
    platform: &'a Platform,
    institution: InstitutionId,
    candidate: &'a Product,
    rules: Arc<Rulebook>,
    /// By version of then and scorecard: the candidate under some day.
    fitted: BTreeMap<String, Result<Policy, Unable>>,
    /// The same by day.
    held: BTreeMap<String, Result<Policy, Unable>>,
}

impl<'a> Policies<'a> {
    async fn of(platform: &'a Platform, institution: InstitutionId, candidate: &'a Product) -> Outcome<Self> {
        let rules = platform.rules_now(institution).await?;
        Ok(Self { platform, institution, candidate, rules, fitted: BTreeMap::new(), held: BTreeMap::new() })
    }

    fn key(decision: &Decision) -> String {
        let (effective_on, known_at): (Date, Timestamp) = (decision.rulebook.effective_on, decision.rulebook.known_at);
        format!("{} {effective_on} {known_at}", Self::fit_key(decision))
    }

    fn fit_key(decision: &Decision) -> String {
        let card = &decision.scorecard;
        format!("{} {} {}", decision.product.digest, card.id, card.version)
    }

    /// Sees to it that the candidate stands ready for this decision.
    async fn prepare(&mut self, decision: &Decision) -> Outcome<()> {
        let key = Self::key(decision);
        if self.held.contains_key(&key) {
            return Ok(());
        }
        let snapshot = self.rules.snapshot(decision.rulebook.effective_on, decision.rulebook.known_at);
        let fit = Self::fit_key(decision);
        let policy = match self.fitted.get(&fit) {
            Some(known) => known.clone().map(|policy| policy.on_day(snapshot)),
            None => {
                let (pin, card) = (&decision.product, &decision.scorecard);
                let then = self.platform.product_version(self.institution, pin.id, pin.version).await?;
                let then = then.compiled.document();
                // The scorecard of then, so that one thing changes; another only where the candidate names another.
                let scorecard = if self.candidate.scorecard == then.scorecard {
                    self.platform.scorecard_version(self.institution, card.id, card.version).await?
                } else {
                    self.platform.scorecard_for(self.institution, self.candidate).await?
                };
                let compiled = CompiledProduct::try_new(as_then(self.candidate, then)).map_err(invalid)?;
                let card = (scorecard.id, scorecard.compiled.clone());
                let fitted = Policy::try_new(then, (pin.id, compiled), card, snapshot)
                    .map_err(|error| Unable { why: Why::Scorecard, subject: error.to_string() });
                self.fitted.insert(fit, fitted.clone());
                fitted
            }
        };
        self.held.insert(key, policy);
        Ok(())
    }

    fn get(&self, decision: &Decision) -> Result<&Policy, Unable> {
        let unprepared = || Unable { why: Why::Undecidable, subject: "not prepared".into() };
        self.held.get(&Self::key(decision)).ok_or_else(unprepared)?.as_ref().map_err(Clone::clone)
    }
}

impl Platform {
    /// Compares a document with the version of the product in force, or with another version.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::ProductInvalid`] when it cannot be read or is of another product.
    pub async fn product_diff(
        &self,
        who: &Principal,
        code: &str,
        version: Option<u32>,
        document: &str,
    ) -> Outcome<ProductDiff> {
        who.require(Action::ReadProduct)?;
        let before = self.document_of(who, code, version).await?;
        let after = Product::from_yaml(document).map_err(invalid)?;
        same_code(code, &after)?;
        Ok(compare(&before, &after))
    }

    /// The document of a product: of a version, else of the one in force, else of the newest.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn document_of(&self, who: &Principal, code: &str, version: Option<u32>) -> Outcome<Product> {
        let card = self.product(who, code).await?;
        let Some(version) = version else { return Product::from_yaml(&card.document).map_err(invalid) };
        let id: ProductId = card.id.parse().map_err(|_| Problem::not_found("product", code))?;
        let held = self.product_version(who.institution, id, version).await?;
        Ok(held.compiled.document().clone())
    }

    /// Makes the recorded decisions on a product again with a candidate in its place and says what that would have changed.
    /// Nothing is recorded. `progress` hears how many applications were looked at, and how many there are.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] for a product nobody submitted yet, [`Code::ProductInvalid`],
    /// [`Code::Invalid`] for days or a loss given default that are none, [`Code::TooLarge`] past [`MAX_BACKTEST_DECISIONS`].
    pub async fn backtest(
        &self,
        who: &Principal,
        asked: &BackTestAsked,
        progress: impl Fn(u64, u64),
    ) -> Outcome<BackTestCard> {
        who.require(Action::ReplayDecision)?;
        let candidate = self.candidate(who, asked.code.as_deref(), &asked.document).await?;
        let candidate = candidate.document();
        if asked.since.zip(asked.until).is_some_and(|(since, until)| until < since) {
            return Err(Problem::new(Code::Invalid, "the last day lies before the first: exchange since and until"));
        }
        let before = self.document_of(who, &candidate.code, None).await?;
        let currency = candidate.currency;
        let mut test = BackTest::try_new(currency, asked.assumptions(currency)?).map_err(fold_problem)?;
        let mut policies = Policies::of(self, who.institution, candidate).await?;
        let counts = applications::counts(&self.book, who.institution).await?;
        let (mut seen, total) = (0_u64, counts.iter().map(|(_, _, number)| u64::try_from(*number).unwrap_or(0)).sum());
        let mut after = String::new();
        loop {
            let page = applications::list(&self.book, who.institution, None, &after, MAX_PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id);
            seen += page.len() as u64;
            let cases = self.cases(who, &page, &candidate.code, asked, currency).await?;
            bounded(test.decided() + cases.len() as u64)?;
            self.fold(&mut policies, cases, &mut test).await?;
            progress(seen, total);
        }
        Ok(report_card(&test.finish(), compare(&before, candidate), asked))
    }

    /// One application's last decision beside the one the candidate gives, each with its whole trace.
    ///
    /// # Errors
    /// As [`Platform::backtest`]; [`Code::NotFound`] when the application has no decision on that product.
    pub async fn backtest_trace(
        &self,
        who: &Principal,
        code: Option<&str>,
        document: &str,
        application: &str,
    ) -> Outcome<FirmTrace> {
        who.require(Action::ReplayDecision)?;
        let candidate = self.candidate(who, code, document).await?;
        let candidate = candidate.document();
        let id: ApplicationId = application.parse().map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let found = self.last_decision(who.institution, id).await?;
        let decision = found.filter(|decision| decision.product.code == candidate.code);
        let decision = decision
            .ok_or_else(|| Problem::not_found("decision on", format!("{application} under {}", candidate.code)))?;
        let mut policies = Policies::of(self, who.institution, candidate).await?;
        policies.prepare(&decision).await?;
        let erased = self.erased(&decision).await?;
        let before = self.decision_card(who.institution, &decision, &decision.digest()).await?;
        let policy =
            if erased { Err(Unable { why: Why::Erased, subject: String::new() }) } else { policies.get(&decision) };
        let now = policy.and_then(|policy| match policy.hindrance(&decision.input) {
            Some(unable) => Err(unable),
            None => decision::decide(&decision.input, policy.bundle())
                .map_err(|error| Unable { why: Why::Undecidable, subject: error.to_string() }),
        });
        let (after, unable) = match now {
            Ok(now) => {
                let card = &decision.scorecard;
                let scorecard = self.scorecard_version(who.institution, card.id, card.version).await?;
                let digest = now.digest();
                let business = self.business_days(who.institution).await?;
                let versions = (candidate, &scorecard.compiled);
                (Some(crate::decisions::card(&now, &digest, versions, &business)), None)
            }
            Err(unable) => (None, Some(unable_named(&unable))),
        };
        Ok(FirmTrace { application: id.to_string(), before, after, unable })
    }

    /// The candidate, checked as a draft would be. That there is such a product is found out first.
    async fn candidate(&self, who: &Principal, code: Option<&str>, document: &str) -> Outcome<CompiledProduct> {
        if let Some(code) = code {
            self.product(who, code).await?;
        }
        let candidate = CompiledProduct::from_yaml(document).map_err(invalid)?;
        if let Some(code) = code {
            same_code(code, candidate.document())?;
        }
        Ok(candidate)
    }

    async fn fold(&self, policies: &mut Policies<'_>, cases: Vec<(Case, bool)>, test: &mut BackTest) -> Outcome<()> {
        // In chunks no larger than what may be kept, so that no policy is dropped while a case still needs it.
        let mut cases = cases.into_iter().peekable();
        while cases.peek().is_some() {
            if policies.held.len() > MAX_BACKTEST_POLICIES {
                policies.held.clear();
            }
            let chunk: Vec<(Case, bool)> = cases.by_ref().take(MAX_BACKTEST_POLICIES).collect();
            for (case, erased) in &chunk {
                if !erased {
                    policies.prepare(&case.decision).await?;
                }
            }
            let ready = chunk.into_iter().map(|(case, erased)| {
                let policy = if erased {
                    Err(Unable { why: Why::Erased, subject: String::new() })
                } else {
                    policies.get(&case.decision)
                };
                (case, policy)
            });
            for line in again_all(&ready.collect::<Vec<_>>()) {
                test.add(&line).map_err(fold_problem)?;
            }
        }
        Ok(())
    }

    /// The decided applications of a page that are asked about, and whether the firm has been erased.
    async fn cases(
        &self,
        who: &Principal,
        page: &[ApplicationRow],
        code: &str,
        asked: &BackTestAsked,
        currency: Currency,
    ) -> Outcome<Vec<(Case, bool)>> {
        // A version of the product that lent in another currency is another case.
        let own = page.iter().filter(|row| row.product == code && row.currency == currency.code());
        let wanted: Vec<&ApplicationRow> = own.filter(|row| row.outcome.is_some()).collect();
        let known = self.firm_names(wanted.iter().map(|row| row.firm.as_str())).await?;
        let mut cases = Vec::with_capacity(wanted.len());
        for row in wanted {
            let id = row
                .id
                .parse()
                .map_err(|error| Problem::new(Code::StoreDamaged, "an application id cannot be read").because(error))?;
            let Some(decision) = self.last_decision(who.institution, id).await? else { continue };
            let on = decision.input.decided_on;
            if asked.since.is_some_and(|since| on < since) || asked.until.is_some_and(|until| until < on) {
                continue;
            }
            let lent = match &row.loan {
                Some(loan) => self.became(who.institution, loan, currency).await?,
                None => None,
            };
            cases.push((Case { decision, lent }, !known.contains_key(&row.firm)));
        }
        Ok(cases)
    }

    /// The last decision recorded on an application.
    pub(crate) async fn last_decision(
        &self,
        institution: InstitutionId,
        id: ApplicationId,
    ) -> Outcome<Option<Decision>> {
        let events = self.events::<ApplicationEvent>(institution, *id.as_bytes()).await?;
        Ok(events.into_iter().rev().find_map(|event| match event {
            ApplicationEvent::Decided(decided) => Some(decided.decision),
            _ => None,
        }))
    }

    pub(crate) async fn became(
        &self,
        institution: InstitutionId,
        loan: &str,
        currency: Currency,
    ) -> Outcome<Option<Lent>> {
        let row = loans::get(&self.book, institution, loan).await?;
        let Some(row) = row.filter(|row| row.currency == currency.code()) else { return Ok(None) };
        let Some(position) = row.position.filter(|position| position.disbursed_on.is_some()) else { return Ok(None) };
        Ok(Some(Lent {
            principal: Money::from_minor(row.principal, currency),
            bad: position.bad_on.is_some(),
            owed: Money::from_minor(row.owed, currency),
        }))
    }

    pub(crate) async fn erased(&self, decision: &Decision) -> Outcome<bool> {
        let firm = decision.input.firm.to_string();
        Ok(!self.firm_names([firm.as_str()]).await?.contains_key(&firm))
    }
}

fn same_code(code: &str, document: &Product) -> Outcome<()> {
    if document.code == code {
        return Ok(());
    }
    let said = format!(
        "this document is of product '{}' and not of '{code}': give the candidate of the same code",
        document.code
    );
    Err(Problem::new(Code::ProductInvalid, said))
}

pub(crate) fn bounded(decisions: u64) -> Outcome<()> {
    if decisions <= MAX_BACKTEST_DECISIONS {
        return Ok(());
    }
    let said = format!(
        "the window holds more than {MAX_BACKTEST_DECISIONS} decisions: choose a shorter one with since and until"
    );
    Err(Problem::new(Code::TooLarge, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_bounded_at_the_limit_and_one_past_it() {
        assert!(bounded(MAX_BACKTEST_DECISIONS).is_ok());
        assert_eq!(bounded(MAX_BACKTEST_DECISIONS + 1).unwrap_err().code, Code::TooLarge);
    }
}
