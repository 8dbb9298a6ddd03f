//! Firms and their consents. Both belong to the platform operator; a lender reads them under a consent.
//!
//! A firm's id is random. Its credit code and name live in the vault; the event keeps only a keyed hash, whose key goes
//! with the vault row when the firm is erased.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, add_months};
use codes::{ConsentId, FirmId, InstitutionId, Uscc};
use decision::{Kyc, Standing};
use serde::{Deserialize, Serialize};
use store::Expected;
use views::{objects, vault};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::identity::keyed_hash;
use crate::limits::CONSENT_MONTHS;
use crate::problem::{Code, Outcome, Problem};

/// What happened to a firm's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FirmEvent {
    /// The firm became known.
    Registered {
        /// Keyed hash of the credit code.
        uscc_hash: String,
        /// Division code (GB/T 2260).
        region: String,
        /// Industry code (GB/T 4754).
        industry: String,
        /// Whether it is a simulated firm.
        simulated: bool,
    },
    /// An institution began a file on it, and sees it in its list from now on.
    Opened {
        /// The institution.
        recipient: InstitutionId,
    },
    /// Its identifying fields were erased.
    Erased,
}

impl JsonEvent for FirmEvent {
    const STREAM: &'static str = "firm";
    fn kind(&self) -> &'static str {
        match self {
            Self::Registered { .. } => "firm-registered",
            Self::Opened { .. } => "firm-file-opened",
            Self::Erased => "firm-erased",
        }
    }
}

/// What happened to a consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ConsentEvent {
    /// The firm agreed.
    Granted(ConsentTerms),
    /// The firm withdrew; nothing may be read under it from now on.
    Withdrawn,
}

/// What a firm agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentTerms {
    /// Whose data.
    pub firm: FirmId,
    /// Who may read them.
    pub recipient: InstitutionId,
    /// What for, such as `credit-assessment`.
    pub purpose: String,
    /// Which source categories.
    pub categories: Vec<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// SHA-256 of the text the firm saw, hexadecimal.
    pub text_sha256: String,
    /// How it was given, such as `counter-signature` or `one-tap`.
    pub method: String,
}

impl JsonEvent for ConsentEvent {
    const STREAM: &'static str = "consent";
    fn kind(&self) -> &'static str {
        match self {
            Self::Granted(_) => "consent-granted",
            Self::Withdrawn => "consent-withdrawn",
        }
    }
    fn effective_on(&self, recorded_on: Date) -> Date {
        match self {
            Self::Granted(terms) => terms.from,
            Self::Withdrawn => recorded_on,
        }
    }
}

/// A consent as the platform shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// What was agreed.
    pub terms: ConsentTerms,
    /// The day it was withdrawn.
    pub withdrawn_on: Option<Date>,
}

impl Consent {
    /// Whether it allows a recipient to read on a day.
    #[must_use]
    pub fn allows(&self, recipient: InstitutionId, day: Date) -> bool {
        self.withdrawn_on.is_none_or(|withdrawn| day < withdrawn)
            && self.terms.recipient == recipient
            && self.terms.from <= day
            && day <= self.terms.until
    }

    /// The categories that consents allow a recipient to read on a day.
    pub(crate) fn categories(consents: &[Self], recipient: InstitutionId, day: Date) -> BTreeSet<String> {
        let live = consents.iter().filter(|consent| consent.allows(recipient, day));
        live.flat_map(|consent| consent.terms.categories.iter().cloned()).collect()
    }

    pub(crate) fn row(&self, version: i64) -> Outcome<objects::Object> {
        Ok(objects::Object {
            kind: "consent".into(),
            id: self.id.to_string(),
            state: if self.withdrawn_on.is_some() { "withdrawn" } else { "granted" }.into(),
            label: self.terms.firm.to_string(),
            version,
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }
}

/// A firm to register.
#[derive(Debug, Clone)]
pub struct NewFirm {
    /// Its id when the caller draws it (the simulated province does); random otherwise.
    pub id: Option<FirmId>,
    /// Credit code.
    pub uscc: Uscc,
    /// Registered name.
    pub name: String,
    /// Division code (GB/T 2260).
    pub region: String,
    /// Industry code (GB/T 4754).
    pub industry: String,
    /// When it was registered, if known.
    pub registered_on: Option<Date>,
    /// Its register entry, as the officer saw it.
    pub standing: Standing,
    /// Whether it and its owners were identified.
    pub kyc: Kyc,
    /// Whether it is a simulated firm.
    pub simulated: bool,
}

/// Firms looked up or registered at once.
const FIRMS_AT_ONCE: usize = 100;

/// The rows of a new firm: what the vault holds, and who has a file on it.
fn firm_writes(row: vault::FirmRow, recipient: InstitutionId) -> Vec<store::Statement> {
    let reader = (recipient != OPERATOR).then(|| views::firms::put_reader(OPERATOR, recipient, &row.firm));
    let mut writes = vec![vault::put_firm(OPERATOR, row)];
    writes.extend(reader);
    writes
}

/// An enumeration as its word in a column; [`read_word`] reads it back.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Reads back what [`word`] wrote.
pub(crate) fn read_word<T: serde::de::DeserializeOwned>(text: &str) -> Outcome<T> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(|error| {
        Problem::new(Code::StoreDamaged, "a word in the store is not known: run anji verify").because(error)
    })
}

/// SHA-256 of the text a firm saw, hexadecimal.
#[must_use]
pub fn text_digest(text: &[u8]) -> String {
    use sha2::Digest;
    hex::encode(sha2::Sha256::digest(text))
}

impl Platform {
    /// Registers a firm, or gives back the one that has this credit code already.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`].
    pub async fn register_firm(&self, request: &Request<'_>, firm: NewFirm) -> Outcome<vault::FirmRow> {
        request.who.require(Action::RegisterFirm)?;
        let index = keyed_hash(&self.keys.index, firm.uscc.to_string().as_bytes());
        let recipient = request.institution();
        if let Some(known) = vault::firm_by_code(&self.book, OPERATOR, &index).await? {
            return self.open_file(request.who, known).await;
        }
        if firm.name.trim().is_empty() || firm.name.chars().count() > 100 {
            return Err(Problem::new(Code::Invalid, "give the firm's registered name, 1 to 100 characters"));
        }
        let (append, row) = self.firm_records(firm, index, recipient)?;
        let plain = Request::plain(request.who);
        let writes = firm_writes(row.clone(), recipient);
        self.save_in(OPERATOR, &plain, vec![append], writes, row).await
    }

    /// Begins the asker's institution's file on a firm that is known already, unless it has one.
    pub(crate) async fn open_file(&self, who: &Principal, known: vault::FirmRow) -> Outcome<vault::FirmRow> {
        let recipient = who.institution;
        if recipient == OPERATOR || views::firms::is_reader(&self.book, OPERATOR, recipient, &known.firm).await? {
            return Ok(known);
        }
        let id: FirmId = known
            .firm
            .parse()
            .map_err(|error| Problem::new(Code::StoreDamaged, "a firm id cannot be read").because(error))?;
        let event = FirmEvent::Opened { recipient };
        let append = appending(*id.as_bytes(), Expected::Any, self.clock.today(), &[event])?;
        let write = views::firms::put_reader(OPERATOR, recipient, &known.firm);
        self.save_in(OPERATOR, &Request::plain(who), vec![append], vec![write], known).await
    }

    /// Registers many firms in few transactions: for a simulated province or a first load.
    ///
    /// # Errors
    /// As [`Platform::register_firm`]; the firms before the failing chunk are registered.
    pub async fn register_firms(
        &self,
        request: &Request<'_>,
        firms: Vec<NewFirm>,
        mut progress: impl FnMut(usize),
    ) -> Outcome<()> {
        request.who.require(Action::RegisterFirm)?;
        let mut done = 0;
        for chunk in firms.chunks(100) {
            self.write_firms(request, chunk).await?;
            done += chunk.len();
            progress(done);
        }
        Ok(())
    }

    /// The ids of firms by their codes: known ones found by the keyed hash of the code, the others registered, each chunk in one
    /// transaction. The asker's institution has a file on each of them then.
    pub(crate) async fn firm_ids(&self, request: &Request<'_>, firms: Vec<NewFirm>) -> Outcome<BTreeMap<Uscc, FirmId>> {
        let mut ids = BTreeMap::new();
        for chunk in firms.chunks(FIRMS_AT_ONCE) {
            let mut new = Vec::new();
            for firm in chunk {
                let index = keyed_hash(&self.keys.index, firm.uscc.to_string().as_bytes());
                let id = match vault::firm_by_code(&self.book, OPERATOR, &index).await? {
                    Some(known) => crate::origination::firm_id(&self.open_file(request.who, known).await?)?,
                    None => {
                        let id = FirmId::from_bytes(random()?);
                        new.push(NewFirm { id: Some(id), ..firm.clone() });
                        id
                    }
                };
                ids.insert(firm.uscc, id);
            }
            if !new.is_empty() {
                self.write_firms(request, &new).await?;
            }
        }
        Ok(ids)
    }

    /// Writes firms that are not known yet, in one transaction.
    pub(crate) async fn write_firms(&self, request: &Request<'_>, firms: &[NewFirm]) -> Outcome<()> {
        let (mut appends, mut writes) = (Vec::new(), Vec::new());
        for firm in firms {
            let index = keyed_hash(&self.keys.index, firm.uscc.to_string().as_bytes());
            let (append, row) = self.firm_records(firm.clone(), index, request.institution())?;
            appends.push(append);
            writes.extend(firm_writes(row, request.institution()));
        }
        self.save_in(OPERATOR, &Request::plain(request.who), appends, writes, ()).await
    }

    fn firm_records(
        &self,
        firm: NewFirm,
        index: String,
        recipient: InstitutionId,
    ) -> Outcome<(store::StreamAppend, vault::FirmRow)> {
        let id = match firm.id {
            Some(id) => id,
            None => FirmId::from_bytes(random()?),
        };
        let hash_key: [u8; 32] = random()?;
        let registered = FirmEvent::Registered {
            uscc_hash: keyed_hash(&hash_key, firm.uscc.to_string().as_bytes()),
            region: firm.region.clone(),
            industry: firm.industry.clone(),
            simulated: firm.simulated,
        };
        let row = vault::FirmRow {
            firm: id.to_string(),
            uscc_index: index,
            uscc: firm.uscc.to_string(),
            name: firm.name,
            hash_key: hex::encode(hash_key),
            region: firm.region,
            industry: firm.industry,
            registered_on: firm.registered_on.map(|day| day.to_string()).unwrap_or_default(),
            standing: word(&firm.standing),
            kyc: word(&firm.kyc),
            simulated: firm.simulated,
        };
        let mut events = vec![registered];
        if recipient != OPERATOR {
            events.push(FirmEvent::Opened { recipient });
        }
        Ok((appending(*id.as_bytes(), Expected::New, self.clock.today(), &events)?, row))
    }

    /// The firm with this credit code or id.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]: unknown or erased.
    pub async fn firm(&self, who: &Principal, which: &str) -> Outcome<vault::FirmRow> {
        who.require(Action::ReadFirm)?;
        let row = if let Ok(id) = which.parse::<FirmId>() {
            vault::firm(&self.book, OPERATOR, &id.to_string()).await?
        } else {
            let uscc: Uscc = which.parse().map_err(|error| Problem::from_domain(Code::Invalid, error))?;
            vault::firm_by_code(&self.book, OPERATOR, &keyed_hash(&self.keys.index, uscc.to_string().as_bytes()))
                .await?
        };
        row.ok_or_else(|| Problem::not_found("firm", which))
    }

    /// Erases a firm's identifying fields and the key of its hashes. What the law obliges to keep (ten years under
    /// article 34 of the Anti-Money-Laundering Law) must be kept by the lender before it asks.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn erase_firm(&self, request: &Request<'_>, firm: FirmId) -> Outcome<()> {
        request.who.require(Action::EraseFirm)?;
        let events = self.events::<FirmEvent>(OPERATOR, *firm.as_bytes()).await?;
        if events.is_empty() {
            return Err(Problem::not_found("firm", firm));
        }
        if events.contains(&FirmEvent::Erased) {
            return Err(Problem::new(Code::WrongState, "this firm's data were erased already"));
        }
        let version = events.len() as u64;
        let appends =
            vec![appending(*firm.as_bytes(), Expected::Version(version), self.clock.today(), &[FirmEvent::Erased])?];
        self.save_in(OPERATOR, request, appends, vec![vault::erase_firm(OPERATOR, &firm.to_string())], ()).await?;
        self.held.forget(firm, None);
        Ok(())
    }

    /// Records a firm's consent to the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`], [`Code::NotFound`].
    pub async fn grant_consent(&self, request: &Request<'_>, mut terms: ConsentTerms) -> Outcome<Consent> {
        request.who.require(Action::GrantConsent)?;
        terms.recipient = request.institution();
        let longest =
            add_months(terms.from, CONSENT_MONTHS * 5).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        if terms.until < terms.from || terms.until > longest || terms.categories.is_empty() || terms.purpose.is_empty()
        {
            return Err(Problem::new(
                Code::Invalid,
                "a consent names a purpose, at least one category and a term of at most five years",
            ));
        }
        if vault::firm(&self.book, OPERATOR, &terms.firm.to_string()).await?.is_none() {
            return Err(Problem::not_found("firm", terms.firm));
        }
        let consent = Consent { id: ConsentId::from_bytes(random()?), terms: terms.clone(), withdrawn_on: None };
        let event = ConsentEvent::Granted(terms);
        let appends = vec![appending(*consent.id.as_bytes(), Expected::New, self.clock.today(), &[event])?];
        let reader = views::firms::put_reader(OPERATOR, consent.terms.recipient, &consent.terms.firm.to_string());
        let writes = vec![objects::put(OPERATOR, consent.row(1)?), reader];
        self.save_in(OPERATOR, request, appends, writes, consent).await
    }

    /// Withdraws a consent: the next read under it is refused.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`].
    pub async fn withdraw_consent(&self, request: &Request<'_>, id: ConsentId) -> Outcome<Consent> {
        request.who.require(Action::GrantConsent)?;
        let mut consent = self.consent(id).await?;
        if request.institution() != consent.terms.recipient && request.institution() != OPERATOR {
            return Err(Problem::not_found("consent", id));
        }
        if consent.withdrawn_on.is_some() {
            return Err(Problem::new(Code::WrongState, "this consent was withdrawn already"));
        }
        consent.withdrawn_on = Some(self.clock.today());
        let appends =
            vec![appending(*id.as_bytes(), Expected::Version(1), self.clock.today(), &[ConsentEvent::Withdrawn])?];
        let writes = vec![objects::put(OPERATOR, consent.row(2)?)];
        let consent = self.save_in(OPERATOR, request, appends, writes, consent).await?;
        self.held.forget(consent.terms.firm, Some(consent.terms.recipient));
        Ok(consent)
    }

    pub(crate) async fn consent(&self, id: ConsentId) -> Outcome<Consent> {
        let row = objects::get(&self.book, OPERATOR, "consent", &id.to_string()).await?;
        from_json(row.ok_or_else(|| Problem::not_found("consent", id))?.body.as_bytes())
    }

    /// The consents a firm gave to a recipient, live or not, the newest last.
    pub(crate) async fn consents_of(&self, firm: FirmId, recipient: InstitutionId) -> Outcome<Vec<Consent>> {
        let rows = objects::labelled(&self.book, OPERATOR, "consent", &firm.to_string()).await?;
        let mut consents = rows.iter().map(|row| from_json(row.body.as_bytes())).collect::<Outcome<Vec<Consent>>>()?;
        consents.retain(|consent| consent.terms.recipient == recipient);
        consents.sort_by_key(|consent| (consent.terms.until, consent.id));
        Ok(consents)
    }
}
