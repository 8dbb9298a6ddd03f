//! Bounds at the limit and one past it. Those of commands are in `commands`, of flows in `cost`, of events in `events`.

use calendar::{BusinessCalendar, DayCount};
use ledger::IncomeRules;
use loan::{Facts, LoanEvent, Position, PostingError, RepaymentMethod, Terms, TermsSpec, entries, limits};
use money::{Decimal, Rate};

use crate::support::{d, fen, paid_out, signed, spec, terms};

#[test]
fn terms_at_their_limits_stand_and_are_served() {
    let widest = TermsSpec {
        principal: fen(limits::MAX_AMOUNT_MINOR),
        annual_rate: Rate::from_fraction(Decimal::new(99_999_999, limits::MAX_RATE_SCALE)),
        day_count: DayCount::Actual365,
        term_months: limits::MAX_TERM_MONTHS,
        grace_days: limits::MAX_GRACE_DAYS,
        penalty_factor: Decimal::new(limits::MAX_PENALTY_PERCENT, 2),
        ..spec(RepaymentMethod::Annuity)
    };
    let terms = Terms::try_new(widest, &BusinessCalendar::default()).unwrap();
    let contract = LoanEvent::ContractSigned(Box::new(signed(terms.clone())));
    assert!(contract.encode().len() < limits::MAX_EVENT_BYTES);
    let mut payout = paid_out("2025-01-10", "100,000,000,000");
    payout.retain(|event| matches!(event, LoanEvent::PayoutConfirmed(_)));
    let facts = Facts::from_events(&payout);
    let unpaid = Position::at(&terms, &facts, d("2085-01-10")).unwrap();
    assert!(unpaid.days_past_due > 20_000 && unpaid.charged.penalty.is_positive());
    let least = TermsSpec {
        principal: fen(1),
        annual_rate: Rate::ZERO,
        term_months: 1,
        penalty_factor: Decimal::new(limits::MIN_PENALTY_PERCENT, 2),
        ..spec(RepaymentMethod::EqualPrincipal)
    };
    assert!(Terms::try_new(least, &BusinessCalendar::default()).is_ok());
    let full = TermsSpec { annual_rate: Rate::from_bps(limits::MAX_RATE_BPS), ..spec(RepaymentMethod::Annuity) };
    assert!(Terms::try_new(full, &BusinessCalendar::default()).is_ok());
}

#[test]
fn entries_reach_to_the_horizon_and_no_further() {
    let terms = terms();
    let facts = Facts::from_events(&paid_out("2025-01-10", "100,000"));
    let year = terms.matures_on().year() + limits::MAX_HORIZON_YEARS;
    assert!(entries(&terms, &facts, calendar::Date::constant(year, 12, 31), &IncomeRules::PLAIN).is_ok());
    let past = entries(&terms, &facts, calendar::Date::constant(year + 1, 1, 1), &IncomeRules::PLAIN);
    assert!(matches!(past, Err(PostingError::TooFar { .. })));
}
