"""估计器的共同部分。What the estimators share: scikit-learn's conventions, whether it is installed or not."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from ._core import Frame
from ._frame import Floats, floats, frame_of, known_labels, weighed

if TYPE_CHECKING:

    class _Base:
        def get_params(self, deep: bool = True) -> dict[str, Any]: ...
        def set_params(self, **params: Any) -> Self: ...

    class _Classifier: ...

    class _Transformer: ...

    class _Regressor: ...

    class NotFittedError(ValueError, AttributeError): ...

else:
    try:
        from sklearn.base import BaseEstimator as _Base
        from sklearn.base import ClassifierMixin as _Classifier
        from sklearn.base import RegressorMixin as _Regressor
        from sklearn.base import TransformerMixin as _Transformer
        from sklearn.exceptions import NotFittedError
    except ImportError:

        class _Base:
            """get_params and set_params as scikit-learn defines them."""

            def get_params(self, deep: bool = True) -> dict[str, Any]:
                names = inspect.signature(type(self).__init__).parameters
                return {name: getattr(self, name) for name in names if name != "self"}

            def set_params(self, **params: Any) -> Self:
                known = self.get_params()
                for name, value in params.items():
                    if name not in known:
                        raise ValueError(f"Invalid parameter {name!r} for estimator {type(self).__name__}")
                    setattr(self, name, value)
                return self

            def __repr__(self) -> str:
                given = ", ".join(f"{name}={value!r}" for name, value in self.get_params().items())
                return f"{type(self).__name__}({given})"

        class _Classifier:
            """A class of its own only where scikit-learn is absent."""

        class _Regressor:
            """A class of its own only where scikit-learn is absent."""

        class _Transformer:
            """fit and transform in one call."""

            def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
                return self.fit(X, y, **fit_params).transform(X)

        class NotFittedError(ValueError, AttributeError):
            """Something was asked of a model before it was fitted."""


class Estimator(_Base):
    """Names of columns, classes of outcomes, and the state of being fitted."""

    n_features_in_: int
    feature_names_in_: npt.NDArray[np.object_]
    classes_: npt.NDArray[Any]

    def _fit_frame(self, X: Any) -> Frame:
        frame = frame_of(X)
        if not frame.names:
            raise ValueError(f"0 feature(s) (shape=({len(frame)}, 0)) while a minimum of 1 is required.")
        if len(frame) == 0:
            raise ValueError("Found array with 0 sample(s) while a minimum of 1 is required.")
        self.n_features_in_ = len(frame.names)
        if _names_its_columns(X):
            self.feature_names_in_ = np.array(frame.names, dtype=object)
        elif hasattr(self, "feature_names_in_"):
            del self.feature_names_in_
        return frame

    def _frame(self, X: Any) -> Frame:
        self._check_fitted()
        names = getattr(self, "feature_names_in_", None)
        if _names_its_columns(X):
            # By name, in any order; columns that the model does not use are not looked at.
            return frame_of(X)
        shape = np.shape(np.asarray(X)) if not hasattr(X, "nnz") else X.shape
        width = shape[1] if len(shape) == 2 else self.n_features_in_
        if width != self.n_features_in_:
            raise ValueError(
                f"X has {width} features, but {type(self).__name__} is expecting {self.n_features_in_} features as input."
            )
        return frame_of(X, None if names is None else list(names))

    def _given(self, X: Any, y: Any, sample_weight: Any) -> tuple[Frame, Floats, Floats | None]:
        """Everything that is fitted on, checked."""
        frame = self._fit_frame(X)
        target, weights = weighed(self._outcomes(y, len(frame)), sample_weight)
        left = np.unique(target[~np.isnan(target)])
        if len(left) < 2:
            raise ValueError(
                f"{type(self).__name__} needs two classes, good and bad; of the rows with a weight only one class is left."
            )
        return frame, target, weights

    def _check_fitted(self) -> None:
        if not hasattr(self, "n_features_in_"):
            raise NotFittedError(
                f"This {type(self).__name__} instance is not fitted yet. Call 'fit' with appropriate arguments before "
                "using this estimator."
            )

    def _outcomes(self, y: Any, rows: int) -> Floats:
        """1 for the second class in order, 0 for the first, NaN where the outcome is not known."""
        if y is None:
            raise ValueError(
                f"This {type(self).__name__} estimator requires y to be passed, but the target y is None."
            )
        held = np.asarray(y.to_numpy() if hasattr(y, "to_numpy") else y)
        if held.ndim == 2 and held.shape[1] == 1:
            import warnings

            warnings.warn(
                "A column-vector y was passed when a 1d array was expected.", _conversion_warning(), stacklevel=3
            )
            held = held[:, 0]
        if held.ndim != 1:
            raise ValueError(f"y should be a 1d array, got an array of shape {held.shape} instead.")
        if len(held) != rows:
            raise ValueError(f"Found input variables with inconsistent numbers of samples: [{rows}, {len(held)}]")
        if held.dtype.kind == "f" and np.isinf(held).any():
            raise ValueError("Input y contains infinity: an outcome is one of two classes, or missing")
        if held.dtype.kind == "c":
            raise ValueError("Complex data not supported")
        labels = np.unique(np.asarray(known_labels(held.tolist())))
        if len(labels) > 2 and labels.dtype.kind == "f" and (labels != np.round(labels)).any():
            raise ValueError(f"Unknown label type: continuous. {type(self).__name__} needs two classes.")
        if len(labels) != 2:
            raise ValueError(
                f"Only binary classification is supported. {type(self).__name__} needs two classes, good and bad; the "
                f"target has {len(labels)} {'class' if len(labels) == 1 else 'classes'}."
            )
        self.classes_ = labels
        if held.dtype.kind in "biuf":
            given = held.astype(np.float64)
            return np.where(np.isnan(given), np.nan, (given == float(labels[1])).astype(np.float64))
        entries = held.tolist()
        known = [np.nan if not known_labels([entry]) else float(entry == labels[1]) for entry in entries]
        return floats(np.array(known), "y", rows)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.input_tags.allow_nan = True
        tags.input_tags.string = True
        tags.input_tags.categorical = True
        tags.target_tags.required = True
        return tags


def two_classes(tags: Any) -> Any:
    """Says that outcomes are of two classes, for a transformer as well."""
    from sklearn.utils import ClassifierTags

    tags.classifier_tags = ClassifierTags(multi_class=False)
    return tags


def _conversion_warning() -> type[Warning]:
    try:
        from sklearn.exceptions import DataConversionWarning
    except ImportError:
        return UserWarning
    kind: type[Warning] = DataConversionWarning
    return kind


def _names_its_columns(X: Any) -> bool:
    if isinstance(X, (dict, Frame)):
        return True
    names = getattr(X, "columns", None)
    if names is None:
        return hasattr(X, "__arrow_c_stream__")
    return not hasattr(X, "iloc") or all(isinstance(name, str) for name in names)
