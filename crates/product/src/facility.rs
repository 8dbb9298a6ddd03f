//! A product whose contract is a facility (授信额度): what its document says of draws, seasons and stages, and the terms that an
//! offer under it becomes.

use calendar::{Date, add_days, add_months};
use facility::{DrawTerms, Milestone, MonthDay, Part, Season, Stage, Terms};
use money::{Currency, Money};
use receivable::Recourse;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::compiled::{Problem, to_money};
use crate::diff::Changes;
use crate::document::Product;

/// The facility of a product. The amount asked for is its limit, and the tenor how long it may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FacilityForm {
    /// Whether what is repaid may be drawn again (循环).
    pub revolving: bool,
    /// What each draw must keep to.
    pub draw: DrawForm,
    /// Other currencies in which it may be drawn (ISO 4217 codes): such a draw counts against the limit at the parity of each day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub currencies: Vec<Currency>,
    /// Stretches of the year with another limit; together they are the whole year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<SeasonForm>,
    /// Stages that open parts of the limit one after another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageForm>,
    /// Whether shares of its draws may not be sold to others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_transfer: bool,
    /// The receivables it lives on (保理), where it does: no more may be in use than they cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receivables: Option<ReceivablesForm>,
}

/// What a facility says of the receivables that are assigned under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceivablesForm {
    /// Who bears it when a buyer cannot pay: `with` recourse the seller, `without` the lender.
    #[schemars(with = "RecourseWord")]
    pub recourse: Recourse,
    /// Whether buyers are told that they pay the lender (明保理).
    pub notified: bool,
    /// Percent of what counts that is lent (融资比例).
    pub advance_percent: Decimal,
    /// Percent of what is eligible that one buyer may make up; all of it when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debtor_percent: Option<Decimal>,
    /// The longest time from an invoice to its due day, in days.
    pub most_days: u16,
    /// Days past the due day on which a claim still counts; after them nothing of the same buyer does.
    #[serde(default)]
    pub grace_days: u16,
    /// Percent by which the invoices of an order may exceed it, and what was received of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance_percent: Option<Decimal>,
}

/// [`Recourse`] as a document says it.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only its schema is asked for: the domain crate stays free of schemas")]
enum RecourseWord {
    With,
    Without,
}

/// What each draw must keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DrawForm {
    /// The least draw, in whole currency.
    pub minimum: Decimal,
    /// The longest tenor of a draw, in months.
    pub most_months: u16,
    /// How many months after the last day for draws a draw may still run.
    #[serde(default)]
    pub months_after_end: u16,
}

/// A stretch of each year. Either `percent` of the limit or `amount`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeasonForm {
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// The first day, `11-01`.
    #[schemars(with = "String")]
    pub from: MonthDay,
    /// The last day, `03-31`; it counts.
    #[schemars(with = "String")]
    pub until: MonthDay,
    /// Percent of the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Decimal>,
    /// In whole currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Decimal>,
}

/// A stage. Either `percent` of the limit or `amount`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageForm {
    /// Its code.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Percent of the limit that it opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Decimal>,
    /// What it opens, in whole currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Decimal>,
    /// What must have happened; left out for a stage that is open from the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<MilestoneForm>,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MilestoneForm {
    /// What must have happened, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Who attests it.
    pub source: String,
}

/// Why a facility cannot be made of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FacilityFormError {
    /// Neither or both of percent and amount, or one that cannot be.
    #[error("'{0}' opens either a percentage of at most 100 with at most 4 decimals, or an amount: give one of them")]
    Part(String),
    /// A percentage of receivables.
    #[error("{0} is no percentage of 0 to 100 with at most 4 decimals")]
    Percent(Decimal),
    /// An amount.
    #[error("{0} is no amount of the currency: write whole currency with its usual decimals")]
    Amount(Decimal),
    /// A date that leaves the calendar.
    #[error(transparent)]
    Calendar(#[from] calendar::CalendarError),
    /// The terms.
    #[error(transparent)]
    Terms(#[from] facility::TermsError),
}

fn part(
    name: &str,
    (percent, amount): (Option<Decimal>, Option<Decimal>),
    currency: Currency,
) -> Result<Part, FacilityFormError> {
    match (percent, amount) {
        (Some(percent), None) => {
            Ok(Part::Share { ppm: ppm(percent).ok_or_else(|| FacilityFormError::Part(name.to_owned()))? })
        }
        (None, Some(amount)) => Ok(Part::Amount { amount: money(amount, currency)? }),
        _ => Err(FacilityFormError::Part(name.to_owned())),
    }
}

/// A percentage in parts per million; none where it is below zero, above the whole or has more than four decimals.
fn ppm(percent: Decimal) -> Option<u32> {
    let ppm = percent.checked_mul(Decimal::from(10_000))?;
    let whole = ppm.normalize().to_u32().filter(|whole| Decimal::from(*whole) == ppm)?;
    (whole <= facility::limits::WHOLE_PPM).then_some(whole)
}

fn money(amount: Decimal, currency: Currency) -> Result<Money, FacilityFormError> {
    to_money(amount, currency).ok_or(FacilityFormError::Amount(amount))
}

impl FacilityForm {
    /// The terms of a facility of a limit, signed on a day, that may be drawn for so many months.
    ///
    /// # Errors
    /// [`FacilityFormError`].
    pub fn terms(&self, limit: Money, from: Date, months: u32) -> Result<Terms, FacilityFormError> {
        let currency = limit.currency();
        let months = i32::try_from(months).unwrap_or(i32::MAX);
        let end = add_months(from, months)?;
        let seasons = self.seasons.iter().map(|season| {
            let part = part(&season.zh, (season.percent, season.amount), currency)?;
            let (zh, en, from, until) = (season.zh.clone(), season.en.clone(), season.from, season.until);
            Ok(Season { zh, en, from, until, part })
        });
        let stages = self.stages.iter().map(|stage| {
            let part = part(&stage.zh, (stage.percent, stage.amount), currency)?;
            let milestone = stage.milestone.as_ref();
            let milestone = milestone.map(|it| Milestone {
                zh: it.zh.clone(),
                en: it.en.clone(),
                source: it.source.trim().to_owned(),
            });
            Ok(Stage { code: stage.code.clone(), zh: stage.zh.clone(), en: stage.en.clone(), part, milestone })
        });
        let terms = Terms {
            limit,
            revolving: self.revolving,
            from,
            until: add_days(end, -1)?,
            seasons: seasons.collect::<Result<_, FacilityFormError>>()?,
            stages: stages.collect::<Result<_, FacilityFormError>>()?,
            draw: DrawTerms {
                minimum: money(self.draw.minimum, currency)?,
                most_months: self.draw.most_months,
                matures_by: add_months(end, i32::from(self.draw.months_after_end))?,
            },
            currencies: self.currencies.clone(),
            no_transfer: self.no_transfer,
            receivables: self.receivables.map(ReceivablesForm::terms).transpose()?,
        };
        terms.check()?;
        Ok(terms)
    }
}

impl ReceivablesForm {
    /// The terms it becomes.
    fn terms(self) -> Result<receivable::Terms, FacilityFormError> {
        let of = |percent: Decimal| ppm(percent).ok_or(FacilityFormError::Percent(percent));
        Ok(receivable::Terms {
            recourse: self.recourse,
            notified: self.notified,
            advance_ppm: of(self.advance_percent)?,
            debtor_ppm: self.debtor_percent.map_or(Ok(receivable::limits::WHOLE_PPM), of)?,
            most_days: self.most_days,
            grace_days: self.grace_days,
            tolerance_ppm: self.tolerance_percent.map_or(Ok(0), of)?,
        })
    }
}

/// Problems of the facility of a document: the smallest one it may make must stand.
pub(crate) fn check(p: &Product) -> Option<Problem> {
    let form = p.facility.as_ref()?;
    let limit = to_money(p.amount.min, p.currency)?;
    let error = form.terms(limit, p.valid.from, p.tenor_months.min).err()?;
    let zh = match &error {
        FacilityFormError::Part(name) => format!("“{name}”须写百分比（不超过 100，最多四位小数）或金额之一"),
        FacilityFormError::Amount(amount) => format!("{amount} 不是该币种的金额"),
        FacilityFormError::Percent(percent) => format!("{percent} 不是 0 到 100 之间、最多四位小数的百分比"),
        other => format!("按最低金额和最短期限无法形成授信额度：{other}"),
    };
    Some(Problem { path: "facility".into(), message: error.to_string(), zh, spot: None })
}

fn opens((percent, amount): (Option<Decimal>, Option<Decimal>)) -> String {
    match (percent, amount) {
        (Some(percent), _) => format!("{}%", percent.normalize()),
        (None, Some(amount)) => amount.normalize().to_string(),
        (None, None) => String::new(),
    }
}

fn milestone(stage: &StageForm) -> (String, String) {
    stage.milestone.as_ref().map_or_else(
        || ("开立即可用".to_owned(), "open from the start".to_owned()),
        |it| (format!("{}（{}核验）", it.zh, it.source), format!("{} (attested by {})", it.en, it.source)),
    )
}

pub(crate) fn diff(changes: &mut Changes, a: Option<&FacilityForm>, b: Option<&FacilityForm>) {
    let (at, name) = ("facility", ("授信额度", "facility"));
    let kind =
        |form: &FacilityForm| if form.revolving { ("循环", "revolving") } else { ("非循环", "not revolving") };
    let (x, y) = match (a, b) {
        (None, None) => return,
        (Some(x), None) => return changes.one_sided(at, name, kind(x), false),
        (None, Some(y)) => return changes.one_sided(at, name, kind(y), true),
        (Some(x), Some(y)) => (x, y),
    };
    changes.words("facility.revolving", ("额度方式", "the kind of facility"), kind(x), kind(y));
    let transfer = |form: &FacilityForm| {
        if form.no_transfer { ("禁止转让", "not to be sold") } else { ("可转让", "may be sold") }
    };
    changes.words("facility.no_transfer", ("份额转让", "the sale of shares"), transfer(x), transfer(y));
    let codes = |form: &FacilityForm| {
        let codes: Vec<&str> = form.currencies.iter().map(|one| one.code()).collect();
        codes.join(", ")
    };
    changes.text("facility.currencies", ("可提款的其他币种", "other currencies of draws"), codes(x), codes(y));
    let least = |form: &FacilityForm| form.draw.minimum.normalize();
    changes.text("facility.draw.minimum", ("单笔最低提款", "the least draw"), least(x), least(y));
    let name = ("单笔最长期限（月）", "the longest tenor of a draw in months");
    changes.text("facility.draw.most_months", name, x.draw.most_months, y.draw.most_months);
    let name = ("提款期满后最长期限（月）", "months a draw may run after the last day for draws");
    changes.text("facility.draw.months_after_end", name, x.draw.months_after_end, y.draw.months_after_end);
    diff_receivables(changes, x.receivables.as_ref(), y.receivables.as_ref());
    let name = ("季节限额", "season");
    let key = |s: &SeasonForm| {
        let said = format!("{} – {} {}", s.from, s.until, opens((s.percent, s.amount)));
        (s.zh.clone(), format!("{} {said}", s.zh), format!("{} {said}", s.en))
    };
    changes.keyed("facility.seasons", name, (&x.seasons, &y.seasons), key, |changes, at, x, y| {
        let ((_, zh, en), (_, to_zh, to_en)) = (key(x), key(y));
        changes.words(at, name, (&zh, &en), (&to_zh, &to_en));
    });
    let name = ("提款阶段", "stage");
    let key = |s: &StageForm| {
        let (opens, (zh, en)) = (opens((s.percent, s.amount)), milestone(s));
        (s.code.clone(), format!("{} {opens} {zh}", s.zh), format!("{} {opens} {en}", s.en))
    };
    changes.keyed("facility.stages", name, (&x.stages, &y.stages), key, |changes, at, x, y| {
        let ((_, zh, en), (_, to_zh, to_en)) = (key(x), key(y));
        changes.words(at, name, (&zh, &en), (&to_zh, &to_en));
    });
}

fn diff_receivables(changes: &mut Changes, a: Option<&ReceivablesForm>, b: Option<&ReceivablesForm>) {
    let (at, name) = ("facility.receivables", ("应收账款（保理）", "receivables"));
    let recourse = |form: &ReceivablesForm| {
        let (_, zh, en) = form.recourse.words();
        (zh, en)
    };
    let (x, y) = match (a, b) {
        (None, None) => return,
        (Some(x), None) => return changes.one_sided(at, name, recourse(x), false),
        (None, Some(y)) => return changes.one_sided(at, name, recourse(y), true),
        (Some(x), Some(y)) => (x, y),
    };
    changes.words("facility.receivables.recourse", ("追索权", "recourse"), recourse(x), recourse(y));
    let told = |form: &ReceivablesForm| {
        if form.notified { ("明保理", "buyers are told") } else { ("暗保理", "buyers are not told") }
    };
    changes.words("facility.receivables.notified", ("通知买方", "whether buyers are told"), told(x), told(y));
    let whole = Decimal::ONE_HUNDRED;
    let name = ("融资比例（%）", "the advance in percent");
    let advance = |form: &ReceivablesForm| form.advance_percent.normalize();
    changes.text("facility.receivables.advance_percent", name, advance(x), advance(y));
    let name = ("单一买方占比上限（%）", "the part of one buyer in percent");
    let debtor = |form: &ReceivablesForm| form.debtor_percent.unwrap_or(whole).normalize();
    changes.text("facility.receivables.debtor_percent", name, debtor(x), debtor(y));
    let name = ("账期上限（天）", "the longest time to the due day in days");
    changes.text("facility.receivables.most_days", name, x.most_days, y.most_days);
    let name = ("宽限期（天）", "days of grace");
    changes.text("facility.receivables.grace_days", name, x.grace_days, y.grace_days);
    let name = ("单据金额容差（%）", "the tolerance between papers in percent");
    let tolerance = |form: &ReceivablesForm| form.tolerance_percent.unwrap_or_default().normalize();
    changes.text("facility.receivables.tolerance_percent", name, tolerance(x), tolerance(y));
}
