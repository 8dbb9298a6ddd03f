//! What the sources report of the bank's borrowers, their portraits, and alerts at work.
//!
//! The lives are those of `province::living`, so that portraits move, break and warn; each is laid over a borrower of the demo. They are
//! simulated, and know nothing of how the demo's loan was repaid.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, add_days, add_months};
use codes::{FirmId, Uscc};
use hub::{Catalogue, Kind, MeasureId};
use platform::Request;
use platform::firms::{ConsentTerms, text_digest};
use platform::lists::LoanFilter;
use platform::sources::Delivery;
use platform::watching::{AlertsAsked, NewClosing, NewNote};
use province::living::{Living, LivingOptions};
use rust_decimal::Decimal;

use super::Stage;

/// Borrowers whose sources report.
const FIRMS: usize = 60;
/// Months they are known for, today's included.
const MONTHS: u16 = 26;
/// Days for which daily measures are reported: they are most of what is reported, and a demo should not take long.
const DAILY: i32 = 120;
/// Alerts that somebody works already.
const WORKED: usize = 6;

/// The rows of one file: by firm, day and reference, what is said of each measure.
type Rows = BTreeMap<(Uscc, Date, u64), BTreeMap<MeasureId, i64>>;

/// Consents, files of every category, a look at the borrowers, and the first work on what it found.
pub async fn data(stage: &Stage) -> anyhow::Result<()> {
    let borrowers = borrowers(stage).await?;
    let files = files(stage, &borrowers)?;
    let bar = stage.step("报送数据源 bringing data of sources in", files.len() as u64);
    for (firm, _) in &borrowers {
        consent(stage, *firm).await?;
    }
    let operator = stage.platform.local_principal("platform", "root").await?;
    let (mut facts, mut refused) = (0, 0);
    for ((category, kind), rows) in &files {
        let text = file_of(category, *kind, rows);
        let name = format!("模拟-{category}-{}.csv", kind.en());
        let delivery = Delivery { category, source: &name, bytes: text.as_bytes(), layout: None };
        let card = stage.platform.deliver(&Request::plain(&operator), delivery).await?;
        facts += card.batch.delivery.map_or(0, |delivery| delivery.facts);
        refused += card.batch.refused;
        bar.inc(1);
    }
    stage.done(
        &bar,
        &format!(
            "{} 户借款人，{facts} 个模拟数值，{refused} 行隔离 · borrowers, simulated values, rows in quarantine",
            borrowers.len()
        ),
    );
    alerts(stage).await?;
    portraits(stage).await
}

/// Portraits of every borrower at the end of the last month but two and today, so that the board shows where they went.
async fn portraits(stage: &Stage) -> anyhow::Result<()> {
    let bar = stage.step("为全部借款人生成画像 portraits of all borrowers", 2);
    let today = stage.platform.clock().today();
    let before = calendar::add_months(today.first_of_month(), -3)?.last_of_month();
    let mut made = 0;
    for on in [before, today] {
        let risk = Request::plain(&stage.people.risk);
        made = stage.platform.run_portraits(&risk, Some(on), &|_| {}).await?.firms;
        bar.inc(1);
    }
    stage.done(&bar, &format!("{made} 户画像（模拟） · portraits (simulated), of {before} and {today}"));
    Ok(())
}

/// The firms of loans that run, each once.
async fn borrowers(stage: &Stage) -> anyhow::Result<Vec<(FirmId, Uscc)>> {
    let filter = LoanFilter { state: Some("active".into()), ..LoanFilter::default() };
    let loans = stage.platform.loan_lines(&stage.people.officer, &filter, views::limits::MAX_PAGE).await?;
    let owing: BTreeSet<String> = loans.rows.into_iter().map(|loan| loan.firm).collect();
    let firms = stage.province.firms.iter().filter(|firm| owing.contains(&firm.id.to_string()));
    Ok(firms.map(|firm| (firm.id, firm.uscc)).take(FIRMS).collect())
}

async fn consent(stage: &Stage, firm: FirmId) -> anyhow::Result<()> {
    let today = stage.platform.clock().today();
    let terms = ConsentTerms {
        firm,
        recipient: stage.people.officer.institution,
        purpose: "post-loan".into(),
        categories: Catalogue::built_in().categories().iter().map(|category| category.id.clone()).collect(),
        from: today,
        until: add_months(today, 12)?,
        text_sha256: text_digest(
            "（模拟）本企业授权贵行在贷款存续期内查询上述数据，用于贷后管理与风险预警。".as_bytes(),
        ),
        method: "simulated".into(),
    };
    stage.platform.grant_consent(&Request::plain(&stage.people.officer), terms).await?;
    Ok(())
}

/// What is reported of the borrowers until today, by category and kind of measure.
fn files(stage: &Stage, borrowers: &[(FirmId, Uscc)]) -> anyhow::Result<BTreeMap<(&'static str, Kind), Rows>> {
    let today = stage.platform.clock().today();
    let daily_from = add_days(today, -DAILY)?;
    let now_us = stage.platform.clock().now().as_microsecond();
    let options = LivingOptions {
        firms: u32::try_from(borrowers.len().max(1))?,
        from: add_months(today, 1 - i32::from(MONTHS))?,
        months: MONTHS,
        daily: true,
    };
    let living = Living::new(stage.province.seed, options)?;
    let catalogue = Catalogue::built_in();
    let mut files: BTreeMap<(&'static str, Kind), Rows> = BTreeMap::new();
    for (life, (_, uscc)) in living.firms().zip(borrowers) {
        // A later word on the same cell stands in the place of the earlier one.
        let mut facts: Vec<_> = life.facts().filter(|fact| fact.on <= today && fact.learned_us <= now_us).collect();
        facts.sort_by_key(|fact| fact.learned_us);
        for fact in facts {
            let (Some(measure), Some(category)) =
                (catalogue.measure(fact.measure), catalogue.category_of(fact.measure))
            else {
                continue;
            };
            if measure.kind == Kind::Daily && fact.on < daily_from {
                continue;
            }
            let rows = files.entry((category.id.as_str(), measure.kind)).or_default();
            let row = rows.entry((*uscc, fact.on, fact.reference)).or_default();
            match fact.value {
                Some(value) => drop(row.insert(fact.measure, value)),
                None => drop(row.remove(&fact.measure)),
            }
        }
    }
    for rows in files.values_mut() {
        rows.retain(|_, row| !row.is_empty());
    }
    Ok(files)
}

/// The file as a program would push it: measures by id, in their own units.
fn file_of(category: &str, kind: Kind, rows: &Rows) -> String {
    let catalogue = Catalogue::built_in();
    let of = catalogue.category(category);
    let measures: Vec<_> =
        of.into_iter().flat_map(|category| &category.measures).filter(|measure| measure.kind == kind).collect();
    let is_event = kind == Kind::Event;
    let mut text = String::from(if is_event { "uscc,period,reference" } else { "uscc,period" });
    for measure in &measures {
        text.push_str(&format!(",{}", measure.id));
    }
    for ((uscc, on, reference), row) in rows {
        let period = if kind == Kind::Monthly { on.strftime("%Y-%m").to_string() } else { on.to_string() };
        text.push_str(&format!("\n{uscc},{period}"));
        if is_event {
            text.push_str(&format!(",{reference}"));
        }
        for measure in &measures {
            let value = catalogue.find(&measure.id).and_then(|id| row.get(&id));
            let value = value.map(|value| Decimal::new(*value, measure.scale.into()).to_string());
            text.push_str(&format!(",{}", value.unwrap_or_default()));
        }
    }
    text.push('\n');
    text
}

/// A look at the borrowers; the gravest alerts are taken, noted, and one of them waits for a second person.
async fn alerts(stage: &Stage) -> anyhow::Result<()> {
    let (platform, people) = (&stage.platform, &stage.people);
    let bar = stage.step("查看借款人 looking at borrowers", 0);
    let run = platform.watch(&Request::plain(&people.risk), None).await?;
    let asked = AlertsAsked { limit: u32::try_from(WORKED)?, ..AlertsAsked::default() };
    let officer = Request::plain(&people.officer);
    for (at, alert) in platform.alerts(&people.officer, asked).await?.rows.into_iter().enumerate() {
        platform.take_alert(&officer, &alert.id).await?;
        let text = "（模拟）已致电企业负责人，约定三日内提供说明".to_owned();
        platform.note_alert(&officer, &alert.id, NewNote { work: "called".into(), text }).await?;
        if at % 2 == 1 {
            let reason = "（模拟）已核对凭证，情况已化解".to_owned();
            platform.close_alert(&officer, &alert.id, NewClosing { finding: "resolved".into(), reason }).await?;
        }
    }
    let said = format!(
        "{} 户已看，触发 {} 条预警 · firms looked at, alerts raised",
        run.firms - run.not_consented,
        run.raised
    );
    stage.done(&bar, &said);
    Ok(())
}
