//! What an act would do to a loan: the facts are folded once as they are and once with the act, and nothing is recorded.

use calendar::Date;
use codes::UserId;
use loan::{Command, Hands, LoanEvent, LoanState, Position, PrepaymentMode, Recorded, Standing, book_view};
use money::{Currency, Money};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Named, PostingCard, PreviewCard};
use crate::ledger::income::{income_of, off_balance_card};
use crate::loan_changes::{LoanChange, Stated};
use crate::problem::{Code, Outcome, Problem};
use crate::reports::{instalments, position_card, posting_cards};
use crate::servicing::{HeldLoan, class_name, decide, loan_problem, recorded};

/// Which act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PreviewAct {
    /// A payment.
    Pay,
    /// A payment ahead of time.
    Prepay,
    /// Taking a payment back.
    ReversePayment,
    /// A change of the loan.
    Change,
}

/// An act to look at before it is done.
#[derive(Debug, Clone)]
pub struct Hypothesis {
    /// Which act.
    pub act: PreviewAct,
    /// How much, for money received.
    pub amount: Option<Money>,
    /// Its value date; today when left out.
    pub on: Option<Date>,
    /// The payment to take back, or the reference a payment would have.
    pub reference: Option<String>,
    /// What a prepayment does to the instalments that remain.
    pub mode: PrepaymentMode,
    /// The change of the loan to look at.
    pub change: Option<LoanChange>,
}

impl Platform {
    /// Where a loan would stand today after an act; records nothing, so whoever may read the loan may ask.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], and whatever would refuse the act itself.
    pub async fn preview(&self, who: &Principal, which: &str, act: &Hypothesis) -> Outcome<PreviewCard> {
        who.require(Action::ReadLoan)?;
        let mut held = self.held_loan(who, which).await?;
        let today = self.clock.today();
        let before = standing(&held.state, today)?;
        let closings = self.closings(who.institution).await?;
        let mut facts = recorded(&held.history);
        let terms = held.state.contract().map(|contract| contract.terms.clone());
        let terms = terms.ok_or_else(|| Problem::not_found("loan", which))?;
        let chart = self.chart_now(who.institution).await?;
        let income = income_of(&chart, &held.state, &held.row.product_code);
        let posted = |facts: &[Recorded<'_>]| -> Outcome<Vec<PostingCard>> {
            let entries = book_view(&terms, facts, &closings, today, &income);
            Ok(posting_cards(&entries.map_err(|error| Problem::from_domain(Code::Invalid, error))?))
        };
        let old = posted(&facts)?;
        let off_before = off_balance_card(&chart, &held.state, &held.row.product_code, today)?;
        let command = self.command(who, &held, act).await?;
        let events: Vec<LoanEvent> = decide(&mut held.state, command)?;
        facts.extend(events.iter().map(|event| Recorded { event, recorded_on: today }));
        let postings = added(&old, posted(&facts)?);
        let after = standing(&held.state, today)?;
        let off_after = off_balance_card(&chart, &held.state, &held.row.product_code, today)?;
        let rule = self.classification(who.institution, today, self.clock.now()).await?;
        let mut notes = notes(&before, &after);
        if before.class(&rule) != after.class(&rule) {
            let (from, to) = (class_name(before.class(&rule)), class_name(after.class(&rule)));
            notes.push(Named::new(
                "class-changes",
                format!("五级分类由{}变为{}", from.zh, to.zh),
                format!("the class changes from {} to {}", from.en, to.en),
            ));
        }
        match (off_before, off_after) {
            (Some(_), None) => {
                notes.push(Named::new("interest-back", "表外利息转回表内", "interest is no longer kept off balance"))
            }
            (None, Some(_)) => {
                notes.push(Named::new("interest-off-balance", "利息转表外", "interest is kept off balance"));
            }
            _ => {}
        }
        let on = act.on.unwrap_or(today);
        if closings.last().is_some_and(|closing| on <= closing.closed_through && closing.closed_on < today) {
            notes.push(Named::new(
                "closed-day",
                "起息日已日终结账：分录记入结账后的首个营业日",
                "the value date is closed: what it changes is booked on the first open day",
            ));
        }
        Ok(PreviewCard {
            before: position_card(&before, &rule)?,
            after: position_card(&after, &rule)?,
            schedule: instalments(&held.state, Some(&after))?,
            postings,
            notes,
        })
    }

    async fn command(&self, who: &Principal, held: &HeldLoan, act: &Hypothesis) -> Outcome<Command> {
        let today = self.clock.today();
        let value_date = act.on.unwrap_or(today);
        let amount = || {
            act.amount.ok_or_else(|| Problem::new(Code::AmountInvalid, "say how much would be paid: give an amount"))
        };
        // A payment that is only looked at needs no reference; one that no other fact bears is made up.
        let reference = act.reference.clone().unwrap_or_else(|| format!("PREVIEW-{}", held.history.len()));
        Ok(match act.act {
            PreviewAct::Pay => {
                self.not_in_the_future(value_date)?;
                Command::RecordPayment { reference, amount: amount()?, value_date }
            }
            PreviewAct::Prepay => {
                self.not_in_the_future(value_date)?;
                Command::RecordPrepayment { reference, amount: amount()?, value_date, mode: act.mode }
            }
            PreviewAct::Change => {
                let change = act
                    .change
                    .as_ref()
                    .ok_or_else(|| Problem::new(Code::Invalid, "say which change would be made: give a change"))?;
                let hands = Hands { by: who.user, approved_by: UserId::from_bytes([0; 16]) };
                let stated = Stated { on: value_date, reason: "preview".into(), hands };
                self.change_of(who, held, change, stated).await?
            }
            PreviewAct::ReversePayment => {
                let reference = act.reference.clone().ok_or_else(|| {
                    Problem::new(Code::Invalid, "say which payment would be taken back: give its reference")
                })?;
                // As in a proposal: nobody has agreed yet.
                let hands = Hands { by: who.user, approved_by: UserId::from_bytes([0; 16]) };
                Command::ReversePayment { reference, on: today, reason: "preview".into(), hands }
            }
        })
    }
}

fn standing(state: &LoanState, at: Date) -> Outcome<Position> {
    let position = state.position(at).map_err(loan_problem)?;
    position
        .filter(|position| position.standing != Standing::NotDisbursed)
        .ok_or_else(|| Problem::new(Code::WrongState, "no money has reached the firm yet: confirm the payout first"))
}

/// The postings that are there afterwards and were not before, each as often as it is new.
fn added(before: &[PostingCard], after: Vec<PostingCard>) -> Vec<PostingCard> {
    let mut known = before.to_vec();
    after
        .into_iter()
        .filter(|posting| match known.iter().position(|old| old == posting) {
            Some(at) => {
                known.swap_remove(at);
                false
            }
            None => true,
        })
        .collect()
}

fn notes(before: &Position, after: &Position) -> Vec<Named> {
    let mut notes = Vec::new();
    if before.standing == Standing::Outstanding && after.standing == Standing::Settled {
        notes.push(Named::new("settles", "本笔款项将结清借据", "this settles the loan"));
    }
    if before.standing == Standing::Settled && after.standing == Standing::Outstanding {
        notes.push(Named::new("reopens", "借据将由结清变为未结清", "the loan is no longer settled"));
    }
    if before.days_past_due > 0 && after.days_past_due == 0 {
        notes.push(Named::new("no-longer-overdue", "借据将不再逾期", "the loan is no longer overdue"));
    }
    if after.days_past_due > before.days_past_due {
        notes.push(Named::new(
            "more-overdue",
            format!("逾期天数由{}天变为{}天", before.days_past_due, after.days_past_due),
            format!("days past due go from {} to {}", before.days_past_due, after.days_past_due),
        ));
    }
    if after.unapplied.is_positive() && after.unapplied != before.unapplied {
        notes.push(Named::new(
            "unapplied",
            format!("{} 暂未用于任何到期款项", in_chinese(after.unapplied)),
            format!("{} is not used by anything due yet", after.unapplied),
        ));
    }
    notes
}

/// An amount as Chinese texts write it.
fn in_chinese(amount: Money) -> String {
    if amount.currency() == Currency::CNY { format!("{} 元", amount.digits()) } else { amount.to_string() }
}
