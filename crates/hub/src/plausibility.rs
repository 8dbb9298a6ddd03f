//! Rows to facts, stage 3: what sources say of one firm and month is held against one another, by rules in a document.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use calendar::{Date, add_months};
use codes::Uscc;
use money::{Currency, Decimal, Money};
use serde::{Deserialize, Serialize};

use crate::catalogue::{Catalogue, is_id, is_said};
use crate::category::Words;
use crate::fact::{Fact, Known};
use crate::fault::{CatalogueError, Fault};
use crate::layout::Layout;
use crate::limits::{MAX_DOCUMENT_BYTES, MAX_ID_BYTES, MAX_NAME_CHARS, MAX_RULE_MONTHS, MAX_RULES, MAX_SIDE_MEASURES};
use crate::measure::{Adds, Kind, Measure, MeasureId, Unit};
use crate::refusal::{Reason, Refusal};
use crate::rows::Checked;

/// The schema of the documents.
pub const RULES_SCHEMA: &str = "anji.plausibility/1";

const DOCUMENT: (&str, &str) = ("plausibility/rules.yaml", include_str!("../plausibility/rules.yaml"));

/// What a finding does to the rows it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// They go to quarantine.
    Refuse,
    /// They stand; somebody looks.
    Warn,
}

impl Severity {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Refuse => "拒收",
            Self::Warn => "预警",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Warn => "warn",
        }
    }
}

/// Below what both sides must lie for a rule to be silent, in whole units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// Of the left side.
    pub left: i64,
    /// Of the right side.
    pub right: i64,
}

/// A firm's own past as the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnHistory {
    /// How many months before the one judged.
    pub months: u8,
    /// In how many of them, at least, the ratio must be known.
    pub least: u8,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// `kebab-case`.
    pub id: String,
    /// What it is called, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// What a finding does.
    pub severity: Severity,
    /// Monthly measures in one unit, added up.
    pub left: Vec<String>,
    /// What they are held against.
    pub right: Vec<String>,
    /// Over how many months, ending with the one judged; above 1 for flows only.
    pub months: u8,
    /// Below what it is silent.
    #[serde(default)]
    pub from: Floor,
    /// Where given, the bounds are multiples of the median of the firm's own ratio; otherwise of 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_history: Option<OwnHistory>,
    /// The least plausible ratio of left to right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Decimal>,
    /// The greatest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Decimal>,
    /// Where to look.
    pub remedy: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesDocument {
    schema: String,
    rules: Vec<Rule>,
}

/// A rule with the numbers of its measures.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Compiled {
    rule: Rule,
    left: Vec<MeasureId>,
    right: Vec<MeasureId>,
}

/// The rules of stage 3, checked against a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    rules: Vec<Compiled>,
}

static BUILT_IN: LazyLock<Rules> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "shipped with the program and read by a test")]
    Rules::parse(DOCUMENT.0, DOCUMENT.1, Catalogue::built_in()).expect("the built-in rules can be read")
});

/// The monthly values of firms as they are known: of two facts of one cell, the later learnt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Months {
    cells: BTreeMap<(Uscc, MeasureId, Date), (Known, Option<i64>)>,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its measures' categories and names, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// The sum, in whole units.
    pub value: Decimal,
    /// The unit.
    pub unit: Unit,
}

/// Two sources that contradict one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule, by id.
    pub rule: String,
    /// What it is called.
    pub name: Words,
    /// What it does.
    pub severity: Severity,
    /// The firm.
    pub firm: Uscc,
    /// The last day of the month judged.
    pub month: Date,
    /// Over how many months the sides are summed.
    pub months: u8,
    /// One side.
    pub left: Side,
    /// The other.
    pub right: Side,
    /// Left over right; none when right is nothing.
    pub ratio: Option<Decimal>,
    /// What it should at least be.
    pub at_least: Option<Decimal>,
    /// What it should at most be.
    pub at_most: Option<Decimal>,
    /// The median of the firm's own ratio, where the rule asks for it.
    pub own: Option<Decimal>,
    /// Where to look.
    pub remedy: Words,
    /// The row of the batch that gave what the firm says of this month in its file.
    pub row: u64,
}

impl Months {
    /// Takes facts of monthly measures in, in any order; others are left out.
    pub fn learn<'a>(&mut self, catalogue: &Catalogue, firm: Uscc, facts: impl IntoIterator<Item = &'a Fact>) {
        for fact in facts {
            let monthly = catalogue.measure(fact.measure).is_some_and(|measure| measure.kind == Kind::Monthly);
            if !monthly {
                continue;
            }
            let known = (fact.known, fact.value);
            let cell = self.cells.entry((firm, fact.measure, fact.on)).or_insert(known);
            if cell.0 < fact.known {
                *cell = known;
            }
        }
    }

    fn get(&self, firm: Uscc, measure: MeasureId, month: Date) -> Option<i64> {
        self.cells.get(&(firm, measure, month)).and_then(|(_, value)| *value)
    }
}

impl Rules {
    /// The rules that are shipped, on the built-in catalogue.
    ///
    /// # Panics
    /// Never: a test reads them.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads rules.
    ///
    /// # Errors
    /// [`CatalogueError`] with the name of the document, the id of the rule, what is wrong and the remedy.
    pub fn parse(name: &str, text: &str, catalogue: &Catalogue) -> Result<Self, CatalogueError> {
        if text.len() > MAX_DOCUMENT_BYTES {
            return Err(CatalogueError::new(name, "", Fault::TooLong));
        }
        let document: RulesDocument = serde_norway::from_str(text)
            .map_err(|error| CatalogueError::new(name, "", Fault::Unreadable(error.to_string())))?;
        if document.schema != RULES_SCHEMA {
            let found = document.schema.chars().take(MAX_ID_BYTES).collect();
            return Err(CatalogueError::new(name, "", Fault::Schema(found)));
        }
        if document.rules.len() > MAX_RULES {
            let fault = Fault::part(
                format!("规则超过 {MAX_RULES} 条：请删减"),
                format!("more than {MAX_RULES} rules: take some out"),
            );
            return Err(CatalogueError::new(name, "", fault));
        }
        let mut ids = BTreeSet::new();
        let mut rules = Vec::with_capacity(document.rules.len());
        for rule in document.rules {
            if !ids.insert(rule.id.clone()) {
                return Err(CatalogueError::new(name, &rule.id, Fault::DuplicateId(name.to_owned())));
            }
            let id = rule.id.clone();
            let compiled = compile(rule, catalogue).map_err(|fault| CatalogueError::new(name, &id, fault))?;
            rules.push(compiled);
        }
        Ok(Self { rules })
    }

    /// The rules, in the order of the document.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().map(|compiled| &compiled.rule)
    }

    /// Stage 3. `history` holds what was known of the firms before; what the batch says is taken in beside it. Judged is each
    /// month of which the batch gives a measure of a rule; a later month whose window reaches back to it is judged when its own
    /// values come or are corrected. All rules see the whole batch, and only then do rows go, so the order is of no matter.
    pub fn judge(&self, catalogue: &Catalogue, layout: &Layout, history: Months, checked: &mut Checked) {
        let mut months = history;
        let mut touched: BTreeMap<MeasureId, BTreeMap<(Uscc, Date), u64>> = BTreeMap::new();
        for row in &checked.accepted {
            months.learn(catalogue, row.firm, row.facts.iter().map(|traced| &traced.fact));
            for traced in &row.facts {
                touched.entry(traced.fact.measure).or_default().insert((row.firm, traced.fact.on), row.row);
            }
        }
        let mut out: BTreeMap<u64, Vec<Refusal>> = BTreeMap::new();
        for compiled in &self.rules {
            let of_rule = compiled.left.iter().chain(&compiled.right).filter_map(|measure| touched.get(measure));
            // A file has one row for a firm and a month.
            let judged: BTreeMap<(Uscc, Date), u64> = of_rule.flatten().map(|(of, row)| (*of, *row)).collect();
            for ((firm, month), row) in judged {
                let Some(finding) = compiled.judge(catalogue, &months, firm, month, row) else { continue };
                if finding.severity == Severity::Warn {
                    checked.warnings.push(finding);
                    continue;
                }
                let field = heading_of(layout, &compiled.rule);
                out.entry(row).or_default().push(Refusal {
                    row,
                    field,
                    reason: Reason::Implausible(Box::new(finding)),
                });
            }
        }
        // What a refused row said is judged again when it is mended.
        checked.warnings.retain(|finding| !out.contains_key(&finding.row));
        checked.take_out(out);
    }
}

/// The heading of the first measure of a rule that a file has.
fn heading_of(layout: &Layout, rule: &Rule) -> Option<String> {
    let mut measures = rule.left.iter().chain(&rule.right);
    measures.find_map(|id| layout.columns.iter().find(|column| column.measure == *id)).map(|one| one.heading.clone())
}

fn compile(rule: Rule, catalogue: &Catalogue) -> Result<Compiled, Fault> {
    if !is_id(&rule.id, '-') {
        return Err(Fault::Id);
    }
    let texts = [("zh", &rule.zh), ("en", &rule.en), ("remedy.zh", &rule.remedy.zh), ("remedy.en", &rule.remedy.en)];
    if let Some((field, _)) = texts.iter().find(|(_, text)| !is_said(text, MAX_NAME_CHARS)) {
        return Err(Fault::Text(field));
    }
    let (left, right) = (side(&rule.left, &rule, catalogue)?, side(&rule.right, &rule, catalogue)?);
    let past = rule
        .own_history
        .is_none_or(|own| (1..=MAX_RULE_MONTHS).contains(&own.months) && (1..=own.months).contains(&own.least));
    if !(1..=MAX_RULE_MONTHS).contains(&rule.months) || !past {
        return Err(Fault::part(
            format!("months 与 own_history 应为 1 至 {MAX_RULE_MONTHS} 个月，least 不超过 months"),
            format!("months and own_history are 1 to {MAX_RULE_MONTHS} months, and least no more than months"),
        ));
    }
    let bounds = [rule.at_least, rule.at_most];
    let positive = bounds.iter().flatten().all(|bound| *bound > Decimal::ZERO);
    let ordered = !matches!(bounds, [Some(low), Some(high)] if low > high);
    if bounds == [None, None] || !positive || !ordered {
        return Err(Fault::part(
            "请给出 at_least、at_most 之一或二者，大于 0 且不颠倒",
            "give at_least, at_most or both, above 0 and the lower first",
        ));
    }
    if rule.from.left < 0 || rule.from.right < 0 {
        return Err(Fault::part("from 不得为负", "from is not below 0"));
    }
    Ok(Compiled { rule, left, right })
}

/// The measures of a side: monthly, in one unit, and flows where months are added up.
fn side(ids: &[String], rule: &Rule, catalogue: &Catalogue) -> Result<Vec<MeasureId>, Fault> {
    if ids.is_empty() || ids.len() > MAX_SIDE_MEASURES {
        return Err(Fault::part(
            format!("每侧 1 至 {MAX_SIDE_MEASURES} 个度量"),
            format!("give 1 to {MAX_SIDE_MEASURES} measures on each side"),
        ));
    }
    let mut found: Vec<(MeasureId, &Measure)> = Vec::with_capacity(ids.len());
    for id in ids {
        let known = catalogue.find(id).and_then(|number| Some((number, catalogue.measure(number)?)));
        found.push(known.ok_or_else(|| Fault::UnknownMeasure(id.clone()))?);
    }
    let unit = found[0].1.unit;
    let fits = |measure: &Measure| {
        let flow = rule.months == 1 || measure.adds == Some(Adds::Flow);
        measure.kind == Kind::Monthly && measure.unit == unit && flow
    };
    if found.iter().all(|(_, measure)| fits(measure)) {
        return Ok(found.into_iter().map(|(id, _)| id).collect());
    }
    Err(Fault::part(
        "一侧的度量须为月度、同一单位；多月相加的须为流量",
        "the measures of a side are monthly and in one unit, and flows where months are added up",
    ))
}

impl Compiled {
    /// The sum of a side over the rule's months, in whole units; nothing where a value is missing.
    fn sum(
        &self,
        catalogue: &Catalogue,
        months: &Months,
        firm: Uscc,
        month: Date,
        ids: &[MeasureId],
    ) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        for back in 0..i32::from(self.rule.months) {
            let month = add_months(month, -back).ok()?.last_of_month();
            for id in ids {
                let scale = catalogue.measure(*id)?.scale;
                let value = Decimal::new(months.get(firm, *id, month)?, scale.into());
                sum = sum.checked_add(value)?;
            }
        }
        Some(sum)
    }

    /// Both sides of a month, where there is something to judge.
    fn sides(&self, catalogue: &Catalogue, months: &Months, firm: Uscc, month: Date) -> Option<(Decimal, Decimal)> {
        let left = self.sum(catalogue, months, firm, month, &self.left)?;
        let right = self.sum(catalogue, months, firm, month, &self.right)?;
        let sound = left >= Decimal::ZERO && right >= Decimal::ZERO && left + right > Decimal::ZERO;
        let large = left >= self.rule.from.left.into() || right >= self.rule.from.right.into();
        (sound && large).then_some((left, right))
    }

    /// The median ratio of the months before.
    fn own(
        &self,
        past: OwnHistory,
        catalogue: &Catalogue,
        months: &Months,
        firm: Uscc,
        month: Date,
    ) -> Option<Decimal> {
        let mut ratios = Vec::new();
        for back in 1..=i32::from(past.months) {
            let before = add_months(month, -back).ok()?.last_of_month();
            let sides = self.sides(catalogue, months, firm, before);
            ratios.extend(sides.and_then(|(left, right)| left.checked_div(right)));
        }
        if ratios.len() < usize::from(past.least) {
            return None;
        }
        ratios.sort_unstable();
        let middle = ratios.len() / 2;
        if ratios.len() % 2 == 1 {
            return Some(ratios[middle]);
        }
        ratios[middle - 1].checked_add(ratios[middle])?.checked_div(Decimal::TWO)
    }

    fn judge(&self, catalogue: &Catalogue, months: &Months, firm: Uscc, month: Date, row: u64) -> Option<Finding> {
        let (left, right) = self.sides(catalogue, months, firm, month)?;
        let own = match self.rule.own_history {
            Some(past) => Some(self.own(past, catalogue, months, firm, month)?),
            None => None,
        };
        let times = |bound: Option<Decimal>| match bound {
            Some(bound) => bound.checked_mul(own.unwrap_or(Decimal::ONE)).map(Some),
            None => Some(None),
        };
        let (at_least, at_most) = (times(self.rule.at_least)?, times(self.rule.at_most)?);
        // Multiplied, not divided: a side of nothing is judged too, and on the bound is inside.
        let below = at_least.is_some_and(|bound| right.checked_mul(bound).is_some_and(|least| left < least));
        let above = at_most.is_some_and(|bound| right.checked_mul(bound).is_some_and(|most| left > most));
        if !below && !above {
            return None;
        }
        Some(Finding {
            rule: self.rule.id.clone(),
            name: Words { zh: self.rule.zh.clone(), en: self.rule.en.clone() },
            severity: self.rule.severity,
            firm,
            month,
            months: self.rule.months,
            left: told_side(catalogue, &self.left, left)?,
            right: told_side(catalogue, &self.right, right)?,
            ratio: left.checked_div(right),
            at_least,
            at_most,
            own,
            remedy: self.rule.remedy.clone(),
            row,
        })
    }
}

fn told_side(catalogue: &Catalogue, ids: &[MeasureId], value: Decimal) -> Option<Side> {
    let mut zh = Vec::with_capacity(ids.len());
    let mut en = Vec::with_capacity(ids.len());
    let mut unit = Unit::Count;
    for id in ids {
        let (category, measure) = (catalogue.category_of(*id)?, catalogue.measure(*id)?);
        zh.push(format!("{}·{}", category.zh, measure.zh));
        en.push(format!("{}: {}", category.en, measure.en));
        unit = measure.unit;
    }
    Some(Side { zh: zh.join("＋"), en: en.join(" + "), value, unit })
}

/// Digits that count: four are enough for a person, where they tell a ratio from the bound that it broke.
const DIGITS: [u32; 3] = [4, 8, 12];

fn rounded(value: Decimal, digits: u32) -> Decimal {
    value.round_sf(digits).unwrap_or(value).normalize()
}

impl Side {
    /// The number and its unit; money in yuan. What is counted is said by the name before it.
    fn number(&self, chinese: bool) -> String {
        if self.unit == Unit::Fen
            && let Ok(fen) = i64::try_from(self.value)
        {
            let digits = Money::from_minor(fen, Currency::CNY).digits();
            return if chinese { format!("{digits} 元") } else { format!("{digits} yuan") };
        }
        if self.unit == Unit::Count {
            return self.value.normalize().to_string();
        }
        let unit = if chinese { self.unit.zh() } else { self.unit.en() };
        format!("{} {unit}", self.value.normalize())
    }
}

impl Finding {
    /// A ratio as a person reads it: money counts in yuan there too.
    fn shown(&self, ratio: Decimal) -> Decimal {
        let hundred = Decimal::ONE_HUNDRED;
        match (self.left.unit == Unit::Fen, self.right.unit == Unit::Fen) {
            (true, false) => ratio.checked_div(hundred).unwrap_or(ratio),
            (false, true) => ratio.checked_mul(hundred).unwrap_or(ratio),
            _ => ratio,
        }
    }

    fn short(&self, ratio: Decimal) -> String {
        rounded(self.shown(ratio), DIGITS[0]).to_string()
    }

    /// The ratio with as many digits as tell it from its bounds.
    fn ratio_text(&self, ratio: Decimal) -> String {
        let bounds: Vec<Decimal> =
            [self.at_least, self.at_most].into_iter().flatten().map(|bound| self.shown(bound).normalize()).collect();
        let texts = DIGITS.map(|digits| rounded(self.shown(ratio), digits));
        texts.iter().find(|text| !bounds.contains(text)).unwrap_or(&texts[2]).to_string()
    }

    fn bounds(&self, chinese: bool) -> String {
        let (low, high) = (self.at_least.map(|low| self.short(low)), self.at_most.map(|high| self.short(high)));
        match (low, high, chinese) {
            (Some(low), Some(high), true) => format!("应在 {low} 至 {high} 之间"),
            (Some(low), Some(high), false) => format!("it should lie between {low} and {high}"),
            (Some(low), None, true) => format!("应不低于 {low}"),
            (Some(low), None, false) => format!("it should be at least {low}"),
            (None, high, true) => format!("应不高于 {}", high.unwrap_or_default()),
            (None, high, false) => format!("it should be at most {}", high.unwrap_or_default()),
        }
    }

    /// Both numbers with their sources, the ratio and what it should be, in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        let span = if self.months > 1 { format!("（近 {} 个月合计）", self.months) } else { String::new() };
        let ratio =
            self.ratio.map_or_else(|| "无法相除".to_owned(), |ratio| format!("比值 {}", self.ratio_text(ratio)));
        let own = self.own.map_or_else(String::new, |own| format!("（自身中位数 {}）", self.short(own)));
        format!(
            "{:04}-{:02}{span}：{} {}，{} {}，{ratio}，{}{own}",
            self.month.year(),
            self.month.month(),
            self.left.zh,
            self.left.number(true),
            self.right.zh,
            self.right.number(true),
            self.bounds(true),
        )
    }

    /// The same in English.
    #[must_use]
    pub fn en(&self) -> String {
        let span = if self.months > 1 { format!(" (sum of {} months)", self.months) } else { String::new() };
        let ratio =
            self.ratio.map_or_else(|| "no ratio".to_owned(), |ratio| format!("ratio {}", self.ratio_text(ratio)));
        let own = self.own.map_or_else(String::new, |own| format!(" (its own median is {})", self.short(own)));
        format!(
            "{:04}-{:02}{span}: {} {}, {} {}; {ratio}, {}{own}",
            self.month.year(),
            self.month.month(),
            self.left.en,
            self.left.number(false),
            self.right.en,
            self.right.number(false),
            self.bounds(false),
        )
    }
}
