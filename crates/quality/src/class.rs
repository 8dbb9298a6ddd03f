//! The class of one claim from its facts: every trigger of 《商业银行金融资产风险分类办法》 of 2023, art. 10 to 13.
//!
//! Each trigger gives the best class that is still possible; the claim has the worst of them. A claim keeps every reason, so
//! that a person sees what holds it where it is. "Over" is `>`, "at least" is `>=` (民法典 1259).

use calendar::Date;
use loan::{ClassificationRule, FiveCategory};
use money::{Decimal, Money};
use serde::{Deserialize, Serialize};

use crate::circumstance::Cover;

/// What classifies, all from the rulebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassRules {
    /// Days past due.
    pub days: ClassificationRule,
    /// Substandard when more than this share of a debtor's debts at all banks is overdue more than 90 days.
    pub other_debt_share: Decimal,
    /// Doubtful when impaired and the expected loss is at least this share of the carrying amount.
    pub doubtful_loss_share: Decimal,
    /// Loss when impaired and it is at least this share.
    pub loss_loss_share: Decimal,
    /// All claims of a non-retail debtor are non-performing when more than this share is.
    pub contagion_share: Decimal,
    /// Instalments in a row to rise from non-performing.
    pub upgrade_instalments: u32,
    /// Months to rise from non-performing; whichever takes longer.
    pub upgrade_months: u32,
    /// Months without a rise after the debtor was merged or acquired.
    pub merger_months: u32,
    /// Until when loans of medium firms mature that may be renewed.
    pub medium_until: Date,
    /// A debtor that owes at most this is retail unless recorded otherwise; none is when there is no such line.
    pub retail_most: Option<Money>,
    /// Whether the matrix of small enterprises (银监发〔2007〕63号) is laid over, where it is more severe.
    pub matrix: bool,
}

/// What caused a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the words of each stand in `Trigger::words`")]
pub enum Trigger {
    Overdue,
    UseChanged,
    Refinanced,
    NplElsewhere,
    NplHere,
    Impaired,
    RatingCut,
    DebtsOverdue,
    Evasion,
    ExpectedLoss,
    Bankruptcy,
    Observation,
    WrittenOff,
    Matrix,
    Judged,
    UpgradePending,
    Contagion,
}

impl Trigger {
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Overdue => ("overdue", "逾期", "overdue"),
            Self::UseChanged => ("use-changed", "擅自改变资金用途", "use of funds changed without consent"),
            Self::Refinanced => ("refinanced", "借新还旧", "repaid by new borrowing"),
            Self::NplElsewhere => {
                ("npl-elsewhere", "债务人在他行有不良债权", "the debtor is non-performing at another bank")
            }
            Self::NplHere => {
                ("npl-here", "债务人在本机构有不良债权", "the debtor has another non-performing claim here")
            }
            Self::Impaired => ("impaired", "已发生信用减值", "credit-impaired"),
            Self::RatingCut => ("rating-cut", "外部评级大幅下调", "external rating cut sharply"),
            Self::DebtsOverdue => (
                "debts-overdue",
                "全部银行债务中逾期90天以上占比",
                "share of all its bank debts overdue more than 90 days",
            ),
            Self::Evasion => ("evasion", "逃废债务", "evades its debts"),
            Self::ExpectedLoss => ("expected-loss", "预期信用损失占账面余额", "expected loss over the carrying amount"),
            Self::Bankruptcy => ("bankruptcy", "进入破产清算", "bankruptcy liquidation entered"),
            Self::Observation => ("observation", "重组观察期", "watched after a restructuring"),
            Self::WrittenOff => ("written-off", "已核销", "written off"),
            Self::Matrix => ("matrix", "小企业贷款逾期与担保矩阵", "matrix of small enterprises"),
            Self::Judged => ("judged", "人工认定", "set by hand"),
            Self::UpgradePending => {
                ("upgrade-pending", "不良上调条件未满足", "conditions to rise from non-performing are not met")
            }
            Self::Contagion => (
                "contagion",
                "债务人不良债权占比超限，全部债权至少次级",
                "too large a share of the debtor's claims is non-performing",
            ),
        }
    }

    /// The word in lists.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.words().0
    }
}

/// A reason of a class, in words with its figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What caused it.
    pub trigger: Trigger,
    /// The best class it leaves.
    pub class: FiveCategory,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Reason {
    /// A reason without a figure.
    #[must_use]
    pub fn plain(trigger: Trigger, class: FiveCategory) -> Self {
        let (_, zh, en) = trigger.words();
        Self { trigger, class, zh: zh.into(), en: en.into() }
    }

    /// A reason with its figure in either language.
    #[must_use]
    pub fn with(trigger: Trigger, class: FiveCategory, figure: (String, String)) -> Self {
        let (_, zh, en) = trigger.words();
        Self { trigger, class, zh: format!("{zh}：{}", figure.0), en: format!("{en}: {}", figure.1) }
    }
}

/// What is known of one claim on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClaimFacts {
    /// Days past due.
    pub days_past_due: u32,
    /// A person established that the delay is technical.
    pub technical_delay: bool,
    /// Use of funds changed without consent.
    pub use_changed: bool,
    /// Repaid by new borrowing.
    pub refinanced: bool,
    /// The renewal qualifies.
    pub renewal_qualifies: bool,
    /// The debtor is non-performing at another bank.
    pub npl_elsewhere: bool,
    /// Another claim of the debtor here is non-performing.
    pub npl_here: bool,
    /// Credit-impaired.
    pub impaired: bool,
    /// Expected loss and carrying amount, assessed by itself.
    pub expected_loss: Option<(Decimal, Decimal)>,
    /// External rating cut sharply.
    pub rating_cut: bool,
    /// Debts overdue more than 90 days, and all debts, at all banks.
    pub debts_overdue: Option<(Decimal, Decimal)>,
    /// Evades its debts.
    pub evasion: bool,
    /// Bankruptcy liquidation entered.
    pub bankruptcy: bool,
    /// The best class that the observation of a restructuring leaves.
    pub observed: Option<FiveCategory>,
    /// Written off.
    pub written_off: bool,
    /// Whether the claim is classed by itself.
    pub retail: bool,
    /// How it is secured.
    pub cover: Option<Cover>,
    /// A class set by hand.
    pub judged: Option<FiveCategory>,
    /// Was non-performing and has not met the conditions to rise.
    pub upgrade_pending: bool,
}

/// Percent with two places, rounded half up, for people.
pub(crate) fn percent(part: Decimal, whole: Decimal) -> String {
    if whole.is_zero() {
        return "-".into();
    }
    let share = part * Decimal::ONE_HUNDRED / whole;
    format!("{:.2}", share.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
}

/// Every reason of a claim's class, the worst first; none when it is normal.
///
/// ```
/// use quality::{ClaimFacts, ClassRules, class_of, reasons};
/// let rules = ClassRules::RULES_2023;
/// assert_eq!(class_of(&reasons(&rules, &ClaimFacts { days_past_due: 91, ..ClaimFacts::default() })).zh(), "次级");
/// ```
#[must_use]
pub fn reasons(rules: &ClassRules, facts: &ClaimFacts) -> Vec<Reason> {
    use FiveCategory::{Doubtful, Loss, SpecialMention, Substandard};
    let mut found = Vec::new();
    let mut when = |holds: bool, trigger, class| {
        if holds {
            found.push(Reason::plain(trigger, class));
        }
    };
    when(facts.use_changed, Trigger::UseChanged, SpecialMention);
    when(facts.refinanced && !facts.renewal_qualifies, Trigger::Refinanced, SpecialMention);
    when(facts.npl_elsewhere && !facts.retail, Trigger::NplElsewhere, SpecialMention);
    when(facts.npl_here && !facts.retail, Trigger::NplHere, SpecialMention);
    when(facts.impaired, Trigger::Impaired, Substandard);
    when(facts.rating_cut, Trigger::RatingCut, Substandard);
    when(facts.upgrade_pending, Trigger::UpgradePending, Substandard);
    when(facts.evasion, Trigger::Evasion, Doubtful);
    when(facts.bankruptcy, Trigger::Bankruptcy, Loss);
    when(facts.written_off, Trigger::WrittenOff, Loss);
    if let Some(class) = facts.observed.filter(|class| *class > FiveCategory::Normal) {
        found.push(Reason::plain(Trigger::Observation, class));
    }
    if let Some(class) = facts.judged {
        found.push(Reason::plain(Trigger::Judged, class));
    }
    found.extend(by_days(rules, facts));
    found.extend(by_share(rules, facts));
    found.sort_by(|one, other| other.class.cmp(&one.class).then(one.trigger.cmp(&other.trigger)));
    found
}

/// The class of these reasons.
#[must_use]
pub fn class_of(reasons: &[Reason]) -> FiveCategory {
    reasons.iter().map(|reason| reason.class).max().unwrap_or(FiveCategory::Normal)
}

fn by_days(rules: &ClassRules, facts: &ClaimFacts) -> Vec<Reason> {
    let days = facts.days_past_due;
    let class =
        if facts.technical_delay { rules.days.class_of_technical_delay(days) } else { rules.days.class_of(days) };
    let figure = || (format!("{days} 天"), format!("{days} days"));
    let mut found = Vec::new();
    if class > FiveCategory::Normal {
        found.push(Reason::with(Trigger::Overdue, class, figure()));
    }
    let laid = facts.cover.filter(|_| rules.matrix).map_or(FiveCategory::Normal, |cover| matrix(cover, days));
    // Laid over only where it is more severe; where it is softer the rule of 2023 holds.
    if laid > class && class > FiveCategory::Normal {
        found.push(Reason::with(Trigger::Matrix, laid, figure()));
    }
    found
}

fn by_share(rules: &ClassRules, facts: &ClaimFacts) -> Vec<Reason> {
    let mut found = Vec::new();
    if let Some((overdue, all)) = facts.debts_overdue.filter(|_| !facts.retail)
        && overdue > rules.other_debt_share * all
    {
        let share = format!("{}%", percent(overdue, all));
        found.push(Reason::with(Trigger::DebtsOverdue, FiveCategory::Substandard, (share.clone(), share)));
    }
    if let Some((loss, carrying)) = facts.expected_loss.filter(|_| facts.impaired) {
        let class = if loss >= rules.loss_loss_share * carrying {
            FiveCategory::Loss
        } else if loss >= rules.doubtful_loss_share * carrying {
            FiveCategory::Doubtful
        } else {
            return found;
        };
        let share = format!("{}%", percent(loss, carrying));
        found.push(Reason::with(Trigger::ExpectedLoss, class, (share.clone(), share)));
    }
    found
}

/// The matrix of small enterprises by cover and days past due (银监发〔2007〕63号, recalled, medium).
#[must_use]
pub const fn matrix(cover: Cover, days_past_due: u32) -> FiveCategory {
    use FiveCategory::{Doubtful, Loss, Normal, SpecialMention, Substandard};
    let row = match cover {
        Cover::Unsecured => [Normal, SpecialMention, Substandard, Doubtful, Doubtful, Loss],
        Cover::Guaranteed => [Normal, Normal, SpecialMention, Substandard, Doubtful, Loss],
        Cover::Mortgaged => [Normal, Normal, SpecialMention, SpecialMention, Substandard, Doubtful],
        Cover::Pledged => [Normal, Normal, Normal, SpecialMention, Substandard, Doubtful],
    };
    let column = match days_past_due {
        0 => 0,
        1..=30 => 1,
        31..=90 => 2,
        91..=180 => 3,
        181..=360 => 4,
        _ => 5,
    };
    row[column]
}

impl ClassRules {
    /// The rules of 2023 as they stand in the shipped rulebook, without the matrix and with every debtor non-retail.
    pub const RULES_2023: Self = Self {
        days: ClassificationRule::RULE_2023,
        other_debt_share: Decimal::from_parts(20, 0, 0, false, 2),
        doubtful_loss_share: Decimal::from_parts(50, 0, 0, false, 2),
        loss_loss_share: Decimal::from_parts(90, 0, 0, false, 2),
        contagion_share: Decimal::from_parts(10, 0, 0, false, 2),
        upgrade_instalments: 2,
        upgrade_months: 6,
        merger_months: 6,
        medium_until: Date::constant(2027, 9, 30),
        retail_most: None,
        matrix: false,
    };
}
