"""验证。Validation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from . import _core
from ._frame import floats, frame_of, named_columns, weights_of
from ._scorecard import Scorecard


class Evidence(dict[str, Any]):
    """验证所得的全部数字。Every figure of a validation, by name.

    ``discrimination``, ``intervals``, ``auc_by_delong``, ``calibration``, ``benchmark``, ``segments``, ``stability``,
    ``characteristics``, ``card_characteristics``, ``fairness``, ``proxies``.
    """

    @property
    def auc(self) -> float:
        """ROC 曲线下面积。Area under the ROC curve."""
        return float(self["discrimination"]["auc"])

    @property
    def gini(self) -> float:
        """基尼系数。Gini, ``2 x AUC - 1``."""
        return float(self["discrimination"]["gini"])

    @property
    def ks(self) -> float:
        """KS 值。Kolmogorov-Smirnov."""
        return float(self["discrimination"]["ks"])

    def summary(self) -> str:
        """几行中英文小结。A few lines in Chinese and English."""

        def within(name: str) -> str:
            interval = self["intervals"][name]
            return f"[{interval['low']:.4f}, {interval['high']:.4f}]"

        calibration = self["calibration"]
        lines = [
            f"样本 rows {self['rows']:,}，坏 bads {self['bads']:,}，坏账率 bad rate {self['bad_rate']:.2%}，"
            f"平均违约概率 mean PD {self['mean_pd']:.2%}",
            f"AUC {self.auc:.4f} {within('auc')}，Gini {self.gini:.4f}，KS {self.ks:.4f} {within('ks')}",
            f"Brier {calibration['brier']:.4f}，对数损失 log loss {calibration['log_loss']:.4f}，"
            f"校准误差 calibration error {calibration['error']['expected']:.4f}",
        ]
        if self["stability"]:
            lines.append(f"PSI {self['stability']['index']:.4f} ({self['stability']['shift']})")
        lines += [f"{one['zh']} / {one['en']}: {one['four_fifths']}" for one in self["fairness"]]
        return "\n".join(lines)


def validate(
    y: Any,
    pd: Any,
    *,
    sample_weight: Any = None,
    benchmark: Any = None,
    before: Any = None,
    segments: Any = None,
    attributes: Any = None,
    approved: Any = None,
    features: Any = None,
    features_before: Any = None,
    card: Scorecard | None = None,
    bands: Mapping[str, Sequence[float]] | None = None,
    kinds: Mapping[str, str] | None = None,
    **options: Any,
) -> Evidence:
    """验证一个违约概率：区分力及区间、校准检验、稳定性、分组、公平性。

    Validates a probability of default: discrimination with intervals, tests of calibration, stability, segments, fairness.

    Parameters
    ----------
    y
        结果：1 坏、0 好、缺失未知。Outcomes: 1 bad, 0 good, missing not known.
    pd
        违约概率，或 ``predict_proba`` 的结果。Probabilities of default, or what ``predict_proba`` gave.
    benchmark
        现用模型在同样各行的概率，用 DeLong 检验比较。The incumbent's probabilities of the same rows: compared by DeLong's test.
    before
        开发时总体的概率，用于 PSI。Probabilities of the population of before, for the PSI.
    segments
        分组：名称到每行标签。Groups by name, one label for each row: discrimination and calibration of each.
    attributes
        受保护属性，同上。Protected attributes, likewise: gaps, four-fifths ratio, equalised odds, equal risk.
    approved
        每行是否通过；缺省为概率低于 ``cut_off``。Who was approved; by default who is below ``cut_off``.
    features, features_before
        现在与当初的特征表，用于 CSI 与代理变量。Features of now and of before, for the CSI; with attributes, proxies are sought.
    card
        评分卡，按其箱计算 CSI。A card, by whose bins the CSI is computed as well.
    bands, kinds
        数值属性的分段下限；属性的含义（"owner-age" 等）。Lower edges of numeric attributes; what an attribute is to people.
    **options
        ``groups``, ``in_sample``, ``replicates``, ``seed``, ``level``, ``correlation``, ``grades``, ``bins``, ``cut_off``,
        ``least_ratio``, ``most_odds_gap``, ``least_rows``.
    """
    probabilities = _second(pd)
    given = floats(probabilities, "pd")
    rows = len(given)

    def optional(values: Any, what: str, length: int | None) -> Any:
        return None if values is None else floats(_second(values), what, length)

    asked = dict(options)
    if bands is not None:
        asked["bands"] = {name: [float(edge) for edge in edges] for name, edges in bands.items()}
    if kinds is not None:
        asked["kinds"] = dict(kinds)
    frames = [
        named_columns(segments, "segments"),
        named_columns(attributes, "attributes"),
        None if features is None else frame_of(features),
        None if features_before is None else frame_of(features_before),
    ]
    text = _core.validate(
        (floats(y, "y", rows), given, weights_of(sample_weight, rows)),
        [optional(benchmark, "benchmark", rows), optional(before, "before", None), optional(approved, "approved", rows)],
        frames,
        None if card is None else _card_of(card),
        json.dumps(asked),
    )
    return Evidence(json.loads(text))


def _second(values: Any) -> Any:
    """The column of bad of what ``predict_proba`` gave."""
    return values[:, 1] if getattr(values, "ndim", 1) == 2 and values.shape[1] == 2 else values


def _card_of(card: Scorecard) -> _core.Card:
    card._check_fitted()
    assert isinstance(card._model, _core.Card)
    return card._model
