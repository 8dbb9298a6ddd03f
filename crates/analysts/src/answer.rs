//! [`Answer`]: the rows of a question, as text, CSV or JSON.

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{DataType, SchemaRef};
use arrow::util::display::{ArrayFormatter, FormatOptions};
use serde_json::{Map, Value};

/// What a question gave.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The id under which the question is on record.
    pub id: String,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    rows: usize,
    /// Whether there were more rows than were asked for.
    pub is_cut: bool,
}

impl Answer {
    pub(crate) fn new(id: String, schema: SchemaRef, batches: Vec<RecordBatch>, most: usize) -> Self {
        let all: usize = batches.iter().map(RecordBatch::num_rows).sum();
        Self { id, schema, batches, rows: all.min(most), is_cut: all > most }
    }

    /// How many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The names of its columns.
    #[must_use]
    pub fn columns(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// Whether each column holds numbers.
    #[must_use]
    pub fn numeric(&self) -> Vec<bool> {
        self.schema.fields().iter().map(|field| field.data_type().is_numeric()).collect()
    }

    /// Its cells as text; nothing where there is no value.
    #[must_use]
    pub fn texts(&self) -> Vec<Vec<Option<String>>> {
        let options = FormatOptions::default().with_null("");
        let mut texts = Vec::with_capacity(self.rows);
        for batch in &self.batches {
            let columns: Vec<_> =
                batch.columns().iter().map(|column| ArrayFormatter::try_new(column.as_ref(), &options).ok()).collect();
            for row in 0..batch.num_rows() {
                if texts.len() == self.rows {
                    return texts;
                }
                let cell = |(column, shown): (&arrow::array::ArrayRef, &Option<ArrayFormatter<'_>>)| {
                    if column.is_null(row) || *column.data_type() == DataType::Null {
                        None
                    } else {
                        Some(shown.as_ref().map_or_else(String::new, |shown| shown.value(row).to_string()))
                    }
                };
                texts.push(batch.columns().iter().zip(&columns).map(cell).collect());
            }
        }
        texts
    }

    /// As CSV, with its headings.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = String::new();
        let quoted = |cell: &str| {
            if cell.contains([',', '"', '\n', '\r']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.to_owned()
            }
        };
        text.push_str(&self.columns().into_iter().map(quoted).collect::<Vec<_>>().join(","));
        text.push('\n');
        for row in self.texts() {
            text.push_str(&row.iter().map(|cell| quoted(cell.as_deref().unwrap_or(""))).collect::<Vec<_>>().join(","));
            text.push('\n');
        }
        text
    }

    /// As JSON: an object a row; whole numbers and floats as numbers, exact decimals as text so that no digit is lost.
    #[must_use]
    pub fn json(&self) -> Value {
        let mut rows = Vec::with_capacity(self.rows);
        let texts = self.texts();
        let mut at = 0;
        for batch in &self.batches {
            for row in 0..batch.num_rows() {
                let Some(cells) = texts.get(at) else { break };
                at += 1;
                let columns = self.schema.fields().iter().zip(batch.columns()).zip(cells);
                let object: Map<String, Value> = columns
                    .map(|((field, column), text)| {
                        (field.name().clone(), json_cell(column.as_ref(), row, text.as_deref()))
                    })
                    .collect();
                rows.push(Value::Object(object));
            }
        }
        serde_json::json!({ "id": self.id, "rows": rows, "cut": self.is_cut })
    }
}

fn json_cell(column: &dyn Array, row: usize, text: Option<&str>) -> Value {
    let Some(text) = text else { return Value::Null };
    match column.data_type() {
        DataType::Boolean => Value::Bool(column.as_boolean().value(row)),
        kind if kind.is_integer() => text
            .parse::<i64>()
            .map(Value::from)
            .or_else(|_| text.parse::<u64>().map(Value::from))
            .unwrap_or(Value::Null),
        kind if kind.is_floating() => text.parse::<f64>().map_or(Value::Null, Value::from),
        _ => Value::String(text.to_owned()),
    }
}
