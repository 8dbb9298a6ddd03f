"""The evidence: every figure beside that of a published tool, or worked out here by its definition."""

import numpy as np
import pandas as pd
import pytest
from anji import AnjiError, Scorecard, validate
from conftest import FEATURES
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score


@pytest.fixture(scope="module")
def judged(loans):
    known = loans[loans["bad"].notna()].reset_index(drop=True)
    card = Scorecard(exclude={}).fit(known[FEATURES], known["bad"])
    return known, known["bad"].to_numpy(), card.predict_proba(known), card


@pytest.fixture(scope="module")
def evidence(judged):
    known, bad, proba, card = judged
    rng = np.random.default_rng(3)
    return validate(
        bad, proba,
        benchmark=np.clip(proba[:, 1] + rng.normal(0, 0.1, len(bad)), 0.001, 0.999),
        before=proba[:3000, 1],
        segments={"sector": known["sector"], "year": known["year"]},
        attributes={"sector": known["sector"], "years": known["years"].to_numpy()},
        bands={"years": [5.0, 10.0]}, kinds={"years": "owner-age"},
        features=known[FEATURES], features_before=known[FEATURES].head(3000), card=card, replicates=200, cut_off=0.2,
    )  # fmt: skip


def test_scikit_learn_measures_the_same(judged, evidence):
    _, bad, proba, _ = judged
    assert evidence.auc == pytest.approx(roc_auc_score(bad, proba[:, 1]), abs=1e-12)
    assert evidence.gini == pytest.approx(2 * evidence.auc - 1, abs=1e-12)
    assert evidence["calibration"]["brier"] == pytest.approx(brier_score_loss(bad, proba[:, 1]), abs=1e-12)
    assert evidence["calibration"]["log_loss"] == pytest.approx(log_loss(bad, proba[:, 1]), abs=1e-12)
    weights = np.random.default_rng(5).uniform(0.5, 2.0, len(bad))
    weighted = validate(bad, proba, sample_weight=weights, replicates=100)
    assert weighted.auc == pytest.approx(roc_auc_score(bad, proba[:, 1], sample_weight=weights), abs=1e-12)
    assert weighted["calibration"]["brier"] == pytest.approx(
        brier_score_loss(bad, proba[:, 1], sample_weight=weights), abs=1e-12
    )


def test_scipy_measures_the_same_distance_and_tests(judged, evidence):
    from scipy import stats

    _, bad, proba, _ = judged
    assert evidence.ks == pytest.approx(stats.ks_2samp(proba[bad == 1, 1], proba[bad == 0, 1]).statistic, abs=1e-12)
    for grade in evidence["calibration"]["grades"]:
        n, d, p = grade["rows"], grade["bads"], grade["mean_pd"]
        assert grade["test"]["binomial_p"] == pytest.approx(stats.binom.sf(d - 1, n, p), abs=1e-9)
        assert grade["test"]["jeffreys_p"] == pytest.approx(stats.beta.cdf(p, d + 0.5, n - d + 0.5), abs=1e-9)
        low, high = stats.beta.ppf([0.025, 0.975], d + 0.5, n - d + 0.5)
        assert grade["bad_rate_interval"]["low"] == pytest.approx(low, abs=1e-9)
        assert grade["bad_rate_interval"]["high"] == pytest.approx(high, abs=1e-9)
    found = evidence["calibration"]["hosmer_lemeshow"]
    assert found["p_value"] == pytest.approx(stats.chi2.sf(found["statistic"], found["degrees"]), abs=1e-9)


def test_stability_is_the_index_of_its_definition(judged, evidence):
    stability = evidence["stability"]
    e = np.array(stability["expected"]) / sum(stability["expected"])
    a = np.array(stability["actual"]) / sum(stability["actual"])
    assert stability["index"] == pytest.approx(((a - e) * np.log(a / e)).sum(), abs=1e-12)
    assert [one["feature"] for one in evidence["characteristics"]] == FEATURES
    assert {one["feature"] for one in evidence["card_characteristics"]} == set(judged[3].coef_)


def test_segments_benchmark_and_intervals(judged, evidence):
    known, bad, proba, _ = judged
    for one in evidence["segments"]["sector"]:
        part = (known["sector"] == one["segment"]).to_numpy()
        assert one["rows"] == part.sum() and one["bads"] == bad[part].sum()
        assert one["mean_pd"] == pytest.approx(proba[part, 1].mean(), abs=1e-12)
    assert len(evidence["segments"]["year"]) == 10
    assert evidence["benchmark"]["difference"] > 0 and evidence["benchmark"]["p_value"] < 0.05
    for name, value in [("auc", evidence.auc), ("gini", evidence.gini), ("ks", evidence.ks)]:
        assert evidence["intervals"][name]["low"] < value < evidence["intervals"][name]["high"]


def test_fairness_rates_are_those_counted_here(judged, evidence):
    known, bad, proba, _ = judged
    sector, age = evidence["fairness"]
    approved = proba[:, 1] < 0.2
    for group in sector["groups"]:
        part = (known["sector"] == group["group"]).to_numpy()
        assert group["selection_rate"] == pytest.approx(approved[part].mean(), abs=1e-12)
    assert sector["four_fifths"] == "fail", "building is riskier by construction"
    assert [group["group"] for group in age["groups"]][:3] == ["< 5", "5-10", ">= 10"] and age["en"] != "years"
    assert {proxy["attribute"] for proxy in evidence["proxies"]} == {"sector", "years"}
    assert "AUC" in evidence.summary() and "坏账率" in evidence.summary()


def test_what_cannot_be_measured_is_said():
    with pytest.raises(AnjiError, match="good and 0 bad rows: both are needed"):
        validate([0, 0, 0], [0.1, 0.2, 0.3])
    with pytest.raises(ValueError, match="pass one for each row"):
        validate([0, 1], [0.1, 0.2, 0.3])
    with pytest.raises(AnjiError, match="unknown field `replicate`"):
        validate([0, 1], [0.1, 0.2], replicate=5)
    with pytest.raises(AnjiError, match="level is 2: must lie strictly between 0 and 1"):
        validate([0, 1], [0.1, 0.2], level=2.0)
    with pytest.raises(TypeError, match="segments is a frame or a mapping"):
        validate([0, 1], [0.1, 0.2], segments=["a", "b"])
    unknown = validate(pd.Series([0, 1, None, 1]), [0.1, 0.9, 0.4, 0.3], replicates=100)
    assert (unknown["rows"], unknown["rows_without_outcome"], unknown.auc) == (4, 1, 1.0)
