//! The checks of a document beyond its form: ranges, codes, bounds.

use std::collections::BTreeSet;

use calendar::BusinessCalendar;
use loan::{Terms, TermsSpec};
use money::{Money, Rate};
use rust_decimal::Decimal;

use crate::compiled::Problem;
use crate::document::{BaseRate, Product, SCHEMA, repayment_code, size_code};
use crate::limits::{
    MAX_CODE_CHARS, MAX_DATA_NEEDS, MAX_FEATURES, MAX_FEES, MAX_PURPOSES, MAX_REFER_CONDITIONS, MAX_REPAYMENT,
    MAX_TENOR_MONTHS, MAX_TEXT_CHARS,
};

struct Check(Vec<Problem>);

impl Check {
    /// Notes a problem, in English and Chinese, unless the condition holds.
    fn that(&mut self, holds: bool, path: &str, message: impl Into<String>, zh: impl Into<String>) {
        if !holds {
            self.0.push(Problem { path: path.to_owned(), message: message.into(), zh: zh.into(), spot: None });
        }
    }

    fn code(&mut self, path: &str, code: &str) {
        let good = !code.is_empty()
            && code.len() <= MAX_CODE_CHARS
            && code.starts_with(|c: char| c.is_ascii_alphanumeric())
            && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        self.that(
            good,
            path,
            format!("'{code}' is not a code: small letters, digits, - and _, at most {MAX_CODE_CHARS}"),
            format!("“{code}”不是代码：只用小写字母、数字、- 和 _，最多 {MAX_CODE_CHARS} 个"),
        );
    }

    fn text(&mut self, path: &str, text: &str) {
        let good = !text.trim().is_empty() && text.chars().count() <= MAX_TEXT_CHARS;
        self.that(
            good,
            path,
            format!("is empty or longer than {MAX_TEXT_CHARS} characters"),
            format!("为空，或超过 {MAX_TEXT_CHARS} 个字符"),
        );
    }

    fn count(&mut self, path: &str, count: usize, least: usize, most: usize) {
        self.that(
            count >= least && count <= most,
            path,
            format!("has {count} entries; allowed are {least} to {most}"),
            format!("有 {count} 项；允许 {least} 至 {most} 项"),
        );
    }

    fn unique<'c>(&mut self, path: &str, codes: impl Iterator<Item = &'c str>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            let (en, zh) = (format!("names '{code}' twice: remove one"), format!("“{code}”出现两次：请删去一个"));
            self.that(seen.insert(code), path, en, zh);
        }
    }

    fn between(&mut self, path: &str, value: Decimal, least: u32, most: u32) {
        let good = value >= Decimal::from(least) && value <= Decimal::from(most);
        let (en, zh) =
            (format!("is {value}; allowed are {least} to {most}"), format!("为 {value}；允许 {least} 至 {most}"));
        self.that(good, path, en, zh);
    }
}

/// Each way to repay must make a plan at the shortest and at the longest tenor.
fn repayment(check: &mut Check, p: &Product) {
    let regular = p.frequency.months().is_some();
    check.that(
        regular,
        "frequency",
        "must be regular: dates are agreed in a contract",
        "须为固定频率：约定日期在合同中约定",
    );
    if !regular {
        return;
    }
    let (amount, rate, start) = (Money::from_minor(100_000_000, p.currency), Rate::from_bps(500), p.valid.from);
    for method in &p.repayment {
        for tenor in [p.tenor_months.min, p.tenor_months.max] {
            // A tenor out of range is told apart.
            let Some(months) = u16::try_from(tenor).ok().filter(|months| (1..=360).contains(months)) else { continue };
            let terms = TermsSpec::standard(amount, rate, method.clone(), months, start)
                .and_then(|spec| spec.every(p.frequency.clone()))
                .map(|spec| TermsSpec { roll: p.roll, ..spec })
                .map_err(loan::TermsError::from)
                .and_then(|spec| Terms::try_new(spec, &BusinessCalendar::default()));
            if let Err(error) = terms {
                let (en, zh) = (
                    format!("{} over {months} months: {error}", method.en()),
                    format!("{}（{months}个月）无法形成还款计划：{error}", method.zh()),
                );
                check.that(false, "repayment", en, zh);
            }
        }
    }
}

/// All problems of the document outside its rules.
pub(crate) fn check_document(p: &Product) -> Vec<Problem> {
    let mut check = Check(Vec::new());
    check.that(
        p.schema == SCHEMA,
        "schema",
        format!("is {}; this program reads {SCHEMA}: upgrade it or the document", p.schema),
        format!("为 {}；本程序读取 {SCHEMA}：请升级程序或文件", p.schema),
    );
    check.code("code", &p.code);
    check.that(p.version >= 1, "version", "counts from 1", "从 1 开始");
    check.text("name_zh", &p.name_zh);
    check.text("name_en", &p.name_en);
    amounts(&mut check, p);
    check.that(
        p.tenor_months.min >= 1 && p.tenor_months.min <= p.tenor_months.max && p.tenor_months.max <= MAX_TENOR_MONTHS,
        "tenor_months",
        format!("must run from at least 1 to at most {MAX_TENOR_MONTHS}, min not above max"),
        format!("须在 1 至 {MAX_TENOR_MONTHS} 个月之间，且下限不高于上限"),
    );
    check.count("repayment", p.repayment.len(), 1, MAX_REPAYMENT);
    check.unique("repayment", p.repayment.iter().map(repayment_code));
    repayment(&mut check, p);
    check.count("purposes", p.purposes.len(), 1, MAX_PURPOSES);
    check.unique("purposes", p.purposes.iter().map(|u| u.code.as_str()));
    for purpose in &p.purposes {
        check.code("purposes", &purpose.code);
        check.text("purposes.zh", &purpose.zh);
        check.text("purposes.en", &purpose.en);
    }
    check.count("firms.sizes", p.firms.sizes.len(), 1, 4);
    check.unique("firms.sizes", p.firms.sizes.iter().map(|s| size_code(*s)));
    for barred in &p.firms.barred_industries {
        let letter = barred.len() == 1 && barred.bytes().all(|b| b.is_ascii_uppercase());
        let digits = (2..=4).contains(&barred.len()) && barred.bytes().all(|b| b.is_ascii_digit());
        check.that(
            letter || digits,
            "firms.barred_industries",
            format!("'{barred}' is neither a section letter nor 2 to 4 digits"),
            format!("“{barred}”既不是门类字母，也不是 2 至 4 位数字"),
        );
    }
    data(&mut check, p);
    pricing(&mut check, p);
    authority(&mut check, p);
    check.0.extend(crate::facility::check(p));
    check.that(
        p.pricing.reset.is_none() || p.pricing.base != BaseRate::Zero,
        "pricing.reset",
        "a rate without an LPR is never set anew: leave it out",
        "不以LPR为基准的利率不重定价：请删去",
    );
    let ordered = p.valid.to.is_none_or(|to| to >= p.valid.from);
    check.that(ordered, "valid", "ends before it begins", "截止日早于起始日");
    check.0
}

fn amounts(check: &mut Check, p: &Product) {
    let a = &p.amount;
    let good = a.min > Decimal::ZERO && a.min <= a.max && a.max <= Decimal::from(1_000_000_000_000_i64);
    check.that(
        good,
        "amount",
        "min must be above zero and not above max, and max at most 10^12",
        "下限须大于零且不高于上限，上限不超过 10^12",
    );
    let step = a.step > Decimal::ZERO && a.step <= a.min;
    check.that(step, "amount.step", "must be above zero and not above min", "须大于零且不高于下限");
}

fn data(check: &mut Check, p: &Product) {
    check.count("data", p.data.len(), 0, MAX_DATA_NEEDS);
    check.unique("data", p.data.iter().map(|d| d.category.as_str()));
    let features: Vec<_> = p.data.iter().flat_map(|d| &d.features).collect();
    check.count("data.features", features.len(), 0, MAX_FEATURES);
    check.unique("data.features", features.iter().map(|f| f.name.as_str()));
    for need in &p.data {
        check.code("data.category", &need.category);
        check.code("data.purpose", &need.purpose);
    }
    for feature in features {
        check.text("data.features.zh", &feature.zh);
        let single = feature.kind != crate::rules::Kind::Rows;
        check.that(single, "data.features.type", "is number, text or bool", "只能是 number、text 或 bool");
        let ordered = feature.range.is_none_or(|r| r.min <= r.max && feature.kind == crate::rules::Kind::Number);
        check.that(
            ordered,
            "data.features.range",
            format!("'{}' has a range that is not of a number, or whose min is above its max", feature.name),
            format!("“{}”的取值范围只适用于 number，且下限不高于上限", feature.name),
        );
    }
}

fn pricing(check: &mut Check, p: &Product) {
    let pricing = &p.pricing;
    let good = pricing.floor_percent > Decimal::ZERO
        && pricing.floor_percent <= pricing.cap_percent
        && pricing.cap_percent <= Decimal::ONE_HUNDRED;
    check.that(
        good,
        "pricing",
        "floor must be above zero and not above cap, and cap at most 100",
        "利率下限须大于零且不高于上限，上限不超过 100",
    );
    let ordered = |range: crate::document::ValueRange| range.min >= Decimal::ZERO && range.min <= range.max;
    check.that(
        pricing.funding_cost.is_none_or(ordered),
        "pricing.funding_cost",
        "min is not below zero and not above max",
        "下限不低于零且不高于上限",
    );
    check.count("pricing.fees", pricing.fees.len(), 0, MAX_FEES);
    check.unique("pricing.fees", pricing.fees.iter().map(|f| f.code.as_str()));
    for fee in &pricing.fees {
        check.code("pricing.fees", &fee.code);
        for text in [&fee.zh, &fee.en, &fee.payee_zh] {
            check.text("pricing.fees", text);
        }
        check.between("pricing.fees.percent", fee.percent, 0, 20);
        let pointless = fee.only_if_guaranteed && p.enhancement.is_none();
        check.that(
            !pointless,
            "pricing.fees",
            format!("'{}' is for guaranteed loans and the product has no enhancement", fee.code),
            format!("“{}”只对有担保的贷款收取，而产品没有增信", fee.code),
        );
    }
    check.that(p.late.grace_days <= 30, "late.grace_days", "is at most 30", "最多 30 天");
    // The ranges the central bank allows over the contract rate.
    check.between("late.overdue_uplift_percent", p.late.overdue_uplift_percent, 30, 50);
    check.between("late.misuse_uplift_percent", p.late.misuse_uplift_percent, 50, 100);
}

fn authority(check: &mut Check, p: &Product) {
    if let Some(e) = &p.enhancement {
        check.text("enhancement.agreement", &e.agreement);
        check.text("enhancement.zh", &e.zh);
        check.between("enhancement.cover_percent", e.cover_percent, 1, 100);
    }
    let a = &p.authority;
    check.that(
        a.max_amount >= Decimal::ZERO && a.max_amount <= p.amount.max,
        "authority.max_amount",
        "lies between 0 and amount.max",
        "须在 0 与 amount.max 之间",
    );
    check.count("authority.refer_when", a.refer_when.len(), 0, MAX_REFER_CONDITIONS);
    check.unique("authority.refer_when", a.refer_when.iter().map(|c| c.code.as_str()));
    for condition in &a.refer_when {
        check.code("authority.refer_when", &condition.code);
        check.text("authority.refer_when.zh", &condition.zh);
        check.text("authority.refer_when.en", &condition.en);
    }
}
