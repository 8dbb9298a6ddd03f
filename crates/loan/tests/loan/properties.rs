//! What holds for every loan: entries balance, money adds up, and the order of arrival does not matter.

use calendar::{Date, add_days};
use codes::LoanId;
use ledger::{Account, DateView, Entry, IncomeRules, TrialBalance};
use loan::{
    AllocateBy, AllocationOrder, Arrears, Change, Closing, CompensationReceived, Facts, FeePaid, Floating, LoanEvent,
    LoanState, MoneyReturned, Payee, PaymentReceived, PaymentReversed, PenaltyWaived, Position, PrepaymentMode,
    PrepaymentReceived, RateAgreed, RateReset, Recorded, RecoveryReceived, RepaymentMethod, Reset, SettledByRenewal,
    Stage, Standing, Terms, TermsChanged, TermsSpec, WrittenOff, book_view, entries,
};
use money::{Currency, Rate};
use proptest::prelude::*;

use crate::forms::any_form;
use crate::income::any_income;
use crate::support::{AGREEMENT, CHECKER, MAKER, d, fen, paid_out, prepaid, signed, terms_of};

pub fn day(offset: u16) -> Date {
    add_days(d("2025-01-10"), i32::from(offset)).unwrap()
}

pub fn any_terms() -> impl Strategy<Value = Terms> {
    (any_form(), any::<[bool; 3]>(), 0u16..=7, -200i64..500, 0i32..=40).prop_map(
        |(form, [compound, component, floats], grace_days, spread_bps, stub)| {
            let by = if component { AllocateBy::Component } else { AllocateBy::Instalment };
            let tenor = loan::LprTerm::OneYear;
            let floating = Floating { tenor, spread_bps, reset: Reset::NewYear };
            // A regular row of dates may begin with a stub; stated dates are what they are.
            let regular = form.frequency.months().is_some() && form.method != RepaymentMethod::Bullet;
            let first = add_days(d("2025-01-25"), stub).unwrap();
            terms_of(TermsSpec {
                principal: fen(10_000_000),
                first_due_on: if regular { first } else { form.first_due_on },
                grace_days,
                compound_interest: compound,
                allocation: AllocationOrder { by, ..AllocationOrder::STANDARD },
                floating: floats.then_some(floating),
                ..form
            })
        },
    )
}

/// Terms that may take the place of others on a day.
fn new_terms(on: Date, seed: i64) -> Terms {
    let method = match seed % 4 {
        0 => RepaymentMethod::Annuity,
        1 => RepaymentMethod::EqualPrincipal,
        2 => RepaymentMethod::InterestFirst,
        _ => RepaymentMethod::StatedPlan { parts: vec![1, 0, 2, 3, 1, 5] },
    };
    let day_count = calendar::DayCount::ALL[usize::try_from(seed % 3).unwrap()];
    let rate = Rate::from_bps(seed % 1_000);
    let spec = TermsSpec::standard(fen(10_000_000), rate, method, 6, on).unwrap();
    terms_of(TermsSpec { day_count, ..spec })
}

/// A few facts over two years; some payments are reversed.
pub fn any_events() -> impl Strategy<Value = Vec<LoanEvent>> {
    prop::collection::vec((0u16..700, 1i64..3_000_000, 0u8..18), 0..14).prop_map(|raw| {
        let mut events = paid_out("2025-01-10", "100,000");
        for (index, (offset, minor, kind)) in raw.into_iter().enumerate() {
            push_event(&mut events, index, day(offset), minor, kind);
        }
        events
    })
}

fn push_event(events: &mut Vec<LoanEvent>, index: usize, on: Date, minor: i64, kind: u8) {
    let (reference, amount, value_date) = (format!("F-{index}"), fen(minor), on);
    let returned = MoneyReturned { reference: reference.clone(), amount, on, by: MAKER, approved_by: CHECKER };
    let ahead = |mode| {
        let reference = reference.clone();
        LoanEvent::PrepaymentReceived(PrepaymentReceived { reference, amount, value_date, mode })
    };
    events.push(match kind {
        0..=3 => LoanEvent::PaymentReceived(PaymentReceived { reference: reference.clone(), amount, value_date }),
        4 => ahead(PrepaymentMode::KeepTerm),
        5 => ahead(PrepaymentMode::ShortenTerm),
        6 => LoanEvent::CompensationReceived(CompensationReceived {
            reference: reference.clone(),
            amount,
            value_date,
            agreement: AGREEMENT,
            days_past_due: 0,
        }),
        7 => LoanEvent::OverpaymentRefunded(returned),
        8 => LoanEvent::GuarantorSharePaid(returned),
        9 => LoanEvent::WrittenOff(WrittenOff {
            reference: "WO".into(),
            on: add_days(on, 300).unwrap(),
            amount,
            days_past_due: 0,
            reason: "lost".into(),
            by: MAKER,
            approved_by: CHECKER,
        }),
        10 => LoanEvent::RecoveryReceived(RecoveryReceived {
            reference: reference.clone(),
            amount,
            guarantor_share: fen(minor / 3),
            value_date,
        }),
        11 => ahead(PrepaymentMode::KeepPlan),
        _ => changed(kind, &reference, on, minor),
    });
    if index % 5 == 4 {
        let reason = "returned".to_owned();
        let reversal = PaymentReversed { reference, on, reason, by: MAKER, approved_by: CHECKER };
        events.push(LoanEvent::PaymentReversed(reversal));
    }
}

/// A change of the loan: its rate, its terms, what is owed beside them.
fn changed(kind: u8, reference: &str, on: Date, minor: i64) -> LoanEvent {
    let (reference, reason, by, approved_by) = (reference.to_owned(), "agreed".to_owned(), MAKER, CHECKER);
    let amount = fen(minor);
    match kind {
        12 => LoanEvent::RateAgreed(RateAgreed {
            reference,
            on,
            rate: Rate::from_bps(minor % 2_000),
            spread_bps: (minor % 2 == 0).then_some(minor % 300),
            reason,
            by,
            approved_by,
        }),
        13 => LoanEvent::RateReset(RateReset {
            reference,
            on,
            quote: Rate::from_bps(200 + minor % 300),
            published_on: on,
        }),
        14 => {
            let arrears = if minor % 2 == 0 { Arrears::Stay } else { Arrears::Replanned };
            let change = match minor % 3 {
                0 => Change::Extension,
                other => Change::Restructuring { in_difficulty: other == 1, arrears },
            };
            let terms = Box::new(new_terms(on, minor));
            LoanEvent::TermsChanged(TermsChanged { reference, on, change, terms, reason, by, approved_by })
        }
        15 => LoanEvent::PenaltyWaived(PenaltyWaived {
            reference,
            on,
            amount: fen(minor % 50_000),
            reason,
            by,
            approved_by,
        }),
        16 => LoanEvent::FeePaid(FeePaid {
            reference,
            name: "valuation".into(),
            payee: if minor % 2 == 0 { Payee::Lender } else { Payee::Other("a notary".into()) },
            amount,
            value_date: on,
        }),
        _ => LoanEvent::SettledByRenewal(SettledByRenewal {
            reference,
            on,
            amount,
            renewed_by: LoanId::from_bytes([20; 16]),
            by,
            approved_by,
        }),
    }
}

pub fn at_most_one_write_off(events: &mut Vec<LoanEvent>) {
    let mut seen = false;
    events.retain(|event| !matches!(event, LoanEvent::WrittenOff(_)) || !std::mem::replace(&mut seen, true));
}

fn trial(entries: &[Entry], at: Date, view: DateView) -> TrialBalance {
    TrialBalance::fold(Currency::CNY, entries, at, view).unwrap()
}

/// What each account holds, without accounts that net to nothing.
fn balances(trial: &TrialBalance) -> Vec<(Account, i64)> {
    trial.rows().map(|(account, row)| (account, row.balance.minor())).filter(|(_, minor)| *minor != 0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Charged = paid + outstanding + written off, cash in = where it went, and the books say what the position says.
    #[test]
    fn money_adds_up_and_the_books_agree(terms in any_terms(), mut events in any_events(), offset in 0u16..1_100) {
        at_most_one_write_off(&mut events);
        let facts = Facts::from_events(&events);
        let at = day(offset);
        let position = Position::at(&terms, &facts, at).unwrap();
        let outstanding = position.due.total().unwrap().checked_add(position.accrued_interest).unwrap();
        let future = position.outstanding_principal.checked_sub(position.due.principal).unwrap();
        prop_assert_eq!(position.outstanding().unwrap(), outstanding.checked_add(future).unwrap());
        let rows: i64 = position.rows.iter().map(|row| row.charged.principal.minor()).sum();
        prop_assert_eq!(rows, position.disbursed.minor(), "rows sum exactly to what was lent");
        for row in &position.rows {
            let left = row.charged.checked_sub(row.paid).unwrap().checked_sub(row.written_off).unwrap();
            for part in [left.principal, left.interest, left.penalty, left.compound] {
                prop_assert!(!part.is_negative(), "nothing is paid twice: {:?}", row);
            }
        }
        let booked = entries(&terms, &facts, at, &IncomeRules::PLAIN).unwrap();
        let trial = trial(&booked, at, DateView::Value);
        prop_assert!(trial.difference().unwrap().is_zero());
        prop_assert_eq!(trial.balance(Account::Loans), position.outstanding_principal);
        prop_assert_eq!(trial.balance(Account::Overpayments), position.unapplied.checked_neg().unwrap());
        prop_assert_eq!(trial.balance(Account::GuarantorPayable), position.guarantor_payable.checked_neg().unwrap());
        prop_assert_eq!(trial.balance(Account::PayoutsInTransit), position.in_transit);
        prop_assert_eq!(trial.balance(Account::Recoveries), position.recovered.checked_neg().unwrap());
        prop_assert_eq!(trial.balance(Account::LoanLosses), position.written_off.total().unwrap());
        let month_end = calendar::month_end(at) == at;
        if month_end {
            let interest = position.due.interest.checked_add(position.accrued_interest).unwrap();
            prop_assert_eq!(trial.balance(Account::InterestReceivable), interest);
            prop_assert_eq!(trial.balance(Account::PenaltyReceivable), position.due.penalties().unwrap());
        }
    }

    /// Late = in order: any permutation of arrivals gives the same facts, position and value-date entries.
    #[test]
    fn the_order_of_arrival_does_not_matter(
        terms in any_terms(),
        (events, shuffled) in any_events().prop_flat_map(|e| (Just(e.clone()), Just(e).prop_shuffle())),
        income in any_income(),
        offset in 0u16..1_100,
    ) {
        let (in_order, late) = (Facts::from_events(&events), Facts::from_events(&shuffled));
        let at = day(offset);
        prop_assert_eq!(Position::at(&terms, &in_order, at).unwrap(), Position::at(&terms, &late, at).unwrap());
        let booked = |facts| entries(&terms, facts, at, &income).unwrap();
        prop_assert_eq!(booked(&in_order), booked(&late));
    }

    /// A reversed payment is as if it had never been received.
    #[test]
    fn reversed_is_never_received(
        terms in any_terms(), events in any_events(), income in any_income(), offset in 0u16..1_100,
    ) {
        let reversed: Vec<String> = events.iter().filter_map(|event| match event {
            LoanEvent::PaymentReversed(e) => Some(e.reference.clone()),
            _ => None,
        }).collect();
        let facts = Facts::from_events(&events);
        let mut never = Facts::default();
        for event in &events {
            let single = Facts::from_events([event]);
            let fact = single.all().next();
            if !fact.is_some_and(|fact| fact.kind.is_receipt() && reversed.contains(&fact.reference)) {
                never.insert(event);
            }
        }
        let at = day(offset);
        prop_assert_eq!(Position::at(&terms, &facts, at).unwrap(), Position::at(&terms, &never, at).unwrap());
        let booked = |facts| entries(&terms, facts, at, &income).unwrap();
        prop_assert_eq!(booked(&facts), booked(&never));
    }

    /// Late = in order for what people call the loan and for what a guarantee of it covers; and a loan is settled exactly
    /// when nothing is owed. Half the loans are paid off by a large prepayment, so that the settled ones are many.
    #[test]
    fn the_order_of_arrival_settles_nothing(
        terms in any_terms(),
        events in any_events(),
        paid_off in prop::option::of(0u16..700),
        seed in any::<u64>(),
        offset in 0u16..1_100,
    ) {
        let mut events = events;
        at_most_one_write_off(&mut events);
        if let Some(offset) = paid_off {
            events.push(prepaid("ALL", &day(offset).to_string(), "1,000,000", PrepaymentMode::KeepTerm));
        }
        let mut begun = vec![LoanEvent::ContractSigned(Box::new(signed(terms)))];
        begun.extend(events.drain(..2));
        let mut late = events.clone();
        late.sort_by_key(|event| event.encode().iter().fold(seed, |sum, byte| sum.rotate_left(5) ^ u64::from(*byte)));
        let at = day(offset);
        let [in_order, shuffled] = [events, late].map(|rest| LoanState::from_events(begun.iter().chain(&rest)));
        let stage = in_order.stage_at(at).unwrap();
        prop_assert_eq!(stage, shuffled.stage_at(at).unwrap());
        let [position, other] = [&in_order, &shuffled].map(|state| state.position(at).unwrap().unwrap());
        let owed = position.principal_owed().unwrap();
        prop_assert_eq!(owed, other.principal_owed().unwrap());
        prop_assert!(!owed.is_negative() && owed.minor() <= position.disbursed.minor());
        let lost = position.standing == Standing::WrittenOff;
        let clear = position.payoff.is_zero() && position.outstanding().unwrap().is_zero();
        prop_assert_eq!(stage == Stage::Settled, clear && !lost, "{:?}", position);
    }

    /// Entries up to a date are a prefix of those up to a later one: cutting changes no sum.
    #[test]
    fn earlier_entries_are_a_prefix(
        terms in any_terms(), events in any_events(), income in any_income(), a in 0u16..1_100, b in 0u16..1_100,
    ) {
        let facts = Facts::from_events(&events);
        let (early, late) = (day(a.min(b)), day(a.max(b)));
        let all = entries(&terms, &facts, late, &income).unwrap();
        let cut = entries(&terms, &facts, early, &income).unwrap();
        prop_assert_eq!(&all[..cut.len()], &cut[..]);
        prop_assert!(all[cut.len()..].iter().all(|entry| entry.head().value_date > early));
    }
}

proptest! {
    // Each case derives the whole history at every arrival, so fewer cases fill the same time.
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The book view differs from the value-date view only in when: each value date nets to the same, cumulative balances
    /// agree, closed periods stay closed, and what is booked by a date is never changed by what arrives later.
    #[test]
    fn the_book_view_differs_only_in_when(
        terms in any_terms(), mut events in any_events(), income in any_income(),
        delays in prop::collection::vec(0u16..120, 40), every in 1i32..45,
    ) {
        at_most_one_write_off(&mut events);
        let recorded: Vec<Recorded> = events.iter().zip(&delays).map(|(event, delay)| {
            Recorded { event, recorded_on: add_days(event.effective_on(), i32::from(*delay)).unwrap() }
        }).collect();
        let closings: Vec<Closing> = (1..40).map(|n| {
            let closed_on = add_days(d("2025-01-10"), n * every).unwrap();
            Closing { closed_through: add_days(closed_on, -3).unwrap(), closed_on }
        }).collect();
        let through = d("2028-06-30");
        let booked = book_view(&terms, &recorded, &closings, through, &income).unwrap();
        let value = entries(&terms, &Facts::from_events(&events), through, &income).unwrap();
        for at in [100, 200, 400, 800, 1_200].map(day) {
            let (by_value, known) = (trial(&value, at, DateView::Value), trial(&booked, at, DateView::Value));
            prop_assert_eq!(balances(&by_value), balances(&known), "value dates up to {}", at);
        }
        let (end, books) = (trial(&value, through, DateView::Value), trial(&booked, through, DateView::Book));
        prop_assert_eq!(balances(&end), balances(&books), "cumulative balances");
        for cut in [90, 300, 600].map(day) {
            let open = closings.iter().filter(|c| c.closed_on < cut).map(|c| c.closed_through).max();
            let before: Vec<Recorded> = recorded.iter().filter(|r| r.recorded_on < cut).copied().collect();
            let Some(closed) = open else { continue };
            let then = book_view(&terms, &before, &closings, closed, &income).unwrap();
            let now: Vec<Entry> = booked.iter().filter(|e| e.head().book_date <= closed).cloned().collect();
            prop_assert_eq!(then, now, "what was closed through {} stays", closed);
        }
    }
}
