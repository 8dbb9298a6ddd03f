//! Limits below zero, and prices against the all-in cap: looked for among applicants whom the rules would serve.

use calendar::Date;
use loan::{RepaymentMethod, Terms, TermsSpec};
use money::{Money, Rate};
use rust_decimal::Decimal;

use super::extremes::Space;
use super::{Finding, Given, Market, Place, Severity, words};
use crate::compiled::{CompiledProduct, to_money};
use crate::document::{BaseRate, repayment_code};
use crate::rules::{OwnedValue, Value};

/// Tenors beyond this many months are priced on the over-five-year LPR.
const LONG_TENOR_MONTHS: u32 = 60;

/// What is found in the limit and the price of a product that compiles.
pub(super) fn findings(product: &CompiledProduct, market: &Market) -> Vec<Finding> {
    let mut found = Vec::new();
    limit(product, market, &mut found);
    price(product, market, &mut found);
    found
}

fn finding(code: &'static str, severity: Severity, path: &str, (zh, en): (String, String)) -> Finding {
    let place = Place { path: path.to_owned(), ..Place::default() };
    Finding { code, severity, place, witness: Vec::new(), zh, en }
}

struct Rules<'p> {
    product: &'p CompiledProduct,
    market: &'p Market,
}

impl Rules<'_> {
    /// Whether the rules would serve this applicant.
    fn eligible(&self, input: &[OwnedValue]) -> bool {
        let values: Vec<Value<'_>> = input.iter().map(OwnedValue::as_value).collect();
        let known = &values[..self.product.known_first()];
        self.product.eligibility().run(known).is_ok_and(|answer| answer.rows("reasons").is_empty())
    }

    fn limit(&self, input: &[OwnedValue]) -> Option<Decimal> {
        let values: Vec<Value<'_>> = input.iter().map(OwnedValue::as_value).collect();
        let answer = self.product.limit().run(&values[..self.product.known_first()]).ok()?;
        answer.get("limit").number()
    }

    /// The rate before floor and cap, percent a year; none for an applicant who gets no offer.
    fn raw_rate(&self, input: &[OwnedValue]) -> Option<Decimal> {
        let slots = self.product.slots();
        let values: Vec<Value<'_>> = input.iter().map(OwnedValue::as_value).collect();
        let (asked, offered) = (values[slots.amount].number()?, values[slots.offer_amount].number()?);
        if offered > asked || offered > self.limit(input)? || !self.eligible(input) {
            return None;
        }
        let base = self.base(values[slots.tenor_months].number()?)?;
        let mut priced = values;
        priced[slots.base_rate] = Value::Number(base);
        let answer = self.product.price().run(&priced).ok()?;
        let bps = answer
            .get("spread_bps")
            .number()?
            .checked_add(answer.get("adjustment_bps").number().unwrap_or_default())?;
        base.checked_add(bps.checked_div(Decimal::ONE_HUNDRED)?)
    }

    fn base(&self, months: Decimal) -> Option<Decimal> {
        match self.product.document().pricing.base {
            BaseRate::Zero => Some(Decimal::ZERO),
            BaseRate::LprOneYear => self.market.lpr_one_year,
            BaseRate::LprFiveYears => self.market.lpr_five_years,
            BaseRate::LprByTenor if months > LONG_TENOR_MONTHS.into() => self.market.lpr_five_years,
            BaseRate::LprByTenor => self.market.lpr_one_year,
        }
    }

    fn bounded(&self, raw: Decimal) -> Decimal {
        let pricing = &self.product.document().pricing;
        raw.max(pricing.floor_percent).min(pricing.cap_percent)
    }

    /// The all-in annual cost of the offer this input leads to, percent.
    fn all_in(&self, input: &[OwnedValue]) -> Option<Decimal> {
        let rate = self.bounded(self.raw_rate(input)?);
        let slots = self.product.slots();
        let text = |slot: usize| if let OwnedValue::Text(text) = &input[slot] { Some(text.as_str()) } else { None };
        let number = |slot: usize| input[slot].as_value().number();
        let document = self.product.document();
        let method = document.repayment.iter().find(|m| Some(repayment_code(m)) == text(slots.repayment))?;
        let amount = to_money(number(slots.offer_amount)?, document.currency)?;
        let months = u32::try_from(number(slots.tenor_months)?.trunc()).ok()?;
        let guaranteed = input[slots.offer_guaranteed].as_value().bool()?;
        self.cost(rate, method, amount, months, guaranteed)
    }

    fn cost(
        &self,
        rate: Decimal,
        method: &RepaymentMethod,
        amount: Money,
        months: u32,
        guaranteed: bool,
    ) -> Option<Decimal> {
        let document = self.product.document();
        let on: Date = self.market.on?;
        let mut spec =
            TermsSpec::standard(amount, Rate::from_percent(rate), method.clone(), u16::try_from(months).ok()?, on)
                .and_then(|spec| spec.every(document.frequency.clone()))
                .ok()?;
        spec.day_count = document.pricing.day_count;
        spec.roll = document.roll;
        let terms = Terms::try_new(spec, &self.market.business).ok()?;
        let schedule = terms.schedule().ok()?;
        let mut fees = Vec::new();
        for fee in document.pricing.fees.iter().filter(|fee| guaranteed || !fee.only_if_guaranteed) {
            let (upfront, each) = fee.due(amount, months).ok()?;
            for (amount, timing) in [(upfront, loan::FeeTiming::UpFront), (each, loan::FeeTiming::EachInstalment)] {
                if !amount.is_zero() {
                    fees.push(loan::Fee { name: fee.zh.clone(), payee: fee.payee_zh.clone(), amount, timing });
                }
            }
        }
        // Fees that leave the firm nothing have no rate: no cap allows them.
        Some(terms.cost(on, &schedule, &fees).map_or(Decimal::from(1_000), |cost| cost.highest().percent()))
    }

    /// The simplest input that still shows it.
    fn witness(&self, space: &Space, input: Vec<OwnedValue>, shows: &impl Fn(&[OwnedValue]) -> bool) -> Vec<Given> {
        let variables = self.product.schema().variables();
        let given = |(slot, value): (usize, OwnedValue)| Given { variable: variables[slot].name.clone(), value };
        space.simplest(input, shows).into_iter().map(given).collect()
    }
}

fn space(product: &CompiledProduct, market: &Market) -> Space {
    let programs = [product.eligibility(), product.limit(), product.price()];
    let mut space = Space::of(product.schema(), &programs);
    let slots = product.slots();
    // Set by the steps of a decision.
    space.fix(slots.base_rate, OwnedValue::Number(Decimal::ZERO));
    if let Some(below) = market.grade_below {
        space.tie(slots.pd, slots.grade, below);
    }
    if product.document().enhancement.is_none() {
        space.fix(slots.offer_guaranteed, OwnedValue::Bool(false));
    }
    space
}

fn limit(product: &CompiledProduct, market: &Market, found: &mut Vec<Finding>) {
    let bounds = product.limit().bounds(product.schema().variables(), "limit");
    if bounds.low.is_some_and(|low| low >= Decimal::ZERO) {
        return;
    }
    let rules = Rules { product, market };
    let loss = |input: &[OwnedValue]| rules.limit(input).filter(|_| rules.eligible(input)).map(|limit| -limit);
    let space = space(product, market);
    match space.largest(&loss) {
        Some((input, most)) if most > Decimal::ZERO => found.push(Finding {
            witness: rules.witness(&space, input, &|input| loss(input).is_some_and(|loss| loss > Decimal::ZERO)),
            ..finding("limit-negative", Severity::Error, "rules.limit", words::limit_negative())
        }),
        _ => found.push(finding("undecided", Severity::Hint, "rules.limit", words::limit_undecided())),
    }
}

fn price(product: &CompiledProduct, market: &Market, found: &mut Vec<Finding>) {
    let rules = &Rules { product, market };
    let pricing = &product.document().pricing;
    let space = space(product, market);
    let Some((dearest, highest)) = space.largest(&|input: &[OwnedValue]| rules.raw_rate(input)) else {
        found.push(finding("undecided", Severity::Hint, "rules.price", words::price_undecided()));
        return;
    };
    let lowest = space.largest(&|input: &[OwnedValue]| rules.raw_rate(input).map(|rate| -rate));
    if highest > pricing.cap_percent {
        found.push(finding(
            "price-bounded",
            Severity::Hint,
            "pricing.cap_percent",
            words::above_product_cap(highest, pricing.cap_percent),
        ));
    }
    if let Some((input, lowest)) = lowest.map(|(input, least)| (input, -least)) {
        if lowest < Decimal::ZERO {
            let below = |input: &[OwnedValue]| rules.raw_rate(input).is_some_and(|rate| rate < Decimal::ZERO);
            found.push(Finding {
                witness: rules.witness(&space, input, &below),
                ..finding("rate-negative", Severity::Warning, "rules.price", words::rate_negative(lowest))
            });
        } else if lowest < pricing.floor_percent {
            found.push(finding(
                "price-bounded",
                Severity::Hint,
                "pricing.floor_percent",
                words::below_product_floor(lowest, pricing.floor_percent),
            ));
        }
    }
    if market.on.is_none() || market.cap_percent.is_none() && market.line_percent.is_none() {
        return;
    }
    // A higher rate always costs more: from the dearest applicant on, only what the fees and the plan depend on is changed.
    let slots = product.slots();
    let planned = [slots.tenor_months, slots.repayment, slots.amount, slots.offer_amount, slots.offer_guaranteed];
    let Some((input, cost)) = space.largest_from(dearest, &planned, &|input: &[OwnedValue]| rules.all_in(input)) else {
        return;
    };
    let dearer = |than: Decimal| move |input: &[OwnedValue]| rules.all_in(input).is_some_and(|cost| cost > than);
    match (market.cap_percent, market.line_percent) {
        (Some(cap), _) if cost > cap => {
            // Without the scorecard's cut-offs, the grade and the probability of the witness might never meet.
            let severity = if market.grade_below.is_some() { Severity::Error } else { Severity::Warning };
            let (words, witness) = (words::above_cap(cost, cap), rules.witness(&space, input, &dearer(cap)));
            found.push(Finding { witness, ..finding("price-above-cap", severity, "rules.price", words) });
        }
        (_, Some(line)) if cost > line => {
            let (words, witness) = (words::above_line(cost, line), rules.witness(&space, input, &dearer(line)));
            found.push(Finding { witness, ..finding("price-above-line", Severity::Warning, "rules.price", words) });
        }
        _ => {}
    }
}
