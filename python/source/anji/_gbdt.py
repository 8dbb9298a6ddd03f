"""树模型。Tree ensembles."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Self

import numpy as np

from . import _core
from ._frame import Floats, array, frame_of
from ._scorecard import Scored


class Gbdt(Scored):
    """梯度提升树：由 LightGBM 训练（或读入 LightGBM、ONNX 模型），由安济打分并精确解释。

    Gradient boosted trees. LightGBM trains them (``pip install anji[train]``), or a model of LightGBM or ONNX is read; Anji
    scores them and explains them exactly, to the same bits as the program. Categories may be texts; what is missing may stay
    missing.

    Parameters
    ----------
    trees, leaves, learning_rate, min_rows_in_leaf, ridge, column_share, seed
        训练参数。Trees, leaves of each, share of each tree's answer, fewest rows in a leaf, penalty on the square of leaf
        values, share of the columns that each tree may use, seed.
    monotone
        风险随数值只升（"up"）或只降（"down"）的列。Columns along which the risk may only rise or only fall.
    name, target, description
        写入模型文件。What the document says of the model.
    """

    def __init__(
        self,
        *,
        trees: int = 200,
        leaves: int = 31,
        learning_rate: float = 0.1,
        min_rows_in_leaf: int = 20,
        ridge: float = 0.0,
        column_share: float = 1.0,
        seed: int = 1,
        monotone: Mapping[str, Literal["up", "down"]] | None = None,
        name: str = "gbdt",
        target: str = "bad as the outcome column says",
        description: str = "training table",
    ) -> None:
        self.trees = trees
        self.leaves = leaves
        self.learning_rate = learning_rate
        self.min_rows_in_leaf = min_rows_in_leaf
        self.ridge = ridge
        self.column_share = column_share
        self.seed = seed
        self.monotone = monotone
        self.name = name
        self.target = target
        self.description = description

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """训练；需要 LightGBM。Trains; needs LightGBM. One thread and fixed seeds: the same rows give the same model."""
        frame, target, weights_given = self._given(X, y, sample_weight)
        options = {
            "columns": frame.names,
            "monotone": dict(self.monotone or {}),
            "trees": self.trees,
            "leaves": self.leaves,
            "learning_rate": self.learning_rate,
            "min_rows_in_leaf": self.min_rows_in_leaf,
            "ridge": self.ridge,
            "column_share": self.column_share,
            "seed": self.seed,
        }
        encoded = _core.Encoded(frame, target, weights_given, json.dumps(options))
        values, labels, weights = encoded.arrays()
        table = array(values).reshape(len(frame.names), -1).T
        text = self._train(table, frame.names, array(labels), None if weights is None else array(weights))
        self._model = encoded.decode(text, self.name, self.target, self.description)
        return self

    def _train(self, values: Floats, names: list[str], labels: Floats, weights: Floats | None) -> str:
        try:
            import lightgbm
        except ImportError as error:
            raise ImportError("LightGBM trains the trees: pip install anji[train]") from error
        # The parameters of the program's own trainer, so that either way leads to the same model.
        parameters: dict[str, Any] = {
            "objective": "binary",
            "num_leaves": self.leaves,
            "learning_rate": self.learning_rate,
            "min_data_in_leaf": self.min_rows_in_leaf,
            "lambda_l2": self.ridge,
            "feature_fraction": self.column_share,
            "seed": self.seed,
            "num_threads": 1,
            "deterministic": True,
            "force_col_wise": True,
            "verbose": -1,
        }
        if self.monotone:
            signs = {"up": 1, "down": -1}
            parameters["monotone_constraints"] = [signs.get(self.monotone.get(name, ""), 0) for name in names]
        rows = lightgbm.Dataset(
            values, labels.astype(np.float32), feature_name=names, free_raw_data=True,
            weight=None if weights is None else weights.astype(np.float32),
        )  # fmt: skip
        booster = lightgbm.train(parameters, rows, num_boost_round=self.trees)
        text: str = booster.model_to_string()
        return text

    def shap_values(self, X: Any) -> Floats:
        """每行每列的精确 SHAP 值（对数几率）。Exact SHAP values: what each feature adds to the raw score of each row."""
        memory, self.expected_value_ = self._trees.shap(self._frame(X))
        return array(memory).reshape(-1, len(self._trees.features))

    @property
    def _trees(self) -> _core.Trees:
        self._check_fitted()
        assert isinstance(self._model, _core.Trees)
        return self._model

    @classmethod
    def from_lightgbm(
        cls,
        model: Any,
        *,
        name: str = "gbdt",
        target: str = "bad as the model was trained",
        categories: Mapping[str, Sequence[str]] | None = None,
    ) -> Self:
        """读入 LightGBM 模型：文本、文件或 Booster。Reads a LightGBM model: its text, a path, or a Booster.

        ``categories`` 给出类别列的取值（按代码次序）；用 pandas 训练时模型自带。Spellings of categorical columns in the
        order of their codes; a model trained on pandas names its own.
        """
        booster = getattr(model, "booster_", model)
        if hasattr(booster, "model_to_string"):
            text = booster.model_to_string()
        elif isinstance(model, os.PathLike) or (isinstance(model, str) and "\n" not in model):
            text = Path(model).read_text(encoding="utf-8")
        else:
            text = model
        levels = json.dumps({column: list(spelled) for column, spelled in (categories or {}).items()})
        return cls(name=name, target=target)._read(_core.Trees.from_lightgbm(text, name, target, levels))

    @classmethod
    def from_onnx(
        cls, model: bytes | str | os.PathLike[str], rows: Any, *, name: str = "gbdt", target: str = "bad"
    ) -> Self:
        """读入 ONNX 模型。Reads an ONNX model: its bytes or a path.

        ONNX 不含列名与训练样本数，均取自 ``rows``；解释即相对于这些行。ONNX holds neither names of columns nor counts of
        training rows: both come from ``rows``, against which reasons are then told.
        """
        content = model if isinstance(model, bytes) else Path(model).read_bytes()
        return cls(name=name, target=target)._read(_core.Trees.from_onnx(content, name, target, frame_of(rows)))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """读入模型文件。Reads a document."""
        document = json.loads(text)
        read = _core.Trees.from_json(text)
        return cls(name=document["name"], target=document["target"])._read(read)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """读入模型文件。Reads a document from a file."""
        return cls.from_json(Path(path).read_text(encoding="utf-8"))

    @staticmethod
    def _of_document(text: str) -> _core.Trees:
        return _core.Trees.from_json(text)
