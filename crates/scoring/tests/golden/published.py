"""Writes woe.csv, logit.csv and ranking.csv: numbers of published tools that the tests compare with.

    pip install optbinning==1.0.0 statsmodels==0.15.0 scikit-learn==1.9.1 pandas==3.1.1
    python published.py german_credit.csv

`mixed.csv` is a small simulated table (seed 7) with missing values and a special code, so that the comparison does not
need the German credit file.
"""
import sys

import numpy as np
import pandas as pd
import statsmodels.api as sm
from optbinning import OptimalBinning
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

rng = np.random.default_rng(7)
n = 600
years = np.round(rng.gamma(2.0, 4.0, n), 1)
turnover = np.round(np.exp(rng.normal(5.0, 1.0, n)), 1)
enquiries = rng.poisson(2.0, n).astype(float)
sector = rng.choice(["food", "retail", "transport", "building", "textile"], n, p=[0.3, 0.3, 0.2, 0.15, 0.05])
z = -1.6 - 0.06 * years - 0.2 * (np.log(turnover) - 5) + 0.25 * enquiries + 0.5 * (sector == "building")
bad = (rng.random(n) < 1 / (1 + np.exp(-z))).astype(int)
turnover[rng.random(n) < 0.12] = np.nan
enquiries[rng.random(n) < 0.1] = -1  # "never asked"
weight = np.round(rng.uniform(0.5, 3.0, n), 2)
mixed = pd.DataFrame(dict(years=years, turnover=turnover, enquiries=enquiries, sector=sector, weight=weight, bad=bad))
mixed.to_csv("mixed.csv", index=False)

german = pd.read_csv(sys.argv[1])
german["bad"] = (german.pop("creditability") == "bad").astype(int)

woe_rows, logit_rows, ranking_rows = [], [], []


def bin_one(name, frame, feature, special=None):
    x, y = frame[feature], frame["bad"]
    kind = "numerical" if x.dtype.kind in "if" else "categorical"
    fitted = OptimalBinning(name=feature, dtype=kind, solver="cp", special_codes=special, max_n_prebins=20,
                            min_prebin_size=0.05, monotonic_trend=None).fit(x.values, y.values)
    table = fitted.binning_table.build(show_digits=8, add_totals=False)
    splits = list(fitted.splits)
    if kind == "numerical":
        edges = [""] + [repr(float(s)) for s in splits] + [""]
        rules = [f"{edges[i]}|{edges[i + 1]}" for i in range(len(edges) - 1)]
    else:
        rules = ["|".join(map(str, group)) for group in splits]
    rules += [f"special {special[0]}" if special else "special", "missing"]
    for rule, (_, row) in zip(rules, table.iterrows()):
        if row["Count"] == 0:
            continue
        woe_rows.append([name, feature, kind, rule, int(row["Count"]), int(row["Event"]),
                         repr(float(row["WoE"])), repr(float(row["IV"]))])
    return fitted.transform(x.values, metric="woe", metric_missing="empirical", metric_special="empirical")


def model(name, frame, features, special=None, weights=None):
    special = special or {}
    x = pd.DataFrame({f: bin_one(name, frame, f, special.get(f)) for f in features})
    design = sm.add_constant(x)
    fit = sm.Logit(frame["bad"].values, design).fit(disp=0, method="newton", tol=1e-14, maxiter=100)
    for term in design.columns:
        logit_rows.append([name, term, *(repr(float(v)) for v in (fit.params[term], fit.bse[term], fit.pvalues[term]))])
    p = fit.predict(design)
    ranking_rows.append([name, *(repr(float(v)) for v in (
        roc_auc_score(frame["bad"], p), brier_score_loss(frame["bad"], p), log_loss(frame["bad"], p), fit.llf))])
    if weights is not None:
        w = frame[weights].values
        fit = sm.GLM(frame["bad"].values, design, family=sm.families.Binomial(), freq_weights=w).fit(tol=1e-14, maxiter=100)
        for term in design.columns:
            logit_rows.append([name + "-weighted", term, *(repr(float(v)) for v in (fit.params[term], fit.bse[term], fit.pvalues[term]))])
        p = fit.predict(design)
        ranking_rows.append([name + "-weighted", *(repr(float(v)) for v in (
            roc_auc_score(frame["bad"], p, sample_weight=w), brier_score_loss(frame["bad"], p, sample_weight=w),
            log_loss(frame["bad"], p, sample_weight=w), fit.llf))])


model("mixed", mixed, ["years", "turnover", "enquiries", "sector"], {"enquiries": [-1]}, "weight")
model("german", german, ["status_of_existing_checking_account", "duration_in_month", "credit_history", "purpose",
                         "credit_amount", "savings_account_and_bonds", "age_in_years"])

pd.DataFrame(woe_rows, columns="table feature kind rule count bads woe iv".split()).to_csv("woe.csv", index=False)
pd.DataFrame(logit_rows, columns="table term coefficient standard_error p_value".split()).to_csv("logit.csv", index=False)
pd.DataFrame(ranking_rows, columns="table auc brier log_loss log_likelihood".split()).to_csv("ranking.csv", index=False)
