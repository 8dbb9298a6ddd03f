//! Users, passwords, sessions and keys for programs.
//!
//! A user is a stream of events; what proves who it is (a password hash, a token hash) lives outside events. There is no
//! default password: the first user of an institution is made with a password that is typed in or drawn and shown once.

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use calendar::{Date, Timestamp};
use codes::{InstitutionId, UserId};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::collections::BTreeSet;
use store::{Expected, StoredEvent};
use views::{objects, people};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal, Role, Via};
use crate::clock::random;
use crate::events::{BookEvent, Request, appending, from_json, to_json};
use crate::limits;
use crate::problem::{Code, Outcome, Problem};

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
    /// The user can no longer sign in.
    Disabled,
}

impl BookEvent for UserEvent {
    const STREAM: &'static str = "user";
    const SCHEMA: u16 = 1;
    fn kind(&self) -> String {
        match self {
            Self::Added { .. } => "user-added",
            Self::RolesChanged { .. } => "user-roles-changed",
            Self::PasswordChanged => "user-password-changed",
            Self::Disabled => "user-disabled",
        }
        .to_owned()
    }
    fn effective_on(&self, recorded_on: Date) -> Date {
        recorded_on
    }
    fn encode(&self) -> Outcome<Vec<u8>> {
        to_json(self)
    }
    fn decode(event: &StoredEvent) -> Outcome<Self> {
        from_json(&event.payload)
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
                (UserEvent::PasswordChanged | UserEvent::RolesChanged { .. } | UserEvent::Disabled, _) => {}
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

/// What a successful sign-in gives.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignedIn {
    /// Bearer token; shown once.
    pub token: String,
    /// No longer good from this instant.
    pub expires_at: Timestamp,
    /// The user.
    pub user: User,
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
        self.add_user_unchecked(request, name, roles, password).await
    }

    /// Adds a user without asking who asks: for the first administrator of an institution only.
    pub(crate) async fn add_user_unchecked(
        &self,
        request: &Request<'_>,
        name: &str,
        roles: BTreeSet<Role>,
        password: &str,
    ) -> Outcome<User> {
        let institution = request.institution();
        check_name(name)?;
        check_password(name, password)?;
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
        let hash = self.hash_password(password).await?;
        let writes = vec![
            objects::put(institution, user.row(1)?),
            people::put_credential(institution, &user.id.to_string(), hash, &self.clock.now().to_string()),
        ];
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
        check_password(name, password)?;
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
        let known = self.user_named(institution, name).await?;
        let mut events = self.events::<UserEvent>(institution, *known.id.as_bytes()).await?;
        let version = events.len() as u64;
        let appends = vec![appending(
            *known.id.as_bytes(),
            Expected::Version(version),
            self.clock.today(),
            std::slice::from_ref(&event),
        )?];
        events.push(event);
        let user = User::fold(known.id, &events).ok_or_else(|| Problem::not_found("user", name))?;
        let id = user.id.to_string();
        let mut writes =
            vec![objects::put(institution, user.row(version + 1)?), people::end_sessions_of(institution, &id)];
        if let Some(password) = password {
            let hash = self.hash_password(password).await?;
            writes.push(people::put_credential(institution, &id, hash, &self.clock.now().to_string()));
        }
        self.save(request, appends, writes, user).await
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

    /// Signs in with a password. The same sentence answers a wrong name and a wrong password.
    ///
    /// # Errors
    /// [`Code::SignInFailed`], [`Code::Locked`].
    pub async fn sign_in(&self, institution_code: &str, name: &str, password: &str) -> Outcome<SignedIn> {
        let failed = || Problem::new(Code::SignInFailed, "check the institution, the name and the password");
        let found = match self.institution_coded(institution_code).await? {
            Some(institution) => {
                let user = self.user_named(institution.id, name).await.ok().filter(|user| user.active);
                user.map(|user| (institution.id, user))
            }
            None => None,
        };
        let Some((institution, user)) = found else {
            // Spend the time of a real check, so that names cannot be told apart by the clock.
            self.hash_password(password).await?;
            return Err(failed());
        };
        let id = user.id.to_string();
        let credential = people::credential(&self.book, institution, &id).await?.ok_or_else(failed)?;
        let now = self.clock.now();
        if credential.locked_until.as_deref().and_then(|t| t.parse::<Timestamp>().ok()).is_some_and(|until| now < until)
        {
            return Err(Problem::new(
                Code::Locked,
                "wait a quarter of an hour, or ask an administrator to set a new password",
            ));
        }
        if !self.password_matches(password, &credential.password_hash).await? {
            let failures = credential.failures + 1;
            let locked = (failures >= limits::MAX_SIGN_IN_FAILURES)
                .then(|| later(now, limits::SIGN_IN_PAUSE_SECONDS).to_string());
            let failures = if locked.is_some() { 0 } else { failures };
            self.book.execute(institution, vec![people::put_failures(institution, &id, failures, locked)]).await?;
            return Err(failed());
        }
        let expires_at = later(now, limits::SESSION_HOURS * 3_600);
        let token = new_token("anjis", institution)?;
        let mut writes =
            people::put_session(institution, &self.token_hash(&token), &id, &now.to_string(), &expires_at.to_string());
        writes.push(people::put_failures(institution, &id, 0, None));
        self.book.execute(institution, writes).await?;
        Ok(SignedIn { token, expires_at, user })
    }

    /// Ends the session of a token.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn sign_out(&self, token: &str) -> Outcome<()> {
        let Some(institution) = institution_of(token) else { return Ok(()) };
        self.book.execute(institution, vec![people::end_session(institution, &self.token_hash(token))]).await?;
        Ok(())
    }

    /// Whose token this is.
    ///
    /// # Errors
    /// [`Code::SignInNeeded`] when it is unknown, expired or its user disabled.
    pub async fn authenticate(&self, token: &str) -> Outcome<Principal> {
        let needed = || Problem::new(Code::SignInNeeded, "the token is unknown or has expired: sign in again");
        let institution = institution_of(token).ok_or_else(needed)?;
        let hash = self.token_hash(token);
        let (via, bearer) = if token.starts_with("anjis_") {
            (Via::Session, people::session(&self.book, institution, &hash).await?)
        } else {
            (Via::ApiKey, people::api_key(&self.book, institution, &hash).await?)
        };
        let bearer = bearer.ok_or_else(needed)?;
        if bearer.expires_at.parse::<Timestamp>().map_or(true, |end| end <= self.clock.now()) {
            return Err(needed());
        }
        let row = objects::get(&self.book, institution, "user", &bearer.user).await?.ok_or_else(needed)?;
        let user: User = from_json(row.body.as_bytes())?;
        if !user.active {
            return Err(needed());
        }
        Ok(Principal { user: user.id, name: user.name, institution, roles: user.roles, via })
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

    pub(crate) async fn user_named(&self, institution: InstitutionId, name: &str) -> Outcome<User> {
        let rows = objects::labelled(&self.book, institution, "user", name).await?;
        let row = rows.first().ok_or_else(|| Problem::not_found("user", name))?;
        from_json(row.body.as_bytes())
    }

    pub(crate) fn token_hash(&self, token: &str) -> String {
        keyed_hash(&self.keys.token, token.as_bytes())
    }

    async fn hash_password(&self, password: &str) -> Outcome<String> {
        let (password, salt) = (password.to_owned(), random::<16>()?);
        off_thread(move || {
            Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map(|hash| hash.to_string()).map_err(
                |error| Problem::new(Code::Internal, "the password could not be hashed").because(error.to_string()),
            )
        })
        .await
    }

    async fn password_matches(&self, password: &str, hash: &str) -> Outcome<bool> {
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

pub(crate) fn new_token(prefix: &str, institution: InstitutionId) -> Outcome<String> {
    Ok(format!("{prefix}_{}_{}", hex::encode(institution.as_bytes()), URL_SAFE_NO_PAD.encode(random::<32>()?)))
}

fn institution_of(token: &str) -> Option<InstitutionId> {
    let rest = token.strip_prefix("anjis_").or_else(|| token.strip_prefix("anjik_"))?;
    let mut bytes = [0; 16];
    hex::decode_to_slice(rest.get(..32)?, &mut bytes).ok()?;
    Some(InstitutionId::from_bytes(bytes))
}

pub(crate) fn later(instant: Timestamp, seconds: i64) -> Timestamp {
    instant.checked_add(std::time::Duration::from_secs(seconds.unsigned_abs())).unwrap_or(Timestamp::MAX)
}

fn check_name(name: &str) -> Outcome<()> {
    let fits = !name.is_empty() && name.len() <= limits::MAX_NAME_BYTES;
    if fits && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b)) {
        return Ok(());
    }
    Err(Problem::new(Code::Invalid, "a user name has 1 to 64 of a-z, 0-9, dot, dash and underscore"))
}

fn check_password(name: &str, password: &str) -> Outcome<()> {
    let chars = password.chars().count();
    let kinds: BTreeSet<char> = password.chars().collect();
    let weak = chars < limits::MIN_PASSWORD_CHARS || kinds.len() < 5 || password.to_lowercase().contains(name);
    if weak || chars > limits::MAX_PASSWORD_CHARS {
        return Err(Problem::new(
            Code::WeakPassword,
            format!(
                "use {} to {} characters, at least five of them different, without the user name",
                limits::MIN_PASSWORD_CHARS,
                limits::MAX_PASSWORD_CHARS
            ),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_at_the_bounds() {
        assert!(check_password("li", "abcdefghijk").is_err(), "eleven characters");
        assert!(check_password("li", "abcdefghijk1").is_ok(), "twelve");
        assert!(check_password("li", &"abcdefgh".repeat(16)).is_ok(), "one hundred and twenty-eight");
        assert!(check_password("li", &format!("{}x", "abcdefgh".repeat(16))).is_err());
        assert!(check_password("li", "aaaaaaaaaaaaaaaa").is_err());
        assert!(check_password("wang", "Wang-2025-abcdef").is_err());
        assert!(
            check_name(&"a".repeat(64)).is_ok() && check_name(&"a".repeat(65)).is_err() && check_name("王").is_err()
        );
    }

    #[test]
    fn a_token_names_its_institution() {
        let institution = InstitutionId::from_bytes([9; 16]);
        assert_eq!(institution_of(&new_token("anjis", institution).unwrap()), Some(institution));
        assert_eq!(institution_of("anjis_zz"), None);
        assert_eq!(institution_of("bearer"), None);
    }
}
