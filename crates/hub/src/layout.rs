//! [`Layout`]: what the columns of a file mean.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalogue::{Catalogue, id_in, is_id, is_said};
use crate::category::Category;
use crate::fault::{CatalogueError, Fault};
use crate::limits::{MAX_DOCUMENT_BYTES, MAX_ID_BYTES, MAX_NAME_CHARS};
use crate::measure::{Kind, Measure, Unit};
use crate::number::Written;

/// The schema of the documents.
pub const LAYOUT_SCHEMA: &str = "anji.layout/1";

/// A column that holds a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading in the file.
    pub heading: String,
    /// The measure, by id.
    pub measure: String,
    /// In what its numbers are written.
    #[serde(default)]
    pub written: Written,
}

/// What the columns of one kind of file mean: a row is what a source says of one firm and one month, day or event. A source
/// that counts by meter, vehicle or sensor adds up to the firm before it reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// [`LAYOUT_SCHEMA`].
    pub schema: String,
    /// `kebab-case`: `tax-monthly`.
    pub id: String,
    /// The category, by id.
    pub category: String,
    /// Of which kind all its measures are.
    pub kind: Kind,
    /// The heading of the credit code.
    pub firm: String,
    /// The heading of the month or day.
    pub period: String,
    /// The heading of the event's own number; given exactly for events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The columns of measures.
    pub columns: Vec<Column>,
}

/// How a measure is written in the standard layout: money in yuan, everything else in its unit.
#[must_use]
pub fn standard_written(measure: &Measure) -> Written {
    if measure.unit == Unit::Fen { Written::Yuan } else { Written::Plain }
}

/// The heading of a measure in the standard layout: its Chinese name with the unit it is written in; a count needs none.
#[must_use]
pub fn standard_heading(measure: &Measure) -> String {
    if measure.unit == Unit::Count {
        return measure.zh.clone();
    }
    format!("{}[{}]", measure.zh, standard_written(measure).zh(measure.unit))
}

impl Layout {
    /// The layout a source uses that has none of its own: 统一社会信用代码, 月份 or 日期, 编号 for events, then the measures of the
    /// kind in the order of the document. Nothing where the category has none of the kind.
    #[must_use]
    pub fn standard(category: &Category, kind: Kind) -> Option<Self> {
        let columns: Vec<Column> = category
            .of_kind(kind)
            .map(|measure| Column {
                heading: standard_heading(measure),
                measure: measure.id.clone(),
                written: standard_written(measure),
            })
            .collect();
        (!columns.is_empty()).then(|| Self {
            schema: LAYOUT_SCHEMA.to_owned(),
            id: format!("{}-{}", category.id, kind.en()),
            category: category.id.clone(),
            kind,
            firm: "统一社会信用代码".to_owned(),
            period: if kind == Kind::Monthly { "月份" } else { "日期" }.to_owned(),
            reference: (kind == Kind::Event).then(|| "编号".to_owned()),
            columns,
        })
    }

    /// Reads a layout of a source's own.
    ///
    /// # Errors
    /// [`CatalogueError`] with the name, the id, what is wrong and the remedy.
    pub fn parse(name: &str, text: &str, catalogue: &Catalogue) -> Result<Self, CatalogueError> {
        if text.len() > MAX_DOCUMENT_BYTES {
            return Err(CatalogueError::new(name, "", Fault::TooLong));
        }
        let layout: Self = serde_norway::from_str(text)
            .map_err(|error| CatalogueError::new(name, &id_in(text), Fault::Unreadable(error.to_string())))?;
        layout.check(name, catalogue)?;
        Ok(layout)
    }

    /// Checks it against a catalogue.
    ///
    /// # Errors
    /// [`CatalogueError`], the document under the name given.
    pub fn check(&self, name: &str, catalogue: &Catalogue) -> Result<(), CatalogueError> {
        let fail = |id: &str, fault| Err(CatalogueError::new(name, id, fault));
        let ours = |zh: &str, en: &str| fail(&self.id, Fault::part(zh, en));
        if self.schema != LAYOUT_SCHEMA {
            return fail(&self.id, Fault::Schema(self.schema.chars().take(MAX_ID_BYTES).collect()));
        }
        if !is_id(&self.id, '-') {
            return fail(&self.id, Fault::Id);
        }
        let Some(category) = catalogue.category(&self.category) else {
            return ours(
                "目录中没有该数据类别：请核对 category",
                "there is no such category in the catalogue: check category",
            );
        };
        if self.columns.is_empty() {
            return ours("没有列：至少对照一个度量", "there is no column: give at least one measure");
        }
        if self.reference.is_some() != (self.kind == Kind::Event) {
            return ours(
                "事件须有 reference 列，其余不得有",
                "an event has a column for its reference, nothing else has",
            );
        }
        let mut headings = BTreeSet::new();
        let mut measures = BTreeSet::new();
        let own = [Some(&self.firm), Some(&self.period), self.reference.as_ref()].into_iter().flatten();
        for heading in own.chain(self.columns.iter().map(|column| &column.heading)) {
            if !is_said(heading, MAX_NAME_CHARS) {
                return fail(&self.id, Fault::Text("heading"));
            }
            if !headings.insert(heading.trim()) {
                return ours("表头重复：每个表头只对应一列", "a heading stands twice: each is for one column");
            }
        }
        for column in &self.columns {
            let Some(measure) = category.measures.iter().find(|measure| measure.id == column.measure) else {
                return fail(&column.measure, Fault::UnknownMeasure(column.measure.clone()));
            };
            let wrong = |zh: &str, en: &str| fail(&column.measure, Fault::part(zh, en));
            if !measures.insert(&column.measure) {
                return wrong("度量重复：每个度量只用一列", "the measure stands twice: give it one column");
            }
            if measure.kind != self.kind {
                return wrong(
                    "度量的类型与文件不同：请分文件报送",
                    "the measure is of another kind: report it in a file of its own",
                );
            }
            if column.written.units(measure.unit).is_none() {
                return wrong(
                    "列的单位与度量不符：请改 written",
                    "the column's unit does not fit the measure: change written",
                );
            }
        }
        let given = |measure: &&Measure| !measures.contains(&measure.id);
        if let Some(measure) = category.of_kind(self.kind).filter(|measure| measure.required).find(given) {
            return fail(
                &measure.id,
                Fault::part("必填度量没有列：请加列", "a required measure has no column: add one"),
            );
        }
        Ok(())
    }
}
