//! Lines: matching by hand, bounds, what is refused, and the promises over random histories.

#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

mod support;

use std::collections::BTreeMap;

use calendar::Date;
use codes::FirmSize;
use funding::limits::{
    MAX_CHANGES, MAX_LISTED, MAX_LOAN_TRANCHES, MAX_MONTHS, MAX_PRIORITY, MAX_TEXT_CHARS, MAX_TRANCHES,
};
use funding::{
    Amendment, Course, Eligibility, FundingError, FundingEvent, FundingState, Hands, Kind, Owed, Placed, Products,
    Room, Status, Taken, Terms, TermsError, Tranche, Wanting, best, gaps, place, under, weighted,
};
use money::{Currency, Money, Rate};
use support::{borrowing, fen, hands, line, loan, on, open, open_as, take, terms, user};

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
        Room { line: line(row[0].parse().unwrap()), terms, free: quota, slots: MAX_TRANCHES, since: on("2025-01-01") }
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
            number: row[1].into(),
            since: on("2025-11-10"),
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
            slots: MAX_LOAN_TRANCHES,
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
    sorted.sort_by(|a, b| a.number.cmp(&b.number));
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
    let found = place(&mut lines, loans.clone()).unwrap();
    let placed = found.placed.clone();
    assert!(found.full.is_empty() && placed.iter().all(|one| one.on == on("2025-11-10")));
    assert_eq!(told(&placed, &loans), expected);
    // In whatever order lines and loans are brought.
    let (mut turned, mut loans_turned) = (golden_lines(), loans.clone());
    turned.reverse();
    loans_turned.reverse();
    assert_eq!(place(&mut turned, loans_turned).unwrap(), found);
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
    for event in take(&state, day, &owed(9_000), &[tranche]).unwrap() {
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
    let taken = take(&state, day, &Owed::new(), &[tranche]).unwrap();
    taken.iter().for_each(|event| state.apply(event));
    let holding = state.holding(day, &Owed::from([(loan(1), fen(1_000))])).unwrap();
    assert_eq!((holding.balance.minor(), holding.used.minor(), holding.free.minor()), (1_000, 6_000, 4_000));
    let released = state.release(on("2025-03-02"), on("2025-03-02"), loan(1), "repaid", user(3)).unwrap();
    state.apply(&released);
    assert_eq!(state.holding(on("2025-03-02"), &Owed::new()).unwrap().free.minor(), 4_000);
    let more = Tranche { loan: loan(2), above: fen(0), amount: fen(4_001) };
    let refused = take(&state, on("2025-03-02"), &Owed::new(), &[more]).unwrap_err();
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
        let taken = take(&state, day, &before, &[tranche]).unwrap();
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
    assert_eq!(state.terms_on(on("2025-03-04")).unwrap().annual_cost, rate("1.75"));
    for (n, day) in [(1, "2025-03-04"), (2, "2025-03-05")] {
        let tranche = Tranche { loan: loan(n), above: fen(0), amount: fen(1_000) };
        let taken = take(&state, on(day), &Owed::from([(loan(1), fen(1_000))]), &[tranche]).unwrap();
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
    let taken = take(&state, on("2025-12-31"), &Owed::new(), &[tranche]).unwrap();
    taken.iter().for_each(|event| state.apply(event));
    let last = state.holding(on("2025-12-31"), &owed).unwrap();
    assert_eq!((last.status, last.to_replace.minor(), last.free.minor()), (Status::Open, 0, 4_000));
    let past = state.holding(on("2026-01-01"), &owed).unwrap();
    assert_eq!((past.status, past.to_replace.minor(), past.free.minor()), (Status::Expired, 6_000, 0));
    let none = Tranche { loan: loan(2), above: fen(0), amount: fen(1) };
    let refused = take(&state, on("2026-01-01"), &owed, &[none]).unwrap_err();
    assert_eq!(refused, FundingError::NoRoom { asked: fen(1), free: fen(0) });
    let released = state.release(on("2026-01-02"), on("2026-01-02"), loan(1), "replaced", user(3)).unwrap();
    state.apply(&released);
    assert_eq!(state.holding(on("2026-01-01"), &owed).unwrap().balance.minor(), 6_000, "what was, was");
    assert_eq!(state.holding(on("2026-01-02"), &owed).unwrap().balance.minor(), 0);
    assert_eq!(
        state.release(on("2026-01-02"), on("2026-01-02"), loan(1), "again", user(3)),
        Err(FundingError::NotHeld)
    );
}

#[test]
fn every_step_that_is_refused() {
    let fresh = FundingState::default();
    let day = on("2025-03-01");
    let step = |result: Result<FundingEvent, FundingError>| {
        assert!(matches!(result, Err(FundingError::Step(..))), "{result:?}")
    };
    step(fresh.suspend(day, "x", hands()));
    step(fresh.release(day, day, loan(1), "x", user(1)));
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
    assert!(take(&state, day, &Owed::new(), &[tranche]).is_ok());
    assert_eq!(take(&state, day, &Owed::new(), &[tranche, tranche]), Err(FundingError::Full));
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
    let taken = take(&state, on("2025-03-01"), &Owed::new(), &[tranche]).unwrap();
    taken.iter().for_each(|event| state.apply(event));
    let mut course = Course::default();
    course.set(on("2025-03-01"), fen(6_000_000), rate("5.20"));
    course.set(on("2025-03-11"), fen(4_500_000), rate("5.20"));
    assert_eq!((course.most(), Course::default().most()), (Some(fen(6_000_000)), None));
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
    for (event, kind) in [
        (state.suspend(on("2025-03-01"), "audit", hands()).unwrap(), "suspended"),
        (state.close(on("2025-03-01"), "repaid", hands()).unwrap(), "closed"),
    ] {
        let text = serde_json::to_string(&event).unwrap();
        assert!(text.contains(&format!("\"type\":\"{kind}\"")), "{text}");
        assert_eq!(serde_json::from_str::<FundingEvent>(&text).unwrap(), event);
    }
}

/// A line of 2026 beside the one of 2025 that [`open`] makes.
fn next_line(quota: i64, opened_on: &str) -> FundingState {
    let terms = Terms { until: on("2026-12-31"), from: on(opened_on), ..terms(quota, true) };
    open_as(2, terms)
}

/// What the first line held is let go from the day after its end, and the second takes it from that day.
fn replace(ended: &mut FundingState, next: &mut FundingState, today: Date, most: &Owed, owed: &Owed) {
    let from = ended.over_since(today).unwrap().unwrap();
    let held: Vec<Tranche> = ended.tranches_on(today).collect();
    let mut wanting = Vec::new();
    for loan in ended.loans_on(today) {
        let mine: Vec<Tranche> = held.iter().copied().filter(|tranche| tranche.loan == loan).collect();
        let gaps = under(&mine, most[&loan]).unwrap();
        let number = loan.to_string();
        wanting.push(Wanting { loan, number, since: from, borrowing: borrowing(100), gaps, slots: MAX_LOAN_TRANCHES });
        let released = ended.release(today, from, loan, "replaced", user(3)).unwrap();
        ended.apply(&released);
    }
    let holding = next.holding(today, owed).unwrap();
    let terms = next.terms_on(today).unwrap();
    let since = next.open_since(today).unwrap().unwrap();
    let room = Room { line: line(2), terms, free: holding.free, slots: next.slots(), since };
    let placed = place(&mut [room], wanting).unwrap().placed;
    let taken = next.take(today, owed, &placed, user(3)).unwrap();
    taken.iter().for_each(|event| next.apply(event));
}

/// Worked out by hand: 6,000 fen of a loan until the line ends on 31 December; 2,000 of it repaid on 4 January; replaced on the
/// 5th by a line that was opened on the 1st, or only on the 3rd.
#[test]
fn what_an_ended_line_held_is_covered_on_every_day_after_its_end() {
    for (opened_on, expected) in
        [("2026-01-01", [6_000, 6_000, 6_000, 4_000, 4_000]), ("2026-01-03", [0, 0, 6_000, 4_000, 4_000])]
    {
        let (mut ended, mut next) = (open(terms(10_000, true)), next_line(10_000, opened_on));
        let tranche = Tranche { loan: loan(1), above: fen(0), amount: fen(6_000) };
        let taken = take(&ended, on("2025-12-31"), &Owed::new(), &[tranche]).unwrap();
        taken.iter().for_each(|event| ended.apply(event));
        let owed = |fen_: i64| Owed::from([(loan(1), fen(fen_))]);
        replace(&mut ended, &mut next, on("2026-01-05"), &owed(6_000), &owed(4_000));
        assert_eq!(ended.holding(on("2025-12-31"), &owed(6_000)).unwrap().balance.minor(), 6_000, "what was, was");
        for (n, expected) in (1_i8..).zip(expected) {
            let (day, owes) = (Date::constant(2026, 1, n), owed(if n < 4 { 6_000 } else { 4_000 }));
            let (gone, now) = (ended.holding(day, &owes).unwrap(), next.holding(day, &owes).unwrap());
            assert_eq!((gone.balance.minor(), now.balance.minor()), (0, expected), "{opened_on} {day}");
        }
    }
}

#[test]
fn a_day_that_has_passed_is_for_what_was_open_or_over_on_it() {
    let today = on("2025-03-10");
    let tranche = Tranche { loan: loan(1), above: fen(0), amount: fen(1) };
    let mut state = open(terms(100, true));
    let since = |state: &FundingState| state.open_since(today).unwrap();
    assert_eq!((since(&state), state.over_since(today).unwrap()), (Some(on("2025-01-01")), None));
    let suspended = state.suspend(on("2025-03-01"), "audit", hands()).unwrap();
    state.apply(&suspended);
    assert_eq!(since(&state), None);
    let resumed = state.resume(on("2025-03-05"), "done", hands()).unwrap();
    state.apply(&resumed);
    assert_eq!(since(&state), Some(on("2025-03-05")));
    let from = |day: &str| [Placed { line: line(1), on: on(day), tranche }];
    assert!(state.take(today, &Owed::new(), &from("2025-03-05"), user(3)).is_ok());
    let early = state.take(today, &Owed::new(), &from("2025-03-04"), user(3));
    assert_eq!(early, Err(FundingError::TooEarly(on("2025-03-04"), on("2025-03-05"))));
    let other = [Placed { line: line(2), ..from("2025-03-05")[0] }];
    assert_eq!(state.take(today, &Owed::new(), &other, user(3)), Ok(Vec::new()), "what another line was given");
    let taken = take(&state, on("2025-03-06"), &Owed::new(), &[tranche]).unwrap();
    taken.iter().for_each(|event| state.apply(event));
    let early = state.release(today, on("2025-03-09"), loan(1), "x", user(3));
    assert_eq!(early, Err(FundingError::TooEarly(on("2025-03-09"), today)), "it is in use");
    // Shortened to a day that has passed it is over from the day on which that holds; closed later, it is over since then still.
    let shorter = Amendment { until: Some(on("2025-02-01")), ..Amendment::default() };
    let changed = state.change(on("2025-03-07"), on("2025-03-07"), shorter, "x", hands()).unwrap();
    state.apply(&changed);
    let closed = state.close(on("2025-03-09"), "x", hands()).unwrap();
    state.apply(&closed);
    assert_eq!((since(&state), state.over_since(today).unwrap()), (None, Some(on("2025-03-07"))));
    assert!(!state.is_done());
    let early = state.release(today, on("2025-03-06"), loan(1), "x", user(3));
    assert_eq!(early, Err(FundingError::TooEarly(on("2025-03-06"), on("2025-03-07"))));
    let released = state.release(today, on("2025-03-07"), loan(1), "x", user(3)).unwrap();
    state.apply(&released);
    assert!(state.is_done() && state.loans_on(on("2025-03-07")).is_empty());
    assert_eq!(state.loans_on(on("2025-03-06")), [loan(1)]);
}

#[test]
fn a_loan_in_as_many_tranches_as_it_may_be_is_said_to_be_full() {
    let since = on("2025-01-01");
    let room = |n: u8, free: i64| Room { line: line(n), terms: terms(100, true), free: fen(free), slots: 1, since };
    let rooms = || (1_u8..).take(MAX_LOAN_TRANCHES + 1).map(|n| room(n, 1)).collect::<Vec<_>>();
    let wanting = |slots: usize, amount: i64| {
        let gaps = gaps(loan(1), fen(amount), &[]).unwrap();
        vec![Wanting { loan: loan(1), number: "1".into(), since, borrowing: borrowing(100), gaps, slots }]
    };
    let most = i64::try_from(MAX_LOAN_TRANCHES).unwrap();
    let at = place(&mut rooms(), wanting(MAX_LOAN_TRANCHES, most)).unwrap();
    assert_eq!((at.placed.len(), at.full.len()), (MAX_LOAN_TRANCHES, 0), "all of it found lines");
    let past = place(&mut rooms(), wanting(MAX_LOAN_TRANCHES, most + 1)).unwrap();
    assert_eq!((past.placed.len(), past.full), (MAX_LOAN_TRANCHES, vec![loan(1)]));
    // Nothing has room: it is not for its tranches that the rest stays with own funds.
    let mut none = vec![room(1, 0), Room { slots: 0, ..room(2, 9) }];
    assert_eq!(place(&mut none, wanting(0, 1)).unwrap(), funding::Placement::default());
    assert!(best(&mut none, &borrowing(9)).is_none(), "a line that takes no tranche more prices nothing");
}
