//! What is handed to Python: arrays of numbers as bytes that NumPy reads in place, records as JSON, errors as sentences.

use std::fmt::Display;

use pyo3::prelude::*;
use pyo3::types::PyByteArray;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::AnjiError;

/// The error's own sentence as an exception.
pub fn refuse(error: impl Display) -> PyErr {
    AnjiError::new_err(error.to_string())
}

/// Numbers as the memory of a writable array.
pub fn numbers<'py>(py: Python<'py>, values: &[f64]) -> PyResult<Bound<'py, PyByteArray>> {
    PyByteArray::new_with(py, size_of_val(values), |bytes| {
        for (place, value) in bytes.chunks_exact_mut(8).zip(values) {
            place.copy_from_slice(&value.to_ne_bytes());
        }
        Ok(())
    })
}

/// A record as JSON; a number that is not finite is `null` there.
pub fn json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(refuse)
}

/// A record from JSON that a person's options became; what is wrong is named by its field.
pub fn record<T: DeserializeOwned>(what: &str, text: &str) -> PyResult<T> {
    serde_json::from_str(text).map_err(|error| AnjiError::new_err(format!("{what}: {error}")))
}
