"""Trains one ensemble (200 trees of 31 leaves on 30 columns), times LightGBM and onnxruntime on it, then ours beside them.

    pip install lightgbm==4.7.0 numpy==2.4.6 onnxruntime==1.32.0 onnxmltools==1.16.0
    cargo build --release -p trees --example speed
    python crates/trees/benches/peers.py

Everything runs on one thread, and time is the thread's CPU time, so that a busy machine disturbs less. Peers and ours take
turns, and the best of ROUNDS rounds counts for each. The model and the rows stay in target/trees-bench, where `cargo bench
-p trees` finds them.
"""
import ctypes
import json
import pathlib
import subprocess
import time

import lightgbm as lgb
import numpy as np
import onnxruntime
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType

ROUNDS = 5
ROOT = pathlib.Path(__file__).resolve().parents[3]
FOLDER = ROOT / "target" / "trees-bench"
SPEED = ROOT / "target" / "release" / "examples" / "speed"
COLUMNS, TRAIN, ROWS = 30, 200_000, 20_000


def data(rows, seed):
    """Columns of mixed shape, five in a hundred values missing, 8% bad. Single precision, so that ONNX sees the same."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(rows, COLUMNS))
    x[:, 10:20] = np.exp(x[:, 10:20])
    x[:, 20:] = np.floor(x[:, 20:] * 4)
    weight = np.random.default_rng(1).normal(size=COLUMNS) * 0.35
    z = -3.1 + x[:, :10] @ weight[:10] + np.log(x[:, 10:20]) @ weight[10:20] + x[:, 20:] @ weight[20:] / 4
    z += 0.4 * x[:, 0] * x[:, 1] - 0.3 * x[:, 2] ** 2 + 0.5 * (x[:, 3] > 1)
    y = rng.random(rows) < 1 / (1 + np.exp(-z))
    x[rng.random(x.shape) < 0.05] = np.nan
    return x.astype(np.float32).astype(np.float64), y


def seconds(run):
    begin = time.thread_time()
    run()
    return time.thread_time() - begin


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    x, y = data(TRAIN, 2)
    options = dict(objective="binary", num_leaves=31, learning_rate=0.1, num_threads=1, verbose=-1, seed=3)
    booster = lgb.train(options, lgb.Dataset(x, y), 200)
    rows, bad = data(ROWS, 4)
    booster.save_model(FOLDER / "model.txt")
    rows.tofile(FOLDER / "rows.f64")
    raw = booster.predict(rows, raw_score=True)
    raw.tofile(FOLDER / "raw.f64")
    booster.predict(rows[:4096], pred_contrib=True)[:, :-1].tofile(FOLDER / "shap.f64")
    onnx = convert_lightgbm(booster, initial_types=[("x", FloatTensorType([None, COLUMNS]))], zipmap=False)
    (FOLDER / "model.onnx").write_bytes(onnx.SerializeToString())
    threads = onnxruntime.SessionOptions()
    threads.intra_op_num_threads = threads.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(onnx.SerializeToString(), threads, providers=["CPUExecutionProvider"])
    singles = rows.astype(np.float32)
    inputs = {session.get_inputs()[0].name: singles}
    names = [session.get_outputs()[1].name]

    # LightGBM's fastest single row: the C interface with a prepared configuration. What the call itself costs from here
    # is measured on a function that does nothing, and taken off.
    library = ctypes.CDLL(lgb.basic._LIB._name)
    fast, length, out = ctypes.c_void_p(), ctypes.c_int64(), ctypes.c_double()
    assert library.LGBM_BoosterPredictForMatSingleRowFastInit(
        booster._handle, 1, 0, -1, 1, COLUMNS, b"num_threads=1", ctypes.byref(fast)) == 0
    predict, nothing = library.LGBM_BoosterPredictForMatSingleRowFast, library.LGBM_GetLastError
    at = [ctypes.c_void_p(rows.ctypes.data + row * COLUMNS * 8) for row in range(ROWS)]
    length, out = ctypes.byref(length), ctypes.byref(out)

    def one_by_one():
        for row in at:
            predict(fast, row, length, out)

    def nothing_by_one():
        for row in at:
            nothing(fast, row, length, out)

    matrix = np.ascontiguousarray(rows)
    jobs = {
        "LightGBM, one row (C, fast init)": lambda: (seconds(one_by_one) - seconds(nothing_by_one)) / ROWS,
        "LightGBM, batch": lambda: seconds(lambda: booster.predict(matrix, raw_score=True, num_threads=1)) / ROWS,
        "onnxruntime, one row": lambda: seconds(lambda: [session.run(names, {"x": singles[i:i + 1]}) for i in range(2000)]) / 2000,
        "onnxruntime, batch": lambda: seconds(lambda: session.run(names, inputs)) / ROWS,
        "LightGBM, SHAP": lambda: seconds(lambda: booster.predict(matrix[:500], pred_contrib=True, num_threads=1)) / 500,
    }
    best = {}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            best[name] = min(best.get(name, 1e9), job())
        told = json.loads(subprocess.run([SPEED, FOLDER], check=True, capture_output=True, text=True).stdout)
        for name, value in told.items():
            best[name] = min(best.get(name, 1e9), value)
    for name, value in best.items():
        print(f"{name:44} {value * 1e6:10.2f} us {1 / value:12,.0f} /s")
    pairs = [
        ("ours, one row", "LightGBM, one row (C, fast init)"),
        ("ours, batch", "onnxruntime, batch"),
        ("ours, batch", "LightGBM, batch"),
        ("ours, SHAP in bulk", "LightGBM, SHAP"),
        ("ours, SHAP of one row", "LightGBM, SHAP"),
    ]
    for ours, theirs in pairs:
        print(f"{ours} is {best[theirs] / best[ours]:.1f} times as fast as {theirs}")


main()
