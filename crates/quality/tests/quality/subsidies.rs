//! Subsidies by hand: accrual by day, ceilings in order, makers and checkers.

use calendar::BusinessCalendar;
use codes::{ApplicationId, ContractId, FirmId, InstitutionId, LoanId, ProductId, ProgrammeId};
use loan::{
    ContractSigned, LoanEvent, LoanState, PayoutConfirmed, PayoutInstructed, PayoutSent, ProductRef, ReleasedBy,
    RepaymentMethod, Terms, TermsSpec,
};
use money::{Decimal, Rate};
use quality::{
    Candidate, Ceiling, ClaimStage, Programme, Quarter, SubsidyClaim, SubsidyError, SubsidyEvent, SubsidyState, Support,
};

use crate::support::{day, user, yuan};

/// A bullet loan paid out on 2025-01-10 at 3.60% for a year.
fn lent(n: u8, principal: i64) -> LoanState {
    let mut spec =
        TermsSpec::standard(yuan(principal), Rate::from_bps(360), RepaymentMethod::Bullet, 12, day("2025-01-10"))
            .unwrap();
    spec.grace_days = 0;
    let signed = ContractSigned {
        loan: LoanId::from_bytes([n; 16]),
        contract: ContractId::from_bytes([6; 16]),
        institution: InstitutionId::from_bytes([7; 16]),
        firm: FirmId::from_bytes([8; 16]),
        application: ApplicationId::from_bytes([9; 16]),
        product: ProductRef { product: ProductId::from_bytes([10; 16]), version: 1 },
        agreement: None,
        facility: None,
        terms: Terms::try_new(spec, &BusinessCalendar::default()).unwrap(),
        signed_on: day("2025-01-08"),
        by: user(1),
    };
    let (reference, on, amount) = (String::from("P1"), day("2025-01-10"), yuan(principal));
    let released_by = ReleasedBy::Person { user: user(2) };
    LoanState::from_events(&[
        LoanEvent::ContractSigned(Box::new(signed)),
        LoanEvent::PayoutInstructed(PayoutInstructed { reference: reference.clone(), amount, on, by: user(1) }),
        LoanEvent::PayoutSent(PayoutSent { reference: reference.clone(), on, released_by }),
        LoanEvent::PayoutConfirmed(PayoutConfirmed { reference, amount, effective_on: on, rail_reference: "R".into() }),
    ])
}

fn programme() -> Programme {
    Programme {
        name: "2025 贴息".into(),
        source: "财政局".into(),
        support: Support::Share { share: Decimal::new(5, 1) },
        year_days: 360,
        from: day("2025-01-01"),
        until: day("2026-03-31"),
        principal_most: None,
        per_loan: None,
        per_firm_year: None,
        per_year: None,
        products: Vec::new(),
        industries: Vec::new(),
        loan_most: None,
    }
}

fn candidate(n: u8, state: &LoanState) -> Candidate<'_> {
    let number = ["A", "B", "C"][usize::from(n) - 1];
    let principal = state.contract().unwrap().terms.spec().principal;
    let (loan, firm) = (LoanId::from_bytes([n; 16]), FirmId::from_bytes([8; 16]));
    Candidate { loan, number, firm, product: "everyday", industry: Some("C1411"), principal, state }
}

struct Book(SubsidyState);

impl Book {
    fn of(programme: Programme) -> Self {
        let mut book = Self(SubsidyState::default());
        book.did(SubsidyState::default().draft(ProgrammeId::from_bytes([1; 16]), programme, user(1))).unwrap();
        assert_eq!(book.0.approve(user(1)), Err(SubsidyError::SameHands));
        book.did(book.0.approve(user(2))).unwrap();
        book
    }
    fn did(&mut self, event: Result<SubsidyEvent, SubsidyError>) -> Result<(), SubsidyError> {
        self.0.apply(&event?);
        Ok(())
    }
    fn last(&self) -> &SubsidyClaim {
        self.0.claims().last().unwrap()
    }
}

fn quarter(text: &str) -> Quarter {
    Quarter::parse(text).unwrap()
}

#[test]
fn a_quarter_by_hand() {
    let state = lent(1, 1_000_000);
    let mut book = Book::of(programme());
    // 2025-01-10 to 2025-03-31: the balance stands on 81 days; 1,000,000 x 1.8% / 360 is 50.00 a day.
    book.did(book.0.claim(quarter("2025Q1"), &[candidate(1, &state)], day("2025-04-01"), user(1))).unwrap();
    let line = &book.last().lines[0];
    assert_eq!((line.days, line.accrued.digits()), (81, "4,050.00".into()));
    assert_eq!(line.balance_days, 81 * 100_000_000);
    let points = Programme { support: Support::Points { points: Decimal::new(1, 2) }, ..programme() };
    let one = points.accrued(&candidate(1, &state), day("2025-01-01"), day("2025-03-31")).unwrap();
    assert_eq!(one.2.digits(), "2,250.00");
    let more = Programme { support: Support::Points { points: Decimal::new(5, 2) }, ..programme() };
    let all = more.accrued(&candidate(1, &state), day("2025-01-01"), day("2025-03-31")).unwrap();
    assert_eq!(all.2.digits(), "8,100.00", "never more than the contract rate");
    let half = Programme { principal_most: Some(yuan(500_000)), ..programme() };
    assert_eq!(
        half.accrued(&candidate(1, &state), day("2025-01-01"), day("2025-03-31")).unwrap().2.digits(),
        "2,025.00"
    );
    // Days on which it is overdue do not count: due 2026-01-10, unpaid, so 2026-01-11 and later are out.
    let (days, _, amount) = programme().accrued(&candidate(1, &state), day("2026-01-01"), day("2026-03-31")).unwrap();
    assert_eq!((days, amount.digits()), (10, "500.00".into()));
    // The period of the programme.
    let short = Programme { from: day("2025-02-01"), until: day("2025-02-10"), ..programme() };
    assert_eq!(short.accrued(&candidate(1, &state), day("2025-01-01"), day("2025-03-31")).unwrap().0, 10);
}

#[test]
fn ceilings_fall_the_same_way_in_any_order() {
    let (one, two, three) = (lent(1, 1_000_000), lent(2, 1_000_000), lent(3, 1_000_000));
    let all = [candidate(3, &three), candidate(1, &one), candidate(2, &two)];
    let capped = Programme { per_loan: Some(yuan(6_000)), per_firm_year: Some(yuan(15_000)), ..programme() };
    let mut book = Book::of(capped);
    book.did(book.0.claim(quarter("2025Q1"), &all, day("2025-12-01"), user(1))).unwrap();
    let amounts = |book: &Book| {
        book.last()
            .lines
            .iter()
            .map(|line| (line.number.clone(), line.amount.digits(), line.cut_by))
            .collect::<Vec<_>>()
    };
    let turned = [all[2], all[1], all[0]];
    let again = book.0.clone();
    assert_eq!(
        amounts(&book).iter().map(|line| line.1.clone()).collect::<Vec<_>>(),
        ["4,050.00", "4,050.00", "4,050.00"]
    );
    book.did(book.0.claim(quarter("2025Q2"), &all, day("2025-12-01"), user(1))).unwrap();
    // 91 days: 4,550.00 each; a loan has 1,950 left, the firm 2,850.
    let expected = [
        ("A", "1,950.00", Some(Ceiling::Loan)),
        ("B", "900.00", Some(Ceiling::FirmYear)),
        ("C", "0.00", Some(Ceiling::FirmYear)),
    ];
    assert_eq!(amounts(&book), expected.map(|(n, a, c)| (n.to_owned(), a.to_owned(), c)));
    let mut other = Book(again);
    other.did(other.0.claim(quarter("2025Q2"), &turned, day("2025-12-01"), user(1))).unwrap();
    assert_eq!(amounts(&book), amounts(&other));
    // A refused quarter gives its room back, and may be claimed anew; an earlier one may not.
    assert_eq!(
        book.0.claim(quarter("2025Q1"), &all, day("2025-12-01"), user(1)),
        Err(SubsidyError::Order(quarter("2025Q1")))
    );
    book.did(book.0.refuse_claim(quarter("2025Q2"), "名单有误", user(2))).unwrap();
    book.did(book.0.claim(quarter("2025Q2"), &all, day("2025-12-01"), user(1))).unwrap();
    assert_eq!(book.last().amount().unwrap().digits(), "2,850.00");
}

#[test]
fn makers_and_checkers_of_a_claim() {
    let state = lent(1, 1_000_000);
    let mut book = Book::of(programme());
    let q = quarter("2025Q1");
    assert_eq!(
        book.0.claim(q, &[candidate(1, &state)], day("2025-03-31"), user(1)),
        Err(SubsidyError::Quarter(q)),
        "not over"
    );
    assert_eq!(
        book.0.claim(quarter("2024Q4"), &[], day("2025-06-30"), user(1)),
        Err(SubsidyError::Quarter(quarter("2024Q4")))
    );
    assert_eq!(book.0.claim(q, &[], day("2025-06-30"), user(1)), Err(SubsidyError::Nothing(q)));
    assert_eq!(book.0.approve_claim(q, user(2)), Err(SubsidyError::Unknown(q)));
    book.did(book.0.claim(q, &[candidate(1, &state)], day("2025-04-01"), user(1))).unwrap();
    let pay = |book: &Book, amount| book.0.pay(q, day("2025-05-01"), "CZ-1", yuan(amount), user(3));
    assert!(matches!(pay(&book, 4_050), Err(SubsidyError::Step(..))));
    assert_eq!(book.0.approve_claim(q, user(1)), Err(SubsidyError::SameHands));
    book.did(book.0.approve_claim(q, user(2))).unwrap();
    assert_eq!(pay(&book, 4_051), Err(SubsidyError::Amount(yuan(4_050), yuan(4_051))));
    assert_eq!(pay(&book, 0), Err(SubsidyError::Amount(yuan(4_050), yuan(0))));
    book.did(pay(&book, 4_050)).unwrap();
    assert!(matches!(book.last().stage, ClaimStage::Paid { .. }));
    assert!(matches!(book.0.refuse_claim(q, "late", user(2)), Err(SubsidyError::Step(..))));
    assert!(matches!(book.0.approve(user(3)), Err(SubsidyError::Step(..))));
}

#[test]
fn programmes_that_cannot_be_and_loans_that_do_not_fit() {
    programme().check().unwrap();
    for bad in [
        Programme { name: String::new(), ..programme() },
        Programme { support: Support::Share { share: Decimal::new(11, 1) }, ..programme() },
        Programme { support: Support::Points { points: Decimal::ZERO }, ..programme() },
        Programme { year_days: 364, ..programme() },
        Programme { until: day("2024-12-31"), ..programme() },
        Programme { per_loan: Some(yuan(0)), ..programme() },
        Programme { products: vec!["p".into(); quality::limits::MAX_ELIGIBLE + 1], ..programme() },
    ] {
        assert_eq!(bad.check(), Err(SubsidyError::Terms));
    }
    let state = lent(1, 1_000_000);
    let loan = candidate(1, &state);
    assert!(programme().covers(&loan));
    assert!(!Programme { products: vec!["other".into()], ..programme() }.covers(&loan));
    assert!(Programme { industries: vec!["C14".into()], ..programme() }.covers(&loan));
    assert!(!Programme { industries: vec!["A".into()], ..programme() }.covers(&loan));
    assert!(Programme { loan_most: Some(yuan(1_000_000)), ..programme() }.covers(&loan));
    assert!(!Programme { loan_most: Some(yuan(999_999)), ..programme() }.covers(&loan));
    assert_eq!(Quarter::parse("2025Q5"), None);
    assert_eq!(quarter("2024q1").days(), (day("2024-01-01"), day("2024-03-31")));
}
