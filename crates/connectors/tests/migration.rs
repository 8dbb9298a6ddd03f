//! The files of an existing book: headings in two languages, two encodings, Excel; what is refused and why.

#![allow(clippy::unwrap_used, reason = "tests: what cannot go on should stop with its place")]

use std::collections::HashMap;

use calendar::DayCount;
use connectors::migration::{
    BookError, Form, MAX_LOAN_MOVES, MAX_REFUSED, MoveKind, Repeats, Why, balances, contracts, history,
};
use encoding_rs::GB18030;
use money::{Currency, Money};
use rust_xlsxwriter::Workbook;

const CODE: &str = "91130100MA0000007L";

fn chinese() -> String {
    format!(
        "某银行核心系统导出,,,\n\n借据号,客户名称,统一社会信用代码,贷款金额（元）,币种,起始日,到期日,年利率(%),还款方式,还款频率,计息基础,宽限天数,是否担保,产品\n\
         J1,甲厂,{CODE},\"100,000.00\",人民币,2025/1/10,2026年1月10日,4.35,等额本息,按月,实际/360,3天,是,小微贷\n\
         J2,甲厂,{CODE},20000,USD,20250315,2026-03-15,5%,先息后本,每季,ACT/365,,否,\n\
         J3,甲厂,{CODE},50000,,2025-03-01,2025-09-01,6,利随本清,,30/360,,,\n"
    )
}

fn english() -> String {
    format!(
        "loan no,client,uscc,principal,currency,start date,maturity,annual rate,repayment,frequency,day count,grace,guaranteed,product\n\
         J1,甲厂,{CODE},100000,CNY,2025-01-10,2026-01-10,4.35%,annuity,monthly,ACT/360,3,yes,小微贷\n\
         J2,甲厂,{CODE},20000.00,USD,2025-03-15,2026-03-15,5,interest first,quarterly,ACT/365,,no,\n\
         J3,甲厂,{CODE},50000,,2025-03-01,2025-09-01,6%,bullet,,30/360,,,\n"
    )
}

fn workbook(text: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in text.lines().filter(|line| !line.contains("核心系统导出") && !line.is_empty()).enumerate()
    {
        let cells: Vec<String> = line.replace("\"100,000.00\"", "100000").split(',').map(str::to_owned).collect();
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn contracts_are_read_alike_from_every_form() {
    let gb18030 = GB18030.encode(&chinese()).0.into_owned();
    let bom = [b"\xEF\xBB\xBF".as_slice(), chinese().as_bytes()].concat();
    let forms =
        [chinese().into_bytes(), english().into_bytes(), gb18030, bom, workbook(&chinese()), workbook(&english())];
    let expected = ["csv/utf-8", "csv/utf-8", "csv/gb18030", "csv/utf-8", "excel", "excel"];
    for (bytes, format) in forms.iter().zip(expected) {
        let found = contracts(bytes, Currency::CNY).unwrap();
        assert_eq!(found.refused, [], "{format}");
        assert_eq!((found.format.as_str(), found.rows, found.read.len()), (format, 3, 3));
        let [first, second, third] = found.read.as_slice() else { panic!("three contracts") };
        assert_eq!(first.principal, Money::from_minor(10_000_000, Currency::CNY));
        assert_eq!(
            (first.form, first.repeats, first.day_count),
            (Form::Annuity, Repeats::Monthly, DayCount::Actual360)
        );
        assert_eq!((first.grace_days, first.guaranteed, first.product.as_str()), (3, true, "小微贷"));
        assert_eq!((first.start.to_string(), first.maturity.to_string()), ("2025-01-10".into(), "2026-01-10".into()));
        assert_eq!(first.rate.percent().to_string(), "4.35");
        assert_eq!(second.principal, Money::from_minor(2_000_000, Currency::USD));
        assert_eq!((second.repeats, second.day_count), (Repeats::Quarterly, DayCount::Actual365));
        assert_eq!((third.form, third.repeats, third.day_count), (Form::Bullet, Repeats::Once, DayCount::Thirty360));
        let sums: Vec<_> = found.sums.iter().map(|sum| (sum.currency.code(), sum.minor)).collect();
        assert_eq!(sums, [("CNY", 15_000_000), ("USD", 2_000_000)]);
    }
}

#[test]
fn a_row_that_cannot_be_read_says_where_and_why_and_the_rest_goes_on() {
    let row = |cells: [&str; 10]| cells.join(",");
    let good = ["J1", "甲厂", CODE, "100000", "2025-01-10", "2026-01-10", "4.35", "等额本息", "按月", "ACT/360"];
    let with = |at: usize, cell: &'static str| {
        let mut cells = good;
        cells[at] = cell;
        row(cells)
    };
    let heading = "借据号,客户名称,统一社会信用代码,贷款金额,起始日,到期日,年利率,还款方式,还款频率,计息基础";
    let cases = [
        (with(0, ""), Why::Missing, "借据号"),
        (with(1, ""), Why::Missing, "客户名称"),
        (with(2, "91130100MA0000007M"), Why::BadCode, "统一社会信用代码"),
        (with(3, "1.005"), Why::BadAmount, "贷款金额"),
        (with(3, "0"), Why::BadAmount, "贷款金额"),
        (with(3, "-5"), Why::BadAmount, "贷款金额"),
        (with(4, "去年"), Why::BadDate, "起始日"),
        (with(5, "2025-01-10"), Why::BadTerms, "到期日"),
        (with(6, "0.0435"), Why::BadNumber, "年利率"),
        (with(6, "四点五"), Why::BadNumber, "年利率"),
        (with(7, "随便还"), Why::UnknownWord, "还款方式"),
        (with(8, ""), Why::Missing, "还款频率"),
        (with(9, "365.25"), Why::UnknownWord, "计息基础"),
        (row(good), Why::Duplicate, "借据号"),
    ];
    let mut text = format!("{heading}\n{}\n", row(good));
    for (line, ..) in &cases {
        text.push_str(line);
        text.push('\n');
    }
    let found = contracts(text.as_bytes(), Currency::CNY).unwrap();
    assert_eq!(found.read.len(), 1);
    assert_eq!(found.rows, 1 + cases.len() as u64, "read and refused are all there is");
    assert_eq!(found.refused.len(), cases.len());
    for (at, (refused, (line, why, column))) in found.refused.iter().zip(&cases).enumerate() {
        assert_eq!((refused.row, refused.why), (at as u64 + 3, *why), "{line}: {}", refused.detail);
        assert!(refused.column.starts_with(column), "{}", refused.column);
        assert!(!refused.detail.contains("甲厂") && !refused.detail.contains(CODE), "names stay out");
    }
}

#[test]
fn what_a_file_lacks_is_named() {
    let lacking = "借据号,客户名称,贷款金额,起始日,到期日,还款方式,还款频率,计息基础\nJ1,甲,1,2,3,4,5,6\n";
    let error = contracts(lacking.as_bytes(), Currency::CNY).unwrap_err();
    assert!(matches!(error, BookError::MissingColumns { .. }));
    let said = error.to_string();
    assert!(said.contains("统一社会信用代码 credit code、年利率 annual rate"), "{said}");
    assert!(!said.contains("起始日 start"), "{said}");
    let known = |_: &str| Some(Currency::CNY);
    let said = balances(b"loan no,balance\nJ1,1\n", known).unwrap_err().to_string();
    assert!(said.contains("欠息 interest owed、罚息 penalty owed、逾期天数 days past due、五级分类 class"), "{said}");
    assert!(history(b"", known).unwrap_err().to_string().contains("交易日期 date"));
    assert!(matches!(contracts(b"\0\0", Currency::CNY), Err(BookError::NotText { .. })));
    assert!(matches!(contracts(b"PK\x03\x04", Currency::CNY), Err(BookError::Excel { .. })));
}

#[test]
fn a_file_of_rows_that_cannot_be_read_is_refused_rather_than_cut_short() {
    let rows = |count: usize| format!("loan no,date,kind,amount\n{}", "J9,2025-01-10,principal,1\n".repeat(count));
    let unknown = |_: &str| None;
    let kept = history(rows(MAX_REFUSED).as_bytes(), unknown).unwrap();
    assert_eq!(kept.refused.len(), MAX_REFUSED);
    let over = history(rows(MAX_REFUSED + 1).as_bytes(), unknown).unwrap_err();
    assert!(matches!(over, BookError::TooLarge { limit: MAX_REFUSED, .. }), "{over}");
}

#[test]
fn balances_and_movements_are_those_of_known_contracts() {
    let known: HashMap<&str, Currency> = HashMap::from([("J1", Currency::CNY), ("J2", Currency::USD)]);
    let of = |number: &str| known.get(number).copied();
    let text = "借据号,本金余额,表内欠息,表外欠息,罚息,复利,逾期天数,五级分类,下次还款日,下次还款额\n\
                J1,\"75,405.59\",500,16.76,100,9.78,51天,关注,2025-07-10,8530.99\n\
                J2,20000,0,0,0,0,0,正常,,\n\
                J9,1,0,0,0,0,0,正常,,\n\
                J2,1,0,0,0,0,0,正常,,\n";
    let found = balances(text.as_bytes(), of).unwrap();
    let first = &found.read["J1"];
    assert_eq!((first.interest.minor(), first.penalty.minor(), first.days_past_due), (51_676, 10_978, 51));
    assert_eq!((first.class.as_str(), first.next_amount.unwrap().minor()), ("special-mention", 853_099));
    assert_eq!(found.read["J2"].principal, Money::from_minor(2_000_000, Currency::USD));
    let why: Vec<_> = found.refused.iter().map(|refused| (refused.row, refused.why)).collect();
    assert_eq!(why, [(4, Why::NoContract), (5, Why::Duplicate)]);

    let mut text =
        "借据号,日期,交易类型,金额,流水号\nJ1,2025-01-10,放款,100000,P1\nJ1,2025-02-10,还本,8168.49,T1\n".to_owned();
    text.push_str("J9,2025-02-10,还本,1,\nJ1,2025-02-10,转圈,1,\n");
    for _ in 0..MAX_LOAN_MOVES {
        text.push_str("J2,2025-02-10,利息,1,\n");
    }
    let found = history(text.as_bytes(), of).unwrap();
    assert_eq!(
        found.read["J1"].iter().map(|row| row.kind).collect::<Vec<_>>(),
        [MoveKind::Disbursed, MoveKind::Principal]
    );
    assert_eq!(found.read["J2"].len(), MAX_LOAN_MOVES);
    let why: Vec<_> = found.refused.iter().map(|refused| refused.why).collect();
    assert_eq!(why, [Why::NoContract, Why::UnknownWord]);
    text.push_str("J2,2025-02-11,利息,1,\n");
    let found = history(text.as_bytes(), of).unwrap();
    assert_eq!(found.refused.last().unwrap().why, Why::BadHistory, "one past the bound");
}
