//! The simulated guarantor's own desk: guarantees given, its statement, the limits of its fast lane, a fiscal pool.

use platform::Request;
use platform::guarantor_desk::DeskEntry;
use platform::pools::{PoolDocument, PoolEntry};

use super::Stage;

const BOOK: &str = include_str!("../../../../agreements/desk/book.yaml");
const LANE: &str = include_str!("../../../../agreements/desk/lane.yaml");
const POOL: &str = include_str!("../../../../agreements/desk/pool.yaml");
const POOL_LINES: &str = include_str!("../../../../agreements/desk/pool-lines.yaml");
/// Guarantees of the simulated book.
const GUARANTEES: usize = 120;

/// Fills the desk. Amounts follow from the firm's place in the list, so that every demo shows the same.
pub async fn desk(stage: &Stage) -> anyhow::Result<()> {
    let platform = &stage.platform;
    let bar = stage.step("登记担保业务 filling the guarantor's desk", 0);
    let risk = platform.local_principal("demo-guarantor", "zheng").await?;
    let finance = platform.local_principal("demo-guarantor", "feng").await?;
    let (risk, finance) = (Request::plain(&risk), Request::plain(&finance));
    // The documents are of 2025; the demo's today is later, and a statement that old would close the lane.
    let today = platform.clock().today();
    let back = |days: i32| calendar::add_days(today, -days).map(|day| day.to_string());
    let (statement, flows, early) = (back(45)?, back(60)?, back(200)?);
    let book = BOOK.replace("2025-06-30", &statement).replace("2025-06-20", &flows).replace("2025-06-25", &flows);
    platform.guarantor_record(&finance, serde_norway::from_str::<Vec<DeskEntry>>(&book)?).await?;
    platform.guarantor_record(&risk, serde_norway::from_str::<Vec<DeskEntry>>(LANE)?).await?;
    let mut issues = String::new();
    let mut money = String::new();
    for (at, firm) in stage.province.firms.iter().take(GUARANTEES).enumerate() {
        let amount = 500_000 + (at * 7_919 % 26) * 100_000;
        let kind = ["small-firm", "small-firm", "farmer", "small-firm", "other-loan"][at % 5];
        let group = if at % 17 == 0 { ", group: 模拟关联集团" } else { "" };
        let day = back(100 + i32::try_from(at)?)?;
        issues.push_str(&format!(
            "- {{type: issue, on: \"{day}\", number: DB-{at:04}, customer: {}, kind: {kind}, bank: demo-bank, \
             amount: \"{amount}\", bank_percent: \"20\", own_percent: \"40\", term_months: 12, fee_percent: \"0.83\"{group}}}\n",
            firm.id
        ));
        if at % 3 == 0 {
            money
                .push_str(&format!("- {{type: release, on: \"{flows}\", number: DB-{at:04}, amount: \"{amount}\"}}\n"));
        }
        if at == 40 || at == 80 {
            let own = amount / 10 * 4;
            money
                .push_str(&format!("- {{type: compensate, on: \"{flows}\", number: DB-{at:04}, amount: \"{own}\"}}\n"));
        }
    }
    platform.guarantor_record(&risk, serde_norway::from_str::<Vec<DeskEntry>>(&issues)?).await?;
    let desk = platform.guarantor_record(&finance, serde_norway::from_str::<Vec<DeskEntry>>(&money)?).await?;
    let pool = platform.pool_open(&risk, serde_norway::from_str::<PoolDocument>(POOL)?).await?;
    let lines =
        [("2025-01-15", &early), ("2025-05-20", &flows), ("2025-06-18", &statement), ("2025-06-28", &statement)]
            .iter()
            .fold(POOL_LINES.to_owned(), |text, (written, day)| text.replace(written, day));
    platform.pool_record(&finance, &pool.id, serde_norway::from_str::<Vec<PoolEntry>>(&lines)?).await?;
    stage.done(&bar, &format!("担保机构在保 {} 笔 · guarantees on the desk", desk.guarantees));
    Ok(())
}
