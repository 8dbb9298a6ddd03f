//! [`Alert`]: what is found of one firm by one warning, and the work on it.

use calendar::{Date, add_days};
use codes::{FirmId, UserId};
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_NOTES, MAX_TEXT_CHARS, stated};
use crate::warning::{Category, Level, Warning};
use crate::watcher::Said;

/// What happened to an alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum AlertEvent {
    /// The condition was found to hold, for the first time or again after it was closed.
    Raised {
        /// The firm.
        firm: FirmId,
        /// The warning, by id.
        warning: String,
        /// What kind of trouble.
        category: Category,
        /// How grave.
        level: Level,
        /// The day.
        on: Date,
        /// The day by which it is to be closed.
        due_on: Date,
        /// What was seen.
        seen: Sighting,
    },
    /// It still holds, and reads something else.
    Changed {
        /// The day.
        on: Date,
        /// What was seen.
        seen: Sighting,
    },
    /// It holds no more. What was begun is still closed by a person.
    Cleared {
        /// The day.
        on: Date,
    },
    /// Somebody works it.
    Taken {
        /// The day.
        on: Date,
        /// Who.
        by: UserId,
    },
    /// Somebody said what was done or learnt.
    Noted {
        /// The day.
        on: Date,
        /// Who.
        by: UserId,
        /// What kind of work.
        work: Work,
        /// What.
        text: String,
    },
    /// Whoever works it says what was found; a second person has to agree.
    ClosingProposed {
        /// The day.
        on: Date,
        /// Who.
        by: UserId,
        /// What was found.
        finding: Finding,
        /// Why.
        reason: String,
    },
    /// The second person does not agree.
    ClosingRefused {
        /// The day.
        on: Date,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
    /// It is closed.
    Closed {
        /// The day.
        on: Date,
        /// Who.
        by: UserId,
        /// What was found.
        finding: Finding,
        /// Why.
        reason: String,
    },
}

impl AlertEvent {
    /// Version of the events' form.
    pub const SCHEMA: u16 = 1;

    /// The day it holds from.
    #[must_use]
    pub const fn on(&self) -> Date {
        match self {
            Self::Raised { on, .. }
            | Self::Changed { on, .. }
            | Self::Cleared { on }
            | Self::Taken { on, .. }
            | Self::Noted { on, .. }
            | Self::ClosingProposed { on, .. }
            | Self::ClosingRefused { on, .. }
            | Self::Closed { on, .. } => *on,
        }
    }

    /// Name of the event.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Raised { .. } => "alert-raised",
            Self::Changed { .. } => "alert-changed",
            Self::Cleared { .. } => "alert-cleared",
            Self::Taken { .. } => "alert-taken",
            Self::Noted { .. } => "alert-noted",
            Self::ClosingProposed { .. } => "alert-closing-proposed",
            Self::ClosingRefused { .. } => "alert-closing-refused",
            Self::Closed { .. } => "alert-closed",
        }
    }
}

/// What was seen when a warning was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sighting {
    /// What its condition read.
    pub said: Vec<Said>,
    /// The grade; none for a firm without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<portrait::Grade>,
    /// The grade a month before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade_before: Option<portrait::Grade>,
    /// What the firm owed here, in minor units of the institution's currency.
    pub owed: i64,
    /// The categories of data that the portrait was made of, by id.
    pub sources: Vec<String>,
}

impl Sighting {
    /// Whether another says the same. What only grows older each day, and what is owed and moves with each payment, is no news.
    fn says_as(&self, other: &Self) -> bool {
        let news = |said: &&Said| !is_age(&said.what);
        self.grade == other.grade && self.said.iter().filter(news).eq(other.said.iter().filter(news))
    }
}

/// Whether it is an indicator in days: how long ago something was, or how long it has been so.
fn is_age(what: &str) -> bool {
    let catalogue = portrait::Catalogue::built_in();
    catalogue.find(what).is_some_and(|at| catalogue.indicators()[at].unit == "days")
}

/// What kind of work was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Work {
    /// Called the firm.
    Called,
    /// Went there.
    Visited,
    /// Looked into papers and data.
    Checked,
    /// Asked for more security, or for repayment.
    Demanded,
    /// Anything else.
    Other,
}

impl Work {
    /// All.
    pub const ALL: [Self; 5] = [Self::Called, Self::Visited, Self::Checked, Self::Demanded, Self::Other];

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Called => "电话核实",
            Self::Visited => "现场走访",
            Self::Checked => "资料核查",
            Self::Demanded => "要求增信或还款",
            Self::Other => "其他",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::Visited => "visited",
            Self::Checked => "checked papers",
            Self::Demanded => "asked for security or repayment",
            Self::Other => "other",
        }
    }
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// The trouble is real, and dealt with elsewhere: class, facility, collection.
    Confirmed,
    /// The trouble was real and is over.
    Resolved,
    /// There was none: the warning was false.
    FalseAlarm,
    /// The data were wrong.
    WrongData,
}

impl Finding {
    /// All.
    pub const ALL: [Self; 4] = [Self::Confirmed, Self::Resolved, Self::FalseAlarm, Self::WrongData];

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Confirmed => "属实，已转处置",
            Self::Resolved => "属实，已化解",
            Self::FalseAlarm => "误报",
            Self::WrongData => "数据有误",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Confirmed => "real, passed on",
            Self::Resolved => "real, resolved",
            Self::FalseAlarm => "false alarm",
            Self::WrongData => "wrong data",
        }
    }
}

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nobody works it yet.
    Open,
    /// Somebody works it.
    Taken,
    /// A second person is to agree that it is closed.
    Closing,
    /// Closed.
    Closed,
}

impl Status {
    /// All, in the order of work.
    pub const ALL: [Self; 4] = [Self::Open, Self::Taken, Self::Closing, Self::Closed];

    /// In kebab-case.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken => "taken",
            Self::Closing => "closing",
            Self::Closed => "closed",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Open => "待处理",
            Self::Taken => "处理中",
            Self::Closing => "待复核",
            Self::Closed => "已关闭",
        }
    }

    /// What to do where an act does not fit the state, in Chinese and English.
    #[must_use]
    pub const fn remedy(self) -> (&'static str, &'static str) {
        match self {
            Self::Open => ("预警尚无人办理：请先接手", "nobody works this alert yet: take it first"),
            Self::Taken => {
                ("预警处理中：请由办理人提出关闭", "this alert is being worked: its handler has to close it first")
            }
            Self::Closing => ("预警待复核：请第二人同意或退回", "a second person has to agree or send it back first"),
            Self::Closed => ("预警已关闭：再次触发后才能办理", "this alert is closed: wait until it is raised again"),
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Open => "waits",
            Self::Taken => "being worked",
            Self::Closing => "to be checked",
            Self::Closed => "closed",
        }
    }
}

/// What somebody noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The day.
    pub on: Date,
    /// Who.
    pub by: UserId,
    /// What kind of work.
    pub work: Work,
    /// What.
    pub text: String,
}

/// How it was closed, or is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// The day.
    pub on: Date,
    /// Who said so.
    pub by: UserId,
    /// What was found.
    pub finding: Finding,
    /// Why.
    pub reason: String,
    /// When the second person agreed, and who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<(Date, UserId)>,
}

impl Closing {
    fn said(on: Date, by: UserId, finding: Finding, reason: &str) -> Self {
        Self { on, by, finding, reason: reason.to_owned(), agreed: None }
    }

    /// The day from which it is closed, once nobody has to agree any more.
    fn closed_on(&self) -> Date {
        self.agreed.map_or(self.on, |(on, _)| on)
    }
}

/// An alert: one firm, one warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    /// The firm.
    pub firm: FirmId,
    /// The warning, by id.
    pub warning: String,
    /// What kind of trouble.
    pub category: Category,
    /// How grave.
    pub level: Level,
    /// How far the work has come.
    pub status: Status,
    /// How often it was raised.
    pub times: u32,
    /// The day it was raised last.
    pub raised_on: Date,
    /// The day by which it is to be closed.
    pub due_on: Date,
    /// What was seen last, and when.
    pub seen: (Date, Sighting),
    /// Since when it holds no more.
    pub cleared_on: Option<Date>,
    /// Who works it.
    pub handler: Option<UserId>,
    /// What was noted since it was raised last.
    pub notes: Vec<Note>,
    /// How it was closed last, or is to be.
    pub closing: Option<Closing>,
    /// Why the second person did not agree, last.
    pub refused: Option<Note>,
}

/// What is asked of an alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlertCommand {
    /// Work it, or take it over from whoever does.
    Take,
    /// Note what was done.
    Note {
        /// What kind of work.
        work: Work,
        /// What.
        text: String,
    },
    /// Close it.
    Close {
        /// What was found.
        finding: Finding,
        /// Why.
        reason: String,
    },
    /// Agree that it is closed.
    Agree,
    /// Do not agree.
    Refuse {
        /// Why.
        reason: String,
    },
}

/// Why something cannot be done. The alert is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AlertError {
    /// The work has come too far, or not far enough.
    #[error("{}", .0.remedy().1)]
    Status(Status),
    /// Only whoever works it.
    #[error("somebody else works this alert: take it over first")]
    NotHandler,
    /// One person's word on what one said.
    #[error("whoever says what was found cannot be the one who agrees: ask a second person")]
    SamePerson,
    /// A text is empty or too long.
    #[error("say it in 1 to {MAX_TEXT_CHARS} characters")]
    Text,
    /// As many as there may be.
    #[error("the alert has {MAX_NOTES} notes: close it")]
    Full,
    /// Beyond the calendar.
    #[error("the day by which it is to be closed lies beyond the calendar")]
    Day,
}

impl Alert {
    /// What follows from a look at a firm on a day; nothing where nothing is new. `of` is the alert as it stands, none before it was first
    /// raised; `seen` is none where the condition does not hold.
    ///
    /// # Errors
    /// [`AlertError::Day`].
    pub fn look(
        of: Option<&Self>,
        firm: FirmId,
        warning: &Warning,
        seen: Option<Sighting>,
        on: Date,
    ) -> Result<Option<AlertEvent>, AlertError> {
        let raise = |seen| {
            let due_on = add_days(on, warning.within_days().into()).map_err(|_| AlertError::Day)?;
            let (category, level) = (warning.category, warning.level);
            Ok(Some(AlertEvent::Raised { firm, warning: warning.id.clone(), category, level, on, due_on, seen }))
        };
        let Some(alert) = of else { return seen.map_or(Ok(None), raise) };
        if alert.status == Status::Closed {
            let closed_on = alert.closing.as_ref().map_or(alert.raised_on, Closing::closed_on);
            let quiet_until = add_days(closed_on, warning.quiet_days.into()).map_err(|_| AlertError::Day)?;
            return match seen {
                Some(seen) if on >= quiet_until => raise(seen),
                _ => Ok(None),
            };
        }
        Ok(match seen {
            Some(seen) if alert.cleared_on.is_some() || !alert.seen.1.says_as(&seen) => {
                Some(AlertEvent::Changed { on, seen })
            }
            None if alert.cleared_on.is_none() => Some(AlertEvent::Cleared { on }),
            _ => None,
        })
    }

    /// What follows from what a person asks on a day; nothing where nothing is new.
    ///
    /// # Errors
    /// [`AlertError`].
    pub fn decide(&self, command: AlertCommand, on: Date, by: UserId) -> Result<Option<AlertEvent>, AlertError> {
        let text = |said: &str| stated(said).ok_or(AlertError::Text);
        let wrong = Err(AlertError::Status(self.status));
        Ok(Some(match command {
            AlertCommand::Take => match self.status {
                Status::Open => AlertEvent::Taken { on, by },
                Status::Taken if self.handler == Some(by) => return Ok(None),
                Status::Taken => AlertEvent::Taken { on, by },
                Status::Closing | Status::Closed => return wrong,
            },
            AlertCommand::Note { work, text: said } => {
                self.handled_by(by)?;
                if self.notes.len() >= MAX_NOTES {
                    return Err(AlertError::Full);
                }
                AlertEvent::Noted { on, by, work, text: text(&said)? }
            }
            AlertCommand::Close { finding, reason } => {
                self.handled_by(by)?;
                let reason = text(&reason)?;
                if self.level.takes_two() {
                    AlertEvent::ClosingProposed { on, by, finding, reason }
                } else {
                    AlertEvent::Closed { on, by, finding, reason }
                }
            }
            AlertCommand::Agree => {
                let Some(Closing { finding, reason, .. }) = self.to_agree(by)? else { return wrong };
                AlertEvent::Closed { on, by, finding: *finding, reason: reason.clone() }
            }
            AlertCommand::Refuse { reason } => {
                if self.to_agree(by)?.is_none() {
                    return wrong;
                }
                AlertEvent::ClosingRefused { on, by, reason: text(&reason)? }
            }
        }))
    }

    fn handled_by(&self, by: UserId) -> Result<(), AlertError> {
        match self.status {
            Status::Taken if self.handler == Some(by) => Ok(()),
            Status::Taken => Err(AlertError::NotHandler),
            status => Err(AlertError::Status(status)),
        }
    }

    fn to_agree(&self, by: UserId) -> Result<Option<&Closing>, AlertError> {
        match (&self.closing, self.status) {
            (Some(closing), Status::Closing) if closing.by == by => Err(AlertError::SamePerson),
            (closing, Status::Closing) => Ok(closing.as_ref()),
            _ => Ok(None),
        }
    }

    /// The alert after an event.
    #[must_use]
    pub fn after(of: Option<Self>, event: &AlertEvent) -> Option<Self> {
        if let AlertEvent::Raised { firm, warning, category, level, on, due_on, seen } = event {
            return Some(Self {
                firm: *firm,
                warning: warning.clone(),
                category: *category,
                level: *level,
                status: Status::Open,
                times: of.map_or(1, |before| before.times.saturating_add(1)),
                raised_on: *on,
                due_on: *due_on,
                seen: (*on, seen.clone()),
                cleared_on: None,
                handler: None,
                notes: Vec::new(),
                closing: None,
                refused: None,
            });
        }
        let mut alert = of?;
        match event {
            AlertEvent::Raised { .. } => {}
            AlertEvent::Changed { on, seen } => {
                alert.seen = (*on, seen.clone());
                alert.cleared_on = None;
                // A second person agrees to what was found of what was seen, and that is another thing now.
                if alert.status == Status::Closing {
                    alert.status = Status::Taken;
                    alert.closing = None;
                }
            }
            AlertEvent::Cleared { on } => alert.cleared_on = Some(*on),
            AlertEvent::Taken { by, .. } => {
                alert.handler = Some(*by);
                alert.status = Status::Taken;
            }
            AlertEvent::Noted { on, by, work, text } => {
                alert.notes.push(Note { on: *on, by: *by, work: *work, text: text.clone() });
            }
            AlertEvent::ClosingProposed { on, by, finding, reason } => {
                alert.closing = Some(Closing::said(*on, *by, *finding, reason));
                alert.status = Status::Closing;
            }
            AlertEvent::ClosingRefused { on, by, reason } => {
                alert.closing = None;
                alert.refused = Some(Note { on: *on, by: *by, work: Work::Other, text: reason.clone() });
                alert.status = Status::Taken;
            }
            AlertEvent::Closed { on, by, finding, reason } => {
                let proposed = alert.closing.take().filter(|_| alert.status == Status::Closing);
                alert.closing = Some(match proposed {
                    Some(proposed) => Closing { agreed: Some((*on, *by)), ..proposed },
                    None => Closing::said(*on, *by, *finding, reason),
                });
                alert.status = Status::Closed;
            }
        }
        Some(alert)
    }

    /// The alert of a stream; none where nothing was raised.
    #[must_use]
    pub fn fold<'e>(events: impl IntoIterator<Item = &'e AlertEvent>) -> Option<Self> {
        events.into_iter().fold(None, Self::after)
    }
}
