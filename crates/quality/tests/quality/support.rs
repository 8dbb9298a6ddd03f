//! Positions and marks of tests.

use calendar::{Date, parse_date};
use codes::{CircumstanceId, LoanId, UserId};
use loan::{Amounts, Position, PositionRow, RowKind, RowState, Standing};
use money::{Currency, Money, Rate};
use quality::{Circumstance, Mark, Step};

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

pub fn yuan(yuan: i64) -> Money {
    Money::from_minor(yuan * 100, Currency::CNY)
}

pub fn loan(n: u8) -> LoanId {
    LoanId::from_bytes([n; 16])
}

pub fn user(n: u8) -> UserId {
    UserId::from_bytes([n; 16])
}

/// A claim that owes so much and is so late.
pub fn position(at: Date, owed: i64, days_past_due: u32) -> Position {
    let zero = Amounts::zero(Currency::CNY);
    Position {
        at,
        standing: Standing::Outstanding,
        disbursed_on: Some(day("2024-01-10")),
        disbursed: yuan(owed),
        in_transit: yuan(0),
        outstanding_principal: yuan(owed),
        due: zero,
        overdue: zero,
        accrued_interest: yuan(0),
        days_past_due,
        charged: zero,
        paid: zero,
        written_off: zero,
        recovered: yuan(0),
        compensated: yuan(0),
        guarantor_payable: yuan(0),
        unapplied: yuan(0),
        next_due: None,
        payoff: yuan(owed),
        rows: Vec::new(),
        annual_rate: Rate::from_bps(435),
        waived: zero,
        fees: yuan(0),
        restructurings: Vec::new(),
        weak_renewal: false,
    }
}

/// An instalment that was paid so many days late.
pub fn paid(due: &str, days_late: u32) -> PositionRow {
    let zero = Amounts::zero(Currency::CNY);
    PositionRow {
        number: Some(1),
        kind: RowKind::Instalment,
        due_on: day(due),
        charged: zero,
        paid: zero,
        written_off: zero,
        state: RowState::Paid,
        days_late,
    }
}

/// A circumstance that counts from a day.
pub fn mark(n: u8, of: Option<LoanId>, circumstance: Circumstance, on: &str) -> Mark {
    Mark {
        id: CircumstanceId::from_bytes([n; 16]),
        loan: of,
        circumstance,
        on: day(on),
        source: "file".into(),
        reason: "seen".into(),
        step: Step::Approved,
        hands: vec![user(1), user(2)],
        ending: None,
    }
}
