//! What of the lake somebody may see all at once, for analysts' questions in SQL; the language itself is a crate that few builds have.
//!
//! | step | what |
//! |---|---|
//! | role | [`Action::ReadLake`] for anything, and beyond it what each part asks for when it is read one by one |
//! | consent | of each firm with a file here, the categories that consents in force today name; rows of the others are not there |
//! | plan | the caller plans the question and says which firms and categories it will read |
//! | record | the question with its tables as an event of its own, and in each of those firms' access log, **before** a row is read |
//! | read | segments, row by row, each asked for its firm's consent again |

use std::collections::{BTreeMap, BTreeSet};

use codes::{BatchId, FirmId, InstitutionId};
use lake::{Dataset, Lake, SegmentInfo};
use serde::{Deserialize, Serialize};
use store::Expected;

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::clock::random;
use crate::data::Batch;
use crate::events::{JsonEvent, Request, appending};
use crate::limits::MAX_LAKE_QUESTION_CHARS;
use crate::portraits::PortraitRunCard;
use crate::problem::{Code, Outcome, Problem};

/// A firm with a file at the asker's institution and a consent in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenFirm {
    /// Its id.
    pub id: FirmId,
    /// Division code (GB/T 2260).
    pub region: String,
    /// Industry code (GB/T 4754).
    pub industry: String,
    /// Day of registration; empty when not known.
    pub registered_on: String,
    /// Whether it is a simulated one.
    pub simulated: bool,
    /// The categories that may be read.
    pub categories: BTreeSet<String>,
}

/// What of the lake somebody may see. What a role may not see is not in it.
#[derive(Debug, Clone)]
pub struct LakeSight {
    /// Where the segments are.
    pub lake: Lake,
    /// Firms of which anything may be read, by id.
    pub firms: Vec<SeenFirm>,
    /// Segments of facts, by whose they are: the operator's, which are shared, and the institution's own.
    pub facts: Vec<(InstitutionId, Vec<SegmentInfo>)>,
    /// Tables of portraits, the newest first.
    pub portraits: Vec<(PortraitRunCard, Vec<SegmentInfo>)>,
    /// What was brought in, for those who may look at sources.
    pub deliveries: Option<Vec<Batch>>,
    /// Segments of features of firms, for those who may read data.
    pub observations: Option<Vec<SegmentInfo>>,
    /// Segments of past loans, likewise.
    pub past_loans: Option<Vec<SegmentInfo>>,
}

/// What was asked of the lake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum LakeQueryEvent {
    /// A question was planned, allowed, and is about to be answered.
    Asked {
        /// The question.
        sql: String,
        /// The tables it reads.
        tables: Vec<String>,
        /// Of how many firms it may read anything.
        firms: u64,
    },
}

impl JsonEvent for LakeQueryEvent {
    const STREAM: &'static str = "lake-query";
    fn kind(&self) -> &'static str {
        "lake-queried"
    }
}

/// A question that is about to be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LakeQuestion {
    /// Its text.
    pub sql: String,
    /// The tables it reads.
    pub tables: BTreeSet<String>,
    /// The firms it may read, with the categories.
    pub firms: BTreeMap<FirmId, BTreeSet<String>>,
}

impl Platform {
    /// What of the lake the asker may see today.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn lake_sight(&self, who: &Principal) -> Outcome<LakeSight> {
        who.require(Action::ReadLake)?;
        let institution = who.institution;
        let rows = self.file_rows(institution).await?;
        let mut consented = self.consented(institution, &rows).await?;
        let mut firms = Vec::with_capacity(consented.len());
        for row in rows {
            let id = crate::origination::firm_id(&row)?;
            let Some(categories) = consented.remove(&id) else { continue };
            let (region, industry) = (row.region, row.industry);
            firms.push(SeenFirm {
                id,
                region,
                industry,
                registered_on: row.registered_on,
                simulated: row.simulated,
                categories,
            });
        }
        firms.sort_by_key(|firm| firm.id);
        let portraits =
            if who.require(Action::ReadPortrait).is_ok() { self.portrait_tables(who).await? } else { vec![] };
        let deliveries = match who.require(Action::ReadSources) {
            Ok(()) => Some(self.batches_of(institution, None).await?),
            Err(_) => None,
        };
        let reads_data = who.require(Action::ReadData).is_ok();
        let segments = |batches: Vec<Batch>| batches.into_iter().flat_map(|batch| batch.segments).collect::<Vec<_>>();
        let observations = self.batches_of(OPERATOR, Some(Dataset::Observations)).await?;
        let past_loans = self.batches_of(institution, Some(Dataset::LoanHistory)).await?;
        Ok(LakeSight {
            lake: self.lake.clone(),
            firms,
            facts: self.fact_segments(institution).await?,
            portraits,
            deliveries,
            observations: reads_data.then(|| segments(observations)),
            past_loans: reads_data.then(|| segments(past_loans)),
        })
    }

    /// Records that a question is asked, in the institution's book and in the access log of each firm it may read. Gives the id of the question.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::TooLarge`] past [`MAX_LAKE_QUESTION_CHARS`].
    pub async fn record_lake_question(&self, request: &Request<'_>, question: &LakeQuestion) -> Outcome<String> {
        request.who.require(Action::ReadLake)?;
        if question.sql.chars().count() > MAX_LAKE_QUESTION_CHARS {
            let (zh, en) = (
                format!("查询超过 {MAX_LAKE_QUESTION_CHARS} 字符：请拆分"),
                format!("the question has more than {MAX_LAKE_QUESTION_CHARS} characters: ask in parts"),
            );
            return Err(Problem::new(Code::TooLarge, en).in_chinese(zh));
        }
        let id = BatchId::from_bytes(random()?);
        let event = LakeQueryEvent::Asked {
            sql: question.sql.clone(),
            tables: question.tables.iter().cloned().collect(),
            firms: question.firms.len() as u64,
        };
        let append = appending(*id.as_bytes(), Expected::New, self.clock.today(), &[event])?;
        self.save(&Request::plain(request.who), vec![append], Vec::new(), ()).await?;
        let id = hex::encode(id.as_bytes());
        self.record_reads(request.who, &question.firms, &format!("lake-query {id}")).await?;
        Ok(id)
    }
}
