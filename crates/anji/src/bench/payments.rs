//! Durable payments by many clients at once: each on loans of its own, and all on one loan.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use calendar::{BusinessCalendar, Date};
use codes::{ApplicationId, ContractId, FirmId, InstitutionId, LoanId, ProductId, UserId};
use ledger::Chart;
use loan::{
    ClassificationRule, ContractSigned, LoanEvent, LoanState, PayoutConfirmed, PayoutInstructed, ProductRef,
    RepaymentMethod, Terms, TermsSpec,
};
use money::{Currency, Money, Rate};
use platform::events::appending;
use platform::servicing::rows_of;
use platform::{Clock, Folder, Platform, Principal, Request};
use store::{Batch, Expected, Location};
use views::loans::LoanRow;

use super::append::{MAX_CLIENTS, floor, fsync_rate};
use super::{Part, now, places, rate, ratio, setting, world};
use crate::cli::Shared;

/// Loans that each client pays on in turn, when payments are spread.
const LOANS_EACH: usize = 20;
const STARTED: Date = Date::constant(2025, 6, 1);

/// Measures SQLite in a temporary folder and, when a store is named, PostgreSQL.
pub async fn run(shared: &Shared, clients: usize, seconds: u64) -> anyhow::Result<Vec<Part>> {
    ensure!((1..=MAX_CLIENTS).contains(&clients), "give 1 to {MAX_CLIENTS} clients");
    ensure!(seconds > 0, "give at least one second");
    let mut parts = Vec::new();
    for (name, place) in places(shared)? {
        let folder = tempfile::tempdir().context("a temporary folder (TMPDIR)")?;
        parts.extend(measure(name, folder.path(), place, clients, Duration::from_secs(seconds)).await?);
    }
    Ok(parts)
}

async fn measure(
    name: &str,
    folder: &Path,
    place: Option<Location>,
    clients: usize,
    length: Duration,
) -> anyhow::Result<Vec<Part>> {
    let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
    clock.set_day(world::DAY);
    let opened = Platform::open(Folder::open(folder)?, place, clock).await;
    let platform = Arc::new(opened.context("a bench needs an empty database of its own")?);
    setting::prepare(&platform, 1).await?;
    let who = Arc::new(platform.local_principal(setting::BANK, setting::CLOSER).await?);
    for n in 0..clients * LOANS_EACH {
        lend(&platform, who.institution, n).await?;
    }
    let mut parts = Vec::new();
    for (zh, en, each) in [("分散于各借据", "spread over loans", LOANS_EACH), ("集中于一笔借据", "all on one loan", 0)]
    {
        let mut part = Part::new(format!("持久还款 durable payments, {zh} {en}: {name}"));
        let before = tokio::task::block_in_place(|| fsync_rate(folder))?;
        let stats = platform.book().stats().await;
        let start = now();
        let end = start + length;
        let tasks: Vec<_> = (0..clients)
            .map(|client| tokio::spawn(pay(Arc::clone(&platform), Arc::clone(&who), (client, each), end)))
            .collect();
        let mut waits = Vec::new();
        for task in tasks {
            waits.extend(task.await??);
        }
        let wall = start.elapsed();
        let after = platform.book().stats().await;
        ensure!(after.events - stats.events >= waits.len() as u64, "fewer events in the book than answers given");
        let reached = rate(waits.len(), wall);
        part.waits(waits, wall);
        let batches = ratio(after.batches - stats.batches, after.groups - stats.groups);
        part.figure("每次提交的批次", "batches a transaction", batches, "");
        let fsyncs = tokio::task::block_in_place(|| fsync_rate(folder))?;
        floor(&mut part, reached, (before + fsyncs) / 2.0);
        part.note(format!(
            "{clients} 个客户端 clients, {} s, 重试 retries {}",
            length.as_secs(),
            after.retries - stats.retries
        ));
        parts.push(part);
    }
    super::http::end(platform).await;
    Ok(parts)
}

/// One client: a payment, answered when durable, then the next.
async fn pay(
    platform: Arc<Platform>,
    who: Arc<Principal>,
    (client, each): (usize, usize),
    end: Instant,
) -> anyhow::Result<Vec<Duration>> {
    let amount = Money::from_minor(100, Currency::CNY);
    let mut waits = Vec::new();
    while now() < end {
        let turn = waits.len();
        let (loan, name) = if each == 0 { (0, "HOT") } else { (client * each + turn % each, "P") };
        let start = now();
        let reference = format!("{name}-{client}-{turn}");
        let id = loan_id(loan).to_string();
        platform.pay(&Request::plain(&who), &id, amount, world::DAY, &reference).await?;
        waits.push(start.elapsed());
    }
    Ok(waits)
}

fn loan_id(n: usize) -> LoanId {
    let mut id = [5; 16];
    id[8..].copy_from_slice(&(n as u64).to_be_bytes());
    LoanId::from_bytes(id)
}

/// A loan paid out a month ago, with the events that made it.
async fn lend(platform: &Platform, bank: InstitutionId, n: usize) -> anyhow::Result<()> {
    let principal = Money::from_minor(1_000_000_000, Currency::CNY);
    let spec = TermsSpec::standard(principal, Rate::from_bps(435), RepaymentMethod::Annuity, 24, STARTED)?;
    let terms = Terms::try_new(spec, &BusinessCalendar::default())?;
    let (id, by, matures_on) = (loan_id(n), UserId::from_bytes([1; 16]), terms.matures_on());
    let reference = String::from("PAYOUT");
    let events = [
        LoanEvent::ContractSigned(Box::new(ContractSigned {
            loan: id,
            contract: ContractId::from_bytes([6; 16]),
            institution: bank,
            firm: FirmId::from_bytes([7; 16]),
            application: ApplicationId::from_bytes([9; 16]),
            product: ProductRef { product: ProductId::from_bytes([10; 16]), version: 1 },
            agreement: None,
            facility: None,
            terms,
            signed_on: STARTED,
            by,
        })),
        LoanEvent::PayoutInstructed(PayoutInstructed {
            reference: reference.clone(),
            amount: principal,
            on: STARTED,
            by,
        }),
        LoanEvent::PayoutConfirmed(PayoutConfirmed {
            reference,
            amount: principal,
            effective_on: STARTED,
            rail_reference: "RAIL".into(),
        }),
    ];
    let state = LoanState::from_events(&events);
    let row = row(id, principal, matures_on, i64::try_from(events.len())?);
    let append = appending(*id.as_bytes(), Expected::New, STARTED, &events)?;
    let writes = rows_of(bank, (row, id), &state, world::DAY, (&ClassificationRule::RULE_2023, &Chart::default()))?;
    let recorded_at = calendar::Timestamp::UNIX_EPOCH;
    let batch =
        Batch { institution: bank, actor: "bench".into(), recorded_at, key: None, appends: vec![append], writes };
    platform.book().append(batch).await?;
    Ok(())
}

/// Its line in the list before anything is known of where it stands.
fn row(id: LoanId, principal: Money, matures_on: Date, version: i64) -> LoanRow {
    LoanRow {
        id: id.to_string(),
        number: format!("JK{}{}", STARTED.strftime("%Y%m%d"), hex::encode(&id.as_bytes()[10..]).to_uppercase()),
        firm: FirmId::from_bytes([7; 16]).to_string(),
        application: None,
        product: "bench v1".into(),
        principal: principal.minor(),
        currency: "CNY".into(),
        state: "active".into(),
        starts_on: STARTED.to_string(),
        ends_on: matures_on.to_string(),
        due_day: 1,
        term_months: 12,
        agreement: None,
        version,
        product_code: "bench".into(),
        rate: "4.35".into(),
        region: None,
        industry: None,
        grade: None,
        lent: principal.minor(),
        owed: principal.minor(),
        position: None,
    }
}
