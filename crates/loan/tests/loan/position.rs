//! Positions a person can work out by hand.

use calendar::DayCount;
use loan::{
    AllocateBy, AllocationOrder, ClassificationRule, Component, FiveCategory, LoanEvent, MoneyReturned, Position,
    PrepaymentMode, RecoveryReceived, RepaymentMethod, RowKind, RowState, Standing, TermsSpec, WrittenOff,
};
use money::Decimal;

use crate::support::{
    CHECKER, MAKER, compensated, d, fen, paid, position, prepaid, reversed, spec, terms, terms_of, yuan,
};

/// The first five instalments paid on their days.
fn five_paid() -> Vec<LoanEvent> {
    (2..=6).map(|month| paid(&format!("P-{month}"), &format!("2025-{month:02}-10"), "8,530.99")).collect()
}

fn written_off(on: &str, amount: &str) -> LoanEvent {
    LoanEvent::WrittenOff(WrittenOff {
        reference: "WO-1".into(),
        on: d(on),
        amount: yuan(amount),
        days_past_due: 400,
        reason: "no assets left".into(),
        by: MAKER,
        approved_by: CHECKER,
    })
}

fn recovered(reference: &str, on: &str, amount: &str, share: &str) -> LoanEvent {
    LoanEvent::RecoveryReceived(RecoveryReceived {
        reference: reference.into(),
        amount: yuan(amount),
        guarantor_share: yuan(share),
        value_date: d(on),
    })
}

#[test]
fn nothing_is_earned_before_the_money_arrives() {
    let terms = terms();
    let early = position(&terms, &[], "2025-01-09");
    assert_eq!((early.standing, early.payoff), (Standing::NotDisbursed, fen(0)));
    let first = position(&terms, &[], "2025-01-10");
    assert_eq!((first.standing, first.payoff), (Standing::Outstanding, yuan("100,000")));
    assert_eq!(position(&terms, &[], "2025-01-11").accrued_interest, yuan("12.08"), "one day of 4.35%/360");
}

/// Rules 6.6: after instalment 5 the balance is 58,860.37; 12 days later 85.35 has accrued.
#[test]
fn payoff_of_the_worked_prepayment() {
    let terms = terms();
    let now = position(&terms, &five_paid(), "2025-06-22");
    assert_eq!((now.outstanding_principal, now.accrued_interest), (yuan("58,860.37"), yuan("85.35")));
    assert_eq!(now.payoff, yuan("58,945.72"));
    assert_eq!(now.next_due.unwrap().amount, yuan("8,530.99"));
    let mut events = five_paid();
    events.push(prepaid("PRE", "2025-06-22", "58,945.72", PrepaymentMode::KeepTerm));
    let after = position(&terms, &events, "2025-06-22");
    assert_eq!((after.standing, after.payoff, after.unapplied), (Standing::Settled, fen(0), fen(0)));
    assert!(after.next_due.is_none());
    assert_eq!(after.rows.last().unwrap().kind, RowKind::Prepayment);
    events[5] = prepaid("PRE", "2025-06-22", "59,000", PrepaymentMode::KeepTerm);
    assert_eq!(position(&terms, &events, "2026-06-22").unapplied, yuan("54.28"), "an overpayment waits to be refunded");
}

#[test]
fn a_part_prepaid_keeps_the_term_or_the_instalment() {
    let terms = terms();
    let with = |mode| {
        let mut events = five_paid();
        events.push(prepaid("PRE", "2025-06-22", "20,085.35", mode));
        position(&terms, &events, "2025-06-22")
    };
    let kept = with(PrepaymentMode::KeepTerm);
    assert_eq!(kept.outstanding_principal, yuan("38,860.37"), "85.35 is interest, 20,000 principal");
    let upcoming = |p: &Position| p.rows.iter().filter(|r| r.state == RowState::Upcoming).cloned().collect::<Vec<_>>();
    assert_eq!(upcoming(&kept).len(), 7);
    assert_eq!(upcoming(&kept)[0].charged.interest, yuan("84.52"), "18 days to 10 July on the new balance");
    let shorter = with(PrepaymentMode::ShortenTerm);
    assert_eq!(upcoming(&shorter).len(), 5);
    let second = &upcoming(&shorter)[1].charged;
    assert_eq!(second.total().unwrap(), yuan("8,530.99"), "the instalment stays");
    for plan in [kept, shorter] {
        let principal = upcoming(&plan).iter().map(|row| row.charged.principal.minor()).sum::<i64>();
        assert_eq!(fen(principal), plan.outstanding_principal);
    }
    let mut events = five_paid();
    events.push(prepaid("PRE", "2025-06-22", "80", PrepaymentMode::KeepTerm));
    let small = position(&terms, &events, "2025-06-22");
    assert_eq!(small.unapplied, yuan("80"), "less than the interest of the running period waits for the due date");
}

/// Rules 6.6 by hand: 8,168.49 and 362.50 overdue for 45 days at 6.525%.
#[test]
fn penalty_and_compound_interest_run_from_the_due_date() {
    let terms = terms();
    assert_eq!(position(&terms, &[], "2025-02-10").days_past_due, 0, "due today is not overdue");
    let late = position(&terms, &[], "2025-03-09");
    assert_eq!(late.days_past_due, 27);
    assert_eq!((late.overdue.penalty, late.overdue.compound), (yuan("39.97"), yuan("1.77")), "27 days of 6.525%/360");
    let before = [paid("P-1", "2025-03-09", "8,572.73")];
    let cleared = position(&terms, &before, "2025-03-09");
    assert_eq!((cleared.days_past_due, cleared.due.total().unwrap()), (0, fen(0)));
    assert_eq!(cleared.rows[0].state, RowState::Paid);
}

/// The worked penalty on its own: 200,000 for 45 days, and 725.00 of interest (the first month of 200,000).
#[test]
fn penalty_of_the_worked_example() {
    let stated = TermsSpec { principal: yuan("200,000"), term_months: 1, ..spec(RepaymentMethod::EqualPrincipal) };
    let terms = terms_of(stated);
    let mut events = crate::support::paid_out("2025-01-10", "200,000");
    let facts = loan::Facts::from_events(&events);
    let late = Position::at(&terms, &facts, d("2025-03-27")).unwrap();
    assert_eq!((late.days_past_due, late.overdue.interest), (45, yuan("725.00")));
    assert_eq!((late.overdue.penalty, late.overdue.compound), (yuan("1,631.25"), yuan("5.91")));
    // Half the principal on day 20: 200,000 x 20 + 100,000 x 25 days of products, one rounding.
    events.push(paid("P-1", "2025-03-02", "101,452.63"));
    let facts = loan::Facts::from_events(&events);
    let half = Position::at(&terms, &facts, d("2025-03-27")).unwrap();
    assert_eq!(half.outstanding_principal, yuan("100,000.00"), "725.00 + penalty 725.00 + compound 2.63 go first");
    assert_eq!(half.charged.penalty, yuan("1,178.13"));
}

#[test]
fn paying_within_grace_costs_nothing() {
    let terms = terms_of(TermsSpec { grace_days: 3, ..spec(RepaymentMethod::Annuity) });
    let at_end = position(&terms, &[paid("P-1", "2025-02-13", "8,530.99")], "2025-02-20");
    assert_eq!((at_end.due.total().unwrap(), at_end.charged.penalty), (fen(0), fen(0)));
    assert_eq!(position(&terms, &[], "2025-02-13").days_past_due, 0);
    let past = position(&terms, &[], "2025-02-14");
    assert_eq!(past.days_past_due, 4, "once grace has run out, the days count from the due date");
    assert_eq!(past.overdue.penalty, yuan("5.92"), "and so does the penalty: 8,168.49 x 6.525% x 4/360");
}

#[test]
fn the_contract_says_what_is_cleared_first() {
    let by_component = AllocationOrder {
        components: [Component::Principal, Component::Interest, Component::Penalty, Component::Compound],
        by: AllocateBy::Component,
    };
    let terms = terms_of(TermsSpec { allocation: by_component, ..spec(RepaymentMethod::Annuity) });
    let after = position(&terms, &[paid("P-1", "2025-03-10", "16,366.59")], "2025-03-10");
    assert_eq!((after.due.principal, after.paid.principal), (fen(0), yuan("16,366.59")), "8,168.49 + 8,198.10");
    assert_eq!(after.days_past_due, 28, "the first instalment's interest is still unpaid");
    let standard = position(&self::terms(), &[paid("P-1", "2025-03-10", "8,575")], "2025-03-10");
    assert_eq!(standard.rows[0].state, RowState::Paid, "the oldest instalment first: 8,530.99 + 41.46 + 1.84");
    assert_eq!(standard.rows[1].paid.interest, yuan("0.71"));
}

#[test]
fn advance_money_is_used_when_something_falls_due() {
    let terms = terms();
    let now = position(&terms, &[paid("P-1", "2025-01-20", "10,000")], "2025-02-01");
    assert_eq!((now.unapplied, now.paid.total().unwrap()), (yuan("10,000"), fen(0)));
    let due = position(&terms, &[paid("P-1", "2025-01-20", "10,000")], "2025-02-10");
    assert_eq!((due.unapplied, due.due.total().unwrap()), (yuan("1,469.01"), fen(0)));
}

#[test]
fn a_reversal_is_as_if_it_never_came() {
    let terms = terms();
    let never = position(&terms, &[], "2025-05-20");
    let gone = position(&terms, &[reversed("P-1", "2025-03-01"), paid("P-1", "2025-02-10", "8,530.99")], "2025-05-20");
    assert_eq!(never, gone);
}

#[test]
fn a_guarantor_pays_and_is_paid_back_its_share() {
    let terms = terms();
    let owed = position(&terms, &[], "2025-06-01").payoff;
    let part = position(&terms, &[compensated("C-1", "2025-06-01", "80,000")], "2025-06-01");
    assert_eq!(part.payoff, owed.checked_sub(yuan("80,000")).unwrap());
    assert_eq!((part.compensated, part.days_past_due), (yuan("80,000"), 0));
    let over = position(&terms, &[compensated("C-1", "2025-06-01", "110,000")], "2025-06-01");
    assert_eq!(over.standing, Standing::Settled);
    assert_eq!(over.guarantor_payable, yuan("110,000").checked_sub(owed).unwrap(), "beyond the debt it is its own");
    assert_eq!(over.unapplied, fen(0));
    let events = [compensated("C-1", "2025-06-01", "80,000"), recovered("R-1", "2025-07-01", "10,000", "8,000")];
    let shared = position(&terms, &events, "2025-07-01");
    assert_eq!(shared.guarantor_payable, yuan("8,000"));
    let remitted = LoanEvent::GuarantorSharePaid(MoneyReturned {
        reference: "S-1".into(),
        amount: yuan("8,000"),
        on: d("2025-07-02"),
        by: MAKER,
        approved_by: CHECKER,
    });
    let [first, second] = events;
    assert_eq!(position(&terms, &[first, second, remitted], "2025-07-02").guarantor_payable, fen(0));
}

#[test]
fn a_write_off_stops_the_clock_and_recoveries_meet_the_claim() {
    let terms = terms();
    let before = position(&terms, &[], "2026-03-10");
    let owed = before.payoff;
    let events = [written_off("2026-03-10", &owed.digits()), recovered("R-1", "2026-05-01", "30,000", "0")];
    let after = position(&terms, &events, "2026-06-30");
    assert_eq!((after.standing, after.payoff, after.days_past_due), (Standing::WrittenOff, fen(0), 0));
    assert_eq!((after.written_off.total().unwrap(), after.recovered), (owed, yuan("30,000")));
    assert_eq!(after.class(&ClassificationRule::RULE_2023), FiveCategory::Loss);
    let early = position(&terms, &[written_off("2025-03-20", "100,000")], "2025-03-20");
    assert!(early.rows.iter().any(|row| row.kind == RowKind::Called), "what was not yet due is called in");
    assert_eq!(early.written_off.principal, yuan("100,000"));
    let much = [written_off("2026-03-10", &owed.digits()), recovered("R-1", "2026-05-01", "200,000", "0")];
    let beyond = position(&terms, &much, "2026-06-30");
    assert_eq!(beyond.unapplied, yuan("200,000").checked_sub(owed).unwrap(), "beyond the claim it is the firm's");
}

/// Rules 1.1, boundary by boundary.
#[test]
fn classes_at_their_boundaries() {
    let rule = ClassificationRule::default();
    for (days, class, zh) in [
        (0, FiveCategory::Normal, "正常"),
        (1, FiveCategory::SpecialMention, "关注"),
        (90, FiveCategory::SpecialMention, "关注"),
        (91, FiveCategory::Substandard, "次级"),
        (270, FiveCategory::Substandard, "次级"),
        (271, FiveCategory::Doubtful, "可疑"),
        (360, FiveCategory::Doubtful, "可疑"),
        (361, FiveCategory::Loss, "损失"),
    ] {
        assert_eq!((rule.class_of(days), rule.class_of(days).zh()), (class, zh), "{days} days");
    }
    assert_eq!(rule.class_of_technical_delay(7), FiveCategory::Normal);
    assert_eq!(rule.class_of_technical_delay(8), FiveCategory::SpecialMention);
    let terms = terms();
    for (at, class) in [("2025-05-11", FiveCategory::SpecialMention), ("2025-05-12", FiveCategory::Substandard)] {
        assert_eq!(position(&terms, &[], at).class(&rule), class, "{at}: 90 and 91 days after 10 February");
    }
}

#[test]
fn the_day_count_is_the_contracts() {
    for (day_count, interest) in
        [(DayCount::Actual360, "241.67"), (DayCount::Actual365, "238.36"), (DayCount::Thirty360, "241.67")]
    {
        let terms = terms_of(TermsSpec { day_count, ..spec(RepaymentMethod::Annuity) });
        assert_eq!(position(&terms, &[], "2025-01-30").accrued_interest, yuan(interest), "{day_count:?}, 20 days");
    }
    assert_eq!(terms().penalty_rate().fraction(), Decimal::new(6525, 5));
}
