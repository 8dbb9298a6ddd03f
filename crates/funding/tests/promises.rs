//! The promises of this crate over random histories: payouts, repayments, payments taken back, quotas cut and raised, lines
//! suspended, loans released and matched again, in any order.

#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

#[allow(dead_code, reason = "the other tests use the rest")]
mod support;

use std::collections::BTreeMap;

use calendar::{Date, add_days};
use codes::{FundingLineId, LoanId};
use funding::limits::MAX_LOAN_TRANCHES;
use funding::{Amendment, FundingState, Owed, Room, Status, Terms, Tranche, Wanting, gaps, place, under};
use money::Money;
use proptest::prelude::*;
use support::{borrowing, fen, hands, line, loan, on, open_as, take, terms, user};

#[derive(Debug, Clone, Copy)]
enum Step {
    PayOut { loan: u8, amount: i64 },
    Repay { loan: u8, amount: i64 },
    TakeBack { loan: u8, amount: i64 },
    Quota { line: u8, to: i64 },
    Suspend { line: u8 },
    Resume { line: u8 },
    Release { line: u8, loan: u8 },
    NextDay,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1_u8..9, 1_i64..2_000).prop_map(|(loan, amount)| Step::PayOut { loan, amount }),
        4 => (1_u8..9, 1_i64..1_500).prop_map(|(loan, amount)| Step::Repay { loan, amount }),
        2 => (1_u8..9, 1_i64..1_500).prop_map(|(loan, amount)| Step::TakeBack { loan, amount }),
        1 => (1_u8..4, 1_i64..4_000).prop_map(|(line, to)| Step::Quota { line, to }),
        1 => (1_u8..4).prop_map(|line| Step::Suspend { line }),
        1 => (1_u8..4).prop_map(|line| Step::Resume { line }),
        1 => (1_u8..4, 1_u8..9).prop_map(|(line, loan)| Step::Release { line, loan }),
        2 => Just(Step::NextDay),
    ]
}

/// What loans lent and owe, and the lines.
struct Book {
    day: Date,
    lent: BTreeMap<LoanId, i64>,
    owed: Owed,
    lines: BTreeMap<FundingLineId, FundingState>,
    /// What was owed at the end of each day before.
    days: Vec<(Date, Owed)>,
}

impl Book {
    fn new(quotas: [i64; 3]) -> Self {
        let lines = quotas.iter().zip(1..).map(|(quota, n)| (line(n), open_as(n, terms(*quota, n != 3))));
        let day = on("2025-02-01");
        Self { day, lent: BTreeMap::new(), owed: Owed::new(), lines: lines.collect(), days: Vec::new() }
    }

    fn owes(&mut self, loan: LoanId, change: i64) {
        let Some(lent) = self.lent.get(&loan).copied() else { return };
        let now = self.owed.get(&loan).map_or(0, |owed| owed.minor());
        self.owed.insert(loan, fen((now + change).clamp(0, lent)));
    }

    fn take(&mut self, step: Step) {
        let day = self.day;
        match step {
            Step::PayOut { loan: n, amount } => {
                if self.lent.insert(loan(n), amount).is_none() {
                    self.owed.insert(loan(n), fen(amount));
                } else {
                    self.lent.insert(loan(n), self.owed[&loan(n)].minor().max(amount));
                }
            }
            Step::Repay { loan: n, amount } => self.owes(loan(n), -amount),
            Step::TakeBack { loan: n, amount } => self.owes(loan(n), amount),
            Step::Quota { line: n, to } => {
                let change = Amendment { quota: Some(fen(to)), ..Amendment::default() };
                self.act(n, |state| state.change(day, day, change.clone(), "x", hands()));
            }
            Step::Suspend { line: n } => self.act(n, |state| state.suspend(day, "x", hands())),
            Step::Resume { line: n } => self.act(n, |state| state.resume(day, "x", hands())),
            Step::Release { line: n, loan: which } => {
                self.act(n, |state| state.release(day, day, loan(which), "x", user(3)))
            }
            Step::NextDay => {
                self.days.push((day, self.owed.clone()));
                self.day = add_days(day, 1).unwrap();
            }
        }
    }

    fn act(&mut self, n: u8, act: impl Fn(&FundingState) -> Result<funding::FundingEvent, funding::FundingError>) {
        let state = self.lines.get_mut(&line(n)).unwrap();
        if let Ok(event) = act(state) {
            state.apply(&event);
        }
    }

    /// As the program does it: rooms of what is open, gaps of what is owed, each line takes what it was given.
    fn run(&mut self) {
        let day = self.day;
        let mut rooms: Vec<Room> = Vec::new();
        for (id, state) in &self.lines {
            let holding = state.holding(day, &self.owed).unwrap();
            if holding.status == Status::Open {
                let (terms, since) = (state.terms_on(day).unwrap(), state.open_since(day).unwrap().unwrap());
                rooms.push(Room { line: *id, terms, free: holding.free, slots: state.slots(), since });
            }
        }
        let held: Vec<Tranche> = self.lines.values().flat_map(|state| state.tranches_on(day)).collect();
        let wanting = self.owed.iter().map(|(loan, owed)| Wanting {
            loan: *loan,
            number: loan.to_string(),
            since: day,
            slots: MAX_LOAN_TRANCHES - held.iter().filter(|tranche| tranche.loan == *loan).count(),
            borrowing: borrowing(self.lent[loan]),
            gaps: gaps(*loan, *owed, &held).unwrap(),
        });
        let placed = place(&mut rooms, wanting.collect()).unwrap().placed;
        for state in self.lines.values_mut() {
            let events = state.take(day, &self.owed, &placed, user(3)).unwrap();
            events.iter().for_each(|event| state.apply(event));
        }
    }

    fn check(&self, day: Date, owed: &Owed) {
        let mut carried: BTreeMap<LoanId, i64> = BTreeMap::new();
        for state in self.lines.values() {
            let holding = state.holding(day, owed).unwrap();
            assert!(holding.used.minor() <= holding.quota.minor(), "a quota is exceeded: {holding:?}");
            assert!(holding.balance.minor() <= holding.used.minor());
            assert!(!holding.free.is_negative() && !holding.over.is_negative());
            let sum: i64 = holding.carried.iter().map(|one| one.amount.minor()).sum();
            assert_eq!(sum, holding.balance.minor());
            for one in &holding.carried {
                *carried.entry(one.loan).or_default() += one.amount.minor();
            }
        }
        for (loan, amount) in carried {
            let owes = owed.get(&loan).copied().unwrap_or(fen(0));
            let own: Money = owes.checked_sub(fen(amount)).unwrap();
            assert!(!own.is_negative(), "lines carry more of a loan than it owes");
        }
    }
}

proptest! {
    #[test]
    fn no_quota_is_exceeded_and_nothing_is_carried_twice(
        quotas in [1_i64..4_000, 1_i64..4_000, 1_i64..4_000],
        steps in prop::collection::vec((step(), any::<bool>()), 1..60),
    ) {
        let mut book = Book::new(quotas);
        for (step, matched) in steps {
            book.take(step);
            if matched {
                book.run();
            }
            let (day, owed) = (book.day, book.owed.clone());
            book.check(day, &owed);
        }
        // Nor does what came later exceed it on a day that is past.
        for (day, owed) in book.days.clone() {
            book.check(day, &owed);
        }
        // A second run finds nothing more: a run leaves no room beside a loan that may use it.
        book.run();
        let before = book.lines.clone();
        book.run();
        prop_assert_eq!(before, book.lines);
    }

    /// A line ends, its loans are repaid and drawn on meanwhile, another is opened before or after the end, and some days later
    /// what the first held is replaced: from the day after the end, on every day, the second carries what the first would have
    /// carried, as far as it was open and has room.
    #[test]
    fn what_an_ended_line_held_is_replaced_on_every_day_since_its_end(
        (ended_quota, next_quota) in (1_i64..4_000, 1_i64..8_000),
        taken in prop::collection::vec((0_i64..500, 1_i64..1_000), 1..4),
        course in prop::collection::vec([0_i64..1_500, 0_i64..1_500, 0_i64..1_500], 12),
        opened_after in 0_i32..6,
    ) {
        let end = on("2026-01-01");
        let days: Vec<Date> = (-2..10).map(|n| add_days(end, n).unwrap()).collect();
        let owed_on = |n: usize| Owed::from_iter((1_u8..).zip(course[n]).map(|(id, owes)| (loan(id), fen(owes))));
        let mut ended = open_as(1, terms(ended_quota, true));
        for (id, (above, amount)) in (1_u8..).zip(taken) {
            let tranche = Tranche { loan: loan(id), above: fen(above), amount: fen(amount) };
            // What the quota has no room for is not taken at all.
            if let Ok(events) = take(&ended, days[0], &owed_on(0), &[tranche]) {
                events.iter().for_each(|event| ended.apply(event));
            }
        }
        let from = add_days(end, opened_after - 3).unwrap();
        let mut next = open_as(2, Terms { from, until: on("2026-12-31"), ..terms(next_quota, true) });
        let (before, today) = (ended.clone(), days[11]);
        let since = ended.over_since(today).unwrap().unwrap();
        prop_assert_eq!(since, end);

        let held: Vec<Tranche> = ended.tranches_on(today).collect();
        let mut wanting = Vec::new();
        for one in ended.loans_on(today) {
            let most = (2..12).map(|n| owed_on(n)[&one].minor()).max().unwrap();
            let mine: Vec<Tranche> = held.iter().copied().filter(|tranche| tranche.loan == one).collect();
            let gaps = under(&mine, fen(most)).unwrap();
            let number = one.to_string();
            wanting.push(Wanting { loan: one, number, since, borrowing: borrowing(1), gaps, slots: MAX_LOAN_TRANCHES });
            let released = ended.release(today, since, one, "replaced", user(3)).unwrap();
            ended.apply(&released);
        }
        let asked: i64 = wanting.iter().flat_map(|one| &one.gaps).map(|gap| gap.amount.minor()).sum();
        let free = next.holding(today, &owed_on(11)).unwrap().free;
        let open = next.open_since(today).unwrap().unwrap();
        let terms = next.terms_on(today).unwrap();
        let room = Room { line: line(2), terms, free, slots: next.slots(), since: open };
        let placed = place(&mut [room], wanting).unwrap().placed;
        let events = next.take(today, &owed_on(11), &placed, user(3)).unwrap();
        events.iter().for_each(|event| next.apply(event));

        for (n, day) in days.iter().enumerate() {
            let owed = owed_on(n);
            let (would, gone) = (before.holding(*day, &owed).unwrap(), ended.holding(*day, &owed).unwrap());
            let now = next.holding(*day, &owed).unwrap();
            prop_assert!(now.used.minor() <= now.quota.minor());
            for one in &now.carried {
                prop_assert!(one.amount.minor() <= owed[&one.loan].minor());
            }
            if *day < end {
                prop_assert_eq!(&would, &gone, "what was, was");
                prop_assert!(now.carried.is_empty());
                continue;
            }
            prop_assert!(gone.carried.is_empty() && gone.to_replace.is_zero());
            if asked <= next_quota && *day >= open {
                let amounts = |holding: &funding::Holding| {
                    holding.carried.iter().map(|one| (one.loan, one.amount)).collect::<BTreeMap<_, _>>()
                };
                // The first line's own quota may have been short; the second's is not.
                for (loan, amount) in amounts(&would) {
                    prop_assert!(amounts(&now).get(&loan).is_some_and(|now| now.minor() >= amount.minor()));
                }
                prop_assert!(!would.over.is_zero() || amounts(&would) == amounts(&now));
            }
        }
    }
}
