//! A decision as people read it: points by characteristic, how the price was built, each check, what was known.
//!
//! Everything comes from the recorded decision and the versions it pinned, so it says the same on every later day.

use calendar::{BusinessCalendar, Date};
use codes::InstitutionId;
use decision::{Decision, Offer, Outcome as Verdict, Reason, Step, TraceEntry, Weight};
use model::{Compiled, Kind};
use money::Decimal;
use product::Product;
use product::rules::OwnedValue;

use crate::Platform;
use crate::cards::{
    AllIn, Cash, CheckLine, DecisionCard, FeeLine, InputLine, InstalmentCard, Named, PriceStep, RateCard, ReasonCard,
    ScorePoints,
};
use crate::features;
use crate::problem::Outcome;
use crate::reports::planned;
use crate::said::said;
use crate::servicing::terms;

impl Platform {
    /// The card of a recorded decision, with the names of the versions it pinned.
    pub(crate) async fn decision_card(
        &self,
        institution: InstitutionId,
        decision: &Decision,
        digest: &str,
    ) -> Outcome<DecisionCard> {
        let product = self.product_version(institution, decision.product.id, decision.product.version).await?;
        let scorecard = self.scorecard_version(institution, decision.scorecard.id, decision.scorecard.version).await?;
        let business = self.business_days(institution).await?;
        Ok(card(decision, digest, (product.compiled.document(), &scorecard.compiled), &business))
    }
}

/// A decision's card, with the names of the product and scorecard given.
pub(crate) fn card(
    decision: &Decision,
    digest: &str,
    (product, scorecard): (&Product, &Compiled),
    business: &BusinessCalendar,
) -> DecisionCard {
    let offer = decision.offer.as_ref();
    let score = decision.score.as_ref();
    DecisionCard {
        id: decision.input.decision.to_string(),
        application: decision.input.application.to_string(),
        decided_on: decision.input.decided_on.to_string(),
        outcome: verdict_name(decision.outcome),
        score: score.map(|s| i64::from(s.rounded)),
        pd_percent: score.map(|s| format!("{:.2}", s.pd * 100.0)),
        grade: score.map(|s| format!("{:?}", s.grade)),
        limit: offer.map(|o| Cash::from(o.limit)),
        amount: offer.map(|o| Cash::from(o.amount)),
        rate: offer.map(|o| RateCard::from(o.rate)),
        all_in_simple_percent: offer.map(|o| percent(o.cost.simple)),
        all_in_compound_percent: offer.map(|o| percent(o.cost.compounded)),
        reasons: decision.reasons.iter().map(|reason| reason_card(reason, decision, product)).collect(),
        pinned: pinned(decision),
        yardstick: yardstick(scorecard),
        score_points: score_points(decision, product, scorecard),
        price: price(decision),
        fees: offer.map(|o| o.fees.iter().map(fee).collect()).unwrap_or_default(),
        checks: checks(decision, product),
        inputs: inputs(decision, product),
        plan: offer.map_or_else(Vec::new, |o| plan(o, decision.input.decided_on, business)),
        all_in: offer.map(|o| AllIn {
            simple_percent: percent(o.cost.simple),
            compound_percent: percent(o.cost.compounded),
            by_days_percent: percent(o.cost.by_days),
            cap_percent: percent(o.cost.cap),
        }),
        digest: digest.to_owned(),
    }
}

fn percent(rate: money::Rate) -> String {
    rate.percent().round_dp(2).to_string()
}

pub(crate) fn verdict_name(outcome: Verdict) -> Named {
    let id = match outcome {
        Verdict::Offer => "offer",
        Verdict::Refer => "refer",
        Verdict::Decline => "decline",
    };
    Named::new(id, outcome.zh(), outcome.en())
}

fn weight_name(weight: Weight) -> Named {
    match weight {
        Weight::Decline => Named::new("decline", "拒绝", "declines"),
        Weight::Refer => Named::new("refer", "转人工", "refers to a person"),
        Weight::Alarm => Named::new("alarm", "提示关注", "to be looked at"),
        Weight::Note => Named::new("note", "说明", "explains"),
    }
}

/// A reason with what was found in words. What cost points is named by its feature, and a feature that is missing is said to be.
fn reason_card(reason: &Reason, decision: &Decision, product: &Product) -> ReasonCard {
    let scored = reason.subject.strip_prefix("feature.").filter(|_| reason.rule == "scorecard");
    let found = match (scored, &reason.value) {
        (Some(feature), _) => {
            let value = decision.input.features.get(feature).and_then(|value| features::value(feature, value));
            Some(value.unwrap_or_else(|| ("缺失".to_owned(), "missing".to_owned())))
        }
        (None, OwnedValue::Null) => None,
        (None, value) => Some(value_said(&reason.rule, &value.to_string(), product)),
    };
    // The age of an old LPR is held against the rulebook, which the reason does not repeat: its threshold names the unit alone.
    let (found, threshold) = match (found, reason.threshold.as_str()) {
        (Some((zh, en)), "days") => (Some((format!("{zh} 天"), format!("{en} days"))), ""),
        (found, threshold) => (found, threshold),
    };
    let (found, threshold) = match (found, scored) {
        // Points lost are no threshold: they stand beside the value.
        (Some((zh, en)), Some(_)) if !threshold.is_empty() => {
            let (lost_zh, lost_en) = said(threshold);
            (Some((format!("{zh}，{lost_zh}"), format!("{en}, {lost_en}"))), "")
        }
        (found, _) => (found, threshold),
    };
    let (value_zh, value) = found.unzip();
    let (threshold_zh, threshold) = threshold_said(&reason.rule, threshold);
    ReasonCard {
        code: reason.code.clone(),
        zh: reason.zh.clone(),
        en: reason.en.clone(),
        weight: weight_name(reason.weight),
        rule: scored.unwrap_or(&reason.rule).to_owned(),
        value,
        value_zh,
        threshold,
        threshold_zh,
    }
}

fn pinned(decision: &Decision) -> Vec<String> {
    let (product, scorecard, rulebook) = (&decision.product, &decision.scorecard, &decision.rulebook);
    vec![
        format!("product {} version {} {}", product.code, product.version, product.digest),
        format!("scorecard {} version {} {}", scorecard.id, scorecard.version, scorecard.digest),
        format!("rulebook as of {} {}", rulebook.effective_on, rulebook.digest),
    ]
}

/// What a feature is called: by the card that scored it, by the words shipped with Anji, by the product, by its own name.
fn feature_name(feature: &str, product: &Product, scorecard: Option<&Compiled>) -> (String, String) {
    if let Some((zh, en)) = scorecard.and_then(|card| card.labels(feature)).filter(|(zh, _)| *zh != feature) {
        return (zh.to_owned(), en.to_owned());
    }
    if let Some((zh, en)) = features::words(feature) {
        return (zh.to_owned(), en.to_owned());
    }
    let need = product.data.iter().flat_map(|data| &data.features).find(|need| need.name == feature);
    let plain = feature.replace('_', " ");
    (need.map_or_else(|| plain.clone(), |need| need.zh.clone()), plain)
}

fn yardstick(scorecard: &Compiled) -> Named {
    match scorecard.kind() {
        Kind::Scorecard => Named::new("best", "最高分", "best"),
        Kind::Trees => Named::new("mean", "平均企业", "mean firm"),
    }
}

fn score_points(decision: &Decision, product: &Product, scorecard: &Compiled) -> Vec<ScorePoints> {
    let Some(score) = &decision.score else { return Vec::new() };
    let points = score.contributions.iter().map(|given| {
        let (zh, en) = feature_name(&given.feature, product, Some(scorecard));
        let card = scorecard.scorecard();
        let characteristic = card.and_then(|c| c.characteristics.iter().find(|c| c.feature == given.feature));
        let best = characteristic
            .map(|c| c.attributes.iter().map(|attribute| attribute.points).fold(f64::NEG_INFINITY, f64::max))
            .filter(|best| best.is_finite());
        // Trees have no best bin: what a feature gives is held against the mean firm.
        let best = if card.is_some() { best } else { Some(given.points + given.lost) };
        let value =
            decision.input.features.get(&given.feature).and_then(|value| features::value(&given.feature, value));
        let (value_zh, value) = value.unwrap_or_else(|| ("缺失".into(), "missing".into()));
        let attribute = characteristic.and_then(|c| c.attributes.iter().find(|attribute| attribute.label == given.bin));
        let bin = attribute.map(|attribute| features::bin(&given.feature, &attribute.rule));
        let (bin_zh, bin) = bin.unwrap_or_else(|| (given.bin.clone(), given.bin.clone()));
        ScorePoints {
            feature: given.feature.clone(),
            zh,
            en,
            value,
            value_zh,
            bin,
            bin_zh,
            points: tenth(given.points),
            best_points: tenth(best.unwrap_or(given.points)),
            lost: tenth(given.lost),
        }
    });
    points.collect()
}

/// Points to a hundredth: more digits say nothing to a person.
fn tenth(points: f64) -> f64 {
    libm::round(points * 100.0) / 100.0
}

fn noted<'a>(trace: &'a [TraceEntry], step: Step, rule: &str) -> Option<&'a OwnedValue> {
    let entry = trace.iter().find(|entry| entry.step == step)?;
    entry.checks.iter().find(|check| check.rule == rule).map(|check| &check.value)
}

/// The plan of an offer; none where the offer of an older record makes no terms any more.
fn plan(offer: &Offer, on: Date, business: &BusinessCalendar) -> Vec<InstalmentCard> {
    terms(offer, offer.amount, on, business).and_then(|terms| planned(&terms)).unwrap_or_default()
}

/// The price from its base to what is offered, each step as the decision noted it.
fn price(decision: &Decision) -> Vec<PriceStep> {
    let mut steps = Vec::new();
    let mut push = |step: &str, zh: &str, en: &str, percent: Decimal| {
        let percent = percent.round_dp(4).normalize().to_string();
        steps.push(PriceStep { step: step.into(), zh: zh.into(), en: en.into(), percent });
    };
    let number = |rule: &str| match noted(&decision.trace, Step::Price, rule) {
        Some(OwnedValue::Number(value)) => Some(*value),
        _ => None,
    };
    for (rule, zh, en) in [
        ("lpr.1y", "1年期LPR（基准利率）", "one-year LPR (base rate)"),
        ("lpr.5y", "5年期以上LPR（基准利率）", "over-five-year LPR (base rate)"),
    ] {
        if let Some(base) = number(rule) {
            push("base", zh, en, base);
        }
    }
    let per_cent = Decimal::ONE_HUNDRED;
    // Without a quote to begin with, the price begins with what the money costs.
    let cost = number(product::FUNDING_COST).filter(|_| number("lpr.1y").or(number("lpr.5y")).is_none());
    if let Some(cost) = cost {
        push("funding", "资金成本", "cost of the money", cost);
    }
    if let Some(spread) = number("spread_bps") {
        push("spread", "风险加点", "spread for risk", spread / per_cent - cost.unwrap_or_default());
    }
    if let Some(adjustment) = number("adjustment_bps").filter(|bps| !bps.is_zero()) {
        push("adjustment", "政策与增信调整", "adjustment for policy and guarantee", adjustment / per_cent);
    }
    if let (Some(raw), Some(rate)) = (number("rate.before_bounds_percent"), number("rate_percent")) {
        if raw != rate {
            push("bounds", "产品利率上下限调整", "the product's floor or cap", rate - raw);
        }
        push("rate", "执行年利率", "contract rate", rate);
    }
    steps
}

fn fee(fee: &decision::FeeDue) -> FeeLine {
    FeeLine {
        code: fee.code.clone(),
        zh: fee.zh.clone(),
        en: fee.en.clone(),
        payee_zh: fee.payee_zh.clone(),
        upfront: Cash::from(fee.upfront),
        each_instalment: Cash::from(fee.each_instalment),
    }
}

fn checks(decision: &Decision, product: &Product) -> Vec<CheckLine> {
    let mut lines = Vec::new();
    for entry in &decision.trace {
        let step = Named::new(entry.step.en().replace(' ', "-"), entry.step.zh(), entry.step.en());
        for check in &entry.checks {
            let (zh, en) = rule_name(&check.rule, product);
            let reason = decision.reasons.iter().find(|r| r.step == entry.step && r.rule == check.rule);
            let (value_zh, value) = value_said(&check.rule, &check.value.to_string(), product);
            let (threshold_zh, threshold) = threshold_said(&check.rule, &check.threshold);
            lines.push(CheckLine {
                step: step.clone(),
                rule: check.rule.clone(),
                zh,
                en,
                result: result_name(check.passed, reason.map(|reason| reason.weight)),
                value,
                value_zh,
                threshold,
                threshold_zh,
            });
        }
        // A rule graph gives reasons of its own, which no check of the engine names.
        let graph = decision.reasons.iter().filter(|r| r.step == entry.step && r.rule.starts_with("eligibility/"));
        lines.extend(graph.map(|reason| {
            let (value_zh, value) = said(&reason.value.to_string());
            let (threshold_zh, threshold) = threshold_said(&reason.rule, &reason.threshold);
            CheckLine {
                step: step.clone(),
                rule: reason.rule.clone(),
                zh: reason.zh.clone(),
                en: reason.en.clone(),
                result: result_name(Some(false), Some(reason.weight)),
                value,
                value_zh,
                threshold,
                threshold_zh,
            }
        }));
    }
    lines
}

/// What a check found; a purpose by the product's own name.
fn value_said(rule: &str, value: &str, product: &Product) -> (String, String) {
    if rule == "request.purpose" {
        let name = purpose_name(value, product);
        return (name.zh, name.en);
    }
    let number: Option<Decimal> = value.parse().ok();
    match (rule, number) {
        (rule, Some(_)) if AMOUNTS.contains(&rule) => (parted(value), parted(value)),
        ("points", Some(points)) => both(points.round_dp(1)),
        ("pd", Some(pd)) => {
            let percent = (pd * Decimal::ONE_HUNDRED).round_dp(2).normalize();
            (format!("{percent}%"), format!("{percent}%"))
        }
        // More digits than that say nothing to a person; the record has them.
        (_, Some(number)) if number.scale() > 4 => both(number.round_dp(4)),
        _ => said(value),
    }
}

fn both(number: Decimal) -> (String, String) {
    let text = number.normalize().to_string();
    (text.clone(), text)
}

fn threshold_said(rule: &str, text: &str) -> (Option<String>, Option<String>) {
    if text.is_empty() {
        return (None, None);
    }
    let (zh, en) = said(text);
    if AMOUNTS.contains(&rule) { (Some(parted(&zh)), Some(parted(&en))) } else { (Some(zh), Some(en)) }
}

/// Rules about whole amounts, whose names say the currency's unit.
const AMOUNTS: [&str; 5] = ["authority.max_amount", "limit", "limit.by_rules", "offer.amount", "request.amount"];

/// The amounts in a text with their thousands parted.
fn parted(text: &str) -> String {
    let part = |word: &str| match word.parse::<Decimal>() {
        Ok(amount) if word.chars().all(|c| c.is_ascii_digit()) => {
            features::number_text(amount.to_string().parse().unwrap_or_default())
        }
        _ => word.to_owned(),
    };
    text.split(' ').map(part).collect::<Vec<_>>().join(" ")
}

fn result_name(passed: Option<bool>, weight: Option<Weight>) -> Named {
    match (passed, weight) {
        (Some(true), _) => Named::new("pass", "通过", "pass"),
        (Some(false), Some(Weight::Decline)) => Named::new("decline", "拒绝", "decline"),
        (Some(false), Some(Weight::Refer)) => Named::new("refer", "转人工", "refer"),
        _ => Named::new("info", "参考", "information"),
    }
}

/// What the engine's rules and values are called.
const RULES: [(&str, &str, &str); 39] = [
    ("firm.code_valid", "统一社会信用代码校验", "credit code is valid"),
    ("firm.standing", "登记状态存续", "the firm exists"),
    ("firm.normal", "未列入经营异常", "not on the list of abnormal operation"),
    ("firm.size", "企业规模", "size of the firm"),
    ("firm.industry", "行业准入", "industry is served"),
    ("firm.overdue_days", "当前逾期天数", "days past due today"),
    ("firm.dishonest_debtor", "失信被执行人", "dishonest debtor"),
    ("firm.kyc", "客户尽职调查", "customer due diligence"),
    ("firm.watch_list", "名单筛查", "watch lists"),
    ("points", "评分", "points"),
    ("pd", "违约概率", "probability of default"),
    ("grade", "等级", "grade"),
    ("product.valid", "产品有效期", "the product is on sale"),
    ("request.currency", "币种", "currency"),
    ("request.amount", "申请金额", "amount asked for"),
    ("request.tenor_months", "申请期限（月）", "months asked for"),
    ("request.purpose", "贷款用途", "purpose"),
    ("request.repayment", "还款方式", "way to repay"),
    ("limit.by_rules", "规则测算额度（元）", "limit by the rules, yuan"),
    ("limit", "核定额度（元）", "limit, yuan"),
    ("offer.amount", "拟授信金额（元）", "amount offered, yuan"),
    ("guarantee.required", "是否需要担保", "guarantee required"),
    ("guarantee.available", "担保机构可用", "a guarantor stands ready"),
    ("guaranteed", "是否有担保", "guaranteed"),
    ("lpr.1y", "1年期LPR（%）", "one-year LPR, percent"),
    ("lpr.5y", "5年期以上LPR（%）", "over-five-year LPR, percent"),
    ("lpr.published_on", "LPR发布日", "LPR published on"),
    ("lpr.stale.refuse-days", "LPR报价时效", "age of the LPR"),
    ("funding.cost_percent", "资金成本（%）", "cost of the money, percent"),
    ("spread_bps", "加点（基点）", "spread, basis points"),
    ("adjustment_bps", "调整（基点）", "adjustment, basis points"),
    ("rate.before_bounds_percent", "上下限前利率（%）", "rate before bounds, percent"),
    ("rate_percent", "执行年利率（%）", "contract rate, percent"),
    ("cost.simple_percent", "综合融资成本，单利（%）", "all-in cost, simple, percent"),
    ("cost.compounded_percent", "综合融资成本，复利（%）", "all-in cost, compounded, percent"),
    ("cost.by_days_percent", "综合融资成本，按日（%）", "all-in cost by days, percent"),
    ("cost.cap", "综合融资成本上限（%）", "cap on the all-in cost, percent"),
    ("cost.cap.lpr-multiple", "4倍LPR关注线（%）", "four one-year LPRs, percent"),
    ("automation.accepted", "接受自动化决策", "accepts an automatic decision"),
];

fn rule_name(rule: &str, product: &Product) -> (String, String) {
    if let Some((_, zh, en)) = RULES.iter().find(|(known, ..)| *known == rule) {
        return ((*zh).into(), (*en).into());
    }
    if let Some(category) = rule.strip_prefix("consent.") {
        let name = category_name(category);
        return (format!("{}授权", name.zh), format!("consent for {}", name.en));
    }
    match rule {
        "authority.straight_through" => return ("允许自动审批".into(), "may go out without a person".into()),
        "authority.max_amount" => return ("自动审批金额上限（元）".into(), "most approved automatically, yuan".into()),
        _ => {}
    }
    let refers = rule.strip_prefix("authority.refer_when.");
    let condition = refers.and_then(|code| product.authority.refer_when.iter().find(|c| c.code == code));
    condition.map_or_else(|| (rule.to_owned(), rule.to_owned()), |c| (c.zh.clone(), c.en.clone()))
}

/// What a variable of the rules is called, in Chinese and in English.
pub(crate) fn variable_name(variable: &str) -> (String, String) {
    const VARIABLES: [(&str, &str, &str); 18] = [
        ("request.amount", "申请金额（元）", "amount asked for, yuan"),
        ("request.tenor_months", "申请期限（月）", "months asked for"),
        ("request.purpose", "贷款用途", "purpose"),
        ("request.repayment", "还款方式", "way to repay"),
        ("firm.size", "企业规模", "size of the firm"),
        ("firm.kind", "主体类型", "kind of body"),
        ("firm.region", "所在地区", "region"),
        ("firm.industry", "行业门类", "industry"),
        ("firm.industry_division", "行业大类", "division of the industry"),
        ("firm.age_months", "成立月数", "months since registration"),
        ("score.points", "评分", "points"),
        ("score.grade", "等级", "grade"),
        ("score.pd", "违约概率", "probability of default"),
        ("guarantee.available", "担保机构可用", "a guarantor stands ready"),
        ("offer.amount", "拟授信金额（元）", "amount offered, yuan"),
        ("offer.guaranteed", "是否有担保", "guaranteed"),
        ("base.rate_percent", "基准利率（%）", "base rate, percent"),
        ("funding.cost_percent", "资金成本（%）", "cost of the money, percent"),
    ];
    if let Some((_, zh, en)) = VARIABLES.iter().find(|(name, ..)| *name == variable) {
        return ((*zh).into(), (*en).into());
    }
    features::named(variable.strip_prefix("feature.").unwrap_or(variable))
}

/// What a source category is called.
pub(crate) fn category_name(category: &str) -> Named {
    let (zh, en) = match category {
        "tax" => ("税务", "tax"),
        "power" => ("电力", "power"),
        "social-security" => ("社保", "social security"),
        "orders" => ("订单", "orders"),
        "bank-flow" => ("账户流水", "bank flow"),
        "pos" => ("收单流水", "POS receipts"),
        "delivery-platform" => ("外卖平台", "delivery platform"),
        "credit-report" => ("征信", "credit report"),
        "judicial" => ("司法", "judicial"),
        "environment" => ("环保", "environment"),
        "market-supervision" => ("市场监管", "market supervision"),
        "application" => ("申请信息", "application"),
        other => (other, other),
    };
    Named::new(category, zh, en)
}

fn inputs(decision: &Decision, product: &Product) -> Vec<InputLine> {
    let lines = decision.input.features.iter().map(|(name, value)| {
        let (zh, en) = feature_name(name, product, None);
        let need = product.data.iter().find(|data| data.features.iter().any(|feature| feature.name == *name));
        let (value_zh, value) = features::value(name, value).unzip();
        InputLine {
            name: name.clone(),
            zh,
            en,
            value,
            value_zh,
            category: need.map(|data| category_name(&data.category)),
        }
    });
    lines.collect()
}

/// What a purpose is called by the product.
pub(crate) fn purpose_name(purpose: &str, product: &Product) -> Named {
    let known = product.purposes.iter().find(|known| known.code == purpose);
    known.map_or_else(
        || Named::new(purpose, purpose, purpose),
        |known| Named::new(purpose, known.zh.clone(), known.en.clone()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_amounts_are_parted_and_nothing_else_is() {
        for (text, said) in [
            ("不超过 800000", "不超过 800,000"),
            ("10000 至 3000000", "10,000 至 3,000,000"),
            ("890000", "890,000"),
            ("999", "999"),
            ("自 2020-01-01 起", "自 2020-01-01 起"),
            ("12.50", "12.50"),
        ] {
            assert_eq!(parted(text), said);
        }
    }
}
