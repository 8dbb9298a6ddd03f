//! [`Catalogue`]: every category and measure there is, read from documents and checked.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use crate::category::{Category, Key, SOURCE_SCHEMA};
use crate::limits::{
    MAX_BASIS_CHARS, MAX_CATEGORIES, MAX_CATEGORY_MEASURES, MAX_DOCUMENT_BYTES, MAX_ID_BYTES, MAX_MEASURES,
    MAX_NAME_CHARS, MAX_RETENTION_MONTHS, MAX_SCALE, MAX_WITHIN_DAYS,
};
use crate::measure::{Kind, Measure, MeasureId};
use crate::sources::DOCUMENTS;

/// Every category and measure there is.
///
/// ```
/// use hub::Catalogue;
/// let catalogue = Catalogue::built_in();
/// let sales = catalogue.find("vat_sales_fen").unwrap();
/// assert_eq!(catalogue.measure(sales).unwrap().zh, "增值税销售额");
/// assert_eq!(catalogue.category_of(sales).unwrap().id, "tax");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    categories: Vec<Category>,
    /// For each number, the place of its category and its place there.
    places: Vec<(usize, usize)>,
    by_id: BTreeMap<String, MeasureId>,
}

/// A document that cannot stand: which, where in it, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueError {
    /// The document's name, as it was given.
    pub document: String,
    /// The id of the category, measure or rule at fault; empty where none could be read.
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
    /// A name, owner or basis that is empty or too long.
    Text(&'static str),
    /// A number of months to keep it.
    Retention(u16),
    /// Days until it is late.
    WithinDays(u16),
    /// A grain that none of the measures has.
    Grain,
    /// Keys that do not tell rows apart.
    Keys,
    /// A measure named that is not in the catalogue.
    UnknownMeasure(String),
    /// Something of a rule; in Chinese and English, with the remedy.
    Rule(&'static str, &'static str),
}

impl Fault {
    fn said(&self) -> (String, String) {
        let pair = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        match self {
            Self::Unreadable(why) => (
                format!("无法读取（{why}）：请按 docs/sources.md 的字段书写"),
                format!("cannot be read ({why}): write the fields as docs/sources.md shows them"),
            ),
            Self::TooLong => (
                format!("文件超过 {MAX_DOCUMENT_BYTES} 字节：请拆分"),
                format!("the document has more than {MAX_DOCUMENT_BYTES} bytes: split it"),
            ),
            Self::Schema(found) => (
                format!("schema 为 '{found}'：请核对文件类型"),
                format!("the schema is '{found}': is it the right document?"),
            ),
            Self::Categories => (
                format!("数据类别超过 {MAX_CATEGORIES} 个：请合并"),
                format!("more than {MAX_CATEGORIES} categories: merge some"),
            ),
            Self::Measures(found) => (
                format!("有 {found} 个度量：每类 1 至 {MAX_CATEGORY_MEASURES} 个，全目录至多 {MAX_MEASURES} 个"),
                format!(
                    "{found} measures: give 1 to {MAX_CATEGORY_MEASURES} a category and at most {MAX_MEASURES} in all"
                ),
            ),
            Self::Id => (
                format!(
                    "标识须以小写字母开头，只含小写字母、数字和连接符（类别用 -，度量用 _），至多 {MAX_ID_BYTES} 字节"
                ),
                format!(
                    "an id begins with a lower-case letter and has lower-case letters, digits and '-' (categories, rules) or '_' (measures), at most {MAX_ID_BYTES} bytes"
                ),
            ),
            Self::DuplicateId(other) => {
                (format!("标识已在 {other} 中使用：请改名"), format!("{other} has this id already: choose another"))
            }
            Self::Text(field) => (
                format!("{field} 为空或过长：名称至多 {MAX_NAME_CHARS} 字，法律依据至多 {MAX_BASIS_CHARS} 字"),
                format!(
                    "{field} is empty or too long: at most {MAX_NAME_CHARS} characters for a name, {MAX_BASIS_CHARS} for a legal basis"
                ),
            ),
            Self::Retention(found) => (
                format!("保存 {found} 个月：应为 1 至 {MAX_RETENTION_MONTHS}"),
                format!("kept {found} months: give 1 to {MAX_RETENTION_MONTHS}"),
            ),
            Self::WithinDays(found) => (
                format!("within_days 为 {found}：应为 1 至 {MAX_WITHIN_DAYS}"),
                format!("within_days is {found}: give 1 to {MAX_WITHIN_DAYS}"),
            ),
            Self::Grain => pair("没有度量属于该粒度：请改 grain", "no measure is of this grain: change grain"),
            Self::Keys => pair(
                "主键须含 uscc 与 period 各一次；有事件度量时须含 reference，否则不得含",
                "keys name uscc and period once each, and reference exactly when there is an event measure",
            ),
            Self::UnknownMeasure(id) => (
                format!("目录中没有度量 '{id}'：请核对名称"),
                format!("there is no measure '{id}' in the catalogue: check its name"),
            ),
            Self::Rule(zh, en) => pair(zh, en),
            measure => measure.said_of_measure(),
        }
    }

    /// What is wrong with a measure.
    fn said_of_measure(&self) -> (String, String) {
        match self {
            Self::Suffix(unit) => {
                (format!("度量名须以单位结尾：_{unit}"), format!("the name of a measure ends in its unit: _{unit}"))
            }
            Self::Number { found, expected } => (
                format!("编号为 {found}：编号连续且不复用，请用 {expected}"),
                format!("its number is {found}: numbers have no gap and are never reused, take {expected}"),
            ),
            Self::Scale(found) => (
                format!("小数位为 {found}：应为 0 至 {MAX_SCALE}"),
                format!("the scale is {found}: give 0 to {MAX_SCALE}"),
            ),
            Self::Range(low, high) => (
                format!("范围 [{low}, {high}]：下限不得高于上限，按小数位放大后须在 64 位整数内"),
                format!("the range [{low}, {high}]: the lower end comes first, and at its scale it must fit 64 bits"),
            ),
            Self::Adds => (
                "月度、日度度量须说明 adds（flow 或 level），事件与状态不得说明".to_owned(),
                "a monthly or daily measure says adds (flow or level), an event or a state does not".to_owned(),
            ),
            _ => (String::new(), String::new()),
        }
    }
}

impl CatalogueError {
    /// In Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        self.told(&self.fault.said().0, "：")
    }

    /// In English.
    #[must_use]
    pub fn en(&self) -> String {
        self.told(&self.fault.said().1, ": ")
    }

    fn told(&self, said: &str, colon: &str) -> String {
        let id = if self.id.is_empty() { String::new() } else { format!("{}{colon}", self.id) };
        format!("{}{colon}{id}{said}", self.document)
    }

    pub(crate) fn new(document: &str, id: &str, fault: Fault) -> Self {
        Self { document: document.to_owned(), id: id.to_owned(), fault }
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for CatalogueError {}

static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "shipped with the program and read by a test")]
    Catalogue::parse(&DOCUMENTS).expect("the built-in sources can be read")
});

impl Catalogue {
    /// The 28 categories that are shipped.
    ///
    /// # Panics
    /// Never: a test reads them.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a catalogue from documents, each with the name that errors give it.
    ///
    /// # Errors
    /// [`CatalogueError`] for the first document, in the order given, that cannot stand.
    pub fn parse(documents: &[(&str, &str)]) -> Result<Self, CatalogueError> {
        let mut catalogue = Self { categories: Vec::new(), places: Vec::new(), by_id: BTreeMap::new() };
        let mut names: Vec<&str> = Vec::new();
        for (name, text) in documents {
            let category = read(name, text)?;
            if catalogue.categories.len() == MAX_CATEGORIES {
                return Err(CatalogueError::new(name, &category.id, Fault::Categories));
            }
            if let Some(other) = catalogue.categories.iter().position(|other| other.id == category.id) {
                return Err(CatalogueError::new(name, &category.id, Fault::DuplicateId(names[other].to_owned())));
            }
            catalogue.categories.push(category);
            names.push(name);
        }
        catalogue.number(&names)?;
        Ok(catalogue)
    }

    /// This catalogue with one more category, whose measures take the next numbers.
    ///
    /// # Errors
    /// [`CatalogueError`].
    pub fn with(&self, name: &str, text: &str) -> Result<Self, CatalogueError> {
        let mut catalogue = self.clone();
        let category = read(name, text)?;
        let known = |id: &str| CatalogueError::new(name, id, Fault::DuplicateId("the catalogue".to_owned()));
        if catalogue.category(&category.id).is_some() {
            return Err(known(&category.id));
        }
        if let Some(measure) = category.measures.iter().find(|measure| catalogue.find(&measure.id).is_some()) {
            return Err(known(&measure.id));
        }
        if catalogue.categories.len() == MAX_CATEGORIES {
            return Err(CatalogueError::new(name, &category.id, Fault::Categories));
        }
        catalogue.categories.push(category);
        let names = vec![name; catalogue.categories.len()];
        catalogue.number(&names)?;
        Ok(catalogue)
    }

    /// Finds the place of each number: all from 0, each once.
    fn number(&mut self, names: &[&str]) -> Result<(), CatalogueError> {
        let mut all = Vec::new();
        for (at, category) in self.categories.iter().enumerate() {
            all.extend(category.measures.iter().enumerate().map(|(place, measure)| (measure, at, place)));
        }
        if all.len() > MAX_MEASURES {
            let last = names.last().copied().unwrap_or_default();
            return Err(CatalogueError::new(last, "", Fault::Measures(all.len())));
        }
        let mut by_id: BTreeMap<String, MeasureId> = BTreeMap::new();
        let mut owner: BTreeMap<&str, usize> = BTreeMap::new();
        for (measure, at, _) in &all {
            if let Some(other) = owner.insert(&measure.id, *at) {
                let fault = Fault::DuplicateId(names[other].to_owned());
                return Err(CatalogueError::new(names[*at], &measure.id, fault));
            }
            by_id.insert(measure.id.clone(), measure.measure_id());
        }
        all.sort_by_key(|(measure, ..)| measure.number);
        for (expected, (measure, at, _)) in all.iter().enumerate() {
            if usize::from(measure.number) != expected {
                let fault = Fault::Number { found: measure.number, expected };
                return Err(CatalogueError::new(names[*at], &measure.id, fault));
            }
        }
        self.places = all.iter().map(|(_, at, place)| (*at, *place)).collect();
        self.by_id = by_id;
        Ok(())
    }

    /// The categories, in the order of the documents.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// A category by its id.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// How many measures there are; their numbers are those below it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Every measure, in the order of their numbers.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.places.iter().map(|(at, place)| &self.categories[*at].measures[*place])
    }

    /// A measure by its number.
    #[must_use]
    pub fn measure(&self, id: MeasureId) -> Option<&Measure> {
        let (at, place) = self.places.get(id.index())?;
        self.categories.get(*at)?.measures.get(*place)
    }

    /// The number of a measure.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<MeasureId> {
        self.by_id.get(id).copied()
    }

    /// The category that reports a measure.
    #[must_use]
    pub fn category_of(&self, id: MeasureId) -> Option<&Category> {
        self.places.get(id.index()).and_then(|(at, _)| self.categories.get(*at))
    }
}

fn read(name: &str, text: &str) -> Result<Category, CatalogueError> {
    if text.len() > MAX_DOCUMENT_BYTES {
        return Err(CatalogueError::new(name, "", Fault::TooLong));
    }
    let category: Category = serde_norway::from_str(text)
        .map_err(|error| CatalogueError::new(name, &id_in(text), Fault::Unreadable(error.to_string())))?;
    check(&category).map_err(|(id, fault)| CatalogueError::new(name, &id, fault))?;
    Ok(category)
}

/// The id of a document that could not be read whole; nothing where even that cannot be read.
fn id_in(text: &str) -> String {
    let value: serde_norway::Value = serde_norway::from_str(text).unwrap_or_default();
    value.get("id").and_then(serde_norway::Value::as_str).unwrap_or_default().chars().take(MAX_ID_BYTES).collect()
}

pub(crate) fn is_id(text: &str, joint: char) -> bool {
    text.len() <= MAX_ID_BYTES
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint)
}

pub(crate) fn is_said(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most
}

fn check(category: &Category) -> Result<(), (String, Fault)> {
    let fail = |fault| Err((category.id.clone(), fault));
    if category.schema != SOURCE_SCHEMA {
        return fail(Fault::Schema(category.schema.chars().take(MAX_ID_BYTES).collect()));
    }
    if !is_id(&category.id, '-') {
        return fail(Fault::Id);
    }
    let names = [
        ("zh", &category.zh),
        ("en", &category.en),
        ("owner.zh", &category.owner.zh),
        ("owner.en", &category.owner.en),
    ];
    if let Some((field, _)) = names.iter().find(|(_, text)| !is_said(text, MAX_NAME_CHARS)) {
        return fail(Fault::Text(field));
    }
    let bases = [("legal_basis.zh", &category.legal_basis.zh), ("legal_basis.en", &category.legal_basis.en)];
    if let Some((field, _)) = bases.iter().find(|(_, text)| !is_said(text, MAX_BASIS_CHARS)) {
        return fail(Fault::Text(field));
    }
    if !(1..=MAX_RETENTION_MONTHS).contains(&category.retention_months) {
        return fail(Fault::Retention(category.retention_months));
    }
    if !(1..=MAX_WITHIN_DAYS).contains(&category.refresh.within_days) {
        return fail(Fault::WithinDays(category.refresh.within_days));
    }
    if !(1..=MAX_CATEGORY_MEASURES).contains(&category.measures.len()) {
        return fail(Fault::Measures(category.measures.len()));
    }
    if category.of_kind(category.grain).next().is_none() {
        return fail(Fault::Grain);
    }
    let keys = |key| category.keys.iter().filter(|one| **one == key).count();
    let events = usize::from(category.of_kind(Kind::Event).next().is_some());
    if keys(Key::Uscc) != 1 || keys(Key::Period) != 1 || keys(Key::Reference) != events {
        return fail(Fault::Keys);
    }
    category.measures.iter().try_for_each(|measure| check_measure(measure).map_err(|fault| (measure.id.clone(), fault)))
}

fn check_measure(measure: &Measure) -> Result<(), Fault> {
    if !is_id(&measure.id, '_') {
        return Err(Fault::Id);
    }
    let unit = measure.unit.suffix();
    if measure.id.rsplit('_').next() != Some(unit) {
        return Err(Fault::Suffix(unit));
    }
    if let Some((field, _)) =
        [("zh", &measure.zh), ("en", &measure.en)].iter().find(|(_, text)| !is_said(text, MAX_NAME_CHARS))
    {
        return Err(Fault::Text(field));
    }
    if measure.scale > MAX_SCALE {
        return Err(Fault::Scale(measure.scale));
    }
    if measure.adds.is_some() != measure.kind.is_periodic() {
        return Err(Fault::Adds);
    }
    match measure.bounds() {
        Some((low, high)) if low <= high => Ok(()),
        _ => Err(Fault::Range(measure.range[0], measure.range[1])),
    }
}
