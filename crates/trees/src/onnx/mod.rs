//! Reads a tree ensemble from an ONNX model: `TreeEnsembleClassifier` of two classes or `TreeEnsembleRegressor` of one
//! value (operator set `ai.onnx.ml`, versions 1 to 3), as exporters of LightGBM, XGBoost and scikit-learn write them.
//!
//! The model may pass its input through `Cast` and `Identity` and its output through those, `ZipMap`, `Reshape` and a
//! multiplication by one; a graph that computes anything else is refused, since what is read here would not be what it
//! answers. ONNX runtimes add leaves in single precision, so their scores differ from ours in the seventh digit. A model
//! holds no counts of training rows; [`crate::Ensemble::with_cover_of`] finds them for explanations.

mod graph;
mod wire;

use rustc_hash::FxHashMap;

use crate::ensemble::{EnsembleError, count};
use crate::forest::{Forest, Leaf, Link, Missing, Precision, Side, Split, Test, Tree};
use crate::limits::{MAX_CATEGORIES, MAX_FEATURES, MAX_ONNX_BYTES, MAX_TREES};
use graph::{Attribute, Graph};
use wire::NotWire;

/// Why an ONNX model was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum OnnxError {
    /// Too long.
    #[error("the ONNX model has {bytes} bytes; at most {MAX_ONNX_BYTES}: train fewer trees")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// Not an ONNX model, or cut off.
    #[error("not an ONNX model, or cut off: export it again")]
    NotOnnx,
    /// Sound perhaps, but not what this reader knows.
    #[error("{what} is not read here: {remedy}")]
    Unsupported {
        /// What it is.
        what: String,
        /// What to do.
        remedy: &'static str,
    },
    /// Lists of the ensemble do not fit each other.
    #[error("the tree ensemble is not sound: {0}: export it again")]
    Malformed(String),
    /// The trees are not sound.
    #[error(transparent)]
    Ensemble(#[from] EnsembleError),
}

impl From<NotWire> for OnnxError {
    fn from(_: NotWire) -> Self {
        Self::NotOnnx
    }
}

fn unsupported<T>(what: impl Into<String>, remedy: &'static str) -> Result<T, OnnxError> {
    Err(OnnxError::Unsupported { what: what.into(), remedy })
}

fn malformed<T>(problem: impl Into<String>) -> Result<T, OnnxError> {
    Err(OnnxError::Malformed(problem.into()))
}

/// Reads a model. Its features are named `f0`, `f1` and so on, since ONNX gives columns no names; rename them in
/// [`Forest::features`]. The forest is not yet checked as a whole.
///
/// # Errors
/// [`OnnxError`] when the bytes are no ONNX model, the graph holds more than one tree ensemble and what exporters put
/// around it, or the ensemble is of a kind that is not read (several classes or targets, minimum or maximum, other
/// transforms than none, logistic and softmax).
pub fn read(bytes: &[u8]) -> Result<Forest, OnnxError> {
    if bytes.len() > MAX_ONNX_BYTES {
        return Err(OnnxError::TooLong { bytes: bytes.len() });
    }
    let graph = Graph::read(bytes)?;
    let (node, precision, width) = graph.ensemble()?;
    let text = |name: &str, default: &'static str| node.attribute(name).map_or(Ok(default), Attribute::text);
    let classifier = node.operator == "TreeEnsembleClassifier";
    let weights = if classifier { class_weights(node)? } else { target_weights(node)? };
    let softmax = |link| if weights.both { Ok(link) } else { unsupported("softmax over one class", "export again") };
    let link = match text("post_transform", "NONE")? {
        "NONE" => Link::Identity,
        "LOGISTIC" => Link::Logistic { slope: 1.0 },
        // Of two classes: the difference of their scores is the logit.
        "SOFTMAX" => softmax(Link::Logistic { slope: 1.0 })?,
        other => return unsupported(format!("the transform {other}"), "train with a logistic or plain objective"),
    };
    let softmax = text("post_transform", "NONE")? == "SOFTMAX";
    let mean = match text("aggregate_function", "SUM")? {
        "SUM" => false,
        "AVERAGE" => true,
        other => return unsupported(format!("the aggregate {other}"), "train an ensemble that adds its trees"),
    };
    let base = match (node.list("base_values", Attribute::floats)?, softmax) {
        ([], _) => 0.0,
        ([base], false) => *base,
        ([first, second], true) => second - first,
        (many, _) => return unsupported(format!("an ensemble of {} base values", many.len()), "export again"),
    };
    let nodes = Nodes::read(node)?;
    let used = nodes.features.iter().copied().max().unwrap_or_default() + 1;
    let width = width.unwrap_or(used).max(used);
    count("features", width, 1, MAX_FEATURES)?;
    let features = (0..width).map(|at| format!("f{at}")).collect();
    let trees = nodes.trees(&weights.values(softmax), precision)?;
    Ok(Forest { features, link, base, mean, precision, trees })
}

/// What each leaf adds, by tree and node, to the first and the second class.
struct Weights {
    leaves: Vec<((i64, i64), usize, f64)>,
    /// Whether leaves speak about both classes.
    both: bool,
}

impl Weights {
    /// What a leaf adds to the score of *bad*, the second class, or to the value.
    fn values(&self, softmax: bool) -> FxHashMap<(i64, i64), f64> {
        let mut values = FxHashMap::default();
        for (leaf, class, weight) in &self.leaves {
            let sum: &mut f64 = values.entry(*leaf).or_default();
            match (self.both, class) {
                (true, 0) if softmax => *sum -= weight,
                (true, 0) => {}
                _ => *sum += weight,
            }
        }
        values
    }
}

fn weights(node: &graph::Node<'_>, kind: &str) -> Result<Weights, OnnxError> {
    let list = |name: &str| node.list(&format!("{kind}_{name}"), Attribute::ints);
    let (trees, nodes, ids) = (list("treeids")?, list("nodeids")?, list("ids")?);
    let weights = node.list(&format!("{kind}_weights"), Attribute::floats)?;
    if [nodes.len(), ids.len(), weights.len()] != [trees.len(); 3] {
        return malformed(format!("lists of {kind} weights differ in length"));
    }
    let mut leaves = Vec::with_capacity(weights.len());
    for (((tree, node), id), weight) in trees.iter().zip(nodes).zip(ids).zip(weights) {
        let class = usize::try_from(*id).unwrap_or(usize::MAX);
        leaves.push(((*tree, *node), class, *weight));
    }
    let has = |class: usize| leaves.iter().any(|(_, id, _)| *id == class);
    let both = has(0) && has(1);
    if leaves.iter().any(|(_, class, _)| *class > 1) {
        return unsupported("an ensemble of several classes or targets", "train one model for each question");
    }
    Ok(Weights { leaves, both })
}

fn class_weights(node: &graph::Node<'_>) -> Result<Weights, OnnxError> {
    let numbers = node.list("classlabels_int64s", Attribute::ints)?.len();
    let classes = numbers + node.attribute("classlabels_strings").map_or(0, Attribute::strings);
    if classes != 2 {
        return unsupported(format!("a classifier of {classes} classes"), "train a model of two classes, good and bad");
    }
    weights(node, "class")
}

fn target_weights(node: &graph::Node<'_>) -> Result<Weights, OnnxError> {
    let weights = weights(node, "target")?;
    if node.attribute("n_targets").map_or(Ok(1), Attribute::int)? != 1 || weights.leaves.iter().any(|leaf| leaf.1 > 0) {
        return unsupported("a regression of several values", "train one model for each value");
    }
    Ok(weights)
}

/// The lists that describe the nodes of all trees.
struct Nodes<'a> {
    keys: Vec<(i64, i64)>,
    modes: Vec<&'a str>,
    features: Vec<usize>,
    values: &'a [f64],
    yes: &'a [i64],
    no: &'a [i64],
    /// Whether missing answers yes; empty when never.
    missing: &'a [i64],
}

impl<'a> Nodes<'a> {
    fn read(node: &'a graph::Node<'a>) -> Result<Self, OnnxError> {
        let list = |name: &str| node.list(name, Attribute::ints);
        let (trees, ids) = (list("nodes_treeids")?, list("nodes_nodeids")?);
        let modes = node.attribute("nodes_modes").map_or(Ok(Vec::new()), Attribute::texts)?;
        let features =
            list("nodes_featureids")?.iter().map(|id| usize::try_from(*id).unwrap_or(usize::MAX - 1)).collect();
        let nodes = Self {
            keys: trees.iter().copied().zip(ids.iter().copied()).collect(),
            modes,
            features,
            values: node.list("nodes_values", Attribute::floats)?,
            yes: list("nodes_truenodeids")?,
            no: list("nodes_falsenodeids")?,
            missing: list("nodes_missing_value_tracks_true")?,
        };
        let lengths =
            [ids.len(), nodes.modes.len(), nodes.features.len(), nodes.values.len(), nodes.yes.len(), nodes.no.len()];
        if lengths != [trees.len(); 6] || ![0, trees.len()].contains(&nodes.missing.len()) {
            return malformed("lists of nodes differ in length");
        }
        Ok(nodes)
    }

    /// Trees in the order in which they first appear.
    fn trees(&self, leaves: &FxHashMap<(i64, i64), f64>, precision: Precision) -> Result<Vec<Tree>, OnnxError> {
        let mut order: Vec<i64> = Vec::new();
        let mut members: FxHashMap<i64, Vec<usize>> = FxHashMap::default();
        for (at, (tree, _)) in self.keys.iter().enumerate() {
            let nodes = members.entry(*tree).or_insert_with(|| {
                order.push(*tree);
                Vec::new()
            });
            nodes.push(at);
        }
        count("trees", order.len(), 1, MAX_TREES)?;
        order.iter().map(|tree| self.tree(*tree, &members[tree], leaves, precision)).collect()
    }

    fn tree(
        &self,
        tree: i64,
        members: &[usize],
        values: &FxHashMap<(i64, i64), f64>,
        precision: Precision,
    ) -> Result<Tree, OnnxError> {
        // Where each node will stand; the root must be split 0, and it is the one that no other leads to.
        let is_leaf = |at: usize| self.modes[at] == "LEAF";
        let mut led_to: FxHashMap<i64, ()> = FxHashMap::default();
        for at in members.iter().copied().filter(|at| !is_leaf(*at)) {
            led_to.insert(self.yes[at], ());
            led_to.insert(self.no[at], ());
        }
        let mut places: FxHashMap<i64, i32> = FxHashMap::default();
        let (roots, others): (Vec<usize>, Vec<usize>) =
            members.iter().partition(|at| !led_to.contains_key(&self.keys[**at].1));
        if roots.len() != 1 {
            return malformed(format!("tree {tree} has {} roots", roots.len()));
        }
        let (mut splits, mut ends) = (Vec::new(), Vec::new());
        let ordered: Vec<usize> = roots.into_iter().chain(others).collect();
        for at in &ordered {
            let list = if is_leaf(*at) { &mut ends } else { &mut splits };
            list.push(*at);
            // Bounded by the length of the file.
            let place = if is_leaf(*at) { -(list.len() as i32) } else { list.len() as i32 - 1 };
            if places.insert(self.keys[*at].1, place).is_some() {
                return malformed(format!("tree {tree} has two nodes {}", self.keys[*at].1));
            }
        }
        let leaves =
            ends.iter().map(|at| Leaf { value: values.get(&self.keys[*at]).copied().unwrap_or_default(), cover: 0.0 });
        let splits = splits.iter().map(|at| self.split(*at, &places, precision)).collect::<Result<_, _>>()?;
        Ok(Tree { splits, leaves: leaves.collect() })
    }

    fn split(&self, at: usize, places: &FxHashMap<i64, i32>, precision: Precision) -> Result<Split, OnnxError> {
        let place = |id: i64| match places.get(&id) {
            Some(place) => Ok(*place),
            None => malformed(format!("a node leads to {id}, which is not there")),
        };
        let (yes, no) = (place(self.yes[at])?, place(self.no[at])?);
        let missing_yes = self.missing.get(at).is_some_and(|flag| *flag != 0);
        let value = self.values[at];
        let feature =
            u16::try_from(self.features[at]).or_else(|_| malformed("a node asks about a feature past the bound"))?;
        let at_most = |threshold: f64, yes_is_left: bool| Test::AtMost {
            threshold,
            missing: Missing::Apart,
            default: if missing_yes == yes_is_left { Side::Left } else { Side::Right },
        };
        // `value < t` is `value <= the number before t`; the opposite question changes sides.
        let (test, swapped) = match self.modes[at] {
            "BRANCH_LEQ" => (at_most(value, true), false),
            "BRANCH_LT" => (at_most(before(value, precision), true), false),
            "BRANCH_GT" => (at_most(value, false), true),
            "BRANCH_GTE" => (at_most(before(value, precision), false), true),
            mode @ ("BRANCH_EQ" | "BRANCH_NEQ") => {
                let code = value >= 0.0 && value.fract() == 0.0 && value < MAX_CATEGORIES as f64;
                if !code || (missing_yes && mode == "BRANCH_EQ") {
                    let remedy = "code categories as whole numbers from 0, missing ones as NaN";
                    return unsupported(format!("{mode} {value}"), remedy);
                }
                (Test::Among { categories: vec![value as u32] }, mode == "BRANCH_NEQ")
            }
            other => {
                return unsupported(format!("the node mode {other}"), "export with operator set ai.onnx.ml 3 or lower");
            }
        };
        let (left, right) = if swapped { (no, yes) } else { (yes, no) };
        Ok(Split { feature, test, left, right, cover: 0.0 })
    }
}

fn before(value: f64, precision: Precision) -> f64 {
    match precision {
        Precision::Double => value.next_down(),
        Precision::Single => f64::from((value as f32).next_down()),
    }
}
