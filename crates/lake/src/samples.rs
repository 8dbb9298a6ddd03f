//! Sample sets: tables of an institution's own making, kept column by column as they were read, to develop models on.
//!
//! Unlike a loan history, a sample set has the columns its owner gave it. What they mean (outcome, date, weight, feature) is
//! said by the study that uses the set, never here.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, Date32Array, Float64Array, StringArray};
use arrow::datatypes::{DataType, Date32Type, Field, Float64Type, Schema};
use arrow::record_batch::RecordBatch;
use calendar::Date;
use codes::BatchId;

use crate::columns::{from_days, get, to_days};
use crate::limits::{MAX_COLUMNS, ROWS_PER_GROUP};
use crate::segment::SegmentWriter;
use crate::{Dataset, Lake, LakeError, SegmentInfo};

/// The code of a text that is missing.
pub const NO_TEXT: u32 = u32::MAX;

/// The values of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum SampleValues {
    /// Numbers; NaN is missing.
    Numbers(Vec<f64>),
    /// Days.
    Dates(Vec<Option<Date>>),
    /// Texts as numbers into distinct `levels`, in order of first appearance; [`NO_TEXT`] is missing.
    Texts {
        /// One per row.
        codes: Vec<u32>,
        /// What the numbers stand for.
        levels: Vec<String>,
    },
}

impl SampleValues {
    /// Texts as codes into their distinct levels, in the order they first come; none is missing.
    #[must_use]
    pub fn texts(cells: impl Iterator<Item = Option<String>>) -> Self {
        let mut known = HashMap::new();
        let (mut codes, mut levels) = (Vec::new(), Vec::new());
        for cell in cells {
            codes.push(cell.map_or(NO_TEXT, |text| {
                // Rows are bounded far below 2^32.
                let next = u32::try_from(levels.len()).unwrap_or(NO_TEXT);
                *known.entry(text).or_insert_with_key(|text: &String| {
                    levels.push(text.clone());
                    next
                })
            }));
        }
        Self::Texts { codes, levels }
    }

    /// Rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Dates(values) => values.len(),
            Self::Texts { codes, .. } => codes.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn data_type(&self) -> DataType {
        match self {
            Self::Numbers(_) => DataType::Float64,
            Self::Dates(_) => DataType::Date32,
            Self::Texts { .. } => DataType::Utf8,
        }
    }

    fn array(&self, from: usize, to: usize) -> ArrayRef {
        match self {
            Self::Numbers(values) => {
                let cells = values[from..to].iter().map(|value| (!value.is_nan()).then_some(*value));
                Arc::new(cells.collect::<Float64Array>())
            }
            Self::Dates(values) => {
                Arc::new(values[from..to].iter().map(|day| day.map(to_days)).collect::<Date32Array>())
            }
            Self::Texts { codes, levels } => {
                let cells = codes[from..to].iter().map(|code| levels.get(*code as usize).map(String::as_str));
                Arc::new(cells.collect::<StringArray>())
            }
        }
    }
}

/// A named column of a sample set.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleColumn {
    /// Its name, as the file gives it.
    pub name: String,
    /// Its values.
    pub values: SampleValues,
}

impl Lake {
    /// Writes a sample set; the segments, to be recorded in the book.
    ///
    /// # Errors
    /// [`LakeError::TooMany`] past [`MAX_COLUMNS`]; I/O errors.
    pub fn write_samples(&self, batch: BatchId, columns: &[SampleColumn]) -> Result<Vec<SegmentInfo>, LakeError> {
        if columns.len() > MAX_COLUMNS {
            return Err(LakeError::TooMany {
                what: "the number of columns",
                found: columns.len() as u64,
                limit: MAX_COLUMNS as u64,
                remedy: "leave out the columns no model needs",
            });
        }
        let fields = columns.iter().map(|column| Field::new(&column.name, column.values.data_type(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let mut writer =
            SegmentWriter::new(self, Dataset::Samples, Dataset::Samples.name().to_owned(), batch, schema.clone());
        let rows = columns.iter().map(|column| column.values.len()).min().unwrap_or(0);
        for from in (0..rows).step_by(ROWS_PER_GROUP) {
            let to = rows.min(from + ROWS_PER_GROUP);
            let arrays = columns.iter().map(|column| column.values.array(from, to)).collect();
            let chunk = RecordBatch::try_new(schema.clone(), arrays)
                .map_err(|source| LakeError::Arrow { dataset: Dataset::Samples.name(), source })?;
            writer.write(&chunk, None)?;
        }
        writer.finish()
    }

    /// Reads a sample set back, rows in the order they were written.
    ///
    /// # Errors
    /// [`LakeError::WrongDataset`], I/O errors.
    pub fn samples(&self, segments: &[SegmentInfo]) -> Result<Vec<SampleColumn>, LakeError> {
        let mut found: Vec<Building> = Vec::new();
        for segment in segments {
            for chunk in self.open_segment(segment)? {
                let chunk = chunk.map_err(|source| LakeError::Arrow { dataset: Dataset::Samples.name(), source })?;
                if found.is_empty() {
                    found = chunk.schema().fields().iter().map(|field| Building::new(field)).collect();
                }
                for (building, array) in found.iter_mut().zip(chunk.columns()) {
                    building.push(array, segment)?;
                }
            }
        }
        Ok(found.into_iter().map(Building::finish).collect())
    }
}

/// A column being read.
struct Building {
    name: String,
    values: SampleValues,
    known: HashMap<String, u32>,
}

impl Building {
    fn new(field: &Field) -> Self {
        let values = match field.data_type() {
            DataType::Float64 => SampleValues::Numbers(Vec::new()),
            DataType::Date32 => SampleValues::Dates(Vec::new()),
            _ => SampleValues::Texts { codes: Vec::new(), levels: Vec::new() },
        };
        Self { name: field.name().clone(), values, known: HashMap::new() }
    }

    fn push(&mut self, array: &ArrayRef, segment: &SegmentInfo) -> Result<(), LakeError> {
        let wrong = || LakeError::WrongDataset {
            file: segment.file.clone(),
            dataset: segment.dataset.name(),
            why: format!("column {} has another type", self.name),
        };
        match &mut self.values {
            SampleValues::Numbers(values) => {
                let cells = array.as_primitive_opt::<Float64Type>().ok_or_else(wrong)?;
                values.extend((0..cells.len()).map(|row| get(cells, row).unwrap_or(f64::NAN)));
            }
            SampleValues::Dates(values) => {
                let cells = array.as_primitive_opt::<Date32Type>().ok_or_else(wrong)?;
                values.extend((0..cells.len()).map(|row| get(cells, row).and_then(from_days)));
            }
            SampleValues::Texts { codes, levels } => {
                let cells = array.as_string_opt::<i32>().ok_or_else(wrong)?;
                for cell in cells {
                    codes.push(match cell {
                        None => NO_TEXT,
                        Some(text) => match self.known.get(text) {
                            Some(code) => *code,
                            None => {
                                // Fewer levels than rows, and rows are bounded far below 2^32.
                                let code = u32::try_from(levels.len()).unwrap_or(NO_TEXT);
                                levels.push(text.to_owned());
                                self.known.insert(text.to_owned(), code);
                                code
                            }
                        },
                    });
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> SampleColumn {
        SampleColumn { name: self.name, values: self.values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_set_comes_back_as_it_went_in() {
        let folder = tempfile::tempdir().unwrap();
        let lake = Lake::open(folder.path()).unwrap();
        let day = |text: &str| calendar::parse_date(text).ok();
        let columns = vec![
            SampleColumn { name: "营业收入".into(), values: SampleValues::Numbers(vec![1.5, f64::NAN, -3.0]) },
            SampleColumn {
                name: "放款日".into(),
                values: SampleValues::Dates(vec![day("2024-02-29"), None, day("1984-01-01")]),
            },
            SampleColumn {
                name: "行业".into(),
                values: SampleValues::Texts {
                    codes: vec![0, 1, NO_TEXT], levels: vec!["零售".into(), "餐饮".into()]
                },
            },
        ];
        let batch = BatchId::from_bytes([7; 16]);
        let segments = lake.write_samples(batch, &columns).unwrap();
        assert_eq!((segments.len(), segments[0].rows), (1, 3));
        let back = lake.samples(&segments).unwrap();
        assert_eq!(format!("{back:?}"), format!("{columns:?}"), "NaN is not equal to itself, its text is");
        assert!(matches!(lake.write_samples(batch, &columns), Err(LakeError::Exists(_))), "a segment is never changed");
    }
}
