"""安济的建模包：分箱、评分卡、树模型与验证证据，与安济程序算出的逐位相同。

Anji for modellers: optimal binning, scorecards, tree models and the evidence for them, computed by the same code as in the
program Anji, to the same bits.

- :class:`Binning` 最优分箱与 WOE；optimal bins and weight of evidence
- :class:`Scorecard` 评分卡；a scorecard: developed, scored, explained, kept as a document
- :class:`Gbdt` 树模型；tree ensembles from LightGBM or ONNX, scored and explained by Anji
- :class:`Hazard`, :func:`kaplan_meier`, :func:`life_table` 违约何时发生；when loans default
- :class:`Lgd`, :func:`workout` 违约损失；what is lost
- :class:`Points` 专家积分（技术流）；points that experts agreed on
- :func:`validate` 验证；every figure of a validation in one record

表格可来自 pandas、polars、pyarrow 或 NumPy。Tables come from pandas, polars, pyarrow or NumPy. 结果为 1 表示“坏”，缺失表示未知。
Outcome 1 is bad, missing is not known.
"""

from ._beyond import Hazard, Lgd, Points, kaplan_meier, life_table, workout
from ._binning import Binning
from ._core import AnjiError
from ._gbdt import Gbdt
from ._scorecard import Scorecard, default_options
from ._validate import Evidence, validate

__all__ = [
    "AnjiError",
    "Binning",
    "Evidence",
    "Gbdt",
    "Hazard",
    "Lgd",
    "Points",
    "Scorecard",
    "default_options",
    "kaplan_meier",
    "life_table",
    "validate",
    "workout",
]
