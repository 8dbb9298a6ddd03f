"""Makes the reference schedules beside it, with nothing of Anji's: exact decimals for the amounts, numpy-financial for the level
payments, and PMT and XIRR as spreadsheets define them for the comparison in compared.csv.

    pip install numpy-financial==1.0.0 scipy==1.17.1
    python crates/loan/tests/golden/forms/reference.py

One file a form: number, due date, payment, principal, interest and what is then left, in yuan. Interest is rounded half up once an
instalment; the last instalment takes what remains of the principal.
"""
import csv
import pathlib
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, getcontext

import numpy_financial as npf
from scipy.optimize import brentq

getcontext().prec = 50
HERE = pathlib.Path(__file__).parent
FEN = Decimal("0.01")


def fen(amount):
    return amount.quantize(FEN, ROUND_HALF_UP)


def months_after(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def fraction(start, end, convention):
    days = (end - start).days
    if convention == "act360":
        return Decimal(days) / 360
    if convention == "act365":
        return Decimal(days) / 365
    if convention == "30360":
        first = min(start.day, 30)
        last = 30 if end.day == 31 and first == 30 else end.day
        return Decimal(360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first) / 360
    whole = Decimal(0)
    for n in range(days):
        whole += Decimal(1) / (366 if is_leap((start + timedelta(n)).year) else 365)
    return whole


def pmt(rate, periods, present, future=0):
    """PMT of spreadsheets: the level payment that turns `present` into `future`; here in exact decimals."""
    if rate == 0:
        return (present - future) / periods
    v = (1 + rate) ** -periods
    return (present - future * v) * rate / (1 - v)


def write(name, principal, rows):
    left = principal
    with open(HERE / f"{name}.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["number", "due_on", "payment", "principal", "interest", "balance"])
        for number, (due, part, interest) in enumerate(rows, 1):
            left -= part
            out.writerow([number, due, part + interest, part, interest, left])
    assert left == 0, (name, left)


def by_form(name, principal, dates, interest, wanted):
    """`interest(place, left)` is exact; `wanted(place, interest)` is the principal that is asked for."""
    left, rows = principal, []
    for place, due in enumerate(dates):
        bears = fen(interest(place, left))
        part = left if place + 1 == len(dates) else min(max(wanted(place, bears), Decimal(0)), left)
        rows.append((due, part, bears))
        left -= part
        if left == 0:
            break
    write(name, principal, rows)
    return rows


def whole_periods(rate, months):
    return lambda place, left: left * rate * months / 12


def by_days(rate, start, dates, convention):
    starts = [start, *dates]
    return lambda place, left: left * rate * fraction(starts[place], dates[place], convention)


def row_of(start, count, months=1):
    return [months_after(start, months * n) for n in range(1, count + 1)]


def level(name, principal, rate, count, months=1, start=date(2025, 1, 10), residual=Decimal(0)):
    amount = fen(pmt(rate * months / 12, count, principal, residual))
    theirs = npf.pmt(float(rate) * months / 12, count, -float(principal), float(residual))
    assert abs(float(amount) - theirs) < 0.00500001, (name, amount, theirs)
    dates = row_of(start, count, months)
    return by_form(name, principal, dates, whole_periods(rate, months), lambda place, bears: amount - bears)


def rent(name, principal, rate, count, months=1, start=date(2025, 1, 10), residual=Decimal(0)):
    """A finance lease: level rents at the beginning of each period, what the goods are bought for with the last of them."""
    period = rate * months / 12
    v = 1 / (1 + period)
    amount = fen((principal - residual * v ** (count - 1)) * (1 - v) / (1 - v ** count))
    # PMT of type 1 has its future value a period after the last payment: the residual of the last one is worth (1 + i) then.
    theirs = npf.pmt(float(period), count, -float(principal), float(residual * (1 + period)), when="begin")
    assert abs(float(amount) - theirs) < 0.00500001, (name, amount, theirs)
    dates = [months_after(start, months * n) for n in range(count)]
    interest = lambda place, left: left * period if place else Decimal(0)
    by_form(name, principal, dates, interest, lambda place, bears: amount - bears)


def forms():
    """Every form of the vocabulary, with the cases of the rules (6.6)."""
    start, lakh, million = date(2025, 1, 10), Decimal(100_000), Decimal(1_000_000)
    rate = Decimal("0.0435")
    level("annuity-monthly", lakh, rate, 12)
    level("annuity-quarterly", lakh, rate, 8, 3)
    level("annuity-half-yearly", lakh, rate, 4, 6)
    level("annuity-yearly", lakh, rate, 3, 12)
    level("balloon-30-percent", lakh, Decimal("0.06"), 24, residual=Decimal(30_000))
    rent("rent-in-advance", Decimal(300_000), Decimal("0.072"), 12, start=date(2025, 1, 31), residual=Decimal(3_000))
    rent("rent-in-advance-quarterly", Decimal(300_000), Decimal("0.072"), 8, 3)
    dates = row_of(start, 8, 3)
    by_form("equal-principal-quarterly", lakh, dates, whole_periods(rate, 3), lambda *_: Decimal(12_500))
    # Rules 6.6: interest on the 20th of each month by days, principal at the end.
    dates = [date(2025, month, 20) for month in range(1, 13)] + [date(2026, 1, 10)]
    by_form("interest-first-20th", million, dates, by_days(Decimal("0.0365"), start, dates, "act360"), lambda *_: Decimal(0))
    # One year at 1%: 1,000.00 where a year is a year, 1,013.89 where 365 days stand over 360. A leap year tells the others apart.
    for name, begin in (("bullet", date(2025, 1, 10)), ("bullet-leap", date(2024, 1, 10))):
        for convention in ("act360", "act365", "30360", "actact"):
            dates = [months_after(begin, 12)]
            days = by_days(Decimal("0.01"), begin, dates, convention)
            by_form(f"{name}-{convention}", lakh, dates, days, lambda *_: Decimal(0))
    # A farm that sells in June, September and December; interest each quarter by days.
    begin = date(2025, 3, 20)
    dates = row_of(begin, 8, 3)
    sells = [due.month in (6, 9, 12) for due in dates]
    part = fen(Decimal(90_000) / sum(sells))
    by_form("seasonal-quarterly", Decimal(90_000), dates, by_days(Decimal("0.048"), begin, dates, "act360"),
            lambda place, _: part if sells[place] else Decimal(0))
    # An instalment 5% larger each year.
    growth, monthly, count = Decimal("1.05"), Decimal("0.06") / 12, 36
    worth = sum(growth ** (k // 12) * (1 + monthly) ** -(k + 1) for k in range(count))
    first = fen(lakh / worth)
    by_form("step-up-5-percent", lakh, row_of(start, count), whole_periods(Decimal("0.06"), 1),
            lambda place, bears: fen(first * growth ** (place // 12)) - bears)
    # Principal as agreed, on agreed dates.
    dates = [date(2025, 4, 30), date(2025, 9, 30), date(2025, 12, 31), date(2026, 6, 30)]
    stated = [Decimal(n) for n in (10_000, 40_000, 20_000, 30_000)]
    by_form("stated-plan-dates", lakh, dates, by_days(rate, start, dates, "act365"), lambda place, _: stated[place])
    # A first period of 41 days: the principal of the regular loan, the interest of the days.
    amount = fen(pmt(rate / 12, 12, lakh))
    dates = [months_after(date(2025, 2, 20), n) for n in range(12)]
    first_days = by_days(rate, start, dates, "act360")
    left, rows = lakh, []
    for place, due in enumerate(dates):
        whole = fen(left * rate / 12)
        part = left if place == 11 else amount - whole
        rows.append((due, part, fen(first_days(0, left)) if place == 0 else whole))
        left -= part
    write("annuity-stub", lakh, rows)
    # Every period by its days, the instalment level.
    dates = row_of(start, 12)
    by_form("annuity-by-days", lakh, dates, by_days(rate, start, dates, "act365"), lambda place, bears: amount - bears)


def xirr(flows):
    """XIRR of spreadsheets: the rate at which dated flows, discounted by (days / 365), are worth nothing."""
    start = flows[0][0]
    worth = lambda rate: sum(float(amount) / (1 + rate) ** ((day - start).days / 365) for day, amount in flows)
    return brentq(worth, -0.9, 10, xtol=1e-14)


def compared():
    """Level payments and yearly costs beside numpy-financial and the spreadsheet's definitions."""
    with open(HERE / "compared.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["principal", "rate_bps", "months", "every", "residual_bps", "pmt", "irr_year", "xirr"])
        for principal, bps, months, every, residual_bps in [
            (100_000, 435, 12, 1, 0), (100_000, 435, 24, 3, 0), (250_000, 365, 36, 6, 0), (1_000_000, 600, 60, 12, 0),
            (500_000, 720, 36, 1, 2_000), (300_000, 480, 48, 3, 4_000), (88_888, 1_500, 18, 1, 0), (10_000_000, 310, 360, 1, 0),
        ]:
            count, rate, residual = months // every, bps / 1e4 * every / 12, principal * residual_bps / 10_000
            amount = npf.pmt(rate, count, -principal, residual)
            flows = [-principal] + [amount] * (count - 1) + [amount + residual]
            period = npf.irr(flows)
            start = date(2025, 1, 10)
            dated = [(months_after(start, n * every), -flow) for n, flow in enumerate(flows)]
            cost = (1 + period) ** (12 / every) - 1
            out.writerow([principal, bps, months, every, residual_bps, f"{amount:.6f}", f"{cost:.6f}", f"{xirr(dated):.6f}"])


forms()
compared()
