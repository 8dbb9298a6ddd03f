"""最优分箱。Optimal binning."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

import numpy as np
import numpy.typing as npt

from ._base import Estimator, _Transformer, two_classes
from ._core import Bins, bin_frame
from ._frame import Floats, array, weighed

Trend = Literal["none", "auto", "auto-any", "rising", "falling", "peak", "valley"]


class Binning(_Transformer, Estimator):
    """最优分箱：在单调性、最小占比等约束下由动态规划精确求解，缺失与特殊值单独成箱。

    Optimal binning: fine bins merged exactly by dynamic programming under constraints; missing and special values have
    bins of their own. ``transform`` gives the weight of evidence, ``WOE = ln((G_i/G) / (B_i/B))``, goods over bads.

    Parameters
    ----------
    trend
        坏账率沿数值的形状。The shape of the bad rate along a number. ``auto`` is the better of rising and falling;
        ``auto-any`` takes a turn, or any shape, when it is worth more than ``turn_gain`` times as much.
    max_bins, max_prebins
        最多箱数、预分箱数。Most bins; fine bins before merging.
    min_bin_share, min_bin_bads, min_bin_goods
        每箱至少的占比、坏样本、好样本（加权）。Least weighted share, bads and goods of a bin.
    noise_penalty
        每多一箱的代价，以纯偶然的信息值为单位。Price of a bin in units of the information value that chance alone gives.
    special_values
        单独成箱的代码值。Numbers that are codes, each a bin of its own.
    options_of
        个别列的选项。Options of single columns: ``{"age": {"trend": "falling"}}``; what is not named has its default.
    output
        ``"woe"`` 或 ``"bin"``（箱的序号）。Weight of evidence, or the place of the bin.

    Attributes
    ----------
    bins_ : list of dict
        每列的箱、计数、WOE、IV。Bins, counts, WOE and IV of every column.
    iv_ : dict
        每列的信息值。Information value of every column.
    """

    bins_: list[dict[str, Any]]
    iv_: dict[str, float]

    def __init__(
        self,
        *,
        trend: Trend = "auto-any",
        max_bins: int = 16,
        max_prebins: int = 64,
        min_bin_share: float = 0.01,
        min_bin_bads: float = 10.0,
        min_bin_goods: float = 10.0,
        noise_penalty: float = 4.0,
        turn_gain: float = 1.1,
        special_values: Sequence[float] = (),
        options_of: Mapping[str, Mapping[str, Any]] | None = None,
        output: Literal["woe", "bin"] = "woe",
    ) -> None:
        self.trend = trend
        self.max_bins = max_bins
        self.max_prebins = max_prebins
        self.min_bin_share = min_bin_share
        self.min_bin_bads = min_bin_bads
        self.min_bin_goods = min_bin_goods
        self.noise_penalty = noise_penalty
        self.turn_gain = turn_gain
        self.special_values = special_values
        self.options_of = options_of
        self.output = output

    def options(self) -> dict[str, Any]:
        """分箱选项，可用作 :class:`Scorecard` 的 ``binning``。The options, as :class:`Scorecard` takes them."""
        apart = {"options_of", "output", "special_values"}
        given = {name: value for name, value in self.get_params(deep=False).items() if name not in apart}
        return given | {"special_values": [float(value) for value in self.special_values]}

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """求每列的箱。Finds the bins of every column on the rows whose outcome is known."""
        if self.output not in ("woe", "bin"):
            raise ValueError(f"output is {self.output!r}: 'woe' or 'bin'")
        frame, target, weights = self._given(X, y, sample_weight)
        options_of = json.dumps({name: dict(given) for name, given in (self.options_of or {}).items()})
        self._hold(bin_frame(frame, target, weights, json.dumps(self.options()), options_of))
        return self

    def _hold(self, bins: Bins) -> None:
        self._bins_text = bins.to_json()
        self._bins = bins
        self.bins_ = json.loads(self._bins_text)
        self.iv_ = {one["feature"]: one["iv"] for one in self.bins_}

    def transform(self, X: Any) -> Floats:
        """每行每列的 WOE（或箱序号）。The WOE of every row and column, or the place of its bin."""
        frame = self._frame(X)
        flat = array(self._bins.transform(frame, self.output == "bin"))
        return flat.reshape(len(self.bins_), len(frame)).T

    def edit(
        self, X: Any, y: Any, feature: str, rules: Sequence[float] | Sequence[Mapping[str, Any]], sample_weight: Any = None
    ) -> dict[str, Any]:
        """手工改箱并看效果。Replaces the bins of one column by a person's, and tells what that did.

        ``rules`` 为数值切点，或完整的箱规则。Cuts of a number, or whole rules as in ``bins_``.
        """
        frame = self._frame(X)
        cuts = [rule for rule in rules if not isinstance(rule, Mapping)]
        if len(cuts) == len(rules):
            edges = [None, *(float(cut) for cut in cuts), None]
            given: list[dict[str, Any]] = [
                {"kind": "range", "from": low, "below": high} for low, high in zip(edges, edges[1:], strict=False)
            ]
            given += [{"kind": "special", "values": [float(value)]} for value in self.special_values]
            given.append({"kind": "missing"})
        else:
            given = [dict(rule) for rule in rules if isinstance(rule, Mapping)]
        change = (feature, json.dumps(given), json.dumps(self.options()))
        target, weights = weighed(self._outcomes(y, len(frame)), sample_weight)
        bins, effect = self._bins.edited(frame, target, weights, change)
        self._hold(bins)
        told: dict[str, Any] = json.loads(effect)
        return told

    def association(self) -> dict[str, Any]:
        """每列各箱的卡方检验。Chi-square of each column's bins, of all and of neighbours."""
        self._check_fitted()
        return dict(zip(self.iv_, json.loads(self._bins.association()), strict=True))

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:
        """列名。Names of the columns."""
        self._check_fitted()
        return np.array(list(self.iv_), dtype=object)

    def __sklearn_tags__(self) -> Any:
        return two_classes(super().__sklearn_tags__())

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        state.pop("_bins", None)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        if "_bins_text" in state:
            self._bins = Bins.from_json(state["_bins_text"])
