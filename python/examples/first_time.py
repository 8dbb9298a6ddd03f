# %% [markdown]
# # 首贷户：单独建卡，还是共用？
# # Firms with no loan history: a card of their own, or the common one?
#
# 公开数据没有“首贷”标志；新设企业（new_exist = 2）最接近：银行对它们同样没有往来可查。做法见 docs/how-to/first-time.md。
# Public data has no mark of a first loan; new businesses (new_exist = 2) come nearest: a bank knows as little of their past.
#
#     python first_time.py sba_loans.parquet

# %%
import sys
from pathlib import Path

import pandas as pd

import anji

source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("sba_loans.parquet")
loans = pd.read_parquet(source)
loans = loans[loans["in_stratified"] & (loans["approval_fy"] <= 2010) & loans["default"].notna()].reset_index(drop=True)
bad = loans["default"].astype("float64")
first = (loans["new_exist"] == 2).fillna(False).to_numpy(dtype=bool)
later = (loans["approval_fy"] > 2006).to_numpy(dtype=bool)

# %% [markdown]
# ## 1. 可用的特征 Features allowed
# 首贷户没有的（征信、在本行的流水、逾期记录）一概不用，否则“缺失”本身就成了扣分项。
# Nothing that a first-time borrower cannot have: bureau, account with us, overdue record. Otherwise *missing* costs points.

# %%
allowed = loans[["state", "bank", "rev_line_cr", "low_doc"]].copy()
allowed["sector"] = (loans["naics"] // 10_000).astype("string")
allowed["urban_rural"] = loans["urban_rural"].astype("string")
for name in ["no_emp", "create_job", "gr_appv_cents", "sba_appv_cents"]:
    allowed[name] = loans[name].astype("float64")
allowed["guaranteed_share"] = allowed["sba_appv_cents"] / allowed["gr_appv_cents"]
allowed["approval_fy"] = loans["approval_fy"].astype("float64")

# %% [markdown]
# ## 2. 三种卡 Three cards
# 共用卡、单独卡，以及共用卡的水平在首贷户上重新校准。The common card, a card of their own, and the common card restated.

# %%
years = dict(time_column="approval_fy", train_through=2006, target="charged off before it was paid in full")
common = anji.Scorecard(name="common", **years).fit(allowed, bad)
own = anji.Scorecard(name="first-time", **years).fit(allowed[first], bad[first])
test = first & later
judged = {name: card.predict_proba(allowed[test])[:, 1] for name, card in [("common", common), ("own", own)]}
evidence = anji.validate(bad[test], judged["own"], benchmark=judged["common"], replicates=200)
difference = evidence["benchmark"]
print(f"{int(test.sum()):,} 笔 loans: 单独 own {difference['first']:.4f}, 共用 common {difference['second']:.4f}, "
      f"p = {difference['p_value']:.3f}")

# %% [markdown]
# ## 3. 取舍 The rule
# 单独卡只有在显著更好时才用；否则共用卡，水平按首贷户校准。两者都没有足够的坏样本时，用专家积分并由人审批。
# A card of its own only where it is better beyond chance; otherwise the common one. Where neither has bads enough: expert
# points and a person's approval.

# %%
better = difference["difference"] > 0 and difference["p_value"] < 0.05
chosen = "own" if better else "common"
print("选用 chosen:", chosen)
few = first & (loans["state"] == "DE").to_numpy()
try:
    anji.Scorecard(name="too-few").fit(allowed[few], bad[few])
    fallback = "card"
except anji.AnjiError as error:
    print("退路 fall-back, expert points:", error)
    fallback = "points"
