//! What a reader of the report must keep in mind, worked out from the evidence.

use scoring::fairness::FourFifths;
use scoring::leaks::LeakVerdict;
use scoring::metrics::Shift;

use super::{Evidence, KnownLimit};
use crate::study::{Parting, Study};

/// Test bads below which figures by segment say little.
const FEW_BADS: u64 = 200;
/// AUC that the fitting rows may have over the test rows before the card is said to be fitted too closely.
const TOO_CLOSE: f64 = 0.03;
/// AUC on approved test rows that reject inference may cost before its assumption is doubted.
const TOO_MUCH_LOST: f64 = 0.02;
/// AUC of the row's place from which the file's order is said to tell outcomes.
const ORDER_TELLS: f64 = 0.55;

/// The limits that hold for this evidence.
pub(crate) fn known_limits(found: &Evidence, study: &Study) -> Vec<KnownLimit> {
    let mut limits = Vec::new();
    of_sample(found, study, &mut limits);
    of_card(found, study, &mut limits);
    of_declined(found, &mut limits);
    limits
}

fn add(limits: &mut Vec<KnownLimit>, holds: bool, zh: impl Into<String>, en: impl Into<String>) {
    if holds {
        limits.push(KnownLimit { zh: zh.into(), en: en.into() });
    }
}

/// What is not known of those who were turned away.
fn of_declined(found: &Evidence, limits: &mut Vec<KnownLimit>) {
    let Some(rejects) = &found.rejects else {
        return add(
            limits,
            true,
            "只有已放款客户有结果；未做拒绝推断，对以往会被拒绝的客户结论不一定成立",
            "only those who got a loan have outcomes: no reject inference was made, and of those who would have been declined \
             the card may speak wrongly",
        );
    };
    if let Some(problem) = &rejects.problem {
        let (zh, en) = (&problem.zh, &problem.en);
        add(
            limits,
            true,
            format!("未能做拒绝推断：{zh}"),
            format!("reject inference was asked for and not made: {en}"),
        );
    }
    let Some(shown) = &rejects.shown else { return };
    let effect = &shown.effect;
    add(
        limits,
        true,
        format!("{} 笔被拒绝申请的结果为推断，不是实际表现；系数的标准误与 p 值含推断样本，不宜解读", effect.rejects),
        format!(
            "the outcomes of {} declined applications were inferred, nobody saw them; standard errors and p-values count them and \
             must not be read",
            effect.rejects
        ),
    );
    let lost = effect.auc_before - effect.auc_after;
    add(
        limits,
        lost > TOO_MUCH_LOST,
        format!("拒绝推断使获批客户检验样本的 AUC 下降 {lost:.3}，所作假设可能不合适"),
        format!("reject inference costs {lost:.3} of the AUC on approved test rows: its assumption may not suit"),
    );
    add(
        limits,
        effect.inferred_bad_rate < effect.approved_bad_rate,
        "被拒绝申请的推断坏账率低于获批客户：请核实标记的取值与系数",
        "the declined are inferred to be better than the approved: check which rows are marked, and the factor",
    );
}

/// What the rows cannot tell.
fn of_sample(found: &Evidence, study: &Study, limits: &mut Vec<KnownLimit>) {
    add(
        limits,
        found.lineage.simulated,
        "在模拟机构中开发，样本可能为模拟数据，不得据以真实授信",
        "developed at a simulated institution: the rows may be simulated, lend nobody real money by it",
    );
    add(
        limits,
        matches!(study.parting, Parting::HoldOut { .. }),
        "检验样本为随机抽取，没有检验模型对以后年份是否有效",
        "test rows were drawn by lot: that the card holds for later years has not been tested",
    );
    let bads = found.test.bads;
    add(
        limits,
        bads < FEW_BADS,
        format!("检验样本只有 {bads} 个坏样本，区间较宽"),
        format!("only {bads} bads among the test rows: the intervals are wide"),
    );
    let order = found.row_order_auc.unwrap_or(0.5);
    add(
        limits,
        order >= ORDER_TELLS,
        format!("文件的行序能预测结果（AUC {order:.2}），随机抽样的检验不可信"),
        format!("the order of the rows tells outcomes (AUC {order:.2}): a test by lot cannot be trusted"),
    );
    add(
        limits,
        found.lineage.weighted,
        "样本带权重：概率、AUC 按权重计算，行数、切点通过数为未加权",
        "rows carry weights: probabilities and AUC count by weight, numbers of rows do not",
    );
}

/// What speaks against the card.
fn of_card(found: &Evidence, study: &Study, limits: &mut Vec<KnownLimit>) {
    let close = found.train.auc - found.test.auc;
    add(
        limits,
        close > TOO_CLOSE,
        format!("训练样本的 AUC 高出检验样本 {close:.3}，模型可能拟合过度，或客群已经变化"),
        format!("the AUC falls by {close:.3} from fitting to test rows: fitted too closely, or the population changed"),
    );
    add(
        limits,
        found.stability.shift != Shift::Stable,
        format!("总分稳定性指数 PSI {:.2}：检验样本的客群与训练样本不同", found.stability.psi),
        format!("stability index {:.2}: the test rows are not like the fitting rows", found.stability.psi),
    );
    add(
        limits,
        found.calibration.level_set_on_test,
        "违约概率水平用检验样本校准，其校准表不构成检验",
        "the level was set on the test rows, whose calibration table is no test of it",
    );
    let suspects = found.leaks.iter().filter(|finding| finding.verdict != LeakVerdict::Clear);
    let leaks: Vec<&str> = suspects.map(|finding| finding.feature.as_str()).collect();
    add(
        limits,
        !leaks.is_empty(),
        format!("以下特征疑似在结果发生之后才可知，须核实：{}", leaks.join("、")),
        format!("these features may be known only after the outcome, find out: {}", leaks.join(", ")),
    );
    for attribute in found.fairness.iter().filter(|report| report.four_fifths == FourFifths::Fail) {
        add(
            limits,
            true,
            format!("{}：通过率之比低于五分之四，且差异显著", attribute.zh),
            format!("{}: the ratio of approval is below four-fifths, and not by chance", attribute.en),
        );
    }
    add(
        limits,
        found.grade_design.is_none() && study.grades.is_none(),
        "没有满足约束的分级，采用默认切点",
        "no grades keep the constraints: the default cut-offs stand",
    );
}
