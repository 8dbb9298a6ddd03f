//! The life of a product: who may do what, and which version is in force when.
#![allow(clippy::unwrap_used, clippy::type_complexity, reason = "helpers of a test may panic too")]

use calendar::Timestamp;
use codes::{ProductId, UserId};
use product::limits::MAX_SCHEDULE_DAYS;
use product::{ProductCommand, ProductEvent, ProductState, ProductStateError, VersionStatus};

/// So many days after the beginning.
fn at(days: i64) -> Timestamp {
    Timestamp::from_second(1_750_000_000 + days * 86_400).unwrap()
}

const MAKER: UserId = UserId::from_bytes([1; 16]);
const CHECKER: UserId = UserId::from_bytes([2; 16]);
const PRODUCT: ProductId = ProductId::from_bytes([3; 16]);

fn document(version: u32) -> String {
    let path = format!("{}/../../products/sme-working-capital.yaml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().replacen("version: 1\n", &format!("version: {version}\n"), 1)
}

fn draft(version: u32) -> ProductCommand {
    ProductCommand::Draft { product: PRODUCT, document: document(version), by: MAKER }
}

fn apply(state: &mut ProductState, command: ProductCommand) -> Result<Vec<ProductEvent>, ProductStateError> {
    let events = state.decide(command, at(0))?;
    events.iter().for_each(|e| state.apply(e));
    Ok(events)
}

#[test]
fn a_version_is_approved_by_a_second_person_and_follows_the_last() {
    let mut state = ProductState::default();
    assert_eq!(apply(&mut state, draft(2)), Err(ProductStateError::WrongVersion { found: 2, next: 1 }));
    apply(&mut state, draft(1)).unwrap();
    apply(&mut state, draft(1)).expect("a draft may be written again");
    let approve = |version, by| ProductCommand::Approve { version, by, active_from: None };
    assert!(
        matches!(apply(&mut state, approve(1, CHECKER)), Err(ProductStateError::WrongStatus { .. })),
        "not submitted"
    );
    apply(&mut state, ProductCommand::Submit { version: 1, by: MAKER }).unwrap();
    assert_eq!(apply(&mut state, approve(1, MAKER)), Err(ProductStateError::SamePerson(1)));
    assert_eq!(apply(&mut state, approve(9, CHECKER)), Err(ProductStateError::NoVersion(9)));
    apply(&mut state, approve(1, CHECKER)).unwrap();
    assert_eq!(state.active(at(0)).unwrap().0, 1);
    apply(&mut state, draft(2)).unwrap();
    // Who only submits a colleague's draft is a maker too.
    apply(&mut state, ProductCommand::Submit { version: 2, by: CHECKER }).unwrap();
    assert_eq!(apply(&mut state, approve(2, CHECKER)), Err(ProductStateError::SamePerson(2)));
    let reject = ProductCommand::Reject { version: 2, by: UserId::from_bytes([4; 16]), reason: "price".into() };
    apply(&mut state, reject).unwrap();
    assert_eq!(state.status(2, at(0)), Some(VersionStatus::Draft));
    apply(&mut state, ProductCommand::Submit { version: 2, by: MAKER }).unwrap();
    apply(&mut state, approve(2, CHECKER)).unwrap();
    assert_eq!((state.active(at(0)).unwrap().0, state.status(1, at(0))), (2, Some(VersionStatus::Superseded)));
    let retire = |reason: &str| ProductCommand::Retire { version: 2, by: MAKER, reason: reason.into() };
    assert_eq!(apply(&mut state, retire(" ")), Err(ProductStateError::Reason));
    let long = "字".repeat(product::limits::MAX_TEXT_CHARS + 1);
    assert_eq!(apply(&mut state, retire(&long)), Err(ProductStateError::Reason));
    apply(&mut state, retire(&long[3..])).unwrap();
    assert_eq!(state.active(at(0)), None);
}

/// Each event as it is stored for ever. Write new files with `UPDATE_GOLDEN=1`; never change one that was released.
#[test]
fn stored_events_stay_readable() {
    let (by, reason) = (CHECKER, "reason".to_owned());
    let events = [
        ProductEvent::Drafted {
            product: PRODUCT,
            code: "c".into(),
            version: 1,
            document: "schema: 1 # 注释\n".into(),
            digest: "0".repeat(64),
            by: MAKER,
        },
        ProductEvent::Submitted { version: 1, by: MAKER },
        ProductEvent::Approved { version: 1, by },
        ProductEvent::Scheduled { version: 2, by, active_from: at(1) },
        ProductEvent::Activated { version: 2, by, reason: reason.clone() },
        ProductEvent::RolledBack { version: 1, by, reason: reason.clone() },
        ProductEvent::ShadowStarted { version: 3, by },
        ProductEvent::ShadowStopped { version: 3, by, reason: reason.clone() },
        ProductEvent::Rejected { version: 1, by, reason: reason.clone() },
        ProductEvent::Retired { version: 1, by, reason },
    ];
    for event in events {
        let path = format!("{}/tests/golden/{}.v1.json", env!("CARGO_MANIFEST_DIR"), event.kind());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, event.encode()).unwrap();
        }
        let stored = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let read = ProductEvent::read(event.kind(), 1, &stored).unwrap();
        assert_eq!((read.encode(), &read), (stored.clone(), &event), "{path}");
        assert!(ProductEvent::read(event.kind(), 2, &stored).unwrap_err().to_string().contains("newer program"));
        assert!(ProductEvent::read("other", 1, &stored).is_err());
    }
}

/// Versions up to a number, each submitted; those below it approved at once.
fn with_versions(last: u32) -> ProductState {
    let mut state = ProductState::default();
    for version in 1..=last {
        apply(&mut state, draft(version)).unwrap();
        apply(&mut state, ProductCommand::Submit { version, by: MAKER }).unwrap();
        if version < last {
            apply(&mut state, ProductCommand::Approve { version, by: CHECKER, active_from: None }).unwrap();
        }
    }
    state
}

fn schedule(version: u32, days: i64) -> ProductCommand {
    ProductCommand::Approve { version, by: CHECKER, active_from: Some(at(days)) }
}

fn in_force(state: &ProductState, days: i64) -> Option<u32> {
    state.active(at(days)).map(|(version, _)| version)
}

#[test]
fn what_is_in_force_follows_from_events_and_time() {
    let mut state = with_versions(2);
    for wrong in [at(0), at(-1), at(MAX_SCHEDULE_DAYS + 1)] {
        let command = ProductCommand::Approve { version: 2, by: CHECKER, active_from: Some(wrong) };
        assert_eq!(apply(&mut state, command), Err(ProductStateError::Instant(wrong)));
    }
    assert!(state.decide(schedule(2, MAX_SCHEDULE_DAYS), at(0)).is_ok(), "at the limit");
    apply(&mut state, schedule(2, 10)).unwrap();
    assert_eq!([in_force(&state, 9), in_force(&state, 10), in_force(&state, 400)], [Some(1), Some(2), Some(2)]);
    assert_eq!(state.status(2, at(9)), Some(VersionStatus::Scheduled));
    assert_eq!(state.status(2, at(10)), Some(VersionStatus::Active));
    assert_eq!(state.status(1, at(10)), Some(VersionStatus::Superseded));

    // A third version before the second: the second was approved earlier and does not come after all.
    apply(&mut state, draft(3)).unwrap();
    apply(&mut state, ProductCommand::Submit { version: 3, by: MAKER }).unwrap();
    let mut sooner = state.clone();
    apply(&mut sooner, schedule(3, 5)).unwrap();
    assert_eq!([in_force(&sooner, 4), in_force(&sooner, 5), in_force(&sooner, 10)], [Some(1), Some(3), Some(3)]);
    let mut later = state;
    apply(&mut later, schedule(3, 20)).unwrap();
    assert_eq!([in_force(&later, 9), in_force(&later, 10), in_force(&later, 20)], [Some(1), Some(2), Some(3)]);
}

#[test]
fn one_person_rolls_back_to_what_two_have_approved() {
    let mut state = with_versions(3);
    let back = |version| ProductCommand::RollBack { version, by: MAKER, reason: "too many referrals".into() };
    assert_eq!(in_force(&state, 0), Some(2));
    let not_earlier = |version| Err(ProductStateError::NotEarlier { version, active: 2 });
    assert_eq!(apply(&mut state, back(2)), not_earlier(2), "nothing scheduled to be dropped");
    assert_eq!(apply(&mut state, back(3)), not_earlier(3), "nobody has approved it");
    assert_eq!(apply(&mut state, back(9)), Err(ProductStateError::NoVersion(9)));
    let silent = ProductCommand::RollBack { version: 1, by: MAKER, reason: " ".into() };
    assert_eq!(apply(&mut state, silent), Err(ProductStateError::Reason));

    apply(&mut state, schedule(3, 10)).unwrap();
    let mut kept = state.clone();
    apply(&mut kept, back(2)).unwrap();
    assert_eq!([in_force(&kept, 0), in_force(&kept, 10)], [Some(2), Some(2)], "the scheduled version does not come");

    apply(&mut state, back(1)).unwrap();
    assert_eq!([in_force(&state, 0), in_force(&state, 10)], [Some(1), Some(1)]);
    let forward = |by| ProductCommand::Activate { version: 2, by, reason: "found and mended".into() };
    assert_eq!(
        apply(&mut state, forward(MAKER)),
        Err(ProductStateError::SamePerson(2)),
        "forward takes a second person"
    );
    apply(&mut state, forward(CHECKER)).unwrap();
    assert_eq!(in_force(&state, 0), Some(2));
    assert_eq!(
        apply(&mut state, forward(CHECKER)),
        Err(ProductStateError::WrongStatus {
            version: 2,
            found: VersionStatus::Active,
            needed: VersionStatus::Scheduled
        })
    );
}

#[test]
fn a_scheduled_version_is_brought_forward_and_retiring_ends_everything() {
    let mut state = with_versions(2);
    apply(&mut state, schedule(2, 10)).unwrap();
    apply(&mut state, ProductCommand::Activate { version: 2, by: CHECKER, reason: "the law changed".into() }).unwrap();
    assert_eq!(in_force(&state, 0), Some(2));
    apply(&mut state, ProductCommand::Retire { version: 2, by: MAKER, reason: "no demand".into() }).unwrap();
    assert_eq!(in_force(&state, 400), None);
    let back = ProductCommand::RollBack { version: 1, by: MAKER, reason: "again".into() };
    assert_eq!(apply(&mut state, back), Err(ProductStateError::NothingInForce));
}

#[test]
fn a_shadow_runs_until_stopped_sent_back_or_in_force() {
    let mut state = with_versions(2);
    let start = |version| ProductCommand::StartShadow { version, by: MAKER };
    let stop = ProductCommand::StopShadow { by: MAKER, reason: "enough seen".into() };
    let running = |state: &ProductState, days| state.shadow(at(days)).map(|(version, _)| version);
    assert_eq!(apply(&mut state, stop.clone()), Err(ProductStateError::NoShadow));
    assert!(matches!(apply(&mut state, start(1)), Err(ProductStateError::WrongStatus { .. })), "it is in force");
    apply(&mut state, start(2)).unwrap();
    assert_eq!(apply(&mut state, start(2)), Err(ProductStateError::ShadowRuns(2)));
    assert_eq!(running(&state, 0), Some(2));

    let mut stopped = state.clone();
    apply(&mut stopped, stop).unwrap();
    assert_eq!(running(&stopped, 0), None);

    let mut rejected = state.clone();
    apply(&mut rejected, ProductCommand::Reject { version: 2, by: CHECKER, reason: "no".into() }).unwrap();
    assert_eq!(running(&rejected, 0), None);

    apply(&mut state, schedule(2, 10)).unwrap();
    assert_eq!([running(&state, 9), running(&state, 10)], [Some(2), None], "in force it is no shadow any more");
}
