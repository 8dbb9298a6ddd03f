//! The JSON Decision Model document: nodes and edges as the editor draws them and the reference engine reads them.
//!
//! The field names are the model's own (camel case), so a graph can be pasted between this program, the visual editor
//! and the reference engine. One struct holds the content of every node type: a tagged union would lose the line
//! numbers of a YAML error, and the checks by type say more anyway (`compile`).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A rule graph: from one input node to one output node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Graph {
    /// The nodes, in any order.
    pub nodes: Vec<Node>,
    /// The arrows between them.
    pub edges: Vec<Edge>,
}

/// One node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Unique in the graph; named by edges, errors and traces.
    pub id: String,
    /// What a person reads; empty is allowed.
    #[serde(default)]
    pub name: String,
    /// What the node does.
    #[serde(rename = "type")]
    pub kind: NodeKind,
    /// What it does it with; input and output nodes have none.
    #[serde(default, skip_serializing_if = "Content::is_empty")]
    pub content: Content,
    /// Where the editor draws it; no meaning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

/// What a node does. Function, custom and decision nodes of the model are outside the subset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum NodeKind {
    /// Where the variables come in.
    InputNode,
    /// A table of conditions and results.
    DecisionTableNode,
    /// Named formulas.
    ExpressionNode,
    /// Chooses one way on.
    SwitchNode,
    /// What the graph answers.
    OutputNode,
}

/// The content of a node; which fields may be filled depends on its type.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Content {
    /// Table, switch: which rows or statements count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hit_policy: Option<HitPolicy>,
    /// Table: the condition columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<InputColumn>,
    /// Table: the result columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<OutputColumn>,
    /// Table: the rows. A row maps a column's id to its cell; `_id` and `_description` are for people and traces. An empty
    /// condition cell holds for every value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<BTreeMap<String, String>>,
    /// Expression node: the formulas, in order; a later one reads an earlier one as `$.key`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expressions: Vec<Formula>,
    /// Switch: the ways on, first that holds wins; an empty condition always holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Table, expression node: whether what came in goes on beside the results.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pass_through: bool,
    /// Table, expression node: a prefix for the names of the results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output_path: Option<String>,
    /// Not in the subset; accepted when null because the editor writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_field: Option<String>,
    /// Not in the subset but for `single`, which the editor writes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub execution_mode: Option<ExecutionMode>,
}

impl Content {
    /// Whether nothing is filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How many rows may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum HitPolicy {
    /// The first row that holds.
    First,
    /// All rows that hold, as a list.
    Collect,
}

/// How often a node runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum ExecutionMode {
    /// Once.
    Single,
    /// Once for each element of a list (refused).
    Loop,
}

/// A condition column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InputColumn {
    /// Key of the cells in the rows.
    pub id: String,
    /// Heading.
    #[serde(default)]
    pub name: String,
    /// The variable (or formula) that the cells test; without it each cell is a whole condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// A result column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutputColumn {
    /// Key of the cells in the rows.
    pub id: String,
    /// Heading.
    #[serde(default)]
    pub name: String,
    /// The variable that the cells set.
    pub field: String,
}

/// A named formula.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Formula {
    /// Unique in the node.
    pub id: String,
    /// The variable it sets.
    pub key: String,
    /// The formula.
    pub value: String,
}

/// One way on from a switch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Statement {
    /// The handle that edges name.
    pub id: String,
    /// When to go this way; empty: always.
    #[serde(default)]
    pub condition: String,
    /// Written by the editor for the last statement; no meaning of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_default: Option<bool>,
}

/// An arrow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Edge {
    /// Unique in the graph.
    pub id: String,
    /// From this node.
    pub source_id: String,
    /// To this node.
    pub target_id: String,
    /// From a switch: which statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_handle: Option<String>,
    /// Written by the editor; no meaning.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// Where the editor draws a node, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}
