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
/// AUC of the row's place from which the file's order is said to tell outcomes.
const ORDER_TELLS: f64 = 0.55;

/// The limits that hold for this evidence.
pub(crate) fn known_limits(found: &Evidence, study: &Study) -> Vec<KnownLimit> {
    let mut limits = Vec::new();
    let mut add = |holds: bool, zh: String, en: String| {
        if holds {
            limits.push(KnownLimit { zh, en });
        }
    };
    add(
        found.lineage.simulated,
        "样本为模拟数据，指标不代表真实表现".into(),
        "the rows are simulated: the figures say nothing of the real world".into(),
    );
    add(
        matches!(study.parting, Parting::HoldOut { .. }),
        "检验样本为随机抽取，没有检验模型对以后年份是否有效".into(),
        "test rows were drawn by lot: that the card holds for later years has not been tested".into(),
    );
    let bads = found.test.bads;
    add(
        bads < FEW_BADS,
        format!("检验样本只有 {bads} 个坏样本，区间较宽"),
        format!("only {bads} bads among the test rows: the intervals are wide"),
    );
    let close = found.train.auc - found.test.auc;
    add(
        close > TOO_CLOSE,
        format!("训练样本的 AUC 高出检验样本 {close:.3}，模型可能拟合过度，或客群已经变化"),
        format!("the AUC falls by {close:.3} from fitting to test rows: fitted too closely, or the population changed"),
    );
    add(
        found.stability.shift != Shift::Stable,
        format!("总分稳定性指数 PSI {:.2}：检验样本的客群与训练样本不同", found.stability.psi),
        format!("stability index {:.2}: the test rows are not like the fitting rows", found.stability.psi),
    );
    add(
        found.calibration.level_set_on_test,
        "违约概率水平用检验样本校准，其校准表不构成检验".into(),
        "the level was set on the test rows, whose calibration table is no test of it".into(),
    );
    let leaks: Vec<&str> = found
        .leaks
        .iter()
        .filter(|finding| finding.verdict != LeakVerdict::Clear)
        .map(|finding| finding.feature.as_str())
        .collect();
    add(
        !leaks.is_empty(),
        format!("以下特征疑似在结果发生之后才可知，须核实：{}", leaks.join("、")),
        format!("these features may be known only after the outcome, find out: {}", leaks.join(", ")),
    );
    let order = found.row_order_auc.unwrap_or(0.5);
    add(
        order >= ORDER_TELLS,
        format!("文件的行序能预测结果（AUC {order:.2}），随机抽样的检验不可信"),
        format!("the order of the rows tells outcomes (AUC {order:.2}): a test by lot cannot be trusted"),
    );
    for attribute in found.fairness.iter().filter(|report| report.four_fifths == FourFifths::Fail) {
        add(
            true,
            format!("{}：通过率之比低于五分之四，且差异显著", attribute.zh),
            format!("{}: the ratio of approval is below four-fifths, and not by chance", attribute.en),
        );
    }
    add(
        found.lineage.weighted,
        "样本带权重：概率、AUC 按权重计算，行数、切点通过数为未加权".into(),
        "rows carry weights: probabilities and AUC count by weight, numbers of rows do not".into(),
    );
    add(
        found.grade_design.is_none() && study.grades.is_none(),
        "没有满足约束的分级，采用默认切点".into(),
        "no grades keep the constraints: the default cut-offs stand".into(),
    );
    add(
        true,
        "只有已放款客户有结果；未做拒绝推断，对以往会被拒绝的客户结论不一定成立".into(),
        "only those who got a loan have outcomes: no reject inference was made, and of those who would have been declined \
         the card may speak wrongly"
            .into(),
    );
    limits
}
