"""Survival, losses and expert points from Python, beside lifelines and by their definitions."""

import pickle

import numpy as np
import pandas as pd
import pytest
from anji import AnjiError, Hazard, Lgd, Points, kaplan_meier, life_table, workout
from conftest import GOLDEN, ROOT
from sklearn.base import clone


@pytest.fixture(scope="module")
def spells():
    return pd.read_csv(GOLDEN / "spells.csv")


def test_survival_is_that_of_lifelines(spells):
    lifelines = pytest.importorskip("lifelines")
    fitted = lifelines.KaplanMeierFitter().fit(spells["period"], spells["defaulted"])
    ours = kaplan_meier(spells["period"], spells["defaulted"])
    for row in ours:
        assert row["survival"] == pytest.approx(float(fitted.predict(row["period"])), abs=1e-12)
    low, high = fitted.confidence_interval_.iloc[-1]
    assert (ours[-1]["interval"]["low"], ours[-1]["interval"]["high"]) == pytest.approx((low, high), abs=1e-9)
    assert sum(one["defaults"] for one in life_table(spells["period"], spells["defaulted"], 4)) == spells["defaulted"].sum()


def test_a_hazard_gives_curves_that_hold_on_average(spells):
    fitted = Hazard(bands=[4, 8]).fit(spells[["sector"]], spells["period"], spells["defaulted"])
    curves = fitted.cumulative(spells[["sector"]], 12)
    assert curves.shape == (len(spells), 12) and (np.diff(curves, axis=1) > 0).all()
    seen = 1 - kaplan_meier(spells["period"], spells["defaulted"])[11]["survival"]
    assert curves[:, -1].mean() == pytest.approx(seen, abs=0.01)
    assert (pickle.loads(pickle.dumps(fitted)).cumulative(spells[["sector"]], 12) == curves).all()
    with pytest.raises(AnjiError, match="periods of a loan is 0: must lie between 1 and 600"):
        Hazard().fit(spells[["sector"]], spells["period"] * 0, spells["defaulted"])


def test_losses_hold_on_average_and_come_in_parts():
    table = pd.read_csv(GOLDEN / "losses.csv")
    fitted = Lgd().fit(table[["collateral"]], table["loss"])
    parts = fitted.parts(table[["collateral"]])
    np.testing.assert_allclose((1 - parts[:, 0]) * parts[:, 1], parts[:, 2], rtol=1e-12)
    assert fitted.predict(table).mean() == pytest.approx(table["loss"].mean(), abs=1e-9)
    assert fitted.quality_["r_squared"] == pytest.approx(fitted.score(table, table["loss"]), abs=1e-9)
    assert clone(fitted).get_params() == fitted.get_params()
    assert (pickle.loads(pickle.dumps(fitted)).predict(table) == fitted.predict(table)).all()


def test_a_workout_is_discounted():
    assert workout(100_000, 0.10, [(730, 66_550, 6_050)])["lgd"] == pytest.approx(0.5)
    with pytest.raises(AnjiError, match="exposure at default is 0: it must be above 0"):
        workout(0, 0.1, [])


def test_points_of_the_example():
    points = Points.load(ROOT / "examples" / "points" / "tech-points.yaml")
    told = points.score({"invention_patents": 3, "title": "high-tech"}, proven=["title"])
    assert (told["total"], told["grade"]) == (7, "D")
    assert "请提供" in told["reasons"][0]["text_zh"]
    with pytest.raises(AnjiError, match="'patents' is no indicator of this document"):
        points.score({"patents": 1})
    with pytest.raises(AnjiError, match="missing field"):
        Points("schema: 1")
