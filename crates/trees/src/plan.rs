//! Which leaves share a table of contributions, and of which form.
//!
//! A table has an entry for everything that can happen to its leaves: for each feature on their paths, which of their
//! conditions a value passes. The more leaves stand together the less is added for a row, and the more can happen. Leaves
//! share a table only if they are all the leaves under one node, so that they share the way to it. Where the way is long,
//! its features and those asked below the node are kept in two tables that are multiplied, which takes longer and the sum
//! of the two sizes instead of their product. Nodes and forms are chosen for each tree from below, at a price of memory
//! that is raised until the tables fit.

use std::ops::Range;

use crate::ensemble::{Ensemble, downward};
use crate::forest::Tree;
use crate::limits::MAX_TABLE_STATES;
use crate::paths::{Condition, Paths};
use crate::quadrature::LANES;
use crate::terms::most_bytes;

/// Leaves of one table, one bit each.
const MAX_LEAVES: usize = 64;
/// Features of one table, and of one path in it.
pub(crate) const MAX_WIDTH: usize = 16;

/// What things cost a row, in nanoseconds as measured: to find an entry and to add one of its numbers; to find two entries
/// and to multiply for one feature; to work a leaf out and one feature of it.
const ENTRY: f64 = 8.0;
const NUMBER: f64 = 1.5;
const ENTRIES: f64 = 20.0;
const PRODUCT: f64 = 2.5;
const LEAF: f64 = 40.0;
const FEATURE: f64 = 16.0;

/// The codes of one feature, told apart as far as some leaves do.
#[derive(Debug, Clone)]
pub(crate) struct Classes {
    pub(crate) coder: u16,
    /// The leaves whose condition is passed, of each class.
    pub(crate) passes: Vec<u64>,
    /// The codes of a class that stand together, and the class.
    pub(crate) codes: Vec<(Range<usize>, u16)>,
    /// Whether all leaves have the same condition, which some values pass and some do not: the feature was asked on the way
    /// to them only.
    pub(crate) shared: bool,
}

/// How a table keeps what its leaves move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// One entry with a number for each feature.
    Sum,
    /// Two entries; the first is of so many features that all leaves share.
    Product {
        /// Those features: the first of [`split`].
        stem: usize,
    },
}

/// Leaves that share a table.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) paths: Range<usize>,
    pub(crate) form: Form,
}

/// The leaves under one node, as a range of paths, and their possible tables.
#[derive(Debug, Clone)]
struct Node {
    paths: Range<usize>,
    /// Places of its children in the same list; none for a leaf.
    children: Option<(usize, usize)>,
    tables: Vec<Table>,
}

#[derive(Debug, Clone, Copy)]
struct Table {
    form: Form,
    bytes: usize,
    cost: f64,
}

#[derive(Debug, Clone, Copy)]
struct Chosen {
    form: Option<Form>,
    bytes: usize,
    cost: f64,
}

impl Classes {
    pub(crate) fn of(paths: &Paths, range: Range<usize>, coder: u16) -> Self {
        let leaves = range.len();
        let conditions: Vec<(usize, &Condition)> = range
            .enumerate()
            .flat_map(|(leaf, path)| paths.of(&paths.all[path]).iter().map(move |condition| (leaf, condition)))
            .filter(|(_, condition)| condition.coder == coder)
            .collect();
        let starts = starts(paths, &conditions, coder);
        let mut classes = Self { coder, passes: Vec::new(), codes: Vec::new(), shared: false };
        for codes in starts.windows(2) {
            let passed = conditions
                .iter()
                .filter(|(_, condition)| paths.passes(condition, codes[0] as u16))
                .fold(0_u64, |bits, (leaf, _)| bits | 1 << leaf);
            let class = classes.passes.iter().position(|other| *other == passed).unwrap_or_else(|| {
                classes.passes.push(passed);
                classes.passes.len() - 1
            });
            classes.codes.push((codes[0]..codes[1], class as u16));
        }
        let all = u64::MAX >> (64 - leaves);
        let share = conditions.first().map(|(_, condition)| condition.share);
        classes.shared = conditions.len() == leaves
            && classes.passes.iter().all(|passes| *passes == 0 || *passes == all)
            && classes.passes.len() == 2
            && conditions.iter().all(|(_, condition)| Some(condition.share) == share);
        classes
    }
}

/// Codes at which what happens may change, with the number of codes at the end.
fn starts(paths: &Paths, conditions: &[(usize, &Condition)], coder: u16) -> Vec<usize> {
    let count = paths.coders.coders[usize::from(coder)].codes();
    if !conditions.iter().all(|(_, condition)| condition.is_number()) {
        return (0..=count).collect();
    }
    let mut starts = vec![0, count];
    // Missing and 0 have the last codes.
    starts.extend(count.saturating_sub(2)..count);
    for (_, condition) in conditions {
        let low = usize::from(condition.low);
        starts.extend([low, low + usize::from(condition.span) + 1].map(|start| start.min(count)));
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// The classes of the features that some leaves ask: shared ones first, each part in the order of the features. `None`
/// where there are too many.
pub(crate) fn split(paths: &Paths, range: &Range<usize>) -> Option<Vec<Classes>> {
    let of_leaves = &paths.all[range.clone()];
    if range.len() > MAX_LEAVES || of_leaves.iter().any(|path| path.count as usize > MAX_WIDTH) {
        return None;
    }
    let mut coders: Vec<u16> =
        of_leaves.iter().flat_map(|path| paths.of(path)).map(|condition| condition.coder).collect();
    coders.sort_unstable();
    coders.dedup();
    if coders.len() > MAX_WIDTH {
        return None;
    }
    let mut all: Vec<_> = coders.into_iter().map(|coder| Classes::of(paths, range.clone(), coder)).collect();
    all.sort_by_key(|classes| (!classes.shared, classes.coder));
    Some(all)
}

/// Vectors of [`LANES`] points that integrate what any of some leaves moves.
pub(crate) fn vectors(paths: &Paths, range: &Range<usize>) -> usize {
    let most = paths.all[range.clone()].iter().map(|path| path.count).max().unwrap_or_default() as usize;
    most.div_ceil(2).div_ceil(LANES)
}

fn states(classes: &[Classes]) -> usize {
    classes.iter().fold(1, |states, classes| states.saturating_mul(classes.passes.len()))
}

/// The tables that some leaves may have.
fn tables(paths: &Paths, range: &Range<usize>) -> Vec<Table> {
    let Some(classes) = split(paths, range) else { return Vec::new() };
    // The terms from which an index is added up.
    let codes = classes.iter().map(|classes| paths.coders.coders[usize::from(classes.coder)].codes());
    let terms = most_bytes(codes.sum());
    let mut tables = Vec::new();
    let all = states(&classes);
    if all <= MAX_TABLE_STATES {
        let bytes = all * classes.len() * size_of::<f64>() + terms;
        tables.push(Table { form: Form::Sum, bytes, cost: ENTRY + NUMBER * classes.len() as f64 });
    }
    let vectors = vectors(paths, range);
    let shared = classes.iter().take_while(|classes| classes.shared).count();
    let products = (1..=shared.min(classes.len().saturating_sub(1))).filter_map(|stem| {
        let crown = states(&classes[stem..]);
        if crown > MAX_TABLE_STATES {
            return None;
        }
        // Of each feature of the stem two, of each of its states one; and of each state of the crown one and its features'.
        let of_stem = 2 * stem + (1 << stem);
        let numbers = (of_stem + crown * (classes.len() - stem + 1)) * vectors * LANES;
        let cost = ENTRIES + PRODUCT * (vectors * classes.len()) as f64;
        Some(Table { form: Form::Product { stem }, bytes: numbers * size_of::<f64>() + terms, cost })
    });
    tables.extend(products.min_by_key(|table| table.bytes));
    tables
}

/// The nodes of a tree, children before parents; `first` is the path of its leftmost leaf.
fn nodes(tree: &Tree, first: usize, paths: &Paths) -> Vec<Node> {
    let order = downward(tree);
    let mut sizes = vec![1; tree.splits.len()];
    let size = |sizes: &[usize], child: i32| if child < 0 { 1 } else { sizes[child as usize] };
    for at in order.iter().rev() {
        sizes[*at] = size(&sizes, tree.splits[*at].left) + size(&sizes, tree.splits[*at].right);
    }
    let mut starts = vec![first; tree.splits.len()];
    for at in &order {
        let split = &tree.splits[*at];
        let middle = starts[*at] + size(&sizes, split.left);
        for (child, start) in [(split.left, starts[*at]), (split.right, middle)] {
            if child >= 0 {
                starts[child as usize] = start;
            }
        }
    }
    let mut nodes: Vec<Node> = Vec::with_capacity(tree.splits.len() * 2 + 1);
    let mut places = vec![0; tree.splits.len()];
    for at in order.iter().rev() {
        let split = &tree.splits[*at];
        let (start, middle) = (starts[*at], starts[*at] + size(&sizes, split.left));
        let mut child = |child: i32, start: usize| {
            if child >= 0 {
                return places[child as usize];
            }
            let paths_here = start..start + 1;
            nodes.push(Node { tables: tables(paths, &paths_here), paths: paths_here, children: None });
            nodes.len() - 1
        };
        let children = (child(split.left, start), child(split.right, middle));
        let range = start..start + sizes[*at];
        // More can happen to all leaves than to some.
        let fits = !nodes[children.0].tables.is_empty() && !nodes[children.1].tables.is_empty();
        let tables = if fits { tables(paths, &range) } else { Vec::new() };
        places[*at] = nodes.len();
        nodes.push(Node { paths: range, children: Some(children), tables });
    }
    nodes
}

/// The best table of each node's leaves at a price of a byte, if they should share one.
fn choose(nodes: &[Node], price: f64, paths: &Paths) -> Vec<Chosen> {
    let mut chosen: Vec<Chosen> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let mut best = match node.children {
            Some((left, right)) => {
                let (left, right) = (chosen[left], chosen[right]);
                Chosen { form: None, bytes: left.bytes + right.bytes, cost: left.cost + right.cost }
            }
            None => {
                let cost = LEAF + FEATURE * f64::from(paths.all[node.paths.start].count);
                Chosen { form: None, bytes: 0, cost }
            }
        };
        for table in &node.tables {
            let cost = table.cost + price * table.bytes as f64;
            if cost <= best.cost {
                best = Chosen { form: Some(table.form), bytes: table.bytes, cost };
            }
        }
        chosen.push(best);
    }
    chosen
}

/// The groups of leaves that share a table, in the order of the paths, all tables within so many bytes.
pub(crate) fn groups(ensemble: &Ensemble, paths: &Paths, most: usize) -> Vec<Group> {
    let mut first = 0;
    let mut trees = Vec::new();
    for tree in ensemble.forest().trees.iter().filter(|tree| !tree.splits.is_empty()) {
        trees.push(nodes(tree, first, paths));
        first += tree.leaves.len();
    }
    // From a nanosecond for ten megabytes to some nanoseconds a byte, which no table is worth.
    let mut price = 1e-7;
    while price < 100.0 {
        let chosen: Vec<_> = trees.iter().map(|nodes| choose(nodes, price, paths)).collect();
        if chosen.iter().filter_map(|tree| tree.last()).map(|root| root.bytes).sum::<usize>() <= most {
            return trees.iter().zip(&chosen).flat_map(|(nodes, chosen)| taken(nodes, chosen)).collect();
        }
        price *= 1.25;
    }
    Vec::new()
}

/// The uppermost chosen nodes of a tree, from left to right.
fn taken(nodes: &[Node], chosen: &[Chosen]) -> Vec<Group> {
    let mut taken = Vec::new();
    let mut open = vec![nodes.len() - 1];
    while let Some(at) = open.pop() {
        if let Some(form) = chosen[at].form {
            taken.push(Group { paths: nodes[at].paths.clone(), form });
        } else if let Some((left, right)) = nodes[at].children {
            open.extend([right, left]);
        }
    }
    taken
}
