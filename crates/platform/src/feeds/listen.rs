//! Sensors listened to.
//!
//! A message is acknowledged only once the batch it is in is in the book, and the digests of that batch's messages are written in the
//! same transaction. So after a stop, wherever it comes, the broker sends again what was not acknowledged, and of that whatever is in
//! already changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use codes::{FeedId, InstitutionId};
use connectors::mqtt::{Heard, Listening, Message, Subscription};
use connectors::outbound::Targets;
use connectors::sensors::{Mapping, Readings, Remembered};
use hub::{Catalogue, FEED_KEYS, Origin};
use sha2::{Digest, Sha256};
use tokio::task::JoinHandle;
use views::feeds::{self, FeedRun};

use super::HeldFeed;
use super::pull::{brought, failure, first_run, said};
use crate::Platform;
use crate::cards::Named;
use crate::clock::Clock;
use crate::limits::{FEED_PAUSE_SECONDS, FEEDS_LOOK_SECONDS};
use crate::problem::{Code, Outcome, Problem};
use crate::sources::Arriving;

/// The listeners of a service; they end when it is dropped, and whatever was not kept comes again.
#[derive(Default)]
struct Listeners(BTreeMap<FeedId, JoinHandle<()>>);

impl Drop for Listeners {
    fn drop(&mut self) {
        self.0.values().for_each(JoinHandle::abort);
    }
}

/// Messages that are not kept yet.
struct Collected {
    readings: Readings,
    messages: Vec<Message>,
    digests: Vec<String>,
}

impl Collected {
    fn none(held: &HeldFeed, from: &hub::Subscription) -> Self {
        let layout = held.feed.layout.as_ref();
        let [firm, period] = layout.map_or(FEED_KEYS, |layout| [layout.firm.as_str(), layout.period.as_str()]);
        let reference = layout.and_then(|layout| layout.reference.as_deref()).unwrap_or("reference");
        let mapping = Mapping::new(&from.fields, &[firm, period, reference], period);
        Self { readings: Readings::new(mapping), messages: Vec::new(), digests: Vec::new() }
    }
}

/// Whose messages, and what is remembered of them.
struct Hearing<'a> {
    institution: InstitutionId,
    held: &'a HeldFeed,
    from: &'a hub::Subscription,
    run: FeedRun,
    remembered: Remembered,
}

impl Platform {
    /// Listens to the sensors of every feed that there is, and of those that come, until it is dropped.
    pub async fn listen_to_feeds(self: Arc<Self>, targets: Targets) {
        let mut listeners = Listeners::default();
        loop {
            match self.heard_feeds().await {
                Ok(found) => {
                    let wanted: BTreeSet<FeedId> = found.iter().map(|(_, held)| held.id).collect();
                    listeners.0.retain(|id, task| {
                        let keeps = wanted.contains(id) && !task.is_finished();
                        if !keeps {
                            task.abort();
                        }
                        keeps
                    });
                    for (institution, held) in found {
                        let (platform, targets) = (Arc::clone(&self), targets.clone());
                        listeners.0.entry(held.id).or_insert_with(move || {
                            tokio::spawn(async move { platform.listen(institution, &held, &targets).await })
                        });
                    }
                }
                Err(problem) => tracing::warn!(?problem, "feeds could not be looked up; trying again"),
            }
            tokio::time::sleep(Duration::from_secs(FEEDS_LOOK_SECONDS)).await;
        }
    }

    async fn heard_feeds(&self) -> Outcome<Vec<(InstitutionId, HeldFeed)>> {
        let mut found = Vec::new();
        for institution in self.book.institutions().await? {
            let active = self.active_feeds(institution).await?;
            found.extend(active.into_iter().filter(|held| !held.is_pulled()).map(|held| (institution, held)));
        }
        Ok(found)
    }

    /// Listens to a feed, again after each failure.
    async fn listen(&self, institution: InstitutionId, held: &HeldFeed, targets: &Targets) {
        loop {
            let problem = match self.hear(institution, held, targets).await {
                Ok(never) => match never {},
                Err(problem) => problem,
            };
            tracing::warn!(feed = held.feed.id, ?problem, "a feed stands still; trying again");
            if let Err(problem) = self.note_failure(institution, held, &problem).await {
                tracing::warn!(?problem, "the failure of a feed was not written down");
            }
            tokio::time::sleep(Duration::from_secs(FEED_PAUSE_SECONDS)).await;
        }
    }

    async fn note_failure(&self, institution: InstitutionId, held: &HeldFeed, problem: &Problem) -> Outcome<()> {
        let before = feeds::get(&self.book, institution, &held.id.to_string()).await?;
        let before = before.unwrap_or_else(|| first_run(held));
        let (last_at, said) = (Clock::System.now().to_string(), said(&failure(problem))?);
        let run = FeedRun { last_at, ok: false, said, failures: before.failures + 1, ..before };
        self.book.execute(institution, vec![feeds::put(institution, run)]).await?;
        Ok(())
    }

    /// Listens until something fails. Dropping the subscription leaves what is not kept to the broker.
    async fn hear(&self, institution: InstitutionId, held: &HeldFeed, targets: &Targets) -> Outcome<Infallible> {
        let Origin::Mqtt(from) = &held.feed.from else { return Err(Problem::not_found("broker", held.id)) };
        let run = feeds::get(&self.book, institution, &held.id.to_string()).await?;
        let run = run.unwrap_or_else(|| first_run(held));
        let remembered = Remembered::read(&run.remembered);
        let mut subscription = self.subscribed(institution, held, from, targets).await?;
        let mut hearing = Hearing { institution, held, from, run, remembered };
        let mut collected = Collected::none(held, from);
        let mut due = pin!(tokio::time::sleep(Duration::ZERO));
        loop {
            let waits = !collected.messages.is_empty();
            let heard = tokio::select! {
                heard = subscription.next() => Some(heard.ok_or_else(|| lost("the connection is over"))?),
                () = &mut due, if waits => None,
            };
            match heard {
                // What was collected on the connection before comes again.
                Some(Heard::Connected) => {
                    collected = Collected::none(held, from);
                    self.note(&mut hearing, true, &Named::new("listening", "正在接收", "listening")).await?;
                }
                Some(Heard::Lost(why)) => {
                    self.note(&mut hearing, false, &failure(&lost(&why))).await?;
                }
                Some(Heard::Message(message)) => {
                    if !waits {
                        due.set(tokio::time::sleep(Duration::from_secs(from.seconds.into())));
                    }
                    if collected.takes(&hearing.remembered, &message) {
                        collected.messages.push(message);
                    } else {
                        subscription.acknowledge(&message).await;
                    }
                    if collected.messages.len() >= usize::from(from.batch) {
                        collected = self.keep(&subscription, &mut hearing, collected).await?;
                    }
                }
                None => collected = self.keep(&subscription, &mut hearing, collected).await?,
            }
        }
    }

    async fn subscribed(
        &self,
        institution: InstitutionId,
        held: &HeldFeed,
        from: &hub::Subscription,
        targets: &Targets,
    ) -> Outcome<Subscription> {
        let address = targets.check_broker(&from.broker).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let password = match &from.secret {
            Some(secret) => self.feed_secret(institution, secret).await?,
            None => String::new(),
        };
        let login = from.user.clone().map(|user| (user, password));
        let client = format!("anji-{}", hex::encode(held.id.as_bytes()));
        let (topic, targets) = (from.topic.clone(), targets.clone());
        Subscription::open(Listening { address, targets, client, topic, login })
            .map_err(|error| Problem::new(Code::Internal, "no socket for a subscription: see the log").because(error))
    }

    /// Keeps what was collected, then acknowledges it; gives what is to be collected next.
    async fn keep(
        &self,
        subscription: &Subscription,
        hearing: &mut Hearing<'_>,
        collected: Collected,
    ) -> Outcome<Collected> {
        let (held, institution) = (hearing.held, hearing.institution);
        let who = self.feeder(institution, held).await?;
        let category = Catalogue::built_in().category(&held.feed.category);
        let category = category.ok_or_else(|| Problem::not_found("source", &held.feed.category))?;
        let Collected { readings, messages, digests } = collected;
        let digest = hex::encode(Sha256::digest(digests.join(" ").as_bytes()));
        digests.into_iter().for_each(|digest| hearing.remembered.add(digest));
        let (before, remembered) = (hearing.run.clone(), hearing.remembered.text());
        let at = Clock::System.now().to_string();
        let (layout, source) = (held.feed.layout.clone(), held.feed.id.as_str());
        let arriving = Arriving { category, source, table: readings.table(), layout, digest };
        let mut run = None;
        self.take_in(&who, arriving, |card| {
            let next = FeedRun {
                last_at: at,
                ok: true,
                said: said(&brought(card))?,
                batch: Some(card.batch.id.clone()),
                failures: 0,
                remembered,
                ..before
            };
            run = Some(next.clone());
            Ok(vec![feeds::put(institution, next)])
        })
        .await?;
        hearing.run = run.unwrap_or_else(|| hearing.run.clone());
        for message in &messages {
            subscription.acknowledge(message).await;
        }
        Ok(Collected::none(held, hearing.from))
    }

    /// Writes down how a feed stands, where that is something new.
    async fn note(&self, hearing: &mut Hearing<'_>, ok: bool, words: &Named) -> Outcome<()> {
        let failures = if ok { 0 } else { hearing.run.failures + 1 };
        if ok == hearing.run.ok && !hearing.run.said.is_empty() {
            return Ok(());
        }
        let (last_at, said) = (Clock::System.now().to_string(), said(words)?);
        hearing.run = FeedRun { last_at, ok, said, failures, ..hearing.run.clone() };
        self.book.execute(hearing.institution, vec![feeds::put(hearing.institution, hearing.run.clone())]).await?;
        Ok(())
    }
}

impl Collected {
    /// Whether a message is to be kept before it is acknowledged; one that is in already is not. One that says what another of the same
    /// batch said is no row of its own, and is acknowledged with it.
    fn takes(&mut self, remembered: &Remembered, message: &Message) -> bool {
        let mut hasher = Sha256::new();
        hasher.update(message.topic().as_bytes());
        hasher.update([0]);
        hasher.update(message.payload());
        let digest = hex::encode(&hasher.finalize()[..16]);
        if remembered.knows(&digest) {
            return false;
        }
        if !self.digests.contains(&digest) {
            self.readings.push(message.topic(), message.payload());
            self.digests.push(digest);
        }
        true
    }
}

fn lost(why: &str) -> Problem {
    Problem::new(
        Code::ImportFailed,
        format!("the broker is not reached ({why}): check its address, its login and the network"),
    )
    .in_chinese(format!("未能连接消息代理（{why}）：请核对地址、账号与网络"))
}
