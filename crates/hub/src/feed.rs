//! [`Feed`]: a document that says where data come from by themselves: an address that is fetched, or a broker that is listened to.
//!
//! It names a secret and never holds one: the operator of the machine keeps secrets as files, one folder an institution.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalogue::{Catalogue, id_in, is_id, is_said};
use crate::fault::{CatalogueError, Fault};
use crate::layout::Layout;
use crate::limits::{
    MAX_COLUMNS, MAX_DOCUMENT_BYTES, MAX_FEED_BATCH, MAX_FEED_MINUTES, MAX_FEED_SECONDS, MAX_NAME_CHARS,
    MAX_TOPIC_BYTES, MIN_FEED_MINUTES,
};

/// The schema of the documents.
pub const FEED_SCHEMA: &str = "anji.feed/1";

/// The headings of the credit code and the period where a feed has no layout of its own.
pub const FEED_KEYS: [&str; 2] = ["uscc", "period"];

/// Where data come from by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// [`FEED_SCHEMA`].
    pub schema: String,
    /// `kebab-case`: `plant-meters`. The files of a feed carry its name.
    pub id: String,
    /// The category, by id.
    pub category: String,
    /// What its columns mean; by the standard headings, or the ids of measures, without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layout: Option<Layout>,
    /// From where.
    pub from: Origin,
}

/// From where data come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Origin {
    /// A file at an address, fetched again and again.
    Http(Pull),
    /// Messages of sensors.
    Mqtt(Subscription),
}

/// A file that is fetched: CSV, Excel, JSON lines or Parquet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pull {
    /// The address: `https://`.
    pub url: String,
    /// Minutes between two fetches.
    pub every_minutes: u32,
    /// A header that holds a secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<SecretHeader>,
}

/// A header that holds a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretHeader {
    /// Its name, as `authorization`.
    pub name: String,
    /// The name of the secret; the file holds the whole value, `Bearer …` with it.
    pub secret: String,
}

/// Messages of a broker, each a JSON object that says one thing of one firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subscription {
    /// The broker: `mqtts://HOST:PORT`.
    pub broker: String,
    /// The topic filter: `plants/+/power`.
    pub topic: String,
    /// The user name at the broker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The name of the secret that is the password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    /// For each heading where its value stands: a JSON pointer into the message (`/meter/kwh`), or a level of the topic (`topic/2` is
    /// `A1` in `plants/A1/power`).
    pub fields: BTreeMap<String, String>,
    /// After how many messages a batch is kept. A broker hands out only so many that nobody acknowledged (Mosquitto: 20 unless
    /// `max_inflight_messages` says otherwise): more than that fills no batch.
    #[serde(default = "usual_batch")]
    pub batch: u16,
    /// After how many seconds it is kept in any case.
    #[serde(default = "usual_seconds")]
    pub seconds: u16,
}

const fn usual_batch() -> u16 {
    20
}

const fn usual_seconds() -> u16 {
    60
}

impl Feed {
    /// Reads a document and checks it.
    ///
    /// # Errors
    /// [`CatalogueError`] with the name, the id, what is wrong and the remedy.
    pub fn parse(name: &str, text: &str, catalogue: &Catalogue) -> Result<Self, CatalogueError> {
        if text.len() > MAX_DOCUMENT_BYTES {
            return Err(CatalogueError::new(name, "", Fault::TooLong));
        }
        let feed: Self = serde_norway::from_str(text)
            .map_err(|error| CatalogueError::new(name, &id_in(text), Fault::Unreadable(error.to_string())))?;
        feed.check(name, catalogue)?;
        Ok(feed)
    }

    /// The names of the secrets it needs.
    #[must_use]
    pub fn secret(&self) -> Option<&str> {
        match &self.from {
            Origin::Http(pull) => pull.header.as_ref().map(|header| header.secret.as_str()),
            Origin::Mqtt(from) => from.secret.as_deref(),
        }
    }

    /// Checks it against a catalogue.
    ///
    /// # Errors
    /// As [`Feed::parse`].
    pub fn check(&self, name: &str, catalogue: &Catalogue) -> Result<(), CatalogueError> {
        let fail = |fault| Err(CatalogueError::new(name, &self.id, fault));
        if self.schema != FEED_SCHEMA {
            return fail(Fault::Schema(self.schema.clone()));
        }
        if !is_id(&self.id, '-') {
            return fail(Fault::Id);
        }
        if catalogue.category(&self.category).is_none() {
            return fail(Fault::part(
                "目录中没有该数据类别：请核对 category",
                "there is no such category in the catalogue: check category",
            ));
        }
        if let Some(layout) = &self.layout {
            layout.check(name, catalogue)?;
            if layout.category != self.category {
                return fail(Fault::part(
                    "列对照属于另一类别：请核对",
                    "the layout is of another category: check which it is",
                ));
            }
        }
        if self.secret().is_some_and(|secret| !is_id(secret, '-')) {
            return fail(Fault::part(
                "密钥名只含小写字母、数字和连接符：密钥本身存放在服务器上，不写在文件里",
                "a secret is named in lower-case letters, digits and '-': the secret itself stands in a file of the machine",
            ));
        }
        match &self.from {
            Origin::Http(pull) => pull.check(),
            Origin::Mqtt(from) => from.check(self.layout.as_ref()),
        }
        .or_else(fail)
    }
}

impl Pull {
    fn check(&self) -> Result<(), Fault> {
        if !(MIN_FEED_MINUTES..=MAX_FEED_MINUTES).contains(&self.every_minutes) {
            return Err(Fault::part(
                format!("every_minutes 应为 {MIN_FEED_MINUTES} 至 {MAX_FEED_MINUTES}"),
                format!("give {MIN_FEED_MINUTES} to {MAX_FEED_MINUTES} for every_minutes"),
            ));
        }
        let token = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !name.is_empty();
        if self.header.as_ref().is_some_and(|header| !token(&header.name) || header.name.len() > MAX_NAME_CHARS) {
            return Err(Fault::part(
                "header.name 应为请求头的名称",
                "header.name is the name of a header, as authorization",
            ));
        }
        Ok(())
    }
}

impl Subscription {
    fn check(&self, layout: Option<&Layout>) -> Result<(), Fault> {
        let levels: Vec<&str> = self.topic.split('/').collect();
        let last = levels.len() - 1;
        let level = |(at, level): (usize, &&str)| match *level {
            "+" => true,
            "#" => at == last,
            level => !level.contains(['+', '#', '\0']),
        };
        if self.topic.is_empty() || self.topic.len() > MAX_TOPIC_BYTES || !levels.iter().enumerate().all(level) {
            return Err(Fault::part(
                format!("topic 应为 MQTT 主题过滤器，至多 {MAX_TOPIC_BYTES} 字节，如 plants/+/power"),
                format!("topic is a topic filter of at most {MAX_TOPIC_BYTES} bytes, as plants/+/power"),
            ));
        }
        if !(1..=MAX_FEED_BATCH).contains(&self.batch) || !(1..=MAX_FEED_SECONDS).contains(&self.seconds) {
            return Err(Fault::part(
                format!("batch 应为 1 至 {MAX_FEED_BATCH}，seconds 应为 1 至 {MAX_FEED_SECONDS}"),
                format!("give 1 to {MAX_FEED_BATCH} for batch and 1 to {MAX_FEED_SECONDS} for seconds"),
            ));
        }
        let keys = layout.map_or(FEED_KEYS, |layout| [layout.firm.as_str(), layout.period.as_str()]);
        if let Some(missing) = keys.iter().find(|key| !self.fields.contains_key(**key)) {
            return Err(Fault::part(
                format!("fields 缺少“{missing}”：须说明信用代码与日期取自报文何处"),
                format!("fields does not say where '{missing}' stands: the credit code and the day are needed"),
            ));
        }
        let stands = |place: &String| match place.strip_prefix("topic/") {
            Some(level) => level.parse::<usize>().is_ok_and(|level| level >= 1),
            None => place.starts_with('/') && place.len() <= MAX_TOPIC_BYTES,
        };
        let said = |heading: &String| is_said(heading, MAX_NAME_CHARS);
        if self.fields.len() > MAX_COLUMNS || !self.fields.iter().all(|(heading, place)| said(heading) && stands(place))
        {
            return Err(Fault::part(
                "fields 的值应为 JSON 指针（如 /meter/kwh）或主题层级（如 topic/2）",
                "a field stands at a JSON pointer, as /meter/kwh, or at a level of the topic, as topic/2",
            ));
        }
        Ok(())
    }
}
