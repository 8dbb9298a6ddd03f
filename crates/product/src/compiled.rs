//! A product ready to decide with: checked, its rules compiled, its digest taken.

use codes::{BodyKind, FirmSize};
use money::{Money, Rate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use sha2::{Digest as _, Sha256};

use crate::document::{Product, ValueRange, kind_code, repayment_code, size_code};
use crate::form::check_document;
use crate::limits::{MAX_DOCUMENT_BYTES, MAX_PROBLEMS};
use crate::rules::{Condition, Domain, Examined, Kind, Program, RuleError, Schema, Spot, Variable, Wanted};

/// Why a document is not a product.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProductError {
    /// Not the form: unknown field, wrong type; with line and path.
    #[error(
        "the product document cannot be read: {0}; correct the field named, quote amounts and percentages (\"3.45\")"
    )]
    Unreadable(String),
    /// Larger than a document may be.
    #[error("the product document has {0} bytes; at most {MAX_DOCUMENT_BYTES}: move tables into fewer, wider rows")]
    TooLarge(usize),
    /// Readable, but not a product that may be used.
    #[error("the product has {} problem(s):\n{}", .0.len(), list(.0))]
    Invalid(Vec<Problem>),
}

/// One problem: where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {message}")]
pub struct Problem {
    /// Path in the document.
    pub path: String,
    /// What is wrong and what to do.
    pub message: String,
    /// The same in Chinese; of a rule, which part of the document it is, with the compiler's own words.
    pub zh: String,
    /// Where in the rule graph, when it lies in one.
    pub spot: Option<Spot>,
}

impl Problem {
    /// A problem in the rules or variables, whose words the compiler gives.
    fn compiled(path: impl Into<String>, message: String) -> Self {
        let zh = format!("规则不能使用（{message}）：请修改该处的表达式或变量");
        Self { path: path.into(), message, zh, spot: None }
    }

    /// A problem at a place of a rule graph.
    fn of_rule(path: impl Into<String>, error: &RuleError) -> Self {
        Self { spot: Some(error.place.clone()), ..Self::compiled(path, error.to_string()) }
    }
}

fn list(problems: &[Problem]) -> String {
    let mut lines: Vec<_> = problems.iter().take(MAX_PROBLEMS).map(|p| format!("  {p}")).collect();
    if problems.len() > MAX_PROBLEMS {
        lines.push(format!("  and {} more", problems.len() - MAX_PROBLEMS));
    }
    lines.join("\n")
}

/// A feature the rules read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// Name without `feature.`.
    pub name: String,
    /// Type.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// The values it can have, when they are declared.
    pub range: Option<ValueRange>,
    /// Its slot.
    pub slot: usize,
}

/// Slots of the variables every product has, and of one that a product may ask for. The last four are known only after the limit:
/// they are no part of the input of the eligibility and limit graphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slots {
    /// `request.amount`, whole currency.
    pub amount: usize,
    /// `request.tenor_months`
    pub tenor_months: usize,
    /// `request.purpose`
    pub purpose: usize,
    /// `request.repayment`
    pub repayment: usize,
    /// `firm.size`: micro, small, medium or large; may be missing.
    pub size: usize,
    /// `firm.kind`: who registered the body, e.g. enterprise or sole-trader ([`kind_code`]).
    pub firm_kind: usize,
    /// `firm.region`: the six digits (GB/T 2260) as a number, so that Hebei is `[130000..140000)`; may be missing.
    pub region: usize,
    /// `firm.industry`: section letter (GB/T 4754); may be missing.
    pub industry: usize,
    /// `firm.industry_division`: two digits; may be missing.
    pub industry_division: usize,
    /// `firm.age_months` since registration; may be missing.
    pub age_months: usize,
    /// `score.points`
    pub points: usize,
    /// `score.grade`: A, B, C or D.
    pub grade: usize,
    /// `score.pd`: probability of default, 0 to 1.
    pub pd: usize,
    /// `guarantee.available`: a guarantor stands ready for this firm.
    pub guarantee_available: usize,
    /// `offer.amount`: the amount about to be offered.
    pub offer_amount: usize,
    /// `offer.guaranteed`: whether the guarantee will be required.
    pub offer_guaranteed: usize,
    /// `base.rate_percent`: the base rate in percent a year.
    pub base_rate: usize,
    /// `funding.cost_percent`: what the money costs, percent a year; only of a product that prices by it, and missing where no
    /// funding line has room.
    pub funding_cost: Option<usize>,
}

const SIZES: [FirmSize; 4] = [FirmSize::Micro, FirmSize::Small, FirmSize::Medium, FirmSize::Large];
const KINDS: [BodyKind; 7] = [
    BodyKind::Enterprise,
    BodyKind::SoleTrader,
    BodyKind::FarmerCooperative,
    BodyKind::PublicBody,
    BodyKind::SocialOrganisation,
    BodyKind::RuralCollective,
    BodyKind::Other,
];

/// A compiled product.
#[derive(Debug, Clone)]
pub struct CompiledProduct {
    document: Product,
    digest: String,
    schema: Schema,
    slots: Slots,
    features: Vec<Feature>,
    /// Variables that are known before the limit.
    known_first: usize,
    eligibility: Program,
    limit: Program,
    price: Program,
    required_when: Option<Condition>,
    refer_when: Vec<Condition>,
    amounts: (Money, Money),
}

impl Product {
    /// Reads a document.
    ///
    /// # Errors
    /// With line and path; the document may still be invalid ([`CompiledProduct::try_new`] says).
    pub fn from_yaml(text: &str) -> Result<Self, ProductError> {
        if text.len() > MAX_DOCUMENT_BYTES {
            return Err(ProductError::TooLarge(text.len()));
        }
        serde_norway::from_str(text).map_err(|e| ProductError::Unreadable(e.to_string()))
    }

    /// SHA-256 over the document's canonical JSON, as 64 hexadecimal digits. Comments and the order of fields in the YAML do
    /// not matter.
    #[must_use]
    pub fn digest(&self) -> String {
        let bytes = serde_json::to_vec(self).expect("a product holds only texts, numbers and lists");
        hex::encode(Sha256::digest(bytes))
    }
}

/// The JSON Schema of a product document, for editors.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Product).to_value()
}

impl CompiledProduct {
    /// Reads, checks and compiles a document.
    ///
    /// # Errors
    /// Every problem found.
    pub fn from_yaml(text: &str) -> Result<Self, ProductError> {
        Self::try_new(Product::from_yaml(text)?)
    }

    /// Checks and compiles a document: everything that could leave an application without a limit, a price or a reason is
    /// refused here and not found out by a customer.
    ///
    /// # Errors
    /// Every problem found.
    pub fn try_new(document: Product) -> Result<Self, ProductError> {
        let mut problems = check_document(&document);
        if !problems.is_empty() {
            return Err(ProductError::Invalid(problems));
        }
        let mut refuse = |path: &str, message: String| problems.push(Problem::compiled(path, message));
        let Some(amounts) = amounts(&document) else {
            let message = "is not a whole number of the currency's smallest unit".to_owned();
            problems.push(Problem {
                path: "amount".to_owned(),
                message,
                zh: "不是币种最小单位的整数倍".to_owned(),
                spot: None,
            });
            return Err(ProductError::Invalid(problems));
        };
        let (mut schema, features) = match variables(&document) {
            Ok(both) => both,
            Err(error) => {
                refuse("data", error.to_string());
                return Err(ProductError::Invalid(problems));
            }
        };
        let first = schema.clone();
        let added = offer_variables(&document).into_iter().try_for_each(|v| schema.add(v).map(|_| ()));
        if let Err(error) = added {
            refuse("data", error.to_string());
        }
        let [eligibility, limit, price] = graphs(&document, &first, &schema, &mut problems);
        let (required_when, refer_when) = conditions(&document, &schema, &mut problems);
        let (Some(eligibility), Some(limit), Some(price), true) = (eligibility, limit, price, problems.is_empty())
        else {
            return Err(ProductError::Invalid(problems));
        };
        let slots = slots(&schema);
        let digest = document.digest();
        let known_first = first.variables().len();
        Ok(Self {
            document,
            digest,
            schema,
            slots,
            features,
            known_first,
            eligibility,
            limit,
            price,
            required_when,
            refer_when,
            amounts,
        })
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &Product {
        &self.document
    }

    /// SHA-256 of the document's canonical JSON, 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The variables, in slot order.
    #[must_use]
    pub const fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Slots of the standard variables.
    #[must_use]
    pub const fn slots(&self) -> &Slots {
        &self.slots
    }

    /// The features the rules read.
    #[must_use]
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// How many variables, from the first, the eligibility and limit graphs read.
    #[must_use]
    pub const fn known_first(&self) -> usize {
        self.known_first
    }

    /// The eligibility graph.
    #[must_use]
    pub const fn eligibility(&self) -> &Program {
        &self.eligibility
    }

    /// The limit graph.
    #[must_use]
    pub const fn limit(&self) -> &Program {
        &self.limit
    }

    /// The price graph.
    #[must_use]
    pub const fn price(&self) -> &Program {
        &self.price
    }

    /// When a guarantee is needed.
    #[must_use]
    pub const fn required_when(&self) -> Option<&Condition> {
        self.required_when.as_ref()
    }

    /// The conditions of `authority.refer_when`, in the same order.
    #[must_use]
    pub fn refer_when(&self) -> &[Condition] {
        &self.refer_when
    }

    /// Least and most that may be asked for.
    #[must_use]
    pub const fn amounts(&self) -> (Money, Money) {
        self.amounts
    }

    /// Lowest and highest rate.
    #[must_use]
    pub fn rate_bounds(&self) -> (Rate, Rate) {
        let pricing = &self.document.pricing;
        (Rate::from_percent(pricing.floor_percent), Rate::from_percent(pricing.cap_percent))
    }

    /// Rows of tables that no application can reach: worth a look, not an error.
    #[must_use]
    pub fn warnings(&self) -> Vec<Problem> {
        let graphs =
            [("rules.eligibility", &self.eligibility), ("rules.limit", &self.limit), ("rules.price", &self.price)];
        graphs
            .into_iter()
            .flat_map(|(path, g)| g.warnings().into_iter().map(move |w| Problem::of_rule(path, &w)))
            .collect()
    }
}

/// Whole currency to money; none when it has more decimals than the currency or leaves the range.
#[must_use]
pub fn to_money(amount: Decimal, currency: money::Currency) -> Option<Money> {
    let factor = Decimal::from(10_u32.checked_pow(u32::from(currency.exponent().unwrap_or(0)))?);
    let minor = amount.checked_mul(factor)?;
    if !minor.fract().is_zero() {
        return None;
    }
    Some(Money::from_minor(minor.to_i64()?, currency))
}

/// Money to whole currency.
#[must_use]
pub fn from_money(amount: Money) -> Decimal {
    Decimal::new(amount.minor(), u32::from(amount.currency().exponent().unwrap_or(0)))
}

fn amounts(document: &Product) -> Option<(Money, Money)> {
    let money = |amount| to_money(amount, document.currency);
    money(document.amount.step)?;
    money(document.authority.max_amount)?;
    Some((money(document.amount.min)?, money(document.amount.max)?))
}

fn variable(name: &str, kind: Kind, nullable: bool, domain: Domain) -> Variable {
    Variable { name: name.to_owned(), kind, nullable, domain }
}

fn one_of<'c>(codes: impl IntoIterator<Item = &'c str>) -> Domain {
    Domain::OneOf(codes.into_iter().map(str::to_owned).collect())
}

/// The variables known before the limit.
fn variables(document: &Product) -> Result<(Schema, Vec<Feature>), crate::rules::SchemaError> {
    let amounts = Domain::Range(document.amount.min, document.amount.max);
    let tenors = Domain::Range(document.tenor_months.min.into(), document.tenor_months.max.into());
    let standard = [
        variable("request.amount", Kind::Number, false, amounts),
        variable("request.tenor_months", Kind::Number, false, tenors),
        variable("request.purpose", Kind::Text, false, one_of(document.purposes.iter().map(|p| p.code.as_str()))),
        variable("request.repayment", Kind::Text, false, one_of(document.repayment.iter().map(repayment_code))),
        variable("firm.size", Kind::Text, true, one_of(SIZES.map(size_code))),
        variable("firm.kind", Kind::Text, false, one_of(KINDS.map(kind_code))),
        variable("firm.region", Kind::Number, true, Domain::Open),
        variable("firm.industry", Kind::Text, true, Domain::Open),
        variable("firm.industry_division", Kind::Text, true, Domain::Open),
        variable("firm.age_months", Kind::Number, true, Domain::Open),
        variable("score.points", Kind::Number, false, Domain::Open),
        variable("score.grade", Kind::Text, false, one_of(["A", "B", "C", "D"])),
        variable("score.pd", Kind::Number, false, Domain::Range(Decimal::ZERO, Decimal::ONE)),
        variable("guarantee.available", Kind::Bool, false, Domain::Open),
    ];
    let mut schema = Schema::new();
    for variable in standard {
        schema.add(variable)?;
    }
    let mut features = Vec::new();
    for need in document.data.iter().flat_map(|d| &d.features) {
        let name = format!("feature.{}", need.name);
        let domain = need.range.map_or(Domain::Open, |range| Domain::Range(range.min, range.max));
        let slot = schema.add(variable(&name, need.kind, !need.required, domain))?;
        let (name, kind, required, range) = (need.name.clone(), need.kind, need.required, need.range);
        features.push(Feature { name, kind, required, range, slot });
    }
    Ok((schema, features))
}

/// The variables known after the limit.
fn offer_variables(document: &Product) -> Vec<Variable> {
    let amounts = Domain::Range(document.amount.min, document.amount.max);
    let mut variables = vec![
        variable("offer.amount", Kind::Number, false, amounts),
        variable("offer.guaranteed", Kind::Bool, false, Domain::Open),
        variable("base.rate_percent", Kind::Number, false, Domain::Open),
    ];
    if let Some(costs) = document.pricing.funding_cost {
        let domain = Domain::Range(costs.min, costs.max);
        variables.push(variable(FUNDING_COST, Kind::Number, true, domain));
    }
    variables
}

/// The variable of what the money costs.
pub const FUNDING_COST: &str = "funding.cost_percent";

fn slots(schema: &Schema) -> Slots {
    let slot = |name| schema.slot(name).expect("added by `variables` or `offer_variables`");
    Slots {
        amount: slot("request.amount"),
        tenor_months: slot("request.tenor_months"),
        purpose: slot("request.purpose"),
        repayment: slot("request.repayment"),
        size: slot("firm.size"),
        firm_kind: slot("firm.kind"),
        region: slot("firm.region"),
        industry: slot("firm.industry"),
        industry_division: slot("firm.industry_division"),
        age_months: slot("firm.age_months"),
        points: slot("score.points"),
        grade: slot("score.grade"),
        pd: slot("score.pd"),
        guarantee_available: slot("guarantee.available"),
        base_rate: slot("base.rate_percent"),
        offer_amount: slot("offer.amount"),
        offer_guaranteed: slot("offer.guaranteed"),
        funding_cost: schema.slot(FUNDING_COST),
    }
}

/// Path, variables and what was found, of each graph; none for a document whose form is wrong already.
pub(crate) fn examine(document: &Product) -> Option<[(&'static str, Schema, Examined); 3]> {
    if !check_document(document).is_empty() {
        return None;
    }
    let (first, _) = variables(document).ok()?;
    let mut all = first.clone();
    offer_variables(document).into_iter().try_for_each(|v| all.add(v).map(|_| ())).ok()?;
    let rules = &document.rules;
    let look = |path, graph, schema: &Schema, wanted: &[Wanted<'_>]| {
        (path, schema.clone(), Program::examine(graph, schema, wanted))
    };
    Some([
        look("rules.eligibility", &rules.eligibility, &first, &ELIGIBILITY),
        look("rules.limit", &rules.limit, &first, &LIMIT),
        look("rules.price", &rules.price, &all, &PRICE),
    ])
}

const ELIGIBILITY: [Wanted<'static>; 1] = [Wanted { name: "reasons", kind: Kind::Rows, always: true }];
const LIMIT: [Wanted<'static>; 1] = [Wanted { name: "limit", kind: Kind::Number, always: true }];
const PRICE: [Wanted<'static>; 2] = [
    Wanted { name: "spread_bps", kind: Kind::Number, always: true },
    Wanted { name: "adjustment_bps", kind: Kind::Number, always: false },
];

/// Compiles the eligibility, limit and price graphs.
fn graphs(document: &Product, first: &Schema, all: &Schema, problems: &mut Vec<Problem>) -> [Option<Program>; 3] {
    let rules = &document.rules;
    let mut keep = |path: &str, result: Result<Program, Vec<RuleError>>| match result {
        Ok(program) => Some(program),
        Err(errors) => {
            problems.extend(errors.iter().map(|error| Problem::of_rule(path, error)));
            None
        }
    };
    let eligibility = keep("rules.eligibility", Program::compile(&rules.eligibility, first, &ELIGIBILITY));
    let limit = keep("rules.limit", Program::compile(&rules.limit, first, &LIMIT));
    let price = keep("rules.price", Program::compile(&rules.price, all, &PRICE));
    if let Some(program) = &eligibility {
        let fields = program.row_fields("reasons");
        for field in ["code", "zh", "en"].into_iter().filter(|f| !fields.contains(f)) {
            let message = format!("`reasons` has no column `{field}`: each reason is shown with code, zh and en");
            let zh = format!("reasons 缺少列 {field}：每条原因须有 code、zh 和 en");
            problems.push(Problem { path: "rules.eligibility".to_owned(), message, zh, spot: None });
        }
    }
    [eligibility, limit, price]
}

fn conditions(document: &Product, schema: &Schema, problems: &mut Vec<Problem>) -> (Option<Condition>, Vec<Condition>) {
    let mut compile = |path: String, text: &str| match Condition::compile(text, schema) {
        Ok(condition) => Some(condition),
        Err(error) => {
            problems.push(Problem::compiled(path, error.why));
            None
        }
    };
    let required =
        document.enhancement.as_ref().and_then(|e| compile("enhancement.required_when".to_owned(), &e.required_when));
    let refer = document
        .authority
        .refer_when
        .iter()
        .enumerate()
        .filter_map(|(i, c)| compile(format!("authority.refer_when[{i}] '{}'", c.code), &c.when))
        .collect();
    (required, refer)
}
