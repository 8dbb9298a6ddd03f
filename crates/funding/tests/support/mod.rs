//! Lines and loans of tests.

use calendar::{Date, parse_date};
use codes::{FirmSize, FundingLineId, InstitutionId, LoanId, UserId};
use funding::{Borrowing, Eligibility, FundingEvent, FundingState, Hands, Kind, Opened, Terms};
use money::{Currency, Money, Rate};

fn id(n: u8) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[15] = n;
    bytes
}

pub fn line(n: u8) -> FundingLineId {
    FundingLineId::from_bytes(id(n))
}

pub fn loan(n: u8) -> LoanId {
    LoanId::from_bytes(id(n))
}

pub fn user(n: u8) -> UserId {
    UserId::from_bytes(id(n))
}

pub fn on(day: &str) -> Date {
    parse_date(day).unwrap()
}

pub fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

pub fn hands() -> Hands {
    Hands { by: user(1), approved_by: user(2) }
}

/// A line of 2025 at 1.75%, for anything.
pub fn terms(quota_fen: i64, revolving: bool) -> Terms {
    Terms {
        kind: Kind::Relending,
        name: "支小再贷款".into(),
        source: "人民银行".into(),
        quota: fen(quota_fen),
        annual_cost: Rate::from_bps(175),
        from: on("2025-01-01"),
        until: on("2025-12-31"),
        revolving,
        priority: 1,
        eligible: Eligibility::default(),
    }
}

pub fn open(terms: Terms) -> FundingState {
    let opened = Opened {
        line: line(1),
        institution: InstitutionId::from_bytes(id(9)),
        terms,
        on: on("2025-01-01"),
        by: user(1),
        approved_by: user(2),
    };
    let event: FundingEvent = FundingState::default().open(opened).unwrap();
    FundingState::fold([&event])
}

/// A loan of a micro firm.
pub fn borrowing(principal_fen: i64) -> Borrowing {
    Borrowing {
        size: Some(FirmSize::Micro),
        industry: None,
        region: None,
        product: "hebei-everyday".into(),
        purpose: None,
        principal: fen(principal_fen),
        rate: Some(Rate::from_bps(500)),
        months: 12,
    }
}
