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

mod bounds;
mod compile;
mod cover;
mod expr;
mod flow;
mod graph;
mod index;
mod note;
mod parse;
mod places;
mod run;
mod schema;
mod table;
mod trace;

pub use bounds::Bounds;
pub use compile::{Condition, Examined, Program, Wanted};
pub(crate) use cover::stretches;
pub use graph::{
    Content, Edge, ExecutionMode, Formula, Graph, HitPolicy, InputColumn, Node, NodeKind, OutputColumn, Position,
    Statement,
};
pub use note::{Note, NoteKind};
pub use run::{Answer, Collected, RunError};
pub use schema::{Domain, Kind, OwnedValue, Schema, SchemaError, Value, Variable};
pub use trace::{CellRead, NodeTrace, RowHit, TraceStep};

/// What is wrong in a graph, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub struct RuleError {
    /// Node, row and cell.
    pub place: Spot,
    /// What is wrong and what to do.
    pub why: String,
}

impl RuleError {
    pub(crate) fn new(place: impl Into<Spot>, why: impl Into<String>) -> Self {
        Self { place: place.into(), why: why.into() }
    }

    pub(crate) fn node(node: &Node, why: impl Into<String>) -> Self {
        Self::new(place(node), why)
    }
}

/// A place in a graph, in words and apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// In words: `node 'spread' (利差表), row 2 'b', cell 'bps'`.
    pub words: String,
    /// The node's id.
    pub node: Option<String>,
    /// Row of a table, formula or statement of a switch, from 1.
    pub row: Option<usize>,
    /// The column's id.
    pub column: Option<String>,
}

impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

impl From<&str> for Spot {
    fn from(words: &str) -> Self {
        Self { words: words.to_owned(), ..Self::default() }
    }
}

impl From<String> for Spot {
    fn from(words: String) -> Self {
        Self { words, ..Self::default() }
    }
}

impl From<&Self> for Spot {
    fn from(spot: &Self) -> Self {
        spot.clone()
    }
}

impl Spot {
    /// A row within it.
    pub(crate) fn row(mut self, index: usize, id: &str) -> Self {
        let id = if id.is_empty() { String::new() } else { format!(" '{id}'") };
        self.words.push_str(&format!(", row {}{id}", index + 1));
        self.row = Some(index + 1);
        self
    }

    /// A formula or a statement within it.
    pub(crate) fn part(mut self, index: usize, what: &str, id: &str) -> Self {
        self.words.push_str(&format!(", {what} '{id}'"));
        self.row = Some(index + 1);
        self
    }

    /// A column, or a cell of the row.
    pub(crate) fn column(mut self, id: &str) -> Self {
        let what = if self.row.is_some() { "cell" } else { "column" };
        self.words.push_str(&format!(", {what} '{id}'"));
        self.column = Some(id.to_owned());
        self
    }
}

/// `node 'spread' (利差表)`
pub(crate) fn place(node: &Node) -> Spot {
    let words = if node.name.is_empty() {
        format!("node '{}'", node.id)
    } else {
        format!("node '{}' ({})", node.id, node.name)
    };
    Spot { words, node: Some(node.id.clone()), row: None, column: None }
}
