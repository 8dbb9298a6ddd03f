//! Past loans to and from segments.

use std::str::FromStr;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int16Array, Int64Array, StringArray, UInt16Array,
    UInt32Array, UInt64Array,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
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

/// The columns of one chunk, looked up once.
struct Chunk<'a> {
    external_id: &'a StringArray,
    row: &'a UInt64Array,
    currency: &'a StringArray,
    approved_on: &'a Date32Array,
    fiscal_year: &'a Int16Array,
    amount_minor: &'a Int64Array,
    guaranteed_minor: &'a Int64Array,
    industry: &'a StringArray,
    region: &'a StringArray,
    setting: &'a StringArray,
    new_business: &'a BooleanArray,
    employees: &'a UInt32Array,
    jobs_created: &'a UInt32Array,
    jobs_retained: &'a UInt32Array,
    franchise: &'a BooleanArray,
    revolving: &'a BooleanArray,
    low_doc: &'a BooleanArray,
    lender: &'a StringArray,
    bank_region: &'a StringArray,
    term_months: &'a UInt16Array,
    disbursed_on: &'a Date32Array,
    disbursed_minor: &'a Int64Array,
    outcome: &'a StringArray,
    charged_off_minor: &'a Int64Array,
    charged_off_on: &'a Date32Array,
    sample_weight: &'a Float64Array,
    in_stratified: &'a BooleanArray,
    in_block: &'a BooleanArray,
    notes: &'a UInt32Array,
}

impl<'a> Chunk<'a> {
    fn open(from: &Columns<'a>) -> Result<Self, LakeError> {
        Ok(Self {
            external_id: from.text("external_id")?,
            row: from.primitive("row")?,
            currency: from.text("currency")?,
            approved_on: from.primitive("approved_on")?,
            fiscal_year: from.primitive("fiscal_year")?,
            amount_minor: from.primitive("amount_minor")?,
            guaranteed_minor: from.primitive("guaranteed_minor")?,
            industry: from.text("industry")?,
            region: from.text("region")?,
            setting: from.text("setting")?,
            new_business: from.flag("new_business")?,
            employees: from.primitive("employees")?,
            jobs_created: from.primitive("jobs_created")?,
            jobs_retained: from.primitive("jobs_retained")?,
            franchise: from.flag("franchise")?,
            revolving: from.flag("revolving")?,
            low_doc: from.flag("low_doc")?,
            lender: from.text("lender")?,
            bank_region: from.text("bank_region")?,
            term_months: from.primitive("term_months")?,
            disbursed_on: from.primitive("disbursed_on")?,
            disbursed_minor: from.primitive("disbursed_minor")?,
            outcome: from.text("outcome")?,
            charged_off_minor: from.primitive("charged_off_minor")?,
            charged_off_on: from.primitive("charged_off_on")?,
            sample_weight: from.primitive("sample_weight")?,
            in_stratified: from.flag("in_stratified")?,
            in_block: from.flag("in_block")?,
            notes: from.primitive("notes")?,
        })
    }

    fn currency(&self, row: usize) -> Result<Currency, LakeError> {
        let code = self.currency.value(row);
        Currency::from_str(code).map_err(|_| LakeError::BadValue {
            row: self.row.value(row),
            field: "currency",
            value: code.to_owned(),
            remedy: "the segment is damaged or newer: restore it or upgrade",
        })
    }

    fn loan(&self, row: usize) -> Result<HistoryLoan, LakeError> {
        Ok(HistoryLoan {
            external_id: self.external_id.value(row).to_owned(),
            row: self.row.value(row),
            currency: self.currency(row)?,
            amount_minor: self.amount_minor.value(row),
            setting: text(self.setting, row).map(|c| if c == RURAL { Setting::Rural } else { Setting::Urban }),
            outcome: match text(self.outcome, row) {
                Some("P") => Outcome::Paid,
                Some("C") => Outcome::ChargedOff,
                _ => Outcome::Unknown,
            },
            sample_weight: self.sample_weight.value(row),
            notes: Notes::from_bits(self.notes.value(row)),
            approved_on: get(self.approved_on, row).and_then(from_days),
            fiscal_year: get(self.fiscal_year, row),
            guaranteed_minor: get(self.guaranteed_minor, row),
            industry: text(self.industry, row).map(str::to_owned),
            region: text(self.region, row).map(str::to_owned),
            new_business: flag(self.new_business, row),
            employees: get(self.employees, row),
            jobs_created: get(self.jobs_created, row),
            jobs_retained: get(self.jobs_retained, row),
            franchise: flag(self.franchise, row),
            revolving: flag(self.revolving, row),
            low_doc: flag(self.low_doc, row),
            lender: text(self.lender, row).map(str::to_owned),
            bank_region: text(self.bank_region, row).map(str::to_owned),
            term_months: get(self.term_months, row),
            disbursed_on: get(self.disbursed_on, row).and_then(from_days),
            disbursed_minor: get(self.disbursed_minor, row),
            charged_off_minor: get(self.charged_off_minor, row),
            charged_off_on: get(self.charged_off_on, row).and_then(from_days),
            in_stratified: flag(self.in_stratified, row),
            in_block: flag(self.in_block, row),
        })
    }
}

fn text(column: &StringArray, row: usize) -> Option<&str> {
    (!column.is_null(row)).then(|| column.value(row))
}

fn flag(column: &BooleanArray, row: usize) -> Option<bool> {
    (!column.is_null(row)).then(|| column.value(row))
}

fn from_columns(from: &Columns<'_>) -> Result<Vec<HistoryLoan>, LakeError> {
    let chunk = Chunk::open(from)?;
    (0..from.rows.num_rows()).map(|row| chunk.loan(row)).collect()
}
