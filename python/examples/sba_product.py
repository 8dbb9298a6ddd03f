# %% [markdown]
# # 从评分卡到上线的产品
# # From a scorecard to a product in force
#
# 接着 sba_scorecard.py：用 Python 开发的卡交给运行中的安济，由另一人批准；据此起草产品，用历史贷款回测，再由另一人批准上线。
# Goes on from sba_scorecard.py: a card developed in Python is handed to a running Anji and approved by a second person; a product
# is drawn up for it, tried on the past loans, and put in force by the second person.
#
#     ANJI_URL=http://127.0.0.1:8080 RISK_KEY=... REVIEWER_KEY=... python sba_product.py sba_loans.parquet

# %%
import base64
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid
from pathlib import Path

import pandas as pd

import anji

source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("sba_loans.parquet")
url, risk, reviewer = os.environ["ANJI_URL"], os.environ["RISK_KEY"], os.environ["REVIEWER_KEY"]


def call(key: str, method: str, path: str, body: object = None) -> dict:
    """One request: JSON both ways, bytes as they are; a refusal is raised in its own words."""
    raw = isinstance(body, bytes)
    data = body if raw else None if body is None else json.dumps(body).encode()
    headers = {"authorization": f"Bearer {key}", "idempotency-key": str(uuid.uuid4())}
    headers["content-type"] = "application/octet-stream" if raw else "application/json"
    request = urllib.request.Request(url + path, data=data, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        raise SystemExit(f"{method} {path}: {refused.code} {refused.read().decode()}") from refused


# %% [markdown]
# ## 1. 样本集与建模方案 The sample set and its study
# 助手提出每列的用途，并把结局之后才可知的列排除。The assistant proposes what each column is for and leaves out what knows the outcome.

# %%
named = urllib.parse.urlencode({"name": "sba-python", "file": source.name})
sample_set = call(risk, "POST", f"/v1/sample-sets?{named}", source.read_bytes())
study = call(risk, "POST", "/v1/studies", {"name": "sba-python", "sample_set": sample_set["id"]})
roles = {column["column"]: column for column in study["study"]["columns"]}
left_out = [name for name, column in roles.items() if column["role"] == "left-out"]
print(f"{sample_set['rows']:,} 行 rows; 不用 left out: {', '.join(left_out)}")

# %% [markdown]
# ## 2. 用 Python 开发卡 The card, developed in Python
# 列名与方案一致，决策时才能找到对应的数据。Columns keep the study's names, so that a decision finds the values.

# %%
loans = pd.read_parquet(source)
loans = loans[loans["in_stratified"] & (loans["approval_fy"] <= 2010) & loans["default"].notna()].reset_index(drop=True)
features = pd.DataFrame({"approval_fy": loans["approval_fy"].astype("float64")})
for name in ["state", "bank", "urban_rural", "new_exist", "no_emp", "create_job", "gr_appv_cents", "sba_appv_cents"]:
    number = roles[name]["kind"] == "number"
    features[name] = loans[name].astype("float64" if number else "string")
card = anji.Scorecard(
    name="sba-python",
    target="charged off before it was paid in full",
    time_column="approval_fy",
    train_through=2006,
    exclude={"approval_fy": "says when the loan was made, not to whom"},
    population_bad_rate=0.1756,
).fit(features, loans["default"])
print(f"入模 in the card: {', '.join(card.coef_)}; 检验 AUC on later years {card.report_['test']['auc']:.4f}")

# %% [markdown]
# ## 3. 交给安济，由另一人批准 Handed over, and approved by a second person

# %%
file = Path("sba-python.json")
card.save(file)
packed = base64.b64encode(file.read_bytes()).decode()
brought = call(risk, "POST", "/v1/scorecards/import", {"name": "sba-python", "file": packed, "study": "sba-python"})
file.unlink()
approved = call(reviewer, "POST", f"/v1/scorecards/{brought['id']}/approve", {"serves": "products-naming-it"})
print(f"评分卡 scorecard {approved['name']}: 第 {approved['active_version']} 版生效 version in force")

# %% [markdown]
# ## 4. 起草产品 The product
# 产品写明用哪张卡，并列出该卡要用的数据；金额是文本，不经过浮点。
# The product names its card and asks for the data the card reads; amounts are texts and pass through no float.


# %%
def table(field: str, rows: dict[str, str], other: str) -> dict:
    """A decision table from grade to one value."""
    cells = [{"_id": grade, "grade": f'"{grade}"', "value": value} for grade, value in rows.items()]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": "grade", "field": "score.grade"}],
        "outputs": [{"id": "value", "field": field}],
        "rules": [*cells, {"_id": "other", "value": other}],
    }
    return graph({"id": "table", "name": field, "type": "decisionTableNode", "content": content})


def graph(node: dict) -> dict:
    ends = [{"id": "in", "type": "inputNode", "name": "in"}, {"id": "out", "type": "outputNode", "name": "out"}]
    edges = [{"id": "e1", "sourceId": "in", "targetId": node["id"]}, {"id": "e2", "sourceId": node["id"], "targetId": "out"}]
    return {"nodes": [ends[0], node, ends[1]], "edges": edges}


refusals = {
    "hitPolicy": "collect",
    "outputPath": "reasons",
    "inputs": [{"id": "grade", "field": "score.grade"}],
    "outputs": [{"id": "code", "field": "code"}, {"id": "zh", "field": "zh"}, {"id": "en", "field": "en"}],
    "rules": [{"_id": "d", "grade": '"D"', "code": '"grade-d"', "zh": '"信用等级为D"', "en": '"grade D"'}],
}
needs = [
    {"name": name, "type": "number" if roles[name]["kind"] == "number" else "text", "zh": roles[name]["zh"]}
    for name in card.coef_
]
product = {
    "schema": 1, "code": "sba-python", "version": 1, "name_zh": "历史贷款示例", "name_en": "A product from past loans",
    "layer": "base", "currency": "CNY", "scorecard": "sba-python",
    "amount": {"min": "10000", "max": "2000000", "step": "1000"}, "tenor_months": {"min": 1, "max": 360},
    "repayment": ["annuity"], "purposes": [{"code": "working-capital", "zh": "日常周转", "en": "working capital"}],
    "firms": {"sizes": ["micro", "small"]},
    "data": [{"category": "application", "purpose": "credit-assessment", "features": needs}],
    "pricing": {"base": "lpr-by-tenor", "floor_percent": "3.00", "cap_percent": "12.00", "day_count": "actual360"},
    "late": {"grace_days": 3, "overdue_uplift_percent": "50", "misuse_uplift_percent": "100"},
    "authority": {"straight_through": False, "max_amount": "0"}, "valid": {"from": "2026-01-01"},
    "rules": {
        "eligibility": graph({"id": "refusals", "name": "refusals", "type": "decisionTableNode", "content": refusals}),
        "limit": table("limit", {"A": "2000000", "B": "1000000"}, "300000"),
        "price": table("spread_bps", {"A": "150", "B": "250"}, "400"),
    },
}  # fmt: skip
document = json.dumps(product, ensure_ascii=False)

# %% [markdown]
# ## 5. 用历史贷款回测 Tried on the past loans
# 每笔历史贷款按今天的申请重新决策，与其实际结果对照。Each past loan is decided as an application of today, beside what became of it.

# %%
ways = {
    "amount_column": "disbursement_gross_cents", "unit": "fen", "tenor_column": "term_months",
    "loss_column": "chg_off_prin_cents", "rate_percent": "9.50",
}  # fmt: skip
tried = call(risk, "POST", f"/v1/studies/{study['id']}/backtest", {"document": document, "read_as": ways})
for line in tried["swap"]:
    print(f"  {line['field']['zh']} {line['field']['en']:16} {line['number']:>7,}: 不良 bad {line['bad']:,} / {line['lent']:,}")

# %% [markdown]
# ## 6. 提交，由另一人批准 Submitted, and approved by the second person

# %%
call(risk, "POST", "/v1/products", {"document": document})
live = call(reviewer, "POST", "/v1/products/sba-python/approve", {})
print(f"产品 product {live['code']}: 第 {live['active_version']} 版生效 version in force")
