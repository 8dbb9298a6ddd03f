//! Classes of debtors with their reasons, and what is provided for them, as people see them.

use std::collections::BTreeMap;

use calendar::{Date, parse_date};
use codes::{FirmId, InstitutionId, LoanId};
use loan::FiveCategory;
use money::{Currency, Decimal, Money};
use quality::{ByClass, Classed, Coefficients, DebtorClass, Ratio};
use rulebook::{Pins, Snapshot};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::{closes, loans};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Bucket, Cash, CloseCard, Named, percent};
use crate::circumstances::CircumstanceCard;
use crate::classing::{classed, owed, rule_problem};
use crate::closing::{CloseBody, known_currency};
use crate::events::from_json;
use crate::parity::ParityCard;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::class_name;

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
    /// Balance by class, of all currencies in the institution's own.
    pub classes: Vec<Bucket>,
    /// The parities by which balances in other currencies were converted: the newest of the day of the close.
    pub parities: Vec<ParityCard>,
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

impl Platform {
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
        let held = loans.iter().map(|(row, state)| (row, state));
        let debtor = self.debtor_on(who.institution, firm, held, at).await?;
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
        let (institution, today) = (who.institution, self.clock.today());
        let classing = self.classing(institution, self.clock.now()).await?;
        let rules = classing.rules_on(today)?;
        let mut firms: Vec<FirmId> = classing.recorded().collect();
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
            let owed = owed(loans.iter().map(|(row, state)| (row, state)), today)?;
            let debtor = classed(&rules, &owed, classing.marks(firm), (today, &classing.parities(today)))?;
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
        let (classes, parities) = self.in_one_currency(institution, &close, (on, currency)).await?;
        let balance = |class: FiveCategory| {
            let id = class_name(class).id;
            let found = classes.iter().find(|bucket| bucket.name.id == id);
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
            classes,
            parities,
            total: Cash::from(total),
            non_performing: Cash::from(non_performing),
            npl_percent: Ratio { part: non_performing, whole: total }.percent(),
            coverage_line: percent(lines.coverage),
            ratio_line: percent(lines.ratio),
            methods: methods.collect(),
        }))
    }
}

impl Platform {
    /// The balances of a close by class, those of other currencies added in the institution's own, and the parities used.
    async fn in_one_currency(
        &self,
        institution: InstitutionId,
        close: &CloseCard,
        (on, currency): (Date, Currency),
    ) -> Outcome<(Vec<Bucket>, Vec<ParityCard>)> {
        let parities = self.parities(institution, on).await?;
        let (mut classes, mut used) = (close.classes.clone(), Vec::new());
        for other in &close.others {
            let theirs = known_currency(&other.outstanding.currency)?;
            used.push(ParityCard::from(parities.newest(theirs)?));
            for (sum, part) in classes.iter_mut().zip(&other.classes) {
                let part_here = parities.weigh(Money::from_minor(part.amount.minor, theirs), currency)?;
                let all = Money::from_minor(sum.amount.minor, currency).checked_add(part_here);
                sum.amount = Cash::from(all.map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?);
                sum.count = sum.count.saturating_add(part.count);
            }
        }
        if !used.is_empty() && currency != Currency::CNY {
            used.push(ParityCard::from(parities.newest(currency)?));
        }
        Ok((classes, used))
    }
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
