"""Writes the LightGBM models of this folder, rows for them, and what LightGBM answers: raw scores, predictions and SHAP.

    pip install lightgbm==4.7.0 numpy==2.4.6 pandas==3.1.1 scikit-learn==1.9.1
    python make.py

NAME.txt is the model, NAME.csv one line for each row: the features (empty for missing; categories as codes), then `raw`,
`predicted`, `shap_0` ... and `shap_base`. Numbers are written so that they read back to the same bits. All data are
simulated from seeds; rows hold, beside ordinary values, the awkward ones: 0, -0, numbers nearer to 0 than 1e-35, missing in
every column, categories never seen, negative or fractional, and infinities.
"""
import lightgbm as lgb
import numpy as np
import pandas as pd

SAME = dict(verbose=-1, num_threads=1, deterministic=True, force_row_wise=True, seed=5)


def data(seed, n):
    """Six numbers with missing values and zeros, a category of five, a category of 300, a constant."""
    rng = np.random.default_rng(seed)
    x = pd.DataFrame(dict(
        years=np.round(rng.gamma(2.0, 4.0, n), 1),
        turnover=np.exp(rng.normal(5.0, 1.0, n)),
        change=np.where(rng.random(n) < 0.4, 0.0, rng.normal(0, 1, n)),
        enquiries=rng.poisson(1.5, n).astype(float),
        balance=rng.normal(0, 1000, n),
        ratio=rng.uniform(-1, 1, n),
        sector=rng.integers(0, 5, n).astype(float),
        district=rng.integers(0, 300, n).astype(float),
        constant=np.ones(n),
    ))
    z = (-0.8 - 0.06 * x.years - 0.25 * (np.log(x.turnover) - 5) + 0.3 * x.enquiries + 0.5 * x.change * x.ratio
         + 0.7 * (x.sector == 3) + 0.4 * np.sin(x.district) + np.where(x.change == 0, 0.4, 0))
    bad = (rng.random(n) < 1 / (1 + np.exp(-z))).astype(float)
    for column, share in dict(turnover=0.15, change=0.1, balance=0.05, sector=0.1, district=0.05).items():
        x.loc[rng.random(n) < share, column] = np.nan
    return x, bad, z


def awkward(x):
    """Sixty ordinary rows, then each of them changed in one place."""
    rows = x.iloc[:60].copy()
    extra = []
    odd = [0.0, -0.0, 1e-36, -1e-36, 9.9e-36, 1.1e-35, np.nan, np.inf, -np.inf, 1e300, -7.0, 3.7, -0.5, 299.0, 31.0, 32.0, 5000.0]
    at = 0
    for column in x.columns:
        for value in odd:
            row = rows.iloc[at % 60].copy()
            row[column] = value
            extra.append(row)
            at += 1
    extra.append(rows.iloc[0] * np.nan)
    extra.append(rows.iloc[0] * 0)
    return pd.concat([rows, pd.DataFrame(extra)], ignore_index=True)


def write(name, booster, rows):
    with open(f"{name}.txt", "w") as file:
        # The remarks at the end are not read; the parameters are kept so that the model can be made again.
        file.write(booster.model_to_string())
    values = rows.to_numpy(dtype=float)
    raw = booster.predict(values, raw_score=True)
    predicted = booster.predict(values)
    shap = booster.predict(values, pred_contrib=True)
    names = list(rows.columns) + ["raw", "predicted"] + [f"shap_{i}" for i in range(shap.shape[1] - 1)] + ["shap_base"]
    table = np.column_stack([values, raw, predicted, shap])
    with open(f"{name}.csv", "w") as file:
        file.write(",".join(names) + "\n")
        for row in table:
            file.write(",".join("" if np.isnan(v) else repr(float(v)) for v in row) + "\n")
    print(name, booster.num_trees(), "trees", len(rows), "rows")


def train(name, params, rounds, label="bad", seed=1, n=3000, columns=None, categories=("sector", "district"), weights=False):
    x, bad, z = data(seed, n)
    if columns:
        x = x[columns]
    rng = np.random.default_rng(seed + 100)
    label = dict(bad=bad, count=rng.poisson(np.exp(np.clip(z / 2, -3, 2))).astype(float), amount=np.abs(z) * 100,
                 share=1 / (1 + np.exp(-z)), unknown=(rng.random(n) < np.where(x.iloc[:, 0].isna(), 0.7, 0.1)).astype(float))[label]
    kept = [c for c in categories if c in x.columns]
    weight = rng.uniform(0.5, 2.0, n) if weights else None
    set_ = lgb.Dataset(x, label, weight=weight, categorical_feature=kept, free_raw_data=False)
    write(name, lgb.train({**SAME, **params}, set_, rounds), awkward(x))


train("binary", dict(objective="binary", num_leaves=31, min_data_in_leaf=10), 12)
train("sigmoid-zero", dict(objective="binary", sigmoid=0.7, zero_as_missing=True, num_leaves=15, min_data_in_leaf=10), 8)
train("no-missing", dict(objective="regression", use_missing=False, num_leaves=15, min_data_in_leaf=10), 8, label="amount")
train("root", dict(objective="regression", reg_sqrt=True, num_leaves=9), 5, label="amount")
train("poisson", dict(objective="poisson", num_leaves=15, bagging_fraction=0.6, bagging_freq=1, min_data_in_leaf=5), 8, label="count")
train("forest", dict(objective="binary", boosting="rf", bagging_fraction=0.6, bagging_freq=1, num_leaves=20), 6)
train("wide", dict(objective="cross_entropy", num_leaves=90, min_data_in_leaf=3, max_cat_threshold=200, min_data_per_group=5,
                   cat_smooth=1), 6, label="share", weights=True)
train("monotone", dict(objective="binary", num_leaves=12, monotone_constraints=[-1, -1, 0, 1, 0, 0], min_data_in_leaf=10), 8,
      columns=["years", "turnover", "change", "enquiries", "balance", "ratio"])
train("dart", dict(objective="binary", boosting="dart", num_leaves=8, drop_rate=0.5), 6)
# Deep: chains of one-row leaves, many features on a path.
train("deep", dict(objective="regression", num_leaves=40, min_data_in_leaf=1, min_sum_hessian_in_leaf=0, max_bin=1000,
                   learning_rate=0.5), 5, label="amount", n=400)
# Missing against all numbers: LightGBM writes the threshold `inf`.
train("unbounded", dict(objective="binary", num_leaves=6), 4, label="unknown", columns=["change", "ratio"])
# Nothing to split: trees of one leaf.
train("stumpless", dict(objective="binary", num_leaves=8), 2, columns=["constant"])

# Columns that pandas holds as `category`, whose spellings are written at the end of the model.
x, bad, _ = data(9, 1500)
x["sector"] = pd.Categorical.from_codes(x["sector"].fillna(-1).astype(int), ["food", "retail", "transport", "building", "纺织"])
booster = lgb.train({**SAME, "objective": "binary", "num_leaves": 8}, lgb.Dataset(x[["years", "sector"]], bad), 4)
x["sector"] = x["sector"].cat.codes.replace(-1, np.nan).astype(float)
write("pandas", booster, awkward(x[["years", "sector"]]))
