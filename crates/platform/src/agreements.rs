//! A guarantee agreement as people see it: who bears what, how much of the caps is used, each claim and its deadline.

use calendar::add_days;
use codes::AgreementId;
use guarantee::{Agreement, Claim, ClaimStage};
use money::{Decimal, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::{loans, objects};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts::act;
use crate::cards::{AllowedAct, Cash, Named};
use crate::guarantees::{AgreementCard, HeldAgreement, guarantee_problem};
use crate::people::{Paged, cursor_of, label_cursor};
use crate::problem::{Code, Outcome, Problem};

/// A cap with what is used of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CapCard {
    /// For one loan, one year, or the agreement's whole life.
    pub kind: Named,
    /// The most that is compensated.
    pub limit: Cash,
    /// Compensation paid against it; absent for a cap on each loan.
    pub used: Option<Cash>,
    /// Used, percent of the limit.
    pub used_percent: Option<String>,
}

/// A party as the agreement states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartyTerms {
    /// Institution code.
    pub institution: String,
    /// Its names.
    pub name: Named,
    /// As what.
    pub role: Named,
    /// Share of a loss, percent.
    pub share_percent: String,
    /// Fee a year, percent of the covered principal it bears.
    pub fee_percent: String,
    /// Whether it pays the lender and is reimbursed by the others.
    pub front: bool,
    /// Its own part of the principal under guarantee.
    pub liability: Cash,
    /// What it bore of paid claims.
    pub borne: Cash,
    /// What flowed back to it.
    pub recovered: Cash,
}

/// A party's part of a loss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShareCard {
    /// Name of the party in Chinese.
    pub party: String,
    /// Its part.
    pub amount: Cash,
}

/// A party's share of a layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LayerShare {
    /// Name of the party in Chinese.
    pub party: String,
    /// Percent of what the layer takes.
    pub share_percent: String,
}

/// Shares that hold from a volume of trade on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LayerBand {
    /// The volume.
    pub from_volume: Cash,
    /// The shares from there on.
    pub shares: Vec<LayerShare>,
    /// Whether the volume last reported is in this band.
    pub in_force: bool,
}

/// A layer of the agreement, in the order in which they take a loss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LayerCard {
    /// What people call it.
    pub name: String,
    /// Which slice it takes.
    pub kind: Named,
    /// Over what its limit counts.
    pub per: Named,
    /// What it leaves to others.
    pub above: Option<Cash>,
    /// The most it takes.
    pub limit: Option<Cash>,
    /// Of which perils; all of them when empty.
    pub perils: Vec<Named>,
    /// Who bears it.
    pub shares: Vec<LayerShare>,
    /// Other shares from volumes of trade on.
    pub bands: Vec<LayerBand>,
    /// What it has taken of paid claims.
    pub taken: Cash,
}

/// What one layer bore of a loss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LayerPartCard {
    /// The layer.
    pub layer: String,
    /// What reached it.
    pub reached: Cash,
    /// What it took.
    pub taken: Cash,
    /// Who bears it.
    pub shares: Vec<ShareCard>,
}

/// A part of a loss by what it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CauseCard {
    /// Which peril.
    pub peril: Named,
    /// How much of the loss as noticed.
    pub amount: Cash,
}

/// A step of a claim with its last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeadlineCard {
    /// Which step.
    pub step: Named,
    /// The last day.
    pub by: String,
    /// When it was done.
    pub done_on: Option<String>,
    /// Whether it was missed.
    pub missed: bool,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClaimCard {
    /// Loan id: a loan has one claim at a time.
    pub loan: String,
    /// Contract number.
    pub loan_number: String,
    /// The loss that the agreement covers: as claimed, and once paid, what was still lost then.
    pub loss: Cash,
    /// The part that stays with the lender outside the agreement.
    pub uncovered: Cash,
    /// Where it stands.
    pub state: Named,
    /// How the loss was divided; empty before payment.
    pub shares: Vec<ShareCard>,
    /// Compensation paid to the lender.
    pub paid: Cash,
    /// Recovered since.
    pub recovered: Cash,
    /// When notice was given.
    pub noticed_on: String,
    /// When compensation was demanded.
    pub demanded_on: Option<String>,
    /// When it was paid.
    pub paid_on: Option<String>,
    /// The last day to pay, counted from the demand.
    pub deadline: Option<String>,
    /// Every step with its last day.
    pub deadlines: Vec<DeadlineCard>,
    /// What the loss came from, where the notice named it.
    pub causes: Vec<CauseCard>,
    /// What each layer bore; empty before payment and where the agreement has no layers.
    pub layers: Vec<LayerPartCard>,
    /// What the person who asks can do next.
    pub allowed: Vec<AllowedAct>,
}

/// An agreement with its terms and claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AgreementDetail {
    /// Agreement id.
    pub id: String,
    /// Name that products refer to.
    pub name: String,
    /// What a claim covers.
    pub coverage: Named,
    /// What must have happened before a demand.
    pub trigger: Named,
    /// In which order recoveries flow back.
    pub recovery_order: Named,
    /// The volume of trade last reported, where shares move with it.
    pub trade_volume: Option<Cash>,
    /// The layers; none where the parties' shares divide a loss.
    pub layers: Vec<LayerCard>,
    /// Days from the trigger before a demand.
    pub waiting_days: u32,
    /// Days the guarantor has to pay.
    pub payment_days: u32,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Loans with a guarantee in force.
    pub loans: u64,
    /// Principal under guarantee.
    pub outstanding: Cash,
    /// Losses divided so far.
    pub losses: Cash,
    /// Compensation paid to the lender.
    pub paid: Cash,
    /// Recovered and shared.
    pub recovered: Cash,
    /// The parties.
    pub parties: Vec<PartyTerms>,
    /// The caps.
    pub caps: Vec<CapCard>,
    /// The claims, newest first.
    pub claims: Vec<ClaimCard>,
    /// What the person who asks can do next.
    pub allowed: Vec<AllowedAct>,
}

impl Platform {
    /// A page of the asker's institution's agreements, by name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn agreement_page(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<AgreementCard>> {
        who.require(Action::ReadGuarantee)?;
        let cursor = label_cursor(after)?;
        let rows = objects::by_label(&self.book, who.institution, "agreement", cursor, limit).await?;
        let next = if rows.len() == views::limits::page(limit) as usize { rows.last().map(cursor_of) } else { None };
        let mut cards = Vec::new();
        for row in rows {
            let id = row.id.parse().map_err(|_| Problem::not_found("agreement", &row.id))?;
            cards.push(self.agreement(who, id).await?);
        }
        Ok((cards, next))
    }

    /// An agreement with its terms and claims.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn agreement_detail(&self, who: &Principal, id: AgreementId) -> Outcome<AgreementDetail> {
        let card = self.agreement(who, id).await?;
        let held = self.held_agreement(who.institution, id).await?;
        let agreement = held.state.agreement().ok_or_else(|| Problem::not_found("agreement", id))?;
        let last = add_days(agreement.effective_to, -1).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let outstanding = Money::from_minor(card.outstanding.minor, agreement.currency);
        let liabilities =
            agreement.liabilities(outstanding).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
        let mut parties = Vec::new();
        for ((terms, so_far), liable) in agreement.parties.iter().zip(&card.parties).zip(liabilities) {
            let institution = self.institution(terms.institution).await?;
            let role = serde_json::to_value(terms.role).ok().and_then(|v| v.as_str().map(str::to_owned));
            parties.push(PartyTerms {
                name: Named::new(institution.code.clone(), institution.name_zh, institution.name_en),
                institution: institution.code,
                role: Named::new(role.unwrap_or_default(), terms.role.zh(), terms.role.en()),
                share_percent: so_far.share_percent.clone(),
                fee_percent: terms.fee_rate.percent().normalize().to_string(),
                front: terms.institution == agreement.front,
                liability: Cash::from(liable.amount),
                borne: so_far.borne.clone(),
                recovered: so_far.recovered.clone(),
            });
        }
        let claims = self.claim_cards(who, &held, agreement, &card).await?;
        let mut allowed =
            vec![act(who, Action::AgreeGuarantee, ("agree", "登记新协议", "record a new agreement"), &[])];
        if agreement.moves_with_trade() {
            allowed.push(act(who, Action::AgreeGuarantee, ("volume", "登记贸易量", "record the volume of trade"), &[]));
        }
        Ok(AgreementDetail {
            coverage: coverage(agreement),
            trigger: named(agreement.trigger, agreement.trigger.zh(), agreement.trigger.en()),
            recovery_order: named(
                agreement.recovery_order,
                agreement.recovery_order.zh(),
                agreement.recovery_order.en(),
            ),
            trade_volume: held.state.volume(self.clock.today()).map(Cash::from),
            layers: layer_cards(&held, agreement, &card, self.clock.today())?,
            waiting_days: agreement.waiting_days,
            payment_days: agreement.payment_days,
            from: agreement.effective_from.to_string(),
            until: last.to_string(),
            caps: self.caps(&held, agreement)?,
            id: card.id,
            name: card.name,
            loans: card.loans,
            outstanding: card.outstanding,
            losses: card.losses,
            paid: card.paid,
            recovered: card.recovered,
            parties,
            claims,
            allowed,
        })
    }

    /// The claims, newest first, with names of parties as the card gives them.
    async fn claim_cards(
        &self,
        who: &Principal,
        held: &HeldAgreement,
        agreement: &Agreement,
        card: &AgreementCard,
    ) -> Outcome<Vec<ClaimCard>> {
        let mut claims = Vec::new();
        for (loan, cover) in held.state.covers() {
            let Some(claim) = &cover.claim else { continue };
            let row = loans::get(&self.book, who.institution, &loan.to_string()).await?;
            let number = row.map_or_else(|| loan.to_string(), |row| row.number);
            let mut line = self.claim_card(who, agreement, (loan.to_string(), number), claim)?;
            let waits = agreement.trigger != guarantee::Trigger::Overdue && cover.triggered_on.is_none();
            if waits && claim.stage == ClaimStage::Noticed {
                line.allowed.insert(0, act(who, Action::ClaimGuarantee, TRIGGER, &[]));
            }
            claims.push(line);
        }
        claims.sort_by(|a, b| b.noticed_on.cmp(&a.noticed_on).then_with(|| a.loan_number.cmp(&b.loan_number)));
        for claim in &mut claims {
            let mut layers = std::mem::take(&mut claim.layers);
            for share in claim.shares.iter_mut().chain(layers.iter_mut().flat_map(|layer| &mut layer.shares)) {
                share.party = party_name(agreement, card, &share.party);
            }
            claim.layers = layers;
        }
        Ok(claims)
    }

    fn caps(&self, held: &HeldAgreement, agreement: &Agreement) -> Outcome<Vec<CapCard>> {
        use guarantee::CapKind;
        let year = self.clock.today().year();
        let this_year = held.state.paid(Some(year)).map_err(guarantee_problem)?;
        let in_all = held.state.paid(None).map_err(guarantee_problem)?;
        let caps = [
            ("per-loan", CapKind::PerLoan, agreement.caps.per_loan, None),
            ("per-firm", CapKind::PerFirm, agreement.caps.per_firm, None),
            ("per-year", CapKind::PerYear, agreement.caps.per_year, Some(this_year)),
            ("total", CapKind::Total, agreement.caps.total, Some(in_all)),
        ];
        let card = |(id, kind, limit, used): (&str, CapKind, Option<Money>, Option<Money>)| {
            let limit = limit?;
            let share = used.filter(|_| limit.minor() > 0).map(|used| {
                let share = Decimal::from(used.minor()) * Decimal::ONE_HUNDRED / Decimal::from(limit.minor());
                share.round_dp(2).to_string()
            });
            Some(CapCard {
                kind: Named::new(id, kind.zh(), kind.en()),
                limit: Cash::from(limit),
                used: used.map(Cash::from),
                used_percent: share,
            })
        };
        Ok(caps.into_iter().filter_map(card).collect())
    }

    fn claim_card(
        &self,
        who: &Principal,
        agreement: &Agreement,
        (loan, loan_number): (String, String),
        claim: &Claim,
    ) -> Outcome<ClaimCard> {
        let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
        let paid = claim.standing();
        let shares = paid
            .map_or(&[][..], |(_, split)| &split.parts)
            .iter()
            .map(|part| ShareCard { party: part.institution.to_string(), amount: Cash::from(part.amount) });
        let deadline = claim.demanded_on.map(|demanded| {
            add_days(demanded, i32::try_from(agreement.payment_days).unwrap_or(i32::MAX))
                .map_err(|error| Problem::from_domain(Code::Invalid, error))
        });
        let steps: &[(&str, &str, &str)] = match claim.stage {
            ClaimStage::Noticed => &[DEMAND, WITHDRAW, REFUSE],
            ClaimStage::Demanded => &[COMPENSATE, WITHDRAW, REFUSE],
            ClaimStage::Paid => &[RECOVER, REIMBURSE],
            ClaimStage::Withdrawn | ClaimStage::Refused | ClaimStage::Reversed => &[],
        };
        let allowed = steps.iter().map(|words| act(who, Action::ClaimGuarantee, *words, &[])).collect();
        let today = self.clock.today();
        let stage = claim.stage;
        Ok(ClaimCard {
            loan,
            loan_number,
            loss: Cash::from(paid.map_or(claim.covered, |(_, split)| split.loss)),
            uncovered: Cash::from(claim.uncovered),
            state: Named::new(stage.en(), stage.zh(), stage.en()),
            shares: shares.collect(),
            paid: Cash::from(paid.map_or(Money::zero(agreement.currency), |(_, split)| split.compensation)),
            recovered: Cash::from(claim.recovered(agreement.currency).map_err(bad)?),
            noticed_on: claim.noticed_on.to_string(),
            demanded_on: claim.demanded_on.map(|day| day.to_string()),
            paid_on: paid.map(|(day, _)| day.to_string()),
            deadline: deadline.transpose()?.map(|day| day.to_string()),
            deadlines: claim
                .deadlines(agreement)
                .into_iter()
                .map(|line| DeadlineCard {
                    step: named(line.step, line.step.zh(), line.step.en()),
                    by: line.by.to_string(),
                    done_on: line.done_on.map(|day| day.to_string()),
                    missed: line.missed(today),
                })
                .collect(),
            causes: claim
                .causes
                .iter()
                .map(|cause| CauseCard { peril: peril(cause.peril), amount: Cash::from(cause.amount) })
                .collect(),
            layers: paid.map_or(&[][..], |(_, split)| &split.layers).iter().map(layer_part).collect(),
            allowed,
        })
    }
}

const TRIGGER: (&str, &str, &str) = ("trigger", "登记触发事件", "record the trigger");
const DEMAND: (&str, &str, &str) = ("demand", "申请代偿", "demand compensation");
const COMPENSATE: (&str, &str, &str) = ("compensation", "登记代偿到账", "record the compensation");
const WITHDRAW: (&str, &str, &str) = ("withdraw", "撤回申请", "take the claim back");
const REFUSE: (&str, &str, &str) = ("refuse", "登记拒赔", "record the refusal");
const RECOVER: (&str, &str, &str) = ("recovery", "登记追偿", "record a recovery");
const REIMBURSE: (&str, &str, &str) = ("reimburse", "登记分担款", "record a reimbursement");

/// A value of the domain with its names; its id is the one that documents use.
pub(crate) fn named(value: impl Serialize, zh: &str, en: &str) -> Named {
    let id = serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned));
    Named::new(id.unwrap_or_default(), zh, en)
}

fn peril(peril: guarantee::Peril) -> Named {
    named(peril, peril.zh(), peril.en())
}

fn percent(ppm: u32) -> String {
    (Decimal::from(ppm) / Decimal::from(10_000)).normalize().to_string()
}

/// The name of a party by its id, as the card gives it.
fn party_name(agreement: &Agreement, card: &AgreementCard, id: &str) -> String {
    let at = agreement.parties.iter().position(|party| party.institution.to_string() == id);
    at.and_then(|at| card.parties.get(at)).map_or_else(|| id.to_owned(), |party| party.name.clone())
}

fn layer_part(part: &guarantee::LayerPart) -> LayerPartCard {
    let share =
        |part: &guarantee::Part| ShareCard { party: part.institution.to_string(), amount: Cash::from(part.amount) };
    LayerPartCard {
        layer: part.layer.clone(),
        reached: Cash::from(part.reached),
        taken: Cash::from(part.taken),
        shares: part.parts.iter().map(share).collect(),
    }
}

fn layer_cards(
    held: &HeldAgreement,
    agreement: &Agreement,
    card: &AgreementCard,
    today: calendar::Date,
) -> Outcome<Vec<LayerCard>> {
    let shares = |shares: &[guarantee::Share]| -> Vec<LayerShare> {
        let line = |share: &guarantee::Share| LayerShare {
            party: party_name(agreement, card, &share.institution.to_string()),
            share_percent: percent(share.share_ppm),
        };
        shares.iter().map(line).collect()
    };
    let volume = held.state.volume(today);
    let mut cards = Vec::with_capacity(agreement.layers.len());
    for layer in &agreement.layers {
        let paid = held.state.covers().filter_map(|(_, cover)| cover.claim.as_ref());
        let paid = paid.filter_map(Claim::standing);
        let met = paid.flat_map(|(_, split)| &split.layers).filter(|met| met.layer == layer.name);
        let taken = Money::sum(agreement.currency, met.map(|met| met.taken))
            .map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
        let now = layer.shares_at(volume);
        let band = |band: &guarantee::Band| LayerBand {
            from_volume: Cash::from(band.from_volume),
            shares: shares(&band.shares),
            in_force: std::ptr::eq(now.as_ptr(), band.shares.as_ptr()),
        };
        let slice = &layer.slice;
        cards.push(LayerCard {
            name: layer.name.clone(),
            kind: Named::new(slice.id(), slice.zh(), slice.en()),
            per: named(slice.basis(), slice.basis().zh(), slice.basis().en()),
            above: slice.above().map(Cash::from),
            limit: slice.limit().map(Cash::from),
            perils: layer.perils.iter().map(|one| peril(*one)).collect(),
            shares: shares(&layer.shares),
            bands: layer.bands.iter().map(band).collect(),
            taken: Cash::from(taken),
        });
    }
    Ok(cards)
}

fn coverage(agreement: &Agreement) -> Named {
    let id = match agreement.coverage {
        guarantee::Coverage::Principal => "principal",
        guarantee::Coverage::PrincipalAndInterest => "principal-and-interest",
    };
    Named::new(id, agreement.coverage.zh(), agreement.coverage.en())
}
