//! [`ask`]: from a text to an answer, through the plan.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::error::DataFusionError;
use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::logical_expr::LogicalPlan;
use datafusion::prelude::{SQLOptions, SessionConfig, SessionContext};
use futures_util::StreamExt;
use platform::lake_query::LakeQuestion;
use platform::problem::{Code, Outcome, Problem};
use platform::{Platform, Request};

use crate::answer::Answer;
use crate::limits::{MAX_ANSWER_BYTES, MAX_ROWS, MAX_SECONDS, MEMORY_BYTES, ROWS, SECONDS};
use crate::tables::{self, CURRENT_FACTS, Touched};

/// How much an answer may be and cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Rows, at most [`MAX_ROWS`].
    pub rows: usize,
    /// Seconds, at most [`MAX_SECONDS`].
    pub seconds: u64,
    /// Bytes that sorts, joins and groups may hold, at most [`MEMORY_BYTES`].
    pub memory_bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { rows: ROWS, seconds: SECONDS, memory_bytes: MEMORY_BYTES }
    }
}

impl Bounds {
    fn check(self) -> Outcome<Self> {
        let within = (1..=MAX_ROWS).contains(&self.rows)
            && (1..=MAX_SECONDS).contains(&self.seconds)
            && (1..=MEMORY_BYTES).contains(&self.memory_bytes);
        if within {
            return Ok(self);
        }
        let zh = format!("行数为 1 至 {MAX_ROWS}，秒数为 1 至 {MAX_SECONDS}，内存至多 {MEMORY_BYTES} 字节：请改小");
        let en = format!(
            "rows are 1 to {MAX_ROWS}, seconds 1 to {MAX_SECONDS}, memory at most {MEMORY_BYTES} bytes: ask for less"
        );
        Err(Problem::new(Code::Invalid, en).in_chinese(zh))
    }
}

/// Answers a question by what its asker may see, and records it before a row is read.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::Invalid`] for what is no question, or a question that would write; [`Code::TooLarge`] when the answer or the memory for it
/// passes its bound; [`Code::Busy`] when it takes too long.
pub async fn ask(platform: &Platform, request: &Request<'_>, sql: &str, bounds: Bounds) -> Outcome<Answer> {
    let bounds = bounds.check()?;
    let sight = platform.lake_sight(request.who).await?;
    let context = context(bounds).map_err(|error| problem(&error))?;
    let touched = tables::register(&context, &sight).map_err(|error| problem(&error))?;
    register_views(&context).await?;
    let plan = context.state().create_logical_plan(sql).await.map_err(|error| problem(&error))?;
    may_only_read(&plan)?;
    let whole = Duration::from_secs(bounds.seconds);
    let slow = |_| {
        let seconds = bounds.seconds;
        let (zh, en) = (
            format!("查询超过 {seconds} 秒：请缩小范围，或放宽 --seconds"),
            format!("the question took more than {seconds} s: narrow it, or give it more with --seconds"),
        );
        Problem::new(Code::Busy, en).in_chinese(zh)
    };
    let answered = answer(platform, request, sql, &context, plan, &touched, bounds);
    tokio::time::timeout(whole, answered).await.map_err(slow)?
}

/// A session that knows nothing but what is registered, and holds no more than it may.
fn context(bounds: Bounds) -> Result<SessionContext, DataFusionError> {
    let config = SessionConfig::new().with_information_schema(false).with_target_partitions(2);
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_limit(bounds.memory_bytes, 1.0)
        .with_disk_manager_builder(DiskManagerBuilder::default().with_mode(DiskManagerMode::Disabled))
        .build_arc()?;
    Ok(SessionContext::new_with_config_rt(config, runtime))
}

async fn register_views(context: &SessionContext) -> Outcome<()> {
    let current = context.sql(CURRENT_FACTS).await.map_err(|error| problem(&error))?;
    context.register_table("current_facts", current.into_view()).map_err(|error| problem(&error))?;
    Ok(())
}

/// Lets pass a plan that changes nothing and names nothing outside.
fn may_only_read(plan: &LogicalPlan) -> Outcome<()> {
    let options = SQLOptions::new().with_allow_ddl(false).with_allow_dml(false).with_allow_statements(false);
    options.verify_plan(plan).map_err(|error| {
        let en = format!("only questions are answered (SELECT): {}", error.strip_backtrace());
        Problem::new(Code::Invalid, en).in_chinese("只可查询（SELECT），不可改动、建表、导出或设置")
    })
}

/// The tables that a plan reads.
fn tables_of(plan: &LogicalPlan) -> Result<BTreeSet<String>, DataFusionError> {
    let mut found = BTreeSet::new();
    plan.apply_with_subqueries(|node| {
        if let LogicalPlan::TableScan(scan) = node {
            found.insert(scan.table_name.table().to_owned());
        }
        Ok(TreeNodeRecursion::Continue)
    })?;
    Ok(found)
}

async fn answer(
    platform: &Platform,
    request: &Request<'_>,
    sql: &str,
    context: &SessionContext,
    plan: LogicalPlan,
    touched: &Arc<Touched>,
    bounds: Bounds,
) -> Outcome<Answer> {
    let failed = |error: DataFusionError| problem(&error);
    let tables = tables_of(&plan).map_err(failed)?;
    // A plan that is only shown has to be the root; it is a few rows.
    let is_shown = matches!(plan, LogicalPlan::Explain(_) | LogicalPlan::Analyze(_));
    let mut frame = context.execute_logical_plan(plan).await.map_err(failed)?;
    if !is_shown {
        // One more than is told, so that it can be said that there is more.
        frame = frame.limit(0, Some(bounds.rows + 1)).map_err(failed)?;
    }
    let task = Arc::new(frame.task_ctx());
    let physical = frame.create_physical_plan().await.map_err(failed)?;
    let question = LakeQuestion { sql: sql.to_owned(), tables, firms: touched.firms() };
    let id = platform.record_lake_question(request, &question).await?;
    let schema = physical.schema();
    let mut rows = datafusion::physical_plan::execute_stream(physical, task).map_err(failed)?;
    let (mut held, mut bytes) = (Vec::new(), 0);
    while let Some(batch) = rows.next().await {
        let batch = batch.map_err(failed)?;
        bytes += batch.get_array_memory_size();
        if bytes > MAX_ANSWER_BYTES {
            let mib = MAX_ANSWER_BYTES >> 20;
            let (zh, en) = (
                format!("结果超过 {mib} MiB：请减少列或行"),
                format!("the answer is larger than {mib} MiB: ask for fewer columns or rows"),
            );
            return Err(Problem::new(Code::TooLarge, en).in_chinese(zh));
        }
        held.push(batch);
    }
    Ok(Answer::new(id, schema, held, bounds.rows))
}

/// An error of planning or running as people are told it.
fn problem(error: &DataFusionError) -> Problem {
    let root = error.find_root();
    let said = root.strip_backtrace();
    match root {
        DataFusionError::ResourcesExhausted(_) => {
            let en = format!("the question needs more memory than it may hold: narrow it or group by less ({said})");
            Problem::new(Code::TooLarge, en).in_chinese("查询所需内存超过上限：请缩小范围或减少分组")
        }
        DataFusionError::External(inner) => {
            Problem::new(Code::StoreDamaged, format!("a segment of the lake cannot be read: {inner}"))
                .in_chinese("数据湖的一个文件无法读取：请运行 anji verify，并从备份恢复")
        }
        _ => Problem::new(Code::Invalid, said.clone()).in_chinese(format!("查询有误：{said}")),
    }
}
