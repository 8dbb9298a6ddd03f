//! Compiling one decision table.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::{Builder, full_name};
use super::cover::{self, Gap, Known};
use super::expr::Expr;
use super::graph::{HitPolicy, Node};
use super::index::Index;
use super::note::NoteKind;
use super::parse::{Binding, Dollar, Names, Syntax, Type};
use super::schema::{Kind, Value, clashes, is_name};
use super::{Spot, place};
use crate::limits::{MAX_COLUMNS, MAX_ROWS};

/// A compiled table.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// What each condition column tests; none: its cells are whole conditions.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The result columns: name, slot, and the slot whose value stands when no row or an empty cell answers.
    pub results: Vec<ResultColumn>,
    /// A collecting table: which collector, and the slot of its count.
    pub collect: Option<(usize, usize)>,
    /// How its rows are found; empty until the whole graph is compiled.
    pub index: Index,
}

#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub field: Option<Expr>,
    /// Type of the field; none where there is none.
    pub kind: Option<Kind>,
    /// Where a run finds the field's value: the variable's own slot, or one kept for a field that is worked out.
    pub slot: Option<usize>,
    /// Name in traces.
    pub label: String,
}

impl Column {
    /// The field, when it is more than a variable.
    pub(crate) fn computed(&self) -> Option<&Expr> {
        self.field.as_ref().filter(|field| !matches!(field, Expr::Slot(_)))
    }

    /// The field's value in a run.
    pub(crate) fn value<'a>(&self, slots: &[Value<'a>]) -> Value<'a> {
        self.slot.map_or(Value::Null, |slot| slots[slot])
    }
}

#[derive(Debug, Clone)]
pub(crate) struct ResultColumn {
    pub label: String,
    pub slot: usize,
    pub base: Option<usize>,
}

/// A condition cell: its column, the condition and the text it came from.
#[derive(Debug, Clone)]
pub(crate) struct Test {
    pub column: usize,
    pub expr: Expr,
    pub text: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// `_id`, or the row's number from 1.
    pub id: String,
    /// The cells that are not empty.
    pub tests: Vec<Test>,
    /// (result column, formula)
    pub sets: Vec<(usize, Expr)>,
}

/// What the rows so far say of one result column.
#[derive(Clone, Copy)]
struct Seen {
    kind: Option<Kind>,
    /// Some row leaves it empty or null.
    gaps: bool,
}

/// Compiles a table; gives it with the names it sets.
pub(crate) fn compile_table(builder: &mut Builder, node: &Node, scope: &Names) -> (Table, Names) {
    let content = &node.content;
    let at = place(node);
    let sizes = [content.inputs.len(), content.outputs.len(), content.rules.len()];
    if sizes[0] > MAX_COLUMNS || sizes[1] > MAX_COLUMNS || sizes[2] > MAX_ROWS || sizes[1] == 0 || sizes[2] == 0 {
        builder.refuse(&at, format!("needs 1 to {MAX_COLUMNS} result columns, at most {MAX_COLUMNS} condition columns and 1 to {MAX_ROWS} rows"));
    }
    check_ids(builder, node);
    let types = column_types(builder, node, scope);
    let mut known = vec![Seen { kind: None, gaps: false }; content.outputs.len()];
    let mut rows = Vec::with_capacity(content.rules.len());
    for (index, cells) in content.rules.iter().enumerate() {
        rows.push(row(builder, node, scope, &types, &mut known, index, cells));
    }
    let columns = types
        .into_iter()
        .zip(&content.inputs)
        .map(|(field, column)| Column {
            kind: field.as_ref().and_then(|(_, ty)| ty.kind),
            field: field.map(|(expr, _)| expr),
            slot: None,
            label: column.field.clone().unwrap_or_else(|| column.id.clone()),
        })
        .collect();
    let mut table = Table { columns, rows, results: Vec::new(), collect: None, index: Index::default() };
    let names = if content.hit_policy == Some(HitPolicy::Collect) {
        collecting(builder, node, scope, &mut table)
    } else {
        first_hit(builder, node, scope, &mut table, &known)
    };
    (table, names)
}

/// Column ids are unique, and rows use no others.
fn check_ids(builder: &mut Builder, node: &Node) {
    let mut ids = BTreeSet::new();
    let all = node.content.inputs.iter().map(|c| &c.id).chain(node.content.outputs.iter().map(|c| &c.id));
    for id in all {
        if id.is_empty() || id.starts_with('_') || !ids.insert(id.as_str()) {
            builder.refuse(place(node), format!("the column id '{id}' is empty, reserved or used twice"));
        }
    }
    for (index, row) in node.content.rules.iter().enumerate() {
        for key in row.keys().filter(|k| !ids.contains(k.as_str()) && *k != "_id" && *k != "_description") {
            let known: Vec<_> = ids.iter().copied().collect();
            builder
                .refuse(cell_place(node, index, key), format!("is not a column; the columns are {}", known.join(", ")));
        }
    }
}

fn cell_place(node: &Node, row: usize, column: &str) -> Spot {
    let id = node.content.rules[row].get("_id").map_or("", String::as_str);
    place(node).row(row, id).column(column)
}

fn column_types(builder: &mut Builder, node: &Node, scope: &Names) -> Vec<Option<(Expr, Type)>> {
    let mut types = Vec::with_capacity(node.content.inputs.len());
    for column in &node.content.inputs {
        let field = column.field.as_deref().map(str::trim).filter(|f| !f.is_empty());
        let typed = field.and_then(|field| {
            let at = place(node).column(&column.id);
            builder.read(&at, field, Syntax::Standard, scope, Dollar::Nothing)
        });
        types.push(typed.map(|t| (t.expr, t.ty)));
    }
    types
}

fn row(
    builder: &mut Builder,
    node: &Node,
    scope: &Names,
    types: &[Option<(Expr, Type)>],
    known: &mut [Seen],
    index: usize,
    cells: &BTreeMap<String, String>,
) -> Row {
    let cell = |id: &str| cells.get(id).map(|c| c.trim()).filter(|c| !c.is_empty());
    let mut tests = Vec::new();
    for (position, column) in node.content.inputs.iter().enumerate() {
        let Some(text) = cell(&column.id) else { continue };
        let at = cell_place(node, index, &column.id);
        let typed = match &types[position] {
            // The field itself could not be read; that is reported already.
            None if column.field.as_deref().is_some_and(|f| !f.trim().is_empty()) => continue,
            None => builder.read(&at, text, Syntax::Standard, scope, Dollar::Nothing),
            Some((_, ty)) => builder.read(&at, text, Syntax::Test, scope, Dollar::Column(*ty)),
        };
        if let Some(typed) = typed {
            builder.expect_kind(&at, &typed, Kind::Bool);
            tests.push(Test { column: position, expr: typed.expr, text: text.to_owned() });
        }
    }
    let mut sets = Vec::new();
    for (position, column) in node.content.outputs.iter().enumerate() {
        let Some(text) = cell(&column.id) else {
            known[position].gaps = true;
            continue;
        };
        let at = cell_place(node, index, &column.id);
        let Some(typed) = builder.read(&at, text, Syntax::Standard, scope, Dollar::Nothing) else { continue };
        builder.check_safe(&at, &typed);
        known[position].gaps |= typed.ty.nullable;
        match (known[position].kind, typed.ty.kind) {
            (_, Some(Kind::Rows)) => builder.refuse(&at, "a list of rows can only be counted: len(rows)"),
            (Some(before), Some(now)) if before != now => {
                builder.refuse(&at, format!("is {}, and an earlier row has {}", now.name(), before.name()));
            }
            (None, Some(now)) => known[position].kind = Some(now),
            _ => {}
        }
        sets.push((position, typed.expr));
    }
    let id = cells.get("_id").filter(|id| !id.is_empty()).cloned().unwrap_or_else(|| (index + 1).to_string());
    Row { id, tests, sets }
}

fn first_hit(builder: &mut Builder, node: &Node, scope: &Names, table: &mut Table, known: &[Seen]) -> Names {
    let total = check_gaps(builder, node, scope, table);
    let mut own = Names::new();
    for (column, known) in node.content.outputs.iter().zip(known) {
        let name = full_name(node, &column.field);
        let at = place(node).column(&column.id);
        let Some(kind) = known.kind else {
            builder.refuse(&at, "is empty in every row: fill it or remove it");
            continue;
        };
        if !is_name(&name) || clashes(own.keys().map(String::as_str), &name) {
            builder.refuse(
                &at,
                format!("cannot set `{name}`: not a name (lists with [] are outside the language), or set twice"),
            );
            continue;
        }
        // With pass-through, an incoming value of the same name stands where no row or an empty cell answers.
        let base = node.content.pass_through.then(|| scope.get(&name)).flatten();
        if base.is_some_and(|b| b.kind != kind) {
            builder.refuse(&at, format!("`{name}` comes in with another type: rename it"));
        }
        let nullable = (!total || known.gaps) && base.is_none_or(|b| b.nullable || known.gaps);
        let slot = builder.slot(&name);
        table.results.push(ResultColumn { label: name.clone(), slot, base: base.map(|b| b.slot) });
        own.insert(name, Binding { slot, kind, nullable });
    }
    own
}

/// Whether some row answers whatever comes in; what is found is noted with an example.
fn check_gaps(builder: &mut Builder, node: &Node, scope: &Names, table: &Table) -> bool {
    let nullable: BTreeSet<usize> = scope.values().filter(|b| b.nullable).map(|b| b.slot).collect();
    let found = cover::first_hit(table, &Known { nullable: &nullable, domains: &builder.domains });
    for (row, never) in &found.unreachable {
        let at = place(node).row(*row, &table.rows[*row].id);
        let kind = if *never { NoteKind::NeverHolds } else { NoteKind::Unreachable };
        builder.note(at, kind, Vec::new());
    }
    for (earlier, later, example) in found.overlaps {
        let at = place(node).row(later, &table.rows[later].id);
        builder.note(at, NoteKind::Overlap { earlier: earlier + 1 }, example);
    }
    match found.gap {
        Gap::None => true,
        Gap::At(example, whole) => {
            let whole = whole.map(|slot| builder.slot_names[slot].clone());
            builder.note(place(node), NoteKind::Gap { whole }, example);
            false
        }
        Gap::Unknown => {
            builder.note(place(node), NoteKind::GapUndecided, Vec::new());
            false
        }
    }
}

fn collecting(builder: &mut Builder, node: &Node, scope: &Names, table: &mut Table) -> Names {
    let nullable: BTreeSet<usize> = scope.values().filter(|b| b.nullable).map(|b| b.slot).collect();
    for row in cover::never_hold(table, &Known { nullable: &nullable, domains: &builder.domains }) {
        builder.note(place(node).row(row, &table.rows[row].id), NoteKind::NeverHolds, Vec::new());
    }
    let mut labels = Names::new();
    for column in &node.content.outputs {
        let label = column.field.trim().to_owned();
        if !is_name(&label) || clashes(labels.keys().map(String::as_str), &label) {
            let at = place(node).column(&column.id);
            builder.refuse(at, format!("cannot set `{label}`: not a name, or set twice"));
        }
        table.results.push(ResultColumn { label: label.clone(), slot: 0, base: None });
        labels.insert(label, Binding { slot: 0, kind: Kind::Text, nullable: true });
    }
    let path = node.content.output_path.as_deref().map(str::trim).unwrap_or_default();
    if path.is_empty() {
        builder.refuse(place(node), "collects rows and needs an outputPath to name the list");
        return Names::new();
    }
    let slot = builder.slot(path);
    table.collect = Some((builder.collector(), slot));
    Names::from([(path.to_owned(), Binding { slot, kind: Kind::Rows, nullable: false })])
}
