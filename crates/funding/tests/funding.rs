//! Lines: matching by hand, bounds, what is refused, and the promises over random histories.

#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

mod support;

use std::collections::BTreeMap;

use calendar::{Date, add_days};
use codes::{FirmSize, FundingLineId, LoanId};
use funding::limits::{MAX_CHANGES, MAX_LISTED, MAX_MONTHS, MAX_PRIORITY, MAX_TEXT_CHARS, MAX_TRANCHES};
use funding::{
    Amendment, Course, Eligibility, FundingError, FundingEvent, FundingState, Hands, Kind, Opened, Owed, Placed,
    Products, Room, Status, Taken, Terms, TermsError, Tranche, Wanting, best, gaps, place, weighted,
};
use money::{Currency, Money, Rate};
use support::{borrowing, fen, hands, line, loan, on, open, terms, user};

fn csv(text: &str) -> Vec<Vec<&str>> {
    text.lines().skip(1).map(|row| row.split(',').collect()).collect()
}

fn amount(text: &str) -> Money {
    Money::parse(text, Currency::CNY).unwrap()
}

fn rate(percent: &str) -> Rate {
    Rate::from_percent(percent.parse().unwrap())
}

fn golden_lines() -> Vec<Room> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let rows = csv(include_str!("golden/lines.csv"));
    let rooms = rows.iter().map(|row| {
        let quota = amount(row[2]);
        let terms = Terms {
            kind: Kind::from_word(row[1]).unwrap(),
            name: format!("line {}", row[0]),
            source: "by hand".into(),
            quota,
            annual_cost: rate(row[3]),
            from: on("2025-01-01"),
            until: on(row[4]),
            revolving: true,
            priority: row[5].parse().unwrap(),
            eligible: Eligibility {
                sizes: row[6].split_whitespace().map(size).collect(),
                industries: row[7].split_whitespace().map(|code| code.parse().unwrap()).collect(),
                regions: row[8].split_whitespace().map(region).collect(),
                products: row[9].split_whitespace().map(str::to_owned).collect(),
                purposes: Vec::new(),
                largest_principal: some(row[10]).map(|text| amount(&text)),
                highest_rate: some(row[11]).map(|text| rate(&text)),
                longest_months: some(row[12]).map(|text| text.parse().unwrap()),
            },
        };
        terms.check().unwrap();
        Room { line: line(row[0].parse().unwrap()), terms, free: quota }
    });
    rooms.collect()
}

fn size(word: &str) -> FirmSize {
    serde_json::from_value(word.into()).unwrap()
}

fn region(digits: &str) -> codes::Region {
    format!("{digits:0<6}").parse().unwrap()
}

fn golden_loans() -> Vec<Wanting> {
    let rows = csv(include_str!("golden/loans.csv"));
    let loans = rows.iter().map(|row| {
        let loan = loan(row[0].parse().unwrap());
        Wanting {
            loan,
            paid_out_on: on(row[1]),
            borrowing: funding::Borrowing {
                size: (!row[2].is_empty()).then(|| size(row[2])),
                industry: row[3].parse().ok(),
                region: row[4].parse().ok(),
                product: row[5].into(),
                purpose: None,
                principal: amount(row[6]),
                rate: Some(rate(row[7])),
                months: row[8].parse().unwrap(),
            },
            gaps: gaps(loan, amount(row[9]), &[]).unwrap(),
        }
    });
    loans.collect()
}

fn plain(amount: Money) -> String {
    amount.digits().replace(',', "")
}

/// What lines took and what is left to own funds, as the golden file writes it.
fn told(placed: &[Placed], loans: &[Wanting]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut sorted = loans.to_vec();
    sorted.sort_by_key(|wanting| (wanting.paid_out_on, wanting.loan));
    for wanting in sorted {
        let number = wanting.loan.as_bytes()[15];
        let mut top = fen(0);
        for one in placed.iter().filter(|one| one.tranche.loan == wanting.loan) {
            let Tranche { above, amount, .. } = one.tranche;
            assert_eq!(above, top, "the stretches lie on each other");
            top = top.checked_add(amount).unwrap();
            told.push(format!("{number},{},{},{}", one.line.as_bytes()[15], plain(above), plain(amount)));
        }
        let left = wanting.gaps[0].amount.checked_sub(top).unwrap();
        if left.is_positive() {
            told.push(format!("{number},own,{},{}", plain(top), plain(left)));
        }
    }
    told
}

#[test]
fn the_matching_is_the_one_worked_out_by_hand() {
    let expected: Vec<String> = csv(include_str!("golden/placed.csv")).iter().map(|row| row[..4].join(",")).collect();
    let loans = golden_loans();
    let mut lines = golden_lines();
    let placed = place(&mut lines, loans.clone()).unwrap();
    assert_eq!(told(&placed, &loans), expected);
    // In whatever order lines and loans are brought.
    let (mut turned, mut loans_turned) = (golden_lines(), loans.clone());
    turned.reverse();
    loans_turned.reverse();
    assert_eq!(place(&mut turned, loans_turned).unwrap(), placed);
    let free: Vec<i64> = lines.iter().map(|room| room.free.minor()).collect();
    assert_eq!(free, [0, 0, 14_000_001, 0, 25_999_999], "of lines 1, 3, 2, 4 and 5");
}

#[test]
fn a_price_looks_at_the_first_line_with_room_for_all_of_it() {
    let mut lines = golden_lines();
    let asked =
        |yuan: &str| funding::Borrowing { rate: None, principal: amount(yuan), ..golden_loans()[0].borrowing.clone() };
    assert_eq!(
        best(&mut lines, &asked("200000.00")).unwrap().line,
        line(1),
        "a rate still to be found is not asked about"
    );
    assert_eq!(best(&mut lines, &asked("200000.01")).unwrap().line, line(5), "no part of a line counts");
    assert!(best(&mut lines, &asked("500000.01")).is_none());
}

#[test]
fn what_is_carried_follows_the_principal_from_the_top_down() {
    let mut state = open(terms(10_000, true));
    let day = on("2025-03-01");
    let owed = |fen_: i64| Owed::from([(loan(1), fen(fen_))]);
    let tranche = Tranche { loan: loan(1), above: fen(2_000), amount: fen(6_000) };
    for event in state.take(day, &owed(9_000), &[tranche], user(3)).unwrap() {
        state.apply(&event);
    }
    for (owes, carries) in [(9_000, 6_000), (8_000, 6_000), (7_999, 5_999), (2_001, 1), (2_000, 0), (0, 0)] {
        let holding = state.holding(day, &owed(owes)).unwrap();
        assert_eq!((holding.balance.minor(), holding.used.minor()), (carries, carries), "{owes}");
        assert_eq!(holding.free.minor(), 10_000 - carries);
    }
    assert!(state.holding(on("2025-02-28"), &owed(9_000)).unwrap().carried.is_empty());
    assert_eq!(
        gaps(loan(1), fen(9_000), &[tranche]).unwrap(),
        [
            Tranche { loan: loan(1), above: fen(0), amount: fen(2_000) },
            Tranche { loan: loan(1), above: fen(8_000), amount: fen(1_000) }
        ]
    );
    assert_eq!(gaps(loan(1), fen(1_500), &[tranche]).unwrap()[0].amount, fen(1_500));
}

#[test]
fn what_does_not_revolve_is_used_for_good() {
    let mut state = open(terms(10_000, false));
    let day = on("2025-03-01");
    let tranche = Tranche { loan: loan(1), above: fen(0), amount: fen(6_000) };
    let taken = state.take(day, &Owed::new(), &[tranche], user(3)).unwrap();
    taken.iter().for_each(|event| state.apply(event));
    let holding = state.holding(day, &Owed::from([(loan(1), fen(1_000))])).unwrap();
    assert_eq!((holding.balance.minor(), holding.used.minor(), holding.free.minor()), (1_000, 6_000, 4_000));
    let released = state.release(on("2025-03-02"), loan(1), "repaid", user(3)).unwrap();
    state.apply(&released);
    assert_eq!(state.holding(on("2025-03-02"), &Owed::new()).unwrap().free.minor(), 4_000);
    let more = Tranche { loan: loan(2), above: fen(0), amount: fen(4_001) };
    let refused = state.take(on("2025-03-02"), &Owed::new(), &[more], user(3)).unwrap_err();
    assert_eq!(refused, FundingError::NoRoom { asked: fen(4_001), free: fen(4_000) });
}

#[test]
fn what_a_quota_has_no_room_for_falls_to_own_funds_the_last_first() {
    let mut state = open(terms(10_000, true));
    let day = on("2025-03-01");
    let owed = Owed::from([(loan(1), fen(6_000)), (loan(2), fen(4_000))]);
    for (n, amount) in [(1, 6_000), (2, 4_000)] {
        let before = state.loans_on(day).into_iter().map(|loan| (loan, owed[&loan])).collect();
        let tranche = Tranche { loan: loan(n), above: fen(0), amount: fen(amount) };
        let taken = state.take(day, &before, &[tranche], user(3)).unwrap();
        taken.iter().for_each(|event| state.apply(event));
    }
    let smaller = Amendment { quota: Some(fen(7_000)), ..Amendment::default() };
    let changed = state.change(day, on("2025-03-10"), smaller, "cut", hands()).unwrap();
    state.apply(&changed);
    assert_eq!(state.holding(on("2025-03-09"), &owed).unwrap().over.minor(), 0);
    let after = state.holding(on("2025-03-10"), &owed).unwrap();
    assert_eq!((after.used.minor(), after.over.minor(), after.free.minor()), (7_000, 3_000, 0));
    assert_eq!(after.carried.iter().map(|one| one.amount.minor()).collect::<Vec<_>>(), [6_000, 1_000]);
}

#[test]
fn a_new_cost_is_for_what_is_taken_from_its_day_on() {
    let mut state = open(terms(10_000, true));
    let dearer = Amendment { annual_cost: Some(rate("3")), ..Amendment::default() };
    let changed = state.change(on("2025-03-01"), on("2025-03-05"), dearer, "repriced", hands()).unwrap();
    state.apply(&changed);
    assert_eq!(state.to_come(on("2025-03-04")).count(), 1);
    for (n, day) in [(1, "2025-03-04"), (2, "2025-03-05")] {
        let tranche = Tranche { loan: loan(n), above: fen(0), amount: fen(1_000) };
        let taken = state.take(on(day), &Owed::from([(loan(1), fen(1_000))]), &[tranche], user(3)).unwrap();
        taken.iter().for_each(|event| state.apply(event));
    }
    let owed = Owed::from([(loan(1), fen(1_000)), (loan(2), fen(1_000))]);
    let costs: Vec<Rate> =
        state.holding(on("2025-04-01"), &owed).unwrap().carried.iter().map(|one| one.annual_cost).collect();
    assert_eq!(costs, [rate("1.75"), rate("3")]);
}

#[test]
fn a_line_past_its_last_day_takes_nothing_and_what_it_holds_is_to_be_replaced() {
    let mut state = open(terms(10_000, true));
    let owed = Owed::from([(loan(1), fen(6_000))]);
    let tranche = Tranche { loan: loan(1), above: fen(0), amount: fen(6_000) };
    let taken = state.take(on("2025-12-31"), &Owed::new(), &[tranche], user(3)).unwrap();
    taken.iter().for_each(|event| state.apply(event));
    let last = state.holding(on("2025-12-31"), &owed).unwrap();
    assert_eq!((last.status, last.to_replace.minor(), last.free.minor()), (Status::Open, 0, 4_000));
    let past = state.holding(on("2026-01-01"), &owed).unwrap();
    assert_eq!((past.status, past.to_replace.minor(), past.free.minor()), (Status::Expired, 6_000, 0));
    let none = Tranche { loan: loan(2), above: fen(0), amount: fen(1) };
    let refused = state.take(on("2026-01-01"), &owed, &[none], user(3)).unwrap_err();
    assert_eq!(refused, FundingError::NoRoom { asked: fen(1), free: fen(0) });
    let released = state.release(on("2026-01-02"), loan(1), "replaced", user(3)).unwrap();
    state.apply(&released);
    assert_eq!(state.holding(on("2026-01-01"), &owed).unwrap().balance.minor(), 6_000, "what was, was");
    assert_eq!(state.holding(on("2026-01-02"), &owed).unwrap().balance.minor(), 0);
    assert_eq!(state.release(on("2026-01-02"), loan(1), "again", user(3)), Err(FundingError::NotHeld));
}

#[test]
fn every_step_that_is_refused() {
    let fresh = FundingState::default();
    let day = on("2025-03-01");
    let step = |result: Result<FundingEvent, FundingError>| {
        assert!(matches!(result, Err(FundingError::Step(..))), "{result:?}")
    };
    step(fresh.suspend(day, "x", hands()));
    step(fresh.release(day, loan(1), "x", user(1)));
    let mut state = open(terms(10_000, true));
    step(state.open(state.opened().unwrap().clone()));
    step(state.resume(day, "x", hands()));
    let same = Hands { by: user(1), approved_by: user(1) };
    assert_eq!(state.suspend(day, "x", same), Err(FundingError::SameHands));
    assert_eq!(state.suspend(day, " ", hands()), Err(FundingError::Text));
    assert!(state.suspend(day, &"字".repeat(MAX_TEXT_CHARS), hands()).is_ok());
    assert_eq!(state.suspend(day, &"字".repeat(MAX_TEXT_CHARS + 1), hands()), Err(FundingError::Text));
    assert_eq!(state.change(day, day, Amendment::default(), "x", hands()), Err(FundingError::Nothing));
    let gone = Amendment { until: Some(on("2024-12-31")), ..Amendment::default() };
    assert_eq!(state.change(day, day, gone, "x", hands()), Err(FundingError::Terms(TermsError::Frame)));
    let early = on("2024-12-31");
    assert_eq!(state.suspend(early, "x", hands()), Err(FundingError::TooEarly(early, on("2025-01-01"))));
    let suspended = state.suspend(day, "audit", hands()).unwrap();
    state.apply(&suspended);
    assert_eq!(state.status(day), Ok(Status::Suspended));
    step(state.suspend(day, "x", hands()));
    let resumed = state.resume(on("2025-03-03"), "done", hands()).unwrap();
    state.apply(&resumed);
    assert_eq!(
        (state.status(on("2025-03-02")), state.status(on("2025-03-03"))),
        (Ok(Status::Suspended), Ok(Status::Open))
    );
    assert_eq!(state.status(on("2024-12-31")), Ok(Status::NotYet));
    let closed = state.close(on("2025-03-04"), "repaid", hands()).unwrap();
    state.apply(&closed);
    step(state.close(on("2025-03-04"), "x", hands()));
    step(state.change(on("2025-03-04"), day, Amendment { priority: Some(2), ..Amendment::default() }, "x", hands()));
}

#[test]
fn terms_at_their_bounds_and_one_past() {
    let good = || terms(1, true);
    let holds = |change: &dyn Fn(&mut Terms)| {
        let mut terms = good();
        change(&mut terms);
        terms.check()
    };
    assert_eq!(holds(&|_| {}), Ok(()));
    assert_eq!(holds(&|t| t.quota = fen(0)), Err(TermsError::Frame));
    assert_eq!(holds(&|t| t.priority = MAX_PRIORITY), Ok(()));
    assert_eq!(holds(&|t| t.priority = MAX_PRIORITY + 1), Err(TermsError::Frame));
    assert_eq!(holds(&|t| t.priority = 0), Err(TermsError::Frame));
    assert_eq!(holds(&|t| t.until = t.from), Ok(()));
    assert_eq!(holds(&|t| t.name = "字".repeat(101)), Err(TermsError::Frame));
    assert_eq!(holds(&|t| t.annual_cost = rate("0")), Ok(()));
    assert_eq!(holds(&|t| t.annual_cost = rate("36")), Ok(()));
    assert_eq!(holds(&|t| t.annual_cost = rate("36.0001")), Err(TermsError::Cost));
    assert_eq!(holds(&|t| t.annual_cost = rate("-0.0001")), Err(TermsError::Cost));
    assert_eq!(holds(&|t| t.annual_cost = rate("1.75001")), Err(TermsError::Cost));
    let listed = |n: usize| holds(&|t| t.eligible.products = vec!["p".into(); n]);
    assert_eq!((listed(MAX_LISTED), listed(MAX_LISTED + 1)), (Ok(()), Err(TermsError::Eligibility)));
    let months = |n: u32| holds(&|t| t.eligible.longest_months = Some(n));
    assert_eq!((months(MAX_MONTHS), months(MAX_MONTHS + 1)), (Ok(()), Err(TermsError::Eligibility)));
    assert_eq!(months(0), Err(TermsError::Eligibility));
}

#[test]
fn a_line_is_full_at_its_bounds() {
    let mut state = open(terms(100_000_000, true));
    let day = on("2025-03-01");
    let taken = Taken { loan: loan(1), above: fen(0), amount: fen(1), annual_cost: rate("1"), on: day, by: user(1) };
    for _ in 0..MAX_TRANCHES - 1 {
        state.apply(&FundingEvent::Taken(taken));
    }
    let tranche = Tranche { loan: loan(2), above: fen(0), amount: fen(1) };
    assert!(state.take(day, &Owed::new(), &[tranche], user(1)).is_ok());
    assert_eq!(state.take(day, &Owed::new(), &[tranche, tranche], user(1)), Err(FundingError::Full));
    let mut state = open(terms(100, true));
    for n in 1..MAX_CHANGES {
        let change = Amendment { priority: Some(1 + u16::try_from(n % 2).unwrap()), ..Amendment::default() };
        let changed = state.change(day, day, change, "x", hands()).unwrap();
        state.apply(&changed);
    }
    assert_eq!(state.suspend(day, "x", hands()), Err(FundingError::Full));
}

/// 60,000.00 for 10 days and 45,000.00 for 21 at 1.75% and 5.20%, days over 360, by hand:
/// 积数 6,000,000 x 10 + 4,500,000 x 21 = 154,500,000 fen-days; x 0.0175 / 360 = 7,510.416.. and x 0.052 / 360 = 22,316.666..
#[test]
fn a_month_costs_and_brings_what_is_worked_out_by_hand() {
    let mut state = open(terms(10_000_000, true));
    let tranche = Tranche { loan: loan(1), above: fen(0), amount: fen(6_000_000) };
    let taken = state.take(on("2025-03-01"), &Owed::new(), &[tranche], user(3)).unwrap();
    taken.iter().for_each(|event| state.apply(event));
    let mut course = Course::default();
    course.set(on("2025-03-01"), fen(6_000_000), rate("5.20"));
    course.set(on("2025-03-11"), fen(4_500_000), rate("5.20"));
    let month = state.accrued(on("2025-03-01"), on("2025-03-31"), &BTreeMap::from([(loan(1), course)])).unwrap();
    assert_eq!((month.cost.minor(), month.income.minor(), month.margin.minor()), (7_510, 22_317, 14_807));
    assert_eq!(month.mean_balance.minor(), 154_500_000 / 31);
    assert_eq!(Products::default().interest(Currency::CNY).unwrap().minor(), 0);
}

#[test]
fn a_mean_is_weighted_exactly() {
    let mean = |parts: &[(i64, &str)]| {
        weighted(parts.iter().map(|(minor, percent)| (fen(*minor), rate(percent))))
            .map(|mean| mean.percent().to_string())
    };
    assert_eq!(mean(&[]), None);
    assert_eq!(mean(&[(0, "5")]), None);
    assert_eq!(mean(&[(1, "1.75"), (2, "2.40")]).as_deref(), Some("2.183333"));
    assert_eq!(mean(&[(i64::MAX / 4, "5.5"), (i64::MAX / 4, "4.5")]).as_deref(), Some("5"));
}

#[test]
fn what_is_not_known_is_missed() {
    let asks = Eligibility { sizes: vec![FirmSize::Micro], ..Eligibility::default() };
    let known = borrowing(1);
    assert_eq!(asks.miss(&known), None);
    assert!(asks.miss(&funding::Borrowing { size: None, ..known.clone() }).is_some());
    let asks = Eligibility { purposes: vec!["stock".into()], ..Eligibility::default() };
    assert!(asks.miss(&known).is_some());
    assert!(asks.miss(&funding::Borrowing { purpose: Some("stock".into()), ..known }).is_none());
}

#[test]
fn an_event_is_read_back_as_it_was_written() {
    let state = open(terms(100, true));
    let event = FundingEvent::Opened(Box::new(state.opened().unwrap().clone()));
    let text = serde_json::to_string(&event).unwrap();
    assert_eq!(serde_json::from_str::<FundingEvent>(&text).unwrap(), event);
    let more = text.replacen("\"kind\"", "\"colour\":1,\"kind\"", 1);
    assert!(serde_json::from_str::<FundingEvent>(&more).is_err(), "unknown fields are refused");
    let _: (FundingLineId, LoanId, Date) = (line(1), loan(1), add_days(on("2025-01-01"), 1).unwrap());
    let _: Option<Opened> = state.opened().cloned();
}
