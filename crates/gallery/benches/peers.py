"""Ten indicators of every firm in DuckDB, over the segments that `anji bench portraits --folder DIR` wrote.

    python -m venv .venv && .venv/bin/pip install duckdb
    .venv/bin/python crates/gallery/benches/peers.py DIR

Each is computed as the catalogue defines it (crates/portrait/indicators/sales.yaml) over the twelve or twenty-four months until June 2025. The
batch of Anji gives 246 indicators, scores, class, stage and grade of each firm; its time divided by 246 is what one costs beside one of these.
"""

import sys
import time

import duckdb

FOLDER = sys.argv[1]
FACTS = f"read_parquet('{FOLDER}/lake/facts/*/merged/*/*/*.parquet')"

# Of cells told twice the one learnt last counts; here as there.
BASE = f"""
CREATE TEMP VIEW cells AS
SELECT firm, measure, held_on, arg_max(value, (learned_at, batch, row)) AS value
FROM {FACTS}
WHERE measure IN ('vat_sales_fen', 'invoiced_fen') AND held_on BETWEEN DATE '2023-07-01' AND DATE '2025-06-30'
GROUP BY firm, measure, held_on
"""

# The same without looking for cells told twice, of which these observations have none: as fast as DuckDB can be asked.
PLAIN = f"""
CREATE TEMP VIEW cells AS
SELECT firm, measure, held_on, value FROM {FACTS}
WHERE measure IN ('vat_sales_fen', 'invoiced_fen') AND held_on BETWEEN DATE '2023-07-01' AND DATE '2025-06-30'
"""

TEN = """
SELECT firm,
  sum(value) FILTER (WHERE year) AS sum_12m,
  round(avg(value) FILTER (WHERE quarter)) AS mean_3m,
  max(value) FILTER (WHERE year) AS best_12m,
  min(value) FILTER (WHERE year) AS worst_12m,
  sum(value) FILTER (WHERE year) / nullif(sum(value) FILTER (WHERE NOT year), 0) - 1 AS growth_12m,
  regr_slope(value, nth) FILTER (WHERE year) / nullif(avg(value) FILTER (WHERE year), 0) AS trend_12m,
  stddev_pop(value) FILTER (WHERE year) / nullif(avg(value) FILTER (WHERE year), 0) AS volatility_12m,
  avg(value) FILTER (WHERE quarter) / nullif(avg(value) FILTER (WHERE year), 0) AS recent_12m,
  count(*) FILTER (WHERE value > 0) AS months_24m,
  arg_max(value, held_on) / nullif(max(value) FILTER (WHERE year), 0) AS share_of_peak_12m
FROM (
  SELECT firm, held_on, value, held_on > DATE '2024-06-30' AS year, held_on > DATE '2025-03-31' AS quarter,
    datediff('month', DATE '2024-07-31', held_on) AS nth
  FROM cells WHERE measure = 'vat_sales_fen'
)
GROUP BY firm
"""


def run(name, base):
    book = duckdb.connect()
    book.execute("SET threads = 2")
    book.execute(base)
    begun = time.monotonic()
    firms = book.execute(f"SELECT count(*), sum(sum_12m), avg(trend_12m) FROM ({TEN})").fetchone()
    wall = time.monotonic() - begun
    print(f"{name}: {wall:.1f} s for ten indicators of {firms[0]:,} firms, {wall / 10:.2f} s each; DuckDB {duckdb.__version__}")


run("plain", PLAIN)
run("of each cell what was learnt last", BASE)
