"""安济的建模包：分箱、评分卡、树模型与验证证据，与安济程序算出的逐位相同。

Anji for modellers: optimal binning, scorecards, tree models and the evidence for them, computed by the same code as in the
program Anji, to the same bits.

- :class:`Binning` 最优分箱与 WOE；optimal bins and weight of evidence
- :class:`Scorecard` 评分卡；a scorecard: developed, scored, explained, kept as a document
- :class:`Gbdt` 树模型；tree ensembles from LightGBM or ONNX, scored and explained by Anji
- :func:`validate` 验证；every figure of a validation in one record

表格可来自 pandas、polars、pyarrow 或 NumPy。Tables come from pandas, polars, pyarrow or NumPy. 结果为 1 表示“坏”，缺失表示未知。
Outcome 1 is bad, missing is not known.
"""

from ._binning import Binning
from ._core import AnjiError
from ._gbdt import Gbdt
from ._scorecard import Scorecard, default_options
from ._validate import Evidence, validate

__all__ = ["AnjiError", "Binning", "Evidence", "Gbdt", "Scorecard", "default_options", "validate"]
