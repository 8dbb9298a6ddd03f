//! Close of day: where each loan stands, its class, and the entries of its life, one thread, in memory.

use std::collections::BTreeMap;

use anyhow::ensure;
use calendar::{BusinessCalendar, Date, Period, add_days, add_months};
use ledger::IncomeRules;
use loan::{
    ClassificationRule, Facts, LoanEvent, PaymentReceived, PayoutConfirmed, Position, RepaymentMethod, Terms,
    TermsSpec, entries,
};
use money::{Currency, Money, Rate, Rounding};

use super::{Part, rate, spend};

/// Most loans: each takes a few kilobytes of memory.
pub const MAX_LOANS: usize = 2_000_000;
/// What the rate is extrapolated to: a large bank's small-business book, and the size of the PostgreSQL figure.
const LARGE: f64 = 2_000_000.0;
const CLOSED: Date = Date::constant(2025, 6, 30);

/// Closes a day over `count` made-up loans.
pub fn run(count: usize) -> anyhow::Result<Vec<Part>> {
    ensure!((1..=MAX_LOANS).contains(&count), "give 1 to {MAX_LOANS} loans");
    let loans = (0..count).map(loan).collect::<anyhow::Result<Vec<_>>>()?;
    let rule = ClassificationRule::RULE_2023;
    let mut classes = BTreeMap::new();
    let (done, folded) = spend(|| -> anyhow::Result<()> {
        for (terms, facts) in &loans {
            let position = Position::at(terms, facts, CLOSED)?;
            *classes.entry(position.class(&rule).zh()).or_insert(0_usize) += 1;
            std::hint::black_box(position);
        }
        Ok(())
    });
    done?;
    let mut booked = 0;
    let (done, posted) = spend(|| -> anyhow::Result<()> {
        for (terms, facts) in &loans {
            booked += std::hint::black_box(entries(terms, facts, CLOSED, &IncomeRules::PLAIN)?).len();
        }
        Ok(())
    });
    done?;
    let (done, multiplied) = spend(|| floor(&loans));
    done?;
    let mut part =
        Part::new("日终：逐笔持仓与分录，单线程，内存中 · close of day: positions and entries, one thread, in memory");
    let (fold, post) = (folded.least_distorted(), posted.least_distorted());
    part.figure("每CPU秒持仓与分类", "positions and classes a CPU second", rate(count, fold), "/s");
    part.figure("每秒持仓与分类", "positions and classes a second", rate(count, folded.wall), "/s");
    part.figure("每CPU秒全程分录的借据", "loans posted from their first day, a CPU second", rate(count, post), "/s");
    part.figure("每CPU秒分录", "entries a CPU second", rate(booked, post), "/s");
    let floor = multiplied.least_distorted();
    part.figure("下限：每笔一次计息", "floor: one rounded interest a loan, a CPU second", rate(count, floor), "/s");
    part.figure(
        "一次持仓与一次计息之比",
        "a position costs so many interests",
        fold.as_secs_f64() / floor.as_secs_f64(),
        "×",
    );
    part.figure("推算200万笔持仓", "extrapolated: positions of 2,000,000 loans", LARGE / rate(count, fold), "CPU s");
    part.figure("推算200万笔全程分录", "extrapolated: entries of 2,000,000 loans", LARGE / rate(count, post), "CPU s");
    let classes: Vec<String> = classes.iter().map(|(class, count)| format!("{class} {count}")).collect();
    part.note(format!("{count} 笔虚构借据 made-up loans, {booked} 笔分录 entries; {}", classes.join(", ")));
    part.note("不含读写存储 · without reading or writing the store");
    part.note(
        "背景（不同任务，非同次运行）· context (another task, not this run): PostgreSQL 15 accrued interest on 2,000,000 loans in \
         one UPDATE in 4.4 CPU s, 2-core AMD EPYC, 2026-11-23",
    );
    Ok(vec![part])
}

/// Interest of one day on each loan, rounded to the cent: no schedule, no payments, no lateness.
fn floor(loans: &[(Terms, Facts)]) -> anyhow::Result<()> {
    let day = Period::try_new(CLOSED, add_days(CLOSED, 1)?)?;
    for (terms, _) in loans {
        let spec = terms.spec();
        let interest = spec.annual_rate.interest(spec.principal, day, spec.day_count, Rounding::HalfUp)?;
        std::hint::black_box(interest);
    }
    Ok(())
}

/// Loans of all ages and manners: amounts, rates, tenors and payment days differ; one in ten is behind.
fn loan(at: usize) -> anyhow::Result<(Terms, Facts)> {
    let n = i64::try_from(at)?;
    let tenor = [6, 12, 24, 36][at % 4];
    let start = add_days(Date::constant(2024, 1, 2), i32::try_from(at % 520)?)?;
    let principal = Money::from_minor(5_000_000 + (n % 9_000) * 10_000, Currency::CNY);
    let rate = Rate::from_bps(300 + n % 500);
    let spec = TermsSpec::standard(principal, rate, RepaymentMethod::Annuity, tenor, start)?;
    let terms = Terms::try_new(spec, &BusinessCalendar::default())?;
    let schedule = terms.schedule()?;
    let mut facts = Facts::default();
    facts.insert(&LoanEvent::PayoutConfirmed(PayoutConfirmed {
        reference: "PAYOUT".into(),
        amount: principal,
        effective_on: start,
        rail_reference: "RAIL".into(),
    }));
    let kept = if at.is_multiple_of(10) { 3 } else { usize::MAX };
    for (month, instalment) in schedule.instalments.iter().enumerate().take(kept) {
        let due = add_months(start, i32::try_from(month)? + 1)?;
        // Ahead of time, so that a part of the loans holds advance money and none owes a few cents of penalty interest.
        let value_date = if (at + month).is_multiple_of(7) { add_days(due, -3)? } else { due };
        if value_date > CLOSED {
            break;
        }
        facts.insert(&LoanEvent::PaymentReceived(PaymentReceived {
            reference: format!("P-{month}"),
            amount: instalment.principal.checked_add(instalment.interest)?,
            value_date,
        }));
    }
    Ok((terms, facts))
}
