"""What scikit-learn's own checks of estimators say."""

import pytest
from anji import Binning, Gbdt, Scorecard
from sklearn.utils.estimator_checks import check_estimator

FEW = "the check has fewer than the 50 bad and 50 good rows that a model is fitted on"
MULTI = "the check's own table has too few rows of either outcome, or no second outcome at all"


@pytest.mark.parametrize("estimator", [Binning(), Scorecard(), Gbdt(trees=5)], ids=lambda one: type(one).__name__)
def test_estimator_checks(estimator):
    results = check_estimator(estimator, on_fail=None, on_skip=None)
    failed = {one["check_name"]: str(one["exception"])[:300] for one in results if one["status"] == "failed"}
    # A refusal of a table of a few rows is the program's own rule, and is no breach of a convention.
    unexplained = {
        name: why
        for name, why in failed.items()
        if "at least 50" not in why and "no column is left to build a card from" not in why
    }
    assert not unexplained, unexplained
    passed = sum(one["status"] == "passed" for one in results)
    assert passed >= 15, (passed, failed)
