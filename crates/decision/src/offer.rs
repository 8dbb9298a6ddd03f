//! Limit, enhancement, price, cost and authority: from an eligible request to an offer.

use calendar::Date;
use loan::{AllInCost, CostError, Floating, Terms, TermsSpec};
use money::{Currency, Decimal, Money, Rate, Rounding};
use product::rules::{OwnedValue, Value};
use product::{BaseRate, Fee};
use rulebook::{LprTerm, RuleError};
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

use crate::backtest;
use crate::decide::{DecideError, Run, Words, run_rules};
use crate::record::{CostSheet, FeeDue, GuaranteeNeeded, Offer, Step, Weight};

/// Decimal places of a contract rate: a hundredth of a basis point.
const RATE_PLACES: u32 = 6;
/// Tenors beyond this many months are priced on the over-five-year LPR.
const LONG_TENOR_MONTHS: u32 = 60;

/// What can be offered, before it is put into a record.
pub(crate) struct Built {
    amount: Money,
    limit: Money,
    guarantee: Option<GuaranteeNeeded>,
    price: Price,
    fees: Vec<FeeDue>,
    interest: Money,
    /// Left out where no trace is kept and the cost is known to lie within the cap.
    cost: Option<CostSheet>,
}

impl Built {
    /// What a comparison looks at.
    pub(crate) const fn terms(&self) -> backtest::Terms {
        backtest::Terms { amount: self.amount, limit: self.limit, rate: self.price.rate, interest: self.interest }
    }

    /// The offer as a record holds it.
    pub(crate) fn offer(self, run: &Run<'_>) -> Result<Offer, DecideError> {
        let document = run.bundle.product().document();
        let request = &run.input.request;
        let rate = self.price.rate;
        let uplift = |percent: Decimal| -> Result<Rate, DecideError> {
            let factor = Decimal::ONE + percent / Decimal::ONE_HUNDRED;
            rate.checked_scale(factor).ok_or_else(|| DecideError::Schedule("a penalty rate leaves its range".into()))
        };
        let cost = self.cost.ok_or_else(|| DecideError::Schedule("the all-in cost was not worked out".into()))?;
        Ok(Offer {
            amount: self.amount,
            limit: self.limit,
            tenor_months: request.tenor_months,
            repayment: request.repayment.clone(),
            frequency: document.frequency.clone(),
            roll: document.roll,
            rate,
            base_rate: self.price.base,
            spread: self.price.spread,
            day_count: document.pricing.day_count,
            overdue_rate: uplift(document.late.overdue_uplift_percent)?,
            misuse_rate: uplift(document.late.misuse_uplift_percent)?,
            grace_days: document.late.grace_days,
            floating: floating(document, request.tenor_months, rate, self.price.base),
            guarantee: self.guarantee,
            fees: self.fees,
            cost,
        })
    }
}

/// How a rate follows its LPR: the spread in whole basis points over the quote it was built on, floor and cap included.
fn floating(document: &product::Product, tenor_months: u32, rate: Rate, base: Rate) -> Option<Floating> {
    let reset = document.pricing.reset?;
    let tenor = lpr_term(document.pricing.base, tenor_months)?;
    let spread = (rate.fraction() - base.fraction()) * Decimal::from(10_000);
    Some(Floating { tenor, spread_bps: spread.round().to_i64()?, reset })
}

/// Works out what can be offered; none when a step declines or nothing can be priced.
pub(crate) fn build(run: &mut Run<'_>) -> Result<Option<Built>, DecideError> {
    let Some((limit, amount)) = limit(run)? else { return Ok(None) };
    let guarantee = enhancement(run, amount);
    let Some(price) = price(run, guarantee.is_some())? else { return Ok(None) };
    let charged = cost(run, amount, price.rate, guarantee.is_some())?;
    let Some(Charged { fees, interest, sheet: cost }) = charged else { return Ok(None) };
    authority(run, amount);
    Ok(Some(Built { amount, limit, guarantee, price, fees, interest, cost }))
}

/// The limit and the amount that can be offered.
fn limit(run: &mut Run<'_>) -> Result<Option<(Money, Money)>, DecideError> {
    run.step(Step::Limit);
    let bundle = run.bundle;
    let product = bundle.product();
    let document = product.document();
    let (answer, graph) = run_rules(run.traced, product.limit(), &run.values[..product.known_first()])?;
    let by_rules = answer.get("limit").number().unwrap_or_default();
    run.graph(graph);
    run.note("limit.by_rules", by_rules);
    // The product's most, and down to a whole step: never more than the rules would lend.
    let bounded = by_rules.min(document.amount.max);
    let steps = bounded.checked_div(document.amount.step).unwrap_or_default().floor();
    let limit = steps.checked_mul(document.amount.step).unwrap_or_default();
    let enough = limit >= document.amount.min;
    let words = ("limit-too-low", "核定额度低于产品最低金额", "the limit is below the product's least amount");
    run.check(Weight::Decline, "limit", enough, limit, &format!("at least {}", document.amount.min), words);
    if !enough {
        return Ok(None);
    }
    let requested = product::from_money(run.input.request.amount);
    let amount = requested.min(limit);
    if amount < requested {
        let threshold = format!("limit {limit}");
        let words = ("amount-reduced", "申请金额高于核定额度，按额度授信", "less than asked for: the limit is lower");
        let value = OwnedValue::Number(requested.normalize());
        run.reason(Weight::Note, "limit", "request.amount", value, &threshold, words);
    }
    run.note("offer.amount", amount);
    run.values[product.slots().offer_amount] = Value::Number(amount);
    let money = |n| product::to_money(n, document.currency).ok_or(money::MoneyError::Overflow);
    Ok(Some((money(limit)?, money(amount)?)))
}

fn enhancement(run: &mut Run<'_>, amount: Money) -> Option<GuaranteeNeeded> {
    run.step(Step::Enhancement);
    let bundle = run.bundle;
    let product = bundle.product();
    let needed = product.required_when().is_some_and(|c| c.holds(&run.values));
    run.values[product.slots().offer_guaranteed] = Value::Bool(needed);
    run.note("guarantee.required", needed);
    let enhancement = product.document().enhancement.as_ref().filter(|_| needed)?;
    let words =
        ("guarantee-needed", "需要担保，担保机构尚未确认", "a guarantee is needed and no guarantor stands ready");
    let available = run.input.guarantee_available;
    let threshold = format!("for {amount} under {}", enhancement.agreement);
    run.check(Weight::Refer, "guarantee.available", available, available, &threshold, words);
    Some(GuaranteeNeeded { agreement: enhancement.agreement.clone(), cover_percent: enhancement.cover_percent })
}

struct Price {
    rate: Rate,
    base: Rate,
    spread: Rate,
}

/// The rate: base, spread and adjustment, within floor and cap. None when there is no base rate to lend on.
fn price(run: &mut Run<'_>, guaranteed: bool) -> Result<Option<Price>, DecideError> {
    run.step(Step::Price);
    let bundle = run.bundle;
    let product = bundle.product();
    let pricing = &product.document().pricing;
    let term = lpr_term(pricing.base, run.input.request.tenor_months);
    let Some(base) = base_rate(run, term)? else { return Ok(None) };
    run.note("guaranteed", guaranteed);
    run.values[product.slots().base_rate] = Value::Number(base.percent());
    if let Some(slot) = product.slots().funding_cost {
        run.note(product::FUNDING_COST, run.values[slot].owned());
    }
    let (answer, graph) = run_rules(run.traced, product.price(), &run.values)?;
    let spread_bps = answer.get("spread_bps").number().unwrap_or_default();
    let adjustment_bps = answer.get("adjustment_bps").number().unwrap_or_default();
    run.graph(graph);
    run.note("spread_bps", spread_bps);
    run.note("adjustment_bps", adjustment_bps);
    let too_large = || DecideError::Money(money::MoneyError::Overflow);
    let bps = spread_bps.checked_add(adjustment_bps).ok_or_else(too_large)?;
    let spread = Rate::from_fraction(rounded(bps / Decimal::from(10_000)));
    let raw = base.checked_add(spread).ok_or_else(too_large)?;
    let (floor, cap) = product.rate_bounds();
    let rate = raw.max(floor).min(cap);
    run.note("rate.before_bounds_percent", raw.percent());
    run.note("rate_percent", rate.percent());
    if rate != raw {
        let (code, zh, en) = if raw < floor {
            ("rate-floor", "利率按产品下限执行", "the rate was raised to the product's floor")
        } else {
            ("rate-cap", "利率按产品上限执行", "the rate was lowered to the product's cap")
        };
        let value = OwnedValue::Number(raw.percent());
        let threshold = format!("{}..{}", floor.percent(), cap.percent());
        run.reason(Weight::Note, "pricing.bounds", "rate_percent", value, &threshold, (code, zh, en));
    }
    Ok(Some(Price { rate, base, spread }))
}

/// The quote that a base rate means for a tenor.
const fn lpr_term(base: BaseRate, tenor_months: u32) -> Option<LprTerm> {
    match base {
        BaseRate::Zero => None,
        BaseRate::LprOneYear => Some(LprTerm::OneYear),
        BaseRate::LprFiveYears => Some(LprTerm::FiveYears),
        BaseRate::LprByTenor if tenor_months > LONG_TENOR_MONTHS => Some(LprTerm::FiveYears),
        BaseRate::LprByTenor => Some(LprTerm::OneYear),
    }
}

fn rounded(fraction: Decimal) -> Decimal {
    fraction.round_dp_with_strategy(RATE_PLACES, RoundingStrategy::MidpointAwayFromZero).normalize()
}

fn base_rate(run: &mut Run<'_>, term: Option<LprTerm>) -> Result<Option<Rate>, DecideError> {
    let Some(term) = term else { return Ok(Some(Rate::ZERO)) };
    match run.bundle.rules().lpr_for_new_contract(term, &mut run.pins) {
        Ok(quote) => {
            run.note(term.id(), quote.rate.percent());
            run.note("lpr.published_on", quote.published_on.to_string());
            if quote.stale {
                let words = ("lpr-old", "LPR报价可能已过期", "a newer LPR is probably missing from the rulebook");
                let value = OwnedValue::Number(quote.age_days.into());
                run.reason(Weight::Alarm, "lpr.stale.warn-days", "lpr.age_days", value, "days", words);
            }
            Ok(Some(quote.rate))
        }
        Err(RuleError::StaleLpr { age_days, limit_days, .. }) => {
            let words =
                ("lpr-stale", "LPR报价过期，不得新签浮动利率合同", "the LPR is too old to price a new contract on");
            let threshold = format!("{limit_days} days");
            run.check(Weight::Refer, "lpr.stale.refuse-days", false, Decimal::from(age_days), &threshold, words);
            Ok(None)
        }
        Err(other) => Err(other.into()),
    }
}

/// What the firm pays beside the principal.
struct Charged {
    fees: Vec<FeeDue>,
    interest: Money,
    /// As in [`Built::cost`].
    sheet: Option<CostSheet>,
}

/// Fees and the all-in cost against the cap. None when it is above: such an offer may not be made.
fn cost(run: &mut Run<'_>, amount: Money, rate: Rate, guaranteed: bool) -> Result<Option<Charged>, DecideError> {
    run.step(Step::Cost);
    let document = run.bundle.product().document();
    let months = run.input.request.tenor_months;
    let due = document.pricing.fees.iter().filter(|f| guaranteed || !f.only_if_guaranteed);
    let fees = due.map(|fee| fee_due(fee, amount, months)).collect::<Result<Vec<_>, _>>()?;
    let (terms, schedule) = schedule(run, amount, rate)?;
    let interest = schedule.total_interest()?;
    let count = i64::try_from(schedule.instalments.len()).unwrap_or(i64::MAX);
    let mut all_fees = Money::zero(amount.currency());
    for fee in &fees {
        let repeated = fee.each_instalment.checked_mul_ratio(count, 1, Rounding::HalfUp)?;
        all_fees = all_fees.checked_add(fee.upfront)?.checked_add(repeated)?;
    }
    let cap = cap(run)?;
    if !run.traced && fees.is_empty() && surely_within(amount, rate, cap) {
        return Ok(Some(Charged { fees, interest, sheet: None }));
    }
    let cost = match terms.cost(run.input.decided_on, &schedule, &cost_fees(&fees)) {
        Ok(cost) => Some(cost),
        // Fees that leave the firm nothing have no rate, and no cap allows them.
        Err(CostError::NoCredit | CostError::NoRate) => None,
        Err(other) => return Err(DecideError::Schedule(other.to_string())),
    };
    if let Some(cost) = &cost {
        run.note("cost.simple_percent", cost.simple.percent());
        run.note("cost.compounded_percent", cost.compounded.percent());
        run.note("cost.by_days_percent", cost.by_days.percent());
    }
    let within = cost.is_some_and(|c| c.highest() <= cap);
    let words = ("cost-above-cap", "综合融资成本超过上限", "the all-in annual cost is above the cap");
    let shown = cost.map_or_else(|| "fees take the whole loan".to_owned(), |c| c.highest().percent().to_string());
    run.check(Weight::Decline, "cost.cap", within, shown, &cap.percent().to_string(), words);
    let Some(cost) = cost.filter(|_| within) else { return Ok(None) };
    alarm(run, amount.currency(), cost.highest())?;
    let AllInCost { simple, compounded, by_days } = cost;
    let sheet = CostSheet { interest, fees: all_fees, simple, compounded, by_days, cap };
    Ok(Some(Charged { fees, interest, sheet: Some(sheet) }))
}

/// Whether a loan without fees costs no more than the cap in every convention, without solving for its rate.
///
/// In a period of d days the debt grows by at most a factor of 1 + r x 31/360, or with months of 30 days by 1 + r x 30/360 in 28 days:
/// per day by no more than e^(1.09 r / 365). So the cost is at most e^(1.09 r) - 1; a tenth on the rate and two per mille on the
/// result are left for the rounding of instalments, which counts for less the larger the loan.
fn surely_within(amount: Money, rate: Rate, cap: Rate) -> bool {
    const LARGE_ENOUGH: i64 = 100_000;
    let (Some(rate), Some(cap)) = (rate.fraction().to_f64(), cap.fraction().to_f64()) else { return false };
    amount.minor() >= LARGE_ENOUGH && libm::expm1(1.1 * rate) + 0.002 < cap
}

/// The fees as the cost sheet's arithmetic takes them.
fn cost_fees(fees: &[FeeDue]) -> Vec<loan::Fee> {
    let each =
        |fee: &FeeDue, amount, timing| loan::Fee { name: fee.zh.clone(), payee: fee.payee_zh.clone(), amount, timing };
    fees.iter()
        .flat_map(|fee| {
            [
                each(fee, fee.upfront, loan::FeeTiming::UpFront),
                each(fee, fee.each_instalment, loan::FeeTiming::EachInstalment),
            ]
        })
        .filter(|fee| !fee.amount.is_zero())
        .collect()
}

fn fee_due(fee: &Fee, amount: Money, months: u32) -> Result<FeeDue, DecideError> {
    let (upfront, each_instalment) = fee.due(amount, months)?;
    let (code, zh, en, payee_zh) = (fee.code.clone(), fee.zh.clone(), fee.en.clone(), fee.payee_zh.clone());
    Ok(FeeDue { code, zh, en, payee_zh, upfront, each_instalment })
}

/// The plan if the money went out today, with the working days that are announced.
fn schedule(run: &Run<'_>, amount: Money, rate: Rate) -> Result<(Terms, loan::Schedule), DecideError> {
    let (input, document) = (run.input, run.bundle.product().document());
    let fault = |e: &dyn std::fmt::Display| DecideError::Schedule(e.to_string());
    let months = u16::try_from(input.request.tenor_months).map_err(|e| fault(&e))?;
    let method = input.request.repayment.clone();
    let mut spec = TermsSpec::standard(amount, rate, method, months, input.decided_on)
        .and_then(|spec| spec.every(document.frequency.clone()))
        .map_err(|e| fault(&e))?;
    spec.day_count = document.pricing.day_count;
    spec.roll = document.roll;
    let terms = Terms::try_new(spec, run.bundle.rules().business_days()).map_err(|e| fault(&e))?;
    let schedule = terms.schedule().map_err(|e| fault(&e))?;
    Ok((terms, schedule))
}

/// The cap on the higher of the two conventions: which of them the guideline means is not confirmed.
fn cap(run: &mut Run<'_>) -> Result<Rate, DecideError> {
    let bundle = run.bundle;
    let rules = bundle.rules();
    let mut cap = rules.rate("cost.cap.new-loans", &mut run.pins)?;
    let binds_from = match rules.text("cost.cap.lpr-multiple.binds-from", &mut run.pins) {
        Ok(text) => calendar::parse_date(text).ok(),
        Err(_) => None,
    };
    if run.input.request.amount.currency() == Currency::CNY
        && binds_from.is_some_and(|day: Date| run.input.decided_on >= day)
    {
        cap = cap.min(rules.four_times_lpr(&mut run.pins)?);
    }
    Ok(cap)
}

/// Above four one-year LPRs: allowed until the multiple binds, and someone should look.
fn alarm(run: &mut Run<'_>, currency: Currency, higher: Rate) -> Result<(), DecideError> {
    if currency != Currency::CNY {
        return Ok(());
    }
    let line = run.bundle.rules().four_times_lpr(&mut run.pins)?;
    let words = ("cost-above-4-lpr", "综合融资成本超过4倍LPR", "the all-in annual cost is above four one-year LPRs");
    let threshold = line.percent().to_string();
    run.check(Weight::Alarm, "cost.cap.lpr-multiple", higher <= line, higher.percent(), &threshold, words);
    Ok(())
}

/// What only a person may approve.
/// Why a person decides although the rules could.
pub(crate) const AUTOMATION_REFUSED: Words<'static> =
    ("automation-refused", "当事人拒绝仅由自动化作出决定", "the person refuses a decision made only by automation");

fn authority(run: &mut Run<'_>, amount: Money) {
    run.step(Step::Authority);
    let bundle = run.bundle;
    let product = bundle.product();
    let authority = &product.document().authority;
    let allowed = authority.straight_through;
    let words = ("no-straight-through", "该产品须人工审批", "this product is always approved by a person");
    run.check(Weight::Refer, "authority.straight_through", allowed, allowed, "true", words);
    let (amount, most) = (product::from_money(amount), authority.max_amount);
    let words = ("above-authority", "金额超出自动审批权限", "the amount is above what may be approved automatically");
    run.check(Weight::Refer, "authority.max_amount", amount <= most, amount, &format!("at most {most}"), words);
    let refused = run.input.automation_refused;
    run.check(Weight::Refer, "automation.accepted", !refused, !refused, "true", AUTOMATION_REFUSED);
    for (condition, compiled) in authority.refer_when.iter().zip(product.refer_when()) {
        let holds = compiled.holds(&run.values);
        if !holds && !run.traced {
            continue;
        }
        // The last variable the condition reads stands for it.
        let read = compiled.reads().last().copied();
        let value = read.map_or(OwnedValue::Null, |slot| run.values[slot].owned());
        let rule = format!("authority.refer_when.{}", condition.code);
        let words = (condition.code.as_str(), condition.zh.as_str(), condition.en.as_str());
        run.check(Weight::Refer, &rule, !holds, value, &format!("not {}", condition.when), words);
    }
}

#[cfg(test)]
mod tests {
    use loan::RepaymentMethod;

    use super::*;

    /// What is said to lie within the cap does, in every convention, whatever the plan.
    #[test]
    fn a_cost_that_is_surely_within_is_within() {
        let mut tightest = f64::INFINITY;
        for (day, yuan) in [("2025-01-31", 1_000), ("2024-02-01", 50_000), ("2025-06-10", 3_000_000)] {
            let on = calendar::parse_date(day).unwrap();
            let amount = Money::from_minor(yuan * 100, Currency::CNY);
            for months in [1_u16, 2, 3, 12, 36, 60] {
                for method in [
                    RepaymentMethod::Annuity,
                    RepaymentMethod::EqualPrincipal,
                    RepaymentMethod::InterestFirst,
                    RepaymentMethod::Bullet,
                    RepaymentMethod::Seasonal { months: vec![3, 9] },
                    RepaymentMethod::StepUp { every: 12, growth_bps: 1_000 },
                    RepaymentMethod::Balloon { residual_bps: 5_000 },
                    RepaymentMethod::RentInAdvance { residual_bps: 100 },
                ] {
                    // One rent in advance is no credit.
                    if months == 1 && method.is_in_advance() {
                        continue;
                    }
                    for day_count in calendar::DayCount::ALL {
                        for percent in [1, 4, 9, 15, 24, 36] {
                            let rate = Rate::from_percent(percent.into());
                            let mut spec = TermsSpec::standard(amount, rate, method.clone(), months, on).unwrap();
                            spec.day_count = day_count;
                            let terms = Terms::try_new(spec, &calendar::BusinessCalendar::default()).unwrap();
                            let schedule = terms.schedule().unwrap();
                            let cost = terms.cost(on, &schedule, &[]).unwrap().highest().fraction().to_f64().unwrap();
                            let most = libm::expm1(1.1 * rate.fraction().to_f64().unwrap()) + 0.002;
                            assert!(cost < most, "{day} {yuan} {months} {method:?} {day_count:?} {percent}%: {cost}");
                            tightest = tightest.min(most - cost);
                            assert!(!surely_within(amount, rate, Rate::from_fraction(rounded(most_of(cost)))));
                        }
                    }
                }
            }
        }
        assert!(tightest > 0.001, "some room is left for what was not tried: {tightest}");
    }

    /// A cap just below a cost.
    fn most_of(cost: f64) -> Decimal {
        Decimal::try_from(cost - 0.000_01).unwrap()
    }
}
