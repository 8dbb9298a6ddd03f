//! Late facts and loans: whatever the order in which a loan's facts arrive, and however late, the numbers that count are
//! those of the facts in their own order.
//!
//! | compared | must be |
//! |---|---|
//! | position and value-date entries, facts shuffled and sent twice | the same as in order, to the bit |
//! | position between arrivals | computable: no order of arrival may break the fold |
//! | balances as booked, months closed while facts were still under way | those by value date, account by account |
//! | entries as booked | none on a day that was closed when its cause arrived |

use calendar::{BusinessCalendar, Date, DayCount, Roll, Timestamp, add_days, add_months, business_date, month_end};
use codes::{AgreementId, UserId};
use ledger::{DateView, Entry, IncomeRules, InterestRules, LoanFacts, TrialBalance, ValueAddedTax};
use loan::{
    Closing, CompensationReceived, Facts, LoanEvent, MoneyReturned, PaymentReceived, PaymentReversed, PayoutAnswer,
    PayoutConfirmed, PayoutInstructed, PayoutSent, Position, PrepaymentMode, PrepaymentReceived, Recorded,
    RecoveryReceived, ReleasedBy, RepaymentMethod, SCHEMA, Terms, TermsSpec, WrittenOff, book_view, entries,
};
use money::{Currency, Decimal, Money, Rate, Rounding};
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{SimFailure, check};

/// Orders of arrival tried for each loan.
const SHUFFLES: usize = 2;
/// Dates on which positions and balances are compared.
const DATES: usize = 6;

/// What a loan that came out the same went through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LoanReport {
    /// Events of the loan.
    pub events: u64,
    /// Events that arrived after a later-dated one.
    pub late: u64,
    /// Entries by value date at the end.
    pub entries: u64,
    /// Entries as booked at the end: more, where something late was cancelled and booked anew.
    pub booked: u64,
    /// SHA-256 over the entries by value date, in hexadecimal.
    pub digest: String,
}

/// Runs one loan through its facts in order and in other orders.
///
/// # Errors
/// [`SimFailure`]: the first comparison that differed.
///
/// ```
/// let report = testkit::simulate::run_loan(7).expect("order of arrival does not count");
/// assert!(report.entries > 0);
/// ```
pub fn run_loan(seed: u64) -> Result<LoanReport, SimFailure> {
    let mut step = 0;
    let mut failed = |operation: &str| {
        step += 1;
        let operation = operation.to_owned();
        move |difference: String| SimFailure { seed, step, operation, difference }
    };
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut life = Life::draw(&mut random).map_err(failed("draw a loan"))?;
    life.income = income(&life.terms, &mut random).map_err(failed("draw rules of income"))?;
    let mut report = LoanReport { events: life.events.len() as u64, ..LoanReport::default() };
    let in_order = life.value_view(&life.facts_in_order()).map_err(failed("fold in order"))?;
    for _ in 0..SHUFFLES {
        life.shuffled(&in_order, &mut random).map_err(failed("fold in another order"))?;
    }
    let booked = life.booked_late(&mut random, &mut report).map_err(failed("book with closed months"))?;
    report.booked = booked as u64;
    report.entries = in_order.entries.len() as u64;
    report.digest = check::digest([format!("{:?}", in_order.entries)]);
    Ok(report)
}

/// Half the institutions adopted rules of income on some day of the loan's first year.
fn income(terms: &Terms, random: &mut ChaCha8Rng) -> Result<IncomeRules, String> {
    if random.random_bool(0.5) {
        return Ok(IncomeRules::PLAIN);
    }
    let spec = terms.spec();
    let rate_bps = if random.random_bool(0.5) { 300 } else { 600 };
    let rules = InterestRules {
        off_balance_over_days: random.random_bool(0.8).then(|| random.random_range(1..=90)),
        value_added_tax: random.random_bool(0.8).then(|| ValueAddedTax { rate_bps, exempt: Vec::new() }),
    };
    let loan = LoanFacts {
        product: "simulated".into(),
        currency: terms.currency(),
        term_months: spec.term_months,
        guaranteed: false,
        principal: spec.principal,
        annual_rate: spec.annual_rate,
    };
    let from = add_days(spec.starts_on, random.random_range(0..365)).map_err(say)?;
    Ok(IncomeRules::of([(from, &rules)], &loan))
}

/// A loan, its events by the date they count from, and the dates it is looked at.
struct Life {
    terms: Terms,
    events: Vec<LoanEvent>,
    dates: Vec<Date>,
    /// How the institution tells its interest.
    income: IncomeRules,
}

/// What must not depend on the order of arrival.
#[derive(PartialEq)]
struct ValueView {
    positions: Vec<Position>,
    entries: Vec<Entry>,
}

fn say(what: impl std::fmt::Debug) -> String {
    format!("{what:?}")
}

fn draw_terms(random: &mut ChaCha8Rng) -> Result<Terms, String> {
    let first = business_date(Timestamp::from_second(1_704_200_000).map_err(say)?);
    let starts_on = add_days(first, random.random_range(0..365)).map_err(say)?;
    let methods = [RepaymentMethod::Annuity, RepaymentMethod::EqualPrincipal];
    let principal = Money::from_minor(random.random_range(100_000..100_000_000), Currency::CNY);
    let method = methods[random.random_range(0..2)].clone();
    let rate = Rate::from_bps(random.random_range(0..1_800));
    let mut spec = TermsSpec::standard(principal, rate, method, random.random_range(1..=18), starts_on).map_err(say)?;
    spec.day_count = [DayCount::Actual360, DayCount::Actual365][random.random_range(0..2)];
    spec.rounding = [Rounding::HalfUp, Rounding::HalfEven][random.random_range(0..2)];
    spec.roll = [Roll::Unadjusted, Roll::Following][random.random_range(0..2)];
    spec.grace_days = [0, 0, 3, 10][random.random_range(0..4)];
    spec.penalty_factor = Decimal::new(random.random_range(13..=15), 1);
    spec.compound_interest = random.random();
    Terms::try_new(spec, &BusinessCalendar::default()).map_err(say)
}

impl Life {
    fn draw(random: &mut ChaCha8Rng) -> Result<Self, String> {
        let terms = draw_terms(random)?;
        let end = add_months(terms.matures_on(), 14).map_err(say)?;
        let mut author = Author { random, terms: &terms, events: Vec::new(), number: 0 };
        author.payout().map_err(say)?;
        author.repay().map_err(say)?;
        author.end_badly().map_err(say)?;
        let mut events = author.events;
        events.sort_by_key(LoanEvent::effective_on);
        for event in &events {
            // What the simulator folds is what the book would give back.
            let read = LoanEvent::read(event.kind(), SCHEMA, &event.encode()).map_err(say)?;
            if read != *event {
                return Err(format!("{event:?} is read back as {read:?}"));
            }
        }
        let days = calendar::days_between(terms.spec().starts_on, end);
        let mut dates = vec![end];
        for _ in 1..DATES {
            dates.push(add_days(terms.spec().starts_on, random.random_range(0..days)).map_err(say)?);
        }
        Ok(Self { terms, events, dates, income: IncomeRules::PLAIN })
    }

    fn end(&self) -> Date {
        self.dates[0]
    }

    fn facts_in_order(&self) -> Facts {
        Facts::from_events(&self.events)
    }

    fn value_view(&self, facts: &Facts) -> Result<ValueView, String> {
        let at = |date: &Date| Position::at(&self.terms, facts, *date).map_err(say);
        let positions = self.dates.iter().map(at).collect::<Result<_, _>>()?;
        Ok(ValueView { positions, entries: entries(&self.terms, facts, self.end(), &self.income).map_err(say)? })
    }

    /// All events in another order, some twice, as a feed delivers them.
    fn shuffled(&self, in_order: &ValueView, random: &mut ChaCha8Rng) -> Result<(), String> {
        let mut arrivals: Vec<&LoanEvent> = self.events.iter().collect();
        let twice: Vec<&LoanEvent> = self.events.iter().filter(|_| random.random_bool(0.2)).collect();
        arrivals.extend(twice);
        arrivals.shuffle(random);
        let mut facts = Facts::default();
        for (count, event) in arrivals.iter().enumerate() {
            facts.insert(event);
            // Not each time: a fold costs more than an arrival.
            if count % 5 != 0 {
                continue;
            }
            let after = |error| format!("after {} arrivals, the last {event:?}: {error:?}", count + 1);
            Position::at(&self.terms, &facts, self.end()).map_err(after)?;
        }
        let found = self.value_view(&facts)?;
        if found == *in_order {
            return Ok(());
        }
        let pairs = found.entries.iter().zip(&in_order.entries);
        let entry = pairs.clone().find(|(a, b)| a != b);
        Err(format!("another order of arrival gives another loan; first entry that differs: {entry:?}"))
    }

    /// Each event arrives some days late, each month is closed on its fifth day; gives the count of entries booked.
    fn booked_late(&self, random: &mut ChaCha8Rng, report: &mut LoanReport) -> Result<usize, String> {
        let mut recorded = Vec::new();
        let mut latest = Date::MIN;
        for event in &self.events {
            let delay = if random.random_bool(0.6) { 0 } else { random.random_range(0..90) };
            let recorded_on = add_days(event.effective_on(), delay).map_err(say)?.min(self.end());
            report.late += u64::from(recorded_on < latest);
            latest = latest.max(recorded_on);
            recorded.push(Recorded { event, recorded_on });
        }
        let mut closings = Vec::new();
        let mut month = month_end(self.terms.spec().starts_on);
        while month < self.end() {
            closings.push(Closing { closed_through: month, closed_on: add_days(month, 5).map_err(say)? });
            month = month_end(add_days(month, 1).map_err(say)?);
        }
        let booked = book_view(&self.terms, &recorded, &closings, self.end(), &self.income).map_err(say)?;
        let by_value = entries(&self.terms, &self.facts_in_order(), self.end(), &self.income).map_err(say)?;
        self.balances_agree(&booked, &by_value)?;
        if let Some(entry) = booked.iter().find(|entry| entry.head().book_date < entry.head().value_date) {
            return Err(format!("booked before it counts: {entry:?}"));
        }
        recorded.shuffle(random);
        if book_view(&self.terms, &recorded, &closings, self.end(), &self.income).map_err(say)? != booked {
            return Err("the order of a list of arrivals changes what is booked".to_owned());
        }
        self.closed_months_stand(&recorded, &closings, random)?;
        Ok(booked.len())
    }

    fn balances_agree(&self, booked: &[Entry], by_value: &[Entry]) -> Result<(), String> {
        let currency = self.terms.currency();
        let balance = |entries, at, view| TrialBalance::fold(currency, entries, at, view).map_err(say);
        let same = |a: &TrialBalance, b: &TrialBalance| {
            let accounts = a.rows().chain(b.rows()).map(|(account, _)| account);
            accounts.into_iter().find(|account| a.balance(*account) != b.balance(*account))
        };
        let (by_book, expected) =
            (balance(booked, self.end(), DateView::Book)?, balance(by_value, self.end(), DateView::Value)?);
        if let Some(account) = same(&by_book, &expected) {
            return Err(format!("{account:?} as booked differs from its balance by value date"));
        }
        for date in &self.dates {
            let (found, expected) =
                (balance(booked, *date, DateView::Value)?, balance(by_value, *date, DateView::Value)?);
            if let Some(account) = same(&found, &expected) {
                return Err(format!("{account:?} on {date}: booked entries differ by value date"));
            }
            if !found.difference().map_err(say)?.is_zero() {
                return Err(format!("debits and credits differ on {date}"));
            }
        }
        Ok(())
    }

    /// What was booked in a closed month is the same whether or not the later events are known.
    fn closed_months_stand(
        &self,
        recorded: &[Recorded<'_>],
        closings: &[Closing],
        random: &mut ChaCha8Rng,
    ) -> Result<(), String> {
        let Some(closing) = closings.get(random.random_range(0..closings.len().max(1))) else { return Ok(()) };
        let known: Vec<Recorded<'_>> =
            recorded.iter().filter(|r| r.recorded_on <= closing.closed_on).copied().collect();
        let then = book_view(&self.terms, &known, closings, closing.closed_through, &self.income).map_err(say)?;
        let now = book_view(&self.terms, recorded, closings, closing.closed_through, &self.income).map_err(say)?;
        if then == now {
            return Ok(());
        }
        Err(format!("what was booked through {} changed after it was closed", closing.closed_through))
    }
}

/// Writes a loan's events.
struct Author<'a> {
    random: &'a mut ChaCha8Rng,
    terms: &'a Terms,
    events: Vec<LoanEvent>,
    number: u32,
}

impl Author<'_> {
    fn reference(&mut self) -> String {
        self.number += 1;
        // Not in the order of dates: references only break ties.
        format!("{:03}-{}", self.random.random_range(0..1000), self.number)
    }

    /// About an instalment: a share of the principal between the two percentages.
    fn amount(&mut self, low: i64, high: i64) -> Money {
        let spec = self.terms.spec();
        let instalment = spec.principal.minor() / i64::from(spec.term_months);
        Money::from_minor((instalment * self.random.random_range(low..high) / 100).max(1), spec.principal.currency())
    }

    fn payout(&mut self) -> Result<(), calendar::CalendarError> {
        let (amount, by, on) = (self.terms.spec().principal, UserId::from_bytes([1; 16]), self.terms.spec().starts_on);
        let released_by = ReleasedBy::Person { user: UserId::from_bytes([2; 16]) };
        if self.random.random_bool(0.2) {
            let reference = self.reference();
            self.events.push(LoanEvent::PayoutInstructed(PayoutInstructed {
                reference: reference.clone(),
                amount,
                on,
                by,
            }));
            let reason = "account closed".to_owned();
            self.events.push(LoanEvent::PayoutReturned(PayoutAnswer { reference, amount, on, reason }));
        }
        let reference = self.reference();
        let effective_on = add_days(on, self.random.random_range(0..3))?;
        self.events.push(LoanEvent::PayoutInstructed(PayoutInstructed {
            reference: reference.clone(),
            amount,
            on,
            by,
        }));
        self.events.push(LoanEvent::PayoutSent(PayoutSent { reference: reference.clone(), on, released_by }));
        let rail_reference = "rail".to_owned();
        self.events.push(LoanEvent::PayoutConfirmed(PayoutConfirmed {
            reference,
            amount,
            effective_on,
            rail_reference,
        }));
        Ok(())
    }

    fn repay(&mut self) -> Result<(), calendar::CalendarError> {
        for due_on in self.terms.due_on().to_vec() {
            let (days, low, high) = match self.random.random_range(0..10) {
                0 => continue,
                1..5 => (0, 100, 115),
                5 => (self.random.random_range(-10..0), 50, 200),
                6..8 => (self.random.random_range(1..40), 20, 130),
                _ => (self.random.random_range(40..150), 100, 250),
            };
            let (amount, reference, value_date) = (self.amount(low, high), self.reference(), add_days(due_on, days)?);
            let mode = [PrepaymentMode::KeepTerm, PrepaymentMode::ShortenTerm][self.random.random_range(0..2)];
            self.events.push(if self.random.random_bool(0.12) {
                LoanEvent::PrepaymentReceived(PrepaymentReceived {
                    reference: reference.clone(),
                    amount,
                    value_date,
                    mode,
                })
            } else {
                LoanEvent::PaymentReceived(PaymentReceived { reference: reference.clone(), amount, value_date })
            });
            if self.random.random_bool(0.1) {
                self.events.push(LoanEvent::PaymentReversed(PaymentReversed {
                    reference,
                    on: add_days(value_date, self.random.random_range(0..60))?,
                    reason: "bounced".to_owned(),
                    by: UserId::from_bytes([3; 16]),
                    approved_by: UserId::from_bytes([4; 16]),
                }));
            }
        }
        Ok(())
    }

    /// One loan in three is compensated, written off or refunded.
    fn end_badly(&mut self) -> Result<(), calendar::CalendarError> {
        let on = add_days(self.terms.matures_on(), self.random.random_range(0..120))?;
        let later = add_days(on, self.random.random_range(0..90))?;
        match self.random.random_range(0..9) {
            0 => {
                let (reference, amount) = (self.reference(), self.amount(50, 300));
                let agreement = AgreementId::from_bytes([5; 16]);
                self.events.push(LoanEvent::CompensationReceived(CompensationReceived {
                    reference,
                    amount,
                    value_date: on,
                    agreement,
                    days_past_due: 90,
                }));
                self.recover(later);
                let returned = self.returned(later);
                self.events.push(LoanEvent::GuarantorSharePaid(returned));
            }
            1 => {
                let (reference, amount) = (self.reference(), self.amount(50, 300));
                self.events.push(LoanEvent::WrittenOff(WrittenOff {
                    reference,
                    on,
                    amount,
                    days_past_due: 360,
                    reason: "no assets".to_owned(),
                    by: UserId::from_bytes([6; 16]),
                    approved_by: UserId::from_bytes([7; 16]),
                }));
                self.recover(later);
            }
            2 => {
                let returned = self.returned(on);
                self.events.push(LoanEvent::OverpaymentRefunded(returned));
            }
            _ => {}
        }
        Ok(())
    }

    fn returned(&mut self, on: Date) -> MoneyReturned {
        let (by, approved_by) = (UserId::from_bytes([8; 16]), UserId::from_bytes([9; 16]));
        MoneyReturned { reference: self.reference(), amount: self.amount(1, 20), on, by, approved_by }
    }

    fn recover(&mut self, value_date: Date) {
        let (reference, amount) = (self.reference(), self.amount(10, 80));
        let guarantor_share = Money::from_minor(amount.minor() / 3, amount.currency());
        self.events.push(LoanEvent::RecoveryReceived(RecoveryReceived {
            reference,
            amount,
            guarantor_share,
            value_date,
        }));
    }
}
