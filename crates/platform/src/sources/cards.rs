//! Sources as people see them.

use hub::{Catalogue, Category, Finding, Kind, Measure, Severity};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::batches::BatchCard;
use crate::cards::Named;
use crate::data::Batch;
use crate::firm_file::masked;
use crate::limits::MAX_SHOWN_WARNINGS;
use crate::watching::WatchRun;

/// A measure of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeasureCard {
    /// Its id, with its names.
    pub measure: Named,
    /// Monthly, daily, event or state.
    pub kind: Named,
    /// Its unit.
    pub unit: Named,
    /// Digits after the point.
    pub scale: u8,
    /// The least and the greatest that is plausible, in whole units.
    pub range: [i64; 2],
    /// Whether each row must say it.
    pub required: bool,
    /// Its heading in the template.
    pub heading: String,
}

/// A category of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceCard {
    /// Its id, with its names.
    pub source: Named,
    /// Who holds the data.
    pub owner: Named,
    /// On what basis they may be used.
    pub legal_basis: Named,
    /// Whether the report that Anji follows names it; the others are Anji's choice.
    pub named_by_report: bool,
    /// Months for which they are kept.
    pub retention_months: u16,
    /// How often it reports.
    pub refresh: Named,
    /// Days after a period until which its report is in time.
    pub within_days: u16,
    /// Its measures.
    pub measures: Vec<MeasureCard>,
}

/// The categories of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceCards {
    /// In the order of the catalogue.
    pub sources: Vec<SourceCard>,
}

/// How fresh a category is over the firms of which it told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceFreshness {
    /// The category.
    pub source: Named,
    /// Deliveries that came in.
    pub batches: u64,
    /// Rows that became facts.
    pub accepted: u64,
    /// Rows that wait in quarantine.
    pub refused: u64,
    /// Facts kept.
    pub facts: u64,
    /// Firms told of by the asker's deliveries and those shared with it.
    pub firms: u64,
    /// Firms of which everything due is there.
    pub fresh: u64,
    /// Firms of which something is late.
    pub late: u64,
    /// The most days that something is late.
    pub latest_days: u32,
    /// Cells of the last 24 months that are there, of those due, percent; nothing where none was due.
    pub coverage_percent: Option<String>,
    /// The last day of the last period told of.
    pub last_period: Option<String>,
}

/// The map of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceFreshnessCards {
    /// The day.
    pub on: String,
    /// In the order of the catalogue.
    pub sources: Vec<SourceFreshness>,
}

/// A contradiction between sources that stopped nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeliveryWarning {
    /// The rule.
    pub rule: Named,
    /// The firm's credit code, masked.
    pub firm: String,
    /// The last day of the month.
    pub month: String,
    /// The two numbers and where they come from.
    pub text: Named,
}

/// A delivery of a source, beside its batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceBatch {
    /// The category.
    pub source: Named,
    /// Monthly, daily, event or state.
    pub kind: Named,
    /// What the file was, as `csv/utf-8`.
    pub format: String,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Facts kept.
    pub facts: u64,
    /// Firms told of.
    pub firms: u64,
    /// Contradictions between sources that stopped nothing.
    pub warnings: u64,
    /// The batch from whose quarantine its rows were taken, under the same numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replayed_from: Option<String>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceDelivery {
    /// Its batch.
    pub batch: BatchCard,
    /// The same file was brought in before: nothing was done.
    pub brought_before: bool,
    /// The first contradictions between sources.
    pub warnings: Vec<DeliveryWarning>,
    /// Headings that are no measure: their columns were not read.
    pub unread: Vec<String>,
    /// What a look at the firms it told of found; none for a file that was brought before, that the operator brought, or that tells of more firms than are
    /// looked at with it, and where the look failed: the next one sees the same.
    pub watched: Option<WatchRun>,
}

/// A category by its id.
pub(crate) fn category_name(id: &str) -> Named {
    match Catalogue::built_in().category(id) {
        Some(category) => Named::new(id, &category.zh, &category.en),
        None => Named::new(id, id, id),
    }
}

fn kind_name(kind: Kind) -> Named {
    Named::new(kind.en(), kind.zh(), kind.en())
}

impl MeasureCard {
    pub(crate) fn of(measure: &Measure) -> Self {
        Self {
            measure: Named::new(&measure.id, &measure.zh, &measure.en),
            kind: kind_name(measure.kind),
            unit: Named::new(measure.unit.suffix(), measure.unit.zh(), measure.unit.en()),
            scale: measure.scale,
            range: measure.range,
            required: measure.required,
            heading: hub::standard_heading(measure),
        }
    }
}

impl SourceCard {
    pub(crate) fn of(category: &Category) -> Self {
        let Category { id, zh, en, owner, legal_basis, refresh, .. } = category;
        let every = refresh.every;
        let every_id = every.en().replace(' ', "-");
        Self {
            source: Named::new(id, zh, en),
            owner: Named::new("", &owner.zh, &owner.en),
            legal_basis: Named::new("", &legal_basis.zh, &legal_basis.en),
            named_by_report: category.named_by_report,
            retention_months: category.retention_months,
            refresh: Named::new(every_id, every.zh(), every.en()),
            within_days: refresh.within_days,
            measures: category.measures.iter().map(MeasureCard::of).collect(),
        }
    }
}

impl SourceBatch {
    pub(crate) fn of(batch: &Batch) -> Option<Self> {
        let delivered = batch.delivered.as_ref()?;
        Some(Self {
            source: category_name(&delivered.category),
            kind: kind_name(delivered.kind),
            format: delivered.format.clone(),
            digest: delivered.digest.clone(),
            facts: delivered.facts,
            firms: delivered.firms,
            warnings: delivered.warnings,
            replayed_from: delivered.replayed_from.map(|batch| batch.to_string()),
        })
    }
}

impl SourceDelivery {
    pub(crate) fn of(batch: &Batch, warnings: &[Finding], unread: &[String], brought_before: bool) -> Self {
        let shown = warnings.iter().filter(|finding| finding.severity == Severity::Warn).take(MAX_SHOWN_WARNINGS);
        Self {
            batch: BatchCard::of(batch),
            brought_before,
            warnings: shown
                .map(|finding| DeliveryWarning {
                    rule: Named::new(&finding.rule, &finding.name.zh, &finding.name.en),
                    firm: masked(&finding.firm.to_string()),
                    month: finding.month.to_string(),
                    text: Named::new("", finding.zh(), finding.en()),
                })
                .collect(),
            unread: unread.to_vec(),
            watched: None,
        }
    }
}
