//! Past loans to and from segments.

use std::str::FromStr;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int16Array, Int64Array, StringArray, UInt16Array,
    UInt32Array, UInt64Array,
};
use arrow::datatypes::{
    DataType, Date32Type, Field, Float64Type, Int16Type, Int64Type, Schema, SchemaRef, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow::record_batch::RecordBatch;
use calendar::Date;
use codes::BatchId;
use money::Currency;
use parquet::arrow::arrow_reader::ParquetRecordBatchReader;

use crate::columns::{Columns, from_days, get, to_days};
use crate::limits::{MAX_TEXT_BYTES, ROWS_PER_GROUP};
use crate::segment::SegmentWriter;
use crate::{Dataset, HistoryLoan, Lake, LakeError, Notes, Outcome, SegmentInfo, Setting};

/// The columns of `loan-history`, schema 1. Dates are DATE, amounts INT64 minor units, flags BOOLEAN; an empty field
/// is null. `outcome` is P, C or empty; `setting` is U, R or empty.
fn schema() -> SchemaRef {
    let field = |name: &str, kind: DataType, nullable: bool| Field::new(name, kind, nullable);
    Arc::new(Schema::new(vec![
        field("external_id", DataType::Utf8, false),
        field("row", DataType::UInt64, false),
        field("currency", DataType::Utf8, false),
        field("approved_on", DataType::Date32, true),
        field("fiscal_year", DataType::Int16, true),
        field("amount_minor", DataType::Int64, false),
        field("guaranteed_minor", DataType::Int64, true),
        field("industry", DataType::Utf8, true),
        field("region", DataType::Utf8, true),
        field("setting", DataType::Utf8, true),
        field("new_business", DataType::Boolean, true),
        field("employees", DataType::UInt32, true),
        field("jobs_created", DataType::UInt32, true),
        field("jobs_retained", DataType::UInt32, true),
        field("franchise", DataType::Boolean, true),
        field("revolving", DataType::Boolean, true),
        field("low_doc", DataType::Boolean, true),
        field("lender", DataType::Utf8, true),
        field("bank_region", DataType::Utf8, true),
        field("term_months", DataType::UInt16, true),
        field("disbursed_on", DataType::Date32, true),
        field("disbursed_minor", DataType::Int64, true),
        field("outcome", DataType::Utf8, true),
        field("charged_off_minor", DataType::Int64, true),
        field("charged_off_on", DataType::Date32, true),
        field("sample_weight", DataType::Float64, false),
        field("in_stratified", DataType::Boolean, true),
        field("in_block", DataType::Boolean, true),
        field("notes", DataType::UInt32, false),
    ]))
}

/// Writes past loans, one row group in memory at a time. Dropped before [`HistoryWriter::finish`], the segment being
/// written is removed (segments already full stay as unrecorded files).
pub struct HistoryWriter {
    segments: SegmentWriter,
    held: Vec<HistoryLoan>,
}

impl Lake {
    /// Starts the past loans of a batch.
    #[must_use]
    pub fn history_writer(&self, batch: BatchId) -> HistoryWriter {
        let folder = Dataset::LoanHistory.name().to_owned();
        HistoryWriter {
            segments: SegmentWriter::new(self, Dataset::LoanHistory, folder, batch, schema()),
            held: Vec::new(),
        }
    }

    /// Writes a batch that is in memory already.
    ///
    /// # Errors
    /// As [`HistoryWriter::push`] and [`HistoryWriter::finish`].
    pub fn write_history(&self, batch: BatchId, loans: &[HistoryLoan]) -> Result<Vec<SegmentInfo>, LakeError> {
        let mut writer = self.history_writer(batch);
        for loan in loans {
            writer.push(loan.clone())?;
        }
        writer.finish()
    }

    /// Reads past loans back, in the order of the segments given, some thousand at a time.
    ///
    /// # Errors
    /// None here; each item of the reader may be one.
    #[must_use]
    pub fn history<'a>(&self, segments: &'a [SegmentInfo]) -> HistoryReader<'a> {
        HistoryReader { lake: self.clone(), left: segments.iter(), open: None }
    }
}

impl HistoryWriter {
    /// Adds one loan.
    ///
    /// # Errors
    /// [`LakeError::BadValue`] when the loan could not be read back (an id that is empty, a text past
    /// [`MAX_TEXT_BYTES`], an amount of zero or less, a weight that is no positive number); I/O errors.
    pub fn push(&mut self, loan: HistoryLoan) -> Result<(), LakeError> {
        check(&loan)?;
        self.held.push(loan);
        if self.held.len() >= ROWS_PER_GROUP { self.write_group() } else { Ok(()) }
    }

    fn write_group(&mut self) -> Result<(), LakeError> {
        let rows = to_columns(&self.held)?;
        let dates = || self.held.iter().filter_map(|loan| loan.approved_on);
        let range = dates().min().zip(dates().max());
        self.segments.write(&rows, range)?;
        self.held.clear();
        Ok(())
    }

    /// Finishes: every segment is on disk under its name. The caller records them in the book.
    ///
    /// # Errors
    /// I/O errors; then no segment of the last file exists.
    pub fn finish(mut self) -> Result<Vec<SegmentInfo>, LakeError> {
        if !self.held.is_empty() {
            self.write_group()?;
        }
        self.segments.finish()
    }
}

fn check(loan: &HistoryLoan) -> Result<(), LakeError> {
    let bad = |field: &'static str, value: String, remedy: &'static str| {
        Err(LakeError::BadValue { row: loan.row, field, value: value.chars().take(40).collect(), remedy })
    };
    let texts = [
        ("external_id", Some(&loan.external_id)),
        ("industry", loan.industry.as_ref()),
        ("region", loan.region.as_ref()),
        ("lender", loan.lender.as_ref()),
        ("bank_region", loan.bank_region.as_ref()),
    ];
    for (field, text) in texts {
        if let Some(text) = text
            && (text.is_empty() || text.len() > MAX_TEXT_BYTES)
        {
            return bad(field, format!("'{text}'"), "give 1 to 200 bytes, or leave it empty");
        }
    }
    if loan.amount_minor <= 0 {
        return bad("amount_minor", loan.amount_minor.to_string(), "give an amount above zero");
    }
    if !(loan.sample_weight.is_finite() && loan.sample_weight > 0.0) {
        return bad("sample_weight", loan.sample_weight.to_string(), "give a positive number, 1 when unweighted");
    }
    Ok(())
}

fn to_columns(loans: &[HistoryLoan]) -> Result<RecordBatch, LakeError> {
    let days = |date: fn(&HistoryLoan) -> Option<Date>| -> ArrayRef {
        Arc::new(loans.iter().map(|l| date(l).map(to_days)).collect::<Date32Array>())
    };
    let text = |text: fn(&HistoryLoan) -> Option<&str>| -> ArrayRef {
        Arc::new(loans.iter().map(text).collect::<StringArray>())
    };
    let minor = |minor: fn(&HistoryLoan) -> Option<i64>| -> ArrayRef {
        Arc::new(loans.iter().map(minor).collect::<Int64Array>())
    };
    let flag = |flag: fn(&HistoryLoan) -> Option<bool>| -> ArrayRef {
        Arc::new(loans.iter().map(flag).collect::<BooleanArray>())
    };
    let count = |count: fn(&HistoryLoan) -> Option<u32>| -> ArrayRef {
        Arc::new(loans.iter().map(count).collect::<UInt32Array>())
    };
    let columns: Vec<ArrayRef> = vec![
        text(|l| Some(&l.external_id)),
        Arc::new(loans.iter().map(|l| Some(l.row)).collect::<UInt64Array>()),
        text(|l| Some(l.currency.code())),
        days(|l| l.approved_on),
        Arc::new(loans.iter().map(|l| l.fiscal_year).collect::<Int16Array>()),
        minor(|l| Some(l.amount_minor)),
        minor(|l| l.guaranteed_minor),
        text(|l| l.industry.as_deref()),
        text(|l| l.region.as_deref()),
        text(|l| l.setting.map(setting_code)),
        flag(|l| l.new_business),
        count(|l| l.employees),
        count(|l| l.jobs_created),
        count(|l| l.jobs_retained),
        flag(|l| l.franchise),
        flag(|l| l.revolving),
        flag(|l| l.low_doc),
        text(|l| l.lender.as_deref()),
        text(|l| l.bank_region.as_deref()),
        Arc::new(loans.iter().map(|l| l.term_months).collect::<UInt16Array>()),
        days(|l| l.disbursed_on),
        minor(|l| l.disbursed_minor),
        text(|l| outcome_code(l.outcome)),
        minor(|l| l.charged_off_minor),
        days(|l| l.charged_off_on),
        Arc::new(loans.iter().map(|l| Some(l.sample_weight)).collect::<Float64Array>()),
        flag(|l| l.in_stratified),
        flag(|l| l.in_block),
        count(|l| Some(l.notes.bits())),
    ];
    RecordBatch::try_new(schema(), columns)
        .map_err(|source| LakeError::Arrow { dataset: Dataset::LoanHistory.name(), source })
}

const RURAL: &str = "R";

const fn setting_code(setting: Setting) -> &'static str {
    match setting {
        Setting::Urban => "U",
        Setting::Rural => RURAL,
    }
}

const fn outcome_code(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Paid => Some("P"),
        Outcome::ChargedOff => Some("C"),
        Outcome::Unknown => None,
    }
}

/// Past loans read back: an iterator of chunks. One chunk is in memory at a time.
pub struct HistoryReader<'a> {
    lake: Lake,
    left: std::slice::Iter<'a, SegmentInfo>,
    open: Option<(&'a SegmentInfo, ParquetRecordBatchReader)>,
}

impl Iterator for HistoryReader<'_> {
    type Item = Result<Vec<HistoryLoan>, LakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((segment, reader)) = &mut self.open {
                match reader.next() {
                    Some(Ok(rows)) => return Some(from_columns(&Columns { rows: &rows, segment })),
                    Some(Err(source)) => {
                        self.open = None;
                        return Some(Err(LakeError::Arrow { dataset: Dataset::LoanHistory.name(), source }));
                    }
                    None => self.open = None,
                }
            }
            let segment = self.left.next()?;
            if segment.dataset != Dataset::LoanHistory {
                return Some(Err(LakeError::WrongDataset {
                    file: segment.file.clone(),
                    dataset: Dataset::LoanHistory.name(),
                    why: format!("it is recorded as {}", segment.dataset.name()),
                }));
            }
            match self.lake.open_segment(segment) {
                Ok(reader) => self.open = Some((segment, reader)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// The columns of one chunk, by name.
struct Chunk<'a> {
    from: &'a Columns<'a>,
    row: usize,
}

impl<'a> Chunk<'a> {
    fn text(&self, name: &str) -> Result<Option<&'a str>, LakeError> {
        let column = self.from.text(name)?;
        Ok((!column.is_null(self.row)).then(|| column.value(self.row)))
    }
    fn owned(&self, name: &str) -> Result<Option<String>, LakeError> {
        Ok(self.text(name)?.map(str::to_owned))
    }
    fn flag(&self, name: &str) -> Result<Option<bool>, LakeError> {
        let column = self.from.flag(name)?;
        Ok((!column.is_null(self.row)).then(|| column.value(self.row)))
    }
    fn day(&self, name: &str) -> Result<Option<Date>, LakeError> {
        Ok(get(self.from.primitive::<Date32Type>(name)?, self.row).and_then(from_days))
    }
    fn minor(&self, name: &str) -> Result<Option<i64>, LakeError> {
        Ok(get(self.from.primitive::<Int64Type>(name)?, self.row))
    }
    fn count(&self, name: &str) -> Result<Option<u32>, LakeError> {
        Ok(get(self.from.primitive::<UInt32Type>(name)?, self.row))
    }

    fn currency(&self, row: u64) -> Result<Currency, LakeError> {
        let code = self.text("currency")?.unwrap_or_default();
        Currency::from_str(code).map_err(|_| LakeError::BadValue {
            row,
            field: "currency",
            value: code.to_owned(),
            remedy: "the segment is damaged or newer: restore it or upgrade",
        })
    }

    fn loan(&self) -> Result<HistoryLoan, LakeError> {
        let row = self.from.primitive::<UInt64Type>("row")?.value(self.row);
        let id = self.owned("external_id")?.unwrap_or_default();
        let mut loan = HistoryLoan::new(id, self.currency(row)?, self.minor("amount_minor")?.unwrap_or_default());
        loan.row = row;
        loan.approved_on = self.day("approved_on")?;
        loan.fiscal_year = get(self.from.primitive::<Int16Type>("fiscal_year")?, self.row);
        loan.guaranteed_minor = self.minor("guaranteed_minor")?;
        loan.industry = self.owned("industry")?;
        loan.region = self.owned("region")?;
        loan.setting = self.text("setting")?.map(|code| if code == RURAL { Setting::Rural } else { Setting::Urban });
        loan.new_business = self.flag("new_business")?;
        loan.employees = self.count("employees")?;
        loan.jobs_created = self.count("jobs_created")?;
        loan.jobs_retained = self.count("jobs_retained")?;
        loan.franchise = self.flag("franchise")?;
        loan.revolving = self.flag("revolving")?;
        loan.low_doc = self.flag("low_doc")?;
        loan.lender = self.owned("lender")?;
        loan.bank_region = self.owned("bank_region")?;
        loan.term_months = get(self.from.primitive::<UInt16Type>("term_months")?, self.row);
        loan.disbursed_on = self.day("disbursed_on")?;
        loan.disbursed_minor = self.minor("disbursed_minor")?;
        loan.outcome = match self.text("outcome")? {
            Some("P") => Outcome::Paid,
            Some("C") => Outcome::ChargedOff,
            _ => Outcome::Unknown,
        };
        loan.charged_off_minor = self.minor("charged_off_minor")?;
        loan.charged_off_on = self.day("charged_off_on")?;
        loan.sample_weight = self.from.primitive::<Float64Type>("sample_weight")?.value(self.row);
        loan.in_stratified = self.flag("in_stratified")?;
        loan.in_block = self.flag("in_block")?;
        loan.notes = Notes::from_bits(self.count("notes")?.unwrap_or_default());
        Ok(loan)
    }
}

fn from_columns(from: &Columns<'_>) -> Result<Vec<HistoryLoan>, LakeError> {
    (0..from.rows.num_rows()).map(|row| Chunk { from, row }.loan()).collect()
}
