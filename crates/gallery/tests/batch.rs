//! A batch gives each firm the portrait that its facts give, wherever they lie and however the work is divided.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as the tests do")]

use std::collections::BTreeMap;
use std::sync::Mutex;

use calendar::{Date, add_days};
use codes::{BatchId, FirmId};
use gallery::{Batch, BatchDone, Everything, Permitted, Progress, Sight, exercise, shape};
use hub::{Fact, Known};
use lake::{Lake, SegmentInfo, WideRow};
use portrait::{Catalogue, FirmState, Portrait};
use province::living::{Living, LivingOptions, WriteOptions};

const FIRMS: u32 = 24;

/// Firms that live, with late and corrected reports, as two small deliveries and, for the first categories, merged.
fn lived(lake: &Lake) -> Vec<SegmentInfo> {
    let living = Living::new(11, LivingOptions { firms: FIRMS, months: 18, ..LivingOptions::default() }).unwrap();
    let mut by_category: BTreeMap<String, Vec<SegmentInfo>> = BTreeMap::new();
    let options = WriteOptions { at_a_time: 10, ..WriteOptions::default() };
    living
        .write(lake, options, |_, segments| {
            for segment in segments {
                by_category.entry(lake::category_of(&segment).unwrap().to_owned()).or_default().push(segment);
            }
        })
        .unwrap();
    let mut all = Vec::new();
    for (at, (category, segments)) in by_category.into_iter().enumerate() {
        if at % 2 == 0 {
            let merge = BatchId::from_bytes([0x77; 16]);
            all.extend(lake.merge_facts(merge, &category, &segments, &|_, _| {}).unwrap());
        } else {
            all.extend(segments);
        }
    }
    all
}

fn facts(lake: &Lake, segments: &[SegmentInfo]) -> BTreeMap<FirmId, Vec<Fact>> {
    let mut found: BTreeMap<FirmId, Vec<Fact>> = BTreeMap::new();
    for chunk in lake.facts(segments, lake::FactFilter::default()) {
        let chunk = chunk.unwrap();
        let measures: Vec<_> = chunk.measures().map(|name| hub::Catalogue::built_in().find(name).unwrap()).collect();
        for held in chunk.rows().map(Result::unwrap) {
            let known = Known { learned_us: held.learned_us, batch: held.batch, row: held.row };
            let measure = measures[held.measure];
            let fact = Fact { measure, on: held.on, reference: held.reference, value: held.value, known };
            found.entry(held.firm).or_default().push(fact);
        }
    }
    found
}

/// What a portrait says, as the table says it.
fn told<'f>(firm: FirmId, portrait: &Portrait, facts: impl IntoIterator<Item = &'f Fact>) -> WideRow {
    let catalogue = Catalogue::built_in();
    let heads = [portrait.scores.total, Some(portrait.scores.coverage), Some(portrait.scores.confidence)];
    let heads = heads.into_iter().chain(portrait.scores.dimensions.iter().map(|dimension| dimension.score));
    let readings = portrait.readings.iter().map(|reading| reading.value());
    let seen: Vec<_> = facts.into_iter().map(|fact| catalogue.hub().category_of(fact.measure).unwrap()).collect();
    let told = |category: &&hub::Category| seen.iter().any(|seen| seen.id == category.id);
    let sources: Vec<&str> = catalogue.hub().categories().iter().filter(told).map(|one| one.id.as_str()).collect();
    let sub_class = portrait.sub_class.map(|at| catalogue.segments().sub_classes()[at].id.clone());
    WideRow {
        firm,
        on: portrait.as_of,
        words: vec![
            portrait.grade.map(|grade| format!("{grade:?}")),
            sub_class,
            portrait.stage.map(|stage| stage.id().to_owned()),
            Some(sources.join(",")),
        ],
        numbers: heads.map(|score| score.map(i64::from)).chain(readings).collect(),
    }
}

fn rows(lake: &Lake, done: &BatchDone) -> BTreeMap<FirmId, WideRow> {
    let mut found = BTreeMap::new();
    lake.wide_rows(&done.segments, &shape(Catalogue::built_in()), |row| {
        assert!(found.insert(row.firm, row).is_none(), "a firm stands in a table once");
    })
    .unwrap();
    found
}

fn as_of() -> Date {
    let options = LivingOptions::default();
    let living = Living::new(11, LivingOptions { firms: FIRMS, months: 18, ..options }).unwrap();
    add_days(living.month_ends().last().unwrap(), 4).unwrap()
}

#[test]
fn a_batch_is_every_firms_own_portrait() {
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let segments = lived(&lake);
    let facts = facts(&lake, &segments);
    let catalogue = Catalogue::built_in();
    let as_of = as_of();
    let wanted: BTreeMap<FirmId, WideRow> = facts
        .iter()
        .map(|(firm, facts)| {
            let state = FirmState::known_at(catalogue, facts, i64::MAX).unwrap();
            (*firm, told(*firm, &Portrait::of(catalogue, &state, as_of).unwrap(), facts))
        })
        .collect();
    assert_eq!(wanted.len(), FIRMS as usize);
    assert!(wanted.values().filter(|row| row.words[0].is_some()).count() > 20, "firms that have a grade");
    for (run, buckets) in (1..).zip([1, 4, 7]) {
        let last = Mutex::new(Progress::default());
        let batch = Batch { lake: &lake, facts: &segments, as_of, known_until: None, buckets };
        let tell = |progress: Progress| {
            let mut last = last.lock().unwrap();
            last.firms = last.firms.max(progress.firms);
            last.facts = last.facts.max(progress.facts);
        };
        let done = batch.run(BatchId::from_bytes([run; 16]), &Everything, &tell).unwrap();
        assert!(rows(&lake, &done) == wanted, "{buckets} buckets");
        let all = facts.values().map(|facts| facts.len() as u64).sum::<u64>();
        assert_eq!((done.counts.firms, done.counts.facts, done.counts.not_permitted), (FIRMS.into(), all, 0));
        assert_eq!(last.into_inner().unwrap(), Progress { firms: FIRMS.into(), facts: all });
        let graded =
            |letter: &str| wanted.values().filter(|row| row.words[0].as_deref() == Some(letter)).count() as u64;
        assert_eq!(done.counts.grades, ["A", "B", "C", "D"].map(graded));
        done.segments.iter().for_each(|segment| lake.verify(segment).unwrap());
    }
}

/// Two firms in three let only their taxes be seen, the others nothing.
struct TaxOnly(Vec<bool>);

impl Permitted for TaxOnly {
    fn of(&self, firm: FirmId) -> Sight<'_> {
        if firm.as_bytes()[15].is_multiple_of(3) { Sight::Nothing } else { Sight::Only(&self.0) }
    }
}

#[test]
fn a_batch_sees_what_consents_let_it_see_and_what_was_known() {
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let segments = lived(&lake);
    let facts = facts(&lake, &segments);
    let catalogue = Catalogue::built_in();
    let as_of = as_of();
    let tax = |fact: &&Fact| catalogue.hub().category_of(fact.measure).unwrap().id == "tax";
    let permitted = TaxOnly(catalogue.hub().categories().iter().map(|category| category.id == "tax").collect());
    let mut instants: Vec<i64> = facts.values().flatten().map(|fact| fact.known.learned_us).collect();
    instants.sort_unstable();
    let until = instants[instants.len() / 2];
    let mut wanted = BTreeMap::new();
    let mut left_out = 0;
    for (firm, facts) in &facts {
        if permitted.of(*firm) == Sight::Nothing {
            left_out += 1;
            continue;
        }
        let seen: Vec<&Fact> = facts.iter().filter(tax).filter(|fact| fact.known.learned_us <= until).collect();
        let state = FirmState::known_at(catalogue, seen.iter().copied(), until).unwrap();
        if !seen.is_empty() {
            wanted.insert(*firm, told(*firm, &Portrait::of(catalogue, &state, as_of).unwrap(), seen));
        }
    }
    assert!(left_out > 0 && wanted.len() > 5);
    let batch = Batch { lake: &lake, facts: &segments, as_of, known_until: Some(until), buckets: 2 };
    let done = batch.run(BatchId::from_bytes([1; 16]), &permitted, &|_| {}).unwrap();
    let rows = rows(&lake, &done);
    assert!(rows == wanted);
    assert_eq!(done.counts.not_permitted, left_out);
}

#[test]
fn an_exercise_has_what_it_says_and_a_portrait_for_all() {
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let segments = exercise::write(&lake, 40, &|_| {}).unwrap();
    let facts = facts(&lake, &segments);
    assert_eq!(facts.len(), 40);
    assert!(facts.values().all(|facts| facts.len() == exercise::SERIES * exercise::MONTHS));
    let own: BTreeMap<FirmId, u32> = (0..40).map(|number| (exercise::firm(number), number)).collect();
    let measures = exercise::measures();
    for (firm, facts) in &facts {
        let values = exercise::values(own[firm], &measures);
        let sum: i64 = facts.iter().filter_map(|fact| fact.value).sum();
        assert_eq!(sum, values.iter().flatten().sum::<i64>());
        assert!(facts.iter().all(|fact| fact.on < exercise::AS_OF && fact.known.row == u64::from(own[firm]) + 1));
    }
    let batch = Batch { lake: &lake, facts: &segments, as_of: exercise::AS_OF, known_until: None, buckets: 2 };
    let done = batch.run(BatchId::from_bytes([1; 16]), &Everything, &|_| {}).unwrap();
    assert_eq!((done.counts.firms, done.counts.grades.iter().sum::<u64>()), (40, 40));
}
