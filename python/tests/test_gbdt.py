"""Trees: LightGBM's own numbers, exact effects, categories, ONNX."""

import json
import pickle

import numpy as np
import pytest
from anji import AnjiError, Gbdt
from conftest import FEATURES, ROOT

lightgbm = pytest.importorskip("lightgbm")
TREES = ROOT / "crates" / "trees" / "tests" / "golden"


@pytest.fixture(scope="module")
def known(loans):
    return loans[loans["bad"].notna()]


@pytest.fixture(scope="module")
def booster(known):
    X = known[["years", "margin", "noise"]]
    rows = lightgbm.Dataset(X, known["bad"])
    return lightgbm.train({"objective": "binary", "num_leaves": 15, "verbose": -1, "num_threads": 1}, rows, 40), X


def test_a_booster_scores_and_explains_as_lightgbm_does(booster, tmp_path):
    theirs, X = booster
    theirs.save_model(tmp_path / "model.txt")
    for model in [theirs, theirs.model_to_string(), tmp_path / "model.txt"]:
        ours = Gbdt.from_lightgbm(model)
        np.testing.assert_allclose(ours.predict_proba(X)[:, 1], theirs.predict(X), rtol=1e-12)
    effects = theirs.predict(X.head(500), pred_contrib=True)
    np.testing.assert_allclose(ours.shap_values(X.head(500)), effects[:, :-1], atol=1e-9)
    assert ours.expected_value_ == pytest.approx(effects[0, -1], abs=1e-9)


def test_effects_add_up_to_the_score_and_become_reasons(known):
    fitted = Gbdt(trees=40, leaves=15, monotone={"margin": "down"}).fit(known[FEATURES], known["bad"])
    part = known[FEATURES].head(200)
    pd_ = fitted.predict_proba(part)[:, 1]
    raw = fitted.shap_values(part).sum(axis=1) + fitted.expected_value_
    np.testing.assert_allclose(1 / (1 + np.exp(-raw)), pd_, rtol=1e-9)
    for told in fitted.explain(part.head(20)):
        assert sum(one["points"] for one in told["contributions"]) == pytest.approx(told["points"])
    assert {reason["feature"] for reasons in fitted.reasons(part) for reason in reasons} <= set(FEATURES)
    along = known[FEATURES].head(1).loc[lambda t: t.index.repeat(50)].assign(margin=np.linspace(0, 1, 50))
    assert (np.diff(fitted.predict_proba(along)[:, 1]) <= 0).all()


def test_the_same_rows_give_the_same_document_which_reads_back(known):
    first, second = (Gbdt(trees=10).fit(known[FEATURES], known["bad"]) for _ in range(2))
    assert first.digest_ == second.digest_
    assert "LightGBM" in first.document_["origin"] and first.document_["trained_on"]["rows"] == len(known)
    for read in [Gbdt.from_json(first.to_json()), pickle.loads(pickle.dumps(first))]:
        assert (read.predict_proba(known) == first.predict_proba(known)).all()


def test_unseen_categories_and_missing_values_have_a_score(known):
    fitted = Gbdt(trees=10).fit(known[FEATURES], known["bad"])
    odd = known[FEATURES].head(3).assign(sector=["never seen", None, "food"], years=np.nan)
    assert np.isfinite(fitted.predict_proba(odd)).all()


def test_categories_of_pandas_come_with_the_text(known):
    X = known[FEATURES].astype({"sector": "category"})
    theirs = lightgbm.train({"objective": "binary", "verbose": -1}, lightgbm.Dataset(X, known["bad"]), 20)
    ours = Gbdt.from_lightgbm(theirs)
    np.testing.assert_allclose(ours.predict_proba(known)[:, 1], theirs.predict(X), rtol=1e-12)


def test_refusals_are_sentences(known):
    with pytest.raises(AnjiError, match="trees is 0: between 1 and 1,000 are allowed"):
        Gbdt(trees=0).fit(known[FEATURES], known["bad"])
    with pytest.raises(AnjiError, match="'sector': is a category, which has no up or down"):
        Gbdt(monotone={"sector": "up"}).fit(known[FEATURES], known["bad"])
    with pytest.raises(AnjiError, match="a LightGBM model begins with the line 'tree'"):
        Gbdt.from_lightgbm("not a model\n")
    with pytest.raises(AnjiError, match="the model takes"):
        Gbdt.from_onnx(next((TREES / "onnx").glob("*.onnx")), known[["years"]])


def test_onnx_takes_names_and_counts_from_the_rows():
    model = TREES / "onnx" / "hummingbird.onnx"
    names = sorted((TREES / "onnx").glob("*.onnx"))
    assert names, model
    read = 0
    for path in names:
        rows = np.genfromtxt(path.with_suffix(".csv"), delimiter=",", names=True)
        columns = [name for name in rows.dtype.names if name.startswith(("f", "x", "c")) and name != "expected"]
        table = {name: np.ascontiguousarray(rows[name]) for name in columns}
        try:
            ours = Gbdt.from_onnx(path.read_bytes(), table)
        except AnjiError:
            continue
        read += 1
        raw = ours.shap_values(table).sum(axis=1) + ours.expected_value_
        assert np.isfinite(raw).all() and set(json.loads(ours.to_json())["forest"]["features"]) == set(columns)
    assert read > 0
