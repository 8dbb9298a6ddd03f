//! What a rule found and what it was held against, in words of both languages.
//!
//! The decision record keeps values and thresholds as the engine writes them, short and the same for ever; people read them
//! here. What is not known is shown as it was recorded.

use scoring::FeatureValue;

use crate::decisions::category_name;
use crate::features;

/// Words of the engine, in Chinese and in English.
const WORDS: &[(&str, &str, &str)] = &[
    ("true", "是", "yes"),
    ("yes", "是", "yes"),
    ("no", "否", "no"),
    ("false", "否", "no"),
    ("null", "无", "none"),
    ("none", "无", "none"),
    ("unknown", "不详", "not known"),
    ("complete", "已完成", "complete"),
    ("incomplete", "未完成", "incomplete"),
    ("present", "须有数据", "present"),
    ("hit", "命中名单", "on a list"),
    ("no hit", "未命中名单", "on no list"),
    ("active", "存续", "active"),
    ("abnormal", "经营异常", "abnormal operation"),
    ("deregistered", "已注销", "deregistered"),
    ("revoked", "已吊销", "licence revoked"),
    ("active or abnormal", "存续或经营异常", "active, or abnormal operation"),
    ("product.purposes", "产品所列用途", "a purpose of the product"),
    ("product.repayment", "产品所列还款方式", "a way to repay of the product"),
    ("micro", "微型", "micro"),
    ("small", "小型", "small"),
    ("medium", "中型", "medium"),
    ("large", "大型", "large"),
    ("annuity", "等额本息", "annuity"),
    ("equal-principal", "等额本金", "equal principal"),
];

/// Words before and after what a threshold holds.
type Around = (&'static str, &'static str);

/// Beginnings of a threshold: how it begins, and the words around the rest in Chinese and in English.
const BEGINNINGS: &[(&str, Around, Around)] = &[
    ("at most ", ("不超过 ", ""), ("at most ", "")),
    ("at least ", ("不低于 ", ""), ("at least ", "")),
    ("none of ", ("不属于 ", ""), ("none of ", "")),
    ("revoked ", ("", " 撤回"), ("withdrawn on ", "")),
    ("to ", ("", " 到期"), ("until ", "")),
    ("from ", ("自 ", " 起"), ("from ", "")),
    ("limit ", ("额度 ", ""), ("limit ", "")),
    ("not ", ("不满足 ", ""), ("not ", "")),
];

/// A value or a threshold of the engine in Chinese and in English.
pub(crate) fn said(text: &str) -> (String, String) {
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    if let Some((_, zh, en)) = WORDS.iter().find(|(word, ..)| *word == text) {
        return both(zh, en);
    }
    if text.starts_with("cst_") {
        // Which consent it is stands in the decision's record; that there is one in force is what the check found.
        return both("有效", "in force");
    }
    if let Some((category, rest)) = text.split_once(" for ")
        && let Some((_, day)) = rest.rsplit_once(" on ")
    {
        let name = category_name(category);
        return (format!("{}，{day}", name.zh), format!("{}, on {day}", name.en));
    }
    if let Some((amount, agreement)) = text.strip_prefix("for ").and_then(|rest| rest.split_once(" under ")) {
        return (format!("{amount}，协议 {agreement}"), format!("{amount} under {agreement}"));
    }
    if let Some(points) = text.strip_suffix(" points lost") {
        return (format!("少得 {points} 分"), text.to_owned());
    }
    if let Some(days) = text.strip_suffix(" days") {
        return (format!("{days} 天"), text.to_owned());
    }
    if let Some(from) = text.strip_suffix("..") {
        return (format!("自 {from} 起"), format!("from {from}"));
    }
    if let Some((from, to)) = text.split_once("..") {
        return (format!("{from} 至 {to}"), format!("{from} to {to}"));
    }
    if let Some(said) = text.strip_prefix("not ").and_then(not_compared) {
        return said;
    }
    let begun = BEGINNINGS.iter().find_map(|begun| text.strip_prefix(begun.0).map(|rest| (begun, rest)));
    if let Some(((_, zh, en), rest)) = begun {
        let (rest_zh, rest_en) = listed(rest);
        return (format!("{}{rest_zh}{}", zh.0, zh.1), format!("{}{rest_en}{}", en.0, en.1));
    }
    listed(text)
}

fn listed(text: &str) -> (String, String) {
    let (zh, en): (Vec<String>, Vec<String>) = text.split(", ").map(word).unzip();
    (zh.join("、"), en.join(", "))
}

/// A condition that must not hold, when it compares one feature with a number: `(feature.lawsuits ?? 0) > 8`.
fn not_compared(condition: &str) -> Option<(String, String)> {
    let words: Vec<&str> = condition.split(' ').collect();
    let (left, operator, bound) = match words[..] {
        [left, operator, bound] | [left, "??", _, operator, bound] => (left, operator, bound),
        _ => return None,
    };
    let feature = left.trim_start_matches('(').strip_prefix("feature.")?;
    let (zh, en) = match operator {
        ">" => ("不大于", "at most"),
        ">=" => ("小于", "below"),
        "<" => ("不小于", "at least"),
        "<=" => ("大于", "above"),
        _ => return None,
    };
    let (bound_zh, bound_en) = features::value(feature, &FeatureValue::Number(bound.parse().ok()?))?;
    Some((format!("{zh} {bound_zh}"), format!("{en} {bound_en}")))
}

pub(crate) fn word(text: &str) -> (String, String) {
    let known = WORDS.iter().find(|(word, ..)| *word == text);
    known.map_or_else(|| (text.to_owned(), text.to_owned()), |(_, zh, en)| ((*zh).to_owned(), (*en).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_engine_writes_is_said_in_both_languages() {
        for (text, zh, en) in [
            ("true", "是", "yes"),
            ("yes", "是", "yes"),
            ("no", "否", "no"),
            ("cst_00ff", "有效", "in force"),
            ("tax for credit-assessment on 2025-07-02", "税务，2025-07-02", "tax, on 2025-07-02"),
            ("revoked 2025-07-01", "2025-07-01 撤回", "withdrawn on 2025-07-01"),
            ("at most 800000", "不超过 800000", "at most 800000"),
            ("3..36", "3 至 36", "3 to 36"),
            ("micro, small", "微型、小型", "micro, small"),
            ("for 100000 under gov-28-share", "100000，协议 gov-28-share", "100000 under gov-28-share"),
            ("70 days", "70 天", "70 days"),
            ("2020-01-01..", "自 2020-01-01 起", "from 2020-01-01"),
            ("not (feature.bureau_queries_6m ?? 0) > 8", "不大于 8 次", "at most 8 times"),
            ("not feature.revenue_growth_pct < -30", "不小于 -30 %", "at least -30 %"),
            ("not feature.a > feature.b", "不满足 feature.a > feature.b", "not feature.a > feature.b"),
            ("not abnormal", "不满足 经营异常", "not abnormal operation"),
            ("17.3 points lost", "少得 17.3 分", "17.3 points lost"),
            ("present", "须有数据", "present"),
            ("12.5", "12.5", "12.5"),
        ] {
            assert_eq!(said(text), (zh.to_owned(), en.to_owned()), "{text}");
        }
    }
}
