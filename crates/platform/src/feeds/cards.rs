//! Feeds as people see them.

use hub::Origin;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::feeds::FeedRun;

use super::HeldFeed;
use crate::access::{Action, Principal};
use crate::acts::act;
use crate::cards::{AllowedAct, Named};
use crate::events::from_json;
use crate::problem::Outcome;
use crate::sources::category_name;

/// The last run of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FeedLast {
    /// When.
    pub at: String,
    /// Whether it went well.
    pub ok: bool,
    /// What came of it, or why nothing did.
    pub said: Named,
    /// The newest batch it brought.
    pub batch: Option<String>,
    /// Failed runs in a row.
    pub failures: i64,
    /// When it is fetched next; none for sensors, which are always listened to.
    pub next_at: Option<String>,
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FeedCard {
    /// Feed id.
    pub id: String,
    /// What its document calls it.
    pub name: String,
    /// The category.
    pub source: Named,
    /// Fetched or listened to.
    pub kind: Named,
    /// The address, or broker and topic.
    pub from: String,
    /// Minutes between two fetches.
    pub every_minutes: Option<u32>,
    /// The name of its secret.
    pub secret: Option<String>,
    /// In whose name its data come in.
    pub by: String,
    /// Running or ended.
    pub state: Named,
    /// Its last run.
    pub last: Option<FeedLast>,
    /// What the person who asks can do next.
    pub allowed: Vec<AllowedAct>,
}

impl FeedCard {
    pub(super) fn of(who: &Principal, held: &HeldFeed, by: String, run: Option<FeedRun>) -> Outcome<Self> {
        let (kind, from, every_minutes) = match &held.feed.from {
            Origin::Http(pull) => (("http", "定时抓取", "fetched"), pull.url.clone(), Some(pull.every_minutes)),
            Origin::Mqtt(from) => {
                (("mqtt", "传感器订阅", "listened to"), format!("{} {}", from.broker, from.topic), None)
            }
        };
        let state = if held.active { ("active", "运行中", "running") } else { ("ended", "已停用", "ended") };
        let mut allowed = Vec::new();
        if held.active {
            if held.is_pulled() {
                allowed.push(act(who, Action::ManageFeeds, ("run", "立即抓取", "fetch now"), &[]));
            }
            allowed.push(act(who, Action::ManageFeeds, ("end", "停用", "end"), &[]));
        }
        let last = run.map(|run| -> Outcome<FeedLast> {
            let next_at = (held.active && held.is_pulled()).then_some(run.next_at);
            let said = from_json(run.said.as_bytes())?;
            Ok(FeedLast { at: run.last_at, ok: run.ok, said, batch: run.batch, failures: run.failures, next_at })
        });
        Ok(Self {
            id: held.id.to_string(),
            name: held.feed.id.clone(),
            source: category_name(&held.feed.category),
            kind: Named::new(kind.0, kind.1, kind.2),
            from,
            every_minutes,
            secret: held.feed.secret().map(str::to_owned),
            by,
            state: Named::new(state.0, state.1, state.2),
            last: last.transpose()?,
            allowed,
        })
    }
}
