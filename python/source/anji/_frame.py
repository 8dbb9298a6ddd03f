"""从各种表到本包的表。From the tables people have to the one that is computed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ._core import AnjiError, Frame

Floats = npt.NDArray[np.float64]


def frame_of(table: Any, names: Sequence[str] | None = None) -> Frame:
    """A frame; columns without names are called ``x0``, ``x1``, ... unless ``names`` says how."""
    if isinstance(table, Frame):
        return table
    if hasattr(table, "toarray") and hasattr(table, "nnz"):
        raise TypeError("Sparse data was passed, but dense data is required: use X.toarray()")
    pandas = hasattr(table, "iloc") and hasattr(table, "columns")
    if hasattr(table, "__arrow_c_stream__"):
        try:
            return Frame.from_arrow(_arrow_of_pandas(table) if pandas else table)
        except AnjiError:
            raise
        except (ImportError, TypeError, ValueError):
            # Objects of mixed kinds have no Arrow type, and pandas needs pyarrow beside it: column by column instead.
            if not pandas:
                raise
    if isinstance(table, Mapping):
        return Frame.from_columns([(str(name), _column(values)) for name, values in table.items()])
    if pandas:
        return Frame.from_columns([(str(name), _column(table[name])) for name in table.columns])
    return _of_array(table, names)


def _of_array(table: Any, names: Sequence[str] | None) -> Frame:
    values = np.asarray(table)
    if values.ndim == 1:
        raise ValueError(
            "Expected 2D array, got 1D array instead: Reshape your data with X.reshape(-1, 1) for one column "
            "or X.reshape(1, -1) for one row"
        )
    if values.ndim != 2:
        raise ValueError(f"Found array with dim {values.ndim}, while dim 2 is required")
    rows, width = values.shape
    if rows == 0:
        raise ValueError(f"Found array with 0 sample(s) (shape={values.shape}) while a minimum of 1 is required.")
    if width == 0:
        raise ValueError(f"0 feature(s) (shape={values.shape}) while a minimum of 1 is required.")
    if values.dtype.kind == "c":
        raise ValueError("Complex data not supported")
    called = [f"x{at}" for at in range(width)] if names is None else list(names)
    if len(called) != width:
        raise ValueError(f"X has {width} features, but {len(called)} features are expected")
    return Frame.from_columns([(name, _column(values[:, at])) for at, name in enumerate(called)])


def _column(values: Any) -> Floats | list[str | None]:
    """Numbers as float64, anything else as texts; missing is NaN or None."""
    held = np.asarray(values)
    if held.dtype.kind in "biuf":
        return np.ascontiguousarray(held, dtype=np.float64)
    entries = held.tolist()
    if all(_missing(entry) or isinstance(entry, (int, float)) for entry in entries):
        return np.array([np.nan if _missing(entry) else float(entry) for entry in entries], dtype=np.float64)
    for entry in entries:
        if not (_missing(entry) or isinstance(entry, (int, float, str))):
            raise TypeError(f"argument must be a string or a number, not {type(entry).__name__}")
    return [None if _missing(entry) else str(entry) for entry in entries]


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value) or type(value).__name__ == "NAType"


def _arrow_of_pandas(table: Any) -> Any:
    import pyarrow

    if any(not isinstance(name, str) for name in table.columns):
        table = table.set_axis([str(name) for name in table.columns], axis="columns")
    # The frame's own stream would bring its index as a column, and a model would learn from the row numbers.
    return pyarrow.Table.from_pandas(table, preserve_index=False)


def floats(values: Any, what: str, rows: int | None = None) -> Floats:
    """One number for each row; missing is NaN."""
    if hasattr(values, "to_numpy"):
        values = values.to_numpy()
    held = np.asarray(values)
    if held.dtype.kind not in "biuf":
        held = np.array([np.nan if _missing(entry) else entry for entry in held.ravel().tolist()]).reshape(held.shape)
    held = np.ascontiguousarray(held, dtype=np.float64)
    if held.ndim == 2 and held.shape[1] == 1:
        held = np.ascontiguousarray(held[:, 0])
    if held.ndim != 1:
        raise ValueError(f"{what} has {held.ndim} dimensions: pass one number for each row")
    if rows is not None and len(held) != rows:
        raise ValueError(f"{what} has {len(held)} values, the table {rows} rows: pass one for each row")
    return held


def weights_of(values: Any, rows: int) -> Floats | None:
    """Weights, or none; one number stands for all rows."""
    if values is None:
        return None
    if np.isscalar(values):
        return np.full(rows, float(values))  # type: ignore[arg-type]
    return floats(values, "sample_weight", rows)


def weighed(target: Floats, values: Any) -> tuple[Floats, Floats | None]:
    """Outcomes and weights; a row of weight 0 is left out, as scikit-learn has it: its outcome counts as not known."""
    weights = weights_of(values, len(target))
    if weights is None or not (weights == 0).any():
        return target, weights
    if not weights.any():
        raise ValueError("Sample weights are all zero: give some row a weight above zero")
    out = weights == 0
    return np.where(out, np.nan, target), np.where(out, 1.0, weights)


def array(memory: bytearray) -> Floats:
    """The numbers that the native module handed over, without another copy."""
    return np.frombuffer(memory, dtype=np.float64)


def named_columns(groups: Any, what: str) -> Frame | None:
    """Columns that part rows into groups: a frame, or a mapping of names to labels."""
    if groups is None:
        return None
    if isinstance(groups, (str, bytes)) or (not isinstance(groups, Mapping) and not hasattr(groups, "columns")
                                            and not hasattr(groups, "__arrow_c_stream__")):
        raise TypeError(f"{what} is a frame or a mapping of names to one label for each row")
    return frame_of(groups)


def known_labels(values: Iterable[Any]) -> list[Any]:
    """Entries that are not missing."""
    return [value for value in values if not _missing(value)]
