//! From a graph to a program.
//!
//! Every value a node sets gets its own slot. Where several arrows meet, a name may come over more than one of them only if
//! no two of these carry data together (they lie behind different statements of a switch); then a *join* copies the one
//! that does. Thus the order in which the reference engine merges objects never matters.

use std::collections::{BTreeMap, BTreeSet};

use super::RuleError;
use super::cover::{self, Example, Known};
use super::expr::Expr;
use super::flow::Flow;
use super::graph::{ExecutionMode, Graph, HitPolicy, Node, NodeKind};
use super::index::Index;
use super::note::{Note, NoteKind};
use super::parse::{Binding, Dollar, Names, Syntax, Typed, parse};
use super::schema::{Kind, Schema, Value, clashes, is_name};
use super::table::{Table, compile_table};
use super::{Spot, place};
use crate::limits::{MAX_EXPRESSIONS, MAX_SLOTS};

/// A result the caller needs from a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'n> {
    /// Its name at the output node.
    pub name: &'n str,
    /// Its type.
    pub kind: Kind,
    /// Whether it must be set whatever comes in: a graph that could leave it out is refused.
    pub always: bool,
}

/// A compiled graph. Running it needs no lock, no clock and (but for rows that are collected) two allocations.
#[derive(Debug, Clone)]
pub struct Program {
    pub(crate) nodes: Vec<Compiled>,
    pub(crate) slots: usize,
    pub(crate) inputs: usize,
    pub(crate) outputs: Names,
    /// Name of each slot, for traces.
    pub(crate) slot_names: Vec<String>,
    /// Number of collecting tables.
    pub(crate) collectors: usize,
    /// What was found in its tables and switches.
    notes: Vec<Note>,
}

/// A graph looked at: what cannot be compiled, what is missing of the results, and what was found beside.
#[derive(Debug)]
pub struct Examined {
    /// The program, when everything compiles, even if a result could be missing.
    pub program: Option<Program>,
    /// What cannot be compiled.
    pub problems: Vec<RuleError>,
    /// Results that could be missing or have the wrong type, and formulas that fail when a value is.
    pub missing: Vec<RuleError>,
    /// Gaps, rows nobody reaches, rows that cross.
    pub notes: Vec<Note>,
}

/// A compiled node, in the order of execution.
#[derive(Debug, Clone)]
pub(crate) struct Compiled {
    pub id: String,
    pub name: String,
    /// (index of the source among the compiled nodes, statement)
    pub incoming: Vec<(usize, Option<usize>)>,
    pub joins: Vec<Join>,
    pub op: Op,
}

/// Copies the value that came over the arrow that carries data; null when none did.
#[derive(Debug, Clone)]
pub(crate) struct Join {
    pub slot: usize,
    /// (index into `incoming`, slot)
    pub sources: Vec<(usize, usize)>,
}

/// What a node does.
#[derive(Debug, Clone)]
pub(crate) enum Op {
    /// Input and output.
    Pass,
    Table(Table),
    Formulas(Vec<(usize, Expr)>),
    Switch(Vec<(String, Option<Expr>)>),
}

impl Program {
    /// Compiles a graph against the variables it may read and the results it must give.
    ///
    /// # Errors
    /// Every problem found: shape, unknown names, types, cells outside the language, results that could be missing.
    pub fn compile(graph: &Graph, schema: &Schema, wanted: &[Wanted<'_>]) -> Result<Self, Vec<RuleError>> {
        let examined = Self::examine(graph, schema, wanted);
        let mut errors = examined.problems;
        if !examined.missing.is_empty() {
            errors.extend(examined.missing);
            // The gaps found in the tables say why.
            let gap = |note: &&Note| matches!(note.kind, NoteKind::Gap { .. } | NoteKind::GapUndecided);
            errors.extend(examined.notes.iter().filter(gap).map(Note::error));
        }
        match examined.program {
            Some(program) if errors.is_empty() => Ok(program),
            _ => Err(errors),
        }
    }

    /// Looks at a graph: everything [`Program::compile`] refuses, apart, with what else was found.
    #[must_use]
    pub fn examine(graph: &Graph, schema: &Schema, wanted: &[Wanted<'_>]) -> Examined {
        let flow = match Flow::of(graph) {
            Ok(flow) => flow,
            Err(problems) => return Examined { program: None, problems, missing: Vec::new(), notes: Vec::new() },
        };
        let mut builder = Builder::new(schema);
        let mut nodes = Vec::with_capacity(graph.nodes.len());
        let mut leaving: Vec<Names> = vec![Names::new(); graph.nodes.len()];
        let mut outputs = Names::new();
        for index in &flow.order {
            let node = &graph.nodes[*index];
            let arrows = flow.arrows_into(*index);
            let (mut joins, mut scope) = (Vec::new(), Names::new());
            if node.kind == NodeKind::InputNode {
                scope.clone_from(&builder.schema_names);
            } else {
                scope = builder.merge(node, &flow, &arrows, &leaving, &mut joins);
            }
            let (op, leaves) = builder.node(node, &scope);
            let incoming = arrows
                .iter()
                .map(|a| {
                    let arrow = flow.arrows[*a];
                    let source = flow.order.iter().position(|n| *n == arrow.source).unwrap_or_default();
                    (source, arrow.handle)
                })
                .collect();
            nodes.push(Compiled { id: node.id.clone(), name: node.name.clone(), incoming, joins, op });
            if node.kind == NodeKind::OutputNode {
                outputs.clone_from(&leaves);
            }
            leaving[*index] = leaves;
        }
        let problems = std::mem::take(&mut builder.problems);
        builder.wanted(&flow, &outputs, wanted);
        let mut missing = std::mem::take(&mut builder.fallible);
        missing.append(&mut builder.problems);
        let notes = std::mem::take(&mut builder.notes);
        let mut slots = builder.slot_names.len();
        let tables = nodes.iter_mut().filter_map(|node| match &mut node.op {
            Op::Table(table) if problems.is_empty() => Some(table),
            _ => None,
        });
        tables.for_each(|table| table.index = Index::of(table, &mut slots));
        let program = problems.is_empty().then(|| Self {
            nodes,
            slots,
            inputs: schema.variables().len(),
            outputs,
            slot_names: builder.slot_names,
            collectors: builder.collectors,
            notes: notes.clone(),
        });
        Examined { program, problems, missing, notes }
    }

    /// What was found in its tables and switches.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Rows and statements that no input can reach, found where conditions are simple enough to be enumerated, and gaps.
    #[must_use]
    pub fn warnings(&self) -> Vec<RuleError> {
        let weighs = |note: &&Note| !matches!(note.kind, NoteKind::Overlap { .. } | NoteKind::BranchGap);
        self.notes.iter().filter(weighs).map(Note::error).collect()
    }

    /// Names and types of everything that reaches the output node.
    pub fn outputs(&self) -> impl Iterator<Item = (&str, Kind)> {
        self.outputs.iter().map(|(name, binding)| (name.as_str(), binding.kind))
    }
}

pub(crate) struct Builder {
    schema_names: Names,
    pub(crate) domains: BTreeMap<usize, super::schema::Domain>,
    pub(crate) slot_names: Vec<String>,
    pub(crate) problems: Vec<RuleError>,
    /// Formulas that fail when a value is missing: the program can be run, to show where that happens.
    fallible: Vec<RuleError>,
    pub(crate) notes: Vec<Note>,
    collectors: usize,
}

impl Builder {
    fn new(schema: &Schema) -> Self {
        let mut names = Names::new();
        let mut domains = BTreeMap::new();
        for (slot, v) in schema.variables().iter().enumerate() {
            names.insert(v.name.clone(), Binding { slot, kind: v.kind, nullable: v.nullable });
            domains.insert(slot, v.domain.clone());
        }
        let slot_names = schema.variables().iter().map(|v| v.name.clone()).collect();
        Self {
            schema_names: names,
            domains,
            slot_names,
            problems: Vec::new(),
            fallible: Vec::new(),
            notes: Vec::new(),
            collectors: 0,
        }
    }

    pub(crate) fn slot(&mut self, name: &str) -> usize {
        self.slot_names.push(name.to_owned());
        if self.slot_names.len() == MAX_SLOTS + 1 {
            self.refuse(
                "graph",
                format!("uses more than {MAX_SLOTS} values: remove pass-through where nothing reads on"),
            );
        }
        self.slot_names.len() - 1
    }

    pub(crate) fn collector(&mut self) -> usize {
        self.collectors += 1;
        self.collectors - 1
    }

    pub(crate) fn note(&mut self, spot: Spot, kind: NoteKind, example: Example) {
        let witness = example.into_iter().map(|(slot, value)| (self.slot_names[slot].clone(), value)).collect();
        self.notes.push(Note { spot, kind, witness });
    }

    pub(crate) fn refuse(&mut self, place: impl Into<Spot>, why: impl Into<String>) {
        self.problems.push(RuleError::new(place, why));
    }

    /// What is in reach of a node: the names over all arrows into it.
    fn merge(&mut self, node: &Node, flow: &Flow, arrows: &[usize], leaving: &[Names], joins: &mut Vec<Join>) -> Names {
        let mut by_name: BTreeMap<&str, Vec<(usize, Binding)>> = BTreeMap::new();
        for (position, arrow) in arrows.iter().enumerate() {
            for (name, binding) in &leaving[flow.arrows[*arrow].source] {
                by_name.entry(name).or_default().push((position, *binding));
            }
        }
        let mut scope = Names::new();
        for (name, sources) in by_name {
            let carriers: Vec<usize> = sources.iter().map(|(position, _)| arrows[*position]).collect();
            let always = flow.covered(&carriers, arrows);
            let first = sources[0].1;
            if always && sources.iter().all(|(_, b)| b.slot == first.slot) {
                scope.insert(name.to_owned(), first);
                continue;
            }
            let together = sources.iter().enumerate().any(|(i, (p, a))| {
                sources[..i].iter().any(|(q, b)| a.slot != b.slot && flow.meet(arrows[*p], arrows[*q]))
            });
            if together {
                let why = format!("`{name}` arrives with different values from two nodes at once: rename one of them");
                self.refuse(place(node), why);
            } else if sources.iter().any(|(_, b)| b.kind != first.kind) {
                self.refuse(place(node), format!("`{name}` has different types on different ways: make them agree"));
            }
            let slot = self.slot(name);
            let nullable = !always || sources.iter().any(|(_, b)| b.nullable);
            joins.push(Join { slot, sources: sources.iter().map(|(p, b)| (*p, b.slot)).collect() });
            scope.insert(name.to_owned(), Binding { slot, kind: first.kind, nullable });
        }
        self.check_nesting(node, &scope);
        scope
    }

    /// No name may lie inside another: `a` and `a.b`.
    fn check_nesting(&mut self, node: &Node, names: &Names) {
        for name in names.keys() {
            if clashes(names.keys().map(String::as_str).filter(|other| other != name), name) {
                self.refuse(place(node), format!("`{name}` is both a value and a group of values: rename one"));
                return;
            }
        }
    }

    /// Compiles one node; gives what it does and the names that leave it.
    fn node(&mut self, node: &Node, scope: &Names) -> (Op, Names) {
        self.check_content(node);
        match node.kind {
            NodeKind::InputNode | NodeKind::OutputNode => (Op::Pass, scope.clone()),
            NodeKind::SwitchNode => (self.switch(node, scope), scope.clone()),
            NodeKind::ExpressionNode => {
                let (op, own) = self.formulas(node, scope);
                (op, self.leave(node, scope, own))
            }
            NodeKind::DecisionTableNode => {
                let (table, own) = compile_table(self, node, scope);
                (Op::Table(table), self.leave(node, scope, own))
            }
        }
    }

    fn leave(&mut self, node: &Node, scope: &Names, own: Names) -> Names {
        if !node.content.pass_through {
            return own;
        }
        let mut all = scope.clone();
        all.extend(own);
        self.check_nesting(node, &all);
        all
    }

    /// The fields that a node of its type may fill.
    fn check_content(&mut self, node: &Node) {
        let c = &node.content;
        let (table, formulas, switch) = (
            node.kind == NodeKind::DecisionTableNode,
            node.kind == NodeKind::ExpressionNode,
            node.kind == NodeKind::SwitchNode,
        );
        let checks = [
            (
                !table && (!c.inputs.is_empty() || !c.outputs.is_empty() || !c.rules.is_empty()),
                "inputs, outputs and rules",
            ),
            (!formulas && !c.expressions.is_empty(), "expressions"),
            (!switch && !c.statements.is_empty(), "statements"),
            (!table && !switch && c.hit_policy.is_some(), "hitPolicy"),
            (!table && !formulas && (c.pass_through || c.output_path.is_some()), "passThrough and outputPath"),
        ];
        for (wrong, what) in checks {
            if wrong {
                self.refuse(place(node), format!("has {what}, which a node of its type does not: remove them"));
            }
        }
        if c.input_field.as_deref().is_some_and(|f| !f.trim().is_empty())
            || c.execution_mode == Some(ExecutionMode::Loop)
        {
            self.refuse(
                place(node),
                "inputField and loops are outside the language: read variables by their full name",
            );
        }
        if switch && c.hit_policy == Some(HitPolicy::Collect) {
            self.refuse(place(node), "a switch goes one way only: set hitPolicy to first");
        }
        if c.output_path.as_deref().is_some_and(|p| !p.trim().is_empty() && !is_name(p.trim())) {
            self.refuse(place(node), "outputPath must be a dotted name of letters, digits and _");
        }
    }

    fn switch(&mut self, node: &Node, scope: &Names) -> Op {
        let mut ways = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, statement) in node.content.statements.iter().enumerate() {
            let at = place(node).part(index, "statement", &statement.id);
            if statement.id.is_empty() || !seen.insert(&statement.id) {
                self.refuse(&at, "the id is empty or used twice");
            }
            let condition = statement.condition.trim();
            if condition.is_empty() {
                ways.push((statement.id.clone(), None));
                continue;
            }
            if let Some(test) = self.read(&at, condition, Syntax::Standard, scope, Dollar::Nothing) {
                self.expect_kind(&at, &test, Kind::Bool);
                ways.push((statement.id.clone(), Some(test.expr)));
            }
        }
        self.check_ways(node, scope, &ways);
        Op::Switch(ways)
    }

    /// Statements that are never taken, and inputs for which none is.
    fn check_ways(&mut self, node: &Node, scope: &Names, ways: &[(String, Option<Expr>)]) {
        if ways.len() != node.content.statements.len() {
            return;
        }
        let nullable: BTreeSet<usize> = scope.values().filter(|b| b.nullable).map(|b| b.slot).collect();
        let found = cover::switch(ways, &Known { nullable: &nullable, domains: &self.domains });
        let Some((dead, gap)) = found else { return };
        for way in dead {
            self.note(place(node).part(way, "statement", &ways[way].0), NoteKind::BranchUnreachable, Vec::new());
        }
        if let Some(example) = gap {
            self.note(place(node), NoteKind::BranchGap, example);
        }
    }

    fn formulas(&mut self, node: &Node, scope: &Names) -> (Op, Names) {
        let (mut formulas, mut own, mut earlier) = (Vec::new(), Names::new(), Names::new());
        if node.content.expressions.is_empty() || node.content.expressions.len() > MAX_EXPRESSIONS {
            self.refuse(place(node), format!("needs 1 to {MAX_EXPRESSIONS} expressions"));
        }
        for (index, formula) in node.content.expressions.iter().enumerate() {
            let at = place(node).part(index, "formula", &formula.key);
            let dollar = Dollar::Earlier(&earlier);
            let Some(typed) = self.read(&at, &formula.value, Syntax::Standard, scope, dollar) else { continue };
            let Some(binding) = self.result(&at, node, &formula.key, &typed, &own) else { continue };
            formulas.push((binding.slot, typed.expr));
            earlier.insert(formula.key.clone(), binding);
            own.insert(full_name(node, &formula.key), binding);
        }
        (Op::Formulas(formulas), own)
    }

    /// A slot for the result of a formula, which must not fail for want of a value.
    fn result(&mut self, at: &Spot, node: &Node, key: &str, typed: &Typed, own: &Names) -> Option<Binding> {
        let Some(kind) = typed.ty.kind.filter(|k| *k != Kind::Rows) else {
            self.refuse(at, "must give a number, a text, or true or false");
            return None;
        };
        self.check_safe(at, typed);
        let name = full_name(node, key);
        if !is_name(&name) || clashes(own.keys().map(String::as_str), &name) {
            self.refuse(at, format!("cannot set `{name}`: not a name, or already set by this node"));
            return None;
        }
        let slot = self.slot(&name);
        Some(Binding { slot, kind, nullable: typed.ty.nullable })
    }

    pub(crate) fn check_safe(&mut self, at: &Spot, typed: &Typed) {
        if typed.ty.fallible {
            let why = "fails when a variable is missing: give it a value, e.g. (variable ?? 0)";
            self.fallible.push(RuleError::new(at, why));
        }
    }

    pub(crate) fn expect_kind(&mut self, at: &Spot, typed: &Typed, want: Kind) {
        if typed.ty.kind != Some(want) {
            let is = typed.ty.kind.map_or("null", Kind::name);
            self.refuse(at, format!("must be {}, and is {is}", want.name()));
        }
    }

    pub(crate) fn read(
        &mut self,
        at: &Spot,
        text: &str,
        syntax: Syntax,
        scope: &Names,
        dollar: Dollar<'_>,
    ) -> Option<Typed> {
        match parse(text, syntax, scope, dollar) {
            Ok(typed) => Some(typed),
            Err(why) => {
                self.refuse(at, format!("`{text}` {why}"));
                None
            }
        }
    }

    fn wanted(&mut self, flow: &Flow, outputs: &Names, wanted: &[Wanted<'_>]) {
        for want in wanted {
            let at = format!("result `{}`", want.name);
            match outputs.get(want.name) {
                None if want.always => {
                    self.refuse(at, "never reaches the output node: set it in a table or formula and lead it there");
                }
                None => {}
                Some(b) if b.kind != want.kind => {
                    self.refuse(at, format!("must be {}, and is {}", want.kind.name(), b.kind.name()));
                }
                Some(b) if want.always && (b.nullable || !flow.always_answers()) => self.refuse(
                    at,
                    "can be missing: close the gap named in the table's note, add a last row with empty conditions, or a last \
                     switch statement without a condition",
                ),
                Some(_) => {}
            }
        }
    }
}

/// A result's name with the node's output path before it.
pub(crate) fn full_name(node: &Node, key: &str) -> String {
    match node.content.output_path.as_deref().map(str::trim) {
        Some(path) if !path.is_empty() => format!("{path}.{}", key.trim()),
        _ => key.trim().to_owned(),
    }
}

/// A single condition over a schema, compiled: for rules that need no graph.
#[derive(Debug, Clone)]
pub struct Condition {
    expr: Expr,
}

impl Condition {
    /// Compiles a condition such as `score.grade in ["C"] or offer.amount > 500000`.
    ///
    /// # Errors
    /// What is wrong in it.
    pub fn compile(text: &str, schema: &Schema) -> Result<Self, RuleError> {
        let mut builder = Builder::new(schema);
        let names = builder.schema_names.clone();
        let typed = builder.read(&"condition".into(), text, Syntax::Standard, &names, Dollar::Nothing);
        if let Some(typed) = &typed {
            builder.expect_kind(&"condition".into(), typed, Kind::Bool);
        }
        match (typed, builder.problems.pop()) {
            (Some(typed), None) => Ok(Self { expr: typed.expr }),
            (_, Some(problem)) => Err(problem),
            (None, None) => Err(RuleError::new("condition", "cannot be read")),
        }
    }

    /// Whether it holds; missing values make a comparison not hold.
    #[must_use]
    pub fn holds(&self, input: &[Value<'_>]) -> bool {
        self.expr.holds_in(input)
    }

    /// The slots it reads, in order, for traces.
    #[must_use]
    pub fn reads(&self) -> Vec<usize> {
        let mut slots = BTreeSet::new();
        self.expr.walk(&mut |e| {
            if let Expr::Slot(slot) = e {
                slots.insert(*slot);
            }
        });
        slots.into_iter().collect()
    }
}
