//! Close of day through the store: a book of many loans of mixed forms, closed as a bank closes it.
//!
//! Rows are written as the transactions of events write them, by the same function; the events of most loans are not, since a
//! close reads none. (A loan whose rows do not speak of the day would be folded from its events, find none and be set aside:
//! the bench fails if one is.) Loans fall due on all days of the month, or all on one. Two loans in a hundred have not been
//! paid for five months, and each of their debtors has another one that is: those are looked at as a whole, so their events
//! are there.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use calendar::{BusinessCalendar, Date, add_days, add_months, days_between};
use codes::{ApplicationId, ContractId, FirmId, Industry, InstitutionId, LoanId, ProductId, Region, UserId};
use ledger::Chart;
use loan::{
    ClassificationRule, ContractSigned, LoanEvent, LoanState, PaymentReceived, PayoutConfirmed, ProductRef,
    RepaymentMethod, Terms, TermsSpec,
};
use money::{Currency, Money, Rate};
use platform::cards::CloseCard;
use platform::events::appending;
use platform::servicing::rows_of;
use platform::{Clock, Folder, Platform, Principal, Request};
use store::{Batch, Expected, Location, Statement, StreamAppend};
use views::loans::LoanRow;

use super::{Part, cpu, memory, now, rate, setting};
use crate::cli::ClosePart;

/// Rows are made for so many loans at a time, on every core.
const CHUNK: usize = 4_000;
/// Four years: a loan 700 days old still has half of its life before it.
const TENOR: u16 = 48;
/// The day the book begins to be closed.
const FIRST: Date = Date::constant(2025, 6, 4);
/// Of so many loans one is non-performing, and the one after it has the same debtor.
const ONE_BAD_OF: usize = 50;
/// How long what is non-performing was not paid.
const BAD_DAYS: i32 = 150;
/// Of a hundred loans that fall due, so many pay on the day.
const PAY_OF_HUNDRED: usize = 95;

/// How old loans are and when they fall due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ages {
    /// 1 to 700 days, due on every day of the month.
    Mixed,
    /// So many days on a day, all due on that day of the month; with loans that are not paid or without.
    All { age: i32, due: Date, bad: bool },
}

/// What the bench works with.
struct Bench {
    platform: Platform,
    bank: InstitutionId,
    who: Principal,
    ages: Ages,
    count: usize,
}

/// Measures the close of an ordinary day and of days on which all loans change, and the time a loan takes at three ages.
pub async fn run(place: Option<Location>, count: usize, only: Option<ClosePart>) -> anyhow::Result<Vec<Part>> {
    let wanted = |part| only.is_none_or(|only| only == part);
    let mut parts = Vec::new();
    if wanted(ClosePart::Ordinary) {
        parts.push(ordinary(place.clone(), count).await?);
    }
    if place.is_none() && wanted(ClosePart::AllDue) {
        parts.push(all_due(count).await?);
    }
    if place.is_none() && wanted(ClosePart::Flat) {
        parts.push(flat(count / 4).await?);
    }
    Ok(parts)
}

async fn ordinary(place: Option<Location>, count: usize) -> anyhow::Result<Part> {
    let folder = tempfile::tempdir().context("a temporary folder (TMPDIR)")?;
    let name = if place.is_some() { "PostgreSQL" } else { "SQLite" };
    let mut part = Part::new(format!(
        "日终：{count} 笔，平日与月末 · close of {count} loans, ordinary days and a month end: {name}"
    ));
    let bench = Bench::open(folder.path(), place.clone(), count, Ages::Mixed).await?;
    bench.begin(&mut part).await?;
    let (bench, day) = bench.ordinary_days(folder.path(), place, FIRST, &mut part).await?;
    let last = calendar::month_end(day);
    bench
        .close(add_days(last, -1)?, &mut part, ("至月末前一日", "the days up to the last but one, nobody pays"))
        .await?;
    bench.close(last, &mut part, ("月末：每笔计息", "month end: interest is booked on every loan")).await?;
    memory(&mut part);
    part.note(format!("数据文件 data on disk: {:.2} GB", size(folder.path()) as f64 / 1e9));
    bench.platform.close().await;
    Ok(part)
}

/// Ordinary days of a book that stays in a folder, cold and warm: filled and closed once where the folder is empty.
pub async fn go_on(folder: &Path, count: usize) -> anyhow::Result<Part> {
    let mut part = Part::new(format!("日终：{count} 笔，平日 · close of {count} loans, ordinary days: SQLite"));
    let is_new = !folder.join("book.sqlite").exists();
    let bench = if is_new {
        std::fs::create_dir_all(folder).with_context(|| format!("no folder {}", folder.display()))?;
        let bench = Bench::open(folder, None, count, Ages::Mixed).await?;
        bench.begin(&mut part).await?;
        bench
    } else {
        let platform =
            Platform::open(Folder::open(folder)?, None, Clock::simulated(calendar::Timestamp::UNIX_EPOCH)).await?;
        Bench::with(platform, count, Ages::Mixed).await?
    };
    let closed = views::closes::last(bench.platform.book(), bench.bank, None).await?;
    let (closed, _) = closed.context("the book of this folder was not filled to its end: give an empty folder")?;
    let mut closed = calendar::parse_date(&closed)?;
    if closed < FIRST {
        bench.close(FIRST, &mut part, ("首次日终", "first close: every loan is counted")).await?;
        closed = FIRST;
    }
    let (bench, _) = bench.ordinary_days(folder, None, closed, &mut part).await?;
    memory(&mut part);
    part.note(format!("数据文件 data on disk: {:.2} GB", size(folder) as f64 / 1e9));
    bench.platform.close().await;
    Ok(part)
}

async fn all_due(count: usize) -> anyhow::Result<Part> {
    let folder = tempfile::tempdir().context("a temporary folder (TMPDIR)")?;
    let mut part =
        Part::new(format!("日终：{count} 笔同日到期 · close of a day on which all of {count} loans fall due: SQLite"));
    let due = add_days(FIRST, 1)?;
    let bench = Bench::open(folder.path(), None, count, Ages::All { age: 300, due, bad: true }).await?;
    bench.fill(&mut part).await?;
    bench.close(FIRST, &mut part, ("首次日终", "first close: every loan is counted")).await?;
    let bench = bench.again(folder.path(), None, &mut part).await?;
    let (card, _) = bench.close(due, &mut part, ("全部到期（冷）", "all fall due, cold")).await?;
    let work = card.work.context("the card says what the day brought")?;
    ensure!(work.fallen_due_loans == count as u64, "{} fell due", work.fallen_due_loans);
    bench.close(add_days(due, 1)?, &mut part, ("次日全部逾期（热）", "the day after: all are late, warm")).await?;
    memory(&mut part);
    part.note(format!("数据文件 data on disk: {:.2} GB", size(folder.path()) as f64 / 1e9));
    bench.platform.close().await;
    Ok(part)
}

async fn flat(count: usize) -> anyhow::Result<Part> {
    let mut part = Part::new(format!(
        "每笔用时与账龄：{count} 笔同日到期，均按时还款 · time a loan by age, {count} loans that all fall due and are all paid: SQLite"
    ));
    let mut took = Vec::new();
    for (age, zh, en) in [
        (1, "账龄约1日", "age of 1 day"),
        (300, "账龄约300日", "age of 300 days"),
        (700, "账龄约700日", "age of 700 days"),
    ] {
        let folder = tempfile::tempdir().context("a temporary folder (TMPDIR)")?;
        // A loan of one day has nothing due: its first instalment is, a month on.
        let due = if age == 1 { add_months(add_days(FIRST, -1)?, 1)? } else { add_days(FIRST, 1)? };
        let bench = Bench::open(folder.path(), None, count, Ages::All { age, due, bad: false }).await?;
        let mut quiet = Part::new("");
        bench.fill(&mut quiet).await?;
        bench.close(add_days(due, -1)?, &mut quiet, ("", "")).await?;
        let (_, wall) = bench.close(due, &mut quiet, ("", "")).await?;
        part.figure(zh, en, wall.as_secs_f64() * 1e6 / count as f64, "µs");
        took.push(wall.as_secs_f64());
        bench.platform.close().await;
    }
    let (least, most) = took.iter().fold((f64::MAX, 0.0_f64), |(a, b), t| (a.min(*t), b.max(*t)));
    part.figure("最慢与最快之比", "slowest by fastest (bar: 1.2)", most / least, "×");
    Ok(part)
}

impl Bench {
    async fn open(folder: &Path, place: Option<Location>, count: usize, ages: Ages) -> anyhow::Result<Self> {
        let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
        clock.set_day(super::world::DAY);
        let opened = Platform::open(Folder::open(folder)?, place, clock).await;
        let platform = opened.context("a bench needs an empty database of its own")?;
        setting::prepare(&platform, 1).await?;
        Self::with(platform, count, ages).await
    }

    async fn with(platform: Platform, count: usize, ages: Ages) -> anyhow::Result<Self> {
        platform.clock().set_day(Date::constant(2025, 12, 31));
        let who = platform.local_principal(setting::BANK, setting::CLOSER).await?;
        Ok(Self { bank: who.institution, platform, who, ages, count })
    }

    /// Opens the book again with nothing of it in memory, as far as the machine lets go of it.
    async fn again(self, folder: &Path, place: Option<Location>, part: &mut Part) -> anyhow::Result<Self> {
        let (count, ages) = (self.count, self.ages);
        self.platform.close().await;
        let forgotten = place.is_none() && forget(folder)?;
        let what = if forgotten {
            "冷：重新打开且文件已移出页缓存 · cold: opened anew, its files out of the page cache"
        } else {
            "冷：重新打开，页缓存未清 · cold: opened anew; the page cache could not be emptied"
        };
        part.note(what);
        let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
        let platform = Platform::open(Folder::open(folder)?, place, clock).await?;
        Self::with(platform, count, ages).await
    }

    async fn close(
        &self,
        day: Date,
        part: &mut Part,
        (zh, en): (&'static str, &'static str),
    ) -> anyhow::Result<(CloseCard, Duration)> {
        let (begun, used) = (now(), cpu());
        let card = self.platform.close_through(&Request::plain(&self.who), day, |_| ()).await?;
        let (wall, spent) = (begun.elapsed(), cpu().saturating_sub(used));
        let work = card.work.clone().context("the card says what closing took")?;
        ensure!(work.set_aside == 0, "{} loans were set aside", work.set_aside);
        part.figure(zh, en, wall.as_secs_f64(), "s");
        // A bench of many minutes says how far it is.
        eprintln!("{day} {en}: {:.2} s", wall.as_secs_f64());
        part.note(format!(
            "{day}: {:.2} s, {:.2} CPU s, {} 笔处理 looked at, {} 笔到期 fell due",
            wall.as_secs_f64(),
            spent.as_secs_f64(),
            work.looked_at,
            work.fallen_due_loans
        ));
        Ok((card, wall))
    }

    /// Fills the book and closes its first day.
    async fn begin(&self, part: &mut Part) -> anyhow::Result<()> {
        self.fill(part).await?;
        self.pay(FIRST).await?;
        let (first, _) = self.close(FIRST, part, ("首次日终", "first close: every loan is counted")).await?;
        ensure!(first.loans == self.count as u64, "{} loans counted", first.loans);
        Ok(())
    }

    /// Closes four days after one that was: the first of them cold. Says which was the last.
    async fn ordinary_days(
        self,
        folder: &Path,
        place: Option<Location>,
        closed: Date,
        part: &mut Part,
    ) -> anyhow::Result<(Self, Date)> {
        let cold = add_days(closed, 1)?;
        let paid = self.pay(cold).await?;
        let bench = self.again(folder, place, part).await?;
        bench.close(cold, part, ("平日（冷）", "ordinary day, cold")).await?;
        let mut day = cold;
        for _ in 0..3 {
            day = add_days(day, 1)?;
            bench.pay(day).await?;
            bench.close(day, part, ("平日（热）", "ordinary day, warm")).await?;
        }
        part.note(format!("首个平日还款 {paid} 笔 · payments on the first ordinary day"));
        Ok((bench, day))
    }

    /// Writes the rows of every loan, as on the eve of the first close.
    async fn fill(&self, part: &mut Part) -> anyhow::Result<()> {
        let begun = now();
        // As if the day before had been closed: a book that never was begins with the day of its first contract.
        let eve = add_days(FIRST, -1)?;
        self.platform.book().execute(self.bank, vec![views::closes::put(self.bank, eve, 0, "{}".into())]).await?;
        // In the order of their ids: filling is not what is measured, and the store takes rows in order twice as fast.
        let mut loans: Vec<usize> = (0..self.count).collect();
        loans.sort_unstable_by_key(|n| spread(*n));
        self.write(&loans, eve, false).await?;
        part.figure("建库", "rows written", rate(self.count, begun.elapsed()), "loans/s");
        Ok(())
    }

    /// Has most of the loans that fall due on a day pay then; says how many.
    async fn pay(&self, day: Date) -> anyhow::Result<usize> {
        let falls = |n: &usize| self.ages.starts_on(*n).is_ok_and(|start| due_on(start, day));
        let pays = (0..self.count).filter(falls).filter(|n| *n / 3 % 100 < PAY_OF_HUNDRED);
        let pays: Vec<usize> = pays.filter(|n| !self.ages.is_bad(*n)).collect();
        self.write(&pays, day, true).await?;
        Ok(pays.len())
    }

    async fn write(&self, loans: &[usize], today: Date, paid: bool) -> anyhow::Result<()> {
        let world = Arc::new(World::new(self.bank, self.ages));
        for loans in loans.chunks(CHUNK) {
            let mut tasks = Vec::new();
            for half in loans.chunks(CHUNK / 2) {
                let (world, half) = (Arc::clone(&world), half.to_vec());
                tasks.push(tokio::task::spawn_blocking(move || {
                    let made = half.into_iter().map(|n| world.made(n, today, paid));
                    made.collect::<anyhow::Result<Vec<_>>>()
                }));
            }
            for task in tasks {
                let (mut rows, mut appends) = (Vec::new(), Vec::new());
                for made in task.await?? {
                    rows.extend(made.rows);
                    appends.extend(made.append);
                }
                self.platform.book().execute(self.bank, rows).await?;
                for appends in appends.chunks(20) {
                    let recorded_at = calendar::Timestamp::UNIX_EPOCH;
                    let (actor, appends) = ("bench".into(), appends.to_vec());
                    let batch =
                        Batch { institution: self.bank, actor, recorded_at, key: None, appends, writes: Vec::new() };
                    self.platform.book().append(batch).await?;
                }
            }
        }
        Ok(())
    }
}

impl Ages {
    fn starts_on(self, n: usize) -> anyhow::Result<Date> {
        Ok(match self {
            Self::Mixed => add_days(FIRST, -1 - i32::try_from(spread(n) % 700)?)?,
            Self::All { age, due, .. } => add_months(due, -age.div_euclid(30).max(1))?,
        })
    }

    /// Whether a loan is old enough to be non-performing, and is.
    fn is_bad(self, n: usize) -> bool {
        let some_are = !matches!(self, Self::All { bad: false, .. });
        some_are
            && n % ONE_BAD_OF == 7
            && self.starts_on(n).is_ok_and(|start| days_between(start, FIRST) > BAD_DAYS + 60)
    }
}

/// A loan to be written.
struct Made {
    rows: Vec<Statement>,
    append: Option<StreamAppend>,
}

/// The stream of a loan, or what a payment adds to it.
fn appended(id: LoanId, events: &[LoanEvent], pays: bool) -> anyhow::Result<StreamAppend> {
    let before = if pays { events.len() - 1 } else { 0 };
    let expected = if pays { Expected::Version(before as u64) } else { Expected::New };
    Ok(appending(*id.as_bytes(), expected, FIRST, &events[before..])?)
}

/// What loans are made of.
struct World {
    bank: InstitutionId,
    ages: Ages,
    counties: Vec<Region>,
    industries: Vec<Industry>,
}

impl World {
    fn new(bank: InstitutionId, ages: Ages) -> Self {
        let counties = Region::hebei_cities().flat_map(Region::counties).collect();
        let industries = Industry::all().filter(|industry| industry.code().len() == 5).collect();
        Self { bank, ages, counties, industries }
    }

    /// The rows of a loan that paid all its instalments up to a day, and those of that day if it pays then.
    fn made(&self, n: usize, today: Date, pays: bool) -> anyhow::Result<Made> {
        let start = self.ages.starts_on(n)?;
        let mut id = [9; 16];
        id[8..].copy_from_slice(&spread(n).to_be_bytes());
        let id = LoanId::from_bytes(id);
        let terms = terms(n, start)?;
        let (principal, matures_on) = (terms.spec().principal, terms.matures_on());
        let mut version = 2;
        let mut events = vec![LoanEvent::PayoutConfirmed(PayoutConfirmed {
            reference: "PAYOUT".into(),
            amount: principal,
            effective_on: start,
            rail_reference: "RAIL".into(),
        })];
        // What stopped paying before the day stays behind.
        let until = match (pays, self.ages.is_bad(n)) {
            (true, _) => today,
            (false, false) => add_days(today, -1)?,
            (false, true) => add_days(today, -BAD_DAYS)?,
        };
        for instalment in terms.schedule()?.instalments.iter().take_while(|instalment| instalment.due_on <= until) {
            version += 1;
            events.push(LoanEvent::PaymentReceived(PaymentReceived {
                reference: format!("P-{}", instalment.number),
                amount: instalment.principal.checked_add(instalment.interest)?,
                value_date: instalment.due_on,
            }));
        }
        // The debtors that may be looked at as a whole.
        let pair = matches!(n % ONE_BAD_OF, 7 | 8);
        let firm = FirmId::from_bytes(if pair { 1 + (n / ONE_BAD_OF) as u128 } else { 0 }.to_be_bytes());
        events.insert(0, LoanEvent::ContractSigned(Box::new(self.signed((id, firm), terms, start))));
        let state = LoanState::from_events(&events);
        let append = pair.then(|| appended(id, &events, pays)).transpose()?;
        let dice = spread(n);
        let pick = |part: u32, of: usize| (dice.rotate_left(part * 9) % of as u64) as usize;
        let product = format!("product-{}", pick(3, 5));
        let row = LoanRow {
            id: id.to_string(),
            number: format!("JK{}{:08X}", start.strftime("%Y%m%d"), n),
            firm: firm.to_string(),
            application: None,
            product: format!("{product} v1"),
            principal: principal.minor(),
            currency: "CNY".into(),
            state: "active".into(),
            starts_on: start.to_string(),
            ends_on: matures_on.to_string(),
            due_day: i64::from(start.day()),
            term_months: 12,
            agreement: None,
            version,
            product_code: product,
            rate: "4.35".into(),
            region: Some(format!("{:06}", self.counties[pick(5, self.counties.len())].number())),
            industry: Some(self.industries[pick(6, self.industries.len())].code().to_owned()),
            grade: Some("B".into()),
            lent: principal.minor(),
            owed: principal.minor(),
            position: None,
        };
        let rows = rows_of(self.bank, (row, id), &state, today, (&ClassificationRule::RULE_2023, &Chart::default()))?;
        Ok(Made { rows, append })
    }

    fn signed(&self, (loan, firm): (LoanId, FirmId), terms: Terms, on: Date) -> ContractSigned {
        ContractSigned {
            loan,
            contract: ContractId::from_bytes([6; 16]),
            institution: self.bank,
            firm,
            application: ApplicationId::from_bytes([9; 16]),
            product: ProductRef { product: ProductId::from_bytes([10; 16]), version: 1 },
            agreement: None,
            facility: None,
            terms,
            signed_on: on,
            by: UserId::from_bytes([1; 16]),
        }
    }
}

/// Five forms; amounts, rates and grace differ.
fn terms(n: usize, start: Date) -> anyhow::Result<Terms> {
    let m = i64::try_from(n)?;
    let method = match n % 5 {
        0 | 1 => RepaymentMethod::Annuity,
        2 => RepaymentMethod::EqualPrincipal,
        3 => RepaymentMethod::InterestFirst,
        _ => RepaymentMethod::StepUp { every: 12, growth_bps: 500 },
    };
    let principal = Money::from_minor(5_000_000 + (m % 9_000) * 10_000, Currency::CNY);
    let spec = TermsSpec::standard(principal, Rate::from_bps(300 + m % 500), method, TENOR, start)?;
    Ok(Terms::try_new(spec, &BusinessCalendar::default())?)
}

/// Whether a loan that began on a day falls due on another.
fn due_on(start: Date, day: Date) -> bool {
    let months =
        (i32::from(day.year()) - i32::from(start.year())) * 12 + i32::from(day.month()) - i32::from(start.month());
    months > 0 && add_months(start, months).is_ok_and(|due| due == day)
}

/// Numbers that lie anywhere but are the same in every run (Knuth's multiplicative hash).
fn spread(n: usize) -> u64 {
    (n as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Has the files of a folder leave the page cache; says whether that was possible.
fn forget(folder: &Path) -> anyhow::Result<bool> {
    let mut done = true;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            let input = format!("if={}", path.display());
            let run = Command::new("dd").args([&input, "iflag=nocache", "count=0", "status=none"]).status();
            done &= run.is_ok_and(|status| status.success());
        }
    }
    Ok(done)
}

fn size(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.filter_map(|entry| entry.ok()?.metadata().ok()).map(|data| data.len()).sum()
}
