//! The credit-model laboratory: from a table somebody brought to a validated scorecard, step by step, without code.
//!
//! Pure: a sample set ([`lake::SampleColumn`]s) and a [`Study`] in, a card and its [`Evidence`] out; no files, no clock, no
//! randomness but the study's seeds. `platform` loads, calls one function here, saves.
//!
//! | step | function | what a person sees |
//! |---|---|---|
//! | describe | [`guess`] | what each column is for, proposed |
//! | guard | [`guard`] | columns that know the outcome, left out |
//! | look | [`profile`] | values, gaps, bad rates of each column |
//! | define bad | [`outcome_table`], [`definition_tables`] | outcomes by period; roll rates and vintages |
//! | cut | [`feature_bins`], [`try_bins`] | bins, and what moving an edge does |
//! | develop | [`run`] | the card with everything the validation report tells |
//! | go on | [`term_structure`], [`loss_given_default`] | when loans go bad, and how much is lost then |
//! | report | [`report::document`] | the evidence on paper, Chinese and English |

mod beyond;
mod bins;
mod cells;
mod evidence;
mod guess;
pub mod limits;
mod outcome;
mod past;
mod performance;
mod prepare;
mod profile;
mod rejects;
pub mod report;
mod run;
mod study;
mod words;

pub use beyond::{
    Covariate, LossAsked, LossFound, NotUsed, TermAsked, TermFound, TermLine, loss_given_default, term_structure,
};
pub use bins::{BinLine, FeatureBins, PeriodLine, TriedBins, feature_bins, try_bins};
pub use evidence::{
    Baseline, Benchmark, CalibrationEvidence, Competitor, Discrimination, Evidence, GradeEvidence, KnownLimit, Lineage,
    ReasonLine, Sensitivity, Stability,
};
pub use guess::{guard, guess, values_of};
pub use outcome::{OutcomeTable, PeriodOutcomes, outcome_table};
pub use past::{features_of, numbers_of};
pub use performance::{DefinitionTables, definition_tables};
pub use prepare::{Prepared, Segments, StayedOut, feature_name, prepare};
pub use profile::{ColumnProfile, HistogramBar, ValueCount, profile};
pub use rejects::{CharacteristicEffect, RejectEvidence, RejectsShown};
pub use run::{Run, run};
pub use study::{
    Binning, ColumnUse, Derivation, Derived, Kind, Level, Parting, Rejects, Role, RowRule, RowTest, SCHEMA, Selection,
    Stakes, Study, Target,
};

/// Why a study cannot go on. Each names the choice to change.
#[derive(Debug, thiserror::Error)]
pub enum StudyError {
    /// Written by a newer program.
    #[error("the study is of schema {found}, this program knows {known}: open it with a newer program")]
    Schema {
        /// Found.
        found: u16,
        /// Known.
        known: u16,
    },
    /// A name that is no column.
    #[error("'{column}' is no column of the sample set: correct the name, or derive it")]
    NoColumn {
        /// The name.
        column: String,
    },
    /// A name that is there twice.
    #[error("two columns would be called '{column}': give one of them another name")]
    Name {
        /// The name.
        column: String,
    },
    /// A role given twice.
    #[error(
        "'{column}' has a role that another column has already: only one can be the outcome, the weight or the date"
    )]
    RoleTwice {
        /// The second.
        column: String,
    },
    /// A column of another kind.
    #[error("'{column}' does not hold {wanted}: take it as another kind, or mend the file")]
    NotOfKind {
        /// The column.
        column: String,
        /// What was wanted, in both languages.
        wanted: &'static str,
    },
    /// No outcome.
    #[error("no column says how the loans ended: give one the role of the outcome")]
    NoOutcome,
    /// A value that does not occur.
    #[error("'{column}' never has the value '{value}'; it has {known}: choose which of them are bad")]
    NoValue {
        /// The outcome.
        column: String,
        /// The value.
        value: String,
        /// Some that occur.
        known: String,
    },
    /// No second set.
    #[error("the definition reads days past due from a second sample set, which is missing: import it and choose it")]
    NoPerformance,
    /// Nothing to score by.
    #[error("no column is a feature: give at least one that role")]
    NoFeature,
    /// Everything was excluded.
    #[error("no row is left: loosen the exclusions")]
    NoRow,
    /// Split by time without a date.
    #[error("rows cannot be parted by time, because no column dates the loans: give one that role, or part by lot")]
    NoDate,
    /// Not a day.
    #[error("'{found}' is neither a day such as 2006-12-31 nor a year")]
    BadMoment {
        /// What was given.
        found: String,
    },
    /// Too many.
    #[error("more than {most} {what}: leave some out")]
    TooMany {
        /// What.
        what: &'static str,
        /// The bound.
        most: usize,
    },
    /// Too long.
    #[error("the words of '{column}' are longer than {most} characters")]
    TooLong {
        /// The column.
        column: String,
        /// The bound.
        most: usize,
    },
    /// The wrong rows are marked as turned away.
    #[error(
        "{rows} rows that '{column}' marks as turned away have an outcome: choose values that mark only applications without a loan"
    )]
    RejectHasOutcome {
        /// The column that marks.
        column: String,
        /// Rows.
        rows: usize,
    },
    /// Reject inference out of its range.
    #[error("reject inference: {0}")]
    RejectMethod(#[source] scoring::metrics::MetricError),
    /// Nobody says how long loans were seen.
    #[error(
        "no column says how long each loan was seen: name one, or take a study whose definition reads days past due month by month"
    )]
    NoSpell,
    /// Units of a period.
    #[error("units of a period must be above 0")]
    Units,
    /// An amount taken for a share.
    #[error("most of '{column}' lies outside 0 to 1 of the exposure: name the column it was lost of")]
    NotShare {
        /// The column.
        column: String,
    },
    /// Too far ahead.
    #[error("{found} periods; between 1 and {most} are told")]
    Horizon {
        /// Asked for.
        found: u32,
        /// The bound.
        most: u32,
    },
    /// Hazards.
    #[error(transparent)]
    Hazard(#[from] scoring::survival::HazardError),
    /// Losses.
    #[error(transparent)]
    Loss(#[from] scoring::lgd::LgdError),
    /// The table.
    #[error(transparent)]
    Table(#[from] scoring::TableError),
    /// Binning.
    #[error(transparent)]
    Binning(#[from] scoring::binning::BinningError),
    /// Development.
    #[error(transparent)]
    Develop(#[from] scoring::develop::DevelopError),
    /// Measures.
    #[error(transparent)]
    Metric(#[from] scoring::metrics::MetricError),
    /// Stability.
    #[error(transparent)]
    Shift(#[from] scoring::metrics::ShiftError),
    /// Fairness.
    #[error(transparent)]
    Fairness(#[from] scoring::fairness::FairnessError),
    /// Data minimisation.
    #[error(transparent)]
    Minimise(#[from] scoring::fairness::MinimiseError),
    /// Leaks and proxies.
    #[error(transparent)]
    Leak(#[from] scoring::leaks::LeakError),
    /// Cut-offs and grades.
    #[error(transparent)]
    Policy(#[from] scoring::policy::PolicyError),
    /// A card that does not suit the table.
    #[error(transparent)]
    Score(#[from] scoring::ScoreError),
    /// The definition of bad.
    #[error(transparent)]
    Definition(#[from] scoring::target::DefinitionError),
}

impl StudyError {
    /// What to do, in Chinese; `None` where only the arithmetic's own English sentence is known.
    #[must_use]
    pub fn zh(&self) -> Option<String> {
        Some(match self {
            Self::Schema { found, known } => format!("方案格式为 {found}，本程序只认识 {known}：请用更新的程序打开"),
            Self::NoColumn { column } => format!("样本集中没有“{column}”列：请更正名称，或先派生该列"),
            Self::Name { column } => format!("会有两列都叫“{column}”：请给其中一列换个名称"),
            Self::RoleTwice { column } => format!("“{column}”的用途已被另一列占用：结果、权重、日期各只能有一列"),
            Self::NotOfKind { column, wanted } => {
                let wanted = wanted.split(' ').next().unwrap_or(wanted);
                format!("“{column}”列不是{wanted}：请改变其类型，或修正文件")
            }
            Self::NoOutcome => "没有一列说明贷款结局：请把其中一列设为结果".to_owned(),
            Self::NoValue { column, value, known } => {
                format!("“{column}”列从未取值“{value}”；实际取值有 {known}：请选择哪些是坏客户")
            }
            Self::NoPerformance => {
                "坏客户定义要读取另一样本集中的逐月逾期天数，但没有该样本集：请先导入并选择".to_owned()
            }
            Self::NoFeature => "没有一列是特征：请至少把一列设为特征".to_owned(),
            Self::NoRow => "没有剩下任何一行：请放宽排除条件".to_owned(),
            Self::NoDate => "没有一列说明贷款日期，不能按时间划分：请指定日期列，或改为随机划分".to_owned(),
            Self::BadMoment { found } => format!("“{found}”既不是 2006-12-31 这样的日期，也不是年份"),
            Self::TooMany { what, most } => format!("{what} 超过 {most} 个：请减少"),
            Self::RejectHasOutcome { column, rows } => {
                format!("“{column}”列标为被拒绝的申请中有 {rows} 笔有贷款结局：请只选择未放款申请的取值")
            }
            Self::RejectMethod(_) => "拒绝推断的参数超出范围：系数须大于 0 且不超过 20，分段数须为 1 至 100".to_owned(),
            Self::NoSpell => "没有一列说明每笔贷款观察了多久：请指定该列，或使用按逐月逾期定义坏客户的方案".to_owned(),
            Self::NotShare { column } => format!("“{column}”列多数不在敞口的 0 至 1 之间：请指明敞口列"),
            Self::Units => "每期的单位数须大于 0".to_owned(),
            Self::Horizon { found, most } => format!("要求 {found} 期；可为 1 至 {most} 期"),
            Self::Hazard(scoring::survival::HazardError::EmptyBand { through }) => {
                format!("第 {through} 期之前的一段没有违约：请缩短期数，或合并样本")
            }
            Self::Loss(scoring::lgd::LgdError::TooFew { what, found }) => {
                let what = if *what == "a loss" { "有损失" } else { "无损失" };
                format!("{what}的违约贷款只有 {found} 笔，至少需要 {} 笔：请合并样本或年份", scoring::lgd::LEAST_LOSSES)
            }
            Self::TooLong { column, most } => format!("“{column}”的文字超过 {most} 个字符"),
            Self::Develop(scoring::develop::DevelopError::TooFew { what, found }) => {
                let what = if *what == "bad" { "坏" } else { "好" };
                format!(
                    "训练样本只有 {found} 个{what}样本，至少需要 {}：请延长表现期、合并样本或移动划分时点",
                    scoring::develop::LEAST_OUTCOMES
                )
            }
            Self::Develop(scoring::develop::DevelopError::NothingLeft { rejected, .. }) => {
                format!("{rejected} 个候选特征都未入选：请增加特征，或放宽选择条件")
            }
            Self::Develop(scoring::develop::DevelopError::Test(_)) => {
                "检验样本缺少好样本或坏样本：请移动划分时点".to_owned()
            }
            _ => return None,
        })
    }
}
