"""What scikit-learn's own checks of estimators say."""

import numpy as np
import pandas as pd
import pytest
from anji import Binning, Gbdt, Scorecard
from anji._frame import frame_of
from sklearn.utils.estimator_checks import check_estimator

# The checks' own tables have a few dozen rows. The program fits nothing on fewer than 50 bads and 50 goods, and says so.
TOO_FEW = ("at least 50", "no column is left to build a card from")
# Bins have a least number of rows, whatever the rows weigh: a row of weight 2 is not two rows.
NOT_MET = {"check_sample_weight_equivalence_on_dense_data"}


def said(error):
    """The sentence of an error and of what caused it."""
    return "" if error is None else f"{error} {said(error.__cause__ or error.__context__)}"


@pytest.mark.parametrize("estimator", [Binning(), Scorecard(), Gbdt(trees=5)], ids=lambda one: type(one).__name__)
@pytest.mark.filterwarnings("ignore")
def test_estimator_checks(estimator):
    results = check_estimator(estimator, on_fail=None, on_skip=None)
    failed = {one["check_name"]: said(one["exception"]) for one in results if one["status"] == "failed"}
    unmet = {name: why for name, why in failed.items() if not any(few in why for few in TOO_FEW)}
    assert set(unmet) <= NOT_MET, unmet
    assert sum(one["status"] == "passed" for one in results) >= (50 if isinstance(estimator, Binning) else 28)


class Repeated:
    """Fits each row a hundred times, so that the checks' small tables suffice and what they ask is really asked."""

    def _given(self, X, y, sample_weight):
        _, target, weights = super()._given(X, y, sample_weight)
        often = 100
        held = X if hasattr(X, "columns") else np.asarray(X)
        many = pd.concat([held] * often, ignore_index=True) if hasattr(held, "columns") else np.concatenate([held] * often)
        return frame_of(many), np.tile(target, often), None if weights is None else np.tile(weights, often)


class RepeatedScorecard(Repeated, Scorecard):
    __init__ = Scorecard.__init__


class RepeatedGbdt(Repeated, Gbdt):
    __init__ = Gbdt.__init__


# Nothing is held back and every column stays, whatever its value: the tables are noise.
BOLD = {"selection": {"min_iv": 0.0, "max_iv": 1e9, "max_p_value": 1.0, "sign": "free"}, "ridge": 0.1}


@pytest.mark.parametrize("estimator", [RepeatedScorecard(options=BOLD), RepeatedGbdt(trees=5)], ids=["card", "trees"])
@pytest.mark.filterwarnings("ignore")
def test_estimator_checks_with_rows_enough(estimator):
    results = check_estimator(estimator, on_fail=None, on_skip=None)
    failed = {one["check_name"]: said(one["exception"]) for one in results if one["status"] == "failed"}
    assert set(failed) <= NOT_MET, failed
    assert sum(one["status"] == "passed" for one in results) >= 58
