//! One at a time for each stream: requests of one process for the same loan wait for each other instead of losing the race.
//!
//! A loan's stream is checked by version, so of many payments on one loan only one could be written at a time and the others
//! would be asked to try again: the more clients, the more work for nothing. Waiting in turn each reads what the one before wrote.
//! Other processes on the same store still meet the version check.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

type Turn = Arc<tokio::sync::Mutex<()>>;

/// Whose turn it is, by the id of a stream; only those that somebody works on are held.
#[derive(Debug, Clone, Default)]
pub(crate) struct Queues {
    turns: Arc<Mutex<HashMap<[u8; 16], Turn>>>,
}

/// The turn of one request; dropping it lets the next one on.
pub(crate) struct InTurn {
    queues: Queues,
    stream: [u8; 16],
    guard: Option<tokio::sync::OwnedMutexGuard<()>>,
}

impl Queues {
    /// Waits for the turn.
    pub(crate) async fn turn(&self, stream: impl Into<[u8; 16]>) -> InTurn {
        let stream = stream.into();
        let turn = Arc::clone(self.turns.lock().unwrap_or_else(PoisonError::into_inner).entry(stream).or_default());
        let guard = turn.lock_owned().await;
        InTurn { queues: self.clone(), stream, guard: Some(guard) }
    }
}

impl Drop for InTurn {
    fn drop(&mut self) {
        let mut turns = self.queues.turns.lock().unwrap_or_else(PoisonError::into_inner);
        self.guard.take();
        // Whoever waits holds another count of it; under the lock nobody can begin to.
        if turns.get(&self.stream).is_some_and(|turn| Arc::strong_count(turn) == 1) {
            turns.remove(&self.stream);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_waits_for_the_other_and_nothing_is_left() {
        let queues = Queues::default();
        let loan = [1; 16];
        let first = queues.turn(loan).await;
        let other = queues.turn([2; 16]).await;
        let waits = tokio::spawn({
            let queues = queues.clone();
            async move { drop(queues.turn(loan).await) }
        });
        tokio::task::yield_now().await;
        assert!(!waits.is_finished(), "the loan is taken");
        drop(first);
        waits.await.unwrap();
        drop(other);
        assert!(queues.turns.lock().unwrap().is_empty());
    }
}
