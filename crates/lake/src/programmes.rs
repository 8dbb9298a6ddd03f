//! Transactions of public credit programmes, normalised: guarantees, participations, collateral support, portfolio reserves
//! and venture capital, with the public money, premiums and guaranteed amounts of each.

use std::sync::Arc;

use arrow::array::{ArrayRef, Int16Array, Int64Array, StringArray, UInt64Array};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::record_batch::RecordBatch;
use codes::BatchId;
use serde::{Deserialize, Serialize};

use crate::columns::{Columns, get};
use crate::limits::{MAX_TEXT_BYTES, ROWS_PER_GROUP};
use crate::segment::SegmentWriter;
use crate::{Dataset, Lake, LakeError, SegmentInfo};

/// What a programme does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Programme {
    /// 组合准备金（CAP）: lender, borrower and state pay premiums into a reserve of the lender's portfolio.
    PortfolioReserve,
    /// 贷款担保: a share of each loan's loss is borne by the state.
    Guarantee,
    /// 联合贷款: the state takes part of the loan.
    Participation,
    /// 押品支持: the state puts a deposit where collateral is short.
    CollateralSupport,
    /// 股权投资: venture capital.
    VentureCapital,
}

impl Programme {
    /// Every programme.
    pub const ALL: [Self; 5] =
        [Self::PortfolioReserve, Self::Guarantee, Self::Participation, Self::CollateralSupport, Self::VentureCapital];

    /// As stored.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::PortfolioReserve => "portfolio-reserve",
            Self::Guarantee => "guarantee",
            Self::Participation => "participation",
            Self::CollateralSupport => "collateral-support",
            Self::VentureCapital => "venture-capital",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::PortfolioReserve => "组合准备金",
            Self::Guarantee => "贷款担保",
            Self::Participation => "联合贷款",
            Self::CollateralSupport => "押品支持",
            Self::VentureCapital => "股权投资",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::PortfolioReserve => "portfolio reserve",
            Self::Guarantee => "loan guarantee",
            Self::Participation => "loan participation",
            Self::CollateralSupport => "collateral support",
            Self::VentureCapital => "venture capital",
        }
    }
}

/// Amounts of a transaction, in the order in which they are stored.
pub const PROGRAMME_AMOUNTS: [&str; 10] = [
    "financed",
    "public_funds",
    "recycled_funds",
    "non_private",
    "concurrent_private",
    "subsequent_private",
    "borrower_premium",
    "lender_premium",
    "guaranteed",
    "collateral",
];

/// One transaction. Amounts are US cents, none below zero, in the order of [`PROGRAMME_AMOUNTS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeTransaction {
    /// Row in the source file, the first data row being 1.
    pub row: u64,
    /// What the programme does.
    pub programme: Programme,
    /// State or territory, as the source codes it.
    pub region: String,
    /// The year in which the firm was incorporated: the only year the public file has.
    pub incorporated: Option<i16>,
    /// The amounts.
    pub cents: [i64; PROGRAMME_AMOUNTS.len()],
}

fn schema() -> SchemaRef {
    let mut fields = vec![
        Field::new("row", DataType::UInt64, false),
        Field::new("programme", DataType::Utf8, false),
        Field::new("region", DataType::Utf8, false),
        Field::new("incorporated", DataType::Int16, true),
    ];
    fields.extend(PROGRAMME_AMOUNTS.iter().map(|name| Field::new(*name, DataType::Int64, false)));
    Arc::new(Schema::new(fields))
}

impl Lake {
    /// Writes the transactions of a batch; the segments, to be recorded in the book.
    ///
    /// # Errors
    /// [`LakeError::BadValue`] for a region that is no text or an amount below zero; I/O errors.
    pub fn write_programmes(
        &self,
        batch: BatchId,
        rows: &[ProgrammeTransaction],
    ) -> Result<Vec<SegmentInfo>, LakeError> {
        let folder = Dataset::Programmes.name().to_owned();
        let mut writer = SegmentWriter::new(self, Dataset::Programmes, folder, batch, schema());
        for chunk in rows.chunks(ROWS_PER_GROUP) {
            for one in chunk {
                check(one)?;
            }
            writer.write(&to_columns(chunk)?, None)?;
        }
        writer.finish()
    }

    /// Reads transactions back, in the order in which they were written.
    ///
    /// # Errors
    /// [`LakeError::WrongDataset`], I/O errors.
    pub fn programmes(&self, segments: &[SegmentInfo]) -> Result<Vec<ProgrammeTransaction>, LakeError> {
        let mut found = Vec::new();
        for segment in segments {
            if segment.dataset != Dataset::Programmes {
                return Err(LakeError::WrongDataset {
                    file: segment.file.clone(),
                    dataset: Dataset::Programmes.name(),
                    why: format!("it is recorded as {}", segment.dataset.name()),
                });
            }
            for rows in self.open_segment(segment)? {
                let rows = rows.map_err(|source| LakeError::Arrow { dataset: Dataset::Programmes.name(), source })?;
                read(&Columns { rows: &rows, segment }, &mut found)?;
            }
        }
        Ok(found)
    }
}

fn check(one: &ProgrammeTransaction) -> Result<(), LakeError> {
    let bad = |field: &'static str, value: String, remedy: &'static str| {
        Err(LakeError::BadValue { row: one.row, field, value: value.chars().take(40).collect(), remedy })
    };
    if one.region.is_empty() || one.region.len() > MAX_TEXT_BYTES {
        return bad("region", format!("'{}'", one.region), "give 1 to 200 bytes");
    }
    match one.cents.iter().find(|cents| **cents < 0) {
        Some(cents) => bad("amount", cents.to_string(), "give an amount not below zero"),
        None => Ok(()),
    }
}

fn to_columns(rows: &[ProgrammeTransaction]) -> Result<RecordBatch, LakeError> {
    let mut columns: Vec<ArrayRef> = vec![
        Arc::new(rows.iter().map(|one| Some(one.row)).collect::<UInt64Array>()),
        Arc::new(rows.iter().map(|one| Some(one.programme.id())).collect::<StringArray>()),
        Arc::new(rows.iter().map(|one| Some(one.region.as_str())).collect::<StringArray>()),
        Arc::new(rows.iter().map(|one| one.incorporated).collect::<Int16Array>()),
    ];
    for at in 0..PROGRAMME_AMOUNTS.len() {
        columns.push(Arc::new(rows.iter().map(|one| Some(one.cents[at])).collect::<Int64Array>()));
    }
    RecordBatch::try_new(schema(), columns)
        .map_err(|source| LakeError::Arrow { dataset: Dataset::Programmes.name(), source })
}

fn read(from: &Columns<'_>, found: &mut Vec<ProgrammeTransaction>) -> Result<(), LakeError> {
    let (numbers, programmes) = (from.primitive::<arrow::datatypes::UInt64Type>("row")?, from.text("programme")?);
    let (regions, years) = (from.text("region")?, from.primitive::<arrow::datatypes::Int16Type>("incorporated")?);
    let mut amounts = Vec::with_capacity(PROGRAMME_AMOUNTS.len());
    for name in PROGRAMME_AMOUNTS {
        amounts.push(from.primitive::<arrow::datatypes::Int64Type>(name)?);
    }
    for row in 0..numbers.len() {
        let id = programmes.value(row);
        let programme = Programme::ALL.into_iter().find(|one| one.id() == id).ok_or_else(|| LakeError::BadValue {
            row: numbers.value(row),
            field: "programme",
            value: id.to_owned(),
            remedy: "the segment is damaged or newer: restore it or upgrade",
        })?;
        let mut cents = [0; PROGRAMME_AMOUNTS.len()];
        for (sum, column) in cents.iter_mut().zip(&amounts) {
            *sum = column.value(row);
        }
        found.push(ProgrammeTransaction {
            row: numbers.value(row),
            programme,
            region: regions.value(row).to_owned(),
            incorporated: get(years, row),
            cents,
        });
    }
    Ok(())
}
