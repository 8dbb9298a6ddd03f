//! [`decide`]: from an input and a bundle to a decision, every step in the trace.
//!
//! | step | stops when | why it stands here |
//! |---|---|---|
//! | consent | a category is not permitted | nothing may be read without it |
//! | hard rules | the firm cannot be served | no score for one who cannot be served |
//! | score, grade | | |
//! | match | the request does not fit or the product's rules refuse | rules may rely on the request's ranges |
//! | limit | too little to lend | |
//! | enhancement | | a guarantee costs a fee, which counts in the cost |
//! | price | no base rate to price on | |
//! | cost | above the cap | an offer above it would be unlawful |
//! | authority | | only what is left decides between offer and referral |

use money::{Decimal, MoneyError};
use product::rules::{Answer, Kind, NodeTrace, OwnedValue, Program, RunError, TraceStep, Value};
use product::{kind_code, repayment_code, size_code};
use rulebook::{Pins, RuleError};
use rust_decimal::prelude::FromPrimitive;
use scoring::{FeatureValue, Score, ScoreError};

use crate::backtest::Side;
use crate::bundle::Bundle;
use crate::input::{DecisionInput, InputError};
use crate::record::{Check, Decision, Notice, Offer, Outcome, Reason, RulebookPin, Step, TraceEntry, Weight};
use crate::{firm, offer};

/// Why no decision could be made: a fault of the caller or of the set-up, never a decline.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// The input.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The scorecard could not read the features.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// A product rule left the range of decimals.
    #[error(transparent)]
    Rules(#[from] RunError),
    /// A parameter is not in force.
    #[error(transparent)]
    Rulebook(#[from] RuleError),
    /// An amount left its range.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The schedule or cost of the offer could not be worked out.
    #[error("the offer's schedule cannot be worked out: {0}")]
    Schedule(String),
}

/// Decides.
///
/// The same input and bundle give the same bytes, on every machine and in every year.
///
/// # Errors
/// An input that is not one (NaN, wrong dates), or a set-up that cannot decide (a parameter that is not in force). A firm
/// that does not qualify is no error: that is a [`Decision`] with its reasons.
pub fn decide(input: &DecisionInput, bundle: &Bundle) -> Result<Decision, DecideError> {
    input.check()?;
    let mut run = Run::new(input, bundle, true);
    let offer = match run.steps()? {
        Some(built) => Some(built.offer(&run)?),
        None => None,
    };
    Ok(run.finish(offer))
}

/// What a decision comes to, without its record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Verdict {
    /// What came out, with the terms of [`Decision::offer`].
    pub side: Side,
    /// As in [`Decision::score`].
    pub score: Option<Score>,
}

/// The same steps as [`decide`] without writing a trace: a back-test asks hundreds of thousands of times and keeps only this.
pub(crate) fn verdict(input: &DecisionInput, bundle: &Bundle) -> Result<Verdict, DecideError> {
    input.check()?;
    let mut run = Run::new(input, bundle, false);
    let built = run.steps()?;
    let stopped = run.stopped();
    let offer = built.filter(|_| !stopped).map(|built| built.terms());
    Ok(Verdict { side: Side { outcome: run.outcome(), offer }, score: run.score })
}

/// One decision being made.
pub(crate) struct Run<'a> {
    pub input: &'a DecisionInput,
    pub bundle: &'a Bundle,
    pub pins: Pins,
    pub reasons: Vec<Reason>,
    pub trace: Vec<TraceEntry>,
    /// Whether checks and graphs are kept; the steps themselves are, because a reason names its own.
    pub traced: bool,
    pub score: Option<Score>,
    /// The variables of the product's rules, in slot order.
    pub values: Vec<Value<'a>>,
}

/// A reason in short: code, Chinese, English.
pub(crate) type Words<'w> = (&'w str, &'w str, &'w str);

impl<'a> Run<'a> {
    fn new(input: &'a DecisionInput, bundle: &'a Bundle, traced: bool) -> Self {
        Self {
            input,
            bundle,
            pins: Pins::default(),
            reasons: Vec::new(),
            trace: Vec::with_capacity(10),
            traced,
            score: None,
            values: vec![Value::Null; bundle.product().schema().variables().len()],
        }
    }

    fn steps(&mut self) -> Result<Option<offer::Built>, DecideError> {
        firm::consent(self);
        if self.stopped() {
            return Ok(None);
        }
        firm::hard_rules(self);
        if self.stopped() || !self.complete() || !self.in_range() {
            return Ok(None);
        }
        self.score()?;
        self.fill()?;
        self.fit();
        if self.stopped() {
            return Ok(None);
        }
        self.eligibility()?;
        if self.stopped() {
            return Ok(None);
        }
        offer::build(self)
    }

    /// Whether something declined.
    pub(crate) fn stopped(&self) -> bool {
        self.reasons.iter().any(|r| r.weight == Weight::Decline)
    }

    /// Opens a step of the trace.
    pub(crate) fn step(&mut self, step: Step) {
        self.trace.push(TraceEntry { step, checks: Vec::new(), graph: Vec::new() });
    }

    pub(crate) fn graph(&mut self, graph: Vec<NodeTrace>) {
        if let Some(entry) = self.trace.last_mut().filter(|_| self.traced) {
            entry.graph = graph;
        }
    }

    /// Notes a value that was worked out.
    pub(crate) fn note(&mut self, rule: &str, value: impl Into<OwnedValue>) {
        if !self.traced {
            return;
        }
        self.push_check(Check { rule: rule.to_owned(), value: value.into(), threshold: String::new(), passed: None });
    }

    fn push_check(&mut self, check: Check) {
        if !self.traced {
            return;
        }
        if let Some(entry) = self.trace.last_mut() {
            entry.checks.push(check);
        }
    }

    /// Notes a check; when it did not pass, gives a reason of this weight.
    pub(crate) fn check(
        &mut self,
        weight: Weight,
        rule: &str,
        passed: bool,
        value: impl Into<OwnedValue>,
        threshold: &str,
        words: Words<'_>,
    ) {
        if passed && !self.traced {
            return;
        }
        let value = value.into();
        let subject = rule;
        self.push_check(Check {
            rule: rule.to_owned(),
            value: value.clone(),
            threshold: threshold.to_owned(),
            passed: Some(passed),
        });
        if !passed {
            self.reason(weight, rule, subject, value, threshold, words);
        }
    }

    pub(crate) fn reason(
        &mut self,
        weight: Weight,
        rule: &str,
        subject: &str,
        value: OwnedValue,
        threshold: &str,
        (code, zh, en): Words<'_>,
    ) {
        let step = self.trace.last().map_or(Step::Consent, |entry| entry.step);
        self.reasons.push(Reason {
            weight,
            step,
            code: code.to_owned(),
            zh: zh.to_owned(),
            en: en.to_owned(),
            rule: rule.to_owned(),
            subject: subject.to_owned(),
            value,
            threshold: threshold.to_owned(),
            tell: true,
        });
    }

    /// Whether every feature that score and rules rely on is there; those missing are reasons to ask a person.
    fn complete(&mut self) -> bool {
        let features = &self.input.features;
        let product = self.bundle.product();
        let required = product.features().iter().filter(|f| f.required);
        let missing: Vec<&str> = required
            .filter(|f| matches!(features.get(&f.name), None | Some(FeatureValue::Missing)))
            .map(|f| f.name.as_str())
            .chain(self.bundle.scorecard().features().filter(|f| !features.contains_key(*f)))
            .chain(Some(product::FUNDING_COST).filter(|_| self.funding_not_asked()))
            .collect();
        for name in &missing {
            let words = ("feature-missing", "缺少审批所需数据", "data needed for the decision are missing");
            self.reason(Weight::Refer, "feature-present", name, OwnedValue::Null, "present", words);
        }
        missing.is_empty()
    }

    /// Whether the product prices by what the money costs and nobody looked that up; that no line has room is an answer.
    fn funding_not_asked(&self) -> bool {
        self.bundle.product().slots().funding_cost.is_some() && self.input.funding.is_none()
    }

    /// What the money would cost, percent a year.
    fn funding_cost(&self) -> Option<Decimal> {
        self.input.funding.and_then(|funding| funding.annual_cost).map(money::Rate::percent)
    }

    /// Whether every number lies in the range the product declares for it: its rules were checked for those values only.
    fn in_range(&mut self) -> bool {
        let mut within = true;
        let product = self.bundle.product();
        let number = |name: &str| match self.input.features.get(name) {
            Some(FeatureValue::Number(value)) => Some(decimal(*value)),
            _ => None,
        };
        let cost = (product::FUNDING_COST, product.document().pricing.funding_cost, self.funding_cost());
        let values: Vec<_> = product.features().iter().map(|f| (f.name.as_str(), f.range, number(&f.name))).collect();
        for (name, range, value) in values.into_iter().chain([cost]) {
            let (Some(range), Some(value)) = (range, value) else { continue };
            if (range.min..=range.max).contains(&value) {
                continue;
            }
            within = false;
            let words = (
                "feature-out-of-range",
                "数据超出产品声明的取值范围",
                "a value lies outside the range declared for it",
            );
            let threshold = format!("{} to {}", range.min, range.max);
            self.reason(Weight::Refer, "feature-in-range", name, value.into(), &threshold, words);
        }
        within
    }

    fn score(&mut self) -> Result<(), DecideError> {
        let score = self.bundle.scorecard().score(&self.input.features)?;
        self.step(Step::Score);
        self.note("points", decimal(score.points));
        self.note("pd", decimal(score.pd));
        self.step(Step::Grade);
        self.note("grade", grade_code(score.grade));
        self.score = Some(score);
        Ok(())
    }

    /// Fills the variables that are known before the limit.
    fn fill(&mut self) -> Result<(), DecideError> {
        let (input, product) = (self.input, self.bundle.product());
        let slots = product.slots();
        let facts = &input.facts;
        let text = |t: &'a str| Value::Text(t);
        let values = &mut self.values;
        values[slots.amount] = Value::Number(product::from_money(input.request.amount));
        values[slots.tenor_months] = Value::Number(input.request.tenor_months.into());
        values[slots.purpose] = text(&input.request.purpose);
        values[slots.repayment] = text(repayment_code(&input.request.repayment));
        values[slots.size] = facts.size.map_or(Value::Null, |s| text(size_code(s)));
        values[slots.firm_kind] = text(kind_code(facts.kind));
        values[slots.region] = facts.region.map_or(Value::Null, |r| Value::Number(r.number().into()));
        values[slots.industry] = facts.industry.map_or(Value::Null, |i| text(&i.code()[..1]));
        let division = facts.industry.and_then(codes::Industry::division);
        values[slots.industry_division] = division.map_or(Value::Null, |d| text(&d.code()[1..]));
        values[slots.age_months] =
            facts.registered_on.map_or(Value::Null, |day| Value::Number(months_between(day, input.decided_on).into()));
        if let Some(score) = &self.score {
            values[slots.points] = Value::Number(decimal(score.points));
            values[slots.pd] = Value::Number(decimal(score.pd));
            values[slots.grade] = text(grade_code(score.grade));
        }
        values[slots.guarantee_available] = Value::Bool(input.guarantee_available);
        if let Some(slot) = slots.funding_cost {
            let cost = input.funding.and_then(|funding| funding.annual_cost);
            values[slot] = cost.map_or(Value::Null, |cost| Value::Number(cost.percent()));
        }
        for feature in product.features() {
            let Some(value) = input.features.get(&feature.name) else { continue };
            values[feature.slot] = feature_value(&feature.name, feature.kind, value)?;
        }
        Ok(())
    }

    /// Whether the product can be sold today and the request lies within it.
    fn fit(&mut self) {
        self.step(Step::Match);
        let (input, document) = (self.input, self.bundle.product().document());
        let request = &input.request;
        let valid =
            document.valid.from <= input.decided_on && document.valid.to.is_none_or(|to| input.decided_on <= to);
        let to = document.valid.to.map(|d| d.to_string()).unwrap_or_default();
        let words = ("product-not-on-sale", "产品不在有效期内", "the product is not on sale on this day");
        let range = format!("{}..{to}", document.valid.from);
        self.check(Weight::Decline, "product.valid", valid, input.decided_on.to_string(), &range, words);

        let same = request.amount.currency() == document.currency;
        let words = ("currency", "币种与产品不符", "the currency is not the product's");
        let code = request.amount.currency().code();
        self.check(Weight::Decline, "request.currency", same, code, document.currency.code(), words);

        let amount = product::from_money(request.amount);
        let inside = same && document.amount.min <= amount && amount <= document.amount.max;
        let words = ("amount-range", "申请金额超出产品范围", "the amount is outside the product's range");
        let range = format!("{}..{}", document.amount.min, document.amount.max);
        self.check(Weight::Decline, "request.amount", inside, amount, &range, words);

        let tenor = request.tenor_months;
        let inside = (document.tenor_months.min..=document.tenor_months.max).contains(&tenor);
        let words = ("tenor-range", "申请期限超出产品范围", "the tenor is outside the product's range");
        let range = format!("{}..{}", document.tenor_months.min, document.tenor_months.max);
        self.check(Weight::Decline, "request.tenor_months", inside, Decimal::from(tenor), &range, words);

        if let Some(months) = document.frequency.months().filter(|months| *months > 1) {
            let whole = tenor.is_multiple_of(months.into());
            let words = ("tenor-frequency", "申请期限不是还款频率的整数倍", "the tenor is no whole number of periods");
            let every = format!("a multiple of {months}");
            self.check(Weight::Decline, "request.tenor_months.whole", whole, Decimal::from(tenor), &every, words);
        }

        let known = document.purposes.iter().any(|p| p.code == request.purpose);
        let words = ("purpose", "贷款用途不在产品范围内", "the purpose is not one of the product's");
        self.check(Weight::Decline, "request.purpose", known, request.purpose.as_str(), "product.purposes", words);

        let offered = document.repayment.contains(&request.repayment);
        let words = ("repayment", "还款方式不在产品范围内", "the way to repay is not one of the product's");
        let code = repayment_code(&request.repayment);
        self.check(Weight::Decline, "request.repayment", offered, code, "product.repayment", words);
    }

    fn eligibility(&mut self) -> Result<(), DecideError> {
        let bundle = self.bundle;
        let product = bundle.product();
        let (answer, graph) = run_rules(self.traced, product.eligibility(), &self.values[..product.known_first()])?;
        for row in answer.rows("reasons") {
            let text = |field| match row.get(field) {
                Value::Text(text) => text,
                _ => "",
            };
            // The cells that held say which value caused the reason and what it was held against.
            let hit = graph.iter().find_map(|node| match &node.step {
                TraceStep::Table(hits) => hits.iter().find(|h| h.row == row.row).map(|h| (node, h)),
                _ => None,
            });
            let cell = hit.and_then(|(_, h)| h.read.last());
            let node = hit.map_or("", |(node, _)| node.node.as_str());
            let rule = format!("eligibility/{node}/{}", row.row);
            let (subject, value, threshold) = match cell {
                Some(cell) => (cell.variable.as_str(), cell.value.clone(), cell.test.as_str()),
                None => ("", OwnedValue::Null, ""),
            };
            self.reason(Weight::Decline, &rule, subject, value, threshold, (text("code"), text("zh"), text("en")));
        }
        self.graph(graph);
        Ok(())
    }

    fn outcome(&self) -> Outcome {
        let stopped = self.stopped();
        if stopped && !self.input.automation_refused {
            Outcome::Decline
        } else if stopped || self.reasons.iter().any(|r| r.weight == Weight::Refer) {
            Outcome::Refer
        } else {
            Outcome::Offer
        }
    }

    fn finish(mut self, offer: Option<Offer>) -> Decision {
        let stopped = self.stopped();
        let outcome = self.outcome();
        if stopped && outcome == Outcome::Refer {
            // 个人信息保护法 art. 24 holds for a decline as well: a person says no, with what the rules found before them.
            self.reason(
                Weight::Refer,
                "automation.accepted",
                "automation.accepted",
                false.into(),
                "true",
                offer::AUTOMATION_REFUSED,
            );
        }
        if outcome != Outcome::Offer {
            self.explain_score();
        }
        // Stable: within a weight and a step the order is that of the rules.
        self.reasons.sort_by_key(|r| (r.weight, r.step));
        let mut seen = std::collections::BTreeSet::new();
        self.reasons.retain(|r| seen.insert((r.weight, r.code.clone(), r.subject.clone())));
        let rules = self.bundle.rules();
        Decision {
            schema: Decision::SCHEMA,
            input: self.input.clone(),
            product: self.bundle.product_pin().clone(),
            scorecard: self.bundle.scorecard_pin().clone(),
            rulebook: RulebookPin {
                effective_on: rules.effective_on(),
                known_at: rules.known_at(),
                digest: rules.digest(),
                used: self.pins.used(),
            },
            outcome,
            offer: offer.filter(|_| !stopped),
            notices: notices(outcome, self.input.facts.natural_person),
            reasons: self.reasons,
            score: self.score,
            trace: self.trace,
        }
    }

    /// What cost most points, beside the reasons of the rules.
    fn explain_score(&mut self) {
        let Some(score) = &self.score else { return };
        let notes = score.reasons.iter().map(|reason| Reason {
            weight: Weight::Note,
            step: Step::Score,
            code: reason.code.clone(),
            zh: reason.text_zh.clone(),
            en: reason.text_en.clone(),
            rule: "scorecard".to_owned(),
            subject: format!("feature.{}", reason.feature),
            value: self.input.features.get(&reason.feature).map_or(OwnedValue::Null, shown_feature),
            threshold: format!("{:.1} points lost", reason.lost_points),
            tell: true,
        });
        self.reasons.extend(notes.collect::<Vec<_>>());
    }
}

fn notices(outcome: Outcome, natural_person: bool) -> Vec<Notice> {
    if outcome != Outcome::Decline {
        return Vec::new();
    }
    // 个人信息保护法 art. 24: explanation, and the right to refuse a decision made only by automation.
    let (zh, en) = if natural_person {
        (
            "本结论由系统自动作出。您有权要求说明，并有权拒绝仅通过自动化决策方式作出的决定；可申请人工复核。",
            "This decision was made automatically. You may ask for an explanation, may refuse a decision made only by automation, \
             and may ask for a person to review it.",
        )
    } else {
        (
            "本结论由系统自动作出，可申请人工复核。",
            "This decision was made automatically; you may ask for a person to review it.",
        )
    };
    vec![Notice { code: "human-review".to_owned(), zh: zh.to_owned(), en: en.to_owned() }]
}

/// Runs a rule graph; what each node did is kept only where somebody will read it.
pub(crate) fn run_rules<'p>(
    traced: bool,
    program: &'p Program,
    values: &[Value<'p>],
) -> Result<(Answer<'p>, Vec<NodeTrace>), RunError> {
    if traced { program.run_traced(values) } else { Ok((program.run(values)?, Vec::new())) }
}

/// A number to the 15 digits that a binary float holds.
pub(crate) fn decimal(value: f64) -> Decimal {
    Decimal::from_f64(value).unwrap_or_default().normalize()
}

pub(crate) const fn grade_code(grade: scoring::Grade) -> &'static str {
    match grade {
        scoring::Grade::A => "A",
        scoring::Grade::B => "B",
        scoring::Grade::C => "C",
        scoring::Grade::D => "D",
    }
}

fn feature_value<'a>(name: &str, kind: Kind, value: &'a FeatureValue) -> Result<Value<'a>, InputError> {
    let wrong = || InputError::Kind { feature: name.to_owned(), needed: kind.name() };
    match (kind, value) {
        (_, FeatureValue::Missing) => Ok(Value::Null),
        (Kind::Number, FeatureValue::Number(n)) => {
            Decimal::from_f64(*n).map(Value::Number).ok_or_else(|| InputError::OutOfRange(name.to_owned()))
        }
        (Kind::Text, FeatureValue::Category(text)) => Ok(Value::Text(text)),
        (Kind::Bool, FeatureValue::Category(text)) if text == "true" || text == "false" => {
            Ok(Value::Bool(text == "true"))
        }
        (Kind::Bool, FeatureValue::Number(n)) if *n == 0.0 || *n == 1.0 => Ok(Value::Bool(*n == 1.0)),
        _ => Err(wrong()),
    }
}

fn shown_feature(value: &FeatureValue) -> OwnedValue {
    match value {
        FeatureValue::Number(n) => OwnedValue::Number(decimal(*n)),
        FeatureValue::Category(text) => OwnedValue::Text(text.clone()),
        FeatureValue::Missing => OwnedValue::Null,
    }
}

/// Whole months from one day to a later one.
fn months_between(from: calendar::Date, to: calendar::Date) -> i32 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    let short = to.day() < from.day() && to != calendar::month_end(to);
    months - i32::from(short)
}
