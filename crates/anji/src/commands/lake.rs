//! The lake asked in SQL.

use analysts::{Answer, Bounds, TABLES, ask};

use crate::cli::{AnswerFormat, LakeCommand, Shared};
use crate::desk::Desk;
use crate::output;

/// `anji lake`
pub async fn lake(shared: &Shared, command: LakeCommand) -> anyhow::Result<()> {
    match command {
        LakeCommand::Tables => {
            let rows: Vec<Vec<String>> =
                TABLES.iter().map(|(name, zh, en)| vec![(*name).to_owned(), format!("{zh} {en}")]).collect();
            output::print(&output::table(&["表 table", "一行是 a row is"], &rows))
        }
        LakeCommand::Sql { sql, rows, seconds, format } => {
            let desk = Desk::open(shared).await?;
            let bounds = Bounds { rows, seconds, ..Bounds::default() };
            let answered = match desk.request() {
                Ok(request) => ask(&desk.platform, &request, &sql, bounds).await.map_err(anyhow::Error::from),
                Err(error) => Err(error),
            };
            desk.close().await;
            let answer = answered?;
            match format {
                _ if shared.json => json(&answer),
                AnswerFormat::Json => json(&answer),
                AnswerFormat::Csv => output::print(&answer.csv()),
                AnswerFormat::Table => output::print(&text(&answer)),
            }
        }
    }
}

fn json(answer: &Answer) -> anyhow::Result<()> {
    output::print(&format!("{}\n", serde_json::to_string_pretty(&answer.json())?))
}

fn text(answer: &Answer) -> String {
    let headings = answer.columns().into_iter().zip(answer.numeric());
    let headings: Vec<String> =
        headings.map(|(name, is_number)| if is_number { format!(">{name}") } else { name.to_owned() }).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<String>> =
        answer.texts().into_iter().map(|row| row.into_iter().map(Option::unwrap_or_default).collect()).collect();
    let cut = if answer.is_cut {
        "，还有更多：用 --rows 放宽 · there are more: allow more with --rows"
    } else {
        ""
    };
    format!("{}{} 行 rows{cut}，记录 on record as {}\n", output::table(&headings, &rows), answer.len(), answer.id)
}
