//! What was made of the book before and holds still, so that it is not read and made again for each payment.

use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use codes::InstitutionId;
use rustc_hash::FxHashMap;
use store::{StoredEvent, StreamId};

use crate::Platform;
use crate::events::BookEvent;
use crate::problem::Outcome;

/// How many things a shelf holds; it is emptied when it is full.
const MAX_KEPT: usize = 256;

/// Things by their key.
#[derive(Debug)]
pub(crate) struct Shelf<K, T>(Mutex<FxHashMap<K, T>>);

/// What an institution's own stream of a kind comes to, with how many events that was. A stream is only ever added to, so as many
/// events are the same ones.
pub(crate) type OfStream<T> = Shelf<InstitutionId, (usize, Arc<T>)>;

impl<K, T> Default for Shelf<K, T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Hash + Eq, T: Clone> Shelf<K, T> {
    pub(crate) fn get(&self, key: &K) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    pub(crate) fn keep(&self, key: K, thing: T) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        kept.insert(key, thing);
    }
}

impl Platform {
    /// What an institution's stream comes to, and of how many events: made anew only when there are more of them than went into
    /// what is kept.
    pub(crate) async fn of_stream<E: BookEvent, T>(
        &self,
        shelf: &OfStream<T>,
        institution: InstitutionId,
        make: impl FnOnce(Vec<(StoredEvent, E)>) -> Outcome<T>,
    ) -> Outcome<(usize, Arc<T>)> {
        let id = *institution.as_bytes();
        if let Some((many, kept)) = shelf.get(&institution)
            && self.book.load(institution, &StreamId::new(E::STREAM, id), many as u64).await?.is_empty()
        {
            return Ok((many, kept));
        }
        let history = self.history::<E>(institution, id).await?;
        let made = (history.len(), Arc::new(make(history)?));
        shelf.keep(institution, made.clone());
        Ok(made)
    }
}
