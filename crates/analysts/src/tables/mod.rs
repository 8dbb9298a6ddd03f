//! The tables of a question: providers that hand out what their asker may see and nothing else.

mod catalogues;
mod facts;
mod others;
mod portraits;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::RecordBatch;
use arrow::datatypes::{Schema, SchemaRef};
use async_trait::async_trait;
use codes::FirmId;
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::Result;
use datafusion::error::DataFusionError;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Expr, TableProviderFilterPushDown, TableType};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::stream::RecordBatchReceiverStreamBuilder;
use datafusion::physical_plan::streaming::{PartitionStream, StreamingTableExec};
use datafusion::prelude::SessionContext;
use lake::LakeError;
use platform::lake_query::{LakeSight, SeenFirm};

use crate::limits::BATCHES_WAITING;
use crate::wanted::Wanted;

/// Name, what a row is, in Chinese and English.
pub const TABLES: [(&str, &str, &str); 9] = [
    (
        "facts",
        "来源报送的一个数值，更正与撤回各为一行",
        "a value a source reported; corrections and retractions are rows of their own",
    ),
    ("current_facts", "每个数值最后一次报送的结果", "each value as it was told last"),
    ("portraits", "一次画像中的一户企业：评分、分类、指标", "a firm of a run of portraits: scores, class, indicators"),
    ("firms", "授权在有效期内的企业", "a firm with a consent in force"),
    ("deliveries", "一次数据接入", "a batch that came in"),
    ("observations", "企业特征的一个数值", "a feature of a firm"),
    ("past_loans", "一笔历史贷款", "a past loan"),
    ("measures", "一个度量的定义", "a measure of the catalogue"),
    ("indicators", "一个画像指标的定义", "an indicator of portraits"),
];

/// Which firms may be read, and what of each.
#[derive(Debug)]
pub(crate) struct Rights {
    firms: HashMap<FirmId, SeenFirm>,
}

impl Rights {
    fn new(firms: &[SeenFirm]) -> Self {
        Self { firms: firms.iter().map(|firm| (firm.id, firm.clone())).collect() }
    }

    /// Whether what a category says of a firm may be read.
    fn allow(&self, firm: FirmId, category: &str) -> bool {
        self.firms.get(&firm).is_some_and(|seen| seen.categories.contains(category))
    }

    /// Whether something made of all these categories may be.
    fn allow_all<'c>(&self, firm: FirmId, mut categories: impl Iterator<Item = &'c str>) -> bool {
        self.firms.get(&firm).is_some_and(|seen| categories.all(|category| seen.categories.contains(category)))
    }
}

/// The firms that the scans of a plan may read, with the categories: what is recorded before the plan runs.
#[derive(Debug, Default)]
pub(crate) struct Touched(Mutex<BTreeMap<FirmId, BTreeSet<String>>>);

impl Touched {
    /// What was touched so far.
    pub(crate) fn firms(&self) -> BTreeMap<FirmId, BTreeSet<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn add(&self, rights: &Rights, wanted: &Wanted) {
        let mut touched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (firm, seen) in &rights.firms {
            if !wanted.wants_firm(&firm.to_string()) {
                continue;
            }
            let categories = seen.categories.iter().filter(|category| wanted.wants_category(category));
            let categories: BTreeSet<String> = categories.cloned().collect();
            if !categories.is_empty() {
                touched.entry(*firm).or_default().extend(categories);
            }
        }
    }
}

/// Where a part of a table sends its rows; `false` when nobody wants more.
type Sink<'s> = &'s mut dyn FnMut(RecordBatch) -> Result<bool>;

/// A part of a table that is read on its own, with no regard to the others.
trait Part: fmt::Debug + Send + Sync {
    /// Whether it can hold anything wanted.
    fn may_hold(&self, wanted: &Wanted) -> bool;

    /// Reads what is wanted and may be seen, of these columns in this order.
    fn read(&self, rights: &Rights, wanted: &Wanted, schema: &SchemaRef, sink: Sink<'_>) -> Result<()>;
}

/// A table over segments of the lake.
#[derive(Debug)]
struct LakeTable {
    schema: SchemaRef,
    parts: Vec<Arc<dyn Part>>,
    rights: Arc<Rights>,
    touched: Arc<Touched>,
    /// Whether its rows are of firms, so that reading is recorded.
    of_firms: bool,
}

#[async_trait]
impl TableProvider for LakeTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    fn supports_filters_pushdown(&self, filters: &[&Expr]) -> Result<Vec<TableProviderFilterPushDown>> {
        let of = |filter: &&Expr| {
            if Wanted::understands(filter) {
                TableProviderFilterPushDown::Inexact
            } else {
                TableProviderFilterPushDown::Unsupported
            }
        };
        Ok(filters.iter().map(of).collect())
    }

    async fn scan(
        &self,
        _state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let wanted = Arc::new(Wanted::of(filters));
        if self.of_firms {
            self.touched.add(&self.rights, &wanted);
        }
        let schema = match projection {
            Some(columns) => Arc::new(self.schema.project(columns)?),
            None => Arc::clone(&self.schema),
        };
        let reading = |part: &Arc<dyn Part>| {
            let reading = Reading {
                part: Arc::clone(part),
                rights: Arc::clone(&self.rights),
                wanted: Arc::clone(&wanted),
                schema: Arc::clone(&schema),
            };
            Arc::new(reading) as Arc<dyn PartitionStream>
        };
        let parts: Vec<_> = self.parts.iter().filter(|part| part.may_hold(&wanted)).map(reading).collect();
        if parts.is_empty() {
            return Ok(Arc::new(datafusion::physical_plan::empty::EmptyExec::new(schema)));
        }
        Ok(Arc::new(StreamingTableExec::try_new(schema, parts, None, [], false, limit)?))
    }
}

/// A part as the plan reads it.
#[derive(Debug)]
struct Reading {
    part: Arc<dyn Part>,
    rights: Arc<Rights>,
    wanted: Arc<Wanted>,
    schema: SchemaRef,
}

impl PartitionStream for Reading {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, _: Arc<TaskContext>) -> SendableRecordBatchStream {
        let mut builder = RecordBatchReceiverStreamBuilder::new(Arc::clone(&self.schema), BATCHES_WAITING);
        let sender = builder.tx();
        let (part, rights, wanted, schema) =
            (Arc::clone(&self.part), Arc::clone(&self.rights), Arc::clone(&self.wanted), Arc::clone(&self.schema));
        // Segments are read by blocking calls; when nobody reads on, sending fails and the reading ends.
        builder.spawn_blocking(move || {
            part.read(&rights, &wanted, &schema, &mut |rows| Ok(sender.blocking_send(Ok(rows)).is_ok()))
        });
        builder.build()
    }
}

/// An error of the lake as one of the plan.
fn failed(error: LakeError) -> DataFusionError {
    DataFusionError::External(Box::new(error))
}

/// Registers every table that the asker may see, and gives what of firms is touched once a plan is made.
pub(crate) fn register(context: &SessionContext, sight: &LakeSight) -> Result<Arc<Touched>> {
    let rights = Arc::new(Rights::new(&sight.firms));
    let touched = Arc::new(Touched::default());
    let table = |schema: Schema, parts: Vec<Arc<dyn Part>>, of_firms: bool| LakeTable {
        schema: Arc::new(schema),
        parts,
        rights: Arc::clone(&rights),
        touched: Arc::clone(&touched),
        of_firms,
    };
    let facts = Arc::new(table(facts::schema(), facts::parts(sight), true));
    context.register_table("facts", facts)?;
    let portraits = table(portraits::schema(), portraits::parts(sight), true);
    context.register_table("portraits", Arc::new(portraits))?;
    if let Some(segments) = &sight.observations {
        let parts = others::observations(&sight.lake, segments);
        context.register_table("observations", Arc::new(table(others::observations_schema(), parts, true)))?;
    }
    if let Some(segments) = &sight.past_loans {
        let parts = others::past_loans(&sight.lake, segments);
        context.register_table("past_loans", Arc::new(table(others::past_loans_schema(), parts, false)))?;
    }
    catalogues::register(context, sight)?;
    Ok(touched)
}

/// What `current_facts` is: of each cell what was learnt last, unless that took it back.
pub(crate) const CURRENT_FACTS: &str = "SELECT firm, shared, category, measure, held_on, reference, value, learned_at, batch, row FROM (\
     SELECT *, row_number() OVER (PARTITION BY firm, category, measure, held_on, reference \
     ORDER BY learned_at DESC, batch DESC, row DESC) AS told FROM facts) WHERE told = 1 AND value IS NOT NULL";
