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
    /// Days overdue before a claim.
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
        let mut claims = Vec::new();
        for (loan, cover) in held.state.covers() {
            let Some(claim) = &cover.claim else { continue };
            let row = loans::get(&self.book, who.institution, &loan.to_string()).await?;
            let number = row.map_or_else(|| loan.to_string(), |row| row.number);
            claims.push(self.claim_card(who, agreement, (loan.to_string(), number), claim)?);
        }
        claims.sort_by(|a, b| b.noticed_on.cmp(&a.noticed_on).then_with(|| a.loan_number.cmp(&b.loan_number)));
        // Names of parties as the card gives them, in the order of the agreement.
        for share in claims.iter_mut().flat_map(|claim| &mut claim.shares) {
            if let Some(at) = agreement.parties.iter().position(|party| party.institution.to_string() == share.party) {
                share.party.clone_from(&card.parties[at].name);
            }
        }
        Ok(AgreementDetail {
            coverage: coverage(agreement),
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
            allowed: vec![act(who, Action::AgreeGuarantee, ("agree", "登记新协议", "record a new agreement"), &[])],
        })
    }

    fn caps(&self, held: &HeldAgreement, agreement: &Agreement) -> Outcome<Vec<CapCard>> {
        use guarantee::CapKind;
        let year = self.clock.today().year();
        let this_year = held.state.paid(Some(year)).map_err(guarantee_problem)?;
        let in_all = held.state.paid(None).map_err(guarantee_problem)?;
        let caps = [
            ("per-loan", CapKind::PerLoan, agreement.caps.per_loan, None),
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
        let paid = claim.paid.as_ref();
        let shares = paid
            .map_or(&[][..], |(_, split)| &split.parts)
            .iter()
            .map(|part| ShareCard { party: part.institution.to_string(), amount: Cash::from(part.amount) });
        let deadline = claim.demanded_on.map(|demanded| {
            add_days(demanded, i32::try_from(agreement.payment_days).unwrap_or(i32::MAX))
                .map_err(|error| Problem::from_domain(Code::Invalid, error))
        });
        let allowed = match claim.stage {
            ClaimStage::Demanded => {
                let words = ("compensation", "登记代偿到账", "record the compensation");
                vec![act(who, Action::ClaimGuarantee, words, &[])]
            }
            ClaimStage::Paid => {
                let words = ("recovery", "登记追偿", "record a recovery");
                vec![act(who, Action::ClaimGuarantee, words, &[])]
            }
            _ => Vec::new(),
        };
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
            allowed,
        })
    }
}

fn coverage(agreement: &Agreement) -> Named {
    let id = match agreement.coverage {
        guarantee::Coverage::Principal => "principal",
        guarantee::Coverage::PrincipalAndInterest => "principal-and-interest",
    };
    Named::new(id, agreement.coverage.zh(), agreement.coverage.en())
}
