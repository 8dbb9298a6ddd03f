//! What column names of this trade say, in Chinese and English. A name is looked at in lower case; parts are matched whole
//! where a part of another word would mislead (`id` in `paid`).

use scoring::fairness::AttributeKind;

/// Parts of a name: letters and digits between other characters; Chinese stays whole.
fn parts(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn has(name: &str, whole: &[&str], within: &[&str]) -> bool {
    let lower = name.to_lowercase();
    within.iter().any(|word| lower.contains(word)) || parts(name).iter().any(|part| whole.contains(&part.as_str()))
}

/// Whether a column by this name says how a loan ended.
#[must_use]
pub fn is_outcome(name: &str) -> bool {
    has(
        name,
        &["default", "bad", "target", "label", "y", "outcome", "bankrupt", "flag", "class"],
        &["违约", "坏客户", "好坏", "是否逾期", "逾期标志", "不良", "mis_status", "creditability", "good_bad"],
    )
}

/// Which outcome is likeliest when several columns are named like one; less is likelier.
#[must_use]
pub fn outcome_rank(name: &str) -> u8 {
    match name {
        name if has(name, &["default", "bad", "target"], &["违约", "是否逾期", "好坏"]) => 0,
        name if has(name, &["flag", "class", "label"], &[]) => 2,
        _ => 1,
    }
}

/// Whether a value of an outcome is the bad one.
#[must_use]
pub fn is_bad_value(value: &str) -> bool {
    let value = value.to_lowercase();
    ["1", "是", "bad", "y", "yes", "true", "default", "chgoff", "坏", "违约", "逾期", "不良"].contains(&value.as_str())
}

/// Whether it is known only after the loan went well or badly.
#[must_use]
pub fn is_afterwards(name: &str) -> bool {
    has(
        name,
        &["recovery", "recovered", "lgd", "writeoff", "chargeoff"],
        &[
            "chg_off",
            "charge_off",
            "charged_off",
            "write_off",
            "written_off",
            "核销",
            "代偿",
            "追偿",
            "回收金额",
            "处置",
            "结清日",
            "逾期天数",
            "逾期金额",
            "欠息",
            "五级分类",
            "mis_status",
            "balance_gross",
            "pay_off",
            "paid_off",
        ],
    )
}

/// Whether it names a row. A number that ends in "no" is one (`contract_no`); one that begins so counts (`no_emp`).
#[must_use]
pub fn is_identifier(name: &str) -> bool {
    let numbered = parts(name).last().is_some_and(|last| last == "no");
    numbered
        || has(
            name,
            &["id", "nr", "number", "uscc", "name", "zip", "phone"],
            &[
                "编号",
                "合同号",
                "借据号",
                "序号",
                "客户号",
                "信用代码",
                "身份证",
                "手机",
                "电话",
                "姓名",
                "企业名称",
                "客户名称",
                "row_id",
                "地址",
            ],
        )
}

/// Whether it says how many loans a row stands for.
#[must_use]
pub fn is_weight(name: &str) -> bool {
    has(name, &["weight", "weights"], &["权重", "sample_weight"])
}

/// Whether it says how rows were drawn.
#[must_use]
pub fn is_sampling(name: &str) -> bool {
    has(name, &["sample", "selected", "fold", "split"], &["in_block", "in_stratified", "抽样", "样本标志"])
}

/// Whether it says a year.
#[must_use]
pub fn is_year(name: &str) -> bool {
    has(name, &["fy", "year", "yr"], &["年份", "年度", "财年"])
}

/// Whether its numbers are names.
#[must_use]
pub fn is_code(name: &str) -> bool {
    has(
        name,
        &[
            "code",
            "type",
            "kind",
            "naics",
            "state",
            "status",
            "sex",
            "gender",
            "education",
            "marriage",
            "category",
            "grade",
            "exist",
            "rural",
            "cr",
            "doc",
        ],
        &[
            "代码",
            "类型",
            "类别",
            "性别",
            "学历",
            "婚姻",
            "行业",
            "地区",
            "区域",
            "等级",
            "方式",
            "是否",
            "urban_rural",
            "new_exist",
        ],
    )
}

/// How well a day (or year) of this name dates a loan; 0 is not at all.
#[must_use]
pub fn date_rank(name: &str) -> u8 {
    match name {
        name if is_afterwards(name) => 0,
        name if has(name, &["approval", "approved", "origination"], &["放款", "发放", "批准", "审批", "起息"]) => {
            3
        }
        name if has(name, &["application", "applied", "issue", "loan"], &["申请", "贷款日", "签约", "合同日"]) => {
            2
        }
        name if has(name, &["date", "day", "month", "period", "vintage"], &["日期", "时间", "月份"]) => 1,
        _ => 0,
    }
}

/// The groups of people that it tells apart.
#[must_use]
pub fn group_kind(name: &str) -> Option<AttributeKind> {
    match name {
        name if has(name, &["sex", "gender"], &["性别"]) => Some(AttributeKind::OwnerSex),
        name if has(name, &["age"], &["年龄"]) => Some(AttributeKind::OwnerAge),
        name if has(name, &[], &["首贷", "first_time", "first-time"]) => Some(AttributeKind::FirstTimeBorrower),
        name if has(name, &[], &["城乡", "县域", "urban_rural"]) => Some(AttributeKind::CountyOrCity),
        _ => None,
    }
}

/// Words for a header: itself, and where it is one of the public files' or a usual name, its translation.
#[must_use]
pub fn of_header(name: &str) -> (String, String) {
    let known = HEADERS.iter().find(|(header, ..)| *header == name);
    known.map_or_else(|| (name.to_owned(), name.replace('_', " ")), |(_, zh, en)| ((*zh).to_owned(), (*en).to_owned()))
}

/// Headers of the public files this house is tried on, and of what banks export.
const HEADERS: [(&str, &str, &str); 47] = [
    ("loan_nr", "贷款编号", "loan number"),
    ("city", "企业所在城市", "borrower's city"),
    ("state", "企业所在州", "borrower's state"),
    ("zip", "邮政编码", "postal code"),
    ("bank", "贷款银行", "lender"),
    ("bank_state", "银行所在州", "lender's state"),
    ("naics", "行业代码", "industry code"),
    ("naics_sector", "行业门类", "industry sector"),
    ("approval_date", "批准日期", "day of approval"),
    ("approval_fy", "批准财年", "fiscal year of approval"),
    ("term_months", "贷款期限（月）", "term in months"),
    ("no_emp", "员工人数", "employees"),
    ("new_exist", "新设或存续", "new or existing business"),
    ("create_job", "新增岗位", "jobs created"),
    ("retained_job", "保留岗位", "jobs retained"),
    ("franchise_code", "特许经营代码", "franchise code"),
    ("urban_rural", "城乡", "urban or rural"),
    ("rev_line_cr", "循环额度", "revolving line"),
    ("low_doc", "简化资料", "low documentation"),
    ("chg_off_date", "核销日期", "day of charge-off"),
    ("disbursement_date", "放款日期", "day of disbursement"),
    ("disbursement_gross_cents", "放款金额（美分）", "amount disbursed (US cents)"),
    ("balance_gross_cents", "余额（美分）", "balance (US cents)"),
    ("mis_status", "贷款结果", "loan status"),
    ("chg_off_prin_cents", "核销本金（美分）", "principal charged off (US cents)"),
    ("gr_appv_cents", "批准金额（美分）", "amount approved (US cents)"),
    ("sba_appv_cents", "担保金额（美分）", "amount guaranteed (US cents)"),
    ("default", "违约", "default"),
    ("in_block", "按号抽取", "drawn by number"),
    ("in_stratified", "分层抽样", "stratified sample"),
    ("sample_weight", "样本权重", "sample weight"),
    ("LIMIT_BAL", "信用额度", "credit limit"),
    ("SEX", "性别", "sex"),
    ("EDUCATION", "教育程度", "education"),
    ("MARRIAGE", "婚姻状况", "marital status"),
    ("AGE", "年龄", "age"),
    ("default.payment.next.month", "下月违约", "default next month"),
    ("合同号", "合同号", "contract number"),
    ("客户名称", "客户名称", "customer"),
    ("放款日期", "放款日期", "day of disbursement"),
    ("贷款金额", "贷款金额", "loan amount"),
    ("是否逾期", "是否逾期", "past due"),
    ("是否违约", "是否违约", "default"),
    ("行业代码", "行业代码", "industry code"),
    ("注册资本", "注册资本", "registered capital"),
    ("营业收入", "营业收入", "revenue"),
    ("纳税额", "纳税额", "tax paid"),
];
