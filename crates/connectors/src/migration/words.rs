//! The words that other systems use: headings of columns, forms of repayment, day counts, classes, kinds of movement.

use calendar::DayCount;
use money::Currency;

use super::{Form, MoveKind, Repeats};
use crate::bank::table::Words;

/// Columns of a list of contracts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contract {
    Number,
    Agreement,
    Client,
    Uscc,
    Principal,
    Currency,
    Start,
    Maturity,
    Rate,
    PenaltyRate,
    Form,
    Frequency,
    DayCount,
    Grace,
    Guaranteed,
    Product,
    FirstDue,
    DueDay,
    Region,
    Industry,
}

/// Columns of a list of balances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Balance {
    Number,
    Principal,
    OverduePrincipal,
    Interest,
    Penalty,
    Days,
    Class,
    Accrued,
    NextOn,
    NextAmount,
}

/// Columns of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Number,
    On,
    Kind,
    Amount,
    Reference,
}

const NUMBER: &[&str] = &[
    "借据号",
    "借据编号",
    "借据号码",
    "贷款编号",
    "贷款账号",
    "贷款号",
    "loanno",
    "loannumber",
    "loanid",
    "noteno",
    "notenumber",
];

pub(super) const CONTRACTS: Words<Contract> = &[
    (Contract::Number, NUMBER),
    (Contract::Agreement, &["合同号", "合同编号", "contractno", "contractnumber"]),
    (
        Contract::Client,
        &["客户名称", "借款人", "借款人名称", "企业名称", "户名", "client", "borrower", "customer", "firmname"],
    ),
    (Contract::Uscc, &["统一社会信用代码", "社会信用代码", "信用代码", "uscc", "creditcode"]),
    (
        Contract::Principal,
        &["贷款金额", "合同金额", "借款金额", "放款金额", "发放金额", "借据金额", "本金", "principal", "amount"],
    ),
    (Contract::Currency, &["币种", "币别", "currency"]),
    (
        Contract::Start,
        &["起始日", "起息日", "放款日", "发放日", "借款日", "开始日", "startdate", "start", "disbursedon"],
    ),
    (Contract::Maturity, &["到期日", "终止日", "结束日", "maturity", "enddate", "maturityday"]),
    (Contract::Rate, &["年利率", "执行利率", "合同利率", "利率", "annualrate", "interestrate", "rate"]),
    (Contract::PenaltyRate, &["罚息利率", "逾期利率", "penaltyrate"]),
    (Contract::Form, &["还款方式", "还本付息方式", "还本方式", "repayment", "repaymentform", "method"]),
    (Contract::Frequency, &["还款频率", "还款周期", "结息周期", "付息频率", "付息周期", "frequency"]),
    (Contract::DayCount, &["计息基础", "计息基准", "计息天数", "日计数", "daycount", "basis"]),
    (Contract::Grace, &["宽限", "宽限期", "宽限天数", "grace", "gracedays"]),
    (Contract::Guaranteed, &["是否担保", "有无担保", "是否有担保", "guaranteed", "guarantee"]),
    (Contract::Product, &["产品", "产品名称", "产品代码", "贷款品种", "业务品种", "product"]),
    (Contract::FirstDue, &["首次还款日", "首期还款日", "首个还款日", "firstdue", "firstpayment"]),
    (Contract::DueDay, &["还款日", "每月还款日", "扣款日", "结息日", "dueday", "paymentday"]),
    (Contract::Region, &["行政区划", "区划代码", "地区", "region", "division"]),
    (Contract::Industry, &["行业", "行业代码", "industry"]),
];

pub(super) const BALANCES: Words<Balance> = &[
    (Balance::Number, NUMBER),
    (Balance::Number, &["合同号", "合同编号", "contractno", "contractnumber"]),
    (
        Balance::Principal,
        &["本金余额", "贷款余额", "未还本金", "剩余本金", "余额", "outstandingprincipal", "outstanding", "balance"],
    ),
    (Balance::OverduePrincipal, &["逾期本金", "拖欠本金", "overdueprincipal"]),
    (
        Balance::Interest,
        &["欠息", "应收利息", "拖欠利息", "未还利息", "利息余额", "interestowed", "interestdue", "interest"],
    ),
    (Balance::Penalty, &["罚息", "复利", "欠罚息", "penalty", "penaltyowed", "compoundinterest"]),
    (Balance::Days, &["逾期天数", "欠息天数", "拖欠天数", "dayspastdue", "dpd", "overduedays"]),
    (Balance::Class, &["五级分类", "风险分类", "分类", "class", "fivecategoryclass"]),
    (Balance::Accrued, &["应计利息", "计提利息", "accrued", "accruedinterest"]),
    (Balance::NextOn, &["下次还款日", "下期还款日", "nextdue", "nextdueday", "nextduedate"]),
    (
        Balance::NextAmount,
        &["下次还款额", "下期还款额", "下次应还", "下期应还", "下期应还金额", "nextdueamount", "nextamount"],
    ),
];

pub(super) const HISTORY: Words<Move> = &[
    (Move::Number, NUMBER),
    (Move::Number, &["合同号", "合同编号", "contractno", "contractnumber"]),
    (Move::On, &["交易日期", "发生日期", "入账日期", "记账日期", "日期", "valuedate", "date"]),
    (Move::Kind, &["交易类型", "业务类型", "类型", "种类", "交易种类", "kind", "type"]),
    (Move::Amount, &["金额", "发生额", "交易金额", "amount"]),
    (Move::Reference, &["流水号", "交易流水", "交易流水号", "凭证号", "参考号", "reference"]),
];

/// A word without spaces, brackets and strokes, in lower case.
pub(super) fn plain(text: &str) -> String {
    let noise = |c: &char| !c.is_whitespace() && !"（）()/-_.·、".contains(*c);
    text.chars().filter(noise).flat_map(char::to_lowercase).collect()
}

fn find<T: Copy>(text: &str, words: &[(T, &[&str])]) -> Option<T> {
    let text = plain(text);
    words.iter().find(|(_, names)| names.contains(&text.as_str())).map(|(found, _)| *found)
}

pub(super) fn form(text: &str) -> Option<Form> {
    const WORDS: &[(Form, &[&str])] = &[
        (Form::Annuity, &["等额本息", "等额还款", "annuity", "levelinstalments", "equalinstalments"]),
        (Form::EqualPrincipal, &["等额本金", "等本等息递减", "equalprincipal"]),
        (
            Form::InterestFirst,
            &["先息后本", "按月付息到期还本", "按季付息到期还本", "按期付息到期还本", "到期还本", "interestfirst"],
        ),
        (Form::Bullet, &["到期一次还本付息", "一次性还本付息", "一次还本付息", "利随本清", "到期还本付息", "bullet"]),
    ];
    find(text, WORDS)
}

pub(super) fn repeats(text: &str) -> Option<Repeats> {
    const WORDS: &[(Repeats, &[&str])] = &[
        (Repeats::Monthly, &["按月", "月", "每月", "月付", "monthly", "1m"]),
        (Repeats::Quarterly, &["按季", "季", "每季", "季度", "按季度", "季付", "quarterly", "3m"]),
        (Repeats::HalfYearly, &["按半年", "半年", "每半年", "halfyearly", "6m"]),
        (Repeats::Yearly, &["按年", "年", "每年", "yearly", "annually", "12m"]),
        (Repeats::Once, &["一次", "一次性", "到期", "到期一次", "once", "atmaturity"]),
    ];
    find(text, WORDS)
}

pub(super) fn day_count(text: &str) -> Option<DayCount> {
    const WORDS: &[(DayCount, &[&str])] = &[
        (DayCount::Actual360, &["act360", "actual360", "a360", "实际360", "实际天数360", "360"]),
        (DayCount::Actual365, &["act365", "actual365", "a365", "act365f", "实际365", "实际天数365", "365"]),
        (DayCount::Thirty360, &["30360", "30e360", "thirty360"]),
        (DayCount::ActualActual, &["actact", "actualactual", "实际实际", "实际天数实际天数"]),
    ];
    find(text, WORDS)
}

pub(super) fn class(text: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &[&str])] = &[
        ("normal", &["正常", "正常类", "normal", "pass", "1"]),
        ("special-mention", &["关注", "关注类", "specialmention", "2"]),
        ("substandard", &["次级", "次级类", "substandard", "3"]),
        ("doubtful", &["可疑", "可疑类", "doubtful", "4"]),
        ("loss", &["损失", "损失类", "loss", "5"]),
    ];
    find(text, WORDS)
}

pub(super) fn move_kind(text: &str) -> Option<MoveKind> {
    const WORDS: &[(MoveKind, &[&str])] = &[
        (MoveKind::Disbursed, &["放款", "发放", "贷款发放", "disbursed", "disbursement", "payout"]),
        (MoveKind::Principal, &["还本", "本金", "还本金", "收回本金", "归还本金", "principal"]),
        (MoveKind::Interest, &["利息", "还息", "还利息", "收息", "归还利息", "interest"]),
        (MoveKind::Penalty, &["罚息", "复利", "还罚息", "归还罚息", "penalty"]),
        (MoveKind::Fee, &["费用", "手续费", "收费", "fee"]),
        (MoveKind::WrittenOff, &["核销", "贷款核销", "呆账核销", "writtenoff", "writeoff"]),
        (MoveKind::Recovered, &["核销收回", "收回已核销", "已核销收回", "追偿收回", "收回", "recovered", "recovery"]),
    ];
    find(text, WORDS)
}

pub(super) fn yes_no(text: &str) -> Option<bool> {
    const WORDS: &[(bool, &[&str])] = &[
        (true, &["是", "有", "y", "yes", "1", "true", "担保", "保证"]),
        (false, &["否", "无", "n", "no", "0", "false", "信用", "没有"]),
    ];
    find(text, WORDS)
}

pub(super) fn currency(text: &str) -> Option<Currency> {
    let upper = text.trim().to_uppercase();
    let chinese =
        [("人民币", "CNY"), ("RMB", "CNY"), ("美元", "USD"), ("欧元", "EUR"), ("港币", "HKD"), ("日元", "JPY")];
    let code = chinese.iter().find(|(word, _)| *word == upper).map_or(upper.as_str(), |(_, code)| code);
    Currency::from_code(code)
}
