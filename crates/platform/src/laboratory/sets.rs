//! Sample sets: any table of an institution's own, brought in as it is and kept with the digest of its file.

use std::collections::BTreeMap;
use std::sync::Arc;

use codes::{BatchId, InstitutionId, SampleSetId, UserId};
use connectors::samples;
use lake::{Dataset, SampleColumn, SampleValues, SegmentInfo};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Expected;
use utoipa::ToSchema;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Named;
use crate::clock::random;
use crate::data::{Batch, DataEvent};
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};

/// Longest name of a set or a study, in characters.
pub const MAX_NAME_CHARS: usize = 60;

/// A column of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetColumn {
    /// Its name.
    pub name: String,
    /// `number`, `day` or `text`.
    pub kind: String,
    /// Cells that were not of that kind and became missing.
    pub unread: u64,
    /// One of them.
    pub example: Option<String>,
}

/// A sample set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleSet {
    /// Its id.
    pub id: SampleSetId,
    /// What people call it.
    pub name: String,
    /// The file's name, never its path.
    pub source: String,
    /// What the file was: `csv/gb18030`, `excel`, `parquet`.
    pub format: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Rows above the header.
    pub title_rows: u64,
    /// Rows read.
    pub read: u64,
    /// Rows kept.
    pub rows: u64,
    /// The columns.
    pub columns: Vec<SetColumn>,
    /// The import that holds its rows and the refused ones.
    pub batch: BatchId,
    /// The segments.
    pub segments: Vec<SegmentInfo>,
    /// Whether the rows are simulated.
    pub simulated: bool,
    /// Who brought it.
    pub by: UserId,
    /// When.
    pub at: String,
}

/// What happened to a sample set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SampleSetEvent {
    /// It was brought in.
    Brought {
        /// The set.
        set: SampleSet,
    },
}

impl JsonEvent for SampleSetEvent {
    const STREAM: &'static str = "sample-set";
    fn kind(&self) -> &'static str {
        "sample-set-brought"
    }
}

impl SampleSet {
    pub(crate) fn row(&self) -> Outcome<objects::Object> {
        Ok(objects::Object {
            kind: "sample-set".into(),
            id: self.id.to_string(),
            state: "kept".into(),
            label: self.name.clone(),
            version: 1,
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }
}

/// A column of a set, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SetColumnCard {
    /// Its name.
    pub name: String,
    /// What its cells are.
    pub kind: Named,
    /// Cells that were not of that kind and became missing.
    pub unread: u64,
    /// One of them.
    pub example: Option<String>,
}

/// A sample set, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SampleSetCard {
    /// Sample-set id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The file's name.
    pub source: String,
    /// What the file was.
    pub format: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Rows above the header: a title, a unit.
    pub title_rows: u64,
    /// Rows read.
    pub read: u64,
    /// Rows kept.
    pub rows: u64,
    /// Rows refused, in quarantine with their reason.
    pub refused: u64,
    /// The columns.
    pub columns: Vec<SetColumnCard>,
    /// The import that holds the refused rows.
    pub batch: String,
    /// Whether the rows are simulated.
    pub simulated: bool,
    /// Name of who brought it.
    pub by_name: String,
    /// When.
    pub at: String,
}

impl SampleSetCard {
    fn of(set: &SampleSet, by_name: String) -> Self {
        let columns = set.columns.iter().map(|column| SetColumnCard {
            name: column.name.clone(),
            kind: match column.kind.as_str() {
                "number" => Named::new("number", "数值", "number"),
                "day" => Named::new("day", "日期", "day"),
                _ => Named::new("text", "文本", "text"),
            },
            unread: column.unread,
            example: column.example.clone(),
        });
        Self {
            id: set.id.to_string(),
            name: set.name.clone(),
            source: set.source.clone(),
            format: set.format.clone(),
            sheet: set.sheet.clone(),
            digest: set.digest.clone(),
            title_rows: set.title_rows,
            read: set.read,
            rows: set.rows,
            refused: set.read.saturating_sub(set.rows),
            columns: columns.collect(),
            batch: set.batch.to_string(),
            simulated: set.simulated,
            by_name,
            at: set.at.clone(),
        }
    }
}

/// A file to bring in.
pub struct Brought<'a> {
    /// What the set shall be called.
    pub name: &'a str,
    /// The file's name, never its path.
    pub source: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The sheet, of a workbook with several.
    pub sheet: Option<&'a str>,
}

/// A name people give: some characters, not too many.
pub(crate) fn named(name: &str) -> Outcome<String> {
    let name = name.trim();
    let fits = (1..=MAX_NAME_CHARS).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if fits {
        return Ok(name.to_owned());
    }
    Err(Problem::new(Code::Invalid, format!("a name has 1 to {MAX_NAME_CHARS} characters"))
        .in_chinese(format!("名称须为 1 至 {MAX_NAME_CHARS} 个字符")))
}

fn refused(error: &samples::SampleError) -> Problem {
    let code = match error {
        samples::SampleError::TooLarge { .. } => Code::TooLarge,
        _ => Code::ImportFailed,
    };
    Problem::new(code, error.to_string())
}

impl Platform {
    /// Brings in a table. The same file under the same name is the set that is there already.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::ImportFailed`] or [`Code::TooLarge`] with what is wrong with the file as a whole.
    pub async fn bring_samples(&self, request: &Request<'_>, brought: Brought<'_>) -> Outcome<SampleSetCard> {
        request.who.require(Action::ImportData)?;
        let (institution, name) = (request.institution(), named(brought.name)?);
        let digest = hex::encode(Sha256::digest(brought.bytes));
        if let Some(held) = self.sets_named(institution, &name).await?.into_iter().next() {
            if held.digest == digest && held.sheet.as_deref() == brought.sheet.or(held.sheet.as_deref()) {
                return self.sample_set_card(institution, &held).await;
            }
            return Err(Problem::new(
                Code::Conflict,
                format!("a sample set called '{name}' is there already, from another file: choose another name"),
            )
            .in_chinese(format!("已有名为“{name}”的样本集，来自另一个文件：请另取名称")));
        }
        // Reading a large file takes seconds of processor time: this thread is lent to it.
        let table = tokio::task::block_in_place(|| samples::read(brought.bytes, brought.sheet));
        let table = table.map_err(|error| refused(&error))?;
        let batch = BatchId::from_bytes(random()?);
        let failed = |error: lake::LakeError| Problem::from_domain(Code::ImportFailed, error);
        let segments =
            tokio::task::block_in_place(|| self.lake.write_samples(batch, &table.columns)).map_err(failed)?;
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        let mut quarantine = self.lake.quarantine_writer(batch);
        for row in &table.refused {
            *counts.entry(format!("{} {}", row.reason_zh, row.reason_en)).or_default() += 1;
            quarantine.push(row.clone()).map_err(failed)?;
        }
        let quarantine = quarantine.finish().map_err(failed)?;
        let rows = table.columns.first().map_or(0, |column| column.values.len() as u64);
        let set = SampleSet {
            id: SampleSetId::from_bytes(random()?),
            name,
            source: brought.source.chars().take(200).collect(),
            format: table.format,
            sheet: table.sheet,
            digest,
            title_rows: table.title_rows as u64,
            read: table.read,
            rows,
            columns: table.columns.iter().map(|column| described(column, &table.unread)).collect(),
            batch,
            segments: segments.clone(),
            simulated: self.institution(institution).await?.simulated,
            by: request.who.user,
            at: self.clock.now().to_string(),
        };
        let batch = Batch {
            id: batch,
            dataset: Dataset::Samples,
            source: set.source.clone(),
            simulated: set.simulated,
            read: table.read,
            accepted: rows,
            refused: counts,
            segments,
            quarantine,
            delivered: None,
            merged: None,
        };
        self.keep_sets(request, &[(set, batch)]).await
    }

    /// Keeps sets whose rows are in the lake, all of them or none; gives the first.
    pub(crate) async fn keep_sets(&self, request: &Request<'_>, sets: &[(SampleSet, Batch)]) -> Outcome<SampleSetCard> {
        let (institution, today) = (request.institution(), self.clock.today());
        let (mut appends, mut writes) = (Vec::new(), Vec::new());
        for (set, batch) in sets {
            let imported = DataEvent::Imported { batch: batch.clone().into() };
            let brought = SampleSetEvent::Brought { set: set.clone() };
            appends.push(appending(*batch.id.as_bytes(), Expected::New, today, &[imported])?);
            appends.push(appending(*set.id.as_bytes(), Expected::New, today, &[brought])?);
            writes.push(objects::put(institution, batch.row()?));
            writes.push(objects::put(institution, set.row()?));
        }
        let (first, _) = sets.first().ok_or_else(|| Problem::new(Code::Internal, "no set to keep"))?;
        let card = self.sample_set_card(institution, first).await?;
        self.save(request, appends, writes, card).await
    }

    /// A page of the asker's institution's sample sets, by name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn sample_sets(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<SampleSetCard>> {
        who.require(Action::ReadData)?;
        let names = self.all_user_names(who.institution).await?;
        self.labelled_page(who, "sample-set", (after, limit), |row| {
            let set: SampleSet = from_json(row.body.as_bytes())?;
            let by = names.get(&set.by.to_string()).cloned().unwrap_or_else(|| set.by.to_string());
            Ok(SampleSetCard::of(&set, by))
        })
        .await
    }

    /// A sample set by id or name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn sample_set(&self, who: &Principal, which: &str) -> Outcome<SampleSetCard> {
        who.require(Action::ReadData)?;
        let set = self.set_of(who.institution, which).await?;
        self.sample_set_card(who.institution, &set).await
    }

    pub(crate) async fn sample_set_card(&self, institution: InstitutionId, set: &SampleSet) -> Outcome<SampleSetCard> {
        Ok(SampleSetCard::of(set, self.user_name(institution, set.by).await?))
    }

    pub(crate) async fn sets_named(&self, institution: InstitutionId, name: &str) -> Outcome<Vec<SampleSet>> {
        let rows = objects::labelled(&self.book, institution, "sample-set", name).await?;
        rows.iter().map(|row| from_json(row.body.as_bytes())).collect()
    }

    pub(crate) async fn set_of(&self, institution: InstitutionId, which: &str) -> Outcome<SampleSet> {
        let row = match which.parse::<SampleSetId>() {
            Ok(id) => objects::get(&self.book, institution, "sample-set", &id.to_string()).await?,
            Err(_) => objects::labelled(&self.book, institution, "sample-set", which).await?.into_iter().next(),
        };
        let shown: String = which.chars().take(60).collect();
        let row = row.ok_or_else(|| Problem::not_found("sample set", shown))?;
        from_json(row.body.as_bytes())
    }

    /// The set's columns, its segments checked against their digests when they are read.
    pub(crate) fn set_columns(&self, set: &SampleSet) -> Outcome<Arc<Vec<SampleColumn>>> {
        let key = set.id.to_string();
        if let Some(held) = self.bench.set(&key) {
            return Ok(held);
        }
        let damaged = |error: lake::LakeError| Problem::from_domain(Code::StoreDamaged, error);
        let columns = tokio::task::block_in_place(|| {
            set.segments.iter().try_for_each(|segment| self.lake.verify(segment))?;
            self.lake.samples(&set.segments)
        });
        let columns = Arc::new(columns.map_err(damaged)?);
        self.bench.keep_set(&key, &columns);
        Ok(columns)
    }
}

pub(crate) fn described(column: &SampleColumn, unread: &[samples::Unread]) -> SetColumn {
    let kind = match column.values {
        SampleValues::Numbers(_) => "number",
        SampleValues::Dates(_) => "day",
        SampleValues::Texts { .. } => "text",
    };
    let found = unread.iter().find(|unread| unread.column == column.name);
    SetColumn {
        name: column.name.clone(),
        kind: kind.to_owned(),
        unread: found.map_or(0, |found| found.cells),
        example: found.map(|found| found.example.clone()),
    }
}
