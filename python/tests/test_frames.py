"""Tables from pandas, polars, pyarrow and NumPy give the same; numbers are not copied where they need not be."""

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from anji import AnjiError, Scorecard
from anji._frame import frame_of
from conftest import FEATURES


def test_every_kind_of_table_gives_the_same_card(loans):
    X, y = loans[FEATURES], loans["bad"]
    digests = {
        kind: Scorecard().fit(table, outcomes).digest_
        for kind, table, outcomes in [
            ("pandas", X, y),
            ("polars", pl.from_pandas(X), pl.from_pandas(y)),
            ("pyarrow", pa.Table.from_pandas(X), y.to_list()),
            ("pyarrow in pieces", pa.concat_tables([pa.Table.from_pandas(X[:2500]), pa.Table.from_pandas(X[2500:])]), y),
            ("mapping", {name: X[name].to_numpy() for name in FEATURES}, y.to_numpy()),
            ("categories of pandas", X.astype({"sector": "category"}), y),
            ("categories of polars", pl.from_pandas(X).with_columns(pl.col("sector").cast(pl.Categorical)), y),
            ("objects of pandas", X.astype({"sector": object}), y),
            ("objects of mixed kinds", X.assign(noise=X["noise"].astype(object), odd=pd.Series(["1", 2] * 3000, dtype=object)), y),
        ]
    }
    assert len(set(digests.values())) == 1, digests


def test_the_index_of_a_frame_is_no_column():
    values = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": ["x", "y", "z"]}, index=[7, 3, 9])
    assert frame_of(values).names == ["a", "b"] and frame_of(values[["a"]]).in_place == ["a"]
    assert frame_of(values.set_index("b")).names == ["a"]
    assert frame_of(pd.DataFrame({0: [1.0], 1: [2.0]}, index=[5])).names == ["0", "1"]


def test_floats_are_read_where_they_lie():
    values = np.arange(10_000, dtype=np.float64)
    gaps = np.where(values % 7 == 0, np.nan, values)
    table = pa.table({"whole": values, "gaps": pa.array(gaps, from_pandas=True), "count": values.astype(np.int32)})
    assert frame_of(table).in_place == ["whole", "gaps"]
    assert frame_of(pl.DataFrame({"whole": values, "gaps": gaps})).in_place == ["whole", "gaps"]
    assert frame_of(pd.DataFrame({"whole": values, "gaps": gaps})).in_place == ["whole", "gaps"]
    # Missing by a mark only, with a number left in the place: it must not be read as that number.
    marked = pa.Array.from_buffers(pa.float64(), 3, [pa.py_buffer(b"\x05"), pa.py_buffer(np.array([1.0, 2.0, 3.0]))])
    assert frame_of(pa.table({"marked": marked})).in_place == []


def test_memory_of_numbers_is_not_held_twice():
    rows = 4_000_000
    table = pa.table({f"c{at}": np.random.default_rng(at).uniform(size=rows) for at in range(4)})
    before = resident()
    frame = frame_of(table)
    assert len(frame) == rows
    assert resident() - before < 8 * rows, "one column's worth would already be a copy"


def resident() -> int:
    for line in open("/proc/self/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024
    pytest.skip("no /proc here")


def test_what_has_no_meaning_as_a_number_or_text_is_refused_with_the_remedy():
    dates = pa.table({"opened": pa.array([1, 2], pa.date32())})
    with pytest.raises(AnjiError, match="column 'opened' holds Date32: pass a number"):
        frame_of(dates)
    with pytest.raises(AnjiError, match="column 'x' is infinite in row 1: pass NaN for missing"):
        Scorecard().fit(pd.DataFrame({"x": [1.0, np.inf]}), [0, 1])
    with pytest.raises(AnjiError, match="column 'b' has 1 rows, the first has 2"):
        frame_of({"a": [1.0, 2.0], "b": [1.0]})
