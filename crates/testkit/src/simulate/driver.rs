//! Lives through a history: sends each batch to the real book, the book in memory and the model, and settles what was in
//! flight when the machine fails.

use std::sync::atomic::Ordering;
use std::time::Duration;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use store::{AppendError, Appended, Book};

use super::check::{self, Seen, Streams};
use super::history::{History, Planned, Step};
use super::model::{Model, Verdict};
use super::place::{Place, SimClock, memory};
use super::{MAX_OPERATIONS, SimEngine, SimFailure, SimOptions, SimReport};

/// A book that takes longer to answer or close hangs, which is a fault like any other.
const MAX_WAIT: Duration = Duration::from_secs(60);

/// Everything of one run.
struct Run<'a> {
    sim: &'a SimOptions,
    history: History,
    model: Model,
    memory: Book,
    place: Place,
    clock: SimClock,
    /// None only while the machine is down.
    book: Option<Book>,
    seen: Seen,
    /// Streams written since they were last compared, or in flight at a failure.
    fresh: Streams,
    report: SimReport,
    /// Whether trouble was asked for in this step.
    troubled: bool,
}

pub(super) async fn run(seed: u64, sim: &SimOptions) -> Result<SimReport, SimFailure> {
    let failed = |step: u32, operation: &str| {
        let operation = operation.to_owned();
        move |difference| SimFailure { seed, step, operation, difference }
    };
    if sim.operations > MAX_OPERATIONS {
        let difference = format!("{} operations, at most {MAX_OPERATIONS}: run more seeds instead", sim.operations);
        return Err(failed(0, "start")(difference));
    }
    let mut run = Run::new(seed, sim).await.map_err(failed(0, "start"))?;
    for number in 1..=sim.operations {
        let step = run.history.next(&run.model);
        run.clock.store(run.history.now_seconds(), Ordering::Relaxed);
        run.trace(|| format!("seed {seed}, step {number}: {step}"));
        run.step(&step).await.map_err(failed(number, step.name()))?;
    }
    run.finish().await.map_err(failed(sim.operations + 1, "final comparison"))?;
    Ok(run.report)
}

impl<'a> Run<'a> {
    async fn new(seed: u64, sim: &'a SimOptions) -> Result<Self, String> {
        let one_lane = matches!(sim.engine, SimEngine::Sqlite);
        let clock = SimClock::default();
        let mut run = Self {
            sim,
            history: History::new(ChaCha8Rng::seed_from_u64(seed), one_lane),
            model: Model::default(),
            memory: memory(&clock).await?,
            place: Place::new(sim).await?,
            clock,
            book: None,
            seen: Seen::default(),
            fresh: Streams::new(),
            report: SimReport::default(),
            troubled: false,
        };
        run.book = Some(run.place.open(&run.clock).await?);
        Ok(run)
    }

    fn trace(&self, say: impl FnOnce() -> String) {
        if self.sim.trace {
            eprintln!("{}", say());
        }
    }

    fn book(&self) -> Result<&Book, String> {
        self.book.as_ref().ok_or_else(|| "the book is closed".to_owned())
    }

    async fn step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Append(planned) => self.write(std::slice::from_ref(planned.as_ref())).await,
            Step::Burst(burst) => self.write(burst).await,
            Step::Seal => self.seal().await,
            Step::Restart => self.restart().await,
            Step::Crash => self.crash(&[]).await,
        }
    }

    /// Asks for trouble now and then.
    fn ask_for_trouble(&mut self) {
        let trouble = self.history.trouble();
        trouble.into_iter().for_each(|trouble| self.place.ask_for(trouble));
        self.troubled = trouble.is_some();
        trouble.into_iter().for_each(|trouble| self.trace(|| format!("  trouble: {trouble:?}")));
    }

    /// Sends batches at once, in their order, and waits for every answer.
    async fn send(&self, batches: &[Planned]) -> Result<Vec<Result<Appended, AppendError>>, String> {
        let mut waiting = Vec::new();
        for planned in batches {
            let (book, batch) = (self.book()?.clone(), planned.batch.clone());
            waiting.push(tokio::spawn(async move { book.append(batch).await }));
        }
        let mut answers = Vec::new();
        for one in waiting {
            let answer = tokio::time::timeout(MAX_WAIT, one).await.map_err(|_| "an append hangs".to_owned())?;
            answers.push(answer.map_err(|error| format!("an append panicked: {error}"))?);
        }
        Ok(answers)
    }

    async fn write(&mut self, batches: &[Planned]) -> Result<(), String> {
        self.ask_for_trouble();
        let answers = self.send(batches).await?;
        let mut unknown = Vec::new();
        let mut refused = 0;
        for (planned, answer) in batches.iter().zip(answers) {
            self.trace(|| format!("  answer: {answer:?}"));
            match answer {
                Err(AppendError::Unavailable) if self.troubled => unknown.push(planned.clone()),
                // These promise that nothing was written; the comparison holds them to it.
                Err(AppendError::StorageFull | AppendError::Internal(_)) if self.troubled => {
                    self.touch(planned);
                    refused += 1;
                }
                answer => self.judge(planned, &answer).await?,
            }
            self.report.batches += 1;
        }
        self.report.refused_by_disk += refused;
        self.place.heal(self.sim);
        if !unknown.is_empty() || self.place.is_down() {
            return self.crash(&unknown).await;
        }
        if refused > 0 {
            self.compare().await?;
        }
        Ok(())
    }

    /// Holds an answer against the model, and the book in memory against both.
    async fn judge(&mut self, planned: &Planned, answer: &Result<Appended, AppendError>) -> Result<(), String> {
        let verdict = self.model.judge(&planned.batch);
        if !verdict.is(answer) {
            return Err(format!("the book answers {answer:?} and must answer {verdict:?} to {planned}"));
        }
        match verdict {
            Verdict::Done(_) => {
                self.report.acknowledged += 1;
                self.absorb(planned).await?;
            }
            Verdict::Repeated(_) => self.report.duplicates_refused += 1,
            Verdict::Conflict(_) => self.report.conflicts += 1,
            Verdict::KeyReused => self.report.keys_reused += 1,
        }
        Ok(())
    }

    /// Takes a batch that the real book holds into the model and the book in memory.
    async fn absorb(&mut self, planned: &Planned) -> Result<(), String> {
        let verdict = self.model.judge(&planned.batch);
        let answer = self.memory.append(planned.batch.clone()).await;
        if !verdict.is(&answer) {
            return Err(format!("the book in memory answers {answer:?} and must answer {verdict:?}"));
        }
        self.model.apply(&planned.batch, &planned.notes);
        self.touch(planned);
        self.report.late_facts += planned.late;
        Ok(())
    }

    fn touch(&mut self, planned: &Planned) {
        let streams = planned.batch.appends.iter().map(|append| (planned.batch.institution, append.stream.clone()));
        self.fresh.extend(streams);
    }

    async fn compare(&mut self) -> Result<(), String> {
        check::all(self.book()?, &self.memory, &self.model, &self.seen, &self.fresh).await?;
        self.fresh.clear();
        Ok(())
    }

    async fn seal(&mut self) -> Result<(), String> {
        self.ask_for_trouble();
        let sealed = self.book()?.seal().await;
        self.place.heal(self.sim);
        match sealed {
            Ok(_) if self.place.is_down() => self.crash(&[]).await,
            Ok(_) => {
                self.memory.seal().await.map_err(|error| format!("sealing in memory: {error}"))?;
                self.seen.look(self.book.as_ref().ok_or("the book is closed")?).await
            }
            Err(_) if self.troubled => self.crash(&[]).await,
            Err(error) => Err(format!("sealing: {error:?}")),
        }
    }

    async fn close(&mut self) -> Result<(), String> {
        let Some(book) = self.book.take() else { return Ok(()) };
        tokio::time::timeout(MAX_WAIT, book.close()).await.map_err(|_| "closing the book hangs".to_owned())
    }

    async fn restart(&mut self) -> Result<(), String> {
        self.close().await?;
        self.book = Some(self.place.open(&self.clock).await?);
        self.report.restarts += 1;
        self.compare().await
    }

    /// Loses the power, opens again, finds out what became of the batches in flight, compares everything, and sends
    /// them again as their clients would.
    async fn crash(&mut self, in_flight: &[Planned]) -> Result<(), String> {
        self.place.cut_power();
        self.close().await?;
        let loss = self.place.power_on(self.history.crash_seed()).await?;
        self.trace(|| format!("  power is back: {loss:?}"));
        self.report.loss.add(&loss);
        self.report.crashes += 1;
        self.book = Some(self.place.open(&self.clock).await?);
        for planned in in_flight {
            self.touch(planned);
            if self.is_there(planned).await? {
                self.report.in_flight_kept += 1;
                self.absorb(planned).await?;
            } else {
                self.report.in_flight_lost += 1;
            }
        }
        self.compare().await?;
        self.troubled = false;
        for planned in in_flight.iter().filter(|planned| planned.batch.key.is_some()) {
            let answers = self.send(std::slice::from_ref(planned)).await?;
            for answer in &answers {
                self.judge(planned, answer).await?;
                self.report.batches += 1;
            }
        }
        Ok(())
    }

    /// Whether a batch whose end nobody knows was written. Its first stream tells; the comparison that follows finds
    /// one that is there in part.
    async fn is_there(&self, planned: &Planned) -> Result<bool, String> {
        let Verdict::Done(versions) = self.model.judge(&planned.batch) else { return Ok(false) };
        let (Some(append), Some(version)) = (planned.batch.appends.first(), versions.first()) else { return Ok(false) };
        let found = self.book()?.load(planned.batch.institution, &append.stream, 0).await;
        let found = found.map_err(|error| format!("after the crash: {error:?}"))?;
        Ok(found.len() as u64 == *version)
    }

    async fn finish(&mut self) -> Result<(), String> {
        self.place.heal(self.sim);
        // One seal is one bounded round: go on until nothing is left.
        for book in [self.book()?, &self.memory] {
            while book.seal().await.map_err(|error| format!("sealing: {error:?}"))?.events > 0 {}
        }
        self.fresh = self.model.all_streams();
        self.compare().await?;
        check::verify(self.book()?, None, None).await?;
        check::logs(self.book()?, &self.memory, &self.model).await?;
        self.report.events = History::institutions().map(|institution| self.model.events(institution)).sum();
        self.report.digest = check::state(self.book()?, &self.model).await?;
        self.close().await
    }
}
