//! Feeds at the shell.

use anyhow::Context;
use platform::feeds::FeedCard;
use platform::{Clock, Platform, Reach, Request, Targets};

use crate::cli::{FeedCommand, FeedReach, Shared};
use crate::output;

/// `anji hub feed`
pub async fn run(
    shared: &Shared,
    platform: &Platform,
    request: &Request<'_>,
    command: FeedCommand,
) -> anyhow::Result<()> {
    let card = match command {
        FeedCommand::List => {
            let (cards, _) = platform.feed_cards(request.who, "", views::limits::MAX_PAGE).await?;
            return output::show(shared.json, &cards, |cards| list_text(cards));
        }
        FeedCommand::Add { file, from } => {
            let document = std::fs::read_to_string(&file)
                .with_context(|| format!("cannot read {}: check the path", file.display()))?;
            platform.add_feed(request, &document, &targets(&from)).await?
        }
        FeedCommand::Remove { feed, reason } => platform.end_feed(request, &feed, &reason).await?,
        FeedCommand::Run { feed, from } => {
            platform.run_feed(request.who, &feed, &targets(&from), Clock::System.now()).await?
        }
    };
    output::show(shared.json, &card, |card| list_text(std::slice::from_ref(card)))
}

fn targets(from: &FeedReach) -> Targets {
    if from.from_private_networks { Reach::Private.into() } else { Reach::Public.into() }
}

fn list_text(cards: &[FeedCard]) -> String {
    let dash = || "—".to_owned();
    let row = |card: &FeedCard| {
        let last = card.last.as_ref();
        vec![
            card.name.clone(),
            format!("{} {}", card.source.zh, card.source.en),
            format!("{} {}", card.kind.zh, card.kind.en),
            card.from.clone(),
            card.state.zh.clone(),
            last.map_or_else(dash, |last| last.at.clone()),
            last.map_or_else(dash, |last| format!("{} {}", last.said.zh, last.said.en)),
            last.and_then(|last| last.next_at.clone()).unwrap_or_else(dash),
        ]
    };
    let headings = [
        "接入 feed",
        "类别 source",
        "方式 kind",
        "来自 from",
        "状态 state",
        "最近 last",
        "结果 what came of it",
        "下次 next",
    ];
    output::table(&headings, &cards.iter().map(row).collect::<Vec<_>>())
}
