//! Changes of a loan by hand: another rate, other terms, penalties given up, fees, another debtor, a renewal; and the class a
//! restructuring holds a loan to.

use calendar::DayCount;
use codes::{FirmId, LoanId};
use ledger::{Account, DateView, IncomeRules, TrialBalance};
use loan::{
    Arrears, Change, ChangeOf, ClassificationRule, Command, DebtTransferred, DrawnByRenewal, Facts, FeePaid,
    FiveCategory, Floating, Frequency, LoanError, LoanEvent, LoanState, LprTerm, Payee, PenaltyWaived, Position,
    PrepaymentMode, RateAgreed, RateReset, RepaymentMethod, Reset, RowKind, SettledByRenewal, Standing, Terms,
    TermsChanged, TermsSpec, entries,
};
use money::{Currency, Rate};

use crate::support::{
    CHECKER, MAKER, d, paid, paid_out, position, prepaid, reversed, signed, spec, terms, terms_of, yuan,
};

fn interest_first(bps: i64) -> TermsSpec {
    TermsSpec { annual_rate: Rate::from_bps(bps), ..spec(RepaymentMethod::InterestFirst) }
}

fn agreed(reference: &str, on: &str, bps: i64) -> LoanEvent {
    LoanEvent::RateAgreed(RateAgreed {
        reference: reference.into(),
        on: d(on),
        rate: Rate::from_bps(bps),
        spread_bps: None,
        reason: "降低利率".into(),
        by: MAKER,
        approved_by: CHECKER,
    })
}

fn reset(on: &str, bps: i64) -> LoanEvent {
    LoanEvent::RateReset(RateReset {
        reference: format!("LPR-{on}"),
        on: d(on),
        quote: Rate::from_bps(bps),
        published_on: d(on),
    })
}

fn changed(reference: &str, on: &str, change: Change, terms: Terms) -> LoanEvent {
    LoanEvent::TermsChanged(TermsChanged {
        reference: reference.into(),
        on: d(on),
        change,
        terms: Box::new(terms),
        reason: "经营困难".into(),
        by: MAKER,
        approved_by: CHECKER,
    })
}

fn waived(reference: &str, on: &str, amount: &str) -> LoanEvent {
    LoanEvent::PenaltyWaived(PenaltyWaived {
        reference: reference.into(),
        on: d(on),
        amount: yuan(amount),
        reason: "减免".into(),
        by: MAKER,
        approved_by: CHECKER,
    })
}

fn over(principal: &str, bps: i64, method: RepaymentMethod, months: u16, on: &str) -> Terms {
    terms_of(TermsSpec::standard(yuan(principal), Rate::from_bps(bps), method, months, d(on)).unwrap())
}

const DIFFICULT: Change = Change::Restructuring { in_difficulty: true, arrears: Arrears::Replanned };

/// 100,000 at 3.60% over 360 is 10.00 a day: nine days of it and 22 at 7.20% are 90.00 and 440.00.
#[test]
fn a_rate_that_changes_within_a_period_is_counted_by_its_days() {
    let terms = terms_of(interest_first(360));
    let found = position(&terms, &[agreed("RC-1", "2025-01-19", 720)], "2025-02-10");
    assert_eq!(found.due.interest, yuan("530.00"));
    assert_eq!(found.annual_rate, Rate::from_bps(720));
    let on_the_day = position(&terms, &[agreed("RC-1", "2025-01-19", 720)], "2025-01-19");
    assert_eq!(on_the_day.accrued_interest, yuan("90.00"));
    let late = [agreed("RC-2", "2025-01-29", 360), agreed("RC-1", "2025-01-19", 720)];
    assert_eq!(position(&terms, &late, "2025-02-10").due.interest, yuan("410.00"), "9 x 10 + 10 x 20 + 12 x 10");
}

/// The new instalment of an annuity is that of what is left: 91,831.51 over 11 months at 3.35% is 8,488.80 by PMT.
#[test]
fn a_rate_cut_on_a_due_date_makes_a_new_instalment_and_keeps_the_end() {
    let found = position(&terms(), &[agreed("RC-1", "2025-02-10", 335)], "2025-02-10");
    assert_eq!(found.next_due.unwrap().amount, yuan("8,488.80"));
    let last = found.rows.last().unwrap();
    assert_eq!((last.number, last.due_on), (Some(12), d("2026-01-10")));
}

#[test]
fn a_floating_rate_follows_the_quote_and_a_spread_agreed_late() {
    let floating = Floating { tenor: LprTerm::OneYear, spread_bps: 60, reset: Reset::NewYear };
    let stated = TermsSpec { floating: Some(floating), term_months: 24, ..interest_first(360) };
    let terms = terms_of(stated);
    assert_eq!(terms.resets_through(d("2027-06-30")).unwrap(), [d("2026-01-01"), d("2027-01-01")]);
    let found = position(&terms, &[reset("2026-01-01", 280)], "2026-01-10");
    assert_eq!(found.annual_rate, Rate::from_bps(340));
    // 10 December to 1 January: 22 days at 3.60%; nine days at 3.40%: 220.00 + 85.00.
    let january = found.rows.iter().find(|row| row.due_on == d("2026-01-10")).unwrap();
    assert_eq!(january.charged.interest, yuan("305.00"));
    let LoanEvent::RateAgreed(mut cut) = agreed("RC-1", "2025-06-10", 330) else { unreachable!() };
    cut.spread_bps = Some(30);
    let cut = LoanEvent::RateAgreed(cut);
    let found = position(&terms, &[reset("2026-01-01", 280), cut], "2026-01-10");
    assert_eq!(found.annual_rate, Rate::from_bps(310), "2.80% + 0.30%, whichever was recorded first");
    let fixed = position(&terms_of(interest_first(360)), &[reset("2026-01-01", 280)], "2026-01-10");
    assert_eq!(fixed.annual_rate, Rate::from_bps(360), "a fixed rate follows nothing");
    let each = |reset| {
        let floating = Some(Floating { reset, ..floating });
        terms_of(TermsSpec { floating, ..spec(RepaymentMethod::Annuity).every(Frequency::Quarterly).unwrap() })
    };
    assert_eq!(each(Reset::EachPeriod).resets_through(d("2025-12-31")).unwrap().len(), 3);
    assert!(each(Reset::Anniversary).resets_through(d("2030-01-01")).unwrap().is_empty(), "it ends on the anniversary");
}

/// Penalty at the rate of its days: 8,168.49 overdue from 10 February, ten days at 6.525% and ten at 5.025%.
#[test]
fn the_penalty_follows_the_rate_of_its_days() {
    let found = position(&terms(), &[agreed("RC-1", "2025-02-20", 335)], "2025-03-02");
    // 8,168.49 x (10 x 6.525% + 10 x 5.025%) / 360 = 26.207...
    assert_eq!(found.due.penalty, yuan("26.21"));
    assert_eq!(found.due.compound, yuan("1.16"), "362.50 x 11.55% x 10 / 360");
    let clear =
        position(&terms(), &[paid("P-1", "2025-02-20", "8,546.46"), agreed("RC-1", "2025-02-25", 335)], "2025-03-02");
    assert_eq!(clear.due.total().unwrap(), yuan("0"), "what was paid is not priced anew");
}

/// Users reported a 12-month restructuring that closed in 11 instalments.
#[test]
fn a_restructuring_over_twelve_months_has_twelve_instalments() {
    for on in ["2025-03-01", "2025-03-10", "2025-03-31"] {
        let new = over("100,000", 300, RepaymentMethod::Annuity, 12, on);
        let found = position(&terms(), &[changed("CZ-1", on, DIFFICULT, new)], on);
        let ahead: Vec<_> = found.rows.iter().filter(|row| row.due_on > d(on)).collect();
        assert_eq!(ahead.len(), 12, "{on}");
        let principal: i64 = ahead.iter().map(|row| row.charged.principal.minor()).sum();
        assert_eq!(principal, 10_000_000, "overdue principal is planned anew");
        assert_eq!(found.outstanding_principal, yuan("100,000"));
    }
}

#[test]
fn an_extension_leaves_what_is_overdue_overdue() {
    let new = over("100,000", 435, RepaymentMethod::Annuity, 18, "2025-02-20");
    let found = position(&terms(), &[changed("ZQ-1", "2025-02-20", Change::Extension, new)], "2025-02-20");
    assert_eq!((found.days_past_due, found.overdue.principal), (10, yuan("8,168.49")));
    assert_eq!(found.rows.last().unwrap().due_on, d("2026-08-20"));
    // The first new instalment holds the ten days that the old plan had begun: 91,831.51 x 4.35% x 38/360.
    let first = found.rows.iter().find(|row| row.due_on == d("2025-03-20")).unwrap();
    assert_eq!(first.charged.interest, yuan("421.66"));
}

#[test]
fn an_extension_keeps_the_due_dates_and_adds_to_them() {
    let business = calendar::BusinessCalendar::default();
    let old = terms_of(spec(RepaymentMethod::InterestFirst).every(Frequency::Quarterly).unwrap());
    let longer = old.extended(d("2025-05-20"), 6, (yuan("100,000"), Rate::from_bps(400)), &business).unwrap();
    let dates: Vec<_> = longer.due_on().iter().map(ToString::to_string).collect();
    assert_eq!(dates, ["2025-07-10", "2025-10-10", "2026-01-10", "2026-04-10", "2026-07-10"]);
    assert!(old.extended(d("2025-05-20"), 4, (yuan("100,000"), Rate::ZERO), &business).is_err(), "no whole quarter");
    let bullet = over("100,000", 400, RepaymentMethod::Bullet, 12, "2025-01-10");
    let longer = bullet.extended(d("2025-12-20"), 3, (yuan("100,000"), Rate::from_bps(400)), &business).unwrap();
    assert_eq!(longer.due_on(), [d("2026-04-10")]);
    let ended = old.extended(d("2026-02-01"), 6, (yuan("100,000"), Rate::from_bps(400)), &business).unwrap();
    assert_eq!(ended.due_on(), [d("2026-05-01"), d("2026-08-01")], "after the end, from the change on");
    let events = [changed(
        "ZQ-1",
        "2025-05-20",
        Change::Extension,
        old.extended(d("2025-05-20"), 6, (yuan("100,000"), Rate::from_bps(435)), &business).unwrap(),
    )];
    let numbers: Vec<_> = position(&old, &events, "2025-05-20").rows.iter().filter_map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6], "numbers go on");
}

#[test]
fn penalties_given_up_are_gone_from_the_books_and_no_more_than_there_were() {
    let events = [waived("JM-1", "2025-03-02", "20.00")];
    let found = position(&terms(), &events, "2025-03-02");
    // Twenty days at 6.525%: 29.61 on principal and 1.31 on interest.
    assert_eq!(
        (found.due.penalty, found.due.compound, found.waived.penalty),
        (yuan("9.61"), yuan("1.31"), yuan("20.00"))
    );
    let more = position(&terms(), &[waived("JM-1", "2025-03-02", "1,000")], "2025-03-02");
    assert_eq!(more.due.penalties().unwrap(), yuan("0"));
    assert_eq!(more.waived.total().unwrap(), yuan("30.92"), "as much as was open that day");
    let mut all = paid_out("2025-01-10", "100,000");
    all.extend(events);
    let booked = entries(&terms(), &Facts::from_events(&all), d("2025-03-02"), &IncomeRules::PLAIN).unwrap();
    let trial = TrialBalance::fold(Currency::CNY, &booked, d("2025-03-02"), DateView::Value).unwrap();
    assert_eq!(trial.balance(Account::PenaltyIncome), yuan("-10.92"));
    assert_eq!(trial.balance(Account::PenaltyReceivable), yuan("10.92"));
}

/// Users reported penal interest that was cancelled with a payment and not made again when it was posted anew.
#[test]
fn penal_interest_comes_back_when_a_payment_is_reversed_and_posted_anew() {
    let penalty = |events: &[LoanEvent]| position(&terms(), events, "2025-03-02").charged.penalty;
    let on_time = [paid("P-1", "2025-02-10", "8,530.99")];
    assert_eq!(penalty(&on_time), yuan("0"));
    let bounced = [on_time[0].clone(), reversed("P-1", "2025-02-12")];
    assert_eq!(penalty(&bounced), yuan("29.61"), "twenty days on 8,168.49");
    let again = [bounced[0].clone(), bounced[1].clone(), paid("P-2", "2025-02-20", "8,530.99")];
    // Paid ten days late, penalty and compound interest first: 14.81 and 0.66; the rest leaves 15.47 of principal.
    let found = position(&terms(), &again, "2025-03-02");
    assert_eq!((found.paid.penalty, found.paid.compound), (yuan("14.81"), yuan("0.66")));
    assert_eq!(found.due.principal, yuan("15.47"));
    assert_eq!(found.due.penalty, yuan("0.02"), "15.47 x 6.525% x 10/360, rounded with the rest");
    let back_dated = [bounced[0].clone(), bounced[1].clone(), paid("P-2", "2025-02-10", "8,530.99")];
    assert_eq!(penalty(&back_dated), yuan("0"), "the same day, the same nothing");
}

#[test]
fn a_prepayment_keeps_the_end_the_instalment_or_the_plan() {
    let stated =
        TermsSpec { annual_rate: Rate::ZERO, ..spec(RepaymentMethod::StatedPlan { parts: vec![1, 1, 2, 3, 1, 2] }) };
    let terms = terms_of(TermsSpec { principal: yuan("100,000"), term_months: 6, ..stated });
    let principal = |mode| {
        let found = position(&terms, &[prepaid("P-1", "2025-01-10", "25,000", mode)], "2025-01-10");
        let ahead = found.rows.into_iter().filter(|row| row.kind == RowKind::Instalment);
        ahead.map(|row| row.charged.principal.minor() / 100).collect::<Vec<_>>()
    };
    assert_eq!(principal(PrepaymentMode::KeepTerm), [7_500, 7_500, 15_000, 22_500, 7_500, 15_000]);
    assert_eq!(principal(PrepaymentMode::KeepPlan), [10_000, 10_000, 20_000, 30_000, 5_000]);
    let level = over("120,000", 0, RepaymentMethod::EqualPrincipal, 12, "2025-01-10");
    let mut events = paid_out("2025-01-10", "120,000");
    events.push(prepaid("P-1", "2025-01-10", "35,000", PrepaymentMode::ShortenTerm));
    let found = Position::at(&level, &Facts::from_events(&events), d("2025-01-10")).unwrap();
    let ahead: Vec<_> = found.rows.iter().filter(|row| row.kind == RowKind::Instalment).collect();
    assert_eq!(ahead.len(), 9, "8 of 10,000 and one of 5,000");
    assert_eq!(ahead.last().unwrap().charged.principal, yuan("5,000"));
}

/// 1,000,000 lent and 10,000 of fees: the lender's part is income, the notary's is not.
#[test]
fn a_fee_counts_in_the_cost_and_the_lenders_part_in_the_books() {
    let fee = |reference: &str, payee, amount: &str| {
        LoanEvent::FeePaid(FeePaid {
            reference: reference.into(),
            name: "评估费".into(),
            payee,
            amount: yuan(amount),
            value_date: d("2025-01-10"),
        })
    };
    let events = [
        fee("F-1", Payee::Lender, "600"),
        fee("F-2", Payee::Other("公证处".into()), "400"),
        reversed("F-2", "2025-01-11"),
    ];
    let found = position(&terms(), &events[..2], "2025-01-31");
    assert_eq!(found.fees, yuan("1,000"));
    assert_eq!(position(&terms(), &events, "2025-01-31").fees, yuan("600"), "a fee that came back was never paid");
    let mut all = paid_out("2025-01-10", "100,000");
    all.extend(events);
    let booked = entries(&terms(), &Facts::from_events(&all), d("2025-01-31"), &IncomeRules::PLAIN).unwrap();
    let trial = TrialBalance::fold(Currency::CNY, &booked, d("2025-01-31"), DateView::Value).unwrap();
    assert_eq!(trial.balance(Account::FeeIncome), yuan("-600"));
}

fn active(events: &[LoanEvent]) -> LoanState {
    let mut all = vec![LoanEvent::ContractSigned(Box::new(signed(terms())))];
    all.extend(paid_out("2025-01-10", "100,000"));
    all.extend_from_slice(events);
    LoanState::from_events(&all)
}

#[test]
fn a_loan_renewed_without_paying_principal_moves_no_cash() {
    let renewal = |amount: &str, on: &str| SettledByRenewal {
        reference: "XD-1".into(),
        on: d(on),
        amount: yuan(amount),
        renewed_by: LoanId::from_bytes([20; 16]),
        by: MAKER,
        approved_by: CHECKER,
    };
    let decide = |state: &LoanState, act| state.decide(Command::Change(Box::new(ChangeOf::SettleByRenewal(act))));
    let state = active(&[paid("P-1", "2025-02-10", "8,530.99")]);
    assert!(
        matches!(decide(&state, renewal("91,831.51", "2025-02-20")), Err(LoanError::NotOnlyPrincipal { .. })),
        "ten days of interest are owed too"
    );
    let event = decide(&state, renewal("91,831.51", "2025-02-10")).unwrap().into_inner().remove(0);
    let mut old = paid_out("2025-01-10", "100,000");
    old.extend([paid("P-1", "2025-02-10", "8,530.99"), event]);
    let facts = Facts::from_events(&old);
    assert_eq!(Position::at(&terms(), &facts, d("2025-02-10")).unwrap().standing, Standing::Settled);
    let drawn = |qualifies| {
        LoanEvent::DrawnByRenewal(DrawnByRenewal {
            reference: "XD-1".into(),
            on: d("2025-02-10"),
            amount: yuan("91,831.51"),
            renews: LoanId::from_bytes([5; 16]),
            qualifies,
            by: MAKER,
            approved_by: CHECKER,
        })
    };
    let renewed = over("91,831.51", 400, RepaymentMethod::InterestFirst, 12, "2025-02-10");
    let books = |terms: &Terms, facts: &Facts| {
        let booked = entries(terms, facts, d("2025-02-10"), &IncomeRules::PLAIN).unwrap();
        TrialBalance::fold(Currency::CNY, &booked, d("2025-02-10"), DateView::Value).unwrap().balance(Account::Clearing)
    };
    let fresh = Facts::from_events(&[drawn(true)]);
    let cash = books(&terms(), &facts).checked_add(books(&renewed, &fresh)).unwrap();
    assert_eq!(cash, yuan("-91,469.01"), "what was lent less what was paid: the renewal itself moved nothing");
    let class = |qualifies| {
        let facts = Facts::from_events(&[drawn(qualifies)]);
        Position::at(&renewed, &facts, d("2025-02-28")).unwrap().class(&ClassificationRule::RULE_2023)
    };
    assert_eq!((class(true), class(false)), (FiveCategory::Normal, FiveCategory::SpecialMention));
}

#[test]
fn another_firm_owes_from_the_day_it_took_the_debt_over() {
    let (old, new, third) = (FirmId::from_bytes([8; 16]), FirmId::from_bytes([18; 16]), FirmId::from_bytes([19; 16]));
    let transfer = |reference: &str, on: &str, from, to| DebtTransferred {
        reference: reference.into(),
        on: d(on),
        from,
        to,
        reason: "经债权人同意".into(),
        by: MAKER,
        approved_by: CHECKER,
    };
    let mut state = active(&[]);
    let decide = |state: &LoanState, act| state.decide(Command::Change(Box::new(ChangeOf::TransferDebt(act))));
    for event in decide(&state, transfer("ZY-1", "2025-03-01", old, new)).unwrap().into_inner() {
        state.apply(&event);
    }
    assert_eq!(state.debtor_at(d("2025-02-28")), Some(old));
    assert_eq!(state.debtor_at(d("2025-03-01")), Some(new));
    assert!(matches!(decide(&state, transfer("ZY-2", "2025-04-01", old, third)), Err(LoanError::OtherDebtor { .. })));
    assert!(decide(&state, transfer("ZY-1", "2025-03-01", old, new)).unwrap().into_inner().is_empty(), "done already");
}

#[test]
fn what_a_change_needs_is_asked_for() {
    let state = active(&[]);
    let decide = |change| state.decide(Command::Change(Box::new(change))).unwrap_err();
    let LoanEvent::RateAgreed(rate) = agreed("RC-1", "2025-03-01", 300) else { unreachable!() };
    let same = RateAgreed { approved_by: MAKER, ..rate.clone() };
    assert_eq!(decide(ChangeOf::AgreeRate(same)), LoanError::SameHands);
    let high = RateAgreed { rate: Rate::from_bps(10_001), ..rate.clone() };
    assert!(matches!(decide(ChangeOf::AgreeRate(high)), LoanError::BadRate(_)));
    let early = RateAgreed { on: d("2025-01-09"), ..rate };
    assert!(matches!(decide(ChangeOf::AgreeRate(early)), LoanError::TooEarly { .. }));
    let LoanEvent::RateReset(quote) = reset("2026-01-01", 300) else { unreachable!() };
    assert!(matches!(decide(ChangeOf::ResetRate(quote)), LoanError::NoReset { .. }), "a fixed rate");
    let LoanEvent::PenaltyWaived(waiver) = waived("JM-1", "2025-02-01", "1") else { unreachable!() };
    assert!(matches!(decide(ChangeOf::WaivePenalty(waiver)), LoanError::NothingToWaive { .. }));
    let sooner = over("100,000", 435, RepaymentMethod::Annuity, 6, "2025-02-01");
    let LoanEvent::TermsChanged(shorter) = changed("ZQ-1", "2025-02-01", Change::Extension, sooner) else {
        unreachable!()
    };
    assert!(matches!(decide(ChangeOf::Terms(shorter)), LoanError::BadTerms(_)), "an extension ends later");
    let elsewhere = over("100,000", 435, RepaymentMethod::Annuity, 18, "2025-02-02");
    let LoanEvent::TermsChanged(other) = changed("ZQ-1", "2025-02-01", Change::Extension, elsewhere) else {
        unreachable!()
    };
    assert!(matches!(decide(ChangeOf::Terms(other)), LoanError::BadTerms(_)), "they start another day");
}

/// Rules 1.1: at least special mention while it is watched, a year and two instalments from the first due date on; a missed payment
/// begins the year anew, non-performance in it or a second restructuring makes it substandard.
#[test]
fn a_restructured_loan_is_watched_for_a_year() {
    let long = over("100,000", 0, RepaymentMethod::EqualPrincipal, 25, "2025-03-10");
    let new = |on: &str| over("100,000", 0, RepaymentMethod::EqualPrincipal, 25, on);
    let stated = TermsSpec { annual_rate: Rate::ZERO, ..spec(RepaymentMethod::EqualPrincipal) };
    let terms = terms_of(TermsSpec { day_count: DayCount::Actual360, ..stated });
    let restructured = changed("CZ-1", "2025-03-10", DIFFICULT, long);
    // Instalments of 4,000.00 on the 10th of each month from April 2025 on; `until` is the last one paid in time.
    let pays = |months: i32, skip: &[i32]| -> Vec<LoanEvent> {
        (1..=months)
            .filter(|month| !skip.contains(month))
            .map(|month| {
                let on = calendar::add_months(d("2025-03-10"), month).unwrap().to_string();
                paid(&format!("P-{month}"), &on, "4,000")
            })
            .collect()
    };
    let class = |mut events: Vec<LoanEvent>, at: &str| {
        events.insert(0, restructured.clone());
        position(&terms, &events, at).class(&ClassificationRule::RULE_2023)
    };
    let [normal, mention, bad] = [FiveCategory::Normal, FiveCategory::SpecialMention, FiveCategory::Substandard];
    assert_eq!(class(pays(0, &[]), "2025-03-10"), mention, "at once");
    assert_eq!(class(pays(12, &[]), "2026-04-09"), mention, "a day short of a year from 10 April 2025");
    assert_eq!(class(pays(13, &[]), "2026-04-10"), normal, "a year and every instalment");
    // The instalment of December is paid three weeks late: the year counts from 10 December.
    let mut late = pays(25, &[9]);
    late.push(paid("P-9", "2025-12-31", "4,000"));
    assert_eq!(class(late.clone(), "2026-04-10"), mention);
    assert_eq!(class(late.clone(), "2026-12-09"), mention);
    assert_eq!(class(late, "2026-12-10"), normal);
    // Ninety-one days past due: non-performing, and special mention again only after six months of paying.
    let mut lost = pays(25, &[3, 4, 5, 6]);
    lost.push(paid("ALL", "2025-10-10", "16,000"));
    assert_eq!(class(lost.clone(), "2025-09-09"), bad, "10 June plus 91 days");
    assert_eq!(class(lost.clone(), "2025-10-10"), bad, "paid up, and still");
    assert_eq!(class(lost.clone(), "2026-03-09"), bad);
    assert_eq!(class(lost.clone(), "2026-03-10"), mention, "six months from the last missed due date");
    assert_eq!(class(lost, "2026-09-10"), normal);
    let mut twice = pays(4, &[]);
    twice.push(changed("CZ-2", "2025-07-15", DIFFICULT, new("2025-07-15")));
    assert_eq!(class(twice, "2025-07-15"), bad, "a second time within the period");
    let mut easy = pays(0, &[]);
    easy.push(changed(
        "CZ-0",
        "2025-02-01",
        Change::Restructuring { in_difficulty: false, arrears: Arrears::Stay },
        new("2025-02-01"),
    ));
    let only = position(&terms, &easy, "2025-02-01");
    assert_eq!(only.class(&ClassificationRule::RULE_2023), normal, "without difficulty it is no restructuring");
}
