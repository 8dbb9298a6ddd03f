//! Consent and the rules that hold for every product.

use product::size_code;

use crate::decide::Run;
use crate::input::{Kyc, Standing};
use crate::record::{Step, Weight};
use money::Decimal;

/// A live consent for every category that the product's rules read.
pub(crate) fn consent(run: &mut Run<'_>) {
    run.step(Step::Consent);
    let (input, bundle) = (run.input, run.bundle);
    for need in &bundle.product().document().data {
        let on = input.decided_on;
        let live = input.consents.iter().find(|c| c.permits(input.institution, &need.purpose, &need.category, on));
        if live.is_some() && !run.traced {
            continue;
        }
        let rule = format!("consent.{}", need.category);
        let threshold = format!("{} for {} on {on}", need.category, need.purpose);
        if let Some(live) = live {
            run.check(Weight::Decline, &rule, true, live.id.to_string(), &threshold, ("", "", ""));
            continue;
        }
        // The nearest consent says why it does not serve.
        let near = input.consents.iter().find(|c| {
            c.recipient == input.institution && c.purpose == need.purpose && c.categories.contains(&need.category)
        });
        let (value, words) = match near {
            None => ("none".to_owned(), ("consent-missing", "缺少数据授权", "no consent to read these data")),
            Some(c) => match c.revoked_on.filter(|day| *day <= on) {
                Some(day) => {
                    (format!("revoked {day}"), ("consent-revoked", "数据授权已撤回", "the consent was withdrawn"))
                }
                None if c.to < on => {
                    (format!("to {}", c.to), ("consent-expired", "数据授权已过期", "the consent has expired"))
                }
                None => (
                    format!("from {}", c.from),
                    ("consent-not-yet", "数据授权尚未生效", "the consent does not hold yet"),
                ),
            },
        };
        run.check(Weight::Decline, &rule, false, value, &threshold, words);
    }
}

/// Rules no product can waive, and the product's own list of firms it serves.
pub(crate) fn hard_rules(run: &mut Run<'_>) {
    run.step(Step::HardRules);
    let facts = &run.input.facts;
    let words = ("code-invalid", "统一社会信用代码（或身份）校验不通过", "the credit code (or identity) is not valid");
    run.check(Weight::Decline, "firm.code_valid", facts.code_valid, facts.code_valid, "true", words);

    let gone = matches!(facts.standing, Standing::Deregistered | Standing::Revoked);
    let words = ("firm-gone", "企业已注销或吊销", "the firm is deregistered or its licence revoked");
    run.check(Weight::Decline, "firm.standing", !gone, facts.standing.en(), "active or abnormal", words);
    let words = ("firm-abnormal", "企业列入经营异常名录", "the firm is on the register's list of abnormal operation");
    run.check(
        Weight::Refer,
        "firm.normal",
        facts.standing != Standing::Abnormal,
        facts.standing.en(),
        "not abnormal",
        words,
    );

    size(run);
    industry(run);

    let words = ("overdue-now", "存在当前逾期", "a loan is overdue today");
    let days = Decimal::from(facts.overdue_days);
    run.check(Weight::Decline, "firm.overdue_days", facts.overdue_days == 0, days, "0", words);

    let words = ("dishonest-debtor", "被列为失信被执行人", "listed as a dishonest debtor");
    run.check(
        Weight::Decline,
        "firm.dishonest_debtor",
        !facts.dishonest_debtor,
        facts.dishonest_debtor,
        "false",
        words,
    );

    let words = ("kyc-incomplete", "客户尽职调查未完成", "customer due diligence is not complete");
    run.check(Weight::Refer, "firm.kyc", facts.kyc != Kyc::Incomplete, facts.kyc.en(), "complete", words);
    let words = ("kyc-hit", "名单筛查命中，需人工核实", "a list hit that a person must clear");
    run.check(Weight::Refer, "firm.watch_list", facts.kyc != Kyc::Hit, facts.kyc.en(), "no hit", words);
    for reason in run.reasons.iter_mut().filter(|r| r.code == "kyc-hit") {
        // 反洗钱法: no tipping-off.
        reason.tell = false;
    }
}

fn size(run: &mut Run<'_>) {
    let sizes = &run.bundle.product().document().firms.sizes;
    if !run.traced && run.input.facts.size.is_some_and(|size| sizes.contains(&size)) {
        return;
    }
    let served = sizes.iter().map(|s| size_code(*s)).collect::<Vec<_>>().join(", ");
    match run.input.facts.size {
        Some(size) => {
            let words = ("size-not-served", "企业规模不符合产品要求", "firms of this size are not served");
            run.check(Weight::Decline, "firm.size", sizes.contains(&size), size_code(size), &served, words);
        }
        None => {
            let words = ("size-unknown", "企业规模无法判定", "the firm's size cannot be told");
            run.check(Weight::Refer, "firm.size", false, "unknown", &served, words);
        }
    }
}

fn industry(run: &mut Run<'_>) {
    let barred = &run.bundle.product().document().firms.barred_industries;
    let list = barred.join(", ");
    match run.input.facts.industry {
        // A code is the section's letter and up to four digits: K, K70, K7010.
        Some(industry) => {
            let code = industry.code();
            let hit = barred.iter().any(|b| code.starts_with(b.as_str()) || code[1..].starts_with(b.as_str()));
            let words = ("industry-barred", "所属行业为限制类", "the firm's industry is not served");
            run.check(Weight::Decline, "firm.industry", !hit, code, &format!("none of {list}"), words);
        }
        None if !barred.is_empty() => {
            let words = ("industry-unknown", "所属行业未知", "the firm's industry is not known");
            run.check(Weight::Refer, "firm.industry", false, "unknown", &format!("none of {list}"), words);
        }
        None => {}
    }
}
