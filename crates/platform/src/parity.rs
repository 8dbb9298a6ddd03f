//! Central parities (人民币汇率中间价) as an institution's rules hold them, and amounts said in another currency by them.
//!
//! A book keeps its currencies apart (分账制). Where one number is needed all the same, a limit or a debtor's whole exposure, it
//! comes from here and says the rate and its day; nothing converts by itself.

use calendar::Date;
use codes::InstitutionId;
use money::{Currency, Money, Rounding};
use rulebook::{Parity, Pins, RuleError, Snapshot};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::problem::{Code, Outcome, Problem};

/// The parities of a day, as known when they were asked for.
pub(crate) struct Parities {
    snapshot: Snapshot,
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
    /// The parity of a currency.
    pub(crate) fn of(&self, currency: Currency) -> Outcome<Parity> {
        self.snapshot.parity(currency, &mut Pins::default()).map_err(parity_problem)
    }

    /// An amount in another currency, rounded to its minor unit as asked.
    pub(crate) fn convert(&self, amount: Money, to: Currency, rounding: Rounding) -> Outcome<Money> {
        if amount.currency() == to {
            return Ok(amount);
        }
        let rate = self.snapshot.exchange_rate(amount.currency(), to, &mut Pins::default()).map_err(parity_problem)?;
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
        Ok(Parities { snapshot: self.rules_now(institution).await?.snapshot(day, self.clock.now()) })
    }
}
