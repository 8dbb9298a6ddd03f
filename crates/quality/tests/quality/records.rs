//! Separation of duties in the record of circumstances.

use codes::{CircumstanceId, LoanId};
use loan::FiveCategory;
use quality::{
    Circumstance, CircumstanceCommand as Command, CircumstanceError as Refusal, CircumstanceEvent, Record, Renewal,
    RenewalFor, Step, limits,
};

use crate::support::{day, loan, user, yuan};

fn id(n: u8) -> CircumstanceId {
    CircumstanceId::from_bytes([n; 16])
}

fn record(n: u8, of: Option<LoanId>, circumstance: Circumstance) -> Command {
    Command::Record {
        id: id(n),
        loan: of,
        circumstance,
        on: day("2025-03-01"),
        source: "现场检查".into(),
        reason: "资金流向不符".into(),
        computed: FiveCategory::SpecialMention,
        medium_until: day("2027-09-30"),
    }
}

struct Desk(Record);

impl Desk {
    fn act(&mut self, by: u8, command: Command) -> Result<CircumstanceEvent, Refusal> {
        let event = self.0.decide(command, user(by))?;
        self.0.apply(&event);
        Ok(event)
    }
}

#[test]
fn what_worsens_counts_at_once_and_its_end_takes_two() {
    let mut desk = Desk(Record::default());
    let on = day("2025-04-01");
    desk.act(1, record(1, None, Circumstance::Evasion)).unwrap();
    assert!(
        desk.0.marks()[0].in_force(on) && !desk.0.marks()[0].in_force(day("2025-02-28")) && !desk.0.marks()[0].waits()
    );
    assert!(matches!(desk.act(2, Command::Approve(id(1))), Err(Refusal::Step(..))), "nothing waits");
    assert_eq!(
        desk.act(1, Command::ProposeEnd(id(1), day("2025-02-01"), "否".into())),
        Err(Refusal::TooEarly(day("2025-03-01")))
    );
    desk.act(1, Command::ProposeEnd(id(1), on, "已清偿".into())).unwrap();
    assert!(desk.0.marks()[0].in_force(on) && desk.0.marks()[0].waits(), "it counts until another agrees");
    assert_eq!(desk.act(1, Command::End(id(1))), Err(Refusal::SameHands));
    desk.act(2, Command::RefuseEnd(id(1), "未核实".into())).unwrap();
    assert!(!desk.0.marks()[0].waits());
    desk.act(1, Command::ProposeEnd(id(1), on, "已核实".into())).unwrap();
    desk.act(2, Command::End(id(1))).unwrap();
    assert!(!desk.0.marks()[0].in_force(on) && desk.0.marks()[0].in_force(day("2025-03-31")));
    assert!(matches!(desk.act(1, Command::ProposeEnd(id(1), on, "again".into())), Err(Refusal::Step(..))));
    assert_eq!(desk.act(1, Command::End(id(9))), Err(Refusal::Unknown(id(9))));
}

#[test]
fn what_improves_waits_for_a_second_person() {
    let mut desk = Desk(Record::default());
    let on = day("2025-04-01");
    desk.act(1, record(1, Some(loan(1)), Circumstance::TechnicalDelay)).unwrap();
    assert!(!desk.0.marks()[0].in_force(on) && desk.0.marks()[0].waits());
    assert_eq!(desk.act(1, Command::Approve(id(1))), Err(Refusal::SameHands));
    assert!(matches!(desk.act(2, Command::Confirm(id(1))), Err(Refusal::Step(..))));
    desk.act(2, Command::Approve(id(1))).unwrap();
    assert!(desk.0.marks()[0].in_force(on));
    desk.act(1, record(2, Some(loan(1)), Circumstance::EnhancementRecognised)).unwrap();
    desk.act(2, Command::Refuse(id(2), "不在清单".into())).unwrap();
    assert_eq!(desk.0.marks()[1].step, Step::Refused);
    assert!(!desk.0.marks()[1].in_force(on));
}

#[test]
fn a_class_by_hand_goes_through_three_pairs_of_hands() {
    let judged = |class| Circumstance::Judged { class };
    let mut desk = Desk(Record::default());
    for no_worse in [FiveCategory::Normal, FiveCategory::SpecialMention] {
        let refused = desk.act(1, record(1, Some(loan(1)), judged(no_worse)));
        assert_eq!(refused, Err(Refusal::NotWorse(FiveCategory::SpecialMention)));
    }
    desk.act(1, record(1, Some(loan(1)), judged(FiveCategory::Doubtful))).unwrap();
    assert!(desk.0.marks()[0].in_force(day("2025-04-01")), "worse counts at once");
    assert!(matches!(desk.act(2, Command::Approve(id(1))), Err(Refusal::Step(..))), "认定 before 审批");
    assert_eq!(desk.act(1, Command::Confirm(id(1))), Err(Refusal::SameHands));
    desk.act(2, Command::Confirm(id(1))).unwrap();
    assert_eq!(desk.act(2, Command::Approve(id(1))), Err(Refusal::SameHands));
    assert_eq!(desk.act(1, Command::Approve(id(1))), Err(Refusal::SameHands));
    desk.act(3, Command::Approve(id(1))).unwrap();
    assert_eq!((desk.0.marks()[0].step, desk.0.marks()[0].hands.len()), (Step::Approved, 3));
    assert!(matches!(desk.act(3, Command::Confirm(id(1))), Err(Refusal::SameHands)));
}

#[test]
fn a_renewal_qualifies_only_with_every_condition() {
    let good = Renewal {
        firm: RenewalFor::Medium,
        matures_on: day("2027-09-30"),
        lawful: true,
        stable: true,
        good_credit: true,
        was_normal: true,
        meets_standard: true,
    };
    let until = day("2027-09-30");
    assert_eq!(good.missing(until), None);
    let late = Renewal { matures_on: day("2027-10-01"), ..good };
    assert!(late.missing(until).is_some());
    assert_eq!(Renewal { firm: RenewalFor::Small, ..late }.missing(until), None, "small firms without an end date");
    for bad in [
        Renewal { lawful: false, ..good },
        Renewal { stable: false, ..good },
        Renewal { good_credit: false, ..good },
        Renewal { was_normal: false, ..good },
        Renewal { meets_standard: false, ..good },
    ] {
        let refused =
            Desk(Record::default()).act(1, record(1, Some(loan(1)), Circumstance::RenewalQualifies { renewal: bad }));
        assert!(matches!(refused, Err(Refusal::Renewal(_))));
    }
}

#[test]
fn what_cannot_be_recorded() {
    let mut desk = Desk(Record::default());
    assert!(matches!(desk.act(1, record(1, None, Circumstance::UseChanged)), Err(Refusal::Scope(..))));
    assert!(matches!(desk.act(1, record(1, Some(loan(1)), Circumstance::Bankruptcy)), Err(Refusal::Scope(..))));
    let debts = |overdue, all| Circumstance::DebtsOverdue { overdue: yuan(overdue), all: yuan(all) };
    assert_eq!(desk.act(1, record(1, None, debts(2, 1))), Err(Refusal::Share));
    assert_eq!(desk.act(1, record(1, None, debts(0, 0))), Err(Refusal::Share));
    let mut long = record(1, None, Circumstance::Evasion);
    if let Command::Record { reason, .. } = &mut long {
        *reason = "字".repeat(limits::MAX_TEXT_CHARS);
    }
    desk.act(1, long.clone()).unwrap();
    if let Command::Record { reason, .. } = &mut long {
        reason.push('字');
    }
    assert_eq!(desk.act(1, long), Err(Refusal::Text));
    for _ in 1..limits::MAX_CIRCUMSTANCES {
        desk.act(1, record(2, None, Circumstance::Evasion)).unwrap();
    }
    assert_eq!(desk.act(1, record(3, None, Circumstance::Evasion)), Err(Refusal::Full));
}
