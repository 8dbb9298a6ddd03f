//! Watching: portraits of an institution's firms held against declared warnings, and alerts worked by its people.
//!
//! | step | what | where |
//! |---|---|---|
//! | look | firms with a file here, each under its consents in force; facts are folded, the portrait of today and of a month ago held against every warning | `run` |
//! | raise | of one firm and one warning there is one stream; that the firm was read is recorded first, what is new of an alert is an event | `run` |
//! | work | taken, noted, closed with a finding; a grave one by two people | `desk` |
//!
//! A look happens after a file of a source came in, for the firms it told of, and when somebody asks for one. What an alert read is
//! shown only while a consent still names the source it came from.

mod cards;
mod desk;
mod run;

use calendar::Date;
use codes::{AlertId, FirmId};
use sha2::{Digest, Sha256};
use views::objects;
use watch::{Alert, AlertError, AlertEvent, Status};

pub use cards::{AlertCard, AlertClosing, AlertCount, AlertNote, AlertPage, AlertSaid, WarningCard, WatchRun};
pub use desk::{AlertsAsked, NewClosing, NewNote};

use crate::events::{JsonEvent, to_json};
use crate::problem::{Code, Outcome, Problem};

impl JsonEvent for AlertEvent {
    const STREAM: &'static str = "alert";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, _recorded_on: Date) -> Date {
        self.on()
    }
}

/// The alert of one firm and one warning: found again, it is the same.
fn alert_id(firm: FirmId, warning: &str) -> AlertId {
    let mut hasher = Sha256::new();
    hasher.update(firm.as_bytes());
    hasher.update(warning.as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&hasher.finalize()[..16]);
    AlertId::from_bytes(id)
}

/// By what alerts are put in order: the gravest first, then where most is owed.
fn priority(alert: &Alert) -> String {
    format!("{}{:019}", alert.level as u8, i64::MAX - alert.seen.1.owed.max(0))
}

/// The read-model row of an alert.
pub(crate) fn alert_row(id: AlertId, alert: &Alert, version: u64) -> Outcome<objects::Object> {
    Ok(objects::Object {
        kind: "alert".into(),
        id: id.to_string(),
        state: alert.status.id().into(),
        label: priority(alert),
        version: i64::try_from(version).unwrap_or(i64::MAX),
        body: String::from_utf8_lossy(&to_json(alert)?).into_owned(),
    })
}

fn alert_problem(error: AlertError) -> Problem {
    let zh = match &error {
        AlertError::Status(status) => status.remedy().0.to_owned(),
        AlertError::NotHandler => "这条预警由他人办理：请先接手".to_owned(),
        AlertError::SamePerson => "提出关闭的人不能自己复核：请另一人复核".to_owned(),
        AlertError::Text => format!("请用 1 至 {} 字说明", watch::limits::MAX_TEXT_CHARS),
        AlertError::Full => format!("已有 {} 条记录：请关闭预警", watch::limits::MAX_NOTES),
        AlertError::Day => "办结期限超出日历".to_owned(),
    };
    let code = match error {
        AlertError::Status(_) | AlertError::NotHandler => Code::WrongState,
        AlertError::SamePerson => Code::SamePerson,
        AlertError::Full => Code::TooLarge,
        AlertError::Text | AlertError::Day => Code::Invalid,
    };
    Problem::from_domain(code, error).in_chinese(zh)
}

/// The states of alerts that somebody still has to do something about.
const UNDONE: [Status; 3] = [Status::Open, Status::Taken, Status::Closing];
