"""Binning: worth and shape, editing, and the same worth as published tools give to the same bins."""

import numpy as np
import pandas as pd
import pytest
from anji import AnjiError, Binning
from conftest import FEATURES, data_file


@pytest.fixture(scope="module")
def fitted(loans):
    return Binning().fit(loans[FEATURES], loans["bad"])


def test_transform_gives_the_worth_of_the_bins(fitted, loans):
    woe = fitted.transform(loans[FEATURES])
    assert woe.shape == (len(loans), 4) and fitted.get_feature_names_out().tolist() == FEATURES
    places = Binning(output="bin").fit(loans[FEATURES], loans["bad"]).transform(loans[FEATURES])
    for at, bins in enumerate(fitted.bins_):
        worth = np.array([one["woe"] for one in bins["bins"]])
        np.testing.assert_array_equal(woe[:, at], worth[places[:, at].astype(int)])
        # Information value by its definition, from the counts alone.
        goods = np.array([one["counts"]["goods"] for one in bins["bins"]])
        bads = np.array([one["counts"]["bads"] for one in bins["bins"]])
        filled = (goods > 0) & (bads > 0)
        g, b = goods[filled] / goods.sum(), bads[filled] / bads.sum()
        assert fitted.iv_[bins["feature"]] == pytest.approx(((g - b) * np.log(g / b)).sum(), rel=1e-9)


def test_trends_hold(loans):
    for trend, sign in [("falling", -1), ("rising", 1)]:
        rates = [one["bad_rate"] for one in Binning(trend=trend).fit(loans[["years"]], loans["bad"]).bins_[0]["bins"]]
        steps = np.diff([rate for rate in rates[:-1] if rate is not None])
        assert (sign * steps >= 0).all()


def test_a_person_moves_the_bins_and_sees_what_it_does(loans):
    binning = Binning().fit(loans[FEATURES], loans["bad"])
    before = binning.iv_["years"]
    told = binning.edit(loans[FEATURES], loans["bad"], "years", [5.0, 10.0])
    assert [one["label"] for one in binning.bins_[0]["bins"]] == ["< 5", "[5, 10)", ">= 10", "missing"]
    assert told["iv_gained"] == pytest.approx(binning.iv_["years"] - before)
    with pytest.raises(AnjiError, match="given bins of 'years': ranges must ascend"):
        binning.edit(loans[FEATURES], loans["bad"], "years", [10.0, 5.0])
    assert binning.association()["sector"]["variable"]["p_value"] < 1e-6


def test_special_values_and_single_columns(mixed):
    columns = ["years", "turnover", "enquiries"]
    binning = Binning(options_of={"enquiries": {"special_values": [-1.0], "max_bins": 3}}).fit(mixed[columns], mixed["bad"])
    labels = [one["label"] for one in binning.bins_[2]["bins"]]
    assert labels[-2:] == ["= -1", "missing"] and len(labels) <= 5
    with pytest.raises(AnjiError, match="options_of names column 'other'"):
        Binning(options_of={"other": {}}).fit(mixed[columns], mixed["bad"])
    with pytest.raises(AnjiError, match="binning option max_bins is 99: must lie between 1 and 47"):
        Binning(max_bins=99).fit(mixed[columns], mixed["bad"])


def german():
    table = pd.read_csv(data_file("german_credit.csv"))
    return table, (table.pop("creditability") == "bad").astype(int)


def test_optbinning_weighs_the_same_bins_alike():
    optbinning = pytest.importorskip("optbinning")
    table, bad = german()
    for feature in ["duration_in_month", "credit_amount", "age_in_years"]:
        other = optbinning.OptimalBinning(name=feature, dtype="numerical", monotonic_trend="auto").fit(table[feature], bad)
        binning = Binning().fit(table[[feature]], bad)
        binning.edit(table[[feature]], bad, feature, list(other.splits))
        built = other.binning_table.build()
        theirs = built["WoE"][: len(other.splits) + 1].astype(float).to_numpy()
        ours = [one["woe"] for one in binning.bins_[0]["bins"]][: len(theirs)]
        np.testing.assert_allclose(ours, theirs, atol=1e-12)
        assert binning.iv_[feature] == pytest.approx(other.binning_table.iv, abs=1e-12)


def test_optimal_bins_are_worth_no_less_than_those_of_optbinning():
    optbinning = pytest.importorskip("optbinning")
    table, bad = german()
    for feature in ["duration_in_month", "credit_amount", "age_in_years"]:
        other = optbinning.OptimalBinning(name=feature, dtype="numerical", monotonic_trend="auto").fit(table[feature], bad)
        other.binning_table.build()
        ours = Binning(trend="auto-any", noise_penalty=0.0, min_bin_share=0.05, min_bin_bads=1, min_bin_goods=1)
        assert ours.fit(table[[feature]], bad).iv_[feature] >= other.binning_table.iv - 1e-3, feature


def test_scorecardpy_gives_the_same_information_value_for_the_same_bins():
    scorecardpy = pytest.importorskip("scorecardpy")
    table, bad = german()
    feature = "age_in_years"
    cuts = [26.0, 35.0, 40.0]
    frame = pd.DataFrame({feature: table[feature].astype(float), "bad": bad})
    theirs = scorecardpy.woebin(frame, y="bad", x=[feature], breaks_list={feature: cuts}, print_info=False)[feature]
    binning = Binning().fit(frame[[feature]], bad)
    binning.edit(frame[[feature]], bad, feature, cuts)
    # scorecardpy states bads over goods: the sign turns, the information value does not.
    np.testing.assert_allclose([one["woe"] for one in binning.bins_[0]["bins"]][:4], -theirs["woe"].to_numpy(), atol=1e-12)
    assert binning.iv_[feature] == pytest.approx(theirs["total_iv"].iloc[0], abs=1e-12)
