//! What a facility lets be drawn: worked by hand, refused with a remedy, and held in every order of events.
#![allow(clippy::unwrap_used, reason = "tests: what cannot go on should stop with its place")]

use calendar::{BusinessCalendar, Date, add_days, parse_date};
use codes::{ApplicationId, ContractId, DecisionId, FacilityId, FirmId, InstitutionId, LoanId, ProductId, UserId};
use facility::limits::{MAX_DRAWS, MAX_NAME_CHARS, MAX_SEASONS, MAX_STAGES, MAX_TEXT_CHARS};
use facility::{
    Attested, Draw, DrawTerms, DrawUse, FacilityError, FacilityEvent, FacilityState, Milestone, MonthDay, Opened, Part,
    Season, Stage, Status, Stop, Terms, TermsError, Trouble,
};
use loan::{
    Command, ContractSigned, Hands, LoanState, PrepaymentMode, ProductRef, ReleasedBy, RepaymentMethod, TermsSpec,
};
use money::{Currency, Money, Rate};
use proptest::prelude::*;

const MAKER: UserId = UserId::from_bytes([1; 16]);
const CHECKER: UserId = UserId::from_bytes([2; 16]);
const HANDS: Hands = Hands { by: MAKER, approved_by: CHECKER };

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn yuan(yuan: i64) -> Money {
    Money::from_minor(yuan * 100, Currency::CNY)
}

fn terms() -> Terms {
    Terms {
        limit: yuan(1_000_000),
        revolving: true,
        from: day("2025-01-01"),
        until: day("2026-12-31"),
        seasons: Vec::new(),
        stages: Vec::new(),
        draw: DrawTerms { minimum: yuan(10_000), most_months: 12, matures_by: day("2027-06-30") },
        currencies: Vec::new(),
        no_transfer: false,
        receivables: None,
    }
}

fn season(from: &str, until: &str, percent: u32) -> Season {
    let part = Part::Share { ppm: percent * 10_000 };
    let (from, until) = (MonthDay::parse(from).unwrap(), MonthDay::parse(until).unwrap());
    Season { zh: "季".into(), en: "season".into(), from, until, part }
}

fn stage(code: &str, part: Part, source: Option<&str>) -> Stage {
    let milestone = source.map(|source| Milestone { zh: "核验".into(), en: "checked".into(), source: source.into() });
    Stage { code: code.into(), zh: "段".into(), en: "stage".into(), part, milestone }
}

fn opened(terms: Terms) -> Opened {
    Opened {
        facility: FacilityId::from_bytes([3; 16]),
        contract: ContractId::from_bytes([4; 16]),
        institution: InstitutionId::from_bytes([5; 16]),
        firm: FirmId::from_bytes([6; 16]),
        application: ApplicationId::from_bytes([7; 16]),
        decision: DecisionId::from_bytes([8; 16]),
        product: ProductRef { product: ProductId::from_bytes([9; 16]), version: 1 },
        on: terms.from,
        terms,
        by: MAKER,
    }
}

/// A facility with the loans drawn under it, as the platform holds them.
struct Desk {
    state: FacilityState,
    loans: Vec<LoanState>,
}

impl Desk {
    fn open(terms: Terms) -> Self {
        let event = FacilityState::default().open(opened(terms)).unwrap();
        Self { state: FacilityState::fold([&event]), loans: Vec::new() }
    }

    fn did(&mut self, event: Result<FacilityEvent, FacilityError>) -> Result<(), FacilityError> {
        self.state.apply(&event?);
        Ok(())
    }

    /// What the loans drawn by a day count at its end.
    fn uses(&self, on: Date) -> Vec<DrawUse> {
        let drawn = self.state.draws().iter().zip(&self.loans).filter(|(draw, _)| draw.on <= on);
        drawn.map(|(_, loan)| DrawUse::of(loan, on).unwrap().unwrap()).collect()
    }

    fn free(&self, on: Date) -> facility::Availability {
        self.state.availability(on, &self.uses(on)).unwrap()
    }

    fn draw(&mut self, on: Date, amount: Money, months: u16) -> Result<usize, FacilityError> {
        let at = self.loans.len();
        let mut id = [0; 16];
        id[..8].copy_from_slice(&u64::try_from(at + 1).unwrap().to_be_bytes());
        let spec =
            TermsSpec::standard(amount, Rate::from_bps(500), RepaymentMethod::Bullet, months.max(1), on).unwrap();
        let loan_terms = loan::Terms::try_new(spec, &BusinessCalendar::default());
        let matures_on = loan_terms.as_ref().map_or(on, loan::Terms::matures_on);
        let draw = Draw { loan: LoanId::from_bytes(id), amount, counted: amount, months, matures_on, by: MAKER };
        let event = self.state.draw(on, &self.uses(on), draw);
        self.did(event)?;
        let opened = self.state.opened().unwrap();
        let signed = ContractSigned {
            loan: draw.loan,
            contract: ContractId::from_bytes([4; 16]),
            institution: opened.institution,
            firm: opened.firm,
            application: opened.application,
            product: opened.product.clone(),
            agreement: None,
            facility: Some(opened.facility),
            terms: loan_terms.unwrap(),
            signed_on: on,
            by: MAKER,
        };
        self.loans.push(LoanState::default());
        self.on_loan(at, Command::Sign(Box::new(signed))).unwrap();
        Ok(at)
    }

    fn on_loan(&mut self, at: usize, command: Command) -> Result<(), loan::LoanError> {
        for event in self.loans[at].decide(command)?.into_inner() {
            self.loans[at].apply(&event);
        }
        Ok(())
    }

    fn pay_out(&mut self, at: usize, on: Date) {
        let amount = self.loans[at].contract().unwrap().terms.spec().principal;
        let reference = || "P1".to_owned();
        let released_by = ReleasedBy::Person { user: CHECKER };
        for command in [
            Command::InstructPayout { reference: reference(), amount, on, by: MAKER },
            Command::SendPayout { reference: reference(), on, released_by },
            Command::ConfirmPayout { reference: reference(), effective_on: on, rail_reference: "R".into() },
        ] {
            self.on_loan(at, command).unwrap();
        }
    }

    fn prepay(&mut self, at: usize, amount: Money, value_date: Date, reference: &str) -> Result<(), loan::LoanError> {
        let (reference, mode) = (reference.to_owned(), PrepaymentMode::KeepTerm);
        self.on_loan(at, Command::RecordPrepayment { reference, amount, value_date, mode })
    }
}

#[test]
fn what_is_repaid_is_free_again_where_it_revolves() {
    for revolving in [true, false] {
        let mut desk = Desk::open(Terms { revolving, ..terms() });
        let on = day("2025-02-01");
        let first = desk.draw(on, yuan(600_000), 6).unwrap();
        assert_eq!(desk.free(on).free, yuan(400_000), "a contract counts before its money is out");
        desk.pay_out(first, on);
        let refused = desk.draw(on, yuan(400_001), 6).unwrap_err();
        assert!(matches!(refused, FacilityError::Amount { free, .. } if free == yuan(400_000)), "{refused}");
        let second = desk.draw(on, yuan(400_000), 6).unwrap();
        assert_eq!(desk.free(on).free, yuan(0));
        desk.prepay(first, yuan(300_000), day("2025-03-01"), "A").unwrap();
        let now = desk.free(day("2025-03-01"));
        // Interest of 28 days on 600,000 at 5% is 2,333.33, of the payment 297,666.67 is principal.
        let repaid = Money::from_minor(29_766_667, Currency::CNY);
        assert_eq!(now.free, if revolving { repaid } else { yuan(0) });
        assert_eq!(now.used, if revolving { yuan(1_000_000).checked_sub(repaid).unwrap() } else { yuan(1_000_000) });
        // A contract that was cancelled before its money left was never drawn.
        desk.on_loan(second, Command::Cancel { on: day("2025-03-01"), reason: "放弃".into(), by: MAKER }).unwrap();
        let freed = desk.free(day("2025-03-01")).free;
        assert_eq!(freed, now.free.checked_add(yuan(400_000)).unwrap());
    }
}

#[test]
fn a_season_holds_from_its_first_day_to_its_last() {
    let seasons = vec![season("09-15", "03-31", 100), season("04-01", "09-14", 30)];
    let mut desk = Desk::open(Terms { seasons, ..terms() });
    let ceiling = |desk: &Desk, on: &str| desk.free(day(on)).ceiling;
    for (on, yuans) in
        [("2025-03-31", 1_000_000), ("2025-04-01", 300_000), ("2025-09-14", 300_000), ("2025-09-15", 1_000_000)]
    {
        assert_eq!(ceiling(&desk, on), yuan(yuans), "{on}");
    }
    let at = desk.draw(day("2025-03-31"), yuan(500_000), 6).unwrap();
    desk.pay_out(at, day("2025-03-31"));
    let april = desk.free(day("2025-04-01"));
    assert_eq!((april.over, april.free, april.stops.as_slice()), (yuan(200_000), yuan(0), [Stop::Over].as_slice()));
    assert!(matches!(desk.draw(day("2025-04-01"), yuan(10_000), 6), Err(FacilityError::Stopped(_))));
    desk.prepay(at, yuan(400_000), day("2025-04-02"), "A").unwrap();
    assert!(desk.free(day("2025-04-02")).free.is_positive());
    // A reduction takes a share along.
    let event = desk.state.reduce(day("2025-04-02"), yuan(500_001), "风险", MAKER);
    desk.did(event).unwrap();
    assert_eq!(ceiling(&desk, "2025-04-02"), Money::from_minor(15_000_030, Currency::CNY));
    assert_eq!(ceiling(&desk, "2025-04-01"), yuan(300_000), "days before it stay as they were");
}

#[test]
fn stages_open_by_two_people_and_add_up_to_the_limit() {
    let third = Part::Share { ppm: 333_333 };
    let stages = vec![
        stage("a", third, None),
        stage("b", third, Some("县农业农村局")),
        stage("c", Part::Share { ppm: 333_334 }, Some("粮库")),
    ];
    let mut desk = Desk::open(Terms { stages, revolving: false, ..terms() });
    let on = day("2025-04-10");
    assert_eq!(desk.free(on).opened, yuan(333_333), "one of three");
    let said = |stage: &str, source: &str, on: &str| Attested {
        stage: stage.into(),
        source: source.into(),
        evidence: "核验单 41".into(),
        on: day(on),
    };
    let refused = |attested, hands| desk.state.open_stage(on, attested, hands).unwrap_err();
    assert!(matches!(refused(said("b", "粮库", "2025-04-09"), HANDS), FacilityError::Source(..)));
    assert!(matches!(refused(said("b", "县农业农村局", "2025-04-11"), HANDS), FacilityError::Source(..)));
    assert!(matches!(refused(said("b", "县农业农村局", "2024-12-31"), HANDS), FacilityError::Source(..)));
    assert!(matches!(refused(said("a", "县农业农村局", "2025-04-09"), HANDS), FacilityError::Stage(_)));
    assert!(matches!(refused(said("x", "县农业农村局", "2025-04-09"), HANDS), FacilityError::Stage(_)));
    let alone = Hands { by: MAKER, approved_by: MAKER };
    assert_eq!(refused(said("b", "县农业农村局", "2025-04-09"), alone), FacilityError::SameHands);
    let event = desk.state.open_stage(on, said("b", "县农业农村局", "2025-04-09"), HANDS);
    desk.did(event).unwrap();
    assert_eq!(desk.free(on).opened, yuan(666_666));
    assert_eq!(desk.free(day("2025-04-09")).opened, yuan(333_333), "open from the day it was confirmed");
    assert!(matches!(
        desk.state.open_stage(on, said("b", "县农业农村局", "2025-04-09"), HANDS),
        Err(FacilityError::Stage(_))
    ));
    let event = desk.state.open_stage(on, said("c", "粮库", "2025-04-10"), HANDS);
    desk.did(event).unwrap();
    assert_eq!(desk.free(on).opened, yuan(1_000_000), "shares are added up before they are rounded");
}

#[test]
fn restrictions_hold_at_once_and_easing_takes_two() {
    let mut desk = Desk::open(terms());
    let on = day("2025-05-01");
    let event = desk.state.freeze(on, "预警", MAKER);
    desk.did(event).unwrap();
    assert_eq!(desk.state.status(on).unwrap(), Status::Frozen);
    assert_eq!(desk.draw(on, yuan(10_000), 3).unwrap_err(), FacilityError::Stopped(vec![Stop::Frozen]));
    assert!(matches!(desk.state.freeze(on, "再次", MAKER), Err(FacilityError::Step(..))));
    let alone = Hands { by: MAKER, approved_by: MAKER };
    assert_eq!(desk.state.unfreeze(on, "解除", alone).unwrap_err(), FacilityError::SameHands);
    assert!(matches!(desk.state.unfreeze(day("2025-04-30"), "解除", HANDS), Err(FacilityError::TooEarly(..))));
    let event = desk.state.unfreeze(day("2025-05-03"), "解除", HANDS);
    desk.did(event).unwrap();
    let status = |on: &str| desk.state.status(day(on)).unwrap();
    assert_eq!((status("2025-05-02"), status("2025-05-03")), (Status::Frozen, Status::Open));
    let on = day("2025-05-03");
    let lower = |to| desk.state.reduce(on, to, "调减", MAKER);
    assert!(matches!(lower(yuan(1_000_000)), Err(FacilityError::NotLower(..))));
    assert!(matches!(lower(yuan(-1)), Err(FacilityError::NotLower(..))));
    assert!(matches!(lower(Money::from_minor(1, Currency::USD)), Err(FacilityError::NotLower(..))));
    assert!(lower(yuan(0)).is_ok());
    let event = desk.state.cancel(on, "客户申请", MAKER);
    desk.did(event).unwrap();
    assert!(matches!(desk.draw(on, yuan(10_000), 3), Err(FacilityError::Step("cancelled", _))));
    assert!(matches!(desk.state.freeze(on, "晚", MAKER), Err(FacilityError::Step("cancelled", _))));
    assert_eq!(desk.free(on).stops, [Stop::Cancelled]);
}

#[test]
fn a_draw_keeps_to_the_contract() {
    let mut desk = Desk::open(terms());
    let on = day("2025-02-01");
    assert!(matches!(desk.draw(on, yuan(9_999), 6), Err(FacilityError::Amount { .. })));
    assert!(matches!(desk.draw(on, yuan(10_000), 13), Err(FacilityError::Tenor { .. })));
    assert!(matches!(desk.draw(on, yuan(10_000), 0), Err(FacilityError::Tenor { .. })));
    assert!(matches!(desk.draw(on, Money::from_minor(1_000_000, Currency::USD), 6), Err(FacilityError::Currency(..))));
    let late = |text: &str| desk.free(day(text)).stops;
    assert_eq!(
        (late("2024-12-31"), late("2026-12-31"), late("2027-01-01")),
        (vec![Stop::NotYet], vec![], vec![Stop::Expired])
    );
    assert!(matches!(desk.draw(day("2026-12-31"), yuan(10_000), 7), Err(FacilityError::Tenor { .. })), "matures late");
    desk.draw(day("2026-12-30"), yuan(10_000), 6).unwrap();
    let elsewhere = DrawUse { loan: LoanId::from_bytes([99; 16]), drawn: yuan(1), owed: yuan(1), trouble: None };
    assert_eq!(desk.state.availability(day("2026-12-31"), &[elsewhere]), Err(FacilityError::OtherDraws));
    assert_eq!(desk.state.availability(day("2026-12-31"), &[]), Err(FacilityError::OtherDraws));
}

#[test]
fn a_draw_in_trouble_stops_the_next() {
    let mut desk = Desk::open(terms());
    let on = day("2025-02-01");
    let at = desk.draw(on, yuan(100_000), 3).unwrap();
    desk.pay_out(at, on);
    assert_eq!(desk.free(day("2025-05-01")).stops, [], "due that day");
    let late = desk.free(day("2025-05-02"));
    assert_eq!((late.stops, late.free), (vec![Stop::Trouble(Trouble::Overdue)], yuan(0)));
    desk.on_loan(
        at,
        Command::WriteOff { reference: "W".into(), on: day("2026-05-02"), reason: "呆账".into(), hands: HANDS },
    )
    .unwrap();
    let lost = desk.free(day("2026-05-02"));
    assert_eq!((lost.stops, lost.used), (vec![Stop::Trouble(Trouble::WrittenOff)], yuan(100_000)), "owed in law");
}

#[test]
fn terms_at_their_bounds() {
    let good = |terms: Terms| terms.check().is_ok();
    assert!(good(terms()));
    assert!(!good(Terms { limit: yuan(0), ..terms() }));
    assert!(!good(Terms { until: day("2024-12-31"), ..terms() }));
    let draw = terms().draw;
    assert!(good(Terms { draw: DrawTerms { minimum: yuan(1_000_000), ..draw }, ..terms() }));
    assert!(!good(Terms { draw: DrawTerms { minimum: yuan(1_000_001), ..draw }, ..terms() }));
    assert!(!good(Terms { draw: DrawTerms { most_months: 0, ..draw }, ..terms() }));
    let gap = vec![season("09-15", "03-30", 100), season("04-01", "09-14", 30)];
    let day_of = |text: &str| MonthDay::parse(text).unwrap();
    assert_eq!(Terms { seasons: gap, ..terms() }.check(), Err(TermsError::Year(day_of("03-31"), 0)));
    let twice = vec![season("09-15", "02-28", 100), season("02-28", "09-14", 30)];
    assert_eq!(Terms { seasons: twice, ..terms() }.check(), Err(TermsError::Year(day_of("02-28"), 2)));
    let leap = vec![season("09-15", "02-28", 100), season("03-01", "09-14", 30)];
    assert_eq!(Terms { seasons: leap, ..terms() }.check(), Err(TermsError::Year(day_of("02-29"), 0)));
    let year: Vec<Season> = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        .iter()
        .zip(1..)
        .map(|(last, month)| season(&format!("{month:02}-01"), &format!("{month:02}-{last:02}"), 50))
        .collect();
    assert_eq!(year.len(), MAX_SEASONS);
    assert!(good(Terms { seasons: year.clone(), ..terms() }));
    let mut more = year;
    more[11] = season("12-01", "12-15", 50);
    more.push(season("12-16", "12-31", 50));
    assert_eq!(Terms { seasons: more, ..terms() }.check(), Err(TermsError::Season));
    let stages = |count: usize| {
        (0..count).map(|at| stage(&at.to_string(), Part::Amount { amount: yuan(1) }, Some("源"))).collect::<Vec<_>>()
    };
    assert!(good(Terms { stages: stages(MAX_STAGES), ..terms() }));
    assert!(!good(Terms { stages: stages(MAX_STAGES + 1), ..terms() }));
    let half = Part::Share { ppm: 500_000 };
    let whole = vec![stage("a", half, None), stage("b", half, Some("源"))];
    assert!(good(Terms { stages: whole.clone(), ..terms() }));
    let mut beyond = whole.clone();
    beyond.push(stage("c", Part::Share { ppm: 1 }, Some("源")));
    assert_eq!(Terms { stages: beyond, ..terms() }.check(), Err(TermsError::Stages(1_000_001)));
    let mut same = whole.clone();
    same[1].code = "a".into();
    assert_eq!(Terms { stages: same, ..terms() }.check(), Err(TermsError::Stage));
    assert!(!good(Terms { stages: vec![stage("a", half, None)], ..terms() }), "nothing waits");
    let mut named = whole;
    named[1].zh = "字".repeat(MAX_NAME_CHARS);
    assert!(good(Terms { stages: named.clone(), ..terms() }));
    named[1].zh = "字".repeat(MAX_NAME_CHARS + 1);
    assert!(!good(Terms { stages: named, ..terms() }));
    let desk = Desk::open(terms());
    let freeze = |chars: usize| desk.state.freeze(day("2025-05-01"), &"字".repeat(chars), MAKER);
    assert!(freeze(MAX_TEXT_CHARS).is_ok());
    assert_eq!(freeze(MAX_TEXT_CHARS + 1), Err(FacilityError::Text));
}

#[test]
fn draws_at_their_bound() {
    let small = DrawTerms { minimum: Money::from_minor(1, Currency::CNY), ..terms().draw };
    let mut desk = Desk::open(Terms { draw: small, ..terms() });
    let on = day("2025-02-01");
    for _ in 0..MAX_DRAWS {
        desk.draw(on, yuan(1), 1).unwrap();
    }
    assert_eq!(desk.draw(on, yuan(1), 1), Err(FacilityError::Full));
}

/// Something that happens to a facility or to one of its loans.
#[derive(Debug, Clone)]
enum Step {
    Later(i32),
    Draw { share: i64, months: u16, paid_out: bool },
    Repay { which: usize, share: i64, back: i32 },
    Reverse { which: usize },
    CancelDraw { which: usize },
    Freeze,
    Unfreeze,
    Reduce { share: i64 },
    Stage { which: usize },
    WriteOff { which: usize },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1..60_i32).prop_map(Step::Later),
        // Up to a fifth beyond what is free, so that refusals are met as often as not.
        6 => (1..120_i64, 1..13_u16, any::<bool>())
            .prop_map(|(share, months, paid_out)| Step::Draw { share, months, paid_out }),
        4 => (0..8_usize, 1..150_i64, 0..40_i32).prop_map(|(which, share, back)| Step::Repay { which, share, back }),
        2 => (0..8_usize).prop_map(|which| Step::Reverse { which }),
        1 => (0..8_usize).prop_map(|which| Step::CancelDraw { which }),
        1 => Just(Step::Freeze),
        2 => Just(Step::Unfreeze),
        1 => (50..100_i64).prop_map(|share| Step::Reduce { share }),
        2 => (0..3_usize).prop_map(|which| Step::Stage { which }),
        1 => (0..8_usize).prop_map(|which| Step::WriteOff { which }),
    ]
}

/// A facility with its loans, where money may be taken back.
struct Life {
    desk: Desk,
    today: Date,
    receipts: Vec<(usize, String)>,
}

impl Life {
    fn pick(&self, which: usize) -> Option<usize> {
        let count = self.desk.loans.len();
        (count > 0).then(|| which % count)
    }

    /// Does a step; what is refused changes nothing. Says whether it was a draw that was written.
    fn take(&mut self, at: usize, step: &Step) -> bool {
        let today = self.today;
        match *step {
            Step::Later(days) => self.today = add_days(today, days).unwrap(),
            Step::Draw { share, months, paid_out } => {
                let free = self.desk.free(today).ceiling.minor();
                let amount = Money::from_minor((free / 100 * share).max(1), Currency::CNY);
                let drawn = self.desk.draw(today, amount, months);
                if let (Ok(at), true) = (&drawn, paid_out) {
                    self.desk.pay_out(*at, today);
                }
                return drawn.is_ok();
            }
            Step::Repay { which, share, back } => {
                let Some(which) = self.pick(which) else { return false };
                let principal = self.desk.loans[which].contract().unwrap().terms.spec().principal.minor();
                let amount = Money::from_minor((principal / 100 * share).max(1), Currency::CNY);
                let (on, reference) = (add_days(today, -back).unwrap(), format!("R{at}"));
                if self.desk.prepay(which, amount, on, &reference).is_ok() {
                    self.receipts.push((which, reference));
                }
            }
            Step::Reverse { which } => {
                if !self.receipts.is_empty() {
                    let (loan, reference) = self.receipts.remove(which % self.receipts.len());
                    let command =
                        Command::ReversePayment { reference, on: today, reason: "退票".into(), hands: HANDS };
                    let _ = self.desk.on_loan(loan, command);
                }
            }
            Step::CancelDraw { which } => {
                if let Some(which) = self.pick(which) {
                    let command = Command::Cancel { on: today, reason: "放弃".into(), by: MAKER };
                    let _ = self.desk.on_loan(which, command);
                }
            }
            Step::Freeze => drop(self.did(self.desk.state.freeze(today, "预警", MAKER))),
            Step::Unfreeze => drop(self.did(self.desk.state.unfreeze(today, "解除", HANDS))),
            Step::Reduce { share } => {
                let limit = self.desk.state.limit_on(today).unwrap().minor();
                let to = Money::from_minor(limit / 100 * share, Currency::CNY);
                drop(self.did(self.desk.state.reduce(today, to, "调减", MAKER)));
            }
            Step::Stage { which } => {
                let attested =
                    Attested { stage: which.to_string(), source: "源".into(), evidence: "单".into(), on: today };
                drop(self.did(self.desk.state.open_stage(today, attested, HANDS)));
            }
            Step::WriteOff { which } => {
                if let Some(which) = self.pick(which) {
                    let (reference, reason) = (format!("W{at}"), "呆账".to_owned());
                    let command = Command::WriteOff { reference, on: today, reason, hands: HANDS };
                    let _ = self.desk.on_loan(which, command);
                }
            }
        }
        false
    }

    fn did(&mut self, event: Result<FacilityEvent, FacilityError>) -> Result<(), FacilityError> {
        self.desk.did(event)
    }
}

fn any_terms() -> impl Strategy<Value = Terms> {
    (any::<bool>(), any::<bool>(), any::<bool>(), 1_000_000..200_000_000_i64).prop_map(
        |(revolving, seasonal, staged, limit)| {
            let seasons =
                if seasonal { vec![season("09-15", "03-31", 100), season("04-01", "09-14", 30)] } else { vec![] };
            let third = Part::Share { ppm: 333_333 };
            let amount = Part::Amount { amount: Money::from_minor(limit / 3, Currency::CNY) };
            let stages = vec![stage("0", third, None), stage("1", third, Some("源")), stage("2", amount, Some("源"))];
            let minimum = Money::from_minor(1, Currency::CNY);
            Terms {
                limit: Money::from_minor(limit, Currency::CNY),
                revolving,
                seasons,
                stages: if staged { stages } else { vec![] },
                draw: DrawTerms { minimum, ..terms().draw },
                ..terms()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// In every order of draws, repayments, reversals, payments found late, freezes, reductions, seasons and stages: what is free
    /// is never below zero and never beyond the limit in force; a draw leaves no more in use than that limit, and takes exactly
    /// its amount of what was free; what was drawn of a facility that does not revolve never passes the limit it had.
    #[test]
    fn availability_holds_in_every_order(terms in any_terms(), steps in prop::collection::vec(step(), 1..60)) {
        let (revolving, limit) = (terms.revolving, terms.limit);
        let mut life = Life { today: terms.from, desk: Desk::open(terms), receipts: Vec::new() };
        for (at, step) in steps.iter().enumerate() {
            let before = life.desk.free(life.today);
            let drew = life.take(at, step);
            let now = life.desk.free(life.today);
            prop_assert!(!now.free.is_negative() && !now.over.is_negative() && !now.ceiling.is_negative());
            prop_assert!(now.free.minor() <= now.ceiling.minor() && now.ceiling.minor() <= now.limit.minor());
            prop_assert_eq!(now.ceiling.minor() - now.used.minor(), match now.over.minor() {
                0 if now.stops.is_empty() => now.free.minor(),
                0 => now.ceiling.minor() - now.used.minor(),
                over => -over,
            });
            prop_assert!(now.over.is_zero() || !now.stops.is_empty(), "what is beyond the limit stops draws");
            if drew {
                prop_assert!(now.used.minor() <= now.ceiling.minor(), "{:?}", now);
                let amount = life.desk.state.draws().last().unwrap().amount.minor();
                prop_assert_eq!(before.free.minor() - now.free.minor(), amount);
            } else if now.over.minor() > before.over.minor() {
                let outside = matches!(step, Step::Later(_) | Step::Reverse { .. } | Step::Reduce { .. } | Step::WriteOff { .. } | Step::Repay { .. });
                prop_assert!(outside, "{:?} brought about {:?}", step, now);
                prop_assert!(revolving || matches!(step, Step::Later(_) | Step::Reduce { .. }), "{:?}", step);
            }
            if !revolving {
                let ever: i64 = life.desk.uses(life.today).iter().map(|one| one.drawn.minor()).sum();
                prop_assert!(ever <= limit.minor());
                prop_assert_eq!(ever, now.used.minor());
            }
        }
    }
}

/// Worked by hand: a limit of 1,000,000.00 yuan, 50,000.00 dollars drawn at 7.10, then the parity moves to 7.20.
#[test]
fn draws_in_another_currency_count_at_the_parity_of_each_day() {
    use money::{Currency, Decimal, ExchangeRate, Rounding};
    let dollars = |minor: i64| Money::from_minor(minor, Currency::USD);
    let rate = |text: &str| ExchangeRate::direct(text.parse::<Decimal>().unwrap());
    let of = |amount: Money, at: &str| amount.converted(Currency::CNY, rate(at), Rounding::Up).unwrap();
    let on = day("2025-02-10");
    let limit = Terms { limit: yuan(1_000_000), currencies: vec![Currency::USD], ..terms() };
    let desk = Desk::open(Terms { seasons: Vec::new(), stages: Vec::new(), ..limit.clone() });
    let draw = |amount: Money, counted: Money| Draw {
        loan: LoanId::from_bytes([7; 16]),
        amount,
        counted,
        months: 6,
        matures_on: day("2025-08-10"),
        by: MAKER,
    };
    let first = dollars(5_000_000);
    assert_eq!(of(first, "7.10"), yuan(355_000));
    let event = desk.state.draw(on, &[], draw(first, of(first, "7.10"))).unwrap();
    let FacilityEvent::Drawn(drawn) = &event else { panic!("{event:?}") };
    assert_eq!(drawn.amount, first, "what was drawn is a fact, what it counts is not");
    let mut state = desk.state.clone();
    state.apply(&event);
    let used = DrawUse { loan: drawn.loan, drawn: first, owed: first, trouble: None };
    let free = |at: &str| {
        let now = state.availability(on, &[used.at(Currency::CNY, rate(at)).unwrap()]).unwrap();
        (now.used, now.free)
    };
    assert_eq!(free("7.10"), (yuan(355_000), yuan(645_000)));
    assert_eq!(free("7.20"), (yuan(360_000), yuan(640_000)), "the parity moved, the room shrank");

    // 90,845.07 dollars at 7.10 are 644,999.997: 645,000.00 when rounded up, which is what is free. One cent more is too much.
    let at_limit = dollars(9_084_507);
    let uses = [used.at(Currency::CNY, rate("7.10")).unwrap()];
    let other = |amount: Money| Draw { loan: LoanId::from_bytes([8; 16]), ..draw(amount, of(amount, "7.10")) };
    assert!(state.draw(on, &uses, other(at_limit)).is_ok());
    let refused = state.draw(on, &uses, other(dollars(9_084_508))).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "90,845.08 USD counts 645,000.07 CNY, which is not between the least draw of 10,000.00 CNY and the 645,000.00 CNY that are free: draw another amount"
    );
    let euros = Money::from_minor(10_000_000, Currency::EUR);
    let refused = state.draw(on, &uses, other(euros)).unwrap_err();
    assert_eq!(refused, FacilityError::Currency(Currency::EUR, "CNY, USD".into()));

    // Which currencies terms may name.
    let named = |currencies: Vec<Currency>| Terms { currencies, ..limit.clone() }.check();
    assert_eq!(named(vec![Currency::CNY]), Err(TermsError::Currencies));
    assert_eq!(named(vec![Currency::USD, Currency::USD]), Err(TermsError::Currencies));
    let many = [
        Currency::USD,
        Currency::EUR,
        Currency::JPY,
        Currency::HKD,
        Currency::GBP,
        Currency::SGD,
        Currency::AUD,
        Currency::CHF,
        Currency::CAD,
    ];
    assert_eq!(named(many[..facility::limits::MAX_CURRENCIES].to_vec()), Ok(()));
    assert_eq!(named(many.to_vec()), Err(TermsError::Currencies));
}
