//! Rule graphs: the document, the compiler to typed operations, the gap check and the executor.
//!
//! ```
//! use product::rules::{Domain, Graph, Kind, Program, Schema, Value, Variable, Wanted};
//!
//! let graph: Graph = serde_json::from_str(r#"{
//!   "nodes": [
//!     {"id": "in", "type": "inputNode"},
//!     {"id": "spread", "type": "decisionTableNode", "content": {
//!       "hitPolicy": "first",
//!       "inputs":  [{"id": "grade", "field": "score.grade"}],
//!       "outputs": [{"id": "bps", "field": "spread_bps"}],
//!       "rules":   [{"grade": "\"A\", \"B\"", "bps": "120"}, {"grade": "", "bps": "300"}]}},
//!     {"id": "out", "type": "outputNode"}],
//!   "edges": [
//!     {"id": "e1", "sourceId": "in", "targetId": "spread"},
//!     {"id": "e2", "sourceId": "spread", "targetId": "out"}]}"#).unwrap();
//! let mut schema = Schema::new();
//! let grade = schema.add(Variable {
//!     name: "score.grade".into(), kind: Kind::Text, nullable: false, domain: Domain::Open }).unwrap();
//! let wanted = [Wanted { name: "spread_bps", kind: Kind::Number, always: true }];
//! let program = Program::compile(&graph, &schema, &wanted).unwrap();
//! let mut input = vec![Value::Null; schema.variables().len()];
//! input[grade] = Value::Text("B");
//! let answer = program.run(&input).unwrap();
//! assert_eq!(answer.get("spread_bps").number().unwrap().to_string(), "120");
//! ```

mod compile;
mod cover;
mod expr;
mod flow;
mod graph;
mod parse;
mod run;
mod schema;
mod table;

pub use compile::{Condition, Program, Wanted};
pub use graph::{
    Content, Edge, ExecutionMode, Formula, Graph, HitPolicy, InputColumn, Node, NodeKind, OutputColumn, Position,
    Statement,
};
pub use run::{Answer, CellRead, Collected, NodeTrace, RowHit, RunError, TraceStep};
pub use schema::{Domain, Kind, OwnedValue, Schema, SchemaError, Value, Variable};

/// What is wrong in a graph, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub struct RuleError {
    /// Node, row and cell.
    pub place: String,
    /// What is wrong and what to do.
    pub why: String,
}

impl RuleError {
    pub(crate) fn new(place: impl Into<String>, why: impl Into<String>) -> Self {
        Self { place: place.into(), why: why.into() }
    }

    pub(crate) fn node(node: &Node, why: impl Into<String>) -> Self {
        Self::new(place(node), why)
    }
}

/// `node 'spread' (利差表)`
pub(crate) fn place(node: &Node) -> String {
    if node.name.is_empty() { format!("node '{}'", node.id) } else { format!("node '{}' ({})", node.id, node.name) }
}
