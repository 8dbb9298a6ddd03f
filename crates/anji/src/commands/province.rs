//! The simulated province: files of it, its calibration, its firms in the register.

use std::path::Path;

use anyhow::{Context, bail};
use calendar::parse_date;
use platform::Request;
use platform::firms::NewFirm;
use province::living::{Calibration, Format, Living, LivingOptions};
use serde_json::json;

use crate::cli::{FileFormat, Generate, ProvinceCommand, Shared};
use crate::desk::Desk;
use crate::output;

/// `anji province`
pub async fn province(shared: &Shared, command: ProvinceCommand) -> anyhow::Result<()> {
    match command {
        ProvinceCommand::Generate(asked) => generate(shared, &asked),
        ProvinceCommand::Calibration { firms, seed, markdown } => calibration(shared, firms, seed, markdown),
        ProvinceCommand::Register { folder, firms } => register(shared, &folder, firms).await,
    }
}

fn generate(shared: &Shared, asked: &Generate) -> anyhow::Result<()> {
    let options = LivingOptions {
        firms: asked.firms,
        from: parse_date(&asked.from).context("--from is a day, as 2023-07-01")?,
        months: asked.months,
        daily: !asked.no_daily,
    };
    let format = match asked.format {
        FileFormat::Csv => Format::Csv,
        FileFormat::Parquet => Format::Parquet,
    };
    let living = Living::new(asked.seed, options)?;
    let bar = output::bar("生成模拟省 simulating a province", u64::from(asked.firms));
    let done = living.export(&asked.out, format, |progress| bar.set_position(progress.firms))?;
    bar.finish_and_clear();
    let value = json!({
        "simulated": true, "seed": asked.seed, "firms": done.firms, "files": done.files, "rows_delivered": done.delivered,
        "rows": done.rows, "bytes": done.bytes, "sha256": done.sha256,
    });
    output::show(shared.json, &value, |_| {
        format!(
            "模拟数据 simulated: {} 户企业 firms，{} 个文件 files，报送 {} 行 rows delivered，{:.1} MB\n{}\nsha256 {}\n",
            done.firms,
            done.files,
            done.delivered,
            done.bytes as f64 / 1e6,
            asked.out.display(),
            done.sha256
        )
    })
}

fn calibration(shared: &Shared, firms: u32, seed: u64, markdown: bool) -> anyhow::Result<()> {
    let bar = output::bar("对照报告数字 measuring a simulated province", u64::from(firms));
    let found = Calibration::measure(seed, firms, |done| bar.set_position(u64::from(done)))?;
    bar.finish_and_clear();
    if markdown {
        return output::print(&found.markdown());
    }
    let figures: Vec<_> = found
        .figures
        .iter()
        .map(|one| {
            json!({
                "key": one.key, "zh": one.zh, "en": one.en, "basis": one.basis.en(), "report": one.report,
                "found": one.found, "deviation": one.deviation(), "tolerance": one.tolerance, "met": one.is_met(),
            })
        })
        .collect();
    let value = json!({ "simulated": true, "seed": seed, "firms": firms, "figures": figures });
    output::show(shared.json, &value, |_| calibration_text(&found))
}

fn calibration_text(found: &Calibration) -> String {
    let rows: Vec<Vec<String>> = found
        .figures
        .iter()
        .map(|one| {
            let met = match one.is_met() {
                Some(true) => "✓",
                Some(false) => "✗",
                None => "—",
            };
            vec![
                format!("{} {}", one.zh, one.en),
                format!("{} {}", one.basis.zh(), one.basis.en()),
                format!("{:.1}", one.report),
                format!("{:.2}", one.found),
                format!("{:+.2}", one.deviation()),
                one.tolerance.map_or_else(|| "—".to_owned(), |tolerance| format!("{tolerance}")),
                met.to_owned(),
            ]
        })
        .collect();
    let headings =
        ["数字 figure", "口径 basis", ">报告 report", ">模拟 simulated", ">偏差 off by", ">容差 within", "达到 met"];
    format!(
        "模拟省 simulated province: seed {}, {} 户企业 firms\n{}",
        found.seed,
        found.firms,
        output::table(&headings, &rows)
    )
}

async fn register(shared: &Shared, folder: &Path, most: usize) -> anyhow::Result<()> {
    let path = folder.join("firms.simulated.csv");
    let mut file = csv::Reader::from_path(&path)
        .with_context(|| format!("cannot read {}: name a folder that anji province generate wrote", path.display()))?;
    let firms = file.records().take(most).map(|record| new_firm(&record?)).collect::<anyhow::Result<Vec<NewFirm>>>()?;
    let count = firms.len();
    let desk = Desk::open(shared).await?;
    let bar = output::bar("登记模拟企业 registering simulated firms", count as u64);
    let request: Request<'_> = desk.request()?;
    let done = desk.platform.register_firms(&request, firms, |done| bar.set_position(done as u64)).await;
    bar.finish_and_clear();
    desk.close().await;
    done?;
    output::show(shared.json, &json!({ "simulated": true, "firms": count }), |_| {
        format!("已登记 {count} 户模拟企业 simulated firms registered\n")
    })
}

/// A line of the register.
fn new_firm(record: &csv::StringRecord) -> anyhow::Result<NewFirm> {
    let fields: Vec<&str> = record.iter().collect();
    let [uscc, name, region, _city, industry, _section, _sole, _size, established, ..] = fields[..] else {
        bail!("a line of the register has {} fields: generate it again", fields.len());
    };
    if !name.contains("模拟") {
        bail!("{name} does not say 模拟: only simulated firms are registered this way; use anji firm add");
    }
    Ok(NewFirm {
        id: None,
        uscc: uscc.parse()?,
        name: name.to_owned(),
        region: region.to_owned(),
        industry: industry.to_owned(),
        registered_on: Some(parse_date(established)?),
        standing: decision::Standing::Active,
        kyc: decision::Kyc::Complete,
        simulated: true,
    })
}
