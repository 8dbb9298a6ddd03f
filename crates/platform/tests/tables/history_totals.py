#!/usr/bin/env python3
"""Totals of two public histories, computed from the files themselves and by no code of this project.

    python3 history_totals.py SHARED_DATA_FOLDER      (needs pyarrow)

Writes beside itself: past_guarantees.csv (the SBA loans by fiscal year and guaranteed percentage) and programmes.csv (the
SSBCI transactions by kind, by state and by year of incorporation). `tests/bank/history.rs` compares them with what the
program says after an import. Whole cents throughout; Python's integers do not overflow.
"""
import csv
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import pyarrow.parquet as parquet

HERE = Path(__file__).parent


def half_up(top, bottom):
    """A fraction that is not negative, rounded half up."""
    return (2 * top + bottom) // (2 * bottom)


def refused(row):
    """The rows that the import documents as refused: see the table at the head of connectors::sba."""
    approved, guaranteed = row["gr_appv_cents"], row["sba_appv_cents"]
    if not approved or approved <= 0 or (guaranteed or 0) > approved:
        return True
    if row["mis_status"] == "P I F" and (row["chg_off_prin_cents"] or 0) > 0:
        return True
    day = row["approval_date"]
    return bool(day) and not 1953 <= date.fromisoformat(str(day)[:10]).year <= 2100


def past(folder):
    names = ["gr_appv_cents", "sba_appv_cents", "disbursement_gross_cents", "chg_off_prin_cents", "mis_status",
             "approval_fy", "approval_date"]
    rows = parquet.read_table(folder / "sba_loans.parquet", columns=names).to_pylist()
    sums = defaultdict(lambda: [0] * 9)
    for row in rows:
        if refused(row):
            continue
        approved, guaranteed = row["gr_appv_cents"], row["sba_appv_cents"]
        disbursed, bad = row["disbursement_gross_cents"] or 0, row["mis_status"] == "CHGOFF"
        lost = (row["chg_off_prin_cents"] or 0) if bad else 0
        repaid = disbursed if row["mis_status"] == "P I F" else max(disbursed - lost, 0) if bad else 0
        compensated = half_up(lost * guaranteed, approved)
        key = (row["approval_fy"], half_up(100 * guaranteed, approved))
        cells = [1, int(bad), approved, guaranteed, disbursed, repaid, lost, compensated, lost - compensated]
        sums[key] = [a + b for a, b in zip(sums[key], cells)]
    head = ["year", "percent", "loans", "bad", "approved", "guaranteed", "disbursed", "repaid", "charged_off",
            "compensated", "lender_loss"]
    write("past_guarantees.csv", head, ([*key, *cells] for key, cells in sorted(sums.items())))


KINDS = {"CAP": "portfolio-reserve", "Loan Guarantee": "guarantee", "Loan Participation": "participation",
         "Collateral Support": "collateral-support", "Venture Capital": "venture-capital"}
AMOUNTS = ["loan_investment_amount_cents", "ssbci_original_funds_cents", "ssbci_recycled_funds_cents",
           "nonprivate_amount_cents", "concurrent_private_financing_cents", "subsequent_private_financing_cents",
           "borrower_insurance_premium_cents", "lender_insurance_premium_cents", "guaranteed_amount_cents",
           "collateral_support_cents"]


def programmes(folder):
    rows = parquet.read_table(folder / "ssbci.parquet").to_pylist()
    sums = defaultdict(lambda: [0] * (1 + len(AMOUNTS)))
    for row in rows:
        cells = [1] + [row[name] for name in AMOUNTS]
        for key in [("kind", KINDS[row["program_type"]]), ("state", row["state_id"]), ("year", str(row["year_incorporated"]))]:
            sums[key] = [a + b for a, b in zip(sums[key], cells)]
    head = ["by", "group", "transactions"] + [name.removesuffix("_cents") for name in AMOUNTS]
    write("programmes.csv", head, ([*key, *cells] for key, cells in sorted(sums.items())))


def write(name, head, rows):
    with open(HERE / name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    past(folder)
    programmes(folder)
