//! Feeds: data that come by themselves, fetched from an address or heard from sensors.
//!
//! | step | what | where |
//! |---|---|---|
//! | register | a document of the institution says where from, of which category, how often; it names a secret and holds none | `desk` |
//! | fetch | an address is asked for its file when it is due, or now; what did not change is not sent again | `pull` |
//! | hear | a broker's messages are collected, kept as a batch and acknowledged, in this order | `listen` |
//!
//! Either way rows go in by the door of every other file, [`crate::sources`]: they are checked, set aside with their reasons, and come in
//! once. Whoever registered a feed brings its data in: when that person may no longer, the feed stands still and says so. How a feed
//! ran is no event; what it brought is.

mod cards;
mod desk;
mod listen;
mod pull;

use codes::{FeedId, InstitutionId, UserId};
use hub::{Feed, Origin};
use serde::{Deserialize, Serialize};
use views::objects;

use crate::Platform;
use crate::access::{Principal, Via};
use crate::events::{JsonEvent, from_json, to_json};
use crate::identity::User;
use crate::limits::MAX_FEEDS;
use crate::problem::{Code, Outcome, Problem};

pub use cards::{FeedCard, FeedLast};

/// What happened to a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FeedEvent {
    /// It was registered.
    Registered {
        /// Its document.
        feed: Box<Feed>,
        /// In whose name its data come in.
        by: UserId,
    },
    /// It was ended.
    Ended {
        /// Who ended it.
        by: UserId,
        /// Why.
        reason: String,
    },
}

impl JsonEvent for FeedEvent {
    const STREAM: &'static str = "feed";
    fn kind(&self) -> &'static str {
        match self {
            Self::Registered { .. } => "feed-registered",
            Self::Ended { .. } => "feed-ended",
        }
    }
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HeldFeed {
    pub(crate) id: FeedId,
    pub(crate) feed: Feed,
    pub(crate) by: UserId,
    pub(crate) active: bool,
}

impl HeldFeed {
    pub(crate) fn fold(id: FeedId, events: &[FeedEvent]) -> Option<Self> {
        let mut held = None;
        for event in events {
            match (event, &mut held) {
                (FeedEvent::Registered { feed, by }, slot) => {
                    *slot = Some(Self { id, feed: (**feed).clone(), by: *by, active: true });
                }
                (FeedEvent::Ended { .. }, Some(held)) => held.active = false,
                (FeedEvent::Ended { .. }, None) => {}
            }
        }
        held
    }

    pub(crate) fn row(&self, version: u64) -> Outcome<objects::Object> {
        Ok(objects::Object {
            kind: FeedEvent::STREAM.into(),
            id: self.id.to_string(),
            state: if self.active { "active" } else { "ended" }.into(),
            label: self.feed.id.clone(),
            version: i64::try_from(version).unwrap_or(i64::MAX),
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }

    fn is_pulled(&self) -> bool {
        matches!(self.feed.from, Origin::Http(_))
    }
}

impl Platform {
    /// The feeds of an institution that run.
    async fn active_feeds(&self, institution: InstitutionId) -> Outcome<Vec<HeldFeed>> {
        let rows = objects::all(&self.book, institution, FeedEvent::STREAM, Some("active"), MAX_FEEDS).await?;
        rows.iter().map(|row| from_json(row.body.as_bytes())).collect()
    }

    /// In whose name a feed's data come in.
    async fn feeder(&self, institution: InstitutionId, held: &HeldFeed) -> Outcome<Principal> {
        let row = objects::get(&self.book, institution, "user", &held.by.to_string()).await?;
        let user: Option<User> = row.map(|row| from_json(row.body.as_bytes())).transpose()?;
        let user = user.filter(|user| user.active).ok_or_else(|| {
            Problem::new(
                Code::Forbidden,
                "whoever registered this feed is no user any more: end it and register it again",
            )
            .in_chinese("登记该接入的用户已停用：请停用后由在岗人员重新登记")
        })?;
        let User { id, name, roles, .. } = user;
        Ok(Principal { user: id, name, institution, roles, via: Via::Feed })
    }

    /// A secret of an institution, read from its file each time: one that was replaced is used at once.
    async fn feed_secret(&self, institution: InstitutionId, name: &str) -> Outcome<String> {
        let code = self.institution(institution).await?.code;
        self.folder.feed_secret(&code, name)
    }
}
