//! Lines and loans of tests.

use calendar::{Date, parse_date};
use codes::{FirmSize, FundingLineId, InstitutionId, LoanId, UserId};
use funding::{
    Borrowing, Eligibility, FundingError, FundingEvent, FundingState, Hands, Kind, Opened, Owed, Placed, Terms, Tranche,
};
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
    open_as(1, terms)
}

/// The line with a number.
pub fn open_as(n: u8, terms: Terms) -> FundingState {
    let opened = Opened {
        line: line(n),
        institution: InstitutionId::from_bytes(id(9)),
        terms,
        on: on("2025-01-01"),
        by: user(1),
        approved_by: user(2),
    };
    let event: FundingEvent = FundingState::default().open(opened).unwrap();
    FundingState::fold([&event])
}

/// What a line writes when it takes these from a day that is today.
pub fn take(
    state: &FundingState,
    day: Date,
    owed: &Owed,
    tranches: &[Tranche],
) -> Result<Vec<FundingEvent>, FundingError> {
    let line = state.opened().unwrap().line;
    let placed: Vec<Placed> = tranches.iter().map(|tranche| Placed { line, on: day, tranche: *tranche }).collect();
    state.take(day, owed, &placed, user(3))
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
