//! A stream stands, after any order of events, any days and any crash, where the same facts stand in batch.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as the tests do")]

use std::collections::BTreeMap;

use calendar::{Date, add_days};
use codes::{BatchId, FirmId};
use gallery::{Filling, Opened, Permitted, Sight, SnapshotError, Stream, StreamError, exercise};
use hub::{Fact, Known};
use lake::Lake;
use portrait::{Catalogue, Evaluator, FirmState, Portrait, Standing};
use proptest::prelude::*;
use province::living::{Living, LivingOptions};
use watch::{Held, Watcher};

const FIRMS: u32 = 6;

/// What living firms report, as it was learnt, late and corrected reports among it; and the last day of the window.
fn reported() -> (Vec<(FirmId, Fact)>, Date) {
    reported_by(FIRMS)
}

fn reported_by(firms: u32) -> (Vec<(FirmId, Fact)>, Date) {
    let living = Living::new(5, LivingOptions { firms, months: 15, ..LivingOptions::default() }).unwrap();
    let mut facts = Vec::new();
    for firm in living.firms() {
        for trace in firm.facts() {
            let batch = BatchId::from_bytes([u8::try_from(trace.row % 251).unwrap(); 16]);
            let known = Known { learned_us: trace.learned_us, batch, row: trace.row };
            let (measure, on, reference, value) = (trace.measure, trace.on, trace.reference, trace.value);
            facts.push((firm.id(), Fact { measure, on, reference, value, known }));
        }
    }
    facts.sort_by_key(|(_, fact)| fact.known);
    (facts, add_days(living.month_ends().last().unwrap(), 6).unwrap())
}

fn folded(facts: &[(FirmId, Fact)]) -> BTreeMap<FirmId, FirmState> {
    let mut states: BTreeMap<FirmId, FirmState> = BTreeMap::new();
    for (firm, fact) in facts {
        states.entry(*firm).or_default().observe(Catalogue::built_in(), fact).unwrap();
    }
    states
}

/// How each firm must stand on a day.
fn wanted(facts: &[(FirmId, Fact)], as_of: Date) -> BTreeMap<FirmId, Standing> {
    let states = folded(facts).into_iter();
    states
        .map(|(firm, state)| (firm, Standing::of(&Portrait::of(Catalogue::built_in(), &state, as_of).unwrap())))
        .collect()
}

fn stands(stream: &Stream, firms: impl IntoIterator<Item = FirmId>) -> BTreeMap<FirmId, Standing> {
    firms.into_iter().filter_map(|firm| Some((firm, stream.standing(firm).unwrap()?.0))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn order_days_and_crashes_do_not_matter(
        seed in any::<u64>(),
        shards in 1..5_usize,
        saves in prop::collection::vec(any::<prop::sample::Index>(), 0..3),
        crash in any::<prop::sample::Index>(),
    ) {
        let (mut facts, last) = reported();
        let firms = folded(&facts).into_keys().collect::<Vec<_>>();
        // Any order of arrival.
        facts.sort_by_key(|(firm, fact)| {
            let mixed = (u64::from(firm.as_bytes()[3]) ^ fact.known.row ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed >> 20
        });
        let folder = tempfile::tempdir().unwrap();
        let mut saves: Vec<usize> = saves.iter().map(|at| at.index(facts.len())).collect();
        saves.sort_unstable();
        let crash = crash.index(facts.len());
        let day = |at: usize| add_days(last, i32::try_from(at * 40 / facts.len()).unwrap() - 40).unwrap();
        let stream = Stream::new(shards).unwrap();
        for (at, (firm, fact)) in facts[..crash].iter().enumerate() {
            if saves.contains(&at) {
                stream.save(folder.path(), at as u64, &at.to_le_bytes()).unwrap();
            }
            stream.apply(*firm, fact, day(at)).unwrap();
        }
        // All that was in memory is gone. What the newest snapshot holds is there, the rest is applied again, some of it twice.
        drop(stream);
        let (stream, place) = match Stream::open(folder.path()).unwrap() {
            Some(Opened { stream, place, note }) => {
                let place = usize::try_from(place).unwrap();
                prop_assert_eq!(note, place.to_le_bytes());
                (stream, place)
            }
            None => (Stream::new(shards).unwrap(), 0),
        };
        prop_assert_eq!(Some(place), saves.iter().copied().rfind(|at| *at < crash).or(Some(0)));
        for (at, (firm, fact)) in facts.iter().enumerate().skip(place.saturating_sub(50)) {
            stream.apply(*firm, fact, day(at)).unwrap();
        }
        for shard in 0..stream.shards() {
            stream.turn(shard, last, |_, _| {}).unwrap();
        }
        prop_assert_eq!(stands(&stream, firms.iter().copied()), wanted(&facts, last));
        for (firm, state) in folded(&facts) {
            prop_assert_eq!(stream.state(firm).unwrap(), Some(state));
        }
    }
}

#[test]
fn warnings_turn_with_the_facts_that_turn_them() {
    let (facts, last) = reported_by(14);
    let watcher = Watcher::built_in();
    let stream = Stream::new(3).unwrap();
    let mut held: BTreeMap<FirmId, Held> = BTreeMap::new();
    let mut room = watcher.room();
    let (mut moves, mut turns) = (0, 0);
    for (at, (firm, fact)) in facts.iter().enumerate() {
        let as_of = add_days(last, i32::try_from(at / 3_000).unwrap()).unwrap();
        let before = stream.standing(*firm).unwrap();
        let Some(moved) = stream.apply(*firm, fact, as_of).unwrap() else { continue };
        moves += 1;
        turns += moved.turned.len();
        let (now, holding) = stream.standing(*firm).unwrap().unwrap();
        assert_eq!((Some(moved.before), moved.now), (before.map(|(before, _)| before).or(Some(moved.before)), now));
        // Against every warning, where the stream held only those that the measure can turn.
        if at % 5 == 0 || !moved.turned.is_empty() {
            let portrait = Portrait::of(Catalogue::built_in(), &stream.state(*firm).unwrap().unwrap(), as_of).unwrap();
            let mut whole = holding;
            watcher.again(&mut room, &portrait, None, None, &mut whole, |turned| {
                let reads = watcher.reads(&watcher.warnings().nth(turned.warning).unwrap().id);
                assert!(reads.contains(&"grade_before") || reads.contains(&"score_fell"), "{reads:?} was not turned");
            });
        }
        held.insert(*firm, holding);
    }
    assert!(moves > 1_000 && turns > 20, "{moves} moves, {turns} turns");
    assert!(held.values().any(|held| held.iter().next().is_some()));
}

#[test]
fn a_firm_put_in_whole_stands_as_one_that_came_fact_by_fact() {
    let (facts, last) = reported();
    let (by_fact, whole) = (Stream::new(2).unwrap(), Stream::new(2).unwrap());
    for (firm, fact) in &facts {
        by_fact.apply(*firm, fact, last).unwrap();
    }
    for (firm, state) in folded(&facts) {
        whole.put(firm, state, last).unwrap();
    }
    assert_eq!((by_fact.len(), whole.len()), (FIRMS as usize, FIRMS as usize));
    for firm in folded(&facts).into_keys() {
        assert_eq!(
            by_fact.standing(firm).unwrap().map(|(standing, _)| standing),
            whole.standing(firm).unwrap().map(|(standing, _)| standing)
        );
        // Settled, and told nothing new by what it knew.
        let standing = whole.standing(firm).unwrap();
        assert!(whole.forget(firm) && !whole.forget(firm));
        assert_eq!(whole.standing(firm).unwrap(), None);
        whole.put(firm, folded(&facts).remove(&firm).unwrap(), last).unwrap();
        assert_eq!(whole.standing(firm).unwrap(), standing);
    }
    for shard in 0..whole.shards() {
        whole.settle(shard, i64::MAX).unwrap();
    }
    for (firm, fact) in facts.iter().take(500) {
        assert_eq!(whole.apply(*firm, fact, last).unwrap(), None);
    }
    assert!(matches!(Stream::new(0), Err(StreamError::Shards(0))));
}

#[test]
fn a_snapshot_is_whole_or_refused() {
    let (facts, last) = reported();
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("stream");
    assert!(Stream::open(&at).unwrap().is_none());
    let stream = Stream::new(2).unwrap();
    for (firm, fact) in facts.iter().take(2_000) {
        stream.apply(*firm, fact, last).unwrap();
    }
    stream.save(&at, 7, b"seven").unwrap();
    stream.save(&at, 7, b"seven").unwrap();
    // One that was not finished is no snapshot, and does not hinder the next.
    std::fs::create_dir(at.join("snapshot.tmp")).unwrap();
    assert_eq!(Stream::open(&at).unwrap().unwrap().place, 7);
    stream.save(&at, 9, b"nine").unwrap();
    let Opened { stream: opened, place, note } = Stream::open(&at).unwrap().unwrap();
    assert_eq!(note, b"nine");
    assert_eq!((place, opened.len(), opened.shards()), (9, stream.len(), 2));
    for firm in folded(&facts).into_keys() {
        assert_eq!(opened.standing(firm).unwrap(), stream.standing(firm).unwrap());
        assert_eq!(opened.state(firm).unwrap(), stream.state(firm).unwrap());
    }
    let names: Vec<_> = std::fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 1, "the one before is gone: {names:?}");
    let shard = at.join(&names[0]).join("shard-00001");
    let whole = std::fs::read(&shard).unwrap();
    for damage in [whole.len() / 2, whole.len() - 1, 3, 9] {
        let mut bytes = whole.clone();
        bytes[damage] ^= 1;
        std::fs::write(&shard, &bytes).unwrap();
        assert!(matches!(Stream::open(&at), Err(SnapshotError::Damaged(_))), "byte {damage}");
    }
    std::fs::write(&shard, &whole[..whole.len() - 40]).unwrap();
    assert!(matches!(Stream::open(&at), Err(SnapshotError::Damaged(_))), "cut off");
    std::fs::write(&shard, &whole).unwrap();
    assert!(Stream::open(&at).is_ok());
    let note = at.join(&names[0]).join("note");
    std::fs::write(&note, b"ten").unwrap();
    assert!(matches!(Stream::open(&at), Err(SnapshotError::Damaged(_))), "another note");
}

/// What a firm's portrait is read from in memory is the portrait; a fact of a firm that was let go brings nothing of it back.
#[test]
fn a_portrait_is_read_as_it_is_and_a_firm_let_go_stays_away() {
    let (facts, last) = reported();
    let stream = Stream::new(2).unwrap();
    for (firm, fact) in &facts {
        stream.apply(*firm, fact, last).unwrap();
    }
    let mut evaluator = Evaluator::new(Catalogue::built_in());
    for (firm, state) in folded(&facts) {
        let (portrait, held) = stream.portrait(&mut evaluator, firm).unwrap().unwrap();
        assert_eq!(portrait, Portrait::of(Catalogue::built_in(), &state, last).unwrap());
        assert_eq!(Some(held), stream.standing(firm).unwrap().map(|(_, held)| held));
        assert!(stream.forget(firm));
        assert_eq!(stream.portrait(&mut evaluator, firm).unwrap(), None);
    }
    for (firm, fact) in facts.iter().take(500) {
        assert_eq!(stream.apply_held(*firm, fact, last).unwrap(), None);
    }
    assert!(stream.is_empty());
}

/// Filled from segments, a stream holds of each firm what may be seen of it, and asked for an earlier day it was kept for, it answers.
#[test]
fn a_stream_is_filled_with_what_may_be_seen() {
    struct Half(Vec<bool>);
    impl Permitted for Half {
        fn of(&self, firm: FirmId) -> Sight<'_> {
            if firm.as_bytes()[15].is_multiple_of(3) { Sight::Nothing } else { Sight::Only(&self.0) }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let firms = 60;
    let segments = exercise::write(&lake, firms, &|_| ()).unwrap();
    let catalogue = Catalogue::built_in();
    let seen = Half(catalogue.hub().categories().iter().map(|one| one.id != "tax").collect());
    let month_ago = exercise::AS_OF.first_of_month();
    let filling = Filling {
        lake: &lake,
        facts: &segments,
        buckets: 3,
        learned_through: i64::MAX,
        keep_for: month_ago,
        as_of: exercise::AS_OF,
    };
    let stream = Stream::new(4).unwrap();
    stream.fill(&filling, &seen, &|| ()).unwrap();
    let measures = exercise::measures();
    let mut held = 0;
    for number in 0..firms {
        let firm = exercise::firm(number);
        let Some((standing, _)) = stream.standing(firm).unwrap() else {
            assert_eq!(seen.of(firm), Sight::Nothing);
            continue;
        };
        held += 1;
        let mut state = FirmState::new();
        for ((measure, category), values) in measures.iter().zip(exercise::values(number, &measures)) {
            for (on, value) in exercise::month_ends().into_iter().zip(values).filter(|_| *category != "tax") {
                let known = Known { learned_us: 1, batch: BatchId::from_bytes([1; 16]), row: 1 };
                let fact = Fact { measure: measure.measure_id(), on, reference: 0, value: Some(value), known };
                state.observe(catalogue, &fact).unwrap();
            }
        }
        assert_eq!(standing, Standing::of(&Portrait::of(catalogue, &state, exercise::AS_OF).unwrap()));
        let kept = stream.state(firm).unwrap().unwrap();
        assert_eq!(Portrait::of(catalogue, &kept, month_ago), Portrait::of(catalogue, &state, month_ago));
    }
    assert!(held > 20 && held < firms, "{held} of {firms}");
}
