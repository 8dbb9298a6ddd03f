"""Scores card.pmml with readers that are not ours and compares with our scores in rows.csv (see examples/pmml_out.rs).

    pip install pypmml jpmml_evaluator pandas     # both need Java 11 or later
    cargo run -p scoring --example pmml_out -- OUT && python pmml_readers.py OUT
"""
import importlib.metadata
import math
import os
import sys

import pandas as pd

out = sys.argv[1]
rows = pd.read_csv(os.path.join(out, "rows.csv"), keep_default_na=False, na_values=[""])
features = [name for name in rows.columns if name not in ("points", "pd", "reason1")]


def compare(tool, results):
    apart = {"points": 0.0, "pd": 0.0}
    reasons = 0
    for ours, theirs in zip(rows.to_dict("records"), results):
        for name in apart:
            apart[name] = max(apart[name], abs(ours[name] - float(theirs[name])))
        # Two characteristics may cost alike to the last bit; then either may be named.
        reasons += ours["reason1"] == theirs.get("reason1")
    print(f"{tool} {importlib.metadata.version(tool)}: {len(rows)} rows, points apart {apart['points']:.3g}, "
          f"probability apart {apart['pd']:.3g}, first reason the same in {reasons}")
    assert apart["points"] < 1e-9 and apart["pd"] < 1e-12


inputs = [{name: None if isinstance(value, float) and math.isnan(value) else value for name, value in row.items()}
          for row in rows[features].to_dict("records")]

try:
    from jpmml_evaluator import make_evaluator
    evaluator = make_evaluator(os.path.join(out, "card.pmml")).verify()
    compare("jpmml_evaluator", [evaluator.evaluate(row) for row in inputs])
except ImportError as error:
    print("skipped:", error)

try:
    from pypmml import Model
    model = Model.load(os.path.join(out, "card.pmml"))
    compare("pypmml", [model.predict(row) for row in inputs])
except ImportError as error:
    print("skipped:", error)
