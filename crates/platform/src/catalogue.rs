//! Products: drafted by one person, in force once another has approved them, at once or from an instant; rolled back by one.
//!
//! What is in force is worked out when it is asked for, from the product's events and the clock. A row of the list holds what was so
//! at the product's last event with what is scheduled, and whoever reads it past such an instant folds again.

use std::sync::Arc;

use calendar::{Date, Timestamp};
use codes::{InstitutionId, ProductId};
use decision::backtest::{Demands, as_then};
use product::{CompiledProduct, Product, ProductCommand, ProductEvent, ProductState, Stage, VersionStatus};
use serde::{Deserialize, Serialize};
use store::{Expected, StoredEvent};
use utoipa::ToSchema;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::remark;
use crate::cards::Named;
use crate::clock::random;
use crate::events::{BookEvent, Request, appending, from_json, to_json};
use crate::limits::MAX_WHOLE_LIST;
use crate::problem::{Code, Outcome, Problem};

impl BookEvent for ProductEvent {
    const STREAM: &'static str = product::STREAM_KIND;
    const SCHEMA: u16 = product::EVENT_SCHEMA;
    fn kind(&self) -> String {
        Self::kind(self).to_owned()
    }
    fn effective_on(&self, recorded_on: Date) -> Date {
        recorded_on
    }
    fn encode(&self) -> Outcome<Vec<u8>> {
        Ok(Self::encode(self))
    }
    fn decode(event: &StoredEvent) -> Outcome<Self> {
        Self::read(&event.kind, event.schema, &event.payload)
            .map_err(|error| Problem::from_domain(Code::StoreDamaged, error))
    }
}

/// A product as the platform shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProductCard {
    /// Product id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Layer of the product matrix.
    pub layer: Named,
    /// Version in force.
    pub active_version: Option<u32>,
    /// Every version with where it stands.
    pub versions: Vec<(u32, Named)>,
    /// Approved versions still to come into force, the next first.
    #[serde(default)]
    pub scheduled: Vec<ScheduledVersion>,
    /// The version that decides beside the one in force, for comparison only.
    #[serde(default)]
    pub shadow_version: Option<u32>,
    /// The document of the version in force, or of the newest one, as it was written.
    pub document: String,
}

/// An approved version that is to come into force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ScheduledVersion {
    /// Version.
    pub version: u32,
    /// From when, RFC 3339.
    pub active_from: String,
}

/// A product version, compiled, with what a decision pins of it.
#[derive(Clone)]
pub(crate) struct LiveProduct {
    pub id: ProductId,
    pub compiled: Arc<CompiledProduct>,
    /// The version that decides beside it.
    pub shadow: Option<Arc<ShadowProduct>>,
    /// When another version comes into force, if one is scheduled.
    until: Option<Timestamp>,
}

/// A candidate that decides beside the version in force.
pub(crate) struct ShadowProduct {
    pub version: u32,
    /// Digest of its document as it was written.
    pub digest: String,
    pub demands: Demands,
    /// With the days of sale of the version in force.
    compiled: Arc<CompiledProduct>,
}

impl ShadowProduct {
    pub(crate) fn of(candidate: &Arc<CompiledProduct>, live: &Product) -> Result<Self, product::ProductError> {
        let (version, digest) = (candidate.document().version, candidate.digest().to_owned());
        let compiled = if candidate.document().valid == live.valid {
            Arc::clone(candidate)
        } else {
            Arc::new(CompiledProduct::try_new(as_then(candidate.document(), live))?)
        };
        Ok(Self { version, digest, demands: Demands::of(&compiled, live), compiled })
    }
}

impl LiveProduct {
    /// The candidate in the place of this version.
    pub(crate) fn beside(&self, shadow: &ShadowProduct) -> Self {
        Self { id: self.id, compiled: Arc::clone(&shadow.compiled), shadow: None, until: None }
    }
}

impl Platform {
    /// Submits a product document as the next version; it is in force once a second person approves it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::ProductInvalid`] with every finding of the check ([`Platform::check_product`]).
    pub async fn publish_product(&self, request: &Request<'_>, document: &str) -> Outcome<ProductCard> {
        request.who.require(Action::DraftProduct)?;
        let institution = request.institution();
        self.publishable(institution, document).await?;
        let read = Product::from_yaml(document).map_err(|error| Problem::from_domain(Code::ProductInvalid, error))?;
        let known = objects::labelled(&self.book, institution, "product", &read.code).await?;
        let id: ProductId = match known.first() {
            Some(row) => row
                .id
                .parse()
                .map_err(|error| Problem::new(Code::StoreDamaged, "a product id cannot be read").because(error))?,
            None => ProductId::from_bytes(random()?),
        };
        let by = request.who.user;
        let draft = ProductCommand::Draft { product: id, document: document.to_owned(), by };
        self.product_changes(request, id, vec![draft, ProductCommand::Submit { version: read.version, by }]).await
    }

    /// Approves the submitted version: a person other than the one who wrote it. It is in force at once, or from `active_from`.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::WrongState`], [`Code::Invalid`] for an instant that has passed,
    /// [`Code::ScorecardMissing`] and [`Code::ScorecardMisfit`] when it could not decide.
    pub async fn approve_product(
        &self,
        request: &Request<'_>,
        code: &str,
        active_from: Option<Timestamp>,
    ) -> Outcome<ProductCard> {
        request.who.require(Action::ApproveProduct)?;
        let (id, state) = self.product_state(request.institution(), code).await?;
        let waiting = state.versions.iter().find(|(_, version)| version.stage == Stage::Submitted);
        let Some((version, _)) = waiting else {
            return Err(Problem::new(
                Code::WrongState,
                format!("no version of {code} waits for approval: publish one first"),
            ));
        };
        self.decidable(request.institution(), &self.compiled_product(id, &state, *version)?).await?;
        let command = ProductCommand::Approve { version: *version, by: request.who.user, active_from };
        self.product_changes(request, id, vec![command]).await
    }

    /// Puts an approved version in force at once: one that is scheduled, or one that was rolled back from. A second person.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::WrongState`], [`Code::NotFound`].
    pub async fn activate_product(
        &self,
        request: &Request<'_>,
        code: &str,
        version: u32,
        reason: &str,
    ) -> Outcome<ProductCard> {
        request.who.require(Action::ApproveProduct)?;
        let (id, state) = self.product_state(request.institution(), code).await?;
        self.decidable(request.institution(), &self.compiled_product(id, &state, version)?).await?;
        let by = request.who.user;
        let command = ProductCommand::Activate { version, by, reason: remark(reason)? };
        self.product_changes(request, id, vec![command]).await
    }

    /// Puts an earlier approved version back in force at once; what was scheduled is dropped. One person, because two have approved
    /// that version before and waiting for a second would prolong the harm.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`] for a version that is not an earlier approved one, [`Code::NotFound`].
    pub async fn roll_back_product(
        &self,
        request: &Request<'_>,
        code: &str,
        version: u32,
        reason: &str,
    ) -> Outcome<ProductCard> {
        request.who.require(Action::RollBackProduct)?;
        let (id, state) = self.product_state(request.institution(), code).await?;
        // An earlier version that could not decide any more would be no help.
        self.decidable(request.institution(), &self.compiled_product(id, &state, version)?).await?;
        let by = request.who.user;
        let command = ProductCommand::RollBack { version, by, reason: remark(reason)? };
        self.product_changes(request, id, vec![command]).await
    }

    /// Lets a version that is not in force decide beside the one that is, from the next application on.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`] when it is in force or another runs, [`Code::NotFound`].
    pub async fn start_shadow(&self, request: &Request<'_>, code: &str, version: u32) -> Outcome<ProductCard> {
        request.who.require(Action::ShadowProduct)?;
        let (id, _) = self.product_state(request.institution(), code).await?;
        let command = ProductCommand::StartShadow { version, by: request.who.user };
        self.product_changes(request, id, vec![command]).await
    }

    /// Ends that; what was compared stays.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`] when none runs.
    pub async fn stop_shadow(&self, request: &Request<'_>, code: &str, reason: &str) -> Outcome<ProductCard> {
        request.who.require(Action::ShadowProduct)?;
        let (id, _) = self.product_state(request.institution(), code).await?;
        let command = ProductCommand::StopShadow { by: request.who.user, reason: remark(reason)? };
        self.product_changes(request, id, vec![command]).await
    }

    /// The products of the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn products(&self, who: &Principal) -> Outcome<Vec<ProductCard>> {
        who.require(Action::ReadProduct)?;
        let rows = objects::all(&self.book, who.institution, "product", None, MAX_WHOLE_LIST).await?;
        let mut cards = Vec::with_capacity(rows.len());
        for row in rows {
            cards.push(self.card_now(who.institution, from_json(row.body.as_bytes())?).await?);
        }
        Ok(cards)
    }

    /// A card as it stands now: what was scheduled when its row was written may have begun.
    pub(crate) async fn card_now(&self, institution: InstitutionId, held: ProductCard) -> Outcome<ProductCard> {
        let now = self.clock.now();
        let begun = |next: &ScheduledVersion| next.active_from.parse::<Timestamp>().is_ok_and(|from| from <= now);
        if !held.scheduled.iter().any(begun) {
            return Ok(held);
        }
        let id = held.id.parse().map_err(|_| Problem::not_found("product", &held.code))?;
        card(id, &self.fold_product(institution, id).await?.0, now)
    }

    /// One product by code.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn product(&self, who: &Principal, code: &str) -> Outcome<ProductCard> {
        who.require(Action::ReadProduct)?;
        let (id, state) = self.product_state(who.institution, code).await?;
        card(id, &state, self.clock.now())
    }

    /// The version of a product in force.
    pub(crate) async fn live_product(&self, institution: InstitutionId, code: &str) -> Outcome<LiveProduct> {
        let rows = objects::labelled(&self.book, institution, "product", code).await?;
        let row = rows.first().ok_or_else(|| Problem::not_found("product", code))?;
        let key = format!("{institution}/{}/{}", row.id, row.version);
        let now = self.clock.now();
        let known = self.compiled.live_product(&key).filter(|live| live.until.is_none_or(|until| now < until));
        if let Some(live) = known {
            return Ok(live);
        }
        let (id, state) = self.product_state(institution, code).await?;
        let Some((version, _)) = state.active(now) else {
            return Err(Problem::new(
                Code::WrongState,
                format!("product {code} has no version in force: have one approved first"),
            ));
        };
        let mut live = self.compiled_product(id, &state, version)?;
        live.until = state.scheduled(now).next().map(|(from, _)| from);
        // A candidate that this program cannot compile any more must not stop the product itself.
        live.shadow = state.shadow(now).and_then(|(version, _)| {
            let candidate = self.compiled_product(id, &state, version).ok()?;
            ShadowProduct::of(&candidate.compiled, live.compiled.document()).ok().map(Arc::new)
        });
        self.compiled.keep_live_product(&key, &live);
        Ok(live)
    }

    /// A given version of a product, for the replay of a decision made under it.
    pub(crate) async fn product_version(
        &self,
        institution: InstitutionId,
        id: ProductId,
        version: u32,
    ) -> Outcome<LiveProduct> {
        let state = self.fold_product(institution, id).await?.0;
        self.compiled_product(id, &state, version)
    }

    pub(crate) fn compiled_product(&self, id: ProductId, state: &ProductState, version: u32) -> Outcome<LiveProduct> {
        let held = state.versions.get(&version).ok_or_else(|| Problem::not_found("product version", version))?;
        if let Some(compiled) = self.compiled.product(&held.digest) {
            return Ok(LiveProduct { id, compiled, shadow: None, until: None });
        }
        let compiled = CompiledProduct::from_yaml(&held.document)
            .map_err(|error| Problem::from_domain(Code::ProductInvalid, error))?;
        let compiled = Arc::new(compiled);
        self.compiled.keep_product(&held.digest, &compiled);
        Ok(LiveProduct { id, compiled, shadow: None, until: None })
    }

    pub(crate) async fn product_state(
        &self,
        institution: InstitutionId,
        code: &str,
    ) -> Outcome<(ProductId, ProductState)> {
        let rows = objects::labelled(&self.book, institution, "product", code).await?;
        let row = rows.first().ok_or_else(|| Problem::not_found("product", code))?;
        let id = row
            .id
            .parse::<ProductId>()
            .map_err(|error| Problem::new(Code::StoreDamaged, "a product id cannot be read").because(error))?;
        Ok((id, self.fold_product(institution, id).await?.0))
    }

    pub(crate) async fn fold_product(&self, institution: InstitutionId, id: ProductId) -> Outcome<(ProductState, u64)> {
        let events = self.events::<ProductEvent>(institution, *id.as_bytes()).await?;
        let mut state = ProductState::default();
        for event in &events {
            state.apply(event);
        }
        Ok((state, events.len() as u64))
    }

    async fn product_changes(
        &self,
        request: &Request<'_>,
        id: ProductId,
        commands: Vec<ProductCommand>,
    ) -> Outcome<ProductCard> {
        let institution = request.institution();
        let (mut state, version) = self.fold_product(institution, id).await?;
        let (mut events, now) = (Vec::new(), self.clock.now());
        for command in commands {
            for event in state.decide(command, now).map_err(state_problem)? {
                state.apply(&event);
                events.push(event);
            }
        }
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let appends = vec![appending(*id.as_bytes(), expected, self.clock.today(), &events)?];
        let card = card(id, &state, now)?;
        let row = row(&card, version + events.len() as u64)?;
        self.save(request, appends, vec![objects::put(institution, row)], card).await
    }
}

fn state_problem(error: product::ProductStateError) -> Problem {
    use product::ProductStateError as E;
    let code = match &error {
        E::Document(_) | E::Reason | E::WrongVersion { .. } | E::OtherProduct { .. } => Code::ProductInvalid,
        E::NoVersion(_) => Code::NotFound,
        E::Instant(_) => Code::Invalid,
        E::WrongStatus { .. } | E::NothingInForce | E::NotEarlier { .. } | E::NoShadow | E::ShadowRuns(_) => {
            Code::WrongState
        }
        E::SamePerson(_) => Code::SamePerson,
    };
    Problem::from_domain(code, error)
}

/// Where a version stands at an instant.
pub(crate) fn status_named(state: &ProductState, version: u32, at: Timestamp) -> Named {
    let status = state.status(version, at).unwrap_or(VersionStatus::Draft);
    Named::new(status.en(), status.zh(), status.en())
}

/// The read-model row of a product.
pub(crate) fn row(card: &ProductCard, version: u64) -> Outcome<objects::Object> {
    Ok(objects::Object {
        kind: "product".into(),
        id: card.id.clone(),
        state: if card.active_version.is_some() { "active" } else { "submitted" }.into(),
        label: card.code.clone(),
        version: i64::try_from(version).unwrap_or(i64::MAX),
        body: String::from_utf8_lossy(&to_json(card)?).into_owned(),
    })
}

/// A product as it stands at an instant.
pub(crate) fn card(id: ProductId, state: &ProductState, at: Timestamp) -> Outcome<ProductCard> {
    let active = state.active(at).map(|(number, _)| number);
    let shown = active
        .and_then(|number| state.versions.get(&number))
        .or_else(|| state.versions.last_key_value().map(|(_, v)| v));
    let shown = shown.ok_or_else(|| Problem::not_found("product", id))?;
    let read =
        Product::from_yaml(&shown.document).map_err(|error| Problem::from_domain(Code::ProductInvalid, error))?;
    Ok(ProductCard {
        id: id.to_string(),
        code: state.code.clone(),
        name_zh: read.name_zh,
        name_en: read.name_en,
        layer: Named::new(format!("{:?}", read.layer).to_lowercase(), read.layer.zh(), read.layer.en()),
        active_version: active,
        versions: state.versions.keys().map(|n| (*n, status_named(state, *n, at))).collect(),
        scheduled: state
            .scheduled(at)
            .map(|(from, version)| ScheduledVersion { version, active_from: from.to_string() })
            .collect(),
        shadow_version: state.shadow(at).map(|(number, _)| number),
        document: shown.document.clone(),
    })
}
