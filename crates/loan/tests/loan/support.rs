//! What the tests share: dates, amounts, ids, and a contract of 100,000.00 at 4.35% over 12 months.

use calendar::{BusinessCalendar, Date, parse_date};
use codes::{AgreementId, ApplicationId, ContractId, FirmId, InstitutionId, LoanId, PolicyId, ProductId, UserId};
use loan::{
    CompensationReceived, ContractSigned, Facts, LoanEvent, PaymentReceived, PaymentReversed, PayoutConfirmed,
    PayoutInstructed, Position, PrepaymentMode, PrepaymentReceived, ProductRef, RepaymentMethod, Terms, TermsSpec,
};
use money::{Currency, Money, Rate};

pub fn d(text: &str) -> Date {
    parse_date(text).unwrap()
}

pub fn yuan(text: &str) -> Money {
    Money::parse(text, Currency::CNY).unwrap()
}

pub fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

pub const MAKER: UserId = UserId::from_bytes([1; 16]);
pub const CHECKER: UserId = UserId::from_bytes([2; 16]);
pub const AGREEMENT: AgreementId = AgreementId::from_bytes([3; 16]);
pub const POLICY: PolicyId = PolicyId::from_bytes([4; 16]);

pub fn spec(method: RepaymentMethod) -> TermsSpec {
    TermsSpec::standard(yuan("100,000"), Rate::from_bps(435), method, 12, d("2025-01-10")).unwrap()
}

pub fn terms_of(spec: TermsSpec) -> Terms {
    Terms::try_new(spec, &BusinessCalendar::default()).unwrap()
}

pub fn terms() -> Terms {
    terms_of(spec(RepaymentMethod::Annuity))
}

pub fn signed(terms: Terms) -> ContractSigned {
    ContractSigned {
        loan: LoanId::from_bytes([5; 16]),
        contract: ContractId::from_bytes([6; 16]),
        institution: InstitutionId::from_bytes([7; 16]),
        firm: FirmId::from_bytes([8; 16]),
        application: ApplicationId::from_bytes([9; 16]),
        product: ProductRef { product: ProductId::from_bytes([10; 16]), version: 3 },
        agreement: Some(AGREEMENT),
        facility: None,
        terms,
        signed_on: d("2025-01-08"),
        by: MAKER,
    }
}

/// The events of a payout that reached the firm on a date.
pub fn paid_out(on: &str, amount: &str) -> Vec<LoanEvent> {
    let amount = yuan(amount);
    let reference = String::from("PAYOUT-1");
    vec![
        LoanEvent::PayoutInstructed(PayoutInstructed { reference: reference.clone(), amount, on: d(on), by: MAKER }),
        LoanEvent::PayoutConfirmed(PayoutConfirmed {
            reference,
            amount,
            effective_on: d(on),
            rail_reference: "RAIL-1".into(),
        }),
    ]
}

pub fn paid(reference: &str, on: &str, amount: &str) -> LoanEvent {
    LoanEvent::PaymentReceived(PaymentReceived { reference: reference.into(), amount: yuan(amount), value_date: d(on) })
}

pub fn prepaid(reference: &str, on: &str, amount: &str, mode: PrepaymentMode) -> LoanEvent {
    LoanEvent::PrepaymentReceived(PrepaymentReceived {
        reference: reference.into(),
        amount: yuan(amount),
        value_date: d(on),
        mode,
    })
}

pub fn compensated(reference: &str, on: &str, amount: &str) -> LoanEvent {
    LoanEvent::CompensationReceived(CompensationReceived {
        reference: reference.into(),
        amount: yuan(amount),
        value_date: d(on),
        agreement: AGREEMENT,
        days_past_due: 0,
    })
}

pub fn reversed(reference: &str, on: &str) -> LoanEvent {
    LoanEvent::PaymentReversed(PaymentReversed {
        reference: reference.into(),
        on: d(on),
        reason: "returned by the bank".into(),
        by: MAKER,
        approved_by: CHECKER,
    })
}

/// The position of a loan paid out on 2025-01-10 after further events.
pub fn position(terms: &Terms, events: &[LoanEvent], at: &str) -> Position {
    let mut all = paid_out("2025-01-10", "100,000");
    all.extend_from_slice(events);
    Position::at(terms, &Facts::from_events(&all), d(at)).unwrap()
}
