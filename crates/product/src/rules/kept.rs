//! A trace as a run keeps it: everything, borrowed from the program and the input. Words are copied only when it is written down.

use super::compile::{Compiled, Op, Program};
use super::run::{CellRead, NodeTrace, RowHit, TraceStep};
use super::schema::Value;
use super::table::{Row, Table};

/// What every node of one run did.
#[derive(Debug, Clone)]
pub struct Kept<'a> {
    pub(super) program: &'a Program,
    pub(super) nodes: Vec<KeptNode<'a>>,
}

#[derive(Debug, Clone)]
pub(super) struct KeptNode<'a> {
    pub node: &'a Compiled,
    pub step: KeptStep<'a>,
}

#[derive(Debug, Clone)]
pub(super) enum KeptStep<'a> {
    Table(&'a Table, Vec<KeptHit<'a>>),
    /// What the formulas set, in their order.
    Formulas(Vec<Value<'a>>),
    Switch(Option<usize>),
}

#[derive(Debug, Clone)]
pub(super) struct KeptHit<'a> {
    pub row: &'a Row,
    /// Values of the columns that the row's cells test, in the order of the cells.
    pub read: Vec<Value<'a>>,
    /// (result column, value)
    pub set: Vec<(usize, Value<'a>)>,
}

impl Kept<'_> {
    /// Nodes that did something.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether no node did anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The trace as it is written down, with its names.
    #[must_use]
    pub fn written(&self) -> Vec<NodeTrace> {
        let node = |kept: &KeptNode<'_>| NodeTrace {
            node: kept.node.id.clone(),
            name: kept.node.name.clone(),
            step: self.step(kept),
        };
        self.nodes.iter().map(node).collect()
    }

    fn step(&self, kept: &KeptNode<'_>) -> TraceStep {
        match (&kept.step, &kept.node.op) {
            (KeptStep::Table(table, hits), _) => TraceStep::Table(hits.iter().map(|hit| written(table, hit)).collect()),
            (KeptStep::Formulas(values), Op::Formulas(formulas)) => {
                let named = |((slot, _), value): (&(usize, _), &Value<'_>)| {
                    (self.program.slot_names[*slot].clone(), value.owned())
                };
                TraceStep::Formulas(formulas.iter().zip(values).map(named).collect())
            }
            (KeptStep::Switch(way), Op::Switch(ways)) => TraceStep::Switch(way.map(|way| ways[way].0.clone())),
            // A step is kept for the operation of its node.
            (KeptStep::Formulas(_), _) => TraceStep::Formulas(Vec::new()),
            (KeptStep::Switch(_), _) => TraceStep::Switch(None),
        }
    }
}

fn written(table: &Table, hit: &KeptHit<'_>) -> RowHit {
    let read = |(test, value): (&super::table::Test, &Value<'_>)| CellRead {
        variable: table.columns[test.column].label.clone(),
        value: value.owned(),
        test: test.text.clone(),
    };
    RowHit {
        row: hit.row.id.clone(),
        read: hit.row.tests.iter().zip(&hit.read).map(read).collect(),
        set: hit.set.iter().map(|(column, value)| (table.results[*column].label.clone(), value.owned())).collect(),
    }
}
