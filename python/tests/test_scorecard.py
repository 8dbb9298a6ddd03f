"""The scorecard: the program's own document, scikit-learn's conventions, errors in the program's words, Ctrl-C."""

import json
import os
import pickle
import signal
import threading
import time

import numpy as np
import pytest
from anji import AnjiError, Binning, Scorecard, default_options
from conftest import FEATURES, GOLDEN
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline


def card(loans, **given):
    return Scorecard(**given).fit(loans[FEATURES], loans["bad"])


def test_the_document_is_that_of_the_program(mixed, options):
    """The Rust test `the_card_of_the_python_package` compares with the same digest."""
    developed = Scorecard(
        name=options.pop("name"), target=options.pop("target"), test_share=0.25, seed=7, options=options
    ).fit(mixed[["years", "turnover", "enquiries", "sector"]], mixed["bad"], mixed["weight"])
    assert developed.digest_ == (GOLDEN / "mixed-digest.txt").read_text().strip()


def test_a_document_reads_back_and_scores_the_same_bits(loans, tmp_path):
    developed = card(loans, name="county", version=3)
    developed.save(tmp_path / "card.json")
    read = Scorecard.load(tmp_path / "card.json")
    assert (read.name, read.version, read.digest_) == ("county", 3, developed.digest_)
    again = Scorecard.from_pmml(developed.to_pmml())
    for other in [read, again, pickle.loads(pickle.dumps(developed))]:
        assert (other.predict_proba(loans) == developed.predict_proba(loans)).all()
    assert not hasattr(read, "report_") and developed.report_["test"]["auc"] > 0.7


def test_points_probability_grade_and_reasons_agree(loans):
    developed = card(loans)
    scaling = default_options()["scaling"]
    odds = developed.predict_proba(loans)
    expected = scaling["base_points"] + scaling["pdo"] / np.log(2) * (
        np.log(odds[:, 0] / odds[:, 1]) - np.log(scaling["base_odds"])
    )
    np.testing.assert_allclose(developed.points(loans), expected, rtol=1e-12)
    first = loans.head(50)
    for told, points, grade in zip(developed.explain(first), developed.points(first), developed.grades(first), strict=True):
        assert told["points"] == points and told["grade"] == grade
        assert sum(part["points"] for part in told["contributions"]) == pytest.approx(points)
        lost = [reason["lost_points"] for reason in told["reasons"]]
        assert lost == sorted(lost, reverse=True) and all(reason["text_zh"] and reason["text_en"] for reason in told["reasons"])
    assert {row["feature"] for row in developed.table()} == set(developed.coef_)


def test_scikit_learn_takes_it_for_its_own(loans):
    X, y = loans[FEATURES], loans["bad"]
    known = y.notna()
    X, y = X[known], y[known].astype(int)
    search = GridSearchCV(Scorecard(), {"binning": [Binning(max_bins=4), Binning(max_bins=12)]}, cv=3, scoring="roc_auc")
    search.fit(X, y)
    assert search.best_score_ > 0.7
    twin = clone(search.best_estimator_)
    assert twin.get_params()["binning"].max_bins == search.best_params_["binning"].max_bins
    with pytest.raises(NotFittedError):
        twin.predict_proba(X)
    from sklearn.linear_model import LogisticRegression

    chain = make_pipeline(Binning(), LogisticRegression(C=1e6))
    chained = cross_val_score(chain, X, y, cv=3, scoring="roc_auc").mean()
    assert chained == pytest.approx(search.best_score_, abs=0.01)


def test_classes_may_have_names_and_outcomes_may_be_missing(loans):
    words = loans["bad"].map({1.0: "charged off", 0.0: "a paid"})
    developed = Scorecard().fit(loans[FEATURES], words)
    assert developed.classes_.tolist() == ["a paid", "charged off"]
    assert set(developed.predict(loans)) == {"a paid", "charged off"}
    assert developed.digest_ == card(loans).digest_
    assert developed.report_["rows_without_outcome"] == loans["bad"].isna().sum()


def test_the_split_by_time_and_exclusions_reach_the_program(loans):
    developed = Scorecard(time_column="year", train_through=2006, test_through=2008, exclude={"margin": "asked for"}).fit(
        loans[[*FEATURES, "year"]], loans["bad"]
    )
    assert developed.document_["trained_on"]["split"] == "year <= 2006, tested through 2008"
    excluded = {one["feature"]: one["excluded"] for one in developed.report_["variables"]}
    assert excluded["margin"] == {"kind": "by-name", "reason": "asked for"}
    assert excluded["year"] == {"kind": "used-to-split"}


def test_errors_are_the_sentences_of_the_program(loans):
    with pytest.raises(AnjiError, match=r"^option max_correlation: above 0 and at most 1$"):
        card(loans, options={"selection": {"max_correlation": 2.0}})
    with pytest.raises(AnjiError, match="exclude names column 'terms', which the table lacks: correct the name"):
        card(loans, exclude={"terms": "leaks"})
    with pytest.raises(AnjiError, match="unknown field `no_such`"):
        card(loans, options={"no_such": 1})
    with pytest.raises(AnjiError, match="bad rows to fit on; at least 50 are needed"):
        card(loans.head(60))
    with pytest.raises(AnjiError, match="feature 'margin' is not in the input"):
        card(loans).predict_proba(loans[["years", "noise", "sector"]].assign(other=1.0))
    with pytest.raises(AnjiError, match="not a scorecard document"):
        Scorecard.from_json("{}")
    with pytest.raises(AnjiError, match="scorecard schema 99 is newer"):
        Scorecard.from_json(json.dumps({**card(loans).document_, "schema": 99}))
    assert issubclass(AnjiError, ValueError)


def wide(rows=30_000, columns=150):
    draw = np.random.default_rng(1)
    X = draw.normal(size=(rows, columns))
    y = (draw.uniform(size=rows) < 1 / (1 + np.exp(2 - X[:, :40].sum(axis=1) / 6))).astype(int)
    return X, y


def test_ctrl_c_stops_a_development():
    X, y = wide()
    began = time.monotonic()
    Scorecard().fit(X, y)
    whole = time.monotonic() - began
    # A shell that starts a program in the background has it ignore Ctrl-C; here it is wanted.
    ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            threading.Timer(min(0.2, whole / 8), os.kill, (os.getpid(), signal.SIGINT)).start()
            began = time.monotonic()
            Scorecard().fit(X, y)
    finally:
        signal.signal(signal.SIGINT, ignored)
    assert time.monotonic() - began < whole / 2 + 0.2
    # And it is usable afterwards.
    assert Scorecard().fit(X[:5_000, :5], y[:5_000]).n_features_in_ == 5


def test_other_threads_go_on_meanwhile():
    X, y = wide()
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.005)

    thread = threading.Thread(target=tick)
    thread.start()
    began = time.monotonic()
    Scorecard().fit(X, y)
    took = time.monotonic() - began
    done.set()
    thread.join()
    assert len(ticks) > took / 0.005 / 10, f"{len(ticks)} ticks in {took:.2f} s"


def test_roc_auc_of_the_report_is_that_of_scikit_learn(loans):
    developed = card(loans)
    # The same hash decides which rows test; without it the whole table's AUC is compared.
    known = loans["bad"].notna()
    pd_ = developed.predict_proba(loans[known])[:, 1]
    from anji import validate

    assert validate(loans["bad"], developed.predict_proba(loans), replicates=100).auc == pytest.approx(
        roc_auc_score(loans["bad"][known], pd_), abs=1e-12
    )
