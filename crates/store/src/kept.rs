//! Answers kept between writes: what every request asks, such as whose a token is and which consents a firm gave.
//!
//! On SQLite this process alone writes the book (it holds the lock of the folder), so it knows of every write. An answer is kept with the count
//! of writes to its institution's read models at the moment before it was asked; the writer counts a batch with statements up after its commit
//! and before anybody hears of it. An answer kept under another count is not given any more. So whoever was told that a consent is withdrawn,
//! or a session over, finds it so, and events that come with no statement, such as lines of the access log, cost nothing here.
//!
//! On PostgreSQL other processes may write, and nothing is kept.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use codes::InstitutionId;

use crate::limits::{COUNTERS, MAX_KEPT_ANSWERS, MAX_KEPT_ROWS};
use crate::types::{Arg, Row, Statement};

/// What a query was asked with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Question(Vec<u8>);

impl Question {
    pub(crate) fn new(institution: InstitutionId, statement: &Statement) -> Self {
        let mut bytes = institution.as_bytes().to_vec();
        // Each part with its length: no two questions are written alike.
        let mut put = |tag: u8, part: &[u8]| {
            bytes.push(tag);
            bytes.extend((part.len() as u64).to_le_bytes());
            bytes.extend(part);
        };
        put(0, statement.sql.as_bytes());
        for arg in &statement.args {
            match arg {
                Arg::Int(value) => put(1, &value.to_le_bytes()),
                Arg::OptInt(value) => {
                    put(2, &value.map(i64::to_le_bytes).unwrap_or_default()[..value.map_or(0, |_| 8)])
                }
                Arg::Text(value) => put(3, value.as_bytes()),
                Arg::OptText(None) => put(4, &[]),
                Arg::OptText(Some(value)) => put(5, value.as_bytes()),
                Arg::Blob(value) => put(6, value),
                Arg::Real(value) => put(7, &value.to_bits().to_le_bytes()),
            }
        }
        Self(bytes)
    }
}

/// Rows, with the count of writes before they were asked for.
type Answer = (u64, Arc<Vec<Row>>);

/// Answers, each with the count of writes before it was asked.
pub(crate) struct Kept {
    /// Institutions share counters: one that is counted up for another makes a question be asked once more.
    writes: [AtomicU64; COUNTERS],
    answers: Mutex<HashMap<Question, Answer>>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { writes: std::array::from_fn(|_| AtomicU64::new(0)), answers: Mutex::default() }
    }
}

impl Kept {
    fn counter(&self, institution: InstitutionId) -> &AtomicU64 {
        let place: usize = institution.as_bytes().iter().map(|byte| usize::from(*byte)).sum();
        &self.writes[place % COUNTERS]
    }

    /// Rows of an institution were written, or may have been.
    pub(crate) fn written(&self, institution: InstitutionId) {
        self.counter(institution).fetch_add(1, Ordering::SeqCst);
    }

    /// The count to keep an answer under: to be read before the question is asked.
    pub(crate) fn count(&self, institution: InstitutionId) -> u64 {
        self.counter(institution).load(Ordering::SeqCst)
    }

    pub(crate) fn find(&self, question: &Question, count: u64) -> Option<Arc<Vec<Row>>> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.get(question).filter(|(kept, _)| *kept == count).map(|(_, rows)| Arc::clone(rows))
    }

    pub(crate) fn keep(&self, question: Question, count: u64, rows: &Arc<Vec<Row>>) {
        if rows.len() > MAX_KEPT_ROWS {
            return;
        }
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= MAX_KEPT_ANSWERS {
            // Rare, and soon full again of what is asked: no order of use is worth keeping for it.
            answers.clear();
        }
        answers.insert(question, (count, Arc::clone(rows)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(sql: &'static str, args: Vec<Arg>) -> Question {
        Question::new(InstitutionId::from_bytes([1; 16]), &Statement { sql: sql.into(), args })
    }

    #[test]
    fn no_two_questions_are_written_alike() {
        let text = |text: &str| Arg::Text(text.to_owned());
        let all = [
            question("a", vec![]),
            question("ab", vec![]),
            question("a", vec![text("b")]),
            question("a", vec![text("b"), text("")]),
            question("a", vec![text(""), text("b")]),
            question("a", vec![Arg::OptText(Some("b".to_owned()))]),
            question("a", vec![Arg::OptText(None)]),
            question("a", vec![Arg::OptInt(None)]),
            question("a", vec![Arg::OptInt(Some(0))]),
            question("a", vec![Arg::Int(0)]),
            question("a", vec![Arg::Real(0.0)]),
            question("a", vec![Arg::Blob(b"b".to_vec())]),
            Question::new(InstitutionId::from_bytes([2; 16]), &Statement { sql: "a".into(), args: vec![] }),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| other != one), "{one:?}");
        }
        assert_eq!(question("a", vec![text("b")]), question("a", vec![text("b")]));
    }

    #[test]
    fn an_answer_is_given_until_something_is_written() {
        let (kept, own, other) =
            (Kept::default(), InstitutionId::from_bytes([1; 16]), InstitutionId::from_bytes([2; 16]));
        let (asked, rows) = (question("a", vec![]), Arc::new(Vec::new()));
        let before = kept.count(own);
        // Written while the question was on its way: what is kept of it is not given.
        kept.written(own);
        kept.keep(asked.clone(), before, &rows);
        assert!(kept.find(&asked, kept.count(own)).is_none());
        kept.keep(asked.clone(), kept.count(own), &rows);
        assert!(kept.find(&asked, kept.count(own)).is_some());
        kept.written(other);
        assert!(kept.find(&asked, kept.count(own)).is_some());
        kept.written(own);
        assert!(kept.find(&asked, kept.count(own)).is_none());
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let (kept, rows) = (Kept::default(), Arc::new(Vec::new()));
        for at in 0..=MAX_KEPT_ANSWERS {
            kept.keep(question("a", vec![Arg::Int(i64::try_from(at).unwrap())]), 0, &rows);
        }
        assert_eq!(kept.answers.lock().unwrap().len(), 1);
        let row = || Row { values: Vec::new() };
        let (fits, too_long) = (Arc::new(vec![row(); MAX_KEPT_ROWS]), Arc::new(vec![row(); MAX_KEPT_ROWS + 1]));
        let (short, long) = (question("short", vec![]), question("long", vec![]));
        kept.keep(short.clone(), 0, &fits);
        kept.keep(long.clone(), 0, &too_long);
        assert!(kept.find(&short, 0).is_some() && kept.find(&long, 0).is_none());
    }
}
