//! Gradient boosting on a table of past outcomes, to a forest that `trees` scores and explains.
//!
//! LightGBM does the boosting (Ke et al., *LightGBM: A Highly Efficient Gradient Boosting Decision Tree*, NeurIPS 2017),
//! through `lightgbm3`, behind the feature `lightgbm`: it is C++ and takes minutes to build, with cmake 3.28 or newer and
//! libclang with its headers (Debian's `libclang-dev`; a bare library does not find `stddef.h`). What it leaves is read by
//! [`trees::LightGbm`], so scoring never needs it. Training runs on one thread with fixed seeds: the same table and
//! options give the same forest on the same machine.
//!
//! | part | what it holds |
//! |---|---|
//! | [`TrainOptions`] | what is asked for |
//! | [`Encoding`] | categories to ordered numbers before training, splits back to sets of categories after it |
//! | [`average`] | forests of several seeds as one |
//! | `train` | all of it in one call, with the feature `lightgbm` |

mod average;
mod encode;
#[cfg(feature = "lightgbm")]
mod lightgbm;
pub mod limits;
mod options;

pub use average::average;
pub use encode::{Encoding, Trained, decode, encodings};
#[cfg(feature = "lightgbm")]
pub use lightgbm::train;
pub use options::{Direction, TrainError, TrainOptions};
