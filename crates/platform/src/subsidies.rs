//! Programmes of interest subsidies (贴息): written, approved, claimed quarter by quarter, paid.

use calendar::{Date, parse_date};
use codes::{InstitutionId, LoanId, ProgrammeId};
use money::{Currency, Decimal, Money};
use quality::{
    Candidate, ClaimStage, Programme, Quarter, SubsidyClaim, SubsidyError, SubsidyEvent, SubsidyState, Support,
};
use serde::{Deserialize, Serialize};
use store::Expected;
use utoipa::ToSchema;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts;
use crate::cards::{AllowedAct, Cash, Named};
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending};
use crate::limits::MAX_WHOLE_LIST;
use crate::problem::{Code, Outcome, Problem};

impl JsonEvent for SubsidyEvent {
    const STREAM: &'static str = "subsidy";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, recorded_on: Date) -> Date {
        match self {
            Self::Paid { on, .. } => *on,
            _ => recorded_on,
        }
    }
}

/// A programme as a person writes it down. Amounts as people write them; percent as `50` or `1.5`; days as `YYYY-MM-DD`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeDocument {
    /// What people call it.
    pub name: String,
    /// Who pays, and under which document.
    pub source: String,
    /// Share of the contract rate that it pays, percent. This or `points`.
    pub share_percent: Option<String>,
    /// Percentage points a year that it pays.
    pub points: Option<String>,
    /// Days of a year: 360 (as it is when left out) or 365.
    pub year_days: Option<u32>,
    /// The first day that counts.
    pub from: String,
    /// The last day that counts.
    pub until: String,
    /// Principal of a loan on which it pays at most.
    pub principal_most: Option<String>,
    /// The most for one loan over its life.
    pub per_loan: Option<String>,
    /// The most for one firm in a year.
    pub per_firm_year: Option<String>,
    /// The most in a year.
    pub per_year: Option<String>,
    /// Product codes; any when left out.
    #[serde(default)]
    pub products: Vec<String>,
    /// Industry codes begin so; any when left out.
    #[serde(default)]
    pub industries: Vec<String>,
    /// Loans up to this principal.
    pub loan_most: Option<String>,
}

/// A loan of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SubsidyLineCard {
    /// Loan id.
    pub loan: String,
    /// Its number.
    pub number: String,
    /// The firm's name, where the reader may see it; else its id.
    pub firm: String,
    /// Days that count.
    pub days: u32,
    /// Balance on the mean of these days.
    pub mean_balance: Cash,
    /// What accrued.
    pub accrued: Cash,
    /// What is asked for.
    pub amount: Cash,
    /// The ceiling that cut it.
    pub cut_by: Option<Named>,
}

/// A quarter's claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SubsidyClaimCard {
    /// `2026Q3`.
    pub quarter: String,
    /// How far it has come.
    pub state: Named,
    /// What is asked for.
    pub amount: Cash,
    /// What was paid.
    pub paid: Option<Cash>,
    /// When.
    pub paid_on: Option<String>,
    /// Reference of the payment, or why it was refused.
    pub remark: Option<String>,
    /// Loan by loan.
    pub lines: Vec<SubsidyLineCard>,
    /// What may be done next.
    pub allowed: Vec<AllowedAct>,
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SubsidyCard {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Who pays, and under which document.
    pub source: String,
    /// `drafted`, `approved` or `refused`.
    pub state: Named,
    /// What it pays, in words.
    pub pays: Named,
    /// The first day that counts.
    pub from: String,
    /// The last day that counts.
    pub until: String,
    /// Its ceilings and what it is meant for, in words.
    pub bounds: Vec<Named>,
    /// Asked for and not refused.
    pub claimed: Cash,
    /// Paid.
    pub paid: Cash,
    /// Claims, the newest first.
    pub claims: Vec<SubsidyClaimCard>,
    /// What may be done next.
    pub allowed: Vec<AllowedAct>,
}

fn subsidy_problem(error: SubsidyError) -> Problem {
    let code = match error {
        SubsidyError::SameHands => Code::SamePerson,
        SubsidyError::Unknown(_) => Code::NotFound,
        SubsidyError::Step(..) | SubsidyError::Order(_) | SubsidyError::Nothing(_) => Code::WrongState,
        SubsidyError::Amount(..) | SubsidyError::Money(_) => Code::AmountInvalid,
        _ => Code::Invalid,
    };
    Problem::from_domain(code, error)
}

fn quarter(text: &str) -> Outcome<Quarter> {
    Quarter::parse(text).ok_or_else(|| Problem::new(Code::Invalid, format!("'{text}' is no quarter: write 2026Q3")))
}

impl ProgrammeDocument {
    fn read(self, currency: Currency) -> Outcome<Programme> {
        let fraction = |text: &str| {
            let read: Result<Decimal, _> = text.trim().trim_end_matches('%').parse();
            read.map(|percent| (percent / Decimal::ONE_HUNDRED).normalize())
                .map_err(|_| Problem::new(Code::Invalid, format!("'{text}' is no percentage: write 50 or 1.5")))
        };
        let support = match (&self.share_percent, &self.points) {
            (Some(share), None) => Support::Share { share: fraction(share)? },
            (None, Some(points)) => Support::Points { points: fraction(points)? },
            _ => return Err(Problem::new(Code::Invalid, "give either share_percent or points")),
        };
        let amount = |text: &Option<String>| {
            let read = text.as_deref().map(|text| Money::parse(text, currency)).transpose();
            read.map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
        };
        let day = |text: &str| parse_date(text).map_err(|error| Problem::from_domain(Code::Invalid, error));
        Ok(Programme {
            support,
            year_days: self.year_days.unwrap_or(360),
            from: day(&self.from)?,
            until: day(&self.until)?,
            principal_most: amount(&self.principal_most)?,
            per_loan: amount(&self.per_loan)?,
            per_firm_year: amount(&self.per_firm_year)?,
            per_year: amount(&self.per_year)?,
            loan_most: amount(&self.loan_most)?,
            name: self.name,
            source: self.source,
            products: self.products,
            industries: self.industries,
        })
    }
}

/// The read-model row of a programme.
pub(crate) fn subsidy_row(id: ProgrammeId, state: &SubsidyState, version: u64) -> Outcome<objects::Object> {
    let programme = state.programme().ok_or_else(|| Problem::not_found("programme", id))?;
    Ok(objects::Object {
        kind: "subsidy".into(),
        id: id.to_string(),
        state: state_name(state).id,
        label: programme.name.clone(),
        version: i64::try_from(version).unwrap_or(i64::MAX),
        body: "{}".into(),
    })
}

fn state_name(state: &SubsidyState) -> Named {
    match (state.is_approved(), state.refused()) {
        (true, _) => Named::new("approved", "执行中", "approved"),
        (false, Some(_)) => Named::new("refused", "已退回", "refused"),
        (false, None) => Named::new("drafted", "待批准", "waits for approval"),
    }
}

impl Platform {
    /// Writes a programme; another person approves it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`], [`Code::Exists`].
    pub async fn draft_subsidy(&self, request: &Request<'_>, document: ProgrammeDocument) -> Outcome<SubsidyCard> {
        request.who.require(Action::DraftSubsidy)?;
        let institution = request.institution();
        if !objects::labelled(&self.book, institution, "subsidy", &document.name).await?.is_empty() {
            let sentence = format!("there is a programme {} already: give it another name", document.name);
            return Err(Problem::new(Code::Exists, sentence));
        }
        let programme = document.read(self.institution(institution).await?.currency)?;
        let (id, state) = (ProgrammeId::from_bytes(random()?), SubsidyState::default());
        let event = state.draft(id, programme, request.who.user).map_err(subsidy_problem)?;
        self.subsidy_did(request, id, state, 0, event).await
    }

    /// Approves a programme.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::NotFound`], [`Code::WrongState`].
    pub async fn approve_subsidy(&self, request: &Request<'_>, which: &str) -> Outcome<SubsidyCard> {
        request.who.require(Action::ApproveSubsidy)?;
        let (id, state, version) = self.held_subsidy(request.institution(), which).await?;
        let event = state.approve(request.who.user).map_err(subsidy_problem)?;
        self.subsidy_did(request, id, state, version, event).await
    }

    /// Refuses a programme.
    ///
    /// # Errors
    /// As [`Platform::approve_subsidy`].
    pub async fn refuse_subsidy(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<SubsidyCard> {
        request.who.require(Action::ApproveSubsidy)?;
        let (id, state, version) = self.held_subsidy(request.institution(), which).await?;
        let event = state.refuse(request.who.user, reason).map_err(subsidy_problem)?;
        self.subsidy_did(request, id, state, version, event).await
    }

    /// Makes the list of a quarter: every loan the programme is meant for, day by day, cut by its ceilings.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a quarter that is not over, [`Code::WrongState`].
    pub async fn claim_subsidy(&self, request: &Request<'_>, which: &str, of: &str) -> Outcome<SubsidyCard> {
        request.who.require(Action::ClaimSubsidy)?;
        let (institution, today) = (request.institution(), self.clock.today());
        let quarter = quarter(of)?;
        let (id, state, version) = self.held_subsidy(institution, which).await?;
        let book = self.loan_states(institution).await?;
        // A programme is in the institution's currency: what is lent in another is not for it.
        let currency = self.institution(institution).await?.currency;
        let mut candidates = Vec::new();
        for (row, loan, _) in book.iter().filter(|(row, ..)| row.currency == currency.code()) {
            let Some(contract) = loan.contract() else { continue };
            candidates.push(Candidate {
                loan: contract.loan,
                number: &row.number,
                firm: loan.debtor_at(quarter.days().1).unwrap_or(contract.firm),
                product: &row.product_code,
                industry: row.industry.as_deref(),
                principal: contract.terms.spec().principal,
                state: loan,
            });
        }
        let event = state.claim(quarter, &candidates, today, request.who.user).map_err(subsidy_problem)?;
        self.subsidy_did(request, id, state, version, event).await
    }

    /// Checks a quarter's list.
    ///
    /// # Errors
    /// As [`Platform::approve_subsidy`].
    pub async fn approve_subsidy_claim(&self, request: &Request<'_>, which: &str, of: &str) -> Outcome<SubsidyCard> {
        request.who.require(Action::ApproveSubsidy)?;
        let (id, state, version) = self.held_subsidy(request.institution(), which).await?;
        let event = state.approve_claim(quarter(of)?, request.who.user).map_err(subsidy_problem)?;
        self.subsidy_did(request, id, state, version, event).await
    }

    /// Records that the payer paid a quarter.
    ///
    /// # Errors
    /// As [`Platform::approve_subsidy`]; [`Code::AmountInvalid`].
    pub async fn pay_subsidy(
        &self,
        request: &Request<'_>,
        (which, of): (&str, &str),
        on: Option<Date>,
        reference: &str,
        amount: &str,
    ) -> Outcome<SubsidyCard> {
        request.who.require(Action::ClaimSubsidy)?;
        let on = on.unwrap_or_else(|| self.clock.today());
        self.not_in_the_future(on)?;
        let (id, state, version) = self.held_subsidy(request.institution(), which).await?;
        let currency = self.institution(request.institution()).await?.currency;
        let amount =
            Money::parse(amount, currency).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
        let event = state.pay(quarter(of)?, on, reference, amount, request.who.user).map_err(subsidy_problem)?;
        self.subsidy_did(request, id, state, version, event).await
    }

    /// Refuses a quarter's list, as the person who checks it or because the payer did: it may be made anew.
    ///
    /// # Errors
    /// As [`Platform::approve_subsidy`].
    pub async fn refuse_subsidy_claim(
        &self,
        request: &Request<'_>,
        (which, of): (&str, &str),
        reason: &str,
    ) -> Outcome<SubsidyCard> {
        request.who.require(Action::ApproveSubsidy)?;
        let (id, state, version) = self.held_subsidy(request.institution(), which).await?;
        let event = state.refuse_claim(quarter(of)?, reason, request.who.user).map_err(subsidy_problem)?;
        self.subsidy_did(request, id, state, version, event).await
    }

    /// Every programme of the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn subsidies(&self, who: &Principal) -> Outcome<Vec<SubsidyCard>> {
        who.require(Action::ReadReport)?;
        let mut cards = Vec::new();
        for row in objects::all(&self.book, who.institution, "subsidy", None, MAX_WHOLE_LIST).await? {
            cards.push(self.subsidy(who, &row.id).await?);
        }
        Ok(cards)
    }

    /// One programme with its claims, by id or name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn subsidy(&self, who: &Principal, which: &str) -> Outcome<SubsidyCard> {
        who.require(Action::ReadReport)?;
        let (id, state, _) = self.held_subsidy(who.institution, which).await?;
        self.subsidy_card(who, id, &state).await
    }

    async fn held_subsidy(&self, institution: InstitutionId, which: &str) -> Outcome<(ProgrammeId, SubsidyState, u64)> {
        let id = match which.parse::<ProgrammeId>() {
            Ok(id) => id,
            Err(_) => {
                let rows = objects::labelled(&self.book, institution, "subsidy", which).await?;
                let row = rows.first().ok_or_else(|| Problem::not_found("programme", which))?;
                row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?
            }
        };
        let events = self.events::<SubsidyEvent>(institution, *id.as_bytes()).await?;
        if events.is_empty() {
            return Err(Problem::not_found("programme", which));
        }
        Ok((id, SubsidyState::fold(&events), events.len() as u64))
    }

    async fn subsidy_did(
        &self,
        request: &Request<'_>,
        id: ProgrammeId,
        mut state: SubsidyState,
        version: u64,
        event: SubsidyEvent,
    ) -> Outcome<SubsidyCard> {
        let institution = request.institution();
        state.apply(&event);
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let append = appending(*id.as_bytes(), expected, self.clock.today(), &[event])?;
        let write = objects::put(institution, subsidy_row(id, &state, version + 1)?);
        let card = self.subsidy_card(request.who, id, &state).await?;
        self.save(request, vec![append], vec![write], card).await
    }

    async fn subsidy_card(&self, who: &Principal, id: ProgrammeId, state: &SubsidyState) -> Outcome<SubsidyCard> {
        let programme = state.programme().ok_or_else(|| Problem::not_found("programme", id))?;
        let currency = self.institution(who.institution).await?.currency;
        let firms: Vec<String> =
            state.claims().flat_map(|claim| &claim.lines).map(|line| line.firm.to_string()).collect();
        let names = self.firm_names(firms.iter().map(String::as_str)).await?;
        let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
        let (mut claimed, mut paid, mut claims) = (Money::zero(currency), Money::zero(currency), Vec::new());
        for claim in state.claims() {
            match &claim.stage {
                ClaimStage::Refused { .. } => {}
                ClaimStage::Paid { amount, .. } => {
                    paid = paid.checked_add(*amount).map_err(bad)?;
                    claimed = claimed.checked_add(claim.amount().map_err(bad)?).map_err(bad)?;
                }
                _ => claimed = claimed.checked_add(claim.amount().map_err(bad)?).map_err(bad)?,
            }
            claims.push(claim_card(who, claim, &names)?);
        }
        claims.reverse();
        let makers: Vec<_> = state.drafted_by().into_iter().collect();
        let waits = !state.is_approved() && state.refused().is_none();
        let allowed = if waits {
            vec![
                acts::act(who, Action::ApproveSubsidy, ("approve", "批准", "approve"), &makers),
                acts::act(who, Action::ApproveSubsidy, ("refuse", "退回", "refuse"), &makers),
            ]
        } else if state.is_approved() {
            vec![acts::act(who, Action::ClaimSubsidy, ("claim", "生成季度清单", "make a quarter's claim"), &[])]
        } else {
            Vec::new()
        };
        Ok(SubsidyCard {
            id: id.to_string(),
            name: programme.name.clone(),
            source: programme.source.clone(),
            state: state_name(state),
            pays: pays(programme),
            from: programme.from.to_string(),
            until: programme.until.to_string(),
            bounds: bounds(programme),
            claimed: Cash::from(claimed),
            paid: Cash::from(paid),
            claims,
            allowed,
        })
    }
}

fn pays(programme: &Programme) -> Named {
    match programme.support {
        Support::Share { share } => {
            let percent = (share * Decimal::ONE_HUNDRED).normalize();
            Named::new("share", format!("合同利率的 {percent}%"), format!("{percent}% of the contract rate"))
        }
        Support::Points { points } => {
            let percent = (points * Decimal::ONE_HUNDRED).normalize();
            Named::new("points", format!("年 {percent} 个百分点"), format!("{percent} percentage points a year"))
        }
    }
}

fn bounds(programme: &Programme) -> Vec<Named> {
    let amounts = [
        ("principal-most", "计息本金上限", "principal at most", programme.principal_most),
        ("per-loan", "单笔累计上限", "for one loan at most", programme.per_loan),
        ("per-firm-year", "单户年度上限", "for one firm and year at most", programme.per_firm_year),
        ("per-year", "年度总额上限", "in a year at most", programme.per_year),
        ("loan-most", "适用贷款金额上限", "loans up to", programme.loan_most),
    ];
    let amounts = amounts.into_iter().filter_map(|(id, zh, en, amount)| {
        let amount = amount?;
        let (said, code) = (amount.digits(), amount.currency().code());
        let (unit_zh, unit_en) = if code == "CNY" { ("元", "yuan") } else { (code, code) };
        Some(Named::new(id, format!("{zh} {said} {unit_zh}"), format!("{en} {said} {unit_en}")))
    });
    let lists = [
        ("products", "产品", "products", &programme.products),
        ("industries", "行业", "industries", &programme.industries),
    ];
    let lists = lists.into_iter().filter(|(.., list)| !list.is_empty()).map(|(id, zh, en, list)| {
        Named::new(id, format!("{zh} {}", list.join("、")), format!("{en} {}", list.join(", ")))
    });
    amounts.chain(lists).collect()
}

fn claim_card(
    who: &Principal,
    claim: &SubsidyClaim,
    names: &std::collections::BTreeMap<String, String>,
) -> Outcome<SubsidyClaimCard> {
    let amount = claim.amount().map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
    let refuse = || acts::act(who, Action::ApproveSubsidy, ("refuse", "退回", "refuse"), &[]);
    let (state, allowed) = match &claim.stage {
        ClaimStage::Made => (
            Named::new("made", "待复核", "waits for a second person"),
            vec![acts::act(who, Action::ApproveSubsidy, ("approve", "复核通过", "approve"), &[claim.by]), refuse()],
        ),
        ClaimStage::Approved => (
            Named::new("approved", "已申报", "sent to the payer"),
            vec![acts::act(who, Action::ClaimSubsidy, ("pay", "登记到账", "record the payment"), &[]), refuse()],
        ),
        ClaimStage::Paid { .. } => (Named::new("paid", "已到账", "paid"), Vec::new()),
        ClaimStage::Refused { .. } => (Named::new("refused", "已退回", "refused"), Vec::new()),
    };
    let (paid, paid_on, remark) = match &claim.stage {
        ClaimStage::Paid { on, reference, amount } => {
            (Some(Cash::from(*amount)), Some(on.to_string()), Some(reference.clone()))
        }
        ClaimStage::Refused { reason } => (None, None, Some(reason.clone())),
        _ => (None, None, None),
    };
    let lines = claim.lines.iter().map(|line| {
        let mean = line.balance_days / i64::from(line.days.max(1));
        let firm = line.firm.to_string();
        SubsidyLineCard {
            loan: LoanId::to_string(&line.loan),
            number: line.number.clone(),
            firm: names.get(&firm).cloned().unwrap_or(firm),
            days: line.days,
            mean_balance: Cash::from(Money::from_minor(mean, line.amount.currency())),
            accrued: Cash::from(line.accrued),
            amount: Cash::from(line.amount),
            cut_by: line.cut_by.map(|ceiling| {
                let (id, zh, en) = ceiling.words();
                Named::new(id, zh, en)
            }),
        }
    });
    Ok(SubsidyClaimCard {
        quarter: claim.quarter.to_string(),
        state,
        amount: Cash::from(amount),
        paid,
        paid_on,
        remark,
        lines: lines.collect(),
        allowed,
    })
}
