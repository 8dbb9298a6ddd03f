"""A card developed in Python, handed to a running program, decides for a product that a second person put in force."""

import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, data_file


@pytest.fixture
def service(tmp_path):
    """The program on the simulated bank that release 0.1.0 left, with keys of two of its people."""
    program = os.environ.get("ANJI_BINARY")
    if not program:
        pytest.skip("ANJI_BINARY names no program: run bin/python")
    golden = ROOT / "crates" / "anji" / "tests" / "golden" / "data-0.1.0.tar.gz"
    subprocess.run(["tar", "-xzf", golden, "-C", tmp_path], check=True)
    day = (tmp_path / "day").read_text().strip()
    begin = [program, "--data", str(tmp_path / "data"), "--institution", "demo-bank", "--simulated-date", day]

    def key(user: str) -> str:
        said = subprocess.run([*begin, "--as", "admin", "user", "key", user, "--label", "example", "--json"], check=True, capture_output=True)
        return json.loads(said.stdout)["secret"]

    keys = {"RISK_KEY": key("zhao"), "REVIEWER_KEY": key("wang")}
    log = tmp_path / "log"
    with log.open("wb") as out:
        running = subprocess.Popen([*begin, "serve", "--listen", "127.0.0.1:0"], stdout=out, stderr=out)
    try:
        for _ in range(600):
            found = re.search(r"console (http://127\.0\.0\.1:\d+)/", log.read_text())
            if found or running.poll() is not None:
                break
            try:
                running.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
        assert found, log.read_text()
        yield {"ANJI_URL": found[1], **keys}
    finally:
        running.terminate()
        running.wait(30)


def test_a_card_made_in_python_decides_for_a_product(service, tmp_path, monkeypatch, capsys):
    source = data_file("sba_loans.parquet")
    example = ROOT / "python" / "examples" / "sba_product.py"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(example), str(source)])
    for name, value in service.items():
        monkeypatch.setenv(name, value)
    held = runpy.run_path(str(example))
    assert "term_months" in held["left_out"], "the leak is left out"
    swap = {line["field"]["id"]: line for line in held["tried"]["swap"]}
    assert held["tried"]["decided"] > 20_000 and swap["newly-out"]["number"] > 0 and swap["same-in"]["number"] > 0
    # Who is turned away went bad more often than who is kept: the card tells them apart.
    rate = {field: line["bad"] / line["lent"] for field, line in swap.items() if line["lent"]}
    assert rate["newly-out"] > rate["same-in"]
    assert held["tried"]["past"]["scorecard"] == "sba-python" and held["live"]["active_version"] == 1
    assert not Path("sba-python.json").exists() and "不良" in capsys.readouterr().out
