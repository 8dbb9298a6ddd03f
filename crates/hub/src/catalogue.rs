//! [`Catalogue`]: every category and measure there is, read from documents and checked.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::category::{Category, Key, SOURCE_SCHEMA};
use crate::fault::{CatalogueError, Fault};
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
pub(crate) fn id_in(text: &str) -> String {
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
