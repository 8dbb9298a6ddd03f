//! What a training is asked for, with defaults that suit a first model, and why it was refused.

use std::collections::BTreeMap;

use scoring::{ColumnData, Sample, Table};
use serde::{Deserialize, Serialize};

use crate::limits::{LEAST_OUTCOMES, MAX_LEAVES, MAX_TREES};

/// The way the risk may move as a feature rises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// It may only rise.
    Up,
    /// It may only fall.
    Down,
}

/// A training's options.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TrainOptions {
    /// Columns used, in this order.
    pub columns: Vec<String>,
    /// Numeric columns along which the risk may move one way only, whatever the others are.
    pub monotone: BTreeMap<String, Direction>,
    /// Trees.
    pub trees: usize,
    /// Leaves of a tree.
    pub leaves: usize,
    /// Share of each tree's answer that is added, above 0 and at most 1.
    pub learning_rate: f64,
    /// Fewest rows in a leaf.
    pub min_rows_in_leaf: usize,
    /// Penalty on the square of leaf values, 0 or more.
    pub ridge: f64,
    /// Share of the columns that each tree may use, above 0 and at most 1.
    pub column_share: f64,
    /// Share of the columns that each split may choose among, drawn anew, above 0 and at most 1.
    pub split_column_share: f64,
    /// Share of the rows that each tree grows on, drawn anew, above 0 and at most 1.
    pub row_share: f64,
    /// Any number; another draws other columns and rows.
    pub seed: u32,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            monotone: BTreeMap::new(),
            trees: 200,
            leaves: 31,
            learning_rate: 0.1,
            min_rows_in_leaf: 20,
            ridge: 0.0,
            column_share: 1.0,
            split_column_share: 1.0,
            row_share: 1.0,
            seed: 1,
        }
    }
}

/// Why there is no model.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// An option out of its range.
    #[error("{what} is {value}: {rule}")]
    Option {
        /// Which.
        what: &'static str,
        /// Its value.
        value: f64,
        /// The range it must keep.
        rule: &'static str,
    },
    /// A column that is absent, named twice, or of the wrong kind.
    #[error("column '{name}': {problem}")]
    Column {
        /// The column.
        name: String,
        /// What is wrong and what to do.
        problem: &'static str,
    },
    /// Too few outcomes.
    #[error("{bads} bad and {goods} good rows to train on; at least {LEAST_OUTCOMES} of each are needed: add rows")]
    Outcomes {
        /// Bad rows.
        bads: usize,
        /// Good rows.
        goods: usize,
    },
    /// LightGBM failed.
    #[error("LightGBM did not train: {0}")]
    Library(String),
    /// What LightGBM wrote cannot be read.
    #[error(transparent)]
    Model(#[from] trees::LightGbmError),
}

impl TrainOptions {
    /// Checks the options against a table and the rows to train on.
    ///
    /// # Errors
    /// The first [`TrainError`]: an option out of range, a column that cannot be used so, too few outcomes.
    pub fn check(&self, table: &Table, sample: &Sample) -> Result<(), TrainError> {
        let share = |value: f64| value > 0.0 && value <= 1.0;
        let rules = [
            ("trees", self.trees as f64, (1..=MAX_TREES).contains(&self.trees), "between 1 and 1,000 are allowed"),
            ("leaves", self.leaves as f64, (2..=MAX_LEAVES).contains(&self.leaves), "between 2 and 256 are allowed"),
            ("learning_rate", self.learning_rate, share(self.learning_rate), "must be above 0 and at most 1"),
            ("min_rows_in_leaf", self.min_rows_in_leaf as f64, self.min_rows_in_leaf > 0, "must be above 0"),
            ("ridge", self.ridge, self.ridge.is_finite() && self.ridge >= 0.0, "must be 0 or more"),
            ("column_share", self.column_share, share(self.column_share), "must be above 0 and at most 1"),
            (
                "split_column_share",
                self.split_column_share,
                share(self.split_column_share),
                "must be above 0 and at most 1",
            ),
            ("row_share", self.row_share, share(self.row_share), "must be above 0 and at most 1"),
            ("columns", self.columns.len() as f64, !self.columns.is_empty(), "name one at least"),
        ];
        if let Some((what, value, _, rule)) = rules.into_iter().find(|(.., holds, _)| !holds) {
            return Err(TrainError::Option { what, value, rule });
        }
        let wrong = |name: &String, problem| Err(TrainError::Column { name: name.clone(), problem });
        for (at, name) in self.columns.iter().enumerate() {
            if self.columns[..at].contains(name) {
                return wrong(name, "is named twice: drop one");
            }
            let Some(column) = table.column(name) else { return wrong(name, "is not in the table") };
            if name
                .contains(|letter: char| letter.is_whitespace() || letter.is_control() || "\",:[]{}".contains(letter))
            {
                return wrong(name, "LightGBM takes no spaces, quotes, brackets, commas or colons in names: rename it");
            }
            if matches!(column.data, ColumnData::Categorical { .. }) && self.monotone.contains_key(name) {
                return wrong(name, "is a category, which has no up or down: take it out of `monotone`");
            }
        }
        if let Some(name) = self.monotone.keys().find(|name| !self.columns.contains(name)) {
            return wrong(name, "is in `monotone` but not in `columns`");
        }
        let bads = sample.bads();
        let goods = sample.len() - bads;
        if bads.min(goods) < LEAST_OUTCOMES {
            return Err(TrainError::Outcomes { bads, goods });
        }
        Ok(())
    }
}
