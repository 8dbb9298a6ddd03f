# %% [markdown]
# # 从公开贷款历史到一张经验证的评分卡
# # From a public loan history to a validated scorecard
#
# 数据：美国小企业署 7(a) 担保贷款（公开文件，说明见 docs）。每个 `# %%` 是一个单元，可在 Jupyter、VS Code 中逐个运行，也可整体运行：
# Data: guaranteed loans of the US Small Business Administration, 7(a). Each `# %%` is a cell; or run it as a whole:
#
#     python sba_scorecard.py sba_loans.parquet card.json

# %%
import sys
from pathlib import Path

import numpy as np
import pandas as pd

import anji

source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("sba_loans.parquet")
target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("card.json")
loans = pd.read_parquet(source)

# %% [markdown]
# ## 1. 样本 The sample
# 按结果分层抽取的行；2010 年以后批准的尚未走完，不用。Rows drawn by outcome; those approved after 2010 are not ripe.

# %%
loans = loans[loans["in_stratified"] & (loans["approval_fy"] <= 2010)].reset_index(drop=True)
bad = loans["default"]

features = loans[["state", "bank", "bank_state", "rev_line_cr", "low_doc"]].copy()
for name in ["approval_fy", "no_emp", "create_job", "retained_job", "disbursement_gross_cents", "gr_appv_cents",
             "sba_appv_cents", "term_months"]:  # fmt: skip
    features[name] = loans[name].astype("float64")
# 代码是类别，不是数值。Codes are categories, not numbers.
features["new_exist"] = loans["new_exist"].astype("string")
features["urban_rural"] = loans["urban_rural"].astype("string")
features["naics_sector"] = (loans["naics"] // 10_000).astype("string")
features["guaranteed_share"] = features["sba_appv_cents"] / features["gr_appv_cents"]
features["bank_in_state"] = np.where(loans["bank_state"] == loans["state"], "yes", "no")
print(f"{len(features):,} 行 rows, {int(bad.sum()):,} 坏 bad")

# %% [markdown]
# ## 2. 看一列的分箱 The bins of one column
# `term_months` 是实际期限：提前违约的贷款期限短，因此泄漏结果。它的信息值高得可疑，正是这样看出来的。
# `term_months` is the realised term: loans that failed early have a short one, so it leaks the outcome. Its information
# value is too good to be true, which is how one notices.

# %%
binning = anji.Binning().fit(features[["term_months", "no_emp", "guaranteed_share"]], bad)
for name, value in sorted(binning.iv_.items(), key=lambda pair: -pair[1]):
    print(f"{name:20} IV {value:.3f}")

# %% [markdown]
# ## 3. 评分卡 The scorecard
# 2006 年及以前开发，以后检验。总体坏账率为全国的 17.56%，样本是按结果抽的。
# Developed on approvals up to 2006, tested on later ones. The population's bad rate is the nation's 17.56%.

# %%
card = anji.Scorecard(
    name="sba-python",
    target="charged off before it was paid in full",
    description="SBA 7(a), stratified rows, approved up to 2010",
    time_column="approval_fy",
    train_through=2006,
    exclude={"term_months": "leaks the outcome"},
    population_bad_rate=0.1756,
).fit(features, bad)
print("入模 in the card:", ", ".join(card.coef_))
print(f"检验 AUC on later years {card.report_['test']['auc']:.4f}, KS {card.report_['test']['ks']:.3f}")
for line in card.table()[:6]:
    print(f"  {line['feature']:18} {line['bin'][:30]:30} {line['points']:7.1f}")

# %% [markdown]
# ## 4. 验证 Validation
# 只用开发时未见的行。平均概率按 17.56% 的总体，检验样本的坏账率不同，校准检验会如实指出。
# Only rows that the card has not seen. Probabilities are for a population of 17.56%; these rows have another rate, and the
# tests of calibration say so.

# %%
later = (features["approval_fy"] > 2006).to_numpy()
evidence = anji.validate(
    bad[later],
    card.predict_proba(features[later]),
    before=card.predict_proba(features[~later]),
    segments={"year": loans["approval_fy"][later].astype("string"), "urban_rural": features["urban_rural"][later]},
    attributes={"new_exist": features["new_exist"][later]},
    features=features[later],
    features_before=features[~later],
    card=card,
    replicates=200,
)
print(evidence.summary())
for year in evidence["segments"]["year"]:
    print(f"  {year['segment']}: {year['rows']:>5} 行 rows, 坏账率 bad rate {year['bad_rate']:.1%}, AUC {year['auc'] or float('nan'):.3f}")
moved = max(evidence["card_characteristics"], key=lambda one: one["index"])
print(f"变动最大 moved most: {moved['feature']} (CSI {moved['index']:.3f})")

# %% [markdown]
# ## 5. 一笔的原因 The reasons of one loan

# %%
worst = features[later].iloc[[int(np.argmax(card.predict_proba(features[later])[:, 1]))]]
for reason in card.reasons(worst)[0]:
    print(f"  {reason['code']}: -{reason['lost_points']:.0f} 分 points")

# %% [markdown]
# ## 6. 文件 The document
# 同样的行与选项，安济程序开发出逐字节相同的文件。From the same rows and options the program makes the same bytes.

# %%
card.save(target)
again = anji.Scorecard.load(target)
assert (again.predict_proba(features) == card.predict_proba(features)).all()
print(f"{target}: {card.digest_}")
