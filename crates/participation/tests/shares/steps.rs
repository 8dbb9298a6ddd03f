//! What may be done when: steps, hands, references, limits; and what the terms refuse.

use calendar::{Date, add_days};
use codes::LoanId;
use money::Currency;
use participation::limits::{
    MAX_FEE_BPS, MAX_HOLDERS, MAX_LOANS, MAX_NAME_CHARS, MAX_PRICE_PPM, MAX_RECOURSE_DAYS, MAX_TEXT_CHARS,
    MIN_SHARE_PPM,
};
use participation::{
    Arrangement, Candidate, Fee, Form, Funded, ParticipationError, ParticipationEvent, Price, Refusal, Remittable,
    Remittance, Sale, Stage, Terms, TermsError,
};

use super::support::{CHECKER, HANDS, MAKER, began, day, drafted, fen, loan_id, sale, terms};

const TODAY: &str = "2025-05-02";

fn package() -> Terms {
    terms(Form::Package(sale(day("2025-04-20"), day("2025-04-30"))), &[600_000], Fee::Nothing)
}

struct Desk(Arrangement);

impl Desk {
    fn drafted(terms: Terms) -> Self {
        let mut desk = Self(Arrangement::default());
        let event = desk.0.draft(drafted(terms, day(TODAY))).unwrap();
        desk.0.apply(&event);
        desk
    }

    fn did(&mut self, event: Result<ParticipationEvent, ParticipationError>) -> Result<(), ParticipationError> {
        self.0.apply(&event?);
        Ok(())
    }

    fn running(terms: Terms) -> Self {
        let mut desk = Self::drafted(terms);
        desk.did(desk.0.add(vec![loan_id(1)], day(TODAY), MAKER)).unwrap();
        desk.did(desk.0.confirm(day(TODAY), "因调整结构", HANDS)).unwrap();
        let price = desk.0.price_of(fen(60_000)).unwrap();
        let event = desk.0.begin(began(&[(loan_id(1), fen(100_000))], price, day(TODAY)), price);
        desk.did(event).unwrap();
        desk
    }
}

fn later(days: i32) -> Date {
    add_days(day(TODAY), days).unwrap()
}

fn step<T>(found: Result<T, ParticipationError>) -> bool {
    matches!(found, Err(ParticipationError::Step(..)))
}

#[test]
fn each_step_follows_the_one_before() {
    let mut desk = Desk(Arrangement::default());
    assert!(step(desk.0.add(vec![loan_id(1)], day(TODAY), MAKER)));
    assert!(step(desk.0.cancel(day(TODAY), "x", MAKER)));
    desk = Desk::drafted(package());
    assert!(step(desk.0.draft(drafted(package(), day(TODAY)))));
    assert!(matches!(desk.0.confirm(day(TODAY), "x", HANDS), Err(ParticipationError::Loans)), "no loans yet");
    desk.did(desk.0.add(vec![loan_id(1), loan_id(2)], day(TODAY), MAKER)).unwrap();
    assert!(matches!(desk.0.add(vec![loan_id(2)], day(TODAY), MAKER), Err(ParticipationError::Loans)), "once each");
    desk.did(desk.0.drop_loans(vec![loan_id(2)], day(TODAY), MAKER)).unwrap();
    assert!(desk.0.drop_loans(vec![loan_id(2)], day(TODAY), MAKER).is_err());
    let same = loan::Hands { by: MAKER, approved_by: MAKER };
    assert!(matches!(desk.0.confirm(day(TODAY), "x", same), Err(ParticipationError::SameHands)));
    assert!(matches!(desk.0.confirm(later(-1), "x", HANDS), Err(ParticipationError::Days)));
    let price = desk.0.price_of(fen(60_000)).unwrap();
    assert_eq!(price, fen(59_100));
    let began = began(&[(loan_id(1), fen(100_000))], price, day(TODAY));
    assert!(step(desk.0.begin(began.clone(), price)), "not put to the holders");
    desk.did(desk.0.confirm(day(TODAY), "x", HANDS)).unwrap();
    assert!(step(desk.0.add(vec![loan_id(3)], day(TODAY), MAKER)));
    assert!(
        step(desk.0.accept_by_hand(0, "REF", day(TODAY), MAKER)),
        "an institution of the platform speaks for itself"
    );
    let mut alone = began.clone();
    alone.accepted.clear();
    assert!(matches!(desk.0.begin(alone, price), Err(ParticipationError::NotAccepted(1))));
    assert!(matches!(desk.0.begin(began.clone(), fen(59_101)), Err(ParticipationError::Price { .. })));
    assert!(step(desk.0.remit(asked((0, "R"), (day(TODAY), day(TODAY)), 10), owed(10, 0), HANDS)));
    desk.did(desk.0.begin(began, price)).unwrap();
    assert_eq!(desk.0.stage(), Stage::Running);
    assert!(step(desk.0.cancel(day(TODAY), "x", MAKER)), "what runs is not given up");
}

fn owed(due: i64, remitted: i64) -> Remittable {
    Remittable { due: fen(due), remitted: fen(remitted), amount: fen(due - remitted), to_fund: fen(0) }
}

fn asked((holder, reference): (u16, &str), (through, on): (Date, Date), amount: i64) -> Remittance<'_> {
    Remittance { holder, reference, through, amount: fen(amount), on }
}

#[test]
fn a_remittance_is_written_once_and_only_forwards() {
    let mut desk = Desk::running(package());
    let remit = |desk: &Desk, reference: &str, through: Date, owed: Remittable| {
        desk.0.remit(asked((0, reference), (through, later(40)), owed.amount.minor()), owed, HANDS)
    };
    let event = remit(&desk, " R1 ", later(10), owed(500, 0)).unwrap().unwrap();
    desk.0.apply(&event);
    assert!(remit(&desk, "R1", later(10), owed(500, 500)).unwrap().is_none(), "the same again changes nothing");
    assert!(matches!(remit(&desk, "R1", later(11), owed(600, 500)), Err(ParticipationError::ReferenceUsed(_))));
    assert!(matches!(remit(&desk, "R2", later(9), owed(600, 500)), Err(ParticipationError::Days)), "not backwards");
    assert!(matches!(remit(&desk, "R2", later(41), owed(600, 500)), Err(ParticipationError::Days)), "not ahead");
    assert!(matches!(remit(&desk, "R2", later(20), owed(500, 500)), Err(ParticipationError::NothingDue(..))));
    assert!(matches!(remit(&desk, "R2", later(20), owed(400, 500)), Err(ParticipationError::NothingDue(..))));
    assert!(matches!(remit(&desk, &"x".repeat(65), later(20), owed(600, 500)), Err(ParticipationError::Reference)));
    let same = loan::Hands { by: MAKER, approved_by: MAKER };
    let days = (later(20), later(40));
    let alone = desk.0.remit(asked((0, "R2"), days, 100), owed(600, 500), same);
    assert!(matches!(alone, Err(ParticipationError::SameHands)));
    let nobody = desk.0.remit(asked((1, "R2"), days, 9), owed(9, 0), HANDS);
    assert!(matches!(nobody, Err(ParticipationError::Holder)));
}

#[test]
fn what_is_passed_on_is_what_was_asked_for_and_only_to_who_put_its_part_in() {
    let desk = Desk::running(package());
    let remit = |amount: i64, owed| desk.0.remit(asked((0, "R1"), (later(10), later(40)), amount), owed, HANDS);
    let changed = |asked, now| matches!(remit(asked, owed(now, 0)), Err(ParticipationError::AmountChanged { .. }));
    assert!(changed(500, 499) && changed(500, 501));
    let owing = Remittable { to_fund: fen(1), ..owed(500, 0) };
    assert!(matches!(remit(500, owing), Err(ParticipationError::Unfunded(rest)) if rest == fen(1)));
    let Some(ParticipationEvent::Remitted(passed)) = remit(500, Remittable { to_fund: fen(-1), ..owing }).unwrap()
    else {
        panic!("it is passed on");
    };
    assert_eq!(passed.amount, fen(500));
}

#[test]
fn a_loan_goes_back_within_its_period_and_once() {
    let mut desk = Desk::running(package());
    let last = later(180);
    let end = later(400);
    let back = |desk: &Desk, n: u8, on: Date| desk.0.buy_back(loan_id(n), (on, end), fen(1), "封包日已逾期", HANDS);
    assert!(matches!(back(&desk, 1, later(181)), Err(ParticipationError::Recourse(_))));
    assert!(matches!(back(&desk, 2, last), Err(ParticipationError::Loans)));
    assert!(matches!(back(&desk, 1, later(-1)), Err(ParticipationError::Days)), "before the transfer");
    let ahead = desk.0.buy_back(loan_id(1), (last, later(179)), fen(1), "x", HANDS);
    assert!(matches!(ahead, Err(ParticipationError::Days)), "not ahead");
    // The day is that which was said, also where something else was done meanwhile, and what follows is in order after both.
    let passed = desk.0.remit(asked((0, "R1"), (later(10), later(20)), 500), owed(500, 0), HANDS).unwrap().unwrap();
    desk.0.apply(&passed);
    desk.did(back(&desk, 1, later(15))).unwrap();
    assert_eq!(desk.0.bought_back()[&loan_id(1)].on, later(15));
    let early = desk.0.remit(asked((0, "R2"), (later(12), later(19)), 100), owed(600, 500), HANDS);
    assert!(matches!(early, Err(ParticipationError::Days)));
    assert!(matches!(back(&desk, 1, last), Err(ParticipationError::Loans)));
    let clean = Sale { recourse_days: None, ..sale(day("2025-04-20"), day("2025-04-30")) };
    let desk = Desk::running(terms(Form::Package(clean), &[600_000], Fee::Nothing));
    assert!(matches!(back(&desk, 1, last), Err(ParticipationError::Recourse(_))));
}

#[test]
fn money_put_in_is_recorded_once() {
    let mut desk = Desk::drafted(terms(Form::Joint, &[300_000], Fee::Nothing));
    desk.did(desk.0.add(vec![loan_id(1)], day(TODAY), MAKER)).unwrap();
    assert!(desk.0.add(vec![loan_id(2)], day(TODAY), MAKER).is_err(), "joint lending is of one loan");
    desk.did(desk.0.confirm(day(TODAY), "x", HANDS)).unwrap();
    desk.did(desk.0.begin(began(&[(loan_id(1), fen(0))], fen(0), day(TODAY)), fen(0))).unwrap();
    let put = |amount: i64, reference: &str| Funded {
        holder: 0,
        reference: reference.into(),
        amount: fen(amount),
        on: day(TODAY),
        by: MAKER,
    };
    let event = desk.0.fund(put(30_000, "F1")).unwrap().unwrap();
    desk.0.apply(&event);
    assert!(desk.0.fund(put(30_000, "F1")).unwrap().is_none());
    assert!(matches!(desk.0.fund(put(30_001, "F1")), Err(ParticipationError::ReferenceUsed(_))));
    assert!(matches!(desk.0.fund(put(0, "F2")), Err(ParticipationError::Amount(_))));
    assert!(step(Desk::running(package()).0.fund(put(1, "F1"))), "a sale has a price instead");
}

#[test]
fn terms_at_their_limits_and_one_past() {
    let good = |terms: Terms| terms.check().is_ok();
    let with = |sale: Sale| terms(Form::Package(sale), &[600_000], Fee::Nothing);
    let base = || sale(day("2025-04-20"), day("2025-04-30"));
    assert!(good(Terms { name: "字".repeat(MAX_NAME_CHARS), ..package() }));
    assert_eq!(Terms { name: "字".repeat(MAX_NAME_CHARS + 1), ..package() }.check(), Err(TermsError::Name));
    assert!(good(terms(package().form, &[1_000_000], Fee::Nothing)));
    assert_eq!(terms(package().form, &[1_000_001], Fee::Nothing).check(), Err(TermsError::Share));
    assert_eq!(terms(package().form, &[MIN_SHARE_PPM - 1], Fee::Nothing).check(), Err(TermsError::Share));
    assert_eq!(terms(package().form, &[10_000, 10_000], Fee::Nothing).check(), Err(TermsError::Holders), "one buyer");
    let joint = |shares: &[u32]| terms(Form::Joint, shares, Fee::Nothing).check();
    assert!(joint(&[500_000, 499_900]).is_ok());
    assert_eq!(joint(&[500_000, 499_901]), Err(TermsError::Share), "the lead keeps some");
    assert!(joint(&[MIN_SHARE_PPM; MAX_HOLDERS]).is_ok());
    assert_eq!(joint(&[MIN_SHARE_PPM; MAX_HOLDERS + 1]), Err(TermsError::Holders));
    assert_eq!(joint(&[]), Err(TermsError::Holders));
    let fee = |fee: Fee| terms(Form::Joint, &[300_000], fee).check().is_ok();
    assert!(fee(Fee::Principal { bps: MAX_FEE_BPS }) && !fee(Fee::Principal { bps: MAX_FEE_BPS + 1 }));
    assert!(
        fee(Fee::Interest { ppm: 1_000_000 })
            && !fee(Fee::Interest { ppm: 1_000_001 })
            && !fee(Fee::Interest { ppm: 0 })
    );
    let price = |price: Price| good(with(Sale { price, ..base() }));
    assert!(price(Price::Principal { ppm: MAX_PRICE_PPM }) && !price(Price::Principal { ppm: MAX_PRICE_PPM + 1 }));
    assert!(price(Price::Amount { amount: fen(1) }) && !price(Price::Amount { amount: fen(0) }));
    let days = |recourse: u16| good(with(Sale { recourse_days: Some(recourse), ..base() }));
    assert!(days(MAX_RECOURSE_DAYS) && !days(MAX_RECOURSE_DAYS + 1) && !days(0));
    let transfer = |on: &str| good(with(Sale { transfer_on: day(on), ..base() }));
    assert!(transfer("2025-04-20") && !transfer("2025-04-19") && transfer("2026-04-21") && !transfer("2026-04-22"));
    assert!(with(base()).held_ppm() == 600_000);
}

#[test]
fn loans_and_texts_at_their_limits_and_one_past() {
    let id = |n: usize| {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&(n as u64).to_be_bytes());
        LoanId::from_bytes(bytes)
    };
    let desk = Desk::drafted(package());
    let loans = |count: usize| (0..count).map(id).collect::<Vec<_>>();
    assert!(desk.0.add(loans(MAX_LOANS), day(TODAY), MAKER).is_ok());
    assert!(matches!(desk.0.add(loans(MAX_LOANS + 1), day(TODAY), MAKER), Err(ParticipationError::Loans)));
    assert!(desk.0.cancel(day(TODAY), &"字".repeat(MAX_TEXT_CHARS), CHECKER).is_ok());
    assert!(matches!(
        desk.0.cancel(day(TODAY), &"字".repeat(MAX_TEXT_CHARS + 1), CHECKER),
        Err(ParticipationError::Text)
    ));
}

#[test]
fn the_terms_refuse_with_the_reason() {
    let fit = Candidate {
        currency: Currency::CNY,
        stage: loan::Stage::Active,
        paid_out: true,
        principal: fen(1),
        days_past_due: 0,
        written_off: false,
        shared_ppm: 400_000,
        in_dispute: false,
        forbidden: false,
    };
    let why = |candidate: Candidate| package().refuses(&candidate);
    assert_eq!(why(fit), None);
    assert_eq!(why(Candidate { shared_ppm: 400_001, ..fit }), Some(Refusal::Shared { ppm: 400_001 }));
    assert_eq!(why(Candidate { days_past_due: 1, ..fit }), Some(Refusal::Overdue { days: 1, most: 0 }));
    assert_eq!(why(Candidate { currency: Currency::USD, ..fit }), Some(Refusal::Currency));
    assert_eq!(why(Candidate { paid_out: false, ..fit }), Some(Refusal::NotPaidOut));
    assert_eq!(why(Candidate { written_off: true, ..fit }), Some(Refusal::WrittenOff));
    assert_eq!(why(Candidate { principal: fen(0), ..fit }), Some(Refusal::Settled));
    assert_eq!(why(Candidate { in_dispute: true, ..fit }), Some(Refusal::Disputed));
    assert_eq!(why(Candidate { forbidden: true, ..fit }), Some(Refusal::Forbidden));
    let joint = terms(Form::Joint, &[300_000], Fee::Nothing);
    // Joint lending is agreed on while the money has not left, at whatever step of the way.
    for stage in loan::Stage::ALL {
        use loan::Stage as S;
        let why = joint.refuses(&Candidate { stage, paid_out: false, principal: fen(0), ..fit });
        let expected = match stage {
            S::Signed | S::Instructed | S::Returned => None,
            S::Absent | S::Cancelled => Some(Refusal::Cancelled),
            _ => Some(Refusal::PaidOut),
        };
        assert_eq!(why, expected, "{stage:?}");
    }
    for refusal in [
        Refusal::Currency,
        Refusal::Cancelled,
        Refusal::PaidOut,
        Refusal::Disputed,
        Refusal::Overdue { days: 3, most: 0 },
        Refusal::Shared { ppm: 1 },
    ] {
        let (id, zh, en) = refusal.words();
        assert!(id.is_ascii() && !zh.is_ascii() && en.is_ascii());
    }
}
