//! A product document checked before release, against the rulebook in force.

use calendar::Date;
use codes::InstitutionId;
use money::Decimal;
use product::check::{self, Finding, Market, Place, Severity};
use rulebook::{LprTerm, Pins};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Named;
use crate::clock::start_of_day;
use crate::decisions::variable_name;
use crate::problem::{Code, Outcome, Problem};

/// A value of an input that shows a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WitnessValue {
    /// The variable: `score.grade`.
    pub variable: String,
    /// What it is called in Chinese.
    pub zh: String,
    /// What it is called in English.
    pub en: String,
    /// Its value; `null` is a value that is missing.
    pub value: String,
}

/// One finding of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FindingCard {
    /// Stable code: `gap`, `unreachable-row`, `limit-negative`, ...
    pub code: String,
    /// `error`, `warning` or `hint`, with its names.
    pub severity: Named,
    /// Path in the document: `pricing.floor_percent`, `rules.price`, `line 12`.
    pub path: String,
    /// Node of the rule graph.
    pub node: Option<String>,
    /// Row of its table, formula or statement, from 1.
    pub row: Option<u32>,
    /// Id of the column.
    pub column: Option<String>,
    /// An input that shows it; variables left out may have any value.
    pub witness: Vec<WitnessValue>,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckReport {
    /// Whether it may be published: there is no error.
    pub ok: bool,
    /// Errors: the document is not published.
    pub errors: u32,
    /// Warnings: who approves should know.
    pub warnings: u32,
    /// Hints: worth a look.
    pub hints: u32,
    /// The findings, errors first.
    pub findings: Vec<FindingCard>,
}

impl CheckReport {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let count =
            |severity| u32::try_from(findings.iter().filter(|f| f.severity == severity).count()).unwrap_or(u32::MAX);
        let errors = count(Severity::Error);
        Self {
            ok: errors == 0,
            errors,
            warnings: count(Severity::Warning),
            hints: count(Severity::Hint),
            findings: findings.iter().map(card).collect(),
        }
    }
}

fn card(finding: &Finding) -> FindingCard {
    let witness = finding.witness.iter().map(|given| {
        let (zh, en) = variable_name(&given.variable);
        WitnessValue { variable: given.variable.clone(), zh, en, value: given.value.to_string() }
    });
    FindingCard {
        code: finding.code.into(),
        severity: Named::new(finding.severity.code(), finding.severity.zh(), finding.severity.code()),
        path: finding.place.path.clone(),
        node: finding.place.node.clone(),
        row: finding.place.row.and_then(|row| u32::try_from(row).ok()),
        column: finding.place.column.clone(),
        witness: witness.collect(),
        zh: finding.zh.clone(),
        en: finding.en.clone(),
    }
}

/// Checks a document against the parameters that ship with the program, as of today: where there is no institution to ask.
#[must_use]
pub fn check_shipped(document: &str) -> CheckReport {
    let day = crate::Clock::System.today();
    let rules = rulebook::Rulebook::shipped().snapshot(day, start_of_day(day));
    CheckReport::of(&check::check_text(document, &market(&rules, day)))
}

/// What a price is held against on a day.
fn market(rules: &rulebook::Snapshot, day: Date) -> Market {
    let mut pins = Pins::default();
    // An old quote too: the check speaks of the document, and a decision refuses to price on one that is too old.
    let lpr = |term: LprTerm, pins: &mut Pins| rules.rate(term.id(), pins).ok().map(|rate| rate.percent());
    let cap = rules.rate("cost.cap.new-loans", &mut pins).ok().map(|rate| rate.percent());
    let line = rules.four_times_lpr(&mut pins).ok().map(|rate| rate.percent());
    let binds = rules.text("cost.cap.lpr-multiple.binds-from", &mut pins).ok();
    let binds = binds.and_then(|text| calendar::parse_date(text).ok()).is_some_and(|from| day >= from);
    Market {
        cap_percent: if binds { cap.into_iter().chain(line).min() } else { cap },
        line_percent: line,
        lpr_one_year: lpr(LprTerm::OneYear, &mut pins),
        lpr_five_years: lpr(LprTerm::FiveYears, &mut pins),
        grade_below: None,
        business: rules.business_days().clone(),
        on: Some(day),
    }
}

impl Platform {
    /// Checks a document before release, without recording anything.
    ///
    /// # Errors
    /// [`Code::Forbidden`]. What is wrong with the document is the answer.
    pub async fn check_product(&self, who: &Principal, document: &str) -> Outcome<CheckReport> {
        who.require(Action::CheckProduct)?;
        Ok(CheckReport::of(&self.findings(who.institution, document).await?))
    }

    /// What a check finds in a document under the rulebook in force today.
    pub(crate) async fn findings(&self, institution: InstitutionId, document: &str) -> Outcome<Vec<Finding>> {
        let day = self.clock.today();
        let compiled = product::CompiledProduct::from_yaml(document).ok();
        let read = compiled.as_ref().map(product::CompiledProduct::document);
        let mut found = check::check_text(document, &self.product_market(institution, read, day).await?);
        if let Some(compiled) = &compiled {
            found.extend(self.card_findings(institution, compiled).await?);
            let document = compiled.document();
            found.extend(self.currency_finding(institution, ("currency", document.currency), day).await?);
            for currency in document.facility.iter().flat_map(|facility| &facility.currencies) {
                found.extend(self.currency_finding(institution, ("facility.currencies", *currency), day).await?);
            }
        }
        Ok(found)
    }

    /// What a price is held against on a day.
    async fn product_market(
        &self,
        institution: InstitutionId,
        document: Option<&product::Product>,
        day: Date,
    ) -> Outcome<Market> {
        let rules = self.rules_of_day(institution, day).await?.snapshot(day, start_of_day(day));
        // Without a scorecard nothing is known of which grade goes with which probability.
        let scorecard = match document {
            Some(document) => self.scorecard_for(institution, document).await.ok(),
            None => self.live_scorecard(institution).await.ok(),
        };
        let grade_below = scorecard.and_then(|live| {
            let cut = live.compiled.document().grades();
            let exact = |share: f64| Decimal::try_from(share).ok();
            Some([exact(cut.a_below)?, exact(cut.b_below)?, exact(cut.c_below)?])
        });
        Ok(Market { grade_below, ..market(&rules, day) })
    }

    /// What is lent in another currency than the institution's needs a parity: a firm's exposure is told by it.
    async fn currency_finding(
        &self,
        institution: InstitutionId,
        (path, theirs): (&str, money::Currency),
        day: Date,
    ) -> Outcome<Option<Finding>> {
        let ours = self.institution(institution).await?.currency;
        let parities = self.parities(institution, day).await?;
        let missing =
            if theirs == ours { None } else { parities.newest(theirs).and_then(|_| parities.newest(ours)).err() };
        Ok(missing.map(|problem| Finding {
            code: "no-parity",
            severity: Severity::Error,
            place: Place { path: path.into(), ..Place::default() },
            witness: Vec::new(),
            zh: problem.detail_zh().to_owned(),
            en: problem.detail,
        }))
    }

    /// Refuses a document with errors; gives the findings that are none.
    pub(crate) async fn publishable(&self, institution: InstitutionId, document: &str) -> Outcome<CheckReport> {
        let report = CheckReport::of(&self.findings(institution, document).await?);
        if report.ok {
            return Ok(report);
        }
        let lines = |words: &dyn Fn(&FindingCard) -> String| {
            let errors = report.findings.iter().filter(|f| f.severity.id == "error").take(10);
            errors.map(|f| format!("\n  {}: {}", f.path, words(f))).collect::<String>()
        };
        let en = format!("the document has {} error(s):{}", report.errors, lines(&|f| f.en.clone()));
        let zh = format!("产品文件有 {} 处错误：{}", report.errors, lines(&|f| f.zh.clone()));
        Err(Problem::new(Code::ProductInvalid, en).in_chinese(zh).with_findings(report.findings))
    }
}
