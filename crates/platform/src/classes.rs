//! Classes of debtors with their reasons, and what is provided for them.
//!
//! Most claims have the class of their days past due. Only a debtor with a recorded circumstance, with several claims or with
//! a claim that once went bad is looked at as a whole: that is what a close asks for, so that an ordinary book costs nothing more.

use std::collections::BTreeMap;

use calendar::{Date, Timestamp, parse_date};
use codes::{FirmId, InstitutionId, LoanId};
use loan::{FiveCategory, LoanState, Position};
use money::{Currency, Decimal, Money};
use quality::{ByClass, Claim, ClassRules, Classed, Coefficients, Cover, DebtorClass, Mark, Ratio, Record, classify};
use rulebook::{Pins, Snapshot};
use serde::{Deserialize, Serialize};
use store::Statement;
use utoipa::ToSchema;
use views::loans::{LoanRow, Standing as Placed};
use views::{closes, loans};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Bucket, Cash, Named};
use crate::circumstances::CircumstanceCard;
use crate::closing::CloseBody;
use crate::events::from_json;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{LoanBook, class_name, loan_problem, stand, thresholds};

/// Classes that differ from those of days past due, by loan.
#[derive(Debug, Default)]
pub(crate) struct Classes(BTreeMap<String, FiveCategory>);

impl Classes {
    /// The class of a loan: the one found, or that of its days.
    pub(crate) fn of(&self, loan: &str, by_days: FiveCategory) -> FiveCategory {
        self.0.get(loan).copied().unwrap_or(by_days)
    }

    /// Writes the class found into where a loan stands.
    pub(crate) fn write(&self, loan: &str, standing: &mut Option<Placed>) {
        if let (Some(class), Some(standing)) = (self.0.get(loan), standing.as_mut())
            && standing.class.is_some()
        {
            standing.class = Some(class_name(*class).id);
        }
    }
}

/// A loan of a debtor, as classes need it.
pub(crate) struct Held<'a> {
    pub row: &'a LoanRow,
    pub state: &'a LoanState,
}

/// Why a claim has its class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClassReason {
    /// What caused it.
    pub trigger: String,
    /// The best class it leaves.
    pub class: Named,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A condition of rising from non-performing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UpgradeLine {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether it is met.
    pub met: bool,
}

/// A claim with its class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClassedClaim {
    /// Loan id.
    pub loan: String,
    /// Its number.
    pub number: String,
    /// What is owed of its principal.
    pub balance: Cash,
    /// Days past due.
    pub days_past_due: i64,
    /// Its class.
    pub class: Named,
    /// Its class before its debtor's other claims are looked at.
    pub own: Named,
    /// Why, the worst first.
    pub reasons: Vec<ClassReason>,
    /// What would let it rise, when it was non-performing by itself.
    pub upgrade: Vec<UpgradeLine>,
}

/// A debtor with the classes of its claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DebtorCard {
    /// Firm id.
    pub firm: String,
    /// Its name.
    pub firm_name: Option<String>,
    /// Of which day.
    pub at: String,
    /// Whether its claims are classed one by one.
    pub retail: bool,
    /// All that it owes.
    pub balance: Cash,
    /// Of it, non-performing before contagion.
    pub non_performing: Cash,
    /// The share, percent.
    pub share_percent: String,
    /// Whether contagion reached the others.
    pub contagion: bool,
    /// Its claims.
    pub claims: Vec<ClassedClaim>,
}

/// A ratio beside its line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RatioLine {
    /// Which reserve it is of.
    pub reserve: Named,
    /// The reserve.
    pub amount: Cash,
    /// Reserve over non-performing loans (拨备覆盖率), percent; nothing over nothing.
    pub coverage_percent: Option<String>,
    /// Whether it reaches the line.
    pub coverage_met: bool,
    /// Reserve over all loans (贷款拨备率), percent.
    pub ratio_percent: Option<String>,
    /// Whether it reaches the line.
    pub ratio_met: bool,
}

/// Provisions of the book by class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProvisionCard {
    /// Of which close.
    pub day: String,
    /// Balance by class.
    pub classes: Vec<Bucket>,
    /// All loans.
    pub total: Cash,
    /// Non-performing.
    pub non_performing: Cash,
    /// Non-performing over all, percent.
    pub npl_percent: Option<String>,
    /// The line of coverage, percent.
    pub coverage_line: String,
    /// The line of reserve over all loans, percent.
    pub ratio_line: String,
    /// By method: of 2002, of 2012, and the last run of expected losses on or before the day.
    pub methods: Vec<RatioLine>,
}

/// The page of classification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClassificationCard {
    /// Provisions of the last close; nothing before the first, and for those who may not read reports.
    pub provision: Option<ProvisionCard>,
    /// Debtors looked at as a whole whose claims are not all normal.
    pub debtors: Vec<DebtorCard>,
    /// Circumstances recorded.
    pub circumstances: Vec<CircumstanceCard>,
}

fn rule_problem(error: rulebook::RuleError) -> Problem {
    Problem::from_domain(Code::Internal, error)
}

/// What classifies on a day.
fn class_rules(days: loan::ClassificationRule, snapshot: &Snapshot) -> Outcome<ClassRules> {
    let mut pins = Pins::default();
    let mut whole = |id: &str| {
        let value = snapshot.int(id, &mut pins).map_err(rule_problem)?;
        u32::try_from(value)
            .map_err(|error| Problem::new(Code::Internal, "a count of the rulebook is negative").because(error))
    };
    let (upgrade_instalments, upgrade_months) = (whole("upgrade.instalments")?, whole("upgrade.months")?);
    let (merger_months, matrix) = (whole("upgrade.merger-months")?, whole("class.small-firms-matrix")?);
    let mut pins = Pins::default();
    let until = snapshot.text("renewal.medium-firms.until", &mut pins).ok().and_then(|text| parse_date(text).ok());
    let mut share = |id: &str| snapshot.decimal(id, &mut pins).map_err(rule_problem);
    Ok(ClassRules {
        days,
        other_debt_share: share("class.substandard.other-debt-share")?,
        doubtful_loss_share: share("class.doubtful.ecl-share")?,
        loss_loss_share: share("class.loss.ecl-share")?,
        contagion_share: share("class.contagion.debtor-share")?,
        upgrade_instalments,
        upgrade_months,
        merger_months,
        // Before the policy there was none for medium firms.
        medium_until: until.unwrap_or(Date::constant(1950, 1, 1)),
        retail_most: snapshot.money("class.retail.maximum", &mut Pins::default()).ok(),
        matrix: matrix > 0,
    })
}

/// The debtor's claims with their classes at the end of a day.
pub(crate) fn classed(rules: &ClassRules, held: &[Held<'_>], marks: &[Mark], day: Date) -> Outcome<DebtorClass> {
    let mut positions: Vec<(LoanId, Position, Cover)> = Vec::with_capacity(held.len());
    for one in held {
        let Some(position) = one.state.position(day).map_err(loan_problem)? else { continue };
        let Some(contract) = one.state.contract() else { continue };
        let cover = if one.row.agreement.is_some() { Cover::Guaranteed } else { Cover::Unsecured };
        positions.push((contract.loan, position, cover));
    }
    let claims: Vec<Claim<'_>> =
        positions.iter().map(|(loan, position, cover)| Claim { loan: *loan, position, cover: *cover }).collect();
    classify(rules, &claims, marks, day).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
}

/// Loans by debtor on a day.
pub(crate) fn by_debtor(book: &LoanBook, day: Date) -> BTreeMap<FirmId, Vec<Held<'_>>> {
    let mut debtors: BTreeMap<FirmId, Vec<Held<'_>>> = BTreeMap::new();
    for (row, state, _) in book {
        if let Some(firm) = state.debtor_at(day) {
            debtors.entry(firm).or_default().push(Held { row, state });
        }
    }
    debtors
}

/// Whether days past due alone may not say it all.
fn needs_a_look(held: &[Held<'_>], marks: Option<&Vec<Mark>>) -> bool {
    let went_bad = |one: &Held<'_>| one.row.position.as_ref().is_some_and(|position| position.bad_on.is_some());
    marks.is_some_and(|marks| !marks.is_empty()) || held.len() > 1 || held.iter().any(went_bad)
}

impl Platform {
    pub(crate) async fn class_rules(
        &self,
        institution: InstitutionId,
        day: Date,
        known_at: Timestamp,
    ) -> Outcome<ClassRules> {
        let rules = self.rules_now(institution).await?;
        class_rules(thresholds(&rules, day, known_at)?, &rules.snapshot(day, known_at))
    }

    /// Every debtor's circumstances as known at an instant.
    pub(crate) async fn all_marks(
        &self,
        institution: InstitutionId,
        known_at: Timestamp,
    ) -> Outcome<BTreeMap<FirmId, Vec<Mark>>> {
        let mut marks = BTreeMap::new();
        let mut after = None;
        loop {
            let page = self.book.streams(institution, "circumstances", after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(marks) };
            after = Some(last.id());
            for stream in &page {
                let history = self.history::<quality::CircumstanceEvent>(institution, stream.id()).await?;
                let known = history.iter().filter(|(stored, _)| stored.recorded_at <= known_at);
                let record = Record::fold(known.map(|(_, event)| event));
                marks.insert(FirmId::from_bytes(stream.id()), record.marks().to_vec());
            }
        }
    }

    /// Classes at the end of a day that are not those of days past due: what a close asks for.
    pub(crate) async fn classes_at(&self, institution: InstitutionId, day: Date, book: &LoanBook) -> Outcome<Classes> {
        let now = self.clock.now();
        let (rules, marks) = (self.class_rules(institution, day, now).await?, self.all_marks(institution, now).await?);
        let mut found = Classes::default();
        for (firm, held) in by_debtor(book, day) {
            let marks = marks.get(&firm);
            if needs_a_look(&held, marks) {
                found.take(&classed(&rules, &held, marks.map_or(&[], Vec::as_slice), day)?);
            }
        }
        Ok(found)
    }

    /// Every loan a firm owes here, with its state.
    async fn loans_of(&self, institution: InstitutionId, firm: FirmId) -> Outcome<Vec<(LoanRow, LoanState)>> {
        let mut held = Vec::new();
        for row in loans::of_firm(&self.book, institution, &firm.to_string()).await? {
            let id: LoanId = row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            let events = self.events::<loan::LoanEvent>(institution, *id.as_bytes()).await?;
            held.push((row, LoanState::from_events(&events)));
        }
        Ok(held)
    }

    /// A debtor's classes at the end of a day, as known now.
    pub(crate) async fn debtor_on(&self, institution: InstitutionId, firm: FirmId, day: Date) -> Outcome<DebtorClass> {
        let loans = self.loans_of(institution, firm).await?;
        let (record, _) = self.record_of(institution, firm).await?;
        let rules = self.class_rules(institution, day, self.clock.now()).await?;
        let held: Vec<Held<'_>> = loans.iter().map(|(row, state)| Held { row, state }).collect();
        classed(&rules, &held, record.marks(), day)
    }

    /// The rows of a debtor's loans with their classes of today, when its circumstances are these.
    pub(crate) async fn class_writes(
        &self,
        institution: InstitutionId,
        firm: FirmId,
        marks: &[Mark],
    ) -> Outcome<Vec<Statement>> {
        let (today, now) = (self.clock.today(), self.clock.now());
        let loans = self.loans_of(institution, firm).await?;
        let rules = self.class_rules(institution, today, now).await?;
        let held: Vec<Held<'_>> = loans.iter().map(|(row, state)| Held { row, state }).collect();
        let mut classes = Classes::default();
        classes.take(&classed(&rules, &held, marks, today)?);
        let mut writes = Vec::new();
        for (row, state) in &loans {
            let mut row = row.clone();
            stand(&mut row, state, today, &rules.days)?;
            classes.write(&row.id, &mut row.position);
            writes.push(loans::put(institution, row));
        }
        Ok(writes)
    }

    /// The class of one loan at the end of a day: this state of it, and its debtor's other loans as they are kept.
    pub(crate) async fn class_on(
        &self,
        institution: InstitutionId,
        (firm, loan): (FirmId, LoanId),
        (row, state): (&LoanRow, &LoanState),
        day: Date,
    ) -> Outcome<FiveCategory> {
        let mut loans = self.loans_of(institution, firm).await?;
        loans.retain(|(other, _)| other.id != row.id);
        let (record, _) = self.record_of(institution, firm).await?;
        let rules = self.class_rules(institution, day, self.clock.now()).await?;
        let mut held: Vec<Held<'_>> = loans.iter().map(|(row, state)| Held { row, state }).collect();
        held.push(Held { row, state });
        let debtor = classed(&rules, &held, record.marks(), day)?;
        Ok(debtor.claims.iter().find(|claim| claim.loan == loan).map_or(FiveCategory::Normal, |claim| claim.class))
    }

    /// Writes into a row the class of a loan today, when its row says that it owes something.
    pub(crate) async fn reclass(
        &self,
        institution: InstitutionId,
        who: (FirmId, LoanId),
        state: &LoanState,
        row: &mut LoanRow,
    ) -> Outcome<()> {
        if row.position.as_ref().is_none_or(|position| position.class.is_none()) {
            return Ok(());
        }
        let class = self.class_on(institution, who, (row, state), self.clock.today()).await?;
        if let Some(position) = &mut row.position {
            position.class = Some(class_name(class).id);
        }
        Ok(())
    }

    /// Loans' rows, each with its class on the day it was last written: of its debtor as a whole, as every other writer has it.
    pub(crate) async fn class_rows(
        &self,
        institution: InstitutionId,
        mut made: Vec<(LoanRow, LoanState, Option<Date>)>,
        writes: &mut Vec<Statement>,
    ) -> Outcome<()> {
        let now = self.clock.now();
        let marks = self.all_marks(institution, now).await?;
        let mut debtors: BTreeMap<FirmId, Vec<usize>> = BTreeMap::new();
        for (at, (_, state, day)) in made.iter().enumerate() {
            if let Some(firm) = day.and_then(|day| state.debtor_at(day)) {
                debtors.entry(firm).or_default().push(at);
            }
        }
        for (firm, places) in debtors {
            let marks = marks.get(&firm);
            let held: Vec<Held<'_>> = places.iter().map(|at| Held { row: &made[*at].0, state: &made[*at].1 }).collect();
            if !needs_a_look(&held, marks) {
                continue;
            }
            let mut found = Vec::with_capacity(places.len());
            for at in &places {
                let Some(day) = made[*at].2 else { continue };
                let rules = self.class_rules(institution, day, now).await?;
                let mut classes = Classes::default();
                classes.take(&classed(&rules, &held, marks.map_or(&[], Vec::as_slice), day)?);
                found.push((*at, classes));
            }
            for (at, classes) in found {
                let row = &mut made[at].0;
                classes.write(&row.id, &mut row.position);
            }
        }
        writes.extend(made.into_iter().map(|(row, ..)| loans::put(institution, row)));
        Ok(())
    }

    /// One debtor with the classes of its claims: by firm, or by one of its loans.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn debtor(&self, who: &Principal, which: &str, at: Option<Date>) -> Outcome<DebtorCard> {
        who.require(Action::ReadLoan)?;
        let at = at.unwrap_or_else(|| self.clock.today());
        let firm = match self.held_loan(who, which).await {
            Ok(held) => held.state.debtor_at(at).ok_or_else(|| Problem::not_found("loan", which))?,
            // A loan of somebody else's is one that there is not.
            Err(problem) if which.parse::<LoanId>().is_ok() => return Err(problem),
            Err(_) => match which.parse::<FirmId>() {
                Ok(firm) => firm,
                Err(_) => crate::origination::firm_id(&self.firm(who, which).await?)?,
            },
        };
        let loans = self.loans_of(who.institution, firm).await?;
        if loans.is_empty() {
            return Err(Problem::not_found("debtor", which));
        }
        let numbers = loans.iter().map(|(row, _)| (row.id.clone(), row.number.clone())).collect();
        let debtor = self.debtor_on(who.institution, firm, at).await?;
        let name = self.firm_names([firm.to_string().as_str()]).await?.remove(&firm.to_string());
        Ok(debtor_card(firm, name, &debtor, &numbers, at))
    }

    /// The page of classification: the mix of the last close with its provisions, debtors that are looked at as a whole, and
    /// what was recorded.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn classification_card(&self, who: &Principal) -> Outcome<ClassificationCard> {
        who.require(Action::ReadLoan)?;
        let (institution, today, now) = (who.institution, self.clock.today(), self.clock.now());
        let rules = self.class_rules(institution, today, now).await?;
        let marks = self.all_marks(institution, now).await?;
        let mut firms: Vec<FirmId> = marks.keys().copied().collect();
        for class in ["special-mention", "substandard", "doubtful", "loss"] {
            let query = loans::LoanQuery { class: Some(class.into()), ..loans::LoanQuery::default() };
            for row in loans::find(&self.book, institution, &query, views::limits::MAX_PAGE).await? {
                firms.extend(row.firm.parse::<FirmId>());
            }
        }
        firms.sort_unstable();
        firms.dedup();
        firms.truncate(crate::limits::MAX_CLASS_DEBTORS);
        let names =
            self.firm_names(firms.iter().map(FirmId::to_string).collect::<Vec<_>>().iter().map(String::as_str)).await?;
        let mut debtors = Vec::new();
        for firm in firms {
            let loans = self.loans_of(institution, firm).await?;
            let held: Vec<Held<'_>> = loans.iter().map(|(row, state)| Held { row, state }).collect();
            let debtor = classed(&rules, &held, marks.get(&firm).map_or(&[], Vec::as_slice), today)?;
            if debtor.claims.iter().all(|claim| claim.class == FiveCategory::Normal) {
                continue;
            }
            let numbers = loans.iter().map(|(row, _)| (row.id.clone(), row.number.clone())).collect();
            debtors.push(debtor_card(firm, names.get(&firm.to_string()).cloned(), &debtor, &numbers, today));
        }
        debtors.sort_by_key(|debtor| (!debtor.contagion, std::cmp::Reverse(debtor.non_performing.minor)));
        // An officer sees debtors and circumstances; what is provided for them is for those who read reports.
        let provision = match who.require(Action::ReadReport) {
            Ok(()) => self.provision(who).await?,
            Err(_) => None,
        };
        Ok(ClassificationCard { provision, debtors, circumstances: self.circumstances(who, None).await? })
    }

    /// Provisions of the last close.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn provision(&self, who: &Principal) -> Outcome<Option<ProvisionCard>> {
        who.require(Action::ReadReport)?;
        let institution = who.institution;
        let Some((day, body)) = closes::last(&self.book, institution, None).await? else { return Ok(None) };
        let close = from_json::<CloseBody>(body.as_bytes())?.card;
        let on = parse_date(&day).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let currency = Currency::from_code(&close.outstanding.currency).unwrap_or(Currency::CNY);
        let balance = |class: FiveCategory| {
            let id = class_name(class).id;
            let found = close.classes.iter().find(|bucket| bucket.name.id == id);
            Money::from_minor(found.map_or(0, |bucket| bucket.amount.minor), currency)
        };
        let book = ByClass { balances: FiveCategory::ALL.map(balance) };
        let rules = self.rules_now(institution).await?;
        let lines = Lines::of(&rules.snapshot(on, self.clock.now()))?;
        let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
        let (total, non_performing) = (book.total().map_err(bad)?, book.non_performing().map_err(bad)?);
        let mut reserves = Vec::new();
        for (name, coefficients) in [
            (Named::new("2002", "2002年计提指引", "guideline of 2002"), &lines.of_2002),
            (Named::new("2012", "2012年标准法", "standard method of 2012"), &lines.of_2012),
        ] {
            reserves.push((name, book.required(coefficients).map_err(bad)?.total));
        }
        if let Some(run) = self.last_run(institution, Some(on)).await? {
            let name = Named::new(
                "expected",
                format!("预期信用损失（{}）", run.day),
                format!("expected losses of {}", run.day),
            );
            reserves.push((name, Money::from_minor(run.loss.minor, currency)));
        }
        let methods = reserves.into_iter().map(|(reserve, amount)| {
            let (coverage, ratio) =
                (Ratio { part: amount, whole: non_performing }, Ratio { part: amount, whole: total });
            RatioLine {
                reserve,
                amount: Cash::from(amount),
                coverage_percent: coverage.percent(),
                coverage_met: coverage.at_least(lines.coverage),
                ratio_percent: ratio.percent(),
                ratio_met: ratio.at_least(lines.ratio),
            }
        });
        Ok(Some(ProvisionCard {
            day,
            classes: close.classes.clone(),
            total: Cash::from(total),
            non_performing: Cash::from(non_performing),
            npl_percent: Ratio { part: non_performing, whole: total }.percent(),
            coverage_line: percent(lines.coverage),
            ratio_line: percent(lines.ratio),
            methods: methods.collect(),
        }))
    }
}

impl Classes {
    pub(crate) fn take(&mut self, debtor: &DebtorClass) {
        self.0.extend(debtor.claims.iter().map(|claim| (claim.loan.to_string(), claim.class)));
    }
}

fn percent(fraction: Decimal) -> String {
    (fraction * Decimal::ONE_HUNDRED).normalize().to_string()
}

/// Coefficients and lines of the rulebook on a day.
struct Lines {
    of_2002: Coefficients,
    of_2012: Coefficients,
    coverage: Decimal,
    ratio: Decimal,
}

impl Lines {
    fn of(snapshot: &Snapshot) -> Outcome<Self> {
        let read = |id: &str| snapshot.decimal(id, &mut Pins::default()).map_err(rule_problem);
        let by_class = |prefix: &str| -> Outcome<[Decimal; 5]> {
            let mut found = [Decimal::ZERO; 5];
            for (slot, class) in found.iter_mut().zip(FiveCategory::ALL) {
                *slot = read(&format!("{prefix}.{}", class_name(class).id))?;
            }
            Ok(found)
        };
        Ok(Self {
            of_2002: Coefficients { general: read("provision.general")?, specific: by_class("provision.specific")? },
            of_2012: Coefficients { general: Decimal::ZERO, specific: by_class("provision.standard")? },
            coverage: read("provision.coverage.minimum")?,
            ratio: read("provision.loan-ratio.minimum")?,
        })
    }
}

fn debtor_card(
    firm: FirmId,
    firm_name: Option<String>,
    debtor: &DebtorClass,
    numbers: &BTreeMap<String, String>,
    at: Date,
) -> DebtorCard {
    DebtorCard {
        firm: firm.to_string(),
        firm_name,
        at: at.to_string(),
        retail: debtor.retail,
        balance: Cash::from(debtor.balance),
        non_performing: Cash::from(debtor.non_performing),
        share_percent: debtor.share_percent(),
        contagion: debtor.contagion,
        claims: debtor.claims.iter().map(|claim| claim_card(claim, numbers)).collect(),
    }
}

fn claim_card(claim: &Classed, numbers: &BTreeMap<String, String>) -> ClassedClaim {
    let reasons = claim.reasons.iter().map(|reason| ClassReason {
        trigger: reason.trigger.id().into(),
        class: class_name(reason.class),
        zh: reason.zh.clone(),
        en: reason.en.clone(),
    });
    ClassedClaim {
        loan: claim.loan.to_string(),
        number: numbers.get(&claim.loan.to_string()).cloned().unwrap_or_default(),
        balance: Cash::from(claim.balance),
        days_past_due: i64::from(claim.days_past_due),
        class: class_name(claim.class),
        own: class_name(claim.own),
        reasons: reasons.collect(),
        upgrade: claim.upgrade.as_ref().map(upgrade_lines).unwrap_or_default(),
    }
}

fn upgrade_lines(way: &quality::Upgrade) -> Vec<UpgradeLine> {
    let line = |met: bool, zh: String, en: String| UpgradeLine { zh, en, met };
    let since = way.since.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let months = way.months_until.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let (kept, needed) = (way.kept, way.kept_needed);
    let mut lines = vec![
        line(
            way.since.is_some(),
            format!("逾期本息及费用全部偿清，不良情形消除（{since}）"),
            format!("everything overdue repaid and every reason over ({since})"),
        ),
        line(
            kept >= needed,
            format!("其后连续正常还款 {kept}/{needed} 期"),
            format!("instalments in a row paid in time since: {kept} of {needed}"),
        ),
        line(
            way.months_passed,
            format!("且观察满六个月（至 {months}）"),
            format!("and six months have passed (on {months})"),
        ),
        line(way.able, "评估具备持续履约能力".into(), "assessed able to go on performing".into()),
        line(
            !way.other_impaired,
            "债务人在本机构无其他不良债权".into(),
            "no other non-performing claim of the debtor here".into(),
        ),
    ];
    if let Some(until) = way.merged_until {
        lines.push(line(
            false,
            format!("并购后六个月内不得上调（至 {until}）"),
            format!("no rise within six months of a merger (until {until})"),
        ));
    }
    lines
}
