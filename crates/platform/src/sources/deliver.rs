//! A file of a source brought in.

use std::collections::{BTreeMap, BTreeSet};

use codes::{BatchId, FirmId, InstitutionId, Uscc};
use connectors::sources::{self, SourceTable};
use hub::{Arrival, Catalogue, Category, Checked, Column, Fact, Kind, Layout, Months, Rules, Written};
use lake::limits::MAX_OBSERVATIONS_PER_WRITE;
use lake::{Dataset, FactRow, QuarantineInfo, QuarantineRow, SegmentInfo};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Expected, Statement};
use views::{objects, vault};

use super::cards::SourceDelivery;
use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::clock::random;
use crate::data::{Batch, DataEvent};
use crate::events::{Request, appending};
use crate::identity::keyed_hash;
use crate::limits::MAX_WATCHED_DELIVERY;
use crate::problem::{Code, Outcome, Problem};
use crate::watching::WatchRun;

/// A file to be brought in.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    /// The category, by id.
    pub category: &'a str,
    /// The file's name, never its path.
    pub source: &'a str,
    /// The file.
    pub bytes: &'a [u8],
    /// What its columns mean, as a document; by the standard headings without one.
    pub layout: Option<&'a str>,
}

/// What the event of a batch says of a delivery beside its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivered {
    /// The category, by id.
    pub category: String,
    /// Of which kind its measures are.
    pub kind: Kind,
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
    /// What its columns meant and their headings, kept where rows wait in quarantine: they can be checked again then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Columns>,
    /// The batch from whose quarantine its rows were taken, which have the same numbers there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replayed_from: Option<BatchId>,
}

/// The columns of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Headings, in their order.
    pub headings: Vec<String>,
    /// What they mean.
    pub layout: Layout,
}

/// Rows on their way in, wherever they come from.
pub(crate) struct Arriving<'a> {
    /// Of which category.
    pub category: &'a Category,
    /// A file's name or what sent them.
    pub source: &'a str,
    /// The rows.
    pub table: SourceTable,
    /// What the columns mean; by the standard headings without it.
    pub layout: Option<Layout>,
    /// SHA-256 of what was sent, hexadecimal: the same comes in once.
    pub digest: String,
}

/// What becomes of rows before anything is written.
pub(super) struct Judged {
    pub(super) table: SourceTable,
    pub(super) checked: Checked,
    /// Rows of firms that are not registered here.
    pub(super) strangers: Vec<(u64, Uscc)>,
    pub(super) layout: Layout,
    pub(super) firms: BTreeMap<Uscc, FirmId>,
}

/// What a batch is kept under, beside its rows.
pub(super) struct Kept<'a> {
    pub(super) id: BatchId,
    pub(super) category: &'a Category,
    pub(super) source: &'a str,
    pub(super) digest: String,
    pub(super) replayed_from: Option<BatchId>,
}

/// The standard headings of a category's files, by kind of measure: what a template holds. Nothing for an unknown category.
#[must_use]
pub fn template(category: &str) -> Vec<Layout> {
    let category = Catalogue::built_in().category(category);
    let kinds = [Kind::Monthly, Kind::Daily, Kind::Event, Kind::State];
    category
        .into_iter()
        .flat_map(|category| kinds.into_iter().filter_map(|kind| Layout::standard(category, kind)))
        .collect()
}

/// The stream of a file's batch: the same for the same file of the same category and institution, so that it comes in once.
pub(crate) fn delivery_id(institution: InstitutionId, category: &str, digest: &str) -> [u8; 16] {
    let mut hasher = Sha256::new();
    hasher.update(institution.as_bytes());
    hasher.update(category.as_bytes());
    hasher.update([0]);
    hasher.update(digest.as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&hasher.finalize()[..16]);
    id
}

pub(super) fn failed(error: lake::LakeError) -> Problem {
    Problem::from_domain(Code::ImportFailed, error)
}

/// Headings by which the credit code, the period and an event's own number are known: those of the template, and those of a program.
const FIRM: [&str; 2] = ["统一社会信用代码", "uscc"];
const PERIOD: [&str; 4] = ["月份", "日期", "period", "on"];
const REFERENCE: [&str; 2] = ["编号", "reference"];

/// The layout of a file with standard headings: of the kinds that the category has, the one of which most columns are there. A measure's
/// column is called as in the template, or by the measure's id, and is then in the measure's own unit.
fn standard_layout(category: &Category, headings: &[String]) -> Outcome<Layout> {
    let has = |names: &[&str]| {
        names.iter().find(|name| headings.iter().any(|heading| heading == *name)).map(|name| (*name).to_owned())
    };
    let (firm, period) = (has(&FIRM), has(&PERIOD));
    let kinds = [Kind::Monthly, Kind::Daily, Kind::Event, Kind::State];
    let fitting = kinds.into_iter().filter_map(|kind| {
        let standard = Layout::standard(category, kind)?;
        let reference = standard.reference.as_ref().and_then(|_| has(&REFERENCE));
        let whole = standard.reference.is_none() || reference.is_some();
        let columns: Vec<Column> = standard
            .columns
            .into_iter()
            .filter_map(|column| {
                let by_id = Column { heading: column.measure.clone(), written: Written::Plain, ..column.clone() };
                [column, by_id].into_iter().find(|column| headings.contains(&column.heading))
            })
            .collect();
        let found = !columns.is_empty() && whole;
        found
            .then(|| Some(Layout { firm: firm.clone()?, period: period.clone()?, reference, columns, ..standard }))
            .flatten()
    });
    fitting.max_by_key(|layout| layout.columns.len()).ok_or_else(|| {
        let one = category.measures.first().map(hub::standard_heading).unwrap_or_default();
        invalid(
            format!("表头不符：须有 {}、{} 或 {}，并至少有一个指标列（如 {one}）；模板：anji hub template {}", FIRM[0], PERIOD[0], PERIOD[1], category.id),
            format!("the headings do not fit: there must be {}, {} or {}, and a column of a measure (as {one}); a template: anji hub template {}", FIRM[0], PERIOD[0], PERIOD[1], category.id),
        )
    })
}

pub(crate) fn invalid(zh: String, en: String) -> Problem {
    Problem::new(Code::Invalid, en).in_chinese(zh)
}

impl Platform {
    /// Brings a file of a source in. Rows that cannot stand wait in quarantine with their reasons and the rest goes on; the same
    /// file of the same category again gives the batch it made.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] for an unknown category, [`Code::Invalid`] for a file or layout that cannot be read as a
    /// whole, [`Code::ImportFailed`].
    pub async fn deliver(&self, request: &Request<'_>, delivery: Delivery<'_>) -> Outcome<SourceDelivery> {
        request.who.require(Action::DeliverSources)?;
        let catalogue = Catalogue::built_in();
        let category =
            catalogue.category(delivery.category).ok_or_else(|| Problem::not_found("source", delivery.category))?;
        let digest = hex::encode(Sha256::digest(delivery.bytes));
        let stream = delivery_id(request.institution(), &category.id, &digest);
        if let Some(before) = self.delivered(request.institution(), stream).await? {
            return Ok(SourceDelivery::of(&before, &[], &[], true));
        }
        let layout = delivery.layout.map(|text| Layout::parse("layout", text, catalogue)).transpose();
        let layout = layout.map_err(|error| invalid(error.zh(), error.en()))?;
        let arriving = Self::read_in(category, delivery.source, delivery.bytes, layout)?;
        self.take_in(request.who, arriving, |_| Ok(Vec::new())).await
    }

    /// Reads a file.
    pub(crate) fn read_in<'a>(
        category: &'a Category,
        source: &'a str,
        bytes: &[u8],
        layout: Option<Layout>,
    ) -> Outcome<Arriving<'a>> {
        // Reading a large file takes seconds of processor time: this thread is lent to it.
        let table = tokio::task::block_in_place(|| sources::read(bytes));
        let table = table.map_err(|error| invalid(error.zh(), error.to_string()))?;
        Ok(Arriving { category, source, table, layout, digest: hex::encode(Sha256::digest(bytes)) })
    }

    /// Checks rows and keeps them as a batch, with what is to be written beside it in the same transaction. Rows that are in already
    /// are not kept again; what is beside them is, since a stop may have come between.
    ///
    /// # Errors
    /// As [`Platform::deliver`].
    pub(crate) async fn take_in(
        &self,
        who: &Principal,
        arriving: Arriving<'_>,
        beside: impl FnOnce(&SourceDelivery) -> Outcome<Vec<Statement>>,
    ) -> Outcome<SourceDelivery> {
        who.require(Action::DeliverSources)?;
        let institution = who.institution;
        let Arriving { category, source, table, layout, digest } = arriving;
        let stream = delivery_id(institution, &category.id, &digest);
        if let Some(before) = self.delivered(institution, stream).await? {
            let card = SourceDelivery::of(&before, &[], &[], true);
            let writes = beside(&card)?;
            if !writes.is_empty() {
                self.book.execute(institution, writes).await?;
            }
            return Ok(card);
        }
        let layout = match layout {
            Some(layout) => layout,
            None => standard_layout(category, &table.headings)?,
        };
        let id = BatchId::from_bytes(random()?);
        let judged = self.judge(institution, category, id, (table, layout)).await?;
        let kept = Kept { id, category, source, digest, replayed_from: None };
        let batch = self.write_down(institution, kept, &judged).await?;
        let card = SourceDelivery::of(&batch, &judged.checked.warnings, &judged.checked.unread, false);
        let imported = DataEvent::Imported { batch: batch.clone().into() };
        let appends = vec![appending(stream, Expected::New, self.clock.today(), &[imported])?];
        let mut writes = beside(&card)?;
        writes.push(objects::put(institution, batch.row()?));
        let mut card = match self.save(&Request::plain(who), appends, writes, card).await {
            // The same came in twice at once: the first is the batch.
            Err(problem) if problem.code == Code::Conflict => match self.delivered(institution, stream).await? {
                Some(before) => return Ok(SourceDelivery::of(&before, &[], &[], true)),
                None => return Err(problem),
            },
            saved => saved?,
        };
        card.watched = self.followed(who, &batch, judged.firms.into_values().collect()).await;
        Ok(card)
    }

    /// Rows are in: what is held in memory follows, and the firms they told of are looked at, of a large file those of which a warning
    /// turned. Whatever becomes of the look, the next one sees the same.
    pub(super) async fn followed(&self, who: &Principal, batch: &Batch, firms: BTreeSet<FirmId>) -> Option<WatchRun> {
        // A file that all lenders share may turn warnings of firms of each of them.
        let turned = self.told_to_held(who.institution, batch).await.unwrap_or_else(|problem| {
            tracing::warn!(%problem, "portraits in memory are behind this delivery: they follow with the next");
            BTreeSet::new()
        });
        if who.institution == OPERATOR || (firms.len() > MAX_WATCHED_DELIVERY && turned.is_empty()) {
            return None;
        }
        let looked = async {
            let told = if firms.len() <= MAX_WATCHED_DELIVERY { &firms } else { &turned };
            let worth = self.worth_a_look(who.institution, told, &turned).await?;
            let run = self.watch_these(who, &worth).await?;
            // Nothing is there to be seen of the others: memory says so.
            Outcome::Ok(WatchRun { firms: run.firms + (told.len() - worth.len()) as u64, ..run })
        };
        match looked.await {
            Ok(run) => Some(run),
            Err(problem) => {
                tracing::warn!(%problem, "the firms of a delivery were not looked at");
                None
            }
        }
    }

    /// Writes facts and refused rows to the lake and gives the batch that names them.
    pub(super) async fn write_down(
        &self,
        institution: InstitutionId,
        kept: Kept<'_>,
        judged: &Judged,
    ) -> Outcome<Batch> {
        let Kept { id, category, source, digest, replayed_from } = kept;
        let (segments, facts) = self.write_facts(id, category, judged)?;
        let (quarantine, refused) = self.write_quarantine(id, judged)?;
        let Judged { table, checked, layout, firms, .. } = judged;
        let columns = quarantine.as_ref().map(|_| Columns { headings: table.headings.clone(), layout: layout.clone() });
        Ok(Batch {
            id,
            dataset: Dataset::Facts,
            source: source.chars().take(200).collect(),
            simulated: self.institution(institution).await?.simulated,
            read: (table.rows.len() + table.refused.len()) as u64,
            accepted: checked.accepted.len() as u64,
            refused,
            segments,
            quarantine,
            merged: None,
            delivered: Some(Delivered {
                category: category.id.clone(),
                kind: layout.kind,
                format: table.format.clone(),
                digest,
                facts,
                firms: firms.len() as u64,
                warnings: checked.warnings.len() as u64,
                columns,
                replayed_from,
            }),
        })
    }

    /// The batch that a file made before.
    async fn delivered(&self, institution: InstitutionId, stream: [u8; 16]) -> Outcome<Option<Batch>> {
        let events = self.events::<DataEvent>(institution, stream).await?;
        Ok(events.into_iter().find_map(|event| match event {
            DataEvent::Imported { batch } => Some(*batch),
            _ => None,
        }))
    }

    /// Judges rows; nothing is written.
    pub(super) async fn judge(
        &self,
        institution: InstitutionId,
        category: &Category,
        batch: BatchId,
        (mut table, layout): (SourceTable, Layout),
    ) -> Outcome<Judged> {
        let catalogue = Catalogue::built_in();
        if layout.category != category.id {
            let (zh, en) = (
                format!("列对照属于类别 {}，文件按 {} 报送：请核对", layout.category, category.id),
                format!(
                    "the layout is of {}, the file was brought as {}: check which it is",
                    layout.category, category.id
                ),
            );
            return Err(invalid(zh, en));
        }
        let rows: Vec<hub::Row> =
            std::mem::take(&mut table.rows).into_iter().map(|(number, fields)| hub::Row { number, fields }).collect();
        let arrival = Arrival { batch, learned_us: self.clock.now().as_microsecond(), as_of: self.clock.today() };
        let checked = tokio::task::block_in_place(|| hub::check(catalogue, &layout, &table.headings, &rows, &arrival));
        let mut checked = checked.map_err(|error| invalid(error.zh(), error.to_string()))?;
        let (firms, strangers) = self.known_firms(&mut checked).await?;
        let history = self.history_of(institution, &firms).await?;
        tokio::task::block_in_place(|| Rules::built_in().judge(catalogue, &layout, history, &mut checked));
        table.rows = rows.into_iter().map(|row| (row.number, row.fields)).collect();
        Ok(Judged { table, checked, strangers, layout, firms })
    }

    /// The ids of the firms told of, and the rows of firms that are not registered here, taken out.
    async fn known_firms(&self, checked: &mut Checked) -> Outcome<(BTreeMap<Uscc, FirmId>, Vec<(u64, Uscc)>)> {
        let codes: BTreeSet<Uscc> = checked.accepted.iter().map(|row| row.firm).collect();
        let indexes: BTreeMap<String, Uscc> =
            codes.iter().map(|code| (keyed_hash(&self.keys.index, code.to_string().as_bytes()), *code)).collect();
        let asked: Vec<String> = indexes.keys().cloned().collect();
        let mut firms = BTreeMap::new();
        for asked in asked.chunks(views::limits::MAX_NAMED) {
            for (index, firm) in vault::firms_by_code(&self.book, OPERATOR, asked).await? {
                let firm = firm.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
                firms.extend(indexes.get(&index).map(|code| (*code, firm)));
            }
        }
        let (known, strangers): (Vec<_>, Vec<_>) =
            std::mem::take(&mut checked.accepted).into_iter().partition(|row| firms.contains_key(&row.firm));
        checked.accepted = known;
        Ok((firms, strangers.into_iter().map(|row| (row.row, row.firm)).collect()))
    }

    /// What is known of the firms month by month: sources are held against one another.
    async fn history_of(&self, institution: InstitutionId, firms: &BTreeMap<Uscc, FirmId>) -> Outcome<Months> {
        let mut months = Months::default();
        let wanted: BTreeMap<FirmId, Uscc> = firms.iter().map(|(code, firm)| (*firm, *code)).collect();
        let known = self.facts_of(institution, &wanted.keys().copied().collect()).await?;
        for (firm, facts) in known {
            if let Some(code) = wanted.get(&firm) {
                let facts: Vec<Fact> = facts.into_iter().map(|(_, fact)| fact).collect();
                months.learn(Catalogue::built_in(), *code, &facts);
            }
        }
        Ok(months)
    }

    fn write_facts(&self, batch: BatchId, category: &Category, judged: &Judged) -> Outcome<(Vec<SegmentInfo>, u64)> {
        let catalogue = Catalogue::built_in();
        let mut rows = Vec::new();
        for row in &judged.checked.accepted {
            let Some(firm) = judged.firms.get(&row.firm) else { continue };
            for traced in &row.facts {
                let fact = &traced.fact;
                let Some(measure) = catalogue.measure(fact.measure) else { continue };
                rows.push(FactRow {
                    firm: *firm,
                    measure: &measure.id,
                    on: fact.on,
                    reference: fact.reference,
                    value: fact.value,
                    learned_us: fact.known.learned_us,
                    row: fact.known.row,
                });
            }
        }
        if rows.len() > MAX_OBSERVATIONS_PER_WRITE {
            let (zh, en) = (
                format!("文件共 {} 个数值，每批至多 {MAX_OBSERVATIONS_PER_WRITE} 个：请分批报送", rows.len()),
                format!("{} values; at most {MAX_OBSERVATIONS_PER_WRITE} a file: bring it in parts", rows.len()),
            );
            return Err(Problem::new(Code::TooLarge, en).in_chinese(zh));
        }
        let written = tokio::task::block_in_place(|| self.lake.write_facts(batch, &category.id, &rows));
        Ok((written.map_err(failed)?, rows.len() as u64))
    }

    /// Keeps the rows that did not become facts, and counts them by reason.
    fn write_quarantine(
        &self,
        batch: BatchId,
        judged: &Judged,
    ) -> Outcome<(Option<QuarantineInfo>, BTreeMap<String, u64>)> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        let mut writer = self.lake.quarantine_writer(batch);
        for row in judged.refused() {
            *counts.entry(format!("{} {}", row.reason_zh, row.reason_en)).or_default() += 1;
            writer.push(row).map_err(failed)?;
        }
        Ok((writer.finish().map_err(failed)?, counts))
    }
}

impl Judged {
    /// Rows that did not become facts, by number, each with its first reason and all of them told.
    pub(super) fn refused(&self) -> Vec<QuarantineRow> {
        let raw: BTreeMap<u64, &Vec<String>> = self.table.rows.iter().map(|(row, cells)| (*row, cells)).collect();
        let cells = |row: u64| raw.get(&row).map_or_else(Vec::new, |cells| (*cells).clone());
        let mut refused = self.table.refused.clone();
        for row in &self.checked.refused {
            let Some(first) = row.refusals.first() else { continue };
            let code = first.code();
            let told: Vec<String> = row
                .refusals
                .iter()
                .map(|refusal| {
                    format!("{}：{} · {}: {}", refusal.zh(), refusal.remedy_zh(), refusal.en(), refusal.remedy_en())
                })
                .collect();
            refused.push(QuarantineRow {
                row: row.row,
                raw: cells(row.row).join(","),
                field: first.field.clone(),
                reason: code.as_str().to_owned(),
                reason_zh: code.zh().to_owned(),
                reason_en: code.en().to_owned(),
                detail: told.join("; "),
                cells: cells(row.row),
            });
        }
        refused.extend(self.strangers.iter().map(|(row, code)| QuarantineRow {
            row: *row,
            raw: cells(*row).join(","),
            field: Some(self.layout.firm.clone()),
            reason: "unknown-firm".to_owned(),
            reason_zh: "企业未登记".to_owned(),
            reason_en: "the firm is not registered".to_owned(),
            detail: format!("{code}：请先登记企业，再重放本行 · register the firm, then replay the row"),
            cells: cells(*row),
        }));
        refused.sort_by_key(|row| row.row);
        refused
    }

    /// Leaves only what became facts.
    pub(super) fn keep_accepted(&mut self) {
        let accepted: BTreeSet<u64> = self.checked.accepted.iter().map(|row| row.row).collect();
        self.table.rows.retain(|(row, _)| accepted.contains(row));
        self.table.refused.clear();
        self.checked.refused.clear();
        self.strangers.clear();
        let told: BTreeSet<Uscc> = self.checked.accepted.iter().map(|row| row.firm).collect();
        self.firms.retain(|code, _| told.contains(code));
    }
}
