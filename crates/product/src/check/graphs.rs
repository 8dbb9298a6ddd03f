//! Findings in the rule graphs, each witness tried on the rules themselves.

use super::extremes::Space;
use super::{Finding, Given, Place, Severity, words};
use crate::rules::{Examined, Note, NoteKind, OwnedValue, Program, RowHit, Schema, Spot, TraceStep, Value};

/// Backgrounds that a witness must hold on before the other variables are said not to matter.
const BACKGROUNDS: usize = 8;
/// Inputs tried where it does not hold on the first.
const TRIES: usize = 400;

/// What is found in one graph. A result that could be missing makes of each gap an error.
pub(super) fn findings(path: &str, schema: &Schema, examined: &Examined) -> Vec<Finding> {
    let mut found: Vec<Finding> = examined.problems.iter().map(|e| rule(path, &e.place, &e.to_string())).collect();
    let gap = |note: &Note| matches!(note.kind, NoteKind::Gap { .. } | NoteKind::GapUndecided | NoteKind::BranchGap);
    // Where a gap is found, it says why the result could be missing.
    let explained = examined.notes.iter().any(gap);
    let missing = examined.missing.iter().filter(|e| e.place.node.is_some() || !explained);
    found.extend(missing.map(|e| rule(path, &e.place, &e.to_string())));
    let bad = !examined.missing.is_empty();
    for note in &examined.notes {
        let witness = match &examined.program {
            Some(program) if !note.witness.is_empty() => confirmed(program, schema, note),
            _ => None,
        };
        found.push(of_note(path, note, bad, witness));
    }
    found
}

pub(super) fn place(path: &str, spot: &Spot) -> Place {
    Place { path: path.to_owned(), node: spot.node.clone(), row: spot.row, column: spot.column.clone() }
}

fn rule(path: &str, spot: &Spot, message: &str) -> Finding {
    Finding {
        code: "rule",
        severity: Severity::Error,
        place: place(path, spot),
        witness: Vec::new(),
        zh: format!("规则不能使用（{message}）：请修改该处的表达式或变量"),
        en: message.to_owned(),
    }
}

fn of_note(path: &str, note: &Note, bad: bool, witness: Option<Vec<Given>>) -> Finding {
    let shown = witness.is_some();
    let severity = match &note.kind {
        NoteKind::Unreachable | NoteKind::NeverHolds | NoteKind::BranchUnreachable => Severity::Error,
        NoteKind::Gap { .. } | NoteKind::BranchGap | NoteKind::GapUndecided if bad => Severity::Error,
        NoteKind::Gap { .. } | NoteKind::BranchGap if shown => Severity::Warning,
        NoteKind::Gap { .. } | NoteKind::BranchGap | NoteKind::GapUndecided | NoteKind::Overlap { .. } => {
            Severity::Hint
        }
    };
    let code = match &note.kind {
        NoteKind::Gap { whole: Some(variable) } if variable == "score.grade" => "grade-without-row",
        NoteKind::Gap { whole: Some(variable) } if variable == "request.tenor_months" => "term-without-row",
        NoteKind::Gap { .. } | NoteKind::BranchGap => "gap",
        NoteKind::GapUndecided => "undecided",
        NoteKind::Unreachable => "unreachable-row",
        NoteKind::NeverHolds => "never-holds",
        NoteKind::Overlap { .. } => "overlap",
        NoteKind::BranchUnreachable => "unreachable-branch",
    };
    let (zh, en) = words::note(note, bad, shown);
    Finding { code, severity, place: place(path, &note.spot), witness: witness.unwrap_or_default(), zh, en }
}

/// The witness as inputs of the graph, if the rules do there what the note says.
fn confirmed(program: &Program, schema: &Schema, note: &Note) -> Option<Vec<Given>> {
    let space = Space::of(schema, &[program]);
    let fixed: Vec<(usize, &OwnedValue)> =
        note.witness.iter().filter_map(|(name, value)| Some((schema.slot(name)?, value))).collect();
    let with = |background: Vec<OwnedValue>| {
        let mut input = background;
        for (slot, value) in &fixed {
            input[*slot] = (*value).clone();
        }
        input
    };
    let shows = |input: &[OwnedValue]| {
        let values: Vec<Value<'_>> = input.iter().map(OwnedValue::as_value).collect();
        let trace = program.traced_as_far(&values);
        trace.iter().any(|node| Some(&node.node) == note.spot.node.as_ref() && does(&node.step, &note.kind))
    };
    let mut seed = 1;
    let given = |slot: usize, value: &OwnedValue| Given {
        variable: schema.variables()[slot].name.clone(),
        value: value.clone(),
    };
    if fixed.len() == note.witness.len() && (0..BACKGROUNDS).all(|_| shows(&with(space.draw(&mut seed)))) {
        return Some(fixed.iter().map(|(slot, value)| given(*slot, value)).collect());
    }
    let found = (0..TRIES).map(|_| with(space.draw(&mut seed))).find(|input| shows(input))?;
    Some(found.iter().enumerate().map(|(slot, value)| given(slot, value)).collect())
}

/// Whether a node did what the note says.
fn does(step: &TraceStep, kind: &NoteKind) -> bool {
    match (step, kind) {
        (TraceStep::Table(hits), NoteKind::Gap { .. }) => hits.is_empty(),
        (TraceStep::Switch(way), NoteKind::BranchGap) => way.is_none(),
        (TraceStep::Table(hits), NoteKind::Overlap { .. }) => {
            hits.first().is_some_and(|hit: &RowHit| !hit.row.is_empty())
        }
        _ => false,
    }
}
