//! Keys for programs: made, listed, revoked. Each is a stream of its own, so that the audit trail says who made it.
//!
//! The secret is no event and is not remembered with the answer either: it is shown once, and a repeated request is told
//! the key's id without it.

use calendar::Timestamp;
use codes::{ApiKeyId, UserId};
use serde::{Deserialize, Serialize};
use store::Expected;
use utoipa::ToSchema;
use views::people;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Named;
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending};
use crate::identity::later;
use crate::limits::{API_KEY_DAYS, MAX_KEY_LABEL_CHARS};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};
use crate::sessions::new_token;

/// What happened to a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum KeyEvent {
    /// A key was made.
    Made {
        /// On whose behalf it acts.
        user: UserId,
        /// What it is for.
        label: String,
        /// No longer good from this instant.
        expires_at: Timestamp,
    },
    /// It was revoked.
    Revoked,
}

impl JsonEvent for KeyEvent {
    const STREAM: &'static str = "key";
    fn kind(&self) -> &'static str {
        match self {
            Self::Made { .. } => "key-made",
            Self::Revoked => "key-revoked",
        }
    }
}

/// A key for a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeyCard {
    /// Key id.
    pub id: String,
    /// Name of the user on whose behalf it acts.
    pub user: String,
    /// What it is for.
    pub label: String,
    /// When it was made.
    pub created_at: String,
    /// No longer good from this instant.
    pub expires_at: String,
    /// In force, expired or revoked.
    pub state: Named,
}

/// A key that was just made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NewKey {
    /// Key id.
    pub id: String,
    /// The secret: shown once, absent when the request is repeated.
    pub token: Option<String>,
    /// No longer good from this instant.
    pub expires_at: String,
}

impl Platform {
    /// A page of the asker's institution's keys.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn key_cards(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<KeyCard>> {
        who.require(Action::ManageKeys)?;
        let rows = people::keys(&self.book, who.institution, after, limit).await?;
        let full = rows.len() == views::limits::page(limit) as usize;
        let next = if full { rows.last().map(|row| row.id.clone()) } else { None };
        let names = self.all_user_names(who.institution).await?;
        let cards = rows.into_iter().map(|row| {
            let name = names.get(&row.user).cloned().unwrap_or_else(|| row.user.clone());
            self.key_card(row, name)
        });
        Ok((cards.collect(), next))
    }

    fn key_card(&self, row: people::KeyRow, user: String) -> KeyCard {
        let expired = row.expires_at.parse::<Timestamp>().map_or(true, |end| end <= self.clock.now());
        let state = match (row.revoked, expired) {
            (true, _) => ("revoked", "已吊销", "revoked"),
            (false, true) => ("expired", "已过期", "expired"),
            (false, false) => ("active", "有效", "in force"),
        };
        KeyCard {
            id: row.id,
            user,
            label: row.label,
            created_at: row.created_at,
            expires_at: row.expires_at,
            state: Named::new(state.0, state.1, state.2),
        }
    }

    /// Makes a key for a program, which acts as `user`; the secret is in the answer and nowhere else.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] for an unknown user, [`Code::WrongState`] for a disabled one,
    /// [`Code::Invalid`] for a label that says nothing.
    pub async fn make_key(&self, request: &Request<'_>, user: &str, label: &str) -> Outcome<NewKey> {
        request.who.require(Action::ManageKeys)?;
        let label = label.trim();
        if label.is_empty() || label.chars().count() > MAX_KEY_LABEL_CHARS {
            return Err(Problem::new(
                Code::Invalid,
                format!("say what the key is for, in 1 to {MAX_KEY_LABEL_CHARS} characters"),
            ));
        }
        let institution = request.institution();
        let user = self.user_named(institution, user).await?;
        if !user.active {
            return Err(Problem::new(Code::WrongState, format!("{} was disabled: name another user", user.name)));
        }
        let (id, token) = (ApiKeyId::from_bytes(random()?), new_token("anjik", institution)?);
        let now = self.clock.now();
        let expires_at = later(now, API_KEY_DAYS * 86_400);
        let row = people::NewApiKey {
            id: id.to_string(),
            token_hash: self.token_hash(&token),
            user: user.id.to_string(),
            label: label.to_owned(),
            created_at: now.to_string(),
            expires_at: expires_at.to_string(),
        };
        let event = KeyEvent::Made { user: user.id, label: label.to_owned(), expires_at };
        let appends = vec![appending(*id.as_bytes(), Expected::New, self.clock.today(), &[event])?];
        let answer = NewKey { id: id.to_string(), token: None, expires_at: expires_at.to_string() };
        let said = self.save(request, appends, vec![people::put_api_key(institution, row)], answer).await?;
        // The answer of an earlier request is about another key, whose secret was shown then.
        let token = (said.id == id.to_string()).then_some(token);
        Ok(NewKey { token, ..said })
    }

    /// The same from the local console, which has no repeated requests: the id and the secret.
    ///
    /// # Errors
    /// As [`Platform::make_key`].
    pub async fn new_api_key(&self, who: &Principal, user_name: &str, label: &str) -> Outcome<(ApiKeyId, String)> {
        let made = self.make_key(&Request::plain(who), user_name, label).await?;
        let id = made.id.parse().map_err(|_| Problem::new(Code::Internal, "a key's id cannot be read"))?;
        Ok((id, made.token.unwrap_or_default()))
    }

    /// Revokes a key from the local console.
    ///
    /// # Errors
    /// As [`Platform::revoke_key`].
    pub async fn revoke_api_key(&self, who: &Principal, id: ApiKeyId) -> Outcome<()> {
        self.revoke_key(&Request::plain(who), id).await.map(drop)
    }

    /// Revokes a key: the next request under it is refused.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when it was revoked already.
    pub async fn revoke_key(&self, request: &Request<'_>, id: ApiKeyId) -> Outcome<KeyCard> {
        request.who.require(Action::ManageKeys)?;
        let institution = request.institution();
        let row = people::key(&self.book, institution, &id.to_string()).await?;
        let row = row.ok_or_else(|| Problem::not_found("key", id))?;
        if row.revoked {
            return Err(Problem::new(Code::WrongState, "this key was revoked already"));
        }
        let user = row.user.parse().ok();
        let name = match user {
            Some(user) => self.user_name(institution, user).await?,
            None => row.user.clone(),
        };
        // Keys made before they were recorded have no event yet.
        let appends = vec![appending(*id.as_bytes(), Expected::Any, self.clock.today(), &[KeyEvent::Revoked])?];
        let card = self.key_card(people::KeyRow { revoked: true, ..row }, name);
        self.save(request, appends, vec![people::revoke_api_key(institution, &id.to_string())], card).await
    }
}
