//! Events told to subscribers: whoever runs a core banking system or a data warehouse need not ask again and again.
//!
//! The book's sealed log is the outbox: a delivery exists because an event does, and the cursor of a subscription moves in
//! the transaction that writes the deliveries it passes. So nothing is lost, nothing is invented, and after a stop the work
//! goes on where it was. An event arrives at least once; its id (`webhook-id`) is the same each time, so a receiver can
//! tell a repetition. Deliveries do not wait for each other: the order is the log's as long as nothing fails, and
//! `log_index` tells it always.
//!
//! A message says that something happened and to what, and holds none of the event's content: the receiver reads the object
//! with a key of its own, under its own rights. It is signed as Standard Webhooks describes: HMAC-SHA-256 over
//! `id.timestamp.body`. The secret of a subscription is derived from the folder's webhook key and the subscription's id, so
//! it is kept nowhere; it is shown when the subscription is made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use calendar::{Date, Timestamp};
use codes::{InstitutionId, WebhookId};
use connectors::outbound::{self, AddressError, Targets};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use store::{Expected, Sealed, StoredEvent};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use utoipa::ToSchema;
use views::webhooks::Delivery;
use views::{objects, webhooks};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Named;
use crate::clock::{Clock, random};
use crate::event_names;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::identity::later;
use crate::limits::{
    DELIVERED_DAYS, FIRST_RETRY_SECONDS, MAX_DELIVERY_ATTEMPTS, MAX_KEY_LABEL_CHARS, MAX_ROUND_MESSAGES, MAX_SENDING,
    MAX_WEBHOOK_KINDS, MAX_WEBHOOKS, RETRY_FACTOR,
};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};

/// What happened to a subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum WebhookEvent {
    /// Somebody subscribed.
    Subscribed {
        /// Where messages go.
        url: String,
        /// Kinds of event that are told; all when empty.
        kinds: BTreeSet<String>,
        /// What it is for.
        label: String,
        /// Events after this place of the institution's log are told.
        after: u64,
    },
    /// It was ended.
    Disabled,
}

impl JsonEvent for WebhookEvent {
    const STREAM: &'static str = "webhook";
    fn kind(&self) -> &'static str {
        match self {
            Self::Subscribed { .. } => "webhook-subscribed",
            Self::Disabled => "webhook-disabled",
        }
    }
}

/// A subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Where messages go.
    pub url: String,
    /// Kinds of event that are told; all when empty.
    pub kinds: BTreeSet<String>,
    /// What it is for.
    pub label: String,
    /// Events after this place of the institution's log are told.
    pub after: u64,
    /// Whether it is in force.
    pub active: bool,
}

impl Webhook {
    pub(crate) fn fold(id: WebhookId, events: &[WebhookEvent]) -> Option<Self> {
        let mut webhook = None;
        for event in events {
            match (event, &mut webhook) {
                (WebhookEvent::Subscribed { url, kinds, label, after }, slot) => {
                    let (url, kinds, label) = (url.clone(), kinds.clone(), label.clone());
                    *slot = Some(Self { id, url, kinds, label, after: *after, active: true });
                }
                (WebhookEvent::Disabled, Some(webhook)) => webhook.active = false,
                (WebhookEvent::Disabled, None) => {}
            }
        }
        webhook
    }

    pub(crate) fn row(&self, version: u64) -> Outcome<objects::Object> {
        Ok(objects::Object {
            kind: "webhook".into(),
            id: self.id.to_string(),
            state: if self.active { "active" } else { "disabled" }.into(),
            label: self.label.clone(),
            version: i64::try_from(version).unwrap_or(i64::MAX),
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }

    /// Whether it is told of this event. It is never told of itself: a message about a message would not end.
    fn takes(&self, event: &StoredEvent) -> bool {
        event.stream.kind() != WebhookEvent::STREAM && (self.kinds.is_empty() || self.kinds.contains(&event.kind))
    }
}

/// A subscription, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WebhookCard {
    /// Subscription id.
    pub id: String,
    /// What it is for.
    pub label: String,
    /// Where messages go.
    pub url: String,
    /// Kinds of event that are told; all when empty.
    pub kinds: Vec<String>,
    /// In force or ended.
    pub state: Named,
    /// The place in the institution's log up to which messages were made.
    pub log_index: u64,
    /// Messages that wait, for the first attempt or another one.
    pub pending: i64,
    /// Messages that were given up.
    pub dead: i64,
}

/// A message to a subscriber and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeliveryCard {
    /// The event's place in the institution's log.
    pub log_index: i64,
    /// The event's kind.
    pub kind: String,
    /// Waiting, delivered or given up.
    pub status: Named,
    /// How often it was sent.
    pub attempts: i64,
    /// When it was last sent.
    pub last_at: Option<String>,
    /// When it is sent again.
    pub next_at: Option<String>,
    /// What came back, in a word: `HTTP 200`, `timeout`.
    pub response: Option<String>,
}

/// What a test message met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TestCard {
    /// Whether the receiver answered with a 2xx status.
    pub delivered: bool,
    /// What came back, in a word.
    pub response: String,
}

/// A subscription to make.
#[derive(Debug, Clone)]
pub struct NewWebhook {
    /// Where messages go.
    pub url: String,
    /// Kinds of event to tell; all when empty.
    pub kinds: BTreeSet<String>,
    /// What it is for.
    pub label: String,
}

/// What a round of deliveries did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    /// Messages made from events.
    pub queued: u64,
    /// Messages that arrived.
    pub delivered: u64,
    /// Attempts that failed.
    pub failed: u64,
}

/// What is sent: that something happened, and to what.
#[derive(Serialize)]
struct Message<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    timestamp: Timestamp,
    data: MessageData<'a>,
}

#[derive(Serialize)]
struct MessageData<'a> {
    log_index: u64,
    object: &'a str,
    object_id: String,
    version: u64,
    effective_on: Date,
    hash: String,
}

impl Platform {
    /// Subscribes an address to events of the asker's institution, from now on.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for an address, a kind or a label that cannot be used,
    /// [`Code::Exists`] past [`MAX_WEBHOOKS`].
    pub async fn subscribe(&self, request: &Request<'_>, new: NewWebhook, targets: &Targets) -> Outcome<Webhook> {
        request.who.require(Action::ManageWebhooks)?;
        let institution = request.institution();
        let NewWebhook { url, kinds, label } = new;
        targets.check(&url).map_err(|error| {
            let zh = match error {
                AddressError::NotListed => "推送地址的主机不在允许的名单内：请联系运维加入 --webhook-hosts",
                _ => "推送地址须为 https://主机/路径，不含用户名，且不在内部网络（内网须由运维允许）",
            };
            Problem::from_domain(Code::Invalid, error).in_chinese(zh)
        })?;
        check_words(&kinds, &label)?;
        if self.subscriptions(institution).await?.len() >= MAX_WEBHOOKS {
            return Err(Problem::new(
                Code::Exists,
                format!("there are {MAX_WEBHOOKS} subscriptions in force, the most there can be: end one first"),
            )
            .in_chinese(format!("已有 {MAX_WEBHOOKS} 个生效的订阅，达到上限：请先停用一个")));
        }
        let id = WebhookId::from_bytes(random()?);
        let after = self.book.head(institution).await?.map_or(0, |head| head.size);
        let event = WebhookEvent::Subscribed { url, kinds, label, after };
        let webhook = Webhook::fold(id, std::slice::from_ref(&event));
        let webhook = webhook.ok_or_else(|| Problem::new(Code::Internal, "a subscription did not fold"))?;
        let appends = vec![appending(*id.as_bytes(), Expected::New, self.clock.today(), &[event])?];
        let writes = vec![objects::put(institution, webhook.row(1)?)];
        self.save(request, appends, writes, webhook).await
    }

    /// Ends a subscription; what still waits for it is not sent.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when it was ended already.
    pub async fn disable_webhook(&self, request: &Request<'_>, id: WebhookId) -> Outcome<WebhookCard> {
        request.who.require(Action::ManageWebhooks)?;
        let institution = request.institution();
        let mut events = self.events::<WebhookEvent>(institution, *id.as_bytes()).await?;
        let version = events.len() as u64;
        let known = Webhook::fold(id, &events).ok_or_else(|| Problem::not_found("webhook", id))?;
        if !known.active {
            return Err(
                Problem::new(Code::WrongState, "this subscription was ended already").in_chinese("该订阅已停用")
            );
        }
        let event = WebhookEvent::Disabled;
        let expected = Expected::Version(version);
        let appends = vec![appending(*id.as_bytes(), expected, self.clock.today(), std::slice::from_ref(&event))?];
        events.push(event);
        let webhook = Webhook::fold(id, &events).ok_or_else(|| Problem::not_found("webhook", id))?;
        let writes = vec![
            objects::put(institution, webhook.row(version + 1)?),
            webhooks::forget_pending(institution, &id.to_string()),
        ];
        let mut card = self.webhook_card(institution, webhook).await?;
        card.pending = 0;
        self.save(request, appends, writes, card).await
    }

    /// A page of the asker's institution's subscriptions, by id.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn webhooks(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<WebhookCard>> {
        who.require(Action::ReadWebhooks)?;
        let rows = objects::list(&self.book, who.institution, "webhook", None, after, limit).await?;
        let full = rows.len() == views::limits::page(limit) as usize;
        let next = if full { rows.last().map(|row| row.id.clone()) } else { None };
        let mut cards = Vec::with_capacity(rows.len());
        for row in &rows {
            cards.push(self.webhook_card(who.institution, from_json(row.body.as_bytes())?).await?);
        }
        Ok((cards, next))
    }

    /// A page of a subscription's messages, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn deliveries(
        &self,
        who: &Principal,
        id: WebhookId,
        after: &str,
        limit: u32,
    ) -> Outcome<Paged<DeliveryCard>> {
        who.require(Action::ReadWebhooks)?;
        self.webhook(who.institution, id).await?;
        let below = if after.is_empty() { Ok(i64::MAX) } else { after.parse() };
        let below = below
            .map_err(|_| Problem::new(Code::Invalid, "'after' is the next of the page before: give it unchanged"))?;
        let rows = webhooks::deliveries(&self.book, who.institution, &id.to_string(), below, limit).await?;
        let full = rows.len() == views::limits::page(limit) as usize;
        let next = if full { rows.last().map(|row| row.log_index.to_string()) } else { None };
        Ok((rows.into_iter().map(delivery_card).collect(), next))
    }

    /// Sends a message of the kind `webhook-test` now, once.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] for a subscription that was ended.
    pub async fn test_webhook(&self, who: &Principal, id: WebhookId, targets: &Targets) -> Outcome<TestCard> {
        who.require(Action::ManageWebhooks)?;
        let webhook = self.webhook(who.institution, id).await?;
        if !webhook.active {
            return Err(Problem::new(Code::WrongState, "this subscription was ended: make another one")
                .in_chinese("该订阅已停用：请新建订阅"));
        }
        let body = serde_json::json!({ "type": "webhook-test", "timestamp": self.clock.now(), "data": {} }).to_string();
        let event_id = format!("test_{}", hex::encode(random::<8>()?));
        let sent =
            send(webhook.url, targets.clone(), signed_headers(&self.webhook_key(id), &event_id, &body), body).await;
        Ok(TestCard { delivered: sent.is_ok(), response: sent.unwrap_or_else(|failed| failed) })
    }

    /// The secret that signs a subscription's messages, as Standard Webhooks writes it.
    #[must_use]
    pub fn webhook_secret(&self, id: WebhookId) -> String {
        format!("whsec_{}", STANDARD.encode(self.webhook_key(id)))
    }

    fn webhook_key(&self, id: WebhookId) -> [u8; 32] {
        mac(self.keys.webhook.as_slice(), &[id.as_bytes().as_slice()])
    }

    async fn webhook(&self, institution: InstitutionId, id: WebhookId) -> Outcome<Webhook> {
        let row = objects::get(&self.book, institution, "webhook", &id.to_string()).await?;
        from_json(row.ok_or_else(|| Problem::not_found("webhook", id))?.body.as_bytes())
    }

    async fn webhook_card(&self, institution: InstitutionId, webhook: Webhook) -> Outcome<WebhookCard> {
        let id = webhook.id.to_string();
        let told = webhooks::cursor(&self.book, institution, &id).await?.map_or(0, u64_of);
        let counts: BTreeMap<String, i64> = webhooks::counts(&self.book, institution, &id).await?.into_iter().collect();
        let count = |status: &str| counts.get(status).copied().unwrap_or_default();
        let state = if webhook.active { ("active", "生效", "in force") } else { ("disabled", "已停用", "ended") };
        Ok(WebhookCard {
            label: webhook.label,
            url: webhook.url,
            kinds: webhook.kinds.into_iter().collect(),
            state: Named::new(state.0, state.1, state.2),
            log_index: told.max(webhook.after),
            pending: count("pending"),
            dead: count("dead"),
            id,
        })
    }

    async fn subscriptions(&self, institution: InstitutionId) -> Outcome<Vec<Webhook>> {
        let limit = views::limits::MAX_PAGE;
        let rows = objects::list(&self.book, institution, "webhook", Some("active"), "", limit).await?;
        rows.iter().map(|row| from_json(row.body.as_bytes())).collect()
    }

    /// One round for every institution: makes messages of new events, then sends what is due.
    ///
    /// # Errors
    /// When the store cannot be read or written; whatever was not noted is sent again by a later round.
    pub async fn deliver_webhooks(&self, targets: &Targets) -> Outcome<Round> {
        let mut round = Round::default();
        for institution in self.book.institutions().await? {
            let subscribers = self.subscriptions(institution).await?;
            for webhook in &subscribers {
                round.queued += self.queue_messages(institution, webhook).await?;
            }
            if !subscribers.is_empty() {
                self.send_due(institution, &subscribers, targets, &mut round).await?;
            }
        }
        Ok(round)
    }

    /// Makes messages of the sealed events after a subscription's cursor, a page at a time.
    async fn queue_messages(&self, institution: InstitutionId, webhook: &Webhook) -> Outcome<u64> {
        let id = webhook.id.to_string();
        let told = webhooks::cursor(&self.book, institution, &id).await?.map_or(0, u64_of);
        let feed = self.book.feed(institution, told.max(webhook.after), store::limits::MAX_PAGE).await?;
        let Some(last) = feed.last() else { return Ok(0) };
        let now = self.clock.now().to_string();
        let mut writes = vec![webhooks::put_cursor(institution, &id, i64_of(last.log_index))];
        for sealed in feed.iter().filter(|sealed| webhook.takes(&sealed.event)) {
            let (index, kind) = (i64_of(sealed.log_index), &sealed.event.kind);
            writes.push(webhooks::queue(institution, &id, index, kind, message(sealed)?, &now));
        }
        let queued = writes.len() as u64 - 1;
        self.book.execute(institution, writes).await?;
        Ok(queued)
    }

    async fn send_due(
        &self,
        institution: InstitutionId,
        subscribers: &[Webhook],
        targets: &Targets,
        round: &mut Round,
    ) -> Outcome<()> {
        let now = self.clock.now();
        let due = webhooks::due(&self.book, institution, &now.to_string(), MAX_ROUND_MESSAGES).await?;
        let at_once = Arc::new(Semaphore::new(MAX_SENDING));
        let (mut sending, mut outcomes) = (JoinSet::new(), Vec::new());
        for delivery in due {
            let Some(webhook) = subscribers.iter().find(|webhook| webhook.id.to_string() == delivery.webhook) else {
                // Made by a round that overlapped with the end of its subscription.
                let response = Some("subscription ended".to_owned());
                let ended = Delivery { status: "dead".into(), next_at: None, response, ..delivery };
                outcomes.push(webhooks::put_outcome(institution, ended));
                continue;
            };
            let event_id = format!("evt_{}_{}", hex::encode(institution.as_bytes()), delivery.log_index);
            let headers = signed_headers(&self.webhook_key(webhook.id), &event_id, &delivery.body);
            let (url, body, at_once) = (webhook.url.clone(), delivery.body.clone(), Arc::clone(&at_once));
            let targets = targets.clone();
            sending.spawn(async move {
                let _turn = at_once.acquire_owned().await;
                (delivery, send(url, targets, headers, body).await)
            });
        }
        while let Some(done) = sending.join_next().await {
            let Ok((delivery, sent)) = done else { continue };
            if sent.is_ok() {
                round.delivered += 1
            } else {
                round.failed += 1
            }
            outcomes.push(webhooks::put_outcome(institution, after_attempt(delivery, sent, self.clock.now())));
        }
        if outcomes.is_empty() {
            return Ok(());
        }
        let old = earlier(now, DELIVERED_DAYS * 86_400);
        outcomes.push(webhooks::forget_delivered(institution, &old.to_string()));
        self.book.execute(institution, outcomes).await?;
        Ok(())
    }
}

fn check_words(kinds: &BTreeSet<String>, label: &str) -> Outcome<()> {
    let known = event_names::all();
    let unknown = kinds.iter().find(|kind| !known.iter().any(|(_, name)| name.id == **kind));
    if let Some(kind) = unknown {
        let shown: String = kind.chars().take(40).collect();
        return Err(Problem::new(
            Code::Invalid,
            format!("'{shown}' is no kind of event: use those of GET /v1/audit/kinds, or none for all"),
        )
        .in_chinese(format!("没有“{shown}”这种事件：请选用事件类型列表中的类型，不填表示全部")));
    }
    if kinds.len() > MAX_WEBHOOK_KINDS {
        return Err(Problem::new(
            Code::Invalid,
            format!("name at most {MAX_WEBHOOK_KINDS} kinds of event, or none for all"),
        )
        .in_chinese(format!("最多填写 {MAX_WEBHOOK_KINDS} 种事件；不填表示全部")));
    }
    let chars = label.trim().chars().count();
    if !(1..=MAX_KEY_LABEL_CHARS).contains(&chars) {
        return Err(Problem::new(
            Code::Invalid,
            format!("say what the subscription is for, in 1 to {MAX_KEY_LABEL_CHARS} characters"),
        )
        .in_chinese(format!("请用 1 至 {MAX_KEY_LABEL_CHARS} 个字说明订阅的用途")));
    }
    Ok(())
}

/// What is sent for an event. It is made once and kept, so that every attempt sends the same bytes.
fn message(sealed: &Sealed) -> Outcome<String> {
    let event = &sealed.event;
    let data = MessageData {
        log_index: sealed.log_index,
        object: event.stream.kind(),
        object_id: hex::encode(event.stream.id()),
        version: event.version,
        effective_on: event.effective_on,
        hash: hex::encode(event.hash),
    };
    let bytes = to_json(&Message { kind: &event.kind, timestamp: event.recorded_at, data })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The headers of Standard Webhooks. The time is the machine's also in a simulated institution: receivers compare it with
/// their own clock.
fn signed_headers(key: &[u8; 32], event_id: &str, body: &str) -> Vec<(&'static str, String)> {
    let timestamp = Clock::System.now().as_second().to_string();
    let parts = [event_id.as_bytes(), b".", timestamp.as_bytes(), b".", body.as_bytes()];
    let signature = format!("v1,{}", STANDARD.encode(mac(key, &parts)));
    vec![("webhook-id", event_id.to_owned()), ("webhook-timestamp", timestamp), ("webhook-signature", signature)]
}

fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length, so this does not fail.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Sends off the threads that answer requests. What came back, in a word: `Ok` for a 2xx status.
async fn send(
    url: String,
    targets: Targets,
    headers: Vec<(&'static str, String)>,
    body: String,
) -> Result<String, String> {
    let sent = tokio::task::spawn_blocking(move || outbound::post(&url, &targets, &headers, &body)).await;
    match sent {
        Ok(Ok(status)) if (200..300).contains(&status) => Ok(format!("HTTP {status}")),
        Ok(Ok(status)) => Err(format!("HTTP {status}")),
        Ok(Err(error)) => {
            tracing::info!(%error, "a webhook did not arrive");
            Err(error.word().to_owned())
        }
        Err(_) => Err("no answer".to_owned()),
    }
}

/// A delivery after an attempt: done, due again, or given up.
fn after_attempt(mut delivery: Delivery, sent: Result<String, String>, now: Timestamp) -> Delivery {
    delivery.attempts += 1;
    delivery.last_at = Some(now.to_string());
    let (status, next_at) = match &sent {
        Ok(_) => ("delivered", None),
        Err(_) => match wait_after(delivery.attempts) {
            Some(seconds) => ("pending", Some(later(now, seconds).to_string())),
            None => ("dead", None),
        },
    };
    delivery.status = status.to_owned();
    delivery.next_at = next_at;
    delivery.response = Some(sent.unwrap_or_else(|failed| failed));
    delivery
}

/// How long to wait after so many failed attempts; `None` when it is given up.
fn wait_after(attempts: i64) -> Option<i64> {
    if attempts >= MAX_DELIVERY_ATTEMPTS {
        return None;
    }
    let times = u32::try_from(attempts - 1).ok()?;
    FIRST_RETRY_SECONDS.checked_mul(RETRY_FACTOR.checked_pow(times)?)
}

fn delivery_card(row: Delivery) -> DeliveryCard {
    let status = match row.status.as_str() {
        "delivered" => Named::new("delivered", "已送达", "delivered"),
        "dead" => Named::new("dead", "已放弃", "given up"),
        _ if row.attempts == 0 => Named::new("pending", "待发送", "waiting"),
        _ => Named::new("retrying", "待重试", "waiting to be sent again"),
    };
    DeliveryCard {
        log_index: row.log_index,
        kind: row.kind,
        status,
        attempts: row.attempts,
        last_at: row.last_at,
        next_at: row.next_at,
        response: row.response,
    }
}

fn earlier(instant: Timestamp, seconds: i64) -> Timestamp {
    instant.checked_sub(std::time::Duration::from_secs(seconds.unsigned_abs())).unwrap_or(Timestamp::MIN)
}

fn u64_of(index: i64) -> u64 {
    u64::try_from(index).unwrap_or(0)
}

fn i64_of(index: u64) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_standard_webhooks_is_signed_as_it_says() {
        // From the specification's reference libraries: secret, id, timestamp, body, signature.
        let key = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = br#"{"test": 2432232314}"#;
        let parts = [b"msg_p5jXN8AQM9LWM0D4loKWxJek".as_slice(), b".", b"1614265330", b".", body];
        assert_eq!(STANDARD.encode(mac(&key, &parts)), "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn waits_grow_fourfold_and_end() {
        let waits: Vec<i64> = (1..).map_while(wait_after).collect();
        assert_eq!(waits, [5, 20, 80, 320, 1_280, 5_120, 20_480, 81_920]);
        assert_eq!(waits.len() as i64, MAX_DELIVERY_ATTEMPTS - 1);
        assert!(waits.iter().sum::<i64>() > 24 * 3_600, "longer than a day");
    }

    #[test]
    fn kinds_and_labels_at_their_bounds() {
        let known: BTreeSet<String> = event_names::all().into_iter().map(|(_, name)| name.id).collect();
        let kinds = |count: usize| known.iter().take(count).cloned().collect::<BTreeSet<_>>();
        assert!(known.len() > MAX_WEBHOOK_KINDS && check_words(&kinds(MAX_WEBHOOK_KINDS), "core").is_ok());
        assert!(check_words(&kinds(0), "核心系统").is_ok());
        assert!(check_words(&kinds(MAX_WEBHOOK_KINDS + 1), "core").is_err());
        assert!(check_words(&["Payment Received".to_owned()].into(), "core").is_err());
        assert!(check_words(&kinds(1), &"字".repeat(MAX_KEY_LABEL_CHARS)).is_ok());
        assert!(check_words(&kinds(1), &"字".repeat(MAX_KEY_LABEL_CHARS + 1)).is_err());
        assert!(check_words(&kinds(1), " ").is_err());
    }
}
