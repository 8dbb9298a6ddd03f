//! The sentences of findings, in both languages.

use rust_decimal::Decimal;

use super::{Finding, Place, Severity};
use crate::compiled::ProductError;
use crate::rules::{Note, NoteKind};

/// A text that is no product document.
pub(super) fn unreadable(error: &ProductError) -> Finding {
    let (code, path, zh) = match error {
        ProductError::TooLarge(bytes) => {
            ("too-large", "document".to_owned(), format!("文件有 {bytes} 字节，超过上限：请合并表格行"))
        }
        ProductError::Unreadable(said) => {
            let line = said.rsplit_once(" at line ").map(|(_, rest)| rest.split(' ').next().unwrap_or(rest));
            let zh = match line {
                Some(line) => format!("第 {line} 行无法读取：请核对字段名和缩进，金额和百分数须加引号（{said}）"),
                None => format!("文件无法读取：请核对字段名和缩进，金额和百分数须加引号（{said}）"),
            };
            ("unreadable", line.map_or_else(|| "document".to_owned(), |line| format!("line {line}")), zh)
        }
        ProductError::Invalid(_) => ("unreadable", "document".to_owned(), "文件无法使用".to_owned()),
    };
    Finding {
        code,
        severity: Severity::Error,
        place: Place { path, ..Place::default() },
        witness: Vec::new(),
        zh,
        en: error.to_string(),
    }
}

/// What a note says; `bad`: a result would be missing; `shown`: with an input that shows it.
pub(super) fn note(note: &Note, bad: bool, shown: bool) -> (String, String) {
    let such = note.witness.iter().map(|(name, value)| format!("{name} = {value}")).collect::<Vec<_>>().join(", ");
    let then = if bad {
        (
            "结果会缺失：请补一行，或在末尾加一行条件为空的兜底行",
            "the result would be missing: add a row, or a last row with empty conditions",
        )
    } else {
        ("该表此时不给出结果：请确认是否有意", "the table then gives nothing: make sure that is meant")
    };
    let unsure = if shown || note.witness.is_empty() {
        ("", "")
    } else {
        (
            "（取决于前面各步的结果，未找到能走到这里的输入）",
            " (it hangs on results of earlier nodes, and no input was found that leads here)",
        )
    };
    match &note.kind {
        NoteKind::Gap { whole: Some(variable) } => (
            format!("{variable} 的某个取值没有任何一行覆盖（{such}），{}{}", then.0, unsure.0),
            format!("for a value of {variable} no row answers whatever else holds ({such}): {}{}", then.1, unsure.1),
        ),
        NoteKind::Gap { whole: None } => (
            format!("没有任何一行覆盖：{such}，{}{}", then.0, unsure.0),
            format!("no row answers {such}: {}{}", then.1, unsure.1),
        ),
        NoteKind::GapUndecided => (
            "没有条件为空的兜底行，条件又较复杂，无法判定是否总有一行成立：请在末尾加一行条件为空的兜底行".to_owned(),
            "there is no last row with empty conditions, and the conditions are too involved to decide whether some row always answers: \
             add such a row"
                .to_owned(),
        ),
        NoteKind::Unreachable => (
            "该行永远轮不到：前面的行已覆盖它的全部情形；请删去，或调整顺序".to_owned(),
            "the row is never reached: earlier rows answer all its cases; remove it, or move it up".to_owned(),
        ),
        NoteKind::NeverHolds => (
            "该行的条件不可能成立：没有任何输入满足；请修改条件".to_owned(),
            "the row never holds: no input fulfils its conditions; mend them".to_owned(),
        ),
        NoteKind::Overlap { earlier } => (
            format!("与第 {earlier} 行交叉且结果不同，交叉处以第 {earlier} 行为准（{such}）：请确认顺序"),
            format!("it crosses row {earlier} and says something else; where both hold row {earlier} answers ({such}): make sure of the order"),
        ),
        NoteKind::BranchUnreachable => (
            "该分支永远不会走到：前面的分支已覆盖全部情形；请删去，或调整顺序".to_owned(),
            "the branch is never taken: earlier ones take all its cases; remove it, or move it up".to_owned(),
        ),
        NoteKind::BranchGap => (
            format!("没有任何分支成立：{such}，{}{}", then.0, unsure.0),
            format!("no branch is taken for {such}: {}{}", then.1, unsure.1),
        ),
    }
}

fn said(n: Decimal) -> String {
    n.round_dp(4).normalize().to_string()
}

pub(super) fn limit_negative() -> (String, String) {
    (
        "额度可能为负：请用 max([0, ...]) 兜底".to_owned(),
        "the limit can be below zero: wrap it in max([0, ...])".to_owned(),
    )
}

pub(super) fn limit_undecided() -> (String, String) {
    (
        "无法判定额度是否可能为负：读取的数据项没有取值范围；请用 max([0, ...]) 兜底".to_owned(),
        "whether the limit can be below zero cannot be decided: features it reads have no range; wrap it in max([0, ...])".to_owned(),
    )
}

pub(super) fn price_undecided() -> (String, String) {
    (
        "未找到能走到定价的申请（准入、额度或基准利率使其落空），价格未能核对".to_owned(),
        "no applicant was found who gets as far as a price (for eligibility, limit or base rate): the price was not checked".to_owned(),
    )
}

pub(super) fn above_product_cap(rate: Decimal, cap: Decimal) -> (String, String) {
    let (rate, cap) = (said(rate), said(cap));
    (
        format!("规则定价最高可达 {rate}%，高于产品上限 {cap}%，将按上限执行：请确认"),
        format!(
            "the rules price up to {rate}%, above the product's cap of {cap}%, which then applies: make sure that is meant"
        ),
    )
}

pub(super) fn below_product_floor(rate: Decimal, floor: Decimal) -> (String, String) {
    let (rate, floor) = (said(rate), said(floor));
    (
        format!("规则定价最低可至 {rate}%，低于产品下限 {floor}%，将按下限执行：请确认"),
        format!(
            "the rules price down to {rate}%, below the product's floor of {floor}%, which then applies: make sure that is meant"
        ),
    )
}

pub(super) fn rate_negative(rate: Decimal) -> (String, String) {
    let rate = said(rate);
    (
        format!("规则定价可能为负（{rate}%），将按产品下限执行：请核对加点"),
        format!("the rules can price below zero ({rate}%); the product's floor then applies: look at the spread"),
    )
}

pub(super) fn above_cap(cost: Decimal, cap: Decimal) -> (String, String) {
    let (cost, cap) = (said(cost), said(cap));
    (
        format!("综合融资成本可达 {cost}%，高于现行上限 {cap}%，此类申请会被拒绝：请降低利率或费用"),
        format!(
            "the all-in cost can reach {cost}%, above the cap in force of {cap}%; such an application is declined: lower rate or fees"
        ),
    )
}

pub(super) fn above_line(cost: Decimal, line: Decimal) -> (String, String) {
    let (cost, line) = (said(cost), said(line));
    (
        format!("综合融资成本可达 {cost}%，高于4倍1年期LPR（{line}%）：目前不违规，请留意"),
        format!(
            "the all-in cost can reach {cost}%, above four one-year LPRs ({line}%): allowed today, and to be watched"
        ),
    )
}
