//! How far a close is, for whoever waits; and that only one close of an institution runs in a process.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use calendar::Date;
use codes::InstitutionId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::problem::{Code, Outcome, Problem};

/// What a close is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClosePhase {
    /// Rates that float are set anew.
    Rates,
    /// Loans are looked at.
    Loans,
    /// Debtors are looked at together with all their loans.
    Debtors,
    /// The sums and the day are written.
    Finish,
}

impl ClosePhase {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Rates => "重定价",
            Self::Loans => "逐笔处理",
            Self::Debtors => "债务人整体认定",
            Self::Finish => "汇总入账",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Rates => "setting rates anew",
            Self::Loans => "looking at loans",
            Self::Debtors => "looking at debtors as a whole",
            Self::Finish => "sums and day",
        }
    }
}

/// How far a close is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CloseProgress {
    /// What it is doing.
    pub phase: ClosePhase,
    /// Its name in Chinese.
    pub phase_zh: String,
    /// In English.
    pub phase_en: String,
    /// The day being closed; empty before the first.
    pub day: String,
    /// Days closed by this run.
    pub days_done: u32,
    /// Days it closes.
    pub days: u32,
    /// Loans of the day looked at.
    pub loans_done: u64,
    /// Loans to look at, as counted when the day began.
    pub loans: u64,
}

/// The closes under way in this process.
#[derive(Debug, Clone, Default)]
pub(crate) struct Running {
    runs: Arc<Mutex<BTreeMap<InstitutionId, CloseProgress>>>,
}

/// One close under way; dropping it ends it.
pub(crate) struct Run<'a> {
    running: Running,
    institution: InstitutionId,
    now: CloseProgress,
    tell: &'a mut (dyn FnMut(&CloseProgress) + Send),
}

impl Running {
    /// Begins a close, unless one of the institution runs.
    pub(crate) fn begin<'a>(
        &self,
        institution: InstitutionId,
        tell: &'a mut (dyn FnMut(&CloseProgress) + Send),
    ) -> Outcome<Run<'a>> {
        let phase = ClosePhase::Rates;
        let now = CloseProgress {
            phase,
            phase_zh: phase.zh().into(),
            phase_en: phase.en().into(),
            day: String::new(),
            days_done: 0,
            days: 0,
            loans_done: 0,
            loans: 0,
        };
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if runs.contains_key(&institution) {
            return Err(busy());
        }
        runs.insert(institution, now.clone());
        Ok(Run { running: self.clone(), institution, now, tell })
    }

    pub(crate) fn get(&self, institution: InstitutionId) -> Option<CloseProgress> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner).get(&institution).cloned()
    }
}

/// Two closes would count the same loans.
pub(crate) fn busy() -> Problem {
    Problem::new(
        Code::Conflict,
        "another close of this institution is running: wait until it is done, then look at its result",
    )
}

impl Run<'_> {
    pub(crate) fn phase(&mut self, phase: ClosePhase) {
        self.now.phase = phase;
        (self.now.phase_zh, self.now.phase_en) = (phase.zh().into(), phase.en().into());
        self.say();
    }

    pub(crate) fn day(&mut self, day: Date, done: u32, all: u32) {
        (self.now.day, self.now.days_done, self.now.days) = (day.to_string(), done, all);
        (self.now.loans_done, self.now.loans) = (0, 0);
        self.phase(ClosePhase::Loans);
    }

    pub(crate) fn loans(&mut self, done: u64, all: u64) {
        (self.now.loans_done, self.now.loans) = (done, all.max(done));
        self.say();
    }

    pub(crate) fn done(&mut self, days: u32) {
        self.now.days_done = days;
        self.say();
    }

    fn say(&mut self) {
        let mut runs = self.running.runs.lock().unwrap_or_else(PoisonError::into_inner);
        runs.insert(self.institution, self.now.clone());
        drop(runs);
        (self.tell)(&self.now);
    }
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        self.running.runs.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.institution);
    }
}

impl Platform {
    /// How far the close of the person's institution is, while one runs in this process.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub fn close_progress(&self, who: &Principal) -> Outcome<Option<CloseProgress>> {
        who.require(Action::ReadReport)?;
        Ok(self.closing.get(who.institution))
    }
}
