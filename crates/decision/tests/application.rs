//! The life of an application, every command from every status, and the stored form of each event.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

mod common;

use codes::{ApplicationId, ContractId, FacilityId, LoanId, ProductId, UserId};
use decision::{
    Application, ApplicationEvent, Approve, Channel, Command, CommandError, Contracted, Decision, FacilityOpened, Kyc,
    OfferAccepted, Said, Status, Submitted, decide,
};
use money::{Currency, Money};

const MAKER: UserId = UserId::from_bytes([10; 16]);
const CHECKER: UserId = UserId::from_bytes([11; 16]);

fn submitted() -> Submitted {
    let input = common::input();
    Submitted {
        application: input.application,
        institution: input.institution,
        firm: input.firm,
        product: ProductId::from_bytes([1; 16]),
        request: input.request,
        consents: input.consents.iter().map(|c| c.id).collect(),
        features: input.features,
        channel: Channel::Branch,
        by: MAKER,
        automation_refused: false,
    }
}

fn decision(change: impl FnOnce(&mut decision::DecisionInput)) -> Decision {
    let mut input = common::input();
    change(&mut input);
    decide(&input, &common::bundle("sme-working-capital", "2025-06-10")).unwrap()
}

fn said(by: UserId) -> Said {
    Said { by, reason: "reason".to_owned() }
}

fn approve(by: UserId, amount: Option<i64>) -> Command {
    let amount = amount.map(|a| Money::from_minor(a, Currency::CNY));
    Command::Approve(Approve { by, reason: "seen".to_owned(), conditions: vec!["insurance".to_owned()], amount })
}

fn accept(minor: i64) -> Command {
    Command::Accept(OfferAccepted { by: MAKER, amount: Money::from_minor(minor, Currency::CNY) })
}

fn contract() -> Command {
    let (contract, loan) = (ContractId::from_bytes([20; 16]), LoanId::from_bytes([21; 16]));
    Command::Contract(Contracted { by: CHECKER, contract, loan })
}

fn open_facility() -> Command {
    let (contract, facility) = (ContractId::from_bytes([20; 16]), FacilityId::from_bytes([22; 16]));
    Command::OpenFacility(FacilityOpened { by: CHECKER, contract, facility })
}

fn commands() -> [(&'static str, Command); 9] {
    [
        ("submit", Command::Submit(Box::new(submitted()))),
        ("decide", Command::Decide(Box::new(decision(|_| {})))),
        ("review", Command::RequestReview(said(MAKER))),
        ("approve", approve(CHECKER, None)),
        ("decline", Command::Decline(said(CHECKER))),
        ("withdraw", Command::Withdraw(said(MAKER))),
        ("accept", accept(50_000_000)),
        ("contract", contract()),
        ("open a facility", open_facility()),
    ]
}

fn after(commands: impl IntoIterator<Item = Command>) -> Application {
    let mut application = Application::default();
    for command in commands {
        for event in application.decide(command).unwrap() {
            application.apply(&event);
        }
    }
    application
}

fn at(status: Status) -> Application {
    let submit = || Command::Submit(Box::new(submitted()));
    let offer = || Command::Decide(Box::new(decision(|_| {})));
    let refer = || Command::Decide(Box::new(decision(|i| i.facts.kyc = Kyc::Incomplete)));
    let application = match status {
        Status::Submitted => after([submit()]),
        Status::Offered => after([submit(), offer()]),
        Status::Referred => after([submit(), refer()]),
        Status::Approved => after([submit(), refer(), approve(CHECKER, None)]),
        Status::Declined => after([submit(), refer(), Command::Decline(said(CHECKER))]),
        Status::Withdrawn => after([submit(), Command::Withdraw(said(MAKER))]),
        Status::Accepted => after([submit(), offer(), accept(50_000_000)]),
        Status::Contracted => after([submit(), offer(), accept(50_000_000), contract()]),
    };
    assert_eq!(application.status, Some(status));
    application
}

#[test]
fn every_command_from_every_status() {
    use Status::{Accepted, Approved, Contracted, Declined, Offered, Referred, Submitted, Withdrawn};
    let allowed: [(Status, &[&str]); 8] = [
        (Submitted, &["decide", "withdraw"]),
        (Offered, &["withdraw", "accept"]),
        (Referred, &["decide", "approve", "decline", "withdraw"]),
        (Approved, &["withdraw", "accept"]),
        (Declined, &[]),
        (Withdrawn, &[]),
        (Accepted, &["contract", "open a facility"]),
        (Contracted, &[]),
    ];
    for (status, good) in allowed {
        let application = at(status);
        for (name, command) in commands() {
            let result = application.decide(command);
            assert_eq!(result.is_ok(), good.contains(&name), "{name} from {}: {result:?}", status.en());
        }
    }
    for (name, command) in commands() {
        assert_eq!(Application::default().decide(command).is_ok(), name == "submit", "{name} from nothing");
    }
}

#[test]
fn maker_and_checker_differ() {
    let application = at(Status::Referred);
    assert_eq!(application.decide(approve(MAKER, None)), Err(CommandError::SamePerson));
    assert_eq!(application.decide(Command::Decline(said(MAKER))), Err(CommandError::SamePerson));
    // Who asks for a review cannot grant it either.
    let declined = Command::Decide(Box::new(decision(|i| i.facts.overdue_days = 3)));
    let review = Command::RequestReview(said(CHECKER));
    let mut application = after([Command::Submit(Box::new(submitted())), declined, review]);
    assert_eq!(application.status, Some(Status::Referred));
    assert!(!application.straight_through());
    assert_eq!(application.decide(approve(CHECKER, None)), Err(CommandError::SamePerson));
    let third = UserId::from_bytes([12; 16]);
    assert_eq!(
        application.decide(approve(third, None)),
        Err(CommandError::NoOffer),
        "a decline leaves nothing to approve"
    );
    for event in application.decide(Command::Decide(Box::new(decision(|_| {})))).unwrap() {
        application.apply(&event);
    }
    assert_eq!(application.status, Some(Status::Offered), "decided again after the overdue loan was paid");
}

#[test]
fn amounts_stay_within_the_decision() {
    let application = at(Status::Referred);
    for (amount, good) in [(50_000_000, true), (50_000_001, false), (1, true), (0, false), (-1, false)] {
        assert_eq!(application.decide(approve(CHECKER, Some(amount))).is_ok(), good, "approve {amount}");
    }
    let reduced = after([
        Command::Submit(Box::new(submitted())),
        Command::Decide(Box::new(decision(|i| i.facts.kyc = Kyc::Incomplete))),
        approve(CHECKER, Some(30_000_000)),
    ]);
    assert!(reduced.decide(accept(30_000_000)).is_ok());
    assert!(reduced.decide(accept(30_000_001)).is_err());
    assert_eq!(reduced.offer().unwrap().1.minor(), 30_000_000);
}

#[test]
fn a_decision_on_something_else_is_refused() {
    let application = at(Status::Submitted);
    let other = decision(|i| i.application = ApplicationId::from_bytes([99; 16]));
    assert_eq!(
        application.decide(Command::Decide(Box::new(other))),
        Err(CommandError::OtherApplication("application"))
    );
    let other = decision(|i| i.request.tenor_months = 6);
    assert_eq!(application.decide(Command::Decide(Box::new(other))), Err(CommandError::OtherApplication("request")));
}

#[test]
fn reasons_and_decisions_have_bounds() {
    let application = at(Status::Submitted);
    let withdraw = |chars: usize| Command::Withdraw(Said { by: MAKER, reason: "字".repeat(chars) });
    assert!(application.decide(withdraw(decision::limits::MAX_TEXT_CHARS)).is_ok());
    assert_eq!(application.decide(withdraw(decision::limits::MAX_TEXT_CHARS + 1)), Err(CommandError::Text));
    assert_eq!(application.decide(withdraw(0)), Err(CommandError::Text));
    let refer = decision(|i| i.facts.kyc = Kyc::Incomplete);
    let mut application = application;
    for _ in 0..decision::limits::MAX_DECISIONS {
        for event in application.decide(Command::Decide(Box::new(refer.clone()))).unwrap() {
            application.apply(&event);
        }
    }
    let error = application.decide(Command::Decide(Box::new(refer))).unwrap_err();
    assert!(matches!(error, CommandError::TooMany { .. }), "{error}");
    let at_limit = |n: usize| {
        let conditions = vec!["c".to_owned(); n];
        let referred = at(Status::Referred);
        referred.decide(Command::Approve(Approve { by: CHECKER, reason: "r".into(), conditions, amount: None })).is_ok()
    };
    assert!(at_limit(decision::limits::MAX_CONDITIONS) && !at_limit(decision::limits::MAX_CONDITIONS + 1));
}

/// The rulebook as a whole grows from release to release; a replay asks that the parameters used are the same, and so does this.
fn under_the_rules_of(mut event: ApplicationEvent, stored: &ApplicationEvent) -> ApplicationEvent {
    if let (ApplicationEvent::Decided(now), ApplicationEvent::Decided(then)) = (&mut event, stored) {
        now.decision.rulebook.digest = then.decision.rulebook.digest;
        now.digest = now.decision.digest();
    }
    event
}

/// Each event as it is stored for ever. Write a new file with `UPDATE_GOLDEN=1`; never change one that was released.
#[test]
fn stored_events_stay_readable() {
    let mut events = Vec::new();
    let mut run = |commands: Vec<Command>| {
        let mut application = Application::default();
        for command in commands {
            for event in application.decide(command).unwrap() {
                application.apply(&event);
                events.push(event);
            }
        }
    };
    let submit = || Command::Submit(Box::new(submitted()));
    let refer = || Command::Decide(Box::new(decision(|i| i.facts.kyc = Kyc::Incomplete)));
    run(vec![submit(), refer(), approve(CHECKER, None), accept(50_000_000), contract()]);
    run(vec![submit(), refer(), approve(CHECKER, None), accept(50_000_000), open_facility()]);
    run(vec![submit(), refer(), Command::Decline(said(CHECKER))]);
    run(vec![submit(), Command::Withdraw(said(MAKER))]);
    let declined = Command::Decide(Box::new(decision(|i| i.facts.overdue_days = 3)));
    run(vec![submit(), declined, Command::RequestReview(said(MAKER))]);
    let mut seen = std::collections::BTreeSet::new();
    for event in events.into_iter().filter(|e| seen.insert(e.kind())) {
        let path = format!("{}/tests/golden/{}.v1.json", env!("CARGO_MANIFEST_DIR"), event.kind());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, event.encode()).unwrap();
        }
        let stored = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let read = ApplicationEvent::read(event.kind(), 1, &stored).unwrap();
        let event = under_the_rules_of(event, &read);
        assert_eq!(read, event, "{path}");
        assert_eq!(read.encode(), stored, "{path}: same bytes");
        assert!(ApplicationEvent::read(event.kind(), 2, &stored).unwrap_err().to_string().contains("newer program"));
        assert!(ApplicationEvent::read("other", 1, &stored).unwrap_err().to_string().contains("anji verify"));
    }
    assert_eq!(seen.len(), 9, "one file an event");
}
