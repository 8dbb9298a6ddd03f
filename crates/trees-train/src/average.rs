//! Several forests as one: the mean of their raw scores.
//!
//! Forests that were grown on the same rows with other seeds err in different ways; their mean errs less (Breiman, *Bagging
//! Predictors*, Machine Learning 24, 1996). It is a forest again: every tree, each leaf divided by the number of forests.

use trees::Link;

use crate::encode::Trained;

/// The mean of forests that were trained on the same columns and rows; none of no forest, or where features, values or the meaning of
/// the raw score differ.
#[must_use]
pub fn average(forests: Vec<Trained>) -> Option<Trained> {
    let count = forests.len() as f64;
    let mut forests = forests.into_iter();
    let mut mean = forests.next()?;
    let same = |link: Link, other: Link| link == other && !matches!(link, Link::SignedSquare | Link::Exponential);
    for other in forests {
        let alike = mean.values == other.values
            && mean.forest.features == other.forest.features
            && mean.forest.precision == other.forest.precision
            && same(mean.forest.link, other.forest.link);
        if !alike || mean.forest.mean || other.forest.mean {
            return None;
        }
        mean.forest.base += other.forest.base;
        mean.forest.trees.extend(other.forest.trees);
    }
    mean.forest.base /= count;
    for leaf in mean.forest.trees.iter_mut().flat_map(|tree| &mut tree.leaves) {
        leaf.value /= count;
    }
    Some(mean)
}
