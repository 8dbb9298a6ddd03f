//! Files fetched from addresses.

use calendar::Timestamp;
use codes::InstitutionId;
use connectors::outbound::{self, Fetched, Targets};
use hub::{Catalogue, Origin, Pull};
use views::feeds::{self, FeedRun};

use super::HeldFeed;
use crate::Platform;
use crate::cards::Named;
use crate::events::to_json;
use crate::identity::later;
use crate::limits::{FEED_RETRY_FACTOR, FIRST_FEED_RETRY_SECONDS};
use crate::problem::{Code, Outcome, Problem};
use crate::sources::SourceDelivery;

/// A run of which nothing is known yet.
pub(super) fn first_run(held: &HeldFeed) -> FeedRun {
    FeedRun {
        feed: held.id.to_string(),
        last_at: String::new(),
        ok: false,
        said: String::new(),
        batch: None,
        failures: 0,
        next_at: String::new(),
        etag: None,
        modified: None,
        remembered: String::new(),
    }
}

/// What came of a run that failed.
pub(super) fn failure(problem: &Problem) -> Named {
    Named::new(problem.code.as_str(), problem.detail_zh(), problem.detail.as_str())
}

/// What came of rows that were brought.
pub(super) fn brought(card: &SourceDelivery) -> Named {
    let batch = &card.batch;
    if card.brought_before {
        return Named::new("same", "与已入库的文件相同", "the same as what is in");
    }
    let (read, accepted, refused) = (batch.read, batch.accepted, batch.refused);
    Named::new(
        "brought",
        format!("读取 {read} 行，入库 {accepted} 行，隔离 {refused} 行"),
        format!("{read} rows read, {accepted} taken, {refused} set aside"),
    )
}

pub(super) fn said(words: &Named) -> Outcome<String> {
    Ok(String::from_utf8_lossy(&to_json(words)?).into_owned())
}

impl Platform {
    /// Fetches every feed that is due at an instant of the machine's clock; gives how many were.
    ///
    /// # Errors
    /// When the store cannot be read or written. What one feed's address says is that feed's own matter.
    pub async fn run_due_feeds(&self, targets: &Targets, now: Timestamp) -> Outcome<usize> {
        let mut ran = 0;
        for institution in self.book.institutions().await? {
            for held in self.active_feeds(institution).await?.into_iter().filter(HeldFeed::is_pulled) {
                let run = feeds::get(&self.book, institution, &held.id.to_string()).await?;
                let due = run.and_then(|run| run.next_at.parse::<Timestamp>().ok()).is_none_or(|next| next <= now);
                if due {
                    self.pull(institution, &held, targets, now).await?;
                    ran += 1;
                }
            }
        }
        Ok(ran)
    }

    /// Fetches a feed and writes down what came of it.
    pub(super) async fn pull(
        &self,
        institution: InstitutionId,
        held: &HeldFeed,
        targets: &Targets,
        now: Timestamp,
    ) -> Outcome<()> {
        let Origin::Http(from) = &held.feed.from else { return Ok(()) };
        let before = feeds::get(&self.book, institution, &held.id.to_string()).await?;
        let before = before.unwrap_or_else(|| first_run(held));
        let every = i64::from(from.every_minutes) * 60;
        let run = match self.fetched(institution, held, from, (targets, &before)).await {
            Ok((words, batch, fetched)) => FeedRun {
                last_at: now.to_string(),
                ok: true,
                said: said(&words)?,
                batch: batch.or(before.batch),
                failures: 0,
                next_at: later(now, every).to_string(),
                etag: fetched.etag.or(before.etag),
                modified: fetched.modified.or(before.modified),
                ..first_run(held)
            },
            Err(problem) => {
                tracing::warn!(feed = held.feed.id, ?problem, "a feed was not fetched");
                let failures = before.failures + 1;
                let wait = wait_after(failures).min(every);
                let (last_at, next_at) = (now.to_string(), later(now, wait).to_string());
                FeedRun { last_at, ok: false, said: said(&failure(&problem))?, failures, next_at, ..before }
            }
        };
        self.book.execute(institution, vec![feeds::put(institution, run)]).await?;
        Ok(())
    }

    /// What an address gave, brought in: what came of it, the batch, and what is to be remembered for the next time.
    async fn fetched(
        &self,
        institution: InstitutionId,
        held: &HeldFeed,
        from: &Pull,
        (targets, before): (&Targets, &FeedRun),
    ) -> Outcome<(Named, Option<String>, Fetched)> {
        let who = self.feeder(institution, held).await?;
        let mut headers = Vec::new();
        if let Some(header) = &from.header {
            headers.push((header.name.clone(), self.feed_secret(institution, &header.secret).await?));
        }
        headers.extend(before.etag.clone().map(|etag| ("if-none-match".to_owned(), etag)));
        headers.extend(before.modified.clone().map(|modified| ("if-modified-since".to_owned(), modified)));
        let (url, targets) = (from.url.clone(), targets.clone());
        let fetched = tokio::task::spawn_blocking(move || {
            let headers: Vec<(&str, &str)> =
                headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            outbound::get(&url, &targets, &headers)
        });
        let fetched = fetched.await.map_err(|error| unreached("no answer").because(error))?;
        let mut fetched = fetched.map_err(|error| unreached(error.word()).because(error))?;
        match fetched.status {
            304 => Ok((Named::new("unchanged", "自上次以来没有变化", "nothing changed since"), None, fetched)),
            200..300 => {
                let body = std::mem::take(&mut fetched.body);
                let category = Catalogue::built_in().category(&held.feed.category);
                let category = category.ok_or_else(|| Problem::not_found("source", &held.feed.category))?;
                let arriving = Self::read_in(category, &held.feed.id, &body, held.feed.layout.clone())?;
                let card = self.take_in(&who, arriving, |_| Ok(Vec::new())).await?;
                Ok((brought(&card), Some(card.batch.id), fetched))
            }
            status => Err(unreached(&format!("HTTP {status}"))),
        }
    }
}

/// Nothing came of an address, and why, in a word that holds nothing of what it said.
fn unreached(word: &str) -> Problem {
    Problem::new(Code::ImportFailed, format!("the address gave nothing ({word}): check it, its secret and the network"))
        .in_chinese(format!("未能取得数据（{word}）：请核对地址、密钥与网络"))
}

/// How long to wait after so many failed runs, in seconds.
fn wait_after(failures: i64) -> i64 {
    let times = u32::try_from(failures - 1).unwrap_or(u32::MAX);
    FIRST_FEED_RETRY_SECONDS.saturating_mul(FEED_RETRY_FACTOR.saturating_pow(times))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_fourfold() {
        assert_eq!((1..6).map(wait_after).collect::<Vec<_>>(), [60, 240, 960, 3_840, 15_360]);
        assert_eq!(wait_after(i64::MAX), i64::MAX);
    }
}
