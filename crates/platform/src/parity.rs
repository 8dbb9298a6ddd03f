//! Central parities (人民币汇率中间价) as an institution's rules hold them, and amounts said in another currency by them.
//!
//! A book keeps its currencies apart (分账制). Where one number is needed all the same, a limit or a debtor's whole exposure, it
//! comes from here and says the rate and its day; nothing converts by itself.

use std::sync::{Arc, OnceLock};

use calendar::{Date, Timestamp};
use codes::InstitutionId;
use money::{Currency, Decimal, ExchangeRate, Money, Rounding};
use rulebook::{Parity, Pins, RuleError, Rulebook, Snapshot, Value, parity_id};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::problem::{Code, Outcome, Problem};

/// The parities of a day, as known at an instant. Rules are looked up when something is converted first: where a book is in one
/// currency, never.
pub(crate) struct Parities {
    rules: Arc<Rulebook>,
    day: Date,
    known_at: Timestamp,
    taken: OnceLock<Snapshot>,
}

/// A parity by which something was converted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ParityCard {
    /// Currency code (ISO 4217).
    pub currency: String,
    /// Yuan for one unit.
    pub yuan: String,
    /// The day it is of.
    pub published_on: String,
}

impl From<Parity> for ParityCard {
    fn from(parity: Parity) -> Self {
        Self {
            currency: parity.currency.code().into(),
            yuan: parity.yuan.normalize().to_string(),
            published_on: parity.published_on.to_string(),
        }
    }
}

fn parity_problem(error: RuleError) -> Problem {
    let zh = match &error {
        RuleError::NoParity { id, currency, on } => Some(format!(
            "{on} 没有 {} 对人民币的汇率中间价：请在机构参数中加入 {id}（单位 yuan-for-one）",
            currency.code()
        )),
        RuleError::StaleParity { id, currency, on, published_on, age_days, limit_days } => Some(format!(
            "{} 对人民币的汇率中间价最近一次为 {published_on}，距 {on} 已 {age_days} 天，最多可用 {limit_days} 天：请在机构参数 {id} 中加入 {on} 的中间价",
            currency.code()
        )),
        _ => None,
    };
    let problem = Problem::from_domain(Code::WrongState, error);
    match zh {
        Some(zh) => problem.in_chinese(zh),
        None => problem,
    }
}

impl Parities {
    pub(crate) const fn new(rules: Arc<Rulebook>, day: Date, known_at: Timestamp) -> Self {
        Self { rules, day, known_at, taken: OnceLock::new() }
    }

    fn snapshot(&self) -> &Snapshot {
        self.taken.get_or_init(|| self.rules.snapshot(self.day, self.known_at))
    }

    /// The parity of a currency.
    pub(crate) fn of(&self, currency: Currency) -> Outcome<Parity> {
        self.snapshot().parity(currency, &mut Pins::default()).map_err(parity_problem)
    }

    /// The newest parity of a currency on the day, however old: enough to weigh what is owed, where a late quote must not keep a
    /// payment or a close from being recorded. A limit is never held by it.
    pub(crate) fn newest(&self, currency: Currency) -> Outcome<Parity> {
        let (id, on) = (parity_id(currency), self.day);
        if currency == Currency::CNY {
            return Ok(Parity { currency, yuan: Decimal::ONE, published_on: on });
        }
        let found = self.snapshot().describe(&id).and_then(|(_, fact)| match fact.value {
            Value::Decimal(yuan) => Some(Parity { currency, yuan, published_on: fact.effective_from }),
            _ => None,
        });
        found.ok_or_else(|| parity_problem(RuleError::NoParity { id, currency, on }))
    }

    /// An amount in another currency by the newest parities, half up.
    pub(crate) fn weigh(&self, amount: Money, to: Currency) -> Outcome<Money> {
        if amount.currency() == to {
            return Ok(amount);
        }
        let rate = ExchangeRate { from: self.newest(amount.currency())?.yuan, to: self.newest(to)?.yuan };
        amount.converted(to, rate, Rounding::HalfUp).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
    }

    /// An amount in another currency, rounded to its minor unit as asked.
    pub(crate) fn convert(&self, amount: Money, to: Currency, rounding: Rounding) -> Outcome<Money> {
        if amount.currency() == to {
            return Ok(amount);
        }
        let rate =
            self.snapshot().exchange_rate(amount.currency(), to, &mut Pins::default()).map_err(parity_problem)?;
        amount.converted(to, rate, rounding).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
    }
}

impl Platform {
    /// What one unit of a currency is in yuan on a day, as the asker's institution holds it now.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::WrongState`], with the parameter and the day, where none is in force or the newest is too old.
    pub async fn parity(&self, who: &Principal, currency: Currency, day: Date) -> Outcome<Parity> {
        who.require(Action::ReadProduct)?;
        self.parities(who.institution, day).await?.of(currency)
    }

    pub(crate) async fn parities(&self, institution: InstitutionId, day: Date) -> Outcome<Parities> {
        Ok(Parities::new(self.rules_now(institution).await?, day, self.clock.now()))
    }
}
