//! The register: never above the whole, in any order of events.

use calendar::{Date, add_days};
use codes::ParticipationId;
use participation::limits::{MAX_STAKES, REGISTERS, WHOLE_PPM};
use participation::{Accrued, ParticipationError, Register, RegisterEvent, bucket};
use proptest::prelude::*;

use super::support::{day, loan_id};

fn taken(n: u8, shares_ppm: Vec<u32>, after: Option<Date>) -> RegisterEvent {
    RegisterEvent::Taken {
        participation: ParticipationId::from_bytes([n; 16]),
        loans: vec![loan_id(1)],
        shares_ppm,
        after,
        accrued: Accrued::Stays,
        on: day("2025-06-01"),
    }
}

#[test]
fn the_whole_and_no_more() {
    let mut register = Register::default();
    let first = register.take(taken(1, vec![600_000], Some(day("2025-03-31")))).unwrap();
    register.apply(&first);
    // An earlier cut-off meets the later share too.
    let over = register.take(taken(2, vec![400_001], Some(day("2025-01-31")))).unwrap_err();
    assert!(matches!(over, ParticipationError::Shared { held_ppm: 600_000, asked_ppm: 400_001, .. }));
    let rest = register.take(taken(2, vec![200_000, 200_000], Some(day("2025-04-30")))).unwrap();
    register.apply(&rest);
    assert!(register.take(taken(3, vec![100], None)).is_err());
    // What went back may be sold again, after the day it went.
    let participation = ParticipationId::from_bytes([1; 16]);
    register.apply(&RegisterEvent::Returned { participation, loan: loan_id(1), until: day("2025-06-30") });
    assert!(register.take(taken(3, vec![600_000], Some(day("2025-06-29")))).is_err());
    assert!(register.take(taken(3, vec![600_000], Some(day("2025-06-30")))).is_ok());
    assert!(register.take(taken(3, vec![600_001], Some(day("2025-06-30")))).is_err());
    assert_eq!(register.stakes(&loan_id(1)).len(), 3);
    assert!(register.stakes(&loan_id(2)).is_empty());
}

#[test]
fn shares_of_one_loan_at_the_limit_and_one_past_it() {
    let mut register = Register::default();
    for at in 0..MAX_STAKES {
        let event = register.take(taken(u8::try_from(at).unwrap(), vec![100], None)).unwrap();
        register.apply(&event);
    }
    assert!(matches!(register.take(taken(99, vec![100], None)), Err(ParticipationError::Full)));
    assert!((0..=u8::MAX).all(|n| bucket(&loan_id(n)) < REGISTERS));
}

proptest! {
    #[test]
    fn never_above_the_whole(ops in prop::collection::vec((1_u32..700_000, prop::option::of(0_i32..400), 0_u8..6), 1..30)) {
        let mut register = Register::default();
        let start = day("2025-01-01");
        for (at, (share, after, back)) in ops.into_iter().enumerate() {
            let after = after.map(|days| add_days(start, days).unwrap());
            if let Ok(event) = register.take(taken(u8::try_from(at).unwrap(), vec![share], after)) {
                register.apply(&event);
            }
            if back == 0 {
                let participation = ParticipationId::from_bytes([u8::try_from(at / 2).unwrap(); 16]);
                let until = add_days(start, i32::try_from(at).unwrap() * 13).unwrap();
                register.apply(&RegisterEvent::Returned { participation, loan: loan_id(1), until });
            }
            for days in -1..420 {
                let on = add_days(start, days).unwrap();
                let held: u32 =
                    register.stakes(&loan_id(1)).iter().filter(|stake| stake.covers(on)).map(|stake| stake.share_ppm).sum();
                prop_assert!(held <= WHOLE_PPM, "{held} on {on}");
            }
        }
    }
}
