"""评分卡。The scorecard."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from . import _core
from ._base import Estimator, _Classifier, two_classes
from ._frame import Floats, array


def default_options() -> dict[str, Any]:
    """开发选项及其默认值。Every option of a development with its default."""
    options: dict[str, Any] = json.loads(_core.default_options())
    return options


class Scored(_Classifier, Estimator):
    """由文件打分的模型共有的方法。What scorecards and tree models share: both are documents that score rows."""

    _model: _core.Card | _core.Trees

    def predict_proba(self, X: Any) -> Floats:
        """每行好与坏的概率，第二列为违约概率。Probability of good and of bad; the second column is the PD."""
        pd = self._score(X)[1]
        return np.column_stack([1.0 - pd, pd])

    def predict(self, X: Any) -> npt.NDArray[Any]:
        """违约概率不低于 0.5 判为坏。The second class where the PD is at least one half."""
        pd = self._score(X)[1]
        return np.asarray(self.classes_[(pd >= 0.5).astype(int)])

    def points(self, X: Any) -> Floats:
        """每行得分（未取整）。Points of every row, not rounded."""
        return self._score(X)[0]

    def grades(self, X: Any) -> npt.NDArray[np.str_]:
        """每行等级 A 至 D。The grade of every row, A to D."""
        return np.array(list(self._score(X)[2]))

    def explain(self, X: Any) -> list[dict[str, Any]]:
        """每行的得分、各项贡献与原因。Every row's score, contributions and reasons, as the program records them."""
        told: list[dict[str, Any]] = json.loads(self._explain(self._frame(X)))
        return told

    def reasons(self, X: Any) -> list[list[dict[str, Any]]]:
        """每行失分最多的原因，中英文。What cost each row most points, in Chinese and English."""
        return [score["reasons"] for score in self.explain(X)]

    def __sklearn_tags__(self) -> Any:
        return two_classes(super().__sklearn_tags__())

    def _explain(self, frame: _core.Frame) -> str:
        return self._model.explain(frame)

    @property
    def document_(self) -> dict[str, Any]:
        """模型文件的内容。What the document says."""
        self._check_fitted()
        document: dict[str, Any] = json.loads(self._model.to_json())
        return document

    @property
    def digest_(self) -> str:
        """文件的 SHA-256，与安济程序记录的相同。SHA-256 of the document, as the program records it."""
        self._check_fitted()
        return self._model.digest

    def to_json(self) -> str:
        """模型文件；同一模型逐字节相同。The document; the same bytes for the same model."""
        self._check_fitted()
        return self._model.to_json()

    def save(self, path: str | os.PathLike[str]) -> None:
        """写出模型文件。Writes the document."""
        Path(path).write_text(self.to_json(), encoding="utf-8")

    def _score(self, X: Any) -> tuple[Floats, Floats, str]:
        frame = self._frame(X)
        points, pd, grades = self._model.score(frame)
        return array(points), array(pd), grades

    def _read(self, model: _core.Card | _core.Trees) -> Self:
        self._model = model
        self.classes_ = np.array([0, 1])
        self.feature_names_in_ = np.array([name for name, _ in model.features], dtype=object)
        self.n_features_in_ = len(model.features)
        return self

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        model = state.pop("_model", None)
        if model is not None:
            state["_document"] = model.to_json()
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        state = dict(state)
        document = state.pop("_document", None)
        self.__dict__.update(state)
        if document is not None:
            self._model = self._of_document(document)

    @staticmethod
    def _of_document(text: str) -> _core.Card | _core.Trees:
        raise NotImplementedError


class Scorecard(Scored):
    """由分箱、筛选、逻辑回归到分值一次完成的评分卡；文件与安济程序的逐字节相同。

    A scorecard: binning, selection, logistic regression on WOE and points in one call. The document is that of the
    program, byte for byte, for the same rows and options.

    Parameters
    ----------
    name, version, target, description
        名称、版本、“坏”的定义、数据来源，写入文件。Name, version, what *bad* means and where the rows came from; all are in
        the document.
    test_share, seed
        随机留出检验的占比与种子。Share of rows held out to test, by a hash of the row number and the seed.
    time_column, train_through, test_through
        按时间划分：不晚于 ``train_through`` 的行开发，其后检验；给出时代替随机留出。A split by time instead: rows of at most
        ``train_through`` fit, later ones test.
    exclude
        不使用的列及原因。Columns not to be used, each with the reason that the report repeats.
    population_bad_rate
        样本按结果抽取时，总体的坏账率。The population's bad rate when the sample was drawn by outcome.
    binning
        分箱选项或 :class:`Binning`。Binning options, or a :class:`Binning` whose options are taken.
    options
        其余选项，见 :func:`default_options`。All other options, see :func:`default_options`: selection, scaling, grades,
        reasons, texts, binning_of, ridge, calibration_groups, platt_on_test.

    Attributes
    ----------
    report_ : dict
        开发报告：变量、质量、稳定性、排除原因。The report of the development; absent in a card that was read.
    document_ : dict
        评分卡文件。The document.
    """

    def __init__(
        self,
        *,
        name: str = "scorecard",
        version: int = 1,
        target: str = "bad as the outcome column says",
        description: str = "training table",
        test_share: float = 0.3,
        seed: int = 1,
        time_column: str | None = None,
        train_through: float | None = None,
        test_through: float | None = None,
        exclude: Mapping[str, str] | None = None,
        population_bad_rate: float | None = None,
        binning: Any = None,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        self.name = name
        self.version = version
        self.target = target
        self.description = description
        self.test_share = test_share
        self.seed = seed
        self.time_column = time_column
        self.train_through = train_through
        self.test_through = test_through
        self.exclude = exclude
        self.population_bad_rate = population_bad_rate
        self.binning = binning
        self.options = options

    def develop_options(self) -> dict[str, Any]:
        """交给程序的选项。The options as the program takes them."""
        split: dict[str, Any] = {"kind": "hold-out", "test_share": float(self.test_share), "seed": int(self.seed)}
        if self.time_column is not None:
            if self.train_through is None:
                raise ValueError("time_column is given: say with train_through up to when rows fit the card")
            split = {
                "kind": "time",
                "column": self.time_column,
                "train_through": float(self.train_through),
                "test_through": None if self.test_through is None else float(self.test_through),
            }
        given: dict[str, Any] = {
            "name": self.name,
            "version": self.version,
            "target": self.target,
            "description": self.description,
            "split": split,
            "exclude": dict(self.exclude or {}),
            "population_bad_rate": self.population_bad_rate,
        }
        if self.binning is not None:
            given["binning"] = self.binning.options() if hasattr(self.binning, "options") else dict(self.binning)
        return given | {name: _plain(value) for name, value in (self.options or {}).items()}

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """开发评分卡；结果未知的行不参与。Develops the card; rows without an outcome take no part."""
        frame, target, weights = self._given(X, y, sample_weight)
        self._model = _core.Card.develop(frame, target, weights, json.dumps(self.develop_options()))
        self.report_ = json.loads(self._model.report or "{}")
        return self

    @property
    def intercept_(self) -> float:
        """截距，坏的对数几率。Intercept of the logit of bad."""
        return float(self.document_["intercept"])

    @property
    def coef_(self) -> dict[str, float]:
        """各变量 WOE 的系数。Coefficient of the WOE of every characteristic."""
        return {one["feature"]: one["coefficient"] for one in self.document_["characteristics"]}

    def table(self) -> list[dict[str, Any]]:
        """分值表：每个变量的每一箱一行。The points table: one row for each bin of each characteristic."""
        return [
            {"feature": one["feature"], "label": one["label_zh"], "bin": bin["label"], "woe": bin["woe"],
             "points": bin["points"], "share": bin["share"], "bad_rate": bin["bad_rate"]}
            for one in self.document_["characteristics"]
            for bin in one["attributes"]
        ]  # fmt: skip

    def to_pmml(self) -> str:
        """PMML 4.4。The card as PMML 4.4."""
        self._check_fitted()
        assert isinstance(self._model, _core.Card)
        return self._model.to_pmml()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """读入评分卡文件。Reads a document."""
        return cls._of_card(_core.Card.from_json(text))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """读入评分卡文件。Reads a document from a file."""
        return cls.from_json(Path(path).read_text(encoding="utf-8"))

    @classmethod
    def from_pmml(
        cls, text: str, scaling: Mapping[str, float] | None = None, unmatched_points: float | None = None
    ) -> Self:
        """读入 PMML 评分卡。Reads a PMML scorecard, ours or another program's."""
        scale = dict(scaling) if scaling is not None else default_options()["scaling"]
        return cls._of_card(_core.Card.from_pmml(text, json.dumps(scale), unmatched_points))

    @classmethod
    def _of_card(cls, card: _core.Card) -> Self:
        document = json.loads(card.to_json())
        return cls(name=document["name"], version=document["version"], target=document["target"])._read(card)

    @staticmethod
    def _of_document(text: str) -> _core.Card:
        return _core.Card.from_json(text)


def _plain(value: Any) -> Any:
    """A value as JSON holds it: mappings and sequences as such, NumPy numbers as Python's."""
    if isinstance(value, Mapping):
        return {str(name): _plain(entry) for name, entry in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(entry) for entry in value)
    if isinstance(value, (list, tuple, np.ndarray)):
        return [_plain(entry) for entry in value]
    return value.item() if isinstance(value, np.generic) else value
