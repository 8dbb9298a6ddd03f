//! Theirs beside ours at the cut-over day, to the minor unit, with the probable cause of a difference.
//!
//! A cause is named only when it explains: the loan is folded again with another day count, another grace, without compound
//! interest, at the rate their interest implies, or with the payments around the cut-over left out, and what then agrees is said.

use calendar::{Date, DayCount};
use codes::{FirmId, LoanId};
use loan::{Facts, FiveCategory, LoanState, Position, Standing, Terms, TermsSpec};
use money::{Currency, Decimal, Rate};
use serde::{Deserialize, Serialize};

use super::bring::{Brought, Ground, LoanInput, Way};
use crate::cards::Named;
use crate::servicing::class_name;

/// Days of grace that are tried for a cause.
const GRACES: [u16; 6] = [0, 3, 5, 7, 10, 15];

/// Where a loan stands at the end of the cut-over day, as one of the two systems has it; amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Side {
    pub principal: i64,
    pub interest: i64,
    pub penalty: i64,
    pub days: u32,
    pub class: FiveCategory,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accrued: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// A loan of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub number: String,
    pub loan: LoanId,
    pub firm: FirmId,
    pub product: String,
    pub currency: Currency,
    pub way: Way,
    /// Whether it was in the book before this import.
    #[serde(default)]
    pub known: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Side>,
    pub ours: Side,
    pub agrees: bool,
    /// What probably makes the difference.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Named>,
    /// What a person should look at although nothing differs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Named>,
}

/// Everything that is compared.
fn same(theirs: &Side, ours: &Side) -> bool {
    same_money(theirs, ours) && theirs.days == ours.days && theirs.class == ours.class && same_next(theirs, ours)
}

fn same_money(theirs: &Side, ours: &Side) -> bool {
    let accrued = theirs.accrued.is_none_or(|accrued| ours.accrued == Some(accrued));
    (theirs.principal, theirs.interest, theirs.penalty) == (ours.principal, ours.interest, ours.penalty) && accrued
}

fn same_next(theirs: &Side, ours: &Side) -> bool {
    theirs.next_on.is_none_or(|on| ours.next_on == Some(on)) && theirs.next.is_none_or(|next| ours.next == Some(next))
}

/// Our side of a position.
pub(crate) fn ours(position: &Position, ground: &Ground) -> Side {
    let class = match position.standing {
        Standing::WrittenOff => FiveCategory::Loss,
        Standing::NotDisbursed | Standing::Settled => FiveCategory::Normal,
        Standing::Outstanding => ground.rule.class_of(position.days_past_due),
    };
    Side {
        principal: position.outstanding_principal.minor(),
        interest: position.due.interest.minor(),
        penalty: position.due.penalty.minor().saturating_add(position.due.compound.minor()),
        days: position.days_past_due,
        class,
        accrued: Some(position.accrued_interest.minor()),
        next_on: position.next_due.map(|next| next.on),
        next: position.next_due.map(|next| next.amount.minor()),
    }
}

fn theirs(input: &LoanInput) -> Option<Side> {
    let balance = input.balance.as_ref()?;
    let class = serde_json::from_value(serde_json::Value::String(balance.class.clone())).ok()?;
    Some(Side {
        principal: balance.principal.minor(),
        interest: balance.interest.minor(),
        penalty: balance.penalty.minor(),
        days: balance.days_past_due,
        class,
        accrued: balance.accrued.map(|accrued| accrued.minor()),
        next_on: balance.next_on,
        next: balance.next_amount.map(|next| next.minor()),
    })
}

/// The line of a loan that stands so in the book.
///
/// # Errors
/// [`loan::LoanError`] when it cannot be folded.
pub(crate) fn line(
    ground: &Ground,
    input: &LoanInput,
    (id, state, way, known): (LoanId, &LoanState, Way, bool),
) -> Result<Line, loan::LoanError> {
    let absent = || loan::LoanError::IllegalTransition { command: "compare", stage: state.stage() };
    let position = state.position(ground.cut_over)?.ok_or_else(absent)?;
    let (ours, theirs) = (ours(&position, ground), theirs(input));
    let agrees = theirs.as_ref().is_none_or(|theirs| same(theirs, &ours));
    let mut line = Line {
        number: input.contract.number.clone(),
        loan: id,
        firm: input.firm,
        product: input.contract.product.clone(),
        currency: input.contract.principal.currency(),
        way,
        known,
        theirs,
        ours,
        agrees,
        causes: Vec::new(),
        notes: Vec::new(),
    };
    if let (false, Some(theirs)) = (agrees, &line.theirs) {
        line.causes = causes(ground, state, theirs, &line.ours);
    }
    if way == Way::Opened
        && let Some(note) = off_plan(ground, input, state)
    {
        line.notes.push(note);
    }
    Ok(line)
}

/// The line of a loan that comes in now.
pub(crate) fn line_of(ground: &Ground, input: &LoanInput, brought: &Brought) -> Result<Line, loan::LoanError> {
    line(ground, input, (brought.id, &brought.state, brought.way, false))
}

/// For a loan opened with its balance: whether that is what the contract's plan leaves.
fn off_plan(ground: &Ground, input: &LoanInput, state: &LoanState) -> Option<Named> {
    let balance = input.balance.as_ref().filter(|balance| balance.days_past_due == 0)?;
    let terms = &state.contract()?.terms;
    let planned = terms.schedule_from(input.contract.start, input.contract.principal).ok()?;
    let rest = planned.instalments.iter().filter(|row| row.due_on > ground.cut_over).map(|row| row.principal.minor());
    let rest: i64 = rest.sum();
    if rest == balance.principal.minor() {
        return None;
    }
    let planned = money::Money::from_minor(rest, input.contract.principal.currency());
    Some(Named::new(
        "off-plan",
        format!("按合同计划此时应余本金 {planned}：提前还过款，或余额有误，请核实"),
        format!(
            "the contract's plan leaves {planned} at this point: it was prepaid, or the balance is wrong; look at it"
        ),
    ))
}

/// What probably makes the difference, the surest first.
fn causes(ground: &Ground, state: &LoanState, theirs: &Side, ours: &Side) -> Vec<Named> {
    let mut found = Vec::new();
    let figures = !(same_money(theirs, ours) && theirs.days == ours.days && same_next(theirs, ours));
    if let (true, Some(contract)) = (figures, state.contract()) {
        let terms = &contract.terms;
        if let Some(cause) = around_cut_over(ground, state, theirs, terms) {
            found.push(cause);
        } else if let Some(cause) = other_terms(ground, state, theirs, terms) {
            found.push(cause);
        } else if let Some(cause) = rounding(ground, theirs, ours, terms) {
            found.push(cause);
        }
    }
    if theirs.class != ours.class && (found.is_empty() || theirs.days == ours.days) {
        found.push(class_cause(theirs, ours));
    }
    let money =
        theirs.principal != ours.principal || theirs.interest != ours.interest || theirs.penalty != ours.penalty;
    if found.is_empty() || (money && found.iter().all(|cause| cause.id == "class")) {
        found.push(Named::new(
            "unknown",
            "原因不明：请核对合同条款、流水和余额",
            "not known: look at the terms, the movements and the balance",
        ));
    }
    found
}

fn class_cause(theirs: &Side, ours: &Side) -> Named {
    let (their, our) = (class_name(theirs.class), class_name(ours.class));
    Named::new(
        "class",
        format!("原分类{}，按逾期天数为{}：可能经人工认定或按债务人整体认定，请登记风险情形", their.zh, our.zh),
        format!(
            "{} there, {} by days past due: set by a person or for the debtor as a whole; record the circumstance",
            their.en, our.en
        ),
    )
}

fn money_agrees(at: Option<Position>, ground: &Ground, theirs: &Side) -> bool {
    at.is_some_and(|position| {
        let ours = ours(&position, ground);
        same_money(theirs, &ours) && theirs.days == ours.days
    })
}

/// Whether they agree once payments up to a few days after the cut-over are counted, or those just before it are not.
fn around_cut_over(ground: &Ground, state: &LoanState, theirs: &Side, terms: &Terms) -> Option<Named> {
    let facts = state.facts();
    let near = |on: Date| (1..=15).contains(&calendar::days_between(ground.cut_over, on));
    let after: Vec<Date> = facts.all().map(|fact| fact.effective_on).filter(|on| near(*on)).collect();
    for on in after {
        let position = Position::at(terms, facts, on).ok()?;
        if position.outstanding_principal.minor() == theirs.principal
            && position.due.interest.minor() == theirs.interest
        {
            return Some(Named::new(
                "payment-after-cut-over",
                format!("原系统余额已含切换日之后 {on} 的还款"),
                format!("their balance counts a payment of {on}, after the cut-over"),
            ));
        }
    }
    let last = facts.through(ground.cut_over).filter(|fact| fact.kind.is_receipt()).last()?;
    let before = Facts::default();
    let kept = facts.through(ground.cut_over).filter(|fact| fact.reference != last.reference);
    let kept = kept.fold(before, |mut kept, fact| {
        kept.keep(fact);
        kept
    });
    let found = Position::at(terms, &kept, ground.cut_over).ok();
    money_agrees(found, ground, theirs).then(|| {
        Named::new(
            "payment-not-counted",
            format!("原系统余额未含 {} 的还款 {}", last.effective_on, last.amount),
            format!("their balance does not count the payment of {} on {}", last.amount, last.effective_on),
        )
    })
}

fn with(terms: &Terms, change: impl FnOnce(&mut TermsSpec)) -> Option<Terms> {
    let mut spec = terms.spec().clone();
    change(&mut spec);
    Terms::try_new(spec, &calendar::BusinessCalendar::default()).ok()
}

/// Whether they agree under another day count, grace or rate, or without compound interest.
fn other_terms(ground: &Ground, state: &LoanState, theirs: &Side, terms: &Terms) -> Option<Named> {
    let at = |terms: &Terms| Position::at(terms, state.facts(), ground.cut_over).ok();
    let agrees = |terms: Option<Terms>| terms.is_some_and(|terms| explains(at(&terms), ground, theirs));
    let counts = [DayCount::Actual360, DayCount::Actual365, DayCount::Thirty360, DayCount::ActualActual];
    for count in counts.into_iter().filter(|count| *count != terms.spec().day_count) {
        if agrees(with(terms, |spec| spec.day_count = count)) {
            let name = count_name(count);
            return Some(Named::new(
                "day-count",
                format!("计息基础不同：按 {name} 计算则一致"),
                format!("day count: they agree with {name}"),
            ));
        }
    }
    for grace in GRACES.into_iter().filter(|grace| *grace != terms.spec().grace_days) {
        if agrees(with(terms, |spec| spec.grace_days = grace)) {
            return Some(Named::new(
                "grace",
                format!("宽限期不同：按 {grace} 天计算则一致"),
                format!("grace: they agree with {grace} days"),
            ));
        }
    }
    if agrees(with(terms, |spec| spec.compound_interest = !spec.compound_interest)) {
        return Some(Named::new(
            "compound-interest",
            "复利口径不同：原系统未对欠息计收复利",
            "compound interest: they charge none on unpaid interest",
        ));
    }
    implied_rate(theirs, at(terms).as_ref(), terms)
        .filter(|rate| agrees(with(terms, |spec| spec.annual_rate = *rate)))
        .map(|rate| {
            let percent = rate.percent().normalize();
            Named::new(
                "rate",
                format!("利率不同：按 {percent}% 计算则一致，可能缺少一次利率调整"),
                format!("rate: they agree with {percent}%; a change of the rate is probably missing"),
            )
        })
}

/// Whether a position under other terms is theirs, the next instalment included.
fn explains(at: Option<Position>, ground: &Ground, theirs: &Side) -> bool {
    at.is_some_and(|position| {
        let ours = ours(&position, ground);
        same_money(theirs, &ours) && theirs.days == ours.days && same_next(theirs, &ours)
    })
}

/// The rate at which our interest would be theirs, to a basis point.
fn implied_rate(theirs: &Side, position: Option<&Position>, terms: &Terms) -> Option<Rate> {
    let position = position?;
    let (their, our) = match theirs.accrued {
        Some(accrued) => (accrued, position.accrued_interest.minor()),
        None if theirs.interest > 0 => (theirs.interest, position.due.interest.minor()),
        None => (theirs.next?, position.next_due?.amount.minor()),
    };
    if our <= 0 || their == our {
        return None;
    }
    let percent = terms.spec().annual_rate.percent() * Decimal::from(their) / Decimal::from(our);
    Some(Rate::from_percent(percent.round_dp(2).normalize()))
}

const fn count_name(count: DayCount) -> &'static str {
    match count {
        DayCount::Actual360 => "ACT/360",
        DayCount::Actual365 => "ACT/365",
        DayCount::Thirty360 => "30/360",
        DayCount::ActualActual => "ACT/ACT",
    }
}

/// A difference of at most one minor unit for each instalment so far.
fn rounding(ground: &Ground, theirs: &Side, ours: &Side, terms: &Terms) -> Option<Named> {
    let fallen = terms.due_on().iter().filter(|due| **due <= ground.cut_over).count();
    let most = i64::try_from(fallen).unwrap_or(0).max(1);
    let apart = |a: Option<i64>, b: Option<i64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs(),
        _ => 0,
    };
    let small = [
        (theirs.principal - ours.principal).abs(),
        (theirs.interest - ours.interest).abs(),
        (theirs.penalty - ours.penalty).abs(),
        apart(theirs.accrued, ours.accrued),
        apart(theirs.next, ours.next),
    ];
    let days = theirs.days == ours.days && theirs.next_on.is_none_or(|on| ours.next_on == Some(on));
    (days && small.iter().all(|by| *by <= most) && small.iter().any(|by| *by > 0)).then(|| {
        Named::new("rounding", "各期尾差：每期不超过一分", "rounding of instalments: at most one minor unit each")
    })
}
