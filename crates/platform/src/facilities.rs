//! Facilities (授信额度): opened from an accepted offer, drawn as loans, held to seasons and stages, frozen, reduced, cancelled.
//!
//! | phase | reads | writes, in one transaction |
//! |---|---|---|
//! | open | application, its decision's product | offer accepted and facility opened; the facility's stream begins; rows |
//! | draw | facility, every loan drawn under it, application | drawn, at the version that was read; contract signed on the new loan; cover; rows |
//! | freeze, reduce, cancel | facility | the event, its row |
//! | open a stage, unfreeze | facility | the event, its row, with the second person's approval |
//!
//! The facility's stream is the guard of its limit: of two draws that read the same version one is written, the other is told
//! to try again and then sees the first. Payments write nothing here: what is owed is read from the loans.

use calendar::{Date, parse_date};
use codes::{ApplicationId, ContractId, FacilityId, FirmId, InstitutionId, LoanId};
use decision::{Application, Command, Decision, FacilityOpened, OfferAccepted};
use facility::{Attested, Draw, DrawUse, Drawn, FacilityError, FacilityEvent, FacilityState, Opened};
use loan::{Hands, LoanEvent, LoanState, ProductRef};
use money::{Currency, Money, Rounding};
use product::FacilityForm;
use serde::Deserialize;
use store::{Expected, Statement, StoredEvent, StreamAppend};
use utoipa::ToSchema;
use views::{applications, objects};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts;
use crate::approvals::{Act, Approval, ApprovalState};
use crate::cards::{AllowedAct, Cash, LoanReceipt, Named, RateCard};
use crate::clock::random;
use crate::event_names;
use crate::events::{JsonEvent, Request, appending};
use crate::facility_cards::{
    FacilityCard, FacilityChangeCard, FacilityDrawCard, FacilityLine, StageCard, Told, availability_card, part_name,
    revolving_name, season_card, told,
};
use crate::facility_use::{Quoted, counted, points, used_in, uses, with_parity};
use crate::limits::MAX_WHOLE_LIST;
use crate::origination::{decide_all, row};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};
use crate::receivable_cards::{pool_words, terms_card};
use crate::reports::method_name;
use crate::servicing::{loan_problem, stage_name};

impl JsonEvent for FacilityEvent {
    const STREAM: &'static str = "facility";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, _: Date) -> Date {
        Self::effective_on(self)
    }
}

/// The kind of the rows that find a firm's facilities.
const OF_FIRM: &str = "facility-of-firm";

/// A draw that is asked for.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDraw {
    /// How much, as people write it.
    pub amount: String,
    /// For how many months.
    pub months: u32,
    /// In which of the currencies that the contract names, by its ISO 4217 code; in that of the limit when left out.
    #[serde(default)]
    pub currency: Option<String>,
}

/// A milestone that a source attested.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMilestone {
    /// Code of the stage it opens.
    pub stage: String,
    /// Who attested it, as the contract names it.
    pub source: String,
    /// What it said, or where that lies: a number, an address, a digest.
    pub evidence: String,
    /// When it was attested; today when left out.
    pub on: Option<String>,
    /// Why the stage is to open.
    pub reason: String,
}

/// A facility with what saving it needs.
pub(crate) struct HeldFacility {
    pub id: FacilityId,
    pub state: FacilityState,
    history: Vec<(StoredEvent, FacilityEvent)>,
    /// How many events its stream has, those that are about to be written included.
    version: u64,
}

/// The loans drawn under a facility, oldest first, as they stand.
pub(crate) type Drawings = Vec<(Drawn, LoanState)>;

pub(crate) fn facility_problem(error: FacilityError) -> Problem {
    let (code, zh) = match &error {
        FacilityError::Stopped(stops) => {
            let why: Vec<_> = stops.iter().map(|stop| stop.words().1).collect();
            (Code::WrongState, Some(format!("目前不能提款：{}", why.join("；"))))
        }
        FacilityError::Amount { asked, least, free } => {
            let said = format!("提款 {asked} 须不低于单笔最低 {least}，且不超过可用额度 {free}");
            (Code::AmountInvalid, Some(said))
        }
        FacilityError::Converted { asked, counted, least, free } => {
            let said = format!("提款 {asked} 折合 {counted}，须不低于单笔最低 {least}，且不超过可用额度 {free}");
            (Code::AmountInvalid, Some(said))
        }
        FacilityError::Currency(asked, named) => {
            (Code::Invalid, Some(format!("合同不允许以 {} 提款，可用币种为 {named}", asked.code())))
        }
        FacilityError::Tenor { most_months, matures_by, .. } => {
            let said = format!("提款期限最长 {most_months} 个月，且须在 {matures_by} 前到期");
            (Code::Invalid, Some(said))
        }
        FacilityError::NotLower(..) | FacilityError::Money(_) => (Code::AmountInvalid, None),
        FacilityError::SameHands => (Code::SamePerson, None),
        FacilityError::Stage(_) => (Code::NotFound, None),
        FacilityError::Step(..) => (Code::WrongState, None),
        FacilityError::Full => (Code::TooLarge, None),
        FacilityError::OtherDraws => (Code::Internal, None),
        FacilityError::NoReceivables => {
            (Code::WrongState, Some("该额度不以应收账款为基础：产品须有 receivables 部分".to_owned()))
        }
        FacilityError::Pool(error) => pool_words(error),
        FacilityError::Terms(_) | FacilityError::TooEarly(..) | FacilityError::Source(..) | FacilityError::Text => {
            (Code::Invalid, None)
        }
    };
    let problem = Problem::from_domain(code, error);
    match zh {
        Some(zh) => problem.in_chinese(zh),
        None => problem,
    }
}

/// The contract number of a facility.
fn number(opened: &Opened) -> String {
    let hex = hex::encode(opened.facility.as_bytes());
    format!("SX{}{}", opened.on.strftime("%Y%m%d"), hex[..6].to_uppercase())
}

/// The read-model row of a facility, as it was when something last happened to it.
pub(crate) fn facility_row(id: FacilityId, state: &FacilityState, version: u64) -> Outcome<objects::Object> {
    let opened = state.opened().ok_or_else(|| Problem::not_found("facility", id))?;
    let day = state.last_on().unwrap_or(opened.on);
    let (word, ..) = state.status(day).map_err(facility_problem)?.words();
    Ok(objects::Object {
        kind: "facility".into(),
        id: id.to_string(),
        state: word.into(),
        label: number(opened),
        version: i64::try_from(version).unwrap_or(i64::MAX),
        body: "{}".into(),
    })
}

/// The read-model row by which a firm's facilities are found.
pub(crate) fn facility_of_firm(id: FacilityId, firm: FirmId) -> objects::Object {
    objects::Object {
        kind: OF_FIRM.into(),
        id: id.to_string(),
        state: String::new(),
        label: firm.to_string(),
        version: 1,
        body: "{}".into(),
    }
}

impl Platform {
    /// Opens the facility of an accepted offer.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] without an offer or for a product that is no facility.
    pub async fn open_facility(&self, request: &Request<'_>, id: ApplicationId) -> Outcome<FacilityCard> {
        request.who.require(Action::SignContract)?;
        let (institution, today) = (request.institution(), self.clock.today());
        let mut held = self.held(request.who, id).await?;
        let none = || Problem::new(Code::WrongState, "there is no offer: the application must be offered or approved");
        let (offer, amount) = held.state.offer().map(|(offer, amount)| (offer.clone(), amount)).ok_or_else(none)?;
        let decision = held.state.decision.clone().ok_or_else(none)?;
        let firm = held.state.submitted.as_ref().ok_or_else(none)?.firm;
        let form = self.facility_form(institution, &decision).await?.ok_or_else(|| {
            Problem::new(Code::WrongState, "the product is no facility: sign the contract of its loan")
        })?;
        let terms = form.terms(amount, today, offer.tenor_months).map_err(|error| {
            Problem::new(Code::Invalid, format!("the offer cannot become a facility: {error}")).because(error)
        })?;
        let (facility, contract) = (FacilityId::from_bytes(random()?), ContractId::from_bytes(random()?));
        let by = request.who.user;
        let opened = FacilityOpened { by, contract, facility };
        let commands = vec![Command::Accept(OfferAccepted { by, amount }), Command::OpenFacility(opened)];
        let version = held.version;
        let events = decide_all(&mut held.state, commands)?;
        let product = ProductRef { product: decision.product.id, version: decision.product.version };
        let event = FacilityState::default()
            .open(Opened {
                facility,
                contract,
                institution,
                firm,
                application: id,
                decision: decision.input.decision,
                product,
                terms,
                on: today,
                by,
            })
            .map_err(facility_problem)?;
        let state = FacilityState::fold([&event]);
        let appends = vec![
            appending(*id.as_bytes(), Expected::Version(version), today, &events)?,
            appending(*facility.as_bytes(), Expected::New, today, std::slice::from_ref(&event))?,
        ];
        held.version = version + events.len() as u64;
        let application = row(&held, &decision.product.code);
        let writes = vec![
            applications::put(institution, application),
            objects::put(institution, facility_row(facility, &state, 1)?),
            objects::put(institution, facility_of_firm(facility, firm)),
        ];
        let held = HeldFacility { id: facility, state, history: Vec::new(), version: 1 };
        let card = self.facility_card(request.who, &held, &[event]).await?;
        self.save(request, appends, writes, card).await
    }

    /// Draws a loan: its contract is signed in the transaction that writes the draw to the facility.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] while something stops draws; [`Code::AmountInvalid`] for
    /// less than the least draw or more than is free; [`Code::Conflict`] when another draw was written meanwhile.
    pub async fn draw(&self, request: &Request<'_>, which: &str, asked: NewDraw) -> Outcome<LoanReceipt> {
        request.who.require(Action::SignContract)?;
        let (institution, today, by) = (request.institution(), self.clock.today(), request.who.user);
        let held = self.held_facility(institution, which).await?;
        let drawings = self.drawings(institution, &held.state).await?;
        self.draw_from(request, held, drawings, (asked, today, by)).await
    }

    async fn draw_from(
        &self,
        request: &Request<'_>,
        mut held: HeldFacility,
        drawings: Drawings,
        (asked, today, by): (NewDraw, Date, codes::UserId),
    ) -> Outcome<LoanReceipt> {
        let institution = request.institution();
        let opened = held.opened()?.clone();
        let own = opened.terms.limit.currency();
        let currency = asked.currency.as_deref().map_or(Ok(own), crate::portfolio::currency)?;
        let amount =
            Money::parse(&asked.amount, currency).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
        let parities = self.parities(institution, today).await?;
        // A currency that the contract does not name needs no parity to be refused.
        let named = currency == own || opened.terms.currencies.contains(&currency);
        let counts = if named { parities.convert(amount, own, Rounding::Up)? } else { amount };
        let months = u16::try_from(asked.months).unwrap_or(u16::MAX);
        let (loan, contract) = (LoanId::from_bytes(random()?), ContractId::from_bytes(random()?));
        let uses = uses(&drawings, today, own, (&parities, Quoted::InForce))?;
        // Asked before there is a contract, so that an amount or a tenor is refused in the facility's words.
        let mut draw = Draw { loan, amount, counted: counts, months, matures_on: today, by };
        if let Err(error) = held.state.draw(today, &uses, draw) {
            let converted = matches!(error, FacilityError::Converted { .. });
            let problem = facility_problem(error);
            return Err(if converted { with_parity(problem, &parities, amount, own)? } else { problem });
        }
        let application: Application = self.held(request.who, opened.application).await?.state;
        let (offer, _) = application.offer().ok_or_else(|| {
            Problem::new(Code::StoreDamaged, "the application of a facility has no offer: run anji verify")
        })?;
        if offer.floating.is_some() && currency != own {
            let (own, other) = (own.code(), currency.code());
            let said =
                format!("the contract's rate floats on a quote for {own}: a draw in {other} cannot be priced by it");
            return Err(Problem::new(Code::Invalid, said)
                .in_chinese(format!("合同利率随 {own} 报价浮动，不能用于 {other} 提款")));
        }
        let offer = decision::Offer { tenor_months: asked.months, ..offer.clone() };
        let signed = self.sign(request, &application, &offer, amount, (loan, contract, Some(held.id))).await?;
        draw.matures_on = signed.matures_on;
        let event = held.state.draw(today, &uses, draw).map_err(facility_problem)?;
        let (append, write) = held.did(institution, today, &[event])?;
        let appends = std::iter::once(append).chain(signed.appends).collect();
        let writes = std::iter::once(write).chain(signed.writes).collect();
        self.save(request, appends, writes, signed.receipt).await
    }

    /// Freezes a facility, at once: nothing is drawn until it is unfrozen by two people.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`], [`Code::Invalid`] without a reason.
    pub async fn freeze_facility(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<FacilityCard> {
        let (today, by) = (self.clock.today(), request.who.user);
        self.restrict(request, which, |state| state.freeze(today, reason, by)).await
    }

    /// Reduces a facility's limit, at once.
    ///
    /// # Errors
    /// As [`Platform::freeze_facility`]; [`Code::AmountInvalid`] for a limit that is not lower.
    pub async fn reduce_facility(
        &self,
        request: &Request<'_>,
        which: &str,
        to: &str,
        reason: &str,
    ) -> Outcome<FacilityCard> {
        let (today, by) = (self.clock.today(), request.who.user);
        request.who.require(Action::RestrictFacility)?;
        let to = self.held_facility(request.institution(), which).await?.amount(to)?;
        self.restrict(request, which, |state| state.reduce(today, to, reason, by)).await
    }

    /// Cancels what is not drawn, at once and for good.
    ///
    /// # Errors
    /// As [`Platform::freeze_facility`].
    pub async fn cancel_facility(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<FacilityCard> {
        let (today, by) = (self.clock.today(), request.who.user);
        self.restrict(request, which, |state| state.cancel(today, reason, by)).await
    }

    async fn restrict(
        &self,
        request: &Request<'_>,
        which: &str,
        act: impl FnOnce(&FacilityState) -> Result<FacilityEvent, FacilityError>,
    ) -> Outcome<FacilityCard> {
        request.who.require(Action::RestrictFacility)?;
        let mut held = self.held_facility(request.institution(), which).await?;
        let event = act(&held.state).map_err(facility_problem)?;
        let events = [event];
        let (append, write) = held.did(request.institution(), self.clock.today(), &events)?;
        let card = self.facility_card(request.who, &held, &events).await?;
        self.save(request, vec![append], vec![write], card).await
    }

    /// Proposes to open a stage whose milestone was attested; another person confirms it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] for no such stage, [`Code::Invalid`] for another source, [`Code::Pending`].
    pub async fn propose_stage(
        &self,
        request: &Request<'_>,
        which: &str,
        milestone: NewMilestone,
    ) -> Outcome<Approval> {
        request.who.require(Action::ProposeFacility)?;
        let held = self.held_facility(request.institution(), which).await?;
        let attested_on = match &milestone.on {
            Some(text) => parse_date(text).map_err(|error| Problem::from_domain(Code::Invalid, error))?,
            None => self.clock.today(),
        };
        let NewMilestone { stage, source, evidence, reason, .. } = milestone;
        let act = Act::OpenStage { facility: held.id, stage, source, evidence, attested_on };
        self.propose(request, act, &reason).await
    }

    /// Proposes to unfreeze a facility; another person agrees.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`], [`Code::Pending`].
    pub async fn propose_unfreezing(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<Approval> {
        request.who.require(Action::ProposeFacility)?;
        let held = self.held_facility(request.institution(), which).await?;
        self.propose(request, Act::UnfreezeFacility { facility: held.id }, reason).await
    }

    /// What an approved act on a facility writes.
    pub(crate) async fn facility_writes(
        &self,
        request: &Request<'_>,
        act: &Act,
        reason: &str,
        hands: Hands,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let (institution, today) = (request.institution(), self.clock.today());
        let (facility, event) = match act {
            Act::OpenStage { facility, stage, source, evidence, attested_on } => {
                let held = self.held_facility(institution, &facility.to_string()).await?;
                let (stage, source, evidence) = (stage.clone(), source.clone(), evidence.clone());
                let attested = Attested { stage, source, evidence, on: *attested_on };
                let event = held.state.open_stage(today, attested, hands).map_err(facility_problem)?;
                (held, event)
            }
            Act::UnfreezeFacility { facility } => {
                let held = self.held_facility(institution, &facility.to_string()).await?;
                let event = held.state.unfreeze(today, reason, hands).map_err(facility_problem)?;
                (held, event)
            }
            _ => return Err(Problem::new(Code::Internal, "this act is not one on a facility")),
        };
        let mut held = facility;
        let (append, write) = held.did(institution, today, &[event])?;
        Ok((vec![append], vec![write]))
    }

    /// A page of facilities, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn facilities(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<FacilityLine>> {
        who.require(Action::ReadLoan)?;
        let mut rows = objects::all(&self.book, who.institution, "facility", None, MAX_WHOLE_LIST).await?;
        rows.sort_by(|a, b| b.label.cmp(&a.label));
        rows.retain(|row| after.is_empty() || row.label.as_str() < after);
        let limit = views::limits::page(limit) as usize;
        let next = (rows.len() > limit).then(|| rows[limit - 1].label.clone());
        rows.truncate(limit);
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            let held = self.held_facility(who.institution, &row.id).await?;
            let drawings = self.drawings(who.institution, &held.state).await?;
            lines.push(self.facility_line(who, &held, &drawings).await?);
        }
        Ok((lines, next))
    }

    /// One facility, by id or contract number.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn facility(&self, who: &Principal, which: &str) -> Outcome<FacilityCard> {
        who.require(Action::ReadLoan)?;
        let held = self.held_facility(who.institution, which).await?;
        self.facility_card(who, &held, &[]).await
    }

    /// What lenders are still bound to under a firm's facilities, said in a currency: a limit in another counts at the parity of the
    /// day, rounded up.
    pub(crate) async fn undrawn(
        &self,
        institution: InstitutionId,
        firm: FirmId,
        currency: Currency,
        day: Date,
    ) -> Outcome<Money> {
        let parities = self.parities(institution, day).await?;
        let mut undrawn = Money::zero(currency);
        for row in objects::labelled(&self.book, institution, OF_FIRM, &firm.to_string()).await? {
            let held = self.held_facility(institution, &row.id).await?;
            let drawings = self.drawings(institution, &held.state).await?;
            let own = held.opened()?.terms.limit.currency();
            let uses = uses(&drawings, day, own, (&parities, Quoted::InForce))?;
            let left = held.state.undrawn(day, &uses).map_err(facility_problem)?;
            if left.is_zero() {
                continue;
            }
            let left = parities.convert(left, currency, Rounding::Up)?;
            undrawn = undrawn.checked_add(left).map_err(|e| Problem::from_domain(Code::AmountInvalid, e))?;
        }
        Ok(undrawn)
    }

    /// What a decision's product says of a facility; none when it is none.
    pub(crate) async fn facility_form(
        &self,
        institution: InstitutionId,
        decision: &Decision,
    ) -> Outcome<Option<FacilityForm>> {
        let product = self.product_version(institution, decision.product.id, decision.product.version).await?;
        Ok(product.compiled.document().facility.clone())
    }

    /// The contract number of a facility, where there is one.
    pub(crate) async fn facility_number(
        &self,
        institution: InstitutionId,
        facility: Option<FacilityId>,
    ) -> Outcome<Option<String>> {
        let Some(id) = facility else { return Ok(None) };
        let row = objects::get(&self.book, institution, "facility", &id.to_string()).await?;
        Ok(row.map(|row| row.label))
    }

    pub(crate) async fn held_facility(&self, institution: InstitutionId, which: &str) -> Outcome<HeldFacility> {
        let id = match which.parse::<FacilityId>() {
            Ok(id) => id,
            Err(_) => {
                let rows = objects::labelled(&self.book, institution, "facility", which).await?;
                let row = rows.first().ok_or_else(|| Problem::not_found("facility", which))?;
                row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?
            }
        };
        let history = self.history::<FacilityEvent>(institution, *id.as_bytes()).await?;
        if history.is_empty() {
            return Err(Problem::not_found("facility", which));
        }
        let state = FacilityState::fold(history.iter().map(|(_, event)| event));
        let version = history.len() as u64;
        Ok(HeldFacility { id, state, history, version })
    }

    pub(crate) async fn drawings(&self, institution: InstitutionId, state: &FacilityState) -> Outcome<Drawings> {
        let mut drawings = Vec::with_capacity(state.draws().len());
        for drawn in state.draws() {
            let events = self.events::<LoanEvent>(institution, *drawn.loan.as_bytes()).await?;
            drawings.push((drawn.clone(), LoanState::from_events(&events)));
        }
        Ok(drawings)
    }

    /// What is in use of a facility at the end of a day.
    pub(crate) async fn in_use(&self, institution: InstitutionId, held: &HeldFacility, day: Date) -> Outcome<Money> {
        let drawings = self.drawings(institution, &held.state).await?;
        let (own, parities) = (held.opened()?.terms.limit.currency(), self.parities(institution, day).await?);
        let uses = uses(&drawings, day, own, (&parities, Quoted::Newest))?;
        Ok(held.state.availability(day, &uses).map_err(facility_problem)?.used)
    }

    async fn facility_line(&self, who: &Principal, held: &HeldFacility, drawings: &Drawings) -> Outcome<FacilityLine> {
        let (opened, today) = (held.opened()?, self.clock.today());
        let (own, parities) = (opened.terms.limit.currency(), self.parities(who.institution, today).await?);
        let uses = uses(drawings, today, own, (&parities, Quoted::Newest))?;
        let now = held.state.availability(today, &uses).map_err(facility_problem)?;
        let firm = opened.firm.to_string();
        let firm_name = self.firm_names([firm.as_str()]).await?.remove(&firm);
        let product = self.product_version(who.institution, opened.product.product, opened.product.version).await?;
        let document = product.compiled.document();
        let (id, zh, en) = held.state.status(today).map_err(facility_problem)?.words();
        Ok(FacilityLine {
            id: held.id.to_string(),
            number: number(opened),
            firm,
            firm_name,
            product_zh: document.name_zh.clone(),
            product_en: document.name_en.clone(),
            state: Named::new(id, zh, en),
            revolving: revolving_name(opened.terms.revolving),
            from: opened.terms.from.to_string(),
            until: opened.terms.until.to_string(),
            availability: availability_card(&now),
        })
    }

    /// A facility as people see it; `fresh` are events that are about to be written.
    async fn facility_card(
        &self,
        who: &Principal,
        held: &HeldFacility,
        fresh: &[FacilityEvent],
    ) -> Outcome<FacilityCard> {
        let (opened, today) = (held.opened()?, self.clock.today());
        let terms = &opened.terms;
        let drawings = self.drawings(who.institution, &held.state).await?;
        let line = self.facility_line(who, held, &drawings).await?;
        let application = self.held(who, opened.application).await?.state;
        let decision = application.decision.as_ref().and_then(|decision| decision.offer.as_ref());
        let offer = decision.ok_or_else(|| Problem::not_found("offer of", opened.application))?;
        let product = self.product_version(who.institution, opened.product.product, opened.product.version).await?;
        let waiting = self.waiting_on(who.institution, held.id).await?;
        let limit = held.state.limit_on(today).map_err(facility_problem)?;
        let season = terms.season_on(today);
        let seasons = terms.seasons.iter().enumerate();
        let unfreeze = |approval: &&Approval| matches!(approval.act, Act::UnfreezeFacility { .. });
        Ok(FacilityCard {
            allowed: self.facility_acts(who, held, &line)?,
            application: opened.application.to_string(),
            decision: opened.decision.to_string(),
            product: format!("{} v{}", product.compiled.document().code, opened.product.version),
            rate: RateCard::from(offer.rate),
            method: method_name(&offer.repayment),
            signed: Cash::from(terms.limit),
            draw_minimum: Cash::from(terms.draw.minimum),
            draw_months: u32::from(terms.draw.most_months),
            matures_by: terms.draw.matures_by.to_string(),
            seasons: seasons.map(|(at, it)| season_card(at, it, limit, season)).collect(),
            stages: self.stage_cards(who, held, limit, &waiting).await?,
            currencies: terms.currencies.iter().map(|currency| currency.code().to_owned()).collect(),
            used_in: used_in(&drawings, terms, (today, &self.parities(who.institution, today).await?))?,
            draws: self.draw_cards(who, &drawings, terms).await?,
            changes: self.change_cards(who, held, fresh).await?,
            points: points(&held.state, &drawings, (today, &self.rules_now(who.institution).await?, self.clock.now()))?,
            receivables: held.state.receivable_terms().map(|terms| terms_card(&terms)),
            base: match held.state.receivable_terms() {
                Some(_) => Some(self.base_of(held, today).await?),
                None => None,
            },
            unfreeze_proposal: waiting.iter().find(unfreeze).map(|approval| approval.id.clone()),
            simulated: self.institution(who.institution).await?.simulated,
            line,
        })
    }

    /// Proposals about a facility that wait for a second person.
    async fn waiting_on(&self, institution: InstitutionId, id: FacilityId) -> Outcome<Vec<Approval>> {
        let mut waiting = self.approvals_in(institution, Some(ApprovalState::Pending)).await?;
        waiting.retain(|approval| match &approval.act {
            Act::OpenStage { facility, .. } | Act::UnfreezeFacility { facility } => *facility == id,
            _ => false,
        });
        Ok(waiting)
    }

    async fn stage_cards(
        &self,
        who: &Principal,
        held: &HeldFacility,
        limit: Money,
        waiting: &[Approval],
    ) -> Outcome<Vec<StageCard>> {
        let stages = &held.opened()?.terms.stages;
        let opened: Vec<_> = stages.iter().map(|stage| held.state.stage(&stage.code)).collect();
        let people = opened.iter().flatten().flat_map(|it| [it.by, it.approved_by]).map(|user| user.to_string());
        let people: Vec<String> = people.collect();
        let names = self.user_names(who.institution, people.iter().map(String::as_str)).await?;
        let named = |user: codes::UserId| names.get(&user.to_string()).cloned().unwrap_or_default();
        let mut cards = Vec::with_capacity(stages.len());
        for (stage, opened) in stages.iter().zip(opened) {
            let proposal = waiting
                .iter()
                .find(|approval| matches!(&approval.act, Act::OpenStage { stage: waits, .. } if *waits == stage.code));
            let opens = stage.part.of(limit).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
            cards.push(StageCard {
                name: Named::new(stage.code.clone(), stage.zh.clone(), stage.en.clone()),
                part: part_name(stage.part),
                opens: Cash::from(opens),
                milestone: stage.milestone.as_ref().map(|it| Named::new(&stage.code, &it.zh, &it.en)),
                source: stage.milestone.as_ref().map(|it| it.source.clone()),
                open: stage.milestone.is_none() || opened.is_some(),
                attested_on: opened.map(|it| it.attested_on.to_string()),
                opened_on: opened.map(|it| it.on.to_string()),
                evidence: opened.map(|it| it.evidence.clone()),
                by: opened.map(|it| named(it.by)),
                approved_by: opened.map(|it| named(it.approved_by)),
                proposal: proposal.map(|approval| approval.id.clone()),
            });
        }
        Ok(cards)
    }

    async fn draw_cards(
        &self,
        who: &Principal,
        drawings: &Drawings,
        terms: &facility::Terms,
    ) -> Outcome<Vec<FacilityDrawCard>> {
        let today = self.clock.today();
        let parities = self.parities(who.institution, today).await?;
        let mut cards = Vec::with_capacity(drawings.len());
        for (drawn, state) in drawings {
            let position = state.position(today).map_err(loan_problem)?;
            let Some(used) = DrawUse::of(state, today).map_err(loan_problem)? else { continue };
            let counts = counted(used, terms.limit.currency(), (&parities, Quoted::Newest))?;
            let row = views::loans::get(&self.book, who.institution, &drawn.loan.to_string()).await?;
            cards.push(FacilityDrawCard {
                loan: drawn.loan.to_string(),
                number: row.map(|row| row.number).unwrap_or_default(),
                on: drawn.on.to_string(),
                matures_on: drawn.matures_on.to_string(),
                amount: Cash::from(drawn.amount),
                state: stage_name(state.stage_of(position.as_ref())),
                owed: Cash::from(used.owed),
                counted: Cash::from(counts.counted(terms.revolving)),
            });
        }
        cards.reverse();
        Ok(cards)
    }

    async fn change_cards(
        &self,
        who: &Principal,
        held: &HeldFacility,
        fresh: &[FacilityEvent],
    ) -> Outcome<Vec<FacilityChangeCard>> {
        let events = held.history.iter().map(|(_, event)| event).chain(fresh);
        let (events, told): (Vec<&FacilityEvent>, Vec<Told>) =
            events.filter_map(|event| Some((event, told(event)?))).unzip();
        let people: Vec<String> = told
            .iter()
            .flat_map(|one| [Some(one.by), one.approved_by])
            .flatten()
            .map(|user| user.to_string())
            .collect();
        let names = self.user_names(who.institution, people.iter().map(String::as_str)).await?;
        let named = |user: codes::UserId| names.get(&user.to_string()).cloned().unwrap_or_default();
        let cards = events.iter().zip(told).rev().map(|(event, one)| FacilityChangeCard {
            on: event.effective_on().to_string(),
            what: event_names::name("facility", event.kind()),
            amount: one.amount.map(Cash::from),
            reason: one.reason,
            by: named(one.by),
            approved_by: one.approved_by.map(named),
        });
        Ok(cards.collect())
    }

    /// What may be done with a facility next.
    fn facility_acts(&self, who: &Principal, held: &HeldFacility, line: &FacilityLine) -> Outcome<Vec<AllowedAct>> {
        let status = line.state.id.as_str();
        if status == "cancelled" {
            return Ok(Vec::new());
        }
        let mut draw = acts::act(who, Action::SignContract, ("draw", "提款", "draw"), &[]);
        if let (Some(stop), true) = (line.availability.stops.first(), draw.can) {
            draw.can = false;
            draw.why = Some(format!("nothing can be drawn: {}", stop.en));
            draw.why_zh = Some(format!("目前不能提款：{}", stop.zh));
        }
        let mut acts_of = vec![draw];
        let terms = &held.opened()?.terms;
        if terms.receivables.is_some() && status != "expired" {
            let names = ("assign", "受让应收账款", "assign receivables");
            acts_of.push(acts::act(who, Action::ProposeFacility, names, &[]));
        }
        let waits = |stage: &facility::Stage| stage.milestone.is_some() && held.state.stage(&stage.code).is_none();
        if terms.stages.iter().any(waits) {
            let names = ("milestone", "提交核验", "bring an attested milestone");
            acts_of.push(acts::act(who, Action::ProposeFacility, names, &[]));
        }
        if status == "frozen" {
            acts_of.push(acts::act(who, Action::ProposeFacility, ("unfreeze", "申请解冻", "ask to unfreeze"), &[]));
        } else {
            acts_of.push(acts::act(who, Action::RestrictFacility, ("freeze", "冻结", "freeze"), &[]));
        }
        acts_of.push(acts::act(who, Action::RestrictFacility, ("reduce", "调减额度", "reduce the limit"), &[]));
        let names = ("cancel", "取消未用额度", "cancel what is unused");
        acts_of.push(acts::act(who, Action::RestrictFacility, names, &[]));
        Ok(acts_of)
    }
}

impl HeldFacility {
    /// The contract number.
    pub(crate) fn number(&self) -> Outcome<String> {
        self.opened().map(number)
    }

    /// An amount as people write it, in the currency of the contract.
    pub(crate) fn amount(&self, text: &str) -> Outcome<Money> {
        let currency = self.opened()?.terms.limit.currency();
        Money::parse(text, currency).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
    }

    pub(crate) fn opened(&self) -> Outcome<&Opened> {
        self.state.opened().ok_or_else(|| Problem::not_found("facility", self.id))
    }

    /// Takes events in and says what saving them writes: the events at the version that was read, and the row.
    pub(crate) fn did(
        &mut self,
        institution: InstitutionId,
        today: Date,
        events: &[FacilityEvent],
    ) -> Outcome<(StreamAppend, Statement)> {
        events.iter().for_each(|event| self.state.apply(event));
        let append = appending(*self.id.as_bytes(), Expected::Version(self.version), today, events)?;
        self.version += events.len() as u64;
        Ok((append, objects::put(institution, facility_row(self.id, &self.state, self.version)?)))
    }
}
