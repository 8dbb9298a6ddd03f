//! Categories as numbers, and back.
//!
//! The interface to LightGBM passes numbers only. Categories are put in the order of their bad rate among the training
//! rows, in which, for two outcomes, the best split into two sets is a cut (Breiman et al., *Classification and Regression
//! Trees*, 1984, theorem 4.5); rates of rare ones are drawn towards the mean. A missing category has its own place in the
//! order. After training, each cut is turned into the set of categories below it, so that the model names categories and
//! knows nothing of the order.

use scoring::{Column, ColumnData, MISSING_CODE, Sample, Table, TrainedOn};
use trees::{Forest, Test, Tree, TreeModel, Values};

/// Rows of the mean that are added to each category's own before its rate is taken.
const PRIOR_ROWS: f64 = 10.0;

/// A trained forest with what its features' values are.
#[derive(Debug, Clone, PartialEq)]
pub struct Trained {
    /// The trees.
    pub forest: Forest,
    /// For each feature of the forest, numbers or the spellings of its categories.
    pub values: Vec<Values>,
    /// The tool and objective, for the document.
    pub origin: String,
}

impl Trained {
    /// A document around the forest, with plain words and the default scale, to be worded before it is used.
    #[must_use]
    pub fn into_model(self, name: &str, target: &str, trained_on: TrainedOn) -> TreeModel {
        let mut model = TreeModel::plain(name, target, trained_on, self.forest);
        for (feature, values) in model.features.iter_mut().zip(self.values) {
            feature.values = values;
        }
        model.origin = self.origin;
        model
    }
}

/// How one column is passed.
#[derive(Debug, Clone, PartialEq)]
pub enum Encoding {
    /// As it is; NaN is missing.
    Number,
    /// By place in an order.
    Category {
        /// Spellings; a category's code is its place here.
        levels: Vec<String>,
        /// Place of each code in the order.
        places: Vec<u32>,
        /// Place of a missing value.
        missing: u32,
    },
}

impl Encoding {
    /// Finds the order of a column's categories on the rows to train on.
    #[must_use]
    pub fn of(column: &Column, sample: &Sample) -> Self {
        let ColumnData::Categorical { codes, levels } = &column.data else { return Self::Number };
        // The last entry is missing.
        let mut rows = vec![(0.0, 0.0); levels.len() + 1];
        let (mut bads, mut all) = (0.0, 0.0);
        for (at, row) in sample.rows.iter().enumerate() {
            let weight = sample.weight(at);
            let bad = if sample.bad[at] { weight } else { 0.0 };
            let code = codes[*row as usize];
            let entry = &mut rows[if code == MISSING_CODE { levels.len() } else { code as usize }];
            *entry = (entry.0 + bad, entry.1 + weight);
            (bads, all) = (bads + bad, all + weight);
        }
        let mean = if all > 0.0 { bads / all } else { 0.0 };
        let rate = |at: usize| (rows[at].0 + PRIOR_ROWS * mean) / (rows[at].1 + PRIOR_ROWS);
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|a, b| rate(*a).total_cmp(&rate(*b)).then(a.cmp(b)));
        let mut places = vec![0; rows.len()];
        (0..).zip(order).for_each(|(place, at)| places[at] = place);
        let missing = places.pop().unwrap_or_default();
        Self::Category { levels: levels.clone(), places, missing }
    }

    /// Values of the rows to train on, as they are passed.
    #[must_use]
    pub fn encode(&self, column: &Column, rows: &[u32]) -> Vec<f64> {
        match (self, &column.data) {
            (Self::Category { places, missing, .. }, ColumnData::Categorical { codes, .. }) => {
                let place = |code: u32| if code == MISSING_CODE { *missing } else { places[code as usize] };
                rows.iter().map(|row| f64::from(place(codes[*row as usize]))).collect()
            }
            (_, ColumnData::Numeric(values)) => rows.iter().map(|row| values[*row as usize]).collect(),
            (Self::Number, ColumnData::Categorical { codes, .. }) => {
                rows.iter().map(|row| f64::from(codes[*row as usize])).collect()
            }
        }
    }

    /// What the feature's values are, for the document.
    #[must_use]
    pub fn values(&self) -> Values {
        match self {
            Self::Number => Values::Number {},
            Self::Category { levels, .. } => Values::Category { levels: levels.clone() },
        }
    }
}

/// Encodings of the columns, in the order given.
#[must_use]
pub fn encodings(table: &Table, columns: &[String], sample: &Sample) -> Vec<Encoding> {
    columns.iter().filter_map(|name| table.column(name)).map(|column| Encoding::of(column, sample)).collect()
}

/// Turns cuts in the order of categories into sets of categories.
pub fn decode(forest: &mut Forest, encodings: &[Encoding]) {
    for split in forest.trees.iter_mut().flat_map(|tree: &mut Tree| &mut tree.splits) {
        let Some(Encoding::Category { places, missing, .. }) = encodings.get(usize::from(split.feature)) else {
            continue;
        };
        let Test::AtMost { threshold, .. } = split.test else { continue };
        let below = |place: u32| f64::from(place) <= threshold;
        // What is missing, or was never seen, is in no set and goes right. Where missing ones went left, the sides change.
        let swapped = below(*missing);
        let categories =
            (0..).zip(places).filter(|(_, place)| below(**place) != swapped).map(|(code, _)| code).collect();
        split.test = Test::Among { categories };
        if swapped {
            (split.left, split.right) = (split.right, split.left);
        }
    }
}

#[cfg(test)]
mod tests {
    use scoring::{Column, Table};
    use trees::{Forest, Leaf, Link, Missing, Precision, Side, Split, Test, Tree};

    use super::{Encoding, decode, encodings};

    fn table() -> Table {
        // Bad rates: a 0 of 40, b 20 of 40, c 40 of 40, missing 10 of 40.
        let sector: Vec<Option<&str>> = (0..160).map(|at| [Some("b"), Some("a"), Some("c"), None][at % 4]).collect();
        let bad = (0..160).map(|at| match at % 4 {
            0 => Some(at < 80),
            1 => Some(false),
            2 => Some(true),
            _ => Some(at < 40),
        });
        let number = Column::numeric("n", (0..160).map(f64::from).collect());
        Table::try_new(vec![Column::categorical("s", sector), number], bad.collect(), None).unwrap()
    }

    #[test]
    fn categories_stand_in_the_order_of_their_bad_rate() {
        let table = table();
        let sample = table.sample(|_| true);
        let found = encodings(&table, &["s".to_owned(), "n".to_owned()], &sample);
        let levels = ["b", "a", "c"].map(str::to_owned).to_vec();
        assert_eq!(found, [Encoding::Category { levels, places: vec![2, 0, 3], missing: 1 }, Encoding::Number]);
        assert_eq!(found[0].encode(&table.columns()[0], &[0, 1, 2, 3]), [2.0, 0.0, 3.0, 1.0]);
        assert_eq!(found[1].encode(&table.columns()[1], &[7, 9]), [7.0, 9.0]);
    }

    #[test]
    fn a_cut_in_the_order_answers_as_the_set_it_becomes() {
        let table = table();
        let encoding = Encoding::of(&table.columns()[0], &table.sample(|_| true));
        for threshold in [-0.5, 0.5, 1.5, 2.5, 3.5] {
            let test = Test::AtMost { threshold, missing: Missing::AsZero, default: Side::Right };
            let leaf = |value| Leaf { value, cover: 1.0 };
            let tree = Tree {
                splits: vec![Split { feature: 0, test, left: -1, right: -2, cover: 2.0 }],
                leaves: vec![leaf(1.0), leaf(2.0)],
            };
            let by_cut = Forest {
                features: vec!["s".to_owned()],
                link: Link::Identity,
                base: 0.0,
                mean: false,
                precision: Precision::Double,
                trees: vec![tree],
            };
            let mut by_set = by_cut.clone();
            decode(&mut by_set, std::slice::from_ref(&encoding));
            let (by_cut, by_set) = (by_cut.check().unwrap(), by_set.check().unwrap());
            // Codes of b, a, c and missing, with their places in the order.
            for (code, place) in [(0.0, 2.0), (1.0, 0.0), (2.0, 3.0), (f64::NAN, 1.0)] {
                assert_eq!(by_set.raw(&[code]), by_cut.raw(&[place]), "{code} at {threshold}");
            }
            // A category never seen goes where a missing one goes.
            assert_eq!(by_set.raw(&[17.0]), by_set.raw(&[f64::NAN]));
        }
    }
}
