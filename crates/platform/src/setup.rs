//! Opening a data folder, institutions, keys, backup and rebuild.

use std::path::Path;
use std::sync::Arc;

use codes::{InstitutionId, UserId};
use money::Currency;
use rulebook::Rulebook;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::{Book, Expected, Location, OpenOptions, SealKey};
use tokio::sync::RwLock;
use utoipa::ToSchema;
use views::{objects, vault};

use crate::access::{Action, OPERATOR, Principal, Role, Via};
use crate::clock::{Clock, random};
use crate::data::FirmFeatures;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::folder::{Folder, Purpose, Secret};
use crate::identity::{User, check_name, keyed_hash};
use crate::limits::MAX_WHOLE_LIST;
use crate::models::Compiled;
use crate::overlays::LaidRules;
use crate::passwords;
use crate::problem::{Code, Outcome, Problem};
use crate::sessions::{LinkFor, SignInLink};
use crate::shelf::OfStream;

/// The secrets of a data folder, in memory.
pub struct Keys {
    pub(crate) index: Secret,
    pub(crate) token: Secret,
    pub(crate) webhook: Secret,
}

/// A running Anji: the book, the folder, the clock and the rules in force.
///
/// Cheap to share behind an [`Arc`]; every use case is a method.
pub struct Platform {
    pub(crate) book: Book,
    pub(crate) folder: Folder,
    pub(crate) clock: Clock,
    pub(crate) keys: Keys,
    pub(crate) rulebook: Rulebook,
    pub(crate) lake: lake::Lake,
    pub(crate) compiled: Compiled,
    pub(crate) laid_rules: LaidRules,
    pub(crate) charts: OfStream<ledger::Chart>,
    pub(crate) features: RwLock<Option<Arc<FirmFeatures>>>,
    pub(crate) bench: crate::laboratory::Bench,
    pub(crate) closing: crate::closing::Running,
    pub(crate) migrating: crate::migration::Migrating,
    pub(crate) queues: crate::queues::Queues,
    pub(crate) held: crate::portraits::HeldPortraits,
    pub(crate) merging: tokio::sync::Mutex<()>,
}

/// What kind of institution a tenant is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InstitutionKind {
    /// Runs the platform.
    Operator,
    /// Lends.
    Lender,
    /// Guarantees.
    Guarantor,
    /// Insures.
    Insurer,
    /// Buys from the firms of a chain, and stands for what it confirmed.
    CoreFirm,
    /// Keeps public money set aside against losses.
    Fund,
}

/// What happened to an institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum InstitutionEvent {
    /// It joined the platform.
    Registered {
        /// Short name used to sign in.
        code: String,
        /// Name in Chinese.
        name_zh: String,
        /// Name in English.
        name_en: String,
        /// What it is.
        kind: InstitutionKind,
        /// The currency it keeps its books in.
        currency: Currency,
        /// Whether its data are simulated.
        simulated: bool,
    },
}

impl JsonEvent for InstitutionEvent {
    const STREAM: &'static str = "institution";
    fn kind(&self) -> &'static str {
        "institution-registered"
    }
}

/// An institution as the platform shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// Its id.
    pub id: InstitutionId,
    /// Short name used to sign in.
    pub code: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// What it is.
    pub kind: InstitutionKind,
    /// The currency it keeps its books in.
    pub currency: Currency,
    /// Whether its data are simulated.
    pub simulated: bool,
}

impl Institution {
    /// The institution an event tells of.
    pub(crate) fn of(id: InstitutionId, event: InstitutionEvent) -> Self {
        let InstitutionEvent::Registered { code, name_zh, name_en, kind, currency, simulated } = event;
        Self { id, code, name_zh, name_en, kind, currency, simulated }
    }

    /// Its read-model row.
    pub(crate) fn row(&self) -> Outcome<objects::Object> {
        Ok(objects::Object {
            kind: "institution".into(),
            id: self.id.to_string(),
            state: "active".into(),
            label: self.code.clone(),
            version: 1,
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }
}

/// A new institution, as asked for.
#[derive(Debug, Clone)]
pub struct NewInstitution {
    /// Short name used to sign in.
    pub code: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// What it is.
    pub kind: InstitutionKind,
    /// The currency it keeps its books in.
    pub currency: Currency,
    /// Whether its data are simulated.
    pub simulated: bool,
}

impl Platform {
    /// Opens a data folder, and the book in it or at `location`.
    ///
    /// # Errors
    /// [`Code::StoreInUse`], [`Code::StoreNewer`], [`Code::StoreFailed`], each with its remedy.
    pub async fn open(folder: Folder, location: Option<Location>, clock: Clock) -> Outcome<Self> {
        let location = location.unwrap_or_else(|| Location::Sqlite { file: folder.book_file() });
        let options = Self::store_options(&folder, &clock)?;
        let book = match Book::open(&location, options).await {
            // After a rotation the book still knows the old key: it signs its successor once, here.
            Err(store::OpenError::SealKey { .. }) if folder.old_key(Purpose::Seal)?.is_some() => {
                let mut options = Self::store_options(&folder, &clock)?;
                options.previous_seal_key = folder.old_key(Purpose::Seal)?.map(|old| SealKey::from_bytes(&old));
                Book::open(&location, options).await
            }
            other => other,
        }
        .map_err(open_problem)?;
        let keys = Keys {
            index: folder.key(Purpose::Index)?,
            token: folder.key(Purpose::Token)?,
            webhook: folder.key(Purpose::Webhook)?,
        };
        let lake = lake::Lake::open(folder.root()).map_err(|error| Problem::from_domain(Code::StoreFailed, error))?;
        Ok(Self {
            book,
            folder,
            clock,
            keys,
            rulebook: Rulebook::shipped().clone(),
            lake,
            compiled: Compiled::default(),
            laid_rules: LaidRules::default(),
            charts: OfStream::default(),
            features: RwLock::new(None),
            bench: crate::laboratory::Bench::default(),
            closing: crate::closing::Running::default(),
            migrating: crate::migration::Migrating::default(),
            queues: crate::queues::Queues::default(),
            held: crate::portraits::HeldPortraits::default(),
            merging: tokio::sync::Mutex::default(),
        })
    }

    /// How a book of this folder is opened: its seal key, its read models, its clock.
    ///
    /// # Errors
    /// [`Code::StoreFailed`] when the seal key cannot be read.
    pub fn store_options(folder: &Folder, clock: &Clock) -> Outcome<OpenOptions> {
        let clock = clock.clone();
        let secret = folder.key(Purpose::Seal)?;
        let seal = SealKey::from_bytes(&secret);
        Ok(OpenOptions::new(seal, views::MIGRATIONS, Arc::new(move || clock.now())))
    }

    /// The book, for verification and benchmarks.
    #[must_use]
    pub const fn book(&self) -> &Book {
        &self.book
    }

    /// The clock.
    #[must_use]
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The data folder.
    #[must_use]
    pub const fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The rules that ship with the program, before what an institution lays over them.
    #[must_use]
    pub const fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// Ends work in order: what was accepted is written, then the book closes.
    pub async fn close(self) {
        self.book.close().await;
    }

    /// Whether the platform's own institution has a user yet.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn is_set_up(&self) -> Outcome<bool> {
        Ok(!objects::list(&self.book, OPERATOR, "user", None, "", 1).await?.is_empty())
    }

    /// Sets up an empty store: the platform's own institution and its first user.
    ///
    /// # Errors
    /// [`Code::Exists`] when that was done already.
    pub async fn set_up(&self, name: &str, password: &str) -> Outcome<User> {
        if self.is_set_up().await? {
            return Err(Problem::new(Code::Exists, "this store is set up already: sign in, or use a new data folder"));
        }
        let root = Principal {
            user: UserId::from_bytes(*OPERATOR.as_bytes()),
            name: "set-up".into(),
            institution: OPERATOR,
            roles: [Role::Operator].into(),
            via: Via::LocalConsole,
        };
        let request = Request::plain(&root);
        let spec = NewInstitution {
            code: "platform".into(),
            name_zh: "平台运营方".into(),
            name_en: "Platform operator".into(),
            kind: InstitutionKind::Operator,
            currency: Currency::CNY,
            simulated: false,
        };
        // Before anything is written: a password that is refused leaves the store empty, to be set up with another one.
        check_name(name)?;
        passwords::check(password, &passwords::context(name, [&spec.code, &spec.name_zh, &spec.name_en]))?;
        self.register(&request, OPERATOR, spec).await?;
        self.book.execute(OPERATOR, vec![views::shape::put(OPERATOR)]).await?;
        self.add_user_unchecked(&request, name, [Role::Operator, Role::Admin].into(), Some(password)).await
    }

    /// Registers an institution and its first administrator.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Exists`], [`Code::WeakPassword`].
    pub async fn register_institution(
        &self,
        request: &Request<'_>,
        spec: NewInstitution,
        admin: &str,
        password: &str,
    ) -> Outcome<Institution> {
        self.register_with(request, spec, admin, Some(password)).await
    }

    /// Registers an institution and its first administrator, who sets a password when opening the link.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Exists`], [`Code::Invalid`].
    pub async fn register_and_invite(
        &self,
        request: &Request<'_>,
        spec: NewInstitution,
        admin: &str,
    ) -> Outcome<(Institution, SignInLink)> {
        let institution = self.register_with(request, spec, admin, None).await?;
        // The operator acts in the new institution this once, as its founder.
        let founder = Principal { institution: institution.id, ..request.who.clone() };
        let link = self.sign_in_link(&Request::plain(&founder), admin, LinkFor::SettingPassword).await?;
        Ok((institution, link))
    }

    async fn register_with(
        &self,
        request: &Request<'_>,
        spec: NewInstitution,
        admin: &str,
        password: Option<&str>,
    ) -> Outcome<Institution> {
        request.who.require(Action::RegisterInstitution)?;
        check_name(admin)?;
        if let Some(password) = password {
            let words = [spec.code.as_str(), &spec.name_zh, &spec.name_en];
            passwords::check(password, &passwords::context(admin, words))?;
        }
        if self.institution_coded(&spec.code).await?.is_some() {
            return Err(Problem::new(
                Code::Exists,
                format!("there is an institution {} already: choose another code", spec.code),
            ));
        }
        let institution = self.register(request, InstitutionId::from_bytes(random()?), spec).await?;
        let founder = Principal { institution: institution.id, ..request.who.clone() };
        self.add_user_unchecked(&Request::plain(&founder), admin, BTreeSet::from([Role::Admin]), password).await?;
        Ok(institution)
    }

    async fn register(&self, request: &Request<'_>, id: InstitutionId, spec: NewInstitution) -> Outcome<Institution> {
        let fits = (2..=32).contains(&spec.code.len());
        if !fits || !spec.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return Err(Problem::new(Code::Invalid, "an institution code has 2 to 32 of a-z, 0-9 and dash"));
        }
        let NewInstitution { code, name_zh, name_en, kind, currency, simulated } = spec;
        let event = InstitutionEvent::Registered { code, name_zh, name_en, kind, currency, simulated };
        let institution = Institution::of(id, event.clone());
        let appends = vec![appending(*id.as_bytes(), Expected::New, self.clock.today(), &[event])?];
        let row = institution.row()?;
        self.save(request, appends, vec![objects::put(OPERATOR, row)], institution).await
    }

    /// The institution with this code.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn institution_coded(&self, code: &str) -> Outcome<Option<Institution>> {
        let rows = objects::labelled(&self.book, OPERATOR, "institution", code).await?;
        rows.first().map(|row| from_json(row.body.as_bytes())).transpose()
    }

    /// The institution with this id.
    ///
    /// # Errors
    /// [`Code::NotFound`].
    pub async fn institution(&self, id: InstitutionId) -> Outcome<Institution> {
        let row = objects::get(&self.book, OPERATOR, "institution", &id.to_string()).await?;
        from_json(row.ok_or_else(|| Problem::not_found("institution", id))?.body.as_bytes())
    }

    /// Every institution.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn institutions(&self) -> Outcome<Vec<Institution>> {
        let rows = objects::all(&self.book, OPERATOR, "institution", None, MAX_WHOLE_LIST).await?;
        rows.iter().map(|row| from_json(row.body.as_bytes())).collect()
    }

    /// Draws a new key. A new seal key is taken over at the next opening, signed by the old one; a new token key ends every
    /// session and program key; a new webhook key gives every subscription another secret; a new index key re-keys the firms' index, and may be run again when it was interrupted.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::StoreFailed`].
    pub async fn rotate_key(&self, who: &Principal, purpose: Purpose) -> Outcome<()> {
        who.require(Action::ManageKeys)?;
        if who.institution != OPERATOR {
            return Err(Problem::new(Code::Forbidden, "keys belong to the platform: act as its operator"));
        }
        let (_, new) = self.folder.rotate_key(purpose)?;
        if purpose != Purpose::Index {
            return Ok(());
        }
        let mut after = String::new();
        loop {
            let page = vault::firms(&self.book, OPERATOR, &after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after.clone_from(&last.firm);
            let writes = page
                .iter()
                .map(|row| vault::reindex_firm(OPERATOR, &row.firm, &keyed_hash(&new, row.uscc.as_bytes())))
                .collect();
            self.book.execute(OPERATOR, writes).await?;
        }
    }

    /// Copies the book and the lake to an empty folder; keys only when asked for, since whoever holds them can sign.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::StoreFailed`].
    pub async fn backup(&self, who: &Principal, to: &Path, with_keys: bool) -> Outcome<store::BackupReport> {
        who.require(Action::BackUp)?;
        let failed = |error: std::io::Error| {
            Problem::new(
                Code::StoreFailed,
                format!("cannot write to {}: choose an empty folder on a disk with space", to.display()),
            )
            .because(error)
        };
        std::fs::create_dir_all(to).map_err(failed)?;
        let report =
            self.book.backup(&to.join("book")).await.map_err(|error| Problem::from_domain(Code::StoreFailed, error))?;
        copy_tree(&self.folder.lake(), &to.join("lake")).map_err(failed)?;
        if with_keys {
            copy_tree(&self.folder.root().join("keys"), &to.join("keys")).map_err(failed)?;
        }
        Ok(report)
    }
}

/// Copies a folder with everything in it.
///
/// # Errors
/// Whatever the file system says.
pub fn copy_tree(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Why a book could not be opened, as a problem with its remedy.
#[must_use]
pub fn open_problem(error: store::OpenError) -> Problem {
    let code = match &error {
        store::OpenError::NewerSchema { .. } => Code::StoreNewer,
        store::OpenError::InUse { .. } => Code::StoreInUse,
        _ => Code::StoreFailed,
    };
    Problem::new(code, error.to_string()).because(error)
}
