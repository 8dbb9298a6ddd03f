"""Trains LightGBM by its Python package on sba_origination.parquet and writes the same rows for `train_csv`.

    pip install lightgbm==4.7.0 pandas==3.1.1 pyarrow scikit-learn==1.9.1
    python sba.py sba_origination.parquet rows.csv
    cargo run --release -p trees-train --features lightgbm --example train_csv rows.csv

`term_months` is left out because it holds the realised term of many loans that failed, `row_id` because the order of the
file leaks the outcome. Three rows in ten, drawn at random (seed 0), test.
"""
import sys

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

table = pd.read_parquet(sys.argv[1])
table["guaranteed_share"] = table.sba_appv_cents / table.gr_appv_cents.clip(lower=1)
categories = ["new_exist", "rev_line_cr", "low_doc", "naics_sector"]
columns = ["gr_appv_cents", "sba_appv_cents", "guaranteed_share", *categories]
test = np.random.default_rng(0).random(len(table)) < 0.3
x, y = table[columns].copy(), table["default"]
for name in categories:
    x[name] = x[name].astype(str)
x.assign(bad=y, test=test.astype(int)).to_csv(sys.argv[2], index=False)
for name in categories:
    x[name] = x[name].astype("category")
for leaves, rate, trees in [(31, 0.1, 200), (31, 0.05, 400)]:
    options = dict(objective="binary", num_leaves=leaves, learning_rate=rate, verbose=-1, num_threads=1, seed=1)
    model = lgb.train(options, lgb.Dataset(x[~test], y[~test]), trees)
    auc = roc_auc_score(y[test], model.predict(x[test]))
    print(f"LightGBM {lgb.__version__}, {trees} trees of {leaves} leaves, rate {rate}: AUC {auc:.4f} on {test.sum()} rows")
