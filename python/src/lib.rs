//! The native half of the Python package `anji`: it turns Python's values into those of `scoring` and `trees` and back, and
//! holds no rule of its own. What a person imports is in `source/anji`; the words of its documentation are there too.
//!
//! | part | what it holds |
//! |---|---|
//! | [`frame`] | tables from Arrow streams without copies, from NumPy columns with one |
//! | [`away`] | work off the interpreter's lock, stopped by Ctrl-C |
//! | [`bins`], [`card`], [`gbdt`], [`beyond`] | the models |
//! | [`evidence`] | the figures of a validation |

mod away;
mod beyond;
mod bins;
mod card;
mod evidence;
mod frame;
mod gbdt;
mod give;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;

create_exception!(
    anji._core,
    AnjiError,
    PyValueError,
    "为什么不行、该怎么办：与命令行和接口同一句话。What was refused and what to do, in the words of the program."
);

/// The module that Python loads.
#[pyo3::pymodule]
mod _core {
    #[pymodule_export]
    use crate::AnjiError;
    #[pymodule_export]
    use crate::beyond::{Hazard, Loss, life, points, points_document, workout};
    #[pymodule_export]
    use crate::bins::{Bins, bin_frame};
    #[pymodule_export]
    use crate::card::{Card, default_options};
    #[pymodule_export]
    use crate::evidence::validate;
    #[pymodule_export]
    use crate::frame::Frame;
    #[pymodule_export]
    use crate::gbdt::{Encoded, Trees};
}
