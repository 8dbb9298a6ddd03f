//! The papers of a trade: found by their headings, exact or refused.
#![allow(clippy::unwrap_used, reason = "tests: what cannot go on should stop with its place")]

use connectors::bank::{BankError, MAX_BANK_BYTES};
use connectors::trade::{invoices, orders, receipts};
use money::{Currency, Money};

const CNY: Currency = Currency::CNY;

fn yuan(text: &str) -> Money {
    Money::parse(text, CNY).unwrap()
}

const INVOICES: &str = "\
某某有限公司 销项发票清单,,,,,,,
发票号码,购买方名称,购买方纳税人识别号,价税合计（元）,开票日期,到期日,订单号,是否关联
24130001,石家庄买方有限公司,91350100M000100Y43,\"113,000.00\",2025-09-20,2025/12/19,PO-1,否
24130002,石家庄买方有限公司,91350100M000100Y43,¥5650,20250921,2025-12-20,,是
,石家庄买方有限公司,91350100M000100Y43,1,2025-09-21,2025-12-20,,
24130003,石家庄买方有限公司,91350100M000100Y44,1,2025-09-21,2025-12-20,,
24130004,石家庄买方有限公司,91350100M000100Y43,1.005,2025-09-21,2025-12-20,,
24130005,石家庄买方有限公司,91350100M000100Y43,-1,2025-09-21,2025-12-20,,
24130006,石家庄买方有限公司,91350100M000100Y43,0,2025-09-21,2025-12-20,,
24130007,石家庄买方有限公司,91350100M000100Y43,1,2025-02-30,2025-12-20,,
24130008,石家庄买方有限公司,91350100M000100Y43,1,2025-09-21,2025-12-20,,也许
";

#[test]
fn invoices_are_read_or_refused_with_their_reason() {
    let read = invoices(INVOICES.as_bytes(), CNY).unwrap();
    let rows: Vec<_> = read
        .rows
        .iter()
        .map(|it| (it.row, it.number.as_str(), it.amount, it.due_on.to_string(), it.order.as_deref(), it.affiliate))
        .collect();
    assert_eq!(
        rows,
        [
            (1, "24130001", yuan("113000"), "2025-12-19".to_owned(), Some("PO-1"), false),
            (2, "24130002", yuan("5650"), "2025-12-20".to_owned(), None, true),
        ]
    );
    assert_eq!(
        (read.rows[0].name.as_str(), read.rows[0].on.to_string().as_str()),
        ("石家庄买方有限公司", "2025-09-20")
    );
    let refused: Vec<_> = read.refused.iter().map(|it| (it.row, it.reason.as_str())).collect();
    assert_eq!(
        refused,
        [
            (3, "missing"),
            (4, "bad-code"),
            (5, "bad-amount"),
            (6, "negative-amount"),
            (7, "zero-amount"),
            (8, "bad-date"),
            (9, "unknown-word"),
        ]
    );
}

#[test]
fn gb18030_and_english_headings_say_the_same() {
    let (gb, _, _) = encoding_rs::GB18030.encode(INVOICES);
    assert_eq!(invoices(&gb, CNY).unwrap(), invoices(INVOICES.as_bytes(), CNY).unwrap());
    let said =
        orders("order,buyer code,amount,date\nPO-1,91350100M000100Y43,80000,2025-08-01\n".as_bytes(), CNY).unwrap();
    assert_eq!((said.rows.len(), said.rows[0].number.as_str(), said.rows[0].amount), (1, "PO-1", yuan("80000")));
    let zh =
        orders("订单号,统一社会信用代码,订单金额,订单日期\nPO-1,91350100M000100Y43,80000,2025-08-01\n".as_bytes(), CNY);
    assert_eq!(zh.unwrap(), said);
    let text = "签收单号,订单号,签收金额,签收日期\nGR-1,PO-1,30000,2025-09-18\nGR-2,,30000,2025-09-18\n";
    let read = receipts(text.as_bytes(), CNY).unwrap();
    assert_eq!((read.rows.len(), read.rows[0].order.as_str(), read.refused[0].reason.as_str()), (1, "PO-1", "missing"));
}

#[test]
fn a_file_of_something_else_is_refused_as_a_whole() {
    let orders_for_invoices = invoices("订单号,统一社会信用代码,金额,日期\n".as_bytes(), CNY);
    assert!(matches!(orders_for_invoices, Err(BankError::NoHeading { .. })));
    assert!(matches!(receipts(b"\0\0", CNY), Err(BankError::NotText)));
    let long = vec![b','; MAX_BANK_BYTES + 1];
    assert!(matches!(orders(&long, CNY), Err(BankError::TooLarge { .. })));
    assert!(!matches!(orders(&long[1..], CNY), Err(BankError::TooLarge { what: "bytes", .. })));
}
