"""Writes losses.csv (simulated, seed 9) and lgd.csv: the two stages by statsmodels, measures by scikit-learn.

    pip install statsmodels==0.15.0 scikit-learn==1.9.1 pandas==2.3.3
    python lgd.py
"""
import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.metrics import mean_absolute_error, r2_score

rng = np.random.default_rng(9)
n = 1_200
collateral = rng.choice(["house", "machine", "none"], n, p=[0.35, 0.3, 0.35])
any_loss = rng.random(n) < pd.Series(collateral).map({"house": 0.45, "machine": 0.7, "none": 0.9}).to_numpy()
centre = pd.Series(collateral).map({"house": 0.25, "machine": 0.5, "none": 0.75}).to_numpy()
loss = np.where(any_loss, np.round(rng.beta(2.5 * centre, 2.5 * (1 - centre)).clip(0.001, 1.0), 4), 0.0)
table = pd.DataFrame(dict(collateral=collateral, loss=loss))
table.to_csv("losses.csv", index=False)


def woe(share, rows):
    """Of what is lost against what is not."""
    lost = pd.Series(share).groupby(rows["collateral"].to_numpy()).sum()
    kept = pd.Series(1 - share).groupby(rows["collateral"].to_numpy()).sum()
    return np.log((kept / kept.sum()) / (lost / lost.sum()))


out = []


def stage(name, rows, share, robust):
    worth = woe(share, rows)
    design = sm.add_constant(rows["collateral"].map(worth).to_numpy())
    model = sm.GLM(share, design, family=sm.families.Binomial())
    fit = model.fit(cov_type="HC0" if robust else "nonrobust", tol=1e-14, maxiter=200)
    for at, part in enumerate(["intercept", "woe"]):
        out.append(dict(name=f"{name} {part}", value=fit.params[at], standard_error=fit.bse[at]))
    return fit.predict(sm.add_constant(table["collateral"].map(worth).to_numpy()))


any_part = stage("any", table, (table["loss"] > 0).astype(float).to_numpy(), True)
lost = table[table["loss"] > 0]
severity = stage("severity", lost, lost["loss"].to_numpy(), True)
predicted = any_part * severity
for name, value in [
    ("mean absolute error", mean_absolute_error(table["loss"], predicted)),
    ("r squared", r2_score(table["loss"], predicted)),
    ("mean", predicted.mean()),
]:
    out.append(dict(name=name, value=value, standard_error=0.0))
pd.DataFrame(out).to_csv("lgd.csv", index=False)
