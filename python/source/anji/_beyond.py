"""评分卡以外的模型：生存分析、违约损失、专家积分。Models beyond scorecards: survival, losses, expert points."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from . import _core
from ._base import Estimator, _Regressor
from ._frame import Floats, array, floats, weights_of


def kaplan_meier(
    periods: Any, defaulted: Any, sample_weight: Any = None, level: float = 0.95
) -> list[dict[str, Any]]:
    """无模型的生存曲线，含 Greenwood 区间。Survival by period without a model, with Greenwood's intervals.

    ``periods`` 为每笔贷款被观察的整数期数（从 1 起），``defaulted`` 为最后一期是否违约。Whole periods that each loan was seen,
    from 1, and whether it defaulted in the last of them.
    """
    seen, ended = floats(periods, "periods"), floats(defaulted, "defaulted")
    told: list[dict[str, Any]] = json.loads(
        _core.life(seen, ended, weights_of(sample_weight, len(seen)), level, None)
    )
    return told


def life_table(periods: Any, defaulted: Any, width: int, sample_weight: Any = None) -> list[dict[str, Any]]:
    """精算寿命表：区间内退出者按半期计。The actuarial life table: who leaves within an interval counts for half of it."""
    seen, ended = floats(periods, "periods"), floats(defaulted, "defaulted")
    told: list[dict[str, Any]] = json.loads(
        _core.life(seen, ended, weights_of(sample_weight, len(seen)), 0.95, width)
    )
    return told


class _Kept(Estimator):
    """Pickled by its document, which is read again."""

    _model: _core.Hazard | _core.Loss

    @staticmethod
    def _of_text(text: str) -> _core.Hazard | _core.Loss:
        raise NotImplementedError

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        model = state.pop("_model", None)
        return state | ({} if model is None else {"_text": model.to_json()})

    def __setstate__(self, state: dict[str, Any]) -> None:
        state = dict(state)
        text = state.pop("_text", None)
        self.__dict__.update(state)
        if text is not None:
            self._model = self._of_text(text)


class Hazard(_Kept):
    """离散时间风险模型：违约概率的期限结构。Discrete-time hazard: the term structure of a probability of default.

    Parameters
    ----------
    bands
        基准风险的分段（各段末期）。Last period of each band of the baseline.
    options
        其余选项：name、target、period_months、columns、binning、min_iv、max_p_value、ridge。All other options.
    """

    _model: _core.Hazard

    def __init__(
        self, *, bands: Sequence[int] = (6, 12, 18, 24, 36, 48, 60), options: Mapping[str, Any] | None = None
    ) -> None:
        self.bands = bands
        self.options = options

    def fit(self, X: Any, periods: Any, defaulted: Any, sample_weight: Any = None) -> Self:
        """拟合。Fits: whole periods that each loan was seen, and whether it defaulted in the last of them."""
        frame = self._fit_frame(X)
        asked = {"bands": [int(band) for band in self.bands], **(self.options or {})}
        seen = (floats(periods, "periods", len(frame)), floats(defaulted, "defaulted", len(frame)))
        self._model = _core.Hazard.develop(frame, seen, weights_of(sample_weight, len(frame)), json.dumps(asked))
        self.document_: dict[str, Any] = json.loads(self._model.to_json())
        self.left_out_: dict[str, str] = json.loads(self._model.left_out)
        return self

    def cumulative(self, X: Any, periods: int) -> Floats:
        """至每期末的累计违约概率，每行一条曲线。Probability of default by the end of each period, one curve a row."""
        frame = self._frame(X)
        return array(self._model.terms(frame, periods)).reshape(len(frame), periods)

    @staticmethod
    def _of_text(text: str) -> _core.Hazard:
        return _core.Hazard.from_json(text)


class Lgd(_Regressor, _Kept):
    """两阶段违约损失率：先判是否有损失，再估损失多少。Two-stage loss given default: whether anything is lost, then how much.

    Parameters
    ----------
    threshold
        不高于此即视为无损失。Losses up to this count as none.
    options
        其余选项：name、target、columns、binning、min_iv、max_p_value。All other options.
    """

    _model: _core.Loss

    def __init__(self, *, threshold: float = 0.0, options: Mapping[str, Any] | None = None) -> None:
        self.threshold = threshold
        self.options = options

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """拟合；``y`` 为损失率，缺失表示尚未处置完。Fits: shares lost, missing where the workout is open."""
        frame = self._fit_frame(X)
        asked = {"threshold": float(self.threshold), **(self.options or {})}
        weights = weights_of(sample_weight, len(frame))
        self._model = _core.Loss.develop(frame, floats(y, "y", len(frame)), weights, json.dumps(asked))
        development = json.loads(self._model.development)
        self.document_: dict[str, Any] = development["model"]
        self.quality_: dict[str, Any] = development["quality"]
        self.left_out_: dict[str, str] = development["left_out"]
        return self

    def predict(self, X: Any) -> Floats:
        """每行的期望损失率。Expected loss of every row."""
        return self.parts(X)[:, 2]

    def parts(self, X: Any) -> Floats:
        """无损失概率、有损失时的损失率、期望损失率。Chance of no loss, loss where there is one, expected loss."""
        frame = self._frame(X)
        return array(self._model.predict(frame)).reshape(len(frame), 3)

    @staticmethod
    def _of_text(text: str) -> _core.Loss:
        return _core.Loss.from_json(text)


def workout(
    exposure_minor: int, annual_rate: float, flows: Iterable[tuple[int, int, int]], closed: bool = True
) -> dict[str, Any]:
    """一笔违约的损失率：回收减费用，折现。The loss of one default: recoveries less costs, discounted.

    ``flows`` 为（违约后天数，回收，费用），金额以分计。Days since the default, recovered, spent; amounts in minor units.
    """
    case = {
        "exposure_minor": int(exposure_minor),
        "annual_rate": float(annual_rate),
        "closed": bool(closed),
        "flows": [
            {"day": int(day), "recovered_minor": int(recovered), "cost_minor": int(cost)} for day, recovered, cost in flows
        ],
    }
    told: dict[str, Any] = json.loads(_core.workout(json.dumps(case)))
    return told


class Points:
    """专家积分：分值由专家商定，带上限、佐证与计分过程；不是概率。

    Points that experts agreed on, with caps, evidence and trace; no probability. The document is YAML or JSON, see
    ``examples/points/tech-points.yaml``.
    """

    def __init__(self, text: str) -> None:
        self._text = _core.points_document(text)
        self.document: dict[str, Any] = json.loads(self._text)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """读入文件。Reads a document from a file."""
        return cls(Path(path).read_text(encoding="utf-8"))

    def score(self, values: Mapping[str, Any], proven: Iterable[str] = ()) -> dict[str, Any]:
        """计分。Points of named values; ``proven`` names the indicators whose evidence is there."""
        told: dict[str, Any] = json.loads(_core.points(self._text, json.dumps(dict(values)), set(proven)))
        return told
