//! An existing loan book as files: contracts, balances at a cut-over day, and the history of movements.
//!
//! | file | needs | may have |
//! |---|---|---|
//! | contracts | 借据号, client and credit code, principal, start, maturity, rate, form, frequency, day count | currency, grace, penalty rate, guaranteed, product, first due day, day of the month, region, industry |
//! | balances | 借据号, principal, interest and penalty owed, days past due, class | overdue principal, accrued interest, next due day and amount |
//! | history | 借据号, date, kind, amount | reference |
//!
//! CSV in UTF-8 or GB18030, or Excel. Headings are recognised in Chinese and English. A row that cannot be read is refused with its
//! row in the sheet, its column and what to do; the rest goes on. Amounts are exact or refused, never rounded. Text is read row by
//! row: beside the file, only what was read of it is held.

mod rows;
mod sheet;
mod words;

use std::collections::{BTreeMap, HashMap};

use calendar::{Date, DayCount};
use codes::Uscc;
use money::{Currency, Money, Rate};
use serde::{Deserialize, Serialize};

use rows::{balance, contract, known, movement, not_text};
use sheet::each_row;
use words::{Balance, Contract, Move};

/// Bytes of one file.
pub const MAX_BOOK_BYTES: usize = 512 << 20;
/// Contracts of one book.
pub const MAX_BOOK_LOANS: usize = 500_000;
/// Rows of a history.
pub const MAX_HISTORY_ROWS: usize = 10_000_000;
/// Rows of one loan's history.
pub const MAX_LOAN_MOVES: usize = 300;
/// Rows set aside of one file, each with its reason; a file with more is the wrong file, and is refused as a whole.
pub const MAX_REFUSED: usize = 20_000;
/// Longest number of a loan, in bytes.
const MAX_NUMBER_BYTES: usize = 40;

/// One of the three files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BookFile {
    /// The list of contracts.
    Contracts,
    /// Balances at the cut-over day.
    Balances,
    /// Movements.
    History,
}

impl BookFile {
    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contracts => "contracts",
            Self::Balances => "balances",
            Self::History => "history",
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Contracts => "合同清单",
            Self::Balances => "余额表",
            Self::History => "历史流水",
        }
    }
}

/// Why a row or a loan is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A cell that must be filled is empty.
    Missing,
    /// Bytes that are no text.
    BadText,
    /// Not an amount, or one that cannot be.
    BadAmount,
    /// Not a day.
    BadDate,
    /// Not a number.
    BadNumber,
    /// Not a credit code.
    BadCode,
    /// A word that is not known here.
    UnknownWord,
    /// The loan was there before.
    Duplicate,
    /// No contract has this number.
    NoContract,
    /// Neither a balance nor a whole history.
    NoBalance,
    /// The terms cannot stand.
    BadTerms,
    /// The balance cannot be one of this contract.
    BadBalance,
    /// The movement cannot have happened to this loan.
    BadHistory,
    /// In a currency that cannot be brought in: what is no currency known here; before books were in several, any but the
    /// institution's.
    OtherCurrency,
}

impl Why {
    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.row().0
    }

    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        self.row().1
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        self.row().2
    }

    const fn row(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Missing => ("missing", "缺少必填项", "a required cell is empty"),
            Self::BadText => ("bad-text", "含有无法识别的字符", "bytes that are no text"),
            Self::BadAmount => ("bad-amount", "金额无法识别", "not an amount"),
            Self::BadDate => ("bad-date", "日期无法识别", "not a day"),
            Self::BadNumber => ("bad-number", "数字无法识别", "not a number"),
            Self::BadCode => ("bad-code", "统一社会信用代码有误", "not a credit code"),
            Self::UnknownWord => ("unknown-word", "用语无法识别", "a word that is not known"),
            Self::Duplicate => ("duplicate", "借据号重复", "loan number seen before"),
            Self::NoContract => ("no-contract", "合同清单中没有这笔借据", "no contract with this number"),
            Self::NoBalance => ("no-balance", "既无余额也无完整历史", "neither a balance nor a whole history"),
            Self::BadTerms => ("bad-terms", "合同条款不成立", "terms that cannot stand"),
            Self::BadBalance => ("bad-balance", "余额与合同不符", "a balance this contract cannot have"),
            Self::OtherCurrency => ("other-currency", "币种不能导入", "a currency that cannot be brought in"),
            Self::BadHistory => ("bad-history", "流水与借据不符", "a movement this loan cannot have had"),
        }
    }
}

/// A row that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// Which file.
    pub file: BookFile,
    /// Row of the sheet, its first row being 1.
    pub row: u64,
    /// The loan's number, where the row has one.
    pub number: Option<String>,
    /// The column at fault, as we call it.
    pub column: String,
    /// Why.
    pub why: Why,
    /// What was found and what to do. Names and credit codes are not repeated.
    pub detail: String,
}

/// How a loan is paid back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// 等额本息.
    Annuity,
    /// 等额本金.
    EqualPrincipal,
    /// 先息后本.
    InterestFirst,
    /// 到期一次还本付息.
    Bullet,
}

/// How often an instalment falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeats {
    /// Each month.
    Monthly,
    /// Each quarter.
    Quarterly,
    /// Each half-year.
    HalfYearly,
    /// Each year.
    Yearly,
    /// Once, at the end.
    Once,
}

/// What a movement was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveKind {
    /// The money reached the firm.
    Disbursed,
    /// Principal was paid.
    Principal,
    /// Interest was paid.
    Interest,
    /// Penalty or compound interest was paid.
    Penalty,
    /// A fee was paid.
    Fee,
    /// The claim was written off.
    WrittenOff,
    /// Money came in after that.
    Recovered,
}

impl MoveKind {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Disbursed => "放款",
            Self::Principal => "还本",
            Self::Interest => "还息",
            Self::Penalty => "罚息",
            Self::Fee => "费用",
            Self::WrittenOff => "核销",
            Self::Recovered => "核销收回",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Disbursed => "disbursed",
            Self::Principal => "principal",
            Self::Interest => "interest",
            Self::Penalty => "penalty",
            Self::Fee => "fee",
            Self::WrittenOff => "written off",
            Self::Recovered => "recovered",
        }
    }
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractRow {
    /// Row of the sheet.
    pub row: u64,
    /// The loan's number.
    pub number: String,
    /// Name of the firm; left empty where it is kept, since names live in the vault.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub client: String,
    /// Credit code of the firm; left out where it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uscc: Option<Uscc>,
    /// Principal of the contract.
    pub principal: Money,
    /// When the money was paid out.
    pub start: Date,
    /// The last due date.
    pub maturity: Date,
    /// Contract rate a year.
    pub rate: Rate,
    /// Rate of overdue amounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penalty_rate: Option<Rate>,
    /// How it is paid back.
    pub form: Form,
    /// How often.
    pub repeats: Repeats,
    /// How days become a part of a year.
    pub day_count: DayCount,
    /// Days of grace.
    #[serde(default)]
    pub grace_days: u16,
    /// Whether somebody guarantees it.
    #[serde(default)]
    pub guaranteed: bool,
    /// What its product is called.
    #[serde(default)]
    pub product: String,
    /// The first due date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_due: Option<Date>,
    /// The day of the month on which it is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_day: Option<u8>,
    /// Division code (GB/T 2260).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// Industry code (GB/T 4754).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub industry: String,
}

/// A balance at the cut-over day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalanceRow {
    /// Row of the sheet.
    pub row: u64,
    /// The loan's number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Principal outstanding.
    pub principal: Money,
    /// Of it, overdue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue_principal: Option<Money>,
    /// Interest that had fallen due and was not paid.
    pub interest: Money,
    /// Penalty and compound interest.
    pub penalty: Money,
    /// Days past due.
    pub days_past_due: u32,
    /// Five-category class, as `special-mention`.
    pub class: String,
    /// Interest of the running period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accrued: Option<Money>,
    /// The next due day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_on: Option<Date>,
    /// What falls due then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_amount: Option<Money>,
}

/// A movement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveRow {
    /// Row of the sheet.
    pub row: u64,
    /// When it counts.
    pub on: Date,
    /// What it was.
    pub kind: MoveKind,
    /// How much.
    pub amount: Money,
    /// The other system's reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// A sum of a file's column in one currency, to be held against what the other system says of its export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ControlSum {
    /// The column, in Chinese and English.
    pub column: String,
    /// Currency.
    pub currency: Currency,
    /// Sum in minor units.
    pub minor: i64,
}

/// A file as it was read.
#[derive(Debug)]
pub struct FileRead<R> {
    /// `csv/utf-8`, `csv/gb18030`, `excel`.
    pub format: String,
    /// Rows with something in them.
    pub rows: u64,
    /// What was read.
    pub read: R,
    /// Rows set aside; at most [`MAX_REFUSED`].
    pub refused: Vec<Refused>,
    /// Sums of what was read.
    pub sums: Vec<ControlSum>,
}

/// Why a file gives nothing.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// Past a bound.
    #[error(
        "{file} 文件超过上限 {limit}（{what}），请拆分后分批导入 / the file of {file} has more than {limit} {what}: split it"
    )]
    TooLarge {
        /// The file.
        file: &'static str,
        /// What is counted.
        what: &'static str,
        /// The bound.
        limit: usize,
    },
    /// Columns that are missing.
    #[error(
        "{file} 缺少列：{missing}。请在表头补齐（中文或英文均可）/ the file of {file} lacks the columns {missing}: add them to its heading"
    )]
    MissingColumns {
        /// The file.
        file: &'static str,
        /// What is missing, in Chinese and English.
        missing: String,
    },
    /// Not a workbook.
    #[error(
        "{file} 不是可读取的 Excel：{why}。请另存为 .xlsx 或 CSV / the file of {file} is not a readable workbook: save it again as .xlsx or as CSV"
    )]
    Excel {
        /// The file.
        file: &'static str,
        /// What was said.
        why: String,
    },
    /// Not text.
    #[error(
        "{file} 既不是 Excel 也不是 UTF-8 或 GB18030 文本，请另存为 CSV UTF-8 / the file of {file} is neither Excel nor text in UTF-8 or GB18030: save it as CSV UTF-8"
    )]
    NotText {
        /// The file.
        file: &'static str,
    },
}

/// A cell that cannot be read: why, its column, what was found and what to do.
type Fault = (Why, &'static str, String);

/// Sums by column and currency.
#[derive(Default)]
struct Sums(BTreeMap<(&'static str, &'static str), (Currency, i128)>);

impl Sums {
    fn add(&mut self, column: &'static str, amount: Money) {
        let slot = self.0.entry((column, amount.currency().code())).or_insert((amount.currency(), 0));
        slot.1 += i128::from(amount.minor());
    }

    fn done(self) -> Vec<ControlSum> {
        let sum = |((column, _), (currency, minor)): ((&str, &str), (Currency, i128))| ControlSum {
            column: column.to_owned(),
            currency,
            // At most ten million amounts of ten to the thirteenth each.
            minor: i64::try_from(minor).unwrap_or(i64::MAX),
        };
        self.0.into_iter().map(sum).collect()
    }
}

/// Keeps refused rows up to their bound, and one beyond it.
struct Aside(Vec<Refused>);

impl Aside {
    fn put(&mut self, file: BookFile, row: u64, number: Option<String>, (why, column, detail): Fault) {
        if self.0.len() <= MAX_REFUSED {
            self.0.push(Refused { file, row, number, column: column.to_owned(), why, detail });
        }
    }

    /// All that were set aside: none is lost without a word.
    fn done(self, file: BookFile) -> Result<Vec<Refused>, BookError> {
        if self.0.len() > MAX_REFUSED {
            let what = "rows that cannot be read";
            return Err(BookError::TooLarge { file: file.zh(), what, limit: MAX_REFUSED });
        }
        Ok(self.0)
    }
}

const NUMBER: &str = "借据号 loan number";

/// Reads the list of contracts. Amounts without a currency are in that of the institution.
///
/// # Errors
/// [`BookError`], naming what is missing.
pub fn contracts(bytes: &[u8], currency: Currency) -> Result<FileRead<Vec<ContractRow>>, BookError> {
    let needed = [
        (Contract::Client, "客户名称 client"),
        (Contract::Uscc, "统一社会信用代码 credit code"),
        (Contract::Principal, "贷款金额 principal"),
        (Contract::Start, "起始日 start date"),
        (Contract::Maturity, "到期日 maturity"),
        (Contract::Rate, "年利率 annual rate"),
        (Contract::Form, "还款方式 repayment form"),
        (Contract::Frequency, "还款频率 frequency"),
        (Contract::DayCount, "计息基础 day count"),
    ];
    let number = [Contract::Number, Contract::Agreement];
    let (mut read, mut aside, mut sums) = (Vec::new(), Aside(Vec::new()), Sums::default());
    let mut seen: HashMap<String, u64> = HashMap::new();
    let file = BookFile::Contracts;
    let (format, rows) = each_row(bytes, file, words::CONTRACTS, (&number, &needed), |row, cells| {
        let Some(cells) = cells else { return aside.put(file, row, None, not_text()) };
        let own = number.iter().find_map(|kind| cells.cell(*kind)).map(str::to_owned);
        match contract(row, &cells, own.as_deref(), currency) {
            Ok(found) => match seen.get(&found.number) {
                Some(first) => {
                    let said = format!(
                        "第 {first} 行已有这笔借据，保留第一行 / row {first} has it already: keep one of the two"
                    );
                    aside.put(file, row, own, (Why::Duplicate, NUMBER, said));
                }
                None => {
                    seen.insert(found.number.clone(), row);
                    sums.add("贷款金额 principal", found.principal);
                    read.push(found);
                }
            },
            Err(fault) => aside.put(file, row, own, fault),
        }
    })?;
    if read.len() > MAX_BOOK_LOANS {
        return Err(BookError::TooLarge { file: file.zh(), what: "contracts", limit: MAX_BOOK_LOANS });
    }
    Ok(FileRead { format, rows, read, refused: aside.done(file)?, sums: sums.done() })
}

/// Reads balances by loan; `currency_of` knows the loans.
///
/// # Errors
/// [`BookError`], naming what is missing.
pub fn balances(
    bytes: &[u8],
    currency_of: impl Fn(&str) -> Option<Currency>,
) -> Result<FileRead<HashMap<String, BalanceRow>>, BookError> {
    let needed = [
        (Balance::Principal, "本金余额 outstanding principal"),
        (Balance::Interest, "欠息 interest owed"),
        (Balance::Penalty, "罚息 penalty owed"),
        (Balance::Days, "逾期天数 days past due"),
        (Balance::Class, "五级分类 class"),
    ];
    let (mut read, mut aside, mut sums) = (HashMap::new(), Aside(Vec::new()), Sums::default());
    let file = BookFile::Balances;
    let (format, rows) = each_row(bytes, file, words::BALANCES, (&[Balance::Number], &needed), |row, cells| {
        let Some(cells) = cells else { return aside.put(file, row, None, not_text()) };
        let own = cells.cell(Balance::Number).map(str::to_owned);
        match known(own.as_deref(), &currency_of).and_then(|(number, of)| balance(row, &cells, number, of)) {
            Ok(found) if read.contains_key(&found.number) => {
                let said = "余额表中已有这笔借据，保留第一行 / it is there already: keep one of the two".to_owned();
                aside.put(file, row, own, (Why::Duplicate, NUMBER, said));
            }
            Ok(found) => {
                sums.add("本金余额 outstanding principal", found.principal);
                sums.add("欠息 interest owed", found.interest);
                sums.add("罚息 penalty owed", found.penalty);
                read.insert(found.number.clone(), found);
            }
            Err(fault) => aside.put(file, row, own, fault),
        }
    })?;
    Ok(FileRead { format, rows, read, refused: aside.done(file)?, sums: sums.done() })
}

/// Reads movements by loan, in the order of the file; `currency_of` knows the loans.
///
/// # Errors
/// [`BookError`], naming what is missing.
pub fn history(
    bytes: &[u8],
    currency_of: impl Fn(&str) -> Option<Currency>,
) -> Result<FileRead<HashMap<String, Vec<MoveRow>>>, BookError> {
    let needed = [(Move::On, "交易日期 date"), (Move::Kind, "交易类型 kind"), (Move::Amount, "金额 amount")];
    let (mut read, mut aside, mut sums): (HashMap<String, Vec<MoveRow>>, _, _) =
        (HashMap::new(), Aside(Vec::new()), Sums::default());
    let (mut count, file) = (0_usize, BookFile::History);
    let (format, rows) = each_row(bytes, file, words::HISTORY, (&[Move::Number], &needed), |row, cells| {
        let Some(cells) = cells else { return aside.put(file, row, None, not_text()) };
        count += 1;
        if count > MAX_HISTORY_ROWS {
            return;
        }
        let own = cells.cell(Move::Number).map(str::to_owned);
        let found = known(own.as_deref(), &currency_of)
            .and_then(|(number, of)| movement(row, &cells, of).map(|found| (number, found)));
        match found {
            Ok((number, found)) => {
                let moves = read.entry(number.to_owned()).or_default();
                if moves.len() >= MAX_LOAN_MOVES {
                    let said = format!("一笔借据最多 {MAX_LOAN_MOVES} 行 / a loan has at most {MAX_LOAN_MOVES} rows");
                    return aside.put(file, row, own, (Why::BadHistory, NUMBER, said));
                }
                sums.add(column_of(found.kind), found.amount);
                moves.push(found);
            }
            Err(fault) => aside.put(file, row, own, fault),
        }
    })?;
    if count > MAX_HISTORY_ROWS {
        return Err(BookError::TooLarge { file: file.zh(), what: "rows", limit: MAX_HISTORY_ROWS });
    }
    Ok(FileRead { format, rows, read, refused: aside.done(file)?, sums: sums.done() })
}

const fn column_of(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Disbursed => "放款 disbursed",
        MoveKind::Principal => "还本 principal",
        MoveKind::Interest => "还息 interest",
        MoveKind::Penalty => "罚息 penalty",
        MoveKind::Fee => "费用 fee",
        MoveKind::WrittenOff => "核销 written off",
        MoveKind::Recovered => "核销收回 recovered",
    }
}
