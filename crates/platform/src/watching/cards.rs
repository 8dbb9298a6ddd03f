//! Alerts and warnings as people see them.

use std::collections::{BTreeMap, BTreeSet};

use money::{Currency, Money};
use portrait::Catalogue;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use watch::{Alert, Note, Said, Status, Subject, Warning, Watcher};

use crate::access::{Action, Principal};
use crate::acts;
use crate::cards::{AllowedAct, Cash, Named};
use crate::features::number_text;
use crate::portraits::unit_name;

/// What a look at firms did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WatchRun {
    /// Firms with a file here.
    pub firms: u64,
    /// Those without a consent in force.
    pub not_consented: u64,
    /// Those of which no consented source says anything.
    pub without_data: u64,
    /// Alerts raised.
    pub raised: u64,
    /// Alerts of which something else is read now.
    pub changed: u64,
    /// Alerts whose condition holds no more.
    pub cleared: u64,
    /// Firms left to the next look, since somebody worked one of their alerts at that moment.
    pub busy: u64,
}

/// A declared warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WarningCard {
    /// Its names.
    pub warning: Named,
    /// What kind of trouble it tells of.
    pub category: Named,
    /// How grave it is.
    pub level: Named,
    /// Its condition, in the language of rule graphs; amounts in yuan.
    pub when: String,
    /// The indicators and scores it reads.
    pub reads: Vec<Named>,
    /// What to do, in Chinese.
    pub do_zh: String,
    /// What to do, in English.
    pub do_en: String,
    /// Days in which it has to be closed.
    pub within_days: u16,
    /// Days for which it stays quiet after it was closed.
    pub quiet_days: u16,
    /// Whether closing it takes a second person.
    pub takes_two: bool,
}

/// A number that a warning read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AlertSaid {
    /// The indicator or score.
    pub what: Named,
    /// Whether it is an indicator, which has a page of its own.
    pub is_indicator: bool,
    /// Its value; none where no consent in force names its source any more.
    pub value: Option<String>,
    /// Its unit.
    pub unit: Named,
}

/// What somebody noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AlertNote {
    /// The day.
    pub on: String,
    /// Who, by the name they sign in with.
    pub by: String,
    /// What kind of work.
    pub work: Named,
    /// What.
    pub text: String,
}

/// How an alert was closed, or is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AlertClosing {
    /// The day.
    pub on: String,
    /// Who said so.
    pub by: String,
    /// What was found.
    pub finding: Named,
    /// Why.
    pub reason: String,
    /// When the second person agreed.
    pub agreed_on: Option<String>,
    /// Who agreed.
    pub agreed_by: Option<String>,
}

/// An alert: one firm, one warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AlertCard {
    /// Its id.
    pub id: String,
    /// The firm.
    pub firm: String,
    /// Its name, where the reader may see it.
    pub firm_name: Option<String>,
    /// The warning.
    pub warning: Named,
    /// What kind of trouble.
    pub category: Named,
    /// How grave.
    pub level: Named,
    /// How far the work has come.
    pub status: Named,
    /// How often it was raised.
    pub times: u32,
    /// The day it was raised last.
    pub raised_on: String,
    /// The day by which it is to be closed.
    pub due_on: String,
    /// Whether that day is over and it is not closed.
    pub late: bool,
    /// The day its condition was last found to read what it says here.
    pub seen_on: String,
    /// What its condition read.
    pub said: Vec<AlertSaid>,
    /// The firm's grade; none where consents in force no longer name all the sources it was made of.
    pub grade: Option<String>,
    /// The grade a month before.
    pub grade_before: Option<String>,
    /// What the firm owed here when it was last seen.
    pub owed: Cash,
    /// Since when the condition holds no more.
    pub cleared_on: Option<String>,
    /// Who works it.
    pub handler: Option<String>,
    /// What to do, in Chinese.
    pub do_zh: String,
    /// What to do, in English.
    pub do_en: String,
    /// What was noted since it was raised last.
    pub notes: Vec<AlertNote>,
    /// How it was closed, or is to be.
    pub closing: Option<AlertClosing>,
    /// Why a second person did not agree to its closing, last.
    pub refused: Option<AlertNote>,
    /// What may be done next.
    pub allowed: Vec<AllowedAct>,
}

/// How many alerts of a level are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AlertCount {
    /// The level.
    pub level: Named,
    /// The state.
    pub status: Named,
    /// How many.
    pub count: u64,
}

/// A page of alerts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AlertPage {
    /// The gravest first, then where most is owed.
    pub rows: Vec<AlertCard>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Alerts of the institution by level and state.
    pub counts: Vec<AlertCount>,
}

/// What cards of alerts are made with.
pub(super) struct Told<'a> {
    pub who: &'a Principal,
    pub today: calendar::Date,
    pub currency: Currency,
    pub people: BTreeMap<String, String>,
    pub firms: BTreeMap<String, String>,
    /// By firm, the categories that consents in force name.
    pub consented: BTreeMap<codes::FirmId, BTreeSet<String>>,
}

fn named_status(status: Status) -> Named {
    Named::new(status.id(), status.zh(), status.en())
}

fn named_level(level: watch::Level) -> Named {
    Named::new(level.id(), level.zh(), level.en())
}

fn named_category(category: watch::Category) -> Named {
    Named::new(category.id(), category.zh(), category.en())
}

pub(super) fn count_card(level: watch::Level, status: Status, count: u64) -> AlertCount {
    AlertCount { level: named_level(level), status: named_status(status), count }
}

/// The name and unit of what a condition may read.
fn subject_name(what: &str) -> (Named, Named) {
    let points = || Named::new("points", "分", "points");
    let none = || Named::new("", "", "");
    match Watcher::built_in().subject(what) {
        Some(Subject::Indicator(at)) => {
            let indicator = &Catalogue::built_in().indicators()[at];
            (Named::new(&indicator.id, &indicator.zh, &indicator.en), unit_name(&indicator.unit))
        }
        Some(Subject::Dimension(dimension)) => (Named::new(what, dimension.zh(), dimension.en()), points()),
        Some(Subject::Grade) => (Named::new(what, "等级", "grade"), none()),
        Some(Subject::GradeBefore) => (Named::new(what, "一个月前等级", "grade a month before"), none()),
        Some(Subject::Score) => (Named::new(what, "综合得分", "total score"), points()),
        Some(Subject::ScoreFell) => (Named::new(what, "得分下降", "points lost in a month"), points()),
        Some(Subject::CashBreak) => (
            Named::new(what, "六十天内资金链断裂概率", "probability of a cash break within sixty days"),
            Named::new("%", "%", "%"),
        ),
        Some(Subject::CashBreakAlarm) => (Named::new(what, "高于预警线", "above the line of alarm"), none()),
        Some(Subject::Confidence) => (Named::new(what, "可信度", "confidence"), points()),
        None => (Named::new(what, what, what), none()),
    }
}

pub(super) fn warning_card(warning: &Warning) -> WarningCard {
    let reads = Watcher::built_in().reads(&warning.id);
    WarningCard {
        warning: Named::new(&warning.id, &warning.zh, &warning.en),
        category: named_category(warning.category),
        level: named_level(warning.level),
        when: warning.when.clone(),
        reads: reads.into_iter().map(|what| subject_name(what).0).collect(),
        do_zh: warning.do_zh.clone(),
        do_en: warning.do_en.clone(),
        within_days: warning.within_days(),
        quiet_days: warning.quiet_days,
        takes_two: warning.level.takes_two(),
    }
}

impl Told<'_> {
    pub(super) fn card(&self, id: String, alert: &Alert) -> AlertCard {
        let none = BTreeSet::new();
        let consented = self.consented.get(&alert.firm).unwrap_or(&none);
        let warning = Watcher::built_in().warning(&alert.warning);
        let name = |user: &codes::UserId| {
            let id = user.to_string();
            self.people.get(&id).cloned().unwrap_or(id)
        };
        let note = |note: &Note| AlertNote {
            on: note.on.to_string(),
            by: name(&note.by),
            work: Named::new(crate::firms::word(&note.work), note.work.zh(), note.work.en()),
            text: note.text.clone(),
        };
        let (seen_on, seen) = &alert.seen;
        // What is made of several sources is shown while consents name them all.
        let whole = !consented.is_empty() && seen.sources.iter().all(|category| consented.contains(category));
        let grade = |grade: Option<portrait::Grade>| grade.filter(|_| whole).map(|grade| format!("{grade:?}"));
        AlertCard {
            firm: alert.firm.to_string(),
            firm_name: self.firms.get(&alert.firm.to_string()).cloned(),
            warning: warning.map_or_else(
                || Named::new(&alert.warning, &alert.warning, &alert.warning),
                |warning| Named::new(&warning.id, &warning.zh, &warning.en),
            ),
            category: named_category(alert.category),
            level: named_level(alert.level),
            status: named_status(alert.status),
            times: alert.times,
            raised_on: alert.raised_on.to_string(),
            due_on: alert.due_on.to_string(),
            late: alert.status != Status::Closed && self.today > alert.due_on,
            seen_on: seen_on.to_string(),
            said: seen.said.iter().map(|said| said_card(said, consented, whole)).collect(),
            grade: grade(seen.grade),
            grade_before: grade(seen.grade_before),
            owed: Money::from_minor(seen.owed, self.currency).into(),
            cleared_on: alert.cleared_on.map(|on| on.to_string()),
            handler: alert.handler.as_ref().map(name),
            do_zh: warning.map_or_else(String::new, |warning| warning.do_zh.clone()),
            do_en: warning.map_or_else(String::new, |warning| warning.do_en.clone()),
            notes: alert.notes.iter().map(note).collect(),
            closing: alert.closing.as_ref().map(|closing| AlertClosing {
                on: closing.on.to_string(),
                by: name(&closing.by),
                finding: Named::new(crate::firms::word(&closing.finding), closing.finding.zh(), closing.finding.en()),
                reason: closing.reason.clone(),
                agreed_on: closing.agreed.map(|(on, _)| on.to_string()),
                agreed_by: closing.agreed.map(|(_, by)| name(&by)),
            }),
            refused: alert.refused.as_ref().map(note),
            allowed: self.allowed(alert),
            id,
        }
    }

    fn allowed(&self, alert: &Alert) -> Vec<AllowedAct> {
        let work = |act| acts::act(self.who, Action::WorkAlert, act, &[]);
        let mine = alert.handler == Some(self.who.user);
        match alert.status {
            Status::Open => vec![work(("take", "接手办理", "take it"))],
            Status::Taken if mine => {
                vec![work(("note", "登记处理", "note what was done")), work(("close", "提出关闭", "close it"))]
            }
            Status::Taken => vec![work(("take", "接手办理", "take it over"))],
            Status::Closing => {
                let makers: Vec<_> = alert.closing.iter().map(|closing| closing.by).collect();
                let check = |act| acts::act(self.who, Action::AgreeAlert, act, &makers);
                vec![check(("agree", "同意关闭", "agree to close")), check(("refuse", "退回", "do not agree"))]
            }
            Status::Closed => Vec::new(),
        }
    }
}

fn said_card(said: &Said, consented: &BTreeSet<String>, whole: bool) -> AlertSaid {
    let (what, unit) = subject_name(&said.what);
    let subject = Watcher::built_in().subject(&said.what);
    let seen = match subject {
        Some(Subject::Indicator(at)) => {
            let catalogue = Catalogue::built_in();
            catalogue.sources(&catalogue.indicators()[at]).into_iter().all(|category| consented.contains(category))
        }
        _ => whole,
    };
    let value = match said.value.parse::<f64>() {
        Ok(number) => number_text(number),
        Err(_) if subject == Some(Subject::CashBreakAlarm) => "是 yes".to_owned(),
        Err(_) => said.value.clone(),
    };
    AlertSaid { what, is_indicator: matches!(subject, Some(Subject::Indicator(_))), value: seen.then_some(value), unit }
}
