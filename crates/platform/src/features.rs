//! Features as people read them: what one is called, a value with its unit, the values of a bin.
//!
//! A feature is kept under a name that ends in its unit (`_fen`, `_pct`) and, where a model wants it so, as a logarithm. People
//! are shown yuan, never fen, and an amount, never its logarithm.

use codes::{Industry, Region};
use scoring::{BinRule, FeatureValue};

use crate::cards::Named;
use crate::said::word;

/// What the features shipped with Anji are called.
const WORDS: [(&str, &str, &str); 47] = [
    ("revenue_12m_fen", "近12个月开票收入", "revenue of twelve months"),
    ("revenue_growth_pct", "收入同比增速", "revenue growth"),
    ("revenue_volatility_pct", "收入波动率", "revenue volatility"),
    ("tax_paid_12m_fen", "近12个月纳税额", "tax paid in twelve months"),
    ("tax_late_count_12m", "近12个月逾期申报次数", "late tax filings"),
    ("power_kwh_12m", "近12个月用电量", "power used in twelve months"),
    ("power_volatility_pct", "用电波动率", "power volatility"),
    ("power_idle_days_12m", "近12个月停用天数", "days without power use"),
    ("employees_insured", "参保人数", "insured staff"),
    ("insured_change_pct", "参保人数变化", "change of insured staff"),
    ("order_count_12m", "近12个月订单数", "orders in twelve months"),
    ("customer_concentration_pct", "最大客户占比", "share of the largest customer"),
    ("pos_receipts_12m_fen", "近12个月收单流水", "POS receipts of twelve months"),
    ("pos_active_months_12m", "近12个月有收单的月数", "months with POS receipts"),
    ("pos_change_3m_pct", "近3个月收单流水变化", "change of POS receipts in three months"),
    ("delivery_receipts_12m_fen", "近12个月外卖结算额", "delivery receipts of twelve months"),
    ("delivery_orders_12m", "近12个月外卖订单数", "delivery orders of twelve months"),
    ("delivery_refund_pct", "外卖退单率", "refunded share of delivery orders"),
    ("account_inflow_12m_fen", "近12个月账户流入", "account inflow of twelve months"),
    ("balance_avg_fen", "账户平均余额", "average account balance"),
    ("bureau_queries_6m", "近6个月征信查询次数", "credit inquiries in six months"),
    ("overdue_count_24m", "近24个月逾期次数", "times overdue in twenty-four months"),
    ("lawsuits", "涉诉件数", "lawsuits"),
    ("years_in_business", "经营年数", "years in business"),
    ("industry_section", "行业门类", "industry"),
    ("city", "所在市", "city"),
    ("origination_year", "放款年份", "year of origination"),
    ("env_penalty", "环保处罚", "environmental penalty"),
    ("log_amount_yuan", "申请金额", "amount asked for"),
    ("amount_to_revenue_pct", "申请金额与年收入之比", "amount against revenue"),
    ("tenor_months", "申请期限", "tenor asked for"),
    ("log_amount", "贷款金额", "loan amount"),
    ("guaranteed_share", "担保比例", "guaranteed share"),
    ("employees", "员工人数", "employees"),
    ("jobs_created", "新增岗位", "jobs created"),
    ("jobs_retained", "保留岗位", "jobs retained"),
    ("approval_month", "批准月份", "month of approval"),
    ("industry_sector", "行业", "industry"),
    ("region", "地区", "state"),
    ("bank_region", "银行所在地", "state of the bank"),
    ("same_region_lender", "银行与企业同州", "bank in the same state"),
    ("lender", "贷款银行", "lender"),
    ("setting", "城乡", "urban or rural"),
    ("new_business", "新设企业", "new business"),
    ("franchise", "特许经营", "franchise"),
    ("revolving", "循环额度", "revolving line"),
    ("low_doc", "简化资料", "low documentation"),
];

/// What a feature shipped with Anji is called, in Chinese and in English.
#[must_use]
pub fn words(feature: &str) -> Option<(&'static str, &'static str)> {
    WORDS.iter().find(|(known, ..)| *known == feature).map(|(_, zh, en)| (*zh, *en))
}

/// The features shipped with Anji.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(name, ..)| *name)
}

/// What a feature is called; its own name when nobody named it.
#[must_use]
pub fn named(feature: &str) -> (String, String) {
    words(feature).map_or_else(|| (feature.to_owned(), feature.to_owned()), |(zh, en)| (zh.to_owned(), en.to_owned()))
}

/// How the number kept stands to the one shown.
#[derive(Clone, Copy)]
enum Scale {
    Plain,
    Hundredths,
    Logarithm,
}

/// A feature's unit, and how its number is kept.
pub struct Measure {
    unit: (&'static str, &'static str, &'static str),
    scale: Scale,
}

impl Measure {
    /// By how the feature's name ends.
    #[must_use]
    pub fn of(feature: &str) -> Self {
        let kept = |unit, scale| Self { unit, scale };
        match feature {
            name if name.ends_with("_fen") => kept(("yuan", "元", "yuan"), Scale::Hundredths),
            "log_amount_yuan" => kept(("yuan", "元", "yuan"), Scale::Logarithm),
            "log_amount" => kept(("amount", "", ""), Scale::Logarithm),
            name if name.ends_with("_pct") => kept(("percent", "%", "%"), Scale::Plain),
            name if name.contains("kwh") => kept(("kwh", "千瓦时", "kWh"), Scale::Plain),
            name if name.contains("days") => kept(("days", "天", "days"), Scale::Plain),
            name if name.contains("employees") => kept(("people", "人", "people"), Scale::Plain),
            name if name.contains("years") => kept(("years", "年", "years"), Scale::Plain),
            name if name.contains("months") => kept(("months", "个月", "months"), Scale::Plain),
            name if name.contains("count") || name.contains("queries") => kept(("times", "次", "times"), Scale::Plain),
            name if name.contains("lawsuits") => kept(("cases", "件", "cases"), Scale::Plain),
            _ => kept(("number", "", ""), Scale::Plain),
        }
    }

    /// The unit.
    #[must_use]
    pub fn unit(&self) -> Named {
        Named::new(self.unit.0, self.unit.1, self.unit.2)
    }

    /// A number as it is shown, without its unit.
    #[must_use]
    pub fn text(&self, number: f64) -> String {
        number_text(match self.scale {
            Scale::Plain => number,
            Scale::Hundredths => number / 100.0,
            Scale::Logarithm => libm::exp(number),
        })
    }

    /// With the unit behind it.
    fn with_unit(&self, text: &str) -> (String, String) {
        let (_, zh, en) = self.unit;
        (format!("{text} {zh}").trim_end().to_owned(), format!("{text} {en}").trim_end().to_owned())
    }
}

/// A number with thousands parted and at most two decimals.
pub(crate) fn number_text(number: f64) -> String {
    let text = format!("{number:.2}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, "00"));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut parted = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            parted.push(',');
        }
        parted.push(digit);
    }
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { format!("{sign}{parted}") } else { format!("{sign}{parted}.{decimals}") }
}

/// A category as people call it.
#[must_use]
pub fn category(feature: &str, text: &str) -> (String, String) {
    let both = |zh: &str, en: &str| (format!("{zh} {text}"), format!("{en} {text}"));
    match feature {
        "city" => {
            let city = text.parse().ok().and_then(|region: Region| Some((region.zh()?, region.en().unwrap_or(text))));
            city.map_or_else(|| word(text), |(zh, en)| (zh.to_owned(), en.to_owned()))
        }
        "industry_section" => {
            let section = text.parse().ok().map(|industry: Industry| (industry.zh(), industry.section_en()));
            section.map_or_else(|| word(text), |(zh, en)| both(zh, en))
        }
        _ => word(text),
    }
}

/// A value with its unit, in Chinese and in English; nothing when it is missing.
#[must_use]
pub fn value(feature: &str, value: &FeatureValue) -> Option<(String, String)> {
    match value {
        FeatureValue::Missing => None,
        FeatureValue::Category(text) => Some(category(feature, text)),
        FeatureValue::Number(number) => {
            let measure = Measure::of(feature);
            Some(measure.with_unit(&measure.text(*number)))
        }
    }
}

/// The values of a bin, in Chinese and in English.
#[must_use]
pub fn bin(feature: &str, rule: &BinRule) -> (String, String) {
    let measure = Measure::of(feature);
    let text = |number: &f64| measure.text(*number);
    match rule {
        BinRule::Range { from: None, below: None } => ("任意值".into(), "any value".into()),
        BinRule::Range { from: None, below: Some(below) } => measure.with_unit(&format!("< {}", text(below))),
        BinRule::Range { from: Some(from), below: None } => measure.with_unit(&format!("≥ {}", text(from))),
        BinRule::Range { from: Some(from), below: Some(below) } => {
            let (zh, en) = (measure.unit.1, measure.unit.2);
            let range = |unit: &str| format!("[{}, {}) {unit}", text(from), text(below)).trim_end().to_owned();
            (range(zh), range(en))
        }
        BinRule::Special { values } => {
            measure.with_unit(&format!("= {}", values.iter().map(text).collect::<Vec<_>>().join(", ")))
        }
        BinRule::Categories { values, other } => {
            let (mut zh, mut en): (Vec<_>, Vec<_>) = values.iter().map(|value| category(feature, value)).unzip();
            if *other {
                zh.push("其他".into());
                en.push("other".into());
            }
            (zh.join("、"), en.join(", "))
        }
        BinRule::Missing {} => ("缺失".into(), "missing".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_said_with_their_unit() {
        for (feature, number, zh, en) in [
            ("balance_avg_fen", 67_691_493.0, "676,914.93 元", "676,914.93 yuan"),
            ("power_volatility_pct", 7.67, "7.67 %", "7.67 %"),
            ("log_amount_yuan", libm::log(300_000.0), "300,000 元", "300,000 yuan"),
            ("power_idle_days_12m", 3.0, "3 天", "3 days"),
            ("tenor_months", 12.0, "12 个月", "12 months"),
            ("insured_change_pct", -2.63, "-2.63 %", "-2.63 %"),
            ("guaranteed_share", 0.75, "0.75", "0.75"),
        ] {
            let said = value(feature, &FeatureValue::Number(number));
            assert_eq!(said, Some((zh.to_owned(), en.to_owned())), "{feature}");
        }
        assert_eq!(value("city", &FeatureValue::Missing), None);
        for (feature, text, zh, en) in [
            ("city", "130100", "石家庄市", "Shijiazhuang"),
            ("industry_section", "C", "制造业 C", "Manufacturing C"),
            ("env_penalty", "no", "否", "no"),
            ("lender", "BANK OF X", "BANK OF X", "BANK OF X"),
        ] {
            let said = value(feature, &FeatureValue::Category(text.into()));
            assert_eq!(said, Some((zh.to_owned(), en.to_owned())), "{feature}");
        }
    }

    #[test]
    fn numbers_are_parted_as_people_read_them() {
        for (number, text) in
            [(0.0, "0"), (999.5, "999.5"), (-1234.0, "-1,234"), (1_234_567.891, "1,234,567.89"), (100.0, "100")]
        {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn bins_are_said_in_the_unit_of_their_values() {
        let range = |from, below| BinRule::Range { from, below };
        let categories = BinRule::Categories { values: vec!["A".into(), "C".into()], other: true };
        for (feature, rule, zh) in [
            ("balance_avg_fen", range(Some(30_424_795.0), None), "≥ 304,247.95 元"),
            ("log_amount_yuan", range(None, Some(12.388_394_202_324_129)), "< 240,000 元"),
            ("power_idle_days_12m", range(Some(4.0), Some(7.0)), "[4, 7) 天"),
            ("industry_section", categories, "农、林、牧、渔业 A、制造业 C、其他"),
            ("city", BinRule::Missing {}, "缺失"),
        ] {
            assert_eq!(bin(feature, &rule).0, zh, "{feature}");
        }
    }
}
