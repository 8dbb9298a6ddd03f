//! Reads the text that LightGBM saves a model as (`save_model`, `model_to_string`; format versions `v3` and `v4`).
//!
//! The text is a head of `key=value` lines, a block of such lines for each tree, `end of trees`, and remarks. Everything
//! that could change a score is read or refused: a key this reader does not know, linear leaves, several classes, a
//! text that ends early. The format is defined by LightGBM's own reader (`Tree::Tree(const char*, size_t*)` and
//! `GBDT::LoadModelFromString`); `decision_type` holds in bit 0 whether the split is by category, in bit 1 whether the
//! default way is left, in bits 2 and 3 the kind of missing value.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::ensemble::EnsembleError;
use crate::forest::{Forest, Leaf, Link, Missing, Precision, Side, Split, Test, Tree};
use crate::limits::{MAX_CATEGORIES, MAX_FEATURES, MAX_LEAVES, MAX_LIGHTGBM_BYTES, MAX_TREES};

const HEAD_KEYS: &[&str] = &[
    "version",
    "num_class",
    "num_tree_per_iteration",
    "label_index",
    "max_feature_idx",
    "objective",
    "average_output",
    "feature_names",
    "monotone_constraints",
    "feature_infos",
    "tree_sizes",
];
const TREE_KEYS: &[&str] = &[
    "num_leaves",
    "num_cat",
    "split_feature",
    "split_gain",
    "threshold",
    "decision_type",
    "left_child",
    "right_child",
    "leaf_value",
    "leaf_weight",
    "leaf_count",
    "internal_value",
    "internal_weight",
    "internal_count",
    "cat_boundaries",
    "cat_threshold",
    "is_linear",
    "shrinkage",
];

/// A model as LightGBM wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct LightGbm {
    /// The trees, not yet checked as a whole.
    pub forest: Forest,
    /// The objective line, e.g. `binary sigmoid:1`; empty for an objective of the trainer's own.
    pub objective: String,
    /// Direction in which the prediction may move with each feature: 1 up, -1 down, 0 either. Empty when none was set.
    pub monotone: Vec<i8>,
    /// Spellings of the categories of columns that pandas held as `category`, one list for each such column in the
    /// order of the columns; a category's code is its place in the list.
    pub pandas_categories: Vec<Vec<serde_json::Value>>,
    /// Whether each column was trained on as a category (`feature_infos`); a column of one value is told as neither.
    pub categorical: Vec<bool>,
}

/// Why a LightGBM text was refused.
#[derive(Debug, thiserror::Error)]
pub enum LightGbmError {
    /// Too long.
    #[error("the LightGBM text has {bytes} bytes; at most {MAX_LIGHTGBM_BYTES}: train fewer trees")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// Cut off, or not such a text.
    #[error("line {line}: {problem}: save the model again with LightGBM")]
    Malformed {
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// Sound, but beyond what this reader knows.
    #[error("line {line}: {what} is not read here: {remedy}")]
    Unsupported {
        /// Line, from 1.
        line: usize,
        /// What it is.
        what: String,
        /// What to do.
        remedy: &'static str,
    },
    /// The trees as a whole are not sound.
    #[error(transparent)]
    Ensemble(#[from] EnsembleError),
}

type Read<T> = Result<T, LightGbmError>;

/// The lines of one block by key, with their numbers.
struct Block<'a> {
    first: usize,
    entries: BTreeMap<&'a str, (usize, &'a str)>,
}

impl<'a> Block<'a> {
    fn malformed<T>(line: usize, problem: impl Into<String>) -> Read<T> {
        Err(LightGbmError::Malformed { line, problem: problem.into() })
    }

    fn text(&self, key: &str) -> Read<(usize, &'a str)> {
        match self.entries.get(key) {
            Some(found) => Ok(*found),
            None => Self::malformed(self.first, format!("the block that begins here has no '{key}'")),
        }
    }

    fn one<T: FromStr>(&self, key: &str) -> Read<T> {
        let (line, text) = self.text(key)?;
        parse(line, key, text.trim())
    }

    /// Exactly `count` numbers.
    fn list<T: FromStr>(&self, key: &str, count: usize) -> Read<Vec<T>> {
        let (line, text) = self.text(key)?;
        let values = text.split_ascii_whitespace().map(|word| parse(line, key, word)).collect::<Read<Vec<T>>>()?;
        if values.len() != count {
            return Self::malformed(line, format!("'{key}' has {} values, {count} are needed", values.len()));
        }
        Ok(values)
    }

    /// As [`Self::list`]; `None` when the key is absent.
    fn list_if_there<T: FromStr>(&self, key: &str, count: usize) -> Read<Option<Vec<T>>> {
        if self.entries.contains_key(key) { self.list(key, count).map(Some) } else { Ok(None) }
    }
}

fn parse<T: FromStr>(line: usize, key: &str, word: &str) -> Read<T> {
    word.parse().or_else(|_| {
        let shown: String = word.chars().take(40).collect();
        Block::malformed(line, format!("'{shown}' is not a number that '{key}' can hold"))
    })
}

struct Lines<'a> {
    lines: std::iter::Peekable<std::iter::Enumerate<std::str::Lines<'a>>>,
    last: usize,
}

impl<'a> Lines<'a> {
    /// Key-value lines up to a blank line or a line that begins the next part.
    fn block(&mut self, known: &[&str]) -> Read<Block<'a>> {
        let mut block = Block { first: self.last + 1, entries: BTreeMap::new() };
        while let Some((_, text)) = self.lines.peek().copied() {
            if text.trim().is_empty() || text.starts_with("Tree=") || text == "end of trees" {
                break;
            }
            let (at, _) = self.lines.next().unwrap_or_default();
            self.last = at + 1;
            let (key, value) = text.split_once('=').unwrap_or((text.trim(), ""));
            if !known.contains(&key) {
                let what = format!("the key '{}'", key.chars().take(40).collect::<String>());
                let remedy = "save the model with a LightGBM of version 3 or 4, without linear trees";
                return Err(LightGbmError::Unsupported { line: self.last, what, remedy });
            }
            if block.entries.insert(key, (self.last, value)).is_some() {
                return Block::malformed(self.last, format!("'{key}' is given twice"));
            }
        }
        Ok(block)
    }

    /// The next line that is not blank.
    fn next(&mut self) -> Read<&'a str> {
        for (at, text) in self.lines.by_ref() {
            self.last = at + 1;
            if !text.trim().is_empty() {
                return Ok(text);
            }
        }
        Block::malformed(self.last, "the text ends before 'end of trees'")
    }
}

impl LightGbm {
    /// Reads a model text.
    ///
    /// # Errors
    /// [`LightGbmError`] with the line: not such a text, cut off, a bad number, a bound passed, or a kind of model
    /// that is not supported (several classes, linear leaves, rankings by position).
    pub fn read(text: &str) -> Result<Self, LightGbmError> {
        if text.len() > MAX_LIGHTGBM_BYTES {
            return Err(LightGbmError::TooLong { bytes: text.len() });
        }
        let mut lines = Lines { lines: text.lines().enumerate().peekable(), last: 0 };
        if lines.next()? != "tree" {
            return Block::malformed(lines.last, "a LightGBM model begins with the line 'tree'");
        }
        let head = lines.block(HEAD_KEYS)?;
        let (features, link) = read_head(&head)?;
        let (_, objective) = head.entries.get("objective").copied().unwrap_or_default();
        let monotone = head.list_if_there("monotone_constraints", features.len())?.unwrap_or_default();
        let infos: Vec<String> = head.list_if_there("feature_infos", features.len())?.unwrap_or_default();
        let categorical = infos.iter().map(|info| !info.starts_with('[') && info != "none").collect();
        let sizes = head.text("tree_sizes")?.1.split_ascii_whitespace().count();
        let mut trees = Vec::new();
        loop {
            let line = lines.next()?;
            if line == "end of trees" {
                break;
            }
            if line.strip_prefix("Tree=").and_then(|at| at.parse().ok()) != Some(trees.len()) {
                return Block::malformed(lines.last, format!("'Tree={}' or 'end of trees' is expected", trees.len()));
            }
            if trees.len() == MAX_TREES {
                crate::ensemble::count("trees", MAX_TREES + 1, 1, MAX_TREES)?;
            }
            trees.push(read_tree(&lines.block(TREE_KEYS)?)?);
        }
        if sizes != trees.len() {
            return Block::malformed(lines.last, format!("'tree_sizes' names {sizes} trees, {} follow", trees.len()));
        }
        let pandas_categories = read_pandas(&mut lines)?;
        let mean = head.entries.contains_key("average_output");
        let forest = Forest { features, link, base: 0.0, mean, precision: Precision::Double, trees };
        Ok(Self { forest, objective: objective.to_owned(), monotone, pandas_categories, categorical })
    }
}

fn read_head(head: &Block<'_>) -> Read<(Vec<String>, Link)> {
    let (line, version) = head.text("version")?;
    if !["v3", "v4"].contains(&version) {
        let remedy = "save the model with a LightGBM of version 3 or 4";
        return Err(LightGbmError::Unsupported { line, what: format!("format version '{version}'"), remedy });
    }
    for key in ["num_class", "num_tree_per_iteration"] {
        if head.one::<usize>(key)? != 1 {
            let (line, _) = head.text(key)?;
            let remedy = "train one model with a single output for each question";
            return Err(LightGbmError::Unsupported { line, what: "a model of several classes".to_owned(), remedy });
        }
    }
    let count = head.one::<usize>("max_feature_idx")?.saturating_add(1);
    crate::ensemble::count("features", count, 1, MAX_FEATURES)?;
    let features = head.list("feature_names", count)?;
    let (line, objective) = head.entries.get("objective").copied().unwrap_or_default();
    Ok((features, link(line, objective)?))
}

/// What the objective makes of the raw score (`ObjectiveFunction::ConvertOutput`).
fn link(line: usize, objective: &str) -> Read<Link> {
    let mut words = objective.split_ascii_whitespace();
    let name = words.next().unwrap_or_default();
    let option = |key: &str| objective.split_ascii_whitespace().find_map(|word| word.strip_prefix(key));
    Ok(match name {
        "binary" => {
            Link::Logistic { slope: option("sigmoid:").map_or(Ok(1.0), |text| parse(line, "objective", text))? }
        }
        "cross_entropy" | "xentropy" => Link::Logistic { slope: 1.0 },
        "poisson" | "gamma" | "tweedie" => Link::Exponential,
        "regression" if words.any(|word| word == "sqrt") => Link::SignedSquare,
        "" | "custom" | "regression" | "regression_l1" | "huber" | "fair" | "quantile" | "mape" | "lambdarank"
        | "rank_xendcg" => Link::Identity,
        other => {
            let remedy = "train with objective binary, cross_entropy, regression, poisson, gamma or tweedie";
            return Err(LightGbmError::Unsupported { line, what: format!("the objective '{other}'"), remedy });
        }
    })
}

fn read_tree(block: &Block<'_>) -> Read<Tree> {
    let leaves: usize = block.one("num_leaves")?;
    crate::ensemble::count(format!("leaves of the tree at line {}", block.first), leaves, 1, MAX_LEAVES)?;
    if let Some((line, text)) = block.entries.get("is_linear")
        && text.trim() != "0"
    {
        let (line, what) = (*line, "a tree with linear leaves".to_owned());
        return Err(LightGbmError::Unsupported { line, what, remedy: "train with linear_tree=false" });
    }
    let values: Vec<f64> = block.list("leaf_value", leaves)?;
    let splits = leaves - 1;
    // A tree without splits may leave the counts out: they are not asked for.
    let counts = if splits == 0 { None } else { block.list_if_there::<u64>("leaf_count", leaves)? };
    let leaf =
        |(at, value): (usize, &f64)| Leaf { value: *value, cover: counts.as_ref().map_or(0.0, |c| c[at] as f64) };
    let leaves = values.iter().enumerate().map(leaf).collect();
    if splits == 0 {
        return Ok(Tree { splits: Vec::new(), leaves });
    }
    let features: Vec<u16> = block.list("split_feature", splits)?;
    let thresholds: Vec<f64> = block.list("threshold", splits)?;
    let types: Vec<u8> = block.list("decision_type", splits)?;
    let left: Vec<i32> = block.list("left_child", splits)?;
    let right: Vec<i32> = block.list("right_child", splits)?;
    let covers = block.list_if_there::<u64>("internal_count", splits)?;
    let sets = read_sets(block)?;
    let mut built = Vec::with_capacity(splits);
    for at in 0..splits {
        built.push(Split {
            feature: features[at],
            test: test(block, types[at], thresholds[at], &sets)?,
            left: left[at],
            right: right[at],
            // Both counts or neither: half of them explain nothing.
            cover: match (&covers, &counts) {
                (Some(covers), Some(_)) => covers[at] as f64,
                _ => 0.0,
            },
        });
    }
    Ok(Tree { splits: built, leaves })
}

fn test(block: &Block<'_>, kind: u8, threshold: f64, sets: &[Vec<u32>]) -> Read<Test> {
    let (line, _) = block.text("decision_type")?;
    if kind & 1 == 1 {
        // The threshold of a split by category is the number of its set.
        let set = (threshold >= 0.0 && threshold.fract() == 0.0).then(|| sets.get(threshold as usize)).flatten();
        return match set {
            Some(categories) => Ok(Test::Among { categories: categories.clone() }),
            None => Block::malformed(line, format!("a split refers to set {threshold} of {} sets", sets.len())),
        };
    }
    let missing = match kind >> 2 {
        0 => Missing::AsZero,
        1 => Missing::WithZero,
        2 => Missing::Apart,
        _ => return Block::malformed(line, format!("decision_type {kind} is not known")),
    };
    let default = if kind & 2 == 2 { Side::Left } else { Side::Right };
    Ok(Test::AtMost { threshold, missing, default })
}

/// The sets of categories of a tree: `cat_boundaries` cut `cat_threshold` into bit sets of 32-bit words.
fn read_sets(block: &Block<'_>) -> Read<Vec<Vec<u32>>> {
    let count: usize = if block.entries.contains_key("num_cat") { block.one("num_cat")? } else { 0 };
    if count == 0 {
        return Ok(Vec::new());
    }
    if count >= MAX_LEAVES {
        let (line, _) = block.text("num_cat")?;
        return Block::malformed(line, format!("{count} sets of categories are more than there can be splits"));
    }
    let (line, _) = block.text("cat_boundaries")?;
    let bounds: Vec<usize> = block.list("cat_boundaries", count + 1)?;
    let sound = bounds.windows(2).all(|pair| pair[0] <= pair[1]) && bounds[0] == 0;
    // Each word has a character at least, so this refuses what the text cannot hold before anything is allocated.
    if !sound || bounds[count] > MAX_LIGHTGBM_BYTES {
        return Block::malformed(line, "'cat_boundaries' do not rise from 0");
    }
    let words: Vec<u32> = block.list("cat_threshold", bounds[count])?;
    let mut sets = Vec::with_capacity(count);
    for pair in bounds.windows(2) {
        let words = &words[pair[0]..pair[1]];
        crate::ensemble::count("words of a set of categories", words.len(), 0, MAX_CATEGORIES / 32)?;
        let bits = (0_u32..)
            .zip(words)
            .flat_map(|(at, word)| (0..32).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 32 + bit));
        sets.push(bits.collect());
    }
    Ok(sets)
}

/// The remark on categories that the Python package appends.
fn read_pandas(lines: &mut Lines<'_>) -> Read<Vec<Vec<serde_json::Value>>> {
    for (at, text) in lines.lines.by_ref() {
        let Some(json) = text.strip_prefix("pandas_categorical:") else { continue };
        return match serde_json::from_str::<Option<Vec<Vec<serde_json::Value>>>>(json) {
            Ok(lists) => Ok(lists.unwrap_or_default()),
            Err(error) => {
                Block::malformed(at + 1, format!("'pandas_categorical' is not lists of categories ({error})"))
            }
        };
    }
    Ok(Vec::new())
}
