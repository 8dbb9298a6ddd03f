//! The papers of a trade as firms keep them: invoices, orders, receipts for what arrived.
//!
//! | file | needs | may have |
//! |---|---|---|
//! | invoices | 发票号码, buyer's name and credit code, amount with tax, day, due day | order number, affiliate |
//! | orders | 订单号, buyer's credit code, amount, day | |
//! | receipts | 签收单号, 订单号, amount, day | |
//!
//! CSV in UTF-8 or GB18030, or Excel, found by its heading as a bank's file is. A row that cannot be read is refused with its
//! reason and the rest is taken; amounts are exact or refused, never rounded.

use calendar::Date;
use codes::Uscc;
use lake::QuarantineRow;
use money::{Currency, Money};

use crate::Reason;
use crate::bank::table::{self, Heading, Words};
use crate::bank::{BankError, MAX_BANK_BYTES, amount, day};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Invoice,
    Order,
    Receipt,
    Buyer,
    Code,
    Amount,
    Due,
    Date,
    Affiliate,
}

const WORDS: Words<Kind> = &[
    (Kind::Invoice, &["发票号码", "发票号", "发票编号", "invoice"]),
    (Kind::Order, &["订单号", "订单编号", "合同号", "合同编号", "采购订单", "order"]),
    (Kind::Receipt, &["签收单号", "签收单", "入库单号", "收货单号", "验收单号", "receipt"]),
    (Kind::Buyer, &["买方名称", "购方名称", "购买方名称", "买方", "客户名称", "buyer"]),
    (
        Kind::Code,
        &[
            "买方统一社会信用代码",
            "购方统一社会信用代码",
            "统一社会信用代码",
            "买方税号",
            "购方税号",
            "购买方纳税人识别号",
            "纳税人识别号",
            "信用代码",
            "buyercode",
            "creditcode",
        ],
    ),
    (Kind::Amount, &["价税合计", "含税金额", "订单金额", "签收金额", "验收金额", "金额", "amount"]),
    (Kind::Due, &["到期日", "到期日期", "付款到期日", "应付日期", "dueon", "duedate", "due"]),
    (Kind::Date, &["开票日期", "订单日期", "下单日期", "签收日期", "入库日期", "日期", "date"]),
    (Kind::Affiliate, &["是否关联", "关联企业", "关联方", "affiliate"]),
];

/// An invoice as its row says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRow {
    /// Row under the heading, the first being 1.
    pub row: u64,
    /// Its number.
    pub number: String,
    /// The buyer.
    pub buyer: Uscc,
    /// The buyer's name.
    pub name: String,
    /// Tax included.
    pub amount: Money,
    /// When it was issued.
    pub on: Date,
    /// When it falls due.
    pub due_on: Date,
    /// The order it answers.
    pub order: Option<String>,
    /// Whether the buyer is an affiliate of the lender.
    pub affiliate: bool,
}

/// An order as its row says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// Its number.
    pub number: String,
    /// Who ordered.
    pub buyer: Uscc,
    /// Tax included.
    pub amount: Money,
    /// When.
    pub on: Date,
}

/// A receipt as its row says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptRow {
    /// Its number.
    pub number: String,
    /// The order that was fulfilled.
    pub order: String,
    /// The value of what arrived, tax included.
    pub amount: Money,
    /// When.
    pub on: Date,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PapersRead<R> {
    /// Rows.
    pub rows: Vec<R>,
    /// Rows that cannot be read.
    pub refused: Vec<QuarantineRow>,
}

impl<R> Default for PapersRead<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), refused: Vec::new() }
    }
}

/// A row with its heading.
struct Cells<'a> {
    heading: &'a Heading<Kind>,
    cells: &'a [String],
    currency: Currency,
}

type Refused = (Reason, String);

impl Cells<'_> {
    fn need(&self, kind: Kind, named: &str) -> Result<String, Refused> {
        let cell = self.heading.cell(self.cells, kind).map(str::to_owned);
        cell.ok_or_else(|| (Reason::Missing, format!("{named} is empty")))
    }

    fn amount(&self) -> Result<Money, Refused> {
        let read = amount(&self.need(Kind::Amount, "金额")?, self.currency).map_err(|why| (Reason::BadAmount, why))?;
        match read {
            Some(amount) if amount.is_positive() => Ok(amount),
            Some(amount) if amount.is_negative() => {
                Err((Reason::NegativeAmount, "a credit note is recorded on the invoice it belongs to".to_owned()))
            }
            _ => Err((Reason::ZeroAmount, "the amount is nothing".to_owned())),
        }
    }

    fn day(&self, kind: Kind, named: &str) -> Result<Date, Refused> {
        let text = self.need(kind, named)?;
        day(&text).ok_or_else(|| (Reason::BadDate, format!("'{text}' is not a date: write 2025-03-31")))
    }

    fn code(&self) -> Result<Uscc, Refused> {
        let text = self.need(Kind::Code, "统一社会信用代码")?;
        text.parse().map_err(|error: codes::UsccError| (Reason::BadCode, error.to_string()))
    }
}

fn read<R>(
    bytes: &[u8],
    currency: Currency,
    (needed, said): (&[Kind], &'static str),
    row: impl Fn(u64, &Cells<'_>) -> Result<R, Refused>,
) -> Result<PapersRead<R>, BankError> {
    if bytes.len() > MAX_BANK_BYTES {
        return Err(BankError::TooLarge { what: "bytes", limit: MAX_BANK_BYTES });
    }
    let table = table::read(bytes)?;
    let has = |found: &Heading<Kind>| needed.iter().all(|kind| found.has(*kind));
    let heading = table::heading(&table, WORDS, has).ok_or(BankError::NoHeading { needed: said })?;
    let heading = &heading;
    let (rows, refused) = table.rows_under(heading, |at, cells| row(at, &Cells { heading, cells, currency }))?;
    Ok(PapersRead { rows, refused })
}

/// Reads a list of invoices.
///
/// # Errors
/// [`BankError`].
pub fn invoices(bytes: &[u8], currency: Currency) -> Result<PapersRead<InvoiceRow>, BankError> {
    let needed = [Kind::Invoice, Kind::Buyer, Kind::Code, Kind::Amount, Kind::Date, Kind::Due];
    let said = "发票号码, 买方名称, 统一社会信用代码, 价税合计, 开票日期 and 到期日";
    read(bytes, currency, (&needed, said), |row, cells| {
        let affiliate = cells.heading.cell(cells.cells, Kind::Affiliate).unwrap_or_default().to_lowercase();
        Ok(InvoiceRow {
            row,
            number: cells.need(Kind::Invoice, "发票号码")?,
            buyer: cells.code()?,
            name: cells.need(Kind::Buyer, "买方名称")?,
            amount: cells.amount()?,
            on: cells.day(Kind::Date, "开票日期")?,
            due_on: cells.day(Kind::Due, "到期日")?,
            order: cells.heading.cell(cells.cells, Kind::Order).map(str::to_owned),
            affiliate: match affiliate.as_str() {
                "" | "否" | "n" | "no" | "0" | "false" => false,
                "是" | "y" | "yes" | "1" | "true" => true,
                other => return Err((Reason::UnknownWord, format!("'{other}' is neither 是 nor 否"))),
            },
        })
    })
}

/// Reads a list of orders.
///
/// # Errors
/// [`BankError`].
pub fn orders(bytes: &[u8], currency: Currency) -> Result<PapersRead<OrderRow>, BankError> {
    let needed = [Kind::Order, Kind::Code, Kind::Amount, Kind::Date];
    read(bytes, currency, (&needed, "订单号, 统一社会信用代码, 金额 and 日期"), |_, cells| {
        Ok(OrderRow {
            number: cells.need(Kind::Order, "订单号")?,
            buyer: cells.code()?,
            amount: cells.amount()?,
            on: cells.day(Kind::Date, "日期")?,
        })
    })
}

/// Reads a list of receipts.
///
/// # Errors
/// [`BankError`].
pub fn receipts(bytes: &[u8], currency: Currency) -> Result<PapersRead<ReceiptRow>, BankError> {
    let needed = [Kind::Receipt, Kind::Order, Kind::Amount, Kind::Date];
    read(bytes, currency, (&needed, "签收单号, 订单号, 金额 and 日期"), |_, cells| {
        Ok(ReceiptRow {
            number: cells.need(Kind::Receipt, "签收单号")?,
            order: cells.need(Kind::Order, "订单号")?,
            amount: cells.amount()?,
            on: cells.day(Kind::Date, "日期")?,
        })
    })
}
