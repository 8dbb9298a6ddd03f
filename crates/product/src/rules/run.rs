//! Running a program.

use super::compile::{Compiled, Op, Program};
use super::expr::Fault;
use super::parse::Binding;
use super::schema::Value;
use super::table::{Row, Table};
use super::trace::NodeTrace;

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

/// What a graph answered, with what every node did on the way ([`Answer::trace`]).
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    pub(super) program: &'a Program,
    /// Each is set by one node only, so that at the end all values of the run are there.
    pub(super) slots: Vec<Value<'a>>,
    /// By node.
    pub(super) marks: Vec<Mark>,
    pub(super) collected: Vec<Vec<Collected<'a>>>,
}

/// How a node was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Not at all: no way led there.
    Unreached,
    /// By this row of its table, or this statement of its switch.
    Taken(u16),
    /// Otherwise: no row or statement held, or it has none to choose from.
    Done,
}

impl Mark {
    fn by(index: Option<usize>) -> Self {
        index.and_then(|index| index.try_into().ok()).map_or(Self::Done, Self::Taken)
    }

    pub(super) fn taken(self) -> Option<usize> {
        if let Self::Taken(index) = self { Some(index.into()) } else { None }
    }
}

/// One row that a collecting table gathered.
#[derive(Debug, Clone)]
pub struct Collected<'a> {
    /// The row's `_id`, or its number.
    pub row: &'a str,
    /// Values by result column.
    pub values: Vec<(&'a str, Value<'a>)>,
    pub(super) index: usize,
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

impl Program {
    /// Runs the graph. `input` has one value for each variable of the schema, in slot order.
    ///
    /// # Errors
    /// An input of the wrong length; arithmetic out of range.
    pub fn run<'a>(&'a self, input: &[Value<'a>]) -> Result<Answer<'a>, RunError> {
        let mut answer = self.blank(input)?;
        answer.go()?;
        Ok(answer)
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
        let answer = self.run(input)?;
        let trace = answer.trace();
        Ok((answer, trace))
    }

    /// What the nodes did, up to the one that faults if one does.
    pub(crate) fn traced_as_far<'a>(&'a self, input: &[Value<'a>]) -> Vec<NodeTrace> {
        let Ok(mut answer) = self.blank(input) else { return Vec::new() };
        // A fault ends the trace: that is what was asked for.
        let _ = answer.go();
        answer.trace()
    }

    fn blank<'a>(&'a self, input: &[Value<'a>]) -> Result<Answer<'a>, RunError> {
        if input.len() != self.inputs {
            return Err(RunError::WrongInput { wanted: self.inputs, given: input.len() });
        }
        let mut slots = Vec::with_capacity(self.slots);
        slots.extend_from_slice(input);
        slots.resize(self.slots, Value::Null);
        let marks = vec![Mark::Unreached; self.nodes.len()];
        Ok(Answer { program: self, slots, marks, collected: vec![Vec::new(); self.collectors] })
    }
}

impl<'a> Answer<'a> {
    fn go(&mut self) -> Result<(), RunError> {
        let program = self.program;
        for (index, node) in program.nodes.iter().enumerate() {
            if index == 0 || node.incoming.iter().any(|arrow| self.live(arrow)) {
                self.marks[index] = self.node(node)?;
            }
        }
        Ok(())
    }

    /// Whether an arrow carries data.
    fn live(&self, (source, handle): &(usize, Option<usize>)) -> bool {
        match self.marks[*source] {
            Mark::Unreached => false,
            mark => handle.is_none() || mark.taken() == *handle,
        }
    }

    fn node(&mut self, node: &'a Compiled) -> Result<Mark, RunError> {
        for join in &node.joins {
            let from = join.sources.iter().find(|(arrow, _)| self.live(&node.incoming[*arrow]));
            self.slots[join.slot] = from.map_or(Value::Null, |(_, slot)| self.slots[*slot]);
        }
        match &node.op {
            Op::Pass => Ok(Mark::Done),
            Op::Switch(ways) => {
                let holds = |way: &(String, Option<super::expr::Expr>)| {
                    way.1.as_ref().is_none_or(|test| test.holds(&self.slots, Value::Null))
                };
                Ok(Mark::by(ways.iter().position(holds)))
            }
            Op::Formulas(formulas) => {
                for (slot, expr) in formulas {
                    let value = expr.eval(&self.slots, Value::Null);
                    self.slots[*slot] = value.map_err(|Fault| RunError::Overflow { node: node.id.clone() })?;
                }
                Ok(Mark::Done)
            }
            Op::Table(table) => Ok(self.table(table)),
        }
    }

    fn table(&mut self, table: &'a Table) -> Mark {
        let rows = table.index.rows(table, &mut self.slots);
        if let Some((collector, count)) = table.collect {
            self.collect(table, rows, collector);
            self.slots[count] = Value::Number(self.collected[collector].len().into());
            return Mark::Done;
        }
        self.stand(table);
        for index in rows.iter() {
            let row = &table.rows[index];
            if !self.rest_holds(table, index) {
                continue;
            }
            if self.set(table, row).is_ok() {
                return Mark::by(Some(index));
            }
            // As in the reference engine, a row whose result overflows does not answer.
            self.stand(table);
        }
        Mark::Done
    }

    /// What stands in a table's results until a row answers.
    fn stand(&mut self, table: &Table) {
        for result in &table.results {
            self.slots[result.slot] = result.base.map_or(Value::Null, |base| self.slots[base]);
        }
    }

    /// Whether the cells that could not be looked up hold.
    fn rest_holds(&self, table: &'a Table, row: usize) -> bool {
        let mut rest = table.index.rest[row].iter().map(|test| &table.rows[row].tests[*test]);
        rest.all(|test| test.expr.holds(&self.slots, table.columns[test.column].value(&self.slots)))
    }

    fn set(&mut self, table: &Table, row: &'a Row) -> Result<(), Fault> {
        for (column, expr) in &row.sets {
            let value = expr.eval(&self.slots, Value::Null)?;
            self.slots[table.results[*column].slot] = value;
        }
        Ok(())
    }

    fn collect(&mut self, table: &'a Table, rows: super::index::RowSet, collector: usize) {
        for index in rows.iter() {
            let row = &table.rows[index];
            if !self.rest_holds(table, index) {
                continue;
            }
            let value = |(column, expr): &'a (usize, super::expr::Expr)| {
                Ok((table.results[*column].label.as_str(), expr.eval(&self.slots, Value::Null)?))
            };
            let values: Result<Vec<_>, Fault> = row.sets.iter().map(value).collect();
            if let Ok(values) = values {
                self.collected[collector].push(Collected { row: &row.id, values, index });
            }
        }
    }
}
