"""Writes survival.csv and hazard.csv: numbers of published tools that the tests compare with.

    pip install lifelines==0.30.3 statsmodels==0.15.0 pandas==2.3.3
    python survival.py

`gehan` is the remission of 21 leukaemia patients under 6-MP, in weeks (Gehan, Biometrika 52, 1965), the example of most
textbooks; `loans` is a simulated portfolio (seed 7), written to spells.csv.
"""
import numpy as np
import pandas as pd
import statsmodels.api as sm
from lifelines import KaplanMeierFitter

gehan = pd.DataFrame(
    dict(
        period=[6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
        defaulted=[1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
    )
)

rng = np.random.default_rng(7)
n = 1_500
sector = rng.choice(["food", "retail", "building"], n, p=[0.5, 0.3, 0.2])
base = np.array([-4.6, -3.8, -4.2])
shift = {"food": -0.7, "retail": 0.2, "building": 1.1}
BANDS = [4, 8]
period, defaulted = np.zeros(n, int), np.zeros(n, int)
for at in range(n):
    leaves = int(rng.integers(3, 17))
    for t in range(1, leaves + 1):
        z = base[sum(t > band for band in BANDS)] + shift[sector[at]]
        period[at] = t
        if rng.random() < 1 / (1 + np.exp(-z)):
            defaulted[at] = 1
            break
loans = pd.DataFrame(dict(period=period, defaulted=defaulted, sector=sector))
loans.to_csv("spells.csv", index=False)

rows = []
for name, table in [("gehan", gehan), ("loans", loans)]:
    fitted = KaplanMeierFitter(alpha=0.05).fit(table["period"], table["defaulted"])
    events = fitted.event_table
    for t in range(1, int(table["period"].max()) + 1):
        low, high = fitted.confidence_interval_at_times([t]).iloc[0] if hasattr(fitted, "confidence_interval_at_times") else (
            fitted.confidence_interval_.loc[:t].iloc[-1]
        )
        seen = events.loc[t] if t in events.index else None
        rows.append(dict(
            data=name, period=t, at_risk=int((table["period"] >= t).sum()),
            defaults=0 if seen is None else int(seen["observed"]), censored=0 if seen is None else int(seen["censored"]),
            survival=float(fitted.predict(t)), low=low, high=high,
        ))  # fmt: skip
pd.DataFrame(rows).to_csv("survival.csv", index=False)

# One row for each loan and period; WOE of the hazard by its definition.
persons = loans.loc[loans.index.repeat(loans["period"])].copy()
persons["t"] = persons.groupby(level=0).cumcount() + 1
persons["event"] = ((persons["t"] == persons["period"]) & (persons["defaulted"] == 1)).astype(int)
counts = persons.groupby("sector")["event"].agg(["sum", "count"])
bads, goods = counts["sum"], counts["count"] - counts["sum"]
woe = np.log((goods / goods.sum()) / (bads / bads.sum()))
design = pd.DataFrame(
    {"intercept": 1.0, "band2": (persons["t"] > 4) & (persons["t"] <= 8), "band3": persons["t"] > 8,
     "woe": persons["sector"].map(woe)}
).astype(float)  # fmt: skip
fit = sm.Logit(persons["event"], design).fit(disp=0, tol=1e-12, maxiter=100)
out = [dict(name=name, value=fit.params[name], standard_error=fit.bse[name]) for name in design.columns]
out += [dict(name=f"woe of {name}", value=value, standard_error=0.0) for name, value in woe.items()]
out.append(dict(name="log-likelihood", value=fit.llf, standard_error=0.0))
pd.DataFrame(out).to_csv("hazard.csv", index=False)
