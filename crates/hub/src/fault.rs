//! [`CatalogueError`]: a document that cannot stand, with what to do.

use std::fmt;

use crate::limits::{
    MAX_BASIS_CHARS, MAX_CATEGORIES, MAX_CATEGORY_MEASURES, MAX_DOCUMENT_BYTES, MAX_ID_BYTES, MAX_MEASURES,
    MAX_NAME_CHARS, MAX_RETENTION_MONTHS, MAX_SCALE, MAX_WITHIN_DAYS,
};

/// A document that cannot stand: which, where in it, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueError {
    /// The document's name, as it was given.
    pub document: String,
    /// The id of the category, measure, layout or rule at fault; empty where none could be read.
    pub id: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No YAML, a field that is not known, missing or of the wrong kind.
    Unreadable(String),
    /// Longer than it may be.
    TooLong,
    /// Another schema.
    Schema(String),
    /// More categories than a catalogue has.
    Categories,
    /// No measure, or more than a category or the catalogue has.
    Measures(usize),
    /// An id in the wrong form.
    Id,
    /// An id that another has, in the document named.
    DuplicateId(String),
    /// The name of a measure does not end in its unit.
    Suffix(&'static str),
    /// A number that is not the next free one.
    Number {
        /// What stood there.
        found: u16,
        /// What is free.
        expected: usize,
    },
    /// Too many digits after the point.
    Scale(u8),
    /// A range that is turned round, or too wide for its scale.
    Range(i64, i64),
    /// Whether it adds up is missing, or said of what has no periods.
    Adds,
    /// A name, owner, basis or heading that is empty or too long.
    Text(&'static str),
    /// A number of months to keep it.
    Retention(u16),
    /// Days until it is late.
    WithinDays(u16),
    /// A grain that none of the measures has.
    Grain,
    /// Keys that do not tell rows apart.
    Keys,
    /// A measure named that is not there.
    UnknownMeasure(String),
    /// A part of a layout or of a rule: what is wrong and what to do, in Chinese and English.
    Part(String, String),
}

impl Fault {
    pub(crate) fn part(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Part(zh.into(), en.into())
    }

    /// In Chinese, with the remedy.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Unreadable(why) => format!("无法读取（{why}）：请按 docs/sources.md 的字段书写"),
            Self::TooLong => format!("文件超过 {MAX_DOCUMENT_BYTES} 字节：请拆分"),
            Self::Schema(found) => format!("schema 为 '{found}'：请核对文件类型"),
            Self::Categories => format!("数据类别超过 {MAX_CATEGORIES} 个：请合并"),
            Self::Measures(found) => {
                format!("有 {found} 个度量：每类 1 至 {MAX_CATEGORY_MEASURES} 个，全目录至多 {MAX_MEASURES} 个")
            }
            Self::Id => format!(
                "标识须以小写字母开头，只含小写字母、数字和连接符（度量用 _，其余用 -），至多 {MAX_ID_BYTES} 字节"
            ),
            Self::DuplicateId(other) => format!("标识已在 {other} 中使用：请改名"),
            Self::Suffix(unit) => format!("度量名须以单位结尾：_{unit}"),
            Self::Number { found, expected } => format!("编号为 {found}：编号连续且不复用，请用 {expected}"),
            Self::Scale(found) => format!("小数位为 {found}：应为 0 至 {MAX_SCALE}"),
            Self::Range(low, high) => {
                format!("范围 [{low}, {high}]：下限不得高于上限，按小数位放大后须在 64 位整数内")
            }
            Self::Adds => "月度、日度度量须说明 adds（flow 或 level），事件与状态不得说明".to_owned(),
            Self::Text(field) => {
                format!("{field} 为空或过长：名称至多 {MAX_NAME_CHARS} 字，法律依据至多 {MAX_BASIS_CHARS} 字")
            }
            Self::Retention(found) => format!("保存 {found} 个月：应为 1 至 {MAX_RETENTION_MONTHS}"),
            Self::WithinDays(found) => format!("within_days 为 {found}：应为 1 至 {MAX_WITHIN_DAYS}"),
            Self::Grain => "没有度量属于该粒度：请改 grain".to_owned(),
            Self::Keys => "主键须含 uscc 与 period 各一次；有事件度量时须含 reference，否则不得含".to_owned(),
            Self::UnknownMeasure(id) => format!("没有度量 '{id}'：请核对名称"),
            Self::Part(zh, _) => zh.clone(),
        }
    }

    /// In English, with the remedy.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::Unreadable(why) => format!("cannot be read ({why}): write the fields as docs/sources.md shows them"),
            Self::TooLong => format!("the document has more than {MAX_DOCUMENT_BYTES} bytes: split it"),
            Self::Schema(found) => format!("the schema is '{found}': is it the right document?"),
            Self::Categories => format!("more than {MAX_CATEGORIES} categories: merge some"),
            Self::Measures(found) => {
                format!("{found} measures: give 1 to {MAX_CATEGORY_MEASURES} a category, at most {MAX_MEASURES} in all")
            }
            Self::Id => format!(
                "an id begins with a lower-case letter and goes on with lower-case letters, digits and '_' (measures) or '-' (all \
                 else), at most {MAX_ID_BYTES} bytes"
            ),
            Self::DuplicateId(other) => format!("{other} has this id already: choose another"),
            Self::Suffix(unit) => format!("the name of a measure ends in its unit: _{unit}"),
            Self::Number { found, expected } => {
                format!("its number is {found}: numbers have no gap and are never reused, take {expected}")
            }
            Self::Scale(found) => format!("the scale is {found}: give 0 to {MAX_SCALE}"),
            Self::Range(low, high) => {
                format!("the range [{low}, {high}]: the lower end comes first, and at its scale it must fit 64 bits")
            }
            Self::Adds => {
                "a monthly or daily measure says adds (flow or level), an event or a state does not".to_owned()
            }
            Self::Text(field) => format!(
                "{field} is empty or too long: at most {MAX_NAME_CHARS} characters, {MAX_BASIS_CHARS} for a legal basis"
            ),
            Self::Retention(found) => format!("kept {found} months: give 1 to {MAX_RETENTION_MONTHS}"),
            Self::WithinDays(found) => format!("within_days is {found}: give 1 to {MAX_WITHIN_DAYS}"),
            Self::Grain => "no measure is of this grain: change grain".to_owned(),
            Self::Keys => {
                "keys name uscc and period once each, and reference exactly when there is an event measure".to_owned()
            }
            Self::UnknownMeasure(id) => format!("there is no measure '{id}': check its name"),
            Self::Part(_, en) => en.clone(),
        }
    }
}

impl CatalogueError {
    /// In Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        self.told(&self.fault.zh(), "：")
    }

    /// In English.
    #[must_use]
    pub fn en(&self) -> String {
        self.told(&self.fault.en(), ": ")
    }

    fn told(&self, said: &str, colon: &str) -> String {
        let id = if self.id.is_empty() { String::new() } else { format!("{}{colon}", self.id) };
        format!("{}{colon}{id}{said}", self.document)
    }

    pub(crate) fn new(document: &str, id: &str, fault: Fault) -> Self {
        // An id is shown as it was found, but never at any length.
        let id = id.chars().take(MAX_ID_BYTES).collect();
        Self { document: document.to_owned(), id, fault }
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for CatalogueError {}
