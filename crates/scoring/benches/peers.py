"""What published tools take for the jobs that examples/peers.rs does, in CPU seconds on one thread.

    pip install fairlearn==0.15.0 evidently==0.7.23 optbinning==1.0.0 toad==0.1.7 scikit-learn==1.9.1 pandas==3.1.1 pyarrow==26.0.1
    python peers.py OUT [sba_origination.parquet]

Writes the tables that the Rust side reads (fairness.parquet, drift.parquet) into OUT and prints a line per job. Each job is run
by itself: `--only fairlearn`, `evidently`, `optbinning` or `toad`.
"""
import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "1"

import argparse
import importlib.metadata
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
parser = argparse.ArgumentParser()
parser.add_argument("out")
parser.add_argument("sba", nargs="?")
parser.add_argument("--only", default="fairlearn,evidently,optbinning,toad")
args = parser.parse_args()
only = args.only.split(",")
N = 1_000_000


def timed(tool, job, run):
    start = time.process_time()
    result = run()
    print(f"{tool} {importlib.metadata.version(tool)} | {job} | {time.process_time() - start:.2f} CPU s | {result}", flush=True)


def tables():
    """1,000,000 decisions in 10 groups, and 750k against 250k rows of 30 columns (22 numbers, 8 categories)."""
    rng = np.random.default_rng(11)
    group = rng.choice(10, N, p=np.array([22, 18, 14, 11, 9, 8, 7, 5, 4, 2]) / 100)
    logit = rng.normal(-2.2, 1, N) + 0.08 * group
    pd_ = 1 / (1 + np.exp(-logit))
    bad = (rng.random(N) < pd_).astype(np.int8)
    approved = (pd_ + 0.02 * rng.normal(size=N) < 0.15).astype(np.int8)
    fairness = pd.DataFrame(dict(group=[f"g{g}" for g in group], pd=pd_, bad=bad, approved=approved))
    columns = {}
    for at in range(22):
        x = rng.gamma(2.0, 1.0 + at / 10, N) if at % 2 else rng.normal(at, 1 + at / 5, N)
        x[750_000:] += (at % 5 == 0) * 0.3
        if at % 4 == 0:
            x[rng.random(N) < 0.05] = np.nan
        columns[f"x{at}"] = x
    for at in range(8):
        weights = np.arange(1, 4 + 2 * at, dtype=float)
        now = weights[::-1] if at % 4 == 0 else weights
        one = rng.choice(len(weights), 750_000, p=weights / weights.sum())
        two = rng.choice(len(weights), 250_000, p=now / now.sum() * 0.3 + weights / weights.sum() * 0.7)
        columns[f"c{at}"] = np.char.add("v", np.concatenate([one, two]).astype(str))
    return fairness, pd.DataFrame(columns)


os.makedirs(args.out, exist_ok=True)
paths = [os.path.join(args.out, name) for name in ("fairness.parquet", "drift.parquet")]
if not all(map(os.path.exists, paths)):
    for frame, path in zip(tables(), paths):
        frame.to_parquet(path, index=False)
fairness, drift = (pd.read_parquet(path) for path in paths)

if "fairlearn" in only:
    import fairlearn.metrics as fair

    def metric_frame():
        frame = fair.MetricFrame(
            metrics={"selection": fair.selection_rate, "tpr": fair.true_positive_rate, "fpr": fair.false_positive_rate,
                     "count": fair.count},
            y_true=1 - fairness["bad"], y_pred=fairness["approved"], sensitive_features=fairness["group"])
        rate = frame.by_group["selection"]
        return f"ratio {rate.min() / rate.max():.9f} groups {len(rate)}"

    timed("fairlearn", "MetricFrame, 4 metrics x 10 groups, 1,000,000 rows", metric_frame)

if "evidently" in only:
    from evidently import DataDefinition, Dataset, Report
    from evidently.presets import DataDriftPreset

    def psi():
        numbers, texts = [c for c in drift if c[0] == "x"], [c for c in drift if c[0] == "c"]
        definition = DataDefinition(numerical_columns=numbers, categorical_columns=texts)
        report = Report([DataDriftPreset(method="psi")])
        then = Dataset.from_pandas(drift.iloc[:750_000], data_definition=definition)
        now = Dataset.from_pandas(drift.iloc[750_000:], data_definition=definition)
        found = report.run(now, then).dict()
        return f"{len(found['metrics'])} metrics"

    timed("evidently", "PSI, 750k against 250k x 30", psi)


def sba():
    """The split of the benchmark page: 7 features without term_months, a random 30% held out."""
    frame = pd.read_parquet(args.sba)
    frame = frame[frame["default"].notna()].reset_index(drop=True)
    frame["guaranteed_share"] = frame["sba_appv_cents"] / frame["gr_appv_cents"].clip(lower=1)
    texts = ["new_exist", "rev_line_cr", "low_doc", "naics_sector"]
    for name in texts:
        frame[name] = frame[name].astype(str)
    features = ["gr_appv_cents", "sba_appv_cents", "guaranteed_share", *texts]
    held = np.random.default_rng(1).random(len(frame)) < 0.3
    return frame[features].copy(), frame["default"].astype(int).values, held, texts


def finish(train, test, bad, held):
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    fit = LogisticRegression(C=1e6, max_iter=1000).fit(train, bad[~held])
    return f"test AUC {roc_auc_score(bad[held], fit.predict_proba(test)[:, 1]):.4f}"


if args.sba and "optbinning" in only:
    from optbinning import BinningProcess
    x, bad, held, texts = sba()

    def develop():
        process = BinningProcess(list(x.columns), categorical_variables=texts, n_jobs=1).fit(x[~held], bad[~held])
        kept = process.transform(x[~held], metric="woe"), process.transform(x[held], metric="woe")
        return finish(*kept, bad, held)

    timed("optbinning", "binning, WOE, fit, test scores: sba_origination", develop)

if args.sba and "toad" in only:
    import toad
    x, bad, held, texts = sba()

    def develop():
        combiner, woe = toad.transform.Combiner(), toad.transform.WOETransformer()
        combiner.fit(x[~held], bad[~held], method="dt", min_samples=0.01, empty_separate=True)
        train = woe.fit_transform(combiner.transform(x[~held]), bad[~held])
        return finish(train, woe.transform(combiner.transform(x[held])), bad, held)

    timed("toad", "dt binning, WOE, fit, test scores: sba_origination", develop)
