//! Products: drafted by one person, in force once another has approved them.

use std::sync::Arc;

use calendar::Date;
use codes::{InstitutionId, ProductId};
use product::{CompiledProduct, Product, ProductCommand, ProductEvent, ProductState, VersionStatus};
use serde::{Deserialize, Serialize};
use store::{Expected, StoredEvent};
use utoipa::ToSchema;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
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
    /// The document of the version in force, or of the newest one, as it was written.
    pub document: String,
}

/// A product version, compiled, with what a decision pins of it.
#[derive(Clone)]
pub(crate) struct LiveProduct {
    pub id: ProductId,
    pub compiled: Arc<CompiledProduct>,
}

impl Platform {
    /// Submits a product document as the next version; it is in force once a second person approves it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::ProductInvalid`] with every fault found.
    pub async fn publish_product(&self, request: &Request<'_>, document: &str) -> Outcome<ProductCard> {
        request.who.require(Action::DraftProduct)?;
        let read = Product::from_yaml(document).map_err(|error| Problem::from_domain(Code::ProductInvalid, error))?;
        let institution = request.institution();
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

    /// Approves the submitted version: a person other than the one who wrote it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::WrongState`].
    pub async fn approve_product(&self, request: &Request<'_>, code: &str) -> Outcome<ProductCard> {
        request.who.require(Action::ApproveProduct)?;
        let (id, state) = self.product_state(request.institution(), code).await?;
        let waiting = state.versions.iter().find(|(_, version)| version.status == VersionStatus::Submitted);
        let Some((version, _)) = waiting else {
            return Err(Problem::new(
                Code::WrongState,
                format!("no version of {code} waits for approval: publish one first"),
            ));
        };
        let command = ProductCommand::Approve { version: *version, by: request.who.user };
        self.product_changes(request, id, vec![command]).await
    }

    /// The products of the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn products(&self, who: &Principal) -> Outcome<Vec<ProductCard>> {
        who.require(Action::ReadProduct)?;
        let rows = objects::all(&self.book, who.institution, "product", None, MAX_WHOLE_LIST).await?;
        rows.iter().map(|row| from_json(row.body.as_bytes())).collect()
    }

    /// One product by code.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn product(&self, who: &Principal, code: &str) -> Outcome<ProductCard> {
        who.require(Action::ReadProduct)?;
        let (id, state) = self.product_state(who.institution, code).await?;
        card(id, &state)
    }

    /// The version of a product in force.
    pub(crate) async fn live_product(&self, institution: InstitutionId, code: &str) -> Outcome<LiveProduct> {
        let rows = objects::labelled(&self.book, institution, "product", code).await?;
        let row = rows.first().ok_or_else(|| Problem::not_found("product", code))?;
        let key = format!("{institution}/{}/{}", row.id, row.version);
        if let Some(live) = self.compiled.live_product(&key) {
            return Ok(live);
        }
        let (id, state) = self.product_state(institution, code).await?;
        let Some((version, _)) = state.active() else {
            return Err(Problem::new(
                Code::WrongState,
                format!("product {code} has no version in force: have one approved first"),
            ));
        };
        let live = self.compiled_product(id, &state, version)?;
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

    fn compiled_product(&self, id: ProductId, state: &ProductState, version: u32) -> Outcome<LiveProduct> {
        let held = state.versions.get(&version).ok_or_else(|| Problem::not_found("product version", version))?;
        if let Some(compiled) = self.compiled.product(&held.digest) {
            return Ok(LiveProduct { id, compiled });
        }
        let compiled = CompiledProduct::from_yaml(&held.document)
            .map_err(|error| Problem::from_domain(Code::ProductInvalid, error))?;
        let compiled = Arc::new(compiled);
        self.compiled.keep_product(&held.digest, &compiled);
        Ok(LiveProduct { id, compiled })
    }

    async fn product_state(&self, institution: InstitutionId, code: &str) -> Outcome<(ProductId, ProductState)> {
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
        let mut events = Vec::new();
        for command in commands {
            for event in state.decide(command).map_err(state_problem)? {
                state.apply(&event);
                events.push(event);
            }
        }
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let appends = vec![appending(*id.as_bytes(), expected, self.clock.today(), &events)?];
        let card = card(id, &state)?;
        let row = row(&card, version + events.len() as u64)?;
        self.save(request, appends, vec![objects::put(institution, row)], card).await
    }
}

fn state_problem(error: product::ProductStateError) -> Problem {
    use product::ProductStateError as E;
    let code = match &error {
        E::Document(_) | E::Reason | E::WrongVersion { .. } | E::OtherProduct { .. } => Code::ProductInvalid,
        E::NoVersion(_) => Code::NotFound,
        E::WrongStatus { .. } => Code::WrongState,
        E::SamePerson(_) => Code::SamePerson,
    };
    Problem::from_domain(code, error)
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

pub(crate) fn card(id: ProductId, state: &ProductState) -> Outcome<ProductCard> {
    let active = state.active().map(|(number, _)| number);
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
        versions: state
            .versions
            .iter()
            .map(|(n, v)| (*n, Named::new(v.status.en(), v.status.zh(), v.status.en())))
            .collect(),
        document: shown.document.clone(),
    })
}
