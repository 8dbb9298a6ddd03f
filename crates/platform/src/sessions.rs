//! Signing in: by password, by a one-time link, by a program's key; and the session that follows.
//!
//! A token is shown once and kept only as a keyed hash. A session ends when it is signed out, unused for
//! [`limits::SESSION_IDLE_MINUTES`] or older than [`limits::SESSION_HOURS`]. A link is good for one use within
//! [`limits::LINK_HOURS`]; that it was made and used stands in the user's stream, which is also what makes it single:
//! of two people who open it at once, one finds that the stream has moved on.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use calendar::{Date, Timestamp};
use codes::{InstitutionId, UserId};
use serde::{Deserialize, Serialize};
use store::{Expected, Statement};
use utoipa::ToSchema;
use views::{objects, people};

use crate::Platform;
use crate::access::{Action, Principal, Via};
use crate::cards::Named;
use crate::clock::random;
use crate::devices::Device;
use crate::events::{Request, appending, from_json};
use crate::identity::{User, UserEvent, keyed_hash, later};
use crate::limits;
use crate::open_sessions::{is_open, last_seen};
use crate::problem::{Code, Outcome, Problem};
use crate::setup::{Institution, InstitutionKind};

/// What a successful sign-in gives.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session's token; shown once.
    pub token: String,
    /// No longer good from this instant.
    pub expires_at: Timestamp,
    /// The person.
    pub who: Recognised,
}

/// Somebody recognised by a token.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// The person.
    pub principal: Principal,
    /// Whether a password has to be set before anything else.
    pub must_set_password: bool,
}

impl Recognised {
    /// The person, to act.
    ///
    /// # Errors
    /// [`Code::PasswordNeeded`] when a password has to be set first.
    pub fn acting(self) -> Outcome<Principal> {
        if self.must_set_password {
            return Err(Problem::new(Code::PasswordNeeded, "set a password first: POST /v1/me/password"));
        }
        Ok(self.principal)
    }
}

/// A one-time link: the token goes into the address that the person opens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignInLink {
    /// The token; shown once.
    pub token: String,
    /// No longer good from this instant.
    pub expires_at: Timestamp,
}

/// What a one-time link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFor {
    /// The person sets a password first.
    SettingPassword,
    /// A look around, as in a demo: made only by whoever can read the data folder's keys.
    Visiting,
}

/// The secret of the link that sets an empty data folder up. Only a hash stays in memory, and for
/// [`limits::LINK_HOURS`]; a folder is set up once, so it is good for one use.
#[derive(Debug, Clone)]
pub struct SetupSecret {
    key: [u8; 32],
    hash: String,
    expires_at: Timestamp,
}

impl SetupSecret {
    /// Draws a secret: the token for the link, and what recognises it.
    ///
    /// # Errors
    /// [`Code::Internal`] when the system has no randomness to give.
    pub fn draw(now: Timestamp) -> Outcome<(String, Self)> {
        let (token, key) = (URL_SAFE_NO_PAD.encode(random::<32>()?), random::<32>()?);
        let hash = keyed_hash(&key, token.as_bytes());
        Ok((token, Self { key, hash, expires_at: later(now, limits::LINK_HOURS * 3_600) }))
    }

    /// Whether this token opens it now. Hashes under a key of this process are compared, so time tells nothing.
    #[must_use]
    pub fn opens(&self, token: &str, now: Timestamp) -> bool {
        now < self.expires_at && keyed_hash(&self.key, token.as_bytes()) == self.hash
    }
}

/// The person who asks, as shown to that person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Me {
    /// User id.
    pub id: String,
    /// User name.
    pub name: String,
    /// Roles held.
    pub roles: Vec<Named>,
    /// Where.
    pub institution: InstitutionCard,
    /// The business date.
    #[schema(value_type = String, format = Date)]
    pub today: Date,
    /// Whether that date is simulated.
    pub clock_simulated: bool,
    /// What the roles allow, by action id.
    pub allowed: Vec<String>,
    /// Whether a password has to be set before anything else.
    pub must_set_password: bool,
}

/// An institution, as its people see it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct InstitutionCard {
    /// Short name used to sign in.
    pub code: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Operator, lender or guarantor.
    pub kind: Named,
    /// The currency it keeps its books in.
    pub currency: String,
    /// Whether its data are simulated.
    pub simulated: bool,
}

impl From<Institution> for InstitutionCard {
    fn from(institution: Institution) -> Self {
        Self {
            code: institution.code,
            name_zh: institution.name_zh,
            name_en: institution.name_en,
            kind: institution.kind.named(),
            currency: institution.currency.code().into(),
            simulated: institution.simulated,
        }
    }
}

impl InstitutionKind {
    /// With its names.
    #[must_use]
    pub fn named(self) -> Named {
        match self {
            Self::Operator => Named::new("operator", "平台运营方", "Platform operator"),
            Self::Lender => Named::new("lender", "贷款机构", "Lender"),
            Self::Guarantor => Named::new("guarantor", "担保机构", "Guarantor"),
            Self::Insurer => Named::new("insurer", "保险机构", "Insurer"),
            Self::CoreFirm => Named::new("core-firm", "核心企业", "Core firm"),
            Self::Fund => Named::new("fund", "财政资金池", "Public fund"),
        }
    }
}

impl Platform {
    /// Signs in with a password. The same sentence answers a wrong name and a wrong password.
    ///
    /// # Errors
    /// [`Code::SignInFailed`], [`Code::Locked`].
    pub async fn sign_in(
        &self,
        institution_code: &str,
        name: &str,
        password: &str,
        device: &Device,
    ) -> Outcome<SignedIn> {
        let Some((institution, user, credential)) = self.found_for_sign_in(institution_code, name).await? else {
            // Spend the time of a real check, so that names cannot be told apart by the clock.
            self.hash_password(password).await?;
            return Err(sign_in_failed());
        };
        self.check_credential(institution, &credential, password).await?;
        let (signed, writes) = self.new_session(institution, &user, false, device).await?;
        self.book.execute(institution, writes).await?;
        Ok(signed)
    }

    /// Compares a password with the one kept; wrong ones are counted, and too many lock for a while.
    async fn check_credential(
        &self,
        institution: InstitutionId,
        credential: &people::Credential,
        password: &str,
    ) -> Outcome<()> {
        let (id, now) = (credential.user.as_str(), self.clock.now());
        if credential.locked_until.as_deref().and_then(instant).is_some_and(|until| now < until) {
            return Err(Problem::new(
                Code::Locked,
                "wait a quarter of an hour, or ask an administrator to set a new password",
            ));
        }
        let right = self.password_matches(password, &credential.password_hash).await?;
        let failures = if right { 0 } else { credential.failures + 1 };
        let locked =
            (failures >= limits::MAX_SIGN_IN_FAILURES).then(|| later(now, limits::SIGN_IN_PAUSE_SECONDS).to_string());
        let failures = if locked.is_some() { 0 } else { failures };
        if !right || credential.failures > 0 {
            self.book.execute(institution, vec![people::put_failures(institution, id, failures, locked)]).await?;
        }
        if right { Ok(()) } else { Err(sign_in_failed()) }
    }

    /// The active user of this name who has a password.
    async fn found_for_sign_in(
        &self,
        institution_code: &str,
        name: &str,
    ) -> Outcome<Option<(InstitutionId, User, people::Credential)>> {
        let Some(institution) = self.institution_coded(institution_code).await? else { return Ok(None) };
        let Some(user) = self.user_named(institution.id, name).await.ok().filter(|user| user.active) else {
            return Ok(None);
        };
        let credential = people::credential(&self.book, institution.id, &user.id.to_string()).await?;
        Ok(credential.map(|credential| (institution.id, user, credential)))
    }

    /// A session that begins now, and the statements that keep it. Its token is always a new one; the oldest session of
    /// somebody who has [`limits::MAX_SESSIONS`] ends.
    async fn new_session(
        &self,
        institution: InstitutionId,
        user: &User,
        must_set_password: bool,
        device: &Device,
    ) -> Outcome<(SignedIn, Vec<Statement>)> {
        let now = self.clock.now();
        let expires_at = later(now, limits::SESSION_HOURS * 3_600);
        let token = new_token("anjis", institution)?;
        let session = people::Session {
            token_hash: self.token_hash(&token),
            user: user.id.to_string(),
            created_at: now.to_string(),
            seen_at: now.to_string(),
            expires_at: expires_at.to_string(),
            must_set_password,
            device: device.id().to_owned(),
        };
        let principal = principal(user.clone(), institution, Via::Session);
        let signed = SignedIn { token, expires_at, who: Recognised { principal, must_set_password } };
        let mut writes = self.room_for_a_session(institution, &session.user).await?;
        writes.extend(people::put_session(institution, session));
        Ok((signed, writes))
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

    /// Who may act under this token.
    ///
    /// # Errors
    /// [`Code::SignInNeeded`] when it is unknown, expired or its user disabled; [`Code::PasswordNeeded`].
    pub async fn authenticate(&self, token: &str) -> Outcome<Principal> {
        self.recognise(token).await?.acting()
    }

    /// Whose token this is, also when a password has to be set first.
    ///
    /// # Errors
    /// [`Code::SignInNeeded`] when it is unknown, expired or its user disabled.
    pub async fn recognise(&self, token: &str) -> Outcome<Recognised> {
        let needed = || Problem::new(Code::SignInNeeded, "the token is unknown or has expired: sign in again");
        let institution = institution_of(token).ok_or_else(needed)?;
        let hash = self.token_hash(token);
        let (via, user, must_set_password) = if token.starts_with("anjis_") {
            let found = people::session(&self.book, institution, &hash).await?;
            let (session, user) = found.ok_or_else(needed)?;
            if !self.still_good(institution, &session).await? {
                return Err(needed());
            }
            (Via::Session, user, session.must_set_password)
        } else {
            let key = people::api_key(&self.book, institution, &hash).await?.ok_or_else(needed)?;
            if instant(&key.expires_at).is_none_or(|end| end <= self.clock.now()) {
                return Err(needed());
            }
            (Via::ApiKey, key.user, false)
        };
        let user: User = from_json(user.as_bytes())?;
        if !user.active {
            return Err(needed());
        }
        Ok(Recognised { principal: principal(user, institution, via), must_set_password })
    }

    /// Whether a session may be used now; notes the use when the last noted one is a while ago.
    async fn still_good(&self, institution: InstitutionId, session: &people::Session) -> Outcome<bool> {
        let now = self.clock.now();
        let Some(seen) = last_seen(session).filter(|_| is_open(session, now)) else { return Ok(false) };
        if later(seen, limits::SESSION_TOUCH_SECONDS) <= now {
            let touch = people::touch_session(institution, &session.token_hash, &now.to_string());
            self.book.execute(institution, vec![touch]).await?;
        }
        Ok(true)
    }

    /// What a person is told about themselves.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn me(&self, who: &Recognised) -> Outcome<Me> {
        let person = &who.principal;
        let institution = self.institution(person.institution).await?;
        Ok(Me {
            id: person.user.to_string(),
            name: person.name.clone(),
            roles: person.roles.iter().map(|role| role.named()).collect(),
            institution: institution.into(),
            today: self.clock.today(),
            clock_simulated: self.clock.is_simulated(),
            allowed: person.allowed().into_iter().map(Action::id).collect(),
            must_set_password: who.must_set_password,
        })
    }

    /// Makes a one-time link for a user; one made earlier no longer works.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] for a disabled user.
    pub async fn sign_in_link(&self, request: &Request<'_>, name: &str, purpose: LinkFor) -> Outcome<SignInLink> {
        let local = request.who.via == Via::LocalConsole;
        if !(purpose == LinkFor::Visiting && local) {
            request.who.require(Action::ManageUsers)?;
        }
        if purpose == LinkFor::Visiting && !local {
            return Err(Problem::new(Code::Forbidden, "such a link is made only on the machine that holds the data"));
        }
        let institution = request.institution();
        let user = self.user_named(institution, name).await?;
        if !user.active {
            return Err(Problem::new(Code::WrongState, format!("{name} was disabled: add another user"))
                .in_chinese(format!("{name} 已停用：请新增用户")));
        }
        let (id, now) = (user.id, self.clock.now());
        let link =
            SignInLink { token: new_token("anjil", institution)?, expires_at: later(now, limits::LINK_HOURS * 3_600) };
        let version = self.events::<UserEvent>(institution, *id.as_bytes()).await?.len() as u64;
        let appends =
            vec![appending(*id.as_bytes(), Expected::Version(version), self.clock.today(), &[UserEvent::LinkMade])?];
        let mut writes = vec![objects::put(institution, user.row(version + 1)?)];
        writes.extend(people::put_link(
            institution,
            people::Link {
                token_hash: self.token_hash(&link.token),
                user: id.to_string(),
                must_set_password: purpose == LinkFor::SettingPassword,
                created_at: now.to_string(),
                expires_at: link.expires_at.to_string(),
            },
        ));
        // Not under the client's idempotency key: the answer kept beside it would hold the token in clear.
        self.save(&Request::plain(request.who), appends, writes, link).await
    }

    /// Signs in by a one-time link.
    ///
    /// # Errors
    /// [`Code::LinkInvalid`] when it is unknown, used or expired, or its user disabled.
    pub async fn redeem(&self, token: &str, device: &Device) -> Outcome<SignedIn> {
        let invalid = || {
            Problem::new(Code::LinkInvalid, "the link is unknown, used or expired: ask an administrator for a new one")
        };
        let institution = institution_of(token).filter(|_| token.starts_with("anjil_")).ok_or_else(invalid)?;
        let hash = self.token_hash(token);
        let named = people::link(&self.book, institution, &hash).await?.ok_or_else(invalid)?;
        let id: UserId = named.user.parse().map_err(|_| invalid())?;
        // The version first, then the link: whoever used it in between has moved the version.
        let mut events = self.events::<UserEvent>(institution, *id.as_bytes()).await?;
        let version = events.len() as u64;
        let link = people::link(&self.book, institution, &hash).await?.ok_or_else(invalid)?;
        events.push(UserEvent::LinkUsed);
        let user = User::fold(id, &events).filter(|user| user.active).ok_or_else(invalid)?;
        if instant(&link.expires_at).is_none_or(|end| end <= self.clock.now()) {
            return Err(invalid());
        }
        let (signed, mut writes) = self.new_session(institution, &user, link.must_set_password, device).await?;
        writes.push(people::end_links_of(institution, &named.user));
        writes.push(objects::put(institution, user.row(version + 1)?));
        let appends =
            vec![appending(*id.as_bytes(), Expected::Version(version), self.clock.today(), &[UserEvent::LinkUsed])?];
        let person = signed.who.principal.clone();
        match self.save(&Request::plain(&person), appends, writes, ()).await {
            Ok(()) => Ok(signed),
            Err(problem) if problem.code == Code::Conflict => Err(invalid()),
            Err(problem) => Err(problem),
        }
    }

    /// Sets one's own password in a session. The session stays, the person's others end.
    ///
    /// # Errors
    /// [`Code::Forbidden`] outside a session, [`Code::SignInFailed`] when `current` is wrong, [`Code::Locked`],
    /// [`Code::WeakPassword`].
    pub async fn set_own_password(&self, token: &str, password: &str, current: Option<&str>) -> Outcome<()> {
        let Recognised { principal: who, must_set_password } = self.recognise(token).await?;
        if who.via != Via::Session {
            return Err(Problem::new(Code::Forbidden, "a program's key cannot set a password: sign in as a person")
                .in_chinese("程序密钥不能设置密码：请本人登录后设置"));
        }
        self.check_password(who.institution, &who.name, password).await?;
        if !must_set_password {
            // Guessing here locks as guessing at the door does.
            let credential = people::credential(&self.book, who.institution, &who.user.to_string()).await?;
            let credential = credential.ok_or_else(sign_in_failed)?;
            self.check_credential(who.institution, &credential, current.unwrap_or_default()).await?;
        }
        let (institution, id) = (who.institution, who.user.to_string());
        let mut events = self.events::<UserEvent>(institution, *who.user.as_bytes()).await?;
        let version = events.len() as u64;
        let appends = vec![appending(
            *who.user.as_bytes(),
            Expected::Version(version),
            self.clock.today(),
            &[UserEvent::PasswordChanged],
        )?];
        events.push(UserEvent::PasswordChanged);
        let user = User::fold(who.user, &events).ok_or_else(|| Problem::not_found("user", &who.name))?;
        let hash = self.hash_password(password).await?;
        let mut writes = vec![
            objects::put(institution, user.row(version + 1)?),
            people::put_credential(institution, &id, hash, &self.clock.now().to_string()),
            people::end_links_of(institution, &id),
        ];
        writes.extend(people::keep_only_session(institution, &id, &self.token_hash(token)));
        self.save(&Request::plain(&who), appends, writes, ()).await
    }

    pub(crate) fn token_hash(&self, token: &str) -> String {
        keyed_hash(&self.keys.token, token.as_bytes())
    }
}

fn principal(user: User, institution: InstitutionId, via: Via) -> Principal {
    Principal { user: user.id, name: user.name, institution, roles: user.roles, via }
}

fn sign_in_failed() -> Problem {
    Problem::new(Code::SignInFailed, "check the institution, the name and the password")
}

fn instant(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

/// A token: what it is for, whose institution, and 256 random bits.
pub(crate) fn new_token(prefix: &str, institution: InstitutionId) -> Outcome<String> {
    Ok(format!("{prefix}_{}_{}", hex::encode(institution.as_bytes()), URL_SAFE_NO_PAD.encode(random::<32>()?)))
}

fn institution_of(token: &str) -> Option<InstitutionId> {
    let rest = ["anjis_", "anjik_", "anjil_"].iter().find_map(|prefix| token.strip_prefix(prefix))?;
    let mut bytes = [0; 16];
    hex::decode_to_slice(rest.get(..32)?, &mut bytes).ok()?;
    Some(InstitutionId::from_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_names_its_institution() {
        let institution = InstitutionId::from_bytes([9; 16]);
        for kind in ["anjis", "anjik", "anjil"] {
            assert_eq!(institution_of(&new_token(kind, institution).unwrap()), Some(institution));
        }
        assert_eq!(institution_of("anjis_zz"), None);
        assert_eq!(institution_of("bearer"), None);
    }
}
