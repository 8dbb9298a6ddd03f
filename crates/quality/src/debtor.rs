//! All claims on one debtor together: what one claim does to the others.
//!
//! A non-retail debtor with more than a tenth of its claims non-performing has all of them non-performing, but for claims
//! whose credit enhancement is recognised. Retail claims are classed one by one.

use calendar::Date;
use codes::LoanId;
use loan::{FiveCategory, Position, Standing};
use money::{Decimal, Money, MoneyError};

use crate::circumstance::{Circumstance, Cover};
use crate::class::{ClaimFacts, ClassRules, Reason, Trigger, class_of, percent, reasons};
use crate::record::Mark;
use crate::upgrade::{Upgrade, upgrade};

/// One claim.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// The loan.
    pub loan: LoanId,
    /// Where it stands.
    pub position: &'a Position,
    /// What is outstanding of it as it counts among the debtor's claims: in one currency for all of them, so at the parity of the
    /// day where the debtor owes in several.
    pub counted: Money,
    /// How it is secured, as far as the book knows.
    pub cover: Cover,
}

/// The class of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classed {
    /// The loan.
    pub loan: LoanId,
    /// What is owed of its principal.
    pub balance: Money,
    /// Its class.
    pub class: FiveCategory,
    /// Its class before its debtor's other claims are looked at.
    pub own: FiveCategory,
    /// Why, the worst first.
    pub reasons: Vec<Reason>,
    /// How it is secured.
    pub cover: Cover,
    /// Its way up, when it was non-performing by itself.
    pub upgrade: Option<Upgrade>,
    /// Days past due.
    pub days_past_due: u32,
    /// Whether it is impaired by record.
    pub impaired: bool,
    /// Whether the 30-day presumption was rebutted.
    pub stage_rebutted: bool,
    /// The grade it fell to by record.
    pub downgraded_to: Option<String>,
    /// Whether a restructuring is still watched.
    pub watched: bool,
}

/// All claims on a debtor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtorClass {
    /// Whether its claims are classed one by one.
    pub retail: bool,
    /// All that it owes, as its claims are counted.
    pub balance: Money,
    /// Of it, non-performing before contagion.
    pub non_performing: Money,
    /// Whether contagion reached the others.
    pub contagion: bool,
    /// The claims, in the order in which they were given.
    pub claims: Vec<Classed>,
}

impl DebtorClass {
    /// The non-performing share before contagion, percent.
    #[must_use]
    pub fn share_percent(&self) -> String {
        percent(Decimal::from(self.non_performing.minor()), Decimal::from(self.balance.minor()))
    }
}

/// The classes of a debtor's claims at the end of the day of their positions. Claims that owe nothing have no class.
///
/// # Errors
/// [`MoneyError`] for claims counted in two currencies or a sum past 64 bits.
pub fn classify(
    rules: &ClassRules,
    claims: &[Claim<'_>],
    marks: &[Mark],
    day: Date,
) -> Result<DebtorClass, MoneyError> {
    let open: Vec<&Claim<'_>> =
        claims.iter().filter(|claim| claim.position.standing == Standing::Outstanding).collect();
    let currency = claims.first().map_or(money::Currency::CNY, |claim| claim.counted.currency());
    let balance = Money::sum(currency, open.iter().map(|claim| claim.counted))?;
    let retail = is_retail(rules, balance, marks, day);
    let mut classed: Vec<(Classed, ClaimFacts)> =
        open.iter().map(|claim| alone(rules, claim, marks, day, retail)).collect();
    // What was non-performing rises only when nothing else of the debtor is; looked at before any of them is held down.
    let impaired: Vec<bool> = classed.iter().map(|(one, _)| one.own.is_non_performing()).collect();
    for (at, ((one, facts), claim)) in classed.iter_mut().zip(&open).enumerate() {
        let others = impaired.iter().enumerate().any(|(other, bad)| *bad && other != at);
        one.upgrade = upgrade(rules, claim.position, claim.loan, marks, others);
        facts.upgrade_pending = !one.own.is_non_performing() && one.upgrade.as_ref().is_some_and(|way| !way.met);
        one.reasons = reasons(rules, facts);
        one.own = class_of(&one.reasons);
    }
    let bad: Vec<bool> = classed.iter().map(|(one, _)| one.own.is_non_performing()).collect();
    let non_performing = Money::sum(
        currency,
        classed.iter().zip(&open).filter(|((one, _), _)| one.own.is_non_performing()).map(|(_, claim)| claim.counted),
    )?;
    let share = (Decimal::from(non_performing.minor()), Decimal::from(balance.minor()));
    let contagion = !retail && share.0 > rules.contagion_share * share.1;
    for (at, (one, facts)) in classed.iter_mut().enumerate() {
        facts.npl_here = bad.iter().enumerate().any(|(other, bad)| *bad && other != at);
        one.reasons = reasons(rules, facts);
        let excepted =
            in_force(marks, one.loan, day).any(|mark| mark.circumstance == Circumstance::EnhancementRecognised);
        if contagion && !excepted && !one.own.is_non_performing() {
            let said = format!("{}%", percent(share.0, share.1));
            one.reasons.push(Reason::with(Trigger::Contagion, FiveCategory::Substandard, (said.clone(), said)));
            one.reasons.sort_by(|a, b| b.class.cmp(&a.class).then(a.trigger.cmp(&b.trigger)));
        }
        one.class = class_of(&one.reasons);
    }
    let claims = classed.into_iter().map(|(one, _)| one).collect();
    Ok(DebtorClass { retail, balance, non_performing, contagion, claims })
}

fn in_force(marks: &[Mark], loan: LoanId, day: Date) -> impl Iterator<Item = &Mark> {
    marks.iter().filter(move |mark| mark.in_force(day) && mark.concerns(loan))
}

/// Recorded as the one or the other (the more severe counts when both are); by what it owes otherwise.
fn is_retail(rules: &ClassRules, balance: Money, marks: &[Mark], day: Date) -> bool {
    let recorded = |what: &Circumstance| marks.iter().any(|mark| mark.circumstance == *what && mark.in_force(day));
    if recorded(&Circumstance::NonRetail) {
        return false;
    }
    let small = |most: Money| most.currency() == balance.currency() && balance.minor() <= most.minor();
    recorded(&Circumstance::Retail) || rules.retail_most.is_some_and(small)
}

/// A claim by itself.
fn alone(rules: &ClassRules, claim: &Claim<'_>, marks: &[Mark], day: Date, retail: bool) -> (Classed, ClaimFacts) {
    let position = claim.position;
    let observation = position.observation(&rules.days).filter(|watch| !watch.ended);
    let mut facts = ClaimFacts {
        days_past_due: position.days_past_due,
        refinanced: position.weak_renewal,
        observed: position.observation(&rules.days).map(|watch| watch.floor),
        retail,
        ..ClaimFacts::default()
    };
    let (mut cover, mut stage_rebutted, mut downgraded_to) = (claim.cover, false, None);
    for mark in in_force(marks, claim.loan, day) {
        match &mark.circumstance {
            Circumstance::UseChanged => facts.use_changed = true,
            Circumstance::Refinanced => facts.refinanced = true,
            Circumstance::RenewalQualifies { .. } => facts.renewal_qualifies = true,
            Circumstance::NplElsewhere => facts.npl_elsewhere = true,
            Circumstance::Impaired => facts.impaired = true,
            Circumstance::RatingCut => facts.rating_cut = true,
            Circumstance::DebtsOverdue { overdue, all } => {
                facts.debts_overdue = worse(facts.debts_overdue, (overdue.minor().into(), all.minor().into()));
            }
            Circumstance::Evasion => facts.evasion = true,
            Circumstance::Bankruptcy => facts.bankruptcy = true,
            Circumstance::ExpectedLoss { loss, carrying } => {
                facts.expected_loss = worse(facts.expected_loss, (loss.minor().into(), carrying.minor().into()));
            }
            Circumstance::Judged { class } => facts.judged = facts.judged.max(Some(*class)),
            Circumstance::TechnicalDelay => facts.technical_delay = true,
            Circumstance::Secured { by } => cover = cover.max(*by),
            Circumstance::StageRebutted => stage_rebutted = true,
            Circumstance::Downgraded { to } => downgraded_to = downgraded_to.max(Some(to.clone())),
            Circumstance::Merged
            | Circumstance::NonRetail
            | Circumstance::Retail
            | Circumstance::EnhancementRecognised
            | Circumstance::AbleToPerform
            | Circumstance::Disputed => {}
        }
    }
    facts.cover = Some(cover);
    let found = reasons(rules, &facts);
    let class = class_of(&found);
    let classed = Classed {
        loan: claim.loan,
        balance: position.outstanding_principal,
        class,
        own: class,
        reasons: found,
        cover,
        upgrade: None,
        days_past_due: position.days_past_due,
        impaired: facts.impaired,
        stage_rebutted,
        downgraded_to,
        watched: observation.is_some(),
    };
    (classed, facts)
}

/// Of two shares the larger, so that the order of recording does not matter.
fn worse(known: Option<(Decimal, Decimal)>, other: (Decimal, Decimal)) -> Option<(Decimal, Decimal)> {
    Some(known.filter(|known| known.0 * other.1 >= other.0 * known.1).unwrap_or(other))
}
