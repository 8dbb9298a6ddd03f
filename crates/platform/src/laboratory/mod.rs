//! The credit-model laboratory: sample sets brought in, studies made of them, runs, and cards submitted for approval.
//!
//! The arithmetic is the crate [`laboratory`]'s; here a set is found, read from the lake and checked, the study's document is
//! kept version by version, and what a run found is an event, so that a report can be printed years later.
//!
//! | part | holds |
//! |---|---|
//! | [`sets`] | tables that an institution brought |
//! | [`own_book`] | tables out of its own book |
//! | [`studies`] | what a person decided about a model, step by step |
//! | [`beyond`] | when loans go bad, how much is lost then; points of experts |
//! | [`reports`] | the validation report as a file |
//! | [`runs`] | cards and their evidence; work that takes longer than a request |

pub mod beyond;
pub mod own_book;
pub mod reports;
pub mod runs;
pub mod sets;
pub mod studies;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use laboratory::Prepared;
use lake::SampleColumn;

/// Sample sets kept in memory: each may be hundreds of megabytes.
const MAX_SETS_KEPT: usize = 3;
/// Tables kept in memory, one for each state of a study somebody works on.
const MAX_TABLES_KEPT: usize = 4;

/// What was read and prepared last, so that moving one edge of a bin does not read the set again; and work under way.
#[derive(Default)]
pub(crate) struct Bench {
    sets: Mutex<VecDeque<(String, Arc<Vec<SampleColumn>>)>>,
    tables: Mutex<VecDeque<(String, Arc<Prepared>)>>,
    pub(crate) work: runs::Work,
}

fn found<T>(held: &Mutex<VecDeque<(String, Arc<T>)>>, key: &str) -> Option<Arc<T>> {
    let held = held.lock().unwrap_or_else(PoisonError::into_inner);
    held.iter().find(|(known, _)| known == key).map(|(_, value)| Arc::clone(value))
}

fn keep<T>(held: &Mutex<VecDeque<(String, Arc<T>)>>, key: &str, value: &Arc<T>, most: usize) {
    let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
    held.retain(|(known, _)| known != key);
    held.push_front((key.to_owned(), Arc::clone(value)));
    held.truncate(most);
}

impl Bench {
    fn set(&self, key: &str) -> Option<Arc<Vec<SampleColumn>>> {
        found(&self.sets, key)
    }
    fn keep_set(&self, key: &str, columns: &Arc<Vec<SampleColumn>>) {
        keep(&self.sets, key, columns, MAX_SETS_KEPT);
    }
    fn table(&self, key: &str) -> Option<Arc<Prepared>> {
        found(&self.tables, key)
    }
    fn keep_table(&self, key: &str, table: &Arc<Prepared>) {
        keep(&self.tables, key, table, MAX_TABLES_KEPT);
    }
}
