//! [`HistoryColumns`]: past loans as plain columns for developing a scorecard, without the domain knowing of Parquet.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, Float64Array, Int32Array, StringArray};
use arrow::datatypes::{DataType, Field, Float64Type, Int32Type, Schema};
use arrow::record_batch::{RecordBatch, RecordBatchReader as _};
use codes::BatchId;

use crate::columns::Columns;
use crate::limits::{MAX_COLUMNS, MAX_LEVELS, OTHER_LEVEL, ROWS_PER_GROUP};
use crate::segment::SegmentWriter;
use crate::{Dataset, HistoryLoan, Lake, LakeError, SegmentInfo};

/// Features known at origination, the outcome, the weight and the year; every vector has one entry per loan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HistoryColumns {
    /// Numbers; missing is NaN.
    pub numeric: Vec<(String, Vec<f64>)>,
    /// Categories; missing is `None`.
    pub categorical: Vec<(String, Vec<Option<String>>)>,
    /// `Some(true)` is bad; `None` where the outcome is not known.
    pub bad: Vec<Option<bool>>,
    /// Sample weights.
    pub weight: Vec<f64>,
    /// Year of origination, 0 where not known: split development and test by it.
    pub year: Vec<i32>,
    /// Names of columns above that leak the outcome; empty unless they were asked for.
    pub leaking: Vec<String>,
}

impl HistoryColumns {
    /// Number of loans.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bad.len()
    }
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bad.is_empty()
    }
    /// Bads, unweighted.
    #[must_use]
    pub fn bads(&self) -> usize {
        self.bad.iter().filter(|bad| **bad == Some(true)).count()
    }
}

/// Which loans and columns are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnOptions {
    /// Adds `term_months`, which leaks the outcome in the public SBA files.
    pub with_leaking: bool,
    /// Only loans of the source's stratified sample.
    pub only_stratified: bool,
    /// Only loans of these years.
    pub years: Option<RangeInclusive<i16>>,
}

const NUMERIC: [&str; 6] =
    ["log_amount", "guaranteed_share", "employees", "jobs_created", "jobs_retained", "approval_month"];
const CATEGORICAL: [&str; 10] = [
    "industry_sector",
    "region",
    "bank_region",
    "same_region_lender",
    "lender",
    "setting",
    "new_business",
    "franchise",
    "revolving",
    "low_doc",
];

/// Builds [`HistoryColumns`] from loans one after another.
///
/// Nothing after origination gets in: no disbursement, outcome or charge-off field, no position in the file. Columns
/// that are empty for every loan are left out. `log_amount` is the natural logarithm of the amount in main units.
pub struct ColumnsBuilder {
    options: ColumnOptions,
    numeric: Vec<Vec<f64>>,
    categorical: Vec<Levels>,
    term: Vec<f64>,
    out: HistoryColumns,
}

/// A column of categories as numbers into the levels seen.
#[derive(Default)]
struct Levels {
    names: BTreeMap<String, u32>,
    rows: Vec<Option<u32>>,
}

impl Levels {
    fn push(&mut self, value: Option<&str>) {
        let level = value.map(|name| match self.names.get(name) {
            Some(level) => *level,
            None => {
                // Fewer levels than rows, and a table of 2^32 rows does not fit in memory.
                let level = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
                self.names.insert(name.to_owned(), level);
                level
            }
        });
        self.rows.push(level);
    }

    /// The column, with all but the most frequent levels lumped together (ties by name).
    fn finish(self) -> Option<Vec<Option<String>>> {
        if self.names.is_empty() {
            return None;
        }
        let mut counts = vec![0_u64; self.names.len()];
        for level in self.rows.iter().flatten() {
            counts[*level as usize] += 1;
        }
        let mut names: Vec<(&str, u32)> = self.names.iter().map(|(name, level)| (name.as_str(), *level)).collect();
        names.sort_by_key(|(name, level)| (std::cmp::Reverse(counts[*level as usize]), *name));
        let mut shown = vec![OTHER_LEVEL; self.names.len()];
        for (name, level) in names.into_iter().take(MAX_LEVELS) {
            shown[level as usize] = name;
        }
        Some(self.rows.iter().map(|level| level.map(|level| shown[level as usize].to_owned())).collect())
    }
}

impl ColumnsBuilder {
    /// Starts with no loan.
    #[must_use]
    pub fn new(options: ColumnOptions) -> Self {
        Self {
            options,
            numeric: vec![Vec::new(); NUMERIC.len()],
            categorical: CATEGORICAL.iter().map(|_| Levels::default()).collect(),
            term: Vec::new(),
            out: HistoryColumns::default(),
        }
    }

    /// Adds a loan, unless the options leave it out.
    pub fn push(&mut self, loan: &HistoryLoan) {
        let year = loan.year();
        let wanted = self.options.years.as_ref().is_none_or(|years| year.is_some_and(|year| years.contains(&year)));
        if !wanted || (self.options.only_stratified && loan.in_stratified != Some(true)) {
            return;
        }
        let count = |count: Option<u32>| count.map_or(f64::NAN, f64::from);
        let main_units = loan.amount_minor as f64 / minor_per_main(loan);
        let numbers = [
            libm::log(main_units),
            loan.guaranteed_share().unwrap_or(f64::NAN),
            count(loan.employees),
            count(loan.jobs_created),
            count(loan.jobs_retained),
            loan.approved_on.map_or(f64::NAN, |date| f64::from(date.month())),
        ];
        for (column, value) in self.numeric.iter_mut().zip(numbers) {
            column.push(value);
        }
        let yes_no = |flag: Option<bool>| flag.map(|flag| if flag { "yes" } else { "no" });
        let categories = [
            loan.industry_sector(),
            loan.region.as_deref(),
            loan.bank_region.as_deref(),
            yes_no(loan.same_region_lender()),
            loan.lender.as_deref(),
            loan.setting.map(|setting| if setting == crate::Setting::Urban { "urban" } else { "rural" }),
            yes_no(loan.new_business),
            yes_no(loan.franchise),
            yes_no(loan.revolving),
            yes_no(loan.low_doc),
        ];
        for (column, value) in self.categorical.iter_mut().zip(categories) {
            column.push(value);
        }
        self.term.push(loan.term_months.map_or(f64::NAN, f64::from));
        self.out.bad.push(loan.outcome.bad());
        self.out.weight.push(loan.sample_weight);
        self.out.year.push(year.map_or(0, i32::from));
    }

    /// The columns.
    #[must_use]
    pub fn finish(self) -> HistoryColumns {
        let mut out = self.out;
        let filled = |column: &[f64]| column.iter().any(|value| !value.is_nan());
        out.numeric = NUMERIC
            .iter()
            .zip(self.numeric)
            .filter(|(_, column)| filled(column))
            .map(|(name, column)| ((*name).to_owned(), column))
            .collect();
        if self.options.with_leaking && filled(&self.term) {
            out.numeric.push(("term_months".to_owned(), self.term));
            out.leaking.push("term_months".to_owned());
        }
        out.categorical = CATEGORICAL
            .iter()
            .zip(self.categorical)
            .filter_map(|(name, levels)| levels.finish().map(|column| ((*name).to_owned(), column)))
            .collect();
        out
    }
}

fn minor_per_main(loan: &HistoryLoan) -> f64 {
    let digits = loan.currency.exponent().unwrap_or(0);
    (0..digits).fold(1.0, |scale, _| scale * 10.0)
}

impl Lake {
    /// Past loans as columns, read from segments.
    ///
    /// # Errors
    /// As reading: [`LakeError::Io`], [`LakeError::Parquet`], [`LakeError::WrongDataset`].
    pub fn history_columns(
        &self,
        segments: &[SegmentInfo],
        options: &ColumnOptions,
    ) -> Result<HistoryColumns, LakeError> {
        let mut builder = ColumnsBuilder::new(options.clone());
        for chunk in self.history(segments) {
            for loan in chunk? {
                builder.push(&loan);
            }
        }
        Ok(builder.finish())
    }

    /// Writes a table of features as `feature-history`: columns `n:<name>` (FLOAT64), `c:<name>` (text), `leak:<name>`
    /// for a leaking number, then `bad` (BOOLEAN or null), `weight`, `year`. Null stands for missing.
    ///
    /// # Errors
    /// [`LakeError::TooMany`] past [`MAX_COLUMNS`]; [`LakeError::Arrow`] when the columns differ in length; I/O errors.
    pub fn write_features(&self, batch: BatchId, table: &HistoryColumns) -> Result<Vec<SegmentInfo>, LakeError> {
        let columns = table.numeric.len() + table.categorical.len();
        if columns > MAX_COLUMNS {
            return Err(LakeError::TooMany {
                what: "the number of columns",
                found: columns as u64,
                limit: MAX_COLUMNS as u64,
                remedy: "leave columns out",
            });
        }
        let rows = table_to_batch(table)?;
        let folder = Dataset::FeatureHistory.name().to_owned();
        let mut writer = SegmentWriter::new(self, Dataset::FeatureHistory, folder, batch, rows.schema());
        let mut from = 0;
        while from < rows.num_rows() {
            let length = ROWS_PER_GROUP.min(rows.num_rows() - from);
            writer.write(&rows.slice(from, length), None)?;
            from += length;
        }
        writer.finish()
    }

    /// Reads a table of features back. All segments must have the same columns.
    ///
    /// # Errors
    /// As reading; [`LakeError::WrongDataset`] when segments differ in their columns.
    pub fn features(&self, segments: &[SegmentInfo]) -> Result<HistoryColumns, LakeError> {
        let mut table = HistoryColumns::default();
        for (index, segment) in segments.iter().enumerate() {
            let reader = self.open_segment(segment)?;
            if index == 0 {
                name_columns(&mut table, reader.schema().fields().iter().map(|field| field.name().as_str()));
            }
            for rows in reader {
                let rows = rows.map_err(arrow_error)?;
                append(&mut table, &Columns { rows: &rows, segment })?;
            }
        }
        Ok(table)
    }
}

fn arrow_error(source: arrow::error::ArrowError) -> LakeError {
    LakeError::Arrow { dataset: Dataset::FeatureHistory.name(), source }
}

fn table_to_batch(table: &HistoryColumns) -> Result<RecordBatch, LakeError> {
    let (mut fields, mut columns): (Vec<Field>, Vec<ArrayRef>) = (Vec::new(), Vec::new());
    for (name, values) in &table.numeric {
        let prefix = if table.leaking.contains(name) { "leak" } else { "n" };
        fields.push(Field::new(format!("{prefix}:{name}"), DataType::Float64, true));
        let values = values.iter().map(|value| (!value.is_nan()).then_some(*value));
        columns.push(Arc::new(values.collect::<Float64Array>()));
    }
    for (name, values) in &table.categorical {
        fields.push(Field::new(format!("c:{name}"), DataType::Utf8, true));
        columns.push(Arc::new(values.iter().map(Option::as_deref).collect::<StringArray>()));
    }
    fields.push(Field::new("bad", DataType::Boolean, true));
    columns.push(Arc::new(table.bad.iter().copied().collect::<BooleanArray>()));
    fields.push(Field::new("weight", DataType::Float64, false));
    columns.push(Arc::new(Float64Array::from(table.weight.clone())));
    fields.push(Field::new("year", DataType::Int32, false));
    columns.push(Arc::new(Int32Array::from(table.year.clone())));
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(arrow_error)
}

fn name_columns<'a>(table: &mut HistoryColumns, names: impl Iterator<Item = &'a str>) {
    for name in names {
        match name.split_once(':') {
            Some(("n", name)) => table.numeric.push((name.to_owned(), Vec::new())),
            Some(("leak", name)) => {
                table.numeric.push((name.to_owned(), Vec::new()));
                table.leaking.push(name.to_owned());
            }
            Some(("c", name)) => table.categorical.push((name.to_owned(), Vec::new())),
            _ => {}
        }
    }
}

fn append(table: &mut HistoryColumns, from: &Columns<'_>) -> Result<(), LakeError> {
    for (name, values) in &mut table.numeric {
        let prefix = if table.leaking.contains(name) { "leak" } else { "n" };
        let column = from.primitive::<Float64Type>(&format!("{prefix}:{name}"))?;
        values.extend(column.iter().map(|value| value.unwrap_or(f64::NAN)));
    }
    for (name, values) in &mut table.categorical {
        values.extend(from.text(&format!("c:{name}"))?.iter().map(|value| value.map(str::to_owned)));
    }
    table.bad.extend(from.flag("bad")?.iter());
    table.weight.extend(from.primitive::<Float64Type>("weight")?.values());
    table.year.extend(from.primitive::<Int32Type>("year")?.values());
    let expected = table.numeric.len() + table.categorical.len() + 3;
    if from.rows.num_columns() == expected {
        return Ok(());
    }
    Err(LakeError::WrongDataset {
        file: from.segment.file.clone(),
        dataset: Dataset::FeatureHistory.name(),
        why: "its columns are not those of the first segment; read batches of one kind together".to_owned(),
    })
}
