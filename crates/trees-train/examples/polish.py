"""Writes polish_firms.parquet as rows for `polish`, with splits and what LightGBM's defaults reach on each.

    pip install lightgbm==4.7.0 pandas pyarrow scikit-learn==1.9.1
    python polish.py polish_firms.parquet rows.csv                  # ten splits: 7 in 10 rows train, 3 test
    python polish.py polish_firms.parquet rows.csv kept_aside.parquet   # one: all of the first trains, the second tests
    cargo run --release -p trees-train --features lightgbm --example polish rows.csv

Splits are drawn by seeds 0 to 9, stratified by `bankrupt` and `horizon_years`. A column `test_N` holds a 1 for each row that
tests, and `peer_N` LightGBM's probability for it: `LGBMClassifier()` with its defaults (100 trees of 31 leaves, rate 0.1) and seed
1, on the 64 ratios and the horizon. `file_year` is left out: it is the horizon by another name.
"""
import sys

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

table = pd.read_parquet(sys.argv[1])
if len(sys.argv) > 3:
    kept = pd.read_parquet(sys.argv[3])
    tests = [np.arange(len(table) + len(kept)) >= len(table)]
    table = pd.concat([table, kept], ignore_index=True)
else:
    strata = table.bankrupt * 10 + table.horizon_years
    tests = []
    for seed in range(10):
        _, rows = train_test_split(np.arange(len(table)), test_size=0.3, stratify=strata, random_state=seed)
        tests.append(np.isin(np.arange(len(table)), rows))
columns = [f"attr{n}" for n in range(1, 65)] + ["horizon_years"]
x, y = table[columns], table.bankrupt.to_numpy()
out = x.assign(bad=y)
for at, test in enumerate(tests):
    peer = lgb.LGBMClassifier(random_state=1, n_jobs=1, verbose=-1).fit(x[~test], y[~test])
    found = np.zeros(len(y))
    found[test] = peer.predict_proba(x[test])[:, 1]
    out[f"test_{at}"], out[f"peer_{at}"] = test.astype(int), found
    print(f"split {at}: LightGBM {lgb.__version__} with defaults, AUC {roc_auc_score(y[test], found[test]):.4f}")
out.to_csv(sys.argv[2], index=False)
