//! What people enter in a guarantor's book, and the facts it becomes.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, parse_date};
use guarantee::{Ask, Flow, GuarantorEvent, Issue, Lane, LiabilityKind, Statement};
use money::{Currency, Decimal, Money, Rate};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::guarantor_desk::bad;
use crate::problem::{Code, Outcome, Problem};

/// Something to enter in a guarantor's book. Amounts as people write them; days as `YYYY-MM-DD`, today when left out.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DeskEntry {
    /// The statement of a day.
    Statement(StatementEntry),
    /// The limits of the fast lane.
    Lane(LaneEntry),
    /// A guarantee that a person gave.
    Issue {
        /// When.
        on: Option<String>,
        /// The guarantor's own number.
        number: String,
        /// What.
        #[serde(flatten)]
        terms: IssueTerms,
        /// The guarantor's own share, percent.
        own_percent: String,
    },
    /// Principal of a loan repaid or released.
    Release {
        /// When.
        on: Option<String>,
        /// Which guarantee.
        number: String,
        /// Principal of the whole loan.
        amount: String,
    },
    /// Its own share paid to the bank.
    Compensate {
        /// When.
        on: Option<String>,
        /// Which guarantee.
        number: String,
        /// Its own share.
        amount: String,
    },
    /// Its own share of money got back.
    Recover {
        /// When.
        on: Option<String>,
        /// Which guarantee.
        number: String,
        /// Reference of the bank entry.
        reference: String,
        /// Its own share.
        amount: String,
    },
    /// A fee or subsidy.
    Flow {
        /// When.
        on: Option<String>,
        /// `premium`, `reguarantee-fee`, `fee-subsidy`, `loss-subsidy`, `reimbursement`.
        flow: String,
        /// Reference of the bank entry.
        reference: String,
        /// How much.
        amount: String,
    },
}

/// The statement of a day.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementEntry {
    /// Of which day.
    pub on: String,
    /// Everything it owns.
    pub total_assets: String,
    /// What is its own.
    pub net_assets: String,
    /// Compensation paid and not recovered.
    pub receivable_compensation: String,
    /// Unearned reserve.
    pub unearned_reserve: String,
    /// Compensation reserve.
    pub compensation_reserve: String,
    /// Fees of the year.
    pub fee_income: String,
    /// Assets by line: `cash`, `treasury-bonds`, `guarantor-equity`, ...
    pub assets: BTreeMap<String, String>,
}

/// The limits of the fast lane.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LaneEntry {
    /// Whether it is open.
    pub open: bool,
    /// Institution codes of the banks that take part.
    pub banks: Vec<String>,
    /// What it takes: `small-firm`, `farmer`, ...
    pub kinds: Vec<String>,
    /// The most for one customer, whole loans.
    pub customer_limit: String,
    /// The longest term.
    pub term_months: u32,
    /// The guarantor's own share, percent.
    pub own_percent: String,
    /// The least share a bank bears, percent.
    pub bank_min_percent: String,
    /// Compensation rate at which the lane stops, percent.
    pub stop_percent: String,
    /// How old the last statement may be.
    pub statement_days: u32,
}

impl StatementEntry {
    fn read(self, on: Date, currency: Currency) -> Outcome<Statement> {
        let money = |text: &str| Money::parse(text, currency).map_err(bad);
        let mut assets = BTreeMap::new();
        for (line, amount) in &self.assets {
            assets.insert(read_word("line of assets", line)?, money(amount)?);
        }
        Ok(Statement {
            on,
            total_assets: money(&self.total_assets)?,
            net_assets: money(&self.net_assets)?,
            receivable_compensation: money(&self.receivable_compensation)?,
            unearned_reserve: money(&self.unearned_reserve)?,
            compensation_reserve: money(&self.compensation_reserve)?,
            fee_income: money(&self.fee_income)?,
            assets,
        })
    }
}

/// A loan for which a guarantee is asked or given.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct IssueTerms {
    /// Credit code or id of the firm.
    pub customer: String,
    /// The group of related parties it belongs to.
    pub group: Option<String>,
    /// `small-firm`, `farmer`, `housing`, `other-loan`, `bond-aa`, `bond-other`, `other`.
    pub kind: String,
    /// Institution code of the bank.
    pub bank: String,
    /// The whole loan.
    pub amount: String,
    /// The bank's share, percent.
    pub bank_percent: String,
    /// How long.
    pub term_months: u32,
    /// Fee a year, percent of the loan.
    pub fee_percent: String,
}

/// What is asked of the fast lane.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct LaneRequest {
    /// The number that the guarantee gets when it is given.
    pub number: String,
    /// The loan.
    #[serde(flatten)]
    pub terms: IssueTerms,
}

fn read_word<T: serde::de::DeserializeOwned>(what: &str, word: &str) -> Outcome<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|_| Problem::new(Code::Invalid, format!("'{word}' is no {what}: see the description of the entry")))
}

pub(crate) fn fraction(percent: &str) -> Outcome<Decimal> {
    let read: Result<Decimal, _> = percent.trim().trim_end_matches('%').parse();
    read.map(|percent| percent / Decimal::ONE_HUNDRED)
        .map_err(|_| Problem::new(Code::Invalid, format!("'{percent}' is no percentage: write 20 or 12.5")))
}

fn ppm(percent: &str) -> Outcome<u32> {
    let parts = (fraction(percent)? * Decimal::from(1_000_000)).normalize();
    let whole = u32::try_from(parts.mantissa()).ok().filter(|_| parts.scale() == 0);
    whole
        .ok_or_else(|| Problem::new(Code::Invalid, format!("{percent}% has more than four decimals, or is below zero")))
}

pub(crate) fn issue(number: String, ask: Ask, (own_ppm, fee_rate, by_lane): (u32, Rate, bool)) -> Issue {
    let Ask { customer, group, kind, bank, amount, bank_ppm, term_months } = ask;
    Issue { number, customer, group, kind, bank, amount, own_ppm, bank_ppm, term_months, fee_rate, by_lane }
}

impl Platform {
    pub(crate) async fn ask(&self, who: &Principal, currency: Currency, terms: IssueTerms) -> Outcome<Ask> {
        let bank = self.institution_coded(&terms.bank).await?;
        let customer = self.firm(who, &terms.customer).await?.firm;
        Ok(Ask {
            customer: customer.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?,
            group: terms.group.filter(|group| !group.trim().is_empty()),
            kind: read_word::<LiabilityKind>("kind of guarantee", &terms.kind)?,
            bank: bank.ok_or_else(|| Problem::not_found("institution", &terms.bank))?.id,
            amount: Money::parse(&terms.amount, currency).map_err(bad)?,
            bank_ppm: ppm(&terms.bank_percent)?,
            term_months: terms.term_months,
        })
    }

    async fn lane(&self, entry: LaneEntry, currency: Currency) -> Outcome<Lane> {
        let mut banks = BTreeSet::new();
        for code in &entry.banks {
            banks.insert(self.coded(code).await?);
        }
        Ok(Lane {
            open: entry.open,
            banks,
            kinds: entry.kinds.iter().map(|kind| read_word("kind of guarantee", kind)).collect::<Outcome<_>>()?,
            customer_limit: Money::parse(&entry.customer_limit, currency).map_err(bad)?,
            term_months: entry.term_months,
            own_ppm: ppm(&entry.own_percent)?,
            bank_min_ppm: ppm(&entry.bank_min_percent)?,
            stop_rate: fraction(&entry.stop_percent)?,
            statement_days: entry.statement_days,
        })
    }

    pub(crate) async fn desk_event(
        &self,
        who: &Principal,
        currency: Currency,
        entry: DeskEntry,
    ) -> Outcome<GuarantorEvent> {
        let today = self.clock.today();
        let day = |text: Option<String>| -> Outcome<Date> {
            let read = text.map_or(Ok(today), |text| parse_date(&text));
            let on = read.map_err(|error| Problem::from_domain(Code::Invalid, error))?;
            if on > today {
                return Err(Problem::new(Code::Invalid, format!("{on} has not come yet: enter what has happened")));
            }
            Ok(on)
        };
        let money = |text: &str| Money::parse(text, currency).map_err(bad);
        // Terms and limits are the risk officer's, money is finance's.
        who.require(match &entry {
            DeskEntry::Lane(_) | DeskEntry::Issue { .. } => Action::AgreeGuarantee,
            _ => Action::ClaimGuarantee,
        })?;
        Ok(match entry {
            DeskEntry::Statement(entry) => {
                let on = day(Some(entry.on.clone()))?;
                GuarantorEvent::StatementReported { statement: entry.read(on, currency)? }
            }
            DeskEntry::Lane(entry) => GuarantorEvent::LaneSet { on: today, lane: self.lane(entry, currency).await? },
            DeskEntry::Issue { on, number, terms, own_percent } => {
                let fee = Rate::from_fraction(fraction(&terms.fee_percent)?);
                let ask = self.ask(who, currency, terms).await?;
                GuarantorEvent::Issued { on: day(on)?, issue: issue(number, ask, (ppm(&own_percent)?, fee, false)) }
            }
            DeskEntry::Release { on, number, amount } => {
                GuarantorEvent::Released { on: day(on)?, number, amount: money(&amount)? }
            }
            DeskEntry::Compensate { on, number, amount } => {
                GuarantorEvent::CompensationPaid { on: day(on)?, number, amount: money(&amount)? }
            }
            DeskEntry::Recover { on, number, reference, amount } => {
                GuarantorEvent::RecoveryReceived { on: day(on)?, number, reference, amount: money(&amount)? }
            }
            DeskEntry::Flow { on, flow, reference, amount } => {
                let flow = read_word::<Flow>("flow of money", &flow)?;
                GuarantorEvent::FlowBooked { on: day(on)?, flow, reference, amount: money(&amount)? }
            }
        })
    }
}
