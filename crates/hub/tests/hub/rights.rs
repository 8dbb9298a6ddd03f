//! The register of rights in data.

use calendar::{Date, parse_date};
use codes::InstitutionId;
use hub::limits::{MAX_CALL_FEN, MAX_RIGHTS, MAX_SHARE_BPS};
use hub::{Catalogue, DataRight, RevenueRight, RightError, UseRight};

fn d(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn right(from: &str, through: Option<&str>) -> DataRight {
    DataRight {
        category: "tax".to_owned(),
        owner: InstitutionId::from_bytes([3; 16]),
        use_right: UseRight::Credit,
        revenue_right: RevenueRight::PerCall { fen: 20 },
        from: d(from),
        through: through.map(d),
    }
}

fn check(right: &DataRight, registered: &[DataRight]) -> Result<(), RightError> {
    right.check(Catalogue::built_in(), registered)
}

#[test]
fn a_right_names_a_category_and_days_and_a_fair_price() {
    let fine = right("2026-01-01", Some("2026-12-31"));
    assert_eq!(check(&fine, &[]), Ok(()));
    let unknown = DataRight { category: "weather".to_owned(), ..fine.clone() };
    assert_eq!(check(&unknown, &[]).unwrap_err().zh(), "目录中没有数据类别“weather”：请核对标识");
    let turned = check(&right("2026-02-01", Some("2026-01-31")), &[]).unwrap_err();
    assert_eq!(turned.to_string(), "a right cannot end (2026-01-31) before it begins (2026-02-01): swap the two days");
    assert_eq!(check(&right("2026-02-01", Some("2026-02-01")), &[]), Ok(()));
    for (revenue_right, fair) in [
        (RevenueRight::Free, true),
        (RevenueRight::PerCall { fen: -1 }, false),
        (RevenueRight::PerCall { fen: 0 }, true),
        (RevenueRight::PerCall { fen: MAX_CALL_FEN }, true),
        (RevenueRight::PerCall { fen: MAX_CALL_FEN + 1 }, false),
        (RevenueRight::Share { bps: 0 }, false),
        (RevenueRight::Share { bps: MAX_SHARE_BPS }, true),
        (RevenueRight::Share { bps: MAX_SHARE_BPS + 1 }, false),
    ] {
        let found = check(&DataRight { revenue_right, ..fine.clone() }, &[]);
        assert_eq!(found, if fair { Ok(()) } else { Err(RightError::Revenue) }, "{revenue_right:?}");
    }
}

#[test]
fn one_owner_has_one_right_in_a_category_on_a_day() {
    let standing = [right("2026-01-01", Some("2026-06-30"))];
    for (from, through, fits) in [
        ("2026-06-30", None, false),
        ("2026-07-01", None, true),
        ("2025-01-01", Some("2025-12-31"), true),
        ("2025-01-01", Some("2026-01-01"), false),
        ("2025-01-01", None, false),
        ("2026-02-01", Some("2026-03-01"), false),
    ] {
        assert_eq!(check(&right(from, through), &standing).is_ok(), fits, "{from} to {through:?}");
    }
    let elsewhere = DataRight { category: "power".to_owned(), ..standing[0].clone() };
    let others = DataRight { owner: InstitutionId::from_bytes([4; 16]), ..standing[0].clone() };
    assert_eq!((check(&elsewhere, &standing), check(&others, &standing)), (Ok(()), Ok(())));
    let twice = check(&standing[0], &standing).unwrap_err();
    assert_eq!(twice.zh(), "该权属人的“tax”自 2026-01-01 起已登记：请先终止原登记");
}

#[test]
fn a_right_holds_from_its_first_day_through_its_last() {
    let one = right("2026-01-01", Some("2026-06-30"));
    let held = ["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"].map(|on| one.holds(d(on)));
    assert_eq!(held, [false, true, true, false]);
    assert!(right("2026-01-01", None).holds(d("2099-01-01")));
}

#[test]
fn what_is_public_needs_no_consent_and_sums_show_no_firm() {
    assert!(!UseRight::Public.needs_consent() && UseRight::Public.shows_a_firm());
    assert!(UseRight::Credit.needs_consent() && UseRight::CreditAndModels.needs_consent());
    assert!(!UseRight::SumsOnly.shows_a_firm());
}

#[test]
fn a_register_is_full_at_its_limit() {
    let mut register: Vec<DataRight> = (0..MAX_RIGHTS as u64 - 1)
        .map(|at| {
            let mut owner = [0; 16];
            owner[..8].copy_from_slice(&at.to_be_bytes());
            DataRight { owner: InstitutionId::from_bytes(owner), ..right("2026-01-01", None) }
        })
        .collect();
    let one = DataRight { owner: InstitutionId::from_bytes([9; 16]), ..right("2026-01-01", None) };
    assert_eq!(check(&one, &register), Ok(()));
    register.push(one.clone());
    let more = DataRight { owner: InstitutionId::from_bytes([8; 16]), ..one };
    assert_eq!(check(&more, &register), Err(RightError::Full));
}

#[test]
fn a_right_is_stored_as_it_is_read() {
    let text = r#"{"category":"tax","owner":"ins_03030303030303030303030303030303","use_right":"credit-and-models","revenue_right":{"share":{"bps":250}},"from":"2026-01-01"}"#;
    let read: DataRight = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    assert!(serde_json::from_str::<DataRight>(&text.replace("\"from\"", "\"since\"")).is_err());
}
