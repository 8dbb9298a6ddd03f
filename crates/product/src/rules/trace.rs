//! What the nodes of a run did, written down from what an answer keeps.
//!
//! Every value of a run has a slot that is set once, so an answer's slots with one mark a node (the row that answered, the
//! statement taken) are the whole trace; names and texts of cells are the program's. Nothing is run again to write it.

use serde::{Deserialize, Serialize};

use super::compile::{Compiled, Op};
use super::run::{Answer, Mark};
use super::schema::{OwnedValue, Value};
use super::table::{Row, Table};

/// What one node did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeTrace {
    /// Node id.
    pub node: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it did.
    pub step: TraceStep,
}

/// What a node did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TraceStep {
    /// A table: the rows that answered (none: no row did).
    Table(Vec<RowHit>),
    /// Formulas: what they set.
    Formulas(Vec<(String, OwnedValue)>),
    /// A switch: the statement taken.
    Switch(Option<String>),
}

/// A row that answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowHit {
    /// Its `_id`, or its number from 1.
    pub row: String,
    /// The cells it tested, with the values found.
    pub read: Vec<CellRead>,
    /// What it set.
    pub set: Vec<(String, OwnedValue)>,
}

/// A condition cell that held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellRead {
    /// The variable (or formula) of the column.
    pub variable: String,
    /// Its value.
    pub value: OwnedValue,
    /// The condition as written.
    pub test: String,
}

impl Answer<'_> {
    /// What each node did, in the order they ran.
    #[must_use]
    pub fn trace(&self) -> Vec<NodeTrace> {
        let nodes = self.program.nodes.iter().zip(&self.marks);
        nodes.filter_map(|(node, mark)| self.step(node, *mark)).collect()
    }

    fn step(&self, node: &Compiled, mark: Mark) -> Option<NodeTrace> {
        let step = match (&node.op, mark) {
            (_, Mark::Unreached) | (Op::Pass, _) => return None,
            (Op::Formulas(formulas), _) => {
                let named =
                    |(slot, _): &(usize, _)| (self.program.slot_names[*slot].clone(), self.slots[*slot].owned());
                TraceStep::Formulas(formulas.iter().map(named).collect())
            }
            (Op::Switch(ways), mark) => TraceStep::Switch(mark.taken().map(|way| ways[way].0.clone())),
            (Op::Table(table), mark) => TraceStep::Table(self.hits(table, mark)),
        };
        Some(NodeTrace { node: node.id.clone(), name: node.name.clone(), step })
    }

    fn hits(&self, table: &Table, mark: Mark) -> Vec<RowHit> {
        if let Some((collector, _)) = table.collect {
            let hit = |collected: &super::run::Collected<'_>| {
                let set = collected.values.iter().map(|(name, value)| ((*name).to_owned(), value.owned()));
                self.hit(table, &table.rows[collected.index], set.collect())
            };
            return self.collected[collector].iter().map(hit).collect();
        }
        let hit = |row: usize| {
            let row = &table.rows[row];
            let set = |(column, _): &(usize, _)| {
                let result = &table.results[*column];
                (result.label.clone(), self.slots[result.slot].owned())
            };
            self.hit(table, row, row.sets.iter().map(set).collect())
        };
        mark.taken().map(hit).into_iter().collect()
    }

    fn hit(&self, table: &Table, row: &Row, set: Vec<(String, OwnedValue)>) -> RowHit {
        let read = |test: &super::table::Test| {
            let column = &table.columns[test.column];
            let value: Value<'_> = column.value(&self.slots);
            CellRead { variable: column.label.clone(), value: value.owned(), test: test.text.clone() }
        };
        RowHit { row: row.id.clone(), read: row.tests.iter().map(read).collect(), set }
    }
}
