//! Users, passwords and keys for programs; [`crate::sessions`] is how they sign in.
//!
//! A user is a stream of events; what proves who it is (a password hash, a token hash) lives outside events. There is no
//! default password: the first user of an institution is made with a password that is typed in or drawn and shown once.

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use calendar::Timestamp;
use codes::{InstitutionId, SessionId, UserId};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::collections::BTreeSet;
use store::{Expected, Statement, StreamAppend};
use views::{objects, people};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal, Role, Via};
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::limits;
use crate::passwords;
use crate::problem::{Code, Outcome, Problem};
use crate::setup::Institution;

/// What happened to a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum UserEvent {
    /// A user was added.
    Added {
        /// Name to sign in with.
        name: String,
        /// Roles held.
        roles: BTreeSet<Role>,
    },
    /// Roles were replaced.
    RolesChanged {
        /// Roles held from now on.
        roles: BTreeSet<Role>,
    },
    /// A new password was set; the hash itself is not an event.
    PasswordChanged,
    /// A one-time sign-in link was made for the user; its token is not an event.
    LinkMade,
    /// The user signed in by that link.
    LinkUsed,
    /// Sessions of the user were ended, by the user or an administrator.
    SessionsEnded {
        /// Which.
        sessions: BTreeSet<SessionId>,
    },
    /// The user can no longer sign in.
    Disabled,
}

impl JsonEvent for UserEvent {
    const STREAM: &'static str = "user";
    fn kind(&self) -> &'static str {
        match self {
            Self::Added { .. } => "user-added",
            Self::RolesChanged { .. } => "user-roles-changed",
            Self::PasswordChanged => "user-password-changed",
            Self::LinkMade => "user-link-made",
            Self::LinkUsed => "user-link-used",
            Self::SessionsEnded { .. } => "user-sessions-ended",
            Self::Disabled => "user-disabled",
        }
    }
}

/// A user as the platform shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// User id.
    pub id: UserId,
    /// Name to sign in with.
    pub name: String,
    /// Roles held.
    pub roles: BTreeSet<Role>,
    /// Whether it can sign in.
    pub active: bool,
}

impl User {
    pub(crate) fn fold(id: UserId, events: &[UserEvent]) -> Option<Self> {
        let mut user = None;
        for event in events {
            match (event, &mut user) {
                (UserEvent::Added { name, roles }, slot) => {
                    *slot = Some(Self { id, name: name.clone(), roles: roles.clone(), active: true });
                }
                (UserEvent::RolesChanged { roles }, Some(user)) => user.roles.clone_from(roles),
                (UserEvent::Disabled, Some(user)) => user.active = false,
                (
                    UserEvent::PasswordChanged
                    | UserEvent::LinkMade
                    | UserEvent::LinkUsed
                    | UserEvent::SessionsEnded { .. }
                    | UserEvent::RolesChanged { .. }
                    | UserEvent::Disabled,
                    _,
                ) => {}
            }
        }
        user
    }

    /// The read-model row of this user.
    pub(crate) fn row(&self, version: u64) -> Outcome<objects::Object> {
        Ok(objects::Object {
            kind: "user".into(),
            id: self.id.to_string(),
            state: if self.active { "active" } else { "disabled" }.into(),
            label: self.name.clone(),
            version: i64::try_from(version).unwrap_or(i64::MAX),
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }
}

impl Platform {
    /// Adds a user to the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Exists`], [`Code::WeakPassword`], [`Code::Invalid`].
    pub async fn add_user(
        &self,
        request: &Request<'_>,
        name: &str,
        roles: BTreeSet<Role>,
        password: &str,
    ) -> Outcome<User> {
        request.who.require(Action::ManageUsers)?;
        self.add_user_unchecked(request, name, roles, Some(password)).await
    }

    /// Adds a user who sets a password when opening a one-time link ([`Platform::sign_in_link`]).
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Exists`], [`Code::Invalid`].
    pub async fn invite_user(&self, request: &Request<'_>, name: &str, roles: BTreeSet<Role>) -> Outcome<User> {
        request.who.require(Action::ManageUsers)?;
        self.add_user_unchecked(request, name, roles, None).await
    }

    /// Adds a user without asking who asks: for the first administrator of an institution only.
    pub(crate) async fn add_user_unchecked(
        &self,
        request: &Request<'_>,
        name: &str,
        roles: BTreeSet<Role>,
        password: Option<&str>,
    ) -> Outcome<User> {
        let institution = request.institution();
        check_name(name)?;
        if let Some(password) = password {
            self.check_password(institution, name, password).await?;
        }
        if roles.is_empty() || (roles.contains(&Role::Operator) && institution != OPERATOR) {
            return Err(Problem::new(
                Code::Invalid,
                "give at least one role; the role operator exists only in the platform's own institution",
            ));
        }
        if !objects::labelled(&self.book, institution, "user", name).await?.is_empty() {
            return Err(Problem::new(
                Code::Exists,
                format!("there is a user {name} here already: choose another name"),
            ));
        }
        let user =
            User { id: UserId::from_bytes(random()?), name: name.to_owned(), roles: roles.clone(), active: true };
        let event = UserEvent::Added { name: name.to_owned(), roles };
        let appends = vec![appending(*user.id.as_bytes(), Expected::New, self.clock.today(), &[event])?];
        let mut writes = vec![objects::put(institution, user.row(1)?)];
        if let Some(password) = password {
            let (id, hash) = (user.id.to_string(), self.hash_password(password).await?);
            writes.push(people::put_credential(institution, &id, hash, &self.clock.now().to_string()));
        }
        self.save(request, appends, writes, user).await
    }

    /// Changes a password; every session of the user ends. A user may change their own, an administrator anybody's.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WeakPassword`], [`Code::NotFound`].
    pub async fn change_password(&self, request: &Request<'_>, name: &str, password: &str) -> Outcome<User> {
        if request.who.name != name {
            request.who.require(Action::ManageUsers)?;
        }
        self.check_password(request.institution(), name, password).await?;
        self.user_changes(request, name, UserEvent::PasswordChanged, Some(password)).await
    }

    /// Replaces a user's roles; every session of the user ends.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`].
    pub async fn change_roles(&self, request: &Request<'_>, name: &str, roles: BTreeSet<Role>) -> Outcome<User> {
        request.who.require(Action::ManageUsers)?;
        if roles.is_empty() || (roles.contains(&Role::Operator) && request.institution() != OPERATOR) {
            return Err(Problem::new(
                Code::Invalid,
                "give at least one role; the role operator exists only in the platform's own institution",
            ));
        }
        self.user_changes(request, name, UserEvent::RolesChanged { roles }, None).await
    }

    /// Stops a user from signing in; every session of the user ends.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn disable_user(&self, request: &Request<'_>, name: &str) -> Outcome<User> {
        request.who.require(Action::ManageUsers)?;
        self.user_changes(request, name, UserEvent::Disabled, None).await
    }

    async fn user_changes(
        &self,
        request: &Request<'_>,
        name: &str,
        event: UserEvent,
        password: Option<&str>,
    ) -> Outcome<User> {
        let institution = request.institution();
        let (user, append, row) = self.user_after(institution, name, event).await?;
        let id = user.id.to_string();
        let mut writes = vec![row, people::end_sessions_of(institution, &id)];
        if !user.active {
            writes.push(people::end_links_of(institution, &id));
        }
        if let Some(password) = password {
            let hash = self.hash_password(password).await?;
            writes.push(people::put_credential(institution, &id, hash, &self.clock.now().to_string()));
        }
        self.save(request, vec![append], writes, user).await
    }

    /// A user with one more event: as the user then is, with what must be appended and the row to be written for it.
    pub(crate) async fn user_after(
        &self,
        institution: InstitutionId,
        name: &str,
        event: UserEvent,
    ) -> Outcome<(User, StreamAppend, Statement)> {
        let known = self.user_named(institution, name).await?;
        let mut events = self.events::<UserEvent>(institution, *known.id.as_bytes()).await?;
        let version = events.len() as u64;
        let event_alone = std::slice::from_ref(&event);
        let append = appending(*known.id.as_bytes(), Expected::Version(version), self.clock.today(), event_alone)?;
        events.push(event);
        let user = User::fold(known.id, &events).ok_or_else(|| Problem::not_found("user", name))?;
        let row = objects::put(institution, user.row(version + 1)?);
        Ok((user, append, row))
    }

    /// The users of the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn users(&self, who: &Principal) -> Outcome<Vec<User>> {
        who.require(Action::ManageUsers)?;
        let rows = objects::all(&self.book, who.institution, "user", None, limits::MAX_WHOLE_LIST).await?;
        rows.iter().map(|row| from_json(row.body.as_bytes())).collect()
    }

    /// The user of this name at the local console: for whoever can read the data folder's keys.
    ///
    /// # Errors
    /// [`Code::NotFound`] when there is no such institution or active user.
    pub async fn local_principal(&self, institution_code: &str, name: &str) -> Outcome<Principal> {
        let institution = self
            .institution_coded(institution_code)
            .await?
            .ok_or_else(|| Problem::not_found("institution", institution_code))?;
        let user = self.user_named(institution.id, name).await?;
        if !user.active {
            return Err(Problem::new(Code::Forbidden, format!("{name} was disabled: use another user")));
        }
        Ok(Principal {
            user: user.id,
            name: user.name,
            institution: institution.id,
            roles: user.roles,
            via: Via::LocalConsole,
        })
    }

    /// Every active user of every institution: for whoever can read the data folder's keys.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn everybody(&self) -> Outcome<Vec<(Institution, User)>> {
        let mut all = Vec::new();
        for institution in self.institutions().await? {
            let rows = objects::list(&self.book, institution.id, "user", Some("active"), "", views::limits::MAX_PAGE);
            for row in rows.await? {
                all.push((institution.clone(), from_json(row.body.as_bytes())?));
            }
        }
        Ok(all)
    }

    pub(crate) async fn user_named(&self, institution: InstitutionId, name: &str) -> Outcome<User> {
        let rows = objects::labelled(&self.book, institution, "user", name).await?;
        let row = rows.first().ok_or_else(|| Problem::not_found("user", name))?;
        from_json(row.body.as_bytes())
    }

    /// Whether this may be the password of this user of an institution, existing or not yet.
    pub(crate) async fn check_password(&self, id: InstitutionId, name: &str, password: &str) -> Outcome<()> {
        let (institution, name) = (self.institution(id).await?, name.to_owned());
        let password = password.to_owned();
        off_thread(move || passwords::check(&password, &passwords::context(&name, institution.words()))).await
    }

    pub(crate) async fn hash_password(&self, password: &str) -> Outcome<String> {
        let (password, salt) = (password.to_owned(), random::<16>()?);
        off_thread(move || {
            Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map(|hash| hash.to_string()).map_err(
                |error| Problem::new(Code::Internal, "the password could not be hashed").because(error.to_string()),
            )
        })
        .await
    }

    pub(crate) async fn password_matches(&self, password: &str, hash: &str) -> Outcome<bool> {
        let (password, hash) = (password.to_owned(), hash.to_owned());
        off_thread(move || Ok(Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok())).await
    }
}

/// HMAC-SHA-256 in hexadecimal: what is kept instead of a token or a credit code.
pub(crate) fn keyed_hash(key: &[u8; 32], value: &[u8]) -> String {
    // HMAC takes a key of any length; the slice form cannot fail for one of 32 bytes.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else { return String::new() };
    mac.update(value);
    hex::encode(mac.finalize().into_bytes())
}

/// Hashing takes tens of milliseconds on purpose; it must not hold up the threads that answer requests.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> Outcome<T> + Send + 'static) -> Outcome<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Problem::new(Code::Internal, "a worker stopped").because(error))?
}

pub(crate) fn later(instant: Timestamp, seconds: i64) -> Timestamp {
    instant.checked_add(std::time::Duration::from_secs(seconds.unsigned_abs())).unwrap_or(Timestamp::MAX)
}

pub(crate) fn check_name(name: &str) -> Outcome<()> {
    let fits = !name.is_empty() && name.len() <= limits::MAX_NAME_BYTES;
    if fits && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b)) {
        return Ok(());
    }
    Err(Problem::new(Code::Invalid, "a user name has 1 to 64 of a-z, 0-9, dot, dash and underscore"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_at_the_bounds() {
        assert!(
            check_name(&"a".repeat(64)).is_ok() && check_name(&"a".repeat(65)).is_err() && check_name("王").is_err()
        );
    }
}
