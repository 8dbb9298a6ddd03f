"""Tables that several tests use."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "crates" / "scoring" / "tests" / "golden"
# Public files, read where they lie; a test that needs one is skipped where it is absent.
DATA = ROOT.parent / "shared" / "data"


def data_file(name: str) -> Path:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"shared/data/{name} is absent")
    return path


@pytest.fixture(scope="session")
def mixed() -> pd.DataFrame:
    """Simulated: numbers with missing values and a code, a category, weights, outcomes."""
    return pd.read_csv(GOLDEN / "mixed.csv")


@pytest.fixture(scope="session")
def options() -> dict:
    """The options whose card the Rust test develops too."""
    return json.loads((GOLDEN / "mixed-options.json").read_text())


@pytest.fixture(scope="session")
def loans() -> pd.DataFrame:
    """Simulated loans: 6,000 rows with missing values, a category and rows whose outcome is not known."""
    draw = np.random.default_rng(11)
    rows = 6_000
    years, margin, noise = draw.uniform(0, 20, rows), draw.uniform(0, 1, rows), draw.uniform(0, 1, rows)
    sector = draw.choice(["food", "retail", "building", "transport"], rows)
    logit = 0.5 - 0.15 * years - 2.0 * margin + 0.9 * (sector == "building")
    bad = (draw.uniform(size=rows) < 1 / (1 + np.exp(-logit))).astype(float)
    years[draw.uniform(size=rows) < 0.1] = np.nan
    bad[::50] = np.nan
    year = np.repeat(np.arange(2000.0, 2010.0), rows // 10)
    return pd.DataFrame(dict(years=years, margin=margin, noise=noise, sector=sector, year=year, bad=bad))


FEATURES = ["years", "margin", "noise", "sector"]
