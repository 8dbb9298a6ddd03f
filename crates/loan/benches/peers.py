"""Schedules of 24 level instalments: Python's decimal, numpy's floats, and ours, on one thread, in CPU seconds.

    pip install numpy==2.4.6
    cargo build --release -p loan --example schedules
    python crates/loan/benches/peers.py [target/release/examples/schedules]

Peers and ours take turns and the best of ROUNDS counts for each. Decimal goes through the first 20,000 loans and is taken times 50;
its digest must be ours to the fen. numpy makes a million at once in floats rounded to cents; how many of the first 20,000 schedules
differ from the exact ones is counted.
"""
import pathlib
import subprocess
import sys
import time
from decimal import ROUND_HALF_UP, Decimal, getcontext

import numpy as np

getcontext().prec = 28
ROUNDS, COMPARED, COUNT, MONTHS = 3, 20_000, 1_000_000, 24
ROOT = pathlib.Path(__file__).resolve().parents[3]
OURS = sys.argv[1] if len(sys.argv) > 1 else ROOT / "target" / "release" / "examples" / "schedules"
CENT, ONE = Decimal("0.01"), Decimal(1)


def exact(n):
    """Interest of each instalment of loan n, in yuan."""
    left = Decimal(10_000_000 + n) / 100
    rate = Decimal(300 + n % 900) / 10_000 / 12
    level = (left * rate / (ONE - (ONE + rate) ** -MONTHS)).quantize(CENT, ROUND_HALF_UP)
    interests = []
    for number in range(1, MONTHS + 1):
        interest = (left * rate).quantize(CENT, ROUND_HALF_UP)
        principal = left if number == MONTHS else min(level - interest, left)
        left -= principal
        interests.append(interest)
    return interests


def floats(count):
    n = np.arange(count, dtype=np.float64)
    left = (10_000_000 + n) / 100
    rate = (300 + n % 900) / 10_000 / 12
    level = np.round(left * rate / (1 - (1 + rate) ** -MONTHS), 2)
    interests = np.empty((MONTHS, count))
    for number in range(MONTHS):
        interests[number] = np.round(left * rate, 2)
        principal = left if number == MONTHS - 1 else np.minimum(level - interests[number], left)
        left = np.round(left - principal, 2)
    return interests


def seconds(run):
    begin = time.thread_time()
    result = run()
    return time.thread_time() - begin, result


def main():
    best = {}
    for _ in range(ROUNDS):
        spent, rows = seconds(lambda: [exact(n) for n in range(COMPARED)])
        best["decimal"] = min(best.get("decimal", 1e9), spent * COUNT / COMPARED)
        spent, made = seconds(lambda: floats(COUNT))
        best["numpy"] = min(best.get("numpy", 1e9), spent)
        said = subprocess.run([OURS, str(COUNT)], check=True, capture_output=True, text=True).stdout.split("\n")
        digest = int(said[0].split()[1])
        for line in filter(None, said[1:]):
            name, count, spent = line.split()
            name = f"ours {name}"
            best[name] = min(best.get(name, 1e9), float(spent) * COUNT / int(count))
    theirs = sum((n + 1) * sum(k * int(i * 100) for k, i in enumerate(row, 1)) for n, row in enumerate(rows))
    assert theirs == digest, (theirs, digest)
    wrong = sum(any(int(i * 100) != round(made[k, n] * 100) for k, i in enumerate(row)) for n, row in enumerate(rows))
    for name, spent in best.items():
        print(f"{name:24} {spent:9.3f} CPU s for {COUNT:,} schedules; decimal / it = {best['decimal'] / spent:8.1f}")
    print(f"digest of {COMPARED:,} loans the same as decimal's; {wrong} of them differ by cents in numpy")


main()
