//! Files of banks: the same three movements as four banks give them; what cannot be read is refused row by row.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use calendar::{Timestamp, parse_date};
use connectors::bank::{
    BankError, BankStatement, MAX_BANK_BYTES, PaymentOrder, Payout, payment_order, results, statement,
};
use money::{Currency, Money};
use rust_xlsxwriter::Workbook;

const IN_OUT: &str = include_str!("bank/in-out.csv");
const DEBIT_CREDIT: &str = include_str!("bank/debit-credit.csv");
const SIDE: &str = include_str!("bank/side.csv");
const CAMT: &str = include_str!("bank/camt053.xml");

fn read(bytes: &[u8]) -> BankStatement {
    statement(bytes, Currency::CNY).unwrap()
}

fn cny(text: &str) -> Option<Money> {
    Some(Money::parse(text, Currency::CNY).unwrap())
}

/// Day, amount, counterparty, words: what every form of the statement must say.
fn said(statement: &BankStatement) -> Vec<(String, String)> {
    statement.rows.iter().map(|row| (row.on.to_string(), row.amount.digits())).collect()
}

fn the_three(statement: &BankStatement) {
    let rows = [("2025-08-01", "5,000.00"), ("2025-08-02", "-100,000.00"), ("2025-08-03", "12,345.67")];
    let rows: Vec<_> = rows.iter().map(|(on, amount)| ((*on).to_owned(), (*amount).to_owned())).collect();
    assert_eq!(said(statement), rows);
    assert_eq!((statement.opening, statement.closing), (cny("1,095,000.00"), cny("1,012,345.67")));
    assert_eq!(statement.rows[2].counterparty.as_deref(), Some("石家庄甲商贸有限公司"));
    let words =
        |row: usize| format!("{} {}", statement.rows[row].remark, statement.rows[row].reference.as_deref().unwrap());
    assert!(words(2).contains("PAY-000123") && words(1).contains("JK20250801ABCDEF-P1"));
    assert!(statement.breaks.is_empty());
}

#[test]
fn money_in_and_out_newest_first_under_a_title_in_both_encodings() {
    let utf8 = read(IN_OUT.as_bytes());
    the_three(&utf8);
    assert_eq!((utf8.format.as_str(), utf8.account.as_deref()), ("csv/utf-8", Some("1301020009123456789")));
    // The total under the table is set aside, not taken for a movement.
    assert_eq!(utf8.refused.len(), 1);
    assert_eq!((utf8.refused[0].row, utf8.refused[0].reason.as_str()), (4, "bad-date"));
    let gb = read(&encoding_rs::GB18030.encode(IN_OUT).0);
    assert_eq!((gb.format.as_str(), &gb.rows), ("csv/gb18030", &utf8.rows));
    let tabs = read(DEBIT_CREDIT.replace(',', "\t").as_bytes());
    the_three(&tabs);
}

#[test]
fn debit_and_credit_are_the_bank_s() {
    the_three(&read(DEBIT_CREDIT.as_bytes()));
}

#[test]
fn one_amount_with_its_side_and_what_has_none_is_refused() {
    let found = read(SIDE.as_bytes());
    the_three(&found);
    let refused: Vec<_> = found.refused.iter().map(|row| (row.row, row.reason.as_str())).collect();
    assert_eq!(refused, [(4, "bad-amount"), (5, "bad-amount")], "half a fen is refused, not rounded");
    let broken = SIDE.replace("1000000.00", "1000000.01");
    assert_eq!(read(broken.as_bytes()).breaks, [2, 3]);
}

#[test]
fn a_workbook_says_the_same() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, line) in (0_u32..).zip(DEBIT_CREDIT.lines()) {
        for (column, cell) in (0_u16..).zip(line.split(',')) {
            match cell.parse::<f64>() {
                Ok(number) if column > 1 => sheet.write_number(at, column, number).unwrap(),
                _ => sheet.write_string(at, column, cell).unwrap(),
            };
        }
    }
    let found = read(&book.save_to_buffer().unwrap());
    the_three(&found);
    assert_eq!(found.format, "excel");
}

#[test]
fn camt_053_with_a_batch_taken_apart_and_a_foreign_entry_refused() {
    let found = read(CAMT.as_bytes());
    assert_eq!(
        said(&found),
        [
            ("2025-08-01".to_owned(), "5,000.00".to_owned()),
            ("2025-08-02".to_owned(), "-60,000.00".to_owned()),
            ("2025-08-02".to_owned(), "-40,000.00".to_owned()),
            ("2025-08-03".to_owned(), "12,345.67".to_owned()),
        ]
    );
    assert_eq!((found.opening, found.closing), (cny("1,095,000.00"), cny("1,012,345.67")));
    assert_eq!(found.account.as_deref(), Some("1301020009123456789"));
    assert_eq!(found.rows[3].reference.as_deref(), Some("PAY-000123"));
    assert_eq!(
        (found.rows[3].counterparty.as_deref(), found.rows[3].remark.as_str()),
        (Some("石家庄甲商贸有限公司"), "还贷 & 利息")
    );
    assert_eq!(found.rows[1].counterparty.as_deref(), Some("石家庄乙制造有限公司"));
    assert_eq!(found.refused.len(), 1);
    let entity = CAMT.replace("<Document", "<!DOCTYPE x [<!ENTITY a \"b\">]><Document");
    assert!(matches!(statement(entity.as_bytes(), Currency::CNY), Err(BankError::Camt(_))));
    assert!(matches!(statement(&CAMT.as_bytes()[..900], Currency::CNY), Err(BankError::Camt(_))));
}

#[test]
fn what_is_no_statement_is_refused_with_the_remedy() {
    assert!(matches!(statement(b"a,b\n1,2\n", Currency::CNY), Err(BankError::NoHeading { .. })));
    assert!(matches!(statement(b"\x00\x01", Currency::CNY), Err(BankError::NotText)));
    assert!(matches!(statement(b"PK\x03\x04 not really", Currency::CNY), Err(BankError::Excel(_))));
    let mut padded = DEBIT_CREDIT.as_bytes().to_vec();
    padded.resize(MAX_BANK_BYTES, b'\n');
    assert!(statement(&padded, Currency::CNY).is_ok());
    padded.push(b'\n');
    assert!(matches!(statement(&padded, Currency::CNY), Err(BankError::TooLarge { .. })));
}

#[test]
fn a_result_file_says_what_came_in_and_why_not() {
    let text = "参考号,借据号,付款户名,到期日,应扣金额（元）,扣款结果,实扣金额（元）,入账日期,失败原因\n\
        DK20250801-JK1,JK1,甲,2025-08-01,8370.00,成功,8370.00,2025-08-01,\n\
        DK20250801-JK2,JK2,乙,2025-08-01,500.00,失败,,,余额不足\n\
        DK20250801-JK3,JK3,丙,2025-08-01,500.00,成功,,,\n\
        DK20250801-JK4,JK4,丁,2025-08-01,500.00,处理中,,,\n\
        DK20250801-JK5,,戊,2025-08-01,500.00,成功,500.00,,\n";
    for bytes in [text.as_bytes().to_vec(), encoding_rs::GB18030.encode(text).0.into_owned()] {
        let found = results(&bytes, Currency::CNY).unwrap();
        assert_eq!(found.rows.len(), 2);
        assert_eq!((found.rows[0].received, found.rows[0].on), (cny("8370"), parse_date("2025-08-01").ok()));
        assert_eq!((found.rows[1].received, found.rows[1].why.as_deref()), (None, Some("余额不足")));
        let reasons: Vec<_> = found.refused.iter().map(|row| (row.row, row.reason.as_str())).collect();
        assert_eq!(reasons, [(3, "zero-amount"), (4, "bad-outcome"), (5, "missing")]);
    }
    assert!(matches!(results(b"a,b\n1,2\n", Currency::CNY), Err(BankError::NoHeading { .. })));
}

#[test]
fn a_payment_order_is_whole_or_not_made() {
    let payout = |reference: &str, minor: i64, creditor: &str| Payout {
        reference: reference.into(),
        amount: Money::from_minor(minor, Currency::CNY),
        creditor: creditor.into(),
        account: None,
        remittance: "贷款发放 JK1".into(),
    };
    let order = |payouts: Vec<Payout>| PaymentOrder {
        id: "ANJI-20250801-0123456789ABCDEF".into(),
        made_at: "2025-08-01T01:00:00Z".parse::<Timestamp>().unwrap(),
        pay_on: parse_date("2025-08-01").unwrap(),
        debtor: "模拟县域银行".into(),
        account: "1301020009123456789".into(),
        payouts,
    };
    let made =
        payment_order(&order(vec![payout("JK1-P1", 10_000_050, "甲 & 乙 <商贸>"), payout("JK2-P1", 1, "丙")])).unwrap();
    assert!(made.contains("<CtrlSum>100000.51</CtrlSum>") && made.matches("<CtrlSum>").count() == 2);
    assert!(made.contains("<InstdAmt Ccy=\"CNY\">100000.50</InstdAmt>") && made.contains("甲 &amp; 乙 &lt;商贸&gt;"));
    assert!(made.contains("<CreDtTm>2025-08-01T01:00:00Z</CreDtTm>"));
    assert_eq!(made.matches("<NbOfTxs>2</NbOfTxs>").count(), 2);
    let refused = [
        order(Vec::new()),
        order(vec![payout("JK1-P1", 0, "甲")]),
        order(vec![payout("JK1-P1", 1, "甲"), payout("JK1-P1", 1, "甲")]),
        order(vec![payout(&"J".repeat(36), 1, "甲")]),
        order(vec![payout("JK1-P1", 1, " ")]),
        PaymentOrder { account: String::new(), ..order(vec![payout("JK1-P1", 1, "甲")]) },
    ];
    for order in refused {
        assert!(matches!(payment_order(&order), Err(BankError::Order(_))), "{order:?}");
    }
    assert!(payment_order(&order(vec![payout(&"J".repeat(35), 1, "甲")])).is_ok());
}
