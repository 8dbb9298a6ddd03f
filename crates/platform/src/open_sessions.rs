//! A person's open sessions: to see them, and to end those that should not be.
//!
//! A session is shown by an id that its token cannot be made from: sixteen bytes of a keyed hash of the hash that is kept.
//! What is shown is what is kept: when it began and was last used, and the browser and system in a word; no address. That
//! somebody ended sessions is an event of the user's stream, so it stands in the audit trail.

use calendar::Timestamp;
use codes::{InstitutionId, SessionId};
use serde::{Deserialize, Serialize};
use store::Statement;
use utoipa::ToSchema;
use views::people;

use crate::Platform;
use crate::access::{Action, Principal, Via};
use crate::cards::Named;
use crate::devices::Device;
use crate::events::Request;
use crate::identity::{UserEvent, keyed_hash};
use crate::limits;
use crate::problem::{Code, Outcome, Problem};

/// An open session, as its owner and the administrators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SessionCard {
    /// Session id; the token cannot be made from it.
    pub id: String,
    /// Browser and system it was begun with.
    pub device: Named,
    /// When it began.
    pub created_at: String,
    /// When it was last used, to the minute.
    pub seen_at: String,
    /// No longer good from this instant, however much it is used.
    pub expires_at: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// What ending sessions did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SessionsEnded {
    /// How many sessions ended.
    pub ended: u32,
}

impl Platform {
    /// The open sessions of whoever holds this session, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for a program's key.
    pub async fn my_sessions(&self, who: &Principal, token: &str) -> Outcome<Vec<SessionCard>> {
        in_person(who)?;
        let open = self.open_sessions(who.institution, &who.user.to_string()).await?;
        let mine = self.token_hash(token);
        Ok(open.iter().map(|session| self.session_card(session, Some(&mine))).collect())
    }

    /// Ends one of one's own sessions; the one that asks may be it.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for a program's key, [`Code::NotFound`] when no such session of this person is open.
    pub async fn end_my_session(&self, request: &Request<'_>, id: SessionId) -> Outcome<SessionsEnded> {
        in_person(request.who)?;
        let open = self.open_sessions(request.institution(), &request.who.user.to_string()).await?;
        let found: Vec<_> = open.into_iter().filter(|session| self.session_id(session) == id).collect();
        if found.is_empty() {
            return Err(Problem::not_found("session", id));
        }
        self.end(request, &request.who.name, found).await
    }

    /// Ends every session of one's own but the one that asks.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for a program's key.
    pub async fn end_my_other_sessions(&self, request: &Request<'_>, token: &str) -> Outcome<SessionsEnded> {
        in_person(request.who)?;
        let mine = self.token_hash(token);
        let open = self.open_sessions(request.institution(), &request.who.user.to_string()).await?;
        let others = open.into_iter().filter(|session| session.token_hash != mine).collect();
        self.end(request, &request.who.name, others).await
    }

    /// The open sessions of a user of the asker's institution, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn user_sessions(&self, who: &Principal, name: &str) -> Outcome<Vec<SessionCard>> {
        who.require(Action::ManageUsers)?;
        let user = self.user_named(who.institution, name).await?;
        let open = self.open_sessions(who.institution, &user.id.to_string()).await?;
        Ok(open.iter().map(|session| self.session_card(session, None)).collect())
    }

    /// Ends every session of a user of the asker's institution; the user may sign in again.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn end_user_sessions(&self, request: &Request<'_>, name: &str) -> Outcome<SessionsEnded> {
        request.who.require(Action::ManageUsers)?;
        let user = self.user_named(request.institution(), name).await?;
        let open = self.open_sessions(request.institution(), &user.id.to_string()).await?;
        self.end(request, name, open).await
    }

    /// Ends these sessions of a user, and says so in the user's stream.
    async fn end(&self, request: &Request<'_>, name: &str, ended: Vec<people::Session>) -> Outcome<SessionsEnded> {
        let answer = SessionsEnded { ended: u32::try_from(ended.len()).unwrap_or(u32::MAX) };
        if ended.is_empty() {
            return Ok(answer);
        }
        let institution = request.institution();
        let event = UserEvent::SessionsEnded { sessions: ended.iter().map(|one| self.session_id(one)).collect() };
        let (_, append, row) = self.user_after(institution, name, event).await?;
        let mut writes = vec![row];
        writes.extend(ended.iter().map(|session| people::end_session(institution, &session.token_hash)));
        self.save(request, vec![append], writes, answer).await
    }

    /// A user's sessions that may be used now, the newest first.
    async fn open_sessions(&self, institution: InstitutionId, user: &str) -> Outcome<Vec<people::Session>> {
        let mut sessions = people::sessions_of(&self.book, institution, user).await?;
        let now = self.clock.now();
        sessions.retain(|session| is_open(session, now));
        Ok(sessions)
    }

    /// What ends the oldest open sessions of a user, so that one more is within [`limits::MAX_SESSIONS`].
    pub(crate) async fn room_for_a_session(&self, institution: InstitutionId, user: &str) -> Outcome<Vec<Statement>> {
        let open = self.open_sessions(institution, user).await?;
        let surplus = open.iter().skip(limits::MAX_SESSIONS - 1);
        Ok(surplus.map(|session| people::end_session(institution, &session.token_hash)).collect())
    }

    fn session_card(&self, session: &people::Session, mine: Option<&str>) -> SessionCard {
        let seen_at = if session.seen_at.is_empty() { &session.created_at } else { &session.seen_at };
        SessionCard {
            id: self.session_id(session).to_string(),
            device: Device::kept(&session.device).named(),
            created_at: session.created_at.clone(),
            seen_at: seen_at.clone(),
            expires_at: session.expires_at.clone(),
            current: mine == Some(&session.token_hash),
        }
    }

    fn session_id(&self, session: &people::Session) -> SessionId {
        let mut id = [0; 16];
        let hash = keyed_hash(&self.keys.token, format!("session id {}", session.token_hash).as_bytes());
        // Sixty-four hexadecimal digits: the first half is sixteen bytes.
        let _ = hex::decode_to_slice(hash.get(..32).unwrap_or_default(), &mut id);
        SessionId::from_bytes(id)
    }
}

/// When a session was last used; when it began, if that was not noted.
pub(crate) fn last_seen(session: &people::Session) -> Option<Timestamp> {
    session.seen_at.parse().or_else(|_| session.created_at.parse()).ok()
}

/// Whether a session may be used at an instant: neither too old nor left alone for too long.
pub(crate) fn is_open(session: &people::Session, now: Timestamp) -> bool {
    let (Ok(end), Some(seen)) = (session.expires_at.parse::<Timestamp>(), last_seen(session)) else { return false };
    now < end && now < crate::identity::later(seen, limits::SESSION_IDLE_MINUTES * 60)
}

/// Lets pass who is here in person: a program's key has no sessions, and must not end its user's.
fn in_person(who: &Principal) -> Outcome<()> {
    if who.via == Via::Session {
        return Ok(());
    }
    Err(Problem::new(Code::Forbidden, "sessions are a person's: sign in to see and end your own")
        .in_chinese("登录会话属于本人：请登录后查看或结束自己的会话"))
}
