//! What changed between two versions of a product, in words: amounts, tenors, rates, tables row by row.
//!
//! A text comparison of two YAML files shows a moved line as two changes and says nothing of what a number is. Here each
//! change names its place in the document, what was there and what is there now, in both languages. The number of the
//! version, the form's number and where an editor draws a node are no change of policy and are left out.

use std::collections::BTreeMap;
use std::fmt::Display;

use rust_decimal::Decimal;

use crate::diff_rules::graph;
use crate::document::{
    BaseRate, DataNeed, Enhancement, FeatureNeed, Fee, FeeTiming, Product, ReferCondition, repayment_code, size_code,
};

/// One change of a product document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where in the document: `amount.max`, `rules.price/spread/p1`.
    pub place: String,
    /// What changed, in Chinese.
    pub zh: String,
    /// What changed, in English.
    pub en: String,
    /// As it was; none when it is new.
    pub before: Option<String>,
    /// As it is; none when it is gone.
    pub after: Option<String>,
}

/// What a thing is called: Chinese, English.
pub(crate) type Name<'n> = (&'n str, &'n str);

/// Changes being collected, in the order of the document.
#[derive(Default)]
pub(crate) struct Changes(Vec<Change>);

impl Changes {
    fn push(&mut self, place: &str, zh: String, en: String, before: Option<String>, after: Option<String>) {
        self.0.push(Change { place: place.to_owned(), zh, en, before, after });
    }

    /// A value that reads the same in both languages.
    pub(crate) fn text(&mut self, place: &str, name: Name<'_>, before: impl Display, after: impl Display) {
        let (before, after) = (before.to_string(), after.to_string());
        self.words(place, name, (&before, &before), (&after, &after));
    }

    /// A value with its words in both languages.
    pub(crate) fn words(&mut self, place: &str, (zh, en): Name<'_>, before: Name<'_>, after: Name<'_>) {
        if before == after {
            return;
        }
        let zh = format!("{zh}由“{}”改为“{}”", shown(before.0, "空"), shown(after.0, "空"));
        let en = format!("{en} changed from '{}' to '{}'", shown(before.1, "empty"), shown(after.1, "empty"));
        self.push(place, zh, en, Some(before.1.to_owned()), Some(after.1.to_owned()));
    }

    /// A number with its unit: whether it went up or down is said.
    fn number(&mut self, place: &str, (zh, en): Name<'_>, unit: Name<'_>, before: Decimal, after: Decimal) {
        if before == after {
            return;
        }
        let (up_zh, up) = if after > before { ("提高", "raised") } else { ("降低", "lowered") };
        let (from, to) = (before.normalize(), after.normalize());
        let zh = format!("{zh}由 {from}{} {up_zh}到 {to}{}", unit.0, unit.0);
        let en = format!("{en} {up} from {from}{} to {to}{}", unit.1, unit.1);
        self.push(place, zh, en, Some(from.to_string()), Some(to.to_string()));
    }

    /// Something that is there on one side only.
    pub(crate) fn one_sided(&mut self, place: &str, (zh, en): Name<'_>, what: Name<'_>, added: bool) {
        let (verb_zh, verb) = if added { ("新增", "added") } else { ("删除", "removed") };
        let zh = format!("{verb_zh}{zh}：{}", what.0);
        let en = format!("{verb} {en}: {}", what.1);
        let text = Some(what.1.to_owned());
        let (before, after) = if added { (None, text) } else { (text, None) };
        self.push(place, zh, en, before, after);
    }

    /// That the same things stand in another order.
    pub(crate) fn order(&mut self, place: &str, (zh, en): Name<'_>, before: String, after: String) {
        let said = (format!("{zh}顺序改变"), format!("{en} stand in another order"));
        self.push(place, said.0, said.1, Some(before), Some(after));
    }

    /// Things with a key: gone, new, and (`compare`) on both sides. Their order is compared only where it counts.
    pub(crate) fn keyed<T>(
        &mut self,
        place: &str,
        name: Name<'_>,
        (before, after): (&[T], &[T]),
        key: impl Fn(&T) -> (String, String, String),
        mut compare: impl FnMut(&mut Self, &str, &T, &T),
    ) {
        let index = |list: &[T]| list.iter().enumerate().map(|(i, t)| (key(t).0, i)).collect::<BTreeMap<_, _>>();
        let (old, new) = (index(before), index(after));
        for one in before {
            let (id, zh, en) = key(one);
            let at = format!("{place}/{id}");
            match new.get(&id) {
                Some(other) => compare(self, &at, one, &after[*other]),
                None => self.one_sided(&at, name, (&zh, &en), false),
            }
        }
        for one in after {
            let (id, zh, en) = key(one);
            if !old.contains_key(&id) {
                self.one_sided(&format!("{place}/{id}"), name, (&zh, &en), true);
            }
        }
        let common = |list: &[T], other: &BTreeMap<String, usize>| {
            list.iter().map(|t| key(t).0).filter(|id| other.contains_key(id)).collect::<Vec<_>>()
        };
        let (a, b) = (common(before, &new), common(after, &old));
        if a != b {
            self.order(place, name, a.join(", "), b.join(", "));
        }
    }
}

fn shown<'t>(text: &'t str, empty: &'t str) -> &'t str {
    if text.is_empty() { empty } else { text }
}

/// What changed from `before` to `after`, in the order of the document; empty when the policy is the same.
///
/// ```
/// # let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../products/hebei-everyday.yaml")).unwrap();
/// use product::Product;
/// let before = Product::from_yaml(&text).unwrap();
/// let mut after = before.clone();
/// after.pricing.cap_percent += rust_decimal::Decimal::ONE;
/// let changes = product::diff(&before, &after);
/// assert_eq!(changes.len(), 1);
/// assert!(changes[0].zh.starts_with("利率上限由") && changes[0].en.starts_with("highest rate raised from"));
/// ```
#[must_use]
pub fn diff(before: &Product, after: &Product) -> Vec<Change> {
    let mut changes = Changes::default();
    head(&mut changes, before, after);
    firms_and_data(&mut changes, before, after);
    pricing(&mut changes, before, after);
    enhancement(&mut changes, before.enhancement.as_ref(), after.enhancement.as_ref());
    crate::facility::diff(&mut changes, before.facility.as_ref(), after.facility.as_ref());
    authority(&mut changes, before, after);
    let (a, b) = (&before.rules, &after.rules);
    graph(&mut changes, "rules.eligibility", ("准入规则", "eligibility"), &a.eligibility, &b.eligibility);
    graph(&mut changes, "rules.limit", ("额度规则", "limit"), &a.limit, &b.limit);
    graph(&mut changes, "rules.price", ("定价规则", "price"), &a.price, &b.price);
    changes.0
}

fn head(changes: &mut Changes, a: &Product, b: &Product) {
    let (yuan, months) = (("", ""), (" 个月", " months"));
    changes.text("code", ("产品代码", "the code"), &a.code, &b.code);
    changes.text("name_zh", ("中文名称", "the Chinese name"), &a.name_zh, &b.name_zh);
    changes.text("name_en", ("英文名称", "the English name"), &a.name_en, &b.name_en);
    changes.text("description_zh", ("说明", "the description"), &a.description_zh, &b.description_zh);
    let layer = |p: &Product| (p.layer.zh(), p.layer.en());
    changes.words("layer", ("产品层级", "the layer"), layer(a), layer(b));
    changes.text("currency", ("币种", "the currency"), a.currency.code(), b.currency.code());
    changes.number("amount.min", ("最低金额", "least amount"), yuan, a.amount.min, b.amount.min);
    changes.number("amount.max", ("最高金额", "most amount"), yuan, a.amount.max, b.amount.max);
    changes.number("amount.step", ("金额取整单位", "rounding step of amounts"), yuan, a.amount.step, b.amount.step);
    let (x, y) = (a.tenor_months, b.tenor_months);
    changes.number("tenor_months.min", ("最短期限", "shortest tenor"), months, x.min.into(), y.min.into());
    changes.number("tenor_months.max", ("最长期限", "longest tenor"), months, x.max.into(), y.max.into());
    changes.keyed(
        "repayment",
        ("还款方式", "way to repay"),
        (&a.repayment, &b.repayment),
        |m| (repayment_code(m).to_owned(), m.words_zh(), m.words_en()),
        |changes, at, x, y| {
            let name = ("还款方式", "way to repay");
            changes.words(at, name, (&x.words_zh(), &x.words_en()), (&y.words_zh(), &y.words_en()));
        },
    );
    let reset = |p: &Product| match p.pricing.reset {
        None => ("固定利率", "a fixed rate"),
        Some(reset) => (reset.zh(), reset.en()),
    };
    changes.words("pricing.reset", ("利率重定价", "when the rate is set anew"), reset(a), reset(b));
    let often = |p: &Product| (p.frequency.zh(), p.frequency.en());
    changes.words("frequency", ("还款频率", "how often to repay"), often(a), often(b));
    let rolled = |p: &Product| (p.roll.zh(), p.roll.en());
    changes.words("roll", ("到期日遇节假日", "a due date on a day off"), rolled(a), rolled(b));
    changes.keyed(
        "purposes",
        ("贷款用途", "purpose"),
        (&a.purposes, &b.purposes),
        |p| (p.code.clone(), p.zh.clone(), p.en.clone()),
        |changes, at, x, y| changes.words(at, ("用途名称", "name of a purpose"), (&x.zh, &x.en), (&y.zh, &y.en)),
    );
    changes.text("valid.from", ("起售日", "first day of sale"), a.valid.from, b.valid.from);
    let to = |p: &Product| p.valid.to.map(|day| day.to_string());
    let words = |to: &Option<String>| to.clone().map_or(("长期".into(), "open".into()), |day| (day.clone(), day));
    let ((x_zh, x), (y_zh, y)): ((String, String), (String, String)) = (words(&to(a)), words(&to(b)));
    changes.words("valid.to", ("停售日", "last day of sale"), (&x_zh, &x), (&y_zh, &y));
}

fn firms_and_data(changes: &mut Changes, a: &Product, b: &Product) {
    let card = |p: &Product| {
        p.scorecard
            .clone()
            .map_or(("本行通用评分卡".into(), "the institution's own".into()), |name| (name.clone(), name))
    };
    let ((x_zh, x), (y_zh, y)): ((String, String), (String, String)) = (card(a), card(b));
    changes.words("scorecard", ("评分卡", "the scorecard"), (&x_zh, &x), (&y_zh, &y));
    changes.keyed(
        "firms.sizes",
        ("服务的企业规模", "size of firm served"),
        (&a.firms.sizes, &b.firms.sizes),
        |s| (size_code(*s).to_owned(), s.zh().to_owned(), s.en().to_owned()),
        |_, _, _, _| {},
    );
    changes.keyed(
        "firms.barred_industries",
        ("限制行业", "industry not served"),
        (&a.firms.barred_industries, &b.firms.barred_industries),
        |code| (code.clone(), code.clone(), code.clone()),
        |_, _, _, _| {},
    );
    let need = |n: &DataNeed| {
        let features = n.features.iter().map(|f| f.name.as_str()).collect::<Vec<_>>().join(", ");
        let said = format!("{} ({}): {features}", n.category, n.purpose);
        (n.category.clone(), said.clone(), said)
    };
    changes.keyed("data", ("数据类别", "data category"), (&a.data, &b.data), need, |changes, at, x, y| {
        changes.text(at, ("数据用途", "the purpose of reading data"), &x.purpose, &y.purpose);
        let name = ("数据项", "feature");
        let key = |f: &FeatureNeed| (f.name.clone(), format!("{}（{}）", f.zh, f.name), f.name.clone());
        changes.keyed(at, name, (&x.features, &y.features), key, |changes, at, x, y| {
            changes.text(at, ("数据项类型", "the type of a feature"), x.kind.name(), y.kind.name());
            changes.text(at, ("数据项名称", "the name of a feature"), &x.zh, &y.zh);
            changes.words(at, ("数据项要求", "whether a feature is needed"), required(x), required(y));
            changes.text(at, ("数据项取值范围", "the range of a feature"), range(x), range(y));
        });
    });
}

fn range(feature: &FeatureNeed) -> String {
    feature.range.map(|r| format!("{} - {}", r.min.normalize(), r.max.normalize())).unwrap_or_default()
}

const fn required(feature: &FeatureNeed) -> (&'static str, &'static str) {
    if feature.required { ("必须", "required") } else { ("可缺", "optional") }
}

const fn base(rate: BaseRate) -> (&'static str, &'static str) {
    match rate {
        BaseRate::LprOneYear => ("1年期LPR", "one-year LPR"),
        BaseRate::LprFiveYears => ("5年期以上LPR", "over-five-year LPR"),
        BaseRate::LprByTenor => ("按期限取LPR", "LPR by tenor"),
        BaseRate::Zero => ("无基准", "none"),
    }
}

const fn timing(when: FeeTiming) -> (&'static str, &'static str) {
    match when {
        FeeTiming::Upfront => ("放款时一次", "once at pay-out"),
        FeeTiming::UpfrontPerYear => ("放款时按年数", "at pay-out for each year"),
        FeeTiming::EachInstalment => ("每期", "with each instalment"),
    }
}

fn yes(value: bool) -> (&'static str, &'static str) {
    if value { ("是", "yes") } else { ("否", "no") }
}

fn pricing(changes: &mut Changes, a: &Product, b: &Product) {
    let percent = ("%", "%");
    let (x, y) = (&a.pricing, &b.pricing);
    changes.words("pricing.base", ("基准利率", "the base rate"), base(x.base), base(y.base));
    changes.number("pricing.floor_percent", ("利率下限", "lowest rate"), percent, x.floor_percent, y.floor_percent);
    changes.number("pricing.cap_percent", ("利率上限", "highest rate"), percent, x.cap_percent, y.cap_percent);
    let costs = |range: Option<crate::document::ValueRange>| {
        range.map(|r| format!("{}% - {}%", r.min.normalize(), r.max.normalize())).unwrap_or_default()
    };
    let words = ("定价适用的资金成本", "the funding costs that prices are made for");
    changes.text("pricing.funding_cost", words, costs(x.funding_cost), costs(y.funding_cost));
    let (p, q) = (format!("{:?}", x.day_count), format!("{:?}", y.day_count));
    changes.text("pricing.day_count", ("计息天数规则", "the day count"), p, q);
    let key = |f: &Fee| {
        let rate = f.percent.normalize();
        (f.code.clone(), format!("{} {rate}%", f.zh), format!("{} {rate}%", f.en))
    };
    changes.keyed("pricing.fees", ("收费", "fee"), (&x.fees, &y.fees), key, |changes, at, x, y| {
        changes.number(at, (&x.zh, &x.en), percent, x.percent, y.percent);
        changes.words(at, ("收费名称", "name of a fee"), (&x.zh, &x.en), (&y.zh, &y.en));
        changes.text(at, ("收款方", "the payee of a fee"), &x.payee_zh, &y.payee_zh);
        changes.words(at, ("收费时点", "when a fee is due"), timing(x.when), timing(y.when));
        let name = ("仅在有担保时收取", "charged only with a guarantee");
        changes.words(at, name, yes(x.only_if_guaranteed), yes(y.only_if_guaranteed));
    });
    let (x, y, days) = (&a.late, &b.late, (" 天", " days"));
    let name = ("宽限期", "grace");
    changes.number("late.grace_days", name, days, x.grace_days.into(), y.grace_days.into());
    let (from, to) = (x.overdue_uplift_percent, y.overdue_uplift_percent);
    changes.number("late.overdue_uplift_percent", ("逾期罚息加收", "uplift when overdue"), percent, from, to);
    let (from, to) = (x.misuse_uplift_percent, y.misuse_uplift_percent);
    changes.number("late.misuse_uplift_percent", ("挪用罚息加收", "uplift when misused"), percent, from, to);
}

fn enhancement(changes: &mut Changes, a: Option<&Enhancement>, b: Option<&Enhancement>) {
    let (at, name) = ("enhancement", ("担保增信", "guarantee"));
    match (a, b) {
        (None, None) => {}
        (Some(x), None) => changes.one_sided(at, name, (&x.zh, &x.agreement), false),
        (None, Some(y)) => changes.one_sided(at, name, (&y.zh, &y.agreement), true),
        (Some(x), Some(y)) => {
            changes.text("enhancement.agreement", ("担保协议", "the agreement"), &x.agreement, &y.agreement);
            changes.text("enhancement.zh", ("担保名称", "name of the guarantee"), &x.zh, &y.zh);
            let name = ("担保人承担比例", "share of a loss the guarantor bears");
            changes.number("enhancement.cover_percent", name, ("%", "%"), x.cover_percent, y.cover_percent);
            let name = ("须担保的条件", "when a guarantee is needed");
            changes.text("enhancement.required_when", name, &x.required_when, &y.required_when);
        }
    }
}

fn authority(changes: &mut Changes, a: &Product, b: &Product) {
    let (x, y) = (&a.authority, &b.authority);
    let name = ("自动审批", "straight-through approval");
    changes.words("authority.straight_through", name, yes(x.straight_through), yes(y.straight_through));
    let name = ("自动审批最高金额", "most amount without a person");
    changes.number("authority.max_amount", name, ("", ""), x.max_amount, y.max_amount);
    let key =
        |c: &ReferCondition| (c.code.clone(), format!("{}（{}）", c.zh, c.when), format!("{} ({})", c.en, c.when));
    let name = ("转人工条件", "condition for a person to decide");
    changes.keyed("authority.refer_when", name, (&x.refer_when, &y.refer_when), key, |changes, at, x, y| {
        changes.text(at, name, &x.when, &y.when);
        changes.words(at, ("转人工原因", "reason for a person to decide"), (&x.zh, &x.en), (&y.zh, &y.en));
    });
}
