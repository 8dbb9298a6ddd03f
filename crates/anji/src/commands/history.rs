//! Totals of imported histories of guaranteed credit.

use anyhow::Context as _;
use platform::programmes::{PastCard, PastLine, ProgrammeLine};
use serde::de::DeserializeOwned;

use crate::cli::{HistoryCommand, Shared};
use crate::desk::Desk;
use crate::output::{self, cash};

fn word<T: DeserializeOwned>(text: &str, words: &str) -> anyhow::Result<T> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).with_context(|| format!("'{text}': use {words}"))
}

/// `anji history`
pub async fn history(shared: &Shared, command: HistoryCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = history_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn history_command(shared: &Shared, desk: &Desk, command: HistoryCommand) -> anyhow::Result<()> {
    let (platform, who) = (&desk.platform, desk.who()?);
    match command {
        HistoryCommand::Guarantees { by } => {
            let by = word(&by, "year-and-percent, year or percent")?;
            output::show(shared.json, &platform.past_guarantees(who, by).await?, past_text)
        }
        HistoryCommand::Programmes { by } => {
            let by = word(&by, "kind, state or year")?;
            output::show(shared.json, &platform.programme_totals(who, by).await?, |lines| programmes_text(lines))
        }
    }
}

fn past_text(card: &PastCard) -> String {
    let row = |line: &PastLine| {
        vec![
            line.year.map_or_else(|| "全部 all".into(), |year| year.to_string()),
            line.percent.map_or_else(|| "全部 all".into(), |percent| format!("{percent}%")),
            line.loans.to_string(),
            line.bad.to_string(),
            cash(&line.disbursed),
            cash(&line.repaid),
            cash(&line.charged_off),
            cash(&line.compensated),
            cash(&line.lender_loss),
        ]
    };
    let rows: Vec<_> = card.lines.iter().chain(card.total.as_ref()).map(row).collect();
    let headings = [
        ">年度 year",
        ">担保比例 guaranteed",
        ">笔数 loans",
        ">核销笔数 bad",
        ">放款 disbursed",
        ">已还 repaid",
        ">核销 charged off",
        ">担保代偿 compensated",
        ">银行承担 lender",
    ];
    let left = format!("未计入（缺年度或担保额） left out: {}", card.left_out);
    format!("{}\n{left}", output::table(&headings, &rows))
}

fn programmes_text(lines: &[ProgrammeLine]) -> String {
    let row = |line: &ProgrammeLine| {
        let group = if line.group.zh == line.group.en {
            line.group.zh.clone()
        } else {
            format!("{} {}", line.group.zh, line.group.en)
        };
        vec![
            group,
            line.transactions.to_string(),
            cash(&line.financed),
            cash(&line.public_funds),
            cash(&line.borrower_premium),
            cash(&line.lender_premium),
            cash(&line.guaranteed),
            cash(&line.collateral),
        ]
    };
    let rows: Vec<_> = lines.iter().map(row).collect();
    let headings = [
        "项目 group",
        ">笔数 number",
        ">融资额 financed",
        ">公共资金 public funds",
        ">借款人保费 borrower premium",
        ">银行保费 lender premium",
        ">担保额 guaranteed",
        ">押品支持 collateral",
    ];
    output::table(&headings, &rows)
}
