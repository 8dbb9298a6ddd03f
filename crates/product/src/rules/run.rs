//! Running a program.

use super::compile::{Compiled, Op, Program};
use super::expr::Fault;
use super::kept::{Kept, KeptHit, KeptNode, KeptStep};
use super::parse::Binding;
use super::schema::{OwnedValue, Value};
use super::table::Table;
use serde::{Deserialize, Serialize};

/// Why a program gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The caller's input is not the schema's.
    #[error(
        "the rules read {wanted} variables and {given} were given: fill the slots of the schema they were compiled with"
    )]
    WrongInput {
        /// Variables of the schema.
        wanted: usize,
        /// Values given.
        given: usize,
    },
    /// Arithmetic left the range of a decimal (28 digits).
    #[error("node '{node}': a formula left the range of 28 digits: look for a feature with an absurd value")]
    Overflow {
        /// The node.
        node: String,
    },
}

/// What a graph answered.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    program: &'a Program,
    slots: Vec<Value<'a>>,
    collected: Vec<Vec<Collected<'a>>>,
}

/// One row that a collecting table gathered.
#[derive(Debug, Clone)]
pub struct Collected<'a> {
    /// The row's `_id`, or its number.
    pub row: &'a str,
    /// Values by result column.
    pub values: Vec<(&'a str, Value<'a>)>,
}

impl<'a> Collected<'a> {
    /// The value of a result column; null when the cell was empty.
    #[must_use]
    pub fn get(&self, field: &str) -> Value<'a> {
        self.values.iter().find(|(name, _)| *name == field).map_or(Value::Null, |(_, value)| *value)
    }
}

impl<'a> Answer<'a> {
    /// A result; null when it is not set or no such name reaches the output.
    #[must_use]
    pub fn get(&self, name: &str) -> Value<'a> {
        self.program.outputs.get(name).map_or(Value::Null, |b: &Binding| self.slots[b.slot])
    }

    /// The rows a collecting table gathered under this name.
    #[must_use]
    pub fn rows(&self, name: &str) -> &[Collected<'a>] {
        let slot = self.program.outputs.get(name).map(|b| b.slot);
        let collector = self.program.nodes.iter().find_map(|node| match &node.op {
            Op::Table(Table { collect: Some((collector, at)), .. }) if Some(*at) == slot => Some(*collector),
            _ => None,
        });
        collector.map_or(&[], |c| &self.collected[c])
    }

    /// Every result that is set, by name.
    pub fn all(&self) -> impl Iterator<Item = (&'a str, Value<'a>)> {
        self.program.outputs.iter().map(|(name, b)| (name.as_str(), self.slots[b.slot]))
    }
}

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

impl Program {
    /// Runs the graph. `input` has one value for each variable of the schema, in slot order.
    ///
    /// # Errors
    /// An input of the wrong length; arithmetic out of range.
    pub fn run<'a>(&'a self, input: &[Value<'a>]) -> Result<Answer<'a>, RunError> {
        self.execute(input, &mut None)
    }

    /// The result columns of a collecting table whose list reaches the output under this name.
    #[must_use]
    pub fn row_fields(&self, name: &str) -> Vec<&str> {
        let slot = self.outputs.get(name).map(|b| b.slot);
        let table = self.nodes.iter().find_map(|node| match &node.op {
            Op::Table(table) if table.collect.is_some_and(|(_, at)| Some(at) == slot) => Some(table),
            _ => None,
        });
        table.map(|t| t.results.iter().map(|r| r.label.as_str()).collect()).unwrap_or_default()
    }

    /// Runs the graph and tells what each node did.
    ///
    /// # Errors
    /// As [`Program::run`].
    pub fn run_traced<'a>(&'a self, input: &[Value<'a>]) -> Result<(Answer<'a>, Vec<NodeTrace>), RunError> {
        let (answer, kept) = self.run_kept(input)?;
        Ok((answer, kept.written()))
    }

    /// Runs the graph and keeps what each node did, to be written down later or not at all.
    ///
    /// # Errors
    /// As [`Program::run`].
    pub fn run_kept<'a>(&'a self, input: &[Value<'a>]) -> Result<(Answer<'a>, Kept<'a>), RunError> {
        let mut nodes = Some(Vec::with_capacity(self.nodes.len()));
        let answer = self.execute(input, &mut nodes)?;
        Ok((answer, Kept { program: self, nodes: nodes.unwrap_or_default() }))
    }

    /// What the nodes did, up to the one that faults if one does.
    pub(crate) fn traced_as_far<'a>(&'a self, input: &[Value<'a>]) -> Vec<NodeTrace> {
        let mut nodes = Some(Vec::new());
        // A fault ends the trace: that is what was asked for.
        let _ = self.execute(input, &mut nodes);
        Kept { program: self, nodes: nodes.unwrap_or_default() }.written()
    }

    fn execute<'a>(
        &'a self,
        input: &[Value<'a>],
        trace: &mut Option<Vec<KeptNode<'a>>>,
    ) -> Result<Answer<'a>, RunError> {
        if input.len() != self.inputs {
            return Err(RunError::WrongInput { wanted: self.inputs, given: input.len() });
        }
        let mut slots = Vec::with_capacity(self.slots);
        slots.extend_from_slice(input);
        slots.resize(self.slots, Value::Null);
        let mut run = Run {
            answer: Answer { program: self, slots, collected: vec![Vec::new(); self.collectors] },
            active: [None; crate::limits::MAX_NODES],
            columns: Vec::new(),
        };
        for (index, node) in self.nodes.iter().enumerate() {
            run.node(index, node, trace)?;
        }
        Ok(run.answer)
    }
}

/// How a node was left: not at all, or (for a switch) by which statement.
type Left = Option<Option<usize>>;

struct Run<'a> {
    answer: Answer<'a>,
    active: [Left; crate::limits::MAX_NODES],
    columns: Vec<Result<Value<'a>, Fault>>,
}

impl<'a> Run<'a> {
    fn node(
        &mut self,
        index: usize,
        node: &'a Compiled,
        trace: &mut Option<Vec<KeptNode<'a>>>,
    ) -> Result<(), RunError> {
        let live = |(source, handle): &(usize, Option<usize>)| {
            self.active[*source].is_some_and(|left| handle.is_none() || left == *handle)
        };
        if index > 0 && !node.incoming.iter().any(live) {
            return Ok(());
        }
        for join in &node.joins {
            let from = join.sources.iter().find(|(arrow, _)| live(&node.incoming[*arrow]));
            self.answer.slots[join.slot] = from.map_or(Value::Null, |(_, slot)| self.answer.slots[*slot]);
        }
        self.active[index] = Some(None);
        let step = match &node.op {
            Op::Pass => return Ok(()),
            Op::Switch(ways) => {
                let holds = |way: &(String, Option<super::expr::Expr>)| {
                    way.1.as_ref().is_none_or(|test| test.holds(&self.answer.slots, Value::Null))
                };
                let taken = ways.iter().position(holds);
                // A switch that goes nowhere is left by a statement that no arrow names.
                self.active[index] = Some(Some(taken.unwrap_or(usize::MAX)));
                trace.is_some().then_some(KeptStep::Switch(taken))
            }
            Op::Formulas(formulas) => {
                for (slot, expr) in formulas {
                    let value = expr.eval(&self.answer.slots, Value::Null);
                    self.answer.slots[*slot] = value.map_err(|Fault| RunError::Overflow { node: node.id.clone() })?;
                }
                let set = |(slot, _): &(usize, _)| self.answer.slots[*slot];
                trace.is_some().then(|| KeptStep::Formulas(formulas.iter().map(set).collect()))
            }
            Op::Table(table) => {
                let mut hits = trace.as_ref().map(|_| Vec::new());
                self.table(table, &mut hits);
                hits.map(|hits| KeptStep::Table(table, hits))
            }
        };
        if let (Some(trace), Some(step)) = (trace, step) {
            trace.push(KeptNode { node, step });
        }
        Ok(())
    }

    fn table(&mut self, table: &'a Table, hits: &mut Option<Vec<KeptHit<'a>>>) {
        let mut columns = std::mem::take(&mut self.columns);
        columns.clear();
        columns.extend(table.columns.iter().map(|column| match &column.field {
            Some(field) => field.eval(&self.answer.slots, Value::Null),
            None => Ok(Value::Null),
        }));
        self.columns = columns;
        for result in &table.results {
            if let Some(base) = result.base {
                self.answer.slots[result.slot] = self.answer.slots[base];
            }
        }
        for row in &table.rows {
            let holds = row
                .tests
                .iter()
                .all(|test| self.columns[test.column].is_ok_and(|value| test.expr.holds(&self.answer.slots, value)));
            if !holds {
                continue;
            }
            let values: Result<Vec<_>, Fault> = row
                .sets
                .iter()
                .map(|(column, expr)| Ok((*column, expr.eval(&self.answer.slots, Value::Null)?)))
                .collect();
            // As in the reference engine, a row whose result overflows does not answer.
            let Ok(values) = values else { continue };
            let Some((collector, count)) = table.collect else {
                for (column, value) in &values {
                    self.answer.slots[table.results[*column].slot] = *value;
                }
                if let Some(hits) = hits {
                    hits.push(KeptHit { row, read: self.read(row), set: values });
                }
                return;
            };
            if let Some(hits) = hits {
                hits.push(KeptHit { row, read: self.read(row), set: values.clone() });
            }
            let values =
                values.into_iter().map(|(column, value)| (table.results[column].label.as_str(), value)).collect();
            self.answer.collected[collector].push(Collected { row: &row.id, values });
            self.answer.slots[count] = Value::Number(self.answer.collected[collector].len().into());
        }
        if let Some((collector, count)) = table.collect
            && self.answer.collected[collector].is_empty()
        {
            self.answer.slots[count] = Value::Number(rust_decimal::Decimal::ZERO);
        }
    }

    /// The values that a row's cells tested.
    fn read(&self, row: &super::table::Row) -> Vec<Value<'a>> {
        row.tests.iter().map(|test| self.columns[test.column].unwrap_or(Value::Null)).collect()
    }
}
