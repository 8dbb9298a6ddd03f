//! Fiscal pools (风险补偿资金池): set up, filled, paying lenders their share of a loss and subsidies, each line in a ledger
//! that anybody who may read it can add up.

use calendar::{Date, parse_date};
use codes::{InstitutionId, PoolId};
use guarantee::{PoolCommand, PoolError, PoolEvent, PoolState, PoolTerms, Subsidy};
use money::{Decimal, Money};
use serde::{Deserialize, Serialize};
use store::Expected;
use utoipa::ToSchema;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::agreements::named;
use crate::cards::{Cash, Named};
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending};
use crate::limits::MAX_WHOLE_LIST;
use crate::problem::{Code, Outcome, Problem};

impl JsonEvent for PoolEvent {
    const STREAM: &'static str = "pool";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, _: Date) -> Date {
        Self::effective_on(self)
    }
}

/// The terms of a pool as a person writes them.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PoolDocument {
    /// What people call it.
    pub name: String,
    /// Share of a lender's own loss that it makes good, percent.
    pub share_percent: String,
    /// The most for one claim.
    pub cap_per_claim: Option<String>,
    /// The most for all claims of a year.
    pub cap_per_year: Option<String>,
    /// The most for subsidies of a year.
    pub subsidy_per_year: Option<String>,
    /// Claims paid over money put in at which it pays no more, percent.
    pub stop_percent: Option<String>,
}

/// A line to enter. Amounts as people write them; days as `YYYY-MM-DD`, today when left out.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PoolEntry {
    /// Money put in.
    Fund {
        /// When.
        on: Option<String>,
        /// Reference of the bank entry.
        reference: String,
        /// Which budget.
        source: String,
        /// How much.
        amount: String,
    },
    /// A lender's claim, paid at once as far as the terms allow.
    Claim {
        /// When.
        on: Option<String>,
        /// Reference of the claim.
        reference: String,
        /// Institution code of the lender.
        lender: String,
        /// Its own loss, after guarantors and recoveries.
        loss: String,
    },
    /// What a lender recovered afterwards: the pool gets its part back.
    Return {
        /// When.
        on: Option<String>,
        /// Reference of the bank entry.
        reference: String,
        /// Reference of the claim.
        claim: String,
        /// What the lender recovered.
        recovered: String,
    },
    /// A subsidy.
    Subsidy {
        /// When.
        on: Option<String>,
        /// Reference of the bank entry.
        reference: String,
        /// Institution code of who gets it.
        to: String,
        /// `premium` or `interest`.
        purpose: String,
        /// How much.
        amount: String,
    },
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PoolLineCard {
    /// Business day.
    pub on: String,
    /// What happened.
    pub what: Named,
    /// Its reference.
    pub reference: String,
    /// Whose loss, who gets it, or which budget.
    pub party: String,
    /// The loss or recovery behind it.
    pub basis: Option<Cash>,
    /// What it added, below zero where money went out.
    pub change: Cash,
    /// The balance after it.
    pub balance: Cash,
    /// What cut a claim.
    pub limited_by: Option<Named>,
}

/// A pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PoolCard {
    /// Pool id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Share of a lender's own loss, percent.
    pub share_percent: String,
    /// The most for one claim.
    pub per_claim: Option<Cash>,
    /// The most for a year's claims.
    pub per_year: Option<Cash>,
    /// The most for a year's subsidies.
    pub subsidy_per_year: Option<Cash>,
    /// Stop line, percent of money put in.
    pub stop_percent: Option<String>,
    /// Put in.
    pub funded: Cash,
    /// Claims paid.
    pub paid: Cash,
    /// Claims paid this year.
    pub paid_this_year: Cash,
    /// Returned.
    pub returned: Cash,
    /// Subsidies paid.
    pub subsidies: Cash,
    /// Subsidies paid this year.
    pub subsidies_this_year: Cash,
    /// What is in it.
    pub balance: Cash,
    /// Whether put in and returned less paid make up the balance: the ledger's own proof.
    pub adds_up: bool,
    /// The ledger, oldest first.
    pub lines: Vec<PoolLineCard>,
}

fn pool_problem(error: PoolError) -> Problem {
    let code = match error {
        PoolError::Terms | PoolError::Text => Code::Invalid,
        PoolError::Money(_) => Code::AmountInvalid,
        _ => Code::WrongState,
    };
    Problem::from_domain(code, error)
}

fn fraction(percent: &str) -> Outcome<Decimal> {
    let read: Result<Decimal, _> = percent.trim().trim_end_matches('%').parse();
    read.map(|percent| percent / Decimal::ONE_HUNDRED)
        .map_err(|_| Problem::new(Code::Invalid, format!("'{percent}' is no percentage: write 40 or 12.5")))
}

/// The read-model row of a pool.
pub(crate) fn pool_row(id: PoolId, state: &PoolState, version: u64) -> Outcome<objects::Object> {
    let terms = state.terms().ok_or_else(|| Problem::not_found("pool", id))?;
    Ok(objects::Object {
        kind: "pool".into(),
        id: id.to_string(),
        state: "open".into(),
        label: terms.name.clone(),
        version: i64::try_from(version).unwrap_or(i64::MAX),
        body: "{}".into(),
    })
}

impl Platform {
    /// Sets a pool up.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`], [`Code::Exists`].
    pub async fn pool_open(&self, request: &Request<'_>, document: PoolDocument) -> Outcome<PoolCard> {
        request.who.require(Action::AgreeGuarantee)?;
        let institution = request.institution();
        if !objects::labelled(&self.book, institution, "pool", &document.name).await?.is_empty() {
            let sentence = format!("there is a pool {} already: give it another name", document.name);
            return Err(Problem::new(Code::Exists, sentence));
        }
        let currency = self.institution(institution).await?.currency;
        let cap = |text: &Option<String>| {
            let read = text.as_deref().map(|text| Money::parse(text, currency)).transpose();
            read.map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
        };
        let share = (fraction(&document.share_percent)? * Decimal::from(1_000_000)).normalize();
        let share_ppm = u32::try_from(share.mantissa()).ok().filter(|_| share.scale() == 0).unwrap_or(0);
        let terms = PoolTerms {
            share_ppm,
            currency,
            per_claim: cap(&document.cap_per_claim)?,
            per_year: cap(&document.cap_per_year)?,
            subsidy_per_year: cap(&document.subsidy_per_year)?,
            stop_ratio: document.stop_percent.as_deref().map(fraction).transpose()?,
            name: document.name,
        };
        let (id, mut state) = (PoolId::from_bytes(random()?), PoolState::default());
        let event = state.decide(PoolCommand::Open(self.clock.today(), terms)).map_err(pool_problem)?;
        state.apply(&event).map_err(pool_problem)?;
        let append = appending(*id.as_bytes(), Expected::New, self.clock.today(), &[event])?;
        let write = objects::put(institution, pool_row(id, &state, 1)?);
        let card = self.pool_card(id, &state).await?;
        self.save(request, vec![append], vec![write], card).await
    }

    /// The pools of the asker's institution.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn pools(&self, who: &Principal) -> Outcome<Vec<PoolCard>> {
        who.require(Action::ReadGuarantee)?;
        let mut cards = Vec::new();
        for row in objects::all(&self.book, who.institution, "pool", None, MAX_WHOLE_LIST).await? {
            cards.push(self.pool(who, &row.id).await?);
        }
        Ok(cards)
    }

    /// One pool with its ledger, by id or name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn pool(&self, who: &Principal, which: &str) -> Outcome<PoolCard> {
        who.require(Action::ReadGuarantee)?;
        let (id, state, _) = self.held_pool(who.institution, which).await?;
        self.pool_card(id, &state).await
    }

    /// Enters lines in a pool's ledger, all of them or none.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`], [`Code::WrongState`].
    pub async fn pool_record(&self, request: &Request<'_>, which: &str, entries: Vec<PoolEntry>) -> Outcome<PoolCard> {
        request.who.require(Action::ClaimGuarantee)?;
        let institution = request.institution();
        let (id, mut state, version) = self.held_pool(institution, which).await?;
        let mut events = Vec::with_capacity(entries.len());
        for entry in entries {
            let command = self.pool_command(&state, entry).await?;
            let event = state.decide(command).map_err(pool_problem)?;
            state.apply(&event).map_err(pool_problem)?;
            events.push(event);
        }
        if events.is_empty() {
            return Err(Problem::new(Code::Invalid, "there is nothing to enter: give at least one line"));
        }
        let append = appending(*id.as_bytes(), Expected::Version(version), self.clock.today(), &events)?;
        let write = objects::put(institution, pool_row(id, &state, version + events.len() as u64)?);
        let card = self.pool_card(id, &state).await?;
        self.save(request, vec![append], vec![write], card).await
    }

    async fn held_pool(&self, institution: InstitutionId, which: &str) -> Outcome<(PoolId, PoolState, u64)> {
        let id = match which.parse::<PoolId>() {
            Ok(id) => id,
            Err(_) => {
                let rows = objects::labelled(&self.book, institution, "pool", which).await?;
                let row = rows.first().ok_or_else(|| Problem::not_found("pool", which))?;
                row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?
            }
        };
        let events = self.events::<PoolEvent>(institution, *id.as_bytes()).await?;
        if events.is_empty() {
            return Err(Problem::not_found("pool", which));
        }
        Ok((id, PoolState::fold(&events).map_err(pool_problem)?, events.len() as u64))
    }

    async fn pool_command(&self, state: &PoolState, entry: PoolEntry) -> Outcome<PoolCommand> {
        let today = self.clock.today();
        let terms = state.terms().ok_or_else(|| Problem::new(Code::WrongState, "the pool is not set up"))?;
        let day = |text: Option<String>| -> Outcome<Date> {
            let read = text.map_or(Ok(today), |text| parse_date(&text));
            let on = read.map_err(|error| Problem::from_domain(Code::Invalid, error))?;
            if on > today {
                return Err(Problem::new(Code::Invalid, format!("{on} has not come yet: enter what has happened")));
            }
            Ok(on)
        };
        let money = |text: &str| {
            Money::parse(text, terms.currency).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
        };
        Ok(match entry {
            PoolEntry::Fund { on, reference, source, amount } => {
                PoolCommand::Fund(day(on)?, reference, source, money(&amount)?)
            }
            PoolEntry::Claim { on, reference, lender, loss } => {
                PoolCommand::Pay(day(on)?, reference, self.coded(&lender).await?, money(&loss)?)
            }
            PoolEntry::Return { on, reference, claim, recovered } => {
                PoolCommand::Return(day(on)?, reference, claim, money(&recovered)?)
            }
            PoolEntry::Subsidy { on, reference, to, purpose, amount } => {
                let purpose = match purpose.as_str() {
                    "premium" => Subsidy::Premium,
                    "interest" => Subsidy::Interest,
                    other => {
                        let sentence = format!("'{other}' is no purpose of a subsidy: write premium or interest");
                        return Err(Problem::new(Code::Invalid, sentence));
                    }
                };
                PoolCommand::Subsidise(day(on)?, reference, self.coded(&to).await?, purpose, money(&amount)?)
            }
        })
    }

    async fn pool_card(&self, id: PoolId, state: &PoolState) -> Outcome<PoolCard> {
        let terms = state.terms().ok_or_else(|| Problem::not_found("pool", id))?;
        let year = Some(self.clock.today().year());
        let (funded, paid) = (state.funded().map_err(pool_problem)?, state.paid(None).map_err(pool_problem)?);
        let (returned, subsidies) =
            (state.returned().map_err(pool_problem)?, state.subsidies(None).map_err(pool_problem)?);
        let balance = state.balance().map_err(pool_problem)?;
        let sum = i128::from(funded.minor()) + i128::from(returned.minor())
            - i128::from(paid.minor())
            - i128::from(subsidies.minor());
        let mut lines = Vec::with_capacity(state.lines().len());
        for line in state.lines() {
            lines.push(self.pool_line(line).await?);
        }
        Ok(PoolCard {
            id: id.to_string(),
            name: terms.name.clone(),
            share_percent: (Decimal::from(terms.share_ppm) / Decimal::from(10_000)).normalize().to_string(),
            per_claim: terms.per_claim.map(Cash::from),
            per_year: terms.per_year.map(Cash::from),
            subsidy_per_year: terms.subsidy_per_year.map(Cash::from),
            stop_percent: terms.stop_ratio.map(crate::cards::percent),
            funded: Cash::from(funded),
            paid: Cash::from(paid),
            paid_this_year: Cash::from(state.paid(year).map_err(pool_problem)?),
            returned: Cash::from(returned),
            subsidies: Cash::from(subsidies),
            subsidies_this_year: Cash::from(state.subsidies(year).map_err(pool_problem)?),
            balance: Cash::from(balance),
            adds_up: sum == i128::from(balance.minor()),
            lines,
        })
    }

    async fn pool_line(&self, line: &guarantee::PoolLine) -> Outcome<PoolLineCard> {
        let (what, reference, party, basis, limited_by) = match &line.event {
            PoolEvent::Opened { .. } => {
                (Named::new("opened", "设立", "set up"), String::new(), String::new(), None, None)
            }
            PoolEvent::Funded { reference, source, .. } => {
                (Named::new("funded", "注资", "put in"), reference.clone(), source.clone(), None, None)
            }
            PoolEvent::ClaimPaid { reference, lender, loss, limited_by, .. } => {
                let lender = self.institution(*lender).await?.name_zh;
                let what = Named::new("claim-paid", "损失补偿", "claim paid");
                (what, reference.clone(), lender, Some(Cash::from(*loss)), *limited_by)
            }
            PoolEvent::Returned { reference, claim, recovered, .. } => {
                let what = Named::new("returned", "追偿返还", "returned");
                (what, reference.clone(), claim.clone(), Some(Cash::from(*recovered)), None)
            }
            PoolEvent::SubsidyPaid { reference, to, purpose, .. } => {
                let to = self.institution(*to).await?.name_zh;
                (named(*purpose, purpose.zh(), purpose.en()), reference.clone(), to, None, None)
            }
        };
        Ok(PoolLineCard {
            on: line.event.effective_on().to_string(),
            what,
            reference,
            party,
            basis,
            change: Cash::from(line.change),
            balance: Cash::from(line.balance),
            limited_by: limited_by.map(|limit| named(limit, limit.zh(), limit.en())),
        })
    }
}
