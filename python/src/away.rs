//! Long work away from the interpreter's lock.
//!
//! Python handles a signal only when the thread that holds the lock comes by. So the work runs on a thread of its own, and
//! the caller's thread waits without the lock, looking for signals many times a second. After Ctrl-C the caller gets its
//! `KeyboardInterrupt` at once; the work is told to stop, and whatever it still does, nobody waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// Between two looks for a signal: shorter than a person notices.
const PATIENCE: Duration = Duration::from_millis(30);

/// Whether the work is still wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted(Arc<AtomicBool>);

impl Wanted {
    /// `false` after the person pressed Ctrl-C.
    pub fn still(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }
}

/// Runs `work`; other Python threads go on meanwhile.
pub fn away<T: Send + 'static>(py: Python<'_>, work: impl FnOnce(&Wanted) -> T + Send + 'static) -> PyResult<T> {
    let wanted = Wanted::default();
    let told = wanted.clone();
    let (sender, mut receiver) = sync_channel(1);
    // A caller who left no longer takes the answer, which is no fault of the work.
    let begun = thread::Builder::new().name("anji".to_owned()).spawn(move || _ = sender.send(work(&told)));
    begun.map_err(|error| PyRuntimeError::new_err(format!("no thread for the work: {error}")))?;
    loop {
        let (back, answer) = py.detach(move || {
            let answer = receiver.recv_timeout(PATIENCE);
            (receiver, answer)
        });
        receiver = back;
        match answer {
            Ok(done) => return Ok(done),
            Err(RecvTimeoutError::Timeout) => {
                py.check_signals().inspect_err(|_| wanted.0.store(true, Ordering::Relaxed))?
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(PyRuntimeError::new_err("the work ended without an answer; the message above says why"));
            }
        }
    }
}
