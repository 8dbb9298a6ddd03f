//! A guarantor's desk: its own book of guarantees, and what that comes to beside the lines of law and its own limits.

use calendar::Date;
use codes::{FirmId, InstitutionId};
use guarantee::{
    Capacity, Flow, GuarantorError, GuarantorEvent, GuarantorState, LaneAnswer, ReserveRules, Statement, Weights, judge,
};
use money::{Currency, Decimal, Money, Rate};
use rulebook::{Pins, RuleError, Snapshot};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::Expected;
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::agreements::named;
use crate::cards::{Cash, Named};
use crate::clock::start_of_day;
use crate::events::{JsonEvent, Request, appending};
pub use crate::guarantor_entries::{DeskEntry, IssueTerms, LaneEntry, LaneRequest, StatementEntry};
use crate::guarantor_entries::{fraction, issue};
use crate::limits::MAX_DESK_LINES;
use crate::problem::{Code, Outcome, Problem};

impl JsonEvent for GuarantorEvent {
    const STREAM: &'static str = "guarantor";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, _: Date) -> Date {
        Self::effective_on(self)
    }
}

/// A figure beside its line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Gauge {
    /// Which figure.
    pub what: Named,
    /// What it is; nothing when it cannot be said, such as a ratio over nothing.
    pub value: Option<String>,
    /// The line of the rulebook or of the guarantor's own limits.
    pub line: String,
    /// `times` or `percent`: the unit of both.
    pub unit: String,
    /// Whether the figure is to stay below the line, or above it.
    pub at_most: bool,
    /// `green`, `yellow` (nine tenths of the way), `red`, or `none`.
    pub light: String,
}

/// The balance of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KindLine {
    /// Which.
    pub kind: Named,
    /// Own share.
    pub balance: Cash,
    /// With its weight.
    pub weighted: Cash,
    /// Customers.
    pub customers: u64,
}

/// A customer or group with its part of net assets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LargestLine {
    /// Name, where the reader may see it; else the id.
    pub who: String,
    /// Balance counted.
    pub balance: Cash,
    /// Percent of net assets.
    pub percent: Option<String>,
}

/// An amount under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NamedCash {
    /// What.
    pub what: Named,
    /// How much.
    pub amount: Cash,
}

/// Paid and released with a bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BankRate {
    /// The bank.
    pub bank: Named,
    /// Paid in the year.
    pub paid: Cash,
    /// Released in the year.
    pub released: Cash,
    /// Percent; nothing when nothing was released.
    pub percent: Option<String>,
}

/// The desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeskCard {
    /// Of which day.
    pub on: String,
    /// The day of the statement the ratios rest on; nothing when none was recorded.
    pub statement_on: Option<String>,
    /// Guarantees in force.
    pub guarantees: u64,
    /// Own share of everything (在保余额).
    pub balance: Cash,
    /// With weights (责任余额).
    pub liability: Cash,
    /// Net assets without equity in other guarantors.
    pub means: Cash,
    /// What more liability the line leaves.
    pub room: Cash,
    /// Capacity, concentration, tiers, reserves, compensation rate, each beside its line.
    pub gauges: Vec<Gauge>,
    /// By kind.
    pub kinds: Vec<KindLine>,
    /// The largest customers.
    pub single: Vec<LargestLine>,
    /// The largest groups.
    pub group: Vec<LargestLine>,
    /// Tiers of assets.
    pub tiers: Vec<NamedCash>,
    /// What reserves should be: unearned, to be added to compensation, its ceiling.
    pub reserves: Vec<NamedCash>,
    /// Fees and subsidies of the year.
    pub flows: Vec<NamedCash>,
    /// The year's rate by bank.
    pub banks: Vec<BankRate>,
    /// Share of the balance in small firms and farming, percent.
    pub inclusive_percent: Option<String>,
    /// Whether the fast lane is open.
    pub lane_open: bool,
}

/// A rule of the lane.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LaneLine {
    /// Which.
    pub rule: Named,
    /// What it allows.
    pub allowed: String,
    /// What it found.
    pub found: String,
    /// Whether it holds.
    pub holds: bool,
}

/// The lane's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LaneCard {
    /// Given, referred or stopped.
    pub answer: Named,
    /// The number of the guarantee, when it was given.
    pub number: Option<String>,
    /// Its own share, when it was given.
    pub own: Option<Cash>,
    /// Each rule.
    pub checks: Vec<LaneLine>,
}

struct HeldDesk {
    state: GuarantorState,
    version: u64,
    currency: Currency,
}

struct Lines {
    weights: Weights,
    reserves: ReserveRules,
    own_funds: Decimal,
    one: Decimal,
    two: Decimal,
    three: Decimal,
    stop: Decimal,
    reserve: Decimal,
}

impl Lines {
    fn read(rules: &Snapshot) -> Result<Self, RuleError> {
        let mut pins = Pins::default();
        let mut of = |id: &str| rules.decimal(id, &mut pins);
        let mut pins_money = Pins::default();
        let mut money = |id: &str| rules.money(id, &mut pins_money);
        Ok(Self {
            weights: Weights {
                small_firm: of("guarantee.weight.small-firm")?,
                small_firm_limit: money("guarantee.weight.small-firm.limit")?,
                farmer: of("guarantee.weight.farmer")?,
                farmer_limit: money("guarantee.weight.farmer.limit")?,
                housing: of("guarantee.weight.housing")?,
                other_loan: of("guarantee.weight.other-loan")?,
                bond_aa: of("guarantee.weight.bond-aa")?,
                bond_other: of("guarantee.weight.bond-other")?,
                other: of("guarantee.weight.other")?,
                bond_concentration: of("guarantee.concentration.bond-factor")?,
                multiple: of("guarantee.capacity.multiple")?,
                multiple_inclusive: of("guarantee.capacity.multiple-inclusive")?,
                inclusive_balance: of("guarantee.inclusive.balance-share")?,
                inclusive_customers: of("guarantee.inclusive.customer-share")?,
                single: of("guarantee.concentration.single")?,
                group: of("guarantee.concentration.group")?,
            },
            reserves: ReserveRules {
                unearned: of("guarantee.reserve.unearned")?,
                compensation: of("guarantee.reserve.compensation")?,
                ceiling: of("guarantee.reserve.compensation-ceiling")?,
            },
            own_funds: of("guarantee.assets.own-funds")?,
            one: of("guarantee.assets.tier-one")?,
            two: of("guarantee.assets.tier-one-two")?,
            three: of("guarantee.assets.tier-three")?,
            stop: of("guarantee.compensation-rate.stop-line")?,
            reserve: of("guarantee.reserve.compensation")?,
        })
    }
}

pub(crate) fn bad(error: money::MoneyError) -> Problem {
    Problem::from_domain(Code::AmountInvalid, error)
}

fn desk_problem(error: GuarantorError) -> Problem {
    let code = match error {
        GuarantorError::Figures | GuarantorError::Terms(_) => Code::Invalid,
        GuarantorError::Money(_) => Code::AmountInvalid,
        _ => Code::WrongState,
    };
    Problem::from_domain(code, error)
}

fn shown(fraction: Decimal) -> String {
    (fraction * Decimal::ONE_HUNDRED).round_dp(2).normalize().to_string()
}

impl Platform {
    async fn held_desk(&self, institution: InstitutionId) -> Outcome<HeldDesk> {
        let events = self.events::<GuarantorEvent>(institution, *institution.as_bytes()).await?;
        let state = GuarantorState::fold(&events).map_err(desk_problem)?;
        let currency = self.institution(institution).await?.currency;
        Ok(HeldDesk { state, version: events.len() as u64, currency })
    }

    async fn lines(&self, institution: InstitutionId) -> Outcome<Lines> {
        let day = self.clock.today();
        let rules = self.rules_of_day(institution, day).await?.snapshot(day, start_of_day(day));
        Lines::read(&rules).map_err(|error| Problem::from_domain(Code::Invalid, error))
    }

    /// The desk as it stands today.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn guarantor_desk(&self, who: &Principal) -> Outcome<DeskCard> {
        who.require(Action::ReadGuarantee)?;
        let held = self.held_desk(who.institution).await?;
        self.desk_card(who, &held).await
    }

    /// Enters facts in the guarantor's book, all of them or none.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`], [`Code::NotFound`], [`Code::WrongState`].
    pub async fn guarantor_record(&self, request: &Request<'_>, entries: Vec<DeskEntry>) -> Outcome<DeskCard> {
        request.who.require(Action::ReadGuarantee)?;
        let mut held = self.held_desk(request.institution()).await?;
        let mut events = Vec::with_capacity(entries.len());
        for entry in entries {
            let event = self.desk_event(request.who, held.currency, entry).await?;
            held.state.check(&event, held.currency).map_err(desk_problem)?;
            held.state.apply(&event).map_err(desk_problem)?;
            events.push(event);
        }
        if events.is_empty() {
            return Err(Problem::new(Code::Invalid, "there is nothing to enter: give at least one entry"));
        }
        let card = self.desk_card(request.who, &held).await?;
        self.save_desk(request, held.version, &events, card).await
    }

    /// Asks the fast lane, which answers at once and gives the guarantee when every rule holds.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`], [`Code::NotFound`], [`Code::WrongState`] when the number is taken.
    pub async fn guarantor_ask(&self, request: &Request<'_>, asked: LaneRequest) -> Outcome<LaneCard> {
        request.who.require(Action::AgreeGuarantee)?;
        let held = self.held_desk(request.institution()).await?;
        let weights = self.lines(request.institution()).await?.weights;
        let (number, fee) = (asked.number, Rate::from_fraction(fraction(&asked.terms.fee_percent)?));
        let ask = self.ask(request.who, held.currency, asked.terms).await?;
        let today = self.clock.today();
        let (answer, checks) = judge(&held.state, &ask, today, &weights).map_err(bad)?;
        let checks = checks.into_iter().map(|check| LaneLine {
            rule: named(check.rule, check.rule.zh(), check.rule.en()),
            allowed: check.allowed,
            found: check.found,
            holds: check.holds,
        });
        let mut card = LaneCard {
            answer: named(answer, answer.zh(), answer.en()),
            number: None,
            own: None,
            checks: checks.collect(),
        };
        let (LaneAnswer::Given, Some(lane)) = (answer, held.state.lane()) else { return Ok(card) };
        let issue = issue(number, ask, (lane.own_ppm, fee, true));
        let own = issue.amount.checked_mul_ratio(i64::from(issue.own_ppm), 1_000_000, money::Rounding::HalfUp);
        (card.number, card.own) = (Some(issue.number.clone()), Some(Cash::from(own.map_err(bad)?)));
        let event = GuarantorEvent::Issued { on: today, issue };
        held.state.check(&event, held.currency).map_err(desk_problem)?;
        self.save_desk(request, held.version, &[event], card).await
    }

    async fn save_desk<T: Serialize + serde::de::DeserializeOwned>(
        &self,
        request: &Request<'_>,
        version: u64,
        events: &[GuarantorEvent],
        answer: T,
    ) -> Outcome<T> {
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let id = *request.institution().as_bytes();
        let append = appending(id, expected, self.clock.today(), events)?;
        self.save(request, vec![append], Vec::new(), answer).await
    }

    async fn desk_card(&self, who: &Principal, held: &HeldDesk) -> Outcome<DeskCard> {
        let (today, currency, state) = (self.clock.today(), held.currency, &held.state);
        let lines = self.lines(who.institution).await?;
        let statement = state.statement(today);
        let zero = Money::zero(currency);
        let means = statement.map_or(Ok(zero), Statement::means).map_err(bad)?;
        let capacity = Capacity::measure(&state.exposures().map_err(bad)?, means, &lines.weights).map_err(bad)?;
        let mut banks = Vec::new();
        let with: BTreeSet<_> = state.issued().map(|given| given.issue.bank).collect();
        for bank in with {
            let rate = state.rate(Some(today.year()), Some(bank), currency);
            let bank = self.institution(bank).await?;
            banks.push(BankRate {
                bank: Named::new(bank.code, bank.name_zh, bank.name_en),
                paid: Cash::from(rate.paid),
                released: Cash::from(rate.released),
                percent: rate.ratio().map(shown),
            });
        }
        let (tiers, reserves) = match statement {
            Some(statement) => means_lines(statement, &capacity, &lines)?,
            None => (Vec::new(), Vec::new()),
        };
        let flow = |flow: Flow| NamedCash {
            what: named(flow, flow.zh(), flow.en()),
            amount: Cash::from(state.flow(today.year(), flow, currency)),
        };
        Ok(DeskCard {
            on: today.to_string(),
            statement_on: statement.map(|statement| statement.on.to_string()),
            guarantees: state.issued().filter(|given| given.owed.is_positive()).count() as u64,
            balance: Cash::from(capacity.balance),
            liability: Cash::from(capacity.liability),
            means: Cash::from(means),
            room: Cash::from(capacity.room),
            gauges: gauges(state, statement, &capacity, &lines, today, currency)?,
            kinds: capacity.kinds.iter().map(kind_line).collect(),
            single: self.largest(who, &capacity.single).await?,
            group: self.largest(who, &capacity.group).await?,
            tiers,
            reserves,
            flows: Flow::ALL.into_iter().map(flow).collect(),
            banks,
            inclusive_percent: capacity.inclusive_balance.map(shown),
            lane_open: state.lane().is_some_and(|lane| lane.open),
        })
    }

    /// The largest few, with names where there are firms and the reader may see their files.
    async fn largest(&self, who: &Principal, all: &[guarantee::Concentration]) -> Outcome<Vec<LargestLine>> {
        let mut lines = Vec::new();
        for one in all.iter().take(MAX_DESK_LINES) {
            let mut name = one.who.clone();
            if who.require(Action::ReadFirm).is_ok() && one.who.parse::<FirmId>().is_ok() {
                let row = views::vault::firm(&self.book, OPERATOR, &one.who).await?;
                name = row.map_or(name, |row| row.name);
            }
            lines.push(LargestLine { who: name, balance: Cash::from(one.balance), percent: one.ratio.map(shown) });
        }
        Ok(lines)
    }
}

fn kind_line(line: &guarantee::KindBalance) -> KindLine {
    KindLine {
        kind: named(line.kind, line.kind.zh(), line.kind.en()),
        balance: Cash::from(line.balance),
        weighted: Cash::from(line.weighted),
        customers: line.customers,
    }
}

fn means_lines(statement: &Statement, capacity: &Capacity, lines: &Lines) -> Outcome<(Vec<NamedCash>, Vec<NamedCash>)> {
    let line = |id: &str, zh: &str, en: &str, amount: Money| NamedCash {
        what: Named::new(id, zh, en),
        amount: Cash::from(amount),
    };
    let tiers = statement.tiers().map_err(bad)?;
    let need = statement.reserves(capacity.liability, &lines.reserves).map_err(bad)?;
    let tiers = vec![
        line("one", "Ⅰ级资产", "first tier", tiers.one),
        line("two", "Ⅱ级资产", "second tier", tiers.two),
        line("three", "Ⅲ级资产", "third tier", tiers.three),
    ];
    let reserves = vec![
        line("unearned", "应提未到期责任准备金", "unearned reserve due", need.unearned),
        line("compensation", "本年应提担保赔偿准备金", "to be added to the compensation reserve", need.compensation),
        line("ceiling", "担保赔偿准备金达到此额后差额提取", "from here only the difference is added", need.ceiling),
        line("held", "已提担保赔偿准备金", "compensation reserve held", statement.compensation_reserve),
    ];
    Ok((tiers, reserves))
}

fn gauges(
    state: &GuarantorState,
    statement: Option<&Statement>,
    capacity: &Capacity,
    lines: &Lines,
    today: Date,
    currency: Currency,
) -> Outcome<Vec<Gauge>> {
    let tiers = statement.map(Statement::tiers).transpose().map_err(bad)?;
    let reserve = statement.map(|s| s.reserves(capacity.liability, &lines.reserves)).transpose().map_err(bad)?;
    let stop = state.lane().map_or(lines.stop, |lane| lane.stop_rate.min(lines.stop));
    let (year, ever) = (state.rate(Some(today.year()), None, currency), state.rate(None, None, currency));
    let first = |all: &[guarantee::Concentration]| all.first().map_or(Some(Decimal::ZERO), |one| one.ratio);
    let percent = |id, zh, en, value: Option<Decimal>, line: Decimal, at_most| {
        gauge((id, zh, en), value, line, ("percent", at_most))
    };
    Ok(vec![
        gauge(("multiple", "放大倍数", "liability over net assets"), capacity.multiple, capacity.line, ("times", true)),
        percent("single", "最大单户集中度", "largest customer", first(&capacity.single), lines.weights.single, true),
        percent("group", "最大关联集中度", "largest group", first(&capacity.group), lines.weights.group, true),
        percent("rate-year", "本年代偿率", "compensation rate of the year", year.ratio(), stop, true),
        percent("rate-ever", "累计代偿率", "compensation rate since the beginning", ever.ratio(), lines.stop, true),
        percent("tier-one", "Ⅰ级资产占比", "first tier", tiers.and_then(|t| t.one_ratio), lines.one, false),
        percent(
            "tier-two",
            "Ⅰ+Ⅱ级资产占比",
            "first and second tier",
            tiers.and_then(|t| t.two_ratio),
            lines.two,
            false,
        ),
        percent("tier-three", "Ⅲ级资产占比", "third tier", tiers.and_then(|t| t.three_ratio), lines.three, true),
        percent(
            "own-funds",
            "净资产与准备金占总资产",
            "own funds",
            tiers.and_then(|t| t.own_funds),
            lines.own_funds,
            false,
        ),
        percent("reserve", "准备金率", "reserve over liability", reserve.and_then(|r| r.ratio), lines.reserve, false),
    ])
}

/// A figure beside its line, with a light: yellow from nine tenths of the way to the line.
pub(crate) fn gauge(
    (id, zh, en): (&str, &str, &str),
    value: Option<Decimal>,
    line: Decimal,
    (unit, at_most): (&str, bool),
) -> Gauge {
    let near = Decimal::new(9, 1);
    let light = match value {
        None => "none",
        Some(value) if at_most && value > line => "red",
        Some(value) if at_most && value > line * near => "yellow",
        Some(value) if !at_most && value < line => "red",
        Some(value) if !at_most && value * near < line => "yellow",
        Some(_) => "green",
    };
    let text = |value: Decimal| if unit == "times" { value.round_dp(2).normalize().to_string() } else { shown(value) };
    Gauge {
        what: Named::new(id, zh, en),
        value: value.map(text),
        line: text(line),
        unit: unit.into(),
        at_most,
        light: light.into(),
    }
}
