//! A small bank for the HTTP bench: people, a product, a scorecard, firms that agreed to be looked at.

use std::collections::BTreeSet;

use anyhow::{Context, ensure};
use axum::body::Body;
use axum::http::{Request as HttpRequest, StatusCode, header};
use calendar::add_months;
use codes::InstitutionId;
use decision::{Kyc, Standing};
use lake::{Observation, Value};
use money::Currency;
use platform::firms::{ConsentTerms, NewFirm, text_digest};
use platform::models::DevelopRequest;
use platform::setup::{InstitutionKind, NewInstitution};
use platform::{Platform, Principal, Request, Role};
use province::{Firm, Province};
use scoring::FeatureValue;

use super::http::Connection;
use super::world;
use crate::output;

/// The bench's lender.
pub const BANK: &str = "bench-bank";
/// Whoever closes its days and books its payments.
pub const CLOSER: &str = "finance";
/// Who agrees with what others propose.
pub const REVIEWER: &str = "reviewer";
const OFFICER: &str = "officer";
const CONSENT: &str = "模拟授权书，仅供测试";

/// A bank ready to take applications.
pub struct Setting {
    password: String,
    token: String,
    /// Credit codes, one firm for each client.
    firms: Vec<String>,
    /// Their ids, where they are read.
    ids: Vec<String>,
    /// The session of whoever brings files in.
    deliverer: String,
}

/// Sets up a new store: one lender, three people, a scorecard, a product and a firm for each client.
pub async fn prepare(platform: &Platform, clients: usize) -> anyhow::Result<Setting> {
    let (password, bank) = lender(platform).await?;
    let province = world::province(u32::try_from(clients)?)?;
    publish(platform, &province).await?;
    let officer = platform.local_principal(BANK, OFFICER).await?;
    let firms = register(platform, &officer, bank, &province).await?;
    Ok(Setting { password, token: String::new(), deliverer: String::new(), firms, ids: Vec::new() })
}

/// Sets up a new store: one lender, three people, and so many firms that agreed to be looked at.
pub async fn told_of(platform: &Platform, firms: u32) -> anyhow::Result<Setting> {
    let (password, bank) = lender(platform).await?;
    let province = world::province(firms)?;
    let officer = platform.local_principal(BANK, OFFICER).await?;
    let categories = ["tax", "power", "credit-report"].map(str::to_owned).to_vec();
    platform.register_firms(&Request::plain(&officer), province.firms.iter().map(new_firm).collect(), |_| ()).await?;
    let bar = output::bar("授权 consents", province.firms.len() as u64);
    for firm in &province.firms {
        platform.grant_consent(&Request::plain(&officer), terms(firm, bank, categories.clone())?).await?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    let ids = province.firms.iter().map(|firm| firm.id.to_string()).collect();
    let firms = province.firms.iter().map(|firm| firm.uscc.to_string()).collect();
    Ok(Setting { password, token: String::new(), deliverer: String::new(), firms, ids })
}

/// One lender with its people; their password.
pub async fn lender(platform: &Platform) -> anyhow::Result<(String, InstitutionId)> {
    ensure!(!platform.is_set_up().await?, "a bench needs an empty database of its own");
    let password = hex::encode(platform::clock::random::<12>()?);
    platform.set_up("root", &password).await?;
    let root = platform.local_principal("platform", "root").await?;
    let bank = NewInstitution {
        code: BANK.into(),
        name_zh: "模拟测试银行".into(),
        name_en: "Simulated bench bank".into(),
        kind: InstitutionKind::Lender,
        currency: Currency::CNY,
        simulated: true,
    };
    let bank = platform.register_institution(&Request::plain(&root), bank, "admin", &password).await?;
    let admin = platform.local_principal(BANK, "admin").await?;
    for (name, role) in
        [(OFFICER, Role::Officer), ("risk", Role::Risk), (REVIEWER, Role::Reviewer), (CLOSER, Role::Finance)]
    {
        platform.add_user(&Request::plain(&admin), name, BTreeSet::from([role]), &password).await?;
    }
    Ok((password, bank.id))
}

/// Develops the scorecard on the simulated past and publishes the product; a second person approves both.
async fn publish(platform: &Platform, province: &Province) -> anyhow::Result<()> {
    let risk = platform.local_principal(BANK, "risk").await?;
    let reviewer = platform.local_principal(BANK, REVIEWER).await?;
    let (asks, agrees) = (Request::plain(&risk), Request::plain(&reviewer));
    platform.simulated_history(&asks, &province.history_columns()).await?;
    let asked = DevelopRequest { name: "bench".into(), exclude: Vec::new() };
    platform.develop_scorecard(&asks, &asked, |_| ()).await?;
    platform.approve_scorecard(&agrees, "bench", None, None).await?;
    platform.publish_product(&asks, world::PRODUCT).await?;
    platform.approve_product(&agrees, world::PRODUCT_CODE, None).await?;
    Ok(())
}

async fn register(
    platform: &Platform,
    officer: &Principal,
    bank: InstitutionId,
    province: &Province,
) -> anyhow::Result<Vec<String>> {
    let request = Request::plain(officer);
    let firms = province.firms.iter().map(new_firm).collect();
    platform.register_firms(&request, firms, |_| ()).await?;
    let categories = world::categories()?;
    let mut observations = Vec::new();
    for firm in &province.firms {
        observe(firm, &mut observations)?;
        platform.grant_consent(&request, terms(firm, bank, categories.clone())?).await?;
    }
    platform.simulated_observations(&request, &observations).await?;
    Ok(province.firms.iter().map(|firm| firm.uscc.to_string()).collect())
}

fn terms(firm: &Firm, bank: InstitutionId, categories: Vec<String>) -> anyhow::Result<ConsentTerms> {
    Ok(ConsentTerms {
        firm: firm.id,
        recipient: bank,
        purpose: "credit-assessment".into(),
        categories,
        from: world::DAY,
        until: add_months(world::DAY, 12)?,
        text_sha256: text_digest(CONSENT.as_bytes()),
        method: "counter-signature".into(),
    })
}

fn new_firm(firm: &Firm) -> NewFirm {
    let years = i32::try_from(firm.features.years_in_business).unwrap_or(0);
    NewFirm {
        id: Some(firm.id),
        uscc: firm.uscc,
        name: firm.name.clone(),
        region: firm.region.to_string(),
        industry: firm.industry.to_string(),
        registered_on: add_months(world::DAY, -12 * years).ok(),
        standing: Standing::Active,
        kyc: Kyc::Complete,
        simulated: true,
    }
}

/// What sources say of a firm, each under the category the product declares for it.
fn observe(firm: &Firm, observations: &mut Vec<Observation>) -> anyhow::Result<()> {
    let product = product::Product::from_yaml(world::PRODUCT)?;
    // The amount and tenor here do not matter: the columns that depend on them are left out below.
    let known = world::features(&firm.features, 10_000_000, 12);
    for need in product.data.iter().filter(|need| need.category != "application") {
        for feature in &need.features {
            let value = match known.get(&feature.name) {
                // `_fen` counts fen; everything else is kept to two digits.
                Some(FeatureValue::Number(value)) if feature.name.ends_with("_fen") => {
                    Value::Fixed { units: value.round() as i64, scale: 0 }
                }
                Some(FeatureValue::Number(value)) => Value::Fixed { units: (value * 100.0).round() as i64, scale: 2 },
                Some(FeatureValue::Category(text)) => Value::Text(text.clone()),
                Some(FeatureValue::Missing) | None => continue,
            };
            observations.push(Observation {
                firm: firm.id,
                metric: feature.name.clone(),
                held_on: world::DAY,
                period_start: None,
                value,
                learned_at: platform::clock::start_of_day(world::DAY),
                category: need.category.clone(),
                row: observations.len() as u64 + 1,
            });
        }
    }
    Ok(())
}

impl Setting {
    /// Signs the officer in over HTTP, and whoever brings files in.
    pub async fn sign_in(mut self, connection: &mut Connection) -> anyhow::Result<Self> {
        self.token = self.signed(OFFICER, connection).await?;
        self.deliverer = self.signed("risk", connection).await?;
        Ok(self)
    }

    async fn signed(&self, name: &str, connection: &mut Connection) -> anyhow::Result<String> {
        let body = serde_json::json!({ "institution": BANK, "name": name, "password": self.password });
        let request = HttpRequest::post("/v1/login")
            .header(header::HOST, "localhost")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))?;
        let answer: serde_json::Value = serde_json::from_slice(&connection.send(request, StatusCode::OK).await?)?;
        Ok(answer["token"].as_str().context("the session has no token")?.to_owned())
    }

    /// Credit codes of the firms.
    pub fn codes(&self) -> &[String] {
        &self.firms
    }

    /// A client's next portrait: any firm, one after another in leaps.
    pub fn portrait(&self, client: usize, count: usize) -> anyhow::Result<HttpRequest<Body>> {
        let firm = &self.ids[(client * 7_919 + count * 104_729) % self.ids.len()];
        self.read(&format!("/v1/firms/{firm}/portrait/live"))
    }

    /// A client's next file of a source.
    pub fn delivery(&self, client: usize, count: usize) -> anyhow::Result<HttpRequest<Body>> {
        Ok(HttpRequest::post("/v1/sources/tax/deliveries?file=bench.csv")
            .header(header::HOST, "localhost")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.deliverer))
            .header(header::CONTENT_TYPE, "text/csv")
            .body(Body::from(super::sources::delivery(self, client, count)?))?)
    }

    /// A read with the officer's session.
    pub fn read(&self, path: &str) -> anyhow::Result<HttpRequest<Body>> {
        Ok(HttpRequest::get(path)
            .header(header::HOST, "localhost")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .body(Body::empty())?)
    }

    /// A client's next application, under a key of its own.
    pub fn application(&self, client: usize, count: usize) -> anyhow::Result<HttpRequest<Body>> {
        let tenor = [6, 12, 24, 36][count % 4];
        let body = serde_json::json!({
            "firm": self.firms[client % self.firms.len()],
            "product": world::PRODUCT_CODE,
            "amount": ((count % 50 + 1) * 10_000).to_string(),
            "tenor_months": tenor,
            "purpose": "working-capital",
        });
        Ok(HttpRequest::post("/v1/applications")
            .header(header::HOST, "localhost")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", format!("bench-{client}-{count}"))
            .body(Body::from(body.to_string()))?)
    }
}
