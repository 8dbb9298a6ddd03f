//! The shape of a graph: what is reached from where, in which order, and on which ways through the switches.
//!
//! A *world* is one outcome of every switch. There are at most 9^4 of them, so which edges carry data together is found by
//! going through all of them at compile time; at run time nothing has to be proved any more.

use std::collections::BTreeMap;

use super::RuleError;
use super::graph::{Graph, NodeKind};
use crate::limits::{MAX_EDGES, MAX_NODES, MAX_STATEMENTS, MAX_SWITCHES};

/// One arrow by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Arrow {
    pub source: usize,
    pub target: usize,
    /// Index of the statement, when the source is a switch.
    pub handle: Option<usize>,
}

/// A checked graph: indexes into `Graph::nodes`.
#[derive(Debug)]
pub(crate) struct Flow {
    pub arrows: Vec<Arrow>,
    /// Nodes so that every arrow points forward.
    pub order: Vec<usize>,
    /// For each world, whether each arrow carries data.
    pub live: Vec<Vec<bool>>,
    pub output: usize,
}

impl Flow {
    /// Checks the shape.
    pub(crate) fn of(graph: &Graph) -> Result<Self, Vec<RuleError>> {
        let mut problems = Vec::new();
        let indexes = node_indexes(graph, &mut problems);
        let input = only(graph, NodeKind::InputNode, "input", &mut problems);
        let output = only(graph, NodeKind::OutputNode, "output", &mut problems);
        let arrows = arrows(graph, &indexes, &mut problems);
        let (Some(input), Some(output), true) = (input, output, problems.is_empty()) else {
            return Err(problems);
        };
        let order = order(graph, &arrows).map_err(|e| vec![e])?;
        reach(graph, &arrows, input, output, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        let live = worlds(graph, &arrows, &order, input).map_err(|e| vec![e])?;
        Ok(Self { arrows, order, live, output })
    }

    /// The arrows into a node, by index.
    pub(crate) fn arrows_into(&self, node: usize) -> Vec<usize> {
        (0..self.arrows.len()).filter(|a| self.arrows[*a].target == node).collect()
    }

    /// Whether two arrows ever carry data together.
    pub(crate) fn meet(&self, a: usize, b: usize) -> bool {
        self.live.iter().any(|world| world[a] && world[b])
    }

    /// Whether, whenever one of `all` carries data, one of `some` does.
    pub(crate) fn covered(&self, some: &[usize], all: &[usize]) -> bool {
        self.live.iter().all(|world| !all.iter().any(|a| world[*a]) || some.iter().any(|a| world[*a]))
    }

    /// Whether the output is reached in every world.
    pub(crate) fn always_answers(&self) -> bool {
        let last = self.arrows_into(self.output);
        self.live.iter().all(|world| last.iter().any(|a| world[*a]))
    }
}

fn node_indexes<'g>(graph: &'g Graph, problems: &mut Vec<RuleError>) -> BTreeMap<&'g str, usize> {
    let mut indexes = BTreeMap::new();
    if graph.nodes.len() > MAX_NODES || graph.edges.len() > MAX_EDGES {
        problems.push(RuleError::new(
            "graph",
            format!("has more than {MAX_NODES} nodes or {MAX_EDGES} edges: join tables that test the same variables"),
        ));
        return indexes;
    }
    for (index, node) in graph.nodes.iter().enumerate() {
        if node.id.is_empty() || indexes.insert(node.id.as_str(), index).is_some() {
            problems.push(RuleError::node(node, "the id is empty or used twice: give each node its own"));
        }
    }
    indexes
}

fn only(graph: &Graph, kind: NodeKind, word: &str, problems: &mut Vec<RuleError>) -> Option<usize> {
    let all: Vec<_> = (0..graph.nodes.len()).filter(|i| graph.nodes[*i].kind == kind).collect();
    if let [one] = all[..] {
        return Some(one);
    }
    problems.push(RuleError::new("graph", format!("has {} {word} nodes and needs exactly one", all.len())));
    None
}

fn arrows(graph: &Graph, indexes: &BTreeMap<&str, usize>, problems: &mut Vec<RuleError>) -> Vec<Arrow> {
    let mut arrows: Vec<Arrow> = Vec::with_capacity(graph.edges.len());
    for edge in &graph.edges {
        let mut refuse = |why: String| problems.push(RuleError::new(format!("edge '{}'", edge.id), why));
        let ends = (indexes.get(edge.source_id.as_str()), indexes.get(edge.target_id.as_str()));
        let (Some(&source), Some(&target)) = ends else {
            refuse(format!("joins '{}' and '{}', and one of them is not a node", edge.source_id, edge.target_id));
            continue;
        };
        let handle = match (graph.nodes[source].kind, edge.source_handle.as_deref().filter(|h| !h.is_empty())) {
            (NodeKind::SwitchNode, Some(handle)) => {
                let found = graph.nodes[source].content.statements.iter().position(|s| s.id == handle);
                if found.is_none() {
                    refuse(format!("leaves by the statement '{handle}', which the switch does not have"));
                    continue;
                }
                found
            }
            (NodeKind::SwitchNode, None) => {
                refuse("leaves a switch and must name a statement in sourceHandle".to_owned());
                continue;
            }
            (_, Some(_)) => {
                refuse("has a sourceHandle, and only a switch has handles: remove it".to_owned());
                continue;
            }
            (_, None) => None,
        };
        let arrow = Arrow { source, target, handle };
        if graph.nodes[target].kind == NodeKind::InputNode || graph.nodes[source].kind == NodeKind::OutputNode {
            refuse("enters the input node or leaves the output node".to_owned());
        } else if arrows.contains(&arrow) {
            refuse("is drawn twice: remove one".to_owned());
        } else {
            arrows.push(arrow);
        }
    }
    arrows
}

/// Kahn's algorithm; ties are broken by the order in the document.
fn order(graph: &Graph, arrows: &[Arrow]) -> Result<Vec<usize>, RuleError> {
    let mut waiting: Vec<usize> =
        (0..graph.nodes.len()).map(|n| arrows.iter().filter(|a| a.target == n).count()).collect();
    let mut order = Vec::with_capacity(graph.nodes.len());
    while order.len() < graph.nodes.len() {
        let next = (0..graph.nodes.len()).find(|n| waiting[*n] == 0 && !order.contains(n));
        let Some(next) = next else {
            let left: Vec<_> =
                (0..graph.nodes.len()).filter(|n| !order.contains(n)).map(|n| graph.nodes[n].id.as_str()).collect();
            return Err(RuleError::new(
                "graph",
                format!("runs in a circle through or before {}: remove an edge", left.join(", ")),
            ));
        };
        order.push(next);
        for arrow in arrows.iter().filter(|a| a.source == next) {
            waiting[arrow.target] -= 1;
        }
    }
    Ok(order)
}

fn reach(graph: &Graph, arrows: &[Arrow], input: usize, output: usize, problems: &mut Vec<RuleError>) {
    let spread = |start: usize, forward: bool| {
        let mut seen = vec![false; graph.nodes.len()];
        let mut todo = vec![start];
        while let Some(node) = todo.pop() {
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            todo.extend(arrows.iter().filter_map(|a| match (forward, a.source == node, a.target == node) {
                (true, true, _) => Some(a.target),
                (false, _, true) => Some(a.source),
                _ => None,
            }));
        }
        seen
    };
    let (from_input, to_output) = (spread(input, true), spread(output, false));
    for (index, node) in graph.nodes.iter().enumerate() {
        if !from_input[index] {
            problems
                .push(RuleError::node(node, "is never reached from the input node: draw an edge to it or remove it"));
        } else if !to_output[index] {
            problems.push(RuleError::node(node, "does not lead to the output node: draw an edge from it or remove it"));
        }
    }
}

/// Every outcome of the switches, with the arrows that then carry data. A switch whose last statement has no condition
/// always goes somewhere; another may go nowhere.
fn worlds(graph: &Graph, arrows: &[Arrow], order: &[usize], input: usize) -> Result<Vec<Vec<bool>>, RuleError> {
    let switches: Vec<usize> =
        (0..graph.nodes.len()).filter(|n| graph.nodes[*n].kind == NodeKind::SwitchNode).collect();
    if switches.len() > MAX_SWITCHES {
        return Err(RuleError::new(
            "graph",
            format!("has more than {MAX_SWITCHES} switches: use a table column instead"),
        ));
    }
    let mut outcomes: Vec<Vec<Option<usize>>> = vec![Vec::new()];
    for switch in &switches {
        let statements = &graph.nodes[*switch].content.statements;
        if statements.is_empty() || statements.len() > MAX_STATEMENTS {
            return Err(RuleError::node(&graph.nodes[*switch], format!("needs 1 to {MAX_STATEMENTS} statements")));
        }
        let total = statements.iter().any(|s| s.condition.trim().is_empty());
        let mut ways: Vec<Option<usize>> = (0..statements.len()).map(Some).collect();
        if !total {
            ways.push(None);
        }
        outcomes = outcomes
            .iter()
            .flat_map(|chosen| ways.iter().map(move |way| chosen.iter().copied().chain([*way]).collect()))
            .collect();
    }
    let live = |chosen: &Vec<Option<usize>>| {
        let mut live = vec![false; arrows.len()];
        for node in order {
            let active = *node == input || (0..arrows.len()).any(|a| live[a] && arrows[a].target == *node);
            let way = switches.iter().position(|s| s == node).map(|s| chosen[s]);
            for (index, arrow) in arrows.iter().enumerate().filter(|(_, a)| a.source == *node) {
                live[index] = active && way.is_none_or(|way| way == arrow.handle);
            }
        }
        live
    };
    Ok(outcomes.iter().map(live).collect())
}
