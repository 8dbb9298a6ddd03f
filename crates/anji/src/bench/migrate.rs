//! An existing book brought in: checked, submitted, confirmed, reconciled, with the files made up here.
//!
//! Loans of four forms, a twentieth of them folded from their history, a sixteenth past due; every firm has two loans.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, ensure};
use calendar::{BusinessCalendar, Date, add_days, add_months};
use codes::{Region, Uscc};
use loan::{RepaymentMethod, Terms, TermsSpec};
use money::{Currency, Money, Rate};
use platform::migration::{BookFiles, MigrationAsked};
use platform::{Clock, Folder, Platform, Request};
use store::Location;

use super::{Part, memory, now, places, rate, setting, world};
use crate::cli::Shared;

/// Most loans: what one import may hold.
const MAX_LOANS: usize = connectors::migration::MAX_BOOK_LOANS;

/// Measures SQLite in a temporary folder and, when a store is named, PostgreSQL.
pub async fn run(shared: &Shared, count: usize) -> anyhow::Result<Vec<Part>> {
    ensure!((1..=MAX_LOANS).contains(&count), "give 1 to {MAX_LOANS} loans");
    let mut parts = Vec::new();
    for (name, place) in places(shared)? {
        let folder = tempfile::tempdir().context("a temporary folder (TMPDIR)")?;
        parts.push(measure(name, folder.path(), place, count).await?);
    }
    Ok(parts)
}

async fn measure(name: &str, folder: &Path, place: Option<Location>, count: usize) -> anyhow::Result<Part> {
    let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
    clock.set_day(world::DAY);
    let platform = Platform::open(Folder::open(folder)?, place, clock).await;
    let platform = platform.context("a bench needs an empty database of its own")?;
    setting::lender(&platform).await?;
    let maker = platform.local_principal(setting::BANK, setting::CLOSER).await?;
    let checker = platform.local_principal(setting::BANK, setting::REVIEWER).await?;
    let cut_over = add_days(world::DAY, -1)?;
    let made = book(count, cut_over)?;
    let asked = MigrationAsked { source: "bench".into(), cut_over };
    let files = BookFiles {
        contracts: ("contracts.csv", made.contracts.as_bytes()),
        balances: ("balances.csv", made.balances.as_bytes()),
        history: Some(("history.csv", made.history.as_bytes())),
    };
    let mut part = Part::new(format!("存量迁移 {count} 笔 · an existing book of {count} loans: {name}"));
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let megabytes = (made.contracts.len() + made.balances.len() + made.history.len()) as f64 / 1e6;
    part.figure("文件", "files", megabytes, "MB");
    let start = now();
    let checked = platform.check_book(&maker, &asked, &files, |_, _| {}).await?;
    part.figure("检查（不写入）", "check, nothing written", rate(count, start.elapsed()), "loans/s");
    drop(checked);
    let start = now();
    let request = Request::plain(&maker);
    let (head, approval) = platform.submit_book(&request, &asked, &files, "bench", |_, _| {}).await?;
    part.figure(
        "提交（登记客户、留存数据）",
        "submit: firms registered, rows kept",
        rate(count, start.elapsed()),
        "loans/s",
    );
    let second = Request::plain(&checker);
    platform.approve(&second, &approval.id).await?;
    let start = now();
    let card = platform.run_migration(&second, &head.id, |_, _| {}).await?;
    let run = start.elapsed();
    part.figure("转入并对账", "brought in and reconciled", rate(count, run), "loans/s");
    part.figure("转入并对账", "brought in and reconciled", run.as_secs_f64(), "s");
    ensure!(card.summary.loans == count as u64 && card.summary.differ == 0, "every loan comes in and agrees");
    memory(&mut part);
    part.note(format!("按历史 folded {}，按余额 opened {}", card.summary.folded, card.summary.opened));
    platform.close().await;
    Ok(part)
}

/// The three files.
struct Made {
    contracts: String,
    balances: String,
    history: String,
}

const FORMS: [(RepaymentMethod, &str); 4] = [
    (RepaymentMethod::Annuity, "等额本息"),
    (RepaymentMethod::EqualPrincipal, "等额本金"),
    (RepaymentMethod::InterestFirst, "先息后本"),
    (RepaymentMethod::Bullet, "利随本清"),
];

fn book(count: usize, cut_over: Date) -> anyhow::Result<Made> {
    let mut made = Made {
        contracts: "借据号,客户名称,统一社会信用代码,贷款金额,起始日,到期日,年利率,还款方式,还款频率,计息基础,产品\n"
            .into(),
        balances: "借据号,本金余额,逾期本金,欠息,罚息,逾期天数,五级分类\n".into(),
        history: "借据号,日期,交易类型,金额,流水号\n".into(),
    };
    let region: Region = "130608".parse().context("a division code")?;
    for n in 0..count {
        one(&mut made, n, region, cut_over)?;
    }
    Ok(made)
}

fn one(made: &mut Made, n: usize, region: Region, cut_over: Date) -> anyhow::Result<()> {
    let (method, form) = FORMS[n % FORMS.len()].clone();
    let start = add_days(add_months(cut_over, -10)?, i32::try_from(n % 180)?)?;
    let principal = Money::from_minor(i64::try_from(5_000_000 + n % 997 * 10_000)?, Currency::CNY);
    let maturity = add_months(start, 12)?;
    let spec = TermsSpec::standard(principal, Rate::from_bps(435), method, 12, start)?;
    let terms = Terms::try_new(spec, &BusinessCalendar::default())?;
    let schedule = terms.schedule()?;
    let firm = n / 2;
    let uscc = Uscc::synthetic(region, u32::try_from(firm)?);
    let text = |money: Money| format!("{}.{:02}", money.minor() / 100, money.minor() % 100);
    writeln!(
        made.contracts,
        "BN{n:07},模拟企业{firm:07},{uscc},{},{start},{maturity},4.35,{form},按月,ACT/360,产品{}",
        text(principal),
        n % 7
    )?;
    let fallen = schedule.instalments.iter().filter(|row| row.due_on <= cut_over).count();
    let folded = n.is_multiple_of(20);
    // A sixteenth has not paid the instalment that fell due last.
    let missed = if n % 16 == 3 && !folded && fallen > 0 { 1 } else { 0 };
    let paid = fallen - missed;
    let left: i64 = schedule.instalments[paid..].iter().map(|row| row.principal.minor()).sum();
    let late = &schedule.instalments[paid..fallen];
    let sum = |of: fn(&loan::Instalment) -> Money| {
        Money::from_minor(late.iter().map(|row| of(row).minor()).sum(), Currency::CNY)
    };
    let days = late.first().map_or(0, |row| calendar::days_between(row.due_on, cut_over));
    writeln!(
        made.balances,
        "BN{n:07},{},{},{},0,{days},{}",
        text(Money::from_minor(left, Currency::CNY)),
        text(sum(|row| row.principal)),
        text(sum(|row| row.interest)),
        if days > 0 { "关注" } else { "正常" }
    )?;
    if folded {
        writeln!(made.history, "BN{n:07},{start},放款,{},P{n}", text(principal))?;
        for row in &schedule.instalments[..paid] {
            let (on, number) = (row.due_on, row.number);
            if row.principal.is_positive() {
                writeln!(made.history, "BN{n:07},{on},还本,{},T{n}-{number}", text(row.principal))?;
            }
            writeln!(made.history, "BN{n:07},{on},还息,{},T{n}-{number}", text(row.interest))?;
        }
    }
    Ok(())
}
