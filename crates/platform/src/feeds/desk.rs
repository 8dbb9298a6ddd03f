//! Feeds registered, listed, ended and run now.

use calendar::Timestamp;
use codes::{FeedId, InstitutionId};
use connectors::outbound::{AddressError, Targets};
use hub::{Catalogue, Feed, Origin};
use store::Expected;
use views::{feeds, objects};

use super::{FeedCard, FeedEvent, HeldFeed};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::remark;
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json};
use crate::limits::MAX_FEEDS;
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};
use crate::sources::invalid;

impl Platform {
    /// Registers a feed: its data come in from now on, in the name of whoever registers it.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::Invalid`] for a document or address that cannot be used, or a secret that is not there;
    /// [`Code::Exists`] for the name of a feed that runs, and past [`MAX_FEEDS`].
    pub async fn add_feed(&self, request: &Request<'_>, document: &str, targets: &Targets) -> Outcome<FeedCard> {
        request.who.require(Action::ManageFeeds)?;
        let institution = request.institution();
        let feed =
            Feed::parse("feed", document, Catalogue::built_in()).map_err(|error| invalid(error.zh(), error.en()))?;
        let checked = match &feed.from {
            Origin::Http(pull) => targets.check(&pull.url).map(drop),
            Origin::Mqtt(from) => targets.check_broker(&from.broker).map(drop),
        };
        checked.map_err(|error| invalid(address_zh(error).into(), error.to_string()))?;
        if let Some(secret) = feed.secret() {
            self.feed_secret(institution, secret).await?;
        }
        let active = self.active_feeds(institution).await?;
        if active.iter().any(|held| held.feed.id == feed.id) {
            let (zh, en) = (
                format!("已有名为 {} 的接入在运行：请先停用或改名", feed.id),
                format!("a feed called {} runs: end it first, or choose another name", feed.id),
            );
            return Err(Problem::new(Code::Exists, en).in_chinese(zh));
        }
        if active.len() >= MAX_FEEDS {
            let en = format!("{MAX_FEEDS} feeds run, the most there can be: end one first");
            return Err(
                Problem::new(Code::Exists, en).in_chinese(format!("已有 {MAX_FEEDS} 个接入在运行：请先停用一个"))
            );
        }
        let id = FeedId::from_bytes(random()?);
        let event = FeedEvent::Registered { feed: Box::new(feed), by: request.who.user };
        let held = HeldFeed::fold(id, std::slice::from_ref(&event));
        let held = held.ok_or_else(|| Problem::new(Code::Internal, "a feed did not fold"))?;
        let card = FeedCard::of(request.who, &held, request.who.name.clone(), None)?;
        let appends = vec![appending(*id.as_bytes(), Expected::New, self.clock.today(), &[event])?];
        self.save(request, appends, vec![objects::put(institution, held.row(1)?)], card).await
    }

    /// Ends a feed. What it brought stays; sensors' messages wait at their broker as long as it keeps them.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when it was ended already.
    pub async fn end_feed(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<FeedCard> {
        request.who.require(Action::ManageFeeds)?;
        let institution = request.institution();
        let reason = remark(reason)?;
        let id = self.named_feed(institution, which).await?.id;
        let mut events = self.events::<FeedEvent>(institution, *id.as_bytes()).await?;
        let version = events.len() as u64;
        let known = HeldFeed::fold(id, &events).ok_or_else(|| Problem::not_found("feed", which))?;
        if !known.active {
            return Err(Problem::new(Code::WrongState, "this feed was ended already").in_chinese("该接入已停用"));
        }
        let event = FeedEvent::Ended { by: request.who.user, reason };
        let (expected, today) = (Expected::Version(version), self.clock.today());
        let appends = vec![appending(*id.as_bytes(), expected, today, std::slice::from_ref(&event))?];
        events.push(event);
        let held = HeldFeed::fold(id, &events).ok_or_else(|| Problem::not_found("feed", which))?;
        let card = self.feed_card(request.who, &held).await?;
        self.save(request, appends, vec![objects::put(institution, held.row(version + 1)?)], card).await
    }

    /// A page of the asker's institution's feeds, by name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn feed_cards(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<FeedCard>> {
        who.require(Action::ReadSources)?;
        let names = self.all_user_names(who.institution).await?;
        let runs = feeds::all(&self.book, who.institution).await?;
        self.labelled_page(who, FeedEvent::STREAM, (after, limit), |row| {
            let held: HeldFeed = from_json(row.body.as_bytes())?;
            let by = names.get(&held.by.to_string()).cloned().unwrap_or_else(|| held.by.to_string());
            let run = runs.iter().find(|run| run.feed == row.id).cloned();
            FeedCard::of(who, &held, by, run)
        })
        .await
    }

    /// Fetches a feed now.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] for one that was ended, or that is listened to.
    pub async fn run_feed(&self, who: &Principal, which: &str, targets: &Targets, now: Timestamp) -> Outcome<FeedCard> {
        who.require(Action::ManageFeeds)?;
        let held = self.named_feed(who.institution, which).await?;
        if !held.active || !held.is_pulled() {
            let en = "only a feed that runs and is fetched can be fetched now: sensors are always listened to";
            return Err(
                Problem::new(Code::WrongState, en).in_chinese("只有运行中的定时抓取可立即执行；传感器订阅始终在接收")
            );
        }
        self.pull(who.institution, &held, targets, now).await?;
        self.feed_card(who, &held).await
    }

    async fn feed_card(&self, who: &Principal, held: &HeldFeed) -> Outcome<FeedCard> {
        let run = feeds::get(&self.book, who.institution, &held.id.to_string()).await?;
        let by = self.user_name(who.institution, held.by).await?;
        FeedCard::of(who, held, by, run)
    }

    /// A feed by id, or by the name of one that runs, or else of one that ran.
    async fn named_feed(&self, institution: InstitutionId, which: &str) -> Outcome<HeldFeed> {
        let shown: String = which.chars().take(60).collect();
        let row = match objects::get(&self.book, institution, FeedEvent::STREAM, which).await? {
            Some(row) => Some(row),
            None => {
                let mut rows = objects::labelled(&self.book, institution, FeedEvent::STREAM, which).await?;
                rows.sort_by_key(|row| row.state != "active");
                rows.into_iter().next()
            }
        };
        from_json(row.ok_or_else(|| Problem::not_found("feed", shown))?.body.as_bytes())
    }
}

const fn address_zh(error: AddressError) -> &'static str {
    match error {
        AddressError::NotListed => "该主机不在允许的名单内：请联系运维加入 --feed-hosts",
        AddressError::Private => "该地址在内部网络：须由运维以 --feeds-from-private-networks 允许",
        AddressError::NotSecure => "须使用 https 或 mqtts；运维允许内网后，代理服务器可用 mqtt",
        AddressError::Form => "地址应为 https://主机/路径 或 mqtts://主机:端口，不含用户名",
    }
}
