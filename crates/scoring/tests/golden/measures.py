"""Writes measures.csv: intervals, tests, penalised fits and fairness figures of published tools, on mixed.csv.

    pip install scipy==1.17.1 statsmodels==0.15.0 scikit-learn==1.9.1 fairlearn==0.15.0 MLstatkit==0.1.9 pandas==3.1.1
    python measures.py

(The versions seen are written to the file's first rows.) Everything is derived from mixed.csv by the formulas below, which
the test repeats.
"""
import importlib.metadata
import warnings

import fairlearn.metrics as fair
import numpy as np
import pandas as pd
from MLstatkit import Delong_test
from scipy import integrate, stats
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.outliers_influence import variance_inflation_factor
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

warnings.filterwarnings("ignore")
rows = []


def put(name, value):
    rows.append((name, repr(float(value))))


for tool in ("scipy", "statsmodels", "scikit-learn", "fairlearn", "MLstatkit", "numpy", "pandas"):
    rows.append((f"# {tool}", importlib.metadata.version(tool)))

mixed = pd.read_csv("mixed.csv")
years, bad, weight = mixed["years"].values, mixed["bad"].values, mixed["weight"].values
enquiries = np.maximum(mixed["enquiries"].values, 0.0)
turnover = np.log(mixed["turnover"].fillna(100.0).values)
first = 1 / (1 + np.exp(-(-1.0 - 0.05 * years + 0.2 * enquiries)))
second = 1 / (1 + np.exp(-(-1.2 - 0.06 * years)))
approved = (first < 0.25).astype(int)
sector = mixed["sector"].values

# discrimination
put("auc first", roc_auc_score(bad, first))
put("auc second", roc_auc_score(bad, second))
found = Delong_test(bad, first, second)
put("delong |z|", abs(found[0]))
put("delong p", found[1])
boot = stats.bootstrap((bad, first), lambda b, f: roc_auc_score(b, f), paired=True, vectorized=False, n_resamples=4000,
                       method="percentile", random_state=np.random.default_rng(5))
put("bootstrap auc low", boot.confidence_interval.low)
put("bootstrap auc high", boot.confidence_interval.high)
put("bootstrap auc error", boot.standard_error)

# rates
for events, count, level in ((13, 400, 0.95), (0, 25, 0.95), (3, 20, 0.9), (140, 600, 0.99)):
    low, high = proportion_confint(events, count, alpha=1 - level, method="jeffreys")
    if events == 0:
        low = 0.0
    put(f"jeffreys {events} {count} {level} low", low)
    put(f"jeffreys {events} {count} {level} high", high)
for n, d, p, rho in ((400, 13, 0.02, 0.0), (400, 13, 0.02, 0.05), (1000, 60, 0.03, 0.12), (50, 4, 0.01, 0.04)):
    if rho == 0:
        tail = stats.binom.sf(d - 1, n, p)
    else:
        def given(y, n=n, d=d, p=p, rho=rho):
            q = stats.norm.cdf((stats.norm.ppf(p) - np.sqrt(rho) * y) / np.sqrt(1 - rho))
            return stats.binom.sf(d - 1, n, q) * stats.norm.pdf(y)
        tail = integrate.quad(given, -10, 10, epsabs=1e-13, epsrel=1e-11, limit=500)[0]
    put(f"traffic {n} {d} {p} {rho}", tail)

# association
for name, bins in (("years", np.digitize(years, [2, 5, 10])), ("sector", sector)):
    table = pd.crosstab(bins, bad).values
    chi2, p, degrees, _ = stats.chi2_contingency(table, correction=False)
    put(f"chi2 {name}", chi2)
    put(f"chi2 {name} p", p)
    put(f"cramers v {name}", stats.contingency.association(table, method="cramer"))

# penalised fits; the likelihood is a sum, so C = 1 / lasso
X = np.column_stack([years / 10, enquiries, turnover - 5, (sector == "building") * 1.0, years * enquiries / 20])
for lasso in (20.0, 5.0, 1.0):
    fit = LogisticRegression(l1_ratio=1.0, C=1 / lasso, solver="saga", tol=1e-13, max_iter=200_000).fit(X, bad)
    put(f"lasso {lasso} intercept", fit.intercept_[0])
    for at, value in enumerate(fit.coef_[0]):
        put(f"lasso {lasso} {at}", value)
fit = LogisticRegression(l1_ratio=0.5, C=1 / 8, solver="saga", tol=1e-13, max_iter=200_000).fit(X, bad)
put("net intercept", fit.intercept_[0])
for at, value in enumerate(fit.coef_[0]):
    put(f"net {at}", value)
for at in range(X.shape[1]):
    put(f"vif {at}", variance_inflation_factor(np.column_stack([np.ones(len(X)), X]), at + 1))

# isotonic
iso = IsotonicRegression(out_of_bounds="clip").fit(first, bad, sample_weight=weight)
for at in (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 1.0):
    put(f"isotonic {at}", iso.predict([at])[0])

# fairness: a good that is approved is a true positive
good = 1 - bad
frame = fair.MetricFrame(metrics={"sel": fair.selection_rate, "tpr": fair.true_positive_rate,
                                  "fpr": fair.false_positive_rate, "n": fair.count},
                         y_true=good, y_pred=approved, sensitive_features=sector)
for group, line in frame.by_group.iterrows():
    for metric in ("sel", "tpr", "fpr", "n"):
        put(f"fair {metric} {group}", line[metric])
put("fair ratio", fair.demographic_parity_ratio(good, approved, sensitive_features=sector))
put("fair difference", fair.demographic_parity_difference(good, approved, sensitive_features=sector))
put("fair odds", fair.equalized_odds_difference(good, approved, sensitive_features=sector))
by_rate = frame.by_group["sel"]
best, group = by_rate.idxmax(), "building"
a, b = (sector == group), (sector == best)
rows.append(("fair best", best))
low, high = confint_proportions_2indep(approved[a].sum(), a.sum(), approved[b].sum(), b.sum(), compare="diff", method="newcomb")
put("newcombe low", low)
put("newcombe high", high)
low, high = confint_proportions_2indep(approved[a].sum(), a.sum(), approved[b].sum(), b.sum(), compare="ratio", method="log")
put("katz low", low)
put("katz high", high)
low, high = proportion_confint(approved[a].sum(), a.sum(), method="wilson")
put("wilson low", low)
put("wilson high", high)
# approval decided by something beside the first probability, so that strata do not settle it
decided = (first + 0.1 * (years > 6) < 0.27).astype(int)
ordered = np.sort(first)
edges = np.unique([ordered[len(first) * i // 5] for i in range(1, 5)])
strata = np.searchsorted(edges, first, side="right")
tables = []
for s in range(len(edges) + 1):
    cell = lambda g, d: int(((sector == g) & (decided == d) & (strata == s)).sum())
    tables.append(np.array([[cell("building", 1), cell("building", 0)], [cell("retail", 1), cell("retail", 0)]]))
found = StratifiedTable([t for t in tables if t[0].sum() and t[1].sum()])
put("mh odds", found.oddsratio_pooled)
put("mh p", found.test_null_odds(correction=False).pvalue)

pd.DataFrame(rows, columns=["name", "value"]).to_csv("measures.csv", index=False)
