//! A guarantee agreement as a person writes it, and what the domain makes of it.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{add_days, parse_date};
use codes::{AgreementId, InstitutionId};
use guarantee::{
    Agreement, Band, Basis, Caps, Coverage, Deadlines, Layer, Party, Peril, RecoveryOrder, Role, Share, Slice, Trigger,
};
use money::{Currency, Decimal, Money, Rate};
use serde::Deserialize;

use crate::Platform;
use crate::clock::random;
use crate::problem::{Code, Outcome, Problem};

/// An agreement as a person writes it (YAML or JSON).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementDocument {
    /// Name that products refer to.
    pub name: String,
    /// Parties, the lender among them.
    pub parties: Vec<PartyDocument>,
    /// Institution code of the party that pays the lender and is reimbursed by the others.
    pub front: String,
    /// `principal` or `principal-and-interest`.
    pub coverage: Coverage,
    /// Layers through which a loss falls, in this order; without any, the parties' shares divide it.
    #[serde(default)]
    pub layers: Vec<LayerDocument>,
    /// `proportional`, `last-layer-first` or `first-layer-first`.
    #[serde(default)]
    pub recovery_order: RecoveryOrder,
    /// Most that is compensated for one loan, as people write it.
    #[serde(default)]
    pub cap_per_loan: Option<String>,
    /// Most that is compensated for all loans of one firm.
    #[serde(default)]
    pub cap_per_firm: Option<String>,
    /// Most that is compensated in one year.
    #[serde(default)]
    pub cap_per_year: Option<String>,
    /// Most that is compensated in all.
    #[serde(default)]
    pub cap_total: Option<String>,
    /// `overdue`, `judgment`, `insolvency` or `enforced`: what must have happened before a demand.
    #[serde(default)]
    pub trigger: Trigger,
    /// Days from the trigger before a demand.
    pub waiting_days: u32,
    /// Days the party that pays first has to pay.
    pub payment_days: u32,
    /// Days from the first overdue day in which notice is due.
    #[serde(default)]
    pub notice_days: Option<u32>,
    /// Days from the first overdue day after which nothing can be demanded.
    #[serde(default)]
    pub demand_days: Option<u32>,
    /// Days the other parties have to reimburse the one that paid.
    #[serde(default)]
    pub reimbursement_days: Option<u32>,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
}

/// A party as a person writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyDocument {
    /// Institution code.
    pub institution: String,
    /// `lender`, `guarantor`, `re-guarantor`, `national-fund`, `risk-pool`, `insurer`, `core-firm`.
    pub role: Role,
    /// Share of a loss, percent; left out where the agreement has layers.
    #[serde(default)]
    pub share_percent: Decimal,
    /// Fee a year, percent of the principal it is liable for.
    #[serde(default)]
    pub fee_percent: Decimal,
}

/// What a layer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LayerKind {
    /// All that reaches it.
    Proportional,
    /// The first part, up to `limit` over `per`.
    FirstLoss,
    /// Of each loan, what lies above `above`, up to `limit`.
    ExcessOfLoss,
    /// Of a year's losses, what lies above `above`, up to `limit`.
    StopLoss,
    /// What the layers before it left, up to `limit` a loan.
    Shortfall,
}

/// A layer as a person writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerDocument {
    /// What people call it.
    pub name: String,
    /// What it takes.
    pub kind: LayerKind,
    /// The most it takes.
    #[serde(default)]
    pub limit: Option<String>,
    /// What it leaves to others.
    #[serde(default)]
    pub above: Option<String>,
    /// `loan`, `firm`, `year` or `agreement`: over what the limit of a first loss counts.
    #[serde(default)]
    pub per: Option<Basis>,
    /// `credit`, `trade-interruption`, `receivable-shortfall`, `disaster`; all of them when left out.
    #[serde(default)]
    pub perils: BTreeSet<Peril>,
    /// Percent of the layer by institution code; what is missing to the whole goes on to the next layer.
    pub shares: BTreeMap<String, Decimal>,
    /// Other shares from volumes of trade on.
    #[serde(default)]
    pub bands: Vec<BandDocument>,
}

/// Shares from a volume of trade on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandDocument {
    /// The volume.
    pub from_volume: String,
    /// Percent by institution code.
    pub shares: BTreeMap<String, Decimal>,
}

impl AgreementDocument {
    /// Reads a YAML or JSON document.
    ///
    /// # Errors
    /// [`Code::Invalid`] with what cannot be read.
    pub fn from_yaml(text: &str) -> Outcome<Self> {
        serde_norway::from_str(text)
            .map_err(|error| Problem::new(Code::Invalid, format!("the agreement's document cannot be read: {error}")))
    }
}

fn invalid(error: &dyn std::fmt::Display) -> Problem {
    Problem::new(Code::Invalid, format!("the agreement cannot be used: {error}"))
}

/// Percent as parts per million; finer than that is refused, since it would be lost.
fn ppm(percent: Decimal) -> Outcome<u32> {
    let parts = (percent * Decimal::from(10_000)).normalize();
    let whole = u32::try_from(parts.mantissa()).ok().filter(|_| parts.scale() == 0);
    whole.ok_or_else(|| invalid(&format!("a share of {percent}% is not above zero with at most four decimals")))
}

fn amount(text: &str, currency: Currency) -> Outcome<Money> {
    Money::parse(text, currency).map_err(|error| invalid(&error))
}

impl LayerDocument {
    fn slice(&self, currency: Currency) -> Outcome<Slice> {
        let read = |text: &Option<String>| text.as_deref().map(|text| amount(text, currency)).transpose();
        let (limit, above) = (read(&self.limit)?, read(&self.above)?);
        let slice = match (self.kind, limit, above, self.per) {
            (LayerKind::Proportional, None, None, None) => Slice::Proportional {},
            (LayerKind::FirstLoss, Some(limit), None, Some(per)) => Slice::FirstLoss { limit, per },
            (LayerKind::ExcessOfLoss, Some(limit), Some(above), None) => Slice::ExcessOfLoss { above, limit },
            (LayerKind::StopLoss, Some(limit), Some(above), None) => Slice::StopLoss { above, limit },
            (LayerKind::Shortfall, limit, None, None) => Slice::Shortfall { limit },
            _ => {
                return Err(invalid(&format!(
                    "layer '{}': a first loss has limit and per, an excess of loss and a stop loss have limit and above, \
                     a shortfall may have a limit, a proportional layer has none of them",
                    self.name
                )));
            }
        };
        Ok(slice)
    }
}

impl Platform {
    pub(crate) async fn coded(&self, code: &str) -> Outcome<InstitutionId> {
        let found = self.institution_coded(code).await?;
        Ok(found.ok_or_else(|| Problem::not_found("institution", code))?.id)
    }

    async fn shares(&self, written: &BTreeMap<String, Decimal>) -> Outcome<Vec<Share>> {
        let mut shares = Vec::with_capacity(written.len());
        for (code, percent) in written {
            shares.push(Share { institution: self.coded(code).await?, share_ppm: ppm(*percent)? });
        }
        Ok(shares)
    }

    async fn layer_from(&self, document: LayerDocument, currency: Currency) -> Outcome<Layer> {
        let mut bands = Vec::with_capacity(document.bands.len());
        for band in &document.bands {
            let from_volume = amount(&band.from_volume, currency)?;
            bands.push(Band { from_volume, shares: self.shares(&band.shares).await? });
        }
        let (slice, shares) = (document.slice(currency)?, self.shares(&document.shares).await?);
        Ok(Layer { name: document.name, slice, perils: document.perils, shares, bands })
    }

    /// What a document says, with the institutions it names found and everything checked.
    pub(crate) async fn agreement_from(
        &self,
        institution: InstitutionId,
        document: AgreementDocument,
    ) -> Outcome<Agreement> {
        let currency = self.institution(institution).await?.currency;
        let mut parties = Vec::new();
        for party in &document.parties {
            parties.push(Party {
                institution: self.coded(&party.institution).await?,
                role: party.role,
                share_ppm: ppm(party.share_percent)?,
                fee_rate: Rate::from_percent(party.fee_percent),
            });
        }
        let mut layers = Vec::new();
        for layer in document.layers {
            layers.push(self.layer_from(layer, currency).await?);
        }
        let cap = |text: Option<String>| text.map(|text| amount(&text, currency)).transpose();
        let agreement = Agreement {
            id: AgreementId::from_bytes(random()?),
            name: document.name,
            currency,
            parties,
            front: self.coded(&document.front).await?,
            coverage: document.coverage,
            layers,
            recovery_order: document.recovery_order,
            caps: Caps {
                per_loan: cap(document.cap_per_loan)?,
                per_firm: cap(document.cap_per_firm)?,
                per_year: cap(document.cap_per_year)?,
                total: cap(document.cap_total)?,
            },
            trigger: document.trigger,
            deadlines: Deadlines {
                notice_days: document.notice_days,
                demand_days: document.demand_days,
                reimbursement_days: document.reimbursement_days,
            },
            waiting_days: document.waiting_days,
            payment_days: document.payment_days,
            effective_from: parse_date(&document.from).map_err(|error| invalid(&error))?,
            // The document names the last day, the agreement the day after it.
            effective_to: parse_date(&document.until)
                .and_then(|last| add_days(last, 1))
                .map_err(|error| invalid(&error))?,
        };
        agreement.check().map_err(|error| invalid(&error))?;
        Ok(agreement)
    }
}
