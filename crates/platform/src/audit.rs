//! The audit trail: who did what, when, and how they were recognised; of one object or of a whole institution.
//!
//! Rows are read from the book itself, never from a read model, and carry the hash that `anji verify` recomputes. What an
//! event holds is shown only to whoever may read that kind of object; long documents in it are cut, they are read where they
//! belong. A firm and its consents stand in the operator's part of the book: a lender sees of them what its own people did.

use std::collections::BTreeMap;

use calendar::{Date, business_date};
use codes::{InstitutionId, UserId};
use serde::{Deserialize, Serialize};
use store::{StoredEvent, StreamId};
use utoipa::ToSchema;
use views::{loans, objects, vault};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal, Role, allows};
use crate::cards::Named;
use crate::event_names;
use crate::limits::{MAX_AUDIT_SCAN, MAX_AUDIT_TEXT_CHARS};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};

/// What an event happened to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditObject {
    /// What kind of thing.
    pub kind: Named,
    /// Its id.
    pub id: String,
    /// What people call it: a contract number, a code, a name.
    pub label: String,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Actor {
    /// User id; empty for somebody of another institution.
    pub id: String,
    /// User name.
    pub name: String,
    /// How the person was recognised.
    pub via: Named,
}

/// One line of the trail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct AuditRow {
    /// Place in the institution's sealed log; absent in the trail of one object.
    pub log_index: Option<u64>,
    /// The stream it stands in.
    pub stream: String,
    /// Its place in the stream, from 1.
    pub version: u64,
    /// What happened.
    pub kind: Named,
    /// What it happened to.
    pub object: AuditObject,
    /// Business date from which it holds.
    pub effective_on: String,
    /// When it was recorded.
    pub recorded_at: String,
    /// Who did it.
    pub actor: Actor,
    /// Hash of the event, chained to the one before it, hexadecimal.
    pub hash: String,
    /// What it says; absent for those who may not read that kind of object.
    #[schema(value_type = Option<Object>)]
    pub payload: Option<serde_json::Value>,
}

/// Which events.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// `KIND/ID` of one object; the whole institution without it.
    pub object: Option<String>,
    /// Name or id of a user.
    pub actor: Option<String>,
    /// Kind of event.
    pub kind: Option<String>,
    /// Recorded on this day or later.
    pub from: Option<Date>,
    /// Recorded on this day or before.
    pub to: Option<Date>,
}

/// A kind of object: its word in a request, its stream, its names, and what lets somebody read it.
struct Kind {
    word: &'static str,
    stream: &'static str,
    prefix: &'static str,
    zh: &'static str,
    en: &'static str,
    read: Action,
}

const fn kind(word: &'static str, prefix: &'static str, zh: &'static str, en: &'static str, read: Action) -> Kind {
    Kind { word, stream: word, prefix, zh, en, read }
}

const KINDS: [Kind; 39] = [
    kind("loan", "loan", "借据", "loan", Action::ReadLoan),
    kind("facility", "fac", "授信额度", "facility", Action::ReadLoan),
    kind("application", "app", "授信申请", "application", Action::ReadApplication),
    kind("firm", "firm", "企业", "firm", Action::ReadFirm),
    Kind { stream: "firm-access", ..kind("firm-access", "firm", "企业", "firm", Action::ReadFirm) },
    kind("consent", "cst", "授权", "consent", Action::ReadFirm),
    kind("product", "prd", "产品", "product", Action::ReadProduct),
    kind("shadow", "dec", "影子决策", "shadow decision", Action::ReadShadow),
    kind("scorecard", "scd", "评分卡", "scorecard", Action::ReadScorecard),
    Kind { stream: "guarantee", ..kind("agreement", "agr", "担保协议", "agreement", Action::ReadGuarantee) },
    kind("guarantor", "", "担保业务簿", "guarantor's book", Action::ReadGuarantee),
    kind("pool", "pool", "资金池", "pool", Action::ReadGuarantee),
    kind("user", "usr", "用户", "user", Action::ManageUsers),
    kind("key", "key", "程序密钥", "key", Action::ManageKeys),
    kind("webhook", "hook", "事件推送", "webhook", Action::ReadWebhooks),
    kind("approval", "", "复核事项", "proposal", Action::ReadLoan),
    kind("sample-set", "set", "样本集", "sample set", Action::ReadData),
    kind("study", "std", "建模方案", "study", Action::ReadScorecard),
    kind("batch", "bat", "数据批次", "batch", Action::ReadData),
    kind("feed", "feed", "数据接入", "feed", Action::ReadSources),
    kind("lake-query", "", "数据湖查询", "question to the lake", Action::ReadData),
    kind("close", "", "日终", "close of day", Action::ReadReport),
    kind("posting-rules", "", "记账规则", "posting rules", Action::ReadLedger),
    kind("accounting-period", "", "会计期间", "accounting period", Action::ReadLedger),
    kind("bank-statement", "", "银行流水", "bank statement", Action::ReadLedger),
    kind("migration", "mig", "存量迁移", "import of a book", Action::ReadLedger),
    kind("circumstances", "firm", "风险情形", "circumstances of a debtor", Action::ReadLoan),
    kind("alert", "alt", "预警", "alert", Action::ReadAlert),
    kind("loss-parameters", "", "损失参数", "parameters of losses", Action::ReadReport),
    kind("loss-run", "ecl", "损失计量", "run of expected losses", Action::ReadReport),
    kind("subsidy", "prg", "贴息项目", "programme of subsidies", Action::ReadReport),
    kind("rulebook-overlay", "", "规则调整", "overlay of the rulebook", Action::ReadReport),
    kind("institution", "ins", "机构", "institution", Action::ReadAudit),
    kind("participation", "par", "份额安排", "package or joint loan", Action::ReadShare),
    kind("share-register", "", "份额登记簿", "register of shares", Action::ReadShare),
    kind("holding", "par", "持有份额", "holding", Action::ReadShare),
    kind("funding", "fund", "资金来源", "funding line", Action::ReadFunding),
    kind("funding-desk", "ins", "资金匹配", "matching of funding", Action::ReadFunding),
    kind("invoice", "", "受让的发票", "assigned invoice", Action::ReadLoan),
];

/// What one request looked up, so that a name is asked for once.
#[derive(Default)]
struct Seen {
    actors: BTreeMap<String, Actor>,
    labels: BTreeMap<(String, [u8; 16]), String>,
}

impl Platform {
    /// A page of the audit trail, newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for whoever may neither read the trail nor, for one object, that object; [`Code::NotFound`];
    /// [`Code::Invalid`] for a cursor no page gave or an unknown kind of object.
    pub async fn audit(
        &self,
        who: &Principal,
        filter: &AuditFilter,
        after: &str,
        limit: u32,
    ) -> Outcome<Paged<AuditRow>> {
        let before = match after {
            "" => None,
            text => Some(text.parse::<u64>().map_err(|_| {
                Problem::new(Code::Invalid, "'after' is the next of the page before: give it unchanged")
            })?),
        };
        match &filter.object {
            Some(object) => self.trail_of(who, object, filter, before, limit).await,
            None => self.whole_trail(who, filter, before, limit).await,
        }
    }

    /// The institution's sealed log, from the newest event back. A page looks through [`MAX_AUDIT_SCAN`] events at most, so
    /// a page of a rare kind may be short and still have a next one.
    async fn whole_trail(
        &self,
        who: &Principal,
        filter: &AuditFilter,
        before: Option<u64>,
        limit: u32,
    ) -> Outcome<Paged<AuditRow>> {
        who.require(Action::ReadAudit)?;
        let size = self.book.head(who.institution).await?.map_or(0, |head| head.size);
        let wanted = views::limits::page(limit) as usize;
        let page = u64::from(views::limits::MAX_PAGE);
        // The event at `upper` and those above it were shown already.
        let mut upper = before.unwrap_or(u64::MAX).min(size.saturating_add(1));
        let (mut rows, mut looked, mut seen) = (Vec::new(), 0_u64, Seen::default());
        while upper > 1 && looked < MAX_AUDIT_SCAN {
            let first = upper.saturating_sub(page).max(1);
            let count = u32::try_from(upper - first).unwrap_or(u32::MAX);
            let found = self.book.feed(who.institution, first - 1, count).await?;
            let mut passed = true;
            for sealed in found.into_iter().rev() {
                looked += 1;
                upper = sealed.log_index;
                let day = business_date(sealed.event.recorded_at);
                passed &= filter.from.is_some_and(|from| day < from);
                let of = (who.institution, Some(sealed.log_index));
                let Some(row) = self.audit_row(who, filter, of, sealed.event, &mut seen).await? else { continue };
                rows.push(row);
                if rows.len() == wanted {
                    return Ok((rows, (upper > 1).then(|| upper.to_string())));
                }
            }
            // The log is in the order of recording: once a whole page is too old, so is what lies before it.
            if passed {
                return Ok((rows, None));
            }
        }
        Ok((rows, (upper > 1).then(|| upper.to_string())))
    }

    /// The events of one object, newest first; the cursor counts from the oldest, so that new events move nothing.
    async fn trail_of(
        &self,
        who: &Principal,
        object: &str,
        filter: &AuditFilter,
        before: Option<u64>,
        limit: u32,
    ) -> Outcome<Paged<AuditRow>> {
        let known = KINDS.map(|kind| kind.word).join(", ");
        let unknown = || Problem::new(Code::Invalid, format!("name the object as KIND/ID, with KIND one of {known}"));
        let (word, id) = object.split_once('/').ok_or_else(unknown)?;
        let kind = KINDS.iter().find(|kind| kind.word == word).ok_or_else(unknown)?;
        if !may(who, Action::ReadAudit) {
            who.require(kind.read)?;
        }
        let shown: String = id.chars().take(60).collect();
        let bytes = self.audited_id(who, kind, id).await?.ok_or_else(|| Problem::not_found(kind.en, &shown))?;
        let mut events = self.audited_streams(who, kind, bytes).await?;
        if events.is_empty() {
            return Err(Problem::not_found(kind.en, &shown));
        }
        events.sort_by_key(|(_, event)| event.recorded_at);
        let wanted = views::limits::page(limit) as usize;
        let upper = before.and_then(|before| usize::try_from(before).ok()).unwrap_or(usize::MAX).min(events.len());
        let (mut rows, mut seen) = (Vec::new(), Seen::default());
        for (at, (owner, event)) in events.into_iter().enumerate().take(upper).rev() {
            let Some(row) = self.audit_row(who, filter, (owner, None), event, &mut seen).await? else { continue };
            rows.push(row);
            if rows.len() == wanted {
                return Ok((rows, (at > 0).then(|| at.to_string())));
            }
        }
        Ok((rows, None))
    }

    /// Every event of an object with the institution that owns its stream: a firm's stand with the operator, what a lender
    /// saw of it with the lender.
    async fn audited_streams(
        &self,
        who: &Principal,
        kind: &Kind,
        id: [u8; 16],
    ) -> Outcome<Vec<(InstitutionId, StoredEvent)>> {
        let mut streams = vec![(owner(who, kind), kind.stream)];
        if kind.word == "firm" {
            streams.push((who.institution, "firm-access"));
        }
        let mut events = Vec::new();
        for (owner, stream) in streams {
            let held = self.stored(owner, &StreamId::new(stream, id)).await?;
            events.extend(held.into_iter().map(|event| (owner, event)));
        }
        // What another institution did with a firm is not this one's to see; that the firm is known is.
        if kind.word == "firm" && who.institution != OPERATOR {
            let mine = format!("\"{}\"", who.institution);
            events.retain(|(owner, event)| {
                let opened = *owner == OPERATOR && event.kind == "firm-file-opened";
                !opened || String::from_utf8_lossy(&event.payload).contains(&mine)
            });
        }
        Ok(events)
    }

    /// The bytes of an object's id, given as id, number, code or name; none when it is not this institution's.
    async fn audited_id(&self, who: &Principal, kind: &Kind, which: &str) -> Outcome<Option<[u8; 16]>> {
        let hex = which.strip_prefix(kind.prefix).and_then(|rest| rest.strip_prefix('_')).unwrap_or(which);
        let mut bytes = [0; 16];
        let given = (hex::decode_to_slice(hex, &mut bytes).is_ok()).then_some(bytes);
        match kind.word {
            "firm" | "firm-access" => {
                let Some(bytes) = given else { return Ok(None) };
                let id = codes::FirmId::from_bytes(bytes);
                Ok(self.firm_visible(who, id).await?.then_some(bytes))
            }
            "consent" => {
                let Some(bytes) = given else { return Ok(None) };
                let consent = self.consent(codes::ConsentId::from_bytes(bytes)).await?;
                let mine = who.institution == OPERATOR || consent.terms.recipient == who.institution;
                Ok(mine.then_some(bytes))
            }
            "loan" if given.is_none() => {
                let row = loans::numbered(&self.book, who.institution, which).await?;
                Ok(row.and_then(|row| row.id.parse::<codes::LoanId>().ok()).map(|id| *id.as_bytes()))
            }
            _ if given.is_some() => Ok(given),
            word => {
                let rows = objects::labelled(&self.book, who.institution, word, which).await?;
                let found = rows.first().and_then(|row| row.id.rsplit('_').next().map(str::to_owned));
                Ok(found.and_then(|hex| hex::decode_to_slice(hex, &mut bytes).ok().map(|()| bytes)))
            }
        }
    }

    /// An event as a line of the trail; none when it is not asked for. Names are looked up last, so that a page of a rare
    /// kind costs no more than reading past the others.
    async fn audit_row(
        &self,
        who: &Principal,
        filter: &AuditFilter,
        (owner, log_index): (InstitutionId, Option<u64>),
        event: StoredEvent,
        seen: &mut Seen,
    ) -> Outcome<Option<AuditRow>> {
        let day = business_date(event.recorded_at);
        let fits = filter.from.is_none_or(|from| from <= day)
            && filter.to.is_none_or(|to| day <= to)
            && given(filter.kind.as_ref()).is_none_or(|kind| event.kind == kind);
        if !fits {
            return Ok(None);
        }
        let actor = self.audit_actor(who, owner, &event.actor, seen).await?;
        if given(filter.actor.as_ref()).is_some_and(|asked| actor.name != asked && actor.id != asked) {
            return Ok(None);
        }
        let kind = KINDS.iter().find(|kind| kind.stream == event.stream.kind());
        let readable = kind.is_some_and(|kind| may(who, kind.read));
        let object = self.audit_object(who, kind, &event.stream, seen).await?;
        let mut payload = readable.then(|| shown(&event.payload));
        // What an alert read is shown where the firm's consent is asked for, at the alert; here it would outlast the consent.
        if let Some(serde_json::Value::Object(told)) = payload.as_mut().filter(|_| event.stream.kind() == "alert") {
            told.remove("seen");
        }
        Ok(Some(AuditRow {
            log_index,
            kind: event_names::name(event.stream.kind(), &event.kind),
            stream: event.stream.to_string(),
            version: event.version,
            object,
            effective_on: event.effective_on.to_string(),
            recorded_at: event.recorded_at.to_string(),
            actor,
            hash: hex::encode(event.hash),
            payload,
        }))
    }

    async fn audit_actor(
        &self,
        who: &Principal,
        owner: InstitutionId,
        recorded: &str,
        seen: &mut Seen,
    ) -> Outcome<Actor> {
        if let Some(actor) = seen.actors.get(recorded) {
            return Ok(actor.clone());
        }
        let (id, via) = recorded.split_once(" via ").unwrap_or((recorded, ""));
        let name = match id.parse::<UserId>() {
            Ok(_) if via == "service" => "安济 Anji".to_owned(),
            Ok(user) => self.user_name(who.institution, user).await?,
            Err(_) => id.to_owned(),
        };
        // A name that stayed an id is not one of the asker's people.
        let foreign = name == id && owner != who.institution;
        let actor = Actor {
            id: if foreign { String::new() } else { id.to_owned() },
            name: if foreign { "其他机构 another institution".to_owned() } else { name },
            via: match via {
                "session" => Named::new("session", "登录会话", "signed in"),
                "api-key" => Named::new("api-key", "程序密钥", "program key"),
                "service" => Named::new("service", "系统自动", "the service itself"),
                "feed" => Named::new("feed", "数据接入", "feed"),
                "local-console" => Named::new("local-console", "本机命令行", "local console"),
                other => Named::new(other, other, other),
            },
        };
        seen.actors.insert(recorded.to_owned(), actor.clone());
        Ok(actor)
    }

    async fn audit_object(
        &self,
        who: &Principal,
        kind: Option<&Kind>,
        stream: &StreamId,
        seen: &mut Seen,
    ) -> Outcome<AuditObject> {
        let hex = hex::encode(stream.id());
        let Some(kind) = kind else {
            let named = Named::new(stream.kind(), stream.kind(), stream.kind());
            return Ok(AuditObject { kind: named, label: hex.clone(), id: hex });
        };
        let id = if kind.prefix.is_empty() { hex } else { format!("{}_{hex}", kind.prefix) };
        let key = (kind.word.to_owned(), stream.id());
        let label = match seen.labels.get(&key) {
            Some(label) => label.clone(),
            None => {
                let label = self.audit_label(who, kind, &id).await?.unwrap_or_else(|| id.clone());
                seen.labels.insert(key, label.clone());
                label
            }
        };
        let word = if kind.word == "firm-access" { "firm" } else { kind.word };
        Ok(AuditObject { kind: Named::new(word, kind.zh, kind.en), id, label })
    }

    async fn audit_label(&self, who: &Principal, kind: &Kind, id: &str) -> Outcome<Option<String>> {
        Ok(match kind.word {
            "loan" => loans::get(&self.book, who.institution, id).await?.map(|row| row.number),
            // Names are for those who may read a firm's file; an erased firm has none.
            "firm" | "firm-access" if may(who, Action::ReadFirm) => {
                vault::firm(&self.book, OPERATOR, id).await?.map(|row| row.name)
            }
            "product" | "scorecard" | "agreement" | "pool" | "user" | "batch" | "webhook" | "sample-set" | "study" => {
                objects::get(&self.book, who.institution, kind.word, id).await?.map(|row| row.label)
            }
            "institution" => objects::get(&self.book, OPERATOR, "institution", id).await?.map(|row| row.label),
            _ => None,
        })
    }
}

/// Whose part of the book an object stands in.
fn owner(who: &Principal, kind: &Kind) -> InstitutionId {
    if ["firm", "consent", "institution"].contains(&kind.word) { OPERATOR } else { who.institution }
}

/// What a filter asks for; nothing when it is empty.
fn given(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}

fn may(who: &Principal, action: Action) -> bool {
    who.roles.iter().any(|role: &Role| allows(*role, action))
}

/// An event's payload with long texts cut.
fn shown(payload: &[u8]) -> serde_json::Value {
    let mut value = serde_json::from_slice(payload).unwrap_or(serde_json::Value::Null);
    cut(&mut value);
    value
}

fn cut(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => {
            if let Some((at, _)) = text.char_indices().nth(MAX_AUDIT_TEXT_CHARS) {
                let whole = text.chars().count();
                text.truncate(at);
                text.push_str(&format!("… ({whole})"));
            }
        }
        serde_json::Value::Array(held) => held.iter_mut().for_each(cut),
        serde_json::Value::Object(held) => held.values_mut().for_each(cut),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_the_bound_and_one_past_it() {
        let at = "测".repeat(MAX_AUDIT_TEXT_CHARS);
        let mut value = serde_json::json!({ "document": at, "n": 1 });
        cut(&mut value);
        assert_eq!(value["document"].as_str(), Some(at.as_str()));
        let mut value = serde_json::json!([{ "document": format!("{at}x") }]);
        cut(&mut value);
        assert!(value[0]["document"].as_str().unwrap().ends_with("… (2001)"));
    }

    #[test]
    fn every_kind_of_stream_that_has_events_is_a_kind_of_object() {
        for (stream, _) in event_names::all() {
            assert!(KINDS.iter().any(|kind| kind.stream == stream), "{stream}");
        }
    }
}
