//! Applications: submitted, decided, reviewed, contracted.
//!
//! | phase | reads | writes, in one transaction |
//! |---|---|---|
//! | submit | firm, product in force, consents, features under them | application-submitted, its row |
//! | decide | the same, as they are now; scorecard in force; rulebook as known now | decided with the whole record, two rows |
//! | review | application | approved or declined, its row |
//! | contract | application, guarantee agreement | offer accepted and contracted; contract signed on the loan; cover; rows |

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::Date;
use codes::{
    ApplicationId, BodyKind, ContractId, DecisionId, FirmFigures, FirmId, FirmSize, Industry, InstitutionId, LoanId,
    Region, SizeSector, Uscc,
};
use decision::{
    Application, ApplicationEvent, Approve, Bundle, Channel, Command, CommandError, Consent, Contracted, Decision,
    DecisionInput, FirmFacts, LoanRequest, OfferAccepted, ReplayOutcome, Said, Status, Submitted,
};
use loan::RepaymentMethod;
use money::{Currency, Money};
use scoring::FeatureValue;
use store::{Expected, Statement, StoredEvent, StreamAppend};
use views::applications::ApplicationRow;
use views::{applications, loans, objects, vault};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::acts;
use crate::approvals::remark;
use crate::cards::{ApplicationCard, Cash, DecisionCard, LoanReceipt, Named, ReplayCard, ReviewCard};
use crate::catalogue::LiveProduct;
use crate::clock::{random, start_of_day};
use crate::closing::known_currency;
use crate::decisions::purpose_name;
use crate::events::{BookEvent, Request, appending};
use crate::firms::read_word;
use crate::models::LiveScorecard;
use crate::problem::{Code, Outcome, Problem};
use crate::reports::{frequency_name, method_name};

impl BookEvent for ApplicationEvent {
    const STREAM: &'static str = decision::STREAM_KIND;
    const SCHEMA: u16 = decision::SCHEMA;
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

/// The judicial feature that reports a listed dishonest debtor: above zero while the firm is on the list.
pub const DISHONEST_DEBTOR: &str = "dishonest_debtor";

/// A request for credit.
#[derive(Debug, Clone)]
pub struct NewApplication {
    /// Credit code or firm id.
    pub firm: String,
    /// Product code.
    pub product: String,
    /// Amount.
    pub amount: Money,
    /// Months.
    pub tenor_months: u32,
    /// Purpose, as the product lists them.
    pub purpose: String,
    /// How to repay, by its code; the product's first way when left out.
    pub repayment: Option<String>,
    /// Where it came in.
    pub channel: Channel,
    /// Whether the person concerned refuses a decision made only by automation: a person will decide.
    pub automation_refused: bool,
}

/// The way to repay that an application asks for, with what the product says of it.
fn way_to_repay(product: &product::Product, code: Option<&str>) -> Outcome<RepaymentMethod> {
    let offered = &product.repayment;
    let Some(code) = code else { return Ok(offered.first().cloned().unwrap_or(RepaymentMethod::Annuity)) };
    offered.iter().find(|method| method.code() == code).cloned().ok_or_else(|| {
        let codes: Vec<&str> = offered.iter().map(RepaymentMethod::code).collect();
        Problem::new(
            Code::Invalid,
            format!("the product is not repaid by '{code}': choose one of {}", codes.join(", ")),
        )
    })
}

/// An application with what saving it needs.
pub(crate) struct Held {
    pub id: ApplicationId,
    pub state: Application,
    pub version: u64,
    pub submitted_on: Date,
}

fn positive(text: &str, currency: Currency) -> Outcome<Money> {
    let amount = Money::parse(text, currency).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
    if amount.is_positive() {
        Ok(amount)
    } else {
        Err(Problem::new(Code::AmountInvalid, format!("{amount} is not above zero")))
    }
}

impl Platform {
    /// An amount in the currency of the asker's institution, as people write it.
    ///
    /// # Errors
    /// [`Code::AmountInvalid`] for anything that is not a positive amount.
    pub async fn amount(&self, who: &Principal, text: &str) -> Outcome<Money> {
        positive(text, self.institution(who.institution).await?.currency)
    }

    /// An amount in the currency of a loan, as people write it.
    ///
    /// # Errors
    /// As [`Platform::amount`]; [`Code::NotFound`] for the loan.
    pub async fn amount_of_loan(&self, who: &Principal, which: &str, text: &str) -> Outcome<Money> {
        let id = self.loan_id(who, which).await?.to_string();
        let row = views::loans::get(&self.book, who.institution, &id).await?;
        let row = row.ok_or_else(|| Problem::not_found("loan", which))?;
        positive(text, known_currency(&row.currency)?)
    }

    /// An amount in the currency that a product lends in, as people write it.
    ///
    /// # Errors
    /// As [`Platform::amount`]; [`Code::Forbidden`] for who may not apply, [`Code::NotFound`] or [`Code::WrongState`] for the product.
    pub async fn amount_of_product(&self, who: &Principal, product: &str, text: &str) -> Outcome<Money> {
        who.require(Action::SubmitApplication)?;
        positive(text, self.live_product(who.institution, product).await?.compiled.document().currency)
    }

    /// Submits an application.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::ConsentMissing`], [`Code::WrongState`] when the product is not in force.
    pub async fn submit(&self, request: &Request<'_>, new: NewApplication) -> Outcome<ApplicationCard> {
        request.who.require(Action::SubmitApplication)?;
        let institution = request.institution();
        let firm = self.firm(request.who, &new.firm).await?;
        let firm_id = firm_id(&firm)?;
        let product = self.live_product(institution, &new.product).await?;
        if new.amount.currency() != product.compiled.document().currency {
            return Err(Problem::new(
                Code::AmountInvalid,
                format!("product {} lends in {}", new.product, product.compiled.document().currency),
            ));
        }
        let today = self.clock.today();
        let consents = self.consents_of(firm_id, institution).await?;
        if !consents.iter().any(|consent| consent.allows(institution, today)) {
            return Err(Problem::new(
                Code::ConsentMissing,
                "the firm has given no consent that is in force today: record one first (anji firm consent)",
            ));
        }
        let loan_request = LoanRequest {
            amount: new.amount,
            tenor_months: new.tenor_months,
            purpose: new.purpose,
            repayment: way_to_repay(product.compiled.document(), new.repayment.as_deref())?,
        };
        let features =
            self.features_for(firm_id, &loan_request, &consents, (product.compiled.document(), today)).await?;
        let submitted = Submitted {
            application: ApplicationId::from_bytes(random()?),
            institution,
            firm: firm_id,
            product: product.id,
            request: loan_request,
            consents: consents.iter().map(|consent| consent.id).collect(),
            features,
            channel: new.channel,
            by: request.who.user,
            automation_refused: new.automation_refused,
        };
        let held = Held { id: submitted.application, state: Application::default(), version: 0, submitted_on: today };
        self.application_changes(request, held, vec![Command::Submit(Box::new(submitted))]).await
    }

    /// Decides an application on what is known and in force now.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`], [`Code::ScorecardMissing`], [`Code::RateStale`].
    pub async fn decide(&self, request: &Request<'_>, id: ApplicationId) -> Outcome<ApplicationCard> {
        request.who.require(Action::DecideApplication)?;
        let held = self.held(request.who, id).await?;
        let submitted = held.state.submitted.clone().ok_or_else(|| Problem::not_found("application", id))?;
        let product = self.product_by_id(request.who, &submitted).await?;
        let input = self.decision_input(&submitted, &product).await?;
        let scorecard = self.scorecard_for(request.institution(), product.compiled.document()).await?;
        let bundle = self.live_bundle(request.institution(), &product, &scorecard, input.decided_on).await?;
        let decision = decision::decide(&input, &bundle).map_err(decide_problem)?;
        let beside = self.shadow_of(request.institution(), &product, &scorecard, &decision).await;
        self.application_changes_with(request, held, vec![Command::Decide(Box::new(decision))], beside).await
    }

    /// Approves or declines a referred application: a person other than the one who submitted it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::SamePerson`], [`Code::WrongState`], [`Code::Invalid`] without a reason.
    pub async fn review(
        &self,
        request: &Request<'_>,
        id: ApplicationId,
        approve: bool,
        reason: &str,
    ) -> Outcome<ApplicationCard> {
        request.who.require(Action::ReviewApplication)?;
        let held = self.held(request.who, id).await?;
        let (by, reason) = (request.who.user, remark(reason)?);
        let command = if approve {
            Command::Approve(Approve { by, reason, conditions: Vec::new(), amount: None })
        } else {
            Command::Decline(Said { by, reason })
        };
        self.application_changes(request, held, vec![command]).await
    }

    /// Records that the firm accepted the offer and signed: the loan's stream begins in the same transaction.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`].
    pub async fn contract(&self, request: &Request<'_>, id: ApplicationId) -> Outcome<LoanReceipt> {
        request.who.require(Action::SignContract)?;
        let mut held = self.held(request.who, id).await?;
        let (offer, amount) = held.state.offer().map(|(offer, amount)| (offer.clone(), amount)).ok_or_else(|| {
            Problem::new(Code::WrongState, "there is no offer to sign: the application must be offered or approved")
        })?;
        if let Some(decision) = &held.state.decision
            && self.facility_form(request.institution(), decision).await?.is_some()
        {
            return Err(Problem::new(
                Code::WrongState,
                "the product is a facility: open it (anji facility open), then draw loans under it",
            )
            .in_chinese("该产品为授信额度：请先开立额度，再办理提款"));
        }
        let (loan, contract, by) = (LoanId::from_bytes(random()?), ContractId::from_bytes(random()?), request.who.user);
        let commands =
            vec![Command::Accept(OfferAccepted { by, amount }), Command::Contract(Contracted { by, contract, loan })];
        let version = held.version;
        let events = decide_all(&mut held.state, commands)?;
        let signed = self.sign(request, &held.state, &offer, amount, (loan, contract, None)).await?;
        let mut appends = vec![appending(*id.as_bytes(), Expected::Version(version), self.clock.today(), &events)?];
        appends.extend(signed.appends);
        held.version = version + events.len() as u64;
        let mut writes = vec![applications::put(
            request.institution(),
            row(&held, &self.product_code(request.who, &held.state).await?),
        )];
        writes.extend(signed.writes);
        self.save(request, appends, writes, signed.receipt).await
    }

    /// One application.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn application(&self, who: &Principal, id: ApplicationId) -> Outcome<ApplicationCard> {
        who.require(Action::ReadApplication)?;
        let held = self.held(who, id).await?;
        self.application_card(who, &held).await
    }

    /// A page of applications.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn applications(
        &self,
        who: &Principal,
        state: Option<&str>,
        after: &str,
        limit: u32,
    ) -> Outcome<Vec<ApplicationRow>> {
        who.require(Action::ReadApplication)?;
        Ok(applications::list(&self.book, who.institution, state, after, limit).await?)
    }

    /// One decision.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn decision(&self, who: &Principal, id: DecisionId) -> Outcome<DecisionCard> {
        who.require(Action::ReadApplication)?;
        let (decision, digest) = self.recorded(who, id).await?;
        self.decision_card(who.institution, &decision, &digest).await
    }

    /// Decides again from what was recorded: one decision, the last one of an application, or every one there is.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn replay(&self, who: &Principal, which: Option<&str>) -> Outcome<Vec<ReplayCard>> {
        who.require(Action::ReplayDecision)?;
        let mut ids = Vec::new();
        match which {
            Some(text) if text.starts_with("app_") => {
                let id = text.parse::<ApplicationId>().map_err(|error| Problem::from_domain(Code::Invalid, error))?;
                let decision = self.held(who, id).await?.state.decision;
                ids.push(decision.ok_or_else(|| Problem::not_found("decision on", text))?.input.decision);
            }
            Some(text) => {
                ids.push(text.parse::<DecisionId>().map_err(|error| Problem::from_domain(Code::Invalid, error))?)
            }
            None => {
                let mut after = String::new();
                loop {
                    let page =
                        objects::list(&self.book, who.institution, "decision", None, &after, views::limits::MAX_PAGE)
                            .await?;
                    let Some(last) = page.last() else { break };
                    after.clone_from(&last.id);
                    ids.extend(page.iter().filter_map(|row| row.id.parse::<DecisionId>().ok()));
                }
            }
        }
        let mut cards = Vec::with_capacity(ids.len());
        for id in ids {
            cards.push(match self.replay_one(who, id).await {
                // One erased firm must not stop the nightly replay of all the others.
                Err(problem) if which.is_none() && problem.code == Code::Erased => {
                    ReplayCard { decision: id.to_string(), identical: false, erased: true, detail: problem.detail }
                }
                other => other?,
            });
        }
        Ok(cards)
    }

    async fn replay_one(&self, who: &Principal, id: DecisionId) -> Outcome<ReplayCard> {
        let (decision, _) = self.recorded(who, id).await?;
        let erased = vault::firm(&self.book, OPERATOR, &decision.input.firm.to_string()).await?.is_none();
        if erased {
            return Err(Problem::new(
                Code::Erased,
                format!("{id} concerns a firm whose data have been erased: what is gone is not made again"),
            ));
        }
        let product = self.product_version(who.institution, decision.product.id, decision.product.version).await?;
        let scorecard =
            self.scorecard_version(who.institution, decision.scorecard.id, decision.scorecard.version).await?;
        let rules = self.rules_now(who.institution).await?;
        let snapshot = rules.snapshot(decision.rulebook.effective_on, decision.rulebook.known_at);
        let bundle = bundle(&product, &scorecard, snapshot)?;
        let (identical, detail) = match decision::replay(&decision, &bundle) {
            Ok(ReplayOutcome::Identical { digest }) => (true, format!("identical, digest {digest}")),
            Ok(ReplayOutcome::Differs(differences)) => {
                let shown =
                    differences.iter().take(3).map(|d| format!("{}: recorded {}, now {}", d.path, d.recorded, d.now));
                (false, shown.collect::<Vec<_>>().join("; "))
            }
            Err(error) => (false, error.to_string()),
        };
        Ok(ReplayCard { decision: id.to_string(), identical, erased: false, detail })
    }

    /// A decision as recorded, with its digest.
    async fn recorded(&self, who: &Principal, id: DecisionId) -> Outcome<(Decision, String)> {
        let row = objects::get(&self.book, who.institution, "decision", &id.to_string()).await?;
        let row = row.ok_or_else(|| Problem::not_found("decision", id))?;
        let application: ApplicationId = row
            .label
            .parse()
            .map_err(|error| Problem::new(Code::StoreDamaged, "an application id cannot be read").because(error))?;
        let found = self.recorded_on(who.institution, application, &id.to_string()).await?;
        found.ok_or_else(|| Problem::not_found("decision", id))
    }

    /// A decision recorded on an application, with its digest.
    pub(crate) async fn recorded_on(
        &self,
        institution: InstitutionId,
        application: ApplicationId,
        decision: &str,
    ) -> Outcome<Option<(Decision, String)>> {
        let events = self.events::<ApplicationEvent>(institution, *application.as_bytes()).await?;
        Ok(events.into_iter().find_map(|event| match event {
            ApplicationEvent::Decided(decided) if decided.decision.input.decision.to_string() == decision => {
                Some((decided.decision, decided.digest))
            }
            _ => None,
        }))
    }

    /// The versions a decision is made under. Rules are taken as known when the business day began, so that every decision
    /// of a day shares one snapshot.
    pub(crate) async fn live_bundle(
        &self,
        institution: InstitutionId,
        product: &LiveProduct,
        scorecard: &LiveScorecard,
        day: Date,
    ) -> Outcome<Arc<Bundle>> {
        let key = format!("{institution} {} {} {day}", product.compiled.digest(), scorecard.digest);
        if let Some(bundle) = self.compiled.bundle(&key) {
            return Ok(bundle);
        }
        let snapshot = self.rules_of_day(institution, day).await?.snapshot(day, start_of_day(day));
        let bundle = Arc::new(bundle(product, scorecard, snapshot)?);
        self.compiled.keep_bundle(&key, &bundle);
        Ok(bundle)
    }

    async fn decision_input(&self, submitted: &Submitted, product: &LiveProduct) -> Outcome<DecisionInput> {
        let (institution, firm) = (submitted.institution, submitted.firm);
        let row = vault::firm(&self.book, OPERATOR, &firm.to_string()).await?;
        let row = row.ok_or_else(|| {
            Problem::new(Code::Erased, "the firm's data have been erased: the application cannot be decided")
        })?;
        let decided_at = self.clock.now();
        let decided_on = calendar::business_date(decided_at);
        let consents = self.consents_of(firm, institution).await?;
        let asked_by = (product.compiled.document(), decided_on);
        let features = self.features_for(firm, &submitted.request, &consents, asked_by).await?;
        let (outstanding, overdue_days) =
            self.exposure(institution, firm, submitted.request.amount.currency(), decided_on).await?;
        let facts = firm_facts(&row, &features, outstanding, overdue_days)?;
        let funding = match product.compiled.slots().funding_cost {
            Some(_) => Some(self.funding_for(institution, &asked(submitted, &facts, product)).await?),
            None => None,
        };
        Ok(DecisionInput {
            decision: DecisionId::from_bytes(random()?),
            application: submitted.application,
            institution,
            firm,
            decided_at,
            decided_on,
            request: submitted.request.clone(),
            facts,
            consents: consents.into_iter().map(domain_consent).collect(),
            features,
            guarantee_available: self.guarantee_stands_ready(institution, product, decided_on).await?,
            automation_refused: submitted.automation_refused,
            funding,
        })
    }

    /// The firm's features in the categories it agreed to, with those of the request; what the scorecard wants and nobody
    /// knows is missing, and said so.
    async fn features_for(
        &self,
        firm: FirmId,
        asked: &LoanRequest,
        consents: &[crate::firms::Consent],
        (document, day): (&product::Product, Date),
    ) -> Outcome<BTreeMap<String, FeatureValue>> {
        let live = consents.iter().filter(|consent| {
            consent.terms.from <= day && day <= consent.terms.until && consent.withdrawn_on.is_none()
        });
        let categories: Vec<String> = live.flat_map(|consent| consent.terms.categories.clone()).collect();
        let mut values = self.firm_features().await?.of(firm, &categories).values;
        values.extend(request_features(asked, &values));
        if let Some(institution) = consents.first().map(|consent| consent.terms.recipient)
            && let Ok(scorecard) = self.scorecard_for(institution, document).await
        {
            for feature in scorecard.compiled.features() {
                values.entry(feature.to_owned()).or_insert(FeatureValue::Missing);
            }
        }
        Ok(values)
    }

    pub(crate) async fn held(&self, who: &Principal, id: ApplicationId) -> Outcome<Held> {
        let history = self.history::<ApplicationEvent>(who.institution, *id.as_bytes()).await?;
        let first = history.first().ok_or_else(|| Problem::not_found("application", id))?;
        let submitted_on = first.0.effective_on;
        let mut state = Application::default();
        for (_, event) in &history {
            state.apply(event);
        }
        Ok(Held { id, state, version: history.len() as u64, submitted_on })
    }

    async fn product_by_id(&self, who: &Principal, submitted: &Submitted) -> Outcome<LiveProduct> {
        let code = self.product_code_of(who, submitted.product).await?;
        self.live_product(who.institution, &code).await
    }

    /// The product version a decision was made under; before that the one in force, or the newest when none is.
    async fn product_shown(
        &self,
        who: &Principal,
        submitted: &Submitted,
        decision: Option<&Decision>,
    ) -> Outcome<LiveProduct> {
        if let Some(decision) = decision {
            return self.product_version(who.institution, decision.product.id, decision.product.version).await;
        }
        match self.product_by_id(who, submitted).await {
            Err(problem) if problem.code == Code::WrongState => {
                let (state, _) = self.fold_product(who.institution, submitted.product).await?;
                let newest = state.versions.last_key_value().map_or(1, |(version, _)| *version);
                self.product_version(who.institution, submitted.product, newest).await
            }
            found => found,
        }
    }

    async fn product_code(&self, who: &Principal, state: &Application) -> Outcome<String> {
        match &state.submitted {
            Some(submitted) => self.product_code_of(who, submitted.product).await,
            None => Ok(String::new()),
        }
    }

    async fn product_code_of(&self, who: &Principal, id: codes::ProductId) -> Outcome<String> {
        let row = objects::get(&self.book, who.institution, "product", &id.to_string()).await?;
        Ok(row.ok_or_else(|| Problem::not_found("product", id))?.label)
    }

    async fn application_changes(
        &self,
        request: &Request<'_>,
        held: Held,
        commands: Vec<Command>,
    ) -> Outcome<ApplicationCard> {
        self.application_changes_with(request, held, commands, (Vec::new(), Vec::new())).await
    }

    /// The same, with what else is to be saved in that transaction.
    async fn application_changes_with(
        &self,
        request: &Request<'_>,
        mut held: Held,
        commands: Vec<Command>,
        (more_appends, more_writes): (Vec<StreamAppend>, Vec<Statement>),
    ) -> Outcome<ApplicationCard> {
        let institution = request.institution();
        let events = decide_all(&mut held.state, commands)?;
        let expected = if held.version == 0 { Expected::New } else { Expected::Version(held.version) };
        let mut appends = vec![appending(*held.id.as_bytes(), expected, self.clock.today(), &events)?];
        appends.extend(more_appends);
        held.version += events.len() as u64;
        let product = self.product_code(request.who, &held.state).await?;
        let mut writes = vec![applications::put(institution, row(&held, &product))];
        writes.extend(more_writes);
        for event in &events {
            if let ApplicationEvent::Decided(decided) = event {
                writes.push(objects::put(institution, decision_row(&decided.decision, held.id)));
            }
        }
        let card = self.application_card(request.who, &held).await?;
        self.save(request, appends, writes, card).await
    }

    /// An application as people are shown it, with the names of firm, product and people.
    async fn application_card(&self, who: &Principal, held: &Held) -> Outcome<ApplicationCard> {
        let state = &held.state;
        let submitted = state.submitted.as_ref().ok_or_else(|| Problem::not_found("application", held.id))?;
        let status = state.status.unwrap_or(Status::Submitted);
        let product = self.product_shown(who, submitted, state.decision.as_ref()).await?;
        let document = product.compiled.document();
        let (firm, by) = (submitted.firm.to_string(), submitted.by.to_string());
        let firm_name = self.firm_names([firm.as_str()]).await?.remove(&firm);
        let reviewer = state.approval.as_ref().map(|approval| approval.by.to_string());
        let people = [Some(by.as_str()), reviewer.as_deref()];
        let names = self.user_names(who.institution, people.into_iter().flatten()).await?;
        let named = |user: &str| names.get(user).cloned().unwrap_or_default();
        let review = state.approval.as_ref().map(|approval| ReviewCard {
            by: approval.by.to_string(),
            by_name: named(&approval.by.to_string()),
            outcome: Named::new("approved", "批准", "approved"),
            reason: approval.reason.clone(),
        });
        let loan = state.contracted.map(|(_, loan)| loan.to_string());
        let loan_number = match &loan {
            Some(loan) => loans::get(&self.book, who.institution, loan).await?.map(|row| row.number),
            None => None,
        };
        let facility = state.facility.map(|(_, facility)| facility);
        let decision = match &state.decision {
            Some(decision) => Some(self.decision_card(who.institution, decision, &decision.digest()).await?),
            None => None,
        };
        Ok(ApplicationCard {
            id: held.id.to_string(),
            firm,
            firm_name,
            product: document.code.clone(),
            product_zh: document.name_zh.clone(),
            product_en: document.name_en.clone(),
            amount: Cash::from(submitted.request.amount),
            tenor_months: submitted.request.tenor_months,
            purpose: purpose_name(&submitted.request.purpose, document),
            repayment: method_name(&submitted.request.repayment),
            frequency: frequency_name(&document.frequency),
            state: Named::new(status.en(), status.zh(), status.en()),
            submitted_on: held.submitted_on.to_string(),
            submitted_by_name: named(&by),
            submitted_by: by,
            decision,
            review,
            loan,
            loan_number,
            facility: facility.map(|facility| facility.to_string()),
            facility_number: self.facility_number(who.institution, facility).await?,
            allowed: acts::of_application(who, state, document.facility.is_some()),
        })
    }
}

pub(crate) fn bundle(product: &LiveProduct, scorecard: &LiveScorecard, rules: rulebook::Snapshot) -> Outcome<Bundle> {
    Bundle::try_new(product.id, (*product.compiled).clone(), scorecard.id, scorecard.compiled.clone(), rules)
        .map_err(|error| Problem::from_domain(Code::ProductInvalid, error))
}

pub(crate) fn decide_all(state: &mut Application, commands: Vec<Command>) -> Outcome<Vec<ApplicationEvent>> {
    let mut events = Vec::new();
    for command in commands {
        for event in state.decide(command).map_err(command_problem)? {
            state.apply(&event);
            events.push(event);
        }
    }
    Ok(events)
}

fn command_problem(error: CommandError) -> Problem {
    let code = match &error {
        CommandError::WrongStatus { .. } | CommandError::NoOffer | CommandError::OtherApplication(_) => {
            Code::WrongState
        }
        CommandError::SamePerson => Code::SamePerson,
        CommandError::Amount { .. } => Code::AmountInvalid,
        CommandError::Text => Code::Invalid,
        CommandError::TooMany { .. } => Code::TooLarge,
    };
    let no_offer = matches!(error, CommandError::NoOffer);
    let problem = Problem::from_domain(code, error);
    if no_offer {
        return problem.in_chinese("决策没有给出可批准的方案（原因见决策）：请补齐所缺后重新决策，或予以拒绝");
    }
    problem
}

fn decide_problem(error: decision::DecideError) -> Problem {
    let text = error.to_string();
    let code = if text.contains("LPR") { Code::RateStale } else { Code::Invalid };
    Problem::new(code, text).because(error)
}

/// What a request adds to a firm's features; the names and formulas are those of the bank's own history.
pub(crate) fn request_features(
    asked: &LoanRequest,
    known: &BTreeMap<String, FeatureValue>,
) -> BTreeMap<String, FeatureValue> {
    #[expect(clippy::cast_precision_loss, reason = "a feature is a statistic, not an amount")]
    let minor = asked.amount.minor() as f64;
    let mut added = BTreeMap::new();
    added.insert("log_amount_yuan".to_owned(), FeatureValue::Number(libm::log(minor / 100.0)));
    added.insert("tenor_months".to_owned(), FeatureValue::Number(f64::from(asked.tenor_months)));
    if let Some(FeatureValue::Number(revenue)) = known.get("revenue_12m_fen") {
        let percent = minor / revenue.max(1.0) * 100.0;
        added.insert("amount_to_revenue_pct".to_owned(), FeatureValue::Number(libm::round(percent * 100.0) / 100.0));
    }
    added
}

pub(crate) fn firm_id(row: &vault::FirmRow) -> Outcome<FirmId> {
    row.firm.parse().map_err(|error| Problem::new(Code::StoreDamaged, "a firm id cannot be read").because(error))
}

/// The loan that is asked for, as funding lines look at it: its rate is still to be found.
fn asked(submitted: &Submitted, facts: &FirmFacts, product: &LiveProduct) -> funding::Borrowing {
    let request = &submitted.request;
    funding::Borrowing {
        size: facts.size,
        industry: facts.industry,
        region: facts.region,
        product: product.compiled.document().code.clone(),
        purpose: Some(request.purpose.clone()),
        principal: request.amount,
        rate: None,
        months: request.tenor_months,
    }
}

fn firm_facts(
    row: &vault::FirmRow,
    features: &BTreeMap<String, FeatureValue>,
    outstanding: Money,
    overdue_days: u32,
) -> Outcome<FirmFacts> {
    let uscc = row.uscc.parse::<Uscc>();
    let kind = uscc.as_ref().map_or(BodyKind::Other, Uscc::kind);
    let industry = row.industry.parse::<Industry>().ok();
    Ok(FirmFacts {
        code_valid: uscc.is_ok(),
        kind,
        natural_person: kind == BodyKind::SoleTrader,
        size: industry.and_then(|industry| size(industry, features)),
        region: row.region.parse::<Region>().ok(),
        industry,
        registered_on: calendar::parse_date(&row.registered_on).ok(),
        standing: read_word(&row.standing)?,
        kyc: read_word(&row.kyc)?,
        overdue_days,
        dishonest_debtor: listed(features),
        outstanding,
    })
}

/// Whether a judicial source that the firm's consent covers reports it on the list of dishonest debtors (失信被执行人).
/// Where no such source is connected nothing is reported; the rule then rests on what is known.
fn listed(features: &BTreeMap<String, FeatureValue>) -> bool {
    matches!(features.get(DISHONEST_DEBTOR), Some(FeatureValue::Number(value)) if *value > 0.0)
}

/// The firm's size from its insured staff and yearly revenue, where both are known.
#[expect(clippy::cast_possible_truncation, reason = "a count or an amount far below 2^53")]
fn size(industry: Industry, features: &BTreeMap<String, FeatureValue>) -> Option<FirmSize> {
    let whole = |name: &str| match features.get(name) {
        Some(FeatureValue::Number(value)) => Some(*value as i64),
        _ => None,
    };
    let figures =
        FirmFigures { employees: whole("employees_insured"), revenue_fen: whole("revenue_12m_fen"), assets_fen: None };
    FirmSize::of(SizeSector::of(industry)?, figures).ok()
}

fn domain_consent(consent: crate::firms::Consent) -> Consent {
    Consent {
        id: consent.id,
        purpose: consent.terms.purpose,
        categories: consent.terms.categories,
        recipient: consent.terms.recipient,
        from: consent.terms.from,
        to: consent.terms.until,
        revoked_on: consent.withdrawn_on,
    }
}

pub(crate) fn decision_row(decision: &Decision, application: ApplicationId) -> objects::Object {
    objects::Object {
        kind: "decision".into(),
        id: decision.input.decision.to_string(),
        state: decision.outcome.en().into(),
        label: application.to_string(),
        version: 1,
        body: "{}".into(),
    }
}

pub(crate) fn row(held: &Held, product: &str) -> ApplicationRow {
    let submitted = held.state.submitted.as_ref();
    let decision = held.state.decision.as_ref();
    let asked = submitted.map(|s| s.request.amount);
    ApplicationRow {
        id: held.id.to_string(),
        firm: submitted.map(|s| s.firm.to_string()).unwrap_or_default(),
        product: product.to_owned(),
        amount: asked.map_or(0, Money::minor),
        currency: asked.map_or("", |a| a.currency().code()).to_owned(),
        tenor_months: submitted.map_or(0, |s| i64::from(s.request.tenor_months)),
        state: held.state.status.map_or("", Status::en).to_owned(),
        outcome: decision.map(|d| d.outcome.en().to_owned()),
        grade: decision.and_then(|d| d.score.as_ref()).map(|s| format!("{:?}", s.grade)),
        submitted_on: held.submitted_on.to_string(),
        submitted_by: submitted.map(|s| s.by.to_string()).unwrap_or_default(),
        loan: held.state.contracted.map(|(_, loan)| loan.to_string()),
        version: i64::try_from(held.version).unwrap_or(i64::MAX),
    }
}
