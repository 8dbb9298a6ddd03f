"""Writes ONNX models, rows for them and what onnxruntime answers: onnx/NAME.onnx and onnx/NAME.csv.

    pip install onnx==1.23.2 onnxmltools==1.16.0 onnxruntime==1.32.0 skl2onnx==1.20.0 lightgbm==4.7.0 scikit-learn==1.9.1
    python make_onnx.py

A line of NAME.csv has the features (empty for missing) and `predicted`: the probability of the second class, or the value.
"""
import pathlib

import lightgbm as lgb
import numpy as np
import onnxruntime
from onnx import TensorProto, helper
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType
from skl2onnx import to_onnx
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier, RandomForestRegressor

FOLDER = pathlib.Path("onnx")
FOLDER.mkdir(exist_ok=True)
rng = np.random.default_rng(11)
N = 1500
x = np.column_stack([np.round(rng.gamma(2, 4, N), 1), rng.normal(size=N), rng.poisson(2, N), rng.uniform(-1, 1, N)])
x = x.astype(np.float32)
z = -0.5 - 0.1 * x[:, 0] + 0.4 * x[:, 2] + x[:, 1] * x[:, 3]
y = (rng.random(N) < 1 / (1 + np.exp(-z))).astype(int)
gaps = x.copy()
gaps[rng.random(x.shape) < 0.1] = np.nan


def write(name, model, rows, positive=1):
    data = model.SerializeToString()
    (FOLDER / f"{name}.onnx").write_bytes(data)
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    double = "double" in session.get_inputs()[0].type
    given = rows.astype(np.float64 if double else np.float32)
    answer = session.run(None, {session.get_inputs()[0].name: given})[-1]
    predicted = answer[:, positive] if answer.shape[1] > 1 else answer[:, 0]
    with open(FOLDER / f"{name}.csv", "w") as file:
        file.write(",".join([f"f{i}" for i in range(rows.shape[1])] + ["predicted"]) + "\n")
        for row, value in zip(rows, predicted):
            # As doubles that are not single-precision numbers where that is where a reader could go wrong.
            file.write(",".join("" if np.isnan(v) else repr(float(v)) for v in [*row, value]) + "\n")
    print(name, session.get_inputs()[0].type, len(data), "bytes")


def by_lightgbm(name, objective, label, **options):
    booster = lgb.train(dict(objective=objective, num_leaves=8, verbose=-1, num_threads=1, deterministic=True,
                             force_row_wise=True, seed=3, **options), lgb.Dataset(gaps, label), 6)
    write(name, convert_lightgbm(booster, initial_types=[("x", FloatTensorType([None, 4]))], zipmap=False), rows)


ordinary = gaps[:80].astype(np.float64)
# Thresholds themselves, and doubles beside them that single precision rounds onto them.
rows = np.vstack([ordinary, ordinary[:20] * (1 + 1e-9), np.full((1, 4), np.nan), np.zeros((1, 4))])
by_lightgbm("lightgbm-binary", "binary", y)
by_lightgbm("lightgbm-regression", "regression", z)
whole = np.vstack([x[:80].astype(np.float64), x[:20].astype(np.float64) * (1 + 1e-9)])
options = {"zipmap": False}
forest = RandomForestClassifier(n_estimators=5, max_leaf_nodes=8, random_state=1).fit(x, y)
write("sklearn-forest", to_onnx(forest, x[:1], options={id(forest): options}), whole)
boosting = GradientBoostingClassifier(n_estimators=6, max_leaf_nodes=6, random_state=1).fit(x, y)
write("sklearn-boosting", to_onnx(boosting, x[:1], options={id(boosting): options}), whole)
values = RandomForestRegressor(n_estimators=5, max_leaf_nodes=8, random_state=1).fit(x, z)
write("sklearn-values", to_onnx(values, x[:1]), whole)

# Every mode of a split, by hand; the third feature is a category.
nodes = [  # tree, node, mode, feature, value, true, false, missing goes the true way
    (0, 0, "BRANCH_LT", 0, 4.0, 1, 2, 0), (0, 1, "BRANCH_GTE", 1, 0.5, 3, 4, 1), (0, 2, "BRANCH_GT", 3, 0.25, 5, 6, 0),
    (0, 3, "LEAF", 0, 0, 0, 0, 0), (0, 4, "LEAF", 0, 0, 0, 0, 0), (0, 5, "LEAF", 0, 0, 0, 0, 0), (0, 6, "LEAF", 0, 0, 0, 0, 0),
    (1, 0, "BRANCH_EQ", 2, 2.0, 1, 2, 0), (1, 1, "BRANCH_LEQ", 0, 4.0, 3, 4, 1), (1, 2, "BRANCH_NEQ", 2, 1.0, 5, 6, 0),
    (1, 3, "LEAF", 0, 0, 0, 0, 0), (1, 4, "LEAF", 0, 0, 0, 0, 0), (1, 5, "LEAF", 0, 0, 0, 0, 0), (1, 6, "LEAF", 0, 0, 0, 0, 0),
]
leaves = [(t, n) for t, n, mode, *_ in nodes if mode == "LEAF"]
columns = list(zip(*nodes))
node = helper.make_node(
    "TreeEnsembleRegressor", ["x"], ["y"], domain="ai.onnx.ml", n_targets=1, aggregate_function="SUM", base_values=[0.125],
    nodes_treeids=columns[0], nodes_nodeids=columns[1], nodes_modes=columns[2], nodes_featureids=columns[3],
    nodes_values=columns[4], nodes_truenodeids=columns[5], nodes_falsenodeids=columns[6],
    nodes_missing_value_tracks_true=columns[7], target_treeids=[t for t, _ in leaves], target_nodeids=[n for _, n in leaves],
    target_ids=[0] * len(leaves), target_weights=[float(2**i) for i in range(len(leaves))], post_transform="NONE")
graph = helper.make_graph([node], "modes", [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, 4])],
                          [helper.make_tensor_value_info("y", TensorProto.FLOAT, [None, 1])])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("ai.onnx.ml", 3), helper.make_opsetid("", 18)], ir_version=8)
edges = np.array([[a, b, c, d] for a in (3.9, 4.0, 4.1, np.nan) for b in (0.4, 0.5, 0.6, np.nan) for c in (0, 1, 2, 7, np.nan)
                  for d in (0.2, 0.25, 0.3, np.nan)])
write("modes", model, edges)
