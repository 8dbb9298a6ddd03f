//! A sample set out of the institution's own book: what its decisions knew, and how the loans they led to were paid.
//!
//! | phase | reads | writes, both in one transaction |
//! |---|---|---|
//! | decisions | of each application the last decision, with its recorded inputs | the set: one row for each application |
//! | loans | every loan's facts, folded at each month's end | its companion: one row for each loan and month |
//!
//! Nothing in a row is newer than its decision: the inputs are those the decision pinned, whatever was corrected since. How a loan went
//! stands in the companion alone, so a study joins it under a definition of bad and can not read it by mistake. Firms that were erased
//! are not in it.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, month_end};
use codes::{BatchId, InstitutionId, SampleSetId};
use decision::Decision;
use laboratory::{Role, Study, Target};
use lake::{Dataset, SampleColumn, SampleValues};
use scoring::FeatureValue;
use scoring::target::BadDefinition;
use sha2::{Digest, Sha256};
use views::applications;
use views::limits::MAX_PAGE;

use super::sets::{SampleSet, SampleSetCard, described, named};
use crate::Platform;
use crate::access::Action;
use crate::backtest::bounded;
use crate::clock::random;
use crate::data::Batch;
use crate::events::Request;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::loan_problem;

/// What the format of a set says that came out of the book.
pub const FORMAT: &str = "book/decisions";
/// What the format of its companion says.
pub const MONTHS_FORMAT: &str = "book/months";
/// What the companion's name ends with.
const COMPANION: &str = " · 逐月逾期";
/// Columns that name a row, or say what the policy of then made of it.
const NOT_KNOWN_BEFORE: [&str; 4] = ["application", "loan", "product", "outcome"];
/// Columns to compare groups by, which are no feature of a decision.
const GROUPS: [&str; 4] = ["region", "industry", "size", "new_here"];

/// One decision of the past.
struct Row {
    loan: Option<String>,
    decision: Decision,
}

impl Platform {
    /// Makes a sample set of the decisions from one day to another, and its companion of the loans' months. Gives the first.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Exists`] for a name that is taken, [`Code::DataMissing`] without a decision, [`Code::TooLarge`].
    pub async fn samples_of_book(
        &self,
        request: &Request<'_>,
        name: &str,
        (since, until): (Option<Date>, Option<Date>),
    ) -> Outcome<SampleSetCard> {
        request.who.require(Action::ImportData)?;
        let (institution, name) = (request.institution(), named(name)?);
        let companion = named(&format!("{name}{COMPANION}"))?;
        for taken in [&name, &companion] {
            if !self.sets_named(institution, taken).await?.is_empty() {
                return Err(Problem::new(
                    Code::Exists,
                    format!("a sample set called '{taken}' is there already: choose another name"),
                )
                .in_chinese(format!("已有名为“{taken}”的样本集：请另取名称")));
            }
        }
        let rows = self.decided_rows(institution, (since, until)).await?;
        if rows.is_empty() {
            return Err(Problem::new(
                Code::DataMissing,
                "there is no decision in these days: choose a longer window, or bring a table in",
            )
            .in_chinese("这段时间没有决策：请选择更长的时间，或导入样本表"));
        }
        let months = self.months_of(institution, &rows).await?;
        let set = self.set_of_book(request, &name, FORMAT, &decided_columns(&rows)).await?;
        let companion = self.set_of_book(request, &companion, MONTHS_FORMAT, &months).await?;
        self.keep_sets(request, &[set, companion]).await
    }

    async fn decided_rows(
        &self,
        institution: InstitutionId,
        (since, until): (Option<Date>, Option<Date>),
    ) -> Outcome<Vec<Row>> {
        let (mut found, mut after) = (Vec::new(), String::new());
        loop {
            let page = applications::list(&self.book, institution, None, &after, MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(found) };
            after.clone_from(&last.id);
            let known = self.firm_names(page.iter().map(|row| row.firm.as_str())).await?;
            for row in page.iter().filter(|row| row.outcome.is_some() && known.contains_key(&row.firm)) {
                let id = row.id.parse().map_err(|error| {
                    Problem::new(Code::StoreDamaged, "an application id cannot be read").because(error)
                })?;
                let Some(decision) = self.last_decision(institution, id).await? else { continue };
                let on = decision.input.decided_on;
                if since.is_none_or(|since| since <= on) && until.is_none_or(|until| on <= until) {
                    found.push(Row { loan: row.loan.clone(), decision });
                }
            }
            bounded(found.len() as u64)?;
        }
    }

    /// Each loan at the end of each month since its money was paid out, and today.
    async fn months_of(&self, institution: InstitutionId, rows: &[Row]) -> Outcome<Vec<SampleColumn>> {
        let wanted: BTreeSet<&str> = rows.iter().filter_map(|row| row.loan.as_deref()).collect();
        let today = self.clock.today();
        let (mut loans, mut months, mut days, mut off) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (row, state, _) in self.loan_states(institution).await? {
            if !wanted.contains(row.id.as_str()) {
                continue;
            }
            let Some(now) = state.position(today).map_err(loan_problem)? else { continue };
            let Some(from) = now.disbursed_on else { continue };
            let mut at = month_end(from).min(today);
            loop {
                let Some(position) = state.position(at).map_err(loan_problem)? else { break };
                loans.push(Some(row.id.clone()));
                months.push(Some(at));
                days.push(f64::from(position.days_past_due));
                let written = position.standing == loan::Standing::WrittenOff;
                off.push(Some(if written { "是" } else { "否" }.to_owned()));
                let settled =
                    position.outstanding().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?.is_zero();
                // What is settled or written off has no further months.
                if at >= today || written || settled {
                    break;
                }
                let next = calendar::add_days(at, 1).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
                at = month_end(next).min(today);
            }
        }
        Ok(vec![
            SampleColumn { name: "loan".into(), values: SampleValues::texts(loans.into_iter()) },
            SampleColumn { name: "month".into(), values: SampleValues::Dates(months) },
            SampleColumn { name: "days_past_due".into(), values: SampleValues::Numbers(days) },
            SampleColumn { name: "written_off".into(), values: SampleValues::texts(off.into_iter()) },
        ])
    }

    /// Writes a table's rows into the lake; what says so in the book is still to be kept.
    async fn set_of_book(
        &self,
        request: &Request<'_>,
        name: &str,
        format: &str,
        columns: &[SampleColumn],
    ) -> Outcome<(SampleSet, Batch)> {
        let failed = |error: lake::LakeError| Problem::from_domain(Code::ImportFailed, error);
        let batch = BatchId::from_bytes(random()?);
        let segments = tokio::task::block_in_place(|| self.lake.write_samples(batch, columns)).map_err(failed)?;
        let quarantine = self.lake.quarantine_writer(batch).finish().map_err(failed)?;
        let rows = columns.first().map_or(0, |column| column.values.len() as u64);
        let source = format!("{format} {}", self.clock.today());
        let mut digest = Sha256::new();
        segments.iter().for_each(|segment| digest.update(segment.sha256.as_bytes()));
        let set = SampleSet {
            id: SampleSetId::from_bytes(random()?),
            name: name.to_owned(),
            source: source.clone(),
            format: format.to_owned(),
            sheet: None,
            digest: hex::encode(digest.finalize()),
            title_rows: 0,
            read: rows,
            rows,
            columns: columns.iter().map(|column| described(column, &[])).collect(),
            batch,
            segments: segments.clone(),
            simulated: self.institution(request.institution()).await?.simulated,
            by: request.who.user,
            at: self.clock.now().to_string(),
        };
        let batch = Batch {
            id: batch,
            dataset: Dataset::Samples,
            source,
            simulated: set.simulated,
            read: rows,
            accepted: rows,
            refused: BTreeMap::new(),
            segments,
            quarantine,
            delivered: None,
            merged: None,
        };
        Ok((set, batch))
    }

    /// What is plain about a study of a set out of the book: which column joins which, and what nobody knew when it was decided.
    pub(crate) async fn settle_own(
        &self,
        institution: InstitutionId,
        set: &SampleSet,
        study: &mut Study,
    ) -> Outcome<()> {
        if set.format != FORMAT {
            return Ok(());
        }
        let companion = self.sets_named(institution, &format!("{}{COMPANION}", set.name)).await?;
        if let Some(companion) = companion.first() {
            study.target = Target::Performance {
                dataset: companion.id.to_string(),
                account: "loan".into(),
                own_account: "loan".into(),
                month: "month".into(),
                days: "days_past_due".into(),
                written_off: Some("written_off".into()),
                definition: BadDefinition::default(),
            };
        }
        for column in &mut study.columns {
            let out = |why: &str| (Role::LeftOut, Some(why.to_owned()));
            let name = column.column.as_str();
            let group = GROUPS.contains(&name);
            (column.role, column.reason) = match name {
                "decided_on" => (Role::Date, None),
                _ if NOT_KNOWN_BEFORE.contains(&name) => {
                    out("决策的编号或结论，不是决策所知 names a decision or says how it came out")
                }
                _ if group => out("用于分组比较，不是评分卡可读的数据项 compares groups; no item that a card reads"),
                _ => (Role::Feature, None),
            };
            column.segment = group && name != "industry";
        }
        Ok(())
    }
}

fn decided_columns(rows: &[Row]) -> Vec<SampleColumn> {
    let text = |name: &str, say: &dyn Fn(&Row) -> Option<String>| SampleColumn {
        name: name.into(),
        values: SampleValues::texts(rows.iter().map(say)),
    };
    let facts = |row: &Row| row.decision.input.facts.clone();
    let mut columns = vec![
        text("application", &|row| Some(row.decision.input.application.to_string())),
        text("loan", &|row| row.loan.clone()),
        SampleColumn {
            name: "decided_on".into(),
            values: SampleValues::Dates(rows.iter().map(|row| Some(row.decision.input.decided_on)).collect()),
        },
        text("product", &|row| Some(row.decision.product.code.clone())),
        text("outcome", &|row| Some(row.decision.outcome.en().to_owned())),
        text("region", &|row| facts(row).region.map(|region| format!("{:06}", region.number()))),
        text("industry", &|row| facts(row).industry.map(|industry| industry.code().to_owned())),
        text("size", &|row| facts(row).size.map(|size| product::size_code(size).to_owned())),
        text("new_here", &|row| Some(if facts(row).outstanding.is_zero() { "yes" } else { "no" }.to_owned())),
    ];
    let names: BTreeSet<&String> = rows.iter().flat_map(|row| row.decision.input.features.keys()).collect();
    let taken: BTreeSet<String> = columns.iter().map(|column| column.name.clone()).collect();
    columns.extend(names.into_iter().filter(|name| !taken.contains(*name)).map(|name| feature(rows, name)));
    columns
}

/// A feature as a column: texts when any decision knew a text.
fn feature(rows: &[Row], name: &str) -> SampleColumn {
    let of = |row: &Row| row.decision.input.features.get(name).cloned();
    let spoken = rows.iter().any(|row| matches!(of(row), Some(FeatureValue::Category(_))));
    let values = if spoken {
        let say = |row: &Row| match of(row) {
            Some(FeatureValue::Category(text)) => Some(text),
            Some(FeatureValue::Number(value)) => Some(value.to_string()),
            _ => None,
        };
        SampleValues::texts(rows.iter().map(say))
    } else {
        let number = |row: &Row| match of(row) {
            Some(FeatureValue::Number(value)) => value,
            _ => f64::NAN,
        };
        SampleValues::Numbers(rows.iter().map(number).collect())
    };
    SampleColumn { name: name.to_owned(), values }
}
