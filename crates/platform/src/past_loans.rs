//! A product tried on the loans of a sample set: for a lender whose history came in as a file, before its decisions were made here.
//!
//! | phase | reads | bound |
//! |---|---|---|
//! | candidate | the document, compiled as a draft would be; the scorecard it is scored by; today's rulebook | [`product::limits`] |
//! | history | the study's table, with the columns named for amount, tenor and loss | the laboratory's |
//! | decide | every row as an application of today | [`MAX_BACKTEST_DECISIONS`] |
//!
//! The history tells loans, not refusals and not who stood behind them: then, every row was lent; now, the checks of the firm itself
//! (standing, identity, lists, size, industry) are taken as passed. Both are said on every report. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use codes::{ApplicationId, BodyKind, ConsentId, DecisionId, FirmId, Industry, InstitutionId};
use decision::backtest::{BackTest, Lent, Past, Unable, Why, past_all};
use decision::{Consent, DecisionInput, FirmFacts, Kyc, LoanRequest, Standing};
use laboratory::{Prepared, features_of, numbers_of};
use loan::RepaymentMethod;
use money::{Currency, Decimal, Money, Rate};
use product::{CompiledProduct, Product};
use scoring::FeatureValue;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::backtest::{BackTestAsked, ProductDiff, bounded, compare, fold_problem};
use crate::backtest_cards::{BackTestCard, report_card};
use crate::clock::start_of_day;
use crate::laboratory::studies::invalid;
use crate::origination::request_features;
use crate::problem::{Code, Outcome, Problem};

/// Rows decided between two words on how far it is.
const CHUNK: usize = 20_000;
/// Sections of industry to take for firms of which nothing is known: the first that the product serves.
const SECTORS: [&str; 4] = ["F5211", "C1411", "H6210", "A0111"];

/// What a figure of an amount column is one of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AmountUnit {
    /// 分, a hundredth of a yuan.
    Fen,
    /// 元.
    #[default]
    Yuan,
    /// 万元, ten thousand yuan.
    TenThousand,
}

impl AmountUnit {
    const fn minor(self) -> f64 {
        match self {
            Self::Fen => 1.0,
            Self::Yuan => 100.0,
            Self::TenThousand => 1_000_000.0,
        }
    }
}

/// How the rows of a history are to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PastAsked {
    /// Column with the amount lent.
    pub amount_column: String,
    /// The unit of that column; yuan when left out.
    #[serde(default)]
    pub unit: AmountUnit,
    /// Column with the tenor in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenor_column: Option<String>,
    /// Tenor in months that each row is asked with, when no column has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenor_months: Option<u32>,
    /// Column with the principal lost on bad loans, in the unit of the amounts; the whole amount when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss_column: Option<String>,
    /// Rate a year the loans bore, percent: what the profit of then is worked out with.
    pub rate_percent: String,
}

/// What a back-test on past loans rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PastBasis {
    /// Name of the study.
    pub study: String,
    /// Name of the sample set.
    pub dataset: String,
    /// Name of the scorecard, and its version.
    pub scorecard: String,
    /// Its version.
    pub scorecard_version: u32,
    /// How the rows were read.
    pub read_as: PastAsked,
    /// What is taken for granted, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// The columns a history is read by, row by row of its table.
struct Columns {
    amount: Vec<f64>,
    months: Option<Vec<f64>>,
    loss: Option<Vec<f64>>,
    unit: f64,
    constant_months: u32,
    rate: Rate,
}

/// What every row has in common.
struct Common<'a> {
    prepared: &'a Prepared,
    columns: Columns,
    input: DecisionInput,
    currency: Currency,
    amount_column: &'a str,
    tenor_column: &'a str,
}

impl Platform {
    /// Decides the loans of a study's sample set under a product document, as if they were asked for today, beside what became of them.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::ProductInvalid`], [`Code::StudyInvalid`], [`Code::ScorecardMissing`],
    /// [`Code::ScorecardMisfit`], [`Code::DataMissing`] when the history lacks data that the product asks for,
    /// [`Code::Invalid`], [`Code::TooLarge`].
    pub async fn backtest_past(
        &self,
        who: &Principal,
        which: &str,
        read_as: &PastAsked,
        asked: &BackTestAsked,
        progress: impl Fn(u64, u64),
    ) -> Outcome<BackTestCard> {
        who.require(Action::ReplayDecision)?;
        // That there is such a study is found out before the document is read.
        let (study, columns, _, held) = self.study_rows(who, which).await?;
        let candidate = CompiledProduct::from_yaml(&asked.document)
            .map_err(|error| Problem::from_domain(Code::ProductInvalid, error))?;
        let document = candidate.document();
        let institution = who.institution;
        let currency = document.currency;
        let scorecard = self.scorecard_for(institution, document).await?;
        let (.., prepared) = self.study_table(who, which).await?;
        recorded(&prepared, document)?;
        let columns = read(&columns, &study, &prepared, read_as)?;
        bounded(columns.amount.len() as u64)?;
        let day = self.clock.today();
        let snapshot = self.rules_of_day(institution, day).await?.snapshot(day, start_of_day(day));
        let product = codes::ProductId::from_bytes([0; 16]);
        let model = scorecard.compiled.clone();
        let bundle = decision::Bundle::try_new(product, candidate.clone(), scorecard.id, model, snapshot)
            .map_err(|error| Problem::from_domain(Code::ScorecardMisfit, error))?;
        let common = Common {
            prepared: &prepared,
            columns,
            input: plain_input(institution, document, day, self.clock.now()),
            currency,
            amount_column: &read_as.amount_column,
            tenor_column: read_as.tenor_column.as_deref().unwrap_or_default(),
        };
        let total = common.columns.amount.len();
        let mut test = BackTest::try_new(currency, asked.assumptions(currency)?).map_err(fold_problem)?;
        for start in (0..total).step_by(CHUNK) {
            let rows = start..total.min(start + CHUNK);
            let lines = tokio::task::block_in_place(|| past_all(rows.clone(), |row| common.past(row), &bundle));
            for line in lines {
                test.add(&line).map_err(fold_problem)?;
            }
            progress(rows.end as u64, total as u64);
        }
        let diff = self.diff_if_known(who, document).await?;
        let set = self.set_of(institution, &held.set.to_string()).await?;
        let (zh, en) = words(read_as);
        let past = PastBasis {
            study: held.name.clone(),
            dataset: set.name,
            scorecard: scorecard.compiled.document().name().to_owned(),
            scorecard_version: scorecard.compiled.version(),
            read_as: read_as.clone(),
            zh,
            en,
        };
        Ok(BackTestCard { past: Some(past), ..report_card(&test.finish(), diff, asked) })
    }

    /// What a document changes against the version in force; nothing when there is no such product yet.
    async fn diff_if_known(&self, who: &Principal, document: &Product) -> Outcome<ProductDiff> {
        match self.document_of(who, &document.code, None).await {
            Ok(before) => Ok(compare(&before, document)),
            Err(problem) if problem.code == Code::NotFound => {
                Ok(ProductDiff { code: document.code.clone(), before: 0, after: document.version, changes: Vec::new() })
            }
            Err(problem) => Err(problem),
        }
    }
}

/// Refuses a product that asks for data the history does not hold: a missing feature must not look like a decline.
fn recorded(prepared: &Prepared, document: &Product) -> Outcome<()> {
    let own: BTreeSet<&str> = prepared.table.columns().iter().map(|column| column.name.as_str()).collect();
    let asked = LoanRequest {
        amount: Money::from_minor(100, document.currency),
        tenor_months: 1,
        purpose: String::new(),
        repayment: RepaymentMethod::Annuity,
    };
    let revenue = BTreeMap::from([("revenue_12m_fen".to_owned(), FeatureValue::Number(1.0))]);
    let known = if own.contains("revenue_12m_fen") { revenue } else { BTreeMap::new() };
    let of_request = request_features(&asked, &known);
    let declared = document.data.iter().flat_map(|need| &need.features).map(|feature| feature.name.as_str());
    // What money cost then stands in no history.
    let funding = document.pricing.funding_cost.map(|_| product::FUNDING_COST);
    let missing: Vec<&str> =
        declared.filter(|name| !own.contains(name) && !of_request.contains_key(*name)).chain(funding).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let (shown, more) =
        (missing.iter().take(8).copied().collect::<Vec<_>>().join(", "), missing.len().saturating_sub(8));
    let rest = if more == 0 { String::new() } else { format!(" +{more}") };
    Err(Problem::new(
        Code::DataMissing,
        format!(
            "the product asks for {} item(s) that this history does not hold: {shown}{rest}. Give columns of the study these feature names, or try a document that does without them",
            missing.len()
        ),
    )
    .in_chinese(format!(
        "产品要用到历史样本中没有的 {} 项数据：{shown}{rest}。请在建模方案中把相应列对应到这些特征名，或用不含这些数据的产品文件回测",
        missing.len()
    )))
}

fn read(
    columns: &[lake::SampleColumn],
    study: &laboratory::Study,
    prepared: &Prepared,
    asked: &PastAsked,
) -> Outcome<Columns> {
    let numbers = |name: &str| numbers_of(columns, study, prepared, name).map_err(|error| invalid(&error));
    let months = asked.tenor_column.as_deref().map(numbers).transpose()?;
    let constant_months = match (&months, asked.tenor_months) {
        (Some(_), _) => 0,
        (None, Some(months @ 1..=product::limits::MAX_TENOR_MONTHS)) => months,
        (None, _) => {
            return Err(Problem::new(
                Code::Invalid,
                format!(
                    "say how long the loans ran: a column with months, or a tenor from 1 to {} months",
                    product::limits::MAX_TENOR_MONTHS
                ),
            )
            .in_chinese("请说明贷款期限：选择期限（月）所在的列，或填写统一的月数"));
        }
    };
    let percent: Decimal = asked.rate_percent.trim().parse().unwrap_or(Decimal::NEGATIVE_ONE);
    if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
        return Err(Problem::new(
            Code::Invalid,
            format!(
                "'{}' is no rate the loans bore: give percent a year from 0 to 100, such as 7.50",
                asked.rate_percent
            ),
        )
        .in_chinese("历史贷款利率有误：请填写 0 至 100 之间的年利率（%），如 7.50"));
    }
    Ok(Columns {
        amount: numbers(&asked.amount_column)?,
        months,
        loss: asked.loss_column.as_deref().map(numbers).transpose()?,
        unit: asked.unit.minor(),
        constant_months,
        rate: Rate::from_percent(percent),
    })
}

/// An application of today of a firm that passes every check of the firm itself.
fn plain_input(institution: InstitutionId, document: &Product, day: Date, now: calendar::Timestamp) -> DecisionInput {
    let until = calendar::add_days(day, 1).unwrap_or(day);
    let consent = |(at, need): (usize, &product::DataNeed)| Consent {
        // At most 28 needs.
        id: ConsentId::from_bytes([at as u8; 16]),
        purpose: need.purpose.clone(),
        categories: vec![need.category.clone()],
        recipient: institution,
        from: day,
        to: until,
        revoked_on: None,
    };
    let barred = |code: &str| {
        document
            .firms
            .barred_industries
            .iter()
            .any(|b| code.starts_with(b.as_str()) || code[1..].starts_with(b.as_str()))
    };
    let sector = SECTORS.iter().find(|code| !barred(code)).and_then(|code| code.parse::<Industry>().ok());
    DecisionInput {
        decision: DecisionId::from_bytes([0; 16]),
        application: ApplicationId::from_bytes([0; 16]),
        institution,
        firm: FirmId::from_bytes([0; 16]),
        decided_at: now,
        decided_on: day,
        request: LoanRequest {
            amount: Money::from_minor(0, document.currency),
            tenor_months: 0,
            purpose: document.purposes.first().map(|purpose| purpose.code.clone()).unwrap_or_default(),
            repayment: document.repayment.first().cloned().unwrap_or(RepaymentMethod::Annuity),
        },
        facts: FirmFacts {
            code_valid: true,
            kind: BodyKind::Enterprise,
            natural_person: false,
            size: document.firms.sizes.first().copied(),
            region: None,
            industry: sector,
            registered_on: None,
            standing: Standing::Active,
            kyc: Kyc::Complete,
            overdue_days: 0,
            dishonest_debtor: false,
            outstanding: Money::from_minor(0, document.currency),
        },
        consents: document.data.iter().enumerate().map(consent).collect(),
        features: BTreeMap::new(),
        guarantee_available: document.enhancement.is_some(),
        automation_refused: false,
        funding: None,
    }
}

impl Common<'_> {
    fn past(&self, row: usize) -> Past {
        let columns = &self.columns;
        let mut input = self.input.clone();
        let mut id = [0; 16];
        id[8..].copy_from_slice(&(row as u64).to_be_bytes());
        (input.decision, input.application) = (DecisionId::from_bytes(id), ApplicationId::from_bytes(id));
        let lacking = |input: DecisionInput, subject: &str| {
            let why = Unable { why: Why::NotRecorded, subject: subject.to_owned() };
            Past { input, rate: columns.rate, lent: None, hindered: Some(why) }
        };
        let Some(amount) = self.money(columns.amount[row]).filter(|amount| amount.is_positive()) else {
            return lacking(input, self.amount_column);
        };
        input.request.amount = amount;
        let months = columns.months.as_ref().map_or(f64::from(columns.constant_months), |months| months[row]);
        if !(1.0..=f64::from(product::limits::MAX_TENOR_MONTHS)).contains(&months) {
            return lacking(input, self.tenor_column);
        }
        // Checked just above.
        input.request.tenor_months = months as u32;
        input.features = features_of(self.prepared, row).map(|(name, value)| (name.to_owned(), value)).collect();
        for (name, value) in request_features(&input.request, &input.features) {
            input.features.entry(name).or_insert(value);
        }
        let lost = columns.loss.as_ref().and_then(|loss| self.money(loss[row])).unwrap_or(amount);
        let lent = self.prepared.table.target()[row].map(|bad| Lent {
            principal: amount,
            bad,
            owed: if bad { lost } else { Money::from_minor(0, self.currency) },
        });
        Past { input, rate: columns.rate, lent, hindered: None }
    }

    /// A number of a file as an amount; nothing when it is missing or no amount.
    fn money(&self, value: f64) -> Option<Money> {
        let minor = libm::round(value * self.columns.unit);
        // Below 2^53, so the number is whole.
        (minor.is_finite() && minor.abs() < 9e15).then(|| Money::from_minor(minor as i64, self.currency))
    }
}

fn words(asked: &PastAsked) -> (String, String) {
    let (lost_zh, lost_en) = match &asked.loss_column {
        Some(column) => (format!("坏账损失取自“{column}”列"), format!("the loss on a bad loan is column '{column}'")),
        None => ("坏账损失按全部本金计".to_owned(), "the loss on a bad loan is the whole principal".to_owned()),
    };
    (
        format!(
            "每笔历史贷款按今天的申请、今天的规则重新决策。历史样本只有已发放的贷款：“原”即全部发放，利率按 {}% 计、等额本息；{lost_zh}；企业自身的核验（存续、身份、名单、规模、行业）视为通过；按行计数，不加权。",
            asked.rate_percent
        ),
        format!(
            "Each past loan is decided as an application of today under today's rules. The history holds loans that were made: then, all were lent, at {}% a year in equal instalments; {lost_en}; checks of the firm itself (standing, identity, lists, size, industry) are taken as passed; rows are counted, not weighted.",
            asked.rate_percent
        ),
    )
}
